import pickle
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction

import numpy as np
import pytest

from tests.checks import normal
from tests.nets.test_nets_in_language import Talk
from wlnet.expr.arrays import Packed, packed
from wlnet.expr.association import Association
from wlnet.expr.expr import rule, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.apply import apply
from wlnet.nets.coder import make_decoder, make_encoder
from wlnet.nets.construct import make
from wlnet.nets.initialize import initialize
from wlnet.nets.options import Settings, settings

W, B = np.array([[1.0, 2], [3, 4], [5, 6]]), np.array([0.5, 0, -0.5])
LINEAR = make("LinearLayer", (3,), {"Weights": W, "Biases": B})
LABELS = wl_list(("a", "b", "c"))
CLASSIFIER = make(
    "NetChain", (wl_list((LINEAR, make("SoftmaxLayer"))),), {"Output": make_decoder("Class", LABELS)}
)
LOSS = make("MeanSquaredLossLayer", (), {"Input": 2})


def softmax(y):
    p = np.exp(y - y.max(axis=-1, keepdims=True))
    return p / p.sum(axis=-1, keepdims=True)


def test_one_example_and_a_list_are_told_apart_by_rank():
    assert apply(LINEAR, wl_list((1, 1))) == packed(np.array([3.5, 7, 10.5]))
    found = apply(LINEAR, wl_list((wl_list((1, 1)), wl_list((0, Fraction(1, 2))))))
    assert isinstance(found, Packed)
    np.testing.assert_allclose(found.array, [[3.5, 7, 10.5], [1.5, 2, 2.5]])
    assert apply(LINEAR, wl_list(())) == wl_list(())


def test_scalar_ports_take_numbers_and_lists_of_numbers():
    net = make(
        "LinearLayer",
        (wl_list(()),),
        {"Weights": np.array([[2.0]]), "Biases": np.array([1.0]), "Input": "Real"},
    )
    assert apply(net, 3) == 7.0
    assert apply(net, wl_list((1, 2))) == packed(np.array([3.0, 5]))


def test_exact_data_become_numbers_where_the_language_can():
    net = make("ElementwiseLayer", (S.Sin,), {"Input": "Real"})
    table = {S.Pi: 3.141592653589793}
    assert apply(net, S.Pi, numeric=table.get) == pytest.approx(0, abs=1e-6)
    with pytest.raises(MessageError, match=r"ElementwiseLayer::invindata.*real number.*Pi"):
        apply(net, S.Pi)


@pytest.mark.parametrize("batch_size", [S.Automatic, 7, 1, 1000])
def test_results_do_not_depend_on_the_batch_size(batch_size):
    x = normal(1000, 2)
    found = CLASSIFIER(x, None, BatchSize=batch_size)
    np.testing.assert_allclose(found, softmax(x @ W.T + B), rtol=1e-4, atol=1e-7)
    np.testing.assert_allclose(found[:1], CLASSIFIER(x[:1], None), rtol=1e-5)
    np.testing.assert_allclose(found[3], CLASSIFIER(x[3], None), rtol=1e-5)


def test_decoder_properties_as_second_argument():
    x = np.array([0.1, 0.2])
    p = softmax(W @ x + B)
    assert CLASSIFIER(x) == "abc"[p.argmax()]
    assert CLASSIFIER(x, "Probabilities") == pytest.approx(dict(zip("abc", p, strict=True)), rel=1e-5)
    np.testing.assert_allclose(CLASSIFIER(x, None), p, rtol=1e-5)
    top = apply(CLASSIFIER, packed(x), wl_list(("TopProbabilities", 2)))
    assert top == apply(CLASSIFIER, packed(x), rule("TopProbabilities", 2))
    assert [one.item(0) for one in top] == [name for _, name in sorted(zip(-p, "abc", strict=True))][:2]
    assert apply(CLASSIFIER, packed(x), "Output") == CLASSIFIER(x)
    assert apply(CLASSIFIER, packed(x), rule("Output", "Decision")) == CLASSIFIER(x)
    assert apply(CLASSIFIER, packed(x), wl_list(("Decision", S("None")))).item(0) == CLASSIFIER(x)
    assert apply(CLASSIFIER, packed(x), S.All).keys() == ["Output"]
    assert "TopDecisions" in apply(CLASSIFIER, packed(x), "Properties").args


