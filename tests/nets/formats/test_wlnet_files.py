"""Files of nets: written, read back, and real ones read."""

import io
import os
from pathlib import Path

import h5py
import numpy as np
import pytest

from tests.nets.test_layer_collection import EXAMPLES
from tests.nets.test_nets_in_language import FAILED, Talk
from wlnet.expr.association import Association
from wlnet.expr.compress import to_compressed
from wlnet.expr.expr import rule, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S, symbol
from wlnet.nets.coder import make_decoder, make_encoder
from wlnet.nets.construct import make
from wlnet.nets.formats.container import BadFile, Stored, named, read_container, write_container
from wlnet.nets.formats.reading import load, loaded
from wlnet.nets.formats.terms import array_term, term, type_of
from wlnet.nets.formats.wlnet import save, unsure, version_for
from wlnet.nets.infer import infer
from wlnet.nets.initialize import initialize
from wlnet.nets.netport import net_port
from wlnet.nets.types import PortType
from wlnet.syntax.parser import parse

SAMPLES = Path(os.environ.get("WLNET_DATA", "nowhere")) / "wlnet"
real = pytest.mark.skipif(not SAMPLES.is_dir(), reason="needs the sample files of $WLNET_DATA")
NAMES = ("chain-13.0.3", "mlp-14.2.1", "classifier-11.3.7")

# Values of an evaluation in Real64 by other code, from the notes beside the files.
KNOWN = [
    ("chain-13.0.3", 0, -0.02004161), ("chain-13.0.3", 0.5, 0.17181861), ("chain-13.0.3", 1, 0.25063846),
    ("chain-13.0.3", -1, -0.27757321), ("mlp-14.2.1", [0, 0, 0, 0], [0.67450542]),
    ("mlp-14.2.1", [0.1, 0.2, 0.3, 0.4], [0.35708715]), ("mlp-14.2.1", [-1, 0.5, 0, 2], [0.84620976]),
]  # fmt: skip
SCORES = [
    ([0] * 8, [5.73636705, 5.7057342], 0),
    ([1] * 8, [-11.63367921, -6.54146781], 1),
    ([0.1, -0.2, 0.3, -0.4, 0.5, -0.6, 0.7, -0.8], [6.05520284, 4.82687176], 0),
]


def again(net, **options):
    return load(save(net, **options))


@pytest.fixture(scope="module")
def wl():
    return Talk()


# real files


@real
@pytest.mark.parametrize("name", NAMES)
def test_a_real_file_is_read_and_written_byte_for_byte(name):
    data = (SAMPLES / f"{name}.wlnet").read_bytes()
    stored = read_container(data, exact=True)
    with h5py.File(io.BytesIO(data)) as old, h5py.File(io.BytesIO(write_container(stored))) as new:
        assert set(old) == set(new)
        for part in set(old) - {"Arrays"}:
            assert old[part][()] == new[part][()] and old[part].dtype == new[part].dtype, part
        for number, array in old["Arrays"].items():
            np.testing.assert_array_equal(array, new["Arrays"][number])


@real
@pytest.mark.parametrize(("name", "x", "y"), KNOWN)
def test_real_nets_give_known_values(name, x, y):
    net = load((SAMPLES / f"{name}.wlnet").read_bytes())
    np.testing.assert_allclose(net(np.array(x, float)), y, atol=2e-6)


@real
@pytest.mark.parametrize(("x", "scores", "label"), SCORES)
def test_a_real_classifier(x, scores, label):
    net = load((SAMPLES / "classifier-11.3.7.wlnet").read_bytes())
    assert net(np.array(x, float)) == label
    np.testing.assert_allclose(net(np.array(x, float), None), scores, atol=1e-5)


@real
@pytest.mark.parametrize("name", NAMES)
def test_real_nets_survive_being_written_here(name):
    net = load((SAMPLES / f"{name}.wlnet").read_bytes())
    assert again(net) == net


# round trips


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_every_layer_comes_back(name):
    args, dims, _ = EXAMPLES[name]
    options = (
        {port: wl_list(size) for port, size in dims.items()} if make(name, args).layer.open_inputs else {}
    )
    net = infer(make(name, args, options), **dims)
    assert again(net) == net
    net = initialize(net)
    found = again(net)
    assert found == net
    assert found.arrays.keys() == net.arrays.keys()


def scoring():
    """The net w . (key times query) + b."""
    layers = wl_list((S.Times, make("LinearLayer", (wl_list(()),))))
    edges = wl_list((rule(wl_list((net_port("Input"), net_port("Query"))), 1), rule(1, 2)))
    return make("NetGraph", (layers, edges))


