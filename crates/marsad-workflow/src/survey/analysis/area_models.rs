//! The model of Fay and Herriot over direct estimates: for analyses, and for plans whose areas are modelled.
//!
//! Holds: how estimates, covariates and choices become what the library fits, and how its estimates meet a figure for the
//! whole. Does not hold: the form of an answer (`small_areas.rs`), nor any formula.

use marsad_model::{
    AreaBenchmark, AreaCovariates, AreaMethod, AreaOptions, AreaScale, BenchmarkRule, EstimateQuestion, Statistic,
};
use marsad_survey::small_areas::{
    AreaData, AreaEstimate, Benchmark, BenchmarkMethod, BootstrapOptions, FayHerriot, FayHerriotOptions,
    ProportionData, ProportionOptions, SmallAreaFinding, VarianceMethod, benchmark, fay_herriot,
    fay_herriot_proportions, smooth_design_effect,
};
use marsad_survey::{Design, Estimate};

use super::super::asked::{Declared, estimates, is_asked};
use super::super::{DesignNote, SurveyProblem};
use super::trouble::{small_area_note, small_area_problem};

/// What stands for a list of names where there are none.
const NONE: &str = "–";

/// What is modelled.
#[derive(Clone, Copy)]
pub(crate) struct AreasAsked<'a> {
    /// The direct estimates, one for each area of the sample; their first code is the area.
    pub direct: &'a [&'a Estimate],
    /// What is estimated.
    pub statistic: &'a Statistic,
    /// What is known of the areas.
    pub covariates: &'a AreaCovariates,
    /// How they are modelled.
    pub options: &'a AreaOptions,
    /// What the sample says of all areas together, where it is to be met.
    pub whole: Option<f64>,
}

/// An area with what the model makes of it.
pub(crate) struct ModelledArea {
    pub code: String,
    pub estimate: f64,
    pub mse: f64,
    pub mse_bootstrap: Option<f64>,
    pub synthetic: f64,
    pub shrinkage: f64,
    pub residual: Option<f64>,
    pub benchmarked: Option<Moved>,
}

/// An estimate that was moved to meet a figure for the whole.
#[derive(Clone, Copy)]
pub(crate) struct Moved {
    pub value: f64,
    pub shift: f64,
}

/// A figure for the whole, and what areas added up to before they met it.
#[derive(Clone, Copy)]
pub(crate) struct Met {
    pub target: f64,
    pub before: f64,
}

/// All areas of which covariates are known, in their order.
pub(crate) struct Modelled {
    pub areas: Vec<ModelledArea>,
    pub model: FayHerriot,
    /// The covariates, without the constant.
    pub names: Vec<String>,
    pub met: Option<Met>,
    pub notes: Vec<DesignNote>,
}

impl ModelledArea {
    /// The estimate as it is published: moved, where there is a figure to meet.
    pub(crate) fn value(&self) -> f64 {
        self.benchmarked.map_or(self.estimate, |moved| moved.value)
    }

    /// The mean squared error: that of the bootstrap, where it was drawn.
    pub(crate) fn error(&self) -> f64 {
        self.mse_bootstrap.unwrap_or(self.mse).sqrt()
    }
}

/// What the sample says of all areas together, where the choices ask to meet it.
pub(crate) fn whole_of(
    design: &Design,
    question: &EstimateQuestion,
    options: &AreaOptions,
    declared: Declared<'_>,
) -> Result<Option<f64>, SurveyProblem> {
    let is_wanted = options.benchmark.as_ref().is_some_and(|benchmark| benchmark.target.is_none());
    if !is_wanted {
        return Ok(None);
    }
    let question = EstimateQuestion { by: Vec::new(), ..question.clone() };
    let found = estimates(design, &question, declared)?;
    Ok(found.rows.iter().find(|estimate| is_asked(&question, estimate)).map(|estimate| estimate.value))
}

