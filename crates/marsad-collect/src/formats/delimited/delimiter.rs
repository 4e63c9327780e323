//! Which character stands between the cells of a text.

use super::super::{CELL_BYTES_MAX, COLUMNS_MAX};
use super::packed_keys::has_packed_keys;

/// The likeliest delimiter of a text, and how sure it is in per cent: the one that cuts its lines into the same number
/// of cells, more than one; a tab where dimensions are packed into the first cells, however few columns follow.
pub(crate) fn delimiter_of(text: &str) -> (u8, u32) {
    if has_packed_keys(text) {
        return (b'\t', 99);
    }
    let lines: Vec<&str> =
        text.lines().filter(|line| !line.trim().is_empty() && line.len() < CELL_BYTES_MAX).take(200).collect();
    let mut scored: Vec<(f64, u8)> = [b';', b',', b'\t', b'|'].map(|mark| (regularity(&lines, mark), mark)).to_vec();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    match &scored[..] {
        [(best, mark), (second, _), ..] if *best > 0.0 => {
            (*mark, (50.0 + 50.0 * (best - second) / best).clamp(0.0, 99.0) as u32)
        }
        _ => (b',', 100),
    }
}

/// What stands between the cells of SDMX-CSV, by its line of headers: a comma by the standard, and what spreadsheets of many
/// languages write in its place.
pub(crate) fn delimiter_of_headers(text: &str) -> u8 {
    let headers = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let commas = cells_of(headers, b',');
    let others = [b';', b'\t'].map(|mark| (cells_of(headers, mark), mark));
    others.into_iter().filter(|(cells, _)| *cells > commas).max().map_or(b',', |(_, mark)| mark)
}

/// How regularly `mark` cuts lines: the share of lines with the commonest number of cells, weighed by that number.
fn regularity(lines: &[&str], mark: u8) -> f64 {
    let counts: Vec<usize> = lines.iter().map(|line| cells_of(line, mark)).collect();
    let widest = (2..=counts.iter().copied().max().unwrap_or(0).min(COLUMNS_MAX)).filter_map(|cells| {
        let lines_with = counts.iter().filter(|&&count| count == cells).count();
        (lines_with > 0).then(|| lines_with as f64 / counts.len() as f64 * (1.0 + (cells as f64).ln()))
    });
    widest.fold(0.0, f64::max)
}

pub(super) fn cells_of(line: &str, mark: u8) -> usize {
    let mut is_quoted = false;
    let is_cut = |byte: &u8| {
        is_quoted ^= *byte == b'"';
        *byte == mark && !is_quoted
    };
    line.as_bytes()
        .iter()
        .copied()
        .filter({
            let mut is_cut = is_cut;
            move |byte| is_cut(byte)
        })
        .count()
        + 1
}

/// How a delimiter is called in findings.
pub(crate) fn named(delimiter: u8) -> String {
    if delimiter == b'\t' { "TAB".to_owned() } else { char::from(delimiter).to_string() }
}

#[cfg(test)]
mod tests {
    use super::{delimiter_of, delimiter_of_headers};

    #[test]
    fn the_delimiter_is_the_one_that_cuts_regularly() {
        assert_eq!(delimiter_of("a;b;c\n1,5;2;3\n1,7;2;3\n").0, b';');
        assert_eq!(delimiter_of("a,b\n1,2\n3,4\n").0, b',');
        assert_eq!(delimiter_of("a\tb\n1,5\t2\n").0, b'\t');
        assert_eq!(delimiter_of("freq,sex,geo\\TIME_PERIOD\t2023 \nA,F,FR\t12 \nA,F,IT\t7 \n").0, b'\t');
        assert_eq!(delimiter_of("Titre, avec virgule\nSource: x\n\na;b;c\n1;2;3\n1;2;3\n1;2;4\n").0, b';');
    }
    #[test]
    fn the_headers_of_sdmx_csv_show_what_a_spreadsheet_wrote_between_them() {
        let headers = ["DATAFLOW", "FREQ: Frequency, of all", "OBS_VALUE"];
        assert_eq!(delimiter_of_headers(&headers.join(";")), b';');
        assert_eq!(delimiter_of_headers(&headers.join("\t")), b'\t');
        assert_eq!(delimiter_of_headers("STRUCTURE[;],STRUCTURE_ID,OBS_VALUE\ndataflow,a;b;c;d;e,1\n"), b',');
        assert_eq!(delimiter_of_headers(""), b',');
    }
}
