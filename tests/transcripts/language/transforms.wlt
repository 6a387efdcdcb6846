(* Geometric transforms. *)

In:  TranslationTransform[{a, b}][{x, y}]
Out: {a + x, b + y}
In:  {RotationTransform[Pi/2][{1, 0}], RotationTransform[Pi, {1, 0}][{2, 0}], RotationTransform[Pi/2, {0, 0, 1}][{1, 0, 0}]}
Out: {{0, 1}, {0, 0}, {0, 1, 0}}
In:  RotationTransform[Pi].TranslationTransform[{1, -1}]
Out: TransformationFunction[{{-1, 0, -1}, {0, -1, 1}, {0, 0, 1}}]
In:  {ScalingTransform[{2, 3}][{{1, 1}, {2, 2}}], ReflectionTransform[{1, 0}][{2, 5}]}
Out: {{{2, 3}, {4, 6}}, {-2, 5}}
In:  AffineTransform[{{{1, 2}, {0, 1}}, {5, 6}}][{1, 1}]
Out: {8, 7}
In:  Inverse[TranslationTransform[{1, 2}]][{1, 2}]
Out: {0, 0}
In:  TransformationMatrix[ScalingTransform[{2, 3}]]
Out: {{2, 0, 0}, {0, 3, 0}, {0, 0, 1}}
In:  TranslationTransform[{a, b}][{1}]
Msg: TransformationFunction::wlnetpt: {1} is not a point of 2 coordinates, nor a list of such points.
Out: TransformationFunction[{{1, 0, a}, {0, 1, b}, {0, 0, 1}}][{1}]
In:  {Precedence[Plus], Precedence[f], Precedence[Plus] < Precedence[Times]}
Out: {310., 670., True}
