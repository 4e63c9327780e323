//! What is urgent by SMS, against a gateway of our own that answers as it is told.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use marsad_model::{Channel, Lang, Role};
use marsad_web::{App, Post, SmsSettings};
use marsad_workflow::GivenMobile;
use serde_json::Value;
use tokio::net::TcpListener;

use crate::board::{form_mark, seen, signed_in, speaks_every_language};
use crate::portal::Portal;

const BASE: &str = "https://marjan.example";
const NUMBER: &str = "+35620123456";

/// Requests as they came: the header with the token, and the body.
type Taken = Arc<Mutex<Vec<(String, Value)>>>;

/// A gateway that answers with these statuses in turn, then well; and how it is reached.
async fn gateway(statuses: &[u16]) -> (SmsSettings, Taken) {
    let (taken, answers) = (Taken::default(), Arc::new(Mutex::new(VecDeque::from(statuses.to_vec()))));
    let kept = taken.clone();
    let answer = move |headers: HeaderMap, body: String| {
        let token = headers["authorization"].to_str().unwrap().to_owned();
        kept.lock().unwrap().push((token, serde_json::from_str(&body).unwrap()));
        let status = answers.lock().unwrap().pop_front().unwrap_or(202);
        async move { StatusCode::from_u16(status).unwrap() }
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/send", listener.local_addr().unwrap());
    let router: Router = Router::new().route("/send", axum::routing::post(answer));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let body = r#"{"to":"{to}","from":"{from}","text":"{text}","reference":"{id}"}"#;
    let settings = SmsSettings {
        url,
        body: body.to_owned(),
        headers: Vec::new(),
        token: Some("s3cret".to_owned()),
        from: "Marsad".to_owned(),
        timeout_seconds: 10,
    };
    (settings, taken)
}

fn app(portal: &Portal) -> App {
    App::new(portal.work.clone(), Some(BASE))
}

/// The code that an SMS holds.
fn code(sent: &Value) -> String {
    let text = sent["text"].as_str().unwrap();
    text.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 6).unwrap().to_owned()
}

/// Gives a person a number without a gateway.
async fn with_mobile(portal: &Portal, id: &str) {
    let actor = portal.work.vouched_actor(id).await.unwrap().unwrap();
    let given = GivenMobile { number: NUMBER.to_owned(), has_consent: true };
    portal.work.add_mobile(&actor, &given).await.unwrap();
    let due = portal.work.letters_due(Channel::Sms, 10).await.unwrap();
    portal.work.letter_sent(&due[0].0.id, Ok(())).await.unwrap();
    portal.work.confirm_mobile(&actor, &due[0].0.arguments["code"]).await.unwrap();
}

#[tokio::test]
async fn a_number_is_confirmed_by_the_code_that_comes_to_it_and_then_told_what_is_urgent() {
    let mut portal = Portal::unpublished().await;
    portal.clock_at("2025-06-15T18:00:00Z");
    let (settings, taken) = gateway(&[]).await;
    portal.sms = Some(settings.clone());
    let post = Post::by_sms(&settings, &format!("{BASE}/")).unwrap();
    let cookie = signed_in(&portal, ("approver.x", "OBS", Role::Approver)).await;
    let mark = form_mark(&portal, &cookie).await;
    let given = [("csrf", mark.as_str()), ("number", "+356 2012 3456"), ("consent", "yes")];
    let answer = portal.post("/en/desk/me/mobile", &cookie, &given).await;
    assert_eq!((answer.status, answer.location.as_str()), (303, "/en/desk/me?done=mobile-code"));
    assert_eq!(post.deliver(&app(&portal)).await.unwrap(), 1);
    let (token, sent) = taken.lock().unwrap().pop().unwrap();
    assert_eq!((token.as_str(), &sent["to"], &sent["from"]), ("Bearer s3cret", &NUMBER.into(), &"Marsad".into()));
    let typed = code(&sent);
    let confirmed =
        portal.post("/en/desk/me/mobile/confirm", &cookie, &[("csrf", mark.as_str()), ("code", &typed)]).await;
    assert_eq!((confirmed.status, confirmed.location.as_str()), (303, "/en/desk/me?done=saved"));
    speaks_every_language(&portal, "me", &cookie).await;
    for lang in Lang::ALL {
        let page = seen(&portal, &format!("/{lang}/desk/me"), &cookie).await.text;
        assert!(page.contains("<bdi dir=\"ltr\">+35620123456</bdi>") && !page.contains("[me-mobile"), "{page}");
    }
    portal.publish("DF_RESIDENTS", None).await;
    assert_eq!(post.deliver(&app(&portal)).await.unwrap(), 1);
    assert_eq!(post.deliver(&app(&portal)).await.unwrap(), 0, "once");
    let (_, told) = taken.lock().unwrap().pop().unwrap();
    let text = "Marsad: a release waits for your approval, see https://marjan.example/en/desk";
    assert_eq!(told["text"], text);
    let removed = portal.post("/en/desk/me/mobile/remove", &cookie, &[("csrf", mark.as_str())]).await;
    assert_eq!(removed.location, "/en/desk/me?done=removed");
    assert!(!seen(&portal, "/en/desk/me", &cookie).await.text.contains("+35620123456"));
}

