//! The files of the Tunisian pack against the plain tables that they were made from: nothing is lost on the way.
//!
//! `cargo xtask workbooks` writes the files, the profiles read them; neither knows the other.

use marsad_collect::{Context, SubmittedFile, read_submission};
use marsad_testkit::{pack_files, submissions, tunisia};

/// What a figure says: key, period, value, status, source.
type Said = (String, String, Option<String>, String, String);

/// The figures of a plain table, in the order of their text.
fn published(table: &[u8]) -> Vec<Said> {
    let mut said = Vec::new();
    for record in csv::Reader::from_reader(table).records() {
        let record = record.unwrap();
        let value = (!record[2].is_empty()).then(|| record[2].parse::<f64>().unwrap().to_string());
        said.push((record[0].into(), record[1].into(), value, record[3].into(), dated(&record[4], &record[5])));
    }
    said.sort();
    said
}

/// A source as it is sent: with the day on which it appeared, where it does not say so itself.
fn dated(source: &str, published: &str) -> String {
    let word = if published.len() == 10 { "publié le" } else { "publié en" };
    if published.is_empty() || source.contains(published) {
        source.to_owned()
    } else {
        format!("{source}, {word} {published}")
    }
}

/// What is read of a file under an agreement, in the order of its text.
fn read(agreement: &str, name: &str, bytes: &[u8]) -> Vec<Said> {
    let pack = tunisia();
    let context = Context::new(pack, pack.agreement(agreement).unwrap()).unwrap();
    let mut content = std::io::Cursor::new(bytes);
    let reading = read_submission(&context, SubmittedFile { name, submission: "S", content: &mut content });
    assert!(reading.is_acceptable(), "{agreement}: {:#?}", reading.findings);
    let structure = &reading.columns.structure;
    let place = |id: &str| structure.attribute_place(id).unwrap();
    let (status, source) = (place("OBS_STATUS"), place("SOURCE"));
    let mut said: Vec<Said> = reading
        .columns
        .observations()
        .into_iter()
        .map(|observation| {
            let key: Vec<&str> = observation.key.iter().map(|code| code.as_str()).collect();
            let attribute = |at: usize| observation.attributes[at].clone().unwrap_or_default();
            let value = observation.value.map(|value| value.to_string());
            (key.join("."), observation.period.as_str().to_owned(), value, attribute(status), attribute(source))
        })
        .collect();
    said.sort();
    said
}

#[test]
fn what_institutions_send_says_what_the_plain_tables_say() {
    let files = pack_files("tunisia");
    let mut tables = files.keys().filter(|name| name.starts_with("figures/DF_")).count();
    for (agreement, file) in submissions(&files) {
        let dataflow = &tunisia().agreement(&agreement).unwrap().dataflow;
        let expected = published(&files[&format!("figures/{dataflow}.csv")]);
        let found = read(&agreement, &file, &files[&format!("submissions/{file}")]);
        assert_eq!(found, expected, "{agreement}: {file}");
        tables -= 1;
    }
    assert_eq!(tables, 0, "tables of figures that no institution sends");
}
