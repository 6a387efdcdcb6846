(* Graphics are values; a script shows them as -Graphics-. *)

In:  Graphics[{Red, Disk[]}]
Out: -Graphics-
In:  Plot[Sin[x], {x, 0, 10}]
Out: -Graphics-
In:  Head[Plot[{x, x^2}, {x, 0, 1}, PlotLegends -> "Expressions"]]
Out: Legended
In:  InputForm[ListPlot[{1, 4, 9}, PlotLabel -> "squares"][[2 ;;]]]
Out: Graphics[AspectRatio -> 0.6180339887498948, Axes -> True, PlotLabel -> "squares"]
In:  Cases[ListLinePlot[{1, 4}], Line[p_] :> p, Infinity]
Out: {{{1., 1.}, {2., 4.}}}
In:  Red
Out: RGBColor[1, 0, 0]
In:  Plot[y, {x, 0, 1}]
Msg: Plot::nonum: y is not a real number anywhere that it was looked at in {x, 0, 1}.
Out: -Graphics-
In:  ListPlot[{1, 2}, Colour -> Red]
Msg: ListPlot::optx: Unknown option Colour in ListPlot[{1, 2}, Colour -> RGBColor[1, 0, 0]].
Out: ListPlot[{1, 2}, Colour -> RGBColor[1, 0, 0]]
In:  ListPlot["data"]
Msg: ListPlot::lpn: data is not a list of numbers or pairs of numbers.
Out: ListPlot[data]
In:  f[x_] := x^2; g = f[t]; Head[Plot[g, {t, -1, 1}]]
Out: Graphics
In:  BarChart[{1, 2, 3}, ChartLabels -> {"a", "b", "c"}]
Out: -Graphics-
In:  Histogram[{1, 2, 2, 3, 3, 3}, {1}]
Out: -Graphics-
In:  MatrixPlot[{{1, -2}, {3, 4}}, PlotLegends -> Automatic]
Out: -Graphics-
In:  MatrixPlot[{{1, 2}, {3}}]
Msg: MatrixPlot::mat: {{1, 2}, {3}} is not a list of rows of equal length that hold numbers.
Out: MatrixPlot[{{1, 2}, {3}}]
In:  ArrayPlot[{{0, 1}, {1, 0}}, ColorFunction -> "Nice"]
Msg: Graphics::optval: The value Nice of the option ColorFunction cannot be drawn; GrayTones, Signed, Counts, TemperatureMap, Rainbow, SunsetColors can.
Out: $Failed
In:  ListLogPlot[{1, 10, 100}, Joined -> True]
Out: -Graphics-
In:  GraphicsRow[{Plot[x, {x, 0, 1}], ListPlot[{1, 2}]}]
Out: -GraphicsRow-
In:  GraphicsGrid[{1, 2}]
Msg: GraphicsGrid::rows: A list of lists is expected instead of {1, 2}.
Out: -GraphicsGrid-
In:  Information[NetChain[{2, Tanh}], "SummaryGraphic"]
Out: -Graphics-
In:  Head[ListPlot[{1, 2}, PlotMarkers -> Automatic]]
Msg: ListPlot::wlnetnoopt: ListPlot has no option PlotMarkers in wlnet.
Out: Graphics
In:  {Thick, Thin, Dashed, Dotted, DotDashed}
Out: {Thickness[Large], Thickness[Tiny], Dashing[{Small, Small}], Dashing[{0, Small}], Dashing[{0, Small, Small, Small}]}
In:  {RGBColor["#ff0000"], RGBColor["#f00"], RGBColor["#00FF0000"], RGBColor[{1, 0, 0}], RGBColor[1, 0, 0]}
Out: {RGBColor[1., 0., 0.], RGBColor[1., 0., 0.], RGBColor[0., 1., 0., 0.], RGBColor[1, 0, 0], RGBColor[1, 0, 0]}
In:  RGBColor["reddish"] // InputForm
Out: RGBColor["reddish"]
