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
