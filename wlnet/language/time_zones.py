"""Time zones: hours ahead of UTC, or a name such as "Europe/Berlin"."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.date_text import local_zone

BAD_ZONE = Message(
    "General::zone", "`1` should be the hours ahead of UTC or the name of a time zone such as Europe/Berlin."
)


def hours_ahead(zone, moment: datetime | None = None) -> float:
    """How many hours the clocks of a zone are ahead of UTC when they show `moment`, or now. Raises
    General::zone."""
    if zone is S.Automatic:
        return local_zone(moment)
    if type(zone) in (int, float) and abs(zone) <= 24:
        return float(zone)
    if not isinstance(zone, str):
        raise BAD_ZONE(zone, value=UNEVALUATED)
    try:
        offset = ZoneInfo(zone).utcoffset(moment or datetime.now(ZoneInfo(zone)))
    except (KeyError, OSError, ValueError):  # no such zone, no table of zones
        raise BAD_ZONE(zone, value=UNEVALUATED) from None
    return offset.total_seconds() / 3600
