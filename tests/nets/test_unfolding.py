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
from wlnet.nets.unfolding import unfold


@pytest.fixture(scope="module")
def wl():
    return Talk()


def chain(*layers, **ports):
    return initialize(make("NetChain", (wl_list(layers),), ports))


def iterated(step, xs, output="Output"):
    """What the net of one step gives for each element, its states handed on."""
    states = {name: np.zeros(port.dims) for name, port in step.inputs.items() if name != "Input"}
    found = []
    for x in xs:
        answer = step({"Input": x, **states}, WorkingPrecision="Real64")
        found.append(answer[output])
        states = {name: answer[name.replace("/", "/New", 1)] for name in states}
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
        ('NetUnfold[NetGraph[{GatedRecurrentLayer[3], GatedRecurrentLayer[3]}, {1 -> 2,'
         ' NetPort[1, "State"] -> NetPort[2, "State"]}, "Input" -> {4, 3}]]', "fed"),
    ],
)  # fmt: skip
def test_what_cannot_be_unfolded_is_refused(wl, code, tag):
    found = wl(code)
    assert found == FAILED or tag == "notnet"
    assert f"NetUnfold::{tag}:" in wl.messages[0], wl.messages
