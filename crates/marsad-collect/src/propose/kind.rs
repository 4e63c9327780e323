//! What sort of thing a cell holds, at first sight.

use marsad_model::NumberMarks;

use super::grid::KeptCell;
use crate::names::fold;
use crate::values::numbers::{self, Written};
use crate::values::periods::{self, TimeHabits};
use crate::values::statuses;

/// What sort of thing a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Blank,
    /// A number that could be a year.
    Year,
    /// Any other number, or text that is meant as one.
    Number,
    /// A percentage.
    Percent,
    /// A mark for a missing number.
    Mark,
    /// A period or a part of one.
    Time,
    Text,
}

impl Kind {
    pub(super) fn of(cell: Option<&KeptCell>, habits: TimeHabits) -> Self {
        let Some(cell) = cell else { return Self::Blank };
        if let Some(number) = cell.number {
            let is_year = number.fract() == 0.0 && (1900.0..=2100.0).contains(&number);
            return if cell.is_percent {
                Self::Percent
            } else if is_year {
                Self::Year
            } else {
                Self::Number
            };
        }
        Self::of_text(&cell.label(), habits)
    }

    fn of_text(text: &str, habits: TimeHabits) -> Self {
        if text.is_empty() || is_rule(text) {
            return Self::Blank;
        }
        match numbers::read(text, NumberMarks::default()) {
            Written::Number(number, around) if around.is_percent => {
                let _ = number;
                return Self::Percent;
            }
            Written::Number(number, around) => {
                let is_year = number.fract() == 0.0
                    && (1900.0..=2100.0).contains(&number)
                    && text.chars().filter(|c| c.is_numeric()).count() == 4
                    && !text
                        .trim_end_matches(|c: char| !c.is_numeric())
                        .contains([' ', '.', ',', '\u{a0}', '\u{202f}', '٬'])
                    && !around.is_in_parentheses;
                return if is_year { Self::Year } else { Self::Number };
            }
            Written::Ambiguous(..) => return Self::Number,
            Written::Nothing => {}
        }
        if statuses::read(text, &std::collections::BTreeMap::new()).is_some() {
            return Self::Mark;
        }
        if text.starts_with('#') && text.ends_with(['!', '?', 'A']) {
            return Self::Mark;
        }
        if periods::read(text, habits).is_some() || periods::is_academic_year(text) { Self::Time } else { Self::Text }
    }

    /// Whether such a cell can stand in a column of values.
    pub(super) fn is_value(self) -> bool {
        matches!(self, Self::Number | Self::Percent | Self::Mark)
    }
}

/// Whether a text is a line drawn with characters.
fn is_rule(text: &str) -> bool {
    text.len() > 3 && text.chars().all(|c| "=-_*~─═+|".contains(c))
}

/// Whether a header is that of a column nobody publishes: a running number, a rank, a remark, something derived.
pub(super) fn is_derived(header: &str) -> bool {
    let folded = fold(header);
    let words: Vec<&str> = folded.split(' ').collect();
    const WHOLE: [&str; 12] = ["n", "no", "num", "numero", "rang", "rank", "م", "ر", "عدد رتبي", "رقم", "ترتيب", "id"];
    const PARTS: [&str; 22] = [
        "%",
        "part",
        "share",
        "evolution",
        "variation",
        "var",
        "taux",
        "rate",
        "croissance",
        "growth",
        "cumul",
        "cumule",
        "نسبه",
        "تطور",
        "نمو",
        "حصه",
        "observations",
        "remarques",
        "ملاحظات",
        "notes",
        "تراكمي",
        "rang",
    ];
    WHOLE.contains(&folded.as_str()) || header.contains('%') || words.iter().any(|word| PARTS.contains(word))
}
