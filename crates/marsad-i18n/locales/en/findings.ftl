# What can be wrong with a submission: the reason and the remedy of each kind of finding.
finding-nearest = Nearest: { $nearest }.
finding-fellow-remedy = A part of it was accepted under another agreement of your institution. If that changes too, send it under that agreement: both files can be accepted, and nothing is published before they agree. Otherwise correct this file.
finding-own-words-at = { $series }, { $period }: { $words }
finding-more = { $count ->
    [0] and nowhere else
    [one] and in { $count_text } more place
   *[other] and in { $count_text } more places
 }

finding-unreadable-file-reason = { $found ->
    [empty] The file is empty.
    [html] The file is a page of the web (HTML), whatever its name says, and not { $expected }.
    [xml-workbook] The file is a workbook written as XML text, as Excel 2003 and some portals do, and not { $expected }.
    [xml] The file is an XML text, and not { $expected }.
    [xml-doctype] The file declares a document type of its own (DTD), as no SDMX message does; it was not read.
    [xml-damaged] From line { $line } on, the file is no well-formed XML ({ $detail }); the observations before it were read, those after it were not.
    [xml-broken] A tag, a reference such as “&…;” or a character of the message is broken; what stands there was not read.
    [json-damaged] From line { $line } on, the file is no well-formed JSON ({ $detail }); nothing of it was read.
    [json] The file is JSON, but no SDMX-JSON message of data.
    [utf-32] The letters of the file are stored in UTF-32, four bytes for each, which is not read.
    [sdmx] The file is an SDMX-ML message, and not { $expected }.
    [sdmx-empty] The SDMX message holds no observation.
    [sdmx-structure] The file is an SDMX message of structures, such as codelists or definitions, and holds no data.
    [sdmx-error] The file is an error message of an SDMX service, and holds no data.
    [sdmx-old-data] The file is an SDMX-ML 2.0 message of cross-sectional or utility data, or one of several messages: these forms were given up after 2.0 and are not read.
    [sdmx-other] The file is an SDMX message, but not one of data.
    [image] The file is a picture, and not { $expected }.
    [pdf] The file is a PDF document, and not { $expected }.
    [document] The file is a document of a word processor, and not { $expected }.
    [presentation] The file is a presentation, and not { $expected }.
    [other-workbook] The file is a workbook in a format that is not read here, such as XLSB, Numbers or a very old Excel, and not { $expected }.
    [package] The file is a workbook or a package of files, and not { $expected }.
    [archive] The file is a package of other files, such as ZIP, and not { $expected }.
    [database] The file comes from a database, and is not { $expected }.
    [statistics] The file comes from a program for statistics, such as SPSS, Stata or SAS, and is not { $expected }.
    [text] The file is a text, perhaps CSV, and not { $expected }.
    [parquet-compression] The columns of the Parquet file are compressed with { $detail }, which is not read here.
    [locked] The file is protected by a password.
   *[other] The file cannot be read as { $expected } ({ $detail }).
 }
finding-unreadable-file-remedy = { $found ->
    [empty] Check that the file was saved and sent whole, then send it again.
    [html] Open it in a spreadsheet program, choose “Save as”, then “Excel workbook (.xlsx)”, and send the new file.
    [xml-workbook] Open it in a spreadsheet program, choose “Save as”, then “Excel workbook (.xlsx)”, and send the new file.
    [other-workbook] Open it in a spreadsheet program, choose “Save as”, then “Excel workbook (.xlsx)”, and send the new file.
    [xml] Export the table from the program that wrote it as an Excel workbook (.xlsx), and send that.
    [xml-doctype] Delete the line that begins with “<!DOCTYPE”, or export the message without it, then send the file again.
    [xml-damaged] Export the message once more from the program that wrote it, without editing it by hand, then send it again.
    [xml-broken] Export the message once more from the program that wrote it; written by hand, “&” is “&amp;” and “<” is “&lt;”.
    [json-damaged] Export the message once more from the program that wrote it, check its size after the transfer, then send it again.
    [json] Export the data as an SDMX-JSON, SDMX-ML or SDMX-CSV message, and send that.
    [utf-32] Save or export the file in UTF-8, then send it again.
    [sdmx] Send the table in the agreed format; if SDMX-ML is meant, ask the observatory to change the profile of this agreement.
    [sdmx-empty] Look whether the query that made the message asks for the right series and periods, then send the new message.
    [sdmx-structure] Export the data, not their structure, and send that message.
    [sdmx-error] Read what the message says, mend the query that made it, and send the message of data.
    [sdmx-old-data] Export the data as SDMX-ML 2.1 (structure-specific or generic), as SDMX-ML 3.0 or as SDMX-CSV, and send that.
    [sdmx-other] Export the data as SDMX-ML 2.1 or 3.0, or as SDMX-CSV, and send that.
    [image] Send the table itself as an Excel workbook (.xlsx), from where its figures were typed: figures in a picture are not read.
    [pdf] Send the table from which the document was made as an Excel workbook (.xlsx): tables in a PDF are not read.
    [document] Copy the table into a spreadsheet, save it as an Excel workbook (.xlsx), and send that.
    [presentation] Copy the table into a spreadsheet, save it as an Excel workbook (.xlsx), and send that.
    [package] Send the table in the agreed format; if a workbook is meant, ask the observatory to change the profile of this agreement.
    [archive] Unpack it, and send the file that holds the table.
    [database] Export the table as an Excel workbook (.xlsx) or as CSV, and send that.
    [statistics] Export the table as an Excel workbook (.xlsx) or as CSV, and send that.
    [text] Save the table as an Excel workbook (.xlsx) and send that; if a text is meant, ask the observatory to change the profile of this agreement.
    [parquet-compression] Write the file again with zstd, Snappy or LZ4, or without compression, and send that.
    [locked] Save the file without a password, then send it again.
   *[other] Open the file, save it again in the agreed format without a password, and send it; if another format is meant, ask the observatory to change the profile of this agreement.
 }
finding-missing-column-reason = { $what ->
    [component] Nothing in the file says “{ $component }”: neither a column nor a header, nor the name of the sheet.
    [constant] The column “{ $expected }”, which said “{ $taken }” in every row, is not there: nothing says any more that the rows are those of “{ $taken }”, as which they were read.
    [constant-other] The column “{ $expected }”, which said “{ $taken }” in every row, is not there; “{ $found }”, which the profile does not name, may stand for it. The rows were read as those of “{ $taken }”.
    [constant-blank] The column “{ $expected }” is blank in every row; the profile knows “{ $taken }” in it, and the rows were read as those of “{ $taken }”.
    [number] The file has no column “{ $expected }”; in its place stands “{ $found }”, which was not read.
   *[column] The file has no column “{ $expected }”, and no other heading stands for it.
 }
finding-missing-column-remedy = { $what ->
    [component] Add a column for “{ $component }”; if the file says it in another way, ask the observatory to change the profile.
    [constant] Check that the rows are those of “{ $taken }”, and send the column with them; if it will not come any more, ask the observatory to take it out of the profile.
    [constant-other] Check that the rows are those of “{ $taken }”. If “{ $found }” is the same column, ask the observatory to write its header in the profile.
    [constant-blank] Check that the rows are those of “{ $taken }”, and fill in the column; if it stays blank, ask the observatory to take “{ $taken }” out of the profile.
    [number] If “{ $found }” is the same column for another year, there is nothing to change in the file: ask the observatory to write it in the profile.
   *[column] Add the column under this name; if the file says it in another way, ask the observatory to change the profile.
 }
finding-unexpected-column-reason = { $like ->
    [code] The column “{ $value }”, which the profile does not name, holds words of “{ $component }”; the profile says “{ $taken }” for every value, and that was read.
    [period] The column “{ $value }”, which the profile does not name, says periods (“{ $component }”); the values were read without them.
    [twin] “{ $value }” stands in a column that is not read, beside “{ $taken }”: in other rows the two columns name the same code of “{ $component }”, in this one they do not; “{ $taken }” was read.
    [constant] “{ $value }” stands in a column in which the profile knows “{ $taken }” alone, and which is not read; the row was read as if it said “{ $taken }”.
    [flag] A number stands where the profile knows letters for the status of the number beside it: the columns of this sheet are others than those of the profile. Neither was read.
    [yes] The column “{ $value }” looks like those that were read, but the profile does not name it; it was not read.
    [sum] The column “{ $value }”, which the profile does not name, says that it is a sum; its numbers were not read.
    [dimension] The column “{ $value }”, which the structure of the data does not have, says “{ $taken }”: the values may be those of a part or in another unit; they were read without it.
    [attribute] The column “{ $value }”, which the structure of the data does not have, says “{ $taken }”, which may change what the values are; they were read without it.
    [block] The column “{ $value }” was not read: it stands where the profile knows values of “{ $taken }” (“{ $component }”), and no column of this table that was read has any of them.
    [block-of-unit] The column “{ $value }” was not read: it stands where the profile knows values whose unit is “{ $taken }”, and no column of this table that was read is in that unit any more.
    [unit] The column “{ $value }”, which the profile does not name, says the unit “{ $taken }”, which is not that of the values as they were read: they may be wrong by a factor.
    [words] The column “{ $value }”, which the profile does not name, says “{ $taken }” of some values, which may be others than those that are asked for; they were read without it.
   *[no] The column “{ $value }” is not part of the agreement and was not read.
 }
