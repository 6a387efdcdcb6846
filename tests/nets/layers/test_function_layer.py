"""FunctionLayer[f][x] is f[x], which the language says; and its gradients."""

import numpy as np
import pytest

from tests.checks import normal
from tests.evaluating import Room
from tests.layer_checks import check_layer
from wlnet.expr.arrays import as_array
from wlnet.expr.expr import Expr
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.infer import infer


@pytest.fixture(scope="module")
def room():
    found = Room()
    found.value("v = {1., -2., 3.}; m = {{1., 2., 3.}, {-4., 5., 6.}}; q = {{2., 1.}, {1., 3.}}")
    return found


def numbers(expr):
    return np.asarray(as_array(expr, exact=False) if isinstance(expr, Expr) else expr, dtype=float)


@pytest.mark.parametrize(
    "function, data",
    [
        ("Total[#^2] &", "v"),
        ("Tanh[#] + 1 &", "m"),
        ("# . # &", "v"),
        ("# . Transpose[#] &", "m"),
        ("Mean[#] &", "m"),
        ("(# - Mean[#])/StandardDeviation[#] &", "v"),
        ("Variance[#] &", "m"),
        ("Median[#] &", "v"),
        ("Max[#] - Min[#] &", "m"),
        ("# {10, 100} &", "m"),
        ("Exp[#]/Total[Exp[#]] &", "v"),
        ("Norm[#] &", "v"),
        ("Normalize[#] &", "v"),
        ("Tr[#] &", "q"),
        ("Total[#, 2] &", "m"),
        ("Total[#, {2}] &", "m"),
        ("Flatten[#] &", "m"),
        ("ArrayReshape[#, {3, 2}] &", "m"),
        ("Reverse[#] &", "m"),
        ("Join[#, 2 #] &", "m"),
        ("{#, #^2} &", "v"),
        ("{First[#], Last[#], #[[2]]} &", "v"),
        ("Most[#] + Rest[#] &", "v"),
        ("Take[#, 2] . Drop[#, 1] &", "v"),
        ("#[[All, 2 ;; 3]] &", "m"),
        ("#[[-1, 1]] &", "m"),
        ("#[[{2, 1}, {3, 1, 1}]] &", "m"),
        ("#[[2, {-1, 1}]] &", "m"),
        ("Take[#, All, 2] . Take[#, 2] &", "q"),
        ("Take[#, {2}, {1, 3, 2}] &", "m"),
        ("Drop[#, None, -1] &", "m"),
        ("Reverse[#, 2] + Reverse[#, {1, 2}] &", "m"),
        ("RotateRight[#, {1, 1}] &", "m"),
        ("Join[#, 2 #, 2] &", "m"),
        ("ArrayPad[#, {1, 2}] &", "v"),
        ("ArrayPad[#, {{0, 1}, {2, 0}}, 7] &", "m"),
        ("Apply[Plus, #, {1}] &", "m"),
        ("Apply[Times, Outer[Times, #, #], {1}] &", "v"),
        ("Map[Norm, {#, 2 #}, {2}] &", "m"),
        ("Map[Function[r, r/Norm[r]], {#, # + 1}, {2}] &", "m"),
        ("Map[If[# > 1, #, 0] &, #, {2}] &", "m"),
        ("Map[2 # &, #, 2] &", "m"),
        ("Module[{a = Total[#, 2]}, Map[Function[r, r a], #, {2}]] &", "m"),
        ("Map[Total]", "m"),
        ("Map[Total] @* Transpose", "m"),
        ("Tanh /* Total /* Max", "m"),
        ("Map[Composition[Total, Abs], #] &", "m"),
        ("Clip[#, {0, 2}, {-10, 20}] &", "m"),
        ("Ordering[#] &", "v"),
        ("TakeLargest[#, 2] - TakeSmallest[#, 2] &", "v"),
        ("UpperTriangularize[#] + LowerTriangularize[#, -1] &", "m"),
        ("ListCorrelate[{1, 3}, #] &", "v"),
        ("ListConvolve[{1, 3}, #] &", "v"),
        ("MovingAverage[#, 2] &", "v"),
        ("Subdivide[#[[1]], #[[3]], 4] &", "v"),
        ("Rescale[#, {-1, 2}] &", "v"),
        ("Rescale[#, {-1, 2}, {5, 7}] &", "v"),
        ("Quantile[#, 1/4] &", "m"),
        ("Quantile[#, {0.2, 0.8}] &", "v"),
        ("InterquartileRange", "v"),
        ("InterquartileRange", "q"),
        ("Kurtosis[#] + Skewness[#] &", "v"),
        ("Correlation[#, #^2] &", "v"),
        ("Map[Total, #] &", "m"),
        ("Map[Function[r, r/Norm[r]], #] &", "m"),
        ("Table[#[[i]] i, {i, 3}] &", "v"),
        ("Table[#[[i, j]] + i, {j, 2}, {i, 2}] &", "m"),
        ("Sum[#[[i]]^i, {i, 3}] &", "v"),
        ("Fold[2 #1 + #2 &, 0, #] &", "v"),
        ("FoldList[Plus, #] &", "v"),
        ("Nest[# . {{2., 1.}, {1., 3.}} &, #, 3] &", "q"),
        ("NestList[Sin, #, 2] &", "v"),
        ("Apply[Plus, #] &", "m"),
        ("MapThread[#1 . #2 &, {#, 2 #}] &", "m"),
        ("Accumulate[#] &", "v"),
        ("With[{a = Total[#]}, # / (1 + a^2)] &", "v"),
        ("Function[x, x Length[x]]", "v"),
        ("ConstantArray[Total[#], {2, 2}] &", "v"),
        ("EuclideanDistance[#, {1, 1, 1}] &", "v"),
        ("CosineDistance[#, {1, 2, 1}] &", "v"),
        ("Clip[#, {-1, 2}] &", "v"),
        ("Boole[Map[# > 0 &, #]] &", "v"),
        ("# Range[3] &", "v"),
        ("Sqrt[2] # + Pi &", "v"),
        ("Total", "m"),
        ("Det", "q"),
        ("Inverse", "q"),
        ("LinearSolve[#, {1, 2}] &", "q"),
        ("MatrixPower[#, 3] &", "q"),
        ("MatrixPower[#, -2] &", "q"),
        ("Cross[#, {1, 2, 0}] &", "v"),
        ("KroneckerProduct[#, {{1, 2}, {0, 1}}] &", "m"),
        ("Projection[#, {1, 2, 0}] &", "v"),
        ("Diagonal[#] &", "m"),
        ("DiagonalMatrix[#] &", "v"),
        ("# . IdentityMatrix[3] &", "m"),
        ("# . UnitVector[3, 2] &", "m"),
        ("Outer[Times, #, {1, 2}] &", "v"),
        ("Outer[#1 - #2^2 &, #, #] &", "v"),
        ("Append[#, {7, 8, 9}] &", "m"),
        ("Prepend[#, 5] &", "v"),
        ("RotateLeft[#] &", "v"),
        ("RotateRight[#, 2] &", "v"),
        ("Differences[#] &", "m"),
        ("Differences[#, 2] &", "v"),
        ("Ratios[#] &", "v"),
        ("Partition[#, 2, 1] &", "v"),
        ("Partition[Flatten[#], 3] &", "m"),
        ("PadRight[#, 5] &", "v"),
        ("PadLeft[#, 5, 7] &", "v"),
        ("PadRight[#, 2] &", "v"),
        ("Sort[#] &", "v"),
        ("Riffle[#, 2 #] &", "v"),
        ("ChessboardDistance[#, {1, 1, 1}] &", "v"),
        ("BrayCurtisDistance[#, {1, 1, 1}] &", "v"),
        ("CanberraDistance[#, {1, 1, 1}] &", "v"),
        ("HammingDistance[#, {1., 1., 3.}] &", "v"),
        ("CorrelationDistance[#, {1, 0, 3}] &", "v"),
        ("Standardize[#] &", "v"),
        ("Rescale[#] &", "v"),
        ("RootMeanSquare[#] &", "v"),
        ("GeometricMean[Abs[#]] &", "v"),
        ("HarmonicMean[#] &", "v"),
        ("MeanDeviation[#] &", "v"),
        ("Covariance[#, {1, 2, 4}] &", "v"),
        ("Covariance[Transpose[#]] &", "m"),
        ("Quantile[#, 1/2] &", "v"),
        ("Which[Total[#] > 1, #, True, -#] &", "v"),
        ("Product[#[[i]], {i, 3}] &", "v"),
        ("With[{x = #}, Array[x[[#1]] + #2 &, {3, 2}]] &", "v"),
        ("MapIndexed[#1 First[#2] &, #] &", "v"),
    ],
)
def test_the_layer_is_the_function(room, function, data):
    layer = numbers(room.value(f'FunctionLayer[{function}][{data}, WorkingPrecision -> "Real64"]'))
    language = numbers(room.value(f"N[({function})[{data}]]"))
    np.testing.assert_allclose(layer, language, rtol=1e-10, atol=1e-12)


