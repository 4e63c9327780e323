//! Drawings become pictures of points, for those networks that show no drawings beside a link.
//!
//! Holds: SVG to PNG, with words and without, and the typeface, as it was when the program was built: letters are shaped with
//! it, Arabic ones joined; papers are written with the same one.
//! Does not hold: any drawing (`marsad-publish` makes them), any word, any file: nothing is read from the machine, and a
//! drawing that refers to something outside itself shows nothing of it.
//! Where next: what a picture shows is in `marsad-publish/src/chart/poster.rs`.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, ID};
use resvg::usvg::{Font, FontResolver, ImageHrefResolver, Options, Tree};

include!(concat!(env!("OUT_DIR"), "/fonts.rs"));

/// No picture has more points on a side.
const SIDE_MAX: f32 = 4096.0;

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// The program was built without fonts, so that no word could be written.
    #[error("built without fonts: run `cargo xtask fonts` and build again")]
    NoFonts,
    /// The text is no drawing.
    #[error("not a drawing: {0}")]
    NotADrawing(String),
    /// The drawing is larger than a picture may be.
    #[error("a drawing of {width} by {height} is larger than a picture may be")]
    TooLarge {
        /// Its width.
        width: f32,
        /// Its height.
        height: f32,
    },
    /// The points could not be packed.
    #[error("the picture could not be written: {0}")]
    NotWritten(String),
}

static TYPEFACE: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut database = Database::new();
    for font in FONTS {
        database.load_font_data(font.to_vec());
    }
    Arc::new(database)
});

/// Whether the fonts were there when the program was built, so that there are pictures.
pub fn has_fonts() -> bool {
    !FONTS.is_empty()
}

/// The typeface, as it was when the program was built: the plain face and the strong one; none without fonts.
pub fn typeface() -> Option<[&'static [u8]; 2]> {
    match FONTS {
        [plain, strong] => Some([*plain, *strong]),
        _ => None,
    }
}

/// A drawing in SVG as PNG, one point for each unit of its size.
///
/// # Errors
/// Without fonts there is no picture; a text that is no drawing, or one that is too large, has none either.
pub fn png(svg: &str) -> Result<Vec<u8>, PictureError> {
    if has_fonts() { png_without_words(svg) } else { Err(PictureError::NoFonts) }
}

/// The same for a drawing without words, which needs no fonts.
///
/// # Errors
/// A text that is no drawing, or one that is too large, has no picture.
pub fn png_without_words(svg: &str) -> Result<Vec<u8>, PictureError> {
    painted(svg)?.encode_png().map_err(|error| PictureError::NotWritten(error.to_string()))
}

/// Whatever family a drawing names, these are the fonts that there are: the one whose weight is nearest.
fn nearest(font: &Font, database: &mut Arc<Database>) -> Option<ID> {
    let nearest = database.faces().min_by_key(|face| face.weight.0.abs_diff(font.weight()));
    nearest.map(|face| face.id)
}

