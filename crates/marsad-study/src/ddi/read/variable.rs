//! What a document says of a variable.

use super::Reading;
use super::elements::Element;
use crate::ddi::{ATTRIBUTE_NOTE, ROLE_NOTE};
use crate::missing::MISSING_CODES_MAX;
use crate::options::{CATEGORIES_MAX, NOTES_MAX};
use crate::{
    Category, Code, CodeCount, Count, FoundRole, Frequencies, MeasurementLevel, MissingRange, Role, RoleReason,
    StudyQuestion, Summary, Texts, Variable, VariableKind,
};

/// A variable while its elements come.
#[derive(Debug)]
pub(super) struct OpenVariable {
    /// Where its file stands.
    pub file: usize,
    variable: Variable,
    /// Codes as they stand: whether they are numbers shows at the end.
    categories: Vec<OpenCategory>,
    invalid: Vec<String>,
    ranges: Vec<MissingRange>,
    is_text: bool,
    counts: Counts,
}

/// A category while its elements come.
#[derive(Debug, Default)]
struct OpenCategory {
    code: String,
    label: Texts,
    is_missing: bool,
    count: Option<Count>,
}

/// What a document reports of a variable.
#[derive(Debug, Default)]
struct Counts {
    valid: Count,
    invalid: Count,
    is_reported: bool,
    has_weights: bool,
    numbers: [Ends; 2],
}

/// Numbers that a document reports, without weights or with them.
#[derive(Clone, Copy, Debug, Default)]
struct Ends {
    min: Option<f64>,
    max: Option<f64>,
    mean: Option<f64>,
    deviation: Option<f64>,
}

impl OpenVariable {
    /// The variable of an element `var`.
    pub(super) fn new(element: &Element, file: usize) -> Self {
        let mut variable = Variable::new(element.attribute("name"), VariableKind::Number);
        if variable.name.is_empty() {
            element.attribute("ID").clone_into(&mut variable.name);
        }
        variable.level = match (element.attribute("nature"), element.attribute("intrvl")) {
            ("nominal", _) => Some(MeasurementLevel::Nominal),
            ("ordinal", _) => Some(MeasurementLevel::Ordinal),
            ("interval" | "ratio" | "percent", _) | (_, "contin") => Some(MeasurementLevel::Scale),
            _ => None,
        };
        variable.format.decimals = element.attribute("dcml").parse().ok();
        if element.attribute("wgt") == "wgt" {
            variable.role = Some(FoundRole { role: Role::Weight, reason: RoleReason::Declared });
        }
        let is_text = element.attribute("representationType") == "text";
        Self {
            file,
            variable,
            categories: Vec::new(),
            invalid: Vec::new(),
            ranges: Vec::new(),
            is_text,
            counts: Counts::default(),
        }
    }

    /// A category begins.
    pub(super) fn start_category(&mut self, element: &Element) {
        let is_missing = element.attribute("missing") == "Y";
        self.categories.push(OpenCategory { is_missing, ..OpenCategory::default() });
    }

    /// The variable, and what the document reports of it.
    pub(super) fn finish(self) -> (Variable, Option<Frequencies>) {
        let mut variable = self.variable;
        if self.is_text {
            variable.kind = VariableKind::Text;
        }
        let is_text = variable.kind == VariableKind::Text;
        let parse = |code: &str| Code::parse(code, !is_text).unwrap_or_else(|| Code::Text(code.to_owned()));
        variable.missing.ranges = self.ranges;
        variable.missing.codes = self.invalid.iter().map(|code| parse(code)).collect();
        let mut frequencies = self.counts.frequencies();
        let has_weights = self.counts.has_weights;
        for open in self.categories.into_iter().filter(|open| !is_blank(&open.code)) {
            let code = parse(&open.code);
            let is_missing = open.is_missing || variable.missing.contains(&code);
            if is_missing && !variable.missing.contains(&code) {
                variable.missing.declare(code.clone());
            }
            if let Some(count) = open.count {
                let count = if has_weights { count } else { Count { weighted: count.rows as f64, ..count } };
                let found = frequencies.get_or_insert_default();
                let counts = if is_missing { &mut found.missing } else { &mut found.values };
                counts.push(CodeCount { code: code.clone(), is_labelled: !open.label.is_empty(), count });
            }
            if !open.label.is_empty() {
                variable.categories.push(Category { code, label: open.label, is_missing });
            }
        }
        (variable, frequencies.map(closed))
    }
}

