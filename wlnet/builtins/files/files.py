"""Import, Export, Get, Put and their kin: files to expressions and back, by format."""

from __future__ import annotations

import gzip
from fractions import Fraction
from importlib import import_module
from pathlib import Path

from wlnet.algebra.numbers import is_number
from wlnet.expr.expr import NULL, Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message, MessageError
from wlnet.expr.paths import file_name, path_of
from wlnet.expr.positions import part
from wlnet.expr.serial import SerialError, from_wxf, to_wxf
from wlnet.expr.spelling import advice
from wlnet.expr.symbols import S
from wlnet.expr.values.image import Image
from wlnet.expr.values.numeric_array import ByteArray, byte_array
from wlnet.expr.values.picture_files import read_picture
from wlnet.formats.format import FORMATS, BadSetting, Format, Malformed, NoForm, by_extension
from wlnet.graphics.kinds import is_graphics
from wlnet.graphics.label import Meaning
from wlnet.graphics.picture import FORMATS as PICTURES
from wlnet.graphics.picture import Picture
from wlnet.language.builtin import builtin
from wlnet.language.open_streams import reading
from wlnet.language.sources import NOT_UTF8, found_file, is_utf8, source_text
from wlnet.syntax.errors import WolframSyntaxError
from wlnet.syntax.parser import read
from wlnet.syntax.printer import to_text

NO_FILE_NAME = Message("Get::fstr", "File specification `1` is not a string of one or more characters.")
NO_SOURCE = Message(
    "Import::chtype", "First argument `1` is not a valid file, directory, or URL specification."
)
NO_TARGET = Message("Export::chtype", "First argument `1` is not a valid file specification.")
NOT_FOUND = Message("Import::nffil", "File `1` not found during Import.")
COUNT = Message("ImportString::argt", "`1` called with `2` arguments; `3` or `4` arguments are expected.")
NO_NETWORK = Message("Import::url", "`1` is an address on the network; wlnet imports local files only.")
CANNOT_INFER = Message("Import::infer", "Cannot infer format of file `1`.")
UNKNOWN_FORMAT = Message("Import::fmterr", "`1` is not a format that wlnet imports; `2` are.")
NO_ELEMENT = Message(
    "Import::noelem", 'The Import element "`1`" is not present when importing as `2`; `3` are.'
)
MALFORMED = Message("Import::jsonoptstxt", "The file is not of the format `1`: `2`.")
BAD_OPTION = Message("Import::optx", "Unknown option `1` for the format `2`.`3`")
_BAD_VALUE = "The value `2` of the option `1` should be `3`."
BAD_VALUE = Message("Import::wlnetoptval", _BAD_VALUE)
EXPORT_BAD_VALUE = Message("Export::wlnetoptval", _BAD_VALUE)
EXPORT_INFER = Message("Export::infer", "Cannot infer format of file `1`.")
EXPORT_NOT_YET = Message(
    "Export::wlnetnyi", "The format `1` is known, but wlnet cannot write it yet; see $ExportFormats."
)
EXPORT_FORMAT = Message("Export::fmterr", "`1` is not a format that wlnet exports `2` to; `3` are.")
EXPORT_ELEMENT = Message("Export::errelem", "`1` holds `2`, which has no form in the format `3`.")
CANNOT_WRITE = Message("Export::noopen", "Cannot open `1`: `2`.")
NO_OPEN = Message("Get::noopen", "Cannot open `1`.")
BAD_DUMP = Message("Get::bigen", "The file `1` was not written by DumpSave of wlnet: `2`.")
NO_BYTES = Message("ImportByteArray::barray", "`1` is not a ByteArray.")
BAD_SYNTAX = Message("Get::sntx", "Line `2` of `1`: `3`")
PUT_NO_OPEN = Message("Put::noopen", "Cannot open `1`: `2`.")


# Formats that cost time to load: the module that adds them, for the name or extension.
LATE = {"wlnet": "wlnet.builtins.files.net_files"}
LATE_NAMES = ("WLNet",)
# Formats that Wolfram writes and wlnet does not yet: name or extension -> name.
UNWRITTEN = {"onnx": "ONNX", "h5": "HDF5", "hdf5": "HDF5", "xls": "XLS"}


def _ready(name: str, form) -> None:
    """Load the format that a file or a call asks for."""
    for kind in (Path(name).suffix.removeprefix(".").lower(), str(form).lower()):
        if kind in LATE:
            import_module(LATE[kind])


_PLAIN = ("CSV", "String", "TSV", "Table", "Text")  # formats that say nothing of their encoding


# -- Import -----------------------------------------------------------------------------------


