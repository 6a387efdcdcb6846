import gzip
import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from wlnet.session import Session


@pytest.fixture
def here(session, tmp_path):
    """A session whose directory is a temporary one."""
    session["folder"] = str(tmp_path)
    session.evaluate("SetDirectory[folder]", check=True)
    return session


def failed(session, code):
    """The messages of code that gives $Failed."""
    found = session.evaluate_wrap(code)
    assert repr(found.result) == "$Failed"
    return "\n".join(found.messages)


@pytest.mark.parametrize(
    "name, value, text",
    [
        ("a.txt", '"one\\ntwo"', "one\ntwo"),
        ("a.txt", '{"one", x^2, 3}', "one\nx^2\n3"),
        ("a.csv", '{{1, 2.5}, {"a b", 1/4}}', '1,2.5\n"a b",0.25\n'),
        ("a.tsv", "{{1, 2}, {3, 4}}", "1\t2\n3\t4\n"),
        ("a.dat", "{{1, 2}, {3, 4}}", "1\t2\n3\t4\n"),
        ("a.json", '<|"k" -> {1, True, Null}|>', '{\n\t"k": [\n\t\t1,\n\t\ttrue,\n\t\tnull\n\t]\n}'),
        ("a.csv", "Range[3]", "1\n2\n3\n"),
    ],
)
def test_export_writes_by_extension_and_gives_the_name(here, tmp_path, name, value, text):
    assert here.evaluate(f'Export["{name}", {value}]') == name
    assert (tmp_path / name).read_text() == text


def test_import_reads_by_extension_element_and_part(here, tmp_path):
    (tmp_path / "a.csv").write_text("x,y\n1,2.5\n3,hello\n")
    assert here.evaluate('Import["a.csv"]') == [["x", "y"], [1, 2.5], [3, "hello"]]
    assert here.evaluate('Import["a.csv", "HeaderLines" -> 1]') == [[1, 2.5], [3, "hello"]]
    assert here.evaluate('Import["a.csv", "Lines"]') == ["x,y", "1,2.5", "3,hello"]
    assert here.evaluate('Import["a.csv", {"Data", 2, 1}]') == 1
    assert here.evaluate('Import["a.csv", {"Data", All, 1}]') == ["x", 1, 3]
    assert here.evaluate('Import["a.csv", "Text"]') == "x,y\n1,2.5\n3,hello"
    assert here.evaluate('Import["a.csv", "String"]') == "x,y\n1,2.5\n3,hello\n"
    assert here.evaluate('Import["a.csv", {"TSV", "Data"}]') == [["x,y"], ["1,2.5"], ["3,hello"]]
    assert here.evaluate('Import[File["a.csv"], "String"]').startswith("x,y")


def test_a_file_without_extension_has_a_text_and_can_be_given_a_format(here, tmp_path):
    (tmp_path / "notes").write_text("1 2\n3 4\n")
    assert here.evaluate('Import["notes", "Text"]') == "1 2\n3 4"
    assert here.evaluate('Import["notes", "Table"]').tolist() == [[1, 2], [3, 4]]
    assert "Import::infer" in failed(here, 'Import["notes"]')


def test_json_keeps_associations_or_rules(here, tmp_path):
    (tmp_path / "a.json").write_text('{"a": {"b": [1, null]}}')
    assert here.evaluate('Import["a.json", "RawJSON"]') == {"a": {"b": [1, None]}}
    assert here.evaluate('ToString[Import["a.json"], InputForm]') == '{"a" -> {"b" -> {1, Null}}}'


def test_compressed_text_is_read(here, tmp_path):
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(b"1,2\n"))
    assert here.evaluate('Import["a.csv.gz"]').tolist() == [[1, 2]]


def test_strings_as_files(session):
    assert session.evaluate('ImportString["1,2\\n3,4", "CSV"]').tolist() == [[1, 2], [3, 4]]
    assert session.evaluate('ExportString[{{1, "a"}}, "CSV"]') == '1,"a"\n'
    assert session.evaluate('ExportString[<|"a" -> 1|>, "RawJSON", "Compact" -> True]') == '{"a":1}'


