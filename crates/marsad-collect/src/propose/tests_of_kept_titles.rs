//! Laws of the lines above a table: a draft keeps them without a question, and the next file is held against them.

use marsad_model::{Finding, FindingCode, Id, SaidOf, Severity};
use marsad_testkit::{marjan, tunisia};

use super::tests::{draft, draft_of, read, read_of};
use super::{DoubtKind, Draft};
use crate::{Context, SubmittedFile, read_submission};

const BY_YEAR: &str = "Isle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\n";

/// A table of years below two lines.
fn under(lines: [&str; 2]) -> String {
    format!("{};;\n{};;\n{BY_YEAR}", lines[0], lines[1])
}

/// How grave what is told of kept and of new lines is, what it is, and the row.
fn told(made: &Draft, lines: [&str; 2]) -> Vec<(Severity, String, Option<u32>)> {
    told_of(made, &under(lines))
}

fn told_of(made: &Draft, text: &str) -> Vec<(Severity, String, Option<u32>)> {
    let findings = read(marjan(), made, text).findings.into_iter();
    let found = findings.filter_map(|finding| {
        let what = finding.arguments.get("what").filter(|what| what.ends_with("-title"))?;
        Some((finding.severity, what.clone(), finding.place.row))
    });
    found.collect()
}

fn warning(what: &str, row: u32) -> Vec<(Severity, String, Option<u32>)> {
    vec![(Severity::Warning, what.to_owned(), Some(row))]
}

#[test]
fn a_title_that_was_wholly_explained_is_kept_without_a_question() {
    let made = draft(&under(["Arrivals by isle", ""]));
    let kept: Vec<&str> =
        made.profile.tables[0].said.iter().filter(|said| said.of == SaidOf::Title).map(|said| &*said.text).collect();
    assert_eq!(kept, ["Arrivals by isle"]);
    assert!(made.doubts.iter().all(|doubt| doubt.text != "Arrivals by isle"), "{:?}", made.doubts);
}

#[test]
fn a_word_that_no_line_said_is_a_warning_though_the_dataflow_has_it() {
    let made = draft(&under(["Arrivals by isle", ""]));
    assert_eq!(told(&made, ["Arrivals by isle", ""]), []);
    for title in ["Arrivals of foreigners by isle", "Arrivals by isle (cumul)", "Arrivals by isle, ferries"] {
        assert_eq!(told(&made, [title, ""]), warning("other-title", 1), "{title}");
    }
    let letterhead = draft(&under(["Ministry of Ports – Arrivals by isle", ""]));
    let next = ["Ministry of Ports – Arrivals of foreigners by isle", ""];
    assert_eq!(told(&letterhead, next), warning("other-title", 1));
}

#[test]
fn that_what_is_counted_is_provisional_is_another_title_and_that_its_figures_are_is_none() {
    let made = draft(&under(["Arrivals by isle", ""]));
    assert_eq!(told(&made, ["Provisional arrivals by isle", ""]), warning("other-title", 1));
    for title in ["Arrivals by isle (provisional)", "Arrivals by isle, provisional data"] {
        assert_eq!(told(&made, [title, ""]), [], "{title}");
    }
}

#[test]
fn an_ordinal_says_which_things_are_counted_and_of_a_time_or_a_paper_nothing() {
    let made = draft(&under(["Arrivals by isle", ""]));
    for title in ["First arrivals by isle", "Second arrivals by isle", "Premières arrivées par île"] {
        assert_eq!(told(&made, [title, ""]), warning("other-title", 1), "{title}");
    }
    assert_eq!(told(&made, ["Arrivals by isle, first edition", ""]), []);
    let of_first = draft(&under(["First arrivals by isle", ""]));
    let is_told = |title: &str| {
        let findings = read(marjan(), &of_first, &under([title, ""])).findings;
        findings.iter().any(|finding| finding.code == FindingCode::TitleDisagrees && finding.place.row == Some(1))
    };
    assert!(!is_told("First arrivals by isle, 2024"));
    assert!(is_told("Second arrivals by isle") && is_told("Arrivals by isle"));
}

