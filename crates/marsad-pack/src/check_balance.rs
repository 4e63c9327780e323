//! The check of plans that balance: cells, statements and constraints fit together, every figure is a series of another
//! dataflow, and nothing is graded otherwise without a reason. Where next: `check_balance_account.rs` for accounts and for
//! errors that go together.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{
    Balance, BalanceCell, BalanceConstraint, BalanceStatement, DataStructure, Dataflow, DrawnFrom, FREQ, Id, Plan,
    Quantity, SeriesReference, TOTAL,
};

use crate::ProblemKind;
use crate::check::Checker;
use crate::check_questions::Spot;

/// The attribute in which the error of a balanced figure stands.
const STD_ERROR: &str = "STD_ERROR";

/// A figure that is off what it was drawn from by more than this share of the greater of the two was not drawn so.
const FAR_SHARE: f64 = 0.5;
/// Factors that differ by less are the same.
const SAME_FACTOR: f64 = 1e-9;

/// A plan under check.
#[derive(Clone, Copy)]
pub(crate) struct Case<'a> {
    pub(crate) file: &'a str,
    pub(crate) balance: &'a Balance,
    pub(crate) dataflow: &'a Dataflow,
    pub(crate) structure: &'a DataStructure,
}

impl Checker<'_> {
    /// A plan that balances reads releases of other dataflows, and no submissions.
    pub(crate) fn balance(&mut self, file: &str, plan: &Plan, balance: &Balance) {
        let pack = self.pack;
        plan.inputs.iter().for_each(|input| self.add(ProblemKind::Unused, file, input, "inputs"));
        for agreement in pack.agreements.iter().filter(|agreement| agreement.dataflow == plan.dataflow) {
            self.add(ProblemKind::Unused, "agreements.toml", &agreement.id, file);
        }
        if self.waits_for_itself(&plan.dataflow) {
            self.add(ProblemKind::Cycle, file, &plan.dataflow, "method.balance");
        }
        let Some(dataflow) = pack.dataflow(plan.dataflow.as_str()) else { return };
        let Some(structure) = pack.structure_of(dataflow) else { return };
        if structure.attribute_place(STD_ERROR).is_none() {
            self.add(ProblemKind::Missing, &format!("structures/{}.toml", structure.id), STD_ERROR, "attributes");
        }
        let case = Case { file, balance, dataflow, structure };
        self.unique(file, balance.cells.iter().map(|x| &x.id));
        self.unique(file, balance.statements.iter().map(|x| &x.id));
        let accounts = balance.accounts.iter().map(|x| &x.id);
        self.unique(file, balance.constraints.iter().map(|x| &x.id).chain(accounts));
        for (what, is_empty) in [("cell", balance.cells.is_empty()), ("statement", balance.statements.is_empty())] {
            if is_empty {
                self.add(ProblemKind::Missing, file, format!("[[method.balance.{what}]]"), &plan.id);
            }
        }
        balance.cells.iter().for_each(|cell| self.balance_cell(case, cell));
        self.balance_keys(case);
        balance.statements.iter().for_each(|statement| self.balance_statement(case, statement));
        balance.constraints.iter().for_each(|constraint| self.balance_constraint(case, constraint));
        balance.accounts.iter().for_each(|account| self.balance_account(case, account));
        self.balance_correlations(file, balance);
        self.positive(Spot { file, position: "standard_error_min" }, balance.standard_error_min);
    }

    /// Whether making a dataflow needs a release of itself, directly or through others.
    fn waits_for_itself(&self, dataflow: &Id) -> bool {
        let reads = |id: &Id| self.pack.plan_of(id.as_str()).map(Plan::reads).unwrap_or_default();
        let (mut seen, mut next): (BTreeSet<&Id>, Vec<&Id>) = (BTreeSet::new(), reads(dataflow).into_iter().collect());
        while let Some(id) = next.pop() {
            if seen.insert(id) {
                next.extend(reads(id));
            }
        }
        seen.contains(dataflow)
    }

    /// A cell has a code in every dimension, and bounds that leave it room.
    fn balance_cell(&mut self, case: Case<'_>, cell: &BalanceCell) {
        let position = format!("[[cell]] {}", cell.id);
        let spot = Spot { file: case.file, position: &position };
        for (dimension, code) in &cell.selection {
            self.dimension(case.file, &position, (dimension, code), case.structure);
        }
        for dimension in case.structure.dimensions.iter().filter(|d| !cell.selection.contains_key(&d.id)) {
            let list = self.pack.codelist(dimension.codelist.as_str());
            if !list.is_some_and(|list| list.contains(TOTAL)) || dimension.id == *FREQ {
                self.add(ProblemKind::Missing, case.file, &dimension.id, &position);
            }
        }
        let (lower, upper) = cell.bounds();
        let bounds: Vec<f64> = lower.into_iter().chain(upper).collect();
        self.rises(spot, &bounds);
    }

    /// No two cells are one value.
    fn balance_keys(&mut self, case: Case<'_>) {
        let mut seen = BTreeSet::new();
        for cell in &case.balance.cells {
            let key = cell.key(case.structure);
            if !seen.insert((key, &cell.period)) {
                self.add(ProblemKind::Duplicate, case.file, &cell.id, "selection");
            }
        }
    }

    fn balance_statement(&mut self, case: Case<'_>, statement: &BalanceStatement) {
        let position = format!("[[statement]] {}", statement.id);
        let spot = Spot { file: case.file, position: &position };
        self.quantity(spot, &statement.quantity);
        self.definition(case.file, &position, &statement.definition);
        self.refers(case.file, &position, statement.cell.as_str(), case.balance.cells.iter().map(|x| &x.id));
        self.drawn_from(case, spot, statement);
        let is_told = statement.grade.is_some() || statement.standard_error.is_some();
        if (is_told || !statement.drawn_from.is_empty()) && statement.reason.is_none() {
            self.add(ProblemKind::Missing, case.file, "reason", &position);
        }
        // A figure may be exact; that is told where it is balanced.
        if let Some(error) = statement.standard_error.filter(|error| *error != 0.0) {
            self.positive(spot, error);
        }
        if !is_told && statement.drawn_from.is_empty() && !self.has_error(&statement.quantity) {
            self.add(ProblemKind::Missing, case.file, "grade", &position);
        }
        let cell = case.balance.cells.iter().find(|cell| cell.id == statement.cell);
        let unit = cell.and_then(|cell| {
            self.pack.definition_at(case.dataflow, &cell.key(case.structure), Some(&cell.period)).unit
        });
        let said = statement.definition.unit.clone().or_else(|| self.unit_of_sum(&statement.quantity));
        if let (Some(unit), Some(said)) = (unit, said)
            && unit != said
        {
            self.add(ProblemKind::OtherUnit, case.file, format!("{said} ≠ {unit}"), &position);
        }
        self.balance_subject(case, spot, statement);
    }

    /// A statement speaks of the subject of its cell, by what it is made of or by what the plan says of it.
    fn balance_subject(&mut self, case: Case<'_>, spot: Spot<'_>, statement: &BalanceStatement) {
        let cell = case.balance.cells.iter().find(|cell| cell.id == statement.cell);
        let sought = cell.and_then(|cell| {
            self.pack.definition_at(case.dataflow, &cell.key(case.structure), Some(&cell.period)).subject
        });
        let said = statement.definition.subject.clone().or_else(|| self.subject_of(&statement.quantity));
        if let (Some(sought), Some(said)) = (sought, said)
            && sought != said
        {
            self.add(ProblemKind::OtherSubject, spot.file, format!("{said} ≠ {sought}"), spot.position);
        }
    }

    /// The subject of all that a quantity adds up; none where it has several.
    fn subject_of(&self, quantity: &Quantity) -> Option<Id> {
        let subject = |reference: &SeriesReference| {
            let dataflow = self.pack.dataflow(reference.dataflow.as_str())?;
            let key = reference.key(self.pack.structure_of(dataflow)?);
            self.pack.definition_at(dataflow, &key, reference.period.as_ref()).subject
        };
        let mut subjects = quantity.of.iter().map(subject);
        let first = subjects.next().flatten()?;
        subjects.all(|other| other.as_ref() == Some(&first)).then_some(first)
    }

    /// What a statement is drawn from stands before it, speaks of another cell, and is drawn from nothing itself. A cell
    /// has one such statement at most: more would have errors in common within it.
    fn drawn_from(&mut self, case: Case<'_>, spot: Spot<'_>, statement: &BalanceStatement) {
        let earlier = case.balance.statements.iter().take_while(|other| other.id != statement.id);
        let others = earlier.filter(|other| other.cell != statement.cell && other.drawn_from.is_empty());
        let known: Vec<&Id> = others.map(|other| &other.id).collect();
        for drawn in &statement.drawn_from {
            self.refers(spot.file, spot.position, drawn.statement.as_str(), known.iter().copied());
            if drawn.factor == 0.0 || !drawn.factor.is_finite() {
                self.add(ProblemKind::Zero, spot.file, "factor", spot.position);
            }
        }
        self.drawn_value(case, spot, statement);
        case.balance.constraints.iter().for_each(|constraint| self.drawn_by(case, spot, (statement, constraint)));
        let is_like = |other: &&BalanceStatement| other.cell == statement.cell && !other.drawn_from.is_empty();
        let first = case.balance.statements.iter().find(is_like);
        if !statement.drawn_from.is_empty() && first.is_some_and(|first| first.id != statement.id) {
            self.add(ProblemKind::Duplicate, spot.file, "drawn_from", spot.position);
        }
    }

    /// A statement is near what those that it is drawn from make, as far as the pack holds their figures.
    fn drawn_value(&mut self, case: Case<'_>, spot: Spot<'_>, statement: &BalanceStatement) {
        if statement.drawn_from.is_empty() {
            return;
        }
        let part = |drawn: &DrawnFrom| {
            let from = case.balance.statement(drawn.statement.as_str())?;
            Some(drawn.factor * self.number(&from.quantity)?)
        };
        let implied: Option<f64> = statement.drawn_from.iter().map(part).sum();
        if let (Some(implied), Some(stated)) = (implied, self.number(&statement.quantity))
            && (implied - stated).abs() > FAR_SHARE * implied.abs().max(stated.abs())
        {
            self.add(ProblemKind::DrawnOtherwise, spot.file, format!("{stated} ≠ {implied}"), spot.position);
        }
    }

    /// A constraint between the cell of a statement and those of all that it is drawn from makes the same of them.
    fn drawn_by(
        &mut self,
        case: Case<'_>,
        spot: Spot<'_>,
        (statement, constraint): (&BalanceStatement, &BalanceConstraint),
    ) {
        let mut drawn: BTreeMap<&Id, f64> = BTreeMap::new();
        for from in &statement.drawn_from {
            let Some(known) = case.balance.statement(from.statement.as_str()) else { return };
            *drawn.entry(&known.cell).or_insert(0.0) += from.factor;
        }
        let mut terms: BTreeMap<&Id, f64> = BTreeMap::new();
        for term in &constraint.terms {
            *terms.entry(&term.cell).or_insert(0.0) += term.factor;
        }
        let own = terms.remove(&statement.cell).unwrap_or(0.0);
        if drawn.is_empty() || own == 0.0 || !drawn.keys().eq(terms.keys()) {
            return;
        }
        for (cell, factor) in terms {
            let (made, said) = (-factor / own, drawn.get(cell).copied().unwrap_or(0.0));
            if (made - said).abs() > SAME_FACTOR {
                let what = format!("{}: {cell} × {made} ≠ {said}", constraint.id);
                self.add(ProblemKind::DrawnOtherwise, spot.file, what, spot.position);
            }
        }
    }

    /// Whether each of its series is published with a standard error, or has a graded dataflow.
    fn has_error(&self, quantity: &Quantity) -> bool {
        quantity.series().all(|series| {
            let dataflow = self.pack.dataflow(series.dataflow.as_str());
            let structure = dataflow.and_then(|dataflow| self.pack.structure_of(dataflow));
            let is_published = structure.is_some_and(|structure| structure.attribute_place(STD_ERROR).is_some());
            is_published || dataflow.is_none_or(|dataflow| dataflow.grade.is_some())
        })
    }

    /// The unit of what a quantity adds up; none where it multiplies or divides, which changes the unit.
    fn unit_of_sum(&self, quantity: &Quantity) -> Option<Id> {
        let is_sum = quantity.by.is_empty() && quantity.over.is_empty() && quantity.times.is_none();
        let reference = quantity.of.first().filter(|_| is_sum)?;
        let dataflow = self.pack.dataflow(reference.dataflow.as_str())?;
        let key = reference.key(self.pack.structure_of(dataflow)?);
        self.pack.definition_at(dataflow, &key, reference.period.as_ref()).unit
    }

    /// A constraint adds cells of one unit, and says why where it holds only nearly.
    fn balance_constraint(&mut self, case: Case<'_>, constraint: &BalanceConstraint) {
        let position = format!("[[constraint]] {}", constraint.id);
        let mut units: BTreeSet<Id> = BTreeSet::new();
        for term in &constraint.terms {
            self.refers(case.file, &position, term.cell.as_str(), case.balance.cells.iter().map(|x| &x.id));
            if term.factor == 0.0 || !term.factor.is_finite() {
                self.add(ProblemKind::Zero, case.file, "factor", &position);
            }
            if let Some(cell) = case.balance.cells.iter().find(|cell| cell.id == term.cell) {
                units
                    .extend(self.pack.definition_at(case.dataflow, &cell.key(case.structure), Some(&cell.period)).unit);
            }
        }
        if units.len() > 1 {
            let told: Vec<&str> = units.iter().map(Id::as_str).collect();
            self.add(ProblemKind::OtherUnit, case.file, told.join(" ≠ "), &position);
        }
        if constraint.terms.is_empty() {
            self.add(ProblemKind::Missing, case.file, "terms", &position);
        }
        if !constraint.equals.is_finite() {
            self.add(ProblemKind::Zero, case.file, "equals", &position);
        }
        if let Some(error) = constraint.standard_error {
            self.positive(Spot { file: case.file, position: &position }, error);
            if constraint.reason.is_none() {
                self.add(ProblemKind::Missing, case.file, "reason", &position);
            }
        }
    }

    /// A number is above zero.
    pub(crate) fn positive(&mut self, spot: Spot<'_>, number: f64) {
        if number <= 0.0 || !number.is_finite() {
            self.add(ProblemKind::NotPositive, spot.file, number, spot.position);
        }
    }
}
