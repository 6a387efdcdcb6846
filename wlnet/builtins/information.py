"""Information: what is known of a name, or of an object that tells about itself (a net, a data set)."""

from __future__ import annotations

from wlnet.expr.expr import TRUE
from wlnet.language.about import about
from wlnet.language.builtin import builtin
from wlnet.syntax.printer import to_text


@builtin("Information[object_]", "Information[object_, property_]", options={"LongForm": TRUE})
def information(evaluation, object, property=None, options=None):
    """Information["name"] is what ?name shows; Information[net, "property"] a property of a net.

    Objects of other rooms answer through their method wl_information(property or None).
    """
    if isinstance(object, str) and property is None:
        long = options is None or options["LongForm"] is TRUE
        return about(evaluation.definitions, object, lambda expr: to_text(expr, "InputForm"), long)
    tell = getattr(object, "wl_information", None)
    return None if tell is None else tell(property)
