import numpy as np
import pytest

from tests.checks import normal
from tests.layer_checks import check_layer
from wlnet.expr.association import Association
from wlnet.expr.expr import TRUE, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.coder import make_decoder, make_encoder
from wlnet.nets.construct import make
from wlnet.nets.infer import infer
from wlnet.nets.initialize import initialize


def chain(*layers, **ports):
    return make("NetChain", (wl_list(layers),), ports)


def linear(*args, **options):
    return make("LinearLayer", args, options)


def kinds(net):
    return {path: layer.kind for path, layer in net.layers().items()}


def test_shorthands():
    net = chain(3, S.Tanh, "GELU", wl_list((4, S.Ramp)), linear(2), Input=5)
    assert kinds(net) == {
        (1,): "LinearLayer",
        (2,): "ElementwiseLayer",
        (3,): "ElementwiseLayer",
        (4, 1): "LinearLayer",
        (4, 2): "ElementwiseLayer",
        (5,): "LinearLayer",
    }
    assert net.array_shapes[(4, 1, "Weights")] == (4, 3)


def test_named_layers():
    net = make("NetChain", (Association({"in": 3, "act": S.Tanh, "out": linear(2)}),), {"Input": 4})
    assert list(net.children) == ["in", "act", "out"]
    assert net.array_shapes[("out", "Weights")] == (2, 3)


def test_shapes_and_gradients():
    check_layer(chain(3, S.Tanh, wl_list((2, "Swish")), linear(wl_list((2, 2)))), Input=(4,))


def test_sizes_run_forwards_and_backwards():
    net = chain(linear(), S.Tanh, linear(2, Input=wl_list((3, 2))), Input=4)
    assert net.children[1].outputs["Output"].dims == (3, 2)
    back = chain(S.Tanh, S.Ramp, make("SoftmaxLayer"), Output=make_decoder("Class", wl_list(("a", "b"))))
    assert back.inputs["Input"].dims == (2,)


def test_a_long_chain_is_inferred_from_its_end():
    net = chain(*[S.Tanh] * 40, Output=3)
    assert net.inputs["Input"].dims == (3,)


def test_value_is_the_composition():
    w = normal(3, 2)
    net = chain(linear(Weights=w, Biases=np.zeros(3)), S.Tanh)
    x = normal(5, 2, seed=4)
    np.testing.assert_allclose(net(x), np.tanh(x @ w.T), rtol=1e-5, atol=1e-6)


def test_inconsistent_sizes_name_both_layers_and_both_sizes():
    with pytest.raises(MessageError) as refused:
        chain(linear(3), linear(2, Input=4), Input=2)
    text = str(refused.value)
    assert text.startswith(
        "NetChain::tyfail1: The Output port of layer 1 (LinearLayer) gives a vector (size: 3)"
    )
    assert "the Input port of layer 2 (LinearLayer) takes a vector (size: 4)" in text


def test_an_inconsistent_end_names_layer_and_both_sizes():
    with pytest.raises(MessageError) as refused:
        chain(2, linear(3), Output=4)
    assert str(refused.value) == (
        "NetChain::tyfail2: The Output port of layer 2 (LinearLayer) is a vector (size: 3), "
        "but that of NetChain is a vector (size: 4)."
    )
    with pytest.raises(MessageError, match=r"tyfail: The array Weights of layer \{1, 1\} \(LinearLayer\)"):
        chain(wl_list((linear(3, Weights=normal(3, 2)),)), Input=5)


def test_clashing_classes():
    dec = make_decoder("Class", wl_list(("a", "b", "c")))
    text = r'Output port of layer 2 \(SoftmaxLayer\).*size: 2.*vector \(size: 3\) with the NetDecoder "Class"'
    with pytest.raises(MessageError, match=text):
        chain(2, make("SoftmaxLayer"), Output=dec)


def test_extra_ports_of_first_and_last_layer_are_ports_of_the_chain():
    net = chain(make("MeanSquaredLossLayer"), S.Sqrt)
    assert list(net.inputs) == ["Input", "Target"]
    assert net({"Input": [1, 2], "Target": [1, 4]}) == pytest.approx(np.sqrt(2))
    both = make("DropoutLayer", (), {"OutputPorts": wl_list(("Output", "BinaryMask"))})
    assert list(chain(S.Tanh, both).outputs) == ["Output", "BinaryMask"]