/// Whether a code stands for blank cells: no code at all, Stata's point, the word that Nesstar writes.
fn is_blank(code: &str) -> bool {
    matches!(code, "" | ".") || code.eq_ignore_ascii_case("sysmiss")
}

/// Rows that have no value and no code are those that remain.
fn closed(mut frequencies: Frequencies) -> Frequencies {
    let with_reason = frequencies.missing.iter().fold(Count::default(), |sum, missing| Count {
        rows: sum.rows.saturating_add(missing.count.rows),
        weighted: sum.weighted + missing.count.weighted,
    });
    frequencies.blank.rows = frequencies.blank.rows.saturating_sub(with_reason.rows);
    frequencies.blank.weighted = (frequencies.blank.weighted - with_reason.weighted).max(0.0);
    frequencies
}

impl Counts {
    /// What is reported; rows without a value are blank until their codes are known.
    fn frequencies(&self) -> Option<Frequencies> {
        let [plain, weighted] = self.numbers.map(|ends| ends.summary());
        // Without weights each row counts once.
        let weighed =
            |count: Count| if self.has_weights { count } else { Count { weighted: count.rows as f64, ..count } };
        let (valid, invalid) = (weighed(self.valid), weighed(self.invalid));
        self.is_reported.then(|| Frequencies {
            all: Count { rows: valid.rows.saturating_add(invalid.rows), weighted: valid.weighted + invalid.weighted },
            valid,
            blank: invalid,
            summary: plain,
            weighted_summary: weighted,
            ..Frequencies::default()
        })
    }
}

impl Ends {
    fn summary(self) -> Option<Summary> {
        Some(Summary { min: self.min?, max: self.max?, mean: self.mean?, deviation: self.deviation })
    }
}

impl Reading<'_> {
    /// Takes what stands in `var`; whether it was taken.
    pub(super) fn of_variable(&mut self, element: &Element, parent: &str) -> bool {
        let (lang, text) = self.texts(element);
        let Some(open) = &mut self.variable else { return false };
        let variable = &mut open.variable;
        match (parent, element.name.as_str()) {
            ("var", "labl") => {
                variable.label.add(lang, &text);
            }
            ("var", "universe") => {
                variable.universe.add(lang, &text);
            }
            ("var", "txt") => push_note(variable, text),
            ("var", "notes") => note(variable, element, text),
            ("var", "varFormat") => format(open, element),
            ("var", "sumStat") => open.counts.summary(element, &text),
            // A question may stand in its element as it is.
            ("var", "qstn") if !text.is_empty() => {
                asked(variable).text.add(lang, &text);
            }
            ("qstn", "qstnLit") => {
                asked(variable).text.add(lang, &text);
            }
            ("qstn", "preQTxt") => {
                asked(variable).before.add(lang, &text);
            }
            ("qstn", "postQTxt") => {
                asked(variable).after.add(lang, &text);
            }
            ("qstn", "ivuInstr") => {
                asked(variable).instruction.add(lang, &text);
            }
            ("invalrng", "item") if open.invalid.len() < MISSING_CODES_MAX => {
                open.invalid.push(element.attribute("VALUE").to_owned());
            }
            ("invalrng", "range") if open.ranges.len() < MISSING_CODES_MAX => open.ranges.extend(range(element)),
            ("catgry", "labl" | "catValu" | "catStat") => return self.of_category(element, (lang, text)),
            // What groups or contains others says nothing of its own, and its text belongs to no one.
            (_, "catgry" | "invalrng" | "valrng" | "location" | "key") => {}
            _ => return false,
        }
        true
    }

    fn of_category(&mut self, element: &Element, (lang, text): (Option<marsad_model::Lang>, String)) -> bool {
        let has_room = element.name != "labl" || self.room.take(text.len());
        if !has_room {
            self.told.too_large("survey-labels", CATEGORIES_MAX as u64);
            return true;
        }
        let Some(category) = self.variable.as_mut().and_then(|open| open.categories.last_mut()) else { return false };
        match element.name.as_str() {
            "labl" => {
                category.label.add(lang, &text);
            }
            "catValu" => category.code = text,
            _ if matches!(element.attribute("type"), "" | "freq") => {
                count(category.count.get_or_insert_default(), element, &text);
                if let Some(open) = &mut self.variable {
                    open.counts.report(element);
                }
            }
            _ => {}
        }
        true
    }
}

