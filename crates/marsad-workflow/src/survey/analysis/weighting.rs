//! From the weights of a design to those with which it is estimated: the steps that were asked for, in their order, then the
//! calibration. The variance knows what was done, as far as the library does: `marsad-survey`, folder `weighting`.

use marsad_model::{ResponseRules, TrimShare, WeightBound, WeightTrimming, WeightingStep};
use marsad_survey::Design;
use marsad_survey::weighting::{
    CellRules, Coefficient, ConstraintReached, EmptyCells, PropensityUse, RakingOptions, Redistribution, ResponseCells,
    ResponsePropensity, TrimLimit, Trimming, Weighted, WeightingReport, adjust_by_cells, adjust_by_propensity,
    post_stratify, rake, trim,
};

use super::super::{DesignNote, SurveyProblem};
use super::calibration::{calibrated, margin};
use super::trouble::weighting_note;
use super::{
    AdjustmentFact, AnalysisAnswer, AnalysisAsked, AnalysisHead, AnalysisRow, ConstraintFact, KnownMargin, known,
};

/// What the calibration is called among the steps.
const CALIBRATION: &str = "calibration";
/// What a class of propensities is called.
const CLASS: &str = "class";

/// A design with new weights, and what was done to them.
pub(super) struct Reweighted {
    pub design: Design,
    pub steps: Vec<AdjustmentFact>,
    pub constraints: Vec<ConstraintFact>,
    pub notes: Vec<DesignNote>,
}

/// The design with the weights that were asked for; none where nothing is done to them.
pub(super) fn reweighted(design: &Design, asked: &AnalysisAsked) -> Result<Option<Reweighted>, SurveyProblem> {
    if !asked.is_reweighted() {
        return Ok(None);
    }
    let design = design.clone();
    let mut made = Reweighted { design, steps: Vec::new(), constraints: Vec::new(), notes: Vec::new() };
    for step in &asked.weighting {
        made.take(step)?;
    }
    if let Some(wanted) = &asked.calibration {
        let weighted = calibrated(&made.design, wanted)?;
        made.add(weighted, CALIBRATION, &wanted.margins);
    }
    Ok(Some(made))
}

impl Reweighted {
    /// One step more.
    fn take(&mut self, step: &WeightingStep) -> Result<(), SurveyProblem> {
        match step {
            WeightingStep::ResponseCells { answered, cells, rules } => {
                let response =
                    ResponseCells { answered: answered.clone(), cells: cells.clone(), rules: cell_rules(*rules) };
                let weighted = adjust_by_cells(&self.design, &response)?;
                self.add(weighted, step.word(), &[named_by(cells)]);
            }
            WeightingStep::ResponsePropensity { answered, on, classes, propensity_min } => {
                let response = self.propensity((answered, on), *classes, *propensity_min)?;
                let (weighted, coefficients) = adjust_by_propensity(&self.design, &response)?;
                self.add(weighted, step.word(), &[named_by(&[CLASS.to_owned()])]);
                if let Some(fact) = self.steps.last_mut() {
                    fact.coefficients = coefficients.iter().map(told).collect();
                }
            }
            WeightingStep::Trim(trimming) => {
                let weighted = trim(&self.design, &trimming_of(*trimming))?;
                self.add(weighted, step.word(), &[]);
            }
            WeightingStep::PostStratify { margin: known, leaves_out_empty } => {
                let weighted = post_stratify(&self.design, &margin(known), empty_cells(*leaves_out_empty))?;
                self.add(weighted, step.word(), std::slice::from_ref(known));
            }
            WeightingStep::Rake { margins, leaves_out_empty } => {
                let options = RakingOptions { empty_cells: empty_cells(*leaves_out_empty), ..RakingOptions::default() };
                let sets: Vec<marsad_survey::weighting::Margin> = margins.iter().map(margin).collect();
                let weighted = rake(&self.design, &sets, &options)?;
                self.add(weighted, step.word(), margins);
            }
        }
        Ok(())
    }

    /// The regression of answers: columns of numbers count as they are, others by their codes.
    fn propensity(
        &self,
        (answered, on): (&str, &[String]),
        classes: Option<u32>,
        propensity_min: f64,
    ) -> Result<ResponsePropensity, SurveyProblem> {
        let frame = self.design.frame();
        for name in on {
            // Refuses a name that no column has, with the nearest.
            frame.missing_count(name)?;
        }
        let (numeric, coded): (Vec<String>, Vec<String>) = on.iter().cloned().partition(|name| frame.is_numeric(name));
        let used = classes.map_or(PropensityUse::Inverse, |count| PropensityUse::Classes(count as usize));
        let answered = answered.to_owned();
        Ok(ResponsePropensity { answered, coded, numeric, used, propensity_min, ..ResponsePropensity::default() })
    }

