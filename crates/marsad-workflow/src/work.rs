//! The workshop: pack, lake, catalog and clock together, and the two ways in which a step leaves a trace.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use bytes::Bytes;
use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{SignedDuration, Timestamp, Unit};
use marsad_catalog::{Catalog, Change, Deed};
use marsad_lake::{Address, Lake, ReleasedCube};
use marsad_model::{Dataflow, Finding, Pack, ProvisionAgreement, Release, StudyFile};
use marsad_pack::Files;
use marsad_protect::sha256_hex;
use tokio::sync::Semaphore;

use crate::calendar::KnownCoverage;
use crate::reads::{CountedKey, FrequencyCache};
use crate::sending::{ScannerAddress, Signer};
use crate::survey::OpenStudy;
use crate::turns::Turns;
use crate::{Actor, Refusal, StudyFrequencies, WorkError, pack_archive};
use marsad_study::VariableIndex;

/// Where the time comes from.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// Told each point at which a step has left a trace; tests interrupt the work there.
pub type Probe = Arc<dyn Fn(&str) + Send + Sync>;

/// Everything a workshop needs.
pub struct Settings {
    /// The files of the country's pack.
    pub pack: Files,
    /// Where data are kept.
    pub lake: Lake,
    /// Where the state is kept.
    pub catalog: Catalog,
    /// Where the time comes from.
    pub clock: Clock,
    /// Told each trace of a step.
    pub probe: Probe,
    /// What receipts are signed with; without it none are given.
    pub signer: Option<Signer>,
}

/// The workshop of one country.
#[derive(Clone)]
pub struct Work {
    pub(crate) lake: Lake,
    pub(crate) catalog: Catalog,
    pack: Arc<Pack>,
    pack_sha256: String,
    pack_bytes: Bytes,
    packs: Arc<Mutex<HashMap<String, Arc<Pack>>>>,
    counted: Arc<Mutex<FrequencyCache>>,
    /// How much of each period is accepted.
    pub(crate) covered: Arc<Mutex<KnownCoverage>>,
    /// The words of all variables of the pack, from the first search on.
    pub(crate) variables: Arc<OnceLock<VariableIndex>>,
    cubes: Arc<Mutex<HashMap<String, Arc<ReleasedCube>>>>,
    version_findings: Arc<Mutex<HashMap<String, Arc<Vec<Finding>>>>>,
    studies: Arc<Mutex<HashMap<String, Arc<OpenStudy>>>>,
    /// Who may read a submission now: each needs a core and the memory of its file.
    pub(crate) readers: Arc<Semaphore>,
    /// Who reads which submission now.
    pub(crate) reading: Turns,
    pub(crate) signer: Option<Arc<Signer>>,
    /// What looks at files before they are kept.
    pub(crate) scanner: Option<ScannerAddress>,
    study_turn: Arc<tokio::sync::Mutex<()>>,
    /// In a rehearsal, the release that is read as if it were public.
    rehearsed: Option<Arc<Release>>,
    clock: Clock,
    probe: Probe,
}

/// How many bytes of released files are kept in memory.
const CUBES_BYTES_MAX: usize = 64 << 20;
/// Of how many versions it is remembered what their cells say of each other.
const VERSION_FINDINGS_MAX: usize = 256;
/// How many tables of studies are kept in memory.
const STUDIES_MAX: usize = 4;
/// So many submissions are read at once; others wait.
const READERS_MAX: usize = 2;

impl Work {
    /// Opens a workshop with a pack, which must be whole.
    pub fn open(settings: Settings) -> Result<Self, WorkError> {
        let pack = Arc::new(crate::read_pack(&settings.pack).map_err(WorkError::Pack)?);
        let pack_bytes = Bytes::from(pack_archive::archive(&settings.pack));
        let pack_sha256 = sha256_hex(&pack_bytes);
        let packs = HashMap::from([(pack_sha256.clone(), pack.clone())]);
        Ok(Self {
            lake: settings.lake,
            catalog: settings.catalog,
            pack,
            pack_sha256,
            pack_bytes,
            packs: Arc::new(Mutex::new(packs)),
            counted: Arc::default(),
            covered: Arc::default(),
            variables: Arc::default(),
            cubes: Arc::default(),
            version_findings: Arc::default(),
            studies: Arc::default(),
            readers: Arc::new(Semaphore::new(READERS_MAX)),
            reading: Turns::default(),
            signer: settings.signer.map(Arc::new),
            scanner: None,
            study_turn: Arc::default(),
            rehearsed: None,
            clock: settings.clock,
            probe: settings.probe,
        })
    }

