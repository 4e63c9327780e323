//! Sending: nothing is lost or doubled, a template is known when it comes back, and a receipt proves what it says.

use std::io::{Cursor, Read as _, Write as _};
use std::time::Duration;

use bytes::Bytes;
use marsad_i18n::Voice;
use marsad_model::{Finding, FindingCode, Id, Lang, Numerals, Severity, SubmissionState};
use marsad_publish::{Names, TemplateBook, template_workbook};
use marsad_testkit::pack_files;
use marsad_workflow::{
    Actor, EntryCell, ExamineUnder, Finishing, GridAnswer, NewUpload, Refusal, Sending, Sent, TaskKind, Template,
    Verdict, Work, WorkError, grid_file, typed_cells, typed_codes,
};

use crate::path_of_a_number::{on_every_engine, refusal};
use crate::workshop::*;

const ARRIVALS: &str = "PORTS_ARRIVALS";

fn arrivals() -> String {
    String::from_utf8(pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap()
}

fn sending(bytes: impl Into<Bytes>) -> Sending {
    Sending {
        agreement: ARRIVALS.parse().unwrap(),
        file_name: "arrivals.csv".to_owned(),
        bytes: bytes.into(),
        key: None,
        explanations: Vec::new(),
    }
}

fn keyed(bytes: impl Into<Bytes>, key: &str) -> Sending {
    Sending { key: Some(key.to_owned()), ..sending(bytes) }
}

async fn count(work: &Work) -> usize {
    work.catalog().submission_list().await.unwrap().len()
}

/// Sends and accepts the arrivals of the pack, 2021 to 2024.
async fn accepted(work: &Work, people: &People) -> String {
    let sent = work.submit(&people.ports, sending(arrivals())).await.unwrap();
    let id = sent.receipt.submission.id;
    work.decide_submission(&people.reviewer, &id, accept()).await.unwrap();
    id
}

#[tokio::test]
async fn what_was_begun_is_ended_though_its_sender_hangs_up() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let hung_up = work.submit(&people.ports, keyed(arrivals(), "k-1"));
        let received = async {
            while count(&work).await == 0 {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        };
        // Nobody waits for the answer any more as soon as the file has been received.
        tokio::select! { biased; () = received => (), _ = hung_up => () }
        let id = work.catalog().submission_list().await.unwrap()[0].id.clone();
        let again = work.submit(&people.ports, keyed(arrivals(), "k-1")).await.unwrap();
        assert!(again.receipt.is_known && again.receipt.submission.id == id);
        let steps = work.catalog().audit_list().await.unwrap();
        let read = steps.iter().filter(|record| record.action == "validate_submission" && record.subject == id);
        assert_eq!(read.count(), 1, "it was read once");
    })
    .await;
}

#[tokio::test]
async fn two_identical_keys_make_one_submission() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        // A file that is returned may come again, so that only the key holds the second back.
        let wrong = arrivals().replace("Lulu", "Lullu");
        let (first, second) = tokio::join!(
            work.submit(&people.ports, keyed(wrong.clone(), "k-1")),
            work.submit(&people.ports, keyed(wrong.clone(), "k-1")),
        );
        let (first, second) = (first.unwrap(), second.unwrap());
        assert_eq!(first.receipt.submission.id, second.receipt.submission.id);
        assert_eq!(first.report, second.report);
        assert_ne!(first.receipt.is_known, second.receipt.is_known, "one of them was first");
        assert_eq!((count(&work).await, first.receipt.submission.state), (1, SubmissionState::Returned));
        let other = work.submit(&people.ports, keyed(arrivals(), "k-1")).await;
        assert_eq!(refusal(other), "key-used-otherwise");
        let without = work.submit(&people.ports, sending(wrong.clone())).await.unwrap();
        assert_ne!(without.receipt.submission.id, first.receipt.submission.id);
        // The key of one person is not that of another.
        let stranger = Sending { agreement: "STAT_RESIDENTS".parse().unwrap(), ..keyed(wrong, "k-1") };
        let theirs = work.submit(&people.statistics, stranger).await.unwrap();
        assert!(!theirs.receipt.is_known);
        let verification = work.verify(&|_| {}).await.unwrap();
        assert_eq!(verification.problems, vec![]);
    })
    .await;
}

