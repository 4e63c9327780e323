//! What is overdue, whatever its age. Nothing that is late is forgotten by growing old: the calendar, the board and the monthly
//! digest all look back to one day, and that day never moves.

use jiff::civil::Date;
use marsad_model::{AgreementVersion, Id, ProvisionAgreement, SeriesCount, Transmission, TransmissionState};

use super::days::days_after;
use super::periods::last_day;
use super::transmissions::TransmissionsAsked;
use crate::{Actor, Work, WorkError};

/// So far ahead may be due what is over today.
const DAYS_AHEAD: i64 = 3 * 366;

/// What is due between two days, and beside it whatever is overdue.
#[derive(Clone, Debug, PartialEq)]
pub struct DueCalendar {
    /// What is due between the two days, in the order of due days.
    pub within: Vec<Transmission>,
    /// What was due before today and is not here, or in part only, or was returned; whatever its age, the oldest first.
    pub overdue: Vec<Transmission>,
}

impl DueCalendar {
    /// What is due within, and before it what is overdue from days before `from`: the whole in the order of due days.
    pub fn with_older(self, from: Date) -> Vec<Transmission> {
        let mut all: Vec<Transmission> = self.overdue.into_iter().filter(|one| one.due < from).collect();
        all.extend(self.within);
        all
    }
}

/// The late periods of one agreement.
#[derive(Clone, Debug, PartialEq)]
pub struct LateAgreement {
    /// The agreement.
    pub agreement: Id,
    /// Who sends.
    pub provider: Id,
    /// How many periods.
    pub count: u32,
    /// The one that was due first.
    pub oldest: Transmission,
    /// The one that was due last.
    pub newest: Transmission,
}

impl LateAgreement {
    /// The late ones among some transmissions, by agreement; the agreement with the oldest first.
    pub fn all_of(transmissions: &[Transmission]) -> Vec<Self> {
        Self::grouped(transmissions.iter().filter(|one| one.state == TransmissionState::Late).collect())
    }

    /// Transmissions by agreement, whatever their state.
    pub(super) fn grouped(mut transmissions: Vec<&Transmission>) -> Vec<Self> {
        transmissions.sort_by_key(|one| one.due);
        let mut found: Vec<Self> = Vec::new();
        for one in transmissions {
            match found.iter_mut().find(|known| known.agreement == one.agreement) {
                Some(known) => {
                    known.count += 1;
                    known.newest = one.clone();
                }
                None => found.push(Self {
                    agreement: one.agreement.clone(),
                    provider: one.provider.clone(),
                    count: 1,
                    oldest: one.clone(),
                    newest: one.clone(),
                }),
            }
        }
        found
    }
}

impl Work {
    /// What is due between two days, and whatever is overdue, as far as the person may see it.
    pub async fn due_calendar(&self, actor: &Actor, asked: TransmissionsAsked) -> Result<DueCalendar, WorkError> {
        let agreements = self.agreements_asked(actor, &asked)?;
        let yesterday = days_after(self.today(), -1);
        let window = (self.overdue_since().await?.min(asked.from), yesterday.max(asked.to));
        let all = self.transmissions_of(&agreements, window).await?;
        let is_within = |one: &&Transmission| (asked.from..=asked.to).contains(&one.due);
        let is_over = |one: &&Transmission| one.due <= yesterday && is_missing(one);
        Ok(DueCalendar {
            within: all.iter().filter(is_within).cloned().collect(),
            overdue: all.iter().filter(is_over).cloned().collect(),
        })
    }

    /// What is overdue under some agreements on a day, the oldest first.
    pub(super) async fn overdue_of(
        &self,
        agreements: &[&ProvisionAgreement],
        today: Date,
    ) -> Result<Vec<Transmission>, WorkError> {
        let window = (self.overdue_since().await?, days_after(today, -1));
        let mut found = self.transmissions_of(agreements, window).await?;
        found.retain(is_missing);
        Ok(found)
    }

    /// The periods under an agreement that are over and asked for and of which some submissions hold a part only, in the order
    /// of due days.
    pub(crate) async fn in_part(
        &self,
        agreement: &ProvisionAgreement,
        submissions: &[String],
    ) -> Result<Vec<(String, SeriesCount)>, WorkError> {
        let (today, year) = (self.today(), self.reporting_year(agreement));
        let coverage = self.coverage(agreement, submissions).await?;
        let window = (self.overdue_since().await?, days_after(today, DAYS_AHEAD));
        let all = self.transmissions_of(&[agreement], window).await?;
        let part = |one: &Transmission| {
            let period = year.period(&one.period).ok().filter(|period| last_day(period) < today)?;
            let count = coverage.of(&period).filter(|count| !count.is_whole())?;
            Some((one.period.clone(), count))
        };
        Ok(all.iter().filter(|one| one.is_asked).filter_map(part).collect())
    }

    /// The first day on which something may have been due that is overdue now: the one on which the observatory began, or an
    /// earlier one from which on an agreement asks. It stays as it is, so that what is late stays late until it comes.
    pub(crate) async fn overdue_since(&self) -> Result<Date, WorkError> {
        let versions = self.catalog().kept_all::<AgreementVersion>().await?;
        let signed = versions.iter().filter(|version| version.signed_by.is_some());
        let agreed = signed.filter_map(|version| version.asked_from).min();
        let began = self.house_began().await?;
        Ok(agreed.map_or(began, |day| day.min(began)))
    }
}

/// Whether something is waited for: nobody has sent it or not all of it, or it was returned.
fn is_missing(transmission: &Transmission) -> bool {
    matches!(transmission.state, TransmissionState::Late | TransmissionState::Returned)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn transmission(agreement: &str, due: Date, state: TransmissionState) -> Transmission {
        Transmission {
            agreement: agreement.parse().unwrap(),
            provider: "P".parse().unwrap(),
            dataflow: "D".parse().unwrap(),
            period: due.year().to_string(),
            due,
            state,
            is_asked: true,
            days_late: 1,
            submission: None,
            received_at: None,
            accepted_at: None,
            series: None,
        }
    }

    #[test]
    fn what_is_late_is_gathered_by_agreement_from_the_oldest_to_the_newest() {
        let late = TransmissionState::Late;
        let all = [
            transmission("B", date(2025, 3, 1), late),
            transmission("A", date(2024, 3, 1), late),
            transmission("B", date(2019, 3, 1), late),
            transmission("A", date(2026, 3, 1), TransmissionState::Returned),
            transmission("B", date(2022, 3, 1), late),
            transmission("A", date(2018, 3, 1), TransmissionState::Accepted),
        ];
        let found = LateAgreement::all_of(&all);
        let told: Vec<(&str, u32, Date, Date)> =
            found.iter().map(|one| (one.agreement.as_str(), one.count, one.oldest.due, one.newest.due)).collect();
        let expected = [("B", 3, date(2019, 3, 1), date(2025, 3, 1)), ("A", 1, date(2024, 3, 1), date(2024, 3, 1))];
        assert_eq!(told, expected);
        assert_eq!(LateAgreement::all_of(&[]), []);
    }
}
