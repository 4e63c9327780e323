//! What a file prints beside its values, in columns that are not read: shares, changes, totals, and ages of persons.

use marsad_collect::{Context, SubmittedFile, read_submission};
use marsad_model::{Finding, FindingCode, Pack, Profile, Severity};
use marsad_testkit::marjan;
use serde_json::{Value, json};

use crate::checks::{Arrivals, argument};

/// The findings of one kind in a text that is read under a table.
fn found(pack: &Pack, table: &Value, text: &str, code: FindingCode) -> Vec<Finding> {
    let profile: Profile = serde_json::from_value(json!({
        "id": "MADE_BY_HAND",
        "format": { "kind": "csv", "delimiter": ";" },
        "table": [table],
        "codes": { "ISLE": { "Lulu": "XM-L", "Sadaf": "XM-S", "Nawaris": "XM-N", "Total": "_T" } },
    }))
    .unwrap();
    let context = Context::with_profile(pack, "DF_ARRIVALS", &profile).unwrap();
    let mut content = std::io::Cursor::new(text.as_bytes().to_vec());
    let reading = read_submission(&context, SubmittedFile { name: "a", submission: "S", content: &mut content });
    reading.findings.into_iter().filter(|finding| finding.code == code).collect()
}

/// Isles in rows and periods in columns, beside a column that is not read.
fn beside(header: &str) -> Value {
    let isle = json!({ "header": "Isle", "role": "code", "component": "ISLE" });
    json!({
        "header_rows": [1, 1],
        "constants": { "SEX": "_T" },
        "column": [isle, { "header": header, "role": "ignore" }],
        "across": [{ "row": 1, "components": ["TIME_PERIOD"] }],
    })
}

/// The only finding of a kind in a table with one column that is not read, and its row.
#[track_caller]
fn check(header: &str, text: &str, (code, row): (FindingCode, u32)) -> Finding {
    let all = found(marjan(), &beside(header), text, code);
    let [finding] = &all[..] else { panic!("{all:#?}") };
    assert_eq!((finding.place.row, finding.severity), (Some(row), Severity::Warning));
    finding.clone()
}

#[test]
fn a_printed_share_is_held_against_part_and_whole() {
    let text = "Isle;2023;Share (%)\nLulu;600;60\nSadaf;300;37\nNawaris;100;10\nTotal;1000;100\n";
    let finding = check("Share (%)", text, (FindingCode::ShareDisagrees, 3));
    let told = ["part", "whole", "computed"].map(|name| argument(&finding, name));
    assert_eq!((&*finding.value, finding.place.column, told), ("37", Some(3), ["300", "1000", "30"]));
    // Without a total the rows together are the whole; 200 of 600 are 33.33, cut or rounded.
    let text = "Isle;2023;Share (%)\nLulu;200;33.3\nSadaf;200;33.4\nNawaris;200;30\n";
    let finding = check("Share (%)", text, (FindingCode::ShareDisagrees, 4));
    assert_eq!(argument(&finding, "whole"), "600");
}

#[test]
fn shares_of_something_that_is_not_there_are_not_judged() {
    let text = "Isle;2023;Share (%)\nLulu;600;5\nSadaf;300;7\nNawaris;100;9\n";
    assert_eq!(found(marjan(), &beside("Share (%)"), text, FindingCode::ShareDisagrees), []);
}

/// The isles are shares of the country, and the women of each isle are shares of that isle.
#[test]
fn shares_of_two_wholes_in_one_column_are_each_held_against_their_own() {
    let code = |header: &str, component: &str| json!({ "header": header, "role": "code", "component": component });
    let table = json!({
        "header_rows": [1, 1],
        "column": [code("Isle", "ISLE"), code("Sex", "SEX"), { "header": "Share (%)", "role": "ignore" }],
        "across": [{ "row": 1, "components": ["TIME_PERIOD"] }],
    });
    let text = |share: u32| {
        format!(
            "Isle;Sex;2023;Share (%)\nLulu;_T;600;60\nLulu;F;240;40\nSadaf;_T;300;{share}\nSadaf;F;90;30\n\
             Nawaris;_T;100;10\nNawaris;F;20;20\n"
        )
    };
    assert_eq!(found(marjan(), &table, &text(30), FindingCode::ShareDisagrees), []);
    let wrong = found(marjan(), &table, &text(35), FindingCode::ShareDisagrees);
    assert_eq!(wrong.iter().map(|finding| finding.place.row).collect::<Vec<_>>(), [Some(4)]);
}

