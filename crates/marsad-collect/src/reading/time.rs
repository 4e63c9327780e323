//! Time from its pieces: a year in the title, a month in the header, a quarter in the row.

use marsad_model::{Frequency, Id, Profile, TIME_PERIOD, TimePeriod, written_code};

use crate::cell::tidy;
use crate::values::periods::{self, Moment, Part, TimeHabits};
use crate::values::qualities;
use crate::values::year_totals::year_of_total;

/// The year of reporting as the standard writes it behind a year, `2024-A1`: in a profile the whole of the year that is said
/// elsewhere.
const WHOLE_YEAR: &str = "A1";

/// What one place of a table says of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pieces {
    pub whole: Option<TimePeriod>,
    pub part: Option<Part>,
    /// The day of a month that is said elsewhere.
    pub day: Option<u8>,
    /// Whether the profile says of which year the text is, and the text does not: `S01` that is `2024-W01` there.
    pub is_by_word: bool,
    /// The status that the text gives to its numbers: `2022 (p)`.
    pub quality: Option<&'static str>,
}

/// What a text says of time: as the profile has its word, or as people write it.
pub(crate) fn moment_of(text: &str, profile: &Profile, habits: TimeHabits) -> Option<Moment> {
    match word_for(text, profile) {
        Some(period) => written_moment(period, habits),
        None => periods::read(text, habits),
    }
}

/// What a profile has in the place of a period, written as the standard does: its `S1` is a half-year, and its `A1` a year.
pub(crate) fn written_moment(period: &Id, habits: TimeHabits) -> Option<Moment> {
    let written = written_code(period);
    if written == WHOLE_YEAR {
        return Some(Moment::Part(Part::Year));
    }
    periods::read(&written, TimeHabits { is_weekly: false, ..habits })
}

/// What the profile has for a text in the place of a period.
fn word_for<'p>(text: &str, profile: &'p Profile) -> Option<&'p Id> {
    let words = profile.codes.get(TIME_PERIOD)?;
    let wanted = tidy(text);
    words.iter().find(|(word, _)| tidy(word) == wanted).map(|(_, period)| period)
}

impl Pieces {
    /// The pieces of what was read; none for what is ambiguous.
    pub(crate) fn of(moment: Moment) -> Option<Self> {
        match moment {
            Moment::Period(period) => Some(Self { whole: Some(period), ..Self::default() }),
            Moment::Part(part) => Some(Self::of_part(part)),
            Moment::Ambiguous(..) => None,
        }
    }

    /// The pieces that a part of a year or a day of a month is.
    pub(crate) fn of_part(part: Part) -> Self {
        match part {
            Part::Day(day) => Self { day: Some(day), ..Self::default() },
            part => Self { part: Some(part), ..Self::default() },
        }
    }

    /// The pieces of a text, with the quality that it says; none where it is no time, or ambiguous.
    pub(crate) fn read(text: &str, profile: &Profile, habits: TimeHabits) -> Option<Self> {
        Self::of(moment_of(text, profile, habits)?).map(|pieces| pieces.qualified(text, profile))
    }

    /// The pieces of `Total 2022`, where nothing but time is written: the whole of the year, whatever part of it stood
    /// before.
    pub(crate) fn of_year_total(text: &str, habits: TimeHabits) -> Option<Self> {
        let year = year_of_total(text, habits)?;
        Some(Self { whole: Some(year), part: Some(Part::Year), ..Self::default() })
    }

    /// The same with the quality that its text says.
    pub(crate) fn qualified(self, text: &str, profile: &Profile) -> Self {
        let quality = qualities::of_marked_period(text, &profile.statuses);
        let is_silent = |whole: &TimePeriod| !says_year(text, whole);
        let is_by_word = self.whole.as_ref().is_some_and(is_silent) && word_for(text, profile).is_some();
        Self { quality, is_by_word, ..self }
    }

    /// The same with the quality that a header gives to the period which the profile says for its column: `Visas 2023 (p)`.
    pub(crate) fn marked_in(self, header: &str, profile: &Profile) -> Self {
        let whole = self.whole.as_ref();
        let status = whole.and_then(|whole| qualities::of_year_in_line(header, whole, &profile.statuses));
        Self { quality: self.quality.or(status), ..self }
    }

