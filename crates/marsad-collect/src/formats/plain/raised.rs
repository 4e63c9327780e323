//! Letters that stand raised in a cell: digits among them are marks of footnotes or powers, and no digits of a number.
//!
//! Readers of workbooks give the letters of a cell and not how they stand, so that `250` with a raised `1` is 2501. Here
//! the texts of such cells are found once more, with the raised digits as characters of their own: `250¹`. What such a
//! mark means is not known here. Runs that are struck through are found alike: their characters have a stroke of their own
//! behind them. Workbooks without such letters are not looked at.

use std::collections::HashMap;
use std::io::Read;
use std::rc::Rc;

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::book::{Text, resolved};
use super::parts::{Parts, attribute, local, walk};
use super::{CellTag, Shared};
use crate::cell::STRUCK;

/// How many cells of a sheet may have raised letters, and how many bytes their own texts may have together.
const CELLS_MAX: usize = 1 << 20;
const BYTES_MAX: usize = 64 << 20;

/// The raised digits, by the digit.
const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// The texts of the cells of a sheet that have raised digits, by row and column counted from 0.
#[derive(Debug, Default)]
pub(in crate::formats) struct Raised {
    texts: HashMap<(u32, u32), Rc<str>>,
    bytes: usize,
}

impl Raised {
    pub(in crate::formats) fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The text of a cell, where some of its digits stand raised or some of its letters are struck through.
    pub(in crate::formats) fn take(&mut self, at: (u32, u32)) -> Option<String> {
        self.texts.remove(&at).map(|text| (*text).to_owned())
    }

    /// Keeps the text of a cell; none where there are too many.
    pub(in crate::formats) fn keep(&mut self, at: (u32, u32), text: Rc<str>, bytes: usize) -> Option<()> {
        self.bytes += bytes;
        self.texts.insert(at, text);
        (self.bytes <= BYTES_MAX && self.texts.len() <= CELLS_MAX).then_some(())
    }
}

/// A workbook some of whose letters stand raised.
pub(in crate::formats) struct RaisedBook<'c> {
    archive: ZipArchive<Shared<'c>>,
    /// The number of the part of each sheet.
    sheets: HashMap<String, usize>,
    /// The shared texts with raised digits, by their number.
    strings: HashMap<usize, Rc<str>>,
}

impl<'c> RaisedBook<'c> {
    /// The workbook of a package; none where it is not laid out as usual.
    pub(in crate::formats) fn open(content: Shared<'c>) -> Option<Self> {
        let mut archive = ZipArchive::new(content).ok()?;
        let Parts { sheets, strings: at } = Parts::of(&mut archive)?;
        let strings = match at {
            Some(at) => strings(archive.by_index(at).ok()?)?,
            None => HashMap::new(),
        };
        Some(Self { archive, sheets, strings })
    }

    /// The texts with raised digits of a sheet; none where it cannot be looked through.
    pub(in crate::formats) fn of_sheet(&mut self, name: &str) -> Option<Raised> {
        let at = *self.sheets.get(name)?;
        cells(self.archive.by_index(at).ok()?, &self.strings)
    }
}

/// How the letters of a run stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::formats) struct RunLook {
    pub is_raised: bool,
    pub is_struck: bool,
}

/// The text of runs, where some of its digits stand raised beside others or some of its letters are struck through.
pub(in crate::formats) fn marked(runs: &[(RunLook, String)]) -> Option<String> {
    let mut all = Runs::default();
    for (look, run) in runs {
        all.look = *look;
        all.add(run);
    }
    all.taken()
}

/// A text of several runs while it comes.
#[derive(Default)]
struct Runs {
    text: String,
    run: Option<Text>,
    look: RunLook,
    /// Whether a reading aid is open, which is no part of the text.
    is_aid: bool,
    /// Whether digits were raised or letters struck through, and whether anything else stands in the text.
    has_raised: bool,
    has_struck: bool,
    has_others: bool,
}

