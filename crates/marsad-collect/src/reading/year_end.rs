//! Months and quarters that run over the end of a year, where one year is said for all of them.

use marsad_model::{Frequency, TimePeriod};

/// The first period behind the end of a year, where periods of one year are written in their order and only once go
/// back: `Oct. | Nov. | Déc. | Janv.`.
pub(crate) fn over_year_end(periods: &[TimePeriod]) -> Option<usize> {
    let first = periods.first()?;
    let (frequency, year) = (first.frequency()?, first.start().year());
    let last_begins = match frequency {
        Frequency::M => 12,
        Frequency::Q => 10,
        Frequency::T => 9,
        Frequency::S => 7,
        _ => return None,
    };
    let is_alike = |period: &TimePeriod| period.frequency() == Some(frequency) && period.start().year() == year;
    if periods.len() < 3 || !periods.iter().all(is_alike) {
        return None;
    }
    let begins: Vec<i8> = periods.iter().map(|period| period.start().date().month()).collect();
    let mut back = (1..begins.len()).filter(|&at| begins[at] < begins[at - 1]);
    let at = back.next().filter(|_| back.next().is_none())?;
    (begins[at - 1] == last_begins && begins[at] == 1).then_some(at)
}

#[cfg(test)]
mod tests {
    use marsad_model::TimePeriod;

    use super::over_year_end;

    #[test]
    fn months_in_order_go_back_once_where_they_run_over_the_end_of_a_year() {
        let of = |months: &[u8]| {
            let periods: Vec<TimePeriod> =
                months.iter().map(|month| format!("2024-{month:02}").parse().unwrap()).collect();
            over_year_end(&periods)
        };
        assert_eq!(of(&[10, 11, 12, 1, 2]), Some(3));
        assert_eq!(of(&[9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8]), Some(4));
        assert_eq!(of(&[1, 2, 3, 4]), None);
        assert_eq!(of(&[12, 11, 10, 9]), None, "the latest first");
        assert_eq!(of(&[4, 5, 2, 3]), None, "some order of its own");
    }
}
