"""A function of the language, run on symbolic arrays: from the tree of its body to ops.

The body is not evaluated by the language; its heads are looked up in forms.py and arrays.py. What is not
there is refused when the layer is made. Nets in it are Places (inlining.py), asked for in Trace.nets.
"""

from __future__ import annotations

from fractions import Fraction

from wlnet.expr.association import Association
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, is_rule
from wlnet.expr.symbols import S, Symbol, stand_in
from wlnet.nets.functions import array_lists, array_measures
from wlnet.nets.functions.arrays import (
    ARRAYS,
    Misfit,
    aligned,
    lifted,
    listed,
    rank,
    threading,
)
from wlnet.nets.functions.forms import FORMS
from wlnet.nets.functions.functions import CONSTANTS
from wlnet.nets.functions.inlining import Place
from wlnet.nets.functions.varying_arrays import chosen, handler, listing
from wlnet.nets.lengths import Lengths
from wlnet.nets.operators import say_lengths_inside
from wlnet.tensor.graph.graph import Value
from wlnet.tensor.ops import elementwise as el

assert array_lists and array_measures  # which fill ARRAYS


class Trace:
    """One run of a function.

    dtype     of real numbers
    arrays    name of a NetArray -> Value (1, *dims)
    nets      Place.key -> what runs that net; see layers/function.py
    lengths   what is known of dimensions that vary; see lengths.py and varying_arrays.py
    """

    def __init__(self, dtype: str, arrays: dict | None = None, nets: dict | None = None, lengths=None):
        self.dtype, self.arrays, self.nets = dtype, arrays or {}, nets or {}
        self.lengths = lengths or Lengths()

    def known(self, item) -> tuple:
        """The lengths of an item that varies; () for others."""
        return self.lengths.of(item) if isinstance(item, Value) else ()

    def with_lengths(self, value: Value, lengths: tuple) -> Value:
        """The value, said to be of these lengths."""
        self.lengths.put(value, lengths)
        return value

    def listed(self, items: list):
        """{item, ...}"""
        if any(map(self.known, items)):
            return listing(self, items, lambda: listed(items, self.dtype))
        return listed(items, self.dtype)

    def where(self, items: list) -> Value:
        """The second or the third item, by the first."""
        if any(map(self.known, items)):
            return chosen(self, items)
        return el.where(*aligned(items, self.dtype))

    def value(self, tree, slots: dict, names: dict | None = None):
        """The item that a tree stands for.

        slots    number or name -> item
        names    symbol -> item, of variables
        """
        names = names or {}
        if isinstance(tree, Symbol):
            if tree in names:
                return names[tree]
            if tree is TRUE or tree is FALSE:
                return tree is TRUE
            if tree in CONSTANTS:
                return CONSTANTS[tree]
            if tree is S.All or tree is S("None"):
                return tree
            raise Misfit(f"{tree.name} has no value")
        if isinstance(tree, Fraction):
            return float(tree)
        if isinstance(tree, int | float):
            return tree
        if not isinstance(tree, Expr):
            raise Misfit(f"{tree!r} is no array")
        if tree.array is not None:
            return tree.array.tolist()
        if tree.head is S.List:
            return self.listed([self.value(one, slots, names) for one in tree.args])
        name = head_name(tree)
        if name in FORMS:
            return FORMS[name](self, tree.args, slots, names)
        if isinstance(tree.head, Place):
            return self.of_net(tree, slots, names)
        if isinstance(tree.head, Expr):
            return self.applied(tree.head, [self.value(one, slots, names) for one in tree.args], slots, names)
        return self.named(name, [self.value(one, slots, names) for one in tree.args])

    def named(self, name: str, items: list):
        """The function of a name at some items."""
        function = ARRAYS.get(name) or threading(name)
        if function is None:
            raise Misfit(f"{name} has no meaning for arrays here")
        known = [self.known(item) for item in items]
        varied = handler(name) if any(known) else None
        if any(known) and varied is None:
            raise Misfit(f"{name} of lists of different lengths")
        try:
            return varied(self, name, items, known) if varied else function(*items, dtype=self.dtype)
        except (TypeError, ValueError):  # too many of them, or of another form
            lists = " for lists of different lengths" if varied else ""
            raise Misfit(f"{name} does not take these {len(items)} arguments{lists}") from None

    def of_net(self, tree: Expr, slots: dict, names: dict):
        """net[input], net[{inputs}], net[<|port -> input, ...|>], each with the name of an output or without:
        an item, or port -> item where the net has several outputs."""
        net, (data, *what) = self.nets[tree.head.key], tree.args
        ports = net.ports
        if isinstance(data, Expr) and data.head is S.Association:
            trees = {one.item(0): one.item(1) for one in data.args}
        elif isinstance(data, Association):
            trees = dict(data.items())
        elif is_list(data) and len(ports) > 1 and len(data) == len(ports):
            trees = dict(zip(ports, data, strict=True))
        else:
            trees = dict(zip(ports, (data,), strict=False))
        if set(trees) != set(ports):
            raise Misfit(f"a net with the inputs {', '.join(ports)} is given {', '.join(map(str, trees))}")
        found = net.run({port: self._entering(net, port, one, slots, names) for port, one in trees.items()})
        return net.asked(found, what)

    def _entering(self, net, port: str, tree, slots: dict, names: dict) -> Value:
        """What enters a net: integers only as they come in from outside."""
        if net.takes_integers(port):
            if not (isinstance(tree, Expr) and tree.head is S.Slot):
                raise Misfit(f"the {port} port of a net takes integers, which can be an argument # only")
            key = tree.item(0) if len(tree) else 1
            net.say_integers(port, key)
            return slots[key]
        return lifted(self.value(tree, slots, names), self.dtype)

    def mapped_net(self, place: Place, tree, slots: dict, names: dict):
        """Map[net, list]: all elements in one run."""
        net = self.nets[place.key]
        (port,) = net.ports if len(net.ports) == 1 else (None,)
        if port is None:
            raise Misfit("Map takes a net with one input")
        value = self._entering(net, port, tree, slots, names)
        if rank(value) == 0:
            raise Misfit("a number has no elements")
        flat, ends = self.flattened(value)
        found = net.asked(net.run({port: flat}, value.shape[1], ends), [])
        if not isinstance(found, Value):
            raise Misfit("Map takes a net with one output")
        return self.unflattened(found, value, ends)

    def flattened(self, value: Value) -> tuple[Value, Value | None]:
        """(the elements of all lists as examples, how many each list has where that varies)"""
        batch, length = value.shape[:2]
        flat = value.reshape((batch * length, *value.shape[2:]))
        known = self.known(value)
        if known:
            say_lengths_inside(self.lengths, value, flat, 1)
        return flat, known[0] if known else None

    def unflattened(self, found: Value, value: Value, ends) -> Value:
        """What became of the elements of `value`, as lists again."""
        whole = found.reshape((*value.shape[:2], *found.shape[1:]))
        return whole if ends is None else self.with_lengths(whole, (ends, *(None,) * rank(found)))

    def applied(self, function, items: list, slots: dict, names: dict):
        """f[items...] for a symbol, a pure function, a net or the name of an activation."""
        if isinstance(function, Place):
            net = self.nets[function.key]
            if len(net.ports) != len(items):
                raise Misfit(f"a net of {len(net.ports)} inputs is given {len(items)}")
            values = [lifted(one, self.dtype) for one in items]
            return net.asked(net.run(dict(zip(net.ports, values, strict=True))), [])
        if isinstance(function, Expr) and function.head is S.Function:
            if len(function) == 1:
                return self.value(function.item(0), dict(enumerate(items, 1)), names)
            variables = function.item(0)
            variables = tuple(variables) if is_list(variables) else (variables,)
            return self.value(function.item(1), slots, {**names, **dict(zip(variables, items, strict=False))})
        if isinstance(function, Expr) and head_name(function) in COMPOSED:
            inner = function.args if function.head is S.RightComposition else function.args[::-1]
            for one in inner:
                items = [self.applied(one, items, slots, names)]
            return items[0]
        if isinstance(function, Expr) and head_name(function) in OPERATORS and len(function) == 1:
            (item,), body = items, Expr(function.head, (function.item(0), WHOLE))
            return self.value(body, slots, {**names, WHOLE: item})
        if isinstance(function, Symbol | str):
            return self.named(function.name if isinstance(function, Symbol) else function, items)
        raise Misfit("this is no function")


