//! A coded column of a model: which of its codes stand in the rows used, and which one is the reference.

use crate::Frame;

use super::outcome::code_of;
use super::{ModelError, ModelFinding};

/// The codes of one column among the rows used.
#[derive(Clone, Debug)]
pub(super) struct CodedVariable {
    pub column: String,
    /// The labels of all its codes.
    pub labels: Vec<String>,
    /// The codes that stand in a row used, ascending.
    pub observed: Vec<u32>,
    /// The code with which others are compared; it is observed.
    pub reference: u32,
}

impl CodedVariable {
    /// Looks at `rows` of a column; `wanted` is the reference that was asked for, else it is the first code.
    pub(super) fn observe(frame: &Frame, column: &str, wanted: Option<&str>, rows: &[u32]) -> Result<Self, ModelError> {
        let codes = frame.codes(column)?;
        let observed = observed_codes(&codes.of_row, codes.labels.len(), rows);
        let first = *observed.first().ok_or(ModelError::NoRows)?;
        let wanted = wanted.map(|wanted| code_of(frame, column, wanted)).transpose()?;
        let reference = wanted.filter(|code| observed.binary_search(code).is_ok()).unwrap_or(first);
        Ok(Self { column: column.to_owned(), labels: codes.labels.clone(), observed, reference })
    }

    /// What is to be said of its codes; `wanted` as in [`CodedVariable::observe`].
    pub(super) fn findings(&self, wanted: Option<&str>) -> Vec<ModelFinding> {
        let mut findings = Vec::new();
        let used = self.label(self.reference);
        if let Some(wanted) = wanted.filter(|wanted| *wanted != used) {
            let (wanted, used) = (wanted.to_owned(), used.to_owned());
            findings.push(ModelFinding::ReferenceUnused { column: self.column.clone(), wanted, used });
        }
        if let [only] = self.observed[..] {
            findings.push(ModelFinding::OneCode { column: self.column.clone(), code: self.label(only).to_owned() });
        }
        let codes = self.unused();
        if !codes.is_empty() {
            findings.push(ModelFinding::UnusedCodes { column: self.column.clone(), codes });
        }
        findings
    }

    /// The label of a code.
    pub(super) fn label(&self, code: u32) -> &str {
        &self.labels[code as usize]
    }

    /// The codes that get a column: all observed, without the reference where `contrasted`.
    pub(super) fn written(&self, contrasted: bool) -> Vec<u32> {
        self.observed.iter().copied().filter(|code| !contrasted || *code != self.reference).collect()
    }

    fn unused(&self) -> Vec<String> {
        let labels = (0_u32..).zip(&self.labels).filter(|(code, _)| self.observed.binary_search(code).is_err());
        labels.map(|(_, label)| label.clone()).collect()
    }
}

/// The codes that stand in `rows`, ascending.
pub(super) fn observed_codes(of_row: &[u32], codes: usize, rows: &[u32]) -> Vec<u32> {
    let mut seen = vec![false; codes];
    for row in rows {
        seen[of_row[*row as usize] as usize] = true;
    }
    (0..).zip(seen).filter(|(_, seen)| *seen).map(|(code, _)| code).collect()
}
