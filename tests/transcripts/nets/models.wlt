(* Models by name: nets without arrays, what is known of them, what there is not. *)

In:  Length[NetModel[]]
Out: 10
In:  NetModel["LeNet", "UninitializedEvaluationNet"]
Out: NetChain  (uninitialized)
       Input                     image
       1       ConvolutionLayer  array (size: 20 x 24 x 24)
       2       Ramp              array (size: 20 x 24 x 24)
       3       PoolingLayer      array (size: 20 x 12 x 12)
       4       ConvolutionLayer  array (size: 50 x 8 x 8)
       5       Ramp              array (size: 50 x 8 x 8)
       6       PoolingLayer      array (size: 50 x 4 x 4)
       7       FlattenLayer      vector (size: 800)
       8       LinearLayer       vector (size: 500)
       9       Ramp              vector (size: 500)
       10      LinearLayer       vector (size: 10)
       11      SoftmaxLayer      vector (size: 10)
       Output                    class
In:  NetModel["LeNet", "Properties"]
Out: {ByteCount, EvaluationFunction, EvaluationNet, InputDomains, Name, Properties, SourceMetadata, TaskType, TrainingNet, TrainingSetData, TrainingSetInformation, UninitializedEvaluationNet}
In:  NetModel["LeNet", "TrainingSetData"]
Out: ResourceObject[MNIST]
In:  NetModel["LeNet", "SourceMetadata"]
Out: <|Creator -> {Yann LeCun, Léon Bottou, Yoshua Bengio, Patrick Haffner}, Date -> 1998, Source -> Gradient-Based Learning Applied to Document Recognition, Proceedings of the IEEE 86(11), 2278-2324|>
In:  Information[NetModel["VGG-16 Trained on ImageNet Competition Data", "UninitializedEvaluationNet"], "ArraysTotalElementCount"]
Out: 138357544
In:  resnet = NetModel[{"ResNet Trained on ImageNet Competition Data", "Depth" -> 18}, "UninitializedEvaluationNet"]
Out: NetChain  (uninitialized)
       Input                              image
       conv1     ConvolutionLayer         array (size: 64 x 112 x 112)
       bn1       BatchNormalizationLayer  array (size: 64 x 112 x 112)
       relu1     Ramp                     array (size: 64 x 112 x 112)
       pool1     PoolingLayer             array (size: 64 x 56 x 56)
       block2_1  NetGraph (3 nodes)       array (size: 64 x 56 x 56)
       block2_2  NetGraph (3 nodes)       array (size: 64 x 56 x 56)
       block3_1  NetGraph (4 nodes)       array (size: 128 x 28 x 28)
       block3_2  NetGraph (3 nodes)       array (size: 128 x 28 x 28)
       block4_1  NetGraph (4 nodes)       array (size: 256 x 14 x 14)
       block4_2  NetGraph (3 nodes)       array (size: 256 x 14 x 14)
       block5_1  NetGraph (4 nodes)       array (size: 512 x 7 x 7)
       block5_2  NetGraph (3 nodes)       array (size: 512 x 7 x 7)
       pool5     AggregationLayer         vector (size: 512)
       fc        LinearLayer              vector (size: 1000)
       prob      SoftmaxLayer             vector (size: 1000)
       Output                             class
In:  NetExtract[resnet, "block3_1"]
Out: NetGraph  (uninitialized)
       Input                         array (size: 64 x 56 x 56)
       residual  NetChain (5 nodes)  array (size: 128 x 28 x 28)  from Input
       shortcut  NetChain (2 nodes)  array (size: 128 x 28 x 28)  from Input
       sum       TotalLayer          array (size: 128 x 28 x 28)  from residual, shortcut
       relu      Ramp                array (size: 128 x 28 x 28)  from sum
       Output                        array (size: 128 x 28 x 28)  from relu
In:  NetExtract[NetModel["LeNet", "UninitializedEvaluationNet", "Input" -> {1, 40, 40}], {7, "Output"}]
Out: 2450
In:  NetModel["ResNet Trained on ImageNet Competition Data", "Variants"]
Out: {{ResNet Trained on ImageNet Competition Data, Depth -> 18}, {ResNet Trained on ImageNet Competition Data, Depth -> 34}, {ResNet Trained on ImageNet Competition Data, Depth -> 50}, {ResNet Trained on ImageNet Competition Data, Depth -> 101}, {ResNet Trained on ImageNet Competition Data, Depth -> 152}}
In:  NetModel["ResNet Trained on ImageNet Competition Data", "ParametersInformation"]
Out: <|Depth -> <|Description -> number of layers with weights, Default -> 50, AllowedValues -> {18, 34, 50, 101, 152}|>|>
In:  NetModel["resnet50"]
Msg: NetModel::nomodel: There is no model resnet50. Did you mean ResNet-50 Trained on ImageNet Competition Data or ResNet Trained on ImageNet Competition Data or ResNet-152 Trained on ImageNet Competition Data? NetModel[] lists them.
Out: $Failed
In:  NetModel[{"VGG Trained on ImageNet Competition Data", "Depth" -> 17}]
Msg: NetModel::paramset: The parameter Depth of VGG Trained on ImageNet Competition Data should be one of {16, 19}, but is 17.
Out: $Failed
In:  NetModel["LeNet", "ConstructionNotebook"]
Msg: NetModel::propnyi: The property ConstructionNotebook of models is not available in wlnet.
Out: $Failed
In:  NetModel["LeNet", "UninitializedEvaluationNet", "Output" -> NetDecoder[{"Class", Range[20]}]]
Msg: NetModel::tyfail2: The Output port of layer 11 (SoftmaxLayer) is a vector (size: 10), but that of NetChain is a vector (size: 20) with the NetDecoder "Class".
Out: $Failed
