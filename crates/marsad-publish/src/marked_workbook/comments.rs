//! The comments part of a sheet: old comments stay, a marked cell that has one gets a paragraph more.

use std::collections::{BTreeMap, BTreeSet};

use super::MarkError;
use super::cell_ref::CellRef;
use super::outline::{Element, Outline};
use super::splices::Splices;
use super::words_in_xml::{content, plain};

/// The font of comments in Excel.
const FONT: &str = r#"sz val="9"/><color indexed="81"/><rFont val="Tahoma"/><family val="2"/>"#;

/// A comments part after the marks were added.
pub(super) struct Commented {
    pub text: String,
    /// The cells whose comments were there before.
    pub old: BTreeSet<CellRef>,
}

/// A comments part without comments.
pub(super) fn empty_comments(namespace: &str) -> String {
    let root = format!(r#"<comments xmlns="{namespace}"><authors/><commentList/></comments>"#);
    format!(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{root}"#)
}

/// Adds what is said of each cell, as words of this author.
pub(super) fn add_comments(
    part: &str,
    text: &str,
    said: &BTreeMap<CellRef, String>,
    author: &str,
) -> Result<Commented, MarkError> {
    let outline = Outline::read(part, text)?;
    let list = outline.section("commentList").ok_or_else(|| MarkError::damaged(part, "it has no `commentList`"))?;
    let known: BTreeMap<CellRef, &Element<'_>> = list
        .children
        .iter()
        .filter_map(|comment| Some((CellRef::parse(&comment.attribute("ref")?)?, comment)))
        .collect();
    let mut splices = Splices::default();
    let author_id = author_id(part, &outline, author, &mut splices)?;
    let prefix = outline.root.prefix();
    let mut new = String::new();
    for (cell, words) in said {
        match known.get(cell) {
            Some(comment) => append_paragraph(part, comment, author, words, &mut splices)?,
            None => {
                let run = run(prefix, "", words);
                let text = format!("<{prefix}text>{run}</{prefix}text>");
                let tag = format!(r#"{prefix}comment ref="{cell}" authorId="{author_id}" shapeId="0""#);
                new.push_str(&format!("<{tag}>{text}</{prefix}comment>"));
            }
        }
    }
    splices.append_inside(&list.element, &[], &new);
    Ok(Commented { text: splices.apply(text), old: known.into_keys().collect() })
}

/// The place of the author in the list, at its end where the author is new.
fn author_id(part: &str, outline: &Outline<'_>, author: &str, splices: &mut Splices) -> Result<usize, MarkError> {
    let list = outline.section("authors").ok_or_else(|| MarkError::damaged(part, "it has no `authors`"))?;
    if let Some(known) = list.children.iter().position(|one| plain(one.content()) == author) {
        return Ok(known);
    }
    let prefix = outline.root.prefix();
    let element = format!("<{prefix}author>{}</{prefix}author>", content(author));
    splices.append_inside(&list.element, &[], &element);
    Ok(list.children.len())
}

/// Says who speaks, in bold, and then the words, below what stands in a comment.
fn append_paragraph(
    part: &str,
    comment: &Element<'_>,
    author: &str,
    words: &str,
    splices: &mut Splices,
) -> Result<(), MarkError> {
    let inside = Outline::read_inside(part, comment)?;
    let prefix = comment.prefix();
    let runs = [run(prefix, "b", &format!("\n{author}:\n")), run(prefix, "", words)].concat();
    let Some(text) = inside.section("text") else {
        splices.append_inside(comment, &[], &format!("<{prefix}text>{runs}</{prefix}text>"));
        return Ok(());
    };
    let is_said = |child: &&Element<'_>| matches!(child.local_name(), "t" | "r");
    let Some(last) = text.children.iter().rfind(is_said) else {
        splices.append_inside(&text.element, &[], &runs);
        return Ok(());
    };
    // A plain text beside runs is allowed, but not shown by all; so it becomes a run too.
    for child in text.children.iter().filter(|child| child.local_name() == "t") {
        splices.replace(child.range(), format!("<{prefix}r>{}</{prefix}r>", child.raw()));
    }
    splices.insert(last.range().end, runs);
    Ok(())
}

/// Words in the font of comments; `weight` is `b` for bold, or nothing.
fn run(prefix: &str, weight: &str, words: &str) -> String {
    let bold = if weight.is_empty() { String::new() } else { format!("<{prefix}{weight}/>") };
    let font = FONT.replace('<', &format!("<{prefix}"));
    let look = format!("<{prefix}rPr>{bold}<{prefix}{font}</{prefix}rPr>");
    format!(r#"<{prefix}r>{look}<{prefix}t xml:space="preserve">{}</{prefix}t></{prefix}r>"#, content(words))
}
