"""VerificationTest and TestReport."""

from wlnet import Session


def test_outcomes():
    session = Session()
    code = """{VerificationTest[1 + 1, 2], VerificationTest[EvenQ[2]], VerificationTest[1, 2],
        VerificationTest[1/0, ComplexInfinity, {Power::infy}], VerificationTest[1/0, ComplexInfinity],
        VerificationTest[1., 1, SameTest -> Equal]}"""
    session.value("tests = " + code)
    assert session.evaluate('#["Outcome"] & /@ tests') == [
        "Success", "Success", "Failure", "Success", "MessagesFailure", "Success",
    ]  # fmt: skip
    assert session.text(session.value('tests[[3]]["ActualOutput"]')) == "1"


def test_input_is_held_and_named():
    session = Session()
    session.value('r = VerificationTest[Plus[1, 1], 2, TestID -> "sum"]')
    assert session.text(session.value('ToString[r["Input"], InputForm]')) == "HoldForm[1 + 1]"
    assert session.evaluate('r["TestID"]') == "sum"
    assert session.text(session.value("r")) == "TestResultObject[Outcome: Success, TestID: sum]"


def test_report_of_a_file(tmp_path):
    file = tmp_path / "some.wlt"
    file.write_text('x = 2;\nVerificationTest[x + 1, 3]\nVerificationTest[x, 3, TestID -> "off"]\n')
    session = Session()
    session["file"] = str(file)
    session.value("report = TestReport[file]")
    assert session.evaluate('report["TestsSucceededCount"]') == 1
    assert session.evaluate('report["TestsFailedCount"]') == 1
    assert session.evaluate('report["AllTestsSucceeded"]') is False
    assert session.evaluate('Keys[report["TestsFailed"]]') == [2]
    assert session.evaluate('report["TestResults"][2]["TestID"]') == "off"


def test_wrong_calls():
    session = Session()
    for code, message in (
        ('TestReport["no such file.wlt"]', "TestReport::nffil"),
        ("TestReport[5]", "TestReport::wlnetarg"),
        ('VerificationTest[1, 1]["Colour"]', "TestResultObject::wlnetprop"),
    ):
        session.evaluate_wrap(code)
        assert session.messages[0].startswith(message), session.messages
