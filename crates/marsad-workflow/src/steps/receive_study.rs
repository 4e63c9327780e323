//! A survey file is received for a study: its bytes are kept as they came, and its records beside them, both restricted.

use bytes::Bytes;
use marsad_catalog::Row;
use marsad_lake::{Address, Stage, encode_records};
use marsad_model::{Finding, Id, StudyDefinition, StudyFile, StudyOrigin};
use marsad_protect::sha256_hex;
use serde::Serialize;

use crate::authority::Action;
use crate::survey::{DesignNote, Fitted, design_notes, fitted};
use crate::{Actor, Refusal, Work, WorkError, clean_file_name};

/// A survey file, and the codebook of a table of text.
#[derive(Clone, Debug)]
pub struct ReceivedStudy {
    /// Its name.
    pub file_name: String,
    /// Its bytes: SPSS, Stata, Parquet or a table of text.
    pub bytes: Bytes,
    /// The codebook by which a table of text is read, where it is not that of the study.
    pub codebook: Option<Bytes>,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StudyReceipt {
    /// The table; none where an error keeps it out.
    pub file: Option<StudyFile>,
    /// Whether it had been received before.
    pub is_known: bool,
    /// What is wrong with the file.
    pub findings: Vec<Finding>,
    /// What is worth knowing of the design of its sample.
    pub notes: Vec<DesignNote>,
}

/// A file that was read for a study, before anything of it is kept.
struct Read {
    /// The records as they are kept; none where an error keeps them out.
    kept: Option<Bytes>,
    rows: u64,
    findings: Vec<Finding>,
    notes: Vec<DesignNote>,
}

/// The records of a file that comes in now: its codes must be those of the study, and its design one that can be computed.
fn read((study, table): (&StudyDefinition, &str), bytes: &Bytes, codebook: Option<&[u8]>) -> Result<Read, WorkError> {
    let Fitted { records, findings } = fitted((study, table), bytes, codebook)?.strict();
    let Some(records) = records else { return Ok(Read { kept: None, rows: 0, findings, notes: Vec::new() }) };
    let notes = design_notes((study, table), &records)?;
    let rows = records.data.num_rows() as u64;
    Ok(Read { kept: Some(encode_records(&records)?), rows, findings, notes })
}

/// The records of a received file, as they were kept: what `verify` makes again.
pub(crate) fn kept_records(
    (study, table): (&StudyDefinition, &str),
    bytes: &Bytes,
    codebook: Option<&[u8]>,
) -> Result<(Option<Bytes>, u64, Vec<Finding>), WorkError> {
    let Fitted { records, findings } = fitted((study, table), bytes, codebook)?;
    let Some(records) = records else { return Ok((None, 0, findings)) };
    Ok((Some(encode_records(&records)?), records.data.num_rows() as u64, findings))
}

impl Work {
    /// Receives the file of a table of a study. The same file again is the same table.
    pub async fn receive_study(
        &self,
        actor: &Actor,
        (study, table): (&str, &Id),
        received: ReceivedStudy,
    ) -> Result<StudyReceipt, WorkError> {
        actor.may(Action::KeepStudy)?;
        let definition = Self::study_of(self.pack(), study)?.clone();
        if !definition.tables().contains(&table) {
            return Err(Refusal::UnknownTable(format!("{study} {table}")).into());
        }
        let ReceivedStudy { file_name, bytes, codebook } = received;
        for file in [Some(&bytes), codebook.as_ref()].into_iter().flatten() {
            self.refuse_infected(actor, (study, file)).await?;
        }
        let pack = self.keep_pack().await?;
        let is_synthetic = definition.is_synthetic;
        let (name, sent, with) = (table.clone(), bytes.clone(), codebook.clone());
        let reading = tokio::task::spawn_blocking(move || read((&definition, name.as_str()), &sent, with.as_deref()));
        let Read { kept, rows, findings, notes } = reading.await.map_err(|_| WorkError::Interrupted)??;
        // Records of persons that are of no use are not kept either.
        let Some(kept) = kept else { return Ok(StudyReceipt { file: None, is_known: false, findings, notes }) };
        // What is received under a synthetic study would be open to everybody, as if nobody in it existed.
        let sha256 = sha256_hex(&kept);
        if is_synthetic && !self.catalog().study_file_list(study).await?.iter().any(|known| known.sha256 == sha256) {
            return Err(Refusal::SyntheticStudy(study.to_owned()).into());
        }
        let sent_sha256 = sha256_hex(&bytes);
        self.keep(&Address::restricted(study, &sent_sha256), bytes).await?;
        let codebook_sha256 = codebook.as_ref().map(|codebook| sha256_hex(codebook));
        if let (Some(codebook), Some(sha256)) = (codebook, &codebook_sha256) {
            self.keep(&Address::restricted(study, sha256), codebook).await?;
        }
        let origin =
            StudyOrigin::Received { file_name: clean_file_name(&file_name), sha256: sent_sha256, codebook_sha256 };
        let address = Address::table(Stage::Restricted, study, &sha256);
        self.keep(&address, kept).await?;
        let mut change = self.begin().await?;
        let earlier = change.study_file_list(study).await?;
        let last = earlier.iter().rfind(|known| known.table == *table);
        if let Some(known) = last.filter(|known| known.sha256 == sha256 && known.origin == origin) {
            return Ok(StudyReceipt { file: Some(known.clone()), is_known: true, findings, notes });
        }
        let file = StudyFile {
            study: study.parse().map_err(|_| Refusal::UnknownStudy(study.to_owned()))?,
            table: table.clone(),
            number: last.map_or(1, |last| last.number + 1),
            origin,
            address: address.to_string(),
            sha256,
            rows,
            is_synthetic,
            pack,
            made_at: self.now(),
            made_by: actor.id().to_owned(),
        };
        change.put(Row::StudyFile(file.clone())).await?;
        self.commit(change, actor, ("receive_study", &file.reference().to_string())).await?;
        Ok(StudyReceipt { file: Some(file), is_known: false, findings, notes })
    }
}