def test_branches_are_chosen_element_by_element(room):
    found = numbers(room.value("FunctionLayer[If[# > 0, #, # / 10] &][v]"))
    np.testing.assert_allclose(found, [1, -0.2, 3], rtol=1e-6)


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        ("Which[# > 2, 10, # > 0, #, True, 0] &", [1, 0, 10]),
        ("Piecewise[{{#^2, # > 2}, {-#, # < 0}}, 7] &", [7, 2, 9]),
        ("Piecewise[{{1, # > 2}}] &", [0, 0, 1]),
    ],
)
def test_cases_are_chosen_element_by_element(room, function, expected):
    found = numbers(room.value(f"FunctionLayer[{function}][v]"))
    np.testing.assert_allclose(found, expected, rtol=1e-6)


def test_named_slots_are_ports(room):
    net = 'FunctionLayer[#a . #b + #c &, "a" -> {2, 3}, "b" -> 3, "c" -> 2]'
    found = room.value(f'{net}[<|"a" -> m, "b" -> v, "c" -> {{1, 2}}|>]')
    np.testing.assert_allclose(numbers(found), [7, 6], rtol=1e-6)


def test_several_arguments_are_applied(room):
    room.check("FunctionLayer[Apply[#1 - 2 #2 &]][{{1, 2}, {3, 5}}]", "{-5., -8.}")
    room.check(
        'FunctionLayer[Apply[Dot], "Input1" -> {2, 2}, "Input2" -> 2][{{{1, 2}, {3, 4}}, {1, 2}}]',
        "{5., 11.}",
    )
    two = 'FunctionLayer[Apply[Dot], "Input1" -> {2, 3}, "Input2" -> 3]'
    room.check(f"ToExpression[ToString[{two}, InputForm]] === {two}", "True")


