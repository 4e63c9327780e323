//! What holds for a whole table: codes and periods from titles and names of sheets, totals, sources.
//!
//! Nothing of it stands in the table, so all of it is a doubt. What names of sheets say is in `sheet_names`, what titles
//! say of units in `outside_units`.

use marsad_model::{Citizenship, Id, Nature, SaidOf, TIME_PERIOD, TimePeriod};

use super::days_of_flows::{ends_of_months, narrow_days};
use super::doubt::{Doubt, DoubtKind};
use super::drafter::{Drafter, Table};
use super::kind::says_how_time_is_written;
use super::line_dates::names_another_year;
use super::line_period::months_of;
use super::marks;
use super::narrowing::{is_narrowing, part_of};
use super::nature::{is_of_dataflow, other_nature};
use super::ordinals::{code_of_ordinal, is_other_ordinal};
use super::other_figures::{OtherFigure, other_figure};
use super::outside_units::PERSONS;
use super::phrases::{
    code_behind_name, code_in, is_about_one, is_elided, is_in_name, is_letterhead, is_of_subject, is_subject,
    is_whole_subject, mentioned, named_in,
};
use super::survey_names::part_beside_survey;
use super::title::{Line, Title};
use super::unit_words::UNIT;
use super::written_times::{has_whole_time, written_times};
use crate::names::Suggestion;
use crate::reading::year_end::over_year_end;
use crate::titles;
use crate::values::periods::{self, Moment, Part, TimeHabits};
use crate::values::qualities;

/// How many lines that leave something out are decisions of their own.
const NARROWING_MAX: usize = 3;

