//! Files in parts through the doors: what is said beside an upload counts, and who has too many is told so.

use bytes::Bytes;
use marsad_model::{Role, Scope};
use marsad_testkit::pack_files;

use crate::portal::Portal;
use crate::sending::{Told, Visitor, arrivals, person, program};

/// A portal in which a sender may stand by isles that do not add up.
async fn explaining() -> Portal {
    let mut pack = pack_files("marjan");
    let rules = String::from_utf8(pack["rules/DF_ARRIVALS.toml"].clone()).unwrap();
    let head = "id = \"ISLES_ADD_UP\"\nseverity = \"error\"\n";
    assert!(rules.contains(head));
    let rules = rules.replace(head, &format!("{head}explainable = true\n"));
    pack.insert("rules/DF_ARRIVALS.toml".to_owned(), rules.into_bytes());
    Portal::of(pack).await
}

/// Begins an upload of so many bytes under the arrivals of the ports.
async fn begin(sender: &Visitor<'_>, size_bytes: usize) -> Told {
    let length = size_bytes.to_string();
    // printf 'PORTS_ARRIVALS' | base64, and 'parts.csv'
    let metadata = "agreement UE9SVFNfQVJSSVZBTFM=,filename cGFydHMuY3N2";
    let head = [("upload-length", length.as_str()), ("upload-metadata", metadata), ("tus-resumable", "1.0.0")];
    sender.ask("POST", "/api/v1/uploads", (&head, Bytes::new())).await
}

/// Brings a file; gives what names its upload.
async fn brought(sender: &Visitor<'_>, file: &str) -> String {
    let begun = begin(sender, file.len()).await;
    assert_eq!(begun.status, 201, "{}", begun.text());
    let place = begun.header("location").to_owned();
    let head = [("content-type", "application/offset+octet-stream"), ("upload-offset", "0")];
    let brought = sender.ask("PATCH", &place, (&head, Bytes::copy_from_slice(file.as_bytes()))).await;
    assert_eq!((brought.status, brought.header("upload-offset")), (204, file.len().to_string().as_str()));
    place.rsplit('/').next().unwrap().to_owned()
}

/// Sends what was brought, with more parameters and a key.
async fn sent(sender: &Visitor<'_>, (upload, more): (&str, &str), key: &str) -> Told {
    let head = [("idempotency-key", key)];
    let path = format!("/api/v1/submissions?upload={upload}{more}");
    sender.ask("POST", &path, (&head[..usize::from(!key.is_empty())], Bytes::new())).await
}

