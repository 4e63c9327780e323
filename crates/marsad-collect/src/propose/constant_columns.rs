//! Columns of words that say one thing of all rows and are not read, as the country of asylum in a file of one country: the
//! profile keeps what they say, and a later row that says another thing is told.

use super::grid::KeptCell;
use super::kind::Kind;
use super::roles::Roles;
use crate::names::fold;

/// In fewer rows nothing shows that a column says the same of all.
const ROWS_MIN: usize = 3;
/// A longer text is a remark.
const CHARACTERS_MAX: usize = 120;

impl Roles<'_, '_, '_> {
    /// What a column of words says of all rows with values; none where it says several things, or nothing of most rows.
    pub(super) fn only_text(&self, at: usize) -> Option<String> {
        let rows: Vec<usize> = self.data_rows().filter(|&row| self.has_values(row)).collect();
        let filled = rows.iter().filter_map(|&row| Some((row, self.grid.at(row, at)?)));
        let filled: Vec<(usize, &KeptCell)> = filled.collect();
        let first = filled.first()?.1.label();
        let folded = fold(&first);
        let is_same = |(row, cell): &(usize, &KeptCell)| {
            let is_of_words = matches!(self.kinds.at(*row, at), Kind::Text | Kind::Time);
            is_of_words && (cell.label() == first || fold(&cell.label()) == folded)
        };
        let is_text = first.chars().any(char::is_alphabetic) && first.chars().count() <= CHARACTERS_MAX;
        let is_filled = filled.len() >= ROWS_MIN && filled.len() * 2 > rows.len();
        (is_text && is_filled && filled.iter().all(is_same)).then_some(first)
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::{FindingCode, Severity};
    use marsad_testkit::tunisia;

    use crate::DoubtKind;
    use crate::propose::tests::{draft_of, read_of};

    const HEADERS: &str =
        "Year;Country / territory of asylum/residence;Origin;Number of refugees;Year of publication\n";

    #[test]
    fn a_country_that_every_row_says_is_kept_and_another_is_told_in_the_next_file() {
        let file = |country: &str| {
            let rows = ["Cameroon;102", "Chad;35", "Eritrea;196", "Guinea;255"];
            rows.map(|row| format!("2022;{country};{row};2023\n")).concat()
        };
        let text = format!("{HEADERS}{}", file("Tunisia"));
        let draft = draft_of(tunisia(), "DF_REFUGEES", text.as_bytes());
        let only = |header: &str| {
            let column = draft.profile.tables[0].column.iter().find(|column| column.header.starts_with(header));
            column.and_then(|column| column.only.as_deref())
        };
        assert_eq!((only("Country"), only("Year of")), (Some("Tunisia"), None), "{:?}", draft.doubts);
        let asked = draft.doubts.iter().find(|doubt| doubt.kind == DoubtKind::ConstantColumn);
        assert_eq!(asked.map(|doubt| (doubt.taken.as_str(), doubt.place.as_str())), Some(("Tunisia", "B")));
        let told = |text: &str| {
            let reading = read_of(tunisia(), "DF_REFUGEES", &draft, text);
            let told = reading.findings.iter().filter(|finding| finding.code == FindingCode::UnexpectedColumn);
            told.map(|finding| (finding.place.row, finding.severity)).collect::<Vec<_>>()
        };
        assert!(told(&text).is_empty());
        let error = |row: u32| (Some(row), Severity::Error);
        assert_eq!(told(&format!("{HEADERS}{}", file("Libya"))), [error(2), error(3), error(4), error(5)]);
        // In lists of regions the country is the whole of them.
        assert_eq!(told(&format!("{HEADERS}{}", file("Total"))), [error(2), error(3), error(4), error(5)]);
        assert!(told(&format!("{HEADERS}{}", file("République tunisienne"))).is_empty());
        assert_eq!(told(&format!("{text}2022;Libya;Bangladesh;30;2023\n")), [error(6)]);
    }

    #[test]
    fn what_a_few_rows_say_is_nothing_that_all_must_say() {
        for rows in [["Late", "", "", ""], ["Late", "Late", "Early", "Late"], ["Late", "Late", "", ""]] {
            let [a, b, c, d] = rows;
            let text = format!(
                "Year;Origin;Remark;Number of refugees\n2022;Chad;{a};35\n2022;Cameroon;{b};12\n2022;Guinea;{c};17\n2022;Eritrea;{d};19\n"
            );
            let draft = draft_of(tunisia(), "DF_REFUGEES", text.as_bytes());
            assert!(draft.profile.tables[0].column.iter().all(|column| column.only.is_none()), "{rows:?}");
        }
    }
}
