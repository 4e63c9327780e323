//! What every page has around its content: language, direction, menu, the way to the other languages.

use marsad_i18n::args;
use marsad_model::{Lang, Numerals};

use crate::assets::{EDITION, FONTS};
use crate::links;
use crate::visit::Visit;

/// The part of the portal that a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    Home,
    Questions,
    Data,
    Studies,
    Institutions,
    About,
    Desk,
    Nowhere,
}

/// The frame of a page.
pub(crate) struct Layout<'a> {
    pub visit: &'a Visit,
    pub section: Section,
    pub title: String,
    /// One sentence for search engines and shared links.
    pub description: String,
}

/// A way to the same page in another language.
pub(crate) struct Tongue {
    pub tag: &'static str,
    pub sign: &'static str,
    pub name: &'static str,
    pub href: String,
    pub is_current: bool,
}

impl Layout<'_> {
    pub(crate) fn say(&self, key: &str) -> String {
        self.visit.voice().say(key)
    }

    /// What a person wrote, with its codes and numbers in their own direction.
    pub(crate) fn typed(&self, text: &str) -> String {
        marsad_i18n::typed_text(text)
    }

    /// The same of a text of several lines, each with a direction of its own, in pieces.
    pub(crate) fn typed_lines(&self, text: &str) -> Vec<(String, String)> {
        self.kept_whole(&marsad_i18n::typed_lines(text))
    }

    /// A text in pieces: what may be broken at the ends of lines, and the id or day behind it that may not.
    pub(crate) fn kept_whole(&self, text: &str) -> Vec<(String, String)> {
        marsad_i18n::kept_whole(text)
    }

    pub(crate) fn tag(&self) -> &'static str {
        self.visit.lang.tag()
    }

    pub(crate) fn direction(&self) -> &'static str {
        if self.visit.lang.is_right_to_left() { "rtl" } else { "ltr" }
    }

    pub(crate) fn system(&self) -> &str {
        self.visit.pack().head.name.get(self.visit.lang)
    }

    pub(crate) fn observatory(&self) -> String {
        let head = &self.visit.pack().head;
        let provider = self.visit.pack().provider(head.observatory.as_str());
        provider.map_or_else(String::new, |provider| provider.name.get(self.visit.lang).to_owned())
    }

    pub(crate) fn licence(&self) -> &str {
        self.visit.pack().head.licence.get(self.visit.lang)
    }

    pub(crate) fn is_fictional(&self) -> bool {
        self.visit.pack().head.is_fictional
    }

    /// A page of the portal in the reader's language.
    pub(crate) fn href(&self, path: &str) -> String {
        links::page(self.visit.lang, path)
    }

    pub(crate) fn asset(&self, name: &str) -> String {
        format!("/assets/{name}?v={}", *EDITION)
    }

    pub(crate) fn has_fonts(&self) -> bool {
        !FONTS.is_empty()
    }

    pub(crate) fn is_in(&self, section: &str) -> bool {
        matches!(
            (self.section, section),
            (Section::Questions, "questions")
                | (Section::Data, "data")
                | (Section::Studies, "studies")
                | (Section::Institutions, "institutions")
                | (Section::About, "about")
        )
    }

    /// The same page in every language; the selection stays.
    pub(crate) fn tongues(&self) -> Vec<Tongue> {
        let query = if self.visit.query.is_empty() { String::new() } else { format!("?{}", self.visit.query) };
        let tongue = |lang: Lang| {
            let (sign, name) = match lang {
                Lang::Ar => ("ع", "العربية"),
                Lang::Fr => ("fr", "français"),
                Lang::En => ("en", "English"),
            };
            let href = format!("{}{query}", links::page(lang, &self.visit.path));
            Tongue { tag: lang.tag(), sign, name, href, is_current: lang == self.visit.lang }
        };
        Lang::ALL.map(tongue).into()
    }

    /// The way to the other digits, on Arabic pages.
    pub(crate) fn other_numerals(&self) -> Option<(String, String)> {
        if self.visit.lang != Lang::Ar {
            return None;
        }
        let (kind, key) = match self.visit.numerals {
            Numerals::Western => ("arabic-indic", "numerals-arabic-indic"),
            Numerals::ArabicIndic => ("western", "numerals-western"),
        };
        let back = links::query([("back", self.here().as_str())]);
        Some((format!("{}{back}", self.href(&format!("/numerals/{kind}"))), self.say(key)))
    }

    /// The head of the audit chain, on the pages of releases: its sentence and its hash.
    pub(crate) fn chain_head(&self) -> Option<(String, String)> {
        let (head, voice) = (self.visit.head.as_ref()?, self.visit.voice());
        let number = voice.digits(&head.number.to_string());
        let arguments = args().text("number", &number).text("at", &voice.moment(head.at));
        Some((voice.say_with("memory-footer", &arguments), head.hash.clone()))
    }

    /// This page with its selection.
    pub(crate) fn here(&self) -> String {
        self.visit.here()
    }

    /// This page as the world reaches it.
    pub(crate) fn permanent(&self) -> String {
        format!("{}{}", self.visit.base, self.here())
    }
}
