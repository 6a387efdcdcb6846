(* Dates: objects, lists, texts, steps. *)

In:  DateObject[{2024, 3, 5}]
Out: Tue 5 Mar 2024
In:  InputForm[DateObject[{2024, 3, 5}]]
Out: DateObject[{2024, 3, 5}, "Day"]
In:  DateObject["2024-02-29"] === DateObject[{2024, 2, 29}]
Out: True
In:  DateObject["March 5, 2024"] === DateObject["5 Mar 2024"] === DateObject["3/5/2024"]
Out: True
In:  DateObject[{2024, 1, 32}][[1]]
Out: {2024, 2, 1}
In:  DateObject[{2024, 3, 5, 10, 4, 30}][[1]]
Out: {2024, 3, 5, 10, 4, 30}
In:  DateObject[{2024, 3, 5, 10, 4, 30}]["Hour"]
Out: 10
In:  DateObject[{2024, 3, 5}, "Month"]
Out: Mar 2024
In:  DateString[{2024, 3, 5, 10, 4, 30}]
Out: Tue 5 Mar 2024 10:04:30
In:  DateString[DateObject[{2024, 3, 5}], "ISODate"]
Out: 2024-03-05
In:  DateString["2024-03-05", {"DayName", ", ", "MonthName", " ", "DayShort"}]
Out: Tuesday, March 5
In:  DateString[{2024, 3, 5, 22, 4, 30}, {"Hour12", ":", "Minute", " ", "AMPM"}]
Out: 10:04 PM
In:  DateList["2024-03-05 10:04"]
Out: {2024, 3, 5, 10, 4, 0.}
In:  DateList[{"05.03.2024", {"Day", "Month", "Year"}}]
Out: {2024, 3, 5, 0, 0, 0.}
In:  AbsoluteTime[{2000, 1, 1}]
Out: 3155673600
In:  DatePlus[{2024, 2, 28}, 2]
Out: {2024, 3, 1}
In:  DatePlus[{2024, 1, 31}, {1, "Month"}]
Out: {2024, 2, 29}
In:  DatePlus[DateObject[{2024, 2, 28}], {{1, "Year"}, {1, "Week"}}]
Out: Fri 7 Mar 2025
In:  DateObject[{2024, 3, 5}] + Quantity[2, "Weeks"]
Out: Tue 19 Mar 2024
In:  DateObject[{2024, 3, 5}] - Quantity[5, "Days"]
Out: Thu 29 Feb 2024
In:  DateObject[{2024, 3, 5}] - DateObject[{2024, 1, 1}]
Out: 64 days
In:  DateDifference[{2024, 1, 1}, {2024, 3, 5}]
Out: 64 days
In:  DateDifference[{2024, 1, 1}, {2024, 1, 15}, "Week"]
Out: 2 weeks
In:  DateDifference[{2020, 1, 31}, {2024, 1, 31}, "Year"]
Out: 4 years
In:  DateDifference[{2024, 1, 1}, {2024, 3, 5}, {"Month", "Day"}]
Out: 2 months, 4 days
In:  {DayName[{2024, 3, 5}], LeapYearQ[{2024}], LeapYearQ[{1900}]}
Out: {Tuesday, True, False}
In:  DateValue[{2024, 3, 5}, {"Year", "MonthName", "Quarter"}]
Out: {2024, March, 1}
In:  {DayCount[{2024, 1, 1}, {2024, 1, 31}], DayCount[{2024, 1, 1}, {2024, 1, 31}, Monday]}
Out: {30, 4}
In:  DateRange[{2024, 1, 31}, {2024, 4, 30}, "Month"]
Out: {{2024, 1, 31, 0, 0, 0.}, {2024, 2, 29, 0, 0, 0.}, {2024, 3, 31, 0, 0, 0.}, {2024, 4, 30, 0, 0, 0.}}
In:  DateObject[{2024, 3, 5}] < DateObject[{2024, 3, 6}]
Out: True
In:  Max[DateObject[{2024, 3, 5}], DateObject[{2025, 1, 1}]]
Out: Wed 1 Jan 2025
In:  {Head[Now], Head[Today], DateObjectQ[Today], Tomorrow - Yesterday}
Out: {DateObject, DateObject, True, 2 days}
In:  {Now > Today, Now < Tomorrow}
Out: {True, True}
In:  DateObject["next full moon"]
Msg: DateObject::str: The string next full moon cannot be read as a date.
Out: DateObject[next full moon]
In:  UnixTime[FromUnixTime[10^9]]
Out: 1000000000
In:  {Between[Today, {Yesterday, Tomorrow}], Between[Quantity[1, "Hours"], {Quantity[2, "Minutes"], Quantity[3, "Minutes"]}]}
Out: {True, False}
In:  UnixTime[DateObject[{2001, 9, 9, 1, 46, 40}, TimeZone -> 0]]
Out: 1000000000
In:  UnixTime[DateObject["2001-09-09T03:46:40+02:00"]]
Out: 1000000000
In:  DateObject[{2024, 1, 1}, TimeZone -> "x"]
Msg: DateObject::zone: x should be the hours ahead of UTC or the name of a time zone such as Europe/Berlin.
Out: DateObject[{2024, 1, 1}, TimeZone -> x]
In:  DateBounds[{DateObject[{2024, 3, 5}], DateObject[{2023, 1, 1}], DateObject[{2024, 1, 1}]}]
Out: {Sun 1 Jan 2023, Tue 5 Mar 2024}
In:  {DateWithinQ[DateObject[{2024}], DateObject[{2024, 5, 1}]], DateWithinQ[DateObject[{2024, 5}], DateObject[{2024, 6, 1}]]}
Out: {True, False}
In:  DateList["31/10/1991"]
Out: {1991, 10, 31, 0, 0, 0.}
In:  DateList[{2012, 1, 300., 10, 30 + 0 Pi}]
Out: {2012, 10, 26, 10, 30, 0.}
In:  DateList[{2024, E}]
Out: {2024, 2, 1, 0, 0, 0.}
In:  {Min[{DateObject[{2024, 3, 5}], DateObject[{2023, 1, 1}]}], DateString[Mean[{DateObject[{2024, 1, 1}], DateObject[{2024, 1, 4}]}], "ISODateTime"]}
Out: {Sun 1 Jan 2023, 2024-01-02T12:00:00}

