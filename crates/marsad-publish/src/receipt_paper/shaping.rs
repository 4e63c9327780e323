//! A text of several scripts becomes runs of shaped letters, in the order in which they are seen.
//!
//! The order of runs is that of the Unicode bidirectional algorithm (UAX #9), by `unicode-bidi`; letters are joined and
//! placed by `rustybuzz`, one run of one direction at a time. Marks that only tell the direction are not drawn.

use krilla::text::{GlyphId, KrillaGlyph};
use rustybuzz::{Direction, Face, UnicodeBuffer};
use unicode_bidi::{Level, ParagraphBidiInfo};

/// Shaped letters of one direction; all measures are in ems.
pub(super) struct Run {
    pub text: String,
    pub glyphs: Vec<KrillaGlyph>,
    pub width: f32,
}

/// A line as it is seen, from left to right.
pub(super) struct ShapedLine {
    pub runs: Vec<Run>,
    pub width: f32,
}

/// A line of text, shaped.
pub(super) fn shaped(text: &str, is_right_to_left: bool, face: &Face<'_>) -> ShapedLine {
    if text.is_empty() {
        return ShapedLine { runs: Vec::new(), width: 0.0 };
    }
    let base = if is_right_to_left { Level::rtl() } else { Level::ltr() };
    let bidi = ParagraphBidiInfo::new(text, Some(base));
    let (levels, ranges) = bidi.visual_runs(0..text.len());
    let runs: Vec<Run> = ranges
        .into_iter()
        .filter_map(|range| {
            let is_rtl = levels.get(range.start).is_some_and(Level::is_rtl);
            let drawn: String = text.get(range)?.chars().filter(|letter| is_drawn(*letter)).collect();
            (!drawn.is_empty()).then(|| run(drawn, is_rtl, face))
        })
        .collect();
    let width = runs.iter().map(|run| run.width).sum();
    ShapedLine { runs, width }
}

/// Whether a character is more than a sign of direction or of control.
fn is_drawn(letter: char) -> bool {
    let is_direction =
        matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !is_direction && !letter.is_control()
}

fn run(text: String, is_rtl: bool, face: &Face<'_>) -> Run {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(&text);
    buffer.set_direction(if is_rtl { Direction::RightToLeft } else { Direction::LeftToRight });
    let shaped = rustybuzz::shape(face, &[], buffer);
    let mut clusters: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
    clusters.sort_unstable();
    let end_of = |start: usize| clusters.iter().copied().find(|cluster| *cluster > start).unwrap_or(text.len());
    let em = face.units_per_em().max(1) as f32;
    let glyphs: Vec<KrillaGlyph> = shaped
        .glyph_infos()
        .iter()
        .zip(shaped.glyph_positions())
        .map(|(info, position)| {
            let start = info.cluster as usize;
            KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                position.x_advance as f32 / em,
                position.x_offset as f32 / em,
                position.y_offset as f32 / em,
                position.y_advance as f32 / em,
                start..end_of(start),
                None,
            )
        })
        .collect();
    let width = shaped.glyph_positions().iter().map(|position| position.x_advance as f32 / em).sum();
    Run { text, glyphs, width }
}

/// A text in lines that are no wider than `width` ems: broken between words, or within one that is wider alone.
pub(super) fn wrapped(text: &str, width: f32, is_right_to_left: bool, face: &Face<'_>) -> Vec<ShapedLine> {
    let fits = |text: &str| shaped(text, is_right_to_left, face).width <= width;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if fits(&longer) {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line = word.to_owned();
        while !fits(&line) && line.chars().count() > 1 {
            let at = cut(&line, &fits);
            let rest = line.split_off(at);
            lines.push(std::mem::replace(&mut line, rest));
        }
    }
    lines.push(line);
    lines.iter().map(|line| shaped(line, is_right_to_left, face)).collect()
}

/// Where a word is cut so that its beginning fits: after one letter at the least.
fn cut(word: &str, fits: &dyn Fn(&str) -> bool) -> usize {
    let ends: Vec<usize> = word.char_indices().skip(1).map(|(at, _)| at).collect();
    let fitting = ends.partition_point(|&end| word.get(..end).is_some_and(fits));
    ends.get(fitting.saturating_sub(1)).copied().unwrap_or(word.len())
}

/// The laws of letters hold where the program has its typeface.
#[cfg(test)]
mod tests {
    use super::*;

    fn face() -> Option<Face<'static>> {
        marsad_picture::typeface().and_then(|[plain, _]| Face::from_slice(plain, 0))
    }

    fn glyphs(line: &ShapedLine) -> Vec<u32> {
        use krilla::text::Glyph as _;
        line.runs.iter().flat_map(|run| run.glyphs.iter().map(|glyph| glyph.glyph_id().to_u32())).collect()
    }

    #[test]
    fn arabic_letters_are_joined() {
        let Some(face) = face() else { return };
        let [joined, parted] = ["ههه", "ه\u{200c}ه\u{200c}ه"].map(|text| shaped(text, true, &face));
        let same: Vec<u32> = glyphs(&joined);
        assert!(same.len() == 3 && same[0] != same[1] && same[1] != same[2], "{same:?}");
        assert_ne!(glyphs(&joined), glyphs(&parted));
    }

    #[test]
    fn a_number_in_an_arabic_line_stands_where_it_is_read_and_runs_from_left_to_right() {
        let Some(face) = face() else { return };
        let line = shaped("العدد \u{2066}12\u{2069} مشاهدة", true, &face);
        let texts: Vec<&str> = line.runs.iter().map(|run| run.text.trim()).filter(|text| !text.is_empty()).collect();
        assert_eq!(texts, ["مشاهدة", "12", "العدد"], "from left to right, as it is seen");
        let digits = shaped("12", false, &face);
        let number = line.runs.iter().find(|run| run.text.trim() == "12").unwrap();
        assert_eq!(
            glyphs(&ShapedLine { width: number.width, runs: vec![run("12".to_owned(), false, &face)] }),
            glyphs(&digits)
        );
    }

    #[test]
    fn a_long_hash_is_cut_into_lines_that_fit_and_nothing_is_lost() {
        let Some(face) = face() else { return };
        let hash = "0123456789abcdef".repeat(8);
        let lines = wrapped(&hash, 30.0, false, &face);
        assert!(lines.len() > 1 && lines.iter().all(|line| line.width <= 30.0));
        let whole: String = lines.iter().flat_map(|line| line.runs.iter().map(|run| run.text.as_str())).collect();
        assert_eq!(whole, hash);
        assert!(wrapped("", 30.0, true, &face).iter().all(|line| line.runs.is_empty()));
    }
}