#[test]
fn a_printed_change_is_held_against_the_values_before_and_after() {
    let text = "Isle;2022;2023;Change (%)\nLulu;600;660;10\nSadaf;300;330;25\nNawaris;100;90;-10\n";
    let finding = check("Change (%)", text, (FindingCode::GrowthDisagrees, 3));
    let told = ["before", "after", "computed"].map(|name| argument(&finding, name));
    assert_eq!((&*finding.value, told), ("25", ["300", "330", "10"]));
    // The header names the years: from 100 to 150 it is 50 in a hundred.
    let text = "Isle;2021;2022;2023;Change 23/21 (%)\nLulu;100;120;150;25\n";
    let finding = check("Change 23/21 (%)", text, (FindingCode::GrowthDisagrees, 2));
    assert_eq!(argument(&finding, "computed"), "50");
    // A difference in persons is a change as well.
    let text = "Isle;2022;2023;Change\nLulu;600;660;60\nSadaf;300;330;30\n";
    assert_eq!(found(marjan(), &beside("Change"), text, FindingCode::GrowthDisagrees), []);
}

#[test]
fn a_printed_change_is_from_the_earlier_period_whichever_stands_first() {
    // From 600 to 660 it is 10 in a hundred, from 100 to 90 as many less; from 300 to 330 it is 10 and not 25.
    let text = |change: u32| {
        format!("Isle;2023;2022;Change (%)\nLulu;660;600;10\nSadaf;330;300;{change}\nNawaris;90;100;-10\n")
    };
    let told = |text: &str| found(marjan(), &beside("Change (%)"), text, FindingCode::GrowthDisagrees);
    assert_eq!(told(&text(10)), []);
    let finding = check("Change (%)", &text(25), (FindingCode::GrowthDisagrees, 3));
    assert_eq!(["before", "after", "computed"].map(|name| argument(&finding, name)), ["300", "330", "10"]);
    // Of three years from the last one back, the change is that of the last one.
    let text = "Isle;2023;2022;2021;Change (%)\nLulu;660;600;50;10\nSadaf;330;300;10;25\nNawaris;90;100;80;-10\n";
    let finding = check("Change (%)", text, (FindingCode::GrowthDisagrees, 3));
    assert_eq!(["before", "after"].map(|name| argument(&finding, name)), ["300", "330"]);
}

#[test]
fn a_running_total_is_the_sum_of_its_months() {
    let text = "Isle;2023-01;2023-02;Cumul fin février;2023-03\nLulu;3;4;7;5\nSadaf;1;2;4;9\n";
    let finding = check("Cumul fin février", text, (FindingCode::SumOfParts, 3));
    let told = ["along", "header", "sum", "total", "difference"].map(|name| argument(&finding, name));
    assert_eq!(told, ["printed", "Cumul fin février", "3", "4", "1"]);
    // Months that do not begin in January are not all that the total adds up.
    let text = "Isle;2023-02;2023-03;Cumul fin mars\nLulu;3;4;17\nSadaf;1;2;14\n";
    assert_eq!(found(marjan(), &beside("Cumul fin mars"), text, FindingCode::SumOfParts), []);
}

