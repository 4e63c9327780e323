//! Two numbers that should be the same thing: what is said of each, and how far apart they are.
//!
//! A difference in period or universe is a conflict: either statement may be right, and a person must ask. A difference
//! in what is counted (unit, concept, nature, base of a percentage) makes the number false under its label.

use marsad_model::{Finding, FindingCode};

use super::{Facets, Found, Labelled, Outcome, Statement};
use crate::methods::cross_source::{CrossVerdict, RatioBand, compare_sources};

/// How near two numbers are the same, as a share of them.
const SAME_SHARE: f64 = 0.001;

/// What differs between two labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Facet {
    Period,
    Universe,
    Unit,
    Concept,
    Nature,
    Base,
}

impl Facet {
    const ALL: [Self; 6] = [Self::Period, Self::Universe, Self::Unit, Self::Concept, Self::Nature, Self::Base];

    fn outcome(self) -> Outcome {
        match self {
            Self::Period | Self::Universe => Outcome::Conflict,
            Self::Unit | Self::Concept | Self::Nature | Self::Base => Outcome::Fail,
        }
    }

    fn code(self) -> FindingCode {
        match self {
            Self::Period => FindingCode::PeriodConflict,
            Self::Nature => FindingCode::StockFlowSuspected,
            _ => FindingCode::StatementConflict,
        }
    }

    /// Whether both labels say something of it, and not the same.
    fn differs(self, one: &Facets, other: &Facets) -> bool {
        fn both<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> bool {
            one.zip(other).is_some_and(|(one, other)| one != other)
        }
        match self {
            Self::Period => both(one.period.as_ref(), other.period.as_ref()),
            Self::Universe => both(one.universe.as_ref(), other.universe.as_ref()),
            Self::Unit => both(one.unit.as_ref(), other.unit.as_ref()),
            Self::Concept => both(one.concept.as_ref(), other.concept.as_ref()),
            Self::Nature => both(one.nature.as_ref(), other.nature.as_ref()),
            Self::Base => both(one.base.as_ref(), other.base.as_ref()),
        }
    }
}

/// The gravest difference between two labels.
fn gravest(one: &Facets, other: &Facets) -> Option<Facet> {
    let differing = Facet::ALL.into_iter().filter(|facet| facet.differs(one, other));
    differing.max_by_key(|facet| facet.outcome())
}

/// The same number under another label, or another number under the same.
pub(super) fn judge_label(statement: &Statement, stated: &Labelled, defined: &Labelled) -> Found {
    let (code, outcome) = match gravest(&stated.facets, &defined.facets) {
        Some(facet) => (facet.code(), facet.outcome()),
        None if is_same(stated.value, defined.value) => return (Outcome::Pass, None),
        None => (FindingCode::StatementConflict, Outcome::Conflict),
    };
    let finding =
        Finding::new(code, outcome.severity(), statement.place()).with_value(&stated.text).with("other", &defined.text);
    let of_period = |finding: Finding| {
        let period = stated.facets.period.as_deref().unwrap_or(&statement.period);
        finding.with("source", &defined.text).with("series", &statement.subject).with("period", period)
    };
    (outcome, Some(if code == FindingCode::PeriodConflict { of_period(finding) } else { finding }))
}

/// Two sources: outside the band they need an explanation; within it, what differs in their definitions is one.
pub(super) fn judge_sources(statement: &Statement, [first, second]: [&Labelled; 2], band: &RatioBand) -> Found {
    let compared = compare_sources(first.value, second.value, band);
    let outcome = match compared.verdict {
        CrossVerdict::Above | CrossVerdict::Below => Outcome::Flag,
        _ if is_same(first.value, second.value) || gravest(&first.facets, &second.facets).is_none() => Outcome::Pass,
        _ => Outcome::Explainable,
    };
    let finding = || {
        Finding::new(FindingCode::SourceRatio, outcome.severity(), statement.place())
            .with_value(first.value.to_string())
            .with("other", second.value)
            .with("source", &second.text)
            .with("ratio", (compared.ratio.unwrap_or_default() * 100.0).round() / 100.0)
            .with("min", band.ratio_min)
            .with("max", band.ratio_max)
    };
    (outcome, (outcome != Outcome::Pass).then(finding))
}

fn is_same(one: f64, other: f64) -> bool {
    (one - other).abs() <= SAME_SHARE * one.abs().max(other.abs())
}
