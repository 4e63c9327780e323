//! Laws of marks behind periods, labels, headers and the years of titles: what a legend says of them a draft takes, and a later
//! file is told; what nothing explains is asked about and told once.

use marsad_model::{Finding, FindingCode, Id, Severity};
use marsad_testkit::marjan;

use super::tests::{draft, read};
use super::{DoubtKind, Draft};

/// Where a mark stands in a table of two isles.
#[derive(Clone, Copy, Debug, PartialEq)]
enum At {
    Year,
    Label,
    Sex,
    Title,
}

/// Signs and numbers, with the beginning of their legends.
const MARKS: [(&str, &str); 9] = [
    ("*", "*"),
    (" *", "* :"),
    (" (*)", "(*)"),
    ("**", "** :"),
    ("†", "†"),
    ("‡", "‡ :"),
    (" (1)", "(1)"),
    ("¹", "¹"),
    (" (1)", "1."),
];

/// A table with a mark and a line below it.
fn table(at: At, mark: &str, legend: &str) -> String {
    let here = |own: At| if own == at { mark } else { "" };
    let rows = format!("Lulu Isle{};12;31\nSadaf Isle;7;8\n;;\n{legend};;\n", here(At::Label));
    match at {
        At::Year | At::Label => format!("Isle;2023;2024{}\n{rows}", here(At::Year)),
        At::Sex | At::Title => {
            format!("Arrivals in 2023{} by isle;;\nIsle;Female;Male{}\n{rows}", here(At::Title), here(At::Sex))
        }
    }
}

/// The statuses of the values of a table as one profile reads it.
fn statuses(made: &Draft, text: &str) -> String {
    let reading = read(marjan(), made, text);
    // The status is the first attribute of the structure.
    let observations = reading.columns.observations();
    observations.iter().map(|one| one.attributes[0].clone().unwrap_or_default()).collect()
}

/// The statuses where the values that a mark is of have one, and the others are like all.
fn marked(at: At, status: &str) -> String {
    let own = match at {
        At::Year | At::Sex => ["A", status, "A", status],
        At::Label => [status, status, "A", "A"],
        At::Title => [status; 4],
    };
    own.concat()
}

/// What is told of marks and of the quality of figures.
fn told(made: &Draft, text: &str) -> Vec<Finding> {
    let what = ["mark-of-legend", "unknown-mark", "provisional"];
    let is_it = |finding: &Finding| finding.arguments.get("what").is_some_and(|told| what.contains(&told.as_str()));
    read(marjan(), made, text).findings.into_iter().filter(is_it).collect()
}

fn words(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.arguments["what"].as_str()).collect()
}

/// The marks that a draft asks about.
fn asked(made: &Draft) -> Vec<&str> {
    let doubts = made.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::UnexplainedMark);
    doubts.map(|doubt| doubt.text.as_str()).collect()
}

fn has_doubt(made: &Draft, kind: DoubtKind) -> bool {
    made.doubts.iter().any(|doubt| doubt.kind == kind)
}

#[test]
fn a_draft_gives_the_status_of_its_legend_to_what_a_mark_stands_behind() {
    for (mark, begin) in MARKS.into_iter().chain([(" (p)", "(p) :")]) {
        for at in [At::Year, At::Label, At::Sex, At::Title] {
            let text = table(at, mark, &format!("{begin} Données provisoires"));
            let made = draft(&text);
            assert_eq!(statuses(&made, &text), marked(at, "P"), "{at:?} {mark}: {:?}", made.doubts);
            assert!(!has_doubt(&made, DoubtKind::ProvisionalTitle), "{at:?} {mark}: {:?}", made.doubts);
            assert!(asked(&made).is_empty() && told(&made, &text).is_empty(), "{at:?} {mark}");
        }
    }
}

