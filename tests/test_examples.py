"""The programs under examples/: each runs, and reaches what its first line promises."""

import re
from pathlib import Path

import pytest

from tests.training.data.real_data import needs
from wlnet import Session

NUMBER = r"-?\d+\.?\d*(?:\*10\^-?\d+)?"  # as OutputForm writes it
EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture
def output(tmp_path, monkeypatch):
    """A function: the printed text of an example, run where it may write its pictures."""
    monkeypatch.chdir(tmp_path)

    def run(name: str) -> str:
        result = Session().evaluate_wrap(f'Get["{EXAMPLES / name}"]')
        assert result.messages == []
        return "\n".join(result.output)

    return run


def number(pattern: str, text: str) -> float:
    """The number that follows `pattern` in the text."""
    found = re.search(pattern + r"\s*(" + NUMBER + ")", text)
    assert found, f"no {pattern!r} in:\n{text}"
    return numbers(found[1])[0]


def numbers(line: str) -> list[float]:
    return [float(found.replace("*10^", "e")) for found in re.findall(NUMBER, line)]


def test_letters_are_told_apart(output, tmp_path):
    text = output("letters.wl")
    assert number("test letters:", text) >= 0.96
    assert (tmp_path / "loss.png").read_bytes().startswith(b"\x89PNG")


def test_the_line_is_the_line_of_least_squares(output, tmp_path):
    text = output("linear-fit.wl")
    assert number("weight", text) == pytest.approx(2.05, rel=0.02)
    assert number("bias", text) == pytest.approx(-0.1, abs=0.05)
    assert number("value at 3.5:", text) == pytest.approx(7.075, rel=0.02)
    first, second = numbers(text.partition("1.5 and 2.5:")[2])[:2]
    assert [first, second] == pytest.approx([2.975, 5.025], rel=0.03)
    assert (tmp_path / "line.png").stat().st_size > 2000


def test_twins_know_letters_that_they_have_not_seen(output):
    text = output("twins.wl")
    assert "the twins are alike: True" in text
    assert number("as a twin sees them:", text) > number("as they are:", text) + 0.1


def test_the_curve_follows_the_bell(output):
    assert number(r"\[-2.5, 2.5\]:", output("curve.wl")) < 0.05


def test_a_boolean_output_decides_and_its_probability_rises(output):
    text = output("threshold.wl")
    assert "{False, False, True, True}" in text
    assert "they rise: True" in text
    probabilities = numbers(re.search(r"probabilities: \{(.*?)\}", text, re.S)[1])
    assert len(probabilities) == 13
    assert min(probabilities) >= 0
    assert max(probabilities) <= 1


def test_four_forms_of_the_data_give_one_net(output):
    lines = output("data-forms.wl").splitlines()
    assert len(lines) == 4
    assert all(line.endswith(": True") for line in lines)


def test_properties_and_the_results_object(output):
    text = output("properties.wl")
    assert "trained net: NetChain" in text
    assert number(r"at \{0.5, 0.5\}:", text) == pytest.approx(0.25, abs=0.1)
    assert "losses: 300, falling: True, timed: True" in text
    assert "the same net: True" in text


def test_batches_of_300(output):
    text = output("batch-size.wl")
    assert "examples: 601" in text
    assert "batch size: 300" in text
    assert "batches per round: 3" in text
    assert abs(number("value at Pi:", text)) < 0.05


def test_classes_that_are_symbols(output):
    text = output("less-or-greater.wl")
    assert number("1000 new points:", text) > 0.95
    assert text.splitlines()[-1] == "Less Greater"


def test_a_loss_given_as_argument_or_option(output):
    text = output("loss-functions.wl")
    assert "argument and option agree: True" in text
    assert "another net: True" in text


def test_rounds_and_time(output):
    text = output("rounds.wl")
    assert "rounds: 7" in text
    assert "examples in one round: 101 of 101" in text
    assert re.findall("stopped by: (.*)", text) == ["TimeGoal", "MaxTrainingRounds"]


def test_validation_gives_the_smoother_net(output):
    text = output("validation.wl")
    training, validation, total = map(int, re.search(r"(\d+) \+ (\d+) = (\d+)", text).groups())
    assert training + validation == total == 61
    assert validation == 12
    best, minimum = map(int, re.search(r"best round: (\d+), minimum at: (\d+)", text).groups())
    assert best == minimum
    assert "smoother: True" in text
    assert "every 5: 3" in text


def test_seeds(output):
    text = output("seeds.wl")
    assert "same seed, same net: True" in text
    assert "other nets: True" in text


@pytest.mark.whole
def test_lenet_reads_digits(output, tmp_path):
    needs("mnist")
    text = output("mnist.wl")
    assert number("on 10000 test images:", text) > 0.986
    assert "rounds: 3" in text
    assert "are {7, 2, 1, 0, 4, 1, 4, 9, 5, 9}" in text
    for name in ("worst.png", "confusion.png"):
        assert (tmp_path / name).read_bytes().startswith(b"\x89PNG")


@pytest.mark.whole
def test_clothes_are_told_apart(output, tmp_path):
    needs("fashion-mnist")
    text = output("fashion.wl")
    assert number("on 10000 test images:", text) > 0.89
    assert "rounds: 5" in text
    assert "ankle boot -> " in text
    assert (tmp_path / "confusion.png").read_bytes().startswith(b"\x89PNG")


def test_a_generator_teaches_a_wave(output):
    text = output("generator.wl")
    assert number("batches a round:", text) == 40
    assert number("in all:", text) == 1600
    assert number("validations:", text) == 4
    assert number("largest error:", text) < 0.2


def test_a_training_is_watched(output):
    text = output("watching.wl")
    assert "stopped by TrainingStoppingCriterion after" in text
    for what in ("lines of the log:", "norms collected:", "files:"):
        found, wanted = numbers(text.partition(what)[2])[:2]
        assert found == wanted > 0, what
    assert "a file is a net: NetChain" in text
    assert number(r"value at \(0.5, 0.3\):", text) == pytest.approx(0.25, abs=0.05)


def test_what_was_learned_is_transferred(output):
    text = output("transfer.wl")
    assert "frozen layers unchanged: True" in text
    assert number("new letters:", text) > 0.75


def test_an_autoencoder_with_two_losses_inside(output, tmp_path):
    text = output("autoencoder.wl")
    lost, variance = numbers(text.partition("lost in pictures:")[2])[:2]
    assert lost < 0.05 * variance
    assert number("spots moved by:", text) < 0.6  # rounding alone moves them by 0.38
    means = numbers(text.partition("mean and deviation of the codes:")[2])[:4]
    assert means == pytest.approx([0, 0, 1, 1], abs=0.25)
    assert (tmp_path / "spots.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.whole
def test_a_generator_covers_a_ring_of_clusters(output, tmp_path):
    text = output("gan.wl")
    counts = numbers(re.search(r"each center: \{(.*?)\}", text)[1])
    assert sum(counts) == 2000 and len(counts) == 8
    assert min(counts) > 100
    assert number("clusters found:", text) == 8
    assert number("within 0.4 of a center:", text) > 0.65
    assert (tmp_path / "gan.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.whole
def test_sums_are_learned_from_text_to_text(output):
    text = output("addition.wl")
    assert number("has not seen:", text) > 180
    assert re.search(r"99\+99 = 198\n", text)
