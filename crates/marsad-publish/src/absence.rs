//! Why there is no number where one could stand: nobody published one, or it is kept from the reader.

use marsad_model::{ObsStatus, Observation, ProtectionPolicy};

use crate::Names;

/// Why an observation has no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Absence {
    /// Its source published none.
    Unpublished,
    /// The institution that has it does not publish it.
    NotForPublication,
    /// It could point at a person, or give such a number away.
    ToProtect,
    /// It is an estimate too unreliable to be shown.
    Unreliable,
}

impl Names<'_> {
    /// Why an observation has no number; none where it has one.
    pub fn absence(&self, observation: &Observation) -> Option<Absence> {
        if observation.value.is_some() {
            return None;
        }
        let attribute = |id: &str| {
            let place = self.structure.attribute_place(id)?;
            observation.attributes.get(place)?.as_deref()
        };
        Some(self.absence_by(attribute("OBS_STATUS"), attribute("CONF_STATUS")))
    }

    /// The same by the codes of CL_OBS_STATUS and CL_CONF_STATUS that stand beside a missing number.
    ///
    /// What protection hides because it is unreliable stays free, and so may be what a sender keeps to itself: only
    /// estimates of a survey are judged.
    pub(crate) fn absence_by(&self, status: Option<&str>, confidentiality: Option<&str>) -> Absence {
        let is_suppressed = status == Some(ObsStatus::Suppressed.code());
        let is_judged = matches!(self.dataflow.protection, ProtectionPolicy::Survey { .. });
        match confidentiality {
            Some("C") => Absence::ToProtect,
            Some("F") if is_suppressed && is_judged => Absence::Unreliable,
            Some("F") | None if !is_suppressed => Absence::Unpublished,
            _ => Absence::NotForPublication,
        }
    }

    /// What stands in place of a number that is not there.
    pub fn absence_text(&self, absence: Absence) -> String {
        self.voice.say(match absence {
            Absence::Unpublished => "cell-unpublished",
            Absence::NotForPublication | Absence::ToProtect | Absence::Unreliable => "cell-hidden",
        })
    }

    /// The same with the reason, in words for readers.
    pub fn absence_reason(&self, absence: Absence) -> String {
        self.voice.say(match absence {
            Absence::Unpublished => "unpublished",
            Absence::NotForPublication => "hidden-not-for-publication",
            Absence::ToProtect => "hidden-to-protect",
            Absence::Unreliable => "hidden-unreliable",
        })
    }

    /// The number of an observation as the language writes it, or what stands in its place.
    pub fn observation_text(&self, observation: &Observation) -> String {
        let absent = self.absence(observation).map(|absence| self.absence_text(absence));
        absent.or_else(|| Some(self.number(observation.value?))).unwrap_or_default()
    }
}
