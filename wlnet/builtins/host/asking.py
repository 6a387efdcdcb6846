"""Input, InputString: what a person answers at the prompt, or the next line of standard input."""

from __future__ import annotations

from wlnet.expr.expr import NULL
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.language.asking import ASK
from wlnet.language.builtin import builtin
from wlnet.syntax.errors import IncompleteInput, WolframSyntaxError
from wlnet.syntax.parser import parse_all
from wlnet.syntax.printer import to_text

NOBODY = Message(
    "General::noask", "Nobody can be asked here: a session in Python needs Session(on_input=...)."
)
UNREADABLE = Message("Input::sntx", "What was typed cannot be read: `1` Please type it again.")

PROMPT = "? "


def _answer(evaluation, prompt) -> str | None:
    ask = evaluation.state.get(ASK)
    if ask is None:
        raise NOBODY()
    return ask(prompt if isinstance(prompt, str) else to_text(prompt, "OutputForm"))


@builtin("InputString[]", "InputString[prompt_]")
def input_string(evaluation, prompt=PROMPT):
    """InputString["prompt"] asks for a line of text and gives it as a string, EndOfFile at the end."""
    text = _answer(evaluation, prompt)
    return S.EndOfFile if text is None else text


@builtin("Input[]", "Input[prompt_]")
def input_(evaluation, prompt=PROMPT):
    """Input["prompt"] asks for an expression and gives its value, EndOfFile at the end.

    Lines are read until the expression is whole; what cannot be read is asked for again.
    """
    given = ""
    while (line := _answer(evaluation, " " * len(str(prompt)) if given else prompt)) is not None:
        given = f"{given}\n{line}" if given else line
        try:
            found = parse_all(given, evaluation.definitions.resolve)
        except IncompleteInput:
            continue
        except WolframSyntaxError as error:
            evaluation.message(UNREADABLE, error.sentence)
            given = ""
            continue
        value = NULL
        for expr in found:
            value = evaluation.evaluate(expr)
        return value
    return S.EndOfFile
