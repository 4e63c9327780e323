//! Every official figure with its way to its source.

use marsad_publish::AnswerText;

use super::notices;
use super::page::Maker;
use super::ways::LinkedTerm;

/// The answer of one source as a row of the table.
pub(super) struct AnswerRow {
    pub(super) text: AnswerText,
    /// Names of institutions with their pages.
    pub(super) sources: Vec<(String, String)>,
    /// Where the figure comes from.
    pub(super) href: String,
    pub(super) terms: Vec<LinkedTerm>,
    /// Where the register says that another number contradicts it.
    pub(super) contradiction: Option<String>,
}

pub(super) fn rows(maker: &Maker<'_>) -> Vec<AnswerRow> {
    let (names, ways) = (&maker.edition.names, maker.ways());
    let row = |text: AnswerText| AnswerRow {
        sources: text.sources.iter().map(|(id, name)| (name.clone(), ways.provider(id))).collect(),
        href: ways.number(&text.terms, &format!("made-{}", text.statement)),
        terms: ways.terms(&text.terms),
        contradiction: notices::contradicted(maker, &text.statement),
        text,
    };
    names.answers().into_iter().map(row).collect()
}
