(* Files, programs, saved definitions. *)

In:  SetDirectory[CreateDirectory[]]; FileNames[]
Out: {}
In:  Export["t.csv", {{"a", "b"}, {1, 2.5}, {3, "x"}}]
Out: t.csv
In:  Import["t.csv"]
Out: {{a, b}, {1, 2.5}, {3, x}}
In:  Import["t.csv", "Dataset", "HeaderLines" -> 1]
Out: a   b
     ───────
     1   2.5
     3   x
In:  Normal[Import["t.csv", "Dataset", "HeaderLines" -> 1][All, "a"]]
Out: {1, 3}
In:  {Import["t.csv", "Dimensions"], Import["t.csv", {"Data", 2}], Import["t.csv", "SkipLines" -> 2]}
Out: {{2, 2}, {1, 2.5}, {{3, x}}}
In:  {Import["t.csv", "ColumnLabels"], Import["t.csv", "RowCount"], Import["t.csv", "ColumnTypes"], Import["t.csv", "Summary"]}
Out: {{a, b}, 2, <|a -> Integer64, b -> String|>, <|Columns -> 2, Rows -> 2, ColumnLabels -> {a, b}|>}
In:  Import["t.csv", "Numeric" -> False][[2]] // InputForm
Out: {"1", "2.5"}
In:  MemberQ[Import["t.csv", "Elements"], "RawData"]
Out: True
In:  Export["t.wxf", <|"k" -> {1, 2.5, x, "s"}|>]; Import["t.wxf"]
Out: <|k -> {1, 2.5, x, s}|>
In:  ImportByteArray[ExportByteArray[{1, 2}, "JSON"], "RawJSON"]
Out: {1, 2}
In:  Export["b.dat", {1, 2, 255}, "Byte"]; {Import["b.dat", "Byte"], FileByteCount["b.dat"], FileSize["b.dat"]}
Out: {{1, 2, 255}, 3, 3 bytes}
In:  FileNames["*.csv"]
Out: {t.csv}
In:  FileNames[{"b" ~~ __, __ ~~ ".csv"}]
Out: {b.dat, t.csv}
In:  FileHash["b.dat", "MD5", All, "HexString"]
Out: 4f989b1ac8e4fab115696571104cfb67
In:  Quiet[CreateFile["t.csv"]]
Out: $Failed
In:  {DateObjectQ[FileDate["b.dat"]], FindFile["none.wl"]}
Out: {True, $Failed}
In:  CreateDirectory["one"]; CopyFile["b.dat", "one/c.dat"]; CopyDirectory["one", "two"]; FileNames[All, "two"]
Out: {two/c.dat}
In:  StringTrim[RunProcess[{"echo", "hello"}, "StandardOutput"]]
Out: hello
In:  RunProcess[{"cat"}, "StandardOutput", "from here"]
Out: from here
In:  RunProcess[{"sh", "-c", "exit 3"}]["ExitCode"]
Out: 3
In:  RunProcess["no-such-program"]
Msg: RunProcess::pnfd: Program no-such-program not found. Check Environment["PATH"].
Out: $Failed
In:  g[x_] := x + c; c = 5; f[x_Integer] := g[x]^2; f::usage = "f squares."; Options[f] = {"m" -> 1}; SetAttributes[g, Listable];
In:  Save["defs.wl", f]; DumpSave["defs.mx", {f, g, c}]
Out: {f, g, c}
In:  ClearAll[f, g, c]; << defs.wl; {f[1], f::usage, Options[f], Attributes[g]}
Out: {36, f squares., {m -> 1}, {Listable}}
In:  ClearAll[f, g, c]; Get["defs.mx"]; {f[1], Options[f]}
Out: {36, {m -> 1}}
In:  x >> "v.wl"; {1, "a"} >>> "v.wl"; {ReadList["v.wl"], << v.wl}
Out: {{x, {1, a}}, {1, a}}
In:  Export["lines.txt", {"a", "b"}, "Lines"]; Import["lines.txt", "Lines"]
Out: {a, b}
In:  Export["h.csv", {{1, 2}}, "TableHeadings" -> {"x", "y"}]; Import["h.csv"]
Out: {{x, y}, {1, 2}}
In:  {Export["e.wl", {x, y^2}], Import["e.wl"], Import[Export["e.mx", {x, "s"}]]}
Out: {e.wl, {x, y^2}, {x, s}}
In:  {Import[StringToStream["1,2"], "CSV"], ReadList["!echo 5", Number], FileFormat["h.csv"]}
Out: {{{1, 2}}, {5}, CSV}
In:  TimeConstrained[Pause[5], Quantity[50, "Milliseconds"], "late"]
Out: late
In:  {Hash["abc", "MD5", "HexString"], Hash[ByteArray[{97, 98, 99}], "MD5", "HexString"], Hash["abc", "MD5", "Base64Encoding"]}
Out: {900150983cd24fb0d6963f7d28e17f72, 900150983cd24fb0d6963f7d28e17f72, kAFQmDzST7DWlj99KOF/cg==}
In:  {FileNameDepth["a/b/c.txt"], FileInformation["h.csv"]["FileByteCount"], FileInformation["no such file"]}
Out: {3, 12, {}}
In:  Length[DirectoryStack[]]
Out: 1
In:  StringTrim[RunProcess[$SystemShell, "StandardOutput", "echo $((1 + 2))"]]
Out: 3
In:  {Run["exit 0"], Run["exit 3"]}
Out: {0, 768}

