//! Mobile numbers, for what is urgent: given by the person with their consent, confirmed by a code that is sent there, taken
//! back at any time.
//!
//! The number stands with the secrets of the account and is erased with them. The audit trail has the steps and a mark: the
//! number with chance beside it, because all numbers of a country are soon tried. Nobody is told whether a number is another
//! person's too.

use marsad_catalog::AccountSecret;
use marsad_model::{AccountState, Letter, LetterKind, MobileCode};
use serde::{Deserialize, Serialize};

use super::attempts::Counted;
use super::letters::letter;
use super::secret::{letters, mark, random};
use crate::work::later;
use crate::{Actor, Refusal, Work, WorkError};

/// How long a code is good.
const CODE_SECONDS: i64 = 10 * 60;
/// So many codes may be typed for one that was sent.
const TRIES_MAX: u32 = 5;
/// The digits of a number with the code of its country (ITU-T E.164, 6.1; none is shorter than eight).
const DIGITS: std::ops::RangeInclusive<usize> = 8..=15;

/// What the catalog keeps of a mobile number.
#[derive(Clone, Serialize, Deserialize)]
struct KeptMobile {
    number: String,
    kinds: Vec<LetterKind>,
    chance: String,
}

/// A number that a person gives.
#[derive(Clone)]
pub struct GivenMobile {
    /// The number, as it was typed.
    pub number: String,
    /// Whether the person agrees that it is kept and written to.
    pub has_consent: bool,
}

/// What there is of a mobile number, for its person.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct MobileStanding {
    /// The number that was confirmed; blank without one.
    pub number: String,
    /// What is sent there.
    pub kinds: Vec<LetterKind>,
    /// The number that waits for its code; blank without one.
    pub waiting: String,
}

impl Work {
    /// The mobile number of a person, and the one that waits for its code.
    pub async fn mobile(&self, actor: &Actor) -> Result<MobileStanding, WorkError> {
        let kept = self.kept_mobile(actor.id()).await?;
        let waiting = self.catalog.fleeting_find::<MobileCode>(actor.id()).await?;
        let waiting = waiting.filter(|row| self.now() < row.until).map(|row| row.number).unwrap_or_default();
        let (number, kinds) = kept.map(|kept| (kept.number, kept.kinds)).unwrap_or_default();
        Ok(MobileStanding { number, kinds, waiting })
    }

    /// Sends a code to a number. Of several codes only the last is good; the number is the person's once it is confirmed.
    pub async fn add_mobile(&self, actor: &Actor, given: &GivenMobile) -> Result<(), WorkError> {
        let id = actor.id();
        let number = checked_number(&given.number).ok_or_else(|| Refusal::WrongMobile(id.to_owned()))?;
        if !given.has_consent {
            return Err(Refusal::ConsentMissing(id.to_owned()).into());
        }
        // Counted for the number too, so that many accounts together do not trouble whose it is.
        let counted = [format!("mobile {id}"), format!("number {}", mark(&number))];
        self.count_attempt(&counted.map(|subject| Counted::account(&subject))).await?;
        let (code, now) = (six_digits(), self.now());
        let until = later(now, CODE_SECONDS);
        let waiting = MobileCode { account: id.to_owned(), number, mark: code_mark(id, &code), tries: 0, until };
        let mut change = self.begin().await?;
        change.fleeting_put(&waiting).await?;
        let letter = Letter { until, ..letter(id, LetterKind::SmsCode, [("code", &code)], now) };
        change.fleeting_put(&letter).await?;
        self.commit(change, actor, ("add_mobile", id)).await
    }

    /// Makes the number that waits the person's, by the code that was sent there.
    pub async fn confirm_mobile(&self, actor: &Actor, code: &str) -> Result<(), WorkError> {
        let id = actor.id();
        let wrong = || Refusal::WrongMobileCode(id.to_owned());
        let typed = code_mark(id, &plain(code));
        // Counted before it is judged, so that many at once are counted too.
        if !self.count_try(id).await? {
            return Err(wrong().into());
        }
        let mut change = self.begin().await?;
        let waiting = change.fleeting_find::<MobileCode>(id).await?.filter(|row| row.mark == typed);
        let number = waiting.ok_or_else(wrong)?.number;
        change.fleeting_delete::<MobileCode>(id).await?;
        let account = change.account_find(id).await?.ok_or_else(|| Refusal::UnknownAccount(id.to_owned()))?;
        let secret = change.account_secret_find(id).await?.unwrap_or_default();
        let kept = KeptMobile { number, kinds: LetterKind::URGENT.to_vec(), chance: letters(32) };
        change.account_put(account, &AccountSecret { mobile: text_of(&kept), ..secret }).await?;
        self.commit(change, actor, ("confirm_mobile", id)).await
    }

    /// Says what is sent to the person's number; nothing where there is none.
    pub async fn choose_sms(&self, actor: &Actor, kinds: &[LetterKind]) -> Result<(), WorkError> {
        let id = actor.id();
        let chosen = LetterKind::URGENT.into_iter().filter(|kind| kinds.contains(kind));
        let kinds: Vec<LetterKind> = chosen.collect();
        let mut change = self.begin().await?;
        let account = change.account_find(id).await?.ok_or_else(|| Refusal::UnknownAccount(id.to_owned()))?;
        let secret = change.account_secret_find(id).await?.unwrap_or_default();
        let Some(kept) = kept_in(&secret) else { return Ok(()) };
        let mobile = text_of(&KeptMobile { kinds, ..kept });
        change.account_put(account, &AccountSecret { mobile, ..secret }).await?;
        self.commit(change, actor, ("choose_sms", id)).await
    }

