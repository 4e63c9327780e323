//! Questions are answered from what is public, and contradictions are remembered.

use std::collections::BTreeSet;
use std::sync::Arc;

use marsad_model::{
    ChangedFigure, ChecklistKind, ContradictionNumbers, ContradictionState, Id, LocalText, ReleaseKind, TimePeriod,
};
use marsad_pack::Files;
use marsad_testkit::{marjan_contradicting, pack_files};
use marsad_workflow::{Approval, Proposal, RegisteredContradiction, Settlement, Work};

use crate::path_of_a_number::{on_every_engine, refusal};
use crate::workshop::*;

/// A question that shows a figure of each of the two.
const QUESTION: &str = r#"
id = "FOREIGNERS"
theme = "PEOPLE"
sentence = { ar = "كم أجنبيًّا يقيم في مرجان؟", fr = "Combien d’étrangers vivent à Marjan ?", en = "How many foreigners live in Marjan?" }
why = { ar = "رقمان للشيء نفسه.", fr = "Deux nombres pour la même chose.", en = "Two numbers for one thing." }
unit = "PS"

[recommendation]
rule = "direct-count"
choice = { kind = "statement", statement = "REGISTER" }
counts = { ar = "المقيمون آخر 2024.", fr = "Résidents fin 2024.", en = "Residents at the end of 2024." }
interval = { kind = "none", reason = { ar = "غير معروف.", fr = "Inconnu.", en = "Not known." } }

[[statement]]
id = "REGISTER"
quantity = { of = [{ dataflow = "DF_RESIDENTS", selection = { FREQ = "A" }, period = "2024" }] }

[[statement]]
id = "PORTS"
quantity = { of = [{ dataflow = "DF_ARRIVALS", selection = { FREQ = "A" }, period = "2024" }] }

[[statement]]
id = "PORTS_BEFORE"
quantity = { of = [{ dataflow = "DF_ARRIVALS", selection = { FREQ = "A" }, period = "2023" }] }
"#;

/// Marjan, where the register of residents is published a second time with other numbers.
fn doubled(change: impl Fn(&str) -> String) -> Files {
    let mut files = marjan_contradicting();
    files.insert("questions/FOREIGNERS.toml".to_owned(), QUESTION.as_bytes().to_vec());
    let arrivals = change(&String::from_utf8(files["submissions/arrivals.csv"].clone()).unwrap());
    files.insert("submissions/arrivals.csv".to_owned(), arrivals.into_bytes());
    files
}

async fn work(site: Site<'_>, files: Files) -> Work {
    let work = open(site, files.clone(), Arc::new(|_| {})).await;
    run_all_of(&work, &files).await.unwrap();
    work
}

#[tokio::test]
async fn a_question_is_answered_from_what_is_public_and_leaves_unexplained_what_nobody_knows() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let before = work.question_card("FOREIGNERS").await.unwrap();
        assert!(before.card.recommended.is_none() && before.sources.is_empty(), "nothing is public yet");
        run_all(&work).await.unwrap();
        let asked = work.question_card("FOREIGNERS").await.unwrap();
        let value = |id: &str| {
            let answer = asked.card.answers.iter().find(|answer| answer.statement == *id).unwrap();
            answer.measured.as_ref().unwrap().value
        };
        let [before, after] = ["REGISTER_BEFORE", "REGISTER"].map(value);
        assert_eq!(asked.card.recommended.as_ref().unwrap().measured.value, after);
        let fall = &asked.card.waterfalls[0];
        let explained: f64 = fall.bars.iter().map(|bar| bar.after - bar.before).sum();
        let unexplained = fall.unexplained.after - fall.unexplained.before;
        assert!((before + explained + unexplained - after).abs() < 1e-9, "{fall:?}");
        assert!(unexplained != 0.0, "those who left are counted by nobody");
        assert_eq!(asked.sources["DF_RESIDENTS"].number, 1);
        let history = asked.history.iter().find(|history| history.statement == *"REGISTER").unwrap();
        assert_eq!(history.points.len(), 3, "2022, 2023 and 2024");
        assert_eq!(asked.changes, [], "there was no release before");
        assert_eq!(refusal(work.question_card("NOTHING").await), "unknown-question");
        assert_eq!(work.question_cards().await.unwrap().len(), 2);
    })
    .await;
}