#[test]
fn that_no_line_says_any_more_that_figures_are_provisional_is_told_where_the_profile_says_so() {
    let mut made = draft(&under(["Arrivals by isle, provisional data", ""]));
    let told = |made: &Draft, text: &str| {
        let findings = read(marjan(), made, text).findings.into_iter();
        let gone = findings.filter(|finding| finding.arguments.get("what").is_some_and(|what| what == "gone-quality"));
        gone.map(|finding| (finding.severity, finding.arguments["taken"].clone())).collect::<Vec<_>>()
    };
    let plain = under(["Arrivals by isle", ""]);
    assert_eq!(told(&made, &plain), [], "the profile says nothing of it");
    made.profile.constants.insert(Id::literal("OBS_STATUS"), "P".to_owned());
    assert_eq!(told(&made, &plain), [(Severity::Warning, "P".to_owned())]);
    for title in ["Arrivals by isle, provisional data", "Arrivals by isle (provisional)"] {
        assert_eq!(told(&made, &under([title, ""])), [], "{title}");
    }
    assert_eq!(told(&made, &format!("{plain}Provisional data;;\n")), [], "below the table");
    let marked = format!("{}* provisional;;\n", under(["Arrivals by isle*", ""]));
    assert_eq!(told(&made, &marked), [], "the title has a mark that a legend explains");
    let legend = format!("{plain}* provisional;;\n");
    assert_eq!(told(&made, &legend), [(Severity::Warning, "P".to_owned())], "nothing has the mark");
}

#[test]
fn a_title_that_says_the_same_in_other_words_is_silent() {
    let made = draft(&under(["Arrivals by isle", ""]));
    for title in
        ["ARRIVALS BY ISLE", "Table 3. Number of arrivals by isle", "Arrivals by isle, 2023", "Entries by isle"]
    {
        assert_eq!(told(&made, [title, ""]), [], "{title}");
    }
}

#[test]
fn a_code_that_is_followed_is_no_other_word() {
    let made = draft(&under(["Arrivals, female", ""]));
    assert_eq!(told(&made, ["Arrivals, male", ""]), []);
}

#[test]
fn other_words_of_a_title_that_was_asked_about_are_a_warning_as_those_of_other_titles() {
    let made = draft(&under(["Arrivals by marriage", ""]));
    let kept: Vec<&SaidOf> = made.profile.tables[0].said.iter().map(|said| &said.of).collect();
    assert!(kept.contains(&&SaidOf::Title) && kept.contains(&&SaidOf::Subject), "{kept:?}");
    let told = |title: &str| {
        let findings = read(marjan(), &made, &under([title, ""])).findings.into_iter();
        let found = findings.filter(|finding| finding.code == FindingCode::TitleDisagrees);
        found.map(|finding| finding.severity).collect::<Vec<_>>()
    };
    assert_eq!(told("Arrivals by marriage"), []);
    assert_eq!(told("Number of arrivals by marriage"), []);
    assert_eq!(told("Arrivals by divorce"), [Severity::Warning]);
    assert_eq!(told("Arrivals by isle"), [Severity::Warning]);
}

#[test]
fn a_line_above_a_table_that_had_none_is_told_where_nothing_explains_it() {
    let made = draft(BY_YEAR);
    assert_eq!((made.profile.tables[0].header_rows, &made.profile.tables[0].said[..]), (Some([1, 1]), &[][..]));
    for line in ["Ferries", "Arrivals of foreigners by isle", "15 years and over"] {
        assert_eq!(told(&made, [line, ""]), warning("new-title", 1), "{line}");
    }
    for line in ["Arrivals by isle", "Number of arrivals by isle, 2024", "Ministry of Ports", "Source: the ports", ""] {
        assert_eq!(told(&made, [line, ""]), [], "{line}");
    }
    let mut titled = draft(&under(["Arrivals by isle", ""]));
    titled.profile.tables[0].said.clear();
    assert_eq!(told(&titled, ["Ferries", ""]), [], "nobody knows what stood there");
}

#[test]
fn the_year_of_a_title_above_a_table_that_had_none_is_one_of_its_years_or_told() {
    let made = draft(BY_YEAR);
    let years = |line: &str| {
        let findings = read(marjan(), &made, &under([line, ""])).findings.into_iter();
        let told = |finding: &Finding| finding.arguments.get("what").is_some_and(|what| what == "year-of-columns");
        let found = findings.filter(told);
        found.map(|finding| ["found", "taken"].map(|key| finding.arguments[key].clone())).collect::<Vec<_>>()
    };
    assert_eq!(years("Arrivals by isle, 2022"), [["2022", "2024"]]);
    for line in ["Arrivals by isle, 2024", "Arrivals by isle, 2023-2024", "Arrivals by isle", "Ports survey 2022"] {
        assert!(years(line).is_empty(), "{line}");
    }
}

