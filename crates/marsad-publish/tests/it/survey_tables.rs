//! Tables of estimates from Marjan's invented survey. The figures in them are made up here.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Reader as _, Xlsx};
use marsad_i18n::Voice;
use marsad_model::{
    AttachmentLevel, Attribute, DataStructure, DataTable, Dimension, EstimateQuestion, Id, Lang, LocalText, Measure,
    Numerals, Observation, ProtectionPolicy, QualityRules, Statistic, StudyDefinition, TOTAL, UNCERTAINTY, Version,
};
use marsad_protect::{BuiltTable, CellState};
use marsad_publish::chart::{Direction, Frame, Mark};
use marsad_publish::{Drawing, StudyNames, SurveyCell, SurveyGrid, SurveyTable, survey_csv, survey_json, survey_xlsx};

const LINK: &str = "https://marjan.example/en/studies/HIMS/build";
/// Three were asked: it must not be shown.
const SECRET: f64 = 4711.0;

fn study() -> &'static StudyDefinition {
    marsad_testkit::marjan().study("HIMS").unwrap()
}

fn voice(lang: Lang) -> Voice {
    Voice::new(lang, Numerals::Western, &marsad_testkit::marjan().head)
}

fn counts(by: &[&str]) -> EstimateQuestion {
    EstimateQuestion {
        by: by.iter().map(|name| (*name).to_owned()).collect(),
        ..EstimateQuestion::new(Statistic::Count {})
    }
}

fn cell(key: &[&str], value: Option<f64>, state: CellState) -> SurveyCell {
    SurveyCell {
        key: key.iter().map(|code| (*code).to_owned()).collect(),
        value,
        standard_error: value.map(|value| value / 10.0),
        low: value.map(|value| value * 0.8),
        high: value.map(|value| value * 1.2),
        cv: value.map(|_| 10.0),
        design_effect: None,
        degrees_of_freedom: None,
        weight: None,
        rows: value.map(|_| 100),
        state,
    }
}

/// Does something with a table of these cells in a language.
fn with_table<T>(
    (lang, question): (Lang, &EstimateQuestion),
    cells: Vec<SurveyCell>,
    use_it: impl FnOnce(&SurveyTable<'_>) -> T,
) -> T {
    let (voice, table) = (voice(lang), Id::literal("persons"));
    let names = StudyNames { pack: marsad_testkit::marjan(), study: study(), voice: &voice };
    let (number, is_protected, link) = (1, true, LINK);
    use_it(&SurveyTable { names, table: &table, number, question, cells, is_protected, link })
}

fn drawing() -> Drawing {
    Drawing { id: "chart".to_owned(), frame: Frame::WIDE, is_alone: true }
}

/// Counts by isle of which one rests on three persons and another is the complement that hides it.
fn built() -> BuiltTable {
    let names = ["OBS_STATUS", "CONF_STATUS"].into_iter().chain(UNCERTAINTY);
    let attribute = |name: &str| Attribute {
        id: name.parse().unwrap(),
        codelist: None,
        attach: AttachmentLevel::Observation,
        mandatory: false,
    };
    let structure = Arc::new(DataStructure {
        id: Id::literal("HIMS"),
        version: Version::FIRST,
        name: study().short_title.clone(),
        dimensions: vec![Dimension { id: Id::literal("isle"), codelist: Id::literal("CL_ISLE") }],
        measure: Measure { id: Id::literal("OBS_VALUE"), decimals: 0 },
        attributes: names.map(attribute).collect(),
    });
    let observation = |code: &str, value: f64, rows: u32| Observation {
        key: vec![code.parse().unwrap()],
        period: "2024".parse().unwrap(),
        value: Some(value),
        attributes: ["A", "F", "100.0", "900", "1100", "10.00", &rows.to_string()]
            .map(|text| Some(text.to_owned()))
            .to_vec(),
        origin: None,
    };
    let rows = vec![
        observation("XM-L", 50_000.0, 500),
        observation("XM-S", 30_500.0, 300),
        observation("XM-N", SECRET, 3),
        observation(TOTAL, 85_211.0, 803),
    ];
    let (quality, only) = (QualityRules::default(), std::collections::BTreeMap::new());
    let policy = ProtectionPolicy::Survey { minimum: 5, quality, additive: true, only };
    BuiltTable::new(DataTable::new(structure, rows), &policy).unwrap()
}

#[test]
fn codes_stand_in_the_order_of_the_codebook_and_totals_last() {
    let question = counts(&["isle", "sex", "area"]);
    let keys = [[TOTAL, TOTAL, TOTAL], ["XM-N", "F", "TOWN"], ["XM-L", "M", "TOWN"], ["XM-L", "F", "COUNTRY"]];
    let cells = keys.iter().map(|key| cell(key, Some(1.0), CellState::Published)).collect();
    with_table((Lang::En, &question), cells, |table| {
        let grid = SurveyGrid::of(table);
        let codes =
            |heads: &[marsad_publish::SurveyHead]| heads.iter().map(|head| head.code.clone()).collect::<Vec<_>>();
        assert_eq!(codes(&grid.rows), ["XM-L", "XM-N", TOTAL]);
        assert_eq!(codes(&grid.columns), ["M", "F", TOTAL]);
        let groups: Vec<&str> = grid.groups.iter().map(|group| group.name.as_str()).collect();
        assert_eq!(groups, ["Town", "Country", "Total"]);
        assert!(grid.groups[0].cell(0, 0).is_some() && grid.groups[0].cell(0, 1).is_none());
        assert!(grid.groups[2].is_total && grid.groups[2].cell(2, 2).is_some());
    });
}

#[test]
fn what_is_hidden_is_in_no_file_and_no_drawing() {
    let (built, question) = (built(), counts(&["isle"]));
    assert_eq!(built.hidden(), 2, "the secret takes another one along");
    with_table((Lang::En, &question), SurveyCell::of_built(&built), |table| {
        let csv = String::from_utf8(survey_csv(table)).unwrap();
        let json = survey_json(table).to_string();
        let drawn = marsad_publish::chart::draw(&table.chart(&drawing()).unwrap(), &|value| value.to_string());
        for text in [&csv, &json, &drawn] {
            assert!(!text.contains("4711") && !text.contains("4,711"), "{text}");
            assert!(text.contains("50000") || text.contains("50,000"), "{text}");
        }
        assert!(csv.contains("confidential") && json.contains("\"state\":\"confidential\""));
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(survey_xlsx(table))).unwrap();
        let sheet = workbook.worksheet_range_at(0).unwrap().unwrap();
        assert!(!sheet.used_cells().any(|(_, _, cell)| *cell == "4711"));
        assert_eq!(table.marks(), [("C", CellState::Confidential)]);
        // What is hidden leaves open whether the parts add up.
        assert!(table.has_rest());
    });
}

