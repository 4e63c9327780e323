//! The sheet of a new year, month or quarter: no table of the profile names it, and it is called like a sheet that one
//! names, but for its period. It is read as that one is, where its headers are the same. So is the only sheet of a file
//! whose name differs by numbers from the only one of the profile, such as `T3-15` for `T3-14`.
//!
//! Does not hold: whether its headers are the same, which its plan shows, and what is told of sheets that did not come, which
//! `missing_sheets` knows.

use std::collections::BTreeSet;

use marsad_model::{Finding, FindingCode, Frequency, Place, SaidOf, Severity, TIME_PERIOD, TableLayout, TimePeriod};

use super::outside_lines::masked;
use crate::cell::tidy;
use crate::names::fold;
use crate::titles::{Said, period_in};
use crate::values::asides::has_year;
use crate::values::periods::{self, Moment, TimeHabits};
use crate::values::qualities;

/// Words that say of a number that it is a year, folded.
const YEAR_WORDS: [&str; 5] = ["annee", "exercice", "year", "سنه", "عام"];

/// The places of the tables of the sheet whose name is that of `sheet` but for its period, the latest of several: of a new
/// `Jan 2025` those of `Jan 2024`, and only where no January is named those of another month.
///
/// None where a table of it has a period that was written by hand: nothing would say that of the new sheet. Where a name
/// says no year, as `S1`, the profile must say that it is a period and no number.
pub(super) fn tables_like(tables: &[TableLayout], sheet: &str) -> Vec<usize> {
    let name = |table: &TableLayout| table.sheet.as_deref().map(tidy);
    let siblings: BTreeSet<String> = tables.iter().filter_map(name).filter(|other| is_sibling(other, sheet)).collect();
    let latest = siblings
        .into_iter()
        .max_by_key(|sibling| (is_successor(sibling, sheet), time_in(sibling).map(|time| time.begins)));
    let Some(latest) = latest else { return Vec::new() };
    let own: Vec<usize> = (0..tables.len()).filter(|&at| name(&tables[at]).as_ref() == Some(&latest)).collect();
    let is_followed = |at: &usize| says_its_period(&tables[*at]) && (has_year(&latest) || is_by_name(&tables[*at]));
    if own.iter().all(is_followed) { own } else { Vec::new() }
}

/// The sheet that alone is named by the tables of a profile, where another, which is the only one of a file, may stand for
/// it: the names are the same but for their numbers, and the tables say elsewhere of which period they are.
pub(super) fn only_like<'t>(tables: &'t [TableLayout], sheet: &str) -> Option<&'t str> {
    let named = tables.first()?.sheet.as_deref()?;
    let is_alone = tables.iter().all(|table| table.sheet.as_deref() == Some(named) && says_its_period(table));
    // One of them may have no number: `Students 2025` stands for `Students`.
    let words = |name: &str| {
        let bare = masked(name).replace('0', "");
        bare.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    (is_alone && !named.contains('*') && words(named) == words(sheet)).then_some(named)
}

/// Whether two names of sheets are the same but for their years, or but for other periods that are as long: `Jan 2024` and
/// `Apr 2024`, `مارس` and `Avril`.
pub(super) fn is_sibling(name: &str, other: &str) -> bool {
    if name.contains('*') || tidy(other) == name {
        return false;
    }
    let is_of_other_period = || {
        let (own, time) = (time_in(other), time_in(name));
        own.is_some_and(|own| time.is_some_and(|time| time.is_like(&own)))
    };
    is_of_other_year(name, other) || is_of_other_period()
}

