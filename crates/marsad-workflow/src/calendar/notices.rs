//! Notices: what a person finds on the desk. They are forgotten after half a year.

use std::collections::BTreeMap;

use jiff::Timestamp;
use marsad_model::{Notice, NoticeKind};
use marsad_protect::sha256_hex;

use crate::work::later;
use crate::{Actor, Work, WorkError};

/// How long a notice is kept.
const KEPT_SECONDS: i64 = 180 * 24 * 60 * 60;

/// Something to be told to some people.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    /// To whom: ids of accounts. Those who stand in for them today are told too.
    pub accounts: Vec<String>,
    /// What.
    pub kind: NoticeKind,
    /// What it is about.
    pub subject: String,
    /// Values of its words.
    pub arguments: BTreeMap<String, String>,
}

/// A notice to one person. The same thing told at the same moment is the same notice.
pub(super) fn notice(told: &Told, account: &str, now: Timestamp) -> Notice {
    let values: Vec<&str> = told.arguments.values().map(String::as_str).collect();
    let named = format!("{account}\n{}\n{}\n{now}\n{}", told.kind.word(), told.subject, values.join(" "));
    Notice {
        id: sha256_hex(named.as_bytes()).chars().take(24).collect(),
        account: account.to_owned(),
        kind: told.kind,
        subject: told.subject.clone(),
        arguments: told.arguments.clone(),
        made_at: now,
        read_at: None,
        until: later(now, KEPT_SECONDS),
    }
}

impl Work {
    /// Tells some people something: each finds a notice on the desk.
    pub(crate) async fn tell(&self, told: Told) -> Result<(), WorkError> {
        let notices = self.notices_of(told).await?;
        let mut brief = self.catalog.writer().brief().await?;
        for notice in &notices {
            brief.add(notice).await?;
        }
        Ok(brief.commit().await?)
    }

    /// The notices by which some people are told something, for those who write them together with what they tell of.
    pub(crate) async fn notices_of(&self, mut told: Told) -> Result<Vec<Notice>, WorkError> {
        let people = self.people_now().await?;
        let mut accounts = std::mem::take(&mut told.accounts);
        let stand_ins = accounts.iter().flat_map(|id| people.standing_in(id)).map(|account| account.id.clone());
        let stand_ins: Vec<String> = stand_ins.collect();
        accounts.extend(stand_ins);
        accounts.sort();
        accounts.dedup();
        let now = self.now();
        Ok(accounts.iter().map(|account| notice(&told, account, now)).collect())
    }

    /// The notices of a person, newest first.
    pub async fn notices(&self, actor: &Actor) -> Result<Vec<Notice>, WorkError> {
        let now = self.now();
        let mut notices = self.catalog.fleeting_list::<Notice>(actor.id()).await?;
        notices.retain(|notice| now < notice.until);
        notices.sort_by(|a, b| (b.made_at, &b.id).cmp(&(a.made_at, &a.id)));
        Ok(notices)
    }

    /// Marks the notices of a person as read, up to the moment at which they saw the list.
    pub async fn read_notices(&self, actor: &Actor, up_to: Timestamp) -> Result<(), WorkError> {
        let now = self.now();
        let mut brief = self.catalog.writer().brief().await?;
        for notice in brief.list::<Notice>(actor.id()).await? {
            if notice.read_at.is_none() && notice.made_at <= up_to {
                brief.put(&Notice { read_at: Some(now), ..notice }).await?;
            }
        }
        Ok(brief.commit().await?)
    }
}
