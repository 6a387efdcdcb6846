"""What all tests share: the flag that rewrites transcripts, the mark gpu, a session, how laws are tried.

Laws are tried on the same examples in every run; `--hypothesis-profile search` draws new ones.
"""

from importlib.util import find_spec

import pytest
from hypothesis import settings

from wlnet.session import Session

settings.register_profile("search", deadline=None)
settings.register_profile("same", deadline=None, derandomize=True)
settings.load_profile("same")


def pytest_addoption(parser):
    parser.addoption(
        "--rewrite", action="store_true", help="write what transcripts give as their expectations"
    )


def pytest_collection_modifyitems(items):
    if find_spec("cupy") is None:
        for item in items:
            if item.get_closest_marker("gpu"):
                item.add_marker(pytest.mark.skip(reason="needs CuPy"))


@pytest.fixture
def session():
    """A fresh session. A fault of ours in it fails the test, whatever else it looked at."""
    made = Session()
    yield made
    if made.fault is not None:
        raise made.fault
