//! Labels that say the total of something: `Sous-total Études`, `Total victims`, and what stands blank beside them.

use std::collections::BTreeSet;

use marsad_model::{Column, Id};

use super::columns::{BLANK, LabelColumn};
use super::doubt::{Doubt, DoubtKind};
use super::evidence::{Grade, is_of_one_stem, words_of};
use super::phrases::is_subject;
use super::roles::{Meaning, Roles};
use crate::names::{Found, Meaning as WordMeaning, Suggestion, Words, fold, without_enumeration};
use crate::reading::plan::is_neutral;

/// Words for a total that may begin a label.
const WORDS: [&str; 17] = [
    "total",
    "totaux",
    "tot",
    "sous",
    "s",
    "sub",
    "soustotal",
    "subtotal",
    "ensemble",
    "ens",
    "grand",
    "somme",
    "مجموع",
    "مج",
    "جمله",
    "اجمالي",
    "فرعي",
];
/// `S/T` and `S.T.`, folded: a sub-total in short. `St` may be a saint.
const SHORT: &str = "s t";
/// What may stand between such a word and what it is the total of.
const LINKS: [&str; 10] = ["de", "des", "du", "d", "la", "les", "le", "of", "the", "general"];

/// Words for all of something, folded: `Toutes destinations`, `كل البلدان`.
const ALL_OF: [&str; 9] = ["toutes", "tous", "toute", "tout", "all", "every", "كل", "جميع", "كافه"];
/// What is left where such a word stands alone, or what stands behind it says no more.
const CONFONDUES: [&str; 4] = ["confondus", "confondues", "together", "combined"];

/// What a label says the whole of: `Toutes destinations` of `destinations`.
fn whole_within(text: &str) -> Option<String> {
    let folded = fold(text);
    let (first, rest) = folded.split_once(' ')?;
    let is_told = |word: &&str| !word.is_empty() && !LINKS.contains(word) && !CONFONDUES.contains(word);
    let rest: Vec<&str> = rest.split(' ').filter(is_told).collect();
    let is_rest = rest.iter().any(|word| word.starts_with("autre") || *word == "other" || *word == "others");
    (ALL_OF.contains(&first) && !rest.is_empty() && !is_rest).then(|| rest.join(" "))
}

/// Whether a label begins with a word for a total: `Total semestre`, `Sous-total`.
pub(super) fn begins_with_total(text: &str) -> bool {
    let folded = fold(without_enumeration(text).unwrap_or(text));
    let mut words = folded.split(' ');
    match (words.next(), words.next()) {
        // One letter tells only before the word: `S/Total`, `S/T`.
        (Some("s"), Some("t")) => true,
        (Some("s" | "sous" | "sub" | "grand"), second) => second.is_some_and(|word| word.starts_with("total")),
        (Some(first), _) => WORDS.contains(&first),
        (None, _) => false,
    }
}

/// What a label says the total of as pivot tables write it, `Egypt Total`; words for a count say no more than that.
fn before_total(text: &str) -> Option<&str> {
    let rest = text.trim_end().strip_suffix("Total")?;
    let before = rest.trim_end();
    let is_told = before.len() < rest.len() && !before.is_empty() && !is_neutral(before);
    (is_told && !begins_with_total(text)).then_some(before)
}

/// Whether a label says a total and not of what, `Sous-total`: it is that of what stands beside it.
pub(super) fn is_bare_total(text: &str) -> bool {
    begins_with_total(text) && rests_of(text).is_empty()
}

/// Whether a label says the total of one of the things that stand below a header: `Total région` below `Région`.
fn is_total_under(text: &str, header: &str) -> bool {
    let named = words_of(header);
    let is_named = |rest: &&str| {
        let words = words_of(rest);
        !words.is_empty() && words.iter().all(|word| named.iter().any(|name| is_of_one_stem(name, word)))
    };
    rests_of(text).last().is_some_and(is_named)
}