#[test]
fn a_legend_of_a_later_file_that_gives_a_status_to_an_unknown_mark_is_told_with_what_to_write() {
    for (mark, begin) in MARKS {
        for at in [At::Year, At::Label, At::Sex, At::Title] {
            let made = draft(&table(at, "", ""));
            let legend = format!("{begin} Données provisoires");
            let text = table(at, mark, &legend);
            assert_eq!(statuses(&made, &text), marked(at, "A"), "{at:?} {mark}: a person decides");
            let findings = told(&made, &text);
            if at == At::Sex && begin.contains(['1', '¹']) {
                // A number above columns may count them; the note is told.
                assert_eq!(words(&findings), ["provisional"], "{mark}");
                continue;
            }
            assert_eq!(words(&findings), ["mark-of-legend"], "{at:?} {mark}: {findings:#?}");
            let [finding] = &findings[..] else { panic!("{findings:#?}") };
            assert_eq!((finding.code, finding.severity), (FindingCode::TitleDisagrees, Severity::Warning));
            let argument = |name: &str| finding.arguments[name].as_str();
            assert_eq!((argument("legend"), argument("found")), (legend.as_str(), "P"), "{at:?} {mark}");
            assert_eq!(argument("setting"), format!("\"{}\" = \"P\"", argument("said")), "{at:?} {mark}");
        }
    }
}

#[test]
fn a_letter_behind_a_label_is_told_with_its_legend_and_behind_a_period_says_what_it_says() {
    for (mark, status) in [(" (p)", "P"), (" (e)", "E")] {
        let legend = if status == "P" { "(p) : données provisoires" } else { "(e) : estimations" };
        for at in [At::Year, At::Sex, At::Title] {
            let made = draft(&table(at, "", ""));
            assert_eq!(statuses(&made, &table(at, mark, legend)), marked(at, status), "{at:?} {mark}");
            assert!(told(&made, &table(at, mark, legend)).is_empty(), "{at:?} {mark}");
        }
        let made = draft(&table(At::Label, "", ""));
        let findings = told(&made, &table(At::Label, mark, legend));
        assert_eq!(words(&findings), ["mark-of-legend"], "{mark}");
        assert_eq!(findings[0].arguments["found"], status);
    }
}

#[test]
fn a_mark_that_nothing_explains_is_asked_about_and_told_once_and_settled_by_the_profile() {
    for (mark, own) in
        [("*", "*"), (" (**)", "**"), ("†", "†"), (" (1)", "(1)"), ("¹", "(1)")].into_iter().chain([(" (p)", "p")])
    {
        for at in [At::Year, At::Label, At::Title] {
            if own == "p" && at != At::Label {
                continue;
            }
            let text = table(at, mark, "");
            let mut made = draft(&text);
            assert_eq!(asked(&made), [own], "{at:?} {mark}: {:?}", made.doubts);
            assert_eq!(statuses(&made, &text), marked(at, "A"), "{at:?} {mark}");
            let later = draft(&table(at, "", ""));
            let findings = told(&later, &text);
            assert_eq!(words(&findings), ["unknown-mark"], "{at:?} {mark}");
            assert_eq!(findings[0].arguments["said"], own, "{at:?} {mark}");
            for (code, status) in [("A", "A"), ("P", "P")] {
                made.profile.statuses.insert(own.to_owned(), Id::literal(code));
                assert!(told(&made, &text).is_empty(), "{at:?} {mark} {code}");
                assert_eq!(statuses(&made, &text), marked(at, status), "{at:?} {mark} {code}");
            }
        }
    }
    let several = "Isle;2023*;2024*\nLulu Isle*;12;31\nSadaf Isle*;7;8\n";
    assert_eq!(asked(&draft(several)), ["*"]);
    assert_eq!(words(&told(&draft(&table(At::Year, "", "")), several)), ["unknown-mark"]);
}

#[test]
fn what_a_mark_says_is_asked_once_be_it_behind_numbers_or_labels_of_one_table_or_of_two() {
    let kinds = [DoubtKind::MarkWithoutLegend, DoubtKind::UnexplainedMark, DoubtKind::QualityMark];
    let count = |text: &str| draft(text).doubts.iter().filter(|doubt| kinds.contains(&doubt.kind)).count();
    let of_numbers = "Isle;2022;2023\nLulu Isle;110*;120\nSadaf Isle;210*;220\nNawaris Isle;310;320\n";
    assert_eq!(count(of_numbers), 1);
    assert_eq!(count(&of_numbers.replace("Sadaf Isle", "Sadaf Isle*")), 1);
    let others = "Isle;2024;2025\nLulu Isle*;130*;140\nSadaf Isle;230*;240\nNawaris Isle;330;340\n";
    assert_eq!(count(&format!("{of_numbers};;\n;;\n{others}")), 1);
}

