r"""Expressions as TeX: `\frac{x^2}{2}`, in the traditional notation of TeXForm.

A piece is a text with its rank: how tightly its outermost operator binds, as in the operator table.
What binds less than its place wants is put in parentheses, tall ones where the piece is tall.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr
from wlnet.expr.order import order_key
from wlnet.expr.symbols import S, Symbol, symbol
from wlnet.syntax.arithmetic_forms import MINUS, PRODUCT, SUM
from wlnet.syntax.characters import character_name
from wlnet.syntax.forms import ATOM, CALL, LOOSEST
from wlnet.syntax.operators import PRINTED
from wlnet.syntax.printer import to_text
from wlnet.syntax.written import Written

_POWER = 590
_TALL = ("^", "_", r"\frac", r"\sqrt", r"\int", r"\sum", r"\prod", r"\left")

_SYMBOLS = {
    "Pi": r"\pi", "E": "e", "I": "i", "Infinity": r"\infty", "ComplexInfinity": r"\tilde{\infty }",
    "Degree": r"{}^{\circ}", "EulerGamma": r"\gamma", "GoldenRatio": r"\phi", "Reals": r"\mathbb{R}",
    "Integers": r"\mathbb{Z}", "Rationals": r"\mathbb{Q}", "Complexes": r"\mathbb{C}",
    "Primes": r"\mathbb{P}",
}  # fmt: skip
_LETTERS_OF = {"DoubleStruck": "mathbb", "Script": "mathcal", "Gothic": "mathfrak"}
_VARIANTS = {
    "CurlyPhi": "varphi", "CurlyTheta": "vartheta", "CurlyEpsilon": "varepsilon", "CurlyRho": "varrho",
    "CurlyPi": "varpi", "FinalSigma": "varsigma", "ScriptL": "ell",
}  # fmt: skip
_FUNCTIONS = {
    "Sin": "sin", "Cos": "cos", "Tan": "tan", "Cot": "cot", "Sec": "sec", "Csc": "csc", "Sinh": "sinh",
    "Cosh": "cosh", "Tanh": "tanh", "Coth": "coth", "Log": "log", "Max": "max", "Min": "min", "GCD": "gcd",
    "Det": "det", "Arg": "arg",
}  # fmt: skip
_INVERSES = {
    "ArcSin": "sin", "ArcCos": "cos", "ArcTan": "tan",
    "ArcSinh": "sinh", "ArcCosh": "cosh", "ArcTanh": "tanh",
}  # fmt: skip
_LETTERS = {
    "Gamma": r"\Gamma", "Zeta": r"\zeta", "Beta": "B", "BesselJ": "J", "BesselY": "Y", "BesselI": "I",
    "BesselK": "K", "LegendreP": "P", "HermiteH": "H", "ChebyshevT": "T", "ChebyshevU": "U",
}  # fmt: skip
_SIGNS = {
    "Rule": r"\to", "RuleDelayed": r":\to", "Equal": "=", "Unequal": r"\neq", "Less": "<",
    "LessEqual": r"\leq", "Greater": ">", "GreaterEqual": r"\geq", "And": r"\land", "Or": r"\lor",
    "Element": r"\in", "Set": "=", "SetDelayed": ":=", "SameQ": r"\text{===}", "UnsameQ": r"\text{=!=}",
    "Implies": r"\Rightarrow", "Dot": ".", "Cross": r"\times", "Union": r"\cup", "Intersection": r"\cap",
    "StringJoin": r"\text{<>}", "Condition": r"\text{/;}", "ReplaceAll": r"\text{/.}",
    "Map": r"\text{/@}",
}  # fmt: skip
_BRACKETS = {
    "Norm": (r"\left\| ", r"\right\|"),
    "Floor": (r"\left\lfloor ", r"\right\rfloor"), "Ceiling": (r"\left\lceil ", r"\right\rceil"),
}  # fmt: skip

_FORMS: dict[Symbol, Callable[[Expr], tuple[int, str] | None]] = {}


def _form(*heads: str):
    def add(function):
        for head in heads:
            _FORMS[S(head)] = function
        return function

    return add


def to_tex(expr) -> str:
    """The TeX of an expression."""
    return _piece(expr)[1].strip()


def _piece(x) -> tuple[int, str]:
    if type(x) is Symbol:
        return ATOM, _symbol(x.name)
    if isinstance(x, str):
        return ATOM, rf"\text{{{x}}}"
    if type(x) is Written:
        return ATOM, x.wl_text("OutputForm")
    if type(x) is Fraction:
        sign = "-" if x < 0 else ""
        return (MINUS if x < 0 else ATOM), rf"{sign}\frac{{{abs(x.numerator)}}}{{{x.denominator}}}"
    if type(x) is Association:
        rules = ", ".join(_at(rule, LOOSEST) for rule in x.rules())
        return ATOM, rf"\langle |{rules}|\rangle "
    if not isinstance(x, Expr):
        return _number(x)
    form = _FORMS.get(x.head) if type(x.head) is Symbol else None
    found = form(x) if form is not None else None
    if found is not None:
        return found
    name = x.head.name if type(x.head) is Symbol else None
    if name in _SIGNS and len(x) > 1:
        rank = PRINTED[name].rank if name in PRINTED else SUM
        sign = _SIGNS[name] + (" " if _SIGNS[name][-1].isalpha() else "")
        return rank, sign.join(_at(arg, rank + 1) for arg in x.args)
    return _call(x)


def _number(x) -> tuple[int, str]:
    text = to_text(x, "OutputForm").replace("*10^", r"\times 10^")
    head, mark, exponent = text.partition(r"\times 10^")
    text = f"{head}{mark}{{{exponent}}}" if mark else text
    is_sum = " + " in text or " - " in text
    rank = SUM if is_sum else MINUS if text.startswith("-") else PRODUCT if " I" in text else ATOM
    return rank, text.replace("I", "i").replace(" + ", "+").replace(" - ", "-")


def _symbol(name: str) -> str:
    if name in _SYMBOLS:
        return _SYMBOLS[name] + (" " if _SYMBOLS[name][0] == "\\" and _SYMBOLS[name][-1].isalpha() else "")
    if len(name) == 1:
        known = character_name(name)
        if known is None:
            return name
        return _letter(known)
    return rf"\text{{{name}}}"


def _letter(name: str) -> str:
    r"""TeX of a named letter: \alpha of Alpha, \Omega of CapitalOmega, \mathbb{R} of DoubleStruckCapitalR."""
    if name in _VARIANTS:
        return rf"\{_VARIANTS[name]} "
    for style, command in _LETTERS_OF.items():
        letter = name.removeprefix(style).removeprefix("Capital")
        if name.startswith(style) and len(letter) == 1:
            return rf"\{command}{{{letter if 'Capital' in name else letter.lower()}}}"
    return "\\" + (name.removeprefix("Capital") if name.startswith("Capital") else name.lower()) + " "


def _at(x, rank: int) -> str:
    """The text of a part where something of this rank is wanted."""
    own, text = _piece(x)
    return _enclosed(text) if own < rank else text


def _enclosed(text: str) -> str:
    is_tall = any(mark in text for mark in _TALL)
    return rf"\left({text}\right)" if is_tall else f"({text})"


def _braced(text: str) -> str:
    return text if len(text) == 1 else f"{{{text}}}"


def _call(x: Expr) -> tuple[int, str]:
    """f(x, y); functions with names of their own in TeX as these."""
    name = x.head.name if type(x.head) is Symbol else None
    inside = ",".join(_at(arg, LOOSEST) for arg in x.args)
    if name in _BRACKETS and len(x) == 1:
        left, right = _BRACKETS[name]
        return ATOM, f"{left}{inside}{right}"
    if name in _FUNCTIONS:
        return CALL, rf"\{_FUNCTIONS[name]} {_enclosed(inside)}"
    if name in _INVERSES and len(x) == 1:
        return CALL, rf"\{_INVERSES[name]} ^{{-1}}{_enclosed(inside)}"
    if name in _LETTERS:
        if len(x) == 2 and name not in ("Beta", "Gamma"):
            return (
                CALL,
                f"{_LETTERS[name]}_{_braced(_at(x.args[0], LOOSEST))}{_enclosed(_at(x.args[1], LOOSEST))}",
            )
        return CALL, f"{_LETTERS[name]} {_enclosed(inside)}"
    orders = _derivative_orders(x.head)
    if orders is not None:
        return CALL, f"{_at(x.head.args[0], CALL)}{_marks(orders)}{_enclosed(inside)}"
    return CALL, f"{_at(x.head, CALL)}{_enclosed(inside)}"


def _derivative_orders(head) -> tuple | None:
    """(n, ...) of Derivative[n, ...][f]"""
    inner = head.head if isinstance(head, Expr) and len(head) == 1 else None
    return inner.args if isinstance(inner, Expr) and inner.head is S.Derivative else None


def _marks(orders: tuple) -> str:
    """f', f'', f^{(3)}, f^{(1,0)}"""
    if len(orders) == 1 and orders[0] in (1, 2):
        return "'" * orders[0]
    return f"^{{({','.join(map(to_tex, orders))})}}"


