//! Reminders: before something is due, on the day, and after it, to more and more people. Each person is reminded once of
//! each step, on a working day, and by one letter a day however much is due. After the last step nothing is dropped: it comes
//! in the monthly digest (`late_digest.rs`) until it is here.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use marsad_catalog::Brief;
use marsad_model::{
    Account, Letter, LetterKind, NoticeKind, ProvisionAgreement, Reminder, Role, Transmission, TransmissionState,
};

use super::days::{days_after, days_late};
use super::notices::{Told, notice};
use super::people::People;
use crate::accounts::{letter, sms};
use crate::work::later;
use crate::{Work, WorkError};

/// Whom a step reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The data officers of the institution, or the one whom the agreement names.
    Officer,
    /// They, and the head of the institution.
    OfficerAndHead,
    /// The head of the institution, and the director of the observatory.
    HeadAndDirector,
    /// The director of the observatory.
    Director,
    /// All of them: officers, head and director.
    Everyone,
}

/// The steps: days from the due day, and whom they reach.
const STEPS: [(i32, Audience); 6] = [
    (-14, Audience::Officer),
    (-3, Audience::Officer),
    (0, Audience::Officer),
    (3, Audience::OfficerAndHead),
    (10, Audience::HeadAndDirector),
    (30, Audience::Director),
];
/// A step that nobody could be told, because no server ran, is told no later; the digest goes on from there.
const DAYS_BACK: i64 = 60;
/// Nobody is reminded before this hour.
const MORNING_HOUR: i8 = 7;
/// How long it is known that someone was reminded.
const KEPT_SECONDS: i64 = 400 * 24 * 60 * 60;

/// The steps of reminders: days from the due day, negative before it, and whom they reach.
pub const fn reminder_steps() -> [(i32, Audience); 6] {
    STEPS
}

/// The step that a number of days has come to; none where it is too early.
fn step_on(days: i32) -> Option<(i32, Audience)> {
    STEPS.iter().rev().find(|(step, _)| *step <= days).copied()
}

/// What is to be told to whom.
struct Given<'a> {
    transmission: &'a Transmission,
    step: i32,
    account: String,
    kind: NoticeKind,
}

/// Those whom a transmission concerns.
pub(super) struct Recipients<'a> {
    pub(super) people: &'a People,
    /// The account that the agreement names.
    pub(super) contact: Option<String>,
    pub(super) transmission: &'a Transmission,
}

impl Work {
    /// Reminds everyone who is to be reminded now; says how many notices were given.
    pub async fn remind(&self) -> Result<u32, WorkError> {
        let (now, today) = (self.now(), self.today());
        if !self.may_remind() {
            return Ok(0);
        }
        let ahead = STEPS.iter().map(|(step, _)| -i64::from(*step)).max().unwrap_or(0);
        let agreements: Vec<&ProvisionAgreement> = self.pack().agreements.iter().collect();
        let window = (days_after(today, -DAYS_BACK), days_after(today, ahead));
        let mut open = self.transmissions_of(&agreements, window).await?;
        open.retain(is_open);
        let people = self.people_now().await?;
        let mut given = Vec::new();
        for transmission in &open {
            let days = days_late(today, transmission.due);
            let Some((step, audience)) = step_on(days) else { continue };
            let contact = self.contact_of(transmission.agreement.as_str()).await?;
            let recipients = Recipients { people: &people, contact, transmission };
            let one = |(account, kind)| Given { transmission, step, account, kind };
            given.extend(recipients.of(audience, days).into_iter().map(one));
        }
        let mut brief = self.catalog.writer().brief().await?;
        let count = write(&mut brief, (&given, &people), now).await?;
        brief.commit().await?;
        Ok(count)
    }

    /// Whether people may be reminded now: it is a working day, and not too early.
    pub(super) fn may_remind(&self) -> bool {
        self.local(self.now()).hour() >= MORNING_HOUR && self.pack().calendar.is_working(self.today())
    }

    /// The account that an agreement names for reminders; none where it is every officer.
    pub(super) async fn contact_of(&self, agreement: &str) -> Result<Option<String>, WorkError> {
        let version = self.agreement_now(agreement).await?.version;
        Ok(version.and_then(|version| version.contact_account))
    }
}

/// Whether something is still waited for.
fn is_open(transmission: &Transmission) -> bool {
    !matches!(transmission.state, TransmissionState::Received | TransmissionState::Accepted)
}

