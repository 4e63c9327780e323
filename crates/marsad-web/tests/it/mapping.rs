//! Words, profiles and correspondences at the desk: pages in three languages, forms without script, and programs.

use bytes::Bytes;
use marsad_model::{Lang, Role, Scope};
use marsad_testkit::pack_files;
use marsad_workflow::{Invitation, NewAccount, NewToken};

use crate::portal::{Answer, Portal, text};

const PASSWORD: &str = "a long enough one";

/// A person who is signed in: the cookie, and what forms carry.
struct Person {
    cookie: String,
    csrf: String,
}

impl Person {
    async fn new(portal: &Portal, (id, provider, role): (&str, &str, Role)) -> Self {
        let administrator = portal.work.vouched_actor("administrator").await.unwrap().unwrap();
        let account = NewAccount { id: id.to_owned(), name: text(id), provider: provider.parse().unwrap(), role };
        let invitation = Invitation { account, email: format!("{id}@marjan.example"), lang: Lang::En };
        let invited = portal.work.invite(&administrator, invitation).await.unwrap();
        portal.work.accept_link(&invited.link, PASSWORD, "web test").await.unwrap();
        let signed = portal.post("/en/desk/sign-in", "", &[("account", id), ("password", PASSWORD)]).await;
        let me = portal.get_with("/en/desk/me", &[("cookie", signed.cookie.as_str())]).await;
        let (_, rest) = me.text.split_once("name=\"csrf\" value=\"").unwrap();
        Self { csrf: rest.split('"').next().unwrap().to_owned(), cookie: signed.cookie }
    }

    async fn get(&self, portal: &Portal, path: &str) -> Answer {
        portal.get_with(path, &[("cookie", self.cookie.as_str())]).await
    }

    async fn post(&self, portal: &Portal, path: &str, fields: &[(&str, &str)]) -> Answer {
        let fields: Vec<(&str, &str)> =
            [("csrf", self.csrf.as_str())].into_iter().chain(fields.iter().copied()).collect();
        portal.post(path, &self.cookie, &fields).await
    }
}