@builtin("Import[source_, rest___]")
def import_file(evaluation, source, rest):
    """Import["file.csv"] reads a file by its extension; Import["file", "Lines"] one element of it;
    Import["file", {"CSV", "Data", 1, 2}] parts of an element."""
    name = file_name(source)
    if name is None:
        return _import_stream(evaluation, source, rest)
    if not rest and name.endswith(_PROGRAMS):
        return get(evaluation, source)
    if name.startswith(("http://", "https://", "ftp://")):
        raise NO_NETWORK(name)
    path = path_of(source, evaluation.state)
    if not path.is_file():
        raise NOT_FOUND(name)
    data = path.read_bytes()
    if name.endswith(".gz"):
        name, data = name.removesuffix(".gz"), gzip.decompress(data)
    what, options = _with_options(rest)
    found = _imported(evaluation, data, name, what, options)
    if isinstance(found, str) and found.endswith("\n") and _is_text(name, what):
        return found.removesuffix("\n")
    return found


def _is_text(name: str, what: list) -> bool:
    """Whether the text of a file is asked for, which ends before its last end of line."""
    form, element, _ = _format_and_element(name, what)
    return form.name == "Text" and element in ("Text", "Plaintext")


def _import_stream(evaluation, source, rest: tuple):
    """What is left of an open stream, in a format that is named."""
    if not isinstance(source, Expr) or source.head is not S.InputStream:
        raise NO_SOURCE(source)
    found = reading(evaluation, source, S.Import)
    if found is None:
        return S("$Failed")
    what, options = _with_options(rest)
    return _imported(evaluation, found[0].take(len(found[0].data)), "", what or ["Text"], options)


@builtin("ImportString[text_String, rest___]")
def import_string(evaluation, text, rest):
    """ImportString["a,b", "CSV"] reads a string as a file of that format."""
    what, options = _with_options(rest)
    if len(what) > 1 and not any(is_list(one) for one in rest):
        raise COUNT("ImportString", len(what) + 1, 1, 2, value=UNEVALUATED)
    what = what or ["Text"]
    _ready("", what[0])
    binary = what[0] in FORMATS and FORMATS[what[0]].binary
    data = text.encode("latin-1", "replace") if binary else text.encode()
    return _imported(evaluation, data, "", what, options)


@builtin("ImportByteArray[bytes_]", "ImportByteArray[bytes_, form_, rest___]")
def import_byte_array(evaluation, bytes, form="Text", rest=()):
    """ImportByteArray[bytes, "PNG"] reads bytes as a file of that format."""
    if not isinstance(bytes, ByteArray):
        raise NO_BYTES(bytes)
    what, options = _with_options((form, *rest))
    return _imported(evaluation, bytes.array.tobytes(), "", what, options)


def _with_options(rest: tuple) -> tuple[list, dict]:
    """The format or elements that were asked for, and the options, by name."""
    options = {r.item(0): r.item(1) for r in rest if isinstance(r, Expr) and r.head is S.Rule}
    options = {key if isinstance(key, str) else key.name: value for key, value in options.items()}
    what = [one for one in rest if not (isinstance(one, Expr) and one.head is S.Rule)]
    if len(what) == 1 and is_list(what[0]):
        what = list(what[0].args)
    return what, options


def _imported(evaluation, data: bytes, name: str, what: list, options: dict):
    if what and what[-1] == "Elements":
        return wl_list(sorted(_format_and_element(name, what[:-1])[0].read))
    form, element, parts = _format_and_element(name, what)
    unknown = [key for key in options if key not in form.options]
    if unknown:
        raise BAD_OPTION(unknown[0], form.name, advice(unknown[0], form.options))
    if name and form.name in _PLAIN and "CharacterEncoding" not in options and not is_utf8(data):
        evaluation.message(NOT_UTF8, name, owner=S.Import)
    try:
        more = (evaluation,) if form.evaluates else ()
        found = form.read[element](data, {**form.options, **options}, *more)
    except Malformed as error:
        raise MALFORMED(form.name, str(error)) from None
    except BadSetting as error:
        raise BAD_VALUE(*error.args) from None
    if form.evaluated and not (isinstance(found, Expr) and found.head is S.Dataset):
        evaluation.evaluated(found)
    return evaluation.evaluate(part(found, tuple(parts), "Import") if parts else found)


def _as_known(form):
    """The name of a format as it is written, whose case does not count."""
    if not isinstance(form, str) or form in FORMATS or form in FORMATS["Text"].read:
        return form
    return next((name for name in FORMATS if name.lower() == form.lower()), form)


