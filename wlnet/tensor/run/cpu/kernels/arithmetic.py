"""The arithmetic of kernels: LLVM instructions for the operators of Python, and what becomes of types.

A number is an instruction's value, or a Python number that is known while the kernel is made. Real32 with
Real32 gives Real32, with anything else Real64; truths and bytes count as whole numbers of 64 bits.
"""

from __future__ import annotations

import ast
import math
import operator

from llvmlite import ir

from wlnet.tensor.run.cpu.kernels.source import F32, F64, I1, I8, I64, function_of, number

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
CONVERSIONS: dict[tuple[ir.Type, ir.Type], str] = {
    (I1, I8): "zext",
    (I1, I64): "zext",
    (I8, I64): "sext",
    (I64, I8): "trunc",
    **{(I1, kind): "uitofp" for kind in (F32, F64)},
    **{(whole, kind): "sitofp" for kind in (F32, F64) for whole in (I8, I64)},
    **{(kind, I64): "fptosi" for kind in (F32, F64)},
    (F32, F64): "fpext",
    (F64, F32): "fptrunc",
}


class NotInKernels(TypeError):
    """Python that kernels cannot be written in: why, and the place and text once they are known."""

    def __init__(self, why: str):
        super().__init__(why)
        self.why, self.place, self.text = why, "", ""

    def __str__(self):
        return f"{self.place}: {self.why}: {self.text}" if self.place else self.why


def value(x) -> ir.Value:
    """A number that is known as a constant."""
    if isinstance(x, ir.Value):
        return x
    if isinstance(x, bool):
        return ir.Constant(I1, int(x))
    if isinstance(x, int):
        return number(x)
    if isinstance(x, float):
        return ir.Constant(F64, x)
    raise NotInKernels("not a number")


def common(x: ir.Type, y: ir.Type) -> ir.Type:
    """The type of what is either."""
    if x == y and x != I8:
        return x
    return F64 if {F32, F64} & {x, y} else I64


def converted(b, x, kind: ir.Type, told: bool = False) -> ir.Value:
    """A number as one of a type; from real to whole numbers only where that is told."""
    x = value(x)
    way = CONVERSIONS.get((x.type, kind))
    if x.type == kind:
        return x
    if way is None or (way == "fptosi" and not told):
        raise NotInKernels(f"{x.type} is not {kind}")
    return getattr(b, way)(x, kind)


def _alike(b, x, y) -> tuple[ir.Value, ir.Value]:
    kind = common(value(x).type, value(y).type)
    kind = I64 if kind == I1 else kind
    return converted(b, x, kind), converted(b, y, kind)


def combined(b, op: ast.operator, x, y):
    """x op y; known, if both are."""
    if not isinstance(x, ir.Value) and not isinstance(y, ir.Value):
        return KNOWN[type(op)](x, y)
    divisor = y
    x, y = _alike(b, x, y)
    if x.type != I64 or isinstance(op, ast.Div | ast.Pow):
        return _real(b, op, x, y)
    if type(op) in WHOLE:
        return getattr(b, WHOLE[type(op)])(x, y)
    if isinstance(divisor, int) and divisor > 0 and not divisor & (divisor - 1):  # a power of 2
        if isinstance(op, ast.Mod):
            return b.and_(x, number(divisor - 1))
        return b.ashr(x, number(divisor.bit_length() - 1))
    return _rounded_down(b, x, y)[isinstance(op, ast.Mod)]


def _real(b, op: ast.operator, x, y):
    if x.type == I64:
        x, y = converted(b, x, F64), converted(b, y, F64)
    if isinstance(op, ast.Pow):
        return _called(b, "pow", x, y)
    if type(op) not in REAL:
        raise NotInKernels("not for real numbers")
    return getattr(b, REAL[type(op)])(x, y)


def _called(b, name: str, *given):
    kind = given[0].type
    name = f"llvm.{name}.{'f32' if kind == F32 else 'f64'}"
    return b.call(function_of(b, name, kind, [kind] * len(given)), given)


def applied(b, function, x):
    """One of FUNCTIONS."""
    x = value(x)
    return _called(b, FUNCTIONS[function], x if x.type == F32 else converted(b, x, F64))


def _rounded_down(b, x, y):
    """Quotient and remainder; the remainder has the sign of y."""
    quotient, rest = b.sdiv(x, y), b.srem(x, y)
    apart = b.icmp_signed("<", b.xor(rest, y), number(0))
    wrong = b.and_(b.icmp_signed("!=", rest, number(0)), apart)
    return b.sub(quotient, b.zext(wrong, I64)), b.add(rest, b.select(wrong, y, number(0)))


def negated(b, x):
    if not isinstance(x, ir.Value):
        return -x
    return b.fneg(x) if x.type in (F32, F64) else b.neg(converted(b, x, I64))


def compared(b, op: ast.cmpop, x, y) -> ir.Value:
    """A truth: false for NaN, but for !=."""
    if type(op) not in RELATIONS:
        raise NotInKernels(f"kernels cannot use {type(op).__name__}")
    relation, (x, y) = RELATIONS[type(op)], _alike(b, x, y)
    if x.type == I64:
        return b.icmp_signed(relation, x, y)
    return (b.fcmp_unordered if relation == "!=" else b.fcmp_ordered)(relation, x, y)


def truth(b, x) -> ir.Value:
    """Whether a whole number is not 0."""
    x = value(x)
    if x.type == I1:
        return x
    if x.type in (F32, F64):
        raise NotInKernels("a real number is no truth")
    return b.icmp_signed("!=", x, ir.Constant(x.type, 0))
