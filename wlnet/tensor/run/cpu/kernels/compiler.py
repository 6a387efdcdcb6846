"""From the Python of a kernel to an object file: translated, optimized by LLVM, made machine code.

Imported only where a kernel has to be compiled.
"""

from __future__ import annotations

from functools import cache

import llvmlite.binding as llvm
from llvmlite import ir

from wlnet.tensor.run.cpu.kernels.source import KERNELS, ROW, Word
from wlnet.tensor.run.cpu.kernels.translation import translated
from wlnet.tensor.run.cpu.processor import processor

# What the floating point rules leave to the compiler: no sign of zero, sums in another order. NaN and
# infinities stay what they are.
LIBERTIES = ("arcp", "contract", "nsz", "reassoc")
REAL_INSTRUCTIONS = {"fadd", "fsub", "fmul", "fdiv", "fcmp"}


def compiled(name: str) -> tuple[str, bytes]:
    """(symbol, object file) of a kernel."""
    symbol = "wlnet_" + name  # all kernels share one address space
    module = llvm.parse_assembly(str(instructions(name, symbol)))
    module.name = name
    machine = _machine()
    module.data_layout = str(machine.target_data)
    module.verify()
    # Level 3 takes twice the time, for copies of loops in which nothing runs faster: cycles of a step of
    # eight nets at level 2 over those at level 3 were 0.96 to 1.01.
    wanted = llvm.create_pipeline_tuning_options(speed_level=2)
    wanted.loop_vectorization, wanted.slp_vectorization = True, False
    passes = llvm.create_pass_builder(machine, wanted)
    passes.getModulePassManager().run(module, passes)
    return symbol, machine.emit_object(module)


def instructions(name: str, symbol: str) -> ir.Module:
    """The kernel as a function of LLVM: void(int64 *row, int64 *context)."""
    made = KERNELS[name]()
    module = ir.Module(name)
    module.triple = llvm.get_process_triple()
    function = ir.Function(module, ir.FunctionType(ir.VoidType(), [ROW, ROW]), symbol)
    function.attributes.add("nounwind")
    builder = ir.IRBuilder(function.append_basic_block("entry"))
    if isinstance(made, Word):
        made.emit(builder, *function.args)
    else:
        translated(made, builder, function.args)
    builder.ret_void()
    _take_liberties(function)
    return module


def _take_liberties(function: ir.Function) -> None:
    for block in function.blocks:
        for one in block.instructions:
            if one.opname in REAL_INSTRUCTIONS and not one.flags:
                one.flags.extend(LIBERTIES)
            elif isinstance(one, ir.CallInstr) and isinstance(one.type, ir.FloatType | ir.DoubleType):
                one.fastmath.update(LIBERTIES)


@cache
def _machine() -> llvm.TargetMachine:
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    cpu, features = processor()
    target = llvm.Target.from_default_triple()
    return target.create_target_machine(
        cpu=cpu, features=features, opt=3, reloc="static", codemodel="jitdefault", jit=True
    )
