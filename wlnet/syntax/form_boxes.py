r"""Boxes of heads that are about forms: StandardForm[x], TeXForm[x], Style[x, ...], Grid[...].

Each keeps what it shows as boxes, and what it was, so that it can be read back.
"""

from __future__ import annotations

from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, is_rule, rule
from wlnet.expr.symbols import S, Symbol
from wlnet.syntax.characters import character
from wlnet.syntax.code_forms import LANGUAGES, to_code
from wlnet.syntax.forms import ATOM
from wlnet.syntax.make_boxes import Maker, row, special
from wlnet.syntax.plane import plane_text
from wlnet.syntax.printer import quoted, to_text
from wlnet.syntax.tex import to_tex

_AS_TYPED = (rule(S.ShowStringCharacters, TRUE), rule(S.NumberMarks, TRUE))
_EDITABLE = rule(S.Editable, TRUE)
_PLAIN_SIZE = rule(
    S.GridBoxItemSize,
    Expr(
        S.List,
        tuple(rule(name, Expr(S.List, (Expr(S.List, (S.Automatic,)),))) for name in ("Columns", "Rows")),
    ),
)
_PRIMITIVES = (
    *("Arrow", "BezierCurve", "BSplineCurve", "Circle", "Cone", "Cuboid", "Cylinder", "Disk", "FilledCurve"),
    *("GraphicsComplex", "GraphicsGroup", "Line", "Point", "Polygon", "Raster", "Rectangle", "Sphere"),
    "Tube",
)


@special("StandardForm", "TraditionalForm")
def _form(maker: Maker, x: Expr) -> tuple[int, object] | None:
    if len(x) != 1:
        return None
    inner = Maker(x.head, maker.own).boxes(x.args[0])
    return ATOM, S.TagBox(S.FormBox(inner, x.head), x.head, _EDITABLE)


@special("Format")
def _format(maker: Maker, x: Expr) -> tuple[int, object] | None:
    form = x.args[1] if len(x) == 2 else S.StandardForm
    if not 1 <= len(x) <= 2 or form not in (S.StandardForm, S.TraditionalForm):
        return None
    tag = S.Format if len(x) == 1 else Expr(S.Function, (S.Slot(1),))
    return ATOM, S.TagBox(S.FormBox(Maker(form, maker.own).boxes(x.args[0]), form), tag)


@special("TeXForm", *LANGUAGES)
def _code(maker: Maker, x: Expr) -> tuple[int, object] | None:
    if len(x) != 1:
        return None
    text = to_tex(x.args[0]) if x.head is S.TeXForm else to_code(x.args[0], x.head.name)
    return ATOM, S.InterpretationBox(quoted(text), x, _EDITABLE, rule(S.AutoDelete, TRUE))


@special("OutputForm")
def _output(maker: Maker, x: Expr) -> tuple[int, object] | None:
    if len(x) != 1:
        return None
    pane = S.PaneBox(quoted(plane_text(x.args[0])), rule(S.BaselinePosition, S.Baseline))
    return ATOM, S.InterpretationBox(pane, x, rule(S.Editable, FALSE))


@special("InputForm")
def _input(maker: Maker, x: Expr) -> tuple[int, object] | None:
    if len(x) != 1:
        return None
    style = S.StyleBox(to_text(x.args[0], "InputForm"), *_AS_TYPED)
    return ATOM, S.InterpretationBox(style, x, _EDITABLE, rule(S.AutoDelete, TRUE))


@special("FullForm")
def _full(maker: Maker, x: Expr) -> tuple[int, object] | None:
    if len(x) != 1:
        return None
    style = S.StyleBox(_heads(x.args[0]), rule(S.ShowSpecialCharacters, FALSE), *_AS_TYPED)
    return ATOM, S.TagBox(style, S.FullForm)


def _heads(x):
    """Boxes of heads and arguments alone."""
    if not isinstance(x, Expr):
        text = to_text(x, "FullForm")
        return row("-", text[1:]) if text.startswith("-") else text
    inner: list = []
    for arg in x.args:
        inner += [",", _heads(arg)]
    return row(_heads(x.head), "[", *([row(*inner[1:])] if inner else []), "]")


