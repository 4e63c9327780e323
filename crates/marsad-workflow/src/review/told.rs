//! Who is told what on the desk.

use std::collections::BTreeMap;

use marsad_model::{AccountState, Letter, LetterKind, NoticeKind, Role};

use crate::accounts::{letter, sms};
use crate::calendar::Told;
use crate::{Work, WorkError};

impl Work {
    /// Leaves a notice about something with people, a letter where it waits for their answer, and an SMS where it is urgent and
    /// they have a number; nobody is told twice.
    pub(crate) async fn tell_of(
        &self,
        mut accounts: Vec<String>,
        kind: NoticeKind,
        subject: &str,
    ) -> Result<(), WorkError> {
        accounts.sort();
        accounts.dedup();
        if accounts.is_empty() {
            return Ok(());
        }
        let now = self.now();
        let mut letters: Vec<Letter> = Vec::new();
        if let Some(kind) = letter_of(kind) {
            letters.extend(accounts.iter().map(|account| letter(account, kind, [("subject", subject)], now)));
        }
        if let Some(kind) = sms_of(kind) {
            let mut reached = self.catalog().account_list().await?;
            reached.retain(|account| account.has_mobile() && accounts.contains(&account.id));
            letters.extend(reached.iter().map(|account| sms(&account.id, kind, now)));
        }
        if !letters.is_empty() {
            let mut brief = self.catalog.writer().brief().await?;
            for letter in &letters {
                brief.add(letter).await?;
            }
            brief.commit().await?;
        }
        self.tell(Told { accounts, kind, subject: subject.to_owned(), arguments: BTreeMap::new() }).await?;
        Ok(())
    }

    /// The accounts of a role that can sign in.
    pub(crate) async fn accounts_with(&self, role: Role) -> Result<Vec<String>, WorkError> {
        let all = self.catalog().account_list().await?.into_iter();
        let able = all.filter(|account| account.role == role && account.state == AccountState::Active);
        Ok(able.map(|account| account.id).collect())
    }
}

/// The letter that goes with a notice; none where nobody waits for it.
fn letter_of(kind: NoticeKind) -> Option<LetterKind> {
    match kind {
        NoticeKind::SubmissionReturned | NoticeKind::SubmissionAccepted => Some(LetterKind::SubmissionAnswered),
        NoticeKind::CommentAdded => Some(LetterKind::CommentAdded),
        NoticeKind::PrereleaseGranted => Some(LetterKind::PrereleaseGranted),
        _ => None,
    }
}

/// The SMS that goes with a notice; none where it is not urgent.
fn sms_of(kind: NoticeKind) -> Option<LetterKind> {
    match kind {
        NoticeKind::SubmissionReturned => Some(LetterKind::SmsReturned),
        NoticeKind::ReleaseProposed => Some(LetterKind::SmsApproval),
        _ => None,
    }
}
