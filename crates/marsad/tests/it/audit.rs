//! The audit trail from a shell.

use crate::shell::Shell;

/// A data folder with an administrator and one more account, so that the trail has two records at least.
fn house() -> Shell {
    let shell = Shell::new();
    let told = shell.run(&["init", "--pack", &shell.pack("marjan")]).exits(0);
    shell.chooses_password("administrator", told.stderr.trim().rsplit(' ').next().unwrap());
    shell
        .run_as(&["account", "create", "ports", "--role", "provider", "--provider", "PORTS"], "administrator")
        .exits(0);
    shell
}

#[test]
fn the_trail_is_listed_searched_and_exported() {
    let shell = house();
    let all = shell.run(&["audit", "--format", "json"]).exits(0).json();
    assert_eq!(shell.run(&["audit", "list", "--format", "json"]).exits(0).json(), all);
    let made = shell.run(&["audit", "list", "--subject", "ports", "--format", "json"]).exits(0).json();
    assert_eq!((made.as_array().unwrap().len(), &made[0]["action"]), (1, &serde_json::json!("create_account")));
    assert!(shell.run(&["audit", "list", "--actor", "nobody"]).exits(0).stdout.is_empty());
    shell.run(&["audit", "list", "--from", "yesterday"]).exits(2);
    let lines = shell.run(&["audit", "export"]).exits(0).stdout;
    let first: serde_json::Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    assert_eq!((lines.lines().count(), &first), (all.as_array().unwrap().len(), &all[0]));
}

#[test]
fn a_head_that_was_written_down_must_stand_in_the_chain() {
    let shell = house();
    let told = shell.run(&["audit", "verify", "--format", "json"]).exits(0).json();
    let (number, hash) = (told["head"]["number"].as_u64().unwrap(), told["head"]["hash"].as_str().unwrap().to_owned());
    shell.run(&["audit", "verify", "--head", &format!("{number}:{hash}")]).exits(0);
    let other = format!("{number}:{}", "0".repeat(64));
    let strange = shell.run(&["audit", "verify", "--head", &other, "--format", "json"]).exits(1).json();
    assert_eq!(strange["strange_heads"][0].as_u64(), Some(number));
    let later = format!("{}:{hash}", number + 9);
    assert!(shell.run(&["audit", "verify", "--head", &later]).exits(1).stdout.contains(&(number + 9).to_string()));
    shell.run(&["audit", "verify", "--head", "12"]).exits(2);
}

#[test]
fn a_receipt_that_nobody_signed_is_told_without_a_data_folder() {
    let shell = Shell::new();
    let receipt = serde_json::json!({
        "number": 1, "submission": "PORTS_ARRIVALS-0001", "agreement": "PORTS_ARRIVALS", "provider": "PORTS",
        "file_name": "a.csv", "sha256": "00", "size_bytes": 1, "received_at": "2026-01-01T00:00:00Z",
        "received_by": "ports", "observations": null, "errors": 0, "warnings": 0, "audit_number": 1,
        "audit_hash": "11", "key": "22".repeat(32), "signature": "33".repeat(64),
    });
    let file = shell.write("receipt.json", &receipt.to_string());
    let told = shell.run(&["receipt", "verify", &file, "--format", "json"]).exits(1).json();
    assert_eq!((&told["is_whole"], &told["is_key_given"]), (&serde_json::json!(false), &serde_json::json!(false)));
    assert!(shell.run(&["receipt", "verify", &file]).exits(1).stdout.contains("PORTS_ARRIVALS-0001"));
}

/// Signed by OpenSSL 3.0 (`openssl pkeyutl -sign -rawin`) with the Ed25519 secret of 32 bytes of 7, over the JSON with a blank
/// signature.
const SIGNED_RECEIPT: &str = concat!(
    r#"{"number":1,"submission":"PORTS_ARRIVALS-0001","agreement":"PORTS_ARRIVALS","provider":"PORTS","#,
    r#""file_name":"a.csv","sha256":"00","size_bytes":1,"received_at":"2026-01-01T00:00:00Z","#,
    r#""received_by":"ports","observations":null,"errors":0,"warnings":0,"audit_number":1,"#,
    r#""audit_hash":"11","key":"ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c","#,
    r#""signature":"fb4719a690e18862d3f50d5937138024f74d4846ff360e0bd3fe8ab69cc850d01dee9e7d4f9d59575ae0431"#,
    r#"00b54d943f5010bb3c9bae3df1bd6a1d7c8271c0f"}"#,
);

