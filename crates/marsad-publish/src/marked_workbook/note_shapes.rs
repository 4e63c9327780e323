//! The boxes that show comments: a legacy VML drawing, without which Excel shows no comment.
//!
//! VML is not always well-formed XML (Excel writes `<br>` in the texts of controls) and not always UTF-8, so an existing
//! drawing is never parsed: the new shapes are put before its end, in ASCII, and its bytes stay.

use super::cell_ref::{COLUMNS_MAX, CellRef};

const NAMESPACES: &str = r#"xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel""#;
const SHAPE_TYPE: &str = r##"<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>"##;
const SHAPE_START: &str = "_x0000_s";
/// Identifiers of shapes are given out in blocks of this size, which a drawing lists in its `idmap`.
const BLOCK: u32 = 1024;
/// Letters of a comment that fit on a line of its box.
const LINE_LETTERS: usize = 32;

/// A box to be drawn: its cell, and the words it has to hold.
pub(super) struct NoteShape<'a> {
    pub cell: CellRef,
    pub words: &'a str,
}

/// The first block of identifiers after those that a drawing uses.
pub(super) fn free_block(drawing: &[u8]) -> u32 {
    (last_shape(&String::from_utf8_lossy(drawing)) / BLOCK).saturating_add(1)
}

fn last_shape(drawing: &str) -> u32 {
    let ends = drawing.match_indices(SHAPE_START).filter_map(|(at, start)| drawing.get(at + start.len()..));
    let digits = ends.map(|end| end.chars().take_while(char::is_ascii_digit).take(9).collect::<String>());
    digits.filter_map(|digits| digits.parse().ok()).max().unwrap_or(0)
}

/// The blocks that so many shapes need, from the first one.
pub(super) fn blocks(first: u32, shapes: usize) -> Vec<u32> {
    (0..=(shapes as u32 / BLOCK)).map(|block| first.saturating_add(block)).collect()
}

/// A drawing with these boxes.
pub(super) fn new_drawing(shapes: &[NoteShape<'_>], first_block: u32, is_right_to_left: bool) -> Vec<u8> {
    let blocks = listed(first_block, shapes.len());
    let layout = format!(r#"<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{blocks}"/></o:shapelayout>"#);
    let shapes = drawn(shapes, first_block, is_right_to_left);
    format!("<xml {NAMESPACES}>{layout}{SHAPE_TYPE}{shapes}</xml>").into_bytes()
}

/// An existing drawing with these boxes added; none where it has no end to add them before.
pub(super) fn add_shapes(
    drawing: &[u8],
    shapes: &[NoteShape<'_>],
    first_block: u32,
    is_right_to_left: bool,
) -> Option<Vec<u8>> {
    let (start, end) = drawing.split_at_checked(drawing.windows(6).rposition(|bytes| bytes == b"</xml>")?)?;
    let known = String::from_utf8_lossy(start);
    let has_type = [r#"id="_x0000_t202""#, "id='_x0000_t202'"].iter().any(|id| known.contains(id));
    let shape_type = if has_type { "" } else { SHAPE_TYPE };
    let new = format!("{shape_type}{}", drawn(shapes, first_block, is_right_to_left));
    let new = if NAMESPACES.split(' ').all(|one| known.contains(one)) { new } else { with_namespaces(&new) };
    let mut result = with_blocks(start, &listed(first_block, shapes.len()));
    result.extend_from_slice(new.as_bytes());
    result.extend_from_slice(end);
    Some(result)
}

/// Shapes that say themselves what their prefixes mean.
fn with_namespaces(shapes: &str) -> String {
    let named = shapes.replace("<v:shape ", &format!("<v:shape {NAMESPACES} "));
    named.replace("<v:shapetype ", &format!("<v:shapetype {NAMESPACES} "))
}

/// Lists more blocks in the `idmap` of a drawing, where it has one.
fn with_blocks(drawing: &[u8], blocks: &str) -> Vec<u8> {
    let found = |bytes: &[u8], word: &[u8]| bytes.windows(word.len()).position(|here| here == word);
    let start = br#"data=""#;
    let place = found(drawing, b"idmap").and_then(|map| Some(map + found(drawing.get(map..)?, start)? + start.len()));
    let split = place.and_then(|place| drawing.split_at_checked(place));
    split.map_or_else(|| drawing.to_vec(), |(before, after)| [before, blocks.as_bytes(), b",", after].concat())
}

fn listed(first_block: u32, shapes: usize) -> String {
    blocks(first_block, shapes).iter().map(u32::to_string).collect::<Vec<_>>().join(",")
}

fn drawn(shapes: &[NoteShape<'_>], first_block: u32, is_right_to_left: bool) -> String {
    let first = u64::from(first_block) * u64::from(BLOCK) + 1;
    let look = if is_right_to_left { "text-align:right;direction:rtl" } else { "text-align:left" };
    shapes.iter().zip(first..).map(|(shape, id)| draw(shape, id, look)).collect()
}

fn draw(shape: &NoteShape<'_>, id: u64, look: &str) -> String {
    let (row, column) = (shape.cell.row - 1, shape.cell.column - 1);
    let anchor = anchor(shape);
    let tag = format!(
        r##"<v:shape id="{SHAPE_START}{id}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:144pt;height:60pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">"##
    );
    let box_look =
        r##"<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>"##;
    let text = format!(r#"<v:textbox style="mso-direction-alt:auto"><div style="{look}"></div></v:textbox>"#);
    let place = format!("<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>");
    let cell = format!("<x:Row>{row}</x:Row><x:Column>{column}</x:Column>");
    let data = format!("<x:MoveWithCells/><x:SizeWithCells/>{place}{cell}");
    format!(r#"{tag}{box_look}{text}<x:ClientData ObjectType="Note">{data}</x:ClientData></v:shape>"#)
}

/// Where a box stands: column, offset, row, offset of its first corner, then of its last one.
fn anchor(shape: &NoteShape<'_>) -> String {
    let lines: usize = shape.words.lines().map(|line| line.chars().count() / LINE_LETTERS + 1).sum();
    let height = lines.clamp(3, 20) as u32 + 1;
    let left = shape.cell.column.min(COLUMNS_MAX - 4);
    let top = shape.cell.row.saturating_sub(2).min(super::cell_ref::ROWS_MAX - 25);
    format!("{left}, 15, {top}, 10, {}, 31, {}, 4", left + 3, top + height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_shapes_never_take_the_identifier_of_another() {
        let drawing: &[u8] = br#"<v:shape id="_x0000_s1025"/><v:shape id="_x0000_s2050"/>"#;
        assert_eq!(free_block(drawing), 3);
        assert_eq!(free_block(b""), 1);
        assert_eq!(blocks(3, 2000), [3, 4]);
    }

    #[test]
    fn a_drawing_that_is_no_sound_xml_keeps_its_bytes() {
        let old =
            b"<xml xmlns:v=\"urn:schemas-microsoft-com:vml\"><o:idmap v:ext=\"edit\" data=\"1\"/><br>\xe9</xml>\r\n";
        let shapes = [NoteShape { cell: CellRef { row: 1, column: 1 }, words: "a" }];
        let new = add_shapes(old, &shapes, 2, false).unwrap();
        let text = String::from_utf8_lossy(&new);
        assert!(new.windows(5).any(|bytes| bytes == b"<br>\xe9") && text.ends_with("</xml>\r\n"));
        assert!(text.contains(r#"data="2,1""#) && text.contains("_x0000_s2049"));
    }
}