#[test]
fn titles_in_the_words_of_their_country_are_asked_about_in_no_language() {
    for (dataflow, title) in [
        ("DF_REFUGEES", "اللاجئون وطالبو اللجوء حسب بلد المنشأ"),
        ("DF_REFUGEES", "اللاجئون وطالبو اللجوء في تونس حسب بلد الأصل"),
        ("DF_WORK_PERMITS", "رخص شغل الأجانب"),
        ("DF_NATURALISATIONS", "التجنيس"),
        ("DF_NATURALISATIONS", "التجنيس : الحصول على الجنسية التونسية"),
    ] {
        let text = format!("{title};;\n;;\nالبلد;2022;2023\nفرنسا;11;12\nإيطاليا;13;14\n");
        let made = draft_of(tunisia(), dataflow, text.as_bytes());
        let asked: Vec<_> = made.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::UnexplainedWords).collect();
        assert!(asked.is_empty(), "{title}: {asked:?}");
    }
}

/// Whether a title is told where another stood over the table of which the draft was made.
fn is_told_in(dataflow: &str, [said, heard]: [&str; 2]) -> bool {
    let under = |title: &str| format!("{title};;\n;;\nPays;2022;2023\nFrance;11;12\nItalie;13;15\nCanada;17;14\n");
    let made = draft_of(tunisia(), dataflow, under(said).as_bytes());
    let mut findings = read_of(tunisia(), dataflow, &made, &under(heard)).findings.into_iter();
    findings.any(|finding| finding.code == FindingCode::TitleDisagrees && finding.severity != Severity::Note)
}

#[test]
fn what_the_dataflow_says_of_all_that_it_counts_is_no_change() {
    for (dataflow, titles) in [
        (
            "DF_WORK_PERMITS",
            ["Autorisations de travail", "Autorisations de travail accordées aux étrangers en Tunisie"],
        ),
        (
            "DF_WORK_PERMITS",
            ["Autorisations de travail accordées aux étrangers", "Autorisations de travail des étrangers"],
        ),
        ("DF_WORK_PERMITS", ["رخص العمل المسندة للأجانب", "رخص الشغل الممنوحة للأجانب بالجمهورية التونسية"]),
        (
            "DF_CONSULAR",
            ["Tunisiens inscrits dans les consulats", "Tunisiens inscrits dans les consulats à l’étranger"],
        ),
        ("DF_CONSULAR", ["Tunisiens inscrits dans les consulats", "TRE inscrits dans les consulats"]),
        ("DF_REMITTANCES", ["Transferts des Tunisiens à l’étranger", "Transferts des TRE"]),
        ("DF_REMITTANCES", ["تحويلات التونسيين بالخارج", "تحويلات التونسيين المقيمين بالخارج"]),
        (
            "DF_REFUGEES",
            ["Refugees and asylum-seekers", "Refugees and asylum-seekers registered with UNHCR in Tunisia"],
        ),
        ("DF_REFUGEES", ["Réfugiés et demandeurs d’asile", "Réfugiés et demandeurs d’asile (HCR Tunisie)"]),
        (
            "DF_FOREIGN_STUDENTS",
            ["Étudiants étrangers", "Étudiants étrangers inscrits dans les établissements tunisiens"],
        ),
        ("DF_VISITORS", ["Entrées de non-résidents", "Entrées de non-résidents (Office national du tourisme)"]),
        (
            "DF_RESIDENCE_PERMITS",
            ["Cartes de séjour des étrangers", "Cartes de séjour des étrangers en République tunisienne"],
        ),
        ("DF_RESIDENCE_PERMITS", ["بطاقات إقامة الأجانب", "بطاقات إقامة الأجانب بالبلاد التونسية"]),
        ("DF_REFUGEES", ["اللاجئون حسب بلد المنشأ", "اللاجئون في تونس حسب بلد الأصل"]),
        ("DF_STUDENTS_ABROAD", ["الطلبة التونسيون بالخارج", "الطلبة التونسيون المسجلون بالخارج حسب بلد الدراسة"]),
        ("DF_VISITORS", ["Entries of non-residents", "Entries of non-resident visitors at the border of Tunisia"]),
    ] {
        assert!(!is_told_in(dataflow, titles), "{titles:?}");
    }
}

