"""Lark's tables are made once a machine: the next process finds them, whatever its order of sets."""

import os
import subprocess
import sys

PROGRAM = """
import lark.lark
from wlnet.syntax.parser import parse
made = []
load = lark.lark.load_grammar
lark.lark.load_grammar = lambda *given: made.append(1) or load(*given)
parse("1 + 1")
print(len(made))
"""


def test_tables_are_kept_from_process_to_process(tmp_path):
    found = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={
                **os.environ,
                "XDG_CACHE_HOME": str(tmp_path),
                "LOCALAPPDATA": str(tmp_path),
                "PYTHONHASHSEED": seed,
            },
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert found == ["1\n", "0\n"]
