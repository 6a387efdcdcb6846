"""The acceptance scenarios of nets.md, section 23: N1 to N17 (files of other programs excepted), as a user
would write them. Details of each are tested with the functions themselves."""

import pytest

from tests.nets.test_nets_in_language import FAILED, Talk
from wlnet.expr.expr import TRUE


@pytest.fixture
def wl():
    found = Talk()
    found(
        "near[a_, b_, eps_: 10^-5] := Max[Abs[Flatten[{a}] - Flatten[{b}]]] < eps;"
        'net = NetChain[{3, Ramp, 2}, "Input" -> 4]; net1 = NetInitialize[net]; x = {1., -2., 0.5, 3.}'
    )
    return found


def check(wl, *claims):
    for claim in claims:
        assert wl(claim) is TRUE, claim
        assert not wl.messages, wl.messages


def test_n1_initialization_is_repeatable_and_keeps_what_is_there(wl):
    check(
        wl,
        "net1 === NetInitialize[net]",
        "NetInitialize[net, RandomSeeding -> Automatic] =!= NetInitialize[net, RandomSeeding -> Automatic]",
        "NetInitialize[net1, RandomSeeding -> 5] === net1",
        "NetInitialize[net1, All, RandomSeeding -> 5] =!= net1",
        'kept = NetReplacePart[net, {1, "Weights"} -> ConstantArray[2, {3, 4}]];'
        ' Normal[NetExtract[NetInitialize[kept], {1, "Weights"}]] == ConstantArray[2, {3, 4}]',
    )


def test_n2_methods_of_initialization(wl):
    wl(
        'big = NetChain[{100, 100}, "Input" -> 100]; init[m_] := NetInitialize[big, Method -> m];'
        'w[n_] := Flatten[Normal[NetExtract[n, {1, "Weights"}]]]; b[n_] := Normal[NetExtract[n, {1,'
        ' "Biases"}]];'
        'r = init[{"Random", "Weights" -> 2, "Biases" -> 2}]; u = w[init[{"Xavier", "Distribution"'
        ' -> "Uniform"}]]'
    )
    check(
        wl,
        "Abs[StandardDeviation[w[r]] - 2] < 0.1",
        "Abs[StandardDeviation[b[r]] - 2] < 0.5",
        "limit = Sqrt[3. 2/200]; Max[Abs[u]] <= limit && Max[Abs[u]] > 0.99 limit",
        "bins = BinCounts[u, {-limit, limit, limit/5}]; Max[bins]/Min[bins] < 1.3",
        'y = RandomReal[1, 100]; near[init["Identity"][y], y, 0.6]',
        'm = NetExtract[init["Orthogonal"], {1, "Weights"}] // Normal; near[m . Transpose[m],'
        " IdentityMatrix[100]]",
    )


def test_n3_parts_of_a_layer_without_values(wl):
    check(
        wl,
        'NetExtract[ConvolutionLayer[2, {3, 4}], "Weights"] === Automatic',
        'NetExtract[ConvolutionLayer[2, {3, 4}], "KernelSize"] === {3, 4}',
    )


def test_n4_shared_arrays_stay_one(wl):
    wl(
        'share = LinearLayer[4, "Weights" -> NetArray["w"], "Biases" -> NetArray["b"]];'
        'tied = NetChain[{share, Tanh, share}, "Input" -> 4];'
        "data = Table[RandomReal[1, 4] -> RandomReal[1, 4], 20];"
        "trained = NetTrain[tied, data, MaxTrainingRounds -> 3, TrainingProgressReporting -> None]"
    )
    check(
        wl,
        'Information[tied, "ArraysTotalElementCount"] == 20',
        'same[n_] := NetExtract[n, {1, "Weights"}] === NetExtract[n, {3, "Weights"}];'
        " same[NetInitialize[tied]]",
        "same[trained]",
        'NetExtract[trained, NetArray["w"]] === NetExtract[trained, {3, "Weights"}]',
        'NetExtract[trained, {1, "Weights"}] =!= NetExtract[NetInitialize[tied], {1, "Weights"}]',
    )


def test_n5_parts_of_a_chain_are_values_inside_and_join_to_the_whole(wl):
    wl('deep = NetInitialize[NetChain[{5, Tanh, 4, Ramp, 3}, "Input" -> 4]]')
    check(
        wl,
        'NetTake[deep, 2][x] === deep[x, NetPort[{2, "Output"}]]',
        "NetJoin[NetTake[deep, 1], NetTake[deep, {2, 4}], NetTake[deep, {5, 5}]][x] === deep[x]",
        "Length[NetTake[deep, {2, 4}]] == 3",
    )


