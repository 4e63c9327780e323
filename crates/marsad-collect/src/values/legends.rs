//! Legends of marks that have a meaning already, and no longer say it.
//!
//! Does not hold: which status a legend gives to a mark, which `qualities` and `statuses` know.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::Id;

use super::qualities::{self, lowered};
use super::statuses::{self, Mark, ZERO};
use crate::cell::tidy;
use crate::names::fold;

/// Longer texts are no legends.
const LINE_BYTES_MAX: usize = 600;
const MARK_CHARS_MAX: usize = 8;

/// How words for the quality of a number begin, folded. Whoever gave a mark its meaning by hand may have read it in more of
/// them than a draft takes for sure.
const BEGINNINGS: [(&str, &[&str]); 3] = [
    (
        "P",
        &[
            "prov",
            "prelim",
            "revis",
            "non definiti",
            "non final",
            "non consolid",
            "not final",
            "not yet final",
            "a confirmer",
            "وقتي",
            "موقت",
            "اولي",
            "غير نهاي",
            "مراجع",
            "منقح",
        ],
    ),
    (
        "E",
        &[
            "estim",
            "approx",
            "approch",
            "imput",
            "extrapol",
            "arrondi",
            "rounded",
            "environ",
            "about",
            "تقدير",
            "مقدر",
            "تقريب",
            "مدور",
        ],
    ),
    ("F", &["prev", "proj", "forecast", "predict", "plan", "expected", "توقع", "متوقع", "اسقاط", "مبرمج"]),
];

/// The mark of a line of a legend that does not say what the mark means by `own`, and that meaning: a quality of numbers, or
/// zero where the line says why there is no number. None where another of the `lines` says it.
pub(crate) fn without_meaning<'o>(
    line: &str,
    own: &'o BTreeMap<String, Id>,
    lines: &BTreeSet<String>,
) -> Option<(&'o str, &'o Id)> {
    pieces(line).find_map(|(mark, words)| {
        let (known, code) = own.iter().find(|(known, _)| is_same(known, mark))?;
        let is_said_elsewhere = || lines.iter().any(|other| says(other, known, code.as_str()));
        let is_other = match code.as_str() {
            ZERO => statuses::is_reason(words),
            status => BEGINNINGS.iter().any(|(quality, _)| *quality == status) && !says(line, known, status),
        };
        (is_other && !is_said_elsewhere()).then_some((known.as_str(), code))
    })
}

/// The mark that by a line of a legend stands for zero, and its status, where it was one of the texts of numbers that are
/// `missing`.
pub(crate) fn zero_of_missing(
    line: &str,
    own: &BTreeMap<String, Id>,
    missing: &BTreeSet<String>,
) -> Option<(String, Id)> {
    pieces(line).find_map(|(mark, words)| match statuses::read(mark, own)? {
        Mark::Missing(code) if missing.contains(&tidy(mark)) && statuses::is_zero(words) => {
            Some((mark.to_owned(), code))
        }
        _ => None,
    })
}

/// Whether a line of a legend says that a mark means a quality of numbers.
fn says(line: &str, mark: &str, status: &str) -> bool {
    let Some((_, beginnings)) = BEGINNINGS.iter().find(|(quality, _)| *quality == status) else { return false };
    let words = format!(" {}", fold(line));
    let is_said = || beginnings.iter().any(|beginning| words.contains(&format!(" {beginning}")));
    let of_letters = || qualities::letters_of_legend(line).iter().any(|(own, found)| own == mark && *found == status);
    pieces(line).any(|(own, _)| is_same(mark, own)) && (is_said() || of_letters())
}

/// The marks of a line of a legend without their brackets, and the words behind each.
fn pieces(line: &str) -> impl Iterator<Item = (&str, &str)> {
    let line = if line.len() > LINE_BYTES_MAX { "" } else { line };
    line.split([';', '؛', '|', '\n']).filter_map(mark_and_words)
}

