//! Laws of what drafts make of letters and signs, and of the legends that explain them.

use marsad_model::{ColumnRole, Finding, FindingCode, Id, Severity};
use marsad_testkit::marjan;

use super::DoubtKind;
use super::tests::{draft, draft_of, read};
use super::tests_of_headers::{all, doubt, read_workbook, workbook};

#[test]
fn a_column_of_letters_in_which_none_stands_yet_is_one_all_the_same() {
    let rows = |flag: &'static str| -> Vec<Vec<&'static str>> {
        vec![
            vec!["Isle", "2023", "", "2024", ""],
            vec!["Lulu Isle", "1", flag, "2", "p"],
            vec!["Sadaf Isle", "3", "", "4", ""],
        ]
    };
    let bytes = |flag: &'static str| {
        let rows = rows(flag);
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        workbook(&rows, &[([0, 0], [1, 2]), ([0, 0], [3, 4])])
    };
    let draft = draft_of(marjan(), "DF_ARRIVALS", &bytes(""));
    let flags: Vec<Option<u32>> = draft.profile.tables[0]
        .column
        .iter()
        .filter(|column| column.role == ColumnRole::Flag)
        .map(|column| column.at)
        .collect();
    assert_eq!(flags.len(), 2, "{:?}", draft.profile.tables[0].column);
    let next = all(&read_workbook(&draft, &bytes("b")));
    assert!(next.contains(&"XM-L _T 2023 1 B".to_owned()) && next.contains(&"XM-L _T 2024 2 P".to_owned()), "{next:?}");
}

#[test]
fn a_letter_behind_numbers_that_a_legend_explains_is_their_status() {
    let text = "Isle;2023;2024\nLulu Isle;110;120e\nSadaf Isle;210;1 220 e\nNawaris Isle;310;32ᵉ\n;;\ne = estimate;;\n";
    let draft = draft(text);
    assert_eq!(draft.profile.statuses.get("e").map(Id::as_str), Some("E"), "{:?}", draft.doubts);
    assert_eq!(doubt(&draft, DoubtKind::MarkOfStatus).taken, "E");
    let is_asked = |kind| matches!(kind, DoubtKind::UnknownMark | DoubtKind::QualityMark);
    assert!(!draft.doubts.iter().any(|doubt| is_asked(doubt.kind)), "{:?}", draft.doubts);
    let found = all(&read(marjan(), &draft, text));
    for told in ["XM-L _T 2023 110 A", "XM-L _T 2024 120 E", "XM-S _T 2024 1220 E", "XM-N _T 2024 32 E"] {
        assert!(found.contains(&told.to_owned()), "{told}: {found:?}");
    }
}

#[test]
fn legends_in_two_cells_in_lines_and_in_sentences_give_their_marks_a_status_and_are_not_asked_about() {
    let table = "Isle;2023;2024\nLulu Isle;110;120 b\nSadaf Isle;210 e;*\nNawaris Isle;310;:c\n;;\n";
    let asked = |kind| {
        matches!(
            kind,
            DoubtKind::UnknownMark | DoubtKind::QualityMark | DoubtKind::UnexplainedNote | DoubtKind::UnknownWord
        )
    };
    for legend in [
        "Legend:\nb;break in time series\ne;estimated\n:;not available\n:c;confidential\n*;suppressed\n",
        "Observation flags:\nb  break in time series\ne  estimated\n:c confidential\n*  suppressed\n",
        "Notes:\nb: Break\ne: Estimated value\nAn asterisk (*) stands for a number between 1 and 4, suppressed to protect persons.\n",
        "Légende :\nb : rupture de série\ne : estimation\nL’astérisque (*) désigne des données confidentielles\n",
    ] {
        let text = format!("{table}{legend}");
        let draft = draft(&text);
        let statuses: Vec<(&str, &str)> =
            draft.profile.statuses.iter().map(|(mark, code)| (mark.as_str(), code.as_str())).collect();
        assert_eq!(statuses, [("*", "Q"), ("b", "B"), ("e", "E")], "{legend}: {:?}", draft.doubts);
        assert!(!draft.doubts.iter().any(|doubt| asked(doubt.kind)), "{legend}: {:?}", draft.doubts);
        let reading = read(marjan(), &draft, &text);
        let is_wrong =
            |finding: &&Finding| finding.severity == Severity::Error || finding.code == FindingCode::TitleDisagrees;
        let wrong = reading.findings.iter().find(is_wrong);
        assert!(wrong.is_none(), "{legend}: {wrong:?}");
        let found = all(&reading);
        for told in ["XM-L _T 2024 120 B", "XM-S _T 2023 210 E", "XM-S _T 2024 0 Q", "XM-N _T 2024 0 Q"] {
            assert!(found.contains(&told.to_owned()), "{legend}: {told}: {found:?}");
        }
    }
}

