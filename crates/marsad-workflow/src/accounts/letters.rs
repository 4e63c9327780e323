//! Letters to people, queued; the post of the door makes their words and sends them.

use jiff::Timestamp;
use marsad_model::{Letter, LetterKind};

use super::secret::letters;
use crate::work::later;

/// How long a letter that was not sent is kept.
const KEPT_SECONDS: i64 = 30 * 24 * 60 * 60;

/// What is urgent is not sent later than this.
const URGENT_SECONDS: i64 = 24 * 60 * 60;

/// What an address is called among the values of a letter that goes to another one than that of the account. It is emptied
/// with them once the letter is sent.
pub(crate) const ADDRESS: &str = "address";

/// A letter that is to be sent now.
pub(crate) fn letter<const N: usize>(
    account: &str,
    kind: LetterKind,
    arguments: [(&str, &str); N],
    now: Timestamp,
) -> Letter {
    let arguments = arguments.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    Letter {
        id: letters(20),
        account: account.to_owned(),
        kind,
        arguments,
        due_at: now,
        sent_at: None,
        tries: 0,
        failure: String::new(),
        until: later(now, KEPT_SECONDS),
    }
}

/// An SMS that is to be sent now. It has no values: it says that something waits, and where the desk is.
pub(crate) fn sms(account: &str, kind: LetterKind, now: Timestamp) -> Letter {
    Letter { until: later(now, URGENT_SECONDS), ..letter(account, kind, [], now) }
}
