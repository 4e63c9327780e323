//! From the bytes of a file to a draft: its format, its grids, and every sheet in turn.

use std::io::SeekFrom;

use marsad_model::{FileFormat, Finding, FindingCode, Id, NumberMarks, Pack, Place, Profile, ReportingYear, Severity};

use super::bounds;
use super::dittos;
use super::doubt::{Doubt, DoubtKind, Draft};
use super::drafter::Drafter;
use super::fixed;
use super::fixed_rows;
use super::grid::{Grid, GridLoader};
use super::legend_lines;
use crate::formats::{self, Content};
use crate::reading::dictionary::Dictionary;
use crate::{Context, SubmittedFile};

/// A draft of the profile that reads `file` for a dataflow of `pack`; none where the pack has no such dataflow.
///
/// # Errors
/// The finding that says why the file cannot be read.
pub fn propose(pack: &Pack, dataflow: &str, mut file: SubmittedFile<'_>) -> Option<Result<Draft, Box<Finding>>> {
    let blank = blank_profile(file.name)?;
    let context = Context::with_profile(pack, dataflow, &blank)?;
    let place = Place { file: file.name.to_owned(), ..Place::default() };
    let drafted = draft(&context, &mut file).unwrap_or_else(|error| Err(Box::new(error.finding(place))));
    Some(drafted.map_err(|mut finding| {
        file.name.clone_into(&mut finding.place.file);
        finding
    }))
}

type Drafted = Result<Draft, Box<Finding>>;

fn draft(context: &Context<'_>, file: &mut SubmittedFile<'_>) -> Result<Drafted, formats::Unreadable> {
    let (format, encoding) = detect(context, file.content)?;
    let mut profile = context.profile.clone();
    profile.format = format;
    profile.dataflow = Id::new(context.dataflow).ok();
    let has_our_components = match profile.format {
        FileFormat::SdmxCsv => true,
        FileFormat::SdmxMl => fixed::has_components(context, file.content)?,
        _ => false,
    };
    if has_our_components {
        return Ok(Ok(Draft { profile, doubts: Vec::new() }));
    }
    let mut loader = GridLoader::default();
    let told = formats::visit(&profile.format, file.content, &mut loader)?;
    // A draft from half a workbook or message would look like one from the whole.
    let is_damaged = |finding: &Finding| {
        let codes = [FindingCode::CutOff, FindingCode::UnreadableFile, FindingCode::DoubtfulMessage];
        finding.severity == Severity::Error && codes.contains(&finding.code)
    };
    if matches!(profile.format, FileFormat::Workbook | FileFormat::SdmxMl)
        && let Some(finding) = told.into_iter().find(is_damaged)
    {
        return Ok(Err(Box::new(finding)));
    }
    loader.grids.iter_mut().for_each(Grid::leave_out_drawn_rows);
    loader.grids.iter_mut().for_each(Grid::spread);
    let dittos: Vec<Doubt> = loader.grids.iter_mut().filter_map(dittos::write_out).collect();
    whole_lines(&profile.format, file.content, &mut loader.grids)?;
    let dictionary = Dictionary::new(context);
    let mut drafter = Drafter::new(context, &dictionary, file.name, profile);
    encoding.iter().filter_map(doubt_of_encoding).for_each(|doubt| drafter.doubt(doubt));
    let unfit = doubt_of_lines(&drafter.draft.profile.format, &loader.grids);
    unfit.into_iter().chain(dittos).for_each(|doubt| drafter.doubt(doubt));
    drafter.marks_behind_numbers(&mut loader.grids);
    drafter.words_beside_numbers(&mut loader.grids);
    drafter.habits(&loader.grids);
    loader.grids.iter_mut().for_each(legend_lines::blank_beside_figures);
    loader.grids.iter_mut().for_each(|grid| drafter.spell_out_numbers(grid));
    drafter.all_sheets(&loader.grids);
    if let Some((sheet, row)) = loader.full_at {
        let place = Grid { name: sheet, ..Grid::default() }.spot(Some(row), 0);
        drafter.doubt(Doubt::new(DoubtKind::MoreTables, "", file.name).at(place));
    }
    Ok(Ok(bounds::bounded(drafter.finish())))
}

/// The lines of a text of fixed width as they stand, for what its titles say.
fn whole_lines(format: &FileFormat, content: &mut dyn Content, grids: &mut [Grid]) -> Result<(), formats::Unreadable> {
    let (FileFormat::FixedWidth { encoding, .. }, Some(grid)) = (format, grids.first_mut()) else { return Ok(()) };
    let whole = FileFormat::FixedWidth { widths: vec![u16::MAX], encoding: encoding.clone() };
    let mut lines = GridLoader::default();
    formats::visit(&whole, content, &mut lines)?;
    let rows = lines.grids.into_iter().flat_map(|grid| grid.rows);
    grid.lines = rows.filter_map(|(number, cells)| Some((number, cells.first()?.text.clone()))).collect();
    Ok(())
}

/// What a finding of an encoding asks of a person.
fn doubt_of_encoding(finding: &Finding) -> Option<Doubt> {
    let said = |name: &str| finding.arguments.get(name).cloned().unwrap_or_default();
    let is_it = finding.code == FindingCode::UnclearEncoding;
    is_it.then(|| Doubt::new(DoubtKind::AssumedEncoding, "", &said("encoding")).taking(said("confidence")))
}

/// What lines that do not fit the columns of a text of fixed width ask of a person.
fn doubt_of_lines(format: &FileFormat, grids: &[Grid]) -> Option<Doubt> {
    let FileFormat::FixedWidth { widths, .. } = format else { return None };
    fixed_rows::doubt(&grids.first()?.lines, widths)
}

/// The format of a file, with what its text shows of delimiter, encoding or widths, and what is told of its encoding.
fn detect(context: &Context<'_>, content: &mut dyn Content) -> Result<(FileFormat, Vec<Finding>), formats::Unreadable> {
    let wrong = |error: std::io::Error| formats::Unreadable::other("text", error);
    content.seek(SeekFrom::Start(0)).map_err(wrong)?;
    let mut start = vec![0; 4096];
    let read = std::io::Read::read(content, &mut start).map_err(wrong)?;
    if read == 0 {
        return Err(formats::Unreadable::empty("CSV"));
    }
    let detected = formats::detect(&start[..read]);
    match detected {
        FileFormat::SdmxCsv if !fixed::is_structured(context, &start[..read]) => fixed::text_format(content),
        FileFormat::Csv { .. } => fixed::text_format(content),
        other => Ok((other, Vec::new())),
    }
}

fn blank_profile(file: &str) -> Option<Profile> {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let plain: String =
        stem.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' }).collect();
    let id = if plain.chars().any(|c| c.is_ascii_alphanumeric()) {
        plain.trim_matches('_').to_owned()
    } else {
        "DRAFT".to_owned()
    };
    Some(Profile {
        id: Id::new(&id).ok()?,
        dataflow: None,
        format: FileFormat::Workbook,
        numbers: NumberMarks::default(),
        dates: None,
        reporting_year: ReportingYear::CALENDAR,
        not_read: Vec::new(),
        constants: std::collections::BTreeMap::new(),
        tables: Vec::new(),
        tables_not_read: Vec::new(),
        codes: std::collections::BTreeMap::new(),
        statuses: std::collections::BTreeMap::new(),
    })
}
