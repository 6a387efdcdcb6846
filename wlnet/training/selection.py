"""Settings for parts of a net, {part -> number, ...}, as one number for each array.

Parts are written as in LearningRateMultipliers: a layer, an array, a path, a span, or _ for
everything; the first rule that fits an array counts. Source: nettrain.md sections 4.3 and 5.
"""

from __future__ import annotations

from wlnet.expr.message import Message, MessageError
from wlnet.nets.net import Net
from wlnet.nets.rates import rates_of, selected
from wlnet.training.losses import Loss

NO_PART = Message("NetTrain::invpart", 'No layer or array of the net is at `1` in the setting of "`2`".')


def multipliers(setting, net: Net, losses: tuple[Loss, ...]) -> dict[tuple, float]:
    """Path -> relative learning rate of every array of a training net (see TrainingNet.arrays).

    setting    of LearningRateMultipliers; what it does not name keeps the rate stored in the net
    """
    found = {("Net", *path): rate for path, rate in rates_of(setting, net, net.multipliers).items()}
    for number, loss in enumerate(losses, start=1):
        if loss.layer is not None:
            found |= {("Loss", number, *path): rate for path, rate in loss.layer.multipliers.items()}
    return found


def bounds(setting, name: str, net: Net, paths) -> dict[tuple, float | None]:
    """Path -> number of a Method suboption for each of `paths`; None where it is off.

    setting    None, a number for all, or a tuple of (part, number or None)
    """
    if not isinstance(setting, tuple):
        return dict.fromkeys(paths, setting)
    found: dict[tuple, float | None] = dict.fromkeys(paths)
    for part, number in reversed(setting):
        try:
            chosen = selected(part, net)
        except MessageError:
            raise NO_PART(part, name) from None
        found |= {("Net", *path): number for path in chosen}
    return found
