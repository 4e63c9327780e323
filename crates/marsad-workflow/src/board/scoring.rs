//! What the scores of agreements are counted from: the calendar, reports, accepted data and open contradictions.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Timestamp, ToSpan as _};
use marsad_model::{
    ContradictionKind, ContradictionSide, ContradictionState, DataTable, Id, ProvisionAgreement, Submission,
    TimePeriod, Transmission,
};
use marsad_publish::{DuePeriod, ScoreInputs, SentData, asymmetry, places_found, quality_score, revision_size};

use super::standing::{AgreementStanding, ScoreBasis, has_come, last, late, next};
use crate::{Actor, RegisteredContradiction, TransmissionsAsked, Work, WorkError, recompute};

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
    work: &'a Work,
    /// The day.
    pub day: Date,
    /// The day of the first record of the audit trail: nothing could be sent here before.
    began: Option<Date>,
    /// Transmissions by agreement, and whatever is late among all.
    pub transmissions: Vec<Transmission>,
    submissions: Vec<Submission>,
    accepted: Vec<(Option<Timestamp>, Submission)>,
    /// Open contradictions.
    pub contradictions: Vec<RegisteredContradiction>,
    /// The dataflows of which something is public.
    public: BTreeSet<String>,
}

impl<'a> Scoring<'a> {
    /// Gathers everything, for one institution or for all.
    pub async fn new(work: &'a Work, actor: &Actor, provider: Option<&Id>) -> Result<Self, WorkError> {
        let day = work.today();
        let asked = TransmissionsAsked {
            from: day.saturating_sub(YEARS.years()),
            to: day.saturating_add(MONTHS_AHEAD.months()),
            provider: provider.cloned(),
        };
        // Who may see the board or the card may see the calendar in it, whatever their token was made for.
        let reader = Actor::new(actor.acting().clone(), actor.origin());
        let first = work.catalog().audit_find(1).await?;
        let agreements: Vec<Id> = agreements(work, provider).map(|agreement| agreement.id.clone()).collect();
        let released = work.public_releases_all().await?.into_iter();
        let all = work.contradictions().await?.into_iter();
        Ok(Self {
            day,
            began: first.map(|record| day_of(work, record.at)),
            transmissions: work.transmissions(&reader, asked).await?,
            submissions: work.catalog().submission_list().await?,
            accepted: work.accepted_with_dates(&agreements).await?,
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

    async fn standing(&self, agreement: &ProvisionAgreement) -> Result<AgreementStanding, WorkError> {
        let own: Vec<Transmission> =
            self.transmissions.iter().filter(|one| one.agreement == agreement.id).cloned().collect();
        let inputs = self.inputs(agreement, &own).await?;
        Ok(AgreementStanding {
            agreement: agreement.id.clone(),
            provider: agreement.provider.clone(),
            dataflow: agreement.dataflow.clone(),
            last: last(&own),
            next: next(&own),
            late: late(&own).len() as u32,
            score: quality_score(&inputs),
            basis: ScoreBasis::of(&inputs),
        })
    }

    async fn inputs(&self, agreement: &ProvisionAgreement, own: &[Transmission]) -> Result<ScoreInputs, WorkError> {
        let due = own.iter().filter(|one| one.due <= self.day);
        Ok(ScoreInputs {
            periods: due.map(|one| self.period(one)).collect(),
            sent: self.sent(&agreement.id).await?,
            revision: self.revision(agreement).await?,
            asymmetries: self.asymmetries(agreement),
        })
    }

    fn period(&self, transmission: &Transmission) -> DuePeriod {
        let days = transmission.period.parse::<TimePeriod>().ok().map(|period| {
            let (first, after) = (period.start().date(), period.end().date());
            u32::try_from((after - first).get_days()).unwrap_or(0)
        });
        DuePeriod {
            has_come: has_come(transmission),
            is_timed: self.began.is_some_and(|began| began <= transmission.due),
            days_late: transmission.days_late,
            // A period that only its institution can name, such as a school year, is a long one.
            period_days: days.unwrap_or(366),
        }
    }

    /// What was sent under an agreement in the time looked at, and was checked.
    async fn sent(&self, agreement: &Id) -> Result<Vec<SentData>, WorkError> {
        let since = self.day.saturating_sub(YEARS.years());
        let is_recent = |row: &&Submission| row.agreement == *agreement && day_of(self.work, row.received_at) >= since;
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
fn day_of(work: &Work, moment: Timestamp) -> Date {
    let zone = TimeZoneDatabase::bundled().get(&work.pack().head.time_zone).unwrap_or(TimeZone::UTC);
    zone.to_datetime(moment).date()
}
