//! Scans for contradictions, lists the register, and says where a contradiction stands.

use marsad_i18n::{Voice, args};
use marsad_model::{ContradictionSide, Id, Pack};
use marsad_publish::{Names, series_text};
use marsad_workflow::{Refusal, RegisteredContradiction, Settlement, Work};

use super::Outcome;
use super::release::text;
use super::sign_in::sign_in;
use crate::cli::{Contradiction, Format, Settle};
use crate::console::Console;
use crate::failure::Failure;

/// The columns of the register as CSV, which programs read: everything in codes.
const HEADER: [&str; 18] = [
    "NUMBER",
    "STATE",
    "KIND",
    "SUBJECT",
    "TIME_PERIOD",
    "FIRST_DATAFLOW",
    "FIRST_RELEASE",
    "FIRST_KEY",
    "FIRST_SOURCE",
    "FIRST_VALUE",
    "SECOND_DATAFLOW",
    "SECOND_RELEASE",
    "SECOND_KEY",
    "SECOND_SOURCE",
    "SECOND_VALUE",
    "DIFFERENCE",
    "TOLERANCE",
    "PUBLIC",
];

pub async fn run(work: &Work, command: &Contradiction, console: &Console) -> Result<Outcome, Failure> {
    match command {
        Contradiction::Scan { actor } => {
            let actor = sign_in(work, actor, console).await?;
            let scanned = work.scan_contradictions(&actor).await?;
            let counts = [("found", scanned.found), ("new", scanned.new), ("gone", scanned.gone)];
            let arguments = counts.into_iter().fold(args(), |arguments, (name, n)| arguments.count(name, n as u64));
            console.say("contradictions-scanned", &arguments);
            if scanned.reopened > 0 {
                console.say("contradictions-reopened", &args().count("reopened", scanned.reopened as u64));
            }
            list(work, console).await
        }
        Contradiction::List => list(work, console).await,
        Contradiction::Settle(settle) => settled(work, settle, console).await,
    }
}

async fn list(work: &Work, console: &Console) -> Result<Outcome, Failure> {
    let all = work.contradictions().await?;
    if console.format == Format::Csv {
        console.give(&table(&all));
        return Ok(Outcome::Fine);
    }
    let lines = Lines { pack: work.pack(), voice: console.voice() };
    console.answer(&all, || all.iter().enumerate().map(|(at, one)| lines.line(at + 1, one)).collect());
    Ok(Outcome::Fine)
}

async fn settled(work: &Work, settle: &Settle, console: &Console) -> Result<Outcome, Failure> {
    let note = text(&settle.note, &settle.contradiction)?;
    if settle.state.is_none() && note.is_none() && !settle.public && !settle.hidden {
        let arguments = args().text("contradiction", &settle.contradiction);
        return Err(Failure::Answer { key: "contradiction-nothing-said", arguments });
    }
    let actor = sign_in(work, &settle.actor, console).await?;
    let all = work.contradictions().await?;
    let named = |one: &RegisteredContradiction| one.id == settle.contradiction;
    let numbered = settle.contradiction.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let place = numbered.filter(|place| *place < all.len()).or_else(|| all.iter().position(named));
    let place = place.ok_or_else(|| Refusal::UnknownContradiction(settle.contradiction.clone()))?;
    let settlement = Settlement {
        state: settle.state,
        is_public: settle.public.then_some(true).or(settle.hidden.then_some(false)),
        text: note,
    };
    let entry = work.settle_contradiction(&actor, &all[place].id, settlement).await?;
    let voice = console.voice();
    let state = voice.say(&format!("contradiction-state-{}", entry.state.word()));
    let arguments = args().text("number", &voice.count(place as u64 + 1)).text("state", &state);
    console.answer(&entry, || format!("{}\n", voice.say_with("contradiction-settled", &arguments)));
    Ok(Outcome::Fine)
}

/// Writes contradictions for people, a line each.
struct Lines<'a> {
    pack: &'a Pack,
    voice: &'a Voice,
}

impl Lines<'_> {
    /// Number, state, kind, period, and both sides with who says what.
    fn line(&self, number: usize, one: &RegisteredContradiction) -> String {
        let found = &one.contradiction;
        let parts = [
            self.voice.count(number as u64),
            self.voice.say(&format!("contradiction-state-{}", one.state.word())),
            self.voice.say(&format!("contradiction-kind-{}", found.kind.word())),
            self.voice.period(&found.period),
            self.side(&found.first),
            self.side(&found.second),
        ];
        parts.join("\t") + "\n"
    }

    fn side(&self, side: &ContradictionSide) -> String {
        let names = self.names(side);
        let decimals = names.as_ref().map_or(0, |names| names.structure.measure.decimals);
        let decimals = if side.value.fract() == 0.0 { 0 } else { decimals };
        let series = names.map_or_else(|| side.dataflow.to_string(), |names| series_text(&names, &side.key, None));
        let sources: Vec<String> = side.providers.iter().map(|id| self.provider(id)).collect();
        let arguments = args()
            .text("number", &self.voice.number(side.value, decimals))
            .text("sources", &self.voice.list(&sources))
            .text("series", &series);
        self.voice.say_with("contradiction-side", &arguments)
    }

    /// What everything in the dataflow of a side is called; none where the pack has it no more.
    fn names(&self, side: &ContradictionSide) -> Option<Names<'_>> {
        let dataflow = self.pack.dataflow(side.dataflow.as_str())?;
        let structure = self.pack.structure_of(dataflow)?;
        Some(Names { pack: self.pack, dataflow, structure, voice: self.voice })
    }

    fn provider(&self, id: &Id) -> String {
        let provider = self.pack.provider(id.as_str());
        provider.map_or_else(|| id.to_string(), |provider| provider.name.get(self.voice.lang()).to_owned())
    }
}

/// The register as CSV.
fn table(all: &[RegisteredContradiction]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(HEADER);
    for (place, one) in all.iter().enumerate() {
        let _ = writer.write_record(record(place + 1, one));
    }
    writer.into_inner().map_or_else(|_| String::new(), |bytes| String::from_utf8(bytes).unwrap_or_default())
}

fn record(number: usize, one: &RegisteredContradiction) -> Vec<String> {
    let found = &one.contradiction;
    let joined = |ids: &[Id], by: &str| ids.iter().map(Id::as_str).collect::<Vec<_>>().join(by);
    let side = |side: &ContradictionSide| {
        let (key, source) = (joined(&side.key, "."), joined(&side.providers, " "));
        [side.dataflow.to_string(), side.release.to_string(), key, source, side.value.to_string()]
    };
    let head = [number.to_string(), one.state.word().to_owned(), found.kind.word().to_owned()];
    let when = [found.subject.to_string(), found.period.to_string()];
    let ends = [found.difference.to_string(), found.tolerance.to_string(), one.is_public.to_string()];
    head.into_iter().chain(when).chain(side(&found.first)).chain(side(&found.second)).chain(ends).collect()
}
