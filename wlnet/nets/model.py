"""Models by name: published architectures, built here, without trained arrays.

A file of `models/` holds one family: `@model(name, facts)` over a function that gives the net. With
`parameters` the function takes a setting of each, and every choice of settings is a model under a
name of its own. Trained arrays are files of the user, called as `Model.file` says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from itertools import product

from wlnet.expr.association import Association
from wlnet.expr.expr import wl_list
from wlnet.expr.registry import Registry
from wlnet.expr.symbols import S
from wlnet.frozen import frozen

MODELS = Registry("model", "wlnet.nets.models")

FAMILIAR = {"LeNet": "LeNet Trained on MNIST Data"}  # short names of the language

SUFFIX = " Trained on "


@frozen
class Facts:
    """What is known of a model besides its net.

    creators     authors of the publication
    year         of the publication
    source       the publication
    task         "Classification", ...
    domains      of the inputs: ("Image",)
    examples     what the published arrays were trained on, in words
    data         name of that data set in wlnet, or None
    training     how the user may train it, a sentence; or nothing
    """

    creators: tuple[str, ...]
    year: int
    source: str
    task: str
    domains: tuple[str, ...]
    examples: str
    data: str | None = None
    training: str = ""

    def metadata(self) -> Association:
        """The publication in the words of Dublin Core."""
        date = S.DateObject(wl_list((self.year,)))
        return Association({"Creator": wl_list(self.creators), "Date": date, "Source": self.source})


@frozen
class Choice:
    """A parameter of a family.

    values     all that are allowed
    meaning    what it is, in words
    """

    name: str
    values: tuple
    default: object
    meaning: str


@frozen
class Model:
    """One net by name; `build` gives it without arrays."""

    name: str
    facts: Facts
    build: Callable

    @property
    def file(self) -> str:
        """What a file with its trained arrays is called."""
        return f"{self.name}.wlnet"


@frozen
class Family:
    """Models that differ in the settings of `parameters`.

    variants    settings, in the order of the parameters -> model
    """

    name: str
    parameters: tuple[Choice, ...]
    variants: Mapping[tuple, Model]

    @property
    def default(self) -> tuple:
        return tuple(one.default for one in self.parameters)


def model(name: str, facts: Facts, parameters: tuple[Choice, ...] = (), variant: str = ""):
    """The decorated function gives the net of the model, or of one variant of the family, `name`.

    variant    how variants are called, with the parameters in braces: "VGG-{Depth}"
    """

    def add(build):
        if not parameters:
            MODELS.add(name, Model(name, facts, build))
            return build
        variants = {}
        for settings in product(*(one.values for one in parameters)):
            named = dict(zip((one.name for one in parameters), settings, strict=True))
            called = variant.format(**named)
            variants[settings] = Model(called, facts, lambda settings=settings: build(*settings))
            MODELS.add(called, variants[settings])
        MODELS.add(name, Family(name, parameters, variants))
        return build

    return add


def found(name: str) -> Model | Family | None:
    """The model or family of that name."""
    return MODELS.get(FAMILIAR.get(name, name))


def near(name: str) -> list[str]:
    """Up to three models with a similar name, the nearest first; what it was trained on may be left out."""
    spelt = {one.lower(): one for one in MODELS}
    spelt |= {one.partition(SUFFIX)[0].lower(): one for one in MODELS}
    matches = get_close_matches(name.lower(), spelt, n=6)
    return list(dict.fromkeys(spelt[match] for match in matches))[:3]
