"""The words that kernels are written in: Python functions that become machine code.

A kernel is a function f(r, c) of a row and a context, both pointers to 64-bit integers, in the part of
Python that translation.py knows; compiler.py makes of it the C function void(int64 *row, int64 *context).
The words below read operands of the row, and give it vectors, atomics and the like as LLVM instructions.
This module and the families beside it are imported only where a kernel has to be compiled.

An operand is `space << 48 | offset`; its address is context[space] + offset. Every stride counts bytes.
"""

from __future__ import annotations

import platform
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass

from llvmlite import ir

from wlnet.tensor.run.cpu.processor import processor

LANES = 16
F32, F64, I1, I8, I16, I32, I64 = (
    ir.FloatType(),
    ir.DoubleType(),
    ir.IntType(1),
    ir.IntType(8),
    ir.IntType(16),
    ir.IntType(32),
    ir.IntType(64),
)
BYTES = I8.as_pointer()
VECTOR = ir.VectorType(F32, LANES)
DOUBLES = ir.VectorType(F64, LANES // 2)  # as many bytes
WHOLES = ir.VectorType(I32, LANES)  # integers of the same width
MASK = ir.VectorType(I1, LANES)
ROW = I64.as_pointer()
INTEL = platform.machine() in ("x86_64", "AMD64")
ESTIMATES = "+avx512f" in processor()[1].split(",")  # of reciprocals and roots, 16 at once

# Number of the system call, and what else lets other threads run.
FUTEX = {"x86_64": 202, "aarch64": 98}.get(platform.machine()) if platform.system() == "Linux" else None
YIELD = "SwitchToThread" if platform.system() == "Windows" else "sched_yield"

KERNELS: dict[str, Callable[[], Callable | Word]] = {}  # what makes a kernel: a function or a word


def kernel(name: str):
    """The decorated function makes the kernel `name`: it is called when that is compiled."""

    def add(make: Callable[[], Callable | Word]) -> Callable[[], Callable | Word]:
        assert name not in KERNELS, f"two kernels of the name {name}"
        KERNELS[name] = make
        return make

    return add


@dataclass(frozen=True)
class Word:
    """A word of kernels: `emit(builder, *values)` appends its instructions and gives its value.

    `count` values are wanted: integers of 64 bits, reals or pointers. A word of a row and a context can be a
    whole kernel.
    """

    emit: Callable[..., ir.Value | None]
    count: int


def word(count: int) -> Callable[[Callable], Word]:
    """The decorated emit(builder, *values) as a word."""
    return lambda emit: Word(emit, count)


def alloca_once(builder, kind):
    """Memory of the function for a value of a type; LLVM makes a register of it, mostly."""
    with builder.goto_entry_block():
        return builder.alloca(kind)


@contextmanager
def for_range(builder, count):
    """A loop; what is appended within is its body, and gets the number of the turn, from 0."""
    before = builder.block
    head, body, after = (builder.append_basic_block(name) for name in ("for", "body", "after"))
    builder.branch(head)
    builder.position_at_end(head)
    index = builder.phi(I64)
    index.add_incoming(number(0), before)
    builder.cbranch(builder.icmp_signed("<", index, count), body, after)
    builder.position_at_end(body)
    yield index
    index.add_incoming(builder.add(index, number(1), flags=("nsw",)), builder.block)
    builder.branch(head)
    builder.position_at_end(after)


def number(value: int) -> ir.Constant:
    return ir.Constant(I64, value)


def at(builder, pointer, step):
    return builder.gep(pointer, [step])


def function_of(builder, name: str, result, arguments):
    """A function of LLVM or of the C library."""
    return _declared(builder, name, ir.FunctionType(result, arguments))


def _declared(builder, name: str, kind: ir.FunctionType):
    found = builder.module.globals.get(name)
    return ir.Function(builder.module, kind, name) if found is None else found


# Operands and facts of a row.


@word(3)
def address(b, row, context, place):
    """The address of the operand at a place of the row."""
    operand = b.load(at(b, row, place))
    base = b.load(at(b, context, b.lshr(operand, number(48))))
    return b.add(base, b.and_(operand, number((1 << 48) - 1)))


@word(2)
def real(b, row, place):
    """The real number at a place of the row."""
    return b.load(b.bitcast(at(b, row, place), F64.as_pointer()))


def _pointer(kind: ir.Type) -> Word:
    return Word(lambda b, place: b.inttoptr(place, kind.as_pointer()), 1)


floats, doubles, integers, truths = map(_pointer, (F32, F64, I64, I8))


# Vectors.


def load(b, pointer, vector=VECTOR):
    return b.load(b.bitcast(pointer, vector.as_pointer()), align=4)


def store(b, vector, pointer):
    b.store(vector, b.bitcast(pointer, vector.type.as_pointer()), align=4)


def splat(b, single, vector=VECTOR):
    """The vector with one number in all lanes."""
    empty = ir.Constant(vector, ir.Undefined)
    first = b.insert_element(empty, single, ir.Constant(I32, 0))
    return b.shuffle_vector(first, empty, ir.Constant(ir.VectorType(I32, vector.count), [0] * vector.count))


def constant(value: float, vector=VECTOR) -> ir.Constant:
    return ir.Constant(vector, [float(value)] * vector.count)


def mask_of(b, count, lanes=LANES):
    """The first `count` lanes (I64; all, if there are more)."""
    few = b.select(b.icmp_signed("<", count, number(lanes)), count, number(lanes))
    wholes = ir.VectorType(I32, lanes)
    return b.icmp_signed("<", ir.Constant(wholes, list(range(lanes))), splat(b, b.trunc(few, I32), wholes))


def type_name(vector) -> str:
    """Of a vector, in the names of LLVM's functions."""
    return f"v{vector.count}" + {F32: "f32", F64: "f64", I8: "i8"}[vector.element]


def masked_load(b, pointer, mask, vector=VECTOR, align=4):
    """The lanes of the mask from memory, 0 in the others; their memory is not touched."""
    name = f"llvm.masked.load.{type_name(vector)}.p0"
    f = function_of(b, name, vector, [vector.as_pointer(), I32, mask.type, vector])
    none = ir.Constant(vector, [0 if vector.element == I8 else 0.0] * vector.count)
    return b.call(f, [b.bitcast(pointer, vector.as_pointer()), ir.Constant(I32, align), mask, none])


def masked_store(b, value, pointer, mask, align=4):
    vector = value.type
    name = f"llvm.masked.store.{type_name(vector)}.p0"
    f = function_of(b, name, ir.VoidType(), [vector, vector.as_pointer(), I32, mask.type])
    b.call(f, [value, b.bitcast(pointer, vector.as_pointer()), ir.Constant(I32, align), mask])


def fused(b, x, y, z):
    """x y + z with one rounding."""
    return b.call(function_of(b, f"llvm.fma.{type_name(x.type)}", x.type, [x.type] * 3), [x, y, z])


TO_READ, TO_WRITE = (0, 2, 1), (1, 3, 1)  # what is fetched: to be written, how near, data


def fetch(b, place, how: tuple[int, int, int]) -> None:
    """The line of the cache at a place, before it is needed."""
    f = function_of(b, "llvm.prefetch.p0", ir.VoidType(), [BYTES, I32, I32, I32])
    b.call(f, [place, *(ir.Constant(I32, n) for n in how)])


# Calls, atomics and the processor.


@word(3)
def call(b, target, row, context):
    """Runs the kernel at an address on a row."""
    row, context = (b.inttoptr(x, I64.as_pointer()) if x.type == I64 else x for x in (row, context))
    kind = ir.FunctionType(ir.VoidType(), [I64.as_pointer()] * 2)
    b.call(b.inttoptr(target, kind.as_pointer()), [row, context])


@word(3)
def copy_bytes(b, target, source, count):
    f = function_of(b, "llvm.memcpy.p0.p0.i64", ir.VoidType(), [BYTES, BYTES, I64, I1])
    b.call(f, [b.inttoptr(target, BYTES), b.inttoptr(source, BYTES), count, ir.Constant(I1, 0)])


@word(3)
def swapped(b, place, old, new):
    """1 if the word at `place` was `old` and is `new` now."""
    found = b.cmpxchg(b.inttoptr(place, I64.as_pointer()), old, new, "acq_rel", "monotonic")
    return b.zext(b.extract_value(found, 1), I64)


@word(2)
def added(b, place, value):
    """Adds to the word at `place`; what it was before."""
    return b.atomic_rmw("add", b.inttoptr(place, I64.as_pointer()), value, "acq_rel")


@word(1)
def peek(b, place):
    """The word at `place`, which other threads change."""
    return b.load_atomic(b.inttoptr(place, I64.as_pointer()), "acquire", 8)


@word(0)
def relax(b):
    """A hint that this thread waits."""
    if INTEL:
        b.call(function_of(b, "llvm.x86.sse2.pause", ir.VoidType(), []), [])


@word(1)
def rounding(b, mode):
    """Sets the floating point state of the thread; the old one. Only x86 has it here."""
    if not INTEL:
        return mode
    word_ = alloca_once(b, I32)
    place = b.bitcast(word_, BYTES)
    b.call(function_of(b, "llvm.x86.sse.stmxcsr", ir.VoidType(), [BYTES]), [place])
    old = b.zext(b.load(word_), I64)
    b.store(b.trunc(mode, I32), word_)
    b.call(function_of(b, "llvm.x86.sse.ldmxcsr", ir.VoidType(), [BYTES]), [place])
    return old


@word(0)
def cycles(b):
    return b.call(function_of(b, "llvm.readcyclecounter", I64, []), [])


@word(3)
def futex(b, place, operation, value):
    """Sleep while the word at `place` is `value`, or wake who sleeps there.

    Where there is no futex (outside Linux on x86 and ARM) the thread gives its time to others instead.
    """
    if FUTEX is None:
        b.call(function_of(b, YIELD, I32, []), [])
        return
    kind = ir.FunctionType(I64, [I64], var_arg=True)
    f = _declared(b, "syscall", kind)
    zero, operation, value = number(0), b.trunc(operation, I32), b.trunc(value, I32)
    b.call(f, [number(FUTEX), b.inttoptr(place, BYTES), operation, value, zero, zero, zero])