/// Numbers that look like chance, the same each time (Numerical Recipes, 2nd ed., 7.1, "quick and dirty").
struct Chance(u32);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % limit.max(1)
    }
}

/// What a sender does whose line breaks at random: after a break it asks where the file is.
async fn send_in_pieces(work: &Work, actor: &Actor, id: &str, (bytes, seed): (&Bytes, u32)) -> u32 {
    let (mut chance, mut breaks) = (Chance(seed), 0);
    loop {
        let at = work.upload(actor, id).await.unwrap().received_bytes;
        let from = usize::try_from(at).unwrap();
        if from == bytes.len() {
            return breaks;
        }
        let to = (from + 1 + chance.below(900)).min(bytes.len());
        work.continue_upload(actor, id, (at, bytes.slice(from..to))).await.unwrap();
        if chance.below(3) == 0 {
            // The answer was lost: the same part comes again, and is not taken twice.
            breaks += 1;
            let again = work.continue_upload(actor, id, (at, bytes.slice(from..to))).await.unwrap_err();
            assert!(matches!(again, WorkError::Refused(Refusal::WrongOffset(said)) if said == to.to_string()));
        }
    }
}

#[tokio::test]
async fn an_upload_cut_at_random_goes_on_where_it_stopped() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let mut breaks = 0;
        for seed in 1..=3 {
            let bytes = Bytes::from(arrivals().replace("register", &format!("register {seed}")));
            let new = NewUpload {
                agreement: ARRIVALS.parse().unwrap(),
                file_name: format!("{seed}.csv"),
                size_bytes: bytes.len() as u64,
            };
            let upload = work.begin_upload(&people.ports, new).await.unwrap();
            assert_eq!(
                refusal(work.finish_upload(&people.ports, &upload.id, Finishing::default()).await),
                "wrong-offset"
            );
            breaks += send_in_pieces(&work, &people.ports, &upload.id, (&bytes, seed)).await;
            let receipt = work.finish_upload(&people.ports, &upload.id, Finishing::default()).await.unwrap();
            let again = work.finish_upload(&people.ports, &upload.id, Finishing::default()).await.unwrap();
            assert_eq!((again.submission.id.as_str(), again.is_known), (receipt.submission.id.as_str(), true));
            assert_eq!(receipt.submission.sha256, marsad_protect::sha256_hex(&bytes));
            let sent: Sent = work.answer_sent(&people.ports, receipt).await.unwrap();
            assert_eq!((sent.report.observations, sent.receipt.submission.state), (60, SubmissionState::Checked));
        }
        assert!(breaks > 3 && count(&work).await == 3, "{breaks}");
        let verification = work.verify(&|_| {}).await.unwrap();
        assert_eq!((verification.problems, verification.orphans), (vec![], vec![]));
        assert_eq!(work.forget_uploads().await.unwrap(), 0, "the parts of a whole file are gone");
    })
    .await;
}

#[tokio::test]
async fn an_upload_is_its_senders_and_no_longer_than_announced() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let agreement: Id = ARRIVALS.parse().unwrap();
        let new = |size_bytes| NewUpload { agreement: agreement.clone(), file_name: "a.csv".to_owned(), size_bytes };
        let upload = work.begin_upload(&people.ports, new(4)).await.unwrap();
        for stranger in [&people.statistics, &people.reviewer] {
            let refused = refusal(work.upload(stranger, &upload.id).await);
            assert!(["unknown-upload", "not-your-role"].contains(&refused), "{refused}");
        }
        assert_eq!(refusal(work.begin_upload(&people.statistics, new(4)).await), "not-your-institution");
        assert_eq!(refusal(work.begin_upload(&people.ports, new(u64::MAX)).await), "too-large");
        let long = work.continue_upload(&people.ports, &upload.id, (0, Bytes::from_static(b"12345"))).await;
        assert_eq!(refusal(long), "too-large");
        let far = work.continue_upload(&people.ports, &upload.id, (2, Bytes::from_static(b"34"))).await;
        assert_eq!(refusal(far), "wrong-offset");
        work.continue_upload(&people.ports, &upload.id, (0, Bytes::from_static(b"12"))).await.unwrap();
        work.end_upload(&people.ports, &upload.id).await.unwrap();
        assert_eq!(refusal(work.upload(&people.ports, &upload.id).await), "unknown-upload");
        assert_eq!(work.forget_uploads().await.unwrap(), 0);
    })
    .await;
}

