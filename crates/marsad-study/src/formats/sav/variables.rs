//! Variables of a system file, put together from its records; and where the cells of each stand in a row.

use std::collections::HashMap;

use marsad_model::{Finding, FindingCode, Place, Severity};

use super::dictionary::{Dictionary, RawLabels, RawVariable};
use super::extensions::Extras;
use super::{attributes, display};
use crate::encoding::TextEncoding;
use crate::formats::bytes::fraction;
use crate::formats::names::Names;
use crate::moment::Clock;
use crate::options::{CATEGORIES_MAX, ReadOptions, Room};
use crate::told::{Told, Trouble};
use crate::{Category, Code, MissingCodes, MissingRange, Texts, Variable, VariableKind};

/// The variables and where their cells stand.
#[derive(Debug, Default)]
pub(super) struct Built {
    pub variables: Vec<Variable>,
    pub cells: Vec<Cell>,
    /// Which variable begins at a unit of a row.
    by_unit: HashMap<usize, usize>,
}

/// Where the cell of a variable stands in a row.
#[derive(Debug)]
pub(super) struct Cell {
    /// The unit of a number.
    pub unit: usize,
    /// The parts of a text; none for a number.
    pub parts: Vec<Part>,
    /// How many bytes the text has.
    pub width: usize,
    pub clock: Option<Clock>,
}

/// A part of a text: where it begins among the units of a row, and how many of its bytes count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub unit: usize,
    pub bytes: usize,
}

/// A variable of a longer text holds 255 bytes; how many variables there are is counted by 252.
const PART_BYTES: usize = 255;
const PART_COUNTED: usize = 252;
/// Numbers beyond these ends are the lowest and the highest there are.
const END: f64 = 1.79e308;
/// Attributes that hold the question of a variable, in small letters.
const QUESTIONS: [&str; 4] = ["question", "questiontext", "question_text", "questionlabel"];

impl Built {
    /// The variable that begins at a unit of a row, counted from 0.
    pub(super) fn place_at(&self, unit: usize) -> Option<usize> {
        self.by_unit.get(&unit).copied()
    }
}

/// What the parts of a file have in common.
pub(super) struct Context<'c> {
    pub encoding: TextEncoding,
    pub is_big_endian: bool,
    pub options: &'c ReadOptions,
}

/// The variables of a dictionary.
pub(super) fn build(context: &Context<'_>, dictionary: &Dictionary<'_>, extras: &Extras<'_>, told: &mut Told) -> Built {
    let mut builder = Builder {
        context,
        extras,
        told,
        built: Built::default(),
        names: Names::default(),
        room: Room::new(),
        long_names: extras.names.iter().map(|(short, long)| (short.to_ascii_uppercase(), *long)).collect(),
        very_long: extras.very_long.iter().map(|(short, width)| (short.to_ascii_uppercase(), *width)).collect(),
        by_name: HashMap::new(),
    };
    let mut at = 0;
    while let Some(raw) = dictionary.variables.get(at) {
        at += builder.variable(raw, &dictionary.variables[at + 1..], extras.levels.get(at).copied());
    }
    dictionary.labels.iter().for_each(|labels| builder.labels(labels));
    builder.long_labels();
    builder.long_missing();
    builder.attributes();
    let mut built = builder.built;
    built.variables.iter_mut().for_each(Variable::mark_missing_categories);
    built
}

struct Builder<'c, 't> {
    context: &'c Context<'c>,
    extras: &'c Extras<'c>,
    told: &'t mut Told,
    built: Built,
    names: Names,
    room: Room,
    /// Long names, and widths of long texts, by short names in capitals.
    long_names: HashMap<Vec<u8>, &'c [u8]>,
    very_long: HashMap<Vec<u8>, usize>,
    /// Places of variables by their names in small letters.
    by_name: HashMap<String, usize>,
}

impl Builder<'_, '_> {
    /// A text of the file; a finding where some of its bytes are no characters.
    fn text(&mut self, bytes: &[u8], of: &str) -> String {
        let (text, is_whole) = self.context.encoding.text(bytes);
        if !is_whole {
            let finding = Finding::new(FindingCode::SurveyTextUnreadable, Severity::Warning, Place::default());
            self.told.tell("labels", finding.with_value(of).with("encoding", self.context.encoding.name()));
        }
        text.into_owned()
    }

    fn label(&mut self, bytes: &[u8], of: &str) -> Texts {
        let text = self.text(bytes, of);
        Texts::new(self.context.options.lang_of(&text), &text)
    }

