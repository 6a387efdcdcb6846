"""NumericArray, ByteArray and expressions as bytes."""

import pytest

from tests.evaluating import Room

ROOM = Room()

VALUES = """
n = NumericArray[{{1, 2}, {3, 4}}, "Real32"]; Normal[n] ⇒ {{1., 2.}, {3., 4.}}
{Length[n], Dimensions[n], NumericArrayType[n], Head[n]} ⇒ {2, {2, 2}, "Real32", NumericArray}
{n[[2, 1]], Normal[n[[1]]]} ⇒ {3., {1., 2.}}
NumericArrayQ[n] && ! NumericArrayQ[{1}] ⇒ True
NumericArrayType[NumericArray[{1, 2}]] ⇒ "Integer64"
Normal[NumericArray[{1.7, 300}, "UnsignedInteger8", "ClipAndRound"]] ⇒ {2, 255}
Normal[NumericArray[{257}, "UnsignedInteger8", "Coerce"]] ⇒ {1}
n === NumericArray[{{1., 2.}, {3., 4.}}, "Real32"] ⇒ True
AtomQ[n] ⇒ True
b = ByteArray[{1, 2, 255}]; {Normal[b], Length[b], b[[3]]} ⇒ {{1, 2, 255}, 3, 255}
ByteArray["AQL/"] === b ⇒ True
ByteArrayQ[b] ⇒ True
BaseEncode[b] ⇒ "AQL/"
BaseDecode["AQL/"] === b ⇒ True
ByteArrayToString[StringToByteArray["h\\[EAcute]"]] ⇒ "h\\[EAcute]"
Normal[StringToByteArray["\\[EAcute]"]] ⇒ {195, 169}
c = {1, 2.5, x, 1/3, 2 + 3 I, <|"a" -> {1, 2}|>, 10^30, f[g[1]]}; Uncompress[Compress[c]] ⇒ c
Uncompress[Compress[Unevaluated[1 + 1]], Hold] ⇒ Hold[1 + 1]
Normal[BinarySerialize[{1, "a"}]] ⇒ {56, 58, 102, 2, 115, 4, 76, 105, 115, 116, 67, 1, 83, 1, 97}
BinaryDeserialize[BinarySerialize[{1, x, n, b}]] === {1, x, n, b} ⇒ True
BinaryDeserialize[BinarySerialize[Range[1000], PerformanceGoal -> "Size"]] ⇒ Range[1000]
"""

REFUSED = """
NumericArray[{1, x}, "Real32"] NumericArray::nconvss
NumericArray[{1, 2}, "Real33"] NumericArray::type
NumericArray[{300}, "UnsignedInteger8"] NumericArray::range
ByteArray[{256}] ByteArray::lend
ByteArray["!"] ByteArray::lend
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


@pytest.mark.parametrize("line", REFUSED.strip().splitlines())
def test_faults_give_a_message(line):
    ROOM.check_unevaluated(*line.rsplit(" ", 1))


def test_damaged_data_are_told():
    assert ROOM.messages('Uncompress["1:abc"]') == (["Uncompress::corrupt"], ROOM.value("$Failed"))
