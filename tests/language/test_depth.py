"""Deep recursion: 1024 levels work, more is a message and a value, never a traceback."""

import pytest

COUNT = "d[n_] := If[n == 0, 0, 1 + d[n - 1]];"


@pytest.mark.parametrize("compiling", [True, False])
def test_recursion_works_as_deep_as_the_limit_says(session, compiling):
    session.evaluation.compiling = compiling
    assert session.evaluate(COUNT + "d[500]") == 500
    assert session.evaluate("s[0] = 0; s[n_] := n + s[n - 1]; s[500]") == 500 * 501 // 2
    assert session.evaluate("Block[{$RecursionLimit = 10000}, d[3000]]") == 3000


def test_compiled_recursion_uses_one_level_a_call(session):
    assert session.evaluate(COUNT + "d[1000]") == 1000


@pytest.mark.parametrize("compiling", [True, False])
@pytest.mark.parametrize(
    "code", ["r[x_] := 1 + r[x + 1]; r[1]", "x = x + 1", "m := {m}; m", "q[x_] := g[q[{x}]]; q[1]"]
)
def test_endless_recursion_is_a_message_and_a_value(session, code, compiling):
    session.evaluation.compiling = compiling
    found = session.evaluate_wrap(code)
    assert found.messages_name == ["$RecursionLimit::reclim2"]
    assert str(found.result) == 'TerminatedEvaluation["RecursionLimit"]'
    assert session.evaluate("1 + 1") == 2


def test_the_limit_can_be_set(session):
    session.evaluate("Clear[r]; r[x_] := 1 + r[x + 1]; Block[{$RecursionLimit = 50}, r[1]]")
    assert "Recursion depth of 50 exceeded" in session.messages[0]
