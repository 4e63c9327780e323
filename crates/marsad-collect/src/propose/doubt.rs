//! A draft and its doubts: what was assumed, where, and what a person should decide.

use marsad_model::Profile;
use strsim::normalized_damerau_levenshtein;

use crate::names::{Suggestion, fold};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DoubtKind {
    /// A word that stands for no code; its values are findings until the profile has it.
    UnknownWord,
    /// A header that says nothing known; its columns are findings until the profile explains it.
    UnknownHeader,
    /// A column that is not read.
    IgnoredColumn,
    /// A column that is not read because another one says the same.
    SameAsOther,
    /// A column was taken for a component, and another component of the same list would do as well.
    WhichComponent,
    /// A column was taken for the values although nothing says so.
    AssumedValue,
    /// Headings in a column that the profile cannot read.
    UnreadHeadings,
    /// The rows of a group seem to stand above its name.
    GroupAbove,
    /// A dimension of which the file says nothing: the total was taken.
    AssumedTotal,
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
    /// A period that spans two calendar years, in a file or dataflow of calendar years.
    TwoYears,
    /// A title or header speaks of another unit, such as thousands.
    Scale,
    /// A title or header speaks of a unit that is not the dataflow's; the values are not read.
    OtherUnit,
    /// A title speaks of totals since January.
    Cumulative,
    /// Dates may be day first or month first; day first was taken.
    DateOrder,
    /// A mark before three digits was taken for that of thousands.
    Thousands,
    /// A sheet on which no table was found.
    NoTable,
    /// A table that gives the keys of one before it; it is not read.
    SameKeys,
    /// A table of percentages for a dataflow that counts; it is not read.
    OtherMeasure,
    /// The source of the figures was taken from a note or from the name of the file.
    AssumedSource,
}

impl DoubtKind {
    /// Every kind.
    pub const ALL: [Self; 24] = [
        Self::UnknownWord,
        Self::UnknownHeader,
        Self::IgnoredColumn,
        Self::SameAsOther,
        Self::WhichComponent,
        Self::AssumedValue,
        Self::UnreadHeadings,
        Self::GroupAbove,
        Self::AssumedTotal,
        Self::UnsaidDimension,
        Self::AssumedFromTitle,
        Self::AssumedFromSheet,
        Self::AssumedPeriod,
        Self::UnsaidPeriod,
        Self::TwoYears,
        Self::Scale,
        Self::OtherUnit,
        Self::Cumulative,
        Self::DateOrder,
        Self::Thousands,
        Self::NoTable,
        Self::SameKeys,
        Self::OtherMeasure,
        Self::AssumedSource,
    ];

    /// The word for it in messages.
    pub const fn word(self) -> &'static str {
        match self {
            Self::UnknownWord => "unknown-word",
            Self::UnknownHeader => "unknown-header",
            Self::IgnoredColumn => "ignored-column",
            Self::SameAsOther => "same-as-other",
            Self::WhichComponent => "which-component",
            Self::AssumedValue => "assumed-value",
            Self::UnreadHeadings => "unread-headings",
            Self::GroupAbove => "group-above",
            Self::AssumedTotal => "assumed-total",
            Self::UnsaidDimension => "unsaid-dimension",
            Self::AssumedFromTitle => "assumed-from-title",
            Self::AssumedFromSheet => "assumed-from-sheet",
            Self::AssumedPeriod => "assumed-period",
            Self::UnsaidPeriod => "unsaid-period",
            Self::TwoYears => "two-years",
            Self::Scale => "scale",
            Self::OtherUnit => "other-unit",
            Self::Cumulative => "cumulative",
            Self::DateOrder => "date-order",
            Self::Thousands => "thousands",
            Self::NoTable => "no-table",
            Self::SameKeys => "same-keys",
            Self::OtherMeasure => "other-measure",
            Self::AssumedSource => "assumed-source",
        }
    }
}

/// How alike the best suggestion must be, letter by letter, to be written before a person has looked at it.
const SURE_MIN: f64 = 0.8;
/// How far it must be ahead of the second.
const AHEAD_MIN: f64 = 0.08;

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

    /// The same, with what is likely. Words for the rest or for a part are like many names and are none of them.
    pub(super) fn likely(self, suggestions: Vec<Suggestion>) -> Self {
        let suggestions = if is_vague(&self.text) { Vec::new() } else { suggestions };
        Self { suggestions, ..self }
    }
}

/// Whether a text begins with a word for the rest, the whole or a part of something.
fn is_vague(text: &str) -> bool {
    const WORDS: [&str; 22] = [
        "autre",
        "autres",
        "other",
        "others",
        "dont",
        "of",
        "total",
        "totaux",
        "sous",
        "sub",
        "subtotal",
        "ensemble",
        "all",
        "divers",
        "reste",
        "rest",
        "اخري",
        "اخرون",
        "منهم",
        "منها",
        "مجموع",
        "جمله",
    ];
    let folded = fold(text);
    folded.split(' ').next().is_some_and(|first| WORDS.contains(&first))
}

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
    fn only_a_slip_of_the_pen_is_written_before_a_person_has_looked() {
        assert_eq!(doubt("Algrie", &[("DZ", "Algérie", 0.95), ("NG", "Nigéria", 0.75)]).sure_code(), Some("DZ"));
        assert_eq!(doubt("Coréenne", &[("UA", "Ukrainienne", 0.9)]).sure_code(), None);
        assert_eq!(doubt("Nigera", &[("NG", "Nigéria", 0.9), ("NE", "Niger", 0.88)]).sure_code(), None);
        assert!(doubt("Autres", &[("AT", "Autrice", 0.9)]).suggestions.is_empty());
    }
}
