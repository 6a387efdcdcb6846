"""The register tiles that products are made of, and where the facts of one stand in a row.

A broadcast tile computes C[m, l] = D[m, l] + sum over k of A[m, k] B[k, l], M rows of N vectors of 16
neighbours l (8 of Real64), the last of which may be cut. A dot tile computes C[m, n] = D[m, n] + sum over
k and neighbours l of A[m, k, l] B[n, k, l]. Both set what is below `floor` to it. `k` runs over three
nested loops with free strides (the innermost of a dot tile counts vectors, and then come `lanes` numbers
more), and around the tile run three more: dense products, convolutions and their gradients, sums along
axes. Tiles do no rests of M and N: the planner gives them rows of their own.
"""

from __future__ import annotations

from wlnet.frozen import frozen

# Places in a row.
A, B, C, D = 1, 2, 3, 4
COUNTS = 5  # three, from outside to inside
STEPS = 8  # for each of the three: bytes that A, B, C, D move
SUMS = 20  # three counts of k
A_SUMS, B_SUMS = 23, 26  # bytes of a step of each
A_ROW, B_COLUMN, C_ROW = 29, 30, 31  # from m to m + 1, from n to n + 1
LANES_LEFT = 32  # of the last vector (broadcast, 1..all), or after the last (dot, 0..all but one)
FLOOR = 33
D_ROW, D_COLUMN, C_COLUMN = 34, 35, 36  # D_COLUMN of a broadcast tile: from vector to vector
# Of a tile that fetches ahead: three operands, bytes of each, bytes from one k to the next, bytes a tile.
AHEAD, AHEAD_BYTES, AHEAD_STEP, AHEAD_TILE = 37, 40, 41, 42


@frozen
class Tile:
    """`kind` "broadcast" or "dot"; M rows; N vectors, or columns of a dot tile; bytes of a number.

    ahead    meanwhile a broadcast tile fetches into the cache what will be needed after it
    """

    kind: str
    rows: int
    columns: int
    item: int = 4
    ahead: bool = False

    @property
    def name(self) -> str:
        end = "_ahead" if self.ahead else "_d" if self.item == 8 else ""
        return f"products_{self.kind}_{self.rows}_{self.columns}{end}"

    @property
    def lanes(self) -> int:
        """Numbers of a vector."""
        return 64 // self.item


# 32 registers of 16 lanes hold the sums and what is multiplied.
TILES = (
    *(Tile("broadcast", m, n) for m in (8, 10, 12, 14) for n in (1, 2)),
    Tile("broadcast", 8, 3),
    *(Tile("broadcast", m, n) for m in (1, 2, 4, 5) for n in (1, 2, 4)),
    *(Tile("dot", m, n) for m, n in ((1, 1), (1, 4), (3, 1), (4, 1), (4, 4), (5, 5), (8, 3))),
)
# Of Real64 there are fewer, as each has to be compiled on every machine.
TILES += (
    *(Tile("broadcast", m, n, 8) for m in (8, 12) for n in (1, 2)),
    *(Tile("broadcast", m, n, 8) for m in (1, 2, 4) for n in (1, 4)),
    *(Tile("dot", m, n, 8) for m, n in ((1, 1), (1, 4), (4, 1), (4, 4))),
)
FETCHING = tuple(Tile("broadcast", m, 2, ahead=True) for m in (8, 10, 12, 14))
