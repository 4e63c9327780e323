//! Labels in several languages, and codes beside their names, taken apart.

/// The parts of a label in two languages, or of a code and its name; none where it has one part.
///
/// What stands in two scripts is two parts; so is what stands on both sides of a mark between words, as in `BE: Belgium`.
pub(super) fn parts(word: &str) -> Vec<&str> {
    let marked = word
        .split(['/', '|', '\n', '\r', '(', ')', '–', '—'])
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(": "));
    let of_one_script = marked.flat_map(by_script);
    let parts: Vec<&str> =
        of_one_script.map(str::trim).filter(|part| part.chars().any(char::is_alphanumeric)).collect();
    if parts.len() > 1 { parts } else { Vec::new() }
}

/// A text cut where Arabic letters follow Latin ones, or the other way round.
fn by_script(text: &str) -> Vec<&str> {
    let script = |c: char| c.is_alphabetic().then(|| ('\u{600}'..='\u{6ff}').contains(&c));
    let letters = || text.char_indices().filter_map(|(at, c)| Some((at, script(c)?)));
    let cut = letters().zip(letters().skip(1)).find(|((_, one), (_, two))| one != two).map(|(_, (at, _))| at);
    match cut {
        Some(at) => [&text[..at]].into_iter().chain(by_script(&text[at..])).collect(),
        None => vec![text],
    }
}
