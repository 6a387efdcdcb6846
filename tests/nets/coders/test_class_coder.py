import numpy as np
import pytest

from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.expr import rule, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.coder import coder_of, make_decoder, make_encoder
from wlnet.nets.coding import decoded_value, encoded_value

ANIMALS = wl_list(("cat", "dog", "bird"))
P = wl_list((0.2, 0.5, 0.3))


def encoder(*args, **options):
    return make_encoder("Class", ANIMALS, *args, **options)


def decoder(**options):
    return make_decoder("Class", ANIMALS, **options)


def rules(*pairs):
    return wl_list(rule(name, pytest.approx(p)) for name, p in pairs)


def flat(expr):
    """[(class, probability), ...] of a list of rules."""
    return [tuple(one) for one in expr]


def test_golden_values_of_the_encoder():
    assert encoded_value(encoder(), "dog") == 2
    assert encoded_value(encoder("IndicatorVector"), "dog") == packed(np.array([0.0, 1, 0]))
    multilabel = encoder("IndicatorVector", Multilabel=S("True"))
    assert encoded_value(multilabel, wl_list(("bird", "cat"))) == packed(np.array([1.0, 0, 1]))
    assert encoder(Multilabel=S("True")) == multilabel
    assert type(encoder().form) is str  # as files and Compress know it


def test_lists_of_labels_are_batches():
    assert encoded_value(encoder(), wl_list(("bird", "cat"))) == packed(np.array([3, 1]))
    assert encoded_value(encoder("UnitVector"), wl_list(("bird",))) == packed(np.array([[0.0, 0, 1]]))
    assert encoded_value(encoder(), wl_list(())) == wl_list(())
    both = encoded_value(
        encoder("IndicatorVector", Multilabel=S("True")), wl_list((wl_list(("cat",)), wl_list(())))
    )
    assert both == packed(np.array([[1.0, 0, 0], [0, 0, 0]]))


def test_a_label_may_be_any_expression():
    labels = wl_list((wl_list((1, 2)), S.Less, 1, 1.0, "x"))
    enc = make_encoder("Class", labels)
    assert [encoded_value(enc, label) for label in labels] == [1, 2, 3, 4, 5]
    assert encoded_value(enc, wl_list((wl_list((1, 2)), "x"))) == packed(np.array([1, 5]))


def test_dimensions_map_the_encoder():
    enc = encoder(Dimensions=wl_list((2,)))
    assert enc.port_type.dims == (2,)
    assert encoded_value(enc, wl_list(("cat", "bird"))) == packed(np.array([1, 3]))
    pair = wl_list((wl_list(("cat", "bird")), wl_list(("dog", "dog"))))
    assert encoded_value(enc, pair) == packed(np.array([[1, 3], [2, 2]]))
    with pytest.raises(MessageError, match=r"NetEncoder::dims.*\{2\}"):
        encoded_value(enc, wl_list(("cat", "bird", "dog")))


def test_encoding_twice_changes_nothing():
    assert encoded_value(encoder(), encoded_value(encoder(), "dog")) == 2
    vector = encoded_value(encoder("IndicatorVector"), "dog")
    assert encoded_value(encoder("IndicatorVector"), vector) == vector


def test_what_is_no_class_is_refused_with_its_position():
    with pytest.raises(
        MessageError, match=r"NetEncoder::classinv: horse is not one of the classes \{cat, dog, bird\}"
    ):
        encoded_value(encoder(), "horse")
    with pytest.raises(MessageError, match=r"horse is not.*\(example 3\)"):
        encoder().encode(["cat", "dog", "horse"])
    with pytest.raises(MessageError, match=r"classinv: 4 is not"):
        encoded_value(encoder(), 4)
    digits = make_encoder("Class", packed(np.arange(10)))
    with pytest.raises(MessageError, match=r"classinv: 1.0 is not"):
        encoded_value(digits, 1.0)
    assert encoded_value(digits, 0) == 1