/// The template as a person gets it.
fn workbook(work: &Work, template: &Template, lang: Lang) -> Vec<u8> {
    let pack = work.pack();
    let voice = Voice::new(lang, Numerals::Western, &pack.head);
    let agreement = pack.agreement(ARRIVALS).unwrap();
    let dataflow = pack.dataflow("DF_ARRIVALS").unwrap();
    let names = Names { pack, dataflow, structure: pack.structure_of(dataflow).unwrap(), voice: &voice };
    let last = template.last.as_ref();
    let name = agreement.name.get(lang);
    template_workbook(&TemplateBook { layout: &template.layout, agreement: name, last, names }).unwrap()
}

/// The same after a person has typed a number into the column of values, row by row.
fn filled(workbook: Vec<u8>, values: &[f64]) -> Vec<u8> {
    let mut package = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut written = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..package.len() {
        let mut part = package.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            let mut sheet = String::from_utf8(bytes).unwrap();
            for (row, value) in values.iter().enumerate() {
                let number = row + 4;
                let from = sheet.find(&format!("<row r=\"{number}\"")).unwrap();
                let end = from + sheet[from..].find("</row>").unwrap();
                sheet.insert_str(end, &format!("<c r=\"E{number}\"><v>{value}</v></c>"));
            }
            bytes = sheet.into_bytes();
        }
        written.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        written.write_all(&bytes).unwrap();
    }
    written.finish().unwrap().into_inner()
}

/// Values for the fifteen series of Marjan in the order of their keys: four isles and all, women, men and both.
fn values(times: f64) -> Vec<f64> {
    let isle = |isle: usize| [1.0, 2.0, 3.0].map(|one| one * if isle == 4 { 4.0 } else { 1.0 });
    (0..5).flat_map(isle).map(|value| value * times).collect()
}

#[tokio::test]
async fn a_template_that_is_filled_and_sent_is_read_without_a_profile_of_ones_own() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        accepted(&work, &people).await;
        let template = work.template(&people.ports, ARRIVALS).await.unwrap();
        assert_eq!(template.last.as_ref().unwrap().periods()[0].as_str(), "2024");
        for (times, lang) in [(1.0, Lang::Ar), (2.0, Lang::Fr), (3.0, Lang::En)] {
            let bytes = filled(workbook(&work, &template, lang), &values(times));
            let sent = work.submit(&people.ports, sending(bytes)).await.unwrap();
            let errors: Vec<_> = sent.report.findings.iter().filter(|f| f.severity == Severity::Error).collect();
            assert!(errors.is_empty() && sent.report.basis.is_template, "{lang}: {:#?}", sent.report.findings);
            let is_of_words = |f: &&Finding| f.code.word() == "title-disagrees" || f.code.word() == "row-not-read";
            assert_eq!(sent.report.findings.iter().find(is_of_words), None, "{lang}: its own words say nothing new");
            assert_eq!((sent.report.observations, sent.receipt.submission.state), (15, SubmissionState::Checked));
            let first = marsad_workflow::SheetAsked { sheet: None, from_row: 1, rows: 40 };
            let sheet = work.sheet(&people.ports, &sent.receipt.submission.id, first).await.unwrap();
            let has_values = sheet.columns.iter().any(|column| column.role == Some(marsad_model::ColumnRole::Value));
            assert!(sheet.rows.len() > 15 && has_values, "beside the profile stands the sheet with the data");
            let page = work.submission_page(&people.ports, &sent.receipt.submission.id).await.unwrap();
            let difference = page.difference.unwrap();
            assert_eq!((difference.new, difference.vanished, difference.changed.len()), (15, 0, 0), "{lang}");
            let lulu = difference.added.iter().find(|cell| cell.key[1] == "XM-L" && cell.key[2] == "M").unwrap();
            let after = lulu.after.as_ref().unwrap();
            assert_eq!((after.period.as_str(), after.value), ("2025", Some(2.0 * times)));
            assert_eq!(after.origin.as_ref().map(|origin| (origin.row, origin.column)), Some((8, 5)));
        }
        // What is left blank is told at its cell, and a file of one's own is no template.
        let blank = work.submit(&people.ports, sending(workbook(&work, &template, Lang::Fr))).await.unwrap();
        assert!(blank.report.findings.iter().any(|f| f.code.word() == "missing-value" && f.place.row == Some(4)));
        let own = work.submit(&people.ports, sending(arrivals())).await.unwrap();
        assert!(!own.report.basis.is_template);
        let verification = work.verify(&|_| {}).await.unwrap();
        assert_eq!(verification.problems, vec![], "templates are read again as they were");
    })
    .await;
}