@pytest.mark.parametrize(
    "code, words",
    [
        ('Import["none.csv"]', "Import::nffil: File none.csv not found during Import."),
        ('Import["a.foo", "Xyz"]', "Import::fmterr: Xyz is not a format"),
        ('Import["a.csv", "Xyz"]', "Import::noelem"),
        ('Import["a.csv", "Header" -> 1]', "Import::optx: Unknown option Header"),
        ('Import["a.json"]', "not of the format JSON"),
        ('Import["https://example.org/a.csv"]', "Import::url"),
        ('Export["b.xyz", 1]', "Export::infer"),
        ('Export["b.onnx", 1]', "Export::wlnetnyi: The format ONNX is known"),
        ('Export["b.H5", {1}]', "Export::wlnetnyi: The format HDF5 is known"),
        ('Export["b", {1}, "XLS"]', "Export::wlnetnyi: The format XLS is known"),
        ('Export["b", 1]', "Export::infer"),
        ('Export["b.csv", 1, "XYZ"]', "Export::fmterr: XYZ is not a format"),
        ('Export["b.json", f[x]]', "Export::errelem"),
        ('Export["b.csv", {1}, "Delimiter" -> 1]', "Delimiter"),
        ('Export["b.png", {1, 2}]', "Export::errelem: The value holds {1, 2}"),
        ('Export["b.eps", Graphics[{}]]', "Export::fmterr: eps"),
        ('Export["none/b.csv", {1}]', "Export::noopen: Cannot open none/b.csv"),
    ],
)
def test_what_cannot_be_done_is_refused_by_name(here, tmp_path, code, words):
    (tmp_path / "a.csv").write_text("1\n")
    (tmp_path / "a.foo").write_text("1\n")
    (tmp_path / "a.json").write_text("{oops\n")
    assert words in failed(here, code)


def width(path):
    with Image.open(path) as image:
        return image.width


def test_graphics_are_exported_by_extension(here, tmp_path):
    here.evaluate("p = ListLinePlot[{1, 4, 9}, ImageSize -> 300]")
    for name, begin in (("p.png", b"\x89PNG"), ("p.svg", b"<?xml"), ("p.pdf", b"%PDF")):
        assert here.evaluate(f'Export["{name}", p]') == name
        assert (tmp_path / name).read_bytes().startswith(begin)
    assert width(tmp_path / "p.png") == 300
    here.evaluate('Export["q.png", p, ImageSize -> 200]; Export["r.png", p, ImageResolution -> 144]')
    assert width(tmp_path / "q.png") == 200
    assert width(tmp_path / "r.png") == 600


def test_exact_coordinates_of_graphics_are_drawn(here, tmp_path):
    here.evaluate('Export["p.png", Graphics[{Red, Rectangle[{0, 0}, {Pi, Sqrt[2]}]}]]', check=True)
    pixels = np.asarray(Image.open(io.BytesIO((tmp_path / "p.png").read_bytes())).convert("RGB"))
    rows, columns = np.nonzero((pixels == (255, 0, 0)).all(axis=2))
    assert np.ptp(columns) / np.ptp(rows) == pytest.approx(np.pi / np.sqrt(2), rel=0.02)


def test_put_and_get(here, tmp_path):
    here.evaluate('x = 3; {a + b, "s", 1.5} >> "e.wl"; f[1] >>> "e.wl"')
    assert (tmp_path / "e.wl").read_text() == '{a + b, "s", 1.5}\nf[1]\n'
    assert repr(here.evaluate('Get["e.wl"]')) == "f[1]"
    (tmp_path / "lib.wl").write_text("y = 41; \nz = y + 1\n")
    assert here.evaluate("<< lib.wl") == 42
    assert here.evaluate("y") == 41


def test_get_reads_one_expression_after_the_other(here, tmp_path):
    (tmp_path / "lib.wl").write_text('Print["first"]\nPrint["second"\n')
    found = here.evaluate_wrap('Get["lib.wl"]')
    assert found.output == ["first"]
    assert "Get::sntx: Line 2" in found.messages[0]
    assert repr(found.result) == "$Failed"


