"""Single calls that would take minutes are stopped by a limit of time soon after it."""

import time

import pytest

from wlnet.session import Session

WORK = {
    "PrimeQ": "PrimeQ[2^44497 - 1]",
    "PowerMod": "PowerMod[3, 2^44497, 2^44497 - 1]",
    "PowerMod of very large": "PowerMod[3, 2^3000, a]",
    "NextPrime": "NextPrime[10^6000]",
    "PrimePi": "PrimePi[10^14]",
    "Binomial": "Binomial[10^8, 3 10^7]",
    "Power": "3^(10^8)",
    "Fibonacci": "Fibonacci[10^8]",
    "Factorial2": "10000001!!",
    "GCD": "GCD[a, b]",
    "LCM": "LCM[a, b]",
    "quotient": "c/d",
    "Mod": "Mod[a^2, b]",
    "Quotient": "Quotient[a^2, b]",
    "string pattern": 'StringMatchQ[StringRepeat["a", 40] <> "b", (("a" ..) ..) ~~ "c"]',
    "string pattern of names": 'StringCases[StringRepeat["a", 40] <> "b", x : ((y : "a" ..) ..) ~~ "c"]',
}


@pytest.fixture(scope="module")
def stopped():
    session = Session()
    session.evaluate("SeedRandom[3]; a = RandomInteger[2^(6 10^6)]; b = RandomInteger[2^(6 10^6)];")
    session.evaluate("c = BitShiftRight[a, 48 10^5]; d = BitShiftRight[b, 48 10^5];")
    return session


@pytest.mark.parametrize("work", WORK.values(), ids=WORK)
def test_a_limit_of_time(stopped, work):
    start = time.monotonic()
    assert stopped.evaluate(f'TimeConstrained[{work}, 0.1, "T"]') == "T"
    assert time.monotonic() - start < 1.5
