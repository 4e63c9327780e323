//! Lines that explain several marks, cut into one legend each: `– : néant. c : confidentiel`, `p provisoire / r révisé`.
//!
//! Does not hold: what a legend says of its mark, which `legends`, `statuses` and `qualities` know.

use std::collections::BTreeMap;

use super::legends::{is_head, meaning};
use super::statuses::{self, WITHOUT_VALUE, is_zero};
use crate::names::fold;

/// Longer texts are no legends.
const LINE_BYTES_MAX: usize = 600;
/// A longer mark is a word.
const MARK_CHARS_MAX: usize = 4;
/// Among how many first words behind a mark without a colon its meaning stands.
const FIRST_WORDS: usize = 3;

/// Folded names of cells in which nothing stands.
const BLANKS: [&str; 18] = [
    "blank",
    "blanks",
    "blank cell",
    "blank cells",
    "empty",
    "empty cell",
    "empty cells",
    "vide",
    "vides",
    "blanc",
    "case vide",
    "cases vides",
    "cellule vide",
    "cellules vides",
    "فراغ",
    "فارغ",
    "خانه فارغه",
    "خليه فارغه",
];

/// The legends of a line, each as a line of its own; of one that is no legend what stands between its semicolons.
pub(crate) fn single_legends(line: &str) -> Vec<&str> {
    // Most cells are of one word.
    let is_word = |text: &str| !text.contains(|c: char| c.is_whitespace() || ":=;؛|".contains(c));
    if line.len() > LINE_BYTES_MAX || is_word(line) {
        return vec![line];
    }
    line.split([';', '؛', '|', '\n']).flat_map(of_piece).collect()
}

/// Those of a piece without semicolons: where one begins it or stands behind a stop or a comma, another may follow it anywhere.
fn of_piece(piece: &str) -> Vec<&str> {
    let piece = piece.split_once(':').filter(|(head, _)| is_head(head)).map_or(piece, |(_, legends)| legends);
    let mut legends = Vec::new();
    let mut rest = piece;
    let (mut is_legend, mut looked_at) = (false, 0);
    for at in word_starts(piece) {
        let from = piece.len() - rest.len();
        let (Some(before), Some(here)) = (piece.get(from..at), piece.get(at..)) else { continue };
        let said = before.trim_end();
        let is_apart = said.is_empty() || said.ends_with(['.', ',', '،', '/']) || begins_with_known_mark(here);
        let start = if at < looked_at || !(is_legend || is_apart) { None } else { start_of_legend(here, is_apart) };
        if let Some(length) = start {
            legends.push(without_separator(before));
            (rest, is_legend, looked_at) = (here, true, at + length);
        } else if is_legend && said.ends_with(['.', '،', ',', '/']) && (begins_source(here) || is_of_blanks(here)) {
            legends.push(without_separator(before));
            (rest, is_legend) = (here, false);
        }
    }
    // What stands last may be the mark: `néant : -`.
    legends.push(rest.trim());
    legends.retain(|legend| !legend.is_empty());
    legends
}

/// Whether a text begins with what everybody writes where there is no number, and with words that say so: that is a legend
/// whatever stands before it, as in `Source : INS, enquête n.d. : non disponible`.
fn begins_with_known_mark(text: &str) -> bool {
    let Some((mark, words)) = text.split_once([':', '=']) else { return false };
    let mark = mark.trim();
    let is_known = || statuses::read(mark, &BTreeMap::new()).is_some();
    let first = || words.split_whitespace().take(FIRST_WORDS).collect::<Vec<_>>().join(" ");
    (2..=MARK_CHARS_MAX).contains(&mark.chars().count())
        && is_known()
        && meaning(&first()).is_some_and(|status| WITHOUT_VALUE.contains(&status))
}

/// Whether a text says where figures come from: `Source : INS`.
fn begins_source(text: &str) -> bool {
    let is_word = |head: &str| ["source", "sources", "مصدر", "مصادر"].contains(&fold(head).as_str());
    text.split_once(':').is_some_and(|(head, _)| is_word(head))
}

/// Whether a text says what cells mean in which nothing stands: `Blank: not yet available`.
fn is_of_blanks(text: &str) -> bool {
    let is_named = |head: &str| !head.contains(['.', '،', ',']) && BLANKS.contains(&fold(head).trim());
    text.split_once([':', '=']).is_some_and(|(head, _)| is_named(head))
}