/// Sends a file of the ports in which an isle is misspelled; gives the submission.
pub async fn misspelled(portal: &Portal) -> String {
    let officer = portal.work.vouched_actor("officer.PORTS_ARRIVALS").await.unwrap().unwrap();
    let file = String::from_utf8(pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap();
    let bytes = Bytes::from(file.replace(";Lulu;", ";Lullu;"));
    let agreement = "PORTS_ARRIVALS".parse().unwrap();
    let receipt = portal.work.receive_submission(&officer, &agreement, ("arrivals.csv", bytes)).await.unwrap();
    portal.work.validate_submission(&officer, &receipt.submission.id).await.unwrap();
    receipt.submission.id
}

const WORD: [(&str, &str); 2] = [("component-0", "ISLE"), ("word-0", "Lullu")];

#[tokio::test]
async fn an_officer_maps_a_word_sees_what_it_changes_and_sends_again() {
    let portal = Portal::unpublished().await;
    let id = misspelled(&portal).await;
    let officer = Person::new(&portal, ("ports", "PORTS", Role::Provider)).await;
    let path = format!("/desk/submissions/{id}/words");
    for lang in ["ar", "fr", "en"] {
        let page = officer.get(&portal, &format!("/{lang}{path}")).await;
        assert_eq!(page.status, 200, "{}", page.text);
        assert!(page.text.contains(&format!("<html lang=\"{lang}\"")) && !page.text.contains("[mapping-"), "{lang}");
        assert!(page.text.contains("<bdi>Lullu</bdi>") && page.text.contains("value=\"XM-L\""), "{}", page.text);
    }
    // Whoever reads the answer, or the agreement, finds the way there.
    let answer = officer.get(&portal, &format!("/en/desk/submissions/{id}")).await.text;
    assert!(answer.contains(&format!("href=\"/en{path}\"")), "{answer}");
    assert!(answer.contains("href=\"/en/desk/agreements/PORTS_ARRIVALS\""), "{answer}");
    let agreement = officer.get(&portal, "/en/desk/agreements/PORTS_ARRIVALS").await.text;
    for part in ["words", "profile"] {
        assert!(agreement.contains(&format!("href=\"/en/desk/agreements/PORTS_ARRIVALS/{part}\"")), "{agreement}");
    }
    let known = officer.get(&portal, "/en/desk/submissions/PORTS_ARRIVALS-0001").await.text;
    assert!(!known.contains("/words\""), "every word of it is known: {known}");
    let en = format!("/en{path}");
    let fields = |pick, other| WORD.into_iter().chain([("pick-0", pick), ("other-0", other)]).collect::<Vec<_>>();
    let preview = officer.post(&portal, &format!("{en}/preview"), &fields("XM-L", "")).await;
    assert_eq!(preview.status, 200, "{}", preview.text);
    assert!(preview.text.contains("The file would have no error left."), "{}", preview.text);
    assert!(preview.text.contains("value=\"XM-L\" checked"), "what was chosen stays chosen");
    for (pick, other) in [("other", "Nowhere"), ("XM-Q", ""), ("other", "")] {
        let wrong = officer.post(&portal, &en, &fields(pick, other)).await;
        assert_eq!(wrong.status, 422, "{pick} {other}");
        assert!(wrong.text.contains("role=\"alert\""), "{}", wrong.text);
    }
    let mapped = officer.post(&portal, &en, &fields("other", "lulu isle")).await;
    assert_eq!((mapped.status, mapped.location.as_str()), (303, &*format!("{en}?done=mapped")), "{}", mapped.text);
    let page = officer.get(&portal, &en).await;
    assert!(page.text.contains("Every word of this file is known.") && page.text.contains("1 mapping was made"));
    let again = officer.post(&portal, &en, &[("again", "yes")]).await;
    assert_eq!((again.status, again.location.as_str()), (303, "/en/desk/submissions/PORTS_ARRIVALS-0003?done=sent"));
    let list = officer.get(&portal, "/en/desk/agreements/PORTS_ARRIVALS/words").await;
    assert!(list.text.contains("<bdi>Lullu</bdi>") && list.text.contains("holds"), "{}", list.text);
    let back = [("component", "ISLE"), ("word", "Lullu"), ("code", "")];
    let back = officer.post(&portal, "/en/desk/agreements/PORTS_ARRIVALS/words", &back).await;
    assert_eq!(back.status, 303);
    let list = officer.get(&portal, "/ar/desk/agreements/PORTS_ARRIVALS/words").await;
    assert!(list.text.contains("سُحبت") && list.text.contains("عُوّضت"), "{}", list.text);
}

#[tokio::test]
async fn words_of_an_institution_are_nobody_elses() {
    let portal = Portal::unpublished().await;
    let id = misspelled(&portal).await;
    let other = Person::new(&portal, ("stat", "STAT", Role::Provider)).await;
    for path in [format!("/en/desk/submissions/{id}/words"), "/en/desk/submissions/NOTHING-0001/words".to_owned()] {
        assert_eq!(other.get(&portal, &path).await.status, 404, "{path}");
        assert_eq!(other.post(&portal, &path, &WORD).await.status, 404, "{path}");
        assert_eq!(other.post(&portal, &format!("{path}/preview"), &WORD).await.status, 404, "{path}");
    }
    for path in ["/en/desk/agreements/PORTS_ARRIVALS/words", "/en/desk/agreements/PORTS_ARRIVALS/profile"] {
        let answer = other.get(&portal, path).await;
        assert!(answer.status == 403 && !answer.text.contains("Lullu"), "{path}");
    }
    let api = other.get(&portal, "/api/v1/agreements/PORTS_ARRIVALS/words").await;
    assert_eq!(api.status, 403);
    assert_eq!(other.get(&portal, "/en/desk/agreements/NONE/profile").await.status, 404);
    let auditor = Person::new(&portal, ("auditor.x", "OBS", Role::Auditor)).await;
    assert_eq!(auditor.get(&portal, &format!("/en/desk/submissions/{id}/words")).await.status, 403);
}

#[tokio::test]
async fn a_profile_is_tried_kept_and_read_beside_the_sheet() {
    let portal = Portal::unpublished().await;
    let id = misspelled(&portal).await;
    let reviewer = Person::new(&portal, ("reviewer.x", "OBS", Role::Reviewer)).await;
    let path = "/en/desk/agreements/PORTS_ARRIVALS/profile";
    let page = reviewer.get(&portal, path).await;
    assert!(page.status == 200 && page.text.contains("<textarea"), "{}", page.text);
    assert!(page.text.contains("class=\"hit\"") && page.text.contains("Lullu"), "the last file, with its errors");
    for lang in ["ar", "fr"] {
        let page = reviewer.get(&portal, &path.replace("/en/", &format!("/{lang}/"))).await;
        assert!(page.status == 200 && !page.text.contains("[mapping-") && !page.text.contains("[column-"), "{lang}");
    }
    let text = {
        let actor = portal.work.vouched_actor("reviewer.x").await.unwrap().unwrap();
        portal.work.profile_page(&actor, "PORTS_ARRIVALS").await.unwrap().text
    };
    let better = text.replace("[codes.ISLE]", "[codes.ISLE]\nLullu = \"XM-L\"");
    assert_ne!(better, text);
    let mistaken = better.replace("\"XM-L\"", "\"XM-Q\"");
    let fields = |text, act, note| [("text", text), ("act", act), ("note", note), ("from", "0"), ("submission", &*id)];
    let tried = reviewer.post(&portal, path, &fields(&better, "try", "")).await;
    assert!(tried.status == 200 && tried.text.contains("The file would have no error left."), "{}", tried.text);
    let wrong = reviewer.post(&portal, path, &fields(&mistaken, "keep", "x")).await;
    assert!(wrong.status == 422 && wrong.text.contains("XM-Q"), "{}", wrong.text);
    assert_eq!(reviewer.post(&portal, path, &fields(&better, "keep", "")).await.status, 422, "a note is due");
    let kept = reviewer.post(&portal, path, &fields(&better, "keep", "a slip of theirs")).await;
    assert_eq!(kept.status, 303, "{}", kept.text);
    assert!(kept.location.starts_with(path) && kept.location.ends_with("done=saved"), "{}", kept.location);
    let late = reviewer.post(&portal, path, &fields(&text, "keep", "back")).await;
    assert_eq!(late.status, 409);
    let officer = Person::new(&portal, ("ports", "PORTS", Role::Provider)).await;
    let page = officer.get(&portal, path).await;
    assert!(page.text.contains("a slip of theirs") && !page.text.contains("<textarea"), "{}", page.text);
    assert_eq!(officer.post(&portal, path, &fields(&text, "keep", "x")).await.status, 403);
}

#[tokio::test]
async fn a_correspondence_is_written_and_read() {
    let portal = Portal::unpublished().await;
    let reviewer = Person::new(&portal, ("reviewer.x", "OBS", Role::Reviewer)).await;
    let path = "/fr/desk/correspondences";
    let empty = reviewer.get(&portal, path).await;
    assert!(empty.status == 200 && empty.text.contains("<form class=\"form\""), "{}", empty.text);
    let fields = |lines| {
        [
            ("id", "AREA_TO_ISLE"),
            ("from", "CL_AREA"),
            ("to", "CL_ISLE"),
            ("name_ar", "مناطق"),
            ("name_fr", "Zones vers îles"),
            ("name_en", "Areas to isles"),
            ("source_ar", "مختلق"),
            ("source_fr", "inventée"),
            ("source_en", "invented"),
            ("valid_from", "2025-01-01"),
            ("lines", lines),
        ]
    };
    for lines in ["OM;XM-L;0.5", "OM;XM-Q", "nonsense", ""] {
        let wrong = reviewer.post(&portal, path, &fields(lines)).await;
        assert!(wrong.status == 422 && wrong.text.contains("Zones vers îles"), "{lines}: {}", wrong.text);
    }
    let sexes = [("act", "propose"), ("from", "CL_SEX"), ("to", "CL_SEX"), ("lines", "F;M"), ("name_fr", "Sexes")];
    let proposed = reviewer.post(&portal, path, &sexes).await;
    assert!(proposed.status == 200 && proposed.text.contains("F;M\n"), "{}", proposed.text);
    assert!(proposed.text.contains("\nM;M"), "{}", proposed.text);
    assert!(
        !proposed.text.contains("F;F") && proposed.text.contains("Sexes"),
        "what was written stays: {}",
        proposed.text
    );
    let made = reviewer.post(&portal, path, &fields("OM;XM-L;0,25\r\nOM;XM-S;0,75")).await;
    assert_eq!((made.status, &*made.location), (303, "/fr/desk/correspondences/AREA_TO_ISLE?done=saved"));
    let next = reviewer.post(&portal, &format!("{path}/AREA_TO_ISLE"), &fields("OM XM-L")).await;
    assert_eq!(next.status, 303, "{}", next.text);
    for lang in ["ar", "fr", "en"] {
        let page = reviewer.get(&portal, &format!("/{lang}/desk/correspondences/AREA_TO_ISLE")).await;
        assert!(page.status == 200 && page.text.contains("XM-L") && !page.text.contains("[mapping-"), "{}", page.text);
    }
    let officer = Person::new(&portal, ("ports", "PORTS", Role::Provider)).await;
    let page = officer.get(&portal, &format!("{path}/AREA_TO_ISLE")).await;
    assert!(page.status == 200 && !page.text.contains("<textarea"), "who may not write sees no form");
    assert_eq!(officer.post(&portal, path, &fields("OM XM-L")).await.status, 403);
    assert_eq!(officer.post(&portal, path, &sexes).await.status, 403);
    assert_eq!(reviewer.get(&portal, &format!("{path}/NONE")).await.status, 404);
    let told = officer.get(&portal, "/api/v1/correspondences/AREA_TO_ISLE").await;
    let told: serde_json::Value = serde_json::from_str(&told.text).unwrap();
    assert_eq!((told[0]["number"].as_u64(), told[1]["lines"][0]["weight"].as_f64()), (Some(1), Some(1.0)));
    assert_eq!(officer.get(&portal, "/api/v1/correspondences/NONE").await.status, 404);
}

#[tokio::test]
async fn a_program_reads_mappings_by_token_and_a_page_of_ours_makes_them() {
    let portal = Portal::unpublished().await;
    let officer = Person::new(&portal, ("ports", "PORTS", Role::Provider)).await;
    let path = "/api/v1/agreements/PORTS_ARRIVALS/words";
    let body = r#"[{"component":"ISLE","word":"Pearl","code":"XM-L"}]"#.to_owned();
    let post = |headers: Vec<(&'static str, String)>, body: String| {
        let portal = &portal;
        async move {
            let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
            portal.ask(axum::http::Request::post(path), &headers, body).await
        }
    };
    let cookie = ("cookie", officer.cookie.clone());
    assert_eq!(post(vec![cookie.clone()], body.clone()).await.status, 401, "a cookie alone changes nothing");
    let of_page = vec![cookie, ("x-marsad-form", officer.csrf.clone())];
    assert_eq!(post(of_page.clone(), "no json".to_owned()).await.status, 422);
    let made = post(of_page, body.clone()).await;
    assert_eq!(made.status, 200, "{}", made.text);
    let actor = portal.work.vouched_actor("ports").await.unwrap().unwrap();
    let new = NewToken { name: "program".to_owned(), scopes: vec![Scope::ReadSubmissions], days: 1 };
    let (_, shown) = portal.work.make_token(&actor, new).await.unwrap();
    let bearer = format!("Bearer {shown}");
    let read = portal.get_with(path, &[("authorization", bearer.as_str())]).await;
    let told: serde_json::Value = serde_json::from_str(&read.text).unwrap();
    assert_eq!((&told[0]["word"], &told[0]["code"]), (&serde_json::json!("Pearl"), &serde_json::json!("XM-L")));
    assert_eq!(post(vec![("authorization", bearer)], body).await.status, 403, "no token maps words");
    assert!(portal.get("/openapi.json").await.text.contains("/api/v1/agreements/{id}/words"));
}
