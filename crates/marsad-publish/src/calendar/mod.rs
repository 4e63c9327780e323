//! Calendars that other programs read: what institutions are to send and when, and when releases come, as iCalendar
//! (RFC 5545) and as JSON.
//!
//! Holds: entries with their words, and the two formats. Does not hold: what is due and where it stands; that is handed in.

mod entry;
mod feed;
mod ical;
mod names;

pub use entry::{CalendarEntry, EntryTime, partly, release_entry, transmission_entry};
pub use feed::calendar_json;
pub use ical::icalendar;
pub use names::CalendarNames;
