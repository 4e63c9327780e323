//! The page of PDF: a title, and lines with their labels, on the side from which the language is read.

use krilla::Document;
use krilla::color::rgb;
use krilla::geom::Point;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::text::Font;
use rustybuzz::Face;

use super::lines::{ReceiptPaper, receipt_lines};
use super::shaping::{ShapedLine, shaped, wrapped};

/// A4, in points.
const WIDTH: f32 = 595.28;
const HEIGHT: f32 = 841.89;
const MARGIN: f32 = 56.0;
/// Sizes of letters, and how far lines are apart, as a multiple of the size.
const TITLE: f32 = 20.0;
const LABEL: f32 = 8.5;
const VALUE: f32 = 11.0;
const MACHINE: f32 = 9.0;
const LEADING: f32 = 1.5;
/// The colours of words and of labels.
const INK: (u8, u8, u8) = (0x14, 0x21, 0x2b);
const QUIET: (u8, u8, u8) = (0x56, 0x66, 0x70);

/// The letters that a paper is written with: the plain face and the strong one, as TrueType.
#[derive(Clone, Copy)]
pub struct Typeface {
    /// The plain face.
    pub plain: &'static [u8],
    /// The strong face.
    pub strong: &'static [u8],
}

/// A face as the shaper and the writer know it.
struct Letters {
    face: Face<'static>,
    font: Font,
}

/// How a text is written.
#[derive(Clone, Copy)]
struct Style<'a> {
    letters: &'a Letters,
    size: f32,
    colour: (u8, u8, u8),
    /// From which side the text itself runs.
    is_rtl: bool,
}

/// The page of a receipt; none where the faces cannot be read or the page not be written.
pub fn receipt_pdf(paper: &ReceiptPaper<'_>, typeface: Typeface) -> Option<Vec<u8>> {
    let (plain, strong) = (Letters::of(typeface.plain)?, Letters::of(typeface.strong)?);
    let mut document = Document::new();
    let lang = paper.voice.lang();
    let metadata = Metadata::new().title(paper.title()).language(lang.tag().to_owned()).authors(vec![paper.giver()]);
    document.set_metadata(metadata);
    let mut page = document.start_page_with(PageSettings::from_wh(WIDTH, HEIGHT)?);
    let mut surface = page.surface();
    let mut writer = Writer { surface: &mut surface, is_rtl: lang.is_right_to_left(), y: MARGIN };
    writer.write(paper, (&plain, &strong));
    surface.finish();
    page.finish();
    document.finish().ok()
}

impl Letters {
    fn of(bytes: &'static [u8]) -> Option<Self> {
        Some(Self { face: Face::from_slice(bytes, 0)?, font: Font::new(bytes.into(), 0)? })
    }
}

/// Writes line under line.
struct Writer<'s, 'd> {
    surface: &'s mut Surface<'d>,
    is_rtl: bool,
    /// Where the next line begins, from the top.
    y: f32,
}

impl Writer<'_, '_> {
    fn write(&mut self, paper: &ReceiptPaper<'_>, (plain, strong): (&Letters, &Letters)) {
        let is_rtl = self.is_rtl;
        let title = Style { letters: strong, size: TITLE, colour: INK, is_rtl };
        let label = Style { letters: plain, size: LABEL, colour: QUIET, is_rtl };
        let value = Style { letters: plain, size: VALUE, colour: INK, is_rtl };
        let machine = Style { letters: plain, size: MACHINE, colour: INK, is_rtl: false };
        self.text(&paper.giver(), label);
        self.text(&paper.title(), title);
        self.y += VALUE;
        for line in receipt_lines(paper) {
            self.text(&line.label, label);
            self.text(&line.value, if line.is_machine { machine } else { value });
            self.y += LABEL * 0.6;
        }
    }

    /// A text in as many lines as it needs; what has no place on the page any more is left out.
    fn text(&mut self, text: &str, style: Style<'_>) {
        let room = (WIDTH - 2.0 * MARGIN) / style.size;
        let lines = if shaped(text, style.is_rtl, &style.letters.face).width <= room {
            vec![shaped(text, style.is_rtl, &style.letters.face)]
        } else {
            wrapped(text, room, style.is_rtl, &style.letters.face)
        };
        for line in lines {
            self.y += style.size * LEADING;
            if self.y < HEIGHT - MARGIN {
                self.line(&line, style);
            }
        }
    }

    fn line(&mut self, line: &ShapedLine, style: Style<'_>) {
        let mut x = if self.is_rtl { WIDTH - MARGIN - line.width * style.size } else { MARGIN };
        let (red, green, blue) = style.colour;
        let paint = rgb::Color::new(red, green, blue).into();
        self.surface.set_fill(Some(Fill { paint, ..Fill::default() }));
        for run in &line.runs {
            let start = Point::from_xy(x, self.y);
            self.surface.draw_glyphs(start, &run.glyphs, style.letters.font.clone(), &run.text, style.size, false);
            x += run.width * style.size;
        }
    }
}
