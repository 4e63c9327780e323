//! Samples drawn again and again from one population: whether variances and intervals are what they say.
//!
//! The simulations are tests too long for every day; here they run on the release build. `survey` is one of marsad-survey
//! (`tests/it/simulation`), and writes its page. `country` is one of marsad-workflow (`tests/it/samples.rs`): it draws the synthetic
//! study of the Tunisian pack, and prints the table that METHOD.md of marsad-synthesis quotes.

use std::process::Command;

use crate::shell::{self, Done, program, root};

const PAGE: &str = "docs/reference/survey-simulation.md";
/// With fewer samples nothing is known of a spread.
const SAMPLES_MIN: usize = 20;
/// With fewer nothing is known of how often an interval holds the truth.
const SAMPLES_OF_SURVEY_MIN: usize = 100;

/// Runs the simulation of `survey` or of `country`, with so many samples as the second argument says.
pub fn run(arguments: &[String]) -> Done {
    match arguments.first().map(String::as_str) {
        None | Some("survey") => survey(arguments.get(1)),
        Some("country") => country(arguments.get(1)),
        Some(other) => Err(format!("no simulation is called `{other}`: say `survey` or `country`")),
    }
}

fn survey(samples: Option<&String>) -> Done {
    let mut command = test("marsad-survey", "simulation::a_thousand_samples_of_the_whole_design");
    command.env("MARSAD_SIMULATION_PAGE", root().join(PAGE));
    of_samples(&mut command, samples, SAMPLES_OF_SURVEY_MIN)?;
    shell::run(&mut command)
}

fn country(samples: Option<&String>) -> Done {
    let name = "samples::errors_of_counts_by_governorate_beside_the_spread_of_forty_samples";
    let mut command = test("marsad-workflow", name);
    of_samples(&mut command, samples, SAMPLES_MIN)?;
    shell::run(&mut command)
}

/// One test of a crate, which is passed over otherwise.
fn test(package: &str, name: &str) -> Command {
    let mut command = program("cargo", &["test", "--release", "--package", package, "--test", "it"]);
    command.args([name, "--", "--exact", "--ignored", "--nocapture"]);
    command
}

fn of_samples(command: &mut Command, samples: Option<&String>, least: usize) -> Done {
    if let Some(samples) = samples {
        let samples = samples.replace('_', "").parse::<usize>();
        let samples = samples.ok().filter(|samples| *samples >= least);
        let samples = samples.ok_or_else(|| format!("say how many samples, {least} or more"))?;
        command.env("MARSAD_SIMULATION_SAMPLES", samples.to_string());
    }
    Ok(())
}
