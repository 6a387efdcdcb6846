"""In, Out, $Line, $HistoryLength: what was typed and what came out; Once.

The session keeps a History in its state as soon as it counts lines; scripts have none.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from wlnet.expr.expr import NULL, Expr, key_of, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.language.assignment import setting
from wlnet.language.builtin import builtin

KEY = "history"
LENGTH = "history length"  # $HistoryLength, where it was set

# Around a value they say how it is shown; % is the value without them.
FORMS = (
    *(S.InputForm, S.OutputForm, S.StandardForm, S.TraditionalForm, S.FullForm),
    *(S.TextForm, S.CForm, S.FortranForm, S.TeXForm, S.MathMLForm),
    *(S.Short, S.Shallow, S.MatrixForm, S.TableForm, S.TreeForm),
    *(S.NumberForm, S.ScientificForm, S.EngineeringForm, S.DecimalForm, S.PercentForm),
    *(S.PaddedForm, S.AccountingForm, S.BaseForm, S.QuantityForm, S.DisplayForm),
)

BAD_LINE = Message("$Line::intnm", "Non-negative machine-sized integer expected, not `1`.")
BAD_LENGTH = Message("$HistoryLength::intnm", "`1` should be a positive machine-sized integer or Infinity.")


@dataclass
class History:
    """line       number of the line being read
    inputs     line -> expression, unevaluated
    outputs    line -> value
    """

    line: int = 1
    inputs: dict[int, object] = field(default_factory=dict)
    outputs: dict[int, object] = field(default_factory=dict)

    def keep(self, expr, value, length=S.Infinity) -> None:
        """Ends the line: stores both, forgets what is older than `length` lines."""
        self.inputs[self.line] = expr
        self.outputs[self.line] = value.args[0] if form_of(value) else value
        if length is not S.Infinity:
            for kept in (self.inputs, self.outputs):
                for line in [line for line in kept if line <= self.line - length]:
                    del kept[line]
        self.line += 1


def form_of(value) -> str:
    """Name of the form around a value, "" where there is none."""
    is_form = isinstance(value, Expr) and value.head in FORMS and len(value) > 0
    return value.head.name if is_form else ""


def is_silent(expr) -> bool:
    """Whether an input ends with a semicolon: its value is kept, but not shown."""
    return (
        isinstance(expr, Expr)
        and expr.head is S.CompoundExpression
        and expr.args != ()
        and expr.args[-1] is NULL
    )


def asked(expr):
    """What gives the value of an input for Out and %: `expr;` stands for expr."""
    while is_silent(expr):
        kept = expr.args[:-1]
        expr = NULL if not kept else kept[0] if len(kept) == 1 else Expr(S.CompoundExpression, kept)
    return expr


def _line(evaluation, n: int | None) -> int | None:
    """The absolute number of line n; negative counts back, None is the one before."""
    history = evaluation.state.get(KEY)
    if history is None:
        return None
    n = -1 if n is None else n
    return n if n > 0 else history.line + n


@builtin("Out[]", "Out[n_Integer]")
def out(evaluation, n=None):
    """%n or Out[n] is the value of output line n; % the last one, %% the one before it."""
    line = _line(evaluation, n)
    if line is None:
        return None
    outputs = evaluation.state[KEY].outputs
    if line in outputs:
        return outputs[line]
    return None if n is not None and n > 0 else S.Out(line)


@builtin("$OutputForms")
def output_forms(evaluation):
    """$OutputForms lists the forms that % leaves away."""
    return wl_list(FORMS)


@builtin("In[]", "In[n_Integer]")
def in_(evaluation, n=None):
    """In[n] is the input of line n; it is evaluated again."""
    line = _line(evaluation, n)
    return None if line is None else evaluation.state[KEY].inputs.get(line)


@builtin("$Line")
def line(evaluation):
    """$Line is the number of the current input line."""
    history = evaluation.state.get(KEY)
    return 1 if history is None else history.line


@setting("$Line")
def set_line(evaluation, value):
    """$Line = n: the line after this one is number n + 1."""
    if type(value) is not int or value < 0:
        raise BAD_LINE(value)
    history = evaluation.state.get(KEY)
    if history is not None:
        history.line = value


@builtin("$HistoryLength")
def history_length(evaluation):
    """$HistoryLength is the number of lines that % and Out remember; Infinity at the start."""
    return evaluation.state.get(LENGTH, S.Infinity)


@setting("$HistoryLength")
def set_history_length(evaluation, value):
    if value is not S.Infinity and not (isinstance(value, int) and value >= 0):
        raise BAD_LENGTH(value)
    evaluation.state[LENGTH] = value


@builtin("Once[expr_]", "Once[expr_, place_]", attributes=("HoldFirst",))
def once(evaluation, expr, place=None):
    """The value of an expression, found the first time and kept for the session; aborts are not kept."""
    kept, key = evaluation.state.setdefault("once", {}), key_of(expr)
    if key not in kept:
        kept[key] = evaluation.evaluate(expr)
    return kept[key]
