"""What happened in a training: the Record that properties, reports and plots are functions of."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from wlnet.expr.symbols import S
from wlnet.frozen import frozen
from wlnet.nets.net import Net
from wlnet.training.gauge import Gauge
from wlnet.training.method import Method
from wlnet.training.moment import Moment
from wlnet.training.training_net import TrainingNet
from wlnet.training.visits import Visits


@frozen
class Round:
    """
    position        absolute number of its last batch, from 1
    loss            mean over the examples of the round, each taken before the update of its batch
    measurements    key -> value, "Loss" first
    """

    position: int
    loss: float
    measurements: dict[str, object]


@frozen
class ValidationPoint:
    """A pass over the validation set, after the batch `position` of round `round`."""

    round: int
    position: int
    loss: float
    measurements: dict[str, object]


@dataclass
class Record:
    """Filled by the loop; the nets and the reason come at the end.

    batch_losses          mean loss of each batch, before its update
    batch_numbers         what `gauge` read off after each batch, one after the other
    seconds               of training, validation included, preparation not
    examples              seen by the net, with repetitions, fillers not counted
    best_round            round of the trained net
    call                  the original call, unevaluated
    permutation           (batches, size) positions in the data, from 1, that fill the batches; None where
                          they are generated
    training_net          the net with its losses before the training, or None
    turns                 the setting of TrainingUpdateSchedule
    visits                losses of the examples, where somebody asks for them
    collected             what was collected for custom properties: name -> function that gives it
    skipped               training examples that could not be encoded
    files                 paths of the checkpoints written
    live                  where the training stands, while it goes on
    """

    batch_size: int
    batches_per_round: int
    training_examples: int
    validation_examples: int
    method: Method
    initial_rate: float
    device: str
    multipliers: dict[tuple, float]
    gauge: Gauge
    call: object = None
    permutation: np.ndarray | None = None
    batch_losses: array = field(default_factory=lambda: array("d"))
    batch_numbers: array = field(default_factory=lambda: array("d"))
    rounds: list[Round] = field(default_factory=list)
    validations: list[ValidationPoint] = field(default_factory=list)
    seconds: float = 0.0
    examples: int = 0
    final_rate: float = 0.0
    reason: str = ""
    best_round: int = 0
    trained_net: Net | None = None
    final_net: Net | None = None
    training_net: TrainingNet | None = None
    turns: object = S.Automatic
    visits: Visits | None = None
    collected: dict[str, Callable] = field(default_factory=dict)
    skipped: int = 0
    files: list[str] = field(default_factory=list)
    live: Moment | None = None
