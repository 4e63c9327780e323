//! A flow under one duration rule turned into the flow under another, by how long people stay. Formulas in METHOD.md.
//!
//! Holds: the share of stays that reach a threshold, from weighted and censored spells, and the conversion of a flow.
//! Does not hold: how spells are read from a survey, or the variance of its clusters.
//! Where next: `kaplan_meier` follows the spells from month to month, this file judges what came out; `reached` counts
//! the stays that were seen to reach a length, `days` says how long a stay between two days lasted.

mod days;
mod kaplan_meier;
mod reached;

pub use days::Days;
pub use reached::{Reached, count_reached};

use kaplan_meier::{Followed, Stop, follow};

use super::{DurationRule, MirrorFinding};

/// One stay abroad, as far as it was seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spell {
    /// How long it lasted, or has lasted so far, in months from arrival.
    pub months: f64,
    /// Whether it ended then; otherwise it was still going on when it was last seen.
    pub is_ended: bool,
    /// The least stay with which it could have been seen at all, in months: 3 where the survey asks for stays of three
    /// months or more, the time since arrival at the beginning of the observation where only people still abroad then
    /// were followed, otherwise 0.
    pub entry_months: f64,
    /// How many stays it stands for.
    pub weight: f64,
}

/// The two stays of a share, in months.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    /// Of all stays that lasted at least so long …
    pub from_months: f64,
    /// … the share that lasts at least so long.
    pub to_months: f64,
}

/// When a share is too thin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DurationParameters {
    /// The least effective number of spells under observation, at every month where one ends.
    pub at_risk_min: f64,
}

impl Default for DurationParameters {
    /// Thirty, the usual least number of cases behind a published estimate.
    fn default() -> Self {
        Self { at_risk_min: 30.0 }
    }
}

/// The share of stays that reach the second threshold among those that reach the first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StayShare {
    /// From 0 to 1.
    pub share: f64,
    /// None where it cannot be known, because every stay ended.
    pub standard_error: Option<f64>,
    /// The least effective number of spells behind it; none where no stay ended between the thresholds.
    pub at_risk_effective: Option<f64>,
}

/// A share, if spells say it, and what stands against it.
#[derive(Clone, Debug, PartialEq)]
pub struct StayEstimate {
    /// None where nobody was observed long enough.
    pub share: Option<StayShare>,
    /// Spells left out, and why the share is thin or none.
    pub findings: Vec<MirrorFinding>,
}

/// How many persons, and how sure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeasuredFlow {
    /// Persons who moved: zero or more.
    pub persons: f64,
    /// In persons; 0 for a full count.
    pub standard_error: f64,
}

/// From which rule to which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conversion {
    /// The rule under which the flow was counted.
    pub from: DurationRule,
    /// The rule under which it is wanted.
    pub to: DurationRule,
}

/// A converted flow, if it can be converted.
#[derive(Clone, Debug, PartialEq)]
pub struct ConvertedFlow {
    /// The flow under the rule that is wanted.
    pub flow: Option<MeasuredFlow>,
    /// The share that was multiplied by or, towards a shorter rule, divided by; none where the rules are one.
    pub share: Option<StayShare>,
    /// What stands against it.
    pub findings: Vec<MirrorFinding>,
}

/// The share of stays of at least `thresholds.to_months` among those of at least `thresholds.from_months`.
///
/// A threshold that is no number, or is below zero, is like one that nobody reaches. Where the second is not above the
/// first the share is one.
pub fn stay_share(spells: &[Spell], thresholds: Thresholds, parameters: &DurationParameters) -> StayEstimate {
    let mut findings: Vec<MirrorFinding> =
        spells.iter().enumerate().filter_map(|(place, spell)| refusal(place, spell)).collect();
    let usable: Vec<Spell> = spells.iter().copied().filter(is_usable).collect();
    let followed = follow(&usable, thresholds);
    findings.extend(doubts(&followed, parameters));
    StayEstimate { share: share_of(&followed), findings }
}

