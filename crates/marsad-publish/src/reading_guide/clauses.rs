//! What is to be said of a number: decided by its definition, its period and its status.

use std::collections::BTreeSet;

use marsad_model::{CountingMethod, Definition, Id, Misreading, Percentage, TimeNature};

use super::{Clause, Reading, Sureness};
use crate::Spread;

/// The unit of persons.
const PERSONS: &str = "PS";

/// Units that one person may have several of, or none.
const NOT_PERSONS: [&str; 6] = ["PERMIT", "APPL", "DEC", "EVENT", "CONTRACT", "CASE"];

/// Days that a calendar year has at least.
const YEAR_DAYS_MIN: i64 = 365;

/// Days that a calendar year has at most.
const YEAR_DAYS_MAX: i64 = 366;

pub(super) fn clauses(reading: &Reading<'_>, definition: &Definition) -> Vec<Clause> {
    let mut clauses = vec![Clause::What];
    if has_people(definition) {
        clauses.push(Clause::Whom);
    }
    if definition.percentage.is_some() && definition.base.is_some() {
        clauses.push(Clause::Base);
    }
    if let Some(absence) = reading.absence() {
        // Of a figure that is not there, there is no error, and nothing that it could be taken for but a zero.
        clauses.extend([Clause::Absent(absence), Clause::By]);
        return clauses;
    }
    clauses.extend([Clause::When, Clause::By]);
    clauses.extend(sureness(reading, definition).into_iter().map(Clause::Sure));
    clauses.extend(misreadings(reading, definition).into_iter().map(Clause::NotFor));
    clauses
}

/// Whether it says anything of whom it counts.
fn has_people(definition: &Definition) -> bool {
    let bonds = definition.citizenship.is_some() || definition.birthplace.is_some();
    bonds || definition.age.is_some() || definition.generation.is_some() || definition.household_link.is_some()
}

fn is_persons(definition: &Definition) -> bool {
    definition.unit.as_ref().is_some_and(|unit| *unit == *PERSONS)
}

fn sureness(reading: &Reading<'_>, definition: &Definition) -> Vec<Sureness> {
    let mut found: Vec<Sureness> = definition.method.map(Sureness::Method).into_iter().collect();
    if is_fixed(reading) {
        found.push(Sureness::ErrorFixed);
    } else if reading.standard_error.is_some() || reading.interval.is_some() {
        // Of an error that rounds to nothing nothing is said: it is not known so exactly.
        found.extend(spread(reading, definition).map(|_| error_of(reading, definition)));
    } else if definition.method == Some(CountingMethod::Survey) {
        found.push(Sureness::ErrorUnknown);
    }
    found.extend(match reading.status {
        Some("E") => Some(Sureness::Approximate),
        Some("P") => Some(Sureness::Provisional),
        Some("U") => Some(Sureness::Doubtful),
        Some("D") => Some(Sureness::OtherDefinition),
        Some("B") => Some(Sureness::Break),
        _ => None,
    });
    // What is comparable with nothing before it need not be told of breaks before that.
    let is_after_break = reading.break_before.is_some() && !found.contains(&Sureness::Break);
    found.extend(is_after_break.then_some(Sureness::BreakBefore));
    let has_some = |codes: &Option<BTreeSet<Id>>| codes.as_ref().is_some_and(|codes| !codes.is_empty());
    found.extend(has_some(&definition.missing).then_some(Sureness::Missing));
    found.extend(has_some(&definition.surplus).then_some(Sureness::Surplus));
    found
}

/// Whether the weights of the sample were made to give the number: then it has an error of nothing at all.
fn is_fixed(reading: &Reading<'_>) -> bool {
    let names = &reading.names;
    reading.standard_error == Some(0.0) && names.pack.is_calibrated(names.dataflow.id.as_str())
}

/// On what the standard error of a number rests. Whatever was balanced has it from the grades that a plan assumes.
fn error_of(reading: &Reading<'_>, definition: &Definition) -> Sureness {
    let names = &reading.names;
    if names.pack.is_balanced(names.dataflow.id.as_str()) {
        return Sureness::ErrorOfGrades;
    }
    if definition.method == Some(CountingMethod::Survey) { Sureness::ErrorOfSample } else { Sureness::Error }
}

