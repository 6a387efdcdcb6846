(* Sequence to sequence: sums are read as text, "27+58", and their values are written as text, "85". While it
   learns, the writer is told the right letters so far (teacher forcing); later it goes on from what it wrote
   itself. Takes less than a minute. *)

SeedRandom[1];
problems = RandomSample[Flatten[Table[{a, b}, {a, 0, 99}, {b, 0, 99}], 1]];
text[{a_, b_}] := ToString[a] <> "+" <> ToString[b];
{training, test} = TakeDrop[problems, 9000];

question = NetEncoder[{"Characters", {DigitCharacter, "+"}}];
answer = NetEncoder[{"Characters", {DigitCharacter, StartOfString, EndOfString}}];
reader = NetChain[{UnitVectorLayer[], GatedRecurrentLayer[128], SequenceLastLayer[]}];
writer = NetGraph[
  <|"letters" -> UnitVectorLayer[12], "memory" -> GatedRecurrentLayer[128], "scores" -> NetMapOperator[LinearLayer[12]],
    "chances" -> SoftmaxLayer[]|>,
  {NetPort["Input"] -> "letters" -> "memory" -> "scores" -> "chances", NetPort["State"] -> NetPort["memory", "State"]}];
net = NetGraph[
  <|"read" -> reader, "write" -> writer, "said" -> SequenceMostLayer[], "next" -> SequenceRestLayer[],
    "loss" -> CrossEntropyLossLayer["Index"]|>,
  {NetPort["Input"] -> "read" -> NetPort["write", "State"],
   NetPort["Target"] -> "said" -> NetPort["write", "Input"],
   NetPort["Target"] -> "next" -> NetPort["loss", "Target"],
   NetPort["write", "Output"] -> NetPort["loss", "Input"]},
  "Input" -> question, "Target" -> answer];

trained = NetTrain[net, <|"Input" -> text /@ training, "Target" -> ToString /@ Total /@ training|>,
  BatchSize -> 128, MaxTrainingRounds -> 20, LearningRate -> 0.003];

read = NetReplacePart[NetExtract[trained, "read"], "Input" -> question];
write = NetExtract[trained, "write"];
(* The letter that is most likely to come next, again and again, until it is the end. *)
next[state_][letters_] :=
  Append[letters, Last[Ordering[Last[write[<|"Input" -> letters, "State" -> state|>]]]]];
solve[sum_] := With[{letters = NestWhile[next[read[sum]], {11}, Last[#] != 12 &, 1, 5]},
  StringJoin[ToString[# - 1] & /@ Select[letters, # < 11 &]]];

Do[Print[sum, " = ", solve[sum]], {sum, {"27+58", "99+99", "4+8", "60+6"}}];
right = Count[test[[;; 200]], pair_ /; solve[text[pair]] == ToString[Total[pair]]];
Print["right of 200 sums that it has not seen: ", right];
