//! Looking at a file as a submission would be looked at, without keeping anything.

use marsad_collect::{Context, Reading, SubmittedFile, read_submission};
use marsad_model::Pack;

use crate::{Refusal, Work};

impl Work {
    /// What a submission of this file under an agreement of `pack` would give. Needs no store.
    pub fn examine(pack: &Pack, agreement: &str, file: (&str, &[u8])) -> Result<Reading, Refusal> {
        let (name, bytes) = file;
        let unknown = || Refusal::UnknownAgreement(agreement.to_owned());
        let agreement = pack.agreement(agreement).ok_or_else(unknown)?;
        let context = Context::new(pack, agreement).ok_or_else(unknown)?;
        let mut content = std::io::Cursor::new(bytes);
        Ok(read_submission(&context, SubmittedFile { name, submission: "", content: &mut content }))
    }
}
