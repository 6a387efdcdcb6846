"""Numbers that are written as a form such as NumberForm wants them: 1.50, 1.5*10^3, ff_16."""

from __future__ import annotations

from dataclasses import replace

from wlnet.frozen import frozen
from wlnet.syntax.blocks import Block, block, lowered, raised


@frozen
class Written:
    """A number with its text, as an atom among expressions.

    before      what stands in front of the digits: blanks, a sign
    digits      the digits, or the mantissa
    times       between the mantissa and the power of ten; "" where there is none
    exponent    of the power of ten, as text
    index       the base, as text, or ""
    after       behind all
    """

    before: str
    digits: str
    times: str = ""
    exponent: str = ""
    index: str = ""
    after: str = ""

    @property
    def is_negative(self) -> bool:
        return self.before.endswith("-")

    def __neg__(self) -> Written:
        before = self.before[:-1] if self.is_negative else self.before + "-"
        return replace(self, before=before)

    def wl_text(self, form: str) -> str:
        power = f"{self.times or '*'}10^{self.exponent}" if self.exponent else ""
        index = f"_{self.index}" if self.index else ""
        return self.before + self.digits + power + index + self.after

    def block(self) -> Block:
        """The power of ten with its exponent raised, the base lowered."""
        text = self.before + self.digits
        if self.exponent:
            return raised(block(f"{text}{self.times or ' × '}10"), block(self.exponent + self.after))
        text += self.after
        return lowered(block(text), block(self.index)) if self.index else block(text)
