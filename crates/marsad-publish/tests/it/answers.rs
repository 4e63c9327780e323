//! What every answer to a sender keeps to, in each of its shapes.

use std::collections::BTreeSet;

use marsad_i18n::Voice;
use marsad_model::{Finding, FindingCode, Lang, Numerals, Place, Severity};
use marsad_publish::{Answer, Examined, SentFile};
use marsad_testkit::marjan;
use rust_xlsxwriter::Workbook;

use crate::marked::desk::{MarkedBook, values_are_kept};

const HOSTILE: &str = "<script>alert(1)</script>\u{0}\u{fffe}&\"'</style>";

fn at(sheet: &str, row: u32, column: u32) -> Place {
    Place { file: "f.xlsx".to_owned(), sheet: sheet.to_owned(), row: Some(row), column: Some(column) }
}

fn unknown(place: Place, value: &str) -> Finding {
    let finding = Finding::new(FindingCode::UnknownCode, Severity::Error, place);
    finding.with_value(value).with("component", "ISLE").with("list", "CL_ISLE")
}

fn voice(lang: Lang) -> Voice {
    Voice::new(lang, Numerals::Western, &marjan().head)
}

fn answer(findings: &[Finding], lang: Lang) -> Answer {
    let examined = Examined {
        file: "f.xlsx",
        agreement: "PORTS_ARRIVALS",
        dataflow: "DF_ARRIVALS",
        observations: 7,
        findings,
        pack: marjan(),
    };
    Answer::new(&examined, &voice(lang))
}

fn many(count: u32) -> Vec<Finding> {
    (1..=count).map(|row| unknown(at("", row, 2), "Sadef")).collect()
}

#[test]
fn findings_of_one_cause_stand_together_the_gravest_and_most_frequent_first() {
    let mut findings = vec![unknown(at("", 9, 2), "Lullu")];
    findings.extend(many(3));
    findings.insert(0, Finding::new(FindingCode::UnexpectedColumn, Severity::Note, at("", 1, 7)).with_value("x"));
    let out = Finding::new(FindingCode::OutOfRange, Severity::Warning, at("", 4, 4));
    let out = out.with("rule", "NOT_NEGATIVE").with("bounds", "≥ 0");
    findings.extend([out.clone().with_value("-1"), Finding { place: at("", 5, 4), ..out.with_value("-2") }]);
    let answer = answer(&findings, Lang::En);
    let severities: Vec<Severity> = answer.groups.iter().map(|group| group.severity).collect();
    assert_eq!(severities, [Severity::Error, Severity::Warning, Severity::Note]);
    assert_eq!(answer.groups[0].causes[0].places.len(), 3);
    assert_eq!(answer.groups[0].causes[1].places[0].cell, "B9");
    assert!(answer.groups[1].causes[0].reason.is_none() && answer.groups[1].causes[0].places.len() == 2);
    assert_eq!(answer.groups[1].causes[0].heading(&voice(Lang::En)), "Value out of bounds, in 2 places");
    assert!(!answer.is_acceptable && answer.summary.contains("4 errors"), "{}", answer.summary);
}

#[test]
fn the_list_of_places_is_cut_unless_all_are_asked_for() {
    let mut findings = many(9);
    findings[8].more = 100;
    let answer = answer(&findings, Lang::En);
    let text = answer.text(&voice(Lang::En));
    assert!(text.contains("B1, B2, B3, B4, B5, and in 104 more places"), "{text}");
    assert!(answer.is_cut() && !text.contains("B6"));
    let whole = answer.whole_text(&voice(Lang::En));
    assert!(whole.contains("B9, and in 100 more places"), "{whole}");
    let arabic = self::answer(&findings, Lang::Ar).text(&voice(Lang::Ar));
    assert!(arabic.contains("\u{200f}\u{2068}B1\u{2069}، \u{2068}B2\u{2069}"), "{arabic}");
}

#[test]
fn components_series_and_statuses_are_told_by_name() {
    let sum = Finding::new(FindingCode::SumOfParts, Severity::Error, at("", 2, 4)).with("series", "A.XM-L._T");
    let sum = sum.with("sum", "1234").with("total", 9).with("difference", "-1225").with("period", "2022");
    let missing = Finding::new(FindingCode::ReadAsMissing, Severity::Note, at("", 3, 4)).with("status", "O");
    let text = answer(&[sum, missing, unknown(at("", 4, 2), "?")], Lang::En).text(&voice(Lang::En));
    assert!(text.contains("for “Isle”") && text.contains("1,234") && !text.contains("A.XM-L._T"), "{text}");
    assert!(!text.contains("status “O”"), "{text}");
}

