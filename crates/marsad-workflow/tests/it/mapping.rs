//! Words mapped once, profiles written on the desk, tables between lists: what they change, and that what was read before is
//! read again as it was.

use std::sync::Arc;

use bytes::Bytes;
use marsad_model::{CorrespondenceLine, FindingCode, LocalText, Submission, SubmissionState};
use marsad_testkit::pack_files;
use marsad_workflow::{
    CorrespondenceDraft, MappedWord, ProfileEdit, SheetAsked, SuggestionReason, Work, WorkError, compare_codelists,
};

use crate::path_of_a_number::{on_every_engine, refusal};
use crate::workshop::*;

const PORTS: &str = "PORTS_ARRIVALS";

fn arrivals(change: impl FnOnce(String) -> String) -> Vec<u8> {
    change(String::from_utf8(pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap()).into_bytes()
}

fn text(word: &str) -> LocalText {
    LocalText::new("نص", word, word).unwrap()
}

fn word(component: &str, word: &str, code: Option<&str>) -> MappedWord {
    MappedWord {
        component: component.parse().unwrap(),
        word: word.to_owned(),
        code: code.map(|code| code.parse().unwrap()),
        note: String::new(),
    }
}

/// Sends a file in which an isle is misspelled throughout.
async fn misspelled(work: &Work, people: &People) -> (Submission, u64) {
    let bytes = arrivals(|text| text.replace(";Lulu;", ";Lullu;"));
    let rows = String::from_utf8_lossy(&bytes).matches(";Lullu;").count() as u64;
    (send(work, people, PORTS, bytes).await.unwrap(), rows)
}

async fn problems(work: &Work) -> Vec<marsad_workflow::VerificationProblem> {
    work.verify(&|_| {}).await.unwrap().problems
}

#[tokio::test]
async fn a_word_is_mapped_once_and_known_from_then_on() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let (submission, rows) = misspelled(&work, &people).await;
        assert_eq!(submission.state, SubmissionState::Returned);
        let words = work.unknown_words(&people.ports, &submission.id).await.unwrap();
        assert_eq!((words.len(), words[0].component.as_str(), words[0].word.as_str()), (1, "ISLE", "Lullu"));
        assert_eq!((words[0].rows, words[0].places[0].row), (rows, Some(2)));
        let likeliest = &words[0].suggestions[0];
        assert_eq!((likeliest.code.as_str(), likeliest.why), ("XM-L", SuggestionReason::Nearest));

        let said = word("ISLE", "Lullu", Some("XM-L"));
        let preview = work.mapping_preview(&people.ports, &submission.id, std::slice::from_ref(&said)).await.unwrap();
        assert_eq!(preview.rows_read.1 - preview.rows_read.0, rows);
        assert_eq!((preview.errors.0 > 0, preview.errors.1, preview.changed), (true, 0, Some(rows)));
        assert!(preview.differences.iter().all(|one| one.before.is_none() && one.key[1] == *"XM-L"));
        assert!(work.mappings(&people.ports, PORTS).await.unwrap().is_empty(), "a preview keeps nothing");

        let kept = work.map_words(&people.ports, PORTS, vec![said.clone()]).await.unwrap();
        assert_eq!((kept[0].number, kept[0].mapped_by.as_str()), (1, "ports"));
        let again = work.map_words(&people.reviewer, PORTS, vec![said]).await.unwrap();
        assert_eq!(again, kept, "what is so already is not written again");
        let page = work.words_to_map(&people.ports, &submission.id).await.unwrap();
        assert_eq!((page.words.len(), page.mapped_since), (0, 1));

        let sent = work.send_again(&people.ports, &submission.id).await.unwrap().submission;
        let report = work.catalog().report_find(&sent.id).await.unwrap().unwrap();
        assert_eq!((report.basis.mappings, report.basis.profile), (1, 0));
        assert!(report.findings.iter().all(|finding| finding.code != FindingCode::UnknownCode));
        assert_eq!(work.catalog().submission_get(&sent.id).await.unwrap().state, SubmissionState::Checked);
        assert_eq!(refusal(work.send_again(&people.ports, &sent.id).await), "wrong-state");

        work.map_words(&people.ports, PORTS, vec![word("ISLE", "Lullu", None)]).await.unwrap();
        assert_eq!(problems(&work).await, [], "each is read again by the mappings of its time");
        let third = misspelled(&work, &people).await.0;
        assert_ne!(third.id, sent.id, "the word was taken back since: the same bytes are read otherwise now");
    })
    .await;
}

