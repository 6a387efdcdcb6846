import pytest

from tests.training_runs import Listener, listed
from wlnet.expr.expr import rule
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.training.host import Host
from wlnet.training.interval import Clock, Interval, interval_of, turns_of
from wlnet.training.method import method_of
from wlnet.training.schedule import rate_at
from wlnet.training.settings import defaults, settings_of

NONE = S("None")


def settings(**options):
    return settings_of({name: listed(value) for name, value in options.items()}, Listener())


def test_every_option_of_the_reference_page_has_its_default():
    assert {name: str(value) for name, value in defaults().items()} == {
        "BatchSize": "Automatic",
        "LearningRate": "Automatic",
        "LearningRateMultipliers": "Automatic",
        "LossFunction": "Automatic",
        "MaxTrainingRounds": "Automatic",
        "Method": "Automatic",
        "PerformanceGoal": "Automatic",
        "RandomSeeding": "1234",
        "TargetDevice": "CPU",
        "TimeGoal": "Automatic",
        "TrainingProgressCheckpointing": "None",
        "TrainingProgressFunction": "None",
        "TrainingProgressMeasurements": "Automatic",
        "TrainingProgressReporting": "Automatic",
        "TrainingStoppingCriterion": "None",
        "TrainingUpdateSchedule": "Automatic",
        "ValidationSet": "None",
        "WorkingPrecision": "Automatic",
    }


@pytest.mark.parametrize(
    "option, setting, message",
    [
        ("BatchSize", 0, "NetTrain::invbatchsize: BatchSize -> 0 should be Automatic or a positive integer."),
        ("BatchSize", 2.5, "invbatchsize"),
        ("MaxTrainingRounds", -1, "invrounds"),
        ("TimeGoal", S.Quantity(2, "Rounds"), "invtime"),
        ("TimeGoal", 0, "invtime"),
        ("LearningRate", -0.1, "invrate"),
        ("LearningRate", "fast", "invrate"),
        ("Method", "ADAN", "unkmethod.*ADAM, RMSProp, SGD, SignSGD"),
        ("Method", ["SGD", rule("Momentun", 0.9)], "no suboption Momentun.*Did you mean Momentum"),
        ("Method", ["SGD", rule("Momentum", 1.5)], "from 0 to below 1"),
        ("Method", ["ADAM", rule("Epsilon", 0)], "a positive number"),
        ("Method", ["SGD", rule("WeightClipping", -1)], "None, a positive number"),
        ("Method", 7, "invmethod"),
        ("RandomSeeding", 1.5, "invseed"),
        ("WorkingPrecision", "Mixed", "nomixed"),
        ("WorkingPrecision", "Real16", "invprecision"),
        ("TargetDevice", "GPU", "badtrgdevgpu"),
        ("TargetDevice", ["GPU", 2], "badtrgdevgpu"),
        ("TargetDevice", "TPU", "invdevice"),
        ("ValidationSet", S.Scaled(1.5), "invscaled"),
        ("ValidationSet", [S.Scaled(0.2), rule("Interval", 0)], "invinterval"),
        ("TrainingProgressMeasurements", "Acuracy", "unkmeas.*Accuracy, .*Did you mean Accuracy"),
        ("TrainingProgressMeasurements", [rule("Accuracy", 0)], "invtop"),
        ("TrainingProgressReporting", "Prind", "invreport"),
    ],
)
def test_a_wrong_setting_is_refused_by_name(option, setting, message):
    with pytest.raises(MessageError, match=message):
        settings(**{option: setting})


def test_an_unknown_option_is_refused_with_the_near_one():
    with pytest.raises(MessageError, match=r"NetTrain::optx: BatchSiz is no option.* Did you mean BatchSize"):
        settings(BatchSiz=3)


def test_exact_numbers_are_numbers():
    host = Listener(numeric=lambda value: 0.25)
    assert settings_of({"LearningRate": S.Sqrt(S.Rational(1, 16))}, host).rate == 0.25


def test_a_seed_may_be_a_string():
    assert settings(RandomSeeding="a").seed != settings(RandomSeeding="b").seed
    assert settings(RandomSeeding="a").seed == settings(RandomSeeding="a").seed
    assert settings(RandomSeeding=S.Automatic).seed != settings(RandomSeeding=S.Automatic).seed
    assert settings_of({"RandomSeeding": S.Inherited}, Listener(random_seed=lambda: 77)).seed == 77


