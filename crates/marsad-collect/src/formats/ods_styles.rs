//! What the styles of an open document say of letters and sheets: what is struck through, raised or hidden.
//!
//! A style may leave this to its parent, that one to its own, and the last to the default of its family. Styles with names
//! stand in a part of their own, and are taken before those of the content. Not here: what a cell shows of its number or
//! day, which its text says (`ods_shown`).

use std::collections::HashMap;
use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use super::COLUMNS_MAX;
use super::ods::attributes;
use super::plain::{RunLook, walk};

/// How many styles of a family are remembered: more than office programs write.
const STYLES_MAX: usize = 70_000;
/// How long the name of a style may be that is remembered.
const NAME_BYTES_MAX: usize = 256;
/// How many parents of a style are asked.
const PARENTS_MAX: usize = 32;

/// The styles of a document.
#[derive(Default)]
pub(super) struct Styles {
    /// Of each family, the styles by name; the default has none.
    families: [HashMap<String, Style>; 3],
    /// Of each family, what the styles say together with their parents, once all are known.
    looks: [HashMap<String, Look>; 3],
    /// The family and the name of the style that is open.
    open: Option<(usize, String)>,
    is_settled: bool,
}

/// The places of the families.
const CELL: usize = 0;
const TEXT: usize = 1;
const SHEET: usize = 2;

struct Style {
    parent: String,
    look: Look,
}

/// What a style says, where it says it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Look {
    is_struck: Option<bool>,
    is_raised: Option<bool>,
    is_hidden: Option<bool>,
}

impl Look {
    /// The same, and what `under` says where it says nothing.
    fn over(self, under: Self) -> Self {
        Self {
            is_struck: self.is_struck.or(under.is_struck),
            is_raised: self.is_raised.or(under.is_raised),
            is_hidden: self.is_hidden.or(under.is_hidden),
        }
    }

    /// How letters with it stand that are a part of others.
    pub(super) fn within(self, outer: RunLook) -> RunLook {
        RunLook {
            is_raised: self.is_raised.unwrap_or(outer.is_raised),
            is_struck: self.is_struck.unwrap_or(outer.is_struck),
        }
    }
}

impl Styles {
    /// Takes the styles with names; false where their part cannot be read to its end.
    pub(super) fn take_part(&mut self, part: impl Read) -> bool {
        // The others of this part are of what is printed around pages, under names that the content has too.
        let (mut is_named, mut is_whole) = (false, true);
        let read = walk(part, |event| {
            match event {
                Event::Start(tag) => {
                    let name = tag.name().into_inner();
                    is_named |= name == "office:styles";
                    is_whole &= !is_named || self.start(name, tag);
                }
                Event::End(tag) => {
                    let name = tag.name().into_inner();
                    is_named &= name != "office:styles";
                    self.end(name);
                }
                _ => {}
            }
            Some(())
        });
        read.is_some() && is_whole
    }

    /// Takes the tag of a style or of a part of one; false where it is broken.
    pub(super) fn start(&mut self, name: &str, tag: &BytesStart<'_>) -> bool {
        match name {
            _ if self.is_settled => true,
            "style:style" | "style:default-style" => self.begin(tag),
            "style:text-properties" | "style:table-properties" => self.properties(tag),
            _ => true,
        }
    }

    fn begin(&mut self, tag: &BytesStart<'_>) -> bool {
        let (mut family, mut name, mut parent) = (None, String::new(), String::new());
        let is_whole = attributes(tag, |key, value| match key {
            "style:family" => family = family_of(value),
            "style:name" => value.clone_into(&mut name),
            "style:parent-style-name" => value.clone_into(&mut parent),
            _ => {}
        });
        let is_short = name.len() <= NAME_BYTES_MAX && parent.len() <= NAME_BYTES_MAX;
        self.open = family.filter(|family| is_short && self.families[*family].len() < STYLES_MAX).map(|family| {
            self.families[family].insert(name.clone(), Style { parent, look: Look::default() });
            (family, name)
        });
        is_whole
    }

    fn properties(&mut self, tag: &BytesStart<'_>) -> bool {
        let Some((family, name)) = &self.open else { return true };
        let Some(style) = self.families[*family].get_mut(name) else { return true };
        let look = &mut style.look;
        attributes(tag, |key, value| match key {
            // Office programs write the style and the type of the line for cells, and the type alone for pieces of text.
            "style:text-line-through-style" | "style:text-line-through-type" => {
                look.is_struck = Some(value != "none" && look.is_struck.unwrap_or(true));
            }
            "style:text-position" => look.is_raised = Some(is_raised(value)),
            "table:display" => look.is_hidden = Some(value == "false"),
            _ => {}
        })
    }

    /// A tag ends: the properties of other things than styles are none of a style.
    pub(super) fn end(&mut self, name: &str) {
        if matches!(name, "style:style" | "style:default-style") {
            self.open = None;
        }
    }

    /// Asks the parents of all styles: all are known once the first sheet begins.
    pub(super) fn settle(&mut self) {
        if !std::mem::replace(&mut self.is_settled, true) {
            self.looks = std::mem::take(&mut self.families).map(|styles| {
                let look = |(name, style): (&String, &Style)| (name.clone(), inherited(&styles, style));
                styles.iter().map(look).collect()
            });
        }
    }

    /// Whether a style of cells strikes them through.
    pub(super) fn strikes_cells(&self, name: &str) -> bool {
        self.look(CELL, name).is_struck == Some(true)
    }

