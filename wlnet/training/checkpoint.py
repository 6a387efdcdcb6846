"""TrainingProgressCheckpointing: the net written to .wlnet files while the training goes on.

Source: nettrain.md section 4.10.
"""

from __future__ import annotations

import os
from datetime import datetime
from importlib import import_module
from itertools import count
from pathlib import Path

from wlnet.expr.expr import Expr, is_list, is_rule
from wlnet.expr.message import Message
from wlnet.expr.paths import file_name
from wlnet.expr.short import typed
from wlnet.expr.symbols import S
from wlnet.training.hook import Hook
from wlnet.training.host import Host
from wlnet.training.interval import Turns, turns_of
from wlnet.training.names import name_of
from wlnet.training.record import Record

BAD_CHECKPOINT = Message(
    "NetTrain::invcheckpoint",
    'TrainingProgressCheckpointing -> `1` should be None, {"File", "name.wlnet"}, {"Directory", "name"}, '
    'these with "Interval" -> Quantity[n, unit] and "MinimumInterval" -> seconds, or a list of these.',
)
BAD_EXTENSION = Message(
    "NetTrain::checkpointfmt", "The file `1` of TrainingProgressCheckpointing should end in .wlnet."
)
NOT_WRITTEN = Message(
    "NetTrain::checkpointfile", "The checkpoint `1` could not be written: `2`. The training goes on."
)

EXTENSION = ".wlnet"
_CALLS = count(1)  # of NetTrain with checkpoints in a directory


class Checkpoint(Hook):
    """
    target    a file, which is written again and again, or a directory for files with names of their own
    host      is told what could not be written
    """

    def __init__(self, turns: Turns, target: Path, is_directory: bool, host: Host):
        super().__init__(turns)
        self.target, self._is_directory, self._host = target, is_directory, host

    def start(self, record):
        """Raises a message where the net has a layer that cannot be stored."""
        self._save = import_module("wlnet.nets.formats.wlnet").save  # it loads h5py: only where it is needed
        self._save(record.training_net.net)
        self._begun = datetime.now().isoformat(timespec="seconds").replace(":", "-")
        self._call = next(_CALLS) if self._is_directory else 0

    def fire(self, record):
        path = self._path(record)
        growing = path.with_name(path.name + ".part")
        data = self._save(record.live.net())
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            growing.write_bytes(data)
            os.replace(growing, path)
        except OSError as error:
            self._host.warn(NOT_WRITTEN(str(path), error.strerror or str(error)))
            return
        if str(path) not in record.files:
            record.files.append(str(path))
        record.live.event = "CheckpointWritten"

    def _path(self, record: Record) -> Path:
        """STARTTIME_CALL_ROUND_BATCH_LOSS[_VALIDATIONLOSS].wlnet in a directory."""
        if not self._is_directory:
            return self.target
        loss = record.rounds[-1].loss if record.rounds else record.batch_losses[-1]
        losses = [loss, *(one.loss for one in record.validations[-1:])]
        facts = [self._begun, self._call, record.live.round, len(record.batch_losses)]
        name = "_".join([*map(str, facts), *(f"{one:.4g}" for one in losses)])
        path = self.target / f"{name}{EXTENSION}"
        while path.exists():  # of another process
            name += "_"
            path = self.target / f"{name}{EXTENSION}"
        return path


def checkpoints_of(setting, host: Host) -> tuple[Checkpoint, ...]:
    """The hooks that a setting of TrainingProgressCheckpointing asks for."""
    if setting is S("None"):
        return ()
    if not is_list(setting) or not len(setting):
        raise BAD_CHECKPOINT(typed(setting))
    specs = setting if all(map(is_list, setting)) else (setting,)
    return tuple(_checkpoint(spec, setting, host) for spec in specs)


def _checkpoint(spec: Expr, setting, host: Host) -> Checkpoint:
    kind, path, *rules = (*spec, None, None)[: max(len(spec), 2)]
    name = file_name(path)
    if kind not in ("File", "Directory") or name is None or not all(map(is_rule, rules)):
        raise BAD_CHECKPOINT(typed(setting))
    given = {}
    for one in rules:
        key = name_of(one.args[0])
        if key not in ("Interval", "MinimumInterval"):
            raise BAD_CHECKPOINT(typed(setting))
        given.setdefault(key, one.args[1])
    if kind == "File" and Path(name).suffix.lower() != EXTENSION:
        raise BAD_EXTENSION(name)
    turns = turns_of(given.get("Interval"), given.get("MinimumInterval"), percents=True)
    target = Path(file_name(host.located(path))).expanduser()
    return Checkpoint(turns, target, kind == "Directory", host)
