//! Ways from the numbers of a question to where they come from.

use marsad_model::{AskedQuestion, Id};
use marsad_publish::{ReleaseUsed, SeriesPlace, Term};

use crate::links;
use crate::visit::Visit;

/// Knows which release answered for each dataflow.
#[derive(Clone, Copy)]
pub(super) struct Ways<'a> {
    pub(super) visit: &'a Visit,
    pub(super) asked: &'a AskedQuestion,
}

/// A part of how a figure is made, with the way to its source.
pub(super) struct LinkedTerm {
    pub(super) word: String,
    pub(super) before: &'static str,
    pub(super) text: String,
    pub(super) after: &'static str,
    /// Blank for a plain factor.
    pub(super) href: String,
}

impl Ways<'_> {
    /// The page of a published value; that of its dataset where the value or the release is not known.
    pub(super) fn place(&self, place: &SeriesPlace) -> String {
        let (lang, id) = (self.visit.lang, place.dataflow.as_str());
        match (self.release_number(&place.dataflow), &place.period) {
            (Some(number), Some(period)) => links::number(lang, (id, number), &place.key, period.as_str()),
            (Some(number), None) => links::release(lang, id, number),
            (None, _) => links::dataflow(lang, id),
        }
    }

    /// How a figure is made, each part with its link.
    pub(super) fn terms(&self, terms: &[Term]) -> Vec<LinkedTerm> {
        let linked = |term: &Term| LinkedTerm {
            word: term.word.clone(),
            before: term.before,
            text: term.text.clone(),
            after: term.after,
            href: term.place.as_ref().map_or_else(String::new, |place| self.place(place)),
        };
        terms.iter().map(linked).collect()
    }

    /// The way from a figure: to its own page where it is one published value, else to how it is made on this page.
    pub(super) fn number(&self, terms: &[Term], anchor: &str) -> String {
        match terms {
            [Term { place: Some(place), .. }] => self.place(place),
            _ => format!("#{anchor}"),
        }
    }

    /// An institution.
    pub(super) fn provider(&self, id: &Id) -> String {
        links::page(self.visit.lang, &format!("/institutions/{id}"))
    }

    /// A release that the question rests on: its name and its address.
    pub(super) fn release(&self, release: &ReleaseUsed) -> (String, String) {
        let (lang, voice) = (self.visit.lang, self.visit.voice());
        let id = release.dataflow.as_str();
        let dataflow = self.asked.pack.dataflow(id);
        let name = dataflow.map_or_else(|| id.to_owned(), |dataflow| dataflow.name.get(lang).to_owned());
        let parts = [
            name,
            format!("{} {}", voice.say("release"), voice.digits(&release.number.to_string())),
            voice.day_of(release.public_from),
        ];
        (parts.join(" · "), links::release(lang, id, release.number))
    }

    pub(super) fn release_number(&self, dataflow: &Id) -> Option<u32> {
        self.asked.sources.get(dataflow.as_str()).map(|release| release.number)
    }
}
