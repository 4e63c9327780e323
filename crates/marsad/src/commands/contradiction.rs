//! Scans for contradictions, lists the register, and says where a contradiction stands.

use marsad_i18n::args;
use marsad_model::ContradictionSide;
use marsad_workflow::{Refusal, RegisteredContradiction, Settlement, Work};

use super::Outcome;
use super::sign_in::sign_in;
use crate::cli::{Contradiction, Settle};
use crate::console::Console;
use crate::failure::Failure;

pub async fn run(work: &Work, command: &Contradiction, console: &Console) -> Result<Outcome, Failure> {
    match command {
        Contradiction::Scan { actor } => {
            let actor = sign_in(work, actor, console).await?;
            let scanned = work.scan_contradictions(&actor).await?;
            let counts = [("found", scanned.found), ("new", scanned.new), ("gone", scanned.gone)];
            let arguments = counts.into_iter().fold(args(), |arguments, (name, n)| arguments.count(name, n as u64));
            console.say("contradictions-scanned", &arguments);
            list(work, console).await
        }
        Contradiction::List => list(work, console).await,
        Contradiction::Settle(settle) => settled(work, settle, console).await,
    }
}

async fn list(work: &Work, console: &Console) -> Result<Outcome, Failure> {
    let all = work.contradictions().await?;
    console.answer(&all, || all.iter().enumerate().map(|(at, one)| line(at + 1, one)).collect());
    Ok(Outcome::Fine)
}

async fn settled(work: &Work, settle: &Settle, console: &Console) -> Result<Outcome, Failure> {
    let actor = sign_in(work, &settle.actor, console).await?;
    let all = work.contradictions().await?;
    let named = |one: &&RegisteredContradiction| one.id == settle.contradiction;
    let numbered = settle.contradiction.parse::<usize>().ok().and_then(|number| all.get(number.checked_sub(1)?));
    let unknown = || Refusal::UnknownContradiction(settle.contradiction.clone());
    let found = numbered.or_else(|| all.iter().find(named)).ok_or_else(unknown)?;
    let settlement = Settlement {
        state: settle.state,
        is_public: settle.public.then_some(true).or(settle.hidden.then_some(false)),
        text: settle.note.clone(),
    };
    let entry = work.settle_contradiction(&actor, &found.id, settlement).await?;
    console.answer(&entry, || format!("{}\t{}\n", entry.id, entry.state.word()));
    Ok(Outcome::Fine)
}

/// Number, state, kind, period, and both sides with their values.
fn line(number: usize, one: &RegisteredContradiction) -> String {
    let side = |side: &ContradictionSide| {
        let key: Vec<&str> = side.key.iter().map(|code| code.as_str()).collect();
        format!("{} {} = {}", side.dataflow, key.join("."), side.value)
    };
    let found = &one.contradiction;
    let (first, second) = (side(&found.first), side(&found.second));
    let (state, kind, period) = (one.state.word(), found.kind.word(), &found.period);
    format!("{number}\t{state}\t{kind}\t{period}\t{first}\t{second}\n")
}