#[tokio::test]
async fn one_series_of_a_year_does_not_make_template_grid_and_review_forget_the_rest() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        accepted(&work, &people).await;
        let file = arrivals();
        let one_row = |year: &str| {
            let lines: Vec<&str> = file.lines().take(2).collect();
            lines.join("\n").replace("\n2021;", &format!("\n{year};"))
        };
        let part = work.submit(&people.ports, sending(one_row("2025"))).await.unwrap();
        let part = part.receipt.submission.id;
        work.decide_submission(&people.reviewer, &part, accept()).await.unwrap();
        let last = work.template(&people.ports, ARRIVALS).await.unwrap().last.unwrap();
        let periods: Vec<&str> = last.observations().iter().map(|one| one.period.as_str()).collect();
        assert_eq!(periods.iter().filter(|period| **period == "2024").count(), 14, "{periods:?}");
        assert_eq!(periods.iter().filter(|period| **period == "2025").count(), 1, "{periods:?}");
        let grid = async |year: &str| {
            let grid = work.grid(&people.ports, ARRIVALS, Some(&year.parse().unwrap())).await.unwrap();
            let beside = grid.rows.iter().filter(|row| row.before.is_some()).count();
            (grid.before.unwrap().to_string(), grid.rows.len(), beside)
        };
        assert_eq!(grid("2026").await, ("2025".to_owned(), 15, 1), "beside a cell stands the year before alone");
        assert_eq!(grid("2025").await, ("2024".to_owned(), 15, 15));
        let next = work.submit(&people.ports, sending(one_row("2026"))).await.unwrap();
        let next = next.receipt.submission.id;
        let whole = work.completeness_of(&people.ports, &next).await.unwrap();
        let [period] = &whole.periods[..] else { panic!("{whole:?}") };
        assert_eq!((period.expected, period.present, period.missing.len()), (15, 1, 14));
    })
    .await;
}

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

