//! A pack whose rules cannot be understood is not worked with.

use marsad_pack::ProblemKind;
use marsad_testkit::pack_files;
use marsad_workflow::read_pack;

#[test]
fn the_formulas_of_the_packs_of_this_repository_are_understood() {
    for name in ["marjan", "tunisia"] {
        assert_eq!(read_pack(&pack_files(name)).err(), None, "packs/{name}");
    }
}

#[test]
fn a_slip_in_a_formula_is_a_problem_of_the_pack_with_its_line_and_column() {
    let mut files = pack_files("marjan");
    let rule = "\n[[rule]]\nid = \"SLIP\"\nseverity = \"error\"\ncheck = { kind = \"formula\", formula = \"ISLE = \\\"XM-Q\\\" or true\" }\n";
    files.entry("rules/DF_ARRIVALS.toml".to_owned()).or_default().extend(rule.bytes());
    let problems = read_pack(&files).unwrap_err();
    assert_eq!((problems.len(), problems[0].kind), (1, ProblemKind::Unreadable));
    assert_eq!((&*problems[0].file, &*problems[0].arguments["where"]), ("rules/DF_ARRIVALS.toml", "SLIP 1:8"));
    assert!(problems[0].arguments["detail"].contains("XM-"), "{problems:?}");
}
