"""What comes out of a net: which ports and decoder properties were asked for.

Source: nets.md section 12, coders.md section 4.
"""

from __future__ import annotations

from wlnet.expr.expr import is_list, is_rule, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.coding import NONE, results
from wlnet.nets.sheet import advice
from wlnet.nets.taps import Final, Slope

NO_OUTPUT = "`1` is no output port (`2`), nor a property: the port `3` has no decoder.`4`"
NO_DECODER = "The port `1` has no decoder, so the property `2` has no meaning."
WHICH_PORT = 'The net has the output ports `1`: write "port" -> `2`.'

DEFAULT = object()  # no second argument


class Outputs:
    """The arrays (B, ...) that an application gave, and how they are asked for.

    values    output port -> array
    inside    tap (see taps.py) -> array, for all that was computed
    single    the batch is one example: no list around its results
    seed      for decoder properties that draw; None: a fresh one
    """

    def __init__(self, net, found: dict, single: bool, seed: int | None = None):
        self.net, self.inside, self.single, self.seed = net, found, single, seed
        self.values = {
            tap[1]: array
            for tap, array in found.items()
            if not isinstance(tap, Slope | Final) and not tap[0] and tap[1] in net.outputs
        }

    def tapped(self, what, taps: dict):
        """The answer where NetPorts were asked for: one value, or a dict NetPort -> value."""
        found = {port: self._of_tap(tap) for port, tap in taps.items()}
        return found.get(what, found)

    def _of_tap(self, tap):
        if isinstance(tap, dict):
            return {port: self._of_tap(one) for port, one in tap.items()}
        if isinstance(tap, Final):
            return self.inside[tap][0] if self.single else self.inside[tap]
        if isinstance(tap, Slope):
            array = self.inside[tap]
            return array[0] if self.single and not tap.array else array
        path, port = tap
        if not path and port in self.values:
            return self.of(port)
        array = self.inside[tap]
        return array[0] if self.single else array

    def asked(self, what=DEFAULT):
        """The answer to the second argument of an application: an array where numbers are asked for,
        an expression where a decoder speaks, a dict port -> answer, or a list of answers."""
        ports = list(self.values)
        if what is S.All or (what is DEFAULT and len(ports) > 1):
            return {port: self.of(port) for port in ports}
        if what is DEFAULT:
            return self.of(ports[0])
        if isinstance(what, str) and what in ports:
            return self.of(what)
        if is_rule(what) and what.item(0) in ports:
            return self.of(what.item(0), what.item(1))
        if is_list(what) and not self._is_property(what):
            if all(isinstance(one, str) and one in ports for one in what):
                return {port: self.of(port) for port in what}
            return [self.asked(one) for one in what]
        if len(ports) > 1:
            raise Message(f"{self.net.kind}::whichport", WHICH_PORT)(ports, what)
        return self.of(ports[0], what)

    def _is_property(self, what) -> bool:
        """{"TopProbabilities", 3}: a property of the output with its argument."""
        decoder = self.net.outputs[next(iter(self.values))].coder
        name = what.item(0) if len(what) == 2 else None
        if decoder is None or not isinstance(name, str) or name not in decoder.properties:
            return False
        return decoder.properties[name].argument != "none" and what.item(1) not in decoder.properties

    def of(self, port: str, prop=DEFAULT):
        """The result of one port, or a property of it."""
        array, decoder = self.values[port], self.net.outputs[port].coder
        if prop is NONE or (decoder is None and prop is DEFAULT):
            return array[0] if self.single else array
        if decoder is None:
            raise self._no_decoder(port, prop)
        if prop == "Properties":
            return wl_list((*decoder.properties, NONE))
        found = results(decoder, array, None if prop is DEFAULT else prop, self.seed)
        return found[0] if self.single else wl_list(found)

    def _no_decoder(self, port: str, prop):
        kind = self.net.kind
        if not isinstance(prop, str):
            return Message(f"{kind}::nodecoder", NO_DECODER)(port, prop)
        near = [name for name in self.values if name.lower() == prop.lower()]
        return Message(f"{kind}::nooutput", NO_OUTPUT)(prop, list(self.values), port, advice(near))
