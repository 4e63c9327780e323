//! The rules of a pack as rules: that every formula can be read and names only what there is.
//!
//! What rules refer to by identifier alone is checked where packs are read; a formula needs the language of `formula`.

use std::collections::BTreeSet;

use marsad_model::{Check, DataStructure, Id, Pack, Rule};

use crate::checks::formula::{dataflows, scope};
use crate::formula::{Formula, FormulaError, FormulaErrorKind};

/// A rule that cannot be used, and the place in its formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleError {
    /// The dataflow whose rule it is.
    pub dataflow: Id,
    /// The rule.
    pub rule: Id,
    /// What is wrong, and where in the formula.
    pub error: FormulaError,
}

impl RuleError {
    /// The nearest names that would be known.
    pub fn nearest(&self) -> &[String] {
        match &self.error.kind {
            FormulaErrorKind::UnknownFunction { nearest, .. }
            | FormulaErrorKind::UnknownComponent { nearest, .. }
            | FormulaErrorKind::UnknownDataflow { nearest, .. }
            | FormulaErrorKind::UnknownHierarchy { nearest, .. }
            | FormulaErrorKind::UnknownCode { nearest, .. }
            | FormulaErrorKind::NotAGroup { nearest, .. } => nearest,
            _ => &[],
        }
    }
}

/// Every error in the formulas of a pack.
pub fn check_rules(pack: &Pack) -> Vec<RuleError> {
    let mut errors = Vec::new();
    for (dataflow, rules) in &pack.rules {
        let Some(structure) = pack.dataflow(dataflow.as_str()).and_then(|d| pack.structure_of(d)) else { continue };
        for rule in rules {
            let of_rule = formula_errors(pack, structure, rule).into_iter();
            errors.extend(of_rule.map(|error| RuleError { dataflow: dataflow.clone(), rule: rule.id.clone(), error }));
        }
    }
    errors
}

/// The other dataflows that the rules of a dataflow compare with, in the order of their names.
pub fn compared_dataflows(pack: &Pack, dataflow: &str) -> Vec<Id> {
    let mut found: BTreeSet<Id> = BTreeSet::new();
    for rule in pack.rules_of(dataflow) {
        found.extend(rule.check.other().map(|(other, _)| other.clone()));
        if let Check::Formula { formula, .. } = &rule.check
            && let Ok(formula) = Formula::parse(formula)
        {
            found.extend(formula.dataflows());
        }
    }
    found.retain(|other| *other != *dataflow);
    found.into_iter().collect()
}

fn formula_errors(pack: &Pack, structure: &DataStructure, rule: &Rule) -> Vec<FormulaError> {
    let Check::Formula { formula, .. } = &rule.check else { return Vec::new() };
    match Formula::parse(formula) {
        Ok(formula) => {
            let dataflows = dataflows(pack, |_| None);
            formula.check(&scope(pack, structure, &dataflows)).err().unwrap_or_default()
        }
        Err(error) => vec![error],
    }
}
