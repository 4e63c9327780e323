//! The doors of sending: forms that work without a script, the API, parts, and what others do not see.

use std::collections::BTreeSet;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request};
use bytes::Bytes;
use marsad_model::{Lang, Role, Scope};
use marsad_web::App;
use marsad_workflow::{Invitation, NewAccount, NewToken};
use serde_json::Value;
use tower::ServiceExt as _;

use crate::portal::{Portal, text};

const PASSWORD: &str = "a long enough one";

/// An answer as it came.
pub struct Told {
    pub status: u16,
    headers: HeaderMap,
    bytes: Bytes,
}

impl Told {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// A person at the desk, or a program.
pub struct Visitor<'p> {
    portal: &'p Portal,
    headers: Vec<(String, String)>,
}

impl Visitor<'_> {
    pub async fn ask(&self, method: &str, path: &str, (more, body): (&[(&str, &str)], Bytes)) -> Told {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in self.headers.iter().map(|(n, v)| (n.as_str(), v.as_str())).chain(more.iter().copied()) {
            request = request.header(name, value);
        }
        let router = marsad_web::router(App::new(self.portal.work.clone(), Some("https://marjan.example")));
        let response = router.oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Told { status, headers, bytes: to_bytes(response.into_body(), usize::MAX).await.unwrap() }
    }

    pub async fn get(&self, path: &str) -> Told {
        self.ask("GET", path, (&[], Bytes::new())).await
    }

    pub async fn csrf(&self) -> String {
        let page = self.get("/en/desk/me").await.text();
        page.split_once("name=\"csrf\" value=\"").unwrap().1.split('"').next().unwrap().to_owned()
    }

    async fn form(&self, path: &str, fields: &[(&str, &str)]) -> Told {
        let encoded = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let pairs: Vec<String> = fields.iter().map(|(n, v)| format!("{}={}", encoded(n), encoded(v))).collect();
        let headers = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
        self.ask("POST", path, (&headers, pairs.join("&").into())).await
    }

    /// Sends a file as a page without a script would.
    async fn upload(&self, path: &str, csrf: &str, (name, file): (&str, &str)) -> Told {
        let body = format!(
            "--XX\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{csrf}\r\n--XX\r\n\
             Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n\
             {file}\r\n--XX--\r\n"
        );
        let headers = [("content-type", "multipart/form-data; boundary=XX"), ("sec-fetch-site", "same-origin")];
        self.ask("POST", path, (&headers, body.into())).await
    }
}

pub async fn person<'p>(portal: &'p Portal, id: &str, provider: &str, role: Role) -> Visitor<'p> {
    let administrator = portal.work.vouched_actor("administrator").await.unwrap().unwrap();
    let account = NewAccount { id: id.to_owned(), name: text(id), provider: provider.parse().unwrap(), role };
    let invitation = Invitation { account, email: format!("{id}@marjan.example"), lang: Lang::En };
    let invited = portal.work.invite(&administrator, invitation).await.unwrap();
    portal.work.accept_link(&invited.link, PASSWORD, "web test").await.unwrap();
    let nobody = Visitor { portal, headers: Vec::new() };
    let signed_in = nobody.form("/en/desk/sign-in", &[("account", id), ("password", PASSWORD)]).await;
    let cookie = signed_in.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
    Visitor { portal, headers: vec![("cookie".to_owned(), cookie)] }
}

/// A program that acts for a person.
pub async fn program<'p>(portal: &'p Portal, id: &str, scopes: Vec<Scope>) -> Visitor<'p> {
    let actor = portal.work.vouched_actor(id).await.unwrap().unwrap();
    let new = NewToken { name: "program".to_owned(), scopes, days: 1 };
    let (_, shown) = portal.work.make_token(&actor, new).await.unwrap();
    Visitor { portal, headers: vec![("authorization".to_owned(), format!("Bearer {shown}"))] }
}

