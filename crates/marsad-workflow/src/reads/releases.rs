//! Releases as the public reads them.

use std::collections::BTreeMap;
use std::sync::Arc;

use marsad_lake::{Address, Expected, LakeError, ReleasedCube};
use marsad_model::{
    DataConstraint, DataQuery, DataStructure, Dataflow, Id, ObsStatus, Observation, Pack, Release, ReleaseKind,
    TimePeriod, TimeRange,
};
use marsad_protect::{ReleasedTable, Seal};

use crate::{Refusal, Work, WorkError, recompute};

/// The releases of one dataflow that the public may know of.
#[derive(Clone, Debug)]
pub struct DataflowReleases {
    /// Public releases, oldest first.
    pub public: Vec<Release>,
    /// The next release that is approved and under embargo.
    pub next: Option<Release>,
}

/// A public release, opened: with the pack as it was, and a cube whose seal was whole.
#[derive(Clone, Debug)]
pub struct OpenRelease {
    /// The release.
    pub release: Release,
    /// The pack under which it was made.
    pub pack: Arc<Pack>,
    /// The structure of its observations.
    pub structure: Arc<DataStructure>,
    cube: Arc<ReleasedCube>,
}

impl DataflowReleases {
    /// The release that stands now: the last one, unless it takes the data back.
    pub fn current(&self) -> Option<&Release> {
        self.public.last().filter(|release| release.kind != ReleaseKind::Withdrawal)
    }

    /// The withdrawal, if what was public has been taken back.
    pub fn withdrawal(&self) -> Option<&Release> {
        self.public.last().filter(|release| release.kind == ReleaseKind::Withdrawal)
    }

    /// The withdrawal that took back the version of a release after it was public, if there is one.
    pub fn taken_back(&self, release: &Release) -> Option<&Release> {
        let takes_back = |later: &&Release| {
            later.kind == ReleaseKind::Withdrawal && later.number > release.number && later.version == release.version
        };
        self.public.iter().find(takes_back)
    }

    /// The release with this number that holds data.
    pub fn numbered(&self, number: u32) -> Option<&Release> {
        self.public.iter().find(|release| release.number == number && release.kind != ReleaseKind::Withdrawal)
    }
}

impl OpenRelease {
    /// The dataflow as it was defined.
    pub fn dataflow(&self) -> Result<&Dataflow, Refusal> {
        let id = self.release.dataflow.as_str();
        self.pack.dataflow(id).ok_or_else(|| Refusal::UnknownDataflow(id.to_owned()))
    }

    /// What `query` asks for.
    pub async fn query(&self, query: DataQuery) -> Result<ReleasedTable, WorkError> {
        let cube = self.cube.clone();
        let answer = tokio::task::spawn_blocking(move || cube.query(&query)).await;
        answer.map_err(|_| WorkError::Interrupted)?.map_err(question_error)
    }

    /// The observations of one series within a time.
    pub(crate) async fn series(&self, key: &[Id], time: TimeRange) -> Result<ReleasedTable, WorkError> {
        let codes = self.structure.dimensions.iter().zip(key).map(|(d, code)| (d.id.clone(), vec![code.clone()]));
        self.query(DataQuery { codes: codes.collect(), time, ..DataQuery::all() }).await
    }

    /// The last period before `period` at which its series breaks, by the statuses that its source gives.
    pub async fn break_before(&self, key: &[Id], period: &TimePeriod) -> Result<Option<TimePeriod>, WorkError> {
        let Some(status) = self.structure.attribute_place("OBS_STATUS") else { return Ok(None) };
        let series = self.series(key, TimeRange { from: None, to: Some(period.clone()) }).await?;
        let is_break = |row: &&Observation| {
            let marked = row.attributes.get(status).and_then(Option::as_deref);
            row.period < *period && marked == Some(ObsStatus::Break.code())
        };
        Ok(series.data().observations().iter().filter(is_break).map(|row| row.period.clone()).max())
    }

    /// The period with this name, with the bounds that the release gives it.
    pub fn period_find(&self, name: &str) -> Option<TimePeriod> {
        self.cube.period_find(name).cloned()
    }

