//! Reports as the model sees them: logarithms, each with what corrects it.

use super::layout::{Layout, Slot};
use super::{ImemModel, SystemReport, ZeroTreatment};
use crate::mirror::{DurationRule, MirrorFinding, Report};

/// The logarithm of a report, freed of all that is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measured {
    /// ln *z* less the known part of ln δ + ln λ and of the regression.
    pub(super) value: f64,
    /// The accuracy class.
    pub(super) accuracy: usize,
    /// Where ln δ and ln λ stand in a draw, if they are drawn.
    pub(super) columns: [Option<usize>; 2],
}

impl Measured {
    /// What this report has too much in the draw `linear`: the drawn part of ln δ + ln λ.
    pub(super) fn shift(&self, linear: &[f64]) -> f64 {
        self.columns.iter().flatten().map(|column| linear[*column]).sum()
    }
}

/// A report of a flow.
pub(super) struct Placed {
    /// Which of the flows of the design.
    pub(super) flow: usize,
    /// The system that made it.
    pub(super) system: usize,
    /// As it came, for findings.
    pub(super) report: Report,
    /// As the model sees it.
    pub(super) measured: Measured,
}

/// The usable ones of `reports`, flow by flow and system by system, where `flow_of` knows the flow of a report and what
/// the regression knows of it.
pub(super) fn measure(
    (model, layout): (&ImemModel, &Layout),
    reports: &[SystemReport],
    flow_of: impl Fn(&Report) -> Option<(usize, f64)>,
    findings: &mut Vec<MirrorFinding>,
) -> Vec<Placed> {
    let mut placed = Vec::with_capacity(reports.len());
    for SystemReport { report, system } in reports.iter().copied() {
        let Some(persons) = usable_persons(model, &report, system, findings) else { continue };
        // A flow whose covariates are unknown was told with them.
        let Some((flow, known)) = flow_of(&report) else { continue };
        let classes = model.systems[system];
        let slots = [layout.duration[classes.duration_class], layout.coverage[classes.coverage_class]];
        let value = persons.ln() - known - slots.map(Slot::offset).iter().sum::<f64>();
        let measured = Measured { value, accuracy: classes.accuracy_class, columns: slots.map(Slot::column) };
        placed.push(Placed { flow, system, report, measured });
    }
    placed.sort_by_key(|placed| (placed.flow, placed.system));
    without_repeated(placed, findings)
}

/// The persons whose logarithm is taken; none where the report is left out.
fn usable_persons(model: &ImemModel, report: &Report, system: usize, findings: &mut Vec<MirrorFinding>) -> Option<f64> {
    if let Some(refusal) = report.refusal(model.extent) {
        findings.push(refusal);
        return None;
    }
    if system >= model.systems.len() {
        findings.push(MirrorFinding::SystemUnknown { report: *report, system });
        return None;
    }
    if report.persons > 0.0 {
        return Some(report.persons);
    }
    match model.zeros {
        ZeroTreatment::Exclude => {
            findings.push(MirrorFinding::ZeroExcluded { report: *report });
            None
        }
        ZeroTreatment::ReplaceBy(by) => {
            findings.push(MirrorFinding::ZeroReplaced { report: *report, by });
            Some(by)
        }
    }
}

/// The first report of each system about each flow.
fn without_repeated(placed: Vec<Placed>, findings: &mut Vec<MirrorFinding>) -> Vec<Placed> {
    let mut kept: Vec<Placed> = Vec::with_capacity(placed.len());
    for next in placed {
        match kept.last() {
            Some(last) if (last.flow, last.system) == (next.flow, next.system) => {
                findings.push(MirrorFinding::ReportRepeated { kept: last.report, left_out: next.report });
            }
            _ => kept.push(next),
        }
    }
    kept
}

/// The duration classes that mix reports under unlike rules, by the first two rules of each.
pub(super) fn mixed_classes(model: &ImemModel, placed: &[Placed]) -> Vec<MirrorFinding> {
    let classes = model.priors.duration.len();
    let mut first: Vec<Option<DurationRule>> = vec![None; classes];
    let mut other: Vec<Option<DurationRule>> = vec![None; classes];
    for Placed { system, report, .. } in placed {
        let class = model.systems[*system].duration_class;
        let Some(rule) = report.duration_rule else { continue };
        if *first[class].get_or_insert(rule) != rule {
            other[class].get_or_insert(rule);
        }
    }
    let mixed = |(class, rules): (usize, (Option<DurationRule>, Option<DurationRule>))| {
        Some(MirrorFinding::ClassMixesRules { class, rules: [rules.0?, rules.1?] })
    };
    first.into_iter().zip(other).enumerate().filter_map(mixed).collect()
}
