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
Msg: ToString::fmtval: MathMLForm is not a format that wlnet writes: OutputForm, InputForm, FullForm, StandardForm, TraditionalForm, TeXForm, CForm, FortranForm.
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

(* Numbers of TextString in decimals, parts of texts, names of characters *)
In:  {TextString[2.], TextString[1234567.891], TextString[0.000012345], TextString[1/3], TextString[Pi], TextString[2 Pi], TextString[10^20]}
Out: {2.0, 1234568., 0.000012345, 0.333333, Pi, 6.28319, 100000000000000000000}
In:  {TextString[{1/2, Missing["x"], "a"}], TextString[<|"a" -> 1.5|>], TextString[2 + 3 I]}
Out: {{0.5, , a}, <|a -> 1.5|>, 2 + 3.0i}
In:  TextSentences["Dr. Smith went to Washington. He arrived at 3.5 there. Then he left!"]
Out: {Dr. Smith went to Washington., He arrived at 3.5 there., Then he left!}
In:  {TextCases["one two three", "Word", 2], TextCases["A b. C d?", "Sentence"]}
Out: {{one, two}, {A b., C d?}}
In:  TextCases["one", "City"]
Msg: TextCases::kind: City is not a kind of part that wlnet finds in a text; there are {Character, Word, Sentence, Line, Paragraph}.
Out: TextCases[one, City]
In:  {Snippet["a\nb\nc", 2], Snippet["a\nb\nc\nd", 2 ;; 3], Snippet["a\nb\nc", -1], StringLength[Snippet[StringRepeat["x", 200]]]} // InputForm
Out: {"a\nb", "b\nc", "c", 80}
In:  {WordFrequency["a b a c", "a"], WordFrequency["A b a c", {"a", "x"}, IgnoreCase -> True]}
Out: {0.5, <|a -> 0.5, x -> 0.|>}
In:  {WordCounts["a b a b c", 2], CharacterCounts["ababcab", 2], CharacterCounts["Aab", IgnoreCase -> True]}
Out: {<|{a, b} -> 2, {b, c} -> 1, {b, a} -> 1|>, <|ab -> 3, ba -> 1, bc -> 1, ca -> 1|>, <|a -> 2, b -> 1|>}
In:  CharacterName["a1+α"]
Out: {LatinSmallLetterA, DigitOne, RawPlus, Alpha}
In:  {CharacterNormalize["ABCß", "NFKCCasefold"], ToCharacterCode[CharacterNormalize[FromCharacterCode[{65, 173, 66}], "NFKCCasefold"]]}
Out: {abcss, {97, 98}}
In:  FromCharacterCode[{228, 246}, "UTF8"]
Msg: $CharacterEncoding::utf8: The byte sequence {228, 246} could not be interpreted as a character in the UTF8 character encoding.
Out: äö
In:  {Transliterate["Αλφαβητικός"], Transliterate["Фёдоров, Николай Алексеевич"], Transliterate["しんばし"], Transliterate["안녕하세요"]}
Out: {Alphabetikos, Fedorov, Nikolaj Alekseevic, shinbashi, annyeonghaseyo}
In:  {Transliterate["Ευχή Υιός αύριο"], Transliterate["ラーメン ガッコウ きゃ マッチャ"], Transliterate["straße Ærø łódź"], Transliterate["שלום"]}
Out: {Euche Yios aurio, ramen gakkou kya matcha, strasse AEro lodz, שלום}
In:  Hash[#, "Keccak256", "HexString"] & /@ {"", StringRepeat["a", 200]}
Out: {c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470, 96ea54061def936c4be90b518992fdc6f12f535068a256229aca54267b4d084d}
In:  {DeleteStopwords["A long time ago, in a galaxy far, far away"], DeleteStopwords[{"The", "list", "of", "words"}], DeleteStopwords[3]}
Msg: DeleteStopwords::strse: A string or list of strings is expected at position 1 in DeleteStopwords[3].
Out: { long time ago,   galaxy far, far away, {list, words}, DeleteStopwords[3]}
In:  Clear[x]; {TextString[Sqrt[x]], TextString[a/b + 1/2], TextString[f[1/2, "a b"]], TextString[x -> 2]}
Out: {Power[x, 0.5], Plus[0.5, Times[a, Power[b, -1]]], f[0.5, a b], x -> 2}
In:  {TeXForm[Sin[x] Cos[x]], TeXForm[Sin[x] + Cos[y]], TeXForm[Sec[x] Tan[x]], TeXForm[1 - x^2], TeXForm[1 + x - x^2]}
Out: {\sin (x) \cos (x), \sin (x)+\cos (y), \tan (x) \sec (x), 1-x^2, -x^2+x+1}
In:  WordStem[{"running", "runs", "generalizations", "ponies", "relational", "hopping", "filing", "sky"}]
Out: {run, run, gener, poni, relat, hop, file, sky}
In:  {Pluralize[{"city", "man"}, 1], Pluralize /@ {"city", "foot", "box", "knife", "analysis", "sheep", "Child"}, Pluralize["cat", 1], WordStem[3]}
Msg: WordStem::strse: A string or list of strings is expected at position 1 in WordStem[3].
Out: {city, {cities, feet, boxes, knives, analyses, sheep, Children}, cat, WordStem[3]}
In:  {AlphabeticOrder["a", "b"], AlphabeticOrder["b", "A"], AlphabeticOrder["a", "A"], AlphabeticOrder["x", "x"], StringTake["hello", {0, 1}], Length[Alphabet["Vietnamese"]]}
Msg: StringTake::take: Cannot take positions 0 through 1 in "hello".
Out: {1, -1, 1, 0, StringTake[hello, {0, 1}], 30}
In:  {TeXForm[Abs[x]], TeXForm[x^(2/3)], TeXForm[Element[x, Reals]], TeXForm[#^2 &], TeXForm[\[CurlyPhi] \[DoubleStruckCapitalR]]}
Out: {| x|, x^{2/3}, x\in \mathbb{R}, \text{$\#$1}^2\&, \varphi  \mathbb{R}}
In:  TeXForm[Piecewise[{{1, x > 0}}]]
Out: \begin{cases}
      1 & x>0 \\
      0 & \text{True}
     \end{cases}
In:  {StringExtract["hello world", 3], StringExtract[{"a b", "c d"}, 2], CharacterCounts[{"aab", "c"}], StringTakeDrop[{"abc", "bcd"}, 2], ByteArray["ÀÉ"]}
Msg: ByteArray::lend: The argument at position 1 in ByteArray[ÀÉ] should be a vector of unsigned byte values or a Base64-encoded string.
Out: {Missing[PartAbsent, 3], {b, d}, {<|a -> 2, b -> 1|>, <|c -> 1|>}, {{ab, c}, {bc, d}}, ByteArray[ÀÉ]}