def test_properties_of_a_batch():
    x = normal(5, 2)
    assert CLASSIFIER(x) == ["abc"[i] for i in softmax(x @ W.T + B).argmax(axis=1)]
    assert [sorted(one) for one in CLASSIFIER(x, "Probabilities")] == [["a", "b", "c"]] * 5


def test_encoders_at_the_input():
    net = make("LinearLayer", (2,), {"Input": make_encoder("Class", LABELS, "IndicatorVector")})
    net = net.with_arrays({("Weights",): np.array([[1, 2, 3], [4, 5, 6.0]]), ("Biases",): np.zeros(2)})
    assert apply(net, "b") == packed(np.array([2.0, 5]))
    assert apply(net, wl_list(("b", "c"))) == packed(np.array([[2.0, 5], [3, 6]]))
    np.testing.assert_array_equal(net("b"), [2, 5])
    with pytest.raises(MessageError, match=r"NetEncoder::classinv: horse"):
        apply(net, "horse")


def test_associations_of_ports():
    data = Association({"Input": wl_list((1, 2)), "Target": wl_list((1, 4))})
    assert apply(LOSS, data) == 2.0
    batch = Association({"Input": packed(np.ones((3, 2))), "Target": packed(np.zeros((3, 2)))})
    assert apply(LOSS, batch) == packed(np.ones(3))
    assert apply(LINEAR, Association({"Input": wl_list((1, 1))})) == packed(np.array([3.5, 7, 10.5]))


def test_several_outputs_come_as_an_association():
    net = make("DropoutLayer", (), {"OutputPorts": wl_list(("Output", "BinaryMask"))})
    found = apply(net, wl_list((1, 2)))
    assert found.keys() == ["Output", "BinaryMask"]
    assert apply(net, wl_list((1, 2)), "BinaryMask") == packed(np.ones(2))
    assert apply(net, wl_list((1, 2)), wl_list(("BinaryMask", "Output"))).keys() == ["BinaryMask", "Output"]
    with pytest.raises(MessageError, match=r"DropoutLayer::whichport.*\{Output, BinaryMask\}"):
        apply(net, wl_list((1, 2)), "Decision")


def test_nets_without_arrays_take_their_shapes_from_the_data():
    assert apply(make("SoftmaxLayer"), wl_list((1, 1))) == packed(np.array([0.5, 0.5]))
    np.testing.assert_allclose(
        make("ElementwiseLayer", (S.Tanh,))(normal(2, 2)), np.tanh(normal(2, 2)), rtol=1e-6
    )
    assert make("MeanSquaredLossLayer")({"Input": [1, 2], "Target": [1, 4]}) == 2


def test_working_precision():
    third = {
        p: float(np.asarray(LINEAR(np.array([1 / 3, 0]), WorkingPrecision=p))[0])
        for p in ("Real32", "Real64")
    }
    assert third["Real64"] == 1 / 3 + 0.5
    assert third["Real32"] == float(np.float32(np.float32(1 / 3) + np.float32(0.5)))


def test_python_data_give_python_values_and_arrays_arrays():
    assert isinstance(LINEAR(np.ones(2)), np.ndarray)
    assert (
        make("LinearLayer", (wl_list(()),), {"Weights": np.ones((1, 2)), "Biases": np.zeros(1)})([1, 2]) == 3
    )
    assert LOSS({"Input": np.ones(2), "Target": [0, 0]}) == 1


def test_lists_of_python_numbers_are_the_arrays_that_they_write():
    for data in ([1, 1], [1.0, 1], [0.5, -2.0]):
        np.testing.assert_array_equal(LINEAR(data), LINEAR(np.array(data)))
    with pytest.raises(MessageError, match=r"LinearLayer::invindata.*\(size: 2\).*\(size: 3\)"):
        LINEAR([1.0, 2.0, 3.0])
    with pytest.raises(MessageError, match=r"LinearLayer::invindata.*1\.0?, Infinity"):
        LINEAR([1.0, np.inf])
    with pytest.raises(MessageError, match="LinearLayer::invindata"):
        LINEAR([1, True])
    np.testing.assert_array_equal(LINEAR([2**70, 0]), LINEAR(np.array([2.0**70, 0])))


def test_nets_of_equal_structure_take_turns():
    other = LINEAR.with_arrays({("Weights",): 2 * W})
    for _ in range(2):
        np.testing.assert_allclose(LINEAR(np.ones(2)), W.sum(axis=1) + B)
        np.testing.assert_allclose(other(np.ones(2)), 2 * W.sum(axis=1) + B)


