//! Attributes of variables: `name:attribute('value'` and a line end, `)`, further attributes, a slash, further variables.

/// An attribute and its values.
pub(super) type Attribute<'t> = (&'t str, Vec<&'t str>);

/// The attributes of each variable in a text; none beyond the place where it is not built as it should be, and whether
/// all of it was.
pub(super) fn parse(text: &str) -> (Vec<(&str, Vec<Attribute<'_>>)>, bool) {
    let mut found = Vec::new();
    let mut rest = text.trim_end_matches('\0');
    while !rest.is_empty() {
        let Some((variable, after)) = variable(rest) else { return (found, false) };
        found.push(variable);
        rest = after;
    }
    (found, true)
}

/// The attributes of the first variable of a text, and what follows.
fn variable(text: &str) -> Option<((&str, Vec<Attribute<'_>>), &str)> {
    let (name, mut rest) = text.split_once(':')?;
    let mut attributes = Vec::new();
    while !rest.is_empty() && !rest.starts_with('/') {
        let (attribute, after) = attribute(rest)?;
        attributes.push(attribute);
        rest = after;
    }
    Some(((name.trim(), attributes), rest.strip_prefix('/').unwrap_or(rest)))
}

/// The first attribute of a text, and what follows.
fn attribute(text: &str) -> Option<(Attribute<'_>, &str)> {
    let (name, mut rest) = text.split_once('(')?;
    let mut values = Vec::new();
    while let Some(value) = rest.strip_prefix('\'') {
        let (value, after) = value.split_once("'\n")?;
        values.push(value);
        rest = after;
    }
    Some(((name.trim(), values), rest.strip_prefix(')')?))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn attributes_of_variables_are_told_apart() {
        let text = "age:$@Role('0'\n)Question('L'âge ?'\n'Et (avant) ?'\n)/sex:Note('x'\n)";
        let (found, is_whole) = parse(text);
        assert!(is_whole);
        let (name, attributes) = &found[0];
        assert_eq!((*name, attributes.len()), ("age", 2));
        assert_eq!(attributes[1], ("Question", vec!["L'âge ?", "Et (avant) ?"]));
        assert_eq!(found[1], ("sex", vec![("Note", vec!["x"])]));
    }

    #[test]
    fn what_stands_before_a_broken_attribute_is_kept() {
        for text in ["age:a('1'\n)/sex:b('2'", "age:a('1'\n)/sex", "age:a('1'\n)/sex:b'2'"] {
            let (found, is_whole) = parse(text);
            assert_eq!((found.len(), is_whole), (1, false), "{text}");
        }
        assert_eq!(parse(""), (Vec::new(), true));
    }
}
