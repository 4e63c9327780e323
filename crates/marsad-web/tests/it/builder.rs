//! The table builder and the page of estimates, over Marjan's invented survey.

use std::sync::Arc;

use marsad_catalog::Catalog;
use marsad_lake::Lake;
use marsad_model::{EstimateQuestion, Statistic};
use marsad_testkit::pack_files;
use marsad_web::App;
use marsad_workflow::{Settings, Synthesis, Work};
use tower::ServiceExt as _;

use crate::portal::{Answer, Portal};

const BUILD: &str = "/en/studies/HIMS/build";
const ESTIMATE: &str = "/en/studies/HIMS/estimate";
/// What is said wherever the study appears, by the language of the reader.
const SENTENCES: [(&str, &str); 3] =
    [("ar", "هذه المعطيات اصطناعية"), ("fr", "Ces données sont synthétiques"), ("en", "These data are synthetic")];
/// A question of each kind.
const QUESTIONS: [&str; 9] = [
    "",
    "?statistic=count&by=isle&by=sex&by=age_group",
    "?statistic=total&of=remittances_pearls",
    "?statistic=mean&of=remittances_pearls&by=sex",
    "?statistic=proportion&of=works&category=1&by=isle&only.population=STAYER",
    "?statistic=proportion&of=destination&by=sex",
    "?statistic=ratio&of=remittances_pearls&per=sends_remittances",
    "?statistic=quantile&of=stay_months&share=0.5&confidence=0.9",
    "?table=spells&statistic=mean&of=months&by=country",
];

/// A portal whose survey has been made.
async fn surveyed() -> Portal {
    let portal = Portal::unpublished().await;
    let reviewer = portal.work.vouched_actor("reviewer").await.unwrap().unwrap();
    portal.work.synthesise_study(&reviewer, "HIMS", Synthesis::default()).await.unwrap();
    portal
}

/// The page holds every one of these.
fn check(page: &str, words: &[&str]) {
    for word in words {
        assert!(page.contains(word), "{word}: {page}");
    }
}

/// A page that is whole: of its language, with the sentence, without a message that has no text.
fn check_whole(answer: &Answer, lang: &str, name: &str) {
    assert_eq!(answer.status, 200, "{name}: {}", answer.text);
    let (_, sentence) = SENTENCES.into_iter().find(|(tag, _)| *tag == lang).unwrap();
    check(&answer.text, &[&format!("<html lang=\"{lang}\""), sentence]);
    for prefix in ["[builder", "[estimate", "[cell", "[statistic", "[design", "[quality"] {
        assert!(!answer.text.contains(prefix), "{name}: a message is missing: {}", answer.text);
    }
}

fn abroad(by: &[&str]) -> EstimateQuestion {
    let mut question = EstimateQuestion::new(Statistic::Count {});
    question.by = by.iter().map(|name| (*name).to_owned()).collect();
    question.only.insert("population".to_owned(), vec!["ABROAD".to_owned()]);
    question
}

#[tokio::test]
async fn every_statistic_answers_in_every_language_on_both_pages() {
    let portal = surveyed().await;
    for (lang, _) in SENTENCES {
        for query in QUESTIONS {
            for page in ["build", "estimate"] {
                let path = format!("/{lang}/studies/HIMS/{page}{query}");
                let answer = portal.get(&path).await;
                check_whole(&answer, lang, &path);
                check(&answer.text, &["class=\"data estimates", "data-builder"]);
            }
        }
    }
}

#[tokio::test]
async fn a_table_says_what_it_shows_and_how_sure_each_figure_is() {
    let portal = surveyed().await;
    let query = "?table=persons&statistic=proportion&of=works&category=1&by=isle";
    let page = portal.get(&format!("{BUILD}{query}")).await.text;
    check(&page, &["Share of “Yes” (Works), by Isle", "Nationals who never lived outside Marjan", "n = "]);
    check(&page, &["95% confidence intervals", "per cent", "class=\"whisker\"", "Permanent link to this table"]);
    check(&page, &["https://marjan.example/en/studies/HIMS/build?table=persons&#38;statistic=proportion"]);
    // Another language keeps the question.
    check(&page, &["/ar/studies/HIMS/build?table=persons"]);
    let twice = portal.get(&format!("{BUILD}?statistic=count&by=sex,sex")).await;
    assert_eq!(twice.status, 200, "chosen twice, a characteristic counts once: {}", twice.text);
    check(&twice.text, &["Number of persons, by Sex"]);
    let arabic = portal.get("/ar/studies/HIMS/build?statistic=count&by=sex").await.text;
    check(&arabic, &["dir=\"rtl\"", "عدد الأشخاص", " حسب ", "اصطناعية"]);
    check(&portal.get("/fr/studies/HIMS/build?statistic=count&by=sex").await.text, &["Nombre de personnes, par Sexe"]);
}

