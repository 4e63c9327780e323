//! Calendars that other programs read: what institutions are to send and when, and when releases come, as iCalendar
//! (RFC 5545), as JSON and, for releases, as a feed (Atom, RFC 4287).
//!
//! Holds: entries with their words, and the formats. Does not hold: what is due and where it stands; that is handed in.

mod atom;
mod entry;
mod feed;
mod ical;
mod names;

pub use atom::{AtomHead, atom};
pub use entry::{CalendarEntry, EntryRevision, EntryTime, partly, release_entry, transmission_entry};
pub use feed::calendar_json;
pub use ical::icalendar;
pub use names::CalendarNames;
