//! Publication: released tables become grids, charts, downloads and citations, in three languages; findings become the
//! answer to a sender; definitions, what a number says and the card of a question become sentences.
//!
//! Holds: the pivot of a released table, our own SVG charts, the files people download, how a table is cited; the
//! answer in its shapes (`answer/`), and the sender's workbook with marked cells (`marked_workbook/`); definitions in
//! words, and how a number is read (`reading_guide/`); the script that asks the same of a survey in another program
//! (`survey_script/`), and tables of estimates from a survey (`survey_table/`); calendars that other programs read (`calendar/`);
//! the template of an agreement (`template_workbook/`) and a receipt on paper (`receipt_paper/`).
//! Does not hold: the pages of the portal (they are in `marsad-web`) and any way to data that were not released; what
//! an answer says of unreleased data is handed to it, and goes back to whoever sent them.
//! Where next: a new kind of chart is a file in `chart/`; a new download is a file in `downloads/`.
//! How well an agreement is kept is said in `quality_score/`.

mod absence;
mod answer;
mod broken_line;
mod calendar;
pub mod chart;
mod chart_of_grid;
mod citation;
mod definition_text;
mod downloads;
mod edition;
mod grid;
mod marked_workbook;
mod names;
mod quality_score;
mod question;
mod reading_guide;
mod receipt_paper;
mod redefinition;
mod sheet_row;
mod spark;
mod spread;
mod sure_figures;
mod survey_script;
mod survey_table;
mod template_workbook;

pub use absence::Absence;
pub use answer::{Answer, AnswerGroup, AnswerPlace, Cause, Examined, SentFile};
pub use broken_line::{broken_line, broken_series};
pub use calendar::{
    AtomHead, CalendarEntry, CalendarNames, EntryRevision, EntryTime, atom, calendar_json, icalendar, partly,
    release_entry, transmission_entry,
};
pub use chart_of_grid::{ChartWords, Drawn, chart_of, drawn_grid, drawn_values, position};
pub use citation::citation;
pub use definition_text::{DefinitionNames, difference_text, facet_text};
pub use downloads::{csv, json, xlsx};
pub use edition::Edition;
pub use grid::{Cell, Grid, Head, View};
pub use marked_workbook::{Mark, MarkError, MarkWeight, MarkedWords, SummaryLine, mark_workbook, sheet_of_rows};
pub use names::Names;
pub use quality_score::{
    DuePeriod, DueState, ScoreInputs, SentData, asymmetry, correction_basis, mean_score, places_found, quality_score,
    revision_size,
};
pub use question::{
    AnswerText, AskedBy, BridgeEnd, BridgeText, Drawing, FigureText, QuestionEdition, QuestionNames, ReleaseUsed,
    SeriesPlace, StatementRevision, StatementSeries, StepText, StripDot, SwitchText, Term, WithdrawnData,
    input_replaced_text, measured_json, question_csv, question_json, question_text, question_xlsx, series_text, strip,
    whole_series_text,
};
pub use reading_guide::{Clause, Reading, ReadingGuide, Sureness, reading_guide};
pub use receipt_paper::{ReceiptLine, ReceiptPaper, Typeface, receipt_lines, receipt_pdf};
pub use redefinition::redefinition_texts;
pub use spark::spark;
pub use spread::Spread;
pub use sure_figures::sure_figures;
pub use survey_script::{ScriptLanguage, ScriptObstacle, ScriptOf, ScriptQuestion, script_obstacle, survey_script};
pub use survey_table::{
    StudyNames, SurveyCell, SurveyGrid, SurveyGroup, SurveyHead, SurveyTable, survey_csv, survey_json, survey_xlsx,
};
pub use template_workbook::{TemplateBook, TemplateError, template_workbook};
