//! The portal as something to be installed, and without a network.

use marsad_model::Role;

use crate::portal::Portal;
use crate::sending::person;

#[tokio::test]
async fn the_portal_can_be_installed_in_each_language() {
    let portal = Portal::unpublished().await;
    for (lang, direction) in [("ar", "rtl"), ("fr", "ltr"), ("en", "ltr")] {
        let path = format!("/{lang}/manifest.webmanifest");
        let page = portal.get(&format!("/{lang}")).await.text;
        assert!(page.contains(&format!("<link rel=\"manifest\" href=\"{path}\">")), "{page}");
        let manifest = portal.get(&path).await;
        assert_eq!((manifest.status, manifest.kind.as_str()), (200, "application/manifest+json"));
        let told: serde_json::Value = serde_json::from_str(&manifest.text).unwrap();
        assert_eq!((told["lang"].as_str(), told["dir"].as_str()), (Some(lang), Some(direction)));
        assert_eq!(told["name"], portal.work.pack().head.name.get(lang.parse().unwrap()));
        assert_eq!((told["id"].as_str(), told["start_url"].as_str()), (Some("/"), Some(format!("/{lang}").as_str())));
        for icon in told["icons"].as_array().unwrap() {
            let answer = portal.get(icon["src"].as_str().unwrap()).await;
            assert_eq!((answer.status, icon["type"].as_str()), (200, Some(answer.kind.as_str())), "{icon}");
        }
        assert!(!manifest.text.contains("[menu-"), "{}", manifest.text);
        let offline = portal.get(&format!("/{lang}/offline")).await;
        assert_eq!(offline.status, 200);
        assert!(!offline.text.contains("[offline-"), "{lang}: a key without words");
    }
}

#[tokio::test]
async fn icons_of_points_have_the_size_that_is_said_of_them() {
    let portal = Portal::unpublished().await;
    let page = portal.get("/en").await.text;
    assert!(page.contains("<link rel=\"apple-touch-icon\" href=\"/assets/apple-touch-icon.png?v="), "{page}");
    for (name, side) in [("apple-touch-icon", 180_u32), ("icon-192", 192), ("icon-512", 512)] {
        let icon = portal.get(&format!("/assets/{name}.png")).await;
        assert_eq!((icon.status, icon.kind.as_str()), (200, "image/png"), "{name}");
        assert!(icon.bytes.starts_with(b"\x89PNG\r\n\x1a\n"), "{name}");
        // ISO/IEC 15948, 11.2.2: the width and the height begin the chunk IHDR.
        assert_eq!((&icon.bytes[16..20], &icon.bytes[20..24]), (&side.to_be_bytes()[..], &side.to_be_bytes()[..]));
    }
    let manifest: serde_json::Value = serde_json::from_str(&portal.get("/en/manifest.webmanifest").await.text).unwrap();
    let sizes: Vec<&str> =
        manifest["icons"].as_array().unwrap().iter().filter_map(|icon| icon["sizes"].as_str()).collect();
    assert_eq!(sizes, ["any", "192x192", "512x512", "512x512"]);
}

#[tokio::test]
async fn the_script_that_keeps_pages_names_what_is_there_and_speaks_every_language() {
    let portal = Portal::unpublished().await;
    let script = portal.get("/service-worker.js").await;
    assert_eq!((script.status, script.kind.as_str()), (200, "text/javascript; charset=utf-8"));
    assert_eq!(script.cache, "no-cache", "a browser asks for the next one");
    let told = |name: &str| -> serde_json::Value {
        let (_, rest) = script.text.split_once(&format!("const {name} = ")).unwrap();
        serde_json::from_str(rest.split_once(";\n").unwrap().0).unwrap()
    };
    for address in told("SHELL").as_array().unwrap() {
        assert_eq!(portal.get(address.as_str().unwrap()).await.status, 200, "{address}");
    }
    let edition = told("EDITION");
    assert!(told("SHELL")[0].as_str().unwrap().ends_with(edition.as_str().unwrap()));
    for address in told("TYPING").as_array().unwrap() {
        assert_eq!(portal.get(address.as_str().unwrap()).await.status, 200, "{address}");
    }
    for lang in ["ar", "fr", "en"] {
        for said in [&told("TYPED")[lang], &told("TABLES")[lang]] {
            assert!(!said.as_str().unwrap().contains("[offline-"), "{lang}: {said}");
        }
    }
    for (lang, words) in [("ar", "لا توجد شبكة"), ("fr", "Pas de réseau"), ("en", "No network")] {
        assert!(told("OLD")[lang].as_str().unwrap().contains(words), "{lang}");
    }
}

#[tokio::test]
async fn a_device_may_keep_a_grid_and_no_other_page_of_the_desk() {
    let portal = Portal::unpublished().await;
    let sender = person(&portal, "ports", "PORTS", Role::Provider).await;
    for lang in ["ar", "fr", "en"] {
        let grid = sender.get(&format!("/{lang}/desk/send/PORTS_ARRIVALS/grid")).await;
        assert!(grid.header("x-marsad-keep").contains("%20%C2%B7%20"), "{lang}: its name and its period");
        let page = grid.text();
        assert!(page.contains("class=\"draft\"") && page.contains("data-account=\"ports\""), "{page}");
        assert!(!page.contains("[draft-"), "{lang}: a key without words");
    }
    for path in ["", "/me", "/send", "/send/PORTS_ARRIVALS", "/submissions", "/submissions/PORTS_ARRIVALS-0001"] {
        let page = sender.get(&format!("/en/desk{path}")).await;
        assert_eq!((page.status, page.header("x-marsad-keep")), (200, ""), "{path}");
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
    }
}

#[tokio::test]
async fn the_policy_allows_the_manifest_and_the_script_of_our_own_only() {
    let portal = Portal::unpublished().await;
    let router = marsad_web::router(marsad_web::App::new(portal.work.clone(), None));
    let request = axum::http::Request::get("/service-worker.js").body(axum::body::Body::empty()).unwrap();
    let answer = tower::ServiceExt::oneshot(router, request).await.unwrap();
    let policy = answer.headers()["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("manifest-src 'self';") && policy.contains("worker-src 'self';"), "{policy}");
}
