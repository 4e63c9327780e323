//! Laws of what drafts make of levels: headers that name a component above its words, percentages beside counts, totals
//! of groups in an inner column, and titles that say one of the things that the dataflow is about.

use marsad_model::{Code, Codelist, ColumnRole, Id, LocalText, Pack};
use marsad_testkit::marjan;

use super::tests::{draft_of, marjan_with_units, read, read_of};
use super::tests_of_headers::workbook;
use super::{Doubt, DoubtKind, Draft};
use crate::{Context, SubmittedFile, read_submission};

/// Every dimension but the frequency, the period and the value of each observation under its own draft.
fn all(pack: &Pack, draft: &Draft, bytes: &[u8]) -> Vec<String> {
    let mut content = std::io::Cursor::new(bytes.to_vec());
    let file = SubmittedFile { name: "file.xlsx", submission: "S", content: &mut content };
    let context = Context::with_profile(pack, "DF_ARRIVALS", &draft.profile).unwrap();
    let reading = read_submission(&context, file);
    let of = |o: &marsad_model::Observation| {
        let key: Vec<&str> = o.key.iter().skip(1).map(|code| code.as_str()).collect();
        format!("{} {} {}", key.join(" "), o.period, o.value.unwrap_or_default())
    };
    reading.columns.observations().iter().map(of).collect()
}

fn code(id: &str, parent: Option<&str>, name: &str) -> Code {
    let name = LocalText::new(name, name, name).unwrap();
    Code { id: Id::new(id).unwrap(), parent: parent.map(|parent| Id::new(parent).unwrap()), name }
}

/// Puts other codes into a list of a pack.
fn replace(pack: &mut Pack, list: &str, codes: Vec<Code>) {
    let list = pack.codelists.iter_mut().find(|known| known.id == *list).unwrap();
    *list = Codelist::new(list.id.clone(), list.version, list.name.clone(), String::new(), codes);
}

#[test]
fn a_header_that_names_a_component_above_its_words_leaves_no_column_out() {
    let rows: [&[&str]; 5] = [
        &["Year", "Lulu Isle", "", "", "Sadaf Isle", "", ""],
        &["", "Sex", "", "Both sexes", "Sex", "", "Both sexes"],
        &["", "Female", "Male", "", "Female", "Male", ""],
        &["2023", "10", "20", "30", "40", "50", "90"],
        &["2024", "11", "22", "33", "44", "55", "99"],
    ];
    let merged = [
        ([0, 2], [0, 0]),
        ([0, 0], [1, 3]),
        ([0, 0], [4, 6]),
        ([1, 1], [1, 2]),
        ([1, 1], [4, 5]),
        ([1, 2], [3, 3]),
        ([1, 2], [6, 6]),
    ];
    let bytes = workbook(&rows, &merged);
    let draft = draft_of(marjan(), "DF_ARRIVALS", &bytes);
    let found = all(marjan(), &draft, &bytes);
    assert!(draft.profile.tables[0].column.iter().all(|made| made.role != ColumnRole::Ignore), "{:?}", draft.doubts);
    assert_eq!(found.len(), 12, "{found:?}");
    for one in ["XM-L F 2023 10", "XM-L M 2023 20", "XM-L _T 2023 30", "XM-S M 2024 55"] {
        assert!(found.contains(&one.to_owned()), "{one}: {found:?}");
    }
}

