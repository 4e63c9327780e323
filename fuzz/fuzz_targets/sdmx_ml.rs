//! SDMX-ML: messages of data in every form, whose values are codes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use marsad_fuzz::{agreed_profile, read_by_the_list};

fuzz_target!(|bytes: &[u8]| {
    read_by_the_list("DF_RESIDENTS", agreed_profile("RESIDENTS_SDMX"), bytes);
});