    fn add(&mut self, weighted: Weighted, step: &'static str, margins: &[KnownMargin]) {
        let Weighted { design, report } = weighted;
        let rows = design.weights().iter().filter(|weight| **weight != 0.0).count();
        self.steps.push(fact(step, &report, rows as u64));
        self.constraints.extend(report.constraints.iter().map(|reached| constraint(reached, margins)));
        self.notes.extend(report.findings.iter().map(weighting_note));
        self.design = design;
    }
}

fn fact(step: &'static str, report: &WeightingReport, rows: u64) -> AdjustmentFact {
    AdjustmentFact {
        step,
        iterations: report.iterations as u64,
        is_converged: report.is_converged,
        ratio_min: report.ratios.min,
        ratio_max: report.ratios.max,
        sum_before: report.sum_before,
        sum_after: report.sum_after,
        kish_before: known(report.kish_before),
        kish_after: known(report.kish_after),
        rows,
        coefficients: Vec::new(),
    }
}

fn constraint(reached: &ConstraintReached, margins: &[KnownMargin]) -> ConstraintFact {
    ConstraintFact {
        name: name(margins.get(reached.name.margin), &reached.name.codes),
        target: reached.target,
        before: reached.before,
        after: reached.after,
    }
}

/// `sex=F, area=URBAN`, after it the number that is added up, if there is one.
fn name(margin: Option<&KnownMargin>, codes: &[String]) -> String {
    let Some(margin) = margin else { return codes.join(", ") };
    let cells = margin.by.iter().zip(codes).map(|(variable, code)| format!("{variable}={code}"));
    cells.chain(margin.of.clone()).collect::<Vec<_>>().join(", ")
}

/// Columns by which the cells of a step are named.
fn named_by(columns: &[String]) -> KnownMargin {
    KnownMargin { by: columns.to_vec(), of: None, totals: Vec::new() }
}

/// A coefficient by its column, or by its column and code; the constant has neither.
fn told(coefficient: &Coefficient) -> (String, f64) {
    let name = match &coefficient.code {
        Some(code) => format!("{}={code}", coefficient.column),
        None => coefficient.column.clone(),
    };
    (name, coefficient.value)
}

const fn cell_rules(rules: ResponseRules) -> CellRules {
    let ResponseRules { respondents_min, factor_max, merges } = rules;
    CellRules { respondents_min: respondents_min as usize, factor_max, merges }
}

fn trimming_of(trimming: WeightTrimming) -> Trimming {
    let limit = |bound: WeightBound| match bound {
        WeightBound::Weight(weight) => TrimLimit::Weight(weight),
        WeightBound::Medians(times) => TrimLimit::TimesMedian(times),
        WeightBound::QuartileRanges(times) => TrimLimit::MedianAndQuartileRanges(times),
    };
    Trimming {
        upper: trimming.above.map(limit),
        lower: trimming.below.map(limit),
        redistribution: match trimming.share {
            TrimShare::Evenly => Redistribution::Evenly,
            TrimShare::InProportion => Redistribution::InProportion,
            TrimShare::Nobody => Redistribution::None,
        },
        rounds_max: trimming.rounds_max as usize,
    }
}

const fn empty_cells(leaves_out: bool) -> EmptyCells {
    if leaves_out { EmptyCells::LeaveOut } else { EmptyCells::Refuse }
}

/// The weights themselves: each row of the sample with its weight `before` and after.
pub(super) fn weights(before: &Design, after: &Design, name: Option<&str>) -> Result<AnalysisAnswer, SurveyProblem> {
    let head = name.map_or(AnalysisHead::Word("row"), |name| AnalysisHead::Variable(name.to_owned()));
    let mut answer = AnalysisAnswer::new("weights", vec![head], &["weight-before", "weight-after", "weight-factor"]);
    let codes = name.map(|name| after.frame().codes(name)).transpose()?;
    let named = |row: usize| match codes {
        None => (row + 1).to_string(),
        Some(codes) => codes.labels.get(codes.of_row[row] as usize).cloned().unwrap_or_default(),
    };
    let pairs = before.weights().iter().zip(after.weights()).enumerate();
    answer.rows = pairs
        .map(|(row, (before, after))| AnalysisRow {
            names: vec![named(row)],
            numbers: [*before, *after, after / before].into_iter().map(known).collect(),
        })
        .collect();
    let with_weight = after.weights().iter().filter(|weight| **weight != 0.0).count();
    answer.tell("rows", Some(with_weight as f64));
    answer.tell("weight-sum", known(after.weights().iter().sum()));
    answer.tell("kish", known(after.kish_design_effect()));
    Ok(answer)
}
