//! The pages of studies. Marjan's invented survey has three tables; of its variables `psu` and `age` are not open.

use marsad_model::{Lang, StudyDefinition, StudyVariable};

use crate::portal::Portal;

const STUDY: &str = "/en/studies/HIMS";

/// The sentence that belongs to everything of a synthetic study, in each language.
const SENTENCES: [(&str, &str); 3] =
    [("ar", "هذه المعطيات اصطناعية"), ("fr", "Ces données sont synthétiques"), ("en", "These data are synthetic")];

fn study() -> &'static StudyDefinition {
    marsad_testkit::marjan().study("HIMS").unwrap()
}

/// The page holds every one of these.
fn check(page: &str, words: &[&str]) {
    for word in words {
        assert!(page.contains(word), "{word}: {page}");
    }
}

/// The text of a page without its marks for direction.
async fn page(portal: &Portal, path: &str) -> String {
    let answer = portal.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    answer.text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "")
}

/// The lines of the table of frequencies: what each is called, and its cells.
fn lines(page: &str) -> Vec<(String, Vec<String>)> {
    let table = page.split("class=\"data frequencies\"").nth(1).unwrap().split("</table>").next().unwrap();
    let text = |html: &str| html.split(['<', '>']).step_by(2).collect::<String>().trim().to_owned();
    let line = |row: &str| {
        let (_, row) = row.split("</tr>").next()?.split_once("<th scope=\"row\">")?;
        let (head, cells) = row.split_once("</th>")?;
        let cells = cells.split("<td class=\"num\">").skip(1).map(&text);
        Some((text(head.split("<small>").next()?), cells.collect()))
    };
    table.split("<tr").skip(1).filter_map(line).collect()
}

#[tokio::test]
async fn every_page_of_a_study_answers_in_every_language_and_says_that_nobody_in_it_exists() {
    let portal = Portal::surveyed().await;
    portal.publish("DF_SYN_ABROAD", None).await;
    let paths = ["/studies", "/studies?q=isle", "/studies/HIMS", "/studies/HIMS/variables/isle"];
    for (lang, sentence) in SENTENCES {
        for path in paths {
            let text = page(&portal, &format!("/{lang}{path}")).await;
            assert!(text.contains(&format!("<html lang=\"{lang}\"")), "/{lang}{path}");
            assert!(text.contains(sentence), "/{lang}{path}: {text}");
            assert!(!text.contains("[studies-") && !text.contains("[study-"), "/{lang}{path}: a message is missing");
        }
        check(&page(&portal, &format!("/{lang}")).await, &[&format!("href=\"/{lang}/studies\"")]);
    }
}

#[tokio::test]
async fn every_variable_has_a_page_that_says_the_sentence() {
    let portal = Portal::surveyed().await;
    for variable in &study().variables {
        let text = page(&portal, &format!("{STUDY}/variables/{}", variable.name)).await;
        check(&text, &[SENTENCES[2].1, variable.label.get(Lang::En)]);
    }
}

#[tokio::test]
async fn a_variable_that_is_not_open_shows_no_value() {
    let portal = Portal::surveyed().await;
    let closed = |variable: &&StudyVariable| !variable.safe;
    for variable in study().variables.iter().filter(closed) {
        let path = format!("{STUDY}/variables/{}", variable.name);
        let text = page(&portal, &path).await;
        for absent in ["id=\"chart\"", "summary-table", "/build?"] {
            assert!(!text.contains(absent), "{path}: {absent}");
        }
        // All, with a value and without one: nothing else has a count.
        assert_eq!(lines(&text).len(), 3, "{path}: {:?}", lines(&text));
        let json: serde_json::Value = serde_json::from_str(&portal.get(&format!("{path}.json")).await.text).unwrap();
        assert_eq!(json["values"], serde_json::json!([]), "{path}");
        assert_eq!((&json["summary"], &json["weighted_summary"]), (&serde_json::Value::Null, &serde_json::Value::Null));
    }
}