(* headers and settings of tables *)

In:  csv = "n,a,b\nr,1,2\ns,3,4";
In:  InputForm[ImportString[csv, {"CSV", "Dataset"}, "HeaderLines" -> {1, 1}]]
Out: Dataset[<|"r" -> <|"a" -> 1, "b" -> 2|>, "s" -> <|"a" -> 3, "b" -> 4|>|>]
In:  InputForm[{ImportString[csv, {"CSV", "Dataset"}, "HeaderLines" -> {0, 1}], ImportString[csv, "CSV", "HeaderLines" -> {1, 1}]}]
Out: {Dataset[<|"n" -> {"a", "b"}, "r" -> {1, 2}, "s" -> {3, 4}|>], {{1, 2}, {3, 4}}}
In:  InputForm[ImportString[csv, {"CSV", "Dataset"}, "HeaderLines" -> 5]]
Out: Dataset[{}]
In:  ImportString[csv, "CSV", "HeaderLines" -> "x"]
Msg: Import::wlnetoptval: The value x of the option HeaderLines should be a number of lines, from 0, or {lines, columns}.
Out: $Failed
In:  ImportString[csv, "CSV", "HeaderLines" -> -1]
Msg: Import::wlnetoptval: The value -1 of the option HeaderLines should be a number of lines, from 0, or {lines, columns}.
Out: $Failed
In:  ImportString[csv, "CSV", CharacterEncoding -> "foo"]
Msg: Import::wlnetoptval: The value foo of the option CharacterEncoding should be the name of an encoding of texts, as "UTF-8".
Out: $Failed
In:  ImportString[csv, "CSV", "FieldSeparators" -> ""]
Msg: Import::wlnetoptval: The value  of the option FieldSeparators should be a string of one character, no quote and no end of line.
Out: $Failed
In:  ImportString[csv, "CSV", "FieldSeparators" -> 3]
Msg: Import::wlnetoptval: The value 3 of the option FieldSeparators should be a string of one character, no quote and no end of line.
Out: $Failed
In:  ImportString[csv, "CSV", "SkipLines" -> "a"]
Msg: Import::wlnetoptval: The value a of the option SkipLines should be a number of lines, from 0.
Out: $Failed
In:  ExportString["\[Alpha]", "Text", CharacterEncoding -> "ASCII"]
Msg: Export::wlnetoptval: The value ASCII of the option CharacterEncoding should be an encoding that has the character "α".
Out: $Failed
In:  ImportString["1;2", "CSV", "FieldSeparators" -> {";"}]
Out: {{1, 2}}

