"""What builtins ask of an evaluation: applying functions, matching, compiling, marking results."""

from __future__ import annotations

from collections.abc import Callable

from wlnet.expr.association import Association
from wlnet.expr.expr import TRUE, Expr, same
from wlnet.expr.message import Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language import numeric_arrays  # noqa: F401  it waits for the first NumericArray
from wlnet.language.attributes import HOLDS, REFORM
from wlnet.language.compile import (  # noqa: F401  they fill SPECIAL
    arithmetic,
    closures,
    control,
    elementary,
    lists,
    loops,
    series,
    storing,
)
from wlnet.language.compile.compiler import Compiler
from wlnet.language.compile.scalar import scalar_function
from wlnet.language.compile.scope import SPECIAL, Scope
from wlnet.language.definitions import PRIVATE, Definition
from wlnet.language.functions import Functions
from wlnet.language.kinds import ATOMS, SPECIAL_HEADS
from wlnet.language.nodes import has_pattern
from wlnet.language.numeric import numeric_function
from wlnet.language.patterns import Matcher
from wlnet.language.returning import taken
from wlnet.language.templates import template

NOT_YET = Message("General::wlnetnyi", "`1` is not available in wlnet yet.")
NOT_PUBLIC = Message(
    "General::wlnetpriv", "`1` belongs to a private context of Wolfram Language, which wlnet does not offer."
)

_CACHED = 1000  # compiled patterns and functions kept for expressions that may come again


