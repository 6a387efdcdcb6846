(* Graphs: edges, ports, values inside, surgery, what is refused. *)

In:  g = NetGraph[<|"body" -> {4, Tanh}, "value" -> 1, "class" -> {2, SoftmaxLayer[]}|>, {"body" -> {"value", "class"}}, "Input" -> 3]
Out: NetGraph  (uninitialized)
       Input                        vector (size: 3)
       body     NetChain (2 nodes)  vector (size: 4)  from Input
       value    LinearLayer         vector (size: 1)  from body
       class    NetChain (2 nodes)  vector (size: 2)  from body
       Output1                      vector (size: 1)  from value
       Output2                      vector (size: 2)  from class
In:  NetGraph[{LinearLayer[2], Ramp, Plus}, {1 -> 2 -> 3, NetPort["Input"] -> {1, 3}}, "Input" -> 2]
Out: NetGraph  (uninitialized)
       Input                vector (size: 2)
       1       LinearLayer  vector (size: 2)  from Input
       2       Ramp         vector (size: 2)  from 1
       3       Plus         vector (size: 2)  from 2, Input
       Output               vector (size: 2)  from 3
In:  net = NetGraph[{LinearLayer["Weights" -> {{1, 0}, {0, -1}}, "Biases" -> None], Ramp, Plus}, {1 -> 2 -> 3, NetPort["Input"] -> {1, 3}}];
In:  net[{3, 4}]
Out: {6., 4.}
In:  net[{{3, 4}, {-1, -1}}]
Out: {{6., 4.}, {-1., 0.}}
In:  net[{3, 4}, NetPort[1]]
Out: {3., -4.}
In:  net[{3, 4}, {NetPort[{2, "Output"}], "Output"}]
Out: <|NetPort[{2, Output}] -> {3., 0.}, Output -> {6., 4.}|>
In:  net[{3, 4}, NetPortGradient["Input"]]
Out: {2., 1.}
In:  InputForm[net]
Out: NetGraph[{LinearLayer["Weights" -> {{1., 0.}, {0., -1.}}, "Biases" -> None], ElementwiseLayer[Ramp], ThreadingLayer[Plus, "InputPorts" -> 2]}, {NetPort["Input"] -> 1, 1 -> 2, {2, NetPort["Input"]} -> 3, 3 -> NetPort["Output"]}]
In:  NetGraph[{3, MeanSquaredLossLayer[]}, {1 -> 2}, "Input" -> 2]
Out: NetGraph  (uninitialized)
       Input                         vector (size: 2)
       Target                        vector (size: 3)
       1       LinearLayer           vector (size: 3)  from Input
       2       MeanSquaredLossLayer  real number       from 1, Target
       Loss                          real number       from 2
In:  CatenateLayer[][{{1, 2}, {3}}]
Out: {1., 2., 3.}
In:  ThreadingLayer[#A - 2 #B &][<|"A" -> {1, 2}, "B" -> {3, 5}|>]
Out: {-5., -8.}
In:  BatchNormalizationLayer["Scaling" -> {2, 2}, "Biases" -> {0, 1}, "MovingMean" -> {1, 1}, "MovingVariance" -> {3.999, 0.999}, "Input" -> 2][{3, 3}]
Out: {2., 5.}
In:  NetMapOperator[LinearLayer["Weights" -> {{1, 1}}, "Biases" -> {0}]][{{1, 2}, {3, 4}, {5, 6}}]
Out: {{3.}, {7.}, {11.}}
In:  NetTake[g, NetPort["Output2"]]
Out: NetGraph  (uninitialized)
       Input                        vector (size: 3)
       body     NetChain (2 nodes)  vector (size: 4)  from Input
       class    NetChain (2 nodes)  vector (size: 2)  from body
       Output2                      vector (size: 2)  from class
In:  NetFlatten[g]
Out: NetGraph  (uninitialized)
       Input                  vector (size: 3)
       body/1   LinearLayer   vector (size: 4)  from Input
       body/2   Tanh          vector (size: 4)  from body/1
       value    LinearLayer   vector (size: 1)  from body/2
       class/1  LinearLayer   vector (size: 2)  from body/2
       class/2  SoftmaxLayer  vector (size: 2)  from class/1
       Output1                vector (size: 1)  from value
       Output2                vector (size: 2)  from class/2
In:  Keys[NetRename[g, ToUpperCase]]
Out: {BODY, VALUE, CLASS}
In:  NetChain[{3, Ramp, DropoutLayer[], 2}, "Input" -> 4][[2 ;; 3]]
Out: NetChain
       Input                       vector (size: 3)
       1       Ramp                vector (size: 3)
       2       DropoutLayer (0.5)  vector (size: 3)
       Output                      vector (size: 3)
In:  NetAppend[NetChain[{3, Ramp}, "Input" -> 2], {4, SoftmaxLayer[]}]
Out: NetChain  (uninitialized)
       Input                 vector (size: 2)
       1       LinearLayer   vector (size: 3)
       2       Ramp          vector (size: 3)
       3       LinearLayer   vector (size: 4)
       4       SoftmaxLayer  vector (size: 4)
       Output                vector (size: 4)
In:  NetReplace[NetChain[{3, Ramp, DropoutLayer[], 2}], {DropoutLayer -> Nothing, ElementwiseLayer[Ramp] -> Tanh}]
Out: NetChain  (partially specified, uninitialized)
       Input                array of any rank
       1       LinearLayer  vector (size: 3)
       2       Tanh         vector (size: 3)
       3       LinearLayer  vector (size: 2)
       Output               vector (size: 2)
In:  NetGraph[{3, Tanh}, {1 -> 2 -> 1}]
Msg: NetGraph::cycle: The layers {1, 2, 1} feed one another in a circle; a net has none.
Out: $Failed
In:  NetGraph[{3, LinearLayer[2, "Input" -> 4]}, {1 -> 2}]
Msg: NetGraph::tyfail1: The Output port of layer 1 (LinearLayer) gives a vector (size: 3), but the Input port of layer 2 (LinearLayer) takes a vector (size: 4).
Out: $Failed
In:  NetGraph[<|"a" -> 3, "b" -> 2|>, {"A" -> "b"}]
Msg: NetGraph::nolayer: The edge A -> b mentions A, but the layers of the graph are {a, b}. Did you mean a?
Out: $Failed
In:  NetGraph[{3, 4, Plus}, {{1, 2} -> 3}]
Msg: NetGraph::threadshape: The inputs {Input1, Input2} of layer 3 (ThreadingLayer) have the dimensions {vector (size: 3), vector (size: 4)}, which do not fit together. Each dimension should be equal, or 1.
Out: $Failed
In:  net[{1, 2, 3}]
Msg: NetGraph::invindata: The Input port takes a vector (size: 2) (or a list of them), but is given a vector (size: 3).
Out: $Failed
In:  net[{1, 2}, NetPort["output"]]
Msg: NetGraph::noend: NetPort[output] leads to no output: NetGraph has the output ports {Output} and the layers {1, 2, 3}. Did you mean Output?
Out: $Failed
In:  NetReplacePart[net, 2 -> LinearLayer[5]]
Msg: NetReplacePart::tyfail: The array Weights of layer 1 (LinearLayer) should be a matrix (size: 2 x 5), but is a matrix (size: 2 x 2).
Out: $Failed
