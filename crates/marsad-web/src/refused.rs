//! Refusals in the words of the web: where the words of the command line name a command or an option, a page says what to
//! choose there instead (`web-refusal-WORD`). A test of `marsad-i18n` holds that there are such words.

use marsad_i18n::{Voice, args};
use marsad_workflow::{Refusal, WorkError};

use crate::error::PageError;

/// A refusal as a page says it.
pub(crate) fn refusal_text(voice: &Voice, refusal: &Refusal) -> String {
    refusal_about(voice, refusal, refusal.subject())
}

/// The same, with what it is about in words of its own.
pub(crate) fn refusal_about(voice: &Voice, refusal: &Refusal, subject: &str) -> String {
    let key = format!("web-refusal-{}", refusal.word());
    let key = if voice.says(&key) { key } else { format!("refusal-{}", refusal.word()) };
    voice.say_with(&key, &args().text("subject", subject))
}

/// A refusal as a form says it beside its fields; what is no refusal is no page.
pub(crate) fn said(voice: &Voice, error: WorkError) -> Result<(Refusal, String), PageError> {
    match error {
        WorkError::Refused(refusal) => {
            let text = refusal_text(voice, &refusal);
            Ok((refusal, text))
        }
        other => Err(other.into()),
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::{Lang, Numerals};

    use super::*;

    #[test]
    fn a_page_names_no_command_where_the_command_line_does() {
        for lang in Lang::ALL {
            let voice = Voice::new(lang, Numerals::Western, &marsad_testkit::marjan().head);
            let text = refusal_text(&voice, &Refusal::UnknownSubmission("X-0001".to_owned()));
            assert!(text.contains("X-0001") && !text.contains("marsad"), "{lang}: {text}");
            let own = Refusal::OneTimePassword("reviewer".to_owned());
            let (_, beside) = said(&voice, WorkError::Refused(own)).unwrap();
            assert!(beside.contains("reviewer") && !beside.contains("marsad"), "{lang}: {beside}");
            let plain = refusal_text(&voice, &Refusal::WrongState("x".to_owned()));
            assert_eq!(plain, voice.say_with("refusal-wrong-state", &args().text("subject", "x")), "{lang}");
        }
    }
}