def test_get_finds_packages_by_context_and_files_beside_the_script(tmp_path):
    (tmp_path / "MyPackage").mkdir()
    (tmp_path / "MyPackage" / "Kernel").mkdir()
    (tmp_path / "MyPackage" / "Kernel" / "init.wl").write_text("loaded = 1")
    (tmp_path / "other.wl").write_text("Print[FileBaseName[$InputFileName]]")
    script = tmp_path / "main.wl"
    script.write_text('Get["MyPackage`"]; Print[loaded]; << other.wl\nPrint[FileBaseName[$InputFileName]]')
    session = Session()
    assert session.run_file(script)
    assert session.output == ["1", "other", "main"]


def test_read_string(here, tmp_path):
    (tmp_path / "a.txt").write_text("abc\n")
    assert here.evaluate('ReadString["a.txt"]') == "abc\n"
    assert "ReadString::noopen" in failed(here, 'ReadString["b.txt"]')


def test_streams_write_and_read(here, tmp_path):
    here.evaluate(
        's = OpenWrite["s.txt"]; WriteString[s, "a", 1, "\\n"]; WriteLine[s, "b"]; Write[s, {x, "q"}]'
    )
    assert here.evaluate("Close[s]") == "s.txt"
    assert (tmp_path / "s.txt").read_text() == 'a1\nb\n{x, "q"}\n'
    here.evaluate('t = OpenAppend["s.txt"]; WriteLine[t, "end"]; Close[t]')
    here.evaluate('r = OpenRead["s.txt"]')
    assert [here.evaluate("ReadLine[r]") for _ in range(4)] == ["a1", "b", '{x, "q"}', "end"]
    assert repr(here.evaluate("ReadLine[r]")) == "EndOfFile"
    here.evaluate("Close[r]")
    assert here.evaluate_wrap("Close[r]").messages_name == ["Close::openx"]
    assert here.evaluate_wrap('OpenRead["none"]').messages == ["OpenRead::noopen: Cannot open none."]


def test_read_list_of_kinds(here, tmp_path):
    (tmp_path / "n.txt").write_text("1 2.5\n3*^2, 4\n")
    assert here.evaluate('ReadList["n.txt", Number]') == [1, 2.5, 300.0, 4]
    assert here.evaluate('ReadList["n.txt", String]') == ["1 2.5", "3*^2, 4"]
    assert here.evaluate('ReadList["n.txt", Word, 2]') == ["1", "2.5"]
    assert here.evaluate_wrap('ReadList["n.txt", Line]').messages_name == ["ReadList::readf"]


@pytest.mark.parametrize(
    "code, expected",
    [
        ('FileNameJoin[{"a", "b", "c.txt"}]', "a/b/c.txt"),
        ('FileNameJoin[{"", "a"}]', "/a"),
        ('FileNameSplit["a/b/c.txt"]', ["a", "b", "c.txt"]),
        ('FileNameSplit["/a/b"]', ["", "a", "b"]),
        ('FileNameTake["a/b/c.txt"]', "c.txt"),
        ('FileNameTake["a/b/c.txt", 2]', "a/b"),
        ('FileNameDrop["a/b/c.txt"]', "a/b"),
        ('DirectoryName["a/b/c.txt"]', "a/b/"),
        ('DirectoryName["c.txt"]', ""),
        ('DirectoryName["a/b/c.txt", 2]', "a/"),
        ('FileBaseName["a/b/c.tar.gz"]', "c.tar"),
        ('FileExtension["a/b/c.txt"]', "txt"),
        ('FileExtension["a.b/c"]', ""),
        ('ParentDirectory["/a/b"]', "/a"),
        ('ParentDirectory["/a/b/c", 2]', "/a"),
    ],
)
def test_names_are_taken_apart_and_put_together(session, code, expected):
    assert session.evaluate(code) == expected


def test_the_directory_belongs_to_the_session(here, tmp_path):
    before = Path.cwd()
    (tmp_path / "sub").mkdir()
    assert here.evaluate('SetDirectory["sub"]') == str(tmp_path / "sub")
    assert here.evaluate("Directory[]") == str(tmp_path / "sub")
    assert here.evaluate("ParentDirectory[]") == str(tmp_path)
    assert here.evaluate("ResetDirectory[]") == str(tmp_path)
    assert Path.cwd() == before
    assert Session().evaluate("Directory[]") == str(before)


