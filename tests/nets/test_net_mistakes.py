"""Invalid nets: every line of nets.md section 22, by message and value."""

import pytest

from tests.nets.test_nets_in_language import FAILED, Talk
from wlnet.expr.expr import TRUE

CHAIN = 'NetInitialize[NetChain[{3, Tanh, 2}, "Input" -> 4]]'
MISTAKES = {
    "constructor with non-layers": [
        ('NetChain[{3, "a", Tanh}]', "NetChain::invlayer: Layer 2 of the chain is a"),
        ("NetGraph[{3, foo[1]}, {1 -> 2}]", "NetGraph::invlayer: Layer 2 of the graph is foo[1]"),
        ("NetMapOperator[2.5]", "NetMapOperator::invlayer:"),
        ("NetChain[5]", "NetChain::invlist:"),
        ("NetChain[{}]", "NetChain::empty:"),
    ],
    "inner chain layer with several ports": [
        ("NetChain[{3, MeanSquaredLossLayer[]}]", "NetChain::ports: Layer 2 of the chain (MeanSquared"),
        ("NetChain[{NetGraph[{3, 4}, {}], Tanh}]", "NetChain::ports: Layer 1 of the chain (NetGraph)"),
        ("NetMapOperator[MeanSquaredLossLayer[]]", "NetMapOperator::ports:"),
    ],
    "inconsistent sizes between layers": [
        ('NetChain[{3, LinearLayer[2, "Input" -> 5]}]',
         "NetChain::tyfail1: The Output port of layer 1 (LinearLayer) gives a vector (size: 3), but the Input"
         " port of layer 2 (LinearLayer) takes a vector (size: 5)."),
        ('NetChain[{3, Tanh}, "Output" -> 4]', "NetChain::tyfail"),
        ('LinearLayer[3, "Output" -> 4]', "LinearLayer::tyfail: The Output port of LinearLayer"),
    ],
    "wrong rank or type on an edge": [
        ('NetChain[{3, ConvolutionLayer[2, {2, 2}]}]', "NetChain::"),
        ("NetGraph[{LinearLayer[3], EmbeddingLayer[2, 5]}, {1 -> 2}]",
         "NetGraph::tyfail1: The Output port of layer 1 (LinearLayer) gives"),
    ],
    "cycle, unknown layer or port, input fed twice": [
        ("NetGraph[{3, 3}, {1 -> 2, 2 -> 1}]", "NetGraph::cycle:"),
        ("NetGraph[{3, 3}, {1 -> 5}]", "mentions 5, but the layers of the graph are {1, 2}"),
        ('NetGraph[{3, 3}, {1 -> NetPort[{2, "In"}]}]',
         "NetGraph::noport: The layer 2 (LinearLayer) has no input port In"),
        ("NetGraph[{3, 3, 3}, {1 -> 3, 2 -> 3}]", "NetGraph::allfed:"),
        ('NetGraph[{3, 3, 3}, {1 -> NetPort[{3, "Input"}], 2 -> NetPort[{3, "Input"}]}]',
         "NetGraph::fedtwice:"),
    ],
    "duplicate names": [
        ('NetChain[{"a" -> 3, "a" -> Tanh}]', "NetChain::dupname: The layer name a is given twice."),
        ('NetRename[NetChain[<|"a" -> 3, "b" -> Tanh|>], "a" -> "b"]', "NetRename::"),
        ('NetGraph[{3, 4}, {NetPort["x"] -> 1, 2 -> NetPort["x"]}]', "NetGraph::bothsides:"),
    ],
    "array value with wrong dimensions": [
        ('LinearLayer[2, "Weights" -> {{1, 2, 3}}]', "LinearLayer::tyfail: The array Weights of LinearLayer"),
        ('LinearLayer[2, "Weights" -> {{1, 2}, {3}}]', "LinearLayer::invarray:"),
        (f'NetReplacePart[{CHAIN}, {{1, "Biases"}} -> {{1, 2}}]',
         "NetReplacePart::arraysize: The array Biases should be a vector (size: 3), as it was, but is a"),
    ],
    "coder on the wrong side, or of another shape": [
        ('NetChain[{3}, "Output" -> NetEncoder["Boolean"]]', "NetChain::"),
        ('NetChain[{3}, "Input" -> NetDecoder["Boolean"]]', "NetChain::"),
        ('NetChain[{3}, "Output" -> NetDecoder[{"Class", {a, b}}]]', "NetChain::tyfail"),
        ('NetChain[{ConvolutionLayer[2, {3, 3}]}, "Input" -> NetEncoder["Boolean"]]', "NetChain::"),
    ],
    "evaluation of an uninitialized net": [
        ('NetChain[{3, Tanh}, "Input" -> 2][{1, 2}]',
         "NetChain::uninit: NetChain cannot be applied: its array {1, Weights}"),
        ('LinearLayer[3, "Input" -> 2][{1, 2}]', "LinearLayer::uninit:"),
    ],
    "initialization with open shapes": [
        ("NetInitialize[LinearLayer[3]]", "NetInitialize::nninit:"),
        ("NetInitialize[NetChain[{3, Tanh}]]", "NetInitialize::nninit:"),
    ],
    "bad data at evaluation": [
        (f"{CHAIN}[{{1, 2}}]", "NetChain::invindata: The Input port takes a vector (size: 4)"),
        (f"{CHAIN}[{{1, 2, 3, x}}]", "NetChain::invindata:"),
        ('NetChain[{EmbeddingLayer[1, 3, "Weights" -> {{1}, {2}, {3}}]}][{1, 4}]', "NetChain::invinteger:"),
        ('ElementwiseLayer[Tanh, "Input" -> NetEncoder[{"Class", {"a", "b"}}]]["c"]', "NetEncoder::classinv"),
        ('ElementwiseLayer[Tanh, "Input" -> NetEncoder[{"Image", {2, 2}}]][3]', "NetEncoder::invimg"),
        ('MeanSquaredLossLayer[][<|"Input" -> 1|>]', "MeanSquaredLossLayer::missport"),
    ],
    "NetPort of an unknown port": [
        (f'{CHAIN}[{{1, 2, 3, 4}}, NetPort["Foo"]]', "has the output ports {Output} and the layers"),
        (f'{CHAIN}[{{1, 2, 3, 4}}, NetPort[{{1, "Foo"}}]]', "Output"),
        (f'{CHAIN}[{{1, 2, 3, 4}}, NetPort[{{7, "Output"}}]]', "NetChain::"),
    ],
    "surgery that does not fit": [
        (f"NetReplacePart[{CHAIN}, 2 -> 5]", "NetReplacePart::tyfail"),
        (f"NetReplacePart[{CHAIN}, 9 -> Tanh]", "NetReplacePart::netpart"),
        (f'NetAppend[{CHAIN}, LinearLayer[2, "Input" -> 7]]', "NetAppend::tyfail1"),
        (f"NetAppend[{CHAIN}, MeanSquaredLossLayer[]]", "NetAppend::"),
        (f'NetPrepend[{CHAIN}, LinearLayer[3]]', "NetPrepend::tyfail1"),
        (f"NetJoin[{CHAIN}, {CHAIN}]", "NetJoin::tyfail1"),
        (f"NetDrop[NetJoin[NetChain[{{4}}], {CHAIN}], {{2}}]", "NetDrop::tyfail"),
        (f"NetDelete[NetJoin[NetChain[{{4}}], {CHAIN}], 2]", "NetDelete::tyfail"),
        (f"NetDrop[{CHAIN}, 3]", "NetDrop::allgone"),
        (f"NetDelete[{CHAIN}, 8]", "NetDelete::nolayer"),
        (f"NetInsert[{CHAIN}, 7, 2]", "NetInsert::tyfail"),
        (f"NetTake[{CHAIN}, 9]", "NetTake::"),
    ],
}  # fmt: skip
MISTAKES |= {
    "what was given, and what it should be": [
        ('ConvolutionLayer[3, {5, 5}, "Input" -> {28, 28}]',
         "The Input port of ConvolutionLayer should be an array (size: n1 x n2 x n3),"
         " but is a matrix (size: 28 x 28)."),
        ('MeanSquaredLossLayer[][<|"Input" -> {1, 2}, "Target" -> {1, 2, 3}|>]',
         "The ports Input and Target of MeanSquaredLossLayer should have equal dimensions, but are a vector"
         " (size: 2) and a vector (size: 3)."),
        ('CrossEntropyLossLayer["Index", "Input" -> {3, 2}, "Target" -> {2}]',
         "CrossEntropyLossLayer::tyfail: The Target port"),
        ('NetNestOperator[LinearLayer[3, "Input" -> 2], 2]', "The ports Input and Output of layer Net"),
        ("NetGANOperator[{3, 4}]", "NetGANOperator::score: The discriminator should give one number"),
        ('NetChain[{LongShortTermMemoryLayer[3], 5}, "Input" -> {"Varying", 4}]',
         "NetChain::sequence: layer 2 (LinearLayer) takes an array of fixed dimensions"),
        ("PartLayer[3 ;; 2]", "PartLayer::invarg: Argument 1 of PartLayer should be a span that"),
        ('FunctionLayer[#a + #b &, "a" -> 3, "b" -> 4]', "(size: 3) and a vector (size: 4) do not thread"),
    ],
    "which example, and what would do": [
        (f"{CHAIN}[{{{{1, 2, 3, 4}}, {{1, 2, 3}}}}]",
         "The Input port takes a vector (size: 4), but example 2 is a vector (size: 3)."),
        (f"{CHAIN}[Image[{{{{1}}}}]]", '"Input" -> NetEncoder["Image"], with its size and colors'),
        ('ElementwiseLayer[Tanh, "Input" -> {"Varying", 2}][x]',
         "The Input port takes a matrix (size: n1 x 2) (or a list of them), but is given x."),
        ('UnitVectorLayer["Output" -> NetDecoder["Boolean"]]', "UnitVectorLayer::tyfail: The Output port of"),
        (f'{CHAIN}["abc"]', '"Input" -> NetEncoder[...] makes numbers of strings.'),
        (f'{CHAIN}[{{1, 2, 3, 4}}, "Probabilities"]',
         "Probabilities is no output port ({Output}), nor a property: the port Output has no decoder."),
        ('NetGraph[<|"a" -> 3, "b" -> 4|>, "a" -> "b"]', "NetGraph::edgelist: The edges of a graph stand in"),
        ("NetFoldOperator[LinearLayer[3]]", 'NetFoldOperator[net] feeds "Output" to "State"'),
        ('NetEncoder["Foo"]', "There are Boolean, Characters, Class,"),
    ],
}  # fmt: skip
CASES = [(line, code, text) for line, rows in MISTAKES.items() for code, text in rows]


@pytest.fixture(scope="module")
def wl():
    return Talk()


@pytest.mark.parametrize("line, code, text", CASES, ids=[f"{line}: {code}"[:70] for line, code, _ in CASES])
def test_mistakes_are_told_and_give_failed(wl, line, code, text):
    assert wl(code) == FAILED, line
    assert wl.messages and text in wl.messages[0], wl.messages
    assert len(wl.messages) == 1, wl.messages


def test_a_replacement_that_matches_nothing_is_told_and_gives_the_net(wl):
    wl(f"net = {CHAIN}")
    assert wl("NetReplace[net, ConvolutionLayer -> Tanh] === net") is TRUE
    assert len(wl.messages) == 1 and wl.messages[0].startswith("NetReplace::"), wl.messages
