//! Checks a receipt with the public key of the observatory.

use std::path::Path;

use marsad_i18n::args;
use marsad_model::SignedReceipt;
use marsad_workflow::Work;
use serde_json::{Value, json};

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
    let unsigned = unsigned(&serde_json::from_str(&text).map_err(wrong)?, &receipt);
    let is_signed = Work::receipt_is_whole(&receipt, known.as_deref().unwrap_or(&receipt.key));
    let is_whole = is_signed && unsigned.is_empty();
    let told = json!({
        "is_whole": is_whole, "is_key_given": known.is_some(), "unsigned": unsigned, "receipt": receipt,
    });
    console.answer(&told, || {
        let word = match (is_signed, unsigned.is_empty(), known.is_some()) {
            (false, ..) => "receipt-broken",
            (true, false, _) => "receipt-unsigned",
            (true, true, true) => "receipt-whole",
            (true, true, false) => "receipt-agrees",
        };
        let said = args().text("fields", &unsigned.join(", "));
        let said = said.text("submission", &receipt.submission).text("key", &receipt.key);
        console.voice().say_with(word, &said.text("sha256", &receipt.sha256)) + "\n"
    });
    Ok(Outcome::of(is_whole))
}

/// The fields of the file that are none of a receipt: nobody signed them, so that they prove nothing.
fn unsigned(written: &Value, receipt: &SignedReceipt) -> Vec<String> {
    let signed = json!(receipt);
    let fields = written.as_object().into_iter().flat_map(|fields| fields.keys());
    fields.filter(|name| signed.get(name.as_str()).is_none()).cloned().collect()
}