@special("HoldForm")
def _hold_form(maker: Maker, x: Expr) -> tuple[int, object] | None:
    if len(x) != 1:
        return None
    rank, box = maker.ranked(x.args[0])
    return rank, S.TagBox(box, S.HoldForm)


@special("DisplayForm", "RawBoxes")
def _as_boxes(maker: Maker, x: Expr) -> tuple[int, object] | None:
    return (ATOM, x.args[0]) if len(x) == 1 and x.head is S.RawBoxes else None


@special("Style")
def _style(maker: Maker, x: Expr) -> tuple[int, object] | None:
    if not x.args:
        return None
    return ATOM, S.StyleBox(maker.boxes(x.args[0]), *x.args[1:], rule(S.StripOnInput, FALSE))


@special("Framed", "Panel")
def _framed(maker: Maker, x: Expr) -> tuple[int, object] | None:
    if not x.args or not all(map(is_rule, x.args[1:])):
        return None
    head = S.FrameBox if x.head is S.Framed else S.PanelBox
    strip = (rule(S.StripOnInput, FALSE),) if x.head is S.Framed else ()
    return ATOM, head(maker.boxes(x.args[0]), *x.args[1:], *strip)


@special("Row")
def _row(maker: Maker, x: Expr) -> tuple[int, object] | None:
    if not 1 <= len(x) <= 2 or not is_list(x.args[0]):
        return None
    items = [maker.boxes(item) for item in x.args[0].args]
    if len(x) == 1:
        return ATOM, S.TemplateBox(Expr(S.List, tuple(items)), "RowDefault")
    if not isinstance(x.args[1], str):
        return None
    between = [quoted(x.args[1]), x.args[1], quoted(x.args[1])]
    return ATOM, S.TemplateBox(Expr(S.List, (*between, *items)), "RowWithSeparators")


def _grid_box(maker: Maker, rows, *options):
    """GridBox of a list of rows, each a list; a list of other things is a column."""
    lists = [one.args if is_list(one) else (one,) for one in rows.args]
    boxes = tuple(Expr(S.List, tuple(maker.boxes(cell) for cell in cells)) for cells in lists)
    return S.GridBox(Expr(S.List, boxes), *options)


@special("Grid", "Column")
def _grid(maker: Maker, x: Expr) -> tuple[int, object] | None:
    if not x.args or not is_list(x.args[0]) or not all(map(is_rule, x.args[1:])):
        return None
    rows = x.args[0]
    options: tuple = (rule(S.AutoDelete, FALSE), *x.args[1:], _PLAIN_SIZE)
    if x.head is S.Column:
        rows = Expr(S.List, tuple(Expr(S.List, (item,)) for item in rows.args))
        left = rule("Columns", Expr(S.List, (Expr(S.List, (S.Left,)),)))
        aligned = rule(S.GridBoxAlignment, Expr(S.List, (left,)))
        options = (rule(S.DefaultBaseStyle, "Column"), aligned, *x.args[1:], _PLAIN_SIZE)
    return ATOM, S.TagBox(_grid_box(maker, rows, *options), x.head.name)


@special("TableForm", "MatrixForm")
def _table(maker: Maker, x: Expr) -> tuple[int, object] | None:
    if len(x) != 1 or not is_list(x.args[0]):
        return None
    grid = _grid_box(maker, x.args[0])
    if x.head is S.MatrixForm:
        glue = character("NoBreak") or ""
        grid = row("(", glue, grid, glue, ")")
    return ATOM, S.TagBox(grid, Expr(S.Function, (S("e"), x.head(S("e")))))


@special("Graphics", "Graphics3D")
def _graphics(maker: Maker, x: Expr) -> tuple[int, object] | None:
    if not x.args:
        return None
    head = S.GraphicsBox if x.head is S.Graphics else S.Graphics3DBox
    return ATOM, head(_drawn(x.args[0]), *x.args[1:])


def _drawn(x):
    """Primitives as their boxes: Line[...] is LineBox[...]."""
    if not isinstance(x, Expr):
        return x
    if is_list(x):
        return Expr(S.List, tuple(map(_drawn, x.args)))
    if type(x.head) is Symbol and x.head.name in _PRIMITIVES:
        return Expr(S(x.head.name + "Box"), x.args)
    return x
