"""Transcripts: what a user would see, as In:, Print:, Msg: and Out: lines of a .wlt file.

A file is one session. `replayed` runs its inputs and gives the text of the file as it should
be; a test compares it with the file.

    (* a comment; blank lines and comments are kept *)
    In:  Print["x is ", 3]; 1/0
    Print: x is 3
    Msg: Power::infy: Infinite expression 1/0 encountered.
    Out: ComplexInfinity

An entry goes on in lines that are indented, and in empty lines between them. Out: is in OutputForm, and
absent for Null. After a comment with the words "stands alone" every input starts without definitions in
Global`.
"""

from wlnet.session import NULL, Session

KINDS = ("In:", "Print:", "Msg:", "Out:")
INDENT = "     "


def replayed(text: str) -> str:
    """The transcript with the results that its inputs give now."""
    lines: list[str] = []
    session = Session(
        on_message=lambda message: lines.extend(_entry("Msg:", message)),
        on_print=lambda line: lines.extend(_entry("Print:", line)),
    )
    alone = False
    for kind, content in _entries(text):
        if kind == "":
            lines.append(content)
            alone = alone or "stands alone" in content
        elif kind == "In:":
            lines.extend(_entry("In:", content))
            if alone:
                session.value('ClearAll["Global`*"]')
            value = session.value(content)
            if session.fault is not None:
                raise session.fault
            if value is not NULL:
                lines.extend(_entry("Out:", session.text(value)))
    return "\n".join(lines) + "\n"


def entries(text: str):
    """Each input with what belongs to it: {"In:": text, "Print:": [...], "Msg:": [...], "Out:": [...]}."""
    found = None
    for kind, content in _entries(text):
        if kind == "In:":
            if found is not None:
                yield found
            found = {"In:": content, "Print:": [], "Msg:": [], "Out:": []}
        elif kind and found is not None:
            found[kind].append(content)
    if found is not None:
        yield found


def _entry(kind: str, content: str) -> list[str]:
    first, *rest = content.split("\n")
    lines = [kind.ljust(5) + first if len(kind) < 5 else f"{kind} {first}", *(INDENT + line for line in rest)]
    return [line.rstrip() for line in lines]


def _entries(text: str):
    """(kind, content) of each entry; kind "" for comments and blank lines, which stay."""
    kind, content = None, []
    lines = text.rstrip("\n").split("\n")
    for i, line in enumerate(lines):
        found = next((k for k in KINDS if line.startswith(k)), None)
        within = next((later for later in lines[i:] if later), "").startswith(INDENT)
        if found is None and kind not in (None, "") and within:
            content.append(line.removeprefix(INDENT))
            continue
        if kind is not None:
            yield kind, "\n".join(content)
        kind, content = found or "", [line[len(found) :].strip() if found else line]
    if kind is not None:
        yield kind, "\n".join(content)
