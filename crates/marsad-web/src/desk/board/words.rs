//! Names, states and scores of the board in the reader's language.

use jiff::civil::Date;
use marsad_i18n::args;
use marsad_model::{Id, IssuedScoreCard, QualityScore, TimePeriod, Transmission, TransmissionState};
use marsad_publish::{mean_score, partly};
use marsad_workflow::{AgreementStanding, LateAgreement, ScoreBasis, ScoreSource};

use crate::desk::points::points;
use crate::visit::Visit;

/// Of fewer periods nothing is said to be usual.
const USUAL_MIN: u64 = 3;

/// Puts what the board holds into words.
pub(super) struct Words<'a> {
    pub visit: &'a Visit,
}

/// A state: its word, and the class of its shape and colour.
pub(super) struct StateView {
    pub word: String,
    pub class: &'static str,
}

/// A number from 0 to 100 with a bar; without a number where it cannot be said.
pub(super) struct PartView {
    pub name: String,
    pub value: String,
    /// The width of the bar out of 100.
    pub width: String,
    /// What the number was counted from.
    pub basis: String,
}

/// One period of an agreement.
pub(super) struct TransmissionLine {
    pub agreement: String,
    pub period: String,
    pub due: String,
    pub state: StateView,
    pub days: String,
}

/// The late periods of one agreement, whatever their number.
pub(super) struct LateLine {
    pub institution: String,
    pub institution_href: String,
    pub agreement: String,
    /// The list of the periods.
    pub href: String,
    pub count: String,
    pub oldest: String,
    pub newest: String,
    /// How late the oldest is.
    pub days: String,
}

/// One agreement with its score.
pub(super) struct StandingLine {
    pub institution: String,
    pub institution_href: String,
    pub agreement: String,
    pub dataflow: String,
    pub last: String,
    pub next: String,
    pub late: Option<String>,
    pub days: String,
    /// Of which card the score is; blank where it was counted on the day.
    pub card: String,
    pub total: PartView,
    pub parts: Vec<PartView>,
    /// How soon what was returned was corrected; blank where no score is shown.
    pub correction: String,
}

