//! Drafts the profile that reads a new file.

use marsad_collect::{Doubt, DoubtKind, Draft, Suggestion};
use marsad_i18n::args;
use marsad_model::{Pack, TIME_PERIOD};
use marsad_pack::{Remark, quoted, write_profile};
use marsad_workflow::Work;
use serde_json::json;

use super::Outcome;
use super::check::file_name;
use crate::cli::Profile;
use crate::console::Console;
use crate::failure::Failure;
use crate::foreign_file;
use crate::site::Site;

pub fn run(site: &Site, command: &Profile, console: &Console) -> Result<Outcome, Failure> {
    let Profile::Draft { file, dataflow, pack } = command;
    let pack = marsad_pack::read(&site.pack_files(pack.as_deref())?).map_err(Failure::Pack)?;
    let mut content = foreign_file::open(file)?;
    let name = file_name(file);
    match Work::draft_profile(&pack, dataflow, (&name, &mut content))? {
        Ok(draft) => give(&draft, (&pack, dataflow.as_str(), &name), console),
        Err(finding) => {
            console.tell(&console.finding_text(&finding));
            Ok(Outcome::Findings)
        }
    }
}

fn give(draft: &Draft, (pack, dataflow, file): (&Pack, &str, &str), console: &Console) -> Result<Outcome, Failure> {
    let names = Names { pack, dataflow, profile: &draft.profile, console };
    let remarks: Vec<Remark> = draft.doubts.iter().map(|doubt| names.remark(doubt)).collect();
    let text = write_profile(&draft.profile, &remarks).map_err(Failure::Unexpected)?;
    // What cannot be read again is not written.
    if text.len() as u64 > foreign_file::PROFILE_BYTES_MAX {
        return Err(foreign_file::too_long(std::path::Path::new(file)));
    }
    let doubts: Vec<serde_json::Value> = draft.doubts.iter().map(|doubt| json!({
        "kind": doubt.kind.word(),
        "component": doubt.component,
        "text": doubt.text,
        "taken": doubt.taken,
        "place": doubt.place,
        "suggestions": doubt.suggestions.iter().map(|s| json!({ "code": s.code, "name": s.name, "score": s.score })).collect::<Vec<_>>(),
    })).collect();
    console.answer(&json!({ "profile": draft.profile, "text": text, "doubts": doubts }), || text.clone());
    console.say(
        "draft-made",
        &args().text("file", file).text("doubts", &console.count("count-doubts", draft.doubts.len() as u64)),
    );
    let is_sdmx = draft.profile.format.is_sdmx();
    Ok(Outcome::of(!draft.profile.tables.is_empty() || is_sdmx))
}

/// What doubts are told with: names beside identifiers, and numbers and periods as the language writes them.
struct Names<'n> {
    pack: &'n Pack,
    dataflow: &'n str,
    profile: &'n marsad_model::Profile,
    console: &'n Console,
}

