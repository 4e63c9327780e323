//! Columns that are not read where a block of values stood, `Médecins (% femmes)` over the years where `Médecins` was or
//! `Évolution (%)` where the shares were, and columns that are read as a part of what stood there.

use marsad_model::{Column, ColumnRole, FindingCode, Id, Severity, TIME_PERIOD};

use super::{Planner, ValueColumn};
use crate::names::{Found, fold};
use crate::titles::UNIT;
use crate::values::units::has_percent;

/// A part of the values that the profile has a word for and that no column has any more.
struct LostPart {
    component: Id,
    word: String,
    /// The header that holds the word.
    header: String,
}

impl Planner<'_, '_, '_> {
    /// Makes the notes of such columns warnings: they stand under a word that the profile has for a part of its values, and
    /// no column that is read has values of that part any more.
    pub(super) fn lost_blocks(&mut self) {
        let unread = self.findings.iter().enumerate().filter(|(_, f)| f.code == FindingCode::UnexpectedColumn);
        let lost: Vec<(usize, LostPart)> = unread
            .filter_map(|(index, finding)| {
                let at = finding.place.column.and_then(|column| column.checked_sub(1))? as usize;
                let part = self.lost_part(at)?;
                let is_known = self.held_no_values(at) || self.is_unknown(&part.header);
                (!is_known).then_some((index, part))
            })
            .collect();
        for (index, LostPart { component, word, .. }) in lost {
            let like = if component == *UNIT { "block-of-unit" } else { "block" };
            let finding = &mut self.findings[index];
            finding.severity = Severity::Warning;
            *finding = finding.clone().with("like", like).with("component", component).with("taken", word);
        }
    }

    /// Tells of values that are read as a part of what the profile has a word for, where nothing has the whole any more:
    /// `Médecins spécialistes` for `Médecins`.
    pub(super) fn narrower_blocks(&mut self) {
        let narrower = self.plan.values.iter().filter_map(|value| {
            let part = self.lost_part(value.at)?;
            self.is_read_as_part(value, &part).then_some((value.at, part))
        });
        let narrower: Vec<(usize, LostPart)> = narrower.collect();
        // The same word over known words of its own parts says what it said in the file of the profile.
        let is_narrower = |(_, part): &(usize, LostPart)| fold(&part.header) != fold(&part.word);
        for (at, LostPart { component, word, header }) in narrower.into_iter().filter(is_narrower) {
            let finding = self.add(FindingCode::FollowedTitle, Severity::Warning, Some(at));
            let told = finding.clone().with_value(header).with("what", "part");
            *finding = told.with("component", component).with("said", word);
        }
    }

    /// The component and the word of the profile that stands above a column, where no column that is read is of its code.
    fn lost_part(&self, at: usize) -> Option<LostPart> {
        let headers = self.known.headers;
        let said = self.layout().across.iter().flat_map(|row| {
            let text = headers.text(row.row, at);
            row.components.iter().map(move |id| (id, text))
        });
        let mut parts = said.filter(|(id, _)| **id != *TIME_PERIOD).filter_map(|(id, text)| {
            let word = self.own_word_within(id, text).or_else(|| self.own_word_for_percent(id, text))?;
            Some(LostPart { component: id.clone(), word: word.to_owned(), header: text.to_owned() })
        });
        parts.find(|part| !self.has_values_of(&part.component, &part.word))
    }

    /// Whether the profile leaves out the column that stood at a place, or one that ends in the same header, as the
    /// `Variation` of every block: no values stood there. Below a period there may have been some.
    fn held_no_values(&self, at: usize) -> bool {
        let last = self.plan.headers.get(at).map_or("", |header| last_level(header));
        let is_alike = |column: &Column| !last.is_empty() && fold(last_level(&column.header)) == fold(last);
        let is_it = |column: &Column| column.at == Some(at as u32 + 1) || is_alike(column);
        let mut left_out = self.layout().column.iter().filter(|column| column.role == ColumnRole::Ignore);
        left_out.any(is_it) && self.pieces(last).is_none()
    }

    /// Whether a header is told already as one that nobody knows.
    fn is_unknown(&self, header: &str) -> bool {
        self.findings.iter().any(|finding| finding.code == FindingCode::UnknownCode && finding.value == header)
    }

    /// Whether the values of a column are of a part of what a word of the profile says.
    fn is_read_as_part(&self, value: &ValueColumn, part: &LostPart) -> bool {
        let context = self.plan.context;
        let is_part = || {
            let place = self.plan.dictionary.place(part.component.as_str())?;
            let words = self.plan.dictionary.words(place)?;
            let Found::Code(whole) = words.find(&part.word) else { return None };
            let (_, read) = value.fixed.iter().find(|(component, _)| *component == place)?;
            let list = context.codelist(part.component.as_str())?;
            Some(context.pack.is_within(list, words.code(*read)?, words.code(whole)?))
        };
        is_part().unwrap_or_default()
    }

    /// The longest word of the profile for a part of a component that stands in a header.
    fn own_word_within(&self, component: &Id, header: &str) -> Option<&str> {
        let header = format!(" {} ", fold(header));
        let words = self.plan.context.profile.codes.get(component)?.iter();
        let parts = words.filter(|(_, code)| !code.as_str().starts_with('_'));
        let within = parts.filter(|(word, _)| header.contains(&format!(" {} ", fold(word))));
        within.map(|(word, _)| word.as_str()).max_by_key(|word| word.len())
    }

    /// The word of the profile for per cent, where a header says another measure in it: `Part (%)` of `Évolution (%)`.
    fn own_word_for_percent(&self, component: &Id, header: &str) -> Option<&str> {
        if *component != *UNIT || !has_percent(header) {
            return None;
        }
        let mut words = self.plan.context.profile.codes.get(component)?.iter();
        words.find(|(_, code)| **code == *"PT").map(|(word, _)| word.as_str())
    }

    /// Whether a column that is read, or a label of the rows, says the code of a word.
    fn has_values_of(&self, component: &Id, word: &str) -> bool {
        let Some(place) = self.plan.dictionary.place(component.as_str()) else { return true };
        let Some(Found::Code(code)) = self.plan.dictionary.words(place).map(|words| words.find(word)) else {
            return true;
        };
        let is_label = self.plan.labels.iter().any(|label| label.holds(place));
        is_label || self.plan.values.iter().any(|value| value.fixed.contains(&(place, code)))
    }
}

/// The lowest of the levels of a header.
fn last_level(header: &str) -> &str {
    header.rsplit(" / ").next().unwrap_or(header)
}
