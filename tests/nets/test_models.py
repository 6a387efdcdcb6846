"""NetModel: sizes of published nets, files with trained arrays, what is told where there is none."""

from math import prod

import numpy as np
import pytest

from tests.nets.test_nets_in_language import FAILED, Talk
from wlnet.expr.arrays import packed
from wlnet.expr.expr import TRUE, wl_list
from wlnet.expr.symbols import S
from wlnet.nets.apply import apply
from wlnet.nets.formats.wlnet import save
from wlnet.nets.initialize import initialize
from wlnet.nets.model import FAMILIAR, MODELS, Family, found, near
from wlnet.training.data import published

IMAGENET = "{} Trained on ImageNet Competition Data"
LENET = "LeNet Trained on MNIST Data"

# Weights and biases, with scaling and biases of normalizations, as published beside the nets.
COUNTS = {
    LENET: 431_080,
    IMAGENET.format("ResNet-18"): 11_689_512,
    IMAGENET.format("ResNet-34"): 21_797_672,
    IMAGENET.format("ResNet-50"): 25_557_032,
    IMAGENET.format("ResNet-101"): 44_549_160,
    IMAGENET.format("ResNet-152"): 60_192_808,
    IMAGENET.format("VGG-16"): 138_357_544,
    IMAGENET.format("VGG-19"): 143_667_240,
}


@pytest.fixture(scope="module")
def wl():
    return Talk()


@pytest.fixture
def homes(tmp_path, monkeypatch):
    """(the folder of WLNET_DATA, the cache folder), each with a folder of models."""
    home, cache = tmp_path / "home", tmp_path / "cache"
    monkeypatch.setenv("WLNET_DATA", str(home))
    monkeypatch.setattr(published, "cache_folder", lambda: cache)
    for folder in (home, cache):
        (folder / "models").mkdir(parents=True)
    return home, cache


@pytest.fixture(scope="module")
def lenet():
    return initialize(found(LENET).build(), seed=3)


def bare(name):
    return f'NetModel["{name}", "UninitializedEvaluationNet"]'


@pytest.mark.parametrize("name", COUNTS)
def test_a_net_has_as_many_arrays_as_the_published_one(name):
    net = found(name).build()
    shapes = net.array_shapes.items()
    assert sum(prod(shape) for path, shape in shapes if not path[-1].startswith("Moving")) == COUNTS[name]
    assert all(array is None for array in net.arrays.values())


def test_every_model_is_counted():
    assert {name for name, one in MODELS.items() if not isinstance(one, Family)} == set(COUNTS)


@pytest.mark.parametrize("name", [name for name in COUNTS if name != LENET])
def test_imagenet_nets_take_224_by_224_pixels_and_give_1000_classes(name):
    net = found(name).build()
    assert net.inputs["Input"].dims == (3, 224, 224)
    assert net.outputs["Output"].dims == (1000,)
    # What is left of the picture before it is made a vector: 224 halved five times.
    places = [child.inputs["Input"].dims for child in net.children.values()]
    assert any(dims[1:] == (7, 7) for dims in places)


@pytest.mark.parametrize("depth", [18, 34, 50, 101, 152])
def test_the_depth_of_a_resnet_counts_its_layers_with_weights(depth):
    layers = found(IMAGENET.format(f"ResNet-{depth}")).build().layers()
    kinds = [(path, one.kind) for path, one in layers.items() if "shortcut" not in path]
    assert sum(kind in ("ConvolutionLayer", "LinearLayer") for _, kind in kinds) == depth


@pytest.mark.parametrize("depth", [16, 19])
def test_the_depth_of_a_vgg_counts_its_layers_with_weights(depth):
    layers = found(IMAGENET.format(f"VGG-{depth}")).build().layers().values()
    assert sum(one.kind in ("ConvolutionLayer", "LinearLayer") for one in layers) == depth


def test_the_encoder_of_imagenet_takes_mean_and_deviation_away(wl):
    encoded = wl(
        f'NetExtract[{bare(IMAGENET.format("VGG-16"))}, "Input"][Image[ConstantArray[1., {{5, 5, 3}}]]]'
    )
    expected = (1 - np.array([0.485, 0.456, 0.406])) / np.array([0.229, 0.224, 0.225])
    found_means = np.asarray(encoded.array).mean(axis=(1, 2))
    np.testing.assert_allclose(found_means, expected, rtol=1e-5)


def test_a_block_adds_its_input():
    """With all weights of the block zero, what comes out is the ramp of what comes in."""
    net = found(IMAGENET.format("ResNet-18")).build()
    block = initialize(net.children["block2_1"], seed=1)
    block = block.with_arrays({p: np.zeros_like(a) for p, a in block.arrays.items() if p[-1] == "Weights"})
    x = np.random.default_rng(2).normal(size=(64, 56, 56)).astype(np.float32)
    y = apply(block, packed(x))
    np.testing.assert_allclose(y.array, np.maximum(x, 0), atol=1e-6)


def test_trained_arrays_are_read_from_the_cache_folder(wl, homes, lenet):
    (homes[1] / "models" / f"{LENET}.wlnet").write_bytes(save(lenet))
    for code in ('NetModel["LeNet"]', f'NetModel["{LENET}"]', 'NetModel["LeNet", "TrainingNet"]'):
        net = wl(code)
        assert wl.messages == []
        for path, array in lenet.arrays.items():
            np.testing.assert_array_equal(net.arrays[path], array)
    assert wl('NetModel["LeNet"][Image[ConstantArray[0.5, {28, 28}]]]') in range(10)


