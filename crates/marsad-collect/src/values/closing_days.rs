//! The day up to which figures came in, where a note says no more than that: `Chiffres arrêtés au 15 janvier 2025`.
//!
//! Behind the last period of a table it says nothing of its figures; within one it says that this is not whole.

use marsad_model::{Frequency, TimePeriod};

use super::periods::{self, Moment, TimeHabits};
use crate::names::fold;

/// Words that lead to such a day, folded.
const LEADS: [&str; 6] = ["arrete", "arretee", "arretes", "arretees", "as", "الي"];
/// Words for figures, which alone may stand before these.
const FIGURES: [&str; 16] = [
    "les",
    "ces",
    "the",
    "chiffres",
    "donnees",
    "effectifs",
    "resultats",
    "situation",
    "statistiques",
    "figures",
    "data",
    "statistics",
    "معطيات",
    "ارقام",
    "بيانات",
    "احصاييات",
];

/// The day that a note means, or the two that its date can be read as; none where the note says anything else.
pub(crate) fn closing_days(note: &str, habits: TimeHabits) -> Vec<TimePeriod> {
    let words: Vec<&str> = note.trim().trim_end_matches('.').split_whitespace().collect();
    let is_of = |words: &[&str], word: &str| words.contains(&fold(word).as_str());
    let Some(lead) = words.iter().position(|word| is_of(&LEADS, word)) else { return Vec::new() };
    let (figures, day) = words.split_at(lead);
    if figures.is_empty() || !figures.iter().all(|word| is_of(&FIGURES, word)) {
        return Vec::new();
    }
    let days = match periods::read(&day.join(" "), TimeHabits { frequency: None, ..habits }) {
        Some(Moment::Period(day)) => vec![day],
        Some(Moment::Ambiguous(one, other)) => vec![one, other],
        _ => Vec::new(),
    };
    let are_days = days.iter().all(|day| day.frequency() == Some(Frequency::D));
    if are_days { days } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::closing_days;
    use crate::values::periods::TimeHabits;

    #[track_caller]
    fn check(note: &str, days: &[&str]) {
        let found = closing_days(note, TimeHabits::default());
        assert_eq!(found.iter().map(|day| day.as_str()).collect::<Vec<_>>(), days, "{note}");
    }

    #[test]
    fn the_day_up_to_which_figures_came_in_is_found_where_nothing_else_is_said() {
        check("Chiffres arrêtés au 15 janvier 2025.", &["2025-01-15"]);
        check("Les données arrêtées au 31/01/2025", &["2025-01-31"]);
        check("Data as of 15 January 2025", &["2025-01-15"]);
        check("معطيات إلى غاية 15 جانفي 2025", &["2025-01-15"]);
        for other in [
            "Chiffres arrêtés au 15 janvier 2025, hors postes du nord",
            "Hors postes fermés, chiffres arrêtés au 15 janvier 2025",
            "Chiffres arrêtés",
            "Données de janvier 2025",
            "arrêté du 15 janvier 2025",
        ] {
            check(other, &[]);
        }
    }
}
