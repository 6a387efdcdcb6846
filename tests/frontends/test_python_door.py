import pickle
from fractions import Fraction

import numpy as np
import pytest

import wlnet
from wlnet import (
    Image,
    ImageList,
    IncompleteInput,
    Session,
    WolframError,
    WolframSyntaxError,
    parse,
    parse_all,
    to_text,
    wl,
    wlexpr,
)
from wlnet.expr.expr import NULL, rule, wl_list
from wlnet.expr.symbols import S, symbol


def test_the_package_names_what_it_offers():
    assert {"Session", "wl", "wlexpr", "parse", "to_text"} <= set(dir(wlnet))
    with pytest.raises(AttributeError, match="nothing"):
        wlnet.nothing  # noqa: B018 (looking it up is the test)


def test_wl_builds_expressions_of_python_values():
    assert wl.Total([1, 2]) == S.Total(wl_list([1, 2]))
    assert wl.f(None, True, "s", {"a": 1}).args[:3] == (NULL, S("True"), "s")
    assert wl.Rule("a", wl.All) == rule("a", S.All)


def test_keywords_are_options():
    found = wl.NetTrain(1, wl.All, BatchSize=32, Method=None)
    assert found == S.NetTrain(1, S.All, rule("BatchSize", 32), rule("Method", S("None")))


def test_names_belong_to_the_language_or_to_the_user():
    assert wl.Plus == S.Plus
    assert wl.myname == symbol("myname", "Global`")
    assert wl("$Failed") == S("$Failed")
    assert wl.Global.x == symbol("x", "Global`")
    assert wl("ctx`y") == symbol("y", "ctx`")
    assert repr(wl.Plus) == "wl.Plus"
    assert pickle.loads(pickle.dumps(wl.Plus)) == wl.Plus
    assert {wl.Plus: 1}[S.Plus] == 1


def test_expressions_are_evaluated_in_a_session():
    session = Session()
    assert session.evaluate(wl.Total(np.arange(4))) == 6
    assert session.evaluate(wl.Map(wlexpr("#^2 &"), [1, 2, 3])) == [1, 4, 9]
    assert session.evaluate(wl.Plus(Fraction(1, 3), Fraction(1, 6))) == Fraction(1, 2)
    assert session.evaluate(wl.Map(lambda x: x + 1, [1, 2])) == [2, 3]
    session.evaluate(wl.Set(wl.v, 5))
    assert session.evaluate("v") == 5


def test_parse_and_to_text():
    assert to_text(parse("a + b // f"), "FullForm") == "f[Plus[a, b]]"
    assert [to_text(expr, "FullForm") for expr in parse_all("1 + x\ny = 2")] == ["Plus[1, x]", "Set[y, 2]"]
    assert to_text("s") == '"s"'
    assert to_text([1, {"a": 2.0}]) == '{1, <|"a" -> 2.|>}'
    assert to_text("s", form="OutputForm") == "s"


def test_syntax_errors_are_two_kinds():
    with pytest.raises(IncompleteInput):
        parse("f[1,")
    with pytest.raises(WolframSyntaxError) as caught:
        parse("f[1}")
    assert not isinstance(caught.value, IncompleteInput)
    assert caught.value.line == 1


def test_images_go_in_and_come_out(session):
    pixels = np.arange(12, dtype=np.uint8).reshape(3, 4)
    session["picture"] = Image(pixels)
    assert session.evaluate("ImageType[picture]") == "Byte"
    np.testing.assert_array_equal(session["picture"].numpy(), pixels)
    np.testing.assert_array_equal(np.asarray(session.evaluate("ImageReflect[picture]").pil()), pixels[::-1])
    assert session["picture"]._repr_png_().startswith(b"\x89PNG")
    session["several"] = ImageList(np.stack([pixels, pixels + 1]))
    assert session.evaluate("ImageDimensions /@ several") == [[4, 3], [4, 3]]
    assert [one.size for one in session["several"]] == [(4, 3), (4, 3)]


def test_results_of_a_training_are_asked_for_by_name(session):
    code = "NetTrain[LinearLayer[], {1 -> 2, 2 -> 4}, All, MaxTrainingRounds -> 3]"
    results = session.evaluate(code, check=True)
    assert results["TotalRounds"] == 3
    losses = results["RoundLossList"]
    assert isinstance(losses, np.ndarray)
    assert losses.shape == (3,)
    assert "┌" in results["LossPlot"].text(40)


def test_everything_that_goes_wrong_in_the_language_is_one_kind_of_error(session):
    net = session.evaluate('NetInitialize[NetChain[{3, Tanh}, "Input" -> 2]]')
    with pytest.raises(WolframError, match="size: 2"):
        net([1.0, 2.0, 3.0])
    with pytest.raises(WolframError, match="1/0"):
        session.evaluate("1/0", check=True)
    with pytest.raises(WolframError):
        parse("f[")


@pytest.mark.parametrize("name", ["bad name", "x_1", "1x", "", "Pi"])
def test_a_variable_needs_the_name_of_a_symbol(name):
    with pytest.raises(WolframError, match=r"Symbol::symname|Set::wrsym"):
        Session()[name] = 1