#[test]
fn percentages_beside_counts_are_read_as_such_where_observations_have_their_own_unit() {
    let mut pack = marjan_with_units();
    let codes = vec![code("EVENT", None, "Crossings"), code("MUSD", None, "M USD"), code("PT", None, "Per cent")];
    replace(&mut pack, "CL_UNIT", codes);
    pack.dataflows.iter_mut().for_each(|dataflow| {
        dataflow.view.selection.insert(Id::literal("UNIT_MEASURE"), Id::literal("EVENT"));
    });
    let rows: [&[&str]; 4] = [
        &["Isle", "2023", "", "2024", ""],
        &["", "Number", "%", "Number", "%"],
        &["Lulu Isle", "800", "80", "900", "75"],
        &["Sadaf Isle", "200", "20", "300", "25"],
    ];
    let bytes = workbook(&rows, &[([0, 1], [0, 0]), ([0, 0], [1, 2]), ([0, 0], [3, 4])]);
    let draft = draft_of(&pack, "DF_ARRIVALS", &bytes);
    let found = all(&pack, &draft, &bytes);
    assert_eq!(found.len(), 8, "{found:?} {:?}", draft.doubts);
    for one in ["XM-L _T EVENT 2023 800", "XM-L _T PT 2023 80", "XM-S _T PT 2024 25"] {
        assert!(found.contains(&one.to_owned()), "{one}: {found:?}");
    }
    let mut in_thousands = draft.clone();
    in_thousands.profile.tables.iter_mut().for_each(|table| table.scale = Some(1000.0));
    let found = all(&pack, &in_thousands, &bytes);
    for one in ["XM-L _T EVENT 2023 800000", "XM-L _T PT 2023 80"] {
        assert!(found.contains(&one.to_owned()), "a share is what is written: {one}: {found:?}");
    }
    let of_counts = draft_of(marjan(), "DF_ARRIVALS", &bytes);
    let left_out = of_counts.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::IgnoredColumn).count();
    assert!(left_out > 0, "a dataflow of counts has no percentages: {:?}", of_counts.doubts);
}

#[test]
fn shares_of_a_thousand_are_not_read_as_percentages() {
    let mut pack = marjan_with_units();
    replace(&mut pack, "CL_UNIT", vec![code("EVENT", None, "Crossings"), code("PT", None, "Per cent")]);
    let under = |title: &str| format!("{title};;\nIsle;2023;2024\nLulu Isle;80;75\nSadaf Isle;20;25\n");
    let made = |title: &str| draft_of(&pack, "DF_ARRIVALS", under(title).as_bytes());
    let is_refused = |title: &str| made(title).doubts.iter().any(|doubt| doubt.kind == DoubtKind::OtherUnit);
    assert!(is_refused("Arrivals, ‰") && !is_refused("Arrivals, %"));
    let in_percent = made("Arrivals, %");
    let is_told = |title: &str| {
        let findings = read_of(&pack, "DF_ARRIVALS", &in_percent, &under(title)).findings;
        findings.iter().any(|finding| finding.arguments.get("what").is_some_and(|what| what == "per-mille"))
    };
    assert!(is_told("Arrivals, ‰") && !is_told("Arrivals, %"));
}

#[test]
fn the_total_of_a_group_in_an_inner_column_is_that_of_the_outer_word() {
    let mut pack = marjan().clone();
    let codes = vec![
        code("_T", None, "All isles"),
        code("XM-R1", Some("_T"), "Northern group"),
        code("XM-R2", Some("_T"), "Southern group"),
        code("XM-L", Some("XM-R1"), "Lulu Isle"),
        code("XM-S", Some("XM-R1"), "Sadaf Isle"),
        code("XM-N", Some("XM-R2"), "Nawaris Isle"),
        code("XM-F", Some("XM-R2"), "Fanar Isle"),
    ];
    replace(&mut pack, "CL_ISLE", codes);
    for total in ["Subtotal", "Total group", "Total of this part", "مجموع الإقليم"] {
        let text = format!(
            "Group;Isle;2023;2024\n\
             Northern group;Lulu Isle;10;20\n\
             Northern group;Sadaf Isle;30;40\n\
             Northern group;{total};40;60\n\
             Southern group;Nawaris Isle;50;61\n\
             Southern group;Fanar Isle;70;80\n\
             Southern group;{total};120;141\n"
        );
        let draft = draft_of(&pack, "DF_ARRIVALS", text.as_bytes());
        let words = draft.profile.codes.get("ISLE").cloned().unwrap_or_default();
        assert_eq!(words.get(total).map(Id::as_str), Some("_T"), "{total}: {:?}", draft.doubts);
        let reading = read(&pack, &draft, &text);
        let of = |isle: &str| {
            let observations = reading.columns.observations();
            let own = observations.iter().filter(|o| o.key[1].as_str() == isle);
            own.filter_map(|o| o.value).collect::<Vec<f64>>()
        };
        assert_eq!((of("XM-R1"), of("XM-R2")), (vec![40.0, 60.0], vec![120.0, 141.0]), "{:?}", reading.findings);
        assert_eq!((of("XM-L"), of("_T")), (vec![10.0, 20.0], vec![]));
    }
}

