//! Estimates at the desk from records of real persons, and the plans that people keep of them, through HTTP.

use marsad_model::{EstimateQuestion, Role, Statistic};
use marsad_workflow::EstimateAsked;

use crate::board::{form_mark, seen, signed_in, speaks_every_language};
use crate::portal::Portal;

const STUDY: &str = "/en/desk/studies/HIMS";
const QUERY: &str = "?table=persons&statistic=mean&of=works&by=isle&by=sex";
/// The files of the page, each with what it begins with.
const FILES: [(&str, &str); 6] = [
    ("csv", "text/csv"),
    ("xlsx", "application/vnd"),
    ("json", "application/json"),
    ("R", "text/plain"),
    ("do", "text/plain"),
    ("toml", "application/toml"),
];

/// The text without its marks for direction.
fn plain(text: &str) -> String {
    text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "")
}

/// The page holds every one of these.
fn check(page: &str, words: &[&str]) {
    for word in words {
        assert!(page.contains(word), "{word}: {page}");
    }
}

#[tokio::test]
async fn a_methodologist_crosses_variables_of_real_persons_and_takes_away_the_scripts() {
    let portal = Portal::of_real_persons().await;
    let cookie = signed_in(&portal, ("methodologist.x", "OBS", Role::Methodologist)).await;
    for path in ["studies", "studies/HIMS", "studies/HIMS/estimate", "studies/HIMS/estimate?statistic=mean"] {
        speaks_every_language(&portal, path, &cookie).await;
    }
    let list = seen(&portal, "/en/desk/studies", &cookie).await.text;
    check(&list, &["href=\"/en/desk/studies\" aria-current", &format!("href=\"{STUDY}\""), "of real persons"]);
    check(&seen(&portal, STUDY, &cookie).await.text, &["href=\"/en/desk/studies/HIMS/estimate?table=persons"]);
    let page = seen(&portal, &format!("{STUDY}/estimate{QUERY}"), &cookie).await;
    assert_eq!((page.status, page.cache.as_str()), (200, "no-store"), "{}", page.text);
    check(&page.text, &["Standard error", "Design effect", "May be published", "[method.estimate]", "class=\"rail\""]);
    check(&page.text, &["<abbr class=\"flag\"", "Low reliability"]);
    check(&plain(&page.text), &["HIMS.persons.csv, records of real persons, which only those who keep the study have"]);
    assert!(!page.text.contains("nobody in these data exists"), "{}", page.text);
    // What stands there is what the work gives to the same person.
    let actor = portal.work.vouched_actor("methodologist.x").await.unwrap().unwrap();
    let mut question = EstimateQuestion::new(Statistic::Mean { variable: "works".to_owned() });
    question.by = vec!["isle".to_owned(), "sex".to_owned()];
    let asked = EstimateAsked { table: "persons".parse().unwrap(), question, design: None };
    let found = portal.work.estimate(Some(&actor), "HIMS", &asked).await.unwrap();
    let json = seen(&portal, &format!("{STUDY}/estimate.json{QUERY}"), &cookie).await.text;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let cells = json["cells"].as_array().unwrap();
    assert_eq!((cells.len(), found.rows.len()), (8, 8));
    for (cell, row) in cells.iter().zip(&found.rows) {
        for (name, expected) in [("value", row.value), ("standard_error", row.standard_error)] {
            let (is, should) = (cell[name].as_f64().unwrap(), expected.unwrap());
            assert!(should > 0.0 && (is - should).abs() <= 1e-12 * should, "{name}: {is}, not {should}");
        }
    }
    for (ending, kind) in FILES {
        let href = format!("{STUDY}/estimate.{ending}{QUERY}");
        check(&page.text, &[&href.replace('&', "&#38;")]);
        let file = seen(&portal, &href, &cookie).await;
        assert!(file.status == 200 && file.kind.starts_with(kind), "{ending}: {} {}", file.status, file.kind);
        assert_eq!(file.cache, "no-store", "{ending}");
    }
    check(&seen(&portal, &format!("{STUDY}/estimate.R{QUERY}"), &cookie).await.text, &["svyby", "HIMS.persons.csv"]);
    // What cannot be asked is refused as on the page of the portal, and the way in is there.
    let wrong = seen(&portal, &format!("{STUDY}/estimate?statistic=count&by=household"), &cookie).await;
    assert_eq!(wrong.status, 400);
    check(&wrong.text, &["has no categories", "class=\"rail\""]);
    let closed = seen(&portal, "/en/studies/HIMS/estimate?by=sex", &cookie).await;
    assert_eq!(closed.status, 403);
    check(&closed.text, &["href=\"/en/desk/studies/HIMS/estimate?by=sex\""]);
}

