//! Ages in a file of records that gather at some last digits: one person in a row, the age in a column that is not read.
//!
//! The list of ages of most dataflows has bands, so that no code says an age in single years; the column does. Ages that are
//! codes are looked at in `age_heaping`. Records are few where a census is not: an index counts only where chance alone
//! seldom gives one as high.

use marsad_model::{Check, Finding, FindingCode, HeapingIndex, Place, Rule};

use super::age_heaping::{index, limit};
use super::case::{shown, shown_short};
use super::printed_columns::TablePlace;
use crate::Context;
use crate::methods::AgeCount;
use crate::methods::whipple::whipple;
use crate::reading::beside::AgeColumn;

/// How many standard deviations above 100 an index must be: one in a hundred is so by chance.
const DEVIATIONS_MIN: f64 = 2.326;
/// How few persons tell nothing by Whipple's index, and by that of Myers, which chance alone raises to five among six
/// hundred.
const WHIPPLE_PERSONS_MIN: f64 = 100.0;
const MYERS_PERSONS_MIN: f64 = 600.0;

/// What the rules of the dataflow find in a column of ages.
pub(super) fn heaped(context: &Context<'_>, place: TablePlace<'_>, ages: &AgeColumn) -> Vec<Finding> {
    // Of records an age that nobody has is nobody, where a table may have left it out.
    let persons: Vec<AgeCount> = (0..).zip(&ages.counts).map(|(age, &persons)| AgeCount { age, persons }).collect();
    context.rules.iter().filter_map(|rule| of_rule(rule, place, (ages, &persons[..]))).collect()
}

fn of_rule(rule: &Rule, place: TablePlace<'_>, (ages, persons): (&AgeColumn, &[AgeCount])) -> Option<Finding> {
    let Check::AgeHeaping { method, max, only, .. } = &rule.check else { return None };
    if !only.is_empty() || !are_enough(*method, persons) {
        return None;
    }
    let (index, limit) = (index(*method, persons).ok()?, limit(*method, *max));
    let at = Place {
        file: place.file.to_owned(),
        sheet: place.sheet.to_owned(),
        row: ages.first_row,
        column: Some(ages.at as u32 + 1),
    };
    let finding = Finding::new(FindingCode::AgeHeaping, rule.severity, at).with_value(&*ages.header);
    let finding = finding.with("rule", &rule.id).with("index", shown_short(index)).with("limit", shown(limit));
    (index > limit).then_some(finding)
}

/// Whether an index of so many persons may tell more than chance.
fn are_enough(method: HeapingIndex, persons: &[AgeCount]) -> bool {
    match method {
        HeapingIndex::Whipple => whipple(persons)
            .is_ok_and(|found| found.persons >= WHIPPLE_PERSONS_MIN && found.deviations_from_even() >= DEVIATIONS_MIN),
        HeapingIndex::Myers => persons.iter().map(|age| age.persons).sum::<f64>() >= MYERS_PERSONS_MIN,
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::HeapingIndex;

    use super::are_enough;
    use crate::methods::AgeCount;

    /// Whether an index tells of 40 ages from 23 to 62, of which those that end in 0 and 5 have so many persons each.
    fn tells(heaped: f64, others: f64) -> bool {
        let persons = |age: u32| if age.is_multiple_of(5) { heaped } else { others };
        let ages: Vec<AgeCount> = (0..=120).map(|age| AgeCount { age, persons: persons(age) }).collect();
        are_enough(HeapingIndex::Whipple, &ages)
    }

    #[test]
    fn few_records_tell_nothing_of_heaping() {
        // 8 · 2 + 32 · 1 = 48 persons.
        assert!(!tells(2.0, 1.0));
        // 8 · 6 + 32 · 3 = 144 persons: 500 · 48 / 144 = 167, which is 4 deviations of 200 / 12 above 100.
        assert!(tells(6.0, 3.0));
        // 8 · 4 + 32 · 3 = 128 persons: 500 · 32 / 128 = 125, which is 1.4 deviations of 200 / 11.3.
        assert!(!tells(4.0, 3.0));
    }
}
