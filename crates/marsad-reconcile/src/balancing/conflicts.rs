//! Equations that cannot hold together, and which of them is left out.

use std::collections::BTreeSet;

use super::dependents::Dependent;
use super::finding::{Finding, Member};
use super::model::Model;
use super::rows::combined;
use super::system::System;

/// A factor of this share of the largest, or less, is rounding.
const FACTOR_SHARE_MIN: f64 = 1e-9;

/// The equations of which `dependent` consists together with the rows that it depends on, with factors. Their weighted
/// sum has no cells left; its target is the gap.
pub(super) fn equations_behind(system: &System<'_>, dependent: &Dependent) -> Vec<(usize, f64)> {
    let mut all = system.rows()[dependent.row].made_of.clone();
    for (row, factor) in dependent.others.iter().flatten() {
        all.extend(system.rows()[*row].made_of.iter().map(|(equation, share)| (*equation, -factor * share)));
    }
    let mut all = combined(all);
    let largest = all.iter().fold(0.0_f64, |largest, (_, factor)| largest.max(factor.abs()));
    all.retain(|(_, factor)| factor.abs() > FACTOR_SHARE_MIN * largest);
    all
}

/// Where `equations` come from, in order.
pub(super) fn members_of(model: &Model, equations: &[(usize, f64)]) -> Vec<Member> {
    equations.iter().map(|(equation, _)| model.equations[*equation].member.clone()).collect()
}

/// Leaves one equation out of each set that cannot hold together: the last. `findings` takes what is told of it.
///
/// Sets that share an equation are looked at one after the other: what is left out of the first may mend the second.
pub(super) fn leave_out(model: &Model, system: &System<'_>, findings: &mut Vec<Finding>) -> Vec<usize> {
    let mut touched = BTreeSet::new();
    let mut left_out = Vec::new();
    for dependent in system.dependents.iter().filter(|dependent| dependent.is_contradictory) {
        let set = equations_behind(system, dependent);
        let Some(&(last, factor)) = set.last() else { continue };
        if set.iter().any(|(equation, _)| touched.contains(equation)) {
            continue;
        }
        touched.extend(set.iter().map(|(equation, _)| *equation));
        let equation = &model.equations[last];
        let stated = equation.target + equation.exact;
        findings.push(Finding::Contradictory {
            members: members_of(model, &set),
            left_out: equation.member.clone(),
            stated,
            implied: stated - dependent.gap / factor,
        });
        left_out.push(last);
    }
    left_out
}
