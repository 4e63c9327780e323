//! The period that a header says among other words.

use std::collections::BTreeSet;

use super::written_years::{digits, span_in, western, years_in};
use super::{Said, Told, period_in};
use crate::values::academic::academic_year_within;
use crate::values::periods::TimeHabits;

/// The period in a header whose only numbers are years, `RGPH 2014`, `recensement de 2024 (2019-2024)`, or in which a
/// part of a year is said with all of its words, `Entrées de mars 2024`.
pub(in crate::propose) fn header_period(header: &str, habits: TimeHabits) -> Option<String> {
    let western: String = header.chars().map(western).collect();
    let numbers = digits(&western);
    let has_only_years = !numbers.is_empty() && numbers.len() == years_in(&western).len();
    // Two years that follow each other are one of studies where the file counts such.
    let is_of_studies = !habits.reporting_year.is_calendar() && academic_year_within(&western).is_some();
    let may_be_span = has_only_years && !is_of_studies;
    let mut in_brackets = western.split(['(', ')']).filter(|_| may_be_span).filter_map(span_in);
    if let Some(span) = in_brackets.next() {
        return Some(span);
    }
    let has_no_number = |told: &Told| !told.rest.iter().any(|word| word.contains(char::is_numeric));
    match period_in(header, habits) {
        Said::Period(told) if told.is_year && has_only_years => (numbers.len() <= 2).then_some(told.period),
        // `Effectif au 31/12/2021`: the last day of the year that it says.
        Said::Period(told) if told.is_year => {
            let years: BTreeSet<i32> = years_in(&western).into_iter().map(|(_, year)| year).collect();
            (years.len() == 1 && has_no_number(&told)).then_some(told.period)
        }
        Said::Period(told) => has_no_number(&told).then_some(told.period),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::ReportingYear;

    use super::header_period;
    use crate::propose::line_period::only_year;
    use crate::values::periods::TimeHabits;

    #[test]
    fn a_header_with_a_year_of_studies_is_that_year_in_a_file_of_such_years() {
        let studies = TimeHabits { reporting_year: ReportingYear::new(9, 1).unwrap(), ..TimeHabits::default() };
        for header in ["Étudiants étrangers 2021/2022 / Hommes", "الطلبة الأجانب 2022/2021", "Étudiants 2021-2022"]
        {
            assert_eq!(header_period(header, studies).as_deref(), Some("2021/2022"), "{header}");
        }
        for header in ["Étudiants étrangers 2021/2022 / Hommes", "الطلبة الأجانب 2022/2021"] {
            assert_eq!(header_period(header, TimeHabits::default()), None, "{header}");
        }
        assert_eq!(header_period("RGPH 2024 (2019-2024)", studies).as_deref(), Some("2019-01-01/P6Y"));
    }

    #[test]
    fn a_header_tells_its_period_among_other_words() {
        let of = |header: &str| header_period(header, TimeHabits::default());
        assert_eq!(of("RGPH 2014").as_deref(), Some("2014"));
        assert_eq!(of("recensement de 2024 (2019-2024)").as_deref(), Some("2019-01-01/P6Y"));
        assert_eq!(of("Entrées du mois de mars 2024").as_deref(), Some("2024-03"));
        assert_eq!((of("2024 (hors mars)"), of("12 postes en 2024"), of("Pays")), (None, None, None));
        assert_eq!(of("Effectif au 31/12/2021").as_deref(), Some("2021"));
        assert_eq!((of("12 postes au 31/12/2021"), of("Effectif au 31/12/2021 (base 2014)")), (None, None));
        assert_eq!((only_year("2021 (p)").as_deref(), only_year("2021 (1)")), (Some("2021"), None));
    }
}
