//! Letters by mail: the connection, and the message around the words.

use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, SinglePart};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use marsad_model::Letter;

/// How mails leave.
#[derive(Clone)]
pub struct PostSettings {
    /// The server: `smtps://USER:PASSWORD@HOST`, `smtp://…?tls=required`, or `smtp://HOST:PORT` within a house.
    pub server: String,
    /// From whom: `NAME <ADDRESS>` or an address.
    pub from: String,
    /// How the world reaches the portal, for the links in letters.
    pub base: String,
}

/// The way to a server that takes mails.
pub(super) struct Mail {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Mail {
    pub(super) fn new(settings: &PostSettings) -> Result<Self, String> {
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(&settings.server);
        let transport = builder.map_err(|error| error.to_string())?.build();
        let from: Mailbox = settings.from.parse().map_err(|_| format!("`{}` is no address", settings.from))?;
        Ok(Self { transport, from })
    }

    /// Sends a subject and a text to an address, or tells what the server says against it.
    pub(super) async fn send(
        &self,
        (letter, address): (&Letter, &str),
        (subject, text): (String, String),
    ) -> Result<(), String> {
        let message = self.message((letter, address), (subject, text))?;
        self.transport.send(message).await.map(|_| ()).map_err(|error| error.to_string())
    }

    fn message(
        &self,
        (letter, address): (&Letter, &str),
        (subject, text): (String, String),
    ) -> Result<Message, String> {
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
