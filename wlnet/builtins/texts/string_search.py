"""String patterns at work: StringMatchQ, StringCases, StringReplace, StringSplit, StringPosition, ..."""

import re
from collections.abc import Callable

from wlnet.expr.association import Association
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, is_rule, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, symbol
from wlnet.language.builtin import builtin
from wlnet.language.strings import StringRules, each_string, string_pattern

BAD_LIMIT = Message(
    "StringCases::innf", "The number of matches `1` should be a non-negative integer or Infinity."
)
NOT_A_RULE = Message("StringReplace::srep", "`1` is not a valid string replacement rule.")
BAD_OVERLAPS = Message("StringCases::overlaps", "Overlaps -> `1` should be True, False or All.")


def _ignores_case(options) -> bool:
    return bool(options) and options["IgnoreCase"] is TRUE


def _overlaps(options, default: bool):
    value = options["Overlaps"] if options else S.Automatic
    if value is S.All:
        return "All"
    if value not in (S.Automatic, TRUE, FALSE):
        raise BAD_OVERLAPS(value, value=UNEVALUATED)
    return default if value is S.Automatic else value is TRUE


def _limit(n) -> float:
    if n is S.Infinity or n is S.All or n == S.DirectedInfinity(1):
        return float("inf")
    if type(n) is not int or n < 0:
        raise BAD_LIMIT(n, value=UNEVALUATED)
    return n


def _first(items, n: float) -> list:
    found = []
    for item in items:
        if len(found) >= n:
            break
        found.append(item)
    return found


@builtin("StringExpression[parts___]", attributes=("Flat", "OneIdentity"))
def string_expression(evaluation, parts):
    """p ~~ q: strings that follow each other are joined; otherwise a pattern, inert."""
    joined: list = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        else:
            joined.append(part)
    if len(joined) == 1:
        return joined[0]
    return Expr(S.StringExpression, tuple(joined)) if len(joined) < len(parts) else None


# ---------------------------------------------------------------- questions

_CASE = {"IgnoreCase": FALSE}


@builtin("StringMatchQ[text_, pattern_]", "StringMatchQ[pattern_][text_]", options=_CASE)
def string_match_q(evaluation, text, pattern, options=None):
    """Whether the whole string matches; in a string as pattern * is any text and @ any lower-case text."""
    compiled = string_pattern(evaluation, _abbreviated(pattern), _ignores_case(options))
    return each_string(S.StringMatchQ(text, pattern), lambda s: compiled.match_all(s) is not None)


def _abbreviated(pattern):
    """Strings with * and @ as patterns; a backslash makes the next character literal."""
    if isinstance(pattern, Expr) and pattern.head in (S.Alternatives, S.List):
        return Expr(pattern.head, tuple(map(_abbreviated, pattern.args)))
    if not isinstance(pattern, str) or not set(pattern) & set("*@"):
        return pattern
    signs = {"*": r"(?s:.*)", "@": r"[^A-Z]+"}
    pieces = re.findall(r"\\.|.", pattern, re.DOTALL)
    return S.RegularExpression("".join(signs.get(p) or re.escape(p[-1]) for p in pieces))


@builtin("StringContainsQ[text_, pattern_]", "StringContainsQ[pattern_][text_]", options=_CASE)
def string_contains_q(evaluation, text, pattern, options=None):
    compiled = string_pattern(evaluation, pattern, _ignores_case(options))
    return each_string(S.StringContainsQ(text, pattern), lambda s: compiled.search(s) is not None)


@builtin("StringFreeQ[text_, pattern_]", "StringFreeQ[pattern_][text_]", options=_CASE)
def string_free_q(evaluation, text, pattern, options=None):
    compiled = string_pattern(evaluation, pattern, _ignores_case(options))
    return each_string(S.StringFreeQ(text, pattern), lambda s: compiled.search(s) is None)


@builtin("StringStartsQ[text_, pattern_]", "StringStartsQ[pattern_][text_]", options=_CASE)
def string_starts_q(evaluation, text, pattern, options=None):
    whole = S.StringExpression(pattern, S.BlankNullSequence())
    compiled = string_pattern(evaluation, whole, _ignores_case(options))
    return each_string(S.StringStartsQ(text, pattern), lambda s: compiled.match_all(s) is not None)


