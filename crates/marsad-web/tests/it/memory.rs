//! The audit trail, the register, and the head of the chain on pages of releases, through HTTP.

use marsad_model::Role;

use crate::board::{seen, signed_in, speaks_every_language};
use crate::portal::Portal;

#[tokio::test]
async fn the_trail_is_searched_read_and_exported_by_those_who_may() {
    let portal = Portal::published().await;
    let auditor = signed_in(&portal, ("auditor", "OBS", Role::Auditor)).await;
    for path in ["audit", "audit?action=approve_release&from=2020-01-01", "audit/1", "audit?verify=yes", "register"] {
        speaks_every_language(&portal, path, &auditor).await;
    }
    let page = seen(&portal, "/en/desk/audit?action=decide_submission&subject=PORTS", &auditor).await.text;
    assert!(page.contains("submission PORTS_ARRIVALS-0001") && !page.contains("release DF_"), "{page}");
    let arabic = seen(&portal, "/ar/desk/audit", &auditor).await.text;
    assert!(arabic.contains("<td class=\"act\">القرار في إرسالية</td>"), "{arabic}");
    let listed = seen(&portal, "/en/desk/audit?action=sign_in", &auditor).await.text;
    assert!(listed.contains("the web, from an unknown network") && !listed.contains("web unknown"), "{listed}");
    let verified = seen(&portal, "/en/desk/audit?verify=yes", &auditor).await.text;
    assert!(verified.contains("The chain is whole"));
    let csv = seen(&portal, "/en/desk/audit.csv?action=approve_release", &auditor).await;
    assert_eq!((csv.kind.as_str(), csv.text.lines().count()), ("text/csv; charset=utf-8", 4), "{}", csv.text);
    assert!(csv.text.lines().next().unwrap().ends_with(",written") && csv.text.contains("public_from"), "{}", csv.text);
    let lines = seen(&portal, "/en/desk/audit.json", &auditor).await;
    assert_eq!(lines.text.lines().count(), portal.work.catalog().audit_list().await.unwrap().len());
    assert_eq!(seen(&portal, "/en/desk/audit/999999", &auditor).await.status, 404);
    assert_eq!(seen(&portal, "/en/desk/audit/x", &auditor).await.status, 404);
    assert_eq!(seen(&portal, "/en/desk/audit?from=yesterday", &auditor).await.status, 400);
    let register = seen(&portal, "/en/desk/register.json", &auditor).await;
    let register: serde_json::Value = serde_json::from_str(&register.text).unwrap();
    assert_eq!(register["processing"][0]["processing"]["id"], "SURVEY");
    assert_eq!(register["lasting"][0]["place"], "audit-trail");
    let page = seen(&portal, "/en/desk/register", &auditor).await.text;
    let told = page.split("id=\"lasting\"").nth(1).unwrap();
    assert!(told.contains("Audit trail") && told.contains("the network") && told.contains("for good"), "{told}");
    assert!(!told.contains("without a basis"), "{told}");
    // Marjan writes Arabic with Arabic-Indic digits, also in what its pack says in words.
    let arabic = seen(&portal, "/ar/desk/register", &auditor).await.text;
    assert!(arabic.contains("بعد ٩٠ يوما") && !arabic.contains("90 يوما"), "{arabic}");
}

#[tokio::test]
async fn the_trail_is_closed_to_others_and_shows_an_administrator_no_data() {
    let portal = Portal::unpublished().await;
    let officer = signed_in(&portal, ("ports.x", "PORTS", Role::Provider)).await;
    for path in ["audit", "audit/1", "audit.csv", "audit.json", "register", "register.json"] {
        assert_eq!(seen(&portal, &format!("/en/desk/{path}"), &officer).await.status, 403, "{path}");
    }
    let administrator = signed_in(&portal, ("admin.x", "OBS", Role::Administrator)).await;
    let lines = seen(&portal, "/en/desk/audit.json", &administrator).await.text;
    assert!(lines.contains("receive_submission") && !lines.contains("arrivals.csv"), "{lines}");
    let page = seen(&portal, "/en/desk/audit?text=arrivals.csv", &administrator).await;
    assert!(page.text.contains("No record fits"), "{}", page.text);
}

#[tokio::test]
async fn the_head_of_the_chain_stands_under_releases_and_is_given_to_everyone() {
    let portal = Portal::published().await;
    let head = portal.work.chain_head().await.unwrap().unwrap();
    for path in ["/ar/data/DF_ARRIVALS", "/en/data/DF_ARRIVALS/releases/1"] {
        let page = portal.get(path).await;
        assert!(page.status == 200 && page.text.contains(&head.hash), "{path}");
    }
    assert!(!portal.get("/en/about").await.text.contains(&head.hash));
    let told = portal.get("/api/v1/audit/head").await;
    let told: serde_json::Value = serde_json::from_str(&told.text).unwrap();
    assert_eq!((told["number"].as_u64(), told["hash"].as_str()), (Some(head.number), Some(head.hash.as_str())));
}
