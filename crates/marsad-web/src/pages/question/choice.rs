//! What a reader asks of a question: the query string is the state.

use std::collections::BTreeSet;

use marsad_model::{AskedQuestion, Id, Question, ReleaseReference, Statement, Switch};

use crate::error::PageError;
use crate::links;
use crate::visit::Visit;

/// What the address of a question may ask.
pub(super) const PARAMETERS: [&str; 4] = ["count", "first", "second", "releases"];

/// What is asked of a question.
pub(super) struct QuestionChoice<'a> {
    /// The definition under which the figure is shown; that of the recommended figure where none is chosen.
    pub(super) count: Option<&'a Switch>,
    /// The statement whose definition is compared.
    pub(super) first: Option<&'a Id>,
    /// The statement with whose definition it is compared.
    pub(super) second: Option<&'a Id>,
    /// The releases that answer, as addresses write them, where the address names them; blank where those of now answer.
    pub(super) frozen: String,
}

impl<'a> QuestionChoice<'a> {
    /// The choice in the address of `visit`, for a question that was read from the releases that it names.
    pub(super) fn read(visit: &Visit, asked: &'a AskedQuestion) -> Result<Self, PageError> {
        let question = &asked.question;
        Ok(Self {
            count: count(visit, question)?,
            first: statement(visit, "first", question)?,
            second: statement(visit, "second", question)?,
            frozen: if asked.is_frozen { releases_text(asked) } else { String::new() },
        })
    }

    /// The query string of this page under a definition, with the releases that the reader has named.
    pub(super) fn query(&self, count: Option<&str>) -> String {
        let releases = Some(("releases", self.frozen.as_str())).filter(|(_, releases)| !releases.is_empty());
        links::query(count.map(|id| ("count", id)).into_iter().chain(releases))
    }
}

/// The releases that a permanent link names; none where the address names none.
pub(super) fn releases(visit: &Visit, question: &Question) -> Result<Option<Vec<ReleaseReference>>, PageError> {
    let Some(text) = visit.parameter("releases") else { return Ok(None) };
    let known: BTreeSet<&Id> = question.series().into_iter().map(|series| &series.dataflow).collect();
    let known: Vec<&str> = known.into_iter().map(Id::as_str).collect();
    match named(text, &known) {
        Ok(named) => Ok(Some(named)),
        Err(part) => {
            let examples: Vec<String> = known.iter().map(|id| format!("{id}.1")).collect();
            let examples: Vec<&str> = examples.iter().map(String::as_str).collect();
            Err(PageError::bad("releases", part, &examples))
        }
    }
}

/// The releases that answer for a question, as addresses write them: `DF_A.3,DF_B.1`.
pub(super) fn releases_text(asked: &AskedQuestion) -> String {
    let texts: Vec<String> = asked.sources.iter().map(|(id, release)| format!("{id}.{}", release.number)).collect();
    texts.join(",")
}

/// Reads `DF_A.3,DF_B.1`: each a dataflow among `known`, once, with a number; else the part that is none of that.
fn named<'t>(text: &'t str, known: &[&str]) -> Result<Vec<ReleaseReference>, &'t str> {
    let mut named: Vec<ReleaseReference> = Vec::new();
    for part in text.split(',') {
        let release = release(part).filter(|release| known.contains(&release.dataflow.as_str())).ok_or(part)?;
        if named.iter().any(|other| other.dataflow == release.dataflow) {
            return Err(part);
        }
        named.push(release);
    }
    Ok(named)
}

fn release(part: &str) -> Option<ReleaseReference> {
    let (dataflow, number) = part.rsplit_once('.')?;
    let is_plain = !number.starts_with('0') && number.bytes().all(|byte| byte.is_ascii_digit());
    let number = Some(number).filter(|_| is_plain)?.parse().ok()?;
    Some(ReleaseReference { dataflow: Id::new(dataflow).ok()?, number })
}

fn count<'a>(visit: &Visit, question: &'a Question) -> Result<Option<&'a Switch>, PageError> {
    let Some(wanted) = visit.parameter("count") else { return Ok(None) };
    let known: Vec<&str> = question.switches.iter().map(|switch| switch.id.as_str()).collect();
    let found = question.switches.iter().find(|switch| switch.id == *wanted);
    found.map(Some).ok_or_else(|| PageError::bad("count", wanted, &known))
}

fn statement<'a>(visit: &Visit, name: &str, question: &'a Question) -> Result<Option<&'a Id>, PageError> {
    let Some(wanted) = visit.parameter(name) else { return Ok(None) };
    let known: Vec<&str> = question.statements.iter().map(|statement: &Statement| statement.id.as_str()).collect();
    let found = question.statement(wanted).map(|statement| &statement.id);
    found.map(Some).ok_or_else(|| PageError::bad(name, wanted, &known))
}

#[cfg(test)]
mod tests {
    use super::named;

    /// The releases in a text, as dataflow and number, or the part that is none.
    fn check(text: &str, expected: Result<&[(&str, u32)], &str>) {
        let found = named(text, &["DF_A", "DF_B"]);
        let found = found.map(|all| all.iter().map(|one| (one.dataflow.to_string(), one.number)).collect::<Vec<_>>());
        let expected =
            expected.map(|all| all.iter().map(|(id, number)| ((*id).to_owned(), *number)).collect::<Vec<_>>());
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_link_names_releases_by_dataflow_and_number() {
        check("DF_A.3,DF_B.1", Ok(&[("DF_A", 3), ("DF_B", 1)]));
        check("DF_B.12", Ok(&[("DF_B", 12)]));
    }

    #[test]
    fn what_is_no_release_is_told_and_never_passed_over() {
        for wrong in
            ["DF_A", "DF_A.x", "DF_A.", "DF_A.0", "DF_A.01", "DF_A.+1", "DF_A.-1", "DF_A.4294967296", "DF_C.1", ""]
        {
            check(wrong, Err(wrong));
            check(&format!("DF_B.1,{wrong}"), Err(wrong));
        }
        check("DF_A.1,DF_A.2", Err("DF_A.2"));
    }
}
