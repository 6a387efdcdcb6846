"""VerificationTest and TestReport: tests written in the language, and files of them.

A test is a TestResultObject, a report a TestReportObject; both hold an association and give its
entries: result["Outcome"].
"""

from __future__ import annotations

import time

from wlnet.expr.association import Association
from wlnet.expr.expr import TRUE, Expr, boolean, is_list, same, wl_list
from wlnet.expr.message import Message
from wlnet.expr.paths import file_name, path_of
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.messages import name_text
from wlnet.language.sources import source_text
from wlnet.syntax.errors import WolframSyntaxError
from wlnet.syntax.parser import read
from wlnet.syntax.printer import output_form

OUTCOMES = ("Success", "Failure", "MessagesFailure", "Error")
NO_FILE = Message("TestReport::nffil", "File `1` not found during TestReport.")
NO_TESTS = Message("TestReport::wlnetarg", "`1` is no file of tests and no list of test results.")
BAD_FILE = Message("TestReport::sntx", "Syntax of `1`: `2`")
UNKNOWN = Message("General::wlnetprop", "`1` is not one of the properties `2`.")


@builtin(
    "VerificationTest[input_]",
    "VerificationTest[input_, expected_]",
    "VerificationTest[input_, expected_, messages_]",
    attributes=("HoldAllComplete",),
    options={
        "SameTest": S.SameQ,
        "TestID": S("None"),
        "TimeConstraint": S.Infinity,
        "MetaInformation": S("None"),
    },
)
def verification_test(evaluation, input, expected=TRUE, messages=None, options=None):
    """VerificationTest[input, expected, {f::tag, ...}] evaluates input and says whether it gave what was
    expected, with these messages and no others."""
    wanted = _message_names(messages)
    begun = time.perf_counter()
    with evaluation.messages.collecting() as given:
        found = evaluation.evaluate(input)
    seconds = time.perf_counter() - begun
    value = evaluation.evaluate(expected)
    test = evaluation.evaluate(options["SameTest"])
    alike = same(found, value) if test is S.SameQ else evaluation.call(test, found, value) is TRUE
    outcome = "Failure" if not alike else "Success" if sorted(set(given)) == wanted else "MessagesFailure"
    held = S.HoldForm
    entries = {
        "TestID": evaluation.evaluate(options["TestID"]),
        "Outcome": outcome,
        "Input": held(input),
        "ExpectedOutput": held(value),
        "ActualOutput": held(found),
        "ExpectedMessages": wl_list(map(held, _listed(messages))),
        "ActualMessages": wl_list(_message_expr(name) for name in given),
        "AbsoluteTimeUsed": seconds,
    }
    return Expr(S.TestResultObject, (Association.from_pairs(entries.items()),))


def _listed(messages) -> tuple:
    return () if messages is None else messages.args if is_list(messages) else (messages,)


def _message_names(messages) -> list[str]:
    return sorted({name for one in _listed(messages) if (name := name_text(one)) is not None})


def _message_expr(name: str):
    owner, _, tag = name.partition("::")
    return Expr(S.HoldForm, (Expr(S.MessageName, (S(owner), tag)),))


@builtin("TestReport[tests_]")
def test_report(evaluation, tests):
    """TestReport["file.wlt"] evaluates a file of tests; TestReport[{result, ...}] counts results."""
    if (name := file_name(tests)) is not None:
        results, title = _results_of_file(evaluation, name), name
    elif is_list(tests) or _is_result(tests):
        results, title = _flat(tests), "Automatic"
    else:
        raise NO_TESTS(tests)
    counts = {outcome: sum(_entry(r, "Outcome") == outcome for r in results) for outcome in OUTCOMES}
    failed = len(results) - counts["Success"]
    entries = {
        "Title": title,
        "ReportSucceeded": boolean(failed == 0),
        "AllTestsSucceeded": boolean(failed == 0),
        "TestsSucceededCount": counts["Success"],
        "TestsFailedCount": failed,
        "TestsFailedWrongResultsCount": counts["Failure"],
        "TestsFailedWithMessagesCount": counts["MessagesFailure"],
        "TestsFailedWithErrorsCount": counts["Error"],
        "TestResults": Association.from_pairs(enumerate(results, 1)),
        "TimeElapsed": sum(_entry(r, "AbsoluteTimeUsed") for r in results),
    }
    return Expr(S.TestReportObject, (Association.from_pairs(entries.items()),))


def _results_of_file(evaluation, name: str) -> list:
    path = path_of(name, evaluation.state)
    if path is None or not path.is_file():
        raise NO_FILE(name)
    results: list = []
    before = evaluation.state.get("input_file", "")
    evaluation.state["input_file"] = str(path)
    try:
        source = source_text(evaluation, path)
        for expr, _ in read(source, evaluation.definitions.resolve):
            results += _flat(evaluation.evaluate(expr))
    except WolframSyntaxError as error:
        raise BAD_FILE(name, str(error)) from None
    finally:
        evaluation.state["input_file"] = before
    return results


def _is_result(expr) -> bool:
    return (
        isinstance(expr, Expr)
        and expr.head is S.TestResultObject
        and len(expr) == 1
        and isinstance(expr.args[0], Association)
    )


def _flat(expr) -> list:
    if _is_result(expr):
        return [expr]
    return [found for part in expr.args for found in _flat(part)] if is_list(expr) else []


def _entry(result, name: str):
    return result.args[0].get(name)


@builtin("TestResultObject[data_Association][property_]")
def test_result(evaluation, data, property):
    """The entry of a test result: "Outcome", "Input", "ActualOutput", "ExpectedOutput", "TestID", ..."""
    return _property(data, property)


@builtin("TestReportObject[data_Association][property_]")
def test_report_object(evaluation, data, property):
    """The entry of a report: "TestsSucceededCount", "TestsFailedCount", "AllTestsSucceeded", ..."""
    if property == "TestsFailed":
        results = data.get("TestResults").items()
        return Association.from_pairs((k, r) for k, r in results if _entry(r, "Outcome") != "Success")
    return _property(data, property)


def _property(data: Association, name):
    if name == "Properties":
        return wl_list(data.keys())
    if name in data:
        return data.get(name)
    raise UNKNOWN(name, wl_list(data.keys()))


@output_form("TestResultObject")
def _result_text(expr: Expr, text) -> str | None:
    if not _is_result(expr):
        return None
    data = expr.args[0]
    label = "" if (name := data.get("TestID")) is S("None") else f", TestID: {text(name)}"
    return f"TestResultObject[Outcome: {data.get('Outcome')}{label}]"


@output_form("TestReportObject")
def _report_text(expr: Expr, text) -> str | None:
    data = expr.args[0]
    if len(expr) != 1 or not isinstance(data, Association):
        return None
    passed, failed = data.get("TestsSucceededCount"), data.get("TestsFailedCount")
    return f"TestReportObject[{text(data.get('Title'))}: {passed} succeeded, {failed} failed]"
