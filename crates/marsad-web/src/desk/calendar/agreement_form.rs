//! The form of a version of an agreement: what stands in its fields, and the draft that comes of it.

use std::collections::BTreeMap;

use axum::body::Bytes;
use jiff::civil::Date;
use marsad_model::{DayCounting, DayRoll, DueRule, Frequency, Id, Lang, LocalText};
use marsad_workflow::{AgreementDraft, AgreementNow, Refusal};

use super::words::frequency_word;
use crate::desk::parts::DeskParts;

/// Frequencies in which something can be due.
pub(super) const FREQUENCIES: [Frequency; 7] =
    [Frequency::A, Frequency::S, Frequency::T, Frequency::Q, Frequency::M, Frequency::W, Frequency::D];
/// The texts in three languages.
const TEXTS: [&str; 3] = ["definitions", "legal_basis", "contact"];
/// The other fields.
const FIELDS: [&str; 9] =
    ["frequency", "due_days", "counting", "roll", "contact_account", "valid_from", "valid_until", "asked_from", "note"];

/// What stands in the fields.
pub(super) struct AgreementForm {
    values: BTreeMap<String, String>,
    parties: Vec<String>,
}

impl AgreementForm {
    /// What stands in a field.
    pub(super) fn value(&self, name: &str) -> &str {
        self.values.get(name).map_or("", String::as_str)
    }

    /// Whether a field has a value: which option of a list is chosen.
    pub(super) fn has(&self, name: &str, value: &str) -> bool {
        self.value(name) == value
    }

    /// Whether an institution is a party.
    pub(super) fn has_party(&self, id: &str) -> bool {
        self.parties.iter().any(|party| party == id)
    }

    /// The form of an agreement as it stands, or as it was proposed last; to be changed from a day on.
    pub(super) fn of(now: &AgreementNow, (observatory, today): (&Id, Date)) -> Self {
        let version = now.proposed.as_ref().or(now.version.as_ref());
        let mut values = BTreeMap::new();
        let mut set = |name: &str, value: &str| values.insert(name.to_owned(), value.to_owned());
        let (frequency, due) =
            now.proposed.as_ref().map_or((now.frequency, now.due), |version| (version.frequency, version.due));
        set("frequency", frequency_word(frequency));
        set("due_days", &due.days.to_string());
        set("counting", due.counting.word());
        set("roll", due.roll.word());
        set("valid_from", &today.to_string());
        if let Some(day) = now.proposed.as_ref().and_then(|version| version.asked_from) {
            set("asked_from", &day.to_string());
        }
        if let Some(version) = version {
            set("contact_account", version.contact_account.as_deref().unwrap_or_default());
        }
        let legal_basis = version.map_or(&now.pack.legal_basis, |version| &version.legal_basis);
        let texts = [Some(legal_basis), version.map(|v| &v.definitions), version.map(|v| &v.contact)];
        for (name, text) in ["legal_basis", "definitions", "contact"].into_iter().zip(texts) {
            for lang in Lang::ALL {
                set(&format!("{name}_{lang}"), text.map_or("", |text| text.get(lang)));
            }
        }
        let parties = match version {
            Some(version) => version.parties.iter().map(ToString::to_string).collect(),
            None => vec![observatory.to_string(), now.pack.provider.to_string()],
        };
        Self { values, parties }
    }

    /// What came back.
    pub(super) fn sent(parts: &DeskParts) -> Self {
        let texts = TEXTS.iter().flat_map(|name| Lang::ALL.map(|lang| format!("{name}_{lang}")));
        let names = FIELDS.iter().map(|name| (*name).to_owned()).chain(texts);
        let values = names.map(|name| (name.clone(), parts.text(&name).to_owned())).collect();
        Self { values, parties: parts.all("party").map(str::to_owned).collect() }
    }

    /// The draft that the fields say, or what is wrong with them.
    pub(super) fn draft(&self, agreement: Id, text: Option<(String, Bytes)>) -> Result<AgreementDraft, Refusal> {
        let parties =
            self.parties.iter().map(|id| id.parse::<Id>().map_err(|_| Refusal::UnknownInstitution(id.clone())));
        let contact_account = Some(self.value("contact_account").to_owned()).filter(|id| !id.is_empty());
        Ok(AgreementDraft {
            parties: parties.collect::<Result<Vec<Id>, Refusal>>()?,
            definitions: self.text("definitions", &agreement)?,
            frequency: self.frequency()?,
            due: self.due()?,
            legal_basis: self.text("legal_basis", &agreement)?,
            contact: self.text("contact", &agreement)?,
            contact_account,
            valid_from: self.day("valid_from")?,
            valid_until: if self.value("valid_until").is_empty() { None } else { Some(self.day("valid_until")?) },
            asked_from: if self.value("asked_from").is_empty() { None } else { Some(self.day("asked_from")?) },
            text,
            note: self.value("note").to_owned(),
            agreement,
        })
    }

    fn text(&self, name: &str, agreement: &Id) -> Result<LocalText, Refusal> {
        let [ar, fr, en] = Lang::ALL.map(|lang| self.value(&format!("{name}_{lang}")));
        LocalText::new(ar, fr, en).map_err(|_| Refusal::ReasonMissing(agreement.to_string()))
    }

    fn frequency(&self) -> Result<Frequency, Refusal> {
        let word = self.value("frequency");
        let found = FREQUENCIES.into_iter().find(|frequency| frequency_word(*frequency) == word);
        found.ok_or_else(|| Refusal::UnknownChoice(word.to_owned()))
    }

    fn due(&self) -> Result<DueRule, Refusal> {
        let wrong = |name: &str| Refusal::UnknownChoice(self.value(name).to_owned());
        let days = self.value("due_days");
        Ok(DueRule {
            days: days.parse::<u16>().map_err(|_| Refusal::WrongDueDays(days.to_owned()))?,
            counting: DayCounting::named(self.value("counting")).ok_or_else(|| wrong("counting"))?,
            roll: DayRoll::named(self.value("roll")).ok_or_else(|| wrong("roll"))?,
        })
    }

    fn day(&self, name: &str) -> Result<Date, Refusal> {
        self.value(name).parse::<Date>().map_err(|_| Refusal::WrongDay(self.value(name).to_owned()))
    }
}
