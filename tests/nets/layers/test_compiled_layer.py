"""CompiledLayer calls a function of the language while a net runs."""

import numpy as np
import pytest

from tests.checks import normal
from tests.evaluating import Room
from tests.layer_checks import check_layer
from tests.nets.test_nets_in_language import Talk
from wlnet.expr.expr import TRUE
from wlnet.nets.infer import infer


@pytest.fixture
def room():
    return Room()


def numbers(room, text):
    return np.asarray(room.value(text).array, dtype=float)


WAYS = {
    "one example": "Function[x, Sin[x]], Function[{x, dy}, Cos[x] dy]",
    "slots": "Sin[#] &, Cos[#1] #2 &",
    "a batch": 'Function[{Typed[x, "PackedArray"["Real64", 2]]}, Sin[x]],'
    ' Function[{Typed[x, "PackedArray"["Real64", 2]], Typed[d, "PackedArray"["Real64", 2]]}, Cos[x] d]',
    "by itself": "Sin[#] &",
    "by itself, a batch": 'Function[Typed[x, "NumericArray"["Real32", 2]], Sin[x]]',
    "compiled": "Compile[{{x, _Real, 1}}, Sin[x]], Compile[{{x, _Real, 1}, {d, _Real, 1}}, Cos[x] d]",
}


@pytest.mark.parametrize("way", WAYS)
def test_values_and_gradients_are_those_of_the_function(room, way):
    net = room.value(f'CompiledLayer[{WAYS[way]}, "Input" -> 3]')
    x = normal(4, 3)
    np.testing.assert_allclose(net(x, WorkingPrecision="Real64"), np.sin(x), rtol=1e-12)
    check_layer(net, Input=(3,))


def test_the_output_may_have_other_dimensions(room):
    text = 'CompiledLayer[Total[#^2] &, 2 #1 #2 &, "Input" -> {2, 2}]'
    assert room.value(text).outputs["Output"].dims == (2,)
    np.testing.assert_allclose(numbers(room, f"{text}[{{{{1, 2}}, {{3, 4}}}}]"), [10, 20])


def test_a_gradient_function_of_three_arguments_takes_the_output(room):
    net = room.value('CompiledLayer[Exp, Function[{x, dy, y}, y dy], "Input" -> 2]')
    check_layer(net, Input=(2,))


def test_a_number_is_no_list(room):
    net = infer(room.value("CompiledLayer[#^2 &, 2 #1 #2 &]"), Input=())
    assert net(3.0) == 9
    check_layer(net, Input=())


def test_a_function_with_a_name_is_called_as_it_is_defined_now(room):
    room.value('sorted[x_] := Sort[x]; layer = CompiledLayer[sorted, None, "Input" -> 3]')
    np.testing.assert_allclose(numbers(room, "layer[{3, 1, 2}]"), [1, 2, 3])
    room.value("sorted[x_] := Reverse[x]")
    np.testing.assert_allclose(numbers(room, "layer[{3, 1, 2}]"), [2, 1, 3])


def test_two_sessions_do_not_share_what_a_name_means(room):
    texts = [f'f[x_] := {n} x; CompiledLayer[f, None, "Input" -> 1][{{1}}]' for n in (2, 3)]
    found = [np.asarray(other.value(text).array) for other, text in zip((room, Room()), texts, strict=True)]
    assert found[0] == 2 and found[1] == 3


def test_it_trains_with_what_stands_before_it(room):
    room.value(
        'net = NetChain[{LinearLayer[1, "Biases" -> None], CompiledLayer[Sin, Cos[#1] #2 &]}, "Input" -> 1];'
        "data = Table[{x} -> {Sin[2. x]}, {x, -0.5, 0.5, 0.1}];"
        'net = NetTrain[net, data, MaxTrainingRounds -> 300, Method -> {"ADAM", "LearningRate" -> 0.1},'
        " TrainingProgressReporting -> None, RandomSeeding -> 1]"
    )
    np.testing.assert_allclose(numbers(room, 'NetExtract[net, {1, "Weights"}]'), [[2]], atol=1e-2)


def test_what_is_printed_is_read_back(room):
    for way, text in WAYS.items():
        room.value(f'layer = CompiledLayer[{text}, "Input" -> 3]')
        assert room.value("ToExpression[ToString[layer, InputForm]] === layer") == TRUE, way


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("CompiledLayer[]", "CompiledLayer::argneeded"),
        ("CompiledLayer[5]", "CompiledLayer::invarg"),
        ("CompiledLayer[Sin, 3]", "CompiledLayer::invarg"),
        ('CompiledLayer[Tally[#] &, "Input" -> 2]', "Tally has no known gradient"),
        ('CompiledLayer[StringJoin, None, "Input" -> 2]', "CompiledLayer::result"),
        ('CompiledLayer[Function[Typed[x, "NumericArray"["Real32", 2]], Sin[x]], "Input" -> {2, 2, 2, 2}]',
         "CompiledLayer::compiledrank"),
        ('CompiledLayer[Sin, None, "Input" -> 2][{1, 2}, NetPortGradient["Input"]]', "CompiledLayer::nograd"),
        ('CompiledLayer[Sin, Total[#1] &, "Input" -> 2][{1, 2}, NetPortGradient["Input"]]',
         "The gradient function of CompiledLayer should give a vector (size: 2)"),
        ('CompiledLayer[Sin, None, "Input" -> 2, "Output" -> 3][{1, 2}]', "should give a vector (size: 3)"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told(text, message):
    wl = Talk()
    wl(text)
    assert message in wl.messages[0], wl.messages
