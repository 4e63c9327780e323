//! A table of estimates as JSON, with all that is needed to use it rightly.

use serde_json::{Map, Value, json};

use super::{SurveyCell, SurveyTable};

/// The table as JSON.
pub fn survey_json(table: &SurveyTable<'_>) -> Value {
    let (names, study) = (&table.names, table.names.study);
    let cells: Vec<Value> = table.cells.iter().map(|cell| cell_json(table, cell)).collect();
    let variables: Map<String, Value> =
        table.question.variables().into_iter().map(|name| (name.to_owned(), json!(names.variable(name)))).collect();
    json!({
        "study": {
            "id": study.id, "title": names.text(&study.title), "version": study.version, "table": table.table,
            "number": table.number, "is_synthetic": study.is_synthetic,
        },
        "note": names.sentence(),
        "disclaimer": study.disclaimer.as_ref().map(|text| names.text(text)),
        "remarks": table.remarks(),
        "title": table.title(),
        "of_whom": table.subtitle(),
        "unit": table.unit(),
        "question": table.question,
        "variables": variables,
        "is_protected": table.is_protected,
        "cells": cells,
        "empty": table.cells.is_empty().then(|| names.voice.say("builder-empty")),
        "source": table.source(),
        "citation": table.citation(),
        "licence": names.pack.head.licence.get(names.voice.lang()),
        "link": table.link,
    })
}

fn cell_json(table: &SurveyTable<'_>, cell: &SurveyCell) -> Value {
    let named = |(variable, code): (&str, &String)| {
        (variable.to_owned(), json!({ "id": code, "name": table.names.category(variable, code) }))
    };
    let key: Map<String, Value> = table.dimensions().into_iter().zip(&cell.key).map(named).collect();
    let mut object = json!({
        "key": key, "value": cell.value, "standard_error": cell.standard_error, "low": cell.low, "high": cell.high,
        "cv": cell.cv, "n": cell.rows, "state": cell.state.word(), "state_name": table.state_text(cell.state),
    });
    if let Some(object) = object.as_object_mut().filter(|_| !table.is_protected) {
        object.insert("design_effect".to_owned(), json!(cell.design_effect));
        object.insert("degrees_of_freedom".to_owned(), json!(cell.degrees_of_freedom));
        object.insert("weight".to_owned(), json!(cell.weight));
    }
    object
}
