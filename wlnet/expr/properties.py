"""Properties asked for by name: one, a list of them, or All."""

from wlnet.expr.association import Association
from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S


def picked(wanted, known: dict, unknown: Message):
    """The property of a name, a list for a list of names, an association of all for All.

    known      name -> value
    unknown    the message for another name: what was asked for and what there is; the call stays as it is
    """
    if wanted is S.All:
        return Association.from_pairs(known.items())
    if is_list(wanted):
        return wl_list([picked(one, known, unknown) for one in wanted.args])
    if not isinstance(wanted, str) or wanted not in known:
        raise unknown(wanted, wl_list(known), value=UNEVALUATED)
    return known[wanted]