@builtin("StringEndsQ[text_, pattern_]", "StringEndsQ[pattern_][text_]", options=_CASE)
def string_ends_q(evaluation, text, pattern, options=None):
    whole = S.StringExpression(S.BlankNullSequence(), pattern)
    compiled = string_pattern(evaluation, whole, _ignores_case(options))
    return each_string(S.StringEndsQ(text, pattern), lambda s: compiled.match_all(s) is not None)


# ---------------------------------------------------------------- finding

_FIND = {"IgnoreCase": FALSE, "Overlaps": S.Automatic}


@builtin(
    "StringCases[text_, patterns_]",
    "StringCases[text_, patterns_, n_]",
    "StringCases[patterns_][text_]",
    options=_FIND,
)
def string_cases(evaluation, text, patterns, n=S.Infinity, options=None):
    """What matches the patterns, or what their rules make of it; the first n."""
    rules = StringRules(evaluation, patterns, _ignores_case(options))
    overlaps, limit = _overlaps(options, False), _limit(n)

    def find(string: str):
        found = _first(rules.matches(string, overlaps), limit)
        return [right if isinstance(right, str) else evaluation.evaluate(right) for _, right in found]

    return each_string(S.StringCases(text, patterns), find)


@builtin("StringCount[text_, patterns_]", "StringCount[patterns_][text_]", options=_FIND)
def string_count(evaluation, text, patterns, options=None):
    rules = StringRules(evaluation, patterns, _ignores_case(options))
    overlaps = _overlaps(options, False)
    return each_string(S.StringCount(text, patterns), lambda s: sum(1 for _ in rules.matches(s, overlaps)))


@builtin(
    "StringPosition[text_, patterns_]",
    "StringPosition[text_, patterns_, n_]",
    "StringPosition[patterns_][text_]",
    options=_FIND,
)
def string_position(evaluation, text, patterns, n=S.Infinity, options=None):
    """{first, last} character of every match; matches may overlap unless Overlaps -> False."""
    rules = StringRules(evaluation, patterns, _ignores_case(options))
    overlaps, limit = _overlaps(options, True), _limit(n)

    def find(string: str):
        return [[match.start + 1, match.end] for match, _ in _first(rules.matches(string, overlaps), limit)]

    return each_string(S.StringPosition(text, patterns), find)


# ---------------------------------------------------------------- replacing


@builtin(
    "StringReplace[text_, rules_]",
    "StringReplace[text_, rules_, n_]",
    "StringReplace[rules_][text_]",
    options=_CASE,
)
def string_replace(evaluation, text, rules, n=S.Infinity, options=None):
    """Every match (the first n) replaced; what is replaced by something else than a string stays in a ~~."""
    entries = rules.args if is_list(rules) else () if isinstance(rules, Association) else (rules,)
    for entry in entries:
        if not is_rule(entry):
            raise NOT_A_RULE(entry, value=UNEVALUATED)
    compiled, limit = StringRules(evaluation, rules, _ignores_case(options)), _limit(n)

    def replace(string: str):
        return _assembled(_replaced(evaluation, string, compiled, limit))

    return each_string(S.StringReplace(text, rules), replace)


def _replaced(evaluation, string: str, rules: StringRules, limit: float) -> list:
    """The text between the matches and, evaluated, what becomes of them."""
    pieces, last = [], 0
    for match, right in _first(rules.matches(string), limit):
        pieces.append(string[last : match.start])
        pieces.append(right if isinstance(right, str) else evaluation.evaluate(right))
        last = match.end
    return [*pieces, string[last:]]


def _assembled(pieces: list):
    if all(isinstance(piece, str) for piece in pieces):
        return "".join(pieces)
    return Expr(S.StringExpression, tuple(piece for piece in pieces if piece != ""))


@builtin("StringReplaceList[text_, rules_]", "StringReplaceList[text_, rules_, n_]", options=_CASE)
def string_replace_list(evaluation, text, rules, n=S.Infinity, options=None):
    """The strings in which one match, anywhere, is replaced; overlapping matches and all rules count."""
    entries = rules.args if is_list(rules) else (rules,)
    for entry in entries:
        if not is_rule(entry):
            raise NOT_A_RULE(entry, value=UNEVALUATED)
    compiled = [StringRules(evaluation, entry, _ignores_case(options)) for entry in entries]
    limit = _limit(n)

    def every(string: str):
        found = []
        for one in compiled:
            for match, right in one.matches(string, "All"):
                new = right if isinstance(right, str) else evaluation.evaluate(right)
                found.append((match.start, _assembled([string[: match.start], new, string[match.end :]])))
        found.sort(key=lambda entry: entry[0])
        return [new for _, new in found][: len(found) if limit == float("inf") else int(limit)]

    return each_string(S.StringReplaceList(text, rules), every)


