"""Parallel functions, in this one process: the same values as their plain kin, one kernel.

What kernels would share (DistributeDefinitions, SetSharedVariable) is shared here anyhow. Method and
DistributedContexts only say how work is spread, so they change no value.
"""

from __future__ import annotations

from wlnet.expr.expr import NULL, Expr, is_rule, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

FAILED = S("$Failed")
OTHER_OPTION = Message("ParallelTable::optx", "Unknown option `1` in `2`.")

_OPTIONS = {"Method": S.Automatic, "DistributedContexts": S.Automatic, "ProgressReporting": S.Automatic}
_NAMES = {S(name) for name in _OPTIONS}


def _without_options(head, args: tuple) -> tuple:
    while args and is_rule(args[-1]):
        if args[-1].args[0] not in _NAMES and args[-1].args[0] not in _OPTIONS:
            raise OTHER_OPTION(args[-1].args[0], Expr(head, args), value=UNEVALUATED)
        args = args[:-1]
    return args


def _plain(evaluation, head, parallel, args: tuple):
    return evaluation.evaluate(Expr(head, _without_options(parallel, args)))


@builtin("ParallelTable[args__]", attributes=("HoldAll",))
def parallel_table(evaluation, args):
    """Table"""
    return _plain(evaluation, S.Table, S.ParallelTable, args)


@builtin("ParallelDo[args__]", attributes=("HoldAll",))
def parallel_do(evaluation, args):
    """Do"""
    return _plain(evaluation, S.Do, S.ParallelDo, args)


@builtin("ParallelSum[args__]", attributes=("HoldAll",))
def parallel_sum(evaluation, args):
    """Sum"""
    return _plain(evaluation, S.Sum, S.ParallelSum, args)


@builtin("ParallelProduct[args__]", attributes=("HoldAll",))
def parallel_product(evaluation, args):
    """Product"""
    return _plain(evaluation, S.Product, S.ParallelProduct, args)


@builtin("ParallelEvaluate[expr_]", "ParallelEvaluate[expr_, kernels_]", attributes=("HoldAll",))
def parallel_evaluate(evaluation, expr, kernels=None):
    """{value}: the value on the only kernel."""
    return S.List(expr)


@builtin("ParallelMap[args__]")
def parallel_map(evaluation, args):
    """Map"""
    return Expr(S.Map, _without_options(S.ParallelMap, args))


@builtin("ParallelArray[args__]")
def parallel_array(evaluation, args):
    """Array"""
    return Expr(S.Array, _without_options(S.ParallelArray, args))


@builtin("ParallelSelect[args__]", attributes=("ReadProtected",))
def parallel_select(evaluation, args):
    """Select"""
    return Expr(S.Select, _without_options(S.ParallelSelect, args))


@builtin("ParallelCases[args__]", attributes=("ReadProtected",))
def parallel_cases(evaluation, args):
    """Cases; the second argument may be a rule, so options stand behind it only."""
    return Expr(S.Cases, (*args[:2], *_without_options(S.ParallelCases, args[2:])))


@builtin("ParallelCombine[f_, list_]", "ParallelCombine[f_, list_, combine_]")
def parallel_combine(evaluation, f, list, combine=None):
    """f of the whole list, which is the only piece."""
    return Expr(f, (list,))


@builtin("ParallelTry[f_, list_List]", "ParallelTry[f_, list_List, count_Integer]")
def parallel_try(evaluation, f, list, count=None):
    """The first value of f for an element that is not $Failed, the list of the first `count`; $Failed
    where there are not so many."""
    wanted, found = 1 if count is None else count, []
    for one in evaluation.steps(list.args):
        if len(found) >= wanted:
            break
        value = evaluation.call(f, one)
        if value is not FAILED:
            found.append(value)
    if len(found) < wanted:
        return FAILED
    return found[0] if count is None else wl_list(found)


@builtin("Parallelize[expr_]", attributes=("HoldFirst",))
def parallelize(evaluation, expr):
    """expr"""
    return expr


@builtin("ParallelSubmit[expr_]", "ParallelSubmit[variables_, expr_]", attributes=("HoldAll",))
def parallel_submit(evaluation, expr, variables=None):
    """The expression, evaluated at once: WaitAll finds it done."""
    return expr


@builtin("WaitAll[expr_]")
def wait_all(evaluation, expr):
    """expr: everything has been evaluated already."""
    return expr


@builtin("LaunchKernels[]", "LaunchKernels[spec_]")
def launch_kernels(evaluation, spec=None):
    """{}: there are no other kernels."""
    return []


@builtin("CloseKernels[]", "CloseKernels[kernels_]")
def close_kernels(evaluation, kernels=None):
    """{}: there were no other kernels."""
    return []


@builtin("Kernels[]")
def kernels(evaluation):
    """{}: there are no other kernels."""
    return []


@builtin("$KernelCount")
def kernel_count(evaluation):
    """0: there are no other kernels."""
    return 0


@builtin("DistributeDefinitions[symbols___]", attributes=("HoldAll",))
def distribute_definitions(evaluation, symbols):
    """The symbols: all definitions are here."""
    return S.List(*map(S.HoldForm, symbols))


@builtin("SetSharedVariable[symbols___]", attributes=("HoldAll",))
def set_shared_variable(evaluation, symbols):
    """Null: all variables are here."""
    return NULL


@builtin("SetSharedFunction[symbols___]", attributes=("HoldAll",))
def set_shared_function(evaluation, symbols):
    """Null: all functions are here."""
    return NULL


@builtin("ParallelNeeds[context_String]")
def parallel_needs(evaluation, context):
    """Needs"""
    return S.Needs(context)


@builtin("PreemptProtect[expr_]", attributes=("HoldFirst",))
def preempt_protect(evaluation, expr):
    """expr: nothing interrupts an evaluation here to evaluate something else."""
    return evaluation.evaluate(expr)
