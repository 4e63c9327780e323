//! Curves of survival in R.
//!
//! `svykm` has no errors for the product limit of Kaplan and Meier, and none with late entry: the script computes both from
//! the formulas of the method, with the variance of the design that R has.

use marsad_model::SpellAsked;

use super::super::ScriptOf;
use super::models::{ended, of_spell};
use super::{name, part, quoted};

/// The product limit and, from what each person does to its logarithm, its errors (METHOD.md of `kaplan_meier`). `vapply` gives
/// numbers where there is no event too: survival is one then.
const LINEARISED: &str = "\
limit <- function(d, times, level) {
  w <- weights(d, \"sampling\")
  used <- which(w != 0)
  entry <- d$variables$entry_[used]
  end <- d$variables$end_[used]
  event <- d$variables$event_[used]
  at <- sort(unique(end[event]))
  risk <- vapply(at, function(t) sum(w[used][entry < t & end >= t]), 0)
  died <- vapply(at, function(t) sum(w[used][event & end == t]), 0)
  survival <- c(1, cumprod(1 - died / risk))
  of_event <- 1 / (risk - died)
  of_risk <- c(0, cumsum(died / (risk * (risk - died))))
  if (is.null(times)) times <- at
  one <- function(time) {
    last <- findInterval(time, at)
    before <- function(until) of_risk[1 + pmin(findInterval(until, at), last)]
    z <- numeric(length(w))
    z[used] <- ifelse(event & end <= time, of_event[match(end, at)], 0) - before(end) + before(entry)
    error <- c(SE(svytotal(z, d)))
    share <- survival[1 + last]
    reach <- exp(qnorm(0.5 + level / 2) * error)
    c(time = time, survival = share, SE = share * error, low = share / reach, high = min(1, share * reach))
  }
  t(vapply(times, one, c(time = 0, survival = 1, SE = 0, low = 1, high = 1)))
}";

/// The same where the curve is made again for every replicate.
const REPLICATED: &str = "\
limit <- function(d, times, level) {
  if (is.null(times)) times <- sort(unique(d$variables$end_[d$variables$event_]))
  log_share <- function(w, data, time) {
    at <- unique(data$end_[data$event_ & data$end_ <= time])
    died <- vapply(at, function(t) sum(w[data$event_ & data$end_ == t]), 0)
    risk <- vapply(at, function(t) sum(w[data$entry_ < t & data$end_ >= t]), 0)
    sum(log(1 - died / risk), na.rm = TRUE)
  }
  one <- function(time) {
    found <- withReplicates(d, function(w, data) log_share(w, data, time))
    error <- c(SE(found))
    share <- exp(c(coef(found)))
    reach <- exp(qnorm(0.5 + level / 2) * error)
    c(time = time, survival = share, SE = share * error, low = share / reach, high = min(1, share * reach))
  }
  t(vapply(times, one, c(time = 0, survival = 1, SE = 0, low = 1, high = 1)))
}";

/// The curve, and when half of the spells have ended.
const SHOWN: &str = "\
show <- function(d, times, level) {
  curve <- limit(d, times, level)
  print(curve)
  whole <- limit(d, NULL, level)
  first <- function(column) min(whole[which(whole[, column] <= 0.5), \"time\"], Inf)
  print(c(median = first(\"survival\"), low = first(\"low\"), high = first(\"high\")))
}";

/// A curve, or one for each code of a variable.
pub(super) fn lines(of: &ScriptOf<'_>, spell: &SpellAsked, (by, times): (Option<&str>, &[f64])) -> Vec<String> {
    let (mut answered, more) = of_spell(spell);
    answered.extend(by);
    let (_, picked) = part(of, &answered, &more);
    let limit = if of.design.replicates.is_some() { REPLICATED } else { LINEARISED };
    let mut lines = vec![limit.to_owned(), SHOWN.to_owned()];
    lines.extend(picked);
    // Whoever is watched from the beginning was at risk before every time.
    let entry = spell.entry.as_deref().map_or_else(|| "-Inf".to_owned(), name);
    let (end, event) = (name(&spell.duration), ended(of, spell));
    lines.push(format!("part <- update(part, entry_ = {entry}, end_ = {end}, event_ = {event})"));
    let times: Vec<String> = times.iter().map(ToString::to_string).collect();
    let times = if times.is_empty() { "NULL".to_owned() } else { format!("c({})", times.join(", ")) };
    let confidence = of.question.confidence();
    let shown = |rows: &str| format!("show({rows}, {times}, {confidence})");
    match by {
        None => lines.push(shown("part")),
        Some(by) => lines.extend([
            format!("groups <- split(seq_len(nrow(part)), part$variables[[{}]])", quoted(by)),
            format!("for (code in names(groups)) {{ print(code); {} }}", shown("part[groups[[code]], ]")),
        ]),
    }
    lines
}
