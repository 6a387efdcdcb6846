"""Data sets as published files: looked for at home first, then fetched.

The folder that the environment variable WLNET_DATA names comes first, then the user's cache folder,
then the net. A file counts if its checksum is right. A set may be had in several ways (loose files,
an archive, a documented part of it); the first way whose files are all there wins.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from platformdirs import user_cache_path

from wlnet.expr.message import Message, Prose
from wlnet.frozen import frozen
from wlnet.training.data.dataset import DATASETS, Kept, Parts
from wlnet.training.data.download import NotFetched, Patience, Remote, checksum, fetched
from wlnet.training.host import Host

WRONG_FILE = Message(
    "NetTrain::datafile",
    "The file `1` is not what the data set should have there: its sha256 is `2`, not `3`. It is left aside.",
)
NOT_FETCHED = Message(
    "NetTrain::nodownload",
    "The data set `1` is not on this machine and could not be fetched:`2`\n"
    "To fetch it by hand, put these files into the folder `4`, or into `5` in a folder that the environment "
    "variable WLNET_DATA names:`3`",
)
NO_SPACE = Message("NetTrain::nosave", "The data set `1` could not be kept in the folder `2`: `3`.")

HOME = "WLNET_DATA"  # environment variable: a folder with the files of data sets, in folders of their own


@frozen
class Way:
    """
    files    that are needed
    read     their paths -> the set
    """

    files: tuple[Remote, ...]
    read: Callable[[list[Path]], Parts]


def published(name: str, *ways: Way) -> None:
    """Adds the data set `name`, to be had in one of the `ways`."""
    DATASETS.add(name, Kept(lambda host: obtained(name, ways, host)))


def cache_folder() -> Path:
    """Where fetched files stay."""
    return user_cache_path("wlnet") / "data"


def homes() -> list[Path]:
    """Folders in which files are looked for: the one that WLNET_DATA names, then the cache folder."""
    return [*([Path(os.environ[HOME])] if os.environ.get(HOME) else []), cache_folder()]


def obtained(name: str, ways: Sequence[Way], host: Host, patience: Patience | None = None) -> Parts:
    """The data set by the first way that works: without the net if possible.

    Raises NetTrain::nodownload, which says how to fetch the files by hand.
    """
    here = {file: _found(file, host) for file in dict.fromkeys(file for way in ways for file in way.files)}
    for way in ways:
        if all(here[file] for file in way.files):
            return way.read([here[file] for file in way.files])
    failures = []
    public = [way for way in ways if all(file.addresses for file in way.files)]
    for way in public:
        try:
            return way.read([here[file] or _fetched(name, file, host, patience) for file in way.files])
        except NotFetched as error:
            failures += error.failures
    raise NOT_FETCHED(
        name,
        _lines(f"{address}: {why}" for address, why in failures),
        _lines(map(_described, public[0].files)),
        Prose(cache_folder() / public[0].files[0].folder),
        public[0].files[0].folder,
    )


def _lines(texts: Iterable[str]) -> Prose:
    return Prose("".join(f"\n    {text}" for text in texts))


def _described(file: Remote) -> str:
    size = "" if file.size is None else f"{file.size} bytes, "
    return f"{file.name} from {file.addresses[0]} ({size}sha256 {file.sha256})"


def _found(file: Remote, host: Host) -> Path | None:
    """Where the file is on this machine, if it is the right one."""
    for home in homes():
        path = home / file.folder / file.name
        if not path.is_file():
            continue
        digits = checksum(path)
        if digits == file.sha256:
            return path
        host.warn(WRONG_FILE(str(path), digits, file.sha256))
    return None


def _fetched(name: str, file: Remote, host: Host, patience: Patience | None) -> Path:
    folder = cache_folder() / file.folder
    try:
        return fetched(file, folder / file.name, host, patience or Patience())
    except OSError as error:
        raise NO_SPACE(name, str(folder), error.strerror or str(error)) from None
