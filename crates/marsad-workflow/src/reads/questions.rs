//! The questions of the public, answered from what is released now.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use marsad_model::{
    DataQuery, Id, Limit, Observation, Observed, Pack, Question, Release, ReleaseKind, SeriesReference, Statement,
    TimePeriod,
};
use marsad_reconcile::{QuestionCard, question_card};

use super::{DataflowReleases, OpenRelease};
use crate::{Refusal, Work, WorkError};

/// A question with its answers as they are now.
#[derive(Clone, Debug)]
pub struct AskedQuestion {
    /// The question.
    pub question: Question,
    /// Its answers, its recommended figure and the ways between them.
    pub card: QuestionCard,
    /// For each dataflow that was asked, the release that answered.
    pub sources: BTreeMap<String, SourceRelease>,
    /// What the statements that are published as they stand said over time.
    pub history: Vec<StatementHistory>,
    /// What the last release of a dataflow changed in a statement.
    pub changes: Vec<StatementChange>,
    /// The pack that asks.
    pub pack: Arc<Pack>,
}

/// The release that answered for a dataflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceRelease {
    /// Its number.
    pub number: u32,
    /// When it became public.
    pub public_from: Timestamp,
}

/// The series of a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct StatementHistory {
    /// The statement.
    pub statement: Id,
    /// Its values, earliest first.
    pub points: Vec<(TimePeriod, f64)>,
}

/// A statement whose value another release gave before.
#[derive(Clone, Debug, PartialEq)]
pub struct StatementChange {
    /// The statement.
    pub statement: Id,
    /// What it said before.
    pub before: f64,
    /// What it says now.
    pub after: f64,
    /// The release that changed it.
    pub release: u32,
    /// When that became public.
    pub public_from: Timestamp,
}

/// What is public of one dataflow: now, and before the last release.
struct Source {
    now: OpenRelease,
    before: Option<OpenRelease>,
}

impl Work {
    /// Every question of the pack with its card, made of what is public now.
    pub async fn question_cards(&self) -> Result<Vec<AskedQuestion>, WorkError> {
        let pack = self.pack().clone();
        let mut asked = Vec::new();
        for question in &pack.questions {
            asked.push(self.asked(&pack, question).await?);
        }
        Ok(asked)
    }

    /// One of them.
    pub async fn question_card(&self, id: &str) -> Result<AskedQuestion, WorkError> {
        let pack = self.pack().clone();
        let question = pack.question(id).ok_or_else(|| Refusal::UnknownQuestion(id.to_owned()))?;
        self.asked(&pack, question).await
    }

    async fn asked(&self, pack: &Arc<Pack>, question: &Question) -> Result<AskedQuestion, WorkError> {
        let series = question.series();
        let sources = self.sources(&series).await?;
        let mut found = BTreeMap::new();
        for reference in series {
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
        };
        Ok(AskedQuestion {
            card,
            sources: sources.iter().map(|(id, source)| (id.clone(), released(source))).collect(),
            history,
            changes,
            question: question.clone(),
            pack: pack.clone(),
        })
    }

    /// What is public of each dataflow that is asked.
    async fn sources(&self, series: &[&SeriesReference]) -> Result<BTreeMap<String, Source>, WorkError> {
        let mut sources = BTreeMap::new();
        for reference in series {
            let id = reference.dataflow.as_str();
            if sources.contains_key(id) {
                continue;
            }
            let releases = self.public_releases(id).await?;
            if let Some(current) = releases.current() {
                let before = match earlier(&releases, current) {
                    Some(release) => Some(self.open_public(release).await?),
                    None => None,
                };
                sources.insert(id.to_owned(), Source { now: self.open_public(current).await?, before });
            }
        }
        Ok(sources)
    }
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
    Some(Observed {
        value: observation.value?,
        period: observation.period.clone(),
        standard_error: attribute("STD_ERROR").and_then(|text| text.parse().ok()),
        is_approximate: attribute("OBS_STATUS") == Some("E"),
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