finding-unexpected-column-remedy = { $like ->
    [code] Ask the observatory to give the column its component in the profile, or leave it out if the values are of the whole.
    [period] Ask the observatory to give the column its role in the profile, or leave it out if it says nothing of the values.
    [twin] Check which of the two is right and correct the other.
    [constant] Check of what the rows are. If of something else, send them where they belong; if “{ $value }” only says the same in other words, ask the observatory to change the profile.
    [flag] Check whether columns of letters are gone or have changed places with those of numbers. Send the table with its columns as before, or ask the observatory to write them anew in the profile.
    [yes] If it belongs to the data, as the column of a new year does, ask the observatory to add it to the profile.
    [sum] Check that no period is missing: if the sum stands in the place of one, write that period above the column; if the column is new, ask the observatory to leave it out in the profile.
    [dimension] Send the values in the structure of the agreement: those of the whole, in its unit, without this column. If the column is needed, ask the observatory for it.
    [attribute] Check that the values are what the agreement asks for; if so, leave the column out or ask the observatory to add it to the structure.
    [block] Send the values of “{ $taken }” as before; if they no longer exist, tell the observatory. If the column holds them under another heading, ask the observatory to write it in the profile.
    [block-of-unit] Send the values in “{ $taken }” as before; if they no longer exist, tell the observatory. If the column holds them under another heading, ask the observatory to write it in the profile.
    [unit] Send the values in the unit of the agreement, without this column, or ask the observatory to write in the profile what the column says.
    [words] Check that these values belong to those that are asked for; if so, leave the column out or ask the observatory to give it its role in the profile.
   *[no] Nothing to do if it holds remarks; otherwise ask the observatory to add it to the profile.
 }
finding-duplicate-column-reason = { $what ->
    [message] “{ $value }” is said twice of one observation, series or group; only the first was read.
   *[column] The header “{ $value }” stands twice; only the first column was read.
 }
finding-duplicate-column-remedy = { $what ->
    [message] Say it once in the program that writes the message, and export it again.
   *[column] Keep one of the two columns, or give the other another name.
 }
finding-missing-dimension-reason = { $what ->
    [below] “{ $value }” is not a known word for “{ $component }”, so the values in the rows below it, which belong to it, were not read either ({ $count } in all).
   *[cell] The cell for “{ $component }” is empty, so the row says nothing certain.
 }
finding-missing-dimension-remedy = { $what ->
    [below] Correct the word or have its code written in the profile; then the rows below it are read as well.
   *[cell] Fill in the cell; for a total write the word agreed for the total.
 }
finding-missing-period-reason = { $what ->
    [title] Nothing says the “{ $component }” of the table any more: the profile takes it from the title, “{ $said }”, and “{ $value }” stands there now.
    [gone] Nothing says the “{ $component }” of the table any more: the profile takes it from the title “{ $said }”, which is not there.
    [year] The table says only a part of the period, such as a month or a week without a year that has it, or a day without its month, and nothing says the rest: the “{ $component }” of its values is not known.
   *[all] Nothing says the “{ $component }” of the table: neither a column nor a header, nor the name of the sheet, nor a title that the profile knows.
 }
finding-missing-period-remedy = { $what ->
    [year] Write the year, and the month where days are counted, in the title, in the name of the sheet or in a column, then send the file again.
   *[other] Write the period in the title as before, such as “year 2024”, or in a column, then send the file again; if the file says it elsewhere, ask the observatory to change the profile.
 }
finding-followed-title-reason = { $what ->
    [period] The period { $taken } was taken from “{ $value }”; in the file of the profile “{ $said }” stood there.
    [scale] “{ $value }” names a unit, and in the file of the profile “{ $said }” stood there: the values were multiplied with { $factor }.
    [sheet] The profile does not name the sheet “{ $value }”; it was read like “{ $said }”, from which it differs by its period alone and whose headers it has.
    [only-sheet] The profile does not name the sheet “{ $value }”; it is the only one of the file, is called like “{ $said }” but for its numbers, and was read like it.
    [rows] Right below the rows that the profile names the table goes on; more rows were read there, with known words: { $rows }.
    [columns] The table stands in other columns than the profile says, under the same headers and perhaps with more periods; it was read there.
    [block] Once more the headers of a table stand here, below its title with other numbers, as for a new year; what stands below them was read like that table.
    [part] “{ $value }” stands where the profile knows values of “{ $said }” (“{ $component }”) and was read as a part of them; no column of this table has values of “{ $said }” as a whole.
   *[code] “{ $component }” was taken as “{ $taken }” from “{ $value }”; in the file of the profile “{ $said }” stood there.
 }
finding-followed-title-remedy = { $what ->
    [sheet] Nothing to do if the sheet belongs to the data; otherwise ask the observatory to write its name under not_read.
    [only-sheet] Nothing to do if this is the table that was agreed; otherwise send the right file.
    [rows] Nothing to do if they belong to the table; otherwise leave an empty row above them. The profile may say { $setting } now.
    [columns] Nothing to do if all of these columns belong to the table; otherwise leave an empty column between the two. The profile may say { $setting } now.
    [block] Nothing to do if the table belongs to the data; otherwise give it another title.
    [part] Nothing to do if these values are of that part alone; otherwise write “{ $said }” over them as before, or ask the observatory to write the new heading in the profile.
   *[other] Nothing to do if the title is right; otherwise correct it and send the file again.
 }
