import pickle

import pytest

from tests.evaluating import Room


@pytest.fixture(scope="module")
def room():
    return Room()


@pytest.mark.parametrize(
    "call, expected",
    [
        ('NetEncoder[{"Function", {StringLength[#], 1} &, {2}}]["abc"]', "{3, 1}"),
        ('NetEncoder[{"Function", {StringLength[#], 1} &, {2}}][{"abc", "d"}]', "{{3, 1}, {1, 1}}"),
        ('NetEncoder[{"Function", ToCharacterCode, {"Varying"}}][{"ab", "d"}]', "{{97, 98}, {100}}"),
        ('NetEncoder[{"Function", Total, {}, "Pattern" -> {__Integer}}][{{1, 2}, {3}}]', "{3, 3}"),
        ('NetEncoder[{"Function", Total, {}, "Pattern" -> {__Integer}}][{1, 2}]', "3"),
        (
            'NetEncoder[{"Function", Map[{StringLength[#]} &, #] &, {1}, "Batched" -> True}][{"a", "bc"}]',
            "{{1}, {2}}",
        ),
        ('NetEncoder[{"Function", {2 #} &, {1, "Integer"}}][4]', "{8}"),
        ('start = 0; NetEncoder[{"Function", {start + #} &, {1}, Initialization :> (start = 7)}][1]', "{8}"),
        ('NetDecoder[{"Function", Total[Normal[#]] &}][{1., 2., 3.}]', "6."),
        (
            'NetDecoder[{"Function", {#2, Total[Normal[#]]} &, "Properties" -> {"p", "q"}}][{1., 2.}]',
            '{"p", 3.}',
        ),
        (
            'NetDecoder[{"Function", {#2, Total[Normal[#]]} &, "Properties" -> {"p", "q"}}][{1., 2.}, "q"]',
            '{"q", 3.}',
        ),
        (
            'ElementwiseLayer[Ramp, "Input" -> NetEncoder[{"Function", {#, -#} &, {2}}]][{3, -4}]',
            "{{3., 0.}, {0., 4.}}",
        ),
    ],
)
def test_values(room, call, expected):
    room.check(call, expected)


@pytest.mark.parametrize(
    "call, message",
    [
        ('NetEncoder[{"Function", ToCharacterCode, {3}}][{"abc", "d"}]', "NetEncoder::fresult"),
        ('NetEncoder[{"Function", f, {3}}][1]', "NetEncoder::fresult"),
        ('NetEncoder[{"Function", # / 2 &, {"Integer"}}][3]', "NetEncoder::fresult"),
        ('NetEncoder[{"Function", {1} &, {1}, "Batched" -> True}][{1, 2}]', "NetEncoder::fbatch"),
        ('NetEncoder[{"Function", Total}]', "NetEncoder::argneeded"),
        ('NetEncoder[{"Function", Total, {0}}]', "NetEncoder::invarg"),
        ('NetDecoder[{"Function", Total}][{1.}, "p"]', "NetDecoder::noprop"),
        ('NetDecoder[NetEncoder[{"Function", Total, {}}]]', "NetDecoder::nomatching"),
    ],
)
def test_mistakes(room, call, message):
    assert message in room.messages(call)[0]


def test_a_coder_without_its_session_says_so(room):
    coder = pickle.loads(pickle.dumps(room.value('NetEncoder[{"Function", {#} &, {1}}]')))
    with pytest.raises(Exception, match="NetEncoder::nosession"):
        coder.encode([1])


def test_what_is_printed_reads_back(room):
    spec = 'NetEncoder[{"Function", {#} &, {1}, "Pattern" -> _Integer, "Batched" -> True}]'
    room.check(f"ToExpression[ToString[{spec}, InputForm]] === {spec}", "True")
