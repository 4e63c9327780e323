//! The post, against a server of our own that takes every letter.

use std::sync::{Arc, Mutex};

use jiff::civil::date;
use marsad_model::{CommitteeItemKind, Lang, Role};
use marsad_web::{App, Post, PostSettings};
use marsad_workflow::{Invitation, MeetingDraft, NewAccount, NewItem};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::board::signed_in;
use crate::portal::{Portal, text};

/// Letters as they came over the wire.
type Letters = Arc<Mutex<Vec<String>>>;

/// A server that speaks as much SMTP (RFC 5321) as a letter needs, and refuses whom it is told to.
async fn sink(refused: &'static str) -> (String, Letters) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("smtp://{}", listener.local_addr().unwrap());
    let letters = Letters::default();
    let taken = letters.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(talk(stream, taken.clone(), refused));
        }
    });
    (address, letters)
}

async fn talk(stream: TcpStream, letters: Letters, refused: &'static str) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 sink\r\n").await.unwrap();
    while let Ok(Some(line)) = lines.next_line().await {
        let command = line.to_uppercase();
        let answer = match command.as_str() {
            "QUIT" => return,
            "DATA" => {
                write.write_all(b"354 go on\r\n").await.unwrap();
                let mut letter = String::new();
                while let Ok(Some(line)) = lines.next_line().await {
                    if line == "." {
                        break;
                    }
                    letter.push_str(&line);
                    letter.push('\n');
                }
                letters.lock().unwrap().push(letter);
                "250 taken\r\n"
            }
            other if other.starts_with("RCPT") && !refused.is_empty() && line.contains(refused) => {
                "550 nobody here\r\n"
            }
            other if other.starts_with("EHLO") => "250-sink\r\n250 8BITMIME\r\n",
            _ => "250 fine\r\n",
        };
        write.write_all(answer.as_bytes()).await.unwrap();
    }
}

/// The text of a letter, out of what its encoding made of it (RFC 2045, quoted-printable and base64).
fn decoded(letter: &str) -> String {
    let (head, body) = letter.split_once("\n\n").unwrap();
    if head.contains("quoted-printable") {
        return quoted(&body.replace("=\n", ""));
    }
    if head.contains("base64") {
        return String::from_utf8(base64(body)).unwrap().replace('\r', "");
    }
    body.to_owned()
}

fn quoted(body: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = body;
    while let Some((before, after)) = rest.split_once('=') {
        bytes.extend(before.as_bytes());
        bytes.push(u8::from_str_radix(&after[..2], 16).unwrap());
        rest = &after[2..];
    }
    bytes.extend(rest.as_bytes());
    String::from_utf8(bytes).unwrap()
}

fn base64(body: &str) -> Vec<u8> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let places = body.bytes().filter_map(|byte| ALPHABET.iter().position(|known| *known == byte));
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    for place in places {
        held = ((held << 6) | place as u32) & 0xffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(((held >> bits) & 0xff) as u8);
        }
    }
    bytes
}

/// Invites a person and gives the link.
async fn invited(portal: &Portal, id: &str, lang: Lang) -> String {
    let administrator = portal.work.vouched_actor("administrator").await.unwrap().unwrap();
    let account =
        NewAccount { id: id.to_owned(), name: text(id), provider: "PORTS".parse().unwrap(), role: Role::Provider };
    let invitation = Invitation { account, email: format!("{id}@marjan.example"), lang };
    portal.work.invite(&administrator, invitation).await.unwrap().link
}

fn post(server: &str) -> Post {
    let settings = PostSettings {
        server: server.to_owned(),
        from: "Observatory <post@marjan.example>".to_owned(),
        base: "https://marjan.example/".to_owned(),
    };
    Post::new(&settings).unwrap()
}

