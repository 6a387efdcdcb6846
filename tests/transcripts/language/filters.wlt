(* Filters over neighbourhoods. *)

In:  MeanFilter[{1, 2, 3, 4}, 1]
Out: {3/2, 2, 3, 7/2}
In:  MedianFilter[{1, 9, 2, 5}, 1]
Out: {5, 2, 5, 7/2}
In:  {MinFilter[{3, 1, 2, 5}, 1], MaxFilter[{3, 1, 2, 5}, 1]}
Out: {{1, 1, 1, 2}, {3, 3, 5, 5}}
In:  MeanFilter[{{1., 2.}, {3., 6.}}, 1]
Out: {{3., 3.}, {3., 3.}}
In:  Total[GaussianMatrix[2], 2] // Chop
Out: 1.
In:  GaussianFilter[{0, 0, 1, 0, 0}, 1] == ListConvolve[GaussianMatrix[1][[2]]/Total[GaussianMatrix[1][[2]]], {0, 0, 0, 1, 0, 0, 0}]
Out: True
In:  {ImageDimensions[GaussianFilter[Image[RandomReal[1, {4, 6}]], 1]], ImageType[MedianFilter[Image[{{0, 255}}, "Byte"], 1]]}
Out: {{6, 4}, Byte}
In:  ImageData[MaxFilter[Image[{{0., 1., 0.}}], 1]]
Out: {{1., 1., 1.}}
In:  MeanFilter[{1, 2}, x]
Msg: MeanFilter::nbrad: The radius x should be a non-negative integer, or a list of one for each level.
Out: MeanFilter[{1, 2}, x]

(* radii beyond the size of the data *)

In:  {MeanFilter[{1., 2., 6.}, 10^30], MedianFilter[{1., 2., 6.}, 10^30], MaxFilter[{1., 2., 6.}, 10^30], MinFilter[{1, 2}, 10^30]}
Out: {{3., 3., 3.}, {2., 2., 2.}, {6., 6., 6.}, {1, 1}}
In:  ImageData[MaxFilter[Image[{{0., 1.}, {0.5, 0.}}], 10^30]]
Out: {{1., 1.}, {1., 1.}}
In:  GaussianFilter[Image[{{0., 1.}, {0.5, 0.}}], 10^30]
Msg: General::nomem: There was not enough memory for this computation.
Out: $Failed
