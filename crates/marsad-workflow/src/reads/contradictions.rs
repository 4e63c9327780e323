//! Contradictions among what is public, and the register that remembers them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use marsad_model::{
    AskedQuestion, Contradiction, ContradictionEntry, ContradictionNote, ContradictionNumbers, ContradictionSide,
    ContradictionState, DataQuery, Dataflow, Definition, Grade, Id, Observation, SeriesReference, Statement,
    TimePeriod,
};
use marsad_reconcile::{SourceCell, SourceSeries, detect};

use super::OpenRelease;
use super::questions::{observed, told};
use crate::{Work, WorkError};

/// A contradiction with all that was said of it.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct RegisteredContradiction {
    /// What names it.
    pub id: String,
    /// The two numbers.
    pub contradiction: Contradiction,
    /// Where it stands.
    pub state: ContradictionState,
    /// Whether the public may read it.
    pub is_public: bool,
    /// When it was found first.
    pub found_at: Timestamp,
    /// When a scan last found it as it is here.
    pub last_seen_at: Timestamp,
    /// What was said, oldest first.
    pub notes: Vec<ContradictionNote>,
}

/// A contradiction that is about figures of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct TouchingContradiction {
    /// The contradiction.
    pub registered: RegisteredContradiction,
    /// The statements of the question whose series it is about, each once.
    pub statements: Vec<Id>,
    /// Whether it is about the very values that the question shows, and not about other periods of their series.
    pub is_of_values: bool,
}

/// A public series, ready to be compared; one that was defined anew on the way is one for each definition.
struct Known {
    dataflow: Id,
    release: u32,
    providers: Vec<Id>,
    key: Vec<Id>,
    definition: Definition,
    grade: Option<Grade>,
    decimals: u8,
    cells: Vec<SourceCell>,
}

impl Work {
    /// The contradictions among everything that is public now, whether they are in the register or not. What plans
    /// balance is left out: it is made of the others, and differs from them by what had to give way.
    pub async fn detect_contradictions(&self) -> Result<Vec<Contradiction>, WorkError> {
        let mut known = Vec::new();
        for (dataflow, releases) in self.public_releases_all().await? {
            if self.pack().is_balanced(&dataflow) {
                continue;
            }
            let Some(release) = releases.current() else { continue };
            let open = self.open_public(release).await?;
            // Of persons who do not exist nothing can contradict what is known of those who do.
            if !open.pack.is_synthetic(&dataflow) {
                known.extend(public_series(&open).await?);
            }
        }
        let found = tokio::task::spawn_blocking(move || {
            let series: Vec<SourceSeries<'_>> = known.iter().map(Known::as_series).collect();
            detect(&series)
        });
        found.await.map_err(|_| WorkError::Interrupted)
    }

    /// The numbers that stand now where those of a contradiction stood; none where one of them was taken back.
    pub(crate) async fn numbers_standing(
        &self,
        known: &Contradiction,
    ) -> Result<Option<ContradictionNumbers>, WorkError> {
        let first = self.number_standing(&known.first, &known.period).await?;
        let second = self.number_standing(&known.second, &known.period).await?;
        Ok(first.zip(second).map(|(first, second)| ContradictionNumbers { first, second }))
    }

    async fn number_standing(&self, side: &ContradictionSide, period: &TimePeriod) -> Result<Option<f64>, WorkError> {
        if self.pack().dataflow(side.dataflow.as_str()).is_none() {
            return Ok(None);
        }
        let releases = self.public_releases(side.dataflow.as_str()).await?;
        let Some(release) = releases.current() else { return Ok(None) };
        let open = self.open_public(release).await?;
        let dimensions = open.structure.dimensions.iter().map(|dimension| dimension.id.clone());
        let selection = dimensions.zip(side.key.iter().cloned()).collect();
        let reference = SeriesReference { dataflow: side.dataflow.clone(), selection, period: Some(period.clone()) };
        Ok(observed(&open, &reference).await?.map(|observed| observed.value))
    }

    /// The register, for those who work with it; oldest first.
    pub async fn contradictions(&self) -> Result<Vec<RegisteredContradiction>, WorkError> {
        let mut notes: BTreeMap<String, Vec<ContradictionNote>> = BTreeMap::new();
        for note in self.catalog().contradiction_note_list_all().await? {
            notes.entry(note.contradiction.clone()).or_default().push(note);
        }
        let entries = self.catalog().contradiction_list().await?.into_iter();
        Ok(entries.map(|entry| registered(entry, &mut notes)).collect())
    }

    /// What the observatory shows of the register: the entries that it opened, with what it decided to tell readers. Comments
    /// are between those who work with it.
    pub async fn contradictions_public(&self) -> Result<Vec<RegisteredContradiction>, WorkError> {
        let all = self.contradictions().await?;
        let without_comments = |mut registered: RegisteredContradiction| {
            registered.notes.retain(|note| !note.is_comment());
            registered
        };
        Ok(all.into_iter().filter(|registered| registered.is_public).map(without_comments).collect())
    }
}

