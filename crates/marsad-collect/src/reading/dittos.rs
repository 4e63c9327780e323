//! Marks that repeat the word above them: `"`, `〃`, `idem`. They stand in columns of labels; in the place of a number they
//! are no number.

use super::plan::{LabelKind, Plan};
use crate::cell::{Cell, tidy};

const MARKS: [&str; 11] = ["\"", "″", "〃", "''", "”", "“", "-\"-", "idem", "id.", "ditto", "do."];
/// Longer texts are no such marks.
const MARK_BYTES_MAX: usize = 16;

/// Whether a text says that what stands above it holds here too.
pub(crate) fn is_ditto(text: &str) -> bool {
    text.len() <= MARK_BYTES_MAX && MARKS.contains(&tidy(text).to_lowercase().as_str())
}

/// The last word of each column of labels.
#[derive(Debug, Default)]
pub(super) struct Dittos {
    above: Vec<(usize, String)>,
}

impl Dittos {
    /// Takes the words of a row that later marks may repeat.
    pub(super) fn remember(&mut self, plan: &Plan<'_, '_>, cells: &[Cell<'_>]) {
        let labels = plan.labels.iter().filter(|label| !matches!(label.kind, LabelKind::Text(_)));
        for at in labels.map(|label| label.at) {
            let Some(cell) = cells.get(at).filter(|cell| !cell.is_blank() && !is_ditto(cell.text)) else { continue };
            let label = cell.label();
            match self.above.iter_mut().find(|(known, _)| *known == at) {
                Some((_, text)) => {
                    text.clear();
                    text.push_str(&label);
                }
                None => self.above.push((at, label.into_owned())),
            }
        }
    }

    /// Writes the words in place of the marks, unless the profile has a code for the mark.
    pub(super) fn write_out<'c>(&'c self, plan: &Plan<'_, '_>, cells: &mut [Cell<'c>]) {
        let is_code = |text: &str| plan.context.profile.codes.values().any(|words| words.contains_key(text));
        for (at, text) in &self.above {
            let mark = cells.get_mut(*at).filter(|cell| cell.number.is_none() && is_ditto(cell.text));
            if let Some(cell) = mark.filter(|cell| !is_code(cell.text)) {
                *cell = Cell::text(text);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_ditto;

    #[test]
    fn a_mark_of_repetition_is_no_word() {
        for text in ["\"", " 〃 ", "Idem", "id.", "''"] {
            assert!(is_ditto(text), "{text}");
        }
        for text in ["", "-", "Identité", "id", "\"France\""] {
            assert!(!is_ditto(text), "{text}");
        }
    }
}
