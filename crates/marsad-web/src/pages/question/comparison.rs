//! Two definitions side by side, facet by facet.

use marsad_model::{Answer, Facet, Id, Relation};
use marsad_publish::{QuestionNames, facet_text};
use marsad_reconcile::{Comparability, comparable, differences_in};

use super::choice::QuestionChoice;
use crate::pages::data_list::Choice;

/// Two definitions side by side.
pub(super) struct Comparison {
    /// The answers to choose the first from.
    pub(super) first: Vec<Choice>,
    /// The answers to choose the second from.
    pub(super) second: Vec<Choice>,
    pub(super) first_name: String,
    pub(super) second_name: String,
    /// Whether the two can be compared.
    pub(super) verdict: String,
    pub(super) rows: Vec<FacetRow>,
}

/// What two definitions say of one facet.
pub(super) struct FacetRow {
    pub(super) name: String,
    pub(super) first: String,
    pub(super) second: String,
    /// How the first stands to the second; blank where they say the same.
    pub(super) relation: String,
}

/// The answers that the reader has chosen; else the one that is shown large and the first other one. None where there are
/// not two.
pub(super) fn comparison(names: &QuestionNames<'_>, choice: &QuestionChoice<'_>) -> Option<Comparison> {
    let shown = names.shown().and_then(|figure| figure.statement.as_ref());
    let all = || names.card.answers.iter();
    let first = choice.first.or(shown).and_then(|id| names.answer(id)).or_else(|| all().next())?;
    let other = || all().find(|answer| answer.statement != first.statement);
    let second = choice.second.and_then(|id| names.answer(id)).or_else(other)?;
    Some(Comparison {
        first: choices(names, &first.statement),
        second: choices(names, &second.statement),
        first_name: names.answer_name(first),
        second_name: names.answer_name(second),
        verdict: names.voice.say(verdict(comparable(&first.definition, &second.definition))),
        rows: rows(names, first, second),
    })
}

fn choices(names: &QuestionNames<'_>, chosen: &Id) -> Vec<Choice> {
    let choice = |answer: &Answer| Choice {
        id: answer.statement.to_string(),
        name: names.answer_name(answer),
        is_chosen: answer.statement == *chosen,
    };
    names.card.answers.iter().map(choice).collect()
}

fn rows(names: &QuestionNames<'_>, first: &Answer, second: &Answer) -> Vec<FacetRow> {
    let found = differences_in(names.pack, &first.definition, &second.definition);
    let relation = |facet: Facet| found.iter().find(|one| one.facet == facet).map(|one| one.relation);
    let said = |relation: Relation| names.voice.say(&format!("relation-{}", relation.word()));
    let row = |facet: &Facet| FacetRow {
        name: names.facet_name(*facet),
        first: facet_text(names.definitions(), &first.definition, *facet),
        second: facet_text(names.definitions(), &second.definition, *facet),
        relation: relation(*facet).map_or_else(String::new, said),
    };
    Facet::ALL.iter().map(row).collect()
}

fn verdict(comparability: Comparability) -> &'static str {
    match comparability {
        Comparability::Alike => "comparability-alike",
        Comparability::MeasuredOtherwise => "comparability-measured-otherwise",
        Comparability::NotKnown => "comparability-not-known",
        Comparability::Unlike => "comparability-unlike",
    }
}