#[test]
fn what_stands_beside_totals_since_january_is_held_against_them_as_they_stand() {
    let since_january = |header: &str| {
        let mut table = beside(header);
        table["cumulative"] = json!(true);
        table
    };
    let shares = |[lulu, sadaf, nawaris]: [&str; 3]| {
        let text = format!(
            "Isle;2023-01;2023-02;Share (%)\nLulu;100;600;{lulu}\nSadaf;200;300;{sadaf}\nNawaris;50;100;{nawaris}\n\
             Total;350;1000;100\n"
        );
        found(marjan(), &since_january("Share (%)"), &text, FindingCode::ShareDisagrees)
    };
    assert_eq!(shares(["60", "30", "10"]), [], "shares of all since January");
    assert_eq!(shares(["76.9", "15.4", "7.7"]), [], "shares of the month");
    let wrong = shares(["60", "37", "10"]);
    let [finding] = &wrong[..] else { panic!("{wrong:#?}") };
    assert_eq!(["part", "whole", "computed"].map(|name| argument(finding, name)), ["300", "1000", "30"]);
    // A column of totals since January adds up the months.
    let text = "Isle;2023-01;2023-02;Cumul fin février\nLulu;3;7;7\nSadaf;1;3;4\n";
    let sums = found(marjan(), &since_january("Cumul fin février"), text, FindingCode::SumOfParts);
    assert_eq!(sums.iter().map(|finding| argument(finding, "sum")).collect::<Vec<_>>(), ["3"]);
}

#[test]
fn a_printed_total_is_the_sum_of_its_row_as_the_others_are() {
    let text = "Isle;2022;2023;Total\nLulu;1;2;3\nSadaf;4;5;9\nNawaris;6;7;15\n";
    let finding = check("Total", text, (FindingCode::SumOfParts, 4));
    assert_eq!(["sum", "total"].map(|name| argument(&finding, name)), ["13", "15"]);
    let text = "Isle;2022;2023;Total\nLulu;1;2;30\nSadaf;4;5;90\nNawaris;6;7;150\n";
    assert_eq!(found(marjan(), &beside("Total"), text, FindingCode::SumOfParts), [], "totals of something else");
}

/// Of the ages from 23 to 62 eight end in 0 or 5, with six persons each, and 32 have three: 500 · 48 / 144 = 166.67.
#[test]
fn ages_of_records_gather_as_those_of_a_table_do() {
    let rule = json!({ "kind": "age_heaping", "dimension": "AGE" });
    let pack = Arrivals::under(&[rule]).pack;
    let persons = |age: u32| if age.is_multiple_of(5) { 6 } else { 3 };
    let columns = json!([
        { "header": "Isle", "role": "code", "component": "ISLE" },
        { "header": "Year", "role": "time", "component": "TIME_PERIOD" },
        { "header": "Age", "role": "ignore" },
    ]);
    let mut table = json!({ "header_rows": [1, 1], "constants": { "SEX": "_T" }, "column": columns });
    let one = |age: u32| "Lulu;2023;".to_owned() + &age.to_string() + "\n";
    let rows: String = (23..=62).map(|age| one(age).repeat(persons(age))).collect();
    let all = found(&pack, &table, &format!("Isle;Year;Age\n{rows}"), FindingCode::AgeHeaping);
    let [finding] = &all[..] else { panic!("{all:#?}") };
    assert_eq!((finding.place.row, finding.place.column), (Some(2), Some(3)));
    assert_eq!(["index", "limit"].map(|name| argument(finding, name)), ["166.67", "125"]);
    // The same where a column says how many persons of an age there are.
    let value = json!({ "header": "Persons", "role": "value", "component": "OBS_VALUE" });
    table["column"].as_array_mut().unwrap().push(value);
    let rows: String = (23..=62).map(|age| format!("Lulu;2023;{age};{}\n", persons(age))).collect();
    let all = found(&pack, &table, &format!("Isle;Year;Age;Persons\n{rows}"), FindingCode::AgeHeaping);
    assert_eq!(all.iter().map(|finding| argument(finding, "index")).collect::<Vec<_>>(), ["166.67"]);
}