def head_name(tree: Expr) -> str:
    head = tree.head
    return head.name if isinstance(head, Symbol) else head if isinstance(head, str) else ""


def unknown_head(tree) -> str | None:
    """The first head in a body that has no meaning for arrays, or None."""
    if isinstance(tree, Association):
        return next((bad for value in tree.values() if (bad := unknown_head(value))), None)
    if not isinstance(tree, Expr) or tree.array is not None:
        return None
    name = head_name(tree)
    known = tree.head is S.List or name in FORMS or name in ARRAYS or threading(name) or name in QUIET
    if not known and not isinstance(tree.head, Expr | Place):
        return name or repr(tree.head)
    parts = tree.args if not isinstance(tree.head, Expr) else (tree.head, *tree.args)
    return None if name == "NetArray" else next((bad for part in parts if (bad := unknown_head(part))), None)


COMPOSED = ("Composition", "RightComposition")
QUIET = {"Rule", "Set", "Association", "Span", *COMPOSED}  # parts of forms
OPERATORS = {"Map", "Apply", "MapThread", "MapIndexed", "Fold", "FoldList"}  # f[g][x] is f[g, x]
WHOLE = stand_in("whole$")


def results(trace: Trace, body, slots: dict) -> dict:
    """Name of an output -> item: "Output", or the keys of an association."""
    if isinstance(body, Expr) and body.head is S.Association and all(map(is_rule, body.args)):
        return {one.item(0): trace.value(one.item(1), slots) for one in body.args}
    if isinstance(body, Association):
        return {key: trace.value(one, slots) for key, one in body.items()}
    found = trace.value(body, slots)
    return found if isinstance(found, dict) else {"Output": found}
