//! The contradictions that the observatory shows: two published numbers for one thing, and what is said of them.

use askama::Template;
use axum::http::header;
use axum::response::IntoResponse as _;
use marsad_i18n::{Voice, args};
use marsad_model::{
    ContradictionNote, ContradictionSide, ContradictionState, Definition, Facet, Id, Question, TimePeriod,
};
use marsad_publish::{DefinitionNames, Names, difference_text, facet_text, series_text};
use marsad_reconcile::differences_in;
use marsad_workflow::RegisteredContradiction;
use serde_json::{Value, json};

use super::{PageResult, rendered};
use crate::layout::{Layout, Section};
use crate::links;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "contradictions.html")]
struct Contradictions<'a> {
    page: Layout<'a>,
    count: String,
    entries: Vec<Entry>,
    json: String,
}

/// One contradiction in words.
struct Entry {
    /// What names it within the page.
    anchor: String,
    /// The questions that its numbers help to answer: sentence and page.
    questions: Vec<(String, String)>,
    subject: String,
    period: String,
    kind: String,
    state: String,
    colour: &'static str,
    sides: [Side; 2],
    facts: Vec<(String, String)>,
    notes: Vec<Note>,
}

/// One of the two numbers.
struct Side {
    number: String,
    unit: String,
    href: String,
    sources: String,
    series: String,
}

/// What was said of a contradiction, or where it stands since.
struct Note {
    day: String,
    day_iso: String,
    state: String,
    text: String,
    /// Of which numbers it speaks, or how they changed; blank where that was not kept.
    numbers: String,
}

pub(crate) async fn contradictions(visit: Visit) -> PageResult {
    visit.only(&[])?;
    let voice = visit.voice();
    let mut found = visit.app.work.contradictions_public().await?;
    found.sort_by_key(|one| one.state);
    let count = voice.say_with("contradictions-count", &args().count("n", found.len() as u64));
    rendered(&Contradictions {
        entries: found.iter().map(|one| Maker { visit: &visit, one }.entry()).collect(),
        count,
        json: links::page(visit.lang, "/contradictions.json"),
        page: Layout {
            visit: &visit,
            section: Section::Questions,
            title: voice.say("contradictions-title"),
            description: voice.say("contradictions-lede"),
        },
    })
}

/// The same for programs. Who wrote a note is the observatory's own affair.
pub(crate) async fn contradictions_json(visit: Visit) -> PageResult {
    visit.only(&[])?;
    let found = visit.app.work.contradictions_public().await?;
    let note = |note: &ContradictionNote| {
        json!({
            "at": note.at.to_string(), "state": note.state, "text": note.text, "told": note.told,
            "numbers": note.numbers, "numbers_before": note.numbers_before,
        })
    };
    let entry = |one: &RegisteredContradiction| {
        let notes: Value = one.notes.iter().map(note).collect();
        json!({
            "id": one.id, "contradiction": one.contradiction, "state": one.state, "notes": notes,
            "found_at": one.found_at.to_string(), "last_seen_at": one.last_seen_at.to_string(),
        })
    };
    let body: Value = found.iter().map(entry).collect();
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
    Ok((headers, body.to_string()).into_response())
}

/// Puts one contradiction into words.
struct Maker<'a> {
    visit: &'a Visit,
    one: &'a RegisteredContradiction,
}