(* Elements in full, a text alone is a format; kinds of days; the middle of spans *)
In:  {DateString[{2026, 2, 27, 20, 5, 43}, "DateTime"], DateString[{2026, 2, 27, 20, 5, 43}, "DateTimeShort"], DateString[{2026, 2, 27}, "Date"]}
Out: {Friday 27 February 2026 20:05:43, Fri 27 Feb 2026 20:05:43, Friday 27 February 2026}
In:  {DateString["2025-09-24"], DateString[{2024, 12, 31}, "ISOWeekDate"], DateString[{2024, 12, 31}, "ISOOrdinalDate"]}
Out: {2025-09-24, 2025-W01-2, 2024-366}
In:  {LeapYearQ[2024], LeapYearQ[{2024}], LeapYearQ[{1900}], LeapYearQ[{2000}]}
Out: {False, True, False, True}
In:  {DayPlus[{2024, 2, 28}, 1], DayPlus[{2024, 1, 15}, 10, "Weekday"], DayPlus[{2024, 1, 1}, 3, Monday], DayPlus[{2024, 2, 10}, -1, "EndOfMonth"]} // InputForm
Out: {DateObject[{2024, 2, 29}, "Day"], DateObject[{2024, 1, 29}, "Day"], DateObject[{2024, 1, 22}, "Day"], DateObject[{2024, 1, 31}, "Day"]}
In:  DayRange[{2024, 1, 5}, {2024, 1, 9}, "Weekday"] // InputForm
Out: {DateObject[{2024, 1, 5}, "Day"], DateObject[{2024, 1, 8}, "Day"], DateObject[{2024, 1, 9}, "Day"]}
In:  {DayMatchQ[{2024, 1, 1}, Monday], DayMatchQ[{2024, 2, 29}, "EndOfMonth"], BusinessDayQ[{2024, 1, 6}]}
Out: {True, True, False}
In:  DayPlus[{2024, 1, 1}, 3, "Holiday"]
Msg: DayPlus::daytype: Holiday is not a kind of day such as Monday, "Weekday" or "Weekend".
Out: DayPlus[{2024, 1, 1}, 3, Holiday]
In:  {MidDate[{DateObject[{2024, 10, 1}], DateObject[{2024, 10, 3}]}, "Day"], MidDate[DateObject[{2024}], "Day"], MaxDate[DateObject[{2024, 2}], "Day"]} // InputForm
Out: {DateObject[{2024, 10, 2}, "Day"], DateObject[{2024, 7, 2}, "Day"], DateObject[{2024, 2, 29}, "Day"]}
In:  {DateOverlapsQ[DateObject[{2024}], DateObject[{2024, 5}]], DateOverlapsQ[DateObject[{2024, 4}], DateObject[{2024, 5}]]}
Out: {True, False}
In:  {DateObject[{2024, 2, 29}]["Granularity"], DateObject[DateObject[{2026, 9, 8, 10, 14, 50.5}], "Second"][[1]], CurrentDate["Day"] == Today}
Out: {Day, {2026, 9, 8, 10, 14, 50}, True}
In:  JulianDate[{2000, 1, 1, 12}]
Out: 2.45154*10^6

