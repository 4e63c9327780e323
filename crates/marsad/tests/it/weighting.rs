//! Weights that are made, samples drawn by size, intervals by name and models of areas, on the command line.

use serde_json::Value;

use super::shell::Shell;

#[track_caller]
fn near(found: &Value, expected: f64) {
    let number = found.as_f64().unwrap_or(f64::NAN);
    assert!((number - expected).abs() < 1e-9, "{found} is not {expected}");
}

/// One of two women answered and stands for both; then women are 30 and men 10.
#[test]
fn weights_are_made_from_a_file_and_estimated_with() {
    let shell = Shell::new();
    let file = shell.write("survey.csv", "id,sex,w,answered,y\na,F,1,1,1\nb,F,1,0,\nc,M,1,1,5\nd,M,1,1,9\n");
    let sizes = shell.write("sex.csv", "sex,total\nF,30\nM,10\n");
    let steps = ["--answered", "answered", "--nonresponse-cells", "sex", "--cell-respondents", "1"];
    let ask = |what: &[&str], more: &[&str]| {
        let file = ["estimate", "--file", &file, "--weights", "w", "--poststratify", &sizes];
        shell.run(&[&file[..], what, &steps[..], more].concat())
    };
    let made = ask(&["--adjusted-weights=id"], &["--format", "json"]).exits(0);
    for told in ["Non-response, by cells", "Post-stratification", "Kish", "sex=F"] {
        assert!(made.stderr.contains(told), "{told}: {}", made.stderr);
    }
    let json = made.json();
    for (row, (name, weight)) in [("a", 30.0), ("b", 0.0), ("c", 5.0), ("d", 5.0)].into_iter().enumerate() {
        assert_eq!(json["rows"][row]["id"], name);
        near(&json["rows"][row]["weight_after"], weight);
    }
    near(&json["adjustments"][1]["sum_after"], 40.0);
    let csv = ask(&["--adjusted-weights"], &["--format", "csv"]).exits(0).stdout;
    assert!(csv.starts_with("row,weight_before,weight_after,weight_factor\n1,1,30,30\n2,1,0,0\n"), "{csv}");
    let mean = ask(&["--mean", "y"], &["--format", "json"]).exits(0).json();
    near(&mean["rows"][0]["value"], 2.5);
    // The package survey of R adjusts for no non-response: the reason is said.
    let none = ask(&["--mean", "y"], &["--script", "r"]).exits(1).stderr;
    assert!(none.contains("--adjusted-weights"), "{none}");
    let french = ask(&["--mean", "y"], &["--lang", "fr"]).exits(0).stderr;
    assert!(french.contains("Non-réponse, par cellules"), "{french}");
}

/// Women and men are 40, town and country 45: no weights give both.
#[test]
fn margins_of_two_populations_are_not_raked_over() {
    let shell = Shell::new();
    let file = shell.write("survey.csv", "sex,area,w,y\nF,U,1,1\nF,R,1,2\nM,U,1,5\nM,R,1,9\n");
    let sexes = shell.write("sex.csv", "sex,total\nF,30\nM,10\n");
    let ask = |areas: &str, what: &[&str]| {
        let areas = shell.write("area.csv", areas);
        let file = ["estimate", "--file", &file, "--weights", "w", "--rake", &sexes, "--rake", &areas];
        shell.run(&[&file[..], what].concat())
    };
    for what in [&["--mean", "y"][..], &["--adjusted-weights"]] {
        ask("area,total\nU,20\nR,20\n", what).exits(0);
        let refused = ask("area,total\nU,20\nR,25\n", what).exits(1).stderr;
        assert!(refused.contains("40") && refused.contains("45"), "{refused}");
    }
}

