//! Time periods and dates as people read them.

use icu_datetime::input::{Date as IcuDate, DateTime as IcuDateTime, Time as IcuTime};
use icu_datetime::{DateTimeFormatter, fieldsets};
use icu_locale_core::Locale;
use jiff::civil::{Date, DateTime};
use marsad_model::{Lang, TimePeriod};
use writeable::Writeable as _;

use crate::{Voice, args};

/// Writes dates in one locale.
pub(crate) struct Dates {
    day: Option<DateTimeFormatter<fieldsets::YMD>>,
    month: Option<DateTimeFormatter<fieldsets::YM>>,
    day_short: Option<DateTimeFormatter<fieldsets::YMD>>,
    month_short: Option<DateTimeFormatter<fieldsets::YM>>,
    month_alone: Option<DateTimeFormatter<fieldsets::M>>,
    moment: Option<DateTimeFormatter<fieldsets::YMDT>>,
}

impl Dates {
    pub(crate) fn new(locale: &Locale) -> Self {
        Self {
            day: DateTimeFormatter::try_new(locale.into(), fieldsets::YMD::long()).ok(),
            month: DateTimeFormatter::try_new(locale.into(), fieldsets::YM::long()).ok(),
            day_short: DateTimeFormatter::try_new(locale.into(), fieldsets::YMD::medium()).ok(),
            month_short: DateTimeFormatter::try_new(locale.into(), fieldsets::YM::medium()).ok(),
            month_alone: DateTimeFormatter::try_new(locale.into(), fieldsets::M::medium()).ok(),
            moment: DateTimeFormatter::try_new(locale.into(), fieldsets::YMD::long().with_time_hm()).ok(),
        }
    }

    pub(crate) fn day(&self, date: Date) -> String {
        match (&self.day, icu_date(date)) {
            (Some(formatter), Some(input)) => formatter.format(&input).write_to_string().into_owned(),
            _ => date.to_string(),
        }
    }

    fn month(&self, date: Date) -> String {
        match (&self.month, icu_date(date)) {
            (Some(formatter), Some(input)) => formatter.format(&input).write_to_string().into_owned(),
            _ => format!("{}-{:02}", date.year(), date.month()),
        }
    }

    fn day_short(&self, date: Date) -> String {
        match (&self.day_short, icu_date(date)) {
            (Some(formatter), Some(input)) => formatter.format(&input).write_to_string().into_owned(),
            _ => date.to_string(),
        }
    }

    fn month_short(&self, date: Date) -> String {
        match (&self.month_short, icu_date(date)) {
            (Some(formatter), Some(input)) => formatter.format(&input).write_to_string().into_owned(),
            _ => self.month(date),
        }
    }

    /// A month without its year.
    fn month_alone(&self, date: Date) -> String {
        match (&self.month_alone, icu_date(date)) {
            (Some(formatter), Some(input)) => formatter.format(&input).write_to_string().into_owned(),
            _ => date.month().to_string(),
        }
    }

    pub(crate) fn moment(&self, moment: DateTime) -> String {
        let time = IcuTime::try_new(moment.hour() as u8, moment.minute() as u8, 0, 0).ok();
        match (&self.moment, icu_date(moment.date()), time) {
            (Some(formatter), Some(date), Some(time)) => {
                formatter.format(&IcuDateTime { date, time }).write_to_string().into_owned()
            }
            _ => moment.to_string(),
        }
    }
}

fn icu_date(date: Date) -> Option<IcuDate<icu_calendar::Iso>> {
    IcuDate::try_new_iso(i32::from(date.year()), date.month() as u8, date.day() as u8).ok()
}

/// The name of `period` in the language of `voice`.
pub(crate) fn name(voice: &Voice, period: &TimePeriod) -> String {
    let text = period.as_str();
    if text.contains('/') {
        return range(voice, period);
    }
    let year = voice.digits(text.get(..4).unwrap_or(text));
    match text.get(5..6) {
        None => year,
        Some("A")
            if period.end().date().year() == period.start().date().year() + 1
                && period.start().date().day_of_year() == 1 =>
        {
            year
        }
        Some("A") => span(voice, &year, &voice.digits(&period.end().date().year().to_string())),
        Some("M") => voice.dates.month(period.start().date()),
        Some(letter @ ("S" | "T" | "Q" | "W" | "D")) => reporting(voice, "period", (text, letter)),
        Some(_) if text.len() == 7 => voice.dates.month(period.start().date()),
        Some(_) if text.contains(':') => voice.dates.moment(period.start()),
        Some(_) => voice.dates.day(period.start().date()),
    }
}