def test_results_stay_when_the_net_runs_again():
    first = LINEAR(np.ones(2))
    LINEAR(np.zeros(2))
    np.testing.assert_allclose(first, W.sum(axis=1) + B)


@pytest.mark.parametrize(
    "data, text",
    [
        (wl_list((1, 2, 3)), r"vector \(size: 2\).*a vector \(size: 3\)"),
        (5, r"vector \(size: 2\).*a real number"),
        (wl_list((wl_list((1, 2)), wl_list((1, 2, 3)))), r"vector \(size: 2\)"),
        ("text", r"vector \(size: 2\).*text"),
        (S.x, r"vector \(size: 2\).*x"),
        (wl_list((1, S.x)), r"vector \(size: 2\).*x"),
        (packed(np.ones((2, 2, 2))), r"vector \(size: 2\).*array \(size: 2 x 2 x 2\)"),
        (packed(np.ones((4, 3))), r"vector \(size: 2\), but example 1 is a vector \(size: 3\)"),
        (packed(np.array([1j, 2])), r"vector \(size: 2\)"),
    ],
)
def test_wrong_data_name_the_port_and_both_shapes(data, text):
    with pytest.raises(
        MessageError, match=rf"LinearLayer::(invindata|invexample): The Input port takes a {text}"
    ):
        apply(LINEAR, data)


def test_an_uninitialised_net_names_its_array():
    net = make("NetChain", (wl_list((3, S.Tanh)),), {"Input": 2})
    with pytest.raises(MessageError, match=r"NetChain::uninit: .*\{1, Weights\}.*NetInitialize"):
        apply(net, wl_list((1, 2)))


def test_misspelt_and_missing_ports():
    with pytest.raises(
        MessageError, match=r"missport.*\{Input, Target\}.*\{Input, Traget\}.*Did you mean Target"
    ):
        apply(LOSS, Association({"Input": wl_list((1, 2)), "Traget": wl_list((1, 2))}))
    with pytest.raises(MessageError, match=r"MeanSquaredLossLayer::missport"):
        apply(LOSS, wl_list((1, 2)))
    with pytest.raises(MessageError, match=r"MeanSquaredLossLayer::lengths.*Input and Target.*3 and 2"):
        apply(LOSS, Association({"Input": packed(np.ones((3, 2))), "Target": packed(np.ones((2, 2)))}))
    with pytest.raises(MessageError, match=r"MeanSquaredLossLayer::mixed.*Input are one example.*Target"):
        apply(LOSS, Association({"Input": packed(np.ones(2)), "Target": packed(np.ones((2, 2)))}))
    with pytest.raises(MessageError, match=r"NetChain::nooutput.*Ouput|NetDecoder::noprop.*Ouput"):
        apply(CLASSIFIER, wl_list((1, 2)), "Ouput")
    with pytest.raises(MessageError, match=r"LinearLayer::nooutput: output.*Did you mean Output"):
        apply(LINEAR, wl_list((1, 2)), "output")


def test_settings_are_checked():
    assert settings({}, "NetChain") == Settings()
    assert (
        settings({"RandomSeeding": "word"}, "NetChain").seed
        == settings({"RandomSeeding": "word"}, "NetChain").seed
    )
    assert settings({"RandomSeeding": S.Inherited}, "NetChain", lambda: 17).seed == 17
    for options, text in [
        ({"BatchSize": 0}, "NetChain::evalset: The setting BatchSize -> 0"),
        ({"NetEvaluationMode": "Training"}, 'NetChain::evalset.*"Train"'),
        ({"TargetDevice": "GPU"}, "NetChain::trgdev.*GPU"),
        ({"WorkingPrecision": "Mixed"}, 'NetChain::evalset.*"Real64"'),
        ({"RandomSeeding": 1.5}, "NetChain::evalset.*an integer or a string"),
        ({"BatchSise": 3}, "NetChain::optx.*BatchSise.*Did you mean BatchSize"),
    ]:
        with pytest.raises(MessageError, match=text):
            settings(options, "NetChain")


def test_open_dimensions_are_named():
    with pytest.raises(MessageError, match=r"NetChain::uninit|NetChain::openshape"):
        apply(make("NetChain", (wl_list((3,)),)), wl_list((1, 2)))


