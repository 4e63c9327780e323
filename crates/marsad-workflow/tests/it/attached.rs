//! Documents beside what was sent: who may attach and read them, and that they are kept as what was sent is.

use bytes::Bytes;
use marsad_model::AttachedFile;
use marsad_testkit::pack_files;
use marsad_workflow::{Actor, NewAttached, NewComment, Work};

use crate::path_of_a_number::{on_every_engine, refusal};
use crate::publication::records;
use crate::workshop::*;

const NOTE: &[u8] = b"%PDF-1.7 how we counted";

fn note(comment: Option<u32>) -> NewAttached {
    NewAttached { comment, file_name: "note.pdf".to_owned(), bytes: Bytes::from_static(NOTE) }
}

async fn sent(work: &Work, people: &People) -> String {
    let arrivals = pack_files("marjan")["submissions/arrivals.csv"].clone();
    send(work, people, "PORTS_ARRIVALS", arrivals).await.unwrap().id
}

async fn numbers(work: &Work, reader: &Actor, id: &str) -> Vec<u32> {
    work.attached_to(reader, id).await.unwrap().iter().map(|one| one.number).collect()
}

#[tokio::test]
async fn what_either_side_attaches_is_read_by_both_and_by_no_other_institution() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let id = sent(&work, &people).await;
        let first = work.attach(&people.ports, &id, note(None)).await.unwrap();
        assert_eq!((first.number, first.is_for_sender, first.by.as_str()), (1, true, "ports"));
        let second = work.attach(&people.reviewer, &id, note(None)).await.unwrap();
        assert_eq!(second.number, 2);
        for reader in [&people.ports, &people.reviewer, &people.approver] {
            assert_eq!(numbers(&work, reader, &id).await, [1, 2]);
            let given = work.attached_file(reader, (&id, 1)).await.unwrap();
            assert_eq!((given.file_name.as_str(), given.media_type), ("note.pdf", "application/pdf"));
            assert_eq!(&given.bytes[..], NOTE);
        }
        assert_eq!(refusal(work.attached_file(&people.ports, (&id, 3)).await), "unknown-attachment");
        for unknown in [id.as_str(), "PORTS_ARRIVALS-9999"] {
            assert_eq!(refusal(work.attached_to(&people.statistics, unknown).await), "unknown-submission");
            assert_eq!(refusal(work.attached_file(&people.statistics, (unknown, 1)).await), "unknown-submission");
            assert_eq!(refusal(work.attach(&people.statistics, unknown, note(None)).await), "unknown-submission");
        }
        assert_eq!(refusal(work.attach(&people.approver, &id, note(None)).await), "not-your-role");
        assert_eq!(refusal(work.attach(&people.administrator, &id, note(None)).await), "not-your-role");
    })
    .await;
}

#[tokio::test]
async fn what_is_attached_to_a_comment_is_read_by_whom_the_comment_is_for() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let id = sent(&work, &people).await;
        let ask = NewComment { text: "how?".to_owned(), is_for_sender: true, ..NewComment::default() };
        work.comment(&people.reviewer, &id, ask).await.unwrap();
        let inner = NewComment { text: "among us".to_owned(), ..NewComment::default() };
        work.comment(&people.reviewer, &id, inner).await.unwrap();
        let answer = work.attach(&people.ports, &id, note(Some(1))).await.unwrap();
        assert_eq!((answer.comment, answer.is_for_sender), (Some(1), true));
        assert!(!work.attach(&people.reviewer, &id, note(Some(2))).await.unwrap().is_for_sender);
        assert_eq!(numbers(&work, &people.reviewer, &id).await, [1, 2]);
        assert_eq!(numbers(&work, &people.ports, &id).await, [1]);
        assert_eq!(refusal(work.attached_file(&people.ports, (&id, 2)).await), "unknown-attachment");
        assert_eq!(refusal(work.attach(&people.ports, &id, note(Some(2))).await), "unknown-comment");
        assert_eq!(refusal(work.attach(&people.reviewer, &id, note(Some(9))).await), "unknown-comment");
    })
    .await;
}

#[tokio::test]
async fn a_document_is_kept_once_stands_in_the_trail_and_is_verified_and_what_is_none_is_refused() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let id = sent(&work, &people).await;
        let first = work.attach(&people.ports, &id, note(None)).await.unwrap();
        assert_eq!(work.attach(&people.ports, &id, note(None)).await.unwrap(), first, "asked again");
        assert_eq!(records(&work, "attach_file").await, 1);
        let named = NewAttached { bytes: Bytes::from_static(b"MZ program"), ..note(None) };
        assert_eq!(refusal(work.attach(&people.ports, &id, named).await), "wrong-document");
        let large = NewAttached { bytes: Bytes::from([NOTE, &vec![b'x'; 20 << 20][..]].concat()), ..note(None) };
        assert_eq!(refusal(work.attach(&people.ports, &id, large).await), "too-large");
        for (text, word) in [
            ("%PDF-1.7 <</S/JavaScript/JS(app.alert(1))>>", "active-document"),
            ("%PDF-1.7 trailer <</Encrypt 5 0 R>>", "closed-document"),
        ] {
            let sent = NewAttached { bytes: Bytes::from(text), ..note(None) };
            assert_eq!(refusal(work.attach(&people.ports, &id, sent).await), word);
        }
        assert_eq!(work.catalog().kept_list::<AttachedFile>(&id).await.unwrap(), [first]);
        let found = work.verify(&|_| {}).await.unwrap();
        assert_eq!((found.problems, found.orphans), (Vec::new(), Vec::new()));
    })
    .await;
}

#[tokio::test]
async fn files_are_kept_under_names_that_show_what_they_are() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let id = sent(&work, &people).await;
        for (number, given, name) in [(1, "../ann\u{202e}fdp.exe", "annfdp.exe.pdf"), (2, " .. ", "document.pdf")] {
            let bytes = Bytes::from([NOTE, given.as_bytes()].concat());
            let new = NewAttached { file_name: given.to_owned(), bytes, ..note(None) };
            let kept = work.attach(&people.ports, &id, new).await.unwrap();
            assert_eq!((kept.number, kept.file.file_name.as_str()), (number, name));
        }
        let agreement = "PORTS_ARRIVALS".parse().unwrap();
        for (given, name) in [("C:\\\u{202e}vsc.csv", "vsc.csv"), ("\u{200f}", "PORTS_ARRIVALS")] {
            let file = (given, Bytes::from(format!("{given};1")));
            let receipt = work.receive_submission(&people.ports, &agreement, file).await.unwrap();
            assert_eq!(receipt.submission.file_name, name);
        }
    })
    .await;
}