    /// These pieces with those of a place that is nearer to the value.
    #[must_use]
    pub(crate) fn with(&self, nearer: &Self) -> Self {
        Self {
            whole: nearer.whole.clone().or_else(|| self.whole.clone()),
            part: nearer.part.or(self.part),
            day: nearer.day.or(self.day),
            is_by_word: if nearer.whole.is_some() { nearer.is_by_word } else { self.is_by_word },
            quality: nearer.quality.or(self.quality),
        }
    }

    /// These pieces with those of a place below, as of a row below a title. Where the title says a part of a year, and the row
    /// a part of one as well, the title has said the year and nothing else.
    #[must_use]
    pub(crate) fn over(&self, below: &Self) -> Self {
        let joined = self.with(below);
        let (Some(whole), Some(part), None) = (&self.whole, below.part, &below.whole) else { return joined };
        match part_below(whole, part) {
            Some(own) => Self { whole: Some(own), part: None, ..joined },
            None => joined,
        }
    }

    /// The period that the pieces make.
    pub(crate) fn period(&self) -> Option<TimePeriod> {
        let whole = self.whole.as_ref()?;
        let made = match self.part {
            Some(part) => part_within(whole, part)?,
            None => whole.clone(),
        };
        match self.day {
            Some(day) => day_within(&made, day),
            None => Some(made),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.whole.is_none() && self.part.is_none() && self.day.is_none()
    }
}

/// The part of a year that is said in the same place as a period, or above it: of a half-year the quarter in it, and of a quarter
/// beside its month the month. None where it could be of several years, or is not in a year that runs over the end of one.
fn part_within(whole: &TimePeriod, part: Part) -> Option<TimePeriod> {
    let is_year = whole.frequency() == Some(Frequency::A);
    match part {
        Part::Year if is_year => part.of(whole.start().year()),
        Part::Year | Part::Day(_) => Some(whole.clone()),
        _ if is_calendar_year(whole) => part.of(whole.start().year()),
        Part::Week(_) if !is_year => week_within(whole, part),
        Part::Days { .. } if !is_year => days_within(whole, part),
        _ => match &parts_inside(whole, part)[..] {
            [inside] => Some(inside.clone()),
            [] if last_year_of(whole) == whole.start().date().year() => Some(whole.clone()),
            _ => None,
        },
    }
}

/// The part of a year that is said below a title of a part of one, where the title says of which year: `Janvier` below
/// `premier semestre 2025`, and below `arrêté au 31/03/2025`, is of 2025.
fn part_below(title: &TimePeriod, part: Part) -> Option<TimePeriod> {
    if is_calendar_year(title) || matches!(part, Part::Year | Part::Day(_)) {
        return None;
    }
    let first = title.start().date().year();
    let is_of_one_year = last_year_of(title) == first;
    let inside = match part {
        Part::Week(_) if title.frequency() != Some(Frequency::D) => week_within(title, part),
        Part::Week(_) => None,
        _ => parts_inside(title, part).into_iter().next(),
    };
    if is_of_one_year { inside.or_else(|| part.of(first)) } else { None }
}

/// The same part of each year in which it lies within a period.
fn parts_inside(whole: &TimePeriod, part: Part) -> Vec<TimePeriod> {
    let years = whole.start().date().year()..=last_year_of(whole);
    years.filter_map(|year| part.of(year)).filter(|made| whole.contains(made)).collect()
}

fn last_year_of(period: &TimePeriod) -> i16 {
    period.end().date().yesterday().map_or(period.start().date().year(), |last| last.year())
}

/// Whether a part of a year that is said below a title of a part of one is outside of that: April below `premier trimestre`. A
/// title of a month or of a day names the last of the months that it reports on.
pub(crate) fn is_outside(made: &TimePeriod, title: &TimePeriod) -> bool {
    if title.end() <= made.start() {
        return true;
    }
    match (months_of(title), made.frequency()) {
        // Weeks run over the ends of months.
        (Some(2..), Some(Frequency::W)) => made.end() <= title.start(),
        (Some(2..), _) => !title.contains(made),
        _ => false,
    }
}

/// The week with a number that has days of a period that is no year; the period itself where it lies in that week.
fn week_within(whole: &TimePeriod, week: Part) -> Option<TimePeriod> {
    let start = whole.start().date();
    let weeks = [start.iso_week_date().year(), start.year()].into_iter().filter_map(|year| week.of(year));
    let mut weeks = weeks.filter(|week| week.start() < whole.end() && whole.start() < week.end());
    weeks.next().map(|week| if week.contains(whole) { whole.clone() } else { week })
}

/// The days of the year in which a period begins, where it has some of them.
fn days_within(whole: &TimePeriod, days: Part) -> Option<TimePeriod> {
    let days = days.of(whole.start().year())?;
    (days.start() < whole.end() && whole.start() < days.end()).then_some(days)
}

/// The day with a number of a month; none where the period is no month, or has no such day.
fn day_within(month: &TimePeriod, day: u8) -> Option<TimePeriod> {
    let first = month.start().date();
    let is_month = month.frequency() == Some(Frequency::M) && first.day() == 1;
    let day = format!("{:04}-{:02}-{day:02}", first.year(), first.month());
    day.parse().ok().filter(|_| is_month)
}

/// Whether a period is as long as a year, or longer.
pub(crate) fn is_year_long(period: &TimePeriod) -> bool {
    months_of(period).is_some_and(|months| months >= 12)
}

/// Whether a period is a calendar year.
pub(crate) fn is_calendar_year(period: &TimePeriod) -> bool {
    let first = period.start().date();
    period.frequency() == Some(Frequency::A) && (first.month(), first.day()) == (1, 1)
}

/// Whether a period lasts a year and begins within a calendar year, as years of studies do.
pub(crate) fn is_over_two_years(period: &TimePeriod) -> bool {
    let first = period.start().date();
    months_of(period) == Some(12) && (first.month(), first.day()) != (1, 1)
}

/// Whether a text says the year of a period, with four digits or with two beside another number: `02-23` is of 2023. For
/// a whole year two digits are enough, `A.U. 21`, and any four digits are a year of their own, `1445`.
fn says_year(text: &str, whole: &TimePeriod) -> bool {
    let western: String = text.chars().map(periods::western).collect();
    let numbers: Vec<&str> = western.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    let is_long = is_year_long(whole);
    let is_of = |year: i16| {
        let (long, short) = (year.to_string(), format!("{:02}", year % 100));
        let may_be_short = is_long || numbers.len() > 1;
        numbers.iter().any(|run| **run == long || run.starts_with(&long) || may_be_short && **run == short)
    };
    let has_own = is_long && numbers.iter().any(|run| run.len() == 4);
    has_own || is_of(whole.start().year()) || whole.end().date().yesterday().is_ok_and(|last| is_of(last.year()))
}

/// The codes of CL_FREQ that a period tells, the best first: by its form or, for a range, by its length.
///
/// A range of twelve months is a year. What was summed since January, or over several years, is of another frequency
/// than the regular periods beside it; only a list without a code for that takes the one that is as long.
pub(crate) fn frequency_codes(period: &TimePeriod) -> Vec<&'static str> {
    use Frequency::{A, D, I, M, Q, S, T, W};
    match period.frequency() {
        Some(A) => vec!["A"],
        Some(S) => vec!["S"],
        Some(T) => vec!["T"],
        Some(Q) => vec!["Q"],
        Some(M) => vec!["M"],
        Some(W) => vec!["W"],
        Some(D) => vec!["D"],
        Some(I) => vec!["I"],
        None if months_of(period) == Some(12) => vec!["A"],
        None => std::iter::once("_O").chain(regular(period)).collect(),
    }
}

