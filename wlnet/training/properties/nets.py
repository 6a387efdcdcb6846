"""Properties that are nets."""

from wlnet.training.assembled import training_graph
from wlnet.training.property import training_property
from wlnet.training.result import NetTrainResultsObject


@training_property("TrainedNet")
def trained_net(record):
    """The net that did best on the validation set; without one, the net at the end."""
    return record.trained_net


@training_property("FinalNet", kept=False)
def final_net(record):
    """The net at the end of the training, whether it was the best or not."""
    return record.final_net


@training_property("TrainingNet")
def training_net(record):
    """The net with its losses as one net, before the training."""
    return None if record.training_net is None else training_graph(record.training_net)


@training_property("ResultsObject", "All", kept=False)
def results_object(record):
    """All properties that need no notable computation, in one object."""
    return NetTrainResultsObject(record)
