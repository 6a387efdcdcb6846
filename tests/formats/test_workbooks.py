"""Workbooks go to a file and come back; Base64 does."""

import io
import zipfile

import pytest

from wlnet.session import Session


@pytest.fixture
def here(tmp_path):
    session = Session()
    session.evaluate(f'SetDirectory["{tmp_path}"]')
    return session


def _shown(session, text):
    return session.evaluate(f"ToString[{text}, InputForm]")


@pytest.mark.parametrize(
    "value, back",
    [
        ("{{1, 2.5}, {1/2, Pi}}", "{{{1., 2.5}, {0.5, 3.141592653589793}}}"),
        ('{{"a & b", True}, {x^2, False}}', '{{{"a & b", True}, {"x^2", False}}}'),
        ("{1, 2}", "{{{1., 2.}}}"),
        ("{{1}, {2, 3}}", '{{{1., ""}, {2., 3.}}}'),
        ('{{{1}}, {{"b"}}}', '{{{1.}}, {{"b"}}}'),
        ("{{DateObject[{2020, 1, 2}]}}", '{{{DateObject[{2020, 1, 2}, "Day"]}}}'),
        ("{Range[28]}[[All, 27 ;;]]", "{{{27., 28.}}}"),
    ],
)
def test_values_come_back_as_reals_texts_truth_values_and_dates(here, value, back):
    here.evaluate(f'Export["a.xlsx", {value}]')
    assert _shown(here, 'Import["a.xlsx"]') == back


def test_sheets_have_names_and_sizes(here):
    here.evaluate('Export["a.xlsx", {"one" -> {{1, 2}}, "two" -> {{3}, {4}}}]')
    assert here.evaluate('Import["a.xlsx", "Sheets"]') == ["one", "two"]
    assert _shown(here, 'Import["a.xlsx", "Dimensions"]') == "{{1, 2}, {2, 1}}"
    assert here.evaluate('Import["a.xlsx", {"Data", 2, 2, 1}]') == 4


def test_texts_may_be_shared(here, tmp_path):
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets><sheet name="s" sheetId="1" '
        'r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<R><r Id="r1" Target="/xl/s.xml"/></R>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}"><si><r><t>a</t></r><r><t>b</t></r></si></sst>',
        "xl/s.xml": f'<worksheet xmlns="{main}"><sheetData><row r="2"><c r="AB2" t="s"><v>0</v></c></row>'
        "</sheetData></worksheet>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, text in parts.items():
            file.writestr(name, text)
    (tmp_path / "b.xlsx").write_bytes(out.getvalue())
    assert here.evaluate('Import["b.xlsx", {"Data", 1, 2, 28}]') == "ab"
    assert _shown(here, 'Import["b.xlsx", "Dimensions"]') == "{{2, 28}}"


def test_what_is_no_workbook_is_told(here, tmp_path):
    (tmp_path / "c.xlsx").write_bytes(b"PK nothing")
    assert here.evaluate('Check[Import["c.xlsx"], "told", Import::jsonoptstxt]') == "told"


def test_base64(here):
    assert here.evaluate('ExportString["hello", "Base64"]') == "aGVsbG8=\n"
    assert here.evaluate('ImportString["aGVsbG8=", "Base64"]') == "hello"
    assert here.evaluate('Check[ImportString["aGV", "Base64"], "told", Import::jsonoptstxt]') == "told"