def test_a_deep_chain_runs():
    net = initialize(make("NetChain", (wl_list([4, S.Tanh] * 20),), {"Input": 2}))
    assert np.isfinite(net(np.ones(2))).all()


def test_a_long_evaluation_can_be_ended_between_batches():
    class Stop(Exception):
        pass

    def between():
        raise Stop

    with pytest.raises(Stop):
        apply(LINEAR, packed(np.ones((2000, 2))), between=between)


def test_no_examples_give_no_results():
    assert apply(LINEAR, wl_list(())) == wl_list(())
    assert LINEAR(np.zeros((0, 2))) == []
    assert apply(LOSS, Association({"Input": wl_list(()), "Target": wl_list(())})) == wl_list(())


def test_what_is_no_number_is_written_as_in_the_language():
    log = make("ElementwiseLayer", (S.Log,))
    assert apply(log, wl_list((-1, 0, 1))) == wl_list((S.Indeterminate, S.Times(-1, S.Infinity), 0.0))
    np.testing.assert_array_equal(log(np.array([-1.0, 0])), [np.nan, -np.inf])


def test_copies_of_a_net_are_equal_and_run():
    again = pickle.loads(pickle.dumps(CLASSIFIER))
    assert again == CLASSIFIER and hash(again) == hash(CLASSIFIER)
    assert again([1, 2]) == CLASSIFIER([1, 2])


def test_nets_run_in_several_threads():
    nets = [LINEAR.with_arrays({("Weights",): k * W}) for k in range(4)]

    def work(k):
        return all(np.allclose(nets[k](np.ones(2)), k * W.sum(axis=1) + B) for _ in range(200))

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(work, range(4)))


@pytest.mark.parametrize("kind", ["LinearLayer", "FlattenLayer"])
def test_layers_of_fixed_dimensions_refuse_sequences(kind):
    with pytest.raises(MessageError, match="fixed dimensions"):
        make(kind, (), {"Input": wl_list(("Varying", 3))})


@pytest.fixture(scope="module")
def wl():
    return Talk()


def test_numeric_arrays_give_numeric_arrays(wl):
    wl(
        'net = NetChain[{LinearLayer[2, "Weights" -> {{1, 2}, {3, 4}}]}]; net = NetInitialize[net];'
        'n = NumericArray[{1, 1}, "Real32"];'
        'd = NetReplacePart[net, "Output" -> NetDecoder[{"Class", {a, b}}]];'
    )
    assert wl('net[n] === NumericArray[{3., 7.}, "Real32"]') == S("True")
    assert wl('net[{n, n}] === NumericArray[{{3., 7.}, {3., 7.}}, "Real32"]') == S("True")
    wl('double = net[<|"Input" -> n|>, WorkingPrecision -> "Real64"]')
    assert wl('double === NumericArray[{3., 7.}, "Real64"]') == S("True")
    assert wl("d[n] === b && Head[d[n, None]] === NumericArray && Head[net[{1, 1}]] === List") == S("True")


def test_a_list_of_associations_is_a_batch(wl):
    wl('sum = ThreadingLayer[Plus, InputPorts -> <|"a" -> {2}, "b" -> {2}|>];')
    wl('found = sum[{<|"a" -> {1, 2}, "b" -> {3, 4}|>, <|"b" -> {0, 1}, "a" -> {0, 0}|>}]')
    assert wl("found == {{4, 6}, {0, 1}}") == S("True")
    assert wl('sum[{<|"a" -> {1, 2}, "b" -> {3, 4}|>, <|"a" -> {0, 0}|>}]') == S("$Failed")
    assert "examplekeys" in wl.messages[0]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("NetChain[{Norm}]", "function of a list"),
        ("NetChain[{2, Plus}]", "ThreadingLayer[Plus]"),
        ('NetChain[{"Relu"}]', '"ReLU"'),
        ("ThreadingLayer[StringJoin]", "ThreadingLayer::invarg"),
        ('NetChain[{2, LinearLayer[2, "Input" -> "Boolean"]}]', "NetChain::innercoder"),
        ('NetGraph[{LinearLayer[{}, "Output" -> "Scalar"], 2}, {1 -> 2}]', "NetGraph::innercoder"),
    ],
)
def test_what_is_no_layer_is_told_at_once(wl, code, words):
    assert wl(code) == S("$Failed")
    assert words in wl.messages[0], wl.messages
