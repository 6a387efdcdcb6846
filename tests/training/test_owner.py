"""Messages of NetTrain under other names."""

import pytest
import requests

from wlnet.expr.message import UNEVALUATED, Message, MessageError
from wlnet.training.owner import owned


def test_messages_carry_the_name_of_the_function():
    with pytest.raises(MessageError, match="Some::tag: text 5") as caught, owned("Some"):
        raise Message("NetTrain::tag", "text `1`")(5, value=UNEVALUATED)
    assert caught.value.value is UNEVALUATED
    with pytest.raises(MessageError, match="NetEncoder::tag: text"), owned("Some"):
        raise Message("NetEncoder::tag", "text")()


def test_a_set_that_is_not_to_be_had_is_told_by_the_function_that_was_asked(session, tmp_path, monkeypatch):
    monkeypatch.setenv("WLNET_DATA", str(tmp_path))
    monkeypatch.setattr("wlnet.training.data.published.cache_folder", lambda: tmp_path)
    monkeypatch.setattr("wlnet.training.data.download.requests.get", _no_net)
    found = session.evaluate_wrap('ResourceData["CIFAR-100", "TestData"]')
    assert repr(found.result) == "$Failed"
    assert "ResourceData::nodownload" in str(session.messages[-1])
    assert "no connection" in str(session.messages[-1])


def _no_net(*args, **more):
    raise requests.ConnectionError