#[test]
fn a_part_of_what_the_dataflow_counts_up_is_a_change() {
    for (dataflow, titles) in [
        ("DF_WORK_PERMITS", ["Autorisations de travail", "Autorisations de travail accordées aux Tunisiens"]),
        (
            "DF_WORK_PERMITS",
            ["Autorisations de travail accordées aux étrangers", "Demandes d’autorisations de travail"],
        ),
        ("DF_CONSULAR", ["Inscrits dans les consulats", "Étrangers inscrits dans les consulats"]),
        ("DF_REMITTANCES", ["Transferts des TRE", "Transferts aux TRE"]),
        ("DF_REMITTANCES", ["Transferts des TRE", "Transferts des MRE"]),
        ("DF_REMITTANCES", ["Transferts des TRE", "Transferts des Tunisiens"]),
        ("DF_REFUGEES", ["Réfugiés", "Réfugiés et demandeurs d’asile"]),
        ("DF_REFUGEES", ["اللاجئون حسب بلد المنشأ", "اللاجئون من تونس حسب بلد المنشأ"]),
        ("DF_REFUGEES", ["اللاجئون حسب بلد المنشأ", "طالبو اللجوء في تونس حسب بلد المنشأ"]),
        ("DF_REFUGEES", ["Refugees and asylum-seekers", "Refugees and asylum-seekers registered with the police"]),
        ("DF_FOREIGN_STUDENTS", ["Étudiants étrangers", "Étudiants étrangers dans les établissements privés"]),
        ("DF_PLACEMENTS", ["Contrats de travail", "Contrats de travail conclus par les bureaux privés"]),
        ("DF_VISITORS", ["Entrées aux frontières", "Entrées de résidents aux frontières"]),
        ("DF_VISITORS", ["Entrées de non-résidents", "Entrées de non-résidents par nationalité, tourisme"]),
        ("DF_VISITORS", ["Entrées d’étrangers", "Entrées d’étrangers résidant en Tunisie"]),
        ("DF_ASSISTED_RETURNS", ["Assisted voluntary returns", "Assisted voluntary returns to Tunisia"]),
    ] {
        assert!(is_told_in(dataflow, titles), "{titles:?}");
    }
}

#[test]
fn a_word_that_a_title_no_more_says_is_a_warning() {
    let made = draft(&under(["Arrivals of foreigners by isle", ""]));
    assert_eq!(told(&made, ["Arrivals by isle", ""]), warning("other-title", 1));
}

#[test]
fn a_word_that_a_title_no_more_says_is_a_warning_though_another_line_has_it_as_before() {
    let made = draft(&under(["Foreign arrivals by isle", "Arrivals of foreigners by isle"]));
    let lines = ["Foreign arrivals by isle", "Registered arrivals by isle"];
    assert_eq!(told(&made, lines), warning("other-title", 2));
    let moved = draft(&under(["Arrivals of foreigners by isle", ""]));
    assert_eq!(told(&moved, ["Arrivals by isle", "Foreigners"]), [], "a new line says it now");
}

#[test]
fn what_stands_behind_the_name_of_who_writes_excuses_no_part_of_it_in_the_title_below() {
    let guard = "Coast guard — Bureau of ferries and cruises";
    let made = draft(&under([guard, "Arrivals by isle"]));
    assert_eq!(told(&made, [guard, "Arrivals by isle"]), []);
    assert_eq!(told(&made, [guard, "Arrivals by isle, ferries"]), warning("other-title", 2));
    assert_eq!(told(&made, [guard, "Arrivals by isle, ferries and cruises of the bureau"]), [], "all that it says");
    let of_table = draft(&under(["Table 3 — Ferries and cruises", "Arrivals by isle"]));
    let next = ["Table 3 — Ferries and cruises", "Arrivals by isle, ferries"];
    assert_eq!(told(&of_table, next), [], "the name of a table is of the table");
}

