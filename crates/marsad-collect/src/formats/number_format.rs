//! Number formats of workbooks: whether a person sees another number than the cell holds, and how much of a date.
//!
//! Sections, conditions, placeholders and the commas that divide by a thousand are those of ECMA-376 part 1, 18.8.31. Not
//! here: percentages and the words beside a number, which `sheet_rows` knows; how many decimals are shown says nothing of
//! the number.

use crate::cell::{ShownAs, is_raised};

/// How often a format may divide by a thousand: beyond billions of millions nothing is left to be seen.
const THOUSANDS_MAX: u8 = 5;

/// What a number format shows of a number or of a date; by default the number as it is held, and the whole date.
#[derive(Debug, Default, PartialEq)]
pub(super) struct NumberFormat {
    /// Its sections for numbers, where one of them shows another number than is held; else none.
    sections: Vec<Section>,
    date: ShownOfDate,
}

/// How much of a date is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum ShownOfDate {
    #[default]
    Day,
    Month,
    Year,
}

/// One of the formats between semicolons.
#[derive(Debug, Default, PartialEq)]
struct Section {
    /// The numbers that it is for, where it says so itself.
    condition: Option<Condition>,
    /// How many times the number is divided by a thousand.
    thousands: u8,
    /// Whether a digit, a date or the number as a text is shown.
    shows_number: bool,
    /// Whether letters or digits stand in it that are not the number's.
    has_words: bool,
    /// What is seen before the number and behind it besides its digits.
    around: [String; 2],
    /// What is seen between its digits, and how many of them stand behind it.
    within: Vec<(String, usize)>,
    /// What is seen behind the last of its digits so far; none before the first.
    behind_digit: Option<String>,
    /// Whether it is for texts.
    is_for_text: bool,
    /// Its letters of dates, each once.
    letters: Vec<char>,
}

/// A sign and a number, `<5`.
#[derive(Clone, Debug, PartialEq)]
struct Condition {
    sign: String,
    bound: f64,
}

impl NumberFormat {
    pub(super) fn of(code: &str) -> Self {
        if code.is_empty() {
            return Self::default();
        }
        let mut sections = sections_of(code);
        let date = sections.first().map_or(ShownOfDate::Day, Section::date);
        // A last section for texts has nothing to do with numbers; one alone shows a number as it is.
        if sections.len() > 1 && sections.last().is_some_and(|last| last.is_for_text && last.condition.is_none()) {
            sections.pop();
        }
        sections.truncate(3);
        let is_telling = sections.iter().any(Section::may_differ);
        Self { sections: if is_telling { sections } else { Vec::new() }, date }
    }

    /// How `number` is shown. A zero of which nothing or a dash is seen is a zero.
    pub(super) fn shown(&self, number: f64) -> ShownAs {
        let Some(section) = self.section(number) else { return ShownAs::Held };
        match section.thousands {
            _ if !section.shows_number && number == 0.0 && !section.has_words => ShownAs::Held,
            _ if !section.shows_number => ShownAs::Hidden,
            _ if section.makes_another(number) => ShownAs::Another,
            0 => ShownAs::Held,
            times @ 1..=THOUSANDS_MAX => ShownAs::Thousands(times),
            // Whatever is left is a nought.
            _ => ShownAs::Hidden,
        }
    }

    /// The section that is for a number: by its own condition, or by its place.
    fn section(&self, number: f64) -> Option<&Section> {
        let count = self.sections.len();
        let is_for = |(at, section): &(usize, &Section)| match (&section.condition, *at, count) {
            (Some(condition), ..) => condition.holds(number),
            (None, 0, 2) => number >= 0.0,
            (None, 0, 3..) => number > 0.0,
            (None, 1, 3..) => number < 0.0,
            (None, ..) => true,
        };
        self.sections.iter().enumerate().find(is_for).map(|(_, section)| section)
    }

