//! A calendar as iCalendar: RFC 5545, with the name and the pace of RFC 7986.

use jiff::Timestamp;
use jiff::civil::Date;
use marsad_model::Lang;

use super::entry::{CalendarEntry, EntryTime};

/// A line has no more octets, its end not counted (RFC 5545, section 3.1).
const OCTETS_MAX: usize = 75;

/// A calendar that programs may ask for again every six hours. `now` is when it was written.
pub fn icalendar((name, lang): (&str, Lang), entries: &[CalendarEntry], now: Timestamp) -> String {
    let mut lines = Lines::default();
    lines.plain("BEGIN:VCALENDAR");
    lines.plain("VERSION:2.0");
    lines.plain("PRODID:-//Marsad//Calendar//EN");
    lines.plain("CALSCALE:GREGORIAN");
    lines.text(&format!("NAME;LANGUAGE={lang}"), name);
    lines.text("X-WR-CALNAME", name);
    lines.plain("REFRESH-INTERVAL;VALUE=DURATION:PT6H");
    lines.plain("X-PUBLISHED-TTL:PT6H");
    if entries.is_empty() {
        nothing(&mut lines);
    }
    for entry in entries {
        event(&mut lines, (entry, lang), now);
    }
    lines.plain("END:VCALENDAR");
    lines.text
}

/// A calendar holds a component at least (RFC 5545, section 3.6), and one that tells of nothing is the zone of its moments.
fn nothing(lines: &mut Lines) {
    for line in [
        "BEGIN:VTIMEZONE",
        "TZID:Etc/UTC",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0000",
        "END:STANDARD",
        "END:VTIMEZONE",
    ] {
        lines.plain(line);
    }
}

fn event(lines: &mut Lines, (entry, lang): (&CalendarEntry, Lang), now: Timestamp) {
    lines.plain("BEGIN:VEVENT");
    lines.text("UID", &entry.uid);
    lines.plain(&format!("DTSTAMP:{}", moment(now)));
    if entry.revision.number > 0 {
        lines.plain(&format!("SEQUENCE:{}", entry.revision.number));
    }
    if let Some(at) = entry.revision.at {
        lines.plain(&format!("LAST-MODIFIED:{}", moment(at)));
    }
    if entry.revision.is_off {
        lines.plain("STATUS:CANCELLED");
    }
    match entry.time {
        EntryTime::Day(on) => {
            lines.plain(&format!("DTSTART;VALUE=DATE:{}", day(on)));
            lines.plain(&format!("DTEND;VALUE=DATE:{}", day(on.tomorrow().unwrap_or(on))));
        }
        EntryTime::Moment(at) => lines.plain(&format!("DTSTART:{}", moment(at))),
    }
    lines.text(&format!("SUMMARY;LANGUAGE={lang}"), &entry.summary);
    lines.text(&format!("DESCRIPTION;LANGUAGE={lang}"), &entry.description);
    lines.text(&format!("CATEGORIES;LANGUAGE={lang}"), &entry.category);
    lines.plain(&format!("URL:{}", entry.link));
    // Nobody is busy because something is due.
    lines.plain("TRANSP:TRANSPARENT");
    lines.plain("END:VEVENT");
}

