//! What an agreement asks on a day, and which periods it asks for: pure, from pack, versions and calendar.
//!
//! INVARIANT: a version that is not signed asks for nothing, and a signature never moves what was due on its day or before.
//! For a period, a version takes the place of what held before it only if the period is due after the signature by both: by
//! what held before, and by the version.
//!
//! INVARIANT: another frequency loses no day. A period goes only where periods that the version asks for cover all its days;
//! else it stays due as it was, beside those of the version.

use jiff::Timestamp;
use jiff::civil::Date;
use marsad_model::{
    AgreementVersion, DueRule, Frequency, ProvisionAgreement, ReportingYear, TimePeriod, WorkingCalendar,
};

use super::days::days_after;
use super::periods::{last_day, periods_between};

/// No period lasts longer, in days.
const DAYS_OF_LONGEST: i64 = 366;

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

/// A version with the day of its signature, in the country.
#[derive(Clone, Copy, Debug)]
struct Signed<'a> {
    version: &'a AgreementVersion,
    on: Date,
}

/// An agreement with its signed versions, in the order of their numbers.
#[derive(Clone, Debug)]
pub(super) struct Settled<'a> {
    agreement: &'a ProvisionAgreement,
    signed: Vec<Signed<'a>>,
}

/// By which calendar, and in which year, periods are counted.
#[derive(Clone, Copy, Debug)]
struct Counted<'c> {
    calendar: &'c WorkingCalendar,
    year: ReportingYear,
}

impl Signed<'_> {
    /// Whether periods that the version asks for hold every day of a period of another frequency.
    fn covers(&self, counted: Counted<'_>, period: &TimePeriod) -> bool {
        let last = last_day(period);
        let ended = (period.start().date(), days_after(last, DAYS_OF_LONGEST));
        let asks = |other: &TimePeriod| {
            let end = last_day(other);
            self.version.is_valid(end) && counted.calendar.due(&self.version.due, end) > self.on
        };
        let mut covering = periods_between(self.version.frequency, counted.year, ended)
            .into_iter()
            .filter(|other| other.start().date() <= last)
            .peekable();
        covering.peek().is_some() && covering.all(|other| asks(&other))
    }
}

impl<'a> Terms<'a> {
    fn of_pack(agreement: &'a ProvisionAgreement) -> Self {
        Self { frequency: agreement.frequency, due: agreement.due_rule(), version: None }
    }

    fn of(version: &'a AgreementVersion) -> Self {
        Self { frequency: version.frequency, due: version.due, version: Some(version) }
    }
}

impl<'a> Settled<'a> {
    /// An agreement with its versions, signed or not; `day_of` gives the day of a moment in the country.
    pub(super) fn new(
        agreement: &'a ProvisionAgreement,
        versions: &'a [AgreementVersion],
        day_of: impl Fn(Timestamp) -> Date,
    ) -> Self {
        let signed = versions.iter().filter(|version| version.signed_by.is_some());
        Self { agreement, signed: signed.map(|version| Signed { version, on: day_of(version.made_at) }).collect() }
    }

