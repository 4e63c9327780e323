//! The page of a balance. Marjan's register had 4,885 residents at the end of 2023 and 5,230 at the end of 2024, the ports
//! 905 arrivals in 2024; what the register of 2023 leaves for departures then is taken for 2024 as well.

use marsad_model::{ReleaseKind, Role};
use marsad_testkit::pack_files;
use marsad_workflow::Proposal;

use crate::board::{seen, signed_in};
use crate::portal::Portal;

const PAGE: &str = "/en/data/DF_RECONCILED/releases/1/balance";

/// The page holds every one of these.
fn check(page: &str, words: &[&str]) {
    for word in words {
        assert!(page.contains(word), "{word}: {page}");
    }
}

#[tokio::test]
async fn a_balance_shows_who_says_what_and_who_had_to_give_way() {
    let portal = Portal::published().await;
    let page = portal.get(PAGE).await.text;
    check(&page, &["5,230", "5,216", "905", "The stock of 2024 is that of 2023 with arrivals and without departures"]);
    check(
        &page,
        &["χ² =", "fits least", "Nobody counts departures", "Who moved it", "DF_RESIDENTS/releases/1/numbers/"],
    );
    check(&page, &["/en/data/DF_RECONCILED/releases/1/numbers/A.STOCK/2024", "/en/data/DF_ARRIVALS/releases/1\""]);
    check(&page, &["The errors of different figures are taken to be independent of each other."]);
    assert!(!page.contains("[balance-"), "a message is missing: {page}");
}

#[tokio::test]
async fn a_grade_on_trial_moves_the_figures_says_so_and_leads_back() {
    let portal = Portal::published().await;
    let page = portal.get(&format!("{PAGE}?statement=REGISTER_2024&grade=d")).await.text;
    check(&page, &["This is a trial", "What would change", "As tried", "value=\"REGISTER_2024.d\"", "grade on trial"]);
    check(&page, &[&format!("href=\"{PAGE}\""), &format!("href=\"{PAGE}#trial\"")]);
    let both = portal.get(&format!("{PAGE}?grades=REGISTER_2024.d&statement=PORTS_2024&grade=a")).await.text;
    check(&both, &["PORTS_2024.a,REGISTER_2024.d", "?grades=PORTS_2024.a#trial"]);
    let number = portal.get("/en/data/DF_RECONCILED/releases/1/numbers/A.STOCK/2024").await.text;
    assert!(number.contains("5,216"), "a trial changes nothing: {number}");
}

#[tokio::test]
async fn a_balance_is_public_only_with_its_release_and_its_dataset_leads_to_it() {
    let portal = Portal::unpublished().await;
    portal.publish("DF_ARRIVALS", None).await;
    portal.publish("DF_RESIDENTS", None).await;
    assert_eq!(portal.get(PAGE).await.status, 404, "it is not made yet");
    portal.publish("DF_RECONCILED", None).await;
    assert_eq!(portal.get(PAGE).await.status, 200);
    let errors = ["<small class=\"margin\">± ", "<dt>±</dt><dd>how far the true value may be away"];
    check(&portal.get("/en/data/DF_RECONCILED").await.text, &[&errors[..], &[PAGE]].concat());
    assert!(!portal.get("/en/data/DF_ARRIVALS").await.text.contains("/balance\""));
}

/// A cell that holds words beside its number is told apart from those of numbers alone, which read from left to right in every
/// language.
#[tokio::test]
async fn a_number_with_its_error_reads_as_the_page_does() {
    let portal = Portal::published().await;
    let tried = portal.get("/ar/data/DF_RECONCILED/releases/1/balance?statement=REGISTER_2024&grade=d").await.text;
    let cells: Vec<&str> = tried.split("<td ").skip(1).filter_map(|cell| cell.split("</td>").next()).collect();
    let said: Vec<&&str> = cells.iter().filter(|cell| cell.contains("الخطأ المعياري")).collect();
    assert!(said.len() > 6, "those of the trial too: {}", said.len());
    for cell in said {
        assert!(!cell.starts_with("class=\"num\""), "{cell}");
        // The mark before a sign is one of direction: without another before it, it would turn the whole cell.
        assert!(!cell.contains("<bdi>") || cell.contains("<bdi>\u{200f}"), "{cell}");
    }
}

