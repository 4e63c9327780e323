//! One entry of a calendar, in words.

use jiff::Timestamp;
use jiff::civil::Date;
use marsad_i18n::{Voice, args};
use marsad_model::{Release, Transmission};
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
}

/// The state of a transmission as it was said, with how much of the period was accepted where that is not the whole.
pub fn partly(voice: &Voice, state: String, transmission: &Transmission) -> String {
    match transmission.series.filter(|series| !series.is_whole()) {
        None => state,
        Some(series) => {
            let said = args().text("state", &state).text("accepted", &voice.count(series.accepted));
            voice.say_with("transmission-partly", &said.text("expected", &voice.count(series.expected)))
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
    }
}

/// When a release becomes public; none where nobody has said.
pub fn release_entry(release: &Release, names: CalendarNames<'_>) -> Option<CalendarEntry> {
    let from = release.public_from?;
    let (voice, dataflow) = (names.voice, release.dataflow.as_str());
    let kind = voice.say(&format!("calendar-release-{}", release.kind.word()));
    let arguments = args()
        .text("dataflow", &names.dataflow(dataflow))
        .text("number", &voice.digits(&release.number.to_string()))
        .text("kind", &kind);
    let link = format!("{}/{}/data/{dataflow}", names.base, voice.lang());
    Some(CalendarEntry {
        uid: format!("release-{dataflow}-{}@{}", release.number, names.host()),
        time: EntryTime::Moment(from),
        summary: voice.say_with("calendar-release", &arguments),
        description: voice.say_with("calendar-release-text", &arguments),
        data: json!({
            "dataflow": dataflow, "number": release.number, "kind": release.kind.word(), "public_from": from, "link": link,
        }),
        link,
        category: voice.say("calendar-releases"),
    })
}