#[test]
fn a_legend_of_a_letter_in_use_says_nothing_of_the_other_figures() {
    let bracketed = ["120 (b)", "1 220 (b)"];
    for (legend, marked, status) in [
        ("b : données provisoires", ["120ᵇ", "1 220 b"], "P"),
        ("(b) : données provisoires", bracketed, "P"),
        ("b : données provisoires / معطيات وقتية", ["120b", "1 220ᵇ"], "P"),
        ("ᵇ données provisoires", ["120ᵇ", "1 220ᵇ"], "P"),
        ("(b) : estimation / تقدير", bracketed, "E"),
    ] {
        let [first, second] = marked;
        let text = format!("Isle;2023;2024\nLulu Isle;110;{first}\nSadaf Isle;210;{second}\n;;\n{legend};;\n");
        let draft = draft(&text);
        assert_eq!(draft.profile.statuses.get("b").map(Id::as_str), Some(status), "{legend}: {:?}", draft.doubts);
        let is_of_all = |kind| matches!(kind, DoubtKind::ProvisionalTitle | DoubtKind::UnexplainedNote);
        assert!(!draft.doubts.iter().any(|doubt| is_of_all(doubt.kind)), "{legend}: {:?}", draft.doubts);
        let reading = read(marjan(), &draft, &text);
        let found = all(&reading);
        for told in ["XM-L _T 2023 110 A".to_owned(), format!("XM-L _T 2024 120 {status}")] {
            assert!(found.contains(&told), "{legend}: {told}: {found:?}");
        }
        assert!(!reading.findings.iter().any(|finding| finding.code == FindingCode::TitleDisagrees), "{legend}");
    }
}

#[test]
fn a_letter_behind_numbers_that_nothing_explains_is_asked_about_once() {
    let text = "Isle;2023;2024\nLulu Isle;110;120p\nSadaf Isle;210;220p\nNawaris Isle;310;32 p\n";
    let mut draft = draft(text);
    let asked = draft.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::QualityMark);
    let asked: Vec<[&str; 4]> = asked
        .map(|doubt| [&*doubt.text, &*doubt.taken, &*doubt.place, doubt.suggestions.first().map_or("", |s| &*s.code)])
        .collect();
    assert_eq!(asked, [["p", "120p", "C2, C3, C4", "P"]], "{:?}", draft.doubts);
    let reading = read(marjan(), &draft, text);
    assert_eq!(reading.findings.iter().filter(|finding| finding.code == FindingCode::NotANumber).count(), 3);
    draft.profile.statuses.insert("p".to_owned(), Id::literal("P"));
    let reading = read(marjan(), &draft, text);
    assert!(!reading.findings.iter().any(|f| f.severity == Severity::Error), "{:?}", reading.findings);
    let found = all(&reading);
    assert!(found.contains(&"XM-L _T 2024 120 P".to_owned()), "{found:?}");
    assert!(found.contains(&"XM-N _T 2024 32 P".to_owned()), "{found:?}");
}