impl Names<'_> {
    /// A doubt as a remark in the profile.
    fn remark(&self, doubt: &Doubt) -> Remark {
        let voice = self.console.voice();
        let likely = doubt.suggestions.iter().map(|suggestion| self.suggestion(doubt, suggestion));
        let likely: Vec<String> = likely.collect();
        let separator = voice.say("list-separator");
        let words = args()
            .text("text", &doubt.text)
            .text("component", &self.component(&doubt.component))
            .text("taken", &self.taken(doubt))
            .text("place", &doubt.place.replace(", ", &separator));
        let mut text = voice.say_with(&key_of(doubt), &words);
        if !likely.is_empty() {
            let key = if doubt.kind.names_codes() { "doubt-names" } else { "doubt-likely" };
            text = format!("{text} {}", voice.say_with(key, &args().text("codes", &likely.join(&separator))));
        }
        if !doubt.kind.is_about_word() {
            return Remark { text, component: None, line: None };
        }
        let code = clear(&doubt.suggestions).unwrap_or("?");
        let line = Some(format!("{} = {}", quoted(&doubt.text), quoted(code)));
        Remark { text, component: Some(doubt.component.clone()), line }
    }

    /// A code with its name and, unless the text names it, how like the word it is.
    fn suggestion(&self, doubt: &Doubt, suggestion: &Suggestion) -> String {
        if doubt.kind == DoubtKind::CodeColumn {
            return self.component(&suggestion.code);
        }
        let name = self.code(&doubt.component, &suggestion.code).unwrap_or_else(|| suggestion.name.clone());
        if doubt.kind.names_codes() {
            return format!("{} {name}", suggestion.code);
        }
        format!("{} {name} ({})", suggestion.code, self.console.voice().number(suggestion.score, 2))
    }

    /// A component by its name, with the identifier that the profile has; none stays none.
    fn component(&self, id: &str) -> String {
        match self.pack.concept(id) {
            Some(concept) => format!("{} ({id})", concept.name.get(self.console.voice().lang())),
            None => id.to_owned(),
        }
    }

    fn code(&self, component: &str, code: &str) -> Option<String> {
        let structure = self.pack.structure_of(self.pack.dataflow(self.dataflow)?)?;
        let found = self.pack.codelist_of(structure, component)?.find(code)?;
        Some(found.name.get(self.console.voice().lang()).to_owned())
    }

    /// What was taken: a number, a period or a code in words, with what stands in the profile.
    fn taken(&self, doubt: &Doubt) -> String {
        let voice = self.console.voice();
        let taken = doubt.taken.as_str();
        let named = match doubt.kind {
            DoubtKind::Scale | DoubtKind::UnsaidUnit => return self.factor(taken),
            DoubtKind::AssumedPeriod
            | DoubtKind::PartOfYears
            | DoubtKind::PartialYear
            | DoubtKind::NumberOfSheet
            | DoubtKind::OtherPeriod
            | DoubtKind::SeveralPeriods
            | DoubtKind::NoteOfPeriod => {
                self.profile.reporting_year.period(taken).ok().map(|period| voice.period(&period))
            }
            DoubtKind::WhichComponent => return self.component(taken),
            DoubtKind::AssumedTotal
            | DoubtKind::MentionedInTitle
            | DoubtKind::UnitOfPersons
            | DoubtKind::LoneWord
            | DoubtKind::CodeAmongNames
            | DoubtKind::UnsaidInColumns
            | DoubtKind::TotalOfColumns
            | DoubtKind::TwoBreakdowns
            | DoubtKind::RestOfWhich
            | DoubtKind::TotalOfParts
            | DoubtKind::OverlappingGroup
            | DoubtKind::MarkOfStatus
            | DoubtKind::BlankIsTotal
            | DoubtKind::AssumedFromTitle
            | DoubtKind::AssumedFromSheet
            | DoubtKind::LettersOfSheet
            | DoubtKind::NoteOfOneCode
            | DoubtKind::NoteWithoutCode => self.code(&doubt.component, taken),
            _ => None,
        };
        match named.filter(|named| named != taken) {
            Some(named) => format!("{named} ({taken})"),
            None => taken.to_owned(),
        }
    }

    /// A factor as the language writes numbers.
    fn factor(&self, text: &str) -> String {
        let decimals = text.split_once('.').map_or(0, |(_, digits)| digits.len().min(9) as u8);
        text.parse::<f64>().map_or_else(|_| text.to_owned(), |factor| self.console.voice().number(factor, decimals))
    }
}

/// The key of the text about a doubt.
fn key_of(doubt: &Doubt) -> String {
    match doubt.kind {
        // A text has no sheet that could be named.
        DoubtKind::NoTable if doubt.text.is_empty() => "doubt-no-table-file".to_owned(),
        DoubtKind::UnknownWord if doubt.component == TIME_PERIOD => "doubt-unknown-period".to_owned(),
        kind => format!("doubt-{}", kind.word()),
    }
}

/// The first suggestion, where it is near the word and well ahead of the next: whoever confirms a draft reads quickly, and
/// should not have to write again the code that the line names.
fn clear(suggestions: &[Suggestion]) -> Option<&str> {
    const SCORE_MIN: f64 = 0.83;
    const AHEAD_MIN: f64 = 0.1;
    let [first, others @ ..] = suggestions else { return None };
    let is_ahead = others.iter().all(|other| other.code == first.code || first.score - other.score >= AHEAD_MIN);
    (first.score >= SCORE_MIN && is_ahead).then_some(first.code.as_str())
}

#[cfg(test)]
mod tests {
    use marsad_collect::{Doubt, DoubtKind, Suggestion};

    use super::{clear, key_of};

    #[test]
    fn a_word_for_a_period_is_asked_about_as_one() {
        let of = |component: &str| {
            let [component, text, taken, place] = [component, "S/T", "", "A8"].map(str::to_owned);
            let kind = DoubtKind::UnknownWord;
            key_of(&Doubt { kind, component, text, taken, place, suggestions: Vec::new() })
        };
        assert_eq!((of("TIME_PERIOD").as_str(), of("SEX").as_str()), ("doubt-unknown-period", "doubt-unknown-word"));
    }

    #[test]
    fn the_code_that_a_line_names_alone_is_written_below_it() {
        let of = |codes: &[(&str, f64)]| {
            let made = |&(code, score): &(&str, f64)| Suggestion { code: code.into(), name: String::new(), score };
            codes.iter().map(made).collect::<Vec<_>>()
        };
        assert_eq!(clear(&of(&[("XM-L", 0.84)])), Some("XM-L"));
        assert_eq!(clear(&of(&[("FR", 0.95), ("CA", 0.8)])), Some("FR"));
        assert_eq!((clear(&of(&[("FR", 0.8)])), clear(&of(&[("US", 0.9), ("019", 0.85)]))), (None, None));
        assert_eq!(clear(&[]), None);
    }
}