def test_files_and_directories_are_made_found_moved_and_deleted(here, tmp_path):
    assert here.evaluate('CreateDirectory["a/b"]') == str(tmp_path / "a" / "b")
    assert here.evaluate_wrap('CreateDirectory["a/b"]').messages_name == ["CreateDirectory::eexist"]
    here.evaluate('Export["a/x.txt", "1"]; Export["a/b/y.txt", "22"]; Export["z.csv", {1}]')
    assert here.evaluate('FileNames["*.txt"]') == []
    assert here.evaluate('FileNames["*.txt", "a"]') == ["a/x.txt"]
    assert here.evaluate('FileNames["*.txt", "a", Infinity]') == ["a/b/y.txt", "a/x.txt"]
    assert here.evaluate('FileNames["*.txt", "", 2]') == ["a/x.txt"]
    assert here.evaluate("FileNames[]") == ["a", "z.csv"]
    assert here.evaluate('FileNames[{"*.csv", "?"}]') == ["z.csv"]
    assert here.evaluate('{FileExistsQ["a"], FileExistsQ["q"]}') == [True, False]
    assert here.evaluate('{DirectoryQ["a"], DirectoryQ["z.csv"]}') == [True, False]
    assert here.evaluate('FileByteCount["a/b/y.txt"]') == 2
    here.evaluate('CopyFile["z.csv", "z2.csv"]; RenameFile["z2.csv", "z3.csv"]', check=True)
    assert (tmp_path / "z3.csv").exists() and not (tmp_path / "z2.csv").exists()
    assert "already exists" in failed(here, 'CopyFile["z.csv", "z3.csv"]')
    here.evaluate('DeleteFile[{"z.csv", "z3.csv"}]', check=True)
    assert "not found" in failed(here, 'DeleteFile["z.csv"]')
    assert failed(here, 'DeleteDirectory["a"]')
    here.evaluate('DeleteDirectory["a", DeleteContents -> True]', check=True)
    assert here.evaluate("FileNames[]") == []


def test_a_name_that_is_no_string_is_refused(session):
    assert session.evaluate_wrap("FileExistsQ[3]").messages_name == ["FileExistsQ::fstr"]
    assert "{}" in failed(session, "FileNameJoin[{}]")


def test_images_are_written_and_read_by_their_names(here):
    here.evaluate('img = Image[{{0, 51}, {102, 255}}, "Byte", ColorSpace -> "Grayscale"]')
    assert here.evaluate('Export["a.png", img]') == "a.png"
    assert here.evaluate('Import["a.png"] === img') is True
    assert here.evaluate('Import["a.png", "ImageSize"]') == [2, 2]
    assert here.evaluate('ImportString[ExportString[img, "PNG"], "PNG"] === img') is True
    assert here.evaluate('Export["three.gif", {img, ColorNegate[img]}]; Length[Import["three.gif"]]') == 2


def test_graphics_are_written_as_pixels_too(here):
    here.evaluate('Export["a.jpg", Graphics[{Disk[]}]]')
    assert here.evaluate('ImageChannels[Import["a.jpg"]]') == 3


def test_an_encoder_reads_files_of_the_session_s_directory(here, tmp_path):
    (tmp_path / "deep").mkdir()
    here.evaluate('Export["deep/a.png", Image[{{0, 255}}, "Byte"]]; SetDirectory["deep"]')
    here.evaluate('enc = NetEncoder[{"Image", {2, 1}, "Grayscale"}]')
    for name in ('File["a.png"]', '"a.png"'):
        assert here.evaluate(f"enc[{name}]").tolist() == [[[0, 1]]]
        assert here.evaluate(f"enc[{{{name}, {name}}}]").shape == (2, 1, 1, 2)
    here.evaluate('net = NetInitialize[LinearLayer[1, "Input" -> enc]]')
    assert here.evaluate('net[File["a.png"]] == net[Import["a.png"]]') is True
