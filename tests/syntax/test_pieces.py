import pytest

from wlnet.syntax.pieces import brackets, pieces, surroundings


def kinds(text):
    return [(piece.kind, text[piece.start : piece.end]) for piece in pieces(text)]


def test_pieces_keep_their_places_in_the_text_as_written():
    assert kinds(r"\[Alpha] (* a (* b *) *) + 2.5`3*^4") == [
        ("NAME", r"\[Alpha]"),
        ("COMMENT", "(* a (* b *) *)"),
        ("OPERATOR", "+"),
        ("NUMBER", "2.5`3*^4"),
    ]


def test_a_piece_has_characters_in_place_of_their_names():
    assert [piece.text for piece in pieces(r"\[Alpha]\[Beta]")] == ["αβ"]


@pytest.mark.parametrize(
    "text, kind", [('x "abc', "OPEN_STRING"), ("x (* abc", "OPEN_COMMENT"), ("x a`", "BROKEN_NAME")]
)
def test_what_is_unfinished_is_a_piece_as_well(text, kind):
    last = list(pieces(text))[-1]
    assert (last.kind, last.end) == (kind, len(text))


def test_nothing_is_refused():
    text = ')]} "\\q" ~~ \x01 § <| f[ *)'
    covered = "".join(text[piece.start : piece.end] for piece in pieces(text))
    assert covered == text.replace(" ", "")


@pytest.mark.parametrize(
    "text, pairs, lonely",
    [
        ("f[{1}, (2)]", [("[", 1, 11), ("{", 2, 5), ("(", 7, 10)], []),
        ("a[[1]]", [("[", 1, 6), ("[", 2, 5)], []),
        ("<|a -> {}|>", [("<|", 0, 11), ("{", 7, 9)], []),
        ("f[{1, 2]", [("[", 1, 8)], ["{"]),
        ("f[1", [], ["["]),
        ("{1, 2)", [], ["{", ")"]),
        ('"(" ]', [], ["]"]),
    ],
)
def test_brackets_find_their_partners(text, pairs, lonely):
    words = list(pieces(text))
    found, alone = brackets(words)
    opened = [(words[i].text, words[i].start, words[found[i]].end) for i in found if found[i] > i]
    assert sorted(opened, key=lambda pair: pair[1]) == pairs
    assert sorted(words[i].text for i in alone) == sorted(lonely)


def innermost(text):
    return surroundings(list(pieces(text)))[-1]


@pytest.mark.parametrize(
    "text, bracket, head, position, first, option, empty",
    [
        ("f[", "[", "f", 1, None, None, True),
        ("f[x, ", "[", "f", 2, "x", None, True),
        ("f[x + 1, g[y], z", "[", "f", 3, None, None, False),
        ("f[x, Method -> ", "[", "f", 2, "x", "Method", False),
        ("f[x, Method -> 3, ", "[", "f", 3, "x", None, True),
        ('f[x, Method -> {"ADAM", "L2" :> ', "{", None, 2, '"ADAM"', "L2", False),
        ("a[[1, ", "[[", "a", 2, None, None, True),
        ("f[1] g[(* f[ *) 2, ", "[", "g", 2, None, None, True),
        ("f[x][", "[", None, 1, None, None, True),
        ("f[x]", "", None, 1, None, None, False),
        ("f[1]\n", "", None, 1, None, None, True),
    ],
)
def test_where_the_end_of_a_text_stands(text, bracket, head, position, first, option, empty):
    frame = innermost(text)
    assert (frame.bracket, frame.head, frame.position) == (bracket, head, position)
    assert (frame.first, frame.option, frame.empty) == (first, option, empty)
