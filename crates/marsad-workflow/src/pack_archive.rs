//! Packs as they were: kept in the lake under their hash, so that what was made under them can be made again.

use marsad_pack::Files;

/// The definitions in `files` as bytes: for each file its path, its length and its content. Submissions are no part of it.
pub(crate) fn archive(files: &Files) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (path, content) in files.iter().filter(|(path, _)| !path.starts_with("submissions/")) {
        bytes.extend(format!("{path}\n{}\n", content.len()).as_bytes());
        bytes.extend(content);
    }
    bytes
}

/// The files in an archive; none if it is not one.
pub(crate) fn files(mut bytes: &[u8]) -> Option<Files> {
    let mut files = Files::new();
    while !bytes.is_empty() {
        let path = line(&mut bytes)?;
        let length: usize = line(&mut bytes)?.parse().ok()?;
        let content = bytes.get(..length)?.to_vec();
        bytes = &bytes[length..];
        files.insert(path, content);
    }
    Some(files)
}

fn line(bytes: &mut &[u8]) -> Option<String> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let text = std::str::from_utf8(&bytes[..end]).ok()?.to_owned();
    *bytes = &bytes[end + 1..];
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::{archive, files};

    #[test]
    fn an_archive_reads_back_as_the_files_it_was_made_of() {
        let packed = archive(&marsad_testkit::pack_files("marjan"));
        let read = files(&packed).unwrap();
        assert_eq!(archive(&read), packed);
        assert!(marsad_pack::read(&read).is_ok());
        assert_eq!(files(&packed[..packed.len() - 1]), None);
    }
}