/// The arrivals of Marjan with twenty women more in Lulu in 2024, of which the residents of 2024 bear ten: 5,226.
fn mended_arrivals() -> String {
    let text = String::from_utf8(pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap();
    let mends = [
        ("Lulu;Women;281", "Lulu;Women;301"),
        ("Lulu;Both;618", "Lulu;Both;638"),
        ("All isles;Women;417", "All isles;Women;437"),
        ("All isles;Both;905", "All isles;Both;925"),
    ];
    mends.iter().fold(text, |text, (from, to)| text.replace(&format!("2024;{from};"), &format!("2024;{to};")))
}

/// Builds what the plan makes of what is public now, and proposes it.
async fn propose_again(portal: &Portal) {
    let reviewer = portal.work.vouched_actor("reviewer").await.unwrap().unwrap();
    let version = portal.work.build_version(&reviewer, "DF_RECONCILED").await.unwrap();
    let proposal = Proposal { version: version.number, kind: ReleaseKind::Regular, note: None };
    portal.work.protect_tables(&reviewer, "DF_RECONCILED", proposal).await.unwrap();
}

#[tokio::test]
async fn a_grade_is_tried_at_the_desk_before_anyone_approves_the_balance() {
    let portal = Portal::published().await;
    portal.correct("PORTS_ARRIVALS", "DF_ARRIVALS", mended_arrivals()).await;
    propose_again(&portal).await;
    let approver = signed_in(&portal, ("approver.x", "OBS", Role::Approver)).await;
    let desk = "/en/desk/prerelease/DF_RECONCILED/2/balance";
    let release = seen(&portal, "/en/desk/releases/DF_RECONCILED/2", &approver).await.text;
    check(
        &release,
        &[&format!("href=\"{desk}\""), "Worth knowing of the balance: The figure of DF_ARRIVALS (PORTS_2024)"],
    );
    check(&seen(&portal, "/en/desk/prerelease/DF_RECONCILED/2", &approver).await.text, &[desk]);
    let page = seen(&portal, desk, &approver).await.text;
    check(&page, &["5,226", "χ² =", "fits least", "not approved yet", "DF_ARRIVALS/releases/2\""]);
    assert!(!page.contains("DF_RECONCILED/releases/2/numbers"), "no figure of it has a page yet: {page}");
    let tried = seen(&portal, &format!("{desk}?statement=REGISTER_2024&grade=d"), &approver).await.text;
    check(&tried, &["This is a trial", "What would change", "Back to the figures that are proposed"]);
    check(&tried, &[&format!("href=\"{desk}\""), "value=\"REGISTER_2024.d\""]);
    for lang in ["ar", "fr"] {
        let page = seen(&portal, &desk.replace("/en/", &format!("/{lang}/")), &approver).await;
        assert!(page.status == 200 && !page.text.contains("[balance-"), "{}", page.text);
    }
    let officer = signed_in(&portal, ("officer.x", "PORTS", Role::Provider)).await;
    assert_eq!(seen(&portal, desk, &officer).await.status, 404);
    assert_eq!(portal.get(desk).await.status, 303);
    assert_eq!(portal.get("/en/data/DF_RECONCILED/releases/2/balance").await.status, 404);
}

/// Marjan, where the question of foreigners is answered by what its plan makes of register and ports.
fn answered_by_balance() -> marsad_testkit::Files {
    let mut files = pack_files("marjan");
    let question = String::from_utf8(files["questions/FOREIGNERS.toml"].clone()).unwrap();
    let choice = "{ kind = \"reconciled\", plan = \"PLAN_RECONCILED\", series = { dataflow = \"DF_RECONCILED\", \
                  selection = { FREQ = \"A\", ACCOUNT = \"STOCK\" }, period = \"2024\" } }";
    let said = "choice = { kind = \"statement\", statement = \"REGISTER\" }";
    assert!(question.contains(said));
    let question = question.replace(said, &format!("choice = {choice}"));
    let question = question.replace("rule = \"direct-count\"", "rule = \"reconciled\"");
    files.insert("questions/FOREIGNERS.toml".to_owned(), question.into_bytes());
    files
}

#[tokio::test]
async fn a_balance_of_what_was_replaced_says_so_wherever_its_figures_stand() {
    let portal = Portal::of(answered_by_balance()).await;
    for dataflow in ["DF_ARRIVALS", "DF_RESIDENTS", "DF_RECONCILED"] {
        portal.publish(dataflow, None).await;
    }
    let paths = [
        "data/DF_RECONCILED",
        "data/DF_RECONCILED/releases/1/balance",
        "data/DF_RECONCILED/releases/1/numbers/A.STOCK/2024",
        "questions/FOREIGNERS",
    ];
    let told = [("en", "must be balanced again"), ("fr", "à équilibrer de nouveau"), ("ar", "موازنتها من جديد")];
    let says = async |is_told: bool| {
        for (lang, words) in told {
            for path in paths {
                let page = portal.get(&format!("/{lang}/{path}")).await.text;
                assert_eq!(page.contains(words), is_told, "{lang} {path}: {page}");
            }
        }
    };
    says(false).await;
    portal.correct("PORTS_ARRIVALS", "DF_ARRIVALS", mended_arrivals()).await;
    says(true).await;
    let reviewer = signed_in(&portal, ("reviewer.x", "OBS", Role::Reviewer)).await;
    check(&seen(&portal, "/en/desk", &reviewer).await.text, &["Balance again: "]);
    check(&seen(&portal, "/en/desk/releases", &reviewer).await.text, &["What it was balanced from was replaced on"]);
    portal.publish("DF_RECONCILED", None).await;
    let current = portal.get("/en/questions/FOREIGNERS").await.text;
    assert!(!current.contains("must be balanced again"), "{current}");
    check(&current, &["The recommended figure: 5,216 before, 5,226 since release 2"]);
    let older = portal.get("/en/data/DF_RECONCILED/releases/1").await.text;
    assert!(!older.contains("must be balanced again"), "it is replaced itself: {older}");
}
