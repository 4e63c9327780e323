//! Surveys as two tables of text: what is written reads again as the same.

use marsad_model::{FindingCode, Severity};
use marsad_study::{ReadOptions, codebook_csv, data_csv, read_codebook_csv, read_survey, read_survey_csv};
use marsad_testkit::{SavCompression, SavFile, SavUnit, SavVariable};

use crate::seen::{cells, codes};

#[test]
fn a_survey_reads_as_it_is_written() {
    let mut file = SavFile::new(false, SavCompression::None);
    let number = SavVariable { print: 0x0005_0800, ..SavVariable::default() };
    file.variable(&SavVariable {
        name: "AGE",
        missing_count: -2,
        missing: vec![SavUnit::Number(90.0), SavUnit::Number(99.0)],
        ..number.clone()
    });
    file.variable(&SavVariable { name: "NAME", width: 16, print: 0x0001_1000, ..SavVariable::default() });
    file.variable(&SavVariable { name: "AT", print: 0x0016_1400, ..number.clone() });
    file.labels(
        &[(SavUnit::Number(1.0), "one; \"two\"".as_bytes()), (SavUnit::Number(95.0), "غير مصرح".as_bytes())],
        &[1],
    );
    file.extension(20, b"UTF-8");
    for (age, name, at) in [(1.0, "a, \"b\"", 12_219_379_200.5), (95.0, "أحمد", 86_400.0), (0.1, "", 1e11)] {
        file.data(&[SavUnit::Number(age)]);
        file.text(name.as_bytes(), 16);
        file.data(&[SavUnit::Number(at)]);
    }
    let survey = read_survey(&file.bytes(), &ReadOptions::default());
    assert_eq!(codes(&survey), []);
    let (codebook, findings) = read_codebook_csv(&codebook_csv(&survey.codebook));
    assert_eq!(findings, []);
    let again = read_survey_csv(&data_csv(&survey), &codebook, &ReadOptions::default());
    assert_eq!(codes(&again), []);
    for name in ["AGE", "NAME", "AT"] {
        assert_eq!(cells(&again, name), cells(&survey, name), "{name}");
    }
    assert_eq!(cells(&again, "AGE"), ["1", "(95)", "0.1"]);
    assert_eq!(data_csv(&again), data_csv(&survey));
}

#[test]
fn what_data_and_codebook_do_not_agree_on_is_told_and_nothing_is_lost() {
    let (codebook, _) = read_codebook_csv(b"variable,kind\nA,number\nB,date\nC,number\n");
    let data = b"A;B;EXTRA\n1;2020-02-30;x\ntwo;2020-02-29;\n.c;;y;beyond\n";
    let survey = read_survey_csv(data, &codebook, &ReadOptions::default());
    let told: Vec<&str> = survey.findings.iter().map(|finding| finding.arguments["what"].as_str()).collect();
    assert_eq!(told, ["column", "variable", "date", "number", "cell"]);
    assert_eq!(cells(&survey, "A"), ["1", "(two)", "(.c)"]);
    assert_eq!(cells(&survey, "B"), ["(2020-02-30)", "18321", ""]);
    assert_eq!(cells(&survey, "EXTRA"), ["x", "", "y"]);
}

/// Excel's "Unicode text" and others, with the mark and without it.
#[test]
fn a_table_in_two_bytes_a_letter_is_read_whatever_encoding_was_named() {
    let (codebook, _) = read_codebook_csv(b"variable,kind\nw,number\nname,text\n");
    let text = "w\tname\n1.5\tأحمد\n2\tCôte d’Ivoire\n";
    let units = |mark: &str| format!("{mark}{text}").encode_utf16().collect::<Vec<u16>>();
    for mark in ["\u{feff}", ""] {
        let little: Vec<u8> = units(mark).into_iter().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = units(mark).into_iter().flat_map(u16::to_be_bytes).collect();
        for (bytes, name) in [(little, "UTF-16LE"), (big, "UTF-16BE")] {
            for encoding in [None, Some("windows-1252".to_owned()), Some("utf-16".to_owned())] {
                let options = ReadOptions { encoding, ..ReadOptions::default() };
                let survey = read_survey_csv(&bytes, &codebook, &options);
                assert_eq!(codes(&survey), [], "{name} {mark:?}");
                assert_eq!(survey.codebook.file.encoding, name);
                assert_eq!(cells(&survey, "w"), ["1.5", "2"]);
                assert_eq!(cells(&survey, "name"), ["أحمد", "Côte d’Ivoire"]);
            }
        }
    }
}

#[test]
fn rows_with_other_cells_than_columns_are_errors_and_blank_ends_are_none() {
    let (codebook, _) = read_codebook_csv(b"variable,kind\nA,number\nB,number\n");
    let told = |data: &[u8]| {
        let survey = read_survey_csv(data, &codebook, &ReadOptions::default());
        let told =
            |finding: &marsad_model::Finding| (finding.severity, finding.arguments["what"].clone(), finding.more);
        survey.findings.iter().map(told).collect::<Vec<_>>()
    };
    let error = |what: &str, more: u64| vec![(Severity::Error, what.to_owned(), more)];
    assert_eq!(told(b"A,B\n1\n2\n3,4\n"), error("short-row", 1));
    assert_eq!(told(b"A,B\n1,2,3\n"), error("cell", 0));
    assert_eq!(told(b"A,B\n1,2,, \n3,4\n"), []);
}

#[test]
fn an_empty_file_is_told_as_empty_and_as_no_form() {
    let (codebook, options) = (read_codebook_csv(b"variable\nA\n").0, ReadOptions::default());
    for survey in [
        read_survey_csv(b"", &codebook, &options),
        read_survey_csv(b"\n\n", &codebook, &options),
        read_survey(b"", &options),
    ] {
        let told: Vec<_> = survey.findings.iter().map(|finding| (finding.code, &*finding.arguments["found"])).collect();
        assert_eq!(told, [(FindingCode::UnreadableFile, "empty")]);
    }
}

#[test]
fn more_columns_than_are_read_are_told_and_no_cell_stands_beyond_them() {
    let row = |cell: &str| vec![cell; 120_002].join(",");
    let names = (0..120_002).map(|place| format!("v{place}")).collect::<Vec<_>>().join(",");
    let data = format!("{names}\n{}\n", row("1"));
    let options = ReadOptions { columns: Some(vec!["v1".to_owned()]), ..ReadOptions::default() };
    let survey = read_survey_csv(data.as_bytes(), &marsad_study::Codebook::default(), &options);
    let errors: Vec<_> = survey.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!((errors[0].code, &*errors[0].arguments["what"]), (FindingCode::TooLarge, "survey-variables"));
}

#[test]
fn a_text_in_an_arabic_encoding_is_read() {
    let (codebook, _) = read_codebook_csv("variable,kind\nالاسم,text\n".as_bytes());
    let (data, _, _) = encoding_rs::WINDOWS_1256.encode("الاسم\nأحمد بن صالح\nمريم الطرابلسي\n");
    let survey = read_survey_csv(&data, &codebook, &ReadOptions::default());
    assert_eq!(cells(&survey, "الاسم"), ["أحمد بن صالح", "مريم الطرابلسي"]);
    assert!(codes(&survey).iter().all(|code| *code == FindingCode::SurveyEncodingGuessed));
}
