//! The commands of mirror statistics, from a file to a table. Expected values are worked by hand in the METHOD.md of each
//! method, whose examples these files are.

use crate::shell::{Shell, Told, number};

/// Runs a method over a file.
fn reconcile(shell: &Shell, method: &str, text: &str, more: &[&str]) -> Told {
    let path = shell.write(&format!("{method}.csv"), text);
    shell.run(&[&["reconcile", method, &path], more].concat())
}

#[track_caller]
fn near(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "{found} is not {expected} within {tolerance}");
}

/// A → C: 100 against 50, B → C: 10 against 10.
#[test]
fn both_reports_of_a_flow_may_stand_in_one_line() {
    let shell = Shell::new();
    let text = "PERIOD,ORIGIN,DESTINATION,RECEIVER,SENDER\n2023,A,C,100,50\n2023,B,C,10,10\n2023,C,A,,7\n";
    let found = reconcile(&shell, "mirror", text, &["--format", "json"]).exits(1).json();
    near(number(&found, &[("ORIGIN", "A")], "ASYMMETRY"), 50.0 / 75.0, 1e-12);
    assert_eq!(codes(&found), ["mirror-one-sided", "mirror-duration-rule-not-stated"], "a blank is no zero");
    let found = reconcile(&shell, "mirror", text, &["--countries", "--format", "json"]).exits(1).json();
    let of_receiver = [("COUNTRY", "C"), ("SIDE", "receiver")];
    near(number(&found, &of_receiver, "ASYMMETRY"), 50.0 / 85.0, 1e-12);
    near(number(&found, &of_receiver, "ASYMMETRY_MEDIAN"), 1.0 / 3.0, 1e-12);
    near(number(&found, &of_receiver, "RATIO"), 60.0 / 110.0, 1e-12);
    near(number(&found, &of_receiver, "FLOWS"), 2.0, 0.0);
}

#[test]
fn a_line_that_cannot_be_read_is_told_and_the_others_are_used() {
    let shell = Shell::new();
    let text = "PERIOD,ORIGIN,DESTINATION,SIDE,PERSONS,DURATION_RULE\n\
                2023,A,B,receiver,90,D12M\n2023,A,B,sender,110,D12M\n2023,B,A,both,5,D12M\n2023,B,A,sender,5,D12\n";
    let told = reconcile(&shell, "mirror", text, &[]).exits(1);
    assert!(told.stdout.contains("0.200"), "20 apart, 100 on average: {}", told.stdout);
    for part in ["mirror.csv, line 4, “SIDE”: “both”", "line 5, “DURATION_RULE”: “D12”", "left out"] {
        assert!(told.stderr.contains(part), "{part} in {}", told.stderr);
    }
    let french = reconcile(&shell, "mirror", text, &["--lang", "fr"]).exits(1).stderr;
    assert!(french.contains("la ligne a été écartée"), "{french}");
    let missing = reconcile(&shell, "mirror", "PERIOD,ORIGIN,DESTINATION\n2023,A,B\n", &[]).exits(1).stderr;
    assert!(missing.contains("SIDE"), "{missing}");
}

/// The worked example of mimosa/METHOD.md.
const TWO_SENDERS: &str = "PERIOD,ORIGIN,DESTINATION,RECEIVER,SENDER\n2023,A,C,100,120\n2023,B,C,50,40\n";
const FIXED: [&str; 4] = ["--fix", "sender:A", "--fix", "sender:B=1"];

