"""Limits of memory: what exceeds them is stopped, what does not is left alone."""

import pytest

from wlnet.language import memory
from wlnet.session import Session

pytestmark = pytest.mark.skipif(memory.most_used() is None, reason="the system does not tell")


@pytest.fixture(scope="module")
def session():
    return Session()


def test_what_fits_is_evaluated(session):
    assert session.value("MemoryConstrained[Total[Range[10^4]], 10^9]") == 10**4 * (10**4 + 1) // 2


def test_what_does_not_fit_is_given_up(session):
    assert session.text(session.value("MemoryConstrained[Length[Range[2*10^7]], 5*10^7]")) == "$Aborted"


def test_growing_structures_are_stopped_on_the_way(session):
    grown = session.value(
        "list = {}; MemoryConstrained[While[True, list = {list, Range[10^5] + 0.5}], 5*10^7, over]"
    )
    assert session.text(grown) == "over"


def test_limits_of_time_and_memory_do_not_take_each_others_requests(session):
    found = session.value("MemoryConstrained[TimeConstrained[While[True], 0.1, late], 10^9, big]")
    assert session.text(found) == "late"
    found = session.value("TimeConstrained[MemoryConstrained[While[True], 10^9, big], 0.1, late]")
    assert session.text(found) == "late"


def test_a_limit_that_is_no_number_is_refused(session):
    session.value("MemoryConstrained[1, x]")
    assert [str(message).split(": ")[0] for message in session.messages] == ["MemoryConstrained::memc"]


def test_memory_that_came_and_went_counts(session):
    session.value("Length[Range[4*10^7]];")  # more was used before
    for inner in ("Length[Range[2*10^7]]", "Length[Range[2*10^7]]; MemoryConstrained[1, 10^6]"):
        assert session.text(session.value(f"MemoryConstrained[{inner}, 5*10^7, over]")) == "over"
    assert session.value("MaxMemoryUsed[]") >= 8 * 4 * 10**7  # the count that limits begin anew is another
