//! The lines above a table and over its values, which the profile keeps as they stand: the next file is held against them,
//! whatever is asked or taken of them now. Nobody is asked because of this.
//!
//! Does not hold: how the next file is held against them, which `reading::new_titles` does.

use marsad_model::SaidText;

use super::counted_units::is_counted_unit;
use super::drafter::{Drafter, Table};
use super::phrases::is_letterhead;
use super::title::Line;
use super::unexplained::is_about_values;

/// How many of the nearest lines over a table are kept, and looked at in the next file.
pub(crate) const TITLES_MAX: usize = 8;

impl Drafter<'_, '_, '_> {
    /// Keeps the lines above a table and over its values that can say what is counted, each once on a sheet. What one of the
    /// counted is stands in a line of its own, which is kept already where the unit of observations was taken from it.
    pub(super) fn keep_titles(&self, table: &mut Table<'_>) {
        let is_said = |line: &str| self.has_units() && table.layout.said.iter().any(|said| said.text == line);
        let is_unit = |line: &str| is_counted_unit(line) && !is_said(line);
        let is_kept = |line: &str| part_about_values(line).is_some() || is_unit(line);
        let is_of_key = |line: &Line| table.title.keys().any(|(key, value)| line == key || line == value);
        let lines = table.title.lines.iter().rev().filter(|line| is_kept(&line.text) && !is_of_key(line));
        let heads = table.title.heads.iter().filter(|line| is_kept(&line.text));
        let nearest = heads.chain(lines.take(TITLES_MAX)).filter_map(|line| table.said_as_title(line));
        let nearest: Vec<SaidText> = nearest.collect();
        nearest.into_iter().for_each(|title| self.keep_once(table, title));
    }

    /// Keeps a text, unless this table or another of its sheet has it already.
    pub(super) fn keep_once(&self, table: &mut Table<'_>, text: SaidText) {
        let others = self.draft.profile.tables.iter().filter(|other| other.sheet == table.layout.sheet);
        let is_kept = others.flat_map(|other| &other.said).chain(&table.layout.said).any(|said| *said == text);
        if !is_kept {
            table.layout.said.push(text);
        }
    }
}

/// What of a line can say what is counted: all of it, or what stands behind the name of who writes.
pub(crate) fn part_about_values(line: &str) -> Option<&str> {
    if !is_letterhead(line) {
        return is_about_values(line).then_some(line);
    }
    part_about_values(behind_name(line)?)
}

/// What stands behind the name of who writes, or of what a table came out in.
pub(crate) fn behind_name(line: &str) -> Option<&str> {
    let mark = line.find(['–', '—', '|', ':']);
    let at = mark.into_iter().chain(line.find(" - ")).min()?;
    Some(line.get(at..)?.trim_start_matches([' ', '-', '–', '—', '|', ':']).trim_end())
}

#[cfg(test)]
mod tests {
    use super::part_about_values;

    #[test]
    fn behind_the_name_of_who_writes_may_stand_what_is_counted() {
        for (line, part) in [
            ("Arrivals by isle", Some("Arrivals by isle")),
            ("Ministère de la Justice – Naturalisations accordées", Some("Naturalisations accordées")),
            ("Ministry of Ports", None),
            ("Ministry of Ports - Directorate of Isles", None),
            ("Ministry of Ports - Directorate of Isles: Arrivals by isle", Some("Arrivals by isle")),
            ("Ministry of Ports - Arrivals: first half", Some("Arrivals: first half")),
            ("Source: the ports", None),
        ] {
            assert_eq!(part_about_values(line), part, "{line}");
        }
    }
}
