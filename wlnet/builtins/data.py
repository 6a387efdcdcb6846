"""ExampleData and ResourceData: the named data sets and their parts."""

from __future__ import annotations

from wlnet.expr.expr import wl_list
from wlnet.expr.message import Message
from wlnet.language.builtin import builtin
from wlnet.training.data.dataset import DATASETS, part_of

NO_COLLECTION = Message("ExampleData::notype", "There is no example data of the type `1`; there is `2`.")
BAD_ENTITY = Message(
    "ExampleData::notent",
    'Example data are named by {"MachineLearning", name}, not by `1`; the names are `2`.',
)

COLLECTION = "MachineLearning"


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
    return part_of(name, part, "ExampleData")


@builtin("ResourceData[name_String]", "ResourceData[name_String, part_String]")
def resource_data(evaluation, name, part="Data"):
    """The same sets by their bare names."""
    return part_of(name, part, "ResourceData")
