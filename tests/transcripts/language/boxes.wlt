(* Boxes of expressions. *)

In:  InputForm[{ToBoxes[x^(1/3)], ToBoxes[x^(a/b)], ToBoxes[-x/2], ToBoxes[2/3], ToBoxes[1/x^2]}]
Out: {SuperscriptBox["x", RowBox[{"1", "/", "3"}]], SuperscriptBox["x", RowBox[{"a", "/", "b"}]], RowBox[{"-", FractionBox["x", "2"]}], FractionBox["2", "3"], FractionBox["1", SuperscriptBox["x", "2"]]}
In:  InputForm[{ToBoxes[Subscript[a, b]^c], ToBoxes[Subscript[a, b]^(-1/2)], ToBoxes[Surd[x, 3]]}]
Out: {SubsuperscriptBox["a", "b", "c"], FractionBox["1", SqrtBox[SubscriptBox["a", "b"]]], RadicalBox["x", "3"]}
In:  InputForm[{MakeBoxes[-14], MakeBoxes[-2.5], MakeBoxes[-34.*^9], MakeBoxes[1 + 2]}]
Out: {RowBox[{"-", "14"}], RowBox[{"-", "2.5`"}], RowBox[{"-", "3.4`*^10"}], RowBox[{"1", "+", "2"}]}
In:  InputForm[ToBoxes[E^x + 2 I]]
Out: RowBox[{RowBox[{"2", " ", "\[ImaginaryI]"}], "+", SuperscriptBox["\[ExponentialE]", "x"]}]
In:  InputForm[{MakeBoxes[f[x_Integer, y__]], ToBoxes[a -> b]}]
Out: {RowBox[{"f", "[", RowBox[{"x_Integer", ",", "y__"}], "]"}], RowBox[{"a", "\[Rule]", "b"}]}
In:  MakeBoxes[a[[1, 2]]] === RowBox[{"a", "\[LeftDoubleBracket]", RowBox[{"1", ",", "2"}], "\[RightDoubleBracket]"}]
Out: True
In:  InputForm[MakeBoxes[F[x] // TraditionalForm]]
Out: TagBox[FormBox[RowBox[{"F", "(", "x", ")"}], TraditionalForm], TraditionalForm, Editable -> True]
In:  InputForm[{MakeBoxes[Format[F[x]]], MakeBoxes[Format[F[x], StandardForm]]}]
Out: {TagBox[FormBox[RowBox[{"F", "[", "x", "]"}], StandardForm], Format], TagBox[FormBox[RowBox[{"F", "[", "x", "]"}], StandardForm], #1 & ]}
In:  InputForm[{MakeBoxes[a - b // TeXForm], MakeBoxes[a - b // CForm]}]
Out: {InterpretationBox["\"a-b\"", TeXForm[a - b], Editable -> True, AutoDelete -> True], InterpretationBox["\"a - b\"", CForm[a - b], Editable -> True, AutoDelete -> True]}
In:  InputForm[MakeBoxes[-14.`3 // FullForm]]
Out: TagBox[StyleBox[RowBox[{"-", "14.`3."}], ShowSpecialCharacters -> False, ShowStringCharacters -> True, NumberMarks -> True], FullForm]
In:  InputForm[MakeBoxes[OutputForm[3.142`3]]]
Out: InterpretationBox[PaneBox["\"3.14\"", BaselinePosition -> Baseline], OutputForm[3.142`3.], Editable -> False]
In:  InputForm[{ToBoxes[Row[{a, b}]], ToBoxes[Style[x, Red]]}]
Out: {TemplateBox[{"a", "b"}, "RowDefault"], StyleBox["x", RGBColor[1, 0, 0], StripOnInput -> False]}
In:  {Head[ToBoxes[Graphics[{Circle[]}]]], Head[ToBoxes[Graphics3D[{Sphere[]}]]], Head[ToBoxes[Framed[x]]]}
Out: {GraphicsBox, Graphics3DBox, FrameBox}
In:  MakeBoxes[foo[x_], StandardForm] := RowBox[{"<", MakeBoxes[x, StandardForm], ">"}]; ToBoxes[{foo[1], 2}]
Out: RowBox[{{, RowBox[{RowBox[{<, 1, >}], ,, 2}], }}]
In:  bar /: MakeBoxes[bar[x_], form_] := FrameBox[MakeBoxes[x, form]]; ToBoxes[bar[y^2] + 1]
Out: RowBox[{1, +, FrameBox[SuperscriptBox[y, 2]]}]
