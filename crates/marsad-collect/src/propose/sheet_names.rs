//! What the name of a sheet says of its table: a period or a part of a year, a word of a component, and whether the title
//! or the cells say otherwise.

use std::collections::BTreeSet;

use marsad_model::{Id, SaidOf, TIME_PERIOD, TimePeriod};

use super::doubt::{Doubt, DoubtKind};
use super::drafter::{Drafter, Table};
use super::line_period::{Said, period_in};
use super::notes_of_parts::{is_year, years_of};
use super::phrases::{code_in, is_whole_subject};
use super::written_times::time_texts;
use crate::names::{Found, Words};
use crate::titles;
use crate::values::periods::{self, Moment, Part};

impl Drafter<'_, '_, '_> {
    /// The name of a sheet as a period, as a word of a component, or as both: `Hommes 2021`.
    pub(super) fn sheet_name(&mut self, table: &mut Table<'_>) {
        if table.layout.sheet.is_none() {
            return;
        }
        let name = table.grid.name.clone();
        self.sheet_of_other_year(table);
        if let Said::Period(told) = period_in(&name, self.time_habits())
            && !table.has_whole_time
            && !self.is_number_of_table(table, (&name, &told.period))
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
            let names = titles::names_of(self.context, id.as_str());
            let Some((found, segment)) = code_in(&name, words, &names) else { continue };
            let Some(code) = words.code(found).map(Id::to_string) else { continue };
            let dataflow = self.context.pack.dataflow(self.context.dataflow);
            // `Tunis` beside `Sfax` is a place, although the dataflow is about Tunisia.
            let is_one_of_many = segment == name && self.has_sibling(&name, words);
            if is_whole_subject(&segment, words, dataflow) && !is_one_of_many || !taken.insert(segment.clone()) {
                continue;
            }
            if is_short(&segment)
                && !titles::is_small(self.context, id.as_str())
                && !self.is_one_of_codes(words, (&names, found))
            {
                self.doubt(Doubt::new(DoubtKind::LettersOfSheet, id.as_str(), &name).taking(code).at(&name));
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

    /// Whether a name such as `T3-14` is the number of a table and no quarter: its title says another time.
    fn is_number_of_table(&self, table: &Table<'_>, (name, period): (&str, &str)) -> bool {
        let Some((said, _)) = table.title.period(self.title_habits()).filter(|_| may_be_number(name)) else {
            return false;
        };
        let of = |text: &str| self.draft.profile.reporting_year.period(text);
        matches!((of(period), of(&said)), (Ok(own), Ok(other)) if !other.contains(&own) && !own.contains(&other))
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

    /// Whether another sheet is called after another code of the same list.
    fn is_one_of_codes(&self, words: &Words<'_>, (names, own): (&[String], u32)) -> bool {
        let is_other = |other: &String| code_in(other, words, names).is_some_and(|(code, _)| code != own);
        self.sheets.iter().any(is_other)
    }

    /// The name of a sheet as a part of the year that its title or its cells say: `Janvier`, `T1`, `جانفي`.
    ///
    /// Where nothing says the year, the name still tells the sheets apart, and the year is asked for.
    pub(super) fn sheet_part(&mut self, table: &mut Table<'_>) {
        if table.layout.sheet.is_none() || table.layout.sheet_component.is_some() {
            return;
        }
        let name = table.grid.name.clone();
        let Some(Moment::Part(part)) = periods::read(&name, self.time_habits()) else { return };
        if part == Part::Year || !self.is_of_years(table) {
            return;
        }
        let mut texts = time_texts(&table.layout, table.grid);
        texts.extend(table.layout.period.clone());
        if !self.is_said_by_sheets(&name) {
            return self.ask_number_of_sheet((&name, part), &texts);
        }
        let year: Option<i16> = table.layout.period.as_deref().and_then(|text| text.parse().ok());
        match (&table.layout.period, year) {
            // The title says a part of the year itself; where it is another one, a person decides.
            (Some(_), None) => return self.other_part(table, &name, part),
            (Some(_), Some(year)) => {
                let taken = part.of(year).map_or_else(|| name.clone(), |period| period.to_string());
                self.doubt(Doubt::new(DoubtKind::AssumedPeriod, TIME_PERIOD, &name).taking(taken).at(&name));
            }
            (None, _) => self.tell_part_of_years((&name, part), &texts),
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

    /// Says where the title of a table names another part of the year than its sheet.
    fn other_part(&mut self, table: &Table<'_>, name: &str, part: Part) {
        let Some((said, line)) = table.title.period(self.title_habits()) else { return };
        let of_sheet = said.get(..4).and_then(|year| part.of(year.parse().ok()?));
        if of_sheet.is_some_and(|period| period.to_string() != said) {
            let doubt = Doubt::new(DoubtKind::OtherPeriod, TIME_PERIOD, &line.text).taking(name);
            self.doubt(doubt.at(table.grid.spot(Some(line.row), line.column)));
        }
    }

    /// Says where a title names another period than the one that was taken from the name of the sheet. Of who is there, the
    /// last day or month of a year says what the year says.
    fn other_period(&mut self, table: &Table<'_>, taken: &str) {
        let Some((said, line)) = table.title.period(self.title_habits()) else { return };
        let of = |text: &str| self.draft.profile.reporting_year.period(text);
        let counts_flows = self.context.counts_flows();
        let is_end =
            |own: &TimePeriod, other: &TimePeriod| !counts_flows && own.contains(other) && own.end() == other.end();
        let is_other =
            matches!((of(taken), of(&said)), (Ok(own), Ok(other)) if !other.contains(&own) && !is_end(&own, &other));
        if is_other {
            let doubt = Doubt::new(DoubtKind::OtherPeriod, TIME_PERIOD, &line.text).taking(taken);
            self.doubt(doubt.at(table.grid.spot(Some(line.row), line.column)));
        } else {
            self.other_language(table, taken);
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
}

/// Whether a name is a few letters with two numbers of one or two digits, as those of tables are: `T3-14`, `S 1.22`.
fn may_be_number(name: &str) -> bool {
    const LETTERS_MAX: usize = 3;
    let bare = name.trim();
    let numbers = bare.trim_start_matches(char::is_alphabetic);
    let letters = bare.chars().count() - numbers.chars().count();
    let digits: Vec<&str> = numbers.split(|c: char| !c.is_numeric()).filter(|digits| !digits.is_empty()).collect();
    let is_short = |digits: &&str| digits.chars().count() <= 2;
    let is_bare = !numbers.contains(char::is_alphabetic);
    (1..=LETTERS_MAX).contains(&letters) && is_bare && digits.len() == 2 && digits.iter().all(is_short)
}

/// Whether a word is a few letters, which may be short for anything: `AT` is Austria, and `autorisations de travail`.
fn is_short(word: &str) -> bool {
    const LETTERS_MAX: usize = 3;
    word.is_ascii() && word.len() <= LETTERS_MAX
}

#[cfg(test)]
mod tests {
    use marsad_testkit::tunisia;
    use rust_xlsxwriter::Workbook;

    use crate::propose::tests::draft_of;
    use crate::propose::{DoubtKind, Draft};

    /// The draft of sheets with these names, each with permits by activity.
    fn draft(names: &[&str]) -> Draft {
        let mut workbook = Workbook::new();
        for (at, name) in (0_u32..).zip(names) {
            let sheet = workbook.add_worksheet().set_name(*name).unwrap();
            sheet.write(0, 0, "Activité").unwrap();
            for (row, activity) in [(1, "Construction"), (2, "Industries manufacturières")] {
                sheet.write(row, 0, activity).unwrap();
                for (column, year) in [(1, 2022), (2, 2023)] {
                    sheet.write(0, column, year).unwrap();
                    sheet.write(row, column, 100 * (at + 1) + 10 * row + u32::from(column)).unwrap();
                }
            }
        }
        draft_of(tunisia(), "DF_WORK_PERMITS", &workbook.save_to_buffer().unwrap())
    }

    /// For each table whether the name of its sheet says the country.
    fn countries(draft: &Draft) -> Vec<bool> {
        let is_country = |id: &marsad_model::Id| *id == *"CITIZENSHIP";
        draft.profile.tables.iter().map(|table| table.sheet_component.as_ref().is_some_and(is_country)).collect()
    }

    #[test]
    fn a_few_letters_on_the_only_sheet_are_no_country_and_are_asked_about() {
        let alone = draft(&["AT"]);
        assert_eq!(countries(&alone), [false]);
        let doubt = alone.doubts.iter().find(|doubt| doubt.kind == DoubtKind::LettersOfSheet).unwrap();
        assert_eq!((doubt.component.as_str(), doubt.text.as_str(), doubt.taken.as_str()), ("CITIZENSHIP", "AT", "AT"));
        assert!(alone.doubts.iter().all(|doubt| doubt.kind != DoubtKind::AssumedFromSheet), "{:?}", alone.doubts);
    }

    #[test]
    fn letters_beside_those_of_another_country_and_names_in_full_are_taken() {
        assert_eq!(countries(&draft(&["AT", "FR"])), [true, true]);
        assert_eq!(countries(&draft(&["Autriche"])), [true]);
        assert_eq!(countries(&draft(&["مصر"])), [true]);
    }
}