#[test]
fn totals_of_groups_that_are_not_read_are_left_out_by_the_draft() {
    let text = "Zone;Isle;2023;2024\n\
                Alpha;Lulu Isle;10;20\n\
                Alpha;Sadaf Isle;30;40\n\
                Alpha;Total zone;40;60\n\
                Beta;Nawaris Isle;50;61\n\
                Beta;Fanar Isle;70;80\n\
                Beta;Total zone;120;141\n";
    let draft = draft_of(marjan(), "DF_ARRIVALS", text.as_bytes());
    assert_eq!(draft.profile.tables[0].skip, ["Total zone"], "{:?}", draft.doubts);
    let about = draft.doubts.iter().filter(|doubt| doubt.text == "Total zone").map(|doubt| doubt.kind);
    assert_eq!(about.collect::<Vec<_>>(), [DoubtKind::TotalOfUnreadPart]);
    let reading = read(marjan(), &draft, text);
    assert_eq!((reading.columns.len(), reading.is_acceptable()), (8, true), "{:#?}", reading.findings);
}

#[test]
fn a_title_that_is_one_of_the_things_that_the_dataflow_is_about_says_which() {
    let title = "Femmes;;\nIsle;2023;2024\nLulu Isle;10;20\nSadaf Isle;30;40\n";
    let sex_of = |name: &str| {
        let mut pack = marjan().clone();
        let name = LocalText::new("الوافدون", name, "Arrivals").unwrap();
        pack.dataflows.iter_mut().for_each(|dataflow| dataflow.name = name.clone());
        let draft = draft_of(&pack, "DF_ARRIVALS", title.as_bytes());
        draft.profile.constants.get("SEX").cloned()
    };
    assert_eq!(sex_of("Femmes et hommes venus par mer").as_deref(), Some("F"));
    assert_eq!(sex_of("Femmes venues par mer").as_deref(), Some("_T"), "all of the dataflow is about them");
}

#[test]
fn what_has_a_sex_is_counted_in_persons_and_a_count_is_no_share() {
    let mut pack = marjan_with_units();
    let codes = [("PS", "Persons"), ("EVENT", "Crossings"), ("PT", "Per cent")];
    replace(&mut pack, "CL_UNIT", codes.map(|(id, name)| code(id, None, name)).to_vec());
    let mut unit_of = |usual: &'static str, text: &str| {
        pack.dataflows.iter_mut().for_each(|dataflow| {
            dataflow.view.selection.insert(Id::literal("UNIT_MEASURE"), Id::literal(usual));
        });
        let made = draft_of(&pack, "DF_ARRIVALS", format!("2024;;\n{text}").as_bytes());
        let is_asked = made.doubts.iter().any(|doubt| doubt.kind == DoubtKind::UnitOfPersons);
        (made.profile.constants.get("UNIT_MEASURE").cloned(), is_asked)
    };
    let of = |unit: &str, is_asked: bool| (Some(unit.to_owned()), is_asked);
    let by_sex = "Isle;Female;Male\nLulu Isle;12;31\nSadaf Isle;7;8\n";
    let by_year = "Isle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\n";
    assert_eq!(unit_of("EVENT", by_sex), of("PS", true));
    assert_eq!(unit_of("EVENT", by_year), of("EVENT", false));
    assert_eq!(unit_of("PT", by_year), of("PT", false));
    assert_eq!(unit_of("PT", &by_year.replace("31", "310")), of("PS", false));
}

