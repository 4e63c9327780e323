//! The commands as a person runs them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may panic")]
#![allow(clippy::print_stderr, reason = "a test that is skipped says so")]

mod audit;
mod balance;
mod estimate_file;
mod mirror;
mod packs;
mod shell;
mod survey_scripts;
mod weighting;

use shell::Shell;

#[test]
fn a_format_that_a_command_does_not_offer_is_refused() {
    let shell = Shell::new();
    let pack = shell.pack("marjan");
    let refused = shell.run(&["pack", "check", &pack, "--format", "csv"]).exits(1);
    assert!(refused.stdout.is_empty() && refused.stderr.contains("--format json"), "{}", refused.stderr);
    let refused = shell.run(&["pack", "agreements", "--pack", &pack, "--format", "csv", "--lang", "ar"]).exits(1);
    assert!(refused.stdout.is_empty() && refused.stderr.contains("CSV"), "{}", refused.stderr);
}

#[test]
fn a_file_is_examined_without_a_server() {
    let shell = Shell::new();
    let pack = shell.pack("marjan");
    let file = format!("{pack}/submissions/arrivals.csv");
    let check = |file: &str, more: &[&str]| {
        shell.run(&[&["check", file, "--agreement", "PORTS_ARRIVALS", "--pack", &pack], more].concat())
    };
    check(&file, &[]).exits(0);
    let broken = shell.copy_of_pack("marjan") + "/submissions/arrivals.csv";
    shell.change(&broken, "2021;Lulu;Women", "2021;Lullu;Women");
    let json = check(&broken, &["--format", "json"]).exits(1).json();
    let finding = &json["findings"][0];
    assert_eq!(
        (finding["finding"]["code"].as_str(), finding["finding"]["place"]["row"].as_u64()),
        (Some("unknown-code"), Some(2))
    );
    assert_eq!(finding["finding"]["nearest"][0], "XM-L");
    assert!(check(&broken, &[]).exits(1).stdout.contains("Lulu Isle (XM-L)"));
    let french = check(&broken, &["--lang", "fr"]).exits(1);
    assert!(french.stdout.contains("n’est pas un mot connu"), "{}", french.stdout);
    let unknown = shell.run(&["check", &file, "--agreement", "NOPE", "--pack", &pack]).exits(1);
    assert!(unknown.stderr.contains("NOPE"), "{}", unknown.stderr);
    check("/nowhere.csv", &[]).exits(1);
    shell.run(&["check"]).exits(2);
    shell.run(&["no-such-command"]).exits(2);
}

#[test]
fn sdmx_is_examined_for_its_dataflow_without_a_profile() {
    let shell = Shell::new();
    let pack = shell.pack("marjan");
    let file = format!("{pack}/submissions/residents.csv");
    let check = |dataflow: &str| shell.run(&["check", &file, "--dataflow", dataflow, "--pack", &pack]);
    check("DF_RESIDENTS").exits(0);
    let other = check("DF_ARRIVALS").exits(1);
    assert!(other.stdout.contains("MRJ:DF_RESIDENTS(1.0)") && other.stderr.contains("1 error"), "{}", other.stdout);
    check("DF_NOPE").exits(1);
    shell.run(&["check", &file, "--dataflow", "DF_RESIDENTS", "--agreement", "STAT_RESIDENTS"]).exits(2);
}

#[test]
fn an_answer_is_given_as_lines_json_page_and_marked_workbook() {
    let shell = Shell::new();
    let pack = shell.copy_of_pack("marjan");
    let file = format!("{pack}/submissions/arrivals.csv");
    shell.change(&file, "2021;Lulu;Women", "2021;Lullu;Women");
    let (page, workbook) = (format!("{pack}/answer.html"), format!("{pack}/answer.xlsx"));
    let check = |more: &[&str]| {
        shell.run(&[&["check", &file, "--agreement", "PORTS_ARRIVALS", "--pack", &pack], more].concat())
    };
    let told = check(&["--html", &page, "--workbook", &workbook, "--lang", "ar"]).exits(1);
    assert!(told.stderr.contains("answer.html") && told.stderr.contains("answer.xlsx"), "{}", told.stderr);
    assert!(std::fs::read_to_string(&page).unwrap().contains("dir=\"rtl\""));
    assert!(std::fs::read(&workbook).unwrap().starts_with(b"PK"));
    let json = check(&["--format", "json"]).exits(1).json();
    assert_eq!(json["agreement"], "PORTS_ARRIVALS");
    assert_eq!(json["groups"][0]["causes"][0]["places"][0]["cell"], "B2");
    let own = check(&["--html", &file]).exits(1);
    assert!(own.stderr.contains("is the file to be checked"), "{}", own.stderr);
    assert!(std::fs::read_to_string(&file).unwrap().starts_with("Year;"));
}