def test_the_folder_of_the_user_comes_first(wl, homes, lenet):
    other = initialize(found(LENET).build(), seed=4)
    for folder, net in zip(homes, (lenet, other), strict=True):
        (folder / "models" / f"{LENET}.wlnet").write_bytes(save(net))
    first = next(iter(lenet.arrays))
    np.testing.assert_array_equal(wl('NetModel["LeNet"]').arrays[first], lenet.arrays[first])


def test_ports_of_a_trained_net_are_changed(wl, homes, lenet):
    (homes[0] / "models" / f"{LENET}.wlnet").write_bytes(save(lenet))
    code = 'NetModel["LeNet", "Output" -> NetDecoder[{"Class", CharacterRange["a", "j"]}]]'
    assert wl(f"{code}[Image[ConstantArray[0.5, {{28, 28}}]]]") in "abcdefghij"
    assert wl('NetModel["LeNet", "Input" -> {1, 40, 40}]') is FAILED  # the trained arrays are for 28 x 28


def test_without_a_file_it_is_told_what_was_looked_for(wl, homes):
    assert wl('NetModel["LeNet"]') is FAILED
    (message,) = wl.messages
    assert message.startswith("NetModel::noarrays")
    for part in (*map(str, homes), f"{LENET}.wlnet", "UninitializedEvaluationNet", "examples/mnist.wl"):
        assert part in message
    assert wl(f'NetModel["{IMAGENET.format("VGG-19")}", "TrainingNet"]') is FAILED
    assert "mnist" not in wl.messages[0]


def test_a_file_that_is_no_net_or_another_one_is_refused(wl, homes, lenet):
    file = homes[0] / "models" / f"{LENET}.wlnet"
    for content, message in (
        (b"nothing of the kind", "NetModel::badfile"),
        (save(found(LENET).build()), "NetModel::othernet"),
        (save(wl('NetInitialize[NetChain[{3}, "Input" -> 2]]')), "NetModel::othernet"),
    ):
        file.write_bytes(content)
        assert wl('NetModel["LeNet"]') is FAILED
        assert [one.partition(": ")[0] for one in wl.messages] == [message]


def test_an_unknown_name_is_answered_with_near_ones(wl):
    assert near("Lenet")[0] == LENET
    assert near("resnet50")[0] == IMAGENET.format("ResNet-50")
    assert near("xyz") == []
    assert wl('NetModel["VGG16"]') is FAILED
    assert wl.messages[0].startswith("NetModel::nomodel")
    assert IMAGENET.format("VGG-16") in wl.messages[0]


def test_short_names_stand_for_models():
    assert all(full in MODELS for full in FAMILIAR.values())


def test_a_family_has_parameters_and_variants(wl):
    family = IMAGENET.format("ResNet")
    net = wl(f'NetModel[{{"{family}", "Depth" -> 34}}, "UninitializedEvaluationNet"]')
    assert net == found(IMAGENET.format("ResNet-34")).build()
    assert wl(f'NetModel["{family}", "Name"]') == IMAGENET.format("ResNet-50")
    assert wl(f'NetModel["{family}", "ParameterNames"]') == wl_list(("Depth",))
    code = f'NetModel[#, "Name"] & /@ NetModel["{family}", "Variants"]'
    assert wl(code) == wl_list(IMAGENET.format(f"ResNet-{depth}") for depth in (18, 34, 50, 101, 152))


@pytest.mark.parametrize(
    "code, message",
    [
        ("NetModel[5]", "modelspec"),
        ("NetModel[{}]", "modelspec"),
        (f'NetModel[{{"{IMAGENET.format("VGG")}", "Depth" -> 17}}]', "paramset"),
        (f'NetModel[{{"{IMAGENET.format("VGG")}", "Width" -> 1}}]', "noparam"),
        ('NetModel[{"LeNet", "Depth" -> 5}]', "noparam"),
        ('NetModel["LeNet", "Variants"]', "noprop"),
        ('NetModel["LeNet", "ByteCounts"]', "noprop"),
        ('NetModel["LeNet", "ConstructionNotebook"]', "propnyi"),
        ('NetModel["LeNet", "ByteCount", "Length"]', "nargs"),
        ('NetModel["LeNet", "TaskType", "Input" -> 3]', "notnet"),
        ('NetModel["LeNet", "UninitializedEvaluationNet", "Picture" -> 3]', "noport"),
    ],
)
def test_what_there_is_not_is_told(wl, code, message):
    assert wl(code) is FAILED
    assert [one.partition(": ")[0] for one in wl.messages] == [f"NetModel::{message}"]


def test_what_is_known_of_a_model(wl):
    assert wl('NetModel["LeNet", "ByteCount"]') == 4 * COUNTS[LENET]
    assert wl('NetModel["LeNet", "TrainingSetData"]') == S.ResourceObject("MNIST")
    assert wl('NetModel["LeNet", "SourceMetadata"]["Creator"][[1]]') == "Yann LeCun"
    assert wl.messages == []


@pytest.mark.parametrize("name", list(MODELS))
def test_every_property_that_is_listed_has_a_value(wl, homes, name):
    wl(
        f'values = NetModel["{name}", #] & /@ Complement[NetModel["{name}", "Properties"],'
        ' {"EvaluationFunction", "EvaluationNet", "TrainingNet"}]'
    )
    assert wl.messages == []
    assert wl("FreeQ[values, $Failed]") is TRUE
