"""Which functions of arrays see the full array where an array of another kind stands."""

from __future__ import annotations

from wlnet.expr.symbols import S

# functions that see the full list, and whose value is sparse again where all arrays were
SPARSE_AGAIN = frozenset(
    (
        *(S.Join, S.Reverse, S.Take, S.Drop, S.Rest, S.Most, S.Append, S.Prepend, S.Insert, S.Delete),
        *(S.RotateLeft, S.RotateRight, S.ReplacePart, S.KroneckerProduct, S.PadRight, S.PadLeft),
        *(S.ArrayPad, S.ArrayReshape, S.ArrayFlatten, S.UpperTriangularize, S.LowerTriangularize),
    )
)

# functions that see the full list
DENSE = frozenset(
    (
        *(S.Map, S.MapIndexed, S.Apply, S.Flatten, S.Sort, S.Select, S.Cases, S.Riffle),
        *(S.Position, S.Count, S.First, S.Last, S.Inverse, S.Det),
        *(S.LinearSolve, S.Norm, S.Eigenvalues, S.Eigenvectors, S.Eigensystem),
        *(S.SingularValueDecomposition, S.MatrixRank, S.Outer, S.MatrixPower, S.MatrixForm),
        *(S.TableForm, S.MatrixQ, S.VectorQ, S.ArrayQ, S.ListQ, S.Diagonal, S.Mean, S.Mean),
        *(S.Median, S.MeanDeviation, S.MedianDeviation, S.ArrayReduce, S.Quantile, S.Quartiles),
        *(S.Variance, S.StandardDeviation, S.Max, S.Min, S.MinMax, S.Accumulate, S.Differences),
        *(S.Partition, S.MatrixPlot, S.ArrayPlot),
        *(S.ListPlot, S.Grid, S.NumericArray, S.Image, S.Export, S.Union, S.Tally, S.MemberQ),
        *(S.FreeQ, S.Thread, S.MapThread, S.LeastSquares, S.Rescale, S.PseudoInverse, S.RowReduce),
        *(S.NullSpace, S.LowerTriangularMatrixQ, S.UpperTriangularMatrixQ, S.DiagonalMatrixQ),
        *(S.SymmetricMatrixQ, S.HermitianMatrixQ, S.AntisymmetricMatrixQ, S.OrthogonalMatrixQ),
        *(S.CanberraDistance, S.BrayCurtisDistance, S.ManhattanDistance, S.ChessboardDistance),
        *(S.EuclideanDistance, S.SquaredEuclideanDistance, S.CosineDistance, S.CorrelationDistance),
        *(S.MovingAverage, S.MovingMedian, S.Covariance, S.Correlation, S.Skewness, S.Kurtosis),
        *(S.Table, S.Do, S.Scan, S.Fold, S.Total, S.Inner, S.Rescale, S.Tr, S.Minors, S.Adjugate),
        *(S.CharacteristicPolynomial, S.MatrixExp, S.MatrixLog, S.MatrixFunction, S.LUDecomposition),
        *(S.QRDecomposition, S.CholeskyDecomposition, S.LDLDecomposition, S.JordanDecomposition),
        *(S.SingularValueList, S.PositiveDefiniteMatrixQ, S.Permanent, S.MatrixMinimalPolynomial),
    )
)
