//! The desk: who comes in, and what a form must show.

use marsad_model::{Lang, Role, Scope};
use marsad_workflow::{Invitation, NewAccount, NewToken};

use crate::portal::{Answer, Portal, text};

const PASSWORD: &str = "a long enough one";

impl Portal {
    /// A person with a password of their own.
    async fn person(&self, id: &str, provider: &str, role: Role) {
        let administrator = self.work.vouched_actor("administrator").await.unwrap().unwrap();
        let account = NewAccount { id: id.to_owned(), name: text(id), provider: provider.parse().unwrap(), role };
        let invitation = Invitation { account, email: format!("{id}@marjan.example"), lang: Lang::En };
        let invited = self.work.invite(&administrator, invitation).await.unwrap();
        self.work.accept_link(&invited.link, PASSWORD, "web test").await.unwrap();
    }

    /// Signs a person in; gives the cookie.
    async fn cookie(&self, id: &str) -> String {
        let answer = self.post("/en/desk/sign-in", "", &[("account", id), ("password", PASSWORD)]).await;
        assert_eq!((answer.status, answer.location.as_str()), (303, "/en/desk"), "{}", answer.text);
        answer.cookie
    }

    async fn desk(&self, path: &str, cookie: &str) -> Answer {
        self.get_with(path, &[("cookie", cookie)]).await
    }
}

