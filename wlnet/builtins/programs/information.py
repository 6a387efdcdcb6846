"""Information: what is known of a name, or of an object that tells about itself (a net, a data set)."""

from __future__ import annotations

from wlnet.expr.expr import TRUE, wl_list
from wlnet.expr.symbols import S, Symbol
from wlnet.language.about import about
from wlnet.language.builtin import builtin
from wlnet.syntax.printer import to_text


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
    elif property is None:
        object = object.full_name
    if isinstance(object, str) and property is None:
        long = options is None or options["LongForm"] is TRUE
        return about(evaluation.definitions, object, lambda expr: to_text(expr, "InputForm"), long)
    if isinstance(object, (str, Symbol)) and property is not None:
        symbol = evaluation.definitions.find(object) if isinstance(object, str) else object
        return (
            S.Missing("UnknownSymbol", object) if symbol is None else _of_symbol(evaluation, symbol, property)
        )
    tell = getattr(object, "wl_information", None)
    return None if tell is None else tell(property)


def _of_symbol(evaluation, symbol: Symbol, property):
    """One thing that is known of a symbol: "Usage", "Options", "Attributes", "Name", "FullName", ..."""
    if property == "Usage":
        messages = evaluation.definitions.of(symbol).messages
        if messages is not None and "usage" in messages:
            return messages["usage"]
        return about(evaluation.definitions, symbol.full_name, lambda expr: to_text(expr, "InputForm"))
    if property in _ASKED:
        return S(property)(symbol)
    if property == "Name":
        return symbol.name
    if property == "FullName":
        return symbol.full_name
    if property == "Properties":
        return wl_list(("FullName", "Name", "Usage", *_ASKED))
    return S.Missing("UnknownProperty", property)


_ASKED = ("Attributes", "Context", "DownValues", "Options", "OwnValues", "SubValues", "UpValues")