impl Drafter<'_, '_, '_> {
    /// Takes from around the table what its cells do not say.
    pub(super) fn outside(&mut self, table: &mut Table<'_>) {
        table.has_whole_time |= has_whole_time(&table.layout, self.time_habits(), table.grid);
        self.sheet_name(table);
        self.period(table);
        self.day_of_stock(table);
        self.sheet_part(table);
        self.part_of_title(table);
        self.year_of_n(table);
        self.over_year_end(table);
        self.stated_words(table);
        self.title_words(table);
        self.narrower_title(table);
        self.narrower_subject(table);
        self.other_nature(table);
        self.other_figure(table);
        self.provisional(table);
        self.subject(table);
        self.unit(table);
        self.totals(table);
        self.percents_beside_counts(table);
        self.source(table);
        self.scale(table);
        self.ask_contradicting_unit(table);
        self.units_of_formats(table);
        self.words_beside(table);
        if let Some(line) = table.title.accumulation() {
            let place = table.grid.spot(Some(line.row), line.column);
            // `9 premiers mois` over columns of years: each holds as many months, and no whole year.
            if table.has_whole_time && table.layout.period.is_none() {
                table.layout.period = months_of(&line.text, self.time_habits());
                if table.layout.period.is_some() {
                    table.layout.said.extend(table.said(SaidOf::Period, &line.text, line.row));
                }
            }
            table.layout.said.extend(table.said(SaidOf::Cumulative, &line.text, line.row));
            if !self.context.sums_since_january() {
                self.doubt(Doubt::new(DoubtKind::Cumulative, TIME_PERIOD, &line.text).at(place));
            }
        }
        self.calendar_years(table);
        self.title_of_other_year(table);
        self.running_totals(table);
        self.notes_of_parts(table);
        self.partial_years(table);
        self.totals_of_months(table);
        self.notes_of_less(table);
    }

    /// All values are percentages, and the structure has a unit for them.
    pub(super) fn percent(&self, table: &mut Table<'_>) {
        let Some(words) = self.dictionary.place("UNIT_MEASURE").and_then(|place| self.dictionary.words(place)) else {
            return;
        };
        if words.meaning("PT") != crate::Meaning::Unknown
            && let Ok(unit) = Id::new("UNIT_MEASURE")
        {
            table.layout.constants.insert(unit, "PT".to_owned());
            table.filled.insert("UNIT_MEASURE".to_owned());
        }
    }

    /// How titles write time: a date says the period that it ends, where something is counted at a point in time.
    pub(super) fn title_habits(&self) -> TimeHabits {
        titles::habits(self.context, self.time_habits())
    }

    /// The period of a table whose cells say none, or only a part of the year.
    fn period(&mut self, table: &mut Table<'_>) {
        if table.has_whole_time {
            return;
        }
        match table.title.period(self.title_habits()) {
            Some((period, line)) => {
                let place = table.grid.spot(Some(line.row), line.column);
                if names_another_year(&line.text, &period) {
                    let doubt = Doubt::new(DoubtKind::SeveralPeriods, TIME_PERIOD, &line.text).taking(&period);
                    self.doubt(doubt.at(&place));
                }
                self.doubt(Doubt::new(DoubtKind::AssumedPeriod, TIME_PERIOD, &line.text).taking(&period).at(place));
                self.other_language(table, &period);
                table.layout.period = Some(period);
                table.layout.said.extend(table.said(SaidOf::Period, &line.text, line.row));
            }
            None => {
                let is_of_several = |line: &&Line| names_another_year(&line.text, "");
                if let Some(line) = table.title.telling_lines().find(is_of_several) {
                    let place = table.grid.spot(Some(line.row), line.column);
                    self.doubt(Doubt::new(DoubtKind::SeveralPeriods, TIME_PERIOD, &line.text).at(place));
                }
                let place = table.layout.header_rows.map(|[first, _]| first);
                let name = if table.grid.name.is_empty() { self.file } else { &table.grid.name };
                self.doubt(Doubt::new(DoubtKind::UnsaidPeriod, TIME_PERIOD, name).at(table.grid.spot(place, 0)));
            }
        }
    }

    /// Says where a line says another period than the one that was taken: the title in another language, or one that says a
    /// part of it or more.
    pub(super) fn other_language(&mut self, table: &Table<'_>, taken: &str) {
        let Some(titled) = titles::TitledPeriod::of(self.context, taken, self.title_habits()) else { return };
        let lines = &table.title.lines;
        let texts: Vec<(u32, &str)> = lines.iter().map(|line| (line.row, line.text.as_str())).collect();
        let other = titled.contradiction(&texts).and_then(|[_, other]| lines.get(other));
        if let Some(line) = other.or_else(|| self.line_of_other_period(table, &titled)) {
            let doubt = Doubt::new(DoubtKind::OtherPeriod, TIME_PERIOD, &line.text).taking(taken);
            self.doubt(doubt.at(table.grid.spot(Some(line.row), line.column)));
        }
    }

    /// Segments of the title that say codes of small lists, such as the sex of everybody in the table; the line nearest
    /// to the table says it best.
    fn title_words(&mut self, table: &mut Table<'_>) {
        let dataflow = self.context.pack.dataflow(self.context.dataflow);
        for place in 0..self.dictionary.dimensions {
            let id = self.dictionary.components[place].id.clone();
            let is_open = !table.filled.contains(id.as_str()) && id != *"FREQ" && id != *"UNIT_MEASURE";
            let Some(words) = self.dictionary.words(place).filter(|_| is_open) else { continue };
            // Names of places stand in titles for many reasons: one counts behind the name of its component alone.
            let is_small = titles::is_small(self.context, id.as_str());
            let names = titles::names_of(self.context, id.as_str());
            let mut lines = table.title.nearest_first().filter(|line| !is_letterhead(&line.text));
            let found = lines.find_map(|line| {
                let part = part_beside_survey(&line.text);
                let said = match is_small {
                    true => code_in(part, words, &names),
                    false => code_behind_name(part, words, &names),
                };
                let (code, segment) = said?;
                let code = words.code(code).filter(|code| **code != *"_T")?;
                (!is_whole_subject(&segment, words, dataflow)).then(|| (code.clone(), segment, line))
            });
            let named = || {
                let mut lines = table.title.nearest_first().filter(|line| !is_letterhead(&line.text));
                lines.find_map(|line| {
                    let (code, run) = named_in(part_beside_survey(&line.text), words)?;
                    words.code(code).filter(|code| **code != *"_T").map(|code| (code.clone(), run, line))
                })
            };
            let named = || if is_small { named() } else { None };
            let Some((code, segment, line)) = found.or_else(named) else { continue };
            let said = table.said(SaidOf::Component(id.clone()), &line.text, line.row);
            let place = table.grid.spot(Some(line.row), line.column);
            table.layout.said.extend(said);
            table.layout.constants.insert(id.clone(), code.to_string());
            table.filled.insert(id.to_string());
            let doubt = Doubt::new(DoubtKind::AssumedFromTitle, id.as_str(), &segment).taking(code.as_str());
            self.doubt(doubt.at(place));
        }
    }

    /// What the dataflow is about, where a line names it beside its own label: `Country of citizenship | Tunisia`. No
    /// component says it, and yet the next file should not be about another country.
    fn subject(&self, table: &mut Table<'_>) {
        let dataflow = self.context.pack.dataflow(self.context.dataflow);
        let lines = &table.title.lines;
        let has_label = |line: &Line| lines.iter().any(|other| other.row == line.row && other.column < line.column);
        let is_taken = |line: &Line| table.layout.said.iter().any(|said| said.text == line.text);
        let named = lines.iter().find(|line| {
            is_subject(&line.text, dataflow)
                && has_label(line)
                && !is_taken(line)
                && !self.lists_of(&line.text).is_empty()
        });
        let said = named.and_then(|line| table.said(SaidOf::Subject, &line.text, line.row));
        table.layout.said.extend(said);
    }

    /// A part of the year that a title names over columns or rows of years: `1er semestre`. Of each year it is that part.
    fn part_of_title(&mut self, table: &mut Table<'_>) {
        let is_by_name = table.layout.sheet_component.as_ref().is_some_and(|id| *id == *TIME_PERIOD);
        let is_open = table.has_whole_time && table.layout.period.is_none() && !is_by_name;
        if !is_open || table.title.accumulation().is_some() || !self.is_of_years(table) {
            return;
        }
        let mut lines = table.title.telling_lines();
        let Some((part, line)) = lines.find_map(|line| Some((part_of(&line.text)?, line))) else { return };
        let place = table.grid.spot(Some(line.row), line.column);
        self.doubt(Doubt::new(DoubtKind::AssumedPeriod, TIME_PERIOD, &line.text).taking(&part).at(place));
        table.layout.said.extend(table.said(SaidOf::Period, &line.text, line.row));
        table.layout.period = Some(part);
    }

    /// Keeps the line that says which year is called `N`: each file writes the same headers and means other years by them.
    fn year_of_n(&self, table: &mut Table<'_>) {
        let is_in_words = self.draft.profile.codes.get(TIME_PERIOD).is_some_and(|words| words.contains_key("N"));
        if !is_in_words || table.layout.said.iter().any(|said| said.of == SaidOf::Period) {
            return;
        }
        let said = table.title.telling_lines().find(|line| titles::year_of_n(&line.text).is_some());
        let said = said.and_then(|line| table.said(SaidOf::Period, &line.text, line.row));
        table.layout.said.extend(said);
    }

    /// Months that go on from December to January below a title of one year.
    fn over_year_end(&mut self, table: &Table<'_>) {
        let year: Option<i16> = table.layout.period.as_deref().and_then(|text| text.parse().ok());
        let (Some(year), false) = (year, table.has_whole_time) else { return };
        let habits = self.time_habits();
        let mut parts: Vec<(Part, String, String)> = Vec::new();
        for (text, place) in written_times(&table.layout, table.grid) {
            match periods::read(&text, habits) {
                Some(Moment::Part(part)) if !parts.iter().any(|(known, ..)| *known == part) => {
                    parts.push((part, text, place));
                }
                _ => {}
            }
        }
        let all: Option<Vec<TimePeriod>> = parts.iter().map(|(part, ..)| part.of(year)).collect();
        let Some(at) = all.and_then(|all| over_year_end(&all)) else { return };
        let Some((part, text, place)) = parts.get(at) else { return };
        let taken = part.of(year).map_or_else(String::new, |period| period.to_string());
        self.doubt(Doubt::new(DoubtKind::OverYearEnd, TIME_PERIOD, text).taking(taken).at(place));
    }

    /// Lines that say that something was refused or is left out: no component says it, so a person decides, and the next
    /// file should say the same.
    fn narrower_title(&mut self, table: &mut Table<'_>) {
        let dataflow = self.context.pack.dataflow(self.context.dataflow);
        let lines: Vec<&Line> = table
            .title
            .telling_lines()
            .filter(|line| is_narrowing(&line.text, dataflow))
            .filter(|line| !is_about_code(table, line))
            .take(NARROWING_MAX)
            .collect();
        for line in lines {
            let place = table.grid.spot(Some(line.row), line.column);
            self.doubt(Doubt::new(DoubtKind::NarrowerTitle, "", &line.text).at(place));
            // A line that says the period is looked at in the next file as it is.
            if !table.layout.said.iter().any(|said| said.text == line.text) {
                table.layout.said.extend(table.said(SaidOf::Subject, &line.text, line.row));
            }
        }
    }

    /// The nearest line that speaks of a stock where a flow is counted, or of a flow where a stock is. It is not written
    /// down as said: until a person does that, each file is told of it.
    fn other_nature(&mut self, table: &Table<'_>) {
        let own = lines_with_name(table);
        let mut lines = own.iter();
        let Some((nature, (text, place))) = lines.find_map(|line| Some((other_nature(self.context, &line.0)?, line)))
        else {
            return;
        };
        let kind = match nature {
            Nature::Stock => DoubtKind::TitleOfStock,
            Nature::Flow => DoubtKind::TitleOfFlow,
        };
        self.doubt(Doubt::new(kind, "", text).at(place));
    }

    /// The nearest line that says that its numbers are no totals of what happened. Like another nature, it stays told until
    /// a person writes it down.
    fn other_figure(&mut self, table: &Table<'_>) {
        let own = lines_with_name(table);
        let mut lines = own.iter();
        let Some((figure, (text, place))) = lines.find_map(|line| Some((other_figure(self.context, &line.0)?, line)))
        else {
            return;
        };
        self.doubt(Doubt::new(kind_of(figure), "", text).at(place));
    }

    /// The first line that says that figures are provisional or estimated; of which, and until when, only a person knows. Where
    /// the dataflow itself speaks of estimates, that says nothing new, nor does it where the period of the figures is marked so.
    fn provisional(&mut self, table: &Table<'_>) {
        let is_new = |line: &&Line| match qualities::of_line(&line.text) {
            _ if self.is_said_of_period(table, &line.text) => false,
            Some(status) if self.has_marked_times(table, status) => false,
            Some("E") => !is_of_dataflow(self.context, "estimations estimates تقديرات"),
            _ => true,
        };
        let Some(line) = table.title.notes.provisional().iter().find(is_new) else { return };
        let kind = match qualities::of_line(&line.text) {
            Some("E") => DoubtKind::EstimatedTitle,
            _ => DoubtKind::ProvisionalTitle,
        };
        let doubt = Doubt::new(kind, "OBS_STATUS", &line.text);
        self.doubt(doubt.at(table.grid.spot(Some(line.row), line.column)));
    }

    /// A dimension of which nothing is said: the one code of which a title is, or its total, if it has one and no column of
    /// its words is left unread.
    fn totals(&mut self, table: &mut Table<'_>) {
        for place in 0..self.dictionary.dimensions {
            let id = self.dictionary.components[place].id.clone();
            if table.filled.contains(id.as_str()) || id == *"FREQ" || table.layout.constants.contains_key(&id) {
                continue;
            }
            let words = self.dictionary.words(place);
            let has = |code: &str| words.is_some_and(|words| words.meaning(code) != crate::Meaning::Unknown);
            let shown = self.context.selection.get(&id).map(Id::to_string);
            let usual = has("_T").then(|| "_T".to_owned()).or(shown).filter(|code| has(code));
            let usual = usual.filter(|_| !table.held_back.contains(id.as_str()));
            let mentioned = self.mentioned(place, table.title);
            let Some(code) = usual else {
                let likely = mentioned.into_iter().map(|(suggestion, _)| suggestion).collect();
                self.doubt(Doubt::new(DoubtKind::UnsaidDimension, id.as_str(), "").naming(likely));
                continue;
            };
            let is_unit = id == *UNIT && has(PERSONS);
            let (code, asked) = if is_unit { self.unsaid_unit(&code, table) } else { (code, None) };
            let one = mentioned.as_ref().filter(|(said, line)| self.is_about(place, said, line));
            let code = one.map_or(code, |(said, _)| said.code.clone());
            self.doubt(match mentioned {
                Some((said, line)) => {
                    let doubt = Doubt::new(DoubtKind::MentionedInTitle, id.as_str(), &said.name).taking(&code);
                    let other = Some(said).filter(|said| said.code != code);
                    doubt.naming(other.into_iter().collect()).at(table.grid.spot(Some(line.row), line.column))
                }
                None => asked.unwrap_or_else(|| Doubt::new(DoubtKind::AssumedTotal, id.as_str(), &code).taking(&code)),
            });
            table.layout.constants.insert(id.clone(), code);
        }
    }

    /// A word of a list that a title holds without being one, with the line: it was not taken, and a person should see it.
    /// What the dataflow is about is no such word, and the word for months over a column of them is no unit. An ordinal is one
    /// in any language, `Premières` where the list has `First`, but not that of a part of the year.
    fn mentioned<'n>(&self, place: usize, title: &'n Title<'_>) -> Option<(Suggestion, &'n Line)> {
        let words = self.dictionary.words(place)?;
        let dataflow = self.context.pack.dataflow(self.context.dataflow);
        let is_unit = self.dictionary.components[place].id.as_str() == UNIT;
        let is_silent = |run: &str, line: &Line| {
            let is_of_time =
                is_unit && says_how_time_is_written((run, &line.text)) || is_other_ordinal(run, &line.text);
            is_of_time || is_of_subject((run, &line.text), words, dataflow)
        };
        let mut lines = title.nearest_first().filter(|line| !is_letterhead(&line.text));
        let found = lines.find_map(|line| {
            let found = mentioned(&line.text, words, |run| is_silent(run, line));
            let of_ordinal = || code_of_ordinal(&line.text, words).filter(|(_, run)| !is_silent(run, line));
            Some((found.or_else(of_ordinal)?, line))
        });
        // Who writes is what is counted, where a whole segment of a letterhead is a word of the list.
        let mut heads = title.nearest_first().filter(|line| is_letterhead(&line.text));
        let in_head = |line: &Line| code_in(&line.text, words, &[]).filter(|(_, run)| !is_silent(run, line));
        let ((code, run), line) = found.or_else(|| heads.find_map(|line| Some((in_head(line)?, line))))?;
        let code = words.code(code)?.to_string();
        let is_own = self.context.pack.head.country == *code && self.is_of_others(place);
        let is_telling = !code.starts_with('_') && !is_own;
        is_telling.then_some((Suggestion { code, name: run, score: 0.5 }, line))
    }

    /// Whether a line that mentions a code of a small list is about it and about nothing else that could be counted.
    fn is_about(&self, place: usize, said: &Suggestion, line: &Line) -> bool {
        let dataflow = self.context.pack.dataflow(self.context.dataflow);
        let is_small = titles::is_small(self.context, self.dictionary.components[place].id.as_str());
        let words = self.dictionary.words(place).filter(|_| is_small && !is_letterhead(&line.text));
        // `Transferts d’argent` may be all transfers; where the dataflow is called after several codes, one says which.
        let is_certain = !is_elided(&said.name) || is_in_name(&said.name, dataflow);
        let words = words.filter(|_| is_certain);
        words.is_some_and(|words| is_about_one(&line.text, words) && !is_whole_subject(&said.name, words, dataflow))
    }

    /// Whether a dimension is of other countries than the pack's own: partners, and the citizenship of foreigners.
    pub(super) fn is_of_others(&self, place: usize) -> bool {
        let dataflow = self.context.pack.dataflow(self.context.dataflow);
        let citizenship = dataflow.and_then(|dataflow| dataflow.definition.citizenship);
        match self.dictionary.components[place].id.as_str() {
            "COUNTERPART_AREA" => true,
            "CITIZENSHIP" => citizenship == Some(Citizenship::Foreign),
            _ => false,
        }
    }

    /// Attributes that the structure requires and the table does not give.
    fn source(&mut self, table: &mut Table<'_>) {
        let context = self.context;
        for attribute in context.structure.observation_attributes().filter(|attribute| attribute.mandatory) {
            let is_said = table.filled.contains(attribute.id.as_str())
                || table.layout.column.iter().any(|c| c.component.as_ref() == Some(&attribute.id));
            if is_said || attribute.id == *"OBS_STATUS" {
                continue;
            }
            if attribute.codelist.is_some() {
                if attribute.id == *"CONF_STATUS" {
                    table.layout.constants.insert(attribute.id.clone(), "F".to_owned());
                }
            } else {
                let text = table.title.notes.source().unwrap_or(self.file).to_owned();
                self.doubt(Doubt::new(DoubtKind::AssumedSource, attribute.id.as_str(), &text).taking(&text));
                table.layout.constants.insert(attribute.id.clone(), text);
            }
        }
    }

    /// Where time is written as dates, how often they come in all tables together.
    pub(super) fn frequency(&mut self) {
        if self.context.keeps_days() {
            return;
        }
        let habits = self.time_habits();
        let all: Vec<String> = self.period_texts.iter().flatten().cloned().collect();
        let days = ends_of_months(&all, habits).filter(|_| self.context.counts_flows());
        if let Some(days) = days {
            let doubt = Doubt::new(DoubtKind::DayOfFlow, TIME_PERIOD, &days.text);
            self.draft.doubts.push(doubt);
            // The ends of quarters are no months: as days they are told to be unusual.
            if days.has_gaps {
                return;
            }
        }
        let usual = self.context.usual_of_stock().map(Id::as_str);
        let told = marks::frequency(&all, habits).filter(|code| is_told_by_days((*code, usual), &all, habits));
        let (Some(frequency), Ok(id)) = (told.or(usual), Id::new("FREQ")) else { return };
        for (table, texts) in self.draft.profile.tables.iter_mut().zip(&self.period_texts) {
            let is_said = table.column.iter().any(|column| column.component.as_ref() == Some(&id));
            if !is_said && texts.iter().any(|text| marks::is_date(text, habits)) {
                // What is usual holds of itself.
                if told.is_some() {
                    table.constants.insert(id.clone(), frequency.to_owned());
                }
                narrow_days(&mut self.draft.doubts, (&texts[..], habits), frequency);
            }
        }
    }
}

