(* builtins.md, Tier 1, Strings

   The numbers are those of the statements in each section of the list. What comes out was written down from the
   reference pages before it was run. Every input stands alone. *)

(* 1: StringJoin (`<>`, flattens lists), ToString, ToExpression, IntegerString (base,  *)

In:  StringJoin["a", {"b", {"c"}}]
Out: abc
In:  StringJoin[]
Out:
In:  StringJoin["a", 5]
Msg: StringJoin::string: String expected at position 2 in a <> 5.
Out: a <> 5
In:  "a" <> x <> "b"
Msg: StringJoin::string: String expected at position 2 in a <> x <> b.
Out: a <> x <> b
In:  ToString[x^2, InputForm]
Out: x^2
In:  ToString[{1, "a"}]
Out: {1, a}
In:  ToString[{1, "a"}, InputForm]
Out: {1, "a"}
In:  ToString[3.0]
Out: 3.
In:  ToExpression["1 + 1"]
Out: 2
In:  ToExpression[{"1", "2 + 3"}]
Out: {1, 5}
In:  ToExpression["1 + 1", InputForm, Hold]
Out: Hold[1 + 1]
In:  ToExpression["1 +"]
Msg: ToExpression::sntxi: Incomplete expression; more input is needed.
Out: $Failed
In:  ToExpression["1; 2"]
Out: 2
In:  ToExpression[5]
Out: 5
In:  IntegerString[255, 16]
Out: ff
In:  IntegerString[5, 2, 8]
Out: 00000101
In:  IntegerString[{1, 2}]
Out: {1, 2}
In:  IntegerString[-5]
Out: 5
In:  IntegerString[5, 10, 3]
Out: 005
In:  StringLength["abc"]
Out: 3
In:  StringLength[{"a", "bc"}]
Out: {1, 2}
In:  StringLength[5]
Msg: StringLength::string: String expected at position 1 in StringLength[5].
Out: StringLength[5]
In:  StringTake["abcdef", 2]
Out: ab
In:  StringTake["abcdef", -2]
Out: ef
In:  StringTake["abcdef", {2, 3}]
Out: bc
In:  StringTake["abcdef", {2}]
Out: b
In:  StringTake["abcdef", {1, -1, 2}]
Out: ace
In:  StringTake["abcdef", UpTo[9]]
Out: abcdef
In:  StringTake["abcdef", {{1, 2}, {4, 5}}]
Out: {ab, de}
In:  StringTake[{"abc", "def"}, 1]
Out: {a, d}
In:  StringTake["abc", 5]
Msg: StringTake::take: Cannot take positions 1 through 5 in "abc".
Out: StringTake[abc, 5]
In:  StringTake["abcdef", 2 ;; 3]
Out: bc
In:  StringTake["abc", All]
Out: abc
In:  StringTake["abc", 0]
Out:
In:  StringTake[5, 1]
Msg: StringTake::strse: A string or list of strings is expected at position 1 in StringTake[5, 1].
Out: StringTake[5, 1]
In:  StringDrop["abcdef", 2]
Out: cdef
In:  StringDrop["abcdef", -2]
Out: abcd
In:  StringDrop["abcdef", {2, 3}]
Out: adef
In:  StringDrop["abcdef", {2}]
Out: acdef
In:  StringDrop[{"abc", "def"}, 1]
Out: {bc, ef}
In:  StringDrop["abc", 5]
Msg: StringDrop::drop: Cannot drop positions 1 through 5 in "abc".
Out: StringDrop[abc, 5]
In:  StringDrop["abc", UpTo[5]]
Out:
In:  StringPart["abc", 2]
Out: b
In:  StringPart["abc", {1, -1}]
Out: {a, c}
In:  StringPart["abc", 1 ;; 2]
Out: {a, b}
In:  StringPart["abc", 7]
Msg: StringPart::partw: Part 7 of abc does not exist.
Out: StringPart[abc, 7]
In:  StringPart[{"ab", "cd"}, 1]
Out: {a, c}
In:  ToString[BaseForm[5, 2]]
Out: 101
        2
In:  ToString[InputForm["a"]]
Out: "a"
In:  StringTake["abc", x]
Msg: StringTake::seqs: Sequence specification (+n, -n, {+n}, {-n}, {m, n} or {m, n, s}) expected at position 2 in StringTake[abc, x].
Out: StringTake[abc, x]
In:  ToString["a"]
Out: a
In:  ToString[a -> b]
Out: a -> b
In:  ToString[{a, b}, OutputForm]
Out: {a, b}
In:  StringJoin[{"a", "b"}]
Out: ab
In:  StringDrop["abc", {1, -1, 2}]
Out: b

(* 2: StringSplit, StringReplace (rules, string patterns), StringRiffle, StringTrim, S *)

In:  StringTrim[ExportString[{{1, 2}, {3, "x"}}, "CSV"]]
Out: 1,2
     3,"x"
In:  StringSplit[ExportString[{{1, 2}, {3, 4}}, "TSV"], "\n"]
Out: {1	2, 3	4}
In:  StringSplit["a b  c"]
Out: {a, b, c}
In:  StringSplit["a,b,,c", ","]
Out: {a, b, , c}
In:  StringSplit["a,b;c", {",", ";"}]
Out: {a, b, c}
In:  StringSplit["a,b,c", ",", 2]
Out: {a, b,c}
In:  StringSplit[",a,", ","]
Out: {a}
In:  StringSplit[",a,", ",", All]
Out: {, a, }
In:  StringSplit["a1b22c", DigitCharacter ..]
Out: {a, b, c}
In:  StringSplit["a,b", "," -> "X"]
Out: {a, X, b}
In:  StringSplit["a1b", x : DigitCharacter :> f[x]]
Out: {a, f[1], b}
In:  StringSplit[{"a b", "c d"}]
Out: {{a, b}, {c, d}}
In:  StringSplit["aXbxc", "x", IgnoreCase -> True]
Out: {a, b, c}
In:  StringSplit["abc", ""]
Out: {a, b, c}
In:  StringSplit[""]
Out: {}
In:  StringSplit["a b", RegularExpression["\\s"]]
Out: {a, b}
In:  StringReplace["abca", "a" -> "x"]
Out: xbcx
In:  StringReplace["abca", "a" -> "x", 1]
Out: xbca
In:  StringReplace["abc", {"a" -> "1", "b" -> "2"}]
Out: 12c
In:  StringReplace["abc", x : ("a" | "b") :> ToUpperCase[x]]
Out: ABc
In:  StringReplace[{"ab", "ba"}, "a" -> "x"]
Out: {xb, bx}
In:  StringReplace["a" -> "x"]["aba"]
Out: xbx
In:  StringReplace["abc", "a" ~~ x_ :> x]
Out: bc
In:  StringReplace["abc", "a" :> 5]
Out: 5 ~~ bc
In:  StringReplace["ABC", "a" -> "x", IgnoreCase -> True]
Out: xBC
In:  StringReplace["aab", RegularExpression["(a)(b)"] -> "$2$1"]
Out: aba
In:  StringReplace["ab", StartOfString ~~ "a" -> "x"]
Out: xb
In:  StringReplace[5, "a" -> "b"]
Msg: StringReplace::strse: A string or list of strings is expected at position 1 in StringReplace[5, a -> b].
Out: StringReplace[5, a -> b]
In:  StringReplace["a", 5]
Msg: StringReplace::srep: 5 is not a valid string replacement rule.
Out: StringReplace[a, 5]
In:  StringRiffle[{"a", "b"}]
Out: a b
In:  StringRiffle[{"a", "b"}, ", "]
Out: a, b
In:  StringRiffle[{"a", "b"}, {"(", " ", ")"}]
Out: (a b)
In:  StringRiffle[{{"a", "b"}, {"c"}}]
Out: a b
     c
In:  StringRiffle[{{"a", "b"}, {"c", "d"}}, ";", ","]
Out: a,b;c,d
In:  StringRiffle[{1, 2}, "-"]
Out: 1-2
In:  StringTrim["  a  "]
Out: a
In:  StringTrim["xxaxx", "x" ..]
Out: a
In:  StringTrim[{" a", "b "}]
Out: {a, b}
In:  StringTrim["abcab", "ab"]
Out: c
In:  StringPadLeft["a", 3]
Out:   a
In:  StringPadLeft["abc", 2]
Out: bc
In:  StringPadLeft["a", 3, "0"]
Out: 00a
In:  StringPadLeft[{"a", "bcd"}]
Out: {  a, bcd}
In:  StringPadLeft[{"a", "b"}, 2]
Out: { a,  b}
In:  StringPadRight["a", 3]
Out: a
In:  StringPadRight["a", 3, "0"]
Out: a00
In:  StringPadRight["abc", 2]
Out: ab
In:  StringReverse["abc"]
Out: cba
In:  StringReverse[{"ab", "cd"}]
Out: {ba, dc}
In:  StringRiffle[{a, b, c}]
Out: a b c
In:  StringSplit["a-b-c", "-"][[2]]
Out: b
In:  StringReplace["hello", {"l" -> "L", "o" -> "0"}, 2]
Out: heLLo

(* 3: Characters, ToLowerCase, ToUpperCase, StringContainsQ, StringStartsQ, StringMatc *)

In:  Characters["abc"]
Out: {a, b, c}
In:  Characters[{"ab", "c"}]
Out: {{a, b}, {c}}
In:  Characters[5]
Msg: Characters::string: String expected at position 1 in Characters[5].
Out: Characters[5]
In:  ToLowerCase["ABC"]
Out: abc
In:  ToUpperCase[{"a", "b"}]
Out: {A, B}
In:  StringContainsQ["abc", "b"]
Out: True
In:  StringContainsQ["b"]["abc"]
Out: True
In:  StringContainsQ[{"ab", "cd"}, "a"]
Out: {True, False}
In:  StringContainsQ["ABC", "b", IgnoreCase -> True]
Out: True
In:  StringContainsQ["abc", {"x", "c"}]
Out: True
In:  StringContainsQ["a1", DigitCharacter]
Out: True
In:  StringStartsQ["abc", "ab"]
Out: True
In:  StringStartsQ["ab"]["abc"]
Out: True
In:  StringMatchQ["abc", "a*"]
Out: True
In:  StringMatchQ["abc", "a@@"]
Out: True
In:  StringMatchQ["abc", __]
Out: True
In:  StringMatchQ["a*"]["abc"]
Out: True
In:  StringMatchQ[{"abc", "xyz"}, "a*"]
Out: {True, False}
In:  StringMatchQ["ABC", "abc", IgnoreCase -> True]
Out: True
In:  StringMatchQ["12", DigitCharacter ..]
Out: True
In:  StringMatchQ["a-b", LetterCharacter ~~ "-" ~~ _]
Out: True
In:  StringMatchQ["ab", RegularExpression["[a-b]+"]]
Out: True
In:  StringMatchQ[5, "a"]
Msg: StringMatchQ::strse: A string or list of strings is expected at position 1 in StringMatchQ[5, a].
Out: StringMatchQ[5, a]
In:  StringMatchQ["3.5", NumberString]
Out: True
In:  StringQ["a"]
Out: True
In:  StringCases["abcabc", "a" ~~ _]
Out: {ab, ab}
In:  StringCases["a1b2", x : DigitCharacter :> ToExpression[x]]
Out: {1, 2}
In:  StringCases["abc", {"a", "c"}]
Out: {a, c}
In:  StringCases["a1b2", DigitCharacter, 1]
Out: {1}
In:  StringCases[{"a1", "b2"}, DigitCharacter]
Out: {{1}, {2}}
In:  StringCases["aaa", "aa", Overlaps -> True]
Out: {aa, aa}
In:  StringCases["abc", __, Overlaps -> All]
Out: {abc, ab, a, bc, b, c}
In:  StringCases[DigitCharacter]["a1"]
Out: {1}
In:  StringCases["key=val", k__ ~~ "=" ~~ v__ :> (k -> v)]
Out: {key -> val}
In:  StringCases["abAB", "a", IgnoreCase -> True]
Out: {a, A}
In:  StringCases["abc", x_ /; x == "b"]
Out: {b}
In:  StringCases["aab", Shortest["a" ~~ ___]]
Out: {a, a}
In:  StringCases["xay", Except["a"]]
Out: {x, y}
In:  StringCases["the cat", WordCharacter ..]
Out: {the, cat}
In:  StringCases["ab12", LetterCharacter .. ~~ DigitCharacter ..]
Out: {ab12}
In:  StringCases["foo.txt", f__ ~~ ".txt" :> f]
Out: {foo}
In:  StringCases["aa bb", x_ ~~ x_]
Out: {aa, bb}
In:  StringCases["abc", CharacterRange["a", "b"]]
Out: {a, b}
In:  StringCases["1-2", RegularExpression["(\\d)-(\\d)"] -> {"$1", "$2"}]
Out: {{1, 2}}
In:  StringCount["abca", "a"]
Out: 2
In:  StringCount[{"aa", "b"}, "a"]
Out: {2, 0}
In:  StringCount["aaa", "aa", Overlaps -> True]
Out: 2
In:  StringQ /@ {"a", 1}
Out: {True, False}
In:  Characters[""]
Out: {}
In:  StringQ[$MachineName]
Out: True
In:  StringQ[$HomeDirectory]
Out: True
