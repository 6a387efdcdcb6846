(* Functions as nets: FunctionLayer with names, nets and lists of different lengths; CompiledLayer; causal attention unfolded. *)

In:  shift = {10, 20}; square[x_] := x^2;
In:  FunctionLayer[square[#] + shift &][{1, 2}]
Out: {11., 24.}
In:  FunctionLayer[<|"sum" -> Total[#], "largest" -> Max[#]|> &][{{1, 2, 3}, {4, 5, 6}}]
Out: <|sum -> {5., 7., 9.}, largest -> 6.|>
In:  inner = LinearLayer[2, "Weights" -> {{1, 2}, {3, 4}}, "Biases" -> None];
In:  FunctionLayer[Total[inner[#]^2] &]
Out: FunctionLayer
       Input                vector (size: 2)
       1       LinearLayer  vector (size: 2)
       Output               real number
In:  FunctionLayer[Total[inner[#]^2] &][{1, -1}]
Out: 2.
In:  distance = FunctionLayer[With[{net = NetChain[{3, Tanh}]}, EuclideanDistance[net[#a], net[#b]]] &, "a" -> 2, "b" -> 2]
Out: FunctionLayer  (uninitialized)
       a                           vector (size: 2)
       b                           vector (size: 2)
       1       NetChain (2 nodes)  vector (size: 3)
       Output                      real number
In:  NetInitialize[distance][<|"a" -> {1, 2}, "b" -> {1, 2}|>]
Out: 0.
In:  FunctionLayer[Total[#]/Length[#] &, "Input" -> {"Varying", 2}][{{{1, 2}, {3, 4}}, {{5, 6}}}]
Out: {{2., 3.}, {5., 6.}}
In:  FunctionLayer[Sort[#] &, "Input" -> "Varying"]
Msg: FunctionLayer::functionvarying: FunctionLayer takes lists of different lengths, for which Sort in its function has no meaning yet.
Out: $Failed
In:  FunctionLayer[foo[#] &]
Msg: FunctionLayer::invarg: Argument 1 of FunctionLayer should be a function made of what arrays are known to do, without foo, but is foo[#1] & .
Out: $Failed
In:  CompiledLayer[Reverse[#] &, Reverse[#2] &, "Input" -> 3]
Out: CompiledLayer
       Function          parameter  Reverse[#1] &
       GradientFunction  parameter  Reverse[#2] &
       Input             input      vector (size: 3)
       Output            output     vector (size: 3)
In:  CompiledLayer[Reverse[#] &, Reverse[#2] &][{1, 2, 3}]
Out: {3., 2., 1.}
In:  CompiledLayer[Tally[#] &, "Input" -> 3]
Msg: CompiledLayer::compiledshape: CompiledLayer cannot be differentiated by itself for an input of these dimensions: Tally has no known gradient; give a gradient function as second argument, or None.
Out: $Failed
In:  mapped = NetMapOperator[LinearLayer[2, "Input" -> 1]];
In:  edges = {NetPort["Input"] -> {1, 2}, 1 -> NetPort[3, "Key"], 1 -> NetPort[3, "Query"], 2 -> NetPort[3, "Value"]};
In:  causal = NetInitialize[NetGraph[{mapped, mapped, AttentionLayer["Dot", "Mask" -> "Causal"]}, edges]];
In:  step = NetUnfold[causal]; Information[step, "InputPorts"]
Out: <|Input -> 1, 3/Keys -> {Varying, 2}, 3/Values -> {Varying, 2}|>
In:  first = step[<|"Input" -> {1}, "3/Keys" -> {}, "3/Values" -> {}|>];
In:  second = step[<|"Input" -> {2}, "3/Keys" -> first["3/NewKeys"], "3/Values" -> first["3/NewValues"]|>];
In:  Max[Abs[{first["Output"], second["Output"]} - causal[{{1}, {2}}]]] < 10^-6
Out: True
