//! Ways in: sessions and the links of letters, as the audit trail says that they were opened and ended.
//!
//! They are fleeting rows, and so no part of the trail themselves; yet whoever writes into the database could let themselves
//! in by a row of their own. The trail therefore holds for each an opening without any secret: the hash of its identifier
//! (itself the hash of what the device or the letter keeps), whose it is, until when, and a seal over all that stays the same.
//! A row without an opening, with another seal, or one that was ended, is told. A row that is gone is not: they may be lost
//! without loss.
//!
//! Does not hold: a session that waits for its second factor, which opens nothing by itself. When a session was last used
//! is under no seal: it changes from minute to minute.

use std::collections::BTreeMap;

use jiff::Timestamp;
use marsad_model::{AccountLink, Session, SessionStage};
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::audit::{self, AuditProblem, Deed, sha256_hex};
use crate::fleeting::FleetingRow;
use crate::row::{Row, Values, json_text, moment_text};
use crate::{CatalogError, reader};

/// Who does what nobody asked for.
pub(crate) const CLOCKWORK: &str = "clockwork";
/// The step that takes over what was open before openings were written down. It has its place once, at its migration.
pub(crate) const ADOPT: &str = "adopt_openings";

/// That a way in was opened, or ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// The table of the way in.
    pub of: String,
    /// SHA-256 of its identifier.
    pub mark: String,
    /// Whose it is; blank for a link that nobody is sent.
    pub account: String,
    /// Until when it is open at the latest.
    pub until: Timestamp,
    /// SHA-256 of all that stays the same of it.
    pub seal: String,
    /// Whether it was opened; what was ended stays ended.
    pub is_open: bool,
}

impl Opening {
    fn of<T: FleetingRow>(row: &T, lasting: &[&str]) -> Self {
        Self {
            of: T::TABLE.to_owned(),
            mark: sha256_hex(row.id().as_bytes()),
            account: row.about(),
            until: row.until(),
            seal: sha256_hex(json_text(&lasting).as_bytes()),
            is_open: true,
        }
    }

    pub(crate) fn of_session(row: &Session) -> Option<Self> {
        let (made_at, until) = (moment_text(row.made_at), moment_text(row.until));
        let stands_for = row.stands_for.as_deref().unwrap_or_default();
        let lasting: [&str; 7] =
            [&row.account, &row.password_mark, &made_at, &until, &row.origin, &row.agent, stands_for];
        (row.stage == SessionStage::Whole).then(|| Self::of(row, &lasting))
    }

    pub(crate) fn of_link(row: &AccountLink) -> Self {
        let (made_at, until) = (moment_text(row.made_at), moment_text(row.until));
        Self::of(row, &[&row.account, row.purpose.word(), &made_at, &until])
    }

    /// That it was ended.
    pub(crate) fn ended(self) -> Self {
        Self { is_open: false, ..self }
    }

    /// What tells it from every other row of the trail.
    pub(crate) fn key(&self) -> String {
        format!("{} {}", self.of, self.mark)
    }
}

/// A way in as it stands in its table.
pub(crate) struct WayIn {
    /// The row by the identifier under which it is found.
    key: String,
    opening: Opening,
    /// The columns that are not as the row says.
    changed: Vec<&'static str>,
}

/// Every way in there is.
pub(crate) async fn ways_in(connection: &mut AnyConnection) -> Result<Vec<WayIn>, CatalogError> {
    let mut ways = Vec::new();
    for row in &stored::<Session>(connection).await? {
        ways.extend(way_in::<Session>(row)?);
    }
    for row in &stored::<AccountLink>(connection).await? {
        ways.extend(way_in::<AccountLink>(row)?);
    }
    Ok(ways)
}

async fn stored<T: FleetingRow>(connection: &mut AnyConnection) -> Result<Vec<AnyRow>, CatalogError> {
    let sql = format!("SELECT id, about, until, body FROM {} ORDER BY id", T::TABLE);
    Ok(sqlx::query(AssertSqlSafe(sql)).fetch_all(connection).await?)
}

fn way_in<T: FleetingRow>(row: &AnyRow) -> Result<Option<WayIn>, CatalogError> {
    let values = Values { table: T::TABLE, row };
    let body: T = values.json("body")?;
    let Some(opening) = body.opening() else { return Ok(None) };
    let id = values.text("id")?;
    let pairs = [
        ("id", id.clone(), body.id()),
        ("about", values.text("about")?, body.about()),
        ("until", values.text("until")?, moment_text(body.until())),
    ];
    let changed = pairs.into_iter().filter(|(_, is, should)| is != should).map(|(column, ..)| column).collect();
    Ok(Some(WayIn { key: format!("{} {id}", T::TABLE), opening, changed }))
}

/// What of the ways in is not as the trail says, by what it says last of each.
pub(crate) fn problems(ways: &[WayIn], last: &BTreeMap<String, Opening>) -> Vec<AuditProblem> {
    ways.iter().flat_map(|way| problems_of(way, last.get(&way.opening.key()))).collect()
}

fn problems_of(way: &WayIn, written: Option<&Opening>) -> Vec<AuditProblem> {
    match written {
        None => vec![AuditProblem::UnrecordedRow { key: way.key.clone() }],
        Some(written) if *written != way.opening => vec![AuditProblem::ChangedRow { key: way.key.clone() }],
        Some(_) => {
            let changed = |column: &'static str| AuditProblem::ChangedColumn { key: way.key.clone(), column };
            way.changed.iter().copied().map(changed).collect()
        }
    }
}

/// Writes down the ways in that a program opened which did not tell the trail: from here on each has an opening. Those that
/// cannot be read are left to verification. Their places in the index are filled in with all others.
pub(crate) async fn adopt(connection: &mut AnyConnection, now: Timestamp) -> Result<(), CatalogError> {
    let sessions = stored::<Session>(connection).await?;
    let links = stored::<AccountLink>(connection).await?;
    let ways = sessions.iter().map(way_in::<Session>).chain(links.iter().map(way_in::<AccountLink>));
    let rows: Vec<Row> = ways.filter_map(|way| Some(Row::Opening(way.ok()??.opening))).collect();
    if rows.is_empty() {
        return Ok(());
    }
    let previous = reader::audit_last(connection).await?;
    let deed = Deed { actor: CLOCKWORK, action: ADOPT, subject: "", at: now, origin: CLOCKWORK };
    audit::write(connection, &audit::next(previous.as_ref(), &deed, &rows)).await
}
