"""ExampleData and ResourceData: the named data sets and their parts."""

from __future__ import annotations

from wlnet.expr.expr import wl_list
from wlnet.expr.message import Message, MessageError
from wlnet.language.builtin import builtin
from wlnet.language.events import Progress
from wlnet.training.data.dataset import DATASETS, part_of
from wlnet.training.host import Host
from wlnet.training.owner import owned, renamed

NO_COLLECTION = Message("ExampleData::notype", "There is no example data of the type `1`; there is `2`.")
BAD_ENTITY = Message(
    "ExampleData::notent",
    'Example data are named by {"MachineLearning", name}, not by `1`; the names are `2`.',
)

NO_RESOURCE = Message("ResourceObject::notfound", "There is no resource `1`; there are `2`.")

COLLECTION = "MachineLearning"


def _part(evaluation, name: str, part: str, owner: str):
    """What a download has to tell goes to the evaluation."""

    def warn(error: MessageError) -> None:
        evaluation.message(renamed(error, owner).message, *error.slots)

    def stop_asked() -> bool:
        evaluation.check_abort()
        return False

    host = Host(
        warn=warn,
        write=lambda line: evaluation.emit(Progress(line)),
        is_terminal=bool(evaluation.state.get("terminal")),
        stop_asked=stop_asked,
    )
    with owned(owner):
        return part_of(name, part, owner, host)


@builtin("ExampleData[type_String]")
def example_names(evaluation, type):
    """{{"MachineLearning", name}, ...} of a collection."""
    if type != COLLECTION:
        raise NO_COLLECTION(type, [COLLECTION])
    return wl_list(wl_list((COLLECTION, name)) for name in sorted(DATASETS))


@builtin("ExampleData[entity_List]", "ExampleData[entity_List, part_String]")
def example_data(evaluation, entity, part="Data"):
    """A part of a set: "TrainingData", "TestData", "Data", "Description", "Properties", ..."""
    if len(entity) != 2 or not all(isinstance(word, str) for word in entity):
        raise BAD_ENTITY(entity, sorted(DATASETS))
    collection, name = entity
    if collection != COLLECTION:
        raise NO_COLLECTION(collection, [COLLECTION])
    return _part(evaluation, name, part, "ExampleData")


@builtin("ResourceObject[name_String]")
def resource_object(evaluation, name):
    """Stands for the set of that name; stays as it is where there is one."""
    if name not in DATASETS:
        raise NO_RESOURCE(name, sorted(DATASETS))


@builtin(
    "ResourceData[name_String]",
    "ResourceData[name_String, part_String]",
    "ResourceData[name_ResourceObject]",
    "ResourceData[name_ResourceObject, part_String]",
)
def resource_data(evaluation, name, part="Data"):
    """The same sets by their bare names, or by ResourceObject["name"]."""
    return _part(evaluation, name if isinstance(name, str) else name.item(0), part, "ResourceData")