    /// Whether a style of sheets hides them.
    pub(super) fn hides_sheets(&self, name: &str) -> bool {
        self.look(SHEET, name).is_hidden == Some(true)
    }

    /// What a style of a piece of text says.
    pub(super) fn of_text(&self, name: &str) -> Look {
        self.look(TEXT, name)
    }

    fn look(&self, family: usize, name: &str) -> Look {
        self.looks[family].get(name).copied().unwrap_or_default()
    }
}

fn family_of(name: &str) -> Option<usize> {
    match name {
        "table-cell" => Some(CELL),
        "text" => Some(TEXT),
        "table" => Some(SHEET),
        _ => None,
    }
}

/// What a style says together with its parents.
fn inherited(styles: &HashMap<String, Style>, style: &Style) -> Look {
    let (mut look, mut parent) = (style.look, styles.get(&style.parent));
    for _ in 0..PARENTS_MAX {
        let Some(found) = parent else { break };
        look = look.over(found.look);
        parent = styles.get(&found.parent);
    }
    look
}

/// Whether a position of letters, `super 58%` or `33% 58%`, is above the line.
fn is_raised(position: &str) -> bool {
    let first = position.split_whitespace().next().unwrap_or_default();
    let height = first.strip_suffix('%').and_then(|height| height.parse::<f64>().ok());
    first == "super" || height.is_some_and(|height| height > 0.0)
}

/// The columns of a sheet whose cells are struck through where nothing else is said of them.
#[derive(Default)]
pub(super) struct StruckColumns {
    /// The number of the next column, counted from 0.
    next: u64,
    /// The first of each block and the one behind its last, in their order.
    blocks: Vec<[u64; 2]>,
}

impl StruckColumns {
    /// Takes the next columns; returns the first and the last of them, counted from 1.
    pub(super) fn add(&mut self, count: u64, is_struck: bool) -> [u64; 2] {
        let from = self.next;
        self.next = from.saturating_add(count.max(1));
        if is_struck && from < COLUMNS_MAX as u64 {
            self.blocks.push([from, self.next]);
        }
        [from.saturating_add(1), self.next]
    }

    pub(super) fn contains(&self, column: usize) -> bool {
        let column = column as u64;
        let at = self.blocks.partition_point(|[_, behind]| *behind <= column);
        self.blocks.get(at).is_some_and(|[from, _]| *from <= column)
    }
}

#[cfg(test)]
mod tests {
    use super::{PARENTS_MAX, StruckColumns, Styles, is_raised};

    fn styles(inside: &str) -> Styles {
        let mut styles = Styles::default();
        assert!(styles.take_part(format!("<a><office:styles>{inside}</office:styles></a>").as_bytes()));
        styles.settle();
        styles
    }

    fn style(name: &str, parent: &str, look: &str) -> String {
        let names = format!(r#"style:name="{name}" style:parent-style-name="{parent}""#);
        format!(r#"<style:style style:family="table-cell" {names}><style:text-properties {look}/></style:style>"#)
    }

    #[test]
    fn a_style_leaves_to_its_parents_what_it_does_not_say() {
        let struck = r#"style:text-line-through-style="solid""#;
        let plain = r#"style:text-line-through-style="none" style:text-line-through-type="none""#;
        let all = [style("child", "middle", ""), style("plain", "middle", plain), style("middle", "top", "")];
        let styles = styles(&[all.concat(), style("top", "top", struck)].concat());
        let found = ["child", "plain", "middle", "top", "none"].map(|name| styles.strikes_cells(name));
        assert_eq!(found, [true, false, true, true, false]);
    }

    #[test]
    fn a_long_row_of_parents_is_followed_only_so_far() {
        let struck = r#"style:text-line-through-type="single""#;
        let chain: String = (0..1000).map(|at| style(&format!("s{at}"), &format!("s{}", at + 1), "")).collect();
        let styles = styles(&(chain + &style("s1000", "", struck)));
        let from = 1000 - PARENTS_MAX;
        assert!(styles.strikes_cells(&format!("s{from}")) && !styles.strikes_cells("s0"));
    }

    #[test]
    fn styles_of_what_is_printed_around_pages_are_none_of_cells() {
        let style = style("ce1", "", r#"style:text-line-through-type="single""#);
        let part = format!("<a><office:styles/><office:automatic-styles>{style}</office:automatic-styles></a>");
        let mut styles = Styles::default();
        assert!(styles.take_part(part.as_bytes()));
        styles.settle();
        assert!(!styles.strikes_cells("ce1"));
        assert!(!Styles::default().take_part(&b"<a><office:styles><style:style></a>"[..]));
    }

    #[test]
    fn letters_stand_raised_where_they_stand_above_the_line() {
        let raised = ["super", "super 58%", "33% 58%", "sub 58%", "-33% 58%", "0% 100%"].map(is_raised);
        assert_eq!(raised, [true, true, true, false, false, false]);
    }

    #[test]
    fn columns_are_struck_through_in_blocks() {
        let mut columns = StruckColumns::default();
        for (count, is_struck) in [(2, false), (3, true), (1, false), (u64::MAX, true), (1, true)] {
            columns.add(count, is_struck);
        }
        let found: Vec<usize> = (0..9).filter(|column| columns.contains(*column)).collect();
        assert_eq!(found, [2, 3, 4, 6, 7, 8]);
    }
}
