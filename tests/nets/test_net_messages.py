"""Messages of nets are named by the net they are about: one tag, one text."""

import re
from pathlib import Path

import wlnet.nets

ROOT = Path(wlnet.nets.__file__).parent
FILES = [*ROOT.rglob("*.py"), *(ROOT.parent / "builtins" / "nets").glob("*.py")]
USE = re.compile(r'Message\(\s*f"\{[\w.]+\}::(\w+)",\s*(\w+)\s*\)')


def test_one_tag_has_one_text():
    found = {}
    for file in FILES:
        for tag, name in USE.findall(file.read_text()):
            found.setdefault(tag, set()).add(name)
    assert len(found) > 15
    assert {tag: names for tag, names in found.items() if len(names) > 1} == {}
