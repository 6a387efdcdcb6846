"""File names and directories: FileNameJoin, FileExistsQ, SetDirectory, CreateDirectory, ..."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from wlnet.expr.expr import NULL, Expr, boolean, is_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.paths import DIRECTORY, current_directory, file_name, path_of
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.files import MISSING, NOT_A_NAME, done, path_named, transferred

NO_DIRECTORY = Message("SetDirectory::cdir", "Cannot set current directory to `1`.")
NOT_ON_STACK = Message("ResetDirectory::dtop", "Directory stack is empty.")
DIRECTORY_EXISTS = Message("CreateDirectory::eexist", "`1` already exists.")
NO_SCRIPT = Message("NotebookDirectory::nosv", "There is no file that is being run.")
NOT_POSITIVE = Message(
    "DirectoryName::intpm", "Positive machine-sized integer expected at position `1` in `2`."
)
BAD_PARTS = Message("FileNameJoin::flst", "`1` should be a nonempty list of strings.")


@builtin("FileNameJoin[parts_]", options={"OperatingSystem": "Unix"})
def file_name_join(evaluation, parts, options):
    """FileNameJoin[{"a", "b", "c"}] joins the parts of a file name; of a whole one the doubled
    separators go. OperatingSystem -> "Windows" writes backslashes."""
    found = _joined(parts)
    return found.replace("/", "\\") if options["OperatingSystem"] == "Windows" else found


def _joined(parts) -> str:
    if isinstance(parts, str):
        return os.path.normpath(parts) if ".." not in parts else os.path.join(*_parts_of(parts) or [""])
    names = [file_name(part) for part in parts.args] if is_list(parts) else []
    if not names or None in names:
        raise BAD_PARTS(parts)
    return os.path.join(*(name or os.sep for name in names))


@builtin("ToFileName[folders_]", "ToFileName[folders_, name_String]")
def to_file_name(evaluation, folders, name=""):
    """ToFileName["dir", "name"] or ToFileName[{"dir1", "dir2"}, "name"] gives the whole file name."""
    folders = folders.args if is_list(folders) else (folders,)
    if not all(isinstance(folder, str) for folder in folders):
        return None
    return os.path.join(*(folder or os.sep for folder in folders), name) if folders else name


@builtin("FileNameSplit[name_]")
def file_name_split(evaluation, name):
    """FileNameSplit["a/b/c"] gives the parts of a file name; an absolute one begins with an empty part."""
    text = _text(name)
    start = [""] if text.startswith("/") else []
    pieces = re.split(_SEPARATORS, text.strip(_SEPARATORS.strip("[]")))
    return [*start, *pieces] if pieces != [""] else start


_SEPARATORS = r"[/\\]" if os.sep == "\\" else "/"


def _parts_of(name: str) -> list[str]:
    """The parts of a file name without empty ones, but for that before an absolute one."""
    parts = [part for part in re.split(_SEPARATORS, name) if part]
    return ["", *parts] if name.startswith("/") else parts


def _text(name) -> str:
    text = file_name(name)
    if text is None:
        raise NOT_A_NAME(name, value=UNEVALUATED)
    return text


@builtin("FileNameTake[name_]", "FileNameTake[name_, n_Integer]")
def file_name_take(evaluation, name, n=-1):
    """FileNameTake["a/b/c"] gives the last part of a file name; with n the first n, with -n the last n."""
    parts = _parts_of(_text(name))
    chosen = parts[:n] if n >= 0 else parts[n:]
    return os.path.join(*(part or os.sep for part in chosen)) if chosen else ""


@builtin("FileNameDrop[name_]", "FileNameDrop[name_, n_Integer]")
def file_name_drop(evaluation, name, n=-1):
    """FileNameDrop["a/b/c"] drops the last part of a file name; with n the first n, with -n the last n."""
    parts = _parts_of(_text(name))
    kept = parts[n:] if n >= 0 else parts[:n]
    return os.path.join(*(part or os.sep for part in kept)) if kept else ""


@builtin("DirectoryName[name_]", "DirectoryName[name_, n_Integer]")
def directory_name(evaluation, name, n=1):
    """DirectoryName["a/b/c.txt"] gives "a/b/", the directory part of a file name; with n, n times."""
    text = _text(name)
    if n < 1:
        raise NOT_POSITIVE(2, S.DirectoryName(name, n), value=UNEVALUATED)
    for _ in range(n):
        text = os.path.dirname(text.rstrip("/") or text)
        text = text if not text or text.endswith("/") else text + "/"
    return text


@builtin("FileBaseName[name_]")
def file_base_name(evaluation, name):
    """FileBaseName["a/b/c.txt"] gives "c"."""
    base = os.path.basename(_text(name).rstrip("/"))
    return os.path.splitext(base)[0] or base


@builtin("FileExtension[name_]")
def file_extension(evaluation, name):
    """FileExtension["a/b/c.txt"] gives "txt"."""
    return os.path.splitext(os.path.basename(_text(name)))[1].removeprefix(".")


@builtin("ExpandFileName[name_]")
def expand_file_name(evaluation, name):
    """ExpandFileName[name] gives the absolute name, whether there is such a file or not."""
    return os.path.normpath(path_named(evaluation, name))


@builtin("AbsoluteFileName[name_]")
def absolute_file_name(evaluation, name):
    """AbsoluteFileName[name] gives the absolute name of an existing file."""
    path = path_named(evaluation, name)
    if not path.exists():
        raise MISSING(name)
    return str(path.resolve())


@builtin("FileExistsQ[name_]")
def file_exists(evaluation, name):
    """FileExistsQ[name] tells whether there is a file or directory of that name."""
    return boolean(path_named(evaluation, name).exists())


@builtin("DirectoryQ[name_]")
def is_directory(evaluation, name):
    """DirectoryQ[name] tells whether there is a directory of that name."""
    path = path_of(name, evaluation.state)
    return boolean(path is not None and path.is_dir())


@builtin("FileType[name_]")
def file_type(evaluation, name):
    """FileType[name] gives File, Directory, or None where there is nothing."""
    path = path_named(evaluation, name)
    return S.Directory if path.is_dir() else S.File if path.exists() else S("None")


@builtin("FileByteCount[name_]")
def file_byte_count(evaluation, name):
    """FileByteCount[name] gives the size of a file in bytes."""
    path = path_named(evaluation, name)
    if not path.is_file():
        raise MISSING(name)
    return path.stat().st_size


@builtin(
    "FileNames[]", "FileNames[forms_]", "FileNames[forms_, places_]", "FileNames[forms_, places_, depth_]"
)
def file_names(evaluation, forms="*", places=None, depth=1):
    """FileNames["*.txt", dir, n] lists the files that match, down to n levels below dir, sorted."""
    patterns = [_pattern(evaluation, form) for form in (forms.args if is_list(forms) else (forms,))]
    roots = [""] if places is None else [_text(p) for p in (places.args if is_list(places) else (places,))]
    levels = depth if isinstance(depth, int) else 1 << 30
    found = set()
    for root in roots:
        base = path_of(root or ".", evaluation.state)
        for folder, folders, files in os.walk(base):
            below = os.path.relpath(folder, base)
            deep = 0 if below == "." else below.count(os.sep) + 1
            if deep + 1 >= levels:
                folders[:] = [] if deep + 1 > levels else folders
            for name in (*folders, *files):
                if any(matches(name) for matches in patterns):
                    found.add(os.path.join(root, "" if below == "." else below, name))
            if deep + 1 >= levels:
                folders[:] = []
    return sorted(found)


def _pattern(evaluation, form) -> Callable[[str], bool]:
    """Whether a name matches: * for any text, @ for one without capitals, other characters for themselves;
    a string pattern; All for everything."""
    if form is S.All:
        return lambda name: True
    text = file_name(form)
    if text is None and isinstance(form, Expr):
        return lambda name: evaluation.true(S.StringMatchQ(name, form))
    if text is None:
        raise NOT_A_NAME(form)
    written = "".join({"*": ".*", "@": "[^A-Z]+"}.get(c, re.escape(c)) for c in text)
    return lambda name: re.fullmatch(written, name, re.DOTALL) is not None


@builtin("Directory[]")
def directory(evaluation):
    """Directory[] gives the current directory."""
    return str(current_directory(evaluation.state))


@builtin("SetDirectory[]", "SetDirectory[name_]")
def set_directory(evaluation, name="~"):
    """SetDirectory[name] makes a directory the current one of this session; ResetDirectory[] goes back."""
    path = path_named(evaluation, name)
    if not path.is_dir():
        raise NO_DIRECTORY(name)
    state = evaluation.state
    state.setdefault("directories", []).append(current_directory(state))
    state[DIRECTORY] = path.resolve()
    return str(state[DIRECTORY])


@builtin("ResetDirectory[]")
def reset_directory(evaluation):
    """ResetDirectory[] goes back to the directory before the last SetDirectory."""
    stack = evaluation.state.get("directories")
    if not stack:
        raise NOT_ON_STACK()
    evaluation.state[DIRECTORY] = stack.pop()
    return str(evaluation.state[DIRECTORY])


@builtin("ParentDirectory[]", "ParentDirectory[name_]", "ParentDirectory[name_, n_Integer]")
def parent_directory(evaluation, name=None, n=1):
    """ParentDirectory[] gives the directory above the current one; ParentDirectory[dir, n] n levels up."""
    path = Path(os.path.normpath(path_named(evaluation, "." if name is None else name)))
    if name is not None and len(Path(file_name(name)).parts) > n and ".." not in file_name(name):
        path = Path(file_name(name)).expanduser()
    for _ in range(n):
        path = path.parent
    return str(path)


@builtin("CreateDirectory[]", "CreateDirectory[name_]")
def create_directory(evaluation, name=None):
    """CreateDirectory[name] makes a directory, and those above it; without a name a temporary one."""
    if name is None:
        return tempfile.mkdtemp(prefix="wlnet-")
    path = path_named(evaluation, name)
    if path.exists():
        evaluation.message(DIRECTORY_EXISTS, str(path))
        return S("$Failed") if path.is_file() else str(path)
    done(f"CreateDirectory of {path}", path.mkdir, 0o777, True)
    return str(path)


@builtin("DeleteDirectory[name_]", options={"DeleteContents": S("False")})
def delete_directory(evaluation, name, options):
    """DeleteDirectory[name] deletes an empty directory; DeleteContents -> True one with what is in it."""
    path = path_named(evaluation, name)
    if not path.is_dir():
        raise MISSING(name)
    remove = shutil.rmtree if options["DeleteContents"] is S("True") else os.rmdir
    done(f"DeleteDirectory of {path}", remove, path)
    return NULL


@builtin("DeleteFile[names_]")
def delete_file(evaluation, names):
    """DeleteFile[name] deletes a file, DeleteFile[{name1, ...}] several."""
    for name in names.args if is_list(names) else (names,):
        path = path_named(evaluation, name)
        if not path.is_file():
            raise MISSING(name)
        done(f"DeleteFile of {path}", path.unlink)
    return NULL


@builtin("CopyFile[source_, target_]")
def copy_file(evaluation, source, target):
    """CopyFile[source, target] copies a file; the target must be new. It gives the target's name."""
    return transferred(evaluation, S.CopyFile, source, target, shutil.copyfile)


@builtin("RenameFile[source_, target_]")
def rename_file(evaluation, source, target):
    """RenameFile[source, target] gives a file another name; the target must be new."""
    return transferred(evaluation, S.RenameFile, source, target, os.rename)


@builtin("$InputFileName")
def input_file_name(evaluation):
    """$InputFileName is the file that is being run or read, "" at a prompt."""
    return evaluation.state.get("input_file", "")


@builtin("NotebookDirectory[]")
def notebook_directory(evaluation):
    """NotebookDirectory[] gives the directory of the script that is being run."""
    file = evaluation.state.get("input_file")
    if not file:
        raise NO_SCRIPT()
    return os.path.join(os.path.dirname(file), "")


@builtin("$HomeDirectory")
def home_directory(evaluation):
    """$HomeDirectory is the user's home directory."""
    return os.path.expanduser("~")


@builtin("$TemporaryDirectory")
def temporary_directory(evaluation):
    """$TemporaryDirectory is where temporary files may be written."""
    return tempfile.gettempdir()


@builtin("$PathnameSeparator")
def pathname_separator(evaluation):
    """$PathnameSeparator stands between the parts of a file name."""
    return os.sep
