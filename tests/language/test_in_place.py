"""Changing values in part: nobody else who holds the value may see the change."""

from time import process_time

import pytest

from tests.evaluating import Room

SHARED = [
    ("l = Range[20]; b = l; l[[1]] = 0", "{b[[1]], l[[1]]}", "{1, 0}"),
    ("l = Table[i^2, {i, 20}]; b = l; l[[1]] = 0", "{b[[1]], l[[1]]}", "{1, 0}"),
    ("l = Range[1000]; l[[5]] = 5; b = l; l[[1]] = 0", "{b[[1]], l[[1]]}", "{1, 0}"),
    ("l = Range[20]; b = {l, l}; l[[1]] = 0", "{b[[1, 1]], b[[2, 1]], l[[1]]}", "{1, 1, 0}"),
    ("l = Range[20]; h[] = l; l[[1]] = 0", "{h[][[1]], l[[1]]}", "{1, 0}"),
    ("l = Range[20]; a = <|\"k\" -> l|>; l[[1]] = 0", "{a[\"k\"][[1]], l[[1]]}", "{1, 0}"),
    ("a = <|\"k\" -> Range[20]|>; b = a; a[\"k\"][[1]] = 0", "{b[\"k\"][[1]], a[\"k\"][[1]]}", "{1, 0}"),
    ("a = <|\"k\" -> Range[20]|>; x = a[\"k\"]; a[\"k\"][[1]] = 0", "{x[[1]], a[\"k\"][[1]]}", "{1, 0}"),
    ('a = <|"k" -> <|"m" -> 1|>|>; b = a; a["k"]["m"] = 2', '{b["k", "m"], a["k", "m"]}', "{1, 2}"),
    ("a = <||>; Do[a[i] = i, {i, 5}]; b = a; a[1] = 99", "{b[1], a[1]}", "{1, 99}"),
    ("m = Table[i j, {i, 20}, {j, 20}]; r = m[[2]]; m[[2, 3]] = -1", "{r[[3]], m[[2, 3]]}", "{6, -1}"),
    ("m = Range[400] ~Partition~ 20; r = m[[2]]; m[[2, 3]] = -1", "{r[[3]], m[[2, 3]]}", "{23, -1}"),
    ("m = Table[i j, {i, 20}, {j, 20}]; m[[1, 1]] = 5; r = m[[2]]; m[[2, 3]] = -1", "r[[3]]", "6"),
    ("l = {}; Do[AppendTo[l, i], {i, 9}]; b = l; AppendTo[l, 10]", "{Length[b], Length[l]}", "{9, 10}"),
    ("l = {}; Do[AppendTo[l, i]; If[i == 3, keep = l], {i, 9}]", "{keep, Length[l]}", "{{1, 2, 3}, 9}"),
    ("l = {}; hist = {}; Do[AppendTo[l, i]; AppendTo[hist, l], {i, 3}]", "hist", "{{1}, {1, 2}, {1, 2, 3}}"),
    ("l = Range[20]; f[x_] := (l[[1]] = 0; x[[1]])", "f[l]", "1"),
    ("l = Range[20]; f = (l[[1]] = 0; #[[1]]) &", "f[l]", "1"),
    ("f[x_] := Module[{y = x}, y[[1]] = 0; {x[[1]], y[[1]]}]; f[Range[20]]", "f[Range[20]]", "{1, 0}"),
    (
        "g[] := Module[{y = Range[20]}, y[[1]] = 0; y[[2]] = 5; keep = y; y[[1]] = 7; {keep[[1]], y[[1]]}]",
        "g[]",
        "{0, 7}",
    ),
    ("l = Range[20]; With[{k = l}, l[[1]] = 0; w = k[[1]]]", "w", "1"),
    ("l = Range[20]; Block[{b = l}, b[[1]] = 0; w = {b[[1]], l[[1]]}]", "w", "{0, 1}"),
    ("l = Range[20]; s = Sin /@ {l}; l[[1]] = 0", "s[[1, 1]]", "Sin[1]"),
    ("l = Range[20]; r = l; l += 1; l[[1]] = 0", "{r[[1]], r[[2]], l[[2]]}", "{1, 2, 3}"),
    ("l = Range[300]; v = l[[2 ;; 5]]; l[[2]] = -1", "v", "{2, 3, 4, 5}"),
    ("l = Range[300]; v = Reverse[l]; l[[300]] = -1", "v[[1]]", "300"),
    ("l = Range[300]; v = Partition[l, 3]; l[[1]] = -1", "v[[1]]", "{1, 2, 3}"),
    ("l = Range[300]; v = Transpose[{l, l}]; l[[1]] = -1", "v[[1]]", "{1, 1}"),
    ("m = Partition[Range[300], 3]; v = Flatten[m]; m[[1, 1]] = -1", "v[[1]]", "1"),
    ("m = Partition[Range[300], 3]; v = Transpose[m]; m[[1, 1]] = -1", "v[[1, 1]]", "1"),
    ("l = Range[300]; v = Take[l, 10]; v[[1]] = -1", "l[[1]]", "1"),
    (
        "a = <|1 -> 2|>; b = AssociateTo[a, 3 -> 4]; AssociateTo[a, 5 -> 6]",
        "{Length[b], Length[a]}",
        "{2, 3}",
    ),
    ("a = <|1 -> 2, 3 -> 4|>; b = a; KeyDropFrom[a, 1]", "{Length[b], Length[a]}", "{2, 1}"),
    ("a = <|1 -> 2|>; b = Map[f, a]; a[1] = 5", "b", "<|1 -> f[2]|>"),
    ("a = <|1 -> 2|>; b = Join[a]; a[1] = 5", "b", "<|1 -> 2|>"),
    ("a = <|1 -> 2|>; b = KeyTake[a, {1}]; a[1] = 5", "b", "<|1 -> 2|>"),
    ("a = <|1 -> 2|>; b = {a}; c = b[[1]]; a[1] = 5", "{b, c}", "{{<|1 -> 2|>}, <|1 -> 2|>}"),
    ("q = {{}, {}}; AppendTo[q[[1]], 1]; p = q; AppendTo[q[[1]], 2]", "{p, q}", "{{{1}, {}}, {{1, 2}, {}}}"),
]  # fmt: skip


