//! The desk of reviewers and approvers, through the doors: pages in every language, and what two people may do at once.

use bytes::Bytes;
use marsad_model::{Lang, Role, Scope};
use marsad_testkit::{marjan_contradicting, marjan_with_two_senders, pack_files};
use marsad_workflow::{Invitation, NewAccount, NewComment, NewToken};

use crate::portal::{Answer, Portal, text};

const PASSWORD: &str = "a long enough one";

/// A person who has signed in: the cookie, and what their forms carry.
struct Seated {
    cookie: String,
    csrf: String,
}

async fn seated(portal: &Portal, id: &str, provider: &str, role: Role) -> Seated {
    let administrator = portal.work.vouched_actor("administrator").await.unwrap().unwrap();
    let account = NewAccount { id: id.to_owned(), name: text(id), provider: provider.parse().unwrap(), role };
    let invitation = Invitation { account, email: format!("{id}@marjan.example"), lang: Lang::En };
    let invited = portal.work.invite(&administrator, invitation).await.unwrap();
    portal.work.accept_link(&invited.link, PASSWORD, "web test").await.unwrap();
    let cookie = portal.post("/en/desk/sign-in", "", &[("account", id), ("password", PASSWORD)]).await.cookie;
    let me = portal.get_with("/en/desk/me", &[("cookie", cookie.as_str())]).await;
    let (_, rest) = me.text.split_once("name=\"csrf\" value=\"").unwrap();
    Seated { cookie, csrf: rest.split('"').next().unwrap().to_owned() }
}

impl Seated {
    async fn get(&self, portal: &Portal, path: &str) -> Answer {
        portal.get_with(path, &[("cookie", self.cookie.as_str())]).await
    }

    async fn post(&self, portal: &Portal, path: &str, fields: &[(&str, &str)]) -> Answer {
        let own = [("csrf", self.csrf.as_str())];
        let all: Vec<(&str, &str)> = own.iter().chain(fields).copied().collect();
        portal.post(path, &self.cookie, &all).await
    }
}

/// A submission that waits for a decision.
pub async fn waiting(portal: &Portal) -> String {
    waiting_of(portal, "officer.PORTS_ARRIVALS").await
}

