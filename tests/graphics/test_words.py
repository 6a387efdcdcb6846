"""Names of quantities as words."""

import pytest

from wlnet.graphics.words import spoken


@pytest.mark.parametrize(
    "name, words",
    [
        ("Loss", "loss"),
        ("ErrorRate", "error rate"),
        ("ErrorRate[2]", "error rate[2]"),
        ("AreaUnderROCCurve", "area under ROC curve"),
        ("RMSGradients", "RMS gradients"),
        ("F1Score", "F1 score"),
        ("RSquared", "R squared"),
        ("my own", "my own"),
        ("", ""),
    ],
)
def test_spoken(name, words):
    assert spoken(name) == words
