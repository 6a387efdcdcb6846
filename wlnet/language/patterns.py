"""A pattern to a matcher: what binds the names of the pattern to parts of a value.

The compiler walks a pattern once and makes Nodes (`nodes.py`); what stands for several
arguments is in `arguments.py`. A Matcher is a whole pattern, ready for use.
"""

from __future__ import annotations

from fractions import Fraction

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_rule, same
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.complexes import Complex
from wlnet.language import arguments
from wlnet.language.nodes import (
    Node,
    from_test,
    has_pattern,
    head_test,
    literal_node,
    names_in,
    restricted,
    sequence_of,
)


def _yes() -> bool:
    return True


def _parts_of_number(x):
    """Complex[re, im] or Rational[n, d] for a number that is written so in full; None for all else."""
    if type(x) is Fraction:
        return Expr(S.Rational, (x.numerator, x.denominator))
    if type(x) is Complex:
        return Expr(S.Complex, (x.re, x.im))
    return Expr(S.Complex, (x.real, x.imag)) if type(x) is complex else None


class PatternCompiler:
    """Compiles the patterns of one rule; they share the positions of their names.

    evaluation    answers what is asked while matching: tests, conditions, attributes, defaults
    places        name -> position in the bindings
    """

    def __init__(self, evaluation, places: dict[Symbol, int] | None = None):
        self.evaluation = evaluation
        self.places: dict[Symbol, int] = {} if places is None else places
        self.standing: tuple | None = None

    def place(self, name: Symbol) -> int:
        return self.places.setdefault(name, len(self.places))

    def node(self, pattern) -> Node:
        if type(pattern) is Association:
            return (
                self.arguments(Expr(S.Association, pattern.rules()))
                if has_pattern(pattern)
                else literal_node(pattern)
            )
        if not isinstance(pattern, Expr) or pattern.array is not None:
            return literal_node(pattern)
        maker = _MAKERS.get(pattern.head) if type(pattern.head) is Symbol else None
        if maker is not None:
            made = maker(self, pattern)
            if made is not None:
                return made
        if not has_pattern(pattern):
            return literal_node(pattern)
        return self.arguments(pattern)

    def argument_nodes(self, pattern: Expr) -> list[Node]:
        """The Nodes of the arguments; `default` knows meanwhile where each stands."""
        nodes, outer = [], self.standing
        for position, arg in enumerate(pattern.args, 1):
            self.standing = pattern.head, position, len(pattern.args)
            nodes.append(self.node(arg))
        self.standing = outer
        return nodes

    def default(self):
        """Default[f, position, count] of the argument being compiled, or None."""
        return None if self.standing is None else self.evaluation.default_value(*self.standing)

    def default_binder(self, node: Node, place: int):
        """For name:p with an optional p: the name is bound to the default as well."""
        inner = node.bind_default
        if inner is None:
            return None

        def bind_default(b):
            value = inner(b)
            if value is None or (b[place] is not None and not same(b[place], value)):
                return None
            b[place] = value
            return value

        return bind_default

    def arguments(self, pattern: Expr) -> Node:
        return arguments.arguments_node(self, pattern)

    def number(self, pattern: Expr) -> Node | None:
        """Complex[p, q] and Rational[p, q], which match the parts of a number."""
        if not has_pattern(pattern):
            return None
        inner = self.arguments(pattern)

        def match(x, b, k):
            parts = _parts_of_number(x)
            return inner.match(x if parts is None else parts, b, k)

        return Node(match, None, inner.slots)

    # -- blanks and names -----------------------------------------------------------------------

    def blank(self, pattern: Expr) -> Node | None:
        if len(pattern.args) > 1:
            return None
        test = head_test(pattern.args[0] if pattern.args else None)
        if test is None:
            return from_test(lambda x, b: True, blank=True)
        return from_test(lambda x, b: test(x), admits=test)

    def name(self, pattern: Expr) -> Node | None:
        """name:p"""
        if len(pattern.args) != 2 or type(pattern.args[0]) is not Symbol:
            return None
        place = self.place(pattern.args[0])
        node = self.node(pattern.args[1])
        slots = node.slots | {place}
        if node.blank:

            def test(x, b):
                bound = b[place]
                if bound is None:
                    b[place] = x
                    return True
                return bound is x or same(bound, x)

            return from_test(test, slots, blank=True)
        if node.test is not None and node.sequence is None:
            inner = node.test

            def test(x, b):
                if not inner(x, b):
                    return False
                bound = b[place]
                if bound is None:
                    b[place] = x
                    return True
                return bound is x or same(bound, x)

            return from_test(test, slots, admits=node.admits)

        def bind(x, b, k):
            bound = b[place]
            if bound is not None:
                return same(bound, x) and k()
            b[place] = x
            if k():
                return True
            b[place] = None
            return False

        inner_match = node.match

        def match(x, b, k):
            return inner_match(x, b, lambda: bind(x, b, k))

        if node.sequence is None:
            return Node(match, None, slots)
        inner_sequence = node.sequence

        def sequence(args, at, low, high, b, k):
            return inner_sequence(
                args, at, low, high, b, lambda end: bind(sequence_of(args[at:end]), b, lambda: k(end))
            )

        default = self.default_binder(node, place)
        return Node(
            match, None, slots, sequence, node.low, node.high, bind_default=default, admits=node.admits
        )

    # -- restrictions ---------------------------------------------------------------------------

    def pattern_test(self, pattern: Expr) -> Node | None:
        """p?f: every argument that p stands for gives True."""
        if len(pattern.args) != 2:
            return None
        node = self.node(pattern.args[0])
        holds = self.evaluation.predicate(pattern.args[1])
        return restricted(node, holds)

    def condition(self, pattern: Expr) -> Node | None:
        """p /; test"""
        if len(pattern.args) != 2:
            return None
        node = self.node(pattern.args[0])
        holds = self.evaluation.condition(pattern.args[1], self.places)
        inner = node.match
        if node.test is not None and node.sequence is None:
            inner_test = node.test
            return from_test(lambda x, b: inner_test(x, b) and holds(b), node.slots)

        def match(x, b, k):
            return inner(x, b, lambda: holds(b) and k())

        if node.sequence is None:
            return Node(match, None, node.slots)
        inner_sequence = node.sequence

        def sequence(args, at, low, high, b, k):
            return inner_sequence(args, at, low, high, b, lambda end: holds(b) and k(end))

        return Node(match, None, node.slots, sequence, node.low, node.high)

    def exclusion(self, pattern: Expr) -> Node | None:
        """Except[c] and Except[c, p]"""
        if len(pattern.args) not in (1, 2):
            return None
        refused = self.node(pattern.args[0])
        places = len(self.places)

        def allowed(x):
            return not refused.match(x, [None] * places, _yes)

        if len(pattern.args) == 1:
            return from_test(lambda x, b: allowed(x))
        return restricted(self.node(pattern.args[1]), allowed)

    def verbatim(self, pattern: Expr) -> Node | None:
        return literal_node(pattern.args[0]) if len(pattern.args) == 1 else None

    def transparent(self, pattern: Expr) -> Node | None:
        """HoldPattern[p]"""
        return self.node(pattern.args[0]) if len(pattern.args) == 1 else None

    def key_value(self, pattern: Expr) -> Node | None:
        """KeyValuePattern[{k -> p, ...}]: an association or list of rules that has such elements."""
        if len(pattern.args) != 1:
            return None
        given = pattern.args[0]
        if type(given) is Association:
            wanted = given.rules()
        else:
            wanted = given.args if isinstance(given, Expr) and given.head is S.List else (given,)
        nodes = [self.node(one) for one in wanted]
        slots = frozenset().union(*(node.slots for node in nodes))

        def match(x, b, k):
            if type(x) is Association:
                rules = x.rules()
            elif isinstance(x, Expr) and x.head is S.List and all(map(is_rule, x.args)):
                rules = x.args
            else:
                return False

            def rest(i):
                if i == len(nodes):
                    return k()
                return any(nodes[i].match(one, b, lambda: rest(i + 1)) for one in rules)

            return rest(0)

        return Node(match, None, slots)