    /// The whole released file.
    pub fn file(&self) -> bytes::Bytes {
        self.cube.file()
    }

    /// The same for those who compute with it: errors, intervals and respondents are numbers. `note` is what has to be said
    /// of all its rows.
    pub async fn download(&self, note: Option<String>) -> Result<bytes::Bytes, WorkError> {
        let cube = self.cube.clone();
        let made = tokio::task::spawn_blocking(move || cube.download(note.as_deref())).await;
        Ok(made.map_err(|_| WorkError::Interrupted)??)
    }

    /// What exists within `query`.
    pub async fn constraint(&self, query: DataQuery) -> Result<DataConstraint, WorkError> {
        let cube = self.cube.clone();
        let answer = tokio::task::spawn_blocking(move || cube.constraint(&query)).await;
        answer.map_err(|_| WorkError::Interrupted)?.map_err(question_error)
    }
}

fn question_error(error: LakeError) -> WorkError {
    match error {
        LakeError::UnknownDimension { .. } => Refusal::WrongQuestion(error.to_string()).into(),
        other => other.into(),
    }
}

impl Work {
    /// The releases of a dataflow that the public may know of now.
    pub async fn public_releases(&self, dataflow: &str) -> Result<DataflowReleases, WorkError> {
        self.dataflow(dataflow)?;
        Ok(self.split(self.catalog().release_list(dataflow).await?))
    }

    /// The same for every dataflow of the pack.
    pub async fn public_releases_all(&self) -> Result<BTreeMap<String, DataflowReleases>, WorkError> {
        let mut by_dataflow: BTreeMap<String, Vec<Release>> = BTreeMap::new();
        for release in self.catalog().release_list_all().await? {
            by_dataflow.entry(release.dataflow.to_string()).or_default().push(release);
        }
        Ok(by_dataflow.into_iter().map(|(dataflow, releases)| (dataflow, self.split(releases))).collect())
    }

    fn split(&self, releases: Vec<Release>) -> DataflowReleases {
        let now = self.now();
        let (public, other): (Vec<Release>, Vec<Release>) =
            releases.into_iter().map(|release| self.as_read(release)).partition(|release| release.is_public(now));
        DataflowReleases { public, next: other.into_iter().find(|release| release.approved_at.is_some()) }
    }

    /// The current release of a dataflow, or the one with a number, opened.
    pub async fn open_release(&self, dataflow: &str, number: Option<u32>) -> Result<OpenRelease, WorkError> {
        let releases = self.public_releases(dataflow).await?;
        let found = match number {
            Some(number) => releases.numbered(number),
            None => releases.current(),
        };
        let named =
            || Refusal::UnknownRelease(number.map_or_else(|| dataflow.to_owned(), |n| format!("{dataflow} {n}")));
        self.open_public(found.ok_or_else(named)?).await
    }

    /// Opens a public release.
    pub async fn open_public(&self, release: &Release) -> Result<OpenRelease, WorkError> {
        let id = release.dataflow.as_str();
        if !release.is_public(self.now()) {
            return Err(Refusal::UnknownRelease(format!("{id} {}", release.number)).into());
        }
        self.opened(release).await
    }

    /// Opens a release, public or not: for what stands beside `open_public`, each with a rule of its own.
    pub(crate) async fn opened(&self, release: &Release) -> Result<OpenRelease, WorkError> {
        let id = release.dataflow.as_str();
        let pack = self.pack_as_it_was(&release.pack).await?;
        let (dataflow, structure) = recompute::dataflow(&pack, id)?;
        let cube = match self.cube_find(&release.address) {
            Some(cube) => cube,
            None => {
                let bytes = self.lake.get(&release.address.parse::<Address>()?).await?;
                let expected = Expected { dataflow: id, policy: &dataflow.protection, structure: &structure };
                let cube = Arc::new(ReleasedCube::open(bytes, &Seal::stored(&release.seal), expected)?);
                self.cube_remember(&release.address, &cube);
                cube
            }
        };
        Ok(OpenRelease { release: release.clone(), pack: pack.clone(), structure, cube })
    }
}
