"""Names of quantities, as they stand in code, as words for axes and tables."""

from __future__ import annotations

import re

_BORDER = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z0-9])(?=[A-Z][a-z])")


def spoken(name: str) -> str:
    """ "AreaUnderROCCurve" as "area under ROC curve": capitals that stand together stay."""
    parts = _BORDER.sub(" ", name).split(" ")
    return " ".join(part if part.isupper() else part.lower() for part in parts)
