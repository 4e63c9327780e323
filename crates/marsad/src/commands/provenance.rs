//! Says where a published number comes from.

use marsad_i18n::{args, place_text};
use marsad_model::{Id, Place};
use marsad_publish::Names;
use marsad_workflow::{Provenance as Found, Refusal, Work};

use super::Outcome;
use crate::cli::Provenance;
use crate::console::Console;
use crate::failure::Failure;

pub async fn run(work: &Work, question: &Provenance, console: &Console) -> Result<Outcome, Failure> {
    let open = work.open_release(&question.dataflow, question.release).await?;
    let unknown = || Refusal::UnknownObservation(format!("{} {}", question.key, question.period));
    let key: Vec<Id> = question.key.split('.').map(Id::new).collect::<Result<_, _>>().map_err(|_| unknown())?;
    let period = open.period_find(&question.period).ok_or_else(unknown)?;
    let found = work.provenance(&open, &key, &period).await?;
    let names =
        Names { pack: &open.pack, dataflow: open.dataflow()?, structure: &open.structure, voice: console.voice() };
    console.answer(&found, || Lines { console, names, found: &found }.all(&question.key));
    Ok(Outcome::Fine)
}

/// Writes the way back to the file, a fact on each line.
struct Lines<'a> {
    console: &'a Console,
    names: Names<'a>,
    found: &'a Found,
}

impl Lines<'_> {
    fn all(&self, key: &str) -> String {
        let voice = self.console.voice();
        let (release, version) = (&self.found.release, &self.found.version);
        let observation = &self.found.observation;
        let value = observation.value.map(|value| value.to_string());
        let value = value.unwrap_or_else(|| self.names.observation_text(observation));
        let mut lines = vec![format!("{value}  {key}  {}", voice.period(&observation.period))];
        lines.push(voice.say_with("step-release", &args().text("number", &release.number.to_string())));
        let away = release.approved_in_place_of.as_deref();
        let approved = release.approved_by.as_deref().map(|id| self.acting(id, away));
        lines.extend(approved.map(|by| self.fact("fact-approved-by", &by)));
        lines.extend(release.public_from.map(|moment| self.fact("fact-public-from", &voice.moment(moment))));
        lines.push(self.fact("fact-sha256", &release.sha256));
        lines.push(voice.say_with("step-version", &args().text("number", &version.number.to_string())));
        lines.push(self.fact("fact-plan", version.plan.id.as_str()));
        lines.push(self.fact("fact-built-at", &voice.moment(version.built_at)));
        lines.push(self.hash(version.sha256.as_deref()));
        lines.extend(self.source());
        lines.extend(self.inputs());
        lines.extend(self.studies());
        lines.join("\n") + "\n"
    }

    /// Who did something, and in whose place.
    fn acting(&self, by: &str, away: Option<&str>) -> String {
        let person = self.person(by);
        let Some(away) = away else { return person };
        let both = args().text("person", &person).text("away", &self.person(away));
        self.console.voice().say_with("review-in-place-of", &both)
    }

    fn source(&self) -> Vec<String> {
        let Some(source) = &self.found.source else { return Vec::new() };
        let voice = self.console.voice();
        let mut lines = vec![self.fact("fact-submission", &source.id)];
        lines.push(self.fact("fact-received-by", &self.person(&source.received_by)));
        lines.push(self.fact("fact-received-at", &voice.moment(source.received_at)));
        lines.extend(
            source
                .accepted_by
                .as_deref()
                .map(|id| self.fact("fact-accepted-by", &self.acting(id, source.accepted_in_place_of.as_deref()))),
        );
        lines.push(self.fact("fact-file", &source.file_name));
        lines.push(self.hash(source.sha256.as_deref()));
        lines.extend(self.found.observation.origin.as_ref().map(|origin| {
            let (sheet, row, column) = (origin.sheet.clone(), Some(origin.row), Some(origin.column));
            self.fact("fact-place", &place_text(voice, &Place { file: String::new(), sheet, row, column }))
        }));
        lines
    }

    /// The released numbers that a balanced one rests on; `marsad provenance` says where each came from.
    fn inputs(&self) -> Vec<String> {
        let voice = self.console.voice();
        let inputs = self.found.inputs.iter().map(|input| {
            let key: Vec<&str> = input.key.iter().map(Id::as_str).collect();
            let figure = format!("{} {} {} = {}", input.dataflow, key.join("."), input.period, input.value);
            let word = if input.is_own { "input-own" } else { "input-tied" };
            format!("  {}", voice.say_with(word, &args().text("figure", &figure)))
        });
        let mut lines: Vec<String> = inputs.collect();
        if !lines.is_empty() {
            lines.insert(0, voice.say("step-inputs"));
        }
        lines
    }

    /// The records that the number was estimated from.
    fn studies(&self) -> Vec<String> {
        let voice = self.console.voice();
        let mut lines = Vec::new();
        for study in &self.found.studies {
            let name = format!("{} {} {}", study.study, study.table, study.number);
            lines.push(voice.say("step-study"));
            lines.push(self.fact("fact-study", &name));
            lines.push(self.fact("fact-study-rows", &self.console.count("count-rows", study.rows)));
            lines.push(self.fact("fact-study-made-by", &self.person(&study.made_by)));
            lines.push(self.fact("fact-study-made-at", &voice.moment(study.made_at)));
            lines.extend(study.is_synthetic.then(|| format!("  {}", voice.say("study-synthetic"))));
        }
        lines
    }

    fn fact(&self, key: &str, value: &str) -> String {
        format!("  {}: {value}", self.console.voice().say(key))
    }

    /// The hash of an unprotected file, or why it is kept back.
    fn hash(&self, sha256: Option<&str>) -> String {
        let kept = || self.console.voice().say("fact-hash-kept");
        self.fact("fact-sha256", &sha256.map_or_else(kept, str::to_owned))
    }

    fn person(&self, id: &str) -> String {
        let name = self.found.person(id).map_or("", |person| person.name.get(self.console.voice().lang()));
        format!("{name} ({id})")
    }
}
