//! The model and its reports as rows of numbers, made once before drawing begins.
//!
//! With *m* = ln *y* less what is known of it, and θ all that is normal given the precisions (free coefficients,
//! effects, free ln δ and ln λ): *m* ~ N(*a*′θ, σ²) for each flow and *value* ~ N(*m* + *b*′θ, 1/τ) for each of its
//! reports.

use super::layout::{Draw, Layout, Slot};
use super::measured::{Measured, Placed, measure, mixed_classes};
use super::{GammaPrior, ImemModel, NormalPrior, Parameter, SystemReport};
use crate::mirror::{MirrorError, MirrorFinding, Report, Route};

/// A duration or coverage class whose logarithm is less sure than this leaves the level of flows open: one standard
/// deviation up or down is a factor of 2.7.
const SURE_ENOUGH: f64 = 1.0;

/// One number of a row *a* that is not zero.
#[derive(Clone, Copy)]
pub(super) struct Cell {
    /// Its place in a draw.
    pub(super) column: usize,
    /// The number.
    pub(super) value: f64,
}

/// All rows.
pub(super) struct Design {
    /// What the columns are.
    pub(super) layout: Layout,
    /// The flows that are estimated, in the order of the table.
    pub(super) routes: Vec<Route>,
    /// The flows with at least one report.
    pub(super) reported: Vec<usize>,
    /// How many reports each accuracy class has.
    pub(super) reports_of_accuracy: Vec<usize>,
    /// The shapes and rates of the precisions, in the order of a draw.
    pub(super) precision_priors: Vec<GammaPrior>,
    /// How many countries have effects.
    pub(super) countries: usize,
    /// What is known of ln *y* of each flow.
    offsets: Vec<f64>,
    /// Rows of equal width.
    cells: Vec<Cell>,
    row_width: usize,
    reports: Vec<Measured>,
    /// Where the reports of each flow begin, and where the last ends.
    starts: Vec<usize>,
}

/// What a draw says of one flow, and of *m* given the reports.
#[derive(Clone, Copy)]
pub(super) struct Conditional {
    /// *a*′θ.
    pub(super) modelled: f64,
    /// The mean of *m*.
    pub(super) mean: f64,
    /// One over the variance of *m*.
    pub(super) precision: f64,
}

impl Design {
    /// Row *a* of a flow.
    pub(super) fn row(&self, flow: usize) -> &[Cell] {
        &self.cells[flow * self.row_width..(flow + 1) * self.row_width]
    }

    /// The reports of a flow.
    pub(super) fn reports(&self, flow: usize) -> &[Measured] {
        &self.reports[self.starts[flow]..self.starts[flow + 1]]
    }

    /// What is known of ln *y* of a flow.
    pub(super) fn offset(&self, flow: usize) -> f64 {
        self.offsets[flow]
    }

    /// *m* of a flow given the draw.
    pub(super) fn conditional(&self, flow: usize, draw: Draw<'_>) -> Conditional {
        let modelled: f64 = self.row(flow).iter().map(|cell| cell.value * draw.linear[cell.column]).sum();
        let (mut precision, mut sum) = (draw.flow_precision, draw.flow_precision * modelled);
        for report in self.reports(flow) {
            let accuracy = draw.accuracy[report.accuracy];
            precision += accuracy;
            sum += accuracy * (report.value - report.shift(draw.linear));
        }
        Conditional { modelled, mean: sum / precision, precision }
    }
}

/// The rows of `model` and `reports`, and what is wrong with them.
pub(super) fn design(model: &ImemModel, reports: &[SystemReport]) -> Result<(Design, Vec<MirrorFinding>), MirrorError> {
    model.check()?;
    let layout = Layout::new(model);
    let mut findings = flat_priors(model);
    let flows = Flows::new(model, &layout, &mut findings)?;
    let flow_of = |report: &Report| {
        let flow = flows.of_place[model.extent.place(report.route)?]?;
        Some((flow, flows.offsets[flow]))
    };
    let placed = measure((model, &layout), reports, flow_of, &mut findings);
    findings.extend(mixed_classes(model, &placed));
    findings.extend(model_alone(&flows.routes, &placed));
    Ok((assemble(model, layout, flows, &placed), findings))
}

