//! Numbers in columns that are not read, where the header says what they are: shares, changes, totals and running totals of
//! what is read beside them, and the ages of persons, one in a row.
//!
//! They are kept until the table ends, to be held against what was read: no figure is taken from them. Does not hold:
//! whether they agree, which is in `checks::printed_columns` and `checks::recorded_ages`; that columns are left out, which
//! `left_out` tells.

use marsad_model::{Check, NumberMarks};

use super::plan::Plan;
use crate::cell::Cell;
use crate::names::fold;
use crate::values::numbers::{self, Written};
use crate::values::scale::Scale;

/// More such numbers stand in no table that a person reads: then nothing is held against them.
const NUMBERS_MAX: usize = 200_000;
/// The ages that are counted, in completed years.
const AGES: usize = 121;

/// What the header of a column says its numbers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Derived {
    /// Shares of a whole, in percent.
    Share,
    /// Changes from one period to another.
    Change,
    /// Totals since January.
    RunningTotal,
    /// Totals of what stands in the row.
    Total,
}

/// A number in such a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct PrintedNumber {
    /// Its row, counted from 1.
    pub row: u32,
    /// The number; a percentage in percent.
    pub value: f64,
    /// Whether a percent sign stands at it.
    pub is_percent: bool,
}

/// A column of derived numbers that is not read.
#[derive(Clone, Debug)]
pub(crate) struct PrintedColumn {
    /// Its place, counted from 0.
    pub at: usize,
    pub header: String,
    pub kind: Derived,
    /// What numbers are multiplied with to be in the unit of the dataflow; not so shares and changes.
    pub scale: Scale,
    /// Its numbers, from top to bottom.
    pub numbers: Vec<PrintedNumber>,
}

/// A column of ages in single years that is not read: each row is a person, or as many as its value says.
#[derive(Clone, Debug)]
pub(crate) struct AgeColumn {
    /// Its place, counted from 0.
    pub at: usize,
    pub header: String,
    /// The column of values, where there is one.
    persons: Option<usize>,
    /// The persons of each age from 0.
    pub counts: Vec<f64>,
    /// The row of the first age.
    pub first_row: Option<u32>,
}

/// The columns of a table that are not read, while rows come.
#[derive(Debug, Default)]
pub(crate) struct Beside {
    pub(crate) printed: Vec<PrintedColumn>,
    pub(crate) ages: Vec<AgeColumn>,
    marks: NumberMarks,
    kept: usize,
}

impl Beside {
    /// The columns of a table that nothing reads and whose headers say that they hold such numbers.
    pub(super) fn of(plan: &Plan<'_, '_>) -> Self {
        let is_value = |at: usize| plan.values.iter().any(|value| value.at == at || value.flag == Some(at));
        let is_read = |at: usize| is_value(at) || plan.labels.iter().any(|label| label.at == at);
        let unread = plan.headers.iter().enumerate().filter(|(at, header)| !header.is_empty() && !is_read(*at));
        let unread: Vec<(usize, &String)> = unread.collect();
        let printed = unread.iter().filter_map(|&(at, header)| {
            let kind = derived(header)?;
            Some(PrintedColumn { at, header: header.clone(), kind, scale: plan.scale_at(at), numbers: Vec::new() })
        });
        let is_asked = |check: &Check| matches!(check, Check::AgeHeaping { only, .. } if only.is_empty());
        let are_ages_asked = plan.values.len() <= 1 && plan.context.rules.iter().any(|rule| is_asked(&rule.check));
        let persons = plan.values.first().map(|value| value.at);
        let ages = unread.iter().filter(|(_, header)| are_ages_asked && is_of_ages(header)).map(|&(at, header)| {
            AgeColumn { at, header: header.clone(), persons, counts: vec![0.0; AGES], first_row: None }
        });
        Self { printed: printed.collect(), ages: ages.collect(), marks: plan.marks, kept: 0 }
    }

    /// Whether there is no such column.
    pub(super) fn is_empty(&self) -> bool {
        self.printed.is_empty() && self.ages.is_empty()
    }

