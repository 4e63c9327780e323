//! A calendar as a feed: Atom, RFC 4287, with what was told last at the top.

use jiff::Timestamp;
use marsad_i18n::Voice;
use quick_xml::escape::escape;

use super::entry::{CalendarEntry, EntryTime};

/// What stands above the entries of a feed.
#[derive(Clone, Copy, Debug)]
pub struct AtomHead<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Who writes it.
    pub author: &'a str,
    /// The page that shows the same, as the world reaches it.
    pub page: &'a str,
    /// The feed itself, as the world reaches it.
    pub itself: &'a str,
}

/// A calendar as a feed. An entry comes up again whenever its time is changed, and keeps its name. `now` stands where nothing
/// was told yet.
pub fn atom(head: AtomHead<'_>, voice: &Voice, (entries, now): (&[CalendarEntry], Timestamp)) -> String {
    let mut sorted: Vec<(Timestamp, &CalendarEntry)> =
        entries.iter().map(|entry| (entry.revision.at.unwrap_or(now), entry)).collect();
    sorted.sort_by(|a, b| (b.0, &a.1.uid).cmp(&(a.0, &b.1.uid)));
    let updated = sorted.first().map_or(now, |(at, _)| *at);
    let mut lines = vec![
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>".to_owned(),
        format!("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">", voice.lang()),
        format!("<id>{}</id>", escaped(head.itself)),
        format!("<title>{}</title>", escaped(head.name)),
        format!("<updated>{updated}</updated>"),
        format!("<author><name>{}</name></author>", escaped(head.author)),
        format!("<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>", escaped(head.itself)),
        format!("<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", escaped(head.page)),
    ];
    for (at, entry) in sorted {
        lines.extend(entry_lines(head, voice, (entry, at)));
    }
    lines.push("</feed>\n".to_owned());
    lines.join("\n")
}

fn entry_lines(head: AtomHead<'_>, voice: &Voice, (entry, at): (&CalendarEntry, Timestamp)) -> Vec<String> {
    let time = match entry.time {
        EntryTime::Day(day) => voice.day(day),
        EntryTime::Moment(moment) => voice.moment(moment),
    };
    vec![
        "<entry>".to_owned(),
        format!("<id>{}</id>", escaped(&format!("{}#{}", head.page, entry.anchor()))),
        format!("<title>{}</title>", escaped(&entry.summary)),
        format!("<updated>{at}</updated>"),
        format!("<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", escaped(&entry.link)),
        format!("<category term=\"{}\"/>", escaped(&entry.category)),
        format!("<content type=\"text\">{}</content>", escaped(&format!("{time}\n{}", entry.description))),
        "</entry>".to_owned(),
    ]
}

/// A text as XML holds it; what XML 1.0 cannot hold is left out.
fn escaped(text: &str) -> String {
    let is_held =
        |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    let held: String = text.chars().filter(is_held).collect();
    escape(held.as_str()).into_owned()
}

#[cfg(test)]
mod tests {
    use marsad_model::{Lang, Numerals};
    use serde_json::json;

    use super::*;
    use crate::calendar::entry::EntryRevision;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn entry(number: u32, told: &str) -> CalendarEntry {
        CalendarEntry {
            uid: format!("release-DF-{number}@marjan.example"),
            time: EntryTime::Moment(at("2026-03-01T08:00:00Z")),
            summary: format!("Arrivals & <departures> {number}"),
            description: "a\u{1}b".to_owned(),
            link: "https://marjan.example/en/data/DF".to_owned(),
            category: "Calendar".to_owned(),
            data: json!({}),
            revision: EntryRevision { number: 0, at: Some(at(told)), is_off: false },
        }
    }

    fn feed(entries: &[CalendarEntry]) -> String {
        let voice = Voice::new(Lang::En, Numerals::Western, &marsad_testkit::marjan().head);
        let head = AtomHead {
            name: "Releases",
            author: "Observatory",
            page: "https://marjan.example/en/calendar",
            itself: "https://marjan.example/en/calendar.atom",
        };
        atom(head, &voice, (entries, at("2026-01-01T00:00:00Z")))
    }

    #[test]
    fn what_was_told_last_stands_first_and_dates_the_feed() {
        let text = feed(&[entry(1, "2026-01-02T00:00:00Z"), entry(2, "2026-01-03T00:00:00Z")]);
        assert!(text.contains("<title>Releases</title>\n<updated>2026-01-03T00:00:00Z</updated>"), "{text}");
        assert!(text.find("#release-DF-2</id>").unwrap() < text.find("#release-DF-1</id>").unwrap(), "{text}");
        assert!(feed(&[]).contains("<updated>2026-01-01T00:00:00Z</updated>"));
    }

    #[test]
    fn what_people_wrote_is_no_markup() {
        let text = feed(&[entry(1, "2026-01-02T00:00:00Z")]);
        assert!(text.contains("<title>Arrivals &amp; &lt;departures&gt; 1</title>"), "{text}");
        assert!(text.contains("\nab</content>"), "{text}");
        let mut reader = quick_xml::Reader::from_str(&text);
        while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
    }
}
