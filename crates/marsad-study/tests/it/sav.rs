//! System files of SPSS, written record by record and read again.

use marsad_model::{FindingCode, Lang, Severity};
use marsad_study::{
    Code, MeasurementLevel, MissingRange, ReadOptions, Role, RoleReason, Survey, VariableKind, read_survey,
};
use marsad_testkit::{SavCompression, SavFile, SavUnit, SavVariable};

use crate::seen::{cells, codes};

const COMPRESSIONS: [SavCompression; 3] = [SavCompression::None, SavCompression::Commands, SavCompression::Zlib];
const NUMBER: u32 = 0x0005_0802;

fn number(name: &str) -> SavVariable<'_> {
    SavVariable { name, print: NUMBER, ..SavVariable::default() }
}

fn text(name: &str, width: i32) -> SavVariable<'_> {
    SavVariable { name, width, print: 0x0001_0000 | ((width as u32) << 8), ..SavVariable::default() }
}

fn eight(text: &str) -> [u8; 8] {
    let mut bytes = [b' '; 8];
    bytes[..text.len()].copy_from_slice(text.as_bytes());
    bytes
}

fn read(file: &SavFile) -> Survey {
    read_survey(&file.bytes(), &ReadOptions::default())
}

/// Ages with a missing code and a range, sexes with labels, names, days; a weight; long names; levels.
fn people(is_big_endian: bool, compression: SavCompression) -> SavFile {
    let mut file = SavFile::new(is_big_endian, compression);
    file.variable(&SavVariable {
        label: "العمر".as_bytes(),
        missing_count: -3,
        missing: vec![SavUnit::Number(97.0), SavUnit::Number(f64::MAX), SavUnit::Number(-1.0)],
        ..number("AGE")
    });
    file.variable(&SavVariable { label: b"Sexe", ..number("SEX") });
    file.variable(&SavVariable { missing_count: 1, missing: vec![SavUnit::Text(eight("NR"))], ..text("NAME", 12) });
    file.variable(&SavVariable { print: 0x0014_0b00, ..number("BORN") });
    file.variable(&number("W"));
    file.labels(&[(SavUnit::Number(1.0), "Masculin".as_bytes()), (SavUnit::Number(2.0), "Féminin".as_bytes())], &[2]);
    file.documents(&["A note", "of two lines", "", "Another"]);
    file.extension_of_numbers(11, &[3, 8, 1, 1, 8, 1, 1, 12, 0, 3, 11, 1, 3, 8, 1]);
    file.extension(13, b"AGE=age_in_years\tBORN=born");
    file.extension(20, b"UTF-8");
    file.weight = 6;
    file.label = "Enquête".as_bytes().to_vec();
    let rows = [
        (SavUnit::Number(30.0), SavUnit::Number(1.0), "Zoé", SavUnit::Number(12_219_379_200.0), 1.5),
        (SavUnit::Number(98.0), SavUnit::Number(2.0), "NR", SavUnit::Missing, 2.0),
        (SavUnit::Number(-1.0), SavUnit::Missing, "أحمد", SavUnit::Number(1e300), -3.25),
        (SavUnit::Missing, SavUnit::Number(3.0), "", SavUnit::Number(86_400.0), 0.0),
    ];
    file.rows = rows.len() as i32;
    for (age, sex, name, born, weight) in rows {
        file.data(&[age, sex]);
        file.text(name.as_bytes(), 12);
        file.data(&[born, SavUnit::Number(weight)]);
    }
    file
}

#[test]
fn the_same_rows_are_read_from_every_compression_and_order_of_bytes() {
    for compression in COMPRESSIONS {
        for is_big_endian in [false, true] {
            let survey = read(&people(is_big_endian, compression));
            assert_eq!(codes(&survey), [FindingCode::SurveyDateOutOfRange], "{compression:?}");
            assert_eq!(cells(&survey, "age_in_years"), ["30", "(98)", "(-1)", ""]);
            assert_eq!(cells(&survey, "SEX"), ["1", "2", "", "3"]);
            assert_eq!(cells(&survey, "NAME"), ["Zoé", "(NR)", "أحمد", ""]);
            let beyond = format!("({})", Code::Number(1e300));
            assert_eq!(cells(&survey, "born"), ["0", "", beyond.as_str(), "-141427"]);
            assert_eq!(cells(&survey, "W"), ["1.5", "2", "-3.25", "0"]);
        }
    }
}

#[test]
fn the_codebook_says_what_the_records_say() {
    let survey = read(&people(false, SavCompression::Commands));
    let codebook = &survey.codebook;
    assert_eq!((codebook.file.rows, codebook.file.encoding.as_str()), (4, "UTF-8"));
    assert_eq!(codebook.file.label.best(Lang::Fr), "Enquête");
    assert_eq!(codebook.file.notes, ["A note\nof two lines", "Another"]);
    let [age, sex, name, born, weight] = &codebook.variables[..] else { panic!("{codebook:#?}") };
    assert_eq!(age.label.exact(Some(Lang::Ar)), Some("العمر"));
    assert_eq!(age.missing.ranges, [MissingRange { low: Some(97.0), high: None }]);
    assert_eq!(age.missing.codes, [Code::Number(-1.0)]);
    assert_eq!((age.level, sex.level), (Some(MeasurementLevel::Scale), Some(MeasurementLevel::Nominal)));
    let labels: Vec<&str> = sex.categories.iter().map(|category| category.label.best(Lang::Fr)).collect();
    assert_eq!(labels, ["Masculin", "Féminin"]);
    assert_eq!((name.kind, born.kind), (VariableKind::Text, VariableKind::Date));
    assert_eq!((age.format.name.as_str(), born.format.name.as_str()), ("F8.2", "DATE11"));
    let role = weight.role.as_ref().unwrap();
    assert_eq!((role.role, &role.reason), (Role::Weight, &RoleReason::WeightOfFile));
}