def test_limits_may_be_quantities():
    assert settings(MaxTrainingRounds=S.Quantity(30, "Batches")).limit == Interval(30, "Batches")
    assert settings(TimeGoal=S.Quantity(2, "Minutes")).seconds == 120


def test_method_takes_names_as_symbols_and_nested_lists():
    method = method_of(listed(["SGD", rule(S.Momentum, 0.5), [rule("L2Regularization", 0.01)]]), Host())
    assert (method.optimizer.momentum, method.l2) == (0.5, 0.01)
    described = repr(method.described())
    assert described.startswith('List["SGD", Rule["Momentum", 0.5]')
    assert 'Rule["GradientClipping", None]' in described


def test_validation_with_an_interval_is_not_taken_for_two_examples():
    found = settings(ValidationSet=[S.Scaled(0.2), rule("Interval", 5)]).validation
    assert (found.fraction, found.interval) == (0.2, Interval(5, "Rounds"))
    data = [rule("a", 1), rule("Interval", 5)]
    assert settings(ValidationSet=data).validation.spec == listed(data)


def test_reports_by_default_are_a_panel_at_a_terminal_and_lines_elsewhere():
    def names(host):
        return [report.name for report in settings_of({}, host).reports]

    assert names(Listener(is_terminal=True)) == ["Panel"]
    assert names(Listener()) == ["Print"]


def test_reports_take_intervals():
    (one,) = settings(TrainingProgressReporting=["Print", rule("Interval", S.Quantity(5, "Batches"))]).reports
    assert one.turns.interval == Interval(5, "Batches")
    both = settings(TrainingProgressReporting=["Print", ["ProgressIndicator", rule("Interval", 1)]]).reports
    assert [report.turns.interval.amount for report in both] == [2.0, 1]


@pytest.mark.parametrize(
    "value, wanted",
    [
        (3, Interval(3, "Rounds")),
        (S.Quantity(2, "batch"), Interval(2, "Batches")),
        (S.Quantity(1.5, "Hours"), Interval(5400, "Seconds")),
    ],
)
def test_interval_of(value, wanted):
    assert interval_of(value, "Rounds") == wanted


@pytest.mark.parametrize("value", [0, 2.5, "a", S.Quantity(1, "Parsecs"), S.Quantity(1.5, "Batches")])
def test_no_interval(value):
    with pytest.raises(MessageError, match="invinterval"):
        interval_of(value, "Rounds")


@pytest.mark.parametrize(
    "pause, seconds", [(None, 0), (0, 0), (S("None"), 0), (0.5, 0.5), (S.Quantity(1, "Minutes"), 60)]
)
def test_a_pause_is_a_time(pause, seconds):
    assert turns_of(None, pause).pause == seconds


@pytest.mark.parametrize("pause", [-1, "a", S.Quantity(2, "Rounds")])
def test_no_pause(pause):
    with pytest.raises(MessageError, match="invpause"):
        turns_of(None, pause)


def test_a_clock_of_seconds_fires_when_they_have_passed_since_the_last_time():
    clock = Clock(Interval(2, "Seconds"))
    assert [clock.due_after_batch(1, t) for t in (0.5, 2.0, 3.9, 4.1)] == [False, True, False, True]


def test_a_clock_of_rounds_fires_every_so_many():
    clock = Clock(Interval(3, "Rounds"))
    assert [clock.due_after_round(n) for n in range(1, 8)] == [False, False, True] * 2 + [False]
    assert not clock.due_after_batch(3, 100.0)


def test_rate_follows_the_schedule():
    assert rate_at(3, 10, 0.5, None) == 0.5
    assert rate_at(3, 10, 0.5, lambda batch, total: 1 - batch / total) == pytest.approx(0.35)


@pytest.mark.parametrize("factor", [2.0, -0.1, "no"])
def test_a_schedule_that_gives_no_share_is_refused(factor):
    with pytest.raises(MessageError, match=r"NetTrain::lrsched: .* for batch 3 of 10"):
        rate_at(3, 10, 0.5, lambda batch, total: factor)
