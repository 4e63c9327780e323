//! What is late, whatever its age: by agreement on the calendar, and period by period, in pages, under each agreement.

use marsad_i18n::args;
use marsad_model::{Transmission, TransmissionState};
use marsad_workflow::LateAgreement;

use super::board::TransmissionRow;
use super::words::{lateness, names};
use crate::error::PageError;
use crate::links;
use crate::visit::Visit;

/// So many late periods of an agreement stand on one page.
const ROWS_MAX: usize = 50;
/// The parameter that names a page of them.
const PAGE: &str = "late";

/// The late periods of one agreement, in one line of the calendar.
pub(super) struct LateLine {
    /// The list of them.
    pub href: String,
    pub agreement: String,
    pub institution: String,
    pub count: String,
    pub oldest: LatePeriod,
    pub newest: LatePeriod,
    /// How late the oldest is.
    pub lateness: String,
}

/// A period with its due day.
pub(super) struct LatePeriod {
    pub name: String,
    pub due: String,
    pub due_iso: String,
}

/// The late periods under one agreement: one page of the list.
pub(super) struct LateList {
    /// How many there are, and since when; blank without any.
    pub lede: String,
    pub rows: Vec<TransmissionRow>,
    /// The pages: address, number, and whether it is this one; none where one page holds all.
    pub pages: Vec<(String, String, bool)>,
}

impl LateLine {
    pub(super) fn of(visit: &Visit, late: &LateAgreement) -> Self {
        let (voice, names, id) = (visit.voice(), names(visit), late.agreement.as_str());
        Self {
            href: links::page(visit.lang, &format!("/desk/agreements/{id}#late")),
            agreement: names.agreement(id),
            institution: names.provider(late.provider.as_str()),
            count: voice.count(u64::from(late.count)),
            oldest: LatePeriod::of(visit, &late.oldest),
            newest: LatePeriod::of(visit, &late.newest),
            lateness: lateness(voice, &late.oldest),
        }
    }
}

impl LatePeriod {
    fn of(visit: &Visit, transmission: &Transmission) -> Self {
        Self {
            name: names(visit).period(transmission.agreement.as_str(), &transmission.period),
            due: visit.voice().day(transmission.due),
            due_iso: transmission.due.to_string(),
        }
    }
}

impl LateList {
    /// The late ones among what is overdue under one agreement, the oldest first.
    pub(super) fn of(visit: &Visit, id: &str, overdue: &[Transmission]) -> Result<Self, PageError> {
        let late: Vec<&Transmission> = overdue.iter().filter(|one| one.state == TransmissionState::Late).collect();
        let (page, pages) = (page_of(visit)?, late.len().div_ceil(ROWS_MAX));
        let rows = late.iter().skip((page - 1) * ROWS_MAX).take(ROWS_MAX).map(|one| TransmissionRow::of(visit, one));
        let link = |number: usize| {
            let path = format!("/desk/agreements/{}?{PAGE}={number}#late", links::encoded(id));
            (links::page(visit.lang, &path), visit.voice().digits(&number.to_string()), number == page)
        };
        Ok(Self {
            lede: lede(visit, &late),
            rows: rows.collect(),
            pages: if pages > 1 { (1..=pages).map(link).collect() } else { Vec::new() },
        })
    }
}

/// The page that is asked for, counted from 1; one that is not there has no rows.
fn page_of(visit: &Visit) -> Result<usize, PageError> {
    let Some(text) = visit.parameter(PAGE) else { return Ok(1) };
    let number = text.parse::<u16>().ok().filter(|number| *number > 0);
    number.map(usize::from).ok_or_else(|| PageError::bad(PAGE, text, &["1"]))
}

fn lede(visit: &Visit, late: &[&Transmission]) -> String {
    let (Some(first), Some(last)) = (late.first(), late.last()) else { return String::new() };
    let (voice, names) = (visit.voice(), names(visit));
    let period = |one: &Transmission| names.period(one.agreement.as_str(), &one.period);
    let arguments = args()
        .count("n", late.len() as u64)
        .text("oldest", &period(first))
        .text("newest", &period(last))
        .text("due", &voice.day(first.due));
    voice.say_with("calendar-late-lede", &arguments)
}