#[test]
fn a_star_behind_numbers_without_a_legend_is_asked_about_once() {
    let asked = |legend: &str| -> Vec<[String; 3]> {
        let text = format!(
            "Isle;2023;2024\nLulu Isle;110*;120*\nSadaf Isle;210*;220 (*)\nNawaris Isle;310*;320**\n;;\n{legend};;\n"
        );
        let doubts = draft(&text).doubts.into_iter().filter(|doubt| doubt.kind == DoubtKind::MarkWithoutLegend);
        doubts.map(|doubt| [doubt.text, doubt.taken, doubt.place]).collect()
    };
    let of = |text: &str, taken: &str, place: &str| [text, taken, place].map(str::to_owned);
    let two_stars = of("**", "320**", "C4");
    assert_eq!(asked("Source: ports"), [of("*", "110*", "B2"), two_stars.clone()]);
    assert!(asked("* provisional").is_empty(), "a legend gives it a status");
    assert_eq!(asked("* without transit"), std::slice::from_ref(&two_stars), "a note explains it");
    assert_eq!(asked("*;without transit"), [two_stars], "so does one in two cells");
}

#[test]
fn a_star_in_the_place_of_a_number_explains_none_behind_others() {
    let made = draft("Isle;2023;2024\nLulu Isle;110*;120\nSadaf Isle;210*;*\nNawaris Isle;310;320\n");
    assert_eq!(doubt(&made, DoubtKind::MarkWithoutLegend).text, "*");
}

#[test]
fn a_star_and_its_legend_in_two_cells_give_a_status() {
    let text =
        "Isle;2023;2024\nLulu Isle;110*;120\nSadaf Isle;210;220\nNawaris Isle;310;320\n;;\n*;Données provisoires;\n";
    let made = draft(text);
    assert_eq!(made.profile.statuses.get("*").map(|code| code.as_str()), Some("P"), "{:?}", made.doubts);
    let asked = [DoubtKind::ProvisionalTitle, DoubtKind::UnexplainedNote, DoubtKind::MarkWithoutLegend];
    assert!(!made.doubts.iter().any(|doubt| asked.contains(&doubt.kind)), "{:?}", made.doubts);
    let found = all(&read(marjan(), &made, text));
    assert!(found.contains(&"XM-L _T 2023 110 P".to_owned()), "{found:?}");
}

#[test]
fn a_letter_behind_an_ordinal_or_a_year_is_no_mark() {
    let text = "Isle;Rank;2023p;2024p\nLulu Isle;1e;1;2\nSadaf Isle;2e;3;4\n";
    let asked = draft(text).doubts.into_iter().filter(|doubt| doubt.kind == DoubtKind::QualityMark).count();
    assert_eq!(asked, 0);
}

#[test]
fn every_word_for_none_makes_a_dash_zero_beside_other_legends_and_the_check_is_quiet_about_it() {
    let text = |legend: &str, other: &str| {
        format!("Isle;2023;2024\nLulu Isle;12;-\nSadaf Isle;{other};8\n;;\n\"{legend}\";;\n")
    };
    for (legend, other) in [
        ("- néant nd non disponible", "nd"),
        ("- nil     c  confidential", "c"),
        ("- = nul, .. = non disponible", ".."),
        ("- : لا شيء ؛ .. : غير متوفر", ".."),
        ("(-) zéro ; (..) non disponible", ".."),
        ("Symbols: - nil; .. not available", ".."),
        ("Signes conventionnels : - résultat rigoureusement nul ; … donnée non disponible", "…"),
        ("« - » : valeur nulle", "7"),
        ("- magnitude nil", "7"),
        ("- معدوم", "7"),
        ("(-) تعني صفر", "7"),
        ("Le tiret (-) signifie que la valeur est nulle.", "7"),
        ("néant : -", "7"),
        ("- : nul. Source : INS, RGPH.", "7"),
        ("- = none", "7"),
        ("- = no arrivals in the month", "7"),
        ("- = no return in the month. Blank: not yet available", "7"),
        ("Case vide : pas encore disponible. - : aucun cas.", "7"),
        ("- : لا عودة. خانة فارغة: غير متوفر", "7"),
    ] {
        let text = text(legend, other);
        let made = draft(&text);
        assert_eq!(made.profile.statuses.get("-").map(ToString::to_string).as_deref(), Some("0"), "{legend}");
        let asked: Vec<DoubtKind> = made.doubts.iter().map(|doubt| doubt.kind).collect();
        assert!(asked.contains(&DoubtKind::MarkOfZero), "{legend}: {:?}", made.doubts);
        assert!(!asked.contains(&DoubtKind::UnexplainedNote), "{legend}: {:?}", made.doubts);
        let told = read(marjan(), &made, &text).findings;
        assert!(told.iter().all(|finding| finding.code != FindingCode::TitleDisagrees), "{legend}: {told:?}");
    }
    let open = draft(&text("- : rien à signaler", "7"));
    assert_eq!(open.profile.statuses.get("-"), None);
    assert_eq!(doubt(&open, DoubtKind::UnexplainedNote).text, "- : rien à signaler");
}