/// Marjan, where a statement adds the residents and the arrivals of a year, and another the arrivals of two years.
#[tokio::test]
async fn a_sum_has_a_history_over_the_periods_that_all_its_terms_have() {
    let series = |flow: &str, year: &str| {
        format!(r#"{{ dataflow = "DF_{flow}", selection = {{ FREQ = "A" }}, period = "{year}" }}"#)
    };
    let [residents, arrivals, before] =
        [("RESIDENTS", "2024"), ("ARRIVALS", "2024"), ("ARRIVALS", "2023")].map(|(flow, year)| series(flow, year));
    let sums = format!(
        "\n[[statement]]\nid = \"BOTH\"\nquantity = {{ of = [{residents}, {arrivals}] }}\n\
         \n[[statement]]\nid = \"TWO_YEARS\"\nquantity = {{ of = [{arrivals}, {before}] }}\n"
    );
    let mut files = doubled(str::to_owned);
    files.insert("questions/FOREIGNERS.toml".to_owned(), format!("{QUESTION}{sums}").into_bytes());
    on_every_engine(async |site| {
        let work = work(site, files.clone()).await;
        let asked = work.question_card("FOREIGNERS").await.unwrap();
        let history = |id: &str| asked.history.iter().find(|history| history.statement == *id);
        let [both, register, ports] = ["BOTH", "REGISTER", "PORTS"].map(|id| &history(id).unwrap().points);
        let periods = |points: &[(TimePeriod, f64)]| points.iter().map(|(at, _)| at.to_string()).collect::<Vec<_>>();
        assert_eq!(periods(both), ["2022", "2023", "2024"], "the ports know of years before, the register does not");
        assert!(ports.len() > both.len());
        for (at, value) in both {
            let of = |points: &[(TimePeriod, f64)]| points.iter().find(|(period, _)| period == at).unwrap().1;
            assert_eq!(*value, of(register) + of(ports), "{at}");
        }
        assert!(history("TWO_YEARS").is_none(), "no other two years are those");
        work.close().await;
    })
    .await;
}

/// Marjan, where the figure of the ports of 2023 is said to count from six months and that of 2024 from twelve.
#[tokio::test]
async fn a_history_begins_anew_where_the_statements_of_its_series_are_defined_unlike() {
    let mut files = doubled(str::to_owned);
    let said = r#"period = "2023" }] }"#;
    assert!(QUESTION.contains(said));
    let text = QUESTION.replace(said, &format!("{said}\ndefinition = {{ duration_rule = \"D6M\" }}"));
    files.insert("questions/FOREIGNERS.toml".to_owned(), text.into_bytes());
    on_every_engine(async |site| {
        let work = work(site, files.clone()).await;
        let asked = work.question_card("FOREIGNERS").await.unwrap();
        let begins = |id: &str| {
            let history = asked.history.iter().find(|history| history.statement == *id).unwrap();
            history.breaks.iter().map(|place| history.points[*place].0.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(begins("PORTS"), ["2024"], "what the years before count no statement says");
        assert!(begins("REGISTER").is_empty());
        work.close().await;
    })
    .await;
}

/// Marjan, where the residents of 2024 are an estimate that was published with the ends of its interval.
fn with_intervals() -> Files {
    let mut files = doubled(str::to_owned);
    let text = |path: &str| String::from_utf8(files[path].clone()).unwrap();
    let said = "[[attributes]]\nid = \"SOURCE\"\nattach = \"observation\"\n";
    let structure = text("structures/DSD_RESIDENTS.toml");
    assert!(structure.contains(said));
    let ends = ["CI_LOW", "CI_HIGH"].map(|id| said.replace("SOURCE", id)).join("\n");
    let structure = structure.replace(said, &format!("{said}\n{ends}"));
    let told = |line: &str| match line {
        head if head.starts_with("STRUCTURE,") => format!("{head},CI_LOW,CI_HIGH\n"),
        total if total.contains(",A,_T,_T,_T,2024,") => format!("{total},5040,5460\n"),
        other => format!("{other},,\n"),
    };
    let residents: String = text("submissions/residents.csv").lines().map(told).collect();
    assert_eq!(residents.matches(",5040,5460").count(), 1);
    files.insert("structures/DSD_RESIDENTS.toml".to_owned(), structure.into_bytes());
    files.insert("submissions/residents.csv".to_owned(), residents.into_bytes());
    files
}

#[tokio::test]
async fn the_interval_of_a_released_observation_is_that_of_the_statement_which_is_this_observation() {
    let files = with_intervals();
    on_every_engine(async |site| {
        let work = work(site, files.clone()).await;
        let asked = work.question_card("FOREIGNERS").await.unwrap();
        let measured = |id: &str| {
            let answer = asked.card.answers.iter().find(|answer| answer.statement == *id).unwrap();
            answer.measured.clone().unwrap()
        };
        let register = measured("REGISTER");
        assert_eq!((register.low, register.value, register.high), (5040.0, 5230.0, 5460.0));
        assert_eq!(register.published_interval, Some((5040.0, 5460.0)));
        assert!(!measured("PORTS").has_interval(), "of which nobody published any");
        work.close().await;
    })
    .await;
}

/// Two women more came to Lulu in 2021 than was sent first, so in four years two more came.
#[tokio::test]
async fn what_changed_since_last_time_is_told_of_figures_that_are_made_of_several_values_too() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        run_all(&work).await.unwrap();
        let people = people(&work).await.unwrap();
        let text = String::from_utf8(pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap();
        let mends = [
            ("Lulu;Women;214", "Lulu;Women;216"),
            ("Lulu;Both;515", "Lulu;Both;517"),
            ("All isles;Women;316", "All isles;Women;318"),
            ("All isles;Both;736", "All isles;Both;738"),
        ];
        let mended =
            |text: String, (from, to): &(&str, &str)| text.replace(&format!("2021;{from};"), &format!("2021;{to};"));
        let text = mends.iter().fold(text, mended);
        let mended = send(&work, &people, "PORTS_ARRIVALS", text.into_bytes()).await.unwrap();
        work.decide_submission(&people.reviewer, &mended.id, accept()).await.unwrap();
        publish(&work, &people, "DF_ARRIVALS", (ReleaseKind::Regular, None)).await.unwrap();
        let asked = work.question_card("FOREIGNERS").await.unwrap();
        let found: Vec<_> = asked.changes.iter().map(|change| (&change.figure, change.after - change.before)).collect();
        let four_years = ChangedFigure::Statement(Id::literal("CAME_IN_FOUR_YEARS"));
        assert_eq!(found, [(&four_years, 2.0)], "the other figures are as they were");
        assert_eq!((asked.changes[0].dataflow.as_str(), asked.changes[0].release), ("DF_ARRIVALS", 2));
        work.close().await;
    })
    .await;
}

/// Marjan with the question above, answered by what its plan makes of register and ports.
fn reconciled() -> Files {
    let mut files = pack_files("marjan");
    let choice = "{ kind = \"reconciled\", plan = \"PLAN_RECONCILED\", series = { dataflow = \"DF_RECONCILED\", \
                  selection = { FREQ = \"A\", ACCOUNT = \"STOCK\" }, period = \"2024\" } }";
    let question = QUESTION.replace("rule = \"direct-count\"", "rule = \"reconciled\"");
    let question = question.replace("{ kind = \"statement\", statement = \"REGISTER\" }", choice);
    files.retain(|path, _| !path.starts_with("questions/"));
    files.insert("questions/FOREIGNERS.toml".to_owned(), question.into_bytes());
    let head = String::from_utf8(files["pack.toml"].clone()).unwrap();
    let lines: Vec<&str> = head.lines().filter(|line| !line.starts_with("headline_questions")).collect();
    files.insert("pack.toml".to_owned(), lines.join("\n").into_bytes());
    files
}

/// Twenty women more came to Lulu in 2024, so that the register misses 7 and no more 27, of which the residents of 2024 bear
/// 14.022 · 7 / 27 = 3.6: 5,226 in place of 5,216.
async fn publish_mended_arrivals(work: &Work, people: &People) {
    let text = String::from_utf8(pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap();
    let mends = [
        ("Lulu;Women;281", "Lulu;Women;301"),
        ("Lulu;Both;618", "Lulu;Both;638"),
        ("All isles;Women;417", "All isles;Women;437"),
        ("All isles;Both;905", "All isles;Both;925"),
    ];
    let mended =
        |text: String, (from, to): &(&str, &str)| text.replace(&format!("2024;{from};"), &format!("2024;{to};"));
    let text = mends.iter().fold(text, mended);
    let sent = send(work, people, "PORTS_ARRIVALS", text.into_bytes()).await.unwrap();
    work.decide_submission(&people.reviewer, &sent.id, accept()).await.unwrap();
    publish(work, people, "DF_ARRIVALS", (ReleaseKind::Regular, None)).await.unwrap();
}

#[tokio::test]
async fn what_changed_since_last_time_is_told_of_a_recommended_figure_that_is_no_statement() {
    on_every_engine(async |site| {
        let work = work(site, reconciled()).await;
        let people = people(&work).await.unwrap();
        publish_mended_arrivals(&work, &people).await;
        let behind = work.question_card("FOREIGNERS").await.unwrap().sources["DF_RECONCILED"].replaced_inputs.clone();
        let [replaced] = &behind[..] else { panic!("{behind:?}") };
        assert_eq!((replaced.input.dataflow.as_str(), replaced.current), ("DF_ARRIVALS", Some(2)));
        publish(&work, &people, "DF_RECONCILED", (ReleaseKind::Regular, None)).await.unwrap();
        let asked = work.question_card("FOREIGNERS").await.unwrap();
        assert_eq!(asked.sources["DF_RECONCILED"].replaced_inputs, []);
        let found: Vec<_> = asked.changes.iter().map(|one| (&one.figure, one.before, one.after, one.release)).collect();
        let ports = ChangedFigure::Statement(Id::literal("PORTS"));
        assert_eq!(found, [(&ChangedFigure::Recommended, 5216.0, 5226.0, 2), (&ports, 905.0, 925.0, 2)]);
        assert_eq!(asked.changes[0].dataflow.as_str(), "DF_RECONCILED");
        work.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_question_that_is_not_there_is_answered_with_the_nearest_that_is() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let refused = work.question_card("FOREIGNER").await.unwrap_err();
        let marsad_workflow::WorkError::Refused(refused) = refused else { panic!("{refused:?}") };
        assert_eq!(refused.subject(), "`FOREIGNER` (`FOREIGNERS`?)");
        work.close().await;
    })
    .await;
}

#[tokio::test]
async fn two_numbers_for_one_thing_enter_the_register_and_leave_it_when_one_is_corrected() {
    on_every_engine(async |site| {
        let first = work(site, doubled(str::to_owned)).await;
        let people = people(&first).await.unwrap();
        assert_eq!(refusal(first.scan_contradictions(&people.ports).await), "not-your-role");
        let scanned = first.scan_contradictions(&people.reviewer).await.unwrap();
        assert!(scanned.found > 0 && scanned.new == scanned.found && scanned.gone == 0, "{scanned:?}");
        let again = first.scan_contradictions(&people.reviewer).await.unwrap();
        assert_eq!((again.found, again.new, again.gone, again.reopened), (scanned.found, 0, 0, 0));
        let all = first.contradictions().await.unwrap();
        // Nobody says that it is resolved while both numbers still stand.
        let resolved = Settlement {
            state: Some(ContradictionState::Resolved),
            is_public: None,
            text: LocalText::new("صُحح", "corrigé", "corrected").ok(),
        };
        let refused = first.settle_contradiction(&people.reviewer, &all[1].id, resolved).await;
        assert_eq!(refusal(refused), "resolved-by-comparison");
        let owners: Vec<String> = all[0].contradiction.owners().into_iter().map(Id::to_string).collect();
        assert_eq!(owners.len(), 2, "the ports and the statistics office: {owners:?}");
        assert_eq!(first.contradictions_public().await.unwrap(), []);
        let asked = first.question_card("FOREIGNERS").await.unwrap();
        assert_eq!(first.contradictions_touching(&asked).await.unwrap(), [], "none is public");
        let accepted = Settlement {
            state: Some(ContradictionState::Accepted),
            is_public: Some(true),
            text: LocalText::new(
                "لا ترى الموانئ من يغادر",
                "les ports ne voient pas qui part",
                "the ports do not see who leaves",
            )
            .ok(),
        };
        let unreasoned = Settlement { text: None, ..accepted.clone() };
        let id = &all[0].id;
        assert_eq!(refusal(first.settle_contradiction(&people.reviewer, id, unreasoned).await), "reason-missing");
        first.settle_contradiction(&people.reviewer, id, accepted).await.unwrap();
        first.discuss_contradiction(&people.ports, id, "our counters broke in May").await.unwrap();
        let shown = first.contradictions_public().await.unwrap();
        assert_eq!((shown.len(), shown[0].state, shown[0].notes.len()), (1, ContradictionState::Accepted, 1));
        let told = shown[0].notes[0].told.as_ref().unwrap();
        assert_eq!(told.get(marsad_model::Lang::Fr), "les ports ne voient pas qui part");
        for known in all.iter().filter(|known| known.id != *id) {
            let shown = Settlement { is_public: Some(true), ..Settlement::default() };
            first.settle_contradiction(&people.reviewer, &known.id, shown).await.unwrap();
        }
        let touching = first.contradictions_touching(&asked).await.unwrap();
        let [shown_here, rest @ ..] = &touching[..] else { panic!("{touching:?}") };
        assert!(shown_here.is_of_values && shown_here.statements.iter().any(|id| *id == *"REGISTER"), "{shown_here:?}");
        assert!(shown_here.statements.iter().any(|id| *id == *"PORTS"), "{shown_here:?}");
        assert!(rest.iter().any(|one| !one.is_of_values), "2022 is shown by no statement: {rest:?}");
        first.close().await;
        // The pack says again that the ports count something else: those are bridges, and no contradictions.
        let corrected = work(site, pack_files("marjan")).await;
        let scanned = corrected.scan_contradictions(&people.reviewer).await.unwrap();
        assert_eq!((scanned.found, scanned.gone), (0, all.len()));
        let left = corrected.contradictions().await.unwrap();
        assert!(left.iter().all(|known| known.state == ContradictionState::Resolved));
        let notes = &left.iter().find(|known| known.id == *id).unwrap().notes;
        let made: Vec<(bool, bool)> = notes.iter().map(|note| (note.is_comment(), note.is_of_comparison())).collect();
        assert_eq!(made, [(false, false), (true, false), (false, true)], "settled, discussed, no longer found");
        assert_eq!(corrected.verify(&|_| {}).await.unwrap().problems, vec![]);
        corrected.close().await;
    })
    .await;
}

/// The ports claim to count what the register does, but until 2022 only those aged 15 and over.
#[tokio::test]
async fn numbers_are_held_against_each_other_by_what_they_counted_in_their_period() {
    let file = "dataflows/DF_ARRIVALS.toml";
    let mut files = doubled(str::to_owned);
    let text = String::from_utf8(files[file].clone()).unwrap();
    let dated = format!("{text}\n[[refinement]]\nto = \"2022\"\ndefinition = {{ age = \"Y_GE15\" }}\n");
    files.insert(file.to_owned(), dated.into_bytes());
    on_every_engine(async |site| {
        let work = work(site, files.clone()).await;
        let found = work.detect_contradictions().await.unwrap();
        let periods: BTreeSet<String> = found.iter().map(|one| one.period.to_string()).collect();
        assert_eq!(periods, BTreeSet::from(["2023", "2024"].map(str::to_owned)), "before, a bridge leads there");
        let asked = work.question_card("FOREIGNERS").await.unwrap();
        let history = asked.history.iter().find(|history| history.statement == *"PORTS").unwrap();
        let begins: Vec<String> = history.breaks.iter().map(|place| history.points[*place].0.to_string()).collect();
        assert_eq!(begins, ["2023"]);
        work.close().await;
    })
    .await;
}

/// The ports find other women who came in 2022, and so in all isles; 341 are known. All the others came to Lulu.
async fn accept_arrivals(work: &Work, people: &People, women: u32) {
    let text = String::from_utf8(pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap();
    let mends = [
        ("Lulu;Women;239", format!("Lulu;Women;{}", women - 102)),
        ("Lulu;Both;557", format!("Lulu;Both;{}", women + 216)),
        ("All isles;Women;341", format!("All isles;Women;{women}")),
        ("All isles;Both;783", format!("All isles;Both;{}", women + 442)),
    ];
    let mended =
        |text: String, (from, to): &(&str, String)| text.replace(&format!("2022;{from};"), &format!("2022;{to};"));
    let text = mends.iter().fold(text, mended);
    let sent = send(work, people, "PORTS_ARRIVALS", text.into_bytes()).await.unwrap();
    work.decide_submission(&people.reviewer, &sent.id, accept()).await.unwrap();
}

/// The ports find as many women of 2022 as the register, then take all their figures back.
#[tokio::test]
async fn a_resolved_contradiction_says_which_numbers_stand_now_and_agree() {
    on_every_engine(async |site| {
        let work = work(site, doubled(str::to_owned)).await;
        let people = people(&work).await.unwrap();
        work.scan_contradictions(&people.reviewer).await.unwrap();
        let of = |first: f64| Some(ContradictionNumbers { first, second: 2065.0 });
        let resolved = async |id: &str| {
            let all = work.contradictions().await.unwrap();
            let entry = all.into_iter().find(|one| one.id == id).unwrap();
            assert_eq!(entry.state, ContradictionState::Resolved);
            let note = entry.notes.last().unwrap().clone();
            (note.numbers, note.numbers_before, Some(entry.contradiction.numbers()))
        };
        let all = work.contradictions().await.unwrap();
        let women = |one: &&RegisteredContradiction| {
            one.contradiction.period.as_str() == "2022" && Some(one.contradiction.numbers()) == of(341.0)
        };
        let women = all.iter().find(women).unwrap();
        accept_arrivals(&work, &people, 2065).await;
        publish(&work, &people, "DF_ARRIVALS", (ReleaseKind::Regular, None)).await.unwrap();
        assert!(work.scan_contradictions(&people.reviewer).await.unwrap().gone >= 1);
        assert_eq!(resolved(&women.id).await, (of(2065.0), of(341.0), of(341.0)));
        let notes = async || work.catalog().contradiction_note_list_all().await.unwrap().len();
        let known = notes().await;
        work.scan_contradictions(&people.reviewer).await.unwrap();
        assert_eq!(notes().await, known, "it is said once");

        let other = work.contradictions().await.unwrap();
        let other = other.iter().find(|one| one.state == ContradictionState::Open).unwrap();
        let reason = LocalText::new("خطأ", "faux", "wrong").unwrap();
        let withdrawal = work.withdraw_release(&people.reviewer, "DF_ARRIVALS", reason).await.unwrap();
        let approval = Approval { number: withdrawal.number, public_from: None };
        work.approve_release(&people.approver, "DF_ARRIVALS", approval).await.unwrap();
        work.scan_contradictions(&people.reviewer).await.unwrap();
        let numbers = Some(other.contradiction.numbers());
        assert_eq!(resolved(&other.id).await, (numbers, None, numbers), "nothing stands in the place of one");
        work.close().await;
    })
    .await;
}

/// The ports find two women more who came to Lulu in 2022: 343 in place of 341, beside the 2,065 of the register.
#[tokio::test]
async fn an_answer_does_not_outlive_the_numbers_that_it_was_given_for() {
    on_every_engine(async |site| {
        let work = work(site, doubled(str::to_owned)).await;
        let people = people(&work).await.unwrap();
        work.scan_contradictions(&people.reviewer).await.unwrap();
        let is_of_women = |one: &&RegisteredContradiction| {
            let numbers = one.contradiction.numbers();
            one.contradiction.period.as_str() == "2022" && (numbers.first, numbers.second) == (341.0, 2065.0)
        };
        let all = work.contradictions().await.unwrap();
        let id = all.iter().find(is_of_women).unwrap().id.clone();
        let explained = Settlement {
            state: Some(ContradictionState::Explained),
            is_public: Some(true),
            text: LocalText::new(
                "341 وافدة لا مقيمة",
                "341 arrivées, non des résidentes",
                "341 arrivals, not residents",
            )
            .ok(),
        };
        work.settle_contradiction(&people.reviewer, &id, explained).await.unwrap();
        let again = work.scan_contradictions(&people.reviewer).await.unwrap();
        assert_eq!((again.new, again.gone, again.reopened), (0, 0, 0), "the numbers are as they were");

        accept_arrivals(&work, &people, 343).await;
        let version = work.build_version(&people.reviewer, "DF_ARRIVALS").await.unwrap();
        let proposal = Proposal { version: version.number, kind: ReleaseKind::Regular, note: None };
        let release = work.protect_tables(&people.reviewer, "DF_ARRIVALS", proposal).await.unwrap();
        let asked = work.checklist(&people.reviewer, "DF_ARRIVALS", release.number).await.unwrap();
        let outlived: Vec<_> = asked.iter().filter(|item| item.kind == ChecklistKind::AnswerOutlived).collect();
        assert_eq!((outlived.len(), outlived[0].subject.as_str()), (1, id.as_str()), "{asked:?}");
        assert_eq!(outlived[0].values["numbers"], "343 / 2065");
        publish(&work, &people, "DF_ARRIVALS", (ReleaseKind::Regular, None)).await.unwrap();

        let scanned = work.scan_contradictions(&people.reviewer).await.unwrap();
        assert_eq!((scanned.new, scanned.gone, scanned.reopened), (0, 0, 1));
        let all = work.contradictions_public().await.unwrap();
        let [entry] = &all[..] else { panic!("{all:?}") };
        assert_eq!((entry.id.as_str(), entry.state), (id.as_str(), ContradictionState::Open));
        let of = |first: f64| Some(ContradictionNumbers { first, second: 2065.0 });
        let [answer, reopened] = &entry.notes[..] else { panic!("{:?}", entry.notes) };
        assert_eq!((answer.state, answer.numbers), (Some(ContradictionState::Explained), of(341.0)));
        assert_eq!((reopened.state, reopened.numbers), (Some(ContradictionState::Open), of(343.0)));
        assert_eq!(reopened.numbers_before, of(341.0));
        assert_eq!(work.scan_contradictions(&people.reviewer).await.unwrap().reopened, 0);
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, vec![]);
        work.close().await;
    })
    .await;
}