/// Fits the model, and brings its estimates to the figure that was named.
///
/// # Errors
/// Statistics that have no model, choices that do not go together, and what the library refuses.
pub(crate) fn modelled(asked: AreasAsked<'_>) -> Result<Modelled, SurveyProblem> {
    if matches!(asked.statistic, Statistic::Proportion { category: None, .. } | Statistic::Quantile { .. }) {
        return Err(SurveyProblem::new("not-for-areas", &[]));
    }
    if !asked.options.fits(asked.statistic) {
        return Err(SurveyProblem::new("area-options", &[]));
    }
    let areas = Areas::of(asked)?;
    let mut made = match asked.options.scale_of(asked.statistic) {
        AreaScale::Arcsine => areas.shares(asked.options)?,
        AreaScale::Plain => areas.numbers(asked.options)?,
    };
    if let Some(wanted) = &asked.options.benchmark {
        areas.meet(&mut made, wanted, asked)?;
    }
    Ok(made)
}

fn fit(options: &AreaOptions) -> FayHerriotOptions {
    let method = match options.method {
        AreaMethod::Reml => VarianceMethod::Reml,
        AreaMethod::Ml => VarianceMethod::Ml,
        AreaMethod::Fh => VarianceMethod::FayHerriot,
        AreaMethod::PrasadRao => VarianceMethod::PrasadRao,
    };
    FayHerriotOptions { method, ..FayHerriotOptions::default() }
}

/// The areas of the covariates, then those that only the sample has.
struct Areas<'a> {
    codes: Vec<&'a str>,
    direct: Vec<Option<&'a Estimate>>,
    names: Vec<String>,
    /// A column for each covariate, the constant first.
    columns: Vec<Vec<f64>>,
    /// How large each area is, where that counts.
    sizes: Option<Vec<f64>>,
}

/// Where it is known from how large areas are.
enum AreaSizes {
    /// It does not count: areas add up as they are.
    AddUp,
    /// From what is known of the areas, at this place.
    Known(usize),
    /// From the sample, whose figure is to be met: with these sizes its own estimates add up to it.
    Sampled,
}

impl<'a> Areas<'a> {
    fn of(asked: AreasAsked<'a>) -> Result<Self, SurveyProblem> {
        let AreasAsked { direct, covariates, .. } = asked;
        let code = |estimate: &'a Estimate| estimate.domain.first().map_or("", String::as_str);
        let known: Vec<&str> = covariates.areas.iter().map(|(code, _)| code.as_str()).collect();
        let is_twice = |(place, code): &(usize, &&str)| known.iter().take(*place).any(|before| before == *code);
        if let Some((_, code)) = known.iter().enumerate().find(is_twice) {
            return Err(SurveyProblem::new("area-twice", &[("area", code)]));
        }
        let others = direct.iter().copied().map(code).filter(|code| !known.contains(code));
        let codes: Vec<&str> = known.iter().copied().chain(others).collect();
        let of_code = |wanted: &&str| direct.iter().copied().find(|&estimate| code(estimate) == *wanted);
        let number = |place: usize, wanted: &str| {
            let area = covariates.areas.iter().find(|(code, _)| code == wanted);
            area.and_then(|(_, numbers)| numbers.get(place).copied()).unwrap_or(f64::NAN)
        };
        let column = |place: usize| -> Vec<f64> { codes.iter().map(|wanted| number(place, wanted)).collect() };
        let of_sizes = area_sizes(asked)?;
        let is_size = |place: usize| matches!(of_sizes, AreaSizes::Known(known) if known == place);
        let places: Vec<usize> = (0..covariates.names.len()).filter(|place| !is_size(*place)).collect();
        let constant = vec![1.0; codes.len()];
        let columns = std::iter::once(constant).chain(places.iter().map(|place| column(*place))).collect();
        let names = places.iter().map(|place| covariates.names[*place].clone()).collect();
        let direct: Vec<Option<&Estimate>> = codes.iter().map(of_code).collect();
        let sizes = match of_sizes {
            AreaSizes::AddUp => None,
            AreaSizes::Known(place) => Some(column(place)),
            AreaSizes::Sampled => Some(direct.iter().map(|one| one.map_or(f64::NAN, |one| one.weight)).collect()),
        };
        Ok(Self { direct, names, columns, sizes, codes })
    }

    /// A number of each direct estimate; not a number where there is none.
    fn each(&self, number: impl Fn(&Estimate) -> f64) -> Vec<f64> {
        self.direct.iter().map(|estimate| estimate.map_or(f64::NAN, &number)).collect()
    }