class Matcher:
    """A pattern ready for use.

    names    the names it binds, by position
    """

    def __init__(self, evaluation, pattern):
        compiler = PatternCompiler(evaluation)
        for name in names_in(pattern):
            compiler.place(name)
        node = compiler.node(pattern)
        self.names = tuple(compiler.places)
        self.places = compiler.places
        self.node = node
        size = len(self.names)
        test, match = node.test, node.match
        if test is not None:
            if size:
                self.matches = lambda x: test(x, [None] * size)
            else:
                self.matches = lambda x: test(x, None)
        else:
            self.matches = lambda x: match(x, [None] * size, _yes)

    def bind(self, x) -> list | None:
        """The bindings of the first way to match, by position, or None."""
        b = [None] * len(self.names)
        node = self.node
        if node.test is not None:
            return b if node.test(x, b) else None
        return b if node.match(x, b, _yes) else None

    def bindings(self, x) -> dict | None:
        """The bindings by symbol, or None."""
        found = self.bind(x)
        return (
            None if found is None else {n: v for n, v in zip(self.names, found, strict=True) if v is not None}
        )

    def each(self, x):
        """A list of the bindings of every way to match."""
        found: list[list] = []
        b = [None] * len(self.names)

        def keep():
            found.append(list(b))
            return False

        self.node.match(x, b, keep)
        return found


_MAKERS = {
    S.Blank: PatternCompiler.blank,
    S.BlankSequence: arguments.blank_sequence_node,
    S.BlankNullSequence: arguments.blank_sequence_node,
    S.Pattern: PatternCompiler.name,
    S.PatternTest: PatternCompiler.pattern_test,
    S.Condition: PatternCompiler.condition,
    S.Except: PatternCompiler.exclusion,
    S.Verbatim: PatternCompiler.verbatim,
    S.HoldPattern: PatternCompiler.transparent,
    S.KeyValuePattern: PatternCompiler.key_value,
    S.Complex: PatternCompiler.number,
    S.Rational: PatternCompiler.number,
    S.Alternatives: arguments.alternatives_node,
    S.Optional: arguments.optional_node,
    S.Repeated: arguments.repeated_node,
    S.RepeatedNull: arguments.repeated_node,
    S.Longest: arguments.greedy_node,
    S.Shortest: arguments.greedy_node,
    S.PatternSequence: arguments.sequence_node,
    S.OrderlessPatternSequence: arguments.sequence_node,
    S.OptionsPattern: arguments.options_node,
}
