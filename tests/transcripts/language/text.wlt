(* Print, Echo, ToString, ToExpression. *)

In:  Print["x is ", 3, " and ", {1, "s"}]
Print: x is 3 and {1, s}
In:  Print[]
Print:
In:  Echo[1 + 1, "sum:"] + 1
Print: >> sum: 2
Out: 3
In:  Print["two
     lines"]
Print: two
     lines
In:  ToString[{1, "s", a + b}]
Out: {1, s, a + b}
In:  ToString[{1, "s", a + b}, InputForm]
Out: {1, "s", a + b}
In:  ToString[a + b, FullForm]
Out: Plus[a, b]
In:  StringLength[ToString["abc"]]
Out: 3
In:  ToString[1, MathMLForm]
Msg: ToString::fmtval: MathMLForm is not a format that wlnet writes; OutputForm, InputForm, FullForm, TeXForm are.
Out: $Failed
In:  ToExpression["1 + 2*3"]
Out: 7
In:  ToExpression["1 + 2", InputForm, Hold]
Out: Hold[1 + 2]
In:  ToExpression[{"1 + 1", "x = 5; x^2"}]
Out: {2, 25}
In:  ToExpression["f[1,"]
Msg: ToExpression::sntxi: Incomplete expression; more input is needed.
Out: $Failed
In:  {ToExpression[3], ToExpression[{"1 + 1", 2.5}]}
Out: {3, {2, 2.5}}
In:  ToExpression[nothingYet]
Msg: ToExpression::notstrbox: nothingYet is not a string.
Out: $Failed
In:  TextString[{1, "s"}]
Out: {1, s}
In:  InputForm["text"]
Out: "text"
In:  FullForm[{1, y^2}]
Out: List[1, Power[y, 2]]
