//! A finding in words: where, what, why and what to do.
//!
//! One rule for what looks like a number: what is quoted from the file stays as its sender wrote it, and stands between
//! quotation marks; so do codes, cells such as `B12`, and formulas of the pack. What was read, counted or computed is
//! written as the language writes numbers, with its digits and its signs.

use marsad_model::{Finding, FindingCode, Place};

use crate::{Args, Voice, args};

/// A finding in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingText {
    /// Its kind, for people who look it up.
    pub code: &'static str,
    /// How grave it is.
    pub severity: String,
    /// File, sheet, row and column, as far as known.
    pub place: String,
    /// What is wrong and why.
    pub reason: String,
    /// What to do.
    pub remedy: String,
}

impl FindingText {
    /// `finding` in the words of `voice`.
    pub fn new(voice: &Voice, finding: &Finding) -> Self {
        let arguments = arguments(voice, finding);
        let word = finding.code.word();
        let remedy = if finding.arguments.contains_key("fellow") { "fellow" } else { word };
        let mut remedy = voice.say_with(&format!("finding-{remedy}-remedy"), &arguments);
        if !finding.nearest.is_empty() {
            let nearest = voice.list(&finding.nearest);
            remedy = format!("{remedy} {}", voice.say_with("finding-nearest", &args().text("nearest", &nearest)));
        }
        Self {
            code: word,
            severity: voice.say(&format!("severity-{}", severity_word(finding))),
            place: finding_place_text(voice, finding),
            reason: own_words(voice, finding)
                .unwrap_or_else(|| voice.say_with(&format!("finding-{word}-reason"), &arguments)),
            remedy,
        }
    }
}

/// What the pack itself says where one of its rules is broken; of which series and period, where no row of the file tells it.
fn own_words(voice: &Voice, finding: &Finding) -> Option<String> {
    let words = finding.arguments.get(&format!("message-{}", voice.lang())).map(|text| shown(text))?;
    match (finding.arguments.get("series"), finding.arguments.get("period")) {
        (Some(series), Some(period)) if finding.place.row.is_none() => {
            let said = args().text("words", &words).text("series", series).text("period", period);
            Some(voice.say_with("finding-own-words-at", &said))
        }
        _ => Some(words),
    }
}

fn severity_word(finding: &Finding) -> &'static str {
    match finding.severity {
        marsad_model::Severity::Error => "error",
        marsad_model::Severity::Warning => "warning",
        marsad_model::Severity::Note => "note",
    }
}

fn arguments(voice: &Voice, finding: &Finding) -> Args {
    let value = match amount(voice, &finding.value) {
        Some(amount) if has_amount(finding.code) => amount,
        _ => shown(&finding.value),
    };
    finding.arguments.iter().fold(args().text("value", &value), |arguments, (name, value)| {
        let written = written(voice, finding.code, (name.as_str(), value.as_str()));
        arguments.text(name, written.as_ref().unwrap_or(value))
    })
}

/// An argument as the language writes it; none where it is told as it is.
fn written(voice: &Voice, code: FindingCode, (name, text): (&str, &str)) -> Option<String> {
    match name {
        "columns" => text.parse().ok().map(column_name),
        "bounds" => Some(amounts_within(voice, text)),
        "expected" if code == FindingCode::NotANumber => Some(decimal_mark(voice, text)),
        _ if AMOUNTS.contains(&name) => amount(voice, text),
        _ if is_counted(code, name) && text.bytes().all(|byte| byte.is_ascii_digit()) => Some(voice.digits(text)),
        _ => None,
    }
}

/// The mark that stands before decimals where the numbers of a file are read, or that any is read.
fn decimal_mark(voice: &Voice, mark: &str) -> String {
    match mark {
        "any" => voice.say("number-mark-any"),
        mark => voice.say_with("number-mark-one", &args().text("mark", mark)),
    }
}

