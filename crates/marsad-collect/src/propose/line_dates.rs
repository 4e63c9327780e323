//! Several dates or years in one line: which of them is that of the figures, and whether another one is named.
//!
//! Does not hold: the period of a line, which `line_period` reads.

use marsad_model::TimePeriod;

use super::line_period::{Run, is_day, read, western, years_in};
use crate::names::fold;
use crate::values::asides::compares;
use crate::values::periods::{self, Moment, TimeHabits};

/// What several days of one line say together.
pub(super) enum Days {
    /// They are of one period, or there are not several.
    Alike,
    /// One of them is the day of the figures.
    Told(TimePeriod),
    /// Nobody can tell.
    Unclear,
}

/// The day of the figures among several: the one behind `au`, `arrêté au` or `fin`, where no other is.
///
/// A day that follows another with no more than such a word between them ends a span.
pub(super) fn day_among_days(words: &[&str], runs: &[Run], habits: TimeHabits) -> Days {
    const LEADS: [&str; 9] = ["au", "arrete", "arretee", "arretes", "arretees", "fin", "as", "غايه", "موفي"];
    let is_written_day = |run: &&Run| {
        let written = words[run.words.clone()].join(" ");
        let moment = read(&written, TimeHabits { frequency: None, ..habits });
        matches!(moment, Some(Moment::Period(period)) if is_day(&period))
    };
    let days: Vec<&Run> = runs.iter().filter(is_written_day).collect();
    let Some(first) = days.first() else { return Days::Alike };
    if days.iter().all(|day| day.period == first.period) {
        return Days::Alike;
    }
    let is_led = |day: &&Run| {
        let around = &words[day.words.start.saturating_sub(2)..day.words.end];
        around.iter().any(|word| fold(word).split(' ').any(|part| LEADS.contains(&part)))
    };
    let ends_span = days.windows(2).any(|pair| pair[1].words.start <= pair[0].words.end + 1);
    let led: Vec<&Run> = days.iter().copied().filter(is_led).collect();
    match &led[..] {
        [only] if !ends_span => only.period.clone().map_or(Days::Unclear, Days::Told),
        _ => Days::Unclear,
    }
}

/// Whether two years of a text are said one beside the other, `2022 et 2023`: neither of them is the period.
pub(super) fn are_joined(western: &str, years: &[(usize, i32)]) -> bool {
    years.windows(2).any(|pair| {
        let ([at, next], [one, other]) = ([pair[0].0, pair[1].0], [pair[0].1, pair[1].1]);
        let between = western.get(at + 4..next).unwrap_or_default().trim();
        one != other && matches!(between, "et" | "and" | "&" | "و" | "+" | "," | "،" | ", et")
    })
}

/// Whether a line names a year beside those of the period that was taken from it, be it of a printing or of an extraction;
/// what it compares with and the law on which it rests are told as such and are no other period.
pub(super) fn names_another_year(line: &str, taken: &str) -> bool {
    let western: String = line.chars().map(western).collect();
    let years: Vec<i32> = years_in(&western).into_iter().map(|(_, year)| year).collect();
    if years.len() < 2 || compares(line) {
        return false;
    }
    let Some(span) = years_of(taken) else { return years.iter().any(|year| Some(year) != years.first()) };
    years.iter().any(|year| !span.contains(year))
}

/// The calendar years of a period as it is written; those of `2021/2022` are both.
fn years_of(taken: &str) -> Option<std::ops::RangeInclusive<i32>> {
    if let Some(first) = periods::academic_year(taken) {
        return Some(i32::from(first)..=i32::from(first) + 1);
    }
    let period: TimePeriod = taken.parse().ok()?;
    let last = period.end().date().yesterday().ok()?;
    Some(i32::from(period.start().year())..=i32::from(last.year()))
}

#[cfg(test)]
mod tests {
    use marsad_model::Frequency;

    use super::names_another_year;
    use crate::propose::line_period::tests::said;
    use crate::values::periods::TimeHabits;

    #[test]
    fn of_two_dates_the_one_of_the_figures_is_taken_or_none() {
        let stock = TimeHabits { frequency: Some(Frequency::A), ..TimeHabits::default() };
        for (line, period) in [
            ("Situation au 31/12/2022 (extraction du 15/03/2023)", "2022"),
            ("Situation au 31/12/2022, extraction du 15/03/2023", "2022"),
            ("Situation arrêtée au 31/12/2022 - données du 15/03/2023", "2022"),
            ("Données du 15/03/2023, population au 31 décembre 2022", "?"),
            ("Données du 15/03/2023, population du 31/12/2022", "?"),
            ("Visas délivrés 2022 et 2023", "?"),
            ("التأشيرات 2022 و2023", "?"),
        ] {
            assert_eq!(said(line, stock), period, "{line}");
        }
        for (line, period) in [
            ("Entrées du 15/01/2023 au 20/06/2024", "?"),
            ("Visas délivrés 2022 et 2023", "?"),
            ("Situation au 31/12/2022 (extraction du 15/03/2023)", "2022"),
        ] {
            assert_eq!(said(line, TimeHabits::default()), period, "{line}");
        }
    }

    #[test]
    fn a_line_that_names_another_year_is_known() {
        for (line, taken, is_other) in [
            ("Situation au 31/12/2022 (extraction du 15/03/2023)", "2022", true),
            ("Visas 2022 (bilan 2023)", "2023", true),
            ("Visas délivrés 2022 et 2023", "", true),
            ("Situation au 31/12/2022 (exercice 2022)", "2022", false),
            ("Étudiants 2021/2022", "2021/2022", false),
            ("الطلبة 2022/2021", "2021-09-01/P1Y", false),
            ("Départs 2019-2024", "2019-01-01/P6Y", false),
            ("Naturalisations 2023 (loi de 1963)", "2023", false),
            ("exercice 2022 (comparaison avec 2021)", "2022", false),
            ("Visas 2022", "2022", false),
        ] {
            assert_eq!(names_another_year(line, taken), is_other, "{line}");
        }
    }
}