#[test]
fn the_demonstration_publishes_the_figures_of_tunisia() {
    let shell = Shell::new();
    let told = shell.run(&["demo", "--prepare-only"]).exits(0);
    assert!(told.stderr.contains("one-time passwords") && told.stderr.contains("reviewer"), "{}", told.stderr);
    let agreements = shell.run(&["pack", "agreements", "--format", "json"]).exits(0).json();
    assert!(agreements.as_array().unwrap().len() >= 4);
    let query = [
        "query",
        "DF_CONSULAR",
        "--where",
        "COUNTERPART_AREA=_T",
        "--where",
        "SEX=_T",
        "--where",
        "AGE=_T",
        "--where",
        "ACTIVITY=_T",
        "--last",
        "1",
    ];
    let answer = shell.run(&query).exits(0);
    assert!(answer.stdout.contains("1816833"), "{}", answer.stdout);
    let found = shell.run(&["provenance", "DF_CONSULAR", "A._T._T._T._T", "2022", "--format", "json"]).exits(0).json();
    assert_eq!(found["source"]["file_name"], "consular.xlsx");
    assert_eq!(found["release"]["approved_by"], "approver");
    let balance = ["version", "balance", "DF_RECONCILED_FOREIGNERS"];
    let report = shell.run(&[&balance[..], &["--format", "json"]].concat()).exits(0).json();
    assert_eq!(report["suspect"]["statement"], "GROWTH_SINCE_CENSUS");
    assert!(report["made_by"]["method"]["balance"]["constraint"].as_array().unwrap().len() >= 2);
    let columns = shell.run(&[&balance[..], &["--format", "csv"]].concat()).exits(0).stdout;
    assert!(
        columns.starts_with("KIND,ID,CELL,TIME_PERIOD,STATED,") && columns.contains("\ncell,STOCK_2020,"),
        "{columns}"
    );
    assert!(columns.lines().all(|line| line.matches(',').count() == 15), "{columns}");
    let tried = shell.run(&[&balance[..], &["--grade", "DF_CENSUS_FOREIGNERS=A", "--lang", "fr"]].concat()).exits(0);
    assert!(tried.stdout.contains("Ce qui changerait"), "{}", tried.stdout);
    assert!(tried.stdout.contains("Les erreurs de UN_2015 et UN_2019 sont supposées liées"), "{}", tried.stdout);
    let drawn = shell.run(&[&balance[..], &["--grade", "GROWTH_SINCE_CENSUS=A"]].concat()).exits(0);
    assert!(drawn.stdout.contains("Nothing would change. GROWTH_SINCE_CENSUS was computed from"), "{}", drawn.stdout);
    shell.run(&[&balance[..], &["--grade", "NOBODY=A"]].concat()).exits(1);
    shell.run(&[&balance[..], &["--grade", "DF_CENSUS_FOREIGNERS=E"]].concat()).exits(2);
    let reconciled = ["provenance", "DF_RECONCILED_FOREIGNERS", "A._T.INST", "2020"];
    let told = shell.run(&reconciled).exits(0);
    assert!(told.stdout.contains("DF_HIMS_FOREIGNERS A._T._T._T._T 2020 = 58990"), "{}", told.stdout);
    let register = ["contradiction", "list"];
    let table = shell.run(&[&register[..], &["--format", "csv"]].concat()).exits(0).stdout;
    assert!(table.starts_with("NUMBER,STATE,KIND,") && table.contains(",between-sources,"), "{table}");
    let told = shell.run(&register).exits(0).stdout;
    assert!(told.contains("Open\tTwo institutions give two numbers"), "{told}");
    let french = shell.run(&[&register[..], &["--lang", "fr"]].concat()).exits(0).stdout;
    assert!(french.contains("Ouverte") && !french.contains("between-sources"), "{french}");
    let again = shell.run(&["demo", "--prepare-only"]).exits(0);
    assert!(!again.stderr.contains("shown only now"), "{}", again.stderr);
    shell.run(&["verify"]).exits(0);
}

