//! The codebook that somebody brings along with a table of text: a table itself, or a document of DDI-Codebook.

use marsad_model::Finding;
use marsad_study::{Codebook, DdiDocument, ReadOptions, read_codebook_csv, read_ddi};

/// What stands before the first letter of a document, or not.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The codebook in `bytes`, and what is wrong with it. Where a document of DDI describes several files, that of the file
/// whose variables stand in the first line of `data`.
pub(super) fn read_codebook(bytes: &[u8], data: &[u8]) -> (Codebook, Vec<Finding>) {
    if !is_document(bytes) {
        return read_codebook_csv(bytes);
    }
    let DdiDocument { files, findings, .. } = read_ddi(bytes, &ReadOptions::default());
    let head = first_line(data);
    let known = |codebook: &Codebook| {
        let is_there = |name: &str| !name.is_empty() && head.contains(name);
        codebook.variables.iter().filter(|variable| is_there(&variable.name)).count()
    };
    // Of files that fit equally well the first counts.
    let best = files.into_iter().map(|file| file.codebook).rev().max_by_key(known);
    (best.unwrap_or_default(), findings)
}

/// Whether bytes begin as a document of XML does, in one or in two bytes for each letter.
fn is_document(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(MARK).unwrap_or(bytes);
    let has_marks = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let is_wide = has_marks && bytes.get(2..4).is_some_and(|letter| letter.contains(&b'<'));
    let first = bytes.iter().copied().find(|byte| !byte.is_ascii_whitespace());
    is_wide || first == Some(b'<')
}

/// The first line of a table of text; of any other file what happens to stand there.
fn first_line(data: &[u8]) -> String {
    let end = data.iter().position(|byte| *byte == b'\n').unwrap_or(data.len());
    // Of letters in two bytes one is zero, in names that are plain.
    let letters: Vec<u8> = data.iter().take(end.min(LINE_BYTES_MAX)).copied().filter(|byte| *byte != 0).collect();
    String::from_utf8_lossy(&letters).into_owned()
}

/// Names of variables are looked for in so many bytes.
const LINE_BYTES_MAX: usize = 1 << 20;

#[cfg(test)]
mod tests {
    use super::read_codebook;

    const TWO_FILES: &str = r#"<?xml version="1.0"?>
<codeBook xmlns="ddi:codebook:2_5" version="2.5">
 <fileDscr ID="F1"><fileTxt><fileName>households</fileName></fileTxt></fileDscr>
 <fileDscr ID="F2"><fileTxt><fileName>persons</fileName></fileTxt></fileDscr>
 <dataDscr>
  <var ID="V1" name="rooms" files="F1"><labl>Rooms</labl></var>
  <var ID="V2" name="age" files="F2"><labl>Age</labl></var>
  <var ID="V3" name="pw" files="F2" wgt="wgt"><labl>Weight</labl></var>
 </dataDscr>
</codeBook>"#;

    fn names(bytes: &[u8], data: &[u8]) -> Vec<String> {
        read_codebook(bytes, data).0.variables.into_iter().map(|variable| variable.name).collect()
    }

    #[test]
    fn a_document_gives_the_codebook_of_the_file_that_was_brought() {
        assert_eq!(names(TWO_FILES.as_bytes(), b"age,pw\n30,2\n"), ["age", "pw"]);
        assert_eq!(names(TWO_FILES.as_bytes(), b"rooms\n3\n"), ["rooms"]);
    }

    #[test]
    fn a_table_is_read_as_a_table() {
        assert_eq!(names(b"variable,kind\nage,number\n", b"age\n30\n"), ["age"]);
    }

    #[test]
    fn a_document_that_is_no_codebook_is_told() {
        let (codebook, findings) = read_codebook(b"<html><p>no</p></html>", b"age\n30\n");
        assert!(codebook.variables.is_empty() && !findings.is_empty());
    }
}
