//! Whether the rule by which a figure is recommended holds, as far as definitions and periods tell.

use marsad_model::{
    Choice, Definition, Facet, Id, Pack, ProviderKind, Question, RecommendationRule, Relation, Statement,
};

use super::{off_standard, statement_definition};
use crate::differences::differences_in;

/// Facets in which a statement that answers the same question has to agree with the recommended one.
const SAME: [Facet; 7] =
    [Facet::Subject, Facet::Unit, Facet::Percentage, Facet::Base, Facet::TimeNature, Facet::Area, Facet::Part];

/// Facets in which a statement that answers the same question may hold more than the recommended one, and not less.
const NO_LESS: [Facet; 2] = [Facet::Age, Facet::Sex];

/// Facets in which a figure that claims to hold everyone may not hold less than another.
const WHOLE: [Facet; 3] = [Facet::Age, Facet::Sex, Facet::Missing];

/// A rule that a recommendation names and that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnmetClaim {
    /// It claims to be the latest, and this statement, which answers the same question, is later.
    Later {
        /// The later statement.
        statement: Id,
    },
    /// It claims to hold everyone, and this statement, which answers the same question, holds more in a facet.
    Wider {
        /// The wider statement.
        statement: Id,
        /// The facet.
        facet: Facet,
    },
    /// It claims to come from the institution that the law charges, and this one who answers for it is none.
    NotOfficial {
        /// The institution.
        provider: Id,
    },
    /// It claims to balance all statements, and no plan makes it.
    NotReconciled,
    /// It claims to be the closest to the international standard, and this statement, which answers the same question,
    /// differs from it in fewer facets.
    Nearer {
        /// The statement that is nearer to the standard.
        statement: Id,
    },
}

/// Where the rule that recommends the figure of `question` does not hold; empty for a rule that only people can judge.
pub fn unmet_claims(pack: &Pack, question: &Question) -> Vec<UnmetClaim> {
    let recommendation = &question.recommendation;
    let of_plan = matches!(recommendation.choice, Choice::Reconciled { .. });
    let statement = match &recommendation.choice {
        Choice::Statement { statement } => question.statement(statement.as_str()),
        Choice::Reconciled { .. } | Choice::Quantity { .. } => None,
    };
    let is_balanced =
        |statement: &Statement| statement.quantity.series().any(|series| pack.is_balanced(series.dataflow.as_str()));
    match (recommendation.rule, statement) {
        (RecommendationRule::Reconciled, _) if of_plan || statement.is_some_and(is_balanced) => Vec::new(),
        (RecommendationRule::Reconciled, _) => vec![UnmetClaim::NotReconciled],
        (RecommendationRule::MostRecent, Some(chosen)) => later(pack, question, chosen),
        (RecommendationRule::WidestCoverage | RecommendationRule::MostComplete, Some(chosen)) => {
            wider(pack, question, chosen)
        }
        (RecommendationRule::OfficialSource, Some(chosen)) => not_official(pack, chosen),
        (RecommendationRule::ClosestToStandard, Some(chosen)) => nearer(pack, question, chosen),
        _ => Vec::new(),
    }
}

/// The statements that answer the same question and end later. One whose period the pack does not name is not judged.
fn later(pack: &Pack, question: &Question, chosen: &Statement) -> Vec<UnmetClaim> {
    let Some(period) = chosen.stated_period() else { return Vec::new() };
    let rivals = rivals(pack, question, chosen).into_iter();
    let is_later = |rival: &Rival<'_>| rival.statement.stated_period().is_some_and(|other| other.end() > period.end());
    rivals.filter(is_later).map(|rival| UnmetClaim::Later { statement: rival.statement.id.clone() }).collect()
}

/// The statements that answer the same question and hold more, each with the facets in which they do.
fn wider(pack: &Pack, question: &Question, chosen: &Statement) -> Vec<UnmetClaim> {
    let mut found = Vec::new();
    for rival in rivals(pack, question, chosen) {
        let narrower = |(facet, relation): &(Facet, Relation)| WHOLE.contains(facet) && *relation == Relation::Narrower;
        for (facet, _) in rival.differences.iter().copied().filter(narrower) {
            found.push(UnmetClaim::Wider { statement: rival.statement.id.clone(), facet });
        }
    }
    found
}

/// Those who answer for the statement and are neither a public institution of the country nor the observatory.
fn not_official(pack: &Pack, chosen: &Statement) -> Vec<UnmetClaim> {
    let mut found: Vec<UnmetClaim> = Vec::new();
    for series in chosen.quantity.series() {
        for provider in pack.providers_of(series.dataflow.as_str()) {
            let unmet = UnmetClaim::NotOfficial { provider: provider.id.clone() };
            let kind = provider.kind;
            let is_official =
                !matches!(kind, ProviderKind::Research | ProviderKind::Host | ProviderKind::International);
            if !is_official && !found.contains(&unmet) {
                found.push(unmet);
            }
        }
    }
    found
}

/// The statements that answer the same question and differ from the standard in fewer facets; none where the question
/// names no standard, so that only people can judge.
fn nearer(pack: &Pack, question: &Question, chosen: &Statement) -> Vec<UnmetClaim> {
    let off = |statement: &Statement| {
        let definition = statement_definition(pack, statement);
        off_standard(pack, &question.standard, &definition).map(|found| found.len())
    };
    let Some(own) = off(chosen) else { return Vec::new() };
    let rivals = rivals(pack, question, chosen).into_iter();
    let nearer = rivals.filter(|rival| off(rival.statement).is_some_and(|other| other < own));
    nearer.map(|rival| UnmetClaim::Nearer { statement: rival.statement.id.clone() }).collect()
}

/// Another statement that answers the same question as the recommended one.
struct Rival<'a> {
    statement: &'a Statement,
    /// How the recommended one stands to it.
    differences: Vec<(Facet, Relation)>,
}

/// The statements that answer the same question as `chosen`.
fn rivals<'a>(pack: &Pack, question: &'a Question, chosen: &Statement) -> Vec<Rival<'a>> {
    let definition: Definition = statement_definition(pack, chosen);
    let others = question.statements.iter().filter(|other| other.id != chosen.id);
    let rival = |statement: &'a Statement| {
        let found = differences_in(pack, &definition, &statement_definition(pack, statement));
        Rival { statement, differences: found.iter().map(|one| (one.facet, one.relation)).collect() }
    };
    others.map(rival).filter(|rival| rival.differences.iter().all(answers)).collect()
}

/// Whether a difference leaves two statements answers to one question. What is not known sets nobody apart.
fn answers((facet, relation): &(Facet, Relation)) -> bool {
    match relation {
        Relation::Unknown | Relation::Otherwise => true,
        Relation::Narrower => !SAME.contains(facet),
        Relation::Wider | Relation::Overlapping | Relation::Unlike => !SAME.contains(facet) && !NO_LESS.contains(facet),
    }
}
