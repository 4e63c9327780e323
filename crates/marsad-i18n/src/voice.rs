//! A voice: everything needed to speak one language, made once and shared.

use std::cmp::Ordering;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale_core::{Locale, locale};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{TimeZone, TimeZoneDatabase};
use marsad_model::{Lang, Numerals, PackHead, TimePeriod};
use unic_langid::LanguageIdentifier;
use writeable::Writeable as _;

use crate::catalogue::sources;
use crate::direction;
use crate::numbers::Numbers;
use crate::periods::{self, Dates};

/// Arguments of a message.
#[derive(Clone, Debug, Default)]
pub struct Args(Vec<(String, Arg)>);

#[derive(Clone, Debug)]
enum Arg {
    Text(String),
    Count(u64),
    Number(f64),
}

/// Numbers beyond this are beyond the rules of plurals: the last form is taken.
const COUNTED_MAX: f64 = 9e15;

/// No arguments yet.
pub fn args() -> Args {
    Args::default()
}

impl Args {
    /// The same with a text.
    #[must_use]
    pub fn text(mut self, name: &str, text: &str) -> Self {
        self.0.push((name.to_owned(), Arg::Text(text.to_owned())));
        self
    }

    /// The same with a number of any kind, by which the message chooses a plural and which it does not write.
    #[must_use]
    pub fn number(mut self, name: &str, number: f64) -> Self {
        self.0.push((name.to_owned(), Arg::Number(number)));
        self
    }

    /// The same with a count: the message chooses its plural by `$name` and writes the digits by `$name_text`.
    #[must_use]
    pub fn count(mut self, name: &str, count: u64) -> Self {
        self.0.push((name.to_owned(), Arg::Count(count)));
        self
    }
}

/// Everything needed to speak one language with one kind of digits.
pub struct Voice {
    lang: Lang,
    numerals: Numerals,
    time_zone: TimeZone,
    bundle: FluentBundle<FluentResource>,
    numbers: Arc<Numbers>,
    pub(crate) dates: Dates,
    list: Option<ListFormatter>,
    collator: Option<CollatorBorrowed<'static>>,
}

impl Voice {
    /// The voice of `lang` with the digits, region and time of a country.
    pub fn new(lang: Lang, numerals: Numerals, head: &PackHead) -> Self {
        let uses_arabic_indic = lang == Lang::Ar && numerals == Numerals::ArabicIndic;
        let locale = locale(lang, uses_arabic_indic, &head.region);
        let numbers = Arc::new(Numbers::new(&locale, uses_arabic_indic));
        Self {
            lang,
            numerals,
            time_zone: TimeZoneDatabase::bundled().get(&head.time_zone).unwrap_or(TimeZone::UTC),
            bundle: bundle((lang, numerals), &numbers),
            numbers,
            dates: Dates::new(&locale),
            list: ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default()).ok(),
            collator: Collator::try_new((&locale).into(), CollatorOptions::default()).ok(),
        }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The digits of Arabic pages.
    pub fn numerals(&self) -> Numerals {
        self.numerals
    }