def test_an_association_has_a_port_for_each_key(room):
    room.check('FunctionLayer[<|"s" -> Total[#], "n" -> -# |> &][{1, 2}]', '<|"s" -> 3., "n" -> {-1., -2.}|>')


def test_arrays_inside_are_learned(room):
    text = 'FunctionLayer[NetArray["w", {2, 3}] . Tanh[#] + NetArray["b", {2}] &, "Input" -> 3]'
    net = room.value(text)
    assert net.layer.arrays == ("b", "w")
    shapes = {path[0]: shape for path, shape in net.array_shapes.items()}
    assert shapes == {"b": (2,), "w": (2, 3)}
    check_layer(net, Input=(3,))
    w, b = np.float32(normal(2, 3)), np.float32(normal(2, seed=1))
    filled = net.with_arrays({("w",): w, ("b",): b})
    x = normal(4, 3)
    np.testing.assert_allclose(filled(x), np.tanh(x) @ w.T + b, rtol=1e-5)
    room.check(f"ToExpression[ToString[{text}, InputForm]] === {text}", "True")


@pytest.mark.parametrize(
    "function, size",
    [
        ("Exp[#]/Total[Exp[#]] &", (3,)),
        ("Map[Norm, #] . # &", (2, 3)),
        ("Fold[Tanh[#1 + #2] &, 0, #] &", (3,)),
        ("(# - Mean[#])/StandardDeviation[#] &", (3,)),
        ("#[[1 ;; 2]] #[[2 ;; 3]] &", (3,)),
        ("Det[#] &", (3, 3)),
        ("Inverse[#] &", (3, 3)),
        ("Det[# . Transpose[#]] &", (2, 3)),
        ("Sort[#] #[[1]] &", (3,)),
        ("Partition[#, 2, 1] . {1, 2} &", (4,)),
        ("PadLeft[#, 5] . Range[5] &", (3,)),
        ("Outer[Times, #, Tanh[#]] &", (3,)),
        ("Standardize[#] &", (3,)),
        ("Rescale[#] &", (3,)),
        ("Covariance[#] &", (3, 2)),
        ("Which[# > 0, #^2, True, 3 #] &", (3,)),
        ("Map[Norm, {#, 2 #}, {2}] &", (2, 3)),
        ("Kurtosis[#] + Skewness[#] + InterquartileRange[#] &", (5, 2)),
        ("ListCorrelate[Take[#, 2], #^2] &", (4,)),
        ("#[[{2, 1, 1}]] #[[{3, 2, 1}]] &", (3,)),
        ("Apply[Times, #, {1}] &", (2, 3)),
        ("Join[#, Reverse[#, 2], 2] . ArrayPad[Transpose[#], {{1, 2}, {0, 0}}] &", (2, 3)),
        ("Subdivide[#[[1]], #[[3]], 4] &", (3,)),
    ],
)
def test_gradients(room, function, size):
    check_layer(room.value(f"FunctionLayer[{function}]"), Input=size)