#[tokio::test]
async fn a_wrong_number_or_no_consent_is_refused_with_words_in_every_language() {
    let mut portal = Portal::unpublished().await;
    let (settings, taken) = gateway(&[]).await;
    let cookie = signed_in(&portal, ("approver.x", "OBS", Role::Approver)).await;
    assert!(!seen(&portal, "/en/desk/me", &cookie).await.text.contains("me/mobile"), "it is off by default");
    portal.sms = Some(settings.clone());
    let mark = form_mark(&portal, &cookie).await;
    for (lang, wrong, missing) in [
        ("ar", "هذا ليس رقم هاتف جوال", "دون موافقتك"),
        ("fr", "Ce n’est pas un numéro de portable", "Sans votre accord"),
        ("en", "This is no mobile number", "Without your consent"),
    ] {
        let path = format!("/{lang}/desk/me/mobile");
        let fields = [("csrf", mark.as_str()), ("number", "20123456"), ("consent", "yes")];
        let answer = portal.post(&path, &cookie, &fields).await;
        assert!(answer.status == 422 && answer.text.contains(wrong), "{}", answer.text);
        let answer = portal.post(&path, &cookie, &[("csrf", mark.as_str()), ("number", NUMBER)]).await;
        assert!(answer.status == 422 && answer.text.contains(missing), "{}", answer.text);
    }
    let post = Post::by_sms(&settings, BASE).unwrap();
    assert_eq!(post.deliver(&app(&portal)).await.unwrap(), 0);
    assert!(taken.lock().unwrap().is_empty());
}

#[tokio::test]
async fn what_a_gateway_refuses_is_sent_again_later_under_the_same_name_and_says_no_number() {
    let portal = Portal::unpublished().await;
    portal.clock_at("2025-06-15T18:00:00Z");
    let (settings, taken) = gateway(&[500]).await;
    let post = Post::by_sms(&settings, BASE).unwrap();
    signed_in(&portal, ("approver.x", "OBS", Role::Approver)).await;
    with_mobile(&portal, "approver.x").await;
    portal.publish("DF_RESIDENTS", None).await;
    assert_eq!(post.deliver(&app(&portal)).await.unwrap(), 0);
    assert_eq!(post.deliver(&app(&portal)).await.unwrap(), 0, "it waits");
    portal.clock_at("2025-06-15T18:30:00Z");
    let due = portal.work.letters_due(Channel::Sms, 10).await.unwrap();
    assert_eq!((due.len(), due[0].0.failure.as_str()), (1, "the gateway answers 500"));
    portal.clock_at("2025-06-15T19:00:00Z");
    assert_eq!(post.deliver(&app(&portal)).await.unwrap(), 1);
    let taken = taken.lock().unwrap().clone();
    assert_eq!(taken.len(), 2);
    assert_eq!(taken[0].1["reference"], taken[1].1["reference"]);
}

#[tokio::test]
async fn two_servers_on_one_catalog_send_an_sms_once() {
    for portal in Portal::on_every_engine().await {
        let (settings, taken) = gateway(&[]).await;
        let (one, two) = (Post::by_sms(&settings, BASE).unwrap(), Post::by_sms(&settings, BASE).unwrap());
        signed_in(&portal, ("approver.x", "OBS", Role::Approver)).await;
        with_mobile(&portal, "approver.x").await;
        portal.publish("DF_RESIDENTS", None).await;
        let (first, second) = (app(&portal), app(&portal));
        let sent = tokio::join!(one.deliver(&first), two.deliver(&second));
        assert_eq!(sent.0.unwrap() + sent.1.unwrap(), 1);
        assert_eq!(taken.lock().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_gateway_that_is_away_fails_nothing_and_says_no_number() {
    let portal = Portal::unpublished().await;
    let (settings, _) = gateway(&[]).await;
    // Nobody listens on the port of discarded letters.
    let away = SmsSettings { url: format!("http://127.0.0.1:9/?to={NUMBER}"), ..settings };
    let post = Post::by_sms(&away, BASE).unwrap();
    portal.clock_at("2025-06-15T18:00:00Z");
    signed_in(&portal, ("approver.x", "OBS", Role::Approver)).await;
    with_mobile(&portal, "approver.x").await;
    portal.publish("DF_RESIDENTS", None).await;
    assert_eq!(post.deliver(&app(&portal)).await.unwrap(), 0);
    portal.clock_at("2025-06-15T18:30:00Z");
    let due = portal.work.letters_due(Channel::Sms, 10).await.unwrap();
    let failure = &due[0].0.failure;
    assert!(!failure.is_empty() && !failure.contains("20123456") && !failure.contains("127.0.0.1"), "{failure}");
}
