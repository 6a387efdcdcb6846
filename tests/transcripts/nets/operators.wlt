(* Operators, states, shared arrays, files of nets. *)

In:  NetNestOperator[ElementwiseLayer[2 # &], 3][{1, 2}]
Out: {8., 16.}
In:  NetMapThreadOperator[ThreadingLayer[#1 - #2 &, InputPorts -> {"a", "b"}]][<|"a" -> {5, 6, 7}, "b" -> {1, 2, 4}|>]
Out: {4., 4., 3.}
In:  sum = NetFoldOperator[ThreadingLayer[Plus, InputPorts -> {"Input", "State"}], "Input" -> {4}]
Out: NetFoldOperator
       Input         vector (size: 4)
       Net     Plus  real number
       Output        vector (size: 4)
In:  sum[{1, 2, 3, 4}]
Out: {1., 3., 6., 10.}
In:  sum[<|"Input" -> {1, 2, 3, 4}, NetPort["State"] -> 100|>, {"Output", NetPort["State"]}]
Out: <|Output -> {101., 103., 106., 110.}, NetPort[State] -> 110.|>
In:  NetBidirectionalOperator[sum, Total][{1, 2, 3, 4}]
Out: {11., 12., 13., 14.}
In:  NetPairEmbeddingOperator[ElementwiseLayer[# &], "Input" -> 2][{{1, 1}, {4, 5}}]
Out: 5.
In:  object = NetStateObject[sum];
In:  {object[{1, 2, 3, 4}], object[{1, 1, 1, 1}]}
Out: {{1., 3., 6., 10.}, {11., 12., 13., 14.}}
In:  NetExtract[object, "States"]
Out: <|NetPort[State] -> 14.|>
In:  NetUnfold[NetChain[{GatedRecurrentLayer[3], SequenceLastLayer[], 2}, "Input" -> {"Varying", 4}]]
Out: NetGraph  (uninitialized)
       Input                           vector (size: 4)
       1/State                         vector (size: 3)
       1           NetGraph (3 nodes)  vector (size: 3), vector (size: 3)  from Input, 1/State
       3           LinearLayer         vector (size: 2)                    from 1 Output
       Output                          vector (size: 2)                    from 3
       1/NewState                      vector (size: 3)                    from 1 NewState
In:  layer = LinearLayer[2, "Weights" -> NetArray["w"], "Biases" -> None];
In:  net = NetChain[{layer, Tanh, layer}, "Input" -> 2];
In:  Information[net, {"ArraysTotalElementCount", "SharedArraysCount"}]
Out: {4, 1}
In:  NetReplacePart[net, NetArray["w"] -> {{0, 1}, {1, 0}}][{1, 2}]
Out: {0.761594, 0.964028}
In:  NetChain[{layer, LinearLayer[3, "Weights" -> NetArray["w"]]}, "Input" -> 2]
Msg: NetChain::tyfail3: The shared array w of layer 2 (LinearLayer) would have to be a matrix (size: 2 x 2) and a matrix (size: 3 x 2) at once.
Out: $Failed
In:  Information[NetInsertSharedArrays[NetChain[{3, Ramp}, "Input" -> 2], "first"], "ArraysPositionList"]
Out: {{NetArray[first/1/Weights]}, {NetArray[first/1/Biases]}}
In:  file = FileNameJoin[{$TemporaryDirectory, "transcript.wlnet"}];
In:  trained = NetInitialize[NetChain[{3, Tanh, 2, SoftmaxLayer[]}, "Input" -> 2, "Output" -> NetDecoder[{"Class", {"no", "yes"}}]]];
In:  Import[Export[file, trained]] === trained
Out: True
In:  Import[file, "WLVersion"]
Out: 11.3.7
In:  Keys[Import[file, "ArrayAssociation"]]
Out: {{1, Weights}, {1, Biases}, {3, Weights}, {3, Biases}}
In:  DeleteFile[file]
In:  NetFoldOperator[LinearLayer[3]]
Msg: NetFoldOperator::noport: The net inside has no input port State; it has {Input}. NetFoldOperator[net] feeds "Output" to "State"; NetFoldOperator[net, {"out" -> "in"}] other ports.
Out: $Failed
In:  NetStateObject[LinearLayer[3]]
Msg: NetStateObject::nostates: The net LinearLayer[<>, partially specified, uninitialized] has no states that could be kept.
Out: $Failed
In:  NetChain[{2, Plus}]
Msg: NetChain::invlayer: Layer 2 of the chain is Plus, which is not a layer. It is a function of several numbers: ThreadingLayer[Plus].
Out: $Failed
In:  NetGANOperator[{LinearLayer[2], LinearLayer[3]}]
Msg: NetGANOperator::score: The discriminator should give one number, but layer Discriminator (LinearLayer) gives a vector (size: 3).
Out: $Failed
