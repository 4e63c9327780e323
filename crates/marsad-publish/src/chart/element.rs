//! One SVG element as text: escaped, rounded, always the same bytes.

/// One SVG element in the making.
pub(super) struct Element {
    name: &'static str,
    attributes: String,
    title: String,
    content: String,
}

impl Element {
    /// An element without attributes.
    pub(super) fn new(name: &'static str) -> Self {
        Self { name, attributes: String::new(), title: String::new(), content: String::new() }
    }

    /// With the class names by which a page's style sheet finds it.
    pub(super) fn class(self, names: &str) -> Self {
        self.with("class", names)
    }

    /// With one more attribute.
    pub(super) fn with(mut self, attribute: &str, value: &str) -> Self {
        self.attributes.push_str(&format!(" {attribute}=\"{}\"", escape(value)));
        self
    }

    /// With one more attribute that is a number.
    pub(super) fn at(self, attribute: &str, value: f64) -> Self {
        self.with(attribute, &decimal(value))
    }

    /// With the words that appear when it is pointed at.
    pub(super) fn titled(mut self, words: &str) -> Self {
        words.clone_into(&mut self.title);
        self
    }

    /// With text in it.
    pub(super) fn reading(mut self, words: &str) -> Self {
        self.content.push_str(&escape(words));
        self
    }

    /// With another element in it.
    pub(super) fn holding(self, child: &Self) -> Self {
        self.enclosing(&child.markup())
    }

    /// With elements in it that are written already.
    pub(super) fn enclosing(mut self, markup: &str) -> Self {
        self.content.push_str(markup);
        self
    }

    /// The element as written.
    pub(super) fn markup(&self) -> String {
        let Self { name, attributes, title, content } = self;
        if title.is_empty() && content.is_empty() {
            return format!("<{name}{attributes}/>");
        }
        let title = if title.is_empty() { String::new() } else { format!("<title>{}</title>", escape(title)) };
        format!("<{name}{attributes}>{title}{content}</{name}>")
    }
}

/// `value` with two decimals at most, without needless zeros and never `-0`; what is no number is 0.
pub(super) fn decimal(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    if !rounded.is_finite() || rounded == 0.0 {
        return "0".to_owned();
    }
    format!("{rounded}")
}

/// `text` so that XML reads it back as it is, without the characters that XML 1.0 cannot hold (section 2.2).
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn a_coordinate_has_two_decimals_at_most_and_no_negative_zero() {
        let written: Vec<String> = [1.0, 0.5, 1.239, -0.001, 1e6, -2.5, f64::NAN, f64::INFINITY].map(decimal).into();
        assert_eq!(written, ["1", "0.5", "1.24", "0", "1000000", "-2.5", "0", "0"]);
    }
}
