//! What sort of thing a cell holds, at first sight.

use marsad_model::NumberMarks;

use super::grid::KeptCell;
use super::line_period::{Said, period_in};
use crate::cell::{is_raised, is_rule};
use crate::names::{fold, is_count_word_of_header};
use crate::values::numbers::{self, Written};
use crate::values::periods::{self, Moment, Part, TimeHabits};
use crate::values::statuses;

/// What sort of thing a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Blank,
    /// A number that could be a year; `years` judges by its row and column whether it is one.
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
        if cell.is_word {
            return Self::Text;
        }
        if let Some(number) = cell.number {
            return if cell.is_percent {
                Self::Percent
            } else if is_year_number(number) {
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
            Written::Number(_, around) if around.is_percent => return Self::Percent,
            Written::Number(number, around) => {
                let is_year = is_written_year(text, number) && !around.is_in_parentheses;
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

    /// Whether such a cell holds a number that is a value.
    pub(super) fn is_number(self) -> bool {
        matches!(self, Self::Number | Self::Percent)
    }
}

/// Whether a number could be a year.
pub(super) fn is_year_number(number: f64) -> bool {
    number.fract() == 0.0 && (1900.0..=2100.0).contains(&number)
}

/// Whether a number is written as years are: four digits without a mark between them. A reference to a footnote is not
/// part of it: `2021 (1)`, `2021¹`.
fn is_written_year(text: &str, number: f64) -> bool {
    let core = text.split(['(', '[']).next().unwrap_or_default();
    let core = core.trim_end_matches(|c: char| !c.is_numeric() || is_raised(c));
    number.fract() == 0.0
        && (1900.0..=2100.0).contains(&number)
        && core.chars().filter(|c| c.is_numeric()).count() == 4
        && !core.contains([' ', '.', ',', '\u{a0}', '\u{202f}', '٬'])
}

/// Whether a header, of one or several rows, is that of a column nobody publishes: a running number, a rank, a remark,
/// something derived.
pub(crate) fn is_derived(header: &str) -> bool {
    header.split(" / ").any(is_derived_level)
}

/// Such a word tells only where it begins a header or stands beside a percent sign: `Sint Maarten (Dutch part)` is a
/// country.
fn is_derived_level(level: &str) -> bool {
    let folded = fold(level);
    const WHOLE: [&str; 21] = [
        "n",
        "no",
        "num",
        "numero",
        "rang",
        "rank",
        "م",
        "ر",
        "عدد رتبي",
        "رقم",
        "ترتيب",
        "id",
        "sort order",
        "index",
        "observation",
        "remarque",
        "remark",
        "remarks",
        "commentaire",
        "commentaires",
        "comments",
    ];
    const FIRST: [&str; 30] = [
        "part",
        "parts",
        "share",
        "pourcentage",
        "pourcentages",
        "percentage",
        "percentages",
        "proportion",
        "proportions",
        "evolution",
        "variation",
        "var",
        "taux",
        "rate",
        "croissance",
        "growth",
        "cumul",
        "cumule",
        "ecart",
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
        "structure",
    ];
    let first = folded.split(' ').next().unwrap_or_default();
    WHOLE.contains(&folded.as_str()) || level.contains('%') || FIRST.contains(&first)
}

/// Whether a text is a word with which data bases head their columns, `geo`, `OBS_FLAG`, and no word of a list.
pub(super) fn is_header_word(text: &str) -> bool {
    const WORDS: [&str; 33] = [
        "geo",
        "geo time",
        "geo time period",
        "time",
        "time period",
        "year",
        "value",
        "values",
        "obs value",
        "obs flag",
        "obs status",
        "conf status",
        "flag",
        "flags",
        "status",
        "sex",
        "age",
        "agegroup",
        "citizen",
        "citizenship",
        "nationality",
        "c birth",
        "country",
        "partner",
        "reporter",
        "unit",
        "unit measure",
        "freq",
        "frequency",
        "indic",
        "indicator",
        "measure",
        "dataflow",
    ];
    WORDS.contains(&fold(text).as_str())
}

/// Whether a header names a number that stands for its row and measures nothing.
pub(crate) fn is_identifier_header(header: &str) -> bool {
    let folded = fold(header);
    const WORDS: [&str; 13] = [
        "code",
        "codes",
        "index",
        "id",
        "identifiant",
        "identifier",
        "ordre",
        "order",
        "iso",
        "m49",
        "رمز",
        "رقم",
        "n",
    ];
    folded.split(' ').any(|word| WORDS.contains(&word))
}

/// Whether a level of a header is a period or holds one, `1er semestre 2024`: values stand below it, and no time. A
/// word for the whole year heads the years.
pub(super) fn is_period_header(level: &str) -> bool {
    match periods::read(level, TimeHabits::default()) {
        Some(Moment::Part(Part::Year)) => false,
        Some(_) => true,
        None => matches!(period_in(level, TimeHabits::default()), Said::Period(told) if !told.is_year),
    }
}

/// Whether a header speaks of time and is no period itself.
pub(super) fn is_time_header(header: &str) -> bool {
    header.split(" / ").any(|level| is_time_level(level) && !is_period_header(level))
}

fn is_time_level(level: &str) -> bool {
    const WORDS: [&str; 32] = [
        "semaine",
        "semaines",
        "week",
        "weeks",
        "اسبوع",
        "اسابيع",
        "annee",
        "annees",
        "an",
        "year",
        "years",
        "periode",
        "period",
        "mois",
        "month",
        "months",
        "date",
        "trimestre",
        "quarter",
        "exercice",
        "temps",
        "time",
        "سنه",
        "عام",
        "شهر",
        "فتره",
        "تاريخ",
        "سنوات",
        "semestre",
        "ثلاثي",
        "سداسي",
        "اشهر",
    ];
    let folded = fold(level);
    // Below `Cumul 3 mois` and `Variation annuelle` stand values.
    let is_named = folded.split(' ').any(|part| WORDS.contains(&part)) || folded == "time period";
    !is_derived_level(level) && !measures(&folded) && (is_named || is_day_word(&folded))
}

/// Whether a word of a line says how time is written, as `Mois` over months and `par mois` do, and not in what something is
/// measured, as `en mois` and `(mois)` do.
pub(super) fn says_how_time_is_written((word, line): (&str, &str)) -> bool {
    let (word, line) = (word.to_lowercase(), line.to_lowercase());
    let measured = [format!("en {word}"), format!("in {word}"), format!("({word})")];
    is_time_header(&word) && !measured.iter().any(|text| line.contains(text))
}

/// Whether a header names a part of the year, so that small numbers below it are months or quarters; a header that is
/// such a part itself names none.
pub(super) fn is_part_of_year_header(header: &str) -> bool {
    header.split(" / ").any(|level| is_part_of_year_level(level) && !is_period_header(level))
}

fn is_part_of_year_level(level: &str) -> bool {
    const WORDS: [&str; 18] = [
        "semaine",
        "semaines",
        "week",
        "weeks",
        "اسبوع",
        "mois",
        "month",
        "months",
        "trimestre",
        "trimestres",
        "quarter",
        "quarters",
        "semestre",
        "semestres",
        "half",
        "شهر",
        "ثلاثي",
        "سداسي",
    ];
    let folded = fold(level);
    let is_named = folded.split(' ').any(|part| WORDS.contains(&part));
    !is_derived_level(level) && !measures(&folded) && (is_named || is_day_word(&folded))
}

/// Whether a folded level says how many there are of what it names, or how long something lasts: `Nombre de mois`, `Durée
/// (mois)`. `Month number` says which month.
fn measures(folded: &str) -> bool {
    const LENGTHS: [&str; 13] = [
        "duree",
        "durees",
        "duration",
        "durations",
        "length",
        "delai",
        "delais",
        "age",
        "ages",
        "anciennete",
        "مده",
        "عمر",
        "اقدميه",
    ];
    folded.split(' ').next().is_some_and(|first| is_count_word_of_header(first) || LENGTHS.contains(&first))
}

/// Whether a folded header is the word for a day and nothing else: `Dépense par jour` heads values.
fn is_day_word(folded: &str) -> bool {
    ["jour", "day", "يوم"].contains(&folded)
}

#[cfg(test)]
mod tests {
    use super::{is_derived, is_header_word, is_part_of_year_header, is_time_header, is_written_year};

    #[test]
    fn a_header_that_is_a_period_heads_values_and_no_time() {
        for header in [
            "1er semestre 2024",
            "السداسي الأول 2024",
            "6 premiers mois de 2024",
            "2024 – 9 mois",
            "1er trimestre de l'année 2024",
            "شهر مارس 2024",
            "Entrées du mois de mars 2024",
            "Année 2023 / T1",
        ] {
            assert!(!is_time_header(header) && !is_part_of_year_header(header), "{header}");
        }
        for header in ["Année", "السنة", "Mois", "Trimestre", "Mois / الشهر", "2024 / Mois", "Year", "Semaine", "Jour"]
        {
            assert!(is_time_header(header), "{header}");
        }
        for header in ["Semaine / الأسبوع / Week", "الأسبوع", "Jour / اليوم / Day"] {
            assert!(is_part_of_year_header(header), "{header}");
        }
        assert!(
            is_part_of_year_header("Mois") && is_part_of_year_header("Trimestre") && !is_part_of_year_header("Année")
        );
        for header in ["Cumul 3 mois", "Évolution par mois", "Variation sur un an", "Dépense par jour", "Semaine 3"] {
            assert!(!is_part_of_year_header(header) && !is_time_header(header), "{header}");
        }
    }

    #[test]
    fn a_header_that_counts_months_or_says_how_long_something_lasts_heads_no_time() {
        for header in [
            "Nombre de mois",
            "Nb mois",
            "Number of months",
            "عدد الأشهر",
            "Nombre d’années",
            "Nombre par an",
            "Durée (mois)",
            "Length of stay (months)",
            "Âge en mois",
            "المدة بالأشهر",
        ] {
            assert!(!is_part_of_year_header(header) && !is_time_header(header), "{header}");
        }
        assert!(is_part_of_year_header("Month number") && is_time_header("Month number"));
    }

    #[test]
    fn words_of_data_bases_head_columns() {
        for text in ["geo", "OBS_FLAG", "TIME_PERIOD", "geo\\time", "citizen"] {
            assert!(is_header_word(text), "{text}");
        }
        assert!(!is_header_word("Georgia") && !is_header_word("2021"));
    }

    #[test]
    fn a_word_within_a_name_makes_no_column_derived() {
        for header in ["Part (%)", "2022 / Taux de croissance", "N°", "Pourcentage de femmes", "Remarque"] {
            assert!(is_derived(header), "{header}");
        }
        assert!(!is_derived("Sint Maarten (Dutch part)") && !is_derived("Hommes"));
    }

    #[test]
    fn a_footnote_is_not_part_of_a_year() {
        assert!(is_written_year("2021 (1)", 2021.0) && is_written_year("2021*", 2021.0));
        assert!(!is_written_year("2 021", 2021.0));
    }
}
