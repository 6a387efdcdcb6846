"""Graphics directives to drawing styles: colour, thickness, dashes, sizes, fonts.

A directive (Red, Thick, PointSize[0.02], Directive[...]) is a change of a few fields of the
style in force. Lengths are either printer's points or shares of the plot's width, which only
the renderer knows, so they stay a Length until then.
"""

from __future__ import annotations

from dataclasses import replace

from wlnet.expr.expr import Expr, is_list, is_rule
from wlnet.expr.symbols import S, Symbol
from wlnet.frozen import frozen
from wlnet.graphics.color import rgba


@frozen
class Length:
    """`value` points, or `value` times the width of the plot."""

    value: float
    relative: bool = False

    def points(self, width: float) -> float:
        return self.value * width if self.relative else self.value


@frozen
class Style:
    """How a shape is drawn. `edge` and `face` None: the boundary, the inside is not drawn."""

    color: tuple[float, float, float] = (0.0, 0.0, 0.0)
    opacity: float = 1.0
    thickness: Length = Length(1.0)
    dashes: tuple[Length, ...] = ()
    point: Length = Length(4.5)
    edge: Style | None = None
    face: bool = True
    face_color: tuple[float, float, float, float] | None = None
    font_size: Length | None = None
    bold: bool = False
    italic: bool = False

    @property
    def rgba(self) -> tuple[float, float, float, float]:
        return (*self.color, self.opacity)

    @property
    def fill(self) -> tuple[float, float, float, float] | None:
        """Colour of the inside of a shape."""
        return (self.face_color or self.rgba) if self.face else None


_THICKNESS = {S.Tiny: 0.25, S.Small: 0.5, S.Medium: 1.0, S.Large: 2.0}
_POINT = {S.Tiny: 2.0, S.Small: 3.0, S.Medium: 5.0, S.Large: 8.0}
_DASH = {S.Tiny: 1.5, S.Small: 4.0, S.Medium: 7.0, S.Large: 12.0}
FONT_SIZES = {S.Tiny: 6.0, S.Small: 9.0, S.Medium: 12.0, S.Large: 24.0}

_SMALL = Length(_DASH[S.Small])
_DOT = Length(0.0)

_NAMED = {
    S.Thick: {"thickness": Length(2.0)},
    S.Thin: {"thickness": Length(0.5)},
    S.Dashed: {"dashes": (_SMALL, _SMALL)},
    S.Dotted: {"dashes": (_DOT, _SMALL)},
    S.DotDashed: {"dashes": (_DOT, _SMALL, _SMALL, _SMALL)},
    S.Bold: {"bold": True},
    S.Italic: {"italic": True},
    S.Plain: {"bold": False, "italic": False},
}


def directed(style: Style, directive) -> Style | None:
    """`style` changed by a directive, or None if this is no directive."""
    color = rgba(directive)
    if color is not None:
        given = len(color) == 4 and color[3] != 1.0
        return replace(style, color=color[:3], opacity=color[3] if given else style.opacity)
    if isinstance(directive, Symbol):
        changes = _NAMED.get(directive)
        return replace(style, **changes) if changes else None
    if not isinstance(directive, Expr) or not isinstance(directive.head, Symbol):
        return None
    change = _FUNCTIONS.get(directive.head)
    return change(style, directive.args) if change else None


def styled(style: Style, directives) -> Style | None:
    """`style` changed by several directives in order; lists among them are opened."""
    for directive in directives:
        changed = styled(style, directive.args) if is_list(directive) else directed(style, directive)
        if changed is None:
            return None
        style = changed
    return style


def _number(value) -> float | None:
    try:
        return None if isinstance(value, str) else float(value)
    except TypeError:
        return None


def _length(value, named: dict, relative: bool) -> Length | None:
    if isinstance(value, Symbol):
        return Length(named[value]) if value in named else None
    number = _number(value)
    return None if number is None or number < 0 else Length(number, relative)


def _with_length(field: str, named: dict, relative: bool):
    def change(style: Style, args: tuple) -> Style | None:
        length = _length(args[0], named, relative) if len(args) == 1 else None
        return replace(style, **{field: length}) if length else None

    return change


def _with_dashes(relative: bool):
    def change(style: Style, args: tuple) -> Style | None:
        parts = args[0].args if len(args) == 1 and is_list(args[0]) else args
        dashes = tuple(_length(part, _DASH, relative) for part in parts)
        if None in dashes:
            return None
        return replace(style, dashes=dashes * 2 if len(dashes) % 2 else dashes)

    return change


def _opacity(style: Style, args: tuple) -> Style | None:
    alpha = _number(args[0]) if len(args) == 1 else None
    return None if alpha is None else replace(style, opacity=min(max(alpha, 0.0), 1.0))


def _edge(style: Style, args: tuple) -> Style | None:
    if not args or args == (S("None"),):
        return replace(style, edge=None)
    edge = styled(Style(), args)
    return replace(style, edge=edge) if edge else None


def _face(style: Style, args: tuple) -> Style | None:
    if not args or args == (S("None"),):
        return replace(style, face=False)
    face = styled(Style(opacity=style.opacity), args)
    return replace(style, face=True, face_color=face.rgba) if face else None


def _font(style: Style, args: tuple) -> Style | None:
    """FontSize of a number of points, of Small, ..., or Scaled[share] of the width of the picture."""
    if len(args) != 1:
        return None
    value = args[0]
    if isinstance(value, Expr) and value.head is S.Scaled and len(value) == 1:
        share = _number(value.item(0))
        return replace(style, font_size=Length(share, relative=True)) if share else None
    size = FONT_SIZES.get(value) if isinstance(value, Symbol) else _number(value)
    return replace(style, font_size=Length(size)) if size else None


_FUNCTIONS = {
    S.Thickness: _with_length("thickness", _THICKNESS, relative=True),
    S.AbsoluteThickness: _with_length("thickness", _THICKNESS, relative=False),
    S.PointSize: _with_length("point", _POINT, relative=True),
    S.AbsolutePointSize: _with_length("point", _POINT, relative=False),
    S.Dashing: _with_dashes(relative=True),
    S.AbsoluteDashing: _with_dashes(relative=False),
    S.Opacity: _opacity,
    S.Directive: styled,
    S.EdgeForm: _edge,
    S.FaceForm: _face,
    S.FontSize: _font,
}


def text_styled(style: Style, directives) -> Style | None:
    """As `styled`, where a bare number or size name is a font size: Style["label", 14, Bold]."""
    for directive in directives:
        named = directive.item(0) if is_rule(directive) else None
        if named in (S.FontSize, S.FontColor):
            directive = directive.item(1)
        sized = named is S.FontSize or isinstance(directive, (int, float)) or directive in FONT_SIZES
        changed = _font(style, (directive,)) if sized else styled(style, (directive,))
        if changed is None:
            return None
        style = changed
    return style