#[test]
fn a_mark_of_another_note_a_column_number_and_a_letter_that_is_none_are_no_marks_of_quality() {
    for (at, mark, note) in [
        (At::Label, "*", "* Including the north isle"),
        (At::Label, " (1)", "(1) Including the north isle"),
        (At::Year, "*", "2024* = January to September"),
        (At::Sex, " (2)", ""),
        (At::Label, " (b)", ""),
    ] {
        let text = table(at, mark, note);
        assert!(told(&draft(&table(at, "", "")), &text).is_empty(), "{mark} {note}");
        assert!(asked(&draft(&text)).is_empty(), "{mark} {note}");
    }
}

#[test]
fn a_period_of_a_title_has_the_quality_that_stands_behind_its_year() {
    for (mark, status) in [("p", "P"), (" (p)", "P"), (" (provisoire)", "P"), (" (estimations)", "E"), ("", "A")] {
        let text = table(At::Title, mark, "");
        let made = draft(&text);
        assert_eq!(statuses(&made, &text), marked(At::Title, status), "{mark}");
        let asks = [DoubtKind::ProvisionalTitle, DoubtKind::EstimatedTitle, DoubtKind::UnexplainedMark];
        assert!(!asks.into_iter().any(|kind| has_doubt(&made, kind)), "{mark}: {:?}", made.doubts);
        // The next year is final, or not, whatever this one was.
        let next = |mark: &str| table(At::Title, mark, "").replace("2023", "2024");
        assert_eq!(statuses(&made, &next("")), "AAAA", "{mark}");
        assert_eq!(statuses(&made, &next(" (p)")), "PPPP", "{mark}");
        assert!(told(&made, &next(" (p)")).is_empty(), "{mark}");
    }
}

#[test]
fn a_line_that_says_of_all_figures_what_the_title_says_of_its_year_is_not_told() {
    let text = |mark: &str, line: &str| table(At::Title, mark, "").replacen("\nIsle", &format!("\n{line};;\nIsle"), 1);
    let made = draft(&text("", "Ports"));
    let next = text(" (p)", "Données provisoires");
    assert_eq!((statuses(&made, &next).as_str(), words(&told(&made, &next))), ("PPPP", vec![]));
    let estimated = text(" (p)", "Données estimées");
    assert_eq!(words(&told(&made, &estimated)), ["provisional"], "another quality");
}

#[test]
fn the_quality_that_a_title_says_is_told_where_observations_have_no_status() {
    let text = table(At::Title, " (p)", "");
    let made = draft(&text);
    let mut pack = marjan().clone();
    for structure in &mut pack.structures {
        structure.attributes.retain(|attribute| attribute.id != *"OBS_STATUS");
    }
    let findings = read(&pack, &made, &text).findings;
    let is_told = |finding: &Finding| finding.arguments.get("what").is_some_and(|what| what == "provisional");
    assert!(findings.iter().any(is_told), "{findings:#?}");
}

#[test]
fn a_heading_with_a_mark_gives_its_status_to_the_rows_below_it() {
    for mark in ["*", " (*)", " (1)", "¹", "p", " (p)"] {
        let text = format!(
            "Isle;Female;Male\n2022;;\nLulu Isle;1;2\nSadaf Isle;3;4\n2023{mark};;\nLulu Isle;5;6\nSadaf Isle;7;8\n;;\n\
             {} Données provisoires;;\n",
            if mark.contains(['1', '¹']) { "(1)" } else { "*" }
        );
        assert_eq!(statuses(&draft(&text), &text), "AAAAPPPP", "{mark}: {:?}", draft(&text).doubts);
    }
}

