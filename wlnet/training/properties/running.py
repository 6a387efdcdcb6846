"""What only a running training has: where it stands, its present arrays and gradients."""

from __future__ import annotations

import numpy as np

from wlnet.expr.expr import wl_list
from wlnet.training.property import training_property


@training_property("AbsoluteBatch", during=True, after=False)
def absolute_batch(record):
    """Batches processed so far."""
    return len(record.batch_losses)


@training_property("Batch", during=True, after=False)
def batch(record):
    """Number of the latest batch within its round."""
    return record.live.in_round


@training_property("Round", during=True, after=False)
def current_round(record):
    """Number of the current round, from 1."""
    return record.live.round


@training_property("BatchData", during=True, after=False)
def batch_data(record):
    """Port -> encoded examples of the latest batch."""
    return record.live.batch_data()


@training_property("BatchIndices", during=True, after=False)
def batch_indices(record):
    """Positions in the data of the examples of the latest batch; None for generated data."""
    return record.live.batch_indices()


@training_property("BatchesPerSecond", during=True, after=False)
def batches_per_second(record):
    """Present speed, over the latest batches."""
    pace = record.live.pace
    return 1 / pace if pace else None


@training_property("ExamplesPerSecond", during=True, after=False)
def examples_per_second(record):
    """Present speed, over the latest batches."""
    pace = record.live.pace
    return record.batch_size / pace if pace else None


@training_property("Event", during=True, after=False)
def event(record):
    """The latest of "TrainingStart", "BatchEnd", "RoundEnd", "ValidationEnd", "CheckpointWritten" and
    "TrainingEnd"."""
    return record.live.event


@training_property("LearningRate", during=True, after=False)
def learning_rate(record):
    """Learning rate of the latest batch."""
    return record.final_rate


@training_property("ProgressFraction", during=True, after=False)
def progress_fraction(record):
    """Part of the training that is done, 0 to 1."""
    return record.live.fraction()


@training_property("TimeElapsed", during=True, after=False)
def time_elapsed(record):
    """Seconds of training so far."""
    return record.seconds


@training_property("TimeRemaining", during=True, after=False)
def time_remaining(record):
    """Seconds to come, as far as they can be told; None before the first batch."""
    return record.live.remaining()


@training_property("Net", during=True, after=False)
def net(record):
    """The net with its present arrays."""
    return record.live.net()


@training_property("Weights", during=True, after=False)
def weights(record):
    """Position -> present value, of every array of the net."""
    return _by_position(record.live.weights())


@training_property("WeightsVector", during=True, after=False)
def weights_vector(record):
    """All arrays of the net flattened and joined."""
    return _vector(record.live.weights())


@training_property("WeightsRMS", during=True, after=False)
def weights_rms(record):
    """Root mean square of all numbers in the arrays of the net."""
    return _rms(record.live.weights())


@training_property("Gradients", during=True, after=False)
def gradients(record):
    """Position -> gradient at the latest batch, of every array that learns; None before the first batch."""
    return _by_position(record.live.gradients())


@training_property("GradientsVector", during=True, after=False)
def gradients_vector(record):
    """All gradients flattened and joined."""
    return _vector(record.live.gradients())


@training_property("GradientsRMS", during=True, after=False)
def gradients_rms(record):
    """Root mean square of all gradient components."""
    return _rms(record.live.gradients())


def _by_position(arrays):
    return None if arrays is None else {wl_list(path): array for path, array in arrays.items()}


def _vector(arrays):
    return None if arrays is None else np.concatenate([array.ravel() for array in arrays.values()])


def _rms(arrays):
    vector = _vector(arrays)
    return None if vector is None else float(np.sqrt(np.mean(np.square(vector, dtype=float))))
