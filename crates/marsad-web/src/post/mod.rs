//! The post: letters that wait in the catalog are sent by SMTP, and what is urgent by SMS through a gateway, each in the
//! language of its person.
//!
//! Holds: a post for each channel, mails (`mail.rs`), the gateway (`sms.rs`), and the words of letters (`words.rs`). Does not
//! hold: which letters there are and when they are tried again; that is the work's. What a letter says is never written to the
//! log, nor to whom.

mod mail;
mod sms;
mod words;

pub use mail::PostSettings;
pub use sms::SmsSettings;

use marsad_model::{Channel, Letter};
use marsad_publish::CalendarNames;
use marsad_workflow::WorkError;

use crate::app::App;
use mail::Mail;
use sms::Gateway;

/// No more letters are sent in one beat.
const LETTERS_MAX: u32 = 20;

/// A post that can send.
pub struct Post {
    way: Way,
    base: String,
}

/// By what a post sends.
enum Way {
    Mail(Box<Mail>),
    Sms(Box<Gateway>),
}

impl Post {
    /// A post for mails by its settings, or what is wrong with them. Nothing is connected yet.
    pub fn new(settings: &PostSettings) -> Result<Self, String> {
        Ok(Self::by(Way::Mail(Box::new(Mail::new(settings)?)), &settings.base))
    }

    /// The same for SMS; `base` is how the world reaches the portal.
    pub fn by_sms(settings: &SmsSettings, base: &str) -> Result<Self, String> {
        Ok(Self::by(Way::Sms(Box::new(Gateway::new(settings)?)), base))
    }

    fn by(way: Way, base: &str) -> Self {
        Self { way, base: base.trim_end_matches('/').to_owned() }
    }

    const fn channel(&self) -> Channel {
        match self.way {
            Way::Mail(_) => Channel::Mail,
            Way::Sms(_) => Channel::Sms,
        }
    }

    /// Sends the letters of its channel that are due; says how many were sent.
    pub async fn deliver(&self, app: &App) -> Result<u32, WorkError> {
        let mut count = 0;
        for (letter, address) in app.work.letters_due(self.channel(), LETTERS_MAX).await? {
            let sent = self.send(app, (&letter, &address)).await?;
            match &sent {
                Ok(()) => count += 1,
                Err(_) => {
                    tracing::warn!(letter = letter.id.as_str(), tries = letter.tries, "a letter could not be sent");
                }
            }
            app.work.letter_sent(&letter.id, sent).await?;
        }
        Ok(count)
    }

    /// Sends one letter; what the server or the gateway says against it is no error of ours.
    async fn send(&self, app: &App, (letter, address): (&Letter, &str)) -> Result<Result<(), String>, WorkError> {
        let account = app.work.catalog().account_find(&letter.account).await?;
        let Some(account) = account else { return Ok(Err("unknown account".to_owned())) };
        let voice = app.voice(account.lang, app.work.pack().head.numerals);
        let names = CalendarNames { pack: app.work.pack(), voice, base: &self.base };
        Ok(match &self.way {
            Way::Mail(mail) => mail.send((letter, address), words::letter(letter, &account, names)).await,
            Way::Sms(gateway) => gateway.send((letter, address), &words::sms(letter, names)).await,
        })
    }
}
