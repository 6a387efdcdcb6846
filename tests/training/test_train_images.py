"""Training with images: they stay bytes until their batch comes, and count as the numbers they encode."""

import numpy as np
import pytest

from tests.training.data.real_data import needs
from tests.training_runs import Listener, chain, classifier, refusal, trained
from wlnet.expr.arrays import packed
from wlnet.expr.columns import RuleList
from wlnet.expr.expr import rule, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.expr.values.image import Image, ImageList
from wlnet.nets.coder import make_encoder
from wlnet.nets.construct import make
from wlnet.training.data.batches import Deferred, batches_of
from wlnet.training.data.encode import encoded, numeric_columns
from wlnet.training.measure import measured
from wlnet.training.measurement import measurement_of
from wlnet.training.result import NetTrainResultsObject

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


@pytest.fixture
def files(tmp_path):
    """(paths of the images, DATA with the images in files)"""
    paths = [tmp_path / f"{number}.png" for number in range(1, 14)]
    for path, one in zip(paths, IMAGES, strict=True):
        path.write_bytes(one.png())
    return paths, RuleList(wl_list(S.File(str(path)) for path in paths), DATA.rights)


def test_files_are_read_batch_by_batch(files):
    losses = trained(flat_classifier(Input=encoder()), files[1], **OPTIONS).batch_losses
    np.testing.assert_allclose(losses, trained(flat_classifier(), DATA, **OPTIONS).batch_losses, rtol=1e-5)


def test_files_that_cannot_be_read_are_skipped_and_counted(files):
    """The mean over the others, whose batch is as good as one without them."""
    paths, data = files
    paths[10].unlink()
    paths[3].write_bytes(b"no image")
    net, host = flat_classifier(Input=encoder()), Listener()
    options = OPTIONS | {"BatchSize": 13, "MaxTrainingRounds": 4, "WorkingPrecision": "Real64"}
    record = trained(net, data, host=host, wanted=("ExampleLosses",), **options)
    kept = [n for n in range(13) if n not in (3, 10)]
    rest = RuleList(wl_list(data.lefts.item(n) for n in kept), wl_list(data.rights.item(n) for n in kept))
    others = trained(net, rest, wanted=("ExampleLosses",), **options | {"BatchSize": 11})
    np.testing.assert_allclose(record.batch_losses, others.batch_losses, rtol=1e-9)
    assert (record.skipped, record.examples) == (2, 4 * 11)
    (warning,) = map(str, host.warnings)
    assert warning.startswith("NetTrain::skipped: 2 examples of the training data could not be encoded")
    assert "of example 4 it is said: Input 4: " in warning
    losses = record.visits.losses()
    assert losses[3] == losses[10] == []
    np.testing.assert_allclose([losses[n] for n in kept], others.visits.losses(), rtol=1e-9)
    assert "44 processed, 2 skipped" in NetTrainResultsObject(record).wl_text("OutputForm")


def test_a_batch_without_any_readable_file_ends_the_training(files):
    paths, data = files
    for path in paths:
        path.unlink()
    text = refusal(flat_classifier(Input=encoder()), data, **OPTIONS)
    assert text.startswith("NetTrain::noneleft: No example of a batch can be encoded; the first is example ")


def test_what_is_measured_on_files_must_be_readable(files):
    paths, data = files
    net = trained(flat_classifier(Input=encoder()), data, **OPTIONS).trained_net
    paths[10].unlink()
    with pytest.raises(MessageError, match=r"NetEncoder::imgfile: Input 11: .*11\.png"):
        measured(net, data, (measurement_of("Accuracy"),), {}, Listener())


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
    assert "NetTrain::classcount: The data have 3 classes" in refusal(net, DATA)


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
