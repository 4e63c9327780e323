//! Checks a receipt with the public key of the observatory, and a file with its receipt.

use std::io::Read as _;
use std::path::Path;

use marsad_i18n::args;
use marsad_model::SignedReceipt;
use marsad_protect::sha256_hex;
use marsad_workflow::Work;
use serde_json::{Value, json};

use super::Outcome;
use crate::cli_receipt::Receipt;
use crate::console::Console;
use crate::failure::Failure;
use crate::foreign_file::{self, PROFILE_BYTES_MAX};

/// How a receipt on paper begins: a file of PDF.
const PAPER: &[u8] = b"%PDF-";

pub fn run(command: &Receipt, console: &Console) -> Result<Outcome, Failure> {
    match command {
        Receipt::Verify { file, key, sent } => verify(file, (key.as_deref(), sent.as_deref()), console),
    }
}

/// Checks a receipt, with a key and beside a file that was sent, where these are given.
fn verify(file: &Path, (key, sent): (Option<&str>, Option<&Path>), console: &Console) -> Result<Outcome, Failure> {
    let (written, receipt) = read(file)?;
    let known = key.map(key_of).transpose()?;
    let unsigned = unsigned(&written, &receipt);
    let is_signed = Work::receipt_is_whole(&receipt, known.as_deref().unwrap_or(&receipt.key));
    let is_whole = is_signed && unsigned.is_empty();
    let is_sent = sent.map(|sent| is_of_file(&receipt, sent)).transpose()?;
    let told = json!({
        "is_whole": is_whole, "is_key_given": known.is_some(), "is_of_file": is_sent, "unsigned": unsigned,
        "receipt": receipt,
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
        let mut text = console.voice().say_with(word, &said.text("sha256", &receipt.sha256)) + "\n";
        if let Some((is_sent, sent)) = is_sent.zip(sent) {
            let word = if is_sent { "receipt-of-file" } else { "receipt-of-another" };
            let said = args().text("file", &sent.display().to_string()).text("submission", &receipt.submission);
            text += &(console.voice().say_with(word, &said) + "\n");
        }
        text
    });
    Ok(Outcome::of(is_whole && is_sent != Some(false)))
}

/// Whether a receipt is for a file, byte for byte.
fn is_of_file(receipt: &SignedReceipt, sent: &Path) -> Result<bool, Failure> {
    Ok(sha256_hex(&foreign_file::bytes(sent)?) == receipt.sha256)
}

/// A receipt: as it is written, and what it says.
fn read(file: &Path) -> Result<(Value, SignedReceipt), Failure> {
    let wrong = |detail: String| {
        let said = args().text("file", &file.display().to_string()).text("detail", &detail);
        Failure::Answer { key: "receipt-none", arguments: said }
    };
    let mut bytes = Vec::new();
    let read = foreign_file::open(file)?.take(PROFILE_BYTES_MAX + 1).read_to_end(&mut bytes);
    read.map_err(|error| Failure::file(file, &error))?;
    if bytes.starts_with(PAPER) {
        let said = args().text("file", &file.display().to_string());
        return Err(Failure::Answer { key: "receipt-on-paper", arguments: said });
    }
    if bytes.len() as u64 > PROFILE_BYTES_MAX {
        return Err(foreign_file::too_long(file));
    }
    let text = String::from_utf8(bytes).map_err(|_| wrong("not a JSON object".to_owned()))?;
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
