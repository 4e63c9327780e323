//! What the questions of a pack claim, against what can be computed: `marsad-reconcile` compares definitions, `marsad-pack`
//! names problems, and they meet here.

use std::collections::BTreeMap;

use marsad_model::{
    BalanceFinding, BalanceFindingKind, BalanceMember, Bridge, Effect, Facet, Id, IntervalMix, Pack, Plan, Question,
    Relation, SeriesReference, Statement, Step, TimePeriod,
};
use marsad_pack::{Problem, ProblemKind};
use marsad_reconcile::{
    PlannedBalance, UnmetClaim, balance_report, differences_of_statements, facets_agreed, interval_mix, unmet_claims,
};

/// Every recommendation whose rule does not hold, every step that leads the wrong way or nowhere, and every plan whose
/// own constraints cannot hold together.
pub(crate) fn unmet(pack: &Pack) -> Vec<Problem> {
    let of = |question: &Question| {
        let claims = unmet_claims(pack, question).into_iter();
        let claims = claims.map(|claim| problem(question, &claim));
        claims.chain(reversed(pack, question)).chain(idle(pack, question)).collect::<Vec<Problem>>()
    };
    let plans = pack.plans.iter().flat_map(|plan| contradictory(pack, plan));
    pack.questions.iter().flat_map(of).chain(plans).collect()
}

/// The steps that add where their facet says that the first statement holds more, or take away where it holds less. A facet
/// that several steps of a bridge share is not judged: one may go further than the other goes back.
fn reversed(pack: &Pack, question: &Question) -> Vec<Problem> {
    let mut found = Vec::new();
    for bridge in &question.bridges {
        let differences = differences_of_statements(pack, question, (&bridge.from, &bridge.to));
        let is_alone = |step: &Step| bridge.steps.iter().filter(|other| other.facet == step.facet).count() == 1;
        for step in bridge.steps.iter().filter(|step| is_alone(step)) {
            let difference = differences.iter().find(|one| Some(one.facet) == step.facet);
            let expected = match difference.map(|one| one.relation) {
                Some(Relation::Wider) => Effect::Minus,
                Some(Relation::Narrower) => Effect::Plus,
                _ => continue,
            };
            if step.effect != expected {
                let position = format!("[[bridge]] {} → {}, {}", bridge.from, bridge.to, step.id);
                let facet = step.facet.map_or("", |facet| facet.word());
                let what = format!("{facet}: {}", step.effect.word());
                let problem = at(ProblemKind::ReversedStep, question, &position).with("what", what);
                found.push(problem.with("detail", expected.word()));
            }
        }
    }
    found
}

/// The steps that bridge a facet of which both ends of their bridge say the same. Several steps that share one divide
/// what lies between the ends, country by country as it were, and are not judged.
fn idle(pack: &Pack, question: &Question) -> Vec<Problem> {
    let mut found = Vec::new();
    for bridge in &question.bridges {
        let agreed = facets_agreed(pack, question, (&bridge.from, &bridge.to));
        let is_of_time = |facet: Facet| matches!(facet, Facet::TimeNature | Facet::Reference);
        let is_elsewhen = are_of_other_times(question, bridge);
        let is_alone = |facet: Facet| bridge.steps.iter().filter(|other| other.facet == Some(facet)).count() == 1;
        let is_idle = |facet: Facet| is_alone(facet) && agreed.contains(&facet) && !(is_of_time(facet) && is_elsewhen);
        for step in &bridge.steps {
            if let Some(facet) = step.facet.filter(|facet| is_idle(*facet)) {
                let position = format!("[[bridge]] {} → {}, {}", bridge.from, bridge.to, step.id);
                found.push(at(ProblemKind::AgreedFacet, question, &position).with("what", facet.word()));
            }
        }
    }
    found
}

/// Whether the ends of a bridge speak of other times, or of times that nobody names: two stocks at the end of their
/// years agree in their reference, and still a year lies between them.
fn are_of_other_times(question: &Question, bridge: &Bridge) -> bool {
    let period = |id: &Id| question.statement(id.as_str()).and_then(Statement::stated_period);
    match (period(&bridge.from), period(&bridge.to)) {
        (Some(from), Some(to)) => from != to,
        _ => true,
    }
}

/// What of the constraints and bounds of a plan cannot hold together, whatever its sources say.
fn contradictory(pack: &Pack, plan: &Plan) -> Vec<Problem> {
    let Some(planned) = PlannedBalance::of(pack, plan) else { return Vec::new() };
    let told = |kind: BalanceFindingKind| {
        use BalanceFindingKind::{Contradictory, EmptyBounds, OutOfBounds};
        matches!(kind, Contradictory | OutOfBounds | EmptyBounds)
    };
    // No source says anything, so what is found rests on the plan alone.
    let report = balance_report(&planned, &|_: &SeriesReference| None, &BTreeMap::new());
    let found = report.findings.iter().filter(|finding| told(finding.kind));
    found.map(|finding| cannot_hold(plan, finding)).collect()
}

fn cannot_hold(plan: &Plan, finding: &BalanceFinding) -> Problem {
    let member = |member: &BalanceMember| match member {
        BalanceMember::Constraint { constraint } => constraint.to_string(),
        BalanceMember::Bound { cell, side } => format!("{cell} ({})", side.word()),
        BalanceMember::Fixed { cell } => cell.to_string(),
    };
    let members = finding.members.iter().map(member);
    let what: Vec<String> = members.chain(finding.cells.iter().map(ToString::to_string)).collect();
    let file = format!("plans/{}.toml", plan.dataflow);
    Problem::new(ProblemKind::CannotHold, &file).with("what", what.join(", ")).with("where", "method.balance")
}

/// What whoever keeps the pack should know, though it can be used as it is: intervals that join what does not count the same
/// at one time. Readers are told so.
pub fn pack_remarks(pack: &Pack) -> Vec<Problem> {
    let of = |question: &Question| interval_mix(pack, question).map(|mix| mixed(question, &mix));
    pack.questions.iter().filter_map(of).collect()
}

fn problem(question: &Question, claim: &UnmetClaim) -> Problem {
    let (kind, what) = match claim {
        UnmetClaim::Later { statement } => (ProblemKind::NotLatest, statement.to_string()),
        UnmetClaim::Wider { statement, facet } => (ProblemKind::NotWidest, format!("{statement}: {}", facet.word())),
        UnmetClaim::NotOfficial { provider } => (ProblemKind::NotOfficial, provider.to_string()),
        UnmetClaim::NotReconciled => (ProblemKind::NotReconciled, String::new()),
        UnmetClaim::Nearer { statement } => (ProblemKind::NotNearest, statement.to_string()),
    };
    at(kind, question, "recommendation.rule").with("what", what)
}

fn mixed(question: &Question, mix: &IntervalMix) -> Problem {
    let facets = mix.differences.iter().map(|difference| difference.facet.word().to_owned());
    let told: Vec<String> = facets.chain(mix.periods.iter().map(TimePeriod::to_string)).collect();
    at(ProblemKind::MixedInterval, question, "recommendation.interval").with("what", told.join(", "))
}

fn at(kind: ProblemKind, question: &Question, position: &str) -> Problem {
    Problem::new(kind, &format!("questions/{}.toml", question.id)).with("where", position)
}
