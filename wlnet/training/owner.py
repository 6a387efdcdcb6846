"""Messages of NetTrain that come up in another function carry that function's name."""

from __future__ import annotations

from contextlib import contextmanager

from wlnet.expr.message import Message, MessageError


def renamed(error: MessageError, owner: str) -> MessageError:
    """The message as one of `owner`, if it is one of NetTrain."""
    if error.message.symbol != "NetTrain":
        return error
    message = Message(f"{owner}::{error.message.tag}", error.message.template)
    return message(*error.slots, value=error.value)


@contextmanager
def owned(owner: str):
    """Inside, messages of NetTrain are those of the function `owner`."""
    try:
        yield
    except MessageError as error:
        raise renamed(error, owner) from None
