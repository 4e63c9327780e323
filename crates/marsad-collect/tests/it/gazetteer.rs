//! Spellings as officers type them, three languages mixed, against the lists of the Tunisian pack.

use marsad_collect::{Meaning, Words};
use marsad_testkit::{marjan, tunisia};

struct Score {
    accepted: u32,
    wrong: Vec<String>,
    missed: Vec<String>,
    rows: u32,
}

/// Looks every `word` up in `list`; `?` stands for a word that is not one code of its kind.
fn score(text: &str, list: &str, is_code_of_kind: impl Fn(&str) -> bool) -> Score {
    let pack = tunisia();
    let dictionary = Words::new(pack.codelist(list).unwrap(), None);
    let mut score = Score { accepted: 0, wrong: Vec::new(), missed: Vec::new(), rows: 0 };
    for record in csv::Reader::from_reader(text.as_bytes()).records() {
        let record = record.unwrap();
        let (word, code) = (&record[0], &record[1]);
        score.rows += 1;
        match dictionary.meaning(word) {
            Meaning::Code(found) if is_code_of_kind(found.as_str()) => {
                score.accepted += 1;
                if found != *code {
                    score.wrong.push(format!("{word}: {found}, not {code}"));
                }
            }
            _ if code == "?" => {}
            other => score.missed.push(format!("{word} {code}: {other:?}")),
        }
    }
    score
}

#[test]
fn accepted_spellings_of_countries_are_right_and_most_are_accepted() {
    let is_country = |code: &str| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    let score = score(include_str!("gazetteer_countries.csv"), "CL_AREA", is_country);
    assert!(score.rows >= 600);
    assert!(score.wrong.len() as f64 <= 0.005 * f64::from(score.accepted), "{:#?}", score.wrong);
    assert!(score.missed.len() as f64 <= 0.05 * f64::from(score.rows), "{:#?}", score.missed);
}

#[test]
fn accepted_spellings_of_governorates_are_right_and_most_are_accepted() {
    let score = score(include_str!("gazetteer_governorates.csv"), "CL_GEO", |code| code.starts_with("TN"));
    assert!(score.rows >= 24 * 8);
    assert!(score.wrong.len() as f64 <= 0.005 * f64::from(score.accepted), "{:#?}", score.wrong);
    assert!(score.missed.len() as f64 <= 0.05 * f64::from(score.rows), "{:#?}", score.missed);
}

#[test]
fn short_names_of_neighbours_are_known_in_marjan_with_and_without_hamza() {
    let list = marjan().codelist("CL_AREA").unwrap();
    let words = Words::new(list, None);
    for (word, code) in [("السعودية", "SA"), ("الإمارات", "AE"), ("الامارات", "AE"), ("UAE", "AE"), ("الفليبين", "PH")]
    {
        assert!(matches!(words.meaning(word), Meaning::Code(found) if found == *code), "{word}");
    }
}

#[test]
fn a_name_of_a_state_and_of_a_region_is_asked_about() {
    let words = Words::new(tunisia().codelist("CL_AREA").unwrap(), None);
    for word in ["Micronesia", "Micronésie", "ميكرونيزيا"] {
        assert!(matches!(words.meaning(word), Meaning::Several(codes) if codes.len() == 2), "{word}");
    }
}
