"""Where the grammar and its tables lie, and how a table is read.

A wheel carries them inside the package, as `wlnet/grammar`; a working copy has them beside it.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def grammar_folder() -> Path:
    """The folder with wolfram.lark and the tables. Inside the package first, else beside it."""
    inside = _PACKAGE / "grammar"
    return inside if inside.is_dir() else _PACKAGE.parent / "grammar"


def grammar_text(name: str) -> str:
    return (grammar_folder() / name).read_text(encoding="utf-8")


def rows(name: str) -> list[list[str]]:
    """The rows of a table of tab-separated fields, without its comments (lines that start with #)."""
    lines = grammar_text(name).splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("# ") and line != "#"]
