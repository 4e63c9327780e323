//! Pages of the portal.

use jiff::ToSpan as _;

use crate::portal::Portal;

#[tokio::test]
async fn every_page_answers_in_every_language() {
    let portal = Portal::published().await;
    let paths = [
        "",
        "/data",
        "/data/DF_ARRIVALS",
        "/data/DF_RESIDENTS",
        "/data/DF_ARRIVALS/releases/1",
        "/institutions",
        "/institutions/OBS",
        "/about",
        "/data/DF_ARRIVALS/releases/1/numbers/A.XM-L.F/2021",
        "/data/DF_RECONCILED",
        "/data/DF_RECONCILED/releases/1/numbers/A.STOCK/2024",
        "/data/DF_RECONCILED/releases/1/balance",
        "/data/DF_RECONCILED/releases/1/balance?grades=REGISTER_2024.d",
        "/data?q=arrivals",
        "/questions",
        "/questions/FOREIGNERS",
        "/questions/FOREIGNERS?count=SIX_MONTHS&first=REGISTER&second=CAME_IN_FOUR_YEARS",
        "/questions/NEWCOMERS",
        "/questions/NEWCOMERS?releases=DF_ARRIVALS.1",
        "/contradictions",
    ];
    for lang in ["ar", "fr", "en"] {
        for path in paths {
            let answer = portal.get(&format!("/{lang}{path}")).await;
            assert_eq!(answer.status, 200, "/{lang}{path}: {}", answer.text);
            assert!(answer.text.contains(&format!("<html lang=\"{lang}\"")), "/{lang}{path}");
        }
    }
}

/// Whether a number stands in a text by itself; in the middle of a hash it is chance.
fn is_told(number: &str, text: &str) -> bool {
    text.split(|sign: char| !sign.is_ascii_alphanumeric()).any(|word| word == number)
}

#[tokio::test]
async fn what_is_not_public_is_nowhere() {
    let portal = Portal::unpublished().await;
    let day_after = portal.work.now().checked_add(24.hours()).unwrap();
    portal.publish("DF_ARRIVALS", Some(day_after)).await;
    let secret = "515";
    for path in ["/en", "/en/data", "/en/data/DF_ARRIVALS", "/en/data/DF_RESIDENTS"] {
        let answer = portal.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(!is_told(secret, &answer.text), "{path}");
    }
    for path in [
        "/en/data/DF_ARRIVALS/releases/1",
        "/sdmx/v2/data/dataflow/MRJ/DF_ARRIVALS/1.0",
        "/en/data/DF_ARRIVALS/releases/1.csv",
    ] {
        let answer = portal.get(path).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(!is_told(secret, &answer.text), "{path}");
    }
}

#[tokio::test]
async fn a_dataset_without_figures_says_who_would_send_it_and_how_it_is_read() {
    let portal = Portal::unpublished().await;
    let pack = portal.work.pack();
    let dataflow = pack.dataflow("DF_ARRIVALS").unwrap();
    let agreement = pack.agreements.iter().find(|agreement| agreement.dataflow == dataflow.id).unwrap();
    let provider = pack.provider(agreement.provider.as_str()).unwrap();
    for lang in marsad_model::Lang::ALL {
        let answer = portal.get(&format!("/{}/data/DF_ARRIVALS", lang.tag())).await;
        let plain = answer.text.replace("&#39;", "'").replace("&#x27;", "'");
        for told in [&provider.name, &agreement.legal_basis, &dataflow.universe, &dataflow.caveat] {
            assert!(plain.contains(told.get(lang)), "{}: {plain}", told.get(lang));
        }
    }
}

