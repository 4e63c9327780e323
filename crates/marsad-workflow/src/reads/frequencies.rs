//! Frequencies of a variable of a study: all of them for those who estimate, and for the public what protection allows.

use marsad_model::{EstimateQuestion, Id, ProtectionPolicy, Statistic, StudyDefinition, StudyVariable, TOTAL};
use marsad_protect::{BuiltTable, CellState, hidden_counts};
use marsad_study::{Count, Frequencies, Summary, Weights, frequencies_of};
use serde::{Serialize, Serializer};

use super::CountedKey;
use crate::authority::Action;
use crate::survey::OpenStudy;
use crate::{Actor, Refusal, Work, WorkError};

/// The frequencies of a variable.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StudyFrequencies {
    /// The study.
    pub study: Id,
    /// The table.
    pub table: Id,
    /// The variable.
    pub variable: Id,
    /// The number of the table.
    pub number: u32,
    /// Whether nobody in it exists.
    pub is_synthetic: bool,
    /// Whether small counts are hidden.
    pub is_protected: bool,
    /// All rows.
    pub all: CountCell,
    /// Rows with a value.
    pub valid: CountCell,
    /// Rows without a value and without a reason.
    pub blank: CountCell,
    /// Rows without a value for a reason, by code.
    pub missing: Vec<CodeCell>,
    /// Codes that are values.
    pub values: Vec<CodeCell>,
    /// What numbers come to.
    pub summary: Option<NumberSummary>,
    /// The same with weights.
    pub weighted_summary: Option<NumberSummary>,
}

/// How often something stands; absent where it is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct CountCell {
    /// In how many rows.
    pub rows: Option<u64>,
    /// The sum of their weights.
    pub weighted: Option<f64>,
}

/// How often a code stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CodeCell {
    /// The code.
    pub code: String,
    /// How often.
    #[serde(flatten)]
    pub count: CountCell,
    /// How sure the sum of weights is; absent where it is not an estimate for the public.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "state_word")]
    pub state: Option<CellState>,
    /// Its share of all values, as the public may know it; absent elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<CodeShare>,
}

/// The share of a code, estimated by itself: divided out of weights that are rounded it would be wrong in the last digit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct CodeShare {
    /// In per cent, rounded within its error; absent where it is hidden.
    pub per_cent: Option<f64>,
    /// How sure it is.
    #[serde(serialize_with = "share_state_word")]
    pub state: CellState,
}

fn share_state_word<S: Serializer>(state: &CellState, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(state.word())
}

fn state_word<S: Serializer>(state: &Option<CellState>, serializer: S) -> Result<S::Ok, S::Error> {
    match state {
        Some(state) => serializer.serialize_str(state.word()),
        None => serializer.serialize_none(),
    }
}

/// What numbers come to.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct NumberSummary {
    /// The mean.
    pub mean: f64,
    /// The standard deviation.
    pub deviation: Option<f64>,
    /// The smallest; never for the public, for it is a person's.
    pub min: Option<f64>,
    /// The largest; never for the public.
    pub max: Option<f64>,
}

impl CountCell {
    const HIDDEN: Self = Self { rows: None, weighted: None };

    fn of(count: Count) -> Self {
        Self { rows: Some(count.rows), weighted: Some(count.weighted) }
    }
}

impl NumberSummary {
    fn of(summary: Summary) -> Self {
        let Summary { min, max, mean, deviation } = summary;
        Self { mean, deviation, min: Some(min), max: Some(max) }
    }

    fn without_ends(self) -> Self {
        Self { min: None, max: None, ..self }
    }
}

impl Work {
    /// All frequencies of a variable, for those who estimate; for anybody where the study is synthetic.
    pub async fn frequencies(
        &self,
        actor: Option<&Actor>,
        study: &str,
        variable: &str,
    ) -> Result<StudyFrequencies, WorkError> {
        let definition = self.study(study)?;
        self.may_estimate(actor, definition)?;
        Ok(self.counted(definition, variable).await?.0)
    }

