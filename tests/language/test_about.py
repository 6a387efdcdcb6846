def test_a_builtin_tells_its_use_forms_options_and_attributes(session):
    lines = session.about("Export").split("\n")
    assert lines[0].startswith('Export["file.csv", value] writes')
    assert "Forms: Export[target, value, rest..]" in lines
    assert "Attributes: {Protected}" in lines
    assert "PlotRange -> Automatic" in session.about("ListPlot")


def test_a_usage_message_stands_for_the_definitions(session):
    session.evaluate('f::usage = "f[x] doubles x."; f[x_] := 2 x; f[0] = 1; SetAttributes[f, Listable]')
    assert session.about("f").split("\n") == ["f[x] doubles x.", "Attributes: {Listable}"]
    assert session.about("f", long=True).split("\n") == [
        "f[x] doubles x.",
        "f[0] = 1",
        "f[x_] := 2*x",
        "Attributes: {Listable}",
    ]


def test_a_variable_shows_its_value(session):
    session.evaluate("v = {1, 2}")
    assert session.about("v") == "v = {1, 2}"


def test_names_that_are_missing_or_unknown(session):
    assert "does not have yet" in session.about("BodePlot")
    assert session.about("StringJion").startswith("The name StringJion is not in use")
    assert "no definition" in session.about(session.evaluate("SymbolName[undefinedname]"))


def test_a_pattern_lists_names(session):
    session.evaluate("myStringJ = 1")
    assert session.about("StringJ*").split() == ["StringJoin"]
    assert "myStringJ" in session.about("my*")
    assert session.names("FileN*") == sorted(session.names("FileN*"))
    assert "No name" in session.about("zzz*")