impl Counts {
    /// A statistic of the whole variable.
    fn summary(&mut self, element: &Element, text: &str) {
        let Some(number) = text.parse::<f64>().ok().filter(|number| number.is_finite()) else { return };
        let ends = &mut self.numbers[usize::from(is_weighted(element))];
        match element.attribute("type") {
            "vald" => count(&mut self.valid, element, text),
            "invd" => count(&mut self.invalid, element, text),
            "min" => ends.min = Some(number),
            "max" => ends.max = Some(number),
            "mean" => ends.mean = Some(number),
            "stdev" => ends.deviation = Some(number),
            _ => return,
        }
        self.report(element);
    }

    /// Remembers that something is reported, and whether with weights.
    fn report(&mut self, element: &Element) {
        self.is_reported = true;
        self.has_weights |= is_weighted(element);
    }
}

fn is_weighted(element: &Element) -> bool {
    element.attribute("wgtd") == "wgtd"
}

/// A number of rows, or their weight.
fn count(count: &mut Count, element: &Element, text: &str) {
    let Some(number) = text.parse::<f64>().ok().filter(|number| number.is_finite() && *number >= 0.0) else { return };
    if is_weighted(element) {
        count.weighted = number;
    } else {
        count.rows = number as u64;
    }
}

fn asked(variable: &mut Variable) -> &mut StudyQuestion {
    variable.question.get_or_insert_default()
}

fn push_note(variable: &mut Variable, text: String) {
    if !text.is_empty() && variable.notes.len() < NOTES_MAX {
        variable.notes.push(text);
    }
}

/// A note, which may hold a role or an attribute.
fn note(variable: &mut Variable, element: &Element, text: String) {
    match element.attribute("type") {
        ROLE_NOTE => {
            let role = Role::ALL.into_iter().find(|role| role.word() == text);
            variable.role = role.map(|role| FoundRole { role, reason: RoleReason::Declared }).or(variable.role.take());
        }
        ATTRIBUTE_NOTE if variable.attributes.len() < NOTES_MAX => {
            variable.attributes.entry(element.attribute("subject").to_owned()).or_default().push(text);
        }
        _ => push_note(variable, text),
    }
}

fn format(open: &mut OpenVariable, element: &Element) {
    element.attribute("formatname").clone_into(&mut open.variable.format.name);
    open.is_text |= element.attribute("type") == "character";
    open.variable.kind = match element.attribute("category") {
        "date" => VariableKind::Date,
        "time" => VariableKind::DateTime,
        _ => open.variable.kind,
    };
}

/// A range of invalid numbers; an end that is excluded is taken as its own.
fn range(element: &Element) -> Option<MissingRange> {
    let end = |names: [&str; 2]| names.iter().find_map(|name| element.attribute(name).parse::<f64>().ok());
    let range = MissingRange { low: end(["min", "minExclusive"]), high: end(["max", "maxExclusive"]) };
    (range.low.is_some() || range.high.is_some()).then_some(range)
}
