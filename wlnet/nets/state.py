"""NetStateObject: a net that remembers its recurrent states from call to call.

The only object of nets that changes: each application begins with the states stored and stores those that it
leaves. Source: nets.md section 13.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.apply import applied, called_with
from wlnet.nets.drawing import display
from wlnet.nets.information import information
from wlnet.nets.inputs import encoded_states
from wlnet.nets.netport import net_port
from wlnet.nets.options import Settings
from wlnet.nets.outputs import DEFAULT
from wlnet.nets.surgery import surgery
from wlnet.nets.taps import Final, is_state, states_given

NO_STATES = Message("NetStateObject::nostates", "The net `1` has no states that could be kept.")
NOT_STATES = Message(
    "NetStateObject::states",
    'The states `1` should be an association NetPort[...] -> state, as of net[data, NetPort[All, "States"]].',
)
BATCH = Message(
    "NetStateObject::batch",
    "A NetStateObject takes one example at a time: its state belongs to one sequence, but the data are `1`.",
)
GIVEN = Message(
    "NetStateObject::given", "A NetStateObject begins with the states it keeps; the data should not give `1`."
)


class NetStateObject:
    """A net and the states it is in: an atom of the language.

    net       an initialised Net with states
    states    path -> float32 array (*dims)
    """

    def __init__(self, net, states: dict):
        self.net, self.states = net, states

    wl_head = S.NetStateObject

    def __call__(self, data, *what, **options):
        """The value on Python data, as Net.__call__; the states move on."""
        return called_with(self.net, self.step, data, *what, **options)

    def step(self, data, what=DEFAULT, given: Settings | None = None, numeric=None, between=None):
        """What `apply.answer` gives for one example, with the states stored before and after."""
        refuse_states(self.net, data)
        finals = tuple(Final(path) for path in self.states)
        held = {path: array[None] for path, array in self.states.items()}
        answer, found, count = applied(
            self.net, data, what, given or Settings(), numeric, between, held, finals
        )
        if count is not None:
            raise BATCH(f"a list of {count}")
        self.states = {one.path: found[one][0] for one in finals}
        return answer

    def wl_text(self, form: str) -> str:
        return f"NetStateObject[{display.line(self.net)}]"

    def wl_shown(self, text) -> str:
        rows = [f"  {'/'.join(map(str, path))}  {text(packed(array))}" for path, array in self.states.items()]
        return "\n".join(["NetStateObject of", display.table(self.net, text), "  with the states", *rows])

    def wl_input(self) -> Expr:
        return Expr(S.NetStateObject, (self.net.wl_input(), self.association))

    @property
    def association(self) -> Association:
        """NetPort -> state."""
        return Association.from_pairs((net_port(*path), packed(array)) for path, array in self.states.items())

    def wl_part(self, specs: tuple):
        return self.extract(wl_list(specs), "Part")

    def extract(self, spec, owner: str = "NetExtract"):
        """The states, or the part of the net."""
        if spec == "States" or spec == wl_list(("States",)):
            return self.association
        return surgery.extract(self.net, spec, owner)

    def wl_normal(self):
        return self.net.wl_normal()

    def wl_options(self) -> dict:
        return self.net.wl_options()

    def wl_information(self, prop=None):
        return information(self.net, prop)


def state_object(net, seed=None, numeric: Callable | None = None) -> NetStateObject:
    """NetStateObject[net, states]: zeros where no state is given.

    Raises NetStateObject::nostates, ::states and the messages of a net that cannot be run.
    """
    if not net.all_states:
        raise NO_STATES(net)
    given: dict = {}
    if seed is not None:
        if not isinstance(seed, Association):
            raise NOT_STATES(seed)
        given = states_given(net, net_port(S.All, "States"), seed)
    found = {path: np.zeros(port.dims, np.float32) for path, port in net.all_states.items() if port.known}
    for path, array in encoded_states(net, given, {}, True, numeric).items():
        found[path] = np.asarray(array[0], np.float32)
    return NetStateObject(net, found)


def refuse_states(net, data) -> None:
    """A call of the object may not say where the states begin."""
    for key in data.keys() if isinstance(data, dict | Association) else ():
        if is_state(net, key):
            raise GIVEN(key)
