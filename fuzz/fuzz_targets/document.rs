//! Documents that are kept and not read: their kind, and what in them acts.
#![no_main]

use libfuzzer_sys::fuzz_target;
use marsad_collect::{DocumentKind, active_content};

fuzz_target!(|bytes: &[u8]| {
    let _ = active_content(DocumentKind::Pdf, bytes);
    if let Some(kind) = DocumentKind::of(bytes) {
        let _ = active_content(kind, bytes);
    }
});