/// `flow` under another rule, if `spells` say how many stays fall between the two.
pub fn convert_flow(
    flow: MeasuredFlow,
    conversion: Conversion,
    spells: &[Spell],
    parameters: &DurationParameters,
) -> ConvertedFlow {
    let is_size = |number: f64| number.is_finite() && number >= 0.0;
    let MeasuredFlow { persons, standard_error } = flow;
    if !is_size(persons) || !is_size(standard_error) {
        return ConvertedFlow::refused(MirrorFinding::FlowUnusable { persons, standard_error });
    }
    let Conversion { from, to } = conversion;
    if from == to {
        return ConvertedFlow { flow: Some(flow), share: None, findings: Vec::new() };
    }
    match (from.months_min(), to.months_min()) {
        (None, _) => ConvertedFlow::refused(MirrorFinding::RuleWithoutMonths { rule: from }),
        (_, None) => ConvertedFlow::refused(MirrorFinding::RuleWithoutMonths { rule: to }),
        (Some(from), Some(to)) => {
            let thresholds = Thresholds { from_months: from.min(to), to_months: from.max(to) };
            let StayEstimate { share, findings } = stay_share(spells, thresholds, parameters);
            let converted =
                share.and_then(|share| if to > from { lengthened(flow, share) } else { shortened(flow, share) });
            ConvertedFlow { flow: converted, share, findings }
        }
    }
}

impl ConvertedFlow {
    fn refused(finding: MirrorFinding) -> Self {
        Self { flow: None, share: None, findings: vec![finding] }
    }
}

/// The part of `flow` that stays long enough; none where the share has no standard error.
fn lengthened(flow: MeasuredFlow, share: StayShare) -> Option<MeasuredFlow> {
    let of_share = flow.persons * share.standard_error?;
    let of_flow = flow.standard_error * share.share;
    Some(MeasuredFlow { persons: flow.persons * share.share, standard_error: of_share.hypot(of_flow) })
}

/// The flow of which `flow` is the part that stays long enough; none where that part is empty.
fn shortened(flow: MeasuredFlow, share: StayShare) -> Option<MeasuredFlow> {
    let persons = flow.persons / share.share;
    let of_share = persons / share.share * share.standard_error?;
    let of_flow = flow.standard_error / share.share;
    persons.is_finite().then(|| MeasuredFlow { persons, standard_error: of_share.hypot(of_flow) })
}

fn is_usable(spell: &Spell) -> bool {
    let is_size = |number: f64| number.is_finite() && number >= 0.0;
    let is_seen = is_size(spell.entry_months) && spell.entry_months <= spell.months;
    // Effective numbers need the square of the weight as well.
    is_seen && spell.months.is_finite() && spell.weight > 0.0 && (spell.weight * spell.weight).is_normal()
}

fn refusal(place: usize, spell: &Spell) -> Option<MirrorFinding> {
    (!is_usable(spell)).then_some(MirrorFinding::SpellUnusable { place, spell: *spell })
}

fn share_of(followed: &Followed) -> Option<StayShare> {
    let share: f64 = followed.steps.iter().map(|step| 1.0 - step.hazard).product();
    let at_risk_effective = followed.steps.iter().map(|step| step.effective).reduce(f64::min);
    match followed.stop {
        Stop::Reached => {
            // Rounding alone can make a share of zero; its error is as unknown as if all stays had ended.
            let standard_error = (share > 0.0).then(|| share * followed.log_variance().sqrt());
            Some(StayShare { share, standard_error, at_risk_effective })
        }
        Stop::AllEnded { .. } => Some(StayShare { share: 0.0, standard_error: None, at_risk_effective }),
        Stop::NobodyLeft { .. } => None,
    }
}

/// What stands against the share: nobody left, everybody gone, or the first month with too few spells.
fn doubts(followed: &Followed, parameters: &DurationParameters) -> Vec<MirrorFinding> {
    let thin = followed.steps.iter().find(|step| step.effective < parameters.at_risk_min);
    let thin = thin.map(|step| MirrorFinding::FewAtRisk { months: step.months, effective: step.effective });
    let stop = match followed.stop {
        Stop::Reached => None,
        Stop::AllEnded { months } => Some(MirrorFinding::EverySpellEnded { months }),
        Stop::NobodyLeft { months, again_from } => Some(MirrorFinding::NobodyAtRisk { months, again_from }),
    };
    thin.into_iter().chain(stop).collect()
}

#[cfg(test)]
mod tests {
    use super::{DurationParameters, Spell, StayShare, Thresholds, stay_share};
    use crate::mirror::MirrorFinding;

