import io

import pytest
from PIL import Image

from tests.training_runs import chain, classifier, pairs, trained
from wlnet.expr.symbols import S
from wlnet.graphics.arrangement import drawing
from wlnet.graphics.label import Meaning
from wlnet.training.result import NetTrainResultsObject

NUMBERS = pairs([[1.0], [2.0], [3.0], [4.0]], [[1.0], [2.0], [3.0], [4.0]])
LETTERS = pairs([[1.0], [2.0], [3.0], [4.0]], ["a", "b", "a", "b"])


@pytest.fixture(scope="module")
def results():
    net = classifier(3, Input=1)
    return NetTrainResultsObject(trained(net, LETTERS, MaxTrainingRounds=5, ValidationSet=S.Scaled(0.5)))


def test_the_text_counts_in_words():
    text = repr(NetTrainResultsObject(trained(chain(1), NUMBERS, MaxTrainingRounds=1)))
    assert "1 batch, 1 round," in text and "ended by:    MaxTrainingRounds" in text


def test_the_page_has_the_rows_of_the_text_and_the_curves(results):
    page = results._repr_html_()
    for words in ("error rate", "best round", "ADAM, batch size 2, CPU", "data:image/svg+xml;base64,"):
        assert words in page
    assert page.count("<tr>") == page.count("</tr>") == 6


def test_the_picture_has_the_rows_above_plots_of_loss_and_measurement(results):
    found = drawing(results.wl_graphics(), Meaning())
    (rows,), (curves,) = found.rows
    texts = [shape.text for shape in rows.shapes]
    assert "summary" in texts and "MaxTrainingRounds" in texts
    ((loss, measurement),) = curves.rows
    assert [plot.settings.frame_labels[0].text for plot in (loss, measurement)] == ["loss", "error rate"]
    image = Image.open(io.BytesIO(results._repr_png_()))
    assert image.width == 720 and image.height > 300


def test_long_rows_go_on_below(results):
    found = drawing(results.wl_graphics(), Meaning()).rows[0][0]
    (left, right), _ = found.settings.ranges
    places = [tuple(shape.at) for shape in found.shapes]
    assert len(set(places)) == len(places)
    assert all(left <= x <= right for x, _ in places)


def test_a_loss_alone_has_one_plot():
    results = NetTrainResultsObject(trained(chain(1), NUMBERS, MaxTrainingRounds=3))
    (curves,) = drawing(results.wl_graphics(), Meaning()).rows[1]
    assert len(curves.rows[0]) == 1
