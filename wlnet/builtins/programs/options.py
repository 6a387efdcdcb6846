"""Options of functions: Options, SetOptions, OptionValue, FilterRules, Default."""

from __future__ import annotations

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, is_rule, rule, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.assignment import PROTECTED_SYMBOL, property_of
from wlnet.language.attributes import LOCKED, PROTECTED
from wlnet.language.builtin import builtin
from wlnet.language.options import name_of, option_rules, rules_in, set_options, symbol_of

NO_SUCH = Message("OptionValue::nodef", "Unknown option `1` for `2`.")
UNKNOWN = Message("OptionValue::optnf", "Option name `1` not found in defaults for `2`.")
NOT_KNOWN = Message("SetOptions::optnf", "`1` is not a known option for `2`.")
NO_SYMBOL = Message("SyntaxInformation::sym", "Argument `1` at position `2` is expected to be a symbol.")
NO_OPTIONS = Message("Options::options", "`1` is not a valid list of option rules.")
NOT_RULES = Message("General::rep", "`1` is not a rule, a list of rules, or an association.")


def _symbol(evaluation, what) -> Symbol | None:
    if isinstance(what, str):
        return evaluation.definitions.resolve(what)
    return what if type(what) is Symbol else None


@builtin("Options[what_]", "Options[what_, names_]")
def options(evaluation, what, names=None):
    """The default options of a symbol, or the options that stand in an expression."""
    symbol = _symbol(evaluation, what)
    if symbol is not None:
        found = option_rules(evaluation, symbol)
    elif hasattr(what, "wl_options"):
        found = [rule(symbol_of(name), value) for name, value in what.wl_options().items()]
    elif isinstance(what, Expr):
        found = [one for arg in what.args for one in rules_in(arg)]
    else:
        found = []
    if names is not None:
        wanted = [name_of(one) for one in (names.args if is_list(names) else (names,))]
        found = [one for one in found if name_of(one.args[0]) in wanted]
    return evaluation.evaluated(wl_list(found))


@property_of("Options")
def assign_options(evaluation, left, right):
    """Options[f] = {name -> default, ...}"""
    symbol = _symbol(evaluation, left.args[0]) if left.args else None
    if symbol is None:
        raise NOT_RULES(left)
    definition = evaluation.definitions.of(symbol)
    if definition.flags & LOCKED:
        raise PROTECTED_SYMBOL(symbol)
    rules = rules_in(right)
    if not rules and not (is_list(right) and not len(right)) and type(right) is not Association:
        raise NO_OPTIONS(right)
    definition.options = {}
    set_options(definition, rules)


@builtin("SetOptions[symbol_, options__]")
def set_options_(evaluation, symbol, options):
    """Change defaults; unknown names are refused."""
    owner = _symbol(evaluation, symbol)
    if owner is None:
        raise NOT_RULES(symbol, value=UNEVALUATED)
    rules = [one for option in options for one in rules_in(option)]
    known = evaluation.definitions.options_of(owner)
    for one in rules:
        if name_of(one.args[0]) not in known:
            raise NOT_KNOWN(one.args[0], owner)
    definition = evaluation.definitions.of(owner)
    if definition.options is None:
        kept = option_rules(evaluation, owner)
        definition.options = {}
        set_options(definition, kept)
    set_options(definition, rules)
    return evaluation.evaluated(wl_list(option_rules(evaluation, owner)))


