//! What the questions of a pack claim, against what can be computed: `marsad-reconcile` compares definitions, `marsad-pack`
//! names problems, and they meet here.

use marsad_model::{IntervalMix, Pack, Question, TimePeriod};
use marsad_pack::{Problem, ProblemKind};
use marsad_reconcile::{UnmetClaim, interval_mix, unmet_claims};

/// Every recommendation whose rule does not hold.
pub(crate) fn unmet(pack: &Pack) -> Vec<Problem> {
    let of = |question: &Question| {
        let claims = unmet_claims(pack, question).into_iter();
        claims.map(|claim| problem(question, &claim)).collect::<Vec<Problem>>()
    };
    pack.questions.iter().flat_map(of).collect()
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
