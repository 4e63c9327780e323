//! A text in every language of the observatory.

use serde::{Deserialize, Serialize};

use crate::Lang;

/// A text that cannot lack a language: each field is there and none is blank.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct LocalText {
    ar: String,
    fr: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unchecked {
    ar: String,
    fr: String,
    en: String,
}

/// A language in which a text is blank.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the text in `{0}` is blank")]
pub struct BlankText(pub Lang);

impl LocalText {
    /// The text in three languages, or the first language that is blank.
    pub fn new(ar: &str, fr: &str, en: &str) -> Result<Self, BlankText> {
        let text = Self { ar: ar.trim().to_owned(), fr: fr.trim().to_owned(), en: en.trim().to_owned() };
        match Lang::ALL.into_iter().find(|&lang| text.get(lang).is_empty()) {
            Some(lang) => Err(BlankText(lang)),
            None => Ok(text),
        }
    }

    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ar => &self.ar,
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }

    /// The texts with their languages, in the order of [`Lang::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &str)> {
        Lang::ALL.into_iter().map(|lang| (lang, self.get(lang)))
    }
}

impl TryFrom<Unchecked> for LocalText {
    type Error = BlankText;
    fn try_from(text: Unchecked) -> Result<Self, BlankText> {
        Self::new(&text.ar, &text.fr, &text.en)
    }
}

#[cfg(test)]
mod tests {
    use super::{BlankText, LocalText};
    use crate::Lang;

    #[test]
    fn a_text_cannot_lack_a_language() {
        assert_eq!(LocalText::new("ذكر", " ", "male"), Err(BlankText(Lang::Fr)));
        assert_eq!(LocalText::new("ذكر", "homme", "male").unwrap().get(Lang::Ar), "ذكر");
    }
}
