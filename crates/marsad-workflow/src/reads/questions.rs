//! The questions of the public, answered from what is released now, or from releases that somebody names.

use std::collections::BTreeMap;
use std::sync::Arc;

use marsad_model::{
    AskedQuestion, CI_HIGH, CI_LOW, ChangedFigure, Choice, DataQuery, Id, Limit, Observation, Observed, Pack, Quantity,
    Question, Release, ReleaseKind, ReleaseReference, ReplacedRelease, STD_ERROR, SeriesReference, SourceRelease,
    StatementChange, Withdrawn, nearest,
};
use marsad_reconcile::{measure, question_card};

use super::statement_history::statement_history;
use super::{DataflowReleases, OpenRelease};
use crate::{Refusal, Work, WorkError};

/// The component of the unit, and its code for percentages.
const UNIT_MEASURE: &str = "UNIT_MEASURE";
const PERCENTAGE: &str = "PT";

/// What answers of one dataflow: a release, the one before it, and what has become of it since.
pub(super) struct Source {
    pub(super) now: OpenRelease,
    before: Option<OpenRelease>,
    current: Option<u32>,
    withdrawn: Option<Withdrawn>,
    /// What the release was made of and has been replaced since, where it stands now.
    replaced_inputs: Vec<ReplacedRelease>,
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
        let question = pack.question(id).ok_or_else(|| unknown(&pack, id))?;
        self.asked(&pack, question, None).await
    }

    /// The same as it stood with these releases: a dataflow of which none is named has no figure. Words, definitions and
    /// steps are those of the pack now.
    pub async fn question_card_at(&self, id: &str, releases: &[ReleaseReference]) -> Result<AskedQuestion, WorkError> {
        let pack = self.pack().clone();
        let question = pack.question(id).ok_or_else(|| unknown(&pack, id))?;
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
        let mut history = Vec::new();
        for statement in &question.statements {
            history.extend(statement_history(statement, (question, &card), &sources).await?);
        }
        let before = values_before(&sources, &series).await?;
        let changes = changes(question, &sources, (&before, &found));
        let released = |source: &Source| SourceRelease {
            number: source.now.release.number,
            public_from: source.now.release.public_from.unwrap_or_default(),
            current: source.current,
            withdrawn: source.withdrawn.clone(),
            replaced_inputs: source.replaced_inputs.clone(),
        };
        let unnamed = match named {
            Some(_) => self.unnamed(&series, &sources).await?,
            None => Vec::new(),
        };
        let withdrawn = match named {
            // What a link names answers, withdrawn or not; what it does not name was not asked.
            Some(_) => BTreeMap::new(),
            None => self.taken_back(&series, &sources).await?,
        };
        Ok(AskedQuestion {
            is_frozen: named.is_some(),
            unnamed,
            withdrawn,
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
            let current = releases.current().map(|release| release.number);
            let replaced_inputs = match current {
                Some(number) if number == answering.number => self.inputs_replaced(answering).await?,
                _ => Vec::new(),
            };
            let source = Source {
                now: self.open_public(answering).await?,
                before,
                current,
                replaced_inputs,
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

    /// The dataflows that do not answer because what was public of them has been taken back.
    async fn taken_back(
        &self,
        series: &[&SeriesReference],
        sources: &BTreeMap<String, Source>,
    ) -> Result<BTreeMap<String, Withdrawn>, WorkError> {
        let mut found = BTreeMap::new();
        for reference in series {
            let id = reference.dataflow.as_str();
            if sources.contains_key(id) || found.contains_key(id) {
                continue;
            }
            if let Some(withdrawal) = self.public_releases(id).await?.withdrawal() {
                found.insert(id.to_owned(), withdrawn(withdrawal));
            }
        }
        Ok(found)
    }
}

/// A question that the pack does not have, with the nearest that it has.
fn unknown(pack: &Pack, id: &str) -> Refusal {
    let near = nearest(id, pack.questions.iter().map(|question| question.id.as_str()));
    let near = if near.is_empty() { String::new() } else { format!(" (`{}`?)", near.join("`, `")) };
    Refusal::UnknownQuestion(format!("`{id}`{near}"))
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
pub(super) async fn series(
    open: &OpenRelease,
    reference: &SeriesReference,
    limit: Limit,
) -> Result<Vec<Observation>, WorkError> {
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
    let number = |id: &str| attribute(id).and_then(|text| text.parse::<f64>().ok());
    let standard_error = number(STD_ERROR);
    Some(Observed {
        value: observation.value?,
        period: observation.period.clone(),
        // What is estimated with an error is told by it; zeros at its end are chance.
        is_approximate: attribute("OBS_STATUS") == Some("E") && standard_error.is_none(),
        is_percentage: is_percentage(open, &observation.key),
        interval: number(CI_LOW).zip(number(CI_HIGH)),
        standard_error,
    })
}

/// Whether a series counts in hundredths: by its own unit, or by that of its dataflow.
fn is_percentage(open: &OpenRelease, key: &[Id]) -> bool {
    let unit = match open.structure.dimension_place(UNIT_MEASURE) {
        Some(place) => key.get(place),
        None => open.dataflow().ok().and_then(|dataflow| dataflow.attributes.get(UNIT_MEASURE)),
    };
    unit.is_some_and(|unit| *unit == *PERCENTAGE)
}

/// Values by what names them.
type Values<'a> = BTreeMap<&'a SeriesReference, Observed>;

/// What the release before the one that answers said of each series; what it did not say, or where there is none, is not in
/// it.
async fn values_before<'s>(
    sources: &BTreeMap<String, Source>,
    series: &[&'s SeriesReference],
) -> Result<Values<'s>, WorkError> {
    let mut found = BTreeMap::new();
    for &reference in series {
        let before = sources.get(reference.dataflow.as_str()).and_then(|source| source.before.as_ref());
        let Some(open) = before else { continue };
        if let Some(observed) = observed(open, reference).await? {
            found.insert(reference, observed);
        }
    }
    Ok(found)
}

/// What the releases that answer changed in the figures of a question: in the recommended one, in its statements, however they
/// are made, and in the figures that a reader may switch to.
fn changes(
    question: &Question,
    sources: &BTreeMap<String, Source>,
    (before, now): (&Values<'_>, &Values<'_>),
) -> Vec<StatementChange> {
    let recommended = own_quantity(&question.recommendation.choice);
    let recommended = recommended.map(|quantity| (ChangedFigure::Recommended, quantity));
    let stated = question.statements.iter();
    let stated = stated.map(|one| (ChangedFigure::Statement(one.id.clone()), one.quantity.clone()));
    let switched = question
        .switches
        .iter()
        .filter_map(|switch| Some((ChangedFigure::Switch(switch.id.clone()), own_quantity(&switch.choice)?)));
    let all = recommended.into_iter().chain(stated).chain(switched);
    all.filter_map(|(figure, quantity)| change(figure, &quantity, (sources, before, now))).collect()
}

/// How a chosen figure is made; none for that of a statement, which has its own.
fn own_quantity(choice: &Choice) -> Option<Quantity> {
    match choice {
        Choice::Statement { .. } => None,
        Choice::Quantity { quantity } => Some(quantity.clone()),
        Choice::Reconciled { series, .. } => Some(Quantity { of: vec![series.clone()], ..Quantity::default() }),
    }
}

/// What the releases changed in a figure, the latest of them named; none where it says what it said before, or said nothing.
fn change(
    figure: ChangedFigure,
    quantity: &Quantity,
    (sources, before, now): (&BTreeMap<String, Source>, &Values<'_>, &Values<'_>),
) -> Option<StatementChange> {
    let is_other = |series: &&SeriesReference| {
        let (before, now) = (before.get(*series), now.get(*series));
        before.is_some_and(|before| now.is_some_and(|now| now.value != before.value))
    };
    let moved: Vec<&SeriesReference> = quantity.series().filter(is_other).collect();
    let public_from = |source: &Source| source.now.release.public_from.unwrap_or_default();
    let named = moved.iter().filter_map(|series| Some((*series, sources.get(series.dataflow.as_str())?)));
    let (series, source) = named.max_by_key(|(_, source)| public_from(source))?;
    let value_now = measure(quantity, &|series: &SeriesReference| now.get(series).cloned()).ok()?.value;
    // What has no release before is as it is.
    let earlier = |series: &SeriesReference| before.get(series).or_else(|| now.get(series)).cloned();
    let value_before = measure(quantity, &earlier).ok()?.value;
    Some(StatementChange {
        figure,
        dataflow: series.dataflow.clone(),
        before: value_before,
        after: value_now,
        release: source.now.release.number,
        public_from: public_from(source),
    })
    .filter(|change| change.before != change.after)
}