impl Work {
    /// What the observatory shows of the register about the figures of a question: first what is about the values that
    /// the question shows. What was resolved is history and is not among it.
    pub async fn contradictions_touching(
        &self,
        asked: &AskedQuestion,
    ) -> Result<Vec<TouchingContradiction>, WorkError> {
        let all = self.contradictions_public().await?.into_iter();
        let open = all.filter(|registered| registered.state != ContradictionState::Resolved);
        let mut found: Vec<TouchingContradiction> = open.filter_map(|registered| touching(asked, registered)).collect();
        found.sort_by_key(|touching| !touching.is_of_values);
        Ok(found)
    }
}

fn touching(asked: &AskedQuestion, registered: RegisteredContradiction) -> Option<TouchingContradiction> {
    let contradiction = &registered.contradiction;
    let is_about = |statement: &&Statement| {
        statement.quantity.series().any(|reference| contradiction.is_about(&asked.pack, reference))
    };
    let named: Vec<&Statement> = asked.question.statements.iter().filter(is_about).collect();
    let is_of_values = named.iter().any(|statement| {
        let mut about = statement.quantity.series().filter(|reference| contradiction.is_about(&asked.pack, reference));
        about.any(|reference| is_of_period(asked, statement, (reference, contradiction)))
    });
    let statements: Vec<Id> = named.into_iter().map(|statement| statement.id.clone()).collect();
    (!statements.is_empty()).then_some(TouchingContradiction { registered, statements, is_of_values })
}

/// Whether a contradiction is of the period that a statement speaks of: the one that it names, else that of its figure.
fn is_of_period(
    asked: &AskedQuestion,
    statement: &Statement,
    (reference, contradiction): (&SeriesReference, &Contradiction),
) -> bool {
    let answer = asked.card.answers.iter().find(|answer| answer.statement == statement.id);
    let measured = answer.and_then(|answer| answer.measured.as_ref()?.period.as_ref());
    reference.period.as_ref().or(measured).is_some_and(|period| *period == contradiction.period)
}

fn registered(
    entry: ContradictionEntry,
    notes: &mut BTreeMap<String, Vec<ContradictionNote>>,
) -> RegisteredContradiction {
    RegisteredContradiction {
        notes: notes.remove(&entry.id).unwrap_or_default(),
        id: entry.id,
        contradiction: entry.contradiction,
        state: entry.state,
        is_public: entry.is_public,
        found_at: entry.found_at,
        last_seen_at: entry.last_seen_at,
    }
}

/// Every series of a release with what it counts.
async fn public_series(open: &OpenRelease) -> Result<Vec<Known>, WorkError> {
    let dataflow = open.dataflow()?;
    let providers: Vec<Id> =
        open.pack.providers_of(dataflow.id.as_str()).into_iter().map(|provider| provider.id.clone()).collect();
    let table = open.query(DataQuery::all()).await?;
    let of_series = |observations: &[Observation]| {
        let known = |(definition, cells)| Known {
            dataflow: dataflow.id.clone(),
            release: open.release.number,
            providers: providers.clone(),
            key: observations[0].key.clone(),
            definition,
            grade: dataflow.grade,
            decimals: open.structure.measure.decimals,
            cells,
        };
        by_definition(open, dataflow, observations).into_iter().map(known).collect::<Vec<Known>>()
    };
    Ok(table.data().observations().chunk_by(|a, b| a.key == b.key).flat_map(of_series).collect())
}

/// The values of one series under each definition that it had: a change of what it counts is no contradiction.
fn by_definition(
    open: &OpenRelease,
    dataflow: &Dataflow,
    observations: &[Observation],
) -> Vec<(Definition, Vec<SourceCell>)> {
    let key = &observations[0].key;
    if !dataflow.is_redefined() {
        let cells = observations.iter().filter_map(|observation| cell(open, observation)).collect();
        return vec![(open.pack.definition_of(dataflow, key), cells)];
    }
    let mut found: BTreeMap<Definition, Vec<SourceCell>> = BTreeMap::new();
    for observation in observations {
        let definition = open.pack.definition_at(dataflow, key, Some(&observation.period));
        found.entry(definition).or_default().extend(cell(open, observation));
    }
    found.into_iter().collect()
}

fn cell(open: &OpenRelease, observation: &Observation) -> Option<SourceCell> {
    let observed = told(open, observation)?;
    Some(SourceCell {
        period: observed.period,
        value: observed.value,
        standard_error: observed.standard_error,
        is_approximate: observed.is_approximate,
    })
}

impl Known {
    fn as_series(&self) -> SourceSeries<'_> {
        SourceSeries {
            dataflow: &self.dataflow,
            release: self.release,
            providers: &self.providers,
            key: &self.key,
            definition: &self.definition,
            grade: self.grade,
            decimals: self.decimals,
            cells: &self.cells,
        }
    }
}