# -- sums, products, powers -------------------------------------------------------------------------


@_form("Plus")
def _plus(x: Expr) -> tuple[int, str]:
    texts = []
    for term in _traditional(x.args):
        text = _piece(term)[1]
        texts.append(text if text.startswith("-") else _at(term, SUM + 1))
    if len(texts) == 2 and texts[0].startswith("-") and not texts[1].startswith("-"):
        texts.reverse()  # 1-x, but -x^2+x+1
    return SUM, texts[0] + "".join(t if t.startswith("-") else f"+{t}" for t in texts[1:])


def _traditional(terms: tuple) -> list:
    """Terms of a polynomial by falling powers of the first variable, then of the second, ..."""
    powers = [dict(map(_base_and_power, _factors(term))) for term in terms]
    bases = sorted({base for one in powers for base in one}, key=_traditional_key)
    if any(type(n) is not int for one in powers for n in one.values()):
        return list(terms)
    order = sorted(range(len(terms)), key=lambda i: [-powers[i].get(base, 0) for base in bases])
    return [terms[i] for i in order]


_ORDER = ("Log", "Sin", "Cos", "Tan", "Cot", "Sec", "Csc", "Sinh", "Cosh", "Tanh", "Coth", "Sech", "Csch")
_RANKS = {symbol(name): rank for rank, name in enumerate(_ORDER)}


