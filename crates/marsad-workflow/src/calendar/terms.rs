//! What an agreement asks on a day, and which periods it asks for: pure, from pack, versions and calendar.

use jiff::civil::Date;
use marsad_model::{
    AgreementVersion, DueRule, Frequency, ProvisionAgreement, ReportingYear, TimePeriod, WorkingCalendar,
};

use super::days::days_after;
use super::periods::{last_day, periods_between};

/// What an agreement asks on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Terms<'a> {
    pub frequency: Frequency,
    pub due: DueRule,
    /// The version that says so; none where it is the pack.
    pub version: Option<&'a AgreementVersion>,
}

/// A period that an agreement asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Expected {
    pub period: TimePeriod,
    pub due: Date,
}

/// An agreement with its versions, in the order of their numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settled<'a> {
    pub agreement: &'a ProvisionAgreement,
    pub versions: &'a [AgreementVersion],
}

impl<'a> Settled<'a> {
    /// What holds on a day: the last version that is valid then. Before the first one it is the pack; where one has ended and
    /// no other has begun, nothing.
    pub(super) fn terms_on(&self, day: Date) -> Option<Terms<'a>> {
        let of = |version: &'a AgreementVersion| Terms {
            frequency: version.frequency,
            due: version.due,
            version: Some(version),
        };
        if let Some(version) = self.versions.iter().rev().find(|version| version.is_valid(day)) {
            return Some(of(version));
        }
        if self.versions.iter().any(|version| version.valid_from <= day) {
            return None;
        }
        Some(Terms { frequency: self.agreement.frequency, due: self.agreement.due_rule(), version: None })
    }

    /// The periods that are due between two days, in the order in which they are. A period is asked for on the terms of its
    /// last day.
    pub(super) fn expected(
        &self,
        (calendar, year): (&WorkingCalendar, ReportingYear),
        (from, to): (Date, Date),
    ) -> Vec<Expected> {
        let mut frequencies: Vec<Frequency> = self.versions.iter().map(|version| version.frequency).collect();
        frequencies.push(self.agreement.frequency);
        frequencies.sort_unstable();
        frequencies.dedup();
        let ended = (days_after(from, -self.days_back()), to);
        let mut found: Vec<Expected> = Vec::new();
        for frequency in frequencies {
            for period in periods_between(frequency, year, ended) {
                let last = last_day(&period);
                let Some(terms) = self.terms_on(last).filter(|terms| terms.frequency == frequency) else { continue };
                let due = calendar.due(&terms.due, last);
                if (from..=to).contains(&due) {
                    found.push(Expected { period, due });
                }
            }
        }
        found.sort_by(|a, b| (a.due, &a.period).cmp(&(b.due, &b.period)));
        found
    }

    /// A period that ended earlier than so many days before is due no more, even where one day in a week is worked.
    fn days_back(&self) -> i64 {
        let rules = self.versions.iter().map(|version| version.due.days);
        let longest = rules.chain([self.agreement.due_rule().days]).max().unwrap_or(0);
        i64::from(longest) * 8 + 60
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;
    use marsad_model::{DayCounting, DayRoll, LocalText, WeekDay};

    use super::*;

    fn text() -> LocalText {
        LocalText::new("نص", "texte", "text").unwrap()
    }

    fn agreement() -> ProvisionAgreement {
        ProvisionAgreement {
            id: "A".parse().unwrap(),
            name: text(),
            provider: "P".parse().unwrap(),
            dataflow: "D".parse().unwrap(),
            profile: "F".parse().unwrap(),
            frequency: Frequency::A,
            due_days: 60,
            due: None,
            legal_basis: text(),
        }
    }

    fn version(number: u32, frequency: Frequency, (from, until): (Date, Option<Date>)) -> AgreementVersion {
        AgreementVersion {
            agreement: "A".parse().unwrap(),
            number,
            parties: Vec::new(),
            definitions: text(),
            frequency,
            due: DueRule { days: 15, counting: DayCounting::Calendar, roll: DayRoll::Next },
            legal_basis: text(),
            contact: text(),
            contact_account: None,
            valid_from: from,
            valid_until: until,
            text: None,
            note: "agreed".to_owned(),
            made_at: Timestamp::UNIX_EPOCH,
            made_by: "director".to_owned(),
            signed_by: None,
        }
    }

    fn check(versions: &[AgreementVersion], window: (Date, Date), expected: &[(&str, Date)]) {
        let agreement = agreement();
        let calendar =
            WorkingCalendar { weekend: vec![WeekDay::Saturday, WeekDay::Sunday], ..WorkingCalendar::default() };
        let settled = Settled { agreement: &agreement, versions };
        let found = settled.expected((&calendar, ReportingYear::CALENDAR), window);
        let found: Vec<(&str, Date)> = found.iter().map(|one| (one.period.as_str(), one.due)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_year_is_due_sixty_days_after_its_end() {
        // 31 December 2025 and sixty days: 31 in January, 28 in February, 1 March.
        let due = date(2026, 3, 1);
        check(&[], (due, due), &[("2025", due)]);
        check(&[], (date(2026, 3, 2), date(2027, 2, 28)), &[]);
    }

    #[test]
    fn a_version_changes_what_is_asked_from_its_first_day_on() {
        let quarterly = version(1, Frequency::Q, (date(2026, 1, 1), None));
        // 15 April and 15 July 2026 are Wednesdays.
        let expected = [("2025", date(2026, 3, 1)), ("2026-Q1", date(2026, 4, 15)), ("2026-Q2", date(2026, 7, 15))];
        check(&[quarterly], (date(2026, 1, 1), date(2026, 9, 30)), &expected);
    }

    #[test]
    fn a_due_day_on_which_nobody_works_is_the_next_one() {
        // 15 January 2028 is a Saturday.
        let quarterly = version(1, Frequency::Q, (date(2026, 1, 1), None));
        check(&[quarterly], (date(2028, 1, 1), date(2028, 1, 31)), &[("2027-Q4", date(2028, 1, 17))]);
    }

    #[test]
    fn an_agreement_that_has_ended_asks_for_nothing() {
        let ended = version(1, Frequency::Q, (date(2026, 1, 1), Some(date(2026, 3, 31))));
        let expected = [("2026-Q1", date(2026, 4, 15))];
        check(std::slice::from_ref(&ended), (date(2026, 3, 2), date(2028, 12, 31)), &expected);
        let again = version(2, Frequency::A, (date(2027, 1, 1), None));
        check(&[ended, again], (date(2027, 6, 1), date(2028, 12, 31)), &[("2027", date(2028, 1, 17))]);
    }
}
