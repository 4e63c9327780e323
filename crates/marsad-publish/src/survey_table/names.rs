//! What the parts of a study are called, in one language.

use marsad_i18n::Voice;
use marsad_model::{Id, LocalText, Pack, StudyDefinition, TOTAL};

/// Where the names of units are.
const UNITS: &str = "CL_UNIT";
/// Digits after the decimal mark of a percentage that somebody named.
const PERCENT_DECIMALS_MAX: u8 = 6;

/// What everything in a study is called, in one language.
#[derive(Clone, Copy)]
pub struct StudyNames<'a> {
    /// The pack that names institutions and units.
    pub pack: &'a Pack,
    /// The study.
    pub study: &'a StudyDefinition,
    /// The language.
    pub voice: &'a Voice,
}

impl StudyNames<'_> {
    /// A text of the study, with the digits of the reader.
    pub fn text(&self, text: &LocalText) -> String {
        self.voice.digits(text.get(self.voice.lang()))
    }

    /// A text of the study within a sentence. One in Arabic that begins with a Latin name, such as `HIMS (اصطناعي)`, runs from the
    /// right all the same: without the mark its isolate would take the direction of the name.
    pub fn title_text(&self, text: &LocalText) -> String {
        let text = self.text(text);
        let is_arabic = |letter: char| matches!(letter, '\u{620}'..='\u{64a}');
        let begins_otherwise =
            text.chars().find(|letter| letter.is_alphabetic()).is_some_and(|letter| !is_arabic(letter));
        let turns = self.voice.lang().is_right_to_left() && begins_otherwise && text.contains(is_arabic);
        if turns { format!("\u{200f}{text}") } else { text }
    }

    /// What a variable is; its name where the study does not have it.
    pub fn variable(&self, name: &str) -> String {
        let known = self.study.variable(name);
        known.map_or_else(|| name.to_owned(), |variable| self.text(&variable.label))
    }

    /// What a code of a variable stands for; the code where the variable does not have it.
    pub fn category(&self, variable: &str, code: &str) -> String {
        if code == TOTAL {
            return self.voice.say("estimate-total");
        }
        let known = self.study.variable(variable).and_then(|variable| variable.category(code));
        known.map_or_else(|| code.to_owned(), |category| self.text(&category.label))
    }

    /// What the rows of a table are, as its name.
    pub fn table(&self, table: &str) -> String {
        self.of_table("builder-table", table).unwrap_or_else(|| table.to_owned())
    }

    /// What the rows of a table are, as a unit.
    pub fn rows(&self, table: &str) -> String {
        self.of_table("builder-unit", table).unwrap_or_else(|| self.voice.say("builder-unit-other"))
    }

    /// How many there are, as a heading.
    pub(super) fn count(&self, table: &str) -> String {
        self.of_table("builder-what-count", table).unwrap_or_else(|| self.voice.say("builder-what-count-other"))
    }

    /// The word for a table that every survey of this kind has.
    fn of_table(&self, prefix: &str, table: &str) -> Option<String> {
        matches!(table, "persons" | "listing" | "spells").then(|| self.voice.say(&format!("{prefix}-{table}")))
    }

    /// Who was asked for a variable.
    pub fn universe(&self, variable: &str) -> Option<String> {
        let variable = self.study.variable(variable)?;
        self.study.universe_find(variable.universe.as_str()).map(|universe| self.text(&universe.text))
    }

    /// The unit of a variable; none where it has none.
    pub fn unit(&self, variable: &str) -> Option<String> {
        let unit: &Id = self.study.variable(variable)?.unit.as_ref()?;
        let known = self.pack.codelist(UNITS).and_then(|list| list.find(unit.as_str()));
        Some(known.map_or_else(|| unit.to_string(), |code| self.text(&code.name)))
    }

    /// A share in per cent, with the decimals that it needs: 99.99 is not 100.
    pub fn percent(&self, share: f64) -> String {
        let number = share * 100.0;
        let is_written = |decimals: &u8| {
            let scaled = number * 10_f64.powi(i32::from(*decimals));
            (scaled - scaled.round()).abs() < 1e-6
        };
        let decimals = (0..PERCENT_DECIMALS_MAX).find(is_written).unwrap_or(PERCENT_DECIMALS_MAX);
        self.voice.percent(&self.voice.number(number, decimals))
    }

    /// Those who produced the study, in one phrase.
    pub fn producers(&self) -> String {
        let name = |id: &String| {
            let provider = self.pack.provider(id);
            provider.map_or_else(|| id.clone(), |provider| self.text(&provider.name))
        };
        let names: Vec<String> = self.study.producers.iter().map(name).collect();
        self.voice.list(&names)
    }

    /// What must be said wherever the study appears; none where it is of real persons and says nothing.
    pub fn sentence(&self) -> Option<String> {
        let synthetic = self.study.is_synthetic.then_some("study-synthetic");
        self.study.sentence.as_deref().or(synthetic).map(|key| self.voice.say(key))
    }
}
