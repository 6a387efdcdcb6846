"""A layer of a file that wlnet does not know: kept as it is, to be looked at and written again."""

from __future__ import annotations

from dataclasses import field

from wlnet.expr.association import Association
from wlnet.expr.expr import wl_list
from wlnet.expr.message import Message
from wlnet.frozen import frozen
from wlnet.nets.layer import Layer

UNKNOWN = "The layer `1` of type `2` came from a file; wlnet does not know how it is computed."


@frozen
class StoredLayer(Layer):
    """
    name               what such a layer would be called
    inputs, outputs    its ports
    arrays             names of its arrays
    raw                its association in the file
    """

    name: str = ""
    inputs: tuple = ()
    outputs: tuple = ()
    arrays: tuple = ()
    raw: Association = field(default_factory=lambda: Association({}))

    varying = True

    @property
    def optional(self) -> tuple:
        return self.arrays

    def infer(self, shapes):
        """The ports have the types of the file; of arrays nothing is known."""

    def forward(self, *values, mode):
        raise Message(f"{self.name}::unknownlayer", UNKNOWN)(wl_list(mode.path), self.name)

    keywords = ("mode",)


def stored(kind: str, node: Association, inputs, outputs, arrays) -> StoredLayer:
    """The layer for a node of a type that is not in the collection of layers."""
    return StoredLayer(f"{kind}Layer", tuple(inputs), tuple(outputs), tuple(arrays), node)