@pytest.mark.parametrize(
    ("args", "options", "dims"),
    [
        ((scoring(),), {}, (3, 4)),
        (("Dot",), {"Mask": "Causal", "Dropout": 0.25}, (3, 4)),
        ((), {"MultiHead": S("True"), "Mask": rule("Causal", 2)}, (3, 2, 4)),
    ],
)
def test_nets_inside_layers_come_back(args, options, dims):
    net = initialize(infer(make("AttentionLayer", args, options), Key=dims, Value=dims, Query=dims))
    assert again(net) == net


def chain(layers, **ports):
    return make("NetChain", (layers,), ports)


def test_names_nesting_rates_and_switched_off_arrays_come_back():
    inner = chain(Association({"a": 3, "b": S.Tanh}))
    bare = make("LinearLayer", (2,), {"Biases": S("None")})
    net = chain(
        Association({"first": inner, "last": bare}), Input=4, LearningRateMultipliers=S.Rule("first", 0)
    )
    found = again(initialize(net))
    assert list(found.children) == ["first", "last"] and list(found.children["first"].children) == ["a", "b"]
    assert found == initialize(net)
    assert found.multipliers[("first", "a", "Weights")] == 0
    assert "Biases" not in found.children["last"].values


def test_what_was_given_and_what_followed_are_told_apart():
    for layer in (
        make("ConvolutionLayer", (2, 3), {"Stride": 2}),
        make("ConvolutionLayer", (2, wl_list((3, 3)))),
        make("ConvolutionLayer", (2, wl_list((3, 2))), {"PaddingSize": "Same", "Dimensionality": 2}),
        make("PoolingLayer", (2,), {"PaddingSize": wl_list((wl_list((1, 0)), wl_list((0, 1))))}),
    ):
        net = infer(layer, Input=(4, 7, 8))
        found = again(net)
        assert found.layer == net.layer and found == net
    for given in ((), (5,), (wl_list((5,)),)):
        net = infer(make("LinearLayer", given), Input=(3,), Output=(5,))
        assert again(net).layer == net.layer


CODERS = [
    (make_encoder("Class", wl_list(("a", 2, symbol("x", "Global`")))), make_decoder("Boolean")),
    (
        make_encoder("Class", wl_list(("a", "b")), "IndicatorVector"),
        make_decoder("Class", wl_list((S("True"), "ü"))),
    ),
    (make_encoder("Scalar"), make_decoder("Scalar")),
    (
        make_encoder("Image", wl_list((5, 4)), ColorSpace="Grayscale"),
        make_decoder("Class", wl_list((1, 2.5))),
    ),
]


@pytest.mark.parametrize(("encoder", "decoder"), CODERS)
def test_coders_come_back(encoder, decoder):
    size = decoder.port_type.dims
    layers = [make("LinearLayer", (wl_list(size or ()),))]
    if encoder.core.is_integer:
        layers.insert(0, make("ReshapeLayer", (wl_list((1,)),)))
    net = initialize(chain(wl_list(layers), Input=encoder, Output=decoder))
    found = again(net)
    assert found.inputs["Input"].coder == encoder and found.outputs["Output"].coder == decoder
    assert found == net


@pytest.mark.parametrize(
    "port",
    [
        PortType((), "Real"), PortType((3, 4), "Real"), PortType(("Varying", 2), "Real"), PortType((None, 2)),
        PortType((), "Integer", (1, 5)), PortType((3,), "Integer", (2, 5)), PortType((2,), "Integer"),
        PortType(),
    ],
    ids=str,
)  # fmt: skip
def test_types_come_back(port):
    found = type_of(term(port, lambda: 7, "AtomT"))
    assert found.settled == port.settled


def test_types_of_printed_nets():
    assert type_of(S.TensorT(wl_list(()), S.RealT)).dims == ()
    assert type_of(S.Nullable(array_term((64,), False))).dims == (64,)
    nested = S.TensorT(wl_list((S.LengthVar(5),)), S.TensorT(wl_list((2,)), S.RealT))
    assert type_of(nested).dims == ("Varying", 2)
    assert type_of(S.TensorT(S.ListT(2, S.SizeT), S.RealT)).dims == (None, None)


