"""Dates as text: the elements that DateString writes, and reading dates in the usual spellings."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def date_text(t: datetime) -> str:
    return f"{DAYS[t.weekday()][:3]} {t.day} {MONTHS[t.month - 1][:3]} {t.year}"


def _full_date(t: datetime) -> str:
    return f"{DAYS[t.weekday()]} {t.day} {MONTHS[t.month - 1]} {t.year}"


def time_text(t: datetime) -> str:
    return f"{t.hour:02}:{t.minute:02}:{t.second:02}"


def _half(t: datetime) -> str:
    return "AM" if t.hour < 12 else "PM"


def _hour12(t: datetime) -> int:
    return (t.hour + 11) % 12 + 1


ELEMENTS: dict[str, Callable[[datetime], str]] = {
    "Year": lambda t: str(t.year),
    "YearShort": lambda t: f"{t.year % 100:02}",
    "QuarterName": lambda t: f"Quarter {(t.month + 2) // 3}",
    "QuarterNameShort": lambda t: f"Q{(t.month + 2) // 3}",
    "Quarter": lambda t: str((t.month + 2) // 3),
    "QuarterShort": lambda t: str((t.month + 2) // 3),
    "Month": lambda t: f"{t.month:02}",
    "MonthShort": lambda t: str(t.month),
    "MonthName": lambda t: MONTHS[t.month - 1],
    "MonthNameShort": lambda t: MONTHS[t.month - 1][:3],
    "MonthNameInitial": lambda t: MONTHS[t.month - 1][0],
    "Week": lambda t: f"{t.isocalendar().week:02}",
    "WeekShort": lambda t: str(t.isocalendar().week),
    "Day": lambda t: f"{t.day:02}",
    "DayShort": lambda t: str(t.day),
    "DayName": lambda t: DAYS[t.weekday()],
    "DayNameShort": lambda t: DAYS[t.weekday()][:3],
    "DayNameInitial": lambda t: DAYS[t.weekday()][0],
    "DayOfYear": lambda t: str(t.timetuple().tm_yday),
    "ISOYear": lambda t: str(t.year),
    "ISOWeek": lambda t: f"{t.isocalendar().week:02}",
    "ISOWeekYear": lambda t: str(t.isocalendar().year),
    "ISOWeekDay": lambda t: str(t.isoweekday()),
    "ISOYearDay": lambda t: f"{t.timetuple().tm_yday:03}",
    "Hour": lambda t: f"{t.hour:02}",
    "HourShort": lambda t: str(t.hour),
    "Hour24": lambda t: f"{t.hour:02}",
    "Hour24Short": lambda t: str(t.hour),
    "Hour12": lambda t: f"{_hour12(t):02}",
    "Hour12Short": lambda t: str(_hour12(t)),
    "AMPM": _half,
    "AMPMLowerCase": lambda t: _half(t).lower(),
    "Minute": lambda t: f"{t.minute:02}",
    "MinuteShort": lambda t: str(t.minute),
    "Second": lambda t: f"{t.second:02}",
    "SecondShort": lambda t: str(t.second),
    "SecondExact": lambda t: f"{t.second + t.microsecond / 1e6:09.6f}",
    "Millisecond": lambda t: f"{t.microsecond // 1000:03}",
    "MillisecondShort": lambda t: str(t.microsecond // 1000),
    "Date": _full_date,
    "Time": time_text,
    "DateTime": lambda t: f"{_full_date(t)} {time_text(t)}",
    "DateShort": date_text,
    "DateTimeShort": lambda t: f"{date_text(t)} {time_text(t)}",
    "ISOWeekDate": lambda t: "{}-W{:02}-{}".format(*t.isocalendar()),
    "ISOOrdinalDate": lambda t: f"{t.year}-{t.timetuple().tm_yday:03}",
    "ISODate": lambda t: f"{t.year}-{t.month:02}-{t.day:02}",
    "ISODateTime": lambda t: f"{t.year}-{t.month:02}-{t.day:02}T{time_text(t)}",
}

# what elements match when a date is read
_MATCHES = (
    (r"(?P<year>\d{4})", "Year"),
    (r"(?P<short>\d{2})", "YearShort"),
    (r"(?P<month>\d{1,2})", "Month", "MonthShort"),
    (r"(?P<name>[A-Za-z]+)", "MonthName", "MonthNameShort"),
    (r"(?P<day>\d{1,2})", "Day", "DayShort"),
    (r"[A-Za-z]+", "DayName", "DayNameShort"),
    (r"(?P<hour>\d{1,2})", "Hour", "Hour24", "Hour12", "HourShort"),
    (r"(?P<half>[AaPp][Mm])", "AMPM", "AMPMLowerCase"),
    (r"(?P<minute>\d{1,2})", "Minute", "MinuteShort"),
    (r"(?P<second>\d{1,2}(?:\.\d+)?)", "Second", "SecondShort", "SecondExact"),
)
BETWEEN_ELEMENTS = r"[-/:.,\s]+"  # of DatePattern, where nothing else is said


def _one_of(*words: str) -> str:
    return f"(?i:{'|'.join(words)})"


# what elements match in DatePattern
ELEMENT_PATTERNS = {
    "Year": r"\d{4}",
    "YearShort": r"\d{2}",
    **dict.fromkeys(("Month", "MonthShort"), r"(?:1[0-2]|0?[1-9])"),
    "MonthName": _one_of(*MONTHS),
    "MonthNameShort": _one_of(*(name[:3] for name in MONTHS)),
    **dict.fromkeys(("Day", "DayShort"), r"(?:[12]\d|3[01]|0?[1-9])"),
    "DayName": _one_of(*DAYS),
    "DayNameShort": _one_of(*(name[:3] for name in DAYS)),
    **dict.fromkeys(("Hour", "Hour24", "HourShort"), r"(?:1\d|2[0-3]|0?\d)"),
    "Hour12": r"(?:1[0-2]|0?[1-9])",
    "AMPM": r"[AaPp][Mm]",
    **dict.fromkeys(("Minute", "MinuteShort", "Second", "SecondShort"), r"[0-5]?\d"),
    "SecondExact": r"[0-5]?\d(?:\.\d+)?",
}
_FIELDS = {element: pattern for pattern, *elements in _MATCHES for element in elements}
_TIME = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}(?:\.\d+)?))?(?:\s*(?P<half>[AaPp][Mm]))?"
    r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?"
)
_DATES = (
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?",
    r"(?P<month>\d{1,2})[-/](?P<day>\d{1,2})[-/](?:(?P<year>\d{4})|(?P<short>\d{1,2}))",
    r"(?:(?:[A-Za-z]+day|[A-Za-z]{3}),?\s+)?(?P<day>\d{1,2})(?:\.|st|nd|rd|th)?\s+(?P<name>[A-Za-z]+)\.?,?\s+(?P<year>\d{4})",
    r"(?:[A-Za-z]+day,?\s+)?(?P<name>[A-Za-z]{3,})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})",
    r"(?P<day>\d{1,2})[-/](?P<name>[A-Za-z]{3,})[-/](?:(?P<year>\d{4})|(?P<short>\d{2}))",
    r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?:(?P<year>\d{4})|(?P<short>\d{2}))",
    r"(?P<name>[A-Za-z]{3,})\.?,?\s+(?P<year>\d{4})",
    r"(?P<year>\d{4})",
)
_PATTERNS = [re.compile(rf"\s*{date}(?:(?:T|,?\s+(?:at\s+)?){_TIME})?\s*") for date in _DATES]
_MONTH_FIRST = _PATTERNS[1]
_FIELD_ORDER = ("year", "month", "day", "hour", "minute", "second")


def read_date(text: str) -> tuple[list, float | None] | None:
    """([year, month, ...] as far as the text goes, hours that its zone is ahead of UTC or None); None
    for a text that is no date. Numbers before the year are month and day, in this order."""
    for pattern in _PATTERNS:
        match = pattern.fullmatch(text)
        if match is not None:
            return _parts(match.groupdict(), pattern is _MONTH_FIRST)
    return None


def read_time(text: str) -> list | None:
    """[hour, minute] or [hour, minute, second] of a time of day such as "2:30 PM"; None for no time."""
    match = re.fullmatch(rf"\s*{_TIME}\s*", text)
    if match is None:
        return None
    found = _parts({**match.groupdict(), "year": "2000", "month": "1", "day": "1"})
    return None if found is None else found[0][3:]


def read_elements(text: str, elements: Sequence[str]) -> tuple[list, float | None] | None:
    """As `read_date`, by the elements and separators that the text consists of."""
    pieces = []
    for i, element in enumerate(elements):
        if element in _FIELDS:
            if i and elements[i - 1] in _FIELDS:
                pieces.append(r"[^0-9A-Za-z]*")
            pieces.append(_FIELDS[element])
        else:
            pieces.append(re.escape(element))
    try:
        match = re.fullmatch("".join(pieces), text.strip())
    except re.error:  # an element that is there twice
        return None
    return None if match is None else _parts(match.groupdict())


def _parts(found: dict[str, str | None], turns: bool = False) -> tuple[list, float | None] | None:
    """turns: month and day may change places where only that makes a date, as in 31/10/1991."""
    fields = {key: value for key, value in found.items() if value is not None}
    if "short" in fields:
        short = int(fields["short"])
        fields["year"] = str(2000 + short if short < 69 else 1900 + short)
    if "name" in fields:
        wanted = fields["name"].lower()
        names = [
            i for i, name in enumerate(MONTHS, 1) if len(wanted) >= 3 and name.lower().startswith(wanted)
        ]
        if not names:
            return None
        fields["month"] = str(names[0])
    if turns and int(fields["month"]) > 12:
        fields["month"], fields["day"] = fields["day"], fields["month"]
    if "half" in fields:
        fields["hour"] = str(int(fields["hour"]) % 12 + 12 * (fields["half"].lower() == "pm"))
    if "month" in fields:
        fields.setdefault("year", str(datetime.now().year))
    parts: list = []
    for name in _FIELD_ORDER:
        if name not in fields:
            break
        parts.append(float(fields[name]) if "." in fields[name] else int(fields[name]))
    return (parts, _zone(fields.get("zone"))) if parts and _is_valid(parts) else None


def _is_valid(parts: list) -> bool:
    try:
        datetime(*(parts[:3] + [1, 1][: max(3 - len(parts), 0)]))
    except ValueError:
        return False
    limits = (24, 60, 60)
    return all(part < limit for part, limit in zip(parts[3:], limits, strict=False))


def _zone(text: str | None) -> float | None:
    if text is None:
        return None
    if text == "Z":
        return 0.0
    sign = -1 if text[0] == "-" else 1
    return sign * (int(text[1:3]) + int(text[-2:]) / 60)


def local_zone(t: datetime | None = None) -> float:
    """Hours that local time is ahead of UTC, at a moment or now."""
    offset = (t or datetime.now()).astimezone().utcoffset() or timedelta(0)
    return offset.total_seconds() / 3600
