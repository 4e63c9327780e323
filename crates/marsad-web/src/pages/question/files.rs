//! A question under the endings of files.

use axum::response::Response;
use marsad_publish::chart::{Frame, draw};
use marsad_publish::{Drawing, QuestionEdition, question_csv, question_json, question_xlsx};

use crate::error::PageError;
use crate::pages::PageResult;
use crate::pages::downloads::{Ending, file};

/// The endings under which a question is given.
pub(super) const ENDINGS: [Ending; 4] = [Ending::Csv, Ending::Xlsx, Ending::Json, Ending::Svg];

/// The file that an address asks for.
pub(super) fn download(edition: &QuestionEdition<'_>, ending: Ending) -> PageResult {
    let names = &edition.names;
    let bytes = match ending {
        Ending::Csv => question_csv(edition),
        Ending::Xlsx => question_xlsx(edition),
        Ending::Json => question_json(edition).to_string().into_bytes(),
        Ending::Svg => {
            let drawing = Drawing { id: "chart".to_owned(), frame: Frame::WIDE, is_alone: true };
            draw(&edition.statements_chart(&drawing), &|value| names.number(value)).into_bytes()
        }
        Ending::Parquet => return Err(PageError::NotFound),
    };
    Ok(file(&format!("{}.{}", names.question.id, ending.word()), ending.media_type(), bytes))
}

/// The picture that stands beside a shared link.
pub(super) fn picture(edition: &QuestionEdition<'_>) -> Response {
    let name = format!("{}-picture.svg", edition.names.question.id);
    file(&name, Ending::Svg.media_type(), edition.picture().into_bytes())
}
