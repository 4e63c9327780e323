//! The words of a text as units need them: folded, with short forms as they are written, and what each says by itself.

use super::short_forms::{bare, is_letter, readings};
use crate::names::fold;
use crate::values::money;

/// The parts of a text between blanks and marks.
pub(super) fn tokens(text: &str) -> Vec<&str> {
    let is_gap = |c: char| c.is_whitespace() || "()[]{}:;,/|«»\"“”".contains(c);
    text.split(is_gap).filter(|token| !token.is_empty()).collect()
}

/// The folded words of a text; short forms stay as they are written.
pub(super) fn words(text: &str) -> Vec<String> {
    let tokens = tokens(text);
    let mut words: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if let Some((form, taken)) = form_in_pieces(&tokens, at) {
            words.push(form);
            at += taken;
        } else {
            words.extend(words_of(token));
            at += 1;
        }
    }
    words
}

/// A short form of several tokens, and how many: `m DT`, whose letter belongs to the currency behind it, `F CFA`, `M F CFA`.
fn form_in_pieces(tokens: &[&str], at: usize) -> Option<(String, usize)> {
    const PIECE_BYTES_MAX: usize = 4;
    let first = tokens.get(at).map(|token| bare(token)).filter(|first| first.len() <= PIECE_BYTES_MAX)?;
    [3, 2].into_iter().find_map(|taken| {
        let rest: Vec<String> = tokens.get(at + 1..at + taken)?.iter().map(|token| bare(token)).collect();
        let rest = rest.join(" ");
        let is_before_form = ["m", "M", "k", "K"].contains(&first.as_str()) && !is_letter(&rest);
        let glued = is_before_form.then(|| money::of_form(&rest)).flatten().map(|_| format!("{first}{rest}"));
        let form = glued.or_else(|| Some(format!("{first} {rest}")).filter(|form| readings(form).is_some()))?;
        Some((form, taken))
    })
}

fn words_of(token: &str) -> Vec<String> {
    if readings(token).is_some() {
        return vec![token.to_owned()];
    }
    // `×1000` and `x1000` announce a multiplier as `x 1000` does.
    if let Some(rest) = token.strip_prefix(['x', 'X', '×']).filter(|rest| !rest.starts_with(char::is_alphabetic)) {
        return std::iter::once("x".to_owned()).chain(words_of_plain(rest)).collect();
    }
    words_of_plain(token)
}

fn words_of_plain(token: &str) -> Vec<String> {
    if let Some(power) = power_written(token) {
        return vec![power.to_owned()];
    }
    fold(token).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The power of ten as which a token is written, in one form: `10³`, `10^3`, `'000` and `000s`, which are no numbers of
/// anything.
pub(super) fn power_written(token: &str) -> Option<&'static str> {
    const QUOTES: [char; 5] = ['\'', '’', '‘', '`', '´'];
    match token {
        "10^3" | "10³" => Some("10^3"),
        "10^6" | "10⁶" => Some("10^6"),
        "10^9" | "10⁹" => Some("10^9"),
        _ => {
            let bare = token.trim_end_matches(['s', 'S']).trim_matches(QUOTES);
            (bare == "000" && token != bare).then_some("10^3")
        }
    }
}

pub(super) fn multiplier(word: &str) -> Option<f64> {
    match arabic(word) {
        "dizaine" | "dizaines" | "tens" | "عشرات" => Some(1e1),
        "centaine" | "centaines" | "hundreds" | "مئات" | "ميات" => Some(1e2),
        "millier" | "milliers" | "mille" | "thousand" | "thousands" | "الاف" | "الف" => Some(1e3),
        "10^3" => Some(1e3),
        "million" | "millions" | "mio" | "مليون" | "ملايين" | "10^6" => Some(1e6),
        "milliard" | "milliards" | "billion" | "billions" | "mds" | "mrd" | "mrds" | "مليار" | "مليارات" | "10^9" => {
            Some(1e9)
        }
        _ => None,
    }
}

/// A power of a thousand in digits at the start of `words`, `1000`, `1 000 000` or `000`, and how many words it takes.
pub(super) fn in_digits(words: &[String]) -> Option<(f64, usize)> {
    let first = words.first()?.as_str();
    let zeros = |from: usize| words[from..].iter().take(3).take_while(|word| *word == "000").count();
    let power = |groups: usize| 1e3_f64.powi(groups as i32);
    match first {
        "1000" => Some((1e3, 1)),
        "1000000" => Some((1e6, 1)),
        "1000000000" => Some((1e9, 1)),
        "1" if zeros(1) > 0 => Some((power(zeros(1)), 1 + zeros(1))),
        "000" => Some((power(zeros(0)), zeros(0))),
        _ => None,
    }
}

/// An Arabic word without `ب` and the article: `بالآلاف` is `آلاف`.
pub(super) fn arabic(word: &str) -> &str {
    let bare = word.strip_prefix('ب').filter(|rest| rest.chars().count() >= 3).unwrap_or(word);
    bare.strip_prefix("ال").filter(|rest| rest.chars().count() >= 3).unwrap_or(bare)
}

pub(super) fn is_filler(word: &str) -> bool {
    const FILLERS: [&str; 17] = [
        "en",
        "in",
        "de",
        "d",
        "des",
        "of",
        "par",
        "x",
        "unite",
        "unites",
        "unit",
        "units",
        "courants",
        "us",
        "personnes",
        "persons",
        "وحده",
    ];
    FILLERS.contains(&word)
}
