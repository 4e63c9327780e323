//! Standing in, through the doors: a deputy has the rights of the one who is away within the dates and neither before nor
//! after, acts under a name of their own, and is never the second pair of eyes on what the two have done.
//!
//! The portal begins on 15 June 2025. Marjan is three hours ahead of UTC: its day begins at 21:00 UTC of the day before.

use axum::http::Request;
use marsad_model::Role;

use crate::board::{form_mark, signed_in};
use crate::portal::{Answer, Portal};

/// What everyone of `signed_in` has.
const PASSWORD: &str = "a long enough one";

/// A person who is signed in: the cookie, and what their forms carry.
struct Seated<'p> {
    portal: &'p Portal,
    cookie: String,
    mark: String,
}

/// An account, and its person signed in.
async fn new<'p>(portal: &'p Portal, id: &str, provider: &str, role: Role) -> Seated<'p> {
    let cookie = signed_in(portal, (id, provider, role)).await;
    let mark = form_mark(portal, &cookie).await;
    Seated { portal, cookie, mark }
}

/// The same on another day: no session lasts so long.
async fn again<'p>(portal: &'p Portal, id: &str) -> Seated<'p> {
    let answer = portal.post("/en/desk/sign-in", "", &[("account", id), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, 303, "{id}: {}", answer.text);
    let mark = form_mark(portal, &answer.cookie).await;
    Seated { portal, cookie: answer.cookie, mark }
}

impl Seated<'_> {
    async fn get(&self, path: &str) -> u16 {
        self.portal.get_with(&format!("/en/desk{path}"), &[("cookie", self.cookie.as_str())]).await.status
    }

    async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let own = [("csrf", self.mark.as_str())];
        let all: Vec<(&str, &str)> = own.iter().chain(fields).copied().collect();
        self.portal.post(&format!("/en/desk{path}"), &self.cookie, &all).await
    }

    /// Lets another stand in.
    async fn lends_to(&self, to: &str, (from, until): (&str, &str)) -> u16 {
        let fields = [("to", to), ("from", from), ("until", until), ("reason", "away")];
        self.post("/delegations", &fields).await.status
    }

    /// Takes up the work of another; blank for one's own.
    async fn stands_for(&self, away: &str) -> u16 {
        self.post("/stand-for", &[("away", away)]).await.status
    }

    /// Four things of which an officer and a head may not do the same: see and use the form of sending, read, sign.
    async fn rights(&self) -> [u16; 4] {
        let shown = [("cookie", self.cookie.as_str()), ("x-marsad-form", self.mark.as_str())];
        let send = Request::post("/api/v1/submissions?agreement=PORTS_ARRIVALS");
        [
            self.get("/send/PORTS_ARRIVALS").await,
            self.portal.ask(send, &shown, "x".to_owned()).await.status,
            self.get("/submissions/PORTS_ARRIVALS-0001").await,
            self.post("/agreements/PORTS_ARRIVALS/sign", &[("number", "9")]).await.status,
        ]
    }

    /// Proposes a release of a dataflow for the first time.
    async fn proposes(&self, dataflow: &str) -> u16 {
        self.post(&format!("/releases/{dataflow}/propose"), &[("kind", "regular")]).await.status
    }

    async fn approves(&self, dataflow: &str) -> Answer {
        self.post(&format!("/releases/{dataflow}/1/approve"), &[("public_from", "")]).await
    }
}

/// What a head is answered, and what an officer is: there is no version 9 to sign.
const HEAD: [u16; 4] = [403, 403, 200, 404];
const OFFICER: [u16; 4] = [200, 201, 200, 403];

