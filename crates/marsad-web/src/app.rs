//! What every request shares.

use std::net::IpAddr;
use std::sync::Arc;

use marsad_i18n::Voice;
use marsad_model::{Lang, Numerals};
use marsad_workflow::Work;

use crate::desk::{SingleSignOn, Throttle};
use crate::pictures::Pictures;
use crate::post::Post;

/// The portal: the workshop it reads from, and a voice for each language and kind of digits.
#[derive(Clone)]
pub struct App {
    pub(crate) work: Work,
    voices: Arc<Vec<Voice>>,
    public_url: Option<Arc<str>>,
    pub(crate) pictures: Arc<Pictures>,
    proxies: Arc<[IpAddr]>,
    throttle: Arc<Throttle>,
    single_sign_on: Option<Arc<SingleSignOn>>,
    texts: Option<Arc<Post>>,
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
            proxies: Arc::from([]),
            throttle: Arc::default(),
            single_sign_on: None,
            texts: None,
            work,
        }
    }

    /// The same behind these proxies: what they say of the address of a reader is believed.
    #[must_use]
    pub fn behind(self, proxies: &[IpAddr]) -> Self {
        Self { proxies: proxies.into(), ..self }
    }

    /// The same with an issuer whom it trusts to say who people are.
    #[must_use]
    pub fn trusting(self, issuer: SingleSignOn) -> Self {
        Self { single_sign_on: Some(Arc::new(issuer)), ..self }
    }

    /// The same with a post for what is urgent, on the telephones of those who want that.
    #[must_use]
    pub fn texting(self, post: Post) -> Self {
        Self { texts: Some(Arc::new(post)), ..self }
    }

    /// The same on another state of the workshop, with nothing remembered of the one and of the other.
    pub(crate) fn on(&self, work: Work) -> Self {
        Self { work, pictures: Arc::default(), throttle: Arc::default(), ..self.clone() }
    }

    /// The issuer, where there is one.
    pub(crate) fn single_sign_on(&self) -> Option<&SingleSignOn> {
        self.single_sign_on.as_deref()
    }

    /// The post for SMS, where there is one.
    pub(crate) fn texts(&self) -> Option<&Post> {
        self.texts.as_deref()
    }

    /// Whether this is the address of a proxy of ours.
    pub(crate) fn is_proxy(&self, address: IpAddr) -> bool {
        self.proxies.contains(&address)
    }

    /// Whether the world reaches the portal by https, so that secrets never travel otherwise.
    pub(crate) fn is_secure(&self) -> bool {
        self.public_url.as_ref().is_some_and(|url| url.starts_with("https://"))
    }

    /// Counts what changes something.
    pub(crate) fn throttle(&self) -> &Throttle {
        &self.throttle
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
