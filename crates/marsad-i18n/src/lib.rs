//! How Marsad speaks to people, in Arabic, French and English.
//!
//! Holds: the messages of `locales/` (Fluent), and numbers, dates, periods, lists and sorting by ICU4X.
//! Does not hold: names of codes, concepts and institutions (they live in a pack), or any page.
//! Where next: a new sentence goes into `locales/{ar,fr,en}/*.ftl`, in all three; a test compares them.

mod balance_text;
mod catalogue;
mod direction;
mod finding_text;
mod numbers;
mod periods;
mod regions;
mod typed_text;
mod voice;

pub use balance_text::BalanceVoice;
pub use finding_text::{FindingText, cell_text, finding_cell_text, place_text};
pub use regions::region_name;
pub use typed_text::{kept_whole, typed_lines, typed_text};
pub use voice::{Args, Voice, args};
