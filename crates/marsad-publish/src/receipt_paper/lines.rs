//! What a receipt says, in the reader's language.

use marsad_i18n::{Voice, args};
use marsad_model::{Pack, SignedReceipt};

/// A receipt to be shown.
#[derive(Clone, Copy)]
pub struct ReceiptPaper<'a> {
    /// The receipt.
    pub receipt: &'a SignedReceipt,
    /// The pack that names agreement and institution.
    pub pack: &'a Pack,
    /// The language.
    pub voice: &'a Voice,
    /// Where the public key is.
    pub key_link: &'a str,
}

/// A line of a receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptLine {
    /// What it is.
    pub label: String,
    /// What it says.
    pub value: String,
    /// Whether it is for machines: a hash, an identifier, an address.
    pub is_machine: bool,
}

impl ReceiptPaper<'_> {
    /// What the receipt is called.
    pub fn title(&self) -> String {
        self.voice.say("receipt-title")
    }

    /// Who gives it.
    pub fn giver(&self) -> String {
        let head = &self.pack.head;
        let observatory = self.pack.provider(head.observatory.as_str());
        observatory.map_or_else(String::new, |observatory| observatory.name.get(self.voice.lang()).to_owned())
    }
}

/// Every line, in order.
pub fn receipt_lines(paper: &ReceiptPaper<'_>) -> Vec<ReceiptLine> {
    let (receipt, pack, voice) = (paper.receipt, paper.pack, paper.voice);
    let lang = voice.lang();
    let said = |key: &str, value: String| ReceiptLine { label: voice.say(key), value, is_machine: false };
    let machine =
        |key: &str, value: &str| ReceiptLine { label: voice.say(key), value: value.to_owned(), is_machine: true };
    let agreement = pack.agreement(receipt.agreement.as_str()).map(|agreement| agreement.name.get(lang).to_owned());
    let provider = pack.provider(receipt.provider.as_str()).map(|provider| provider.name.get(lang).to_owned());
    let mut lines = vec![
        machine("receipt-submission", &receipt.submission),
        said("receipt-agreement", agreement.unwrap_or_else(|| receipt.agreement.to_string())),
        said("receipt-provider", provider.unwrap_or_else(|| receipt.provider.to_string())),
        machine("receipt-sender", &receipt.received_by),
        machine("receipt-file", &receipt.file_name),
        said("receipt-size", voice.say_with("receipt-bytes", &args().count("n", receipt.size_bytes))),
        said("receipt-moment", voice.moment(receipt.received_at)),
        machine("receipt-hash", &receipt.sha256),
    ];
    if let Some(observations) = receipt.observations {
        lines.push(said("receipt-counts", counts(paper, observations)));
    }
    let link = format!("{} · {}", receipt.audit_number, receipt.audit_hash);
    lines.extend([
        machine("receipt-chain", &link),
        machine("receipt-key", &receipt.key),
        machine("receipt-key-link", paper.key_link),
        machine("receipt-signature", &receipt.signature),
    ]);
    lines
}

fn counts(paper: &ReceiptPaper<'_>, observations: u64) -> String {
    let voice = paper.voice;
    let parts = [
        voice.say_with("count-observations", &args().count("n", observations)),
        voice.say_with("group-errors", &args().count("n", paper.receipt.errors)),
        voice.say_with("group-warnings", &args().count("n", paper.receipt.warnings)),
    ];
    voice.list(&parts)
}