#[test]
fn what_nobody_signed_in_a_receipt_is_told_and_the_receipt_is_not_whole() {
    let shell = Shell::new();
    let file = shell.write("receipt.json", SIGNED_RECEIPT);
    let told = shell.run(&["receipt", "verify", &file, "--format", "json"]).exits(0).json();
    assert_eq!((&told["is_whole"], &told["unsigned"]), (&serde_json::json!(true), &serde_json::json!([])));
    let added = SIGNED_RECEIPT.replacen('{', "{\"extra\":\"x\",", 1);
    let file = shell.write("added.json", &added);
    let told = shell.run(&["receipt", "verify", &file, "--format", "json"]).exits(1).json();
    assert_eq!((&told["is_whole"], &told["unsigned"]), (&serde_json::json!(false), &serde_json::json!(["extra"])));
    assert!(shell.run(&["receipt", "verify", &file]).exits(1).stdout.contains("extra"));
}

#[test]
fn a_key_that_cannot_be_read_accuses_nobody_and_one_is_read_as_the_portal_serves_it() {
    let shell = Shell::new();
    let file = shell.write("receipt.json", SIGNED_RECEIPT);
    let key = "ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c";
    let kept = shell.write("key.txt", &format!("ed25519 {key}\n"));
    for given in [key, &format!("ed25519 {key}"), &kept] {
        let told = shell.run(&["receipt", "verify", &file, "--key", given, "--format", "json"]).exits(0).json();
        assert_eq!(told["is_key_given"], serde_json::json!(true), "{given}");
    }
    for given in ["ed25519", "nowhere.txt", &key[2..]] {
        let told = shell.run(&["receipt", "verify", &file, "--key", given]);
        assert!(told.stdout.is_empty() && told.stderr.contains("/keys/receipts"), "{given}: {}", told.stderr);
    }
    let other = "22".repeat(32);
    assert!(shell.run(&["receipt", "verify", &file, "--key", &other]).exits(1).stdout.contains("not what was signed"));
}

#[test]
fn a_file_is_checked_against_the_receipt_that_was_given_for_it() {
    let shell = Shell::new();
    let sent = shell.write("a.csv", "abc");
    // The SHA-256 of `abc` as FIPS 180-2 gives it.
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    let of_it =
        shell.write("of_it.json", &SIGNED_RECEIPT.replace("\"sha256\":\"00\"", &format!("\"sha256\":\"{abc}\"")));
    let told = shell.run(&["receipt", "verify", &of_it, "--sent", &sent, "--format", "json"]).exits(1).json();
    assert_eq!((&told["is_of_file"], &told["is_whole"]), (&serde_json::json!(true), &serde_json::json!(false)));
    let signed = shell.write("receipt.json", SIGNED_RECEIPT);
    let told = shell.run(&["receipt", "verify", &signed, "--sent", &sent]).exits(1);
    assert!(told.stdout.contains("is not the file that PORTS_ARRIVALS-0001 was sent as"), "{}", told.stdout);
    let told = shell.run(&["receipt", "verify", &signed, "--format", "json"]).exits(0).json();
    assert!(told["is_of_file"].is_null(), "no file was given");
}

#[test]
fn a_receipt_on_paper_is_told_from_the_one_that_is_checked() {
    let shell = Shell::new();
    let paper = shell.write("receipt.pdf", "%PDF-1.7\n");
    let told = shell.run(&["receipt", "verify", &paper]);
    assert!(told.stdout.is_empty() && told.stderr.contains("Give the JSON file"), "{}", told.stderr);
}

#[test]
fn what_is_no_receipt_is_told_as_such() {
    let shell = Shell::new();
    for text in ["[1, \"PORTS_ARRIVALS-0001\"]", "{\"number\": 1", "{}"] {
        let file = shell.write("none.json", text);
        let told = shell.run(&["receipt", "verify", &file]);
        assert!(told.stdout.is_empty() && told.stderr.contains("is no receipt"), "{text}: {}", told.stderr);
    }
}