#[test]
fn the_factor_of_a_receiver_follows_from_its_senders() {
    let shell = Shell::new();
    let factors = |more: &[&str]| reconcile(&shell, "factors", TWO_SENDERS, &[&FIXED[..], more].concat()).exits(1);
    let found = factors(&["--format", "json"]).json();
    near(number(&found, &[("COUNTRY", "C"), ("SIDE", "receiver")], "FACTOR"), 1.048_276, 1e-6);
    near(number(&found, &[("COUNTRY", "A"), ("SIDE", "sender")], "FACTOR"), 1.0, 0.0);
    // 15.172² / 220 + 12.414² / 90
    near(found["about"]["SUM_OF_SQUARES"].as_f64().unwrap(), 2.758_6, 1e-3);
    assert_eq!(found["findings"][0]["code"], "mirror-not-connected", "nobody reports moves to A");
    let flows = factors(&["--flows", "--format", "json"]).json();
    near(number(&flows, &[("ORIGIN", "A")], "PERSONS"), 112.41, 0.01);
    near(number(&flows, &[("ORIGIN", "A")], "DIFFERENCE"), -15.17, 0.01);
    let table = factors(&["--format", "csv"]).stdout;
    assert!(table.starts_with("COUNTRY,SIDE,FACTOR,BASIS\nA,receiver,,not-connected\n"), "{table}");
    let arabic = factors(&["--lang", "ar"]).stderr;
    assert!(arabic.contains("معامل واحد"), "{arabic}");
}

#[test]
fn a_benchmark_that_is_none_is_refused_with_a_reason() {
    let shell = Shell::new();
    let refused = |fixed: &str| reconcile(&shell, "factors", TWO_SENDERS, &["--fix", fixed]).exits(1).stderr;
    assert!(refused("sender:D").contains("“D”"), "{}", refused("sender:D"));
    assert!(refused("sender:A=-2").contains("above zero"), "{}", refused("sender:A=-2"));
    let twice =
        reconcile(&shell, "factors", TWO_SENDERS, &["--fix", "sender:A", "--fix", "sender:A=2"]).exits(1).stderr;
    assert!(twice.contains("twice"), "{twice}");
    reconcile(&shell, "factors", TWO_SENDERS, &[]).exits(2);
    reconcile(&shell, "factors", TWO_SENDERS, &["--fix", "A"]).exits(2);
}

/// The worked example of duration/METHOD.md.
const STAYS: &str = "MONTHS,ENDED,WEIGHT\n4,yes,100\n8,yes,200\n10,no,100\n15,yes,300\n30,no,300\n";

#[test]
fn a_flow_is_converted_by_the_stays_of_a_survey() {
    let shell = Shell::new();
    let asked = ["--rules", "D3M,D12M", "--entry-months", "3", "--persons", "10000", "--error", "400"];
    let duration = |more: &[&str]| reconcile(&shell, "duration", STAYS, &[&asked[..], more].concat());
    let found = duration(&["--at-risk-min", "0", "--format", "json"]).exits(0).json();
    let of_year = |column: &str| number(&found, &[("RULE", "D12M")], column);
    for (column, expected, tolerance) in [
        ("STAYS", 2.0, 0.0),
        ("REACHED", 600.0, 0.0),
        ("ENDED_BEFORE", 300.0, 0.0),
        ("OPEN", 100.0, 0.0),
        ("FACTOR", 0.7, 1e-9),
        ("STD_ERROR", 0.2298, 1e-4),
        ("AT_RISK", 3.522, 1e-3),
        ("CONVERTED", 7000.0, 1e-6),
        ("CONVERTED_ERROR", 2315.0, 1.0),
    ] {
        near(of_year(column), expected, tolerance);
    }
    near(number(&found, &[("RULE", "D3M")], "CONVERTED"), 10_000.0, 0.0);
    let thin = duration(&["--format", "json"]).exits(1).json();
    assert_eq!(thin["findings"][0]["code"], "mirror-few-at-risk");
    let back =
        ["--from", "D12M", "--rules", "D3M,PERM", "--entry-months", "3", "--at-risk-min", "0", "--format", "json"];
    let back = reconcile(&shell, "duration", STAYS, &back).exits(1).json();
    near(number(&back, &[("RULE", "D3M")], "FACTOR"), 1.0 / 0.7, 1e-9);
    assert_eq!(back["findings"][0]["code"], "mirror-rule-without-months");
}

