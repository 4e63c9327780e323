//! Periods as people write them, in three languages. Those in words are put together in `period_pieces`; the words for parts
//! of a year are in `period_words`.
//!
//! A text is read with all of its words or not at all: `mois de mars 2024` is March and never the year.

use marsad_model::{DateOrder, Frequency, ReportingYear, TimePeriod};

pub(crate) use super::academic::{academic_year, is_academic_year};
use super::days_between::{days_between, days_of_year};
use super::period_pieces::in_words;
use super::period_words::leads_to_day;
use crate::cell::is_raised;
use crate::names::{fold, without_footnote};

/// Longer texts say more than a period.
const CHARACTERS_MAX: usize = 60;

/// What a text says of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Moment {
    /// A period.
    Period(TimePeriod),
    /// A part of a year that stands elsewhere: a month, a quarter, a half-year or a week.
    Part(Part),
    /// A date that can be read in two ways.
    Ambiguous(TimePeriod, TimePeriod),
}

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// 1 to 12.
    Month(u8),
    /// 1 to 4.
    Quarter(u8),
    /// 1 or 2.
    Half(u8),
    /// So many months from this one on, as in `janvier-mars`.
    Months(u8, u8),
    /// 1 to 53, counted as ISO 8601 does: the first holds the first Thursday of the year.
    Week(u8),
    /// 1 to 31, of a month that stands elsewhere.
    Day(u8),
    /// From one day to another, each with its month before its number: `du 1er au 7 janvier`.
    Days { first: [i8; 2], last: [i8; 2] },
    /// All of it, as where `Année` stands beside the months.
    Year,
}

/// How a provider writes time.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TimeHabits {
    pub reporting_year: ReportingYear,
    pub dates: Option<DateOrder>,
    /// How often the dataflow is observed: what a date stands for.
    pub frequency: Option<Frequency>,
    /// Whether weeks are counted, so that `S1` and `Sem. 1` are weeks and no half-years.
    pub is_weekly: bool,
}

impl Part {
    /// This part of `year`; none for a day, which needs a month.
    pub(crate) fn of(self, year: i16) -> Option<TimePeriod> {
        match self {
            Self::Month(month) => format!("{year:04}-{month:02}"),
            Self::Quarter(quarter) => format!("{year:04}-Q{quarter}"),
            Self::Half(half) => format!("{year:04}-S{half}"),
            Self::Months(first, count) => format!("{year:04}-{first:02}-01/P{count}M"),
            Self::Week(week) => format!("{year:04}-W{week:02}"),
            Self::Day(_) => return None,
            Self::Days { first, last } => return days_of_year([first, last], year),
            Self::Year => format!("{year:04}"),
        }
        .parse()
        .ok()
    }

    /// So many months since January; twelve of them are the year.
    pub(super) fn since_january(count: u8) -> Self {
        if count == 12 { Self::Year } else { Self::Months(1, count) }
    }
}

/// What `text` says of time; nothing where its year is none of ours, as in `2202`.
pub(crate) fn read(text: &str, habits: TimeHabits) -> Option<Moment> {
    read_one(text, habits).or_else(|| days_between(text, habits).filter(is_of_our_time))
}

/// The same without what leads from one day to another, as for a line, which may have other words between two days.
pub(crate) fn read_one(text: &str, habits: TimeHabits) -> Option<Moment> {
    read_bare(text, habits).or_else(|| day_behind_words(text, habits))
}

/// The same without the words that lead to a day, as for a part of a line in which they stand beside it.
pub(crate) fn read_bare(text: &str, habits: TimeHabits) -> Option<Moment> {
    read_any(text, habits).filter(is_of_our_time)
}

/// `au 31/12/2022`, `As of 31.12.2022`, `Situation au 31 décembre 2022`: a day behind words that say no more than that
/// something is counted on it.
fn day_behind_words(text: &str, habits: TimeHabits) -> Option<Moment> {
    let text = text.trim();
    if text.chars().count() > CHARACTERS_MAX {
        return None;
    }
    let (before, day) = text.split_at(text.find(|c: char| western(c).is_ascii_digit())?);
    let led = fold(before);
    if led.is_empty() || !led.split(' ').all(leads_to_day) {
        return None;
    }
    let is_day = match read_bare(day, TimeHabits { frequency: None, ..habits })? {
        Moment::Period(period) => period.frequency() == Some(Frequency::D),
        Moment::Part(_) => false,
        Moment::Ambiguous(..) => true,
    };
    read_bare(day, habits).filter(|_| is_day)
}