def test_n6_what_is_dropped_must_leave_sizes_that_fit(wl):
    assert wl('NetDrop[NetInitialize[NetChain[{5, 4, 3}, "Input" -> 2]], {2}]') == FAILED
    assert len(wl.messages) == 1 and wl.messages[0].startswith("NetDrop::tyfail")
    check(wl, "Length[NetDrop[net1, {2}]] == 2", "near[NetDrop[net1, {2}][x], net1[[3]][net1[[1]][x]]]")


def test_n7_an_appended_layer_takes_the_place_of_the_decoder(wl):
    wl(
        'old = NetReplacePart[net1, "Output" -> NetDecoder[{"Class", {1, 2}}]];'
        'new = NetAppend[old, SoftmaxLayer[], "Output" -> NetDecoder[{"Class", {"a", "b"}}]]'
    )
    check(
        wl,
        'Head[NetExtract[NetAppend[old, SoftmaxLayer[]], "Output"]] =!= NetDecoder',
        'MemberQ[{"a", "b"}, new[x]]',
        'Total[new[x, "Probabilities"]] == 1 || near[Total[new[x, "Probabilities"]], 1]',
        'Keys[new[x, "Probabilities"]] === {"a", "b"}',
    )
    assert wl("NetAppend[net1, MeanSquaredLossLayer[]]") == FAILED
    assert len(wl.messages) == 1 and wl.messages[0].startswith("NetAppend::")


def test_n8_names_change_and_stay_different(wl):
    wl('named = NetInitialize[NetChain[<|"a" -> 4, "b" -> Tanh|>, "Input" -> 4]]')
    check(
        wl,
        'Keys[NetRename[named, ToUpperCase]] === {"A", "B"}',
        "NetRename[named, ToUpperCase][x] === named[x]",
        "joined = NetJoin[named, named]; DuplicateFreeQ[Keys[joined]] && Length[joined] == 4",
        "joined[x] === named[named[x]] || near[joined[x], named[named[x]]]",
    )
    assert wl('NetRename[named, "a" -> "b"]') == FAILED
    assert len(wl.messages) == 1 and wl.messages[0].startswith("NetRename::")


def test_n9_flat_nets_compute_the_same(wl):
    wl(
        'nested = NetInitialize[NetChain[{NetChain[{4, NetChain[{Tanh, 3}]}], Ramp}, "Input" -> 4]];'
        "graph = NetInitialize[NetGraph[{NetGraph[{3, Tanh, Plus}, {1 -> 2, {1, 2} -> 3}], {3, Tanh}, Plus},"
        ' {1 -> 3, 2 -> 3, NetPort["Input"] -> {1, 2}}, "Input" -> 4]]'
    )
    check(
        wl,
        "flat = NetFlatten[nested]; Length[flat] == 4 && Head[flat] === NetChain",
        "near[flat[x], nested[x], 10^-6]",
        "FreeQ[Head /@ Normal[flat], NetChain]",
        "Length[NetFlatten[nested, 1]] == 3",
        "flat = NetFlatten[graph]; near[flat[x], graph[x], 10^-6] && Head[flat] === NetGraph &&"
        " Length[flat] == 6",
        'Head[NetFlatten[NetGraph[{3, Tanh}, {1 -> 2}, "Input" -> 4]]] === NetChain',
    )


def test_n10_layers_are_replaced_by_pattern(wl):
    wl('many = NetInitialize[NetChain[{4, Ramp, DropoutLayer[], NetChain[{3, Ramp}]}, "Input" -> 4]]')
    check(
        wl,
        "tanh = NetReplace[many, ElementwiseLayer[Ramp] -> Tanh]; Length[tanh] == 4",
        'FreeQ[ToString[tanh, InputForm], "Ramp"] && StringCount[ToString[tanh, InputForm], "Tanh"] == 2',
        "bare = NetReplace[many, DropoutLayer -> Nothing]; Length[bare] == 3 && near[bare[x], many[x]]",
        "two = NetReplace[many, ElementwiseLayer[Ramp] -> NetChain[{Ramp, Ramp}]]; Length[two] == 5",
        "near[two[x], many[x]]",
    )
    assert wl("NetReplace[many, PoolingLayer -> Nothing] === many") is TRUE
    assert len(wl.messages) == 1 and wl.messages[0].startswith("NetReplace::")