#[tokio::test]
async fn name_reasons_and_key_count_for_a_file_that_came_in_parts() {
    let portal = explaining().await;
    person(&portal, "ports", "PORTS", Role::Provider).await;
    let sender = program(&portal, "ports", vec![Scope::SendSubmissions]).await;
    let reader = program(&portal, "ports", vec![Scope::ReadSubmissions]).await;
    // By hand 316 women and 736 in all: one more of each, so that women and men add up and the isles do not.
    let file = arrivals()
        .replace("2021;All isles;Women;316", "2021;All isles;Women;317")
        .replace("2021;All isles;Both;736", "2021;All isles;Both;737");
    let upload = brought(&sender, &file).await;
    for (more, status, error) in [
        ("&agreement=STAT_RESIDENTS", 404, "unknown-agreement"),
        ("&explain=NONE%3Dx", 422, "unknown-code"),
        ("&explain=ISLES_ADD_UP%3D", 422, "reason-missing"),
        ("&explain=ISLES_ADD_UP", 422, "reason-missing"),
    ] {
        let refused = sent(&sender, (&upload, more), "k-1").await;
        assert_eq!((refused.status, refused.json()["error"].as_str()), (status, Some(error)), "{more}");
    }
    let said = "&agreement=PORTS_ARRIVALS&file=named.csv&explain=ISLES_ADD_UP%3Done%20person%20more";
    let first = sent(&sender, (&upload, said), "k-1").await;
    assert_eq!(first.status, 201, "{}", first.text());
    let told = first.json()["submission"].clone();
    assert_eq!((told["file_name"].as_str(), told["state"].as_str()), (Some("named.csv"), Some("checked")), "{told}");
    let id = told["id"].as_str().unwrap().to_owned();
    let kept = reader.get(&format!("/api/v1/submissions/{id}")).await.json();
    assert_eq!(kept["explanations"][0]["reason"], "one person more");
    // The answer was lost: the same upload again, with its key and without, and the same file brought once more.
    let second = brought(&sender, &file).await;
    for (upload, more, key) in [(&upload, said, "k-1"), (&upload, said, ""), (&upload, "", ""), (&second, said, "k-1")]
    {
        let again = sent(&sender, (upload, more), key).await;
        assert_eq!((again.status, again.json()["submission"]["id"].as_str()), (200, Some(id.as_str())), "{key} {more}");
    }
    let other = sent(&sender, (&upload, "&explain=ISLES_ADD_UP%3Danother"), "").await;
    assert_eq!((other.status, other.json()["error"].as_str()), (422, Some("key-used-otherwise")));
    let third = brought(&sender, &arrivals().replace("register", "registre")).await;
    let other = sent(&sender, (&third, ""), "k-1").await;
    assert_eq!((other.status, other.json()["error"].as_str()), (422, Some("key-used-otherwise")));
    assert_eq!(
        reader.get("/api/v1/submissions").await.json().as_array().unwrap().len(),
        2,
        "one of them accepted before"
    );
}

#[tokio::test]
async fn who_has_too_many_files_on_their_way_is_told_and_ends_one() {
    let portal = Portal::unpublished().await;
    person(&portal, "ports", "PORTS", Role::Provider).await;
    let sender = program(&portal, "ports", vec![Scope::SendSubmissions]).await;
    for _ in 0..marsad_workflow::UPLOADS_MAX {
        assert_eq!(begin(&sender, 4).await.status, 201);
    }
    let refused = begin(&sender, 4).await;
    let told = refused.json();
    assert_eq!(
        (refused.status, told["error"].as_str(), told["subject"].as_str()),
        (409, Some("too-many-uploads"), Some("20"))
    );
    let listed = sender.get("/api/v1/uploads").await.json();
    let listed = listed.as_array().unwrap();
    assert_eq!((listed.len(), listed[0]["file_name"].as_str()), (20, Some("parts.csv")));
    let place = format!("/api/v1/uploads/{}", listed[0]["id"].as_str().unwrap());
    assert_eq!(sender.ask("DELETE", &place, (&[], Bytes::new())).await.status, 204);
    assert_eq!(begin(&sender, 4).await.status, 201);
}

#[tokio::test]
async fn the_form_of_a_file_has_words_for_every_cut_in_every_language() {
    let portal = Portal::unpublished().await;
    let sender = person(&portal, "ports", "PORTS", Role::Provider).await;
    for (lang, ended) in [("ar", "انتهت جلستك"), ("fr", "Votre session est terminée"), ("en", "Your session has ended")]
    {
        let page = sender.get(&format!("/{lang}/desk/send/PORTS_ARRIVALS")).await.text();
        assert!(page.contains(&format!("data-ended=\"{ended}")), "{page}");
        assert!(page.contains(&format!("data-sign-in=\"/{lang}/desk/sign-in\"")), "{page}");
        for name in ["asking", "unanswered", "other-person", "sign-in-name", "not-attached", "to-submission"] {
            assert!(page.contains(&format!("data-{name}=\"")), "{lang} {name}: {page}");
        }
        for word in ["infected", "scanner-away", "too-large", "too-many-uploads"] {
            assert!(page.contains(word), "{lang} {word}: {page}");
        }
        for word in ["wrong-document", "active-document", "closed-document"] {
            assert!(page.contains(word), "{lang} {word}: {page}");
        }
        assert!(!page.contains("[send-") && !page.contains("[attach-"), "{lang}: a key without words");
    }
}