/// R survey 4.1.1: `svydesign(ids = ~1, fpc = ~p, pps = "brewer")`; after Hájek as in `variance/METHOD.md` of `marsad-survey`.
#[test]
fn units_drawn_by_their_size_are_named_by_options_or_by_a_codebook() {
    let shell = Shell::new();
    let file = shell.write("units.csv", "p,y\n0.2,3\n0.4,5\n0.5,8\n0.25,2\n");
    let book = shell.write("book.csv", "variable,role,kind\np,probability,number\ny,,number\n");
    let ask =
        |more: &[&str]| shell.run(&[&["estimate", "--file", &file, "--total", "y", "--format", "json"], more].concat());
    for how in [["--fpc", "p"], ["--probabilities", "p"], ["--codebook", book.as_str()]] {
        for (scheme, error) in [("brewer", 5.933_397_705_643_31), ("hajek", 5.917_142_774_714_178)] {
            let found = ask(&[&how[..], &["--pps", scheme]].concat()).exits(0).json();
            near(&found["rows"][0]["value"], 51.5);
            near(&found["rows"][0]["standard_error"], error);
        }
    }
    let off = ask(&["--probabilities", "p", "--expected-total", "100"]).exits(1).stderr;
    assert!(off.contains("100"), "{off}");
    ask(&["--fpc", "p", "--pps", "brewer", "--pps-pairs", "yates-grundy"]).exits(1);
}

#[test]
fn intervals_are_named_and_refused_where_they_do_not_exist() {
    let shell = Shell::new();
    let file = shell.write("survey.csv", "w,sex,area\n10,F,U\n10,M,U\n20,F,U\n20,M,R\n");
    let ask = |more: &[&str]| shell.run(&[&["estimate", "--file", &file, "--weights", "w"], more].concat());
    // As `a_share_has_the_interval_that_was_named`, by R.
    let share = ["--proportion", "sex=F", "--where", "area=U", "--interval", "beta", "--format", "json"];
    near(&ask(&share).exits(0).json()["rows"][0]["low"], 0.101_980_562_678_429);
    let unfit = ask(&["--count", "--interval", "beta"]).exits(1).stderr;
    assert!(unfit.contains("wald"), "{unfit}");
    let script = ask(&["--proportion", "sex=F", "--interval", "beta", "--script", "r"]).exits(0).stdout;
    assert!(script.contains("method = \"beta\""), "{script}");
    ask(&["--proportion", "sex=F", "--interval", "beta", "--script", "stata"]).exits(1);
}

/// The areas are a quarter, a quarter and a half of the whole, whose mean is six: together they say so again.
#[test]
fn areas_meet_a_figure_for_the_whole() {
    let shell = Shell::new();
    let rows = "a,1\na,2\na,3\nb,4\nb,5\nb,6\nc,9\nc,10\nc,14\n";
    let file = shell.write("survey.csv", &format!("area,y\n{rows}"));
    let areas = shell.write("areas.csv", "area,size\na,1\nb,1\nc,2\n");
    let ask = |more: &[&str]| {
        let model = ["estimate", "--file", &file, "--mean", "y", "--by", "area", "--small-areas", &areas];
        shell.run(&[&model[..], more].concat())
    };
    let met = ["--fh-method", "ml", "--benchmark", "direct", "--benchmark-sizes", "size", "--format", "json"];
    let json = ask(&met).exits(0).json();
    let share = [0.25, 0.25, 0.5];
    let whole: f64 = (0..3).map(|row| share[row] * json["rows"][row]["benchmarked"].as_f64().unwrap()).sum();
    assert!((whole - 6.0).abs() < 1e-9, "{json}");
    let refused = ask(&["--fh-transform", "arcsine"]).exits(1).stderr;
    assert!(refused.contains("arcsine"), "{refused}");
    ask(&["--fh-one-design-effect"]).exits(1);
    // Without sizes the areas are as large as in the sample, which has three of each.
    let json = ask(&["--fh-method", "ml", "--benchmark", "direct", "--format", "json"]).exits(0).json();
    let whole: f64 = (0..3).map(|row| json["rows"][row]["benchmarked"].as_f64().unwrap() / 3.0).sum();
    assert!((whole - 6.0).abs() < 1e-9, "{json}");
    let nameless = ask(&["--benchmark", "6"]).exits(1).stderr;
    assert!(nameless.contains("--benchmark-sizes"), "{nameless}");
}