    /// As much of a day, `2014-01-01`, as the format shows: `2014-01` or `2014`.
    pub(super) fn shown_of_day(&self, mut day: String) -> String {
        let length = match self.date {
            ShownOfDate::Day => return day,
            ShownOfDate::Month => 7,
            ShownOfDate::Year => 4,
        };
        if day.len() == 10 && matches!(day.as_bytes(), [_, _, _, _, b'-', _, _, b'-', ..]) {
            day.truncate(length);
        }
        day
    }
}

impl Section {
    /// Years alone, or years and months; words beside them may say more, as `"T1 "yyyy` does.
    fn date(&self) -> ShownOfDate {
        match &self.letters[..] {
            _ if self.has_words => ShownOfDate::Day,
            ['y'] => ShownOfDate::Year,
            ['m', 'y'] | ['y', 'm'] => ShownOfDate::Month,
            _ => ShownOfDate::Day,
        }
    }

    /// Whether some number is shown as another one, or not at all.
    fn may_differ(&self) -> bool {
        self.thousands > 0 || !self.shows_number || [1.0, -1.0].into_iter().any(|number| self.makes_another(number))
    }

    /// Whether digits or a sign beside `number`, or a mark within it, make another one of it: `0"000"`, `"<"0`, `0\,0`.
    fn makes_another(&self, number: f64) -> bool {
        let [before, behind] = &self.around;
        let is_bound = before.contains(['<', '>', '≤', '≥']);
        let is_minus = number > 0.0 && matches!(before.trim(), "-" | "−" | "–");
        let has_digits = self.thousands == 0 && self.around.iter().any(|text| has_own_digits(text));
        number != 0.0 && (is_bound || is_minus || has_digits || behind.contains('‰') || self.has_marks_within())
    }

    /// Whether something stands between its digits that does not group them: `0\,0`, `0"h"00`. Blanks and apostrophes do,
    /// and a mark that comes more than once, the last time before three digits; a stroke is that of a fraction.
    fn has_marks_within(&self) -> bool {
        let is_blank = |c: char| c.is_whitespace() || matches!(c, '\'' | '’' | '٬');
        let mut marks = self.within.iter().map(|(mark, _)| mark.as_str()).filter(|mark| !mark.chars().all(is_blank));
        let Some(first) = marks.next() else { return false };
        let others: Vec<&str> = marks.collect();
        let is_of_thousands = matches!(first, "." | ",")
            && !others.is_empty()
            && others.iter().all(|mark| *mark == first)
            && self.within.last().is_some_and(|(_, digits)| *digits == 3);
        let is_of_another_kind = !self.letters.is_empty() || self.around[1].contains('/');
        !is_of_thousands && !is_of_another_kind
    }

    /// Takes the place of a digit.
    fn digit(&mut self) {
        self.shows_number = true;
        let between = self.behind_digit.replace(String::new()).unwrap_or_default();
        if !between.is_empty() {
            self.within.push((between, 0));
        }
        if let Some((_, digits)) = self.within.last_mut() {
            *digits += 1;
        }
    }

    /// Takes what is seen beside the digits, or between them.
    fn literal(&mut self, text: &str) {
        if let Some(behind) = &mut self.behind_digit {
            behind.push_str(text);
        }
        self.beside(text);
    }

    fn beside(&mut self, text: &str) {
        let [before, behind] = &mut self.around;
        if self.shows_number { behind.push_str(text) } else { before.push_str(text) }
    }

    fn letter(&mut self, letter: char) {
        self.shows_number = true;
        if !self.letters.contains(&letter) {
            self.letters.push(letter);
        }
    }

    /// What stands between square brackets: a condition, a span of time, or a colour and a language.
    fn bracket(&mut self, inside: &str) {
        if let Some(condition) = Condition::of(inside) {
            self.condition = Some(condition);
        } else if !inside.is_empty() && inside.chars().all(|c| matches!(c.to_ascii_lowercase(), 'h' | 'm' | 's')) {
            self.letter('h');
        }
    }
}

impl Condition {
    fn of(text: &str) -> Option<Self> {
        let end = text.find(|c: char| !matches!(c, '<' | '>' | '=')).filter(|end| *end > 0)?;
        let (sign, bound) = text.split_at(end);
        Some(Self { sign: sign.to_owned(), bound: bound.trim().parse().ok()? })
    }

