"""Input and InputString: the answers come from a callback of the session."""

from wlnet import Session


def answering(*lines):
    """(session whose questions are answered by these lines, the prompts it has shown)."""
    prompts, left = [], iter(lines)

    def answer(prompt):
        prompts.append(prompt)
        return next(left, None)

    return Session(on_input=answer), prompts


def test_input_string_is_a_line_as_it_was_typed():
    session, prompts = answering("  1 + 1 ")
    assert session.evaluate('InputString["name? "]') == "  1 + 1 "
    assert prompts == ["name? "]


def test_input_is_the_value_of_what_was_typed():
    session, prompts = answering("x + 1")
    assert session.evaluate("x = 3; Input[]") == 4
    assert prompts == ["? "]


def test_input_goes_on_until_the_expression_is_whole():
    session, prompts = answering("{1,", "2}")
    assert session.evaluate('Input["n: "]') == [1, 2]
    assert prompts == ["n: ", "   "]


def test_what_cannot_be_read_is_asked_for_again_after_a_message():
    session, prompts = answering("1 + ]", "5")
    found = session.evaluate_wrap("Input[]")
    assert found.result == 5 and found.messages_name == ["Input::sntx"]
    assert prompts == ["? ", "? "]


def test_at_the_end_of_the_lines_the_answer_is_end_of_file():
    session, _ = answering()
    assert session.evaluate("{Input[], InputString[]} === {EndOfFile, EndOfFile}") is True


def test_what_was_written_of_a_line_is_part_of_the_prompt():
    session, prompts = answering("1")
    session.evaluate('WriteString["stdout", "your number"]; Input[" = "]')
    assert prompts == ["your number = "]


def test_where_nobody_can_be_asked_a_message_says_so():
    found = Session().evaluate_wrap("Input[]")
    assert found.messages_name == ["Input::noask"] and str(found.result) == "$Failed"


def test_ctrl_c_at_a_question_aborts():
    def interrupted(prompt):
        raise KeyboardInterrupt

    session = Session(on_input=interrupted)
    assert str(session.evaluate("Input[]; 3")) == "$Aborted"
    assert session.evaluate("1 + 1") == 2
