//! Lines around a table that say that its figures are provisional or estimated, be they titles, notes or sources, and whether
//! the profile or the table says so already.
//!
//! Does not hold: marks behind years, titles and labels, which `marked_periods` and `new_marks` read.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{Id, ObservationColumns, SaidOf, TableLayout, TimePeriod};

use super::Context;
use super::narrower::says_status;
use super::outside_lines::masked;
use crate::titles;
use crate::values::qualities;
use crate::values::single_legends::single_legends;

/// The component that says of which quality a value is.
const STATUS: &str = "OBS_STATUS";

/// Whether a line says that figures are provisional, or estimated where the dataflow is none of estimates, and not what a mark
/// means.
pub(super) fn is_provisional(context: &Context<'_>, line: &str) -> bool {
    let is_said = |part: &str| status_of(context, part).is_some() && !titles::explains_mark(part);
    status_of(context, line).is_some() && single_legends(line).into_iter().any(is_said)
}

fn status_of(context: &Context<'_>, line: &str) -> Option<&'static str> {
    let own = &context.profile.statuses;
    // It is said of what refers to the notes alone.
    if qualities::numbered_notes(line).iter().any(|(mark, _)| own.contains_key(mark)) {
        return None;
    }
    let is_own = |status: &str| status == "E" && titles::is_of_dataflow(context, "estimations estimates تقديرات");
    qualities::of_line(line).filter(|status| !is_own(status))
}

/// Whether the profile says of which quality the values of a table are; that they are like all others it says of none.
pub(super) fn is_given(layout: &TableLayout, constants: &BTreeMap<Id, String>) -> bool {
    let constant = layout.constants.get(STATUS).or_else(|| constants.get(STATUS));
    let is_of_column = || layout.column.iter().any(|column| column.codes.contains_key(STATUS));
    match constant {
        Some(code) => code != "A",
        None => says_status(layout, constants) || is_of_column(),
    }
}

/// The quality that the profile says of all values of a table: provisional or estimated.
pub(super) fn status_of_all<'l>(layout: &'l TableLayout, constants: &'l BTreeMap<Id, String>) -> Option<&'l str> {
    let constant = layout.constants.get(STATUS).or_else(|| constants.get(STATUS));
    constant.map(String::as_str).filter(|status| ["P", "E"].contains(status))
}

/// Whether the profile keeps a line that is no title, or leaves it out: a person has decided what it says.
pub(super) fn is_settled(layout: &TableLayout, line: &str) -> bool {
    let has = |is_of: &dyn Fn(&SaidOf) -> bool| {
        let mut said = layout.said.iter().filter(|said| is_of(&said.of));
        said.any(|said| masked(&said.text) == masked(line))
    };
    let is_kept = || has(&|of: &SaidOf| *of == SaidOf::Subject) && !has(&|of: &SaidOf| *of == SaidOf::Title);
    layout.skip.iter().any(|skip| skip == line) || is_kept()
}

/// Whether a line speaks of the figures of years of which a table has none.
pub(super) fn is_of_other_years(line: &str, periods: &[TimePeriod]) -> bool {
    let years = qualities::years_of_figures(line);
    let (Some(first), Some(last)) = (years.iter().min(), years.iter().max()) else { return false };
    let is_of_them = |period: &TimePeriod| (*first..=*last).any(|year| qualities::has_year(period, year));
    !periods.is_empty() && !periods.iter().any(is_of_them)
}

/// Whether all values of one of the periods of a table have the quality that a line says.
pub(super) fn is_marked(columns: &ObservationColumns, line: &str) -> bool {
    let mut attributes = columns.structure.attributes.iter();
    let Some(statuses) = attributes.position(|own| own.id == *STATUS).and_then(|at| columns.attributes.get(at)) else {
        return false;
    };
    let said = qualities::of_line(line);
    let (mut marked, mut others): (BTreeSet<&TimePeriod>, BTreeSet<&TimePeriod>) = (BTreeSet::new(), BTreeSet::new());
    for row in (0..columns.len()).filter(|&row| columns.value(row).is_some()) {
        let status = statuses.word(row).and_then(|status| status.as_deref());
        let periods = if said.is_some() && status == said { &mut marked } else { &mut others };
        periods.extend(columns.periods.word(row));
    }
    marked.difference(&others).next().is_some()
}

#[cfg(test)]
mod tests {
    use marsad_model::TimePeriod;

    use super::is_of_other_years;

    #[test]
    fn a_line_that_names_years_is_said_of_a_table_that_has_one_of_them() {
        let periods: [TimePeriod; 2] = ["2022".parse().unwrap(), "2023-Q1".parse().unwrap()];
        for line in [
            "Les données de 2023 sont provisoires.",
            "Les données de 2021 à 2024 sont provisoires.",
            "Données provisoires arrêtées au 15 janvier 2025",
            "Source : annuaire de 2025, données provisoires",
            "Les données de 2020 sont définitives, celles de 2023 provisoires",
            "Données provisoires",
        ] {
            assert!(!is_of_other_years(line, &periods), "{line}");
        }
        for line in [
            "Les données de 2021 sont provisoires.",
            "Provisional figures for 2019 and 2020",
            "معطيات وقتية لسنة 2021",
            "Les données de 2022 sont définitives, celles de 2024 provisoires",
            "Données 2024 provisoires",
        ] {
            assert!(is_of_other_years(line, &periods), "{line}");
            assert!(!is_of_other_years(line, &[]), "no period is known: {line}");
        }
    }
}
