//! Samples drawn again and again from one population: whether variances and intervals are what they say.
//!
//! The simulation is a test of marsad-survey (`tests/it/simulation`), too long for every day; here it runs on the
//! release build, and writes its page.

use crate::shell::{self, Done, program, root};

const PAGE: &str = "docs/reference/survey-simulation.md";
const TEST: &str = "simulation::a_thousand_samples_of_the_whole_design";

/// Runs the simulation of `survey`, with so many samples as the second argument says.
pub fn run(arguments: &[String]) -> Done {
    match arguments.first().map(String::as_str) {
        None | Some("survey") => survey(arguments.get(1)),
        Some(other) => Err(format!("no simulation is called `{other}`: say `survey`")),
    }
}

fn survey(samples: Option<&String>) -> Done {
    let cargo = ["test", "--release", "--package", "marsad-survey", "--test", "it"];
    let mut command = program("cargo", &cargo);
    command.args([TEST, "--", "--exact", "--ignored", "--nocapture"]);
    command.env("MARSAD_SIMULATION_PAGE", root().join(PAGE));
    if let Some(samples) = samples {
        let samples = samples.replace('_', "").parse::<usize>();
        let samples = samples.ok().filter(|samples| *samples >= 100);
        let samples = samples.ok_or("say how many samples, 100 or more")?;
        command.env("MARSAD_SIMULATION_SAMPLES", samples.to_string());
    }
    shell::run(&mut command)
}
