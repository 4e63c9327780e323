//! Texts of TOML that other crates need and this one alone can read and write.

use marsad_model::Plan;
use serde::de::DeserializeOwned;

/// What a text of TOML holds, such as the parameters of the generator of a study.
///
/// # Errors
/// What is wrong with it, with its line, in the words of the reader of TOML.
pub fn read_parameters<T: DeserializeOwned>(text: &str) -> Result<T, (usize, String)> {
    toml::from_str(text).map_err(|error: toml::de::Error| {
        let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
        (line, error.message().to_owned())
    })
}

/// A plan as the file of a pack.
///
/// # Errors
/// What keeps it from being written, which no plan that was read gives.
pub fn write_plan(plan: &Plan) -> Result<String, String> {
    toml::to_string(plan).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use marsad_model::{AreaMethod, BenchmarkRule, Id, IntervalMethod, Method, Plan, PpsScheme};

    use super::{read_parameters, write_plan};

    const PLAN: &str = r#"
        id = "MAKE_X"
        dataflow = "DF_X"

        [method.estimate]
        study = "HIMS"
        period = "2024"
        codes = { FREQ = "A" }

        [[method.estimate.request]]
        statistic = { kind = "proportion", variable = "works", category = "1" }
        by = { SEX = "sex" }
        where = { population = ["STAYER"] }
    "#;

    #[test]
    fn a_plan_that_was_written_reads_the_same() {
        let plan: Plan = read_parameters(PLAN).unwrap();
        let estimate = plan.estimate().unwrap();
        assert_eq!((estimate.table.as_str(), estimate.requests[0].factor()), ("persons", 100.0));
        assert_eq!(read_parameters::<Plan>(&write_plan(&plan).unwrap()).unwrap(), plan);
    }

    #[test]
    fn intervals_models_of_areas_and_units_drawn_by_size_are_keys_of_a_plan() {
        let design = "[method.estimate.design]\nprobabilities = [\"p\"]\npps = { kind = \"brewer\" }\nexpected_total = 48200.0\n";
        let more = r#"
        interval = "beta"

        [method.estimate.request.small_areas]
        names = ["urban", "persons"]
        options = { method = "fh", benchmark = { sizes = "persons", rule = "by-error" } }
        areas = { XM-L = [0.5, 3000.0], XM-N = [0.1, 1000.0] }
    "#;
        let plan: Plan = read_parameters(&format!("{PLAN}{more}{design}")).unwrap();
        let estimate = plan.estimate().unwrap();
        let request = &estimate.requests[0];
        assert_eq!(request.question(&[]).interval, Some(IntervalMethod::Beta));
        let areas = request.small_areas.as_ref().unwrap();
        assert_eq!(areas.options.method, AreaMethod::Fh);
        assert_eq!(areas.options.benchmark.as_ref().unwrap().rule, BenchmarkRule::ByError);
        assert_eq!(areas.covariates().areas[0], ("XM-L".to_owned(), vec![0.5, 3000.0]));
        assert_eq!(estimate.design.as_ref().unwrap().pps, Some(PpsScheme::Brewer {}));
        assert_eq!(read_parameters::<Plan>(&write_plan(&plan).unwrap()).unwrap(), plan);
    }

    #[test]
    fn a_plan_of_one_word_is_read_as_before() {
        let plan: Plan =
            read_parameters("id = \"P\"\ndataflow = \"DF_X\"\ninputs = [\"A\"]\nmethod = \"latest_accepted\"").unwrap();
        assert_eq!((plan.method, plan.inputs), (Method::LatestAccepted, vec![Id::literal("A")]));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        assert_eq!(read_parameters::<Plan>("id = \"P\"\nnonsense = 1\n").unwrap_err().0, 2);
    }
}
