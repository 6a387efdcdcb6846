"""Strings taken apart and put together: StringJoin, StringTake, Characters, StringRiffle, ToUpperCase, ..."""

from wlnet.expr.elements import as_slice, sequence_range, span_range
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for
from wlnet.language.strings import each_string

NOT_A_PIECE = Message("StringJoin::string", "String expected at position `1` in `2`.")
NO_PART = Message("StringPart::partw", "Part `1` of `2` does not exist.")
AMBIGUOUS = Message(
    "StringTake::ambgsntx", "Warning: interpreting list of integers as a list of sequence specifications."
)
BAD_PLACE = Message("StringInsert::ins", "Cannot insert at position `1` in `2`.")
BAD_LENGTH = Message("StringRepeat::intp", "Positive integer expected at position 2 in `1`.")
BAD_WIDTH = Message("StringPadLeft::width", "The length `1` should be a non-negative integer.")


# ---------------------------------------------------------------- joining


@builtin("StringJoin[parts___]", attributes=("Flat", "OneIdentity"))
def string_join(evaluation, parts):
    """The strings, and those in lists, as one string."""
    found = []
    for at, part in enumerate(parts, 1):
        if not _gather(part, found):
            raise NOT_A_PIECE(at, Expr(S.StringJoin, parts), value=UNEVALUATED)
    return "".join(found)


def _gather(part, found: list) -> bool:
    if isinstance(part, str):
        found.append(part)
        return True
    return is_list(part) and all(_gather(one, found) for one in part.args)


@builtin("StringRiffle[parts_List]", "StringRiffle[parts_List, separators__]")
def string_riffle(evaluation, parts, separators=None):
    """The elements as text with separators between; one separator a level, {left, between, right} too."""
    if separators is None:
        levels = _levels(parts)
        separators = ("\n" * (levels - 1 - i) or " " for i in range(levels))
    marks = []
    for mark in separators:
        pieces = mark.args if is_list(mark) else ("", mark, "")
        if len(pieces) != 3 or not all(isinstance(piece, str) for piece in pieces):
            return None
        marks.append(pieces)
    return _riffled(evaluation, parts, marks)


def _levels(parts) -> int:
    inner = [p for p in parts.args if is_list(p)]
    return 1 + (max(map(_levels, inner)) if inner and len(inner) == len(parts) else 0)


def _riffled(evaluation, part, marks: list) -> str:
    if is_list(part) and marks:
        left, between, right = marks[0]
        return left + between.join(_riffled(evaluation, p, marks[1:]) for p in part.args) + right
    return part if isinstance(part, str) else evaluation.evaluate(S.TextString(part))


@builtin("StringRepeat[text_, n_]", "StringRepeat[text_, n_, most_Integer]")
def string_repeat(evaluation, text, n, most=None):
    """The string n times, cut off after `most` characters."""
    if type(n) is not int or n < 0:
        raise BAD_LENGTH(S.StringRepeat(text, n), value=UNEVALUATED)
    if most is not None:
        n = min(n, most)  # more copies than letters are never needed
    room_for(n)
    return each_string(S.StringRepeat(text, n), lambda s: (s * n)[:most])


# ---------------------------------------------------------------- parts


@builtin("StringLength[text_]", attributes=("Listable",))
def string_length(evaluation, text):
    return len(_string("StringLength", text))


@builtin("Characters[text_]", attributes=("Listable",))
def characters(evaluation, text):
    return list(_string("Characters", text))


def _string(name: str, text) -> str:
    """The string itself; anything else is told and the call stays."""
    if not isinstance(text, str):
        owner = Message(f"{name}::string", "String expected at position `1` in `2`.")
        raise owner(1, Expr(S(name), (text,)), value=UNEVALUATED)
    return text