def _format_and_element(name: str, what: list) -> tuple[Format, str, list]:
    """Which format, which of its elements, and parts of that."""
    what = [_as_known(what[0]), *what[1:]] if what else []
    _ready(name, what[0] if what else None)
    if what and what[0] in FORMATS:
        form, what = FORMATS[what[0]], what[1:]
    else:
        form = by_extension(name)
        if form is None and what and what[0] not in FORMATS["Text"].read:
            raise UNKNOWN_FORMAT(what[0], ", ".join(sorted(FORMATS)))
        if form is None and not what:
            raise CANNOT_INFER(name)
        form = form or FORMATS["Text"]
    if not what:
        return form, form.default, []
    element, parts = what[0], what[1:]
    if element in form.read:
        return form, element, parts
    if element in FORMATS["Text"].read:  # any file has a text and lines
        return FORMATS["Text"], element, parts
    raise NO_ELEMENT(element, form.name, ", ".join(form.read))


# -- Export -----------------------------------------------------------------------------------


@builtin("Export[target_, value_, rest___]")
def export_file(evaluation, target, value, rest):
    """Export["file.csv", value] writes a value by the file's extension; Export["file", value, "CSV"]
    in a format of that name. Graphics, nets and results of trainings go to png, svg and pdf. It gives
    the file's name."""
    name = file_name(target)
    if name is None:
        raise NO_TARGET(target)
    what, options = _with_options(rest)
    form = what[0] if what else None
    path = path_of(target, evaluation.state)
    if form is None and name.endswith(_PROGRAMS):
        data = _program(name, value)
    else:
        data = _exported(evaluation, name, value, form, options)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise CANNOT_WRITE(name, error.strerror or str(error)) from None
    used = FORMATS.get(form) if isinstance(form, str) else by_extension(name)
    remark = used.remark(value) if used is not None and used.remark is not None else None
    if remark is not None:
        raise MessageError(remark.message, remark.slots, name)
    return name


_PROGRAMS = (".wl", ".m", ".mx")  # files of expressions, which Get reads


def _program(name: str, value) -> bytes:
    if not name.endswith(".mx"):
        return (to_text(value, "InputForm") + "\n").encode()
    try:
        return to_wxf(S.HoldComplete(value), compressed=True)
    except TypeError as error:
        raise EXPORT_ELEMENT("The value", str(error), "MX") from None


@builtin("ExportString[value_, form_String, rest___]")
def export_string(evaluation, value, form, rest):
    """ExportString[value, "CSV"] gives the text of a file of that format."""
    data = _exported(evaluation, "", value, form, _with_options(rest)[1])
    binary = is_graphics(value) or FORMATS.get(form, FORMATS["Text"]).binary
    return data.decode("latin-1") if binary else data.decode()


@builtin("ExportByteArray[value_, form_String, rest___]")
def export_byte_array(evaluation, value, form, rest):
    """ExportByteArray[value, "JSON"] gives the bytes of a file of that format."""
    return byte_array(_exported(evaluation, "", value, form, _with_options(rest)[1]))


def _exported(evaluation, name: str, value, form, options: dict) -> bytes:
    form = _as_known(form)
    _ready(name, form)
    kind = (form if isinstance(form, str) else Path(name).suffix.removeprefix(".")).lower()
    if kind in PICTURES and hasattr(value, "wl_graphics"):  # a net, results of a training
        value = value.wl_graphics()
    if kind in ("svg", "pdf") and isinstance(value, Image):
        value = evaluation.evaluate(S.Graphics(S.Raster(S.Reverse(S.ImageData(value)))))
    if is_graphics(value):
        raster = FORMATS.get(form) if isinstance(form, str) else by_extension(name)
        if raster is None or not raster.binary or raster.name.lower() in PICTURES:
            return _picture(evaluation, name, value, form, options)
        value = read_picture(_picture(evaluation, name, value, "PNG", {}))
    if form is None:
        made = by_extension(name)
        if made is None:
            _refuse_unwritten(kind)
            raise EXPORT_INFER(name)
    elif form in FORMATS["Text"].read and form not in FORMATS:  # Export["file", lines, "Lines"]
        made = FORMATS["Text"]
    elif form not in FORMATS:
        _refuse_unwritten(kind)
        raise EXPORT_FORMAT(form, "values", ", ".join(sorted(FORMATS)))
    else:
        made = FORMATS[form]
    unknown = [key for key in options if key not in made.options]
    if unknown:
        raise BAD_OPTION(unknown[0], made.name, advice(unknown[0], made.options))
    if made.reals:
        value = _with_reals(evaluation, value)
    try:
        return made.write(value, {**made.options, **options}, _show)
    except NoForm as error:
        raise EXPORT_ELEMENT("The value", error.args[0], made.name) from None
    except BadSetting as error:
        raise EXPORT_BAD_VALUE(*error.args) from None


