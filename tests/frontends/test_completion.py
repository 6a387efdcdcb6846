import pytest

from wlnet.frontends.completion import completions
from wlnet.session import Session


@pytest.fixture
def session():
    made = Session()
    made.evaluate(
        'mine = <|"key" -> 1|>; other`thing = 2; Options[f] = {Method -> 1, "Deep" -> 2}; f[x_] := x'
    )
    return made


def texts(session, text):
    return [one.text for one in completions(session, text)]


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("NetTr", "NetTrain"),
        ("x = NetCh", "NetChain"),
        ("mi", "mine"),
        ("oth", "other`"),
        ("other`", "other`thing"),
        ("System`NetTr", None),
        ("Map[f, x, He", "Heads -> "),
        ("Map[f, x, ", "Heads -> "),
        ("f[1, Me", "Method -> "),
        ('f[1, "De', 'Deep"'),
        ("f[1, ", '"Deep"'),
        ("NetTrain[net, data, Batch", "BatchSize -> "),
        ('NetTrain[net, data, "RoundLossL', 'RoundLossList"'),
        ('NetTrain[net, data, Method -> "SG', 'SGD"'),
        ("NetTrain[net, data, Method -> ", '"SGD"'),
        ('mine["k', 'key"'),
        ("mine[", '"key"'),
        (r"\[Alph", "α"),
        (r'"text \[Alph', "α"),
        (r"\[Rule", r"\[Rule]"),
        ("?NetTr", "NetTrain"),
        ("??NetTr", "NetTrain"),
    ],
)
def test_what_is_offered(session, text, wanted):
    found = texts(session, text)
    assert wanted in found if wanted else not found


@pytest.mark.parametrize(
    "text, unwanted",
    [
        ("Speech", "SpeechRecognize"),  # a name of the language that is not there yet
        ("BatchSize -> Batch", "BatchSize -> "),  # no call
        ("Map[f, {He", "Heads -> "),  # inside of an argument
        ('"mi', "mine"),
        ("(* mi", "mine"),
        ("1 + 2", "mine"),
    ],
)
def test_what_is_not_offered(session, text, unwanted):
    assert unwanted not in texts(session, text)


def test_a_completion_replaces_what_was_begun(session):
    (one,) = [c for c in completions(session, "1 + NetTra") if c.text == "NetTrain"]
    assert one.length == len("NetTra")
    (one,) = completions(session, r"\[Alpha")
    assert one.length == len(r"\[Alpha")


def test_an_option_is_offered_once_and_before_the_names(session):
    found = completions(session, "Map[f, x, He")
    assert found[0].text == "Heads -> " and found[0].note == "option, False"
    assert [one.shown for one in found].count("Heads") == 1


def test_files_are_seen_from_the_directory_of_the_session(session, tmp_path):
    (tmp_path / "data.csv").write_text("1,2")
    (tmp_path / "folder").mkdir()
    (tmp_path / ".hidden").write_text("")
    session.evaluate(f'SetDirectory["{tmp_path}"]')
    assert texts(session, 'Import["') == ['data.csv"', "folder/"]
    assert texts(session, 'Import["fo') == ["folder/"]
    assert texts(session, f'Import["{tmp_path}/da') == [f'{tmp_path}/data.csv"']
    assert texts(session, 'Import["nowhere/') == []


def test_looking_makes_no_symbols(session):
    completions(session, "Map[newname, He")
    session.is_incomplete("anothernew[")
    assert session.names("*new*") == []
