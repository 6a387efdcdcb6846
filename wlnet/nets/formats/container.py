"""The container of .wlnet files: an HDF5 file with the net as a Compress string and one data set an array.

Source: spec of the format, sections 1, 2 and 11; worked out from files of the versions 11.3 to 14.2.
"""

from __future__ import annotations

import io

import h5py
import numpy as np

from wlnet.expr.association import Association
from wlnet.expr.compress import from_compressed, to_compressed
from wlnet.expr.expr import FALSE
from wlnet.expr.serial import SerialError
from wlnet.expr.symbols import S, Symbol, symbol
from wlnet.frozen import frozen

OLD = "11.3.7"  # strings of fixed length, no "Unstable"
NEW = "13.0.3"
SIGNATURE = b"\x89HDF\r\n\x1a\n"


class BadFile(Exception):
    """The bytes are no .wlnet file; the fault in user's words."""


@frozen
class Stored:
    """What a file holds.

    network    the association of the net
    arrays     number -> array, as ExportedArray[number] refers to it
    version    of the net component that wrote it, "" where the file does not say
    """

    network: object
    arrays: dict[int, np.ndarray]
    version: str = NEW


def named(name: str) -> Symbol:
    """A symbol of a file: those of the system and of the net component stand there without a context, as do
    those of the user, who writes them small."""
    context, mark, last = name.rpartition("`")
    if context in ("", "System", "NeuralNetworks"):
        return symbol(last, "Global`") if last[:1].islower() else S(last)
    return symbol(last, context + mark)


def read_container(data: bytes, exact: bool = False) -> Stored:
    """What a file holds. Raises BadFile.

    exact    integers in the network are told apart by how they stand there (expr/serial.py)
    """
    if not data.startswith(SIGNATURE):
        raise BadFile("it is not an HDF5 file, as .wlnet files are")
    try:
        with h5py.File(io.BytesIO(data), "r") as file:
            if "Network" not in file:
                raise BadFile('it has no part "Network"')
            version = _text(file["Version"]) if "Version" in file else ""
            network = from_compressed(_text(file["Network"]), named, exact)
            arrays = {int(name): np.asarray(one) for name, one in file.get("Arrays", {}).items()}
    except SerialError as error:
        raise BadFile(f"its net cannot be read: {error}") from None
    except (OSError, RuntimeError, ValueError) as error:
        raise BadFile(f"it is damaged ({error})") from None
    if not isinstance(network, Association):
        raise BadFile("its net is not an association")
    return Stored(network, arrays, version)


def write_container(stored: Stored) -> bytes:
    """The file; objects in the order in which files of that version have them."""
    old = stored.version.startswith("11.")
    target = io.BytesIO()
    facts = {"Version": stored.version} if old else {"Version": stored.version, "Unstable": FALSE}
    with h5py.File(target, "w", libver="earliest") as file:
        _put(file, "Version", stored.version, old)
        if not old:
            file["Unstable"] = np.int64(0)
        _put(file, "Network", to_compressed(stored.network), old)
        group = file.create_group("Arrays")
        for number, array in sorted(stored.arrays.items()):
            group[str(number)] = np.asarray(array, dtype="<f4")
        _put(file, "Metadata", to_compressed(Association(facts)), old)
    return target.getvalue()


def _text(data_set) -> str:
    value = data_set[()]
    return value.decode("utf-8", "replace").rstrip("\0") if isinstance(value, bytes) else str(value)


def _put(file, name: str, text: str, fixed: bool) -> None:
    kind = h5py.string_dtype("ascii", len(text) + 1) if fixed else h5py.string_dtype()
    file.create_dataset(name, data=text.encode() if fixed else text, dtype=kind)
