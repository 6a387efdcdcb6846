"""Nets as a user of the language meets them: construction, application, mistakes."""

import numpy as np
import pytest

from wlnet.expr.arrays import as_array
from wlnet.expr.expr import FALSE, TRUE, wl_list
from wlnet.expr.message import fill, plain
from wlnet.expr.symbols import S
from wlnet.language.evaluator import Evaluation
from wlnet.nets.net import Net
from wlnet.syntax.parser import parse_all
from wlnet.syntax.printer import to_text

FAILED = S("$Failed")


class Talk:
    """A conversation: values and the texts of messages."""

    def __init__(self):
        self.messages = []
        self.evaluation = Evaluation(self._hear)

    def _hear(self, event):
        if hasattr(event, "template"):
            text = fill(event.template, event.args, plain)
            self.messages.append(f"{event.symbol}::{event.tag}: {text}")

    def __call__(self, code):
        self.messages.clear()
        for expr in parse_all(code, self.evaluation.definitions.resolve):
            value = self.evaluation.evaluate_top(expr)
        return value


@pytest.fixture(scope="module")
def wl():
    return Talk()


def numbers(value):
    return value if isinstance(value, int | float) else as_array(value)


def test_every_layer_is_a_symbol_of_the_language(wl):
    assert [wl(code).kind for code in ("LinearLayer[3]", "NetChain[{3}]", "DropoutLayer[]")] == [
        "LinearLayer",
        "NetChain",
        "DropoutLayer",
    ]
    assert wl("Head[SoftmaxLayer[]]") is S.SoftmaxLayer
    assert wl("AtomQ[SoftmaxLayer[]]") is TRUE


def test_a_classifier(wl):
    wl('classes = NetDecoder[{"Class", {a, b}}]')
    wl('net = NetChain[{5, Tanh, 2, SoftmaxLayer[]}, "Input" -> 2, "Output" -> classes]')
    wl("net = NetInitialize[net]")
    assert wl.messages == []
    assert wl("MemberQ[{a, b}, net[{1, 2}]]") is TRUE
    assert wl("Length[net[{{1, 2}, {3, 4}, {5, 6}}]]") == 3
    assert wl('Total[Values[net[{1, 2}, "Probabilities"]]]') == pytest.approx(1)
    assert wl('net[{1, 2}, {"TopProbabilities", 1}] === net[{1, 2}, "TopProbabilities" -> 1]') is TRUE
    assert wl("Total[net[{1, 2}, None]]") == pytest.approx(1)
    assert wl('net[{1, 2}, None, WorkingPrecision -> "Real64"][[1]]') == pytest.approx(
        wl("net[{1, 2}, None][[1]]")
    )
    assert wl("net /@ {{1, 2}, {3, 4}} === net[{{1, 2}, {3, 4}}]") is TRUE
    assert wl.messages == []


@pytest.mark.parametrize(
    "code, expected",
    [
        ("ElementwiseLayer[Max[#, 0] &][{-1, 2}]", [0, 2]),
        ("ElementwiseLayer[If[# > 0, #, 0.5 #] &][{-1, 2}]", [-0.5, 2]),
        ("ElementwiseLayer[#^2 + Log[2] + Sqrt[Pi] &][{1, 2}]", [1 + 2.4656010, 4 + 2.4656010]),
        ("ElementwiseLayer[Function[u, Which[u < -1, -1, u > 1, 1, True, u]]][{-3, 1/2}]", [-1, 0.5]),
        ("f[x_] := x/(1 + Exp[-x]); ElementwiseLayer[f][{-1, 2}]", [-0.26894142, 1.76159416]),
        ("x = 7; ElementwiseLayer[#^3 &][{2}]", [8]),
        ("ElementwiseLayer[Sin][{Pi/2, Pi}]", [1, 0]),
        ("SoftmaxLayer[][{1, 1}]", [0.5, 0.5]),
        ('MeanSquaredLossLayer[][<|"Input" -> {{1, 2}}, "Target" -> {{1, 4}}|>]', 2),
        ('NetEncoder[{"Class", {"cat", "dog"}, "IndicatorVector"}]["dog"]', [0, 1]),
        ("FlattenLayer[][{{1, 2}, {3, 4}}]", [1, 2, 3, 4]),
        ("ReshapeLayer[{2, 1}][{3, 4}][[All, 1]]", [3, 4]),
    ],
)
def test_values(wl, code, expected):
    np.testing.assert_allclose(numbers(wl(code)), expected, rtol=1e-6, atol=1e-6)
    assert wl.messages == []