#[tokio::test]
async fn nobody_maps_words_of_others_nor_to_codes_that_are_none() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let (submission, _) = misspelled(&work, &people).await;
        let said = || vec![word("ISLE", "Lullu", Some("XM-L"))];
        assert_eq!(refusal(work.unknown_words(&people.statistics, &submission.id).await), "unknown-submission");
        assert_eq!(refusal(work.unknown_words(&people.statistics, "NOTHING-0001").await), "unknown-submission");
        let preview = work.mapping_preview(&people.statistics, &submission.id, &said()).await;
        assert_eq!(refusal(preview), "unknown-submission");
        assert_eq!(refusal(work.send_again(&people.statistics, &submission.id).await), "unknown-submission");
        assert_eq!(refusal(work.send_again(&people.reviewer, &submission.id).await), "not-your-role");
        assert_eq!(refusal(work.map_words(&people.statistics, PORTS, said()).await), "not-your-institution");
        assert_eq!(refusal(work.mappings(&people.statistics, PORTS).await), "not-your-institution");
        assert_eq!(refusal(work.map_words(&people.approver, PORTS, said()).await), "not-your-role");
        for (component, what, code, expected) in [
            ("ISLE", "Lullu", "XM-Q", "unknown-code"),
            ("SOURCE", "Lullu", "XM-L", "unknown-code"),
            ("TIME_PERIOD", "Lullu", "XM-L", "unknown-code"),
            ("ISLE", " ", "XM-L", "wrong-profile"),
        ] {
            let said = vec![word(component, what, Some(code))];
            assert_eq!(refusal(work.map_words(&people.ports, PORTS, said).await), expected, "{component} {code}");
        }
        assert!(work.mappings(&people.reviewer, PORTS).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_was_said_of_a_word_before_is_suggested_to_those_who_may_know() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let table = CorrespondenceDraft { lines: vec![line("OM", "XM-S", 1.0)], ..draft() };
        work.put_correspondence(&people.reviewer, table).await.unwrap();
        let bytes = arrivals(|text| text.replace(";Lulu;", ";Pearl;").replace(";Sadaf;", ";Oman;"));
        let submission = send(&work, &people, PORTS, bytes).await.unwrap();
        let mapped = [("Pearl", Some("XM-N")), ("Pearl", None), ("Pearl isle", Some("XM-L"))];
        for (said, code) in mapped {
            work.map_words(&people.reviewer, PORTS, vec![word("ISLE", said, code)]).await.unwrap();
        }
        let words = work.unknown_words(&people.ports, &submission.id).await.unwrap();
        let first = |what: &str| {
            let found = words.iter().find(|one| one.word == what).unwrap();
            found.suggestions.first().map(|one| (one.code.as_str(), one.why))
        };
        assert_eq!(first("Oman"), Some(("XM-S", SuggestionReason::Correspondence)));
        assert_eq!(first("Pearl"), Some(("XM-L", SuggestionReason::Nearest)), "what was taken back is no history");
    })
    .await;
}