@builtin("StringDelete[text_, patterns_]", "StringDelete[patterns_][text_]", options=_CASE)
def string_delete(evaluation, text, patterns, options=None):
    """The string without what matches."""
    kinds = patterns.args if is_list(patterns) else (patterns,)
    rules = wl_list(S.Rule(kind, "") for kind in kinds)
    compiled = StringRules(evaluation, rules, _ignores_case(options))
    return each_string(
        S.StringDelete(text, patterns),
        lambda s: "".join(_replaced(evaluation, s, compiled, float("inf"))),
    )


@builtin("StringTrim[text_]", "StringTrim[text_, pattern_]", options=_CASE)
def string_trim(evaluation, text, pattern=None, options=None):
    """Without the white space, or without one match of the pattern, at both ends."""
    if pattern is None:
        return each_string(S.StringTrim(text), str.strip)
    ignore = _ignores_case(options)
    start = string_pattern(evaluation, S.StringExpression(S.StartOfString, pattern), ignore)
    end = string_pattern(evaluation, S.StringExpression(pattern, S.EndOfString), ignore)

    def trim(string: str) -> str:
        found = start.search(string)
        string = string[found.end :] if found else string
        found = end.search(string)
        return string[: found.start] if found else string

    return each_string(S.StringTrim(text, pattern), trim)


@builtin("StringSplit[text_, settings___]", declares=_CASE)
def string_split(evaluation, text, settings=()):
    """The pieces between delimiters (default: white space); a delimiter p -> v puts v between them.

    StringSplit[text, delimiters, n] gives at most n pieces; All in the place of n keeps empty pieces
    at both ends. IgnoreCase -> True may follow.
    """
    ignore = FALSE
    if settings and is_rule(settings[-1]) and settings[-1].args[0] in (S.IgnoreCase, "IgnoreCase"):
        *settings, setting = settings
        ignore = setting.args[1]
    if len(settings) > 2:
        return None
    delimiters, n = (*settings, *(S.Whitespace, S.Infinity)[len(settings) :])
    entries = delimiters.args if is_list(delimiters) else (delimiters,)
    rules = wl_list([d if is_rule(d) else S.Rule(d, _NOTHING_BETWEEN) for d in entries])
    compiled, limit = StringRules(evaluation, rules, ignore is TRUE), _limit(n)
    plain = _plain_split(delimiters, limit) if ignore is not TRUE else None

    def split(string: str) -> list:
        if plain is not None:
            pieces = plain(string)
            return wl_list(pieces if n is S.All else _without_empty_ends(pieces))
        pieces, last = [], 0
        for match, right in _first(compiled.matches(string), max(limit - 1, 0)):
            if match.end == match.start and match.start in (0, len(string)):
                continue
            pieces.append(string[last : match.start])
            if right is not _NOTHING_BETWEEN:
                pieces.append(right if isinstance(right, str) else evaluation.evaluate(right))
            last = match.end
        pieces.append(string[last:])
        return wl_list(pieces if n is S.All else _without_empty_ends(pieces))

    return each_string(S.StringSplit(text, *settings), split)


def _plain_split(delimiter, limit: float) -> Callable | None:
    """string -> its pieces at each place of one written string or of white space; None for others."""
    most = len if limit == float("inf") else lambda string: int(limit) - 1
    if limit <= 1:
        return None
    if delimiter is S.Whitespace:
        space = re.compile(r"\s+")
        return lambda string: space.split(string, most(string))
    if not isinstance(delimiter, str) or not delimiter:
        return None
    return lambda string: string.split(delimiter, most(string))


_NOTHING_BETWEEN = symbol("$NoDelimiter", "System`Private`")


def _without_empty_ends(pieces: list) -> list:
    full = [i for i, piece in enumerate(pieces) if piece != ""]
    return pieces[full[0] : full[-1] + 1] if full else []
