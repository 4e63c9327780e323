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

/// 4,110 and 240 are 4,350; the recommended figure is 5,230.
#[tokio::test]
async fn another_definition_goes_out_under_its_own_name() {
    let portal = Portal::published().await;
    let page = portal.get(&format!("{QUESTION}?count=ADULTS_ONLY")).await.text;
    let meta = |name: &str| {
        let rest = page.split(&format!("=\"{name}\" content=\"")).nth(1).unwrap_or_default();
        rest.split('"').next().unwrap_or_default().to_owned()
    };
    assert!(meta("og:title").contains("Aged 15 and over only"), "{}", meta("og:title"));
    let description = meta("og:description");
    assert!(description.contains("Aged 15 and over only") && description.contains("4,350"), "{description}");
    let picture = portal.get(&format!("{QUESTION}/picture.svg?count=ADULTS_ONLY")).await.text;
    assert!(picture.contains("Aged 15 and over only") && picture.contains(">4,350<"), "{picture}");
    let csv = portal.get(&format!("{QUESTION}.csv?count=ADULTS_ONLY")).await.text;
    let first = csv.lines().nth(1).unwrap();
    assert!(first.starts_with("FOREIGNERS,chosen,ADULTS_ONLY,,,Aged 15 and over only,4350,"), "{first}");
}

#[tokio::test]
async fn what_an_address_asks_and_the_page_does_not_know_is_refused() {
    let portal = Portal::published().await;
    for wrong in ["cuont=ADULTS_ONLY", "state=open", "count=NOPE"] {
        assert_eq!(portal.get(&format!("{QUESTION}?{wrong}")).await.status, 400, "{wrong}");
    }
    for ending in ["csv", "json", "svg"] {
        assert_eq!(portal.get(&format!("{QUESTION}.{ending}?cuont=ADULTS_ONLY")).await.status, 400, "{ending}");
    }
    assert_eq!(portal.get("/en/contradictions?state=foo").await.status, 400);
    assert_eq!(portal.get("/en/contradictions").await.status, 200);
    assert_eq!(portal.get(&format!("{QUESTION}?fbclid=x&utm_source=y")).await.status, 200, "a link that was shared");
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
    let ending = if marsad_web::has_pictures() { "png" } else { "svg" };
    let releases = "releases=DF_ARRIVALS.1%2CDF_RESIDENTS.1";
    let shared = format!("https://marjan.example{QUESTION}/picture.{ending}?{releases}");
    check(&page, &[&format!("property=\"og:image\" content=\"{shared}\"")]);
    let picture = portal.get(&format!("{QUESTION}/picture.svg")).await;
    assert!(picture.kind.starts_with("image/svg") && picture.text.contains("5,230"), "{}", picture.text);
    let frozen = portal.get(&format!("{QUESTION}/picture.svg?{releases}")).await;
    assert!(frozen.status == 200 && frozen.text.contains("5,230"), "{}", frozen.text);
}

