import threading
import time

import numpy as np
import pytest

from wlnet.expr.symbols import S
from wlnet.graphics.picture import Picture
from wlnet.session import EvaluationError, Session, SessionEnded


def test_values_come_back_as_python_values(session):
    assert session.evaluate("Total[{1, 2, 3}]") == 6
    assert session.evaluate('{1, 2.5, "s", True, Null, <|"a" -> {1}|>}') == [
        1,
        2.5,
        "s",
        True,
        None,
        {"a": [1]},
    ]
    assert session.evaluate("x = 3; y = 4\nx y") == 12
    assert session.evaluate("") is None


def test_messages_and_printed_lines_are_collected(session):
    found = session.evaluate_wrap('Print["a ", 1/2]; 1/0')
    assert found.messages == ["Power::infy: Infinite expression 1/0 encountered."]
    assert found.messages_name == ["Power::infy"]
    assert found.output == ["a 1/2"]
    assert found.result == S.ComplexInfinity
    assert not found.success
    assert session.messages == found.messages
    assert session.evaluate_wrap("1 + 1").success
    assert session.messages == []


def test_check_raises_on_messages_and_failures(session):
    assert session.evaluate("1 + 1", check=True) == 2
    with pytest.raises(EvaluationError, match="Power::infy") as caught:
        session.evaluate("1/0", check=True)
    assert caught.value.result == S.ComplexInfinity
    for code in ("$Failed", "Abort[]"):
        with pytest.raises(EvaluationError):
            session.evaluate(code, check=True)


def test_a_syntax_error_is_a_message_with_a_caret(session):
    found = session.evaluate_wrap("1 + 1\n{1, 2]")
    assert found.result is S("$Failed")
    assert found.messages[0].startswith("Syntax::")
    assert "^" in found.messages[0]


def test_an_unclosed_bracket_is_a_message(session):
    assert session.evaluate("f[1, 2") is S("$Failed")
    assert "Syntax::" in session.messages[0]


def test_variables_are_items(session):
    array = np.arange(10.0)
    session["x"] = array
    assert session.evaluate("Total[x]") == 45
    assert np.shares_memory(session["x"], array)
    session["d"] = {"k": [1, 2]}
    assert session.evaluate('d["k"]') == [1, 2]
    with pytest.raises(KeyError):
        session["nothing"]
    with pytest.raises(EvaluationError, match="Protected"):
        session["Plus"] = 3


def test_python_callables_are_functions(session):
    session["f"] = lambda a, b: [*a, b]
    assert session.evaluate("f[{1}, 2]") == [1, 2]
    session["g"] = lambda x: 2 * x
    assert session.evaluate("Map[g, {1, 2}]") == [2, 4]


def test_an_exception_of_a_python_function_is_a_message(session):
    session["f"] = lambda: {}["gone"]
    assert session.evaluate("f[]") is S("$Failed")
    assert session.messages == [
        "PythonFunction::error: The Python function <lambda> raised KeyError: 'gone'."
    ]


def test_a_python_function_may_evaluate_in_its_session(session):
    session.evaluate("k = 10")
    session["f"] = lambda x: session.evaluate(f'Print["inner"]; k + {x}')
    found = session.evaluate_wrap('Print["outer"]; {f[1], f[2]}')
    assert found.result == [11, 12]
    assert found.output == ["outer"]


def test_functions_of_the_language_are_python_callables(session):
    square = session.function("#^2 &")
    assert square(3) == 9
    assert session.function("Total")(np.arange(4)) == 6


def test_callbacks_are_called_in_order_in_the_thread_that_asked():
    seen = []

    def note(kind):
        return lambda value: seen.append((kind, value, threading.current_thread()))

    session = Session(on_message=note("message"), on_print=note("print"))
    session.evaluate("Print[1]; 1/0; Print[2]")
    here = threading.current_thread()
    assert seen == [
        ("print", "1", here),
        ("message", "Power::infy: Infinite expression 1/0 encountered.", here),
        ("print", "2", here),
    ]


def test_a_callback_that_fails_stops_the_evaluation_and_tells():
    def fail(line):
        raise ValueError(line)

    session = Session(on_print=fail)
    with pytest.raises(ValueError, match="now"):
        session.evaluate('Print["now"]; While[True]')
    assert session.evaluate("1 + 1") == 2