def test_inner_layers_have_one_input_and_one_output():
    with pytest.raises(
        MessageError, match=r"NetChain::ports: Layer 2 .*MeanSquaredLossLayer.*\{Input, Target\}"
    ):
        chain(S.Tanh, make("MeanSquaredLossLayer"))


def test_coders_of_end_layers_belong_to_the_chain():
    enc = make_encoder("Boolean")
    dec = make_decoder("Boolean")
    net = chain(
        linear(wl_list(()), Input=enc), make("ElementwiseLayer", (S.LogisticSigmoid,), {"Output": dec})
    )
    assert net.inputs["Input"].coder == enc and net.outputs["Output"].coder == dec
    assert all(port.coder is None for child in net.children.values() for port in child.ports.values())
    ready = net.with_arrays({(1, "Weights"): np.array([[4.0]]), (1, "Biases"): np.array([-2.0])})
    assert ready(True) is True or ready(True) is TRUE


def test_integers_may_enter_where_real_numbers_are_expected():
    net = chain(linear(2, Weights=np.array([[1.0], [2.0]])), Input=S.Restricted("Integer", 5))
    ready = net.with_arrays({(1, "Biases"): np.zeros(2)})
    np.testing.assert_allclose(ready(3), [3, 6])
    with pytest.raises(MessageError, match=r"NetChain::invinteger"):
        ready(6)


class TestFinalOne:
    """A bare 1 before an output of one number is LinearLayer[{}]."""

    def test_at_the_end(self):
        net = chain(50, S.Tanh, 1, Input=2)
        assert net.outputs["Output"].dims == (1,)
        assert infer(net, Output=()).outputs["Output"].dims == ()
        assert chain(50, S.Tanh, 1, Input=2, Output="Real").layers()[(3,)].layer.size == ()

    def test_before_layers_that_keep_the_shape(self):
        net = chain(5, 1, make("DropoutLayer"), S.LogisticSigmoid, Input=2, Output="Boolean")
        assert net.outputs["Output"].dims == ()

    def test_in_a_nested_chain(self):
        assert infer(chain(5, wl_list((S.Tanh, 1))), Output=()).layers()[(2, 2)].layer.size == ()

    def test_keeps_values(self):
        net = initialize(chain(5, S.Tanh, 1, Input=2))
        number = infer(net, Output=())
        np.testing.assert_array_equal(number(np.ones(2)), net(np.ones(2))[0])

    def test_only_for_a_bare_one(self):
        with pytest.raises(MessageError, match=r"NetChain::tyfail"):
            infer(chain(5, linear(1)), Output=())
        assert chain(5, linear(1), Input=2, Output=1).outputs["Output"].dims == (1,)

    def test_a_vector_of_one_is_left_alone(self):
        assert infer(chain(5, 1), Output=(1,)).layers()[(2,)].layer.size == (1,)

    def test_a_scalar_decoder_takes_the_vector_of_one(self):
        net = initialize(chain(5, S.Tanh, 1, Input="Scalar", Output="Scalar"))
        found = net(np.array([0.5, 1.0]))
        assert [type(x) for x in found] == [float, float]
        assert net(0.5) == pytest.approx(found[0])


@pytest.mark.parametrize(
    "layers, text",
    [
        (
            (3, S.LinearLayr(3)),
            r"NetChain::invlayer: Layer 2 of the chain is LinearLayr\[3\].*Did you mean LinearLayer",
        ),
        ((S.ConvolutionLayer(3, 2),), r"NetChain::invlayer: Layer 1 of the chain is ConvolutionLayer"),
        ((S("$Failed"), 3), r"NetChain::invlayer: Layer 1 of the chain is \$Failed"),
        ((-3,), r"NetChain::invlayer: Layer 1 of the chain is -3.*positive integer"),
        ((2, 0.5), r"NetChain::invlayer: Layer 2 of the chain is 0.5"),
        ((2, "Rampe"), r"NetChain::invlayer: Layer 2 of the chain is Rampe.*As a function"),
        ((), r"NetChain::empty"),
    ],
)
def test_what_is_no_layer_is_named_with_its_place(layers, text):
    with pytest.raises(MessageError, match=text):
        chain(*layers)


def test_wrong_calls():
    with pytest.raises(MessageError, match=r"NetChain::invlist"):
        make("NetChain", (3,))
    with pytest.raises(MessageError, match=r"NetChain::nargs"):
        make("NetChain", ())
    with pytest.raises(MessageError, match=r"NetChain::optx.*Imput.*Did you mean Input"):
        chain(3, Imput=3)
