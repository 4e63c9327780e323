//! Flows with their intervals, from a file of both reports and a file of beliefs: the integrated model.
//!
//! Holds: the request and what is given of the answer. Where next: `beliefs.rs` reads what is believed, `covariates.rs`
//! what is known of flows, `classes.rs` which classes reports name, `model.rs` puts them together, `words.rs` says what is
//! wrong.

mod beliefs;
mod classes;
mod covariates;
mod model;
mod tables;
mod words;

use marsad_i18n::{Voice, args};
use marsad_reconcile::mirror::imem::{Posterior, Settings, estimate_flows};
use serde_json::json;

use super::answer::{About, Answer, Told, named, say_findings};
use super::cells::Cells;
use super::reports::Reports;
use super::table::{Table, refused};
use crate::cli_reconcile::{Flows, Sampler};
use crate::console::Console;
use crate::failure::Failure;

use beliefs::Beliefs;
use covariates::Covariates;
use model::Prepared;

pub(super) fn run(asked: &Flows, console: &Console) -> Result<Answer, Failure> {
    let mut reports = Reports::read(&asked.file.file, console)?;
    let beliefs_file = Table::read(&asked.beliefs, &beliefs::COLUMNS, console)?;
    // Of beliefs none can be spared: a line that cannot be read is told, and what it was about is missing.
    reports.findings.extend(beliefs_file.unread());
    let (beliefs, wrong) = Beliefs::read(Cells { table: &beliefs_file, console }, asked.rule);
    if !wrong.is_empty() {
        say_findings(console, &reports.findings);
        say_findings(console, &wrong);
        return Err(refused(&console.voice().say("flows-problem-beliefs")));
    }
    let covariates = match &asked.covariates {
        Some(path) => Covariates::read(path, &mut reports, console)?,
        None => Covariates::default(),
    };
    // Lines that were left out may be why nothing can be done.
    let told = reports.findings.clone();
    estimated(asked, (reports, covariates, beliefs), console).inspect_err(|_| say_findings(console, &told))
}

/// All that files say.
type Said = (Reports, Covariates, Beliefs);

fn estimated(asked: &Flows, said: Said, console: &Console) -> Result<Answer, Failure> {
    let voice = console.voice();
    let told_before = said.0.findings.len();
    let prepared = Prepared::new(asked, said, voice)?;
    if prepared.reports.is_empty() {
        // What was told before is said by the caller.
        say_findings(console, prepared.findings.get(told_before..).unwrap_or_default());
        return Err(refused(&voice.say("flows-problem-no-reports")));
    }
    let settings = settings(&asked.sampler);
    let found = estimate_flows(&prepared.model, &prepared.reports, &settings);
    let found = found.map_err(|error| {
        prepared.names.refusal(&error, voice, &|parameter| prepared.parameter_text(parameter, voice))
    })?;
    let told = found.findings.iter().map(|finding| prepared.told(finding, voice));
    let unsteady = tables::unsteady(&prepared, &found);
    let findings: Vec<Told> = prepared.findings.iter().cloned().chain(told).chain(unsteady).collect();
    let (header, rows) = tables::table(asked.show, &prepared, &found);
    Ok(Answer { header: named(&header), rows, findings, about: Some(about(&asked.sampler, &found, voice)) })
}

fn settings(asked: &Sampler) -> Settings {
    Settings {
        seed: asked.seed,
        chains: asked.chains,
        burn_in: asked.burn_in,
        draws: asked.draws,
        thinning: asked.thinning,
        levels: tables::LEVELS.to_vec(),
        rhat_max: asked.rhat_max,
        effective_min: asked.effective_min,
    }
}

fn about(asked: &Sampler, found: &Posterior, voice: &Voice) -> About {
    let of_flows = found.flows.iter().map(|flow| &flow.log_persons);
    let summaries = of_flows.chain(found.parameters.iter().map(|parameter| &parameter.summary));
    let (rhat, effective) = summaries.fold((1.0_f64, f64::INFINITY), |(rhat, effective), summary| {
        (rhat.max(summary.diagnostics.rhat), effective.min(summary.diagnostics.effective()))
    });
    About {
        numbers: vec![
            ("SEED", json!(asked.seed)),
            ("CHAINS", json!(asked.chains)),
            ("BURN_IN", json!(asked.burn_in)),
            ("DRAWS", json!(asked.draws)),
            ("THINNING", json!(asked.thinning)),
            ("RHAT_GREATEST", json!(rhat)),
            ("EFFECTIVE_LEAST", json!(effective)),
        ],
        key: "flows-about",
        arguments: args()
            .count("chains", asked.chains as u64)
            .count("draws", asked.draws as u64)
            .text("seed", &voice.digits(&asked.seed.to_string()))
            .text("rhat", &voice.number(rhat, 3))
            .text("effective", &voice.number(effective, 0)),
    }
}
