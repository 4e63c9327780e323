# The portal.
skip = Skip to content
menu = Sections
menu-data = Data
menu-institutions = Institutions
menu-about = About
search = Search
search-hint = A figure, a country, an institution
search-button = Search
search-here = Search from here
languages = Language
crumbs = You are here
show = Show
copy = Copy
copied = Copied
source = Source:
release = Release
sentence-stop = .
numerals-western = Digits 1 2 3
numerals-arabic-indic = Digits ١ ٢ ٣
colophon-reuse = These data may be reused freely; name their source.
colophon-api = SDMX API for programs
fictional-title = An invented country.
fictional-text = Everything here was made up to test and to teach.

home-lede = What the institutions of the country know about migration, in one place: each figure with who counted it, how, and from which file it comes.
home-figures = Key figures
home-latest = Latest releases
home-givers = What each institution gives
home-all-data = All data
home-all-institutions = All institutions

data-lede = Each dataset with its definition, its source and its releases.
data-theme = Theme
data-all-themes = All themes
data-institution = Institution
data-all-institutions = All institutions
data-list = List
data-none = Nothing here fits the search.
dataflow-not-yet = Not released yet
dataflow-senders = Who would send it
dataflow-embargoed = This dataset will be public on { $moment }.

views = Presentation
view-chart = Chart
view-table = Table
chart-source = Source: { $producers }. Released on { $date }.
chart-description = { $unit }. { $n ->
    [one] { $n_text } value; the table below says the same.
   *[other] { $n_text } values; the table below says the same.
 }
chart-empty = There is no figure for this selection.
chart-interval = ({ $low } to { $high })
chart-bands = The band around a line shows where the true values lie nineteen times in twenty, by the published errors.
chart-whiskers = The thin line across the end of a bar shows where the true value lies nineteen times in twenty, by the published errors.
chart-bands-of-grades = The band around a line shows where the true values lie nineteen times in twenty, if the grades that were assumed of the sources are right.
chart-whiskers-of-grades = The thin line across the end of a bar shows where the true value lies nineteen times in twenty, if the grades that were assumed of the sources are right.
table-hint = Each figure leads to the page that says where it comes from.
table-margin = how far the true value may be away, nineteen times in twenty, by the error that goes with the figure
table-interval = between which values the true one lies, nineteen times in twenty, where it may be farther away on one side than on the other
cell-hidden = hidden
hidden-to-protect = hidden: so few persons that one could be recognised, or a figure that would give such a one away
hidden-unreliable = hidden: too unreliable to be shown
hidden-not-for-publication = hidden: the institution does not publish it
cell-missing = –
cell-unpublished = no figure
unpublished = no figure: the source published none; this is not zero
notice-withdrawn = Withdrawn on { $date }. { $reason } What had been published stays readable here.
notice-older = You are reading release { $number }; a newer one has replaced it.
notice-older-link = Read the current release
notice-input-replaced = The balanced figures rest on release { $number } of “{ $name }”, which release { $current } replaced on { $date }: they must be balanced again.
notice-input-withdrawn = The balanced figures rest on release { $number } of “{ $name }”, which was withdrawn on { $date }: what they rest on stands no more.
notice-correction = This release corrects an error. { $reason }
downloads = Download
downloads-shown = What is shown:
downloads-all = The whole dataset:
download-sheet-data = Data
download-sheet-about = About these data
versions = Releases
versions-changes = What changed
release-regular = Published
release-correction = Correction
release-withdrawn = Withdrawn
release-withdrawal = Withdrawal
permalink = Permanent link to this release and this selection
cite = Cite
citation = { $producers }, “{ $title }”, release { $number } of { $date }. { $publisher }, { $link }

definition = How to read these figures
definition-title = Title
definition-description = Content
definition-universe = Who is counted
definition-changes = What it counts in which period
definition-unit = Unit
definition-caveat = What to know
definition-error-fixed = A standard error of 0 means that the weights were calibrated to the figure: it is known from elsewhere and not found by the survey. Where many margins stand beside few persons an error may be too small: such figures, and those whose error rests on few sampling units, have low reliability (U).
definition-producers = Source
definition-released = Released on
definition-citation = How to cite
definition-licence = Licence
definition-link = Permanent link

changes-title = What changed between two releases
changes-before = Before
changes-after = After
changes-difference = Difference
changes-count = { $n ->
    [0] Nothing changed in the figures.
    [one] One figure changed.
   *[other] { $n_text } figures changed.
 }

