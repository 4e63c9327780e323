//! Letters that are codes of several lists: `C`, `F` and `N` are sections of economic activity and degrees of secrecy.
//!
//! Beside the names of a dimension they are its codes, and say nothing more. An attribute is taken for its letters alone
//! only where nothing explains them better, and is asked about. Does not hold: columns that say the same in other words,
//! which `labels` compares.

use super::columns::{BLANK, Knowing, LabelColumn};
use super::doubt::{Doubt, DoubtKind};
use super::evidence::Grade;
use super::labels::{best, judged, known_of, shown};
use super::roles::{Meaning, Roles};

/// How many characters a code has that is no word.
const LETTERS_MAX: usize = 3;

impl Roles<'_, '_, '_> {
    /// The scores of columns without attributes of which their letters alone speak, where something explains these better.
    pub(super) fn without_guessed_attributes(
        &self,
        columns: &[LabelColumn],
        mut scores: Vec<Vec<f64>>,
    ) -> Vec<Vec<f64>> {
        let explained: Vec<bool> =
            (0..columns.len()).map(|at| self.is_explained_otherwise((columns, at), &scores)).collect();
        for ((column, row), is_explained) in columns.iter().zip(&mut scores).zip(explained) {
            for (place, score) in row.iter_mut().enumerate().filter(|_| is_explained) {
                if *score > 0.0 && self.is_guessed_attribute(column, place) {
                    *score = 0.0;
                }
            }
        }
        scores
    }

    /// The column of names of which another one holds the codes alone, be it blank beside a total.
    pub(super) fn names_beside_codes(
        &self,
        (columns, at): (&[LabelColumn], usize),
        scores: &[Vec<f64>],
    ) -> Option<usize> {
        let codes = &columns[at];
        let is_it = |other: &usize| {
            let place = best(&scores[*other]).filter(|place| *place < self.dictionary.dimensions);
            *other != at && place.is_some_and(|place| are_codes_of(place, codes, &columns[*other]))
        };
        (0..columns.len()).filter(|_| is_of_letters(codes)).find(is_it)
    }

    /// Asks about an attribute for which a column was taken by its letters alone.
    pub(super) fn doubt_of_guessed_attribute(&self, column: &LabelColumn, place: usize, found: &mut Meaning) {
        if self.is_guessed_attribute(column, place) {
            let doubt = Doubt::new(DoubtKind::GuessedAttribute, self.id(place).as_str(), &shown(column));
            found.doubts.push(doubt.at(self.grid.spot(None, column.at)));
        }
    }

    /// Whether nothing but its letters says that a column is an attribute.
    fn is_guessed_attribute(&self, column: &LabelColumn, place: usize) -> bool {
        place >= self.dictionary.dimensions
            && is_of_letters(column)
            && self.names.grade(place, &column.header) == Grade::None
            && !self.heads.lead_to(&column.header, self.id(place))
    }

    /// Whether a header names a dimension or stands over the names of one too, or all letters of a column are codes of one
    /// and each goes with one name.
    fn is_explained_otherwise(&self, (columns, at): (&[LabelColumn], usize), scores: &[Vec<f64>]) -> bool {
        let column = &columns[at];
        let dimensions = || 0..self.dictionary.dimensions;
        let is_named = |place: usize| {
            self.names.grade(place, &column.header) > Grade::None || self.heads.lead_to(&column.header, self.id(place))
        };
        let is_code_of = |place: usize| judged(column).iter().all(|&text| column.knows(place, text).is_telling());
        let is_of_codes = column.texts.len() > 1 && dimensions().any(is_code_of);
        let others = (0..columns.len()).filter(|&other| other != at);
        let mut names = others.filter(|&other| best(&scores[other]).is_some_and(|place| dimensions().contains(&place)));
        dimensions().any(is_named)
            || names.any(|other| {
                let names = &columns[other];
                let is_below_one_head = !column.header.is_empty() && names.header == column.header;
                is_below_one_head || is_of_codes && go_together(column, names)
            })
    }
}

fn is_of_letters(column: &LabelColumn) -> bool {
    judged(column).iter().all(|&at| column.texts[at].text.chars().count() <= LETTERS_MAX)
}

/// Whether each text of one column goes with one text of the other, where both say something.
fn go_together(one: &LabelColumn, other: &LabelColumn) -> bool {
    one.determines(other) && other.determines(one)
}

