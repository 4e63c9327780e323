//! What holds for a whole table: codes and periods from titles and names of sheets, totals, sources.
//!
//! Nothing of it stands in the table, so all of it is a doubt. What titles say of units is in `outside_units`.

use std::collections::BTreeSet;

use marsad_model::{Citizenship, ColumnRole, Frequency, Id, Nature, SaidOf, TIME_PERIOD, TableLayout, TimePeriod};

use super::days_of_flows::{ends_of_months, narrow_days};
use super::doubt::{Doubt, DoubtKind};
use super::drafter::{Drafter, Table};
use super::grid::{Grid, KeptCell};
use super::line_dates::names_another_year;
use super::line_period::{Said, months_of, period_in};
use super::marks;
use super::narrowing::{is_narrowing, part_of};
use super::nature::{is_of_dataflow, other_nature};
use super::notes_of_parts::{is_year, years_of};
use super::other_figures::{OtherFigure, other_figure};
use super::phrases::{code_behind_name, code_in, is_letterhead, is_subject, is_whole_subject, mentioned, named_in};
use super::title::{Line, Title};
use crate::names::{Found, Suggestion, Words};
use crate::reading::plan::split_words;
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
        self.sheet_part(table);
        self.part_of_title(table);
        self.year_of_n(table);
        self.over_year_end(table);
        self.title_words(table);
        self.narrower_title(table);
        self.narrower_subject(table);
        self.other_nature(table);
        self.other_figure(table);
        self.provisional(table);
        self.subject(table);
        self.unit(table);
        self.totals(table);
        self.source(table);
        self.scale(table);
        self.units_of_formats(table);
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
        self.running_totals(table);
        self.notes_of_parts(table);
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

    /// The name of a sheet as a period, as a word of a component, or as both: `Hommes 2021`.
    fn sheet_name(&mut self, table: &mut Table<'_>) {
        if table.layout.sheet.is_none() {
            return;
        }
        let name = table.grid.name.clone();
        self.sheet_of_other_year(table);
        if let Said::Period(told) = period_in(&name, self.time_habits())
            && !table.has_whole_time
        {
            self.doubt(Doubt::new(DoubtKind::AssumedPeriod, TIME_PERIOD, &name).taking(&told.period).at(&name));
            self.other_period(table, &told.period);
            table.has_whole_time = true;
            // A name such as `RGPH 2014` holds a year but is none: the period is written out.
            match periods::read(&name, self.time_habits()) {
                Some(_) => table.layout.sheet_component = Id::new(TIME_PERIOD).ok(),
                None => {
                    table.layout.period = Some(told.period);
                    let said = table.said_by_sheet(SaidOf::Period);
                    table.layout.said.push(said);
                }
            }
        }
        // In `31 Mar 2024` no word is left that could be a code: `Mar` is no country.
        if matches!(periods::read(&name, self.time_habits()), Some(Moment::Period(_) | Moment::Ambiguous(..))) {
            return;
        }
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for place in 0..self.dictionary.dimensions {
            let id = self.dictionary.components[place].id.clone();
            let is_open = !table.filled.contains(id.as_str()) && id != *"FREQ" && id != *"UNIT_MEASURE";
            let Some(words) = self.dictionary.words(place).filter(|_| is_open) else { continue };
            let Some((code, segment)) = code_in(&name, words, &titles::names_of(self.context, id.as_str())) else {
                continue;
            };
            let Some(code) = words.code(code).map(Id::to_string) else { continue };
            let dataflow = self.context.pack.dataflow(self.context.dataflow);
            // `Tunis` beside `Sfax` is a place, although the dataflow is about Tunisia.
            let is_one_of_many = segment == name && self.has_sibling(&name, words);
            if is_whole_subject(&segment, words, dataflow) && !is_one_of_many || !taken.insert(segment.clone()) {
                continue;
            }
            let is_whole = segment == name && table.layout.sheet_component.is_none();
            match is_whole {
                true => table.layout.sheet_component = Some(id.clone()),
                false => {
                    table.layout.constants.insert(id.clone(), code.clone());
                    let said = table.said_by_sheet(SaidOf::Component(id.clone()));
                    table.layout.said.push(said);
                }
            }
            table.filled.insert(id.to_string());
            self.doubt(Doubt::new(DoubtKind::AssumedFromSheet, id.as_str(), &name).taking(code).at(&name));
        }
    }

    /// Whether another sheet is named by another word of the same list.
    fn has_sibling(&self, name: &str, words: &Words<'_>) -> bool {
        let own = words.find(name);
        let is_other = |other: &String| {
            let found = words.find(other);
            matches!(found, Found::Code(_)) && found != own
        };
        self.sheets.iter().any(is_other)
    }

    /// The name of a sheet as a part of the year that its title or its cells say: `Janvier`, `T1`, `جانفي`.
    ///
    /// Where nothing says the year, the name still tells the sheets apart, and the year is asked for.
    fn sheet_part(&mut self, table: &mut Table<'_>) {
        if table.layout.sheet.is_none() || table.layout.sheet_component.is_some() {
            return;
        }
        let name = table.grid.name.clone();
        let Some(Moment::Part(part)) = periods::read(&name, self.time_habits()) else { return };
        if part == Part::Year || !self.is_of_years(table) || !self.is_said_by_sheets(&name) {
            return;
        }
        let year: Option<i16> = table.layout.period.as_deref().and_then(|text| text.parse().ok());
        match (&table.layout.period, year) {
            // The title says a part of the year itself; where it is another one, a person decides.
            (Some(_), None) => return self.other_part(table, &name, part),
            (Some(_), Some(year)) => {
                let taken = part.of(year).map_or_else(|| name.clone(), |period| period.to_string());
                self.doubt(Doubt::new(DoubtKind::AssumedPeriod, TIME_PERIOD, &name).taking(taken).at(&name));
            }
            (None, _) => {
                self.doubt(Doubt::new(DoubtKind::AssumedPeriod, TIME_PERIOD, &name).taking(&name).at(&name));
            }
        }
        table.layout.sheet_component = Id::new(TIME_PERIOD).ok();
    }

    /// Whether a name such as `S1` is that of a part of the year: alone, or beside an `S3`, it is the number of a sheet.
    /// Names in words say it themselves.
    fn is_said_by_sheets(&self, name: &str) -> bool {
        let letters = |name: &str| {
            let bare = name.trim().to_lowercase();
            let letters = bare.trim_end_matches(|c: char| c.is_ascii_digit());
            let is_numbered = letters.len() < bare.len() && letters.chars().all(char::is_alphabetic);
            is_numbered.then(|| letters.to_owned())
        };
        let Some(own) = letters(name) else { return true };
        let alike: Vec<&String> = self.sheets.iter().filter(|other| letters(other).as_ref() == Some(&own)).collect();
        let is_part = |name: &&String| matches!(periods::read(name, self.time_habits()), Some(Moment::Part(_)));
        alike.len() > 1 && alike.iter().all(is_part)
    }

    /// Whether whatever the cells and the columns of a table say of time is calendar years.
    fn is_of_years(&self, table: &Table<'_>) -> bool {
        let habits = self.time_habits();
        let is_year = |text: &str| match periods::read(text, habits) {
            Some(Moment::Period(period)) => period.frequency() == Some(Frequency::A),
            Some(Moment::Part(part)) => part == Part::Year,
            Some(Moment::Ambiguous(..)) => false,
            None => !periods::is_academic_year(text),
        };
        let mut written = table.layout.column.iter().filter_map(|column| column.period.as_deref());
        habits.reporting_year.is_calendar()
            && written.all(is_year)
            && time_texts(&table.layout, table.grid).iter().all(|text| is_year(text))
    }

    /// Says where the title of a table names another part of the year than its sheet.
    fn other_part(&mut self, table: &Table<'_>, name: &str, part: Part) {
        let Some((said, line)) = table.title.period(self.title_habits()) else { return };
        let of_sheet = said.get(..4).and_then(|year| part.of(year.parse().ok()?));
        if of_sheet.is_some_and(|period| period.to_string() != said) {
            let doubt = Doubt::new(DoubtKind::OtherPeriod, TIME_PERIOD, &line.text).taking(name);
            self.doubt(doubt.at(table.grid.spot(Some(line.row), line.column)));
        }
    }

    /// Says where a title names another period than the one that was taken from the name of the sheet.
    fn other_period(&mut self, table: &Table<'_>, taken: &str) {
        let Some((said, line)) = table.title.period(self.title_habits()) else { return };
        let of = |text: &str| self.draft.profile.reporting_year.period(text);
        let is_other = matches!((of(taken), of(&said)), (Ok(own), Ok(other)) if !other.contains(&own));
        if is_other {
            let doubt = Doubt::new(DoubtKind::OtherPeriod, TIME_PERIOD, &line.text).taking(taken);
            self.doubt(doubt.at(table.grid.spot(Some(line.row), line.column)));
        }
    }

    /// A sheet that is called after a year and holds a table of others: one of the two was forgotten when it was copied.
    fn sheet_of_other_year(&mut self, table: &Table<'_>) {
        let name = &table.grid.name;
        if !table.has_whole_time || !is_year(name, self.time_habits()) {
            return;
        }
        let years: BTreeSet<i16> =
            time_texts(&table.layout, table.grid).iter().flat_map(|text| years_of(text)).collect();
        let is_other = |year: &i16| !years.is_empty() && !years.contains(year);
        if let (Some(first), true) = (years.first(), years_of(name).iter().any(is_other)) {
            self.doubt(Doubt::new(DoubtKind::OtherPeriod, TIME_PERIOD, name).taking(first.to_string()).at(name));
        }
    }

    /// How titles write time: a date says the period that holds it, where something is counted at a point in time.
    fn title_habits(&self) -> TimeHabits {
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
                let said = match is_small {
                    true => code_in(&line.text, words, &names),
                    false => code_behind_name(&line.text, words, &names),
                };
                let (code, segment) = said?;
                let code = words.code(code).filter(|code| **code != *"_T")?;
                (!is_whole_subject(&segment, words, dataflow)).then(|| (code.clone(), segment, line))
            });
            let named = || {
                let mut lines = table.title.nearest_first().filter(|line| !is_letterhead(&line.text));
                lines.find_map(|line| {
                    let (code, run) = named_in(&line.text, words)?;
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

    /// A line that says that figures are provisional or estimated; of which, and until when, only a person knows. Where the
    /// dataflow itself speaks of estimates, that says nothing new.
    fn provisional(&mut self, table: &Table<'_>) {
        let Some(line) = table.title.notes.provisional() else { return };
        let kind = match qualities::of_line(&line.text) {
            Some("E") if is_of_dataflow(self.context, "estimations estimates تقديرات") => return,
            Some("E") => DoubtKind::EstimatedTitle,
            _ => DoubtKind::ProvisionalTitle,
        };
        let doubt = Doubt::new(kind, "OBS_STATUS", &line.text);
        self.doubt(doubt.at(table.grid.spot(Some(line.row), line.column)));
    }

    /// A dimension of which nothing is said: its total, if it has one and no column of its words is left unread.
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
            self.doubt(match mentioned {
                Some((said, line)) => {
                    let doubt = Doubt::new(DoubtKind::MentionedInTitle, id.as_str(), &said.name).taking(&code);
                    let other = Some(said).filter(|said| said.code != code);
                    doubt.naming(other.into_iter().collect()).at(table.grid.spot(Some(line.row), line.column))
                }
                None => Doubt::new(DoubtKind::AssumedTotal, id.as_str(), &code).taking(&code),
            });
            table.layout.constants.insert(id.clone(), code);
        }
    }

    /// A word of a list that a title holds without being one, with the line: it was not taken, and a person should see it.
    fn mentioned<'n>(&self, place: usize, title: &'n Title<'_>) -> Option<(Suggestion, &'n Line)> {
        let words = self.dictionary.words(place)?;
        let mut lines = title.nearest_first().filter(|line| !is_letterhead(&line.text));
        let found = lines.find_map(|line| Some((mentioned(&line.text, words)?, line)));
        // Who writes is what is counted, where a whole segment of a letterhead is a word of the list.
        let mut heads = title.nearest_first().filter(|line| is_letterhead(&line.text));
        let ((code, run), line) =
            found.or_else(|| heads.find_map(|line| Some((code_in(&line.text, words, &[])?, line))))?;
        let code = words.code(code)?.to_string();
        let is_own = self.context.pack.head.country == *code && self.is_of_others(place);
        let is_telling = !code.starts_with('_') && !is_own;
        is_telling.then_some((Suggestion { code, name: run, score: 0.5 }, line))
    }

    /// Whether a dimension is of other countries than the pack's own: partners, and the citizenship of foreigners.
    fn is_of_others(&self, place: usize) -> bool {
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
        let (Some(frequency), Ok(id)) = (marks::frequency(&all, habits), Id::new("FREQ")) else { return };
        for (table, texts) in self.draft.profile.tables.iter_mut().zip(&self.period_texts) {
            let is_said = table.column.iter().any(|column| column.component.as_ref() == Some(&id));
            if !is_said && texts.iter().any(|text| marks::is_date(text, habits)) {
                table.constants.insert(id.clone(), frequency.to_owned());
                narrow_days(&mut self.draft.doubts, (&texts[..], habits), frequency);
            }
        }
    }
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

