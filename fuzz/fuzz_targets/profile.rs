//! Profiles as a person writes them: one that reads can be written and reads the same, and no profile harms a reading.
#![no_main]

use libfuzzer_sys::fuzz_target;
use marsad_fuzz::{ARRIVALS, read};
use marsad_pack::{read_profile, write_profile};

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(profile) = read_profile(text) else { return };
    let written = write_profile(&profile, &[]).expect("a profile that was read can be written");
    match read_profile(&written) {
        // Texts are compared: a scale that is no number differs from itself.
        Ok(again) => assert_eq!(write_profile(&again, &[]), Ok(written)),
        Err((line, detail)) => panic!("line {line}: {detail}\n{written}"),
    }
    read("DF_ARRIVALS", &profile, ARRIVALS);
});