#[test]
fn a_mark_of_which_the_legend_says_that_it_is_none_is_read_as_zero() {
    let text = |legend: &str| format!("Isle;2023;2024\nLulu Isle;12;–\nSadaf Isle;7;8\n;;\n{legend};;\n");
    let of_zero = text("Signe – : néant (zéro)");
    let made = draft(&of_zero);
    assert_eq!(made.profile.statuses["–"], *"0");
    assert_eq!(doubt(&made, DoubtKind::MarkOfZero).text, "Signe – : néant (zéro)");
    let found = all(&read(marjan(), &made, &of_zero));
    assert!(found.contains(&"XM-L _T 2024 0 A".to_owned()), "{found:?}");
    let in_one_line = draft(&text("\"n.d. : non disponible ; – : néant.\""));
    assert_eq!(in_one_line.profile.statuses["–"], *"0");
    let asked = doubt(&in_one_line, DoubtKind::MarkOfZero);
    assert_eq!([asked.text.as_str(), asked.taken.as_str()], ["n.d. : non disponible ; – : néant.", "–"]);
    for legend in [
        "– : néant. c : confidentiel",
        "– : nil. c : confidential.",
        "– : zéro / c : secret statistique",
        "– = nothing at all  c = confidential",
        "(–) : néant – (c) : confidentiel",
        "« – » néant, « c » confidentiel",
        "– néant   c confidentiel",
        "– : لا شيء. c : سري",
        "c : سري، – : صفر",
    ] {
        let text = text(legend).replace("7;8", "c;8");
        let made = draft(&text);
        assert_eq!(made.profile.statuses.get("–").map(ToString::to_string).as_deref(), Some("0"), "{legend}");
        let reading = read(marjan(), &made, &text);
        let disagrees = |finding: &&Finding| finding.code == FindingCode::TitleDisagrees;
        let told: Vec<&Finding> = reading.findings.iter().filter(disagrees).collect();
        assert!(told.is_empty(), "{legend}: {told:?}");
        let found = all(&reading);
        assert!(found.contains(&"XM-L _T 2024 0 A".to_owned()), "{legend}: {found:?}");
        assert!(found.contains(&"XM-S _T 2023 0 Q".to_owned()), "{legend}: {found:?}");
    }
    let in_two_cells = |value: &str| {
        let text = format!("Isle;2023;2024\nLulu Isle;12;{value}\nSadaf Isle;7;8\n;;\n–;néant;\n");
        draft(&text).profile.statuses.get("–").map(ToString::to_string)
    };
    assert_eq!((in_two_cells("–").as_deref(), in_two_cells("5")), (Some("0"), None), "its own row is no use of it");
    let unsaid = draft(&text("– : non disponible"));
    assert!(unsaid.profile.statuses.is_empty(), "{:?}", unsaid.doubts);
}

#[test]
fn a_legend_says_what_its_mark_means() {
    let text = "Isle;2023;2024*\nLulu Isle;12;31\nSadaf Isle;7;8\n;;\n* estimation;;\n";
    let draft = draft(text);
    assert_eq!(draft.profile.statuses.get("*").map(Id::as_str), Some("E"));
    assert_eq!(doubt(&draft, DoubtKind::MarkOfStatus).taken, "E");
    let found = all(&read(marjan(), &draft, text));
    assert!(
        found.contains(&"XM-L _T 2023 12 A".to_owned()) && found.contains(&"XM-L _T 2024 31 E".to_owned()),
        "{found:?}"
    );
}
