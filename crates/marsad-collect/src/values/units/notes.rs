//! Lines and notes that say the unit of all figures: behind the word for it, `Unité : 1000 DT`, or of figures, `Les chiffres
//! sont en milliers`.

use super::{TEXT_BYTES_MAX, Unit, alone, unit_in};
use crate::names::fold;

/// Whether a line says a unit for all figures: behind the word for it or for figures, or as all that it says, `En milliers`.
pub(crate) fn is_unit_line(line: &str) -> bool {
    after_unit(line).is_some() || is_of_figures(line) || line.len() <= TEXT_BYTES_MAX && alone(line).is_some()
}

/// Whether a note speaks of a unit: behind the word for it, or by naming one.
pub(crate) fn is_unit_note(note: &str) -> bool {
    after_unit(note).is_some() || unit_of_note(note).is_some()
}

/// The unit that a note names for the figures, wherever in it: `Note : effectifs en milliers.`, `Source : OTE (en
/// milliers)`, `1 unité = 1000 personnes`. To how much they are rounded is another matter.
fn unit_of_note(note: &str) -> Option<Unit> {
    unit_in(note).filter(|_| !is_rounded(&fold(note)))
}

/// What follows the word for a unit at the start of a line: `Unité : 1000 DT`, `Unit of measure: persons`.
pub(crate) fn after_unit(line: &str) -> Option<&str> {
    const STARTS: [&str; 13] = [
        "unité de mesure",
        "unite de mesure",
        "unit of measure",
        "unités",
        "unites",
        "unité",
        "unite",
        "units",
        "unit",
        "وحدة القياس",
        "وحدة قياس",
        "الوحدة",
        "وحدة",
    ];
    let line = line.trim_start();
    let starts = |start: &&str| line.get(..start.len()).is_some_and(|head| head.to_lowercase() == **start);
    // Capitals with accents are as long as small letters.
    let start = STARTS.into_iter().find(starts)?;
    let rest = &line[start.len()..];
    let is_word_ended = rest.chars().next().is_none_or(|c| !c.is_alphanumeric());
    is_word_ended.then(|| rest.trim_start_matches(|c: char| !c.is_alphanumeric() && !"$€%(×".contains(c)))
}

/// Whether a note says in which unit the figures are, `Les chiffres sont en milliers`; to how much they are rounded is
/// another matter.
fn is_of_figures(line: &str) -> bool {
    const FIGURES: [&str; 14] = [
        "chiffres",
        "donnees",
        "valeurs",
        "montants",
        "figures",
        "data",
        "values",
        "amounts",
        "ارقام",
        "معطيات",
        "قيم",
        "مبالغ",
        "اعداد",
        "بيانات",
    ];
    if line.len() > TEXT_BYTES_MAX {
        return false;
    }
    let folded = fold(line);
    let words: Vec<&str> = folded.split(' ').collect();
    let Some(at) = words.iter().take(2).position(|word| FIGURES.contains(word)) else { return false };
    let is_leading = |word: &&str| {
        const LEADING: [&str; 7] = ["en", "in", "sont", "exprimes", "exprimees", "are", "expressed"];
        LEADING.contains(word) || word.starts_with('ب')
    };
    let is_told = words.iter().skip(at + 1).take(2).any(is_leading) && unit_in(line).is_some();
    is_told && !is_rounded(&folded)
}

/// Whether a folded line says to how much numbers are rounded.
fn is_rounded(folded: &str) -> bool {
    const ROUNDED: [&str; 4] = ["arrondi", "rounded", "مدور", "مقرب"];
    ROUNDED.iter().any(|stem| folded.contains(stem))
}

#[cfg(test)]
mod tests {
    use super::{is_unit_note, unit_of_note};
    use crate::values::units::{Unit, Verdict};

    #[test]
    fn a_note_may_name_the_unit_anywhere() {
        for note in [
            "NB : les effectifs sont exprimés en milliers",
            "Note : effectifs en milliers.",
            "(1) En milliers de personnes",
            "Note: all figures are in thousands",
            "Source: Ministry. In thousands.",
            "Source : OTE (en milliers)",
            "1 unité = 1000 personnes",
        ] {
            let verdict = unit_of_note(note).map(|unit| unit.against(Unit::of_code(Some("PS"))));
            assert_eq!(verdict, Some(Verdict::Scale(1000.0)), "{note}");
        }
        let dollars = unit_of_note("Source : BCT. Montants en millions de dollars US");
        assert_eq!(dollars.map(|unit| unit.against(Unit::of_code(Some("MTND")))), Some(Verdict::Other));
        for note in ["Chiffres arrondis au millier", "Rounded in thousands", "Source : INS", "Tunisiens en France"] {
            assert!(!is_unit_note(note), "{note}");
        }
    }
}
