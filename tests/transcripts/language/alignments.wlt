(* Alignments of strings and lists, common runs with their places. *)

In:  {SequenceAlignment["hello", "helloo"], SequenceAlignment["abcde", "abxde"], SequenceAlignment["abc", "xyz"]} // InputForm
Out: {{"hell", {"", "o"}, "o"}, {"ab", {"c", "x"}, "de"}, {{"abc", "xyz"}}}
In:  SequenceAlignment[{1, 2, 3, 4}, {1, 3, 4}]
Out: {{1}, {{2}, {}}, {3, 4}}
In:  SequenceAlignment["abc", "xyz", MergeDifferences -> False]
Out: {{a, x}, {b, y}, {c, z}}
In:  SequenceAlignment["ABC", "abd", IgnoreCase -> True]
Out: {AB, {C, d}}
In:  SequenceAlignment["xxabcyy", "abc", Method -> "Local"]
Out: {{xx, }, abc, {yy, }}
In:  {NeedlemanWunschSimilarity["GATTACA", "GCATGCU"], SmithWatermanSimilarity["GATTACA", "GCATGCU"], NeedlemanWunschSimilarity["abc", ""]}
Out: {0., 2., -3.}
In:  NeedlemanWunschSimilarity["abcd", "ad", GapPenalty -> 2]
Out: -2.
In:  NeedlemanWunschSimilarity["ab", "ac", SimilarityRules -> {{"b", "c"} -> 3}]
Out: 4.
In:  NeedlemanWunschSimilarity["ab", "ac", GapPenalty -> x]
Msg: NeedlemanWunschSimilarity::gappen: The gap penalty x should be a number.
Out: NeedlemanWunschSimilarity[ab, ac, GapPenalty -> x]
In:  {LongestCommonSubsequencePositions["abc", "xbc"], LongestCommonSubsequencePositions[{1, 2}, {3}], LongestCommonSequencePositions["abcde", "ace"]}
Out: {{{2, 3}, {2, 3}}, {}, {{{1, 1}, {3, 3}, {5, 5}}, {{1, 3}}}}
