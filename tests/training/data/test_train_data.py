"""Forms of training data, and what is wrong with data."""

import numpy as np
import pytest

from tests.training_runs import Listener, chain, classifier, listed, pairs, refusal, trained
from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.columns import RuleList
from wlnet.expr.expr import rule, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.expr.values.numeric_array import NumericArray
from wlnet.nets.construct import make
from wlnet.nets.types import PortType
from wlnet.training.data.batches import automatic_size, batches_of, permutation
from wlnet.training.data.encode import encoded, numeric_columns
from wlnet.training.data.source import columns_of

X = [[1.0, 2.0], [3.0, 4.0], [5.0, 7.0]]
Y = [1.0, 0.0, 2.0]
XS, YS = packed(np.array(X)), packed(np.array(Y))
FORMS = {
    "rules": pairs(X, Y),
    "rule of lists": rule(listed(X), listed(Y)),
    "rule of arrays": rule(XS, YS),
    "view": RuleList(XS, YS),
    "numeric arrays": rule(NumericArray(np.array(X, np.float32)), NumericArray(np.array(Y))),
    "columns": Association.from_pairs([("Input", listed(X)), ("Output", listed(Y))]),
    "columns, other order": Association.from_pairs([("Output", YS), ("Input", XS)]),
    "rows": wl_list(
        Association.from_pairs([("Input", listed(x)), ("Output", y)]) for x, y in zip(X, Y, strict=True)
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_all_forms_become_the_same_columns(form):
    columns = numeric_columns(columns_of(FORMS[form], ("Input",), ("Output",), "training"), Listener())
    assert set(columns) == {"Input", "Output"}
    ports = {"Input": PortType((2,)), "Output": PortType(())}
    arrays = encoded(columns, ports, "Real32", "training")
    np.testing.assert_array_equal(arrays["Input"], np.array(X, np.float32))
    np.testing.assert_array_equal(arrays["Output"], np.array(Y, np.float32))


def test_packed_columns_are_not_unpacked():
    columns = columns_of(RuleList(XS, YS), ("Input",), ("Output",), "training")
    assert columns["Input"] is XS
    assert columns_of(rule(XS, YS), ("Input",), ("Output",), "training")["Output"] is YS


def test_a_bare_list_feeds_a_single_port():
    assert columns_of(XS, ("Input",), (), "training") == {"Input": XS}


def test_a_named_set_is_its_training_part_or_its_test_part():
    assert len(columns_of("FisherIris", ("Input",), ("Output",), "training")["Input"]) == 105
    assert len(columns_of("FisherIris", ("Input",), ("Output",), "validation")["Input"]) == 45


def association(**columns):
    return Association.from_pairs((key, listed(value)) for key, value in columns.items())


WRONG = [
    (wl_list([]), "NetTrain::nodata: The training data has no examples"),
    (association(Input=[], Output=[]), "nodata"),
    (rule(listed(X), listed(Y[:2])), "has 3 examples for the left side, but 2 for the right side"),
    (association(Input=X, Output=Y[:2]), "has 3 examples for the port Input, but 2 for the port Output"),
    (association(Input=X), "NetTrain::missport: .* no entry for the port Output; it has {Input}"),
    (
        association(Input=X, Outpt=Y),
        "no entry for the port Output; it has {Input, Outpt}. Did you mean Outpt",
    ),
    (association(Input=X, Output=Y, Weight=Y), "NetTrain::spareport: .* an entry Weight"),
    (association(Input=X, Output=3), "The training data for the port Output should be a list"),
    (wl_list([rule(1, 2), 5]), "Element 2 of the training data should be a rule"),
    (wl_list([association(Input=1, Output=2), association(Input=1)]), "Element 2 .* keys {Input, Output}"),
    (S.Dataset(wl_list([])), "nodata"),
    (S.Dataset(association(Input=X)), "missport"),
    (S.File("a.h5"), "in a file is not supported yet"),
    (S.misspelt, "NetTrain::novalue: The training data is the symbol misspelt, which has no value"),
    (S.Function(S.Slot(1)), "data from a generator function is not supported yet"),
    (wl_list([S.f, rule("RoundLength", 100)]), "Training data from a generator function is not"),
    ("MNISD", "NetTrain::unknset: There is no data set MNISD; there are {CIFAR-10, .*UCILetter"),
    (3, "NetTrain::invdata: The training data should be a list of rules"),
]


@pytest.mark.parametrize("data, message", WRONG, ids=[text[:40] for _, text in WRONG])
def test_data_that_do_not_fit_are_refused(data, message):
    with pytest.raises(MessageError, match=message):
        columns_of(data, ("Input",), ("Output",), "training")


def test_rules_for_several_ports_are_refused():
    with pytest.raises(MessageError, match=r"NetTrain::invpairs: .*{A, B, Output}"):
        columns_of(pairs(X, Y), ("A", "B"), ("Output",), "training")


def test_the_message_tells_validation_from_training():
    with pytest.raises(MessageError, match="The validation data has no examples"):
        columns_of(wl_list([]), ("Input",), ("Output",), "validation")


def test_a_wrong_example_is_named_with_its_number():
    net = chain(3, S.Tanh, 1, Input=2)
    assert "Input port takes a vector (size: 2), but example 2 of the training data is a vector" in refusal(
        net, pairs([[1, 2], [1, 2, 3]], [1, 2])
    )
    assert 'example 2 of the training data is "red"' in refusal(net, pairs([[1, 2], "red"], [1, 2]))


def test_numbers_that_are_none_are_found():
    net = chain(3, 1)
    x = np.array(X)
    x[1, 0] = np.nan
    assert "NetTrain::notfinite: Example 2 of the training data" in refusal(net, rule(packed(x), YS))
    assert "Example 1 of the validation data" in refusal(
        net, rule(XS, YS), ValidationSet=rule(packed(x[1:2]), packed(np.array([1.0])))
    )
    assert "example 2" in refusal(net, pairs([1.0, S.Indeterminate], [1.0, 2.0]))


def test_a_number_too_large_for_real32_is_found():
    assert "NetTrain::notfinite: Example 1" in refusal(chain(3, 1), pairs([1e300, 1.0], [1.0, 2.0]))


def test_a_label_that_is_no_class_is_named():
    net = trained(classifier(), pairs([[0.0, 1.0], [1.0, 0.0]], ["a", "b"]), MaxTrainingRounds=1).trained_net
    text = refusal(net, pairs([[0.0, 1.0], [1.0, 0.0]], ["a", "c"]))
    assert text.startswith("NetTrain::classinv: In the training data for the port Output: c is not one of")
    assert "(example 2)" in text


def test_lists_of_words_are_no_examples():
    text = refusal(classifier(), "Mushroom")
    assert "NetTrain::noexamples: The examples for the port Input are neither numbers" in text


def test_examples_of_several_kinds_are_refused():
    assert "NetTrain::mixed: The examples for the port Input" in refusal(
        chain(3, 1), pairs([1, [1, 2]], [1, 2])
    )


def test_exact_numbers_are_data():
    halves = listed([[S.Rational(1, 2), 1], [S.Pi, 2]])
    host = Listener(numeric=lambda value: listed([[0.5, 1.0], [3.14, 2.0]]) if value == halves else value)
    found = numeric_columns({"Input": halves, "Output": listed(["a", S.Pi])}, host)
    np.testing.assert_array_equal(found["Input"].array, [[0.5, 1], [3.14, 2]])
    assert found["Output"] == listed(["a", S.Pi])


def test_integers_stay_as_narrow_as_they_come():
    columns = {"Input": packed(np.arange(6).reshape(3, 2))}
    wide = encoded(columns, {"Input": PortType((2,))}, "Real32", "training")
    assert wide["Input"].dtype == np.float32
    indices = encoded(columns, {"Input": PortType((2,), "Integer", (0, 5))}, "Real32", "training")
    assert indices["Input"].dtype == np.int64


def test_each_example_is_in_one_batch_and_fillers_come_last():
    columns = {"Input": np.arange(10)}
    batches = batches_of(columns, 4, permutation(1, "batches", 0, 10))
    assert (len(batches), batches.size, batches.examples) == (3, 4, 10)
    assert [batches.real(n) for n in range(3)] == [4, 4, 2]
    flat = batches.columns["Input"].ravel()
    assert sorted(flat[:10]) == list(range(10))
    np.testing.assert_array_equal(flat[10:], flat[:2])
    np.testing.assert_array_equal(batches.order.ravel(), flat)


def test_a_permutation_is_a_function_of_its_arguments():
    first = permutation(7, "round", 3, 100)
    permutation(1, "other", 0, 5)
    np.testing.assert_array_equal(permutation(7, "round", 3, 100), first)
    assert sorted(first) == list(range(100))
    assert not np.array_equal(permutation(7, "round", 4, 100), first)
    assert not np.array_equal(permutation(8, "round", 3, 100), first)
    assert permutation(7, "round", 1, 1).tolist() == [0]


def test_the_automatic_batch_size_is_at_most_64_and_fits_into_memory(monkeypatch):
    net = chain(1000, 1, Input=1000, Output="Real")
    assert automatic_size(net, 10_000, 4) == 64
    assert automatic_size(net, 10, 4) == 10
    varying = chain(make("GatedRecurrentLayer", (3,)), Input=wl_list(["Varying", 2]))
    assert automatic_size(varying, 10_000, 4) == 16
    # Three times 2001 + 1 + ... numbers of 4 bytes an example; a quarter of 1 MB holds 10 of them.
    monkeypatch.setattr("wlnet.training.data.batches._free_memory", lambda: 1_000_000)
    assert automatic_size(net, 10_000, 4) == 8


def test_a_dataset_may_have_spare_columns():
    rows = [association(Input=x, Output=y, Name="a") for x, y in zip(X, Y, strict=True)]
    for data in (S.Dataset(wl_list(rows)), S.Dataset(association(Input=X, Output=Y, Name=Y))):
        found = columns_of(data, ("Input",), ("Output",), "training")
        assert (found["Input"], found["Output"]) == (listed(X), listed(Y))
