"""Tables of `input ⇒ output`, one a line; a line that starts with blanks continues the one above."""

from tests.evaluating import Room


def entries(table: str) -> list[tuple[str, str]]:
    """(input, output) of each entry."""
    joined = table.strip("\n").replace("\n    ", " ")
    return [tuple(line.split(" ⇒ ")) for line in joined.splitlines()]


def check_table(table: str, compiling: bool) -> None:
    """Every input gives its output in one session, without messages."""
    room = Room()
    room.evaluation.compiling = compiling
    wrong = []
    for text, expected in entries(table):
        try:
            room.check(text, expected)
        except AssertionError as error:
            wrong.append(str(error))
    assert not wrong, "\n".join(wrong)