#[tokio::test]
async fn a_sender_stands_by_what_a_rule_finds_where_it_allows_a_reason() {
    on_every_engine(async |site| {
        let mut pack = pack_files("marjan");
        let mut rules = String::from_utf8(pack["rules/DF_ARRIVALS.toml"].clone()).unwrap();
        for rule in ["SEX_ADDS_UP", "ISLES_ADD_UP"] {
            let head = format!("id = \"{rule}\"\nseverity = \"error\"\n");
            assert!(rules.contains(&head));
            rules = rules.replace(&head, &format!("{head}explainable = true\n"));
        }
        pack.insert("rules/DF_ARRIVALS.toml".to_owned(), rules.into_bytes());
        let work = open(site, pack, std::sync::Arc::new(|_| {})).await;
        let people = people(&work).await.unwrap();
        // All isles and both sexes: 736 by hand, 737 in the file.
        let file = arrivals().replace("2021;All isles;Both;736", "2021;All isles;Both;737");
        let sent = work.submit(&people.ports, sending(file)).await.unwrap();
        let id = &sent.receipt.submission.id;
        assert_eq!(sent.receipt.submission.state, SubmissionState::Returned);
        assert_eq!(work.explainable(ARRIVALS, &sent.report.findings).len(), 2);
        let reason = |rule: &str| (rule.to_owned(), "one person of unknown sex".to_owned());
        assert_eq!(refusal(work.explain(&people.ports, id, vec![reason("NOT_NEGATIVE")]).await), "unknown-code");
        let blank = vec![("SEX_ADDS_UP".to_owned(), " ".to_owned())];
        assert_eq!(refusal(work.explain(&people.ports, id, blank).await), "reason-missing");
        assert_eq!(
            refusal(work.explain(&people.statistics, id, vec![reason("SEX_ADDS_UP")]).await),
            "unknown-submission"
        );
        let half = work.explain(&people.ports, id, vec![reason("SEX_ADDS_UP")]).await.unwrap();
        assert_eq!(half.receipt.submission.state, SubmissionState::Returned, "the other rule still finds it wrong");
        let both = || vec![reason("ISLES_ADD_UP"), reason("SEX_ADDS_UP")];
        let whole = work.explain(&people.ports, id, both()).await.unwrap();
        let again = work.explain(&people.ports, id, both()).await.unwrap();
        assert_eq!(whole.receipt.submission.id, again.receipt.submission.id);
        assert_eq!(whole.receipt.submission.state, SubmissionState::Checked);
        let explained = |f: &&Finding| f.arguments.contains_key("explained");
        assert_eq!(whole.report.findings.iter().filter(explained).count(), 2);
        let page = work.submission_page(&people.reviewer, &whole.receipt.submission.id).await.unwrap();
        assert_eq!(page.explanations.len(), 2);
        assert_eq!(refusal(work.explain(&people.ports, &whole.receipt.submission.id, both()).await), "wrong-state");
        let verification = work.verify(&|_| {}).await.unwrap();
        assert_eq!(verification.problems, vec![], "what was explained is read again with its reasons");
    })
    .await;
}

#[tokio::test]
async fn a_difference_is_against_what_was_accepted_before() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let first = accepted(&work, &people).await;
        let own = work.submission_difference(&people.ports, &first).await.unwrap();
        assert_eq!((own.against.len(), own.new, own.same), (0, 60, 0), "nothing was there before the first");
        // Women in Lulu are three more in 2024; Fanar in 2024 is not sent again.
        let kept = |line: &&str| !line.starts_with("2024;Fanar");
        let file: String = arrivals().lines().filter(kept).map(|line| format!("{line}\n")).collect();
        let file = file.replace("2024;Lulu;Women;281", "2024;Lulu;Women;284");
        let sent = work.submit(&people.ports, sending(file)).await.unwrap();
        let id = sent.receipt.submission.id;
        for reader in [&people.ports, &people.reviewer] {
            let found = work.submission_difference(reader, &id).await.unwrap();
            assert_eq!((found.new, found.changed.len(), found.vanished, found.same), (0, 1, 3, 56));
            assert_eq!(found.against, std::slice::from_ref(&first));
            let value = |side: &Option<marsad_model::Observation>| side.as_ref().unwrap().value;
            let changed = &found.changed[0];
            assert_eq!((value(&changed.before), value(&changed.after)), (Some(281.0), Some(284.0)));
        }
    })
    .await;
}

