//! Codebooks as DDI: what was read is written, and no variable is lost when it is read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use marsad_model::Lang;
use marsad_study::{DdiExport, ReadOptions, Texts, ddi_xml, read_ddi};

fuzz_target!(|bytes: &[u8]| {
    let document = read_ddi(bytes, &ReadOptions::default());
    let note = Texts::default();
    for file in &document.files {
        let export = DdiExport {
            lang: Lang::En,
            produced: "",
            software_version: "0",
            frequencies: &file.frequencies,
            weight: None,
            synthetic_note: &note,
        };
        let again = read_ddi(ddi_xml(&file.codebook, &export).as_bytes(), &ReadOptions::default());
        let read = again.files.first().map_or(0, |file| file.codebook.variables.len());
        assert_eq!(read, file.codebook.variables.len(), "variables were lost on the way");
    }
});
