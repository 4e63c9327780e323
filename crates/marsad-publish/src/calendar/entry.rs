//! One entry of a calendar, in words.

use jiff::Timestamp;
use jiff::civil::Date;
use marsad_i18n::{Voice, args};
use marsad_model::{AnnouncedChange, AnnouncedRelease, AnnouncedState, Transmission, TransmissionState};
use serde_json::{Value, json};

use super::names::CalendarNames;

/// When something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryTime {
    /// A whole day.
    Day(Date),
    /// A moment.
    Moment(Timestamp),
}

/// One entry of a calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarEntry {
    /// What tells it from every other entry of the world, and stays when the rest changes.
    pub uid: String,
    /// When it is.
    pub time: EntryTime,
    /// What it is, in one line.
    pub summary: String,
    /// More of it.
    pub description: String,
    /// The page about it.
    pub link: String,
    /// What kind of entry it is, for people.
    pub category: String,
    /// The same with codes, for programs.
    pub data: Value,
    /// How it was changed after it was announced.
    pub revision: EntryRevision,
}

/// How an entry was changed after it was announced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EntryRevision {
    /// How often.
    pub number: u32,
    /// When something new was told of it last, where that is known.
    pub at: Option<Timestamp>,
    /// Whether it does not come at the time that is said.
    pub is_off: bool,
}

impl CalendarEntry {
    /// What names it on the page that shows it.
    pub fn anchor(&self) -> &str {
        self.uid.split_once('@').map_or(self.uid.as_str(), |(name, _)| name)
    }
}

/// The state of a transmission as it was said, with how much of the period was accepted where that is not the whole.
pub fn partly(voice: &Voice, state: String, transmission: &Transmission) -> String {
    match transmission.series.filter(|series| !series.is_whole()) {
        None => state,
        Some(series) => {
            let said = args().text("state", &state).text("accepted", &voice.count(series.accepted));
            let is_late = transmission.state == TransmissionState::Late;
            let key = if is_late { "transmission-late-partly" } else { "transmission-partly" };
            voice.say_with(key, &said.text("expected", &voice.count(series.expected)))
        }
    }
}

/// What an institution is to send, on the day it is due.
pub fn transmission_entry(transmission: &Transmission, names: CalendarNames<'_>) -> CalendarEntry {
    let (voice, agreement) = (names.voice, transmission.agreement.as_str());
    let state = voice.say(&format!("transmission-state-{}", transmission.state.word()));
    let state = partly(voice, state, transmission);
    let arguments = args()
        .text("agreement", &names.agreement(agreement))
        .text("period", &names.period(agreement, &transmission.period))
        .text("state", &state)
        .text("institution", &names.provider(transmission.provider.as_str()))
        .text("dataflow", &names.dataflow(transmission.dataflow.as_str()));
    let period = transmission.period.replace('/', "-");
    CalendarEntry {
        uid: format!("transmission-{agreement}-{period}@{}", names.host()),
        time: EntryTime::Day(transmission.due),
        summary: voice.say_with("calendar-transmission", &arguments),
        description: voice.say_with("calendar-transmission-text", &arguments),
        link: format!("{}/{}/desk/agreements/{agreement}", names.base, voice.lang()),
        category: voice.say("desk-calendar"),
        data: json!(transmission),
        revision: EntryRevision::default(),
    }
}

/// When a release becomes public, how that was changed after it was announced, and why.
pub fn release_entry(announced: &AnnouncedRelease, names: CalendarNames<'_>) -> CalendarEntry {
    let (voice, release) = (names.voice, &announced.release);
    let dataflow = release.dataflow.as_str();
    let kind = voice.say(&format!("calendar-release-{}", release.kind.word()));
    let arguments = args()
        .text("dataflow", &names.dataflow(dataflow))
        .text("number", &voice.digits(&release.number.to_string()))
        .text("kind", &kind);
    let (summary, text) = match announced.state {
        AnnouncedState::Announced | AnnouncedState::Published => ("calendar-release", "calendar-release-text"),
        AnnouncedState::Postponed => ("calendar-release-postponed", "calendar-release-postponed-text"),
        AnnouncedState::Cancelled => ("calendar-release-cancelled", "calendar-release-cancelled-text"),
    };
    let said = announced.changes.iter().map(|change| names.change(change));
    let lines: Vec<String> = std::iter::once(voice.say_with(text, &arguments)).chain(said).collect();
    let link = format!("{}/{}/data/{dataflow}", names.base, voice.lang());
    CalendarEntry {
        uid: format!("release-{dataflow}-{}@{}", release.number, names.host()),
        time: EntryTime::Moment(announced.minute),
        summary: voice.say_with(summary, &arguments),
        description: lines.join("\n"),
        data: json!({
            "dataflow": dataflow, "number": release.number, "kind": release.kind.word(), "state": announced.state,
            "public_from": (!announced.is_off()).then_some(announced.minute), "announced_for": announced.minute,
            "changes": announced.changes, "link": link,
        }),
        link,
        category: voice.say("calendar-releases"),
        revision: EntryRevision {
            number: announced.revision(),
            at: Some(announced.told_at()),
            is_off: announced.is_off(),
        },
    }
}

impl CalendarNames<'_> {
    /// How the minute of a release was changed and why, in one line.
    pub fn change(&self, change: &AnnouncedChange) -> String {
        let voice = self.voice;
        let said = args().text("from", &voice.moment(change.from));
        let what = match change.to {
            Some(to) => voice.say_with("calendar-change-moved", &said.text("to", &voice.moment(to))),
            None => voice.say_with("calendar-change-stopped", &said),
        };
        let why = match &change.reason {
            Some(reason) => voice.say_with("calendar-change-reason", &args().text("reason", reason.get(voice.lang()))),
            None => voice.say("calendar-change-unsaid"),
        };
        format!("{what} {why}")
    }
}