    fn numbers(&self, options: &AreaOptions) -> Result<Modelled, SurveyProblem> {
        let data = AreaData {
            direct: self.each(|estimate| estimate.value),
            variances: self.each(|estimate| estimate.standard_error.powi(2)),
            covariates: self.columns.clone(),
        };
        let model = fay_herriot(&data, &fit(options)).map_err(|error| small_area_problem(error, &self.names))?;
        let areas = model.areas.iter().map(|area| self.area(area, (area.estimate, area.mse, area.synthetic))).collect();
        let notes = model.findings.iter().map(|finding| self.note(finding)).collect();
        Ok(Modelled { areas, model, names: self.names.clone(), met: None, notes })
    }

    /// Shares, on the scale on which their errors are alike.
    fn shares(&self, options: &AreaOptions) -> Result<Modelled, SurveyProblem> {
        let (effective_sizes, unfitted) = self.effective_sizes(options)?;
        let proportions = self.each(|estimate| estimate.value);
        let data = ProportionData { proportions, effective_sizes, covariates: self.columns.clone() };
        let drawn = |drawn: marsad_model::AreaBootstrap| BootstrapOptions {
            replicates: drawn.count as usize,
            seed: drawn.seed,
        };
        let bootstrap = options.bootstrap.map(drawn);
        let options = ProportionOptions { fit: fit(options), bootstrap, ..Default::default() };
        let found = fay_herriot_proportions(&data, &options).map_err(|error| small_area_problem(error, &self.names))?;
        let pairs = found.areas.iter().zip(&found.model.areas);
        let area = |(share, area): (&marsad_survey::small_areas::ProportionArea, &AreaEstimate)| ModelledArea {
            mse_bootstrap: share.mse_bootstrap,
            // The regression speaks on the arcsine scale; its share is the square of the sine.
            ..self.area(area, (share.estimate, share.mse, area.synthetic.sin().powi(2)))
        };
        let areas = pairs.map(area).collect();
        let findings = unfitted.iter().chain(&found.findings);
        let notes = findings.map(|finding| self.note(finding)).collect();
        Ok(Modelled { areas, model: found.model, names: self.names.clone(), met: None, notes })
    }

    /// How many persons drawn one by one would tell as much of each area as the sample does, and of which areas one design
    /// effect was not found.
    fn effective_sizes(&self, options: &AreaOptions) -> Result<(Vec<f64>, Vec<SmallAreaFinding>), SurveyProblem> {
        let own = |estimate: &Estimate| estimate.value * (1.0 - estimate.value) / estimate.standard_error.powi(2);
        if !options.one_design_effect {
            return Ok((self.each(own), Vec::new()));
        }
        let (proportions, rows) = (self.each(|estimate| estimate.value), self.each(|estimate| estimate.rows as f64));
        let variances = self.each(|estimate| estimate.standard_error.powi(2));
        let smoothed = smooth_design_effect(&proportions, &variances, &rows)?;
        let effect = smoothed.coefficients.first().copied().unwrap_or(f64::NAN);
        Ok((rows.iter().map(|rows| rows / effect).collect(), smoothed.findings))
    }

    fn note(&self, finding: &SmallAreaFinding) -> DesignNote {
        small_area_note(finding, &self.codes, &self.names)
    }

    fn area(&self, area: &AreaEstimate, (estimate, mse, synthetic): (f64, f64, f64)) -> ModelledArea {
        ModelledArea {
            code: self.codes.get(area.area).copied().unwrap_or_default().to_owned(),
            estimate,
            mse,
            mse_bootstrap: None,
            synthetic,
            shrinkage: area.shrinkage,
            residual: area.standardised_residual,
            benchmarked: None,
        }
    }

