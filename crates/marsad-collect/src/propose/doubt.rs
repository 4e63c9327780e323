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

/// Kinds of doubt; each has words in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DoubtKind {
    /// A word that stands for no code; its values are findings until the profile has it.
    UnknownWord,
    /// A heading above rows with values that is no word of its column; they are findings until the profile has it.
    UnknownSection,
    /// A header that says nothing known; its columns are findings until the profile explains it.
    UnknownHeader,
    /// A header that nobody knows stands over several columns that lower headers tell apart: it was taken for their name.
    HeadingOfColumns,
    /// A word was taken for a code, and none of the words beside it is known to the same component.
    LoneWord,
    /// A column that is not read.
    IgnoredColumn,
    /// A column of letters was taken for the status of the numbers to its left.
    FlagColumn,
    /// A legend says what a mark behind periods and numbers means.
    MarkOfStatus,
    /// A legend says that a mark in the place of numbers stands for zero.
    MarkOfZero,
    /// Marks such as `"` and `idem` were taken to repeat the word above them.
    Ditto,
    /// A text stands where a number should, and nobody knows what it says.
    UnknownMark,
    /// A letter stands behind numbers, and nothing says which quality it gives them.
    QualityMark,
    /// A title or a note says that figures are provisional, and no value is marked so.
    ProvisionalTitle,
    /// A title or a note says that figures are estimated, and no value is marked so.
    EstimatedTitle,
    /// A column that is not read because another one says the same.
    SameAsOther,
    /// The same, but in some rows it names another code.
    OtherThanTwin,
    /// A column was taken for a component, and another component of the same list would do as well.
    WhichComponent,
    /// A column was taken for the values although nothing says so.
    AssumedValue,
    /// A column of ages beside which nothing is counted: each line may be a person. No value is read.
    PersonOnALine,
    /// Headings in a column that the profile cannot read.
    UnreadHeadings,
    /// The rows of a group seem to stand above its name.
    GroupAbove,
    /// A dimension of which the file says nothing: the total was taken.
    AssumedTotal,
    /// A dimension that a title mentions and nothing says for certain: the total was taken.
    MentionedInTitle,
    /// Some columns say nothing of a dimension that the headers of others say: the total was taken for them.
    UnsaidInColumns,
    /// A blank label beside a total was taken for the total too; every other blank would be as well.
    BlankIsTotal,
    /// A dimension of which neither the file nor the list says anything.
    UnsaidDimension,
    /// A code was taken from a title.
    AssumedFromTitle,
    /// A code was taken from the name of a sheet.
    AssumedFromSheet,
    /// The period was taken from a title or the name of a sheet.
    AssumedPeriod,
    /// Nothing says the period.
    UnsaidPeriod,
    /// A title says another period than the name of its sheet.
    OtherPeriod,
    /// A title names several dates or years: one of them was taken, or none.
    SeveralPeriods,
    /// Days at the ends of months head the figures of a flow: of the month, or since January.
    DayOfFlow,
    /// A period that spans two calendar years, in a file or dataflow of calendar years.
    TwoYears,
    /// A title or header speaks of another unit, such as thousands.
    Scale,
    /// A title or header speaks of a unit that is not the dataflow's; the values are not read.
    OtherUnit,
    /// A title or header speaks of a unit that cannot be read for certain; values are read as they stand.
    UnknownUnit,
    /// A title speaks of totals since January.
    Cumulative,
    /// Months were taken for totals since January up to their last day, as the dataflow counts.
    RunningTotals,
    /// Dates may be day first or month first; day first was taken.
    DateOrder,
    /// A mark before three digits was taken for that of thousands.
    Thousands,
    /// Decimals stand behind commas in some numbers and behind stops in others.
    MixedMarks,
    /// A sheet on which no table was found.
    NoTable,
    /// Words of one component begin in a column where those of another end: they were taken for a breakdown of their own.
    TwoBreakdowns,
    /// A row says that it is a part of what stands above it, below the last of several rows: it is read as a part of that
    /// one alone.
    PartOfRow,
    /// A title says that something was refused or is left out, and nothing in the profile says so.
    NarrowerTitle,
    /// A title narrows its subject by a word for which nothing in the table stands.
    NarrowerSubject,
    /// A word for the whole stands beside all that one code of the list is made of: that code may be meant.
    TotalOfParts,
    /// A word for the whole ends the rows of one word of a column that is not read: it is the total of that part alone.
    TotalOfUnreadPart,
    /// A title speaks of who is there, and the dataflow counts what happens.
    TitleOfStock,
    /// A title speaks of what happens, and the dataflow counts who is there.
    TitleOfFlow,
    /// A title says that its numbers are means, rates or changes, and no totals.
    TitleOfAverage,
    /// A title says that its numbers are expected, aimed at or budgeted.
    TitleOfForecast,
    /// A title says that its numbers are those of a sample.
    TitleOfSample,
    /// A title speaks of what was asked for, whatever was granted.
    TitleOfApplication,
    /// A title speaks of those who left, and the dataflow counts those who came, or the other way round.
    TitleOfOppositeFlow,
    /// Months run over the end of a year, and one year was taken for all of them.
    OverYearEnd,
    /// A note speaks of a part of a year, and years were taken for whole ones.
    NoteOfPart,
    /// A table that gives the keys of one before it; it is not read.
    SameKeys,
    /// A table under a caption that says something else than that of another table or the dataflow.
    OtherCaption,
    /// Texts over values have words that nothing explains: the figures may be a part, or another measure.
    UnexplainedWords,
    /// A note around a table has words that nothing explains: they may narrow or qualify its figures.
    UnexplainedNote,
    /// A note seems to say that a period is not whole, not final or not there.
    NoteOfPeriod,
    /// A note seems to say that one code of a component alone is counted.
    NoteOfOneCode,
    /// A note seems to say that one code of a component is left out.
    NoteWithoutCode,
    /// The file has more tables than are looked at for a draft.
    MoreTables,
    /// A table of percentages for a dataflow that counts; it is not read.
    OtherMeasure,
    /// The source of the figures was taken from a note or from the name of the file.
    AssumedSource,
    /// Numbers above values were read as periods: `22`, or the serial number of a day.
    NumberAsPeriod,
    /// A label stands in the middle of its rows: nothing tells of which rows it is.
    MiddleLabel,
    /// The encoding of a text was found from its bytes.
    AssumedEncoding,
    /// Lines of a text of fixed width do not fit the columns of the others.
    UnfitLine,
    /// More doubts or words than a profile may hold; those beyond are not written.
    MoreDoubts,
}