    /// The same workshop, in which a release is read as it will be once it is public.
    pub(crate) fn rehearsing(&self, published: Release) -> Self {
        Self { rehearsed: Some(Arc::new(published)), ..self.clone() }
    }

    /// A release as it is read: as it stands, or as it will be, where it is the one that is rehearsed.
    pub(crate) fn as_read(&self, release: Release) -> Release {
        let rehearsed = self.rehearsed.as_ref().filter(|rehearsed| rehearsed.reference() == release.reference());
        rehearsed.map_or(release, |rehearsed| Release::clone(rehearsed))
    }

    /// The same workshop, which has every file looked at by a scanner before it is kept.
    #[must_use]
    pub fn scanned_by(self, scanner: ScannerAddress) -> Self {
        Self { scanner: Some(scanner), ..self }
    }

    /// The pack of the country.
    pub fn pack(&self) -> &Arc<Pack> {
        &self.pack
    }

    /// What may be read of the catalog.
    pub fn catalog(&self) -> &marsad_catalog::Reader {
        self.catalog.reader()
    }

    /// The time, to the microsecond that both engines keep.
    pub fn now(&self) -> Timestamp {
        let now = (self.clock)();
        now.round(Unit::Microsecond).unwrap_or(now)
    }

    /// The day, in the country.
    pub fn today(&self) -> Date {
        let zone = TimeZoneDatabase::bundled().get(&self.pack.head.time_zone).unwrap_or(TimeZone::UTC);
        zone.to_datetime(self.now()).date()
    }

    /// Closes the catalog.
    pub async fn close(&self) {
        self.catalog.close().await;
    }

    pub(crate) fn dataflow(&self, id: &str) -> Result<&Dataflow, Refusal> {
        self.pack.dataflow(id).ok_or_else(|| Refusal::UnknownDataflow(id.to_owned()))
    }

    pub(crate) fn agreement(&self, id: &str) -> Result<&ProvisionAgreement, Refusal> {
        self.pack.agreement(id).ok_or_else(|| Refusal::UnknownAgreement(id.to_owned()))
    }

    /// Keeps bytes in the lake, where they stay invisible until a row of the catalog names them.
    pub(crate) async fn keep(&self, address: &Address, bytes: Bytes) -> Result<(), WorkError> {
        (self.probe)(&format!("before keeping {}", address.stage().folder()));
        self.lake.put(address, bytes).await?;
        (self.probe)(&format!("after keeping {}", address.stage().folder()));
        Ok(())
    }

    /// Keeps the present pack, and gives its hash for the row that says what was made under it.
    pub(crate) async fn keep_pack(&self) -> Result<String, WorkError> {
        self.keep(&Address::pack(&self.pack_sha256), self.pack_bytes.clone()).await?;
        Ok(self.pack_sha256.clone())
    }

    /// The files of the present pack.
    pub(crate) fn pack_files(&self) -> Files {
        pack_archive::files(&self.pack_bytes).unwrap_or_default()
    }

    pub(crate) async fn begin(&self) -> Result<Change, WorkError> {
        (self.probe)("before a change");
        Ok(self.catalog.writer().begin().await?)
    }

    /// The number of the last record of the trail: as long as it is that, nothing has happened.
    pub(crate) async fn last_record(&self) -> Result<Option<u64>, WorkError> {
        Ok(self.catalog().audit_head().await?.map(|record| record.number))
    }

    /// Commits a change with its audit record: from here on the step has happened.
    pub(crate) async fn commit(&self, change: Change, actor: &Actor, deed: (&str, &str)) -> Result<(), WorkError> {
        self.commit_by((actor.id(), actor.origin()), change, deed).await
    }