#[test]
fn a_question_is_answered_in_a_terminal_as_on_its_page() {
    let shell = Shell::new();
    shell.run(&["demo", "--prepare-only", "--quiet", "--pack", &shell.pack("marjan")]).exits(0);
    let listed = shell.run(&["figure"]).exits(0).stdout;
    assert!(listed.contains("FOREIGNERS\tHow many foreigners live in Marjan?"), "{listed}");
    let card = shell.run(&["figure", "FOREIGNERS"]).exits(0).stdout;
    for words in
        ["5,230 persons, 2024", "between 5,100 and 5,230", "+905", "-440", "Unexplained", "--count ADULTS_ONLY"]
    {
        assert!(card.contains(words), "{words}: {card}");
    }
    let json = shell.run(&["figure", "FOREIGNERS", "--format", "json"]).exits(0).json();
    assert_eq!(json["recommended"]["measured"]["value"].as_f64(), Some(5230.0));
    assert_eq!(json["bridges"][0]["unexplained"]["amount"].as_f64(), Some(-440.0));
    let adults = shell.run(&["figure", "FOREIGNERS", "--count", "ADULTS_ONLY"]).exits(0).stdout;
    assert!(adults.contains("4,350 persons, 2024"), "{adults}");
    let table = shell.run(&["figure", "FOREIGNERS", "--format", "csv"]).exits(0).stdout;
    assert!(table.starts_with("QUESTION,KIND,ID,"), "{table}");
    let arabic = shell.run(&["figure", "FOREIGNERS", "--lang", "ar"]).exits(0).stdout;
    assert!(arabic.contains("كم أجنبي") && arabic.contains("دون تفسير") && arabic.contains('\u{2066}'), "{arabic}");
    let french = shell.run(&["figure", "FOREIGNERS", "--lang", "fr"]).exits(0).stdout;
    assert!(french.contains("Inexpliqué"), "{french}");
    let unknown = shell.run(&["figure", "FOREIGNER"]).exits(1);
    assert!(unknown.stderr.contains("FOREIGNERS"), "the nearest is named: {}", unknown.stderr);
    let releases = "releases=DF_ARRIVALS.1%2CDF_RESIDENTS.1";
    assert!(card.contains(&format!("/en/questions/FOREIGNERS?{releases}")), "{card}");
    let portal = ["figure", "FOREIGNERS", "--count", "ADULTS_ONLY", "--public-url", "https://marsad.example/"];
    let linked = shell.run(&portal).exits(0).stdout;
    let link = format!("https://marsad.example/en/questions/FOREIGNERS?count=ADULTS_ONLY&{releases}");
    assert!(linked.contains(&link), "{linked}");
    let count = shell.run(&["figure", "FOREIGNERS", "--count", "NOPE"]).exits(1);
    let told = "“NOPE” is none of its ways of counting; these are ";
    assert!(count.stderr.contains(told) && count.stderr.contains("ADULTS_ONLY"), "{}", count.stderr);
    shell.run(&["figure", "--count", "ADULTS_ONLY"]).exits(2);
}

/// Every method of reconciliation over a file; expected values are worked by hand.
#[test]
fn the_figures_of_a_file_are_made_to_agree_or_it_is_said_why_they_do_not() {
    let shell = Shell::new();
    let run = |name: &str, text: &str, more: &[&str]| {
        let path = shell.write(name, text);
        shell.run(&[&["reconcile", more[0], &path], &more[1..]].concat())
    };
    // 100 + 10 births − 5 deaths + 20 − 8 = 117, and the stock is 120: three persons too many.
    let account = "PERIOD,GROUP,STOCK,BIRTHS,DEATHS,IMMIGRATION,EMIGRATION,NATURALISATION\n\
                   2023,native-foreigners,100,10,5,20,8,0\n2024,native-foreigners,120,,,,,\n";
    let found = run("account.csv", account, &["account", "--format", "json"]).exits(1).json();
    assert_eq!(found["rows"][0]["RESIDUAL"].as_f64(), Some(3.0));
    assert_eq!(found["findings"][0]["code"], "account-does-not-close");
    run("account.csv", account, &["account", "--tolerance", "3"]).exits(0);
    // Receiver 80, sender 120: 40 apart, 100 on average.
    let mirror = "PERIOD,ORIGIN,DESTINATION,SIDE,PERSONS,DURATION_RULE\n\
                  2023,TN,FR,receiver,80,D12M\n2023,TN,FR,sender,120,D3M\n";
    let found = run("mirror.csv", mirror, &["mirror", "--format", "json"]).exits(1).json();
    assert_eq!(found["rows"][0]["ASYMMETRY"].as_f64(), Some(0.4));
    let told = found["findings"][0]["message"].as_str().unwrap();
    assert!(told.contains("D12M") && told.contains("D3M"), "{told}");
    // A constant indicator and one figure: a quarter of it for each quarter.
    let series = "PERIOD,INDICATOR,FROM,TOTAL\n2023-Q1,5,,\n2023-Q2,5,,\n2023-Q3,5,,\n2023-Q4,5,2023-Q1,100\n";
    let found = run("series.csv", series, &["benchmark", "--format", "json"]).exits(0).json();
    assert!((found["rows"][0]["VALUE"].as_f64().unwrap() - 25.0).abs() < 1e-9, "{found}");
    let columns = run("series.csv", series, &["benchmark", "--format", "csv"]).exits(0).stdout;
    assert!(columns.starts_with("PERIOD,INDICATOR,VALUE,STD_ERROR\n2023-Q1,5,"), "{columns}");
    // Nothing is known of how the two go together, so each cell is row × column / total: 30 · 40 / 100 = 12.
    let table = "SEX,AGE,VALUE\nM,A,1\nM,B,1\nF,A,1\nF,B,1\nM,_T,30\nF,_T,70\n_T,A,40\n_T,B,60\n";
    let found = run("table.csv", table, &["rake", "--format", "json"]).exits(0).json();
    assert!((found["rows"][0]["VALUE"].as_f64().unwrap() - 12.0).abs() < 1e-6, "{found}");
    let differ = table.replace("_T,B,60", "_T,B,70");
    let told = run("table.csv", &differ, &["rake"]).exits(1).stderr;
    assert!(told.contains("contradict each other"), "{told}");
    // What is wrong with a file is said with its line and column.
    let wrong = run("account.csv", &account.replace("native-foreigners,120", "foreigners,120"), &["account"]).exits(1);
    assert!(wrong.stderr.contains("line 3") && wrong.stderr.contains("native-foreigners"), "{}", wrong.stderr);
    let missing = run("account.csv", "PERIOD,STOCK\n2023,1\n", &["account"]).exits(1);
    assert!(missing.stderr.contains("GROUP"), "{}", missing.stderr);
}

