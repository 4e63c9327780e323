//! What a solved part tells: values with standard errors, how everything fits, and who moved what.

use std::collections::{BTreeMap, BTreeSet};

use super::bounds::{Settlement, limits};
use super::conflicts::{equations_behind, members_of};
use super::finding::{Finding, Member};
use super::inverse::Inverse;
use super::part::Part;
use super::problem::{CellId, Problem, Side};
use super::solution::{BalancedCell, Contribution, Contributor, Fit};
use super::system::{Balanced, System};

/// A statement of which this share of its variance, or less, is free to differ from the others is checked by nothing.
const CHECKED_SHARE_MIN: f64 = 1e-9;
/// A contribution of this share of the cell, or less, is rounding.
const CONTRIBUTION_SHARE_MIN: f64 = 1e-13;

/// What came out of a part. Cells, statements and constraints have the numbers of the problem.
#[derive(Clone, Debug, Default)]
pub(super) struct Report {
    pub(super) cells: Vec<(usize, BalancedCell)>,
    pub(super) statement_fits: Vec<(usize, Fit)>,
    pub(super) constraint_fits: Vec<(usize, Fit)>,
    pub(super) contributions: Vec<(usize, Contribution)>,
    pub(super) chi_square: f64,
    pub(super) degrees: usize,
    pub(super) findings: Vec<Finding>,
}

/// A part solved: under its equations alone, and under its bounds where they matter.
#[derive(Debug)]
pub(super) struct Solved<'a> {
    /// The problem.
    pub(super) problem: &'a Problem,
    /// The part.
    pub(super) part: &'a Part<'a>,
    /// Its equations.
    pub(super) free: System<'a>,
    /// The values under these.
    pub(super) balanced: Balanced,
    /// What bounds change.
    pub(super) settlement: Option<Settlement<'a>>,
}