finding-title-disagrees-reason = { $what ->
    [year] “{ $value }” names { $found }, but the profile says the period { $taken }, and that was read.
    [year-of-words] “{ $value }” names { $found }, but the profile has words of the table for periods of another year, such as { $taken }, and those were read.
    [year-of-columns] “{ $value }” names { $found }, but the years of the table below it go up to { $taken }, and were read as they stand.
    [outside] “{ $value }” says { $found }, and months, quarters or weeks of the table are outside of that, such as { $taken }; they were read as they stand, of that year.
    [period] Where “{ $said }” stood stands “{ $value }” now, which names { $found }; the profile says { $taken }, written by hand, and that was read.
    [year-of-n] “{ $value }” says that N is { $found }, but the profile says that N is { $taken }, and that was read: the years of all columns may be wrong.
    [sheet] “{ $value }” names { $found }, but the sheet is called “{ $said }”: { $taken } was read.
    [other-language] “{ $value }” and “{ $said }” stand over one table and do not say the same period; { $taken } was read.
    [other-sheets] “{ $value }” names { $taken }, which was read for this sheet; the titles of the other sheets, such as that of “{ $said }”, name { $found }.
    [subject] Where “{ $said }” stood stands “{ $value }” now: the file seems to be about something else.
    [gone-subject] “{ $said }”, which said what the file is about, is not there any more; the values were read as before.
    [words] “{ $value }” says something that “{ $said }”, which stood there, did not say, and the dataflow does not explain it; the values were read as before.
    [other-title] “{ $value }” does not say the same as “{ $said }”, which stood over the table, and neither the data nor the profile explains the difference; the values were read as before.
    [new-title] “{ $value }” stands over the table and did not in the file of the profile, and neither the data nor the profile explains it; the values were read as before.
    [first-line] “{ $value }” stands between the headers and the first row, and neither the data nor the profile explains it; the rows below it were read as if it did not stand there.
    [line-between] “{ $value }” stands alone between the rows, as “{ $said }” does above the first of them, and neither the data nor the profile explains it; the rows below it were read as if it did not stand there.
    [day] “{ $value }” is of a day of the year of which “{ $said }” was not: values of another day may not be those that the year is known by.
    [new-day] “{ $value }” is of a day of the year at which the data do not count, and no such line stood above the table: values of another day may not be those that the year is known by.
    [gone-title] “{ $said }”, which stood over the table in the file of the profile, is not there any more; the values were read as before.
    [gone-quality] “{ $said }”, which said that the figures are provisional or estimated, is not there any more, and no other line says so of all of them; they were read with the status { $taken }, as the profile says.
    [gone-note] The note “{ $said }”, which the profile keeps because it narrows the figures, is not there any more; they were read as before.
    [caption] “{ $value }” stands above headers that are written once more, and the dataflow does not explain it; what stands below it was read like the rest.
    [note] The note “{ $value }” says something of the figures that neither the data nor the profile explains; they were read as if it did not stand there.
    [note-of-period] The note “{ $value }” seems to say that the figures of { $found } are provisional, incomplete or not there; they were read like the others.
    [note-of-one-code] The note “{ $value }” seems to say that only “{ $found }” is counted (“{ $component }”); the figures were read as the profile says, without it.
    [note-without-code] The note “{ $value }” seems to say that “{ $found }” is left out (“{ $component }”); the figures were read as the profile says, without it.
    [legend] The legend “{ $value }” gives “{ $said }” the meaning “{ $found }”, and the profile “{ $taken }”; the values with that mark were read as the profile says.
    [other-legend] The legend “{ $value }” does not say that “{ $said }” means “{ $taken }”; the values with that mark were read so all the same.
    [mark-of-legend] “{ $value }” has the mark “{ $said }”, to which the note “{ $legend }” gives the meaning “{ $found }”, and the profile says nothing of it; the values were read as if the mark did not stand there.
    [unknown-mark] “{ $value }” has the mark “{ $said }”, and neither the file nor the profile says what it means; the values were read as if it did not stand there.
    [note-of-year] The profile knows the note “{ $said }”; “{ $value }” is the same but for its year, and what it says may be of other figures now.
    [unit] “{ $value }” names another unit than the profile, and the profile was followed: the values that were read are those of the file times { $factor }. If “{ $value }” is right, all of them are wrong by the same factor.
    [unit-of-title] “{ $value }” names a unit, and the profile takes the unit from the headers of columns alone: the columns whose header names none, such as “{ $said }”, were read as they stand in the file, times { $factor }.
    [gone-unit] “{ $said }”, which said the unit, is not there any more; the values were multiplied with { $factor } as before.
    [gone-own-unit] “{ $said }”, which said the unit, is not there any more; the values were read as they stand in the file, as if it were.
    [gone-counted-unit] Where “{ $said }” stood stands “{ $value }” now, which does not say “{ $taken }” for “{ $component }”; where nothing says it, the data usually count “{ $found }”. The values were read as “{ $taken }”, as the profile says.
    [gone-code] “{ $said }”, which said “{ $component }”, is not there any more; “{ $taken }” was read as before.
    [other-word] “{ $value }” stands beside numbers where “{ $said }” stood in the file of the profile; the numbers were read as before.
    [cumulative] Of “{ $said }” in the file of the profile and “{ $value }” in this file, only one speaks of totals since January.
    [gone-cumulative] “{ $said }”, which said that the values are totals since January, is not there any more; they were read as such all the same.
    [of-dataflow] “{ $value }” stands under “{ $component }”, and the dataflow says “{ $taken }” of all its values: the row was not read.
    [of-agreement] “{ $value }” stands under “{ $component }”, and under this agreement “{ $taken }” holds for all values: the row was not read.
    [other-code] “{ $value }” says “{ $found }” for “{ $component }”, but “{ $taken }” is said for every value, and that was read.
    [percent] “{ $value }” speaks of percentages or other shares, and no value is above 100; they were read as counts.
    [per-mille] “{ $value }” speaks of shares of a thousand; the values were read in the unit of the data.
    [hundred] In each column the values make up 100, as shares do; they were read as counts.
    [decimals] No value is above 100 and most have decimals, as percentages do; they were read as counts.
    [index] “{ $value }” speaks of an index; its values were read as they stand, in the unit of the data.
    [part] “{ $value }” names only a part of the year ({ $found }); the values were read as those of whole years.
    [narrower] “{ $value }” says that something was refused or is left out, or names one group only, and the profile says nothing of it; the values were read as those of all.
    [average] “{ $value }” says that the numbers are means, medians, rates or changes; they were read as totals.
    [forecast] “{ $value }” says that the numbers are expected, aimed at or budgeted; they were read as what happened.
    [sample] “{ $value }” says that the numbers are those of a sample; they were read as those of all.
    [application] “{ $value }” speaks of what was asked for, and the data do not; the values were read as what the data count.
    [opposite] “{ $value }” speaks of those who left where the data count those who came, or the other way round; the values were read as what the data count.
    [provisional] “{ $value }” says that the figures are provisional or estimated, and the profile says nothing of it; they were read as final ones.
    [stock] “{ $value }” speaks of who is there at a date, and the data count what happens during a period; the values were read as such.
    [flow] “{ $value }” speaks of what happens during a period, and the data count who is there at a date; the values were read as such.
    [year-end] { $value } comes after { $said }: the periods run over the end of a year, and the year { $taken } was read for all of them.
   *[code] Where “{ $said }” stood stands “{ $value }” now, and it does not say “{ $taken }” for “{ $component }”; the profile does, and that was read.
 }
finding-title-disagrees-remedy = { $what ->
    [year] Check which of the two is right; if the title is, ask the observatory to change the period in the profile.
    [year-of-words] Check the year in the title; if it is right, ask the observatory to write these words in the profile without a year, such as W01 for a week, M01 for a month, Q1 for a quarter or A1 for the whole year.
    [year-of-columns] Check whether the title or the years of the table are left from an earlier file, correct them and send the file again; if the title names another year for a reason, nothing need be done.
    [outside] Check whether the title or the table is left from an earlier file, correct it and send the file again; if both are right, nothing need be done.
    [period] Check which of the two is right; if the title is, ask the observatory to change the period in the profile.
    [year-of-n] Check the year in the title; if it is right, ask the observatory to change the years of N, N-1 and so on in the profile.
    [sheet] Check which of the two is right, and correct the title or the name of the sheet; if the title speaks of another year for a reason, nothing need be done.
    [other-language] Check of which period the values are, correct the title that says another one, then send the file again.
    [other-sheets] Check of which period the values of this sheet are. If the sheet was left from an earlier file, put in its new title and values and send the file again; if it is of another period for a reason, nothing need be done.
    [subject] If the wrong file was sent, send the right one; if it is right, tell the observatory what it is about.
    [gone-subject] Write again what the file is about, where it stood.
    [words] Check that the table still counts the same. If it does, ask the observatory to write the new text in the profile; if not, tell it what the table counts.
    [other-title] Check that the table still counts the same. If it does, ask the observatory to write the new text in the profile; if not, tell it what the table counts.
    [new-title] Check that the table still counts the same. If it does, ask the observatory to write the line in the profile; if not, tell it what the table counts.
    [first-line] Check that the rows below it are all that the table counts. If they are, ask the observatory to write the line in the profile; if not, tell it what they count.
    [line-between] Check what the rows below it count. If they and those above it are all that the table counts, ask the observatory to write the line in the profile; if not, tell it what they count.
    [day] Check of which day the values are. If not of the usual one, send those of that day, or ask the observatory whether they may stand for the year.
    [new-day] Check of which day the values are. If not of the usual one, send those of that day, or ask the observatory whether they may stand for the year.
    [gone-title] Nothing to do if the table still counts the same; otherwise tell the observatory what it counts.
    [gone-quality] If the figures are final, ask the observatory to take the status out of the profile; if not, say so in the title as before.
    [gone-note] If the note still holds, write it again; if it does not, tell the observatory from when on the figures count more.
    [caption] Check that what stands below counts the same. If not, send it apart; if so, tell the observatory.
    [note] If the figures are all that is counted, ask the observatory to keep the note in the profile; if they are a part, or not final, tell it of which and until when.
    [note-of-period] Tell the observatory whether the figures of this period are to be marked as provisional, left out, or kept as they are with the note.
    [note-of-one-code] If it is so, ask the observatory to write it in the profile; otherwise ask it to keep the note there as one that changes nothing.
    [note-without-code] Tell the observatory whether the figures may be published as those of all; if so, ask it to keep the note in the profile.
    [legend] If the meaning of the mark has changed, tell the observatory, so that it writes it in the profile; otherwise write the legend as it was.
    [other-legend] If the mark means something else now, tell the observatory, so that it writes it in the profile; if it means the same, ask it to keep the new legend there under said.
    [mark-of-legend] Ask the observatory to write { $setting } under [statuses] in the profile, or the mark with "A" where it says nothing of the quality of the values.
    [unknown-mark] Write below the table what the mark means. If it says of which quality the values are, ask the observatory to write it under [statuses] in the profile, as { $setting } where they are provisional; with "A" there it says nothing of them.
    [note-of-year] Check which figures the note is about now; then ask the observatory to write the new text, and what follows from it, in the profile.
    [unit] Check the unit and correct the title if it is wrong; if it is right, ask the observatory to change the profile, or every value is wrong by the same factor.
    [unit-of-title] Check the unit of these columns; if it is that of the title, ask the observatory to draft the profile again, or every value of them is wrong by the same factor.
    [gone-unit] Write the unit again where it stood, then send the file again; if it has changed, tell the observatory.
    [gone-own-unit] Write the unit again where it stood, then send the file again; if it has changed, tell the observatory, or every value is wrong by the same factor.
    [gone-counted-unit] Check in which of the two the table counts. If it is the one of the profile, say so in the title as before; if not, ask the observatory to change the profile.
    [other-word] Check that the numbers still count the same. If they do, ask the observatory to write the new word in the profile; if not, tell it what they count.
    [cumulative] Tell the observatory which they are: totals since January, or the figure of each period alone.
    [gone-cumulative] If they are still totals since January, write it again where it stood; otherwise tell the observatory.
    [of-dataflow] If the values are as the dataflow says, correct this code; otherwise send them as it says, or tell the observatory.
    [of-agreement] If the values are as was agreed, correct this code; if values of others are meant, ask the observatory to change the agreement.
    [other-code] Check which of the two is right; if the text is, ask the observatory to change the profile, otherwise correct the text.
    [percent] Send the counts; if the percentages are meant, ask the observatory where they belong.
    [per-mille] Send the figures in the unit of the data; if the shares are meant, ask the observatory where they belong.
    [hundred] Send the counts; if they are counts and add up to 100 by chance, tell the observatory.
    [decimals] Send the counts; if the numbers are right as they are, tell the observatory in which unit they are.
    [index] Send the figures themselves; if the index is meant, ask the observatory where it belongs.
    [part] Check of which period the values are; if the title is right, ask the observatory to write it in the profile.
    [narrower] Tell the observatory what the table counts; if the text says nothing new, ask it to write the text in the profile.
    [average] Send the totals; if such figures are what is asked for, ask the observatory to write the text in the profile.
    [forecast] Send what happened; if expected numbers are what is asked for, ask the observatory to write the text in the profile.
    [sample] Send the numbers of all; if the text says nothing new, ask the observatory to write it in the profile.
    [application] Send what the data count; if the text says nothing new, ask the observatory to write it in the profile.
    [opposite] Send what the data count; if the text says nothing else, ask the observatory to write it in the profile.
    [provisional] Say the status beside the figures, or ask the observatory to write it in the profile for as long as it holds.
    [stock] Tell the observatory which of the two the figures count; if they belong to other data, send them there.
    [flow] Tell the observatory which of the two the figures count; if they belong to other data, send them there.
    [year-end] Write the year beside each month or quarter.
   *[other] Write in the title what the table is about, then send the file again; if it has changed, tell the observatory.
 }
