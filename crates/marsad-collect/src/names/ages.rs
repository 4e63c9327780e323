//! Ages as intervals: `15-29 ans`, `65 سنة فأكثر` and `Y15T29` say the same sort of thing in three ways.

use super::fold::fold;

/// Ages in completed years, both ends in; no upper end for `65 and over`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct AgeSpan {
    from: u16,
    to: Option<u16>,
}

impl AgeSpan {
    /// The span that a code of SDMX CL_AGE stands for: `Y15T29`, `Y_GE65`, `Y_LT15`, `Y20`.
    pub(crate) fn of_code(code: &str) -> Option<Self> {
        let rest = code.strip_prefix('Y')?;
        if let Some(from) = rest.strip_prefix("_GE") {
            return Some(Self { from: from.parse().ok()?, to: None });
        }
        if let Some(below) = rest.strip_prefix("_LT") {
            return Some(Self { from: 0, to: Some(below.parse::<u16>().ok()?.checked_sub(1)?) });
        }
        let (from, to) = rest.split_once('T').unwrap_or((rest, rest));
        Some(Self { from: from.parse().ok()?, to: Some(to.parse().ok()?) })
    }

    /// The span that a person wrote.
    pub(crate) fn of_words(text: &str) -> Option<Self> {
        let folded = fold(&text.replace(['_', '-', '–', '—', '/'], " "));
        let spaced = folded.replace("au moins", "plus").replace('+', " + ").replace('<', " < ").replace('>', " > ");
        let mut numbers: Vec<u16> = Vec::new();
        let mut bound = Bound::None;
        for word in spaced.split_whitespace() {
            match (word.parse::<u16>(), bound_of(word)) {
                (Ok(number), _) if number <= 120 => numbers.push(number),
                (Ok(_), _) => return None,
                (_, Some(found)) => bound = bound.and(found.behind(!numbers.is_empty())),
                _ if is_filler(word) => {}
                _ => return None,
            }
        }
        match (&numbers[..], bound) {
            ([from, to], Bound::None) if from <= to => Some(Self { from: *from, to: Some(*to) }),
            ([from], Bound::AndOver) => Some(Self { from: *from, to: None }),
            ([below], Bound::Below) => Some(Self { from: 0, to: Some(below.checked_sub(1)?) }),
            ([to], Bound::AndUnder) => Some(Self { from: 0, to: Some(*to) }),
            _ => None,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    None,
    AndOver,
    Below,
    AndUnder,
}

impl Bound {
    /// The bound that a word says by where it stands: `moins de 15` leaves out the fifteenth year, `15 et moins` does not.
    fn behind(self, is_behind_number: bool) -> Self {
        if self == Self::Below && is_behind_number { Self::AndUnder } else { self }
    }

    /// `plus de 65` and `65 et plus` both say over; what contradicts itself says nothing.
    fn and(self, other: Self) -> Self {
        if self == Self::None || self == other { other } else { self }
    }
}

pub(super) fn bound_of(word: &str) -> Option<Bound> {
    match word {
        "+" | "plus" | "over" | "above" | "older" | "فاكثر" | "واكثر" | "فوق" | "فمافوق" | "اكثر" => {
            Some(Bound::AndOver)
        }
        "<" | "moins" | "under" | "below" | "less" | "اقل" | "دون" | "فاقل" | "واقل" => {
            Some(Bound::Below)
        }
        "younger" => Some(Bound::AndUnder),
        _ => None,
    }
}

pub(super) fn is_filler(word: &str) -> bool {
    const FILLERS: [&str; 30] = [
        "ans",
        "an",
        "annees",
        "years",
        "year",
        "yrs",
        "y",
        "de",
        "a",
        "et",
        "and",
        "or",
        "ou",
        "to",
        "from",
        "than",
        "age",
        "ages",
        "aged",
        "old",
        "au",
        "سنه",
        "سنوات",
        "عاما",
        "من",
        "الي",
        "فما",
        "و",
        "ما",
        "سن",
    ];
    FILLERS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::AgeSpan;

    #[test]
    fn words_and_codes_of_one_span_are_equal() {
        for (words, code) in [
            ("15-29 ans", "Y15T29"),
            ("de 15 à 29 ans", "Y15T29"),
            ("15–29", "Y15T29"),
            ("65 ans et plus", "Y_GE65"),
            ("65+", "Y_GE65"),
            ("au moins 65 ans", "Y_GE65"),
            ("75 سنة فأكثر", "Y_GE75"),
            ("60 سنة فما فوق", "Y_GE60"),
            ("moins de 15 ans", "Y_LT15"),
            ("moins de 15 ans", "Y0T14"),
            ("أقل من 15 سنة", "Y0T14"),
            ("f_0_4".trim_start_matches("f_"), "Y0T4"),
            ("moins de 25 ans", "Y0T24"),
            ("under 25", "Y0T24"),
            ("15 ans et moins", "Y0T15"),
            ("15 years and under", "Y0T15"),
            ("15 or less", "Y0T15"),
            ("15 سنة فأقل", "Y0T15"),
            ("15 سنة فما دون", "Y0T15"),
        ] {
            assert_eq!(AgeSpan::of_words(words), AgeSpan::of_code(code), "{words}");
            assert!(AgeSpan::of_words(words).is_some(), "{words}");
        }
        for text in ["2022-2023", "15", "Hommes", "15-29 F", ""] {
            assert_eq!(AgeSpan::of_words(text), None, "{text}");
        }
    }
}
