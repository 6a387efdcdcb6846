"""Properties that count rounds, batches and examples."""

from wlnet.training.property import property_names, training_property


@training_property("TotalRounds", during=True)
def total_rounds(record):
    """Rounds done; one that was cut short counts. While it goes on: the most that are planned."""
    return len(record.rounds) if record.live is None else record.live.planned_rounds()


@training_property("TotalBatches", during=True)
def total_batches(record):
    """Batches done, which is the number of updates. While it goes on: the most that are planned."""
    return len(record.batch_losses) if record.live is None else record.live.planned_batches()


@training_property("BatchesPerRound", during=True)
def batches_per_round(record):
    """Batches that hold every example once."""
    return record.batches_per_round


@training_property("BatchSize", during=True)
def batch_size(record):
    """Examples a batch, as in effect."""
    return record.batch_size


@training_property("BatchPermutation", kept=False)
def batch_permutation(record):
    """Matrix of positions in the data, one row a batch; the last row is filled up from the first."""
    return record.permutation


@training_property("TrainingExamples")
def training_examples(record):
    """Examples in the training set, without those put aside for validation."""
    return record.training_examples


@training_property("ValidationExamples")
def validation_examples(record):
    """Examples in the validation set; 0 without one."""
    return record.validation_examples


@training_property("ExamplesProcessed", during=True)
def examples_processed(record):
    """Examples seen in training, each as often as it was seen."""
    return record.examples


@training_property("BestValidationRound", during=True)
def best_validation_round(record):
    """Round of the trained net; the last one without a validation set."""
    return record.best_round


@training_property("RoundPositions")
def round_positions(record):
    """Absolute number of the last batch of each round."""
    return [one.position for one in record.rounds]


@training_property("ValidationPositions")
def validation_positions(record):
    """Absolute number of the batch after which each validation was made."""
    return [one.position for one in record.validations]


@training_property("ReasonTrainingStopped")
def reason_training_stopped(record):
    """ "MaxTrainingRounds", "TimeGoal", "TrainingStoppingCriterion", "ProgressFunction", "ManualStop",
    "Divergence", or "NothingToTrain"."""
    return record.reason


@training_property("Properties")
def properties(record):
    """Names of the properties, sorted."""
    return property_names()