#[test]
fn a_legend_behind_a_source_is_said_of_its_mark_alone() {
    for (mark, legend) in [
        (" (p)", "Source: harbour masters. (p) : données provisoires."),
        ("*", "Source: harbour masters, list of 2024. * : données provisoires."),
        ("*", "Source: harbour masters. * provisional"),
        ("**", "n.d. : not available, ** : données provisoires"),
    ] {
        let text = table(At::Year, mark, legend);
        let made = draft(&text);
        assert_eq!(statuses(&made, &text), "APAP", "{legend}: {:?}", made.doubts);
        assert!(!has_doubt(&made, DoubtKind::ProvisionalTitle), "{legend}: {:?}", made.doubts);
    }
    let later = told(&draft(&table(At::Year, "", "")), &table(At::Year, "*", "Source: ports. * : données provisoires"));
    assert_eq!(words(&later), ["mark-of-legend"]);
}

#[test]
fn a_line_that_says_what_marked_periods_say_is_not_asked_about() {
    let made = draft(&table(At::Year, " (p)", "Données provisoires pour 2024"));
    assert!(!has_doubt(&made, DoubtKind::ProvisionalTitle), "{:?}", made.doubts);
    let both = draft(&format!("{}Données estimées;;\n", table(At::Year, " (p)", "Données provisoires pour 2024")));
    assert!(has_doubt(&both, DoubtKind::EstimatedTitle), "another line says another quality: {:?}", both.doubts);
    let plain = draft(&table(At::Year, "", "Données provisoires pour 2024"));
    assert!(has_doubt(&plain, DoubtKind::ProvisionalTitle), "{:?}", plain.doubts);
}

#[test]
fn a_title_over_two_tables_side_by_side_says_the_quality_of_both() {
    let table = |title: &str, legend: &str| {
        format!(
            "{title};;;;;;\nIsle;Female;Male;;Isle;Female;Male\nLulu Isle;12;31;;Sadaf Isle;7;8\n;;;;;;\n{legend};;;;;;\n"
        )
    };
    let later = draft(&table("Arrivals in 2022 by isle", ""));
    for (mark, legend) in [("*", "* Données provisoires"), (" (p)", ""), (" (provisoire)", "")] {
        let text = table(&format!("Arrivals in 2023{mark} by isle"), legend);
        let made = draft(&text);
        assert_eq!(statuses(&made, &text), "PPPP", "{mark}: {:?}", made.doubts);
        let expected = if legend.is_empty() { ("PPPP", vec![]) } else { ("AAAA", vec!["mark-of-legend"]) };
        assert_eq!((statuses(&later, &text).as_str(), words(&told(&later, &text))), expected, "{mark}");
    }
    for between in ["", ";;;;;;\n"] {
        let own = format!(
            "Arrivals in 2022 by isle;;;;Arrivals in 2023 (p) by isle;;\n{between}Isle;Female;Male;;Isle;Female;Male\n\
             Lulu Isle;12;31;;Sadaf Isle;7;8\n"
        );
        assert_eq!(statuses(&draft(&own), &own), "AAPP", "each has its own title: {:?}", draft(&own).doubts);
    }
}

#[test]
fn the_title_of_a_sheet_says_the_quality_of_a_table_below_another() {
    let head = "Isle;Female;Male";
    let text = format!("Arrivals in 2023 (p);;\n;;\n{head}\nLulu Isle;12;31\n;;\n;;\n{head}\nSadaf Isle;15;31\n");
    assert_eq!(statuses(&draft(&text), &text), "PPPP", "{:?}", draft(&text).doubts);
}

