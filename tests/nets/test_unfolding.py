"""NetUnfold: one step of a recurrent net."""

import numpy as np
import pytest

from tests.checks import normal
from tests.nets.test_nets_in_language import FAILED, Talk
from wlnet.expr.expr import rule, wl_list
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.infer import infer
from wlnet.nets.initialize import initialize
from wlnet.nets.netport import net_port
from wlnet.nets.surgery.unfolding import unfold


@pytest.fixture(scope="module")
def wl():
    return Talk()


def chain(*layers, **ports):
    return initialize(make("NetChain", (wl_list(layers),), ports))


def iterated(step, xs, output="Output"):
    """What the net of one step gives for each element, its states handed on."""
    states = {
        name: [] if port.varies else np.zeros(port.dims)
        for name, port in step.inputs.items()
        if name != "Input"
    }
    found = []
    for x in xs:
        answer = step({"Input": x, **states}, WorkingPrecision="Real64")
        found.append(answer[output])
        states = {name: answer["/New".join(name.rsplit("/", 1))] for name in states}
    return np.array(found)


@pytest.mark.parametrize("kind", ["BasicRecurrentLayer", "GatedRecurrentLayer", "LongShortTermMemoryLayer"])
def test_steps_one_after_the_other_are_the_folded_net(kind):
    net = chain(make(kind, (3,)), S.Tanh, Input=wl_list((5, 2)))
    xs = normal(5, 2)
    step = unfold(net)
    assert step.inputs["Input"].dims == (2,) and step.outputs["Output"].dims == (3,)
    np.testing.assert_allclose(iterated(step, xs), net(xs, WorkingPrecision="Real64"), rtol=1e-12)


def test_a_deep_net_on_classes():
    layers = (
        make("EmbeddingLayer", (4, 6)), make("GatedRecurrentLayer", (3,)), wl_list((S.Tanh,)),
        make("DropoutLayer"), make("LongShortTermMemoryLayer", (2,)),
        make("NetMapOperator", (wl_list((6, S.Ramp)),)), make("SoftmaxLayer"),
    )  # fmt: skip
    net = chain(*layers, Input="Varying")
    step = unfold(net)
    assert list(step.inputs) == ["Input", "2/State", "5/State", "5/CellState"]
    classes = np.array([1, 6, 2, 2, 5])
    np.testing.assert_allclose(
        iterated(step, classes), net(classes, WorkingPrecision="Real64"), rtol=1e-6, atol=1e-9
    )


def test_a_last_element_is_that_of_every_step():
    net = chain(make("GatedRecurrentLayer", (3,)), make("SequenceLastLayer"), 2, Input=wl_list((4, 2)))
    xs = normal(4, 2)
    found = iterated(unfold(net), xs)
    np.testing.assert_allclose(found[-1], net(xs, WorkingPrecision="Real64"), rtol=1e-9)


def test_a_fold_gives_its_net_back():
    inner = make(
        "NetGraph",
        (
            wl_list((make("CatenateLayer"), 3, S.Tanh)),
            wl_list((rule(wl_list((net_port("Input"), net_port("State"))), rule(1, rule(2, 3))),)),
        ),
    )
    net = initialize(infer(make("NetFoldOperator", (inner,)), Input=(4, 2)))
    step = unfold(net)
    xs = normal(4, 2)
    np.testing.assert_allclose(iterated(step, xs), net(xs, WorkingPrecision="Real64"), rtol=1e-12)


@pytest.mark.parametrize("length", ["4", '"Varying"'])
@pytest.mark.parametrize(
    "attention",
    [
        'AttentionLayer["Dot", "Mask" -> "Causal"]',
        'AttentionLayer["Mask" -> "Causal" -> 2]',
        'AttentionLayer["Bilinear", "Mask" -> "Causal" -> 1, "ScoreRescaling" -> "DimensionSqrt"]',
        'AttentionLayer[NetGraph[{CatenateLayer[], 3, Tanh, LinearLayer[{}]}, {{NetPort["Input"],'
        ' NetPort["Query"]} -> 1 -> 2 -> 3 -> 4}], "Mask" -> "Causal"]',
    ],
)
def test_causal_attention_remembers_keys_and_values(wl, attention, length):
    net = wl(
        f"attention = {attention}; mapped = NetMapOperator[3];"
        "NetInitialize[NetGraph[{mapped, mapped, mapped, attention, Tanh},"
        ' {NetPort["Input"] -> {1, 2, 3}, 1 -> NetPort[4, "Key"], 2 -> NetPort[4, "Value"],'
        f' 3 -> NetPort[4, "Query"], 4 -> 5}}, "Input" -> {{{length}, 2}}]]'
    )
    step = unfold(net)
    assert step.inputs["4/Keys"].dims == ("Varying", 3) and step.inputs["Input"].dims == (2,)
    xs = normal(4, 2)
    np.testing.assert_allclose(iterated(step, xs), net(xs, WorkingPrecision="Real64"), rtol=1e-9)


