"""Curves of quantities that were collected in a training."""

import numpy as np
import pytest

from wlnet.expr.symbols import S
from wlnet.graphics.evolution import evolution_plot
from wlnet.graphics.scene import Line, scene


@pytest.mark.parametrize("per_round, across, name", [(2, [0.5, 1, 1.5], "rounds"), (3, [1, 2, 3], "batches")])
def test_the_horizontal_axis_counts_rounds_or_the_batches_of_one(per_round, across, name):
    graphic = evolution_plot(np.array([1, 2, 3]), per_round, [(None, np.array([3.0, 2, 1]))], "RMSWeights")
    (line,) = (one for one in scene(graphic).shapes if isinstance(one, Line))
    assert line.points[:, 0].tolist() == across
    labels = {one.args[0]: one.args[1] for one in graphic.args if one.head is S.Rule}[S.FrameLabel]
    assert list(labels) == [name, "RMS weights"]