#[test]
fn a_sentence_that_says_of_figures_that_they_are_provisional_or_estimated_is_asked_about_and_told() {
    for (line, kind) in [
        ("Les données de 2024 sont provisoires.", DoubtKind::ProvisionalTitle),
        ("Les données sont provisoires.", DoubtKind::ProvisionalTitle),
        ("Ces chiffres sont provisoires.", DoubtKind::ProvisionalTitle),
        ("The figures for 2024 are provisional.", DoubtKind::ProvisionalTitle),
        ("Data are provisional.", DoubtKind::ProvisionalTitle),
        ("هذه المعطيات هي وقتية", DoubtKind::ProvisionalTitle),
        ("Les données sont estimées.", DoubtKind::EstimatedTitle),
        ("Les données de 2024 sont des estimations.", DoubtKind::EstimatedTitle),
    ] {
        let text = table(At::Year, "", line);
        assert!(has_doubt(&draft(&text), kind), "{line}: {:?}", draft(&text).doubts);
        let later = draft(&table(At::Year, "", ""));
        assert_eq!(words(&told(&later, &text)), ["provisional"], "{line}");
    }
    for line in ["Les données de 2024 ne sont pas provisoires.", "Les données sont définitives."] {
        let text = table(At::Year, "", line);
        let asks = [DoubtKind::ProvisionalTitle, DoubtKind::EstimatedTitle];
        assert!(!asks.into_iter().any(|kind| has_doubt(&draft(&text), kind)), "{line}");
        assert!(told(&draft(&table(At::Year, "", "")), &text).is_empty(), "{line}");
    }
    let marked = draft(&table(At::Year, " (p)", "Les données de 2024 sont provisoires."));
    assert!(!has_doubt(&marked, DoubtKind::ProvisionalTitle), "the period is marked so: {:?}", marked.doubts);
}

#[test]
fn a_mark_of_a_title_that_a_legend_explains_is_taken_by_a_draft_and_told_of_a_later_file() {
    let under = |title: &str, legend: &str| format!("{title};;\n{}", table(At::Year, "", legend));
    let plain = draft(&under("Arrivals by isle", ""));
    for (title, status) in [("Arrivals by isle*", "PPPP"), ("Arrivals by isle, 2023-2024*", "APAP")] {
        let text = under(title, "* : provisoire");
        let made = draft(&text);
        assert_eq!(statuses(&made, &text), status, "{title}: {:?}", made.doubts);
        assert!(told(&made, &text).is_empty(), "{title}");
        assert_eq!(statuses(&plain, &text), "AAAA", "{title}: a person decides");
        assert_eq!(words(&told(&plain, &text)), ["mark-of-legend"], "{title}");
        assert!(told(&plain, &under(title, "* Including the north isle")).is_empty(), "{title}: another note");
        let open = under(title, "");
        assert_eq!((asked(&draft(&open)), words(&told(&plain, &open))), (vec!["*"], vec!["unknown-mark"]), "{title}");
    }
    let both = "Arrivals by isle*;;\nIsle;2023;2024*\nLulu Isle;12;31\nSadaf Isle;7;8\n;;\n* : provisoire;;\n";
    assert_eq!(statuses(&draft(both), both), "APAP", "where a header has the mark, it is said of that");
}

#[test]
fn a_legend_beside_a_table_is_taken_as_one_below_it() {
    for legends in [["x : confidential", "- : nil"], ["- = nil", "x = confidential"]] {
        let text = format!(
            "Isle;2022;2023;;\nLulu Isle;x;120;;{}\nSadaf Isle;210;-;;{}\nNawaris Isle;310;320;;\n",
            legends[0], legends[1]
        );
        let made = draft(&text);
        let of = |mark: &str| made.profile.statuses.get(mark).map(Id::as_str);
        assert_eq!((of("x"), of("-")), (Some("Q"), Some("0")), "{legends:?}");
        assert_eq!(statuses(&made, &text), "QAAAAA", "{legends:?}");
    }
}