#[test]
fn every_row_of_a_file_says_that_nobody_in_it_exists() {
    let question = counts(&["sex"]);
    for lang in [Lang::Ar, Lang::Fr, Lang::En] {
        let cells = ["M", "F", TOTAL].map(|code| cell(&[code], Some(10.0), CellState::Published)).to_vec();
        with_table((lang, &question), cells, |table| {
            let sentence = table.names.sentence().unwrap();
            let csv = String::from_utf8(survey_csv(table)).unwrap();
            assert_eq!(csv.matches(&sentence).count(), 3, "{csv}");
            assert_eq!(survey_json(table)["note"], sentence.as_str());
            let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(survey_xlsx(table))).unwrap();
            let about = workbook.worksheet_range_at(1).unwrap().unwrap();
            assert!(about.used_cells().any(|(_, _, cell)| cell.to_string() == sentence));
            assert!(table.source_alone().starts_with(&table.names.voice.say("study-synthetic-short")));
            let texts = [table.title(), table.subtitle(), table.source(), table.citation()];
            assert!(texts.iter().all(|text| !text.contains('[')), "a message is missing: {texts:?}");
        });
    }
}

#[test]
fn an_arabic_title_that_begins_with_a_latin_name_runs_from_the_right() {
    let question = counts(&["sex"]);
    let said = |lang: Lang, text: &str| {
        let text = LocalText::new(text, "HIMS (synthétique)", "HIMS (synthetic)").unwrap();
        let mut found = String::new();
        with_table((lang, &question), Vec::new(), |table| found = table.names.title_text(&text));
        found
    };
    assert_eq!(said(Lang::Ar, "HIMS (اصطناعي)"), "\u{200f}HIMS (اصطناعي)");
    assert_eq!(said(Lang::Ar, "مسح HIMS"), "مسح HIMS");
    assert_eq!(said(Lang::Ar, "HIMS"), "HIMS");
    assert_eq!(said(Lang::En, "HIMS (اصطناعي)"), "HIMS (synthetic)");
}