#[tokio::test]
async fn a_deputy_has_the_rights_of_the_absent_within_the_dates_only() {
    let portal = Portal::unpublished().await;
    let officer = new(&portal, "officer.x", "PORTS", Role::Provider).await;
    let head = new(&portal, "head.x", "PORTS", Role::Head).await;
    let stranger = new(&portal, "stat.x", "STAT", Role::Provider).await;
    assert_eq!(officer.rights().await, OFFICER);
    assert_eq!(officer.lends_to("stat.x", ("2025-06-16", "2025-06-17")).await, 404, "not of another institution");
    assert_eq!(officer.lends_to("head.x", ("2025-06-16", "2025-06-17")).await, 303);
    for early in [&head, &stranger] {
        assert_eq!(early.stands_for("officer.x").await, 404, "not before the first day");
    }
    assert_eq!(head.rights().await, HEAD);

    portal.clock_at("2025-06-15T21:00:00Z");
    let head = again(&portal, "head.x").await;
    assert_eq!(head.rights().await, HEAD, "nobody stands in without taking it up");
    assert_eq!(head.stands_for("officer.x").await, 303);
    assert_eq!(head.rights().await, OFFICER, "the rights of the absent, and not both");
    let sent = portal.work.catalog().submission_list().await.unwrap().pop().unwrap();
    assert_eq!((sent.agreement.as_str(), sent.received_by.as_str()), ("PORTS_ARRIVALS", "head.x"));
    let record = portal.work.catalog().audit_list().await.unwrap();
    let record = record.iter().rfind(|record| record.action == "receive_submission").unwrap();
    assert_eq!((record.actor.as_str(), record.subject.as_str()), ("head.x", sent.id.as_str()));
    assert!(record.origin.ends_with(" in place of officer.x"), "{}", record.origin);
    assert_eq!(again(&portal, "stat.x").await.stands_for("officer.x").await, 404);
    assert_eq!(head.stands_for("").await, 303);
    assert_eq!(head.rights().await, HEAD);

    // The last day ends while the deputy is at work: what was lent is gone with it, in the same session.
    portal.clock_at("2025-06-17T20:10:00Z");
    let head = again(&portal, "head.x").await;
    assert_eq!(head.stands_for("officer.x").await, 303);
    assert_eq!(head.rights().await, OFFICER);
    portal.clock_at("2025-06-17T20:58:00Z");
    assert_eq!(head.get("/send/PORTS_ARRIVALS").await, 200, "the last minutes of the last day");
    portal.clock_at("2025-06-17T21:00:00Z");
    assert_eq!(head.rights().await, HEAD);
    assert_eq!(head.stands_for("officer.x").await, 404, "not after the last day");
    assert_eq!(again(&portal, "officer.x").await.rights().await, OFFICER, "the absent loses nothing");
}

#[tokio::test]
async fn what_was_lent_is_lent_to_nobody_else_and_taken_back_at_once() {
    let portal = Portal::unpublished().await;
    let officer = new(&portal, "officer.x", "PORTS", Role::Provider).await;
    let head = new(&portal, "head.x", "PORTS", Role::Head).await;
    let second = new(&portal, "second.x", "PORTS", Role::Provider).await;
    let days = ("2025-06-15", "2025-06-20");
    assert_eq!(officer.lends_to("head.x", days).await, 303);
    assert_eq!(head.stands_for("officer.x").await, 303);
    assert_eq!(head.lends_to("second.x", days).await, 403);
    assert_eq!(second.stands_for("officer.x").await, 404);
    assert_eq!(second.post("/delegations/D-000001/end", &[]).await.status, 404, "not theirs");
    assert_eq!(head.rights().await, OFFICER);
    assert_eq!(officer.post("/delegations/D-000001/end", &[]).await.status, 303);
    assert_eq!(head.rights().await, HEAD);
    assert_eq!(head.stands_for("officer.x").await, 404);
}