    /// Looks at a row.
    pub(super) fn row(&mut self, row: u32, cells: &[Cell<'_>]) {
        if self.is_empty() {
            return;
        }
        for column in &mut self.printed {
            let Some((value, is_percent)) = cells.get(column.at).and_then(|cell| written(cell, self.marks)) else {
                continue;
            };
            column.numbers.push(PrintedNumber { row, value, is_percent });
            self.kept += 1;
        }
        if self.kept > NUMBERS_MAX {
            self.printed.clear();
        }
        for column in &mut self.ages {
            let number = |at: usize| cells.get(at).and_then(|cell| written(cell, self.marks)).map(|(number, _)| number);
            let persons = column.persons.map_or(Some(1.0), number).filter(|persons| *persons >= 0.0);
            let (Some(age), Some(persons)) = (number(column.at).and_then(completed_years), persons) else { continue };
            column.counts[age] += persons;
            column.first_row = column.first_row.or(Some(row));
        }
    }
}

/// A number as an age that is counted.
fn completed_years(number: f64) -> Option<usize> {
    let is_age = number.fract() == 0.0 && (0.0..AGES as f64).contains(&number);
    is_age.then_some(number as usize)
}

/// The number in a cell, and whether a percent sign stands at it; none where it can be read in two ways.
fn written(cell: &Cell<'_>, marks: NumberMarks) -> Option<(f64, bool)> {
    let (number, is_percent) = match cell.number {
        Some(number) if cell.is_percent => (without_noise(100.0 * number), true),
        Some(number) => (number, false),
        None if cell.is_long() => return None,
        None => match numbers::read(&cell.label(), marks) {
            Written::Number(number, around) => (number, around.is_percent),
            Written::Ambiguous(..) | Written::Nothing => return None,
        },
    };
    number.is_finite().then_some((number, is_percent))
}

/// A percentage without what the multiplication of a fraction adds behind its decimals.
pub(crate) fn without_noise(percent: f64) -> f64 {
    (percent * 1e9).round() / 1e9
}

const RUNNING: [&str; 15] = [
    "cumul",
    "cumuls",
    "cumule",
    "cumulee",
    "cumules",
    "cumulees",
    "cumulatif",
    "cumulative",
    "cumulated",
    "ytd",
    "تراكمي",
    "تراكميه",
    "متراكم",
    "متراكمه",
    "تراكم",
];
/// Several words that say the same, anywhere in a header.
const SINCE_JANUARY: [&str; 11] = [
    "depuis janvier",
    "depuis le debut de l annee",
    "depuis le 1er janvier",
    "since january",
    "since the beginning of the year",
    "since the start of the year",
    "year to date",
    "منذ بدايه سنه",
    "منذ بدايه عام",
    "منذ جانفي",
    "من جانفي الي شهر",
];
const CHANGES: [&str; 21] = [
    "evolution",
    "evolutions",
    "variation",
    "variations",
    "var",
    "croissance",
    "growth",
    "change",
    "accroissement",
    "progression",
    "ecart",
    "ecarts",
    "changes",
    "δ",
    "difference",
    "تطور",
    "نمو",
    "تغير",
    "فارق",
    "زياده",
    "تغيير",
];
const SHARES: [&str; 15] = [
    "part",
    "parts",
    "share",
    "shares",
    "structure",
    "repartition",
    "proportion",
    "poids",
    "pourcentage",
    "percentage",
    "percent",
    "نسبه",
    "نسب",
    "حصه",
    "توزيع",
];
/// Words for the same, where a percent sign stands beside them.
const SHARES_BESIDE_SIGN: [&str; 6] =
    ["distribution", "composition", "frequence", "frequences", "frequency", "frequencies"];
/// What may stand beside a word for a share that is one of all.
const BESIDE_SHARES: [&str; 17] = [
    "en",
    "in",
    "du",
    "de",
    "des",
    "dans",
    "le",
    "la",
    "l",
    "of",
    "the",
    "relatif",
    "relative",
    "relatives",
    "من",
    "في",
    "ميويه",
];
/// What stands beside a percent sign and is a share of nothing that the table gives.
const RATES: [&str; 8] = ["taux", "rate", "rates", "ratio", "indice", "index", "معدل", "موشر"];
const TOTALS: [&str; 10] =
    ["total", "totaux", "totale", "ensemble", "somme", "sum", "totals", "مجموع", "جمله", "اجمالي"];
const BESIDE_TOTALS: [&str; 12] =
    ["general", "generale", "grand", "annuel", "annee", "year", "of", "de", "des", "عام", "سنه", "سنوي"];
const AGE_WORDS: [&str; 6] = ["age", "ages", "سن", "السن", "عمر", "اعمار"];
const BESIDE_AGES: [&str; 15] = [
    "en",
    "annee",
    "annees",
    "ans",
    "an",
    "in",
    "years",
    "year",
    "revolu",
    "revolus",
    "revolues",
    "completed",
    "سنه",
    "سنوات",
    "بالسنوات",
];

/// What a header says its numbers are; none where it names nothing that follows from the numbers beside it.
pub(crate) fn derived(header: &str) -> Option<Derived> {
    let has_sign = header.contains(['%', '٪']);
    let folded = fold(header);
    let words: Vec<&str> = folded.split(' ').collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    if has(&RUNNING) || SINCE_JANUARY.iter().any(|text| folded.contains(text)) {
        return (!has_sign).then_some(Derived::RunningTotal);
    }
    if has(&CHANGES) {
        return Some(Derived::Change);
    }
    if has(&RATES) {
        return None;
    }
    if has_sign || words.first().is_some_and(|word| SHARES.contains(word)) {
        return Some(Derived::Share);
    }
    let is_beside = |word: &&str| BESIDE_TOTALS.contains(word) || word.parse::<u16>().is_ok();
    let is_total = words.iter().all(|word| TOTALS.contains(word) || is_beside(word));
    (is_total && has(&TOTALS)).then_some(Derived::Total)
}

/// Whether a name that stands before a percent sign says that of all the share is taken, and of nothing besides: `Part`,
/// `Poids relatif`, `Répartition en`, and not `Part des femmes`.
pub(crate) fn is_share_of_all(name: &str) -> bool {
    let folded = fold(name);
    let is_share = |word: &str| SHARES.contains(&word) || SHARES_BESIDE_SIGN.contains(&word);
    let is_beside = |word: &str| BESIDE_SHARES.contains(&word) || TOTALS.contains(&word);
    folded.split(' ').any(is_share) && folded.split(' ').all(|word| is_share(word) || is_beside(word))
}

/// Whether a header says that ages in single years stand below it.
fn is_of_ages(header: &str) -> bool {
    let folded = fold(header);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_known = |word: &&str| AGE_WORDS.contains(word) || BESIDE_AGES.contains(word);
    words.iter().all(is_known) && words.iter().any(|word| AGE_WORDS.contains(word))
}

#[cfg(test)]
mod tests {
    use marsad_model::NumberMarks;

