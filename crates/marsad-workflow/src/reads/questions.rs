//! The questions of the public, answered from what is released now, or from releases that somebody names.

use std::collections::BTreeMap;
use std::sync::Arc;

use marsad_model::{
    AskedQuestion, DataQuery, Id, Limit, Observation, Observed, Pack, Question, Release, ReleaseKind, ReleaseReference,
    SeriesReference, SourceRelease, Statement, StatementChange, StatementHistory, TimePeriod, Withdrawn,
};
use marsad_reconcile::question_card;

use super::{DataflowReleases, OpenRelease};
use crate::{Refusal, Work, WorkError};

/// What answers of one dataflow: a release, the one before it, and what has become of it since.
struct Source {
    now: OpenRelease,
    before: Option<OpenRelease>,
    current: Option<u32>,
    withdrawn: Option<Withdrawn>,
}

/// The releases that answer: those that stand now, or those that are named.
type Named<'a> = Option<&'a [ReleaseReference]>;

impl Work {
    /// Every question of the pack with its card, made of what is public now.
    pub async fn question_cards(&self) -> Result<Vec<AskedQuestion>, WorkError> {
        let pack = self.pack().clone();
        let mut asked = Vec::new();
        for question in &pack.questions {
            asked.push(self.asked(&pack, question, None).await?);
        }
        Ok(asked)
    }

    /// One of them.
    pub async fn question_card(&self, id: &str) -> Result<AskedQuestion, WorkError> {
        let pack = self.pack().clone();
        let question = pack.question(id).ok_or_else(|| Refusal::UnknownQuestion(id.to_owned()))?;
        self.asked(&pack, question, None).await
    }

    /// The same as it stood with these releases: a dataflow of which none is named has no figure. Words, definitions and
    /// steps are those of the pack now.
    pub async fn question_card_at(&self, id: &str, releases: &[ReleaseReference]) -> Result<AskedQuestion, WorkError> {
        let pack = self.pack().clone();
        let question = pack.question(id).ok_or_else(|| Refusal::UnknownQuestion(id.to_owned()))?;
        self.asked(&pack, question, Some(releases)).await
    }

    async fn asked(&self, pack: &Arc<Pack>, question: &Question, named: Named<'_>) -> Result<AskedQuestion, WorkError> {
        let series = question.series();
        let sources = self.sources(&series, named).await?;
        let mut found = BTreeMap::new();
        for &reference in &series {
            let Some(source) = sources.get(reference.dataflow.as_str()) else { continue };
            if let Some(observed) = observed(&source.now, reference).await? {
                found.insert(reference, observed);
            }
        }
        let card = question_card(pack, question, &|reference| found.get(reference).cloned());
        let (mut history, mut changes) = (Vec::new(), Vec::new());
        for statement in question.statements.iter().filter(|statement| statement.quantity.is_published()) {
            let reference = &statement.quantity.of[0];
            let Some(source) = sources.get(reference.dataflow.as_str()) else { continue };
            history.push(StatementHistory {
                statement: statement.id.clone(),
                points: points(&source.now, reference).await?,
            });
            changes.extend(change(source, statement, found.get(reference)).await?);
        }
        let released = |source: &Source| SourceRelease {
            number: source.now.release.number,
            public_from: source.now.release.public_from.unwrap_or_default(),
            current: source.current,
            withdrawn: source.withdrawn.clone(),
        };
        let unnamed = match named {
            Some(_) => self.unnamed(&series, &sources).await?,
            None => Vec::new(),
        };
        Ok(AskedQuestion {
            is_frozen: named.is_some(),
            unnamed,
            card,
            sources: sources.iter().map(|(id, source)| (id.clone(), released(source))).collect(),
            history,
            changes,
            question: question.clone(),
            pack: pack.clone(),
        })
    }

    /// What answers of each dataflow that is asked.
    async fn sources(
        &self,
        series: &[&SeriesReference],
        named: Named<'_>,
    ) -> Result<BTreeMap<String, Source>, WorkError> {
        let mut sources = BTreeMap::new();
        for reference in series {
            let id = reference.dataflow.as_str();
            if sources.contains_key(id) {
                continue;
            }
            let releases = self.public_releases(id).await?;
            let Some(answering) = answering(&releases, id, named)? else { continue };
            let before = match earlier(&releases, answering) {
                Some(release) => Some(self.open_public(release).await?),
                None => None,
            };
            let source = Source {
                now: self.open_public(answering).await?,
                before,
                current: releases.current().map(|release| release.number),
                withdrawn: releases.taken_back(answering).map(withdrawn),
            };
            sources.insert(id.to_owned(), source);
        }
        Ok(sources)
    }

