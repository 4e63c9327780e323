# The answer to a sender: on the command line, as a page and as a marked workbook.
answer-title = Answer to “{ $file }”
answer-verdict-errors = The file cannot be accepted as it is. Correct the errors, then send it again.
answer-verdict-warnings = The file can be accepted. Check the warnings; where a figure is wrong, correct it and send the file again.
answer-verdict-fine = The file can be accepted as it is.
answer-agreement = Agreement: { $agreement }
answer-whole-file = the whole file
answer-whole-sheet = the whole sheet “{ $sheet }”
answer-place-reason = { $place }: { $reason }
answer-place-in-sheet = { $cell } of sheet “{ $sheet }”
answer-in-places = { $n ->
    [one] In { $n_text } place
   *[other] In { $n_text } places
 }
answer-head-sheet = Sheet
answer-head-cell = Cell
answer-head-value = Value
answer-head-reason = What is wrong
answer-head-remedy = What to do
answer-sheet = Findings
answer-author = Marsad
answer-page-written = The answer as a page: { $file }
answer-workbook-written = The workbook with its cells marked: { $file }
answer-all = Not every place is listed here. The option --all lists them all.
answer-too-many-cells = “{ $file }” has more than { $limit } cells and is not given back with its cells marked. Use --html instead of --workbook.
answer-not-marked = “{ $file }” cannot be given back with its cells marked ({ $detail }). Use --html instead of --workbook.
answer-own-file = “{ $file }” is the file to be checked. Choose another name for what is written.
answer-who = The workbook holds the figures that were sent: say who asks for it, with --as ACCOUNT.