    /// Takes a variable, with those that follow where it is a long text; gives back how many records are taken.
    fn variable(&mut self, raw: &RawVariable<'_>, following: &[RawVariable<'_>], level: Option<i32>) -> usize {
        let short = raw.name.trim_ascii_end();
        let long = self.long_names.get(&short.to_ascii_uppercase()).copied();
        let name = self.text(long.unwrap_or(short), "");
        let name = self.names.take(&name, self.told);
        let (parts, width, taken) = self.parts(raw, following);
        let is_text = raw.width > 0;
        let clock = if is_text { None } else { display::clock(raw.print) };
        let kind = match clock {
            _ if is_text => VariableKind::Text,
            Some(clock) => clock.kind(),
            None => VariableKind::Number,
        };
        let mut variable = Variable::new(name.clone(), kind);
        variable.label = self.label(raw.label, &name);
        variable.level = level.and_then(display::level);
        variable.format = display::format(raw.print);
        variable.missing = self.missing(raw);
        let place = self.built.variables.len();
        self.by_name.insert(name.to_lowercase(), place);
        self.built.by_unit.insert(raw.unit, place);
        self.built.variables.push(variable);
        self.built.cells.push(Cell { unit: raw.unit, parts, width, clock });
        taken
    }

    /// The parts of a text, the bytes it has in all, and how many records they take.
    fn parts(&mut self, raw: &RawVariable<'_>, following: &[RawVariable<'_>]) -> (Vec<Part>, usize, usize) {
        if raw.width == 0 {
            return (Vec::new(), 0, 1);
        }
        let bytes = |raw: &RawVariable<'_>| raw.width.min(raw.units * 8);
        let first = Part { unit: raw.unit, bytes: bytes(raw) };
        let width = self.very_long.get(&raw.name.trim_ascii_end().to_ascii_uppercase()).copied();
        let Some(width) = width.filter(|width| *width > PART_BYTES) else {
            return (vec![first], first.bytes, 1);
        };
        let count = width.div_ceil(PART_COUNTED);
        let further: Vec<Part> = following
            .iter()
            .take(count - 1)
            .take_while(|part| part.width > 0)
            .map(|part| Part { unit: part.unit, bytes: bytes(part).min(PART_BYTES) })
            .collect();
        if further.len() + 1 < count {
            self.told.part("long-texts", raw.offset, Trouble::Damaged);
        }
        let taken = further.len() + 1;
        (std::iter::once(first).chain(further).collect(), width, taken)
    }

    fn missing(&mut self, raw: &RawVariable<'_>) -> MissingCodes {
        let mut missing = MissingCodes::default();
        if raw.width > 0 {
            for code in &raw.missing {
                let text = self.text(code, "");
                missing.codes.push(Code::Text(text));
            }
            return missing;
        }
        let numbers: Vec<f64> = raw.missing.iter().map(|code| fraction(*code, self.context.is_big_endian)).collect();
        let codes = match numbers.as_slice() {
            [low, high, codes @ ..] if raw.has_range => {
                let (low, high) = (Some(*low).filter(|low| *low > -END), Some(*high).filter(|high| *high < END));
                missing.ranges.push(MissingRange { low, high });
                codes
            }
            codes => codes,
        };
        missing.codes.extend(codes.iter().filter(|number| number.is_finite()).map(|number| Code::Number(*number)));
        missing
    }

    /// Gives a set of labels to its variables.
    fn labels(&mut self, labels: &RawLabels<'_>) {
        for unit in &labels.units {
            let place = unit.checked_sub(1).and_then(|unit| self.built.place_at(unit));
            let Some(place) = place else {
                self.told.part("value-labels", labels.offset, Trouble::NoSuchVariable);
                continue;
            };
            let is_text = self.built.variables[place].kind == VariableKind::Text;
            for (code, label) in &labels.labels {
                let code = if is_text {
                    Code::Text(self.text(code, ""))
                } else {
                    Code::Number(fraction(*code, self.context.is_big_endian))
                };
                if !self.category(place, code, label) {
                    return;
                }
            }
        }
    }

    /// Gives a labelled code to a variable; false where there is no more room.
    fn category(&mut self, place: usize, code: Code, label: &[u8]) -> bool {
        if !self.room.take(label.len()) {
            self.told.too_large("survey-labels", CATEGORIES_MAX as u64);
            return false;
        }
        let name = self.built.variables[place].name.clone();
        let label = self.label(label, &name);
        if code.number().is_none_or(f64::is_finite) {
            self.built.variables[place].categories.push(Category { code, label, is_missing: false });
        }
        true
    }

    /// Which variable has a long name; a finding where none has.
    fn place_of(&mut self, name: &[u8], (part, offset): (&'static str, usize)) -> Option<usize> {
        let name = self.text(name, "").to_lowercase();
        let place = self.by_name.get(name.trim()).copied();
        if place.is_none() {
            self.told.part(part, offset, Trouble::NoSuchVariable);
        }
        place
    }

    fn long_labels(&mut self) {
        let extras = self.extras;
        for set in &extras.labels {
            let Some(place) = self.place_of(set.name, ("value-labels", set.offset)) else { continue };
            for (code, label) in &set.labels {
                let code = Code::Text(self.text(code, ""));
                if !self.category(place, code, label) {
                    return;
                }
            }
        }
    }

    fn long_missing(&mut self) {
        let extras = self.extras;
        for set in &extras.missing {
            let Some(place) = self.place_of(set.name, ("missing-values", set.offset)) else { continue };
            for code in &set.codes {
                let code = Code::Text(self.text(code, ""));
                self.built.variables[place].missing.declare(code);
            }
        }
    }

    fn attributes(&mut self) {
        let Some((bytes, offset)) = self.extras.attributes else { return };
        let text = self.text(bytes, "");
        let (found, is_whole) = attributes::parse(&text);
        if !is_whole {
            self.told.part("attributes", offset, Trouble::Damaged);
        }
        for (name, attributes) in found {
            let Some(&place) = self.by_name.get(&name.to_lowercase()) else {
                self.told.part("attributes", offset, Trouble::NoSuchVariable);
                continue;
            };
            for (attribute, values) in attributes {
                take_attribute(&mut self.built.variables[place], attribute, &values, self.context.options);
            }
        }
    }
}

/// Keeps an attribute; some hold the question.
fn take_attribute(variable: &mut Variable, name: &str, values: &[&str], options: &ReadOptions) {
    let is_question = QUESTIONS.contains(&name.to_lowercase().as_str());
    let kept: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
    if is_question {
        let text = kept.join("\n");
        let question = variable.question.get_or_insert_default();
        question.text.add(options.lang_of(&text), &text);
    }
    variable.attributes.insert(name.to_owned(), kept);
}