/// Where the words of a text begin.
fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let is_gap = |c: char| c.is_whitespace() || matches!(c, ',' | '،');
    let mut was_gap = true;
    text.char_indices().filter_map(move |(at, c)| {
        let is_start = was_gap && !is_gap(c);
        was_gap = is_gap(c);
        is_start.then_some(at)
    })
}

/// A legend without what parts it from the next one. Where nothing else is there, that is a mark.
fn without_separator(legend: &str) -> &str {
    let is_separator = |c: char| c.is_whitespace() || matches!(c, ',' | '،' | '/' | '-' | '–' | '—');
    let legend = legend.trim();
    let bare = legend.trim_end_matches(is_separator);
    let bare = [" et", " and", " و"].iter().find_map(|and| bare.strip_suffix(*and)).unwrap_or(bare);
    if bare.is_empty() { legend } else { bare }
}

/// How long the mark is with which a text begins, its name, its brackets and its colon, if a legend begins there: `le signe c
/// confidentiel`. A colon is a mark only where it stands apart.
fn start_of_legend(text: &str, is_apart: bool) -> Option<usize> {
    let named = statuses::without_sign_name(text);
    let inner = named.trim_start_matches(is_edge);
    let is_end = |c: char| is_edge(c) || matches!(c, ':' | '=' | ',' | '،');
    let (mark, behind) = match inner.find(is_end).unwrap_or(inner.len()) {
        0 if is_apart && inner.starts_with(':') => inner.split_at(1),
        end => inner.split_at(end),
    };
    let is_in_brackets = || inner.len() < named.len() && behind.trim_start().starts_with(is_edge);
    let is_shown = named.len() < text.len() || is_in_brackets();
    let words = behind.trim_start_matches(is_edge);
    let is_told = words.starts_with([':', '=']);
    // Otherwise a slash parts two legends.
    let is_slash = mark == "/" && is_told;
    if !is_mark(mark) && !is_slash {
        return None;
    }
    let words = words.trim_start_matches(|c: char| is_edge(c) || matches!(c, ':' | '='));
    (is_told || says_meaning(mark, words, is_shown)).then(|| text.len() - words.len())
}

/// Quotes and brackets around a mark, and blanks.
fn is_edge(c: char) -> bool {
    c.is_whitespace() || "«»“”\"()[]".contains(c)
}

/// Whether a text may be a mark: some signs, a letter or two, or what everybody writes where there is no number.
fn is_mark(text: &str) -> bool {
    let count = text.chars().count();
    let is_sign = |c: char| "-‑−–—.…:*†‡#/".contains(c);
    let are_signs = count <= 3 && text != "/" && text.chars().all(is_sign);
    let are_letters = count <= 2 && text.chars().all(char::is_alphabetic);
    let is_known = || count <= MARK_CHARS_MAX && statuses::read(text, &BTreeMap::new()).is_some();
    count > 0 && (are_signs || are_letters || is_known())
}

/// Whether words begin with what the mark before them, which no colon parts from them, may mean: of a dash that is a reason for
/// no number, and of a bare letter what it means by custom.
fn says_meaning(mark: &str, words: &str, is_shown: bool) -> bool {
    let first: Vec<&str> = words.split_whitespace().take(FIRST_WORDS).collect();
    if (1..=first.len()).any(|count| first.get(..count).is_some_and(|words| is_zero(&words.join(" ")))) {
        return !mark.chars().all(char::is_alphabetic);
    }
    let Some(status) = meaning(&first.join(" ")) else { return false };
    if mark.chars().all(char::is_alphabetic) {
        let is_letter = mark.chars().count() == 1;
        let is_usual = || statuses::of_flag(mark, &BTreeMap::new()) == Some(status);
        let is_missing = || WITHOUT_VALUE.contains(&status) && statuses::read(mark, &BTreeMap::new()).is_some();
        return is_shown || is_letter && is_usual() || !is_letter && is_missing();
    }
    mark.starts_with(['*', '†', '‡']) || WITHOUT_VALUE.contains(&status)
}

#[cfg(test)]
mod tests {
    use super::{BLANKS, single_legends};
    use crate::names::fold;