/// The same, sent by a person of the ports.
async fn waiting_of(portal: &Portal, sender: &str) -> String {
    let officer = portal.work.vouched_actor(sender).await.unwrap().unwrap();
    let file = String::from_utf8(pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap();
    let changed = file.replace("2021;Lulu;Women;214;", "2021;Lulu;Women;216;");
    let changed = changed.replace("2021;Lulu;Men;301;", "2021;Lulu;Men;299;");
    // Women and men of all isles follow, or the sums are wrong and the file goes back.
    let changed = changed.replace("2021;All isles;Women;316;", "2021;All isles;Women;318;");
    let changed = changed.replace("2021;All isles;Men;420;", "2021;All isles;Men;418;");
    let agreement = "PORTS_ARRIVALS".parse().unwrap();
    let sent = portal.work.receive_submission(&officer, &agreement, ("again.csv", Bytes::from(changed))).await.unwrap();
    portal.work.validate_submission(&officer, &sent.submission.id).await.unwrap();
    sent.submission.id
}

/// A page that has its words: a key without a text stands in brackets.
fn check(answer: &Answer, path: &str) {
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    for part in ["review", "task", "tasks", "checklist", "release", "releases", "prerelease", "rehearsal", "approve"] {
        assert!(!answer.text.contains(&format!("[{part}-")), "{path}: {}", answer.text);
    }
}

#[tokio::test]
async fn every_page_of_review_and_publication_speaks_every_language() {
    let portal = Portal::unpublished().await;
    let id = waiting(&portal).await;
    let reviewer = seated(&portal, "reviewer.x", "OBS", Role::Reviewer).await;
    let approver = seated(&portal, "approver.x", "OBS", Role::Approver).await;
    let proposed = reviewer.post(&portal, "/en/desk/releases/DF_ARRIVALS/propose", &[("kind", "regular")]).await;
    assert_eq!((proposed.status, proposed.location.as_str()), (303, "/en/desk/releases/DF_ARRIVALS/1?done=saved"));
    for lang in ["ar", "fr", "en"] {
        for path in [
            "/desk".to_owned(),
            "/desk/releases".to_owned(),
            "/desk/releases/DF_ARRIVALS/1".to_owned(),
            "/desk/releases/DF_ARRIVALS/1?rehearse=1".to_owned(),
            "/desk/prerelease/DF_ARRIVALS/1".to_owned(),
            "/desk/contradictions".to_owned(),
            format!("/desk/review/{id}"),
            format!("/desk/review/{id}?cell=A.XM-L.F&period=2021"),
        ] {
            let path = format!("/{lang}{path}");
            let page = reviewer.get(&portal, &path).await;
            check(&page, &path);
            assert!(page.text.contains(&format!("<html lang=\"{lang}\"")), "{path}");
        }
        for path in ["/desk", "/desk/releases", "/desk/releases/DF_ARRIVALS/1"] {
            check(&approver.get(&portal, &format!("/{lang}{path}")).await, path);
        }
    }
    let page = reviewer.get(&portal, &format!("/en/desk/review/{id}")).await;
    assert!(page.text.contains("<svg") && page.text.contains("216"), "the new value beside its past");
    let anew = "The line is broken between 2021 and 2022";
    assert!(page.text.contains(anew), "until 2021 the ports wrote down only those aged 15 and over: {}", page.text);
    let tasks = reviewer.get(&portal, "/en/desk").await;
    assert!(tasks.text.contains(&format!("/en/desk/review/{id}")), "{}", tasks.text);
}

/// A portal whose register has contradictions, and the identifier of one.
async fn contradicting() -> (Portal, Seated, String) {
    let portal = Portal::of(marjan_contradicting()).await;
    portal.publish("DF_ARRIVALS", None).await;
    portal.publish("DF_RESIDENTS", None).await;
    let reviewer = seated(&portal, "reviewer.x", "OBS", Role::Reviewer).await;
    assert_eq!(reviewer.post(&portal, "/en/desk/contradictions/scan", &[]).await.status, 303);
    let id = portal.work.contradictions().await.unwrap()[0].id.clone();
    (portal, reviewer, id)
}

#[tokio::test]
async fn the_sender_of_cells_that_were_opened_again_reads_that_they_were_asked_for() {
    let portal = Portal::unpublished().await;
    let reviewer = seated(&portal, "reviewer.x", "OBS", Role::Reviewer).await;
    let asked = [("dim-ISLE", "XM-L"), ("period", "2021"), ("reason", "the jetty was counted twice")];
    let opened = reviewer.post(&portal, "/en/desk/review/PORTS_ARRIVALS-0001/reopen", &asked).await;
    assert_eq!(opened.status, 303, "{}", opened.text);
    let id = waiting(&portal).await;
    let officer = seated(&portal, "ports.x", "PORTS", Role::Provider).await;
    let page = officer.get(&portal, &format!("/en/desk/submissions/{id}")).await.text;
    for told in ["Cells opened again: Lulu Isle, 2021", "the jetty was counted twice"] {
        assert!(page.contains(told), "{told}: {page}");
    }
    assert!(!page.contains("still asked for"), "{page}");
    let whole = "<bdi><span class=\"whole\">PORTS_ARRIVALS-0001</span></bdi>";
    assert!(page.contains(whole), "the id is one word, and stays on one line: {page}");
    // Women and men of Lulu were asked for; the sums of all isles that follow were not.
    assert!(!page.contains("This file gives") && page.contains("only other cells were opened again"), "{page}");
    for of in [id.as_str(), "PORTS_ARRIVALS-0001"] {
        let review = reviewer.get(&portal, &format!("/en/desk/review/{of}")).await.text;
        assert!(review.contains("an answer waits for a decision"), "{of}: {review}");
        assert!(!review.contains("waits for the institution"), "{of}");
    }
    // The table of all that changes and that of what was opened are two regions, with a name each.
    let review = reviewer.get(&portal, &format!("/en/desk/review/{id}")).await.text;
    let regions = review.split("role=\"region\" aria-label=\"").skip(1);
    let mut names: Vec<&str> = regions.filter_map(|part| part.split('"').next()).collect();
    names.sort_unstable();
    let [all, opened] = &names[..] else { panic!("{names:?}") };
    assert!(*all == "What changes" && opened.starts_with("What changes, Lulu Isle, 2021, "), "{names:?}");
}

#[tokio::test]
async fn a_review_and_its_sender_name_the_cells_that_were_opened_again_and_did_not_come() {
    let portal = Portal::unpublished().await;
    let reviewer = seated(&portal, "reviewer.x", "OBS", Role::Reviewer).await;
    let asked = [("dim-ISLE", "XM-L"), ("period", "2021"), ("reason", "the jetty was counted twice")];
    assert_eq!(reviewer.post(&portal, "/en/desk/review/PORTS_ARRIVALS-0001/reopen", &asked).await.status, 303);
    let officer = portal.work.vouched_actor("officer.PORTS_ARRIVALS").await.unwrap().unwrap();
    let file = String::from_utf8(pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap();
    let rows = file.lines().enumerate().filter(|(at, line)| *at == 0 || line.starts_with("2021;Lulu;Women;"));
    let part = rows.map(|(_, line)| line).collect::<Vec<_>>().join("\n");
    let agreement = "PORTS_ARRIVALS".parse().unwrap();
    let receipt = portal.work.receive_submission(&officer, &agreement, ("part.csv", Bytes::from(part))).await.unwrap();
    let id = receipt.submission.id;
    portal.work.validate_submission(&officer, &id).await.unwrap();
    let page = reviewer.get(&portal, &format!("/en/desk/review/{id}")).await.text;
    assert!(page.contains("2 cells that were opened again are not in this file"), "{page}");
    let sender = seated(&portal, "ports.x", "PORTS", Role::Provider).await;
    let page = sender.get(&portal, &format!("/en/desk/submissions/{id}")).await.text;
    let (brought, rest) = page.split_once("2 of these cells are not in this file and are still asked for:").unwrap();
    let (_, brought) = brought.split_once("One of these cells is in this file").unwrap();
    let (lacking, _) = rest.split_once("</ul>").unwrap();
    let cell = |list: &str, sex: &str| list.contains(&format!("Lulu Isle, {sex}), 2021"));
    assert!(cell(brought, "Female") && !cell(brought, "Male"), "{brought}");
    assert!(cell(lacking, "Male") && !cell(lacking, "Female"), "{lacking}");
    for lang in ["ar", "fr"] {
        check(&reviewer.get(&portal, &format!("/{lang}/desk/review/{id}")).await, lang);
        check(&sender.get(&portal, &format!("/{lang}/desk/submissions/{id}")).await, lang);
    }
}

#[tokio::test]
async fn a_review_says_which_releases_wait_for_their_minute_with_the_submission() {
    let portal = Portal::unpublished().await;
    let reviewer = seated(&portal, "reviewer.x", "OBS", Role::Reviewer).await;
    let path = "/en/desk/review/PORTS_ARRIVALS-0001";
    assert!(!reviewer.get(&portal, path).await.text.contains("is approved and waits"));
    portal.publish("DF_ARRIVALS", Some(portal.work.now() + jiff::SignedDuration::from_hours(24))).await;
    let page = reviewer.get(&portal, path).await.text;
    let told = ["is approved and waits for its minute", "Opening cells again does not stop it"];
    assert!(told.iter().all(|told| page.contains(told)), "{page}");
    assert!(page.contains("href=\"/en/desk/releases/DF_ARRIVALS/1\""), "{page}");
    for lang in ["ar", "fr"] {
        let page = reviewer.get(&portal, &format!("/{lang}/desk/review/PORTS_ARRIVALS-0001")).await;
        check(&page, lang);
        assert!(page.text.contains(&format!("href=\"/{lang}/desk/releases/DF_ARRIVALS/1\"")), "{}", page.text);
    }
    // A sender does not see releases before they are public.
    let officer = seated(&portal, "ports.x", "PORTS", Role::Provider).await;
    assert!(!officer.get(&portal, path).await.text.contains("is approved and waits"));
}

#[tokio::test]
async fn a_refused_settlement_keeps_what_was_typed_and_says_why_beside_it() {
    let (portal, reviewer, id) = contradicting().await;
    let typed = [("id", id.as_str()), ("state", "explained"), ("public", "yes"), ("note_fr", "les ports sans retours")];
    let refused = reviewer.post(&portal, "/en/desk/contradictions/settle", &typed).await;
    assert_eq!(refused.status, 422);
    let (_, form) = refused.text.split_once("<details open>").unwrap();
    let (form, _) = form.split_once("</details>").unwrap();
    let kept = [
        "<option value=\"explained\" selected>",
        "<option value=\"yes\" selected>",
        ">les ports sans retours</textarea>",
        "role=\"alert\"><p>A reason is missing for “Two institutions give two numbers, 20",
    ];
    for kept in kept {
        assert!(form.contains(kept), "{kept}: {form}");
    }
    assert!(!form.contains("value=\"resolved\""), "{form}");
    assert_eq!(refused.text.matches("role=\"alert\"").count(), 1);
}

#[tokio::test]
async fn the_public_reads_the_note_for_readers_and_no_comment_of_the_desk() {
    let (portal, reviewer, id) = contradicting().await;
    let settled = [
        ("id", id.as_str()),
        ("state", "explained"),
        ("public", "yes"),
        ("note_ar", "لا ترى الموانئ من يغادر"),
        ("note_fr", "les ports ne voient pas qui part"),
        ("note_en", "the ports do not see who leaves"),
    ];
    assert_eq!(reviewer.post(&portal, "/en/desk/contradictions/settle", &settled).await.status, 303);
    let said = [("id", id.as_str()), ("text", "their counters broke in May")];
    assert_eq!(reviewer.post(&portal, "/en/desk/contradictions/discuss", &said).await.status, 303);
    let desk = reviewer.get(&portal, "/en/desk/contradictions").await.text;
    assert!(desk.contains("their counters broke in May") && desk.contains("Only those who work with the register"));
    for path in ["/en/contradictions", "/en/contradictions.json"] {
        let public = portal.get(path).await.text;
        assert!(public.contains("the ports do not see who leaves") && !public.contains("counters"), "{public}");
    }
}

#[tokio::test]
async fn two_reviewers_at_once_get_one_decision_and_one_conflict() {
    let portal = Portal::unpublished().await;
    let id = waiting(&portal).await;
    let first = seated(&portal, "reviewer.x", "OBS", Role::Reviewer).await;
    let second = seated(&portal, "reviewer.y", "OBS", Role::Reviewer).await;
    let path = format!("/en/desk/review/{id}/decide");
    let fields = |decision| [("decision", decision), ("reason", "looked at"), ("expected", "checked")];
    let accepted = first.post(&portal, &path, &fields("accept")).await;
    assert_eq!((accepted.status, accepted.location), (303, format!("/en/desk/review/{id}?done=decided")));
    let conflict = second.post(&portal, &path, &fields("return")).await;
    assert_eq!(conflict.status, 409);
    assert!(conflict.text.contains("role=\"alert\"") && conflict.text.contains("accepted"), "{}", conflict.text);
    let shown = [("cookie", second.cookie.as_str()), ("x-marsad-form", second.csrf.as_str())];
    let api = format!("/api/v1/reviews/{id}/decision");
    for (bad, why) in [("accept", "line 1"), ("{}", "`decision`"), (r#"{ "decision": "perhaps" }"#, "`perhaps`")] {
        let told = portal.ask(axum::http::Request::post(&api), &shown, bad.to_owned()).await;
        assert!(told.status == 400 && told.text.contains("wrong-question"), "{bad}: {} {}", told.status, told.text);
        assert!(told.text.contains(why), "{bad}: {}", told.text);
    }
    let body = r#"{ "decision": "return", "reason": "no", "expected": "checked" }"#.to_owned();
    let told = portal.ask(axum::http::Request::post(&api), &shown, body).await;
    let value: serde_json::Value = serde_json::from_str(&told.text).unwrap();
    assert_eq!((told.status, value), (409, serde_json::json!({ "error": "changed-meanwhile", "subject": "accepted" })));
}

#[tokio::test]
async fn a_reason_counts_for_the_later_files_that_the_page_named() {
    let portal = Portal::unpublished().await;
    let older = waiting(&portal).await;
    let reviewer = seated(&portal, "reviewer.x", "OBS", Role::Reviewer).await;
    let counted = |page: &str| {
        page.split_once("role=\"status\">").and_then(|(_, rest)| rest.split_once('<')).map(|(n, _)| n.to_owned())
    };
    let before = counted(&reviewer.get(&portal, "/en/desk").await.text);
    let file = String::from_utf8(pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap();
    let newer = file
        .replace("2021;Lulu;Women;214;", "2021;Lulu;Women;217;")
        .replace("2021;Lulu;Men;301;", "2021;Lulu;Men;298;")
        .replace("2021;All isles;Women;316;", "2021;All isles;Women;319;")
        .replace("2021;All isles;Men;420;", "2021;All isles;Men;417;");
    let officer = portal.work.vouched_actor("officer.PORTS_ARRIVALS").await.unwrap().unwrap();
    let agreement = "PORTS_ARRIVALS".parse().unwrap();
    let sent = portal.work.receive_submission(&officer, &agreement, ("newer.csv", Bytes::from(newer))).await.unwrap();
    let newer = sent.submission.id;
    portal.work.validate_submission(&officer, &newer).await.unwrap();
    let tasks = reviewer.get(&portal, "/en/desk").await.text;
    let (_, folded) = tasks.split_once("1 earlier file of the same periods").unwrap();
    let (folded, _) = folded.split_once("</details>").unwrap();
    assert!(folded.contains(&format!("/en/desk/review/{older}\"")), "{folded}");
    assert!(folded.contains(&format!("/en/desk/review/{newer}\">superseded by")), "{folded}");
    assert!(before.is_some() && counted(&tasks) == before, "what is decided once counts once: {tasks}");
    let list = reviewer.get(&portal, "/en/desk/submissions").await.text;
    assert!(list.contains(&format!("/en/desk/submissions/{newer}\">superseded by")), "{list}");
    let decide = async |id: &str, later: &str| {
        let fields = [("decision", "accept"), ("reason", "ok"), ("expected", "checked"), ("later", later)];
        reviewer.post(&portal, &format!("/en/desk/review/{id}/decide"), &fields).await
    };
    assert_eq!(decide(&newer, "").await.status, 303);
    // The page of the older one was open since before.
    let unseen = decide(&older, "").await;
    assert!(unseen.status == 409 && unseen.text.contains(&newer), "{}", unseen.text);
    assert!(unseen.text.contains(&format!("name=\"later\" value=\"{newer}\"")), "{}", unseen.text);
    assert_eq!(decide(&older, &newer).await.status, 303);
}

#[tokio::test]
async fn what_is_anothers_is_not_there() {
    let portal = Portal::unpublished().await;
    let id = waiting(&portal).await;
    let own = seated(&portal, "ports.x", "PORTS", Role::Provider).await;
    let other = seated(&portal, "stat.x", "STAT", Role::Provider).await;
    assert_eq!(own.get(&portal, &format!("/en/desk/review/{id}")).await.status, 200);
    for named in [id.as_str(), "PORTS_ARRIVALS-9999"] {
        assert_eq!(other.get(&portal, &format!("/en/desk/review/{named}")).await.status, 404);
        assert_eq!(other.get(&portal, &format!("/api/v1/reviews/{named}")).await.status, 404);
        let said = other.post(&portal, &format!("/en/desk/review/{named}/comment"), &[("text", "x")]).await;
        assert_eq!(said.status, 404);
    }
    for path in ["/en/desk/releases", "/en/desk/releases/DF_ARRIVALS/1", "/api/v1/releases/DF_ARRIVALS/1/checklist"] {
        assert_eq!(own.get(&portal, path).await.status, 403, "{path}");
    }
    assert_eq!(own.get(&portal, "/en/desk/prerelease/DF_ARRIVALS/1").await.status, 404);
    assert_eq!(portal.get("/api/v1/tasks").await.status, 401);
}

#[tokio::test]
async fn a_rehearsal_follows_the_links_of_pages_that_nobody_can_open_yet() {
    let portal = Portal::unpublished().await;
    let reviewer = seated(&portal, "reviewer.x", "OBS", Role::Reviewer).await;
    reviewer.post(&portal, "/en/desk/releases/DF_ARRIVALS/propose", &[("kind", "regular")]).await;
    let rehearsed = reviewer.get(&portal, "/en/desk/releases/DF_ARRIVALS/1?rehearse=1").await.text;
    let (_, rehearsed) = rehearsed.split_once("id=\"rehearsal\"").unwrap();
    assert!(rehearsed.contains("/en/data/DF_ARRIVALS/releases/1<"), "{rehearsed}");
    assert!(
        !rehearsed.contains("releases/1/changes"),
        "nothing was public before that could have changed: {rehearsed}"
    );
    assert!(rehearsed.contains("Every link that was followed leads to a page"), "{rehearsed}");
    assert_eq!(portal.get("/en/data/DF_ARRIVALS/releases/1").await.status, 404, "a rehearsal publishes nothing");
    assert!(!portal.get("/en/data").await.text.contains("/en/data/DF_ARRIVALS/releases"));
}

#[tokio::test]
async fn a_release_is_scheduled_to_the_minute_by_a_second_person() {
    let portal = Portal::unpublished().await;
    let reviewer = seated(&portal, "reviewer.x", "OBS", Role::Reviewer).await;
    let approver = seated(&portal, "approver.x", "OBS", Role::Approver).await;
    reviewer.post(&portal, "/en/desk/releases/DF_ARRIVALS/propose", &[("kind", "regular")]).await;
    let path = "/en/desk/releases/DF_ARRIVALS/1/approve";
    assert_eq!(reviewer.post(&portal, path, &[]).await.status, 403);
    let wrong = approver.post(&portal, path, &[("public_from", "soon")]).await;
    assert_eq!(wrong.status, 422);
    let done = approver.post(&portal, path, &[("public_from", "2099-01-31T10:00")]).await;
    assert_eq!((done.status, done.location.as_str()), (303, "/en/desk/releases/DF_ARRIVALS/1?done=approved"));
    assert_eq!(approver.post(&portal, path, &[]).await.status, 409, "once");
    assert_eq!(portal.get("/en/data/DF_ARRIVALS/releases/1").await.status, 404, "not before its minute");
    // The minute is moved and the approval taken back by those who may, with a reason that stays on the page.
    let to = "/en/desk/releases/DF_ARRIVALS/1";
    let why = |reason: &'static str| [("note_ar", reason), ("note_fr", reason), ("note_en", reason)];
    let fields = [[("public_from", "2098-01-31T10:00")].as_slice(), why("a holiday").as_slice()].concat();
    assert_eq!(reviewer.post(&portal, &format!("{to}/move"), &fields).await.status, 403);
    assert_eq!(approver.post(&portal, &format!("{to}/move"), &fields).await.status, 303);
    assert_eq!(approver.post(&portal, &format!("{to}/stop"), &why(" ")).await.status, 422);
    let in_one_language = [("note_en", "a wrong column")];
    assert_eq!(approver.post(&portal, &format!("{to}/stop"), &in_one_language).await.status, 422);
    assert_eq!(approver.post(&portal, &format!("{to}/stop"), &why("a wrong column")).await.status, 303);
    for lang in ["ar", "fr", "en"] {
        let page = reviewer.get(&portal, &format!("/{lang}/desk/releases/DF_ARRIVALS/1")).await;
        assert!(page.text.contains("a holiday") && page.text.contains("a wrong column"), "{}", page.text);
        assert!(!page.text.contains("[embargo-"), "{}", page.text);
    }
    let again = approver.post(&portal, path, &[("public_from", "2099-01-31T10:00")]).await;
    assert_eq!(again.status, 303, "it is approved again");
    let page = approver.get(&portal, "/en/desk/releases/DF_ARRIVALS/1").await;
    assert!(page.text.contains("2099"), "{}", page.text);
    let officer = portal.work.vouched_actor("officer.PORTS_ARRIVALS").await.unwrap().unwrap();
    let new = NewToken { name: "program".to_owned(), scopes: vec![Scope::ReadReviews], days: 1 };
    let (_, token) = portal.work.make_token(&officer, new).await.unwrap();
    let bearer = format!("Bearer {token}");
    let denied = portal.get_with("/api/v1/releases/DF_ARRIVALS/1/checklist", &[("authorization", &bearer)]).await;
    assert_eq!(denied.status, 403);
}

#[tokio::test]
async fn a_release_is_proposed_for_a_reason_that_there_is_and_nothing_new_is_said_to_be_so() {
    let portal = Portal::unpublished().await;
    let reviewer = seated(&portal, "reviewer.x", "OBS", Role::Reviewer).await;
    let path = "/en/desk/releases/DF_ARRIVALS/propose";
    let wrong = [("zz", "0"), ("withdrawal", "0"), ("regular", "x"), ("regular", "9")];
    for wrong in wrong.map(|(kind, seen)| [("kind", kind), ("seen", seen)]) {
        let refused = reviewer.post(&portal, path, &wrong).await;
        assert_eq!(refused.status, 400, "{wrong:?}: {}", refused.text);
    }
    let sent = [("kind", "regular"), ("seen", "0")];
    let done = async || reviewer.post(&portal, path, &sent).await.location;
    assert_eq!(done().await, "/en/desk/releases/DF_ARRIVALS/1?done=saved");
    let again = done().await;
    assert_eq!(again, "/en/desk/releases/DF_ARRIVALS/1?done=nothing-new");
    let page = reviewer.get(&portal, &again).await.text;
    assert!(page.contains("Nothing new was accepted") && !page.contains("Saved."), "{page}");
}

#[tokio::test]
async fn a_program_that_was_given_other_scopes_reads_no_tasks() {
    let portal = Portal::unpublished().await;
    let officer = portal.work.vouched_actor("officer.PORTS_ARRIVALS").await.unwrap().unwrap();
    for scope in [Scope::ReadCalendar, Scope::SendSubmissions, Scope::ReadSubmissions, Scope::ReadBoard] {
        let new = NewToken { name: "program".to_owned(), scopes: vec![scope], days: 1 };
        let (_, token) = portal.work.make_token(&officer, new).await.unwrap();
        let bearer = format!("Bearer {token}");
        let tasks = portal.get_with("/api/v1/tasks", &[("authorization", &bearer)]).await;
        assert_eq!(tasks.status, 403, "{scope:?}: {}", tasks.text);
    }
}

#[tokio::test]
async fn a_program_that_reads_reviews_sees_what_waits_for_an_answer() {
    let portal = Portal::unpublished().await;
    let id = waiting(&portal).await;
    let reviewer = portal.work.vouched_actor("reviewer").await.unwrap().unwrap();
    let ask = NewComment { text: "sure?".to_owned(), is_for_sender: true, ..NewComment::default() };
    portal.work.comment(&reviewer, &id, ask).await.unwrap();
    let officer = portal.work.vouched_actor("officer.PORTS_ARRIVALS").await.unwrap().unwrap();
    let new = NewToken { name: "program".to_owned(), scopes: vec![Scope::ReadReviews], days: 1 };
    let (_, token) = portal.work.make_token(&officer, new).await.unwrap();
    let bearer = format!("Bearer {token}");
    let tasks = portal.get_with("/api/v1/tasks", &[("authorization", &bearer)]).await;
    assert!(tasks.status == 200 && tasks.text.contains("answer-comment"), "{}", tasks.text);
    // A token decides nothing, and tells its person all the same what waits for them.
    let new = NewToken { name: "program".to_owned(), scopes: vec![Scope::ReadReviews], days: 1 };
    let (_, token) = portal.work.make_token(&reviewer, new).await.unwrap();
    let bearer = format!("Bearer {token}");
    let tasks = portal.get_with("/api/v1/tasks", &[("authorization", &bearer)]).await;
    assert!(tasks.status == 200 && tasks.text.contains("review-submission"), "{}", tasks.text);
}

#[tokio::test]
async fn a_sender_is_told_which_series_of_the_period_before_the_file_has_not() {
    let portal = Portal::unpublished().await;
    let file = String::from_utf8(pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap();
    let is_kept = |line: &&str| line.starts_with("Year") || (line.starts_with("2024;") && !line.contains(";Sadaf;"));
    let kept: Vec<String> = file.lines().filter(is_kept).map(|line| line.replacen("2024;", "2025;", 1)).collect();
    let officer = portal.work.vouched_actor("officer.PORTS_ARRIVALS").await.unwrap().unwrap();
    let bytes = Bytes::from(kept.join("\n"));
    let agreement = "PORTS_ARRIVALS".parse().unwrap();
    let sent = portal.work.receive_submission(&officer, &agreement, ("less.csv", bytes)).await.unwrap();
    let id = sent.submission.id;
    portal.work.validate_submission(&officer, &id).await.unwrap();
    let own = seated(&portal, "ports.x", "PORTS", Role::Provider).await;
    let page = own.get(&portal, &format!("/en/desk/submissions/{id}")).await;
    // Women, men and both of Sadaf.
    assert!(page.text.contains("2025: ") && page.text.contains("3 series are missing"), "{}", page.text);
    assert!(!page.text.contains("can be accepted as it is"), "what it lacks is said first: {}", page.text);
    for lang in ["ar", "fr"] {
        let page = own.get(&portal, &format!("/{lang}/desk/submissions/{id}")).await;
        assert!(page.status == 200 && !page.text.contains("[submission-missing"), "{}", page.text);
    }
}

#[tokio::test]
async fn who_is_asked_by_a_comment_is_led_to_where_it_stands() {
    let portal = Portal::unpublished().await;
    let own = seated(&portal, "ports.x", "PORTS", Role::Provider).await;
    let id = waiting_of(&portal, "ports.x").await;
    let (answer, review) = (format!("/desk/submissions/{id}"), format!("/desk/review/{id}"));
    let before = own.get(&portal, &format!("/en{answer}")).await.text;
    assert!(before.contains(&format!("href=\"/en{review}\"")) && !before.contains("#talks"), "{before}");
    let reviewer = portal.work.vouched_actor("reviewer").await.unwrap().unwrap();
    let ask = NewComment { text: "sure?".to_owned(), is_for_sender: true, ..NewComment::default() };
    portal.work.comment(&reviewer, &id, ask).await.unwrap();
    for lang in ["ar", "fr", "en"] {
        let way = format!("href=\"/{lang}{review}#talks\"");
        for path in [answer.as_str(), "/desk/notices"] {
            let page = own.get(&portal, &format!("/{lang}{path}")).await.text;
            assert!(page.contains(&way) && !page.contains("[submission-"), "{path}: {page}");
        }
        let page = own.get(&portal, &format!("/{lang}{review}")).await.text;
        assert!(page.contains("sure?") && page.contains(&format!("href=\"/{lang}{answer}\"")), "{page}");
    }
}

#[tokio::test]
async fn a_notice_leads_nobody_to_a_page_that_is_closed_to_them() {
    let portal = Portal::unpublished().await;
    let own = seated(&portal, "ports.x", "PORTS", Role::Provider).await;
    let id = waiting_of(&portal, "ports.x").await;
    let reviewer = seated(&portal, "reviewer.x", "OBS", Role::Reviewer).await;
    let accepted = [("decision", "accept"), ("reason", "looked at"), ("expected", "checked")];
    assert_eq!(reviewer.post(&portal, &format!("/en/desk/review/{id}/decide"), &accepted).await.status, 303);
    portal.publish("DF_ARRIVALS", None).await;
    portal.work.publish_due().await.unwrap();
    let page = own.get(&portal, "/en/desk/notices").await.text;
    assert!(page.contains("href=\"/en/data/DF_ARRIVALS\"") && !page.contains("/desk/releases/"), "{page}");
    assert!(page.contains("/en/desk/delegations"), "{page}");
    let keeper = seated(&portal, "keeper.x", "OBS", Role::Administrator).await;
    let page = keeper.get(&portal, "/en/desk/notices").await.text;
    assert!(!page.contains("/en/desk/delegations"), "{page}");
}

#[tokio::test]
async fn a_reviewer_is_told_before_deciding_that_a_later_file_waits_too() {
    let portal = Portal::unpublished().await;
    let older = waiting(&portal).await;
    let officer = portal.work.vouched_actor("officer.PORTS_ARRIVALS").await.unwrap().unwrap();
    let file = String::from_utf8(pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap();
    let moved = [("Lulu;Women;214", "Lulu;Women;218"), ("Lulu;Men;301", "Lulu;Men;297")];
    let sums = [("All isles;Women;316", "All isles;Women;320"), ("All isles;Men;420", "All isles;Men;416")];
    let changed = moved
        .into_iter()
        .chain(sums)
        .fold(file, |file, (old, new)| file.replace(&format!("2021;{old};"), &format!("2021;{new};")));
    let agreement = "PORTS_ARRIVALS".parse().unwrap();
    let sent = portal.work.receive_submission(&officer, &agreement, ("third.csv", Bytes::from(changed))).await.unwrap();
    let newer = sent.submission.id;
    portal.work.validate_submission(&officer, &newer).await.unwrap();
    let reviewer = seated(&portal, "reviewer.x", "OBS", Role::Reviewer).await;
    let page = reviewer.get(&portal, &format!("/en/desk/review/{older}")).await.text;
    assert!(page.contains("waits too") && page.contains(&format!("href=\"/en/desk/review/{newer}\"")), "{page}");
    for lang in ["ar", "fr"] {
        assert!(
            !reviewer.get(&portal, &format!("/{lang}/desk/review/{older}")).await.text.contains("[review-"),
            "{lang}"
        );
    }
    let page = reviewer.get(&portal, &format!("/en/desk/review/{newer}")).await.text;
    assert!(!page.contains("waits too"), "{page}");
    // What was decided is not decided again for another reason, and the page says where it stands.
    let path = format!("/en/desk/review/{newer}/decide");
    let decide = async |reason| {
        let fields = [("decision", "accept"), ("reason", reason), ("expected", "")];
        reviewer.post(&portal, &path, &fields).await
    };
    assert_eq!(decide("as agreed").await.status, 303);
    assert_eq!(decide("as agreed").await.status, 303, "the same again is no other decision");
    let other = decide("for another reason").await;
    assert!(other.status == 409 && other.text.contains("was not written down"), "{}", other.text);
}

#[tokio::test]
async fn what_others_sent_stands_on_the_page_of_who_decides_and_not_on_that_of_the_sender() {
    let portal = Portal::of(marjan_with_two_senders()).await;
    let officer = portal.work.vouched_actor("officer.STAT_RESIDENTS").await.unwrap().unwrap();
    let file = String::from_utf8(pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap();
    let moved = [
        ("Lulu;Women;214", "Lulu;Women;216"),
        ("Lulu;Men;301", "Lulu;Men;299"),
        ("All isles;Women;316", "All isles;Women;318"),
        ("All isles;Men;420", "All isles;Men;418"),
    ];
    let changed =
        moved.iter().fold(file, |file, (old, new)| file.replace(&format!("2021;{old};"), &format!("2021;{new};")));
    let agreement = "STAT_ARRIVALS".parse().unwrap();
    let sent = portal.work.receive_submission(&officer, &agreement, ("stat.csv", Bytes::from(changed))).await.unwrap();
    let id = sent.submission.id;
    portal.work.validate_submission(&officer, &id).await.unwrap();
    let reviewer = seated(&portal, "reviewer.x", "OBS", Role::Reviewer).await;
    let sender = seated(&portal, "stat.x", "STAT", Role::Provider).await;
    let page = reviewer.get(&portal, &format!("/en/desk/review/{id}")).await.text;
    assert!(page.contains("Beside what other institutions sent") && page.contains("PORTS_ARRIVALS-0001"), "{page}");
    let told = reviewer.get(&portal, &format!("/api/v1/reviews/{id}")).await.text;
    assert!(told.contains("\"source\":\"PORTS_ARRIVALS-0001\"") && told.contains("\"provider\":\"PORTS\""), "{told}");
    for path in [
        format!("/en/desk/review/{id}"),
        format!("/en/desk/submissions/{id}"),
        format!("/api/v1/reviews/{id}"),
        format!("/api/v1/submissions/{id}/findings"),
    ] {
        let told = sender.get(&portal, &path).await;
        assert!(told.status == 200 && !told.text.contains("PORTS_ARRIVALS"), "{path}: {}", told.text);
    }
    for lang in Lang::ALL {
        let path = format!("/{lang}/desk/review/{id}");
        check(&reviewer.get(&portal, &path).await, &path);
    }
    let to = format!("/en/desk/review/{id}/decide");
    let fields = [("decision", "accept"), ("reason", ""), ("expected", "checked")];
    assert_eq!(reviewer.post(&portal, &to, &fields).await.status, 409);
    let fields = [("decision", "accept"), ("reason", "the register was read again"), ("expected", "checked")];
    assert_eq!(reviewer.post(&portal, &to, &fields).await.status, 303);
    reviewer.post(&portal, "/en/desk/releases/DF_ARRIVALS/propose", &[("kind", "regular")]).await;
    for lang in Lang::ALL {
        let path = format!("/{lang}/desk/releases/DF_ARRIVALS/1");
        let page = reviewer.get(&portal, &path).await;
        check(&page, &path);
        assert!(page.text.contains(&format!("{id} PORTS_ARRIVALS-0001")), "{path}: {}", page.text);
    }
}
