//! XML while it is written: indented, escaped, without characters that XML cannot hold.

use marsad_model::Lang;
use quick_xml::escape::escape;

use crate::Texts;

/// A document while it is written.
#[derive(Debug)]
pub(super) struct Xml {
    text: String,
    open: Vec<&'static str>,
}

/// Attributes by name; those without a value are left out.
pub(super) type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Xml {
    pub(super) fn new() -> Self {
        Self { text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), open: Vec::new() }
    }

    /// Opens an element that will hold others.
    pub(super) fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.tag(name, attributes);
        self.text.push_str(">\n");
        self.open.push(name);
    }

    /// Closes the element that was opened last.
    pub(super) fn close(&mut self) {
        let Some(name) = self.open.pop() else { return };
        self.indent();
        self.end(name);
    }

    /// An element that holds nothing.
    pub(super) fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.tag(name, attributes);
        self.text.push_str("/>\n");
    }

    /// An element that holds a text; none where the text is blank.
    pub(super) fn element(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        self.tag(name, attributes);
        self.text.push('>');
        self.push_escaped(text);
        self.end(name);
    }

    /// An element for each text, each with its language.
    pub(super) fn texts(&mut self, name: &'static str, attributes: Attributes<'_>, texts: &Texts) {
        for (lang, text) in texts.iter() {
            let mut with_lang = attributes.to_vec();
            with_lang.push(("xml:lang", lang.map_or("", Lang::tag)));
            self.element(name, &with_lang, text);
        }
    }

    /// The whole document, every element closed.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text
    }

    fn tag(&mut self, name: &str, attributes: Attributes<'_>) {
        self.indent();
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            self.push_escaped(value);
            self.text.push('"');
        }
    }

    fn end(&mut self, name: &str) {
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push_str(">\n");
    }

    fn indent(&mut self) {
        for _ in 0..self.open.len() {
            self.text.push_str("  ");
        }
    }

    fn push_escaped(&mut self, text: &str) {
        if text.chars().all(is_of_xml) {
            self.text.push_str(&escape(text));
        } else {
            let kept: String = text.chars().map(|c| if is_of_xml(c) { c } else { '\u{fffd}' }).collect();
            self.text.push_str(&escape(kept.as_str()));
        }
    }
}

/// Whether XML 1.0 can hold a character.
fn is_of_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::Xml;
    use crate::Texts;

    #[test]
    fn what_xml_cannot_hold_is_escaped_or_replaced() {
        let mut xml = Xml::new();
        xml.open("a", &[("b", "<\"&>"), ("c", "")]);
        xml.element("d", &[], "x < y\u{1}");
        xml.element("e", &[], "  ");
        xml.texts("f", &[("g", "1")], &Texts::in_three("أ", "", "b"));
        let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"&lt;&quot;&amp;&gt;\">\n  <d>x &lt; \
                        y\u{fffd}</d>\n  <f g=\"1\" xml:lang=\"ar\">أ</f>\n  <f g=\"1\" xml:lang=\"en\">b</f>\n</a>\n";
        assert_eq!(xml.finish(), expected);
    }
}