/// Whether the years of a moment are years that a statistic can be of.
fn is_of_our_time(moment: &Moment) -> bool {
    let is_ours = |period: &TimePeriod| (1800..2200).contains(&period.start().year());
    match moment {
        Moment::Period(period) => is_ours(period),
        Moment::Part(_) => true,
        Moment::Ambiguous(one, other) => is_ours(one) && is_ours(other),
    }
}

fn read_any(text: &str, habits: TimeHabits) -> Option<Moment> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > CHARACTERS_MAX {
        return None;
    }
    if text.contains(is_raised) {
        // Marks of footnotes: in `janvier 2023 ²` no day is said.
        return read_any(&text.chars().filter(|c| !is_raised(*c)).collect::<String>(), habits);
    }
    if WHOLE_YEAR.contains(&fold(text).as_str()) {
        return Some(Moment::Part(Part::Year));
    }
    if habits.is_weekly
        && let Some(week) = in_words(text, habits).filter(is_week)
    {
        return Some(week);
    }
    if let Some(academic) = academic(text, habits) {
        return Some(academic);
    }
    if let Ok(period) = habits.reporting_year.period(text) {
        return Some(Moment::Period(narrowed(period, habits.frequency)));
    }
    let western: String = text.chars().map(western).collect();
    if let Some(period) = run_together(&western) {
        return Some(Moment::Period(narrowed(period, habits.frequency)));
    }
    let said = |text: &str| date(text.trim(), habits).or_else(|| in_words(text, habits));
    said(&western).or_else(|| said(without_footnote(&western)?))
}

fn is_week(moment: &Moment) -> bool {
    match moment {
        Moment::Period(period) => period.frequency() == Some(Frequency::W),
        Moment::Part(part) => matches!(part, Part::Week(_)),
        Moment::Ambiguous(..) => false,
    }
}

/// `A.U. 2021-2022`, where the reporting year of the provider begins within the calendar year.
fn academic(text: &str, habits: TimeHabits) -> Option<Moment> {
    if habits.reporting_year.is_calendar() {
        return None;
    }
    let year = academic_year(text)?;
    // Its first day says it without the convention: `2021-09-01/P1Y`.
    let first = habits.reporting_year.period(&format!("{year}/{}", year + 1)).ok()?.start().date();
    format!("{first}/P1Y").parse().ok().map(Moment::Period)
}

/// What a day stands for where values are expected so often: the month that holds it, and a longer period where the day is
/// its first or its last. In the middle of a year something else is counted than at its end.
pub(super) fn narrowed(period: TimePeriod, frequency: Option<Frequency>) -> TimePeriod {
    let (Some(Frequency::D | Frequency::I), Some(wanted)) = (period.frequency(), frequency) else { return period };
    let day = period.start().date();
    let (year, month) = (day.year(), day.month());
    let text = match wanted {
        Frequency::A => format!("{year:04}"),
        Frequency::S => format!("{year:04}-S{}", (month - 1) / 6 + 1),
        Frequency::T => format!("{year:04}-T{}", (month - 1) / 4 + 1),
        Frequency::Q => format!("{year:04}-Q{}", (month - 1) / 3 + 1),
        Frequency::M => format!("{year:04}-{month:02}"),
        _ => return period,
    };
    let Ok(holding) = text.parse::<TimePeriod>() else { return period };
    let is_first = holding.start().date() == day;
    let is_last = holding.end().date().yesterday().is_ok_and(|last| last == day);
    if wanted == Frequency::M || is_first || is_last { holding } else { period }
}

/// Digits of other scripts and dashes as those of ASCII.
pub(crate) fn western(c: char) -> char {
    match c {
        '٠'..='٩' => char::from(b'0' + (c as u32 - '٠' as u32) as u8),
        '۰'..='۹' => char::from(b'0' + (c as u32 - '۰' as u32) as u8),
        '–' | '—' | '‑' => '-',
        _ => c,
    }
}