/// What a label says the total of: `Sous-total Études` of `Études`.
///
/// All that may be it, the longest first: `Total Grand Tunis` is of `Grand Tunis` before it is of `Tunis`.
pub(super) fn rests_of(text: &str) -> Vec<&str> {
    if let Some(before) = before_total(text) {
        return vec![before];
    }
    if !begins_with_total(text) {
        return Vec::new();
    }
    let is_of = |known: &[&str], token: &str| {
        let folded = fold(token);
        folded == SHORT || folded.split(' ').all(|word| word.is_empty() || known.contains(&word))
    };
    let is_told = |rest: &str| !rest.is_empty() && !is_of(&WORDS, rest) && !is_of(&LINKS, rest);
    let mut rests = Vec::new();
    let mut rest = without_enumeration(text).unwrap_or(text).trim_start();
    for known in [&WORDS[..], &LINKS[..]] {
        while let Some((_, after)) = rest.split_once(char::is_whitespace).filter(|(token, _)| is_of(known, token)) {
            rest = after.trim_start();
            rests.push(rest);
        }
    }
    let bare = ["d'", "d’", "l'", "l’"].iter().find_map(|link| rest.strip_prefix(link)).unwrap_or(rest);
    if !is_told(bare) {
        return Vec::new();
    }
    rests.retain(|rest| is_told(rest));
    if rests.last() != Some(&bare) {
        rests.push(bare);
    }
    rests
}

/// The code that a label says the total of: that of France for `Total France`.
pub(crate) fn named_total(words: &Words<'_>, text: &str) -> Option<Suggestion> {
    rests_of(text).into_iter().find_map(|rest| match words.find(rest) {
        Found::Code(code) => named((words, code), rest),
        _ => None,
    })
}