/// How far the true value may lie from a number, as it is written: by the interval that was published with it, else by its
/// standard error. None where there is neither, or what is written would be zero.
pub(super) fn spread(reading: &Reading<'_>, definition: &Definition) -> Option<Spread> {
    let names = &reading.names;
    let published = reading
        .value
        .zip(reading.interval)
        .and_then(|(value, ends)| names.spread(definition, value, names.published_interval(definition, value, ends)?));
    let of_error = || Some(Spread::Even(names.margin(definition, reading.standard_error?)?));
    published.or_else(of_error)
}

/// What follows from the facets, and what the pack declares besides.
pub(super) fn misreadings(reading: &Reading<'_>, definition: &Definition) -> BTreeSet<Misreading> {
    let mut found = definition.not_for.clone();
    match definition.percentage {
        Some(Percentage::Rate) => found.extend([Misreading::RateAsShare]),
        Some(Percentage::Composition) => found.extend([Misreading::ColumnAsRow]),
        None => found.extend(of_time(reading, definition)),
    }
    // A share of some months is as little that of the year as their number is.
    found.extend(is_of_part_of_year(reading, definition).then_some(Misreading::YearToDateAsYear));
    if is_persons(definition) && definition.method == Some(CountingMethod::Survey) {
        found.insert(Misreading::EstimateAsRespondents);
    }
    if definition.unit.as_ref().is_some_and(|unit| NOT_PERSONS.contains(&unit.as_str())) {
        found.insert(Misreading::UnitAsPersons);
    }
    let has_surplus = definition.surplus.as_ref().is_some_and(|codes| !codes.is_empty());
    if definition.method == Some(CountingMethod::Register) && has_surplus {
        found.insert(Misreading::RegisterAsPresence);
    }
    if definition.method == Some(CountingMethod::Monitoring) {
        found.insert(Misreading::NoticedAsAll);
    }
    if is_academic(reading) {
        found.insert(Misreading::AcademicAsCalendar);
    }
    found
}

/// What its time might be taken for.
fn of_time(reading: &Reading<'_>, definition: &Definition) -> Vec<Misreading> {
    let days = days(reading);
    match definition.time_nature {
        Some(TimeNature::Stock) => vec![Misreading::StockAsFlow],
        Some(TimeNature::Change) if days > YEAR_DAYS_MAX => vec![Misreading::ChangeAsStock, Misreading::YearsAsYear],
        Some(TimeNature::Change) => vec![Misreading::ChangeAsStock],
        Some(TimeNature::Cumulative) => vec![Misreading::CumulativeAsPeriod],
        Some(TimeNature::YearlyAverage) => vec![Misreading::FlowAsStock, Misreading::AverageAsTotal],
        Some(TimeNature::Flow) if days > YEAR_DAYS_MAX => vec![Misreading::FlowAsStock, Misreading::YearsAsYear],
        Some(TimeNature::Flow) => vec![Misreading::FlowAsStock],
        None => Vec::new(),
    }
}

/// Whether it is of what happened in a part of a year that is easily taken for the year: months and quarters have names of
/// their own, a total since January or a range that ends before the year does has none.
fn is_of_part_of_year(reading: &Reading<'_>, definition: &Definition) -> bool {
    match definition.time_nature {
        Some(TimeNature::Cumulative) => true,
        Some(TimeNature::Flow) => days(reading) < YEAR_DAYS_MIN && reading.period.frequency().is_none(),
        _ => false,
    }
}

/// How many days its period has.
fn days(reading: &Reading<'_>) -> i64 {
    reading.period.start().duration_until(reading.period.end()).as_hours() / 24
}

/// Whether its years run from autumn to summer.
fn is_academic(reading: &Reading<'_>) -> bool {
    reading.names.dataflow.attributes.get("TIME_AGG").is_some_and(|code| *code == *"ACAD")
}