#[tokio::test]
async fn a_deputy_is_never_the_second_pair_of_eyes() {
    let portal = Portal::unpublished().await;
    let reviewer = new(&portal, "reviewer.x", "OBS", Role::Reviewer).await;
    let approver = new(&portal, "approver.x", "OBS", Role::Approver).await;
    let fresh = new(&portal, "fresh.x", "OBS", Role::Reviewer).await;
    let days = ("2025-06-15", "2025-06-20");
    for deputy in ["reviewer.x", "fresh.x"] {
        assert_eq!(approver.lends_to(deputy, days).await, 303, "{deputy}");
    }
    assert_eq!(reviewer.lends_to("approver.x", days).await, 303);
    let is_refused = |answer: &Answer| answer.status == 403 && answer.text.contains("has had a part in this");

    // Who proposed does not approve for the one who is away; who had no part in it does.
    assert_eq!(reviewer.proposes("DF_ARRIVALS").await, 303);
    assert_eq!(reviewer.stands_for("approver.x").await, 303);
    let own = reviewer.approves("DF_ARRIVALS").await;
    assert!(is_refused(&own), "{}: {}", own.status, own.text);
    assert_eq!(fresh.approves("DF_ARRIVALS").await.status, 403, "not in their own right");
    assert_eq!(fresh.stands_for("approver.x").await, 303);
    assert_eq!(fresh.approves("DF_ARRIVALS").await.status, 303);

    // What the approver proposed in the place of the reviewer is approved neither by them nor by who stands in for them.
    assert_eq!(approver.stands_for("reviewer.x").await, 303);
    assert_eq!(approver.proposes("DF_RESIDENTS").await, 303);
    assert_eq!(approver.approves("DF_RESIDENTS").await.status, 403, "a reviewer approves nothing");
    assert_eq!(approver.stands_for("").await, 303);
    for person in [&approver, &fresh] {
        let answer = person.approves("DF_RESIDENTS").await;
        assert!(is_refused(&answer), "{}: {}", answer.status, answer.text);
    }
    let other = new(&portal, "other.x", "OBS", Role::Approver).await;
    assert_eq!(other.approves("DF_RESIDENTS").await.status, 303);
    let releases = portal.work.catalog().release_list_all().await.unwrap();
    let hands: Vec<(&str, &str)> = releases
        .iter()
        .map(|release| (release.proposed_by.as_str(), release.approved_by.as_deref().unwrap_or_default()))
        .collect();
    assert_eq!(hands, [("reviewer.x", "fresh.x"), ("approver.x", "other.x")]);
    // The page of each says in whose place it was proposed or approved, and of the other hand nothing.
    for (dataflow, told) in
        [("DF_ARRIVALS", "fresh.x in place of approver.x"), ("DF_RESIDENTS", "approver.x in place of reviewer.x")]
    {
        let cookie = [("cookie", other.cookie.as_str())];
        let page = portal.get_with(&format!("/en/desk/releases/{dataflow}/1"), &cookie).await.text;
        assert!(page.contains(told) && page.matches(" in place of ").count() == 1, "{page}");
    }
}

#[tokio::test]
async fn a_decision_taken_in_the_place_of_another_names_both() {
    let portal = Portal::unpublished().await;
    let id = crate::review::waiting(&portal).await;
    let reviewer = new(&portal, "reviewer.x", "OBS", Role::Reviewer).await;
    let approver = new(&portal, "approver.x", "OBS", Role::Approver).await;
    let auditor = new(&portal, "auditor.x", "OBS", Role::Auditor).await;
    assert_eq!(reviewer.lends_to("approver.x", ("2025-06-15", "2025-06-20")).await, 303);
    assert_eq!(approver.stands_for("reviewer.x").await, 303);
    let fields = [("decision", "accept"), ("reason", "looked at"), ("expected", "checked")];
    assert_eq!(approver.post(&format!("/review/{id}/decide"), &fields).await.status, 303);
    // A question that is open would keep the figures back.
    portal.publish("DF_ARRIVALS", None).await;
    let asked = [("text", "Why so few?"), ("for", "sender")];
    assert_eq!(approver.post(&format!("/review/{id}/comment"), &asked).await.status, 303);
    let page = async |lang: &str, path: String| {
        let cookie = [("cookie", auditor.cookie.as_str())];
        portal.get_with(&format!("/{lang}/desk{path}"), &cookie).await.text
    };
    let all = portal.work.catalog().audit_list().await.unwrap();
    let record = all.iter().rfind(|record| record.action == "decide_submission" && record.subject == id).unwrap();
    assert_eq!(record.actor, "approver.x", "a deputy acts under a name of their own");
    for (lang, words, field) in
        [("ar", "نيابةً عن", "نيابةً عن"), ("fr", "à la place de", "À la place de"), ("en", "in place of", "In place of")]
    {
        let review = page(lang, format!("/review/{id}")).await;
        assert_eq!(review.matches(words).count(), 2, "the decision and the comment: {review}");
        let told = page(lang, format!("/audit/{}", record.number)).await;
        assert!(told.contains(field) && told.contains("reviewer.x"), "{told}");
    }
    // And so does the way of a published number back to its file.
    let number = portal.get("/en/data/DF_ARRIVALS/releases/1/numbers/A.XM-L.F/2021").await;
    assert!(number.text.contains("in place of"), "{}", number.text);
    // What the reviewer decided before names nobody else.
    assert!(!page("en", "/review/PORTS_ARRIVALS-0001".to_owned()).await.contains("in place of"));
}
