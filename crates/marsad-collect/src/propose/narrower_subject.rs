//! Titles that narrow the subject of the dataflow by words for which nothing in the table stands: `Réfugiés mineurs`,
//! `Entrées, aéroport de Djerba`.
//!
//! Does not hold: which words narrow, which `narrowing` knows, and lines that say what was refused or is left out.

use marsad_model::SaidOf;

use super::doubt::{Doubt, DoubtKind};
use super::drafter::{Drafter, Table};
use super::narrowing::{narrower_words, place_in};
use super::nature::is_of_dataflow;
use super::outside::is_about_code;
use super::title::Line;
use super::women::is_of_women;

/// How many lines of a title are decisions of their own.
const LINES_MAX: usize = 3;

impl Drafter<'_, '_, '_> {
    /// Lines that narrow the subject of the dataflow, `Réfugiés mineurs`, by words that no component says.
    pub(super) fn narrower_subject(&mut self, table: &mut Table<'_>) {
        let dataflow = self.context.pack.dataflow(self.context.dataflow);
        let seen: &Table<'_> = table;
        let found: Vec<(&Line, String)> = seen
            .title
            .telling_lines()
            .filter(|line| !is_about_code(seen, line))
            .filter_map(|line| {
                let words = narrower_words(&line.text, dataflow);
                Some((line, words.or_else(|| self.place_alone(&line.text, seen))?))
            })
            .filter(|(_, words)| !self.is_said_in(words, seen))
            .take(LINES_MAX)
            .collect();
        for (line, words) in found {
            let place = table.grid.spot(Some(line.row), line.column);
            self.doubt(Doubt::new(DoubtKind::NarrowerSubject, "", &line.text).taking(words).at(place));
            // The next file should say the same.
            if !table.layout.said.iter().any(|said| said.text == line.text) {
                table.layout.said.extend(table.said(SaidOf::Subject, &line.text, line.row));
            }
        }
    }

    /// The place within the country of which a line speaks alone, where the table does not tell places apart.
    fn place_alone(&self, line: &str, table: &Table<'_>) -> Option<String> {
        place_in(line).filter(|place| !table.filled.contains("GEO") && !is_of_dataflow(self.context, place))
    }

    /// Whether words are of a dimension that the table says, as `moins de 15 ans` where it tells ages apart.
    fn is_said_in(&self, words: &str, table: &Table<'_>) -> bool {
        let is_filled = |place: usize| table.filled.contains(self.dictionary.components[place].id.as_str());
        let is_age = words.chars().any(char::is_numeric) && table.filled.contains("AGE");
        let dataflow = self.context.pack.dataflow(self.context.dataflow);
        let is_of_women = is_of_women(words, dataflow) && table.filled.contains("SEX");
        is_age || is_of_women || self.lists_of(words).into_iter().any(is_filled)
    }
}
