"""The format WLNet of Import and Export: files of nets."""

from __future__ import annotations

from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.expr import rule, wl_list
from wlnet.expr.message import Message
from wlnet.formats.format import Format, Malformed, NoForm, add
from wlnet.nets.calls import applier
from wlnet.nets.formats.container import NEW, OLD, BadFile, read_container
from wlnet.nets.formats.reading import loaded
from wlnet.nets.formats.wlnet import save, unsure
from wlnet.nets.information import information
from wlnet.nets.net import Net

GUESSED = (
    "How .wlnet files hold `1` is not known; the file was written by analogy, and other programs may not be "
    "able to read it."
)
NOT_KNOWN = Message(
    "Import::wlnetunknown",
    "The file has `1`, which wlnet does not know: such layers stay as they are and cannot be computed, such "
    "coders are left out.",
)
AUTOMATIC = "Automatic"


def _loaded(data: bytes, evaluation, with_arrays: bool = True) -> tuple:
    """(net, what in it is not known)"""
    try:
        return loaded(data, applier(evaluation.call, evaluation.evaluate), with_arrays)
    except BadFile as error:
        raise Malformed(str(error)) from None


def _net(data: bytes, evaluation):
    return _loaded(data, evaluation)[0]


def _read_net(data: bytes, options: dict, evaluation):
    return _remarked(*_loaded(data, evaluation))


def _remarked(net, unknown: list):
    """The net, with a message about what wlnet does not know in it."""
    if unknown:
        raise NOT_KNOWN(unknown, value=net)
    return net


def _read_bare(data: bytes, options: dict, evaluation):
    return _remarked(*_loaded(data, evaluation, with_arrays=False))


def _read_arrays(data: bytes, options: dict, evaluation):
    return wl_list(map(packed, _values(data, evaluation).values()))


def _values(data: bytes, evaluation) -> dict:
    arrays = _net(data, evaluation).arrays
    return {path: array for path, array in arrays.items() if array is not None}


def _read_positions(data: bytes, options: dict, evaluation):
    values = _values(data, evaluation)
    return Association.from_pairs((wl_list(path), packed(array)) for path, array in values.items())


def _read_version(data: bytes, options: dict, evaluation):
    try:
        return read_container(data).version
    except BadFile as error:
        raise Malformed(str(error)) from None


def _read_summary(data: bytes, options: dict, evaluation):
    return information(_net(data, evaluation))


def _read_elements(data: bytes, options: dict, evaluation):
    return wl_list(sorted(READERS))


def _read_rules(data: bytes, options: dict, evaluation):
    names = ("Net", "UninitializedNet", "ArrayList", "ArrayAssociation", "WLVersion")
    return wl_list(rule(name, READERS[name](data, options, evaluation)) for name in names)


READERS = {
    "Net": _read_net,
    "UninitializedNet": _read_bare,
    "ArrayList": _read_arrays,
    "ArrayAssociation": _read_positions,
    "WLVersion": _read_version,
    "Summary": _read_summary,
    "Elements": _read_elements,
    "Rules": _read_rules,
}


def _write(value, options: dict, show) -> bytes:
    if not isinstance(value, Net):
        raise NoForm("something that is not a net")
    version = options["Version"]
    if version not in (OLD, NEW):
        if getattr(version, "name", version) != AUTOMATIC:
            raise NoForm(f'a net in the version {show(version)}, which should be "{OLD}" or "{NEW}"')
        version = None
    return save(value, version)


def _remark(value) -> Message | None:
    """What is to be said of a file of this net."""
    kinds = unsure(value)
    return Message("Export::wlnetform", GUESSED)(kinds) if kinds else None


add(
    Format(
        name="WLNet",
        extensions=("wlnet",),
        default="Net",
        read=READERS,
        write=_write,
        options={"Version": AUTOMATIC},
        binary=True,
        evaluates=True,
        remark=_remark,
    )
)