#[test]
fn a_very_long_text_is_put_together_from_its_parts() {
    for compression in COMPRESSIONS {
        let mut file = SavFile::new(false, compression);
        file.variable(&text("STORY", 255));
        file.variable(&text("STORY0", 48));
        file.variable(&number("AFTER"));
        file.extension(14, b"STORY=00300\0\t");
        file.extension(13, b"STORY=story\tAFTER=after");
        let story: String = ('a'..='z').cycle().take(300).collect();
        // A part holds 255 bytes of the text and one more of filling.
        file.text(&story.as_bytes()[..255], 255);
        file.text(&story.as_bytes()[255..], 48);
        file.data(&[SavUnit::Number(7.0)]);
        let survey = read(&file);
        assert_eq!(codes(&survey), []);
        assert_eq!(cells(&survey, "story"), [story]);
        assert_eq!((cells(&survey, "after"), survey.codebook.variables.len()), (vec!["7".to_owned()], 2));
    }
}

#[test]
fn labels_are_read_in_the_encoding_of_the_file() {
    for (page, encoding) in [(1256, encoding_rs::WINDOWS_1256), (28_596, encoding_rs::ISO_8859_6)] {
        let (label, _, _) = encoding.encode("سنة الميلاد");
        let mut file = SavFile::new(false, SavCompression::None);
        file.variable(&SavVariable { label: &label, ..number("YEAR") });
        file.extension_of_numbers(3, &[20, 0, 0, -1, 1, 1, 2, page]);
        let survey = read(&file);
        assert_eq!(survey.codebook.variables[0].label.exact(Some(Lang::Ar)), Some("سنة الميلاد"));
        assert_eq!((codes(&survey), survey.codebook.file.encoding.as_str()), (Vec::new(), encoding.name()));
    }
}

#[test]
fn long_codes_attributes_and_what_is_not_used_are_told_apart() {
    let mut file = SavFile::new(false, SavCompression::Commands);
    file.variable(&text("NAME", 12));
    file.variable(&number("SEX"));
    let mut labels = Vec::new();
    for part in [&4_i32.to_le_bytes()[..], b"NAME", &12_i32.to_le_bytes(), &1_i32.to_le_bytes()] {
        labels.extend_from_slice(part);
    }
    for part in [&12_i32.to_le_bytes()[..], b"unknown-name", &2_i32.to_le_bytes(), b"NR"] {
        labels.extend_from_slice(part);
    }
    file.extension(21, &labels);
    let mut missing = Vec::new();
    for part in [&4_i32.to_le_bytes()[..], b"NAME\x01", &8_i32.to_le_bytes(), b"refused "] {
        missing.extend_from_slice(part);
    }
    file.extension(22, &missing);
    file.extension(18, b"SEX:Question('Are you a man or a woman?'\n)$@Role('0'\n)");
    file.extension(7, b"$set=C 1 x AGE SEX\n");
    file.text(b"refused", 12);
    file.data(&[SavUnit::Number(1.0)]);
    let survey = read(&file);
    assert_eq!(codes(&survey), [FindingCode::SurveyPartIgnored]);
    let [name, sex] = &survey.codebook.variables[..] else { panic!() };
    assert_eq!(name.categories[0].code, Code::Text("unknown-name".to_owned()));
    assert_eq!(cells(&survey, "NAME"), ["(refused)"]);
    assert_eq!(sex.question.as_ref().unwrap().text.best(Lang::En), "Are you a man or a woman?");
    assert_eq!(sex.attributes["$@Role"], ["0"]);
}

#[test]
fn a_file_that_is_cut_gives_the_rows_before_the_cut() {
    for compression in [SavCompression::None, SavCompression::Commands] {
        let bytes = people(false, compression).bytes();
        let survey = read_survey(&bytes[..bytes.len() - 12], &ReadOptions::default());
        let found = codes(&survey);
        assert!(found.contains(&FindingCode::SurveyCutOff), "{compression:?} {found:?}");
        assert_eq!(cells(&survey, "SEX")[..2], ["1", "2"], "{compression:?}");
    }
}

#[test]
fn a_packed_file_that_is_cut_anywhere_behind_its_dictionary_is_told() {
    let bytes = people(false, SavCompression::Zlib).bytes();
    for missing in 1..=60 {
        let survey = read_survey(&bytes[..bytes.len() - missing], &ReadOptions::default());
        assert!(!codes(&survey).is_empty(), "{missing} bytes are missing");
    }
}

#[test]
fn only_wanted_variables_are_read_and_all_are_described() {
    let options = ReadOptions { columns: Some(vec!["SEX".to_owned()]), ..ReadOptions::default() };
    let survey = read_survey(&people(false, SavCompression::Zlib).bytes(), &options);
    assert_eq!((survey.data.num_columns(), survey.codebook.variables.len(), survey.rows()), (1, 5, 4));
    assert_eq!(cells(&survey, "SEX"), ["1", "2", "", "3"]);
}

#[test]
fn more_or_fewer_rows_than_the_file_says_are_read_and_told() {
    let mut file = people(false, SavCompression::Commands);
    file.rows = 9;
    let survey = read(&file);
    assert_eq!(survey.rows(), 4);
    let told = survey.findings.iter().find(|finding| finding.code == FindingCode::SurveyRowsDisagree).unwrap();
    assert_eq!(told.severity, Severity::Error, "rows are missing");
    file.rows = 2;
    let told = read(&file).findings.into_iter().find(|finding| finding.code == FindingCode::SurveyRowsDisagree);
    assert_eq!(told.unwrap().severity, Severity::Warning, "there are more");
}
