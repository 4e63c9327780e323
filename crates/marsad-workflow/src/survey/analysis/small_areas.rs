//! Estimates of areas that are too small to speak for themselves.

use marsad_model::Statistic;
use marsad_survey::Estimate;
use marsad_survey::small_areas::{
    AreaData, AreaEstimate, FayHerriot, FayHerriotOptions, ProportionData, ProportionOptions, fay_herriot,
    fay_herriot_proportions,
};

use super::super::SurveyProblem;
use super::super::asked::{estimates, is_asked};
use super::trouble::small_area_note;
use super::{AnalysisAnswer, AnalysisHead, AnalysisRow, AreaCovariates, Run, known};

/// What the constant is called among the covariates.
const CONSTANT: &str = "(intercept)";

/// Fay and Herriot's estimates of the areas of which covariates are known. An area of the sample without covariates has
/// none, and a finding says so.
pub(super) fn small_areas(
    run: Run<'_>,
    (statistic, area): (&Statistic, &str),
    covariates: &AreaCovariates,
) -> Result<AnalysisAnswer, SurveyProblem> {
    if matches!(statistic, Statistic::Proportion { category: None, .. } | Statistic::Quantile { .. }) {
        return Err(SurveyProblem::new("not-for-areas", &[]));
    }
    let question = run.question(statistic, &[area.to_owned()]);
    let found = estimates(run.design, &question, run.declared)?;
    let direct: Vec<&Estimate> = found.rows.iter().filter(|estimate| is_asked(&question, estimate)).collect();
    let areas = Areas::of(&direct, covariates);
    let measures = ["direct", "direct-error", "estimate", "root-mse", "synthetic", "shrinkage"];
    let mut answer = AnalysisAnswer::new("small-areas", vec![AnalysisHead::Variable(area.to_owned())], &measures);
    if matches!(statistic, Statistic::Proportion { .. }) {
        areas.shares(&mut answer)?;
    } else {
        areas.numbers(&mut answer)?;
    }
    Ok(answer)
}

/// The areas of the covariates, then those that only the sample has.
struct Areas<'a> {
    codes: Vec<&'a str>,
    direct: Vec<Option<&'a Estimate>>,
    names: &'a [String],
    /// A column for each covariate, the constant first.
    columns: Vec<Vec<f64>>,
}

impl<'a> Areas<'a> {
    fn of(direct: &[&'a Estimate], covariates: &'a AreaCovariates) -> Self {
        let code = |estimate: &'a Estimate| estimate.domain.first().map_or("", String::as_str);
        let known: Vec<&str> = covariates.areas.iter().map(|(code, _)| code.as_str()).collect();
        let others = direct.iter().copied().map(code).filter(|code| !known.contains(code));
        let codes: Vec<&str> = known.iter().copied().chain(others).collect();
        let of_code = |wanted: &&str| direct.iter().copied().find(|&estimate| code(estimate) == *wanted);
        let number = |place: usize, wanted: &str| {
            let area = covariates.areas.iter().find(|(code, _)| code == wanted);
            area.and_then(|(_, numbers)| numbers.get(place).copied()).unwrap_or(f64::NAN)
        };
        let column = |place: usize| -> Vec<f64> { codes.iter().map(|wanted| number(place, wanted)).collect() };
        let constant = vec![1.0; codes.len()];
        let columns = std::iter::once(constant).chain((0..covariates.names.len()).map(column)).collect();
        Self { direct: codes.iter().map(of_code).collect(), names: &covariates.names, columns, codes }
    }

    /// A number of each direct estimate; not a number where there is none.
    fn each(&self, number: impl Fn(&Estimate) -> f64) -> Vec<f64> {
        self.direct.iter().map(|estimate| estimate.map_or(f64::NAN, &number)).collect()
    }

    fn numbers(&self, answer: &mut AnalysisAnswer) -> Result<(), SurveyProblem> {
        let data = AreaData {
            direct: self.each(|estimate| estimate.value),
            variances: self.each(|estimate| estimate.standard_error.powi(2)),
            covariates: self.columns.clone(),
        };
        let model = fay_herriot(&data, &FayHerriotOptions::default())?;
        for area in &model.areas {
            self.add(answer, area, (area.estimate, area.mse, area.synthetic));
        }
        self.finish(answer, &model);
        answer.findings.extend(model.findings.iter().map(|finding| small_area_note(finding, &self.codes)));
        Ok(())
    }

    /// Shares, on the scale on which their errors are alike.
    fn shares(&self, answer: &mut AnalysisAnswer) -> Result<(), SurveyProblem> {
        let effective = |estimate: &Estimate| estimate.value * (1.0 - estimate.value) / estimate.standard_error.powi(2);
        let data = ProportionData {
            proportions: self.each(|estimate| estimate.value),
            effective_sizes: self.each(effective),
            covariates: self.columns.clone(),
        };
        let found = fay_herriot_proportions(&data, &ProportionOptions::default())?;
        for (share, area) in found.areas.iter().zip(&found.model.areas) {
            // The regression speaks on the arcsine scale; its share is the square of the sine.
            self.add(answer, area, (share.estimate, share.mse, area.synthetic.sin().powi(2)));
        }
        self.finish(answer, &found.model);
        answer.findings.extend(found.findings.iter().map(|finding| small_area_note(finding, &self.codes)));
        Ok(())
    }

    fn add(&self, answer: &mut AnalysisAnswer, area: &AreaEstimate, (estimate, mse, synthetic): (f64, f64, f64)) {
        let direct = self.direct.get(area.area).copied().flatten();
        let number = |of: fn(&Estimate) -> f64| direct.map_or(f64::NAN, of);
        let (value, error) = (number(|estimate| estimate.value), number(|estimate| estimate.standard_error));
        let told = [value, error, estimate, mse.sqrt(), synthetic, area.shrinkage];
        let names = vec![self.codes.get(area.area).copied().unwrap_or_default().to_owned()];
        answer.rows.push(AnalysisRow { names, numbers: told.into_iter().map(known).collect() });
    }

    fn finish(&self, answer: &mut AnalysisAnswer, model: &FayHerriot) {
        answer.tell("model-variance", known(model.model_variance));
        answer.tell("aic", known(model.aic));
        let names = std::iter::once(CONSTANT).chain(self.names.iter().map(String::as_str));
        for (name, coefficient) in names.zip(&model.coefficients) {
            answer.tell_of("coefficient", name, known(coefficient.estimate));
            answer.tell_of("coefficient-error", name, known(coefficient.standard_error));
        }
    }
}
