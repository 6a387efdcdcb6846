(* Numbers in chosen forms. *)

In:  {NumberForm[N[Pi], 3], NumberForm[1.5, {5, 3}], NumberForm[2.]}
Out: {3.14, 1.500, 2.}
In:  NumberForm[1234567.891, 10]
Out: 1234567.891
In:  NumberForm[123456789, DigitBlock -> 3]
Out: 123,456,789
In:  NumberForm[1234567.25, {9, 2}, DigitBlock -> 3, NumberSeparator -> " "]
Out: 1 234 567.25
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
Out: {15000000000., (12.5), 12.5}
In:  {PercentForm[0.25], PercentForm[1/8], PercentForm[0.98765, 3], PercentForm[1]}
Out: {25%, 12.5%, 98.8%, 100%}
In:  BaseForm[{10, -5}, 2]
Out: {1010_2, -101_2}
In:  NumberForm[1.*^-10, ExponentFunction -> (Null &)]
Out: 0.0000000001
In:  NumberForm[2.5, {x}]
Msg: NumberForm::iprf: Formatting specification {x} should be a positive integer or a pair of them.
Out: NumberForm[2.5, {x}]
In:  NumberForm[TableForm[{{1.25, 2.5}, {10.127, 3.}}], {4, 2}]
Out: 1.25    2.50
     10.13   3.00