    /// Forgets the person's number, and the one that waits.
    pub async fn remove_mobile(&self, actor: &Actor) -> Result<(), WorkError> {
        let id = actor.id();
        let mut change = self.begin().await?;
        let account = change.account_find(id).await?.ok_or_else(|| Refusal::UnknownAccount(id.to_owned()))?;
        let secret = change.account_secret_find(id).await?.unwrap_or_default();
        change.fleeting_delete::<MobileCode>(id).await?;
        change.account_put(account, &AccountSecret { mobile: String::new(), ..secret }).await?;
        self.commit(change, actor, ("remove_mobile", id)).await
    }

    /// The number that an SMS goes to; none where the person has no number now, or does not want such ones there. A code goes
    /// to the number that waits for it.
    pub(crate) async fn number_for(&self, letter: &Letter) -> Result<Option<String>, WorkError> {
        let id = letter.account.as_str();
        if letter.kind == LetterKind::SmsCode {
            let sent = code_mark(id, letter.arguments.get("code").map_or("", String::as_str));
            let waiting = self.catalog.fleeting_find::<MobileCode>(id).await?;
            return Ok(waiting.filter(|row| row.mark == sent).map(|row| row.number));
        }
        let account = self.catalog().account_find(id).await?;
        if account.is_none_or(|account| account.state == AccountState::Closed) {
            return Ok(None);
        }
        let kept = self.kept_mobile(id).await?;
        Ok(kept.filter(|kept| kept.kinds.contains(&letter.kind)).map(|kept| kept.number))
    }

    async fn kept_mobile(&self, id: &str) -> Result<Option<KeptMobile>, WorkError> {
        let secret = self.catalog.writer().account_secret_find(id).await?.unwrap_or_default();
        Ok(kept_in(&secret))
    }

    /// Counts a code that is typed; says whether it may be judged.
    async fn count_try(&self, id: &str) -> Result<bool, WorkError> {
        let mut brief = self.catalog.writer().brief().await?;
        let known = brief.find::<MobileCode>(id).await?;
        let Some(known) = known.filter(|row| self.now() < row.until && row.tries < TRIES_MAX) else {
            return Ok(false);
        };
        let tried = MobileCode { tries: known.tries + 1, ..known.clone() };
        brief.renew((&known, &tried)).await?;
        brief.commit().await?;
        Ok(true)
    }
}

/// A number in the form in which it is kept and sent: `+`, the code of a country and the rest. Blanks are left out, digits may
/// be Arabic ones; none where it is no such number.
fn checked_number(text: &str) -> Option<String> {
    let number = plain(text);
    let digits = number.strip_prefix('+')?;
    let is_fit = DIGITS.contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_fit && !digits.starts_with('0')).then_some(number)
}

/// What was typed without blanks and marks of direction, in the digits of telephones.
fn plain(text: &str) -> String {
    let is_mark = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|c| !c.is_whitespace() && !is_mark(*c)).map(western).collect()
}

/// A digit of Arabic as that of telephones.
fn western(c: char) -> char {
    let zero = match c {
        '٠'..='٩' => u32::from('٠'),
        '۰'..='۹' => u32::from('۰'),
        _ => return c,
    };
    char::from_digit(u32::from(c) - zero, 10).unwrap_or(c)
}

/// A code by chance.
fn six_digits() -> String {
    let number = random(8).into_iter().fold(0_u64, |sum, byte| (sum << 8) | u64::from(byte));
    format!("{:06}", number % 1_000_000)
}

/// What the catalog keeps of a code, for minutes.
fn code_mark(account: &str, code: &str) -> String {
    mark(&format!("mobile {account} {code}"))
}

fn kept_in(secret: &AccountSecret) -> Option<KeptMobile> {
    serde_json::from_str(&secret.mobile).ok()
}

fn text_of(kept: &KeptMobile) -> String {
    serde_json::to_string(kept).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{checked_number, six_digits};

    #[test]
    fn a_number_has_the_code_of_its_country_and_eight_to_fifteen_digits() {
        for (typed, kept) in [
            ("+35620123456", "+35620123456"),
            (" +356 2012 3456 ", "+35620123456"),
            ("\u{2066}+356\u{a0}20123456\u{2069}", "+35620123456"),
            ("+٣٥٦٢٠١٢٣٤٥٦", "+35620123456"),
            ("+12345678", "+12345678"),
            ("+123456789012345", "+123456789012345"),
        ] {
            assert_eq!(checked_number(typed).as_deref(), Some(kept), "{typed}");
        }
        for wrong in [
            "",
            "+",
            "20123456",
            "0035620123456",
            "+1234567",
            "+1234567890123456",
            "+02012345678",
            "+356-2012",
            "++356201234",
        ] {
            assert_eq!(checked_number(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_code_has_six_digits() {
        let code = six_digits();
        assert!(code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit()), "{code}");
    }
}
