//! What a reader asks of a question: the query string is the state.

use marsad_model::{Id, Question, Statement, Switch};

use crate::error::PageError;
use crate::visit::Visit;

/// What is asked of a question.
pub(super) struct QuestionChoice<'a> {
    /// The definition under which the figure is shown; that of the recommended figure where none is chosen.
    pub(super) count: Option<&'a Switch>,
    /// The statement whose definition is compared.
    pub(super) first: Option<&'a Id>,
    /// The statement with whose definition it is compared.
    pub(super) second: Option<&'a Id>,
    /// The releases that a link names: dataflow and number.
    pub(super) releases: Vec<(String, u32)>,
}

impl<'a> QuestionChoice<'a> {
    /// The choice in the address of `visit`.
    pub(super) fn read(visit: &Visit, question: &'a Question) -> Result<Self, PageError> {
        Ok(Self {
            count: count(visit, question)?,
            first: statement(visit, "first", question)?,
            second: statement(visit, "second", question)?,
            releases: visit.parameter("releases").map_or_else(Vec::new, releases),
        })
    }
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

/// `DF_A.3,DF_B.1`; what is written otherwise is not a release and says nothing.
fn releases(text: &str) -> Vec<(String, u32)> {
    let release = |part: &str| {
        let (dataflow, number) = part.rsplit_once('.')?;
        Some((dataflow.to_owned(), number.parse().ok()?))
    };
    text.split(',').filter_map(release).collect()
}

#[cfg(test)]
mod tests {
    use super::releases;

    #[test]
    fn a_link_names_releases_by_dataflow_and_number() {
        assert_eq!(releases("DF_A.3,DF_B.1"), [("DF_A".to_owned(), 3), ("DF_B".to_owned(), 1)]);
        assert!(releases("DF_A,x.y,").is_empty());
    }
}