#[tokio::test]
async fn a_receipt_proves_what_was_received_and_a_changed_one_does_not() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let sent = work.submit(&people.ports, sending(arrivals())).await.unwrap();
        let id = sent.receipt.submission.id;
        let head = work.catalog().audit_head().await.unwrap().unwrap();
        let receipt = work.signed_receipt(&people.ports, &id).await.unwrap();
        let key = work.receipt_key().unwrap();
        assert!(Work::receipt_is_whole(&receipt, &key));
        assert_eq!((receipt.observations, receipt.number), (Some(60), 1));
        assert_eq!(receipt.sha256, marsad_protect::sha256_hex(arrivals().as_bytes()));
        // The head of the chain when it was made is the record before its own.
        assert_eq!(
            (head.action.as_str(), head.number, &head.previous),
            ("sign_receipt", receipt.audit_number + 1, &receipt.audit_hash)
        );
        let mut forged = receipt.clone();
        forged.observations = Some(61);
        assert!(!Work::receipt_is_whole(&forged, &key));
        assert_eq!(work.signed_receipt(&people.reviewer, &id).await.unwrap(), receipt);
        assert_eq!(refusal(work.signed_receipt(&people.statistics, &id).await), "unknown-submission");
        // What was received in another way has a receipt as soon as its sender asks for one.
        let other = Bytes::from(arrivals() + "\n");
        let bare = work.receive_submission(&people.ports, &ARRIVALS.parse().unwrap(), ("b.csv", other)).await.unwrap();
        let bare = bare.submission.id;
        assert_eq!(refusal(work.signed_receipt(&people.reviewer, &bare).await), "unknown-receipt");
        assert_eq!(work.signed_receipt(&people.ports, &bare).await.unwrap().observations, None);
        work.validate_submission(&people.reviewer, &bare).await.unwrap();
        let later = work.signed_receipt(&people.ports, &bare).await.unwrap();
        assert_eq!((later.number, later.observations), (2, Some(60)));
        assert_eq!(work.submission_page(&people.reviewer, &bare).await.unwrap().receipts.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn another_institution_learns_nothing_of_a_submission() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let id = accepted(&work, &people).await;
        let other = &people.statistics;
        for id in [id.as_str(), "PORTS_ARRIVALS-9999"] {
            assert_eq!(refusal(work.submission_page(other, id).await), "unknown-submission");
            assert_eq!(refusal(work.submission_difference(other, id).await), "unknown-submission");
            assert_eq!(refusal(work.signed_receipt(other, id).await), "unknown-submission");
            assert_eq!(refusal(work.sent_cells(other, id).await), "unknown-submission");
        }
        assert!(work.submissions_of(other, None).await.unwrap().is_empty());
        assert!(work.submissions_of(other, Some(ARRIVALS)).await.unwrap().is_empty());
        assert_eq!(work.submissions_of(&people.reviewer, None).await.unwrap().len(), 1);
        assert_eq!(refusal(work.template(other, ARRIVALS).await), "not-your-institution");
        assert_eq!(refusal(work.grid(other, ARRIVALS, None).await), "not-your-institution");
        assert_eq!(refusal(work.submit(other, sending(arrivals())).await), "not-your-institution");
    })
    .await;
}

#[test]
fn a_file_that_is_only_examined_is_told_of_a_period_that_has_not_ended() {
    let late = |text: String, now: &str| {
        let mut content = Cursor::new(text.into_bytes());
        let under = ExamineUnder::Agreement(ARRIVALS);
        let now = now.parse().unwrap();
        let reading = Work::examine(marsad_testkit::marjan(), under, ("arrivals.csv", &mut content), now).unwrap();
        let own = reading.findings.into_iter().filter(|finding| finding.code == FindingCode::PeriodNotEnded);
        own.map(|finding| (finding.severity, finding.value)).collect::<Vec<_>>()
    };
    assert!(late(arrivals(), "2025-01-02T00:00:00Z").is_empty());
    // The last day of 2024 is still to come.
    assert_eq!(late(arrivals(), "2024-12-30T00:00:00Z"), [(Severity::Warning, "2024".to_owned())]);
}

