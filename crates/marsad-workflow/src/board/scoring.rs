//! What the scores of agreements are counted from: the calendar, reports, accepted data and open contradictions.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Timestamp, ToSpan as _};
use marsad_model::{
    ContradictionKind, ContradictionSide, ContradictionState, DataTable, Id, ProvisionAgreement, QualityScore,
    ScoreBasis, Submission, Transmission, TransmissionState,
};
use marsad_publish::{
    DuePeriod, DueState, ScoreInputs, SentData, asymmetry, places_found, quality_score, revision_size,
};

use super::standing::{AgreementStanding, ScoreSource, basis_of, last, late, next};
use crate::calendar::last_day;
use crate::{RegisteredContradiction, Work, WorkError, recompute};

/// How far back scores look.
const YEARS: i64 = 3;
/// How far ahead the calendar is shown.
const MONTHS_AHEAD: i64 = 15;
/// With more accepted observations than this, comparing them takes longer than it tells.
const ROWS_MAX: u64 = 500_000;

/// Two series, each by its dataflow and key.
type Pair<'a> = (&'a Id, &'a [Id], &'a Id, &'a [Id]);

/// All that the scores of a day are counted from.
pub(super) struct Scoring<'a> {
    pub(super) work: &'a Work,
    /// The day.
    pub day: Date,
    /// The first due day of the time that scores look at.
    pub since: Date,
    /// Transmissions of that time, of the months ahead, and back to the first that may be late.
    pub transmissions: Vec<Transmission>,
    pub(super) submissions: Vec<Submission>,
    accepted: Vec<(Option<Timestamp>, Submission)>,
    /// Open contradictions.
    pub contradictions: Vec<RegisteredContradiction>,
    /// The dataflows of which something is public.
    public: BTreeSet<String>,
}

impl<'a> Scoring<'a> {
    /// Gathers everything of today, for one institution or for all.
    pub async fn new(work: &'a Work, provider: Option<&Id>) -> Result<Self, WorkError> {
        Self::on(work, provider, work.today()).await
    }

    /// The same as it stood at the end of a day: what came or was accepted later is not there yet. Contradictions are those
    /// that are open now.
    pub async fn on(work: &'a Work, provider: Option<&Id>, day: Date) -> Result<Self, WorkError> {
        let since = day.saturating_sub(YEARS.years());
        let window = (work.overdue_since().await?.min(since), day.saturating_add(MONTHS_AHEAD.months()));
        let all: Vec<&ProvisionAgreement> = agreements(work, provider).collect();
        let agreements: Vec<Id> = all.iter().map(|agreement| agreement.id.clone()).collect();
        let transmissions = work.transmissions_on(&all, window, day).await?;
        let released = work.public_releases_all().await?.into_iter();
        let all = work.contradictions().await?.into_iter();
        let is_by = |moment: Timestamp| day_of(work, moment) <= day;
        let submissions = work.catalog().submission_list().await?.into_iter();
        let accepted = work.accepted_with_dates(&agreements).await?.into_iter();
        Ok(Self {
            day,
            since,
            transmissions,
            submissions: submissions.filter(|row| is_by(row.received_at)).collect(),
            accepted: accepted.filter(|(at, _)| at.is_none_or(is_by)).collect(),
            contradictions: all.filter(|one| one.state == ContradictionState::Open).collect(),
            public: released.filter(|(_, all)| all.current().is_some()).map(|(dataflow, _)| dataflow).collect(),
            work,
        })
    }

    /// Where every agreement of an institution, or of all, stands; in the order of the pack.
    pub async fn standings(&self, provider: Option<&Id>) -> Result<Vec<AgreementStanding>, WorkError> {
        let mut standings = Vec::new();
        for agreement in agreements(self.work, provider) {
            standings.push(self.standing(agreement).await?);
        }
        Ok(standings)
    }

    /// The same without any score, in the order of the pack.
    pub fn places(&self, provider: Option<&Id>) -> Vec<AgreementStanding> {
        let place = |agreement: &ProvisionAgreement| self.place(agreement, &self.own(agreement));
        agreements(self.work, provider).map(place).collect()
    }

    fn own(&self, agreement: &ProvisionAgreement) -> Vec<Transmission> {
        self.transmissions.iter().filter(|one| one.agreement == agreement.id).cloned().collect()
    }

    /// Where an agreement stands in the calendar.
    fn place(&self, agreement: &ProvisionAgreement, own: &[Transmission]) -> AgreementStanding {
        AgreementStanding {
            agreement: agreement.id.clone(),
            provider: agreement.provider.clone(),
            dataflow: agreement.dataflow.clone(),
            last: last(own),
            next: next(own),
            late: late(own).len() as u32,
            score: QualityScore::default(),
            basis: ScoreBasis::default(),
            score_of: ScoreSource::Closed,
        }
    }

    async fn standing(&self, agreement: &ProvisionAgreement) -> Result<AgreementStanding, WorkError> {
        let own = self.own(agreement);
        let inputs = self.inputs(agreement, &own).await?;
        Ok(AgreementStanding {
            score: quality_score(&inputs),
            basis: ScoreBasis { correction: self.correction(&agreement.id).await?, ..basis_of(&inputs) },
            score_of: ScoreSource::Day,
            ..self.place(agreement, &own)
        })
    }