impl Runs {
    fn start(&mut self, tag: &BytesStart<'_>) {
        match local(tag) {
            "r" => self.look = RunLook::default(),
            "rPh" => self.is_aid = true,
            "strike" => self.look.is_struck = !matches!(attribute(tag, "val").as_deref(), Some("0" | "false" | "off")),
            "vertAlign" => self.look.is_raised = attribute(tag, "val").as_deref() == Some("superscript"),
            "t" if !self.is_aid => {
                let is_kept = attribute(tag, "space").as_deref() == Some("preserve");
                self.run = Some(Text { letters: String::new(), is_kept });
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "r" => self.look = RunLook::default(),
            "rPh" => self.is_aid = false,
            "t" => {
                let Some(run) = self.run.take() else { return };
                self.add(run.shown());
            }
            _ => {}
        }
    }

    fn add(&mut self, run: &str) {
        match raised(run).filter(|_| self.look.is_raised) {
            Some(marks) => {
                self.text.push_str(&marks);
                self.has_raised = true;
            }
            None if self.look.is_struck && !run.trim().is_empty() => {
                self.text.extend(run.chars().flat_map(|c| [c, STRUCK]));
                self.has_struck = true;
            }
            None => {
                self.text.push_str(run);
                self.has_others |= !run.trim().is_empty();
            }
        }
    }

    fn letters(&mut self, letters: &str) {
        if let Some(run) = &mut self.run {
            run.letters.push_str(letters);
        }
    }

    /// The text, where some of its digits stand raised beside others or some of its letters are struck through; and
    /// begins anew.
    fn taken(&mut self) -> Option<String> {
        let runs = std::mem::take(self);
        (runs.has_struck || runs.has_raised && runs.has_others).then_some(runs.text)
    }

    /// Takes an event within a text.
    fn event(&mut self, event: &Event<'_>) -> Option<()> {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag.local_name().into_inner()),
            Event::Text(letters) => self.letters(&letters.xml10_content()),
            Event::CData(letters) => self.letters(&letters.xml10_content()),
            Event::GeneralRef(reference) => self.letters(&resolved(reference)?),
            _ => {}
        }
        Some(())
    }
}

/// A raised run as characters of its own, where it is numbers with nothing but brackets and marks between them.
fn raised(run: &str) -> Option<String> {
    let is_between = |c: char| c.is_whitespace() || "(),;[].".contains(c);
    let is_of_numbers = run.chars().all(|c| c.is_ascii_digit() || is_between(c));
    let marks: String = run.chars().filter_map(|c| Some(DIGITS[c.to_digit(10)? as usize])).collect();
    (is_of_numbers && !marks.is_empty()).then_some(marks)
}

/// The shared texts with raised digits, by their number.
fn strings(part: impl Read) -> Option<HashMap<usize, Rc<str>>> {
    let mut strings: HashMap<usize, Rc<str>> = HashMap::new();
    let (mut at, mut runs) = (0_usize, Runs::default());
    walk(part, |event| {
        runs.event(event)?;
        if let Event::End(tag) = event
            && tag.local_name().into_inner() == "si"
        {
            if let Some(text) = runs.taken() {
                strings.insert(at, Rc::from(text));
            }
            at += 1;
        }
        Some(())
    })?;
    Some(strings)
}

/// The cell that is open.
#[derive(Default)]
struct Open {
    at: Option<(u32, u32)>,
    is_shared: bool,
    /// Whether its value is open, and what it holds so far.
    is_in_value: bool,
    value: String,
    runs: Runs,
}

impl Open {
    fn new(tag: &BytesStart<'_>) -> Self {
        let place = attribute(tag, "r").unwrap_or_default();
        let cell = CellTag { place: place.as_bytes(), ..CellTag::default() };
        let is_shared = attribute(tag, "t").as_deref() == Some("s");
        Self { at: cell.position(), is_shared, ..Self::default() }
    }
}

