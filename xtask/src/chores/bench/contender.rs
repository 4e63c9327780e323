//! Who takes part: a command, what it must find, and how its answer is read.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::measured::{Cost, measure};

/// How many of each kind, by the word for the kind; kinds of which there are none are left out.
pub type Found = BTreeMap<String, u64>;

/// One who does the work.
pub struct Contender {
    pub name: &'static str,
    /// The program with its arguments.
    pub command: Vec<OsString>,
    /// How to read what it prints.
    pub read: fn(&str) -> Result<Said, serde_json::Error>,
    /// What it must find.
    pub expected: Found,
    /// The file that it writes, where it writes one.
    pub out: Option<PathBuf>,
}

/// What a contender says of its work.
pub struct Said {
    /// Seconds of the work alone, where it says them itself: without the start of its program.
    pub inner: Option<f64>,
    pub found: Found,
}

/// One run: what it cost, and the seconds of the work alone where the contender says them.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    pub cost: Cost,
    pub inner: Option<f64>,
}

impl Contender {
    /// Runs it once. That it found something else than it must is an error: it did not do the work.
    pub fn run(&self, python: &Path, answer: &Path) -> Result<Run, String> {
        let (cost, text) = measure(python, &self.command, answer)?;
        let said = (self.read)(&text).map_err(|error| format!("the answer of {}: {error}", self.name))?;
        if said.found != self.expected {
            return Err(format!("{} found {:?}; there are {:?}", self.name, said.found, self.expected));
        }
        Ok(Run { cost, inner: said.inner })
    }
}

/// A doubt of ours for which the peers do not look: the rows give some of their numbers the status of a missing one.
const NOT_COMPARED: &str = "status-disagrees";

/// Reads our answer: every finding counts, listed or not, whatever its weight.
pub fn ours(answer: &str) -> Result<Said, serde_json::Error> {
    #[derive(Deserialize)]
    struct Answer {
        groups: Vec<Group>,
    }
    #[derive(Deserialize)]
    struct Group {
        causes: Vec<Cause>,
    }
    #[derive(Deserialize)]
    struct Cause {
        code: String,
        count: u64,
    }
    let answer: Answer = serde_json::from_str(answer)?;
    let mut found = Found::new();
    let causes = answer.groups.into_iter().flat_map(|group| group.causes);
    for cause in causes.filter(|cause| cause.code != NOT_COMPARED) {
        *found.entry(cause.code).or_default() += cause.count;
    }
    Ok(Said { inner: None, found })
}

/// Reads what the scripts of the peers print.
pub fn peers(answer: &str) -> Result<Said, serde_json::Error> {
    #[derive(Deserialize)]
    struct Answer {
        seconds: f64,
        found: Found,
    }
    let Answer { seconds, mut found } = serde_json::from_str::<Answer>(answer)?;
    found.retain(|_, count| *count > 0);
    Ok(Said { inner: Some(seconds), found })
}

#[cfg(test)]
mod tests {
    use super::{NOT_COMPARED, ours, peers};

    #[test]
    fn places_that_are_only_counted_are_found_too() {
        let cause = |code: &str, count: u64| format!(r#"{{"code":"{code}","count":{count},"more":1,"places":[]}}"#);
        let causes =
            [cause("duplicate-key", 9), cause("duplicate-key", 2), cause("unknown-code", 1000), cause(NOT_COMPARED, 7)];
        let causes = causes.join(",");
        let said = ours(&format!(r#"{{"file":"x","groups":[{{"severity":"error","causes":[{causes}]}}]}}"#)).unwrap();
        assert_eq!(
            said.found.into_iter().collect::<Vec<_>>(),
            [("duplicate-key".to_owned(), 11), ("unknown-code".to_owned(), 1000)]
        );
    }

    #[test]
    fn what_a_peer_did_not_find_is_not_told() {
        let said = peers(r#"{"seconds": 1.5, "found": {"unknown-code": 3, "out-of-range": 0}}"#).unwrap();
        assert_eq!((said.inner, said.found.len()), (Some(1.5), 1));
    }
}