/// Whether an argument is a number of rows, numbers or years, or the place of one: written without marking thousands.
fn is_counted(code: FindingCode, name: &str) -> bool {
    match name {
        "row" | "rows" | "line" | "year" | "count" | "numbers" | "read" | "confidence" | "offset" => true,
        "first" => code == FindingCode::DuplicateKey,
        "expected" => {
            matches!(
                code,
                FindingCode::HeaderMoved
                    | FindingCode::MissingValue
                    | FindingCode::SurveyRowsDisagree
                    | FindingCode::SurveyCutOff
            )
        }
        "found" => code == FindingCode::HeaderMoved,
        _ => false,
    }
}

/// A text with each number in it as the language writes it, such as the bounds `0 … 120`.
fn amounts_within(voice: &Voice, text: &str) -> String {
    let words: Vec<String> =
        text.split(' ').map(|word| amount(voice, word).unwrap_or_else(|| word.to_owned())).collect();
    words.join(" ")
}

/// A number as the language writes it; none for other texts.
fn amount(voice: &Voice, text: &str) -> Option<String> {
    let number = text.parse::<f64>().ok().filter(|number| number.is_finite())?;
    Some(voice.number(number, decimals(text)))
}

/// How many characters of an offending value are shown; the rest is in the file.
const VALUE_CHARACTERS_MAX: usize = 120;

/// A value as it may be shown: without control characters, which could command a terminal, and not longer than a line.
fn shown(value: &str) -> String {
    let mut text: String =
        value.chars().take(VALUE_CHARACTERS_MAX).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if value.chars().nth(VALUE_CHARACTERS_MAX).is_some() {
        text.push('…');
    }
    text
}

/// Arguments that are amounts, which each language writes in its own way. Others, such as `first`, `found` or `year`,
/// are told as they are, even where they look like numbers.
const AMOUNTS: [&str; 23] = [
    "min",
    "max",
    "sum",
    "total",
    "difference",
    "tolerance",
    "limit",
    "number",
    "result",
    "part",
    "whole",
    "computed",
    "before",
    "after",
    "growth",
    "usual",
    "other",
    "factor",
    "ratio",
    "index",
    "left",
    "right",
    "rest",
];

/// Whether the value of such a finding is an amount that was read, and not a text of the file.
fn has_amount(code: FindingCode) -> bool {
    use FindingCode::{
        CumulativeUnrolled, CurrencySuspected, GrowthUnusual, NotWhole, OutOfRange, Outlier, OutsideReopening,
        PartOfYear, PartOverWhole, PeriodConflict, ScaleSuspected, SourceRatio, StockAccount, StockFlowSuspected,
        UnnamedRest,
    };
    let amounts = [
        CumulativeUnrolled,
        GrowthUnusual,
        NotWhole,
        OutOfRange,
        Outlier,
        OutsideReopening,
        ScaleSuspected,
        StockFlowSuspected,
        StockAccount,
        PeriodConflict,
        SourceRatio,
        CurrencySuspected,
        UnnamedRest,
        PartOfYear,
        PartOverWhole,
    ];
    amounts.contains(&code)
}

fn decimals(number: &str) -> u8 {
    number.split_once('.').map_or(0, |(_, digits)| digits.len().min(6) as u8)
}

/// File, sheet, row and column, as far as known, in the words of `voice`.
pub fn place_text(voice: &Voice, place: &Place) -> String {
    let mut parts = Vec::new();
    if !place.file.is_empty() {
        parts.push(place.file.clone());
    }
    if !place.sheet.is_empty() {
        parts.push(voice.say_with("place-sheet", &args().text("sheet", &place.sheet)));
    }
    if let Some(row) = place.row {
        parts.push(voice.say_with("place-row", &args().text("row", &voice.digits(&row.to_string()))));
    }
    if let Some(column) = place.column {
        parts.push(voice.say_with("place-column", &args().text("column", &column_name(column))));
    }
    parts.join(&voice.say("list-separator"))
}

/// A cell as spreadsheets name it, such as `B12`; a row or a column alone in the words of `voice`; empty where the
/// place is the whole sheet or file.
pub fn cell_text(voice: &Voice, place: &Place) -> String {
    match (place.row, place.column) {
        (Some(row), Some(column)) => format!("{}{row}", column_name(column)),
        (Some(row), None) => voice.say_with("place-row", &args().text("row", &voice.digits(&row.to_string()))),
        (None, Some(column)) => voice.say_with("place-column", &args().text("column", &column_name(column))),
        (None, None) => String::new(),
    }
}

