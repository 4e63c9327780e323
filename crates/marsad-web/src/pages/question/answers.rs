//! Every official figure with its way to its source.

use marsad_publish::{AnswerText, QuestionNames};

use super::ways::{LinkedTerm, Ways};

/// The answer of one source as a row of the table.
pub(super) struct AnswerRow {
    pub(super) text: AnswerText,
    /// Names of institutions with their pages.
    pub(super) sources: Vec<(String, String)>,
    /// Where the figure comes from.
    pub(super) href: String,
    pub(super) terms: Vec<LinkedTerm>,
}

pub(super) fn rows(names: &QuestionNames<'_>, ways: &Ways<'_>) -> Vec<AnswerRow> {
    let row = |text: AnswerText| AnswerRow {
        sources: text.sources.iter().map(|(id, name)| (name.clone(), ways.provider(id))).collect(),
        href: ways.number(&text.terms, &format!("made-{}", text.statement)),
        terms: ways.terms(&text.terms),
        text,
    };
    names.answers().into_iter().map(row).collect()
}
