//! What is said and what is given: talk goes to stderr in the reader's language, data go to stdout.

use std::borrow::Cow;
use std::io::{IsTerminal as _, Write as _};

use indicatif::{ProgressBar, ProgressStyle};
use marsad_i18n::{Args, FindingText, Voice, args};
use marsad_model::{Finding, FindingCode, Lang, LocalText, Numerals, PackHead};
use marsad_pack::{Problem, ProblemKind};

use marsad_workflow::{DesignNote, SurveyProblem};

use crate::builtin;
use crate::cli::{Common, Format};
use crate::failure::Failure;
use crate::site::Site;

/// Where a command speaks.
pub struct Console {
    voice: Voice,
    pub format: Format,
    is_quiet: bool,
}

impl Console {
    pub fn new(common: &Common) -> Self {
        let head = Site::new(common).head().or_else(builtin::head);
        let numerals = head.as_ref().map_or(Numerals::Western, |head| head.numerals);
        let voice = Voice::new(common.lang, numerals, &head.unwrap_or_else(neutral_head));
        Self { voice, format: common.format, is_quiet: common.quiet }
    }

    pub fn voice(&self) -> &Voice {
        &self.voice
    }

    /// Talk, unless the person wants quiet.
    pub fn say(&self, key: &str, arguments: &Args) {
        if !self.is_quiet {
            self.tell(&self.voice.say_with(key, arguments));
        }
    }

    /// Talk that is made already, unless the person wants quiet.
    pub fn say_line(&self, line: &str) {
        if !self.is_quiet {
            self.tell(line);
        }
    }

    /// Whether stdout holds lines for people.
    pub fn is_text(&self) -> bool {
        self.format != Format::Json
    }

    /// A line that is said even in quiet: what cannot be seen again.
    pub fn tell(&self, line: &str) {
        let _ = writeln!(std::io::stderr(), "{}", harmless(line));
    }

    /// Data.
    pub fn give(&self, text: &str) {
        let mut stdout = std::io::stdout().lock();
        // A reader that has gone away has seen enough.
        let _ = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
    }

    /// Data as lines for people or as JSON for programs.
    pub fn answer(&self, json: &impl serde::Serialize, text: impl FnOnce() -> String) {
        match self.format {
            Format::Json => self.give(&format!("{}\n", serde_json::to_string_pretty(json).unwrap_or_default())),
            Format::Text | Format::Csv => self.give(&harmless(&text())),
        }
    }

    /// A bar that moves, where someone is looking.
    pub fn progress(&self) -> ProgressBar {
        if self.is_quiet || !std::io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let style =
            ProgressStyle::with_template("{spinner} {msg}").unwrap_or_else(|_| ProgressStyle::default_spinner());
        ProgressBar::new_spinner().with_style(style)
    }

    /// Says why a command could not be done, and what to do.
    pub fn fail(&self, failure: &Failure) {
        let line = self.failure_text(failure);
        if self.format == Format::Json {
            let word = match failure {
                Failure::Refused(refusal) => refusal.word(),
                Failure::Survey(problem) => problem.word,
                _ => "failure",
            };
            self.give(&format!("{}\n", serde_json::json!({ "error": word, "message": line })));
        }
        self.tell(&line);
    }

    fn failure_text(&self, failure: &Failure) -> String {
        let voice = &self.voice;
        match failure {
            Failure::Refused(refusal) => {
                voice.say_with(&format!("refusal-{}", refusal.word()), &args().text("subject", refusal.subject()))
            }
            Failure::Pack(problems) => self.problems_text(problems),
            Failure::File { path, detail } => {
                voice.say_with("error-file", &args().text("file", &path.display().to_string()).text("detail", detail))
            }
            Failure::AnotherCountry { folder, country } => {
                let folder = folder.display().to_string();
                voice.say_with("demo-another-country", &args().text("folder", &folder).text("country", country))
            }
            Failure::NoData(path) => {
                voice.say_with("serve-no-data", &args().text("folder", &path.display().to_string()))
            }
            Failure::Address { address, detail } => {
                voice.say_with("error-address", &args().text("address", address).text("detail", detail))
            }
            Failure::Answer { key, arguments } => voice.say_with(key, arguments),
            Failure::Survey(problem) => self.survey_text(problem),
            Failure::Unexpected(detail) => voice.say_with("error-unexpected", &args().text("detail", detail)),
        }
    }

    /// Why a survey cannot be estimated: its problem, what is wrong with the design, and what is doubtful about the file, each with
    /// what to do.
    fn survey_text(&self, problem: &SurveyProblem) -> String {
        let values = problem.values.iter().filter(|(name, _)| *name != "nearest");
        let arguments = values.fold(args(), |arguments, (name, value)| arguments.text(name, value));
        let near = problem.values.iter().find(|(name, value)| *name == "nearest" && !value.is_empty());
        let nearest = near.map(|(_, near)| self.voice.say_with("pack-nearest", &args().text("nearest", near)));
        let arguments = arguments.text("nearest", &nearest.unwrap_or_default());
        let first = self.voice.say_with(&format!("survey-problem-{}", problem.word), &arguments);
        let notes = problem.notes.iter().map(|note| self.design_text(note));
        let found = problem.findings.iter().map(|finding| self.own_file_text(finding).trim_end().to_owned());
        std::iter::once(first).chain(notes).chain(found).collect::<Vec<_>>().join("\n")
    }