/// `202301` and `20230131`, as data bases write a month and a day: six or eight digits and nothing else.
pub(crate) fn run_together(text: &str) -> Option<TimePeriod> {
    let is_of_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let year: i16 = text.get(..4).filter(|_| is_of_digits)?.parse().ok()?;
    let written = match text.len() {
        6 => format!("{year:04}-{}", &text[4..]),
        8 => format!("{year:04}-{}-{}", &text[4..6], &text[6..]),
        _ => return None,
    };
    (1900..2100).contains(&year).then(|| written.parse().ok()).flatten()
}

/// The year that two digits say. The last of this century that a file of figures or a plan can be about is 2040; what
/// lies beyond is of the century before. The bound is none that moves with the clock: a file is read alike whenever it is
/// read, and a year that is still to come is a finding of its own.
pub(crate) fn year_of_two_digits(number: i16) -> i16 {
    const LAST: i16 = 40;
    if number <= LAST { 2000 + number } else { 1900 + number }
}

/// `31/12/2022`, `31.12.22`, `2022/12/31`, `12/2022`.
fn date(text: &str, habits: TimeHabits) -> Option<Moment> {
    let text = text.split([' ', 'T']).next().filter(|_| text.contains([':'])).unwrap_or(text);
    let parts: Vec<&str> = text.split(['/', '.', '-']).map(str::trim).collect();
    if !parts.iter().all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let numbers: Vec<i16> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let whole = |text: String| text.parse().ok().map(|period| narrowed(period, habits.frequency));
    match (&numbers[..], &parts[..]) {
        ([month, year], [m, y]) if y.len() == 4 && m.len() <= 2 && (1..=12).contains(month) => {
            whole(format!("{year:04}-{month:02}")).map(Moment::Period)
        }
        ([year, month], [y, m]) if y.len() == 4 && m.len() <= 2 && (1..=12).contains(month) => {
            whole(format!("{year:04}-{month:02}")).map(Moment::Period)
        }
        ([year, month, day], [y, ..]) if y.len() == 4 => {
            whole(format!("{year:04}-{month:02}-{day:02}")).map(Moment::Period)
        }
        ([a, b, year], [_, _, y]) if y.len() == 4 || y.len() == 2 => {
            let year = if y.len() == 2 { year_of_two_digits(*year) } else { *year };
            either(&whole, [*a, *b], year, habits.dates)
        }
        _ => None,
    }
}

/// A date by its first two numbers: by the declared order, or by the only one that is possible.
fn either(
    whole: &dyn Fn(String) -> Option<TimePeriod>,
    [a, b]: [i16; 2],
    year: i16,
    order: Option<DateOrder>,
) -> Option<Moment> {
    let day_first = whole(format!("{year:04}-{b:02}-{a:02}"));
    let month_first = whole(format!("{year:04}-{a:02}-{b:02}"));
    match (order, day_first, month_first) {
        (Some(DateOrder::DayFirst), found, _) | (Some(DateOrder::MonthFirst), _, found) => found.map(Moment::Period),
        (None, Some(one), Some(other)) if one != other => Some(Moment::Ambiguous(one, other)),
        (None, one, other) => one.or(other).map(Moment::Period),
    }
}

/// What says the whole of a year that is named elsewhere.
const WHOLE_YEAR: [&str; 15] = [
    "annee",
    "total annee",
    "total annuel",
    "annuel",
    "total de annee",
    "annee entiere",
    "ensemble annee",
    "year",
    "full year",
    "annual",
    "سنه",
    "مجموع سنه",
    "مجموع سنوي",
    "سنه كامله",
    "كامل سنه",
];

#[cfg(test)]
mod tests {
    use marsad_model::{DateOrder, Frequency};

    use super::{Moment, Part, TimeHabits, read};

    fn period(text: &str, habits: TimeHabits) -> String {
        match read(text, habits) {
            Some(Moment::Period(period)) => period.to_string(),
            Some(Moment::Part(part)) => format!("{part:?}"),
            Some(Moment::Ambiguous(a, b)) => format!("{a}|{b}"),
            None => String::new(),
        }
    }