finding-unknown-code-reason = { $what ->
    [heading] The values under the heading “{ $value }” were not read ({ $count } in all): it is not a known word for “{ $component }”.
    [delete] “{ $value }” under “{ $component }” asks that what is said here be deleted: nothing is deleted by a file, and the row was not read.
    [dataflow] The data are said to be of “{ $value }”, and those of { $list } are expected here.
    [multiplier] “{ $value }” under “{ $component }” is no power of ten that values can be multiplied with.
    [component] The profile names the component “{ $component }” (“{ $value }”), which these data do not have: what it says there has no effect.
   *[word] “{ $value }” is not a known word for “{ $component }”.
 }
finding-unknown-code-remedy = { $what ->
    [heading] Use a code or a word of the list { $list }, or tell the observatory what the heading means; if these values are not part of the data, ask it to name the heading under skip.
    [delete] Send what holds now, with I or R in place of D; if a value is to be withdrawn, tell the observatory, or leave it blank with the status that says why.
    [dataflow] Send them under the agreement that they belong to; if they are of { $list }, correct what the file says of itself (STRUCTURE_ID or DATAFLOW).
    [multiplier] Write 0 for units, 3 for thousands, 6 for millions, or the word for it; if the word stays, ask the observatory to write it in the profile under [codes.UNIT_MULT], such as "{ $value }" = "3".
    [component] Ask the observatory to write one of { $list } in the profile; of a column that nobody reads the role is ignore.
   *[word] Use a code or a word of the list { $list }.
 }
finding-not-a-number-reason = { $what ->
    [date] The format of the cell makes a date of what it holds, and “{ $value }” is seen of it; no number was read.
   *[text] “{ $value }” is not a number.
 }
finding-not-a-number-remedy = { $where ->
    [date] Give the cell the format of a number, look whether the number is right, and send the file again.
    [column] Write the number alone, with { $expected } before the decimals; say why a value is missing in the status column.
   *[profile] Write the number alone, with { $expected } before the decimals, and 0 where there is none; if the text is a mark that says why the value is missing, ask the observatory to write it under [statuses] in the profile.
 }
number-mark-one = “{ $mark }”
number-mark-any = a point or a comma
finding-not-a-period-reason = “{ $value }” is not a time period.
finding-not-a-period-remedy = Write a year such as 2022, a quarter such as 2022-Q1, a month such as 2022-03, a week such as 2022-W09, a day such as 2022-03-31, or a range such as 2019-01-01/P5Y; if it is a subtotal, ask the observatory to leave it out.
finding-shared-value-reason = { $what ->
    [columns] “{ $value }” stands in cells that are merged over several columns of figures, and nothing says how much of it each has; it was not read.
   *[rows] “{ $value }” stands in cells that are merged beside several rows, and nothing says how much of it each has; it was not read.
 }
finding-shared-value-remedy = Unmerge the cells and write each figure in its own cell. If the number is that of all of them together, write one label for them, or ask the observatory to give their labels one code.
finding-missing-value-reason = { $what ->
    [short] This row has fewer cells than the others ({ $count }, and they have { $expected }): a cell was left out of it, or its end was cut. If one was left out, the values behind that cell stand under the headers of others; they were read as they stand.
    [column] No row has a value in this column yet; nothing was read from it.
    [columns] No row has a value here yet, nor in the other columns that are empty ({ $count } in all); nothing was read from them.
   *[cell] The row has no value, and no status that says why.
 }
finding-missing-value-remedy = { $what ->
    [short] Nothing to do if only blank cells at its end are missing; otherwise put the missing cell in its place, blank where it has no value, so that each value stands under its header, and send the file again.
    [column] Nothing is to be corrected where the periods are still to come; otherwise fill in the values, or give the status of missing ones.
    [columns] Nothing is to be corrected where the periods are still to come; otherwise fill in the values, or give the status of missing ones.
   *[cell] Fill in the value, or give the status of a missing value.
 }
finding-status-disagrees-reason = “{ $value }” says that there is no number, and a number stands beside it; the number was read with this status.
finding-status-disagrees-remedy = Take the number out, or correct the status.
finding-duplicate-key-reason = { $where ->
    [row] Another cell of row { $first } has the same series and the same period: two of its columns say the same.
    [observation] This observation repeats the series and the period of observation { $first }.
    [sheet] This row repeats the series and the period of row { $first } of sheet “{ $sheet }”.
   *[other] This row repeats the series and the period of row { $first }.
 }
finding-duplicate-key-remedy = { $where ->
    [row] Correct the header of the column that is wrong, or delete the column that repeats another. If the two are parts of what has one code here, send their sum.
    [observation] Keep the observation that is right and delete the other; if both are right, correct what tells them apart.
    [column] What tells these rows apart stands in the column “{ $apart }”, which is not read: ask the observatory to read it. If the column says nothing of the figures, keep the row that is right.
   *[other] Delete one of the two only if it is the same row twice. If both are right, what tells them apart must stand in a column that is read: write it there, or ask the observatory to read the column that has it.
 }
finding-not-whole-reason = The value { $value } has decimals, where only whole numbers make sense.
finding-not-whole-remedy = Check the figure: a mark between thousands may have been read as the mark before decimals.
finding-surplus-decimals-reason = “{ $value }” has more decimals than these data do, and was read with them.
finding-surplus-decimals-remedy = Check the number: its mark may stand between thousands. If the decimals are right, there is nothing to do.
finding-wrong-frequency-reason = { $what ->
    [list] The period { $value } is { $found ->
        [S] a half-year
        [T] four months
        [Q] a quarter
        [M] a month
        [W] a week
        [D] a day
       *[other] of another length
    }, and the data may only come in these frequencies: { $expected }. Its values were read as they are.
   *[other] The period { $value } is not of the frequency “{ $expected }”, which its row or the profile says.
 }
finding-wrong-frequency-remedy = { $what ->
    [list] Check that the period was read rightly; send the figures in one of these frequencies, or ask the observatory to allow this one.
   *[other] Correct the period or the frequency.
 }
finding-unusual-frequency-reason = The period { $value } is not of the frequency “{ $expected }” in which this data usually comes.
finding-unusual-frequency-remedy = Check that the period was read rightly; if the data really comes more or less often, ask the observatory to say the frequency in the profile.
finding-calendar-year-reason = The period { $value } was read as a calendar year, while the years of the profile begin within one and end in the next, as 2022/2023 does.
finding-calendar-year-remedy = If the figures are of such a year, write both of its years, as in 2022/2023; if they are of the calendar year, ask the observatory to write { $setting } under [codes.TIME_PERIOD] in the profile.
finding-unusual-unit-reason = All values were read in the unit “{ $unit }”, which the profile writes for all of them, and nothing says that these data come in it; they usually come in “{ $expected }”.
finding-unusual-unit-remedy = Check in which unit the figures are; if in the usual one, ask the observatory to correct UNIT_MEASURE in the profile.
finding-period-not-ended-reason = The period { $value } ends on { $end }, after { $day }, when its figures were received.
finding-period-not-ended-remedy = Check the period; if the figures are a projection or a stock of a day within it, nothing is to be corrected.
finding-period-long-before-reason = The period { $value } lies more than fifty years before { $first }, the first whose figures were accepted.
finding-period-long-before-remedy = Check the year; if the figures are of that time, nothing is to be corrected.
finding-out-of-range-reason = { $rule ->
    [none] The value { $value } is larger than any count or amount can be ({ $bounds }).
   *[other] The value { $value } lies outside the bounds of rule { $rule } ({ $bounds }).
 }
finding-out-of-range-remedy = { $reason ->
    [none] Check the figure and its unit and correct it; this rule takes no reason, and the file is not accepted as long as it is broken.
   *[other] Check the figure and its unit and correct it; if it is right, tell the observatory what explains it.
 }
