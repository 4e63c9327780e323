//! Sheets of plain cells, read without a reader of XML: numbers and shared texts are what nearly all workbooks hold.
//!
//! Whether a sheet is plain is seen while the package passes the gate (`shape`); what is not plain in every cell goes
//! to the foreign reader as a whole, so that a cell has one meaning whoever reads it. The sheets and their texts are in
//! `book`, the cells themselves in `cells`, where the parts stand in `parts`, and `shared` lets two readers have one file. Which letters of any sheet
//! stand raised, as marks of footnotes do, or are struck through, is in `raised`, and which rows and columns are hidden in
//! `hidden`: neither reader says it.

mod book;
mod cells;
mod hidden;
mod parts;
mod raised;
mod shape;
mod shared;

pub(super) use book::PlainBook;
pub(super) use hidden::HiddenBook;
pub(super) use parts::walk;
pub(super) use raised::{Raised, RaisedBook, RunLook, marked};
pub(super) use shape::{CellTag, Shape};
pub(super) use shared::Shared;

/// A sheet of plain cells in a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PlainSheet {
    /// Which part of the package it is.
    pub at: usize,
    /// The styles of its numbers: one that shows days makes the sheet one for the foreign reader.
    pub styles: Vec<usize>,
}
