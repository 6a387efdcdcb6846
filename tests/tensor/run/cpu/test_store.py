"""Object files: written once, loaded without what compiles, not trusted unless they are what was written."""

import os
import subprocess
import sys

import pytest

from wlnet.tensor.run.cpu import objects
from wlnet.tensor.run.cpu import store as module
from wlnet.tensor.run.cpu.objects import NoKernels, say
from wlnet.tensor.run.cpu.store import Store, key, store

pytestmark = pytest.mark.skipif(store() is None, reason="no compiled kernels here")
NAME = "interpreter_next"


def test_a_kernel_is_compiled_once_and_then_loaded(tmp_path):
    told = []
    first = Store(tmp_path, told.append)
    (address,) = first.addresses([NAME])
    assert address and first.compiled == told == [NAME] and first.has(NAME)
    assert first.addresses([NAME]) == [address]
    second = Store(tmp_path)
    assert second.has(NAME) and second.addresses([NAME])[0] and second.compiled == []
    assert [path.name for path in (tmp_path / key()).iterdir()] == [NAME]


@pytest.mark.parametrize("damage", [lambda d: b"", lambda d: d[:-1], lambda d: d[:99] + b"?" + d[100:]])
def test_a_damaged_file_is_compiled_anew(tmp_path, damage):
    Store(tmp_path).addresses([NAME])
    path = tmp_path / key() / NAME
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    again = Store(tmp_path)
    assert not again.has(NAME)
    again.addresses([NAME])
    assert again.compiled == [NAME] and path.read_bytes() == whole


def test_files_of_another_version_are_not_looked_at(tmp_path, monkeypatch):
    Store(tmp_path).addresses([NAME])
    monkeypatch.setattr(module, "key", lambda: "another")
    assert not Store(tmp_path).has(NAME)


def test_a_folder_that_cannot_be_written_is_no_fault_and_is_told_once(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    say.cache_clear()
    kept = Store(tmp_path / "file")
    assert kept.addresses([NAME])[0] and kept.compiled == [NAME]
    assert Store(tmp_path / "file").addresses([NAME])[0]
    assert capsys.readouterr().err.count(f"cannot be kept in {tmp_path / 'file'}") == 1


def test_the_first_kernel_that_is_compiled_is_told(tmp_path):
    made = "from wlnet.tensor.run.cpu.store import store; store().addresses(['interpreter_next'])"
    runs = [
        subprocess.run(
            [sys.executable, "-c", made],
            env={**os.environ, "WLNET_KERNELS": str(tmp_path)},
            capture_output=True,
            text=True,
            check=True,
        )
        for _ in range(2)
    ]
    assert runs[0].stderr.count("Compiling kernels") == 1 and runs[1].stderr == ""
    assert [run.stdout for run in runs] == ["", ""]


def test_without_compiler_and_object_there_is_no_kernel(tmp_path, monkeypatch):
    def missing(name):
        raise ImportError("no module named llvmlite.ir")

    monkeypatch.setattr(objects, "import_module", missing)
    objects.compiler.cache_clear()
    with pytest.raises(NoKernels, match="has to be compiled, and llvmlite does not load"):
        Store(tmp_path).addresses([NAME])


PROGRAM = """
import sys
import numpy as np
from wlnet.tensor.compile import Spec, compiled
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.elementwise import tanh
made = compiled(lambda v: {"y": tanh(dot(v["x"], v["w"]))}, {"x": Spec((3, 4)), "w": Spec((4, 5))})
y = made(x=np.ones((3, 4)), w=np.full((4, 5), 0.1))["y"]
assert abs(y - np.tanh(0.4)).max() < 1e-6
print("wlnet.tensor.run.cpu.kernels.source" in sys.modules, made.kernels)
"""


def run(**environment):
    env = dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path), **environment)
    return subprocess.run(
        [sys.executable, "-c", PROGRAM], env=env, capture_output=True, text=True, check=True
    )


def test_a_warm_store_loads_nothing_that_compiles(tmp_path):
    assert run(WLNET_KERNELS=str(tmp_path)).stdout == "True ['rows']\n"
    assert run(WLNET_KERNELS=str(tmp_path)).stdout == "False ['rows']\n"


def test_switched_off_all_kernels_are_plain():
    assert "rows" not in run(WLNET_KERNELS="plain").stdout


def test_without_llvmlite_there_is_no_store(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "llvm", None)
    with pytest.raises(NoKernels, match="llvmlite"):
        Store(tmp_path)
