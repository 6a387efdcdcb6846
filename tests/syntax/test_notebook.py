"""Notebooks: the code of their input cells."""

from wlnet.session import Session
from wlnet.syntax.notebook import program

NOTEBOOK = r"""(* Content-type: application/vnd.wolfram.mathematica *)
Notebook[{
Cell["A title", "Title"],
Cell[CellGroupData[{
Cell[BoxData[
 RowBox[{
  RowBox[{"x", "=",
   RowBox[{"1", "+", "2"}]}], ";"}]], "Input",
 CellChangeTimes->{{3.9*^9, 3.9*^9}},ExpressionUUID->"abc"],
Cell[BoxData[{
 RowBox[{"Print", "[",
  SuperscriptBox["x", "2"], "]"}], "\[IndentingNewLine]",
 RowBox[{"Print", "[",
  FractionBox["x", "7"], "]"}]}], "Input"],
Cell[BoxData["9"], "Output"]
}, Open  ]],
Cell["Print[\"code\"]", "Code"]
},
WindowSize->{808, 911}
]
"""


def test_a_notebook_runs_its_input_cells(tmp_path):
    path = tmp_path / "a.nb"
    path.write_text(NOTEBOOK)
    printed = []
    session = Session(on_print=printed.append)
    assert session.run_file(path)
    assert printed == ["9", "3/7", "code"]


def test_a_notebook_without_input_cells_says_so(tmp_path):
    path = tmp_path / "e.nb"
    path.write_text('Notebook[{Cell["hello", "Text"]}]')
    told = []
    assert not Session(on_message=told.append).run_file(path)
    assert told[0].startswith("Get::wlnetnb: The notebook e.nb has no input cells")


def test_a_text_that_cannot_be_read_stays_as_it_is():
    assert program("Notebook[{") == "Notebook[{"
    assert program("f[x]") == ""
