//! What is done to weights, and how areas are modelled, as options say it; and what came of the weights, in words.

use marsad_i18n::args;
use marsad_model::{
    AreaBenchmark, AreaBootstrap, AreaOptions, ResponseRules, WeightBound, WeightTrimming, WeightingStep,
};
use marsad_workflow::{AdjustmentFact, AnalysisAnswer};

use super::analysis::margin;
use super::estimate::wrong;
use super::estimate_table::shown;
use crate::cli_weighting::{AreaModelOptions, WeightingOptions};
use crate::console::Console;
use crate::failure::Failure;

/// The figure for all areas that is what the sample says of them.
const DIRECT: &str = "direct";

/// The steps that options ask for, in the order in which they are usually made.
pub fn steps(options: &WeightingOptions) -> Result<Vec<WeightingStep>, Failure> {
    let mut steps = Vec::new();
    steps.extend(response(options));
    let (above, below) = (bound(options.trim_above.as_deref())?, bound(options.trim_below.as_deref())?);
    let (share, rounds_max) = (options.trim_share.unwrap_or_default(), options.trim_rounds);
    if above.is_some() || below.is_some() {
        steps.push(WeightingStep::Trim(WeightTrimming { above, below, share, rounds_max }));
    }
    let leaves_out_empty = options.leave_out_empty_cells;
    if let Some(path) = &options.poststratify {
        steps.push(WeightingStep::PostStratify { margin: margin(path)?, leaves_out_empty });
    }
    if !options.rake.is_empty() {
        let margins = options.rake.iter().map(|path| margin(path)).collect::<Result<Vec<_>, Failure>>()?;
        steps.push(WeightingStep::Rake { margins, leaves_out_empty });
    }
    Ok(steps)
}

/// The adjustment for non-response.
fn response(options: &WeightingOptions) -> Option<WeightingStep> {
    let answered = options.answered.clone()?;
    if options.nonresponse_propensity.is_empty() {
        let rules = ResponseRules {
            respondents_min: options.cell_respondents,
            factor_max: options.cell_factor,
            merges: options.merge_cells,
        };
        return Some(WeightingStep::ResponseCells { answered, cells: options.nonresponse_cells.clone(), rules });
    }
    Some(WeightingStep::ResponsePropensity {
        answered,
        on: options.nonresponse_propensity.clone(),
        classes: Some(options.propensity_classes).filter(|count| *count > 0),
        propensity_min: options.propensity_min,
    })
}

fn bound(said: Option<&str>) -> Result<Option<WeightBound>, Failure> {
    let Some(said) = said else { return Ok(None) };
    WeightBound::written(said).map(Some).ok_or_else(|| wrong(said, "300, 3*median, median+3*iqr"))
}

/// How areas are modelled.
pub fn area_options(options: &AreaModelOptions) -> Result<AreaOptions, Failure> {
    let target = match options.benchmark.as_deref() {
        None | Some(DIRECT) => None,
        Some(said) => {
            let number = said.parse::<f64>().ok().filter(|number| number.is_finite());
            Some(number.ok_or_else(|| wrong(said, "--benchmark NUMBER, --benchmark direct"))?)
        }
    };
    let wanted = AreaBenchmark {
        target,
        sizes: options.benchmark_sizes.clone(),
        rule: options.benchmark_method.unwrap_or_default(),
    };
    Ok(AreaOptions {
        method: options.fh_method.unwrap_or_default(),
        scale: options.fh_transform,
        one_design_effect: options.fh_one_design_effect,
        benchmark: options.benchmark.is_some().then_some(wanted),
        bootstrap: options.fh_bootstrap.map(|count| AreaBootstrap { count, seed: options.fh_seed }),
    })
}

/// Says what each step did to the weights.
pub fn tell(answer: &AnalysisAnswer, console: &Console) {
    for fact in &answer.adjustments {
        tell_step(fact, console);
    }
}

fn tell_step(fact: &AdjustmentFact, console: &Console) {
    let voice = console.voice();
    let number = |number: f64| shown(voice, Some(number).filter(|number| number.is_finite()));
    let arguments = args()
        .text("step", &voice.say(&format!("weighting-step-{}", fact.step)))
        .text("rows", &voice.count(fact.rows))
        .text("before", &number(fact.sum_before))
        .text("after", &number(fact.sum_after))
        .text("low", &number(fact.ratio_min))
        .text("high", &number(fact.ratio_max))
        .text("kish-before", &shown(voice, fact.kish_before))
        .text("kish-after", &shown(voice, fact.kish_after))
        .text("iterations", &voice.count(fact.iterations))
        .text("reached", if fact.is_converged { "yes" } else { "no" });
    console.say("weighting-adjusted", &arguments);
    for (name, value) in &fact.coefficients {
        let constant = voice.say("weighting-constant");
        let name = if name.is_empty() { &constant } else { name };
        console.say("weighting-coefficient", &args().text("name", name).text("value", &number(*value)));
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::{AreaMethod, WeightBound, WeightingStep};

    use super::{area_options, steps};
    use crate::cli_weighting::{AreaModelOptions, WeightingOptions};

    #[test]
    fn steps_come_in_their_usual_order() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sex.csv");
        std::fs::write(&path, "sex,total\nF,30\nM,10\n").unwrap();
        let options = WeightingOptions {
            rake: vec![path.clone()],
            poststratify: Some(path),
            trim_above: Some("3*median".into()),
            answered: Some("answered".into()),
            nonresponse_cells: vec!["sex".into()],
            ..WeightingOptions::default()
        };
        let made = steps(&options).unwrap();
        let words: Vec<&str> = made.iter().map(WeightingStep::word).collect();
        assert_eq!(words, ["response-cells", "trimming", "post-stratification", "raking"]);
        assert!(matches!(&made[1], WeightingStep::Trim(trim) if trim.above == Some(WeightBound::Medians(3.0))));
        let wrong = WeightingOptions { trim_below: Some("few".into()), ..WeightingOptions::default() };
        assert!(steps(&wrong).is_err());
    }

    #[test]
    fn a_benchmark_is_a_number_or_what_the_sample_says() {
        let options = |said: Option<&str>| AreaModelOptions {
            benchmark: said.map(str::to_owned),
            fh_method: Some(AreaMethod::Ml),
            ..AreaModelOptions::default()
        };
        assert_eq!(area_options(&options(None)).unwrap().benchmark, None);
        assert_eq!(area_options(&options(Some("direct"))).unwrap().benchmark.unwrap().target, None);
        let made = area_options(&options(Some("0.25"))).unwrap();
        assert_eq!((made.method, made.benchmark.unwrap().target), (AreaMethod::Ml, Some(0.25)));
        assert!(area_options(&options(Some("half"))).is_err());
    }
}
