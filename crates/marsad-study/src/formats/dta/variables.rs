//! Variables of a file of Stata: what its lists, its characteristics and its sets of labels say of each.
//!
//! Stata keeps labels in several languages in characteristics ([D] label language): `_dta[_lang_list]` names the
//! languages, `_dta[_lang_c]` the one of the labels that show, `VARIABLE[_lang_v_NAME]` a label in another language, and
//! `VARIABLE[_lang_l_NAME]` the set of labels in it.

use std::collections::HashMap;

use marsad_model::{Finding, FindingCode, Lang, Place, Severity};

use super::labels::LabelSets;
use super::layout::{Characteristic, Kind, Layout, RawVariable};
use crate::encoding::TextEncoding;
use crate::formats::names::Names;
use crate::moment::Clock;
use crate::options::{CATEGORIES_MAX, ReadOptions, Room};
use crate::told::{Told, Trouble};
use crate::{Category, DisplayFormat, StudyQuestion, Texts, Variable, VariableKind};

/// The name under which something is said of the data as a whole.
const DATA: &str = "_dta";
/// Characteristics that hold the question of a variable.
const QUESTIONS: [&str; 3] = ["question", "questiontext", "question_text"];

/// The variables, and what is said of the data.
#[derive(Debug, Default)]
pub(super) struct Built {
    pub variables: Vec<Variable>,
    pub label: Texts,
    pub notes: Vec<String>,
}

/// Puts variables together.
pub(super) struct Builder<'c, 'b, 't> {
    pub encoding: TextEncoding,
    pub options: &'c ReadOptions,
    pub sets: &'c LabelSets<'b>,
    pub told: &'t mut Told,
}

/// What a variable is built with besides its own record.
struct Shared {
    /// The language of the labels that show.
    lang: Option<Lang>,
    names: Names,
    room: Room,
    /// Places of variables by the names the file gives them.
    places: HashMap<Vec<u8>, usize>,
}

impl Builder<'_, '_, '_> {
    /// The variables of a layout.
    pub(super) fn build(&mut self, layout: &Layout<'_>) -> Built {
        let said = |name: &[u8]| layout.characteristics.iter().find(|c| c.of == DATA.as_bytes() && c.name == name);
        let lang = said(&b"_lang_c"[..]).and_then(|c| language(&self.text(c.text, DATA)));
        let mut shared = Shared { lang, names: Names::default(), room: Room::new(), places: HashMap::new() };
        let mut built = Built::default();
        let label = self.text(layout.label, DATA);
        built.label.set(self.lang(lang, &label), &label);
        for raw in &layout.variables {
            let variable = self.variable(raw, &mut shared);
            shared.places.insert(raw.name.to_vec(), built.variables.len());
            built.variables.push(variable);
        }
        for characteristic in &layout.characteristics {
            self.characteristic(characteristic, &mut shared, &mut built);
        }
        built.variables.iter_mut().for_each(Variable::mark_missing_categories);
        built
    }

    fn text(&mut self, bytes: &[u8], of: &str) -> String {
        let (text, is_whole) = self.encoding.text(bytes);
        if !is_whole {
            let finding = Finding::new(FindingCode::SurveyTextUnreadable, Severity::Warning, Place::default());
            self.told.tell("labels", finding.with_value(of).with("encoding", self.encoding.name()));
        }
        text.into_owned()
    }

    fn lang(&self, lang: Option<Lang>, text: &str) -> Option<Lang> {
        lang.or_else(|| self.options.lang_of(text))
    }

    fn variable(&mut self, raw: &RawVariable<'_>, shared: &mut Shared) -> Variable {
        let name = self.text(raw.name, "");
        let name = shared.names.take(&name, self.told);
        let format = self.text(raw.format, &name);
        let kind = match clock(raw.kind, &format) {
            _ if raw.kind.is_text() => VariableKind::Text,
            Some(clock) => clock.kind(),
            None => VariableKind::Number,
        };
        let mut variable = Variable::new(name.clone(), kind);
        let label = self.text(raw.label, &name);
        variable.label.set(self.lang(shared.lang, &label), &label);
        variable.format = display_format(&format);
        self.categories(&mut variable, raw.labels, (shared.lang, &mut shared.room));
        variable
    }

    /// Gives a variable the labels of a set, in a language; codes that have a category get the label besides.
    fn categories(&mut self, variable: &mut Variable, set: &[u8], (lang, room): (Option<Lang>, &mut Room)) {
        let sets = self.sets;
        let Some(labels) = sets.sets.get(set) else { return };
        let known = variable.categories.iter().enumerate().map(|(place, category)| (category.code.to_string(), place));
        let known: HashMap<String, usize> = known.collect();
        for (code, label) in labels {
            if !room.take(label.len()) {
                return self.told.too_large("survey-labels", CATEGORIES_MAX as u64);
            }
            let label = self.text(label, &variable.name);
            let lang = self.lang(lang, &label);
            let place = if known.is_empty() { None } else { known.get(&code.to_string()) };
            if let Some(category) = place.and_then(|place| variable.categories.get_mut(*place)) {
                category.label.add(lang, &label);
            } else {
                let label = Texts::new(lang, &label);
                variable.categories.push(Category { code: code.clone(), label, is_missing: false });
            }
        }
    }

    fn characteristic(&mut self, said: &Characteristic<'_>, shared: &mut Shared, built: &mut Built) {
        let name = self.text(said.name, "");
        let text = self.text(said.text, &name);
        if said.of == DATA.as_bytes() {
            return self.of_data(&name, &text, built);
        }
        let Some(variable) = shared.places.get(said.of).and_then(|place| built.variables.get_mut(*place)) else {
            return self.told.part("characteristics", 0, Trouble::NoSuchVariable);
        };
        if let Some(tag) = name.strip_prefix("_lang_v_") {
            match language(tag) {
                Some(lang) => variable.label.set(Some(lang), &text),
                None => tell_language(tag, self.told),
            }
        } else if let Some(tag) = name.strip_prefix("_lang_l_") {
            match language(tag) {
                Some(lang) => self.categories(variable, said.text, (Some(lang), &mut shared.room)),
                None => tell_language(tag, self.told),
            }
        } else if is_note(&name) {
            variable.notes.push(text);
        } else if QUESTIONS.contains(&name.to_lowercase().as_str()) {
            let question: &mut StudyQuestion = variable.question.get_or_insert_default();
            question.text.add(self.options.lang_of(&text), &text);
        } else if !name.starts_with('_') && name != "note0" {
            variable.attributes.insert(name, vec![text]);
        }
    }

    fn of_data(&mut self, name: &str, text: &str, built: &mut Built) {
        if let Some(tag) = name.strip_prefix("_lang_v_") {
            match language(tag) {
                Some(lang) => built.label.set(Some(lang), text),
                None => tell_language(tag, self.told),
            }
        } else if is_note(name) {
            built.notes.push(text.to_owned());
        }
    }
}