/// The same stays, all seen from three months on, under rules of which the first is shorter.
#[test]
fn stays_that_are_seen_late_ask_for_a_longer_rule_and_not_for_a_shorter_one() {
    let shell = Shell::new();
    let usual = reconcile(&shell, "duration", STAYS, &["--entry-months", "3", "--at-risk-min", "0"]).exits(1).stderr;
    assert!(
        usual.contains("From 0 to 3 months after arrival no stay") && usual.contains("3 months or more"),
        "{usual}"
    );
    assert!(!usual.contains("shorter rule"), "{usual}");
    let asked = ["--entry-months", "3", "--rules", "D3M,D48M", "--at-risk-min", "0"];
    let long = reconcile(&shell, "duration", STAYS, &asked).exits(1).stderr;
    assert!(long.contains("From 30 months") && long.contains("Choose a shorter rule"), "{long}");
}

#[test]
fn one_month_is_written_as_one() {
    let shell = Shell::new();
    let text = "MONTHS,ENDED\n1,yes\n5,yes\n20,no\n";
    let told = |lang: &str| {
        let asked = ["--from", "D1M", "--rules", "D3M", "--lang", lang];
        let told = reconcile(&shell, "duration", text, &asked).exits(1).stderr;
        told.replace(['\u{2068}', '\u{2069}'], "")
    };
    assert!(told("en").contains("At 1 month after arrival"), "{}", told("en"));
    assert!(told("fr").contains("À 1 mois après"), "{}", told("fr"));
    assert!(told("ar").contains("بعد شهر من الوصول"), "{}", told("ar"));
}

#[test]
fn a_line_of_moves_within_a_country_is_told_once_with_both_its_figures() {
    let shell = Shell::new();
    let text = format!("{TWO_SENDERS}2023,C,C,7,8\n2023,A,A,,5\n");
    for (method, more) in [("mirror", &[][..]), ("factors", &FIXED[..])] {
        let told = reconcile(&shell, method, &text, more).exits(1).stderr;
        assert_eq!(told.matches("Moves within C in 2023").count(), 1, "{told}");
        assert!(told.contains("line 4) were left out: 7 and 8."), "{told}");
        assert!(told.contains("line 5) were left out: 5."), "{told}");
    }
}

/// Two stays of three months or more: one ends after three, one still goes on after twelve.
#[test]
fn stays_are_measured_between_two_days() {
    let shell = Shell::new();
    let text = "FROM,TO\n2020-01-15,2020-04-15\n2020-01-15,\n";
    let asked = ["--rules", "D3M,D12M", "--at-risk-min", "0", "--format", "json"];
    let found = reconcile(&shell, "duration", text, &[&asked[..], &["--seen", "2021-01-15"]].concat()).exits(0).json();
    near(number(&found, &[("RULE", "D12M")], "FACTOR"), 0.5, 1e-12);
    let told = reconcile(&shell, "duration", text, &asked).exits(1).json();
    let message = told["findings"][0]["message"].as_str().unwrap();
    assert!(message.contains("line 3, “TO”") && message.contains("--seen"), "{message}");
    let turned = reconcile(&shell, "duration", "FROM,TO\n2021-01-15,2020-04-15\n15/01/2020,2020-04\n", &asked).exits(1);
    for part in ["line 2, “TO”: “2020-04-15”", "line 3, “FROM”: “15/01/2020”"] {
        assert!(turned.stdout.contains(part), "{part} in {}", turned.stdout);
    }
    let weightless = reconcile(&shell, "duration", "MONTHS,ENDED,WEIGHT\n5,yes,0\n20,no,1\n", &asked).exits(1).json();
    assert_eq!(weightless["findings"].as_array().unwrap().len(), 1, "told once, whatever the rules: {weightless}");
}

/// The worked example of imem/METHOD.md: variances as good as known, no effects of countries.
const REPORTS: &str = "PERIOD,ORIGIN,DESTINATION,SIDE,PERSONS,DURATION_RULE,COVERAGE,ACCURACY\n\
                       2023,A,B,receiver,900,D12M,register,precise\n2023,A,B,sender,300,D12M,survey,rough\n\
                       2023,B,A,sender,400,D12M,guess,precise\n";
const BELIEFS: &str = "ABOUT,NAME,FORM,FIRST,SECOND\nintercept,,known,1000,\ncoverage,register,known,0.9,\n\
                       coverage,survey,known,0.5,\ncoverage,guess,normal,-0.693147180559945,0.2\n\
                       accuracy,precise,spread,0.5,2e9\naccuracy,rough,gamma,1e9,1e9\nflows,,spread,1,2e9\n\
                       origins,,spread,1e-6,2e9\ndestinations,,spread,1e-6,2e9\n";