def _with_reals(evaluation, value):
    """Constants and exact expressions in lists as reals, what is no number as it is."""
    if is_list(value) or (isinstance(value, Expr) and value.head is S.Rule):
        return Expr(value.head, [_with_reals(evaluation, one) for one in value.args])
    if isinstance(value, str | int | float | Fraction):
        return value
    found = evaluation.evaluate(S.N(value))
    return found if isinstance(found, float) else value


def _refuse_unwritten(kind: str) -> None:
    """Raises for a format of Wolfram's that is still to come; `kind` is its name or extension."""
    if kind in UNWRITTEN:
        raise EXPORT_NOT_YET(UNWRITTEN[kind])


def _show(expr) -> str:
    return to_text(expr, "OutputForm")


def _picture(evaluation, name: str, value: Expr, form, options: dict) -> bytes:
    kind = (form if isinstance(form, str) else Path(name).suffix.removeprefix(".")).lower()
    if kind not in PICTURES:
        if form is None and kind == "":
            raise EXPORT_INFER(name)
        raise EXPORT_FORMAT(form or kind, "graphics", ", ".join(PICTURES))
    resolution = options.pop("ImageResolution", None)
    if options:
        given = [S.Rule(S(key), option) for key, option in options.items()]
        value = evaluation.evaluate(S.Show(value, *given))
        if not is_graphics(value):  # Show has said why
            raise EXPORT_ELEMENT("The call", next(iter(options)), kind.upper())
    meaning = Meaning(_show, lambda part: evaluation.evaluate(S.N(part)))
    return Picture(value, meaning).image(kind, float(resolution) if resolution else None)


# -- Get and Put ------------------------------------------------------------------------------


@builtin("Get[name_]")
def get(evaluation, name):
    """Get["file.wl"] or << file reads a file, evaluates each expression, and gives the last value.
    Get["context`"] finds the file of a package."""
    text = file_name(name)
    if text is None and is_number(name):
        raise NO_FILE_NAME(name, value=UNEVALUATED)
    if text is None:
        return None
    path = found_file(evaluation.state, text)
    if path is None or not path.is_file():
        raise NO_OPEN(text)
    state = evaluation.state
    before = state.get("input_file", "")
    state["input_file"] = str(path)
    value = NULL
    try:
        if path.suffix == ".mx":
            return _dumped(evaluation, path, text)
        source = source_text(evaluation, path)
        for expr, _ in read(source, evaluation.definitions.resolve):
            value = evaluation.evaluate(expr)
    except WolframSyntaxError as error:
        raise BAD_SYNTAX(text, error.line, str(error)) from None
    finally:
        state["input_file"] = before
    return evaluation.evaluated(value)


def _dumped(evaluation, path: Path, name: str):
    """The assignments that DumpSave wrote."""
    try:
        found = from_wxf(path.read_bytes(), evaluation.definitions.resolve)
    except SerialError as error:
        raise BAD_DUMP(name, str(error)) from None
    value = NULL
    for one in found.args:
        value = evaluation.evaluate(one)
        if isinstance(one, Expr) and one.head in _ASSIGNMENTS:
            value = NULL
    return value


_ASSIGNMENTS = (S.Set, S.SetDelayed, S.TagSetDelayed, S.SetAttributes)


@builtin("Put[values___, target_]")
def put(evaluation, values, target):
    """expr >> "file" or Put[expr, "file"] writes expressions to a file, to be read with Get."""
    return _written(evaluation, values, target, "w")


@builtin("PutAppend[values___, target_]")
def put_append(evaluation, values, target):
    """expr >>> "file" or PutAppend[expr, "file"] adds expressions to a file."""
    return _written(evaluation, values, target, "a")


def _written(evaluation, values: tuple, target, mode: str):
    path = path_of(target, evaluation.state)
    if path is None:
        return None
    text = "".join(to_text(value, "InputForm") + "\n" for value in values)
    try:
        with path.open(mode, encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise PUT_NO_OPEN(file_name(target), error.strerror or str(error)) from None
    return NULL


@builtin("$ImportFormats")
def import_formats(evaluation):
    """$ImportFormats lists the formats that Import reads."""
    return wl_list(sorted({*FORMATS, *LATE_NAMES}, key=str.lower))


@builtin("$ExportFormats")
def export_formats(evaluation):
    """$ExportFormats lists the formats that Export writes."""
    return wl_list(sorted({*FORMATS, *LATE_NAMES, *(name.upper() for name in PICTURES)}, key=str.lower))
