(* What is told of symbols. *)

In:  Head /@ {Information[Sin], Information["Sin*"]}
Out: {InformationData, InformationDataGrid}
In:  a = 5; Information[a]
Out: a = 5
In:  Information[a][[1, "OwnValues"]] // InputForm
Out: Information`InformationValueForm[OwnValues, a, {a -> 5}]
In:  f[x_] := x^2; f[x_, y_] := x + y; Information[f][[1, "DownValues"]] // InputForm
Out: Information`InformationValueForm[DownValues, f, {f[x_] :> x^2, f[x_, y_] :> x + y}]
In:  {Information[f][[1, "FullName"]], Information[f][[1, "UpValues"]], Information[f][[1, "Attributes"]]}
Out: {Global`f, None, {}}
In:  f::usage = "f[x] squares."; Information[f, "Usage"]
Out: f[x] squares.
In:  Information["nobodyUsesThis"]
Msg: Information::notfound: The name nobodyUsesThis is not in use.
Out: Missing[UnknownSymbol, nobodyUsesThis]
In:  Information["StringJ*"]
Out: StringJoin
In:  InputForm[Information["StringJ*"][[1]]]
Out: <|"System`" -> {"StringJoin"}|>
In:  {Information[Sin, "FullName"], Information[Sin, "ObjectType"], Information[Sin, "Name"]}
Out: {System`Sin, Symbol, Sin}

(* Definitions as text. *)

In:  g[0] = 1; g[x_] := x g[x - 1]; h[g] ^:= 2; StringSplit[ToString[Definition[g]], "\n \n"]
Out: {g[0] = 1, g[x_] := x*g[x - 1], h[g] ^:= 2}
In:  k[x_] := g[x] + 1; StringSplit[ToString[FullDefinition[k]], "\n \n"]
Out: {k[x_] := g[x] + 1, g[0] = 1, g[x_] := x*g[x - 1], h[g] ^:= 2}
In:  StringSplit[ToString[Definition[Level]], "\n \n"]
Out: {Attributes[Level] = {Protected}, Options[Level] = {Heads -> False}}
In:  {Head[Definition[g]], Definition[g][[1]], Attributes[FullDefinition]}
Out: {Definition, g, {HoldAll, Protected}}