def test_n11_gradients_are_differences_and_add_up_over_a_batch(wl):
    """For every type of layer: test_layer_collection.py."""
    wl('h = 10.^-3; f[v_] := Total[net1[v, WorkingPrecision -> "Real64"]]')
    check(
        wl,
        "differences = Table[(f[x + h UnitVector[4, i]] - f[x - h UnitVector[4, i]])/(2 h), {i, 4}];"
        ' near[net1[x, NetPortGradient["Input"]], differences, 10^-3]',
        'g = NetPortGradient[{1, "Weights"}]; near[net1[{x, -x, 2 x}, g], net1[x, g] + net1[-x, g] +'
        " net1[2 x, g]]",
        'Dimensions[net1[{x, x}, NetPortGradient["Input"]]] == {2, 4}',
    )


def test_n12_states_are_kept_from_call_to_call(wl):
    wl(
        'rnn = NetInitialize[NetChain[{LongShortTermMemoryLayer[3]}, "Input" -> {"Varying", 2}]];'
        "seq = RandomReal[1, {6, 2}]; object = NetStateObject[rnn]; halves = Join @@ (object /@"
        " Partition[seq, 3])"
    )
    check(
        wl,
        "near[halves, rnn[seq]]",
        'states = rnn[seq, NetPort[All, "States"]]; near[Values[NetExtract[object, "States"]],'
        " Values[states]]",
        "object[seq] != rnn[seq]",
    )
    assert wl("object[{seq, seq}]") == FAILED
    assert len(wl.messages) == 1


def test_n13_steps_of_an_unfolded_net_are_the_folded_net(wl):
    """Causal attention: test_unfolding.py."""
    wl(
        'gru = NetInitialize[NetChain[{GatedRecurrentLayer[3], Tanh}, "Input" -> {"Varying", 2}]];'
        "step = NetUnfold[gru]; seq = RandomReal[1, {5, 2}]; state = {0, 0, 0};"
        'found = Table[r = step[<|"Input" -> one, "1/State" -> state|>]; state = r["1/NewState"];'
        ' r["Output"],'
        " {one, seq}]"
    )
    check(wl, "near[found, gru[seq]]")


def test_n14_measurements_of_a_classifier_are_counts(wl):
    wl(
        'classes = NetAppend[net1, SoftmaxLayer[], "Output" -> NetDecoder[{"Class", {"a", "b"}}]];'
        'SeedRandom[1]; data = Table[RandomReal[{-1, 1}, 4] -> RandomChoice[{"a", "b"}], 50];'
        '{accuracy, errors, confusion} = NetMeasurements[classes, data, {"Accuracy", "ErrorRate",'
        ' "ConfusionMatrix"}]'
    )
    check(
        wl,
        "near[accuracy + errors, 1]",
        "near[accuracy, N[Count[MapThread[SameQ, {classes[Keys[data]], Values[data]}], True]/50]]",
        "Total[Flatten[Normal[confusion]]] == 50",
    )


def test_n15_a_file_holds_the_whole_net(wl, tmp_path):
    file = str(tmp_path / "net.wlnet")
    wl(f'Export["{file}", net1]')
    check(
        wl,
        f'Import["{file}"] === net1',
        f'Union[Values[Information[Import["{file}", "UninitializedNet"], "Arrays"]]] === {{Automatic}}',
        f'Keys[Import["{file}", "ArrayAssociation"]] === Keys[Information[net1, "Arrays"]]',
    )


def test_n16_how_data_are_given_makes_no_difference(wl):
    wl("many = RandomReal[{-1, 1}, {1000, 4}]; whole = net1[many]")
    check(
        wl,
        "near[net1[{x}], net1[x]]",
        "near[net1[many, BatchSize -> 7], whole]",
        "near[net1[many[[17]]], whole[[17]]]",
        'Head[net1[NumericArray[x, "Real32"]]] === NumericArray',
        'near[Normal[net1[NumericArray[x, "Real32"]]], net1[x]]',
        'near[net1[<|"Input" -> x|>], net1[x]]',
        'near[net1[<|"Input" -> many|>], whole]',
        "net1[{}] === {}",
    )


def test_n17_totals_of_information(wl):
    check(
        wl,
        'Information[net, "ArraysTotalElementCount"] == 4*3 + 3 + 3*2 + 2',
        'Information[net, "LayersCount"] == 3',
        'Total[Information[net, "LayerTypeCounts"]] == 3',
        'Information[net, "ArraysTotalByteCount"] == 4 Information[net, "ArraysTotalElementCount"]',
    )
