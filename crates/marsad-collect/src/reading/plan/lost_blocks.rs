//! Columns that are not read where a block of values stood: `Médecins (% femmes)` over the years where `Médecins` was,
//! `Évolution (%)` where the shares were.

use marsad_model::{FindingCode, Id, Severity, TIME_PERIOD};

use super::Planner;
use crate::names::{Found, fold};
use crate::titles::UNIT;
use crate::values::units::has_percent;

impl Planner<'_, '_, '_> {
    /// Makes the notes of such columns warnings: they stand under a word that the profile has for a part of its values, and
    /// no column that is read has values of that part any more.
    pub(super) fn lost_blocks(&mut self) {
        let unread = self.findings.iter().enumerate().filter(|(_, f)| f.code == FindingCode::UnexpectedColumn);
        let lost: Vec<(usize, Id, String)> = unread
            .filter_map(|(index, finding)| {
                let at = finding.place.column.and_then(|column| column.checked_sub(1))?;
                let (component, word) = self.lost_part(at as usize)?;
                Some((index, component, word))
            })
            .collect();
        for (index, component, word) in lost {
            let finding = &mut self.findings[index];
            finding.severity = Severity::Warning;
            *finding = finding.clone().with("like", "block").with("component", component).with("taken", word);
        }
    }

    /// The component and the word of the profile that stands above a column, where no column that is read is of its code.
    fn lost_part(&self, at: usize) -> Option<(Id, String)> {
        let headers = self.known.headers;
        let said = self.layout().across.iter().flat_map(|row| {
            let text = headers.text(row.row, at);
            row.components.iter().map(move |id| (id, text))
        });
        let mut parts = said.filter(|(id, _)| **id != *TIME_PERIOD).filter_map(|(id, text)| {
            let word = self.own_word_within(id, text).or_else(|| self.own_word_for_percent(id, text))?;
            Some((id.clone(), word.to_owned()))
        });
        parts.find(|(id, word)| !self.has_values_of(id, word))
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
