"""NumericArray in functions of lists: they see the list; what only rearranges it gives a NumericArray again.

Nothing is asked of calls until the first NumericArray is made.
"""

from __future__ import annotations

from wlnet.expr.expr import Expr, is_list
from wlnet.expr.symbols import S
from wlnet.expr.values.expected import NUMERIC_ARRAY
from wlnet.language.attributes import FLAGS
from wlnet.language.overloading import overload

# functions that rearrange: the value has the type of the array
_AGAIN = frozenset(
    (
        *(S.Take, S.Drop, S.Rest, S.Most, S.Reverse, S.RotateLeft, S.RotateRight, S.Flatten, S.Transpose),
        *(S.ArrayReshape, S.Join, S.PadLeft, S.PadRight, S.ArrayPad, S.Catenate),
    )
)

# functions that see the list
_DENSE = frozenset(
    (
        *(S.Map, S.MapApply, S.MapIndexed, S.MapThread, S.Apply, S.Scan, S.Fold, S.FoldList, S.Thread),
        *(S.Select, S.Cases, S.DeleteCases, S.Position, S.FirstPosition, S.Count, S.MemberQ, S.FreeQ),
        *(S.First, S.Last, S.Extract, S.Append, S.Prepend, S.Insert, S.Delete, S.ReplacePart, S.Riffle),
        *(S.Partition, S.TakeDrop, S.Sort, S.SortBy, S.ReverseSort, S.Ordering, S.Union, S.Tally, S.Counts),
        *(S.DeleteDuplicates, S.GroupBy, S.GatherBy, S.Split, S.Pick, S.AllTrue, S.AnyTrue, S.NoneTrue),
        *(S.TakeLargest, S.TakeSmallest, S.Nearest, S.Total, S.Max, S.Min, S.MinMax, S.Mean, S.Median),
        *(S.Variance, S.StandardDeviation, S.RootMeanSquare, S.Quantile, S.Standardize, S.Rescale),
        *(S.Covariance, S.Correlation, S.Accumulate, S.Differences, S.MovingAverage, S.BinCounts),
        *(S.HistogramList, S.Norm, S.Normalize, S.Dot, S.Inner, S.Outer, S.Cross, S.Tr, S.Det, S.Inverse),
        *(S.LinearSolve, S.PseudoInverse, S.MatrixRank, S.Eigenvalues, S.Eigenvectors, S.Eigensystem),
        *(S.SingularValueDecomposition, S.PrincipalComponents, S.Diagonal, S.ArrayFlatten),
        *(S.ArrayDepth, S.VectorQ, S.MatrixQ, S.ArrayQ, S.EuclideanDistance, S.SquaredEuclideanDistance),
        *(S.ManhattanDistance, S.ChessboardDistance, S.CosineDistance, S.CorrelationDistance),
        *(S.DistanceMatrix, S.RandomChoice, S.RandomSample, S.SparseArray, S.MatrixForm, S.TableForm),
        *(S.ListPlot, S.ListLinePlot, S.MatrixPlot, S.ArrayPlot, S.BarChart, S.Histogram, S.N),
    )
)


def _answer(kind: type) -> None:
    @overload(kind)
    def on_numeric_array(evaluation, head, args):
        """head[...] of the lists; None where the function takes the array as it is."""
        if head in _AGAIN or head in _DENSE or evaluation.definitions.of(head).flags & FLAGS["Listable"]:
            lists = (x.wl_normal() if type(x) is kind else x for x in args)
            found = evaluation.evaluate(Expr(head, tuple(lists)))
            return _again(kind, args, found) if head in _AGAIN else found
        return None


def _again(kind: type, args: tuple, found):
    """A list as an array of the type that all arrays among the arguments have, if no list is among them."""
    types = {arg.array.dtype for arg in args if type(arg) is kind}
    array = found.array if is_list(found) else None
    if array is None or len(types) > 1 or any(map(is_list, args[:1])):
        return found
    return kind(array.astype(types.pop()))


NUMERIC_ARRAY.append(_answer)
