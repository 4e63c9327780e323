//! The period that a line says: a title, the name of a sheet, a header with other words in it.
//!
//! It is taken with all of its words or not at all: `2024 (hors mars)` is not the year 2024.

mod headers;
mod modifiers;
mod written_years;

pub(super) use headers::header_period;
pub(super) use written_years::{only_year, western, years_in};

use std::ops::Range;

use marsad_model::{Frequency, TimePeriod};

use super::line_dates::{Days, are_joined, day_among_days};
use super::title::is_accumulated;
use crate::names::fold;
use crate::values::academic::academic_year_within;
use crate::values::asides::without_asides;
use crate::values::periods::{self, Moment, Part, TimeHabits};
use modifiers::{has_part, is_modified};
use written_years::span_in;

/// How many words a period takes at most.
const WORDS_MAX: usize = 9;
/// How many words of a line are looked at.
const LINE_WORDS_MAX: usize = 80;

/// What a line says of the period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    Nothing,
    /// It speaks of time, and what all of its words mean together cannot be told.
    Unclear,
    Period(Told),
}

/// A period with the words beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub period: String,
    /// Whether no more than a year is said.
    pub is_year: bool,
    pub rest: Vec<String>,
}

/// Words that read as a period.
pub(super) struct Run {
    pub(super) words: Range<usize>,
    /// None where it is a date that can be read in two ways.
    pub(super) period: Option<TimePeriod>,
}

/// The period that a title says. A title that is a date and nothing else says what `Situation au 31/12/2023` says.
pub(crate) fn title_period(line: &str, habits: TimeHabits) -> Said {
    match whole_of(line, habits) {
        Some(period) => told(&settled(&period), Vec::new()),
        None => period_in(line, habits),
    }
}

/// The period that a line says.
pub(crate) fn period_in(line: &str, habits: TimeHabits) -> Said {
    if let Some(period) = whole_of(line, habits) {
        return told(&period, Vec::new());
    }
    // What is compared with, the year of a law and the day of an update are no periods of the table.
    let western: String = without_start(without_asides(line)).chars().map(western).collect();
    let span = span_in(&western);
    let academic = academic_year_within(&western);
    let is_calendar = habits.reporting_year.is_calendar();
    if academic.is_some_and(|year| is_calendar && (year.is_told || span.is_none())) {
        return Said::Unclear;
    }
    let academic = academic.filter(|_| !is_calendar).map(|year| format!("{}/{}", year.first, year.first + 1));
    if let Some(period) = academic.or(span) {
        return Said::Period(Told { period, is_year: true, rest: Vec::new() });
    }
    let years = years_in(&western);
    let Some(last) = years.last().map(|(_, year)| *year) else { return Said::Nothing };
    if are_joined(&western, &years) {
        return Said::Unclear;
    }
    let words: Vec<&str> = western.split_whitespace().take(LINE_WORDS_MAX).collect();
    let runs = runs(&words, habits);
    if let Some(period) = week_between(&words, &runs, habits).or_else(|| between(&words, &runs, habits)) {
        return Said::Period(Told { period, is_year: false, rest: Vec::new() });
    }
    if runs.iter().any(|run| run.period.is_none()) {
        return Said::Unclear;
    }
    let rest: Vec<&str> = outside(&words, &runs);
    if has_part(&rest) || is_modified(&words, &runs, habits) {
        return Said::Unclear;
    }
    let rest: Vec<String> = rest.into_iter().map(str::to_owned).collect();
    match day_among_days(&words, &runs, habits) {
        Days::Alike => {}
        Days::Told(day) => return told(&settled(&day), rest),
        Days::Unclear => return Said::Unclear,
    }
    // A date or a month says more than a year beside it: `au 31/12/2022 (édition 2024)`.
    let telling = runs.iter().filter_map(|run| run.period.as_ref()).filter(|period| !is_year(period));
    let parts: Vec<TimePeriod> = telling.map(settled).collect();
    match &parts[..] {
        [] => Said::Period(Told { period: last.to_string(), is_year: true, rest }),
        [first, ..] if parts.iter().all(|part| part == first) => told(first, rest),
        _ => Said::Unclear,
    }
}