@builtin(
    "OptionValue[name_]",
    "OptionValue[owner_, name_]",
    "OptionValue[owner_, given_, name_]",
    "OptionValue[owner_, given_, name_, hold_]",
)
def option_value(evaluation, name, owner=None, given=None, hold=None):
    """The value of an option: as given, else the default of the owner.

    OptionValue[name] gets its owner where a rule puts it on a right side; alone it stays as it is.
    """
    if owner is None:
        return None
    if is_list(name):
        return [option_value(evaluation, one, owner, given) for one in name.args]
    wanted = name_of(name)
    if wanted is None:
        return None
    rules = rules_in(given) if given is not None else []
    _refuse_unknown(evaluation, owner, rules)
    for one in rules:
        if name_of(one.args[0]) == wanted:
            return one.args[1] if hold is None else Expr(hold, (one.args[1],))
    for source in owner.args if is_list(owner) else (owner,):
        symbol = _symbol(evaluation, source)
        if is_rule(source):
            if name_of(source.args[0]) == wanted:
                return source.args[1]
        elif symbol is not None:
            defaults = evaluation.definitions.options_of(symbol)
            if wanted in defaults:
                return defaults[wanted]
    evaluation.message(UNKNOWN, name, owner)
    return name


def _refuse_unknown(evaluation, owner, rules: list) -> None:
    """A message for a given option that none of the owners has."""
    owners = [_symbol(evaluation, one) for one in (owner.args if is_list(owner) else (owner,))]
    if not rules or None in owners:
        return
    known = set().union(*(evaluation.definitions.options_of(one) for one in owners))
    for one in rules:
        name = name_of(one.args[0])
        if known and name is not None and name not in known:
            evaluation.message(NO_SUCH, one.args[0], owner)


@builtin("FilterRules[rules_, names_]")
def filter_rules(evaluation, rules, names):
    """The rules whose left side is among the names, or the left sides of the rules `names`."""
    if type(rules) is Association:
        given = rules.rules()
    elif is_list(rules):
        given = [one for entry in rules.args for one in rules_in(entry)]
    else:
        given = rules_in(rules)
    keep = _filter(evaluation, names)
    found = [one for one in given if keep(one.args[0])]
    return Association.from_pairs(one.args for one in found) if type(rules) is Association else wl_list(found)


def _filter(evaluation, names):
    """Whether a left side passes; option names compare as strings, anything else as patterns."""
    entries = names.args if is_list(names) else (names,)
    plain = set()
    matchers = []
    for entry in entries:
        if is_rule(entry):
            entry = entry.args[0]
        name = name_of(entry)
        if name is not None:
            plain.add(name)
        else:
            matchers.append(evaluation.matcher(entry))
    return lambda left: name_of(left) in plain or any(matcher.matches(left) for matcher in matchers)


@builtin("Default[symbol_]", "Default[symbol_, position_]", "Default[symbol_, position_, count_]")
def default(evaluation, symbol, position=None, count=None):
    """The default of an argument `x_.` of the symbol."""
    if type(symbol) is not Symbol:
        return None
    return evaluation.default_value(symbol, position or 0, count or 0)


@property_of("Default")
def assign_default(evaluation, left, right):
    """Default[f] = v, Default[f, i] = v, Default[f, i, n] = v"""
    symbol, *where = evaluation.arguments(S.Default, left.args)
    definition = evaluation.definitions.of(symbol)
    if definition.defaults is None:
        definition.defaults = {}
    definition.defaults[tuple(where)] = right
    evaluation.definitions.version += 1


@builtin("SyntaxInformation[symbol_]")
def syntax_information(evaluation, symbol):
    """What a package says of the arguments of a symbol, {} where it says nothing; front ends may use it."""
    if type(symbol) is not Symbol:
        return None
    noted = evaluation.definitions.of(symbol).syntax
    return wl_list(()) if noted is None else noted


@property_of("SyntaxInformation")
def assign_syntax_information(evaluation, left, right):
    """SyntaxInformation[f] = {"ArgumentsPattern" -> ..., ...}"""
    symbol, *more = evaluation.arguments(S.SyntaxInformation, left.args)
    if type(symbol) is not Symbol or more:
        raise NO_SYMBOL(symbol, 1)
    definition = evaluation.definitions.of(symbol)
    if definition.flags & PROTECTED:
        raise PROTECTED_SYMBOL(symbol)
    definition.syntax = right
    evaluation.definitions.version += 1
