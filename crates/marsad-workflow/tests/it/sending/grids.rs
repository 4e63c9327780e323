//! What is typed into a grid: it is read like a template and told by its line.

use marsad_model::{Finding, FindingCode, SubmissionState};
use marsad_testkit::pack_files;
use marsad_workflow::{EntryCell, GridAnswer, Refusal, grid_file, typed_cells, typed_codes};

use super::{ARRIVALS, accepted, arrivals, sending, values};
use crate::path_of_a_number::on_every_engine;
use crate::workshop::*;

#[tokio::test]
async fn what_is_typed_into_a_grid_is_read_like_a_template_and_told_by_its_line() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        accepted(&work, &people).await;
        let named =
            async |period: &str| work.grid(&people.ports, ARRIVALS, Some(&period.parse().unwrap())).await.unwrap();
        // The clock stands in 2025, and everything before that year is here: it is what is asked for next.
        let opened = work.grid(&people.ports, ARRIVALS, None).await.unwrap();
        assert_eq!((opened.period.as_str(), opened.before.as_ref().unwrap().as_str()), ("2025", "2024"));
        let first = named("2021").await;
        assert!(first.before.is_none() && first.rows.len() == 15 && first.rows.iter().all(|row| row.before.is_none()));
        let grid = named("2025").await;
        assert_eq!(grid.before.as_ref().unwrap().as_str(), "2024");
        assert_eq!((grid.period.as_str(), grid.rows.len(), grid.rows[0].line), ("2025", 15, 4));
        assert_eq!(grid.rows[0].before, Some(4.0), "women in Fanar in 2024");
        let cell = |value: &f64| EntryCell { value: value.to_string(), status: "P".to_owned() };
        let mut answer = GridAnswer { grid, cells: values(1.0).iter().map(cell).collect(), decimal: '.' };
        let sent = work.submit(&people.ports, sending(grid_file(&answer))).await.unwrap();
        assert_eq!((sent.report.observations, sent.report.basis.is_template), (15, true));
        assert_eq!(sent.receipt.submission.state, SubmissionState::Checked, "{:#?}", sent.report.findings);
        answer.cells[2].value = "three".to_owned();
        let wrong = work.submit(&people.ports, sending(grid_file(&answer))).await.unwrap();
        assert_eq!(wrong.receipt.submission.state, SubmissionState::Returned);
        let told = |f: &Finding| f.code.word() == "not-a-number" && f.place.row == Some(6);
        assert!(wrong.report.findings.iter().any(told), "{:#?}", wrong.report.findings);
        // What was typed is found again in the text that it became, for its own period only.
        assert_eq!(typed_cells(&answer.grid, &grid_file(&answer)).as_ref(), Some(&answer.cells));
        let other = named("2026").await;
        assert_eq!(typed_cells(&other, &grid_file(&answer)), None);
        assert_eq!(typed_cells(&answer.grid, b"Year;Isle"), None);
    })
    .await;
}

#[tokio::test]
async fn three_decimals_typed_with_the_mark_of_the_grid_are_no_thousands() {
    on_every_engine(async |site| {
        let mut pack = pack_files("marjan");
        let structure = String::from_utf8(pack["structures/DSD_ARRIVALS.toml"].clone()).unwrap();
        let decimals = structure.replace("decimals = 0", "decimals = 3");
        assert_ne!(structure, decimals);
        pack.insert("structures/DSD_ARRIVALS.toml".to_owned(), decimals.into_bytes());
        let work = open(site, pack, std::sync::Arc::new(|_| {})).await;
        let people = people(&work).await.unwrap();
        for (typed, decimal, number) in [
            ("1.234", '.', Some(1.234)),
            ("1,234", ',', Some(1.234)),
            ("١٫٢٣٤", '٫', Some(1.234)),
            ("56,8", '.', Some(56.8)),
            ("1.234", ',', None),
        ] {
            let period = "2024".parse().unwrap();
            let grid = work.grid(&people.ports, ARRIVALS, Some(&period)).await.unwrap();
            let cell = EntryCell { value: typed.to_owned(), status: String::new() };
            let answer = GridAnswer { grid, cells: vec![cell], decimal };
            assert_eq!(answer.blank_rows(), 14);
            let sent = work.submit(&people.ports, sending(grid_file(&answer))).await.unwrap();
            let told = work.submission_difference(&people.ports, &sent.receipt.submission.id).await.unwrap();
            let value = told.added.first().and_then(|cell| cell.after.as_ref()?.value);
            assert_eq!(value, number, "{typed} under {decimal}");
            assert_eq!(sent.report.findings.iter().any(|f| f.code == FindingCode::NotANumber), number.is_none());
        }
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, vec![], "the text says by which mark it is read");
    })
    .await;
}

#[tokio::test]
async fn a_row_is_added_to_a_grid_from_its_lists_and_what_is_left_blank_is_not_sent() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let one = arrivals()
            .lines()
            .filter(|line| line.starts_with("Year") || line.starts_with("2024;Lulu"))
            .fold(String::new(), |text, line| text + line + "\n");
        let sent = work.submit(&people.ports, sending(one)).await.unwrap();
        work.decide_submission(&people.reviewer, &sent.receipt.submission.id, accept()).await.unwrap();
        let mut grid = work.grid(&people.ports, ARRIVALS, Some(&"2025".parse().unwrap())).await.unwrap();
        let known = grid.rows.len();
        assert_eq!((known, grid.is_too_large, grid.is_old), (3, false, false));
        assert_eq!(grid.add_row(&["XM-F", "ALL"]).unwrap_err(), Refusal::UnknownCode("ALL".to_owned()));
        assert_eq!(grid.add_row(&["XM-F"]).unwrap_err(), Refusal::UnknownCode("XM-F".to_owned()));
        grid.add_row(&["XM-F", "F"]).unwrap();
        grid.add_row(&["XM-L", "F"]).unwrap();
        assert_eq!((grid.rows.len(), grid.rows[known].line), (known + 1, 7), "what is there already is added once");
        let mut cells = vec![EntryCell::default(); known];
        cells.push(EntryCell { value: "5".to_owned(), status: String::new() });
        let answer = GridAnswer { grid, cells, decimal: '.' };
        assert_eq!(answer.blank_rows(), known);
        let file = grid_file(&answer);
        let sent = work.submit(&people.ports, sending(file.clone())).await.unwrap();
        assert_eq!(sent.report.observations, 1, "{:#?}", sent.report.findings);
        assert!(sent.report.findings.iter().all(|finding| finding.code != FindingCode::MissingValue));
        // Who corrects it finds the row that was added.
        let again = work.grid(&people.ports, ARRIVALS, Some(&"2025".parse().unwrap())).await.unwrap();
        assert_eq!(typed_codes(&again, &file), [["XM-F", "F"]]);
        let waits: Vec<&str> = again.waiting.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(waits, [sent.receipt.submission.id.as_str()]);
        assert!(again.waiting[0].holds(&again.period) && !again.waiting[0].holds(&"2024".parse().unwrap()));
        let old = work.grid(&people.ports, ARRIVALS, Some(&"1900".parse().unwrap())).await.unwrap();
        assert!(old.is_old && !old.is_accepted);
        let accepted = work.grid(&people.ports, ARRIVALS, Some(&"2024".parse().unwrap())).await.unwrap();
        assert!(accepted.is_accepted && !accepted.is_old);
    })
    .await;
}