#[test]
fn a_source_or_a_note_that_newly_says_that_figures_are_provisional_is_told() {
    let over = |line: &str| format!("{line};;\n{}", table(At::Year, "", ""));
    let below = |line: &str| table(At::Year, "", line);
    for line in [
        "Source : ports, données provisoires",
        "Source: Ministry of Ports (preliminary figures)",
        "المصدر: الموانئ، معطيات أولية",
        "Mis à jour le 15/01/2025 (données provisoires)",
        "Source : ports, données définitives pour 2023 et provisoires pour 2024",
        "Les données de 2024 sont provisoires.",
    ] {
        for (before, text) in [(over("Source: ports"), over(line)), (below("Source: ports"), below(line))] {
            assert!(has_doubt(&draft(&text), DoubtKind::ProvisionalTitle), "{text}: {:?}", draft(&text).doubts);
            let mut made = draft(&before);
            assert_eq!(words(&told(&made, &text)), ["provisional"], "{text}");
            let mut given = |code: &str| {
                made.profile.constants.insert(Id::literal("OBS_STATUS"), code.to_owned());
                told(&made, &text).len()
            };
            assert_eq!((given("P"), given("A")), (0, 1), "{text}: the profile says it, or that they are like others");
            let mut kept = draft(&before);
            kept.profile.tables[0].skip.push(line.to_owned());
            assert!(told(&kept, &text).is_empty(), "{text}: a person left it out");
        }
    }
    let later = draft(&below("Source: ports"));
    for line in [
        "Source : ports, données définitives",
        "Les données de 2021 sont provisoires.",
        "Données provisoires pour 2021 et 2022",
        "p : données provisoires",
    ] {
        assert!(told(&later, &below(line)).is_empty(), "{line}");
    }
    let marked = table(At::Year, " (p)", "Source : ports, données provisoires");
    assert!(told(&later, &marked).is_empty(), "the period is marked so");
}

#[test]
fn a_letter_behind_a_year_has_the_status_of_its_legend() {
    for (legend, status) in [("a : données provisoires", "P"), ("a : estimations", "E")] {
        let text = table(At::Year, "a", legend);
        assert_eq!(statuses(&draft(&text), &text), marked(At::Year, status), "{legend}: {:?}", draft(&text).doubts);
        let mut later = draft(&table(At::Year, "", ""));
        let findings = told(&later, &text);
        assert_eq!(words(&findings), ["mark-of-legend"], "{legend}");
        assert_eq!(findings[0].arguments["found"], status, "{legend}");
        later.profile.statuses.insert("a".to_owned(), Id::literal("P"));
        assert_eq!(statuses(&later, &text), marked(At::Year, "P"), "{legend}: as it was told to be written");
    }
    assert!(told(&draft(&table(At::Year, "", "")), &table(At::Year, "a", "")).is_empty(), "no legend");
}

#[test]
fn a_star_behind_numbers_is_told_with_the_legend_of_a_later_file() {
    let numbers = |mark: &str, legend: &str| {
        format!("Isle;2023;2024\nLulu Isle;112;131{mark}\nSadaf Isle;137{mark};128\n;;\n{legend};;\n")
    };
    let plain = draft(&numbers("", ""));
    for mark in ["*", " *", "**", "†"] {
        let legend = format!("{} : données provisoires", mark.trim());
        let findings = told(&plain, &numbers(mark, &legend));
        assert_eq!(words(&findings), ["mark-of-legend"], "{mark}: {findings:#?}");
        assert_eq!(findings[0].value, format!("131{mark}"));
        let other = format!("{} Including the north isle", mark.trim());
        assert!(told(&plain, &numbers(mark, &other)).is_empty(), "{mark}: another note");
        assert_eq!(words(&told(&plain, &numbers(mark, ""))), ["unknown-mark"], "{mark}: once for all numbers");
    }
}

#[test]
fn a_line_of_several_legends_is_said_of_each_of_its_marks() {
    for (first, second, legend, status) in [
        (" (2)", " (1)", "(1) Données provisoires. (2) Données révisées.", "APAP"),
        (" (2)", " (1)", "(1) Données provisoires. (2) Estimation.", "EPEP"),
        ("**", "*", "* : provisoire ** : estimé", "EPEP"),
    ] {
        let text = format!("Isle;2023{first};2024{second}\nLulu Isle;12;31\nSadaf Isle;7;8\n;;\n{legend};;\n");
        let made = draft(&text);
        assert_eq!(statuses(&made, &text), status, "{legend}: {:?}", made.doubts);
        assert!(!has_doubt(&made, DoubtKind::ProvisionalTitle), "{legend}: {:?}", made.doubts);
        assert!(asked(&made).is_empty() && told(&made, &text).is_empty(), "{legend}");
        let later = told(&draft(&table(At::Year, "", "")), &text);
        assert!(
            !later.is_empty() && words(&later).iter().all(|what| *what == "mark-of-legend"),
            "{legend}: {later:#?}"
        );
    }
}