(* Intervals, the ends and the middle of spans, neighbours, other time zones, times of a day *)
In:  DateInterval[{{2024, 1, 1}, {2024, 1, 5}}] // InputForm
Out: DateInterval[{{{2024, 1, 1, 0, 0, 0.}, {2024, 1, 5, 0, 0, 0.}}}, "Day", "Gregorian", None]
In:  {MaxDate[{{2024, 6, 1}, {2024, 1, 1}}], MinDate[DateInterval[{{2020, 1, 1}, {2021, 1, 1}}]], DateBounds[{{2024, 6, 1}, {2024, 1, 1}, {2024, 3, 15}}]} // InputForm
Out: {{2024, 6, 1}, DateObject[{2020, 1, 1}, "Day"], {{2024, 1, 1}, {2024, 6, 1}}}
In:  {MidDate[{{2020, 1, 1}, {2020, 1, 3}}][[1]], MidDate[DateObject[{2024, 9}]][[1]], MidDate[DateObject[{2024}], "Day", 1][[1]]}
Out: {{2020, 1, 2, 12, 0, 0.}, {2024, 9, 16, 0, 0, 0.}, {2025, 1, 1}}
In:  {DateWithinQ[DateInterval[{{2024, 1, 1}, {2024, 12, 31}}], DateObject[{2024, 6, 15}]], DateOverlapsQ[DateInterval[{{2020, 1, 1}, {2020, 6, 1}}], DateInterval[{{2020, 7, 1}, {2020, 9, 1}}]]}
Out: {True, False}
In:  DateSelect[DateInterval[{{2020, 3, 1}, {2020, 3, 10}}], #["DayName"] == Monday &][[All, 1]]
Out: {{2020, 3, 2}, {2020, 3, 9}}
In:  DateRange[{2024, 1, 1}, {2024, 3, 1}, "Month"]
Out: {{2024, 1, 1, 0, 0, 0.}, {2024, 2, 1, 0, 0, 0.}, {2024, 3, 1, 0, 0, 0.}}
In:  {NextDate[{2024, 6, 23}, Sunday], PreviousDate[DateObject[{2024, 2, 28}], "Year"], DayRound[{2024, 6, 15}, Friday], DayRange[{2020, 1, 2}, {2020, 1, 1}]} // InputForm
Out: {DateObject[{2024, 6, 30}, "Day"], DateObject[{2023}, "Year"], DateObject[{2024, 6, 21}, "Day"], {DateObject[{2020, 1, 1}, "Day"], DateObject[{2020, 1, 2}, "Day"]}}
In:  {DatePlus[{2020}, {0.5, "Year"}], DatePlus[{2020, 1, 1}, {1.5, "Month"}], DatePlus[{2020, 1, 31}, {1., "Month"}]}
Out: {{2020, 7, 2}, {2020, 2, 15, 12, 0, 0.}, {2020, 2, 29}}
In:  {DateDifference[{2024, 1, 1, 10, 0, 0}, {2024, 1, 1, 12, 30, 0}, "Hour"], DateDifference[{2024, 1, 1}, {2024, 3, 1}, "Week"]} // InputForm
Out: {Quantity[5/2, "Hours"], Quantity[8.571428571428571, "Weeks"]}
In:  DateObject[{2065, 11, 22, 12, 75, 0}, TimeZone -> 1] // InputForm
Out: DateObject[{2065, 11, 22, 13, 15, 0}, "Instant", "Gregorian", 1.]
In:  {FromUnixTime[0, TimeZone -> -5][[1]], UnixTime[FromUnixTime[1577836800, TimeZone -> -5]]}
Out: {{1969, 12, 31, 19, 0, 0}, 1577836800}
In:  {DateValue[{2025, 12, 29}, "ISOWeekYear"], DateValue[{2024, 6, 15}, "DayOfYear"], DateString[{2024, 3, 3}, {"ISOWeekDay", " ", "Quarter"}]}
Out: {2026, 167, 7 1}
In:  {TimeObject[{14, 75}], TimeObject[{25}], TimeObject["2:30 PM"], TimeObject[{13, 5, 7}]["Second"]} // InputForm
Out: {TimeObject[{15, 15}, "Minute"], TimeObject[{1}, "Hour"], TimeObject[{14, 30}, "Minute"], 7}
In:  {(TimeObject[{23, 30, 0}] + Quantity[60, "Minutes"])[[1]], TimeObject[{14}] - TimeObject[{12}], TimeObject[{10, 0, 0}] < TimeObject[{14}]} // InputForm
Out: {{0, 30, 0}, Quantity[2, "Hours"], True}
In:  {FromDateString["4th July 1776"], FromJulianDate[2460000][[1]]} // InputForm
Out: {DateObject[{1776, 7, 4}, "Day"], {2023, 2, 24, 12, 0, 0}}
In:  {DateList["7/8/9"], First[DateList[{"5/18", {"Month", "Day"}}]] == DateValue["Year"]}
Out: {{2009, 7, 8, 0, 0, 0.}, True}
In:  {DateSelect[{DateObject[{2024, 1, 1}], DateObject[{2023, 1, 1}]}, #Year == 2024 &], Length[DateSelect[DateInterval[{{2024, 1, 1}, {2024, 1, 31}}], #DayName == Monday &]]}
Out: {{Mon 1 Jan 2024}, 5}
In:  {TimeZoneOffset[2], TimeZoneOffset["America/New_York", 0, DateObject[{2024, 1, 1}]], TimeZoneOffset["Europe/Berlin", "America/New_York", {2024, 7, 1}]}
Out: {2., -5., 6.}
In:  {TimeZoneConvert[DateObject[{2024, 1, 1, 12, 0, 0}, TimeZone -> 0], "America/New_York"], DateObject[{2024, 7, 1, 12, 0, 0}, TimeZone -> "Europe/Berlin"]} // InputForm
Out: {DateObject[{2024, 1, 1, 7, 0, 0}, "Instant", "Gregorian", -5.], DateObject[{2024, 7, 1, 12, 0, 0}, "Instant", "Gregorian", 2.]}
In:  DateObject[{2024, 7, 1, 12, 0, 0}, TimeZone -> "Nowhere"];
Msg: DateObject::zone: Nowhere should be the hours ahead of UTC or the name of a time zone such as Europe/Berlin.
In:  {CalendarConvert[DateObject[{2024, 1, 1}], "Julian"], CalendarConvert[DateObject[{1917, 10, 25}, "Day", "Julian"], "Gregorian"], CalendarConvert[DateObject[{1582, 10, 15}], "Julian"]} // InputForm
Out: {DateObject[{2023, 12, 19}, "Day", "Julian"], DateObject[{1917, 11, 7}, "Day"], DateObject[{1582, 10, 5}, "Day", "Julian"]}