@builtin("StringTake[text_, spec_]", "StringTake[spec_][text_]")
def string_take(evaluation, text, spec):
    """Characters by n, -n, {n}, {m, n}, {m, n, s}, UpTo[n]; a list of such gives a list."""
    call = S.StringTake(text, spec)

    def take(string: str):
        if is_list(spec) and _are_many(evaluation, spec.args):
            return [string[as_slice(sequence_range(s, len(string), call, 2, string))] for s in spec.args]
        return string[as_slice(sequence_range(spec, len(string), call, 2, string))]

    return each_string(call, take)


def _are_many(evaluation, specs: tuple) -> bool:
    """Whether a list of places holds one specification each: lists, or more integers than a span has."""
    if specs and all(is_list(s) or _is_up_to(s) for s in specs):
        return True
    if not all(type(n) is int for n in specs):
        return False
    if len(specs) > 3:
        evaluation.message(AMBIGUOUS, owner=S.StringTake)
    return len(specs) > 3 or (len(specs) == 3 and specs[2] == 0)


def _is_up_to(spec) -> bool:
    return isinstance(spec, Expr) and spec.head is S.UpTo


@builtin("StringDrop[text_, spec_]", "StringDrop[spec_][text_]")
def string_drop(evaluation, text, spec):
    call = S.StringDrop(text, spec)

    def drop(string: str) -> str:
        gone = sequence_range(spec, len(string), call, 2, string, "drop")
        return "".join(c for i, c in enumerate(string) if i not in gone)

    return each_string(call, drop)


@builtin("StringTakeDrop[text_, spec_]")
def string_take_drop(evaluation, text, spec):
    """{StringTake[text, spec], StringDrop[text, spec]}, of each text of a list."""
    if is_list(text):
        return [S.StringTakeDrop(one, spec) for one in text.args]
    return [S.StringTake(text, spec), S.StringDrop(text, spec)]


@builtin("StringPart[text_, where_]")
def string_part(evaluation, text, where):
    """The character at n (negative from the end); a list or span of places gives a list of characters."""
    call = S.StringPart(text, where)

    def pick(string: str):
        if isinstance(where, Expr) and where.head is S.Span:
            return [string[i] for i in span_range(where, len(string), "StringPart", string)]
        places = where.args if is_list(where) else (where,)
        for n in places:
            if type(n) is not int or n == 0 or not -len(string) <= n <= len(string):
                raise NO_PART(n, string, value=UNEVALUATED)
        found = [string[n - 1 if n > 0 else n] for n in places]
        return found if is_list(where) else found[0]

    return each_string(call, pick)


@builtin("StringReverse[text_]", attributes=("Listable",))
def string_reverse(evaluation, text):
    return _string("StringReverse", text)[::-1]


@builtin("StringRotateLeft[text_]", "StringRotateLeft[text_, n_Integer]")
def string_rotate_left(evaluation, text, n=1):
    return each_string(S.StringRotateLeft(text, n), lambda s: _rotated(s, n))


@builtin("StringRotateRight[text_]", "StringRotateRight[text_, n_Integer]")
def string_rotate_right(evaluation, text, n=1):
    return each_string(S.StringRotateRight(text, n), lambda s: _rotated(s, -n))


def _rotated(text: str, n: int) -> str:
    start = n % len(text) if text else 0
    return text[start:] + text[:start]


@builtin(
    "StringPartition[text_, n_]",
    "StringPartition[text_, n_, offset_]",
)
def string_partition(evaluation, text, n, offset=None):
    """Pieces of n characters with an offset; UpTo[n]: a shorter piece at the end."""
    size = n.args[0] if _is_up_to(n) and len(n) == 1 else n
    step = size if offset is None else offset
    if not all(type(k) is int and k > 0 for k in (size, step)):
        return None

    def cut(string: str) -> list[str]:
        last = len(string) if _is_up_to(n) else len(string) - size + 1
        return [string[i : i + size] for i in range(0, last, step)]

    return each_string(S.StringPartition(text, n), cut)