def test_a_long_column_of_labels_is_encoded_as_a_whole():
    letters = [chr(65 + i) for i in range(26)]
    enc = make_encoder("Class", wl_list(letters))
    column = wl_list(letters[i % 26] for i in range(16_000))
    found = enc.encode(column)
    np.testing.assert_array_equal(found, np.arange(16_000) % 26 + 1)


def test_wrong_parameters():
    with pytest.raises(MessageError, match=r"NetEncoder::multilabel"):
        encoder("Index", Multilabel=S("True"))
    with pytest.raises(MessageError, match=r"NetEncoder::invarg.*different classes"):
        make_encoder("Class", wl_list(("a", "a")))
    with pytest.raises(MessageError, match=r"NetEncoder::argneeded.*a list of classes"):
        make_encoder("Class")
    with pytest.raises(MessageError, match=r"NetEncoder::optx.*Dimension.*Did you mean Dimensions"):
        encoder(Dimension=wl_list((2,)))
    with pytest.raises(MessageError, match=r"NetEncoder::nocoder: Clas.*Did you mean Class"):
        coder_of("Clas", "NetEncoder")
    with pytest.raises(MessageError, match=r"NetEncoder::coderspec"):
        coder_of(7, "NetEncoder")


def test_golden_values_of_the_decoder():
    assert decoded_value(decoder(), P) == "dog"
    top = decoded_value(decoder(), P, rule("TopProbabilities", 2))
    assert flat(top) == [("dog", 0.5), ("bird", 0.3)]
    assert decoded_value(decoder(), P, wl_list(("TopProbabilities", 2))) == top
    assert decoded_value(decoder(), P, "Entropy") == pytest.approx(1.0296530, abs=5e-8)


def test_properties_of_the_decoder():
    dec = decoder()
    assert decoded_value(dec, P, rule("TopDecisions", 2)) == wl_list(("dog", "bird"))
    assert decoded_value(dec, P, rule("TopDecisions", 9)) == wl_list(("dog", "bird", "cat"))
    table = decoded_value(dec, P, "Probabilities")
    assert isinstance(table, Association) and table.items() == [("cat", 0.2), ("dog", 0.5), ("bird", 0.3)]
    assert decoded_value(dec, P, rule("Probability", "bird")) == 0.3
    assert decoded_value(dec, P, S("None")) == packed(np.array([0.2, 0.5, 0.3]))
    small = wl_list((0.005, 0.99, 0.005))
    assert flat(decoded_value(dec, small, "TopProbabilities")) == [("dog", 0.99)]
    assert list(decoded_value(dec, P, "Properties"))[-1] is S("None")


def test_the_first_of_equally_probable_classes_counts():
    half = wl_list((0.5, 0.5, 0.0))
    assert decoded_value(decoder(), half) == "cat"
    assert decoded_value(decoder(), half, rule("TopDecisions", 2)) == wl_list(("cat", "dog"))


def test_batches_and_arrays():
    two = packed(np.array([[0.9, 0.1, 0], [0, 0.1, 0.9]]))
    assert decoded_value(decoder(), two) == wl_list(("cat", "bird"))
    deep = decoder(InputDepth=2)
    assert deep.port_type.dims == (None, 3)
    assert decoded_value(deep, two) == wl_list(("cat", "bird"))
    batch = packed(np.array([[[0.9, 0.1, 0], [0, 0.1, 0.9]]] * 2))
    assert decoded_value(deep, batch) == wl_list((wl_list(("cat", "bird")),) * 2)


def test_multilabel_decides_each_class_on_its_own():
    dec = decoder(Multilabel=S("True"))
    assert decoded_value(dec, wl_list((0.9, 0.5, 0.6))) == wl_list(("cat", "bird"))
    entropy = -sum(p * np.log(p) + (1 - p) * np.log(1 - p) for p in (0.9, 0.5, 0.6))
    assert decoded_value(dec, wl_list((0.9, 0.5, 0.6)), "Entropy") == pytest.approx(entropy)


def test_without_labels_classes_are_numbers():
    assert decoded_value(make_decoder("Class"), P) == 2


def shares(prop, p=(0.2, 0.5, 0.3), n=20_000):
    found = decoded_value(decoder(), packed(np.array([p] * n)), prop, seed=3)
    return {name: list(found).count(name) / n for name in ANIMALS}