    /// The frequencies of a variable that the public may see: nothing of its values where it is not safe, only what they
    /// come to where they are no codes, and no small counts. The weights of codes and their shares are those of the tables that
    /// anybody may build of them: rounded within their errors, and judged.
    pub async fn frequencies_public(&self, study: &str, variable: &str) -> Result<StudyFrequencies, WorkError> {
        let definition = self.study(study)?;
        let (found, variable) = self.counted(definition, variable).await?;
        let minimum = match definition.protection {
            ProtectionPolicy::Survey { minimum, .. } | ProtectionPolicy::Threshold { minimum, .. } => minimum,
            ProtectionPolicy::Open { .. } => 0,
        };
        let shows_codes = variable.safe && variable.is_coded();
        let found = protected(found, minimum, Shown { codes: shows_codes, summary: variable.safe });
        if !shows_codes {
            return Ok(found);
        }
        let name = variable.name.to_string();
        let shares = EstimateQuestion::new(Statistic::Proportion { variable: name.clone(), category: None });
        let counts = EstimateQuestion { by: vec![name], ..EstimateQuestion::new(Statistic::Count {}) };
        let found = match self.built_table(study, found.table.as_str(), &counts).await {
            Ok(answer) => estimated(found, &answer.built),
            // A study that is protected otherwise than as a survey has no tables to build.
            Err(WorkError::Refused(_)) => return Ok(found),
            Err(error) => return Err(error),
        };
        let answer = self.built_table(study, found.table.as_str(), &shares).await?;
        Ok(with_shares(found, &answer.built))
    }

    /// Refuses estimates from the records of real persons to those whose work it is not.
    pub(crate) fn may_estimate(&self, actor: Option<&Actor>, study: &StudyDefinition) -> Result<(), Refusal> {
        match actor {
            Some(actor) => actor.may(Action::Estimate),
            None if study.is_synthetic => Ok(()),
            None => Err(Refusal::RestrictedStudy(study.id.to_string())),
        }
    }

    /// The frequencies of a variable, with the variable. What was counted before is not counted again.
    async fn counted<'s>(
        &self,
        study: &'s StudyDefinition,
        name: &str,
    ) -> Result<(StudyFrequencies, &'s StudyVariable), WorkError> {
        let unknown = || Refusal::UnknownVariable(name.to_owned());
        let variable = study.variable(name).ok_or_else(unknown)?;
        let table = study.tables().into_iter().find(|table| variable.tables.contains(table)).ok_or_else(unknown)?;
        let file = self.last_study_file(study.id.as_str(), table.as_str()).await?;
        let key = CountedKey::new(&file, &variable.name);
        if let Some(known) = self.counted_find(&key) {
            return Ok((known, variable));
        }
        let open = self.open_study(&file).await?;
        let column = name.to_owned();
        let counted = tokio::task::spawn_blocking(move || (counts(&open, &column), open)).await;
        let (found, open) = counted.map_err(|_| WorkError::Interrupted)?;
        let found = found.ok_or_else(unknown)?;
        let frequencies = StudyFrequencies {
            study: study.id.clone(),
            table: table.clone(),
            variable: variable.name.clone(),
            number: open.file.number,
            is_synthetic: open.file.is_synthetic,
            is_protected: false,
            all: CountCell::of(found.all),
            valid: CountCell::of(found.valid),
            blank: CountCell::of(found.blank),
            missing: found.missing.iter().map(code_cell).collect(),
            values: found.values.iter().map(code_cell).collect(),
            summary: found.summary.map(NumberSummary::of),
            weighted_summary: found.weighted_summary.map(NumberSummary::of),
        };
        self.counted_remember(key, &frequencies);
        Ok((frequencies, variable))
    }
}

fn counts(open: &OpenStudy, name: &str) -> Option<Frequencies> {
    let survey = &open.survey;
    let weights = survey.codebook.weight().and_then(|weight| Weights::of(survey, weight));
    frequencies_of(survey, survey.codebook.variable(name)?, weights.as_ref())
}

fn code_cell(counted: &marsad_study::CodeCount) -> CodeCell {
    CodeCell { code: counted.code.to_string(), count: CountCell::of(counted.count), state: None, share: None }
}

/// What of the values of a variable the public sees. A number is a person's own, a code is not.
#[derive(Clone, Copy)]
struct Shown {
    codes: bool,
    summary: bool,
}