finding-sum-of-parts-reason = { $along ->
    [dimension] Added up by “{ $dimension }”, the parts give { $sum }, the total says { $total }: a difference of { $difference } ({ $series }, { $period }).
    [others] { $equal } of { $count } totals in this file are the sum of their parts by “{ $dimension }”. This one is not: the parts give { $sum }, the total says { $total }, a difference of { $difference } ({ $series }, { $period }).
    [printed] Under “{ $header }” the file prints { $total }, but the figures beside it add up to { $sum }: a difference of { $difference }.
    [carried] “{ $header }” says { $total }, but the figures above it add up to { $sum }: a difference of { $difference }.
    [again] “{ $header }” says { $total }, but { $sum } was carried over to it: a difference of { $difference }.
    [accepted] Together with what was accepted before, the parts by “{ $dimension }” give { $sum }, the total says { $total }: a difference of { $difference } ({ $series }, { $period }).
   *[other] The parts add up to { $sum }, the total says { $total }: a difference of { $difference } ({ $series }, { $period }).
 }
finding-sum-of-parts-remedy = { $reason ->
    [none] Correct the part or the total that is wrong; this rule takes no reason, and the file is not accepted as long as they differ.
    [group] The total is the sum of the parts within “{ $group }”: if the row means these alone, write that name in full, or ask the observatory to write { $code } for it under codes in the profile; otherwise correct the part or the total that is wrong.
   *[other] Correct the part or the total that is wrong, or tell the observatory why they differ.
 }
finding-part-over-whole-reason = { $parts ->
    [several] The whole is { $value }, and { $count } of its parts by “{ $component }” are more, such as “{ $code }” with { $part } in row { $row } ({ $series }, { $period }).
    [accepted] Together with what was accepted before, the whole is { $value } and its part “{ $code }” by “{ $component }” is more: { $part } ({ $series }, { $period }).
   *[other] The whole is { $value }, and its part “{ $code }” by “{ $component }” is more: { $part } in row { $row } ({ $series }, { $period }).
 }
finding-part-over-whole-remedy = Correct the part or the whole; if the row read as the whole is none, tell the observatory what it stands for.
finding-missing-attribute-reason = The row says nothing under “{ $component }”, which is required.
finding-missing-attribute-remedy = Fill in the cell; if there is no such column, add it.
finding-no-data-reason = The file holds no observation that could be read.
finding-no-data-remedy = Check that this is the right file and that its table begins where the profile expects it.
finding-too-large-reason = { $what ->
    [bytes] The file is larger than { $limit } bytes, the most that can be read; it was not read.
    [unpacked] Unpacked, the file has more than { $limit } bytes, the most for a file of its size; it was not read.
    [columns] The row has more than { $limit } columns; those beyond were not read.
    [sheets] The workbook has more than { $limit } sheets; those beyond were not read.
    [sheet] A sheet of the workbook is larger than { $limit } bytes, the most that can be read; the file was not read.
    [parts] The workbook holds more than { $limit } objects, such as pictures and charts; it was not read.
    [part] A part of the workbook, such as its texts or styles, is larger than { $limit } bytes; the file was not read.
    [line] A row is longer than { $limit } bytes; the file was not read from there on.
    [cells] The file has more than { $limit } cells; those beyond were not read.
    [keys] The objects of the file have { $limit } different keys together, and each of them only a few: they are no rows of one table, and the file was not read.
    [cell] The text of a cell is longer than { $limit } characters; what is beyond was not read.
    [rows] The sheet has rows beyond row { $limit }, where no sheet has any; they were not read.
    [merges] The workbook is too large, or has too many merged cells, for them to be looked at; each cell was read by itself.
    [survey-cells] The file has more than { $limit } cells, the most that are read at once; the rows beyond were not read.
    [survey-variables] The file has more than { $limit } variables; those beyond were not read.
    [survey-labels] The labels of codes are too many or too long ({ $limit } at most); those beyond were not read.
    [survey-notes] The file has more than { $limit } notes; those beyond were not read.
    [survey-text] The texts of the rows are longer than { $limit } bytes together; those beyond were not read.
    [survey-files] The document describes more than { $limit } files; those beyond were not read.
    [element] A tag or a text of the message is longer than { $limit } bytes; the file was not read from there on.
    [depth] More than { $limit } elements of the message stand within each other; the file was not read from there on.
    [data-sets] The message has more than { $limit } data sets; those beyond were not read.
    [groups] The message says more of groups of series than can be kept ({ $limit } bytes at most); a part of the attributes of groups was not read.
    [values] The texts of one series or observation are longer than { $limit } bytes together; those beyond were not read.
   *[other] The file goes beyond { $limit }, the most that can be read; what lies beyond was not read.
 }
finding-too-large-remedy = { $what ->
    [columns] Delete the columns to the right of the table, then send the file again.
    [sheets] Keep only the sheets of the agreement, then send the file again.
    [keys] Give every object the same keys, one for each column of a table, then send the file again.
    [line] Look for a quotation mark that was opened and never closed, close or delete it, then send the file again.
    [cell] Look for a quotation mark that was opened and never closed, or shorten the text, then send the file again.
    [merges] Unmerge the cells and repeat their text in each of them, or split the file by period, then send it again.
    [survey-cells] Ask for the variables that are needed only, or save the file in parts.
    [survey-variables] Save only the variables that are needed, then send the file again.
    [survey-labels] Save only the variables that are needed, then send the file again.
    [survey-notes] Nothing to do if the first notes are enough; otherwise delete those that are not needed.
    [survey-text] Save the file without long texts that are not needed, then send it again.
    [survey-files] Split the document by study, then send it again.
    [element] Export the message once more, or split it by period, then send it again.
    [depth] Export the message once more as SDMX-ML 2.1 or 3.0, then send it again.
    [data-sets] Split the message, or put its observations into fewer data sets, then send it again.
    [groups] Write the attributes at the series, or split the message by period, then send it again.
    [values] Shorten the texts, then send the message again.
   *[other] Delete pictures, charts and empty rows and columns, or split the file by period, then send it again.
 }
finding-unclear-encoding-reason = { $what ->
    [changed] The letters of the file are stored as “{ $encoding }”, and the profile says “{ $agreed }”; they were read as “{ $encoding }”.
    [changed-likely] The letters of the file are not stored as “{ $agreed }”, which the profile says; they were read as “{ $encoding }”, which is { $confidence }% certain.
   *[other] The file does not say how its letters are stored; they were read as “{ $encoding }”, which is { $confidence }% certain.
 }
finding-unclear-encoding-remedy = { $what ->
    [changed] Nothing to do for this file. If your files come so from now on, tell the observatory, which writes it in the profile; otherwise save them as before.
    [changed-likely] Look whether the names were read rightly and tell the observatory, or save the file as before and send it again.
   *[other] Save the file as an Excel workbook or as “CSV UTF-8” and send it again, or tell the observatory whether accents and Arabic letters were read rightly.
 }
finding-unclear-delimiter-reason = { $what ->
    [changed] The cells of the file are separated by { $delimiter ->
        [TAB] tabs
       *[other] “{ $delimiter }”
    }, and the profile says { $agreed ->
        [TAB] tabs
       *[other] “{ $agreed }”
    }; they were read as the file has them, for its headers are then those of the profile.
   *[other] The cells seem to be separated by { $delimiter ->
        [TAB] tabs
       *[other] “{ $delimiter }”
    }, which is { $confidence }% certain.
 }
finding-unclear-delimiter-remedy = { $what ->
    [changed] Nothing to do for this file. If your files come so from now on, tell the observatory, which writes it in the profile; otherwise save them as before.
   *[other] Save the table as an Excel workbook and send it again, or tell the observatory which mark separates the cells.
 }
finding-unreadable-characters-reason = Some letters of the file cannot be read as “{ $encoding }”; the mark “�” stands in their place.
finding-unreadable-characters-remedy = { $what ->
    [message] Export the message once more in UTF-8, with the encoding that its first line declares, then send it again.
   *[file] Open the file where the letters look right, save it as an Excel workbook or as “CSV UTF-8”, and send it again.
 }
finding-uncomputed-formula-reason = The cell holds a formula, and the file does not hold its result: the cell reads as blank.
finding-uncomputed-formula-remedy = Open the file in a spreadsheet program and save it, so that formulas are computed, or write the value itself; then send it again.
finding-shown-differs-reason = { $what ->
    [struck] “{ $value }” is struck through, as what no longer holds is; it was read all the same.
    [struck-part] A part of “{ $value }” is struck through; only the rest was read.
    [hidden] The cell holds the number { $number }, and its format shows words, a dash or nothing in its place; { $number } was read.
    [another] The cell holds the number { $number }, and another number is seen: its format writes digits, a sign or a mark beside or between its own digits, such as 000, <, ‰ or a comma, or the file holds another text for it; { $number } was read.
    [seen] The format of this column divides its numbers by a thousand, once or more: { $number } is held and { $result } is seen. The unit is that of what is seen, and { $result } was read before the unit was applied.
    [hidden-rows] Rows in which something stands are hidden on this sheet, by hand or by a filter: { $numbers }, the first of them here. They were read like the others.
    [hidden-columns] Columns in which something stands are hidden on this sheet: { $numbers }, the first of them here. They were read as the profile says, like the others.
   *[held] The format of this column divides its numbers by a thousand, once or more: { $number } is held and { $result } is seen. Nothing names a unit, and { $number } was read.
 }
