import re
from dataclasses import replace

import pytest
from rich.console import Console

from tests.training_runs import classifier, pairs, trained
from wlnet.expr.symbols import S
from wlnet.training.dashboard import Dashboard
from wlnet.training.report import Update

UPDATE = Update(
    fraction=0.25,
    round=3,
    rounds=12,
    batch=7,
    batches=40,
    examples_per_second=1234.6,
    elapsed=8.25,
    remaining=250.0,
    batch_loss=0.12345,
    round_loss=0.2,
    validation_loss=0.3,
    measurements=(("ErrorRate", 0.125), ("validation ErrorRate", 0.25)),
)


@pytest.fixture(scope="module")
def record():
    data = pairs([[float(k)] for k in range(8)], ["a", "b"] * 4)
    return trained(classifier(3, Input=1), data, MaxTrainingRounds=6, ValidationSet=S.Scaled(0.5))


def lines(record, size, curves=True, update=UPDATE):
    dashboard = Dashboard(record)
    if curves:
        dashboard.draw_curves(size)
    console = Console(width=min(size[0] - 1, 100), force_terminal=True)
    with console.capture() as drawn:
        console.print(dashboard.drawn(update, size, "press s"))
    return re.sub(r"\x1b\[[\d;]*m", "", drawn.get()).rstrip("\n").split("\n")


@pytest.mark.parametrize("columns", [61, 80, 100, 200])
@pytest.mark.parametrize("rows", [8, 14, 20, 24, 60])
def test_a_block_fits_in_its_terminal(record, columns, rows):
    found = lines(record, (columns, rows))
    assert len(found) < rows and max(map(len, found)) < columns


@pytest.mark.parametrize("size", [(20, 24), (59, 24), (80, 7), (80, 2)])
def test_in_a_small_terminal_there_is_a_line(record, size):
    (line,) = lines(record, size)
    assert line.startswith("25%  round 3/12") and len(line) < size[0]


def test_curves_stand_below_the_facts_where_there_is_room(record):
    tall, low = "\n".join(lines(record, (80, 30))), "\n".join(lines(record, (80, 12)))
    assert "┤" in tall and "┤" not in low
    assert "loss" in low and "press s" in low


def test_a_wide_terminal_has_a_second_curve(record):
    assert any(line.count("┌") == 2 for line in lines(record, (100, 30)))
    assert not any(line.count("┌") == 2 for line in lines(record, (80, 30)))


def test_facts_are_told_in_columns(record):
    text = "\n".join(lines(record, (80, 24), curves=False))
    for fact in (r"loss +0\.2 +0\.3", r"ErrorRate +0\.125 +0\.25", "3/12, batch 7/40", "8.2s, 4m10s left"):
        assert re.search(fact, text), fact
    assert "1235 examples/s" in text and "batches of 4" in text


def test_what_is_not_known_yet_is_left_out(record):
    update = replace(UPDATE, rounds=None, remaining=None, validation_loss=None, measurements=())
    text = "\n".join(lines(record, (80, 24), curves=False, update=update))
    assert "round   3, batch" in text and "- left" in text
