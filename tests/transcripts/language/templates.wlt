(* Texts with slots. *)

In:  StringTemplate["`1` is `2`, `1` indeed"]["x", 3]
Out: x is 3, x indeed
In:  StringTemplate["`` and ``"][1, {2, 3}]
Out: 1 and {2, 3}
In:  TemplateApply["round `r`: loss `loss`", <|"r" -> 4, "loss" -> 0.25|>]
Out: round 4: loss 0.25
In:  TemplateApply[StringTemplate["<`a`>", InsertionFunction -> (ToString[#^2] &)], <|"a" -> 3|>]
Out: <9>
In:  StringTemplate["2+2 = <* 2 + 2 *>"][]
Out: 2+2 = 4
In:  StringTemplate["sum <* #1 + #2 *>"][3, 4]
Out: sum 7
In:  TemplateApply[TemplateObject[{"a", TemplateSlot[1], "b", TemplateExpression[TemplateSlot[1]^2]}], {3}]
Out: a3b9
In:  TemplateApply[{TemplateSlot["k"], TemplateSlot["z", DefaultValue -> 0]}, <|"k" -> 1|>]
Out: {1, 0}
In:  StringTemplate["no `b`"][<|"a" -> 1|>]
Out: no
In:  StringTemplate["a `1`", CombinerFunction -> Identity][5] // InputForm
Out: {"a ", "5"}
In:  f = CreateFile[]; Export[f, "Dear `name`", "Text"]; FileTemplate[f][<|"name" -> "Ann"|>]
Out: Dear Ann

(* A template is an object of texts, slots and code; other settings; files and HTML *)
In:  StringTemplate["Hi `name` and ``, <* #a + 1 *>"] // InputForm
Out: TemplateObject[{"Hi ", TemplateSlot["name"], " and ", TemplateSlot[1], ", ", TemplateExpression[TemplateSlot["a"] + 1]}, CombinerFunction -> StringJoin, InsertionFunction -> TextString, MetaInformation -> <||>]
In:  {StringTemplate["`1` <* #1^2 *>"][3], TemplateApply["x <*2^3*> y"], StringTemplate["<* StringJoin[Map[ToUpperCase[#]&, #list]] *>"][<|"list" -> {"a", "b"}|>]}
Out: {3 9, x 8 y, AB}
In:  TemplateApply[XMLTemplate["Range of `a`: <* Range[#a] *>."], <|"a" -> 5|>]
Out: Range of 5: {1, 2, 3, 4, 5}.
In:  StringTemplate["a `1`", InsertionFunction -> (ToString[#, InputForm] &)]["b"]
Out: a "b"
In:  FileTemplate["no-such-file.txt"]
Msg: StringTemplate::fnfnd: File no-such-file.txt not found.
Out: FileTemplate[no-such-file.txt]
In:  TemplateApply[StringTemplate["`a` and `b`"], <|"a" -> {1, 2}, "b" -> "x"|>]
Out: {1, 2} and x
In:  TemplateApply[TemplateObject[{"x", TemplateSlot["dd", InsertionFunction -> Total]}, CombinerFunction -> List], <|"dd" -> Range[10]|>]
Out: {{x, 55}}
In:  TemplateApply[TemplateIf[TemplateSlot["dd"] > 3, "many", "few"], <|"dd" -> 10|>]
Out: many
