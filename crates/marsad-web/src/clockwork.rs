//! What happens by itself while the door is open: letters are sent, people are reminded, score cards are made.
//!
//! Every server on a catalog may run it: what it does is written once, whoever comes first. A beat that fails is told to the
//! operator's log, and the next one tries again.

use std::time::Duration;

use marsad_workflow::WorkError;
use tokio::time::MissedTickBehavior;

use crate::app::App;
use crate::post::Post;

/// A letter, and what is public from a moment on, waits no longer than this.
const BEAT: Duration = Duration::from_secs(5);
/// What depends on the day is looked at every so many beats: ten minutes.
const DAILY_BEATS: u64 = 120;

/// Beats until it is dropped.
pub(crate) async fn run(app: App, post: Option<Post>) {
    let mut interval = tokio::time::interval(BEAT);
    interval.set_missed_tick_behavior(MissedTickBehavior::Delay);
    for beat in 0_u64.. {
        interval.tick().await;
        told("publish", app.work.publish_due().await.map(|done| done.len() as u32));
        if beat % DAILY_BEATS == 0 {
            told("remind", app.work.remind().await);
            told("remind-of-late", app.work.remind_of_late().await);
            told("remind-actions", app.work.remind_actions().await);
            told("issue-score-cards", app.work.issue_score_cards().await);
            told("retain", app.work.retain().await.map(|done| done.len() as u32));
            told("forget-uploads", app.work.forget_uploads().await.map(|done| done as u32));
        }
        if let Some(post) = &post {
            told("deliver", post.deliver(&app).await);
        }
        if let Some(texts) = app.texts() {
            told("deliver-sms", texts.deliver(&app).await);
        }
    }
}

/// Tells the operator's log what was done, or why it was not.
fn told(action: &'static str, done: Result<u32, WorkError>) {
    match done {
        Ok(0) => {}
        Ok(count) => tracing::info!(action, count, "the clockwork did something"),
        Err(error) => tracing::error!(action, %error, "the clockwork could not do something"),
    }
}