    /// Commits a change of someone who is perhaps nobody we know, from somewhere.
    pub(crate) async fn commit_by(
        &self,
        (actor, origin): (&str, &str),
        change: Change,
        (action, subject): (&str, &str),
    ) -> Result<(), WorkError> {
        debug_assert!(crate::AUDIT_STEPS.contains(&action), "an audit step without a name: {action}");
        (self.probe)(&format!("before committing {action}"));
        let record = change.commit(Deed { actor, action, subject, at: self.now(), origin }).await?;
        (self.probe)(&format!("after committing {action}"));
        tracing::info!(action, subject, actor, audit_number = record.number, "a step was done");
        Ok(())
    }

    /// The pack with this hash, as it was.
    pub(crate) async fn pack_as_it_was(&self, sha256: &str) -> Result<Arc<Pack>, WorkError> {
        if let Some(pack) = locked(&self.packs).get(sha256) {
            return Ok(pack.clone());
        }
        let bytes = self.lake.get(&Address::pack(sha256)).await?;
        let files = pack_archive::files(&bytes).unwrap_or_default();
        let pack = Arc::new(marsad_pack::read_archived(&files).map_err(WorkError::Pack)?);
        locked(&self.packs).insert(sha256.to_owned(), pack.clone());
        Ok(pack)
    }

    pub(crate) fn cube_find(&self, address: &str) -> Option<Arc<ReleasedCube>> {
        locked(&self.cubes).get(address).cloned()
    }

    /// What the cells of a version say of each other, where someone has looked.
    pub(crate) fn version_findings_find(&self, name: &str) -> Option<Arc<Vec<Finding>>> {
        locked(&self.version_findings).get(name).cloned()
    }

    /// Remembers it; with too many, all are forgotten.
    pub(crate) fn version_findings_remember(&self, name: String, found: &Arc<Vec<Finding>>) {
        let mut known = locked(&self.version_findings);
        if known.len() >= VERSION_FINDINGS_MAX {
            known.clear();
        }
        known.insert(name, found.clone());
    }

    pub(crate) fn counted_find(&self, key: &CountedKey) -> Option<StudyFrequencies> {
        locked(&self.counted).find(key).cloned()
    }

    pub(crate) fn counted_remember(&self, key: CountedKey, found: &StudyFrequencies) {
        locked(&self.counted).remember(key, found.clone());
    }

    pub(crate) fn study_find(&self, file: &StudyFile) -> Option<Arc<OpenStudy>> {
        // The same bytes received again have the same address, but are another table.
        locked(&self.studies).get(&file.address).filter(|known| known.file.number == file.number).cloned()
    }

    /// Whoever opens records waits for those who are opening some, lest the same are read many times at once.
    pub(crate) async fn study_turn(&self) -> tokio::sync::MutexGuard<'_, ()> {
        self.study_turn.lock().await
    }

    /// Remembers the records of a table; with too many, all are forgotten and read again as they are asked for.
    pub(crate) fn study_remember(&self, address: &str, study: &Arc<OpenStudy>) {
        let mut studies = locked(&self.studies);
        if studies.len() >= STUDIES_MAX {
            studies.clear();
        }
        studies.insert(address.to_owned(), study.clone());
    }

    /// Remembers an opened cube; when memory is full, all are forgotten and opened again as they are asked for.
    pub(crate) fn cube_remember(&self, address: &str, cube: &Arc<ReleasedCube>) {
        let mut cubes = locked(&self.cubes);
        let size: usize = cubes.values().map(|cube| cube.size_bytes()).sum();
        if size + cube.size_bytes() > CUBES_BYTES_MAX {
            cubes.clear();
        }
        cubes.insert(address.to_owned(), cube.clone());
    }
}

/// A moment so many seconds later.
pub(crate) fn later(moment: Timestamp, seconds: i64) -> Timestamp {
    moment.checked_add(SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::MAX)
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether anything was done since the trail ended with a record, as the change sees it.
pub(crate) async fn has_moved(change: &mut Change, known: Option<u64>) -> Result<bool, WorkError> {
    Ok(change.audit_last().await?.map(|record| record.number) != known)
}