/// The points of a drawing.
fn painted(svg: &str) -> Result<Pixmap, PictureError> {
    let font_resolver = FontResolver { select_font: Box::new(nearest), ..FontResolver::default() };
    // Nothing outside the drawing is read.
    let image_href_resolver =
        ImageHrefResolver { resolve_string: Box::new(|_: &str, _: &Options<'_>| None), ..ImageHrefResolver::default() };
    let fontdb = Arc::clone(&TYPEFACE);
    let options = Options { fontdb, font_resolver, image_href_resolver, ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| PictureError::NotADrawing(error.to_string()))?;
    let (width, height) = (tree.size().width(), tree.size().height());
    if width > SIDE_MAX || height > SIDE_MAX {
        return Err(PictureError::TooLarge { width, height });
    }
    // Between one and SIDE_MAX, which whole numbers hold.
    let sides = (width.ceil().max(1.0) as u32, height.ceil().max(1.0) as u32);
    let mut points = Pixmap::new(sides.0, sides.1).ok_or(PictureError::TooLarge { width, height })?;
    resvg::render(&tree, Transform::identity(), &mut points.as_mut());
    Ok(points)
}

#[cfg(test)]
mod tests {
    use resvg::tiny_skia::Pixmap;

    use super::{PictureError, has_fonts, painted, png, png_without_words};

    fn drawing(content: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 80\" width=\"200\" height=\"80\" direction=\"ltr\" \
             font-family=\"IBM Plex Sans Arabic, system-ui, sans-serif\"><rect fill=\"#fdfcf9\" width=\"200\" \
             height=\"80\"/>{content}</svg>"
        )
    }

    fn text(words: &str) -> String {
        drawing(&format!("<text x=\"190\" y=\"50\" font-size=\"30\" text-anchor=\"end\">{words}</text>"))
    }

    /// How many points are not of the colour of the first.
    fn inked(points: &Pixmap) -> usize {
        let first = points.pixels().first().copied();
        points.pixels().iter().filter(|point| Some(**point) != first).count()
    }

    #[test]
    fn a_drawing_becomes_points_of_its_size() {
        let points = painted(&drawing("<circle cx=\"100\" cy=\"40\" r=\"20\" fill=\"#0f5c7a\"/>")).unwrap();
        assert_eq!((points.width(), points.height()), (200, 80));
        // π × 20² is 1,257; its edge is smoothed.
        assert!((1200..1400).contains(&inked(&points)), "{}", inked(&points));
    }

    #[test]
    fn a_drawing_without_words_needs_no_fonts() {
        let packed = png_without_words(&drawing("<circle cx=\"100\" cy=\"40\" r=\"20\"/>")).unwrap();
        assert!(packed.starts_with(b"\x89PNG\r\n\x1a\n"));
    }

    #[test]
    fn what_is_no_drawing_or_too_large_is_refused() {
        assert!(matches!(painted("<p>"), Err(PictureError::NotADrawing(_))));
        let large = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"5000\" height=\"10\"/>";
        assert!(matches!(painted(large), Err(PictureError::TooLarge { .. })));
    }

    #[test]
    fn nothing_outside_the_drawing_is_read() {
        let points = painted(&drawing("<image href=\"file:///etc/hostname\" width=\"50\" height=\"50\"/>")).unwrap();
        assert_eq!(inked(&points), 0);
    }

    /// The laws of letters hold where the program has its typeface.
    #[test]
    fn words_are_written_and_arabic_letters_are_joined() {
        if !has_fonts() {
            assert!(matches!(png(&text("a")), Err(PictureError::NoFonts)));
            return;
        }
        let packed = png(&text("5,230")).unwrap();
        let points = Pixmap::decode_png(&packed).unwrap();
        assert_eq!((points.width(), points.height()), (200, 80));
        assert!(inked(&points) > 300, "{}", inked(&points));
        // A joiner's absence parts the letters: the isolated forms of heh are closed loops, wider than the joined ones.
        let [joined, parted] = ["ههه", "ه\u{200c}ه\u{200c}ه"].map(|words| painted(&text(words)).unwrap());
        assert_ne!(joined.data(), parted.data());
        // So they are where the run of letters begins with a blank, after a number.
        let [joined, parted] = ["12 ههه", "12 ه\u{200c}ه\u{200c}ه"].map(|words| painted(&text(words)).unwrap());
        assert_ne!(joined.data(), parted.data());
        // Strong words are written with the strong face.
        let strong = text("12").replace("<text", "<text font-weight=\"600\"");
        assert!(inked(&painted(&strong).unwrap()) > inked(&painted(&text("12")).unwrap()));
        // The isolates that guard numbers in Arabic lines are not drawn.
        let [plain, isolated] = ["12", "\u{2066}12\u{2069}"].map(|words| painted(&text(words)).unwrap());
        assert_eq!(plain.data(), isolated.data());
    }
}