#[tokio::test]
async fn a_hidden_cell_is_hidden_behind_every_ending() {
    let portal = Portal::published().await;
    let page = portal.get("/en/data/DF_ARRIVALS?rows=SEX&columns=ISLE&TIME_PERIOD=2024").await;
    assert!(page.text.contains("hidden"), "{}", page.text);
    // Fanar 2024: four women among twelve persons.
    let query = "ISLE=XM-F&SEX=F&from=2024";
    for ending in ["csv", "json"] {
        let answer = portal.get(&format!("/en/data/DF_ARRIVALS.{ending}?{query}&rows=TIME_PERIOD&columns=")).await;
        assert_eq!(answer.status, 200);
        assert!(
            answer.text.contains('Q') && !answer.text.contains(",4,") && !answer.text.contains(":4.0"),
            "{}",
            answer.text
        );
    }
    for ending in ["xlsx", "parquet", "svg"] {
        assert_eq!(portal.get(&format!("/en/data/DF_ARRIVALS.{ending}?{query}")).await.status, 200, "{ending}");
    }
    let number = portal.get("/en/data/DF_ARRIVALS/releases/1/numbers/A.XM-F.F/2024").await;
    assert!(number.text.contains("hidden"), "{}", number.text);
}

#[tokio::test]
async fn the_page_of_a_number_that_was_never_published_accuses_nobody_of_hiding_it() {
    let mut pack = marsad_testkit::pack_files("marjan");
    let path = "submissions/arrivals.csv";
    let file = String::from_utf8(pack[path].clone()).unwrap().replace("2022;Lulu;Women;239;", "2022;Lulu;Women;n.d.;");
    pack.insert(path.to_owned(), file.into_bytes());
    let portal = Portal::of(pack).await;
    portal.publish("DF_ARRIVALS", None).await;
    for (lang, none, told, hidden) in [
        ("en", "no figure", "no figure: the source published none; this is not zero", "hidden:"),
        ("fr", "aucun chiffre", "ce n’est pas zéro", "masqué :"),
        ("ar", "لا رقم", "ولا يعني ذلك صفرًا", "محجوب:"),
    ] {
        let page = portal.get(&format!("/{lang}/data/DF_ARRIVALS/releases/1/numbers/A.XM-L.F/2022")).await.text;
        let head = page.split("</head>").next().unwrap();
        let sentence = page.split("<h1>").nth(1).unwrap().split("</h1>").next().unwrap();
        assert!(head.contains(told) && sentence.contains(told), "{page}");
        assert!(page.matches(none).count() > 4 && !page.contains(hidden), "{page}");
        let table = portal.get(&format!("/{lang}/data/DF_ARRIVALS?SEX=F")).await.text;
        let legend = table.split("class=\"flags\">").nth(1).and_then(|rest| rest.split("</dl>").next()).unwrap();
        assert!(legend.contains("<dt>O</dt>") && legend.contains(told), "{legend}");
    }
}

#[tokio::test]
async fn the_page_of_a_number_after_a_break_says_that_those_before_it_are_not_comparable() {
    let mut pack = marsad_testkit::pack_files("marjan");
    let path = "submissions/residents.csv";
    let file = String::from_utf8(pack[path].clone()).unwrap();
    pack.insert(path.to_owned(), file.replace(",A,_T,_T,_T,2023,4885,A,", ",A,_T,_T,_T,2023,4885,B,").into_bytes());
    let portal = Portal::of(pack).await;
    portal.publish("DF_RESIDENTS", None).await;
    let here = "Its series breaks here";
    let before = "Its series breaks before it (2023): it is not comparable with the figures before the break.";
    for (number, told) in [
        ("A._T._T._T/2022", [false, false]),
        ("A._T._T._T/2023", [true, false]),
        ("A._T._T._T/2024", [false, true]),
        ("A._T.F._T/2024", [false, false]),
    ] {
        let page = portal.get(&format!("/en/data/DF_RESIDENTS/releases/1/numbers/{number}")).await.text;
        let plain: String = page.chars().filter(|letter| !('\u{2066}'..='\u{2069}').contains(letter)).collect();
        assert_eq!([here, before].map(|words| plain.contains(words)), told, "{number}: {plain}");
    }
}

