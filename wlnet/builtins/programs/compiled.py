"""Compile: a function of numbers whose arguments are checked; the body runs as ordinary code.

wlnet compiles every function body that is used twice, so Compile adds what the language
promises of it: arguments of declared types and ranks, and results that are machine numbers.
"""

from __future__ import annotations

from wlnet.algebra.numbers import is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.arrays import as_array, packed
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, is_rule, wl_list
from wlnet.expr.grids import dimensions
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.spelling import advice
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin
from wlnet.language.returning import taken
from wlnet.syntax.printer import output_form

BAD_VARIABLE = Message(
    "Compile::cvars",
    "`1` should be a symbol, {symbol, type} or {symbol, type, rank} with the type _Integer, _Real, "
    "_Complex or True | False.",
)
BAD_OPTION = Message("Compile::optx", "Unknown option `1` in `2`.`3`")
BAD_COUNT = Message("CompiledFunction::cfct", "Number of arguments `1` does not match the length `2` of `3`.")
BAD_ARGUMENT = Message(
    "CompiledFunction::cfsa",
    "Argument `1` at position `2` should be `3`; the body is evaluated with it as it is.",
)

_TYPES = {S.Integer: "i", S.Real: "f", S.Complex: "c"}
_TRUTH = (S.Alternatives(TRUE, FALSE), S.Alternatives(FALSE, TRUE))
_WORDS = {
    "i": "a machine-size integer",
    "f": "a machine-size real number",
    "c": "a machine-size complex number",
}
_OPTIONS = {
    "CompilationOptions", "CompilationTarget", "Parallelization", "RuntimeAttributes", "RuntimeOptions",
}  # fmt: skip


@builtin("Compile[variables_, body_, more___]", attributes=("HoldAll",))
def compile_(evaluation, variables, body, more):
    """CompiledFunction[{variables with types and ranks}, body]; options about targets change no value."""
    call = Expr(S.Compile, (variables, body, *more))
    listable = False
    for one in more:
        if not is_rule(one):
            continue  # types of local functions: found out when the body runs
        name = one.args[0] if isinstance(one.args[0], str) else getattr(one.args[0], "name", None)
        if name not in _OPTIONS:
            raise BAD_OPTION(one.args[0], call, advice(name, _OPTIONS), value=UNEVALUATED)
        value = evaluation.evaluate(one.args[1])
        if name == "RuntimeAttributes":
            listable = value is S.Listable or (is_list(value) and S.Listable in value.args)
    entries = variables.args if is_list(variables) else (variables,)
    counts = _counts(body)
    specs = [_spec(evaluation, one, counts) for one in entries]
    made = Expr(
        S.CompiledFunction, (wl_list(specs), Expr(S.Hold, (body,)), S.Listable if listable else FALSE)
    )
    return evaluation.evaluated(made)


_COUNTED = {S.Nest: (2,), S.NestList: (2,), S.Part: (1, 2, 3), S.Take: (1,), S.Drop: (1,)}


def _counts(body) -> set:
    """The symbols that stand where only an integer can, in the body."""
    if not isinstance(body, Expr) or body.array is not None:
        return set()
    places = _COUNTED.get(body.head, ())
    own = {arg for at, arg in enumerate(body.args) if at in places and type(arg) is Symbol}
    return own.union(*map(_counts, body.args))


def _spec(evaluation, entry, counts: set) -> Expr:
    """{symbol, type, rank}; without a type a real number, or an integer where it counts something"""
    parts = entry.args if is_list(entry) else (entry,)
    if not 1 <= len(parts) <= 3 or type(parts[0]) is not Symbol:
        raise BAD_VARIABLE(entry, value=UNEVALUATED)
    kind = (
        evaluation.evaluate(parts[1])
        if len(parts) > 1
        else S.Blank(S.Integer if parts[0] in counts else S.Real)
    )
    rank = evaluation.evaluate(parts[2]) if len(parts) > 2 else 0
    known = kind in _TRUTH or (
        isinstance(kind, Expr) and kind.head is S.Blank and len(kind) == 1 and kind.args[0] in _TYPES
    )
    if not known or type(rank) is not int or rank < 0:
        raise BAD_VARIABLE(entry, value=UNEVALUATED)
    return S.List(parts[0], kind, rank)


