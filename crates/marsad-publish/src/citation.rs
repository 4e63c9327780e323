//! How a release is cited: producer, title, release, date, publisher, permanent link.

use marsad_i18n::args;

use crate::Edition;

/// The citation of a release, ready to copy.
pub fn citation(edition: &Edition<'_>) -> String {
    let names = &edition.names;
    let lang = names.voice.lang();
    let arguments = args()
        .text("producers", &edition.producers())
        .text("title", names.dataflow.name.get(lang))
        .text("number", &names.voice.digits(&edition.release.number.to_string()))
        .text("date", &edition.day())
        .text("publisher", names.pack.head.name.get(lang))
        .text("link", edition.link);
    names.voice.say_with("citation", &arguments)
}
