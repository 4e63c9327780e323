//! A name that a sheet can have.

use std::collections::BTreeSet;

const UNITS_MAX: usize = 31;

/// The name, made fit for a sheet and unlike all that are taken (which no case tells apart).
pub(super) fn free_sheet_name(wish: &str, taken: &[String]) -> String {
    let fit = fitting(wish);
    let taken: BTreeSet<String> = taken.iter().map(|name| name.to_lowercase()).collect();
    let is_free = |name: &str| !taken.contains(&name.to_lowercase());
    // `History` is a name that Excel keeps for itself.
    if is_free(&fit) && fit.to_lowercase() != "history" {
        return fit;
    }
    let mut names = (2_u64..).map(|number| {
        let end = format!(" ({number})");
        format!("{}{end}", first_units(&fit, UNITS_MAX - end.len()))
    });
    names.find(|name| is_free(name)).unwrap_or_default()
}

fn fitting(wish: &str) -> String {
    let allowed = |letter: char| if r"[]:*?/\".contains(letter) || letter.is_control() { ' ' } else { letter };
    let spaced: String =
        wish.chars().filter(|&letter| letter <= '\u{FFFD}' || letter >= '\u{10000}').map(allowed).collect();
    let name = first_units(spaced.trim_matches([' ', '\'']), UNITS_MAX);
    let name = name.trim_matches([' ', '\'']);
    if name.is_empty() { "Marks".to_owned() } else { name.to_owned() }
}

fn first_units(text: &str, max: usize) -> String {
    let mut units = 0;
    let fits = |letter: &char| {
        units += letter.len_utf16();
        units <= max
    };
    text.chars().take_while(fits).collect()
}

/// A cell of a sheet as links within a workbook write it.
pub(super) fn location(sheet: &str, cell: super::cell_ref::CellRef) -> String {
    format!("'{}'!{cell}", sheet.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::free_sheet_name;

    #[test]
    fn a_sheet_name_is_short_allowed_and_its_own() {
        let taken = ["Erreurs".to_owned(), "ملاحظات".to_owned()];
        assert_eq!(free_sheet_name("erreurs", &taken), "erreurs (2)");
        assert_eq!(free_sheet_name("ملاحظات", &taken), "ملاحظات (2)");
        assert_eq!(free_sheet_name("'a/b:c'", &taken), "a b c");
        assert_eq!(free_sheet_name(" [ ] ", &taken), "Marks");
        assert_eq!(free_sheet_name("History", &taken), "History (2)");
        let long = "é".repeat(40);
        assert_eq!(free_sheet_name(&long, &[]).chars().count(), 31);
        assert_eq!(free_sheet_name(&long, &["É".repeat(31)]).chars().count(), 31);
    }
}
