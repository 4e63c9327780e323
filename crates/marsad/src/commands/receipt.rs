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
    let (written, receipt) = read(file)?;
    let known = key.map(key_of).transpose()?;
    let unsigned = unsigned(&written, &receipt);
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

/// A receipt: as it is written, and what it says.
fn read(file: &Path) -> Result<(Value, SignedReceipt), Failure> {
    let text = foreign_file::profile(file)?;
    let wrong = |detail: String| {
        let said = args().text("file", &file.display().to_string()).text("detail", &detail);
        Failure::Answer { key: "receipt-none", arguments: said }
    };
    let written: Value = serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    // A list could be read as the fields in their order, which nobody signed.
    let fields = written.as_object().ok_or_else(|| wrong("not a JSON object".to_owned()))?;
    let receipt = serde_json::from_value(Value::Object(fields.clone())).map_err(|error| wrong(error.to_string()))?;
    Ok((written, receipt))
}

/// The public key that is given, or that a file of this name holds.
fn key_of(given: &str) -> Result<String, Failure> {
    let in_file = || {
        let text = foreign_file::profile(Path::new(given.trim())).ok()?;
        Work::receipt_key_named(&text)
    };
    let unreadable = || Failure::Answer { key: "receipt-no-key", arguments: args().text("key", given.trim()) };
    Work::receipt_key_named(given).or_else(in_file).ok_or_else(unreadable)
}

/// The fields of the file that are none of a receipt: nobody signed them, so that they prove nothing.
fn unsigned(written: &Value, receipt: &SignedReceipt) -> Vec<String> {
    let signed = json!(receipt);
    let fields = written.as_object().into_iter().flat_map(|fields| fields.keys());
    fields.filter(|name| signed.get(name.as_str()).is_none()).cloned().collect()
}