    fn holds(&self, number: f64) -> bool {
        match self.sign.as_str() {
            "<" => number < self.bound,
            "<=" => number <= self.bound,
            ">" => number > self.bound,
            ">=" => number >= self.bound,
            "<>" => number != self.bound,
            _ => number == self.bound,
        }
    }
}

/// Whether digits stand in what is seen beside a number, and neither words, nor a note in brackets or raised, nor a fraction.
pub(super) fn has_own_digits(text: &str) -> bool {
    let is_word = |c: char| c.is_alphabetic() && !matches!(c, 'x' | 'X');
    text.contains(|c: char| c.is_numeric() && !is_raised(c))
        && !text.contains(|c: char| is_word(c) || matches!(c, '(' | ')' | '[' | ']' | '/'))
}

/// The sections of a format, in their order.
fn sections_of(code: &str) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    // Commas behind a digit divide, unless another digit of the same part follows.
    let (mut commas, mut is_behind_digit) = (0_u8, false);
    let mut rest = code;
    while let Some(c) = rest.chars().next() {
        let at = sections.len() - 1;
        let section = &mut sections[at];
        rest = &rest[c.len_utf8()..];
        if c == ',' && is_behind_digit {
            commas = commas.saturating_add(1);
            continue;
        }
        let is_digit = matches!(c, '0' | '#' | '?');
        if !is_digit {
            section.thousands = section.thousands.saturating_add(commas);
        }
        commas = 0;
        is_behind_digit = is_digit;
        match c {
            '0' | '#' | '?' => section.digit(),
            ';' => sections.push(Section::default()),
            '@' => (section.shows_number, section.is_for_text) = (true, true),
            '"' => {
                let (words, after) = rest.split_once('"').unwrap_or((rest, ""));
                section.has_words |= words.chars().any(char::is_alphanumeric);
                section.literal(words);
                rest = after;
            }
            '\\' | '_' | '*' => {
                let next = rest.chars().next();
                section.has_words |= c == '\\' && next.is_some_and(char::is_alphanumeric);
                let (shown, after) = rest.split_at(next.map_or(0, char::len_utf8));
                if c == '\\' {
                    section.literal(shown);
                }
                rest = after;
            }
            '[' => {
                let (inside, after) = rest.split_once(']').unwrap_or((rest, ""));
                section.bracket(inside);
                rest = after;
            }
            'G' | 'g' if has_start(rest, "eneral") => {
                section.shows_number = true;
                rest = &rest["eneral".len()..];
            }
            c if c.is_alphabetic() => section.letter(c.to_ascii_lowercase()),
            c if c.is_numeric() => {}
            // The decimal point is the number's own.
            '.' => section.beside("."),
            c => section.literal(c.encode_utf8(&mut [0; 4])),
        }
    }
    let at = sections.len() - 1;
    sections[at].thousands = sections[at].thousands.saturating_add(commas);
    sections
}