    /// The message `key`.
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &Args::default())
    }

    /// Whether there is a message `key`.
    pub fn says(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|message| message.value().is_some())
    }

    /// The message `key` with its arguments. A key that does not exist comes back as it is, in brackets.
    pub fn say_with(&self, key: &str, arguments: &Args) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("[{key}]");
        };
        let arguments = self.fluent_arguments(arguments);
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned()
    }

    fn fluent_arguments(&self, arguments: &Args) -> FluentArgs<'static> {
        let mut fluent = FluentArgs::new();
        for (name, argument) in &arguments.0 {
            match argument {
                Arg::Text(text) => fluent.set(name.clone(), FluentValue::from(self.directed(text))),
                Arg::Count(count) => {
                    fluent.set(format!("{name}_text"), FluentValue::from(self.count(*count)));
                    fluent.set(name.clone(), FluentValue::from(self.counted_as(*count as f64)));
                }
                Arg::Number(number) if number.abs() < COUNTED_MAX => {
                    fluent.set(name.clone(), FluentValue::from(self.counted_as(number.abs())));
                }
                // Neither a number nor one of the words of a message: it takes the last form.
                Arg::Number(_) => fluent.set(name.clone(), FluentValue::from("")),
            }
        }
        fluent
    }

    /// A text that is put into another one. An isolate looks for its direction at the first letter outside of those within
    /// it: a text that begins with one, and a list of numbers or of codes, would go from left to right in Arabic as well. A
    /// mark says that they run from the right, and each thing of such a list keeps its own direction.
    fn directed(&self, text: &str) -> String {
        let begins_with_isolate = text.starts_with('\u{2068}');
        if !self.lang.is_right_to_left() || (!begins_with_isolate && direction::begins_from_right(text)) {
            return text.to_owned();
        }
        let parts = direction::parts_outside_isolates(text, &self.say("list-separator"));
        match parts.as_slice() {
            [_, _, ..] if !direction::begins_from_right(text) => self.joined(&parts),
            _ if begins_with_isolate => format!("\u{200f}{text}"),
            _ => text.to_owned(),
        }
    }

    /// The number by which a plural is chosen. Arabic goes by the last two digits, which the rules that we use forget.
    fn counted_as(&self, number: f64) -> f64 {
        let last = number % 100.0;
        match self.lang {
            Lang::Ar if number >= 100.0 && last >= 3.0 => last,
            _ => number,
        }
    }

    /// What a number of things is followed by, such as `persons` after 5, by the code of its unit; none where the language
    /// has no such word.
    pub fn unit_after(&self, code: &str, number: f64) -> Option<String> {
        let key = format!("counted-{}", code.to_lowercase());
        self.bundle.get_message(&key)?;
        Some(self.say_with(&key, &args().number("n", number)))
    }

    /// A number with `decimals` digits after the decimal mark.
    pub fn number(&self, value: f64, decimals: u8) -> String {
        self.numbers.write(value, decimals)
    }

    /// A number with its sign, as changes are written; nothing has none. The sign stands before the number in every
    /// direction of reading: with it comes the mark that CLDR puts before it.
    pub fn change(&self, value: f64, decimals: u8) -> String {
        self.numbers.write_change(value, decimals)
    }

    /// A number that is written already, as so many per cent: with the sign of CLDR (`<percentSign>`), its marks of
    /// direction and, in French, its narrow blank.
    pub fn percent(&self, number: &str) -> String {
        percent((self.lang, self.numerals), number)
    }

    /// A probability with the sign that goes before it: what would be written as zero is below the last digit.
    pub fn probability(&self, value: f64, decimals: u8) -> String {
        let least = 10_f64.powi(-i32::from(decimals));
        let (sign, number) = if value < least { ("<", least) } else { ("=", value) };
        format!("{sign} {}", self.number(number, decimals))
    }

    /// A whole number of things.
    pub fn count(&self, count: u64) -> String {
        self.number(count as f64, 0)
    }

    /// A text with its digits in the script of the language, without marking thousands.
    pub fn digits(&self, text: &str) -> String {
        self.numbers.digits(text)
    }

    /// The name of a time period.
    pub fn period(&self, period: &TimePeriod) -> String {
        periods::name(self, period)
    }

    /// The name of a time period where there is little room: `2009–14`, `Sep 2023`. Its years are always said.
    pub fn period_short(&self, period: &TimePeriod) -> String {
        periods::short(self, period)
    }

    /// The name of a time period as a sentence takes it up: a range says from when to when.
    pub fn period_in_words(&self, period: &TimePeriod) -> String {
        periods::in_words(self, period)
    }

    /// A day.
    pub fn day(&self, date: Date) -> String {
        self.dates.day(date)
    }

    /// The day of a moment, in the country's time.
    pub fn day_of(&self, moment: Timestamp) -> String {
        self.dates.day(self.local(moment).date())
    }

    /// A moment to the minute, in the country's time.
    pub fn moment(&self, moment: Timestamp) -> String {
        self.dates.moment(self.local(moment))
    }

    /// A moment as the clocks of the country show it.
    pub fn local(&self, moment: Timestamp) -> DateTime {
        self.time_zone.to_datetime(moment)
    }

    /// Several things in one phrase: "a, b and c". From right to left each is isolated, and a mark says that the phrase
    /// itself runs so: names in Latin letters would draw the words between them into a line from left to right.
    pub fn list<T: AsRef<str>>(&self, items: &[T]) -> String {
        self.in_a_row(items, |texts| match &self.list {
            Some(formatter) => formatter.format(texts.iter().map(String::as_str)).write_to_string().into_owned(),
            None => texts.join(", "),
        })
    }

    /// Several things with nothing but a mark between them: "a, b, c"; in the order of a [`list`](Self::list).
    pub fn joined<T: AsRef<str>>(&self, items: &[T]) -> String {
        self.in_a_row(items, |texts| texts.join(&self.say("list-separator")))
    }

    fn in_a_row<T: AsRef<str>>(&self, items: &[T], phrase: impl Fn(&[String]) -> String) -> String {
        let texts = items.iter().map(T::as_ref);
        if !self.lang.is_right_to_left() || items.len() < 2 {
            return phrase(&texts.map(str::to_owned).collect::<Vec<_>>());
        }
        let isolated = texts.map(|text| format!("\u{2068}{}\u{2069}", self.directed(text)));
        format!("\u{200f}{}", phrase(&isolated.collect::<Vec<_>>()))
    }

    /// What a person wrote, as a sentence that another may follow: with a stop, unless it has an end of its own.
    pub fn sentence(&self, text: &str) -> String {
        const CLOSING: [char; 6] = [')', '»', '”', '"', '’', '\u{2069}'];
        const ENDS: [char; 6] = ['.', '!', '?', '؟', '…', ':'];
        let text = text.trim_end();
        let is_ended = text.trim_end_matches(CLOSING).trim_end().ends_with(ENDS);
        if text.is_empty() || is_ended { text.to_owned() } else { format!("{text}{}", self.say("sentence-stop")) }
    }

    /// How two names are ordered in the language.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.collator.as_ref().map_or_else(|| a.cmp(b), |collator| collator.compare(a, b))
    }
}

