//! What an address asks of the audit trail.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use marsad_model::Pack;
use marsad_sdmx::Parameters;
use marsad_workflow::AuditAsked;

use crate::error::PageError;

/// What an address asks: which records, and before which number.
pub(super) struct Question {
    pub asked: AuditAsked,
    pub before: Option<u64>,
}

/// The fields of the search that are texts.
pub(super) const TEXTS: [&str; 4] = ["actor", "action", "subject", "text"];

impl Question {
    /// Days are those of the country; the last one is meant to its end.
    pub(super) fn read(parameters: &Parameters, pack: &Pack) -> Result<Self, PageError> {
        let text = |name: &str| parameters.get(name).unwrap_or_default().trim().to_owned();
        let zone = TimeZoneDatabase::bundled().get(&pack.head.time_zone).unwrap_or(TimeZone::UTC);
        let asked = AuditAsked {
            actor: text("actor"),
            action: text("action"),
            subject: text("subject"),
            from: day(parameters, "from")?.and_then(|day| start_of(day, &zone)),
            to: day(parameters, "to")?.and_then(|day| start_of(day.tomorrow().ok()?, &zone)),
            text: text("text"),
            ..AuditAsked::default()
        };
        let before = parameters.get("before").filter(|value| !value.is_empty());
        let number = |value: &str| value.parse().map_err(|_| PageError::bad("before", value, &[]));
        Ok(Self { asked, before: before.map(number).transpose()? })
    }
}

fn day(parameters: &Parameters, name: &str) -> Result<Option<Date>, PageError> {
    let value = parameters.get(name).map(str::trim).filter(|value| !value.is_empty());
    value.map(|value| value.parse().map_err(|_| PageError::bad(name, value, &["2026-03-31"]))).transpose()
}

/// The first moment of a day in the country.
fn start_of(day: Date, zone: &TimeZone) -> Option<Timestamp> {
    Some(day.to_zoned_datetime(zone.clone()).ok()?.timestamp())
}
