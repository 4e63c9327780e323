//! The card of a question: every answer with its number and definition, the recommended figure, the waterfalls, and what
//! a reader may switch to.
//!
//! Holds: no arithmetic of its own; it puts together what `waterfall`, `differences` and `recommending` give. Does not
//! hold: any word.

use marsad_model::{
    Choice, Definition, Id, IntervalBasis, IntervalMix, Measured, Pack, Quantity, Question, Recommendation, Statement,
    Switch, TimePeriod, Waterfall,
};

use crate::differences::differences_in;
use crate::recommending::{
    mix, off_standard, quantity_definition, statement_definition_at, unlike_terms, unlike_terms_of_statement,
};
use crate::waterfall::{LookUp, measure, waterfall};

pub use marsad_model::{Answer, Figure, QuestionCard, SwitchFigure};

/// The card of `question`, with the values that `look_up` finds.
pub fn question_card(pack: &Pack, question: &Question, look_up: LookUp<'_>) -> QuestionCard {
    let maker = Maker { pack, question, look_up };
    let mut answers: Vec<Answer> = question.statements.iter().map(|statement| maker.answer(statement)).collect();
    let recommended = maker.recommended(&answers);
    if let Some(figure) = &recommended {
        for answer in &mut answers {
            answer.differences = differences_in(pack, &figure.definition, &answer.definition);
        }
    }
    let switch =
        |switch: &Switch| SwitchFigure { switch: switch.id.clone(), figure: maker.figure(&switch.choice, &answers) };
    QuestionCard {
        question: question.id.clone(),
        waterfalls: maker.waterfalls(&answers),
        mix: recommended.as_ref().and_then(|figure| maker.mix(figure, &answers)),
        off_standard: recommended
            .as_ref()
            .and_then(|figure| off_standard(pack, &question.standard, &figure.definition)),
        switches: question.switches.iter().map(switch).collect(),
        answers,
        recommended,
    }
}

struct Maker<'a> {
    pack: &'a Pack,
    question: &'a Question,
    look_up: LookUp<'a>,
}

impl Maker<'_> {
    fn answer(&self, statement: &Statement) -> Answer {
        let measured = measure(&statement.quantity, self.look_up).ok();
        let period = measured.as_ref().and_then(|measured| measured.period.clone());
        let period = period.or_else(|| statement.stated_period().cloned());
        let dated = |measured: Measured| {
            let period = statement.period.clone().or_else(|| measured.period.clone());
            Measured { period, ..measured }
        };
        Answer {
            statement: statement.id.clone(),
            measured: measured.map(dated),
            definition: statement_definition_at(self.pack, statement, period.as_ref()),
            providers: self.providers(&statement.quantity),
            differences: Vec::new(),
            unlike_terms: unlike_terms_of_statement(self.pack, statement, period.as_ref()),
        }
    }

    /// Who provides what a quantity is made of, each once: what is taken away or divided by too.
    fn providers(&self, quantity: &Quantity) -> Vec<Id> {
        let mut found: Vec<Id> = Vec::new();
        for reference in quantity.series() {
            for provider in self.pack.providers_of(reference.dataflow.as_str()) {
                if !found.contains(&provider.id) {
                    found.push(provider.id.clone());
                }
            }
        }
        found
    }

    fn recommended(&self, answers: &[Answer]) -> Option<Figure> {
        let Recommendation { choice, interval, .. } = &self.question.recommendation;
        let figure = self.figure(choice, answers)?;
        let (low, high) = ends(interval, &figure.measured, answers);
        Some(Figure { measured: Measured { low, high, ..figure.measured.clone() }, ..figure })
    }

    /// What the figures that the interval joins do not have in common, as far as they have numbers.
    fn mix(&self, figure: &Figure, answers: &[Answer]) -> Option<IntervalMix> {
        let IntervalBasis::Statements { statements } = &self.question.recommendation.interval else { return None };
        let found = statements.iter().filter_map(|statement| find(answers, statement));
        let joined: Vec<(&Definition, Option<&TimePeriod>)> =
            found.filter_map(|answer| Some((&answer.definition, answer.measured.as_ref()?.period.as_ref()))).collect();
        mix(self.pack, (&figure.definition, figure.measured.period.as_ref()), &joined)
    }

    fn figure(&self, choice: &Choice, answers: &[Answer]) -> Option<Figure> {
        match choice {
            Choice::Statement { statement } => {
                let answer = find(answers, statement)?;
                Some(Figure {
                    measured: answer.measured.clone()?,
                    definition: answer.definition.clone(),
                    providers: answer.providers.clone(),
                    statement: Some(statement.clone()),
                    unlike_terms: answer.unlike_terms.clone(),
                })
            }
            Choice::Quantity { quantity } => self.made(quantity),
            Choice::Reconciled { series, .. } => {
                self.made(&Quantity { of: vec![series.clone()], ..Quantity::default() })
            }
        }
    }

    fn made(&self, quantity: &Quantity) -> Option<Figure> {
        let measured = measure(quantity, self.look_up).ok()?;
        Some(Figure {
            definition: quantity_definition(self.pack, quantity, measured.period.as_ref()),
            unlike_terms: unlike_terms(self.pack, quantity, measured.period.as_ref()),
            measured,
            providers: self.providers(quantity),
            statement: None,
        })
    }

    fn waterfalls(&self, answers: &[Answer]) -> Vec<Waterfall> {
        let bridges = self.question.bridges.iter().filter_map(|bridge| {
            let start = find(answers, &bridge.from)?.measured.as_ref()?;
            let end = find(answers, &bridge.to)?.measured.as_ref()?;
            Some(waterfall(bridge, start, end, self.look_up))
        });
        bridges.collect()
    }
}

/// The answer of a statement.
fn find<'a>(answers: &'a [Answer], statement: &Id) -> Option<&'a Answer> {
    answers.iter().find(|answer| answer.statement == *statement)
}

/// The ends of the interval of a recommended figure, which always holds the figure itself.
fn ends(basis: &IntervalBasis, figure: &Measured, answers: &[Answer]) -> (f64, f64) {
    let value = figure.value;
    match basis {
        IntervalBasis::Source => (figure.low, figure.high),
        IntervalBasis::None { .. } => (value, value),
        IntervalBasis::Declared { low, high, .. } => (low.min(value), high.max(value)),
        IntervalBasis::Statements { statements } => {
            let measured = statements.iter().filter_map(|statement| find(answers, statement)?.measured.as_ref());
            measured.fold((value, value), |(low, high), one| (low.min(one.value), high.max(one.value)))
        }
    }
}
