//! Agreements as living objects: the pack's agreement, and the versions that two institutions have settled since. What is not
//! signed is a proposal: it is shown, and nothing follows from it (`terms.rs`).

use bytes::Bytes;
use jiff::civil::Date;
use marsad_catalog::Row;
use marsad_model::{AgreementVersion, DueRule, Frequency, Id, LocalText, ProvisionAgreement, TimePeriod};

use super::days::{days_after, is_near};
use super::start::Start;
use super::terms::Settled;
use crate::authority::Action;
use crate::documents::check_size;
use crate::{Actor, KeptDocument, Refusal, Work, WorkError};

/// Nothing is due later after its period.
const DUE_DAYS_MAX: u16 = 1000;

/// An agreement as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct AgreementNow {
    /// The agreement of the pack.
    pub pack: ProvisionAgreement,
    /// The signed version that holds today, else the last one that was signed; none where the pack is all there is.
    pub version: Option<AgreementVersion>,
    /// The last version, where it waits for a signature. Nothing follows from it yet.
    pub proposed: Option<AgreementVersion>,
    /// How often data are sent.
    pub frequency: Frequency,
    /// When they are due.
    pub due: DueRule,
    /// Whether it holds today.
    pub is_valid: bool,
}

/// What a signature changes of the periods that were due before its day, each in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SigningEffect {
    /// Those that nobody was asked for, and that are late at once where they are not here.
    pub asked: Vec<TimePeriod>,
    /// Those that were asked for, and are no more.
    pub dropped: Vec<TimePeriod>,
}

/// A version of an agreement to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct AgreementDraft {
    /// The agreement of the pack.
    pub agreement: Id,
    /// Who has agreed.
    pub parties: Vec<Id>,
    /// What is counted.
    pub definitions: LocalText,
    /// How often data are sent.
    pub frequency: Frequency,
    /// When they are due.
    pub due: DueRule,
    /// The law, decree or convention that covers it.
    pub legal_basis: LocalText,
    /// The function that answers questions.
    pub contact: LocalText,
    /// The account of that function.
    pub contact_account: Option<String>,
    /// From when it holds.
    pub valid_from: Date,
    /// The last day on which it holds.
    pub valid_until: Option<Date>,
    /// Periods that end on this day or later are asked for, whenever the observatory began. The first version that is signed
    /// may say it, and no later one.
    pub asked_from: Option<Date>,
    /// The signed text: name and bytes. It is of this version: another version that says something else has its own.
    pub text: Option<(String, Bytes)>,
    /// What changed and why.
    pub note: String,
}

impl Work {
    /// An agreement as it stands today.
    pub async fn agreement_now(&self, id: &str) -> Result<AgreementNow, WorkError> {
        let pack = self.agreement(id)?.clone();
        let versions = self.catalog().kept_list::<AgreementVersion>(id).await?;
        let settled = Settled::new(&pack, &versions, |moment| self.local(moment).date());
        let (terms, last_signed) = (settled.terms_on(self.today()), settled.last_signed());
        let (is_valid, holding) = (terms.is_some(), terms.and_then(|terms| terms.version));
        let (frequency, due) = match (terms, last_signed) {
            (Some(terms), _) => (terms.frequency, terms.due),
            (None, Some(last)) => (last.frequency, last.due),
            (None, None) => (pack.frequency, pack.due_rule()),
        };
        let version = holding.or(last_signed).cloned();
        let proposed = versions.last().filter(|last| last.signed_by.is_none()).cloned();
        Ok(AgreementNow { version, proposed, frequency, due, is_valid, pack })
    }

    /// What the signature of the version that waits for one changes of what was due before today: only the first that is signed
    /// may say from when on the agreement asks.
    pub async fn signing_effect(&self, id: &str) -> Result<SigningEffect, WorkError> {
        let mut versions = self.catalog().kept_list::<AgreementVersion>(id).await?;
        let asked = self.asked_until_today(id, &versions).await?;
        let Some(last) = versions.last_mut().filter(|last| last.signed_by.is_none()) else {
            return Ok(SigningEffect::default());
        };
        last.made_at = self.now();
        last.signed_by = Some(String::new());
        let after = self.asked_until_today(id, &versions).await?;
        let without = |these: &[TimePeriod], others: &[TimePeriod]| -> Vec<TimePeriod> {
            these.iter().filter(|period| !others.contains(period)).cloned().collect()
        };
        Ok(SigningEffect { asked: without(&after, &asked), dropped: without(&asked, &after) })
    }

    /// The periods that an agreement with these versions asks for and that were due before today, in the order of due days.
    async fn asked_until_today(&self, id: &str, versions: &[AgreementVersion]) -> Result<Vec<TimePeriod>, WorkError> {
        let agreement = self.agreement(id)?;
        let settled = Settled::new(agreement, versions, |moment| self.local(moment).date());
        let start = Start { house: self.house_began().await?, agreed: settled.asked_from() };
        let window = (start.agreed.map_or(start.house, |day| day.min(start.house)), days_after(self.today(), -1));
        let counted = (&self.pack().calendar, self.reporting_year(agreement));
        let due = settled.expected(counted, window).into_iter();
        Ok(due.filter(|one| start.asks(&one.period, one.due)).map(|one| one.period).collect())
    }

    /// The versions of an agreement, oldest first.
    pub async fn agreement_versions(&self, actor: &Actor, id: &str) -> Result<Vec<AgreementVersion>, WorkError> {
        actor.may_for(Action::ReadCalendar, &self.agreement(id)?.provider)?;
        Ok(self.catalog().kept_list::<AgreementVersion>(id).await?)
    }