    #[test]
    fn periods_are_read_as_people_write_them() {
        let habits = TimeHabits::default();
        for (text, expected) in [
            ("2022", "2022"),
            ("2022-Q1", "2022-Q1"),
            ("janvier 2023", "2023-01"),
            ("Janv.-23", "2023-01"),
            ("Juill. 2023", "2023-07"),
            ("جانفي 2023", "2023-01"),
            ("جوان ٢٠٢٣", "2023-06"),
            ("Jan 2023", "2023-01"),
            ("T1 2023", "2023-Q1"),
            ("T. IV 2023", "2023-Q4"),
            ("T. 2", "Quarter(2)"),
            ("S. II", "Half(2)"),
            ("S. III", ""),
            ("1er trimestre 2023", "2023-Q1"),
            ("Ier trimestre 2023", "2023-Q1"),
            ("IIe trim. 2023", "2023-Q2"),
            ("IIIe trimestre 2023", "2023-Q3"),
            ("IVe trim. 2023", "2023-Q4"),
            ("الثلاثي الثاني 2023", "2023-Q2"),
            ("2ème semestre 2022", "2022-S2"),
            ("31/12/2022", "2022-12-31"),
            ("31/12/98", "1998-12-31"),
            ("31.12.22", "2022-12-31"),
            ("Janv-98", "1998-01"),
            ("31 décembre 2022", "2022-12-31"),
            ("12/2022", "2022-12"),
            ("Année 2022", "2022"),
            ("سنة 2022", "2022"),
            ("01/02/2023", "2023-02-01|2023-01-02"),
            ("Mars", "Month(3)"),
            ("T3", "Quarter(3)"),
            ("Total T3", "Quarter(3)"),
            ("TOTAL TRIM. II", "Quarter(2)"),
            ("Année", "Year"),
            ("3 mois 2024", "2024-01-01/P3M"),
            ("9 premiers mois 2023", "2023-01-01/P9M"),
            ("mois 3 2024", "2024-03"),
            ("Janv-Mars 2024", "2024-01-01/P3M"),
            ("de janvier à mars 2024", "2024-01-01/P3M"),
            ("Janvier / جانفي", "Month(1)"),
            ("Janvier / فيفري", "Months(1, 2)"),
            ("كانون الثاني 2024", "2024-01"),
            ("2021 (1)", "2021"),
            ("2021¹", "2021"),
            ("2021 ⁽¹⁾", "2021"),
            ("T1 2021²", "2021-Q1"),
            ("janvier 2023 ²", "2023-01"),
            ("كامل السنة", "Year"),
            ("كامل سنة 2022", "2022"),
            ("202301", "2023-01"),
            ("20230131", "2023-01-31"),
            ("202313", ""),
            ("123456", ""),
            ("2202", ""),
            ("2202-01", ""),
            ("mars à janvier 2024", ""),
            ("31 mois 2024", ""),
            ("عدد المهاجرين", ""),
            ("Total 2022 hommes", ""),
        ] {
            assert_eq!(period(text, habits), expected, "{text}");
        }
    }

    #[test]
    fn the_same_part_of_several_years_is_that_part_and_several_parts_are_none() {
        for (text, expected) in [
            ("Premiers semestres", "Half(1)"),
            ("Deuxièmes trimestres", "Quarter(2)"),
            ("First quarters", "Quarter(1)"),
            ("السداسيات الأولى", "Half(1)"),
            ("Trois trimestres", ""),
            ("3 quarters 2022", ""),
            ("Deux premiers trimestres 2022", ""),
            ("Semestres", ""),
        ] {
            assert_eq!(period(text, TimeHabits::default()), expected, "{text}");
        }
    }

    #[test]
    fn a_word_behind_a_period_may_say_of_which_quality_its_numbers_are() {
        for (text, expected) in [
            ("2023 prov.", "2023"),
            ("2023 (وقتي)", "2023"),
            ("2023 و", "2023"),
            ("2024 (مؤقت)", "2024"),
            ("2023 (prév.)", "2023"),
            ("2024 (projection)", "2024"),
            ("2024 estimations", "2024"),
            ("T1 2024 (توقعات)", "2024-Q1"),
            ("Prévisions 2024", ""),
            ("2025e", "2025"),
        ] {
            assert_eq!(period(text, TimeHabits::default()), expected, "{text}");
        }
    }