    #[test]
    fn a_line_of_several_legends_is_cut_into_one_each() {
        for (line, legends) in [
            ("– : néant. c : confidentiel", &["– : néant.", "c : confidentiel"][..]),
            ("– : néant, c : confidentiel", &["– : néant", "c : confidentiel"]),
            ("– : néant / c : secret statistique", &["– : néant", "c : secret statistique"]),
            ("– = néant  c = confidentiel", &["– = néant", "c = confidentiel"]),
            ("– néant   c confidentiel", &["– néant", "c confidentiel"]),
            ("(–) : néant – (c) : confidentiel", &["(–) : néant", "(c) : confidentiel"]),
            ("« – » néant ; « c » confidentiel", &["« – » néant", "« c » confidentiel"]),
            ("Signes : « – » néant « c » confidentiel", &["« – » néant", "« c » confidentiel"]),
            ("– : nil. c : confidential.", &["– : nil.", "c : confidential."]),
            ("– : لا شيء. c : سري", &["– : لا شيء.", "c : سري"]),
            ("- néant nd non disponible", &["- néant", "nd non disponible"]),
            ("- nil c confidential", &["- nil", "c confidential"]),
            ("- = nul, .. = non disponible", &["- = nul", ".. = non disponible"]),
            (
                "Signes conventionnels : - résultat rigoureusement nul ; … donnée non disponible",
                &["- résultat rigoureusement nul", "… donnée non disponible"],
            ),
            (".. : non disponible – : néant", &[".. : non disponible", "– : néant"]),
            ("n.d. : non disponible, ** : provisoire", &["n.d. : non disponible", "** : provisoire"]),
            (
                "Source : INS, enquête auprès des ménages n.d. : non disponible",
                &["Source : INS, enquête auprès des ménages", "n.d. : non disponible"],
            ),
            ("p provisoire / r : révisé", &["p provisoire", "r : révisé"]),
            ("– = néant  / = non publié", &["– = néant", "/ = non publié"]),
            ("– : aucun cas. c : secret", &["– : aucun cas.", "c : secret"]),
            (
                "Le signe - signifie néant, le signe c confidentiel",
                &["Le signe - signifie néant", "le signe c confidentiel"],
            ),
            (
                "The sign - means nil and the letter c confidential",
                &["The sign - means nil", "the letter c confidential"],
            ),
            ("- : nul. Source : INS, RGPH.", &["- : nul.", "Source : INS, RGPH."]),
            ("- : nul. Sources : INS. c : secret", &["- : nul.", "Sources : INS.", "c : secret"]),
            ("– : لا شيء. المصدر: المعهد", &["– : لا شيء.", "المصدر: المعهد"]),
            (
                "- = no return in the month. Blank: not yet available.",
                &["- = no return in the month.", "Blank: not yet available."],
            ),
            ("– : aucun cas, case vide = non disponible", &["– : aucun cas", "case vide = non disponible"]),
            ("- : لا عودة. خانة فارغة: غير متوفر", &["- : لا عودة.", "خانة فارغة: غير متوفر"]),
            ("Blank: not yet available. - : nil", &["Blank: not yet available.", "- : nil"]),
            ("Source : INS. – : néant. c : secret", &["Source : INS.", "– : néant.", "c : secret"]),
        ] {
            assert_eq!(single_legends(line), legends, "{line}");
        }
    }

    #[test]
    fn names_of_blank_cells_are_written_as_they_are_folded() {
        assert_eq!(BLANKS.map(fold), BLANKS);
    }

    #[test]
    fn a_line_of_one_legend_or_of_none_stays_whole() {
        for line in [
            "Signe – : néant (zéro)",
            "Le signe de la main levée",
            "Lettre c des ports du nord",
            "A dash (-) indicates that the value is zero, not available or not applicable.",
            "An asterisk (*) stands for a number between 1 and 4, suppressed to protect the anonymity of persons.",
            ": not available",
            ":c confidential",
            "d definition differs, see metadata",
            "* Les chiffres que la police a estimé",
            "Source : Ministère de l’intérieur, 2023",
            "n/a : not available",
            "/ : non disponible",
            "ᵉ – valeur estimée",
            "Isle - estimated",
            "néant : -",
            "Source : INS, séries : non disponible",
            "–",
        ] {
            assert_eq!(single_legends(line), [line], "{line}");
        }
    }
}
