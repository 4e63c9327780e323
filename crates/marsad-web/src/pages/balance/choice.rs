//! Which statements a reader grades otherwise, to see what that would change.

use std::collections::BTreeMap;

use marsad_i18n::Voice;
use marsad_model::{BalanceStatement, Grade, Plan};

use super::rows::Rows;
use crate::error::PageError;
use crate::links;
use crate::pages::data_list::Choice;
use crate::visit::Visit;

/// What is tried: a grade for each statement that is graded otherwise.
pub(super) struct Trial {
    pub(super) grades: BTreeMap<String, Grade>,
}

/// A statement that is graded otherwise, and the way to take that back.
pub(crate) struct TrialLine {
    pub(crate) name: String,
    pub(crate) grade: String,
    pub(crate) without: String,
}

impl Trial {
    /// What the address of `visit` tries: `grades`, and one more from the form.
    pub(super) fn read(visit: &Visit, plan: &Plan) -> Result<Self, PageError> {
        let statements = plan.balance().map(|balance| &balance.statements[..]).unwrap_or_default();
        let known: Vec<&str> = statements.iter().map(|statement: &BalanceStatement| statement.id.as_str()).collect();
        let mut grades = BTreeMap::new();
        for part in visit.parameter("grades").into_iter().flat_map(|text| text.split(',')) {
            let (statement, grade) = part.rsplit_once('.').ok_or_else(|| PageError::bad("grades", part, &known))?;
            let (statement, grade) = tried("grades", (statement, grade), &known)?;
            grades.insert(statement, grade);
        }
        if let (Some(statement), Some(grade)) = (visit.parameter("statement"), visit.parameter("grade")) {
            let (statement, grade) = tried("statement", (statement, grade), &known)?;
            grades.insert(statement, grade);
        }
        Ok(Self { grades })
    }

    /// As the workshop takes them.
    pub(super) fn named(&self) -> Vec<(String, Grade)> {
        self.grades.iter().map(|(statement, grade)| (statement.clone(), *grade)).collect()
    }

    /// As addresses write them.
    pub(super) fn text(&self) -> String {
        self.text_without("")
    }

    fn text_without(&self, left_out: &str) -> String {
        let kept = self.grades.iter().filter(|(statement, _)| *statement != left_out);
        let texts: Vec<String> = kept.map(|(statement, grade)| format!("{statement}.{}", grade.word())).collect();
        texts.join(",")
    }

    /// What is tried, in words; `here` is the page without any of it.
    pub(super) fn lines(&self, rows: &Rows<'_>, here: &str) -> Vec<TrialLine> {
        let line = |(statement, grade): (&String, &Grade)| {
            let rest = self.text_without(statement);
            let rest = Some(("grades", rest.as_str())).filter(|(_, rest)| !rest.is_empty());
            TrialLine {
                name: rows.statement_name(statement),
                grade: rows.words.voice.say(&format!("grade-{}", grade.word())),
                without: format!("{here}{}#trial", links::query(rest)),
            }
        };
        self.grades.iter().map(line).collect()
    }

    /// Why nothing changes, where something was graded otherwise that was drawn from other statements; else blank.
    pub(super) fn drawn_note(&self, rows: &Rows<'_>) -> String {
        let drawn = self.grades.keys().filter(|statement| rows.words.balance.is_drawn(statement));
        let names: Vec<String> = drawn.map(|statement| rows.statement_name(statement)).collect();
        rows.words.drawn_note(&names)
    }

    /// The statements to choose from.
    pub(super) fn statement_choices(&self, rows: &Rows<'_>) -> Vec<Choice> {
        let choice = |statement: &BalanceStatement| Choice {
            id: statement.id.to_string(),
            name: rows.statement_name(statement.id.as_str()),
            is_chosen: false,
        };
        rows.words.balance.statements.iter().map(choice).collect()
    }

    /// The grades to choose from.
    pub(super) fn grade_choices(voice: &Voice) -> Vec<Choice> {
        let choice = |grade: &Grade| Choice {
            id: grade.word().to_owned(),
            name: voice.say(&format!("grade-{}", grade.word())),
            is_chosen: false,
        };
        Grade::ALL.iter().map(choice).collect()
    }
}

/// A statement of the plan with a grade to try; `parameter` is where the reader named it.
fn tried(parameter: &str, (statement, grade): (&str, &str), known: &[&str]) -> Result<(String, Grade), PageError> {
    if !known.contains(&statement) {
        return Err(PageError::bad(parameter, statement, known));
    }
    let words: Vec<&str> = Grade::ALL.iter().map(|grade| grade.word()).collect();
    let grade = grade.parse().map_err(|_| PageError::bad("grade", grade, &words))?;
    Ok((statement.to_owned(), grade))
}
