//! How confidential a value is where a file says it at several levels: the strictest word counts, and that they differ is told.

use marsad_model::{ConfStatus, Finding, FindingCode, Place, Severity};

/// What says how confidential a value is.
pub(crate) const CONFIDENTIALITY: [&str; 2] = ["CONF_STATUS", "OBS_CONF"];

/// Where a table says how confidential its values are, and what is said of them differently at several levels.
#[derive(Default)]
pub(crate) struct Secrecy {
    /// The places of its components, with their names.
    columns: Vec<(usize, &'static str)>,
    differences: Vec<Difference>,
    /// The row that is read.
    pub row: u32,
}

/// The first observation of which two levels say something different, and how many there are.
struct Difference {
    id: &'static str,
    severity: Severity,
    first: u32,
    last: u32,
    rows: u64,
    own: String,
    other: String,
}

impl Secrecy {
    /// The secrecy of a table in which `find` knows where a component stands.
    pub(crate) fn new(find: impl Fn(&str) -> Option<usize>) -> Self {
        let columns = CONFIDENTIALITY.into_iter().filter_map(|id| Some((find(id)?, id))).collect();
        Self { columns, ..Self::default() }
    }

    /// The places of its components.
    pub(crate) fn columns(&self) -> Vec<usize> {
        self.columns.iter().map(|(column, _)| *column).collect()
    }

    /// What counts of two words for the row that is read: the nearer one, but of how confidential it is the stricter one.
    pub(crate) fn strictest<'t>(&mut self, column: usize, nearer: &'t str, farther: &'t str) -> &'t str {
        let Some((_, id)) = self.columns.iter().find(|(at, _)| *at == column) else { return nearer };
        if code_of(nearer) == code_of(farther) {
            return nearer;
        }
        let is_weaker = strictness(nearer) < strictness(farther);
        // A value may be more confidential than its series; what is less so than its series may be a mistake.
        let severity = if is_weaker { Severity::Warning } else { Severity::Note };
        let id = *id;
        self.note((id, severity), (nearer, farther));
        if is_weaker { farther } else { nearer }
    }

    fn note(&mut self, (id, severity): (&'static str, Severity), (own, other): (&str, &str)) {
        let row = self.row;
        match self.differences.iter_mut().find(|known| (known.id, known.severity) == (id, severity)) {
            Some(known) => {
                known.rows += u64::from(known.last != row);
                known.last = row;
            }
            None => {
                let (own, other) = (own.to_owned(), other.to_owned());
                self.differences.push(Difference { id, severity, first: row, last: row, rows: 1, own, other });
            }
        }
    }

    /// What was said differently.
    pub(crate) fn tell(&mut self) -> Vec<Finding> {
        let told = |difference: Difference| {
            let place = Place { row: Some(difference.first), ..Place::default() };
            let finding = Finding::new(FindingCode::DoubtfulMessage, difference.severity, place);
            let finding = finding.with_value(difference.id).with("what", "stricter").with("count", difference.rows);
            finding.with("own", difference.own).with("other", difference.other)
        };
        std::mem::take(&mut self.differences).into_iter().map(told).collect()
    }
}

/// The code of `C: Confidential`.
fn code_of(said: &str) -> &str {
    let said = said.trim();
    said.split_once(": ").map_or(said, |(code, _)| code)
}

/// How strict a word is: one that is not known may hide a value, and hides it more than the word for what is free.
fn strictness(said: &str) -> u8 {
    match code_of(said).parse::<ConfStatus>() {
        Ok(ConfStatus::Free) => 0,
        Err(()) => 1,
        Ok(ConfStatus::NotForPublication) => 2,
        Ok(ConfStatus::Secondary) => 3,
        Ok(ConfStatus::Confidential) => 4,
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::Severity;

    use super::Secrecy;

    fn secrecy() -> Secrecy {
        Secrecy::new(|id| (id == "CONF_STATUS").then_some(3))
    }

    #[test]
    fn of_two_words_the_stricter_counts_wherever_it_is_said() {
        let mut secrecy = secrecy();
        assert_eq!(secrecy.strictest(3, "F", "C"), "C");
        assert_eq!(secrecy.strictest(3, "C", "F"), "C");
        assert_eq!(secrecy.strictest(3, "F: Free", "N"), "N");
        assert_eq!(secrecy.strictest(3, "F", "A"), "A", "what is not known may hide");
        assert_eq!(secrecy.strictest(2, "a", "b"), "a", "of everything else the nearer word counts");
    }

    #[test]
    fn levels_that_differ_are_told_once_and_gravely_where_the_nearer_word_is_weaker() {
        let mut secrecy = secrecy();
        for row in 2..5 {
            secrecy.row = row;
            secrecy.strictest(3, "F", "C");
            secrecy.strictest(3, "N", "F");
            secrecy.strictest(3, "F: Free", "F");
        }
        let findings = secrecy.tell();
        let told: Vec<_> = findings.iter().map(|f| (f.severity, f.place.row, f.arguments["count"].as_str())).collect();
        assert_eq!(told, [(Severity::Warning, Some(2), "3"), (Severity::Note, Some(2), "3")]);
        assert!(secrecy.tell().is_empty());
    }
}
