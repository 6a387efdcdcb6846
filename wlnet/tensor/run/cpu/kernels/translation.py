"""The Python of a kernel to LLVM instructions: a small part of the language, and all else is refused.

A kernel computes with 64-bit integers, Real32, Real64, truths and pointers. It may use: names, tuples of
them, `x[i]` of a pointer, arithmetic, comparisons, `and`, `or`, `not`, `if`, `while`, `for ... in
range(...)`, `break` and `continue`; it calls words, Python functions that return one expression, square
roots, exponentials and logarithms from `math`, and types (a conversion). What is known when the kernel is
made (numbers around it, its constants) is computed then, and a branch that cannot be taken is left out.

Integers wrap around; `//` and `%` round down, as in Python. Real32 with Real32 gives Real32, with anything
else Real64. `and` and `or` give truths and look at the second only where they must.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import CodeType, FunctionType

from llvmlite import ir

from wlnet.tensor.run.cpu.kernels.arithmetic import (
    FUNCTIONS,
    NotInKernels,
    applied,
    combined,
    common,
    compared,
    converted,
    negated,
    truth,
    value,
)
from wlnet.tensor.run.cpu.kernels.source import F32, F64, I8, I64, Word, alloca_once, number


def translated(function: FunctionType, builder: ir.IRBuilder, arguments: Iterable[ir.Value]) -> None:
    """The instructions of a function that returns nothing, appended where the builder is."""
    Body(function, builder, arguments).statements(_definition(function.__code__).body)


@cache
def _definitions(path: str) -> dict[int, ast.FunctionDef]:
    tree = ast.parse(Path(path).read_text("utf-8"))
    return {node.lineno: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def _definition(code: CodeType) -> ast.FunctionDef:
    return _definitions(code.co_filename)[code.co_firstlineno]


class Body:
    """A function that is being translated.

    What an expression gives is an instruction's value, or a Python object: known already.
    """

    def __init__(self, function: FunctionType, builder: ir.IRBuilder, arguments: Iterable):
        code = function.__code__
        self.b, self._path = builder, Path(code.co_filename)
        cells = [cell.cell_contents for cell in function.__closure__ or ()]
        self._known = function.__globals__ | dict(zip(code.co_freevars, cells, strict=True))
        self._known["range"] = range
        self._known |= dict(zip(code.co_varnames[: code.co_argcount], arguments, strict=True))
        self._variables: dict[str, ir.AllocaInstr] = {}
        self._loops: list[tuple[ir.Block, ir.Block]] = []  # where `continue` and `break` go

    def _done(self, prefix: str, node: ast.AST):
        """What the method for this kind of node does; what is refused within is said with its place."""
        try:
            found = getattr(self, prefix + type(node).__name__, None)
            if found is None:
                raise NotInKernels(f"kernels cannot use {type(node).__name__}")
            return found(node)
        except NotInKernels as error:
            if not error.place:
                error.place = f"{self._path.name}, line {node.lineno}"
                error.text = ast.unparse(node).partition("\n")[0]
            raise

    # Statements.

    def statements(self, nodes: Iterable[ast.stmt]) -> None:
        for node in nodes:
            self._done("_", node)

    def _Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # a docstring
            self.of(node.value)

    def _Pass(self, node: ast.Pass) -> None:
        pass

    def _Assign(self, node: ast.Assign) -> None:
        if isinstance(node.value, ast.Tuple):
            values = [self.of(item) for item in node.value.elts]
        else:
            values = self.of(node.value)
        for target in node.targets:
            self._assign(target, values)

    def _assign(self, target: ast.expr, given) -> None:
        if isinstance(target, ast.Tuple):
            if not isinstance(given, list) or len(given) != len(target.elts):
                raise NotInKernels("not as many values as names")
            for one, item in zip(target.elts, given, strict=True):
                self._assign(one, item)
        elif isinstance(target, ast.Subscript):
            place = self._place(target)
            self.b.store(converted(self.b, given, place.type.pointee), place)
        elif isinstance(target, ast.Name):
            given = value(given)
            if target.id not in self._variables:
                kind = I64 if given.type == I8 else given.type
                self._variables[target.id] = alloca_once(self.b, kind)
            place = self._variables[target.id]
            self.b.store(converted(self.b, given, place.type.pointee), place)
        else:
            raise NotInKernels(f"kernels cannot assign to {type(target).__name__}")

    def _AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Subscript):
            place = self._place(node.target)
            made = combined(self.b, node.op, self.b.load(place), self.of(node.value))
            self.b.store(converted(self.b, made, place.type.pointee), place)
            return
        before = self.of(ast.Name(node.target.id, ast.Load(), lineno=node.lineno))
        self._assign(node.target, combined(self.b, node.op, before, self.of(node.value)))

    def _If(self, node: ast.If) -> None:
        test = self.of(node.test)
        if not isinstance(test, ir.Value):
            self.statements(node.body if test else node.orelse)
            return
        then, other, after = (self.b.append_basic_block(name) for name in ("then", "else", "after"))
        self.b.cbranch(truth(self.b, test), then, other)
        for block, nodes in ((then, node.body), (other, node.orelse)):
            self.b.position_at_end(block)
            self.statements(nodes)
            self._go_on(after)
        self.b.position_at_end(after)

    def _go_on(self, block: ir.Block) -> None:
        if not self.b.block.is_terminated:
            self.b.branch(block)

    def _While(self, node: ast.While) -> None:
        head, body, after = (self.b.append_basic_block(name) for name in ("while", "body", "after"))
        self.b.branch(head)
        self.b.position_at_end(head)
        test = self.of(node.test)
        self.b.cbranch(truth(self.b, test), body, after)
        self.b.position_at_end(body)
        self._repeated(node, head, after)
        self._go_on(head)
        self.b.position_at_end(after)

    def _For(self, node: ast.For) -> None:
        b, call = self.b, node.iter
        if not isinstance(call, ast.Call) or self.of(call.func) is not range:
            raise NotInKernels("kernels can only walk over a range")
        bounds = [self.of(argument) for argument in call.args]
        start, stop, step = {1: [0, *bounds, 1], 2: [*bounds, 1], 3: bounds}[len(bounds)]
        if not isinstance(step, int) or step == 0:
            raise NotInKernels("the step of a range has to be known")
        index = alloca_once(b, I64)
        b.store(converted(self.b, start, I64), index)
        stop = converted(self.b, stop, I64)
        head, body, on, after = (b.append_basic_block(name) for name in ("for", "body", "next", "after"))
        b.branch(head)
        b.position_at_end(head)
        now = b.load(index)
        b.cbranch(b.icmp_signed("<" if step > 0 else ">", now, stop), body, after)
        b.position_at_end(body)
        self._assign(node.target, now)
        self._repeated(node, on, after)
        self._go_on(on)
        b.position_at_end(on)
        b.store(b.add(b.load(index), number(step), flags=("nsw",)), index)
        b.branch(head)
        b.position_at_end(after)

    def _repeated(self, node: ast.For | ast.While, again: ir.Block, after: ir.Block) -> None:
        if node.orelse:
            raise NotInKernels("kernels cannot use else behind a loop")
        self._loops.append((again, after))
        self.statements(node.body)
        self._loops.pop()

    def _Break(self, node: ast.Break) -> None:
        self.b.branch(self._loops[-1][1])

    def _Continue(self, node: ast.Continue) -> None:
        self.b.branch(self._loops[-1][0])

    # Expressions.

    def of(self, node: ast.expr):
        """What an expression gives."""
        return self._done("_of_", node)

    def _of_Constant(self, node: ast.Constant):
        return node.value

    def _of_Name(self, node: ast.Name):
        if node.id in self._variables:
            return self.b.load(self._variables[node.id])
        if node.id not in self._known:
            raise NotInKernels("there is no such name here")
        return self._known[node.id]

    def _of_Attribute(self, node: ast.Attribute):
        return getattr(self.of(node.value), node.attr)

    def _place(self, node: ast.Subscript):
        pointer = self.of(node.value)
        if not isinstance(pointer, ir.Value) or not isinstance(pointer.type, ir.PointerType):
            raise NotInKernels("not a pointer")
        return self.b.gep(pointer, [converted(self.b, self.of(node.slice), I64)])

    def _of_Subscript(self, node: ast.Subscript):
        return self.b.load(self._place(node))

    def _of_BinOp(self, node: ast.BinOp):
        return combined(self.b, node.op, self.of(node.left), self.of(node.right))

    def _of_UnaryOp(self, node: ast.UnaryOp):
        x = self.of(node.operand)
        if isinstance(node.op, ast.Not):
            return self.b.not_(truth(self.b, x)) if isinstance(x, ir.Value) else not x
        if not isinstance(node.op, ast.USub):
            raise NotInKernels(f"kernels cannot use {type(node.op).__name__}")
        return negated(self.b, x)

    def _of_BoolOp(self, node: ast.BoolOp):
        first, *others = node.values
        found, more = truth(self.b, self.of(first)), isinstance(node.op, ast.And)
        for other in others:
            before, ask, after = self.b.block, *map(self.b.append_basic_block, ("ask", "after"))
            self.b.cbranch(found, *((ask, after) if more else (after, ask)))
            self.b.position_at_end(ask)
            second = truth(self.b, self.of(other))
            found = self._met(after, (found, before), (second, self.b.block))
        return found

    def _met(self, after: ir.Block, *ways: tuple[ir.Value, ir.Block]):
        """The value that comes with the way into a block; the last way has still to go there."""
        self._go_on(after)
        self.b.position_at_end(after)
        phi = self.b.phi(ways[0][0].type)
        for way in ways:
            phi.add_incoming(*way)
        return phi

    def _of_Compare(self, node: ast.Compare):
        values = [self.of(item) for item in (node.left, *node.comparators)]
        found = None
        for op, x, y in zip(node.ops, values, values[1:], strict=False):
            one = compared(self.b, op, x, y)
            found = one if found is None else self.b.and_(found, one)
        return found

    def _of_IfExp(self, node: ast.IfExp):
        test, b = self.of(node.test), self.b
        if not isinstance(test, ir.Value):
            return self.of(node.body if test else node.orelse)
        then, other, after = (b.append_basic_block(name) for name in ("then", "else", "after"))
        b.cbranch(truth(self.b, test), then, other)
        found = []
        for block, expression in ((then, node.body), (other, node.orelse)):
            b.position_at_end(block)
            found.append((value(self.of(expression)), b.block))
        kind = common(*(one.type for one, _ in found))
        ways = []
        for one, block in found:
            b.position_at_end(block)
            ways.append((converted(b, one, kind), block))
            if len(ways) == 1:
                b.branch(after)
        return self._met(after, *ways)

    def _of_Call(self, node: ast.Call):
        called = self.of(node.func)
        given = [self.of(argument) for argument in node.args]
        if isinstance(called, Word):
            if len(given) != called.count:
                raise NotInKernels(f"{called.count} arguments are wanted")
            return called.emit(self.b, *map(self._for_word, given))
        if isinstance(called, ir.Type):
            (x,) = given
            return converted(self.b, x, called, told=True)
        if called in FUNCTIONS:
            (x,) = given
            return applied(self.b, called, x)
        if isinstance(called, FunctionType):
            return Body(called, self.b, given).returned(_definition(called.__code__))
        raise NotInKernels("kernels cannot call this")

    def returned(self, definition: ast.FunctionDef):
        """What a function gives that ends with its only `return`."""
        *before, last = definition.body
        if not isinstance(last, ast.Return) or last.value is None:
            raise NotInKernels("a function has to return something, at its end")
        self.statements(before)
        return self.of(last.value)

    def _for_word(self, x) -> ir.Value:
        x = value(x)
        plain = x.type in (F32, F64) or isinstance(x.type, ir.PointerType)
        return x if plain else converted(self.b, x, I64)
