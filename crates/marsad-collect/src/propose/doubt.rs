//! A draft and its doubts: what was assumed, where, and what a person should decide.

use marsad_model::Profile;
use strsim::normalized_damerau_levenshtein;

use crate::names::{Suggestion, fold, is_of_rest, is_short_for, is_vague};

/// A proposed profile and what is unsure about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The profile.
    pub profile: Profile,
    /// What a person must decide, in the order of the file.
    pub doubts: Vec<Doubt>,
}

/// Something that a person must decide.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// What sort of decision it is.
    pub kind: DoubtKind,
    /// The component it is about, if any.
    pub component: String,
    /// The text it is about.
    pub text: String,
    /// What was taken: a code, a number, a period; empty where nothing was.
    pub taken: String,
    /// Where the text stands: the sheet and the cell, the column or the row.
    pub place: String,
    /// The likeliest codes, best first.
    pub suggestions: Vec<Suggestion>,
}

/// Kinds of doubt with their words and what each is.
macro_rules! kinds {
    ($($(#[$about:meta])+ $variant:ident = $word:literal),+ $(,)?) => {
        /// Kinds of doubt; each has words in every language.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum DoubtKind { $($(#[$about])+ $variant),+ }

        impl DoubtKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word for it in messages.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}

kinds! {
    /// A word that stands for no code; its values are findings until the profile has it.
    UnknownWord = "unknown-word",
    /// A heading above rows with values that is no word of its column; they are findings until the profile has it.
    UnknownSection = "unknown-section",
    /// A word for the rest or the unknown in a block of a component that does not have it, though another one may.
    WordOfBlock = "word-of-block",
    /// A heading above rows of one component, whose name it has a word of, was taken for that name.
    HeadingOfBlock = "heading-of-block",
    /// A header that says nothing known; its columns are findings until the profile explains it.
    UnknownHeader = "unknown-header",
    /// A header that nobody knows stands over several columns that lower headers tell apart: it was taken for their name.
    HeadingOfColumns = "heading-of-columns",
    /// A header that nobody knows stands beside others over columns that known words below tell apart: it was taken for the
    /// name of a group of these words.
    GroupOfColumns = "group-of-columns",
    /// A word was taken for a code, and none of the words beside it is known to the same component.
    LoneWord = "lone-word",
    /// Letters among names were read as the code of a country, and may be short for another.
    CodeAmongNames = "code-among-names",
    /// A column that holds codes by its header, and of which list nobody knows; it is not read.
    CodeColumn = "code-column",
    /// A column that is not read.
    IgnoredColumn = "ignored-column",
    /// Numbers that are not read because nothing known tells them from those that are.
    UnreadValues = "unread-values",
    /// A column that is not read and says one thing of all rows: the profile keeps it.
    ConstantColumn = "constant-column",
    /// A column of percentages beside counts that is not read, where each observation has its own unit.
    PercentColumn = "percent-column",
    /// A column of letters was taken for the status of the numbers to its left.
    FlagColumn = "flag-column",
    /// A column was taken for a component for its letters alone.
    GuessedByLetters = "guessed-by-letters",
    /// A legend says what a mark behind periods and numbers means.
    MarkOfStatus = "mark-of-status",
    /// A legend says that a mark in the place of numbers stands for zero.
    MarkOfZero = "mark-of-zero",
    /// Marks such as `"` and `idem` were taken to repeat the word above them.
    Ditto = "ditto",
    /// A text stands where a number should, and nobody knows what it says.
    UnknownMark = "unknown-mark",
    /// A letter stands behind numbers, and nothing says which quality it gives them.
    QualityMark = "quality-mark",
    /// A star or a dagger stands behind numbers, and no legend explains it: they are read without it.
    MarkWithoutLegend = "mark-without-legend",
    /// A mark stands behind a label or a period, and nothing says what it means.
    UnexplainedMark = "unexplained-mark",
    /// A title or a note says that figures are provisional, and no value is marked so.
    ProvisionalTitle = "provisional-title",
    /// A title or a note says that figures are estimated, and no value is marked so.
    EstimatedTitle = "estimated-title",
    /// A column that is not read because another one says the same.
    SameAsOther = "same-as-other",
    /// The same, but in some rows it names another code.
    OtherThanTwin = "other-than-twin",
    /// A column was taken for a component, and another component of the same list would do as well.
    WhichComponent = "which-component",
    /// A column was taken for a component, and one that is not read is as like it.
    WhichColumn = "which-column",
    /// A column was taken for the values although nothing says so.
    AssumedValue = "assumed-value",
    /// A column of ages beside which nothing is counted: each line may be a person. No value is read.
    PersonOnALine = "person-on-a-line",
    /// Headings in a column that the profile cannot read.
    UnreadHeadings = "unread-headings",
    /// The rows of a group seem to stand above its name.
    GroupAbove = "group-above",
    /// A dimension of which the file says nothing: the total was taken.
    AssumedTotal = "assumed-total",
    /// A dimension that a title mentions and nothing says for certain: the total was taken.
    MentionedInTitle = "mentioned-in-title",
    /// A unit of which the file says nothing, in a table that tells apart what persons have.
    UnitOfPersons = "unit-of-persons",
    /// Some columns say nothing of a dimension that the headers of others say: the total was taken for them.
    UnsaidInColumns = "unsaid-in-columns",
    /// A column of which the headers that tell the others apart say nothing was taken for the total of these.
    TotalOfColumns = "total-of-columns",
    /// A blank label beside a total was taken for the total too; every other blank would be as well.
    BlankIsTotal = "blank-is-total",
    /// A dimension of which neither the file nor the list says anything.
    UnsaidDimension = "unsaid-dimension",
    /// A code was taken from a title.
    AssumedFromTitle = "assumed-from-title",
    /// A code was taken from the name of a sheet.
    AssumedFromSheet = "assumed-from-sheet",
    /// The name of a sheet is a few letters that are a code too, and no other sheet is called after one: it was not taken.
    LettersOfSheet = "letters-of-sheet",
    /// The period was taken from a title or the name of a sheet.
    AssumedPeriod = "assumed-period",
    /// The name of a sheet was taken for a part of each year of its table.
    PartOfYears = "part-of-years",
    /// The name of a sheet was taken for its number, and may be a part of each year of its table.
    NumberOfSheet = "number-of-sheet",
    /// Nothing says the period.
    UnsaidPeriod = "unsaid-period",
    /// A title says another period than the name of its sheet.
    OtherPeriod = "other-period",
    /// A title names several dates or years: one of them was taken, or none.
    SeveralPeriods = "several-periods",
    /// Days at the ends of months head the figures of a flow: of the month, or since January.
    DayOfFlow = "day-of-flow",
    /// A title names another day of the year than that at which the dataflow counts once a year.
    DayWithinYear = "day-within-year",
    /// A period that spans two calendar years, in a file or dataflow of calendar years.
    TwoYears = "two-years",
    /// A calendar year, where the dataflow counts years of studies or others of the file are such.
    CalendarYear = "calendar-year",
    /// A title or header speaks of another unit, such as thousands.
    Scale = "scale",
    /// A title or header speaks of a unit that is not the dataflow's; the values are not read.
    OtherUnit = "other-unit",
    /// A title or header speaks of a unit that cannot be read for certain; values are read as they stand.
    UnknownUnit = "unknown-unit",
    /// A table says no unit, and another one of the file does: the values are read as they stand.
    UnsaidUnit = "unsaid-unit",
    /// Two lines above one table say different units: the nearer one was taken.
    ContradictingUnit = "contradicting-unit",
    /// A word stands beside numbers and was taken for the name of what they count.
    WordsBeside = "words-beside",
    /// A title speaks of totals since January.
    Cumulative = "cumulative",
    /// Months were taken for totals since January up to their last day, as the dataflow counts.
    RunningTotals = "running-totals",
    /// Dates may be day first or month first; day first was taken.
    DateOrder = "date-order",
    /// A mark before three digits was taken for that of thousands.
    Thousands = "thousands",
    /// Decimals stand behind commas in some numbers and behind stops in others.
    MixedMarks = "mixed-marks",
    /// The only numbers of a table stand below a header that says that they follow from others: it was not drafted.
    DerivedOnly = "derived-only",
    /// A sheet on which no table was found.
    NoTable = "no-table",
    /// Words of one component begin in a column where those of another end: they were taken for a breakdown of their own.
    TwoBreakdowns = "two-breakdowns",
    /// A row says that it is a part of what stands above it, below the last of several rows: it is read as a part of that
    /// one alone.
    PartOfRow = "part-of-row",
    /// A word for the rest stands in a column of several components, and may be that of any of them.
    RestOfWhich = "rest-of-which",
    /// A title says that something was refused or is left out, and nothing in the profile says so.
    NarrowerTitle = "narrower-title",
    /// A title narrows its subject by a word for which nothing in the table stands.
    NarrowerSubject = "narrower-subject",
    /// A word for the whole stands beside all that one code of the list is made of: that code may be meant.
    TotalOfParts = "total-of-parts",
    /// A group stands beside another one that has a part of it, and the list has a code for the rest: that may be meant.
    OverlappingGroup = "overlapping-group",
    /// Two labels of one table stand for one code: where nothing else tells them apart, one of them is lost.
    SameCode = "same-code",
    /// A label says the total of the rows above it, which a column tells apart that is not read: the total is read, and the
    /// rows are left out.
    PartsOfTotal = "parts-of-total",
    /// All columns that are read say the same of two rows, and one that is not tells them apart.
    UnreadDifference = "unread-difference",
    /// A word for the whole ends the rows of one word of a column that is not read: it is the total of that part alone.
    TotalOfUnreadPart = "total-of-unread-part",
    /// A title speaks of who is there, and the dataflow counts what happens.
    TitleOfStock = "title-of-stock",
    /// A title speaks of what happens, and the dataflow counts who is there.
    TitleOfFlow = "title-of-flow",
    /// A title says that its numbers are means, rates or changes, and no totals.
    TitleOfAverage = "title-of-average",
    /// A title says that its numbers are expected, aimed at or budgeted.
    TitleOfForecast = "title-of-forecast",
    /// A title says that its numbers are those of a sample.
    TitleOfSample = "title-of-sample",
    /// A title speaks of what was asked for, whatever was granted.
    TitleOfApplication = "title-of-application",
    /// A title speaks of those who left, and the dataflow counts those who came, or the other way round.
    TitleOfOppositeFlow = "title-of-opposite-flow",
    /// Months run over the end of a year, and one year was taken for all of them.
    OverYearEnd = "over-year-end",
    /// A note speaks of a part of a year, and years were taken for whole ones.
    NoteOfPart = "note-of-part",
    /// A header or label says a part of a year that is no regular period.
    PartialYear = "partial-year",
    /// A total of a year that the columns of a part of it make up, taken for that of the whole year.
    TotalOfPartOfYear = "total-of-part-of-year",
    /// A table that gives the keys of one before it; it is not read.
    SameKeys = "same-keys",
    /// A table under a caption that says something else than that of another table or the dataflow.
    OtherCaption = "other-caption",
    /// Texts over values have words that nothing explains: the figures may be a part, or another measure.
    UnexplainedWords = "unexplained-words",
    /// A note around a table has words that nothing explains: they may narrow or qualify its figures.
    UnexplainedNote = "unexplained-note",
    /// A note seems to say that a period is not whole, not final or not there.
    NoteOfPeriod = "note-of-period",
    /// A note seems to say that one code of a component alone is counted.
    NoteOfOneCode = "note-of-one-code",
    /// A note seems to say that one code of a component is left out.
    NoteWithoutCode = "note-without-code",
    /// The file has more tables than are looked at for a draft.
    MoreTables = "more-tables",
    /// A table of percentages for a dataflow that counts; it is not read.
    OtherMeasure = "other-measure",
    /// The source of the figures was taken from a note or from the name of the file.
    AssumedSource = "assumed-source",
    /// Numbers above values were read as periods: `22`, or the serial number of a day.
    NumberAsPeriod = "number-as-period",
    /// A label stands in the middle of its rows: nothing tells of which rows it is.
    MiddleLabel = "middle-label",
    /// The encoding of a text was found from its bytes.
    AssumedEncoding = "assumed-encoding",
    /// Lines of a text of fixed width do not fit the columns of the others.
    UnfitLine = "unfit-line",
    /// More doubts or words than a profile may hold; those beyond are not written.
    MoreDoubts = "more-doubts",
}

impl DoubtKind {
    /// Whether it is about a word whose code stands in the profile once it is decided.
    pub const fn is_about_word(self) -> bool {
        matches!(
            self,
            Self::UnknownWord | Self::UnknownSection | Self::CodeAmongNames | Self::WordOfBlock | Self::RestOfWhich
        )
    }

    /// Whether its codes are those that the text names, and not those that it is like: beside the one that was taken they
    /// are no likelier.
    pub const fn names_codes(self) -> bool {
        matches!(self, Self::MentionedInTitle)
    }

    /// Whether each place of such a doubt is a decision of its own.
    fn is_of_one_place(self) -> bool {
        matches!(self, Self::SameKeys | Self::OtherUnit | Self::OtherMeasure | Self::NoTable)
    }
}

/// How alike the best suggestion must be, letter by letter, to be written before a person has looked at it.
const SURE_MIN: f64 = 0.8;
/// How far it must be ahead of the second.
const AHEAD_MIN: f64 = 0.08;
/// How alike a suggestion must be to be shown.
const LIKELY_MIN: f64 = 0.8;
/// How many places of one doubt are named.
const PLACES_MAX: usize = 12;

impl Doubt {
    /// The code that may stand in the profile before anyone confirmed it.
    ///
    /// Only a slip of the pen is that sure: whoever frees a prefilled line from its `#` seldom looks at it again.
    pub fn sure_code(&self) -> Option<&str> {
        let [best, rest @ ..] = &self.suggestions[..] else { return None };
        let likeness = normalized_damerau_levenshtein(&fold(&self.text), &fold(&best.name));
        let is_ahead = rest.first().is_none_or(|second| best.score - second.score >= AHEAD_MIN);
        (likeness >= SURE_MIN && is_ahead && !is_vague(&self.text)).then_some(best.code.as_str())
    }

    pub(super) fn new(kind: DoubtKind, component: &str, text: &str) -> Self {
        Self {
            kind,
            component: component.to_owned(),
            text: text.to_owned(),
            taken: String::new(),
            place: String::new(),
            suggestions: Vec::new(),
        }
    }

    /// The same, with where the text stands.
    pub(super) fn at(self, place: impl Into<String>) -> Self {
        Self { place: place.into(), ..self }
    }

    /// The same, with what was taken.
    pub(super) fn taking(self, taken: impl Into<String>) -> Self {
        Self { taken: taken.into(), ..self }
    }

    /// The same, with what is likely.
    pub(super) fn likely(self, mut suggestions: Vec<Suggestion>) -> Self {
        suggestions.retain(|suggestion| is_likely(&self.text, suggestion));
        Self { suggestions, ..self }
    }

    /// The same, with codes that something names, however little the text is like them.
    pub(super) fn naming(self, suggestions: Vec<Suggestion>) -> Self {
        Self { suggestions, ..self }
    }

    /// What makes two doubts one decision: about one word, wherever it stands, or about one thing.
    pub(super) fn cause(&self) -> Cause {
        let is_word = self.kind.is_about_word();
        let taken = if is_word { String::new() } else { self.taken.clone() };
        let place = if self.kind.is_of_one_place() { self.place.clone() } else { String::new() };
        (self.kind, [self.component.clone(), self.text.clone(), taken, place])
    }

    /// Adds the place where the same was met again; of a word the first place is enough.
    pub(super) fn also_at(&mut self, place: &str) {
        let mut known = self.place.split(", ");
        if self.kind.is_about_word() || place.is_empty() || known.any(|known| known == place) {
            return;
        }
        match self.place.split(", ").count() {
            _ if self.place.is_empty() => place.clone_into(&mut self.place),
            count if count < PLACES_MAX => self.place = format!("{}, {place}", self.place),
            _ if !self.place.ends_with('…') => self.place.push_str(" …"),
            _ => {}
        }
    }
}

/// Whether a suggestion is like enough a text to be shown, in a draft or in a check. Words for the rest or for a part are
/// like many names and are none of them; the rest may be that of the list.
pub(crate) fn is_likely(text: &str, suggestion: &Suggestion) -> bool {
    let is_shown = !is_vague(text) || is_of_rest(&suggestion.code) || is_short_for(text, &suggestion.name);
    suggestion.score >= LIKELY_MIN && is_shown
}

/// What a doubt is about.
pub(super) type Cause = (DoubtKind, [String; 4]);

#[cfg(test)]
mod tests {
    use super::{Doubt, DoubtKind};
    use crate::names::Suggestion;

    fn doubt(text: &str, likely: &[(&str, &str, f64)]) -> Doubt {
        let made = |&(code, name, score): &(&str, &str, f64)| Suggestion {
            code: code.to_owned(),
            name: name.to_owned(),
            score,
        };
        Doubt::new(DoubtKind::UnknownWord, "GEO", text).likely(likely.iter().map(made).collect())
    }

    #[test]
    fn what_is_only_spelled_alike_is_not_shown() {
        assert!(doubt("Apatrides", &[("QA", "Qatariens", 0.76), ("AQ", "Antarctide", 0.9)]).suggestions.is_empty());
        assert!(doubt("Ex-Yougoslavie", &[("TG", "Rép. togolaise", 0.72)]).suggestions.is_empty());
        assert_eq!(doubt("Algrie", &[("DZ", "Algérie", 0.95)]).suggestions.len(), 1);
        let short = doubt("Autres pays du Nord", &[("NOR", "Autres pays du Nord (hors Lulu)", 0.95)]);
        assert_eq!((short.suggestions.len(), short.sure_code()), (1, None));
    }

    #[test]
    fn one_thing_met_in_several_places_is_one_doubt_that_names_them() {
        let mut doubt = Doubt::new(DoubtKind::IgnoredColumn, "", "%").at("F C");
        ["F E", "F C", "F G"].iter().for_each(|place| doubt.also_at(place));
        assert_eq!(doubt.place, "F C, F E, F G");
        (0..20).for_each(|at| doubt.also_at(&format!("G {at}")));
        assert!(doubt.place.ends_with("G 8 …"), "{}", doubt.place);
        let table = |place: &str| Doubt::new(DoubtKind::SameKeys, "", "F").taking("F A5").at(place);
        assert_ne!(table("F A15").cause(), table("F A25").cause());
    }

    #[test]
    fn only_a_slip_of_the_pen_is_written_before_a_person_has_looked() {
        assert_eq!(doubt("Algrie", &[("DZ", "Algérie", 0.95), ("NG", "Nigéria", 0.75)]).sure_code(), Some("DZ"));
        assert_eq!(doubt("Coréenne", &[("UA", "Ukrainienne", 0.9)]).sure_code(), None);
        assert_eq!(doubt("Nigera", &[("NG", "Nigéria", 0.9), ("NE", "Niger", 0.88)]).sure_code(), None);
        assert!(doubt("Autres", &[("AT", "Autrice", 0.9)]).suggestions.is_empty());
        let rest = doubt("Autres pays", &[("OTH", "Reste du monde", 0.9)]);
        assert_eq!((rest.suggestions.len(), rest.sure_code()), (1, None));
    }
}
