//! The model that reports, beliefs and covariates make together.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use marsad_i18n::{Voice, args};
use marsad_reconcile::mirror::Side;
use marsad_reconcile::mirror::imem::{Covariate, ImemModel, MeasuringSystem, Priors, SystemReport, ZeroTreatment};

use super::super::answer::Told;
use super::super::mirror_names::MirrorNames;
use super::super::reports::{Line, Reports};
use super::super::table::{Row, line_of, refused};
use super::Said;
use super::beliefs::Beliefs;
use super::covariates::Covariates;
use crate::cli_reconcile::Flows;
use crate::duration_code;
use crate::failure::Failure;

/// A model with the names of all that is in it.
pub(super) struct Prepared {
    pub(super) model: ImemModel,
    pub(super) reports: Vec<SystemReport>,
    pub(super) names: MirrorNames,
    pub(super) beliefs: Beliefs,
    /// The names of covariates, in the order of the model.
    pub(super) covariates: Vec<String>,
    /// Lines that were left out.
    pub(super) findings: Vec<Told>,
}

impl Prepared {
    /// The model that `said` and what was asked make; refused where nothing is believed of what every model needs.
    pub(super) fn new(asked: &Flows, (reports, covariates, mut beliefs): Said, voice: &Voice) -> Result<Self, Failure> {
        let extent = reports.extent();
        let places = extent
            .places()
            .map_err(|error| reports.names.refusal(&error, voice, &|parameter| parameter.to_string()))?;
        let (values, twice) = covariates.values((&reports.names, places), voice);
        let covariates_of_model = with_beliefs(&covariates, values, &beliefs, voice)?;
        let mut systems = Systems::default();
        let of_systems: Vec<SystemReport> =
            reports.lines.iter().filter_map(|line| systems.report(line, &reports, &mut beliefs)).collect();
        let priors = priors(&beliefs, voice)?;
        let Reports { names, mut findings, .. } = reports;
        findings.extend(twice);
        findings.extend(systems.told(&asked.file.file, voice));
        let zeros = asked.replace_zeros.map_or(ZeroTreatment::Exclude, ZeroTreatment::ReplaceBy);
        let model = ImemModel { extent, covariates: covariates_of_model, systems: systems.systems, priors, zeros };
        Ok(Self { model, reports: of_systems, names, beliefs, covariates: covariates.names, findings })
    }
}

/// The covariates with what is believed of their effects.
fn with_beliefs(
    covariates: &Covariates,
    values: Vec<Vec<f64>>,
    beliefs: &Beliefs,
    voice: &Voice,
) -> Result<Vec<Covariate>, Failure> {
    let believed = |(name, values): (&String, Vec<f64>)| -> Result<Covariate, Failure> {
        let coefficient = beliefs.covariates.belief(name);
        let coefficient = coefficient.ok_or_else(|| no_belief(&format!("covariate,{name}"), voice))?;
        Ok(Covariate { name: name.clone(), values, coefficient })
    };
    covariates.names.iter().zip(values).map(believed).collect()
}

/// What is believed of everything that is in the model.
fn priors(beliefs: &Beliefs, voice: &Voice) -> Result<Priors, Failure> {
    let [flows, origins, destinations] = beliefs.spreads;
    Ok(Priors {
        intercept: beliefs.intercept.ok_or_else(|| no_belief("intercept", voice))?,
        duration: beliefs.durations.priors(),
        coverage: beliefs.coverages.priors(),
        accuracy: beliefs.accuracies.priors(),
        flow_precision: flows.ok_or_else(|| no_belief("flows", voice))?,
        origin_precision: origins.ok_or_else(|| no_belief("origins", voice))?,
        destination_precision: destinations.ok_or_else(|| no_belief("destinations", voice))?,
    })
}

fn no_belief(what: &str, voice: &Voice) -> Failure {
    refused(&voice.say_with("flows-problem-no-belief", &args().text("what", what)))
}

/// How reports are made: systems by what tells them apart, and classes of which nothing is believed.
#[derive(Default)]
struct Systems {
    systems: Vec<MeasuringSystem>,
    places: HashMap<(Side, [usize; 3]), usize>,
    unbelieved: BTreeMap<(&'static str, String), Left>,
}

/// Reports that were left out.
struct Left {
    reports: usize,
    first: Row,
}

impl Systems {
    /// The report of a line with its system; none where nothing is believed of one of its classes.
    fn report(&mut self, line: &Line, reports: &Reports, beliefs: &mut Beliefs) -> Option<SystemReport> {
        let rule = line.report.duration_rule.map_or_else(|| duration_code::NOT_STATED.to_owned(), duration_code::write);
        let (coverage, accuracy) = (reports.coverages.name(line.coverage), reports.accuracies.name(line.accuracy));
        let believed = [
            ("duration", rule.as_str(), beliefs.durations.belief(&rule).is_some()),
            ("coverage", coverage, beliefs.coverages.belief(coverage).is_some()),
            ("accuracy", accuracy, beliefs.accuracies.belief(accuracy).is_some()),
        ];
        if let Some((kind, name, _)) = believed.into_iter().find(|(_, _, is_believed)| !is_believed) {
            let first = Left { reports: 0, first: line.row };
            self.unbelieved.entry((kind, name.to_owned())).or_insert(first).reports += 1;
            return None;
        }
        let classes =
            [beliefs.durations.place(&rule)?, beliefs.coverages.place(coverage)?, beliefs.accuracies.place(accuracy)?];
        Some(SystemReport { report: line.report, system: self.system(line.report.side, classes) })
    }

    fn system(&mut self, side: Side, classes: [usize; 3]) -> usize {
        let systems = &mut self.systems;
        *self.places.entry((side, classes)).or_insert_with(|| {
            let [duration_class, coverage_class, accuracy_class] = classes;
            systems.push(MeasuringSystem { duration_class, coverage_class, accuracy_class });
            systems.len() - 1
        })
    }

    fn told(&self, file: &Path, voice: &Voice) -> Vec<Told> {
        let told = |((kind, name), left): (&(&'static str, String), &Left)| {
            let place = args().text("file", &file.display().to_string());
            let place = place.text("line", &voice.digits(&line_of(left.first).to_string()));
            let arguments = place.text("kind", kind).text("name", name).count("reports", left.reports as u64);
            ("flows-no-belief".to_owned(), arguments)
        };
        self.unbelieved.iter().map(told).collect()
    }
}