def _rank(x) -> int | None:
    """The place of an elementary function among others: sin before cos, tan before sec."""
    base = _base_and_power(x)[0]
    return _RANKS.get(base.head) if isinstance(base, Expr) and len(base) == 1 else None


def _traditional_key(x) -> tuple:
    rank = _rank(x)
    return (0, 0, order_key(x)) if rank is None else (1, rank, order_key(x))


def _factors(term) -> list:
    factors = term.args if isinstance(term, Expr) and term.head is S.Times else (term,)
    return [f for f in factors if isinstance(f, (Expr, Symbol))]


def _base_and_power(x) -> tuple:
    return x.args if isinstance(x, Expr) and x.head is S.Power and len(x) == 2 else (x, 1)


@_form("Times")
def _times(x: Expr) -> tuple[int, str]:
    first, *rest = x.args
    if type(first) in (int, float, Fraction) and first < 0 and rest:
        opposite = rest if first == -1 and type(first) is int else [-first, *rest]
        inner = opposite[0] if len(opposite) == 1 else Expr(S.Times, tuple(opposite))
        return MINUS, "-" + _at(inner, PRODUCT)
    above, below = [], []
    for factor in x.args:
        if type(factor) is Fraction:
            above += [factor.numerator] if factor.numerator != 1 else []
            below.append(factor.denominator)
            continue
        base, n = _base_and_power(factor)
        if isinstance(factor, Expr) and type(n) in (int, Fraction) and n < 0:
            below.append(base if n == -1 else Expr(S.Power, (base, -n)))
        else:
            above.append(factor)
    if below:
        return ATOM, rf"\frac{{{_product(above)}}}{{{_product(below)}}}"
    return PRODUCT, _product(above)