impl DoubtKind {
    /// Every kind.
    pub const ALL: [Self; 73] = [
        Self::UnknownWord,
        Self::UnknownSection,
        Self::UnknownHeader,
        Self::HeadingOfColumns,
        Self::LoneWord,
        Self::IgnoredColumn,
        Self::FlagColumn,
        Self::MarkOfStatus,
        Self::MarkOfZero,
        Self::Ditto,
        Self::UnknownMark,
        Self::QualityMark,
        Self::ProvisionalTitle,
        Self::EstimatedTitle,
        Self::SameAsOther,
        Self::OtherThanTwin,
        Self::WhichComponent,
        Self::AssumedValue,
        Self::PersonOnALine,
        Self::UnreadHeadings,
        Self::GroupAbove,
        Self::AssumedTotal,
        Self::MentionedInTitle,
        Self::UnsaidInColumns,
        Self::BlankIsTotal,
        Self::UnsaidDimension,
        Self::AssumedFromTitle,
        Self::AssumedFromSheet,
        Self::AssumedPeriod,
        Self::UnsaidPeriod,
        Self::OtherPeriod,
        Self::SeveralPeriods,
        Self::DayOfFlow,
        Self::TwoYears,
        Self::Scale,
        Self::OtherUnit,
        Self::UnknownUnit,
        Self::Cumulative,
        Self::RunningTotals,
        Self::DateOrder,
        Self::Thousands,
        Self::MixedMarks,
        Self::NoTable,
        Self::TwoBreakdowns,
        Self::PartOfRow,
        Self::NarrowerTitle,
        Self::NarrowerSubject,
        Self::TotalOfParts,
        Self::TotalOfUnreadPart,
        Self::TitleOfStock,
        Self::TitleOfFlow,
        Self::TitleOfAverage,
        Self::TitleOfForecast,
        Self::TitleOfSample,
        Self::TitleOfApplication,
        Self::TitleOfOppositeFlow,
        Self::OverYearEnd,
        Self::NoteOfPart,
        Self::SameKeys,
        Self::OtherCaption,
        Self::UnexplainedWords,
        Self::UnexplainedNote,
        Self::NoteOfPeriod,
        Self::NoteOfOneCode,
        Self::NoteWithoutCode,
        Self::MoreTables,
        Self::OtherMeasure,
        Self::AssumedSource,
        Self::NumberAsPeriod,
        Self::MiddleLabel,
        Self::AssumedEncoding,
        Self::UnfitLine,
        Self::MoreDoubts,
    ];

