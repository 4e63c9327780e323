//! Which report stands for a side that gives several of one flow.

use crate::mirror::{DurationRule, MirrorFinding, Report, Side};

/// A report with its place among those that were given.
type Placed = (usize, Report);

/// The usable reports of a flow by both sides, in the order in which they were given.
#[derive(Default)]
pub(super) struct FlowReports {
    receiver: Vec<Placed>,
    sender: Vec<Placed>,
}

/// The report that stands for a side, and what is to be said of the others, each with the place of its report.
pub(super) struct Chosen {
    pub(super) kept: Report,
    pub(super) left_out: Vec<(usize, MirrorFinding)>,
}

impl FlowReports {
    pub(super) fn add(&mut self, place: usize, report: Report) {
        match report.side {
            Side::Receiver => self.receiver.push((place, report)),
            Side::Sender => self.sender.push((place, report)),
        }
    }

    /// The choice of each side that gives a report.
    pub(super) fn chosen(&self) -> impl Iterator<Item = Chosen> {
        let common = self.common_rule();
        [&self.receiver, &self.sender].into_iter().filter_map(move |reports| choose(reports, common))
    }

    /// The rule under which both sides count; of several the one that the receiver gives first.
    fn common_rule(&self) -> Option<DurationRule> {
        let is_of_sender =
            |rule: &DurationRule| self.sender.iter().any(|(_, report)| report.duration_rule == Some(*rule));
        self.receiver.iter().filter_map(|(_, report)| report.duration_rule).find(is_of_sender)
    }
}

/// The report under the rule of both sides, for only such are compared like with like; else the first.
fn choose(reports: &[Placed], common: Option<DurationRule>) -> Option<Chosen> {
    let is_common = |(_, report): &&Placed| common.is_some() && report.duration_rule == common;
    let (place, kept) = *reports.iter().find(is_common).or_else(|| reports.first())?;
    let others = reports.iter().filter(|(other, _)| *other != place);
    let left_out = others.map(|(other, report)| (*other, doubt(kept, *report))).collect();
    Some(Chosen { kept, left_out })
}

/// What is to be said of a report in whose place another one of its side was kept.
fn doubt(kept: Report, left_out: Report) -> MirrorFinding {
    let rules = kept.duration_rule.zip(left_out.duration_rule);
    if rules.is_some_and(|(of_kept, of_other)| of_kept != of_other) {
        MirrorFinding::ReportByOtherRule { kept, left_out }
    } else {
        MirrorFinding::ReportRepeated { kept, left_out }
    }
}