#[tokio::test]
async fn a_profile_is_written_on_the_desk_and_old_files_are_read_as_they_were() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        run_all(&work).await.unwrap();
        let people = people(&work).await.unwrap();
        let page = work.profile_page(&people.ports, PORTS).await.unwrap();
        assert_eq!((page.number, &page.text, page.submissions.len()), (0, &page.text_of_pack, 1));
        let changed = page.text.replace("\"Isle\"", "\"Island\"");
        let edit = |text: &str, note: &str, from| ProfileEdit { text: text.to_owned(), note: note.to_owned(), from };
        let wrong = changed.replace("\"XM-L\"", "\"XM-Q\"");
        for (text, note, expected) in [
            (wrong.as_str(), "x", "wrong-profile"),
            ("no profile", "x", "wrong-profile"),
            (&*changed.replace("ARRIVALS_CSV", "OTHER"), "x", "wrong-profile"),
            (changed.as_str(), " ", "reason-missing"),
        ] {
            assert_eq!(refusal(work.edit_profile(&people.reviewer, PORTS, edit(text, note, None)).await), expected);
        }
        let by_sender = work.edit_profile(&people.ports, PORTS, edit(&changed, "x", None)).await;
        assert_eq!(refusal(by_sender), "not-your-role");
        let told = work.profile_problems(&people.reviewer, PORTS, &wrong).await.unwrap();
        assert_eq!((told.len(), told[0].kind, told[0].arguments["what"].as_str()), (1, "dangling", "XM-Q"));

        let old = page.submissions[0].id.clone();
        let trial = work.try_profile(&people.reviewer, &old, &changed).await.unwrap();
        let preview = trial.preview.unwrap();
        assert!(preview.rows_read.1 < preview.rows_read.0 && preview.errors.1 > 0, "the old file has the old header");

        let version = work.edit_profile(&people.reviewer, PORTS, edit(&changed, "new header", Some(0))).await.unwrap();
        assert_eq!((version.number, version.made_by.as_str()), (1, "reviewer"));
        let again = work.edit_profile(&people.reviewer, PORTS, edit(&changed, "again", Some(0))).await.unwrap();
        assert_eq!(again, version, "the same text is the same version");
        let remarked = format!("# Written by hand: the ports say so.\n{changed}");
        let version = work.edit_profile(&people.reviewer, PORTS, edit(&remarked, "why", Some(1))).await.unwrap();
        let shown = work.profile_page(&people.reviewer, PORTS).await.unwrap();
        assert_eq!((version.number, &shown.text, &shown.text_of_pack), (2, &remarked, &page.text), "comments are kept");
        let late = work.edit_profile(&people.reviewer, PORTS, edit(&page.text, "back", Some(0))).await;
        assert_eq!(refusal(late), "changed-meanwhile");

        let bytes = arrivals(|text| text.replacen("Year;Isle;", "Year;Island;", 1));
        let submission = send(&work, &people, PORTS, bytes).await.unwrap();
        let report = work.catalog().report_find(&submission.id).await.unwrap().unwrap();
        assert_eq!((submission.state, report.basis.profile), (SubmissionState::Checked, 2));
        assert_eq!(problems(&work).await, []);
        assert_eq!(work.profile_now(&people.reviewer, PORTS).await.unwrap().1, 2);
    })
    .await;
}

#[tokio::test]
async fn the_proposer_is_asked_about_what_a_profile_leaves_open() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let (submission, _) = misspelled(&work, &people).await;
        let text = work.profile_page(&people.reviewer, PORTS).await.unwrap().text;
        let trial = work.try_profile(&people.reviewer, &submission.id, &text).await.unwrap();
        let is_about = |word: &str| trial.doubts.iter().any(|doubt| doubt.kind == "unknown-word" && doubt.text == word);
        assert!(!is_about("Women"), "the profile knows it: {:?}", trial.doubts);
        assert!(trial.problems.is_empty() && trial.preview.unwrap().changed == Some(0));
        let drafted = work.drafted_profile(&people.reviewer, &submission.id).await.unwrap().unwrap();
        assert!(drafted.starts_with("id = \"ARRIVALS_CSV\""), "{drafted}");
        assert_eq!(refusal(work.drafted_profile(&people.ports, &submission.id).await), "not-your-role");
    })
    .await;
}

#[tokio::test]
async fn the_sheet_stands_beside_with_what_is_wrong_in_it() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let (submission, _) = misspelled(&work, &people).await;
        let asked = SheetAsked { sheet: None, from_row: 1, rows: 3 };
        let sheet = work.sheet(&people.ports, &submission.id, asked).await.unwrap();
        assert_eq!((sheet.rows.len(), sheet.rows[1][1].as_str(), sheet.headers), (3, "Lullu", Some([1, 1])));
        assert!(sheet.marks.iter().any(|(row, column, _)| (*row, *column) == (2, 2)), "{:?}", sheet.marks);
        assert_eq!(refusal(work.sheet(&people.statistics, &submission.id, asked).await), "unknown-submission");
    })
    .await;
}