    /// Remission of leukaemia patients under 6-MP in weeks, and whether it ended: Freireich and others 1963, Blood
    /// 21:699.
    const FREIREICH: [(f64, bool); 21] = [
        (6.0, true),
        (6.0, true),
        (6.0, true),
        (6.0, false),
        (7.0, true),
        (9.0, false),
        (10.0, true),
        (10.0, false),
        (11.0, false),
        (13.0, true),
        (16.0, true),
        (17.0, false),
        (19.0, false),
        (20.0, false),
        (22.0, true),
        (23.0, true),
        (25.0, false),
        (32.0, false),
        (32.0, false),
        (34.0, false),
        (35.0, false),
    ];

    fn spells(weight: f64) -> Vec<Spell> {
        let spell = |(months, is_ended): &(f64, bool)| Spell {
            months: *months,
            is_ended: *is_ended,
            entry_months: 0.0,
            weight,
        };
        FREIREICH.iter().map(spell).collect()
    }

    fn share(spells: &[Spell], from_months: f64, to_months: f64) -> Option<StayShare> {
        stay_share(spells, Thresholds { from_months, to_months }, &DurationParameters::default()).share
    }

    #[track_caller]
    fn check(found: Option<StayShare>, expected: f64, standard_error: f64) {
        let found = found.unwrap();
        assert!((found.share - expected).abs() < 1e-9, "{found:?}");
        assert!((found.standard_error.unwrap() - standard_error).abs() < 1e-9, "{found:?}");
    }

    /// Computed with `survfit` of the R package survival 3.5-3 on the remissions of 7 weeks and more.
    #[test]
    fn shares_and_greenwoods_errors_are_those_of_survfit() {
        check(share(&spells(1.0), 7.0, 12.0), 0.878_431_372_5, 0.080_693_259_3);
    }

    /// 0.753 after 10 weeks with standard error 0.0963: printed in the textbooks for these data.
    #[test]
    fn the_share_of_the_textbooks_is_found() {
        let found = share(&spells(1.0), 0.0, 12.0).unwrap();
        assert!((found.share - 0.753).abs() < 5e-4);
        assert!((found.standard_error.unwrap() - 0.0963).abs() < 5e-5);
    }

    /// `survfit` of survival 3.5-3 on ten weighted spells, some of which entered late: the share after 14 months over
    /// that after 2.
    #[test]
    fn weights_and_late_entries_follow_survfit() {
        let rows = [
            (0.0, 4.0, true, 1.0),
            (0.0, 7.0, true, 2.0),
            (2.5, 9.0, true, 1.5),
            (3.0, 14.0, true, 1.0),
            (0.0, 15.0, false, 3.0),
            (5.0, 12.5, true, 2.0),
            (0.0, 30.0, false, 1.0),
            (4.5, 11.0, false, 1.0),
            (0.0, 2.0, true, 2.0),
            (6.0, 20.0, true, 0.5),
        ];
        let spell = |(entry_months, months, is_ended, weight): (f64, f64, bool, f64)| Spell {
            months,
            is_ended,
            entry_months,
            weight,
        };
        let found = share(&rows.map(spell), 3.0, 15.0).unwrap();
        assert!((found.share - 0.295_760_233_9 / 0.777_777_777_8).abs() < 1e-9, "{found:?}");
    }

    #[test]
    fn weights_that_are_all_doubled_change_nothing() {
        let (once, twice) = (share(&spells(1.0), 7.0, 24.0).unwrap(), share(&spells(2.0), 7.0, 24.0).unwrap());
        assert!((once.share - twice.share).abs() < 1e-12);
        assert!((once.standard_error.unwrap() - twice.standard_error.unwrap()).abs() < 1e-12);
    }

    #[test]
    fn shares_over_two_steps_multiply() {
        let spells = spells(1.0);
        let of = |from, to| share(&spells, from, to).unwrap().share;
        assert!((of(6.0, 10.0) * of(10.0, 24.0) - of(6.0, 24.0)).abs() < 1e-12);
    }

    #[test]
    fn nothing_is_said_beyond_the_last_observation() {
        let estimate = stay_share(
            &spells(1.0),
            Thresholds { from_months: 6.0, to_months: 48.0 },
            &DurationParameters { at_risk_min: 0.0 },
        );
        let nobody = MirrorFinding::NobodyAtRisk { months: 35.0, again_from: None };
        assert_eq!((estimate.share, estimate.findings), (None, vec![nobody]));
    }
}
