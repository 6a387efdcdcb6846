"""Words and letters; division of polynomials."""

import pytest

from tests.evaluating import Room

ROOM = Room()

VALUES = """
TextWords["hello big, world"] ⇒ {"hello", "big", "world"}
WordCount["hello big world"] ⇒ 3
LetterNumber["c"] ⇒ 3
LetterNumber[{"P", "Pe"}] ⇒ {16, {16, 5}}
WordCounts["the cat the dog"] ⇒ <|"the" -> 2, "dog" -> 1, "cat" -> 1|>
CharacterCounts["abca"] ⇒ <|"a" -> 2, "c" -> 1, "b" -> 1|>
ConditionalExpression[x^2, y > 0] /. {{y -> 1}, {y -> -1}} ⇒ {x^2, Undefined}
Map[OptionQ, {a -> 1, a :> 1, {a -> 1, {b -> 2}}, x, {x}}] ⇒ {True, True, True, False, False}
{SyntaxQ["1+"], SyntaxQ["a b"], SyntaxQ["f[1"]} ⇒ {False, True, False}
LetterNumber["abz"] ⇒ {1, 2, 26}
FromLetterNumber[3] ⇒ "c"
FromLetterNumber[{1, 2}] ⇒ {"a", "b"}
StringExtract["a bbb  cccc", 2] ⇒ "bbb"
StringExtract["a-b-c", "-" -> 3] ⇒ "c"
Variables[(x + y)^2 + 3 z^2 - y z + 7] ⇒ {x, y, z}
Variables[Sin[x]^2 + Cos[x]] ⇒ {Cos[x], Sin[x]}
PolynomialQuotient[x^2, x + 1, x] ⇒ -1 + x
PolynomialRemainder[x^2, x + 1, x] ⇒ 1
PolynomialQuotient[x^2 + x + 1, 2 x + 1, x] ⇒ 1/4 + x/2
PolynomialRemainder[x^2 + 4 x + 1, 2 x + 1, x] ⇒ -3/4
PolynomialQuotientRemainder[x^3 - 1, x - 1, x] ⇒ {1 + x + x^2, 0}
PolynomialRemainder[x^2 + b x + c, x - a, x] ⇒ a^2 + a b + c
PolynomialRemainder[x, x^2, x] ⇒ x
"""

REFUSED = """
PolynomialQuotient[Sin[x], x, x] PolynomialQuotient::poly
PolynomialQuotient[x, 0, x] PolynomialQuotient::zero
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


@pytest.mark.parametrize("line", REFUSED.strip().splitlines())
def test_faults_give_a_message(line):
    ROOM.check_unevaluated(*line.rsplit(" ", 1))