#[tokio::test]
async fn the_lines_of_a_variable_are_those_that_the_work_gives() {
    let portal = Portal::surveyed().await;
    let found = portal.work.frequencies_public("HIMS", "sex").await.unwrap();
    let text = page(&portal, &format!("{STUDY}/variables/sex")).await;
    let lines = lines(&text);
    for (value, name) in found.values.iter().zip(["Male", "Female"]) {
        let (rows, weighted) = (value.count.rows.unwrap(), value.count.weighted.unwrap());
        let cells = &lines.iter().find(|(line, _)| line == name).unwrap_or_else(|| panic!("{name}: {lines:?}")).1;
        let plain: Vec<String> = cells.iter().map(|cell| cell.replace(',', "")).collect();
        let share = value.share.unwrap().per_cent.unwrap();
        let share = if share.fract() == 0.0 { format!("{share:.0}") } else { format!("{share:.1}") };
        assert_eq!(plain, [rows.to_string(), format!("{weighted:.0}"), share], "{name}");
    }
    // That weights are rounded, the drawing and the way to the table builder with this variable.
    check(
        &text,
        &[
            "Weighted numbers of answers are rounded",
            "chart-wide",
            "/en/studies/HIMS/build?table=persons&#38;statistic=proportion&#38;of=sex",
        ],
    );
}

#[tokio::test]
async fn of_numbers_the_mean_is_shown_and_no_value() {
    let portal = Portal::surveyed().await;
    let text = page(&portal, &format!("{STUDY}/variables/departure_year")).await;
    check(&text, &["summary-table", "statistic=mean", "Standard deviation"]);
    // Of a year that a mean is: no mark of thousands in it.
    let found = portal.work.frequencies_public("HIMS", "departure_year").await.unwrap();
    let mean = format!("{:.1}", found.weighted_summary.unwrap().mean);
    check(&text, &[&format!("<td class=\"num\">{mean}</td>")]);
    let json: serde_json::Value =
        serde_json::from_str(&portal.get(&format!("{STUDY}/variables/departure_year.json")).await.text).unwrap();
    assert_eq!(
        (&json["summary"]["min"], &json["summary"]["max"]),
        (&serde_json::Value::Null, &serde_json::Value::Null)
    );
    assert!(json["sentence"].as_str().is_some_and(|sentence| sentence.starts_with(SENTENCES[2].1)), "{json}");
}

#[tokio::test]
async fn a_study_shows_its_tables_its_design_and_what_was_published_from_it() {
    let portal = Portal::surveyed().await;
    let before = page(&portal, STUDY).await;
    check(&before, &["Nothing has been published from it yet.", "/en/studies/HIMS/build"]);
    portal.publish("DF_SYN_ABROAD", None).await;
    let text = page(&portal, STUDY).await;
    check(&text, &["href=\"/en/data/DF_SYN_ABROAD\"", "/en/data/DF_SYN_ABROAD/releases/1"]);
    // Figures to which weights were calibrated have no error: everything that shows them says what that means.
    for ending in ["", ".csv", ".json"] {
        check(&portal.get(&format!("/en/data/DF_SYN_ABROAD{ending}")).await.text, &["A standard error of 0 means"]);
    }
    for table in ["persons", "listing", "spells"] {
        check(&text, &[&format!("/en/studies/HIMS/tables/{table}/ddi.xml"), &format!("id=\"variables-{table}\"")]);
    }
    check(&text, &["Sampling units", "/en/studies/HIMS/variables/psu", "/en/studies/HIMS/variables/weight"]);
    check(&text, &["May 2024 to June 2024", "Marjan Migration Observatory", "nobody in them exists"]);
    for variable in &study().variables {
        check(&text, &[&format!("/en/studies/HIMS/variables/{}\"", variable.name)]);
    }
}

#[tokio::test]
async fn records_in_which_nobody_exists_are_for_everybody_under_a_name_that_says_so() {
    let portal = Portal::surveyed().await;
    let text = page(&portal, STUDY).await;
    check(
        &text,
        &["Synthetic records", "/en/studies/HIMS/records/persons.csv", "/en/studies/HIMS/records/spells.parquet"],
    );
    let csv = portal.get(&format!("{STUDY}/records/persons.csv")).await;
    assert!(csv.status == 200 && csv.kind.starts_with("text/csv"), "{} {}", csv.status, csv.kind);
    check(&csv.text, &["isle", "sex"]);
    let parquet = portal.get(&format!("{STUDY}/records/persons.parquet")).await;
    assert!(parquet.status == 200 && parquet.bytes.starts_with(b"PAR1"), "{}", parquet.status);
    for other in ["nobody.csv", "persons.xlsx", "persons"] {
        assert_eq!(portal.get(&format!("{STUDY}/records/{other}")).await.status, 404, "{other}");
    }
    let built = page(&portal, &format!("{STUDY}/build?by=sex")).await;
    check(&built, &["HIMS.persons.synthetic.csv", "/en/studies/HIMS/records/persons.csv"]);
}

