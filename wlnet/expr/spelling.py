"""Near names, for the end of a message about a name that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from wlnet.expr.message import Prose


def advice(name, known: Iterable[str]) -> Prose:
    """ " Did you mean ...?" with the nearest of the known names, or nothing: the end of a message."""
    spelt = {str(other).lower(): other for other in known}
    near = get_close_matches(str(name).lower(), spelt, n=1)
    return Prose(f" Did you mean {spelt[near[0]]}?" if near else "")
