"""Properties that tell with what settings a training ran."""

from wlnet.expr.expr import wl_list
from wlnet.training.property import training_property


@training_property("OptimizationMethod", during=True)
def optimization_method(record):
    """{"ADAM", "Beta1" -> 0.9, ...}: the optimizer with all its suboptions; in the progress its name."""
    return record.method.described() if record.live is None else record.method.optimizer.name


@training_property("InitialLearningRate", during=True)
def initial_learning_rate(record):
    """Learning rate before the schedule."""
    return record.initial_rate


@training_property("FinalLearningRate")
def final_learning_rate(record):
    """Learning rate of the last batch."""
    return record.final_rate


@training_property("TargetDevice", during=True)
def target_device(record):
    """The setting of TargetDevice."""
    return record.device


@training_property("NetTrainInputForm")
def net_train_input_form(record):
    """The original call, unevaluated, with large data abbreviated."""
    return record.call


@training_property("TrainingUpdateSchedule", kept=False)
def training_update_schedule(record):
    """The setting of TrainingUpdateSchedule."""
    return record.turns


@training_property("ArraysLearningRateMultipliers", "WeightsLearningRateMultipliers", during=True)
def arrays_learning_rate_multipliers(record):
    """Position of each array of the net -> its learning rate multiplier; 0 for arrays that do not learn."""
    return {wl_list(path[1:]): rate for path, rate in record.multipliers.items() if path[0] == "Net"}