/// Whether at least half of some letters are the codes of the names beside them, each always of the same, and the names are
/// known as well.
fn are_codes_of(place: usize, codes: &LabelColumn, names: &LabelColumn) -> bool {
    let is_equal = |code: u32, name: u32| {
        let (code, name) = (codes.knows(place, code as usize), names.knows(place, name as usize));
        matches!(code, Knowing::Code(_)) && code == name
    };
    let pairs = codes.cells.iter().zip(&names.cells).filter(|(code, name)| **code != BLANK && **name != BLANK);
    let equal = pairs.filter(|(code, name)| is_equal(**code, **name)).count();
    equal > 0
        && equal * 2 >= codes.filled()
        && !is_of_letters(names)
        && known_of(names, Some(place)) >= known_of(codes, Some(place))
        && go_together(codes, names)
}

#[cfg(test)]
mod tests {
    use marsad_model::ColumnRole;
    use marsad_testkit::{marjan, tunisia};

    use crate::propose::tests::{draft, draft_of};
    use crate::propose::tests_of_headers::workbook;
    use crate::propose::{DoubtKind, Draft};

    /// Place, role and component of the first two columns.
    fn columns(draft: &Draft) -> Vec<(u32, ColumnRole, String)> {
        let columns = draft.profile.tables[0].column.iter().take(2);
        let component = |column: &marsad_model::Column| column.component.as_ref().map(ToString::to_string);
        columns.map(|column| (column.at.unwrap(), column.role, component(column).unwrap_or_default())).collect()
    }

    #[test]
    fn letters_beside_the_names_of_their_codes_are_no_secrecy_whatever_stands_over_them() {
        for (heads, is_merged) in [
            (["Activité", ""], true),
            (["Section NAT", ""], true),
            (["Section NAT", "Activité"], false),
            (["", "Activité"], false),
        ] {
            let merged = &[([1, 1], [0, 1])][..usize::from(is_merged)];
            let bytes = workbook(
                &[
                    &["Autorisations de travail"],
                    &[heads[0], heads[1], "2022", "2023"],
                    &["C", "Industrie manufacturière", "112", "131"],
                    &["F", "Construction", "107", "128"],
                    &["N", "Services administratifs et de soutien", "115", "116"],
                    &["", "Total général", "334", "375"],
                ],
                merged,
            );
            let draft = draft_of(tunisia(), "DF_WORK_PERMITS", &bytes);
            let activity = (2, ColumnRole::Code, "ECON_ACTIVITY".to_owned());
            assert_eq!(columns(&draft), [(1, ColumnRole::Ignore, String::new()), activity], "{heads:?}");
            let same = draft.doubts.iter().find(|doubt| doubt.kind == DoubtKind::SameAsOther).unwrap();
            assert_ne!(same.text, same.taken, "{heads:?}");
        }
    }

    #[test]
    fn one_letter_beside_the_name_of_its_code_is_that_code() {
        let bytes = workbook(
            &[
                &["Autorisations de travail"],
                &["Section NAT", "", "2022", "2023", "2024"],
                &["F", "Construction", "107", "128", "141"],
                &["", "Total général", "334", "375", "391"],
            ],
            &[([1, 1], [0, 1])],
        );
        let draft = draft_of(tunisia(), "DF_WORK_PERMITS", &bytes);
        assert!(columns(&draft).iter().all(|(_, _, component)| component != "CONF_STATUS"), "{:?}", columns(&draft));
    }

    #[test]
    fn an_attribute_that_only_letters_say_is_asked_about() {
        let text = |head: &str| {
            format!(
                "Isle;{head};Year;Arrivals\nLulu Isle;C;2023;12\nSadaf Isle;N;2023;7\nLulu Isle;N;2024;9\nSadaf Isle;C;2024;5\n"
            )
        };
        let guessed = draft(&text("Class"));
        let doubt = guessed.doubts.iter().find(|doubt| doubt.kind == DoubtKind::GuessedAttribute).unwrap();
        assert_eq!((doubt.component.as_str(), doubt.text.as_str()), ("CONF_STATUS", "Class"));
        let told = draft_of(marjan(), "DF_ARRIVALS", text("Confidentiality").as_bytes());
        assert!(told.doubts.iter().all(|doubt| doubt.kind != DoubtKind::GuessedAttribute), "{:?}", told.doubts);
    }
}
