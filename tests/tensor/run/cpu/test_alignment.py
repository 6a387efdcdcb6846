"""Sums over alignments by rows give the numbers of the plain kernels."""

import numpy as np
import pytest

from tests.checks import normal, program
from wlnet.tensor.ops.alignment import alignments, occupations
from wlnet.tensor.ops.movement import permute
from wlnet.tensor.run.cpu.store import store

pytestmark = pytest.mark.skipif(store() is None, reason="no compiled kernels here")


def given(batch, steps, states):
    """Scores, skip, ends, alive: examples of several lengths."""
    rng = np.random.default_rng(states)
    scores = np.log(rng.dirichlet(np.ones(states), (batch, steps))).astype(np.float32)
    skip = rng.random((batch, states)) < 0.5
    ends = np.arange(states) >= rng.integers(0, states, (batch, 1))
    lengths = rng.integers(1, steps + 1, (batch, 1))
    lengths[0] = steps
    return [scores, skip, ends, np.arange(steps) < lengths]


def checked(function, arrays):
    made = program(function, arrays)
    for n, array in enumerate(arrays):
        made.arguments[f"x{n}"][...] = array
    findings = made.check()
    assert not findings, "\n".join(map(str, findings))
    assert set(made.kernels) == {"rows"}, made.text()
    return made


@pytest.mark.parametrize("steps", [1, 2, 9])
@pytest.mark.parametrize("states", [2, 3, 15, 16, 17, 18, 33, 64])
def test_sums_and_shares(states, steps):
    arrays = given(5, steps, states)
    made = checked(lambda *x: (alignments(*x), occupations(*x)), arrays)
    outputs = {name: x.copy() for name, x in made().items()}
    inside = outputs["y1"].sum(-1)[arrays[3]]
    reached = np.broadcast_to(outputs["y0"][:, None], arrays[3].shape)[arrays[3]] > -1e29
    np.testing.assert_allclose(inside[reached], 1, rtol=1e-3)  # some state is taken at each step
    assert not outputs["y1"][~arrays[3]].any()


def test_scores_in_another_order_of_memory():
    scores, *others = given(4, 6, 9)
    turned = np.ascontiguousarray(scores.transpose(1, 0, 2))
    checked(lambda x, *y: occupations(permute(x, order=(1, 0, 2)), *y), [turned, *others])


def test_what_stands_in_steps_that_are_not_there_does_not_matter():
    scores, *others = given(4, 7, 20)
    made = checked(lambda *x: (alignments(*x), occupations(*x)), [scores, *others])
    first = {name: x.copy() for name, x in made().items()}
    made.arguments["x0"][~others[2]] = 1e3 * normal(int((~others[2]).sum()), 20)
    for name, x in made().items():
        np.testing.assert_array_equal(x, first[name])


def test_a_score_that_is_no_number_is_seen():
    scores, *others = given(3, 5, 9)
    scores[0, 2] = np.nan
    arrays = [scores, *others]
    found = program(alignments, arrays)(**{f"x{n}": x for n, x in enumerate(arrays)})["y0"]
    assert np.isnan(found[0]) and not np.isnan(found[1:]).any()