#[test]
fn a_reason_is_asked_for_only_where_the_rule_takes_one() {
    let sum = |severity| {
        let found = Finding::new(FindingCode::SumOfParts, severity, at("", 2, 4)).with("rule", "SEX_ADDS_UP");
        found.with("sum", "1").with("total", 9).with("difference", "-8").with("series", "x").with("period", "2022")
    };
    let remedy = |finding: &Finding, lang| Examined::of(marjan(), "DF_ARRIVALS").told(finding, &voice(lang)).remedy;
    let strict = remedy(&sum(Severity::Error), Lang::En);
    assert!(strict.contains("takes no reason") && !strict.contains("tell the observatory"), "{strict}");
    for lang in [Lang::Ar, Lang::Fr, Lang::En] {
        let open = remedy(&sum(Severity::Warning), lang);
        assert_ne!(remedy(&sum(Severity::Error), lang), open, "{lang}: a warning may be explained in words");
    }
    assert!(remedy(&sum(Severity::Warning), Lang::En).contains("tell the observatory why they differ"));
}

#[test]
fn a_finding_told_alone_has_names_and_numbers_as_the_page_writes_them() {
    let outside = Finding::new(FindingCode::OutsideReopening, Severity::Warning, at("", 2, 4)).with_value("238");
    let outside = outside.with("before", 240).with("series", "A.XM-L.F").with("period", "2022");
    let voice = Voice::new(Lang::Ar, Numerals::ArabicIndic, &marjan().head);
    let reason = Examined::of(marjan(), "DF_ARRIVALS").told(&outside, &voice).reason;
    for words in ["٢٣٨", "٢٤٠", "٢٠٢٢", "جزيرة اللؤلؤ"] {
        assert!(reason.contains(words), "no {words} in {reason}");
    }
    assert!(!reason.contains("XM-L") && !reason.bytes().any(|byte| byte.is_ascii_digit()), "{reason}");
}

#[test]
fn what_is_near_is_named_in_the_language_of_the_reader() {
    for (lang, name) in
        [(Lang::Fr, "Île de Loulou (XM-L)"), (Lang::En, "Lulu Isle (XM-L)"), (Lang::Ar, "جزيرة اللؤلؤ (XM-L)")]
    {
        let near = unknown(at("", 4, 2), "Lullu").with_nearest(["XM-L"]);
        let remedy = answer(&[near], lang).groups[0].causes[0].remedy.clone();
        assert!(remedy.contains(name), "{remedy}");
    }
    let header = Finding::new(FindingCode::MissingColumn, Severity::Error, at("", 1, 1)).with("expected", "Isle");
    let remedy = answer(&[header.with_nearest(["Isles"])], Lang::Fr).groups[0].causes[0].remedy.clone();
    assert!(remedy.ends_with("Isles."), "{remedy}");
}

#[test]
fn frequencies_dimensions_and_several_components_are_told_by_name() {
    let unusual = Finding::new(FindingCode::UnusualFrequency, Severity::Warning, at("", 2, 4)).with_value("2023-Q1");
    let sum = Finding::new(FindingCode::SumOfParts, Severity::Error, at("", 2, 4)).with("dimension", "SEX");
    let sum = sum.with("along", "dimension").with("sum", 12).with("total", 15).with("difference", 3);
    let header = Finding::new(FindingCode::UnknownCode, Severity::Error, at("", 1, 4)).with_value("x");
    let header = header.with("component", "ISLE, SEX").with("list", "CL_ISLE, CL_SEX");
    let text = answer(&[unusual.with("expected", "M"), sum, header], Lang::En).text(&voice(Lang::En));
    for words in ["“Monthly”", "by “Sex”", "“Isle, Sex”", "(CL_ISLE)", "(CL_SEX)"] {
        assert!(text.contains(words), "no {words} in {text}");
    }
}

#[test]
fn values_that_differ_from_row_to_row_are_one_trouble_and_their_words_stand_once() {
    let at_row = |code, row, value: &str| Finding::new(code, Severity::Error, at("", row, 4)).with_value(value);
    let number = |row, value: &str| at_row(FindingCode::NotANumber, row, value).with("expected", ".");
    let again = |row, first: u32| at_row(FindingCode::DuplicateKey, row, &row.to_string()).with("first", first);
    let findings = [number(2, "5-10"), number(3, "~1"), number(4, "5-10"), again(7, 5), again(8, 6), again(9, 5)];
    let answer = answer(&findings, Lang::En);
    let counts: Vec<u64> = answer.groups[0].causes.iter().map(|cause| cause.count()).collect();
    assert_eq!(counts, [3, 3]);
    let text = answer.text(&voice(Lang::En));
    assert!(text.contains("D2, D4: “5-10” is not a number."), "{text}");
    assert!(text.contains("D3: “~1” is not a number.") && text.contains("D7, D9: ") && !answer.is_cut(), "{text}");
    let page = answer.page(&voice(Lang::En));
    assert_eq!(page.matches("“5-10” is not a number.").count(), 1, "{page}");
}