    /// The dataflows that do not answer although something of them is public now.
    async fn unnamed(
        &self,
        series: &[&SeriesReference],
        sources: &BTreeMap<String, Source>,
    ) -> Result<Vec<Id>, WorkError> {
        let mut unnamed: Vec<Id> = Vec::new();
        for reference in series {
            let id = &reference.dataflow;
            if sources.contains_key(id.as_str()) || unnamed.contains(id) {
                continue;
            }
            if self.public_releases(id.as_str()).await?.current().is_some() {
                unnamed.push(id.clone());
            }
        }
        Ok(unnamed)
    }
}

/// The release of a dataflow that answers: the one that stands now, or the one that is named.
fn answering<'r>(releases: &'r DataflowReleases, id: &str, named: Named<'_>) -> Result<Option<&'r Release>, Refusal> {
    let Some(named) = named else { return Ok(releases.current()) };
    let Some(wanted) = named.iter().find(|one| one.dataflow == *id) else { return Ok(None) };
    let subject = || format!("{id} {}", wanted.number);
    match releases.public.iter().find(|release| release.number == wanted.number) {
        None => Err(Refusal::UnknownRelease(subject())),
        Some(release) if release.kind == ReleaseKind::Withdrawal => Err(Refusal::NoData(subject())),
        Some(release) => Ok(Some(release)),
    }
}

fn withdrawn(withdrawal: &Release) -> Withdrawn {
    Withdrawn { at: withdrawal.public_from.unwrap_or_default(), reason: withdrawal.note.clone() }
}

/// The release before `current` that holds data.
fn earlier<'r>(releases: &'r DataflowReleases, current: &Release) -> Option<&'r Release> {
    let is_earlier = |release: &&Release| release.number < current.number && release.kind != ReleaseKind::Withdrawal;
    releases.public.iter().rfind(is_earlier)
}

/// The observations of a series, within `limit`.
async fn series(open: &OpenRelease, reference: &SeriesReference, limit: Limit) -> Result<Vec<Observation>, WorkError> {
    let key = reference.key(&open.structure);
    let dimensions = open.structure.dimensions.iter().map(|dimension| &dimension.id);
    let query = dimensions.zip(&key).fold(DataQuery { limit, ..DataQuery::all() }, |query, (dimension, code)| {
        if dimension.as_str() == "FREQ" && !reference.selection.contains_key(dimension) {
            return query;
        }
        query.with_code(dimension, code)
    });
    Ok(open.query(query).await?.data().observations().to_vec())
}

/// The value of a series at its period, or the latest; none where it is hidden, missing or not there.
pub(crate) async fn observed(open: &OpenRelease, reference: &SeriesReference) -> Result<Option<Observed>, WorkError> {
    let limit = if reference.period.is_some() { Limit::All } else { Limit::Last(1) };
    let all = series(open, reference, limit).await?;
    let wanted = |observation: &&Observation| match &reference.period {
        Some(period) => observation.period == *period,
        None => observation.value.is_some(),
    };
    Ok(all.iter().filter(wanted).max_by(|a, b| a.period.cmp(&b.period)).and_then(|found| told(open, found)))
}

/// A value with what its release says of its exactness.
pub(super) fn told(open: &OpenRelease, observation: &Observation) -> Option<Observed> {
    let attribute = |id: &str| open.structure.attribute_place(id).and_then(|at| observation.attributes[at].as_deref());
    let standard_error: Option<f64> = attribute("STD_ERROR").and_then(|text| text.parse().ok());
    Some(Observed {
        value: observation.value?,
        period: observation.period.clone(),
        // What is estimated with an error is told by it; zeros at its end are chance.
        is_approximate: attribute("OBS_STATUS") == Some("E") && standard_error.is_none(),
        standard_error,
    })
}

async fn points(open: &OpenRelease, reference: &SeriesReference) -> Result<Vec<(TimePeriod, f64)>, WorkError> {
    let all = series(open, reference, Limit::All).await?;
    Ok(all.into_iter().filter_map(|observation| Some((observation.period, observation.value?))).collect())
}

/// What the last release changed in a statement; none where it said the same before, or nothing.
async fn change(
    source: &Source,
    statement: &Statement,
    now: Option<&Observed>,
) -> Result<Option<StatementChange>, WorkError> {
    let (Some(open), Some(now)) = (&source.before, now) else { return Ok(None) };
    let before = observed(open, &statement.quantity.of[0]).await?;
    let release = &source.now.release;
    Ok(before.filter(|before| before.value != now.value).map(|before| StatementChange {
        statement: statement.id.clone(),
        before: before.value,
        after: now.value,
        release: release.number,
        public_from: release.public_from.unwrap_or_default(),
    }))
}
