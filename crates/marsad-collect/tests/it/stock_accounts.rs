//! Stocks that must follow from the one before them, with what came and what left.

use marsad_model::FindingCode;
use serde_json::{Value, json};

use crate::checks::{Arrivals, argument, owned, strs};

/// Residents of an isle with those who came and left.
fn accounts(more: &Value) -> Arrivals {
    let mut rule =
        json!({ "kind": "stock_account", "dimension": "PART", "stock": "STOCK", "adds": ["IN"], "takes": ["OUT"] });
    for (key, value) in more.as_object().unwrap() {
        rule[key] = value.clone();
    }
    Arrivals::under(&[rule]).by("PART", &["STOCK", "IN", "OUT"])
}

#[test]
fn a_stock_is_the_one_before_it_with_what_came_and_without_what_left() {
    let rows = ["A XM-L F STOCK 2022 600", "A XM-L F IN 2023 80", "A XM-L F OUT 2023 43", "A XM-L F STOCK 2023 650"];
    let found = accounts(&json!({})).check(&rows, FindingCode::StockAccount, &[5]);
    let told = ["before", "after", "result", "difference", "series", "period"].map(|name| argument(&found[0], name));
    assert_eq!(told, ["600", "650", "637", "13", "A.XM-L.F.STOCK", "2023"]);
    let closes = [&rows[..3], &["A XM-L F STOCK 2023 637"]].concat();
    accounts(&json!({})).check(&closes, FindingCode::StockAccount, &[]);
    accounts(&json!({ "tolerance": 13.0 })).check(&rows, FindingCode::StockAccount, &[]);
    accounts(&json!({ "tolerance_share": 0.02 })).check(&rows, FindingCode::StockAccount, &[]);
    accounts(&json!({ "where": { "SEX": "M" } })).check(&rows, FindingCode::StockAccount, &[]);
    // Another isle, or the other sex, is another account.
    let elsewhere = [&rows[..3], &["A XM-S F STOCK 2023 650", "A XM-L M STOCK 2023 650"]].concat();
    accounts(&json!({})).check(&elsewhere, FindingCode::StockAccount, &[]);
}

#[test]
fn flows_must_lead_from_one_stock_to_the_next_whatever_their_frequency() {
    let stocks = ["A XM-L F STOCK 2022 600", "A XM-L F STOCK 2023 650"];
    let quarters = |months: &[&str]| -> Vec<String> {
        let row =
            |quarter: &&str| [format!("Q XM-L F IN 2023-{quarter} 20"), format!("Q XM-L F OUT 2023-{quarter} 10")];
        stocks.iter().map(|row| (*row).to_owned()).chain(months.iter().flat_map(row)).collect()
    };
    let all = accounts(&json!({})).check(&strs(&quarters(&["Q1", "Q2", "Q3", "Q4"])), FindingCode::StockAccount, &[3]);
    assert_eq!(argument(&all[0], "result"), "640");
    accounts(&json!({})).check(&strs(&quarters(&["Q1", "Q2", "Q4"])), FindingCode::StockAccount, &[]);
    // With the year beside its quarters nobody is counted twice.
    let both = [quarters(&["Q1"]), owned(&["A XM-L F IN 2023 80", "A XM-L F OUT 2023 40"])].concat();
    let found = accounts(&json!({})).check(&strs(&both), FindingCode::StockAccount, &[3]);
    assert_eq!(argument(&found[0], "result"), "640");
}

#[test]
fn a_stock_counted_on_the_first_day_is_followed_by_the_flows_of_its_own_period() {
    let rows = ["A XM-L F STOCK 2022 600", "A XM-L F IN 2022 80", "A XM-L F OUT 2022 43", "A XM-L F STOCK 2023 650"];
    accounts(&json!({ "counted_at": "start" })).check(&rows, FindingCode::StockAccount, &[5]);
    accounts(&json!({})).check(&rows, FindingCode::StockAccount, &[]);
}

#[test]
fn an_account_goes_on_from_the_stock_that_was_accepted_before() {
    let residents = accounts(&json!({}));
    let history = residents.table(&["A XM-L F STOCK 2022 600", "A XM-L M STOCK 2022 9"]);
    let rows = owned(&["A XM-L F IN 2023 80", "A XM-L F OUT 2023 43", "A XM-L F STOCK 2023 650"]);
    let found = residents.read(&rows, (Some(&history), &[])).findings;
    assert_eq!(found.iter().map(|f| (f.code, f.place.row)).collect::<Vec<_>>(), [(FindingCode::StockAccount, Some(4))]);
    assert_eq!(residents.found(&strs(&rows)), [], "without the stock before there is no account");
}

/// 600 + 80 − 33 − 10 = 637 foreigners and 200 + 6 − 7 + 10 = 209 citizens: the ten became citizens.
#[test]
fn who_leaves_one_group_joins_the_other() {
    let moves = json!({ "code": "MOVED", "dimension": "CITIZENSHIP", "from": "FOREIGN", "to": "NATIONAL" });
    let rule = json!({
        "kind": "stock_account", "dimension": "PART", "stock": "STOCK", "adds": ["IN"], "takes": ["OUT"], "moves": moves,
    });
    let residents = Arrivals::under(&[rule]).by("PART", &["STOCK", "IN", "OUT", "MOVED"]);
    let residents = residents.by("CITIZENSHIP", &["FOREIGN", "NATIONAL"]);
    let rows = [
        "A XM-L F STOCK FOREIGN 2022 600",
        "A XM-L F IN FOREIGN 2023 80",
        "A XM-L F OUT FOREIGN 2023 33",
        "A XM-L F MOVED FOREIGN 2023 10",
        "A XM-L F STOCK FOREIGN 2023 637",
        "A XM-L F STOCK NATIONAL 2022 200",
        "A XM-L F IN NATIONAL 2023 6",
        "A XM-L F OUT NATIONAL 2023 7",
        "A XM-L F STOCK NATIONAL 2023 209",
    ];
    residents.check(&rows, FindingCode::StockAccount, &[]);
    let given_for_citizens =
        rows.map(|row| if row.contains("MOVED") { "A XM-L F MOVED NATIONAL 2023 10" } else { row });
    residents.check(&given_for_citizens, FindingCode::StockAccount, &[]);
    let forgotten = rows.map(|row| if row.ends_with(" 209") { "A XM-L F STOCK NATIONAL 2023 199" } else { row });
    let found = residents.check(&forgotten, FindingCode::StockAccount, &[10]);
    assert_eq!(["result", "difference"].map(|name| argument(&found[0], name)), ["209", "10"]);
    // Without the number there is no account; of two that of the foreigners counts.
    let without: Vec<&str> = forgotten.iter().copied().filter(|row| !row.contains("MOVED")).collect();
    residents.check(&without, FindingCode::StockAccount, &[]);
    let both = [&rows[..], &["A XM-L F MOVED NATIONAL 2023 77"]].concat();
    residents.check(&both, FindingCode::StockAccount, &[]);
}