def test_it_stands_in_nets_and_trains(room):
    room.value('n = NetChain[{4, FunctionLayer[# - Mean[#] &], Tanh, 1}, "Input" -> 2]')
    options = "MaxTrainingRounds -> 3, TrainingProgressReporting -> None"
    room.value(f"t = NetTrain[n, {{{{1, 2}} -> {{3}}, {{2, 1}} -> {{0}}}}, {options}]")
    assert room.value("Dimensions[t[{1, 2}]]") == room.value("{1}")


def test_sizes_are_inferred_from_the_inputs(room):
    net = infer(room.value("FunctionLayer[# . Transpose[#] &]"), Input=(2, 3))
    assert net.outputs["Output"].dims == (2, 2)


@pytest.mark.parametrize(
    "text, message",
    [
        ("FunctionLayer[Foo[#] &]", "FunctionLayer::invarg"),
        ("FunctionLayer[#1 + #2 &]", "FunctionLayer::invarg"),
        ("FunctionLayer[## &]", "FunctionLayer::invarg"),
        ("FunctionLayer[3]", "FunctionLayer::invarg"),
        ('FunctionLayer[#[[5]] &, "Input" -> 3]', "FunctionLayer::functionshape"),
        ('FunctionLayer[# . # &, "Input" -> {2, 3}]', "FunctionLayer::functionshape"),
        ('FunctionLayer[# > 0 &, "Input" -> 3]', "FunctionLayer::functionshape"),
        ('FunctionLayer[If[#[[1]] > 0, #] &, "Input" -> 3]', "FunctionLayer::functionshape"),
        ('FunctionLayer[Map[Total, #, {-1}] &, "Input" -> {2, 3}]', "FunctionLayer::functionshape"),
        ('FunctionLayer[Reverse[#, 2] &, "Input" -> {"Varying", 3}]', "FunctionLayer::functionshape"),
        ('FunctionLayer[Sort[#] &, "Input" -> "Varying"]', "FunctionLayer::functionvarying"),
    ],
)
def test_mistakes(room, text, message):
    assert message in room.messages(text)[0]


def test_what_is_unknown_is_named():
    with pytest.raises(MessageError, match="without Tally"):
        make("FunctionLayer", (S.Function(S.Tally(S.Slot(1))),))