const SAMPLER: [&str; 6] = ["--seed", "42", "--burn-in", "100", "--draws", "2000"];

fn flows(shell: &Shell, (reports, beliefs): (&str, &str), more: &[&str]) -> Told {
    let beliefs = shell.write("beliefs.csv", beliefs);
    reconcile(shell, "flows", reports, &[&["--beliefs", &beliefs], more].concat())
}

/// Medians of 918 and 841; with 8000 draws they are right within three in a hundred, and ends of intervals within five.
#[test]
fn flows_are_estimated_from_reports_and_beliefs() {
    let shell = Shell::new();
    let ask = |more: &[&str]| flows(&shell, (REPORTS, BELIEFS), &[&SAMPLER[..], more].concat()).exits(0);
    let found = ask(&["--format", "json"]).json();
    let check = |origin: &str, column: &str, expected: f64, share: f64| {
        near(number(&found, &[("ORIGIN", origin)], column), expected, share * expected);
    };
    check("A", "MEDIAN", 918.0, 0.03);
    check("A", "MEAN", 998.0, 0.03);
    check("A", "LOW_95", 413.0, 0.05);
    check("A", "HIGH_95", 2044.0, 0.05);
    check("B", "MEDIAN", 841.0, 0.03);
    assert_eq!(found["about"]["SEED"].as_u64(), Some(42));
    assert!(found["about"]["RHAT_GREATEST"].as_f64().unwrap() < 1.01, "{}", found["about"]);
    assert_eq!(ask(&["--format", "csv"]).stdout, ask(&["--format", "csv"]).stdout, "one seed, one answer");
    let sums = ask(&["--show", "origins", "--format", "json"]).json();
    near(number(&sums, &[("COUNTRY", "A")], "MEDIAN"), 918.0, 30.0);
    let parameters = ask(&["--show", "parameters", "--format", "csv"]).stdout;
    assert!(
        parameters.starts_with("PARAMETER,NAME,MEAN,STD_DEV,MEDIAN,LOW_80,")
            && parameters.contains("\ncoverage,guess,-0."),
        "{parameters}"
    );
    let french = ask(&["--lang", "fr"]).stderr;
    assert!(french.contains("4 chaînes") && french.contains("graine 42"), "{french}");
}

#[test]
fn chains_that_do_not_agree_are_told_before_anyone_publishes() {
    let shell = Shell::new();
    let short = ["--seed", "42", "--burn-in", "0", "--draws", "10"];
    let told = flows(&shell, (REPORTS, BELIEFS), &short).exits(1).stderr;
    for part in ["R-hat", "the coverage “guess”", "do not publish these flows"] {
        assert!(told.contains(part), "{part} in {told}");
    }
}

#[test]
fn what_nothing_is_believed_of_is_told_or_refused() {
    let shell = Shell::new();
    let without = |line: &str| BELIEFS.replace(line, "");
    let no_guess = without("coverage,guess,normal,-0.693147180559945,0.2\n");
    let told = flows(&shell, (REPORTS, &no_guess), &SAMPLER).exits(1).stderr;
    assert!(told.contains("“guess”") && told.contains("line 4") && told.contains("model alone"), "{told}");
    let check = |beliefs: &str, part: &str| {
        let told = flows(&shell, (REPORTS, beliefs), &SAMPLER).exits(1).stderr;
        assert!(told.contains(part), "{part} in {told}");
    };
    check(&without("flows,,spread,1,2e9\n"), "“flows”");
    check(&BELIEFS.replace("known,0.9", "gamma,0.9"), "line 3, “FORM”");
    check(&BELIEFS.replace("coverage,survey,known,0.5,", "coverage,survey,interval,0.6,0.4"), "the coverage “survey”");
    check(&BELIEFS.replace("coverage,survey", "coverage,register"), "line 4, “NAME”: “register”");
    check(&(BELIEFS.to_owned() + "duration,D12M,interval,1,2\n"), "D12M");
}