def test_sequences_share_their_length_and_convolutions_make_a_new_one():
    layers = wl_list((make("NetMapOperator", (2,)), S.Tanh))
    net = chain(layers, Input=wl_list(("Varying", 3)))
    assert again(net) == net
    network = read_container(save(net)).network
    ids = [
        network.get("Nodes").get(name).get(side).get(port).item(0).item(0)
        for name, side, port in (
            ("1", "Inputs", "Input"),
            ("1", "Outputs", "Output"),
            ("2", "Outputs", "Output"),
        )
    ]
    assert ids[0] == ids[1] == ids[2]


def test_shared_arrays_are_stored_once():
    layer = make("LinearLayer", (3,), {"Weights": S.NetArray("w")})
    net = initialize(chain(wl_list((layer, S.Tanh, layer)), Input=3))
    stored = read_container(save(net))
    assert len(stored.arrays) == 3
    found = again(net)
    assert found == net and found.children[3].shared["Weights"].name == "w"
    assert again(chain(wl_list((layer, layer)), Input=3)).arrays.keys() == {
        (S.NetArray("w"),), (1, "Biases"), (2, "Biases"),
    }  # fmt: skip


def test_an_array_of_two_layers_is_a_shared_one():
    linear = Association(
        {
            "Type": "Linear",
            "Arrays": Association({"Weights": S.ExportedArray(1), "Biases": S("None")}),
            "Parameters": Association({"OutputDimensions": wl_list((2,))}),
            "Inputs": Association({"Input": S.TensorT(wl_list((2,)), S.RealT)}),
            "Outputs": Association({"Output": S.TensorT(wl_list((2,)), S.RealT)}),
        }
    )
    net = load(write_container(Stored(
        Association({
            **read_container(save(chain(wl_list((2, 2)), Input=2))).network.data,
            "Nodes": Association({"1": linear, "2": linear}),
        }),
        {1: np.eye(2, dtype=np.float32)},
    )))  # fmt: skip
    assert list(net.arrays) == [(S.NetArray("1"),)]


# versions


def test_the_oldest_version_that_knows_all_layers_is_claimed():
    old = initialize(chain(wl_list((3, S.Tanh, make("SoftmaxLayer"))), Input=2))
    assert version_for(old) == "11.3.7" and read_container(save(old)).version == "11.3.7"
    assert version_for(chain(wl_list((make("TotalLayer", (), {"InputPorts": 2}),)))) == "13.0.3"
    assert again(old, version="13.0.3") == old
    assert unsure(old) == [] and unsure(make("NormalizationLayer")) == ["NormalizationLayer"]


def test_old_names_of_arrays_are_written_and_both_are_read():
    net = initialize(infer(make("BatchNormalizationLayer"), Input=(3,)))
    for version, name in (("11.3.7", "Gamma"), ("13.0.3", "Scaling")):
        data = save(net, version)
        assert name in read_container(data).network.get("Arrays").data
        assert load(data) == net


def test_functions_of_version_11_are_lists_of_steps(wl):
    steps = (
        "ScalarFunctionObject[{ScalarSymbol[1], ScalarSymbol[2]}, ScalarSymbol[4],"
        " <|ScalarSymbol[3] -> {Times, ScalarSymbol[1], ScalarSymbol[2]},"
        " ScalarSymbol[4] -> {Tanh, ScalarSymbol[3]}|>]"
    )
    code = (
        '<|"Type" -> "Threading", "Arrays" -> <||>, "Parameters" -> <|"Function" -> ' + steps + "|>,"
        ' "Inputs" -> <|"1" -> TensorT[{2}, RealT], "2" -> TensorT[{2}, RealT]|>,'
        ' "Outputs" -> <|"Output" -> TensorT[{2}, RealT]|>|>'
    )
    network = wl.evaluation.evaluate(parse(code, named))
    data = write_container(Stored(network, {}, "11.3.7"))
    net = load(data, lambda f, *xs: wl.evaluation.call(f, *xs))
    x, y = np.array([1.0, 2]), np.array([0.5, -1])
    np.testing.assert_allclose(net({"Input1": x, "Input2": y}), np.tanh(x * y), rtol=1e-6)


# from the language


