//! The codebook of a study as the document that archives exchange: DDI-Codebook 2.5.

use marsad_model::{Lang, LocalText};
use marsad_study::{DdiExport, Texts, ddi_xml};

use crate::{Work, WorkError};

/// What a document says besides the codebook.
#[derive(Clone, Debug)]
pub struct DdiWords<'a> {
    /// The language in which its titles are given first.
    pub lang: Lang,
    /// The version of the program that writes it.
    pub software_version: &'a str,
    /// What is said wherever the study appears.
    pub note: Option<LocalText>,
}

impl Work {
    /// The codebook of a table of a study as DDI-Codebook 2.5. It is of the day on which the table was received or made,
    /// so that the same table gives the same bytes; it holds no record and no frequency.
    pub async fn study_ddi(&self, study: &str, table: &str, words: &DdiWords<'_>) -> Result<String, WorkError> {
        let codebook = self.study_codebook(study, table)?;
        let files = self.study_page(study).await?.files;
        let made_at = files.iter().find(|file| file.table == *table).map(|file| file.made_at);
        let produced = made_at.map_or_else(String::new, |moment| moment.strftime("%Y-%m-%d").to_string());
        let in_three = |text: &LocalText| Texts::in_three(text.get(Lang::Ar), text.get(Lang::Fr), text.get(Lang::En));
        let note = words.note.as_ref().map(in_three).unwrap_or_default();
        let export = DdiExport {
            lang: words.lang,
            produced: &produced,
            software_version: words.software_version,
            frequencies: &[],
            weight: None,
            synthetic_note: &note,
        };
        Ok(ddi_xml(&codebook, &export))
    }
}
