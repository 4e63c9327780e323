//! The answer as one page of HTML that needs nothing else: it can be sent by mail, kept, printed.
//!
//! INVARIANT: no script, no address of anything outside; every text from a file is escaped. The markup is XML as well.

use marsad_i18n::{Voice, args};
use marsad_model::Severity;

use super::{Answer, AnswerGroup, AnswerPlace, Cause};

const STYLE: &str = include_str!("page.css");
/// How many places of a trouble, and how many troubles of a severity, stand on the page.
const LISTED_MAX: usize = 200;

impl Answer {
    /// The page.
    pub fn page(&self, voice: &Voice) -> String {
        let lang = voice.lang();
        let direction = if lang.is_right_to_left() { "rtl" } else { "ltr" };
        let weight = self.groups.first().map_or("fine", |group| match group.severity {
            Severity::Note => "fine",
            other => class(other),
        });
        let groups: String = self.groups.iter().map(|group| group.section(voice)).collect();
        let (title, summary, verdict) = (escape(&self.title), escape(&self.summary), escape(&self.verdict));
        let (under, author) = (escape(&self.under), escape(&voice.say("answer-author")));
        let head = format!(
            r#"<meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><meta name="referrer" content="no-referrer"/><title>{title}</title><style>{STYLE}</style>"#
        );
        let body = format!(
            "<header><h1>{title}</h1><p class=\"verdict {weight}\"><b>{verdict}</b></p><p class=\"quiet\">{summary}</p></header>\n<main>{groups}</main>\n<footer>{author} · {under}</footer>"
        );
        format!(
            "<!DOCTYPE html>\n<html lang=\"{lang}\" dir=\"{direction}\">\n<head>{head}</head>\n<body>\n{body}\n</body>\n</html>\n"
        )
    }
}

fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

impl AnswerGroup {
    fn section(&self, voice: &Voice) -> String {
        let causes: String = self.causes.iter().take(LISTED_MAX).map(|cause| cause.section(voice)).collect();
        let left: u64 = self.causes.iter().skip(LISTED_MAX).map(Cause::count).sum();
        let more = voice.say_with("finding-more", &args().count("count", left));
        let more = if left == 0 { String::new() } else { format!("<p class=\"quiet\">… {}</p>", escape(&more)) };
        let (class, heading) = (class(self.severity), escape(&self.heading));
        format!("\n<section class=\"group {class}\"><h2>{heading}</h2>{causes}{more}</section>")
    }
}

impl Cause {
    fn section(&self, voice: &Voice) -> String {
        let heading = escape(&self.heading(voice));
        let more = self.more_text(LISTED_MAX, voice);
        let more = more.map_or_else(String::new, |more| format!("<p class=\"quiet\">… {}</p>", escape(&more)));
        let (label, remedy) = (escape(&voice.say("answer-head-remedy")), escape(&self.remedy));
        let remedy = format!("<p class=\"remedy\"><b>{label}</b> {remedy}</p>");
        let table = self.table(voice);
        format!("\n<section class=\"cause\"><h3>{heading}</h3>{remedy}{table}{more}</section>")
    }

    /// Where it stands: a line for each sheet and, where places differ in their words, for each of these.
    fn table(&self, voice: &Voice) -> String {
        let groups = self.by_reason(LISTED_MAX);
        let has_sheet = groups.iter().flatten().any(|place| !place.place.sheet.is_empty());
        let has_reason = self.reason.is_none();
        let sheets = groups.iter().flat_map(|group| group.chunk_by(|a, b| a.place.sheet == b.place.sheet));
        let rows: String = sheets.map(|same| row(same, (has_sheet, has_reason), voice)).collect();
        let shown = [("sheet", has_sheet), ("cell", true), ("reason", has_reason)];
        let heads = shown.iter().filter(|(_, is_shown)| *is_shown);
        let heads: String = heads
            .map(|(head, _)| format!("<th scope=\"col\">{}</th>", escape(&voice.say(&format!("answer-head-{head}")))))
            .collect();
        format!("<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>")
    }
}

/// Places on one sheet of which the same is said.
fn row(places: &[&AnswerPlace], (has_sheet, has_reason): (bool, bool), voice: &Voice) -> String {
    let Some(first) = places.first() else { return String::new() };
    let sheet = format!("<td class=\"sheet\"><bdi>{}</bdi></td>", escape(&first.place.sheet));
    let sheet = if has_sheet { sheet } else { String::new() };
    let cells: String = places.iter().map(|place| cell(place, voice)).collect();
    let reason = format!("<td>{}</td>", escape(&first.reason));
    let reason = if has_reason { reason } else { String::new() };
    let many = if places.len() > 3 { " many" } else { "" };
    format!("<tr>{sheet}<td class=\"cells{many}\">{cells}</td>{reason}</tr>")
}

fn cell(place: &AnswerPlace, voice: &Voice) -> String {
    let words = if place.cell.is_empty() { place.words(voice) } else { place.cell.clone() };
    format!("<bdi>{}</bdi> ", escape(&words))
}

/// A text as markup may hold it: no markup of its own, and no character that XML forbids.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            letter if letter.is_control() && !matches!(letter, '\t' | '\n' | '\r') => safe.push('\u{fffd}'),
            letter => safe.push(letter),
        }
    }
    safe
}
