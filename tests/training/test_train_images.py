"""Training with images: they stay bytes until their batch comes, and count as the numbers they encode."""

import numpy as np
import pytest

from tests.training.data.real_data import needs
from tests.training_runs import Listener, chain, classifier, refusal, trained
from wlnet.expr.arrays import packed
from wlnet.expr.columns import RuleList
from wlnet.expr.expr import rule, wl_list
from wlnet.expr.symbols import S
from wlnet.expr.values.image import Image, ImageList
from wlnet.nets.coder import make_encoder
from wlnet.nets.construct import make
from wlnet.training.data.batches import Deferred, batches_of
from wlnet.training.data.encode import encoded, numeric_columns

RNG = np.random.default_rng(6)
GRAY = RNG.integers(0, 256, (13, 4, 5), np.uint8)
RGB = RNG.integers(0, 256, (13, 4, 5, 3), np.uint8)
LABELS = [3, 7, 9] * 4 + [3]
IMAGES = ImageList(GRAY, "Byte", "Grayscale")
DATA = RuleList(IMAGES, packed(np.array(LABELS)))
OPTIONS = {"MaxTrainingRounds": 3, "BatchSize": 4}


def flat_classifier(**ports):
    return classifier(make("FlattenLayer"), **ports)


def encoder():
    return make_encoder("Image", wl_list((5, 4)), ColorSpace="Grayscale")


def test_images_train_as_their_numbers_do():
    numbers = RuleList(packed(GRAY[:, None] / 255), packed(np.array(LABELS)))
    for options in (OPTIONS, {**OPTIONS, "ValidationSet": S.Scaled(0.3)}):
        by_image = trained(flat_classifier(), DATA, **options)
        by_number = trained(flat_classifier(), numbers, **options)
        np.testing.assert_allclose(by_image.batch_losses, by_number.batch_losses, rtol=1e-5)
        seen = [[one.loss for one in record.validations] for record in (by_image, by_number)]
        np.testing.assert_allclose(*seen, rtol=1e-5)


def test_a_net_without_encoder_gets_one_of_the_size_and_colors_of_the_images():
    net = trained(flat_classifier(), DATA, **OPTIONS).trained_net
    coder = net.inputs["Input"].coder
    assert (coder.kind, coder.size, coder.color_space) == ("Image", (5, 4), "Grayscale")
    assert net.inputs["Input"].dims == (1, 4, 5)
    net = trained(
        flat_classifier(), RuleList(ImageList(RGB, "Byte", "RGB"), DATA.rights), **OPTIONS
    ).trained_net
    assert net.inputs["Input"].dims == (3, 4, 5)


def test_the_dimensions_of_the_net_count_where_it_has_some():
    net = flat_classifier(Input=wl_list((1, 8, 6)))
    coder = trained(net, DATA, **OPTIONS).trained_net.inputs["Input"].coder
    assert (coder.size, coder.color_space) == ((6, 8), "Grayscale")


def test_a_list_of_single_images_is_the_same_data():
    loose = wl_list(rule(Image(one, "Byte", "Grayscale"), n) for one, n in zip(GRAY, LABELS, strict=True))
    assert list(trained(flat_classifier(), loose, **OPTIONS).batch_losses) == list(
        trained(flat_classifier(), DATA, **OPTIONS).batch_losses
    )


def test_images_stay_the_bytes_that_they_are():
    columns = numeric_columns({"Input": IMAGES}, Listener())
    column = encoded(columns, {"Input": encoder().port_type}, "Real32", "training")["Input"]
    assert isinstance(column, Deferred)
    assert len(column) == 13
    batches = batches_of({"Input": column}, 4, np.arange(13)[::-1])
    assert np.shares_memory(batches.columns["Input"].examples.stored, GRAY)
    np.testing.assert_allclose(
        batches.columns["Input"][3], GRAY[[0, 12, 11, 10], None] / 255, rtol=1e-6
    )  # the last batch: one example and three fillers


