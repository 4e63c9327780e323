//! The years that a text writes, and spans of them.

/// The only year in a header, where no other number stands.
pub(in crate::propose) fn only_year(header: &str) -> Option<String> {
    let western: String = header.chars().map(western).collect();
    match (&digits(&western)[..], &years_in(&western)[..]) {
        ([_], [(_, year)]) => Some(year.to_string()),
        _ => None,
    }
}

/// The numbers of a text that could be years, with their places.
pub(in crate::propose) fn years_in(western: &str) -> Vec<(usize, i32)> {
    let of_four = digits(western).into_iter().filter(|(_, digits)| digits.len() == 4);
    let years = of_four.filter_map(|(at, digits)| Some((at, digits.parse::<i32>().ok()?)));
    years.filter(|(_, year)| (1900..=2100).contains(year)).collect()
}

/// The last span of years of a text: `2019-2024`.
pub(super) fn span_in(western: &str) -> Option<String> {
    let years = years_in(western);
    let mut spans = years.windows(2).filter_map(|pair| match pair {
        [(at, first), (next, second)] if is_span([*first, *second], &western[at + 4..*next]) => Some((*first, *second)),
        _ => None,
    });
    spans.next_back().map(|(first, second)| format!("{first}-01-01/P{}Y", second - first + 1))
}

/// Whether two years with this between them are the ends of a span. With a stroke between two that follow each other
/// they are a year of studies, or the change from one to the other, and no two calendar years.
fn is_span([first, second]: [i32; 2], between: &str) -> bool {
    let is_stroke_of_studies = between.trim() == "/" && second == first + 1;
    second > first && is_to(between) && !is_stroke_of_studies
}

/// Whether what stands between two years leads from one to the other.
fn is_to(between: &str) -> bool {
    matches!(between.trim(), "-" | "–" | "à" | "/" | "to" | "إلى" | "الى")
}

pub(super) fn digits(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_ascii_digit(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push((from, &text[from..at]));
                start = None;
            }
            _ => {}
        }
    }
    found
}

pub(in crate::propose) fn western(c: char) -> char {
    match c {
        '٠'..='٩' => char::from(b'0' + (c as u32 - '٠' as u32) as u8),
        '۰'..='۹' => char::from(b'0' + (c as u32 - '۰' as u32) as u8),
        _ => c,
    }
}