    /// The word for it in messages.
    #[expect(clippy::too_many_lines, reason = "a line for each kind")]
    pub const fn word(self) -> &'static str {
        match self {
            Self::UnknownWord => "unknown-word",
            Self::UnknownSection => "unknown-section",
            Self::UnknownHeader => "unknown-header",
            Self::HeadingOfColumns => "heading-of-columns",
            Self::LoneWord => "lone-word",
            Self::IgnoredColumn => "ignored-column",
            Self::FlagColumn => "flag-column",
            Self::MarkOfStatus => "mark-of-status",
            Self::MarkOfZero => "mark-of-zero",
            Self::Ditto => "ditto",
            Self::UnknownMark => "unknown-mark",
            Self::QualityMark => "quality-mark",
            Self::ProvisionalTitle => "provisional-title",
            Self::EstimatedTitle => "estimated-title",
            Self::SameAsOther => "same-as-other",
            Self::OtherThanTwin => "other-than-twin",
            Self::WhichComponent => "which-component",
            Self::AssumedValue => "assumed-value",
            Self::PersonOnALine => "person-on-a-line",
            Self::UnreadHeadings => "unread-headings",
            Self::GroupAbove => "group-above",
            Self::AssumedTotal => "assumed-total",
            Self::MentionedInTitle => "mentioned-in-title",
            Self::UnsaidInColumns => "unsaid-in-columns",
            Self::BlankIsTotal => "blank-is-total",
            Self::UnsaidDimension => "unsaid-dimension",
            Self::AssumedFromTitle => "assumed-from-title",
            Self::AssumedFromSheet => "assumed-from-sheet",
            Self::AssumedPeriod => "assumed-period",
            Self::UnsaidPeriod => "unsaid-period",
            Self::OtherPeriod => "other-period",
            Self::SeveralPeriods => "several-periods",
            Self::DayOfFlow => "day-of-flow",
            Self::TwoYears => "two-years",
            Self::Scale => "scale",
            Self::OtherUnit => "other-unit",
            Self::UnknownUnit => "unknown-unit",
            Self::Cumulative => "cumulative",
            Self::RunningTotals => "running-totals",
            Self::DateOrder => "date-order",
            Self::Thousands => "thousands",
            Self::MixedMarks => "mixed-marks",
            Self::NoTable => "no-table",
            Self::TwoBreakdowns => "two-breakdowns",
            Self::PartOfRow => "part-of-row",
            Self::NarrowerTitle => "narrower-title",
            Self::NarrowerSubject => "narrower-subject",
            Self::TotalOfParts => "total-of-parts",
            Self::TotalOfUnreadPart => "total-of-unread-part",
            Self::TitleOfStock => "title-of-stock",
            Self::TitleOfFlow => "title-of-flow",
            Self::TitleOfAverage => "title-of-average",
            Self::TitleOfForecast => "title-of-forecast",
            Self::TitleOfSample => "title-of-sample",
            Self::TitleOfApplication => "title-of-application",
            Self::TitleOfOppositeFlow => "title-of-opposite-flow",
            Self::OverYearEnd => "over-year-end",
            Self::NoteOfPart => "note-of-part",
            Self::SameKeys => "same-keys",
            Self::OtherCaption => "other-caption",
            Self::UnexplainedWords => "unexplained-words",
            Self::UnexplainedNote => "unexplained-note",
            Self::NoteOfPeriod => "note-of-period",
            Self::NoteOfOneCode => "note-of-one-code",
            Self::NoteWithoutCode => "note-without-code",
            Self::MoreTables => "more-tables",
            Self::OtherMeasure => "other-measure",
            Self::AssumedSource => "assumed-source",
            Self::NumberAsPeriod => "number-as-period",
            Self::MiddleLabel => "middle-label",
            Self::AssumedEncoding => "assumed-encoding",
            Self::UnfitLine => "unfit-line",
            Self::MoreDoubts => "more-doubts",
        }
    }

    /// Whether it is about a word whose code stands in the profile once it is decided.
    pub const fn is_about_word(self) -> bool {
        matches!(self, Self::UnknownWord | Self::UnknownSection)
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

    /// The same, with what is likely. Words for the rest or for a part are like many names and are none of them; the
    /// rest may be that of the list.
    pub(super) fn likely(self, mut suggestions: Vec<Suggestion>) -> Self {
        let is_short = |found: &Suggestion| is_short_for(&self.text, &found.name);
        let is_shown = |found: &Suggestion| !is_vague(&self.text) || is_of_rest(&found.code) || is_short(found);
        suggestions.retain(|suggestion| suggestion.score >= LIKELY_MIN && is_shown(suggestion));
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