/// The flows of a model without their reports.
struct Flows {
    routes: Vec<Route>,
    offsets: Vec<f64>,
    cells: Vec<Cell>,
    /// The flow at each place of the table, if it is estimated.
    of_place: Vec<Option<usize>>,
}

impl Flows {
    fn new(model: &ImemModel, layout: &Layout, findings: &mut Vec<MirrorFinding>) -> Result<Self, MirrorError> {
        let places = model.extent.places()?;
        let mut flows =
            Self { routes: Vec::new(), offsets: Vec::new(), cells: Vec::new(), of_place: vec![None; places] };
        for route in model.extent.routes() {
            let Some(place) = model.extent.place(route) else { continue };
            match model.covariates.iter().position(|covariate| !covariate.values[place].is_finite()) {
                Some(covariate) => findings.push(MirrorFinding::CovariateNotFinite { covariate, route }),
                None => flows.add((model, layout), route, place),
            }
        }
        if flows.routes.is_empty() { Err(MirrorError::NothingToEstimate) } else { Ok(flows) }
    }

    fn add(&mut self, (model, layout): (&ImemModel, &Layout), route: Route, place: usize) {
        let values = std::iter::once(1.0).chain(model.covariates.iter().map(|covariate| covariate.values[place]));
        let mut offset = 0.0;
        for (slot, value) in layout.coefficients.iter().zip(values) {
            match slot {
                Slot::Free(column) => self.cells.push(Cell { column: *column, value }),
                Slot::Known(coefficient) => offset += coefficient * value,
            }
        }
        let effects = [layout.first_origin + route.origin, layout.first_destination + route.destination];
        self.cells.extend(effects.map(|column| Cell { column, value: 1.0 }));
        self.of_place[place] = Some(self.routes.len());
        self.routes.push(route);
        self.offsets.push(offset);
    }
}

/// Puts flows and reports together; `placed` is in the order of the flows.
fn assemble(model: &ImemModel, layout: Layout, flows: Flows, placed: &[Placed]) -> Design {
    let Flows { routes, offsets, cells, .. } = flows;
    let mut starts = vec![0; routes.len() + 1];
    let mut reports_of_accuracy = vec![0; layout.accuracies];
    for Placed { flow, measured, .. } in placed {
        starts[flow + 1] += 1;
        reports_of_accuracy[measured.accuracy] += 1;
    }
    let reported: Vec<usize> = (0..routes.len()).filter(|flow| starts[flow + 1] > 0).collect();
    for flow in 0..routes.len() {
        starts[flow + 1] += starts[flow];
    }
    let priors = &model.priors;
    let others = [priors.flow_precision, priors.origin_precision, priors.destination_precision];
    Design {
        row_width: cells.len() / routes.len(),
        routes,
        reported,
        reports_of_accuracy,
        precision_priors: priors.accuracy.iter().copied().chain(others).collect(),
        countries: model.extent.countries,
        offsets,
        cells,
        reports: placed.iter().map(|placed| placed.measured).collect(),
        starts,
        layout,
    }
}

/// Duration and coverage classes that are hardly known.
fn flat_priors(model: &ImemModel) -> Vec<MirrorFinding> {
    let durations = model.priors.duration.iter().enumerate().map(|(class, prior)| (Parameter::Duration(class), prior));
    let coverages = model.priors.coverage.iter().enumerate().map(|(class, prior)| (Parameter::Coverage(class), prior));
    let flat = |(parameter, prior): (Parameter, &NormalPrior)| {
        let standard_deviation = prior.standard_deviation;
        (standard_deviation > SURE_ENOUGH).then_some(MirrorFinding::PriorFlat { parameter, standard_deviation })
    };
    durations.chain(coverages).filter_map(flat).collect()
}

/// The flows that nobody reports, counted; `placed` is in the order of the flows.
fn model_alone(routes: &[Route], placed: &[Placed]) -> Option<MirrorFinding> {
    let mut is_reported = vec![false; routes.len()];
    placed.iter().for_each(|placed| is_reported[placed.flow] = true);
    let mut alone = routes.iter().zip(is_reported).filter(|(_, is_reported)| !is_reported).map(|(route, _)| *route);
    let first = alone.next()?;
    Some(MirrorFinding::ModelAlone { flows: 1 + alone.count(), first })
}
