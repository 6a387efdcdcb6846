"""MatrixPlot, ArrayPlot: numbers in rows and columns as cells of colour."""

from __future__ import annotations

import numpy as np

from wlnet.expr.arrays import as_array, packed
from wlnet.expr.expr import Expr, is_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.graphics.color import rgba
from wlnet.graphics.settings import BAD_VALUE
from wlnet.graphics.tables import (
    GRADIENTS,
    LEVELS,
    TABLE_DEFAULTS,
    array_plot,
    colors_plot,
    gradient,
    matrix_plot,
)
from wlnet.language.builtin import builtin

NOT_A_MATRIX = Message("MatrixPlot::mat", "`1` is not a list of rows of equal length that hold numbers.")


@builtin("MatrixPlot[matrix_]", options=TABLE_DEFAULTS, draws=True)
def matrix_plot_of(evaluation, matrix, options):
    """MatrixPlot[matrix] shows a matrix as cells: negative numbers blue, positive ones orange, 0 white."""
    return _table(evaluation, matrix, options, matrix_plot)


@builtin("ArrayPlot[array_]", options={**TABLE_DEFAULTS, "FrameTicks": S("None")}, draws=True)
def array_plot_of(evaluation, array, options):
    """ArrayPlot[array] shows numbers as gray cells, the largest black; colours are shown as they are."""
    return _table(evaluation, array, options, array_plot)


def _table(evaluation, data, options: dict, plot) -> Expr:
    colors = _colors(data)
    if colors is not None:
        return evaluation.evaluated(colors_plot(colors, options))
    array = as_array(data, exact=False)
    if array is None and is_list(data):
        array = as_array(evaluation.evaluate(S.N(data)), exact=False)
    if array is None or array.ndim != 2 or not array.size or array.dtype.kind == "c":
        raise NOT_A_MATRIX(data, value=UNEVALUATED)
    found = _gradient(evaluation, options["ColorFunction"])
    return evaluation.evaluated(plot(array.astype(float), options, found))


def _colors(data) -> np.ndarray | None:
    """(rows, columns, 4) of rows of colours; None for anything else."""
    if not is_list(data) or data.array is not None or not len(data) or not all(map(is_list, data)):
        return None
    rows = [[rgba(value) for value in row] for row in data]
    if len({len(row) for row in rows}) != 1 or any(color is None for row in rows for color in row):
        return None
    return np.array(rows) if rows[0] else None


def _gradient(evaluation, function) -> np.ndarray | None:
    """Colours (LEVELS, 3) of ColorFunction: the name of a gradient, or a function of a share 0 to 1."""
    if function is S.Automatic:
        return None
    if isinstance(function, str):
        if function in GRADIENTS:
            return gradient(function)
        raise BAD_VALUE("ColorFunction", function, ", ".join(GRADIENTS))
    found = evaluation.evaluate(S.Map(function, packed(np.linspace(0, 1, LEVELS))))
    colors = [rgba(value) for value in found] if is_list(found) else [None]
    if None in colors or len(colors) != LEVELS:
        raise BAD_VALUE("ColorFunction", function, "a gradient's name or a function that gives colours")
    return np.array(colors)[:, :3]
