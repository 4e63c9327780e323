//! System files of SPSS packed by zlib: foreign commands in a whole file, or a whole foreign file.
//!
//! The first byte is 0 for a whole file, and anything else for commands.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use marsad_fuzz::survey_holds_together;
use marsad_study::{ReadOptions, read_survey};
use marsad_testkit::{SavCompression, SavFile, SavVariable};

static FILE: LazyLock<SavFile> = LazyLock::new(|| {
    let mut file = SavFile::new(false, SavCompression::Zlib);
    file.variable(&SavVariable { name: "AGE", print: 0x0005_0802, ..SavVariable::default() });
    file.variable(&SavVariable { name: "BORN", print: 0x0014_0b00, ..SavVariable::default() });
    file.variable(&SavVariable { name: "NAME", width: 20, print: 0x0001_1400, ..SavVariable::default() });
    file
});

fuzz_target!(|bytes: &[u8]| {
    let file = match bytes {
        [] => return,
        [0, file @ ..] => file.to_vec(),
        [_, commands @ ..] => FILE.with_commands(commands),
    };
    survey_holds_together(&read_survey(&file, &ReadOptions::default()));
});
