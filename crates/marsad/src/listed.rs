//! Lists as they are written on the command line, with commas between their parts.

/// The parts of a list. A comma inside quotation marks, or inside brackets that are closed, belongs to its part:
/// `"a, b",(39,59]` are two codes.
///
/// Quotation marks are taken away, and two of them inside a pair stand for one. A mark or a bracket that is never closed is a
/// letter like any other.
pub fn parts(text: &str) -> Vec<String> {
    let (mut parts, mut part, mut rest) = (Vec::new(), String::new(), text);
    while let Some(letter) = rest.chars().next() {
        let (taken, bytes) = match letter {
            ',' => {
                parts.push(std::mem::take(&mut part));
                (String::new(), 1)
            }
            '"' => quoted(rest).unwrap_or_else(|| alone(letter)),
            '(' | '[' => bracketed(rest).unwrap_or_else(|| alone(letter)),
            _ => alone(letter),
        };
        part.push_str(&taken);
        rest = &rest[bytes..];
    }
    parts.push(part);
    parts
}

/// A letter, and its bytes.
fn alone(letter: char) -> (String, usize) {
    (letter.to_string(), letter.len_utf8())
}

/// What stands in the quotation marks with which `rest` begins, and its bytes with them.
fn quoted(rest: &str) -> Option<(String, usize)> {
    let mut inside = String::new();
    let mut letters = rest.char_indices().skip(1).peekable();
    while let Some((at, letter)) = letters.next() {
        if letter == '"' && letters.next_if(|(_, next)| *next == '"').is_none() {
            return Some((inside, at + 1));
        }
        inside.push(letter);
    }
    None
}

/// What stands in the brackets with which `rest` begins, with them, and its bytes. Either bracket closes either: intervals are
/// open or closed at each end.
fn bracketed(rest: &str) -> Option<(String, usize)> {
    let mut open = 0_usize;
    for (at, letter) in rest.char_indices() {
        match letter {
            '(' | '[' => open += 1,
            ')' | ']' if open == 1 => return Some((rest[..=at].to_owned(), at + 1)),
            ')' | ']' => open = open.saturating_sub(1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn a_comma_in_quotation_marks_or_brackets_belongs_to_its_part() {
        assert_eq!(parts("F,M"), ["F", "M"]);
        assert_eq!(parts("(0,19],(39,59]"), ["(0,19]", "(39,59]"]);
        assert_eq!(parts("agecat=(0,19],sex"), ["agecat=(0,19]", "sex"]);
        assert_eq!(parts("agecat=\"(39,59]\",\"c, d\""), ["agecat=(39,59]", "c, d"]);
        assert_eq!(parts("f(a,(b,c)),é"), ["f(a,(b,c))", "é"]);
        assert_eq!(parts("\"say \"\"no\"\"\""), ["say \"no\""]);
    }

    #[test]
    fn what_is_never_closed_separates_nothing() {
        assert_eq!(parts("(a,b"), ["(a", "b"]);
        assert_eq!(parts("5\",6"), ["5\"", "6"]);
        assert_eq!(parts("a),b"), ["a)", "b"]);
        assert_eq!(parts(""), [""]);
    }
}
