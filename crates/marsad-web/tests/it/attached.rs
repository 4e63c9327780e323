//! Documents beside what was sent, through the doors: forms that work without a script, and programs.

use bytes::Bytes;
use marsad_model::{Role, Scope};

use crate::portal::Portal;
use crate::sending::{Told, Visitor, arrivals, person, program};

const NOTE: &str = "%PDF-1.7 how we counted";

/// Sends a form with files, as a page without a script would.
async fn posts(visitor: &Visitor<'_>, path: &str, files: &[(&str, &str, &str)]) -> Told {
    let mut body = format!("--XX\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{}\r\n", visitor.csrf().await);
    for (field, name, text) in files {
        body.push_str(&format!(
            "--XX\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n{text}\r\n"
        ));
    }
    body.push_str("--XX--\r\n");
    let headers = [("content-type", "multipart/form-data; boundary=XX"), ("sec-fetch-site", "same-origin")];
    visitor.ask("POST", path, (&headers, body.into())).await
}

#[tokio::test]
async fn a_document_goes_with_a_file_and_is_given_back_as_a_file_and_never_as_a_page() {
    let portal = Portal::unpublished().await;
    let sender = person(&portal, "ports", "PORTS", Role::Provider).await;
    let file = arrivals().replace("register", "registre");
    let form = "/en/desk/send/PORTS_ARRIVALS";
    let refused = posts(&sender, form, &[("file", "a.csv", &file), ("attached", "note.pdf", "no PDF")]).await;
    assert_eq!(refused.status, 415, "{}", refused.text());
    let nothing = sender.get("/en/desk/submissions/PORTS_ARRIVALS-0002").await;
    assert_eq!(nothing.status, 404, "nothing was sent with it");
    let sent = posts(&sender, form, &[("file", "a.csv", &file), ("attached", "evil.html", NOTE)]).await;
    assert_eq!((sent.status, sent.header("location")), (303, "/en/desk/submissions/PORTS_ARRIVALS-0002?done=sent"));
    let page = sender.get("/en/desk/submissions/PORTS_ARRIVALS-0002").await.text();
    let place = "/en/desk/submissions/PORTS_ARRIVALS-0002/attachments/1";
    assert!(page.contains(place) && page.contains("evil.html.pdf"), "{page}");
    let given = sender.get(place).await;
    assert_eq!((given.status, given.text().as_str()), (200, NOTE));
    assert_eq!(given.header("content-type"), "application/pdf");
    assert_eq!(given.header("content-disposition"), "attachment; filename*=UTF-8''evil.html.pdf");
    assert_eq!(given.header("content-security-policy"), "default-src 'none'; sandbox");
    assert_eq!((given.header("x-content-type-options"), given.header("cache-control")), ("nosniff", "no-store"));
}

#[tokio::test]
async fn either_side_attaches_on_its_page_in_every_language() {
    let portal = Portal::unpublished().await;
    let sender = person(&portal, "ports", "PORTS", Role::Provider).await;
    let reviewer = person(&portal, "reviewer.x", "OBS", Role::Reviewer).await;
    for lang in ["ar", "fr", "en"] {
        for (visitor, part) in [(&sender, "submissions"), (&reviewer, "review")] {
            let page = visitor.get(&format!("/{lang}/desk/{part}/PORTS_ARRIVALS-0001")).await.text();
            assert!(page.contains("/PORTS_ARRIVALS-0001/attachments\"") && !page.contains("[attach"), "{page}");
        }
        let path = format!("/{lang}/desk/submissions/PORTS_ARRIVALS-0001/attachments");
        let none = posts(&sender, &path, &[]).await;
        assert!(none.status == 422 && none.text().contains("role=\"alert\""), "{}", none.text());
        let done = posts(&sender, &path, &[("file", "note.pdf", &format!("{NOTE} {lang}"))]).await;
        let target = format!("/{lang}/desk/submissions/PORTS_ARRIVALS-0001?done=attached");
        assert_eq!((done.status, done.header("location")), (303, target.as_str()));
    }
    let seen = reviewer.get("/en/desk/review/PORTS_ARRIVALS-0001").await.text();
    assert_eq!(seen.matches("/attachments/").count(), 3, "{seen}");
}

