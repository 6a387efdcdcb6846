"""The processor that kernels are compiled for."""

from __future__ import annotations

import os

try:
    import llvmlite.binding as llvm
except ImportError:  # then there are no compiled kernels, and nobody asks
    llvm = None


def processor() -> tuple[str, str]:
    """Name and features of this processor for LLVM, or of the one that the environment names."""
    name = os.environ.get("WLNET_CPU_NAME") or llvm.get_host_cpu_name()
    features = os.environ.get("WLNET_CPU_FEATURES")
    return name, llvm.get_host_cpu_features().flatten() if features is None else features
