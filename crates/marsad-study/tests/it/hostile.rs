//! Files that nobody would send: cut at every place, changed at any place, claiming what they do not hold.
//!
//! Nothing here looks at what is read; only that reading ends, and gives as many reasons as rows.

use marsad_study::{Codebook, ReadOptions, Survey, read_codebook_csv, read_ddi, read_survey, read_survey_csv};
use marsad_testkit::{DtaFile, DtaVariable, SavCompression, SavFile, SavUnit, SavVariable};
use proptest::prelude::*;

fn holds_together(survey: &Survey) {
    assert_eq!(survey.data.num_rows(), survey.missing.num_rows());
    assert_eq!(survey.codebook.file.rows, survey.data.num_rows() as u64);
    assert!(survey.data.num_columns() <= survey.codebook.variables.len());
    let mut names: Vec<&str> = survey.codebook.variables.iter().map(|variable| variable.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), survey.codebook.variables.len());
}

fn sav(compression: SavCompression) -> Vec<u8> {
    let mut file = SavFile::new(false, compression);
    file.variable(&SavVariable { name: "A", label: b"label", print: 0x0014_0b00, ..SavVariable::default() });
    file.variable(&SavVariable {
        name: "B",
        missing_count: -3,
        missing: vec![SavUnit::Number(1.0), SavUnit::Number(2.0), SavUnit::Number(9.0)],
        ..SavVariable::default()
    });
    file.variable(&SavVariable { name: "C", width: 20, ..SavVariable::default() });
    file.labels(&[(SavUnit::Number(1.0), "one".as_bytes()), (SavUnit::Number(2.0), "two".as_bytes())], &[1, 2]);
    file.documents(&["a note"]);
    file.extension_of_numbers(3, &[20, 0, 0, -1, 1, 1, 2, 65_001]);
    file.extension_of_numbers(11, &[3, 8, 1, 1, 8, 1, 1, 12, 0]);
    file.extension(13, b"A=first\tB=second");
    file.extension(14, b"C=00300\0\t");
    file.extension(18, b"first:a('1'\n)/second:b('2'\n)");
    file.extension(20, b"UTF-8");
    file.weight = 2;
    file.rows = 3;
    for _ in 0..3 {
        file.data(&[SavUnit::Number(1e10), SavUnit::Missing]);
        file.text("é".as_bytes(), 20);
    }
    file.bytes()
}

fn dta(release: u16) -> Vec<u8> {
    let mut file = DtaFile::new(release, true);
    let variable = DtaVariable { kind: 5, bytes: 5, name: "name", format: "%5s", label: b"label", labels: "" };
    let kind = if release < 117 { 252 } else { 65_529 };
    let number = DtaVariable { kind, bytes: 2, name: "n", format: "%td", label: b"", labels: "set" };
    file.variables = vec![variable, number];
    file.data = b"a\0\0\0\0\0\x01b\0\0\0\0\x7f\xf0".to_vec();
    file.characteristics = vec![("n", "_lang_l_fr", "set".as_bytes()), ("_dta", "note1", "x".as_bytes())];
    file.labels = vec![("set", vec![(1, "one".as_bytes()), (2, "two".as_bytes())])];
    file.bytes()
}

fn files() -> Vec<Vec<u8>> {
    let compressions = [SavCompression::None, SavCompression::Commands, SavCompression::Zlib];
    compressions.into_iter().map(sav).chain([113, 115, 117, 118, 119].into_iter().map(dta)).collect()
}

#[test]
fn a_file_may_be_cut_anywhere() {
    for file in files() {
        for length in 0..=file.len() {
            holds_together(&read_survey(&file[..length], &ReadOptions::default()));
        }
    }
}

#[test]
fn a_file_may_claim_anything() {
    for file in files() {
        for at in 0..file.len() {
            for value in [0x00, 0xff] {
                let mut changed = file.clone();
                changed[at] = value;
                holds_together(&read_survey(&changed, &ReadOptions::default()));
            }
        }
    }
}

#[test]
fn a_file_that_claims_a_thousand_times_its_length_is_read_within_bounds() {
    let mut file = SavFile::new(false, SavCompression::Zlib);
    file.variable(&SavVariable { name: "A", ..SavVariable::default() });
    // A stored stream cannot grow; commands that stand for nothing can go on for ever.
    let bytes = file.with_commands(&vec![0; 4 << 20]);
    holds_together(&read_survey(&bytes, &ReadOptions::default()));
    let mut wide = DtaFile::new(118, false);
    wide.rows = Some(u64::MAX);
    wide.variables = vec![DtaVariable { kind: 2045, bytes: 2045, name: "s", format: "%9s", label: b"", labels: "" }];
    holds_together(&read_survey(&wide.bytes(), &ReadOptions::default()));
}

proptest! {
    #[test]
    fn bytes_of_any_kind_are_read_to_their_end(
        start in 0..3_usize,
        bytes in proptest::collection::vec(any::<u8>(), 0..600),
    ) {
        let tagged = b"<stata_dta><header><release>118</release><byteorder>LSF</byteorder>";
        let heads: [&[u8]; 3] = [b"$FL2", tagged, b"\x73\x02\x01\x00"];
        let file = [heads[start], bytes.as_slice()].concat();
        holds_together(&read_survey(&file, &ReadOptions::default()));
        let _ = read_ddi(&bytes, &ReadOptions::default());
        let (codebook, _) = read_codebook_csv(&bytes);
        let survey = read_survey_csv(&bytes, &codebook, &ReadOptions::default());
        prop_assert_eq!(survey.data.num_rows(), survey.missing.num_rows());
    }

    #[test]
    fn texts_of_any_kind_are_tables(text in "[ab,;\"\n]{0,80}") {
        let survey = read_survey_csv(text.as_bytes(), &Codebook::default(), &ReadOptions::default());
        holds_together(&survey);
    }
}
