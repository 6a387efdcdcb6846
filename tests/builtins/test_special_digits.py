"""Values of special functions to many digits, by relations between them."""

import pytest

from tests.evaluating import Room

ROOM = Room()

# expressions that are 0
RELATIONS = """
BesselJ[1/3 + 1, x] BesselY[1/3, x] - BesselJ[1/3, x] BesselY[1/3 + 1, x] - 2/(Pi x)
BesselJ[3, x] BesselY[2, x] - BesselJ[2, x] BesselY[3, x] - 2/(Pi x)
BesselI[2, x] BesselK[3, x] + BesselI[3, x] BesselK[2, x] - 1/x
BesselI[1/4, x] BesselK[5/4, x] + BesselI[5/4, x] BesselK[1/4, x] - 1/x
AiryAi[x] AiryBiPrime[x] - AiryAiPrime[x] AiryBi[x] - 1/Pi
AiryAi[-x] AiryBiPrime[-x] - AiryAiPrime[-x] AiryBi[-x] - 1/Pi
EllipticE[m] EllipticK[n] + (EllipticE[n] - EllipticK[n]) EllipticK[m] - Pi/2 /. n -> 1 - m /. m -> 1/x
PolyLog[2, 1/3] - PolyLog[2, 1/9]/6 - Pi^2/18 + Log[3]^2/6
ProductLog[x] E^ProductLog[x] - x
PolyGamma[1, 1/3] + PolyGamma[1, 2/3] - Pi^2/Sin[Pi/3]^2
PolyGamma[0, 1/4] + EulerGamma + Pi/2 + 3 Log[2]
Hypergeometric1F1[1/3, 4/3, -x] - E^-x Hypergeometric1F1[1, 4/3, x]
ArithmeticGeometricMean[1, 1/x] - Pi/(2 EllipticK[1 - 1/x^2])
"""


@pytest.mark.parametrize("x", ["2", "7/2", "12"])
@pytest.mark.parametrize("relation", RELATIONS.strip().splitlines())
def test_relations_hold_to_forty_digits(relation, x):
    """Each term is found with 40 digits, so that the sum is 0 to about as many."""
    value = ROOM.value(f"Abs[N[({relation}) /. x -> SetPrecision[{x}, 45], 40]] < 10^-34")
    assert repr(value) == "True", (relation, x, ROOM.value(f"N[({relation}) /. x -> {x}, 40]"))


@pytest.mark.parametrize(
    "text, digits",
    [
        # OEIS A334380 (J0(1)) and the tables of Abramowitz and Stegun, 9.8 and 10.11
        ("N[BesselJ[0, 1], 40]", "0.7651976865579665514497175261026632209093"),
        ("N[BesselK[0, 2], 30]", "0.113893872749533435652719574932"),
        ("N[ProductLog[1], 40]", "0.5671432904097838729999686622103555497539"),
        ("N[EllipticK[1/2], 40]", "1.854074677301371918433850347195260046218"),
    ],
)
def test_known_digits(text, digits):
    assert str(ROOM.value(text).value)[: len(digits) - 1] == digits[:-1]