    use super::{
        AGE_WORDS, BESIDE_AGES, BESIDE_SHARES, BESIDE_TOTALS, CHANGES, Derived, RATES, RUNNING, SHARES,
        SHARES_BESIDE_SIGN, SINCE_JANUARY, TOTALS, derived, fold, is_of_ages, is_share_of_all, written,
    };
    use crate::cell::Cell;

    #[test]
    fn the_words_that_folded_headers_are_held_against_are_folded_themselves() {
        let of_shares: [&[&str]; 4] = [&SHARES, &SHARES_BESIDE_SIGN, &BESIDE_SHARES, &RATES];
        let others: [&[&str]; 7] =
            [&RUNNING, &SINCE_JANUARY, &CHANGES, &TOTALS, &BESIDE_TOTALS, &AGE_WORDS, &BESIDE_AGES];
        for word in of_shares.concat().into_iter().chain(others.concat()) {
            assert_eq!(fold(word), word);
        }
    }

    #[test]
    fn a_share_of_all_names_nothing_that_it_is_a_share_of() {
        for name in
            ["Part", "Répartition", "Poids relatif", "Part dans le total", "Fréquence", "Share", "النسبة", "حصة"]
        {
            assert!(is_share_of_all(name), "{name}");
        }
        for name in ["Part des femmes", "Part cumulée", "Part dans la population", "نسبة النمو", "Évolution", "Total"]
        {
            assert!(!is_share_of_all(name), "{name}");
        }
    }

    #[test]
    fn a_header_says_what_follows_from_the_numbers_beside_it() {
        for (header, kind) in [
            ("Part (%)", Some(Derived::Share)),
            ("2022 / %", Some(Derived::Share)),
            ("En % du total", Some(Derived::Share)),
            ("النسبة", Some(Derived::Share)),
            ("Évolution (%)", Some(Derived::Change)),
            ("Var. 24/23 (%)", Some(Derived::Change)),
            ("نسبة التطور", Some(Derived::Change)),
            ("نسبة التغير", Some(Derived::Change)),
            ("Taux de croissance", Some(Derived::Change)),
            ("Δ", Some(Derived::Change)),
            ("Cumul fin avril", Some(Derived::RunningTotal)),
            ("Total depuis le début de l'année", Some(Derived::RunningTotal)),
            ("المجموع منذ بداية السنة", Some(Derived::RunningTotal)),
            ("من جانفي إلى الشهر", Some(Derived::RunningTotal)),
            ("Cumul (%)", None),
            ("Total général", Some(Derived::Total)),
            ("Total 2022", Some(Derived::Total)),
            ("المجموع العام", Some(Derived::Total)),
            ("Total hommes", None),
            ("Taux d’emploi (%)", None),
            ("Observations", None),
        ] {
            assert_eq!(derived(header), kind, "{header}");
        }
    }

    #[test]
    fn a_header_of_ages_says_nothing_else() {
        for header in ["Age", "Âge", "Age (années révolues)", "السن", "العمر بالسنوات"] {
            assert!(is_of_ages(header), "{header}");
        }
        assert!(!is_of_ages("Groupe d’âge") && !is_of_ages("Années"));
    }

    #[test]
    fn a_percentage_of_a_workbook_is_read_in_percent() {
        let marks = NumberMarks::default();
        assert_eq!(
            written(&Cell { number: Some(0.07), is_percent: true, ..Cell::default() }, marks),
            Some((7.0, true))
        );
        assert_eq!(written(&Cell::text("12,5 %"), marks), Some((12.5, true)));
        assert_eq!(written(&Cell::text("37"), marks), Some((37.0, false)));
        assert_eq!((written(&Cell::text("n.d."), marks), written(&Cell::text("1.234"), marks)), (None, None));
    }
}
