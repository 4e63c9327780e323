# Words, profiles and correspondences.
mapping-words-title = Words to map
mapping-words-lede = These words of the file stand for no code yet. Say once what each means; every later file of this agreement is then read so.
mapping-words-more = { $n ->
    [one] { $n_text } more word is shown once these are mapped.
   *[other] { $n_text } more words are shown once these are mapped.
 }
mapping-words-since = { $n ->
    [one] { $n_text } mapping was made after this file was read.
   *[other] { $n_text } mappings were made after this file was read.
 }
mapping-words-since-what = The file itself stays as it was read: send it again, and it is read with them.
mapping-words-none = Every word of this file is known.
mapping-words-back = Back to the submission
mapping-places = { $n ->
    [one] in { $n_text } place: { $places }
   *[other] in { $n_text } places, first { $places }
 }
mapping-why = { $reason }, { $percent }
suggestion-fold = a name of this code
suggestion-correspondence = a correspondence table says so
suggestion-history = mapped so before
suggestion-transliteration = sounds like it in the other script
suggestion-nearest = spelled nearly like it
mapping-other-code = another code or name
mapping-leave = leave it for now
mapping-note = Why, where it is not plain
mapping-again = then send this file again as it is
mapping-consequence = What you map holds for every file of this agreement that is read from now on, with your name and the date. Files that were read before stay as they are. It can be taken back.
mapping-keep = Map the words
mapping-keep-one = Map the word
mapping-preview = See what it would change
mapping-preview-title = What it would change
mapping-preview-what = Of this file
mapping-preview-today = today
mapping-preview-then = then
mapping-preview-rows = Observations read
mapping-preview-findings = Findings
mapping-preview-errors = of these, errors
mapping-preview-values = Values that would differ
mapping-preview-period = Period
mapping-preview-nothing = No value would change.
mapping-preview-still-right = The file would still have no error, with other values.
mapping-preview-right = The file would have no error left.
mapping-preview-better = The file would have fewer errors.
mapping-preview-worse = The file would have more errors.
mapping-preview-as-many = The file would have as many errors as today.
mapping-preview-too-many = The file has too many observations to compare them one by one.
mapping-preview-changed = { $n ->
    [0] No observation would be new, gone or different.
    [one] { $n_text } observation would be new, gone or different.
   *[other] { $n_text } observations would be new, gone or different.
 }
mapping-preview-changed-some = { $n ->
    [one] { $n_text } observation would be new, gone or different; { $shown } are shown.
   *[other] { $n_text } observations would be new, gone or different; the first { $shown } are shown.
 }

mapping-agreement-title = Mapped words
mapping-agreement-lede = Of one word the last mapping holds, also against the profile. An institution maps words that nobody has explained, and changes its own mappings; what the profile or the observatory says of a word, a reviewer or a methodologist of the observatory changes.
mapping-agreement-none = No word has been mapped under this agreement.
mapping-agreement-caption = What was said of words, the latest first
mapping-word = Word
mapping-word-as-written = The word, as it stands in the file
mapping-component = Component
mapping-code = Code
mapping-code-or-name = Code, or its name
mapping-said = Said on, by
mapping-state = State
mapping-state-holds = holds
mapping-state-replaced = replaced
mapping-state-taken-back = taken back
mapping-take-back = Take back
mapping-add = Map a word before it comes

mapping-profile-title = Profile
mapping-profile-of-pack = the profile of the pack
mapping-profile-version = version { $number }, written on the desk
mapping-profile-wrong = The profile cannot be kept:
mapping-profile-no-doubts = Nothing is wrong with the profile, and the proposer has no question about the file.
mapping-profile-doubts = What the proposer would ask about this file
mapping-profile-text = How the institution writes
mapping-profile-try-on = Try it on
mapping-profile-note = What changed, and why
mapping-profile-consequence = A version that is kept reads every file of this profile from now on. Files that were read before are read again by the version of their time.
mapping-profile-try = Try, keep nothing
mapping-profile-keep = Keep as a new version
mapping-fill-pack = Take the profile of the pack
mapping-fill-draft = Draft one from the chosen file
mapping-versions = Versions
mapping-versions-none = Only the profile of the pack: nothing was written on the desk.
mapping-version = Version
mapping-written = Written on
mapping-sheet-title = The file
mapping-sheet-none = No file was sent under this agreement yet. Once there is one, it stands here.
mapping-sheet-caption = Rows { $first } to { $last } of { $all }
mapping-sheet-blank = There are no rows here: the file is blank, or it is not of the kind that it is said to be.
mapping-sheet-legend = Outlined: an error is there. Underlined: a warning or a note. Above each column stands what the profile of today reads in it.
mapping-sheet-beginning = The file is long: this is its beginning.
mapping-sheet-before = Rows before
mapping-sheet-after = Rows after
mapping-sheets = Sheets
column-unsaid = not in the profile
column-ignore = not read
column-value = values
column-time = time
column-code = codes
column-text = text
column-flag = status

mapping-correspondences-title = Correspondence tables
mapping-correspondences-lede = How codes of one list become codes of another, with the share of each. A code that becomes one other code whole is also suggested where a file has it as a word.
mapping-correspondences-none = There is no correspondence table yet. One is needed where an institution uses another classification than ours.
mapping-correspondences-caption = The last version of each table
mapping-correspondence-name = Table
mapping-correspondence-id = Identifier
mapping-correspondence-from = From list
mapping-correspondence-to = To list
mapping-correspondence-new = A new table
mapping-correspondence-next = Another version
mapping-correspondence-consequence = The version of today stays as it is; the new one follows it, with your name and the date.
mapping-correspondence-keep = Keep the table
mapping-correspondence-propose = Propose lines
mapping-correspondence-propose-rule = Codes whose name is the same in both lists, in every language, and is that of no other code get a line; those that are left are named below, after “#”. Nothing is kept by it. From a list to itself, the codes of before are compared with those of today; what became of a code and which ones are likely stands beside it.
mapping-correspondence-caption = What becomes what
mapping-correspondence-what = Code
mapping-correspondence-becomes = becomes
mapping-correspondence-share = Share
mapping-correspondence-missing = { $n ->
    [one] The table does not speak of { $n_text } code of the first list: { $codes }.
   *[other] The table does not speak of { $n_text } codes of the first list, among them { $codes }.
 }
mapping-valid-from = Valid from
mapping-source = Source
mapping-lines = Lines
mapping-lines-rule = A line for each pair: CODE;CODE;SHARE. The shares of a code add up to 1; without a share the code becomes the other whole.
mapping-name-ar = Name in Arabic
mapping-name-fr = Name in French
mapping-name-en = Name in English
mapping-source-ar = Source in Arabic
mapping-source-fr = Source in French
mapping-source-en = Source in English

refusal-unknown-code = The list has no code “{ $subject }”. Where codes stand in brackets, they are the nearest.
refusal-wrong-correspondence = The table does not add up at “{ $subject }”. The shares of each code are above 0 and add up to 1, each pair stands once, and the two lists exist and stay what they were.
refusal-wrong-profile = This cannot be kept: { $subject }