finding-shown-differs-remedy = { $what ->
    [struck] Check whether it still holds: if it does, take the stroke away; if not, delete it or write what is right.
    [struck-part] Delete what is struck through, so that what holds stands alone in the cell.
    [hidden] If the number is meant, show it; if it is not, such as a small number that may not be told, take it out of the cell and write what is shown as a text.
    [another] If what is seen is meant, write it in the cell itself, a small number that may not be told as a text; if the number is meant, take out of the format what stands beside it or between its digits, or write it anew.
    [seen] Nothing to do if the unit is right.
    [hidden-rows] Nothing to do if they belong to the data; if not, delete them.
    [hidden-columns] Nothing to do if they belong to the data; if not, delete them.
   *[held] Check that the number that was read is right, or write the unit in the title; best show the numbers as they are held.
 }
finding-cut-off-reason = { $what ->
    [row] The file ends in the middle of this row, which has fewer cells than all before it: its last number may be cut as well, and rows after it may be missing.
    [message] The message ends too early, on line { $line } of the file: the observations before it were read, and others are missing.
   *[other] A quotation mark was opened and never closed, or the file ends too early: the end of a part of it is missing.
 }
finding-cut-off-remedy = { $what ->
    [row] Export the file once more, check that its last row is whole, then send it again.
    [message] Export the message once more, check its size after the transfer, then send it again.
   *[other] Close or delete the quotation mark; if the end of the file is missing, export it once more; then send it again.
 }
finding-missing-sheet-reason = { $succeeded ->
    [yes] The workbook has no sheet “{ $expected }”; that of another period was read in its place.
    [part] The workbook has some sheets of the parts of a year, and not these: “{ $expected }”.
    [later] The workbook has a sheet of a later year, and not these: “{ $expected }”.
   *[other] The workbook has no sheet “{ $expected }”.
 }
finding-missing-sheet-remedy = { $succeeded ->
    [yes] Nothing to do if that sheet is no longer sent; otherwise add it.
    [part] Nothing to do if these parts of the year come later or in files of their own; otherwise add them.
    [later] Nothing to do if the file is to bring the new year alone; otherwise add them.
   *[other] Add the sheet or give it this name again; if its name has changed for good, ask the observatory to change the profile.
 }
finding-unread-sheet-reason = { $what ->
    [file] No table of the profile is for this file; it was not read.
    [like] The sheet “{ $value }” looks like those that were read, but the profile does not name it: its { $numbers } numbers were not read.
    [numbers] The sheet “{ $value }” is not part of the agreement: its { $numbers } numbers were not read, beside { $read } in the file that were.
    [head] The sheet “{ $value }” would have been read like “{ $said }”, but for “{ $header }”, in which they differ: its { $numbers } numbers were not read.
   *[sheet] The sheet “{ $value }” is not part of the agreement and was not read.
 }
finding-unread-sheet-remedy = { $what ->
    [file] Ask the observatory to describe the table of the file in the profile.
    [like] If it belongs to the data, as the sheet of a new year does, ask the observatory to add it to the profile.
    [numbers] If they belong to the data, ask the observatory to add the sheet to the profile; if not, to write its name under not_read.
    [head] Write “{ $header }” as it stands on the sheet “{ $said }” of the profile; if it has changed for good, ask the observatory to change the profile.
   *[sheet] Nothing to do if it holds nothing for the observatory; otherwise ask the observatory to add it to the profile.
 }
finding-unread-numbers-reason = { $side ->
    [below] Directly below the table that the profile reads stand more numbers, { $numbers } in all from this cell on, which were not read: the table seems to have grown.
    [above] Directly above the rows that the profile reads stand more numbers, { $numbers } in all from this cell on, which were not read: the table seems to have grown.
    [right] Directly to the right of the table that the profile reads stand more numbers, { $numbers } in all from this cell on, which were not read: the table seems to have grown.
   *[other] From this cell on stand numbers that no table of the profile takes, { $numbers } in all; they were not read.
 }
finding-unread-numbers-remedy = { $side ->
    [none] Nothing to do if they are no data, such as the years of a title; otherwise ask the observatory to describe their table in the profile.
   *[other] If they belong to the table, ask the observatory to write { $setting } in the profile; otherwise leave an empty row or column between the two.
 }
finding-header-moved-reason = { $what ->
    [cell] The column headers begin at { $found }, where { $expected } was agreed.
   *[row] The column headers stand on row { $found }, where row { $expected } was agreed.
 }
finding-header-moved-remedy = { $what ->
    [cell] Check that no row or column was added or deleted before the table; if the new place is right, ask the observatory to change the profile.
   *[row] Check that no row was added or deleted above the table; if the new place is right, ask the observatory to change the profile.
 }
finding-cut-number-reason = { $what ->
    [moved-left] The columns of this file stand elsewhere than those of the profile: column { $from } and those behind it seem to begin farther left (characters: { $by }). The profile cuts lines by widths = { $widths }, within words and numbers; those of this file seem to be { $found }. Nothing was read.
    [moved-right] The columns of this file stand elsewhere than those of the profile: column { $from } and those behind it seem to begin farther right (characters: { $by }). The profile cuts lines by widths = { $widths }, within words and numbers; those of this file seem to be { $found }. Nothing was read.
    [rare] The line reads “{ $value }”, but the profile cuts it within this number, as it cuts no number of most other lines: two parts of one number would be read as two.
    [misplaced] The line reads “{ $value }”, but the profile cuts it within this number, and what is left beside the cut is not always a number: the columns of this file stand elsewhere.
    [broken] The line reads “{ $value }”, but the profile cuts it within this number: a part of it would be read as a value.
    [elsewhere] The numbers below “{ $value }” stand in the column of another header: the profile cuts lines by widths = { $widths }, and the columns of this file stand elsewhere.
    [heads] The profile has one column where the headers read “{ $value }”: the columns of this file stand elsewhere, or the profile lacks one.
    [two] The profile has one column where the line reads “{ $value }”: two numbers would be read as one.
   *[other] The line reads “{ $value }”, but the profile cuts it within this number: its first digits stand in a column that is not read, so the value would be wrong.
 }
finding-cut-number-remedy = { $what ->
    [moved-left] Send the file with its columns where they were; if they have moved for good, ask the observatory to write widths = { $found } under [format] of the profile.
    [moved-right] Send the file with its columns where they were; if they have moved for good, ask the observatory to write widths = { $found } under [format] of the profile.
    [elsewhere] Send the file with its columns where they were; if they have moved for good, ask the observatory to correct widths under [format] of the profile.
    [heads] Send the file with its columns where they were; if they have moved for good, ask the observatory to correct widths under [format] of the profile.
   *[other] Ask the observatory to correct the widths of the columns in the profile, so that the number stands whole in its column; if they are two numbers, leave two blanks between them.
 }
finding-repeated-header-reason = The column headers stand again between the rows; this line was not read as data.
finding-repeated-header-remedy = Nothing to do if the columns below it have the same order; otherwise move those rows under the first headers, each cell in its column.
finding-extra-cells-reason = The table ends at column { $columns }, but “{ $value }” stands beyond it, so the row may be shifted.
finding-extra-cells-remedy = { $kind ->
    [workbook] Move what stands there under the header to which it belongs, or delete it; then send the file again.
    [json] Give each row the same members, or the same number of cells, then send the file again.
    [fixed-width] Look for a text that is longer than its column, shorten it, then send the file again.
   *[other] Look for a comma or semicolon within a text, and put that text between quotation marks; otherwise delete the surplus cell.
 }
finding-row-not-read-reason = { $what ->
    [numbers] The row “{ $value }” has nothing in the columns from which values are read; its numbers stand in other columns and were not read.
    [part] The note “{ $value }” speaks of a part of a year, and the numbers below a year were read as those of the whole year.
    [carried] The row “{ $value }” carries the sum of a page over to another one; it is no figure of its own and was not read.
   *[texts] The row “{ $value }” has no value and was not read.
 }
finding-row-not-read-remedy = { $what ->
    [numbers] If they are data, move them under the headers to which they belong; otherwise nothing to do.
    [part] If the figures of a year are of that part alone, write the part in the header of the year, such as “9 months 2024”; otherwise nothing to do.
    [carried] Nothing to do if it is a sum that is carried over; otherwise ask the observatory to write in the profile what the word stands for.
   *[texts] Nothing to do if it is a title, a note or a source; otherwise fill in its value.
 }
finding-skipped-by-profile-reason = { $what ->
    [heading] “{ $value }” and the values under it ({ $count } in all) were not read, as the profile asks.
   *[other] “{ $value }” was not read, as the profile asks.
 }
finding-skipped-by-profile-remedy = Nothing to do if it is still to be left out; otherwise ask the observatory to change the profile.
finding-ambiguous-code-reason = { $what ->
    [letters] “{ $value }” stands among names and was read as “{ $taken }” only because it is the code of that country; it may be short for the name of another.
   *[word] “{ $value }” can mean several things for “{ $component }”.
 }
