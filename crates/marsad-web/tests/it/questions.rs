//! The pages of questions and contradictions. Marjan's register had 4,885 foreign residents at the end of 2023 and 5,230 at
//! the end of 2024; 905 arrived in 2024.

use crate::portal::Portal;

const QUESTION: &str = "/en/questions/FOREIGNERS";

/// The page holds every one of these.
fn check(page: &str, words: &[&str]) {
    for word in words {
        assert!(page.contains(word), "{word}: {page}");
    }
}

#[tokio::test]
async fn a_question_shows_every_official_figure_and_what_stays_unexplained() {
    let portal = Portal::published().await;
    let page = portal.get(QUESTION).await.text;
    check(&page, &["5,230", "between 5,100 and 5,230", "4,885", "4,350", "3,256", "Recommended because"]);
    check(&page, &["+905", "-120", "-440", "Unexplained", "Assumption by Marjan Migration Observatory"]);
    assert!(!page.contains("[question-"), "a message is missing: {page}");
}

#[tokio::test]
async fn every_figure_of_a_question_leads_to_its_source() {
    let portal = Portal::published().await;
    let page = portal.get(QUESTION).await.text;
    let number = "/en/data/DF_RESIDENTS/releases/1/numbers/A._T._T._T/2024";
    let parts = ["A._T._T.Y15T64/2024", "A._T._T.Y_GE65/2024"];
    check(&page, &[number, parts[0], parts[1], "href=\"#made-ADULTS\"", "id=\"made-ADULTS\""]);
    assert_eq!(portal.get(number).await.status, 200);
    for part in parts {
        assert_eq!(portal.get(&format!("/en/data/DF_RESIDENTS/releases/1/numbers/{part}")).await.status, 200, "{part}");
    }
}

#[tokio::test]
async fn a_reader_who_counts_otherwise_sees_the_figure_move_and_is_told_so() {
    let portal = Portal::published().await;
    let page = portal.get(&format!("{QUESTION}?count=ADULTS_ONLY")).await.text;
    let large = page.split("class=\"huge\"").nth(1).unwrap().split("</p>").next().unwrap();
    assert!(large.contains("4,350") && !large.contains("5,230"), "{large}");
    check(&page, &["Aged 15 and over only", "Back to the recommended figure", "aria-current=\"true\""]);
    check(&page, &["/ar/questions/FOREIGNERS?count=ADULTS_ONLY", ".csv?count=ADULTS_ONLY"]);
}

#[tokio::test]
async fn a_question_is_given_under_every_ending_and_as_a_picture() {
    let portal = Portal::published().await;
    for (ending, kind) in
        [("csv", "text/csv"), ("json", "application/json"), ("svg", "image/svg"), ("xlsx", "application/")]
    {
        let answer = portal.get(&format!("{QUESTION}.{ending}")).await;
        assert!(answer.status == 200 && answer.kind.starts_with(kind), "{ending}: {} {}", answer.status, answer.kind);
    }
    let json: serde_json::Value = serde_json::from_str(&portal.get(&format!("{QUESTION}.json")).await.text).unwrap();
    assert_eq!(json["recommended"]["measured"]["value"].as_f64(), Some(5230.0));
    assert_eq!(json["bridges"][0]["unexplained"]["amount"].as_f64(), Some(-440.0));
    let page = portal.get(QUESTION).await.text;
    check(&page, &["property=\"og:image\" content=\"https://marjan.example/en/questions/FOREIGNERS/picture.svg\""]);
    let picture = portal.get(&format!("{QUESTION}/picture.svg")).await;
    assert!(picture.kind.starts_with("image/svg") && picture.text.contains("5,230"), "{}", picture.text);
}

#[tokio::test]
async fn two_definitions_are_compared_facet_by_facet() {
    let portal = Portal::published().await;
    let page = portal.get(&format!("{QUESTION}?first=REGISTER&second=CAME_IN_FOUR_YEARS")).await.text;
    check(&page, &["The two do not count the same.", "stock: how many at a moment", "flow: how many in a period"]);
    check(&page, &["At least 12 months, actual or intended", "At least 6 months, actual or intended"]);
}

#[tokio::test]
async fn what_is_not_public_is_in_no_question() {
    let portal = Portal::unpublished().await;
    for path in
        [QUESTION, "/en/questions", "/en", "/en/questions/FOREIGNERS.json", "/en/questions/FOREIGNERS/picture.svg"]
    {
        let answer = portal.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(!answer.text.contains("5,230") && !answer.text.contains("5230"), "{path}: {}", answer.text);
    }
    check(&portal.get(QUESTION).await.text, &["No figure has been published for this yet."]);
}

#[tokio::test]
async fn a_link_says_when_newer_releases_have_replaced_those_it_was_made_with() {
    let portal = Portal::published().await;
    let link = "/en/questions/NEWCOMERS?releases=DF_ARRIVALS.1%2CDF_RESIDENTS.1";
    assert!(!portal.get(link).await.text.contains("has replaced it"));
    let file = String::from_utf8(marsad_testkit::pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap();
    let mends = [("Lulu;Women;214", "Lulu;Women;213"), ("Lulu;Men;301", "Lulu;Men;302")];
    let totals = [("All isles;Women;316", "All isles;Women;315"), ("All isles;Men;420", "All isles;Men;421")];
    let file = mends
        .iter()
        .chain(&totals)
        .fold(file, |file, (wrong, right)| file.replace(&format!("2021;{wrong};"), &format!("2021;{right};")));
    portal.correct("PORTS_ARRIVALS", "DF_ARRIVALS", file).await;
    let page = portal.get(link).await.text;
    check(&page, &["release 2 has replaced it", "/en/data/DF_ARRIVALS/releases/2/changes"]);
}

#[tokio::test]
async fn a_number_and_a_table_say_how_they_are_read() {
    let portal = Portal::published().await;
    let number = "/en/data/DF_ARRIVALS/releases/1/numbers/A.XM-L.F/2021";
    check(&portal.get(number).await.text, &["How to read this figure", "It is not how many there are at a date."]);
    let json: serde_json::Value = serde_json::from_str(&portal.get(&format!("{number}.json")).await.text).unwrap();
    assert!(json["how_to_read"].as_array().is_some_and(|sentences| sentences.len() > 3), "{json}");
    let table = portal.get("/en/data/DF_ARRIVALS").await.text;
    check(&table, &["How to read the table, by one example:", "/en/questions/NEWCOMERS"]);
}

#[tokio::test]
async fn a_search_finds_questions_and_the_home_page_shows_them_with_every_figure() {
    let portal = Portal::published().await;
    let found = portal.get("/en/data?q=how+many+foreigners").await.text;
    check(&found, &["/en/questions/FOREIGNERS"]);
    let home = portal.get("/en").await.text;
    check(
        &home,
        &["How many foreigners live in Marjan?", "4 official figures, from 3,256 to 5,230", "class=\"strip\""],
    );
}

#[tokio::test]
async fn a_register_without_a_public_contradiction_says_so() {
    let portal = Portal::published().await;
    let page = portal.get("/en/contradictions").await.text;
    check(&page, &["No contradiction is listed.", "/en/questions"]);
    assert_eq!(portal.get("/en/contradictions.json").await.text, "[]");
}