#[test]
fn an_office_in_the_place_of_another_says_nothing_unless_it_names_people_or_papers() {
    let made = draft(&under(["Bureau of berths", "Arrivals by isle"]));
    let is_told = |line: &str| {
        let findings = read(marjan(), &made, &under([line, "Arrivals by isle"])).findings;
        let is_it = |one: &Finding| one.code == FindingCode::TitleDisagrees && one.severity != Severity::Note;
        findings.iter().any(is_it)
    };
    for line in ["Bureau of moorings", "Directorate of harbours", "Bureau of berths (BOB)", "مصلحة الموانئ"]
    {
        assert!(!is_told(line), "{line}");
    }
    assert!(is_told("Bureau of permits"));
    let without = draft(&under(["Arrivals by isle", ""]));
    assert_eq!(told(&without, ["Arrivals by isle", "Bureau of berths"]), []);
    assert_eq!(told(&without, ["Arrivals by isle", "Bureau of permits"]), warning("new-title", 2));
}

#[test]
fn the_short_name_of_a_survey_and_its_full_name_say_the_same_and_so_do_final_results() {
    let lines = ["Survey of Migrants and Travellers - Arrivals by isle", "SMT - Arrivals by isle"];
    for [said, heard] in [lines, [lines[1], lines[0]]] {
        let mut made = draft(&under([said, ""]));
        // A person has answered what the draft asks of the name of the survey.
        made.profile.tables[0].said.retain(|said| said.of == SaidOf::Title);
        assert_eq!(told(&made, [heard, ""]), [], "{heard}");
        assert_eq!(told(&made, ["SMX - Arrivals by isle", ""]), warning("other-title", 1));
        assert_eq!(told(&made, [&format!("{said} - final results"), ""]), []);
    }
}

#[test]
fn a_title_in_another_form_of_the_word_for_residents_says_the_same() {
    let made = draft(&under(["Arrivées d’étrangers résidant dans les îles", ""]));
    assert_eq!(told(&made, ["Arrivées d’étrangers résidents dans les îles", ""]), []);
}

#[test]
fn a_line_that_did_not_stand_there_is_a_warning_where_it_says_more() {
    let made = draft(&under(["Arrivals by isle", ""]));
    assert_eq!(told(&made, ["Arrivals by isle", "Ferries"]), warning("new-title", 2));
    for line in ["Table 3", "Source: ferries", "Ministry of Ferries", "Arrivals"] {
        assert_eq!(told(&made, ["Arrivals by isle", line]), [], "{line}");
    }
}

#[test]
fn a_title_that_speaks_of_women_alone_now_is_a_warning() {
    let mut made = draft(&under(["Arrivals by isle", ""]));
    let titles = made.profile.tables[0].said.iter_mut().filter(|said| said.of == SaidOf::Title);
    titles.for_each(|said| "Îliens par île".clone_into(&mut said.text));
    assert_eq!(told(&made, ["Îliens par île", ""]), []);
    assert_eq!(told(&made, ["Îliennes par île", ""]), warning("other-title", 1));
}

#[test]
fn a_title_that_names_the_other_way_in_words_of_all_titles_is_a_warning() {
    let made = draft(&under(["Arrivals by isle, all countries of origin", ""]));
    assert_eq!(told(&made, ["ARRIVALS BY ISLE, ALL COUNTRIES OF ORIGIN", ""]), []);
    assert_eq!(told(&made, ["Arrivals by isle, all countries of destination", ""]), warning("other-title", 1));
}

#[test]
fn a_line_that_names_what_is_counted_is_kept_and_another_unit_is_a_warning() {
    let made = draft(&under(["Arrivals by isle", "Unit: persons"]));
    assert_eq!(told(&made, ["Arrivals by isle", "Unit: Person"]), []);
    assert_eq!(told(&made, ["Arrivals by isle", "Unit: households"]), warning("other-title", 2));
}

#[test]
fn a_line_of_a_unit_that_did_not_stand_there_is_a_warning_where_the_dataflow_counts_otherwise() {
    let made = draft(&under(["Arrivals by isle", ""]));
    for line in ["Unit: household", "Unit: hundred persons", "الوحدة : مائة شخص", "Unité : 100 personnes"]
    {
        assert_eq!(told(&made, ["Arrivals by isle", line]), warning("new-title", 2), "{line}");
    }
    for line in ["Unit: persons", "Unité : personne", "الوحدة : شخص", "Unité : nombre"] {
        assert_eq!(told(&made, ["Arrivals by isle", line]), [], "{line}");
    }
    let of_persons = draft(&under(["Arrivals by isle", "الوحدة : شخص"]));
    for line in ["الوحدة : مائة شخص", "الوحدة : 100 شخص"] {
        assert_eq!(told(&of_persons, ["Arrivals by isle", line]), warning("other-title", 2), "{line}");
    }
}

