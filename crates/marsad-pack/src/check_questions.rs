//! The check of questions: every figure exists in a structure and, where the pack holds figures, has one; every bridge
//! leads from a statement to another; every assumption is in order.
//!
//! Whether the rule of a recommendation holds needs the comparison of definitions and is asked where crates meet.
//! That texts exist in three languages, that a step has a basis and an assumption its author is held by the types that
//! read them.

use std::collections::BTreeSet;

use marsad_model::{
    Basis, Bridge, Choice, FREQ, Id, IntervalBasis, Quantity, Question, SeriesReference, SizeRange, Statement, Step,
    TOTAL, Takes, TimeNature, TimePeriod, fits_frequency, whole_years,
};

use crate::ProblemKind;
use crate::check::Checker;

/// Where in a pack something stands.
#[derive(Clone, Copy)]
pub(crate) struct Spot<'a> {
    pub(crate) file: &'a str,
    pub(crate) position: &'a str,
}

impl Checker<'_> {
    pub(crate) fn questions(&mut self) {
        let pack = self.pack;
        for question in &pack.questions {
            let file = format!("questions/{}.toml", question.id);
            self.refers(&file, "theme", question.theme.as_str(), pack.themes.iter().map(|x| &x.id));
            self.known_somewhere(&file, "unit", ("UNIT_MEASURE", &question.unit));
            self.unique(&file, question.statements.iter().map(|x| &x.id));
            self.unique(&file, question.switches.iter().map(|x| &x.id));
            self.definition(&file, "standard", &question.standard);
            question.statements.iter().for_each(|statement| self.statement(&file, statement));
            question.bridges.iter().for_each(|bridge| self.bridge(&file, question, bridge));
            self.recommendation(&file, question);
            for switch in &question.switches {
                let position = format!("[[switch]] {}", switch.id);
                self.choice(Spot { file: &file, position: &position }, question, &switch.choice);
            }
            if question.statements.is_empty() {
                self.add(ProblemKind::Missing, &file, "[[statement]]", &question.id);
            }
        }
    }

    /// The figure of a statement exists, and what it says of its definition is known.
    fn statement(&mut self, file: &str, statement: &Statement) {
        let position = format!("[[statement]] {}", statement.id);
        let spot = Spot { file, position: &position };
        self.quantity(spot, &statement.quantity);
        self.definition(file, &position, &statement.definition);
        if statement.definition.time_nature == Some(TimeNature::YearlyAverage) {
            self.years(spot, statement.quantity.divided_by.unwrap_or(1.0), statement.stated_period());
        }
    }

    /// An average of several years is divided by as many as its period has.
    fn years(&mut self, spot: Spot<'_>, divisor: f64, period: Option<&TimePeriod>) {
        let Some(years) = period.and_then(whole_years).filter(|years| *years > 1) else { return };
        if divisor != f64::from(years) {
            self.add(ProblemKind::OtherYears, spot.file, format!("{divisor} ≠ {years}"), spot.position);
        }
    }

    /// A figure that is made for a step or a choice and divided is an average of the years of its first series, where that
    /// has several.
    fn average(&mut self, spot: Spot<'_>, quantity: &Quantity) {
        let period = quantity.of.first().and_then(|series| series.period.as_ref());
        if let Some(divisor) = quantity.divided_by {
            self.years(spot, divisor, period);
        }
    }

    /// A statement that meets the question or another statement in one sum exists and is in the unit of the question.
    /// One that only stands beside the others may count permits where they count persons.
    fn meets(&mut self, spot: Spot<'_>, question: &Question, statement: &Id) {
        let Spot { file, position } = spot;
        self.refers(file, position, statement.as_str(), question.statements.iter().map(|x| &x.id));
        let unit = question.statement(statement.as_str()).and_then(|statement| self.unit_of(statement));
        if let Some(unit) = unit.filter(|unit| *unit != question.unit) {
            self.add(ProblemKind::OtherUnit, file, format!("{statement}: {unit} ≠ {}", question.unit), position);
        }
    }

    fn unit_of(&self, statement: &Statement) -> Option<Id> {
        let of_series = || {
            let reference = statement.quantity.of.first()?;
            let dataflow = self.pack.dataflow(reference.dataflow.as_str())?;
            let key = reference.key(self.pack.structure_of(dataflow)?);
            self.pack.definition_at(dataflow, &key, reference.period.as_ref()).unit
        };
        statement.definition.unit.clone().or_else(of_series)
    }

    fn bridge(&mut self, file: &str, question: &Question, bridge: &Bridge) {
        let position = format!("[[bridge]] {} → {}", bridge.from, bridge.to);
        for end in [&bridge.from, &bridge.to] {
            self.meets(Spot { file, position: &position }, question, end);
        }
        if bridge.from == bridge.to {
            self.add(ProblemKind::SameEnds, file, &bridge.from, &position);
        }
        self.unique(file, bridge.steps.iter().map(|x| &x.id));
        for step in &bridge.steps {
            let position = format!("{position}, {}", step.id);
            self.step(Spot { file, position: &position }, step);
        }
    }

    /// A step has a size that can be what it says it is.
    fn step(&mut self, spot: Spot<'_>, step: &Step) {
        match &step.basis {
            Basis::Series { quantity } => {
                self.quantity(spot, quantity);
                self.average(spot, quantity);
            }
            Basis::Transferred { quantity, range, .. } => {
                self.quantity(spot, quantity);
                self.average(spot, quantity);
                if let Some(range) = range {
                    self.rises(spot, &[range.low, range.high]);
                    self.share(spot, step.takes, &[range.low, range.high]);
                    self.within(spot, quantity, *range);
                }
            }
            Basis::Estimate { value, standard_error, .. } => {
                self.rises(spot, &[0.0, *standard_error]);
                self.share(spot, step.takes, &[*value]);
            }
            Basis::Assumption { low, central, high, parts_of, .. } => {
                let sizes = [*low, *central, *high];
                self.rises(spot, &sizes);
                let whole = parts_of.as_ref().map_or(Some(1.0), |quantity| {
                    self.quantity(spot, quantity);
                    self.average(spot, quantity);
                    self.number(quantity)
                });
                // Parts of figures that the pack does not hold may be shares or not.
                if let Some(whole) = whole {
                    self.share(spot, step.takes, &sizes.map(|size| size * whole));
                }
            }
        }
    }

    /// A figure that is taken from elsewhere lies in the range that is thought possible where it is applied. Known only
    /// where the pack holds what it is made of.
    fn within(&mut self, spot: Spot<'_>, quantity: &Quantity, range: SizeRange) {
        if let Some(size) = self.number(quantity).filter(|size| !range.contains(*size)) {
            let what = format!("{size} ∉ [{}, {}]", range.low, range.high);
            self.add(ProblemKind::OutsideRange, spot.file, what, spot.position);
        }
    }

    /// What a quantity makes of the figures of the pack; none where the pack does not hold them all, a period is not
    /// named, or a divisor is zero.
    pub(crate) fn number(&self, quantity: &Quantity) -> Option<f64> {
        let value = |series: &SeriesReference| {
            let structure = self.pack.structure_of(self.pack.dataflow(series.dataflow.as_str())?)?;
            self.figures.value(&series.dataflow, &series.key(structure), series.period.as_ref()?)
        };
        let sum = |all: &[SeriesReference]| all.iter().map(value).sum::<Option<f64>>();
        let mut number = sum(&quantity.of)? - sum(&quantity.less)?;
        if !quantity.by.is_empty() {
            let by = sum(&quantity.by)?;
            number *= quantity.by_rest_of.map_or(by, |whole| whole - by);
        }
        if !quantity.over.is_empty() {
            number /= sum(&quantity.over)?;
        }
        number = number / quantity.divided_by.unwrap_or(1.0) * quantity.times.unwrap_or(1.0);
        Some(number).filter(|number| number.is_finite())
    }

    /// Sizes that are shares lie between 0 and 1.
    fn share(&mut self, spot: Spot<'_>, takes: Takes, sizes: &[f64]) {
        let is_share = takes == Takes::ShareOfRest;
        for size in sizes.iter().filter(|size| is_share && !(0.0..=1.0).contains(*size)) {
            self.add(ProblemKind::NoShare, spot.file, size, spot.position);
        }
    }

    fn recommendation(&mut self, file: &str, question: &Question) {
        let spot = Spot { file, position: "recommendation" };
        self.choice(spot, question, &question.recommendation.choice);
        match &question.recommendation.interval {
            IntervalBasis::Statements { statements } => {
                statements.iter().for_each(|statement| self.meets(spot, question, statement));
                self.joins_several(spot, question, statements);
            }
            IntervalBasis::Declared { low, high, .. } => {
                self.rises(spot, &[*low, *high]);
                if low == high {
                    self.add(ProblemKind::EmptyInterval, file, format!("{low} = {high}"), spot.position);
                }
            }
            IntervalBasis::Source | IntervalBasis::None { .. } => {}
        }
    }

    /// An interval between statements, the recommended one included, has two ends.
    fn joins_several(&mut self, spot: Spot<'_>, question: &Question, statements: &[Id]) {
        let mut ends: BTreeSet<&Id> = statements.iter().collect();
        let chosen = match &question.recommendation.choice {
            Choice::Statement { statement } => Some(statement),
            Choice::Reconciled { .. } | Choice::Quantity { .. } => None,
        };
        ends.extend(chosen);
        // A figure that is no statement is an end of its own.
        if ends.len() + usize::from(chosen.is_none()) < 2 {
            let told: Vec<&str> = ends.iter().map(|id| id.as_str()).collect();
            self.add(ProblemKind::EmptyInterval, spot.file, format!("[{}]", told.join(", ")), spot.position);
        }
    }

    fn choice(&mut self, spot: Spot<'_>, question: &Question, choice: &Choice) {
        let pack = self.pack;
        match choice {
            Choice::Statement { statement } => self.meets(spot, question, statement),
            Choice::Quantity { quantity } => {
                self.quantity(spot, quantity);
                self.average(spot, quantity);
            }
            Choice::Reconciled { plan, series } => {
                let making = pack.plans.iter().filter(|known| known.dataflow == series.dataflow);
                self.refers(spot.file, spot.position, plan.as_str(), making.map(|known| &known.id));
                self.series(spot, series);
            }
        }
    }

    /// A figure is made of series that exist, and divided by a number that divides.
    pub(crate) fn quantity(&mut self, spot: Spot<'_>, quantity: &Quantity) {
        if quantity.of.is_empty() {
            self.add(ProblemKind::Missing, spot.file, "of", spot.position);
        }
        let factors =
            [("times", quantity.times), ("divided_by", quantity.divided_by), ("by_rest_of", quantity.by_rest_of)];
        for (name, number) in factors {
            if number.is_some_and(|number| number == 0.0 || !number.is_finite()) {
                self.add(ProblemKind::Zero, spot.file, name, spot.position);
            }
        }
        let divisor = quantity.divided_by.unwrap_or(0.0).abs();
        if quantity.divisor_rounded_to.is_some_and(|unit| !(unit > 0.0 && unit < 2.0 * divisor)) {
            self.add(ProblemKind::Zero, spot.file, "divisor_rounded_to", spot.position);
        }
        if quantity.by_rest_of.is_some() && quantity.by.is_empty() {
            self.add(ProblemKind::Missing, spot.file, "by", spot.position);
        }
        quantity.series().for_each(|series| self.series(spot, series));
    }

    /// A series has a dataflow, and in each dimension a code: the one that is named, or the total where there is one.
    fn series(&mut self, spot: Spot<'_>, series: &SeriesReference) {
        let (pack, Spot { file, position }) = (self.pack, spot);
        self.refers(file, position, series.dataflow.as_str(), pack.dataflows.iter().map(|x| &x.id));
        let dataflow = pack.dataflow(series.dataflow.as_str());
        let Some(structure) = dataflow.and_then(|dataflow| pack.structure_of(dataflow)) else { return };
        for (dimension, code) in &series.selection {
            self.dimension(file, position, (dimension, code), structure);
        }
        for dimension in structure.dimensions.iter().filter(|d| !series.selection.contains_key(&d.id)) {
            let has_total = pack.codelist(dimension.codelist.as_str()).is_some_and(|list| list.contains(TOTAL));
            if !has_total || dimension.id == *FREQ {
                self.add(ProblemKind::Missing, file, &dimension.id, position);
            }
        }
        if let Some(period) = &series.period {
            self.period(spot, (series, period), &series.key(structure));
        }
    }

    /// The period of a series is as long as its frequency says, and there is a figure of it where the pack knows them.
    fn period(&mut self, spot: Spot<'_>, (series, period): (&SeriesReference, &TimePeriod), key: &[Id]) {
        if let Some(frequency) = series.selection.get(FREQ)
            && !fits_frequency(frequency.as_str(), period)
        {
            self.add(ProblemKind::OtherFrequency, spot.file, format!("{frequency}, {period}"), spot.position);
        }
        if self.figures.has(&series.dataflow, key, period) == Some(false) {
            let codes: Vec<&str> = key.iter().map(Id::as_str).collect();
            let what = format!("{} {} {period}", series.dataflow, codes.join("."));
            self.add(ProblemKind::NoFigure, spot.file, what, spot.position);
        }
    }

    /// Each number is at least the one before it, and none is no number.
    pub(crate) fn rises(&mut self, spot: Spot<'_>, numbers: &[f64]) {
        let is_in_order = numbers.windows(2).all(|pair| pair[0] <= pair[1]) && numbers.iter().all(|n| n.is_finite());
        if !is_in_order {
            let told: Vec<String> = numbers.iter().map(f64::to_string).collect();
            self.add(ProblemKind::OutOfOrder, spot.file, told.join(" ≤ "), spot.position);
        }
    }
}
