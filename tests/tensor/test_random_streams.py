"""Random numbers against an independent Philox 4x64, and as functions of seed, purpose and counter."""

from hashlib import blake2b

import numpy as np
import pytest

from tests.checks import program, run
from wlnet.tensor.ops.sampling import dropout_mask, normal, uniform
from wlnet.tensor.random import stream

MASK = 2**64 - 1


def philox(key, counter):
    """One block of Philox4x64-10 (Salmon et al., 2011), in Python's integers."""
    c, k = list(counter), list(key)
    for _ in range(10):
        left, right = 0xD2E7470EE14C6C93 * c[0], 0xCA5A826395121157 * c[2]
        c = [(right >> 64) ^ c[1] ^ k[0], right & MASK, (left >> 64) ^ c[3] ^ k[1], left & MASK]
        k = [(k[0] + 0x9E3779B97F4A7C15) & MASK, (k[1] + 0xBB67AE8584CAA73B) & MASK]
    return c


def words(seed, purpose, counter, count):
    key = (seed % 2**64, int.from_bytes(blake2b(purpose.encode(), digest_size=8).digest(), "little"))
    blocks = (philox(key, (1 + i, counter, 0, 0)) for i in range(-(-count // 4)))
    return [word for block in blocks for word in block][:count]


@pytest.mark.parametrize("seed, purpose, counter", [(0, "a", 0), (1234, "layer 1", 7), (-5, "", 2**40)])
def test_the_stream_is_philox_as_documented(seed, purpose, counter):
    expected = words(seed, purpose, counter, 10)
    found = stream(seed, purpose, counter).random(10)
    np.testing.assert_array_equal(found, [(w >> 11) * 2.0**-53 for w in expected])
    halves = [half for w in expected for half in (w & 0xFFFFFFFF, w >> 32)]
    found = stream(seed, purpose, counter).random(20, dtype=np.float32)
    np.testing.assert_array_equal(found, np.float32([(h >> 8) * 2.0**-24 for h in halves]))


def test_normal_numbers_are_box_mullers():
    u = [(w >> 11) * 2.0**-53 for w in words(3, "n", 5, 6)]
    radius = np.sqrt(-2 * np.log(1 - np.array(u[:3])))
    angle = 2 * np.pi * np.array(u[3:])
    expected = np.concatenate([radius * np.cos(angle), radius * np.sin(angle)])[:5]
    found = run(lambda c: normal(c, seed=3, purpose="n", shape=(5,), dtype="Real64"), [np.array(5)])
    np.testing.assert_allclose(found, expected, rtol=1e-14)


def test_numbers_depend_on_seed_purpose_and_counter_and_on_nothing_else():
    def sample(c):
        one = uniform(c, seed=1, purpose="a", shape=(4,))
        other = uniform(c, seed=1, purpose="b", shape=(4,))
        third = uniform(c, seed=2, purpose="a", shape=(4,))
        return one, other, third, uniform(c, seed=1, purpose="a", shape=(2, 4))

    each = program(sample, [np.array(0)])

    def drawn(counter):
        return [y.copy() for y in each(x0=counter).values()]

    first, second = drawn(1), drawn(2)
    assert len({x[0] for x in [*first[:3], *second[:3]]}) == 6
    np.testing.assert_array_equal(first[0], first[3][0])  # a larger array begins with the same numbers
    for one, other in zip(first, drawn(1), strict=True):
        np.testing.assert_array_equal(one, other)


def test_moments():
    x = run(lambda c: normal(c, seed=0, purpose="m", shape=(100, 401)), [np.array(0)]).astype(float)
    assert abs(x.mean()) < 0.02 and abs(x.std() - 1) < 0.02 and abs((x**4).mean() - 3) < 0.15
    u = run(lambda c: uniform(c, seed=0, purpose="m", shape=(40000,)), [np.array(0)])
    assert u.min() >= 0 and u.max() < 1 and abs(u.mean() - 0.5) < 0.01


@pytest.mark.parametrize("rate", [0, 0.25, 0.5, 1])
def test_a_dropout_mask_has_mean_one(rate):
    mask = run(lambda c: dropout_mask(c, seed=0, purpose="d", shape=(40000,), rate=rate), [np.array(0)])
    assert set(np.unique(mask)) <= {0, np.float32(1 / (1 - rate)) if rate < 1 else 0}
    assert abs((mask == 0).mean() - rate) < 0.01