#[test]
fn the_title_of_another_table_of_the_sheet_is_a_warning_where_it_does_not_say_the_same() {
    let beside = |[left, right]: [&str; 2]| {
        let tables = "Isle;2022;;;Isle;2023\nLulu Isle;12;;;Lulu Isle;31\nSadaf Isle;7;;;Sadaf Isle;8\n";
        format!("{left};;;;{right};\n;;;;;\n{tables}")
    };
    let (foreigners, all) = ("Arrivals of foreigners by isle", "Arrivals by isle");
    let made = draft(&beside([foreigners, all]));
    assert_eq!(told_of(&made, &beside([foreigners, all])), []);
    assert_eq!(told_of(&made, &beside([all, all])), warning("other-title", 1));
    assert_eq!(
        told_of(&made, &beside([all, foreigners])),
        [warning("other-title", 1), warning("other-title", 1)].concat()
    );
}

#[test]
fn a_line_that_is_gone_is_a_note() {
    let made = draft(&under(["Arrivals by isle", "Figures of the year"]));
    assert_eq!(told(&made, ["Arrivals by isle", ""]), [(Severity::Note, "gone-title".to_owned(), Some(2))]);
}

#[test]
fn of_a_profile_that_keeps_no_titles_nothing_is_told() {
    let mut made = draft(&under(["Arrivals by isle", ""]));
    made.profile.tables[0].said.clear();
    assert_eq!(told(&made, ["Arrivals of foreigners by isle", "Ferries"]), []);
}

#[test]
fn a_short_word_of_the_list_for_the_own_unit_says_the_same_as_its_long_name() {
    let text =
        |unit: &str| format!("تحويلات التونسيين بالخارج{unit};;\n;;\nالبلد;2022;2023\nفرنسا;11;12\nإيطاليا;13;14\n");
    let made = draft_of(tunisia(), "DF_REMITTANCES", text(" (مليون دينار)").as_bytes());
    let context = Context::with_profile(tunisia(), "DF_REMITTANCES", &made.profile).unwrap();
    let is_told = |unit: &str| {
        let mut content = std::io::Cursor::new(text(unit).into_bytes());
        let file = SubmittedFile { name: "file.csv", submission: "S", content: &mut content };
        let mut findings = read_submission(&context, file).findings.into_iter();
        findings.any(|finding| finding.code == FindingCode::TitleDisagrees)
    };
    assert!(!is_told(" (مليون دينار)") && !is_told(" (م د)"));
    assert!(is_told(""), "nothing names the unit any more");
}

#[test]
fn an_age_that_becomes_another_one_in_a_title_is_a_warning() {
    for [before, after] in [
        ["Arrivals of persons aged 15 and over by isle", "Arrivals of persons aged 18 and over by isle"],
        ["Arrivées de personnes âgées de 15-29 ans par île", "Arrivées de personnes âgées de 18-29 ans par île"],
        ["الوافدون البالغون 15 سنة فأكثر", "الوافدون البالغون 18 سنة فأكثر"],
    ] {
        let made = draft(&under([before, ""]));
        assert_eq!(told(&made, [before, ""]), [], "{before}");
        assert_eq!(told(&made, [after, ""]), warning("other-title", 1), "{after}");
    }
    let made = draft(&under(["Table 15 – Arrivals by isle", ""]));
    assert_eq!(told(&made, ["Table 18 – Arrivals by isle", ""]), [], "a number alone is no age");
}

#[test]
fn a_title_that_said_the_code_of_an_age_must_say_that_age() {
    let under =
        |title: &str| format!("{title};;\n;;\nNationalité;Hommes;Femmes\nAlgérie;12;31\nFrance;7;8\nItalie;9;5\n");
    let title = |age: &str| under(&format!("Migrants actuels {age} selon le pays, 2020"));
    let made = draft_of(tunisia(), "DF_HIMS_CURRENT", title("âgés de 15 ans et plus").as_bytes());
    assert_eq!(made.profile.constants.get("AGE").map(String::as_str), Some("Y_GE15"));
    let errors = |age: &str| {
        let findings = read_of(tunisia(), "DF_HIMS_CURRENT", &made, &title(age)).findings.into_iter();
        let errors = findings.filter(|finding| finding.severity == Severity::Error);
        errors.filter_map(|finding| finding.arguments.get("what").cloned()).collect::<Vec<_>>()
    };
    for age in ["âgés de 15 ans et plus", "de 15 ans ou plus", "(15+)", "d’au moins 15 ans"] {
        assert_eq!(errors(age), Vec::<String>::new(), "{age}");
    }
    for age in ["âgés de 18 ans et plus", "de 18 ans ou plus", "(18+)"] {
        assert_eq!(errors(age), ["code"], "{age}");
    }
}

