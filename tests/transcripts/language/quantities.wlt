(* Quantities: units of measurement, conversion, arithmetic. *)

In:  Quantity[3, "Seconds"]
Out: 3 seconds
In:  Quantity[1, "Meters"]
Out: 1 meter
In:  InputForm[Quantity[2.5, "km"]]
Out: Quantity[2.5, "Kilometers"]
In:  {QuantityMagnitude[Quantity[3, "Hours"]], QuantityUnit[Quantity[3, "Hours"]]} // InputForm
Out: {3, "Hours"}
In:  UnitConvert[Quantity[2, "Hours"], "Minutes"]
Out: 120 minutes
In:  UnitConvert[Quantity[90, "Seconds"], "Minutes"] // InputForm
Out: Quantity[3/2, "Minutes"]
In:  QuantityMagnitude[Quantity[1, "Miles"], "Kilometers"] // N
Out: 1.60934
In:  UnitConvert[Quantity[3, "Kilometers"]]
Out: 3000 meters
In:  UnitConvert[Quantity[20, "DegreesCelsius"], "DegreesFahrenheit"]
Out: 68 degrees Fahrenheit
In:  Quantity[1, "Hours"] + Quantity[30, "Minutes"]
Out: 90 minutes
In:  2 Quantity[3, "Meters"]
Out: 6 meters
In:  Quantity[10, "Meters"]/Quantity[2, "Seconds"]
Out: 5 meters per second
In:  Quantity[10, "Meters"]/Quantity[4, "Meters"]
Out: 5/2
In:  Quantity[1, "Hours"]/Quantity[30, "Minutes"]
Out: 2
In:  Quantity[3, "Meters"]^2
Out: 9 meters squared
In:  Quantity[1, "Hours"] > Quantity[59, "Minutes"]
Out: True
In:  Quantity[60, "Minutes"] == Quantity[1, "Hours"]
Out: True
In:  Max[Quantity[1, "Hours"], Quantity[50, "Minutes"]]
Out: 1 hour
In:  {1, 2} Quantity[1, "Grams"]
Out: {1 gram, 2 grams}
In:  Total[{Quantity[1, "Kilograms"], Quantity[500, "Grams"]}]
Out: 1500 grams
In:  Mean[{Quantity[1, "Seconds"], Quantity[3, "Seconds"]}]
Out: 2 seconds
In:  Quantity[{1, 2}, "Bytes"] // InputForm
Out: {Quantity[1, "Bytes"], Quantity[2, "Bytes"]}
In:  UnitConvert[Quantity[2^20, "Bytes"], "Mebibytes"]
Out: 1 mebibyte
In:  {QuantityQ[Quantity[5, "Rounds"]], QuantityQ[5], KnownUnitQ["Parsec2"], CompatibleUnitQ["Meters", "Feet"]}
Out: {True, False, False, True}
In:  Quantity[3, "Blorks"]
Msg: Quantity::unkunit: Unable to interpret unit specification Blorks.
Out: Quantity[3, Blorks]
In:  UnitConvert[Quantity[1, "Meters"], "Seconds"];
Msg: Quantity::compat: Meters and Seconds are incompatible units.
In:  Quantity[5, "Batches"]
Out: 5 batches
In:  UnitDimensions[Quantity[1, "Meters"/"Seconds"]] // InputForm
Out: {{"LengthUnit", 1}, {"TimeUnit", -1}}
In:  N[Quantity[1/2, "Seconds"]]
Out: 0.5 seconds
In:  Round[Quantity[1.7, "Seconds"]]
Out: 2 seconds
In:  UnitConvert[Quantity[3725, "Seconds"], MixedUnit[{"Hours", "Minutes", "Seconds"}]]
Out: 1 hour, 2 minutes, 5 seconds
In:  NetTrain[LinearLayer[], {1 -> 2, 2 -> 4}, "TotalRounds", MaxTrainingRounds -> Quantity[3, "Rounds"]]
Out: 3
In:  {Quantity["3 km"], Quantity[36, "km/h"], Quantity[2, "Meters per Second"]} // InputForm
Out: {Quantity[3, "Kilometers"], Quantity[36, "Kilometers"/"Hours"], Quantity[2, "Meters"/"Seconds"]}
In:  UnitConvert[Quantity[36, "km/h"], "m/s"]
Out: 10 meters per second
In:  {Max[{Quantity[1, "Hours"], Quantity[50, "Minutes"]}], MinMax[{Quantity[1, "Hours"], Quantity[50, "Minutes"]}]}
Out: {1 hour, {50 minutes, 1 hour}}
In:  best[l_] := Min[l]; {best[{Quantity[2, "Meters"], Quantity[150, "Centimeters"]}], Length[{Quantity[1, "Meters"]}]}
Out: {150 centimeters, 1}

