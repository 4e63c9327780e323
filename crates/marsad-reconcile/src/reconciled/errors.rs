//! What each statement of a plan says, and how far it may be off.

use std::collections::BTreeMap;

use marsad_model::{
    BalanceFinding, BalanceFindingKind, BalanceStatement, ErrorBasis, Grade, Id, Measured, Observed, SeriesReference,
    StatedValue,
};

use super::PlannedBalance;
use super::correlations::Correlations;
use crate::waterfall::{LookUp, Unmeasured, measure};

/// A figure that is further from what it was drawn from, in standard errors of its own, was not drawn so.
const OWN_ERRORS_MAX: f64 = 3.0;

/// What a statement says.
#[derive(Clone, Debug)]
pub(super) struct Said {
    /// Its figure.
    pub(super) value: f64,
    /// Its standard error as a whole.
    pub(super) error: f64,
    /// The variance of its own, without what it is drawn from.
    pub(super) own_variance: f64,
    /// For a statement that is drawn from others: their places, and what an error of one in them adds.
    pub(super) drawn_from: Vec<(usize, f64)>,
}

/// A statement with what its error rests on, whether it can be used or not.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    /// What it says; none where it is left out.
    pub(super) said: Option<Said>,
    pub(super) basis: ErrorBasis,
    pub(super) grade: Option<Grade>,
    /// The published values that it is made of, as far as they were found.
    pub(super) series: Vec<StatedValue>,
}

/// All statements of a plan, in its order, and what is wrong with them.
#[derive(Debug)]
pub(super) struct Errors {
    pub(super) statements: Vec<Judged>,
    /// Which of their errors go together; between the statements that balancing uses.
    pub(super) correlations: Correlations,
    pub(super) findings: Vec<BalanceFinding>,
}

impl Errors {
    /// The statements of `planned` with the values that `look_up` finds, those of `trial` graded so.
    pub(super) fn new(planned: &PlannedBalance<'_>, look_up: LookUp<'_>, trial: &BTreeMap<Id, Grade>) -> Self {
        let declared = Correlations::new(planned.balance);
        let mut errors = Self { statements: Vec::new(), correlations: Correlations::default(), findings: Vec::new() };
        for statement in &planned.balance.statements {
            let trial = trial.get(&statement.id).copied();
            let judge = Judge { planned, look_up, statement, trial, declared: &declared };
            let (basis, grade) = judge.basis();
            let said = match judge.said(basis, &errors.statements) {
                Ok(said) => {
                    errors.findings.extend(judge.drawn_otherwise(&said, &errors.statements));
                    Some(said)
                }
                Err(finding) => {
                    errors.findings.push(*finding);
                    None
                }
            };
            errors.statements.push(Judged { said, basis, grade, series: judge.series() });
        }
        errors.correlations = declared.of_first_copies(planned.balance, &errors.statements);
        errors
    }
}

/// One statement, and what it is judged by.
struct Judge<'a> {
    planned: &'a PlannedBalance<'a>,
    look_up: LookUp<'a>,
    statement: &'a BalanceStatement,
    trial: Option<Grade>,
    declared: &'a Correlations,
}