fn has_start(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

#[cfg(test)]
mod tests {
    use super::NumberFormat;
    use crate::cell::ShownAs;

    fn shown(code: &str, number: f64) -> ShownAs {
        NumberFormat::of(code).shown(number)
    }

    #[test]
    fn commas_behind_the_last_digit_divide_by_a_thousand_each() {
        for (code, times) in
            [("#,##0,", 1), ("#,##0.0,,", 2), ("0.0,", 1), ("#,##0,,.0", 2), ("0,\" k\"", 1), ("#,##0,;-#,##0,", 1)]
        {
            assert_eq!(shown(code, 12_345.0), ShownAs::Thousands(times), "{code}");
        }
        for code in ["#,##0", "#,##0.00", "0", "General", "# ##0", "#,##0\\,", "0%", "0\",\"", "@", "#,##0.0", ""] {
            assert_eq!(shown(code, 12_345.0), ShownAs::Held, "{code}");
        }
    }

    #[test]
    fn a_number_of_which_no_digit_is_shown_is_hidden() {
        for (code, number) in [
            (";;;", 7.0),
            ("[<5]\"<5\";0", 3.0),
            ("\"n.d.\"", 7.0),
            ("0;\"-\"", -7.0),
            ("0;-0;\"nd\"", 0.0),
            ("[=9]\\x;0", 9.0),
        ] {
            assert_eq!(shown(code, number), ShownAs::Hidden, "{code}");
        }
        for (code, number) in [
            ("[<5]\"<5\";0", 5.0),
            (";;;", 0.0),
            ("0;-0;\"-\"", 0.0),
            ("0;-0;;@", 0.0),
            ("0;-0;;@", 4.0),
            ("0;@", -4.0),
            ("_-* #,##0_-;-* #,##0_-;_-* \"-\"??_-;_-@_-", 8.0),
            ("[Red]0", 8.0),
            ("0.00E+00", 8.0),
        ] {
            assert_eq!(shown(code, number), ShownAs::Held, "{code}");
        }
    }

    #[test]
    fn a_mark_between_the_digits_of_a_number_makes_another_one_of_it() {
        for code in
            ["0\".\"0", "0\\,0", "0\"h\"00", "#\\ ##0\\,000", "0\\.00", "#\\.##0", "00-00", "0\\.0,", "0\":\"00.0"]
        {
            assert_eq!(shown(code, 312.0), ShownAs::Another, "{code}");
        }
        assert_eq!(shown("0\\,0", 0.0), ShownAs::Held);
        for code in [
            "#\\ ##0",
            "0\" \"000",
            "#\\\u{202f}##0.00",
            "#\\'##0",
            "0\" \"00\" \"00",
            "#\\.###\\.##0",
            "##\\,##\\,##0",
            "# ?/?",
            "##0.0E+0",
            "#,##0.00",
            "[h]:mm:ss",
            "0\" k\"",
        ] {
            assert_eq!(shown(code, 312.0), ShownAs::Held, "{code}");
        }
    }

    #[test]
    fn digits_or_a_sign_beside_a_number_make_another_one_of_it() {
        for (code, number) in [
            ("0\"000\"", 300.0),
            ("0\" 000\"", 300.0),
            ("0\"'000\"", 300.0),
            ("0\\0\\0", 300.0),
            ("0\" ×10³\"", 300.0),
            ("\"<\"0", 5.0),
            ("\\<0", 5.0),
            ("\"-\"0", 5.0),
            ("-0", 5.0),
            ("0\"‰\"", 5.0),
        ] {
            assert_eq!(shown(code, number), ShownAs::Another, "{code}");
        }
        for (code, number) in [
            ("0\"000\"", 0.0),
            ("0;\"-\"0", -5.0),
            ("#,##0_);\\(#,##0\\)", -5.0),
            ("0\" (1)\"", 5.0),
            ("0\"¹\"", 5.0),
            ("\"T1 \"0", 5.0),
            ("# ?/100", 5.0),
            ("_-* #,##0.00_-", 5.0),
        ] {
            assert_eq!(shown(code, number), ShownAs::Held, "{code}");
        }
    }

    #[test]
    fn a_date_is_as_exact_as_it_is_shown() {
        for (code, text) in [
            ("yyyy", "2014-03-31 → 2014"),
            ("[$-40C]yyyy;@", "2014-03-31 → 2014"),
            ("mmm yyyy", "2014-03-31 → 2014-03"),
            ("mm/yyyy", "2014-03-31 → 2014-03"),
            ("mmmm\\ yyyy;@", "2014-03-31 → 2014-03"),
            ("yyyy-mm-dd", "2014-03-31 → 2014-03-31"),
            ("d-mmm", "2014-03-31 → 2014-03-31"),
            ("mmm", "2014-03-31 → 2014-03-31"),
            ("yyyy h:mm", "2014-03-31 → 2014-03-31"),
            ("\"T1 \"yyyy", "2014-03-31 → 2014-03-31"),
        ] {
            let day = NumberFormat::of(code).shown_of_day("2014-03-31".to_owned());
            assert_eq!(format!("2014-03-31 → {day}"), text, "{code}");
        }
        assert_eq!(NumberFormat::of("yyyy").shown_of_day("1000000000".to_owned()), "1000000000");
    }
}