number-sentence = { $name } ({ $codes }), { $period }: { $number }, { $unit }.
number-sentence-whole = { $name }, { $period }: { $number }, { $unit }.
number-sentence-none = { $name } ({ $codes }), { $period } – { $why }.
number-sentence-none-whole = { $name }, { $period } – { $why }.
number-chain = Where this figure comes from
number-excerpt = The row of the file, as it was read
step-release = Release { $number }
step-release-text = A second person approved it for the public after its protection.
step-version = Version { $number } of the data
step-version-text = The table as the plan made it; once made, it never changes.
step-plan = Plan
method-latest-accepted = Takes every accepted figure as it was sent; where two speak of the same thing, the one accepted last.
step-submission = Submission
step-submission-text = Sent by the institution, read and checked, then accepted by a named person.
step-file = File
step-file-text = Kept as it was sent, byte for byte.
fact-proposed-by = Proposed by
fact-approved-by = Approved by
fact-approved-at = Approved on
fact-public-from = Public from
fact-protection = Protection
fact-sha256 = SHA-256
fact-hash-kept = kept at the observatory, because values of this dataset are hidden
fact-built-by = Built by
fact-built-at = Built on
fact-observations = Content
fact-plan = Plan
fact-pack = Definitions, SHA-256
fact-submission = Submission
fact-received-by = Sent by
fact-received-at = Received on
fact-findings = Checks
fact-accepted-by = Accepted by
fact-accepted-at = Accepted on
fact-reason = Reason
fact-file = File
fact-place = Place in the file

institutions-lede = Who holds which part of the picture of migration, and what has come of it to the observatory.
institution-nothing = Nothing received so far
institution-sends = What it sends
kind-ministry = Ministries
kind-statistics = Statistics
kind-bank = Central bank
kind-agency = Agencies and offices
kind-observatory = Observatory
kind-research = Research and associations
kind-host = Institutions of host countries
kind-international = International organisations
agreement-legal-basis = Basis
agreement-due-title = Due
agreement-due = { $n ->
    [one] { $n_text } day after the end of the period
   *[other] { $n_text } days after the end of the period
 }

about-title = About
about-lede = A national migration information system: it gathers what institutions send, checks it, protects it and publishes it as one picture.
about-path = Each figure has a path
about-path-text = Each published figure can be followed back to the file it came from, to the cell where it stands, to the person who accepted it and to the one who approved its release.
about-step-received = The file is kept as it was sent, with its fingerprint and a receipt.
about-step-checked = It is read and checked; what is wrong goes back to the sender with its row, its column and what to do.
about-step-accepted = A named person accepts it, with a reason.
about-step-version = A declared plan makes a version of the data; it can be made again at any time.
about-step-protected = What could point at a person is hidden, and it is said that it is.
about-step-approved = A second person approves the release. Corrections are new releases; the old ones stay readable.
about-never = What it never does
about-never-text = No page and no query helps to find or to recognise a person. Small counts that could are hidden.
about-origin = Where the figures come from
about-origin-text = The figures were published by the institutions named beside them, each with the page where it was read. Nothing here was estimated without saying so.
about-programs = For programs
about-programs-text = All data are served by SDMX REST 2.2 as SDMX-JSON 2.0 and SDMX-CSV 2.0, without a key, and as CSV, XLSX, JSON and Parquet beside each table.
about-licence = Licence

nowhere-title = There is no page at this address
nowhere-text = The address may have changed, or a part of it is missing. Search here, or start from the list of data.
bad-title = This address asks for something that does not exist
bad-text = “{ $parameter }” has no “{ $value }”.
bad-known = What exists: { $known }.
bad-range = Choose a number between { $low } and { $high }, such as { $known }.
bad-range-open = Choose a number above { $low } and below { $high }, such as { $known }.
failed-title = The page could not be made
failed-text = This is not your doing. Try again in a moment; the operator's log says why.

offline-title = No network
offline-lede = This page cannot be reached now.
offline-seen = Public pages that you have opened on this device open again without a network, as they were last seen and marked as that.
offline-desk = Of the desk this device keeps only the tables that you opened to type in, until somebody signs in or out; all else of it needs a network. A file that was being sent goes on where it stopped.
offline-old = No network: this is the page as it was last seen on this device. Since then figures may have changed, or may have been withdrawn.
offline-typed = No network: this is the table as it was opened last on this device. What you type is kept on it; send it once the network is back.
offline-tables = Tables that can be filled in without a network