#[test]
fn a_total_that_counts_more_than_its_parts_is_noticed() {
    let question = counts(&["sex"]);
    let cells = |total: f64| {
        let all = [("M", 10.0), ("F", 12.0), (TOTAL, total)];
        all.map(|(code, value)| cell(&[code], Some(value), CellState::Published)).to_vec()
    };
    for (total, has_rest) in [(22.0, false), (23.0, false), (30.0, true)] {
        with_table((Lang::En, &question), cells(total), |table| assert_eq!(table.has_rest(), has_rest, "{total}"));
    }
    check_remark(&question, &cells(30.0), "builder-rest");
}

/// That every file says a remark in every language.
fn check_remark(question: &EstimateQuestion, cells: &[SurveyCell], key: &str) {
    for lang in [Lang::Ar, Lang::Fr, Lang::En] {
        with_table((lang, question), cells.to_vec(), |table| {
            let remark = table.names.voice.say(key);
            let csv = String::from_utf8(survey_csv(table)).unwrap();
            assert_eq!(csv.matches(&remark).count(), cells.len(), "{csv}");
            assert_eq!(survey_json(table)["remarks"], serde_json::json!([remark]));
            let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(survey_xlsx(table))).unwrap();
            let about = workbook.worksheet_range_at(1).unwrap().unwrap();
            assert!(about.used_cells().any(|(_, _, cell)| cell.to_string() == remark));
        });
    }
}

#[test]
fn an_interval_without_length_is_explained_in_every_file() {
    let question = counts(&["sex"]);
    let fixed = SurveyCell { standard_error: Some(0.0), ..cell(&["M"], Some(10.0), CellState::Published) };
    let others = [("F", 12.0), (TOTAL, 22.0)].map(|(code, value)| cell(&[code], Some(value), CellState::Published));
    let told: Vec<SurveyCell> = std::iter::once(fixed).chain(others.clone()).collect();
    check_remark(&question, &told, "builder-fixed");
    // Nothing of nothing has no error either, and that is no figure of a margin.
    let nothing = SurveyCell { standard_error: Some(0.0), ..cell(&["M"], Some(0.0), CellState::Published) };
    let cells = std::iter::once(nothing).chain(others).collect();
    with_table((Lang::En, &question), cells, |table| assert!(!table.has_fixed()));
}

#[test]
fn a_quantile_without_error_stands_on_a_step_and_is_no_figure_of_a_margin() {
    let variable = "age".to_owned();
    let statistic = Statistic::Quantile { variable, probability: 0.95 };
    let question = EstimateQuestion { statistic, ..counts(&["sex"]) };
    // A step at zero is one too: of shares and counts zero is nothing, of values it is a value.
    for value in [0.0, 1.0] {
        let step = SurveyCell { standard_error: Some(0.0), ..cell(&["M"], Some(value), CellState::Published) };
        let cells = vec![step, cell(&["F"], Some(2.0), CellState::Published)];
        with_table((Lang::En, &question), cells.clone(), |table| assert!(table.has_step() && !table.has_fixed()));
        check_remark(&question, &cells, "builder-step");
    }
    let with_errors = vec![cell(&["F"], Some(2.0), CellState::Published)];
    with_table((Lang::En, &question), with_errors, |table| assert!(table.remarks().is_empty()));
}

#[test]
fn a_confidence_is_told_with_all_its_digits() {
    let question = counts(&["sex"]);
    for (confidence, text) in
        [(0.95, "95% conf"), (0.951, "95.1% conf"), (0.95001, "95.001% conf"), (0.9999, "99.99% conf")]
    {
        let question = EstimateQuestion { confidence, ..question.clone() };
        with_table((Lang::En, &question), Vec::new(), |table| {
            assert!(table.subtitle().contains(text), "{}", table.subtitle());
        });
    }
}

#[test]
fn a_drawing_leaves_out_totals_and_turns_with_the_reader() {
    let question = counts(&["isle", "sex"]);
    let mut cells = vec![cell(&["XM-L", "M"], Some(10.0), CellState::LowReliability)];
    cells.push(cell(&["XM-L", "F"], None, CellState::Unreliable));
    cells.push(cell(&[TOTAL, TOTAL], Some(900.0), CellState::Published));
    with_table((Lang::Ar, &question), cells, |table| {
        let chart = table.chart(&drawing()).unwrap();
        assert_eq!((chart.categories.len(), chart.series.len()), (1, 2));
        assert_eq!(chart.direction, Direction::RightToLeft);
        let Mark::Estimate { low, high, text, .. } = &chart.series[0].values[0] else { panic!("{chart:?}") };
        assert!((low - 8.0).abs() < 1e-9 && (high - 12.0).abs() < 1e-9 && text.ends_with('U'));
        assert!(matches!(&chart.series[1].values[0], Mark::Hidden { .. }));
    });
}