@pytest.mark.parametrize("setup, question, answer", SHARED)
@pytest.mark.parametrize("way", ["compiled", "plain"])
def test_a_change_is_seen_by_its_variable_alone(setup, question, answer, way):
    room = Room()
    room.evaluation.compiling = way == "compiled"
    room.value(setup)
    room.check(question, answer)


LINEAR = [
    "l = {{}}; Do[AppendTo[l, i], {{i, {n}}}]; Length[l]",
    "l = {{}}; f[n_] := Module[{{m = {{}}}}, Do[AppendTo[m, i], {{i, n}}]; Length[m]]; f[{n}]",
    "a = <||>; Do[a[i] = i, {{i, {n}}}]; Length[a]",
    "a = <|\"k\" -> <||>|>; Do[a[\"k\"][i] = i, {{i, {n}}}]; Length[a[\"k\"]]",
    "a = <|\"k\" -> {{}}|>; Do[AppendTo[a[\"k\"], i], {{i, {n}}}]; Length[a[\"k\"]]",
    "l = Range[{n}]; Do[l[[i]] = 0, {{i, {n}}}]; Length[l]",
    "l = Table[x, {n}]; Do[l[[i]] = 0, {{i, {n}}}]; Length[l]",
    "l = Table[{{i, x}}, {{i, {n}}}]; Do[l[[i, 2]] = 0, {{i, {n}}}]; Length[l]",
]  # fmt: skip


@pytest.mark.parametrize("program", LINEAR)
def test_growing_and_changing_take_linear_time(program):
    def seconds(n):
        room = Room()
        start = process_time()
        assert room.value(program.format(n=n)) == n
        return process_time() - start

    small, large = min(seconds(2000) for _ in range(3)), min(seconds(16000) for _ in range(2))
    assert large < 24 * small + 0.05  # eight times the work; copying would take sixty-four times as long
