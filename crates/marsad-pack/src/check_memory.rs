//! What a pack promises about data on persons: how long they are kept, and what is processed.

use std::collections::BTreeSet;

use crate::ProblemKind;
use crate::check::Checker;

const RETENTION: &str = "retention.toml";
const LASTING: &str = "lasting.toml";
const PROCESSING: &str = "processing.toml";

impl Checker<'_> {
    /// A class has one rule, and so has a place where names stay; a processing is named once, and so is everything that it names.
    pub(crate) fn memory(&mut self) {
        let pack = self.pack;
        let mut classes = BTreeSet::new();
        for rule in &pack.retention {
            if !classes.insert(rule.class) {
                self.add(ProblemKind::Duplicate, RETENTION, rule.class.word(), RETENTION);
            }
        }
        let mut places = BTreeSet::new();
        for rule in &pack.lasting {
            if !places.insert(rule.place) {
                self.add(ProblemKind::Duplicate, LASTING, rule.place.word(), LASTING);
            }
        }
        self.unique(PROCESSING, pack.processing.iter().map(|processing| &processing.id));
        for processing in &pack.processing {
            let position = processing.id.as_str();
            for agreement in &processing.agreements {
                self.refers(PROCESSING, position, agreement.as_str(), pack.agreements.iter().map(|x| &x.id));
            }
            for study in &processing.studies {
                self.refers(PROCESSING, position, study.as_str(), pack.studies.iter().map(|x| &x.id));
            }
        }
        self.every_study_is_registered();
    }

    /// Records of persons that no processing names would be kept behind the back of the authority. A pack without a register
    /// is one that was made before there were any.
    fn every_study_is_registered(&mut self) {
        let pack = self.pack;
        if pack.processing.is_empty() {
            return;
        }
        for study in &pack.studies {
            if !pack.processing.iter().any(|processing| processing.studies.contains(&study.id)) {
                self.add(ProblemKind::Missing, PROCESSING, &study.id, "studies");
            }
        }
    }
}
