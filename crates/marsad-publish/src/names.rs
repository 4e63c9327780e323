//! Names of components and codes, in the reader's language.

use std::cmp::Ordering;

use marsad_i18n::Voice;
use marsad_model::{Codelist, DataStructure, Dataflow, Definition, Id, ObsStatus, Pack, STANDARD_ERRORS_95, TOTAL};

/// What everything in a dataflow is called, in one language.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The pack that names everything.
    pub pack: &'a Pack,
    /// The dataflow.
    pub dataflow: &'a Dataflow,
    /// Its structure.
    pub structure: &'a DataStructure,
    /// The language.
    pub voice: &'a Voice,
}

impl<'a> Names<'a> {
    /// The name of a dimension, the measure or an attribute.
    pub fn component(&self, id: &str) -> &'a str {
        self.pack.concept(id).map_or("", |concept| concept.name.get(self.voice.lang()))
    }

    /// The codelist of a component.
    pub fn codelist(&self, component: &str) -> Option<&'a Codelist> {
        self.pack.codelist_of(self.structure, component)
    }

    /// The name of a code of a component; the code itself where the list has no such code.
    pub fn code(&self, component: &str, code: &str) -> String {
        let found = self.codelist(component).and_then(|list| list.find(code));
        found.map_or_else(|| code.to_owned(), |found| self.voice.digits(found.name.get(self.voice.lang())))
    }

    /// What a standard error of nothing means, where weights were calibrated to known figures.
    pub fn calibrated(&self) -> Option<String> {
        let is_calibrated = self.pack.is_calibrated(self.dataflow.id.as_str());
        is_calibrated.then(|| self.voice.say("definition-error-fixed"))
    }

    /// Why a cell is hidden, by its code of CL_CONF_STATUS, in words for readers.
    pub fn hidden_reason(&self, status: &str) -> String {
        self.absence_reason(self.absence_by(None, Some(status)))
    }

    /// What a status beside a cell means; of a number that is not there, why it is not.
    pub fn status_meaning(&self, status: &str) -> String {
        let missing = [ObsStatus::Missing, ObsStatus::Suppressed].map(ObsStatus::code);
        if missing.contains(&status) {
            return self.absence_reason(self.absence_by(Some(status), None));
        }
        self.code("OBS_STATUS", status)
    }

    /// The name of a code of an attribute that holds for the whole dataflow, such as the unit.
    pub fn fixed(&self, attribute: &str) -> Option<String> {
        let code = self.dataflow.attributes.get(attribute)?;
        Some(self.code(attribute, code.as_str()))
    }

    /// The name of the unit, where one unit holds for the whole dataflow or the selection names it.
    pub fn unit(&self, selected: Option<&Id>) -> String {
        let chosen = selected.map(|code| self.code("UNIT_MEASURE", code.as_str()));
        chosen.or_else(|| self.fixed("UNIT_MEASURE")).unwrap_or_default()
    }

    /// How two codes are ordered: the total first, then as in the list.
    pub fn order(&self, component: &str, a: &Id, b: &Id) -> Ordering {
        let list = self.codelist(component);
        let place =
            |code: &Id| (*code != *TOTAL, list.and_then(|list| list.place(code.as_str())).unwrap_or(usize::MAX));
        place(a).cmp(&place(b))
    }

    /// A value as the language writes it: with the decimals of the measure, but none for a whole number.
    pub fn number(&self, value: f64) -> String {
        self.voice.number(value, self.decimals(value))
    }

    /// The same with its sign, as changes are written.
    pub fn change(&self, value: f64) -> String {
        self.voice.change(value, self.decimals(value))
    }

    /// Half of the interval of 95 per cent that a standard error gives, as it is written: whole for counts, as exact as the
    /// measure for percentages. None where it is no number, or what is written would be zero.
    pub(crate) fn margin(&self, definition: &Definition, standard_error: f64) -> Option<f64> {
        let half = STANDARD_ERRORS_95 * Some(standard_error).filter(|error| error.is_finite())?;
        let written = self.as_exact(definition, half);
        (written > 0.0).then_some(written)
    }

    /// A number that says how sure a figure is, as exact as it is written: whole for counts, as the measure for percentages.
    pub(crate) fn as_exact(&self, definition: &Definition, number: f64) -> f64 {
        let scale = self.scale(definition);
        (number * scale).round() / scale
    }

    /// How many units of the last digit that is so written make one.
    pub(crate) fn scale(&self, definition: &Definition) -> f64 {
        let decimals = self.structure.measure.decimals.max(1);
        if definition.percentage.is_some() { 10_f64.powi(i32::from(decimals)) } else { 1.0 }
    }

    fn decimals(&self, value: f64) -> u8 {
        if value.fract() == 0.0 { 0 } else { self.structure.measure.decimals.max(1) }
    }
}