finding-ambiguous-code-remedy = { $what ->
    [letters] Write the name of the country in full; if the short form is to stay, ask the observatory to write under codes in the profile which country it is.
   *[word] Write the code or the full name of the one that is meant.
 }
finding-ambiguous-number-reason = { $taken ->
    [second] “{ $value }” was read with decimals, as { $second }; it has more of them than these data do, and may be the whole number { $first }.
    [first] “{ $value }” can be read as the whole number { $first } or, with decimals, as { $second }; { $first } was read.
    [profile] “{ $value }” is { $second } where the mark in it stands before decimals, as the profile says, or else the whole number { $first }; it was not read.
   *[other] “{ $value }” can be read as the whole number { $first } or, with decimals, as { $second }; it was not read.
 }
finding-ambiguous-number-remedy = { $taken ->
    [profile] Write the number without decimals, or without a mark between thousands; if that mark groups thousands in this file, ask the observatory to say so under [numbers] in the profile.
   *[other] Write the number without a mark between thousands, and tell the observatory which mark stands before the decimals.
 }
finding-unclear-total-reason = “{ $value }” may be the total of the last group under “{ $component }” or of all of them: neither the numbers nor the groups before tell which. The row was not read.
finding-unclear-total-remedy = Write “grand total” if it is the total of all; if it ends a group, give each group its total, or repeat the name of the group in its column.
finding-total-unread-reason = “{ $value }” adds up everything under “{ $component }”, for which there is no code; the row was not read.
finding-total-unread-remedy = Nothing to do: the total follows from the rows that were read. If it is that of the last group alone, repeat the name of the group in its column.
finding-ambiguous-date-reason = “{ $value }” can be read as { $first } or as { $second }; it was not read.
finding-ambiguous-date-remedy = Write the year first, then the month, then the day: { $first } or { $second }.
finding-formula-error-reason = The formula of this cell gives the error “{ $value }” instead of a number.
finding-formula-error-remedy = Repair the formula, or write the figure itself in its place.
finding-read-as-missing-reason = “{ $value }” was read as a missing value, with the status “{ $status }”.
finding-read-as-missing-remedy = Nothing to do if the mark means this; otherwise write the figure, or tell the observatory what the mark means.
finding-suppressed-by-sender-reason = “{ $value }” does not say the exact number; none was kept.
finding-suppressed-by-sender-remedy = Nothing to do if the number must stay hidden; otherwise write it: the observatory protects small numbers before it publishes.
finding-number-with-mark-reason = { $scaled ->
    [yes] In “{ $value }” a mark stands behind the number; { $number } was read, times { $factor } as the unit asks.
   *[no] In “{ $value }” a mark stands behind the number; { $number } was read.
 }
finding-number-with-mark-remedy = Nothing to do if the mark only points to a note; if it says something about the value, say it in the status column.
finding-parentheses-as-minus-reason = { $scaled ->
    [yes] “{ $value }” stands in parentheses and was read as the negative number { $number }, times { $factor } as the unit asks.
   *[no] “{ $value }” stands in parentheses and was read as the negative number { $number }.
 }
finding-parentheses-as-minus-remedy = Write a minus sign if the number is negative; otherwise take the parentheses away.
finding-percent-unexpected-reason = “{ $value }” is a percentage in a column of counts; it was not read.
finding-percent-unexpected-remedy = Write the count itself; if the column is meant for percentages, ask the observatory to change the profile.
finding-values-multiplied-reason = Beside values stands “{ $value }”, and the data have no multiplier of their own: these values were multiplied with { $factor }, such as “{ $sent }”, of which { $result } was read (values: { $count }).
finding-values-multiplied-remedy = Nothing to do if the figures are sent in this unit; otherwise correct the multiplier and send the file again.
finding-doubtful-message-reason = { $what ->
    [element] “{ $value }” is no element that a message of data has at this place ({ $count } in all): what stands in it was not read.
    [text] A text stands between the elements of the data, “{ $value }”, and was not read.
    [after] After the end of the message more follows (“{ $value }”), as where two messages were put into one file: it was not read.
    [footer] The service that made the message says in it: “{ $value }”.
    [test] The message says of itself that it is a test.
    [disputed] Two groups say different things of this observation under “{ $value }”; the first was read.
    [unmet] What is said of groups or series of which the file holds no observation was not used ({ $count } in all, the first “{ $value }”).
    [stricter] Under “{ $value }” an observation says “{ $own }”, and what is said of its series, of its group or of the data set is “{ $other }” ({ $count } in all): the stricter of the two counts.
    [structure] A data set says that it is of the structure “{ $value }”, which the header of the message does not name.
    [index] A place under “{ $value }” points to no value in the lists of the message; it was read as blank.
   *[agency] The file is of “{ $value }”, and the agreement is about data of “{ $expected }”.
 }
finding-doubtful-message-remedy = { $what ->
    [element] Check how the name is written, capitals among them, or export the message once more from the program that wrote it.
    [text] Delete the text, or put it into a remark of the series, then send the message again.
    [after] Send each message in a file of its own.
    [footer] Check that the message is whole: ask for less at once, such as one year after the other, and send every part.
    [test] Send the message of the true data; if these are the true data, have the program say so (Test: false).
    [disputed] Check which of the two is right, and say it once, at the level where it belongs.
    [unmet] Check the codes of these groups and series; if no observation is missing, nothing need be done. How confidential values are can be said beside each of them too.
    [stricter] Check which of the two is right and say it once; if it is the stricter one, nothing need be done.
    [structure] Nothing to do if the message is of the agreed data; otherwise send the right one.
    [index] Export the message once more from the program that wrote it.
   *[agency] Check that it is the right file; if it is, nothing need be done.
 }
finding-other-version-reason = The file was made for “{ $value }”, while the agreement follows version { $expected }.
finding-other-version-remedy = Check that the columns and codes are those of version { $expected }, and write this version in the file.
finding-cumulative-unrolled-reason = { $value } is a total since January; for { $period } alone this gives { $result }.
finding-cumulative-unrolled-remedy = Nothing to do if the table holds totals since January; where the result is “?”, send the total of the period before as well.
finding-cumulative-suspected-reason = The values of { $series } rise through { $year } as totals since January do.
finding-cumulative-suspected-remedy = Tell the observatory which they are: totals since January, or the figure of each month or quarter alone.
finding-part-of-year-reason = { $totals ->
    [one] The total { $value } was read as that of { $year }, and it is the sum of a part of the year: nothing is given for { $missing }.
   *[several] The totals of { $year }, such as { $value }, were read as those of the whole year, and they are sums of a part of it: nothing is given for { $missing }.
 }
finding-part-of-year-remedy = Add what is missing, or name the part of the year in the header of the total, such as “9 months 2023”; if nothing happened in the rest of the year, write 0 there.
finding-running-total-reason = { $what ->
    [month] The dataset counts totals from January to a day, and “{ $value }” stands as a period of its own.
    [apart] The dataset counts totals from January to a day; those of this table were kept as they are, although the profile says “{ $value }”.
    [nothing] The profile says “{ $value }”, but no period of the table is a month, a quarter or a half-year: nothing was taken apart, and each value was read as that of its whole period.
   *[day] The dataset counts totals from January to a day: what the file gives for “{ $value }” was read as the total up to { $period }.
}
finding-running-total-remedy = { $what ->
    [month] Give the last day up to which the total counts as its period, with the frequency _O; if the value is that of the month or quarter alone, tell the observatory.
    [apart] The observatory takes “{ $value }” out of the profile.
    [nothing] Nothing to do if the values are totals of the periods that the headers name; otherwise ask the observatory to write under [codes.TIME_PERIOD] in the profile of which month or quarter each header is.
   *[day] Nothing to do if the values are totals since January; if each is that of its month or quarter alone, tell the observatory.
}
finding-share-disagrees-reason = The file gives a share of “{ $value }”, but { $part } out of { $whole } is { $computed }%.
finding-share-disagrees-remedy = Correct the share or the count that is wrong; if it is a share of something else, tell the observatory of what.
finding-growth-disagrees-reason = The file gives a change of “{ $value }”, but from { $before } to { $after } it is { $computed }%.
finding-growth-disagrees-remedy = Correct the change or the figure that is wrong; if it is the change since another period, tell the observatory since which.
finding-growth-unusual-reason = From { $before } to { $value } is a change of { $growth }%, far larger than this series has known ({ $series }, { $period }).
finding-growth-unusual-remedy = Check the figure; if it is right, tell the observatory what explains the change.
finding-outlier-reason = The value { $value } is far from { $usual }, which is usual here ({ $series }, { $period }).
finding-outlier-remedy = Check the figure and its row; if it is right, tell the observatory what explains it.
finding-scale-suspected-reason = The value is { $value } where { $usual } is usual, a ratio of { $factor }, as when thousands stand for units ({ $series }, { $period }).
finding-scale-suspected-remedy = Check the unit and write the figure in the agreed one; if it is right as it is, tell the observatory what explains it.
finding-stock-flow-suspected-reason = { $value } and { $other } do not fit together: one seems to count who is there at a date, the other what happens during a period.
finding-stock-flow-suspected-remedy = Tell the observatory which of the two the figure counts; if year-end numbers were added up, give the last one instead.
finding-stock-account-reason = From { $before }, with what came and what left in between, the stock should be { $result }; the file gives { $after }, a difference of { $difference } ({ $series }, { $period }).
finding-stock-account-remedy = Check the two stocks and the flows between them; if all are right, say what else changed the number, such as naturalisations or a correction of the register.
finding-period-conflict-reason = This file gives { $value }, but “{ $source }” gives { $other } ({ $series }, { $period }).
finding-period-conflict-remedy = Check which figure is right and correct the other; if this one revises the earlier one, tell the observatory.
finding-source-ratio-reason = The value is { $value } here and { $other } in “{ $source }”: a ratio of { $ratio }, where { $min } to { $max } is expected.
finding-source-ratio-remedy = Check the figure; if it is right, tell the observatory what one source counts and the other does not.
finding-currency-suspected-reason = The value is { $value } here, and “{ $source }” gives { $other } in another currency ({ $series }, { $period }): as numbers they are the same, while about { $result } would be expected.
finding-currency-suspected-remedy = Check in which currency the amount is and give it in the agreed one; if it is right, tell the observatory which of the two sources is wrong.
finding-age-heaping-reason = Ages with certain last digits, such as 0 and 5, are too frequent: the index is { $index }, where { $limit } is the limit.
finding-age-heaping-remedy = Check whether ages were rounded or estimated; send ages computed from dates of birth, or tell the observatory how ages were recorded.
finding-digit-preference-reason = Like “{ $value }”, too many figures end in { $digits }, as rounded or estimated figures do.
finding-digit-preference-remedy = Send the exact counts; if there are none, tell the observatory how the figures were rounded or estimated.
finding-incomplete-reason = { $what ->
    [gap] There are figures of { $first } and of { $last } for “{ $series }”, and none of { $missing } between them (series of which this is so: { $count }); the checks of the dataflow ask for every period.
   *[other] The checks of the dataflow ask for { $expected }; missing: { $missing }.
 }
