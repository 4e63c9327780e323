//! The virus scanner: what it finds is not kept and is written down, and what it has not seen is not kept either.

use bytes::Bytes;
use marsad_model::*;
use marsad_testkit::pack_files;
use marsad_workflow::{AgreementDraft, Finishing, NewAttached, NewUpload, ScannerAddress, Work, WorkError};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::path_of_a_number::{on_every_engine, refusal};
use crate::publication::records;
use crate::workshop::*;

/// What the scanner of these tests takes for a virus.
const VIRUS: &[u8] = b"AN-INVENTED-VIRUS";

/// A scanner that answers as clamd does.
async fn scanner() -> ScannerAddress {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream));
        }
    });
    address.parse().unwrap()
}

async fn answer(mut stream: TcpStream) {
    let mut command = [0; 10];
    stream.read_exact(&mut command).await.unwrap();
    assert_eq!(&command, b"zINSTREAM\0");
    let mut file = Vec::new();
    loop {
        let length = stream.read_u32().await.unwrap();
        if length == 0 {
            break;
        }
        let mut chunk = vec![0; length as usize];
        stream.read_exact(&mut chunk).await.unwrap();
        file.extend(chunk);
    }
    let is_found = file.windows(VIRUS.len()).any(|window| window == VIRUS);
    let said: &[u8] = if is_found { b"stream: Invented.Virus FOUND\0" } else { b"stream: OK\0" };
    stream.write_all(said).await.unwrap();
}

/// An address at which nobody listens any more.
async fn nobody() -> ScannerAddress {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    listener.local_addr().unwrap().to_string().parse().unwrap()
}

fn arrivals() -> Bytes {
    Bytes::from(pack_files("marjan")["submissions/arrivals.csv"].clone())
}

fn infected() -> Bytes {
    Bytes::from([&arrivals()[..], VIRUS].concat())
}

fn ports() -> Id {
    "PORTS_ARRIVALS".parse().unwrap()
}

async fn receive(work: &Work, people: &People, bytes: Bytes) -> Result<String, WorkError> {
    let receipt = work.receive_submission(&people.ports, &ports(), ("arrivals.csv", bytes)).await?;
    Ok(receipt.submission.id)
}

#[tokio::test]
async fn an_infected_file_is_refused_and_written_down_and_a_clean_one_is_received() {
    on_every_engine(async |site| {
        let work = marjan(site).await.scanned_by(scanner().await);
        let people = people(&work).await.unwrap();
        assert!(work.is_scanned());
        assert_eq!(refusal(receive(&work, &people, infected()).await), "infected");
        assert_eq!(records(&work, "refuse_infected").await, 1);
        let record = work.catalog().audit_head().await.unwrap().unwrap();
        assert_eq!(record.actor, "ports");
        assert!(record.subject.starts_with("PORTS_ARRIVALS Invented.Virus "), "{}", record.subject);
        assert!(work.catalog().submission_list().await.unwrap().is_empty());
        assert_eq!(receive(&work, &people, arrivals()).await.unwrap(), "PORTS_ARRIVALS-0001");
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, []);
    })
    .await;
}

#[tokio::test]
async fn an_infected_file_that_came_in_parts_is_forgotten_with_its_parts() {
    on_every_engine(async |site| {
        let work = marjan(site).await.scanned_by(scanner().await);
        let people = people(&work).await.unwrap();
        let bytes = infected();
        let size_bytes = bytes.len() as u64;
        let new = NewUpload { agreement: ports(), file_name: "arrivals.csv".to_owned(), size_bytes };
        let upload = work.begin_upload(&people.ports, new).await.unwrap();
        work.continue_upload(&people.ports, &upload.id, (0, bytes)).await.unwrap();
        let finished = work.finish_upload(&people.ports, &upload.id, Finishing::default()).await;
        assert_eq!(refusal(finished), "infected");
        let again = work.finish_upload(&people.ports, &upload.id, Finishing::default()).await;
        assert_eq!(refusal(again), "unknown-upload");
    })
    .await;
}

#[tokio::test]
async fn the_signed_text_of_an_agreement_passes_the_scanner_too() {
    on_every_engine(async |site| {
        let work = marjan(site).await.scanned_by(scanner().await);
        let people = people(&work).await.unwrap();
        let account = crate::calendar::new("director", "OBS", Role::Director);
        let (director, _) = work.create_account(Some(&people.administrator), account).await.unwrap();
        let bytes = Bytes::from([b"%PDF-1.7 ".as_slice(), VIRUS].concat());
        let draft = AgreementDraft { text: Some(("convention.pdf".to_owned(), bytes)), ..crate::calendar::draft() };
        assert_eq!(refusal(work.amend_agreement(&director, draft).await), "infected");
        assert!(work.catalog().kept_list::<AgreementVersion>("PORTS_ARRIVALS").await.unwrap().is_empty());
        work.amend_agreement(&director, crate::calendar::draft()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn an_infected_document_is_attached_to_nothing_and_none_is_while_the_scanner_is_away() {
    on_every_engine(async |site| {
        let work = marjan(site).await.scanned_by(scanner().await);
        let people = people(&work).await.unwrap();
        let id = receive(&work, &people, arrivals()).await.unwrap();
        let attached = |bytes: &[u8]| NewAttached {
            comment: None,
            file_name: "note.pdf".to_owned(),
            bytes: Bytes::from([b"%PDF-1.7 ".as_slice(), bytes].concat()),
        };
        assert_eq!(refusal(work.attach(&people.ports, &id, attached(VIRUS)).await), "infected");
        assert_eq!(records(&work, "refuse_infected").await, 1);
        let away = work.clone().scanned_by(nobody().await);
        assert_eq!(refusal(away.attach(&people.ports, &id, attached(b"clean")).await), "scanner-away");
        assert!(work.attached_to(&people.ports, &id).await.unwrap().is_empty());
        work.attach(&people.ports, &id, attached(b"clean")).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn while_the_scanner_does_not_answer_nothing_is_kept() {
    on_every_engine(async |site| {
        let work = marjan(site).await.scanned_by(nobody().await);
        let people = people(&work).await.unwrap();
        assert_eq!(refusal(receive(&work, &people, arrivals()).await), "scanner-away");
        assert!(work.catalog().submission_list().await.unwrap().is_empty());
        let unscanned = marjan(site).await;
        assert!(!unscanned.is_scanned());
        assert_eq!(receive(&unscanned, &people, arrivals()).await.unwrap(), "PORTS_ARRIVALS-0001");
    })
    .await;
}
