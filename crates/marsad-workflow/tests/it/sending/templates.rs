//! Templates that come back: they are read without a profile of one's own, and know what was accepted last.

use std::io::{Cursor, Read as _, Write as _};

use marsad_i18n::Voice;
use marsad_model::{FileFormat, Finding, FindingCode, Lang, Numerals, Profile, Severity, SubmissionState};
use marsad_publish::{Names, TemplateBook, template_workbook};
use marsad_workflow::{EntryCell, ExamineUnder, GridAnswer, Template, Work, grid_file};

use super::{ARRIVALS, accepted, arrivals, sending, values};
use crate::path_of_a_number::{on_every_engine, refusal};
use crate::workshop::*;

/// The template as a person gets it.
fn workbook(work: &Work, template: &Template, lang: Lang) -> Vec<u8> {
    let pack = work.pack();
    let voice = Voice::new(lang, Numerals::Western, &pack.head);
    let agreement = pack.agreement(ARRIVALS).unwrap();
    let dataflow = pack.dataflow("DF_ARRIVALS").unwrap();
    let names = Names { pack, dataflow, structure: pack.structure_of(dataflow).unwrap(), voice: &voice };
    let last = template.last.as_ref();
    let name = agreement.name.get(lang);
    template_workbook(&TemplateBook {
        layout: &template.layout,
        agreement: name,
        period: template.period.as_ref(),
        last,
        names,
    })
    .unwrap()
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

#[tokio::test]
async fn a_template_that_is_filled_and_sent_is_read_without_a_profile_of_ones_own() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        accepted(&work, &people).await;
        let template = work.template(&people.ports, ARRIVALS, None).await.unwrap();
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
async fn a_template_is_for_the_period_that_is_asked_for_as_the_grid_is_and_for_another_that_is_named() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        // The clock stands in 2025, and nothing was accepted since 2021: what is asked for is not the year after it.
        let file = arrivals();
        let old: Vec<&str> = file.lines().filter(|line| line.starts_with("Year") || line.starts_with("2021")).collect();
        let sent = work.submit(&people.ports, sending(old.join("\n"))).await.unwrap().receipt.submission.id;
        work.decide_submission(&people.reviewer, &sent, accept()).await.unwrap();
        let template = work.template(&people.ports, ARRIVALS, None).await.unwrap();
        let grid = work.grid(&people.ports, ARRIVALS, None).await.unwrap();
        let asked = work.asked_period(&people.ports, ARRIVALS).await.unwrap();
        assert_eq!(template.period.as_ref().unwrap().as_str(), "2025");
        assert_eq!((template.period.as_ref(), template.period.as_ref()), (Some(&grid.period), asked.as_ref()));
        assert_eq!(template.last.unwrap().periods()[0].as_str(), "2021");
        let named = "2026".parse().unwrap();
        let other = work.template(&people.ports, ARRIVALS, Some(&named)).await.unwrap();
        assert_eq!((other.period, other.last.unwrap().len()), (Some(named), 15));
        let quarter = work.template(&people.ports, ARRIVALS, Some(&"2026-Q1".parse().unwrap())).await;
        assert_eq!(refusal(quarter), "wrong-period", "the agreement sends years");
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
        let last = work.template(&people.ports, ARRIVALS, Some(&"2026".parse().unwrap())).await.unwrap().last.unwrap();
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
async fn a_template_is_examined_as_the_desk_reads_it_whatever_it_is_examined_under() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        accepted(&work, &people).await;
        let template = work.template(&people.ports, ARRIVALS, None).await.unwrap();
        let grid = work.grid(&people.ports, ARRIVALS, None).await.unwrap();
        let cell = |value: &f64| EntryCell { value: value.to_string(), status: String::new() };
        let answer = GridAnswer { grid, cells: values(1.0).iter().map(cell).collect(), decimal: ',' };
        let profile = Profile { dataflow: Some("DF_ARRIVALS".parse().unwrap()), ..Profile::sdmx(FileFormat::SdmxCsv) };
        for own in [filled(workbook(&work, &template, Lang::Ar), &values(1.0)), grid_file(&answer).to_vec()] {
            let sent = work.submit(&people.ports, sending(own.clone())).await.unwrap();
            for under in [
                ExamineUnder::Agreement(ARRIVALS),
                ExamineUnder::Profile(&profile),
                ExamineUnder::Dataflow("DF_ARRIVALS"),
            ] {
                let mut content = Cursor::new(own.clone());
                let reading = Work::examine(work.pack(), under, ("own", &mut content), work.now()).unwrap();
                assert_eq!(reading.columns.len() as u64, sent.report.observations, "{under:?}");
                assert!(reading.is_acceptable(), "{under:?}: {:#?}", reading.findings);
                let is_skipped = |finding: &Finding| finding.code == FindingCode::SkippedByProfile;
                assert!(!reading.findings.iter().any(is_skipped), "{under:?}: the sheets around it are ours");
            }
        }
        let mut content = Cursor::new(grid_file(&answer).to_vec());
        let other = ExamineUnder::Dataflow("DF_RESIDENTS");
        let reading = Work::examine(work.pack(), other, ("own", &mut content), work.now()).unwrap();
        assert!(!reading.is_acceptable(), "it is of another dataflow");
    })
    .await;
}
