//! Files that say themselves that they are SDMX, whatever was agreed: by the namespace of a message, by the schema of
//! SDMX-JSON, by the first columns of SDMX-CSV. What stands in them is read elsewhere (`sdmx_ml`, `sdmx_json`, `delimited`).

use std::ops::ControlFlow;

use marsad_model::FileFormat;

use super::kinds::Kind;
use super::sdmx_ml::start_of;
use super::{Content, SheetHead, Visitor, sdmx_json, visit};
use crate::cell::Cell;

/// How many rows are looked at for what they are of.
const ROWS_MAX: u32 = 2_000;
/// What the first columns of SDMX-CSV 2.0 and 1.0 are called.
const FIRST: [&[&str]; 2] = [&["STRUCTURE", "STRUCTURE_ID"], &["DATAFLOW"]];
/// The columns that say what a row is of.
const OF: [&str; 2] = ["STRUCTURE_ID", "DATAFLOW"];

/// The format of SDMX that a file says itself to be in; none for every other file.
pub(crate) fn sdmx_format(content: &mut dyn Content) -> Option<FileFormat> {
    let start = start_of(content).ok()?;
    match Kind::of_start(&start) {
        Some(Kind::Sdmx) => Some(FileFormat::SdmxMl),
        Some(_) => None,
        None => of_text(&String::from_utf8_lossy(&start)),
    }
}

fn of_text(text: &str) -> Option<FileFormat> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with('{') {
        return sdmx_json::is_named(text).then_some(FileFormat::SdmxMl);
    }
    is_sdmx_csv(text).then_some(FileFormat::SdmxCsv)
}

/// Whether the first line of a text has the columns of SDMX-CSV, be they in quotes.
pub(super) fn is_sdmx_csv(text: &str) -> bool {
    let line = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    let heads: Vec<&str> = line.split([',', ';', '\t']).map(|head| id_of(head.trim().trim_matches('"'))).collect();
    let has = |id: &str| heads.contains(&id);
    FIRST.iter().any(|first| heads.starts_with(first)) && has("TIME_PERIOD") && has("OBS_VALUE")
}

/// The identifier of a column, behind which its name may stand: `FREQ: Frequency`.
fn id_of(head: &str) -> &str {
    head.split_once(':').map_or(head, |(id, _)| id)
}

/// What a file of SDMX says of itself.
#[derive(Default)]
pub(crate) struct Named {
    /// The components that have a column.
    pub components: Vec<String>,
    /// Whether some of it is of what was asked for.
    pub is_it: bool,
    /// The first other thing that some of it is of.
    pub other: Option<String>,
}

/// What a file says of itself: `is_it` tells whether a reference, `MRJ:DF_RESIDENTS(1.0)`, means what is asked for.
pub(crate) fn named(format: &FileFormat, content: &mut dyn Content, is_it: &dyn Fn(&str) -> bool) -> Named {
    let mut names = Names { is_it, at: None, rows: 0, named: Named::default() };
    // Why a file cannot be read is said where it is read.
    let _ = visit(format, content, &mut names);
    names.named
}

/// Looks at the headers, and at rows until one is of what is asked for.
struct Names<'f> {
    is_it: &'f dyn Fn(&str) -> bool,
    at: Option<usize>,
    rows: u32,
    named: Named,
}

impl Visitor for Names<'_> {
    fn sheet(&mut self, _: &SheetHead) -> bool {
        true
    }

    fn row(&mut self, _: u32, cells: &[Cell<'_>]) -> ControlFlow<()> {
        self.rows += 1;
        if self.rows == 1 {
            self.named.components = cells.iter().map(|cell| id_of(&cell.label()).to_owned()).collect();
            self.at = self.named.components.iter().position(|id| OF.contains(&id.as_str()));
        } else if let Some(cell) = self.at.and_then(|at| cells.get(at)).filter(|cell| !cell.is_blank()) {
            let text = cell.label();
            if (self.is_it)(&text) {
                self.named.is_it = true;
            } else if self.named.other.is_none() {
                self.named.other = Some(text.into_owned());
            }
        }
        let is_enough = self.at.is_none() || self.named.is_it || self.rows > ROWS_MAX;
        if is_enough { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use marsad_model::FileFormat;

    use super::{named, sdmx_format};

    #[track_caller]
    fn check(text: &str, expected: Option<&FileFormat>) {
        assert_eq!(sdmx_format(&mut Cursor::new(text.as_bytes().to_vec())).as_ref(), expected, "{text}");
    }

    #[test]
    fn a_file_of_sdmx_says_so_itself_and_no_other_does() {
        check("STRUCTURE,STRUCTURE_ID,ACTION,FREQ,TIME_PERIOD,OBS_VALUE\n", Some(&FileFormat::SdmxCsv));
        check(
            "\u{feff}\"DATAFLOW\",\"FREQ: Frequency\",\"TIME_PERIOD: Period\",\"OBS_VALUE\"",
            Some(&FileFormat::SdmxCsv),
        );
        check("{\"meta\": {\"schema\": \"…/sdmx-json-data-schema.json\"}}", Some(&FileFormat::SdmxMl));
        check("<GenericData><Header/></GenericData>", Some(&FileFormat::SdmxMl));
        for other in [
            "",
            "Year;Isle\n",
            "STRUCTURE,STRUCTURE_ID\n",
            "FREQ,TIME_PERIOD,OBS_VALUE\n",
            "{\"date\": \"2024\"}",
            "<rows/>",
        ] {
            check(other, None);
        }
    }

    #[test]
    fn what_a_file_is_of_stands_in_its_rows() {
        let said = |rows: &str| {
            let text = format!("STRUCTURE,STRUCTURE_ID,FREQ,TIME_PERIOD,OBS_VALUE\n{rows}");
            named(&FileFormat::SdmxCsv, &mut Cursor::new(text.into_bytes()), &|text| text == "M:DF_A(1.0)")
        };
        let own = said("dataflow,M:DF_A(1.0),A,2024,1\n");
        assert_eq!((own.is_it, own.other, own.components.len()), (true, None, 5));
        let mixed = said("dataflow,M:DF_B(1.0),A,2024,1\ndataflow,M:DF_A(1.0),A,2024,1\n");
        assert_eq!((mixed.is_it, mixed.other.as_deref()), (true, Some("M:DF_B(1.0)")));
        let silent = said("dataflow,,A,2024,1\n");
        assert_eq!((silent.is_it, silent.other), (false, None));
    }
}
