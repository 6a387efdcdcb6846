(* Streams: reading and writing piece by piece. *)

In:  s = StringToStream["12 3.5 abc\nline two\nx + 1\n{1, 2}"];
In:  {Read[s, Number], Read[s, Number], Read[s, Word]}
Out: {12, 3.5, abc}
In:  {Read[s, Character], Read[s, String], Read[s, Expression], Read[s], Read[s]}
Out: {
     , line two, 1 + x, {1, 2}, EndOfFile}
In:  Close[s]
Out: String
In:  Read[s]
Msg: Read::openx: InputStream[String, 3] is not open.
Out: $Failed
In:  ReadList[StringToStream["1 2\n3 4"], {Number, Number}]
Out: {{1, 2}, {3, 4}}
In:  ReadList[StringToStream["1 2\n3 4 5"], Number, RecordLists -> True]
Out: {{1, 2}, {3, 4, 5}}
In:  ReadList[StringToStream["a,b\nc"], Word, WordSeparators -> ","]
Out: {a, b, c}
In:  ReadList[StringToStream["a;b;;c"], Record, RecordSeparators -> ";"]
Out: {a, b, c}
In:  ReadList[StringToStream["a;b;;c"], Record, RecordSeparators -> ";", NullRecords -> True]
Out: {a, b, , c}
In:  ReadList[StringToStream["ab"], Byte]
Out: {97, 98}
In:  ReadList[StringToStream["1 + 1\n2^3\n\"s\""]]
Out: {2, 8, s}
In:  ReadList[StringToStream["1 + 1\n2^3"], Hold[Expression]]
Out: {Hold[1 + 1], Hold[2^3]}
In:  t = StringToStream["one\ntwo\nthree\nfour"]; {Find[t, "th"], ReadLine[t], ReadLine[t]}
Out: {three, four, EndOfFile}
In:  SetStreamPosition[t, 4]; {Skip[t, Character], ReadString[t], StreamPosition[t]}
Out: {Null, wo
     three
     four, 18}
In:  SetStreamPosition[t, Infinity]
Out: 18
In:  FindList[StringToStream["a1\nb\na2"], "a"]
Out: {a1, a2}
In:  f = OpenWrite[]; WriteString[f, "a", 1, "\n"]; Write[f, {x, "q"}]; name = Close[f];
In:  ReadList[name, String]
Out: {a1, {x, "q"}}
In:  ReadString[name, "\n"]
Out: a1
In:  g = OpenWrite[name, BinaryFormat -> True]; BinaryWrite[g, {1, 2, 258}, "Integer16"]; BinaryWrite[g, Pi // N, "Real32"]; Close[g];
In:  BinaryReadList[name]
Out: {1, 0, 2, 0, 2, 1, 219, 15, 73, 64}
In:  BinaryReadList[name, "Integer16", 3]
Out: {1, 2, 258}
In:  h = OpenRead[name, BinaryFormat -> True]; {BinaryRead[h, {"Integer16", "Integer32"}], BinaryRead[h, "Real32"], BinaryRead[h]}
Out: {{1, 16908290}, 3.14159, EndOfFile}
In:  Close[h]; BinaryReadList[name, "UnsignedInteger16", 3, ByteOrdering -> 1]
Out: {256, 512, 513}
In:  Normal[ReadByteArray[name, 4]]
Out: {1, 0, 2, 0}
In:  BinaryWrite[name, {300}]
Msg: BinaryWrite::nocoerce: {300} cannot be written as Byte.
Out: $Failed
In:  BinaryReadList[name, "Integer7"]
Msg: BinaryRead::format: Integer7 is not a type of binary data; Byte, Character8, Character16, Complex64, Complex128, Integer8, Integer16, Integer32, Integer64, Real16, Real32, Real64, UnsignedInteger8, UnsignedInteger16, UnsignedInteger32, UnsignedInteger64, Integer24, Integer128, UnsignedInteger24, UnsignedInteger128, TerminatedString are.
Out: $Failed
In:  DeleteFile[name]; OpenRead["no such file"]
Msg: OpenRead::noopen: Cannot open no such file.
Out: $Failed
In:  ReadList[StringToStream["a b\n\nc"], "String"]
Out: {a b, c}
In:  ReadList[StringToStream["a b\n\nc"], String, NullRecords -> True]
Out: {a b, , c}
In:  ReadList[StringToStream["1 2 x"], {"Number", "Number", "Word"}]
Out: {{1, 2, x}}
In:  {ImportString["3  4\n5 b\n", {"Text", "Data"}], ImportString["3, 4\n5,b\n", {"Text", "Data"}]}
Out: {{{3, 4}, {5, b}}, {{3, 4}, {5, b}}}
In:  ImportString["  [D]  \n 12 \n\nx", "List"] // InputForm
Out: {"  [D]  ", 12, "", "x"}
