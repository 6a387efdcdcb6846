"""The strings that have a meaning at a place in a program: properties, methods, kinds, data sets, formats.

Front ends complete them. A place is a list of frames (see syntax/pieces.py): the open brackets, the
outermost first. Each function below serves the calls of the symbols in its decorator; an object that is
applied (`net[x, "`) tells by its class. What is offered comes from the collections, never from a list here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from wlnet.expr.association import Association
from wlnet.expr.registry import Registry
from wlnet.formats.format import FORMATS
from wlnet.nets.coder import DECODERS, ENCODERS, Decoder
from wlnet.nets.information import PROPERTIES as NET_PROPERTIES
from wlnet.nets.layer import LAYERS
from wlnet.nets.net import Net
from wlnet.syntax.pieces import Frame
from wlnet.training.data.dataset import DATASETS
from wlnet.training.examination import Examination
from wlnet.training.examinations import ClassifierMeasurements, PredictorMeasurements
from wlnet.training.measurement import MEASUREMENTS
from wlnet.training.method import AUTOMATIC, BOUNDS
from wlnet.training.optimizer import OPTIMIZERS
from wlnet.training.property import PROPERTIES
from wlnet.training.report import REPORTS
from wlnet.training.result import NetTrainResultsObject

COLLECTION = "MachineLearning"
ELEMENTS = ("Data", "TrainingData", "TestData", "Properties")  # that every set has
PRECISIONS = ("Real32", "Real64")

_CALLS: dict[str, Callable] = {}
_FILES = {
    "Import": 1, "Export": 1, "Get": 1, "Put": 2, "PutAppend": 2, "OpenRead": 1, "OpenWrite": 1,
    "OpenAppend": 1, "ReadList": 1, "ReadString": 1, "FileExistsQ": 1, "FileNames": 2, "SetDirectory": 1,
    "DeleteFile": 1, "FileByteCount": 1, "DirectoryQ": 1, "CreateDirectory": 1, "CopyFile": 1, "File": 1,
}  # fmt: skip


def strings(frames: list[Frame], value: Callable[[str], object]) -> list[str]:
    """The strings that can stand at the end of a text; empty where nothing is known.

    value    the value of a variable by its name, or None
    """
    found = _innermost_call(frames)
    if found is None:
        return []
    call, inner = found
    held = value(call.head)
    if held is not None:
        return sorted(_of_object(held, call, inner))
    if call.head in _CALLS:
        return sorted(set(_CALLS[call.head](call, inner, value)))
    if call.head in LAYERS:
        return sorted(set(_of_layer(LAYERS[call.head], call, inner)))
    return []


def is_file(frames: list[Frame]) -> bool:
    """Whether a string at the end of a text names a file."""
    found = _innermost_call(frames)
    return found is not None and not found[1] and _FILES.get(found[0].head) == found[0].position


def _innermost_call(frames: list[Frame]) -> tuple[Frame, list[Frame]] | None:
    """The innermost call of something with a name, and the lists and groups opened in it."""
    for i in range(len(frames) - 1, 0, -1):
        if frames[i].head is not None:
            return frames[i], frames[i + 1 :]
    return None


def _plain(first: str | None) -> str | None:
    """The text of a first argument that is a string."""
    return first[1:-1] if first is not None and first.startswith('"') else None


def calls(*heads: str):
    """The decorated function (call, inner frames, value) tells the strings in calls of these symbols."""

    def add(function):
        _CALLS.update(dict.fromkeys(heads, function))
        return function

    return add


# -- objects ----------------------------------------------------------------------------------


def _of_object(held, call: Frame, inner: list[Frame]) -> Iterable[str]:
    """Strings in a call of, or a part of, the value of a variable."""
    if isinstance(held, Association):
        return [key for key in held.keys() if isinstance(key, str)]  # noqa: SIM118  iterating gives values
    if isinstance(held, Net):
        return _of_net(held, call, inner)
    if isinstance(held, Decoder):
        return held.properties if call.position > 1 else ()
    if isinstance(held, Examination):
        return held.names()
    if isinstance(held, NetTrainResultsObject):
        return [name for name, one in PROPERTIES.items() if one.kept]
    return ()


def _of_net(net: Net, call: Frame, inner: list[Frame]) -> Iterable[str]:
    if call.bracket == "[[":
        return [key for key in net.children if isinstance(key, str)]
    if call.position == 1:
        return net.inputs if inner and inner[-1].bracket == "<|" else ()
    if call.option == "TargetDevice":
        return ("CPU", "GPU")
    if call.option == "WorkingPrecision":
        return PRECISIONS
    if call.option == "NetEvaluationMode":
        return ("Test", "Train")
    decoders = [port.coder for port in net.outputs.values() if port.coder is not None]
    return [*net.outputs, *(name for decoder in decoders for name in decoder.properties)]


def _of_layer(sheet, call: Frame, inner: list[Frame]) -> Iterable[str]:
    """Ports, arrays and settings of a layer; nothing inside of its arguments."""
    if call.option is not None or inner:
        return ()
    return [*sheet.inputs, *sheet.outputs, *sheet.arrays, *(p.name for p in sheet.parameters if p.name)]


# -- functions --------------------------------------------------------------------------------


@calls("NetTrain")
def net_train(call, inner, value):
    if call.option is not None:
        return _setting(call.option, inner)
    return DATASETS if call.position == 2 else PROPERTIES if call.position > 2 else ()


def _setting(option: str, inner: list[Frame]) -> Iterable[str]:
    """Strings on the right side of an option of NetTrain."""
    if option == "Method":
        return _method(inner[-1]) if inner else OPTIMIZERS
    return _SETTINGS.get(option, ())


_SETTINGS: dict[str, Iterable[str] | Registry] = {
    "TrainingProgressMeasurements": MEASUREMENTS,
    "TrainingProgressReporting": REPORTS,
    "ValidationSet": DATASETS,
    "TargetDevice": ("CPU", "GPU"),
    "WorkingPrecision": PRECISIONS,
}


def _method(within: Frame) -> Iterable[str]:
    """Method -> {"ADAM", "suboption" -> ...}"""
    if within.position == 1:
        return OPTIMIZERS
    name = _plain(within.first) or AUTOMATIC
    own = OPTIMIZERS[name].suboptions() if name in OPTIMIZERS else ()
    return () if within.option else [*own, *BOUNDS, "LearningRateSchedule"]


@calls("NetEncoder", "NetDecoder")
def coder(call, inner, value):
    kinds = ENCODERS if call.head == "NetEncoder" else DECODERS
    if not inner or inner[-1].position == 1:
        return kinds
    sheet = kinds.get(_plain(inner[-1].first))
    return () if sheet is None or inner[-1].option else [p.name for p in sheet.parameters if p.name]


@calls("ExampleData")
def example_data(call, inner, value):
    if inner:
        return DATASETS if inner[-1].position == 2 else (COLLECTION,)
    return ELEMENTS if call.position == 2 else (COLLECTION,)


@calls("ResourceData")
def resource_data(call, inner, value):
    return ELEMENTS if call.position == 2 else DATASETS


@calls("Information")
def information(call, inner, value):
    return NET_PROPERTIES if call.position == 2 else ()


@calls("NetMeasurements", "ClassifierMeasurements", "PredictorMeasurements")
def measurements(call, inner, value):
    if call.option is not None:
        return _SETTINGS.get(call.option, ())
    if call.position == 2:
        return DATASETS
    return () if call.position == 1 else _EXAMINED[call.head]() if call.head in _EXAMINED else MEASUREMENTS


_EXAMINED = {
    "ClassifierMeasurements": ClassifierMeasurements.names,
    "PredictorMeasurements": PredictorMeasurements.names,
}


@calls("NetExtract", "NetReplacePart", "NetTake", "NetDrop", "NetDelete", "NetRename", "NetInsert")
def surgery(call, inner, value):
    """Names of layers, arrays and ports of the net in the first argument, if that is a variable."""
    net = value(call.first) if call.first is not None and _plain(call.first) is None else None
    if call.position < 2 or not isinstance(net, Net):
        return ()
    names = [key for path in net.arrays for key in path]
    return [*(key for key in (*names, *net.children) if isinstance(key, str)), *net.ports]


@calls("Import", "Export")
def formats(call, inner, value):
    return FORMATS if call.position == (2 if call.head == "Import" else 3) else ()