/// A narrow window shows each row as a card, so each cell has the name of its column with it.
#[tokio::test]
async fn every_cell_of_the_tables_of_a_question_says_under_which_head_it_stands() {
    let portal = Portal::published().await;
    let page = portal.get(QUESTION).await.text;
    for head in ["Date", "Figure", "How it is counted", "By how much", "Leaves"] {
        assert!(page.contains(&format!("data-head=\"{head}\"")), "{head}");
    }
    assert_eq!(page.matches("role=\"table\"").count(), 2, "the answers and one bridge");
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

/// The file of the ports with one person of 2021 counted elsewhere.
fn corrected_arrivals() -> String {
    let file = String::from_utf8(marsad_testkit::pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap();
    let mends = [("Lulu;Women;214", "Lulu;Women;213"), ("Lulu;Men;301", "Lulu;Men;302")];
    let totals = [("All isles;Women;316", "All isles;Women;315"), ("All isles;Men;420", "All isles;Men;421")];
    mends
        .iter()
        .chain(&totals)
        .fold(file, |file, (wrong, right)| file.replace(&format!("2021;{wrong};"), &format!("2021;{right};")))
}

#[tokio::test]
async fn a_link_says_when_newer_releases_have_replaced_those_it_was_made_with() {
    let portal = Portal::published().await;
    let link = "/en/questions/NEWCOMERS?releases=DF_ARRIVALS.1%2CDF_RESIDENTS.1";
    assert!(!portal.get(link).await.text.contains("has replaced it"));
    portal.correct("PORTS_ARRIVALS", "DF_ARRIVALS", corrected_arrivals()).await;
    let page = portal.get(link).await.text;
    check(&page, &["release 2 has replaced it", "/en/data/DF_ARRIVALS/releases/2/changes"]);
    check(&page, &["Read it as it stands now", "href=\"/en/questions/NEWCOMERS\""]);
}

#[tokio::test]
async fn a_permanent_link_keeps_the_figures_that_it_was_made_with() {
    let portal = Portal::published().await;
    let permanent = |page: &str| {
        let after = page.split("https://marjan.example/en/questions/FOREIGNERS?releases=").nth(1).unwrap();
        format!("{QUESTION}?releases={}", after.split(['"', '<']).next().unwrap())
    };
    let link = permanent(&portal.get(QUESTION).await.text);
    check(&portal.get(&link).await.text, &["+905"]);
    portal.correct("PORTS_ARRIVALS", "DF_ARRIVALS", one_more()).await;
    check(&portal.get(QUESTION).await.text, &["+906"]);
    let kept = portal.get(&link).await.text;
    check(&kept, &["+905", "as it stood with the releases"]);
    assert!(!kept.contains("+906"), "{kept}");
    // Every way from the page keeps the releases, and so does every file.
    let query = link.split_once('?').unwrap().1;
    check(&kept, &[&format!(".csv?{query}"), &format!("?count=ADULTS_ONLY&#38;{query}")]);
    let csv = portal.get(&format!("{QUESTION}.csv?{query}")).await.text;
    assert!(csv.contains(",905,") && !csv.contains(",906,"), "{csv}");
    assert_eq!(permanent(&kept), link);
}

/// The file of the ports in which one more woman came to Lulu in 2024, the totals with her.
fn one_more() -> String {
    let file = String::from_utf8(marsad_testkit::pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap();
    let mends = [
        ("Lulu;Women;281", "Lulu;Women;282"),
        ("Lulu;Both;618", "Lulu;Both;619"),
        ("All isles;Women;417", "All isles;Women;418"),
        ("All isles;Both;905", "All isles;Both;906"),
    ];
    mends.iter().fold(file, |file, (old, new)| file.replace(&format!("2024;{old};"), &format!("2024;{new};")))
}

#[tokio::test]
async fn a_link_to_a_release_that_was_withdrawn_says_so_and_one_to_the_withdrawal_has_no_figures() {
    let portal = Portal::published().await;
    portal.withdraw("DF_ARRIVALS", "the year was wrong").await;
    let page = portal.get("/en/questions/NEWCOMERS?releases=DF_ARRIVALS.1,DF_RESIDENTS.1").await.text;
    check(&page, &["was withdrawn on", "the year was wrong", ">905<"]);
    let taken = portal.get("/en/questions/NEWCOMERS?releases=DF_ARRIVALS.2").await;
    assert!(taken.status == 404 && taken.text.contains("took data back"), "{} {}", taken.status, taken.text);
    assert!(!portal.get("/en/questions/NEWCOMERS").await.text.contains(">905<"), "what was taken back answers no more");
}

#[tokio::test]
async fn a_link_that_names_no_release_of_a_dataset_shows_none_of_its_figures_and_says_so() {
    let portal = Portal::published().await;
    let page = portal.get(&format!("{QUESTION}?releases=DF_RESIDENTS.1")).await.text;
    check(&page, &["This link names no release of these datasets", "5,230"]);
    assert!(!page.contains("3,256"), "{page}");
}

#[tokio::test]
async fn answers_on_one_axis_that_do_not_count_the_same_are_named_wherever_they_are_drawn() {
    let portal = Portal::published().await;
    let told = "Counted otherwise than the figure shown large, and hollow on the axis: ";
    check(&portal.get(QUESTION).await.text, &[told, "Ports Authority of Marjan, 2021–2024. They differ in"]);
    for list in ["/en", "/en/questions"] {
        check(&portal.get(list).await.text, &["They do not all count the same; they differ in", "point open"]);
    }
    for file in [".svg", "/picture.svg"] {
        check(&portal.get(&format!("{QUESTION}{file}")).await.text, &["They do not all count the same"]);
    }
}

#[tokio::test]
async fn a_picture_of_points_stands_beside_a_link_where_the_program_has_its_typeface() {
    let portal = Portal::published().await;
    for lang in ["ar", "fr", "en"] {
        let answer = portal.get(&format!("/{lang}/questions/FOREIGNERS/picture.png")).await;
        if !marsad_web::has_pictures() {
            assert_eq!(answer.status, 404);
            continue;
        }
        assert_eq!((answer.status, answer.kind.as_str()), (200, "image/png"));
        // The signature of PNG, then the header with width and height (PNG specification, section 11.2.2).
        assert!(answer.bytes.starts_with(b"\x89PNG\r\n\x1a\n"));
        assert_eq!(answer.bytes[16..24], [0, 0, 4, 176, 0, 0, 2, 118], "1200 by 630");
        assert!(answer.bytes.len() > 8000, "a picture of words does not pack into {} bytes", answer.bytes.len());
    }
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
async fn the_page_of_a_dataset_says_what_was_counted_when_and_how_sure_its_figures_are() {
    let portal = Portal::published().await;
    let arrivals = portal.get("/en/data/DF_ARRIVALS").await.text;
    check(&arrivals, &["Until 2021: Age: aged 15 and over.", "between 2021 and 2022", "are not comparable."]);
    check(&arrivals, &["Not everything here counts the same", "Age: aged 15 and over (2021); all ages (2022, 2023"]);
    let whiskers = "where the true value lies nineteen times in twenty, if the grades that were assumed";
    check(&portal.get("/en/data/DF_RECONCILED").await.text, &["class=\"whisker\"", whiskers]);
    check(&portal.get("/en/data/DF_RECONCILED.svg").await.text, &["class=\"whisker\"", whiskers]);
    check(&portal.get("/ar/data/DF_RECONCILED").await.text, &["class=\"whisker\"", "يبيّن الخط الدقيق عند طرف العمود"]);
    assert!(!arrivals.contains("class=\"whisker\""), "nobody published how sure they are");
    let paper = portal.get(QUESTION).await.text;
    check(
        &paper,
        &["print-only paper-history", ": 5,230 (2024)", "4,885 (2023)", "At the address at the foot of this sheet"],
    );
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

#[tokio::test]
async fn a_way_between_figures_that_were_withdrawn_is_said_to_be_gone() {
    let portal = Portal::published().await;
    for (lang, told) in [("en", "cannot be shown"), ("fr", "ne peut être montré"), ("ar", "لا يمكن عرض هذا الجسر")]
    {
        let page = portal.get(&format!("/{lang}/questions/FOREIGNERS")).await.text;
        assert!(page.contains("id=\"bridges\"") && !page.contains(told), "{page}");
    }
    portal.withdraw("DF_RESIDENTS", "the year was wrong").await;
    for (lang, told) in [("en", "cannot be shown"), ("fr", "ne peut être montré"), ("ar", "لا يمكن عرض هذا الجسر")]
    {
        let page = portal.get(&format!("/{lang}/questions/FOREIGNERS")).await.text;
        assert!(page.contains("id=\"bridges\"") && page.contains(told), "{page}");
    }
}

#[tokio::test]
async fn those_who_cannot_see_the_picture_of_a_link_are_told_every_figure_on_it() {
    let page = Portal::published().await.get(QUESTION).await.text;
    let alt = page.split("og:image:alt\" content=\"").nth(1).unwrap().split('"').next().unwrap();
    check(alt, &["How many foreigners live in Marjan?", "5,230 persons", "every figure: 3,256; 4,350; 4,885; 5,230."]);
    check(alt, &["They do not all count the same"]);
}

#[tokio::test]
async fn where_figures_were_withdrawn_no_page_says_that_none_was_published() {
    let portal = Portal::published().await;
    portal.withdraw("DF_ARRIVALS", "the year was wrong").await;
    let page = portal.get("/en/questions/NEWCOMERS").await.text;
    check(&page, &["was withdrawn on", "the year was wrong", "href=\"/en/data/DF_ARRIVALS\""]);
    for untrue in ["No figure has been published", "Source: .", "changed none of these figures"] {
        assert!(!page.contains(untrue), "{untrue}: {page}");
    }
    check(&page, &["the year was wrong. Its figures are not shown here."]);
    for list in ["/en", "/en/questions"] {
        check(&portal.get(list).await.text, &["were withdrawn on", "the year was wrong"]);
    }
    let csv = portal.get("/en/questions/NEWCOMERS.csv").await.text;
    check(&csv, &["NEWCOMERS,withdrawn,DF_ARRIVALS,", "was withdrawn on", "the year was wrong"]);
    let json: serde_json::Value = serde_json::from_str(&portal.get("/en/questions/NEWCOMERS.json").await.text).unwrap();
    let told = &json["withdrawn"][0];
    assert_eq!((told["dataflow"].as_str(), told["reason"].as_str()), (Some("DF_ARRIVALS"), Some("the year was wrong")));
    let alone = ["/en/questions/NEWCOMERS.svg", "/en/questions/NEWCOMERS/picture.svg"];
    for drawing in alone {
        assert!(!portal.get(drawing).await.text.contains("No figure has been published"), "{drawing}");
    }
    check(&portal.get("/en").await.text, &["Withdrawn on"]);
    for lang in ["ar", "fr"] {
        for path in ["", "/questions", "/questions/NEWCOMERS"] {
            let page = portal.get(&format!("/{lang}{path}")).await;
            assert!(page.status == 200 && !page.text.contains("[question-"), "{lang}{path}: {}", page.text);
        }
    }
}
