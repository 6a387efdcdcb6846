"""File["report.csv"]: the progress of a training as a table in a file."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from math import isfinite
from pathlib import Path
from typing import TextIO

from wlnet.expr.message import Message
from wlnet.training.interval import Interval
from wlnet.training.report import VALIDATION, Report, Update, report

CANNOT_WRITE = Message(
    "NetTrain::reportfile", "The file `1` of TrainingProgressReporting cannot be written: `2`."
)


@report("File", every=Interval(1, "Rounds"))
class FileReport(Report):
    """A record an update, by the extension of the file: CSV, TSV, JSON or WL.

    The file is whole after each record. Source: nettrain.md section 12.
    """

    def takes(self, target: str):
        self.path = Path(target).expanduser()
        if self.path.suffix.lower() not in WRITERS:
            raise BAD_FORMAT(target)

    def start(self, host, record):
        self._record = record
        keys = record.gauge.shown_keys[1:]
        validated = ["ValidationLoss", *(f"Validation{key}" for key in keys)]
        self._columns = [*_PLACE, *keys, *(validated if record.validation_examples else ())]
        self._latest: Update | None = None
        try:
            self._file = self.path.open("w", encoding="utf-8", newline="")
        except OSError as error:
            raise CANNOT_WRITE(str(self.path), error.strerror or str(error)) from None
        self._add = WRITERS[self.path.suffix.lower()](self._file, self._columns)
        self._file.flush()

    def show(self, update: Update):
        self._latest = update
        found = _values(update, self._record)
        self._add({name: found.get(name) for name in self._columns})
        self._file.flush()

    def end(self, update, reason):
        if update is not None and update != self._latest:
            self.show(update)
        self._file.close()


_PLACE = (
    "ProgressFraction", "Round", "Batch", "AbsoluteBatch", "ExamplesPerSecond", "TimeElapsed",
    "TimeRemaining", "LearningRate", "BatchLoss", "RoundLoss",
)  # fmt: skip


def _values(update: Update, record) -> dict[str, float | None]:
    place = (
        update.fraction,
        update.round,
        update.batch,
        len(record.batch_losses),
        update.examples_per_second,
        update.elapsed,
        update.remaining,
        record.final_rate,
        update.batch_loss,
        update.round_loss,
    )
    found = dict(zip(_PLACE, place, strict=True)) | {"ValidationLoss": update.validation_loss}
    for key, value in update.measurements:
        seen = key.startswith(VALIDATION)
        found[f"Validation{key.removeprefix(VALIDATION)}" if seen else key] = value
    return found


Add = Callable[[dict], None]


def _separated(delimiter: str):
    def writer(file: TextIO, columns: list[str]) -> Add:
        rows = csv.DictWriter(file, columns, delimiter=delimiter, lineterminator="\n")
        rows.writeheader()
        return rows.writerow

    return writer


def _listed(opening: str, closing: str, text: Callable[[dict], str]):
    """A list of records, closed after each; the next one is written over the closing bracket."""

    def writer(file: TextIO, columns: list[str]) -> Add:
        file.write(f"{opening}\n{closing}\n")
        position, comma = len(opening), ""

        def add(row: dict) -> None:
            nonlocal position, comma
            record = f"{comma}\n{text(row)}"
            file.seek(position)
            file.write(f"{record}\n{closing}\n")
            position, comma = position + len(record), ","

        return add

    return writer


def _json(row: dict) -> str:
    """JSON has no number for what is not finite: null."""
    known = {name: value is not None and isfinite(value) for name, value in row.items()}
    return json.dumps({name: value if known[name] else None for name, value in row.items()})


def _wolfram(row: dict) -> str:
    return "<|" + ", ".join(f'"{name}" -> {_number(value)}' for name, value in row.items()) + "|>"


def _number(value: float | None) -> str:
    if value is None:
        return "None"
    if not isfinite(value):
        return "Indeterminate"
    return repr(value).replace("e", "*^")


WRITERS: dict[str, Callable[[TextIO, list[str]], Add]] = {
    ".csv": _separated(","),
    ".tsv": _separated("\t"),
    ".json": _listed("[", "]", _json),
    ".wl": _listed("{", "}", _wolfram),
}
BAD_FORMAT = Message(
    "NetTrain::reportfmt",
    "The file `1` of TrainingProgressReporting should end in " + ", ".join(WRITERS) + ".",
)
