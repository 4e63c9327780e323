//! Packs: one is checked, and two versions of one are compared.

use crate::shell::Shell;

#[test]
fn a_whole_pack_is_fine_and_a_broken_one_is_explained() {
    let shell = Shell::new();
    shell.run(&["pack", "check", &shell.pack("marjan")]).exits(0);
    let broken = shell.copy_of_pack("marjan");
    shell.change(&format!("{broken}/dataflows/DF_ARRIVALS.toml"), "\"DSD_ARRIVALS\"", "\"DSD_ARIVALS\"");
    let told = shell.run(&["pack", "check", &broken]).exits(1);
    assert!(
        told.stdout.contains("dataflows/DF_ARRIVALS.toml") && told.stdout.contains("Nearest: DSD_ARRIVALS"),
        "{}",
        told.stdout
    );
    let json = shell.run(&["pack", "check", &broken, "--format", "json"]).exits(1);
    assert_eq!(json.json()[0]["problem"], "dangling");
    let arabic = shell.run(&["pack", "check", &broken, "--lang", "ar"]).exits(1);
    assert!(arabic.stdout.contains("غير موجود"), "{}", arabic.stdout);
}

#[test]
fn two_versions_of_a_pack_are_compared() {
    let shell = Shell::new();
    let (old, new) = (shell.pack("marjan"), shell.copy_of_pack("marjan"));
    let same = shell.run(&["pack", "diff", &old, &new]).exits(0);
    assert!(same.stdout.is_empty() && same.stderr.contains("the same in both"), "{} {}", same.stdout, same.stderr);
    shell.change(&format!("{new}/codelists/CL_OBS_STATUS.csv"), "\nU,", "\nUU,");
    let json = shell.run(&["pack", "diff", &old, &new, "--format", "json"]).exits(0).json();
    let codes = json["codelists"][0]["codes"].as_array().unwrap();
    let recoded = codes.iter().find(|code| code["old"] == "U").unwrap();
    assert_eq!((recoded["change"].as_str(), recoded["new"][0]["code"].as_str()), (Some("recoded"), Some("UU")));
    let told = shell.run(&["pack", "diff", &old, &new]).exits(0);
    assert!(told.stdout.contains("CL_OBS_STATUS\tanother code\tU Low reliability\tUU Low"), "{}", told.stdout);
    shell.run(&["pack", "diff", &old, &new, "--lang", "ar"]).exits(0);
    shell.change(&format!("{new}/codelists/CL_ISLE.csv"), "XM-L,_T,", "XM-L,XM-S,");
    let told = shell.run(&["pack", "diff", &old, &new]).exits(0).stdout;
    let moved = "CL_ISLE\tunder another code\tXM-L Lulu Isle\t_T Marjan (all isles)\tXM-S Sadaf Isle\n";
    assert!(told.contains(moved), "{told}");
    let table = shell.run(&["pack", "diff", &old, &new, "--format", "csv"]).exits(0).stdout;
    assert!(table.starts_with("KIND,ID,CHANGE,OLD,NEW,WEIGHT,SCORE,FACT,OLD_VALUE,NEW_VALUE\n"), "{table}");
    assert!(table.contains("\ncode,CL_OBS_STATUS,recoded,U,UU,1,,,,\n"), "{table}");
    assert!(table.contains("\nfact,CL_ISLE,same,XM-L,XM-L,,,parent,_T,XM-S\n"), "{table}");
    shell.run(&["pack", "diff", &old, "/nowhere"]).exits(1);
}