#[tokio::test]
async fn a_question_that_is_kept_as_a_plan_is_listed_opened_taken_away_and_in_the_trail() {
    let portal = Portal::of_real_persons().await;
    let cookie = signed_in(&portal, ("methodologist.x", "OBS", Role::Methodologist)).await;
    let mark = form_mark(&portal, &cookie).await;
    let address = format!("{STUDY}/estimate{QUERY}&dataflow=DF_SYN_ABROAD");
    let asked = seen(&portal, &address, &cookie).await.text;
    check(&asked, &[&format!("action=\"{}\"", address.replace('&', "&#38;")), "Keep the plan"]);
    check(&plain(&asked), &["value=\"Mean of “Works”, by Isle and Sex\""]);
    let keep = async |mark: &str, name: &str| portal.post(&address, &cookie, &[("csrf", mark), ("name", name)]).await;
    assert_eq!(keep("forged", "Work by isle").await.status, 403);
    let nameless = keep(&mark, " ").await;
    assert_eq!(nameless.status, 400);
    check(&plain(&nameless.text), &["What is kept for “DF_SYN_ABROAD” has no name"]);
    check(&seen(&portal, STUDY, &cookie).await.text, &["No plan is kept yet"]);
    for _ in 0..2 {
        let kept = keep(&mark, "Work <by> isle").await;
        assert_eq!((kept.status, kept.location.as_str()), (303, "/en/desk/studies/HIMS?done=saved"), "{}", kept.text);
    }
    speaks_every_language(&portal, "studies/HIMS", &cookie).await;
    // Another who estimates finds it, with its author and its day; the portal stands in June 2025.
    let approver = signed_in(&portal, ("approver.x", "OBS", Role::Approver)).await;
    let page = seen(&portal, &format!("{STUDY}?done=saved"), &approver).await.text;
    check(&page, &["Saved.", "Work &#60;by&#62; isle", "methodologist.x", "June 15, 2025", "DF_SYN_ABROAD"]);
    assert_eq!(page.matches("Work &#60;by&#62; isle").count(), 1, "the same again is not kept twice");
    let (_, href) = page.split_once("<th scope=\"row\"><a href=\"/en/desk/studies/HIMS/estimate?").unwrap();
    let href = href.split('"').next().unwrap().replace("&#38;", "&");
    assert_eq!(format!("{STUDY}/estimate?{href}"), address);
    assert_eq!(seen(&portal, &address, &approver).await.status, 200);
    let file = seen(&portal, &format!("{STUDY}/plans/1/plan.toml"), &approver).await;
    assert!(file.status == 200 && file.kind.starts_with("application/toml"), "{} {}", file.status, file.kind);
    check(&file.text, &["dataflow = \"DF_SYN_ABROAD\"", "[method.estimate]", "kind = \"mean\""]);
    assert_eq!(file.text, seen(&portal, &address.replace("/estimate?", "/estimate.toml?"), &approver).await.text);
    assert_eq!(seen(&portal, &format!("{STUDY}/plans/2/plan.toml"), &approver).await.status, 404);
    let auditor = signed_in(&portal, ("auditor.x", "OBS", Role::Auditor)).await;
    let trail = plain(&seen(&portal, "/en/desk/audit?action=keep_plan", &auditor).await.text);
    check(&trail, &["plan of a study kept", "methodologist.x", "plan of a study HIMS 000001"]);
    assert_eq!(portal.work.catalog().audit_problems().await.unwrap(), []);
}