def test_parts(wl):
    wl('net = NetChain[<|"a" -> LinearLayer[2, "Weights" -> {{1, 2}, {3, 4}}], "b" -> Ramp|>]')
    assert wl('net[["a", "Weights"]]') == wl("{{1., 2.}, {3., 4.}}")
    assert wl('NetExtract[net, {"b", "Function"}]') is S.Ramp
    assert wl("Keys[Normal[net]]") == wl_list(("a", "b"))
    assert wl('Information[net, "ArraysTotalElementCount"]') == 6
    assert wl('NetInformation[{net, net}, "LayersCount"]') == wl_list((2, 2))
    assert wl('NetExtract[NetDecoder[{"Class", {x1, x2}}], "Labels"]') == wl("{x1, x2}")


def test_initialisation(wl):
    wl('net = NetChain[{3, Tanh, 2}, "Input" -> 4];')
    assert wl("NetInitialize[net] === NetInitialize[net]") is TRUE
    assert wl("NetInitialize[net, RandomSeeding -> 7] === NetInitialize[net]") is FALSE
    fresh = "NetInitialize[net, RandomSeeding -> Automatic]"
    assert wl(f"{fresh} === {fresh}") is FALSE
    assert wl('NetInitialize[net, Method -> {"Xavier", "Distribution" -> "Uniform"}] === net') is FALSE
    assert wl("n = NetInitialize[net]; NetInitialize[n, RandomSeeding -> 7] === n") is TRUE
    assert wl("NetInitialize[n, All, RandomSeeding -> 7] === n") is FALSE
    assert wl.messages == []


def test_ambient_seeding(wl):
    wl('net = NetChain[{3}, "Input" -> 4];')
    first = wl("SeedRandom[3]; a = NetInitialize[net, RandomSeeding -> Inherited]")
    assert wl("SeedRandom[3]; NetInitialize[net, RandomSeeding -> Inherited]") == first
    assert wl("NetInitialize[net, RandomSeeding -> Inherited]") != first


def test_input_form_reads_back(wl):
    net = wl('NetInitialize[NetChain[{3, Max[#, 0] &, 1}, "Input" -> 2, "Output" -> "Scalar"]]')
    assert wl(to_text(net.wl_input(), "InputForm")) == net


def test_randomness_obeys_its_option(wl):
    wl("drop = DropoutLayer[0.5]; v = ConstantArray[1., 100];")
    same = 'drop[v, NetEvaluationMode -> "Train", RandomSeeding -> 1]'
    assert wl(f"{same} === {same}") is TRUE
    assert wl(f'{same} === drop[v, NetEvaluationMode -> "Train", RandomSeeding -> 2]') is FALSE
    assert wl("drop[v] === v") is TRUE


