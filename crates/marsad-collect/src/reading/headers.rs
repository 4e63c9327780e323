//! The headers of a table: several rows, with merged cells, as one path of texts for each column.

use marsad_model::HeaderRow;

use crate::cell::tidy;
use crate::formats::Merge;
use crate::names::fold;
use crate::values::asides::has_year;
use crate::values::units::without_unit_part;

/// Over how many columns blocks that come again are looked for, and how many columns of labels may stand before them.
const BLOCK_COLUMNS_MAX: usize = 300;
const LABELS_MAX: usize = 8;
/// How many texts beside those of components are looked at.
const TEXTS_BESIDE_MAX: usize = 64;

/// The header rows of a table as they come.
#[derive(Clone, Debug, Default)]
pub(crate) struct Headers {
    /// For each row its number and its cells.
    rows: Vec<(u32, Vec<String>)>,
}

impl Headers {
    /// Adds a row of headers.
    pub(crate) fn push(&mut self, number: u32, cells: &[String]) {
        self.rows.push((number, cells.iter().map(|cell| header_id(cell)).collect()));
    }

    /// Writes into every cell what stands in the merged block that holds it.
    ///
    /// Where a row has no merged cells, an empty cell above a header takes what stands to its left. The last header of a row
    /// may be merged over cells that the row does not have: it stands above as many columns as there are in the table, `reach`.
    pub(crate) fn spread(&mut self, merges: &[Merge], reach: usize) {
        let last = self.rows.len().saturating_sub(1);
        let width = self.width().max(self.merged_width(merges).min(reach));
        for at in 0..self.rows.len() {
            let number = self.rows[at].0;
            self.rows[at].1.resize(width, String::new());
            let across: Vec<&Merge> = merges.iter().filter(|merge| merge.rows[0] == number).collect();
            for merge in &across {
                self.fill(at, merge);
            }
            if !across.iter().any(|merge| merge.columns[0] != merge.columns[1]) && at < last {
                match self.blocks_below(at) {
                    Some(blocks) => self.fill_blocks(at, &blocks),
                    None => self.fill_right(at),
                }
            }
        }
    }

    /// How far merged cells reach that stand behind another header of their row: a title alone in its row heads no column.
    fn merged_width(&self, merges: &[Merge]) -> usize {
        let ends = self.rows.iter().filter_map(|(number, cells)| {
            let last = cells.iter().rposition(|text| !text.is_empty())?;
            let is_alone = cells.get(..last)?.iter().all(String::is_empty);
            let is_it = |merge: &&Merge| merge.rows[0] == *number && merge.columns[0] as usize == last + 1;
            let end = merges.iter().find(is_it).map(|merge| merge.columns[1] as usize);
            end.filter(|_| !is_alone)
        });
        ends.max().unwrap_or(0)
    }

    fn fill(&mut self, at: usize, merge: &Merge) {
        let from = merge.columns[0] as usize - 1;
        let Some(text) = self.rows[at].1.get(from).cloned().filter(|text| !text.is_empty()) else { return };
        let to = (merge.columns[1] as usize).min(self.rows[at].1.len());
        for cell in self.rows[at].1.get_mut(from..to).unwrap_or_default() {
            cell.clone_from(&text);
        }
    }

    /// The columns of blocks whose headers come again below a row, `2022 | 2023 | 2022 | 2023`, where each block has
    /// one text above it, be it over its first column or, as a text that was centred by hand, over another.
    fn blocks_below(&self, at: usize) -> Option<Vec<[usize; 2]>> {
        let (_, below) = self.rows.get(at + 1)?;
        let (_, own) = self.rows.get(at)?;
        let end = below.iter().rposition(|text| !text.is_empty())? + 1;
        if end > BLOCK_COLUMNS_MAX {
            return None;
        }
        let is_block = |first: usize, width: usize| {
            let texts = &below[first..end];
            let mut all = texts.iter().enumerate();
            all.all(|(at, text)| !text.is_empty() && *text == texts[at % width])
                && (1..width).all(|one| !texts[..one].contains(&texts[one]))
        };
        let cuts = |first: usize| {
            let widths = (2..=(end - first) / 2).filter(move |width| (end - first).is_multiple_of(*width));
            widths.map(move |width| (first, width))
        };
        let (first, width) = (0..end.min(LABELS_MAX)).flat_map(cuts).find(|&(first, width)| is_block(first, width))?;
        let blocks: Vec<[usize; 2]> = (first..end).step_by(width).map(|from| [from, from + width]).collect();
        let texts = |[from, to]: [usize; 2]| own.get(from..to.min(own.len())).unwrap_or_default();
        let has_one = |block: &[usize; 2]| texts(*block).iter().filter(|text| !text.is_empty()).count() == 1;
        blocks.iter().all(has_one).then_some(blocks)
    }