fn line(from: &str, to: &str, weight: f64) -> CorrespondenceLine {
    CorrespondenceLine { from: from.parse().unwrap(), to: to.parse().unwrap(), weight }
}

fn draft() -> CorrespondenceDraft {
    CorrespondenceDraft {
        id: "AREA_TO_ISLE".parse().unwrap(),
        from: "CL_AREA".parse().unwrap(),
        to: "CL_ISLE".parse().unwrap(),
        name: text("areas to isles"),
        lines: vec![line("OM", "XM-L", 0.25), line("OM", "XM-S", 0.75)],
        valid_from: "2025-01-01".parse().unwrap(),
        source: text("invented"),
    }
}

#[tokio::test]
async fn a_correspondence_has_versions_and_adds_up() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let put = async |draft: CorrespondenceDraft| work.put_correspondence(&people.reviewer, draft).await;
        let first = put(draft()).await.unwrap();
        assert_eq!((first.number, put(draft()).await.unwrap().number), (1, 1), "the same again changes nothing");
        let lines = vec![line("OM", "XM-S", 0.5), line("OM", "XM-L", 0.5)];
        let second = put(CorrespondenceDraft { lines, ..draft() }).await.unwrap();
        assert_eq!((second.number, second.lines[0].to.as_str()), (2, "XM-L"), "lines in the order of the lists");
        let refused: [(CorrespondenceDraft, &str); 5] = [
            (CorrespondenceDraft { lines: vec![line("OM", "XM-L", 0.5)], ..draft() }, "wrong-correspondence"),
            (CorrespondenceDraft { lines: Vec::new(), ..draft() }, "wrong-correspondence"),
            (CorrespondenceDraft { lines: vec![line("OM", "XM-Q", 1.0)], ..draft() }, "unknown-code"),
            (CorrespondenceDraft { to: "CL_NONE".parse().unwrap(), ..draft() }, "wrong-correspondence"),
            (
                CorrespondenceDraft { to: "CL_AREA".parse().unwrap(), lines: vec![line("OM", "OM", 1.0)], ..draft() },
                "wrong-correspondence",
            ),
        ];
        for (draft, expected) in refused {
            assert_eq!(refusal(put(draft.clone()).await), expected, "{draft:?}");
        }
        let by_sender: Result<_, WorkError> = work.put_correspondence(&people.ports, draft()).await;
        assert_eq!(refusal(by_sender), "not-your-role");
        assert_eq!(work.correspondence("AREA_TO_ISLE").await.unwrap().len(), 2);
        assert_eq!(work.correspondences().await.unwrap(), [second]);
        assert!(work.correspondence("NONE").await.unwrap().is_empty());
        assert_eq!(problems(&work).await, []);
    })
    .await;
}

#[tokio::test]
async fn a_file_without_rows_has_an_empty_sheet_and_no_words() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let file = ("empty.csv", Bytes::new());
        let receipt = work.receive_submission(&people.ports, &PORTS.parse().unwrap(), file).await.unwrap();
        let asked = SheetAsked { sheet: Some(3), from_row: 50, rows: 10 };
        let sheet = work.sheet(&people.ports, &receipt.submission.id, asked).await.unwrap();
        assert!(sheet.rows.is_empty());
        assert!(work.unknown_words(&people.ports, &receipt.submission.id).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_the_profile_or_the_observatory_says_of_a_word_is_not_for_the_sender_to_change() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let (submission, _) = misspelled(&work, &people).await;
        let say = async |actor, what: &str, code| work.map_words(actor, PORTS, vec![word("ISLE", what, code)]).await;
        // The profile says `Lulu`; the list says `Lulu Isle`. In whatever letters.
        for known in ["Lulu", "lulu", "LULU ISLE"] {
            assert_eq!(refusal(say(&people.ports, known, Some("XM-S")).await), "word-settled", "{known}");
            let said = word("ISLE", known, Some("XM-S"));
            let preview = work.mapping_preview(&people.ports, &submission.id, std::slice::from_ref(&said)).await;
            assert_eq!(refusal(preview), "word-settled", "{known}");
        }
        assert!(work.mappings(&people.ports, PORTS).await.unwrap().is_empty(), "nothing was written");
        // Their own word, and another thought about it.
        say(&people.ports, "Pearl", Some("XM-S")).await.unwrap();
        say(&people.ports, "Pearl", Some("XM-L")).await.unwrap();
        say(&people.ports, "Pearl", None).await.unwrap();
        // The observatory may change what the profile says, and the trail says who did; the sender takes nothing of it back.
        let changed = say(&people.reviewer, "Lulu", Some("XM-S")).await.unwrap();
        let record = work.catalog().audit_head().await.unwrap().unwrap();
        assert_eq!((record.action.as_str(), record.actor.as_str()), ("map_words", "reviewer"));
        assert_eq!(say(&people.ports, "Lulu", Some("XM-S")).await.unwrap(), changed, "what is so already");
        for code in [None, Some("XM-L")] {
            assert_eq!(refusal(say(&people.ports, "lulu", code).await), "word-settled", "{code:?}");
        }
        say(&people.reviewer, "Lulu", None).await.unwrap();
        assert_eq!(refusal(say(&people.ports, "Lulu", Some("XM-S")).await), "word-settled");
    })
    .await;
}

