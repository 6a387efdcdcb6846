"""Texts of several lines that stand beside, above and below each other.

A Block is a rectangle of lines with a base line, at which it stands level with its neighbours. As a
text it carries its base line along (Tall), so that tables keep what is in a row level.
"""

from __future__ import annotations

from wlnet.frozen import frozen


class Tall(str):
    """A text of several lines; `base` counts the lines above its base line."""

    base = 0


@frozen
class Block:
    """Lines, and the index of the base line."""

    lines: tuple[str, ...]
    base: int = 0

    @property
    def width(self) -> int:
        return max(map(len, self.lines))

    @property
    def text(self) -> Tall:
        found = Tall("\n".join(self.lines))
        found.base = self.base
        return found


def block(text: str) -> Block:
    """The block of a text, level at its first line where it does not say another."""
    return Block(tuple(text.split("\n")), getattr(text, "base", 0))


def side_by_side(blocks: list[Block]) -> Block:
    """Blocks beside each other with their base lines level."""
    if len(blocks) == 1:
        return blocks[0]
    above = max(one.base for one in blocks)
    height = above + max(len(one.lines) - one.base for one in blocks)
    lines = [""] * height
    done = 0
    for one in blocks:
        for i, line in enumerate(one.lines, above - one.base):
            lines[i] = lines[i].ljust(done) + line if line else lines[i]
        done += one.width
    return Block(tuple(lines), above)


def fraction(above: Block, below: Block) -> Block:
    """One block over another with a bar between them."""
    width = max(above.width, below.width)
    lines = (*_centred(above, width), "-" * width, *_centred(below, width))
    return Block(lines, len(above.lines))


def _centred(one: Block, width: int) -> list[str]:
    indent = " " * ((width - one.width) // 2)
    return [indent + line for line in one.lines]


def raised(base: Block, index: Block) -> Block:
    """The index at the upper right, its last line just above the base line of the base."""
    return side_by_side([base, Block((*index.lines, ""), len(index.lines))])


def lowered(base: Block, index: Block) -> Block:
    """The index at the lower right, its first line just below the base line of the base."""
    return side_by_side([base, Block(("", *index.lines), 0)])
