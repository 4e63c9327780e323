//! Files of Stata, written part by part and read again.

use marsad_model::{FindingCode, Lang};
use marsad_study::{Code, ReadOptions, Survey, VariableKind, read_survey};
use marsad_testkit::{DtaFile, DtaVariable};

use crate::seen::{cells, codes};

const RELEASES: [u16; 6] = [113, 114, 115, 117, 118, 119];

/// The types of a release: texts of a width, bytes, ints, longs, floats, doubles.
fn kinds(release: u16) -> [u16; 5] {
    if release < 117 { [251, 252, 253, 254, 255] } else { [65_530, 65_529, 65_528, 65_527, 65_526] }
}

fn variable(kind: u16, bytes: usize, name: &str) -> DtaVariable<'_> {
    DtaVariable { kind, bytes, name, format: "%9.0g", label: b"", labels: "" }
}

fn ordered(mut bytes: Vec<u8>, is_big_endian: bool) -> Vec<u8> {
    if is_big_endian {
        bytes.reverse();
    }
    bytes
}

fn labels(labels: &[(i32, &'static str)]) -> Vec<(i32, &'static [u8])> {
    labels.iter().map(|(code, label)| (*code, label.as_bytes())).collect()
}

fn read(file: &DtaFile<'_>) -> Survey {
    read_survey(&file.bytes(), &ReadOptions::default())
}

/// A row of each type, then one in which all are missing with a letter.
fn every_type(release: u16, is_big_endian: bool) -> DtaFile<'static> {
    let [byte, int, long, float, double] = kinds(release);
    let mut file = DtaFile::new(release, is_big_endian);
    file.label = b"Survey of a test";
    file.variables = vec![
        DtaVariable { labels: "sex", label: "الجنس".as_bytes(), ..variable(byte, 1, "sex") },
        variable(int, 2, "i"),
        variable(long, 4, "l"),
        variable(float, 4, "f"),
        DtaVariable { format: "%tc", ..variable(double, 8, "at") },
        DtaVariable { format: "%td", ..variable(long, 4, "day") },
        DtaVariable { format: "%-7s", ..variable(7, 7, "name") },
    ];
    let put = |file: &mut DtaFile<'static>, bytes: Vec<u8>| file.data.extend(ordered(bytes, is_big_endian));
    put(&mut file, vec![1]);
    put(&mut file, (-300_i16).to_le_bytes().to_vec());
    put(&mut file, 100_000_i32.to_le_bytes().to_vec());
    put(&mut file, 1.5_f32.to_le_bytes().to_vec());
    put(&mut file, 86_400_500.0_f64.to_le_bytes().to_vec());
    put(&mut file, (-1_i32).to_le_bytes().to_vec());
    file.data.extend(b"Tunis\0x");
    put(&mut file, vec![102]);
    put(&mut file, 32_741_i16.to_le_bytes().to_vec());
    put(&mut file, 2_147_483_647_i32.to_le_bytes().to_vec());
    put(&mut file, 0x7f00_0800_u32.to_le_bytes().to_vec());
    put(&mut file, 0x7fe0_0200_0000_0000_u64.to_le_bytes().to_vec());
    put(&mut file, 2_147_483_621_i32.to_le_bytes().to_vec());
    file.data.extend([0; 7]);
    file.labels = vec![("sex", labels(&[(1, "Masculin"), (2, "Feminin"), (2_147_483_622, "Refus")]))];
    file
}

#[test]
fn every_type_of_every_release_is_read_in_both_orders_of_bytes() {
    for release in RELEASES {
        for is_big_endian in [false, true] {
            let survey = read(&every_type(release, is_big_endian));
            assert_eq!(codes(&survey), [], "{release}");
            assert_eq!(cells(&survey, "sex"), ["1", "(.a)"]);
            assert_eq!(cells(&survey, "i"), ["-300", ""]);
            assert_eq!(cells(&survey, "l"), ["100000", "(.z)"]);
            assert_eq!(cells(&survey, "f"), ["1.5", "(.a)"]);
            // One day and half a second after the beginning of 1960, in microseconds from 1970.
            assert_eq!(cells(&survey, "at"), [(-3652_i64 * 86_400_000_000 + 500_000).to_string().as_str(), "(.b)"]);
            assert_eq!(cells(&survey, "day"), ["-3654", ""]);
            assert_eq!(cells(&survey, "name"), ["Tunis", ""]);
        }
    }
}

#[test]
fn the_codebook_says_what_the_file_says() {
    for release in RELEASES {
        let survey = read(&every_type(release, false));
        let sex = &survey.codebook.variables[0];
        assert_eq!(sex.label.exact(Some(Lang::Ar)), Some("الجنس"), "{release}");
        let labels: Vec<(String, &str, bool)> = sex
            .categories
            .iter()
            .map(|category| (category.code.to_string(), category.label.best(Lang::Fr), category.is_missing))
            .collect();
        let expected = [("1", "Masculin", false), ("2", "Feminin", false), (".a", "Refus", true)];
        assert_eq!(labels, expected.map(|(code, label, is_missing)| (code.to_owned(), label, is_missing)));
        assert_eq!(survey.codebook.file.format, format!("Stata {release}"));
        assert_eq!(survey.codebook.file.label.best(Lang::En), "Survey of a test");
        assert_eq!(survey.codebook.variable("at").unwrap().kind, VariableKind::DateTime);
        assert_eq!(survey.codebook.variable("day").unwrap().kind, VariableKind::Date);
    }
}

#[test]
fn long_texts_are_found_and_those_that_are_not_there_are_told() {
    for (release, cell) in
        [(117, [1, 0, 0, 0, 1, 0, 0, 0]), (118, [1, 0, 1, 0, 0, 0, 0, 0]), (119, [1, 0, 0, 1, 0, 0, 0, 0])]
    {
        let mut file = DtaFile::new(release, false);
        file.variables = vec![DtaVariable { format: "%9s", ..variable(32_768, 8, "story") }];
        file.data.extend(cell);
        file.data.extend([0; 8]);
        file.data.extend([9; 8]);
        file.long_texts = vec![(1, 1, "Une longue histoire".as_bytes())];
        let survey = read(&file);
        assert_eq!(cells(&survey, "story"), ["Une longue histoire", "", ""], "{release}");
        assert_eq!(codes(&survey), [FindingCode::SurveyPartUnread]);
    }
}

#[test]
fn labels_in_several_languages_and_notes_stand_in_characteristics() {
    let mut file = every_type(118, false);
    file.labels.push(("sex_fr", labels(&[(2, "Féminin"), (1, "Masculin")])));
    file.labels[0].1 = labels(&[(1, "Male"), (2, "Female")]);
    let said = [
        ("_dta", "_lang_list", "en fr es"),
        ("_dta", "_lang_c", "en"),
        ("sex", "_lang_v_fr", "Sexe"),
        ("sex", "_lang_l_fr", "sex_fr"),
        ("sex", "_lang_v_es", "Sexo"),
        ("sex", "note0", "1"),
        ("sex", "note1", "Asked of all"),
        ("_dta", "note1", "Made up"),
    ];
    file.characteristics = said.map(|(of, name, text)| (of, name, text.as_bytes())).to_vec();
    file.variables[0].label = b"Sex";
    let survey = read(&file);
    assert_eq!(codes(&survey), [FindingCode::SurveyLanguageUnknown]);
    let sex = &survey.codebook.variables[0];
    assert_eq!((sex.label.exact(Some(Lang::En)), sex.label.exact(Some(Lang::Fr))), (Some("Sex"), Some("Sexe")));
    let labels: Vec<[Option<&str>; 2]> = sex
        .categories
        .iter()
        .map(|category| [Lang::En, Lang::Fr].map(|lang| category.label.exact(Some(lang))))
        .collect();
    assert_eq!(labels, [[Some("Male"), Some("Masculin")], [Some("Female"), Some("Féminin")]]);
    assert_eq!(sex.notes, ["Asked of all"]);
    assert_eq!(survey.codebook.file.notes, ["Made up"]);
}

#[test]
fn a_file_that_is_cut_gives_the_rows_before_the_cut() {
    for release in RELEASES {
        let mut file = every_type(release, false);
        file.rows = Some(1_000_000_000);
        let survey = read(&file);
        assert!(codes(&survey).contains(&FindingCode::SurveyCutOff), "{release}");
        assert_eq!(cells(&survey, "sex")[..2], ["1", "(.a)"], "{release}");
    }
}

#[test]
fn a_file_that_is_cut_anywhere_behind_its_rows_is_told() {
    for release in [117, 118, 119] {
        let bytes = every_type(release, false).bytes();
        let at = bytes.windows(7).position(|tag| tag == b"</data>").unwrap();
        for length in at..bytes.len() {
            let survey = read_survey(&bytes[..length], &ReadOptions::default());
            assert!(!codes(&survey).is_empty(), "{release}: {length} of {}", bytes.len());
        }
        let filled = [bytes.as_slice(), b"\r\n\0"].concat();
        assert_eq!(codes(&read_survey(&filled, &ReadOptions::default())), [], "{release}");
    }
}

#[test]
fn labels_of_old_files_are_read_in_the_encoding_they_show() {
    let (label, _, _) = encoding_rs::WINDOWS_1256.encode("سنة الميلاد وبلد الإقامة الحالي");
    let mut file = DtaFile::new(115, false);
    let year = variable(252, 2, "year");
    file.variables = vec![DtaVariable { label: &label, ..year }];
    file.data = 1990_i16.to_le_bytes().to_vec();
    let survey = read(&file);
    assert_eq!(survey.codebook.file.encoding, "windows-1256");
    assert_eq!(survey.codebook.variables[0].label.exact(Some(Lang::Ar)), Some("سنة الميلاد وبلد الإقامة الحالي"));
    assert_eq!(survey.codebook.variables[0].category(&Code::Number(1.0)), None);
}