impl Maker<'_> {
    fn entry(&self) -> Entry {
        let voice = self.visit.voice();
        let found = &self.one.contradiction;
        Entry {
            anchor: links::contradiction_anchor(&self.one.id),
            questions: self.questions(),
            subject: self.subject(),
            period: voice.period(&found.period),
            kind: voice.say(&format!("contradiction-kind-{}", found.kind.word())),
            state: self.state(self.one.state),
            colour: colour(self.one.state),
            sides: [&found.first, &found.second].map(|side| self.side(side)),
            facts: self.facts(),
            notes: self.one.notes.iter().map(|note| self.note(note)).collect(),
        }
    }

    /// The questions of the pack that show a value of the series of either side.
    fn questions(&self) -> Vec<(String, String)> {
        let (pack, lang) = (self.visit.pack(), self.visit.lang);
        let is_about = |question: &&Question| {
            let mut series = question.statements.iter().flat_map(|statement| statement.quantity.series());
            series.any(|reference| self.one.contradiction.is_about(pack, reference))
        };
        let line =
            |question: &Question| (question.sentence.get(lang).to_owned(), links::question(lang, question.id.as_str()));
        pack.questions.iter().filter(is_about).map(line).collect()
    }

    fn subject(&self) -> String {
        let names = DefinitionNames { pack: self.visit.pack(), voice: self.visit.voice() };
        let definition = Definition { subject: Some(self.one.contradiction.subject.clone()), ..Definition::default() };
        facet_text(names, &definition, Facet::Subject)
    }

    fn state(&self, state: ContradictionState) -> String {
        self.visit.voice().say(&format!("contradiction-state-{}", state.word()))
    }

    fn side(&self, side: &ContradictionSide) -> Side {
        let voice = self.visit.voice();
        let period: &TimePeriod = &self.one.contradiction.period;
        let key: Vec<&str> = side.key.iter().map(Id::as_str).collect();
        let sources: Vec<String> = side.providers.iter().map(|id| self.provider(id)).collect();
        let names = self.names(side);
        let unit = names.as_ref().map(|names| {
            let place = names.structure.dimension_place("UNIT_MEASURE");
            names.unit(place.and_then(|place| side.key.get(place)))
        });
        Side {
            number: self.number(side.value),
            unit: unit.unwrap_or_default(),
            href: links::number(
                self.visit.lang,
                (side.dataflow.as_str(), side.release),
                &key.join("."),
                period.as_str(),
            ),
            sources: voice.list(&sources),
            series: names.map_or_else(|| side.dataflow.to_string(), |names| series_text(&names, &side.key, None)),
        }
    }

    /// What everything in the dataflow of a side is called; none where the pack has it no more.
    fn names(&self, side: &ContradictionSide) -> Option<Names<'_>> {
        let pack = self.visit.pack();
        let dataflow = pack.dataflow(side.dataflow.as_str())?;
        Some(Names { pack, dataflow, structure: pack.structure_of(dataflow)?, voice: self.visit.voice() })
    }

    fn provider(&self, id: &Id) -> String {
        let provider = self.visit.pack().provider(id.as_str());
        provider.map_or_else(|| id.to_string(), |provider| provider.name.get(self.visit.lang).to_owned())
    }

    /// A number of this contradiction, with the decimals of the dataflow of its first side; none for a whole number.
    fn number(&self, value: f64) -> String {
        let names = self.names(&self.one.contradiction.first);
        let decimals = names.map_or(0, |names| names.structure.measure.decimals);
        // What is written decides: a tolerance of 398.98 is 399 beside a difference of 1.
        let scale = 10_f64.powi(i32::from(decimals));
        let is_whole = ((value * scale).round() / scale).fract() == 0.0;
        self.visit.voice().number(value, if is_whole { 0 } else { decimals })
    }

    fn facts(&self) -> Vec<(String, String)> {
        let voice = self.visit.voice();
        let found = &self.one.contradiction;
        let unlike = self.unlike().map(|unlike| (voice.say("contradiction-unlike"), unlike));
        let mut facts = vec![
            (voice.say("contradiction-difference"), self.number(found.difference)),
            (voice.say("contradiction-tolerance"), self.number(found.tolerance)),
        ];
        facts.extend(unlike);
        facts.push((voice.say("contradiction-found"), voice.day_of(self.one.found_at)));
        facts.push((voice.say("contradiction-seen"), voice.day_of(self.one.last_seen_at)));
        facts
    }

    /// In what the definitions of the two sides differ by the pack as it is, a sentence each; none where they are alike.
    fn unlike(&self) -> Option<String> {
        let (pack, voice) = (self.visit.pack(), self.visit.voice());
        let found = &self.one.contradiction;
        let definition = |side: &ContradictionSide| {
            let dataflow = pack.dataflow(side.dataflow.as_str())?;
            Some(pack.definition_at(dataflow, &side.key, Some(&found.period)))
        };
        let (first, second) = (definition(&found.first)?, definition(&found.second)?);
        let names = DefinitionNames { pack, voice };
        let told: Vec<String> = differences_in(pack, &first, &second)
            .iter()
            .map(|difference| difference_text(names, difference, &first, &second))
            .collect();
        (!told.is_empty()).then(|| told.join(" "))
    }

    fn note(&self, note: &ContradictionNote) -> Note {
        let voice = self.visit.voice();
        Note {
            day: voice.day_of(note.at),
            day_iso: voice.local(note.at).date().to_string(),
            state: note.state.map_or_else(String::new, |state| self.state(state)),
            // Notes that were made in one language have no other.
            text: note.told.as_ref().map_or_else(|| note.text.clone(), |told| told.get(self.visit.lang).to_owned()),
            numbers: numbers_text(voice, note, |value| self.number(value)),
        }
    }
}

