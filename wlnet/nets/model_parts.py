"""What NetModel gives of a model: its net, with or without arrays, and what is known of it.

wlnet has no trained arrays of its own. They are read from a .wlnet file that the user put, or trained and
exported, into the folder `models` of a folder of data; where there is none a message says so, as arrays
by chance would look like trained ones. Source: nets.md section 18.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path

from wlnet.expr.association import Association
from wlnet.expr.expr import is_list, is_rule, rule, wl_list
from wlnet.expr.message import Message, MessageError, Prose
from wlnet.expr.symbols import S
from wlnet.frozen import frozen
from wlnet.nets.formats.container import BadFile
from wlnet.nets.formats.reading import loaded
from wlnet.nets.information import information
from wlnet.nets.model import Family, Model, found, near
from wlnet.nets.sheet import advice
from wlnet.nets.surgery.replacing import replace_part

FOLDER = "models"

UNKNOWN = Message("NetModel::nomodel", "There is no model `1`.`2` NetModel[] lists them.")
BAD_SPEC = Message(
    "NetModel::modelspec", 'A model is "name" or {"name", "parameter" -> setting, ...}, but this is `1`.'
)
NO_PARAMETER = Message("NetModel::noparam", "The model `1` has no parameter `2`; its parameters are `3`.")
BAD_SETTING = Message("NetModel::paramset", "The parameter `1` of `2` should be one of `3`, but is `4`.")
NO_PROPERTY = Message("NetModel::noprop", "`1` is not a property of the model `2`.`3` It has `4`.")
NOT_HERE = Message("NetModel::propnyi", "The property `1` of models is not available in wlnet.")
NO_PORT = Message("NetModel::noport", "The model `1` has no port `2`; its ports are `3`.")
NO_NET = Message("NetModel::notnet", "The property `1` is not a net; the setting of the port `2` has no use.")
NO_ARRAYS = Message(
    "NetModel::noarrays",
    "wlnet has no trained arrays of `1`, and there is no file`2`\n"
    'NetModel["`1`", "UninitializedEvaluationNet"] gives the net to be trained; a trained one that Export '
    "writes to such a file is found.`3`",
)
BAD_FILE = Message("NetModel::badfile", "The file `1` gives no net: `2`.")
OTHER_NET = Message("NetModel::othernet", "The file `1` holds no trained `2`: `3`.")


@frozen
class Asked:
    """A call of NetModel.

    family     where the model was named by its family
    ports      port -> other type or coder
    folders    of data, the first one first
    apply      as in construct.make
    """

    model: Model
    family: Family | None
    ports: dict
    folders: tuple[Path, ...]
    apply: Callable | None = None


def named(spec) -> tuple[Model, Family | None]:
    """(model, its family where that was named) of "name" or {"name", parameter -> setting, ...}."""
    name, *rules = tuple(spec) if is_list(spec) and len(spec) else (spec,)
    if not isinstance(name, str) or not all(map(is_rule, rules)):
        raise BAD_SPEC(spec)
    one = found(name)
    if one is None:
        raise UNKNOWN(name, advice(near(name)))
    parameters = one.parameters if isinstance(one, Family) else ()
    settings = {parameter.name: parameter.default for parameter in parameters}
    values = {parameter.name: parameter.values for parameter in parameters}
    for key, setting in (each.args for each in rules):
        if key not in settings:
            raise NO_PARAMETER(name, key, list(settings))
        if setting not in values[key]:
            raise BAD_SETTING(key, name, list(values[key]), setting)
        settings[key] = setting
    return (one.variants[tuple(settings.values())], one) if isinstance(one, Family) else (one, None)


def part_of(asked: Asked, prop="EvaluationNet"):
    """The value of a property. Raises NetModel::noarrays where it needs trained arrays and has none."""
    if prop in NETS:
        return NETS[prop](asked)
    known = FACTS | FAMILIES if asked.family else FACTS
    if prop in known:
        if asked.ports:
            raise NO_NET(prop, next(iter(asked.ports)))
        return known[prop](asked)
    if prop == "ConstructionNotebook":
        raise NOT_HERE(prop)
    names = sorted(NETS | known)
    raise NO_PROPERTY(prop, asked.model.name, advice(get_close_matches(str(prop), names, n=1)), names)


# -- nets -------------------------------------------------------------------------------------


def bare(asked: Asked):
    """The net without arrays."""
    return _with_ports(asked.model.build(), asked)


def trained(asked: Asked):
    """The net of the first file that there is."""
    paths = [folder / FOLDER / asked.model.file for folder in asked.folders]
    path = next((one for one in paths if one.is_file()), None)
    if path is None:
        lines = Prose("".join(f"\n    {one}" for one in paths))
        raise NO_ARRAYS(asked.model.name, lines, asked.model.facts.training)
    net = _read(path, asked.apply)
    wrong = _unlike(net, asked.model.build())
    if wrong:
        raise OTHER_NET(Prose(path), asked.model.name, wrong)
    return _with_ports(net, asked)


def _read(path: Path, apply: Callable | None):
    try:
        net, unknown = loaded(path.read_bytes(), apply)
    except (BadFile, OSError) as error:
        raise BAD_FILE(Prose(path), str(error)) from None
    if unknown:
        raise BAD_FILE(Prose(path), f"it has {', '.join(unknown)}, which wlnet does not know")
    return net


def _unlike(net, model) -> str:
    """Why a net does not serve as the trained form of a model, or nothing.

    Its layers may be others: published files leave out or add biases.
    """
    if any(array is None for array in net.arrays.values()):
        return "some of its arrays have no values"
    sizes, wanted = ({name: port.dims for name, port in one.ports.items()} for one in (net, model))
    return "" if sizes == wanted else f"its ports are {_ports(sizes)} in place of {_ports(wanted)}"


def _ports(sizes: dict) -> str:
    return ", ".join(f"{name} {list(dims or ())}" for name, dims in sizes.items())


def _with_ports(net, asked: Asked):
    for name in asked.ports:
        if name not in net.ports:
            raise NO_PORT(asked.model.name, name, list(net.ports))
    try:
        return replace_part(net, wl_list(rule(*one) for one in asked.ports.items()), asked.apply)
    except MessageError as refused:
        if refused.message.symbol != "NetReplacePart":
            raise
        raise Message(f"NetModel::{refused.message.tag}", refused.message.template)(*refused.slots) from None


NETS = {
    "ByteCount": lambda asked: information(bare(asked), "ArraysTotalByteCount"),
    "EvaluationFunction": trained,
    "EvaluationNet": trained,
    "TrainingNet": trained,
    "UninitializedEvaluationNet": bare,
}

# -- facts ------------------------------------------------------------------------------------


def _training_set(asked: Asked):
    data = asked.model.facts.data
    return S.ResourceObject(data) if data else S.Missing("NotAvailable")


def _properties(asked: Asked):
    return wl_list(sorted(NETS | FACTS | (FAMILIES if asked.family else {})))


FACTS = {
    "InputDomains": lambda asked: wl_list(asked.model.facts.domains),
    "Name": lambda asked: asked.model.name,
    "Properties": _properties,
    "SourceMetadata": lambda asked: asked.model.facts.metadata(),
    "TaskType": lambda asked: wl_list((asked.model.facts.task,)),
    "TrainingSetData": _training_set,
    "TrainingSetInformation": lambda asked: asked.model.facts.examples,
}


def _variant(family: Family, settings: tuple):
    """{"name", parameter -> setting, ...}, which names it."""
    names = (parameter.name for parameter in family.parameters)
    return wl_list((family.name, *map(rule, names, settings)))


def _by_parameter(value: Callable):
    return lambda asked: Association({one.name: value(one) for one in asked.family.parameters})


FAMILIES = {
    "DefaultVariant": lambda asked: _variant(asked.family, asked.family.default),
    "ParameterNames": lambda asked: wl_list(one.name for one in asked.family.parameters),
    "ParametersAllowedValues": _by_parameter(lambda one: wl_list(one.values)),
    "ParametersInformation": _by_parameter(
        lambda one: Association(
            {"Description": one.meaning, "Default": one.default, "AllowedValues": wl_list(one.values)}
        )
    ),
    "Variants": lambda asked: wl_list(_variant(asked.family, one) for one in asked.family.variants),
}