#[tokio::test]
async fn what_is_hidden_is_on_no_page_and_in_no_file() {
    let portal = surveyed().await;
    let question = abroad(&["isle", "age_group"]);
    let built = portal.work.built_table("HIMS", "persons", &question).await.unwrap().built;
    let cells = built.cells();
    let hidden = cells.iter().filter(|cell| cell.value.is_none()).count();
    assert!(hidden > 0 && hidden < cells.len());
    let query = "?table=persons&statistic=count&by=isle&by=age_group&only.population=ABROAD";
    let page = portal.get(&format!("{BUILD}{query}")).await.text;
    assert_eq!(page.matches("dir=\"auto\">hidden</span>").count(), hidden, "{page}");
    assert_eq!(page.matches("<td class=\"num\"><b>").count(), cells.len() - hidden, "{page}");
    check(&page, &["could point at a person"]);
    let csv = portal.get(&format!("{BUILD}.csv{query}")).await.text;
    let rows: Vec<&str> = csv.lines().skip(1).collect();
    assert_eq!(rows.len(), cells.len());
    let secrets: Vec<&&str> = rows.iter().filter(|row| row.contains(",confidential,")).collect();
    assert!(!secrets.is_empty() && secrets.iter().all(|row| row.contains(",,,,,,,confidential,")), "{csv}");
    let json: serde_json::Value =
        serde_json::from_str(&portal.get(&format!("{BUILD}.json{query}")).await.text).unwrap();
    let listed = json["cells"].as_array().unwrap();
    assert_eq!(listed.iter().filter(|cell| cell["value"].is_null()).count(), hidden);
    let secret = listed.iter().find(|cell| cell["state"] == "confidential").unwrap();
    assert!(["standard_error", "low", "high", "cv", "n"].iter().all(|name| secret[*name].is_null()), "{secret}");
}

#[tokio::test]
async fn files_say_what_the_page_says() {
    let portal = surveyed().await;
    let query = "?table=persons&statistic=proportion&of=destination&by=sex";
    let page = portal.get(&format!("{BUILD}{query}")).await.text;
    let question = EstimateQuestion {
        by: vec!["sex".to_owned()],
        ..EstimateQuestion::new(Statistic::Proportion { variable: "destination".to_owned(), category: None })
    };
    let built = portal.work.built_table("HIMS", "persons", &question).await.unwrap().built;
    let csv = portal.get(&format!("{BUILD}.csv{query}")).await;
    assert!(csv.kind.starts_with("text/csv"));
    for cell in built.cells().iter().filter(|cell| cell.value.is_some()) {
        let value = cell.value.unwrap();
        // A share that was rounded to whole per cents has no decimals.
        let written = [format!("<b>{value:.1}</b>"), format!("<b>{value:.0}</b>")];
        assert!(written.iter().any(|text| page.contains(text)), "{value}: {page}");
        check(&csv.text, &[&format!(",{value},")]);
    }
    assert_eq!(csv.text.matches("These data are synthetic").count(), built.cells().len());
    let files = [("xlsx", "application/"), ("svg", "image/svg"), ("R", "text/plain"), ("do", "text/plain")];
    for (ending, kind) in files {
        let answer = portal.get(&format!("{BUILD}.{ending}{query}")).await;
        assert!(answer.status == 200 && answer.kind.starts_with(kind), "{ending}: {} {}", answer.status, answer.kind);
        check(&page, &[&format!("/en/studies/HIMS/build.{ending}?table=persons")]);
    }
    check(
        &portal.get(&format!("{BUILD}.R{query}")).await.text,
        &["library(survey)", "HIMS.persons.synthetic.csv", "destination"],
    );
    check(&portal.get(&format!("{BUILD}.R{query}")).await.text, &["# These data are synthetic"]);
    check(&portal.get(&format!("{BUILD}.do{query}")).await.text, &["svyset", "* These data are synthetic"]);
    check(&portal.get(&format!("{BUILD}.svg{query}")).await.text, &["Synthetic data"]);
}

