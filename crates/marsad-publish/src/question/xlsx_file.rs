//! A question as a workbook: the answers on one sheet, the bridges on another, what it means on the last; right to left in
//! Arabic.

use marsad_model::{Lang, Measured};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::{BridgeText, FigureText, QuestionEdition};
use crate::sheet_row::{Written, write_row};

/// How wide a column becomes at most.
const COLUMN_PIXELS_MAX: u32 = 480;

/// The card as an Office Open XML workbook; empty where it could not be written.
pub fn question_xlsx(edition: &QuestionEdition<'_>) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let is_written = answers_sheet(workbook.add_worksheet(), edition)
        .and_then(|()| bridges_sheet(workbook.add_worksheet(), edition))
        .and_then(|()| about_sheet(workbook.add_worksheet(), edition));
    is_written.and_then(|()| workbook.save_to_buffer()).unwrap_or_default()
}

/// Names a sheet, turns it in the reader's direction and writes its first row.
fn begin(
    sheet: &mut Worksheet,
    edition: &QuestionEdition<'_>,
    (name, heads): (&str, &[&str]),
) -> Result<(), XlsxError> {
    let voice = edition.names.voice;
    sheet.set_name(voice.say(name))?.set_right_to_left(voice.lang() == Lang::Ar);
    let bold = Format::new().set_bold();
    for (column, head) in heads.iter().enumerate() {
        sheet.write_with_format(0, column as u16, voice.say(head), &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn answers_sheet(sheet: &mut Worksheet, edition: &QuestionEdition<'_>) -> Result<(), XlsxError> {
    let heads = [
        "question-head-source",
        "question-head-period",
        "question-head-figure",
        "question-head-low",
        "question-head-high",
        "question-head-error",
        "question-head-rounding",
        "question-head-unit",
        "question-head-method",
        "question-head-coverage",
        "question-head-differences",
        "question-head-note",
        "question-head-made",
    ];
    begin(sheet, edition, ("question-sheet-answers", &heads[..]))?;
    let names = &edition.names;
    for (place, (answer, text)) in names.card.answers.iter().zip(names.answers()).enumerate() {
        let measured: Option<&Measured> = answer.measured.as_ref();
        let interval = measured.filter(|measured| measured.has_interval());
        let coverage: Vec<String> = text.coverage.iter().map(|(facet, said)| format!("{facet}: {said}")).collect();
        let cells = vec![
            Written::Text(names.sources(&answer.providers)),
            Written::Text(text.period),
            Written::Number(measured.map(|measured| measured.value)),
            Written::Number(interval.map(|measured| measured.low)),
            Written::Number(interval.map(|measured| measured.high)),
            Written::Number(measured.and_then(|measured| measured.standard_error)),
            Written::Text(text.rounding.unwrap_or_default()),
            Written::Text(text.unit.unwrap_or_else(|| names.unit())),
            Written::Text(text.method),
            Written::Text(coverage.join("\n")),
            Written::Text(text.differences.join("\n")),
            Written::Text(text.note),
            Written::Text(edition.series(&text.terms)),
        ];
        write_row(sheet, place + 1, cells)?;
    }
    sheet.set_autofit_max_width(COLUMN_PIXELS_MAX);
    sheet.autofit();
    Ok(())
}

fn bridges_sheet(sheet: &mut Worksheet, edition: &QuestionEdition<'_>) -> Result<(), XlsxError> {
    let heads = [
        "question-head-from",
        "question-head-to",
        "question-head-step",
        "question-head-amount",
        "question-head-low",
        "question-head-high",
        "question-head-after",
        "question-head-kind",
        "question-head-basis",
        "question-head-made",
    ];
    begin(sheet, edition, ("question-sheet-bridges", &heads[..]))?;
    let mut row = 1;
    for (waterfall, bridge) in edition.names.card.waterfalls.iter().zip(edition.names.bridges()) {
        let BridgeText { from, to, steps, .. } = bridge;
        for (bar, step) in waterfall.bars.iter().chain([&waterfall.unexplained]).zip(steps) {
            let known = |number: f64| Some(number).filter(|number| step.has_number && number.is_finite());
            let end = |number: f64| Written::Number(known(number).filter(|_| bar.has_interval()));
            let cells = vec![
                Written::Text(from.name.clone()),
                Written::Text(to.name.clone()),
                Written::Text(step.label.clone()),
                Written::Number(known(bar.amount())),
                end(bar.low),
                end(bar.high),
                Written::Number(Some(bar.after)),
                Written::Text(step.kind.clone()),
                Written::Text(step.basis.join(" · ")),
                Written::Text(edition.series(&step.terms)),
            ];
            write_row(sheet, row, cells)?;
            row += 1;
        }
    }
    sheet.set_autofit_max_width(COLUMN_PIXELS_MAX);
    sheet.autofit();
    Ok(())
}

fn about_sheet(sheet: &mut Worksheet, edition: &QuestionEdition<'_>) -> Result<(), XlsxError> {
    let names = &edition.names;
    let (voice, lang) = (names.voice, names.voice.lang());
    sheet.set_name(voice.say("download-sheet-about"))?.set_right_to_left(lang == Lang::Ar);
    let told = |figure: FigureText| {
        let interval: Vec<String> = [figure.interval, figure.rounding].into_iter().flatten().collect();
        (figure.number, figure.unit_name, interval.join(" · "), figure.counts, figure.rule)
    };
    let (number, unit, interval, counts, rule) = names.figure().map(told).unwrap_or_default();
    // What the reader has switched to is not recommended, and the recommended figure stands beside it.
    let (figure_head, rule_head) = match names.count {
        None => ("question-recommended", "question-head-rule"),
        Some(_) => ("question-head-shown", "question-head-note"),
    };
    let recommended = names.card.recommended.as_ref().filter(|_| names.count.is_some());
    let mut lines = vec![
        ("question-head-question", names.title()),
        (figure_head, number),
        ("question-head-unit", unit),
        ("question-head-interval", interval),
        ("question-head-counts", counts),
        (rule_head, rule),
    ];
    lines.extend(edition.withdrawn.iter().map(|data| ("question-head-note", edition.withdrawal_text(data))));
    lines.extend(edition.input_replaced_texts().into_iter().map(|text| ("question-head-note", text)));
    lines.extend(recommended.map(|figure| ("question-recommended", names.number(figure.measured.value))));
    lines.extend([
        ("question-head-why", names.question.why.get(lang).to_owned()),
        ("definition-producers", edition.producers()),
        ("question-releases", edition.releases_text()),
        ("definition-citation", edition.citation()),
        ("definition-licence", names.pack.head.licence.get(lang).to_owned()),
        ("definition-link", edition.link.to_owned()),
    ]);
    let (bold, wrapped) = (Format::new().set_bold(), Format::new().set_text_wrap());
    for (row, (key, text)) in lines.iter().enumerate() {
        sheet.write_with_format(row as u32, 0, voice.say(key), &bold)?;
        sheet.write_with_format(row as u32, 1, text, &wrapped)?;
    }
    sheet.set_column_width(0, 28)?.set_column_width(1, 90)?;
    Ok(())
}
