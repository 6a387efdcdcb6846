(* Shared arrays: twins with the same weights look at two letters; the loss draws what they see together where it
   is the same letter, and apart where it is not. One of them alone then tells letters apart that it has never
   seen, by five examples of each, better than the bare numbers do. Takes a few seconds. *)

SeedRandom[1];
of[kinds_, set_] := GroupBy[Select[ResourceData["UCILetter", set], MemberQ[kinds, Last[#]] &], Last -> First];
known = of[CharacterRange["A", "T"], "TrainingData"];
pair[differ_] := Append[If[differ, RandomChoice /@ RandomSample[Values[known], 2],
    RandomChoice[RandomChoice[Values[known]], 2]], differ];
pairs = Transpose[Table[pair[EvenQ[n]], {n, 40000}]];

twin = NetInsertSharedArrays[NetChain[{128, Ramp, 16}, "Input" -> 16], "twin/"];
twins = NetGraph[<|"left" -> twin, "right" -> twin, "difference" -> ThreadingLayer[Subtract],
    "distance" -> NetChain[{ElementwiseLayer[#^2 &], AggregationLayer[Mean, 1]}]|>,
  {NetPort["Left"] -> "left", NetPort["Right"] -> "right",
   {"left", "right"} -> "difference" -> "distance" -> NetPort["Distance"]}];
trained = NetTrain[twins, AssociationThread[{"Left", "Right", "Distance"} -> pairs],
  LossFunction -> "Distance" -> ContrastiveLossLayer[1], MaxTrainingRounds -> 10, LearningRate -> 0.002];

weights[side_] := NetExtract[trained, {side, 1, "Weights"}];
Print["the twins are alike: ", weights["left"] === weights["right"]];

new = of[CharacterRange["U", "Z"], "TestData"];
share[see_] := With[{near = Nearest[KeyValueMap[Mean[see[Take[#2, 5]]] -> #1 &, new]]},
  N[Mean[Flatten[KeyValueMap[{letter, examples} |->
    Map[Boole[First[near[#]] === letter] &, see[Drop[examples, 5]]], new]]]]];
Print["new letters, as they are: ", share[Identity]];
Print["new letters, as a twin sees them: ", share[NetExtract[trained, "left"]]];