    /// What holds on a day: the last signed version that is valid then. Before the first one it is the pack; where one has
    /// ended and no other has begun, nothing.
    pub(super) fn terms_on(&self, day: Date) -> Option<Terms<'a>> {
        let versions = || self.signed.iter().map(|signed| signed.version);
        if let Some(version) = versions().rev().find(|version| version.is_valid(day)) {
            return Some(Terms::of(version));
        }
        let has_ended = versions().any(|version| version.valid_from <= day);
        (!has_ended).then(|| Terms::of_pack(self.agreement))
    }

    /// The last version that was signed, whether it holds or not.
    pub(super) fn last_signed(&self) -> Option<&'a AgreementVersion> {
        self.signed.last().map(|signed| signed.version)
    }

    /// The day from which on the agreement asks, where the version that was signed first says one. No later version can let
    /// vanish what was late.
    pub(super) fn asked_from(&self) -> Option<Date> {
        self.signed.first().and_then(|signed| signed.version.asked_from)
    }

    /// When a period of a frequency is due; none where nothing asks for it. Each signature in turn changes what held before
    /// it, unless the period was due by then.
    fn due(&self, counted: Counted<'_>, (frequency, period): (Frequency, &TimePeriod)) -> Option<Date> {
        let (calendar, last) = (counted.calendar, last_day(period));
        let due_by = |terms: Option<Terms<'a>>| {
            terms.filter(|terms| terms.frequency == frequency).map(|terms| calendar.due(&terms.due, last))
        };
        let mut holding = Some(Terms::of_pack(self.agreement));
        for signed in self.signed.iter().filter(|signed| signed.version.valid_from <= last) {
            let after = if signed.version.is_valid(last) {
                Some(Terms::of(signed.version))
            } else {
                // A version that has ended ends what the pack says; another version that holds goes on.
                holding.filter(|terms| terms.version.is_some())
            };
            let was_due = |terms: Option<Terms<'a>>| due_by(terms).is_some_and(|due| due <= signed.on);
            let is_asked = due_by(holding).is_some();
            let is_other = after.is_some_and(|terms| terms.frequency != frequency);
            let is_lost = is_asked && is_other && !signed.covers(counted, period);
            if !was_due(holding) && !was_due(after) && !is_lost {
                holding = after;
            }
        }
        due_by(holding)
    }

    /// The periods that are due between two days, in the order in which they are. A period is asked for on the terms of its
    /// last day.
    pub(super) fn expected(
        &self,
        (calendar, year): (&WorkingCalendar, ReportingYear),
        (from, to): (Date, Date),
    ) -> Vec<Expected> {
        let mut frequencies: Vec<Frequency> = self.signed.iter().map(|signed| signed.version.frequency).collect();
        frequencies.push(self.agreement.frequency);
        frequencies.sort_unstable();
        frequencies.dedup();
        let ended = (days_after(from, -self.days_back()), to);
        let counted = Counted { calendar, year };
        let mut found: Vec<Expected> = Vec::new();
        for frequency in frequencies {
            for period in periods_between(frequency, year, ended) {
                let due = self.due(counted, (frequency, &period));
                if let Some(due) = due.filter(|due| (from..=to).contains(due)) {
                    found.push(Expected { period, due });
                }
            }
        }
        found.sort_by(|a, b| (a.due, &a.period).cmp(&(b.due, &b.period)));
        found
    }

    /// A period that ended earlier than so many days before is due no more, even where one day in a week is worked.
    fn days_back(&self) -> i64 {
        let rules = self.signed.iter().map(|signed| signed.version.due.days);
        let longest = rules.chain([self.agreement.due_rule().days]).max().unwrap_or(0);
        i64::from(longest) * 8 + 60
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiff::tz::TimeZone;
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
            asked_from: None,
            text: None,
            note: "agreed".to_owned(),
            made_at: Timestamp::UNIX_EPOCH,
            made_by: "director".to_owned(),
            signed_by: Some("head".to_owned()),
        }
    }

    /// The same, signed on a day.
    fn signed(version: AgreementVersion, on: Date) -> AgreementVersion {
        let made_at = TimeZone::UTC.to_timestamp(on.at(9, 0, 0, 0)).unwrap();
        AgreementVersion { made_at, ..version }
    }

    /// The same with as many days of the calendar.
    fn due_after(days: u16, version: AgreementVersion) -> AgreementVersion {
        AgreementVersion { due: DueRule::calendar(days), ..version }
    }

    fn check(versions: &[AgreementVersion], window: (Date, Date), expected: &[(&str, Date)]) {
        let agreement = agreement();
        let calendar =
            WorkingCalendar { weekend: vec![WeekDay::Saturday, WeekDay::Sunday], ..WorkingCalendar::default() };
        let settled = Settled::new(&agreement, versions, |moment| TimeZone::UTC.to_datetime(moment).date());
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

    #[test]
    fn a_version_that_nobody_signed_asks_for_nothing() {
        let quarterly = version(1, Frequency::Q, (date(2020, 1, 1), None));
        let proposed = AgreementVersion { signed_by: None, ..quarterly };
        let window = (date(2026, 1, 1), date(2026, 12, 31));
        check(std::slice::from_ref(&proposed), window, &[("2025", date(2026, 3, 1))]);
        // Not even an end.
        let ended = AgreementVersion { valid_until: Some(date(2020, 12, 31)), ..proposed };
        check(std::slice::from_ref(&ended), window, &[("2025", date(2026, 3, 1))]);
    }

    #[test]
    fn a_signature_moves_what_is_due_after_it_and_nothing_that_was_due_before() {
        let backdated =
            |days: u16, on: Date| signed(due_after(days, version(1, Frequency::A, (date(2020, 1, 1), None))), on);
        let window = (date(2025, 1, 1), date(2026, 12, 31));
        let check = |version: AgreementVersion, of_2024: Date, of_2025: Date| {
            check(&[version], window, &[("2024", of_2024), ("2025", of_2025)]);
        };
        // By the pack 2024 was due on 1 March 2025 and 2025 is due on 1 March 2026: 31 + 28 days, and one.
        let (by_pack_2024, by_pack_2025) = (date(2025, 3, 1), date(2026, 3, 1));
        // A hundred days after the year is 10 April: 31 + 28 + 31 + 10.
        check(backdated(100, date(2025, 6, 1)), by_pack_2024, date(2026, 4, 10));
        check(backdated(100, date(2025, 2, 28)), date(2025, 4, 10), date(2026, 4, 10));
        // On the day itself it was due already.
        check(backdated(100, date(2025, 3, 1)), by_pack_2024, date(2026, 4, 10));
        // Ten days after the year were over on 10 January: nobody is late by a signature.
        check(backdated(10, date(2026, 1, 20)), by_pack_2024, by_pack_2025);
        check(backdated(10, date(2026, 1, 9)), by_pack_2024, date(2026, 1, 10));
    }

    #[test]
    fn another_frequency_asks_for_no_period_that_would_have_been_due_before_it_was_signed() {
        // 15 days after the quarters of 2025: 15 April, 15 July, 15 October, 15 January.
        let from = date(2025, 1, 1);
        let quarterly = signed(version(1, Frequency::Q, (from, None)), date(2025, 8, 1));
        // The quarters that are asked for do not hold the first half of the year: the year stays due beside them.
        let expected = [("2025-Q3", date(2025, 10, 15)), ("2025-Q4", date(2026, 1, 15)), ("2025", date(2026, 3, 1))];
        check(std::slice::from_ref(&quarterly), (date(2025, 3, 2), date(2026, 3, 31)), &expected);
        // Signed when the year was due: it stays due, and what is due later is asked for by quarters.
        let late = signed(quarterly, date(2026, 3, 1));
        let expected = [("2025", date(2026, 3, 1)), ("2026-Q1", date(2026, 4, 15))];
        check(std::slice::from_ref(&late), (date(2025, 3, 2), date(2026, 6, 30)), &expected);
    }

    #[test]
    fn another_frequency_loses_no_month() {
        // Months from October 2026 on: nothing but the year holds January to September.
        let monthly = signed(version(1, Frequency::M, (date(2026, 10, 1), None)), date(2026, 9, 1));
        let expected = [
            ("2026-10", date(2026, 11, 16)),
            ("2026-11", date(2026, 12, 15)),
            ("2026-12", date(2027, 1, 15)),
            ("2027-01", date(2027, 2, 15)),
            ("2026", date(2027, 3, 1)),
        ];
        check(std::slice::from_ref(&monthly), (date(2026, 3, 2), date(2027, 3, 1)), &expected);
        // Quarters from 2025 on, signed late in 2026: three quarters of 2026 would have been due, so the year stays.
        let quarterly = signed(version(1, Frequency::Q, (date(2025, 1, 1), None)), date(2026, 11, 26));
        let expected = [("2026-Q4", date(2027, 1, 15)), ("2026", date(2027, 3, 1))];
        check(std::slice::from_ref(&quarterly), (date(2026, 3, 2), date(2027, 3, 31)), &expected);
        // The year from 2026 on takes the place of its months: it holds them all, and those that were due stay.
        let back = signed(version(2, Frequency::A, (date(2027, 1, 1), None)), date(2027, 1, 2));
        let monthly = signed(version(1, Frequency::M, (date(2026, 1, 1), None)), date(2025, 12, 1));
        let expected = [("2026-12", date(2027, 1, 15)), ("2027", date(2028, 1, 17))];
        check(&[monthly, back], (date(2027, 1, 3), date(2028, 1, 31)), &expected);
    }

    #[test]
    fn an_end_that_is_signed_later_lets_nothing_vanish_that_was_due() {
        let ended = version(1, Frequency::A, (date(2020, 1, 1), Some(date(2023, 12, 31))));
        let window = (date(2025, 1, 1), date(2027, 12, 31));
        check(&[signed(ended.clone(), date(2025, 6, 1))], window, &[("2024", date(2025, 3, 1))]);
        check(&[signed(ended, date(2025, 2, 1))], window, &[]);
    }
}
