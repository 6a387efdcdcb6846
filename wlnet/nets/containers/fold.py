"""NetFoldOperator: a net run along a sequence, with outputs fed back into inputs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from wlnet.expr.expr import is_list, is_rule, rule, wl_list
from wlnet.expr.message import Message
from wlnet.nets.construct import assemble
from wlnet.nets.layer import layer
from wlnet.nets.operators import Operator, fed_back, inner_net, lifted, same_front
from wlnet.nets.repeats import Repeats
from wlnet.nets.sheet import advice
from wlnet.tensor.graph.graph import constant
from wlnet.tensor.ops.comparison import less
from wlnet.tensor.ops.elementwise import where
from wlnet.tensor.ops.movement import part, stack

ARGUMENTS = Message(
    "NetFoldOperator::nargs",
    'NetFoldOperator takes a net, rules "output" -> "input", a list of constant inputs and a list of '
    "outputs; it has `1` arguments.",
)
FEEDBACK = Message(
    "NetFoldOperator::feedback", '`1` should be a list of rules "output" -> "input" between ports of the net.'
)
NAMES = Message("NetFoldOperator::names", "`1` should be a list of names of `2` of the net.")
NO_PORT = Message("NetFoldOperator::noport", "The net inside has no `1` port `2`; it has `3`.`4`")
ADVICE = ' NetFoldOperator[net] feeds "Output" to "State"; NetFoldOperator[net, {"out" -> "in"}] other ports.'
TWICE = Message("NetFoldOperator::twice", "The input `1` is given more than one thing.")
NO_SEQUENCE = Message(
    "NetFoldOperator::nosequence", "No input of the net is left to run along: all are fed back or constant."
)


@layer("NetFoldOperator")
class NetFoldOperator(Operator):
    """Step t: the net on element t of each sequence, with what it gave at step t - 1 fed back.

    Input     each input of the net that is neither fed back nor constant: a sequence of what it takes
    Output    each output of the net: the sequence of what it gives

    NetFoldOperator[net, {"out" -> "in", ...}, {constant inputs}, {outputs kept}]; by default "Output" is fed
    back into "State". The inputs fed back are states: they begin with zeros, and NetPort[operator, "in"] sets
    and reads them. The net is the part "Net".
    Source: reference page NetFoldOperator.
    """

    inputs: tuple = ("Input",)
    outputs: tuple = ("Output",)
    states: tuple = ("State",)
    feedback: tuple = (("Output", "State"),)
    constants: tuple = ()
    keeps_states = False

    @classmethod
    def leading(cls, args: tuple) -> int:
        """A rule between ports of the net is no option."""
        return 2 if len(args) > 1 and _is_feedback(args[1], args[0]) else 1

    @classmethod
    def construct(cls, args: tuple, options: dict, apply):
        """The net of NetFoldOperator[net, feedback, constants, outputs, options...]; see construct.make."""
        if not 1 <= len(args) <= 4:
            raise ARGUMENTS(len(args))
        net = inner_net(args[0], "NetFoldOperator", apply, single=False)
        feedback = _feedback(args[1]) if len(args) > 1 else (("Output", "State"),)
        constants = _names(args[2], "inputs") if len(args) > 2 else ()
        kept = _names(args[3], "outputs") if len(args) > 3 else tuple(net.outputs)
        return fold_of(net, feedback, constants, kept, options)

    def infer(self, shapes):
        inner = shapes.children["Net"]
        for name in self.inputs:
            lifted(shapes, name, inner, name, 0 if name in self.constants else 1)
        for output, entry in self.feedback:
            fed_back(shapes, entry, inner, entry, output)
        inner.solve()
        for name in self.outputs:
            lifted(shapes, name, inner, name, 1)
        for output, entry in self.feedback:
            fed_back(shapes, entry, inner, entry, output)
        same_front(shapes, dict.fromkeys((*self.sequences, *self.outputs), 1))

    @property
    def sequences(self) -> tuple:
        """The inputs that are run along."""
        return tuple(name for name in self.inputs if name not in self.constants)

    def origin(self, net, port: str):
        return "Net", port

    def with_ports_of(self, net, key, inputs: dict, outputs: dict) -> NetFoldOperator:
        return replace(
            self,
            inputs=tuple(inputs[name] for name in self.inputs),
            outputs=tuple(outputs[name] for name in self.outputs),
            states=tuple(inputs[name] for name in self.states),
            feedback=tuple((outputs[a], inputs[b]) for a, b in self.feedback),
            constants=tuple(inputs[name] for name in self.constants),
        )

    def lower(self, net, inputs: dict, run) -> dict:
        first = inputs[self.sequences[0]]
        batch, length = first.shape[:2]
        known = [run.lengths.of(inputs[name]) for name in self.sequences]
        true = next((one[0] for one in known if one), None)
        run.lengths.same(*(one[:1] for one in known if one))
        states = {name: self._begin(net, name, batch, run) for name in self.states}
        given = {name: inputs[name] for name in self.constants}
        repeats, found = Repeats(run), []
        for t in range(length):
            step = {name: self._element(inputs[name], t, run) for name in self.sequences}
            outputs = repeats("Net", {**given, **step, **states}, t)
            fed = {entry: outputs[output] for output, entry in self.feedback}
            if true is not None:
                fed = {name: _while(t, true, value, states[name]) for name, value in fed.items()}
            states = fed
            found.append(outputs)
        repeats.close()
        for name, value in states.items():
            run.mode.leave(name, value)
        results = {name: stack([one[name] for one in found], axis=1) for name in self.outputs}
        for value in results.values():
            run.lengths.put(value, (true, *(None,) * (len(value.shape) - 2)))
        return results

    @staticmethod
    def _element(x, t: int, run):
        """Element t of the sequences (B, L, ...), with what varies in it."""
        one = part(x, t, 1, axis=1).reshape((x.shape[0], *x.shape[2:]))
        run.lengths.put(one, run.lengths.of(x)[1:])
        return one

    @staticmethod
    def _begin(net, name: str, batch: int, run):
        given = run.mode.state(name)
        if given is not None:
            return given
        return constant(np.zeros((batch, *net.states[name].dims)), run.mode.precision)

    def show(self, children: dict) -> tuple:
        rules = wl_list(rule(output, entry) for output, entry in self.feedback)
        found = [children["Net"], rules, wl_list(self.constants), wl_list(self.outputs)]
        return tuple(found)


def _while(t: int, lengths, new, old):
    """The new state where an example has an element t, else the old one."""
    true = less(constant(np.full(new.shape[0], t)), lengths)
    return where(true.reshape((-1, *(1,) * (len(new.shape) - 1))), new, old)


def _is_feedback(value, net) -> bool:
    rules = (value,) if is_rule(value) else tuple(value) if is_list(value) else ()
    if not rules or not all(map(is_rule, rules)):
        return bool(is_list(value))
    if not hasattr(net, "layer"):
        return True
    return any(one.item(0) in net.outputs and one.item(1) in net.inputs for one in rules) or is_list(value)


def _feedback(value) -> tuple:
    rules = (value,) if is_rule(value) else tuple(value) if is_list(value) else ()
    pairs = tuple(tuple(one.args) for one in rules if is_rule(one))
    if len(pairs) != len(rules) or not pairs or not all(isinstance(n, str) for pair in pairs for n in pair):
        raise FEEDBACK(value)
    return pairs


def _names(value, which: str) -> tuple:
    names = (value,) if isinstance(value, str) else tuple(value) if is_list(value) else (None,)
    if not all(isinstance(name, str) for name in names):
        raise NAMES(value, which)
    return names


def fold_of(net, feedback: tuple, constants: tuple, kept: tuple, options: dict):
    """The NetFoldOperator of a net: see its data sheet."""
    ins, outs = net.layer.inputs, net.layer.outputs
    for name, side, known in (
        *((a, "output", outs) for a, _ in feedback),
        *((b, "input", ins) for _, b in feedback),
        *((name, "input", ins) for name in constants),
        *((name, "output", outs) for name in kept),
    ):
        if name not in known:
            near = [n for n in known if n.lower() == name.lower()]
            raise NO_PORT(side, name, list(known), advice(near) or ADVICE)
    taken = [*(entry for _, entry in feedback), *constants]
    again = next((name for name in taken if taken.count(name) > 1), None)
    if again is not None:
        raise TWICE(again)
    states = tuple(entry for _, entry in feedback)
    sheet = NetFoldOperator(
        inputs=tuple(name for name in ins if name not in states),
        outputs=tuple(name for name in outs if name in kept),
        states=states,
        feedback=feedback,
        constants=constants,
    )
    if not sheet.sequences:
        raise NO_SEQUENCE()
    return assemble(sheet, options, {"Net": net})
