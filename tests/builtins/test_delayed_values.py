"""key :> value in an association: the value waits, and is evaluated each time it is looked up."""

import pytest

from tests.evaluating import Room


@pytest.fixture
def room():
    found = Room()
    found.value('n = 0; a = <|"k" :> (n = n + 1), "j" -> n|>')
    return found


def test_each_look_evaluates_the_value_anew(room):
    room.check("n", "0")
    for number, look in enumerate(('a["k"]', 'Lookup[a, "k"]', 'a[["k"]]', "a[[1]]", "#k &[a]"), 1):
        room.check(look, str(number))
    room.check("Values[a]", "{6, 0}")
    room.check("n", "6")


def test_normal_and_the_printed_form_show_it_delayed(room):
    room.check("Normal[a][[1]] /. RuleDelayed -> wait", 'wait["k", 1]')
    room.check("Head[Normal[<|x :> y|>][[1]]]", "RuleDelayed")
    room.check("ToString[<|x :> 1 + 1, y -> 1 + 1|>, InputForm]", '"<|x :> 1 + 1, y -> 2|>"')
    room.check("ToString[FullForm[<|x :> y|>]]", '"Association[RuleDelayed[x, y]]"')
    room.check('ToExpression[ToString[a, InputForm]]["k"]', "2")


@pytest.mark.parametrize(
    "kept",
    [
        'Join[a, <|"z" -> 1|>]',
        'Append[a, "z" -> 1]',
        'Prepend[a, "z" -> 1]',
        'KeyTake[a, {"k"}]',
        'KeyDrop[a, "j"]',
        'KeySelect[a, # === "k" &]',
        "KeySort[a]",
        "Reverse[a]",
        "a[[;; 1]]",
        "<|a, x -> 1|>",
        "Association[Normal[a]]",
        'Append[<||>, "k" :> (n = n + 1)]',
        "Module[{b = a}, AppendTo[b, x -> 1]; b]",
        'Module[{b = <||>}, AppendTo[b, "k" :> (n = n + 1)]; b]',
        'Module[{b = <||>}, AssociateTo[b, "k" :> (n = n + 1)]; b]',
        'Module[{b = a}, b["new"] = 1; b]',
    ],
)
def test_what_keeps_the_entry_keeps_the_delay(room, kept):
    room.value(f"kept = {kept}")
    room.check("n", "0")
    room.check('{kept["k"], kept["k"]}', "{1, 2}")


def test_a_new_value_is_not_delayed(room):
    room.check('Module[{b = a}, b["k"] = 5; Normal[b]]', '{"k" -> 5, "j" -> 0}')
    room.check('<|a, "k" -> 5|>', '<|"k" -> 5, "j" -> 0|>')
    room.check('<|"k" -> 5, "k" :> n|> === <|"k" :> n|>', "True")


def test_a_delayed_and_an_immediate_value_differ():
    room = Room()
    room.check("<|1 :> 2|> === <|1 -> 2|>", "False")
    room.check("<|1 :> x|> === <|1 :> x|>", "True")


def test_rules_reach_into_delayed_values():
    Room().check("Module[{x}, Normal[<|1 :> x + 1|> /. x -> 5]] /. RuleDelayed -> wait", "{wait[1, 6]}")
