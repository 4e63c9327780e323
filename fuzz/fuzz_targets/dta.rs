//! Files of Stata.
#![no_main]

use libfuzzer_sys::fuzz_target;
use marsad_fuzz::survey_holds_together;
use marsad_study::{ReadOptions, read_survey};

fuzz_target!(|bytes: &[u8]| {
    survey_holds_together(&read_survey(bytes, &ReadOptions::default()));
});
