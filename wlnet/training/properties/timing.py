"""Properties about time. Seconds of training: rounds and validation, without preparation."""

from wlnet.training.property import training_property


@training_property("TotalTrainingTime")
def total_training_time(record):
    """Seconds from the first batch to the end."""
    return record.seconds


@training_property("MeanBatchesPerSecond", during=True)
def mean_batches_per_second(record):
    """TotalBatches / TotalTrainingTime; None before any time has passed."""
    return len(record.batch_losses) / record.seconds if record.seconds else None


@training_property("MeanExamplesPerSecond", "MeanInputsPerSecond", during=True)
def mean_examples_per_second(record):
    """ExamplesProcessed / TotalTrainingTime; None before any time has passed."""
    return record.examples / record.seconds if record.seconds else None