MISTAKES = [
    ("LinearLayer[-3]", "LinearLayer::invarg: Argument 1 of LinearLayer should be a positive"),
    ('NetChain[{LinearLayer[3], LinearLayer[2, "Input" -> 4]}]', "NetChain::tyfail1: The Output port of"),
    ("NetChain[{3, WonderLayer[4]}]", "NetChain::invlayer: Layer 2 of the chain is Wonder"),
    (
        'NetChain[{3}, "Input" -> 2][{1, 2}]',
        "NetChain::uninit: NetChain cannot be applied: its array {1,",
    ),
    ('NetInitialize[NetChain[{3}, "Input" -> 2]][{1, 2, 3}]', "NetChain::invindata: The Input port takes a"),
    ('NetChain[{3}, "Imput" -> 2]', "NetChain::optx: NetChain has no option Imput. Did you mean Input?"),
    ("SoftmaxLayer[][{1, 2}, BatchSise -> 3]", "SoftmaxLayer::optx: SoftmaxLayer has no option BatchSise"),
    ('SoftmaxLayer[][{1, 2}, TargetDevice -> "GPU"]', "SoftmaxLayer::trgdev: TargetDevice -> GPU"),
    ('NetEncoder[{"Class", {"cat", "dog"}}]["horse"]', "NetEncoder::classinv: horse is not one of the"),
    ('MeanSquaredLossLayer[][<|"Input" -> 1, "Traget" -> 2|>]', "MeanSquaredLossLayer::missport: "),
    ('NetExtract[SoftmaxLayer[], "Levle"]', "NetExtract::netpart: SoftmaxLayer has no part Levle"),
    ('Information[SoftmaxLayer[], "Layrs"]', "Information::netprop: Layrs is not a property of a net."),
    ("NetInitialize[NetChain[{3}]]", "NetInitialize::nninit: The dimensions of the array Weights of layer 1"),
    ('NetInitialize[SoftmaxLayer[], Method -> "Kaimin"]', "NetInitialize::method: Kaimin is not a method"),
    ("ElementwiseLayer[Zeta[#, 3] &]", "ElementwiseLayer::invarg: Argument 1 of ElementwiseLayer"),
    ('NetDecoder["Clas"]', "NetDecoder::nocoder: Clas is not a kind of NetDecoder. Did you mean Class?"),
]
UNEVALUATED = [
    ("NetExtract[5, 1]", "NetExtract::notnet: 5 is not a net."),
    ("NetInitialize[5]", "NetInitialize::notnet: 5 is not a net."),
]


@pytest.mark.parametrize("code, message", MISTAKES + UNEVALUATED, ids=lambda text: text[:40])
def test_mistakes_give_a_message_and_a_value(wl, code, message):
    value = wl(code)
    assert any(text.startswith(message) for text in wl.messages), wl.messages
    if (code, message) in UNEVALUATED:
        assert to_text(value, "InputForm") == code
    else:
        assert value is FAILED


def test_an_unknown_layer_name_stays_as_it_is_and_a_chain_names_it(wl):
    assert to_text(wl("LinearLayr[3]"), "InputForm") == "LinearLayr[3]"
    assert wl("NetChain[{LinearLayr[3]}]") is FAILED
    assert "Did you mean LinearLayer?" in wl.messages[-1]


def test_nets_are_values(wl):
    assert isinstance(wl("net = SoftmaxLayer[]"), Net)
    assert wl("<|net -> 1|>[SoftmaxLayer[]]") == 1
    assert wl("Union[{SoftmaxLayer[], SoftmaxLayer[]}] // Length") == 1


def test_options_are_listed_and_their_defaults_can_be_set(wl):
    listed = to_text(wl("Options[LinearLayer]"), "InputForm")
    assert all(f'"{name}" -> Automatic' in listed for name in ("Weights", "Biases"))
    assert 'Method -> "Dropout"' in to_text(wl("Options[DropoutLayer]"), "InputForm")
    other = Talk()
    other('SetOptions[DropoutLayer, Method -> "AlphaDropout"]')
    assert other('NetExtract[DropoutLayer[], "Method"]') == "AlphaDropout"
    assert wl('NetExtract[DropoutLayer[], "Method"]') == "Dropout"


def test_options_of_an_application_are_listed(wl):
    listed = to_text(wl("Options[SoftmaxLayer[]]"), "InputForm")
    assert 'NetEvaluationMode -> "Test"' in listed and "BatchSize -> Automatic" in listed


def test_a_layer_cannot_be_assigned_to_and_the_message_says_what_would_do(session):
    found = session.evaluate("net = NetChain[{3, Tanh}]; net[[1]] = LinearLayer[5]; Length[net]")
    assert found == 2
    assert "NetReplacePart" in session.messages[0]


def test_a_function_that_is_misspelt_is_told_its_likely_name(session):
    assert session.value("NetChain[{30, Tahn, 1}]") is S("$Failed")
    assert session.messages[0].endswith("which is not a layer. Did you mean Tan or Tanh?")


def test_what_is_told_of_a_layer_names_its_arguments(session):
    assert "Forms: LinearLayer[], LinearLayer[OutputDimensions]\n" in session.about("LinearLayer")
    assert "Forms: ConvolutionLayer[OutputChannels, KernelSize]\n" in session.about("ConvolutionLayer")