/// A code that a label names by some of its words.
fn named((words, code): (&Words<'_>, u32), name: &str) -> Option<Suggestion> {
    Some(Suggestion { code: words.code(code)?.to_string(), name: name.to_owned(), score: 1.0 })
}

impl Roles<'_, '_, '_> {
    /// The code of a label that says a total: what it is the total of, or the whole where that is all the column is
    /// about.
    pub(super) fn total_of(&self, place: usize, text: &str) -> Option<Suggestion> {
        let rest = *rests_of(text).last()?;
        let words = self.dictionary.words(place)?;
        if let Some(total) = named_total(words, text) {
            return Some(total);
        }
        let dataflow = self.context.pack.dataflow(self.context.dataflow);
        let is_of_all = self.names.grade(place, rest) >= Grade::Stem || is_subject(rest, dataflow);
        match words.find("_T") {
            Found::Code(code) if is_of_all => named((words, code), rest),
            _ => None,
        }
    }

    /// The whole of a component that a label says by a word of another one, `Total Koweït` below sectors in Kuwait.
    pub(super) fn whole_within_other(&self, place: usize, text: &str) -> Option<Suggestion> {
        let rest = *rests_of(text).last()?;
        let is_word = |other: usize| {
            let words = self.dictionary.words(other).filter(|_| other != place);
            words.is_some_and(|words| matches!(words.find(rest), Found::Code(_)))
        };
        let words = self.dictionary.words(place)?;
        match words.find("_T") {
            Found::Code(code) if (0..self.dictionary.dimensions).any(is_word) => named((words, code), rest),
            _ => None,
        }
    }

    /// The whole that `T` stands for beside one letter for men and one for women; elsewhere it says nothing.
    pub(super) fn total_of_letters<'t>(
        &self,
        place: usize,
        text: &str,
        beside: &(impl Iterator<Item = &'t str> + Clone),
    ) -> Option<Id> {
        let words = self.dictionary.words(place).filter(|_| fold(text) == "t" && !self.knows(place, text))?;
        let is_beside = |sex: &str| {
            let is_it = |code: u32| words.code(code).is_some_and(|code| *code == *sex);
            let is_letter_of = |text: &str| match words.find(text) {
                Found::Code(code) => fold(text).chars().count() == 1 && is_it(code),
                _ => false,
            };
            beside.clone().any(is_letter_of)
        };
        match words.meaning("_T") {
            WordMeaning::Code(total) if is_beside("M") && is_beside("F") => Some(total),
            _ => None,
        }
    }

    /// The whole of a component that a label says, `Toutes destinations`, where what it is the whole of stands in the name of
    /// the component or in the header above the label.
    pub(super) fn whole_of(&self, place: usize, (text, header): (&str, &str)) -> Option<Suggestion> {
        let rest = whole_within(text)?;
        let in_header = || {
            let named = words_of(header);
            words_of(&rest).iter().any(|word| named.iter().any(|name| is_of_one_stem(name, word)))
        };
        let is_named = self.names.grade(place, &rest) >= Grade::Rare || in_header();
        let words = self.dictionary.words(place).filter(|_| is_named)?;
        match words.find("_T") {
            Found::Code(code) => Some(Suggestion { code: words.code(code)?.to_string(), name: rest, score: 1.0 }),
            _ => None,
        }
    }

    /// The labels of an inner column that say the total of the word beside them in an outer one: they say no more, or they
    /// stand beside several of its words and name what stands above that column, or nobody knows them. `Total régions`
    /// beside the last region alone is that of all.
    pub(super) fn totals_within(&self, place: usize, outer: &LabelColumn, inner: &LabelColumn) -> Vec<usize> {
        let filled = outer.filled_down();
        let is_of_several = |at: usize| {
            let rows = filled.cells.iter().zip(&inner.cells);
            let own = rows.filter(|(group, own)| **own as usize == at && **group != BLANK);
            own.map(|(group, _)| *group).collect::<BTreeSet<u32>>().len() > 1
        };
        let is_unknown = |text: &str| !self.knows(place, text) && self.total_of(place, text).is_none();
        let is_it = |at: &usize| {
            let text = inner.texts[*at].text.as_str();
            let is_named = || is_total_under(text, &outer.header) || is_unknown(text);
            is_bare_total(text) || begins_with_total(text) && is_of_several(*at) && is_named()
        };
        (0..inner.texts.len()).filter(is_it).collect()
    }

    /// Whether a label that says a total is that of the word beside it, wherever it stands: the column of an outer word of
    /// the same component has one in each of its rows, be it written once for several.
    pub(super) fn is_total_of_outer(
        &self,
        place: usize,
        (column, text): (&LabelColumn, usize),
        found: &Meaning,
    ) -> bool {
        let is_outer = |made: &&Column| {
            let is_before = made.at.is_some_and(|at| (at as usize) <= column.at);
            is_before && made.further.is_empty() && made.component.as_ref() == Some(self.id(place))
        };
        let is_total = begins_with_total(&column.texts[text].text);
        let Some(outer) = found.layout.column.iter().find(is_outer).filter(|_| is_total) else { return false };
        let at = outer.at.map_or(0, |at| at.saturating_sub(1) as usize);
        let cells = self.data_rows().zip(&column.cells);
        let mut rows = cells.filter(|(_, cell)| **cell as usize == text).map(|(row, _)| row);
        let beside = LabelColumn::of(self.grid, self.kinds, self.block, (at, &outer.header));
        self.totals_within(place, &beside, column).contains(&text)
            && rows.all(|row| outer.fill || self.grid.at(row, at).is_some())
    }

    /// Blank labels behind one that says a total, or that heads rows of its parts, are the total too, where no other label
    /// of the column is blank.
    pub(super) fn blank_totals(&self, column: &LabelColumn, (place, made): (usize, &Column), found: &mut Meaning) {
        let has_total = self.dictionary.words(place).is_some_and(|words| matches!(words.find("_T"), Found::Code(_)));
        if !has_total || made.fill || place >= self.dictionary.dimensions {
            return;
        }
        let cells = self.data_rows().zip(&column.cells);
        let blanks: Vec<usize> =
            cells.filter(|(row, cell)| **cell == BLANK && self.has_values(*row)).map(|(row, _)| row).collect();
        let Some(&first) = blanks.first() else { return };
        let whole = |row: usize| self.total_before(row, column.at).or_else(|| self.parent_before(row, column.at));
        if !blanks.iter().all(|&row| whole(row).is_some()) {
            return;
        }
        let (Some(beside), id) = (whole(first), self.id(place)) else { return };
        let doubt = Doubt::new(DoubtKind::BlankIsTotal, id.as_str(), &beside).taking("_T");
        found.doubts.push(doubt.at(self.grid.spot(self.grid.number(first), column.at)));
        found.layout.constants.insert(id.clone(), "_T".to_owned());
    }

    /// The label of a row before the column at a place, where the rows below it say its parts in that column and leave the
    /// label blank: `France |` above `| Santé` and `| Informatique`.
    fn parent_before(&self, row: usize, at: usize) -> Option<String> {
        let is_blank = |row: usize, column: usize| self.grid.at(row, column).is_none();
        let outer = (self.block.columns[0]..at).rev().find(|&column| !is_blank(row, column))?;
        let next = Some(row + 1).filter(|next| *next <= self.block.rows[1])?;
        let is_part = is_blank(next, outer) && !is_blank(next, at) && self.has_values(next);
        is_part.then(|| self.grid.label(row, outer))
    }

    /// Labels that stand in the middle of their rows, as a cell that was merged and is no more: the rows above them would
    /// be left without a word, and those below could be of either.
    pub(super) fn doubt_of_middle_label(
        &self,
        column: &LabelColumn,
        (place, made): (usize, &Column),
        found: &mut Meaning,
    ) {
        let rows: Vec<usize> = self.data_rows().filter(|&row| self.has_values(row)).collect();
        let (Some(&first), true) = (rows.first(), !made.fill && place < self.dictionary.dimensions) else { return };
        let is_blank = |row: usize| self.grid.at(row, column.at).is_none();
        let blanks = rows.iter().filter(|&&row| is_blank(row)).count();
        let labelled = rows.iter().copied().find(|&row| !is_blank(row));
        let Some(labelled) = labelled.filter(|_| is_blank(first) && blanks * 2 >= rows.len()) else { return };
        let doubt = Doubt::new(DoubtKind::MiddleLabel, self.id(place).as_str(), &self.grid.label(labelled, column.at));
        found.doubts.push(doubt.at(self.grid.spot(self.grid.number(labelled), column.at)));
    }

    /// A label of a row, before the column at a place, that says a total.
    fn total_before(&self, row: usize, at: usize) -> Option<String> {
        let mut labels = (self.block.columns[0]..at).map(|column| self.grid.label(row, column));
        let is_total =
            |label: &str| begins_with_total(label) || before_total(label).is_some() || self.is_whole_word(label);
        labels.find(|label| !label.is_empty() && is_total(label))
    }
}