def _product(factors: list) -> str:
    if len(factors) == 1:
        return _at(factors[0], LOOSEST)
    places = [i for i, factor in enumerate(factors) if _rank(factor) is not None]
    functions = sorted((factors[i] for i in places), key=_rank)
    for i, factor in zip(places, functions, strict=True):
        factors[i] = factor
    return " ".join(_at(factor, PRODUCT + 1) for factor in factors) or "1"


@_form("Power")
def _power(x: Expr) -> tuple[int, str] | None:
    if len(x) != 2:
        return None
    base, n = x.args
    if type(n) is Fraction and n.numerator == 1:
        index = "" if n.denominator == 2 else f"[{n.denominator}]"
        return ATOM, rf"\sqrt{index}{{{_at(base, LOOSEST)}}}"
    if type(n) in (int, Fraction) and n < 0:
        inner = base if n == -1 else Expr(S.Power, (base, -n))
        return ATOM, rf"\frac{{1}}{{{_at(inner, LOOSEST)}}}"
    if (
        isinstance(base, Expr)
        and type(base.head) is Symbol
        and base.head.name in _FUNCTIONS
        and type(n) is int
    ):
        name = _FUNCTIONS[base.head.name]
        inside = _enclosed(",".join(_at(arg, LOOSEST) for arg in base.args))
        return CALL, rf"\{name} ^{_braced(_at(n, LOOSEST))}{inside}"
    exponent = f"{n.numerator}/{n.denominator}" if type(n) is Fraction else _at(n, LOOSEST)
    return _POWER, f"{_at(base, _POWER + 1)}^{_braced(exponent)}"


# -- notations of their own -------------------------------------------------------------------------


@_form("Sqrt")
def _sqrt(x: Expr) -> tuple[int, str] | None:
    return (ATOM, rf"\sqrt{{{_at(x.args[0], LOOSEST)}}}") if len(x) == 1 else None


@_form("List")
def _list(x: Expr) -> tuple[int, str]:
    rows = x.args
    if rows and all(
        isinstance(row, Expr) and row.head is S.List and len(row) == len(rows[0]) for row in rows
    ):
        lines = "".join(
            " " + " & ".join(_at(cell, LOOSEST) for cell in row.args) + r" \\" + "\n" for row in rows
        )
        columns = "c" * len(rows[0])
        return ATOM, "\\left(\n\\begin{array}{" + columns + "}\n" + lines + "\\end{array}\n\\right)"
    inside = ",".join(_at(part, LOOSEST) for part in rows)
    is_tall = any(mark in inside for mark in _TALL)
    return ATOM, rf"\left\{{{inside}\right\}}" if is_tall else rf"\{{{inside}\}}"


@_form("HoldForm", "TraditionalForm", "StandardForm", "MatrixForm")
def _content(x: Expr) -> tuple[int, str] | None:
    return _piece(x.args[0]) if len(x) == 1 else None


@_form("InputForm", "FullForm", "OutputForm")
def _as_text(x: Expr) -> tuple[int, str] | None:
    if len(x) != 1:
        return None
    text = to_text(x.args[0], x.head.name).replace("{", r"\{").replace("}", r"\}")
    return ATOM, rf"\text{{{text}}}"


@_form("Subscript")
def _subscript(x: Expr) -> tuple[int, str] | None:
    if len(x) < 2:
        return None
    below = ",".join(_at(index, LOOSEST) for index in x.args[1:])
    return ATOM, f"{_at(x.args[0], CALL)}_{_braced(below)}"


@_form("Superscript")
def _superscript(x: Expr) -> tuple[int, str] | None:
    return (ATOM, f"{_at(x.args[0], CALL)}^{_braced(_at(x.args[1], LOOSEST))}") if len(x) == 2 else None


