//! The document itself, the study and its file: `docDscr`, `stdyDscr`, `fileDscr`.

use super::xml::Xml;
use super::{Context, FILE};
use crate::ddi::SYNTHETIC_NOTE;
use crate::{Span, Study, Texts};

/// What is said of the document.
pub(super) fn document(xml: &mut Xml, context: &Context<'_>) {
    xml.open("docDscr", &[]);
    xml.open("citation", &[]);
    titles(xml, context);
    xml.open("prodStmt", &[]);
    xml.element("prodDate", &[("date", context.export.produced)], context.export.produced);
    xml.element("software", &[("version", context.export.software_version)], "Marsad");
    (0..3).for_each(|_| xml.close());
}

/// A title in the language of the document, the same in other languages, and the identifier.
fn titles(xml: &mut Xml, context: &Context<'_>) {
    let study = &context.codebook.study;
    let lang = context.export.lang;
    let first = study.title.exact(Some(lang)).map(|text| (Some(lang), text));
    let first = first.or_else(|| study.title.iter().next());
    xml.open("titlStmt", &[]);
    let (first_lang, title) = first.unwrap_or((None, context.codebook.file.name.as_str()));
    // A title must be there: a study without one is called by its identifier, or not at all.
    let title = [title, study.id.as_str(), "?"].into_iter().find(|title| !title.is_empty()).unwrap_or("?");
    xml.element("titl", &[("xml:lang", first_lang.map_or("", marsad_model::Lang::tag))], title);
    xml.texts("altTitl", &[], &study.short_title);
    for (other, text) in study.title.iter().filter(|(other, _)| *other != first_lang) {
        xml.texts("parTitl", &[], &Texts::new(other, text));
    }
    xml.element("IDNo", &[], &study.id);
    xml.close();
}

/// What is said of the study.
pub(super) fn study(xml: &mut Xml, context: &Context<'_>) {
    let study = &context.codebook.study;
    xml.open("stdyDscr", &[]);
    xml.open("citation", &[]);
    titles(xml, context);
    responsible(xml, study);
    xml.close();
    scope(xml, study);
    method(xml, study);
    if study.is_synthetic {
        let note = context.export.synthetic_note;
        if note.is_empty() {
            xml.element("notes", &[("type", SYNTHETIC_NOTE)], SYNTHETIC_NOTE);
        }
        xml.texts("notes", &[("type", SYNTHETIC_NOTE)], note);
    }
    xml.close();
}

/// Who made the study, and its version.
fn responsible(xml: &mut Xml, study: &Study) {
    if !study.authors.is_empty() {
        xml.open("rspStmt", &[]);
        study.authors.iter().for_each(|author| xml.element("AuthEnty", &[], author));
        xml.close();
    }
    if !study.producers.is_empty() || !study.funders.is_empty() {
        xml.open("prodStmt", &[]);
        study.producers.iter().for_each(|producer| xml.element("producer", &[], producer));
        study.funders.iter().for_each(|funder| xml.element("fundAg", &[], funder));
        xml.close();
    }
    if !study.version.is_empty() {
        xml.open("verStmt", &[]);
        xml.element("version", &[], &study.version);
        xml.close();
    }
}

/// What the study is about: words, summary, time, place, units, universe.
fn scope(xml: &mut Xml, study: &Study) {
    xml.open("stdyInfo", &[]);
    if !study.keywords.is_empty() {
        xml.open("subject", &[]);
        study.keywords.iter().for_each(|keyword| xml.texts("keyword", &[], keyword));
        xml.close();
    }
    xml.texts("abstract", &[], &study.summary);
    xml.open("sumDscr", &[]);
    span(xml, "timePrd", &study.period);
    span(xml, "collDate", &study.collected);
    study.nations.iter().for_each(|nation| xml.texts("nation", &[], nation));
    xml.texts("geogCover", &[], &study.coverage);
    xml.texts("anlyUnit", &[], &study.unit);
    xml.texts("universe", &[], &study.universe);
    xml.texts("dataKind", &[], &study.data_kind);
    xml.close();
    xml.close();
}

fn span(xml: &mut Xml, name: &'static str, span: &Span) {
    if span.from == span.to {
        return xml.element(name, &[("date", span.from.as_str()), ("event", "single")], &span.from);
    }
    xml.element(name, &[("date", span.from.as_str()), ("event", "start")], &span.from);
    xml.element(name, &[("date", span.to.as_str()), ("event", "end")], &span.to);
}

/// How units were chosen and weighted.
fn method(xml: &mut Xml, study: &Study) {
    if study.sampling.is_empty() && study.weighting.is_empty() {
        return;
    }
    xml.open("method", &[]);
    xml.open("dataColl", &[]);
    xml.texts("sampProc", &[], &study.sampling);
    xml.texts("weight", &[], &study.weighting);
    xml.close();
    xml.close();
}

/// What is said of the file with the data.
pub(super) fn file(xml: &mut Xml, context: &Context<'_>) {
    let codebook = context.codebook;
    let file = &codebook.file;
    xml.open("fileDscr", &[("ID", FILE), ("URI", file.name.as_str())]);
    xml.open("fileTxt", &[]);
    xml.element("fileName", &[], &file.name);
    // The content of a file is said once; further languages would be further elements, which the schema forbids.
    xml.element("fileCont", &[], file.label.best(context.export.lang));
    xml.open("dimensns", &[]);
    xml.element("caseQnty", &[], &file.rows.to_string());
    xml.element("varQnty", &[], &codebook.variables.len().to_string());
    xml.close();
    xml.element("fileType", &[("charset", file.encoding.as_str())], &file.format);
    xml.close();
    file.notes.iter().for_each(|note| xml.element("notes", &[], note));
    xml.close();
}