    /// What is worth knowing about a design, and what to do.
    pub fn design_text(&self, note: &DesignNote) -> String {
        let arguments = note.values.iter().fold(args(), |arguments, (name, value)| match value.parse::<u64>() {
            Ok(count) if note.is_count(name) => arguments.count(name, count),
            _ => arguments.text(name, value),
        });
        let key = note.key();
        let part = |part: &str| self.voice.say_with(&format!("{key}-{part}"), &arguments);
        format!("{}\n  → {}", part("reason"), part("remedy"))
    }

    /// A finding about a file of one's own, of which no agreement says anything.
    pub fn own_file_text(&self, finding: &Finding) -> String {
        if finding.code != FindingCode::UnreadableFile {
            return self.finding_text(finding);
        }
        let text = FindingText::new(&self.voice, finding);
        three_lines(&FindingText { remedy: self.voice.say("finding-own-file-remedy"), ..text })
    }

    /// The problems of a pack, a line each.
    pub fn problems_text(&self, problems: &[Problem]) -> String {
        let lines: Vec<String> =
            problems.iter().map(|problem| format!("{}: {}", problem.file, self.problem_text(problem))).collect();
        lines.join("\n")
    }

    pub fn problem_text(&self, problem: &Problem) -> String {
        if problem.kind == ProblemKind::WrongParameters {
            return self.parameters_text(problem);
        }
        let near = problem.arguments.get("nearest").filter(|near| !near.is_empty());
        let nearest =
            near.map_or_else(String::new, |near| self.voice.say_with("pack-nearest", &args().text("nearest", near)));
        let blank = args().text("what", "").text("where", "").text("detail", "");
        let given = problem.arguments.iter().filter(|(name, _)| **name != "nearest");
        let arguments =
            given.fold(blank, |arguments, (name, value)| arguments.text(name, value)).text("nearest", &nearest);
        self.voice.say_with(&format!("pack-{}", problem.kind.word()), &arguments)
    }

    /// A problem of the generator of a study, in its own words.
    fn parameters_text(&self, problem: &Problem) -> String {
        let said = |name: &str| problem.arguments.get(name).map_or("", String::as_str);
        let nearest = match said("nearest") {
            "" => String::new(),
            near => self.voice.say_with("synthesis-problem-nearest", &args().text("nearest", near)),
        };
        let arguments = args().text("value", said("detail")).text("place", said("where")).text("nearest", &nearest);
        self.voice.say_with(&format!("synthesis-problem-{}", said("what")), &arguments)
    }

    /// A finding in three lines: where and how grave, why, what to do.
    pub fn finding_text(&self, finding: &Finding) -> String {
        three_lines(&FindingText::new(&self.voice, finding))
    }

    /// A count of something as a phrase.
    pub fn count(&self, key: &str, count: u64) -> String {
        self.voice.say_with(key, &args().count("n", count))
    }
}

/// A finding: how grave it is, and where if that is known; why; what to do.
fn three_lines(FindingText { code, severity, place, reason, remedy }: &FindingText) -> String {
    let place = if place.is_empty() { String::new() } else { format!(" · {place}") };
    format!("{severity}{place} [{code}]\n  {reason}\n  → {remedy}\n")
}

/// A text without what could command a terminal or turn a line round: names of files and cells are other people's.
fn harmless(text: &str) -> Cow<'_, str> {
    let is_harm = |c: char| (c.is_control() && !matches!(c, '\n' | '\t')) || ('\u{202a}'..='\u{202e}').contains(&c);
    if !text.chars().any(is_harm) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_harm(c) { '\u{fffd}' } else { c }).collect())
}

/// Where even the built-in pack cannot be read, messages still need a voice.
fn neutral_head() -> PackHead {
    let id = marsad_model::Id::literal;
    let text = Lang::ALL.map(|lang| lang.tag());
    #[expect(clippy::expect_used, reason = "three tags are three texts")]
    let text = LocalText::new(text[0], text[1], text[2]).expect("tags are not blank");
    PackHead {
        id: id("none"),
        name: text.clone(),
        motto: text.clone(),
        country: id("none"),
        agency: id("none"),
        observatory: id("none"),
        numerals: Numerals::Western,
        region: "001".to_owned(),
        time_zone: "UTC".to_owned(),
        headlines: Vec::new(),
        headline_questions: Vec::new(),
        licence: text,
        is_fictional: false,
        score_card_days: 7,
    }
}

#[cfg(test)]
mod tests {
    use marsad_i18n::FindingText;

    use super::three_lines;

    #[test]
    fn a_finding_of_no_place_names_none() {
        let text = |place: &str| FindingText {
            code: "survey-cut-off",
            severity: "Error".to_owned(),
            place: place.to_owned(),
            reason: "Cut.".to_owned(),
            remedy: "Send it again.".to_owned(),
        };
        assert_eq!(three_lines(&text("")), "Error [survey-cut-off]\n  Cut.\n  → Send it again.\n");
        assert_eq!(three_lines(&text("row 3")), "Error · row 3 [survey-cut-off]\n  Cut.\n  → Send it again.\n");
    }
}
