//! What the lines around a table say of its unit: whether it is the dataflow's, what values must be multiplied with,
//! and what cannot be read for certain.

use std::collections::BTreeSet;

use marsad_model::{CellName, Code, Id, Lang, SaidOf, SaidText};

use super::doubt::{Doubt, DoubtKind};
use super::drafter::{Drafter, Table};
use super::grid::{Grid, KeptCell};
use super::narrowing::is_about_index;
use super::roles::Meaning;
use super::title::{Line, Title, is_about_counts, is_about_per_mille, is_about_percent};
use super::unit_words::{SHARE, UNIT};
use crate::names::{Suggestion, fold};
use crate::reading::plan::is_neutral;
use crate::titles::UnitReader;
use crate::values::asides::has_year;
use crate::values::numbers::{self, Written};
use crate::values::units::{self, Unit, Verdict, after_unit, multiple_in};

/// The code of persons in lists of units.
pub(super) const PERSONS: &str = "PS";
/// Those of what is no person, and has no sex and no age.
pub(super) const OF_NO_PERSON: [&str; 2] = ["EVENT", "PROJ"];
/// No share of anything is greater.
const SHARE_MAX: f64 = 100.0;

impl Drafter<'_, '_, '_> {
    pub(super) fn unit_code(&self) -> Option<&str> {
        self.context.dataflow_attributes.get(UNIT).map(Id::as_str)
    }

    /// How the unit that the title names goes with that of the dataflow.
    pub(super) fn verdict_of_title(&self, title: &Title<'_>) -> Option<Verdict> {
        let (unit, _) = title.unit().filter(|_| self.unit_code() != Some("PT"))?;
        Some(unit.against(Unit::of_code(self.unit_code())))
    }

    /// Whether the structure lets each observation have its own unit.
    pub(super) fn has_units(&self) -> bool {
        self.dictionary.place(UNIT).is_some()
    }

    /// Why a table is not drafted: it measures something else than the dataflow.
    pub(super) fn refusal(&self, grid: &Grid, meaning: &Meaning, title: &Title<'_>) -> Option<Doubt> {
        if self.has_units() || self.unit_code() == Some("PT") {
            return self.shares_of_a_thousand(grid, title);
        }
        let line = title.lines.last().map_or("", |line| line.text.as_str());
        if meaning.is_percent {
            return Some(Doubt::new(DoubtKind::OtherMeasure, "", line));
        }
        let is_an_index = self.unit_code().is_some_and(|unit| unit.starts_with("IX"));
        if let Some(index) = title.lines.iter().rev().find(|line| is_about_index(&line.text)).filter(|_| !is_an_index) {
            return Some(Doubt::new(DoubtKind::OtherUnit, UNIT, &index.text));
        }
        let (unit, line) = title.unit().filter(|_| meaning.unit_texts.is_empty())?;
        // A note below may speak of some of the figures.
        let is_note = line.row > meaning.layout.header_last() && after_unit(&line.text).is_none();
        let is_other = !is_note && unit.against(Unit::of_code(self.unit_code())) == Verdict::Other;
        let place = grid.spot(Some(line.row), line.column);
        is_other.then(|| Doubt::new(DoubtKind::OtherUnit, UNIT, &line.text).at(place))
    }

    /// That a table of shares of a thousand is not drafted where those of a hundred are taken: they would be read as such.
    /// `Pour mille habitants` may be a unit of the list.
    fn shares_of_a_thousand(&self, grid: &Grid, title: &Title<'_>) -> Option<Doubt> {
        let line = title.line_of_shares().filter(|line| is_about_per_mille(&line.text))?;
        let folded = fold(&line.text);
        let is_said = |name: &str| is_about_per_mille(name) && folded.contains(&fold(name));
        let is_unit = |code: &Code| Lang::ALL.iter().any(|&lang| is_said(code.name.get(lang)));
        let is_known = self.context.codelist(UNIT).is_some_and(|list| list.codes().iter().any(is_unit));
        let place = grid.spot(Some(line.row), line.column);
        (!is_known).then(|| Doubt::new(DoubtKind::OtherUnit, UNIT, &line.text).at(place))
    }

    /// The unit of the whole table, where each observation has its own and only a line around the table names it.
    pub(super) fn unit(&mut self, table: &mut Table<'_>) {
        let is_dimension = self.dictionary.place(UNIT).is_some_and(|place| place < self.dictionary.dimensions);
        let (true, Some(units), Ok(id)) = (is_dimension && !table.filled.contains(UNIT), &self.units, Id::new(UNIT))
        else {
            return;
        };
        let mut lines = table.title.unit_lines();
        let Some((unit, line)) = lines.find_map(|line| Some((units.named_in_line(&line.text)?, line))) else { return };
        let place = table.grid.spot(Some(line.row), line.column);
        let doubt = Doubt::new(DoubtKind::AssumedFromTitle, UNIT, &line.text).taking(unit.code.as_str());
        self.doubt(doubt.at(&place));
        table.layout.constants.insert(id.clone(), unit.code.to_string());
        table.filled.insert(UNIT.to_owned());
        table.layout.said.extend(table.said(SaidOf::Component(id), &line.text, line.row));
        let is_note = is_note(line, table);
        let said = if is_note { Some(said_below(line)) } else { table.said(SaidOf::Scale, &line.text, line.row) };
        table.layout.said.extend(said);
        if unit.factor != 1.0 {
            table.layout.scale = Some(unit.factor);
            table.unit_texts.push((line.text.clone(), place));
        }
    }

    /// The unit of a table that says none, in place of the `usual` one where its values cannot have that, and the question
    /// about it: no count is a share, and what has a sex or an age is a person. What has a citizenship may be either.
    pub(super) fn unsaid_unit(&self, usual: &str, table: &Table<'_>) -> (String, Option<Doubt>) {
        let tells = |components: &[&str]| components.iter().any(|id| table.filled.contains(*id));
        let asked = |taken: &str| Doubt::new(DoubtKind::UnitOfPersons, UNIT, "").taking(taken);
        let persons = || Suggestion { code: PERSONS.to_owned(), name: String::new(), score: 0.5 };
        match usual {
            SHARE if is_in_multiples(table) || self.has_counts(table) => (PERSONS.to_owned(), None),
            _ if !OF_NO_PERSON.contains(&usual) => (usual.to_owned(), None),
            _ if tells(&["SEX", "AGE"]) => (PERSONS.to_owned(), Some(asked(PERSONS))),
            _ if tells(&["CITIZENSHIP"]) => (usual.to_owned(), Some(asked(usual).naming(vec![persons()]))),
            _ => (usual.to_owned(), None),
        }
    }

    /// Whether a value of a table is greater than any share, or its title says that it counts.
    fn has_counts(&self, table: &Table<'_>) -> bool {
        if table.title.telling_lines().any(|line| is_about_counts(&line.text)) {
            return true;
        }
        self.numbers_of(table).any(|number| number > SHARE_MAX)
    }

    /// The numbers in the columns of values of a table, as they stand.
    pub(super) fn numbers_of(&self, table: &Table<'_>) -> impl Iterator<Item = f64> {
        let rows = table.grid.between(table.layout.rows.unwrap_or([table.layout.header_last() + 1, u32::MAX]));
        let marks = self.context.profile.numbers;
        let number = move |cell: &KeptCell| match (cell.number, numbers::read(&cell.label(), marks)) {
            (Some(number), _) | (None, Written::Number(number, _)) => Some(number),
            _ => None,
        };
        let values = table.values.as_slice();
        let cells = rows.iter().flat_map(move |(_, cells)| values.iter().filter_map(move |&column| cells.get(column)));
        cells.filter_map(number)
    }

    /// What values must be multiplied with: as their headers say, or else the lines around the table.
    pub(super) fn scale(&mut self, table: &mut Table<'_>) {
        self.unread_units(table);
        if table.has_unit_of_title {
            return self.scale_of_title(table);
        }
        let has_said = table.layout.said.iter().any(|said| said.of == SaidOf::Scale);
        if let Some((header, _)) = table.unit_texts.first().filter(|_| !has_said) {
            let said = table.said_in_headers(&SaidOf::Scale, header);
            table.layout.said.extend(said);
        }
        if let Some(scale) = table.layout.scale {
            let (text, place) = table.unit_texts.first().cloned().unwrap_or_default();
            return self.doubt(Doubt::new(DoubtKind::Scale, "", &text).taking(scale.to_string()).at(place));
        }
        let is_of_shares = table.layout.constants.get(UNIT).is_some_and(|code| code == SHARE);
        if !table.unit_texts.is_empty() || self.unit_code() == Some("PT") || is_of_shares {
            return;
        }
        let Some((unit, line)) = table.title.unit() else { return };
        let place = table.grid.spot(Some(line.row), line.column);
        let verdict = unit.against(Unit::of_code(self.unit_code()));
        let is_note = is_note(line, table);
        // Of a unit that cannot be brought to that of the dataflow, or that some of the figures alone have.
        let is_unclear = verdict == Verdict::Other || verdict != Verdict::Same && is_of_some(&line.text);
        if is_note && is_unclear {
            return self.doubt(Doubt::new(DoubtKind::UnknownUnit, UNIT, &line.text).at(place));
        }
        let said = if is_note { Some(said_below(line)) } else { table.said(SaidOf::Scale, &line.text, line.row) };
        // The unit of the whole table was taken from the same line.
        let is_new = |said: &SaidText| !table.layout.said.contains(said);
        let said = said.filter(is_new);
        table.layout.said.extend(said);
        if let Verdict::Scale(factor) = verdict {
            table.layout.scale = Some(factor);
            self.doubt(Doubt::new(DoubtKind::Scale, "", &line.text).taking(factor.to_string()).at(place));
        }
    }

    /// What the values are multiplied with whose headers name no unit, as the title says it: the reader looks at each
    /// header that names its own.
    fn scale_of_title(&mut self, table: &mut Table<'_>) {
        table.layout.scale = None;
        let Some((unit, line)) = table.title.unit() else { return };
        let place = table.grid.spot(Some(line.row), line.column);
        let of_title =
            if is_note(line, table) { Some(said_below(line)) } else { table.said(SaidOf::Scale, &line.text, line.row) };
        let mut said: Vec<SaidText> = of_title.into_iter().collect();
        said.extend(table.unit_texts.iter().find_map(|(header, _)| table.said_in_headers(&SaidOf::Scale, header)));
        table.layout.said.extend(said);
        if let Verdict::Scale(factor) = unit.against(Unit::of_code(self.unit_code())) {
            table.layout.scale = Some(factor);
            self.doubt(Doubt::new(DoubtKind::Scale, "", &line.text).taking(factor.to_string()).at(place));
        }
    }

    /// Says which words number formats show beside the numbers, where they name another unit than the values are read in:
    /// `15 mille`.
    pub(super) fn units_of_formats(&mut self, table: &Table<'_>) {
        let units = UnitReader::of(self.context);
        let scale = table.layout.scale.unwrap_or(1.0);
        let is_named = !table.unit_texts.is_empty() || table.layout.said.iter().any(|said| said.of == SaidOf::Scale);
        let is_other = |words: &str| match units.of_line(&format!("en {words}")) {
            // The currency alone says nothing of its multiplier, which the title or the headers name.
            Some(Verdict::Scale(found)) => found != scale && !(is_named && units.is_own_currency(words)),
            Some(Verdict::Same) => scale != 1.0,
            Some(Verdict::Other) => true,
            None => false,
        };
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let rows = table.grid.between(table.layout.rows.unwrap_or([table.layout.header_last() + 1, u32::MAX]));
        for (row, cells) in rows {
            for (column, cell) in cells.iter().enumerate() {
                let Some(number) = cell.number.filter(|_| !cell.text.is_empty()) else { continue };
                if seen.insert(cell.text.as_str()) && is_other(&cell.text) {
                    let shown = format!("{number} {}", cell.text);
                    let doubt = Doubt::new(DoubtKind::UnknownUnit, UNIT, &shown);
                    self.doubt(doubt.at(table.grid.spot(Some(*row), column)));
                }
            }
        }
    }

    /// Says which lines speak of a unit that cannot be read: those that begin with the word for it, and those in which
    /// only the case of letters would tell.
    fn unread_units(&mut self, table: &Table<'_>) {
        let is_unread = |line: &&Line| {
            let is_unclear = units::unit_in(&line.text).is_none() && units::is_unclear(&line.text);
            is_unclear || !self.is_understood(&line.text)
        };
        let unread: Vec<&Line> = table.title.unit_lines().filter(is_unread).collect();
        for line in unread {
            let doubt = Doubt::new(DoubtKind::UnknownUnit, UNIT, &line.text);
            self.doubt(doubt.at(table.grid.spot(Some(line.row), line.column)));
        }
    }

    /// Whether a line names no unit, or one that can be read. Of persons and cases it must be the dataflow's.
    fn is_understood(&self, line: &str) -> bool {
        let of_dataflow = self.context.dataflow_attributes.get(UNIT);
        match (&self.units, after_unit(line)) {
            (_, None) => true,
            (Some(units), Some(_)) => units.is_understood(line, of_dataflow),
            (None, Some(rest)) => rest.is_empty() || is_neutral(rest) || units::unit_in(line).is_some(),
        }
    }
}

/// Whether headers or lines say that the values of a table are so many of what is counted, as no shares are: `en milliers`.
fn is_in_multiples(table: &Table<'_>) -> bool {
    let mut told = table.title.unit_lines().filter(|line| !is_about_percent(&line.text));
    table.layout.scale.is_some_and(|scale| scale > 1.0) || told.any(|line| multiple_in(&line.text).is_some())
}

/// Whether a line stands below the headers of a table.
fn is_note(line: &Line, table: &Table<'_>) -> bool {
    let headers = table.layout.header_last();
    headers > 0 && line.row > headers
}

/// What the profile keeps of a note that says the unit: the next file should say the same, wherever below its table.
fn said_below(line: &Line) -> SaidText {
    let column = u32::try_from(line.column).unwrap_or_default().saturating_add(1);
    SaidText { of: SaidOf::Scale, at: Some(CellName { row: line.row, column }), text: line.text.clone() }
}

/// Whether a note may name the unit of some figures alone: `2022 en milliers, 2023 en unités`.
fn is_of_some(note: &str) -> bool {
    after_unit(note).is_none() && has_year(note)
}