fn locale(lang: Lang, uses_arabic_indic: bool, region: &str) -> Locale {
    let digits = if uses_arabic_indic { "arab" } else { "latn" };
    let regional = match lang {
        Lang::En => "en-u-hc-h23".to_owned(),
        _ => format!("{lang}-{region}-u-hc-h23-nu-{digits}"),
    };
    regional.parse().unwrap_or(locale!("en"))
}

/// A number that is written already, as so many per cent.
fn percent(digits: (Lang, Numerals), number: &str) -> String {
    match digits {
        (Lang::Ar, Numerals::ArabicIndic) => format!("{number}٪\u{61c}"),
        (Lang::Ar, Numerals::Western) => format!("{number}\u{200e}%\u{200e}"),
        (Lang::Fr, _) => format!("{number}\u{202f}%"),
        (Lang::En, _) => format!("{number}%"),
    }
}

fn bundle((lang, numerals): (Lang, Numerals), numbers: &Arc<Numbers>) -> FluentBundle<FluentResource> {
    let id: LanguageIdentifier = lang.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Isolates keep numbers and foreign names in place in a right-to-left line; left-to-right lines do without.
    bundle.set_use_isolating(lang.is_right_to_left());
    // What a sentence always says (`{ NUMBER(100) }`, `{ PERCENT(95) }`) has the digits of the numbers around it. Neither
    // name is taken.
    let written = Arc::clone(numbers);
    let _ = bundle.add_function("NUMBER", move |given, _| FluentValue::from(literal(&written, given)));
    let written = Arc::clone(numbers);
    let _ = bundle.add_function("PERCENT", move |given, _| {
        FluentValue::from(percent((lang, numerals), &literal(&written, given)))
    });
    for source in sources(lang) {
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The number that a function of a message is given, with as many decimals as it has there.
fn literal(numbers: &Numbers, given: &[FluentValue<'_>]) -> String {
    let Some(FluentValue::Number(number)) = given.first() else { return String::new() };
    let decimals = number.options.minimum_fraction_digits.unwrap_or(0);
    numbers.write(number.value, u8::try_from(decimals).unwrap_or(0))
}

/// A voice for the tests of other files.
#[cfg(test)]
pub(crate) fn test_voice(lang: Lang) -> Voice {
    test_voice_with(lang, Numerals::Western)
}

/// The same with a kind of digits.
#[cfg(test)]
pub(crate) fn test_voice_with(lang: Lang, numerals: Numerals) -> Voice {
    Voice::new(lang, numerals, &tests::head("TN"))
}

#[cfg(test)]
mod tests {
    use marsad_model::{Lang, LocalText, Numerals, PackHead};

    use super::{Voice, args, test_voice};

    pub(super) fn head(region: &str) -> PackHead {
        let text = LocalText::new("س", "x", "x").unwrap();
        PackHead {
            id: "m".parse().unwrap(),
            name: text.clone(),
            motto: text.clone(),
            country: "XM".parse().unwrap(),
            agency: "MRJ".parse().unwrap(),
            observatory: "OBS".parse().unwrap(),
            numerals: Numerals::Western,
            region: region.to_owned(),
            time_zone: "Africa/Tunis".to_owned(),
            headlines: Vec::new(),
            headline_questions: Vec::new(),
            licence: text,
            is_fictional: true,
            score_card_days: 7,
        }
    }

    fn voice(lang: Lang, numerals: Numerals) -> Voice {
        Voice::new(lang, numerals, &head("TN"))
    }

    #[test]
    fn a_probability_below_the_last_digit_is_not_written_as_zero() {
        let voice = test_voice(Lang::En);
        for (value, expected) in [(0.05, "= 0.0500"), (0.0001, "= 0.0001"), (1e-9, "< 0.0001"), (0.0, "< 0.0001")] {
            assert_eq!(voice.probability(value, 4), expected);
        }
    }

    #[test]
    fn numbers_follow_the_language_and_the_chosen_digits() {
        assert_eq!(voice(Lang::En, Numerals::Western).number(1_234_567.891, 2), "1,234,567.89");
        assert_eq!(voice(Lang::Fr, Numerals::Western).number(1_234_567.891, 2), "1\u{202f}234\u{202f}567,89");
        assert_eq!(voice(Lang::Ar, Numerals::Western).number(1_234_567.891, 2), "1.234.567,89");
        assert_eq!(voice(Lang::Ar, Numerals::ArabicIndic).number(1_234_567.891, 2), "١٬٢٣٤٬٥٦٧٫٨٩");
        assert_eq!(voice(Lang::En, Numerals::ArabicIndic).number(12.0, 1), "12.0");
    }

    #[test]
    fn a_share_has_the_sign_of_its_digits() {
        let share = |lang, numerals| {
            let voice = voice(lang, numerals);
            voice.percent(&voice.change(0.3, 1))
        };
        assert_eq!(share(Lang::En, Numerals::Western), "+0.3%");
        assert_eq!(share(Lang::Fr, Numerals::Western), "+0,3\u{202f}%");
        assert_eq!(share(Lang::Ar, Numerals::Western), "\u{200e}+0,3\u{200e}%\u{200e}");
        assert_eq!(share(Lang::Ar, Numerals::ArabicIndic), "\u{61c}+٠٫٣٪\u{61c}");
    }

    /// The years of `2025-Q1` and what is typed into a file are no such numbers.
    #[test]
    fn what_a_sentence_always_says_has_the_digits_of_the_numbers_around_it() {
        let said = |numerals, key: &str| {
            let said = voice(Lang::Ar, numerals).say(key);
            said.replace(['\u{2068}', '\u{2069}', '\u{200e}', '\u{61c}'], "")
        };
        assert!(said(Numerals::ArabicIndic, "board-agreements-lede").contains("من ٠ إلى ١٠٠"));
        assert!(said(Numerals::Western, "board-agreements-lede").contains("من 0 إلى 100"));
        assert!(said(Numerals::ArabicIndic, "board-method-timeliness").contains("٩٠ يوما"));
        let interval = said(Numerals::ArabicIndic, "interval-of-errors");
        assert!(interval.contains("٩٥٪") && interval.contains("١٫٩٦"), "{interval}");
        let interval = said(Numerals::Western, "interval-of-errors");
        assert!(interval.contains("95%") && interval.contains("1,96"), "{interval}");
        assert!(said(Numerals::ArabicIndic, "template-period-q").contains("2025-Q1"));
    }

    #[test]
    fn moments_are_told_by_the_clocks_of_the_country() {
        let noon = "2026-07-01T12:00:00Z".parse().unwrap();
        assert!(voice(Lang::Fr, Numerals::Western).moment(noon).contains("13:00"));
        let summer = PackHead { time_zone: "Europe/Paris".to_owned(), ..head("FR") };
        assert!(Voice::new(Lang::Fr, Numerals::Western, &summer).moment(noon).contains("14:00"));
    }

    #[test]
    fn periods_have_names() {
        let name = |lang, text: &str| {
            voice(lang, Numerals::Western).period(&text.parse().unwrap()).replace(['\u{2068}', '\u{2069}'], "")
        };
        assert_eq!(name(Lang::En, "2022"), "2022");
        assert_eq!(name(Lang::Fr, "2022-03"), "mars 2022");
        assert_eq!(name(Lang::En, "2022-03-31"), "March 31, 2022");
        assert_eq!(name(Lang::En, "2019-01-01/P6Y"), "2019–2024");
        assert_eq!(name(Lang::En, "2019-11-01/P3M"), "November 2019–January 2020");
        assert_eq!(name(Lang::Ar, "2022-03"), "مارس 2022");
        assert_eq!(
            voice(Lang::Ar, Numerals::Western).period(&"2019-01-01/P6Y".parse().unwrap()),
            "\u{2066}2019–2024\u{2069}"
        );
        assert_eq!(voice(Lang::Ar, Numerals::ArabicIndic).period(&"2022".parse().unwrap()), "٢٠٢٢");
    }

    #[test]
    fn a_short_name_of_a_period_keeps_its_years() {
        let short = |lang, text: &str| voice(lang, Numerals::Western).period_short(&text.parse().unwrap());
        for lang in [Lang::En, Lang::Fr] {
            assert_eq!(short(lang, "2009-04-23/P5Y"), "2009–14");
            assert_eq!(short(lang, "2021-09-01/P1Y"), "2021–22");
            assert_eq!(short(lang, "2019-01-01/P6Y"), "2019–24");
            assert_eq!(short(lang, "1999-11-06/P5Y"), "1999–2004");
            assert_eq!(short(lang, "2022"), "2022");
            assert_eq!(short(lang, "2022-01-01/P1Y"), "2022");
        }
        assert_eq!(short(Lang::En, "2023-09"), "Sep 2023");
        assert_eq!(short(Lang::En, "2024-12-10"), "Dec 10, 2024");
        assert_eq!(short(Lang::En, "2023-01-01/P10M"), "Jan–Oct 2023");
        assert_eq!(short(Lang::En, "2024-Q1"), "Q1 2024");
        assert_eq!(short(Lang::Fr, "2024-Q1"), "T1 2024");
        assert_eq!(short(Lang::Ar, "2009-04-23/P5Y"), "\u{2066}2009–14\u{2069}");
        assert_eq!(
            voice(Lang::Ar, Numerals::ArabicIndic).period_short(&"2021-09-01/P1Y".parse().unwrap()),
            "\u{2066}٢٠٢١–٢٢\u{2069}"
        );
    }

    #[test]
    fn what_a_person_wrote_ends_before_the_next_sentence_begins() {
        for (lang, written, sentence) in [
            (Lang::En, "Misread", "Misread."),
            (Lang::En, "Misread.", "Misread."),
            (Lang::En, "Who read it?", "Who read it?"),
            (Lang::Fr, "Mal lu (« deux fois. »)", "Mal lu (« deux fois. »)"),
            (Lang::Fr, "Mal lu (deux fois)", "Mal lu (deux fois)."),
            (Lang::Ar, "قُرئ خطأ", "قُرئ خطأ."),
            (Lang::Ar, "من قرأه؟", "من قرأه؟"),
            (Lang::En, "", ""),
        ] {
            assert_eq!(voice(lang, Numerals::Western).sentence(written), sentence);
        }
    }

    #[test]
    fn arabic_counts_in_six_forms() {
        let voice = voice(Lang::Ar, Numerals::Western);
        let said = |n| voice.say_with("count-observations", &args().count("n", n));
        let forms: std::collections::BTreeSet<String> =
            [0, 1, 2, 3, 11, 100].map(|n| said(n).chars().filter(|c| !c.is_ascii_digit()).collect()).into();
        assert_eq!(forms.len(), 6, "{forms:?}");
    }

    #[test]
    fn a_sentence_within_an_arabic_sentence_begins_at_the_right() {
        let voice = voice(Lang::Ar, Numerals::Western);
        let pair = voice.say_with("question-pair", &args().text("name", "الديوان").text("said", "12"));
        assert!(pair.starts_with('\u{2068}'), "{pair:?}");
        let said = voice.say_with("question-pair", &args().text("name", &pair).text("said", "3"));
        assert!(said.starts_with("\u{2068}\u{200f}\u{2068}"), "{said:?}");
    }

    #[test]
    fn a_list_of_latin_names_in_arabic_is_read_from_the_right_with_each_name_whole() {
        let arabic = voice(Lang::Ar, Numerals::Western);
        let cells = arabic.list(&["D2", "D47", "D60"]);
        assert_eq!(cells, "\u{200f}\u{2068}D2\u{2069} و\u{2068}D47\u{2069} و\u{2068}D60\u{2069}");
        // What is put into a sentence still begins at the right, and so does a sentence that is put into a list.
        let said = arabic.say_with("question-pair", &args().text("name", &cells).text("said", "3"));
        assert!(said.starts_with("\u{2068}\u{200f}\u{2068}D2"), "{said:?}");
        assert!(arabic.list(&[said.as_str(), "D2"]).starts_with("\u{200f}\u{2068}\u{200f}\u{2068}"));
        assert_eq!(arabic.list(&["D2"]), "D2");
        assert_eq!(voice(Lang::En, Numerals::Western).list(&["D2", "D47", "D60"]), "D2, D47, and D60");
    }

    #[test]
    fn a_list_without_arabic_letters_runs_from_the_right_in_an_arabic_sentence() {
        let arabic = voice(Lang::Ar, Numerals::Western);
        let said = |text: &str| arabic.say_with("question-pair", &args().text("name", text).text("said", "3"));
        let begins = |text: &str, expected: &str| assert!(said(text).starts_with(expected), "{:?}", said(text));
        begins(
            "2010، …، 2023",
            "\u{2068}\u{200f}\u{2068}2010\u{2069}، \u{2068}…\u{2069}، \u{2068}2023\u{2069}\u{2069}",
        );
        begins("A-1، B-2", "\u{2068}\u{200f}\u{2068}A-1\u{2069}، \u{2068}B-2\u{2069}\u{2069}");
        begins("\u{2066}2019–2024\u{2069}، 7", "\u{2068}\u{200f}\u{2068}\u{2066}2019–2024\u{2069}\u{2069}، ");
        // One thing keeps its direction, and so does what begins with an Arabic letter or is directed already.
        for text in ["0 … 120", "-5", "2027-01-15", "فرنسا، 2024", "٢،٣٤٥"] {
            begins(text, &format!("\u{2068}{text}\u{2069}"));
        }
        let joined = arabic.joined(&["2010", "2011"]);
        assert_eq!(joined, "\u{200f}\u{2068}2010\u{2069}، \u{2068}2011\u{2069}");
        begins(&joined, &format!("\u{2068}{joined}\u{2069}"));
        assert_eq!(arabic.joined(&["2010"]), "2010");
        assert_eq!(voice(Lang::Fr, Numerals::Western).joined(&["2010", "2011"]), "2010, 2011");
    }

    #[test]
    fn a_unit_takes_the_form_that_its_number_asks_for() {
        let after = |lang, n| voice(lang, Numerals::Western).unit_after("PS", n).unwrap();
        // The rule goes by the last two digits: a hundred and whatever ends in two zeros takes the singular.
        for (number, form) in [
            (3.0, "أشخاص"),
            (11.0, "شخصًا"),
            (100.0, "شخص"),
            (566_000.0, "شخص"),
            (1_816_833.0, "شخصًا"),
            (-5.0, "أشخاص"),
            (0.5, "شخص"),
        ] {
            assert_eq!(after(Lang::Ar, number), form, "{number}");
        }
        assert_eq!((after(Lang::Fr, 1.5), after(Lang::Fr, 2.0)), ("personne".to_owned(), "personnes".to_owned()));
        assert_eq!((after(Lang::En, 1.0), after(Lang::En, 1e300)), ("person".to_owned(), "persons".to_owned()));
        assert_eq!(after(Lang::En, f64::NAN), "persons");
        assert_eq!(voice(Lang::En, Numerals::Western).unit_after("NO_SUCH_UNIT", 1.0), None);
    }

    #[test]
    fn names_are_sorted_as_the_language_sorts_them() {
        let voice = voice(Lang::Fr, Numerals::Western);
        let mut names = ["Espagne", "Égypte", "Zambie", "Allemagne"];
        names.sort_by(|a, b| voice.compare(a, b));
        assert_eq!(names, ["Allemagne", "Égypte", "Espagne", "Zambie"]);
        assert_eq!(voice.list(&names[..3]), "Allemagne, Égypte et Espagne");
    }
}
