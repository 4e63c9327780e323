//! What the draws say of parameters, flows and sums of flows.

use std::thread;

use super::Settings;
use super::chain::joined;
use super::design::Design;
use super::diagnostics::Judge;
use super::layout::Parameter;
use super::summary::{Quantiles, Summariser, Summary};
use crate::mirror::random::{Random, StreamSeed};
use crate::mirror::{MirrorFinding, Route};

/// Streams of random numbers below this one are those of chains.
const FIRST_FLOW_STREAM: u64 = 1 << 32;

/// What is known of a parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct ParameterPosterior {
    /// Which.
    pub parameter: Parameter,
    /// Of its draws, on the scale of [`Parameter`].
    pub summary: Summary,
}

/// What is known of a flow.
#[derive(Clone, Debug, PartialEq)]
pub struct FlowPosterior {
    /// Which.
    pub route: Route,
    /// How many reports stand behind it; at 0 it rests on the model alone.
    pub reports: usize,
    /// *y*, in persons under the rule whose duration class is known to be 0.
    pub persons: Quantiles,
    /// The mean of *y*, in persons: above the median, since large flows are less sure than small ones.
    pub persons_mean: f64,
    /// Of ln *y*.
    pub log_persons: Summary,
}

/// Everything that is known after the reports were seen.
pub struct Posterior {
    design: Design,
    draws: Vec<f64>,
    settings: Settings,
    /// Every parameter that was not known before, in the order of [`Parameter`] but for precisions, which are last.
    pub parameters: Vec<ParameterPosterior>,
    /// Every flow between two countries, in the order of the table; those with unknown covariates are left out.
    pub flows: Vec<FlowPosterior>,
    /// What is wrong with the reports, and what to doubt in the answer.
    pub findings: Vec<MirrorFinding>,
}

impl Posterior {
    /// Reads `draws`, chain after chain.
    pub(super) fn new(design: Design, draws: Vec<f64>, settings: &Settings, findings: Vec<MirrorFinding>) -> Self {
        let mut posterior =
            Self { design, draws, settings: settings.clone(), parameters: Vec::new(), flows: Vec::new(), findings };
        let judge = Judge::new(settings.chains, settings.draws);
        posterior.parameters = posterior.summarise_parameters(&judge);
        posterior.flows = posterior.summarise_flows(&judge);
        let doubts = posterior.doubts();
        posterior.findings.extend(doubts);
        posterior
    }

    /// The sum of the flows of `routes`, in persons; none if one of them is not estimated. A route that is named twice
    /// counts twice.
    ///
    /// Flows share the doubt about levels, so intervals of sums cannot be had from those of the flows.
    pub fn total(&self, routes: &[Route]) -> Option<Quantiles> {
        let mut totals = vec![0.0; self.settings.chains * self.settings.draws];
        let mut logs: Vec<f64> = Vec::with_capacity(totals.len());
        for route in routes {
            let flow = self.design.routes.binary_search(route).ok()?;
            self.draw_flow(flow, &mut logs);
            totals.iter_mut().zip(&logs).for_each(|(total, log)| *total += log.exp());
        }
        totals.sort_unstable_by(f64::total_cmp);
        Some(Quantiles::of_sorted(&totals, &self.settings.levels))
    }

    /// ln *y* of a flow in each draw of the parameters, from a stream of its own, so that any flow can be drawn at any
    /// time, on any thread.
    fn draw_flow(&self, flow: usize, logs: &mut Vec<f64>) {
        let layout = &self.design.layout;
        let offset = self.design.offset(flow);
        let mut random = Random::new(StreamSeed { seed: self.settings.seed, stream: FIRST_FLOW_STREAM + flow as u64 });
        logs.clear();
        logs.extend(self.draws.chunks_exact(layout.width()).map(|numbers| {
            let conditional = self.design.conditional(flow, layout.read(numbers));
            offset + conditional.mean + random.normal() / conditional.precision.sqrt()
        }));
    }

    fn summarise_parameters(&self, judge: &Judge) -> Vec<ParameterPosterior> {
        let layout = &self.design.layout;
        let mut summariser = Summariser::new(judge, &self.settings.levels);
        let mut values: Vec<f64> = Vec::with_capacity(self.settings.chains * self.settings.draws);
        let summarise = |(column, parameter): (usize, &Parameter)| {
            values.clear();
            values.extend(self.draws.iter().skip(column).step_by(layout.width()));
            ParameterPosterior { parameter: *parameter, summary: summariser.summarise(&values) }
        };
        layout.parameters.iter().enumerate().map(summarise).collect()
    }

    /// Every flow, on all processors.
    fn summarise_flows(&self, judge: &Judge) -> Vec<FlowPosterior> {
        let flows = self.design.routes.len();
        let workers = thread::available_parallelism().map_or(1, usize::from);
        let share = flows.div_ceil(workers).max(1);
        thread::scope(|scope| {
            let start = |first: usize| {
                let mine = first..flows.min(first + share);
                scope.spawn(move || self.summarise_some_flows(judge, mine))
            };
            let running: Vec<_> = (0..flows).step_by(share).map(start).collect();
            running.into_iter().flat_map(joined).collect()
        })
    }

    fn summarise_some_flows(&self, judge: &Judge, flows: std::ops::Range<usize>) -> Vec<FlowPosterior> {
        let mut summariser = Summariser::new(judge, &self.settings.levels);
        let mut logs: Vec<f64> = Vec::new();
        let summarise = |flow: usize| {
            self.draw_flow(flow, &mut logs);
            let log_persons = summariser.summarise(&logs);
            let persons_mean = logs.iter().map(|log| log.exp()).sum::<f64>() / logs.len() as f64;
            FlowPosterior {
                route: self.design.routes[flow],
                reports: self.design.reports(flow).len(),
                persons: log_persons.quantiles.exponential(),
                persons_mean,
                log_persons,
            }
        };
        flows.map(summarise).collect()
    }

    /// Where the chains did not come together.
    fn doubts(&self) -> Vec<MirrorFinding> {
        let is_doubtful = |summary: &Summary| {
            let is_apart = summary.diagnostics.rhat > self.settings.rhat_max;
            is_apart || summary.diagnostics.effective() < self.settings.effective_min
        };
        let parameters = self.parameters.iter().filter(|found| is_doubtful(&found.summary));
        let mut doubts: Vec<MirrorFinding> = parameters.map(parameter_doubt).collect();
        let flows: Vec<&FlowPosterior> = self.flows.iter().filter(|found| is_doubtful(&found.log_persons)).collect();
        doubts.extend(flows_doubt(&flows));
        doubts
    }
}

fn parameter_doubt(found: &ParameterPosterior) -> MirrorFinding {
    let diagnostics = found.summary.diagnostics;
    MirrorFinding::ParameterNotConverged {
        parameter: found.parameter,
        rhat: diagnostics.rhat,
        effective: diagnostics.effective(),
    }
}

fn flows_doubt(flows: &[&FlowPosterior]) -> Option<MirrorFinding> {
    let worst = flows.iter().max_by(|left, right| rhat(left).total_cmp(&rhat(right)))?;
    let effective = flows.iter().map(|flow| flow.log_persons.diagnostics.effective()).reduce(f64::min)?;
    Some(MirrorFinding::FlowsNotConverged { flows: flows.len(), worst: worst.route, rhat: rhat(worst), effective })
}

fn rhat(flow: &FlowPosterior) -> f64 {
    flow.log_persons.diagnostics.rhat
}