/// What the forms of a page carry.
fn csrf(page: &Answer) -> String {
    let (_, rest) = page.text.split_once("name=\"csrf\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_person_signs_in_goes_where_they_wanted_and_signs_out() {
    let portal = Portal::unpublished().await;
    portal.person("ports", "PORTS", Role::Provider).await;
    let closed = portal.get("/ar/desk/me?x=1").await;
    assert_eq!((closed.status, closed.location.as_str()), (303, "/ar/desk/sign-in?back=%2Far%2Fdesk%2Fme%3Fx%3D1"));
    let wrong = portal.post("/ar/desk/sign-in", "", &[("account", "ports"), ("password", "wrong")]).await;
    assert_eq!((wrong.status, wrong.cookie.as_str()), (401, ""));
    assert!(wrong.text.contains("role=\"alert\"") && wrong.text.contains("value=\"ports\""), "{}", wrong.text);
    let fields = |back| [("account", "ports"), ("password", PASSWORD), ("back", back)];
    for (back, target) in [
        ("/ar/desk/me", "/ar/desk/me"),
        ("/fr/desk?x=1", "/fr/desk?x=1"),
        ("//evil.example/ar/desk", "/ar/desk"),
        ("https://evil.example", "/ar/desk"),
        ("/ar/desks", "/ar/desk"),
        ("/ar/desk\\@evil", "/ar/desk"),
    ] {
        let answer = portal.post("/ar/desk/sign-in", "", &fields(back)).await;
        assert_eq!((answer.status, answer.location.as_str()), (303, target), "{back}");
        assert!(answer.cookie.starts_with("marsad-session=") && answer.cookie.len() > 40);
    }
    let cookie = portal.cookie("ports").await;
    let me = portal.desk("/ar/desk/me", &cookie).await;
    assert_eq!(me.status, 200);
    assert!(me.text.contains("dir=\"rtl\"") && me.text.contains("ports@marjan.example"));
    assert!(!me.text.contains("/desk/accounts") && me.text.contains("/ar/desk/send"), "the rail has what one may");
    let out = portal.post("/ar/desk/sign-out", &cookie, &[("csrf", &csrf(&me))]).await;
    assert_eq!((out.status, out.cookie.as_str()), (303, "marsad-session="));
    assert_eq!(portal.desk("/ar/desk/me", &cookie).await.status, 303);
}

#[tokio::test]
async fn a_form_from_elsewhere_changes_nothing() {
    let portal = Portal::unpublished().await;
    portal.person("ports", "PORTS", Role::Provider).await;
    portal.person("other", "PORTS", Role::Provider).await;
    let cookie = portal.cookie("ports").await;
    let own = csrf(&portal.desk("/en/desk/me", &cookie).await);
    let other = portal.cookie("other").await;
    let others = csrf(&portal.desk("/en/desk/me", &other).await);
    let path = "/en/desk/me/contact";
    let with = |csrf: &str, password: &str| {
        let password = password.replace(' ', "+");
        format!("csrf={csrf}&email=new%40marjan.example&lang=en&password={password}")
    };
    let body = |csrf: &str| with(csrf, PASSWORD);
    let post = || axum::http::Request::post(path);
    let form = ("content-type", "application/x-www-form-urlencoded");
    for (headers, csrf) in [
        (vec![form, ("cookie", cookie.as_str())], ""),
        (vec![form, ("cookie", cookie.as_str())], &*others),
        (vec![form, ("cookie", cookie.as_str()), ("origin", "https://evil.example")], &*own),
        (vec![form, ("cookie", cookie.as_str()), ("sec-fetch-site", "cross-site")], &*own),
        (vec![("content-type", "text/plain"), ("cookie", cookie.as_str())], &*own),
    ] {
        let answer = portal.ask(post(), &headers, body(csrf)).await;
        assert_eq!(answer.status, 403, "{headers:?}");
    }
    assert!(!portal.desk("/en/desk/me", &cookie).await.text.contains("new@marjan.example"));
    let guessed = portal.ask(post(), &[form, ("cookie", cookie.as_str())], with(&own, "not it")).await;
    assert_eq!(guessed.status, 401, "another address wants the password");
    let done = portal.ask(post(), &[form, ("cookie", cookie.as_str())], body(&own)).await;
    assert_eq!((done.status, done.location.as_str()), (303, "/en/desk/me?done=contact"));
    assert!(portal.desk("/en/desk/me", &cookie).await.text.contains("new@marjan.example"));
}

#[tokio::test]
async fn the_page_of_accounts_says_whether_files_are_scanned() {
    let mut portal = Portal::unpublished().await;
    portal.person("administrator.x", "OBS", Role::Administrator).await;
    let cookie = portal.cookie("administrator.x").await;
    for (lang, words) in [("ar", "لم يُضبط أي كاشف"), ("fr", "Aucun antivirus"), ("en", "No virus scanner is set")]
    {
        let page = portal.desk(&format!("/{lang}/desk/accounts"), &cookie).await.text;
        assert!(page.contains(words), "{page}");
    }
    portal.work = portal.work.clone().scanned_by("127.0.0.1:3310".parse().unwrap());
    let page = portal.desk("/en/desk/accounts", &cookie).await.text;
    assert!(page.contains("Every file passes a virus scanner") && !page.contains("No virus scanner"), "{page}");
}

#[tokio::test]
async fn the_sign_that_no_text_has_is_refused_at_the_door_on_every_engine() {
    for portal in Portal::on_every_engine().await {
        portal.person("auditor.x", "OBS", Role::Auditor).await;
        portal.person("reviewer.x", "OBS", Role::Reviewer).await;
        let cookie = portal.cookie("auditor.x").await;
        for (path, status) in [
            ("/ar/desk/audit?text=%00", 400),
            ("/en/desk/audit?subject=%00&actor=%00", 400),
            ("/api/v1/audit?text=%00", 400),
            ("/api/v1/submissions/%00", 404),
            ("/api/v1/reviews/%00", 404),
            ("/api/v1/releases/%00/1/checklist", 404),
            ("/api/v1/correspondences/%00", 404),
            ("/en/desk/submissions/x%00y", 404),
            ("/en/desk/audit?text=%2500", 200),
        ] {
            let answer = portal.desk(path, &cookie).await;
            assert_eq!(answer.status, status, "{path}: {}", answer.text);
            assert_eq!(answer.kind.starts_with("application/json"), path.starts_with("/api/"), "{path}");
        }
        let spoken = portal.desk("/ar/desk/audit?text=%00", &cookie).await;
        assert!(spoken.text.contains("<html lang=\"ar\" dir=\"rtl\""), "{}", spoken.text);
        let stranger = portal.post("/en/desk/sign-in", "", &[("account", "a\0b"), ("password", "x")]).await;
        assert_eq!(stranger.status, 400, "{}", stranger.text);
        let cookie = portal.cookie("reviewer.x").await;
        let own = csrf(&portal.desk("/en/desk/me", &cookie).await);
        let fields = [("csrf", own.as_str()), ("text", "x")];
        assert_eq!(portal.post("/en/desk/review/x%00y/comment", &cookie, &fields).await.status, 404);
        let fields = [("csrf", own.as_str()), ("text", "x\0")];
        assert_eq!(portal.post("/en/desk/review/PORTS_ARRIVALS-0001/comment", &cookie, &fields).await.status, 400);
        let shown =
            [("cookie", cookie.as_str()), ("x-marsad-form", own.as_str()), ("content-type", "application/json")];
        let decision = "{\"decision\": \"return\", \"reason\": \"x\\u0000\"}".to_owned();
        let post = axum::http::Request::post("/api/v1/reviews/PORTS_ARRIVALS-0001/decision");
        assert_eq!(portal.ask(post, &shown, decision).await.status, 400);
    }
}

#[tokio::test]
async fn accounts_are_the_administrators_alone() {
    let portal = Portal::unpublished().await;
    for role in Role::ALL {
        let id = format!("{role}.x");
        portal.person(&id, if role.is_of_institution() { "PORTS" } else { "OBS" }, role).await;
        let cookie = portal.cookie(&id).await;
        let page = portal.desk("/en/desk/accounts", &cookie).await;
        let expected = if role == Role::Administrator { 200 } else { 403 };
        assert_eq!(page.status, expected, "{role}");
        let own = csrf(&portal.desk("/en/desk/me", &cookie).await);
        let close = portal.post("/en/desk/accounts/reviewer/close", &cookie, &[("csrf", &own)]).await;
        assert_eq!(close.status, if role == Role::Administrator { 303 } else { 403 }, "{role}");
        assert_eq!(portal.desk("/en/desk/nothing", &cookie).await.status, 404, "{role}");
    }
}

#[tokio::test]
async fn who_is_invited_follows_the_link_once() {
    let portal = Portal::unpublished().await;
    portal.person("admin.x", "OBS", Role::Administrator).await;
    let cookie = portal.cookie("admin.x").await;
    let own = csrf(&portal.desk("/fr/desk/accounts", &cookie).await);
    let fields = [
        ("csrf", own.as_str()),
        ("account", "new.person"),
        ("email", "new@marjan.example"),
        ("role", "head"),
        ("provider", "PORTS"),
        ("name_ar", "رئيس"),
        ("name_fr", "Chef"),
        ("name_en", "Head"),
        ("lang", "ar"),
    ];
    let made = portal.post("/fr/desk/accounts", &cookie, &fields).await;
    assert_eq!(made.status, 200, "{}", made.text);
    let (_, rest) = made.text.split_once("https://marjan.example").unwrap();
    let path = rest.split('<').next().unwrap().to_owned();
    assert!(path.starts_with("/ar/desk/link/"), "{path}");
    let again = portal.post("/fr/desk/accounts", &cookie, &fields).await;
    assert_eq!(again.status, 409);
    let page = portal.get(&path).await;
    assert!(page.status == 200 && page.text.contains("new.person") && page.text.contains("رئيس"));
    let differ = portal.post(&path, "", &[("new", PASSWORD), ("again", "another")]).await;
    assert_eq!(differ.status, 422);
    let set = portal.post(&path, "", &[("new", PASSWORD), ("again", PASSWORD)]).await;
    assert_eq!((set.status, set.location.as_str()), (303, "/ar/desk/sign-in?done=password"));
    assert_eq!(portal.get(&path).await.status, 410);
    portal.cookie("new.person").await;
}

#[tokio::test]
async fn every_way_in_speaks_every_language_and_tells_nothing_of_accounts() {
    let portal = Portal::unpublished().await;
    portal.person("ports", "PORTS", Role::Provider).await;
    for lang in ["ar", "fr", "en"] {
        for path in ["sign-in", "reset", "code", "password"] {
            let answer = portal.get(&format!("/{lang}/desk/{path}")).await;
            assert_eq!(answer.status, 200, "/{lang}/desk/{path}: {}", answer.text);
            assert!(answer.text.contains(&format!("<html lang=\"{lang}\"")), "{path}");
        }
    }
    let known = portal.post("/en/desk/reset", "", &[("named", "ports@marjan.example")]).await;
    let unknown = portal.post("/en/desk/reset", "", &[("named", "nobody@marjan.example")]).await;
    assert_eq!((known.status, &known.text), (unknown.status, &unknown.text));
}

#[tokio::test]
async fn a_password_made_by_the_system_is_replaced_first() {
    let portal = Portal::unpublished().await;
    let administrator = portal.work.vouched_actor("administrator").await.unwrap().unwrap();
    let account = NewAccount {
        id: "fresh".to_owned(),
        name: text("fresh"),
        provider: "OBS".parse().unwrap(),
        role: Role::Auditor,
    };
    let (_, password) = portal.work.create_account(Some(&administrator), account).await.unwrap();
    let first = portal.post("/en/desk/sign-in", "", &[("account", "fresh"), ("password", &password)]).await;
    assert_eq!((first.status, first.location.as_str()), (303, "/en/desk/password?account=fresh"));
    let fields = [("account", "fresh"), ("old", password.as_str()), ("new", PASSWORD), ("again", PASSWORD)];
    let set = portal.post("/en/desk/password", "", &fields).await;
    assert_eq!((set.status, set.location.as_str()), (303, "/en/desk/sign-in?done=password"));
    let twice =
        portal.post("/en/desk/password", "", &[("old", PASSWORD), ("account", "fresh"), ("new", "x"), ("again", "x")]);
    assert_eq!(twice.await.status, 401, "no way around a second factor");
    portal.cookie("fresh").await;
}

#[tokio::test]
async fn a_program_acts_by_its_token_and_a_page_by_its_session() {
    let portal = Portal::unpublished().await;
    portal.person("ports", "PORTS", Role::Provider).await;
    let none = portal.get("/api/v1/me").await;
    assert_eq!((none.status, none.kind.as_str()), (401, "application/json"));
    let officer = portal.work.vouched_actor("ports").await.unwrap().unwrap();
    let new = NewToken { name: "program".to_owned(), scopes: vec![Scope::ReadSubmissions], days: 1 };
    let (token, shown) = portal.work.make_token(&officer, new).await.unwrap();
    let bearer = format!("Bearer {shown}");
    let me = portal.get_with("/api/v1/me", &[("authorization", bearer.as_str())]).await;
    let told: serde_json::Value = serde_json::from_str(&me.text).unwrap();
    assert_eq!(told["account"], "ports");
    assert_eq!(told["rights"], serde_json::json!([{ "action": "read-submission", "reach": "own" }]));
    let tokens = portal.get_with("/api/v1/tokens", &[("authorization", bearer.as_str())]).await;
    assert_eq!(tokens.status, 403, "a token makes and shows no tokens");
    let cookie = portal.cookie("ports").await;
    let path = format!("/api/v1/tokens/{}", token.id);
    let delete = || axum::http::Request::delete(&path);
    assert_eq!(portal.ask(delete(), &[("cookie", cookie.as_str())], String::new()).await.status, 401);
    let own = csrf(&portal.desk("/en/desk/me", &cookie).await);
    let shown = [("cookie", cookie.as_str()), ("x-marsad-form", own.as_str())];
    assert_eq!(portal.ask(delete(), &shown, String::new()).await.status, 200);
    assert_eq!(portal.get_with("/api/v1/me", &[("authorization", bearer.as_str())]).await.status, 401);
    let document = portal.get("/openapi.json").await;
    let document: serde_json::Value = serde_json::from_str(&document.text).unwrap();
    let of_session = serde_json::json!([{ "session": [] }]);
    let of_form = serde_json::json!([{ "session": [], "form": [] }]);
    for (path, method, security) in [
        ("/api/v1/tokens", "get", &of_session),
        ("/api/v1/tokens/{id}", "delete", &of_form),
        ("/api/v1/reviews/{submission}/decision", "post", &of_form),
        ("/api/v1/releases/{flow}/{number}/checklist", "get", &of_session),
    ] {
        assert_eq!(document["paths"][path][method]["security"], *security, "{path}: no token reaches it");
    }
    let form = &document["components"]["securitySchemes"]["form"];
    assert_eq!((&form["in"], &form["name"]), (&"header".into(), &"X-Marsad-Form".into()), "what a change asks for");
    assert!(document["paths"]["/api/v1/tasks"]["get"]["security"].is_null());
}

#[tokio::test]
async fn an_invitation_that_cannot_be_is_refused_for_what_is_wrong_with_it() {
    let portal = Portal::unpublished().await;
    portal.person("admin.x", "OBS", Role::Administrator).await;
    let cookie = portal.cookie("admin.x").await;
    let own = csrf(&portal.desk("/en/desk/accounts", &cookie).await);
    let invite = async |role: &str, provider: &str, name_en: &str| {
        let fields = [
            ("csrf", own.as_str()),
            ("account", "new.person"),
            ("email", "new@marjan.example"),
            ("role", role),
            ("provider", provider),
            ("name_ar", "رئيس"),
            ("name_fr", "Chef"),
            ("name_en", name_en),
            ("lang", "en"),
        ];
        let answer = portal.post("/en/desk/accounts", &cookie, &fields).await;
        (answer.status, answer.text.replace(['\u{2068}', '\u{2069}'], ""))
    };
    for (role, provider, name_en, words) in [
        ("chief", "PORTS", "Head", "“chief” is no role."),
        ("head", "NOBODY", "Head", "There is no institution “NOBODY”."),
        ("reviewer", "PORTS", "Head", "The role “reviewer” belongs to the observatory"),
        ("head", "PORTS", "", "The function of “new.person” is missing"),
    ] {
        let (status, text) = invite(role, provider, name_en).await;
        assert_eq!(status, 422, "{role} {provider}");
        assert!(text.contains(words), "{words}: {text}");
    }
    assert_eq!(invite("head", "PORTS", "Head").await.0, 200);
}

#[tokio::test]
async fn a_token_for_fewer_days_than_one_is_not_made() {
    let portal = Portal::unpublished().await;
    portal.person("ports", "PORTS", Role::Provider).await;
    let cookie = portal.cookie("ports").await;
    let own = csrf(&portal.desk("/en/desk/me", &cookie).await);
    for (days, expected) in [("-1", 422), ("0", 422), ("367", 422), ("many", 422), ("7", 200)] {
        let fields = [("csrf", own.as_str()), ("name", "program"), ("scope", "read-calendar"), ("days", days)];
        assert_eq!(portal.post("/en/desk/me/tokens", &cookie, &fields).await.status, expected, "{days}");
    }
    let page = portal.desk("/en/desk/me", &cookie).await.text;
    assert!(page.contains("aria-label=\"Take back: program "), "each is taken back by its own name: {page}");
    assert!(page.contains("unknown browser</td>"), "a device that says nothing of itself: {page}");
}
