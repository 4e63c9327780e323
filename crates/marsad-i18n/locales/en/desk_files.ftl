# Files that are kept or on their way, and columns by which rows are found.
refusal-wrong-document = “{ $subject }” is no PDF, Word document (DOCX), open document (ODT), PNG or JPEG, whatever its name says, or it holds a program. Save it as a PDF, then attach it again.
refusal-too-many-uploads = { $subject } files are on their way already, the most that one person may have. Finish one or end it, then begin again.
send-too-many = As many files of yours are on their way as one person may have. Give up the oldest, so that this one can be sent?
verify-row-column = The column “{ $column }”, by which the row “{ $row }” is found, is not as the audit trail says it was written.
refusal-infected = The virus scanner found “{ $subject }” in the file, so it is not kept. Have the computer it comes from looked at, then send a clean file.
refusal-scanner-away = The virus scanner does not answer, and nothing is kept that it has not seen. Try again in a few minutes.
accounts-scanned = Every file passes a virus scanner before it is kept; while the scanner does not answer, files are refused.
accounts-unscanned = No virus scanner is set: files are kept as they come, and nobody looks for viruses in them. Whoever runs the server sets one with --clamd.