def test_sessions_share_nothing(session):
    other = Session()
    session.evaluate("x = 1; f[1] = 2")
    assert repr(other.evaluate("x")) == "x"
    assert repr(other.evaluate("f[1]")) == "f[1]"


def test_a_session_can_be_used_from_several_threads(session):
    session.evaluate("n = 0")
    threads = [
        threading.Thread(target=lambda: [session.evaluate("n = n + 1") for _ in range(20)]) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert session.evaluate("n") == 80


def test_exit_ends_the_evaluation_with_its_code(session):
    with pytest.raises(SessionEnded) as caught:
        session.evaluate("Exit[3]; 1")
    assert caught.value.code == 3
    assert session.evaluate("1 + 1") == 2


def test_in_out_and_percent_at_a_prompt(session):
    lines = []
    session.enter("1 + 1", lines.append)
    session.enter("% + 1\n%%\nOut[1]; 5", lines.append)
    assert [(line.number, line.value) for line in lines] == [(1, 2), (2, 3), (3, 2), (4, 5)]
    assert session.line == 5
    session.enter("In[2]\n$Line", lines.append)
    assert [line.value for line in lines[-2:]] == [6, 6]


def test_percent_is_the_value_that_a_semicolon_hides(session):
    lines = []
    session.enter("seen = 0;\n2^10;\n% + 1\nseen++; 5;\n{%, seen}", lines.append)
    values = [line.value for line in lines]
    assert values[:4] == [S.Null, S.Null, 1025, S.Null]
    assert session.to_python(values[4]) == [5, 1]


def test_percent_leaves_the_outermost_form_away(session):
    lines = []
    session.enter("{{1, 2}, {3, 4}} // MatrixForm\n{Head[%], Det[%]}", lines.append)
    assert lines[0].value.head is S.MatrixForm
    assert repr(lines[1].value) == "List[List, -2]"


def test_the_history_can_be_bounded(session):
    lines = []
    session.enter("$HistoryLength = 1", lines.append)
    session.enter("7", lines.append)
    session.enter("8", lines.append)
    session.enter("{Out[3], Out[2]}", lines.append)
    assert lines[-1].value.item(0) == 8
    assert lines[-1].value.item(1) == S.Out(2)


def test_a_session_without_a_prompt_keeps_no_history(session):
    session.evaluate("41 + 1")
    assert repr(session.evaluate("%")) == "Out[]"


def test_graphics_come_back_as_pictures(session):
    found = session.evaluate("{Graphics[{Red, Disk[]}], 1}")
    assert isinstance(found[0], Picture)
    assert found[0].image("png").startswith(b"\x89PNG")
    assert found[1] == 1


def test_a_printed_picture_is_displayed_or_named(session):
    session.evaluate("Print[Graphics[Disk[]]]")
    assert session.output == ["-Graphics-"]
    shown = []
    Session(on_display=shown.append).evaluate("Print[Graphics[Disk[]]]")
    assert [type(one) for one in shown] == [Picture]


def test_written_text_without_a_line_end_goes_on(session):
    session.evaluate('WriteString["stdout", "a"]; Print["b"]; WriteString["stdout", "c\\nd"]')
    assert session.output == ["ab", "c", "d"]


def test_an_abort_from_another_thread_ends_the_evaluation(session):
    threading.Timer(0.2, session.interrupt).start()
    start = time.monotonic()
    assert session.evaluate("While[True]") is S("$Aborted")
    assert time.monotonic() - start < 30
    assert session.interrupted
    assert session.evaluate("1 + 1") == 2


def test_a_handler_may_take_an_interrupt_for_itself(session):
    taken = []
    session.evaluation.interrupt_handlers.append(lambda: not taken and not taken.append(1))
    session.interrupt()
    assert taken and not session.interrupted


def test_a_fault_of_ours_is_a_message_and_the_session_lives():
    session = Session()
    session.evaluation.evaluate_top = lambda expr: 1 / 0
    assert session.evaluate("1 + 1") is S("$Failed")
    (message,) = session.messages
    assert message.startswith("General::wlnetbug: ")
    assert "Traceback" not in message
    assert isinstance(session.fault, ZeroDivisionError)
    del session.evaluation.evaluate_top
    assert session.evaluate("1 + 1") == 2


def test_a_fault_in_printing_is_a_message_too():
    session = Session()

    class Odd:
        def wl_text(self, form):
            raise ZeroDivisionError

    assert session.text(Odd()) == "$Failed"
    assert session.messages[-1].startswith("General::wlnetbug: ")


@pytest.mark.parametrize(
    "head", ["Row", "Column", "Grid", "Panel", "Framed", "Style", "MatrixForm", "TableForm", "Short"]
)
def test_a_wrapper_without_content_is_printed_as_it_stands(session, head):
    assert session.text(session.value(f"{head}[]")) == f"{head}[]"


def test_a_byte_order_mark_before_a_script_is_skipped(session, tmp_path):
    path = tmp_path / "notepad.wl"
    path.write_bytes(b"\xef\xbb\xbfPrint[1 + 1]\r\n")
    assert session.run_file(path)
    assert session.output == ["2"]


def test_a_deep_recursion_of_python_frames_fits_the_stack(session):
    def deep(n):
        return sorted([n], key=lambda x: deep(x - 1) if x else 0)  # through C code at each level

    session["deep"] = lambda n: len(deep(n))
    assert session.evaluate("deep[15000]") == 1


def test_a_callback_may_evaluate_in_its_session():
    seen = []
    session = Session(on_print=lambda line: seen.append((line, session.evaluate(f"n + {line}"))))
    session.evaluate("n = 10; Print[1]; n = 20; Print[2]")
    assert seen == [("1", 11), ("2", 22)]


def test_a_picture_that_is_shown_on_the_way_may_hold_exact_numbers():
    drawn = []
    session = Session(on_display=lambda picture: drawn.append(picture.text(40)))
    assert session.evaluate("Print[Graphics[Line[{{0, 0}, {Pi, Sqrt[2]}}], Axes -> True]]; 3") == 3
    assert "┌" in drawn[0]


def test_an_abort_inside_an_inner_evaluation_ends_the_outer_one_too(session):
    session["f"] = lambda: session.evaluate("Abort[]; 1")
    assert session.evaluate("f[]; 5") is S("$Aborted")
    assert session.evaluate("1 + 1") == 2


def test_a_throw_passes_through_a_python_function(session):
    session["f"] = lambda: session.evaluate("Throw[3]")
    assert session.evaluate("Catch[f[]; 5]") == 3


def test_two_sessions_in_two_threads_do_not_see_each_other():
    def work(number: int, found: list) -> None:
        session = Session()
        session.evaluate(f"x = {number}; f[n_] := n + x; SetAttributes[g, Listable]; SeedRandom[{number}]")
        for _ in range(20):
            found.append(session.evaluate("f[1] + Total[Table[x, 300]]"))
        found.append(session.evaluate("l = {}; Do[AppendTo[l, x], 200]; Union[l]"))
        found.append(
            session.evaluate(f"RandomInteger[10^6, 3] == (SeedRandom[{number}]; RandomInteger[10^6, 3])")
        )

    results: dict[int, list] = {number: [] for number in (1, 2)}
    threads = [threading.Thread(target=work, args=item) for item in results.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    for number, found in results.items():
        assert found == [*[1 + number + 300 * number] * 20, [number], True]


def test_a_time_limit_of_one_session_does_not_stop_another():
    first, second = Session(), Session()
    found = []
    thread = threading.Thread(
        target=lambda: found.append(first.evaluate("TimeConstrained[While[True], 0.1, 7]"))
    )
    thread.start()
    assert second.evaluate("n = 0; While[n < 10^5, n++]; n") == 10**5
    thread.join(30)
    assert found == [7]


def test_deep_python_lists_go_in(session):
    deep: list | int = 1
    for _ in range(800):
        deep = [deep]
    session["deep"] = deep
    assert session.evaluate("Depth[deep]") == 801
    for _ in range(5000):
        deep = [deep]
    assert session.function("Hold[#] &")(deep) is not None


def test_a_program_tells_what_it_asks(session):
    assert session.run('told::usage = "told[x] helps.";\n?told\nx = 3\n')
    assert session.output == ["told[x] helps."]


def test_messages_name_symbols_as_the_context_path_lets_them_be_typed(session):
    session.evaluate('BeginPackage["pack`"]; ')
    session.evaluate('seen; Begin["`Private`"];')
    session.evaluate("hidden; End[]; EndPackage[]")
    session.evaluate("StringLength[seen]")
    assert session.messages == ["StringLength::string: String expected at position 1 in StringLength[seen]."]
    session.evaluate("StringLength[pack`Private`hidden]")
    assert "StringLength[pack`Private`hidden]" in session.messages[0]