#[tokio::test]
async fn an_address_that_makes_no_sense_is_told_so() {
    let portal = Portal::published().await;
    for (path, status) in [
        ("/en/data/DF_ARRIVALS?SEX=X", 400),
        ("/en/data/DF_ARRIVALS?rows=NOPE", 400),
        ("/en/data/DF_ARRIVALS?from=soon", 400),
        ("/en/data/NOPE", 404),
        ("/en/data/DF_ARRIVALS/releases/9", 404),
        ("/en/data/DF_ARRIVALS/releases/x", 404),
        ("/en/data/DF_ARRIVALS/releases/1/numbers/A.XM-L.F/1999", 404),
        ("/en/institutions/NOPE", 404),
        ("/en/questions/NOPE", 404),
        ("/en/questions/FOREIGNERS?count=NOPE", 400),
        ("/en/questions/FOREIGNERS?first=NOPE", 400),
        ("/en/questions/FOREIGNERS?releases=DF_ARRIVALS", 400),
        ("/en/questions/FOREIGNERS?releases=DF_RECONCILED.1", 400),
        ("/en/questions/FOREIGNERS?releases=DF_ARRIVALS.1,DF_ARRIVALS.1", 400),
        ("/en/questions/FOREIGNERS?releases=DF_ARRIVALS.9", 404),
        ("/en/questions/FOREIGNERS.csv?releases=DF_ARRIVALS.9", 404),
        ("/en/questions/FOREIGNERS/picture.svg?releases=DF_ARRIVALS.x", 400),
        ("/en/data/DF_ARRIVALS/releases/1/balance", 404),
        ("/en/data/DF_RECONCILED/releases/9/balance", 404),
        ("/en/data/DF_RECONCILED/releases/1/balance?grades=NOPE.b", 400),
        ("/en/data/DF_RECONCILED/releases/1/balance?statement=REGISTER_2024&grade=z", 400),
        ("/en/questions/FOREIGNERS.parquet", 404),
        ("/de/data", 404),
        ("/en/x/y/z", 404),
    ] {
        let answer = portal.get(path).await;
        assert_eq!(answer.status, status, "{path}");
        assert!(answer.text.contains("<h1>"), "{path}: {}", answer.text);
    }
    assert!(portal.get("/en/data/DF_ARRIVALS?SEX=X").await.text.contains("SEX"));
}

#[tokio::test]
async fn what_was_withdrawn_says_so_and_can_still_be_read() {
    let portal = Portal::published().await;
    portal.withdraw("DF_ARRIVALS", "the year was wrong").await;
    for path in ["/en/data/DF_ARRIVALS", "/en/data/DF_ARRIVALS/releases/1"] {
        let answer = portal.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.text.contains("Withdrawn on") && answer.text.contains("the year was wrong"), "{path}");
    }
    let page = portal.get("/en/data/DF_ARRIVALS").await.text;
    assert!(page.contains("Withdrawn</span>") && !page.contains("releases/2\""), "a withdrawal has no page of its own");
    let number = portal.get("/en/data/DF_ARRIVALS/releases/1/numbers/A.XM-L.F/2021").await;
    assert!(number.text.contains("Withdrawn on"), "{}", number.text);
    assert_eq!(portal.get("/sdmx/v2/data/dataflow/MRJ/DF_ARRIVALS/1.0").await.status, 404);
    for ending in ["csv", "json", "xlsx", "svg"] {
        assert_eq!(portal.get(&format!("/en/data/DF_ARRIVALS.{ending}")).await.status, 410, "{ending}");
    }
    let named = portal.get("/en/data/DF_ARRIVALS/releases/1.json").await;
    let told: serde_json::Value = serde_json::from_str(&named.text).unwrap();
    assert_eq!(told["release"]["withdrawn"]["reason"], "the year was wrong");
    let rows = portal.get("/en/data/DF_ARRIVALS/releases/1.csv?all=1").await.text;
    assert!(rows.lines().nth(1).unwrap().contains("Withdrawn on"), "{rows}");
    let columns = portal.get("/en/data/DF_ARRIVALS/releases/1.parquet").await.text;
    assert!(columns.contains("Withdrawn on"), "the file for those who compute with it says so too");
    for path in ["/en/data", "/en/institutions/PORTS"] {
        assert!(portal.get(path).await.text.contains("Withdrawn on"), "{path}");
    }
}

