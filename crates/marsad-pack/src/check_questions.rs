//! The check of questions: every figure exists in a structure, every bridge leads from a statement to a statement, and
//! every assumption is in order.
//!
//! That texts exist in three languages, that a step has a basis and an assumption its author is held by the types that
//! read them.

use marsad_model::{
    Basis, Bridge, Choice, FREQ, Id, IntervalBasis, Quantity, Question, SeriesReference, Statement, TOTAL,
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
        self.quantity(Spot { file, position: &position }, &statement.quantity);
        self.definition(file, &position, &statement.definition);
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
            self.pack.definition_of(dataflow, &key).unit
        };
        statement.definition.unit.clone().or_else(of_series)
    }

    fn bridge(&mut self, file: &str, question: &Question, bridge: &Bridge) {
        let position = format!("[[bridge]] {} → {}", bridge.from, bridge.to);
        for end in [&bridge.from, &bridge.to] {
            self.meets(Spot { file, position: &position }, question, end);
        }
        self.unique(file, bridge.steps.iter().map(|x| &x.id));
        for step in &bridge.steps {
            let position = format!("{position}, {}", step.id);
            match &step.basis {
                Basis::Series { quantity } => self.quantity(Spot { file, position: &position }, quantity),
                Basis::Estimate { standard_error, .. } => {
                    self.rises(Spot { file, position: &position }, &[0.0, *standard_error]);
                }
                Basis::Assumption { low, central, high, .. } => {
                    self.rises(Spot { file, position: &position }, &[*low, *central, *high]);
                }
            }
        }
    }

    fn recommendation(&mut self, file: &str, question: &Question) {
        let spot = Spot { file, position: "recommendation" };
        self.choice(spot, question, &question.recommendation.choice);
        match &question.recommendation.interval {
            IntervalBasis::Statements { statements } => {
                statements.iter().for_each(|statement| self.meets(spot, question, statement));
            }
            IntervalBasis::Declared { low, high, .. } => self.rises(spot, &[*low, *high]),
            IntervalBasis::Source | IntervalBasis::None { .. } => {}
        }
    }

    fn choice(&mut self, spot: Spot<'_>, question: &Question, choice: &Choice) {
        let pack = self.pack;
        match choice {
            Choice::Statement { statement } => self.meets(spot, question, statement),
            Choice::Quantity { quantity } => self.quantity(spot, quantity),
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
        if quantity.divided_by.is_some_and(|divisor| divisor == 0.0 || !divisor.is_finite()) {
            self.add(ProblemKind::OutOfOrder, spot.file, "divided_by", spot.position);
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