(* Units of everyday use, names made of others, abbreviations *)
In:  UnitConvert[Quantity[1, "Acres"], "SquareMeters"] // InputForm
Out: Quantity[316160658/78125, "Meters"^2]
In:  {Quantity[1, "mph"], Quantity[10, "MetersPerSecondSquared"], Quantity[2, "kWh"]} // InputForm
Out: {Quantity[1, "Miles"/"Hours"], Quantity[10, "Meters"/"Seconds"^2], Quantity[2, "Hours"*"Kilowatts"]}
In:  UnitConvert[Quantity[1, "Horsepower"], "Watts"] // InputForm
Out: Quantity[37284993579113511/50000000000000, "Watts"]
In:  UnitConvert[Quantity[180, "AngularDegrees"], "Radians"] // InputForm
Out: Quantity[Pi, "Radians"]
In:  UnitConvert[Quantity[1, "Kilometers"/"Hours"], "Knots"] // InputForm
Out: Quantity[250/463, "Knots"]
In:  {Sign[Quantity[-5, "Meters"]], Positive[Quantity[5, "Meters"]], Mod[Quantity[-7, "Meters"], Quantity[300, "Centimeters"]]} // InputForm
Out: {-1, True, Quantity[200, "Centimeters"]}
In:  {Round[Quantity[5.6, "Meters"], Quantity[2, "Meters"]], Quotient[Quantity[7, "Hours"], Quantity[120, "Minutes"]]} // InputForm
Out: {Quantity[6, "Meters"], 3}
In:  Quantity[3, "Centimeters"] Quantity[2, "Meters"] // InputForm
Out: Quantity[3/50, "Meters"^2]
In:  {Quantity[2, 3], Quantity[3/2, 1]}
Out: {6, 3/2}
In:  {KnownUnitQ["Feet"], KnownUnitQ["Foot"], KnownUnitQ["Meters"/"Seconds"^2], KnownUnitQ[1], KnownUnitQ[2]}
Out: {True, False, True, True, False}
In:  Quantity[2]
Msg: Quantity::unkunit: Unable to interpret unit specification 2.
Out: Quantity[2]
In:  Quantity[4., "Watts"]^0.5 // InputForm
Out: Quantity[2., "Watts"^0.5]
In:  {Quantity[20, "DegreesCelsius"] + Quantity[5, "DegreesCelsiusDifference"], Quantity[20, "DegreesCelsius"] + Quantity[5, "DegreesCelsius"], Quantity[9, "DegreesCelsius"] - Quantity[3, "DegreesCelsius"], -Quantity[3, "DegreesCelsius"]} // InputForm
Out: {Quantity[25, "DegreesCelsius"], Quantity[5713/10, "Kelvins"], Quantity[6, "DegreesCelsiusDifference"], -Quantity[3, "DegreesCelsius"]}
In:  {Sort[{Quantity[3, "Feet"], Quantity[9, "Inches"], Quantity[1, "Meters"]}], Ordering[{Quantity[3, "Feet"], Quantity[9, "Inches"], Quantity[1, "Meters"]}, 1], TakeLargest[{Quantity[1, "Hours"], Quantity[90, "Minutes"]}, 1]} // InputForm
Out: {{Quantity[9, "Inches"], Quantity[3, "Feet"], Quantity[1, "Meters"]}, {2}, {Quantity[90, "Minutes"]}}
In:  {Median[{Quantity[3, "Feet"], Quantity[9, "Inches"], Quantity[1, "Meters"]}], Quartiles[Quantity[{1, 2, 3, 4}, "Meters"]], Norm[Quantity[{3, 4}, "Meters"]]} // InputForm
Out: {Quantity[3, "Feet"], {Quantity[3/2, "Meters"], Quantity[5/2, "Meters"], Quantity[7/2, "Meters"]}, Quantity[5, "Meters"]}
In:  array = QuantityArray[{{1, 2}, {3, 4}}, {"s", "m"}]; {array, Normal[array], Dimensions[array], QuantityMagnitude[array], UnitConvert[QuantityArray[{1, 2}, "Kilometers"], "Meters"], Median[QuantityArray[{1, 2, 3, 4}, "m"]]} // InputForm
Out: {QuantityArray[{{1, 2}, {3, 4}}, {"Seconds", "Meters"}], {{Quantity[1, "Seconds"], Quantity[2, "Meters"]}, {Quantity[3, "Seconds"], Quantity[4, "Meters"]}}, {2, 2}, {{1, 2}, {3, 4}}, QuantityArray[{1000, 2000}, "Meters"], Quantity[5/2, "Meters"]}
In:  {UnitSimplify[Quantity[10, "Newtons"*"Meters"]], UnitConvert[Quantity[3, "Meters"], "Imperial"], CommonUnits[{Quantity[2, "Feet"], Quantity[30, "Inches"]}], $UnitSystem} // InputForm
Out: {Quantity[10, "Joules"], Quantity[1250/381, "Yards"], {Quantity[2, "Feet"], Quantity[5/2, "Feet"]}, "Metric"}
In:  {Quantity[3, IndependentUnit["Boxes"]] + Quantity[4, IndependentUnit["Boxes"]], UnitDimensions[IndependentUnit["Boxes"]], a Quantity[b, "m"], UnitConvert[Quantity[8, "Feet"], "Pounds"]} // InputForm
Msg: Quantity::compat: Feet and Pounds are incompatible units.
Out: {Quantity[7, IndependentUnit["Boxes"]], {{IndependentUnit["Boxes"], 1}}, Quantity[a*b, "Meters"], $Failed}
In:  {UnitConvert[Quantity[MixedMagnitude[{5, 10}], MixedUnit[{"Feet", "Inches"}]], "Centimeters"], QuantityForm[Quantity[3, "Meters"/"Seconds"^2], "Abbreviation"], QuantityForm[Quantity[5, "Feet"], {"LongForm", "SingularForm"}]}
Out: {889/5 centimeters, 3 m/s^2, 5 foot}
In:  dist = QuantityDistribution[NormalDistribution[120, 16], "Centimeters"]; {Mean[dist], Variance[dist], CDF[dist, Quantity[12/10, "Meters"]], PDF[QuantityDistribution[UniformDistribution[{0, 2}], "Meters"], Quantity[1, "Meters"]]} // InputForm
Out: {Quantity[120, "Centimeters"], Quantity[256, "Centimeters"^2], 1/2, Quantity[1/2, "Meters"^(-1)]}
In:  {QuantityVariableCanonicalUnit[QuantityVariable["R", "ElectricResistance"]], QuantityVariableDimensions[QuantityVariable["Speed"]], DimensionalCombinations[{QuantityVariable["V", "ElectricPotential"], QuantityVariable["I", "ElectricCurrent"], QuantityVariable["R", "ElectricResistance"]}], DimensionalCombinations[{QuantityVariable["Force"], QuantityVariable["Distance"]}, "Energy"]} // InputForm
Out: {"Ohms", {{"LengthUnit", 1}, {"TimeUnit", -1}}, {QuantityVariable["V", "ElectricPotential"]/(QuantityVariable["I", "ElectricCurrent"]*QuantityVariable["R", "ElectricResistance"])}, {QuantityVariable["Distance"]*QuantityVariable["Force"]}}
In:  {KnownUnitQ["Meters", "Time"], QuantityQ[Quantity[300, "Seconds"], "Time"], QuantityVariableCanonicalUnit["Nonsense"]}
Msg: QuantityVariable::unkpq: Nonsense is not a known kind of quantity.
Out: {False, True, QuantityVariableCanonicalUnit[Nonsense]}
In:  {ToString[Quantity[1/2, "Kilograms"]], Quantity[a + b, "Meters"], TextString[Quantity[1/2, "Kilograms"]], TextString[Quantity[7, "Feet"/"Seconds"]], TextString[Quantity[5, "Percent"]]}
Out: {1
     - kilograms
     2, (a + b) meters, 0.5 kg, 7 ft/s, 5%}
