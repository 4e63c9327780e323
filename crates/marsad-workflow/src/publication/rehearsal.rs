//! A rehearsal: what a release would change if it were published now. Nothing is written.

use std::time::Instant;

use marsad_model::{ChecklistItem, Question, Release, ReleaseKind};

use super::checklist::prepares;
use super::checklist_data::DataBeside;
use crate::{Actor, Work, WorkError};

/// What would happen.
#[derive(Clone, Debug, PartialEq)]
pub struct Rehearsal {
    /// How many figures would be new, changed or gone.
    pub differences: u64,
    /// The pages that would change, as paths behind the language.
    pub pages: Vec<String>,
    /// Texts that lack a language, as `PLACE LANGUAGE`.
    pub missing_texts: Vec<String>,
    /// How many cells are hidden.
    pub hidden: u64,
    /// How long the release took to be opened, compared and checked, in milliseconds.
    pub took_ms: u64,
    /// The checklist as it stands.
    pub checklist: Vec<ChecklistItem>,
}

impl Work {
    /// Goes through a publication without publishing.
    pub async fn rehearse(&self, actor: &Actor, dataflow: &str, number: u32) -> Result<Rehearsal, WorkError> {
        prepares(actor)?;
        let began = Instant::now();
        let release = self.release_numbered(dataflow, number).await?;
        let beside = DataBeside::of(self, &release).await?;
        let checklist = self.checklist_of(&release).await?;
        let is_withdrawal = release.kind == ReleaseKind::Withdrawal;
        let public = self.public_releases(dataflow).await?.public;
        Ok(Rehearsal {
            differences: if is_withdrawal { release.observations } else { beside.differences().len() as u64 },
            pages: self.pages_touched(&release, &public),
            missing_texts: if is_withdrawal { Vec::new() } else { beside.missing_texts() },
            hidden: release.hidden,
            took_ms: u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
            checklist,
        })
    }

    /// The workshop as it will be once a release is public: for those who prepare it, and for nobody else.
    pub async fn as_published(&self, actor: &Actor, dataflow: &str, number: u32) -> Result<Self, WorkError> {
        prepares(actor)?;
        let (release, now) = (self.release_numbered(dataflow, number).await?, self.now());
        Ok(self.rehearsing(Release {
            approved_at: release.approved_at.or(Some(now)),
            approved_by: release.approved_by.clone().or_else(|| Some(actor.id().to_owned())),
            public_from: Some(now),
            published_at: Some(now),
            ..release
        }))
    }

    /// The pages that show something of a dataflow. What changed has a page where data were public before.
    fn pages_touched(&self, release: &Release, public: &[Release]) -> Vec<String> {
        let (pack, flow) = (self.pack(), release.dataflow.as_str());
        let mut pages = vec![format!("/data/{flow}"), "/data".to_owned()];
        if release.kind != ReleaseKind::Withdrawal {
            pages.push(format!("/data/{flow}/releases/{}", release.number));
            let is_before = |one: &Release| one.kind != ReleaseKind::Withdrawal && one.number < release.number;
            if public.iter().any(is_before) {
                pages.push(format!("/data/{flow}/releases/{}/changes", release.number));
            }
        }
        if pack.dataflow(flow).is_some_and(|dataflow| dataflow.key_figure.is_some()) {
            pages.push(String::new());
        }
        let rests = |question: &&Question| question.series().iter().any(|one| one.dataflow == release.dataflow);
        let asked = pack.questions.iter().filter(rests);
        pages.extend(asked.map(|question| format!("/questions/{}", question.id)));
        pages.extend(pack.providers_of(flow).into_iter().map(|provider| format!("/institutions/{}", provider.id)));
        pages
    }
}
