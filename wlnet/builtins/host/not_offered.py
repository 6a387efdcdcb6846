"""Functions of the language that wlnet will not have: a call says why and gives $Failed."""

from __future__ import annotations

from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

TEXT = "`1` is not offered: `2`."


def _refuse(names: tuple[str, ...], reason: str) -> None:
    """A builtin for each name, which says the reason."""
    for name in names:
        builtin(f"{name}[args___]")(_refusal(name, reason))


def _refusal(name: str, reason: str):
    def refuse(evaluation, args=()):
        raise Message(f"{name}::wlnetno", TEXT)(S(name), reason)

    refuse.__doc__ = f"{name} is not offered: {reason}."
    return refuse


NAMES = (
    "CloudConnect", "CloudDeploy", "CloudEvaluate", "CloudExport", "CloudGet", "CloudImport",
    "CloudObject", "CloudPut", "CloudSubmit", "RemoteBatchSubmit", "RemoteBatchMapSubmit",
    "ServiceConnect", "ServiceExecute", "WebImageSearch", "WebSearch", "WolframAlpha",
)  # fmt: skip
_refuse(NAMES, "it asks servers of Wolfram, and wlnet works without a network")

NAMES = (
    "DictionaryLookup", "Entity", "EntityList", "EntityProperties", "EntityValue",
    "SemanticImport", "SemanticImportString", "SemanticInterpretation", "WordData", "WordList",
)  # fmt: skip
_refuse(NAMES, "it needs the knowledgebase of Wolfram, of which wlnet has no copy")

NAMES = (
    "CUDAFunctionLoad", "ExternalEvaluate", "ExternalFunction", "LibraryFunctionLoad", "LibraryLoad",
    "OpenCLFunctionLoad", "PythonFunction", "StartExternalSession",
)  # fmt: skip
_refuse(NAMES, "it runs code that is not Wolfram Language")

NAMES = (
    "Audio", "AudioCapture", "AudioData", "AudioPlay", "Spectrogram", "SpectrogramArray",
    "SpeechRecognize", "SpeechSynthesize", "Video", "VideoFrameList",
)  # fmt: skip
_refuse(NAMES, "wlnet has images and numbers, but neither sound nor film")

NAMES = (
    "Classify", "ClusterClassify", "DimensionReduction", "FeatureExtract", "FeatureExtraction",
    "Predict",
)  # fmt: skip
_refuse(NAMES, "it chooses a method by itself; NetTrain trains a net that you choose")

NAMES = (
    "RandomGraph",
)  # fmt: skip
_refuse(NAMES, "wlnet keeps graphs as data and makes no random ones")

NAMES = (
    "FourierLayer",
)  # fmt: skip
_refuse(NAMES, "the layer is known by its name alone")
