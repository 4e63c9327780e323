//! The monthly digest of what is late. Where the steps of the reminders end (`reminders.rs`), what is still waited for is told
//! once a month, from the first working day of the month on, to the officers and the head of the institution and to the
//! director: a line for each agreement and one letter for each person, until the data are here. It never stops by itself.
//!
//! What had been late for no longer than the last step on the first day of the month waits for the next digest, so that
//! nothing is added to a month that was told already.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use marsad_catalog::Brief;
use marsad_model::{Letter, LetterKind, NoticeKind, ProvisionAgreement, Reminder, Transmission, UsedOnce};

use super::days::days_after;
use super::notices::{Told, notice};
use super::overdue::LateAgreement;
use super::reminders::{Audience, Recipients, reminder_steps};
use crate::accounts::letter;
use crate::work::later;
use crate::{Work, WorkError};

/// The step of reminders that stands for the digest of a month.
const DIGEST_STEP: i32 = i32::MAX;
/// How long it is known that someone was told.
const KEPT_SECONDS: i64 = 400 * 24 * 60 * 60;
/// How long it is known that a day was looked at: once a day is enough, and looking reads every report.
const LOOKED_SECONDS: i64 = 2 * 24 * 60 * 60;

/// What is told to one person about one agreement.
struct Line<'a> {
    late: &'a LateAgreement,
    account: String,
}

impl Work {
    /// Gives this month's digest to everyone who has not had it; says how many notices were given.
    pub async fn remind_of_late(&self) -> Result<u32, WorkError> {
        let (now, today) = (self.now(), self.today());
        let looked = UsedOnce { mark: format!("late digest {today}"), until: later(now, LOOKED_SECONDS) };
        if !self.may_remind() || self.catalog.fleeting_find::<UsedOnce>(&looked.mark).await?.is_some() {
            return Ok(0);
        }
        let month = today.first_of_month();
        let last_step = reminder_steps().into_iter().map(|(days, _)| i64::from(days)).max().unwrap_or(0);
        let due_max = days_after(month, -last_step - 1);
        let agreements: Vec<&ProvisionAgreement> = self.pack().agreements.iter().collect();
        let overdue = self.overdue_of(&agreements, today).await?;
        let long_overdue: Vec<&Transmission> = overdue.iter().filter(|one| one.due <= due_max).collect();
        let all = LateAgreement::grouped(long_overdue);
        let people = self.people_now().await?;
        let mut lines = Vec::new();
        for late in &all {
            let contact = self.contact_of(late.agreement.as_str()).await?;
            let recipients = Recipients { people: &people, contact, transmission: &late.oldest };
            let reached = recipients.of(Audience::Everyone, late.oldest.days_late);
            lines.extend(reached.into_keys().map(|account| Line { late, account }));
        }
        let mut brief = self.catalog.writer().brief().await?;
        let count = give(&mut brief, lines, (month, now)).await?;
        brief.add(&looked).await?;
        brief.commit().await?;
        Ok(count)
    }
}

/// Writes what was not given this month: a notice for each line, and one letter for each person.
async fn give(brief: &mut Brief, lines: Vec<Line<'_>>, (month, now): (Date, Timestamp)) -> Result<u32, WorkError> {
    let mut letters: BTreeMap<String, Vec<&LateAgreement>> = BTreeMap::new();
    let mut count = 0;
    for Line { late, account } in lines {
        let given = Reminder {
            agreement: late.agreement.clone(),
            period: month.to_string(),
            step: DIGEST_STEP,
            account: account.clone(),
            until: later(now, KEPT_SECONDS),
        };
        if brief.add(&given).await? {
            brief.add(&notice(&told(late), &account, now)).await?;
            letters.entry(account).or_default().push(late);
            count += 1;
        }
    }
    for (account, late) in &letters {
        let arguments = written(late);
        brief.put(&Letter { arguments, ..letter(account, LetterKind::LateDigest, [], now) }).await?;
    }
    Ok(count)
}

fn told(late: &LateAgreement) -> Told {
    let values = [
        ("agreement", late.agreement.to_string()),
        ("due", late.oldest.due.to_string()),
        ("n", late.count.to_string()),
        ("period", late.oldest.period.clone()),
        ("provider", late.provider.to_string()),
    ];
    Told {
        accounts: Vec::new(),
        kind: NoticeKind::LateDigest,
        subject: late.agreement.to_string(),
        arguments: values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
    }
}

/// What a letter holds, a line for each agreement: the agreement, its oldest period, when that was due, how many there are.
fn written(late: &[&LateAgreement]) -> BTreeMap<String, String> {
    let line = |(place, one): (usize, &&LateAgreement)| {
        let (period, due) = (&one.oldest.period, one.oldest.due);
        (format!("late-{place:04}"), format!("{} {period} {due} {}", one.agreement, one.count))
    };
    late.iter().enumerate().map(line).collect()
}