    fn fill_blocks(&mut self, at: usize, blocks: &[[usize; 2]]) {
        for &[from, to] in blocks {
            let Some(cells) = self.rows[at].1.get_mut(from..to) else { continue };
            let Some(text) = cells.iter().find(|text| !text.is_empty()).cloned() else { continue };
            cells.fill(text);
        }
    }

    fn fill_right(&mut self, at: usize) {
        for column in 1..self.rows[at].1.len() {
            let has_header_below =
                self.rows[at + 1..].iter().any(|(_, row)| row.get(column).is_some_and(|t| !t.is_empty()));
            let is_label = self.rows[at + 1..].iter().all(|(_, row)| row.get(column - 1).is_none_or(String::is_empty));
            if self.rows[at].1[column].is_empty() && has_header_below && !is_label {
                self.rows[at].1[column] = self.rows[at].1[column - 1].clone();
            }
        }
    }

    /// How many columns have a header.
    pub(crate) fn width(&self) -> usize {
        self.rows.iter().map(|(_, row)| row.len()).max().unwrap_or(0)
    }

    /// The text above a column in the row with this number.
    pub(crate) fn text(&self, number: u32, column: usize) -> &str {
        let row = self.rows.iter().find(|(row, _)| *row == number);
        row.and_then(|(_, row)| row.get(column)).map_or("", String::as_str)
    }

    /// The texts above a column, from the top, without repetition, with ` / ` between them.
    pub(crate) fn path(&self, column: usize) -> String {
        let mut parts: Vec<&str> = Vec::new();
        for (_, row) in &self.rows {
            let text = row.get(column).map_or("", String::as_str);
            if !text.is_empty() && parts.last() != Some(&text) {
                parts.push(text);
            }
        }
        parts.join(" / ")
    }

    /// The texts over some columns in rows that say no component, with their row and the place of their column, each of a row
    /// once: those over columns that the rows `across` tell apart, and not what stands over the column at the `corner`, too.
    pub(crate) fn texts_beside(
        &self,
        across: &[HeaderRow],
        columns: &[usize],
        corner: usize,
    ) -> Vec<(u32, usize, &str)> {
        let is_across = |row: u32| across.iter().any(|own| own.row == row);
        let mut found: Vec<(u32, usize, &str)> = Vec::new();
        for (at, (row, cells)) in self.rows.iter().enumerate().filter(|(_, (row, _))| !is_across(*row)) {
            for &column in columns {
                let text = cells.get(column).map_or("", String::as_str);
                // A cell that is merged over several rows is read with the first of them.
                let is_again = self.rows[..at].iter().any(|(upper, _)| self.text(*upper, column) == text);
                let mut said = across.iter().map(|own| self.text(own.row, column));
                let is_told_apart = said.any(|said| !said.is_empty() && said != text);
                let is_of_corner = cells.get(corner).is_some_and(|corner| corner == text);
                let is_known = found.iter().any(|(known, _, other)| known == row && *other == text);
                let is_own = !text.is_empty() && is_told_apart && !is_again && !is_of_corner && !is_known;
                if is_own && found.len() < TEXTS_BESIDE_MAX {
                    found.push((*row, column, text));
                }
            }
        }
        found
    }

    /// The last header row.
    pub(crate) fn last_row(&self) -> Option<u32> {
        self.rows.last().map(|(number, _)| *number)
    }
}

