"""Contexts and names: Begin, BeginPackage, Needs, Context, Names, Symbol."""

from __future__ import annotations

from wlnet.algebra.numbers import is_number
from wlnet.expr.expr import NULL, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.assignment import setting
from wlnet.language.builtin import builtin
from wlnet.language.definitions import MORE_CONTEXTS, Definitions

NOT_A_STRING = Message("Symbol::string", "String expected at position `1` in `2`.")
NO_CONTEXT = Message("General::cxset", "`1` is not a valid context specification.")
BAD_CONTEXT = Message(
    "General::cxt",
    "Invalid context specified at position `1` in `2`. A context must consist of valid symbol names "
    "separated by and ending with `.",
)
NO_PREVIOUS = Message("End::noctx", "No previous context defined.")
NO_PACKAGE = Message("EndPackage::noctx", "No previous context defined.")
NOT_A_NAME = Message(
    "Symbol::symname",
    "The string `1` cannot be used for a symbol name. "
    "A symbol name must start with a letter followed by letters and numbers.",
)
NO_SYMBOL = Message("Context::ssle", "Symbol or string expected at position `1` in `2`.")
NOT_FOUND = Message("Context::notfound", "Symbol `1` not found.")
SHADOWED = (
    "Symbol `1` appears in multiple contexts `2`; "
    "definitions in context `3` may shadow or be shadowed by other definitions."
)
NEEDED = Message("Needs::nocont", "Context `1` was not created when Needs was evaluated.")


def _context(evaluation, name, call=None, at: int = 1) -> str:
    """A full context name of a string, argument `at` of a call; `name` lies in the present context."""
    if type(name) is not str or not name.endswith("`") or not name.strip("`"):
        raise (
            NO_CONTEXT(name, value=UNEVALUATED) if call is None else BAD_CONTEXT(at, call, value=UNEVALUATED)
        )
    return evaluation.definitions.context[:-1] + name if name.startswith("`") else name


def _stack(evaluation) -> list:
    return evaluation.state.setdefault("contexts", [])


@builtin("$Context")
def current_context(evaluation):
    """The context of new symbols."""
    return evaluation.definitions.context


@setting("$Context")
def set_context(evaluation, value):
    """$Context = "name`" """
    evaluation.definitions.context = _context(evaluation, value)


@builtin("$ContextPath")
def context_path(evaluation):
    """The contexts where names are looked up."""
    return wl_list(evaluation.definitions.context_path)


@setting("$ContextPath")
def set_context_path(evaluation, value):
    """$ContextPath = {...}"""
    if not is_list(value):
        raise NO_CONTEXT(value, value=UNEVALUATED)
    evaluation.definitions.context_path = [_context(evaluation, one) for one in value.args]


@builtin("$RecursionLimit")
def recursion_limit(evaluation):
    """How deep evaluations may nest."""
    return evaluation.recursion_limit if evaluation.recursion_limit < _NO_LIMIT else S.Infinity


@setting("$RecursionLimit")
def set_recursion_limit(evaluation, value):
    """$RecursionLimit = n"""
    evaluation.recursion_limit = _limit(value, "$RecursionLimit")


@builtin("$IterationLimit")
def iteration_limit(evaluation):
    """How often one expression may be rewritten."""
    return evaluation.iteration_limit if evaluation.iteration_limit < _NO_LIMIT else S.Infinity


@setting("$IterationLimit")
def set_iteration_limit(evaluation, value):
    """$IterationLimit = n"""
    evaluation.iteration_limit = _limit(value, "$IterationLimit")


_NO_LIMIT = 1 << 62


def _limit(value, name: str) -> int:
    if value is S.Infinity or value == S.DirectedInfinity(1):
        return _NO_LIMIT
    if type(value) is not int or value < 20:
        text = "Cannot set `1` to `2`; value must be Infinity or an integer at least 20."
        raise Message(f"{name}::limset", text)(S(name), value, value=UNEVALUATED)
    return value


@builtin("Begin[context_]")
def begin(evaluation, context):
    """Make it the present context, until End."""
    name = _context(evaluation, context, S.Begin(context))
    definitions = evaluation.definitions
    _stack(evaluation).append(("Begin", definitions.context, None))
    definitions.enter(name)
    return name


@builtin("End[]")
def end(evaluation):
    """Back to the context before Begin; the one that is left."""
    stack, definitions = _stack(evaluation), evaluation.definitions
    if not stack or stack[-1][0] != "Begin":
        raise NO_PREVIOUS(value=definitions.context)
    left = definitions.context
    definitions.context = stack.pop()[1]
    return left