@pytest.fixture
def transformer(wl):
    """A decoder of two blocks with heads, positions and a window of three elements."""
    wl(
        "heads = NetMapOperator[LinearLayer[{2, 3}]];"
        'block[] := NetGraph[<|"norm" -> NormalizationLayer[2, "Same"],'
        ' "q" -> heads, "k" -> heads, "v" -> heads,'
        ' "att" -> AttentionLayer["Dot", "Mask" -> "Causal" -> 3, "MultiHead" -> True,'
        ' "ScoreRescaling" -> "DimensionSqrt"], "join" -> FlattenLayer[-1], "out" -> NetMapOperator[4],'
        ' "add" -> Plus, "sum" -> Plus,'
        ' "ff" -> {NormalizationLayer[2, "Same"], NetMapOperator[{8, "GELU", 4}]}|>,'
        ' {NetPort["Input"] -> "norm" -> {"q", "k", "v"}, "q" -> NetPort["att", "Query"],'
        ' "k" -> NetPort["att", "Key"], "v" -> NetPort["att", "Value"], "att" -> "join" -> "out",'
        ' {"out", NetPort["Input"]} -> "add" -> "ff", {"ff", "add"} -> "sum"}];'
        'embedding = NetGraph[{EmbeddingLayer[4, 7], SequenceIndicesLayer["Maximum" -> 5],'
        " EmbeddingLayer[4], Plus},"
        ' {NetPort["Input"] -> 1, NetPort["Input"] -> 2 -> 3, {1, 3} -> 4}]'
    )
    return wl(
        "NetInitialize[NetChain[{embedding, block[], block[], NetMapOperator[7], SoftmaxLayer[]},"
        ' "Input" -> "Varying"]]'
    )


def test_a_transformer_goes_on_element_by_element(transformer):
    step = unfold(transformer)
    assert list(step.inputs) == ["Input", "2/att/Keys", "2/att/Values", "3/att/Keys", "3/att/Values"]
    xs = np.array([3, 1, 4, 1, 5, 2, 6, 7])
    np.testing.assert_allclose(
        iterated(step, xs), transformer(xs, WorkingPrecision="Real64"), rtol=1e-6, atol=1e-9
    )


def test_several_sequences_go_on_at_once_whatever_their_lengths(transformer):
    step = unfold(transformer)
    names = [name for name in step.inputs if name != "Input"]
    seen = {name: [[], normal(2, *step.inputs[name].dims[1:])] for name in names}
    both = step({"Input": [1, 2], **seen}, WorkingPrecision="Real64")
    for place, x in enumerate((1, 2)):
        alone = step({"Input": x, **{n: seen[n][place] for n in names}}, WorkingPrecision="Real64")
        for port, value in alone.items():
            np.testing.assert_allclose(both[port][place], value, rtol=1e-9)


def test_attention_to_a_memory_stays_as_it_is(wl):
    net = wl(
        "NetInitialize[NetGraph[{GatedRecurrentLayer[3], AttentionLayer[], CatenateLayer[2]},"
        ' {NetPort["Input"] -> 1, NetPort["Memory"] -> {NetPort[2, "Key"], NetPort[2, "Value"]},'
        ' 1 -> NetPort[2, "Query"], {1, 2} -> 3},'
        ' "Input" -> {"Varying", 2}, "Memory" -> {4, 2}]]'
    )
    step, xs, memory = unfold(net), normal(5, 2), normal(4, 2, seed=3)
    state, found = np.zeros(3), []
    for x in xs:
        answer = step({"Input": x, "Memory": memory, "1/State": state}, WorkingPrecision="Real64")
        found.append(answer["Output"])
        state = answer["1/NewState"]
    whole = net({"Input": xs, "Memory": memory}, WorkingPrecision="Real64")
    np.testing.assert_allclose(found, whole, rtol=1e-9)


def test_values_of_arrays_stay_and_coders_of_sequences_go(wl):
    wl(
        "net = NetInitialize[NetChain[{UnitVectorLayer[], GatedRecurrentLayer[4], SequenceLastLayer[], 2},"
        ' "Input" -> NetEncoder["Characters"], "Output" -> NetDecoder[{"Class", {a, b}}]]];'
        'step = NetUnfold[net]; arrays = Sort[Values[Information[#, "Arrays"]]] &'
    )
    assert wl("arrays[step] === arrays[net]") == S("True")
    assert wl('NetExtract[step, "Output"] === NetExtract[net, "Output"]') == S("True")
    assert wl('Head[NetExtract[step, "Input"]]') == S.Restricted


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        ('NetUnfold[NetChain[{3, Ramp}, "Input" -> 2]]', "nothing"),
        ("NetUnfold[5]", "notnet"),
        ('NetUnfold[NetChain[{GatedRecurrentLayer[3], SequenceReverseLayer[]}]]', "nofold"),
        ("NetUnfold[GatedRecurrentLayer[3]]", "open"),
        ('NetUnfold[NetChain[{GatedRecurrentLayer[3], SoftmaxLayer[1]}]]', "nofold"),
        ('NetUnfold[NetGraph[{ReplicateLayer[2], GatedRecurrentLayer[2]}, {1 -> 2}]]', "nofold"),
        ('NetUnfold[NetChain[{GatedRecurrentLayer[3], NormalizationLayer[1, 2]}]]', "nofold"),
        ('NetUnfold[NetChain[{GatedRecurrentLayer[3], ReshapeLayer[{6}]}, "Input" -> {2, 1}]]', "nofold"),
        ('NetUnfold[NetGraph[{GatedRecurrentLayer[3], AttentionLayer["Dot"]}, {1 -> NetPort[2, "Key"],'
         ' 1 -> NetPort[2, "Value"], 1 -> NetPort[2, "Query"]}, "Input" -> {4, 3}]]', "nofold"),
        ('NetUnfold[NetChain[{GatedRecurrentLayer[3], SequenceIndicesLayer[]}, "Input" -> {4, 3}]]',
         "position"),
        ('NetUnfold[NetGraph[{GatedRecurrentLayer[3], GatedRecurrentLayer[3]}, {1 -> 2,'
         ' NetPort[1, "State"] -> NetPort[2, "State"]}, "Input" -> {4, 3}]]', "fed"),
    ],
)  # fmt: skip
def test_what_cannot_be_unfolded_is_refused(wl, code, tag):
    found = wl(code)
    assert found == FAILED or tag == "notnet"
    assert f"NetUnfold::{tag}:" in wl.messages[0], wl.messages
