//! Cells of a file: what is wrong with one is a finding with its place, and its line is left out.
//!
//! Where next: `table.rs` for the file and its lines.

use jiff::civil::Date;
use marsad_i18n::{Args, args};
use marsad_model::{Frequency, TimePeriod};
use marsad_reconcile::mirror::DurationRule;

use super::answer::Told;
use super::table::{Row, Table};
use crate::console::Console;
use crate::duration_code;

/// How a line is told that was left out.
const LEFT_OUT: &str = "reconcile-left-out";
/// How a line is told that says again what must be new.
const TWICE: &str = "reconcile-line-twice";
/// How a cell is told that counts as blank, while its line is used.
const UNREAD: &str = "reconcile-unread";
/// No amount is greater, and sums and products of amounts stay numbers.
const AMOUNT_MAX: f64 = 1e15;

/// The cells of a table.
#[derive(Clone, Copy)]
pub(super) struct Cells<'a> {
    pub(super) table: &'a Table<'a>,
    pub(super) console: &'a Console,
}

impl<'a> Cells<'a> {
    /// What stands in a row and a column, which must not be blank.
    pub(super) fn name(&self, row: Row, column: &str) -> Result<&'a str, Told> {
        match self.table.text(row, column) {
            "" => Err(self.left_out((row, column), "reconcile-wanted-name")),
            text => Ok(text),
        }
    }

    /// The number in a row and a column; none where the cell is blank or the column is not there.
    pub(super) fn number(&self, row: Row, column: &str) -> Result<Option<f64>, Told> {
        match self.table.text(row, column) {
            "" => Ok(None),
            text => {
                let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
                number.map(Some).ok_or_else(|| self.left_out((row, column), "reconcile-wanted-number"))
            }
        }
    }

    /// The number of persons or other things in a row and a column; none where the cell is blank or the column is not
    /// there.
    pub(super) fn amount(&self, row: Row, column: &str) -> Result<Option<f64>, Told> {
        let number = self.number(row, column)?;
        if number.is_some_and(|number| number.abs() >= AMOUNT_MAX) {
            return Err(self.left_out((row, column), "reconcile-wanted-amount"));
        }
        Ok(number)
    }

    /// The same of a cell that must not be blank.
    pub(super) fn needed_amount(&self, row: Row, column: &str) -> Result<f64, Told> {
        let amount = self.amount(row, column)?;
        amount.ok_or_else(|| self.left_out((row, column), "reconcile-wanted-number"))
    }

    /// The number in a row and a column, which must not be blank.
    pub(super) fn needed_number(&self, row: Row, column: &str) -> Result<f64, Told> {
        let number = self.number(row, column)?;
        number.ok_or_else(|| self.left_out((row, column), "reconcile-wanted-number"))
    }

    /// That no number of a row in these columns is below zero.
    pub(super) fn none_below_zero(&self, row: Row, columns: &[&str]) -> Result<(), Told> {
        for column in columns {
            if self.number(row, column)?.is_some_and(|number| number < 0.0) {
                return Err(self.left_out((row, *column), "balance-wanted-not-negative"));
            }
        }
        Ok(())
    }

    /// The period in a row and a column, by the text that names it.
    pub(super) fn period(&self, row: Row, column: &str) -> Result<&'a str, Told> {
        self.time(row, column).map(|_| self.table.text(row, column))
    }

    /// The period in a row and a column.
    pub(super) fn time(&self, row: Row, column: &str) -> Result<TimePeriod, Told> {
        let text = self.table.text(row, column);
        text.parse().map_err(|_| self.left_out((row, column), "reconcile-wanted-period"))
    }

    /// The day in a row and a column, the first one of a month; none where the cell is blank or the column is not there.
    pub(super) fn day(&self, row: Row, column: &str) -> Result<Option<Date>, Told> {
        let text = self.table.text(row, column);
        if text.is_empty() {
            return Ok(None);
        }
        let period = text.parse::<TimePeriod>().ok();
        let period = period.filter(|period| matches!(period.frequency(), Some(Frequency::D | Frequency::M)));
        let day = period.map(|period| period.start().date());
        day.map(Some).ok_or_else(|| self.left_out((row, column), "reconcile-wanted-day"))
    }

    /// The place of the word in a row and a column among those that may stand there, in capitals or small letters.
    pub(super) fn word(&self, row: Row, column: &str, words: &[&str]) -> Result<usize, Told> {
        let text = self.table.text(row, column);
        let found = words.iter().position(|word| word.eq_ignore_ascii_case(text));
        found.ok_or_else(|| {
            let voice = self.console.voice();
            let wanted = voice.say_with("reconcile-wanted-one-of", &args().text("words", &voice.list(words)));
            self.told((row, column), &wanted)
        })
    }

    /// The duration rule in a row and a column; none where it is not stated.
    pub(super) fn rule(&self, row: Row, column: &str) -> Result<Option<DurationRule>, Told> {
        match self.table.text(row, column) {
            code if code.is_empty() || duration_code::is_not_stated(code) => Ok(None),
            code => match duration_code::read(code) {
                Some(rule) => Ok(Some(rule)),
                None => Err(self.left_out((row, column), "reconcile-wanted-rule")),
            },
        }
    }

    /// That a line was left out, because one of its cells is not what the message `wanted` says.
    pub(super) fn left_out(&self, cell: (Row, &str), wanted: &str) -> Told {
        self.told(cell, &self.console.voice().say(wanted))
    }

    /// That a line was left out, because one of its cells says what another line says, where each must be new.
    pub(super) fn twice(&self, cell: (Row, &str)) -> Told {
        (TWICE.to_owned(), self.at(cell))
    }

    /// That a line was left out, because one of its cells is not what is `wanted`, in words.
    pub(super) fn told(&self, cell: (Row, &str), wanted: &str) -> Told {
        (LEFT_OUT.to_owned(), self.at(cell).text("wanted", wanted))
    }

    /// The same of a cell that counts as blank, while its line is used.
    pub(super) fn as_missing((_, arguments): Told) -> Told {
        (UNREAD.to_owned(), arguments)
    }

    /// Where a cell stands and what it says.
    pub(super) fn at(&self, (row, column): (Row, &str)) -> Args {
        self.table.at(row, column).text("file", &self.table.file())
    }
}
