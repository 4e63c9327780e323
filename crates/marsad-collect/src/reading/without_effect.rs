//! What a profile says that can have no effect: words for codes that no list has, and components that the data do not have. Values
//! would be unknown, or taken as they stand, and nobody would know why.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{
    ColumnRole, Finding, FindingCode, Id, Place, Profile, Severity, TIME_PERIOD, TableLayout, written_code,
};

use super::Context;
use super::multipliers::{POWERS, is_beside_values, power_written};
use super::time::written_moment;
use crate::values::periods::TimeHabits;

/// How many findings are told of a profile.
const FINDINGS_MAX: usize = 100;

/// What is told of the profile of a file.
pub(super) fn of_profile(context: &Context<'_>, file: &str) -> Vec<Finding> {
    let place = || Place { file: file.to_owned(), ..Place::default() };
    let found = no_periods(context).into_iter().chain(unknown_codes(context)).chain(unknown_components(context));
    found.take(FINDINGS_MAX).map(|finding| Finding { place: place(), ..finding }).collect()
}

fn told(code: FindingCode, value: &str, component: &str) -> Finding {
    Finding::new(code, Severity::Error, Place::default()).with_value(value).with("component", component)
}

/// Words for periods that are none.
fn no_periods(context: &Context<'_>) -> Vec<Finding> {
    let of_time = context.profile.codes.get(TIME_PERIOD).into_iter().flat_map(BTreeMap::values);
    let Profile { reporting_year, dates, .. } = context.profile;
    let habits = TimeHabits { reporting_year: *reporting_year, dates: *dates, ..TimeHabits::default() };
    // A part of the year, `M01`, or all of it is enough where the year stands elsewhere.
    let is_none = |period: &&Id| {
        reporting_year.period(&written_code(period)).is_err() && written_moment(period, habits).is_none()
    };
    of_time.filter(is_none).map(|period| told(FindingCode::NotAPeriod, period.as_str(), TIME_PERIOD)).collect()
}

/// Words for codes that no list has, or for multipliers that are none.
fn unknown_codes(context: &Context<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (component, words) in &context.profile.codes {
        let list = context.codelist(component.as_str());
        if *component == *TIME_PERIOD || list.is_none() && !is_known(context, component.as_str()) {
            continue;
        }
        let unknown = |code: &Id| told(FindingCode::UnknownCode, code.as_str(), component.as_str());
        if is_beside_values(component.as_str(), context.structure) {
            let wrong = words.values().filter(|code| power_written(code.as_str()).is_none());
            found.extend(wrong.map(|code| unknown(code).with("what", "multiplier").with("list", POWERS)));
            continue;
        }
        let name = list.map_or_else(String::new, |list| list.id.to_string());
        let wrong = words.values().filter(|code| list.is_none_or(|list| !list.contains(code.as_str())));
        found.extend(wrong.map(|code| unknown(code).with("list", &name)));
    }
    found
}

/// Components that the data do not have, each once, with the first header that names it.
fn unknown_components(context: &Context<'_>) -> Vec<Finding> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let is_without_list = |id: &&Id| context.codelist(id.as_str()).is_none();
    let of_words = context.profile.codes.keys().filter(is_without_list).map(|id| ("codes", id));
    let named = context.profile.tables.iter().flat_map(named_components).chain(of_words);
    let unknown = named.filter(|(_, id)| !is_known(context, id.as_str())).filter(|(_, id)| seen.insert(id.as_str()));
    let structure = context.structure;
    let dimensions = structure.dimensions.iter().map(|dimension| dimension.id.as_str());
    let attributes = structure.observation_attributes().map(|attribute| attribute.id.as_str());
    let list = dimensions.chain([TIME_PERIOD]).chain(attributes).collect::<Vec<_>>().join(" ");
    let unknown = unknown.map(|(value, id)| told(FindingCode::UnknownCode, value, id.as_str()));
    unknown.map(|finding| finding.with("what", "component").with("list", &list)).collect()
}

/// The components of which a table has words, with what names them.
fn named_components(layout: &TableLayout) -> Vec<(&str, &Id)> {
    let is_of_words = |role: ColumnRole| matches!(role, ColumnRole::Code | ColumnRole::Text);
    let columns = layout.column.iter().filter(|column| is_of_words(column.role));
    let of_columns = columns
        .flat_map(|column| column.component.iter().chain(&column.further).map(move |id| (column.header.as_str(), id)));
    let of_headers = layout.across.iter().flat_map(|row| &row.components).map(|id| ("across", id));
    of_columns.chain(of_headers).chain(layout.sheet_component.iter().map(|id| ("sheet_component", id))).collect()
}

/// Whether words of a component can be read.
fn is_known(context: &Context<'_>, component: &str) -> bool {
    let structure = context.structure;
    let mut attributes = structure.observation_attributes();
    component == TIME_PERIOD
        || structure.dimension_place(component).is_some()
        || attributes.any(|attribute| attribute.id == *component)
        || is_beside_values(component, structure)
}