impl Words<'_> {
    pub(super) fn institution(&self, id: &Id) -> String {
        let found = self.visit.pack().provider(id.as_str());
        found.map_or_else(|| id.to_string(), |provider| provider.name.get(self.visit.lang).to_owned())
    }

    pub(super) fn card_href(&self, id: &Id) -> String {
        crate::links::page(self.visit.lang, &format!("/desk/scores/{id}"))
    }

    pub(super) fn agreement(&self, id: &Id) -> String {
        let found = self.visit.pack().agreement(id.as_str());
        found.map_or_else(|| id.to_string(), |agreement| agreement.name.get(self.visit.lang).to_owned())
    }

    pub(super) fn dataflow(&self, id: &Id) -> String {
        let found = self.visit.pack().dataflow(id.as_str());
        found.map_or_else(|| id.to_string(), |dataflow| dataflow.name.get(self.visit.lang).to_owned())
    }

    pub(super) fn period(&self, name: &str) -> String {
        let voice = self.visit.voice();
        name.parse::<TimePeriod>().map_or_else(|_| voice.digits(name), |period| voice.period(&period))
    }

    pub(super) fn day(&self, day: Date) -> String {
        self.visit.voice().day(day)
    }

    pub(super) fn state(&self, state: TransmissionState) -> StateView {
        let class = match state {
            TransmissionState::Expected => "quiet",
            TransmissionState::Due => "saffron",
            TransmissionState::Late | TransmissionState::Returned => "rose",
            TransmissionState::Received => "sea",
            TransmissionState::Accepted => "olive",
        };
        StateView { word: self.visit.voice().say(&format!("board-state-{}", state.word())), class }
    }

    /// The state of a transmission, with how much of it was accepted where that is not the whole.
    fn state_of(&self, one: &Transmission) -> StateView {
        let StateView { word, class } = self.state(one.state);
        let is_part = one.series.is_some_and(|series| !series.is_whole());
        let class = if is_part && one.state == TransmissionState::Accepted { "saffron" } else { class };
        StateView { word: partly(self.visit.voice(), word, one), class }
    }

    /// Days late or early in words; nothing for what is not due yet and not here.
    fn days(&self, transmission: &Transmission) -> String {
        if !transmission.is_asked {
            return self.visit.voice().say("board-days-not-asked");
        }
        // What was returned is waited for, and is not late before its day is over.
        let is_ahead = match transmission.state {
            TransmissionState::Expected | TransmissionState::Due => true,
            TransmissionState::Returned => transmission.days_late <= 0,
            _ => false,
        };
        if is_ahead { String::new() } else { self.lateness(f64::from(transmission.days_late)) }
    }

    /// A number of days late, or early where it is negative.
    fn lateness(&self, days: f64) -> String {
        let key = match days {
            late if late > 0.0 => "board-days-late",
            early if early < 0.0 => "board-days-early",
            _ => return self.visit.voice().say("board-days-punctual"),
        };
        // A median may lie between two days: it is said as the longer one.
        self.visit.voice().say_with(key, &args().count("n", days.abs().ceil() as u64))
    }

    pub(super) fn transmission(&self, one: &Transmission) -> TransmissionLine {
        TransmissionLine {
            agreement: self.agreement(&one.agreement),
            period: self.period(&one.period),
            due: self.day(one.due),
            state: self.state_of(one),
            days: self.days(one),
        }
    }

    pub(super) fn late(&self, one: &LateAgreement) -> LateLine {
        let path = format!("/desk/agreements/{}#late", one.agreement);
        LateLine {
            institution: self.institution(&one.provider),
            institution_href: self.card_href(&one.provider),
            agreement: self.agreement(&one.agreement),
            href: crate::links::page(self.visit.lang, &path),
            count: self.visit.voice().count(u64::from(one.count)),
            oldest: self.period(&one.oldest.period),
            newest: self.period(&one.newest.period),
            days: self.days(&one.oldest),
        }
    }

    pub(super) fn standing(&self, one: &AgreementStanding) -> StandingLine {
        let voice = self.visit.voice();
        let basis = Some(&one.basis).filter(|_| one.score_of != ScoreSource::Closed);
        let [total, parts @ ..] = self.score(&one.score, basis);
        StandingLine {
            institution: self.institution(&one.provider),
            institution_href: self.card_href(&one.provider),
            agreement: self.agreement(&one.agreement),
            dataflow: self.dataflow(&one.dataflow),
            last: one.last.as_ref().map_or_else(|| voice.say("board-none"), |last| self.period(&last.period)),
            next: one.next.as_ref().map_or_else(|| voice.say("board-none"), |next| self.day(next.due)),
            late: (one.late > 0).then(|| {
                let words = voice.say_with("board-count-late", &args().count("n", u64::from(one.late)));
                format!("{} {words}", voice.count(u64::from(one.late)))
            }),
            days: self.usual_days(one),
            card: self.card(&one.score_of),
            total,
            parts: parts.into(),
            correction: basis.map_or_else(String::new, |basis| self.correction(basis)),
        }
    }

    /// How soon what was returned was corrected, in words.
    fn correction(&self, basis: &ScoreBasis) -> String {
        let voice = self.visit.voice();
        let Some(correction) = &basis.correction else { return voice.say("board-unsaid-correction") };
        let said = args().count("returned", correction.returned).count("corrected", correction.corrected);
        match correction.days_median {
            // A median may lie between two days: it is said as the longer one.
            Some(days) => voice.say_with("board-basis-correction", &said.count("n", days.ceil() as u64)),
            None => voice.say_with("board-basis-correction-none", &said),
        }
    }

    /// Of which card a score is.
    fn card(&self, source: &ScoreSource) -> String {
        let voice = self.visit.voice();
        match source {
            ScoreSource::Day => String::new(),
            ScoreSource::Card(period) => voice.say_with("board-card-of", &args().text("period", &self.period(period))),
            ScoreSource::Closed => voice.say("board-card-of-none"),
        }
    }

    /// A card that was made: its month, and the parts of its whole.
    pub(super) fn issued(&self, card: &IssuedScoreCard) -> (String, [PartView; 6]) {
        let scores: Vec<QualityScore> = card.scores.iter().map(|one| one.score).collect();
        let month = args().text("period", &self.period(&card.period));
        (self.visit.voice().say_with("board-card-of", &month), self.score(&mean_score(&scores), None))
    }

    /// How late data usually are; nothing where too few periods were due to speak of what is usual.
    fn usual_days(&self, one: &AgreementStanding) -> String {
        let median = one.score.days_late_median.filter(|_| one.basis.due >= USUAL_MIN);
        median.map_or_else(String::new, |days| self.lateness(days))
    }

    /// The whole of a score, then its parts.
    pub(super) fn score(&self, score: &QualityScore, basis: Option<&ScoreBasis>) -> [PartView; 6] {
        [
            ("total", score.total),
            ("completeness", score.completeness),
            ("validity", score.validity),
            ("timeliness", score.timeliness),
            ("revision", score.revision),
            ("coherence", score.coherence),
        ]
        .map(|(word, value)| self.part(word, value, basis))
    }

    fn part(&self, word: &str, value: Option<f64>, basis: Option<&ScoreBasis>) -> PartView {
        let voice = self.visit.voice();
        PartView {
            name: voice.say(&format!("board-part-{word}")),
            value: value.map_or_else(|| voice.say("board-none"), |value| voice.number(points(value), 0)),
            width: value.map_or_else(|| "0".to_owned(), |value| format!("{:.0}", points(value))),
            basis: basis.map_or_else(String::new, |basis| self.basis(word, value.is_some(), basis)),
        }
    }

    /// What a part was counted from, in words.
    fn basis(&self, word: &str, is_said: bool, basis: &ScoreBasis) -> String {
        let voice = self.visit.voice();
        if !is_said {
            return voice.say(&format!("board-unsaid-{word}"));
        }
        let percent = voice.percent(&voice.number(100.0 * basis.revision.unwrap_or_default(), 1));
        let arguments = args()
            .count("due", basis.due)
            .count("came", basis.came)
            .count("accepted", basis.accepted)
            .count("days", basis.days_late)
            .count("observations", basis.observations)
            .count("found", basis.found)
            .count("judged", basis.judged)
            .count("sound", basis.judged.saturating_sub(basis.found))
            .text("percent", &percent)
            .count("n", basis.contradictions);
        let told = voice.say_with(&format!("board-basis-{word}"), &arguments);
        if word != "completeness" || basis.series_accepted >= basis.series_expected {
            return told;
        }
        let series = args()
            .text("accepted", &voice.count(basis.series_accepted))
            .text("expected", &voice.count(basis.series_expected));
        format!("{told} {}", voice.say_with("board-basis-series", &series))
    }
}
