//! The answers of a question in words: who says how much, of when, how it was counted, and what sets it apart from the
//! recommended figure.

use std::collections::BTreeSet;

use marsad_i18n::args;
use marsad_model::{Answer, Facet, FacetDifference, Figure, Id, Relation, Statement};

use super::{QuestionNames, Term};
use crate::definition_text::facet_text;

/// The answer of one source, in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerText {
    /// The statement.
    pub statement: Id,
    /// What it is called in a sentence.
    pub name: String,
    /// Who answers for it: identifier and name.
    pub sources: Vec<(Id, String)>,
    /// What it speaks of.
    pub period: String,
    /// The figure; none where it was not published.
    pub number: Option<String>,
    /// Its unit, where that is not the unit of the question.
    pub unit: Option<String>,
    /// Between which numbers it lies, where that is known.
    pub interval: Option<String>,
    /// What it is rounded to, in words; none where its digits hide nothing.
    pub rounding: Option<String>,
    /// How it was counted.
    pub method: String,
    /// What is known of those not counted and those counted too much: the name of the facet and what is said.
    pub coverage: Vec<(String, String)>,
    /// What sets its definition apart from that of the recommended figure, and its terms from each other, a line each.
    pub differences: Vec<String>,
    /// What must be known of it; blank where nothing must.
    pub note: String,
    /// How the figure is made.
    pub terms: Vec<Term>,
    /// Whether it is the recommended figure.
    pub is_recommended: bool,
    /// Whether it is the figure that is shown large.
    pub is_shown: bool,
}

impl AnswerText {
    /// Whether the figure is one published value as it stands.
    pub fn is_published(&self) -> bool {
        self.terms.len() == 1
    }
}

impl QuestionNames<'_> {
    /// Every answer, in the order of the question.
    pub fn answers(&self) -> Vec<AnswerText> {
        self.card.answers.iter().map(|answer| self.answer_text(answer)).collect()
    }

    fn answer_text(&self, answer: &Answer) -> AnswerText {
        let statement = self.question.statement(answer.statement.as_str());
        let is_of = |figure: &&Figure| figure.statement.as_ref() == Some(&answer.statement);
        let shown = self.shown().filter(is_of);
        // The figure that is shown large has the interval that is printed with it.
        let measured = shown.map(|figure| &figure.measured).or(answer.measured.as_ref());
        let source = |id: &Id| (id.clone(), self.source(id));
        let coverage =
            |facet: Facet| (self.facet_name(facet), facet_text(self.definitions(), &answer.definition, facet));
        AnswerText {
            statement: answer.statement.clone(),
            name: self.answer_name(answer),
            sources: answer.providers.iter().map(source).collect(),
            period: self.period(measured),
            number: measured.map(|measured| self.number(measured.value)),
            unit: self.other_unit(&answer.definition),
            interval: measured.and_then(|measured| self.interval(measured)),
            rounding: measured.and_then(|measured| self.rounding(measured)),
            method: facet_text(self.definitions(), &answer.definition, Facet::Method),
            coverage: [Facet::Missing, Facet::Surplus].map(coverage).into(),
            differences: self.differences(answer),
            note: self.note_of(statement),
            terms: self.statement_terms(&answer.statement),
            is_recommended: self.card.recommended.as_ref().is_some_and(|figure| is_of(&figure)),
            is_shown: shown.is_some(),
        }
    }

    fn note_of(&self, statement: Option<&Statement>) -> String {
        let note = statement.and_then(|statement| statement.note.as_ref());
        note.map_or_else(String::new, |note| note.get(self.voice.lang()).to_owned())
    }

    /// How the figure of a statement is made; nothing where the question has no such statement.
    pub fn statement_terms(&self, id: &Id) -> Vec<Term> {
        let known = self.question.statement(id.as_str()).zip(self.answer(id));
        known.map_or_else(Vec::new, |(statement, answer)| self.terms_of(statement, answer))
    }

    fn terms_of(&self, statement: &Statement, answer: &Answer) -> Vec<Term> {
        let measured = answer.measured.as_ref().and_then(|measured| measured.period.as_ref());
        // A statement that names its own period says nothing of the period of its series.
        self.terms(&statement.quantity, measured.filter(|_| statement.period.is_none()))
    }

    /// What sets an answer apart: a line for each facet that both definitions say, one for all in which the terms of a sum
    /// differ, one for all that only one says; and in what its terms are unlike.
    fn differences(&self, answer: &Answer) -> Vec<String> {
        let is_unsaid = |difference: &&FacetDifference| difference.relation == Relation::Unknown;
        let (unsaid, said): (Vec<&FacetDifference>, Vec<&FacetDifference>) =
            answer.differences.iter().partition(is_unsaid);
        let recommended = self.card.recommended.as_ref().map(|figure| &figure.definition);
        let is_mixed = |difference: &&FacetDifference| {
            let mut definitions = recommended.into_iter().chain([&answer.definition]);
            definitions.any(|definition| definition.mixed.contains(&difference.facet))
        };
        let (mixed, unsaid): (Vec<&FacetDifference>, Vec<&FacetDifference>) = unsaid.into_iter().partition(is_mixed);
        let mut lines: Vec<String> = said.iter().map(|difference| self.difference(answer, difference)).collect();
        for (key, found) in [("question-mixed", mixed), ("question-unsaid", unsaid)] {
            if !found.is_empty() {
                let facets: Vec<String> = found.iter().map(|difference| self.facet_name(difference.facet)).collect();
                lines.push(self.voice.say_with(key, &args().text("facets", &self.voice.list(&facets))));
            }
        }
        lines.extend(self.unlike_terms(&answer.unlike_terms));
        lines
    }

    /// That what was added up or taken away for a figure does not count alike; none where it does.
    pub(super) fn unlike_terms(&self, facets: &BTreeSet<Facet>) -> Option<String> {
        let named: Vec<String> = facets.iter().map(|facet| self.facet_name(*facet)).collect();
        let arguments = args().text("facets", &self.voice.list(&named));
        (!named.is_empty()).then(|| self.voice.say_with("question-unlike-terms", &arguments))
    }

    /// What an answer says of a facet, and how that stands to what the recommended figure says.
    fn difference(&self, answer: &Answer, difference: &FacetDifference) -> String {
        let relation = difference.relation.reversed();
        let arguments = args()
            .text("facet", &self.facet_name(difference.facet))
            .text("value", &facet_text(self.definitions(), &answer.definition, difference.facet))
            .text("relation", &self.voice.say(&format!("relation-{}", relation.word())));
        self.voice.say_with("question-difference", &arguments)
    }

    /// The name of a facet.
    pub fn facet_name(&self, facet: Facet) -> String {
        self.voice.say(&format!("facet-{}", facet.word()))
    }
}
