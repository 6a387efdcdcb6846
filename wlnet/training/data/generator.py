"""Data made while the training goes on: a function of the user that gives one batch after the other.

The function runs where the user's functions always run; while the program of a step works in a thread
of its own, the next batch is made. Source: nettrain.md section 2.6.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

import numpy as np

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, is_rule
from wlnet.expr.message import Message, MessageError, Prose, fill, plain
from wlnet.expr.short import typed
from wlnet.expr.symbols import S, Symbol
from wlnet.frozen import frozen
from wlnet.training.data.batches import Deferred
from wlnet.training.data.source import NO_VALUE
from wlnet.training.host import Host
from wlnet.training.names import advice, listed

BAD_BATCH = Message(
    "NetTrain::genbatch",
    "The generator of the `1` data gave nothing usable for batch `2` (round `3`): `4``5`",
)
BAD_COUNT = "it should have `1` examples, but has `2`."
BAD_LENGTH = Message(
    "NetTrain::invroundlen",
    'The "RoundLength" of a generator should be a positive integer, but is `1`.',
)
NO_OPTION = Message("NetTrain::genoption", 'A generator takes "RoundLength" -> n, but is given `1`.')
UNKNOWN_SLOT = " The function asks for #`1`, but is given `2`.`3`"
GIVEN = ("BatchSize", "Round", "AbsoluteBatch")  # keys of what the function is applied to
LARGEST = 64  # BatchSize -> Automatic, as for other data


@frozen
class Generator:
    """
    function    <|"BatchSize" -> n, "Round" -> r, "AbsoluteBatch" -> k|> -> a batch in a form of data
    length      examples a round, about; None for one batch a round
    unknown     names of slots of the function that are no keys of what it is given
    """

    function: Callable
    length: int | None
    unknown: tuple[str, ...] = ()

    def rows(self, size: int) -> int:
        """Batches a round."""
        return 1 if self.length is None else max(1, -(-self.length // size))


def generator_of(data, part: str, host: Host) -> Generator | None:
    """The generator that some data are: f or {f, "RoundLength" -> n}; None for other data.

    Raises a message for a symbol without a value, and a wrong length.
    """
    length = None
    if is_list(data) and len(data) == 2 and data.array is None:
        data, rule = data
        if not is_rule(rule) or rule.args[0] != "RoundLength":
            if is_rule(rule) and isinstance(data, Expr) and data.head in _FUNCTIONS:
                raise NO_OPTION(typed(rule))
            return None
        length = rule.args[1]
        if type(length) is not int or length < 1:
            raise BAD_LENGTH(length)
    if isinstance(data, Symbol):
        if not host.is_defined(data):
            raise NO_VALUE(part, data)
    elif not isinstance(data, Expr) or data.head not in _FUNCTIONS:
        return None
    return Generator(host.function(data), length, tuple(_unknown_slots(data)))


_FUNCTIONS = (S.Function, S.Composition, S.RightComposition)


def _unknown_slots(function) -> Iterator[str]:
    """The names of slots that a pure function asks its argument for in vain."""
    if isinstance(function, Expr) and function.head is S.Function and len(function) == 1:
        parts = [function.item(0)]
        while parts:
            part = parts.pop()
            if not isinstance(part, Expr) or part.array is not None or part.head is S.Function:
                continue
            if part.head is S.Slot and isinstance(part.item(0), str) and part.item(0) not in GIVEN:
                yield part.item(0)
            parts.extend(part.args)


class Draws:
    """The batches of a generator, by number, as columns.

    columns_of    what the generator gave -> port -> examples (see source.columns_of)
    part          "training" or "validation", for messages
    """

    def __init__(self, generator: Generator, columns_of: Callable, part: str):
        self.generator, self._columns_of, self._part = generator, columns_of, part

    def columns(self, number: int, size: int) -> dict[str, Expr]:
        """Those of batch `number`, from 1. Raises NetTrain::genbatch."""
        round_ = (number - 1) // self.generator.rows(size) + 1
        asked = Association(dict(zip(GIVEN, (size, round_, number), strict=True)))
        given = self.generator.function(asked)
        try:
            columns = self._columns_of(given)
        except MessageError as error:
            raise self.refusal(number, size, error) from None
        count = len(next(iter(columns.values())))
        if count != size:
            raise self._refused(number, round_, fill(BAD_COUNT, (size, count), plain))
        return columns

    def refusal(self, number: int, size: int, error: MessageError) -> MessageError:
        """A message about a batch as one that tells which."""
        round_ = (number - 1) // self.generator.rows(size) + 1
        return self._refused(number, round_, error.text)

    def _refused(self, number: int, round_: int, text: str) -> MessageError:
        hint = ""
        for name in self.generator.unknown[:1]:
            hint = Prose(fill(UNKNOWN_SLOT, (name, listed(GIVEN), advice(name, GIVEN)), plain))
        return BAD_BATCH(self._part, number, round_, text, hint)


class GeneratedBatches:
    """Batches as `Batches` has them, made when they are fetched.

    draws      where they come from
    encoded    columns -> port -> array (size, *dims), or what is encoded later
    first      the columns of the first batch, where they have been drawn already
    """

    order, skipped, may_fail = None, {}, False  # they have no positions in any data

    def __init__(
        self, draws: Draws, encoded: Callable, size: int, ports: tuple[str, ...], first: dict | None
    ):
        self._draws, self._encoded, self.size, self.ports = draws, encoded, size, ports
        self._number = 0
        self._ready: deque[dict[str, np.ndarray]] = deque()
        self._kept: list[dict[str, np.ndarray]] | None = None
        self._trouble: MessageError | None = None
        if first is not None:
            self._number = 1
            self._ready.append(self._arrays(first))

    @property
    def examples(self) -> int:
        """Of a round, about."""
        return self._draws.generator.length or self.size

    def __len__(self) -> int:
        return self._draws.generator.rows(self.size)

    def real(self, batch: int) -> int:
        return self.size

    def fetch(self, batch: int) -> dict[str, np.ndarray]:
        """Port -> the examples of the next batch, whatever `batch` is. Raises NetTrain::genbatch."""
        if self._trouble is not None:
            raise self._trouble
        found = self._ready.popleft() if self._ready else self._drawn()
        if self._kept is not None:
            self._kept.append(found)
        return found

    def look_ahead(self) -> None:
        """Make the next batch now; what is wrong with it is told when it is fetched."""
        if self._ready or self._trouble is not None:
            return
        try:
            self._ready.append(self._drawn())
        except MessageError as error:
            self._trouble = error

    def keep(self, on: bool) -> None:
        """While on, what is fetched is kept; then it comes again, in the same order."""
        if on:
            self._kept = []
        else:
            self._ready.extendleft(reversed(self._kept or ()))
            self._kept = None

    def _drawn(self) -> dict[str, np.ndarray]:
        self._number += 1
        return self._arrays(self._draws.columns(self._number, self.size))

    def _arrays(self, columns: dict[str, Expr]) -> dict[str, np.ndarray]:
        try:
            found = self._encoded(columns)
            return {
                port: column.finish(column.stored) if isinstance(column, Deferred) else column
                for port, column in found.items()
            }
        except MessageError as error:
            raise self._draws.refusal(self._number, self.size, error) from None
