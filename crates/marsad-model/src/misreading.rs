//! Misreadings: what a number is often taken for and is not.
//!
//! Each was found in print: an arrival read as a resident, an estimate as people interviewed, a rate as a share.

use crate::worded::worded;

worded! {
    /// What a number must not be taken for. Some follow from its definition; a pack declares the others.
    Misreading {
        /// How many there are, read as how many came or left.
        StockAsFlow = "stock-as-flow",
        /// How many came or left, read as how many there are.
        FlowAsStock = "flow-as-stock",
        /// How many more or fewer there are, read as how many there are or how many came.
        ChangeAsStock = "change-as-stock",
        /// A total since the beginning of the year, read as the value of a month or added up.
        CumulativeAsPeriod = "cumulative-as-period",
        /// A part of a year, read as the year.
        YearToDateAsYear = "year-to-date-as-year",
        /// Several years together, read as one year.
        YearsAsYear = "years-as-year",
        /// A yearly average, read as the total of the years.
        AverageAsTotal = "average-as-total",
        /// An academic year, read as a calendar year.
        AcademicAsCalendar = "academic-as-calendar",
        /// Persons estimated, read as persons interviewed.
        EstimateAsRespondents = "estimate-as-respondents",
        /// A rate within a group, read as the group's share of the whole.
        RateAsShare = "rate-as-share",
        /// A share of one whole, read as a share of another: the column read as the row.
        ColumnAsRow = "column-as-row",
        /// Permits, crossings or files, read as persons.
        UnitAsPersons = "unit-as-persons",
        /// Entries of a register, read as people present.
        RegisterAsPresence = "register-as-presence",
        /// People of one citizenship, read as everyone who took a route.
        NationalityAsRoute = "nationality-as-route",
        /// An amount in one currency, read as in another.
        Currency = "currency",
        /// Year-end situations added up, read as permits granted or as people.
        SumOfStocks = "sum-of-stocks",
        /// An intention, read as a departure.
        IntentionAsDeparture = "intention-as-departure",
        /// A paper that allows to leave, read as a departure.
        PaperAsDeparture = "paper-as-departure",
        /// What was noticed, read as all that happened.
        NoticedAsAll = "noticed-as-all",
    }
}