def test_files_are_read_batch_by_batch_and_one_that_is_missing_is_named_by_its_number(tmp_path):
    for number, one in enumerate(IMAGES, start=1):
        (tmp_path / f"{number}.png").write_bytes(one.png())
    files = [S.File(str(tmp_path / f"{number}.png")) for number in range(1, 14)]
    data = RuleList(wl_list(files), DATA.rights)
    net = flat_classifier(Input=encoder())
    losses = trained(net, data, **OPTIONS).batch_losses
    np.testing.assert_allclose(losses, trained(net, DATA, **OPTIONS).batch_losses, rtol=1e-5)
    (tmp_path / "11.png").unlink()
    text = refusal(net, data, **OPTIONS)
    assert text.startswith("NetEncoder::imgfile: Input 11: ")
    assert "11.png" in text


def test_images_that_are_no_bytes_train_too():
    real = ImageList((GRAY / 255).astype(np.float32), "Real32", "Grayscale")
    losses = trained(flat_classifier(), RuleList(real, DATA.rights), **OPTIONS).batch_losses
    np.testing.assert_allclose(losses, trained(flat_classifier(), DATA, **OPTIONS).batch_losses, rtol=1e-4)


@pytest.mark.parametrize(
    "labels, wanted",
    [
        (LABELS, (3, 7, 9)),  # more than an output of three can count to
        ([0, 1, 2] * 4 + [0], (0, 1, 2)),
        ([1, 2, 3] * 4 + [1], None),  # positions already
    ],
)
def test_integers_are_labels_unless_they_can_be_positions(labels, wanted):
    net = chain(make("FlattenLayer"), 3, make("SoftmaxLayer"))
    data = RuleList(IMAGES, packed(np.array(labels)))
    coder = trained(net, data, **OPTIONS).trained_net.outputs["Output"].coder
    assert (None if coder is None else tuple(coder.labels)) == wanted


def test_labels_that_are_too_many_are_refused():
    net = chain(make("FlattenLayer"), 2, make("SoftmaxLayer"))
    assert "NetTrain::classcount: The number of classes in the data is 3" in refusal(net, DATA)


def test_images_may_be_targets():
    net = chain(
        make("FlattenLayer"),
        20,
        S.LogisticSigmoid,
        make("ReshapeLayer", (wl_list((1, 4, 5)),)),
        Input=encoder(),
    )
    record = trained(net, RuleList(IMAGES, IMAGES), make("MeanSquaredLossLayer"), **OPTIONS)
    decoder = record.trained_net.outputs["Output"].coder
    assert decoder.kind == "Image"
    pixels = trained(
        net, RuleList(IMAGES, packed(GRAY[:, None] / 255)), make("MeanSquaredLossLayer"), **OPTIONS
    )
    np.testing.assert_allclose(record.batch_losses, pixels.batch_losses, rtol=1e-5)


def test_images_among_numbers_are_told():
    mixed = wl_list([rule(Image(GRAY[0]), 1), rule(2.0, 2)])
    assert "example 2" in refusal(flat_classifier(), mixed)


def test_labels_that_nothing_encodes_are_no_numbers():
    data = RuleList(wl_list(["a", "b"]), packed(np.array([1.0, 2.0])))
    text = refusal(chain(3, 1), data)
    assert "NetTrain::labelinput: The examples for the input port Input are labels such as a" in text


LENET = """NetChain[{ConvolutionLayer[20, 5], Ramp, PoolingLayer[2, 2], ConvolutionLayer[50, 5], Ramp,
  PoolingLayer[2, 2], FlattenLayer[], 500, Ramp, 10, SoftmaxLayer[]},
  "Input" -> NetEncoder[{"Image", {28, 28}, "Grayscale"}], "Output" -> NetDecoder[{"Class", Range[0, 9]}]]"""


def test_lenet_learns_some_digits(session):
    needs("mnist")
    session.evaluate(f"""
        data = ResourceData["MNIST", "TrainingData"][[;; 1000]];
        test = ResourceData["MNIST", "TestData"][[;; 200]];
        net = NetTrain[{LENET}, data, ValidationSet -> test, MaxTrainingRounds -> 2,
          TrainingProgressReporting -> None];""")
    assert session.evaluate('NetMeasurements[net, test, "Accuracy"]') > 0.75
    assert session.evaluate("Length[net[Keys[test]]]") == 200
    assert len(session.evaluate('net[First[Keys[test]], "TopProbabilities" -> 3]')) == 3