fn tell_language(tag: &str, told: &mut Told) {
    let finding = Finding::new(FindingCode::SurveyLanguageUnknown, Severity::Note, Place::default());
    told.tell(tag, finding.with_value(tag));
}

/// Notes are counted from 1; `note0` says how many there are.
fn is_note(name: &str) -> bool {
    name.strip_prefix("note").is_some_and(|number| number.parse::<u32>().is_ok_and(|number| number > 0))
}

/// The language that somebody gave a name to.
fn language(tag: &str) -> Option<Lang> {
    match tag.trim().to_lowercase().as_str() {
        "ar" | "ara" | "arabic" | "arabe" | "العربية" | "عربي" => Some(Lang::Ar),
        "fr" | "fra" | "fre" | "french" | "francais" | "français" => Some(Lang::Fr),
        "en" | "eng" | "english" | "anglais" => Some(Lang::En),
        _ => None,
    }
}

/// How the numbers of a format count time, if they do.
pub(super) fn clock(kind: Kind, format: &str) -> Option<Clock> {
    let letters = format.strip_prefix('%')?.trim_start_matches('-');
    let mut letters = letters.bytes();
    match (kind.is_text(), letters.next()?, letters.next()) {
        (true, _, _) => None,
        (false, b'd', _) | (false, b't', Some(b'd')) => Some(Clock::StataDay),
        (false, b't', Some(b'c')) => Some(Clock::StataMillisecond),
        (false, b't', Some(b'w')) => Some(Clock::StataWeek),
        (false, b't', Some(b'm')) => Some(Clock::StataMonth),
        (false, b't', Some(b'q')) => Some(Clock::StataQuarter),
        (false, b't', Some(b'h')) => Some(Clock::StataHalfYear),
        // Years (`%ty`) are numbers; moments with leap seconds (`%tC`) and business days (`%tb`) stay as they are.
        _ => None,
    }
}

/// A format such as `%9.2f` or `%-20s`.
fn display_format(format: &str) -> DisplayFormat {
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).collect::<String>();
    let rest = format.trim_start_matches(['%', '-', '~']);
    let width = digits(rest);
    let decimals = rest[width.len()..].strip_prefix(['.', ',']).map(digits);
    DisplayFormat {
        name: format.to_owned(),
        width: width.parse().ok(),
        // `%9.0g` shows as many decimals as there are.
        decimals: decimals.and_then(|digits| digits.parse().ok()).filter(|_| !format.ends_with('g')),
    }
}

#[cfg(test)]
mod tests {
    use super::{clock, display_format, is_note};
    use crate::formats::dta::layout::Kind;
    use crate::moment::Clock;

    #[test]
    fn formats_tell_days_and_moments() {
        for (format, expected) in [
            ("%td", Some(Clock::StataDay)),
            ("%tdNN/DD/CCYY", Some(Clock::StataDay)),
            ("%-d", Some(Clock::StataDay)),
            ("%tc", Some(Clock::StataMillisecond)),
            ("%tC", None),
            ("%tm", Some(Clock::StataMonth)),
            ("%ty", None),
            ("%9.0g", None),
            ("", None),
        ] {
            assert_eq!(clock(Kind::Double, format), expected, "{format}");
        }
        assert_eq!(clock(Kind::Text(5), "%td"), None);
    }

    #[test]
    fn formats_tell_widths_and_decimals() {
        for (format, width, decimals) in
            [("%9.2f", Some(9), Some(2)), ("%8.0g", Some(8), None), ("%-20s", Some(20), None), ("%td", None, None)]
        {
            let found = display_format(format);
            assert_eq!((found.width, found.decimals), (width, decimals), "{format}");
        }
    }

    #[test]
    fn notes_are_counted_from_one() {
        assert_eq!(["note0", "note1", "note12", "notes"].map(is_note), [false, true, true, false]);
    }
}
