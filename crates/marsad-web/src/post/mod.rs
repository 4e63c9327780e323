//! The post: letters that wait in the catalog are sent by SMTP, each in the language of its person.
//!
//! Holds: the connection, and the words of letters (`words.rs`). Does not hold: which letters there are and when they are
//! tried again; that is the work's. What a letter says is never written to the log, nor to whom.

mod words;

use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, SinglePart};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use marsad_model::Letter;
use marsad_publish::CalendarNames;
use marsad_workflow::{Work, WorkError};

use crate::app::App;

/// No more letters are sent in one beat.
const LETTERS_MAX: u32 = 20;

/// How letters leave.
#[derive(Clone)]
pub struct PostSettings {
    /// The server: `smtps://USER:PASSWORD@HOST`, `smtp://…?tls=required`, or `smtp://HOST:PORT` within a house.
    pub server: String,
    /// From whom: `NAME <ADDRESS>` or an address.
    pub from: String,
    /// How the world reaches the portal, for the links in letters.
    pub base: String,
}

/// A post that can send.
pub struct Post {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    base: String,
}

impl Post {
    /// A post by its settings, or what is wrong with them. Nothing is connected yet.
    pub fn new(settings: &PostSettings) -> Result<Self, String> {
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(&settings.server);
        let transport = builder.map_err(|error| error.to_string())?.build();
        let from: Mailbox = settings.from.parse().map_err(|_| format!("`{}` is no address", settings.from))?;
        Ok(Self { transport, from, base: settings.base.trim_end_matches('/').to_owned() })
    }

    /// Sends the letters that are due; says how many were sent.
    pub async fn deliver(&self, app: &App) -> Result<u32, WorkError> {
        let mut count = 0;
        for (letter, address) in app.work.letters_due(LETTERS_MAX).await? {
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

    /// Sends one letter; what the server says against it is no error of ours.
    async fn send(&self, app: &App, (letter, address): (&Letter, &str)) -> Result<Result<(), String>, WorkError> {
        let message = match self.message(app, (letter, address)).await? {
            Ok(message) => message,
            Err(failure) => return Ok(Err(failure)),
        };
        Ok(self.transport.send(message).await.map(|_| ()).map_err(|error| error.to_string()))
    }

    async fn message(
        &self,
        app: &App,
        (letter, address): (&Letter, &str),
    ) -> Result<Result<Message, String>, WorkError> {
        let work: &Work = &app.work;
        let account = work.catalog().account_find(&letter.account).await?;
        let Some(account) = account else { return Ok(Err("unknown account".to_owned())) };
        let voice = app.voice(account.lang, work.pack().head.numerals);
        let names = CalendarNames { pack: work.pack(), voice, base: &self.base };
        let (subject, text) = words::letter(letter, &account, names);
        Ok(self.built(letter, address, (subject, text)))
    }

    fn built(&self, letter: &Letter, address: &str, (subject, text): (String, String)) -> Result<Message, String> {
        let to: Address = address.parse().map_err(|_| "no address".to_owned())?;
        let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(subject)
            // The same letter tried twice is one message for its reader.
            .message_id(Some(format!("<{}@{}>", letter.id, self.from.email.domain())))
            .raw_header(HeaderValue::new(automatic, "auto-generated".to_owned()))
            .singlepart(SinglePart::plain(text))
            .map_err(|error| error.to_string())
    }
}
