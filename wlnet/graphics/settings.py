"""Options of Graphics to Settings: ranges, axes, frame, labels, ticks, grid, size, scales.

Every option that Graphics accepts is read here, and nothing is accepted that is not drawn.
"""

from __future__ import annotations

from dataclasses import field

from wlnet.expr.arrays import as_array
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, is_rule
from wlnet.expr.message import Message
from wlnet.expr.spelling import advice
from wlnet.expr.symbols import S, Symbol
from wlnet.frozen import frozen
from wlnet.graphics.color import rgba
from wlnet.graphics.label import Meaning, Text, optional_label
from wlnet.graphics.style import Style, styled, text_styled

UNKNOWN = Message("Graphics::optx", "Unknown option `1` for Graphics.`2`")
BAD_VALUE = Message("Graphics::optval", "The value `2` of the option `1` cannot be drawn; `3` can.")

NONE = S("None")

DEFAULTS: dict[str, object] = {
    "AspectRatio": S.Automatic,
    "Axes": FALSE,
    "AxesLabel": NONE,
    "AxesOrigin": S.Automatic,
    "Background": NONE,
    "Epilog": Expr(S.List, ()),
    "Frame": FALSE,
    "FrameLabel": NONE,
    "FrameTicks": S.Automatic,
    "GridLines": NONE,
    "GridLinesStyle": S.Automatic,
    "ImageSize": S.Automatic,
    "LabelStyle": Expr(S.List, ()),
    "PlotLabel": NONE,
    "PlotRange": S.Automatic,
    "PlotRangePadding": S.Automatic,
    "Prolog": Expr(S.List, ()),
    "ScalingFunctions": S.Automatic,
    "Ticks": S.Automatic,
}

SIZES = {S.Tiny: 100.0, S.Small: 180.0, S.Medium: 360.0, S.Large: 576.0}

Range = tuple[float, float]
Tick = tuple[float, str | None]


@frozen
class Settings:
    """What surrounds the shapes. Pairs are (horizontal, vertical); None stands for automatic.

    aspect    height over width of the plot; None: one unit is as long on both axes; 0: fill
    size      points (width, height); a height of None follows from the aspect
    frame     left, right, bottom, top; frame_labels in the same order
    grid      per axis: None no lines, () automatic ones, or their positions
    ticks     per axis: None automatic, or (position, label or None) pairs
    marks     per axis: whether ticks have marks; False where all are given with the length 0
    log       per axis
    """

    ranges: tuple[Range | None, Range | None] = (None, None)
    padding: float | None = None
    aspect: float | None = None
    size: tuple[float | None, float | None] = (None, None)
    axes: tuple[bool, bool] = (False, False)
    axes_labels: tuple[Text | None, Text | None] = (None, None)
    origin: tuple[float, float] | None = None
    frame: tuple[bool, bool, bool, bool] = (False, False, False, False)
    frame_labels: tuple[Text | None, ...] = (None, None, None, None)
    frame_ticks: tuple[tuple[Tick, ...] | None, tuple[Tick, ...] | None] = (None, None)
    title: Text | None = None
    grid: tuple[tuple[float, ...] | None, tuple[float, ...] | None] = (None, None)
    grid_style: Style | None = None
    ticks: tuple[tuple[Tick, ...] | None, tuple[Tick, ...] | None] = (None, None)
    marks: tuple[bool, bool] = (True, True)
    log: tuple[bool, bool] = (False, False)
    background: tuple[float, float, float, float] | None = None
    label_style: Style = field(default_factory=Style)
    prolog: Expr | None = None
    epilog: Expr | None = None


def settings(rules, meaning: Meaning) -> Settings:
    """Settings of the options of a Graphics expression; of a name given twice the first counts."""
    reader = _Reader(meaning)
    values: dict[str, object] = {}
    for option in _flat(rules):
        if not is_rule(option):
            raise UNKNOWN(option, "")
        name = option.item(0)
        name = name.name if isinstance(name, Symbol) else name
        if name not in DEFAULTS:
            raise UNKNOWN(option.item(0), advice(name, DEFAULTS))
        values.setdefault(name, option.item(1))
    found = {}
    for name, value in values.items():
        found.update(_OPTIONS[name](reader, value))
    return Settings(**found)


def _flat(rules):
    for part in rules:
        if is_list(part):
            yield from _flat(part.args)
        else:
            yield part


