//! What can be wrong with models, weights and small areas, as notes and problems that doors can say.

use marsad_survey::models::{Column, ModelError, ModelFinding};
use marsad_survey::small_areas::{SmallAreaError, SmallAreaFinding};
use marsad_survey::weighting::{WeightingError, WeightingFinding};

use super::super::{DesignNote, SurveyProblem};

fn note(code: String, values: Vec<(&'static str, String)>, is_fatal: bool) -> DesignNote {
    let values = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    DesignNote { code, values, is_fatal }
}

/// What a model remarks. Rows count from 1.
pub(super) fn model_note(finding: &ModelFinding) -> DesignNote {
    note(format!("model-{}", finding.code()), model_values(finding), false)
}

fn model_values(finding: &ModelFinding) -> Vec<(&'static str, String)> {
    let columns = |columns: &[Column]| columns.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    match finding {
        ModelFinding::RowsWithMissing { column, rows } => {
            vec![("column", column.clone()), ("rows", rows.to_string())]
        }
        ModelFinding::UnusedCodes { column, codes } => {
            vec![("column", column.clone()), ("codes", codes.join(", "))]
        }
        ModelFinding::ReferenceUnused { column, wanted, used } => {
            vec![("column", column.clone()), ("wanted", wanted.clone()), ("used", used.clone())]
        }
        ModelFinding::OneCode { column, code } => vec![("column", column.clone()), ("code", code.clone())],
        ModelFinding::EmptyColumn { column }
        | ModelFinding::CollinearColumn { column }
        | ModelFinding::OneOutcome { column, .. } => vec![("column", column.to_string())],
        ModelFinding::Separation { columns: moving } => vec![("columns", columns(moving))],
        ModelFinding::NotConverged { iterations } => vec![("iterations", iterations.to_string())],
        ModelFinding::FittedAtLimit { rows } => vec![("rows", rows.to_string())],
        ModelFinding::ReplicatesLeftOut { replicates } => vec![("replicates", replicates.to_string())],
        ModelFinding::NoDegreesOfFreedom { degrees_of_freedom } => vec![("freedom", degrees_of_freedom.to_string())],
        ModelFinding::EmptyCells { cells } => {
            let cells: Vec<String> = cells.iter().map(|(row, column)| format!("{row} × {column}")).collect();
            vec![("cells", cells.join(", "))]
        }
        ModelFinding::SpellsWithoutDuration { rows, first_row } | ModelFinding::EventNotMarked { rows, first_row } => {
            vec![("rows", rows.to_string()), ("first", (first_row + 1).to_string())]
        }
        ModelFinding::NoEvents => Vec::new(),
    }
}

/// What a weighting remarks.
pub(super) fn weighting_note(finding: &WeightingFinding) -> DesignNote {
    note(finding.code().to_owned(), finding.values(), finding.is_fatal())
}

/// What a model of areas remarks; the area by its code, and the covariate by its name.
pub(super) fn small_area_note(finding: &SmallAreaFinding, codes: &[&str], names: &[String]) -> DesignNote {
    let named = |(name, value): (&'static str, String)| {
        let place = || value.parse::<usize>().ok()?.checked_sub(1);
        let known = match name {
            "area" => place().and_then(|place| codes.get(place)).map(|code| (*code).to_owned()),
            "covariate" => place().and_then(|place| covariate(place, names)),
            _ => None,
        };
        (name, known.unwrap_or(value))
    };
    note(finding.code().to_owned(), finding.values().into_iter().map(named).collect(), false)
}

/// The name of a covariate by its place, where the constant is the first.
fn covariate(place: usize, names: &[String]) -> Option<String> {
    names.get(place.checked_sub(1)?).cloned()
}

/// Why areas are not modelled; the covariate by its name.
pub(super) fn small_area_problem(error: SmallAreaError, names: &[String]) -> SurveyProblem {
    let name = match &error {
        SmallAreaError::Collinear { covariate: place } => covariate(*place, names),
        _ => None,
    };
    name.map_or_else(|| error.into(), |name| SurveyProblem::new("collinear-covariate", &[("covariate", &name)]))
}

impl From<ModelError> for SurveyProblem {
    fn from(error: ModelError) -> Self {
        match error {
            ModelError::Survey(error) => error.into(),
            ModelError::UnknownCode { column, code, known } => {
                Self::new("no-code", &[("name", &column), ("code", &code), ("known", &known)])
            }
            ModelError::NotInModel { column } => Self::new("no-column", &[("name", &column), ("nearest", "")]),
            ModelError::OutcomeOutOfRange { column, row, value } => {
                let (row, value) = ((row + 1).to_string(), value.to_string());
                Self::new("outcome-range", &[("name", &column), ("row", &row), ("value", &value)])
            }
            ModelError::OneCategory { column } => Self::new("one-category", &[("name", &column)]),
            ModelError::NoRows => Self::new("empty-domain", &[]),
            ModelError::NoSpells(findings) => {
                Self { notes: findings.iter().map(model_note).collect(), ..Self::new("no-spells", &[]) }
            }
            ModelError::NoEvents => Self::new("no-events", &[]),
            ModelError::NoColumns => Self::new("no-terms", &[]),
            ModelError::TooManyColumns { columns, most } => {
                Self::new("too-many-columns", &[("found", &columns.to_string()), ("most", &most.to_string())])
            }
            ModelError::Singular { .. } => Self::new("singular", &[]),
            ModelError::SingularTable => Self::new("singular-table", &[]),
            ModelError::LevelOutOfRange { level } => {
                Self::new("out-of-range", &[("what", "confidence"), ("value", &level.to_string())])
            }
        }
    }
}

impl From<WeightingError> for SurveyProblem {
    fn from(error: WeightingError) -> Self {
        let noted = |word: &'static str, findings: &[WeightingFinding]| SurveyProblem {
            notes: findings.iter().map(weighting_note).collect(),
            ..Self::new(word, &[])
        };
        match error {
            WeightingError::Survey(error) => error.into(),
            WeightingError::Refused(findings) => noted("wrong-margins", &findings),
            WeightingError::NotConverged(report) => noted("margins-not-reached", &report.findings),
            WeightingError::Setting { name: "bounds" | "bounds.lower" | "bounds.upper", .. } => {
                Self::new("bounds", &[])
            }
            WeightingError::Setting { name, value } => {
                Self::new("out-of-range", &[("what", name), ("value", &value.to_string())])
            }
        }
    }
}

impl From<SmallAreaError> for SurveyProblem {
    fn from(error: SmallAreaError) -> Self {
        match error {
            SmallAreaError::WrongLength { name, expected, found } => {
                let (expected, found) = (expected.to_string(), found.to_string());
                Self::new("wrong-length", &[("name", name), ("expected", &expected), ("found", &found)])
            }
            SmallAreaError::TooFewAreas { areas, covariates } => {
                let (areas, covariates) = (areas.to_string(), covariates.to_string());
                Self::new("too-few-areas", &[("areas", &areas), ("covariates", &covariates)])
            }
            SmallAreaError::Collinear { covariate } => {
                Self::new("collinear-covariate", &[("covariate", &covariate.to_string())])
            }
            SmallAreaError::Setting { name, value } => {
                Self::new("out-of-range", &[("what", name), ("value", &value.to_string())])
            }
        }
    }
}
