"""Images of three dimensions as values: `Image3D[...]` is an atom."""

from __future__ import annotations

from wlnet.expr.arrays import packed
from wlnet.expr.expr import Expr, rule
from wlnet.expr.symbols import S
from wlnet.expr.values.raster import Raster


class Image3D(Raster):
    """A volume of voxels, (height, depth, width): slices from the top, rows from the back to the front."""

    wl_head = S.Image3D
    axes = 3

    def __reduce__(self):
        return Image3D, (self.array, self.type, self.color_space)

    def wl_text(self, form: str) -> str:
        return "-Image3D-"

    def wl_input(self) -> Expr:
        """Image3D[{{{...}, ...}, ...}, type, options]"""
        options = [] if self.color_space is S.Automatic else [rule(S.ColorSpace, self.color_space)]
        return Expr(S.Image3D, (packed(self.array), self.type, *options))
