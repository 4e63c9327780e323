//! Who is told that the committee waits for something: the people of the institution that has to do it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use marsad_catalog::Change;
use marsad_model::{
    Account, AccountState, CommitteeItem, CommitteeItemKind, CommitteeItemState, Letter, LetterKind, Notice, NoticeKind,
};

use crate::work::later;
use crate::{Work, WorkError};

/// How long a notice is kept.
const KEPT_SECONDS: i64 = 90 * 24 * 60 * 60;
/// Days before the due day at which a reminder is given, and for how many days from then on it still may be.
const STEPS: [i32; 3] = [7, 0, -7];
const STEP_DAYS: i32 = 7;

/// Something to do, and the step of its reminder; none for the first word.
struct Told<'a> {
    item: &'a CommitteeItem,
    step: Option<i32>,
    is_late: bool,
    now: Timestamp,
}

impl Told<'_> {
    /// The same for the same person, action, day and step, so that two servers give one.
    fn id(&self, account: &Account) -> String {
        let step = self.step.map_or_else(|| "new".to_owned(), |step| step.to_string());
        let due = self.item.due.map_or_else(String::new, |due| due.to_string());
        format!("action {} {due} {step} {}", self.item.id, account.id)
    }

    /// By which the words are chosen: that it is new, a reminder, or a reminder of what is late.
    fn way(&self) -> &'static str {
        match (self.step, self.is_late) {
            (None, _) => "new",
            (Some(_), false) => "again",
            (Some(_), true) => "late",
        }
    }

    fn arguments(&self, account: &Account) -> BTreeMap<String, String> {
        let due = self.item.due.map_or_else(String::new, |due| due.to_string());
        let values = [
            ("item", self.item.id.clone()),
            ("subject", self.item.id.clone()),
            ("text", self.item.text.get(account.lang).to_owned()),
            ("due", due),
            ("told", self.way().to_owned()),
        ];
        values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    fn notice(&self, account: &Account) -> Notice {
        Notice {
            id: self.id(account),
            account: account.id.clone(),
            kind: NoticeKind::ActionDue,
            subject: self.item.id.clone(),
            arguments: self.arguments(account),
            made_at: self.now,
            read_at: None,
            until: later(self.now, KEPT_SECONDS),
        }
    }

    fn letter(&self, account: &Account) -> Letter {
        Letter {
            id: self.id(account),
            account: account.id.clone(),
            kind: LetterKind::ActionDue,
            arguments: self.arguments(account),
            due_at: self.now,
            sent_at: None,
            tries: 0,
            failure: String::new(),
            until: later(self.now, KEPT_SECONDS),
        }
    }
}

/// Tells the people of the institution that it has something new to do, in the same change.
pub(super) async fn assigned(change: &mut Change, item: &CommitteeItem, now: Timestamp) -> Result<(), WorkError> {
    if !is_waiting(item) {
        return Ok(());
    }
    let told = Told { item, step: None, is_late: false, now };
    for account in change.account_list().await?.iter().filter(|account| is_asked(account, item)) {
        change.fleeting_add(&told.notice(account)).await?;
        change.fleeting_add(&told.letter(account)).await?;
    }
    Ok(())
}

impl Work {
    /// Reminds of open actions a week before they are due, on the day, and a week later; says how many reminders were
    /// given. Run again, or by two servers, it gives each once.
    pub async fn remind_actions(&self) -> Result<u32, WorkError> {
        let (today, now) = (self.today(), self.now());
        let items = self.catalog().kept_all::<CommitteeItem>().await?;
        let due: Vec<(&CommitteeItem, i32)> = items
            .iter()
            .filter(|item| is_waiting(item))
            .filter_map(|item| Some((item, step(item.due?, today)?)))
            .collect();
        if due.is_empty() {
            return Ok(0);
        }
        let accounts = self.catalog().account_list().await?;
        let (mut brief, mut given) = (self.catalog.writer().brief().await?, 0);
        for (item, step) in due {
            let told = Told { item, step: Some(step), is_late: item.due.is_some_and(|due| due < today), now };
            for account in accounts.iter().filter(|account| is_asked(account, item)) {
                if brief.add(&told.notice(account)).await? {
                    brief.add(&told.letter(account)).await?;
                    given += 1;
                }
            }
        }
        brief.commit().await?;
        Ok(given)
    }
}

fn is_waiting(item: &CommitteeItem) -> bool {
    item.kind == CommitteeItemKind::Action && item.state == CommitteeItemState::Open
}

fn is_asked(account: &Account, item: &CommitteeItem) -> bool {
    let is_owner = item.owner.as_ref() == Some(&account.provider);
    account.state == AccountState::Active && account.role.is_of_institution() && is_owner
}

/// The reminder that is to be given on a day; none on most days.
fn step(due: Date, today: Date) -> Option<i32> {
    let ahead = (due - today).get_days();
    STEPS.into_iter().find(|step| (step - STEP_DAYS + 1..=*step).contains(&ahead))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_reminder_is_given_a_week_before_on_the_day_and_a_week_later() {
        for (today, expected) in [
            (date(2026, 4, 7), None),
            (date(2026, 4, 8), Some(7)),
            (date(2026, 4, 14), Some(7)),
            (date(2026, 4, 15), Some(0)),
            (date(2026, 4, 21), Some(0)),
            (date(2026, 4, 22), Some(-7)),
            (date(2026, 4, 28), Some(-7)),
            (date(2026, 4, 29), None),
        ] {
            assert_eq!(step(date(2026, 4, 15), today), expected, "{today}");
        }
    }
}