/// The code of the regular period that a range covers.
fn regular(range: &TimePeriod) -> Option<&'static str> {
    let first = range.start().date().month();
    match (months_of(range)?, first) {
        (1, _) => Some("M"),
        (3, 1 | 4 | 7 | 10) => Some("Q"),
        (4, 1 | 5 | 9) => Some("T"),
        (6, 1 | 7) => Some("S"),
        _ => None,
    }
}

/// How many whole months a range has.
fn months_of(range: &TimePeriod) -> Option<i32> {
    let (start, end) = (range.start().date(), range.end().date());
    let months = (i32::from(end.year()) - i32::from(start.year())) * 12 + i32::from(end.month() - start.month());
    (start.day() == end.day()).then_some(months)
}

#[cfg(test)]
mod tests {
    use marsad_model::Profile;
    use serde_json::{Value, json};

    use super::{Pieces, frequency_codes, is_outside};
    use crate::values::periods::{Moment, Part, TimeHabits, read};

    /// The period that texts say together, the last of them the nearest to the value.
    fn together(texts: &[&str], nearest: Part) -> Option<String> {
        let habits = TimeHabits::default();
        let pieces = |text: &&str| read(text, habits).and_then(Pieces::of).unwrap();
        let of_all = texts.iter().map(pieces).fold(Pieces::default(), |all, next| all.with(&next));
        of_all.with(&Pieces::of(Moment::Part(nearest)).unwrap()).period().map(|period| period.to_string())
    }