/// The period that all words of a line say. What happens up to a day began at another, which the line does not say.
fn whole_of(line: &str, habits: TimeHabits) -> Option<TimePeriod> {
    match periods::read_one(line, habits)? {
        Moment::Period(period) => {
            (habits.frequency.is_some() || periods::read_bare(line, habits).is_some()).then_some(period)
        }
        _ => None,
    }
}

/// A line of totals without `depuis janvier` or `depuis le 1er janvier`, which says where they begin and no part of the
/// year. That they are totals is asked by itself; a year behind it makes it a month.
fn without_start(line: String) -> String {
    const SINCE: [&str; 3] = ["depuis", "since", "منذ"];
    // What may stand between: the first day of the month.
    const FIRST: [&str; 6] = ["le", "1er", "1", "the", "1st", "first"];
    const JANUARY: [&str; 4] = ["janvier", "january", "جانفي", "يناير"];
    if !is_accumulated(&line) {
        return line;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let is_one_of = |at: usize, listed: &[&str]| folded.get(at).is_some_and(|word| listed.contains(&word.as_str()));
    let start = (0..words.len()).filter(|&at| is_one_of(at, &SINCE)).find_map(|at| {
        let first = (at + 1..words.len()).find(|&next| !is_one_of(next, &FIRST))?;
        is_one_of(first, &JANUARY).then_some((at, first + 1))
    });
    match start {
        Some((at, end)) if words[end..].iter().all(|word| years_in(word).is_empty()) => {
            [&words[..at], &words[end..]].concat().join(" ")
        }
        _ => line,
    }
}

fn told(period: &TimePeriod, rest: Vec<String>) -> Said {
    Said::Period(Told { period: period.to_string(), is_year: is_year(period), rest })
}

fn is_year(period: &TimePeriod) -> bool {
    period.frequency() == Some(Frequency::A)
}

/// The runs of words with a year in them that read as a period, the longest first; none overlaps another.
fn runs(words: &[&str], habits: TimeHabits) -> Vec<Run> {
    let has_year: Vec<bool> = words.iter().map(|word| !years_in(word).is_empty()).collect();
    let mut found: Vec<Run> = Vec::new();
    for length in (1..=WORDS_MAX.min(words.len())).rev() {
        for start in 0..=words.len() - length {
            let run = start..start + length;
            let is_free = found.iter().all(|known| known.words.end <= run.start || run.end <= known.words.start);
            let is_whole = !words[start..run.end - 1].iter().any(|word| ends_a_part(word));
            if !is_free || !is_whole || !has_year[run.clone()].contains(&true) {
                continue;
            }
            match read(&words[run.clone()].join(" "), habits) {
                Some(Moment::Period(period)) => found.push(Run { words: run, period: Some(period) }),
                Some(Moment::Ambiguous(..)) => found.push(Run { words: run, period: None }),
                _ => {}
            }
        }
    }
    found.sort_by_key(|run| run.words.start);
    found
}

/// What a run of words says.
pub(super) fn read(text: &str, habits: TimeHabits) -> Option<Moment> {
    periods::read_bare(text.trim_matches(|c: char| " (),:;.[]«»\"-–—".contains(c)), habits)
}

/// The last day of a year stands for the year.
fn settled(period: &TimePeriod) -> TimePeriod {
    let is_last = is_day(period) && is_last_of_year(period);
    let year = is_last.then(|| period.start().year().to_string().parse().ok()).flatten();
    year.unwrap_or_else(|| period.clone())
}

pub(super) fn is_day(period: &TimePeriod) -> bool {
    period.frequency() == Some(Frequency::D)
}

fn is_last_of_year(day: &TimePeriod) -> bool {
    let date = day.start().date();
    (date.month(), date.day()) == (12, 31)
}

/// Whether what follows a word is something else: `Tableau 9 : mars 2024` is not the ninth of March.
pub(super) fn ends_a_part(word: &str) -> bool {
    let is_number = |text: &str| text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    word.ends_with([':', ';']) || word.strip_suffix(['.', ')']).is_some_and(is_number)
}

/// The words that belong to no run.
fn outside<'w>(words: &[&'w str], runs: &[Run]) -> Vec<&'w str> {
    let is_outside = |at: &usize| !runs.iter().any(|run| run.words.contains(at));
    (0..words.len()).filter(is_outside).map(|at| words[at]).collect()
}

