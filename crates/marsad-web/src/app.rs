//! What every request shares.

use std::sync::Arc;

use marsad_i18n::Voice;
use marsad_model::{Lang, Numerals};
use marsad_workflow::Work;

use crate::pictures::Pictures;

/// The portal: the workshop it reads from, and a voice for each language and kind of digits.
#[derive(Clone)]
pub struct App {
    pub(crate) work: Work,
    voices: Arc<Vec<Voice>>,
    public_url: Option<Arc<str>>,
    pub(crate) pictures: Arc<Pictures>,
}

impl App {
    /// A portal on a workshop. `public_url` is how the world reaches it, where that is not the host of the request.
    pub fn new(work: Work, public_url: Option<&str>) -> Self {
        let head = &work.pack().head;
        let all = [Numerals::Western, Numerals::ArabicIndic].into_iter().flat_map(|n| Lang::ALL.map(|lang| (lang, n)));
        let voices = all.map(|(lang, numerals)| Voice::new(lang, numerals, head)).collect();
        Self {
            voices: Arc::new(voices),
            public_url: public_url.map(|url| url.trim_end_matches('/').into()),
            pictures: Arc::default(),
            work,
        }
    }

    /// The voice of a language with a kind of digits.
    pub(crate) fn voice(&self, lang: Lang, numerals: Numerals) -> &Voice {
        let found = self.voices.iter().find(|voice| (voice.lang(), voice.numerals()) == (lang, numerals));
        found.unwrap_or(&self.voices[0])
    }

    /// How the world reaches the portal, without a slash at its end.
    pub(crate) fn public_url(&self, host: Option<&str>) -> String {
        match (&self.public_url, host) {
            (Some(url), _) => url.to_string(),
            (None, Some(host)) => format!("http://{host}"),
            (None, None) => String::new(),
        }
    }
}

/// Whether pictures of points can be made: the fonts for them were there when the program was built.
pub fn has_pictures() -> bool {
    marsad_picture::has_fonts()
}

/// Whether the fonts were there when the program was built.
pub fn has_fonts() -> bool {
    !crate::assets::FONTS.is_empty()
}