class _Reader:
    def __init__(self, meaning: Meaning):
        self.meaning = meaning

    def number(self, value) -> float | None:
        found = self.meaning.numeric(value)
        return float(found) if isinstance(found, (int, float)) else None

    def numbers(self, value) -> tuple[float, ...] | None:
        """A flat list of real numbers, or None."""
        array = as_array(self.meaning.numeric(value), exact=False) if is_list(value) else None
        return tuple(array.tolist()) if array is not None and array.ndim == 1 else None

    def pair(self, name: str, value, expected: str) -> tuple[float, float]:
        found = self.numbers(value)
        if found is None or len(found) != 2:
            raise BAD_VALUE(name, value, expected)
        return found

    def label(self, value) -> Text | None:
        return optional_label(value, self.meaning.show)


def _aspect(reader, value):
    if value is S.Automatic or value is S.Full:
        return {"aspect": None if value is S.Automatic else 0.0}
    number = reader.number(value)
    if number is None or number <= 0:
        raise BAD_VALUE("AspectRatio", value, "a positive number, Automatic or Full")
    return {"aspect": number}


def _truth(name: str, value) -> bool:
    if value is TRUE or value is S.Automatic:
        return True
    if value is FALSE or value is NONE:
        return False
    raise BAD_VALUE(name, value, "True or False")


def _axes(reader, value):
    if is_list(value) and len(value) == 2:
        return {"axes": tuple(_truth("Axes", part) for part in value.args)}
    return {"axes": (_truth("Axes", value),) * 2}


def _axes_label(reader, value):
    if is_list(value) and len(value) == 2:
        return {"axes_labels": tuple(map(reader.label, value.args))}
    return {"axes_labels": (None, reader.label(value))}


def _origin(reader, value):
    return {"origin": None if value is S.Automatic else reader.pair("AxesOrigin", value, "{x, y}")}


def _background(reader, value):
    if value is NONE or value is S.Automatic:
        return {"background": None}
    color = rgba(value)
    if color is None:
        raise BAD_VALUE("Background", value, "a colour or None")
    return {"background": color}


def _frame(reader, value):
    if is_list(value) and len(value) == 2 and all(is_list(v) and len(v) == 2 for v in value.args):
        sides = (*value.item(0).args, *value.item(1).args)
        return {"frame": tuple(_truth("Frame", side) for side in sides)}
    return {"frame": (_truth("Frame", value),) * 4}


def _frame_label(reader, value):
    if is_list(value) and len(value) == 2 and all(is_list(v) and len(v) == 2 for v in value.args):
        sides = (*value.item(0).args, *value.item(1).args)
        return {"frame_labels": tuple(map(reader.label, sides))}
    parts = value.args if is_list(value) else (value,)
    bottom, left = (*map(reader.label, parts), None, None)[:2]
    return {"frame_labels": (left, None, bottom, None)}


def _axis_ticks(name: str, reader, value) -> tuple[Tick, ...] | None:
    if value in (S.Automatic, S.All, TRUE):
        return None
    if value is NONE or value is FALSE:
        return ()
    if not is_list(value):
        raise BAD_VALUE(name, value, "Automatic, None, or a list of positions or {position, label} pairs")
    ticks = []
    for part in value.args:
        labelled = is_list(part) and len(part) >= 2
        position = reader.number(part.item(0) if labelled else part)
        if position is None:
            raise BAD_VALUE(name, value, "a list of positions or {position, label} pairs")
        if labelled and len(part) > 2 and not _is_markless(part):
            raise BAD_VALUE(name, part, "{position, label}, or {position, label, 0} without a mark")
        ticks.append(
            (position, reader.meaning.show(part.item(1)) if labelled else _exact_label(reader, part))
        )
    return tuple(ticks)


def _exact_label(reader, position) -> str | None:
    """2 Pi is labelled as it is written; plain numbers as those of automatic ticks."""
    if not isinstance(position, Expr | Symbol):
        return None
    return " ".join("π" if word == "Pi" else word for word in reader.meaning.show(position).split(" "))


def _is_markless(tick) -> bool:
    return is_list(tick) and len(tick) == 3 and tick.item(2) == 0


def _marks(parts) -> tuple[bool, ...]:
    return tuple(not (is_list(part) and len(part) and all(map(_is_markless, part))) for part in parts)


def _ticks(reader, value):
    parts = value.args if is_list(value) and len(value) == 2 else (value, value)
    return {"ticks": tuple(_axis_ticks("Ticks", reader, part) for part in parts), "marks": _marks(parts)}