/// What a file lacks or says twice is told with its place; nothing of it is passed over.
#[test]
fn a_file_that_lacks_something_is_not_computed_as_if_it_did_not() {
    let shell = Shell::new();
    let run = |text: &str, more: &[&str]| {
        let path = shell.write("file.csv", text);
        shell.run(&[&["reconcile", more[0], &path], &more[1..]].concat())
    };
    let check = |text: &str, more: &[&str], expected: &[&str]| {
        let found = run(text, more).exits(1);
        let told = found.stdout.clone() + &found.stderr;
        for part in expected {
            assert!(told.contains(part), "{part} in {told}");
        }
    };
    let series = "PERIOD,INDICATOR,FROM,TOTAL\n2023-Q1,5,,\n2023-Q2,5,,\n2023-Q3,5,,\n2023-Q4,5,2023-Q1,100\n";
    check(&series.replace("2023-Q3,5,,\n", ""), &["benchmark"], &["line 4", "2023-Q4", "2023-Q2"]);
    check(&series.replace("2023-Q1", "hello1"), &["benchmark"], &["line 2", "hello1"]);
    check(&series.replace("2023-Q2", "2023-Q1"), &["benchmark"], &["line 3", "stands twice"]);
    check(&series.replace("Q2,5", "Q2,-5"), &["benchmark"], &["2023-Q2", "-5"]);
    check("PK\u{3}\u{4}", &["rake"], &["CSV"]);
    // Semicolons are understood.
    run(&series.replace(',', ";"), &["benchmark"]).exits(0);
    // 2022 stands beside 2020 only in the file: nothing is closed between them. Of two lines for one cell the first
    // counts.
    let account = "PERIOD,GROUP,STOCK,BIRTHS,DEATHS,IMMIGRATION,EMIGRATION,NATURALISATION\n\
                   2020,native-citizens,100,1,0,0,0,0\n2022,native-citizens,200,,,,,\n";
    check(account, &["account"], &["2022 does not follow 2020"]);
    let twice = account.replace("2022,", "2021,") + "2021,native-citizens,101,,,,,\n";
    check(&twice, &["account"], &["line 4", "99"]);
    check(account, &["account", "--tolerance", "nan"], &["NaN"]);
    // The table lacks F, B; nothing says what it should add up to.
    let table = "SEX,AGE,VALUE\nM,A,1\nM,B,1\nF,A,1\n";
    check(table, &["rake"], &["1 combination", "no totals"]);
    check(&format!("{table}F,B,1\nM,_T,2\nF,_T,2\nF,_T,3\n"), &["rake"], &["SEX = F"]);
    check("PERIOD,ORIGIN,DESTINATION,SIDE,PERSONS\n20x0,TN,FR,sender,5\n", &["mirror"], &["line 2", "20x0"]);
}

#[test]
fn verify_notices_a_changed_byte() {
    let shell = Shell::new();
    shell.run(&["demo", "--prepare-only", "--quiet"]).exits(0);
    let released = shell.first_file("lake/released");
    shell.flip_a_byte(&released);
    let told = shell.run(&["verify", "--format", "json"]).exits(1);
    assert_eq!(told.json()["problems"][0]["kind"], "changed-file");
    shell.flip_a_byte(&released);
    shell.run(&["verify"]).exits(0);
}

#[test]
fn a_changed_figure_becomes_a_new_release() {
    let shell = Shell::new();
    let pack = shell.copy_of_pack("marjan");
    shell.run(&["demo", "--prepare-only", "--pack", &pack]).exits(0);
    let file = format!("{pack}/submissions/residents.csv");
    let text = std::fs::read_to_string(&file).unwrap();
    let line = text.lines().rfind(|line| line.contains(",2022,")).unwrap();
    shell.change(&file, line, &line.replacen(",A,F,", ",E,F,", 1));
    shell.run(&["demo", "--prepare-only", "--pack", &pack]).exits(0);
    let releases = shell.run(&["release", "list", "DF_RESIDENTS", "--format", "json"]).exits(0).json();
    assert_eq!(releases.as_array().unwrap().len(), 2);
    assert_eq!(
        shell.run(&["release", "list", "DF_ARRIVALS", "--format", "json"]).exits(0).json().as_array().unwrap().len(),
        1
    );
    for release in ["1", "2"] {
        let status =
            shell.run(&["query", "DF_RESIDENTS", "--release", release, "--from", "2022", "--to", "2022"]).exits(0);
        assert_eq!(status.stdout.contains(",E,F,"), release == "2");
    }
    shell.run(&["verify"]).exits(0);
}

