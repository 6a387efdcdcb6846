(* Images: values that are made, looked at, changed, and fed to nets. *)

In:  img = Image[{{0, 0.25, 0.5}, {0.5, 0.75, 1}}]
Out: -Image-
In:  {ImageDimensions[img], ImageType[img], ImageChannels[img]}
Out: {{3, 2}, Real32, 1}
In:  ImageData[img]
Out: {{0., 0.25, 0.5}, {0.5, 0.75, 1.}}
In:  InputForm[Image[img, "Byte"]]
Out: Image[{{0, 64, 128}, {128, 191, 255}}, "Byte"]
In:  rgb = Image[{{{255, 0, 0}, {0, 255, 0}, {0, 0, 255}}}, "Byte", ColorSpace -> "RGB"];
In:  ImageData[ColorConvert[rgb, "Grayscale"], "Byte"]
Out: {{76, 150, 29}}
In:  ColorConvert[rgb, "HSB"] // ImageData
Out: {{{0., 1., 1.}, {0.333333, 1., 1.}, {0.666667, 1., 1.}}}
In:  ImageDimensions[ImageResize[rgb, 12]]
Out: {12, 4}
In:  ImageData[ImageReflect[img]]
Out: {{0.5, 0.75, 1.}, {0., 0.25, 0.5}}
In:  ImageData[1 - img]
Out: {{1., 0.75, 0.5}, {0.5, 0.25, 0.}}
In:  ImageApply[Max, rgb] // ImageData
Out: {{1., 1., 1.}}
In:  Information[rgb]
Out: <|ObjectType -> Image, Dimensions -> {3, 1}, Channels -> 3, ColorSpace -> RGB, DataType -> Byte, AlphaChannel -> False, ByteCount -> 9|>

(* What is no image is refused. *)

In:  ImageDimensions[{1, 2}]
Msg: ImageDimensions::imginv: Expecting an image or graphics instead of {1, 2}.
Out: ImageDimensions[{1, 2}]
In:  Image[{{1, 2}, {3}}]
Msg: Image::imgarray: The specified argument {{1, 2}, {3}} should be an array of rank 2 or 3 with machine-sized numbers.
Out: Image[{{1, 2}, {3}}]
In:  ImageTake[img, 5]
Msg: ImageTake::take: Cannot take positions 1 through 5 in -Image-.
Out: ImageTake[-Image-, 5]

(* Encoders and decoders. *)

In:  enc = NetEncoder[{"Image", {3, 2}, "Grayscale"}]
Out: NetEncoder[Image, ImageSize: {3, 2}, ColorSpace: Grayscale]
In:  enc[img]
Out: {{{0., 0.25, 0.5}, {0.5, 0.75, 1.}}}
In:  enc[{img, rgb}] // Dimensions
Out: {2, 1, 2, 3}
In:  NetEncoder[{"Image", {1, 1}, "MeanImage" -> {0.5, 0.5, 0.5}, "VarianceImage" -> {0.25, 0.25, 0.25}}][
       Image[{{{255, 0, 51}}}, "Byte"]]
Out: {{{1.}}, {{-1.}}, {{-0.6}}}
In:  NetDecoder[enc][enc[img]]
Out: -Image-
In:  enc[5]
Msg: NetEncoder::invimg: Input 1 should be an image, the File of one, or an array (size: 1 x 2 x 3), but is 5.
Out: $Failed
In:  NetEncoder[{"Image", {3, 2}, "Purple"}]
Msg: NetEncoder::invarg: Argument 2 of NetEncoder should be Automatic or one of "Grayscale", "RGB", "CMYK", "HSB", "LAB", "LCH", "LUV", "XYZ", but is Purple.
Out: $Failed
In:  NetEncoder["VideoFrames"]
Msg: NetEncoder::codernyi: The "VideoFrames" NetEncoder is not available in wlnet yet.
Out: $Failed
