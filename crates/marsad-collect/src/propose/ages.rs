//! Columns of ages: numbers, and no counts. A file of ages without any count may have one person on each line.

use marsad_model::{Column, ColumnRole};

use super::doubt::{Doubt, DoubtKind};
use super::roles::{Meaning, Roles};
use crate::names::fold;
use crate::reading::headers::Headers;

impl Roles<'_, '_, '_> {
    /// The columns of numbers without those of ages and of years of birth. Where nothing beside them could be a count, it
    /// is a doubt whether each line is a person, and no value is read.
    pub(super) fn without_ages(&self, headers: &Headers, values: &[usize], found: &mut Meaning) -> Vec<usize> {
        let (ages, kept): (Vec<usize>, Vec<usize>) =
            values.iter().partition(|&&column| is_age_header(&headers.path(column)));
        let are_persons = kept.iter().all(|&column| self.is_unwanted(headers, column, found));
        for column in ages {
            let header = headers.path(column);
            let made = if are_persons {
                found.doubts.push(Doubt::new(DoubtKind::PersonOnALine, "", &header).at(self.header_spot(column)));
                let mut made = Column::new(&header, ColumnRole::Ignore, None);
                made.at = Some(column as u32 + 1);
                made
            } else {
                self.ignored((column, &header), found)
            };
            found.layout.column.push(made);
        }
        kept
    }
}

/// Whether a header is the word for ages or for births in time, and says nothing else: `Âge (ans)` and not `Âge moyen`.
fn is_age_header(header: &str) -> bool {
    const WORDS: [&str; 23] = [
        "age",
        "ages",
        "age ans",
        "age en ans",
        "age annees",
        "age en annees",
        "age revolu",
        "age years",
        "age in years",
        "annee de naissance",
        "annee naissance",
        "date de naissance",
        "date naissance",
        "year of birth",
        "birth year",
        "date of birth",
        "عمر",
        "سن",
        "السن",
        "عمر بالسنوات",
        "سنه ولاده",
        "تاريخ ولاده",
        "سنه ميلاد",
    ];
    let last = header.rsplit(" / ").next().unwrap_or(header);
    WORDS.contains(&fold(last).as_str())
}

#[cfg(test)]
mod tests {
    use super::is_age_header;
    use crate::propose::DoubtKind;
    use crate::propose::tests::draft;

    #[test]
    fn only_the_word_for_ages_heads_ages() {
        for header in ["Age", "Âge (ans)", "العمر", "السن", "Année de naissance", "Voyageur / Age", "AGE"] {
            assert!(is_age_header(header), "{header}");
        }
        for header in ["Âge moyen", "0-14 ans", "Age / 0-14", "Effectif par âge", "Nombre"] {
            assert!(!is_age_header(header), "{header}");
        }
    }

    #[test]
    fn ages_without_a_count_are_no_values() {
        let rows = "Lulu Isle;Men;30;2023\nSadaf Isle;Women;35;2023\nLulu Isle;Men;41;2024\nSadaf Isle;Men;25;2024\n";
        let made = draft(&format!("Isle;Sex;Age;Year\n{rows}"));
        let persons = made.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::PersonOnALine);
        assert_eq!(persons.map(|doubt| doubt.text.as_str()).collect::<Vec<_>>(), ["Age"], "{:?}", made.doubts);
        let columns = made.profile.tables.iter().flat_map(|table| &table.column);
        assert!(
            columns.clone().count() > 0
                && columns.clone().all(|column| column.header != "Age" || column.component.is_none())
        );
        let counted = draft(&format!("Isle;Sex;Age;Year;Number\n{}", rows.replace('\n', ";7\n")));
        assert!(counted.doubts.iter().all(|doubt| doubt.kind != DoubtKind::PersonOnALine), "{:?}", counted.doubts);
    }
}