#[test]
fn the_whole_work_can_be_done_from_a_shell() {
    let shell = Shell::new();
    let pack = shell.pack("marjan");
    let nothing = shell.run(&["verify"]).exits(1);
    assert!(nothing.stderr.contains("marsad init"), "{}", nothing.stderr);
    let told = shell.run(&["init", "--pack", &pack]).exits(0);
    let password = told.stderr.trim().rsplit(' ').next().unwrap().to_owned();
    shell.run(&["init"]).exits(0);
    shell.chooses_password("administrator", &password);
    for (id, role, provider) in
        [("ports", "provider", "PORTS"), ("reviewer", "reviewer", "OBS"), ("approver", "approver", "OBS")]
    {
        let provider = if provider == "PORTS" { shell.provider_of("PORTS_ARRIVALS") } else { provider.to_owned() };
        let made =
            shell.run_as(&["account", "create", id, "--role", role, "--provider", &provider], "administrator").exits(0);
        shell.chooses_password(id, made.stderr.trim().rsplit(' ').next().unwrap());
    }
    let file = format!("{pack}/submissions/arrivals.csv");
    shell.run_as(&["submit", &file, "--agreement", "PORTS_ARRIVALS"], "reviewer").exits(1);
    let sent =
        shell.run_as(&["submit", &file, "--agreement", "PORTS_ARRIVALS", "--format", "json"], "ports").exits(0).json();
    let id = sent["receipt"]["submission"]["id"].as_str().unwrap().to_owned();
    assert_eq!(sent["answer"]["is_acceptable"], true);
    let marked = format!("{}/marked.xlsx", shell.copy_of_pack("marjan"));
    shell.run(&["submission", "show", &id, "--workbook", &marked]).exits(1);
    shell.run_as(&["submission", "show", &id, "--workbook", &marked], "ports").exits(0);
    assert!(std::fs::read(&marked).unwrap().starts_with(b"PK"));
    shell.run_as(&["submission", "accept", &id, "--reason", "as agreed"], "ports").exits(1);
    shell.run_as(&["submission", "accept", &id, "--reason", "as agreed"], "reviewer").exits(0);
    for is_new in [true, false] {
        let built = shell.run_as(&["version", "build", "DF_ARRIVALS"], "reviewer").exits(0);
        assert_eq!(built.stderr.contains("Nothing new: version 1 of DF_ARRIVALS"), !is_new, "{}", built.stderr);
        let proposed = shell.run_as(&["release", "propose", "DF_ARRIVALS"], "reviewer").exits(0);
        assert_eq!(proposed.stderr.contains("Nothing was proposed: release 1"), !is_new, "{}", proposed.stderr);
    }
    shell.run(&["query", "DF_ARRIVALS"]).exits(1);
    shell.run_as(&["release", "approve", "DF_ARRIVALS", "1"], "reviewer").exits(1);
    shell.run_as(&["release", "approve", "DF_ARRIVALS", "1"], "approver").exits(0);
    shell.run(&["query", "DF_ARRIVALS"]).exits(0);
    shell.run_as(&["release", "withdraw", "DF_ARRIVALS", "--note-en", "wrong"], "reviewer").exits(1);
    let audit = shell.run(&["audit", "--format", "json"]).exits(0).json();
    assert_eq!(audit.as_array().unwrap().last().unwrap()["action"], "publish_release");
    shell.run(&["verify"]).exits(0);
}

#[test]
fn a_new_one_time_password_is_not_told_as_a_new_account() {
    let shell = Shell::new();
    let told = shell.run(&["init", "--pack", &shell.pack("marjan")]).exits(0);
    shell.chooses_password("administrator", told.stderr.trim().rsplit(' ').next().unwrap());
    let create = ["account", "create", "ports", "--role", "provider", "--provider", "PORTS"];
    let made = shell.run_as(&create, "administrator").exits(0);
    assert!(made.stderr.contains(" made"), "{}", made.stderr);
    let reset = shell.run_as(&["account", "reset", "ports"], "administrator").exits(0);
    let is_told = reset.stderr.contains("new one-time password") && !reset.stderr.contains(" made");
    assert!(is_told, "{}", reset.stderr);
    shell.chooses_password("ports", reset.stderr.trim().rsplit(' ').next().unwrap());
}

#[test]
fn a_lost_catalog_is_not_taken_for_an_empty_one() {
    let shell = Shell::new();
    shell.run(&["demo", "--prepare-only", "--quiet"]).exits(0);
    shell.replace("catalog.sqlite", None);
    assert!(shell.run(&["verify"]).exits(1).stderr.contains("marsad init"));
    shell.replace("catalog.sqlite", Some(b""));
    let told = shell.run(&["verify", "--format", "json"]).exits(1);
    assert_eq!(told.json()["problems"][0]["kind"], "lost-catalog");
    shell.replace(
        "catalog.sqlite",
        Some(b"this is no database, whatever its name says, and it is long enough to be looked at"),
    );
    shell.run(&["verify"]).exits(1);
}