#[tokio::test]
async fn what_cannot_be_built_is_explained_with_a_way_on() {
    let portal = surveyed().await;
    for (query, status, words) in [
        ("by=sexe", 400, ["has no variable “sexe”", "by=sex\""]),
        ("by=psu", 400, ["is not open to the public", "broader groups"]),
        ("by=residents", 400, ["has no variable “residents”", "Choose one"]),
        ("by=isle,sex,age_group,area", 400, ["could give persons away", "coarser"]),
        ("statistic=proportion&of=isle&by=isle", 400, ["cannot be divided by itself", "another variable"]),
        ("by=departure_year", 400, ["has no categories", "choose a variable with categories"]),
        ("statistic=mean&of=isle", 400, ["holds no numbers", "statistic=proportion&#38;of=isle"]),
        ("statistic=proportion&of=isle&category=XM-Q", 400, ["There is no such category", "XM-Q"]),
        ("statistic=quantile&of=stay_months&share=0.99", 400, ["So far out", "share=0.95"]),
        ("statistic=quantile&of=stay_months&share=1.5", 400, ["“share” has no “1.5”", "between 0.05 and 0.95"]),
        ("confidence=0.951", 400, ["“confidence” has no “0.951”", "What exists: 0.9"]),
        ("confidence=2", 400, ["“confidence” has no “2”", "What exists: 0.9"]),
        ("statistic=quantile&of=stay_months&share=0.501", 400, ["“share” has no “0.501”", "What exists: 0.05"]),
        ("statistic=total&of=departure_year", 400, ["years are not added", "statistic=mean&#38;of=departure_year"]),
        ("statistic=ratio&of=works&per=works", 400, ["divided by itself", "another variable"]),
        (
            "by=sex&only.population=ABROAD,BACK",
            400,
            ["cannot be taken together beside another characteristic", "by=population&#38;by=sex\""],
        ),
        (
            "only.population=ABROAD,BACK&only.sex=F",
            400,
            ["One category of each characteristic", "aria-describedby=\"joined-rule\""],
        ),
        ("by=sex&where=isle", 400, ["a part that is not known here: “where”", "in the form below"]),
        ("statistic=mode", 400, ["“statistic” has no “mode”", "quantile"]),
        ("table=nobody", 400, ["“table” has no “nobody”", "persons"]),
        ("statistic=mean", 200, ["Choose the variable to be measured", "data-builder"]),
    ] {
        let answer = portal.get(&format!("{BUILD}?{query}")).await;
        assert_eq!(answer.status, status, "{query}: {}", answer.text);
        check(&answer.text, &words);
        check(&answer.text, &["<h1>", "These data are synthetic", "data-builder"]);
        assert!(!answer.text.contains("[builder"), "{query}: {}", answer.text);
        assert!(!answer.text.contains("class=\"data estimates"), "{query}");
    }
    // Those who estimate are not limited, and are told of no limit.
    let joined = portal.get(&format!("{ESTIMATE}?by=sex&only.population=ABROAD,BACK")).await;
    assert!(joined.status == 200 && !joined.text.contains("joined-rule"), "{}", joined.text);
    // A program that asks for a file is not answered with a page.
    for (ending, kind) in [("csv", "text/plain"), ("json", "application/json"), ("R", "text/plain")] {
        let refused = portal.get(&format!("{BUILD}.{ending}?by=psu")).await;
        assert!(refused.status == 400 && refused.kind.starts_with(kind), "{ending}: {}", refused.kind);
        assert!(refused.text.contains("not open to the public") && !refused.text.contains('<'), "{}", refused.text);
    }
    assert_eq!(portal.get("/en/studies/NOPE/build").await.status, 404);
    assert_eq!(portal.get("/en/studies/HIMS/build.parquet").await.status, 404);
}

#[tokio::test]
async fn an_address_that_nobody_would_write_breaks_nothing() {
    let portal = surveyed().await;
    let long = "x".repeat(9_000);
    let many = (0..500).map(|at| format!("by=v{at}")).collect::<Vec<_>>().join("&");
    for query in [
        format!("by={long}"),
        format!("only.{}=1", "y".repeat(200)),
        many,
        "by=%3Cscript%3Ealert(1)%3C/script%3E".to_owned(),
        "by=%00%FF".to_owned(),
        "share=NaN&statistic=quantile&of=stay_months".to_owned(),
        "confidence=1e308".to_owned(),
        "only.sex=%27%3B--".to_owned(),
        "statistic=count&statistic=mean".to_owned(),
        "=&=&&&?".to_owned(),
    ] {
        for page in [BUILD, ESTIMATE, "/ar/studies/HIMS/build.json"] {
            let answer = portal.get(&format!("{page}?{query}")).await;
            let is_said = [200, 303, 400].contains(&answer.status);
            assert!(is_said && !answer.text.contains("<script>alert"), "{page}?{query}: {}", answer.status);
            assert!(answer.text.len() < 400_000, "{page}?{query} is repeated too often");
        }
    }
}