/// A header without the name that SDMX-CSV may write after the identifier: `FREQ: Frequency` is `FREQ`.
fn header_id(header: &str) -> String {
    let tidied = tidy(header);
    match tidied.split_once(": ") {
        Some((id, _))
            if !id.is_empty() && id.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_') =>
        {
            id.to_owned()
        }
        _ => tidied,
    }
}

/// A path of headers without the levels that hold a year, `Table 1a. First issue, 2023 / Citizenship`: next year they
/// hold another one. The path as it stands where all of its levels do.
pub(crate) fn undated(path: &str) -> String {
    let kept: Vec<&str> = path.split(" / ").filter(|level| !has_year(level)).collect();
    if kept.is_empty() { path.to_owned() } else { kept.join(" / ") }
}

/// Words that head the same column of time, folded.
const TIME_HEADS: [&[&str]; 4] = [
    &[
        "annee",
        "annees",
        "an",
        "ans",
        "exercice",
        "exercices",
        "millesime",
        "year",
        "years",
        "سنه",
        "سنوات",
        "عام",
        "اعوام",
    ],
    &["mois", "month", "months", "شهر", "اشهر"],
    &["trimestre", "trimestres", "quarter", "quarters", "ثلاثي", "ثلاثيه"],
    &["periode", "periodes", "period", "periods", "time period", "فتره", "فترات"],
];

/// Whether a text is a word that heads a column of time, and no period itself: `Année`.
pub(crate) fn is_time_head(text: &str) -> bool {
    time_head(text).is_some()
}

/// Which time each level of a path heads, where all head the same: `Année / Year`.
fn time_head(path: &str) -> Option<usize> {
    let mut heads = path.split(" / ").map(|level| {
        let folded = fold(level);
        TIME_HEADS.iter().position(|words| words.contains(&folded.as_str()))
    });
    let first = heads.next()??;
    heads.all(|head| head == Some(first)).then_some(first)
}

/// Whether a path is the header of labels that a profile names: as it stands, with another word for the same time, or but for
/// the levels that hold a year and for the unit that one of both says.
pub(crate) fn is_header_of_labels(path: &str, header: &str) -> bool {
    let (found, wanted) = (fold(path), fold(header));
    let name = |path: &str| fold(&without_unit_part(path));
    let is_of_same_time = || time_head(path).is_some_and(|head| time_head(header) == Some(head));
    let has_same_name = || !wanted.is_empty() && name(&undated(path)) == name(header);
    found == wanted || fold(&undated(path)) == wanted || has_same_name() || is_of_same_time()
}

#[cfg(test)]
mod tests {
    use super::{HeaderRow, Headers, TIME_HEADS, fold, is_header_of_labels, undated};
    use crate::formats::Merge;

    fn headers(rows: &[&[&str]], merges: &[Merge]) -> Vec<String> {
        let mut headers = Headers::default();
        for (at, row) in rows.iter().enumerate() {
            headers.push(at as u32 + 1, &row.iter().map(|&text| text.to_owned()).collect::<Vec<_>>());
        }
        headers.spread(merges, 7);
        (0..headers.width()).map(|column| headers.path(column)).collect()
    }

    #[test]
    fn a_level_with_a_year_need_not_be_named() {
        assert_eq!(undated("Table 1a. First issue, 2023 / Citizenship"), "Citizenship");
        assert_eq!((undated("2022 / 2023"), undated("Pays")), ("2022 / 2023".to_owned(), "Pays".to_owned()));
    }

    #[test]
    fn a_header_of_labels_is_the_same_with_another_unit_or_none() {
        for path in ["Pays / Unité : 1000 DT", "PAYS", "Pays (en MDT)", "Tableau 3, 2024 / Pays"] {
            assert!(is_header_of_labels(path, "Pays / Unité : millions de dinars"), "{path}");
        }
        assert!(!is_header_of_labels("Région / Unité : 1000 DT", "Pays / Unité : 1000 DT"));
        assert!(!is_header_of_labels("Unité : 1000 DT", "") && !is_header_of_labels("", "Pays"));
    }