pub fn arrivals() -> String {
    String::from_utf8(marsad_testkit::pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap()
}

#[tokio::test]
async fn a_file_is_sent_by_a_plain_form_and_answered_in_the_language_of_the_page() {
    let portal = Portal::unpublished().await;
    let officer = person(&portal, "ports", "PORTS", Role::Provider).await;
    let list = officer.get("/ar/desk/send").await;
    assert!(list.status == 200 && list.text().contains("/ar/desk/send/PORTS_ARRIVALS"));
    assert!(!list.text().contains("STAT_RESIDENTS"), "what others send is not offered");
    assert!(list.text().contains("لا شيء مطلوب قبل"), "{}", list.text());
    let csrf = officer.csrf().await;
    for (lang, said) in [("ar", "الصدف"), ("fr", "Île de Sadaf"), ("en", "Sadaf Isle")] {
        let form = officer.get(&format!("/{lang}/desk/send/PORTS_ARRIVALS")).await;
        assert!(form.status == 200 && form.text().contains("enctype=\"multipart/form-data\""), "{lang}");
        let wrong = arrivals().replace("2021;Sadaf;Women", "2021;Sadef;Women");
        let sent = officer.upload(&format!("/{lang}/desk/send/PORTS_ARRIVALS"), &csrf, ("ملف.csv", &wrong)).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        let place = sent.header("location").to_owned();
        assert!(place.starts_with(&format!("/{lang}/desk/submissions/PORTS_ARRIVALS-")), "{place}");
        let page = officer.get(&place).await;
        let html = page.text();
        assert!(page.status == 200 && html.contains(&format!("<html lang=\"{lang}\"")) && html.contains("ملف.csv"));
        assert!(html.contains("Sadef") && !html.contains("[sub") && !html.contains("[sent"), "{html}");
        assert!(html.contains(said), "the nearest word is named: {html}");
        // Where it stands is a sentence of the page: nothing around it takes the direction of the cell that it names.
        assert!(html.contains("<ul class=\"places\"><li>") && !html.contains("<li><bdi>"), "{html}");
    }
    let list = officer.get("/en/desk/send").await.text();
    assert!(
        list.contains("returned, waited for again") && list.contains("/en/desk/submissions/PORTS_ARRIVALS-"),
        "{list}"
    );
    let foreign = officer.upload("/en/desk/send/PORTS_ARRIVALS", "0000", ("a.csv", "x")).await;
    assert_eq!(foreign.status, 403);
    let none = officer.upload("/en/desk/send/PORTS_ARRIVALS", &csrf, ("", "")).await;
    assert!(none.status == 422 && none.text().contains("role=\"alert\""));
    for other in ["STAT_RESIDENTS", "NOTHING"] {
        assert_eq!(officer.get(&format!("/en/desk/send/{other}")).await.status, 404);
        assert_eq!(officer.upload(&format!("/en/desk/send/{other}"), &csrf, ("a.csv", "x")).await.status, 404);
    }
}

#[tokio::test]
async fn a_submission_has_its_files_for_those_who_may_read_it_and_for_nobody_else() {
    let portal = Portal::unpublished().await;
    let officer = person(&portal, "ports", "PORTS", Role::Provider).await;
    let csrf = officer.csrf().await;
    let changed = arrivals().replace("2024;Lulu;Women;281", "2024;Lulu;Women;284");
    let sent = officer.upload("/en/desk/send/PORTS_ARRIVALS", &csrf, ("a.csv", &changed)).await;
    let place = sent.header("location").split('?').next().unwrap().to_owned();
    let page = officer.get(&place).await.text();
    assert!(page.contains("281") && page.contains("284"), "the difference is shown: {page}");
    let stranger = person(&portal, "statistics", "STAT", Role::Provider).await;
    let reviewer = person(&portal, "reviewer.x", "OBS", Role::Reviewer).await;
    for (file, kind) in [
        ("/marked.xlsx", "application/vnd.openxmlformats"),
        ("/file", "application/octet-stream"),
        ("/difference.csv", "text/csv"),
        ("/receipt.json", "application/json"),
        ("/receipt", "text/html"),
        ("", "text/html"),
    ] {
        let path = format!("{place}{file}");
        for reader in [&officer, &reviewer] {
            let told = reader.get(&path).await;
            assert!(told.status == 200 && told.header("content-type").starts_with(kind), "{file}: {}", told.text());
            assert_eq!(told.header("cache-control"), "no-store", "{file}");
        }
        let (theirs, nothing) = (stranger.get(&path).await, stranger.get(&path.replace("-0", "-9")).await);
        assert_eq!((theirs.status, nothing.status), (404, 404), "{file}");
    }
    let paper = officer.get(&format!("{place}/receipt.pdf")).await;
    let page = officer.get(&format!("{place}/receipt")).await.text();
    if marsad_web::has_pictures() {
        assert!(paper.status == 200 && paper.bytes.starts_with(b"%PDF-"));
        assert!(page.contains("/receipt.pdf"), "{page}");
    } else {
        // Without its typeface the program has no paper, says so in words, and names what proves the same.
        let told = paper.text();
        assert!(paper.status == 406 && paper.header("content-type").starts_with("text/html"), "{told}");
        assert!(told.contains("There is no PDF") && told.contains("/receipt.json"), "{told}");
        assert!(page.contains("There is no PDF") && !page.contains("/receipt.pdf"), "{page}");
    }
    let csv = officer.get(&format!("{place}/difference.csv")).await.text();
    assert_eq!(csv, "FREQ,ISLE,SEX,TIME_PERIOD,BEFORE,AFTER,ATTRIBUTES\r\nA,XM-L,F,2024,281,284,\r\n");
    let id = place.rsplit('/').next().unwrap();
    let told = officer.get(&format!("/api/v1/submissions/{id}/difference")).await.json();
    let cell = serde_json::json!({
        "key": ["A", "XM-L", "F"], "period": "2024", "before": 281.0, "after": 284.0, "attributes": []
    });
    assert_eq!(told["cells"], serde_json::json!([cell]));
    let receipt: marsad_model::SignedReceipt =
        serde_json::from_value(officer.get(&format!("{place}/receipt.json")).await.json()).unwrap();
    let key = officer.get("/keys/receipts").await.text();
    let key = key.trim().strip_prefix("ed25519 ").unwrap();
    assert!(marsad_workflow::Work::receipt_is_whole(&receipt, key));
}

#[tokio::test]
async fn templates_and_grids_are_there_in_every_language() {
    let portal = Portal::unpublished().await;
    let officer = person(&portal, "ports", "PORTS", Role::Provider).await;
    for lang in ["ar", "fr", "en"] {
        let template = officer.get(&format!("/{lang}/desk/send/PORTS_ARRIVALS/template.xlsx")).await;
        assert!(template.status == 200 && template.bytes.starts_with(b"PK"), "{lang}");
        let grid = officer.get(&format!("/{lang}/desk/send/PORTS_ARRIVALS/grid")).await;
        assert!(grid.status == 200 && grid.text().matches("name=\"value\"").count() == 15, "{lang}: {}", grid.text());
        // Read out alone, a field says which row it is of.
        let page = grid.text();
        // What the script says where what was typed cannot be sent yet.
        let told = ["offline", "ended", "refused", "failed"];
        let told = told.map(|name| page.split(&format!("data-{name}=\"")).nth(1).unwrap());
        assert!(
            told.iter().all(|rest| !rest.starts_with(['[', '"'])) && page.contains("role=\"alert\" hidden"),
            "{lang}"
        );
        let labels = page.split("name=\"value\"").skip(1).map(|rest| rest.split("aria-label=\"").nth(1).unwrap());
        let names: BTreeSet<&str> = labels.map(|label| label.split('"').next().unwrap()).collect();
        assert_eq!(names.len(), 15, "{lang}: {names:?}");
        let isle = [("ar", "جزيرة اللؤلؤ"), ("fr", "Île de Loulou"), ("en", "Lulu Isle")];
        let isle = isle.into_iter().find(|(own, _)| *own == lang).unwrap().1;
        assert!(names.iter().any(|name| name.contains(isle)), "{lang}: no {isle} in {names:?}");
    }
    // The form leads to template and grid of the period that is asked for, or of another that is named.
    let form = officer.get("/en/desk/send/PORTS_ARRIVALS?period=2026").await.text();
    for part in ["template.xlsx?period=2026", "/grid?period=2026", "Period: 2026"] {
        assert!(form.contains(part), "{part}: {form}");
    }
    let table = officer.get("/en/desk/send/PORTS_ARRIVALS/grid?period=2026").await.text();
    assert!(table.contains("/en/desk/send/PORTS_ARRIVALS?period=2026"), "{table}");
    assert_eq!(officer.get("/en/desk/send/PORTS_ARRIVALS/template.xlsx?period=2026").await.status, 200);
    assert_eq!(officer.get("/en/desk/send/PORTS_ARRIVALS/template.xlsx?period=soon").await.status, 400);
    let csrf = officer.csrf().await;
    let page = officer.get("/en/desk/send/PORTS_ARRIVALS/grid?period=2025").await.text();
    assert!(page.contains("Before: 2024"), "{page}");
    let rows: Vec<&str> =
        page.split("name=\"row\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let values = ["1", "2", "3"].map(str::to_owned);
    let value = |row: usize| if row / 3 == 4 { (4 * (row % 3 + 1)).to_string() } else { values[row % 3].clone() };
    let typed: Vec<String> = (0..rows.len()).map(value).collect();
    let mut fields = vec![("csrf", csrf.as_str()), ("period", "2025")];
    for (row, value) in rows.iter().zip(&typed) {
        fields.extend([("row", *row), ("value", value.as_str()), ("status", "")]);
    }
    let sent = officer.form("/en/desk/send/PORTS_ARRIVALS/grid", &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let page = officer.get(sent.header("location")).await.text();
    assert!(page.contains("mark saffron") && page.contains("PORTS_ARRIVALS 2025.csv"), "{page}");
    // One wrong cell is corrected where it was typed: everything else that was sent stands there.
    let said = |(at, value): (usize, &String)| if at == 2 { "three".to_owned() } else { value.clone() };
    let wrong: Vec<String> = typed.iter().enumerate().map(said).collect();
    // The first table of the year waits: that the next one takes its place is asked before, and sent on a word.
    let mut fields = vec![("csrf", csrf.as_str()), ("period", "2025"), ("sure", "yes")];
    for (row, value) in rows.iter().zip(&wrong) {
        fields.extend([("row", *row), ("value", value.as_str()), ("status", "")]);
    }
    let sent = officer.form("/en/desk/send/PORTS_ARRIVALS/grid", &fields).await;
    let location = sent.header("location").to_owned();
    let answer = officer.get(&location).await.text();
    assert!(answer.contains("/en/desk/send/PORTS_ARRIVALS/grid?period=2025&#38;submission="), "{answer}");
    let id = location.rsplit('/').next().unwrap().split('?').next().unwrap();
    let grid = "/en/desk/send/PORTS_ARRIVALS/grid?period";
    let back = officer.get(&format!("{grid}=2025&submission={id}")).await.text();
    assert!(back.contains("aria-invalid=\"true\"") && back.contains("id=\"wrong-"), "{back}");
    assert!(back.contains("value=\"three\"") && !back.contains("inputmode=\"decimal\" value=\"\""), "{back}");
    let other = officer.get(&format!("{grid}=2026&submission={id}")).await.text();
    assert!(!other.contains("value=\"three\""), "what was typed for a year is not offered for another");
    assert_eq!(officer.get(&format!("{grid}=2025&submission=STAT_RESIDENTS-0001")).await.status, 404);
    assert_eq!(officer.get("/en/desk/send/STAT_RESIDENTS/template.xlsx").await.status, 403);
    for wrong in ["soon", "2026-13", "9999", "2026-Q1"] {
        let told = officer.get(&format!("{grid}={wrong}")).await;
        let has_grid = told.text().matches("name=\"value\"").count() == 15;
        assert!(told.status == 400 && has_grid, "{wrong} leads nowhere else: {}", told.text());
        assert!(told.text().contains("is no period that this agreement sends"), "{wrong}");
    }
}

/// What stands in a hidden field of a page.
fn hidden<'t>(page: &'t str, name: &str) -> &'t str {
    page.split_once(&format!("name=\"{name}\" value=\"")).unwrap().1.split('"').next().unwrap()
}

#[tokio::test]
async fn a_grid_is_received_once_however_often_it_is_sent_and_in_the_name_of_who_typed_it() {
    let portal = Portal::unpublished().await;
    let officer = person(&portal, "ports", "PORTS", Role::Provider).await;
    let other = person(&portal, "ports.b", "PORTS", Role::Provider).await;
    let path = "/en/desk/send/PORTS_ARRIVALS/grid";
    let page = officer.get(&format!("{path}?period=2025")).await.text();
    let rows: Vec<&str> =
        page.split("name=\"row\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let send = async |who: &Visitor<'_>, csrf: &str, value: &str| {
        let mut fields = vec![("csrf", csrf), ("period", "2025")];
        fields.extend(["key", "account"].map(|name| (name, hidden(&page, name))));
        for row in &rows {
            fields.extend([("row", *row), ("value", value), ("status", "")]);
        }
        who.form(path, &fields).await
    };
    let received = async || portal.work.catalog().submission_list().await.unwrap().len();
    let before = received().await;
    let csrf = officer.csrf().await;
    // What no longer stands may be sent again, but not by the same form: its line was cut.
    let first = send(&officer, &csrf, "three").await;
    let again = send(&officer, &csrf, "three").await;
    assert_eq!((first.status, again.status), (303, 303), "{}", again.text());
    assert_eq!((first.header("location"), received().await), (again.header("location"), before + 1));
    let corrected = send(&officer, &csrf, "3").await;
    assert_eq!((corrected.status, received().await), (303, before + 2), "{}", corrected.text());
    let kept = |told: &Told| told.text().matches("value=\"7\"").count() == rows.len();
    let of_other = send(&other, &other.csrf().await, "7").await;
    assert!(of_other.status == 409 && kept(&of_other), "{}", of_other.text());
    assert!(of_other.text().contains("opened this table"), "{}", of_other.text());
    assert_eq!(hidden(&of_other.text(), "account"), "ports.b", "who sends it again does so in their own name");
    let anew = send(&officer, "of a session that has ended", "7").await;
    assert!(anew.status == 403 && kept(&anew) && anew.text().contains("signed in again"), "{}", anew.text());
    assert_eq!((hidden(&anew.text(), "csrf"), received().await), (csrf.as_str(), before + 2));
}

#[tokio::test]
async fn a_grid_asks_before_it_leaves_out_cells_or_takes_the_place_of_what_waits() {
    let portal = Portal::unpublished().await;
    let officer = person(&portal, "ports", "PORTS", Role::Provider).await;
    let (path, csrf) = ("/en/desk/send/PORTS_ARRIVALS/grid", officer.csrf().await);
    let page = officer.get(&format!("{path}?period=2025")).await.text();
    let rows: Vec<&str> =
        page.split("name=\"row\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let received = async || portal.work.catalog().submission_list().await.unwrap().len();
    let send = async |value: &str, more: &[(&str, &str)]| {
        let mut fields = vec![("csrf", csrf.as_str()), ("period", "2025"), ("row", rows[0]), ("value", value)];
        fields.extend([("status", "")].iter().chain(more));
        officer.form(path, &fields).await
    };
    let before = received().await;
    // Enter in a field presses the first button where there is no script: nothing is sent.
    let shown = send("7", &[("do", "show")]).await;
    assert!(shown.status == 200 && shown.text().contains("value=\"7\""), "{}", shown.text());
    let asked = send("7", &[]).await;
    let told = asked.text();
    assert!(asked.status == 422 && told.contains("14 rows are blank") && told.contains("value=\"7\""), "{told}");
    let nothing = send("", &[("sure", "yes")]).await;
    assert!(nothing.status == 422 && nothing.text().contains("Nothing has been typed"), "{}", nothing.text());
    assert_eq!(received().await, before);
    let sent = send("7", &[("sure", "yes")]).await;
    assert_eq!((sent.status, received().await), (303, before + 1), "{}", sent.text());
    let id = sent.header("location").rsplit('/').next().unwrap().split('?').next().unwrap().to_owned();
    let opened = officer.get(&format!("{path}?period=2025")).await.text();
    assert!(opened.contains(&format!("/en/desk/submissions/{id}\"")) && opened.contains("takes its place"), "{opened}");
    let form = officer.get("/en/desk/send/PORTS_ARRIVALS").await.text();
    assert!(
        form.contains(&format!("/en/desk/submissions/{id}\"")) && form.contains("waits for the reviewer"),
        "{form}"
    );
    let other = send("8", &[]).await;
    assert!(other.status == 422 && other.text().contains("takes its place"), "{}", other.text());
}

#[tokio::test]
async fn a_grid_takes_other_rows_and_says_which_periods_and_years_are_not_meant() {
    let portal = Portal::unpublished().await;
    let officer = person(&portal, "ports", "PORTS", Role::Provider).await;
    let (path, csrf) = ("/en/desk/send/PORTS_ARRIVALS/grid", officer.csrf().await);
    // Every series of the lists is there: another one is of no list, and one of them stays once.
    let add = async |isle: &str| {
        let fields = [("csrf", csrf.as_str()), ("period", "2025"), ("do", "add"), ("new", isle), ("new", "F")];
        officer.form(path, &fields).await
    };
    let (unknown, known) = (add("XX").await, add("XM-F").await);
    assert!(unknown.status == 422 && unknown.text().contains("XX"), "{} {}", unknown.status, unknown.text());
    assert!(known.status == 200 && known.text().matches("name=\"value\"").count() == 15, "{}", known.text());
    assert!(known.text().contains("<option value=\"XM-F\">Fanar Isle</option>"), "{}", known.text());
    let arabic = officer.get(&format!("{path}?period=%D9%A2%D9%A0%D9%A2%D9%A5")).await;
    assert!(arabic.status == 200 && hidden(&arabic.text(), "period") == "2025", "digits of either script");
    let quarter = officer.get(&format!("{path}?period=2025-Q1")).await.text();
    assert!(quarter.contains("It sends every year, such as 2025") && !quarter.contains("2025-Q1 or"), "{quarter}");
    let row = ["row", "value", "status"].into_iter().zip(["XM-F.F", "7", ""]);
    let fields: Vec<(&str, &str)> = [("csrf", csrf.as_str()), ("period", "1900")].into_iter().chain(row).collect();
    let old = officer.form(path, &fields).await;
    assert!(old.status == 422 && old.text().contains("Is the year right?"), "{}", old.text());
}

#[tokio::test]
async fn a_program_sends_once_with_a_key_and_reads_what_its_token_is_for() {
    let portal = Portal::unpublished().await;
    person(&portal, "ports", "PORTS", Role::Provider).await;
    let sender = program(&portal, "ports", vec![Scope::SendSubmissions]).await;
    let reader = program(&portal, "ports", vec![Scope::ReadSubmissions]).await;
    let wrong = arrivals().replace("Lulu", "Lullu");
    let path = "/api/v1/submissions?agreement=PORTS_ARRIVALS&file=program.csv";
    let send =
        async |key: &str, file: String| sender.ask("POST", path, (&[("idempotency-key", key)], file.into())).await;
    let first = send("k-1", wrong.clone()).await;
    assert_eq!(first.status, 201, "{}", first.text());
    let told = first.json();
    assert_eq!(
        (told["submission"]["state"].as_str(), told["answer"]["is_acceptable"].as_bool()),
        (Some("returned"), Some(false))
    );
    let again = send("k-1", wrong).await;
    assert_eq!((again.status, &again.json()["submission"]["id"]), (200, &told["submission"]["id"]));
    let other = send("k-1", arrivals()).await;
    assert_eq!((other.status, other.json()["error"].as_str()), (422, Some("key-used-otherwise")));
    let long = send(&"k".repeat(5000), arrivals()).await;
    assert_eq!((long.status, long.json()["error"].as_str()), (400, Some("wrong-question")));
    let why = long.json()["subject"].as_str().unwrap().to_owned();
    assert!(why.starts_with("Idempotency-Key: 5000 bytes") && why.contains("200"), "{why}");
    let id = told["submission"]["id"].as_str().unwrap().to_owned();
    assert_eq!(sender.get(&format!("/api/v1/submissions/{id}")).await.status, 403, "a token that sends does not read");
    assert_eq!(reader.ask("POST", path, (&[], "x".into())).await.status, 403, "and one that reads does not send");
    for part in ["", "/findings", "/difference", "/receipt"] {
        assert_eq!(reader.get(&format!("/api/v1/submissions/{id}{part}")).await.status, 200, "{part}");
        assert_eq!(reader.get(&format!("/api/v1/submissions/STAT_RESIDENTS-0001{part}")).await.status, 404, "{part}");
    }
    let findings = reader.get(&format!("/api/v1/submissions/{id}/findings")).await.json();
    assert_eq!(findings["findings"][0]["finding"]["nearest"][0], "XM-L");
    let unknown = sender.ask("POST", "/api/v1/submissions?agreement=NO", (&[], "x".into())).await;
    assert_eq!(unknown.json()["error"], "unknown-agreement");
    let nobody = Visitor { portal: &portal, headers: Vec::new() };
    assert_eq!(nobody.get("/api/v1/submissions").await.status, 401);
    let document = nobody.get("/openapi.json").await.text();
    assert!(document.contains("/api/v1/submissions/{id}/receipt") && document.contains("/api/v1/uploads"));
}

#[tokio::test]
async fn a_cut_upload_goes_on_where_it_stopped_by_tus() {
    let portal = Portal::unpublished().await;
    person(&portal, "ports", "PORTS", Role::Provider).await;
    let sender = program(&portal, "ports", vec![Scope::SendSubmissions]).await;
    let file = Bytes::from(arrivals().replace("register", "registre"));
    let about = sender.ask("OPTIONS", "/api/v1/uploads", (&[], Bytes::new())).await;
    assert_eq!((about.status, about.header("tus-version")), (204, "1.0.0"));
    // printf 'PORTS_ARRIVALS' | base64, and 'parts.csv'
    let length = file.len().to_string();
    let metadata = "agreement UE9SVFNfQVJSSVZBTFM=,filename cGFydHMuY3N2";
    let head = [("upload-length", length.as_str()), ("upload-metadata", metadata), ("tus-resumable", "1.0.0")];
    let begun = sender.ask("POST", "/api/v1/uploads", (&head, Bytes::new())).await;
    assert_eq!(begun.status, 201, "{}", begun.text());
    let place = begun.header("location").to_owned();
    let patch = async |offset: usize, part: Bytes| {
        let offset = offset.to_string();
        let headers = [("content-type", "application/offset+octet-stream"), ("upload-offset", offset.as_str())];
        sender.ask("PATCH", &place, (&headers, part)).await
    };
    let half = file.len() / 2;
    assert_eq!(patch(0, file.slice(..half)).await.header("upload-offset"), half.to_string());
    assert_eq!(patch(0, file.slice(..half)).await.status, 409, "the answer was lost: the same part again");
    let stand = sender.ask("HEAD", &place, (&[], Bytes::new())).await;
    assert_eq!((stand.status, stand.header("upload-offset")), (200, half.to_string().as_str()));
    let upload = place.rsplit('/').next().unwrap().to_owned();
    let finish = format!("/api/v1/submissions?upload={upload}");
    assert_eq!(sender.ask("POST", &finish, (&[], Bytes::new())).await.status, 409, "not whole yet");
    assert_eq!(patch(half, file.slice(half..)).await.status, 204);
    let sent = sender.ask("POST", &finish, (&[], Bytes::new())).await;
    assert_eq!((sent.status, sent.json()["submission"]["file_name"].as_str()), (201, Some("parts.csv")));
    let again = sender.ask("POST", &finish, (&[], Bytes::new())).await;
    assert_eq!((again.status, &again.json()["submission"]["id"]), (200, &sent.json()["submission"]["id"]));
    person(&portal, "statistics", "STAT", Role::Provider).await;
    let stranger = program(&portal, "statistics", vec![Scope::SendSubmissions]).await;
    assert_eq!(stranger.ask("HEAD", &place, (&[], Bytes::new())).await.status, 404);
    assert_eq!(stranger.ask("DELETE", &place, (&[], Bytes::new())).await.status, 404);
}
