//! Elements while a document is read: which are open, what their attributes say, the text that came.

use std::borrow::Cow;

use encoding_rs::Encoding;
use marsad_model::Lang;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart};

use crate::options::LABEL_BYTES_MAX;

/// An element that is open.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name without a prefix.
    pub name: String,
    attributes: Vec<(String, String)>,
    /// The text that came so far, that of elements within included.
    pub text: String,
    /// The language of its text, as the nearest element says that has one.
    pub lang: String,
}

/// Elements within each other that are followed; what lies deeper is text.
pub(super) const DEPTH_MAX: usize = 40;
/// Attributes of an element that are looked at.
const ATTRIBUTES_MAX: usize = 40;

impl Element {
    /// The element of a tag within `parent`; whether its attributes could be read.
    pub(super) fn of(tag: &BytesStart<'_>, parent: Option<&Self>) -> (Self, bool) {
        let name = tag.local_name().into_inner().to_owned();
        let mut element =
            Self { name, lang: parent.map_or_else(String::new, |parent| parent.lang.clone()), ..Self::default() };
        let mut is_whole = true;
        for attribute in tag.attributes().with_checks(false).take(ATTRIBUTES_MAX) {
            let Ok(attribute) = attribute else {
                is_whole = false;
                break;
            };
            let Ok(value) = unescape(&attribute.value) else {
                is_whole = false;
                continue;
            };
            let key = attribute.key.local_name().into_inner();
            // The second is a slip of the standard that many files repeat.
            if key == "lang" || key == "xml-lang" {
                element.lang = cut(&value).to_owned();
            } else {
                element.attributes.push((key.to_owned(), cut(&value).to_owned()));
            }
        }
        (element, is_whole)
    }

    /// What an attribute says; blank where it is not there.
    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }

    /// Takes text, as much as a label may have.
    pub(super) fn push(&mut self, text: &str) {
        let left = LABEL_BYTES_MAX.saturating_sub(self.text.len());
        self.text.push_str(if text.len() <= left { text } else { cut_at(text, left) });
    }

    /// Its text, each stretch of blanks as one.
    pub(super) fn words(&self) -> String {
        self.text.split_whitespace().collect::<Vec<&str>>().join(" ")
    }
}

fn cut(text: &str) -> &str {
    cut_at(text, LABEL_BYTES_MAX)
}

fn cut_at(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    &text[..end]
}

/// What a reference such as `&amp;` or `&#233;` stands for; nothing where it is of somebody's own making.
pub(super) fn resolved(reference: &BytesRef<'_>) -> Option<String> {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => Some(character.to_string()),
        Ok(None) => resolve_predefined_entity(reference).map(str::to_owned),
        Err(_) => None,
    }
}

/// One of the three languages by its tag, with or without a country.
pub(super) fn lang_of(tag: &str) -> Option<Lang> {
    let language = tag.split(['-', '_']).next().unwrap_or_default();
    match language.to_ascii_lowercase().as_str() {
        "ar" | "ara" => Some(Lang::Ar),
        "fr" | "fra" | "fre" => Some(Lang::Fr),
        "en" | "eng" => Some(Lang::En),
        _ => None,
    }
}

/// The text of a document in the encoding that it declares; UTF-8 where it declares none that is known.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0;
    }
    let head = &bytes[..bytes.len().min(200)];
    let head = String::from_utf8_lossy(head);
    let declaration = head.trim_start().strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map(|(it, _)| it);
    let name = declaration.and_then(|it| it.split_once("encoding")).and_then(|(_, rest)| {
        let rest = rest.trim_start().strip_prefix('=')?.trim_start();
        let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        rest[1..].split(quote).next()
    });
    let encoding = name.and_then(|name| Encoding::for_label(name.as_bytes())).unwrap_or(encoding_rs::UTF_8);
    encoding.decode_without_bom_handling(bytes).0
}

#[cfg(test)]
mod tests {
    use marsad_model::Lang;

    use super::{cut_at, decode, lang_of};

    #[test]
    fn a_document_is_read_in_the_encoding_it_declares() {
        assert_eq!(decode(b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>").chars().rev().nth(4), Some('é'));
        assert_eq!(decode("<a>é</a>".as_bytes()), "<a>é</a>");
        let (arabic, _, _) =
            encoding_rs::WINDOWS_1256.encode("<?xml version=\"1.0\" encoding=\"windows-1256\"?><a>سن</a>");
        assert!(decode(&arabic).contains("سن"));
    }

    #[test]
    fn tags_of_languages_may_have_countries() {
        assert_eq!(
            ["fr-TN", "AR", "eng", "es", ""].map(lang_of),
            [Some(Lang::Fr), Some(Lang::Ar), Some(Lang::En), None, None]
        );
    }

    #[test]
    fn a_text_is_cut_between_characters() {
        assert_eq!((cut_at("aé", 2), cut_at("aé", 9)), ("a", "aé"));
    }
}
