(* Four ways to write the same training data give the same net. *)

inputs = Table[{i/10., Sin[i]}, {i, 40}];
outputs = Table[{i/20. - Cos[i]}, {i, 40}];
net = NetChain[{8, Tanh, 1}];

forms = <|
  "list of rules" -> Thread[inputs -> outputs],
  "rule of lists" -> (inputs -> outputs),
  "columns" -> <|"Input" -> inputs, "Output" -> outputs|>,
  "rows" -> MapThread[<|"Input" -> #1, "Output" -> #2|> &, {inputs, outputs}]|>;

weights[data_] := Normal /@ NetExtract[
  NetTrain[net, data, MaxTrainingRounds -> 5, BatchSize -> 16], {{1, "Weights"}, {3, "Weights"}}];
nets = weights /@ forms;

Do[Print[form, ": ", nets[form] === nets["list of rules"]], {form, Keys[forms]}];