    async fn inputs(&self, agreement: &ProvisionAgreement, own: &[Transmission]) -> Result<ScoreInputs, WorkError> {
        let due = own.iter().filter(|one| one.is_asked && self.since <= one.due && one.due <= self.day);
        Ok(ScoreInputs {
            periods: due.map(|one| self.period(agreement, one)).collect(),
            sent: self.sent(&agreement.id).await?,
            revision: self.revision(agreement).await?,
            asymmetries: self.asymmetries(agreement),
        })
    }

    /// What was returned is waited for again, and as late as it is on the day. What was accepted in part came with its first
    /// part; its series count what lacks.
    fn period(&self, agreement: &ProvisionAgreement, transmission: &Transmission) -> DuePeriod {
        let came = transmission.received_at.filter(|_| transmission.series.is_some());
        let state = match transmission.state {
            TransmissionState::Accepted => DueState::Accepted,
            TransmissionState::Late if came.is_some() => DueState::Accepted,
            TransmissionState::Received => DueState::Received,
            _ => DueState::Awaited,
        };
        let days_until = |day: Date| (day - transmission.due).get_days();
        let days_late = match (came, state) {
            (Some(came), _) => days_until(day_of(self.work, came)),
            (None, DueState::Awaited) => days_until(self.day),
            (None, _) => transmission.days_late,
        };
        let period = self.work.reporting_year(agreement).period(&transmission.period).ok();
        let agreed = period.map_or(0, |period| (transmission.due - last_day(&period)).get_days());
        DuePeriod { state, days_late, agreed_days: agreed.max(0).unsigned_abs(), series: transmission.series }
    }

    /// What was sent under an agreement in the time looked at, and was checked.
    async fn sent(&self, agreement: &Id) -> Result<Vec<SentData>, WorkError> {
        let is_recent =
            |row: &&Submission| row.agreement == *agreement && day_of(self.work, row.received_at) >= self.since;
        let mut sent = Vec::new();
        for submission in self.submissions.iter().filter(is_recent) {
            if let Some(report) = self.work.catalog().report_find(&submission.id).await? {
                sent.push(SentData { observations: report.observations, found: places_found(&report.findings) });
            }
        }
        Ok(sent)
    }

    /// How much the figures of an agreement changed after they were accepted first.
    async fn revision(&self, agreement: &ProvisionAgreement) -> Result<Option<f64>, WorkError> {
        let own: Vec<&Submission> =
            self.accepted.iter().map(|(_, row)| row).filter(|row| row.agreement == agreement.id).collect();
        if own.len() < 2 {
            return Ok(None);
        }
        let (_, structure) = recompute::dataflow(self.work.pack(), agreement.dataflow.as_str())?;
        let (mut vintages, mut rows): (Vec<DataTable>, u64) = (Vec::new(), 0);
        for submission in own {
            let Some(report) = self.work.catalog().report_find(&submission.id).await? else { continue };
            rows += report.observations;
            if rows > ROWS_MAX {
                return Ok(None);
            }
            // What was read under a structure that has changed since cannot be compared, and is told where it is verified.
            vintages.extend(recompute::table(self.work, &report.address, &structure).await.ok());
        }
        Ok(revision_size(&vintages))
    }

    /// How far apart the series are of which a contradiction with this agreement is open: the mean over periods for each
    /// pair. None where nothing of the dataflow is public.
    fn asymmetries(&self, agreement: &ProvisionAgreement) -> Option<Vec<f64>> {
        if !self.public.contains(agreement.dataflow.as_str()) {
            return None;
        }
        let mut pairs: BTreeMap<Pair<'_>, (f64, u32)> = BTreeMap::new();
        for found in self.contradictions.iter().map(|one| &one.contradiction) {
            let is_own = |side: &ContradictionSide| {
                side.dataflow == agreement.dataflow && side.providers.contains(&agreement.provider)
            };
            let (first, second) = (&found.first, &found.second);
            if found.kind == ContradictionKind::BetweenReleases || !(is_own(first) || is_own(second)) {
                continue;
            }
            let pair = pairs.entry((&first.dataflow, &first.key, &second.dataflow, &second.key)).or_default();
            pair.0 += asymmetry(first.value, second.value);
            pair.1 += 1;
        }
        Some(pairs.into_values().map(|(sum, count)| sum / f64::from(count)).collect())
    }
}

/// The agreements of an institution, or all.
fn agreements<'w>(work: &'w Work, provider: Option<&Id>) -> impl Iterator<Item = &'w ProvisionAgreement> {
    let provider = provider.cloned();
    let is_own = move |agreement: &&ProvisionAgreement| provider.as_ref().is_none_or(|own| agreement.provider == *own);
    work.pack().agreements.iter().filter(is_own)
}

/// The day of a moment, in the country.
pub(super) fn day_of(work: &Work, moment: Timestamp) -> Date {
    let zone = TimeZoneDatabase::bundled().get(&work.pack().head.time_zone).unwrap_or(TimeZone::UTC);
    zone.to_datetime(moment).date()
}
