(* Values with an uncertainty. *)

In:  {Around[2, 1/10], Around[2, {1/10, 3/10}], Around[5, Scaled[0.1]], Around[{1, 2, 3, 4, 3, 2, 1}], Around[NormalDistribution[0, 1]]}
Out: {Around[2., 0.1], Around[2., {0.1, 0.3}], Around[5., 0.5], Around[2.28571, 1.1127], Around[0., 1.]}
In:  {Around[2, 0.1]["Value"], Around[2, 0.1]["Uncertainty"], Around[2., 0.5]["Interval"]}
Out: {2., 0.1, Interval[{1.5, 2.5}]}
In:  {Around[2, 0.1] + Around[2, 0.1], Around[2, 0.1] - Around[2, 0.1], 2 Around[2, 0.1], Around[2, 0.1] Around[3, 0.2], Around[2, 0.1] + 3, Around[2, 0.1]/2, x + Around[2, 0.1]}
Out: {Around[4., 0.141421], Around[0., 0.141421], Around[4., 0.2], Around[6., 0.5], Around[5., 0.1], Around[1., 0.05], x + Around[2., 0.1]}
In:  {Sin[Around[1.56, 0.01]], Exp[Around[1.0, 0.1]], Sqrt[Around[4.0, 0.1]], Abs[Around[-2.0, 0.1]], Around[2., 0.1]^Around[3., 0.2]}
Out: {Around[0.999942, 0.000107961], Around[2.71828, 0.271828], Around[2., 0.025], Around[2., 0.1], Around[8., 1.634]}
In:  {-Around[2, {0.1, 0.3}], Around[2, {0.1, 0.3}] + Around[1, 0.4], 1/Around[2, {0.1, 0.3}]}
Out: {Around[-2., {0.3, 0.1}], Around[3., {0.412311, 0.5}], Around[0.5, {0.075, 0.025}]}
In:  {MeanAround[{1, 2, 3, 4, 3, 2, 1}], MeanAround[{Around[1, 0.1], Around[2, 0.5]}], MeanAround[{5}], MeanAround[{1, x}]}
Out: {Around[2.28571, 0.42056], Around[1.03846, 0.0980581], 5, MeanAround[{1, x}]}
In:  {AroundReplace[s + s, s -> Around[2, 0.1]], AroundReplace[s r, {s -> Around[2, 0.1], r -> Around[3, 0.2]}], AroundReplace[r s^2, {s -> Around[2, 0.1], r -> 3}, 2]}
Out: {Around[4., 0.2], Around[6., 0.5], Around[12.03, 1.20075]}
In:  {Around[Quantity[3, "Meters"], Quantity[5, "Centimeters"]], Around[2, 0.1] Quantity[3, "Meters"]} // InputForm
Out: {Around[Quantity[3., "Meters"], Quantity[5., "Centimeters"]], Quantity[Around[6., 0.30000000000000004], "Meters"]}
In:  Around[2, -1]
Msg: Around::rltuncert: The uncertainty -1 should be a number that is not negative.
Out: Around[2, -1]
In:  AroundReplace[s^2, s -> Around[2, 0.1], 3]
Msg: AroundReplace::order: The order 3 should be 1 or, for one variable, 2.
Out: AroundReplace[s^2, s -> Around[2., 0.1], 3]

(* Where a function falls, what lies below comes from what lies above. *)

In:  Chop[List @@ Cos[Around[1., {0.1, 0.3}]] - {Cos[1.], Sin[1.] {0.3, 0.1}}]
Out: {0, {0, 0}}