@builtin("StringInsert[text_, new_String, where_]")
def string_insert(evaluation, text, new, where):
    """`new` so that it stands at a place, or at each of several places of the given string."""
    places = where.args if is_list(where) else (where,)

    def put(string: str) -> str:
        starts = []
        for n in places:
            if type(n) is not int or n == 0 or not -len(string) - 1 <= n <= len(string) + 1:
                raise BAD_PLACE(n, string, value=UNEVALUATED)
            starts.append(n - 1 if n > 0 else len(string) + 1 + n)
        pieces, last = [], 0
        for start in sorted(starts):
            pieces += [string[last:start], new]
            last = start
        return "".join(pieces) + string[last:]

    return each_string(S.StringInsert(text, new, where), put)


@builtin("StringReplacePart[text_String, new_, where_]")
def string_replace_part(evaluation, text, new, where):
    """The characters m..n replaced, or the first n; {{m1, n1}, ...} by one string or by one each."""
    if type(where) is int:
        where = wl_list((1, where))
    pairs = list(where.args) if is_list(where) and any(map(is_list, where.args)) else [where]
    news = list(new.args) if is_list(new) else [new] * len(pairs)
    if len(news) != len(pairs) or not all(isinstance(piece, str) for piece in news):
        return None
    call, found, last = S.StringReplacePart(text, new, where), [], 0
    places = [sequence_range(pair, len(text), call, 3, text, "repart") for pair in pairs]
    for place, piece in sorted(zip(places, news, strict=True), key=lambda entry: entry[0].start):
        found += [text[last : place.start], piece]
        last = place.stop
    return "".join(found) + text[last:]


# ---------------------------------------------------------------- padding


@builtin("StringPadLeft[text_]", "StringPadLeft[text_, n_]", "StringPadLeft[text_, n_, padding_String]")
def string_pad_left(evaluation, text, n=None, padding=" "):
    """Padded on the left to n characters, or cut off there; a list without n: to its longest string.

    The padding is repeated under the whole string, as PadLeft does it, and ends with it.
    """

    def pad(string: str, width: int) -> str:
        missing = width - len(string)
        if missing <= 0:
            return string[-missing:]
        return (padding * width)[-width:][:missing] + string

    return _padded(S.StringPadLeft(text, n, padding), pad)


@builtin("StringPadRight[text_]", "StringPadRight[text_, n_]", "StringPadRight[text_, n_, padding_String]")
def string_pad_right(evaluation, text, n=None, padding=" "):
    def pad(string: str, width: int) -> str:
        missing = width - len(string)
        return string[:width] if missing <= 0 else string + (padding * width)[len(string) : width]

    return _padded(S.StringPadRight(text, n, padding), pad)


def _padded(call, pad):
    text, n, padding = call.args
    if n is None:
        strings = text.args if is_list(text) else (text,)
        n = max((len(s) for s in strings if isinstance(s, str)), default=0)
    if type(n) is not int or n < 0 or not padding:
        raise BAD_WIDTH(n, value=UNEVALUATED)
    return each_string(S(call.head.name)(text, n), lambda string: pad(string, n))


# ---------------------------------------------------------------- letters


@builtin("ToUpperCase[text_]", attributes=("Listable",))
def to_upper_case(evaluation, text):
    return _string("ToUpperCase", text).upper()


@builtin("ToLowerCase[text_]", attributes=("Listable",))
def to_lower_case(evaluation, text):
    return _string("ToLowerCase", text).lower()


@builtin("Capitalize[text_]", "Capitalize[text_, what_String]", attributes=("Listable",))
def capitalize(evaluation, text, what="FirstWord"):
    """The first letter in upper case; "AllWords": that of every word, "LongWords": of more than 3 letters."""
    least = {"FirstWord": 0, "AllWords": 0, "LongWords": 4}.get(what)
    if not isinstance(text, str) or least is None:
        return None
    words = [text] if what == "FirstWord" else text.split(" ")
    return " ".join(word[:1].upper() + word[1:] if len(word) >= least else word for word in words)


@builtin("Decapitalize[text_]", attributes=("Listable",))
def decapitalize(evaluation, text):
    return text[:1].lower() + text[1:] if isinstance(text, str) else None
