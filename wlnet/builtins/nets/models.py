"""NetModel: nets by name."""

from __future__ import annotations

from wlnet.expr.expr import wl_list
from wlnet.expr.message import Message
from wlnet.language.builtin import builtin
from wlnet.nets.calls import applier, split
from wlnet.nets.model import MODELS
from wlnet.nets.model_parts import Asked, named, part_of
from wlnet.training.data.published import homes

ARGUMENTS = Message(
    "NetModel::nargs",
    "NetModel takes a model, a property, and settings of ports; it has `1` arguments before these.",
)


@builtin("NetModel[]")
def model_names(evaluation):
    """The names of all models."""
    return wl_list(sorted(MODELS))


@builtin("NetModel[model_, args___]")
def net_model(evaluation, model, args=()):
    """A property of a model, by default the trained net; with other types or coders at its ports."""
    positional, ports = split(args)
    if len(positional) > 1:
        raise ARGUMENTS(1 + len(positional))
    apply = applier(evaluation.call, evaluation.evaluate)
    return part_of(Asked(*named(model), ports, tuple(homes()), apply), *positional)