/// Frequencies without small counts, and without what may not be shown.
fn protected(mut found: StudyFrequencies, minimum: u32, shown: Shown) -> StudyFrequencies {
    found.is_protected = true;
    let rows = |cell: &CountCell| cell.rows.unwrap_or(0);
    // The mean of a flag is the exact share of those who said yes, which is told rounded and judged, or not at all.
    let has_summary = shown.summary && !shown.codes && rows(&found.valid) >= u64::from(minimum);
    let without_ends =
        |summary: Option<NumberSummary>| summary.filter(|_| has_summary).map(NumberSummary::without_ends);
    (found.summary, found.weighted_summary) = (without_ends(found.summary), without_ends(found.weighted_summary));
    if !shown.codes {
        found.values.clear();
    }
    if !shown.summary {
        found.missing.clear();
    }
    let listed = found.values.iter().chain(&found.missing).map(|cell| rows(&cell.count));
    let counts: Vec<u64> = listed.chain([rows(&found.blank)]).collect();
    let mut hidden = hidden_counts(&counts, minimum).into_iter();
    let cells = found.values.iter_mut().chain(&mut found.missing).map(|cell| &mut cell.count);
    for cell in cells.chain([&mut found.blank]) {
        if hidden.next() == Some(true) {
            *cell = CountCell::HIDDEN;
        }
    }
    // The values are known together, unless the rest is hidden: then their sum would give it away.
    let is_rest_hidden = found.blank.rows.is_none() || found.missing.iter().any(|cell| cell.count.rows.is_none());
    if is_rest_hidden {
        found.valid = CountCell::HIDDEN;
    }
    found
}

/// Protected frequencies with the weights of a built table by the same codes: what either hides is hidden.
fn estimated(mut found: StudyFrequencies, built: &BuiltTable) -> StudyFrequencies {
    let cells = built.cells();
    let cell_of = |code: &str| cells.iter().find(|cell| cell.key.first().is_some_and(|known| *known == *code));
    for value in &mut found.values {
        let Some(cell) = cell_of(&value.code) else { continue };
        let is_secret = cell.state == CellState::Confidential || value.count.rows.is_none();
        value.state = Some(if is_secret { CellState::Confidential } else { cell.state });
        value.count = if is_secret { CountCell::HIDDEN } else { CountCell { weighted: cell.value, ..value.count } };
    }
    if let Some(whole) = cell_of(TOTAL).and_then(|cell| cell.value) {
        found.all.weighted = Some(whole);
    }
    found
}

