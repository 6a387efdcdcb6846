"""Elements taken out, claims in normal forms, bits, held functions, addresses: values of Wolfram Language."""

from itertools import product

import pytest

from tests.evaluating import Room

ROOM = Room()

TABLE = """
DeleteElements[{4, 7, 4, 5}, {4}] ⇒ {7, 5}
DeleteElements[{4, 7, 4, 4}, 2 -> {4}] ⇒ {7, 4}
DeleteElements[{4, 4, 7, 7, 7}, {1, 2} -> {4, 7}] ⇒ {4, 7}
DeleteElements[{4, 4., 7}, Infinity -> {4}] ⇒ {4., 7}
DeleteElements[{7}][g[6, 7]] ⇒ g[6]
UniqueElements[{{1, 2, 2}, {2, 3}, {4, 1}}] ⇒ {{}, {3}, {4}}
UniqueElements[{g[1, 2], g[2, 5]}] ⇒ {g[1], g[5]}
UniqueElements[{{1, 2}, {3, 12}}, Mod[#1, 10] == Mod[#2, 10] &] ⇒ {{1}, {3}}
LongestCommonSequence["abcbd", "bcxd"] ⇒ "bcd"
LongestCommonSequence[{1, 2, 3, 4}, {5, 2, 9, 4}] ⇒ {2, 4}
LogicalExpand[p && (q || r)] ⇒ p && q || p && r
LogicalExpand[!(p || q)] ⇒ !p && !q
LogicalExpand[Implies[p, q]] ⇒ q || !p
LogicalExpand[Xor[p, q]] ⇒ p && !q || q && !p
LogicalExpand[p || p && q] ⇒ p
LogicalExpand[p && !p] ⇒ False
LogicalExpand[!(x > 2)] ⇒ x <= 2
BooleanConvert[p || q && r, "CNF"] ⇒ (p || q) && (p || r)
BooleanConvert[Implies[p, q]] ⇒ !p || q
BooleanConvert[Xor[p, q]] ⇒ p && !q || !p && q
BooleanConvert[Xor[p, q], "POS"] ⇒ (!p || !q) && (p || q)
BooleanConvert[If[p, q, r]] ⇒ p && q || !p && r
BooleanMinimize[p && q || p && !q] ⇒ p
BooleanMinimize[p || !p] ⇒ True
BooleanMinimize[p && q || !p && r || q && r] ⇒ p && q || !p && r
BooleanMinimize[p && q, "CNF"] ⇒ p && q
BitGet[10, {0, 1, 3}] ⇒ {0, 1, 1}
BitSet[8, 1] ⇒ 10
BitClear[10, 3] ⇒ 2
BitFlip[10, 0] ⇒ 11
BitGet[-1, 100] ⇒ 1
Inactivate[1 + 1] ⇒ Inactive[Plus][1, 1]
Activate[Inactive[Times][3, 4]] ⇒ 12
Activate[{Inactive[Plus][1, 1], Inactive[Times][2, 2]}, Plus] ⇒ {2, Inactive[Times][2, 2]}
Inactivate[Sin[0] + Cos[0], Sin] ⇒ Inactive[Sin][0] + 1
DynamicModule[{u = 3}, u^2] ⇒ 9
URLEncode["50 % & more"] ⇒ "50%20%25%20%26%20more"
URLEncode[{"a/b", 2.5}] ⇒ {"a%2Fb", "2.5"}
URLDecode["%C3%A4%20b"] ⇒ "ä b"
URLQueryEncode[{"q" -> "a b", "n" -> 2}] ⇒ "q=a%20b&n=2"
URLQueryDecode["q=a%20b&n=2"] ⇒ {"q" -> "a b", "n" -> "2"}
URLParse["http://host.org:8080/x/y?q=1", "Domain"] ⇒ "host.org"
URLParse["http://host.org:8080/x/y?q=1", "Query"] ⇒ {"q" -> "1"}
URLBuild[{"http://host.org", "x y"}, {"q" -> 1}] ⇒ "http://host.org/x%20y?q=1"
"""


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


@pytest.mark.parametrize(
    "text, name",
    [
        ("DeleteElements[{1}, 0 -> {1}]", "DeleteElements::nzlist"),
        ("UniqueElements[{1, 2}]", "UniqueElements::list"),
        ('BooleanConvert[p, "XYZ"]', "BooleanConvert::form"),
        ('URLParse["http://a.b", "Colour"]', "URLParse::wlnetpart"),
    ],
)
def test_messages(text, name):
    ROOM.check_unevaluated(text, name)


@pytest.mark.parametrize(
    "claim", ["Xor[p, q, r]", "Equivalent[p, q, r]", "Implies[p || q, q && !r]", "Nand[p, Nor[q, r]]"]
)
@pytest.mark.parametrize(
    "form",
    ["LogicalExpand[#] &", "BooleanMinimize", 'BooleanConvert[#, "CNF"] &', 'BooleanMinimize[#, "CNF"] &'],
)
def test_normal_forms_have_the_same_truths(claim, form):
    truths = [
        "{" + ", ".join(f"{v} -> {t}" for v, t in zip("pqr", row, strict=True)) + "}"
        for row in product(("True", "False"), repeat=3)
    ]
    for rules in truths:
        ROOM.check(f"({form})[{claim}] /. {rules}", f"{claim} /. {rules}")