#[tokio::test]
async fn an_invitation_arrives_in_the_language_of_its_person_with_its_link_and_once() {
    let portal = Portal::unpublished().await;
    let app = App::new(portal.work.clone(), Some("https://marjan.example"));
    let (server, letters) = sink("").await;
    let post = post(&server);
    for (lang, word) in [(Lang::Ar, "أنتم مدعوون"), (Lang::Fr, "Vous êtes invité"), (Lang::En, "You are invited")]
    {
        let id = format!("person.{lang}");
        let link = invited(&portal, &id, lang).await;
        assert_eq!(post.deliver(&app).await.unwrap(), 1, "{lang}");
        assert_eq!(post.deliver(&app).await.unwrap(), 0, "{lang}");
        let letter = letters.lock().unwrap().pop().unwrap();
        assert!(letter.contains(&format!("To: {id}@marjan.example")), "{letter}");
        assert!(letter.contains("Auto-Submitted: auto-generated") && letter.contains("Message-ID: <"), "{letter}");
        let text = decoded(&letter);
        assert!(text.contains(word), "{lang}: {text}");
        assert!(text.contains(&format!("https://marjan.example/{lang}/desk/link/{link}\n")), "{lang}: {text}");
        assert!(!text.contains('['), "{lang}: a key without words: {text}");
    }
    assert!(letters.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_letter_about_an_action_says_what_is_asked_and_until_when() {
    let portal = Portal::unpublished().await;
    let app = App::new(portal.work.clone(), Some("https://marjan.example"));
    let (server, letters) = sink("").await;
    let post = post(&server);
    signed_in(&portal, ("director", "OBS", Role::Director)).await;
    signed_in(&portal, ("ports.head", "PORTS", Role::Head)).await;
    assert_eq!(post.deliver(&app).await.unwrap(), 0, "invitations that were used are not mailed");
    let director = portal.work.vouched_actor("director").await.unwrap().unwrap();
    let meeting = MeetingDraft { held_on: date(2025, 5, 5), title: text("First meeting"), attending: Vec::new() };
    let new = NewItem {
        meeting: portal.work.put_meeting(&director, meeting).await.unwrap().id,
        kind: CommitteeItemKind::Action,
        text: text("Send the departures too"),
        owner: Some("PORTS".parse().unwrap()),
        due: Some(date(2025, 12, 1)),
    };
    portal.work.put_item(&director, new).await.unwrap();
    assert_eq!(post.deliver(&app).await.unwrap(), 1);
    let told = decoded(&letters.lock().unwrap().pop().unwrap());
    assert!(told.contains("Send the departures too") && told.contains("December 1, 2025"), "{told}");
    assert!(told.contains("A-00001") && told.contains("/en/desk/committee"), "{told}");
}

#[tokio::test]
async fn a_letter_that_is_refused_keeps_nobody_else_from_theirs() {
    let portal = Portal::unpublished().await;
    let app = App::new(portal.work.clone(), None);
    let (server, letters) = sink("first@marjan.example").await;
    invited(&portal, "first", Lang::En).await;
    invited(&portal, "second", Lang::En).await;
    assert_eq!(post(&server).deliver(&app).await.unwrap(), 1);
    let taken = letters.lock().unwrap().clone();
    assert!(taken.len() == 1 && taken[0].contains("To: second@marjan.example"), "{taken:?}");
}

#[tokio::test]
async fn without_a_server_letters_wait_and_nothing_fails() {
    let portal = Portal::unpublished().await;
    let app = App::new(portal.work.clone(), None);
    invited(&portal, "first", Lang::En).await;
    // Nobody listens on the port of discarded letters.
    assert_eq!(post("smtp://127.0.0.1:9").deliver(&app).await.unwrap(), 0);
}

#[test]
fn settings_that_make_no_post_are_refused() {
    let settings = |server: &str, from: &str| PostSettings {
        server: server.to_owned(),
        from: from.to_owned(),
        base: "https://marjan.example".to_owned(),
    };
    assert!(Post::new(&settings("https://marjan.example", "post@marjan.example")).is_err());
    assert!(Post::new(&settings("smtp://127.0.0.1", "nobody")).is_err());
    assert!(Post::new(&settings("smtps://user:secret@mail.marjan.example", "post@marjan.example")).is_ok());
}