finding-incomplete-remedy = Add what is missing, or give the status of a missing value; if it no longer exists, tell the observatory.
finding-unnamed-rest-reason = { $along ->
    [dimension] The total is { $value } and its parts by “{ $dimension }” add up to { $sum }; nothing says what the remaining { $rest } are.
   *[other] The total is { $value } and its parts add up to { $sum }; nothing says what the remaining { $rest } are.
 }
finding-unnamed-rest-remedy = Add a row for the rest, such as “other” or “not stated”, or correct the part or the total that is wrong.
finding-statement-conflict-reason = “{ $value }” and “{ $other }” cannot both be right as they are worded.
finding-statement-conflict-remedy = Correct the one that is wrong; if both are right, say in each which persons and which period it counts.
finding-rule-broken-reason = The rule { $rule } asks for { $formula }, but the left side is { $left } and the right side { $right } ({ $series }, { $period }).
finding-rule-broken-remedy = { $reason ->
    [none] Check the figures on both sides and correct the one that is wrong; this rule takes no reason, and the file is not accepted as long as it is broken.
   *[other] Check the figures on both sides and correct the one that is wrong; if all are right, tell the observatory why they differ.
 }
finding-rule-unusable-reason = The rule { $rule } could not be checked on these data ({ $detail }).
finding-rule-unusable-remedy = Nothing to correct in the file; tell the observatory, which looks after its rules.
finding-survey-part-unread-reason = A part of the file ({ $part ->
    [dictionary] the list of variables
    [variable] a variable
    [variables] the variables
    [variable-labels] the labels of variables
    [value-labels] labels of codes
    [missing-values] codes of missing values
    [documents] the notes
    [attributes] the attributes of variables
    [characteristics] the characteristics of variables
    [formats] the formats of variables
    [long-texts] long texts
    [weight] the variable to weight by
    [data] the data
    [map] the list of its parts
    [end] the end of the file
   *[other] { $part }
 }) at byte { $offset } { $detail ->
    [cut-off] is cut off
    [damaged] is damaged
    [no-such-variable] belongs to a variable that is not there
   *[other] is of an unknown kind
 } and was not read.
finding-survey-part-unread-remedy = Open the file in the program that wrote it, save it again and send it; if it was cut during the transfer, send it once more.
finding-survey-part-ignored-reason = { $part ->
    [response-sets] Sets of multiple responses (at byte { $offset }) are not used; the variables they consist of were read.
    [variable-sets] Sets of variables (at byte { $offset }) are not used; their variables were read.
    [file-attributes] Attributes of the file (at byte { $offset }) are not used.
   *[other] A part of the file at byte { $offset } is of a kind that is not used.
 }
finding-survey-part-ignored-remedy = Nothing to do.
finding-survey-cut-off-reason = The file ends too early, at byte { $offset }: { $expected ->
    [unknown] { $rows } rows were read.
   *[other] { $rows } of { $expected } rows were read.
 }
finding-survey-cut-off-remedy = Export the file once more and check its size after the transfer; then send it again.
finding-survey-rows-disagree-reason = The file says that it has { $expected } rows, but { $rows } were found and read.
finding-survey-rows-disagree-remedy = Check how many rows there should be; if some are missing, export the file once more.
finding-survey-encoding-guessed-reason = The file does not say how its letters are stored; they were read as “{ $encoding }”, which is { $confidence }% certain.
finding-survey-encoding-guessed-remedy = Look at some labels; if accents or Arabic letters are wrong, say the encoding, or save the file in Unicode (SPSS 21, Stata 14 or later) and send it again.
finding-survey-text-unreadable-reason = Some letters of the file cannot be read as “{ $encoding }”; the mark “�” stands in their place.
finding-survey-text-unreadable-remedy = Say the encoding of the file, or open it where the letters look right, save it in Unicode and send it again.
finding-survey-variable-renamed-reason = { $value ->
    [none] A variable has no name; it was called “{ $name }”.
   *[other] The name “{ $value }” is blank or stands twice; the variable was called “{ $name }”.
 }
finding-survey-variable-renamed-remedy = Give each variable a name of its own in the program that wrote the file.
finding-survey-date-out-of-range-reason = In the variable “{ $variable }”, { $value } is no date that a calendar shows; the number was kept as the reason why the date is missing.
finding-survey-date-out-of-range-remedy = Correct the dates; if the number is a code for missing values, declare it as one.
finding-survey-codebook-disagrees-reason = { $what ->
    [column] The column “{ $value }” is not in the codebook; it was read as text.
    [variable] The variable “{ $value }” of the codebook has no column.
    [heading] The codebook has a column “{ $value }” that is not known; it was not read.
    [code-without-variable] A code of the codebook belongs to no variable described above it (“{ $value }”).
    [code] “{ $value }” is no number, as the codes of this variable are.
    [number] “{ $value }” is no number; it was kept as the reason why the value is missing.
    [date] “{ $value }” is no date such as 2020-10-19; it was kept as the reason why the value is missing.
    [cell] “{ $value }” stands beyond the last column.
    [short-row] A row has fewer cells than there are columns: { $value }.
    [answer] The codebook of the study has no such code: “{ $value }”.
    [taken-label] The file and the codebook describe these differently; the codebook was taken: { $value }.
    [taken-code] The file and the codebook give codes of these different names; the codebook was taken: { $value }.
    [taken-level] The file and the codebook say differently whether these tell kinds apart, have an order or can be added; the codebook was taken: { $value }.
    [taken-role] The file and the codebook give these different roles in the design; the codebook was taken: { $value }.
    [taken-missing] The codebook says otherwise than the file which codes of these are no answers; the codebook was taken: { $value }.
    [kept-kind] The codebook gives these another kind (number, text or date) than the file keeps them in; the file was taken: { $value }.
   *[other] The word “{ $value }” is not known in the column “{ $what }” of the codebook.
 }
finding-survey-codebook-disagrees-remedy = Correct the codebook or the data so that both say the same, and send them again.
finding-survey-column-nested-reason = { $kind ->
    [map] The column “{ $value }” holds pairs of keys and values in each row (a map); it was not read.
    [structure] The column “{ $value }” holds several fields in each row (a structure); it was not read.
   *[list] The column “{ $value }” holds a list in each row; it was not read.
 }
finding-survey-column-nested-remedy = { $kind ->
    [structure] Write each field as a column of its own (“unnest” in Polars, “json_normalize” in pandas), then send the file again.
   *[list] Write what is needed of it as columns of one value in a row, or as a table of its own with a row for each value, then send the file again.
 }
finding-survey-language-unknown-reason = A text is in the language “{ $value }”, which is none of Arabic, French and English; it was kept without a language.
finding-survey-language-unknown-remedy = Nothing to do if the text may be shown as it is; otherwise add it in one of the three languages.
finding-outside-reopening-reason = The value { $value } of { $series }, { $period }, differs from { $before }, which was accepted; only other cells were opened again.
finding-outside-reopening-remedy = Send the accepted value for this cell, or say why it changes: the reviewer decides whether it may.