impl Judge<'_> {
    /// What its error rests on, and the grade if it rests on one.
    fn basis(&self) -> (ErrorBasis, Option<Grade>) {
        let statement = self.statement;
        if let Some(grade) = self.trial {
            return (ErrorBasis::Trial, Some(grade));
        }
        if statement.standard_error.is_some() {
            return (ErrorBasis::Declared, None);
        }
        if let Some(grade) = statement.grade {
            return (ErrorBasis::PlanGrade, Some(grade));
        }
        if !statement.drawn_from.is_empty() {
            return (ErrorBasis::Drawn, None);
        }
        let is_published =
            |series: &SeriesReference| (self.look_up)(series).is_some_and(|observed| observed.standard_error.is_some());
        if statement.quantity.series().all(is_published) {
            return (ErrorBasis::Published, None);
        }
        let mut grades = statement.quantity.series().map(|series| self.grade_of(series));
        let first = grades.next().flatten();
        (ErrorBasis::SourceGrade, first.filter(|first| grades.all(|grade| grade == Some(*first))))
    }

    fn grade_of(&self, series: &SeriesReference) -> Option<Grade> {
        self.planned.pack.dataflow(series.dataflow.as_str()).and_then(|dataflow| dataflow.grade)
    }

    /// A published value; where it has no standard error of its own, with that of the grade of its dataflow.
    fn found(&self, series: &SeriesReference) -> Option<Observed> {
        let observed = (self.look_up)(series)?;
        let graded = || self.grade_of(series).map(|grade| grade.relative_error() * observed.value.abs());
        Some(Observed { standard_error: observed.standard_error.or_else(graded), ..observed })
    }

    /// What it says, with its error; `earlier` are the statements that stand before it.
    fn said(&self, basis: ErrorBasis, earlier: &[Judged]) -> Result<Said, Box<BalanceFinding>> {
        let measured = measure(&self.statement.quantity, &|series: &SeriesReference| self.found(series));
        let measured = measured.map_err(|unmeasured| self.unmeasured(unmeasured))?;
        let drawn_from = self.drawn_from(earlier)?;
        let own_error =
            self.own_error(basis, &measured).ok_or_else(|| Box::new(self.finding(BalanceFindingKind::Ungraded)))?;
        // The sign of a wrong error is kept, so that it is told.
        let own_variance = own_error * own_error.abs();
        let inherited = if drawn_from.is_empty() {
            0.0
        } else {
            self.declared.of_first_copies(self.planned.balance, earlier).inherited(&drawn_from, earlier)
        };
        let error = if inherited > 0.0 { (own_variance + inherited).sqrt() } else { own_error };
        Ok(Said { value: measured.value, error, own_variance, drawn_from })
    }

    /// Its own standard error: as declared, or by a grade or what was published, and by its rounding; none where nothing
    /// says it.
    fn own_error(&self, basis: ErrorBasis, measured: &Measured) -> Option<f64> {
        let graded = |grade: Option<Grade>| grade.map(|grade| grade.relative_error() * measured.value.abs());
        let known = match basis {
            ErrorBasis::Declared => return self.statement.standard_error,
            ErrorBasis::Trial => graded(self.trial)?,
            ErrorBasis::PlanGrade => graded(self.statement.grade)?,
            ErrorBasis::Drawn => 0.0,
            ErrorBasis::Published => measured.standard_error?,
            ErrorBasis::SourceGrade => {
                let is_judged = |series: &SeriesReference| {
                    self.found(series).is_some_and(|observed| observed.standard_error.is_some())
                };
                self.statement.quantity.series().all(is_judged).then_some(measured.standard_error).flatten()?
            }
        };
        // A number that was rounded lies anywhere within half a digit: a variance of half² / 3.
        let half = measured.rounded_to.unwrap_or(0.0) / 2.0;
        Some(known.hypot(half / 3.0_f64.sqrt()).max(self.planned.balance.standard_error_min))
    }

    /// The places of the statements that it is drawn from. One that was left out leaves it without an error.
    fn drawn_from(&self, earlier: &[Judged]) -> Result<Vec<(usize, f64)>, Box<BalanceFinding>> {
        let statements = &self.planned.balance.statements[..earlier.len()];
        let mut found = Vec::with_capacity(self.statement.drawn_from.len());
        for drawn in &self.statement.drawn_from {
            let place = statements.iter().position(|known| known.id == drawn.statement);
            let place = place.map(|place| first_copy(place, statements, earlier));
            let place =
                place.filter(|place| earlier[*place].said.is_some() && statements[*place].drawn_from.is_empty());
            let missing = || {
                let finding = self.finding(BalanceFindingKind::Ungraded);
                Box::new(finding.about_statements([drawn.statement.clone()]))
            };
            found.push((place.ok_or_else(missing)?, drawn.factor));
        }
        Ok(found)
    }

    /// Tells of a statement that is not what those that it is drawn from make, give or take its own error.
    fn drawn_otherwise(&self, said: &Said, earlier: &[Judged]) -> Option<BalanceFinding> {
        let part = |(place, factor): &(usize, f64)| Some(factor * earlier[*place].said.as_ref()?.value);
        let implied = said.drawn_from.iter().map(part).sum::<Option<f64>>().filter(|_| !said.drawn_from.is_empty())?;
        let allowed = OWN_ERRORS_MAX * said.own_variance.max(0.0).sqrt();
        let is_off = (said.value - implied).abs() > allowed;
        let finding = self.finding(BalanceFindingKind::DrawnOtherwise);
        is_off.then(|| finding.with("stated", said.value).with("implied", implied))
    }

    fn unmeasured(&self, unmeasured: Unmeasured) -> Box<BalanceFinding> {
        let kind = if unmeasured.series.is_empty() {
            BalanceFindingKind::NotComputable
        } else {
            BalanceFindingKind::MissingValue
        };
        Box::new(BalanceFinding { series: unmeasured.series, ..self.finding(kind) })
    }

    fn finding(&self, kind: BalanceFindingKind) -> BalanceFinding {
        BalanceFinding::new(kind).about_statements([self.statement.id.clone()])
    }

    /// The published values that it is made of.
    fn series(&self) -> Vec<StatedValue> {
        let value = |series: &SeriesReference| {
            let observed = (self.look_up)(series)?;
            let dataflow = self.planned.pack.dataflow(series.dataflow.as_str())?;
            let key = series.key(self.planned.pack.structure_of(dataflow)?);
            Some(StatedValue { dataflow: series.dataflow.clone(), key, period: observed.period, value: observed.value })
        };
        self.statement.quantity.series().filter_map(value).collect()
    }
}

/// The source of a statement: the dataflows that it is made of, each once.
pub(super) fn source_of(statement: &BalanceStatement) -> Vec<Id> {
    let mut dataflows: Vec<Id> = statement.quantity.series().map(|series| series.dataflow.clone()).collect();
    dataflows.sort();
    dataflows.dedup();
    dataflows
}

/// The first of the statements that say the same as the one at `place`: one source, one cell, one value. It is the one
/// that balancing uses, so that what is drawn from a copy is drawn from it.
pub(super) fn first_copy(place: usize, statements: &[BalanceStatement], judged: &[Judged]) -> usize {
    let Some(value) = judged[place].said.as_ref().map(|said| said.value) else { return place };
    let (cell, source) = (&statements[place].cell, source_of(&statements[place]));
    let is_copy = |other: &usize| {
        let is_usable = |said: &Said| said.value == value && said.error.is_finite() && said.error >= 0.0;
        judged[*other].said.as_ref().is_some_and(is_usable)
            && statements[*other].cell == *cell
            && source_of(&statements[*other]) == source
    };
    (0..place).find(is_copy).unwrap_or(place)
}

/// The variance of a statement that is drawn from none.
pub(super) fn variance(judged: &Judged) -> f64 {
    judged.said.as_ref().map_or(0.0, |said| said.own_variance)
}