/// The week from one day to another: `Semaine du 1er au 7 janvier 2024`, which is not the seventh of January.
fn week_between(words: &[&str], runs: &[Run], habits: TimeHabits) -> Option<String> {
    // What stands before the last day, at most: `du 1er janvier au`.
    const BEFORE_MAX: usize = 4;
    let last = runs.last()?.words.clone();
    let mut starts = last.start.saturating_sub(BEFORE_MAX)..last.start;
    starts.find_map(|start| {
        let text = words.get(start..last.end)?.join(" ");
        let moment = periods::read(text.trim_matches(|c: char| " (),:;.[]«»".contains(c)), habits);
        match moment {
            Some(Moment::Period(period)) => (period.frequency() == Some(Frequency::W)).then(|| period.to_string()),
            _ => None,
        }
    })
}

/// The months from one date to another: `du 01/01/2024 au 30/06/2024`, `du 1er janvier au 30 juin 2024`.
fn between(words: &[&str], runs: &[Run], habits: TimeHabits) -> Option<String> {
    let day = |run: &Run| run.period.clone().filter(is_day);
    let (first, last) = match runs {
        [first, last] => (day(first)?, day(last)?),
        [last] => {
            let end = day(last)?;
            let before = &words[last.words.start.checked_sub(2)?..last.words.start];
            let Moment::Period(start) = read(&format!("{} {}", before.join(" "), end.start().year()), habits)? else {
                return None;
            };
            (start, end)
        }
        _ => return None,
    };
    let (start, end) = (first.start().date(), last.end().date());
    let months = (i32::from(end.year()) - i32::from(start.year())) * 12 + i32::from(end.month() - start.month());
    let is_whole = is_day(&first) && start.day() == 1 && end.day() == 1 && months > 0;
    is_whole.then(|| match (months, start.month()) {
        (12, 1) => start.year().to_string(),
        _ => format!("{start}/P{months}M"),
    })
}

/// The months since January that a line names without a year, as it writes them.
pub(crate) fn months_of(line: &str, habits: TimeHabits) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().take(LINE_WORDS_MAX).collect();
    let mut runs = (2..=5).rev().flat_map(|length| words.windows(length)).map(|run| run.join(" "));
    runs.find(|run| matches!(periods::read(run, habits), Some(Moment::Part(Part::Months(1, _)))))
}

#[cfg(test)]
pub(super) mod tests {
    use marsad_model::{DateOrder, Frequency, ReportingYear};

    use super::{Said, months_of, period_in, title_period};
    use crate::values::periods::TimeHabits;

    /// The period of a line; `?` where it is unclear, nothing where there is none.
    pub(in crate::propose) fn said(line: &str, habits: TimeHabits) -> String {
        match period_in(line, habits) {
            Said::Nothing => String::new(),
            Said::Unclear => "?".to_owned(),
            Said::Period(told) => told.period,
        }
    }

    #[test]
    fn a_line_tells_its_period() {
        let habits = TimeHabits::default();
        for (line, period) in [
            ("Situation au 31 décembre 2019", "2019"),
            ("RGPH 2024 - émigrants (départs 2019-2024)", "2019-01-01/P6Y"),
            ("Départs 2019-2024", "2019-01-01/P6Y"),
            ("الوضعية في ٣١ ديسمبر ٢٠٢١", "2021"),
            ("TRANSFERTS - ANNEE 2018 - EN MILLIONS", "2018"),
            ("Inscrits au 31/12/2022 par âge", "2022"),
            ("Inscrits au 31/12/2022 (édition 2024)", "2022"),
            ("Tableau 9 : par pays, 2024", "2024"),
            ("Répartition par pays", ""),
        ] {
            assert_eq!(said(line, habits), period, "{line}");
        }
    }