class Services:
    """The part of an Evaluation that builtins and rules use.

    compiling    False: the plain walk alone
    """

    def __init__(self, compiling: bool):
        self.compiling = compiling
        self.compiler = Compiler(self)
        self.functions = Functions(self)
        self._cache: dict[tuple, tuple] = {}

    def call(self, f, *args):
        """The value of f[args...] for evaluated f and arguments."""
        if type(f) is Symbol:
            definition = self.definitions.of(f)
            if definition.value is None and not definition.flags & HOLDS:
                return self.apply_symbol(definition, f, args)
        elif isinstance(f, Expr) and f.head is S.Function:
            function = self.functions.of(f)
            if function is not None and not function.flags & HOLDS:
                return function(*args)
        return self.evaluate(Expr(f, args))

    def apply_symbol(self, definition: Definition, head: Symbol, args: tuple):
        """The value of head[args...] for evaluated arguments of a head that holds none."""
        for arg in args:
            if arg is S.Nothing or (type(arg) is Expr and arg.head in SPECIAL_HEADS):
                return self.evaluate(Expr(head, args))
        flags = definition.flags
        if flags & REFORM:
            return self.evaluate(Expr(head, args))
        self.enter(head, args)
        try:
            result = self._apply_rules(definition, head, args, flags)
            ruled, self.ruled = self.ruled, False
        finally:
            self.depth -= 1
        if result is None:
            definition.seen = True
            if definition.missing and self._say_missing(definition):
                return S("$Failed")
            result = Expr(head, args)
            result.mark = self.definitions.stamp
            return result
        if type(result) in ATOMS:
            return result
        result = self.evaluate(result)
        return taken(result) if ruled else result

    def _say_missing(self, definition: Definition) -> bool:
        """The message of a name without a meaning here; whether a call of it fails."""
        if definition.missing is PRIVATE:
            self.message(NOT_PUBLIC, S.HoldForm(definition.symbol), owner=S.General)
            return True
        definition.missing = False
        self.message(NOT_YET, definition.symbol, owner=definition.symbol)
        return False

    def apply_object(self, head, args: tuple):
        """The value of object[args...] for an association, a net, ... and evaluated arguments."""
        if any(type(arg) is Expr and arg.head in SPECIAL_HEADS for arg in args):
            return self.evaluate(Expr(head, args))
        result = self.apply_compound(head, args, None)
        self.ruled = False
        return self.evaluated(Expr(head, args)) if result is None else self.evaluate(result)

    def function(self, f) -> Callable:
        """A fast Python function of evaluated arguments for the value of f[...]."""
        if type(f) is Symbol:
            definition = self.definitions.of(f)
            if definition.value is None and not definition.flags & HOLDS:
                if self.compiling and self.compiler.is_pristine(f):
                    return self._applied(f)
                return lambda *args: self.apply_symbol(definition, f, args)
        elif isinstance(f, Expr) and f.head is S.Function:
            function = self.functions.of(f)
            if function is not None and not function.flags & HOLDS:
                return function
        return lambda *args: self.evaluate(Expr(f, args))

    def _applied(self, head: Symbol) -> Callable:
        """head[...] of evaluated arguments for a builtin, compiled for each number of arguments."""
        nodes: dict[int, Callable] = {}

        def apply(*args):
            if self._abort is not None:
                self.check_abort()
            node = nodes.get(len(args))
            if node is None:
                slots = tuple([Expr(S.Slot, (i + 1,)) for i in range(len(args))])
                places = {("#", i + 1): i for i in range(len(args))}
                node = nodes[len(args)] = self.compiler.node(Expr(head, slots), Scope(places, {}, len(args)))
            return node(args)

        return apply

    def numeric_function(self, f) -> Callable | None:
        """ndarray -> ndarray of the values of f for its elements, or None (see numeric.py)."""
        return numeric_function(self, f)

    def scalar_function(self, f, *kinds: type) -> Callable | None:
        """A Python function of numbers of these kinds for f, its values of the first kind; or None.

        It raises one of scalar.LEAVES where f has to be asked itself.
        """
        made = scalar_function(self, f, kinds)
        return made[0] if made is not None and made[1] is kinds[0] else None

    def true(self, expr) -> bool:
        """Whether the expression evaluates to True."""
        return self.evaluate(expr) is TRUE

    def predicate(self, f) -> Callable:
        """x -> whether f[x] gives True, for evaluated x."""
        function = self.function(self.evaluate(f))
        return lambda x: function(x) is TRUE

    def condition(self, test, places: dict) -> Callable:
        """bindings -> whether `test` gives True for them; compiled at the second use."""
        code = self._built(test, places)
        uses = 0

        def holds(bound):
            nonlocal code, uses
            uses += 1
            if uses == 2:
                code = self.code(test, places)
            return self.evaluate(code(bound)) is TRUE

        return holds

    def _built(self, expr, places: dict) -> Callable:
        build = template(expr, places)
        return build if build is not None else lambda bound: expr

    def code(self, expr, places: dict) -> Callable:
        """bindings -> the value of `expr` under them, evaluated or still to be evaluated."""
        if not self.compiling:
            return self._built(expr, places)
        return self.compiler.node(expr, Scope(dict(places), {}, len(places)), tail=True)

    def closed_code(self, expr, places: dict) -> Callable:
        """bindings -> the value of `expr` under them."""
        if not self.compiling:
            build = self._built(expr, places)
            return lambda bound: self.evaluate(build(bound))
        return self.compiler.node(expr, Scope(dict(places), {}, len(places)))

    def body(self, expr) -> Callable:
        """A function without arguments for the value of a loop's body or test."""
        if not self.compiling:
            return lambda: self.evaluate(expr)
        node = self.compiler.node(expr, Scope())
        return lambda: node([])

    def compiled(self, expr) -> Callable | None:
        """A function without arguments for the value of a loop; None where it is not compiled."""
        maker = SPECIAL.get(expr.head) if self.compiling else None
        node = maker(self.compiler, expr, Scope(), False) if maker is not None else None
        return None if node is None else lambda: node([])

    def default_value(self, head: Symbol, position: int, count: int):
        """Default[head, position, count], or None."""
        defaults = self.definitions.of(head).defaults
        for key in ((position, count), (position,), ()) if defaults else ():
            if key in defaults:
                return defaults[key]
            for where, value in defaults.items():
                if len(where) == len(key) and any(map(has_pattern, where)):
                    given = S.HoldComplete(*key)
                    found = self.evaluate(S.Replace(given, S.RuleDelayed(S.HoldComplete(*where), value)))
                    if not same(found, given):
                        return found
        if head is S.Plus:
            return 0
        if head is S.Times or (head is S.Power and position == 2):
            return 1
        return None

    def matcher(self, pattern) -> Matcher:
        """The pattern ready for use: `.matches(expr)`, `.bindings(expr)`."""
        return self.cached("matcher", pattern, lambda: Matcher(self, pattern))

    def cached(self, purpose, expr, make: Callable):
        """make(), kept for this very expression as long as the definitions that matter stay."""
        key = purpose, id(expr)
        found = self._cache.get(key)
        if found is None or found[0] is not expr or found[1] != self.definitions.version:
            if len(self._cache) > _CACHED:
                self._cache.clear()
            found = self._cache[key] = expr, self.definitions.version, make()
        return found[2]

    def evaluated(self, expr):
        """`expr`, marked as needing no evaluation."""
        if isinstance(expr, (Expr, Association)):
            expr.mark = self.definitions.stamp
        return expr

    def settled(self, expr):
        """A list or association of evaluated elements, marked; anything else as it is."""
        if type(expr) is Association or (isinstance(expr, Expr) and expr.head is S.List):
            return self.checked_list(expr) if isinstance(expr, Expr) else self.evaluated(expr)
        return expr

    def checked_list(self, expr: Expr):
        """A list of evaluated elements: marked, unless one of them has to be spliced or dropped."""
        if expr.array is None and not expr.inert:
            for arg in expr.args:
                if arg is S.Nothing or (type(arg) is Expr and arg.head in SPECIAL_HEADS):
                    return expr
        expr.mark = self.definitions.stamp
        return expr