#[test]
fn the_page_is_well_formed_and_holds_no_foreign_markup_script_or_address() {
    for lang in Lang::ALL {
        let findings = [unknown(at(HOSTILE, 2, 2), HOSTILE), unknown(at("", 3, 2), "x")];
        let page = answer(&findings, lang).page(&voice(lang));
        let direction = if lang == Lang::Ar { "rtl" } else { "ltr" };
        assert!(page.contains(&format!("<html lang=\"{lang}\" dir=\"{direction}\">")), "{page}");
        assert!(!page.contains("<script") && !page.contains("://") && !page.contains("url("), "{page}");
        assert!(page.contains("&lt;script&gt;"));
        assert!(page.contains("<td class=\"sheet\">"), "the name of a sheet has room of its own: {page}");
        let mut reader = quick_xml::Reader::from_str(&page);
        reader.config_mut().check_end_names = true;
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Start(tag) => tag.attributes().for_each(|attribute| drop(attribute.unwrap())),
                _ => {}
            }
        }
        assert!(page.chars().all(|c| c == '\n' || (' '..'\u{fffe}').contains(&c)));
    }
}

#[test]
fn json_has_groups_and_counts() {
    let json = answer(&many(3), Lang::Fr).json();
    assert_eq!((json["is_acceptable"].as_bool(), json["observations"].as_u64()), (Some(false), Some(7)));
    assert_eq!((json["file"].as_str(), json["dataflow"].as_str()), (Some("f.xlsx"), Some("DF_ARRIVALS")));
    assert_eq!(json["counts"], serde_json::json!({ "error": 3, "warning": 0, "note": 0 }));
    let cause = &json["groups"][0]["causes"][0];
    assert_eq!((cause["code"].as_str(), cause["count"].as_u64()), (Some("unknown-code"), Some(3)));
    assert_eq!((cause["places"][1]["cell"].as_str(), cause["places"][1]["row"].as_u64()), (Some("B2"), Some(2)));
}

#[test]
fn the_marked_workbook_has_a_comment_at_exactly_the_cells_of_findings_and_its_values() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("الوافدون").unwrap();
    sheet.merge_range(0, 0, 0, 3, "title", &rust_xlsxwriter::Format::new()).unwrap();
    for row in 1..9 {
        sheet.write(row, 0, 2022).unwrap().write(row, 1, "Sadef").unwrap().write(row, 3, row).unwrap();
    }
    let original = workbook.save_to_buffer().unwrap();
    let whole = Finding::new(FindingCode::NoData, Severity::Error, Place::default());
    let row = Place { column: None, ..at("الوافدون", 5, 1) };
    let row = Finding::new(FindingCode::RepeatedHeader, Severity::Note, row);
    let findings = [unknown(at("الوافدون", 3, 2), "Sadef"), unknown(at("الوافدون", 4, 2), "Sadef"), row, whole];
    for lang in Lang::ALL {
        let marked = answer(&findings, lang).workbook(SentFile::Workbook(&original), &voice(lang)).unwrap();
        let comments = MarkedBook::read(&marked).comments("الوافدون");
        let cells: BTreeSet<&str> = comments.keys().map(String::as_str).collect();
        assert_eq!(cells, BTreeSet::from(["A5", "B3", "B4"]), "{lang}");
        assert!(comments["B3"].0.contains("Sadef") && comments["B3"].0.contains('\n'), "{comments:?}");
        values_are_kept(&original, &marked);
    }
}

#[test]
fn the_cells_of_another_format_come_back_marked() {
    let rows = vec![vec!["Year".to_owned(), "Isle".to_owned()], vec![], vec!["2022".to_owned(), "Sadef".to_owned()]];
    let sheets = [(String::new(), rows)];
    let answer = answer(&[unknown(at("", 3, 2), "Sadef")], Lang::En);
    let marked = answer.workbook(SentFile::Cells(&sheets), &voice(Lang::En)).unwrap();
    let comments = MarkedBook::read(&marked).comments("f.xlsx");
    assert_eq!(comments.keys().collect::<Vec<_>>(), ["B3"]);
}
