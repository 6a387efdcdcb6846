(* Convolution, its adjoint, and pooling: sizes, given weights, what does not fit. *)

In:  ConvolutionLayer[20, 5, "Input" -> {1, 28, 28}]
Out: ConvolutionLayer  (uninitialized)
       OutputChannels  parameter  20
       KernelSize      parameter  5
       Input           input      array (size: 1 x 28 x 28)
       Output          output     array (size: 20 x 24 x 24)
       Weights         array      array (size: 20 x 1 x 5 x 5), uninitialized
       Biases          array      vector (size: 20), uninitialized
In:  edges = ConvolutionLayer[1, {1, 2}, "Weights" -> {{{{-1, 1}}}}, "Biases" -> None];
In:  edges[{{{0, 0, 1, 1, 0}, {0, 2, 2, 0, 0}}}]
Out: {{{0., 1., 0., -1.}, {2., 0., -2., 0.}}}
In:  ConvolutionLayer[1, {3}, "Weights" -> {{{1, 1, 1}}}, "Biases" -> {0}, PaddingSize -> "Same", "Stride" -> 2][{{1, 2, 3, 4, 5}}]
Out: {{3., 9., 9.}}
In:  ConvolutionLayer[1, {2}, "Weights" -> {{{1, -1}}}, "Biases" -> {0}, "Dilation" -> 2][{{1, 2, 4, 8, 16}}]
Out: {{-3., -6., -12.}}
In:  ConvolutionLayer[2, {1}, "Weights" -> {{{1}}, {{10}}}, "Biases" -> {0, 0}, "ChannelGroups" -> 2][{{1, 2}, {3, 4}}]
Out: {{1., 2.}, {30., 40.}}
In:  DeconvolutionLayer[1, {2}, "Weights" -> {{{1, 10}}}, "Biases" -> {0}, "Stride" -> 2][{{1, 2, 3}}]
Out: {{1., 10., 2., 20., 3., 30.}}
In:  PoolingLayer[{2}, 2][{{1, 3, 2, 5, 9}}]
Out: {{3., 5.}}
In:  PoolingLayer[{2}, "Function" -> Mean][{{1, 3, 2, 5}}]
Out: {{2., 2.5, 3.5}}
In:  PoolingLayer[{2}, 2, "Function" -> Total, PaddingSize -> {{1, 0}}][{{1, 3, 2, 5}}]
Out: {{1., 5.}}
In:  PoolingLayer[2, 2, Interleaving -> True, "Input" -> {4, 6, 3}]
Out: PoolingLayer
       KernelSize    parameter  2
       Stride        parameter  2
       Interleaving  parameter  True
       Input         input      array (size: 4 x 6 x 3)
       Output        output     array (size: 2 x 3 x 3)
In:  NetChain[{ConvolutionLayer[8, 3], Ramp, PoolingLayer[2, 2], FlattenLayer[], 3}, "Input" -> {1, 8, 8}]
Out: NetChain  (uninitialized)
       Input                     array (size: 1 x 8 x 8)
       1       ConvolutionLayer  array (size: 8 x 6 x 6)
       2       Ramp              array (size: 8 x 6 x 6)
       3       PoolingLayer      array (size: 8 x 3 x 3)
       4       FlattenLayer      vector (size: 72)
       5       LinearLayer       vector (size: 3)
       Output                    vector (size: 3)
In:  InputForm[ConvolutionLayer[2, {3, 1}, "Stride" -> {2, 1}, PaddingSize -> {{1, 0}, {0, 2}}]]
Out: ConvolutionLayer[2, {3, 1}, "Stride" -> {2, 1}, "PaddingSize" -> {{1, 0}, {0, 2}}]
In:  NetChain[{ConvolutionLayer[8, 3], PoolingLayer[8]}, "Input" -> {1, 8, 8}]
Msg: NetChain::nofit: No window of 8 x 8 fits into the Input port of layer 2 (PoolingLayer): array (size: 8 x 6 x 6), PaddingSize -> 0.
Out: $Failed
In:  ConvolutionLayer[8, 3, "ChannelGroups" -> 3]
Msg: ConvolutionLayer::groups: "ChannelGroups" -> 3 of ConvolutionLayer does not divide its 8 output channels.
Out: $Failed
In:  PoolingLayer[2, 2, "Function" -> Median]
Msg: PoolingLayer::invset: The setting Function -> Median of PoolingLayer should be Max, Mean or Total.
Out: $Failed
In:  ConvolutionLayer[8, 3, "Padding" -> 1]
Msg: ConvolutionLayer::optx: ConvolutionLayer has no option Padding. Did you mean PaddingSize?
Out: $Failed