#[tokio::test]
async fn figures_of_a_period_that_has_not_ended_are_a_warning_with_its_last_day() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let sent = work.submit(&people.ports, sending(arrivals().replace("2024;", "2099;"))).await.unwrap();
        let found: Vec<(Severity, &str, &str)> = sent
            .report
            .findings
            .iter()
            .filter(|finding| finding.code == FindingCode::PeriodNotEnded)
            .map(|finding| (finding.severity, finding.value.as_str(), finding.arguments["end"].as_str()))
            .collect();
        assert_eq!(found, [(Severity::Warning, "2099", "2099-12-31")]);
        let other = work.submit(&people.ports, sending(arrivals())).await.unwrap();
        assert!(other.report.findings.iter().all(|finding| finding.code != FindingCode::PeriodNotEnded));
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, vec![]);
    })
    .await;
}

/// The arrivals of the pack with one of 2021 more on a man's account or a woman's.
fn moved(women: u32) -> String {
    let all = [("Lulu", 214, 301), ("All isles", 316, 420)];
    all.into_iter().fold(arrivals(), |text, (isle, female, male)| {
        let (more, less) = (female + women, male - women);
        text.replace(&format!("2021;{isle};Women;{female};"), &format!("2021;{isle};Women;{more};"))
            .replace(&format!("2021;{isle};Men;{male};"), &format!("2021;{isle};Men;{less};"))
    })
}

#[tokio::test]
async fn a_file_that_a_later_one_replaced_comes_back_as_a_new_submission() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let taken = async |text: String| {
            let sent = work.submit(&people.ports, sending(text)).await.unwrap().receipt;
            work.decide_submission(&people.reviewer, &sent.submission.id, accept()).await.unwrap();
            sent
        };
        let first = taken(moved(1)).await;
        let again = work.submit(&people.ports, sending(moved(1))).await.unwrap().receipt;
        assert!(again.is_known && again.submission.id == first.submission.id, "it is what the data hold");
        let second = taken(moved(6)).await;
        assert_eq!((second.is_known, second.submission.id.as_str()), (false, "PORTS_ARRIVALS-0002"));
        let back = work.submit(&people.ports, sending(moved(1))).await.unwrap().receipt;
        assert_eq!((back.is_known, back.submission.id.as_str()), (false, "PORTS_ARRIVALS-0003"));
        assert_eq!(back.submission.state, SubmissionState::Checked, "it waits for a reviewer");
        let twice = work.submit(&people.ports, sending(moved(1))).await.unwrap().receipt;
        assert!(twice.is_known && twice.submission.id == back.submission.id, "what waits is sent once");
        let held = work.submit(&people.ports, sending(moved(6))).await.unwrap().receipt;
        assert!(held.is_known && held.submission.id == second.submission.id);
        assert_eq!(count(&work).await, 3);
    })
    .await;
}

#[tokio::test]
async fn a_file_that_a_later_one_replaces_stands_below_it_in_the_tasks_of_the_reviewer() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let send = async |text: String| work.submit(&people.ports, sending(text)).await.unwrap().receipt.submission.id;
        // The second lacks a year of the first, and takes the place of nothing.
        let first = send(arrivals()).await;
        let part: String =
            moved(1).lines().filter(|line| !line.starts_with("2024")).map(|l| format!("{l}\n")).collect();
        let part = send(part).await;
        let waits = async || {
            let tasks = work.tasks(&people.reviewer).await.unwrap().into_iter();
            let decisions = tasks.filter(|task| task.kind == TaskKind::ReviewSubmission);
            decisions.map(|task| (task.subject, task.superseded_by)).collect::<Vec<_>>()
        };
        assert_eq!(waits().await, [(first.clone(), None), (part.clone(), None)]);
        let last = send(moved(2)).await;
        let replaced = |id: &String| (id.clone(), Some(last.clone()));
        assert_eq!(waits().await, [(last.clone(), None), replaced(&first), replaced(&part)]);
        work.decide_submission(&people.reviewer, &last, accept()).await.unwrap();
        let silent = Verdict { reason: String::new(), ..accept() };
        let refused = work.decide_submission(&people.reviewer, &first, silent).await;
        assert_eq!(refusal(refused), "later-accepted");
    })
    .await;
}
