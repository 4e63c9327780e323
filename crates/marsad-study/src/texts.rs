//! A text in as many languages as its source has.
//!
//! Labels of foreign files often have one language, and often nobody said which. `marsad_model::LocalText` cannot lack a
//! language; this can.

use marsad_model::Lang;
use serde::{Deserialize, Serialize};

/// A text in some of the three languages, and one whose language nobody said. A blank text is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Texts {
    #[serde(skip_serializing_if = "String::is_empty")]
    ar: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    fr: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    en: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    untagged: String,
}

impl Texts {
    /// A text in one language, or in one that nobody said.
    pub fn new(lang: Option<Lang>, text: &str) -> Self {
        let mut texts = Self::default();
        texts.set(lang, text);
        texts
    }

    /// A text in the three languages; a blank one is left out.
    pub fn in_three(ar: &str, fr: &str, en: &str) -> Self {
        let mut texts = Self::default();
        texts.set(Some(Lang::Ar), ar);
        texts.set(Some(Lang::Fr), fr);
        texts.set(Some(Lang::En), en);
        texts
    }

    /// Says the text anew in one language.
    pub fn set(&mut self, lang: Option<Lang>, text: &str) {
        text.trim().clone_into(self.place(lang));
    }

    /// Says the text in one language unless it is there already; whether it was taken.
    pub fn add(&mut self, lang: Option<Lang>, text: &str) -> bool {
        let is_new = self.exact(lang).is_none();
        if is_new {
            self.set(lang, text);
        }
        is_new
    }

    /// The text in exactly this language, or the one whose language nobody said.
    pub fn exact(&self, lang: Option<Lang>) -> Option<&str> {
        let text = match lang {
            Some(Lang::Ar) => &self.ar,
            Some(Lang::Fr) => &self.fr,
            Some(Lang::En) => &self.en,
            None => &self.untagged,
        };
        Some(text.as_str()).filter(|text| !text.is_empty())
    }

    /// The text for a reader of `lang`: in this language, else the one without a language, else the first there is.
    pub fn best(&self, lang: Lang) -> &str {
        let own = self.exact(Some(lang)).or_else(|| self.exact(None));
        own.or_else(|| self.iter().next().map(|(_, text)| text)).unwrap_or_default()
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// Every text there is with its language, the one without a language last.
    pub fn iter(&self) -> impl Iterator<Item = (Option<Lang>, &str)> {
        let tagged = Lang::ALL.into_iter().map(Some);
        tagged.chain([None]).filter_map(|lang| Some((lang, self.exact(lang)?)))
    }

    fn place(&mut self, lang: Option<Lang>) -> &mut String {
        match lang {
            Some(Lang::Ar) => &mut self.ar,
            Some(Lang::Fr) => &mut self.fr,
            Some(Lang::En) => &mut self.en,
            None => &mut self.untagged,
        }
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::Lang;

    use super::Texts;

    #[test]
    fn a_reader_gets_the_own_language_and_else_what_there_is() {
        let mut texts = Texts::new(Some(Lang::Fr), " Sexe ");
        assert_eq!((texts.best(Lang::Fr), texts.best(Lang::Ar)), ("Sexe", "Sexe"));
        texts.set(None, "SEX");
        assert_eq!((texts.best(Lang::Fr), texts.best(Lang::Ar)), ("Sexe", "SEX"));
        assert!(!texts.add(None, "sex") && texts.add(Some(Lang::Ar), "الجنس"));
        assert_eq!(texts.iter().map(|(_, text)| text).collect::<Vec<_>>(), ["الجنس", "Sexe", "SEX"]);
    }

    #[test]
    fn a_blank_text_is_none() {
        assert!(Texts::new(None, " \t").is_empty());
        assert_eq!(Texts::in_three("", "Âge", "").exact(Some(Lang::Ar)), None);
    }
}
