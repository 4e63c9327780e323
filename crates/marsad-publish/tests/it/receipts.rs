//! What a receipt says is all there, in each language, on the page and on paper.

use marsad_i18n::Voice;
use marsad_model::{Lang, Numerals, SignedReceipt};
use marsad_publish::{ReceiptPaper, Typeface, receipt_lines, receipt_pdf};
use marsad_testkit::marjan;

fn receipt() -> SignedReceipt {
    SignedReceipt {
        number: 1,
        submission: "PORTS_ARRIVALS-0007".to_owned(),
        agreement: "PORTS_ARRIVALS".parse().unwrap(),
        provider: "PORTS".parse().unwrap(),
        file_name: "الوافدون 2025.xlsx".to_owned(),
        sha256: "ab".repeat(32),
        size_bytes: 20_480,
        received_at: "2026-02-03T09:30:00Z".parse().unwrap(),
        received_by: "officer.ports".to_owned(),
        observations: Some(60),
        errors: 0,
        warnings: 2,
        audit_number: 41,
        audit_hash: "cd".repeat(32),
        key: "ef".repeat(32),
        signature: "01".repeat(64),
    }
}

#[test]
fn a_receipt_says_file_time_counts_chain_and_key_in_every_language() {
    for lang in Lang::ALL {
        let (receipt, voice) = (receipt(), Voice::new(lang, Numerals::Western, &marjan().head));
        let paper =
            ReceiptPaper { receipt: &receipt, pack: marjan(), voice: &voice, key_link: "https://x.example/keys" };
        let lines = receipt_lines(&paper);
        let values: Vec<&str> = lines.iter().map(|line| line.value.as_str()).collect();
        for expected in [&receipt.sha256, &receipt.file_name, &receipt.key, &receipt.signature, &receipt.submission] {
            assert!(values.contains(&expected.as_str()), "{lang}: {expected}");
        }
        assert!(values.iter().any(|value| value.contains("41") && value.contains(&receipt.audit_hash)), "{lang}");
        assert!(values.iter().any(|value| value.contains("60")), "{lang}: {values:?}");
        let is_said = |line: &marsad_publish::ReceiptLine| !line.label.starts_with('[') && !line.value.starts_with('[');
        assert!(lines.iter().all(is_said), "{lang}: {lines:?}");
    }
}

/// On paper where the program has its typeface.
#[test]
fn a_receipt_is_a_page_of_pdf_in_every_language() {
    let Some([plain, strong]) = marsad_picture::typeface() else { return };
    for lang in Lang::ALL {
        let (receipt, voice) = (receipt(), Voice::new(lang, Numerals::Western, &marjan().head));
        let paper =
            ReceiptPaper { receipt: &receipt, pack: marjan(), voice: &voice, key_link: "https://x.example/keys" };
        let bytes = receipt_pdf(&paper, Typeface { plain, strong }).unwrap();
        assert!(bytes.starts_with(b"%PDF-") && bytes.len() > 4096, "{lang}: {}", bytes.len());
    }
}
