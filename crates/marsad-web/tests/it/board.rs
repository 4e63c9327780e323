//! The board, score cards and the steering committee, through HTTP.

use marsad_model::{Lang, Role, Scope};
use marsad_workflow::{Invitation, NewAccount, NewToken};

use crate::portal::{Answer, Portal, text};

const PASSWORD: &str = "a long enough one";

/// A person with a password of their own, signed in: the cookie.
pub async fn signed_in(portal: &Portal, (id, provider, role): (&str, &str, Role)) -> String {
    let administrator = portal.work.vouched_actor("administrator").await.unwrap().unwrap();
    let account = NewAccount { id: id.to_owned(), name: text(id), provider: provider.parse().unwrap(), role };
    let invitation = Invitation { account, email: format!("{id}@marjan.example"), lang: Lang::En };
    let invited = portal.work.invite(&administrator, invitation).await.unwrap();
    portal.work.accept_link(&invited.link, PASSWORD, "web test").await.unwrap();
    let answer = portal.post("/en/desk/sign-in", "", &[("account", id), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer.cookie
}

pub async fn seen(portal: &Portal, path: &str, cookie: &str) -> Answer {
    portal.get_with(path, &[("cookie", cookie)]).await
}

/// What every form of the session carries.
pub async fn form_mark(portal: &Portal, cookie: &str) -> String {
    let page = seen(portal, "/en/desk/me", cookie).await;
    let (_, rest) = page.text.split_once("name=\"csrf\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

/// A page in every language, in its direction and without a key that has no words.
pub async fn speaks_every_language(portal: &Portal, path: &str, cookie: &str) {
    for (lang, direction) in [("ar", "rtl"), ("fr", "ltr"), ("en", "ltr")] {
        let answer = seen(portal, &format!("/{lang}/desk/{path}"), cookie).await;
        assert_eq!(answer.status, 200, "/{lang}/desk/{path}: {}", answer.text);
        assert!(answer.text.contains(&format!("<html lang=\"{lang}\" dir=\"{direction}\"")), "{path}");
        for prefix in ["[board-", "[committee-", "[memory-", "[refusal-", "[desk-", "[estimate-", "[studies-"] {
            assert!(!answer.text.contains(prefix), "/{lang}/desk/{path} has a message without words: {prefix}");
        }
    }
}

#[tokio::test]
async fn the_board_is_for_the_observatory_and_a_card_for_its_institution_first() {
    let portal = Portal::published().await;
    let director = signed_in(&portal, ("director", "OBS", Role::Director)).await;
    for path in ["board", "scores/PORTS", "committee"] {
        speaks_every_language(&portal, path, &director).await;
    }
    let board = seen(&portal, "/en/desk/board", &director).await.text;
    assert!(board.contains("Ports Authority of Marjan") && board.contains("class=\"gauge\""), "{board}");
    assert!(board.contains("No card that others may see"), "{board}");
    assert!(board.contains("/en/desk/scores/STAT"));
    let officer = signed_in(&portal, ("ports.x", "PORTS", Role::Provider)).await;
    assert_eq!(seen(&portal, "/en/desk/board", &officer).await.status, 403);
    let own = seen(&portal, "/en/desk/scores", &officer).await;
    assert_eq!((own.status, own.location.as_str()), (303, "/en/desk/scores/PORTS"));
    let way = "<a href=\"/en/desk/scores\"";
    assert!(seen(&portal, "/en/desk", &officer).await.text.contains(way), "the rail leads to the own card");
    assert!(!board.contains(way), "an observatory has none");
    let card = seen(&portal, "/en/desk/scores/PORTS", &officer).await;
    assert!(card.status == 200 && card.text.contains("60 observations were sent"), "{}", card.text);
    assert!(card.text.contains("Sound: 60 of 60"), "{}", card.text);
    portal.work.issue_score_cards().await.unwrap();
    speaks_every_language(&portal, "scores/PORTS", &officer).await;
    let made = seen(&portal, "/en/desk/scores/PORTS", &officer).await.text;
    // The portal stands in June 2025.
    assert!(made.contains("It is yours alone until") && made.contains("Card of May 2025"), "{made}");
    let waits = seen(&portal, "/en/desk/scores/PORTS", &director).await.text;
    assert!(waits.contains("the institution’s alone until") && !waits.contains("60 observations"), "{waits}");
    let mark = form_mark(&portal, &officer).await;
    let said = [("csrf", mark.as_str()), ("comment", "Two <isles> were one.")];
    let answered = portal.post("/en/desk/scores/PORTS", &officer, &said).await;
    assert_eq!((answered.status, answered.location.as_str()), (303, "/en/desk/scores/PORTS?done=answered"));
    assert_eq!(portal.post("/en/desk/scores/PORTS", &officer, &said).await.status, 409);
    speaks_every_language(&portal, "scores/PORTS", &director).await;
    let shown = seen(&portal, "/en/desk/scores/PORTS", &director).await.text;
    assert!(shown.contains("60 observations") && shown.contains("were one."), "{shown}");
    assert!(!shown.contains("alone until") && !shown.contains("<isles>"), "{shown}");
    assert!(!card.text.contains("/desk/board\""), "no way to what is not for them");
    for other in ["STAT", "NOBODY"] {
        assert_eq!(seen(&portal, &format!("/en/desk/scores/{other}"), &officer).await.status, 403, "{other}");
    }
    assert_eq!(portal.get("/en/desk/board").await.status, 303);
}

/// The fields of the first meeting, as the director sends them.
fn first_meeting(mark: &str) -> [(&str, &str); 6] {
    [
        ("csrf", mark),
        ("held_on", "2025-05-05"),
        ("title_ar", "الاجتماع الأول"),
        ("title_fr", "Première réunion"),
        ("title_en", "First meeting"),
        ("attending", "STAT"),
    ]
}

#[tokio::test]
async fn what_the_committee_settles_is_written_by_the_director_and_read_by_whom_it_concerns() {
    let portal = Portal::unpublished().await;
    let director = signed_in(&portal, ("director", "OBS", Role::Director)).await;
    let head = signed_in(&portal, ("ports.head", "PORTS", Role::Head)).await;
    let mark = form_mark(&portal, &director).await;
    let meeting = first_meeting(&mark);
    let put = portal.post("/fr/desk/committee", &director, &meeting).await;
    assert_eq!((put.status, put.location.as_str()), (303, "/fr/desk/committee?done=saved"), "{}", put.text);
    let without_day: Vec<(&str, &str)> = meeting.iter().filter(|(name, _)| *name != "held_on").copied().collect();
    let wrong = portal.post("/fr/desk/committee", &director, &without_day).await;
    assert!(wrong.status == 422 && wrong.text.contains("role=\"alert\""), "{}", wrong.text);
    let item = |text_en| {
        [
            ("csrf", mark.as_str()),
            ("meeting", "M-0001"),
            ("kind", "action"),
            ("text_ar", "إرسال المغادرين أيضا"),
            ("text_fr", "Envoyer aussi les départs"),
            ("text_en", text_en),
            ("owner", "PORTS"),
            ("due", "2025-12-01"),
        ]
    };
    assert_eq!(portal.post("/en/desk/committee/items", &director, &item("")).await.status, 422);
    let sent = portal.post("/en/desk/committee/items", &director, &item("Send <departures> too")).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    speaks_every_language(&portal, "committee", &head).await;
    let seen_by_head = seen(&portal, "/ar/desk/committee", &head).await.text;
    assert!(seen_by_head.contains("إرسال المغادرين أيضا") && !seen_by_head.contains("name=\"title_ar\""));
    let tasks = seen(&portal, "/ar/desk", &head).await.text;
    assert!(tasks.contains("إرسال المغادرين أيضا") && tasks.contains("/ar/desk/committee#A-00001"), "{tasks}");
    let english = seen(&portal, "/en/desk/committee", &head).await.text;
    assert!(english.contains("Send &#60;departures&#62; too") || english.contains("Send &lt;departures&gt; too"));
    let own_mark = form_mark(&portal, &head).await;
    let change = |mark| [("csrf", mark), ("state", "done"), ("note", "They came."), ("due", "")];
    let path = "/en/desk/committee/items/A-00001";
    // The head of the ports answers for the ports, with a reason, and says nothing of the day.
    let moved = [("csrf", own_mark.as_str()), ("state", "done"), ("note", "x"), ("due", "2026-12-01")];
    assert_eq!(portal.post(path, &head, &moved).await.status, 403);
    let silent = [("csrf", own_mark.as_str()), ("state", "done"), ("note", ""), ("due", "")];
    assert_eq!(portal.post(path, &head, &silent).await.status, 422);
    assert!(english.contains("Say what became of it"), "{english}");
    assert_eq!(portal.post(path, &head, &change(own_mark.as_str())).await.status, 303);
    assert_eq!(portal.post(path, &director, &change("")).await.status, 403);
    assert_eq!(portal.post(path, &director, &change(mark.as_str())).await.status, 303);
    let unknown = portal.post("/en/desk/committee/items/A-00009", &director, &change(mark.as_str())).await;
    assert_eq!(unknown.status, 404);
    let done = seen(&portal, "/en/desk/committee?state=done&owner=PORTS", &director).await.text;
    assert!(done.contains("They came."));
    assert_eq!(seen(&portal, "/en/desk/committee?state=none", &director).await.status, 400);
}

#[tokio::test]
async fn a_program_answers_a_card_for_a_person_who_is_signed_in_and_never_with_a_token() {
    let portal = Portal::published().await;
    portal.work.issue_score_cards().await.unwrap();
    let officer = signed_in(&portal, ("ports.x", "PORTS", Role::Provider)).await;
    let mark = form_mark(&portal, &officer).await;
    let shown = [("cookie", officer.as_str()), ("x-marsad-form", mark.as_str())];
    let post = || axum::http::Request::post("/api/v1/scores/PORTS/answer");
    for wrong in ["", "x", "{\"coment\":\"x\"}"] {
        let told = portal.ask(post(), &shown, wrong.to_owned()).await;
        assert!(told.status == 400 && told.text.contains("wrong-question"), "{wrong}: {} {}", told.status, told.text);
    }
    let person = portal.work.vouched_actor("ports.x").await.unwrap().unwrap();
    let new = NewToken { name: "program".to_owned(), scopes: vec![Scope::ReadBoard], days: 1 };
    let token = format!("Bearer {}", portal.work.make_token(&person, new).await.unwrap().1);
    let told = portal.ask(post(), &[("authorization", token.as_str())], "{}".to_owned()).await;
    assert_eq!(told.status, 403, "{}", told.text);

    let told = portal.ask(post(), &shown, "{\"comment\":\" seen \"}".to_owned()).await;
    let card: serde_json::Value = serde_json::from_str(&told.text).unwrap();
    assert_eq!((told.status, &card["comment"], &card["answered_by"]), (200, &"seen".into(), &"ports.x".into()));
    let again = portal.ask(post(), &shown, "{}".to_owned()).await;
    assert!(again.status == 409 && again.text.contains("no-card-waits"), "{}", again.text);
    assert!(portal.get("/openapi.json").await.text.contains("/api/v1/scores/{provider}/answer"));
}

#[tokio::test]
async fn programs_read_board_cards_and_committee_within_their_scopes() {
    let portal = Portal::published().await;
    signed_in(&portal, ("director", "OBS", Role::Director)).await;
    let director = portal.work.vouched_actor("director").await.unwrap().unwrap();
    let token = async |scope| {
        let new = NewToken { name: "program".to_owned(), scopes: vec![scope], days: 1 };
        format!("Bearer {}", portal.work.make_token(&director, new).await.unwrap().1)
    };
    let (board, other) = (token(Scope::ReadBoard).await, token(Scope::ReadCalendar).await);
    for path in ["/api/v1/board", "/api/v1/scores/PORTS", "/api/v1/committee?state=open"] {
        let told = portal.get_with(path, &[("authorization", board.as_str())]).await;
        assert_eq!((told.status, told.kind.as_str()), (200, "application/json"), "{path}: {}", told.text);
        assert_eq!(portal.get_with(path, &[("authorization", other.as_str())]).await.status, 403, "{path}");
        assert_eq!(portal.get(path).await.status, 401, "{path}");
    }
    let told = portal.get_with("/api/v1/board", &[("authorization", board.as_str())]).await;
    let told: serde_json::Value = serde_json::from_str(&told.text).unwrap();
    assert!(told["agreements"][0]["score"]["validity"].is_null(), "nothing is open yet: {}", told["agreements"][0]);
    portal.work.issue_score_cards().await.unwrap();
    let officer = portal.work.vouched_actor("officer.PORTS_ARRIVALS").await.unwrap().unwrap();
    portal.work.answer_score_card(&officer, "PORTS", "").await.unwrap();
    let told = portal.get_with("/api/v1/board", &[("authorization", board.as_str())]).await;
    let told: serde_json::Value = serde_json::from_str(&told.text).unwrap();
    let ports = &told["agreements"][0];
    assert_eq!((&ports["agreement"], &ports["score"]["validity"]), (&"PORTS_ARRIVALS".into(), &1.0.into()));
    assert!(ports["score"]["completeness"].is_null(), "nothing was due to a house that had not begun: {ports}");
    assert!(portal.get("/openapi.json").await.text.contains("/api/v1/scores/{provider}"));
}

#[tokio::test]
async fn a_meeting_is_mended_by_the_director_and_printed_without_its_forms() {
    let portal = Portal::unpublished().await;
    let director = signed_in(&portal, ("director", "OBS", Role::Director)).await;
    let head = signed_in(&portal, ("ports.head", "PORTS", Role::Head)).await;
    let mark = form_mark(&portal, &director).await;
    assert_eq!(portal.post("/fr/desk/committee", &director, &first_meeting(&mark)).await.status, 303);
    let words = "نوقشت أرقام 2024-Q1.";
    let mend = [
        ("csrf", mark.as_str()),
        ("title_ar", "الاجتماع الأول"),
        ("title_fr", "Première réunion"),
        ("title_en", "First meeting of 2025"),
        ("attending", "STAT"),
        ("attending", "PORTS"),
        ("minutes", words),
    ];
    assert_eq!(portal.post("/en/desk/committee/meetings/M-0001", &head, &mend).await.status, 403);
    assert_eq!(portal.post("/en/desk/committee/meetings/M-0001", &director, &mend).await.status, 303);
    speaks_every_language(&portal, "committee", &director).await;
    let mended = seen(&portal, "/en/desk/committee", &director).await.text;
    assert!(mended.contains("First meeting of 2025") && mended.contains("Mended on"), "{mended}");
    assert!(
        mended.contains("نوقشت أرقام \u{2066}<span class=\"whole\">2024-Q1</span>\u{2069}."),
        "what reads from the left keeps its direction: {mended}"
    );
    assert!(mended.contains(&format!("dir=\"auto\">\n{words}</textarea>")), "what is mended is what was typed");
    // On paper no form leaves its heading behind, and the sheet says whose it is and of which day.
    assert!(mended.contains("<section class=\"screen\" aria-labelledby=\"meeting\">"), "{mended}");
    assert!(mended.contains("<p class=\"print-only\">") && mended.contains("As it stood on"), "{mended}");
}
