"""Golden values of nettrain.md 17.5 G3, and trainings that stop."""

import numpy as np
import pytest

from tests.training_runs import Listener, chain, classifier, pairs, trained
from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.expr import TRUE, rule
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.training.stopping import Criterion, Watch, criterion_of

LOSSES = [1.0, 0.8, 0.7, 0.71, 0.70, 0.6995, 0.72, 0.73, 0.74, 0.75]


def spec(**suboptions):
    return Association({"Criterion": "Loss", **suboptions})


@pytest.mark.parametrize(
    "setting, last",
    [
        ("Loss", 4),
        (S.Automatic, 4),
        (spec(Patience=2), 9),
        (spec(AbsoluteChange=0.001, Patience=5), 9),
        (spec(InitialPatience=6), 7),
        (spec(RelativeChange=0.15), 3),
        (spec(RelativeChange=S.Quantity(15, "Percent")), 3),
        (spec(RelativeChange=0.15, Patience=1), 4),
    ],
)
def test_g3_the_round_at_which_a_training_stops(setting, last):
    watch = Watch(criterion_of(setting, Listener()))
    stops = [watch.stops(number, loss) for number, loss in enumerate(LOSSES, start=1)]
    assert stops.index(True) + 1 == last


def test_a_value_that_is_no_number_is_no_improvement():
    watch = Watch(Criterion(patience=1))
    assert [watch.stops(n, v) for n, v in enumerate([1.0, float("nan"), float("nan")], 1)] == [0, 0, 1]


def test_larger_may_be_better():
    watch = Watch(Criterion("Accuracy", larger_is_better=True))
    values = [watch.criterion.value({"Accuracy": a}) for a in (0.5, 0.6, 0.6)]
    assert [watch.stops(n, v) for n, v in enumerate(values, 1)] == [False, False, True]


@pytest.mark.parametrize(
    "setting, message",
    [
        (7, "invstop"),
        (S.Function(TRUE), "invstop"),
        (Association({"Criterion": 5}), "invstop"),
        (spec(Patiense=3), "no suboption.*Patiense|stopsub.*Did you mean Patience"),
        (spec(Patience=-1), "invpatience"),
        (spec(InitialPatience=1.5), "invpatience"),
        (spec(AbsoluteChange=-1), "invchange"),
        (spec(RelativeChange=S.Quantity(1, "Meters")), "invchange.*Percent"),
        (spec(RelativeChange=0.1, AbsoluteChange=0.1), "twochange"),
    ],
)
def test_a_wrong_criterion_is_refused_by_name(setting, message):
    with pytest.raises(MessageError, match=message):
        criterion_of(setting, Listener())


RNG = np.random.default_rng(1)
X = np.linspace(-2, 2, 12)
NOISY = rule(packed(X), packed(np.exp(-(X**2)) + 0.3 * RNG.normal(size=12)))
TRUTH = rule(packed(X + 0.1), packed(np.exp(-((X + 0.1) ** 2))))
NET = {"LearningRate": 0.02, "MaxTrainingRounds": 300}


def stop_round(losses, **words):
    """The first round at which an independent walk over all losses would stop; None for never."""
    patience, least = words.get("patience", 0), words.get("least", 0)
    best, waited = losses[0], 0
    for number, loss in enumerate(losses[1:], start=2):
        if loss < best and best - loss >= least:
            best, waited = loss, 0
        else:
            waited += 1
        if waited > patience:
            return number
    return None


def test_o12_a_training_stops_where_its_validation_loss_stops_getting_better():
    free = trained(chain(30, S.Tanh, 1), NOISY, ValidationSet=TRUTH, **NET)
    losses = [one.loss for one in free.validations]
    for setting, words in (
        ("Loss", {}),
        (spec(Patience=5), {"patience": 5}),
        (spec(AbsoluteChange=0.001, Patience=5), {"patience": 5, "least": 0.001}),
    ):
        record = trained(
            chain(30, S.Tanh, 1), NOISY, ValidationSet=TRUTH, TrainingStoppingCriterion=setting, **NET
        )
        wanted = stop_round(losses, **words)
        assert wanted is not None
        assert (len(record.rounds), record.reason) == (wanted, "TrainingStoppingCriterion")
        assert record.best_round == 1 + int(np.argmin(losses[:wanted]))


def test_without_a_validation_set_a_warning_is_given_and_training_values_count():
    host = Listener()
    record = trained(chain(1), NOISY, host=host, TrainingStoppingCriterion=spec(AbsoluteChange=1e-3), **NET)
    assert "NetTrain::stopval" in str(host.warnings[0])
    losses = [one.loss for one in record.rounds]
    assert len(losses) == stop_round(losses, least=1e-3) < 300
    assert record.reason == "TrainingStoppingCriterion"
    assert record.best_round == len(losses)


CLASSES = pairs(X.tolist(), ["inside" if abs(x) < 1 else "outside" for x in X])


def test_the_net_is_chosen_by_the_criterion():
    """Without one, a classifier is judged by its error rate; here by the loss."""
    net = classifier(6, S.Tanh)
    options = {"ValidationSet": CLASSES, "MaxTrainingRounds": 40, "LearningRate": 0.3, "Method": "SGD"}
    free = trained(net, CLASSES, **options)
    patient = spec(Patience=1000)
    record = trained(net, CLASSES, TrainingStoppingCriterion=patient, **options)
    losses = [one.loss for one in free.validations]
    assert record.best_round == 1 + int(np.argmin(losses))
    accuracy = Association({"Criterion": "Accuracy", "Patience": 1000})
    record = trained(
        net, CLASSES, TrainingStoppingCriterion=accuracy, TrainingProgressMeasurements="Accuracy", **options
    )
    values = [one.measurements["Accuracy"] for one in record.validations]
    assert record.best_round == 1 + int(np.argmax(values))


def test_a_key_that_is_not_measured_is_refused():
    with pytest.raises(MessageError, match=r"NetTrain::stopkey: .*Acuracy.*Did you mean Accuracy"):
        trained(
            classifier(),
            CLASSES,
            TrainingStoppingCriterion="Acuracy",
            TrainingProgressMeasurements="Accuracy",
            MaxTrainingRounds=1,
        )
    with pytest.raises(MessageError, match="NetTrain::stopnum"):
        trained(
            classifier(),
            CLASSES,
            TrainingStoppingCriterion="ConfusionMatrix",
            TrainingProgressMeasurements="ConfusionMatrix",
            MaxTrainingRounds=1,
        )


def test_a_function_stops_when_it_gives_true():
    seen = []

    def judge(progress):
        seen.append((progress.get("Round"), progress.get("ValidationLoss")))
        return TRUE if progress.get("Round") == 4 else S("False")

    host = Listener(function=lambda f: judge)
    criterion = Association({"Criterion": S.f})
    record = trained(
        chain(1), NOISY, host=host, ValidationSet=TRUTH, TrainingStoppingCriterion=criterion, **NET
    )
    assert (len(record.rounds), record.reason) == (4, "TrainingStoppingCriterion")
    assert seen == [(one.round, one.loss) for one in record.validations]
