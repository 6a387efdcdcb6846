"""Changing the value of a variable: x++, x += 1, AppendTo, AssociateTo, x //= f."""

from __future__ import annotations

from wlnet.expr.association import Association
from wlnet.expr.elements import ATOM_TEXT
from wlnet.expr.expr import Expr, is_list, is_rule, key_of, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language import storage
from wlnet.language.assignment import PROTECTED_SYMBOL, assign, is_setting, place_of
from wlnet.language.attributes import PROTECTED
from wlnet.language.builtin import builtin

ATOM = Message("General::normal", ATOM_TEXT)
NO_VALUE = Message("General::rvalue", "`1` is not a variable with a value, so its value cannot be changed.")
NO_IMMEDIATE_VALUE = Message(
    "KeyDropFrom::blnoval", "The symbol `1` at position 1 should have an immediate value defined."
)
NOT_AN_ASSOCIATION = Message("General::invassoc", "The argument `1` is not a valid association.")
NOT_RULES = Message(
    "AssociateTo::invrl", "The argument `1` is not a rule, a list of rules, or an association."
)


def _old_value(evaluation, variable, owner: str):
    """The present value of a variable or place; a message where it has none."""
    if type(variable) is Symbol:
        if is_setting(evaluation, variable) or evaluation.definitions.of(variable).value is not None:
            return evaluation.evaluate(variable)
    elif is_list(variable) and len(variable):  # {i, j} += {1, 2}
        return wl_list(_old_value(evaluation, one, owner) for one in variable.args)
    elif isinstance(variable, Expr) and variable.head is not S.List:
        value = evaluation.evaluate(variable)
        if not isinstance(value, Expr) or value.head is not variable.head:
            return value
    raise Message(f"{owner}::rvalue", NO_VALUE.template)(variable, value=UNEVALUATED)


def _update(evaluation, variable, change, owner: str):
    """(old value, new value) after variable = change(old)."""
    old = _old_value(evaluation, variable, owner)
    new = evaluation.evaluate(change(old))
    assign(evaluation, variable, new, False, "Set")
    return old, new


@builtin("Increment[variable_]", attributes=("HoldFirst",))
def increment(evaluation, variable):
    """x++: the old value"""
    return _update(evaluation, variable, lambda old: S.Plus(old, 1), "Increment")[0]


@builtin("Decrement[variable_]", attributes=("HoldFirst",))
def decrement(evaluation, variable):
    """x--: the old value"""
    return _update(evaluation, variable, lambda old: S.Plus(old, -1), "Decrement")[0]


@builtin("PreIncrement[variable_]", attributes=("HoldFirst",))
def pre_increment(evaluation, variable):
    """++x: the new value"""
    return _update(evaluation, variable, lambda old: S.Plus(old, 1), "PreIncrement")[1]


@builtin("PreDecrement[variable_]", attributes=("HoldFirst",))
def pre_decrement(evaluation, variable):
    """--x: the new value"""
    return _update(evaluation, variable, lambda old: S.Plus(old, -1), "PreDecrement")[1]


@builtin("AddTo[variable_, amount_]", attributes=("HoldFirst",))
def add_to(evaluation, variable, amount):
    """x += amount"""
    return _update(evaluation, variable, lambda old: S.Plus(old, amount), "AddTo")[1]


@builtin("SubtractFrom[variable_, amount_]", attributes=("HoldFirst",))
def subtract_from(evaluation, variable, amount):
    """x -= amount"""
    return _update(evaluation, variable, lambda old: S.Subtract(old, amount), "SubtractFrom")[1]


@builtin("TimesBy[variable_, factor_]", attributes=("HoldFirst",))
def times_by(evaluation, variable, factor):
    """x *= factor"""
    return _update(evaluation, variable, lambda old: S.Times(old, factor), "TimesBy")[1]


@builtin("DivideBy[variable_, factor_]", attributes=("HoldFirst",))
def divide_by(evaluation, variable, factor):
    """x /= factor"""
    return _update(evaluation, variable, lambda old: S.Divide(old, factor), "DivideBy")[1]


@builtin("ApplyTo[variable_, function_]", attributes=("HoldFirst",))
def apply_to(evaluation, variable, function):
    """x //= f"""
    return _update(evaluation, variable, lambda old: Expr(function, (old,)), "ApplyTo")[1]