    #[test]
    fn a_digit_before_the_letter_counts_months_and_one_behind_it_names_one() {
        let habits = TimeHabits::default();
        for (text, expected) in [
            ("9M 2024", "2024-01-01/P9M"),
            ("9 M 2024", "2024-01-01/P9M"),
            ("6M2024", "2024-01-01/P6M"),
            ("9M24", "2024-01-01/P9M"),
            ("2024 9M", "2024-01-01/P9M"),
            ("12M 2024", "2024"),
            ("M09 2024", "2024-09"),
            ("M9 2024", "2024-09"),
            ("2024 M09", "2024-09"),
            ("1T 2024", "2024-Q1"),
            ("T1 2024", "2024-Q1"),
            ("9M", "Months(1, 9)"),
            ("09M 2024", ""),
            ("1M 2024", ""),
            ("13M 2024", ""),
            ("9 M", ""),
        ] {
            assert_eq!(period(text, habits), expected, "{text}");
        }
    }

    #[test]
    fn weeks_are_read_as_people_write_them() {
        for (text, expected) in [
            ("Semaine 1", "Week(1)"),
            ("semaine n° 32", "Week(32)"),
            ("Semaine 53", "Week(53)"),
            ("Week 1", "Week(1)"),
            ("الأسبوع 1", "Week(1)"),
            ("الأسبوع الأول", "Week(1)"),
            ("W01", "Week(1)"),
            ("2024W01", "2024-W01"),
            ("2024-W01", "2024-W01"),
            ("W01 2024", "2024-W01"),
            ("Semaine 1 / الأسبوع 1 / Week 1", "Week(1)"),
            ("Semaine 32 de 2024", "2024-W32"),
            ("2020 semaine 53", "2020-W53"),
            ("2024 semaine 53", ""),
            ("Semaine 54", ""),
            ("Semaine 1 / الأسبوع 2", ""),
            ("3 semaines", ""),
            ("semaine de mars 2024", ""),
            ("S1", "Half(1)"),
            ("S01", "Half(1)"),
            ("Sem. 2", "Half(2)"),
            ("S3", ""),
            ("S27 2024", ""),
        ] {
            assert_eq!(period(text, TimeHabits::default()), expected, "{text}");
        }
    }

    #[test]
    fn letters_of_half_years_are_weeks_where_weeks_are_counted() {
        let weekly = TimeHabits { is_weekly: true, ..TimeHabits::default() };
        for (text, expected) in [
            ("S1", "Week(1)"),
            ("S01", "Week(1)"),
            ("S. 2", "Week(2)"),
            ("Sem. 1", "Week(1)"),
            ("sem27", "Week(27)"),
            ("S52", "Week(52)"),
            ("S54", ""),
            ("S01-2024", "2024-W01"),
            ("2024-S1", "2024-W01"),
            ("2024-S27", "2024-W27"),
            ("S27-24", "2024-W27"),
            ("1er semestre 2024", "2024-S1"),
            ("T1 2024", "2024-Q1"),
            ("2024", "2024"),
        ] {
            assert_eq!(period(text, weekly), expected, "{text}");
        }
    }

    #[test]
    fn the_months_of_the_levant_and_of_the_maghreb_are_known_with_and_without_hamza() {
        let of_levant =
            "كانون الثاني، شباط، آذار، نيسان، أيار، حزيران، تموز، آب، أيلول، تشرين الأول، تشرين الثاني، كانون الأول";
        let of_maghreb = "جانفي، فيفري، مارس، أفريل، ماي، جوان، جويلية، أوت، سبتمبر، أكتوبر، نوفمبر، ديسمبر";
        let of_morocco = "يناير، فبراير، مارس، أبريل، ماي، يونيو، يوليوز، غشت، شتنبر، أكتوبر، نونبر، دجنبر";
        for names in [of_levant, of_maghreb, of_morocco] {
            for (month, name) in (1..).zip(names.split('،').map(str::trim)) {
                let bare = name.replace(['أ', 'آ', 'إ'], "ا");
                for text in [name, bare.as_str()] {
                    assert_eq!(read(text, TimeHabits::default()), Some(Moment::Part(Part::Month(month))), "{text}");
                }
                assert_eq!(period(&format!("{name} 2023"), TimeHabits::default()), format!("2023-{month:02}"));
            }
        }
        assert_eq!(period("آب/أغسطس 2022", TimeHabits::default()), "2022-08");
        let as_in_egypt = ["يونيه 2023", "يوليه 2023"].map(|text| period(text, TimeHabits::default()));
        assert_eq!(as_in_egypt, ["2023-06", "2023-07"]);
    }