    /// Moves the estimates so that together they meet a figure.
    fn meet(&self, made: &mut Modelled, wanted: &AreaBenchmark, asked: AreasAsked<'_>) -> Result<(), SurveyProblem> {
        let target = wanted.target.or(asked.whole).filter(|target| target.is_finite());
        let target = target.ok_or_else(|| SurveyProblem::new("no-benchmark", &[]))?;
        let shares = self.parts(made)?;
        let method = match wanted.rule {
            BenchmarkRule::Ratio => BenchmarkMethod::Ratio,
            BenchmarkRule::Difference => BenchmarkMethod::Difference,
            BenchmarkRule::ByError => BenchmarkMethod::ByError,
        };
        let values: Vec<f64> = made.areas.iter().map(|area| area.estimate).collect();
        let errors: Vec<f64> = made.areas.iter().map(|area| area.mse).collect();
        let moved = benchmark(&values, &errors, &Benchmark { target, shares, method })?;
        for (area, (value, shift)) in made.areas.iter_mut().zip(moved.values.iter().zip(&moved.shifts)) {
            area.benchmarked = Some(Moved { value: *value, shift: *shift });
        }
        made.met = Some(Met { target, before: moved.sum_before });
        let codes: Vec<&str> = made.areas.iter().map(|area| area.code.as_str()).collect();
        let note = |finding: &SmallAreaFinding| small_area_note(finding, &codes, &self.names);
        let notes: Vec<DesignNote> = moved.findings.iter().map(note).collect();
        made.notes.extend(notes);
        Ok(())
    }

    /// Which part of the whole each modelled area is; totals add up as they are.
    fn parts(&self, made: &Modelled) -> Result<Vec<f64>, SurveyProblem> {
        let Some(sizes) = &self.sizes else { return Ok(vec![1.0; made.areas.len()]) };
        let size = |area: &ModelledArea| {
            let place = self.codes.iter().position(|code| *code == area.code);
            let size = place.and_then(|place| sizes.get(place).copied()).filter(|size| *size > 0.0 && size.is_finite());
            size.ok_or_else(|| SurveyProblem::new("area-without-size", &[("area", &area.code)]))
        };
        let sizes = made.areas.iter().map(size).collect::<Result<Vec<f64>, SurveyProblem>>()?;
        let sum: f64 = sizes.iter().sum();
        Ok(sizes.into_iter().map(|size| size / sum).collect())
    }
}

