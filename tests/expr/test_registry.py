"""A registry loads its folder at the first look-up, whoever looks."""

import sys
import threading

import pytest

from wlnet.expr.registry import Registry

MEMBERS = 30  # modules, of which each takes a moment


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The name of a package of slow modules, which add themselves to `HOLDER` in it."""
    name = "members_for_a_test"
    package = tmp_path / name
    package.mkdir()
    (package / "__init__.py").write_text("HOLDER = []\n")
    for number in range(MEMBERS):
        lines = (
            "import time",
            f"from {name} import HOLDER",
            "time.sleep(0.005)",
            f"HOLDER[0].add('m{number:02}', {number})",
            f"assert HOLDER[0]['m{number:02}'] == {number}",  # while the folder is being loaded
        )
        (package / f"m{number:02}.py").write_text("\n".join(lines) + "\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield name
    for module in [one for one in sys.modules if one.split(".")[0] == name]:
        del sys.modules[module]


def test_threads_that_look_at_the_same_time_all_find_all(folder):
    registry = Registry("member", folder)
    __import__(folder).HOLDER.append(registry)
    last, found, start = f"m{MEMBERS - 1:02}", [], threading.Barrier(4)

    def look():
        start.wait()
        found.append((registry.get(last), len(registry)))

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [(MEMBERS - 1, MEMBERS)] * 4


def test_an_unknown_name_has_near_ones(folder):
    registry = Registry("member", folder)
    __import__(folder).HOLDER.append(registry)
    assert "nothing" not in registry
    assert "m07" in registry.near("m077")