# -- lists and associations that grow -----------------------------------------------------------------


def _room(evaluation, variable, owner: str):
    """The definition of a symbol whose value may be changed here, or None for another place."""
    if type(variable) is not Symbol or is_setting(evaluation, variable):
        return None
    definition = evaluation.definitions.of(variable)
    if definition.flags & PROTECTED:
        raise PROTECTED_SYMBOL(variable, value=UNEVALUATED)
    if definition.value is None and owner == "KeyDropFrom":
        raise NO_IMMEDIATE_VALUE(variable, value=UNEVALUATED)
    if definition.value is None:
        raise Message(f"{owner}::rvalue", NO_VALUE.template)(variable, value=UNEVALUATED)
    if not isinstance(definition.value, (Expr, Association)):
        definition.value = evaluation.evaluate(definition.value)
    return definition


def _grow(evaluation, variable, item, owner: str, front: bool):
    if not isinstance(variable, (Symbol, Expr)) or is_list(variable):
        raise Message(f"{owner}::rvalue", NO_VALUE.template)(variable, value=UNEVALUATED)
    room = _room(evaluation, variable, owner)
    if room is not None and storage.append(evaluation, room, item, front):
        return room.value
    place = None if room is not None else place_of(evaluation, variable)
    if place is not None:
        grown = storage.grown_inside(evaluation, *place, item, front)
        if grown is not None:
            return grown
    function = S.Prepend if front else S.Append

    def longer(old):
        if not isinstance(old, (Expr, Association)):
            call = Expr(S(owner), (variable, item))
            raise Message(f"{owner}::normal", ATOM.template)(1, call, value=UNEVALUATED)
        return Expr(function, (old, item))

    return _update(evaluation, variable, longer, owner)[1]


@builtin("AppendTo[variable_, item_]", attributes=("HoldFirst",))
def append_to(evaluation, variable, item):
    """x = Append[x, item], in place where x alone holds its value"""
    return _grow(evaluation, variable, item, "AppendTo", False)


@builtin("PrependTo[variable_, item_]", attributes=("HoldFirst",))
def prepend_to(evaluation, variable, item):
    """x = Prepend[x, item]"""
    return _grow(evaluation, variable, item, "PrependTo", True)


def _association_room(evaluation, variable, owner: str):
    room = _room(evaluation, variable, owner)
    if room is None:
        if not isinstance(variable, Expr):
            raise Message(f"{owner}::rvalue", NO_VALUE.template)(variable, value=UNEVALUATED)
        value = evaluation.evaluate(variable)
        if type(value) is not Association:
            raise NOT_AN_ASSOCIATION(variable, value=UNEVALUATED)
        return storage.Room(value)
    if type(room.value) is not Association:
        raise NOT_AN_ASSOCIATION(variable, value=UNEVALUATED)
    return room


def _keep(evaluation, variable, room):
    if isinstance(room, storage.Room):
        assign(evaluation, variable, room.value, False, "Set")
    return room.value


@builtin("AssociateTo[variable_, rules_]", attributes=("HoldFirst",))
def associate_to(evaluation, variable, rules):
    """Set keys of the association that the variable holds."""
    room = _association_room(evaluation, variable, "AssociateTo")
    if type(rules) is Association:
        new = rules
    else:
        entries = rules.args if is_list(rules) else (rules,)
        if not all(map(is_rule, entries)):
            raise NOT_RULES(rules, value=UNEVALUATED)
        new = Association.from_rules(entries)
    storage.update_keys(evaluation, room, new)
    return _keep(evaluation, variable, room)


@builtin("KeyDropFrom[variable_, keys_]", attributes=("HoldFirst",))
def key_drop_from(evaluation, variable, keys):
    """Remove keys of the association that the variable holds."""
    room = _association_room(evaluation, variable, "KeyDropFrom")
    names = keys.args if is_list(keys) else (keys,)
    plain = [name.args[0] if isinstance(name, Expr) and name.head is S.Key else name for name in names]
    storage.drop_keys(evaluation, room, list(map(key_of, plain)))
    return _keep(evaluation, variable, room)