/// Whether two names of sheets are the same but for the numbers of their years, a word for a year before one, and what stands
/// behind one of their quality: `2022`, `Year 2023` and `2024 (p)`.
pub(super) fn is_of_other_year(name: &str, other: &str) -> bool {
    let bare = |name: &str| {
        let masked = masked(qualities::without_quality_of_year(name));
        let words = masked.split_whitespace().filter(|word| !YEAR_WORDS.contains(word));
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    has_year(name) && has_year(other) && bare(name) == bare(other)
}

/// Whether two names of sheets are the same but for their years, and say the same part of them or none: `T1 2025` comes in the
/// place of `T1 2024`, and not of `T4 2024`.
pub(super) fn is_successor(name: &str, other: &str) -> bool {
    let is_of_same_part = || match (time_in(name), time_in(other)) {
        (Some(own), Some(time)) => own.is_like(&time) && own.day_of_year() == time.day_of_year(),
        (own, time) => own.is_none() && time.is_none(),
    };
    is_of_other_year(name, other) && is_of_same_part()
}

/// Whether the name of a sheet could be followed by that of another period.
pub(crate) fn is_of_time(name: &str) -> bool {
    has_year(name) || time_in(name).is_some()
}

/// A period within a year that the name of a sheet says.
struct TimeInName {
    frequency: Frequency,
    has_year: bool,
    /// Year, month and day with which it begins.
    begins: (i16, i8, i8),
    /// The words beside it.
    rest: String,
}

impl TimeInName {
    fn of(period: &TimePeriod, has_year: bool, rest: String) -> Option<Self> {
        let frequency = period.frequency().filter(|frequency| *frequency != Frequency::A)?;
        let first = period.start().date();
        Some(Self { frequency, has_year, begins: (first.year(), first.month(), first.day()), rest })
    }

    /// Month and day with which it begins.
    fn day_of_year(&self) -> (i8, i8) {
        (self.begins.1, self.begins.2)
    }

    /// Whether another is as long, and the other words are the same.
    fn is_like(&self, other: &Self) -> bool {
        (self.frequency, self.has_year, &self.rest) == (other.frequency, other.has_year, &other.rest)
    }
}

/// The period within a year that the name of a sheet says.
fn time_in(name: &str) -> Option<TimeInName> {
    // The year of a part stands elsewhere: which one it is makes no part come before another.
    const ANY_YEAR: i16 = 2000;
    let habits = TimeHabits::default();
    if let Some(Moment::Part(part)) = periods::read(name, habits) {
        return TimeInName::of(&part.of(ANY_YEAR)?, false, String::new());
    }
    let Said::Period(told) = period_in(name, habits) else { return None };
    let period: TimePeriod = told.period.parse().ok()?;
    TimeInName::of(&period, true, fold(&told.rest.join(" ")))
}

/// Whether the period of a table stands in each file: in its cells, in the name of its sheet or in its title.
fn says_its_period(table: &TableLayout) -> bool {
    table.period.is_none() || is_by_name(table) || table.said.iter().any(|said| said.of == SaidOf::Period)
}

/// Whether the name of its sheet says the period of a table.
fn is_by_name(table: &TableLayout) -> bool {
    table.sheet_component.as_ref().is_some_and(|id| *id == *TIME_PERIOD)
}

/// The sheets that were read, by their own names and in the place of others.
#[derive(Debug, Default)]
pub(super) struct ReadSheets {
    names: BTreeSet<String>,
}

impl ReadSheets {
    pub(super) fn add(&mut self, name: &str) {
        self.names.insert(tidy(name));
    }

    /// Whether a sheet that did not come has a successor: of the sheets that differ by their periods alone, or by their years,
    /// as many came as the profile names.
    pub(super) fn has_successor(&self, tables: &[TableLayout], sheet: &str) -> bool {
        let own = tidy(sheet);
        let wanted = names_of(tables);
        let have_come = |is_it: &dyn Fn(&str) -> bool| {
            let count = |names: &BTreeSet<String>| names.iter().filter(|name| is_it(name.as_str())).count();
            count(&self.names) >= count(&wanted)
        };
        let is_of_kind = |name: &str| name == own || is_sibling(name, sheet);
        let is_of_part = |name: &str| name == own || is_successor(name, sheet);
        is_of_time(sheet) && (have_come(&is_of_kind) || have_come(&is_of_part))
    }

    /// Whether a sheet that did not come is of a part of a year, the profile names such sheets of one year, and others of them
    /// or of another year came: a file may bring the parts of a year one by one.
    pub(super) fn has_other_parts(&self, tables: &[TableLayout], sheet: &str) -> bool {
        let Some(own) = time_in(sheet) else { return false };
        let is_of_year = |name: &String| time_in(name).is_some_and(|time| time.begins.0 == own.begins.0);
        let is_of_kind = |name: &&String| is_sibling(name, sheet);
        names_of(tables).iter().filter(is_of_kind).all(is_of_year) && self.names.iter().any(|name| is_of_kind(&name))
    }

    /// Whether a sheet that did not come is of a whole year, and of those that differ from it by their years alone, none came that
    /// the profile names, and only later ones: a file may bring the new year without those before it.
    pub(super) fn is_of_later_years(&self, tables: &[TableLayout], sheet: &str) -> bool {
        let own = tidy(sheet);
        let wanted = names_of(tables).into_iter().filter(|name| *name == own || is_of_other_year(name, sheet));
        let last = wanted.map(|name| year_in(&name)).max().flatten();
        let mut came = self.names.iter().filter(|name| **name == own || is_of_other_year(name, sheet)).peekable();
        last.is_some() && year_in(sheet).is_some() && came.peek().is_some() && came.all(|name| year_in(name) > last)
    }
}

/// The whole year that the name of a sheet says.
fn year_in(name: &str) -> Option<i16> {
    let bare = qualities::without_quality_of_year(name);
    let Said::Period(told) = period_in(bare, TimeHabits::default()) else { return None };
    let period: TimePeriod = told.period.parse().ok()?;
    (period.frequency() == Some(Frequency::A)).then(|| period.start().date().year())
}

/// The different names of the sheets of tables.
fn names_of(tables: &[TableLayout]) -> BTreeSet<String> {
    tables.iter().filter_map(|table| table.sheet.as_deref()).map(tidy).collect()
}

/// What is told of a sheet that was read in the manner of another.
pub(super) fn finding(file: &str, sheet: &str, sibling: &str) -> Finding {
    let place = Place { file: file.to_owned(), sheet: sheet.to_owned(), ..Place::default() };
    let finding = Finding::new(FindingCode::FollowedTitle, Severity::Note, place).with_value(sheet);
    finding.with("what", "sheet").with("said", sibling)
}

/// What is told of the only sheet of a file that was read in the manner of the only one of the profile.
pub(super) fn only_finding(file: &str, sheet: &str, named: &str) -> Finding {
    finding(file, sheet, named).with("what", "only-sheet")
}

#[cfg(test)]
mod tests {
    use marsad_model::{Id, TableLayout};

    use super::{ReadSheets, only_like, tables_like};

    fn table(sheet: &str) -> TableLayout {
        TableLayout {
            sheet: Some(sheet.to_owned()),
            sheet_component: Id::new("TIME_PERIOD").ok(),
            ..TableLayout::empty()
        }
    }

    #[test]
    fn a_new_year_is_read_like_the_latest_of_its_siblings() {
        let tables =
            [table("Year 2021"), table("Year 2022"), table("Year 2022"), table("Notes 2022"), table("Sheet 1")];
        assert_eq!(tables_like(&tables, "Year 2023"), [1, 2]);
        assert_eq!(tables_like(&tables, "Notes 2023"), [3]);
        for other in ["Sheet 2", "Draft 2023", "Year 2023-2024"] {
            assert_eq!(tables_like(&tables, other), Vec::<usize>::new(), "{other}");
        }
        for name in ["Year 2023 (p)", "Year 2023p", "Year 2023 prov.", "Year 2023 (وقتي)"] {
            assert_eq!(tables_like(&tables, name), [1, 2], "{name}");
        }
        assert_eq!(tables_like(&[table("Year 2022 (p)")], "Year 2023"), [0]);
        for (own, other) in [("2022", "Année 2023"), ("Année 2022", "2023"), ("Year 2022", "سنة 2023")] {
            assert_eq!(tables_like(&[table(own)], other), [0], "{other}");
        }
        for other in ["Year 2023 (1)", "Year 2023 (Est)", "Year 2023 (projection)", "Year 2023 (femmes)"] {
            assert_eq!(tables_like(&tables, other), Vec::<usize>::new(), "{other}");
        }
        let written = TableLayout { sheet_component: None, period: Some("2022".to_owned()), ..table("2022") };
        assert_eq!(tables_like(&[written], "2023"), Vec::<usize>::new(), "nothing would say the new year");
    }

    #[test]
    fn a_new_month_or_quarter_is_read_like_the_latest_of_its_siblings_in_any_language() {
        let months = [table("Mar 2024"), table("Feb 2024"), table("Jan 2024"), table("Visas 2023"), table("T1 2024")];
        for name in ["Apr 2024", "أفريل 2024", "avril 2025", "Décembre 2023"] {
            assert_eq!(tables_like(&months, name), [0], "{name}");
        }
        assert_eq!(tables_like(&months, "Jan 2025"), [2]);
        assert_eq!((tables_like(&months, "Visas 2024"), tables_like(&months, "T2 2024")), (vec![3], vec![4]));
        let quarters = [table("T1 2024"), table("T2 2024"), table("T4 2024")];
        assert_eq!((tables_like(&quarters, "T1 2025"), tables_like(&quarters, "T3 2025")), (vec![0], vec![2]));
        for other in ["Visas avril 2024", "2024", "S1 2024", "Notes", "Avril", "31/03/2024"] {
            assert_eq!(tables_like(&months, other), Vec::<usize>::new(), "{other}");
        }
        let with_words = [table("Visas octobre 2024"), table("Visas mai 2024")];
        assert_eq!(tables_like(&with_words, "Visas novembre 2024"), [0]);
        let without_year = [table("جانفي"), table("فيفري")];
        assert_eq!(tables_like(&without_year, "مارس"), [1]);
        let numbers = ["S1", "T1"].map(|name| TableLayout { sheet_component: None, ..table(name) });
        assert_eq!(tables_like(&numbers, "S2"), Vec::<usize>::new(), "it may be the number of a sheet");
    }

    #[test]
    fn the_only_sheet_may_have_another_number_where_its_period_stands_elsewhere() {
        let only = TableLayout { sheet_component: None, ..table("T3-14") };
        assert_eq!(only_like(&[only.clone(), only.clone()], "T3-15"), Some("T3-14"));
        assert_eq!(only_like(std::slice::from_ref(&only), "Femmes"), None);
        let without = TableLayout { sheet_component: None, ..table("Students") };
        assert_eq!(only_like(std::slice::from_ref(&without), "Students 2025"), Some("Students"));
        assert_eq!(only_like(&[without], "Students women 2025"), None);
        assert_eq!(only_like(&[only.clone(), table("T3-16")], "T3-15"), None, "two are named");
        let fixed = TableLayout { period: Some("2022".to_owned()), ..only };
        assert_eq!(only_like(&[fixed], "T3-15"), None, "nothing would say the new year");
    }

    #[test]
    fn a_year_that_did_not_come_has_a_successor_where_as_many_came() {
        let tables = [table("2021"), table("2022")];
        let mut read = ReadSheets::default();
        read.add("2022");
        assert!(!read.has_successor(&tables, "2021"));
        read.add("2023");
        assert!(read.has_successor(&tables, "2021"));
    }

    #[test]
    fn a_later_year_may_come_without_those_before_it_and_no_other() {
        let tables = [table("2021"), table("2022")];
        let is_later = |came: &[&str]| {
            let mut read = ReadSheets::default();
            came.iter().for_each(|name| read.add(name));
            read.is_of_later_years(&tables, "2021")
        };
        assert!(is_later(&["2023"]) && is_later(&["2023 (p)"]));
        for came in [&["2022"][..], &["2022", "2023"], &["2020"], &["Notes"], &[]] {
            assert!(!is_later(came), "{came:?}");
        }
    }

    #[test]
    fn a_quarter_has_its_successor_in_the_same_quarter_and_the_others_may_come_later() {
        let tables = ["T1 2024", "T2 2024", "T3 2024", "T4 2024"].map(table);
        let mut read = ReadSheets::default();
        assert!(!read.has_other_parts(&tables, "T2 2024"), "nothing of them came");
        read.add("T1 2025");
        assert!(read.has_successor(&tables, "T1 2024") && !read.has_successor(&tables, "T2 2024"));
        assert!(read.has_other_parts(&tables, "T2 2024"));
        let of_two_years = [table("T1 2023"), table("T1 2024"), table("T2 2024")];
        assert!(!read.has_successor(&of_two_years, "T1 2023"), "one quarter came in the place of two");
        assert!(!read.has_other_parts(&of_two_years, "T2 2024"));
        assert!(!read.has_other_parts(&[table("2023"), table("2024")], "2023"), "whole years");
    }
}