#[tokio::test]
async fn a_study_whose_answers_have_not_come_is_described_all_the_same() {
    let portal = Portal::unpublished().await;
    for path in [STUDY, "/en/studies/HIMS/variables/isle"] {
        let text = page(&portal, path).await;
        check(&text, &["No answers have been received for this yet.", SENTENCES[2].1]);
        assert!(!text.contains("/build"), "{path}: there is nothing to build from");
    }
    check(&page(&portal, "/en/studies").await, &["Answers not received yet"]);
    assert_eq!(portal.get("/en/studies/HIMS/variables/isle.json").await.status, 404);
    assert_eq!(portal.get("/en/studies/HIMS/tables/persons/ddi.xml").await.status, 200);
}

#[tokio::test]
async fn a_search_finds_variables_in_three_languages_and_leads_to_them() {
    let portal = Portal::surveyed().await;
    for query in [
        "intends+to+emigrate",
        "intention+d%27emigrer",
        "%D9%8A%D9%86%D9%88%D9%8A+%D8%A7%D9%84%D9%87%D8%AC%D8%B1%D8%A9",
    ] {
        for lang in ["ar", "fr", "en"] {
            let text = page(&portal, &format!("/{lang}/studies?q={query}")).await;
            check(&text, &[&format!("href=\"/{lang}/studies/HIMS/variables/intends_to_emigrate\"")]);
        }
    }
    check(&page(&portal, "/en/studies?q=xyzzy").await, &["No variable has all of these words."]);
    // The search of the portal leads there, and only where there is something.
    check(&page(&portal, "/en/data?q=emigrate").await, &["href=\"/en/studies?q=emigrate\""]);
    assert!(!page(&portal, "/en/data?q=xyzzy").await.contains("/en/studies?q="));
}

#[tokio::test]
async fn what_is_not_there_is_said_with_what_is_called_nearly_so() {
    let portal = Portal::surveyed().await;
    for (path, words) in [
        ("/en/studies/HIM", ["no study “HIM”", "href=\"/en/studies/HIMS\""]),
        ("/en/studies/HIMS/variables/isles", ["no variable “isles”", "/en/studies/HIMS/variables/isle\""]),
        ("/en/studies/HIMS/variables/pearls", ["no variable “pearls”", "/variables/remittances_pearls"]),
        ("/en/studies/HIMS/tables/boats/ddi.xml", ["no table “boats”", "/tables/persons/ddi.xml"]),
    ] {
        let answer = portal.get(path).await;
        assert_eq!(answer.status, 404, "{path}");
        check(&answer.text, &words);
    }
    for path in ["/fr/studies/NOPE", "/ar/studies/HIMS/variables/%20", "/en/studies/HIMS/variables/x.json"] {
        assert_eq!(portal.get(path).await.status, 404, "{path}");
    }
    let long = format!("{STUDY}/variables/{}", "x".repeat(4000));
    assert_eq!(portal.get(&long).await.status, 404);
}

#[tokio::test]
async fn a_codebook_is_a_document_of_ddi_that_says_the_sentence() {
    let portal = Portal::surveyed().await;
    let answer = portal.get("/fr/studies/HIMS/tables/persons/ddi.xml").await;
    assert!(answer.status == 200 && answer.kind.starts_with("application/xml"), "{} {}", answer.status, answer.kind);
    check(&answer.text, &["ddi:codebook:2_5", "intends_to_emigrate"]);
    for (_, sentence) in SENTENCES {
        check(&answer.text, &[sentence]);
    }
}

#[tokio::test]
async fn the_language_switch_keeps_the_variable() {
    let portal = Portal::surveyed().await;
    let text = page(&portal, "/ar/studies/HIMS/variables/isle").await;
    check(&text, &["href=\"/fr/studies/HIMS/variables/isle\"", "dir=\"rtl\"", "Île", "rel=\"next\""]);
    let text = page(&portal, "/fr/studies?q=isle").await;
    check(&text, &["href=\"/ar/studies?q=isle\""]);
}
