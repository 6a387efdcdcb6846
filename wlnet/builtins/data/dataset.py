"""Dataset and Query: tables and nested data asked by parts, keys and functions."""

from __future__ import annotations

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, is_rule
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.paths import file_name
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.dataset_table import ROWS, table
from wlnet.language.overloading import overload
from wlnet.language.queries import BY, criterion, queried, transposed
from wlnet.syntax.printer import output_form

BAD_ROWS = Message(
    "Dataset::maxit", "The value of MaxItems -> `1` should be Automatic or a positive integer."
)

# functions of a data set that give data: a list or association that comes out is a Dataset again
_GIVING_DATA = frozenset(
    (
        *(S.AllTrue, S.AnyTrue, S.Append, S.Apply, S.Cases, S.Catenate, S.Commonest, S.Correlation),
        *(S.Count, S.Counts, S.CountsBy, S.Covariance, S.Delete, S.DeleteCases, S.DeleteDuplicates),
        *(S.DeleteDuplicatesBy, S.DeleteMissing, S.Drop, S.Extract, S.First, S.Flatten, S.Fold),
        *(S.FoldList, S.Gather, S.GatherBy, S.GroupBy, S.Join, S.JoinAcross, S.KeyDrop, S.KeyMap),
        *(S.KeySelect, S.KeySort, S.KeySortBy, S.KeyTake, S.KeyUnion, S.KeyValueMap, S.Keys, S.Last),
        *(S.Length, S.Lookup, S.Map, S.MapAt, S.MapIndexed, S.Max, S.MaximalBy, S.Mean, S.Median),
        *(S.MemberQ, S.Merge, S.Min, S.MinMax, S.MinimalBy, S.Most, S.NoneTrue, S.Part, S.Partition),
        *(S.Position, S.PositionIndex, S.Prepend, S.Quantile, S.Quartiles, S.RandomChoice),
        *(S.RandomSample, S.Replace, S.ReplaceAll, S.Rest, S.Reverse, S.ReverseSort, S.ReverseSortBy),
        *(S.Scan, S.Select, S.SelectFirst, S.Sort, S.SortBy, S.Split, S.SplitBy, S.Standardize),
        *(S.StandardDeviation, S.Take, S.TakeDrop, S.TakeLargest, S.TakeLargestBy, S.TakeSmallest),
        *(S.TakeSmallestBy, S.Tally, S.Total, S.Transpose, S.Union, S.Values, S.Variance),
        *(S.Accumulate, S.ContainsAll, S.ContainsAny, S.ContainsExactly, S.ContainsNone),
        *(S.ContainsOnly, S.CountDistinct, S.CountDistinctBy, S.DeleteElements, S.Differences),
        *(S.Discard, S.FirstCase, S.FirstPosition, S.Insert, S.KeyExistsQ, S.KeyFreeQ),
        *(S.KeyMemberQ, S.LengthWhile, S.MapApply, S.Ordering, S.OrderingBy, S.ReplacePart),
        *(S.Riffle, S.TakeWhile),
    )
)
# those where a data set that is another argument than the first is an element or a pattern like any other
_ASKING_FIRST = frozenset(
    (
        *(S.Append, S.Cases, S.Count, S.DeleteCases, S.FirstCase, S.FirstPosition, S.Insert, S.Lookup),
        *(S.MemberQ, S.Position, S.Prepend, S.Replace, S.ReplaceAll, S.ReplacePart, S.Riffle),
    )
)
# functions that take the data and give something else
_TAKING_DATA = frozenset(
    (
        *(S.ArrayDepth, S.BarChart, S.Dimensions, S.Export, S.ExportString, S.Grid, S.Histogram),
        *(S.ListLinePlot, S.ListPlot, S.PieChart, S.TableForm),
    )
)


@builtin("Dataset[data_]", options={"MaxItems": S.Automatic})
def dataset(evaluation, data, options):
    """Dataset[data] is a table or nested structure of lists and associations; ds[op, ...] asks it."""
    rows = options["MaxItems"]
    if rows is not S.Automatic and (type(rows) is not int or rows < 1):
        raise BAD_ROWS(rows, value=UNEVALUATED)
    return data if _is_dataset(data) else None


@builtin("Dataset[data_][operators___]", "Dataset[data_, option_][operators___]")
def ask(evaluation, data, operators=(), option=None):
    """ds[op1, op2, ...] applies one operator a level: positions, keys, All, Select[f], functions."""
    return _wrapped(evaluation, queried(evaluation, operators, data))


@builtin("Query[operators___][data_]")
def query(evaluation, data, operators=()):
    """Query[op1, op2, ...][data] applies one operator a level."""
    if _is_dataset(data):
        return _wrapped(evaluation, queried(evaluation, operators, data.item(0)))
    return queried(evaluation, operators, data)


def _is_dataset(value) -> bool:
    return isinstance(value, Expr) and value.head is S.Dataset and 1 <= len(value) <= 2


def _wrapped(evaluation, found):
    """Data come back as a Dataset; a number, a string, a picture as it is."""
    return (
        evaluation.evaluated(S.Dataset(found)) if is_list(found) or isinstance(found, Association) else found
    )


@overload("Dataset")
def on_dataset(evaluation, head, args):
    """Functions of lists and associations see the data in a Dataset."""
    if head is S.Normal and _is_dataset(args[0]):
        return args[0].item(0)
    if head in _ASKING_FIRST and not _is_dataset(args[0]):
        return None
    gives = head in _GIVING_DATA
    if not gives and (head not in _TAKING_DATA or _keeps_heads(head, args)):
        return None
    inner = [arg.item(0) if _is_dataset(arg) else arg for arg in args]
    if head in BY and _is_dataset(args[0]) and len(args) > 1:
        inner[1] = criterion(inner[1])
    found = transposed(inner[0]) if head is S.Transpose and len(inner) == 1 else None
    if found is None:
        found = evaluation.evaluate(Expr(head, tuple(inner)))
    return _wrapped(evaluation, found) if gives else found


def _keeps_heads(head, args: tuple) -> bool:
    """Whether a file of expressions is written, which holds the Dataset itself."""
    name = file_name(args[0]) if head is S.Export else None
    return (name is not None and name.endswith((".wxf", ".wl", ".m"))) or "WXF" in args[1:]


@output_form("Dataset")
def dataset_text(expr: Expr, text) -> str | None:
    if not 1 <= len(expr) <= 2:
        return None
    asked = expr.item(1).item(1) if len(expr) == 2 and is_rule(expr.item(1)) else ROWS
    return table(expr.item(0), text, asked if type(asked) is int else ROWS)