/// The same with the shares of a built table of them. The share of a code whose number is a secret is one too: with the number
/// of all values it would give it away.
fn with_shares(mut found: StudyFrequencies, built: &BuiltTable) -> StudyFrequencies {
    let cells = built.cells();
    for value in &mut found.values {
        let cell = cells.iter().find(|cell| cell.key.first().is_some_and(|known| *known == *value.code));
        let Some(cell) = cell else { continue };
        let is_secret = value.state == Some(CellState::Confidential);
        let state = if is_secret { CellState::Confidential } else { cell.state };
        value.share = Some(CodeShare { per_cent: cell.value.filter(|_| !is_secret), state });
    }
    found
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use marsad_model::{
        AttachmentLevel, Attribute, DataStructure, DataTable, Dimension, Id, LocalText, Measure, Observation,
        ProtectionPolicy, QualityRules, UNCERTAINTY, Version,
    };
    use marsad_protect::{BuiltTable, CellState};

    use super::{
        CodeCell, CodeShare, CountCell, NumberSummary, Shown, StudyFrequencies, estimated, protected, with_shares,
    };

    fn cell(rows: u64) -> CountCell {
        CountCell { rows: Some(rows), weighted: Some(rows as f64 * 10.0) }
    }

    fn found() -> StudyFrequencies {
        let coded =
            |code: &str, rows: u64| CodeCell { code: code.to_owned(), count: cell(rows), state: None, share: None };
        let summary = Some(NumberSummary { mean: 1.5, deviation: Some(0.5), min: Some(1.0), max: Some(2.0) });
        StudyFrequencies {
            study: Id::literal("HIMS"),
            table: Id::literal("persons"),
            variable: Id::literal("isle"),
            number: 1,
            is_synthetic: true,
            is_protected: false,
            all: cell(153),
            valid: cell(143),
            blank: cell(10),
            missing: Vec::new(),
            values: vec![coded("XM-L", 100), coded("XM-S", 40), coded("XM-N", 3)],
            summary,
            weighted_summary: summary,
        }
    }

    #[test]
    fn a_small_count_and_one_more_are_hidden_from_the_public() {
        let shown = protected(found(), 5, Shown { codes: true, summary: true });
        let rows: Vec<Option<u64>> = shown.values.iter().map(|value| value.count.rows).collect();
        // The three and the ten that are blank: 153 gives away neither.
        assert_eq!((rows, shown.blank.rows, shown.valid.rows), (vec![Some(100), Some(40), None], None, None));
        assert_eq!((shown.summary, shown.weighted_summary), (None, None), "the mean of a flag is a share");
        assert_eq!(shown.all.rows, Some(153));
    }

    #[test]
    fn of_numbers_only_what_they_come_to_is_shown() {
        let shown = protected(found(), 5, Shown { codes: false, summary: true });
        assert!(shown.values.is_empty(), "a value that one person has is the person's");
        assert_eq!(shown.summary.map(|summary| (summary.mean, summary.min, summary.max)), Some((1.5, None, None)));
        let few = protected(StudyFrequencies { valid: cell(4), ..found() }, 5, Shown { codes: false, summary: true });
        assert_eq!(few.summary, None);
    }

    #[test]
    fn of_a_variable_that_is_not_safe_nothing_but_its_size_is_shown() {
        let shown = protected(found(), 5, Shown { codes: false, summary: false });
        assert!(shown.values.is_empty() && shown.summary.is_none());
        assert_eq!((shown.valid.rows, shown.blank.rows), (Some(143), Some(10)));
    }

    fn structure() -> Arc<DataStructure> {
        let attribute = |name: &str| Attribute {
            id: Id::new(name).unwrap(),
            codelist: None,
            attach: AttachmentLevel::Observation,
            mandatory: false,
        };
        Arc::new(DataStructure {
            id: Id::literal("HIMS"),
            version: Version::FIRST,
            name: LocalText::new("مسح", "enquête", "survey").unwrap(),
            dimensions: vec![Dimension { id: Id::literal("isle"), codelist: Id::literal("CL_ISLE") }],
            measure: Measure { id: Id::literal("OBS_VALUE"), decimals: 0 },
            attributes: ["OBS_STATUS", "CONF_STATUS"].into_iter().chain(UNCERTAINTY).map(attribute).collect(),
        })
    }

    /// A number of persons with its standard error, of so many respondents.
    fn estimate(isle: &str, (value, error): (f64, f64), rows: u32) -> Observation {
        let numbers = [error, value - error, value + error, 100.0 * error / value];
        let mut attributes = vec![Some("A".to_owned()), Some("F".to_owned())];
        attributes.extend(numbers.map(|number| Some(number.to_string())));
        attributes.push(Some(rows.to_string()));
        let (key, period) = (vec![Id::new(isle).unwrap()], "2024".parse().unwrap());
        Observation { key, period, value: Some(value), attributes, origin: None }
    }

    /// A standard error of 20 rounds to tens, one of 100 to hundreds; 100 of 402 are more than 16.5 per cent.
    #[test]
    fn weights_are_rounded_within_their_errors_and_judged() {
        let cells = vec![
            estimate("XM-L", (1003.0, 20.0), 100),
            estimate("XM-S", (402.0, 100.0), 40),
            estimate("XM-N", (30.0, 20.0), 3),
            estimate("_T", (1435.0, 110.0), 143),
        ];
        let (quality, only) = (QualityRules::default(), BTreeMap::new());
        let policy = ProtectionPolicy::Survey { minimum: 5, quality, additive: false, only };
        let built = BuiltTable::new(DataTable::new(structure(), cells), &policy).unwrap();
        let shown = estimated(protected(found(), 5, Shown { codes: true, summary: true }), &built);
        let told: Vec<(Option<u64>, Option<f64>, Option<CellState>)> =
            shown.values.iter().map(|value| (value.count.rows, value.count.weighted, value.state)).collect();
        let expected = [
            (Some(100), Some(1000.0), Some(CellState::Published)),
            (Some(40), Some(400.0), Some(CellState::LowReliability)),
            (None, None, Some(CellState::Confidential)),
        ];
        assert_eq!(told, expected);
        assert_eq!(shown.all.weighted, Some(1400.0));
    }

    /// An error of 0.6 rounds to tenths, one of 10 to tens.
    #[test]
    fn a_share_is_estimated_by_itself_and_hidden_where_its_number_is() {
        let cells = vec![
            estimate("XM-L", (10.14, 0.6), 100),
            estimate("XM-S", (40.2, 10.0), 100),
            estimate("XM-N", (2.0, 1.0), 100),
        ];
        let (quality, only) = (QualityRules::default(), BTreeMap::new());
        let policy = ProtectionPolicy::Survey { minimum: 5, quality, additive: false, only };
        let built = BuiltTable::new(DataTable::new(structure(), cells), &policy).unwrap();
        let mut counted = found();
        counted.values[2].state = Some(CellState::Confidential);
        let shown = with_shares(counted, &built);
        let shares: Vec<Option<CodeShare>> = shown.values.iter().map(|value| value.share).collect();
        let share = |per_cent: Option<f64>, state: CellState| Some(CodeShare { per_cent, state });
        let expected = [
            share(Some(10.1), CellState::Published),
            share(Some(40.0), CellState::LowReliability),
            share(None, CellState::Confidential),
        ];
        assert_eq!(shares, expected);
    }
}