/// What goes with the size of flows is read from a file of its own; a flow of which it says nothing is left out.
#[test]
fn covariates_hold_for_every_period_where_none_is_named() {
    let shell = Shell::new();
    let covariates = shell.write("covariates.csv", "PERIOD,ORIGIN,DESTINATION,near\n,A,B,1\n2023,A,B,2\n");
    let beliefs = BELIEFS.to_owned() + "covariate,near,known,0,\n";
    let asked = [&SAMPLER[..], &["--covariates", &covariates, "--format", "json"]].concat();
    let found = flows(&shell, (REPORTS, &beliefs), &asked).exits(1).json();
    assert_eq!(found["rows"].as_array().unwrap().len(), 1, "B to A has no value: {found}");
    assert_eq!(codes(&found), ["flows-covariates-twice", "mirror-covariate-not-finite"]);
    near(number(&found, &[("ORIGIN", "A")], "MEDIAN"), 918.0, 30.0);
    let nothing = flows(&shell, (REPORTS, BELIEFS), &asked).exits(1);
    assert!(nothing.stderr.contains("covariate,near"), "{}", nothing.stderr);
}

fn codes(found: &serde_json::Value) -> Vec<&str> {
    found["findings"].as_array().unwrap().iter().filter_map(|one| one["code"].as_str()).collect()
}

/// 100 against 50 in a line for both, 100 against 50 in two lines.
#[test]
fn lines_of_both_layouts_may_stand_in_one_file() {
    let shell = Shell::new();
    let text = "Period,ORIGIN,DESTINATION,SIDE,PERSONS,RECEIVER,SENDER\n2023,A,C,,,100,50\n\
                2023,B,C,Receiver,100,,\n2023,B,C,SENDER,50,,\n";
    let found = reconcile(&shell, "mirror", text, &["--format", "json"]).exits(1).json();
    for origin in ["A", "B"] {
        near(number(&found, &[("ORIGIN", origin)], "ASYMMETRY"), 50.0 / 75.0, 1e-12);
    }
    assert_eq!(codes(&found), ["mirror-duration-rule-not-stated"], "nobody is silent: {found}");
}

/// 60 against 50 from 12 months on; what the receiver counts from 3 months on says nothing of either.
#[test]
fn figures_under_two_rules_are_not_told_as_a_figure_given_twice() {
    let shell = Shell::new();
    let text = "PERIOD,ORIGIN,DESTINATION,SIDE,PERSONS,DURATION_RULE\n\
                2023,A,C,receiver,100,d3m\n2023,A,C,receiver,60,d12m\n2023,A,C,sender,50,D12M\n";
    let found = reconcile(&shell, "mirror", text, &["--format", "json"]).exits(1).json();
    near(number(&found, &[("ORIGIN", "A")], "ASYMMETRY"), 10.0 / 55.0, 1e-12);
    assert_eq!(codes(&found), ["mirror-report-by-other-rule"], "{found}");
    for lang in ["ar", "fr", "en"] {
        let told = reconcile(&shell, "mirror", text, &["--lang", lang]).exits(1).stderr;
        assert!(told.contains("D3M") && told.contains("D12M") && told.contains("100"), "{told}");
    }
}

#[test]
fn a_country_is_not_silent_because_its_figure_was_left_out() {
    let shell = Shell::new();
    let text = "PERIOD,ORIGIN,DESTINATION,RECEIVER,SENDER\n2023,A,C,1e400,50\n2023,B,C,10,-5\n2023,C,A,7,NaN\n\
                2023,C,B,1e300,1\n2023,A,B,5,5\n2023,A,B,6,\n";
    let found = reconcile(&shell, "mirror", text, &["--format", "json"]).exits(1).json();
    let expected = [
        "reconcile-unread",
        "reconcile-unread",
        "reconcile-unread",
        "mirror-report-negative",
        "mirror-report-repeated",
        "mirror-duration-rule-not-stated",
    ];
    assert_eq!(codes(&found), expected, "{found}");
    let message = |place: usize| found["findings"][place]["message"].as_str().unwrap();
    assert!(message(2).contains("15 digits"), "{}", message(2));
    assert!(message(3).contains("line 3") && message(4).contains("line 7"), "{} {}", message(3), message(4));
    let one = "PERIOD,ORIGIN,DESTINATION,SIDE,PERSONS\n2023,A,B,receiver,90\n2023,A,B,somebody,80\n";
    let found = reconcile(&shell, "mirror", one, &["--format", "json"]).exits(1).json();
    assert_eq!(codes(&found), ["reconcile-left-out"], "{found}");
}

