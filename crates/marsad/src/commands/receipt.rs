//! Checks a receipt with the public key of the observatory.

use std::path::Path;

use marsad_i18n::args;
use marsad_model::SignedReceipt;
use marsad_workflow::Work;
use serde_json::json;

use super::Outcome;
use crate::cli_receipt::Receipt;
use crate::console::Console;
use crate::failure::Failure;
use crate::foreign_file;

pub fn run(command: &Receipt, console: &Console) -> Result<Outcome, Failure> {
    match command {
        Receipt::Verify { file, key } => verify(file, key.as_deref(), console),
    }
}

fn verify(file: &Path, key: Option<&str>, console: &Console) -> Result<Outcome, Failure> {
    let text = foreign_file::profile(file)?;
    let wrong = |error: serde_json::Error| Failure::File { path: file.to_owned(), detail: error.to_string() };
    let receipt: SignedReceipt = serde_json::from_str(&text).map_err(wrong)?;
    let known = key.map(|key| key.trim().to_ascii_lowercase());
    let is_whole = Work::receipt_is_whole(&receipt, known.as_deref().unwrap_or(&receipt.key));
    let told = json!({ "is_whole": is_whole, "is_key_given": known.is_some(), "receipt": receipt });
    console.answer(&told, || {
        let word = match (is_whole, known.is_some()) {
            (false, _) => "receipt-broken",
            (true, true) => "receipt-whole",
            (true, false) => "receipt-agrees",
        };
        let said = args().text("submission", &receipt.submission).text("key", &receipt.key);
        console.voice().say_with(word, &said.text("sha256", &receipt.sha256)) + "\n"
    });
    Ok(Outcome::of(is_whole))
}
