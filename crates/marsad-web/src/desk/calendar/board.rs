//! The calendar as a board: what is late, due, received, accepted, in the order in which it asks for something to be done.

use askama::Template;
use axum::extract::State;
use jiff::ToSpan as _;
use jiff::civil::Date;
use marsad_i18n::args;
use marsad_model::{Id, Transmission, TransmissionState};
use marsad_publish::partly;
use marsad_workflow::{Action, DueCalendar, LateAgreement, Reach, TransmissionsAsked};

use super::late::LateLine;
use super::words::{colour, lateness, names};
use crate::app::App;
use crate::desk::frame::{Desk, private};
use crate::desk::session::DeskVisit;
use crate::error::PageError;
use crate::layout::Layout;
use crate::links;
use crate::pages::PageResult;
use crate::visit::Visit;

/// The order of the groups after what is late: first what someone must do something about.
const ORDER: [TransmissionState; 5] = [
    TransmissionState::Returned,
    TransmissionState::Due,
    TransmissionState::Received,
    TransmissionState::Expected,
    TransmissionState::Accepted,
];
/// How far back and ahead the board looks unless the reader says otherwise, in days. What is late stands on it whatever its age.
const DAYS_BACK: i64 = 120;
const DAYS_AHEAD: i64 = 120;

#[derive(Template)]
#[template(path = "desk/calendar_board.html")]
struct Board<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    lede: String,
    from: String,
    to: String,
    /// Institutions to choose from; none where there is only one's own.
    providers: Vec<(String, String, bool)>,
    has_institutions: bool,
    late: Vec<LateLine>,
    late_name: String,
    groups: Vec<Group>,
    ics: String,
    json: String,
}

/// The transmissions in one state.
struct Group {
    word: &'static str,
    name: String,
    colour: &'static str,
    rows: Vec<TransmissionRow>,
}

/// One transmission in a table.
pub(super) struct TransmissionRow {
    pub href: String,
    pub agreement: String,
    pub institution: String,
    pub period: String,
    pub due: String,
    pub due_iso: String,
    pub lateness: String,
    pub state: String,
    pub colour: &'static str,
    /// The submission and its page.
    pub submission: Option<(String, String)>,
}

impl TransmissionRow {
    pub(super) fn of(visit: &Visit, transmission: &Transmission) -> Self {
        let (voice, lang, names) = (visit.voice(), visit.lang, names(visit));
        let agreement = transmission.agreement.as_str();
        let page = |path: String| links::page(lang, &path);
        let state = voice.say(&format!("transmission-state-{}", transmission.state.word()));
        let is_part = transmission.series.is_some_and(|series| !series.is_whole());
        Self {
            href: page(format!("/desk/agreements/{agreement}")),
            agreement: names.agreement(agreement),
            institution: names.provider(transmission.provider.as_str()),
            period: names.period(agreement, &transmission.period),
            due: voice.day(transmission.due),
            due_iso: transmission.due.to_string(),
            lateness: lateness(voice, transmission),
            state: partly(voice, state, transmission),
            colour: if is_part && transmission.state == TransmissionState::Accepted {
                "saffron"
            } else {
                colour(transmission.state)
            },
            submission: transmission
                .submission
                .as_ref()
                .map(|id| (id.clone(), page(format!("/desk/submissions/{id}")))),
        }
    }
}

/// What an address asks for: a window of due days, and an institution.
pub(super) fn asked(visit: &Visit, today: Date) -> Result<TransmissionsAsked, PageError> {
    let day = |name: &str, otherwise: Date| match visit.parameter(name) {
        Some(value) => value.parse::<Date>().map_err(|_| PageError::bad(name, value, &["YYYY-MM-DD"])),
        None => Ok(otherwise),
    };
    Ok(TransmissionsAsked {
        from: day("from", today.saturating_sub(DAYS_BACK.days()))?,
        to: day("to", today.saturating_add(DAYS_AHEAD.days()))?,
        provider: visit.id_parameter("provider")?,
    })
}

pub(super) async fn page(State(app): State<App>, visit: DeskVisit) -> PageResult {
    let (voice, lang) = (visit.visit.voice(), visit.visit.lang);
    let asked = asked(&visit.visit, app.work.today())?;
    let (from, to, chosen) = (asked.from.to_string(), asked.to.to_string(), asked.provider.clone());
    let first = asked.from;
    let calendar = app.work.due_calendar(&visit.actor, asked).await?;
    let late = LateAgreement::all_of(&calendar.overdue);
    let late_count: u64 = late.iter().map(|one| u64::from(one.count)).sum();
    let found = not_late(calendar, first);
    let is_every = visit.actor.reach(Action::ReadCalendar) == Some(Reach::Every);
    let pack = visit.visit.pack();
    let sends = |id: &Id| pack.agreements.iter().any(|agreement| agreement.provider == *id);
    let providers = pack.providers.iter().filter(|provider| is_every && sends(&provider.id)).map(|provider| {
        (provider.id.to_string(), provider.name.get(lang).to_owned(), chosen.as_ref() == Some(&provider.id))
    });
    let due_count = found.iter().filter(|one| one.state == TransmissionState::Due).count() as u64;
    let lede = [("calendar-count-late", late_count), ("calendar-count-due", due_count)]
        .map(|(key, count)| voice.say_with(key, &args().count("n", count)));
    let group = |state: TransmissionState| {
        let rows = found.iter().filter(|one| one.state == state).map(|one| TransmissionRow::of(&visit.visit, one));
        Group {
            word: state.word(),
            name: voice.say(&format!("transmission-state-{}", state.word())),
            colour: colour(state),
            rows: rows.collect(),
        }
    };
    let mut pairs = vec![("from", from.as_str()), ("to", to.as_str())];
    pairs.extend(chosen.as_ref().map(|id| ("provider", id.as_str())));
    let feed = |ending: &str| {
        format!("{}{}", links::page(lang, &format!("/desk/calendar.{ending}")), links::query(pairs.iter().copied()))
    };
    private(&Board {
        page: Desk::layout(&visit, "calendar-title"),
        desk: Desk::new(&visit, "calendar"),
        lede: lede.join(" "),
        ics: feed("ics"),
        json: feed("json"),
        providers: providers.collect(),
        has_institutions: is_every,
        late: late.iter().map(|one| LateLine::of(&visit.visit, one)).collect(),
        late_name: voice.say(&format!("transmission-state-{}", TransmissionState::Late.word())),
        groups: ORDER.into_iter().map(group).filter(|group| !group.rows.is_empty()).collect(),
        from: from.clone(),
        to: to.clone(),
    })
}

/// What is due within, but for what is late and stands by itself; and what was returned and is waited for, whatever its age.
fn not_late(calendar: DueCalendar, from: Date) -> Vec<Transmission> {
    let mut found = calendar.with_older(from);
    found.retain(|one| one.state != TransmissionState::Late);
    found
}