#[test]
fn names_that_may_mean_one_thing_are_told() {
    let shell = Shell::new();
    let text = "PERIOD,ORIGIN,DESTINATION,RECEIVER,SENDER,SENDER\n2023,A,fr,1,1,2\n2023-Q1,A,FR,1,1,2\n";
    let found = reconcile(&shell, "mirror", text, &["--countries", "--format", "json"]).exits(1).json();
    let expected = [
        "reconcile-column-twice",
        "reconcile-names-alike",
        "reconcile-periods-overlap",
        "mirror-duration-rule-not-stated",
    ];
    assert_eq!(codes(&found), expected, "{found}");
}

#[test]
fn a_factor_between_unlike_rules_is_told() {
    let shell = Shell::new();
    let text = "PERIOD,ORIGIN,DESTINATION,RECEIVER,SENDER,RECEIVER_RULE,SENDER_RULE\n2023,A,C,100,120,D12M,D3M\n";
    let found = reconcile(&shell, "factors", text, &["--fix", "sender:A", "--format", "json"]).exits(1).json();
    assert!(codes(&found).contains(&"mirror-unlike-duration-rules"), "{found}");
    let impossible = text.replace("D3M", "D99M");
    let found = reconcile(&shell, "mirror", &impossible, &["--format", "json"]).exits(1).json();
    assert_eq!(codes(&found), ["reconcile-unread", "mirror-duration-rule-not-stated"], "{found}");
}

/// Each line is read by what it fills; the length counts where both are there.
#[test]
fn stays_may_be_said_in_either_way() {
    let shell = Shell::new();
    let text = "FROM,TO,MONTHS,ENDED\n2020-01-15,2020-04-15,,\n,,12,NO\n2020-01-15,2020-04-15,12,no\n";
    let asked = ["--rules", "D3M,D12M", "--at-risk-min", "0", "--format", "json"];
    let found = reconcile(&shell, "duration", text, &asked).exits(1).json();
    assert_eq!(codes(&found), ["duration-said-twice"], "{found}");
    // One of three ends after three months, and two go on after twelve.
    near(number(&found, &[("RULE", "D12M")], "FACTOR"), 2.0 / 3.0, 1e-12);
    let permanent = reconcile(&shell, "duration", STAYS, &["--rules", "PERM", "--format", "json"]).exits(1).json();
    assert!(codes(&permanent).contains(&"mirror-rule-without-months"), "{permanent}");
    let unusable = "MONTHS,ENDED,WEIGHT\n5,yes,1\n6,yes,-1\n20,no,1\n";
    let told = reconcile(&shell, "duration", unusable, &asked).exits(1).json();
    let message = told["findings"][0]["message"].as_str().unwrap();
    assert!(message.contains("line 3"), "{message}");
}

#[test]
fn every_belief_that_cannot_be_read_is_told_before_the_command_ends() {
    let shell = Shell::new();
    let beliefs = BELIEFS.replace("known,0.9", "gamma,0.9").replace("known,0.5", "known,half");
    let told = flows(&shell, (REPORTS, &beliefs), &SAMPLER).exits(1).stderr;
    assert!(told.contains("line 3, “FORM”") && told.contains("line 4, “FIRST”: “half”"), "{told}");
    let nobody = REPORTS.replace("register", "other").replace("survey", "other").replace("guess", "other");
    let told = flows(&shell, (&nobody, BELIEFS), &SAMPLER).exits(1);
    assert!(told.stdout.is_empty() && told.stderr.contains("“other”"), "{}{}", told.stdout, told.stderr);
}
