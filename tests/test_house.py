"""The house: which rooms know which, what a start loads, how files are kept."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from wlnet.builtins import index
from wlnet.language.builtin import BUILTINS, find_builtin, head_of_name
from wlnet.nets.coder import DECODERS, ENCODERS
from wlnet.nets.layer import LAYERS
from wlnet.training.optimizer import OPTIMIZERS
from wlnet.training.report import REPORTS

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "wlnet").rglob("*.py"))
OPTIONAL = {"cupy", "llvmlite", "mpi4py", "onnx", "openpyxl", "readline", "resource"}
HEAVY = {
    "numpy",
    "scipy",
    "matplotlib",
    "rich",
    "plotext",
    "PIL",
    "llvmlite",
    "h5py",
    "prompt_toolkit",
    "pygments",
}


def _name(path):
    return str(path.relative_to(ROOT))


def _run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_floors_of_the_house():
    command = "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache'])"
    done = subprocess.run(
        [sys.executable, "-c", command], capture_output=True, text=True, cwd=ROOT, timeout=120
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("code", ["1+1", "f[x_] := x + 1; f[2]", "StringLength[ToString[2.5]]"])
def test_a_small_evaluation_loads_nothing_heavy(code):
    loaded = _run(
        f"from wlnet.frontends.cli import main; import sys; main(['-c', {code!r}]); print(*sys.modules)"
    )
    assert not HEAVY & set(loaded.split())


def test_a_training_in_a_pipe_draws_nothing_and_loads_nothing_that_draws():
    code = "NetTrain[NetChain[{3, Tanh, 1}], {1 -> 2, 2 -> 4}, MaxTrainingRounds -> 1];"
    command = f"from wlnet.frontends.cli import main; import sys; main(['-c', {code!r}]); print(*sys.modules)"
    _run(command)  # the first on a machine compiles kernels
    loaded = _run(command)
    assert not {"scipy", "matplotlib", "rich", "plotext", "h5py"} & set(loaded.split())


def test_importing_the_package_loads_none_of_its_rooms():
    loaded = _run("import wlnet, sys; print(*sys.modules)").split()
    assert [name for name in loaded if name.startswith("wlnet")] == ["wlnet"]


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_import_inside_a_function(path):
    for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            continue
        for node in ast.walk(function):
            if isinstance(node, ast.Import):
                names = {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                names = {(node.module or "").partition(".")[0]}
            else:
                continue
            assert names <= OPTIONAL, f"line {node.lineno}"


@pytest.mark.parametrize("path", [p for p in MODULES if p.stat().st_size], ids=_name)
def test_a_file_says_what_it_holds_and_is_no_longer_than_one_story(path):
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert text.count("\n") <= 450
    assert path.stem not in {"utils", "helpers", "common", "misc"}


@pytest.mark.parametrize("members", [ENCODERS, DECODERS, OPTIMIZERS, REPORTS], ids=lambda one: one.what)
def test_members_of_a_collection_do_all_that_its_contract_says(members):
    assert [name for name, kind in members.items() if getattr(kind, "__abstractmethods__", ())] == []


def test_a_layer_goes_forward_or_is_a_container_that_is_lowered():
    assert [
        name for name, one in LAYERS.items() if not hasattr(one, "lower" if one.container else "forward")
    ] == []


@pytest.mark.parametrize("module", sorted(set(index()[0].values())))
def test_a_module_serves_every_symbol_that_the_index_says(module):
    names = [name for name, home in index()[0].items() if home == module]
    heads = list(map(head_of_name, names))
    assert [head for head in heads if find_builtin(head) is not BUILTINS.get(head)] == []
    assert [head for head in heads if head not in BUILTINS] == []


@pytest.mark.parametrize("module", sorted(set(index()[0].values())))
def test_the_options_of_a_builtin_are_expressions(module):
    names = [name for name, home in index()[0].items() if home == module]
    options = [find_builtin(head_of_name(name)).options for name in names]
    assert [
        value for given in options for value in given.values() if isinstance(value, bool | list | tuple)
    ] == []