@builtin("BeginPackage[context_]", "BeginPackage[context_, needed_]")
def begin_package(evaluation, context, needed=None):
    """Start a package: only its context, what it needs and System` are searched for names."""
    call = S.BeginPackage(context) if needed is None else S.BeginPackage(context, needed)
    name = _context(evaluation, context, call)
    wanted = () if needed is None else needed.args if is_list(needed) else (needed,)
    for one in wanted:
        _context(evaluation, one, call, 2)  # a wrong one is told before anything changes
    definitions = evaluation.definitions
    _stack(evaluation).append(("BeginPackage", definitions.context, list(definitions.context_path)))
    definitions.enter(name)
    definitions.context_path = [name, "System`"]
    for one in wanted:
        needs(evaluation, one)
    return name


@builtin("EndPackage[]")
def end_package(evaluation):
    """Back to the contexts before BeginPackage, with that of the package in front."""
    stack, definitions = _stack(evaluation), evaluation.definitions
    if not stack or stack[-1][0] != "BeginPackage":
        raise NO_PACKAGE(value=NULL)
    left = definitions.context
    _, definitions.context, path = stack.pop()
    definitions.context_path = [left, *(one for one in path if one != left)]
    for name, contexts in definitions.shadowed(left).items():
        evaluation.message(Message(f"{name}::shdw", SHADOWED), name, wl_list(contexts), left)
    _packages(evaluation).setdefault(left)
    return NULL


def _packages(evaluation) -> dict[str, None]:
    return evaluation.state.setdefault("packages", {})


@builtin("$Packages")
def packages(evaluation):
    """Contexts of the packages that have been loaded."""
    return wl_list([*reversed(_packages(evaluation)), "Global`", "System`"])


@builtin("Needs[context_]", "Needs[context_, file_]")
def needs(evaluation, context, file=None):
    """Load a package unless it is there already."""
    name = _context(evaluation, context, S.Needs(context))
    definitions = evaluation.definitions
    if name not in _packages(evaluation) and name not in MORE_CONTEXTS:
        evaluation.evaluate(S.Get(name if file is None else file))
        if name not in _packages(evaluation):
            evaluation.message(NEEDED, name)
            return S("$Failed")
    if name not in definitions.context_path:
        definitions.context_path.insert(0, name)
    return NULL


@builtin("Context[]", "Context[symbol_]", attributes=("HoldFirst",))
def context(evaluation, symbol=None):
    """The present context, or that of a symbol."""
    if symbol is None:
        return evaluation.definitions.context
    if type(symbol) is str:
        name, symbol = symbol, evaluation.definitions.find(symbol)
        if symbol is None:
            raise NOT_FOUND(name, value=UNEVALUATED)
    if type(symbol) is not Symbol:
        raise NO_SYMBOL(1, S.Context(symbol), value=UNEVALUATED)
    return symbol.context


@builtin("Contexts[]", "Contexts[pattern_String]")
def contexts(evaluation, pattern="*"):
    """Names of all contexts."""
    return wl_list(evaluation.definitions.contexts(pattern))


@builtin("Names[]", "Names[pattern_]")
def names(evaluation, pattern="*"):
    """Names of symbols that match; in full where they would not be found by the short name."""
    definitions = evaluation.definitions
    patterns = pattern.args if is_list(pattern) else (pattern,)
    found = {}
    for one in patterns:
        if type(one) is not str:
            return None
        found.update(dict.fromkeys(definitions.matching(one)))
    return wl_list(sorted((s.name if definitions.sees(s) else s.full_name for s in found), key=_alphabetical))


def _alphabetical(name: str) -> tuple:
    """Key of the order of names: digits, letters whatever their case, then $; then small ones first."""
    return [(2 if c == "$" else c.isalpha(), c.lower()) for c in name], name.swapcase()


@builtin("NameQ[name_String]")
def name_q(evaluation, name):
    """Whether there is a symbol of that name."""
    return bool(evaluation.definitions.matching(name))


@builtin("Symbol[name_String]", attributes=("Locked",))
def symbol(evaluation, name):
    """The symbol of a name."""
    return named(evaluation.definitions, name)


@builtin("Symbol[name_]", attributes=("Locked",))
def symbol_of_atom(evaluation, name):
    """No symbol of a number: a message."""
    if is_number(name):
        raise NOT_A_STRING(1, S.Symbol(name), value=UNEVALUATED)


def named(definitions: Definitions, name: str) -> Symbol:
    """The symbol of a name, new or not. Symbol::symname where no symbol can be called so."""
    pieces = name.split("`")
    if not all(_is_name(piece) for piece in pieces if piece or piece is pieces[-1]):
        raise NOT_A_NAME(name)
    return definitions.resolve(name)


@builtin("SymbolName[symbol_Symbol]")
def symbol_name(evaluation, symbol):
    """The name of a symbol without its context."""
    return symbol.name


def _is_name(text: str) -> bool:
    return bool(text) and not text[0].isdigit() and all(c.isalnum() or c == "$" for c in text)
