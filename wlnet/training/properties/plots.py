"""Properties that are plots: how the loss and the measurements went."""

from wlnet.graphics.losses import loss_plot
from wlnet.training.property import training_property


@training_property("LossPlot", "LossEvolutionPlot")
def loss_evolution(record):
    """Plot of the training loss, batches faint and rounds strong, and of the validation loss."""
    return plot_of(record, "Loss")


@training_property("FinalPlots")
def final_plots(record):
    """Association of "Loss" and each measurement to the plot of how it went."""
    return {key: plot_of(record, key) for key in record.gauge.shown_keys}


def plot_of(record, key: str):
    """Plot of "Loss" or another key of the measurements."""
    batches = record.batch_losses if key == "Loss" else []
    return loss_plot(
        batches,
        [one.position for one in record.rounds],
        [record.gauge.shown(one.measurements)[key] for one in record.rounds],
        [one.position for one in record.validations],
        [record.gauge.shown(one.measurements)[key] for one in record.validations],
        label=key,
    )