@output_form("CompiledFunction", least=3)
def _shown(expr, text) -> str | None:
    """CompiledFunction[{x, y}, body, -CompiledCode-]"""
    specs, body = expr.args[:2]
    if not is_list(specs) or not isinstance(body, Expr) or body.head is not S.Hold or len(body) != 1:
        return None
    names = wl_list([spec.args[0] for spec in specs.args])
    return f"CompiledFunction[{text(names)}, {text(body.args[0])}, -CompiledCode-]"


@builtin("CompiledFunction[specs_List, body_Hold, listable_][args___]")
def compiled_function(evaluation, specs, body, listable, args):
    """The body for arguments brought to their types; others are taken as they are, with a message."""
    if len(args) != len(specs):
        raise BAD_COUNT(
            len(args), len(specs), wl_list(spec.args[0] for spec in specs.args), value=UNEVALUATED
        )
    if listable is S.Listable:
        threaded = _threaded(specs, body, args)
        if threaded is not None:
            return threaded
    values = []
    for at, (spec, arg) in enumerate(zip(specs.args, args, strict=True), 1):
        value = _typed(arg, spec)
        if value is None:
            evaluation.message(BAD_ARGUMENT, arg, at, _wanted(spec))
            value = arg
        values.append(value)
    names = wl_list(spec.args[0] for spec in specs.args)
    found = taken(evaluation.evaluate(Expr(Expr(S.Function, (names, body.args[0])), tuple(values))))
    if is_list(found):
        return _of_one_type(found)
    number = numeric_value(found) if type(found) not in (int, str) else None
    return found if number is None else number


def _of_one_type(values: Expr):
    """A tensor of numbers has elements of one type: {2.5, 1} is {2.5, 1.}."""
    array = as_array(values, exact=False) if values.array is None else None
    return values if array is None or array.dtype.kind not in "fc" else packed(array)


def _wanted(spec: Expr) -> str:
    _, kind, rank = spec.args
    word = "True or False" if kind in _TRUTH else _WORDS[_TYPES[kind.args[0]]]
    return word if rank == 0 else f"a tensor of rank {rank}, each element {word}"


def _typed(arg, spec: Expr):
    """The argument in the declared type and rank, or None."""
    _, kind, rank = spec.args
    if kind in _TRUTH:
        return arg if rank == 0 and arg in (TRUE, FALSE) else None
    letter = _TYPES[kind.args[0]]
    if rank:
        array = as_array(arg, exact=False) if is_list(arg) else None
        if array is None or array.ndim != rank or "ifc".index(array.dtype.kind) > "ifc".index(letter):
            return None
        return packed(array.astype({"i": "int64", "f": "float64", "c": "complex128"}[letter]))
    if letter == "i":
        return arg if type(arg) is int and -(2**63) <= arg < 2**63 else None
    value = numeric_value(arg)
    if value is None or isinstance(value, Expr):
        return None
    if letter == "f":
        return float(value) if is_real(value) else None
    return complex(value) if is_real(value) or type(value) is complex else None


def _threaded(specs: Expr, body: Expr, args: tuple):
    """{f[a1, b], f[a2, b], ...} where an argument has more levels than declared."""
    deep = [
        len(dimensions(arg)) > spec.args[2] if is_list(arg) else False
        for spec, arg in zip(specs.args, args, strict=True)
    ]
    if not any(deep):
        return None
    function = Expr(S.CompiledFunction, (specs, body, S.Listable))
    columns = [arg.args if is_deep else None for arg, is_deep in zip(args, deep, strict=True)]
    count = min(len(column) for column in columns if column is not None)
    return wl_list(
        Expr(function, tuple(arg if c is None else c[i] for arg, c in zip(args, columns, strict=True)))
        for i in range(count)
    )
