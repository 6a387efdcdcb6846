"""What goes wrong for a user: a clear message, the right value, no traceback, and life goes on."""

import pytest

NET = 'net = NetChain[{3, Tanh, 1}, "Input" -> 2]; '
CLASSES = 'net = NetChain[{2, SoftmaxLayer[]}, "Input" -> 1, "Output" -> NetDecoder[{"Class", {"a", "b"}}]]; '
PAIRS = "{1 -> 2, 2 -> 4}"


@pytest.mark.parametrize(
    "code, name, words, value",
    [
        # reading
        ("f[{1, 2)", "Syntax::", "^", "$Failed"),
        ("1 + (2", "Syntax::", "^", "$Failed"),
        ('Print["a', "Syntax::", "", "$Failed"),
        ('ToExpression["1 +"]', "ToExpression::sntxi", "Incomplete", "$Failed"),
        # evaluating
        ("1/0", "Power::infy", "1/0", "ComplexInfinity"),
        ("{1, 2, 3}[[5]]", "Part::partw", "Part 5 of {1, 2, 3} does not exist", "{1, 2, 3}[[5]]"),
        ("{1, 2} + {1, 2, 3}", "Thread::tdlen", "{1, 2} + {1, 2, 3}", "{1, 2} + {1, 2, 3}"),
        ("Throw[3]", "Throw::nocatch", "Throw[3]", "Hold[Throw[3]]"),
        ("StringLength[3]", "StringLength::string", "position 1", "StringLength[3]"),
        ("r[x_] := 1 + r[x + 1]; r[1]", "$RecursionLimit::reclim", "1024", None),
        ("x = x + 1", "$RecursionLimit::reclim", "1024", None),
        ("Sin[1, 2, 3]", "Sin::argx", "3 arguments", "Sin[1, 2, 3]"),
        ("Plus = 3", "Set::wrsym", "Plus", "3"),
        # files
        ('Import["nothere.csv"]', "Import::nffil", "nothere.csv", "$Failed"),
        ('Get["nothere.wl"]', "Get::noopen", "nothere.wl", "$Failed"),
        ('Export["a.foo", {1}]', "Export::infer", "a.foo", "$Failed"),
        ('Export["/no/such/folder/a.csv", {1}]', "Export::noopen", "/no/such/folder/a.csv", "$Failed"),
        ('SetDirectory["/no/such/folder"]', "SetDirectory::cdir", "/no/such/folder", "$Failed"),
        # plots
        ("Plot[Sin[x], {x, 0}]", "Plot::pllim", "{x, 0}", "Plot[Sin[x], {x, 0}]"),
        ("ListPlot[a]", "ListPlot::lpn", "a is not a list", "ListPlot[a]"),
        ("ListPlot[{1, 2}, PlotSyle -> 1]", "ListPlot::optx", "PlotSyle", "ListPlot[{1, 2}, PlotSyle -> 1]"),
        ("Show[3]", "Show::gtype", "3", "Show[3]"),
        ('Export["a.png", Graphics[foo[1]]]', "Graphics::nonprim", "foo[1]", "$Failed"),
        # nets
        ("LinearLayer[-3]", "LinearLayer::", "-3", "$Failed"),
        ('LinearLayer[3, "Foo" -> 2]', "LinearLayer::optx", "Foo", "$Failed"),
        ('NetChain[{LinearLayer[3], LinearLayer[2, "Input" -> 4]}]', "NetChain::", "size: 4", "$Failed"),
        (NET + "NetInitialize[net][{1, 2, 3}]", "NetChain::", "size: 3", "$Failed"),
        (NET + "net[{1, 2}]", "NetChain::", "NetInitialize", "$Failed"),
        # training
        ("NetTrain[LinearLayer[], {1, 2, 3} -> {1, 2}]", "NetTrain::", "3 examples", "$Failed"),
        (CLASSES + 'NetTrain[net, {{1} -> "a", {2} -> "c"}]', "NetTrain::", "c is not one of", "$Failed"),
        (f"NetTrain[LinearLayer[], {PAIRS}, BatchSiez -> 3]", "NetTrain::optx", "BatchSiez", "$Failed"),
        (f'NetTrain[LinearLayer[], {PAIRS}, "Loses"]', "NetTrain::", "Loses", "$Failed"),
        ('NetTrain[LinearLayer[], <|"Imput" -> {1}, "Output" -> {2}|>]', "NetTrain::", "Imput", "$Failed"),
        (f"NetTrain[LinearLayer[], {PAIRS}, BatchSize -> 0]", "NetTrain::", "BatchSize -> 0", "$Failed"),
        ("NetTrain[LinearLayer[], {1 -> 2, 2 -> Indeterminate}]", "NetTrain::", "example 2", "$Failed"),
    ],
)
def test_a_mistake_is_told(session, code, name, words, value):
    found = session.evaluate_wrap(code)
    assert found.messages, "no message"
    assert found.messages[0].startswith(name)
    assert any(words in message for message in found.messages)
    assert "wlnetbug" not in "".join(found.messages)
    if value is not None:
        assert session.text(session.value(code)) == value
    assert session.evaluate("1 + 1") == 2


def test_an_unknown_name_is_silent_and_inert(session):
    assert session.evaluate_wrap("FooLayer[3]").messages == []
    assert "FooLayer" in "".join(session.evaluate_wrap("NetChain[{FooLayer[3]}]").messages)


def test_a_name_of_the_language_that_is_not_there_yet_says_so_once(session):
    assert session.evaluate_wrap("BodePlot[1]").messages == [
        "BodePlot::wlnetnyi: BodePlot is not available in wlnet yet."
    ]
    assert session.evaluate_wrap("BodePlot[2]").messages == []


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ("CloudDeploy[1]", "CloudDeploy::wlnetno: CloudDeploy is not offered: it asks servers of Wolfram"),
        ('WordList["Noun"]', "WordList::wlnetno: WordList is not offered: it needs the knowledgebase"),
        ("Classify[{1 -> 2}]", "Classify::wlnetno: Classify is not offered: it chooses a method by itself"),
        (
            "NeuralNetworks`Private`ToShape[3]",
            "General::wlnetpriv: NeuralNetworks`Private`ToShape",
        ),
    ],
)
def test_what_will_not_be_there_fails_each_time(session, call, message):
    for _ in range(2):
        found = session.evaluate_wrap(f"{call} === $Failed")
        assert found.result is True
        assert found.messages[0].startswith(message)


def test_deep_recursion_within_the_limit_works(session):
    assert session.evaluate("s[0] = 0; s[n_] := n + s[n - 1]; s[900]") == 405450
    assert session.evaluate("Block[{$RecursionLimit = 20000}, s[5000]]") == 12502500
