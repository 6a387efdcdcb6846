"""Information: what is known of a name, or of an object that tells about itself (a net, a data set)."""

from __future__ import annotations

from wlnet.expr.association import Association
from wlnet.expr.expr import FALSE, TRUE, Expr, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S, Symbol, full_symbol
from wlnet.language.about import about, columns, known_symbol, matching_names, usage_of
from wlnet.language.attributes import names_of
from wlnet.language.builtin import builtin
from wlnet.language.formatting import ALONE
from wlnet.language.names import is_missing, is_system_name
from wlnet.language.options import symbol_of
from wlnet.language.rules import rules_list
from wlnet.syntax.printer import to_text

NOT_FOUND = Message("Information::notfound", "`1`")

NONE = S("None")
_RULES = {
    "OwnValues": "own",
    "UpValues": "up",
    "DownValues": "down",
    "SubValues": "sub",
    "NValues": "numbers",
    "FormatValues": "formats",
}
_ASKED = ("Attributes", "Context", "DownValues", "Options", "OwnValues", "SubValues", "UpValues")


@builtin(
    "Information[object_]",
    "Information[object_, property_]",
    attributes=("HoldFirst",),
    options={"LongForm": TRUE},
)
def information(evaluation, object, property=None, options=None):
    """Information["name"] is what ?name shows; Information[net, "property"] a property of a net.

    Objects of other rooms answer through their method wl_information(property or None). A symbol
    whose value is such an object stands for it, any other for its name.
    """
    found = evaluation.evaluate(object)
    if not isinstance(object, Symbol) or hasattr(found, "wl_information"):
        object = found
    long = options is not None and options["LongForm"] is TRUE
    if isinstance(object, (str, Symbol)) and property in (None, "Full"):
        return _of_name(evaluation, object, long or property == "Full")
    if isinstance(object, (str, Symbol)):
        symbol = evaluation.definitions.find(object) if isinstance(object, str) else object
        return (
            S.Missing("UnknownSymbol", object) if symbol is None else _of_symbol(evaluation, symbol, property)
        )
    tell = getattr(object, "wl_information", None)
    return None if tell is None else tell(property)


def _of_name(evaluation, name: str | Symbol, long: bool):
    """InformationData of a symbol; of a pattern with * or @ the names that match, by context."""
    definitions = evaluation.definitions
    if isinstance(name, str) and ("*" in name or "@" in name):
        return _grid(definitions, name, long)
    symbol = name if isinstance(name, Symbol) else known_symbol(definitions, name)
    if symbol is None or not _is_told(definitions, symbol):
        written = name.name if isinstance(name, Symbol) else name
        evaluation.message(NOT_FOUND, about(definitions, written, _text))
        return S.Missing("UnknownSymbol", written)
    return S.InformationData(_data(definitions, symbol), TRUE if long else FALSE)


def _text(expr, sees) -> str:
    return to_text(expr, "InputForm", sees)


def _is_told(definitions, symbol: Symbol) -> bool:
    """Whether anything is known of a symbol."""
    known = definitions.of(symbol)
    if is_system_name(symbol.name) and symbol.context == "System`":
        return known.builtin is not None or not is_missing(symbol.name)
    made = (known.value, known.own, known.down, known.sub, known.up, known.messages, known.options)
    return known.builtin is not None or known.flags != 0 or any(one is not None for one in made)


def _data(definitions, symbol: Symbol) -> Association:
    known = definitions.of(symbol)
    pairs: list[tuple] = [("ObjectType", "Symbol"), ("Name", symbol.name)]
    pairs.append(("Usage", usage_of(known) or f"{symbol.context}{symbol.name}"))
    for kind, field in _RULES.items():
        rules = getattr(known, field)
        listed = _without_hold(rules_list(rules)) if rules else None
        if kind == "OwnValues" and known.value is not None:
            listed = wl_list((S.Rule(symbol, known.value),))
        form = full_symbol("Information`InformationValueForm")
        pairs.append((kind, NONE if listed is None else Expr(form, (S(kind), symbol, listed))))
    options = definitions.options_of(symbol)
    rules = wl_list(S.Rule(symbol_of(name), value) for name, value in options.items())
    pairs += [("Options", rules if options else NONE), ("Attributes", wl_list(map(S, names_of(known.flags))))]
    return Association.from_pairs([*pairs, ("FullName", f"{symbol.context}{symbol.name}")])


def _without_hold(rules: Expr) -> Expr:
    """Rules with their left sides bare: f[x_] :> x^2."""
    return wl_list(Expr(rule.head, (rule.item(0).item(0), rule.item(1))) for rule in rules.args)


def _grid(definitions, pattern: str, long: bool):
    """InformationDataGrid[<|context -> {names}|>, long]"""
    by_context: dict[str, list] = {}
    for name in matching_names(definitions, pattern):
        symbol = known_symbol(definitions, name)
        context = symbol.context if symbol is not None else name.rpartition("`")[0] + "`"
        by_context.setdefault(context or "System`", []).append(name.rpartition("`")[2])
    pairs = [(context, wl_list(names)) for context, names in by_context.items()] or [("System`", wl_list(()))]
    return S.InformationDataGrid(Association.from_pairs(pairs), TRUE if long else FALSE)


@builtin("InformationData[data_Association, long_]", attributes=("HoldAllComplete",))
def information_data(evaluation, data, long):
    """InformationData[<|...|>, long] is what is known of a symbol; it shows as text."""


@builtin("Information`InformationValueForm[kind_, symbol_, rules_]", attributes=("HoldAllComplete",))
def information_value_form(evaluation, kind, symbol, rules):
    """The rules of one kind that a symbol has, unevaluated, in InformationData."""


@builtin("InformationDataGrid[names_Association, long_]")
def information_data_grid(evaluation, names, long):
    """InformationDataGrid[<|context -> names, ...|>, long] are names of symbols; it shows them in columns."""


def _shown(evaluation, expr: Expr):
    """The text of what is known now of the symbol."""
    data = expr.args[0] if len(expr) == 2 and type(expr.args[0]) is Association else None
    name = None if data is None else data.get("FullName")
    if not isinstance(name, str):
        return expr
    return about(evaluation.definitions, name, _text, expr.args[1] is TRUE)


def _names_shown(evaluation, expr: Expr):
    data = expr.args[0] if len(expr) == 2 and type(expr.args[0]) is Association else None
    if data is None:
        return expr
    names = [name for listed in data.values() for name in listed.args if isinstance(name, str)]
    return "\n".join(columns(names)) if names else "No name is like this."


def _of_symbol(evaluation, symbol: Symbol, property):
    """One thing that is known of a symbol: "Usage", "Options", "Attributes", "Name", "FullName", ..."""
    if property == "Usage":
        messages = evaluation.definitions.of(symbol).messages
        if messages is not None and "usage" in messages:
            return messages["usage"]
        return about(evaluation.definitions, symbol.full_name, _text)
    if property in _ASKED:
        return S(property)(symbol)
    if property == "Name":
        return symbol.name
    if property == "FullName":
        return symbol.full_name
    if property == "ObjectType":
        return "Symbol"
    if property == "Properties":
        return wl_list(("FullName", "Name", "ObjectType", "Usage", *_ASKED))
    return S.Missing("UnknownProperty", property)


ALONE[S.InformationData] = _shown
ALONE[S.InformationDataGrid] = _names_shown