    #[test]
    fn a_week_takes_its_year_and_a_day_its_month_from_elsewhere() {
        for (texts, nearest, expected) in [
            (&["2024"][..], Part::Week(1), Some("2024-W01")),
            (&["2020"][..], Part::Week(53), Some("2020-W53")),
            (&["2024"][..], Part::Week(53), None),
            (&["2024-03"][..], Part::Week(9), Some("2024-W09")),
            (&["2024-03"][..], Part::Week(1), None),
            (&["01/01/2024 - 07/01/2024"][..], Part::Week(1), Some("2024-W01")),
            (&["01/01/2024 - 07/01/2024"][..], Part::Week(2), None),
            (&["2024-01"][..], Part::Day(31), Some("2024-01-31")),
            (&["2024", "Février"][..], Part::Day(29), Some("2024-02-29")),
            (&["2023", "Février"][..], Part::Day(29), None),
            (&["2024"][..], Part::Day(1), None),
            (&["2024"][..], Part::Days { first: [1, 1], last: [1, 7] }, Some("2024-W01")),
            (&["2024-01"][..], Part::Days { first: [1, 1], last: [1, 7] }, Some("2024-W01")),
            (&["2024-02"][..], Part::Days { first: [1, 1], last: [1, 7] }, None),
        ] {
            assert_eq!(together(texts, nearest).as_deref(), expected, "{texts:?} {nearest:?}");
        }
    }

    #[test]
    fn of_a_title_of_a_part_of_a_year_a_part_below_it_takes_the_year_and_nothing_else() {
        let over = |title: &str, part: Part| {
            let pieces = |moment: Moment| Pieces::of(moment).unwrap();
            let title = pieces(Moment::Period(title.parse().unwrap()));
            title.over(&pieces(Moment::Part(part))).period().map(|period| period.to_string())
        };
        for (title, part, expected) in [
            ("2025-S1", Part::Month(1), Some("2025-01")),
            ("2025-Q1", Part::Month(4), Some("2025-04")),
            ("2025-Q2", Part::Months(1, 5), Some("2025-01-01/P5M")),
            ("2025-03", Part::Month(1), Some("2025-01")),
            ("2025-03", Part::Quarter(1), Some("2025-Q1")),
            ("2025-03-31", Part::Month(3), Some("2025-03")),
            ("2025-03-31", Part::Week(2), Some("2025-W02")),
            ("2025-01-01/P5M", Part::Quarter(2), Some("2025-Q2")),
            ("2025-01-01/P9M", Part::Half(1), Some("2025-S1")),
            ("2025-Q1", Part::Week(14), Some("2025-W14")),
            ("2025-Q1", Part::Week(20), Some("2025-W20")),
            ("2025-S1", Part::Year, Some("2025-S1")),
            ("2025", Part::Month(1), Some("2025-01")),
            ("2024-07-01/P12M", Part::Month(7), Some("2024-07")),
            ("2024-07-01/P12M", Part::Month(6), Some("2025-06")),
            ("2024-07-01/P1Y", Part::Quarter(1), Some("2025-Q1")),
            ("2024-07-01/P12M", Part::Months(1, 9), None),
            ("2024-01-01/P2Y", Part::Month(1), None),
            ("2024-10-01/P6M", Part::Month(1), Some("2025-01")),
            ("2024-10-01/P6M", Part::Month(5), None),
        ] {
            assert_eq!(over(title, part).as_deref(), expected, "{title} {part:?}");
        }
    }