/// Whether days say that a table is of months, where a stock is usually counted less often: only where they are of months
/// that follow each other. The middle and the end of a year are the days of two stocks.
fn is_told_by_days((code, usual): (&str, Option<&str>), texts: &[String], habits: TimeHabits) -> bool {
    let is_usual = usual.is_none_or(|usual| ["M", "W", "D"].contains(&usual));
    code != "M" || is_usual || marks::are_months_in_a_row(texts, habits)
}

/// Whether a code of the table was taken from a line: that is what its words say.
pub(super) fn is_about_code(table: &Table<'_>, line: &Line) -> bool {
    let mut said = table.layout.said.iter().filter(|said| said.text == line.text);
    said.any(|said| matches!(said.of, SaidOf::Component(_)))
}

/// The lines that are about a table, the nearest first, and the name of its sheet, each with its place.
fn lines_with_name(table: &Table<'_>) -> Vec<(String, String)> {
    let name = (!table.grid.name.is_empty()).then(|| (table.grid.name.clone(), table.grid.name.clone()));
    let lines = table.title.telling_lines();
    lines.map(|line| (line.text.clone(), table.grid.spot(Some(line.row), line.column))).chain(name).collect()
}

/// What is asked about a line that says that its numbers are other figures.
pub(super) fn kind_of(figure: OtherFigure) -> DoubtKind {
    match figure {
        OtherFigure::Average => DoubtKind::TitleOfAverage,
        OtherFigure::Forecast => DoubtKind::TitleOfForecast,
        OtherFigure::Sample => DoubtKind::TitleOfSample,
        OtherFigure::Application => DoubtKind::TitleOfApplication,
        OtherFigure::Opposite => DoubtKind::TitleOfOppositeFlow,
    }
}