    #[test]
    fn a_period_is_read_with_all_of_its_words_or_not_at_all() {
        let habits = TimeHabits::default();
        for (text, expected) in [
            ("Mois de mars 2024", "2024-03"),
            ("Mois de mars 24", "2024-03"),
            ("شهر مارس 2024", "2024-03"),
            ("Mois de janvier à mars 2024", "2024-01-01/P3M"),
            ("1er trimestre de l'année 2024", "2024-Q1"),
            ("6 premiers mois de 2024", "2024-01-01/P6M"),
            ("Six premiers mois 2024", "2024-01-01/P6M"),
            ("sept premiers mois 2024", "2024-01-01/P7M"),
            ("2024 (neuf premiers mois)", "2024-01-01/P9M"),
            ("2024 – 9 mois", "2024-01-01/P9M"),
            ("التسعة أشهر الأولى من 2024", "2024-01-01/P9M"),
            ("الأشهر العشرة الأولى من سنة 2023", "2023-01-01/P10M"),
            ("الأشهر التسعة 2024", "2024-01-01/P9M"),
            ("السداسية الأولى 2024", "2024-S1"),
            ("1er janvier 2024", "2024-01-01"),
            ("de janvier à décembre 2024", "2024"),
            ("9 mois T2 2024", ""),
            ("trimestre de mars 2024", ""),
            ("2ème mars 2024", ""),
            ("mois 2024", ""),
        ] {
            assert_eq!(period(text, habits), expected, "{text}");
        }
    }

    #[test]
    fn words_that_lead_to_a_day_are_read_with_it_and_no_others() {
        let habits = TimeHabits::default();
        for (text, expected) in [
            ("au 31/12/2021", "2021-12-31"),
            ("Au 31.12.2021", "2021-12-31"),
            ("Situation au 31/12/2021", "2021-12-31"),
            ("Situation arrêtée au 31 décembre 2021", "2021-12-31"),
            ("As of 31/12/2021", "2021-12-31"),
            ("As at 31 December 2021", "2021-12-31"),
            ("في 31/12/2021", "2021-12-31"),
            ("الوضعية في ٣١/١٢/٢٠٢١", "2021-12-31"),
            ("إلى غاية 31/12/2021", "2021-12-31"),
            ("إلى غاية 31 ديسمبر 2021", "2021-12-31"),
            ("au 30/06/2021 (1)", "2021-06-30"),
            ("au 01/02/2021", "2021-02-01|2021-01-02"),
            ("Situation 2021", ""),
            ("Situation au 12/2021", ""),
            ("avant le 31/12/2021", ""),
            ("Hommes au 31/12/2021", ""),
        ] {
            assert_eq!(period(text, habits), expected, "{text}");
        }
    }

    #[test]
    fn a_day_at_an_end_of_a_period_stands_for_it_and_one_in_its_middle_for_itself() {
        let often = |frequency| TimeHabits { frequency: Some(frequency), ..TimeHabits::default() };
        for (text, frequency, expected) in [
            ("au 31/12/2021", Frequency::A, "2021"),
            ("1er janvier 2021", Frequency::A, "2021"),
            ("30/06/2021", Frequency::A, "2021-06-30"),
            ("au 30/06/2021", Frequency::S, "2021-S1"),
            ("31/03/2021", Frequency::Q, "2021-Q1"),
            ("31/03/2021", Frequency::S, "2021-03-31"),
            ("15/03/2021", Frequency::M, "2021-03"),
        ] {
            assert_eq!(period(text, often(frequency)), expected, "{text} {frequency:?}");
        }
    }

    #[test]
    fn a_declared_order_and_frequency_make_a_date_certain() {
        let habits =
            TimeHabits { dates: Some(DateOrder::DayFirst), frequency: Some(Frequency::M), ..TimeHabits::default() };
        assert_eq!(period("01/02/2023", habits), "2023-02");
        assert_eq!(Part::Month(2).of(2023).unwrap().to_string(), "2023-02");
    }
}