/// The cell of a finding; in a message of SDMX, which has no rows and columns, the component and the observation.
pub fn finding_cell_text(voice: &Voice, finding: &Finding) -> String {
    let at = |name: &str| finding.arguments.get(name);
    match (at("at-component"), at("at-observation")) {
        (None, None) => cell_text(voice, &finding.place),
        (Some(component), None) => component.clone(),
        (component, Some(observation)) => {
            let said = args().text("observation", &voice.digits(observation));
            match component {
                Some(component) => voice.say_with("place-in-message", &said.text("component", component)),
                None => voice.say_with("place-observation", &said),
            }
        }
    }
}

/// The file of a finding, and where in it.
fn finding_place_text(voice: &Voice, finding: &Finding) -> String {
    let is_of_message = ["at-component", "at-observation"].iter().any(|name| finding.arguments.contains_key(*name));
    if !is_of_message {
        return place_text(voice, &finding.place);
    }
    let file = Some(finding.place.file.clone()).filter(|file| !file.is_empty());
    let parts: Vec<String> = file.into_iter().chain([finding_cell_text(voice, finding)]).collect();
    parts.join(&voice.say("list-separator"))
}

/// A column as spreadsheets name it: 1 is `A`, 27 is `AA`.
fn column_name(column: u32) -> String {
    let mut rest = column;
    let mut letters = Vec::new();
    while rest > 0 {
        let digit = (rest - 1) % 26;
        letters.push(char::from(b'A' + digit as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use marsad_model::{Finding, FindingCode, Lang, Numerals, Place, Severity};

    use super::FindingText;
    use crate::voice::{test_voice, test_voice_with};

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        assert_eq!([1, 26, 27, 703].map(super::column_name), ["A", "Z", "AA", "AAA"]);
    }

    fn reason(finding: &Finding) -> String {
        FindingText::new(&test_voice(Lang::En), finding).reason
    }

    #[test]
    fn amounts_are_written_as_the_language_writes_them_and_other_digits_as_they_are() {
        let finding = |code| Finding::new(code, Severity::Warning, Place::default());
        let outlier = finding(FindingCode::Outlier).with_value("1234567.5").with("usual", 2500);
        assert!(reason(&outlier.with("series", "A.1000").with("period", 2022)).contains("1,234,567.5"));
        let duplicate = finding(FindingCode::DuplicateKey).with("first", 12345);
        assert!(reason(&duplicate).contains("row 12345"), "{}", reason(&duplicate));
        let in_message = duplicate.with("where", "observation");
        assert!(reason(&in_message).contains("observation 12345"), "{}", reason(&in_message));
        let conflict = finding(FindingCode::StatementConflict).with_value("2022").with("other", "no number");
        assert!(reason(&conflict).contains("“2022” and “no number”"), "{}", reason(&conflict));
        let code = finding(FindingCode::UnknownCode).with_value("10000").with("component", "AGE");
        assert!(reason(&code).contains("“10000”"), "{}", reason(&code));
        assert!(reason(&finding(FindingCode::Outlier).with_value("inf").with("usual", 1)).contains("inf"));
    }

    #[test]
    fn a_text_that_is_no_number_is_told_which_marks_are_read_before_decimals() {
        let remedy = |lang, expected: &str| {
            let finding =
                Finding::new(FindingCode::NotANumber, Severity::Error, Place::default()).with_value("8 mille");
            FindingText::new(&test_voice(lang), &finding.with("expected", expected).with("where", "column")).remedy
        };
        assert!(remedy(Lang::En, ",").contains("with “,” before the decimals"), "{}", remedy(Lang::En, ","));
        assert!(remedy(Lang::En, "any").contains("with a point or a comma before"), "{}", remedy(Lang::En, "any"));
        assert!(remedy(Lang::Fr, "any").contains("une virgule ou un point"), "{}", remedy(Lang::Fr, "any"));
        assert!(remedy(Lang::Ar, "any").contains("فاصلة أو نقطة"), "{}", remedy(Lang::Ar, "any"));
    }

    #[test]
    fn the_place_of_a_finding_in_a_message_is_its_component_and_its_observation() {
        let place = Place { file: "m.xml".to_owned(), row: Some(8), column: Some(6), ..Place::default() };
        let finding = Finding::new(FindingCode::UnknownCode, Severity::Error, place);
        let said = finding.clone().with("at-component", "GEO").with("at-observation", 7);
        let voice = test_voice(Lang::En);
        assert_eq!(FindingText::new(&voice, &finding).place, "m.xml, row 8, column F");
        assert_eq!(FindingText::new(&voice, &said).place, "m.xml, GEO, observation 7");
        assert_eq!(super::finding_cell_text(&voice, &said), "GEO, observation 7");
    }

    #[test]
    fn a_message_of_sdmx_that_cannot_be_read_says_where_or_what_it_is() {
        let finding = |code| Finding::new(code, Severity::Error, Place::default()).with("line", 1204);
        let cut = finding(FindingCode::CutOff).with("what", "message");
        let file = |found: &str| finding(FindingCode::UnreadableFile).with("expected", "SDMX-ML").with("found", found);
        let damaged = file("xml-damaged").with("detail", "crossed tags");
        for lang in [Lang::En, Lang::Fr, Lang::Ar] {
            let told = |finding: &Finding| FindingText::new(&test_voice(lang), finding).reason;
            assert!(
                told(&cut).contains("1204") && told(&damaged).contains("1204"),
                "{} {}",
                told(&cut),
                told(&damaged)
            );
            let kinds = ["sdmx", "sdmx-empty", "sdmx-structure", "sdmx-error", "sdmx-old-data", "sdmx-other"];
            let texts: std::collections::BTreeSet<String> = kinds.iter().map(|found| told(&file(found))).collect();
            assert_eq!(texts.len(), kinds.len(), "each has words of its own");
            assert!(texts.iter().all(|text| text.contains("SDMX") && !text.contains('(')), "{texts:?}");
        }
    }

    #[test]
    fn the_words_of_a_rule_name_series_and_period_where_no_row_does() {
        let of = |place| {
            let finding = Finding::new(FindingCode::RuleBroken, Severity::Error, place).with("message-en", "Too many.");
            reason(&finding.with("series", "Women, Lulu").with("period", 2022))
        };
        let nowhere = of(Place::default());
        for part in ["Women, Lulu", "2022", "Too many."] {
            assert!(nowhere.contains(part), "{nowhere}");
        }
        assert_eq!(of(Place { row: Some(3), ..Place::default() }), "Too many.");
    }

    #[test]
    fn in_arabic_what_was_read_has_the_digits_of_the_page_and_what_is_quoted_stays_as_it_was_sent() {
        let voice = test_voice_with(Lang::Ar, Numerals::ArabicIndic);
        let told = |finding: Finding| FindingText::new(&voice, &finding).reason;
        let finding = |code| Finding::new(code, Severity::Warning, Place::default());
        let range = finding(FindingCode::OutOfRange).with_value("-5").with("rule", "R").with("bounds", "0 … 120");
        let range = told(range);
        assert!(range.contains("\u{2068}\u{61c}-٥\u{2069}") && range.contains("٠ … ١٢٠"), "{range:?}");
        let outside = finding(FindingCode::OutsideReopening).with_value("238").with("before", 240).with("series", "س");
        let outside = told(outside.with("period", "٢٠٢٢"));
        assert!(outside.contains("٢٣٨") && outside.contains("٢٤٠") && !outside.contains("238"), "{outside}");
        let again = told(finding(FindingCode::DuplicateKey).with("first", 12345));
        assert!(again.contains("١٢٣٤٥"), "{again}");
        let quoted = told(finding(FindingCode::NotANumber).with_value("12 345-").with("expected", "."));
        assert!(quoted.contains("12 345-"), "{quoted}");
    }
}
