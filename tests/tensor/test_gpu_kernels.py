"""Plain kernels of convolution and pooling on CuPy: the same text, the same numbers."""

import numpy as np
import pytest

from tests.checks import apply_plain
from tests.tensor.cases import CASES, case_name
from wlnet.tensor.dtype import NUMPY, name_of
from wlnet.tensor.op import OPS

WINDOWED = [case for case in CASES if "convolve" in case[0] or case[0].startswith("window")]


@pytest.mark.gpu
@pytest.mark.parametrize("case", WINDOWED, ids=case_name)
def test_plain_kernels_of_windows_run_on_cupy(case):
    cupy = pytest.importorskip("cupy")
    name, arrays, params = case
    op, arrays = OPS[name], [np.asarray(x) for x in arrays]
    params = op.complete(params)
    specs = [x.shape for x in arrays], [name_of(x.dtype) for x in arrays]
    (shape,), ((dtype,), _) = op.shapes(specs[0], params), op.dtypes(specs[1], params)
    out = cupy.full(shape, 7, NUMPY[dtype])
    scratch = tuple(cupy.ones(s, NUMPY[d]) for s, d in op.scratch(*specs, params))
    op.kernel(
        cupy, *map(cupy.asarray, arrays), out=out, **({"scratch": scratch} if scratch else {}), **params
    )
    np.testing.assert_allclose(cupy.asnumpy(out), apply_plain(op, arrays, params)[0], rtol=1e-12)
