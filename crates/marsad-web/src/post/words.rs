//! What letters say: a subject, and a plain text with its links; by SMS one line.

use std::collections::BTreeMap;

use marsad_i18n::{Args, args};
use marsad_model::{Account, Letter, LetterKind};
use marsad_publish::CalendarNames;

/// The subject and the text of a letter to a person.
pub(super) fn letter(letter: &Letter, account: &Account, names: CalendarNames<'_>) -> (String, String) {
    let (voice, word) = (names.voice, letter.kind.word());
    let arguments = arguments(letter, account, names);
    let say = |key: &str| voice.say_with(key, &arguments);
    let mut parts = vec![say("letter-greeting"), say(&format!("letter-{word}-text"))];
    let lines = lines(letter, names);
    if !lines.is_empty() {
        parts.push(lines.join("\n"));
    }
    parts.push(link(letter, names));
    parts.push(say("letter-closing"));
    (plain(&say(&format!("letter-{word}-subject"))), parts.join("\n\n") + "\n")
}

/// What an SMS says: that something waits, and where the desk is.
pub(super) fn sms(letter: &Letter, names: CalendarNames<'_>) -> String {
    let code = letter.arguments.get("code").map_or("", String::as_str);
    let values = args().text("code", code).text("link", &link(letter, names));
    plain(&names.voice.say_with(&format!("letter-{}-text", letter.kind.word()), &values))
}

/// A subject has one line and no marks of direction.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !('\u{2066}'..='\u{2069}').contains(c)).collect()
}

fn arguments(letter: &Letter, account: &Account, names: CalendarNames<'_>) -> Args {
    let lang = names.voice.lang();
    let subject = BTreeMap::from([("subject".to_owned(), subject(letter).to_owned())]);
    let mut values = letter.arguments.clone();
    values.extend(subject);
    // A link is no word of a letter, and an address is none.
    values.retain(|name, _| ["subject", "text", "due"].contains(&name.as_str()));
    names
        .words(&values)
        .text("function", account.name.get(lang))
        .text("system", names.pack.head.name.get(lang))
        .text("account", &account.id)
}

/// What a letter is about, such as a submission; a link is no subject.
fn subject(letter: &Letter) -> &str {
    let found = ["subject", "submission", "release", "item"].iter().find_map(|name| letter.arguments.get(*name));
    found.map_or("", String::as_str)
}

/// What is due, a line for each.
fn lines(letter: &Letter, names: CalendarNames<'_>) -> Vec<String> {
    let lines = letter.arguments.iter().filter_map(|(name, line)| match name.split_once('-') {
        Some(("line", _)) => due_line(line, names),
        Some(("late", _)) => late_line(line, names),
        _ => None,
    });
    lines.collect()
}

/// `AGREEMENT PERIOD DUE COUNT` in words.
fn late_line(line: &str, names: CalendarNames<'_>) -> Option<String> {
    let (rest, count) = line.rsplit_once(' ')?;
    let (rest, due) = rest.rsplit_once(' ')?;
    let (agreement, period) = rest.split_once(' ')?;
    let pairs = [("agreement", agreement), ("period", period), ("due", due), ("n", count)];
    let values = pairs.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    Some(names.voice.say_with("letter-late-line", &names.words(&values)))
}

/// `AGREEMENT PERIOD DUE` in words.
fn due_line(line: &str, names: CalendarNames<'_>) -> Option<String> {
    let (rest, due) = line.rsplit_once(' ')?;
    let (agreement, period) = rest.split_once(' ')?;
    let pairs = [("agreement", agreement), ("period", period), ("due", due)];
    let values = pairs.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    Some(names.voice.say_with("letter-line", &names.words(&values)))
}

/// The page of a release before its time.
fn prerelease(release: &str) -> String {
    let found = release.split_once(' ').map(|(dataflow, number)| format!("/prerelease/{dataflow}/{number}"));
    found.unwrap_or_default()
}

/// Where the reader goes from here.
fn link(letter: &Letter, names: CalendarNames<'_>) -> String {
    let lang = names.voice.lang();
    let page = |path: &str| format!("{}/{lang}/desk{path}", names.base);
    let secret = letter.arguments.get("link").map_or("", String::as_str);
    match letter.kind {
        LetterKind::Invitation | LetterKind::Reset => page(&format!("/link/{secret}")),
        LetterKind::PasswordChanged | LetterKind::Locked | LetterKind::EmailChanged => page("/sign-in"),
        LetterKind::Reminder | LetterKind::Escalation => page("/calendar"),
        // An SMS has no room for more than the desk.
        LetterKind::SmsCode
        | LetterKind::SmsLate
        | LetterKind::SmsEscalation
        | LetterKind::SmsReturned
        | LetterKind::SmsApproval => page(""),
        LetterKind::LateDigest => page("/calendar#late"),
        LetterKind::SubmissionAnswered => page(&format!("/submissions/{}", subject(letter))),
        LetterKind::CommentAdded => page(&format!("/review/{}#talks", subject(letter))),
        LetterKind::ActionDue => page("/committee"),
        LetterKind::ScoreCardMade => page(&format!("/scores/{}", subject(letter))),
        LetterKind::PrereleaseGranted => page(&prerelease(subject(letter))),
        LetterKind::ReleasePublished => match subject(letter).split_once(' ') {
            Some((dataflow, _)) => format!("{}/{lang}/data/{dataflow}", names.base),
            None => page(""),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_has_no_marks_of_direction_and_no_second_line() {
        assert_eq!(plain("\u{2068}مرصد\u{2069}\r\nBcc: x"), "مرصدBcc: x");
    }
}
