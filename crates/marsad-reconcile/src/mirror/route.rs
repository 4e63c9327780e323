//! From where to where and when, by place in a table, and which side says so.

use super::MirrorError;

/// The most places of a table, countries × countries × periods: what the memory of one machine takes with ease.
pub const PLACES_MAX: usize = 1 << 26;

/// Which country counts the flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The destination, as immigration.
    Receiver,
    /// The origin, as emigration.
    Sender,
}

/// One flow: who moved from one country to another in one period. Countries and periods are counted from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route {
    /// The period of the moves.
    pub period: usize,
    /// The country they left.
    pub origin: usize,
    /// The country they went to.
    pub destination: usize,
}

impl Route {
    /// The country that counts this flow on `side`.
    pub fn reporter(self, side: Side) -> usize {
        match side {
            Side::Receiver => self.destination,
            Side::Sender => self.origin,
        }
    }

    /// Whether the move ends where it began, which no table of flows between countries holds.
    pub fn is_internal(self) -> bool {
        self.origin == self.destination
    }
}

/// How many countries and periods a table has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Each is an origin and a destination.
    pub countries: usize,
    /// Years, or whatever the reports count.
    pub periods: usize,
}

impl Extent {
    /// The number of places, those on the diagonals among them.
    ///
    /// # Errors
    /// If there are more than [`PLACES_MAX`].
    pub fn places(self) -> Result<usize, MirrorError> {
        let fits = |places: &usize| *places <= PLACES_MAX;
        let pairs = self.countries.checked_mul(self.countries).filter(fits);
        let places = pairs.and_then(|pairs| pairs.checked_mul(self.periods)).filter(fits);
        places.ok_or(MirrorError::TooManyPlaces {
            countries: self.countries,
            periods: self.periods,
            places_max: PLACES_MAX,
        })
    }

    /// The place of a flow: period by period, origin by origin, destination by destination. None outside of the table.
    pub fn place(self, route: Route) -> Option<usize> {
        if !self.holds(route) {
            return None;
        }
        let row = route.period.checked_mul(self.countries)?.checked_add(route.origin)?;
        row.checked_mul(self.countries)?.checked_add(route.destination)
    }

    /// Whether countries and period of `route` are in the table.
    pub fn holds(self, route: Route) -> bool {
        route.period < self.periods && route.origin < self.countries && route.destination < self.countries
    }

    /// Every flow between two countries, in the order of their places.
    pub fn routes(self) -> impl Iterator<Item = Route> {
        let Self { countries, periods } = self;
        let of_origin =
            move |period, origin| (0..countries).map(move |destination| Route { period, origin, destination });
        let of_period = move |period| (0..countries).flat_map(move |origin| of_origin(period, origin));
        (0..periods).flat_map(of_period).filter(|route| !route.is_internal())
    }
}

#[cfg(test)]
mod tests {
    use super::{Extent, Route};

    #[test]
    fn places_follow_period_origin_and_destination() {
        let extent = Extent { countries: 3, periods: 2 };
        assert_eq!(extent.places(), Ok(18));
        assert_eq!(extent.place(Route { period: 0, origin: 0, destination: 1 }), Some(1));
        assert_eq!(extent.place(Route { period: 1, origin: 2, destination: 1 }), Some(16));
        assert_eq!(extent.place(Route { period: 2, origin: 0, destination: 1 }), None);
    }

    #[test]
    fn routes_are_all_flows_between_two_countries_in_the_order_of_their_places() {
        let extent = Extent { countries: 3, periods: 2 };
        let places: Vec<usize> = extent.routes().filter_map(|route| extent.place(route)).collect();
        assert_eq!(places, [1, 2, 3, 5, 6, 7, 10, 11, 12, 14, 15, 16]);
    }

    #[test]
    fn a_table_without_end_is_refused() {
        assert!(Extent { countries: usize::MAX, periods: 2 }.places().is_err());
        assert!(Extent { countries: 1 << 14, periods: 1 }.places().is_err());
        assert!(Extent { countries: 1 << 31, periods: 0 }.places().is_err());
        assert_eq!(Extent { countries: 0, periods: 0 }.places(), Ok(0));
    }
}
