"""Random calls of all builtins with arguments of every kind, and tokens in random order.

Nothing may end in a fault of ours, in a Python exception, or run past its time limit. Sizes are kept
small by the atoms that calls are made of. `python -m tests.language.test_fuzz SEED COUNT` runs longer.
"""

import random
import sys
import time
from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wlnet.session import Session

SECONDS = 2  # of one evaluation
PATIENCE = 15  # seconds after which it counts as hanging, on a busy machine too

# modules whose builtins touch files, processes, the terminal, or train
OUTSIDE = """
asking binary_streams data file_handling files interactive net_files processes saving streams system training
"""
NOT_CALLED = {"Exit", "Quit", "Pause", "Get", "Needs", "Remove", "ClearAll", "Unprotect", "Protect"}

PIECES = """
0 ; 1 ; -1 ; 2 ; 3 ; -2 ; 1/2 ; 0.5 ; -1.5 ; 2 + I ; 1.5 I ; 10^20 ; 1`30 ; 1.*^300 ; Pi ; E ; I
Infinity ; -Infinity ; Indeterminate ; ComplexInfinity ; "a" ; "" ; "abc" ; "1" ; x ; y ; f
True ; False ; None ; All ; Automatic ; Null ; $Failed ; Nothing ; Missing[] ; UpTo[2] ; Integer ; List
{} ; {{}} ; <||> ; {1, 2, 3} ; {1., 2.} ; {{1, 2}, {3, 4}} ; {{1., 2.}, {3., 4.}} ; {a, b, c} ; {"a", "b"}
{1, {2}} ; {1, 2., a, "s"} ; {{1}, {2, 3}} ; Range[300] ; {1 + I, 2.} ; {Infinity, 1} ; {True, False}
{-1} ; {2, 3} ; Interval[{0, 1}]
<|"a" -> 1, "b" -> 2|> ; <|x -> 1|> ; a -> b ; {a -> 1, b -> 2} ; x :> y ; Key["a"] ; "b" -> 1 ; Method -> "a"
# & ; #^2 & ; #1 + #2 & ; Function[x, x + 1] ; Total ; Length ; Greater ; # ; Slot[0]
_ ; x_ ; __ ; _Integer ; x_ -> x ; a | b ; Except[1] ; x__ ~~ "b" ; RegularExpression["a*"]
{i, 3} ; {x, 0, 1} ; 1 ;; 2 ; f[x] ; f[1, 2] ; a + b ; a b ; x^2 ; x^2 + 2 x + 1 ; Sin[x] ; x == 1 ; x > 0
Hold[1 + 1] ; Unevaluated[1 + 1] ; Sequence[] ; Sequence[1, 2] ; ConstantArray[1, {2, 2, 2}]
Quantity[1, "Meters"] ; NormalDistribution[0, 1] ; SparseArray[{1 -> 2, 3 -> 4}] ; Dataset[{<|"a" -> 1|>}]
DateObject[{2020, 1, 1}] ; NumericArray[{1, 2}, "Integer8"] ; Image[{{0., 1.}, {.5, .2}}] ; ByteArray[{1, 2}]
LinearLayer[2] ; NetInitialize[LinearLayer[2, "Input" -> 2]] ; RGBColor[1, 0, 0] ; Graphics[{Disk[]}]
"""
TOKENS = r"""
a b x 1 2.5 3`20 "s" "\""
[ ] [[ ]] { } ( ) <| |> + - * / ^ . , ; ;; = := == === != -> :> /. //. /@ @@ @@@ @ //
& && || !
# ## #1 #a _ __ ___ x_ x_Integer x_. ? ~ <> ' '' ++ -- += | ~~ /; /: =. % %% \[Alpha] \[Bad $ ` a`b :: (* *)
2^^101
\n \t @* /* |-> ;;; … é 1.*^5 1*^-3 16^^zz .5 5. _? _: : ::= <= >= =!= \\ '
"""


def names() -> list[str]:
    table = import_module("wlnet.builtins").index()[0]
    outside = set(OUTSIDE.split())
    return sorted(name for name, module in table.items() if module not in outside and name not in NOT_CALLED)


ARGUMENTS = [piece.strip() for line in PIECES.strip().splitlines() for piece in line.split(" ; ")]
NAMES = names()


def call_of(choose: random.Random, depth: int = 1) -> str:
    """Name[arguments...] as text."""
    count = choose.choices(range(6), [1, 10, 12, 7, 3, 1])[0]
    return f"{choose.choice(NAMES)}[{', '.join(_argument(choose, depth) for _ in range(count))}]"


def _argument(choose: random.Random, depth: int) -> str:
    if depth and choose.random() < 0.6:
        return call_of(choose, depth - 1)
    return choose.choice(ARGUMENTS)


def trouble(session: Session, code: str) -> str | None:
    """What is wrong with the way an input is met; None where all is well."""
    start = time.monotonic()
    text = session.text(session.value(code))
    if session.fault is not None:
        fault, session.fault = session.fault, None
        return f"{code}: {type(fault).__name__}: {fault}"
    if time.monotonic() - start > PATIENCE:
        return f"{code}: {time.monotonic() - start:.0f} seconds"
    return None if isinstance(text, str) else f"{code}: no text"


@pytest.fixture(scope="module")
def session():
    session = Session()
    session.value("1")  # its thread raises Python's recursion limit, which hypothesis wants to see steady
    return session


FEW = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@FEW
@given(st.randoms(use_true_random=False))
def test_calls_of_every_kind(session, choose):
    code = call_of(choose)
    found = trouble(session, f"TimeConstrained[{code}, {SECONDS}]")
    assert found is None, found


@FEW
@given(st.lists(st.sampled_from(TOKENS.split()), max_size=12), st.sampled_from(["", " "]))
def test_tokens_in_any_order(session, tokens, between):
    found = trouble(session, f"TimeConstrained[{between.join(tokens)}, {SECONDS}]")
    assert found is None, found


@FEW
@given(st.text(max_size=20))
def test_any_text(session, text):
    session.is_incomplete(text)
    assert trouble(session, f"Hold[{text}]") is None


def long_run(seed: int, count: int) -> None:
    """Prints what is wrong among `count` calls and as many token soups."""
    choose, session = random.Random(seed), Session()
    for _ in range(count):
        words = choose.choices(TOKENS.split(), k=choose.randrange(12))
        for code in (call_of(choose), " ".join(words)):
            found = trouble(session, f"TimeConstrained[{code}, {SECONDS}]")
            if found is not None:
                print(found, flush=True)


if __name__ == "__main__":
    long_run(*map(int, sys.argv[1:3]))