    /// Writes a new version of an agreement. Nothing follows from it until the institution signs; then it holds for what is
    /// due after the signature, even where its first day lies before.
    pub async fn amend_agreement(&self, actor: &Actor, draft: AgreementDraft) -> Result<AgreementVersion, WorkError> {
        let agreement = self.agreement(draft.agreement.as_str())?;
        actor.may_for(Action::EditAgreement, &agreement.provider)?;
        self.check_draft(&draft)?;
        let text = match &draft.text {
            Some((file_name, bytes)) => {
                let about = (agreement.id.as_str(), file_name.as_str());
                Some(self.keep_document(actor, about, bytes.clone()).await?)
            }
            None => None,
        };
        let mut change = self.begin().await?;
        if let Some(account) = &draft.contact_account {
            // A letter about what an institution owes goes to nobody of another.
            let known = change.account_find(account).await?.filter(|known| known.provider == agreement.provider);
            known.ok_or_else(|| Refusal::UnknownAccount(account.clone()))?;
        }
        let earlier = change.kept_list::<AgreementVersion>(draft.agreement.as_str()).await?;
        if let Some(day) = draft.asked_from.filter(|_| earlier.iter().any(|version| version.signed_by.is_some())) {
            return Err(Refusal::BeginsOnce(day.to_string()).into());
        }
        let version = AgreementVersion {
            number: earlier.len() as u32 + 1,
            parties: draft.parties,
            definitions: draft.definitions,
            frequency: draft.frequency,
            due: draft.due,
            legal_basis: draft.legal_basis,
            contact: draft.contact,
            contact_account: draft.contact_account,
            valid_from: draft.valid_from,
            valid_until: draft.valid_until,
            asked_from: draft.asked_from,
            text,
            note: draft.note.trim().to_owned(),
            made_at: self.now(),
            made_by: actor.id().to_owned(),
            signed_by: None,
            agreement: draft.agreement,
        };
        change.put(Row::AgreementVersion(version.clone())).await?;
        let subject = named(&version);
        self.commit(change, actor, ("amend_agreement", &subject)).await?;
        Ok(version)
    }

    /// What a draft promises: known parties with the one that sends, days that are near and in order, a reason.
    fn check_draft(&self, draft: &AgreementDraft) -> Result<(), Refusal> {
        if draft.parties.is_empty() {
            return Err(Refusal::PartyMissing(draft.agreement.to_string()));
        }
        let is_unknown = |id: &&Id| self.pack().provider(id.as_str()).is_none();
        if let Some(party) = draft.parties.iter().find(is_unknown) {
            return Err(Refusal::UnknownInstitution(party.to_string()));
        }
        let sender = &self.agreement(draft.agreement.as_str())?.provider;
        if !draft.parties.contains(sender) {
            return Err(Refusal::PartyMissing(sender.to_string()));
        }
        if draft.due.days > DUE_DAYS_MAX {
            return Err(Refusal::WrongDueDays(draft.due.days.to_string()));
        }
        if draft.frequency == Frequency::I {
            return Err(Refusal::UnknownChoice("I".to_owned()));
        }
        let days = [Some(draft.valid_from), draft.valid_until, draft.asked_from];
        if let Some(day) = days.into_iter().flatten().find(|day| !is_near(*day, self.today())) {
            return Err(Refusal::FarDay(day.to_string()));
        }
        if draft.valid_until.is_some_and(|until| until < draft.valid_from) {
            return Err(Refusal::WrongDates(draft.valid_from.to_string()));
        }
        if draft.note.trim().is_empty() {
            return Err(Refusal::ReasonMissing(draft.agreement.to_string()));
        }
        draft.text.as_ref().map_or(Ok(()), |(_, bytes)| check_size(bytes))
    }

    /// Signs the last version for the institution: a new version that says who signed, and from whose moment on it counts.
    /// Whoever read an earlier one is told.
    pub async fn sign_agreement(
        &self,
        actor: &Actor,
        (id, number): (&str, u32),
    ) -> Result<AgreementVersion, WorkError> {
        let agreement = self.agreement(id)?;
        actor.may_for(Action::SignAgreement, &agreement.provider)?;
        let mut change = self.begin().await?;
        let earlier = change.kept_list::<AgreementVersion>(id).await?;
        let unknown = || Refusal::UnknownVersion(format!("{id} {number}"));
        let last = earlier.last().filter(|last| number <= last.number).ok_or_else(unknown)?;
        if last.number != number {
            return Err(Refusal::ChangedMeanwhile(named(last)).into());
        }
        if last.signed_by.is_some() {
            return Ok(last.clone());
        }
        actor.is_second_to([last.made_by.as_str()])?;
        let signed = AgreementVersion {
            number: last.number + 1,
            made_at: self.now(),
            made_by: actor.id().to_owned(),
            signed_by: Some(actor.id().to_owned()),
            ..last.clone()
        };
        change.put(Row::AgreementVersion(signed.clone())).await?;
        let subject = named(&signed);
        self.commit(change, actor, ("sign_agreement", &subject)).await?;
        Ok(signed)
    }

    /// The signed text of a version.
    pub async fn agreement_text(&self, actor: &Actor, (id, number): (&str, u32)) -> Result<KeptDocument, WorkError> {
        let versions = self.agreement_versions(actor, id).await?;
        let found = versions.into_iter().find(|version| version.number == number).and_then(|version| version.text);
        let text = found.ok_or_else(|| Refusal::UnknownVersion(format!("{id} {number}")))?;
        self.kept_document(text).await
    }
}

/// What names a version.
fn named(version: &AgreementVersion) -> String {
    format!("{} {}", version.agreement, version.number)
}