#[tokio::test]
async fn the_choice_of_digits_never_leads_elsewhere() {
    let portal = Portal::published().await;
    let to = async |back: &str| portal.get(&format!("/ar/numerals/western?back={back}")).await.location;
    assert_eq!(to("/ar/data").await, "/ar/data");
    for back in
        ["https://elsewhere.example", "//elsewhere.example", "/ar.elsewhere.example", "/fr", "/ar%0d%0aX:y", "/ar/%5Cx"]
    {
        assert_eq!(to(back).await, "/ar", "{back}");
    }
    // Texts of the pack have the digits of the country; figures have those that were chosen.
    let page = async |cookie: &str| portal.get_with("/ar/data/DF_ARRIVALS", &[("cookie", cookie)]).await.text;
    let (indic, western) = (page("numerals=arabic-indic").await, page("numerals=western").await);
    assert!(indic.contains("٩٠٥") && !indic.contains("905"));
    assert!(western.contains("905") && !western.contains("٩٠٥"));
}

#[tokio::test]
async fn a_page_carries_the_headers_that_protect_its_reader() {
    let portal = Portal::published().await;
    let router = marsad_web::router(marsad_web::App::new(portal.work.clone(), None));
    let request = axum::http::Request::get("/en").body(axum::body::Body::empty()).unwrap();
    let response = tower::ServiceExt::oneshot(router, request).await.unwrap();
    let policy = response.headers()["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"));
    assert_eq!(response.headers()["x-content-type-options"], "nosniff");
}

#[tokio::test]
async fn a_slash_at_the_end_is_forgiven() {
    let portal = Portal::published().await;
    let answer = portal.get("/en/data/?q=x").await;
    assert_eq!((answer.status, answer.location.as_str()), (308, "/en/data?q=x"));
    assert_eq!(portal.get("/").await.location, "/ar");
    assert_eq!(portal.get_with("/", &[("accept-language", "fr-TN")]).await.location, "/fr");
}

