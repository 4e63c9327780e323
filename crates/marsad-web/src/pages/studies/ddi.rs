//! The codebook of a table of a study, for archives and programs: DDI-Codebook 2.5.

use axum::extract::Path;
use marsad_model::{Lang, LocalText, StudyDefinition};
use marsad_workflow::{DdiWords, Refusal, WorkError};

use super::words::{study_of, table_name, warning};
use crate::error::{PageError, Unknown};
use crate::links;
use crate::pages::PageResult;
use crate::pages::downloads::file;
use crate::visit::Visit;

pub(crate) async fn study_ddi(visit: Visit, Path((_, id, table)): Path<(String, String, String)>) -> PageResult {
    let study = study_of(&visit, &id)?;
    let words = DdiWords { lang: visit.lang, software_version: env!("CARGO_PKG_VERSION"), note: note(&visit, study) };
    let document = match visit.app.work.study_ddi(study.id.as_str(), &table, &words).await {
        Err(WorkError::Refused(Refusal::UnknownTable(_))) => return Err(unknown_table(&visit, study, &table)),
        other => other?,
    };
    Ok(file(&format!("{}.{table}.xml", study.id), "application/xml; charset=utf-8", document.into_bytes()))
}

/// What is said wherever the study appears, in every language.
fn note(visit: &Visit, study: &StudyDefinition) -> Option<LocalText> {
    let said = |lang: Lang| warning(visit.app.voice(lang, visit.numerals), study);
    LocalText::new(&said(Lang::Ar), &said(Lang::Fr), &said(Lang::En)).ok()
}

fn unknown_table(visit: &Visit, study: &StudyDefinition, table: &str) -> PageError {
    let known = study.tables().into_iter().map(|table| {
        let href = links::study_ddi(visit.lang, (study.id.as_str(), table.as_str()));
        (table_name(visit.voice(), table.as_str()), href)
    });
    let near = known.collect();
    PageError::Unknown(Box::new(Unknown { key: "studies-unknown-table", subject: table.to_owned(), near }))
}
