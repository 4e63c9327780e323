//! What of a message was not read or contradicts itself, and what the message says of itself: told once it is read.

use marsad_model::{Finding, FindingCode, Place, Severity};

/// How many names of elements are told, and how many observations that two groups contradict.
const NAMES_MAX: usize = 20;
const DISPUTED_MAX: usize = 100;
/// How many messages of a footer are told.
const FOOTERS_MAX: usize = 20;
/// The code with which services say that a message has less than was asked for (SDMX 2.1, section 7, "error codes").
const TOO_LARGE: &str = "510";

/// What is doubtful about a message.
#[derive(Default)]
pub(super) struct Doubts {
    /// Whether it says that it is one to try with.
    pub is_test: bool,
    /// Names of elements that were not read, the place of the first and how many there are.
    elements: Vec<(String, Place, u64)>,
    text: Option<Finding>,
    after: Option<Finding>,
    structures: Vec<Finding>,
    unmet: Option<Finding>,
    disputed: Vec<Finding>,
    footers: Vec<Footer>,
}

/// A message of a service about the data.
struct Footer {
    severity: Severity,
    code: String,
    texts: Vec<String>,
}

impl Doubts {
    /// An element of the data that is not known: what stands in it is lost.
    pub(super) fn lost_element(&mut self, name: &str, place: Place) {
        if let Some((_, _, count)) = self.elements.iter_mut().find(|(known, ..)| known == name) {
            *count += 1;
        } else if self.elements.len() < NAMES_MAX {
            self.elements.push((name.to_owned(), place, 1));
        }
    }

    /// A text where elements should be.
    pub(super) fn lost_text(&mut self, text: &str, place: Place) {
        self.text.get_or_insert_with(|| doubt("text", Severity::Error, place).with_value(text.trim()));
    }

    /// Something behind the end.
    pub(super) fn after_the_end(&mut self, found: &str, place: Place) {
        self.after.get_or_insert_with(|| doubt("after", Severity::Error, place).with_value(found.trim()));
    }

    /// A data set that names a structure which the header lacks.
    pub(super) fn no_structure(&mut self, id: &str, place: Place) {
        if self.structures.len() < NAMES_MAX {
            self.structures.push(doubt("structure", Severity::Note, place).with_value(id));
        }
    }

    /// Groups to which no observation belongs: how many, and the first.
    pub(super) fn unmet(&mut self, (count, first): (usize, &str), severity: Severity) {
        let finding = doubt("unmet", severity, Place::default()).with_value(first);
        self.unmet = Some(finding.with("count", count));
    }

    /// A component of which two groups say different things of one observation.
    pub(super) fn disputed(&mut self, id: &str, place: Place) {
        if self.disputed.len() < DISPUTED_MAX {
            self.disputed.push(doubt("disputed", Severity::Error, place).with_value(id));
        }
    }

    /// A message of the service begins.
    pub(super) fn begin_footer(&mut self, code: String, severity: &str) {
        let severity = match severity.trim() {
            _ if code.trim() == TOO_LARGE => Severity::Error,
            "Error" => Severity::Error,
            "Information" => Severity::Note,
            _ => Severity::Warning,
        };
        if self.footers.len() < FOOTERS_MAX {
            self.footers.push(Footer { severity, code, texts: Vec::new() });
        }
    }

    /// A text of the last message.
    pub(super) fn push_footer(&mut self, text: &str) {
        if let Some(footer) = self.footers.last_mut().filter(|footer| footer.texts.len() < FOOTERS_MAX) {
            footer.texts.push(text.to_owned());
        }
    }

    /// All of it.
    pub(super) fn tell(&mut self) -> Vec<Finding> {
        let Self { is_test, elements, text, after, structures, unmet, disputed, footers } = std::mem::take(self);
        let elements = elements
            .into_iter()
            .map(|(name, place, count)| doubt("element", Severity::Error, place).with_value(name).with("count", count));
        let test = is_test.then(|| doubt("test", Severity::Warning, Place::default()));
        let footers = footers.into_iter().filter(|footer| footer.severity != Severity::Note).map(Footer::told);
        let of_data = elements.chain(text).chain(after).chain(disputed).chain(unmet).chain(structures);
        of_data.chain(footers).chain(test).collect()
    }
}

impl Footer {
    fn told(self) -> Finding {
        let said = if self.texts.is_empty() { self.code } else { self.texts.join(" / ") };
        doubt("footer", self.severity, Place::default()).with_value(said)
    }
}

/// A doubt of a kind about a message.
pub(in crate::formats) fn doubt(what: &str, severity: Severity, place: Place) -> Finding {
    Finding::new(FindingCode::DoubtfulMessage, severity, place).with("what", what)
}
