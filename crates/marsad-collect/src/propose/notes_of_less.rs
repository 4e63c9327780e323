//! Notes below the tables of a sheet that say that its figures are of less than all, `Hors doctorants`, `Hommes seulement`,
//! or no totals, `moyennes mensuelles`.
//!
//! Does not hold: lines above a table, which `outside` asks about, and notes that say a part of a year.

use super::doubt::{Doubt, DoubtKind};
use super::drafter::{Drafter, Table};
use super::narrowing::is_narrowing;
use super::note_words::{Understood, understood};
use super::origin_lines::is_of_printing;
use super::other_figures::{OtherFigure, other_figure};
use super::outside::kind_of;
use super::title::Line;
use crate::names::{Suggestion, fold};

/// How many notes of a table are asked about, and how long one is at most: what is longer speaks of many things.
const NOTES_MAX: usize = 3;
const CHARACTERS_MAX: usize = 120;

impl Drafter<'_, '_, '_> {
    /// Asks about the notes of a sheet that make its figures something else than all that the dataflow counts.
    pub(super) fn notes_of_less(&mut self, table: &Table<'_>) {
        let notes = table.title.notes.below().iter();
        let short = notes.filter(|note| note.text.chars().count() <= CHARACTERS_MAX && !is_of_printing(&note.text));
        let asked: Vec<Doubt> = short
            .filter_map(|note| Some(self.doubt_of_note(note)?.at(table.grid.spot(Some(note.row), note.column))))
            .take(NOTES_MAX)
            .collect();
        asked.into_iter().for_each(|doubt| self.doubt(doubt));
    }

    /// What is asked about a note, with the code that it names for certain.
    fn doubt_of_note(&self, note: &Line) -> Option<Doubt> {
        let kind = self.kind_of_note(note)?;
        let doubt = Doubt::new(kind, "", &note.text);
        if kind != DoubtKind::NarrowerTitle {
            return Some(doubt);
        }
        Some(match understood(self.dictionary, &note.text, self.time_habits()) {
            Understood::Only(component, code) => {
                let named = Suggestion { code: code.to_string(), name: String::new(), score: 1.0 };
                Doubt { component: component.to_string(), ..doubt }.naming(vec![named])
            }
            Understood::Except(component, code) => {
                Doubt::new(DoubtKind::NoteWithoutCode, component.as_str(), &note.text).taking(code.as_str())
            }
            Understood::Nothing | Understood::Period(_) => doubt,
        })
    }

    fn kind_of_note(&self, note: &Line) -> Option<DoubtKind> {
        let dataflow = self.context.pack.dataflow(self.context.dataflow);
        if is_narrowing(&note.text, dataflow) || says_only(&note.text) {
            return Some(DoubtKind::NarrowerTitle);
        }
        let figure = other_figure(self.context, &note.text);
        figure.filter(|figure| matches!(figure, OtherFigure::Average | OtherFigure::Sample)).map(kind_of)
    }
}

/// Whether a note says that figures are of some alone: `Hommes seulement`, `Ne comprend que les boursiers`.
pub(super) fn says_only(note: &str) -> bool {
    const ONLY: [&str; 5] = ["seulement", "uniquement", "exclusivement", "only", "فقط"];
    const BUT: [&str; 6] = ["comprend", "comprennent", "concerne", "concernent", "porte", "portent"];
    let folded = fold(note);
    let words: Vec<&str> = folded.split(' ').collect();
    // What is given for information only narrows nothing.
    let is_indicative = folded.contains("indicati") || folded.contains("information");
    let is_nothing_but = |run: &[&str]| matches!(run, ["ne", verb, "que" | "qu"] if BUT.contains(verb));
    !is_indicative && (words.iter().any(|word| ONLY.contains(word)) || words.windows(3).any(is_nothing_but))
}

#[cfg(test)]
mod tests {
    use super::says_only;

    #[test]
    fn a_note_says_that_figures_are_of_some_alone() {
        for note in ["Hommes seulement", "Ne comprend que les boursiers", "الذكور فقط", "Public sector only"] {
            assert!(says_only(note), "{note}");
        }
        for note in ["Données fournies à titre indicatif seulement", "Y compris les boursiers", "Source : OTE"] {
            assert!(!says_only(note), "{note}");
        }
    }
}