@_form("Subsuperscript")
def _subsuperscript(x: Expr) -> tuple[int, str] | None:
    if len(x) != 3:
        return None
    base, below, above = (_at(part, LOOSEST) for part in x.args)
    return ATOM, f"{base}_{_braced(below)}^{_braced(above)}"


@_form("Abs")
def _abs(x: Expr) -> tuple[int, str] | None:
    if len(x) != 1:
        return None
    inside = _at(x.args[0], LOOSEST)
    is_tall = any(mark in inside for mark in _TALL)
    return ATOM, rf"\left| {inside}\right|" if is_tall else f"| {inside}|"


@_form("Piecewise")
def _piecewise(x: Expr) -> tuple[int, str] | None:
    pairs = x.args[0] if x.args else None
    if not (isinstance(pairs, Expr) and pairs.head is S.List and pairs.args):
        return None
    if not all(isinstance(pair, Expr) and pair.head is S.List and len(pair) == 2 for pair in pairs.args):
        return None
    rows = [pair.args for pair in pairs.args] + [(x.args[1] if len(x) > 1 else 0, S("True"))]
    lines = " \\\\\n".join(f" {_at(value, LOOSEST)} & {_at(test, LOOSEST)}" for value, test in rows)
    return ATOM, f"\\begin{{cases}}\n{lines}\n\\end{{cases}}"


@_form("Slot")
def _slot(x: Expr) -> tuple[int, str] | None:
    return (ATOM, rf"\text{{$\#${x.args[0]}}}") if len(x) == 1 and type(x.args[0]) is int else None


@_form("Function")
def _function(x: Expr) -> tuple[int, str] | None:
    return (SUM - 1, rf"{_at(x.args[0], LOOSEST)}\&") if len(x) == 1 else None


@_form("Not")
def _not(x: Expr) -> tuple[int, str] | None:
    return (MINUS, rf"\neg {_at(x.args[0], CALL)}") if len(x) == 1 else None


@_form("Factorial")
def _factorial(x: Expr) -> tuple[int, str] | None:
    return (CALL, f"{_at(x.args[0], CALL)}!") if len(x) == 1 else None


@_form("Conjugate")
def _conjugate(x: Expr) -> tuple[int, str] | None:
    return (ATOM, f"{_at(x.args[0], CALL)}^*") if len(x) == 1 else None


@_form("Binomial")
def _binomial(x: Expr) -> tuple[int, str] | None:
    return (
        (ATOM, rf"\binom{{{_at(x.args[0], LOOSEST)}}}{{{_at(x.args[1], LOOSEST)}}}") if len(x) == 2 else None
    )


@_form("Integrate", "Sum", "Product")
def _with_bounds(x: Expr) -> tuple[int, str] | None:
    """An integral, sum or product with its variable and bounds."""
    if len(x) != 2:
        return None
    body, spec = x.args
    has_bounds = isinstance(spec, Expr) and spec.head is S.List and len(spec) == 3
    if x.head is S.Integrate:
        if not has_bounds:
            return PRODUCT, rf"\int {_at(body, PRODUCT)} \, d{_at(spec, LOOSEST)}"
        variable, low, high = (_at(part, LOOSEST) for part in spec.args)
        return PRODUCT, rf"\int_{_braced(low)}^{_braced(high)} {_at(body, PRODUCT)} \, d{variable}"
    if not has_bounds:
        return None
    variable, low, high = (_at(part, LOOSEST) for part in spec.args)
    sign = r"\sum" if x.head is S.Sum else r"\prod"
    return PRODUCT, rf"{sign} _{{{variable}={low}}}^{_braced(high)} {_at(body, PRODUCT)}"


@_form("Limit")
def _limit(x: Expr) -> tuple[int, str] | None:
    rule = x.args[1] if len(x) == 2 else None
    if not isinstance(rule, Expr) or rule.head is not S.Rule:
        return None
    return PRODUCT, rf"\lim_{{{_at(rule, LOOSEST)}}} {_at(x.args[0], PRODUCT)}"