#[tokio::test]
async fn a_document_that_acts_is_refused_and_a_name_that_misleads_is_cleaned_and_told() {
    let portal = Portal::unpublished().await;
    let sender = person(&portal, "ports", "PORTS", Role::Provider).await;
    let acts = "%PDF-1.7 <</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>";
    let locked = "%PDF-1.7 trailer <</Encrypt 5 0 R>>";
    for (lang, active, closed, renamed) in [
        ("ar", "اطبعوها في ملف PDF جديد", "دون كلمة سر", "بالاسم المذكور في القائمة"),
        ("fr", "Imprimez-le dans un nouveau PDF", "sans mot de passe", "sous le nom qui figure dans la liste"),
        ("en", "Print it into a new PDF", "without a password", "under the name in the list"),
    ] {
        let path = format!("/{lang}/desk/submissions/PORTS_ARRIVALS-0001/attachments");
        for (text, said, what) in [(acts, active, "/JavaScript"), (locked, closed, "/Encrypt")] {
            let refused = posts(&sender, &path, &[("file", "note.pdf", text)]).await;
            let page = refused.text();
            assert!(refused.status == 415 && page.contains(said) && page.contains(what), "{lang}: {page}");
        }
        let kept = posts(&sender, &path, &[("file", "ann\u{202e}fdp.exe", &format!("{NOTE} {lang}"))]).await;
        let target = format!("/{lang}/desk/submissions/PORTS_ARRIVALS-0001?done=attached-renamed");
        assert_eq!((kept.status, kept.header("location")), (303, target.as_str()));
        let page = sender.get(&target).await.text();
        assert!(page.contains(renamed) && page.contains("annfdp.exe.pdf"), "{lang}: {page}");
        assert!(!page.contains('\u{202e}'), "{lang}: {page}");
    }
    let list = sender.get("/en/desk/submissions/PORTS_ARRIVALS-0001").await.text();
    assert_eq!(list.matches("/attachments/").count(), 3, "what was refused is not kept: {list}");
}

#[tokio::test]
async fn a_program_attaches_with_the_scope_of_sending_and_reads_with_that_of_reading() {
    let portal = Portal::unpublished().await;
    person(&portal, "ports", "PORTS", Role::Provider).await;
    person(&portal, "stat", "STAT", Role::Provider).await;
    let sender = program(&portal, "ports", vec![Scope::SendSubmissions]).await;
    let reader = program(&portal, "ports", vec![Scope::ReadSubmissions]).await;
    let other = program(&portal, "stat", vec![Scope::ReadSubmissions, Scope::SendSubmissions]).await;
    let path = "/api/v1/submissions/PORTS_ARRIVALS-0001/attachments";
    let add = format!("{path}?file=note.pdf");
    let none: [(&str, &str); 0] = [];
    let made = sender.ask("POST", &add, (&none, Bytes::from(NOTE))).await;
    assert_eq!((made.status, made.json()["number"].as_u64()), (201, Some(1)), "{}", made.text());
    assert_eq!(made.json()["file"]["file_name"], "note.pdf");
    assert_eq!(reader.ask("POST", &add, (&none, Bytes::from(NOTE))).await.json()["error"], "wrong-scope");
    assert_eq!(sender.get(path).await.json()["error"], "wrong-scope");
    assert_eq!(reader.get(path).await.json().as_array().unwrap().len(), 1);
    let given = reader.get(&format!("{path}/1")).await;
    assert_eq!((given.status, given.text().as_str(), given.header("content-type")), (200, NOTE, "application/pdf"));
    assert_eq!(other.ask("POST", &add, (&none, Bytes::from(NOTE))).await.status, 404);
    assert_eq!((other.get(path).await.status, other.get(&format!("{path}/1")).await.status), (404, 404));
    let openapi = reader.get("/openapi.json").await.json();
    for path in ["/api/v1/submissions/{id}/attachments", "/api/v1/submissions/{id}/attachments/{number}"] {
        assert!(openapi["paths"][path]["get"]["summary"].is_string(), "{path}");
    }
}
