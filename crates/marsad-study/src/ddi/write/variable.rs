//! Variables as `var`.

use super::xml::Xml;
use super::{Context, FILE, variable_id};
use crate::ddi::{ATTRIBUTE_NOTE, ROLE_NOTE};
use crate::{
    Category, Code, Count, Frequencies, MeasurementLevel, MissingCodes, Role, StudyQuestion, Summary, Variable,
    VariableKind,
};

/// A variable, in the order of elements that the schema asks for.
pub(super) fn variable(xml: &mut Xml, context: &Context<'_>, (place, variable): (usize, &Variable)) {
    let frequencies = context.frequencies.get(variable.name.as_str()).copied();
    let id = variable_id(place);
    open(xml, variable, &id);
    xml.empty("location", &[("StartPos", (place + 1).to_string().as_str()), ("fileid", FILE)]);
    xml.texts("labl", &[("level", "variable")], &variable.label);
    if let Some(asked) = &variable.question {
        question(xml, asked, &format!("Q{}", place + 1));
    }
    invalid(xml, &variable.missing, variable.kind);
    xml.texts("universe", &[], &variable.universe);
    if let Some(frequencies) = frequencies {
        summaries(xml, frequencies, context.weight.as_deref());
    }
    categories(xml, variable, (frequencies, context.weight.as_deref()));
    format(xml, context, variable);
    notes(xml, variable);
    xml.close();
}

fn open(xml: &mut Xml, variable: &Variable, id: &str) {
    let is_weight = variable.role.as_ref().is_some_and(|found| found.role == Role::Weight);
    let is_continuous = variable.level == Some(MeasurementLevel::Scale);
    let nature = match variable.level {
        Some(MeasurementLevel::Nominal) => "nominal",
        Some(MeasurementLevel::Ordinal) => "ordinal",
        Some(MeasurementLevel::Scale) => "interval",
        None => "",
    };
    let representation = match variable.kind {
        VariableKind::Date | VariableKind::DateTime => "datetime",
        VariableKind::Text if variable.categories.is_empty() => "text",
        VariableKind::Number if variable.categories.is_empty() => "numeric",
        VariableKind::Text | VariableKind::Number => "code",
    };
    let decimals = variable.format.decimals.map(|decimals| decimals.to_string()).unwrap_or_default();
    xml.open(
        "var",
        &[
            ("ID", id),
            ("name", variable.name.as_str()),
            ("wgt", if is_weight { "wgt" } else { "" }),
            ("files", FILE),
            ("dcml", decimals.as_str()),
            ("intrvl", if is_continuous { "contin" } else { "discrete" }),
            ("nature", nature),
            ("representationType", representation),
        ],
    );
}

fn question(xml: &mut Xml, question: &StudyQuestion, id: &str) {
    if question.is_empty() {
        return;
    }
    xml.open("qstn", &[("ID", id)]);
    xml.texts("preQTxt", &[], &question.before);
    xml.texts("qstnLit", &[], &question.text);
    xml.texts("postQTxt", &[], &question.after);
    xml.texts("ivuInstr", &[], &question.instruction);
    xml.close();
}

/// The codes that are no answers.
fn invalid(xml: &mut Xml, missing: &MissingCodes, kind: VariableKind) {
    if missing.is_empty() {
        return;
    }
    let units = if kind == VariableKind::Text { "" } else { "REAL" };
    let end = |number: Option<f64>| number.map(|number| Code::Number(number).to_string()).unwrap_or_default();
    xml.open("invalrng", &[]);
    for code in &missing.codes {
        xml.empty("item", &[("UNITS", units), ("VALUE", code.to_string().as_str())]);
    }
    for range in &missing.ranges {
        xml.empty("range", &[("UNITS", units), ("min", end(range.low).as_str()), ("max", end(range.high).as_str())]);
    }
    xml.close();
}