#[test]
fn two_preparations_at_once_leave_one_whole_folder() {
    let shell = Shell::new();
    let both: Vec<_> = (0..2).map(|_| shell.spawn(&["demo", "--prepare-only"])).collect();
    for one in both {
        let output = one.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    shell.run(&["verify"]).exits(0);
}

#[test]
fn a_folder_belongs_to_one_country() {
    let shell = Shell::new();
    shell.run(&["demo", "--prepare-only", "--quiet"]).exits(0);
    let told = shell.run(&["demo", "--prepare-only", "--pack", &shell.pack("marjan")]).exits(1);
    assert!(told.stderr.contains("tunisia"), "{}", told.stderr);
    shell.run(&["query", "DF_CONSULAR"]).exits(0);
}

/// The weighted mean of 1, 0, 1, 1 with the weights 10, 10, 20, 20 is 50 / 60. Stratum 1 alone varies: its two units lie
/// 5 / 60 from their mean, so that the variance is 2 · 2 · (5 / 60)² = 1 / 36.
#[test]
fn a_survey_file_is_estimated_without_a_data_folder() {
    let shell = Shell::new();
    let file = shell.write("survey.csv", "h,psu,w,y,sex\n1,1,10,1,F\n1,2,10,0,M\n2,3,20,1,F\n2,4,20,1,M\n");
    let design = ["--weights", "w", "--strata", "h", "--clusters", "psu"];
    let ask = |more: &[&str]| shell.run(&[&["estimate", "--file", &file], &design[..], more].concat());
    let json = ask(&["--mean", "y", "--format", "json"]).exits(0).json();
    let row = &json["rows"][0];
    let near = |name: &str, value: f64| assert!((row[name].as_f64().unwrap() - value).abs() < 1e-12, "{name}: {row}");
    near("value", 5.0 / 6.0);
    near("standard_error", 1.0 / 6.0);
    assert_eq!((row["rows"].as_u64(), row["flag"].as_str()), (Some(4), Some("suppress")));
    let text = ask(&["--mean", "y"]).exits(0).stdout;
    assert!(text.contains("0.833") && text.contains("0.167") && text.contains("20.0"), "{text}");
    let table = ask(&["--proportion", "y=1", "--by", "sex", "--format", "csv"]).exits(0).stdout;
    assert!(
        table.starts_with("sex,code,estimate,standard_error,ci_low,ci_high,cv,design_effect,n,flag\nF,1,1,"),
        "{table}"
    );
    let total = ask(&["--count", "--where", "sex=F", "--format", "json"]).exits(0).json();
    assert!((total["rows"][0]["value"].as_f64().unwrap() - 30.0).abs() < 1e-9, "{total}");
    let script = ask(&["--mean", "y", "--script", "r"]).exits(0).stdout;
    assert!(script.contains("svydesign(ids = ~psu, strata = ~h, weights = ~w") && script.contains("~y"), "{script}");
    let script = ask(&["--mean", "y", "--script", "stata"]).exits(0).stdout;
    assert!(script.contains("svyset psu [pweight = w], strata(h"), "{script}");
    let wrong = shell.run(&["estimate", "--file", &file, "--mean", "y", "--strata", "y", "--clusters", "h"]).exits(1);
    assert!(wrong.stderr.contains("→"), "each fault with its remedy: {}", wrong.stderr);
    let column = ask(&["--mean", "z"]).exits(1);
    assert!(column.stderr.contains("“z”"), "{}", column.stderr);
    ask(&[]).exits(2);
    ask(&["--mean", "y", "--count"]).exits(2);
}

#[test]
fn a_study_is_shown_and_estimated_and_its_plan_drafted() {
    let shell = Shell::new();
    let told = shell.run(&["demo", "--prepare-only", "--pack", &shell.pack("marjan")]).exits(0);
    assert!(told.stderr.contains("HIMS") && told.stderr.contains("DF_SYN_ABROAD"), "{}", told.stderr);
    let listed = shell.run(&["study", "list", "--format", "json"]).exits(0).json();
    assert_eq!((listed[0]["id"].as_str(), listed[0]["is_synthetic"].as_bool()), (Some("HIMS"), Some(true)));
    assert_eq!(listed[0]["files"].as_array().unwrap().len(), 3);
    assert!(!shell.run(&["study", "show", "HIMS", "--format", "json"]).exits(0).stdout.contains("restricted/"));
    assert!(shell.run(&["study", "find", "isle"]).exits(0).stdout.contains("HIMS\tisle\t"));
    let counted = shell.run(&["study", "frequencies", "HIMS", "isle", "--protected"]).exits(0);
    assert!(counted.stdout.contains("XM-L") && counted.stderr.contains("synthetic"), "{}", counted.stdout);
    let ddi = shell.run(&["study", "ddi", "HIMS"]).exits(0).stdout;
    assert!(ddi.contains("<codeBook") && ddi.contains("name=\"works\""), "{}", &ddi[..ddi.len().min(500)]);

    let ask = |more: &[&str]| shell.run(&[&["estimate", "HIMS"], more].concat());
    let json = ask(&["--mean", "works", "--by", "sex", "--format", "json"]).exits(0);
    assert!(json.stderr.contains("synthetic"), "{}", json.stderr);
    assert_eq!(json.json()["rows"].as_array().unwrap().len(), 2);
    let built =
        ["--count", "--by", "isle,age_group", "--where", "population=ABROAD", "--protected", "--format", "json"];
    let built = ask(&built).exits(0).json();
    assert!(built["hidden"].as_u64().unwrap() > 0 && built["is_synthetic"] == true, "{built}");
    let unsafe_one = ask(&["--count", "--by", "psu", "--protected"]).exits(1);
    assert!(unsafe_one.stderr.contains("psu"), "{}", unsafe_one.stderr);
    let near = ask(&["--mean", "work"]).exits(1);
    assert!(near.stderr.contains("works"), "the nearest is named: {}", near.stderr);
    let script = ask(&["--mean", "works", "--by", "sex", "--script", "r"]).exits(0).stdout;
    assert!(script.contains("read.csv(\"HIMS.persons.csv\"") && script.contains("svyby"), "{script}");
    assert!(script.starts_with("# These data are synthetic"), "{script}");
    let script = ask(&["--regress", "works=1", "--on", "sex", "--script", "r"]).exits(0).stdout;
    assert!(script.starts_with("# These data are synthetic") && script.contains("quasibinomial()"), "{script}");
    let near = ask(&["--regress", "works=1", "--on", "sexe", "--script", "r"]).exits(1).stderr;
    assert!(near.contains("(sex?)"), "{near}");
    let rows = ask(&["--mean", "works", "--by", "sex", "--format", "csv"]).exits(0).stdout;
    assert!(rows.lines().skip(1).all(|row| row.contains("These data are synthetic")), "{rows}");
    let records = shell.run(&["study", "records", "HIMS"]).exits(0);
    assert!(records.stdout.contains("works") && records.stderr.contains("synthetic"), "{}", records.stderr);
    let plan = ask(&["--count", "--by", "isle,sex", "--where", "population=BACK", "--plan", "DF_SYN_ABROAD"]).exits(0);
    assert!(plan.stdout.contains("[method.estimate]") && plan.stdout.contains("ISLE = \"isle\""), "{}", plan.stdout);
    let french = ask(&["--count", "--lang", "fr"]).exits(0);
    assert!(french.stderr.contains("synthétiques"), "{}", french.stderr);

    // Every title says so, and a number leads back to the seeds.
    let found = shell.run(&["provenance", "DF_SYN_ABROAD", "A._T._T._T", "2024", "--format", "json"]).exits(0).json();
    assert_eq!(found["studies"][0]["is_synthetic"], true);
    assert_eq!(found["studies"][0]["seeds"][0].as_u64(), Some(1));
    let verified = shell.run(&["verify", "--format", "json"]).exits(0).json();
    assert_eq!(verified["study_files"].as_u64(), Some(3));
    let first = shell.first_file("lake/restricted");
    shell.flip_a_byte(&first);
    shell.run(&["verify"]).exits(1);
}

/// Two women with 1 and 3, two men with 5 and 9, each sex a stratum: the means are 2 and 7, and their variances 1 and 4.
#[test]
fn a_survey_file_is_compared_modelled_tested_and_calibrated() {
    let shell = Shell::new();
    let file =
        shell.write("survey.csv", "sex,area,w,y,months,returned\nF,U,1,1,1,1\nF,R,1,3,2,1\nM,U,1,5,3,1\nM,R,1,9,4,0\n");
    let design = ["--weights", "w", "--strata", "sex"];
    let ask = |more: &[&str]| shell.run(&[&["estimate", "--file", &file], &design[..], more].concat());
    let json = |more: &[&str]| ask(&[more, &["--format", "json"]].concat()).exits(0).json();
    let near = |found: &serde_json::Value, expected: f64| {
        assert!((found.as_f64().unwrap() - expected).abs() < 1e-9, "{found} is not {expected}");
    };
    let compared = json(&["--mean", "y", "--by", "sex", "--contrast", "M,F"]);
    near(&compared["rows"][0]["difference"], 5.0);
    near(&compared["rows"][0]["standard_error"], 5.0_f64.sqrt());
    let model = json(&["--regress", "y", "--on", "sex=M"]);
    assert_eq!((model["analysis"].as_str(), model["rows"][1]["term"].as_str()), (Some("linear"), Some("sex=F")));
    near(&model["rows"][1]["estimate"], -5.0);
    let test = ask(&["--test", "sex,area"]).exits(0).stdout;
    assert!(test.contains("χ²"), "{test}");
    let survival = ask(&["--survival", "months,returned", "--at", "2", "--format", "csv"]).exits(0).stdout;
    assert!(survival.starts_with("time,at_risk,events,survival,standard_error,low,high\n2,3,1,0."), "{survival}");
    let totals = shell.write("sex.csv", "sex,total\nF,30\nM,10\n");
    let calibrated = ask(&["--mean", "y", "--calibrate", &totals, "--format", "json"]).exits(0);
    let plain = json(&["--mean", "y"]);
    let (plain, of_calibrated) = (plain.as_object().unwrap(), calibrated.json());
    near(&of_calibrated["rows"][0]["value"], 3.25);
    assert_eq!(of_calibrated["rows"][0]["flag"], "suppress");
    let names = |row: &serde_json::Value| row.as_object().unwrap().keys().cloned().collect::<Vec<String>>();
    assert_eq!(names(&of_calibrated["rows"][0]), names(&plain["rows"][0]), "rows have one form");
    assert!(plain.keys().all(|name| of_calibrated.get(name).is_some()), "{of_calibrated}");
    let flagged = ask(&["--mean", "y", "--calibrate", &totals, "--format", "csv"]).exits(0).stdout;
    assert!(flagged.lines().next().is_some_and(|head| head.ends_with(",n,flag")), "{flagged}");
    let script = ask(&["--regress", "y", "--on", "sex=M", "--script", "r"]).exits(0).stdout;
    assert!(script.contains("svyglm(y ~ sex, part") && script.contains("sex = coded(sex, c(\"M\"))"), "{script}");
    let script = ask(&["--mean", "y", "--calibrate", &totals, "--script", "stata"]).exits(0).stdout;
    assert!(script.contains("regress(known1_ known2_, totals(known1_=30 known2_=10) noconstant)"), "{script}");
    let none = ask(&["--mean", "y", "--by", "area", "--small-areas", &totals, "--script", "r"]).exits(1).stderr;
    assert!(!none.is_empty() && !none.contains("svy"), "{none}");
    assert!(calibrated.stderr.contains("sex=F"), "{}", calibrated.stderr);
    let french = ask(&["--regress", "y", "--on", "sex", "--lang", "fr"]).exits(0).stdout;
    assert!(french.contains("Degrés de liberté"), "{french}");
    let wrong = ask(&["--mean", "y", "--by", "sex", "--contrast", "M,X"]).exits(1);
    assert!(wrong.stderr.contains("F, M"), "{}", wrong.stderr);
    ask(&["--mean", "y", "--on", "sex"]).exits(2);
    ask(&["--mean", "y", "--second-strata", "sex"]).exits(2);
}

/// Of four rows screened two were visited, each for two: the total of the weights is four again.
#[test]
fn a_second_phase_is_named_by_its_options() {
    let shell = Shell::new();
    let file = shell.write("listing.csv", "id,visited,h,y\n1,1,a,2\n2,0,a,\n3,1,a,4\n4,0,a,\n");
    let options = ["--clusters", "id", "--second-phase", "visited", "--second-strata", "h", "--second-clusters", "id"];
    let json = shell.run(&[&["estimate", "--file", &file, "--count", "--format", "json"], &options[..]].concat());
    let count = json.exits(0).json();
    assert!((count["rows"][0]["value"].as_f64().unwrap() - 4.0).abs() < 1e-9, "{count}");
}

/// Marks of 1 and 2 would take everybody.
#[test]
fn a_mark_of_two_is_refused_and_the_method_of_two_phases_is_said() {
    let shell = Shell::new();
    let wrong = shell.write("listing.csv", "id,visited,h,y\n1,1,a,2\n2,2,a,\n3,1,a,4\n4,2,a,\n");
    let options = ["--clusters", "id", "--second-phase", "visited", "--second-strata", "h", "--second-clusters", "id"];
    let refused = shell.run(&[&["estimate", "--file", &wrong, "--count"], &options[..]].concat()).exits(1).stderr;
    assert!(refused.contains("“visited”") && refused.contains(": 2"), "{refused}");
    let right = shell.write("marked.csv", "id,visited,h,y\n1,1,a,2\n2,0,a,\n3,1,a,4\n4,0,a,\n");
    let more = ["--two-phase-method", "full"];
    let full = shell.run(&[&["estimate", "--file", &right, "--count"], &options[..], &more[..]].concat()).exits(0);
    assert!(full.stderr.contains("joint probabilities"), "{}", full.stderr);
}

#[test]
fn what_is_wrong_with_a_survey_file_is_told_with_its_row_and_its_codes() {
    let shell = Shell::new();
    let file = shell.write("survey.csv", "w,y,sex\n1,1,F\n1,n/a,M\n1,3,F\n");
    let ask = |more: &[&str]| shell.run(&[&["estimate", "--file", &file, "--weights", "w"], more].concat());
    let word = ask(&["--mean", "y"]).exits(1).stderr;
    assert!(word.contains("n/a") && word.contains("row 2"), "{word}");
    let code = ask(&["--count", "--where", "sex=X"]).exits(1).stderr;
    assert!(code.contains("F, M"), "{code}");
    let form = ask(&["--quantile", "y"]).exits(1).stderr;
    assert!(form.contains("VARIABLE=0.5") && !form.contains('≠'), "{form}");
    let halves = ask(&["--count", "--replicates", "half-samples"]).exits(1).stderr;
    assert!(!halves.contains("unpaired-strata"), "{halves}");
    let own = shell.write("picture.csv", "");
    let unread = shell.run(&["estimate", "--file", &own, "--count"]).exits(1).stderr;
    assert!(!unread.contains("agreement"), "{unread}");
}
