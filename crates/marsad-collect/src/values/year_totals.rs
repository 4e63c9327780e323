//! `Total 2022` beside the months or quarters of 2022: the year, where nothing but time is written there.
//!
//! Elsewhere it may be the total of something else in 2022, and is no period.

use marsad_model::TimePeriod;

use super::period_words::{is_filler, is_total};
use super::periods::TimeHabits;
use crate::names::fold;

/// The year of which a text says the total; none where it has any other word.
pub(crate) fn year_of_total(text: &str, habits: TimeHabits) -> Option<TimePeriod> {
    let folded = fold(text);
    let mut year: Option<&str> = None;
    let mut has_total = false;
    for word in folded.split(' ') {
        match word {
            _ if is_year(word) && year.is_none() => year = Some(word),
            _ if is_total(word) || word == "annuel" => has_total = true,
            _ if is_filler(word) || word == "general" => {}
            _ => return None,
        }
    }
    let year = year.filter(|_| has_total)?;
    habits.reporting_year.period(year).ok()
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && matches!(word.parse::<u16>(), Ok(1800..=2199))
}

#[cfg(test)]
mod tests {
    use super::year_of_total;
    use crate::values::periods::TimeHabits;

    #[test]
    fn the_total_of_a_year_is_the_year_and_that_of_something_else_is_not() {
        for (text, year) in [
            ("Total 2022", Some("2022")),
            ("TOTAL de l’année 2022", Some("2022")),
            ("2022 - Total", Some("2022")),
            ("Ensemble 2023", Some("2023")),
            ("مجموع سنة 2022", Some("2022")),
            ("المجموع ٢٠٢٢", Some("2022")),
            ("Total", None),
            ("2022", None),
            ("Total hommes 2022", None),
            ("Total 2022 2023", None),
        ] {
            let found = year_of_total(text, TimeHabits::default()).map(|period| period.to_string());
            assert_eq!(found.as_deref(), year, "{text}");
        }
    }
}
