//! Retention: what is erased because its time is over, by the rules of the pack.
//!
//! Only fleeting rows and the secrets of closed accounts can be erased. What was sent, decided or published is kept, and the
//! audit trail with it: they hold the names of accounts, their functions, and the networks of those who acted, as
//! [`LastingStanding`] says. What was erased, how much and when, is itself kept.

use jiff::Timestamp;
use marsad_catalog::{AccountSecret, AuditAsked, Brief, Row};
use marsad_model::{
    Account, AccountLink, AccountState, Attempts, Erasure, IdempotencyKey, Lang, LastingPlace, Letter, LocalText,
    MobileCode, Notice, Reminder, RetentionClass, RetentionRule, Role, Session, SignInState, Upload, UsedOnce,
};
use serde::Serialize;

use crate::authority::Action;
use crate::work::later;
use crate::{Actor, Work, WorkError};

const DAY_SECONDS: i64 = 24 * 60 * 60;
/// Who erases: no person, and no account that anyone could sign in to.
const CLOCKWORK: &str = "clockwork";

/// A rule, with what was erased by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RetentionStanding {
    /// The rule.
    pub rule: RetentionRule,
    /// How many rows were erased so far.
    pub erased: u64,
    /// When the last of them were.
    pub last_at: Option<Timestamp>,
}

/// A place where the name of an account, or a network, stays for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LastingStanding {
    /// The place.
    pub place: LastingPlace,
    /// By which rule; none where the pack names none.
    pub basis: Option<LocalText>,
}

impl Work {
    /// Every place where names and networks stay for good, whatever the pack says of it, and by which rule.
    pub fn lasting(&self, actor: &Actor) -> Result<Vec<LastingStanding>, WorkError> {
        actor.may(Action::ReadRegister)?;
        let rule = |place: LastingPlace| self.pack().lasting.iter().find(|rule| rule.place == place);
        let standing = |place: &LastingPlace| LastingStanding {
            place: *place,
            basis: rule(*place).map(|rule| rule.basis.clone()),
        };
        Ok(LastingPlace::ALL.iter().map(standing).collect())
    }

    /// The rules of the pack, with what was erased by each.
    pub async fn retention(&self, actor: &Actor) -> Result<Vec<RetentionStanding>, WorkError> {
        actor.may(Action::ReadRegister)?;
        let mut standings = Vec::new();
        for rule in &self.pack().retention {
            let erasures = self.catalog().kept_list::<Erasure>(rule.class.word()).await?;
            standings.push(RetentionStanding {
                rule: rule.clone(),
                erased: erasures.iter().map(|erasure| erasure.rows).sum(),
                last_at: erasures.iter().map(|erasure| erasure.at).max(),
            });
        }
        Ok(standings)
    }

    /// Erases what has been kept long enough; of each class once a day at most, so that the trail stays readable. For the
    /// clockwork: run again, or by two servers, it erases nothing twice.
    pub async fn retain(&self) -> Result<Vec<Erasure>, WorkError> {
        let now = self.now();
        let mut brief = self.catalog.writer().brief().await?;
        // What serves for minutes goes without a word, a number that was not confirmed among it.
        brief.expire::<UsedOnce>(now).await?;
        brief.expire::<SignInState>(now).await?;
        brief.expire::<MobileCode>(now).await?;
        brief.commit().await?;
        let mut erased = Vec::new();
        for class in RetentionClass::ALL {
            if !was_erased_today(self, *class, now).await? {
                let until = later(now, -days(self, *class) * DAY_SECONDS);
                erased.extend(erase(self, *class, until).await?);
            }
        }
        Ok(erased)
    }
}

/// How long a class is kept after its time; no longer, where the pack says nothing.
fn days(work: &Work, class: RetentionClass) -> i64 {
    work.pack().retention.iter().find(|rule| rule.class == class).map_or(0, |rule| i64::from(rule.days))
}

async fn was_erased_today(work: &Work, class: RetentionClass, now: Timestamp) -> Result<bool, WorkError> {
    let erasures = work.catalog().kept_list::<Erasure>(class.word()).await?;
    Ok(erasures.last().is_some_and(|last| later(last.at, DAY_SECONDS) > now))
}

