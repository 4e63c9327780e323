//! Letters that are codes of several lists: `C`, `F` and `N` are sections of economic activity and degrees of secrecy, `M` and
//! `F` the sexes and the zones or groups of countries.
//!
//! Beside the names of a dimension they are its codes, and say nothing more. An attribute is taken for its letters alone
//! only where nothing explains them better, a dimension only where the names beside them do not settle its letters, and both
//! are asked about. Does not hold: columns that say the same in other words, which `labels` compares.

use super::columns::{BLANK, Knowing, LabelColumn};
use super::doubt::{Doubt, DoubtKind};
use super::evidence::Grade;
use super::labels::{best, judged, known_of, shown};
use super::roles::{Meaning, Roles};
use crate::names::fold;

/// How many characters a code has that is no word.
const LETTERS_MAX: usize = 3;
/// The same of the codes of dimensions: three letters are seldom those of a country by chance.
const LETTERS_OF_DIMENSION_MAX: usize = 2;
/// Other words for the sex, folded.
const SEX_WORDS: [&str; 3] = ["genre", "gender", "نوع"];

impl Roles<'_, '_, '_> {
    /// The scores of columns without the components of which their letters alone speak, where something explains these better.
    pub(super) fn without_guessed(&self, columns: &[LabelColumn], mut scores: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
        let places: Vec<Option<usize>> = scores.iter().map(|row| best(row)).collect();
        let are_of_names = |at: usize| {
            let mut dimensions = (0..self.dictionary.dimensions).filter(|&place| scores[at][place] > 0.0);
            dimensions.any(|place| self.are_letters_of_names((columns, at), &places, place))
        };
        let is_explained = |at| are_of_names(at) || self.is_explained_otherwise((columns, at), &scores);
        let explained: Vec<bool> = (0..columns.len()).map(is_explained).collect();
        for (at, row) in scores.iter_mut().enumerate() {
            for (place, score) in row.iter_mut().enumerate().filter(|(_, score)| **score > 0.0) {
                let is_other = match place < self.dictionary.dimensions {
                    true => self.are_letters_of_names((columns, at), &places, place),
                    false => explained[at] && self.is_guessed(&columns[at], place),
                };
                if is_other {
                    *score = 0.0;
                }
            }
        }
        scores
    }

    /// Whether nothing but its letters says that a column is a dimension, and each name of another one goes with one of
    /// them, as the zone of a country does: they tell no row from another. `places` are the components of the columns.
    pub(super) fn are_letters_of_names(
        &self,
        (columns, at): (&[LabelColumn], usize),
        places: &[Option<usize>],
        place: usize,
    ) -> bool {
        let column = &columns[at];
        if !self.is_guessed(column, place) {
            return false;
        }
        let letters = column.without(|text| self.is_whole(text)).filled_down();
        let is_of_names = |other: usize| {
            let names = &columns[other];
            let own = places[other].filter(|own| *own < self.dictionary.dimensions);
            own.is_some_and(|own| self.list_of(own) != self.list_of(place))
                && !is_of_letters(names, LETTERS_OF_DIMENSION_MAX)
                && names.filled_down().determines(&letters)
        };
        (0..columns.len()).filter(|&other| other != at).any(is_of_names)
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
        (0..columns.len()).filter(|_| is_of_letters(codes, LETTERS_MAX)).find(is_it)
    }

    /// Asks about a component for which a column was taken by its letters alone.
    pub(super) fn doubt_of_letters(&self, column: &LabelColumn, place: usize, found: &mut Meaning) {
        if self.is_guessed(column, place) {
            let doubt = Doubt::new(DoubtKind::GuessedByLetters, self.id(place).as_str(), &shown(column));
            found.doubts.push(doubt.at(self.grid.spot(None, column.at)));
        }
    }

    /// Whether nothing but its letters says that a column is of a component.
    fn is_guessed(&self, column: &LabelColumn, place: usize) -> bool {
        let is_dimension = place < self.dictionary.dimensions;
        is_of_letters(column, if is_dimension { LETTERS_OF_DIMENSION_MAX } else { LETTERS_MAX })
            && self.names.grade(place, column.name()) == Grade::None
            && !self.heads.lead_to(&column.header, self.id(place))
            && !self.is_other_name(place, &column.header)
            && self.dimension_of_numbers(&column.header, column.at) != Some(place)
    }

    /// Whether a header is another word for a component, `Genre`, or names its codes, `H/F`.
    fn is_other_name(&self, place: usize, header: &str) -> bool {
        let is_sex = |level: &str| *self.id(place) == *"SEX" && SEX_WORDS.contains(&fold(level).as_str());
        let is_of_codes = !header.is_empty() && header.split('/').all(|piece| self.knows(place, piece.trim()));
        is_of_codes || header.split(" / ").any(is_sex)
    }

    /// Whether a header names a dimension or stands over the names of one too, or all letters of a column are codes of one
    /// and each goes with one name.
    fn is_explained_otherwise(&self, (columns, at): (&[LabelColumn], usize), scores: &[Vec<f64>]) -> bool {
        let column = &columns[at];
        let dimensions = || 0..self.dictionary.dimensions;
        let is_named = |place: usize| {
            self.names.grade(place, column.name()) > Grade::None || self.heads.lead_to(&column.header, self.id(place))
        };
        let is_code_of = |place: usize| parts(column).iter().all(|&text| column.knows(place, text).is_telling());
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

/// Whether what a column says are codes of at most so many characters, but for words for the whole.
fn is_of_letters(column: &LabelColumn, letters_max: usize) -> bool {
    let parts = parts(column);
    !parts.is_empty() && parts.iter().all(|&at| column.texts[at].text.chars().count() <= letters_max)
}

/// The places of the texts that a column is judged by, without words for the whole.
fn parts(column: &LabelColumn) -> Vec<usize> {
    let is_vague = |at: usize| {
        (0..column.known.len()).any(|place| column.knows(place, at).is_known() && !column.knows(place, at).is_telling())
    };
    let is_word = |at: usize| column.texts[at].text.chars().count() > LETTERS_MAX;
    judged(column).into_iter().filter(|&at| !(is_word(at) && is_vague(at))).collect()
}

/// Whether codes stand beside every name, and where none does.
pub(super) fn is_fuller(codes: &LabelColumn, names: &LabelColumn) -> bool {
    let mut pairs = codes.cells.iter().zip(&names.cells);
    let is_beside_all = pairs.clone().all(|(code, name)| *code != BLANK || *name == BLANK);
    is_beside_all && pairs.any(|(code, name)| *code != BLANK && *name == BLANK)
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
        && !is_of_letters(names, LETTERS_MAX)
        && known_of(names, Some(place)) >= codes.count(|at, _| codes.knows(place, at).is_telling())
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
        let doubt = guessed.doubts.iter().find(|doubt| doubt.kind == DoubtKind::GuessedByLetters).unwrap();
        assert_eq!((doubt.component.as_str(), doubt.text.as_str()), ("CONF_STATUS", "Class"));
        let told = draft_of(marjan(), "DF_ARRIVALS", text("Confidentiality").as_bytes());
        assert!(told.doubts.iter().all(|doubt| doubt.kind != DoubtKind::GuessedByLetters), "{:?}", told.doubts);
    }

    #[test]
    fn letters_of_each_country_below_a_head_of_another_thing_are_no_sex() {
        for head in ["Zone", "Langue", "Code", "المنطقة", ""] {
            let bytes = workbook(
                &[
                    &["Tunisiens inscrits dans les consulats"],
                    &["Pays", head, "2022", "2023"],
                    &["Maroc", "M", "112", "131"],
                    &["France", "F", "107", "128"],
                    &["Finlande", "F", "115", "116"],
                    &["Total", "", "334", "375"],
                ],
                &[],
            );
            let draft = draft_of(tunisia(), "DF_CONSULAR", &bytes);
            let country = (1, ColumnRole::Code, "COUNTERPART_AREA".to_owned());
            assert_eq!(columns(&draft), [country, (2, ColumnRole::Ignore, String::new())], "{head}");
            let has = |kind: DoubtKind, component: &str| {
                draft.doubts.iter().any(|d| d.kind == kind && d.component == component)
            };
            assert!(has(DoubtKind::IgnoredColumn, ""), "{head}: {:?}", draft.doubts);
            assert!(!has(DoubtKind::UnsaidDimension, "SEX"), "{head}: the total stands for it");
        }
    }

    #[test]
    fn a_dimension_that_only_letters_say_is_asked_about() {
        let asked = |head: &str| {
            let text = format!(
                "Isle;{head};Year;Arrivals\nLulu Isle;M;2023;12\nLulu Isle;F;2023;7\nSadaf Isle;M;2023;9\nSadaf Isle;F;2023;5\n"
            );
            let made = draft(&text);
            assert_eq!(columns(&made)[1].2, "SEX", "{head}");
            let asked = made.doubts.into_iter().filter(|doubt| doubt.kind == DoubtKind::GuessedByLetters);
            asked.map(|doubt| doubt.component).collect::<Vec<_>>()
        };
        for head in ["Class", "Zone"] {
            assert_eq!(asked(head), ["SEX"], "{head}");
        }
        for head in ["SEX", "Sexe", "الجنس", "Genre", "M/F"] {
            assert!(asked(head).is_empty(), "{head}");
        }
    }

    #[test]
    fn letters_of_which_one_is_unknown_below_another_word_for_the_sex_are_sexes() {
        for head in ["Genre", "Gender", "Sexe"] {
            let text = format!(
                "Isle;{head};Year;Arrivals\nLulu Isle;F;2023;12\nLulu Isle;G;2023;7\nSadaf Isle;F;2023;9\nSadaf Isle;G;2023;5\n"
            );
            let made = draft(&text);
            assert_eq!(columns(&made)[1].2, "SEX", "{head}");
            let asked = made.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::UnknownWord);
            let asked: Vec<(&str, &str)> = asked.map(|doubt| (doubt.component.as_str(), doubt.text.as_str())).collect();
            assert_eq!(asked, [("SEX", "G")], "{head}");
        }
    }

    #[test]
    fn codes_that_say_the_total_beside_a_blank_name_are_read_instead_of_the_names() {
        for merged in [&[([1, 1], [0, 1])][..], &[]] {
            let heads = if merged.is_empty() { ["Activité", "Section NAT"] } else { ["Activité", ""] };
            let bytes = workbook(
                &[
                    &["Autorisations de travail"],
                    &[heads[0], heads[1], "2022", "2023"],
                    &["Industrie manufacturière", "C", "112", "131"],
                    &["Construction", "F", "107", "128"],
                    &["Services administratifs et de soutien", "N", "115", "116"],
                    &["", "Total", "334", "375"],
                ],
                merged,
            );
            let draft = draft_of(tunisia(), "DF_WORK_PERMITS", &bytes);
            let activity = (2, ColumnRole::Code, "ECON_ACTIVITY".to_owned());
            assert_eq!(columns(&draft), [(1, ColumnRole::Ignore, String::new()), activity], "{heads:?}");
            assert!(draft.doubts.iter().all(|doubt| doubt.kind != DoubtKind::GuessedByLetters), "{:?}", draft.doubts);
        }
    }
}
