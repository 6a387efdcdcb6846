"""Kernels compiled by several processes: none is lost, whatever becomes of a helper."""

import sys

import pytest

from wlnet.tensor.run.cpu import together
from wlnet.tensor.run.cpu.objects import Objects
from wlnet.tensor.run.cpu.store import store
from wlnet.tensor.run.cpu.together import WORTH, compile_together

pytestmark = pytest.mark.skipif(store() is None, reason="no compiled kernels here")
NAMES = [f"singles_{op}_ii" for op in ("plus", "minus", "times", "negate", "square", "copy", "maximum")]


def test_helpers_fill_the_folder_with_the_same_files(tmp_path):
    assert len(NAMES) >= WORTH
    objects, alone, told = Objects(tmp_path / "together"), Objects(tmp_path / "alone"), []
    own = compile_together(objects, NAMES, told.append, processes=2)
    for name in NAMES:
        assert objects.read(name) == alone.compile(name)
    assert sorted(told) == sorted(NAMES) and all(objects.read(name) == own[name] for name in own)


@pytest.mark.parametrize("program", ["/no/such/python", sys.executable])
def test_a_helper_that_does_not_start_is_not_missed(tmp_path, monkeypatch, program):
    monkeypatch.setattr(together.sys, "executable", program)
    monkeypatch.setattr(together, "SERVE", "raise SystemExit(1)")
    objects = Objects(tmp_path)
    assert list(compile_together(objects, NAMES, lambda name: None, processes=2)) == NAMES
    assert all(objects.read(name) for name in NAMES)


def test_what_a_dying_helper_had_begun_is_compiled_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(together, "SERVE", "print(flush=True); input()")  # ready, reads a name and ends
    objects, told = Objects(tmp_path), []
    own = compile_together(objects, NAMES, told.append, processes=2)
    assert sorted(told) == sorted(own) == sorted(NAMES)
    assert all(objects.read(name) == own[name] for name in NAMES)


def test_an_error_ends_helpers(tmp_path):
    with pytest.raises(KeyError):
        compile_together(Objects(tmp_path), ["no such kernel", *NAMES], lambda name: None, processes=2)