/// Of which numbers a note speaks, from which to which they changed, or what the comparison found; blank where that was not
/// kept.
pub(crate) fn numbers_text(voice: &Voice, note: &ContradictionNote, number: impl Fn(f64) -> String) -> String {
    let Some(now) = note.numbers else { return String::new() };
    let said = args().text("first", &number(now.first)).text("second", &number(now.second));
    let Some(before) = note.numbers_before else {
        let key = match note.state.filter(|_| note.is_of_comparison()) {
            Some(ContradictionState::Open) => "contradiction-note-found-again",
            Some(ContradictionState::Resolved) => "contradiction-note-gone",
            _ => "contradiction-note-numbers",
        };
        return voice.say_with(key, &said);
    };
    let said = said.text("first_before", &number(before.first)).text("second_before", &number(before.second));
    let key = match note.state {
        Some(ContradictionState::Open) => "contradiction-note-reopened",
        Some(ContradictionState::Resolved) => "contradiction-note-agree",
        _ => "contradiction-note-changed",
    };
    voice.say_with(key, &said)
}

/// The colour of a state; its word stands beside it.
fn colour(state: ContradictionState) -> &'static str {
    match state {
        ContradictionState::Open => "rose",
        ContradictionState::Explained => "saffron",
        ContradictionState::Resolved => "olive",
        ContradictionState::Accepted => "sea",
    }
}

#[cfg(test)]
mod tests {
    use marsad_i18n::Voice;
    use marsad_model::{ContradictionNote, ContradictionNumbers, ContradictionState, Lang, Numerals};

    use super::numbers_text;

    /// What is said of 59,500 and 58,990, in the words of the comparison, where they stand so and other numbers stood before.
    fn said(state: ContradictionState, before: Option<f64>) -> String {
        let of = |first: f64| ContradictionNumbers { first, second: 58_990.0 };
        let note = ContradictionNote {
            contradiction: String::new(),
            number: 1,
            at: jiff::Timestamp::UNIX_EPOCH,
            by: String::new(),
            state: Some(state),
            text: String::new(),
            told: None,
            numbers: Some(of(59_500.0)),
            numbers_before: before.map(of),
        };
        let voice = Voice::new(Lang::En, Numerals::Western, &marsad_testkit::marjan().head);
        numbers_text(&voice, &note, |value| voice.number(value, 0))
    }

    #[test]
    fn numbers_that_agree_now_are_told_with_those_that_did_not() {
        let agree = said(ContradictionState::Resolved, Some(76_000.0));
        assert!(agree.ends_with("to 59,500 and 58,990, and no longer contradict each other."), "{agree}");
        assert!(said(ContradictionState::Open, Some(76_000.0)).starts_with("Reopened"));
        let gone = said(ContradictionState::Resolved, None);
        assert!(gone.contains("replaced or taken back"), "{gone}");
    }
}