/// The different texts of the columns and headers of time of a table.
pub(super) fn time_texts(layout: &TableLayout, grid: &Grid) -> Vec<String> {
    let texts: BTreeSet<String> = places_of_time(layout, grid).into_iter().flatten().collect();
    texts.into_iter().collect()
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

/// The different texts of each column and of each row of headers that says time.
fn places_of_time(layout: &TableLayout, grid: &Grid) -> Vec<Vec<String>> {
    let is_time = |column: &&marsad_model::Column| {
        column.role == ColumnRole::Time || column.further.iter().any(|id| *id == *TIME_PERIOD)
    };
    let mut places: Vec<Vec<String>> = Vec::new();
    let rows = grid.between(layout.rows.unwrap_or([layout.header_last() + 1, u32::MAX]));
    for at in layout.column.iter().filter(is_time).filter_map(|column| column.at) {
        let cells = rows.iter().filter_map(|(_, cells)| cells.get(at as usize - 1));
        let texts: BTreeSet<String> = cells.map(KeptCell::label).collect();
        places.push(texts.into_iter().collect());
    }
    let across = layout.across.iter().filter(|row| row.components.iter().any(|id| *id == *TIME_PERIOD));
    for header in across.filter_map(|header| grid.place(header.row)) {
        places.push(grid.rows[header].1.iter().map(KeptCell::label).collect());
    }
    places
}

/// The texts of the columns and headers of time of a table in the order in which they stand, with their places.
pub(super) fn written_times(layout: &TableLayout, grid: &Grid) -> Vec<(String, String)> {
    let mut texts: Vec<(String, String)> = Vec::new();
    let across = layout.across.iter().filter(|row| row.components.iter().any(|id| *id == *TIME_PERIOD));
    for (header, row) in across.filter_map(|header| Some((header.row, grid.place(header.row)?))) {
        let cells = grid.rows[row].1.iter().enumerate();
        texts.extend(cells.map(|(column, cell)| (cell.label(), grid.spot(Some(header), column))));
    }
    let rows = grid.between(layout.rows.unwrap_or([layout.header_last() + 1, u32::MAX]));
    for column in layout.column.iter().filter(|column| column.role == ColumnRole::Time) {
        let Some(at) = column.at.map(|at| at as usize - 1) else { continue };
        let cells = rows.iter().filter_map(|(row, cells)| Some((*row, cells.get(at)?)));
        texts.extend(cells.map(|(row, cell)| (cell.label(), grid.spot(Some(row), at))));
    }
    texts
}

/// Whether the cells of a table say whole periods and not only parts of a year.
fn has_whole_time(layout: &TableLayout, habits: TimeHabits, grid: &Grid) -> bool {
    let is_whole = |text: &str| match periods::read(text, habits) {
        Some(Moment::Period(_) | Moment::Ambiguous(..)) => true,
        Some(Moment::Part(_)) => false,
        None => periods::is_academic_year(text),
    };
    let is_part = |text: &String| matches!(periods::read(text, habits), Some(Moment::Part(part)) if part != Part::Year);
    let is_written = layout.column.iter().any(|column| column.period.is_some());
    // `Total 2024` beside months says its own year and none of theirs: a place that says a part of the year without its
    // year needs another one that says it.
    let says_all = |texts: &Vec<String>| {
        !texts.iter().any(is_part)
            && texts.iter().any(|text| {
                is_whole(text) || split_words(text).iter().any(|(first, second)| is_whole(first) || is_whole(second))
            })
    };
    is_written || places_of_time(layout, grid).iter().any(says_all)
}
