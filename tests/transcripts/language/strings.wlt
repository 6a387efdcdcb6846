(* Strings. *)

In:  StringLength["hello"]
Out: 5
In:  StringJoin["ab", "cd"]
Out: abcd
In:  "a" <> "b" <> "c"
Out: abc
In:  StringJoin[{"a", {"b", "c"}}]
Out: abc
In:  StringTake["abcdef", 3]
Out: abc
In:  StringTake["abcdef", -2]
Out: ef
In:  StringTake["abcdef", {2, 4}]
Out: bcd
In:  StringTake["abcdef", {3}]
Out: c
In:  StringTake[{"abc", "xyz"}, 2]
Out: {ab, xy}
In:  StringTake["abc", UpTo[9]]
Out: abc
In:  StringDrop["abcdef", 2]
Out: cdef
In:  StringDrop["abcdef", -2]
Out: abcd
In:  StringPart["abc", 2]
Out: b
In:  StringReverse["abc"]
Out: cba
In:  Characters["abc"]
Out: {a, b, c}
In:  ToUpperCase["aBc"]
Out: ABC
In:  ToLowerCase["aBc"]
Out: abc
In:  Capitalize["hello world"]
Out: Hello world
In:  StringSplit["a b  c"]
Out: {a, b, c}
In:  StringSplit["a,b,c", ","]
Out: {a, b, c}
In:  StringSplit["a,b;c", {",", ";"}]
Out: {a, b, c}
In:  StringSplit["a--b-c", "-"]
Out: {a, , b, c}
In:  StringSplit["1a2b3", LetterCharacter]
Out: {1, 2, 3}
In:  StringSplit["a,b,c", ",", 2]
Out: {a, b,c}
In:  StringReplace["banana", "a" -> "o"]
Out: bonono
In:  StringReplace["abc", {"a" -> "b", "b" -> "c"}]
Out: bcc
In:  StringReplace["a1b2", d : DigitCharacter :> "<" <> d <> ">"]
Out: a<1>b<2>
In:  StringReplace["banana", "a" -> "o", 2]
Out: bonona
In:  StringReplace[{"ab", "ba"}, "a" -> "x"]
Out: {xb, bx}
In:  StringReplacePart["abcde", "XX", {2, 3}]
Out: aXXde
In:  StringCases["a1b22", DigitCharacter ..]
Out: {1, 22}
In:  StringCases["banana", "an"]
Out: {an, an}
In:  StringCases["k=1;m=2", x_ ~~ "=" ~~ y_ :> {x, y}]
Out: {{k, 1}, {m, 2}}
In:  StringCases["abc", RegularExpression["[ac]"]]
Out: {a, c}
In:  StringCases["2020-11-05", RegularExpression["(\\d+)-(\\d+)"] :> {"$1", "$2"}]
Out: {{2020, 11}}
In:  StringCount["banana", "a"]
Out: 3
In:  StringPosition["banana", "an"]
Out: {{2, 3}, {4, 5}}
In:  StringPosition["aaa", "aa"]
Out: {{1, 2}, {2, 3}}
In:  StringMatchQ["abc", "a" ~~ __]
Out: True
In:  StringMatchQ["abc", "a*"]
Out: True
In:  StringMatchQ["abc", "b*"]
Out: False
In:  StringMatchQ[{"a1", "b"}, LetterCharacter ~~ DigitCharacter]
Out: {True, False}
In:  StringContainsQ["hello", "ell"]
Out: True
In:  StringStartsQ["hello", "he"]
Out: True
In:  StringEndsQ["hello", "lo"]
Out: True
In:  StringFreeQ["hello", "z"]
Out: True
In:  StringContainsQ["HELLO", "ell", IgnoreCase -> True]
Out: True
In:  StringInsert["abcd", "X", 3]
Out: abXcd
In:  StringInsert["abcd", "X", -1]
Out: abcdX
In:  StringPadLeft["7", 3, "0"]
Out: 007
In:  StringPadRight["ab", 4, "."]
Out: ab..
In:  StringPadLeft["abcd", 2]
Out: cd
In:  StringRepeat["ab", 3]
Out: ababab
In:  StringRiffle[{"a", "b", "c"}]
Out: a b c
In:  StringRiffle[{1, 2, 3}, ", "]
Out: 1, 2, 3
In:  StringRiffle[{"a", "b"}, {"[", "-", "]"}]
Out: [a-b]
In:  StringTrim["  ab "]
Out: ab
In:  StringTrim["xxabx", "x" ..]
Out: ab
In:  StringPartition["abcdef", 2]
Out: {ab, cd, ef}
In:  StringRotateLeft["abcd", 1]
Out: bcda
In:  StringDelete["banana", "a"]
Out: bnn
In:  StringExtract["a b c", 2]
Out: b
In:  ToCharacterCode["AB"]
Out: {65, 66}
In:  FromCharacterCode[{72, 105}]
Out: Hi
In:  FromCharacterCode[97]
Out: a
In:  CharacterRange["a", "e"]
Out: {a, b, c, d, e}
In:  Alphabet[][[;; 3]]
Out: {a, b, c}
In:  LetterQ["abc"]
Out: True
In:  DigitQ["12a"]
Out: False
In:  UpperCaseQ["AB"]
Out: True
In:  ToString[1 + x]
Out: 1 + x
In:  ToString[{1, "a"}]
Out: {1, a}
In:  ToString[{1, "a"}, InputForm]
Out: {1, "a"}
In:  StringLength[ToString["a", InputForm]]
Out: 3
In:  ToString[x^2 + 1, FullForm]
Out: Plus[1, Power[x, 2]]
In:  ToExpression["1 + 2"]
Out: 3
In:  ToExpression["{a, b}"] // Head
Out: List
In:  ToExpression["1 + 1", InputForm, Hold]
Out: Hold[1 + 1]
In:  IntegerString[255, 16]
Out: ff
In:  IntegerString[5, 2, 8]
Out: 00000101
In:  FromDigits["ff", 16]
Out: 255
In:  FromDigits["123"]
Out: 123
In:  StringTemplate["Hi `1`, `2`"]["A", "B"]
Out: Hi A, B
In:  StringTemplate["x=`x`"][<|"x" -> 3|>]
Out: x=3
In:  TemplateApply["`a`+`b`", <|"a" -> 1, "b" -> 2|>]
Out: 1+2
In:  StringForm["`1` and `2`", a, b] // ToString
Out: a and b
In:  StringQ["a"]
Out: True
In:  StringQ[a]
Out: False
In:  EditDistance["kitten", "sitting"]
Out: 3
In:  HammingDistance["abc", "abd"]
Out: 1
In:  LongestCommonSubsequence["abcde", "xbcdy"]
Out: bcd
In:  Sort[{"b", "A", "a", "B"}]
Out: {a, A, b, B}
In:  Order["a", "b"]
Out: 1
In:  "abc" == "abc"
Out: True
In:  "a" === "b"
Out: False
In:  WordCount["one two three"]
Out: 3
In:  TextWords["Hi there."]
Out: {Hi, there}
In:  StringCases["aXbX", Shortest[__ ~~ "X"]]
Out: {aX, bX}
In:  StringCases["aaa", "a" ~~ ___]
Out: {aaa}
In:  StringReplace["hello world", WordBoundary ~~ x_ :> ToUpperCase[x]]
Out: Hello World
In:  StringReplace["ab12", {DigitCharacter -> "", LetterCharacter -> "L"}]
Out: LL
In:  StringSplit["a\nb", "\n"]
Out: {a, b}
In:  StringExpression["a", "b"]
Out: ab
In:  Hash["a"] === Hash["a"]
Out: True
In:  Characters["\[Alpha]b"] // Length
Out: 2
In:  CharacterCounts["abca"]
Out: <|a -> 2, c -> 1, b -> 1|>
In:  StringLength["\[Pi]"]
Out: 1
In:  TextString[{1, 2}]
Out: {1, 2}
In:  ByteCount["a"] > 0
Out: True
In:  RemoveDiacritics["é"]
Out: e
In:  FromLetterNumber[3]
Out: c
In:  LetterNumber["c"]
Out: 3
In:  StringToByteArray["AB"] // Normal
Out: {65, 66}
In:  BaseEncode[ByteArray[{72, 105}]]
Out: SGk=

(* More places than a span has, replacements of every span, groups that are not there *)
In:  StringTake["abcde", {1, 2, 3, 4}]
Msg: StringTake::ambgsntx: Warning: interpreting list of integers as a list of sequence specifications.
Out: {a, ab, abc, abcd}
In:  {StringTake["abcde", {1, 5, 0}], StringReplacePart["abc", "x", 2]} // InputForm
Out: {{"a", "abcde", ""}, "xc"}
In:  StringReplacePart["abc", "x", {5, 6}]
Msg: StringReplacePart::repart: Cannot replace positions 5 through 6 in "abc".
Out: StringReplacePart[abc, x, {5, 6}]
In:  {StringReplaceList["abcd", __ -> "X"], StringReplaceList["abcabc", {"a" -> "1", "c" -> "2"}], StringReplaceList["abcd", __ -> "X", 3]}
Out: {{X, Xd, Xcd, Xbcd, aX, aXd, aXcd, abX, abXd, abcX}, {1bcabc, ab2abc, abc1bc, abcab2}, {X, Xd, Xcd}}
In:  StringReplace["abc", RegularExpression["b"] -> "X$1Y"]
Out: aXYc