    #[test]
    fn a_header_of_time_is_the_same_with_another_word_for_it() {
        for word in TIME_HEADS.concat() {
            assert_eq!(fold(word), word);
        }
        for (path, header) in [("Exercice", "Année"), ("Année / Year", "السنة"), ("العام", "Année"), ("Month", "Mois")]
        {
            assert!(is_header_of_labels(path, header), "{path} {header}");
        }
        for (path, header) in [("Mois", "Année"), ("Année / Mois", "Année"), ("Cumul", "Année"), ("", "Année")] {
            assert!(!is_header_of_labels(path, header), "{path} {header}");
        }
    }

    #[test]
    fn a_text_centred_over_headers_that_come_again_is_about_all_of_them() {
        let expected = ["Pays", "H / 2021", "H / 2022", "H / 2023", "F / 2021", "F / 2022", "F / 2023"];
        let years = ["", "2021", "2022", "2023", "2021", "2022", "2023"];
        for first in [["Pays", "", "H", "", "", "F", ""], ["Pays", "H", "", "", "F", "", ""]] {
            assert_eq!(headers(&[&first, &years], &[]), expected, "{first:?}");
        }
        let odd = headers(&[&["Pays", "H", "", "", "F"], &["", "2021", "2022", "2023", "2021"]], &[]);
        assert_eq!(odd, ["Pays", "H / 2021", "H / 2022", "H / 2023", "F / 2021"], "no block comes again");
    }

    #[test]
    fn texts_beside_those_of_components_stand_over_columns_that_these_tell_apart() {
        let beside = |upper: [&str; 4], across: &[HeaderRow]| {
            let mut headers = Headers::default();
            for (row, cells) in (1..).zip([upper, ["", "2022", "2023", ""]]) {
                headers.push(row, &cells.map(str::to_owned));
            }
            let found = headers.texts_beside(across, &[1, 2, 3], 0).into_iter();
            found.map(|(row, column, text)| format!("{row} {column} {text}")).collect::<Vec<_>>()
        };
        let years = [HeaderRow { row: 2, components: Vec::new() }];
        assert_eq!(beside(["Isle", "Entries", "Entries", "Total"], &years), ["1 1 Entries"]);
        assert_eq!(beside(["Isle", "Entries", "Exits", "Exits"], &years), ["1 1 Entries", "1 2 Exits"]);
        assert!(beside(["Entries"; 4], &years).is_empty(), "a title over all of the table");
        assert!(beside(["Isle", "Entries", "Entries", "Total"], &[]).is_empty(), "headers that are read whole");
    }

    #[test]
    fn merged_headers_stand_above_each_of_their_columns() {
        let rows: [&[&str]; 2] = [&["Pays", "2022", "", "2023", "", "Note"], &["", "H", "F", "H", "F", ""]];
        let merges = [Merge { rows: [1, 1], columns: [2, 3] }, Merge { rows: [1, 1], columns: [4, 5] }];
        let expected = ["Pays", "2022 / H", "2022 / F", "2023 / H", "2023 / F", "Note"];
        assert_eq!(headers(&rows, &merges), expected);
        assert_eq!(headers(&rows, &[]), expected, "blank cells say the same where nothing is merged");
    }

    #[test]
    fn a_last_header_that_is_merged_stands_above_its_columns_where_the_row_ends_before_them() {
        let merges = [Merge { rows: [1, 1], columns: [2, 3] }, Merge { rows: [1, 1], columns: [4, 5] }];
        let rows: [&[&str]; 1] = [&["Pays", "2022", "", "2023"]];
        assert_eq!(headers(&rows, &merges), ["Pays", "2022", "2022", "2023", "2023"]);
        let wide = [Merge { rows: [1, 1], columns: [4, 900] }];
        assert_eq!(headers(&rows, &wide)[3..], ["2023"; 4], "no further than the table");
        let title = [Merge { rows: [1, 1], columns: [1, 6] }];
        let below: [&[&str]; 2] = [&["Arrivals"], &["Pays", "2022"]];
        assert_eq!(headers(&below, &title), ["Arrivals / Pays", "Arrivals / 2022"], "a title heads no column more");
    }
}
