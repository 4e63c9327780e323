//! Titles that count persons where the profile says of all values that they are what happened, or the other way round.

use marsad_model::{Finding, Id, SaidText, Severity};

use super::{Titles, titles_of};
use crate::Context;
use crate::reading::outside_lines::OutsideLine;
use crate::titles::{self, TITLES_MAX, UNIT};

impl Titles<'_, '_, '_, '_> {
    /// What is told of the nearest line that counts in another unit than the profile writes for the whole table, or of one that
    /// does not say that unit any more.
    pub(super) fn other_unit(&self, context: &Context<'_>) -> Option<Finding> {
        let own = self.units.first().filter(|own| titles::tells_persons(own))?;
        let lines = self.heads.iter().chain(self.lines.iter().copied().take(TITLES_MAX));
        // A line in brackets is a note, which `new_notes` tells.
        let mut lines = lines.filter(|line| !line.text.starts_with('(') && !self.is_told(&line.text));
        let Some((line, found)) = lines.find_map(|line| Some((line, self.counts_otherwise(line)?))) else {
            return titles_of(self.around.layout).find_map(|said| self.counts_no_more(context, own, said));
        };
        let finding = self.finding((Severity::Warning, "other-code"), Some(line.at), &line.text);
        Some(finding.with("component", UNIT).with("said", "").with("taken", own).with("found", found))
    }

    /// The unit in which a line counts, where it is another one and no text that the profile keeps of the table counts in it: what
    /// a person decided against that text is settled.
    fn counts_otherwise(&self, line: &OutsideLine) -> Option<Id> {
        let found = self.counted(&line.text);
        let is_own = |code: &Id| self.units.iter().any(|own| *code == *own.as_str());
        let is_kept = |code: &Id| self.around.layout.said.iter().any(|said| self.counted(&said.text).contains(code));
        let is_other = !found.iter().any(|code| is_own(code) || is_kept(code));
        found.into_iter().next().filter(|_| is_other)
    }

    /// What is told of a line that counts in no unit where one stood that named that of the table, and the data count in
    /// another one where nothing says it: `Nombre d’interceptions` for `Nombre de personnes interceptées`.
    fn counts_no_more(&self, context: &Context<'_>, own: &str, said: &SaidText) -> Option<Finding> {
        let usual = context.selection.get(UNIT).filter(|usual| titles::tells_persons(usual.as_str()))?;
        let line = self.changed(said).filter(|line| !self.is_told(&line.text))?;
        let counts_own = |text: &str| self.counted(text).iter().any(|code| *code == *own);
        let mut now = self.heads.iter().chain(self.lines.iter().copied());
        let is_gone = *usual != *own && counts_own(&said.text) && !now.any(|line| counts_own(&line.text));
        let finding =
            is_gone.then(|| self.finding((Severity::Warning, "gone-counted-unit"), Some(line.at), &line.text))?;
        Some(finding.with("component", UNIT).with("said", &said.text).with("taken", own).with("found", usual))
    }

    fn counted(&self, line: &str) -> Vec<Id> {
        self.unit_words.map(|words| titles::units_counted_in(line, words)).unwrap_or_default()
    }
}
