(* builtins.md, Tier 1, Files and data

   The numbers are those of the statements in each section of the list. What comes out was written down from the
   reference pages before it was run. Every input stands alone. *)

(* 1: Import / Export by extension *)

In:  Import["/no/such/file.csv"]
Msg: Import::nffil: File /no/such/file.csv not found during Import.
Out: $Failed

(* 2: Get, Put, FileNameJoin, FileNames, DirectoryName, FileBaseName, FileExtension, F *)

In:  FileNameJoin[{"a", "b", "c.txt"}]
Out: a/b/c.txt
In:  DirectoryName["a/b/c.txt"]
Out: a/b/
In:  DirectoryName["a/b/c.txt", 2]
Out: a/
In:  FileBaseName["a/b/c.txt"]
Out: c
In:  FileExtension["a/b/c.txt"]
Out: txt
In:  FileExtension["a/b/c"]
Out:
In:  ParentDirectory["/a/b"]
Out: /a
In:  FileExistsQ["/no/such/file"]
Out: False

(* 5: AbsoluteTime, AbsoluteTiming, Timing, DateString, Now, TimeConstrained, Pause. *)

In:  AbsoluteTime[{2000, 1, 1}]
Out: 3155673600
In:  AbsoluteTime[{1900, 1, 1, 0, 0, 10}]
Out: 10
In:  DateString[{2026, 11, 26, 9, 5, 7}, {"Day", ".", "Month", ".", "YearShort"}]
Out: 26.11.26
In:  DateString[{2026, 11, 26, 9, 5, 7}, {"Hour", ":", "Minute", ":", "Second"}]
Out: 09:05:07
In:  DateString[{2026, 11, 26}, "DateShort"]
Out: Thu 26 Nov 2026
In:  DateString[{2026, 11, 26}, {"DayName", ", ", "MonthName"}]
Out: Thursday, November
In:  TimeConstrained[While[True], 0.05]
Out: $Aborted
In:  DateString[{2020, 1, 2, 3, 4, 5}, "ISODate"]
Out: 2020-01-02
In:  DateString[{2020, 1, 2}, {"Year", "/", "Month"}]
Out: 2020/01
In:  DateString[{2020, 1, 2, 13, 4, 5}, {"Hour12", ":", "Minute", " ", "AMPM"}]
Out: 01:04 PM
In:  DateString[{2020, 1, 2, 3, 4, 5}]
Out: Thu 2 Jan 2020 03:04:05
In:  Head[First[AbsoluteTiming[1]]]
Out: Real
