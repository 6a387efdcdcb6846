"""What became of single examples, files and settings of a training."""

from __future__ import annotations

from wlnet.training.property import training_property


@training_property("ExampleLosses", during=True, kept=False)
def example_losses(record):
    """For each training example, in the order of the data, the losses that it met; one entry a visit."""
    return None if record.visits is None else record.visits.losses()


@training_property("CheckpointingFiles", during=True)
def checkpointing_files(record):
    """Paths of the checkpoints that were written."""
    return list(record.files)