#[cfg(test)]
mod tests {
    use super::{begins_with_total, is_bare_total, is_total_under, rests_of, whole_within};

    #[test]
    fn a_label_tells_of_what_it_is_the_whole() {
        for (text, rest) in [
            ("Toutes destinations", Some("destinations")),
            ("Tous les pays", Some("pays")),
            ("Toutes nationalités confondues", Some("nationalites")),
            ("All countries", Some("countries")),
            ("كل البلدان", Some("بلدان")),
            ("Toutes", None),
            ("Tous les autres pays", None),
            ("Toutou", None),
        ] {
            assert_eq!(whole_within(text).as_deref(), rest, "{text}");
        }
    }

    #[test]
    fn a_label_tells_of_what_it_is_the_total() {
        for (text, rest) in [
            ("Sous-total Études", Some("Études")),
            ("Sous total de Regroupement familial", Some("Regroupement familial")),
            ("Ensemble des professions", Some("professions")),
            ("Total d’Europe", Some("Europe")),
            ("S/Total Emploi", Some("Emploi")),
            ("S/T Emploi", Some("Emploi")),
            ("S/T de l'Europe", Some("Europe")),
            ("S/T", None),
            ("S. Tomé", None),
            ("St Barthélemy", None),
            ("مجموع الدراسة", Some("الدراسة")),
            ("2. Total Europe", Some("Europe")),
            ("Egypt Total", Some("Egypt")),
            ("Nombre Total", None),
            ("Population totale", None),
            ("Total", None),
            ("Total général", None),
            ("Sous-total", None),
            ("Sousse", None),
        ] {
            assert_eq!(rests_of(text).last().copied(), rest, "{text}");
        }
        assert_eq!(rests_of("Total Grand Tunis"), ["Grand Tunis", "Tunis"]);
        assert!(is_bare_total("Sous-total") && is_bare_total("مجموع فرعي") && !is_bare_total("Total d’Europe"));
        assert!(!is_bare_total("Total (3 régions)") && !is_bare_total("Sousse"));
        for (text, header) in [("مجموع الإقليم", "الإقليم"), ("Total région", "Région")] {
            assert!(is_total_under(text, header), "{text}");
        }
        assert!(!is_total_under("Total Europe", "Région") && !is_total_under("Région", "Région"));
        assert!(begins_with_total("Total semestre") && begins_with_total("Sous-total") && begins_with_total("المجموع"));
        assert!(!begins_with_total("S") && !begins_with_total("Totalement") && !begins_with_total("Sous contrat"));
    }
}
