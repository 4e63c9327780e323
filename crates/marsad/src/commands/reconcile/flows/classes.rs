//! The classes that reports name: each with what is believed of it, and with a place from the first report on.

use super::super::table::Names;

/// Classes of one kind. Those that no report names are no part of the model.
pub(super) struct Classes<P> {
    /// Everything of which something is believed.
    names: Names,
    priors: Vec<P>,
    /// The place in the model of each; none before a report named it.
    places: Vec<Option<usize>>,
    /// What is in the model, by its place in it.
    used: Vec<usize>,
}

impl<P> Default for Classes<P> {
    fn default() -> Self {
        Self { names: Names::default(), priors: Vec::new(), places: Vec::new(), used: Vec::new() }
    }
}

impl<P: Copy> Classes<P> {
    /// Adds what is believed of a class and says whether it is the first belief about it; a second one is not kept.
    pub(super) fn believe(&mut self, name: &str, prior: P) -> bool {
        let is_first = self.names.find(name).is_none();
        if is_first {
            self.names.place(name);
            self.priors.push(prior);
            self.places.push(None);
        }
        is_first
    }

    /// The place in the model of the class that a report names; none where nothing is believed of it.
    pub(super) fn place(&mut self, name: &str) -> Option<usize> {
        let belief = self.names.find(name)?;
        let used = &mut self.used;
        let place = self.places[belief].get_or_insert_with(|| {
            used.push(belief);
            used.len() - 1
        });
        Some(*place)
    }

    /// What is believed of the classes in the model.
    pub(super) fn priors(&self) -> Vec<P> {
        self.used.iter().map(|belief| self.priors[*belief]).collect()
    }

    /// The name of a class by its place in the model.
    pub(super) fn name(&self, place: usize) -> &str {
        self.used.get(place).map_or("", |belief| self.names.name(*belief))
    }

    /// What is believed of a class, whether or not it is in the model.
    pub(super) fn belief(&self, name: &str) -> Option<P> {
        Some(self.priors[self.names.find(name)?])
    }
}

#[cfg(test)]
mod tests {
    use super::Classes;

    #[test]
    fn a_class_is_in_the_model_once_a_report_names_it() {
        let mut classes = Classes::default();
        for (name, prior) in [("register", 1), ("survey", 2), ("census", 3)] {
            assert!(classes.believe(name, prior));
        }
        assert!(!classes.believe("census", 4));
        let places = ["census", "register", "census", "nobody"].map(|name| classes.place(name));
        assert_eq!(places, [Some(0), Some(1), Some(0), None]);
        assert_eq!((classes.priors(), classes.name(0), classes.belief("survey")), (vec![3, 1], "census", Some(2)));
    }
}