def test_import_and_export(wl, tmp_path):
    name = str(tmp_path / "net.wlnet")
    wl(
        'net = NetInitialize[NetChain[{3, Tanh, 2, SoftmaxLayer[]}, "Input" -> 4,'
        ' "Output" -> NetDecoder[{"Class", {a, b}}]]]'
    )
    assert wl(f'Export["{name}", net]') == name and not wl.messages
    assert wl(f'Import["{name}"] === net') == S("True")
    assert wl(f'Keys[Import["{name}", "ArrayAssociation"]] === Information[net, "ArraysPositionList"]') == S(
        "True"
    )
    assert wl(f'Length[Import["{name}", "ArrayList"]]') == 4
    assert wl(f'Import["{name}", "WLVersion"]') == "11.3.7"
    assert wl(f'Union[Values[Information[Import["{name}", "UninitializedNet"], "Arrays"]]]') == wl_list(
        (S.Automatic,)
    )
    assert wl(f'Import["{name}", "Rules"][[1, 2]] === net') == S("True")
    assert wl(f'Import["{name}", {{"ArrayList", 2}}]') == wl('Normal[net[[1, "Biases"]]]')
    assert wl('ImportString[ExportString[net, "WLNet"], "WLNet"] === net') == S("True")
    assert wl(
        'f = NetInitialize[NetChain[{# Exp[-#] &}, "Input" -> 2]]; '
        f'Export["{name}", f, "Version" -> "13.0.3"]; Import["{name}"] === f'
    ) == S("True")


def test_what_is_guessed_is_said(wl, tmp_path):
    name = str(tmp_path / "net.wlnet")
    assert wl(f'Export["{name}", NormalizationLayer["Input" -> {{2, 3}}]]') == name
    assert "NormalizationLayer" in wl.messages[0]


@pytest.mark.parametrize("code", ['Export["{}", 5]', 'Export["{}", LinearLayer[3], "Version" -> "9"]'])
def test_what_cannot_be_written_is_refused(wl, tmp_path, code):
    assert wl(code.format(tmp_path / "net.wlnet")) == FAILED and wl.messages


# what wlnet does not know


def fancy():
    """A file with a layer of a type that does not exist, and such a coder."""
    good = read_container(save(initialize(chain(wl_list((2, 2)), Input=2))))
    nodes = good.network.get("Nodes")
    layer = Association({**nodes.get("2").data, "Type": "Fancy", "Parameters": Association({"Depth": 3})})
    outputs = Association(
        {"Output": S.NetDecoder("Dream", Association({}), S.TensorT(wl_list((2,)), S.RealT))}
    )
    nodes = Association({"1": nodes.get("1"), "2": layer})
    network = Association({**good.network.data, "Nodes": nodes, "Outputs": outputs})
    return write_container(Stored(network, good.arrays, good.version))


def test_unknown_layers_are_kept_and_written_again():
    net, unknown = loaded(fancy())
    assert unknown == ["NetDecoder[Dream]", "FancyLayer"]
    assert net.children[2].kind == "FancyLayer" and net.outputs["Output"].dims == (2,)
    assert net.arrays[(2, "Weights")].shape == (2, 2)
    network = read_container(save(net)).network
    assert network.get("Nodes").get("2").get("Parameters").get("Depth") == 3
    assert again(net) == net
    with pytest.raises(MessageError, match="FancyLayer::unknownlayer"):
        net(np.ones(2))


def test_the_language_says_what_it_does_not_know(wl, tmp_path):
    path = tmp_path / "net.wlnet"
    path.write_bytes(fancy())
    assert wl(f'Head[Import["{path}"]]') == S.NetChain
    assert "Import::wlnetunknown" in wl.messages[0] and "FancyLayer" in wl.messages[0]


# damage


def file(**parts):
    target = io.BytesIO()
    with h5py.File(target, "w") as made:
        for name, text in parts.items():
            made[name] = text
    return target.getvalue()


LINEAR = {
    "Type": "Linear",
    "Arrays": Association({"Weights": S.ExportedArray(9)}),
    "Parameters": Association({"OutputDimensions": wl_list((2,))}),
    "Inputs": Association({"Input": S.TensorT(wl_list((3,)), S.RealT)}),
    "Outputs": Association({}),
}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"no file", "not an HDF5 file"),
        (save(make("SoftmaxLayer"))[:300], "damaged"),
        (file(Version="13.0.3"), "no part"),
        (file(Network="1:abc"), "cannot be read"),
        (file(Network=to_compressed(wl_list((1,)))), "not an association"),
        (file(Network=to_compressed(Association({"Nodes": 1}))), "no Type"),
        (file(Network=to_compressed(Association(LINEAR))), "lacks the array 9"),
        (file(Network=to_compressed(Association({"Type": "Chain", "Nodes": Association({})}))), "no layers"),
        (
            file(
                Network=to_compressed(
                    Association({**LINEAR, "Parameters": Association({"OutputDimensions": "x"})})
                )
            ),
            "OutputDimensions",
        ),
    ],
)
def test_damaged_files_are_refused_by_what_is_wrong(data, words):
    with pytest.raises(BadFile, match=words):
        load(data)