/// Where the sizes of areas are known from. What does not add up needs them to meet a figure, and what adds up must not have them.
/// Those of the sample go with its own figure only, and with averages.
fn area_sizes(asked: AreasAsked<'_>) -> Result<AreaSizes, SurveyProblem> {
    let Some(wanted) = &asked.options.benchmark else { return Ok(AreaSizes::AddUp) };
    // A ratio weighs as its denominator does, which the weights do not say.
    let is_average = matches!(asked.statistic, Statistic::Mean { .. } | Statistic::Proportion { .. });
    let names = &asked.covariates.names;
    let known = if names.is_empty() { NONE.to_owned() } else { names.join(", ") };
    match (&wanted.sizes, asked.statistic.is_additive()) {
        (Some(_), true) => Err(SurveyProblem::new("area-options", &[])),
        (None, true) => Ok(AreaSizes::AddUp),
        (None, false) if wanted.target.is_none() && is_average => Ok(AreaSizes::Sampled),
        (None, false) => Err(SurveyProblem::new("no-size-column", &[("name", NONE), ("known", &known)])),
        (Some(name), false) => match names.iter().position(|known| known == name) {
            Some(place) => Ok(AreaSizes::Known(place)),
            None => Err(SurveyProblem::new("no-size-column", &[("name", name), ("known", &known)])),
        },
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::{AreaBenchmark, AreaCovariates, AreaMethod, AreaOptions, AreaScale, BenchmarkRule, Statistic};
    use marsad_survey::Estimate;

    use super::{AreasAsked, Modelled, modelled};
    use crate::SurveyProblem;

    /// An estimate of an area with a standard error of one.
    fn direct(code: &str, value: f64) -> Estimate {
        Estimate {
            domain: vec![code.to_owned()],
            variable: "y".to_owned(),
            code: None,
            probability: None,
            value,
            standard_error: 1.0,
            low: value - 2.0,
            high: value + 2.0,
            design_effect: None,
            weight_effect: None,
            rows: 100,
            weight: 1000.0,
            degrees_of_freedom: 10.0,
            flag: None,
        }
    }

    /// The three areas of METHOD.md, 1, 2 and 6, of which the last is as large as the others together.
    fn ask(options: &AreaOptions, whole: Option<f64>) -> Result<Modelled, SurveyProblem> {
        let estimates = [direct("a", 1.0), direct("b", 2.0), direct("c", 6.0)];
        let areas = [("a", 1.0), ("b", 1.0), ("c", 2.0)].map(|(code, size)| (code.to_owned(), vec![size])).to_vec();
        let names = vec!["size".to_owned()];
        let covariates = AreaCovariates { names, areas };
        let without = AreaCovariates { names: Vec::new(), areas: covariates.areas.clone() };
        let covariates = if options.benchmark.is_some() { &covariates } else { &without };
        let direct: Vec<&Estimate> = estimates.iter().collect();
        let statistic = &Statistic::Mean { variable: "y".into() };
        modelled(AreasAsked { direct: &direct, statistic, covariates, options, whole })
    }

    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
    }

    /// `small_areas/METHOD.md`: the variance of the model is 6 by all methods but maximum likelihood, which gives 11/3.
    #[test]
    fn the_method_that_was_named_finds_the_variance() {
        let of = |method: AreaMethod| ask(&AreaOptions { method, ..AreaOptions::default() }, None).unwrap();
        for method in [AreaMethod::Reml, AreaMethod::Fh, AreaMethod::PrasadRao] {
            near(of(method).model.model_variance, 6.0);
        }
        near(of(AreaMethod::Ml).model.model_variance, 11.0 / 3.0);
        let reml = of(AreaMethod::Reml);
        for (area, expected) in reml.areas.iter().zip([9.0, 15.0, 39.0]) {
            near(area.value(), expected / 7.0);
            near(area.error(), (23.0_f64 / 21.0).sqrt());
        }
    }

    /// The estimates 9/7, 15/7 and 39/7 are 102/28 together; to be 4 each moves by 10/28.
    #[test]
    fn estimates_are_brought_to_a_figure_for_the_whole() {
        let wanted = AreaBenchmark { target: None, sizes: Some("size".into()), rule: BenchmarkRule::Difference };
        let options = AreaOptions { benchmark: Some(wanted), ..AreaOptions::default() };
        let made = ask(&options, Some(4.0)).unwrap();
        near(made.met.unwrap().before, 102.0 / 28.0);
        for (area, expected) in made.areas.iter().zip([9.0, 15.0, 39.0]) {
            near(area.value(), expected / 7.0 + 10.0 / 28.0);
            near(area.benchmarked.unwrap().shift, 10.0 / 28.0);
        }
        assert_eq!(ask(&options, None).map(|_| ()).unwrap_err().word, "no-benchmark");
        let nameless = AreaBenchmark { target: Some(4.0), ..AreaBenchmark::default() };
        let refused = ask(&AreaOptions { benchmark: Some(nameless), ..AreaOptions::default() }, None);
        assert_eq!(refused.map(|_| ()).unwrap_err().word, "no-size-column");
    }

    /// Weights of 1000, 1000 and 2000: the estimates 9/7, 15/7 and 39/7 are 102/28 together, as above. A figure from elsewhere
    /// needs to be told how large areas are.
    #[test]
    fn the_figure_of_the_sample_is_met_with_the_sizes_of_the_sample() {
        let mut estimates = [direct("a", 1.0), direct("b", 2.0), direct("c", 6.0)];
        estimates[2].weight = 2000.0;
        let direct: Vec<&Estimate> = estimates.iter().collect();
        let areas = ["a", "b", "c"].map(|code| (code.to_owned(), Vec::new())).to_vec();
        let covariates = &AreaCovariates { names: Vec::new(), areas };
        let statistic = &Statistic::Mean { variable: "y".into() };
        let of_target = |target: Option<f64>| {
            let wanted = AreaBenchmark { target, sizes: None, rule: BenchmarkRule::Difference };
            let options = &AreaOptions { benchmark: Some(wanted), ..AreaOptions::default() };
            modelled(AreasAsked { direct: &direct, statistic, covariates, options, whole: Some(4.0) })
        };
        let made = of_target(None).unwrap();
        near(made.met.unwrap().before, 102.0 / 28.0);
        near(made.areas[0].value(), 9.0 / 7.0 + 10.0 / 28.0);
        assert_eq!(of_target(Some(4.0)).map(|_| ()).unwrap_err().word, "no-size-column");
        let statistic = &Statistic::Ratio { numerator: "y".into(), denominator: "x".into() };
        let options = &AreaOptions { benchmark: Some(AreaBenchmark::default()), ..AreaOptions::default() };
        let ratio = modelled(AreasAsked { direct: &direct, statistic, covariates, options, whole: Some(4.0) });
        assert_eq!(ratio.map(|_| ()).unwrap_err().word, "no-size-column");
    }

    /// Shares of 0.2, 0.5, 0.4 and 0.3 among 100 rows, the last of which is far surer of itself than the others: errors of 0.06,
    /// 0.075, 0.0735 and 0.005. One design effect is Σψ / Σp(1 − p)/n = 0.01465225 / 0.0086, about 1.7, so that all have the same
    /// effective size and the same weight of the direct estimate.
    #[test]
    fn one_design_effect_makes_no_area_surer_of_itself_than_its_size() {
        let share = |code: &str, value: f64, standard_error: f64| Estimate { standard_error, ..direct(code, value) };
        let estimates =
            [share("a", 0.2, 0.06), share("b", 0.5, 0.075), share("c", 0.4, 0.0735), share("d", 0.3, 0.005)];
        let direct: Vec<&Estimate> = estimates.iter().collect();
        let areas = ["a", "b", "c", "d"].map(|code| (code.to_owned(), Vec::new())).to_vec();
        let covariates = &AreaCovariates { names: Vec::new(), areas };
        let statistic = &Statistic::Proportion { variable: "y".into(), category: Some("1".into()) };
        let weights = |one_design_effect: bool| {
            let options = &AreaOptions { one_design_effect, ..AreaOptions::default() };
            let made = modelled(AreasAsked { direct: &direct, statistic, covariates, options, whole: None }).unwrap();
            made.areas.iter().map(|area| area.shrinkage).collect::<Vec<f64>>()
        };
        let own = weights(false);
        assert!(own[3] > own[0] + 0.1, "{own:?}");
        let alike = weights(true);
        alike.iter().for_each(|weight| near(*weight, alike[0]));
        assert!(alike[0] > 0.0, "{alike:?}");
    }

    /// Three areas of the sample with what is known of them.
    fn with_covariates(areas: &[(&str, f64)]) -> Result<Modelled, SurveyProblem> {
        let estimates = [direct("a", 1.0), direct("b", 2.0), direct("c", 6.0)];
        let direct: Vec<&Estimate> = estimates.iter().collect();
        let areas = areas.iter().map(|(code, number)| ((*code).to_owned(), vec![*number])).collect();
        let covariates = &AreaCovariates { names: vec!["jobless".to_owned()], areas };
        let statistic = &Statistic::Mean { variable: "y".into() };
        let options = &AreaOptions::default();
        modelled(AreasAsked { direct: &direct, statistic, covariates, options, whole: None })
    }

    #[test]
    fn an_area_that_is_given_twice_is_refused_with_the_same_numbers_and_with_others() {
        for again in [0.4, 0.5] {
            let refused = with_covariates(&[("a", 0.1), ("b", 0.4), ("c", 0.2), ("b", again)]);
            let refused = refused.map(|_| ()).unwrap_err();
            assert_eq!((refused.word, refused.values), ("area-twice", vec![("area", "b".to_owned())]));
        }
        assert!(with_covariates(&[("a", 0.1), ("b", 0.4), ("c", 0.2), ("d", 0.4)]).is_ok());
    }

    #[test]
    fn what_an_area_lacks_and_what_follows_from_others_is_told_by_its_name() {
        let made = with_covariates(&[("a", 0.1), ("b", 0.4), ("c", 0.2), ("d", f64::NAN)]).unwrap();
        let lacking = made.notes.iter().find(|note| note.code == "small-area-missing-covariate").unwrap();
        let values = [("area", "d"), ("covariate", "jobless")];
        assert_eq!(lacking.values, values.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let refused = with_covariates(&[("a", 0.3), ("b", 0.3), ("c", 0.3)]).map(|_| ()).unwrap_err();
        assert_eq!(refused.word, "collinear-covariate");
        assert_eq!(refused.values, [("covariate", "jobless".to_owned())]);
    }

    #[test]
    fn the_scale_of_shares_is_refused_for_a_mean() {
        let options = AreaOptions { scale: Some(AreaScale::Arcsine), ..AreaOptions::default() };
        assert_eq!(ask(&options, None).map(|_| ()).unwrap_err().word, "area-options");
    }
}