/// The texts with raised digits among the cells of a sheet.
fn cells(part: impl Read, strings: &HashMap<usize, Rc<str>>) -> Option<Raised> {
    let (mut raised, mut open) = (Raised::default(), Open::default());
    walk(part, |event| {
        match event {
            Event::Start(tag) if local(tag) == "c" => open = Open::new(tag),
            Event::Start(tag) if local(tag) == "v" => open.is_in_value = open.is_shared,
            Event::Text(digits) if open.is_in_value => open.value.push_str(&digits.xml10_content()),
            Event::End(tag) if tag.local_name().into_inner() == "v" => open.is_in_value = false,
            Event::End(tag) if tag.local_name().into_inner() == "c" => {
                let open = std::mem::take(&mut open);
                let Some(at) = open.at else { return Some(()) };
                let mut runs = open.runs;
                if let Some(text) = runs.taken() {
                    let bytes = text.len();
                    raised.keep(at, Rc::from(text), bytes)?;
                } else if let Some(text) = open.value.trim().parse().ok().and_then(|at: usize| strings.get(&at)) {
                    raised.keep(at, Rc::clone(text), 0)?;
                }
            }
            _ => open.runs.event(event)?,
        }
        Some(())
    })?;
    Some(raised)
}

#[cfg(test)]
mod tests {
    use super::{cells, strings};

    fn run(text: &str, is_raised: bool) -> String {
        let look = if is_raised { r#"<rPr><vertAlign val="superscript"/></rPr>"# } else { "" };
        format!("<r>{look}<t>{text}</t></r>")
    }

    #[test]
    fn raised_digits_are_characters_of_their_own() {
        let texts = [
            (run("250", false) + &run("1", true), Some("250¹")),
            (run("250", false) + &run("(1, 2)", true), Some("250¹²")),
            (run("Lulu", false) + &run("3", true) + &run(" Isle", false), Some("Lulu³Isle")),
            // Letters say something in words: `1er`, `250p`.
            (run("1", false) + &run("er", true), None),
            // A mark alone is no mark of anything.
            (run("1", true), None),
            (run("25", false) + &run("01", false), None),
            ("<t>2501</t>".to_owned(), None),
        ];
        let items: String = texts.iter().map(|(runs, _)| format!("<si>{runs}</si>")).collect();
        let found = strings(format!("<sst>{items}</sst>").as_bytes()).unwrap();
        for (at, (runs, expected)) in texts.iter().enumerate() {
            assert_eq!(found.get(&at).map(|text| &**text), *expected, "{runs}");
        }
    }

    #[test]
    fn letters_that_are_struck_through_have_a_stroke_behind_them() {
        let struck = |text: &str, look: &str| format!("<r><rPr>{look}</rPr><t>{text}</t></r>");
        let texts = [
            (struck("1", "<strike/>") + &run("250", false), Some("1\u{336}250")),
            (struck("12", "<strike/>"), Some("1\u{336}2\u{336}")),
            (struck("1", r#"<strike val="0"/>"#) + &run("250", false), None),
            (struck("No", "<strike/>") + &run("Lulu", false), Some("N\u{336}o\u{336}Lulu")),
            (struck(" ", "<strike/>") + &run("Lulu", false), None),
        ];
        let items: String = texts.iter().map(|(runs, _)| format!("<si>{runs}</si>")).collect();
        let found = strings(format!("<sst>{items}</sst>").as_bytes()).unwrap();
        for (at, (runs, expected)) in texts.iter().enumerate() {
            assert_eq!(found.get(&at).map(|text| &**text), *expected, "{runs}");
        }
    }

    #[test]
    fn cells_have_the_raised_digits_of_their_own_texts_and_of_shared_ones() {
        let shared = format!("<sst><si><t>a</t></si><si>{}{}</si></sst>", run("7", false), run("2", true));
        let strings = strings(shared.as_bytes()).unwrap();
        let inline = format!(r#"<c r="A2" t="inlineStr"><is>{}{}</is></c>"#, run("250", false), run("1", true));
        let sheet = format!(
            r#"<worksheet><sheetData><row r="2">{inline}<c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>0</v></c>
            <c r="D2"><v>1</v></c></row></sheetData></worksheet>"#
        );
        let mut found = cells(sheet.as_bytes(), &strings).unwrap();
        assert_eq!(found.take((1, 0)).as_deref(), Some("250¹"));
        assert_eq!(found.take((1, 1)).as_deref(), Some("7²"));
        assert!(found.is_empty(), "a shared text without raised digits, and a number that is no number of a text");
    }
}