fn mark_and_words(piece: &str) -> Option<(&str, &str)> {
    if let Some(found) = qualities::mark_of_legend(piece) {
        return Some(found);
    }
    let is_quote = |c: char| c.is_whitespace() || "«»“”\"".contains(c);
    let bare = piece.trim_start_matches(|c: char| is_quote(c) || "([".contains(c));
    // A raised letter needs no mark behind it.
    let raised = || bare.chars().next().filter(|c| lowered(*c) != *c).map(|c| bare.split_at(c.len_utf8()));
    let (mark, words) = bare.split_once([':', '=', ')', ']']).or_else(raised)?;
    let mark = mark.trim_matches(is_quote);
    let words = words.trim_start_matches(|c: char| is_quote(c) || ":=)]–-".contains(c));
    let is_mark = !mark.is_empty() && mark.chars().count() <= MARK_CHARS_MAX;
    (is_mark && words.chars().any(char::is_alphabetic)).then_some((mark, words))
}

/// Whether two marks are one, be a letter raised or not, and the number of a note in brackets or not.
fn is_same(one: &str, other: &str) -> bool {
    let of_note = |mark: &str| qualities::note_number(&format!("_({})", bare(mark)));
    let is_one_note = || of_note(one).is_some_and(|number| Some(number) == of_note(other));
    one.trim().chars().map(lowered).eq(other.trim().chars().map(lowered)) || is_one_note()
}

/// A mark without the brackets around it.
fn bare(mark: &str) -> &str {
    mark.trim().trim_matches(['(', ')', '[', ']'])
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use marsad_model::Id;

    use super::{without_meaning, zero_of_missing};

    fn own() -> BTreeMap<String, Id> {
        let code = |mark: &str, code: &'static str| (mark.to_owned(), Id::literal(code));
        BTreeMap::from([code("a", "E"), code("*", "P"), code("–", "0"), code("b", "B")])
    }

    /// The mark of a line beside others that does not say what it means.
    fn unsaid(line: &str, others: &[&str]) -> Option<String> {
        let lines: BTreeSet<String> = others.iter().map(|line| (*line).to_owned()).collect();
        without_meaning(line, &own(), &lines).map(|(mark, code)| format!("{mark} {code}"))
    }

    #[test]
    fn a_legend_that_does_not_say_what_its_mark_means_is_told_from_one_that_does() {
        for (line, found) in [
            ("(a) : données au 30 juin", "a E"),
            ("ᵃ ports of the north", "a E"),
            ("* Données définitives", "* P"),
            ("p : provisoire ; a : ports du nord", "a E"),
            ("– : non disponible", "– 0"),
        ] {
            assert_eq!(unsaid(line, &[]).as_deref(), Some(found), "{line}");
        }
        for line in [
            "(a) : estimation / تقدير",
            "a = chiffres approchés de la police",
            "(*) Chiffres non définitifs",
            "* provisional",
            "– : néant",
            "b : ports du nord",
            "c : ports du nord",
            "a lot of arrivals",
            "",
        ] {
            assert_eq!(unsaid(line, &[]), None, "{line}");
        }
    }

    #[test]
    fn a_number_that_another_note_has_now_is_told() {
        let own = BTreeMap::from([("(1)".to_owned(), Id::literal("P"))]);
        let told = |line: &str| without_meaning(line, &own, &BTreeSet::new()).is_some();
        assert!(told("(1) Hors étudiants"));
        assert!(!told("(1) Données provisoires") && !told("(2) Hors étudiants"));
    }

    #[test]
    fn a_star_before_a_note_is_no_legend_where_another_line_says_what_stars_mean() {
        let note = "* Ports of the north and of the south";
        assert_eq!(unsaid(note, &["* Données provisoires"]), None);
        assert_eq!(unsaid(note, &["(a) : données provisoires"]).as_deref(), Some("* P"));
    }

    #[test]
    fn a_legend_of_zero_is_told_of_a_mark_that_stood_for_missing_numbers() {
        let missing = BTreeSet::from(["n.d.".to_owned()]);
        let told = |line: &str| zero_of_missing(line, &own(), &missing).map(|(mark, code)| format!("{mark} {code}"));
        assert_eq!(told("n.d. : néant").as_deref(), Some("n.d. O"));
        for line in ["n.d. : donnée non disponible", "n.d. : nul ou non disponible", "- : néant", "– : néant", "néant"]
        {
            assert_eq!(told(line), None, "{line}");
        }
    }
}
