//! The proposer, over any bytes: a draft can be written as a profile, reads the same again, and reads its file.
#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use marsad_collect::{SubmittedFile, propose};
use marsad_fuzz::{guarded, let_caught_panics_pass, marjan, read};
use marsad_pack::{read_profile, write_profile};

fn check(bytes: &[u8]) {
    let mut content = Cursor::new(bytes);
    let file = SubmittedFile { name: "foreign.csv", submission: "", content: &mut content };
    let Some(Ok(draft)) = propose(marjan(), "DF_ARRIVALS", file) else { return };
    let text = write_profile(&draft.profile, &[]).expect("a draft can be written");
    match read_profile(&text) {
        Ok(again) => assert_eq!(again, draft.profile, "{text}"),
        Err((line, detail)) => panic!("line {line}: {detail}\n{text}"),
    }
    read("DF_ARRIVALS", &draft.profile, bytes);
}

fuzz_target!(init: let_caught_panics_pass(), |bytes: &[u8]| {
    guarded(|| check(bytes));
});
