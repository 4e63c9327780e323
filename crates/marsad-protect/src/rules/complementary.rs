//! Where a line of a table has a total and one hidden part, another part is hidden too.
//!
//! A line is a set of observations that differ in one dimension only, of which one has the total code `_T`. With one
//! hidden part, subtraction from the total gives it away; so the smallest shown part above zero is hidden as well
//! (the total itself where no part is left). Hiding makes new lines of this kind, so the rule runs until none is left.
//! What it does not promise is in METHOD.md.

use std::collections::BTreeMap;

use marsad_model::{DataTable, Id, Observation, TOTAL, TimePeriod};

use super::Marks;
use crate::HiddenReason;

type Line<'a> = (usize, Vec<&'a Id>, &'a TimePeriod);

/// Looks at lines of observations that `adds_up`: others cannot be found by subtraction.
pub(crate) fn mark(table: &DataTable, adds_up: impl Fn(&Observation) -> bool, marks: &mut Marks) {
    let lines = lines(table, adds_up);
    // Every round hides at least one more cell, so that this ends.
    while lines.iter().filter(|line| mark_line(table, line, marks)).count() > 0 {}
}

/// The places of the observations of every line that has a total: the total first, then its parts.
fn lines(table: &DataTable, adds_up: impl Fn(&Observation) -> bool) -> Vec<Vec<usize>> {
    let mut lines: BTreeMap<Line<'_>, Vec<usize>> = BTreeMap::new();
    let adding = table.observations().iter().enumerate().filter(|(_, observation)| adds_up(observation));
    for (place, observation) in adding {
        for dimension in 0..observation.key.len() {
            let rest =
                observation.key.iter().enumerate().filter(|(at, _)| *at != dimension).map(|(_, code)| code).collect();
            let line = lines.entry((dimension, rest, &observation.period)).or_default();
            if observation.key[dimension] == *TOTAL { line.insert(0, place) } else { line.push(place) }
        }
    }
    let has_total = |((dimension, _, _), line): &(Line<'_>, Vec<usize>)| {
        line.len() > 1 && table.observations()[line[0]].key[*dimension] == *TOTAL
    };
    lines.into_iter().filter(has_total).map(|(_, line)| line).collect()
}

/// Hides one more cell of a line that gives a hidden cell away; says whether it did.
fn mark_line(table: &DataTable, line: &[usize], marks: &mut Marks) -> bool {
    let hidden = line.iter().filter(|place| marks[**place].is_some()).count();
    if hidden != 1 {
        return false;
    }
    let value = |place: usize| table.observations()[place].value.filter(|value| *value != 0.0);
    let shown = line[1..].iter().copied().filter(|place| marks[*place].is_none());
    let smallest = shown.filter_map(|place| Some((place, value(place)?.abs()))).min_by(|a, b| a.1.total_cmp(&b.1));
    let chosen = smallest.map(|(place, _)| place).or_else(|| Some(line[0]).filter(|total| marks[*total].is_none()));
    let Some(place) = chosen else { return false };
    marks[place] = Some(HiddenReason::Complementary);
    true
}