(* CSV with texts in quotes, file names of doubled separators, hashes with their form, commands as targets *)
In:  StringTrim[ExportString[{{a, 1, 2.5, True, x + y, "q\"r"}}, "CSV"]]
Out: "a",1,2.5,true,"-Plus-","q""r"
In:  StringTrim[ExportString[{{"a", 1, "b,c"}}, "CSV", "TextDelimiters" -> None]]
Out: a,1,"b,c"
In:  {FileNameSplit["/a//b/"], FileNameSplit["a/b/c.txt"], FileNameJoin["/a//b/c.wlx/"], FileNameTake["/a//b/"], FileNameDrop["/a//b/c"]} // InputForm
Out: {{"", "a", "", "b"}, {"a", "b", "c.txt"}, "/a/b/c.wlx", "b", "/a/b"}
In:  {ToFileName["a", "b"], ToFileName[{"a", "b"}, "c.txt"]}
Out: {a/b, a/b/c.txt}
In:  f = CreateFile[]; Export[f, "abc", "Text"]; {FileHash[f, "MD5", "HexString"], FileHash[f, "MD5"]}
Out: {900150983cd24fb0d6963f7d28e17f72, 191415658344158766168031473277922803570}
In:  stream = OpenWrite["!tr a-z A-Z"]; WriteLine[stream, "hello pipe"]; Close[stream];
Print: HELLO PIPE
In:  Export["b.xlsx", {{1, Pi, "a & b"}, {True, DateObject[{2020, 1, 2}], x^2}}]; Import["b.xlsx"] // InputForm
Out: {{{1., 3.141592653589793, "a & b"}, {True, DateObject[{2020, 1, 2}, "Day"], "x^2"}}}
In:  {FileHash["t.csv", "SHA3-256", "HexString"] === Hash[Import["t.csv", "String"], "SHA3-256", "HexString"], FileNameJoin[{"a", "b"}, OperatingSystem -> "Windows"], FileNameDepth["/a/b"], ParentDirectory["a/b/c"]}
Out: {True, a\b, 3, a/b}
In:  {ExportString["hello", "Base64"], ImportString["aGVsbG8=", "Base64"], ImportString["a b\n\nc", "Table"]}
Out: {aGVsbG8=
     , hello, {{a, b}, {}, {c}}}
In:  {OpenRead[y], Import[x], DirectoryName["a/b", 0]}
Msg: OpenRead::fstr: File specification y is not a string of one or more characters.
Msg: Import::chtype: First argument x is not a valid file, directory, or URL specification.
Msg: DirectoryName::intpm: Positive machine-sized integer expected at position 2 in DirectoryName[a/b, 0].
Out: {OpenRead[y], $Failed, DirectoryName[a/b, 0]}
In:  ToCharacterCode[{{"ab"}}]
Msg: ToCharacterCode::strse: A string or list of strings is expected at position 1 in ToCharacterCode[{{ab}}].
Out: ToCharacterCode[{{ab}}]
In:  OptionValue[{a -> 1}, {a, b}]
Msg: OptionValue::optnf: Option name b not found in defaults for {a -> 1}.
Out: {1, b}
In:  request = HTTPRequest["https://u:p@www.example.com:8080/api/x?a=1#f", <|"Method" -> "POST", "Query" -> {"k" -> 1}|>]; request /@ {"Method", "Domain", "Port", "Path", "Query", "URL", "Username", "Fragment"}
Out: {POST, www.example.com, 8080, {, api, x}, {a -> 1, k -> 1}, https://u:p@www.example.com:8080/api/x?a=1&k=1#f, u, f}
In:  {HTTPRequest["https://example.com"], HTTPRequest["https://example.com"][{"Method", "Body"}], HTTPRequest["x"]["Junk"]}
Msg: HTTPRequest::notprop: Junk is not a known property for HTTPRequest. Use HTTPRequest[...]["Properties"] for a list of properties.
Out: {HTTPRequest[https://example.com, <||>], <|Method -> GET, Body -> |>, HTTPRequest[x, <||>][Junk]}
In:  StringFormat /@ {"abc 12", "1 2\n3 4", "1,2\n3,4", "1\t2\n3\t4", "{\"a\": 1}", "<html></html>", "<a/>"}
Out: {Text, Table, CSV, TSV, JSON, HTML, XML}
In:  {StringContainsQ[ExportString[Image[{{0, 1}, {1, 0}}], "SVG"], "<svg"], ExportString["Hello", "base64"]}
Out: {True, SGVsbG8=
     }