    #[test]
    fn of_a_part_and_a_period_of_one_place_the_shorter_is_meant() {
        for (texts, nearest, expected) in [
            (&["2025-Q1"][..], Part::Month(2), Some("2025-02")),
            (&["2025-02"][..], Part::Quarter(1), Some("2025-02")),
            (&["2025-S2"][..], Part::Quarter(3), Some("2025-Q3")),
        ] {
            assert_eq!(together(texts, nearest).as_deref(), expected, "{texts:?} {nearest:?}");
        }
    }

    #[test]
    fn a_month_is_outside_of_the_part_of_a_year_that_a_title_says_or_behind_its_month() {
        let outside = |made: &str, title: &str| is_outside(&made.parse().unwrap(), &title.parse().unwrap());
        for (made, title) in [
            ("2025-04", "2025-Q1"),
            ("2025-01", "2025-Q2"),
            ("2025-S1", "2025-Q1"),
            ("2025-04", "2025-03"),
            ("2025-04", "2025-03-31"),
            ("2025-W20", "2025-Q1"),
        ] {
            assert!(outside(made, title), "{made} {title}");
        }
        for (made, title) in [
            ("2025-03", "2025-Q1"),
            ("2025-01", "2025-03"),
            ("2025-Q1", "2025-03"),
            ("2025-03", "2025-03-15"),
            ("2025-W01", "2025-Q1"),
            ("2025-W14", "2025-Q1"),
        ] {
            assert!(!outside(made, title), "{made} {title}");
        }
    }

    /// Whether the year of a text is said by its word in a profile with these alone.
    fn by_words(words: &Value) -> impl Fn(&str) -> bool {
        let format = json!({ "kind": "csv" });
        let profile = json!({ "id": "P", "format": format, "table": [], "codes": { "TIME_PERIOD": words } });
        let profile: Profile = serde_json::from_value(profile).unwrap();
        move |text: &str| Pieces::read(text, &profile, TimeHabits::default()).unwrap().is_by_word
    }

    #[test]
    fn a_word_of_the_profile_says_a_year_where_the_text_does_not() {
        let words = json!({ "S01": "2024-W01", "S24": "2024-W24", "02-23": "2023-02", "janv2024": "2024-01" });
        let is_by_word = by_words(&words);
        assert!(is_by_word("S01") && is_by_word("S24"));
        assert!(!is_by_word("02-23") && !is_by_word("janv2024") && !is_by_word("2024-W01"));
    }

    #[test]
    fn a_word_for_a_whole_year_says_it_where_the_text_does_not() {
        let words = json!({
            "S/T": "2023", "9 mois": "2023-01-01/P9M", "Moyenne": "2019-01-01/P5Y",
            "22": "2022", "A.U. 21": "2021-09-01/P1Y", "1445": "2023-07-19/P1Y", "budget 2024": "2024",
        });
        let is_by_word = by_words(&words);
        for text in ["S/T", "9 mois", "Moyenne"] {
            assert!(is_by_word(text), "{text}");
        }
        for text in ["22", "A.U. 21", "1445", "budget 2024"] {
            assert!(!is_by_word(text), "{text}");
        }
    }

    #[test]
    fn a_range_is_of_the_frequency_of_its_length() {
        for (period, codes) in [
            ("2024", &["A"][..]),
            ("2024-Q1", &["Q"][..]),
            ("2021-09-01/P1Y", &["A"][..]),
            ("2024-01-01/P9M", &["_O"][..]),
            ("2024-01-01/P3M", &["_O", "Q"][..]),
            ("2024-01-01/P6M", &["_O", "S"][..]),
            ("2024-02-01/P3M", &["_O"][..]),
            ("2019-01-01/P5Y", &["_O"][..]),
            ("2022-11-01/P10D", &["_O"][..]),
        ] {
            assert_eq!(frequency_codes(&period.parse().unwrap()), codes, "{period}");
        }
    }
}
