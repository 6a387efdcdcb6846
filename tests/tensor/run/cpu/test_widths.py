"""Kernels compiled for a processor with narrower vectors give the same numbers."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from wlnet.tensor.run.cpu.processor import processor
from wlnet.tensor.run.cpu.store import store

pytestmark = [
    pytest.mark.whole,  # all kernels are compiled once more
    pytest.mark.skipif(
        store() is None or "+avx2" not in processor()[1].split(","), reason="no AVX2 to try it with"
    ),
]
FEATURES = "+sse2,+sse4.1,+sse4.2,+avx,+avx2,+fma,+bmi,+bmi2,+f16c,+popcnt,+lzcnt,+cx16,+movbe"


def test_rows_with_vectors_of_eight(tmp_path):
    env = dict(
        os.environ,
        WLNET_CPU_NAME="haswell",
        WLNET_CPU_FEATURES=FEATURES,
        WLNET_KERNELS=str(tmp_path),
        PYTHONPATH=os.pathsep.join(sys.path),
    )
    files = [str(Path(__file__).parent / f"test_{name}.py") for name in ("rows", "bands", "recurrence")]
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", *files]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