/// A part of a reporting year, by its number in that year.
fn reporting(voice: &Voice, key: &str, (text, letter): (&str, &str)) -> String {
    let year = voice.digits(text.get(..4).unwrap_or(text));
    let number = voice.digits(text.get(6..).unwrap_or_default().trim_start_matches('0'));
    let key = format!("{key}-{}", letter.to_ascii_lowercase());
    voice.say_with(&key, &args().text("year", &year).text("number", &number))
}

/// The name of `period` where there is little room, as on an axis: `2009–14`, `Sep 2023`. Days and months of a range may be
/// left out, its years never.
pub(crate) fn short(voice: &Voice, period: &TimePeriod) -> String {
    let text = period.as_str();
    let letter = text.get(5..6).filter(|_| !text.contains('/'));
    if let Some(letter @ ("S" | "T" | "Q" | "W" | "D")) = letter {
        return reporting(voice, "period-short", (text, letter));
    }
    let (first, after) = (period.start().date(), period.end().date());
    let last = after.yesterday().unwrap_or(after).max(first);
    match (first.year() == last.year(), first.month() == last.month()) {
        (true, true) if first == last => day_short(voice, first),
        (true, true) => voice.dates.month_short(first),
        (true, false) if first.day_of_year() == 1 && after.day_of_year() == 1 => {
            voice.digits(&first.year().to_string())
        }
        (true, false) => {
            let year = voice.digits(&first.year().to_string());
            let months =
                args().text("from", &voice.dates.month_alone(first)).text("to", &voice.dates.month_alone(last));
            voice.say_with("period-short-months", &months.text("year", &year))
        }
        (false, _) => years_short(voice, (first.year(), last.year())),
    }
}

/// A day; Arabic has no shorter names of months, and would take numbers for them.
fn day_short(voice: &Voice, date: Date) -> String {
    if voice.lang() == Lang::Ar { voice.dates.day(date) } else { voice.dates.day_short(date) }
}

/// Two years, the second by its last two digits where its century is that of the first.
fn years_short(voice: &Voice, (first, last): (i16, i16)) -> String {
    let to = if first / 100 == last / 100 { format!("{:02}", last % 100) } else { last.to_string() };
    span(voice, &voice.digits(&first.to_string()), &voice.digits(&to))
}

/// The name of `period` as a sentence takes it up: a range of months or days says from when to when in words.
pub(crate) fn in_words(voice: &Voice, period: &TimePeriod) -> String {
    match ends(period).filter(|_| period.as_str().contains('/')) {
        Some(Ends::Months(from, to)) => {
            between(voice, "period-of-months", (&voice.dates.month(from), &voice.dates.month(to)))
        }
        Some(Ends::Days(from, to)) => between(voice, "period-of-days", (&voice.dates.day(from), &voice.dates.day(to))),
        Some(Ends::Years(..)) | None => name(voice, period),
    }
}

/// A date in the first and one in the last year, month or day of a period, whichever is exact.
enum Ends {
    Years(Date, Date),
    Months(Date, Date),
    Days(Date, Date),
}

fn ends(period: &TimePeriod) -> Option<Ends> {
    let (first, after) = (period.start().date(), period.end().date());
    let last = after.yesterday().ok()?;
    Some(match (first.day_of_year(), after.day_of_year(), first.day(), after.day()) {
        (1, 1, ..) => Ends::Years(first, last),
        (_, _, 1, 1) => Ends::Months(first, last),
        _ => Ends::Days(first, last),
    })
}

fn between(voice: &Voice, key: &str, (from, to): (&str, &str)) -> String {
    voice.say_with(key, &args().text("from", from).text("to", to))
}

/// A range by its first and last year, month or day.
fn range(voice: &Voice, period: &TimePeriod) -> String {
    match ends(period) {
        None => period.to_string(),
        Some(Ends::Years(first, last)) => {
            let [first, last] = [first, last].map(|date| voice.digits(&date.year().to_string()));
            if first == last { first } else { span(voice, &first, &last) }
        }
        Some(Ends::Months(first, last)) => span(voice, &voice.dates.month(first), &voice.dates.month(last)),
        Some(Ends::Days(first, last)) => span(voice, &voice.dates.day(first), &voice.dates.day(last)),
    }
}

/// A range; one of plain numbers is isolated, so that it reads from the first to the last in every direction.
fn span(voice: &Voice, from: &str, to: &str) -> String {
    let is_number = |text: &str| text.chars().all(|c| c.is_numeric());
    if voice.lang().is_right_to_left() && is_number(from) && is_number(to) {
        return format!("\u{2066}{from}–{to}\u{2069}");
    }
    between(voice, "period-range", (from, to))
}
