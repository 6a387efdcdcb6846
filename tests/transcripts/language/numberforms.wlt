(* Numbers in chosen forms. *)

In:  {NumberForm[N[Pi], 3], NumberForm[1.5, {5, 3}], NumberForm[2.]}
Out: {3.14, 1.500, 2.}
In:  {NumberForm[123456.7891, 10], NumberForm[1234567.891, 10]}
Out: {123456.7891, 1.234567891*10^6}
In:  NumberForm[123456789, DigitBlock -> 3]
Out: 123,456,789
In:  NumberForm[234567.25, {9, 2}, DigitBlock -> 3, NumberSeparator -> " "]
Out: 234 567.25
In:  NumberForm[{1.5, x, 22.75}, {4, 1}]
Out: {1.5, x, 22.8}
In:  NumberForm[123.456, {4, 3}]
Out: 123.500
In:  NumberForm[3.5, NumberPoint -> ","]
Out: 3,5
In:  NumberForm[3, NumberSigns -> {"-", "+"}]
Out: +3
In:  NumberForm[7, 3, NumberPadding -> {"0", "0"}] // ToString
Out: 7
In:  ToString[PaddedForm[7, 3, NumberPadding -> {"0", "0"}]]
Out: 0007
In:  StringLength[ToString[PaddedForm[3.14159, {6, 2}]]]
Out: 8
In:  {ScientificForm[12345.678], ScientificForm[0.00012], ScientificForm[12345.678, 3]}
Out: {1.23457*10^4, 1.2*10^-4, 1.23*10^4}
In:  {EngineeringForm[12345.678], EngineeringForm[0.00012], EngineeringForm[1.5*^6]}
Out: {12.3457*10^3, 120.*10^-6, 1.5*10^6}
In:  {DecimalForm[1.5*^10, 12], AccountingForm[-12.5], AccountingForm[12.5]}
Out: {15000000000, (12.5), 12.5}
In:  {PercentForm[0.25], PercentForm[1/8], PercentForm[0.98765, 3], PercentForm[1]}
Out: {25%, 12.5%, 98.8%, 100%}
In:  BaseForm[{10, -5}, 2]
Out: {1010_2, -101_2}
In:  NumberForm[1.*^-10, ExponentFunction -> (Null &)]
Out: 0.0000000001
In:  NumberForm[2.5, {x}]
Msg: NumberForm::iprf: Formatting specification {x} should be a positive integer or a pair of positive integers.
Out: 2.5
In:  NumberForm[TableForm[{{1.25, 2.5}, {10.127, 3.}}], {4, 2}]
Out: 1.25    2.50

     10.13   3.00
In:  NumberForm[N[Pi*10^8], 8, ExponentFunction -> (Null &)]
Msg: NumberForm::reqsigz: Requested number precision is lower than number of digits shown; padding with zeros.
Out: 314159270.
In:  NumberForm[{0.00001234, 5., 123456789.}, 6, ExponentFunction -> (3 Floor[#/3] &)]
Out: {12.34*10^-6, 5., 123.457*10^6}
In:  {NumberForm[2.5*^7, ExponentStep -> 3], NumberForm[1.5*^9, NumberMultiplier -> " x "]}
Out: {25.*10^6, 1.5 x 10^9}
In:  NumberForm[98765.4321, 9, DigitBlock -> 3]
Out: 98,765.432 1
In:  NumberForm[98765.4321, 9, DigitBlock -> {2, Infinity}]
Out: 9,87,65.4321
In:  {NumberForm[3.25, {6, 4}, NumberPadding -> {"_", "0"}], NumberForm[-3.25, 5, NumberPadding -> "_"]}
Out: {__3.2500, __-3.25}
In:  {NumberForm[7, {5, 2}], NumberForm[N[1/3, 30], 8], NumberForm[N[E, 12]], NumberForm[2.125, {5, 2}]}
Out: {7, 0.33333333, 2.71828182846, 2.13}
In:  NumberForm[2.5, 3, NumberPoint -> 4]
Msg: NumberForm::npt: Value for option NumberPoint -> 4 is expected to be a string.
Out: 2.5
In:  {BaseForm[2.75, 2], BaseForm[-0.5, 16], BaseForm[0.1, 3]}
Out: {10.11_2, -0.8_16, 0.00220022002201_3}
In:  {NumberForm[f[x, 1.23456], 3], NumberForm[2.5 x - 1.23456 y, 3], NumberForm[1.23456 + 2.5 I, 3]}
Out: {f[x, 1.23], 2.5 x - 1.23 y, 1.23 + 2.5 I}
In:  {NumberForm[<|"a" -> 1.23456|>, 3], NumberForm[f[7], 3, NumberSigns -> {"-", "+"}], NumberForm[Pi, 3]}
Out: {<|a -> 1.23|>, f[7], Pi}
In:  {AccountingForm[1234567.89], AccountingForm[-5], AccountingForm[-12.3, NumberSigns -> {"<", ">"}]}
Out: {1234568., (5), <12.3}
In:  AccountingForm[{-1.5, 2.5}, NumberSigns -> {{"-", "-"}, {"+", "+"}}]
Out: {-1.5-, +2.5+}
In:  {DecimalForm[1234567.89], DecimalForm[0.00012345678], DecimalForm[1234.5678, 6]}
Out: {1234568, 0.000123457, 1234.57}
In:  NumberForm[{1234.5, 1.25*^10}, NumberFormat -> (#1 <> "e" <> #3 &)]
Out: {1234.5e, 1.25e10}
In:  PaddedForm[1234.5678, 3]
Msg: PaddedForm::reqsigz: Requested number precision is lower than number of digits shown; padding with zeros.
Out:  1230.
In:  StringLength[ToString[#]] & /@ {PaddedForm[1, {4, 1}], PaddedForm[123, {2, 1}], PaddedForm[1.5, {4, 2}]}
Out: {5, 4, 6}
In:  {BaseForm[255, 16], BaseForm[255, 10], BaseForm[{2, f[3]}, 2]}
Out: {ff_16, 255, {10_2, f[3]}}
In:  BaseForm[12, -3]
Msg: BaseForm::intpm: Positive machine-sized integer expected at position 2 in BaseForm[12, -3].
Out: BaseForm[12, -3]
In:  BaseForm[12, 100]
Msg: BaseForm::basf: Requested base 100 must be between 2 and 36.
Out: BaseForm[12, 100]
In:  NumberForm[2.5, DigitBlock -> x]
Msg: NumberForm::dblk: Value for option DigitBlock should be a positive integer, Infinity, or a pair of positive integers.
Out: 2.5
In:  {NumberForm[3.14159, {Infinity, 2}], NumberForm[{12.3456, 1.}, {Infinity, 3}], NumberForm[N[Pi], Infinity]}
Out: {3.14, {12.346, 1.000}, 3.141592653589793}