#[test]
fn a_pivot_table_leaves_the_finer_label_of_a_total_blank_and_means_the_total() {
    let rows = "Year;Isle;Number\n2022;Lulu Isle;1\n;Sadaf Isle;2\n2022 Total;;3\n\
                2023;Lulu Isle;4\n;Sadaf Isle;5\n2023 Total;;9\n";
    let columns = "Row Labels;2022;;2022 Total;2023;;2023 Total\n;Female;Male;;Female;Male;\n\
                   Lulu Isle;1;2;3;4;5;9\nSadaf Isle;2;3;5;6;1;7\nFanar Isle;1;1;2;2;2;4\n";
    for (text, component, blank, expected) in [
        (rows, "ISLE", DoubtKind::BlankIsTotal, ["XM-L _T 2022 1", "_T _T 2022 3", "_T _T 2023 9"]),
        (columns, "SEX", DoubtKind::UnsaidInColumns, ["XM-L F 2022 1", "XM-L _T 2022 3", "XM-S _T 2023 7"]),
    ] {
        let made = draft_of(marjan(), "DF_ARRIVALS", text.as_bytes());
        let asked: Vec<(&str, &str)> = made.doubts.iter().filter(|doubt| doubt.kind == blank).map(said).collect();
        assert_eq!(asked, [(component, "_T")], "{:?}", made.doubts);
        let reading = read(marjan(), &made, text);
        let of = |o: &marsad_model::Observation| {
            format!("{} {} {} {}", o.key[1], o.key[2], o.period, o.value.unwrap_or_default())
        };
        let found: Vec<String> = reading.columns.observations().iter().map(of).collect();
        for one in expected {
            assert!(found.contains(&one.to_owned()), "{one}: {found:?} {:?}", made.doubts);
        }
    }
    let named = "Isle;Sex;2023\nLulu Isle;Female;1\n;Male;2\nLulu Isle Total;;3\n";
    let made = draft_of(marjan(), "DF_ARRIVALS", named.as_bytes());
    let asked =
        made.doubts.iter().find(|doubt| doubt.text == "Lulu Isle Total" && doubt.kind == DoubtKind::UnknownWord);
    let codes = asked.map(|doubt| doubt.suggestions.iter().map(|found| found.code.as_str()).collect::<Vec<_>>());
    assert_eq!(codes, Some(vec!["XM-L"]), "{:?}", made.doubts);
    assert_eq!(
        made.profile.tables[0].constants.get("SEX").or(made.profile.constants.get("SEX")).map(String::as_str),
        Some("_T")
    );
}

/// The component of a doubt and what was taken.
fn said(doubt: &Doubt) -> (&str, &str) {
    (&doubt.component, &doubt.taken)
}

#[test]
fn rows_that_an_unread_column_tells_apart_give_way_to_the_total_that_closes_them() {
    let text = "Isle;Port;2023;2024\nLulu Isle;Northgate;1;2\n;Southgate;2;2\nTotal Lulu Isle;;3;4\n\
                Sadaf Isle;Westgate;4;4\nNawaris Isle;Eastgate;5;6\n;Lowgate;5;6\nTotal Nawaris Isle;;10;12\n";
    let made = draft_of(marjan(), "DF_ARRIVALS", text.as_bytes());
    let asked: Vec<(DoubtKind, &str, &str)> =
        made.doubts.iter().map(|doubt| (doubt.kind, doubt.text.as_str(), doubt.taken.as_str())).collect();
    assert!(asked.contains(&(DoubtKind::PartsOfTotal, "Total Lulu Isle", "Port")), "{asked:?}");
    assert!(asked.iter().all(|(kind, ..)| *kind != DoubtKind::UnknownWord), "{asked:?}");
    assert_eq!(made.profile.tables[0].skip, ["Northgate", "Southgate", "Eastgate", "Lowgate"]);
    let reading = read(marjan(), &made, text);
    let of = |o: &marsad_model::Observation| format!("{} {} {}", o.key[1], o.period, o.value.unwrap_or_default());
    let found: Vec<String> = reading.columns.observations().iter().map(of).collect();
    assert_eq!(found.len(), 6, "{found:?}");
    for one in ["XM-L 2023 3", "XM-S 2023 4", "XM-N 2024 12"] {
        assert!(found.contains(&one.to_owned()), "{one}: {found:?}");
    }
}

#[test]
fn rows_that_an_unread_column_tells_apart_without_a_total_are_asked_about() {
    let text = "Isle;Port;2023\nLulu Isle;Northgate;1\nLulu Isle;Southgate;2\nSadaf Isle;Westgate;4\n";
    let asked = |text: &str| {
        let made = draft_of(marjan(), "DF_ARRIVALS", text.as_bytes());
        let kinds = [DoubtKind::UnreadDifference, DoubtKind::IgnoredColumn];
        let asked = made.doubts.iter().find(|doubt| kinds.contains(&doubt.kind)).cloned();
        asked.map(|doubt| (doubt.kind, doubt.text, doubt.taken, doubt.place))
    };
    let [apart, port, place] = ["Southgate", "Port", "B3"].map(str::to_owned);
    assert_eq!(asked(text), Some((DoubtKind::UnreadDifference, apart, port.clone(), place)));
    let alone = text.replace("Lulu Isle;Southgate", "Nawaris Isle;Southgate");
    assert_eq!(asked(&alone).map(|asked| (asked.0, asked.1)), Some((DoubtKind::IgnoredColumn, port)));
}