def _frame_ticks(reader, value):
    if is_list(value) and len(value) == 2 and all(is_list(v) and len(v) == 2 for v in value.args):
        left, bottom = value.item(0).item(0), value.item(1).item(0)
    elif is_list(value) and len(value) == 2:
        bottom, left = value.args
    else:
        bottom = left = value
    found = tuple(_axis_ticks("FrameTicks", reader, part) for part in (bottom, left))
    return {"frame_ticks": found, "marks": _marks((bottom, left))}


def _grid(reader, value):
    parts = value.args if is_list(value) and len(value) == 2 else (value, value)
    lines = []
    for part in parts:
        if part is NONE or part is S.Automatic:
            lines.append(None if part is NONE else ())
            continue
        positions = reader.numbers(part)
        if positions is None:
            raise BAD_VALUE("GridLines", value, "None, Automatic, or a list of positions for each axis")
        lines.append(positions)
    return {"grid": tuple(lines)}


def _grid_style(reader, value):
    style = Style() if value is S.Automatic else styled(Style(), (value,))
    if style is None:
        raise BAD_VALUE("GridLinesStyle", value, "a directive")
    return {"grid_style": None if value is S.Automatic else style}


def _size(reader, value):
    expected = "a width, {width, height}, or Small, Medium, Large"
    if value is S.Automatic:
        return {"size": (None, None)}
    parts = value.args if is_list(value) and len(value) == 2 else (value, S.Automatic)
    size = []
    for part in parts:
        number = SIZES.get(part) if isinstance(part, Symbol) else reader.number(part)
        if (number is None and part is not S.Automatic) or (number is not None and number < 20):
            raise BAD_VALUE("ImageSize", value, expected)
        size.append(number)
    return {"size": tuple(size)}


def _label_style(reader, value):
    style = text_styled(Style(), (value,) if not is_list(value) else value.args)
    if style is None:
        raise BAD_VALUE("LabelStyle", value, "directives such as Bold, 14, Gray")
    return {"label_style": style}


def _range(reader, value) -> Range | None:
    if value in (S.Automatic, S.All, S.Full):
        return None
    number = None if is_list(value) else reader.number(value)
    found = (-number, number) if number is not None else reader.numbers(value)
    if found is None or len(found) != 2 or not found[0] < found[1]:
        raise BAD_VALUE("PlotRange", value, "All, Automatic, {ymin, ymax} or {{xmin, xmax}, {ymin, ymax}}")
    return found


def _plot_range(reader, value):
    if is_list(value) and len(value) == 2 and reader.numbers(value) is None:
        return {"ranges": tuple(_range(reader, part) for part in value.args)}
    if is_list(value):
        return {"ranges": (None, _range(reader, value))}
    return {"ranges": (_range(reader, value),) * 2}


def _padding(reader, value):
    if value is S.Automatic:
        return {"padding": None}
    scaled = isinstance(value, Expr) and value.head is S.Scaled and len(value) == 1
    share = 0.0 if value is NONE else reader.number(value.item(0)) if scaled else None
    if share is None or share < 0:
        raise BAD_VALUE("PlotRangePadding", value, "None, Automatic or Scaled[share]")
    return {"padding": share}


def _scaling(reader, value):
    parts = value.args if is_list(value) and len(value) in (1, 2) else (NONE, value)
    parts = (NONE, *parts) if len(parts) == 1 else parts
    scales = {"Log": True, "Log10": True, NONE: False, S.Automatic: False}
    if not all(isinstance(part, (str, Symbol)) and part in scales for part in parts):
        raise BAD_VALUE("ScalingFunctions", value, '"Log" or None for each axis')
    return {"log": tuple(scales[part] for part in parts)}


_OPTIONS = {
    "AspectRatio": _aspect,
    "Axes": _axes,
    "AxesLabel": _axes_label,
    "AxesOrigin": _origin,
    "Background": _background,
    "Epilog": lambda reader, value: {"epilog": value},
    "Frame": _frame,
    "FrameLabel": _frame_label,
    "FrameTicks": _frame_ticks,
    "GridLines": _grid,
    "GridLinesStyle": _grid_style,
    "ImageSize": _size,
    "LabelStyle": _label_style,
    "PlotLabel": lambda reader, value: {"title": reader.label(value)},
    "PlotRange": _plot_range,
    "PlotRangePadding": _padding,
    "Prolog": lambda reader, value: {"prolog": value},
    "ScalingFunctions": _scaling,
    "Ticks": _ticks,
}
assert _OPTIONS.keys() == DEFAULTS.keys()