#[tokio::test]
async fn a_plan_is_removed_after_a_question_by_those_who_may_and_its_name_has_an_end() {
    let portal = Portal::of_real_persons().await;
    let cookie = signed_in(&portal, ("methodologist.x", "OBS", Role::Methodologist)).await;
    let mark = form_mark(&portal, &cookie).await;
    let address = format!("{STUDY}/estimate{QUERY}&dataflow=DF_SYN_ABROAD");
    let asked = seen(&portal, &address, &cookie).await.text;
    check(&asked, &["maxlength=\"200\"", "200 characters at most."]);
    let (longest, too_long) = ("n".repeat(200), "n".repeat(201));
    let refused = portal.post(&address, &cookie, &[("csrf", mark.as_str()), ("name", too_long.as_str())]).await;
    assert_eq!(refused.status, 400);
    check(&plain(&refused.text), &["The name is longer than 200 characters. Shorten it."]);
    assert_eq!(
        portal.post(&address, &cookie, &[("csrf", mark.as_str()), ("name", longest.as_str())]).await.status,
        303
    );
    // A reviewer neither keeps it nor approves: there is no form for them, and what they send is refused.
    let reviewer = signed_in(&portal, ("reviewer.x", "OBS", Role::Reviewer)).await;
    let remove = format!("{STUDY}/plans/1/remove");
    assert!(!seen(&portal, STUDY, &reviewer).await.text.contains("/remove"));
    let their_mark = form_mark(&portal, &reviewer).await;
    assert_eq!(portal.post(&remove, &reviewer, &[("csrf", their_mark.as_str())]).await.status, 403);
    check(&seen(&portal, STUDY, &cookie).await.text, &["Remove…", "Remove the plan", &format!("action=\"{remove}\"")]);
    speaks_every_language(&portal, "studies/HIMS", &cookie).await;
    assert_eq!(portal.post(&remove, &cookie, &[("csrf", "forged")]).await.status, 403);
    let removed = portal.post(&remove, &cookie, &[("csrf", mark.as_str())]).await;
    assert_eq!((removed.status, removed.location.as_str()), (303, "/en/desk/studies/HIMS?done=removed"));
    let page = seen(&portal, &format!("{STUDY}?done=removed"), &cookie).await.text;
    check(&page, &["Removed.", "No plan is kept yet"]);
    assert_eq!(seen(&portal, &format!("{STUDY}/plans/1/plan.toml"), &cookie).await.status, 404);
    assert_eq!(portal.post(&remove, &cookie, &[("csrf", mark.as_str())]).await.status, 404);
    let auditor = signed_in(&portal, ("auditor.x", "OBS", Role::Auditor)).await;
    let trail = plain(&seen(&portal, "/en/desk/audit?action=remove_plan", &auditor).await.text);
    check(&trail, &["plan of a study removed", "methodologist.x", "removal of a plan of a study HIMS 000001"]);
}

#[tokio::test]
async fn estimates_of_real_persons_are_for_nobody_else() {
    let portal = Portal::of_real_persons().await;
    let officer = signed_in(&portal, ("officer.x", "PORTS", Role::Provider)).await;
    let mark = form_mark(&portal, &officer).await;
    assert!(!seen(&portal, "/en/desk", &officer).await.text.contains("/desk/studies"));
    let address = format!("{STUDY}/estimate{QUERY}");
    for ending in ["csv", "xlsx", "json", "R", "do", "toml"] {
        let path = format!("{STUDY}/estimate.{ending}{QUERY}");
        assert_eq!(seen(&portal, &path, &officer).await.status, 403, "{ending}");
        assert_eq!(portal.get(&path).await.status, 303, "{ending}");
    }
    for path in ["/en/desk/studies", STUDY, address.as_str()] {
        let refused = seen(&portal, path, &officer).await;
        assert!(refused.status == 403 && !refused.text.contains("Standard error"), "{path}: {}", refused.status);
        let closed = portal.get(path).await;
        assert!(closed.status == 303 && closed.location.starts_with("/en/desk/sign-in?back="), "{path}");
    }
    let fields = [("csrf", mark.as_str()), ("name", "x")];
    assert_eq!(portal.post(&address, &officer, &fields).await.status, 403);
    assert_eq!(portal.post(&address, "", &fields).await.status, 303);
    let trail = portal.work.catalog().audit_list().await.unwrap();
    assert!(trail.iter().all(|record| record.action != "keep_plan"));
}