def test_random_samples_follow_the_probabilities():
    assert shares("RandomSample") == pytest.approx({"cat": 0.2, "dog": 0.5, "bird": 0.3}, abs=0.015)
    hot = np.array([0.2, 0.5, 0.3]) ** 0.5
    hot = dict(zip(ANIMALS, hot / hot.sum(), strict=True))
    assert shares(rule("RandomSample", 2)) == pytest.approx(hot, abs=0.015)
    top = rule("RandomSample", wl_list((rule("TopProbabilities", 2),)))
    assert shares(top) == pytest.approx({"cat": 0, "dog": 0.625, "bird": 0.375}, abs=0.015)
    nucleus = rule("RandomSample", rule("TotalProbabilityCutoff", 0.5))
    assert shares(nucleus) == {"cat": 0, "dog": 1, "bird": 0}
    assert shares(rule("RandomSample", 0.001)) == {"cat": 0, "dog": 1, "bird": 0}


def test_draws_obey_the_seed():
    many = packed(np.array([[0.2, 0.5, 0.3]] * 50))
    draws = [decoded_value(decoder(), many, "RandomSample", seed=seed) for seed in (1, 1, 2)]
    assert draws[0] == draws[1] != draws[2]


@pytest.mark.parametrize(
    "prop, text",
    [
        ("Decison", "NetDecoder::noprop.*Decison.*Probabilities"),
        ("TopDecisions", "NetDecoder::propneeds"),
        (rule("Entropy", 2), "NetDecoder::propbare"),
        (rule("TopDecisions", -1), "NetDecoder::proparg.*a positive integer"),
        (rule("Probability", "horse"), "NetDecoder::proparg.*one of its classes"),
        (rule("RandomSample", -1), "NetDecoder::proparg.*temperature"),
    ],
)
def test_wrong_properties(prop, text):
    with pytest.raises(MessageError, match=text):
        decoded_value(decoder(), P, prop)


def test_a_vector_of_another_length_is_refused():
    with pytest.raises(MessageError, match=r"NetDecoder::input: .*vector \(size: 3\).*vector \(size: 2\)"):
        decoded_value(decoder(), wl_list((0.5, 0.5)))


def test_encoder_and_decoder_of_each_other():
    assert coder_of(encoder(), "NetDecoder") == decoder()
    assert coder_of(decoder(), "NetEncoder") == encoder()
    indicator = coder_of(decoder(Multilabel=S("True")), "NetEncoder")
    assert indicator == encoder("IndicatorVector", Multilabel=S("True"))
    assert decoder(InputDepth=2).matching_encoder((5, 3)).port_type.dims == (5,)


def test_input_form_rebuilds_the_coder():
    enc = encoder("IndicatorVector", Multilabel=S("True"))
    form = enc.wl_input()
    assert form.head is S.NetEncoder and coder_of(form.item(0), "NetEncoder") == enc
    assert make_decoder("Boolean").wl_input() == S.NetDecoder("Boolean")


def test_parameters_can_be_extracted():
    assert encoder().wl_part(("Type",)) == "Class"
    assert encoder().wl_part(("Labels",)) == ANIMALS
    with pytest.raises(MessageError, match=r"Part::netpart.*labels.*Did you mean Labels"):
        encoder().wl_part(("labels",))


def test_classes_1_and_1_real_make_different_coders():
    assert make_decoder("Class", (1, 2)) != make_decoder("Class", (1.0, 2))
    assert make_encoder("Class", (1, 2)) == make_encoder("Class", (1, 2))


def test_the_first_example_and_lists_of_labels_are_named_by_their_example():
    with pytest.raises(MessageError, match=r"horse is not.*\(example 1\)"):
        encoder().encode(["horse", "dog"])
    with pytest.raises(MessageError, match=r"horse is not.*\(example 2\)"):
        many = encoder("IndicatorVector", Multilabel=S("True"))
        many.encode([wl_list(("cat", "dog")), wl_list(("cat", "dog", "horse"))])
