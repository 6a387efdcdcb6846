"""CreateFile, FileSize, FileDate, FileHash, FindFile, CopyDirectory and their kin."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from wlnet.expr.expr import NULL, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.paths import current_directory, file_name
from wlnet.expr.symbols import S
from wlnet.formats.format import by_extension
from wlnet.language.assignment import setting
from wlnet.language.builtin import builtin
from wlnet.language.dates import Date, as_object, date_of
from wlnet.language.digests import DIGESTS, FORMS
from wlnet.language.events import Printed
from wlnet.language.files import EXISTS, MISSING, NOT_A_NAME, NOT_FOUND, done, path_named, transferred
from wlnet.language.sources import PATH, found_file, search_path, source_text

NO_HASH = Message("FileHash::hashtype", "The type of hash `1` is not one of `2`.")
NO_HASH_FORM = Message("FileHash::hashform", "The form of a hash `1` is not one of `2`.")
BAD_PATH = Message(
    "$Path::wlnetpath", "$Path cannot be `1`: it takes a list of strings, the names of directories."
)
NO_DATE_KIND = Message("FileDate::fdtype", "`1` is not one of `2`.")
BAD_DATE = Message("SetFileDate::date", "`1` is not a date.")

FAILED = S("$Failed")
_TIMES = {"Access": "st_atime", "Modification": "st_mtime", "Change": "st_ctime", "Creation": "st_ctime"}


def _file(evaluation, name, owner) -> Path:
    path = path_named(evaluation, name)
    if not path.is_file():
        raise NOT_FOUND(name, owner)
    return path


@builtin("CreateFile[]", "CreateFile[name_]", options={"OverwriteTarget": S("False")})
def create_file(evaluation, name=None, options=None):
    """CreateFile["file"] makes an empty file; without a name a temporary one. It gives the name."""
    if name is None:
        with tempfile.NamedTemporaryFile(prefix="wlnet-", delete=False) as made:
            return made.name
    path = path_named(evaluation, name)
    if path.exists() and options["OverwriteTarget"] is not S("True"):
        raise EXISTS(str(path))
    done(f"CreateFile of {path}", path.write_bytes, b"")
    return str(path)


@builtin("CreateTemporary[]")
def create_temporary(evaluation):
    """CreateTemporary[] makes an empty temporary file and gives its name."""
    return create_file(evaluation)


@builtin("FileSize[name_]")
def file_size(evaluation, name):
    """FileSize["file"] gives the size of a file as a quantity of bytes."""
    return S.Quantity(_file(evaluation, name, S.FileSize).stat().st_size, "Bytes")


@builtin("FileDate[name_]", "FileDate[name_, kind_]")
def file_date(evaluation, name, kind="Modification"):
    """FileDate["file"] gives when a file was changed; FileDate["file", "Access"] when it was read."""
    path = path_named(evaluation, name)
    if not path.exists():
        raise MISSING(name, value=UNEVALUATED)
    if kind not in _TIMES:
        raise NO_DATE_KIND(kind, list(_TIMES))
    return as_object(Date(datetime.fromtimestamp(getattr(path.stat(), _TIMES[kind]))))


@builtin("SetFileDate[name_]", "SetFileDate[name_, date_]")
def set_file_date(evaluation, name, date=None):
    """SetFileDate["file", date] sets when a file was changed and read; without a date to now."""
    path = _file(evaluation, name, S.SetFileDate)
    found = Date(datetime.now()) if date is None else date_of(date)
    if found is None:
        raise BAD_DATE(date)
    seconds = found.start.timestamp()
    done(f"SetFileDate of {path}", os.utime, path, (seconds, seconds))
    return NULL


@builtin(
    "FileHash[name_]",
    "FileHash[name_, type_]",
    "FileHash[name_, type_, form_]",
    "FileHash[name_, type_, expr_, form_]",
)
def file_hash(evaluation, name, type="MD5", expr=None, form="Integer"):
    """FileHash["file", "SHA256"] gives the hash code of a file as an integer;
    FileHash["file", "SHA256", "HexString"] in hexadecimal digits."""
    path = _file(evaluation, name, S.FileHash)
    if type not in DIGESTS:
        raise NO_HASH(type, list(DIGESTS))
    if form not in FORMS:
        raise NO_HASH_FORM(form, list(FORMS))
    return FORMS[form](DIGESTS[type](path.read_bytes()))


@builtin("FindFile[name_]")
def find_file(evaluation, name):
    """FindFile["file"] gives the absolute name of a file in the directories of $Path or beside the script;
    FindFile["context`"] that of a package. $Failed where there is none."""
    text = file_name(name)
    if not text:
        raise NOT_A_NAME(name)
    found = found_file(evaluation.state, text)
    return FAILED if found is None else str(found.resolve())


@builtin("FileFormat[name_]")
def file_format(evaluation, name):
    """FileFormat["file.csv"] gives the format that the extension stands for, "" where there is none."""
    found = by_extension(_file(evaluation, name, S.FileFormat).name)
    return "" if found is None else found.name


@builtin("StringFormat[text_String]")
def string_format(evaluation, text):
    """StringFormat["1,2"] gives the format that a text looks as if it were in: "CSV", "TSV", "Table", "JSON",
    "HTML", "XML" or "Text"."""
    bare = text.strip()
    if bare.startswith("<"):
        return "HTML" if re.match(r"<(!doctype\s+)?html", bare, re.IGNORECASE) else "XML"
    if bare[:1] in ("{", "[") and _is_json(bare):
        return "JSON"
    rows = bare.splitlines()
    for separator, name in (("\t", "TSV"), (",", "CSV"), (None, "Table")):
        sizes = {len(row.split(separator)) for row in rows}
        if len(rows) > 1 and len(sizes) == 1 and sizes != {1}:
            return name
    return "Text"


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


@builtin("FilePrint[name_]")
def file_print(evaluation, name):
    """FilePrint["file"] prints the text of a file."""
    text = source_text(evaluation, _file(evaluation, name, S.FilePrint))
    evaluation.emit(Printed(text, end=""))
    return NULL


@builtin("CopyDirectory[source_, target_]")
def copy_directory(evaluation, source, target):
    """CopyDirectory[source, target] copies a directory with all that is in it; the target must be new."""
    return transferred(evaluation, S.CopyDirectory, source, target, shutil.copytree, directory=True)


@builtin("RenameDirectory[source_, target_]")
def rename_directory(evaluation, source, target):
    """RenameDirectory[source, target] gives a directory another name; the target must be new."""
    return transferred(evaluation, S.RenameDirectory, source, target, os.rename, directory=True)


@builtin("$InitialDirectory")
def initial_directory(evaluation):
    """$InitialDirectory is the directory in which the program was started."""
    return os.getcwd()


@builtin("$RootDirectory")
def root_directory(evaluation):
    """$RootDirectory is the top of the tree of directories."""
    return current_directory(evaluation.state).anchor


@builtin("$Path")
def path(evaluation):
    """$Path lists the directories in which Get, Needs and FindFile look; "." is the current one. It can
    be set and appended to."""
    return wl_list(search_path(evaluation.state))


@setting("$Path")
def set_path(evaluation, value):
    """$Path = {"directory", ...}"""
    names = [file_name(one) for one in value.args] if is_list(value) else [None]
    if not all(names):
        raise BAD_PATH(value, value=UNEVALUATED)
    evaluation.state[PATH] = names


@builtin("DirectoryStack[]")
def directory_stack(evaluation):
    """DirectoryStack[] lists the directories that ResetDirectory goes back to, the last first."""
    return wl_list(map(str, reversed(evaluation.state.get("directories", []))))


@builtin("FileNameDepth[name_]")
def file_name_depth(evaluation, name):
    """FileNameDepth["a/b/c"] gives the number of parts of a file name; the root is one."""
    text = file_name(name)
    if text is None:
        raise NOT_A_NAME(name)
    return len([part for part in text.split("/") if part]) + text.startswith("/")


@builtin("FileInformation[name_]", "FileInformation[name_, property_String]")
def file_information(evaluation, name, property=None):
    """FileInformation["file"] tells name, type, size and date of a file; {} where there is none."""
    found = path_named(evaluation, name)
    if not found.exists():
        return wl_list(())
    facts = {
        "AbsoluteFileName": str(found.resolve()),
        "FileName": found.name,
        "FileBaseName": found.stem,
        "FileExtension": found.suffix.removeprefix("."),
        "FileType": S.Directory if found.is_dir() else S.File,
        "FileByteCount": found.stat().st_size,
        "LastModificationDate": file_date(evaluation, name),
    }
    if property is not None:
        return facts.get(property, S.Missing("NotAvailable"))
    return facts