/// Rows with and without a value, and what numbers come to; with the weight too, where there is one.
fn summaries(xml: &mut Xml, frequencies: &Frequencies, weight: Option<&str>) {
    let without = frequencies.all.rows.saturating_sub(frequencies.valid.rows);
    xml.element("sumStat", &[("type", "vald")], &frequencies.valid.rows.to_string());
    xml.element("sumStat", &[("type", "invd")], &without.to_string());
    if let Some(summary) = &frequencies.summary {
        numbers(xml, summary, &[]);
    }
    let Some(weight) = weight else { return };
    let weighted = [("wgtd", "wgtd"), ("wgt-var", weight)];
    let statistic = |xml: &mut Xml, kind: &'static str, number: f64| {
        xml.element("sumStat", &[weighted[0], weighted[1], ("type", kind)], &Code::Number(number).to_string());
    };
    statistic(xml, "vald", frequencies.valid.weighted);
    statistic(xml, "invd", frequencies.all.weighted - frequencies.valid.weighted);
    if let Some(summary) = &frequencies.weighted_summary {
        numbers(xml, summary, &weighted);
    }
}

fn numbers(xml: &mut Xml, summary: &Summary, attributes: &[(&'static str, &str)]) {
    let all = [
        ("min", Some(summary.min)),
        ("max", Some(summary.max)),
        ("mean", Some(summary.mean)),
        ("stdev", summary.deviation),
    ];
    for (kind, number) in all {
        let Some(number) = number else { continue };
        let mut with_kind = attributes.to_vec();
        with_kind.push(("type", kind));
        xml.element("sumStat", &with_kind, &Code::Number(number).to_string());
    }
}

/// Labelled codes in their order, then codes that were met and have no label but are no answers.
fn categories(xml: &mut Xml, variable: &Variable, (frequencies, weight): (Option<&Frequencies>, Option<&str>)) {
    for category in &variable.categories {
        open_category(xml, &category.code, category.is_missing);
        xml.texts("labl", &[("level", "category")], &category.label);
        let count = frequencies.map(|frequencies| count_of(frequencies, category));
        counts(xml, count, weight);
        xml.close();
    }
    let met = frequencies.map_or(&[][..], |frequencies| frequencies.missing.as_slice());
    for missing in met.iter().filter(|missing| !missing.is_labelled) {
        open_category(xml, &missing.code, true);
        counts(xml, Some(missing.count), weight);
        xml.close();
    }
}

fn open_category(xml: &mut Xml, code: &Code, is_missing: bool) {
    xml.open("catgry", &[("missing", if is_missing { "Y" } else { "" })]);
    xml.element("catValu", &[], &code.to_string());
}

fn count_of(frequencies: &Frequencies, category: &Category) -> Count {
    let mut all = frequencies.values.iter().chain(&frequencies.missing);
    all.find(|found| found.code == category.code).map(|found| found.count).unwrap_or_default()
}

fn counts(xml: &mut Xml, count: Option<Count>, weight: Option<&str>) {
    let Some(count) = count else { return };
    xml.element("catStat", &[("type", "freq")], &count.rows.to_string());
    if let Some(weight) = weight {
        let attributes = [("type", "freq"), ("wgtd", "wgtd"), ("wgt-var", weight)];
        xml.element("catStat", &attributes, &Code::Number(count.weighted).to_string());
    }
}

fn format(xml: &mut Xml, context: &Context<'_>, variable: &Variable) {
    let kind = if variable.kind == VariableKind::Text { "character" } else { "numeric" };
    let category = match variable.kind {
        VariableKind::Date => "date",
        VariableKind::DateTime => "time",
        VariableKind::Number | VariableKind::Text => "",
    };
    let source = context.codebook.file.format.as_str();
    let (schema, other) = match source.split(' ').next() {
        Some("SPSS") => ("SPSS", ""),
        Some("Stata") => ("other", "Stata"),
        _ => ("", ""),
    };
    xml.empty(
        "varFormat",
        &[
            ("type", kind),
            ("formatname", variable.format.name.as_str()),
            ("schema", schema),
            ("otherSchema", other),
            ("category", category),
        ],
    );
}

/// The role in the design, what else the file says, and remarks.
fn notes(xml: &mut Xml, variable: &Variable) {
    if let Some(found) = &variable.role {
        xml.element("notes", &[("type", ROLE_NOTE)], found.role.word());
    }
    for (name, values) in &variable.attributes {
        for value in values {
            xml.element("notes", &[("type", ATTRIBUTE_NOTE), ("subject", name.as_str())], value);
        }
    }
    variable.notes.iter().for_each(|note| xml.element("notes", &[], note));
}