/// What is told of the unit in which a title counts, the unit that is read and the one that the title, or nothing, says.
fn told_of_unit(made: &Draft, title: &str) -> Vec<[String; 3]> {
    let findings = read_of(tunisia(), "DF_INTERCEPTIONS", made, &by_citizenship(title)).findings.into_iter();
    let is_of_unit = |finding: &Finding| finding.arguments.get("component").is_some_and(|id| id == "UNIT_MEASURE");
    let told = findings.filter(|finding| finding.code == FindingCode::TitleDisagrees && is_of_unit(finding));
    let told = told.inspect(|finding| assert_eq!(finding.severity, Severity::Warning));
    told.map(|finding| ["what", "taken", "found"].map(|name| finding.arguments[name].clone())).collect()
}

fn by_citizenship(title: &str) -> String {
    format!("{title};;\n;;\nNationalité;2023;2024\nMali;12;31\nSoudan;7;8\n")
}

#[test]
fn a_title_that_counts_persons_where_the_profile_says_events_or_the_reverse_is_told_with_both_units() {
    let drafted = |title: &str| draft_of(tunisia(), "DF_INTERCEPTIONS", by_citizenship(title).as_bytes());
    for (events, persons, reverse) in [
        ("عدد عمليات الاعتراض بحرا حسب الجنسية", "عدد الأشخاص الذين تم اعتراضهم بحرا حسب الجنسية", "other-code"),
        (
            "Nombre d'interceptions en mer selon la nationalité",
            "Nombre de personnes interceptées en mer selon la nationalité",
            "gone-counted-unit",
        ),
        (
            "Number of interceptions at sea, by nationality",
            "Number of persons intercepted at sea, by nationality",
            "gone-counted-unit",
        ),
    ] {
        let (of_events, of_persons) = (drafted(events), drafted(persons));
        assert_eq!(told_of_unit(&of_events, persons), [["other-code", "EVENT", "PS"]], "{persons}");
        assert_eq!(told_of_unit(&of_persons, events), [[reverse, "PS", "EVENT"]], "{events}");
        assert!(told_of_unit(&of_events, events).is_empty() && told_of_unit(&of_persons, persons).is_empty());
    }
}

#[test]
fn a_unit_that_a_person_decided_against_the_title_is_settled() {
    let title = "Nombre de personnes interceptées en mer selon la nationalité";
    let mut made = draft_of(tunisia(), "DF_INTERCEPTIONS", by_citizenship(title).as_bytes());
    made.profile.constants.insert(Id::literal("UNIT_MEASURE"), "EVENT".to_owned());
    assert_eq!(told_of_unit(&made, "Personnes interceptées en mer selon la nationalité"), Vec::<[String; 3]>::new());
}

#[test]
fn a_moment_behind_what_a_table_is_broken_down_by_is_told_though_the_title_has_its_word_elsewhere() {
    let over =
        |title: &str| format!("{title};;;\n;;;\nÂge;Hommes;Femmes;Total\n15-29 ans;12;31;43\n30-44 ans;7;8;15\n");
    let kept = "Migrants de retour selon le sexe et l’âge, 2020";
    let made = draft_of(tunisia(), "DF_HIMS_RETURN", over(kept).as_bytes());
    let told = |title: &str| {
        let findings = read_of(tunisia(), "DF_HIMS_RETURN", &made, &over(title)).findings;
        findings
            .iter()
            .filter(|finding| finding.arguments.get("what").is_some_and(|what| what == "other-title"))
            .count()
    };
    assert_eq!(told(kept), 0);
    assert_eq!(told("Migrants de retour selon le sexe et l’âge au retour, 2020"), 1);
    assert_eq!(told("Migrants de retour selon l’âge et le sexe, 2020"), 0);
}
