"""Options of one application of a net: net[x, BatchSize -> 10, NetEvaluationMode -> "Train"].

Source: nets.md section 12.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b

from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.frozen import frozen
from wlnet.nets.sheet import no_option

BAD_SETTING = "The setting `1` -> `2` should be `3`."
NO_GPU = 'TargetDevice -> `1` is not supported yet; use "CPU".'


@frozen
class Settings:
    """The options of one application.

    batch_size   examples at once, or None for Automatic
    training     NetEvaluationMode -> "Train"
    seed         of random layers and decoders; None: a fresh one each time
    precision    "Real32" or "Real64"
    """

    batch_size: int | None = None
    training: bool = False
    seed: int | None = None
    precision: str = "Real32"


PLAIN = Settings()

OPTIONS = {
    "BatchSize": S.Automatic,
    "NetEvaluationMode": "Test",
    "RandomSeeding": S.Automatic,
    "TargetDevice": "CPU",
    "WorkingPrecision": "Real32",
}


def settings(options: dict, owner: str, inherited: Callable[[], int] | None = None) -> Settings:
    """Options of an application, checked.

    inherited    gives a seed from the ambient generator, for RandomSeeding -> Inherited
    """
    if not options:
        return PLAIN
    given = {**OPTIONS, **options}
    unknown = [name for name in given if name not in OPTIONS]
    if unknown:
        raise no_option(owner, unknown[0], OPTIONS)

    def refuse(name: str, wanted: str):
        return Message(f"{owner}::evalset", BAD_SETTING)(name, given[name], wanted)

    size = given["BatchSize"]
    if size is not S.Automatic and not (type(size) is int and size > 0):
        raise refuse("BatchSize", "Automatic or a positive integer")
    if given["NetEvaluationMode"] not in ("Test", "Train"):
        raise refuse("NetEvaluationMode", '"Test" or "Train"')
    if given["TargetDevice"] != "CPU":
        raise Message(f"{owner}::trgdev", NO_GPU)(given["TargetDevice"])
    if given["WorkingPrecision"] not in ("Real32", "Real64"):
        raise refuse("WorkingPrecision", '"Real32" or "Real64"')
    seed = seed_of(given["RandomSeeding"], inherited)
    if seed is False:
        raise refuse("RandomSeeding", "Automatic, Inherited, an integer or a string")
    training = given["NetEvaluationMode"] == "Train"
    return Settings(None if size is S.Automatic else size, training, seed, given["WorkingPrecision"])


def seed_of(setting, inherited: Callable[[], int] | None = None) -> int | bool | None:
    """The integer of a setting of RandomSeeding; None for a fresh one, False if it is no such setting.

    inherited    gives a seed from the ambient generator of the session
    """
    if setting is S.Inherited:
        return inherited() if inherited is not None else None
    if isinstance(setting, str):
        return int.from_bytes(blake2b(setting.encode(), digest_size=7).digest(), "little")
    if setting is S.Automatic:
        return None
    return setting if type(setting) is int else False