#[tokio::test]
async fn a_correction_shows_what_changed_and_the_old_release_stays_at_its_link() {
    let portal = Portal::published().await;
    let file = String::from_utf8(marsad_testkit::pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap();
    let mends = [
        ("Lulu;Women;214", "Lulu;Women;216"),
        ("Lulu;Men;301", "Lulu;Men;299"),
        ("Sadaf;Women;88", "Sadaf;Women;86"),
        ("Sadaf;Men;97", "Sadaf;Men;99"),
    ];
    let file = mends
        .iter()
        .fold(file, |file, (wrong, right)| file.replace(&format!("2021;{wrong};"), &format!("2021;{right};")));
    portal.correct("PORTS_ARRIVALS", "DF_ARRIVALS", file).await;
    let changes = portal.get("/en/data/DF_ARRIVALS/releases/2/changes").await;
    assert_eq!(changes.status, 200);
    for word in ["4 figures changed", "214", "216", "+2", "two isles were mixed up"] {
        assert!(changes.text.contains(word), "{word}: {}", changes.text);
    }
    let old = portal.get("/en/data/DF_ARRIVALS/releases/1?SEX=F").await.text;
    assert!(old.contains("a newer one has replaced it") && old.contains("214"));
    let new = portal.get("/en/data/DF_ARRIVALS?SEX=F").await.text;
    assert!(new.contains("216") && new.contains("/releases/2/changes"));
    assert_eq!(portal.get("/en/data/DF_ARRIVALS/releases/1/changes").await.status, 404);
}

#[tokio::test]
async fn the_only_figure_that_changed_is_named_in_the_caption() {
    let portal = Portal::published().await;
    let file = String::from_utf8(marsad_testkit::pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap();
    let file = file.replace("2021;Lulu;Women;214;final;", "2021;Lulu;Women;214;provisional;");
    portal.correct("PORTS_ARRIVALS", "DF_ARRIVALS", file).await;
    let changes = portal.get("/en/data/DF_ARRIVALS/releases/2/changes").await.text;
    assert!(changes.contains("One figure changed"), "{changes}");
    assert!(changes.contains("<span>Persons, Lulu Isle, Female</span></caption>"), "{changes}");
}

#[tokio::test]
async fn a_reconciled_number_leads_to_the_numbers_that_it_rests_on() {
    let portal = Portal::published().await;
    let path = "/en/data/DF_RECONCILED/releases/1/numbers/A.STOCK/2024";
    let page = portal.get(path).await.text;
    for word in ["5,216", "Released figures", "5,230, 2024 (says it directly)", "905, 2024 (tied to it by the plan)"] {
        assert!(page.contains(word), "{word}: {page}");
    }
    assert!(page.contains("The stock of 2024 is that of 2023 with arrivals and without departures"));
    assert!(page.contains("Marjan Migration Observatory"), "the observatory answers for it");
    let behind = "/en/data/DF_RESIDENTS/releases/1/numbers/A._T._T._T/2024";
    assert!(page.contains(&format!("href=\"{behind}\"")), "{page}");
    assert!(portal.get(behind).await.text.contains("residents.csv"));
    let json = portal.get(&format!("{path}.json")).await.text;
    for word in ["\"statement\":\"REGISTER_2024\"", "\"is_own\":true", "\"constraint\":[{", "\"grade\":\"c\""] {
        assert!(json.contains(word), "{word}: {json}");
    }
}

#[tokio::test]
async fn the_changes_of_a_release_that_was_withdrawn_say_so() {
    let portal = Portal::published().await;
    let file = String::from_utf8(marsad_testkit::pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap();
    let file = file.replace("2021;Lulu;Women;214;", "2021;Lulu;Women;216;");
    let file = file.replace("2021;Lulu;Men;301;", "2021;Lulu;Men;299;");
    let file = file.replace("2021;All isles;Women;316;", "2021;All isles;Women;318;");
    let file = file.replace("2021;All isles;Men;420;", "2021;All isles;Men;418;");
    portal.correct("PORTS_ARRIVALS", "DF_ARRIVALS", file).await;
    let path = "/en/data/DF_ARRIVALS/releases/2/changes";
    assert!(!portal.get(path).await.text.contains("Withdrawn on"));
    portal.withdraw("DF_ARRIVALS", "the year was wrong").await;
    let page = portal.get(path).await.text;
    assert!(page.contains("Withdrawn on") && page.contains("the year was wrong"), "{page}");
    assert!(page.contains("The notice of withdrawal"), "{page}");
}

/// What stands in a text between two others, each time.
fn between<'t>(text: &'t str, (from, to): (&'t str, &'t str)) -> impl Iterator<Item = &'t str> {
    text.split(from).skip(1).filter_map(move |rest| Some(rest.split_once(to)?.0))
}

/// Two regions of one name are one too many for whoever goes through a page by its regions.
#[test]
fn a_table_that_scrolls_has_not_the_name_of_the_section_around_it() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let names = ["", "desk"].into_iter().flat_map(|part| {
        let files = std::fs::read_dir(folder.join(part)).unwrap().map(|file| file.unwrap().file_name());
        let pages = files.map(|name| name.into_string().unwrap()).filter(|name| name.ends_with(".html"));
        pages.map(|name| if part.is_empty() { name } else { format!("{part}/{name}") }).collect::<Vec<_>>()
    });
    for name in names {
        let own = read(&name);
        let parts: String = between(&own, ("{% include \"", "\"")).map(read).collect();
        let whole = format!("{own}{parts}");
        let tags = |begin| between(&whole, (begin, ">")).filter(|tag| !tag.contains("role=\"status\""));
        let labels = |begin| tags(begin).flat_map(|tag| between(tag, ("aria-labelledby=\"", "\"")));
        let scrolls: Vec<&str> = tags("<div ")
            .filter(|tag| tag.contains("role=\"region\""))
            .flat_map(|tag| between(tag, ("aria-labelledby=\"", "\"")))
            .collect();
        let shared: Vec<&str> = labels("<section ").filter(|label| scrolls.contains(label)).collect();
        assert!(shared.is_empty(), "{name}: {shared:?}");
    }
}