#[tokio::test]
async fn blank_fields_of_a_form_are_not_part_of_the_name() {
    let portal = surveyed().await;
    let sent = "table=persons&statistic=count&by=sex&by=&by=&confidence=0.95&only.isle=&only.area=TOWN";
    let answer = portal.get(&format!("{BUILD}?{sent}")).await;
    let tidy = "/en/studies/HIMS/build?table=persons&statistic=count&by=sex&only.area=TOWN";
    assert_eq!((answer.status, answer.location.as_str()), (303, tidy));
    assert_eq!(portal.get(tidy).await.status, 200);
}

#[tokio::test]
async fn estimates_show_all_that_is_known_and_give_the_plan_and_the_scripts() {
    let portal = surveyed().await;
    let query = "?table=persons&statistic=mean&of=works&by=isle&by=sex";
    let page = portal.get(&format!("{ESTIMATE}{query}")).await.text;
    check(&page, &["For methodologists", "Design effect", "Degrees of freedom", "Sum of weights", "Standard error"]);
    check(&page, &["How the sample was drawn", "Final weight (weight)", "Enumeration area (psu)", "by linearisation"]);
    check(&page, &["rows were left out", "[method.estimate]", "May be published"]);
    // What is not safe for the public is there, and what has no codes is not crossed.
    let strata = portal.get(&format!("{ESTIMATE}?statistic=count&by=stratum")).await;
    assert_eq!(strata.status, 200, "{}", strata.text);
    let units = portal.get(&format!("{ESTIMATE}?statistic=count&by=household")).await;
    assert_eq!(units.status, 400);
    check(&units.text, &["has no categories"]);
    let many = portal.get(&format!("{ESTIMATE}?statistic=count&by=stratum&by=phase2_stratum")).await;
    assert_eq!(many.status, 400);
    check(&many.text, &["more than 4,000 cells"]);
    let plan = portal.get(&format!("{ESTIMATE}.toml{query}&dataflow=DF_SYN_ABROAD")).await;
    assert!(plan.kind.starts_with("application/toml"), "{}", plan.kind);
    check(&plan.text, &["# These data are synthetic", "dataflow = \"DF_SYN_ABROAD\"", "kind = \"mean\""]);
    check(&portal.get(&format!("{ESTIMATE}.R{query}")).await.text, &["svyby"]);
    let json: serde_json::Value =
        serde_json::from_str(&portal.get(&format!("{ESTIMATE}.json{query}")).await.text).unwrap();
    assert_eq!((json["is_protected"].as_bool(), json["cells"].as_array().unwrap().len()), (Some(false), 8));
    assert!(json["cells"][0]["design_effect"].is_number());
}

/// In a pack that says its study is of real persons, the page of estimates is closed and the builder is not.
#[tokio::test]
async fn estimates_of_real_persons_are_for_those_who_sign_in() {
    let folder = tempfile::tempdir().unwrap();
    let mut pack = pack_files("marjan");
    let path = "studies/HIMS/study.toml";
    let real = String::from_utf8(pack[path].clone()).unwrap().replace("is_synthetic = true", "is_synthetic = false");
    pack.insert(path.to_owned(), real.into_bytes());
    let address = marsad_testkit::catalog_addresses(folder.path()).remove(0);
    let catalog = Catalog::open(&address, jiff::Timestamp::UNIX_EPOCH).await.unwrap();
    let clock = Arc::new(|| jiff::Timestamp::UNIX_EPOCH);
    let settings = Settings { pack, lake: Lake::memory(), catalog, clock, probe: Arc::new(|_| {}), signer: None };
    let work = Work::open(settings).unwrap();
    let get = async |path: &str| {
        let request = axum::http::Request::get(path).body(axum::body::Body::empty()).unwrap();
        let response = marsad_web::router(App::new(work.clone(), None)).oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, String::from_utf8_lossy(&bytes).into_owned())
    };
    for path in ["", "?by=sex", ".json", ".toml", ".R"] {
        let (status, text) = get(&format!("{ESTIMATE}{path}")).await;
        assert_eq!(status, 403, "{path}");
        check(&text, &["Only for those who sign in", "/en/studies/HIMS/build"]);
    }
    for ending in ["csv", "parquet"] {
        assert_eq!(get(&format!("/en/studies/HIMS/records/persons.{ending}")).await.0, 404);
    }
    let (status, text) = get(BUILD).await;
    assert_eq!(status, 404, "{text}");
    check(&text, &["There are no data for this table yet"]);
}
