"""OutputForm in two dimensions: quotients, powers, indices, numbers, and what other rooms lay out."""

import pytest

from tests.evaluating import Room

ROOM = Room()

CASES = {
    "x^2": [" 2", "x"],
    "1/2 + x": ["1", "- + x", "2"],
    "(a + b)/c": ["a + b", "-----", "  c"],
    "10/3": ["10", "--", "3"],
    "-x/2": ["  x", "-(-)", "  2"],
    "-1/x": ["  1", "-(-)", "  x"],
    "a - b/2": ["    b", "a - -", "    2"],
    "(1 + x^2)^3": ["      2 3", "(1 + x )"],
    "(1 + 1/x)^2": ["     1 2", "(1 + -)", "     x"],
    "E^(-x^2/2)": ["   2", " -x /2", "E"],
    "x^(1/3)": [" 1/3", "x"],
    "a/E^x": ["a", "--", " x", "E"],
    "-E^(-x)": ["  -x", "-E"],
    "Sqrt[x/y]": ["     x", "Sqrt[-]", "     y"],
    "1/2 + 3 I/4": ["1   3 I", "- + ---", "2    4"],
    "{1.5*^20, 2}": ["{1.5*^20, 2}"],
    "1.5*^-7": ["1.5*^-7"],
    "x^2 + 1.5*^20": ["           2", "1.5*^20 + x"],
    "Subscript[x, 1, 2] + Superscript[y, 2]": ["         2", "x     + y", " 1, 2"],
    "Subsuperscript[x, i, 2]": [" 2", "x", " i"],
    "f'''[x]": [" (3)", "f   [x]"],
    "f''[x]": ["f''[x]"],
    "Derivative[1, 0][f][x, y]": [" (1, 0)", "f      [x, y]"],
    'Row[{"a ", 1/2, " b"}]': ["  1", "a - b", "  2"],
    '<|"a" -> 1/2|>': ["       1", "<|a -> -|>", "       2"],
    "HoldForm[1 + 1]^2": ["       2", "(1 + 1)"],
    "ScientificForm[12345.678]": ["            4", "1.23457 × 10"],
    "ScientificForm[{1., 123.45}]": ["                2", "{1., 1.2345 × 10 }"],
    "BaseForm[-255, 16]": ["-ff", "   16"],
    "BaseForm[255, 10]": ["255"],
    "NumberForm[3/4]": ["3", "-", "4"],
    "f[a, {b, c}]": ["f[a, {b, c}]"],
    '"a\\nb "': ["a", "b "],
}


@pytest.mark.parametrize("text", CASES)
def test_to_string_is_two_dimensional(text):
    assert ROOM.value(f"ToString[{text}]").split("\n") == CASES[text]


def test_input_form_stays_on_one_line():
    assert ROOM.value("ToString[{x^2, 1/2, Subscript[a, 1]}, InputForm]") == "{x^2, 1/2, Subscript[a, 1]}"


def test_cells_of_a_row_stand_level():
    assert ROOM.value("ToString[Grid[{{1/2, x}}]]").split("\n") == ["1", "-   x", "2"]


def test_a_long_flat_list_is_as_the_printer_writes_it():
    assert ROOM.value("ToString[Range[5]]") == "{1, 2, 3, 4, 5}"