impl Solved<'_> {
    /// All that it tells.
    pub(super) fn report(&self) -> Report {
        let mut report = Report::default();
        let mut inverse = Inverse::new(&self.free);
        self.tell_cells(&mut inverse, &mut report);
        if let Some(settlement) = &self.settlement {
            inverse = Inverse::new(&settlement.system);
        }
        self.tell_statements(&mut inverse, &mut report);
        if let Some(inverse) = &mut inverse {
            self.tell_constraints(inverse, &mut report);
        }
        self.tell_contributions(&mut report);
        self.tell_findings(&mut report);
        report
    }

    /// The equations that hold in the end.
    fn system(&self) -> &System<'_> {
        match &self.settlement {
            Some(settlement) => &settlement.system,
            None => &self.free,
        }
    }

    fn balanced(&self) -> &Balanced {
        match &self.settlement {
            Some(settlement) => &settlement.balanced,
            None => &self.balanced,
        }
    }

    /// Values and standard errors. The errors are those without bounds: what a bound holds is not sure for that.
    fn tell_cells(&self, inverse: &mut Option<Inverse<'_, '_>>, report: &mut Report) {
        let mut values = self.part.complete(&self.balanced().values);
        let at_bound = self.put_on_bounds(&mut values);
        for (place, number) in self.part.cells.iter().enumerate() {
            if *number >= self.part.model.cells {
                continue;
            }
            let value = values[place];
            let mut cell = BalancedCell { value, at_bound: at_bound[place], ..BalancedCell::default() };
            let own = [(place, 1.0)];
            let terms: &[(usize, f64)] = match self.part.expression(place) {
                Some(expression) => &expression.terms,
                None => &own,
            };
            let known = inverse.as_mut().filter(|_| value.is_some());
            cell.standard_error = known.map(|inverse| inverse.variance_of(terms).sqrt());
            if !self.part.is_unstated(place) {
                cell.stated = Some(self.part.stated[place]);
                cell.stated_standard_error = Some(self.part.spread.variance[place].sqrt());
                cell.adjustment = value.map(|value| value - self.part.stated[place]);
            }
            report.cells.push((*number, cell));
        }
    }

    /// Puts values that are on a bound, or over it by no more than rounding, exactly there; the bounds that hold a cell.
    fn put_on_bounds(&self, values: &mut [Option<f64>]) -> Vec<Option<Side>> {
        let mut at_bound = vec![None; values.len()];
        if let Some(settlement) = &self.settlement {
            for limit in settlement.held.iter().map(|place| &settlement.limits[*place]) {
                values[limit.cell] = Some(limit.level);
                at_bound[limit.cell] = Some(limit.side);
            }
        }
        for limit in limits(self.part) {
            if values[limit.cell].is_some_and(|value| limit.is_rounding(value)) {
                values[limit.cell] = Some(limit.level);
            }
        }
        at_bound
    }

    /// How each statement fits, and the χ² of the part.
    fn tell_statements(&self, inverse: &mut Option<Inverse<'_, '_>>, report: &mut Report) {
        let (model, balanced) = (self.part.model, self.balanced());
        let pushes = self.system().pushes(&balanced.multipliers);
        report.degrees += self.system().is_kept.iter().filter(|is_kept| **is_kept).count();
        for (place, number) in self.part.cells.iter().enumerate().filter(|(place, _)| !self.part.is_unstated(*place)) {
            let stated = self.part.stated[place];
            report.chi_square += (balanced.values[place] - stated) * pushes[place];
            if *number >= model.cells {
                continue;
            }
            let rows = self.system().rows_of(place);
            let strength = inverse.as_mut().map(|inverse| inverse.quadratic(rows));
            let others = strength.map(|strength| Others { push: pushes[place], strength });
            let statements = model.statements_of.of(*number).iter();
            let used = statements.filter_map(|statement| model.used[*statement].map(|used| (*statement, used)));
            for (count, (statement, used)) in used.enumerate() {
                let offset = self.problem.statements[statement].value - stated;
                report.chi_square += offset * offset / used.variance;
                report.degrees += usize::from(count > 0);
                let claim = Claim { offset, weight: used.weight, variance: used.variance };
                let fit = others.as_ref().and_then(|others| others.fit_of(&claim));
                report.statement_fits.extend(fit.map(|fit| (statement, fit)));
            }
        }
    }

    /// How each constraint fits.
    fn tell_constraints(&self, inverse: &mut Inverse<'_, '_>, report: &mut Report) {
        let multipliers = &self.balanced().multipliers;
        let mut rows_of: BTreeMap<usize, Vec<(usize, f64)>> = BTreeMap::new();
        for (row, made_of) in self.system().rows().iter().map(|row| &row.made_of).enumerate() {
            for (equation, factor) in made_of {
                rows_of.entry(*equation).or_default().push((row, *factor));
            }
        }
        for equation in self.redundant_equations() {
            rows_of.remove(&equation);
        }
        for (equation, rows) in rows_of {
            let Member::Constraint(named) = &self.part.model.equations[equation].member else { continue };
            let push: f64 = rows.iter().map(|(row, factor)| factor * multipliers[*row]).sum();
            let strength = inverse.quadratic(&rows);
            report.constraint_fits.extend(fit(push, strength).map(|fit| (named.index, fit)));
        }
    }

    /// Equations that follow from others.
    fn redundant_equations(&self) -> BTreeSet<usize> {
        let behind = |dependent| equations_behind(&self.free, dependent);
        self.free.dependents.iter().flat_map(behind).map(|(equation, _)| equation).collect()
    }

    /// Who moved which cell: the adjustments that are needed if only one contributor is off.
    fn tell_contributions(&self, report: &mut Report) {
        let (part, system) = (self.part, self.system());
        if system.rows().is_empty() {
            return;
        }
        for (contributor, errors) in self.errors() {
            let responses = system.solve(&system.sums(&errors));
            let moves = part.spread.times(&system.pushes(&responses));
            for (place, number) in part.cells.iter().enumerate().filter(|(_, number)| **number < part.model.cells) {
                let amount = moves[place];
                let size = part.stated[place].abs() + part.spread.variance[place].sqrt();
                if amount.abs() > CONTRIBUTION_SHARE_MIN * size {
                    report.contributions.push((*number, Contribution { contributor, amount }));
                }
            }
        }
    }

    /// How far balancing moved what each contributor says, weighted with its share in what is stated.
    fn errors(&self) -> BTreeMap<Contributor, Vec<f64>> {
        let (part, model, values) = (self.part, self.part.model, &self.balanced().values);
        let mut errors: BTreeMap<Contributor, Vec<f64>> = BTreeMap::new();
        let mut note = |contributor: Contributor, place: usize, error: f64| {
            if error != 0.0 {
                errors.entry(contributor).or_insert_with(|| vec![0.0; values.len()])[place] += error;
            }
        };
        for (place, number) in part.cells.iter().enumerate().filter(|(place, _)| !part.is_unstated(*place)) {
            if *number >= model.cells {
                note(Contributor::SoftConstraints, place, values[place] - part.stated[place]);
                continue;
            }
            for statement in model.statements_of.of(*number) {
                if let Some(used) = model.used[*statement] {
                    let statement = &self.problem.statements[*statement];
                    note(Contributor::Source(statement.source), place, used.weight * (values[place] - statement.value));
                }
            }
        }
        errors
    }

    fn tell_findings(&self, report: &mut Report) {
        let (part, findings) = (self.part, &mut report.findings);
        for dependent in &self.free.dependents {
            let members = members_of(part.model, &equations_behind(&self.free, dependent));
            findings.push(Finding::Redundant { members });
        }
        let without_expression = part.derived.iter().filter(|derived| derived.expression.is_none());
        let undetermined = part.undetermined.iter().copied().chain(without_expression.map(|derived| derived.cell));
        let undetermined: BTreeSet<usize> = undetermined.map(|place| part.cells[place]).collect();
        findings.extend(undetermined.into_iter().map(|cell| Finding::Undetermined { cell: CellId(cell) }));
        if let Some(settlement) = &self.settlement {
            self.tell_bounds(settlement, findings);
        }
        self.tell_what_is_missing(report);
    }

    /// What would have taken longer than allowed.
    fn tell_what_is_missing(&self, report: &mut Report) {
        let systems = || [&self.free, self.system()].into_iter();
        if !systems().all(System::has_time_for_inverse) {
            let cells = report.cells.iter().filter(|(_, cell)| cell.value.is_some() && cell.standard_error.is_none());
            let (cells, needed) = (cells.count(), systems().map(System::needed).fold(0.0, f64::max));
            report.findings.push(Finding::ErrorsLeftOut { cells, multiplications: needed });
        }
        if systems().any(|system| system.factor.is_none()) {
            let violated = self.system().violated(&self.balanced().values);
            report.findings.push(Finding::EquationsUnchecked { violated });
        }
    }

    fn tell_bounds(&self, settlement: &Settlement<'_>, findings: &mut Vec<Finding>) {
        let part = self.part;
        let bound = |place: usize| {
            let limit = &settlement.limits[place];
            (CellId(part.cells[limit.cell]), limit.side)
        };
        for gone in &settlement.let_go {
            let mut equations = BTreeSet::new();
            for row in &gone.rows {
                equations.extend(self.free.rows()[*row].made_of.iter().map(|(equation, _)| *equation));
            }
            for limit in gone.held.iter().chain([&gone.limit]) {
                let behind = part.expression(settlement.limits[*limit].cell).map(|expression| &expression.made_of);
                equations.extend(behind.into_iter().flatten().map(|(equation, _)| *equation));
            }
            let mut members: Vec<Member> =
                equations.into_iter().map(|equation| part.model.equations[equation].member.clone()).collect();
            members.extend(gone.held.iter().map(|limit| {
                let (cell, side) = bound(*limit);
                Member::Bound { cell, side }
            }));
            let (cell, side) = bound(gone.limit);
            findings.push(Finding::OutOfBounds { members, cell, side, gap: gone.gap });
        }
        if settlement.violated > 0 {
            findings.push(Finding::BoundsNotSettled { violated: settlement.violated });
        }
    }
}

/// What all equations make of a cell.
struct Others {
    /// How hard they push it.
    push: f64,
    /// How hard they would push back.
    strength: f64,
}

/// What a statement says of a cell, beside all that is stated of it.
struct Claim {
    offset: f64,
    weight: f64,
    variance: f64,
}

impl Others {
    /// How `claim` fits; none where nothing checks it.
    fn fit_of(&self, claim: &Claim) -> Option<Fit> {
        let push = claim.offset / claim.variance - claim.weight * self.push;
        let strength = (1.0 - claim.weight) / claim.variance + claim.weight * claim.weight * self.strength;
        if strength * claim.variance > CHECKED_SHARE_MIN { fit(push, strength) } else { None }
    }
}

/// The fit of what is pushed so hard, and would be so hard to move; none where it could be moved for nothing.
pub(super) fn fit(push: f64, strength: f64) -> Option<Fit> {
    let (difference, standard_error) = (push / strength, 1.0 / strength.sqrt());
    let fit = Fit { difference, standard_error, z: difference / standard_error };
    (strength > 0.0 && fit.z.is_finite()).then_some(fit)
}
