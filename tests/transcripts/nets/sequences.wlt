(* Sequences: text in, lengths that vary, recurrent layers, attention, alignment. *)

In:  encoder = NetEncoder[{"Characters", {"abc", _}}]
Out: NetEncoder[Characters, Alphabet: {abc, _}]
In:  encoder[{"cab", "xa"}]
Out: {{3, 1, 2}, {4, 1}}
In:  NetEncoder[{"Tokens", {"to", "be", "or", "not"}}]["To be, or not to be?"]
Out: {1, 2, 5, 3, 4, 1, 2, 5}
In:  net = NetChain[{EmbeddingLayer[2], LongShortTermMemoryLayer[3], SequenceLastLayer[], 2, SoftmaxLayer[]}, "Input" -> encoder]
Out: NetChain  (uninitialized)
       Input                             string
       1       EmbeddingLayer            matrix (size: n1 x 2)
       2       LongShortTermMemoryLayer  matrix (size: n1 x 3)
       3       SequenceLastLayer         vector (size: 3)
       4       LinearLayer               vector (size: 2)
       5       SoftmaxLayer              vector (size: 2)
       Output                            vector (size: 2)
In:  net = NetInitialize[net]; Max[Abs[net[{"cab", "a"}] - {net["cab"], net["a"]}]] < 10^-6
Out: True
In:  PartLayer[2 ;; -1, "Input" -> "Varying"][{{1, 2, 3}, {4, 5}}]
Out: {{2., 3.}, {5.}}
In:  PartLayer[2 ;; -1, "Input" -> "Varying"][{{1, 2, 3}, {4}}]
Msg: PartLayer::tooshort: An example is too short for PartLayer: nothing would be left of one of its dimensions that vary.
Out: $Failed
In:  AggregationLayer[Mean, 1, "Input" -> {"Varying", 2}][{{{1, 2}, {3, 4}}, {{5, 6}}}]
Out: {{2., 3.}, {5., 6.}}
In:  TotalLayer["Input1" -> "Varying", "Input2" -> "Varying"][{{{1, 2}, {3}}, {{1, 2}, {3, 4}}}]
Msg: TotalLayer::unequallengths: Inputs whose lengths should be equal, example by example, are of different lengths in TotalLayer.
Out: $Failed
In:  attend = AttentionLayer["Dot", "Mask" -> "Causal", "Key" -> {"Varying", 1}, "Value" -> {"Varying", 1}, "Query" -> {"Varying", 1}]
Out: AttentionLayer
       ScoringNet  parameter  Dot
       Mask        parameter  Causal
       Key         input      matrix (size: n1 x 1)
       Value       input      matrix (size: n1 x 1)
       Query       input      matrix (size: n1 x 1)
       Output      output     matrix (size: n1 x 1)
In:  attend[<|"Key" -> {{0}, {0}, {0}}, "Value" -> {{1}, {2}, {3}}, "Query" -> {{1}, {1}, {1}}|>]
Out: {{1.}, {1.5}, {2.}}
In:  CTCLossLayer[][<|"Input" -> {{0.6, 0.4}, {0.5, 0.5}}, "Target" -> {1}|>]
Out: 0.223144
In:  NetDecoder[{"CTCBeamSearch", {"a"}}][{{0.6, 0.4}, {0.5, 0.5}}, "NegativeLogLikelihoods"]
Out: {{a} -> 0.223144, {} -> 1.60944}
In:  FunctionLayer[(# - Mean[#])/StandardDeviation[#] &][{1, 2, 3}]
Out: {-1., 0., 1.}
In:  FunctionLayer[StringLength[#] &]
Msg: FunctionLayer::invarg: Argument 1 of FunctionLayer should be a function made of what arrays are known to do, without StringLength, but is StringLength[#1] & .
Out: $Failed