impl Recipients<'_> {
    /// The accounts that a step reaches, with what each is told. Those who stand in for them today are told the same.
    pub(super) fn of(&self, audience: Audience, days: i32) -> BTreeMap<String, NoticeKind> {
        let kind = kind_of(audience, days);
        let mut found = BTreeMap::new();
        for account in self.reached(audience) {
            found.insert(account.id.clone(), kind);
            found.extend(self.people.standing_in(&account.id).map(|stand_in| (stand_in.id.clone(), kind)));
        }
        found
    }

    fn reached(&self, audience: Audience) -> Vec<&Account> {
        let provider = Some(&self.transmission.provider);
        let officers = || match self.contact.as_deref().and_then(|id| self.people.find(id)) {
            Some(contact) => vec![contact],
            None => self.people.with_role(Role::Provider, provider),
        };
        let heads = || self.people.with_role(Role::Head, provider);
        let directors = || self.people.with_role(Role::Director, None);
        match audience {
            Audience::Officer => officers(),
            Audience::OfficerAndHead => [officers(), heads()].concat(),
            Audience::HeadAndDirector => [heads(), directors()].concat(),
            Audience::Director => directors(),
            Audience::Everyone => [officers(), heads(), directors()].concat(),
        }
    }
}

/// What a step tells.
fn kind_of(audience: Audience, days: i32) -> NoticeKind {
    match (audience, days) {
        (Audience::HeadAndDirector | Audience::Director, _) => NoticeKind::Escalation,
        (Audience::Everyone, _) => NoticeKind::LateDigest,
        (_, days) if days < 0 => NoticeKind::ReminderBefore,
        (_, 0) => NoticeKind::ReminderDue,
        _ => NoticeKind::ReminderLate,
    }
}

/// Writes what was not given before: a notice for each, one letter for each person and kind of letter, and one SMS where it is
/// late and the person has a number.
async fn write(brief: &mut Brief, (given, people): (&[Given<'_>], &People), now: Timestamp) -> Result<u32, WorkError> {
    let mut letters: BTreeMap<(&str, LetterKind), Vec<&Transmission>> = BTreeMap::new();
    let mut urgent: BTreeSet<(&str, LetterKind)> = BTreeSet::new();
    let mut count = 0;
    for one in given {
        let transmission = one.transmission;
        let reminder = Reminder {
            agreement: transmission.agreement.clone(),
            period: transmission.period.clone(),
            step: one.step,
            account: one.account.clone(),
            until: later(now, KEPT_SECONDS),
        };
        if !brief.add(&reminder).await? {
            continue;
        }
        brief.add(&notice(&told(one), &one.account, now)).await?;
        letters.entry((one.account.as_str(), letter_kind(one.kind))).or_default().push(transmission);
        if people.find(&one.account).is_some_and(Account::has_mobile) {
            urgent.extend(sms_kind(one.kind).map(|kind| (one.account.as_str(), kind)));
        }
        count += 1;
    }
    for ((account, kind), transmissions) in letters {
        let arguments = lines(&transmissions);
        brief.put(&Letter { arguments, ..letter(account, kind, [], now) }).await?;
    }
    for (account, kind) in urgent {
        brief.put(&sms(account, kind, now)).await?;
    }
    Ok(count)
}

fn letter_kind(kind: NoticeKind) -> LetterKind {
    if kind == NoticeKind::Escalation { LetterKind::Escalation } else { LetterKind::Reminder }
}

/// What is late is urgent.
fn sms_kind(kind: NoticeKind) -> Option<LetterKind> {
    match kind {
        NoticeKind::ReminderLate => Some(LetterKind::SmsLate),
        NoticeKind::Escalation => Some(LetterKind::SmsEscalation),
        _ => None,
    }
}

fn told(given: &Given<'_>) -> Told {
    let transmission = given.transmission;
    let values = [
        ("agreement", transmission.agreement.to_string()),
        ("due", transmission.due.to_string()),
        ("period", transmission.period.clone()),
        ("provider", transmission.provider.to_string()),
    ];
    Told {
        accounts: Vec::new(),
        kind: given.kind,
        subject: transmission.agreement.to_string(),
        arguments: values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
    }
}

/// What is due, a line for each: agreement, period and due day.
fn lines(transmissions: &[&Transmission]) -> BTreeMap<String, String> {
    let line = |(place, one): (usize, &&Transmission)| {
        (format!("line-{place:04}"), format!("{} {} {}", one.agreement, one.period, one.due))
    };
    transmissions.iter().enumerate().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_holds_until_the_next_and_tells_more_and_more_people() {
        let told = |days| step_on(days).map(|(step, audience)| (step, audience, kind_of(audience, days)));
        assert_eq!(told(-15), None);
        assert_eq!(told(-14), Some((-14, Audience::Officer, NoticeKind::ReminderBefore)));
        // The day itself was a holiday: the step of that day is late by one.
        assert_eq!(told(1), Some((0, Audience::Officer, NoticeKind::ReminderLate)));
        assert_eq!(told(0), Some((0, Audience::Officer, NoticeKind::ReminderDue)));
        assert_eq!(told(9), Some((3, Audience::OfficerAndHead, NoticeKind::ReminderLate)));
        assert_eq!(told(10), Some((10, Audience::HeadAndDirector, NoticeKind::Escalation)));
        assert_eq!(told(60), Some((30, Audience::Director, NoticeKind::Escalation)));
    }
}