/// Erases what is from before a moment, and writes down how much it was.
async fn erase(work: &Work, class: RetentionClass, until: Timestamp) -> Result<Option<Erasure>, WorkError> {
    if class == RetentionClass::ClosedAccounts {
        return erase_addresses(work, until).await;
    }
    if class == RetentionClass::Uploads {
        // Their parts in the lake go as soon as nobody waits for them.
        work.forget_uploads().await?;
    }
    let mut brief = work.catalog.writer().brief().await?;
    let rows = expire(&mut brief, class, until).await?;
    brief.commit().await?;
    if rows == 0 {
        return Ok(None);
    }
    let change = work.begin().await?;
    record(work, change, (class, until, rows)).await.map(Some)
}

async fn expire(brief: &mut Brief, class: RetentionClass, until: Timestamp) -> Result<u64, WorkError> {
    Ok(match class {
        RetentionClass::Sessions => brief.expire::<Session>(until).await?,
        RetentionClass::Links => brief.expire::<AccountLink>(until).await?,
        RetentionClass::Uploads => brief.expire::<Upload>(until).await? + brief.expire::<IdempotencyKey>(until).await?,
        RetentionClass::Letters => brief.expire::<Letter>(until).await?,
        RetentionClass::Notices => brief.expire::<Notice>(until).await? + brief.expire::<Reminder>(until).await?,
        RetentionClass::Attempts => brief.expire::<Attempts>(until).await?,
        RetentionClass::ClosedAccounts => 0,
    })
}

/// The secrets of accounts that were closed before a moment: address, mobile number, second factor and password. The account stays, because
/// what its person did stays under its name.
async fn erase_addresses(work: &Work, until: Timestamp) -> Result<Option<Erasure>, WorkError> {
    let closed = closed_before(work, until).await?;
    if closed.is_empty() {
        return Ok(None);
    }
    let (mut change, mut rows) = (work.begin().await?, 0);
    for id in closed {
        let now = change.account_find(&id).await?.filter(|account| account.state == AccountState::Closed);
        if let Some(account) = now {
            change.account_put(account, &AccountSecret::default()).await?;
            rows += 1;
        }
    }
    if rows == 0 {
        return Ok(None);
    }
    record(work, change, (RetentionClass::ClosedAccounts, until, rows)).await.map(Some)
}

/// The accounts that were closed before a moment and of which something is left to erase.
async fn closed_before(work: &Work, until: Timestamp) -> Result<Vec<String>, WorkError> {
    let mut closed = Vec::new();
    for account in work.catalog().account_list().await? {
        if account.state != AccountState::Closed || AccountSecret::is_blank_of(&account) {
            continue;
        }
        let asked =
            AuditAsked { action: "close_account".to_owned(), subject: account.id.clone(), ..AuditAsked::default() };
        let records = work.catalog().audit_page(&asked, (u64::MAX, 100)).await?;
        // The subject of a search is what a subject begins with: the account may be the beginning of another's name.
        let last = records.iter().find(|record| record.subject == account.id);
        if last.is_some_and(|record| record.at < until) {
            closed.push(account.id);
        }
    }
    Ok(closed)
}

/// Writes down what was erased, and commits the change.
async fn record(
    work: &Work,
    mut change: marsad_catalog::Change,
    (class, until, rows): (RetentionClass, Timestamp, u64),
) -> Result<Erasure, WorkError> {
    let number = change.kept_list::<Erasure>(class.word()).await?.len() + 1;
    let erasure = Erasure { id: format!("{} {number:06}", class.word()), class, until, rows, at: work.now() };
    change.put(Row::Erasure(erasure.clone())).await?;
    work.commit(change, &clockwork(work), ("retain", &erasure.id)).await?;
    Ok(erasure)
}

/// The program itself, which acts where no person does.
pub(crate) fn clockwork(work: &Work) -> Actor {
    let head = &work.pack().head;
    let account = Account {
        id: CLOCKWORK.to_owned(),
        name: head.name.clone(),
        provider: head.observatory.clone(),
        role: Role::Administrator,
        has_one_time_password: false,
        password_mark: String::new(),
        created_at: work.now(),
        state: AccountState::Active,
        lang: Lang::Ar,
        email_mark: String::new(),
        second_factor_mark: String::new(),
        mobile_mark: String::new(),
        subject: None,
    };
    Actor::new(account, CLOCKWORK)
}
