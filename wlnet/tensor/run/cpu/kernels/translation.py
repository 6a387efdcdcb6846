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
import math
import operator
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import CodeType, FunctionType

from llvmlite import ir

from wlnet.tensor.run.cpu.kernels.source import (
    F32,
    F64,
    I1,
    I8,
    I64,
    Word,
    alloca_once,
    function_of,
    number,
)

KNOWN = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
    ast.BitAnd: operator.and_,
    ast.BitOr: operator.or_,
    ast.BitXor: operator.xor,
    ast.LShift: operator.lshift,
    ast.RShift: operator.rshift,
}
WHOLE = {
    ast.Add: "add",
    ast.Sub: "sub",
    ast.Mult: "mul",
    ast.BitAnd: "and_",
    ast.BitOr: "or_",
    ast.BitXor: "xor",
    ast.LShift: "shl",
    ast.RShift: "ashr",
}
REAL = {ast.Add: "fadd", ast.Sub: "fsub", ast.Mult: "fmul", ast.Div: "fdiv"}
RELATIONS = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
FUNCTIONS = {math.sqrt: "sqrt", math.exp: "exp", math.log: "log"}


class NotInKernels(TypeError):
    """Python that kernels cannot be written in: what, and where."""


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
        self.b, self._path = builder, code.co_filename
        cells = [cell.cell_contents for cell in function.__closure__ or ()]
        self._known = function.__globals__ | dict(zip(code.co_freevars, cells, strict=True))
        self._known["range"] = range
        self._known |= dict(zip(code.co_varnames[: code.co_argcount], arguments, strict=True))
        self._variables: dict[str, ir.AllocaInstr] = {}
        self._loops: list[tuple[ir.Block, ir.Block]] = []  # where `continue` and `break` go

    def _refused(self, node: ast.AST, why: str = "") -> NotInKernels:
        what = why or f"kernels cannot use {type(node).__name__}"
        return NotInKernels(f"{Path(self._path).name}, line {node.lineno}: {what}: {ast.unparse(node)}")

    # Statements.

    def statements(self, nodes: Iterable[ast.stmt]) -> None:
        for node in nodes:
            found = getattr(self, "_" + type(node).__name__, None)
            if found is None:
                raise self._refused(node)
            found(node)

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

    def _assign(self, target: ast.expr, value) -> None:
        if isinstance(target, ast.Tuple):
            if not isinstance(value, list) or len(value) != len(target.elts):
                raise self._refused(target, "not as many values as names")
            for one, item in zip(target.elts, value, strict=True):
                self._assign(one, item)
        elif isinstance(target, ast.Subscript):
            place = self._place(target)
            self.b.store(self._as(value, place.type.pointee, target), place)
        elif isinstance(target, ast.Name):
            value = self.value(value, target)
            if target.id not in self._variables:
                kind = I64 if value.type == I8 else value.type
                self._variables[target.id] = alloca_once(self.b, kind)
            place = self._variables[target.id]
            self.b.store(self._as(value, place.type.pointee, target), place)
        else:
            raise self._refused(target)

    def _AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Subscript):
            place = self._place(node.target)
            made = self._binary(node, node.op, self.b.load(place), self.of(node.value))
            self.b.store(self._as(made, place.type.pointee, node), place)
            return
        before = self.of(ast.Name(node.target.id, ast.Load(), lineno=node.lineno))
        self._assign(node.target, self._binary(node, node.op, before, self.of(node.value)))

    def _If(self, node: ast.If) -> None:
        test = self.of(node.test)
        if not isinstance(test, ir.Value):
            self.statements(node.body if test else node.orelse)
            return
        then, other, after = (self.b.append_basic_block(name) for name in ("then", "else", "after"))
        self.b.cbranch(self._truth(test, node), then, other)
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
        self.b.cbranch(self._truth(test, node), body, after)
        self.b.position_at_end(body)
        self._repeated(node, head, after)
        self._go_on(head)
        self.b.position_at_end(after)

    def _For(self, node: ast.For) -> None:
        b, call = self.b, node.iter
        if not isinstance(call, ast.Call) or self.of(call.func) is not range:
            raise self._refused(call, "kernels can only walk over a range")
        bounds = [self.of(argument) for argument in call.args]
        start, stop, step = {1: [0, *bounds, 1], 2: [*bounds, 1], 3: bounds}[len(bounds)]
        if not isinstance(step, int) or step == 0:
            raise self._refused(call, "the step of a range has to be known")
        index = alloca_once(b, I64)
        b.store(self._as(start, I64, call), index)
        stop = self._as(stop, I64, call)
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
            raise self._refused(node, "kernels cannot use else behind a loop")
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
        found = getattr(self, "_of_" + type(node).__name__, None)
        if found is None:
            raise self._refused(node)
        return found(node)

    def _of_Constant(self, node: ast.Constant):
        return node.value

    def _of_Name(self, node: ast.Name):
        if node.id in self._variables:
            return self.b.load(self._variables[node.id])
        if node.id not in self._known:
            raise self._refused(node, "there is no such name here")
        return self._known[node.id]

    def _of_Attribute(self, node: ast.Attribute):
        return getattr(self.of(node.value), node.attr)

    def _place(self, node: ast.Subscript):
        pointer = self.of(node.value)
        if not isinstance(pointer, ir.Value) or not isinstance(pointer.type, ir.PointerType):
            raise self._refused(node, "not a pointer")
        return self.b.gep(pointer, [self._as(self.of(node.slice), I64, node)])

    def _of_Subscript(self, node: ast.Subscript):
        return self.b.load(self._place(node))

    def _of_BinOp(self, node: ast.BinOp):
        return self._binary(node, node.op, self.of(node.left), self.of(node.right))

    def _binary(self, node: ast.AST, op: ast.operator, x, y):
        if not isinstance(x, ir.Value) and not isinstance(y, ir.Value):
            return KNOWN[type(op)](x, y)
        divisor = y
        x, y = self._alike(x, y, node)
        if x.type != I64 or isinstance(op, ast.Div | ast.Pow):
            return self._real(node, op, x, y)
        if type(op) in WHOLE:
            return getattr(self.b, WHOLE[type(op)])(x, y)
        if isinstance(divisor, int) and divisor > 0 and not divisor & (divisor - 1):
            if isinstance(op, ast.Mod):
                return self.b.and_(x, number(divisor - 1))
            return self.b.ashr(x, number(divisor.bit_length() - 1))
        return self._rounded_down(x, y)[isinstance(op, ast.Mod)]

    def _real(self, node: ast.AST, op: ast.operator, x, y):
        if x.type == I64:
            x, y = self._as(x, F64, node), self._as(y, F64, node)
        if isinstance(op, ast.Pow):
            return self._function("pow", x, y)
        if type(op) not in REAL:
            raise self._refused(node, "not for real numbers")
        return getattr(self.b, REAL[type(op)])(x, y)

    def _function(self, name: str, *given):
        kind = given[0].type
        name = f"llvm.{name}.{'f32' if kind == F32 else 'f64'}"
        return self.b.call(function_of(self.b, name, kind, [kind] * len(given)), given)

    def _rounded_down(self, x, y):
        """Quotient and remainder; the remainder has the sign of y."""
        b = self.b
        quotient, rest = b.sdiv(x, y), b.srem(x, y)
        apart = b.icmp_signed("<", b.xor(rest, y), number(0))
        wrong = b.and_(b.icmp_signed("!=", rest, number(0)), apart)
        return b.sub(quotient, b.zext(wrong, I64)), b.add(rest, b.select(wrong, y, number(0)))

    def _of_UnaryOp(self, node: ast.UnaryOp):
        x = self.of(node.operand)
        if isinstance(node.op, ast.Not):
            return self.b.not_(self._truth(x, node)) if isinstance(x, ir.Value) else not x
        if not isinstance(node.op, ast.USub):
            raise self._refused(node)
        if not isinstance(x, ir.Value):
            return -x
        return self.b.fneg(x) if x.type in (F32, F64) else self.b.neg(self._as(x, I64, node))

    def _of_BoolOp(self, node: ast.BoolOp):
        first, *others = node.values
        found, more = self._truth(self.of(first), node), isinstance(node.op, ast.And)
        for other in others:
            before, ask, after = (
                self.b.block,
                self.b.append_basic_block("ask"),
                self.b.append_basic_block("so"),
            )
            self.b.cbranch(found, *((ask, after) if more else (after, ask)))
            self.b.position_at_end(ask)
            second = self._truth(self.of(other), node)
            found = self._met(after, (found, before), (second, self.b.block))
        return found

    def _met(self, after: ir.Block, *ways: tuple[ir.Value, ir.Block]):
        """The value that comes with the way into a block; the last way has still to go there."""
        self._go_on(after)
        self.b.position_at_end(after)
        phi = self.b.phi(ways[0][0].type)
        for value, block in ways:
            phi.add_incoming(value, block)
        return phi

    def _of_Compare(self, node: ast.Compare):
        values = [self.of(item) for item in (node.left, *node.comparators)]
        found = None
        for op, x, y in zip(node.ops, values, values[1:], strict=False):
            one = self._compared(node, op, x, y)
            found = one if found is None else self.b.and_(found, one)
        return found

    def _compared(self, node: ast.AST, op: ast.cmpop, x, y):
        if type(op) not in RELATIONS:
            raise self._refused(node)
        relation, (x, y) = RELATIONS[type(op)], self._alike(x, y, node)
        if x.type == I64:
            return self.b.icmp_signed(relation, x, y)
        compare = self.b.fcmp_unordered if relation == "!=" else self.b.fcmp_ordered  # as NaN has it
        return compare(relation, x, y)

    def _of_IfExp(self, node: ast.IfExp):
        test, b = self.of(node.test), self.b
        if not isinstance(test, ir.Value):
            return self.of(node.body if test else node.orelse)
        then, other, after = (b.append_basic_block(name) for name in ("then", "else", "after"))
        b.cbranch(self._truth(test, node), then, other)
        found = []
        for block, expression in ((then, node.body), (other, node.orelse)):
            b.position_at_end(block)
            found.append((self.value(self.of(expression), node), b.block))
        kind = self._common(*(value.type for value, _ in found))
        ways = []
        for value, block in found:
            b.position_at_end(block)
            ways.append((self._as(value, kind, node), block))
            if len(ways) == 1:
                b.branch(after)
        return self._met(after, *ways)

    def _of_Call(self, node: ast.Call):
        called = self.of(node.func)
        given = [self.of(argument) for argument in node.args]
        if isinstance(called, Word):
            if len(given) != called.count:
                raise self._refused(node, f"{called.count} arguments are wanted")
            return called.emit(self.b, *(self._for_word(x, node) for x in given))
        if isinstance(called, ir.Type):
            (x,) = given
            return self._as(x, called, node, told=True)
        if called in FUNCTIONS:
            (x,) = (self.value(x, node) for x in given)
            return self._function(FUNCTIONS[called], x if x.type == F32 else self._as(x, F64, node))
        if isinstance(called, FunctionType):
            return Body(called, self.b, given).returned(_definition(called.__code__))
        raise self._refused(node)

    def returned(self, definition: ast.FunctionDef):
        """What a function gives that ends with its only `return`."""
        *before, last = definition.body
        if not isinstance(last, ast.Return) or last.value is None:
            raise self._refused(last, "a function has to return something, at its end")
        self.statements(before)
        return self.of(last.value)

    # Types.

    def value(self, x, node: ast.AST) -> ir.Value:
        """A known number as a constant."""
        if isinstance(x, ir.Value):
            return x
        if isinstance(x, bool):
            return ir.Constant(I1, int(x))
        if isinstance(x, int):
            return number(x)
        if isinstance(x, float):
            return ir.Constant(F64, x)
        raise self._refused(node, "not a number")

    @staticmethod
    def _common(x: ir.Type, y: ir.Type) -> ir.Type:
        if x == y and x != I8:
            return x
        return F64 if {F32, F64} & {x, y} else I64

    def _alike(self, x, y, node: ast.AST):
        x, y = self.value(x, node), self.value(y, node)
        kind = self._common(x.type, y.type)
        kind = I64 if kind == I1 else kind
        return self._as(x, kind, node), self._as(y, kind, node)

    def _as(self, x, kind: ir.Type, node: ast.AST, told: bool = False) -> ir.Value:
        """A value as one of a type; from real to whole numbers only where the kernel says so."""
        b, x = self.b, self.value(x, node)
        way = CONVERSIONS.get((x.type, kind))
        if x.type == kind:
            return x
        if way is None or (way == "fptosi" and not told):
            raise self._refused(node, f"{x.type} is not {kind}")
        return getattr(b, way)(x, kind)

    def _for_word(self, x, node: ast.AST) -> ir.Value:
        x = self.value(x, node)
        return x if x.type in (F32, F64) or isinstance(x.type, ir.PointerType) else self._as(x, I64, node)

    def _truth(self, x, node: ast.AST) -> ir.Value:
        x = self.value(x, node)
        if x.type == I1:
            return x
        if x.type in (F32, F64):
            raise self._refused(node, "a real number is no truth")
        return self.b.icmp_signed("!=", x, ir.Constant(x.type, 0))


CONVERSIONS: dict[tuple[ir.Type, ir.Type], str] = {
    (I1, I8): "zext",
    (I1, I64): "zext",
    (I8, I64): "sext",
    (I64, I8): "trunc",
    **{
        (whole, kind): way
        for kind in (F32, F64)
        for whole, way in ((I1, "uitofp"), (I8, "sitofp"), (I64, "sitofp"))
    },
    **{(kind, I64): "fptosi" for kind in (F32, F64)},
    (F32, F64): "fpext",
    (F64, F32): "fptrunc",
}