    #[test]
    fn a_part_of_a_year_is_read_with_all_of_its_words_or_not_at_all() {
        let habits = TimeHabits::default();
        for (line, period) in [
            ("Naturalisations accordées - mois de mars 2024", "2024-03"),
            ("Entrées – Mars 2024", "2024-03"),
            ("Tableau 9 : mars 2024", "2024-03"),
            ("Naturalisations accordées au 1er semestre 2024", "2024-S1"),
            ("Naturalisations accordées de janvier à septembre 2024", "2024-01-01/P9M"),
            ("Naturalisations accordées en 2024 (neuf premiers mois)", "2024-01-01/P9M"),
            ("حالات التجنيس خلال التسعة أشهر الأولى من سنة 2024", "2024-01-01/P9M"),
            ("Entrées du 01/01/2024 au 30/06/2024", "2024-01-01/P6M"),
            ("Entrées du 1er janvier au 30 juin 2024", "2024-01-01/P6M"),
            ("Entrées du 1er janvier 2023 au 31 décembre 2023", "2023"),
            ("Semaine du 1er au 7 janvier 2024", "2024-W01"),
            ("Entrées du 08/01/2024 au 14/01/2024, par mode", "2024-W02"),
            ("Entrées de mars 2024, situation de juin 2024", "?"),
            ("Entrées en 2024 (hors mars)", "?"),
            ("Entrées jusqu'à juin 2024", "?"),
            ("1er semestre par pays, 2024", "?"),
        ] {
            assert_eq!(said(line, habits), period, "{line}");
        }
    }

    #[test]
    fn a_date_of_a_stock_stands_for_the_period_that_ends_or_begins_with_it() {
        let habits = TimeHabits { frequency: Some(Frequency::A), ..TimeHabits::default() };
        assert_eq!(said("Population au 31 décembre 2019", habits), "2019");
        assert_eq!(said("Population au 1er janvier 2019", habits), "2019");
        for line in ["Population au 1er juillet 2019", "Population au 01/07/2019 (1)"] {
            let day_first = TimeHabits { dates: Some(DateOrder::DayFirst), ..habits };
            assert_eq!(said(line, day_first), "2019-07-01", "no stock of the end of the year: {line}");
        }
        assert_eq!(said("Population au 1er juillet 2019", TimeHabits::default()), "2019-07-01");
    }

    #[test]
    fn the_last_day_of_a_year_is_the_year_in_any_words() {
        let yearly = TimeHabits { frequency: Some(Frequency::A), ..TimeHabits::default() };
        for line in [
            "As of 31 December 2023",
            "Situation au 31/12/2023",
            "في 31 ديسمبر 2023",
            "الوضعية في 31 ديسمبر 2023",
            "31/12/2023",
            "Au 31 décembre 2023",
        ] {
            for habits in [TimeHabits::default(), yearly] {
                let found = match title_period(line, habits) {
                    Said::Period(told) => told.period,
                    _ => String::new(),
                };
                assert_eq!(found, "2023", "{line}");
            }
        }
    }

    #[test]
    fn what_a_line_says_beside_its_subject_is_no_period() {
        let habits = TimeHabits::default();
        for (line, period) in [
            ("exercice 2022 (comparaison avec 2021)", "2022"),
            ("Naturalisations 2023 (loi de 1963)", "2023"),
            ("Mis à jour le 15 mars 2024", ""),
            ("(loi de 1963)", ""),
            ("Transferts 2022 par rapport à 2021", "2022"),
            ("Entrées 2023 (cumul depuis janvier)", "2023"),
            ("Entrées 2023 (cumul depuis le 1er janvier)", "2023"),
            ("Cumul des entrées depuis janvier 2023", "?"),
        ] {
            assert_eq!(said(line, habits), period, "{line}");
        }
    }

    #[test]
    fn a_year_of_studies_is_never_two_calendar_years() {
        let studies = TimeHabits { reporting_year: ReportingYear::new(9, 1).unwrap(), ..TimeHabits::default() };
        for line in [
            "Étudiants étrangers, année universitaire 2022/2023",
            "الطلبة الأجانب للسنة الجامعية 2022-2023",
            "Foreign students, academic year 2022/23",
        ] {
            assert_eq!(said(line, studies), "2022/2023", "{line}");
            assert_eq!(said(line, TimeHabits::default()), "?", "{line}");
        }
        assert_eq!(said("Départs 2022-2023", TimeHabits::default()), "2022-01-01/P2Y");
        for line in ["Étudiants étrangers 2022/2023", "الطلبة الأجانب 2023/2022", "التلاميذ للسنة الدراسية 2023-2022"]
        {
            assert_eq!(said(line, studies), "2022/2023", "{line}");
            assert_eq!(said(line, TimeHabits::default()), "?", "{line}");
        }
    }

    #[test]
    fn months_without_a_year_are_found_in_a_line() {
        let found = months_of("Recrutements des 9 premiers mois", TimeHabits::default());
        assert_eq!(found.as_deref(), Some("9 premiers mois"));
    }
}