#[tokio::test]
async fn a_file_that_waits_is_sent_anew_once_its_words_are_read_otherwise() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let bytes = || arrivals(|text| text.replace(";Lulu;", ";Perle;").replace(";Sadaf;", ";Coquille;"));
        let say = async |perle: &str, coquille: &str| {
            let said = vec![word("ISLE", "Perle", Some(perle)), word("ISLE", "Coquille", Some(coquille))];
            work.map_words(&people.ports, PORTS, said).await.unwrap();
        };
        say("XM-S", "XM-L").await;
        let swapped = send(&work, &people, PORTS, bytes()).await.unwrap();
        assert_eq!(send(&work, &people, PORTS, bytes()).await.unwrap().id, swapped.id, "nothing was said since");
        say("XM-L", "XM-S").await;
        let right = send(&work, &people, PORTS, bytes()).await.unwrap();
        assert_ne!(right.id, swapped.id);
        let report = work.catalog().report_find(&right.id).await.unwrap().unwrap();
        assert_eq!(report.basis.mappings, 4);
        assert_eq!(send(&work, &people, PORTS, bytes()).await.unwrap().id, right.id);
        assert!(problems(&work).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_new_version_of_a_list_is_compared_with_the_one_before_and_its_table_is_kept() {
    on_every_engine(async |site| {
        let list = "CL_OBS_STATUS";
        let work = marjan(site).await;
        run_all(&work).await.unwrap();
        assert_eq!(work.codelist_before(list).await.unwrap(), None, "it never was another");
        let mut files = pack_files("marjan");
        let path = format!("codelists/{list}.csv");
        let codes = String::from_utf8(files[&path].clone()).unwrap().replace("\nU,", "\nUU,");
        files.insert(path, codes.into_bytes());
        let work = open(site, files, Arc::new(|_| {})).await;
        let people = people(&work).await.unwrap();
        let before = work.codelist_before(list).await.unwrap().unwrap();
        let compared = compare_codelists((&before, work.pack().codelist(list).unwrap()), &[]);
        assert!(before.contains("U") && compared.lines().contains(&line("U", "UU", 1.0)), "{compared:?}");
        let (from, to) = (before.id.clone(), before.id.clone());
        let of_list = |lines| CorrespondenceDraft {
            id: "NEXT".parse().unwrap(),
            from: from.clone(),
            to: to.clone(),
            lines,
            ..draft()
        };
        let put = async |lines| work.put_correspondence(&people.reviewer, of_list(lines)).await;
        let kept = put(compared.lines()).await.unwrap();
        assert_eq!((kept.number, kept.lines.len()), (1, before.codes().len()));
        assert!(!kept.made_by.is_empty() && kept.lines.contains(&line("U", "UU", 1.0)), "{kept:?}");
        assert_eq!(refusal(put(vec![line("UUU", "UU", 1.0)]).await), "unknown-code");
        assert_eq!(refusal(put(vec![line("A", "U", 1.0)]).await), "unknown-code", "the newer list has it no more");
    })
    .await;
}
