//! The calendar of the desk: what is due, agreements, notices, delegations; and the calendar of releases for everyone.
//!
//! The portal lives in June 2025, and has accepted every file of the pack then: the arrivals of 2024 had been due on 1 March.

use marsad_model::{Lang, Role, Scope};
use marsad_workflow::{Invitation, NewAccount, NewMinute, NewToken};

use crate::portal::{Answer, Portal, text};

const PASSWORD: &str = "a long enough one";

/// A person with a password of their own, signed in: the cookie.
async fn signed_in(portal: &Portal, id: &str, (provider, role): (&str, Role)) -> String {
    let administrator = portal.work.vouched_actor("administrator").await.unwrap().unwrap();
    let account = NewAccount { id: id.to_owned(), name: text(id), provider: provider.parse().unwrap(), role };
    let invitation = Invitation { account, email: format!("{id}@marjan.example"), lang: Lang::En };
    let invited = portal.work.invite(&administrator, invitation).await.unwrap();
    portal.work.accept_link(&invited.link, PASSWORD, "web test").await.unwrap();
    let answer = portal.post("/en/desk/sign-in", "", &[("account", id), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer.cookie
}

async fn at(portal: &Portal, path: &str, cookie: &str) -> Answer {
    portal.get_with(path, &[("cookie", cookie)]).await
}

/// What the forms of a page carry.
fn csrf(page: &Answer) -> String {
    let (_, rest) = page.text.split_once("name=\"csrf\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

fn without_marks(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

#[tokio::test]
async fn the_board_shows_an_officer_what_is_due_of_the_own_institution_in_every_language() {
    let portal = Portal::unpublished().await;
    let cookie = signed_in(&portal, "ports", ("PORTS", Role::Provider)).await;
    for (lang, accepted) in [("ar", "مقبول"), ("fr", "acceptée"), ("en", "accepted")] {
        let board = at(&portal, &format!("/{lang}/desk/calendar"), &cookie).await;
        assert_eq!(board.status, 200, "{lang}: {}", board.text);
        assert!(board.text.contains(&format!("/{lang}/desk/agreements/PORTS_ARRIVALS")), "{lang}");
        assert!(board.text.contains(accepted) && board.text.contains("PORTS_ARRIVALS-0001"), "{lang}");
        assert!(!board.text.contains("STAT_RESIDENTS") && !board.text.contains("name=\"provider\""), "{lang}");
        assert!(!board.text.contains('['), "{lang}: a key without words");
    }
    let wrong = at(&portal, "/en/desk/calendar?from=yesterday", &cookie).await;
    assert_eq!(wrong.status, 400);
    assert_eq!(at(&portal, "/en/desk/calendar?from=2030-01-01&to=2020-01-01", &cookie).await.status, 422);
    assert_eq!(at(&portal, "/en/desk/calendar?provider=STAT", &cookie).await.status, 403);
    assert_eq!(portal.get("/en/desk/calendar").await.status, 303);
}

#[tokio::test]
async fn a_director_sees_every_institution() {
    let portal = Portal::unpublished().await;
    let cookie = signed_in(&portal, "director", ("OBS", Role::Director)).await;
    let board = at(&portal, "/en/desk/calendar", &cookie).await;
    assert!(board.text.contains("PORTS_ARRIVALS") && board.text.contains("STAT_RESIDENTS"));
    // What came although it was due before the observatory began is neither late nor on its day.
    for (lang, words) in [("ar", "لم يكن مطلوبا"), ("fr", "n’était pas demandée"), ("en", "was not asked for")]
    {
        let board = at(&portal, &format!("/{lang}/desk/calendar?from=2025-01-01"), &cookie).await.text;
        assert!(board.contains(words), "{board}");
    }
    let one = at(&portal, "/en/desk/calendar?provider=STAT", &cookie).await;
    assert!(!one.text.contains("agreements/PORTS_ARRIVALS") && one.text.contains("agreements/STAT_RESIDENTS"));
    let list = at(&portal, "/ar/desk/agreements", &cookie).await;
    assert!(list.status == 200 && list.text.contains("agreements/PORTS_ARRIVALS"));
}

#[tokio::test]
async fn a_calendar_program_shows_a_token_that_may_read_the_calendar() {
    let portal = Portal::unpublished().await;
    signed_in(&portal, "ports", ("PORTS", Role::Provider)).await;
    let officer = portal.work.vouched_actor("ports").await.unwrap().unwrap();
    let token = async |scope: Scope| {
        let new = NewToken { name: "calendar".to_owned(), scopes: vec![scope], days: 30 };
        portal.work.make_token(&officer, new).await.unwrap().1
    };
    assert_eq!(portal.get("/fr/desk/calendar.ics").await.status, 401);
    assert_eq!(portal.get("/fr/desk/calendar.ics?key=marsad_x_y").await.status, 401);
    let wrong = token(Scope::SendSubmissions).await;
    assert_eq!(portal.get(&format!("/fr/desk/calendar.ics?key={wrong}")).await.status, 403);
    let key = token(Scope::ReadCalendar).await;
    let feed = portal.get(&format!("/fr/desk/calendar.ics?key={key}")).await;
    assert_eq!((feed.status, feed.kind.as_str()), (200, "text/calendar; charset=utf-8"));
    let unfolded = feed.text.replace("\r\n ", "");
    assert!(unfolded.contains("UID:transmission-PORTS_ARRIVALS-2024@marjan.example\r\n"), "{unfolded}");
    assert!(unfolded.contains("DTSTART;VALUE=DATE:20250301\r\n") && unfolded.contains("acceptée"));
    assert!(!unfolded.contains("STAT_RESIDENTS"));
    let json = portal.get(&format!("/en/desk/calendar.json?key={key}")).await;
    let told: serde_json::Value = serde_json::from_str(&json.text).unwrap();
    assert_eq!(told["entries"][0]["data"]["state"], "accepted");
    let bearer = format!("Bearer {key}");
    let api = portal.get_with("/api/v1/calendar?from=2025-03-01&to=2025-03-01", &[("authorization", &bearer)]).await;
    let told: serde_json::Value = serde_json::from_str(&api.text).unwrap();
    // It was due before the observatory began: nobody waited for it, and it is not late.
    assert_eq!((told[0]["period"].as_str(), told[0]["days_late"].as_i64()), (Some("2024"), Some(0)));
    assert_eq!(told[0]["is_asked"], false);
    let other = portal.get_with("/api/v1/calendar?provider=STAT", &[("authorization", &bearer)]).await;
    assert_eq!(other.status, 403);
    let agreements = portal.get_with("/api/v1/agreements", &[("authorization", &bearer)]).await;
    assert!(agreements.text.contains("PORTS_ARRIVALS") && !agreements.text.contains("STAT_RESIDENTS"));
    let agreement = portal.get_with("/api/v1/agreements/STAT_RESIDENTS", &[("authorization", &bearer)]).await;
    assert_eq!(agreement.status, 403);
    let own = portal.get_with("/api/v1/agreements/PORTS_ARRIVALS", &[("authorization", &bearer)]).await;
    let own: serde_json::Value = serde_json::from_str(&own.text).unwrap();
    assert_eq!(
        (own["rules"][0]["id"].as_str(), own["rules"][0]["check"]["min"].as_f64()),
        (Some("NOT_NEGATIVE"), Some(0.0))
    );
    assert_eq!(portal.get_with("/api/v1/notices", &[("authorization", &bearer)]).await.text, "[]");
    assert!(portal.get("/openapi.json").await.text.contains("/api/v1/calendar"));
}

/// The form of a version as a browser sends it, with a file.
fn version(csrf: &str, valid_until: &str) -> String {
    let mut fields = vec![
        ("csrf", csrf),
        ("frequency", "Q"),
        ("due_days", "10"),
        ("counting", "working"),
        ("roll", "next"),
        ("valid_from", "2025-07-01"),
        ("valid_until", valid_until),
        ("party", "OBS"),
        ("party", "PORTS"),
        ("contact_account", ""),
        ("note", "every <quarter>"),
    ];
    for (ar, fr, en) in [
        ("definitions_ar", "definitions_fr", "definitions_en"),
        ("legal_basis_ar", "legal_basis_fr", "legal_basis_en"),
        ("contact_ar", "contact_fr", "contact_en"),
    ] {
        fields.extend([(ar, "نص متفق عليه"), (fr, "texte convenu"), (en, "text that was agreed")]);
    }
    let part = |(name, value): &(&str, &str)| {
        format!("--b0\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let file = "--b0\r\nContent-Disposition: form-data; name=\"text\"; filename=\"اتفاقية.pdf\"\r\n\
                Content-Type: application/pdf\r\n\r\n%PDF-1.7 signed\r\n--b0--\r\n";
    fields.iter().map(part).collect::<String>() + file
}

#[tokio::test]
async fn a_director_writes_a_version_and_the_head_signs_it() {
    let portal = Portal::unpublished().await;
    let director = signed_in(&portal, "director", ("OBS", Role::Director)).await;
    let head = signed_in(&portal, "head", ("PORTS", Role::Head)).await;
    let officer = signed_in(&portal, "ports", ("PORTS", Role::Provider)).await;
    let path = "/en/desk/agreements/PORTS_ARRIVALS";
    let page = at(&portal, path, &director).await;
    assert!(page.status == 200 && page.text.contains("name=\"definitions_ar\""), "{}", page.text);
    assert!(page.text.contains("What is checked") && page.text.contains("ISLES_ADD_UP</code>"), "{}", page.text);
    assert!(!at(&portal, path, &officer).await.text.contains("name=\"definitions_ar\""));
    let send = async |cookie: &str, body: String| {
        let form = ("content-type", "multipart/form-data; boundary=b0");
        let request = axum::http::Request::post(format!("{path}/versions"));
        portal.ask(request, &[form, ("cookie", cookie), ("origin", "https://marjan.example")], body).await
    };
    assert_eq!(send(&director, version("", "")).await.status, 403, "a form of another page");
    let own = csrf(&page);
    let wrong = send(&director, version(&own, "2025-06-01")).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("role=\"alert\"") && wrong.text.contains("every &#60;quarter&#62;"), "{}", wrong.text);
    let officers = csrf(&at(&portal, path, &officer).await);
    assert_eq!(send(&officer, version(&officers, "")).await.status, 403);
    let kept = send(&director, version(&own, "")).await;
    assert_eq!((kept.status, kept.location), (303, format!("{path}?done=saved")));
    let page = at(&portal, path, &head).await;
    assert!(page.text.contains("name=\"number\" value=\"1\"") && page.text.contains("text that was agreed"));
    assert!(page.text.contains("Nothing follows from this version until the institution signs it"), "{}", page.text);
    assert!(!page.text.contains("every quarter. Due"), "the terms are those of before");
    let own = csrf(&page);
    let signed = portal.post(&format!("{path}/sign"), &head, &[("csrf", &own), ("number", "1")]).await;
    assert_eq!((signed.status, signed.location), (303, format!("{path}?done=signed")));
    let late = portal.post(&format!("{path}/sign"), &head, &[("csrf", &own), ("number", "1")]).await;
    assert_eq!(late.status, 409);
    for lang in ["ar", "fr", "en"] {
        let page = at(&portal, &format!("/{lang}/desk/agreements/PORTS_ARRIVALS"), &officer).await;
        assert!(
            page.status == 200 && page.text.contains("اتفاقية.pdf") && !page.text.contains("name=\"number\""),
            "{lang}"
        );
    }
    let text = at(&portal, &format!("{path}/text/2"), &officer).await;
    assert_eq!((text.status, text.kind.as_str(), text.text.as_str()), (200, "application/pdf", "%PDF-1.7 signed"));
    let stat = signed_in(&portal, "stat", ("STAT", Role::Provider)).await;
    assert_eq!(at(&portal, path, &stat).await.status, 403);
    assert_eq!(at(&portal, &format!("{path}/text/2"), &stat).await.status, 403);
    assert_eq!(at(&portal, "/en/desk/agreements/NOTHING", &stat).await.status, 404);
}

#[tokio::test]
async fn a_colleague_stands_in_and_reads_about_it() {
    let portal = Portal::unpublished().await;
    let officer = signed_in(&portal, "ports", ("PORTS", Role::Provider)).await;
    let head = signed_in(&portal, "head", ("PORTS", Role::Head)).await;
    let page = at(&portal, "/en/desk/delegations", &officer).await;
    assert!(page.status == 200 && page.text.contains("value=\"head\"") && !page.text.contains("value=\"reviewer\""));
    let own = csrf(&page);
    let give = async |until: &str| {
        let fields =
            [("csrf", own.as_str()), ("to", "head"), ("from", "2025-06-15"), ("until", until), ("reason", "leave")];
        portal.post("/en/desk/delegations", &officer, &fields).await
    };
    assert_eq!(give("2025-06-14").await.status, 422);
    assert_eq!(give("soon").await.status, 422);
    let given = give("2025-06-20").await;
    assert_eq!((given.status, given.location.as_str()), (303, "/en/desk/delegations?done=delegated"));
    let notices = at(&portal, "/en/desk/notices", &head).await;
    assert!(
        notices.text.contains("You may stand in for ports from June 15, 2025 until June 20, 2025."),
        "{}",
        notices.text
    );
    let (_, rest) = notices.text.split_once("name=\"up_to\" value=\"").unwrap();
    let up_to = rest.split('"').next().unwrap().to_owned();
    let own = csrf(&notices);
    let read = [("csrf", own.as_str()), ("up_to", up_to.as_str())];
    let read = portal.post("/en/desk/notices/read", &head, &read).await;
    assert_eq!((read.status, read.location.as_str()), (303, "/en/desk/notices?done=read"));
    assert!(!at(&portal, "/en/desk/notices", &head).await.text.contains("up_to"));
    let page = at(&portal, "/en/desk/delegations", &head).await;
    assert!(page.text.contains("name=\"away\" value=\"ports\""), "{}", page.text);
    let own = csrf(&page);
    let stood = portal.post("/en/desk/stand-for", &head, &[("csrf", &own), ("away", "ports")]).await;
    assert_eq!(stood.status, 303);
    let me = at(&portal, "/ar/desk/calendar", &head).await;
    assert!(without_marks(&me.text).contains("نيابة عن"), "the rail says for whom");
    let nobody = portal.post("/en/desk/stand-for", &head, &[("csrf", &own), ("away", "reviewer")]).await;
    assert_eq!(nobody.status, 404);
    let back = portal.post("/en/desk/stand-for", &head, &[("csrf", &own), ("away", "")]).await;
    assert_eq!(back.status, 303);
}

#[tokio::test]
async fn everyone_sees_when_releases_come() {
    let portal = Portal::unpublished().await;
    portal.publish("DF_ARRIVALS", None).await;
    portal.publish("DF_RESIDENTS", Some("2025-12-01T08:00:00Z".parse().unwrap())).await;
    for lang in ["ar", "fr", "en"] {
        let page = portal.get(&format!("/{lang}/calendar")).await;
        assert_eq!(page.status, 200, "{}", page.text);
        assert!(page.text.contains("2025-12-01T08:00:00Z") && page.text.contains(&format!("/{lang}/data/DF_ARRIVALS")));
    }
    let feed = portal.get("/en/calendar.ics").await;
    assert_eq!((feed.status, feed.kind.as_str()), (200, "text/calendar; charset=utf-8"));
    assert!(feed.text.contains("DTSTART:20251201T080000Z\r\n") && feed.text.contains("UID:release-DF_ARRIVALS-1@"));
    let told: serde_json::Value = serde_json::from_str(&portal.get("/en/calendar.json").await.text).unwrap();
    assert_eq!(told["entries"][0]["data"]["dataflow"], "DF_RESIDENTS");
}

#[tokio::test]
async fn everyone_sees_that_a_release_was_moved_or_taken_back_and_why() {
    let portal = Portal::unpublished().await;
    portal.publish("DF_RESIDENTS", Some("2025-12-24T08:00:00Z".parse().unwrap())).await;
    let approver = portal.work.vouched_actor("approver").await.unwrap().unwrap();
    let named = ("DF_RESIDENTS", 1);
    let public_from = "2025-12-26T08:00:00Z".parse().unwrap();
    let new = NewMinute { public_from, told: text("a <holiday>"), expected: None };
    portal.work.move_minute(&approver, named, new).await.unwrap();
    let json =
        async || -> serde_json::Value { serde_json::from_str(&portal.get("/en/calendar.json").await.text).unwrap() };
    let data = json().await["entries"][0]["data"].clone();
    assert_eq!(
        (data["state"].as_str(), data["public_from"].as_str()),
        (Some("announced"), Some("2025-12-26T08:00:00Z"))
    );
    assert_eq!(data["changes"][0]["from"], "2025-12-24T08:00:00Z");
    assert_eq!(data["changes"][0]["reason"]["en"], "a <holiday>");
    assert!(!data.to_string().contains("approver"), "the calendar names nobody of the desk: {data}");
    let page = without_marks(&portal.get("/en/calendar").await.text);
    assert!(page.contains("Reason: a &#60;holiday&#62;") || page.contains("Reason: a &lt;holiday&gt;"), "{page}");
    portal.work.revoke_approval(&approver, named, text("a wrong column")).await.unwrap();
    let data = json().await["entries"][0]["data"].clone();
    assert_eq!((data["state"].as_str(), data["changes"][1]["to"].is_null()), (Some("postponed"), true));
    assert!(data["public_from"].is_null() && data["announced_for"] == "2025-12-26T08:00:00Z", "{data}");
    for (lang, words) in [("ar", "مؤجل"), ("fr", "reporté"), ("en", "postponed")] {
        let page = portal.get(&format!("/{lang}/calendar")).await;
        assert!(page.text.contains(words) && page.text.contains("id=\"release-DF_RESIDENTS-1\""), "{}", page.text);
        assert!(!page.text.contains("[calendar-"), "{lang}: a key without words");
        let feed = portal.get(&format!("/{lang}/calendar.atom")).await;
        assert_eq!((feed.status, feed.kind.as_str()), (200, "application/atom+xml; charset=utf-8"));
        let id = format!("<id>https://marjan.example/{lang}/calendar#release-DF_RESIDENTS-1</id>");
        assert!(feed.text.contains(&id), "{}", feed.text);
    }
    assert!(without_marks(&portal.get("/en/calendar.atom").await.text).contains("Reason: a &lt;holiday&gt;"));
    let feed = portal.get("/en/calendar.ics").await.text;
    assert!(feed.contains("UID:release-DF_RESIDENTS-1@marjan.example\r\n"), "{feed}");
    assert!(feed.contains("SEQUENCE:2\r\n") && feed.contains("STATUS:CANCELLED\r\n"), "{feed}");
}