fn day(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

fn moment(moment: Timestamp) -> String {
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// The lines of a calendar, each folded where it is too long.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    /// A property whose value is a text.
    fn text(&mut self, name: &str, value: &str) {
        self.plain(&format!("{name}:{}", escaped(value)));
    }

    /// A line as it is; what is no line of its own cannot become one.
    fn plain(&mut self, line: &str) {
        let mut octets = 0;
        for c in line.chars().filter(|c| !c.is_control()) {
            if octets + c.len_utf8() > OCTETS_MAX {
                self.text.push_str("\r\n ");
                octets = 1;
            }
            self.text.push(c);
            octets += c.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

/// A text as a value (RFC 5545, section 3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use serde_json::json;

    use super::*;
    use crate::calendar::entry::EntryRevision;

    fn entry(time: EntryTime, summary: &str) -> CalendarEntry {
        CalendarEntry {
            uid: "transmission-A-2025@marjan.example".to_owned(),
            time,
            summary: summary.to_owned(),
            description: "one\ntwo".to_owned(),
            link: "https://marjan.example/en/desk/agreements/A".to_owned(),
            category: "Calendar".to_owned(),
            data: json!({}),
            revision: EntryRevision::default(),
        }
    }

    fn written(entry: &CalendarEntry) -> String {
        icalendar(("Marjan", Lang::Ar), std::slice::from_ref(entry), "2026-03-01T08:30:05Z".parse().unwrap())
    }

    #[test]
    fn an_entry_of_a_day_ends_where_the_next_day_begins() {
        let text = written(&entry(EntryTime::Day(date(2026, 12, 31)), "Arrivals, 2025; due"));
        let expected = "BEGIN:VEVENT\r\nUID:transmission-A-2025@marjan.example\r\nDTSTAMP:20260301T083005Z\r\n\
                        DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n\
                        SUMMARY;LANGUAGE=ar:Arrivals\\, 2025\\; due\r\nDESCRIPTION;LANGUAGE=ar:one\\ntwo\r\n\
                        CATEGORIES;LANGUAGE=ar:Calendar\r\nURL:https://marjan.example/en/desk/agreements/A\r\n\
                        TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n";
        assert!(text.contains(expected), "{text}");
        assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    }

    #[test]
    fn what_does_not_come_at_its_time_is_cancelled_under_the_name_it_had() {
        let (at, moment) = ("2026-02-01T09:00:00Z".parse().ok(), "2026-03-01T08:00:00Z".parse().unwrap());
        let revision = EntryRevision { number: 2, at, is_off: true };
        let text = written(&CalendarEntry { revision, ..entry(EntryTime::Moment(moment), "x") });
        let expected = "SEQUENCE:2\r\nLAST-MODIFIED:20260201T090000Z\r\nSTATUS:CANCELLED\r\n\
                        DTSTART:20260301T080000Z\r\n";
        assert!(text.contains(expected) && text.contains("UID:transmission-A-2025@"), "{text}");
    }

    #[test]
    fn a_calendar_of_nothing_holds_a_component() {
        let text = icalendar(("Marjan", Lang::En), &[], Timestamp::UNIX_EPOCH);
        assert!(text.contains("BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\n") && text.contains("END:VTIMEZONE\r\n"), "{text}");
        assert!(!text.contains("VEVENT"), "{text}");
        let entry = entry(EntryTime::Day(date(2026, 12, 31)), "x");
        assert!(!written(&entry).contains("VTIMEZONE"));
    }

    #[test]
    fn a_moment_is_written_in_universal_time() {
        let moment = EntryTime::Moment("2026-03-01T09:00:00+01:00".parse().unwrap());
        assert!(written(&entry(moment, "x")).contains("\r\nDTSTART:20260301T080000Z\r\n"));
    }

    #[test]
    fn long_lines_are_folded_between_letters_and_unfold_to_what_they_were() {
        let summary = "الوافدون المسجلون في الموانئ والمقيمون الأجانب في سجل السكان ".repeat(4);
        let text = written(&entry(EntryTime::Day(date(2026, 3, 1)), &summary));
        assert!(text.split("\r\n").all(|line| line.len() <= OCTETS_MAX), "{text}");
        assert!(text.replace("\r\n ", "").contains(&summary));
    }

    #[test]
    fn a_value_cannot_begin_a_line_of_its_own() {
        let text = written(&entry(EntryTime::Day(date(2026, 3, 1)), "x\r\nBEGIN:VEVENT"));
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 2);
        assert_eq!(text.matches("\r\nBEGIN:VEVENT").count(), 1);
    }
}
