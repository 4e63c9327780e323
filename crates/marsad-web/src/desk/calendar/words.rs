//! States, due rules and refusals in words.

use marsad_i18n::{Voice, args};
use marsad_model::{DueRule, Frequency, Transmission, TransmissionState};
use marsad_publish::CalendarNames;

use crate::visit::Visit;

/// What names need that are said to a visitor.
pub(in crate::desk) fn names(visit: &Visit) -> CalendarNames<'_> {
    CalendarNames { pack: visit.pack(), voice: visit.voice(), base: &visit.base }
}

/// How often data are sent.
pub(super) fn frequency(voice: &Voice, frequency: Frequency) -> String {
    voice.say(&format!("frequency-{}", frequency_word(frequency).to_lowercase()))
}

/// The code of a frequency.
pub(super) const fn frequency_word(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::A => "A",
        Frequency::S => "S",
        Frequency::T => "T",
        Frequency::Q => "Q",
        Frequency::M => "M",
        Frequency::W => "W",
        Frequency::D => "D",
        Frequency::I => "I",
    }
}

/// When data are due after a period.
pub(super) fn due_rule(voice: &Voice, rule: DueRule) -> String {
    let counted =
        voice.say_with(&format!("due-rule-{}", rule.counting.word()), &args().count("n", u64::from(rule.days)));
    format!("{counted} {}", voice.say(&format!("due-roll-{}", rule.roll.word())))
}

/// How late something came, or how long there is still time.
pub(in crate::desk) fn lateness(voice: &Voice, transmission: &Transmission) -> String {
    if !transmission.is_asked {
        return voice.say("lateness-not-asked");
    }
    let days = transmission.days_late;
    // What is late in part goes on being late.
    let has_come = transmission.received_at.is_some() && transmission.state != TransmissionState::Late;
    let key = match (has_come, days.signum()) {
        (true, 0) => "lateness-on-the-day",
        (true, 1) => "lateness-came-late",
        (true, _) => "lateness-came-early",
        (false, 0) => "lateness-due-today",
        (false, 1) => "lateness-late",
        (false, _) => "lateness-due-in",
    };
    voice.say_with(key, &args().count("n", u64::from(days.unsigned_abs())))
}

/// The shape and colour of a state.
pub(in crate::desk) const fn colour(state: TransmissionState) -> &'static str {
    match state {
        TransmissionState::Expected => "quiet",
        TransmissionState::Due | TransmissionState::Returned => "saffron",
        TransmissionState::Late => "rose",
        TransmissionState::Received => "sea",
        TransmissionState::Accepted => "olive",
    }
}
