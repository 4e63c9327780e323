# Numbers that R's package survey computes, for crates/marsad-survey/tests/it/beside_r.
#
# Rscript survey_reference.R FOLDER    FOLDER holds persons.csv, and hims/ with listing.csv and persons.csv of the
#                                      synthetic survey on migration; `cargo xtask test` writes all three
#
# Writes into FOLDER the data sets, which are those files and those of the packages survey and survival (one table each,
# as NAME.csv), and reference.tsv: on each line a name, a tab and numbers. Estimates of a crossing come cell after cell, the cells in
# the order of the codes, the first column slowest. The numbers have the seventeen digits that a float needs.

suppressMessages({
  library(survey)
  library(survival)
})
folder <- commandArgs(TRUE)[1]
# Codes in the order of their bytes, as ours are.
invisible(Sys.setlocale("LC_COLLATE", "C"))
options(warn = 1, survey.lonely.psu = "fail")

# What is written ------------------------------------------------------------------------------------------------------

digits <- function(x) ifelse(is.na(x) & !is.nan(x), "NaN", sprintf("%.17g", x))

lines <- character()
say <- function(key, values) {
  lines[[length(lines) + 1]] <<- paste(key, paste(digits(as.numeric(unlist(values))), collapse = " "), sep = "\t")
}

# A data set; texts are quoted, what is missing is empty.
export <- function(name, data) {
  column <- function(x) {
    if (is.factor(x) || is.character(x)) {
      x <- as.character(x)
      return(ifelse(is.na(x), "", paste0("\"", x, "\"")))
    }
    ifelse(is.na(x), "", sprintf("%.17g", as.numeric(x)))
  }
  body <- do.call(paste, c(lapply(data, column), sep = ","))
  writeLines(c(paste(names(data), collapse = ","), body), file.path(folder, paste0(name, ".csv")))
}

# Estimates with their standard errors.
tell <- function(key, x) {
  say(paste0(key, ".est"), coef(x))
  say(paste0(key, ".se"), SE(x))
}

# Estimates by domains, cell after cell.
tell_by <- function(key, x, by) {
  order <- do.call(order, c(lapply(by, function(name) x[[name]]), method = "radix"))
  by_cell <- function(values) t(matrix(unlist(values), nrow = nrow(x))[order, , drop = FALSE])
  say(paste0(key, ".est"), by_cell(coef(x)))
  say(paste0(key, ".se"), by_cell(SE(x)))
}

tell_bounds <- function(key, bounds) {
  say(paste0(key, ".low"), bounds[, 1])
  say(paste0(key, ".high"), bounds[, 2])
}

# Quantiles of one variable.
tell_quantiles <- function(key, x) {
  table <- x[[1]]
  say(paste0(key, ".est"), table[, 1])
  say(paste0(key, ".low"), table[, 2])
  say(paste0(key, ".high"), table[, 3])
  say(paste0(key, ".se"), table[, 4])
}

tell_share <- function(key, x) {
  say(paste0(key, ".est"), coef(x))
  say(paste0(key, ".low"), attr(x, "ci")[1])
  say(paste0(key, ".high"), attr(x, "ci")[2])
}

tell_fit <- function(key, x) {
  tell(key, x)
  say(paste0(key, ".covariance"), vcov(x)[1, ])
  say(paste0(key, ".freedom"), x$df.residual)
}

# A test that two columns are independent: statistic, degrees of freedom, probability.
tell_test <- function(key, x) say(key, c(x$statistic, x$parameter, x$p.value))

# Factors of replicates as columns r1, r2 …, with what their variance needs.
tell_replicates <- function(key, x, data) {
  factors <- weights(x, type = "replication")
  names <- paste0("r", seq_len(ncol(factors)))
  say(paste0(key, ".scale"), x$scale)
  say(paste0(key, ".rscales"), x$rscales)
  say(paste0(key, ".degf"), degf(x))
  cbind(data, setNames(as.data.frame(factors), names))
}

# What every design of the api data is asked ---------------------------------------------------------------------------

means_and_totals <- function(key, design) {
  say(paste0(key, ".degf"), degf(design))
  tell(paste0(key, ".total"), svytotal(~api.stu, design))
  tell(paste0(key, ".counts"), svytotal(~stype, design))
  means <- svymean(~api00 + api99, design)
  tell(paste0(key, ".mean"), means)
  tell_bounds(paste0(key, ".mean"), confint(means, df = degf(design)))
  tell_bounds(paste0(key, ".mean_normal"), confint(means))
  say(paste0(key, ".mean.covariance"), vcov(means)[1, 2])
  tell(paste0(key, ".shares"), svymean(~stype, design))
  tell(paste0(key, ".ratio"), svyratio(~api.stu, ~meals, design))
  tell(paste0(key, ".domain"), svymean(~api00, subset(design, comp.imp == "Yes")))
  say(paste0(key, ".domain.degf"), degf(subset(design, comp.imp == "Yes")))
  tell_by(paste0(key, ".by"), svyby(~api99 + api00, ~stype, design, svymean), "stype")
  tell_by(paste0(key, ".crossed"), svyby(~api.stu, ~stype + comp.imp, design, svytotal), c("stype", "comp.imp"))
  tell_by(paste0(key, ".ratio_by"), svyby(~api.stu, ~stype, design, denominator = ~meals, svyratio), "stype")
  types <- svyby(~api00, ~stype, design, svymean, covmat = TRUE)
  tell(paste0(key, ".contrast"), svycontrast(types, c(1, -1, 0)))
  tell(paste0(key, ".sum"), svycontrast(types, c(0.5, 0.25, -2)))
}

design_effects <- function(key, design) {
  say(paste0(key, ".mean.deff"), deff(svymean(~api00 + api99, design, deff = TRUE)))
  say(paste0(key, ".mean.deff_replace"), deff(svymean(~api00 + api99, design, deff = "replace")))
  say(paste0(key, ".total.deff"), deff(svytotal(~api.stu, design, deff = TRUE)))
  say(paste0(key, ".ratio.deff"), deff(svyratio(~api.stu, ~meals, design, deff = TRUE)))
  by <- svyby(~api00, ~stype, design, svymean, deff = TRUE)
  say(paste0(key, ".by.deff"), deff(by))
}

quantiles <- function(key, design) {
  shares <- c(0.25, 0.5, 0.8)
  for (interval in c("mean", "beta", "xlogit", "asin")) {
    tell_quantiles(paste0(key, ".quantile_", interval), svyquantile(~api00, design, shares, interval.type = interval))
  }
  for (rule in c("school", "shahvaish", paste0("hf", 1:9))) {
    tell_quantiles(paste0(key, ".quantile_", rule), svyquantile(~api00, design, shares, qrule = rule))
  }
  types <- levels(design$variables$stype)
  medians <- sapply(types, function(type) {
    svyquantile(~api00, design[design$variables$stype == type, ], 0.5)[[1]][, c(1, 4)]
  })
  say(paste0(key, ".quantile_by.est"), medians[1, ])
  say(paste0(key, ".quantile_by.se"), medians[2, ])
}

shares <- function(key, design) {
  for (method in c("mean", "logit", "xlogit", "likelihood", "asin", "beta")) {
    tell_share(paste0(key, ".share_", method), svyciprop(~ I(api00 > 700), design, method = method))
  }
}

# Until nothing changes any more: the estimates of a search that ends earlier are not those of the model.
to_the_end <- list(epsilon = 1e-14, maxit = 100)
closely <- coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 50)

regressions <- function(key, design) {
  tell_fit(paste0(key, ".linear"), svyglm(api00 ~ ell + meals + mobility + stype, design))
  logit <- svyglm(sch.wide ~ ell + meals + stype, design, family = quasibinomial(), control = to_the_end)
  tell_fit(paste0(key, ".logit"), logit)
  test <- regTermTest(logit, ~stype)
  say(paste0(key, ".logit.term"), c(test$Ftest, test$df, test$ddf, test$p))
  poisson <- svyglm(
    api.stu ~ ell + stype + offset(log_enroll), design,
    family = quasipoisson(), control = to_the_end
  )
  tell_fit(paste0(key, ".poisson"), poisson)
  others <- svyglm(sch.wide ~ ell + meals, design, family = quasibinomial(), control = to_the_end)
  margins <- svypredmeans(others, ~stype)
  order <- order(names(coef(margins)))
  say(paste0(key, ".margins.est"), coef(margins)[order])
  say(paste0(key, ".margins.se"), SE(margins)[order])
}

independence <- function(key, design) {
  for (statistic in c("F", "Chisq", "Wald", "adjWald")) {
    tell_test(paste0(key, ".test_", statistic), svychisq(~ stype + sch.wide, design, statistic = statistic))
  }
}

linearised <- function(key, design) {
  means_and_totals(key, design)
  design_effects(key, design)
  quantiles(key, design)
  shares(key, design)
  regressions(key, design)
  independence(key, design)
}

replicated <- function(key, design) {
  means_and_totals(key, design)
  tell_quantiles(paste0(key, ".quantile_mean"), svyquantile(~api00, design, c(0.25, 0.5, 0.8)))
  by_replicates <- suppressWarnings(suppressMessages(
    svyquantile(~api00, design, c(0.25, 0.5, 0.8), interval.type = "quantile", qrule = "hf7")
  ))
  tell_quantiles(paste0(key, ".quantile_quantile"), by_replicates)
  tell_share(paste0(key, ".share_beta"), svyciprop(~ I(api00 > 700), design, method = "beta"))
  # What `svyciprop(method = "logit")` asks, which ends its search where eight digits are right.
  above <- svyglm(I(api00 > 700) ~ 1, design, family = quasibinomial(), control = to_the_end)
  say(paste0(key, ".share_logit.est"), plogis(coef(above)))
  tell_bounds(paste0(key, ".share_logit"), plogis(confint(above, 1, ddf = degf(design))))
  tell_fit(paste0(key, ".linear"), svyglm(api00 ~ ell + meals + mobility + stype, design))
  logit <- svyglm(sch.wide ~ ell + meals + stype, design, family = quasibinomial(), control = to_the_end)
  tell_fit(paste0(key, ".logit"), logit)
  tell_test(paste0(key, ".test_F"), svychisq(~ stype + sch.wide, design))
}

# Schools of California ------------------------------------------------------------------------------------------------

data(api)
with_logarithm <- function(data) transform(data, log_enroll = log(enroll))
without_names <- c("cds", "stype", "dnum", "snum", "api00", "api99", "sch.wide", "comp.imp", "ell", "meals", "mobility",
                   "enroll", "api.stu", "log_enroll", "pw")

strat <- with_logarithm(apistrat)[, c(without_names, "fpc")]
dstrat <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strat)
linearised("strat", dstrat)
replicated("strat_jkn", as.svrepdesign(dstrat, type = "JKn"))
set.seed(20)
bootstrap <- as.svrepdesign(dstrat, type = "subbootstrap", replicates = 60)
replicated("strat_boot", bootstrap)
export("strat", tell_replicates("strat_boot", bootstrap, strat))

clus1 <- with_logarithm(apiclus1)[, c(without_names, "fpc")]
dclus1 <- svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = clus1)
linearised("clus1", dclus1)
jackknife <- as.svrepdesign(dclus1, type = "JK1")
replicated("clus1_jk1", jackknife)
replicated("clus1_jk1_mse", as.svrepdesign(dclus1, type = "JK1", mse = TRUE))
set.seed(21)
bootstrap <- as.svrepdesign(dclus1, type = "bootstrap", replicates = 80)
replicated("clus1_boot", bootstrap)
export("clus1", tell_replicates("clus1_boot", bootstrap, clus1))

clus2 <- with_logarithm(apiclus2)[, c(without_names, "fpc1", "fpc2")]
clus2$fpc2 <- as.numeric(clus2$fpc2)
clus2 <- clus2[!is.na(clus2$enroll) & !is.na(clus2$api.stu), ]
clus2$sampled <- as.numeric(table(clus2$dnum)[as.character(clus2$dnum)])
clus2$fpc2 <- pmax(clus2$fpc2, clus2$sampled)
linearised("clus2", svydesign(id = ~ dnum + snum, fpc = ~ fpc1 + fpc2, data = clus2))
export("clus2", clus2)
missing <- apiclus2[, c("dnum", "snum", "stype", "api00", "enroll", "fpc1", "fpc2")]
missing$fpc2 <- as.numeric(missing$fpc2)
gaps <- svydesign(id = ~ dnum + snum, fpc = ~ fpc1 + fpc2, data = missing)
tell("gaps.total", svytotal(~enroll, gaps, na.rm = TRUE))
tell("gaps.mean", svymean(~ enroll + api00, gaps, na.rm = TRUE))
tell_by("gaps.by", svyby(~enroll, ~stype, gaps, svymean, na.rm = TRUE), "stype")
export("gaps", missing)

# Weights made to meet the population ----------------------------------------------------------------------------------

weighted <- function(key, design) {
  say(paste0(key, ".weights"), weights(design, "sampling")[c(1, 2, 10, 50, 100, 183)])
  tell(paste0(key, ".total"), svytotal(~api.stu, design))
  tell(paste0(key, ".mean"), svymean(~api00, design))
  tell_by(paste0(key, ".by"), svyby(~api00, ~stype, design, svymean), "stype")
  tell(paste0(key, ".ratio"), svyratio(~api.stu, ~meals, design))
}
types <- c(`(Intercept)` = 6194, stypeH = 755, stypeM = 1018)
with_scores <- c(types, api99 = 3914069)
by_type <- data.frame(stype = c("E", "H", "M"), Freq = c(4421, 755, 1018))
by_target <- data.frame(sch.wide = c("No", "Yes"), Freq = c(1072, 5122))
tightly <- 1e-12
all_ways <- function(key, design) {
  weighted(paste0(key, "_linear"), calibrate(design, ~ stype + api99, with_scores, epsilon = tightly))
  raking <- calibrate(design, ~ stype + api99, with_scores, calfun = "raking", epsilon = tightly)
  weighted(paste0(key, "_raking"), raking)
  weighted(paste0(key, "_cells"), postStratify(design, ~stype, by_type))
  ends <- list(maxit = 100, epsilon = 1e-10)
  weighted(paste0(key, "_rake"), rake(design, list(~stype, ~sch.wide), list(by_type, by_target), control = ends))
}
all_ways("clus1_calibrated", dclus1)
logit <- calibrate(dclus1, ~ stype + api99, with_scores, calfun = "logit", bounds = c(0.5, 2), epsilon = tightly)
weighted("clus1_calibrated_logit", logit)
bounded <- calibrate(dclus1, ~ stype + api99, with_scores, bounds = c(0.6, 1.8), epsilon = tightly)
weighted("clus1_calibrated_bounded", bounded)
all_ways("clus1_jk1_calibrated", jackknife)

# Persons of a health survey, with values missing ----------------------------------------------------------------------

data(nhanes)
nhanes$agecat <- as.character(nhanes$agecat)
health <- svydesign(id = ~SDMVPSU, strata = ~SDMVSTRA, weights = ~WTMEC2YR, nest = TRUE, data = nhanes)
say("nhanes.degf", degf(health))
tell("nhanes.mean", svymean(~HI_CHOL, health, na.rm = TRUE))
tell("nhanes.total", svytotal(~HI_CHOL, health, na.rm = TRUE))
crossed <- svyby(~HI_CHOL, ~ RIAGENDR + race, health, svymean, na.rm = TRUE)
tell_by("nhanes.by", crossed, c("RIAGENDR", "race"))
tell("nhanes.ages", svymean(~ factor(agecat), health))
for (method in c("mean", "logit", "xlogit", "asin", "beta", "likelihood")) {
  # Not `na.rm = TRUE`: "beta" then counts the rows without an answer.
  share <- svyciprop(~HI_CHOL, subset(health, !is.na(HI_CHOL)), method = method)
  tell_share(paste0("nhanes.share_", method), share)
}
model <- HI_CHOL ~ factor(race) + agecat + factor(RIAGENDR)
logit <- svyglm(model, health, family = quasibinomial(), control = to_the_end)
tell_fit("nhanes.logit", logit)
for (statistic in c("F", "Chisq", "Wald", "adjWald")) {
  # R counts rows without an answer in the value of "Chisq".
  answered <- subset(health, !is.na(HI_CHOL))
  tell_test(paste0("nhanes.test_", statistic), svychisq(~ race + HI_CHOL, answered, statistic = statistic))
}
left_out <- as.svrepdesign(health, type = "JKn")
tell("nhanes_jkn.mean", svymean(~HI_CHOL, left_out, na.rm = TRUE))
tell_by("nhanes_jkn.by", svyby(~HI_CHOL, ~race, left_out, svymean, na.rm = TRUE), "race")
export("nhanes", nhanes)

# Pairs of ambulances: half samples ------------------------------------------------------------------------------------

data(scd)
pairs <- svydesign(data = scd, prob = ~1, id = ~ambulance, strata = ~ESA, nest = TRUE)
tell("scd.ratio", svyratio(~alive, ~arrests, pairs))
tell("scd.total", svytotal(~ alive + arrests, pairs))
halves <- as.svrepdesign(pairs, type = "BRR")
tell("scd_brr.total", svytotal(~ alive + arrests, halves))
tell("scd_brr.ratio", svyratio(~alive, ~arrests, halves))
fay <- as.svrepdesign(pairs, type = "Fay", fay.rho = 0.3)
tell("scd_fay.total", svytotal(~ alive + arrests, fay))
tell("scd_fay.ratio", svyratio(~alive, ~arrests, fay))
tell("scd_jkn.ratio", svyratio(~alive, ~arrests, as.svrepdesign(pairs, type = "JKn")))
export("scd_brr", tell_replicates("scd_brr", halves, scd))
export("scd_fay", tell_replicates("scd_fay", fay, scd))

# A stratum of one unit ------------------------------------------------------------------------------------------------

lonely <- strat[strat$stype != "H" | strat$cds == strat$cds[strat$stype == "H"][1], ]
lonely$fpc <- NULL
for (rule in c("certainty", "remove", "adjust", "average")) {
  options(survey.lonely.psu = rule)
  alone <- svydesign(id = ~1, strata = ~stype, weights = ~pw, data = lonely)
  key <- paste0("lonely_", rule)
  tell(paste0(key, ".total"), svytotal(~api.stu, alone))
  tell(paste0(key, ".mean"), svymean(~ api00 + api99, alone))
  tell(paste0(key, ".ratio"), svyratio(~api.stu, ~meals, alone))
  tell_by(paste0(key, ".by"), svyby(~api00, ~comp.imp, alone, svymean), "comp.imp")
}
options(survey.lonely.psu = "fail")
export("lonely", lonely)

# Municipalities in two stages, and the same as two phases -------------------------------------------------------------

data(mu284)
towns <- svydesign(id = ~ id1 + id2, fpc = ~ n1 + n2, data = mu284)
tell("mu284.total", svytotal(~y1, towns))
tell("mu284.mean", svymean(~y1, towns))
say("mu284.mean.deff", deff(svymean(~y1, towns, deff = TRUE)))
tell_quantiles("mu284.quantile", svyquantile(~y1, towns, c(0.25, 0.5, 0.75)))
export("mu284", mu284)
all_towns <- mu284[c(1:15, rep(1:5, mu284$n2[1:5] - 3)), ]
all_towns$id <- seq_len(nrow(all_towns))
all_towns$sub <- as.numeric(all_towns$id <= 15)
for (method in c("approx", "full")) {
  phases <- twophase(
    id = list(~id1, ~id), strata = list(NULL, ~id1), fpc = list(~n1, NULL),
    data = all_towns, subset = ~ I(sub == 1), method = method
  )
  tell(paste0("mu284_", method, ".total"), svytotal(~y1, phases))
  tell(paste0("mu284_", method, ".mean"), svymean(~y1, phases))
}
export("mu284_phases", all_towns)

# Hospitals ------------------------------------------------------------------------------------------------------------

data(hospital)
births <- svydesign(id = ~1, strata = ~oblevel, fpc = ~tothosp, weights = ~weighta, data = hospital)
tell("hospital.total", svytotal(~births, births))
tell("hospital.mean", svymean(~births, births))
tell("hospital.ratio", svyratio(~births, ~tothosp, births))
tell_by("hospital.by", svyby(~births, ~oblevel, births, svytotal), "oblevel")
tell_quantiles("hospital.quantile", svyquantile(~births, births, c(0.25, 0.5, 0.75)))
export("hospital", hospital)

# Children with a tumour: a second phase drawn by what the first told --------------------------------------------------

data(nwtco, package = "survival")
children <- nwtco
children$in.subcohort <- as.numeric(children$in.subcohort)
children$drawn <- as.numeric(children$in.subcohort == 1 | children$rel == 1)
children$years <- children$age / 12
children$stage <- as.character(children$stage)
children$histol <- as.character(children$histol)
for (method in c("approx", "full")) {
  cohort <- twophase(
    id = list(~seqno, ~seqno), strata = list(NULL, ~rel), subset = ~ I(drawn == 1),
    data = children, method = method
  )
  key <- paste0("nwtco_", method)
  tell(paste0(key, ".total"), svytotal(~ years + edrel, cohort))
  tell(paste0(key, ".mean"), svymean(~ years + edrel, cohort))
  tell(paste0(key, ".ratio"), svyratio(~edrel, ~years, cohort))
  tell_by(paste0(key, ".by"), svyby(~years, ~stage, cohort, svymean), "stage")
  logit <- svyglm(rel ~ stage + histol + years, cohort, family = quasibinomial(), control = to_the_end)
  tell_fit(paste0(key, ".logit"), logit)
  hazards <- svycoxph(Surv(edrel, rel) ~ stage + histol + years, cohort, control = closely)
  tell(paste0(key, ".cox"), hazards)
}
export("nwtco", children)

# Patients with a disease of the liver: survival -----------------------------------------------------------------------

data(pbc, package = "survival")
pbc$randomized <- with(pbc, !is.na(trt) & trt > 0)
pbc$probability <- fitted(glm(randomized ~ age * edema, data = pbc, family = binomial))
columns <- c("id", "time", "status", "age", "edema", "sex", "bili", "protime", "albumin", "probability")
patients <- subset(pbc, randomized)[, columns]
patients$weight <- 1 / patients$probability
patients$event <- as.numeric(patients$status > 0)
patients$log_bili <- log(patients$bili)
patients$entry <- patients$time * 0.3 * (patients$id %% 3 > 0) - 1
patients$sex <- as.character(patients$sex)
clinic <- svydesign(id = ~1, weights = ~weight, strata = ~edema, data = patients)
tell_curve <- function(key, x) {
  # With variances, times at which several events fall stand several times.
  steps <- diff(c(1, x$surv)) != 0 & !duplicated(x$time, fromLast = TRUE)
  say(paste0(key, ".time"), x$time[steps])
  say(paste0(key, ".survival"), x$surv[steps])
  if (!is.null(x$varlog)) say(paste0(key, ".log_variance"), x$varlog[steps])
}
tell_curve("pbc.curve", svykm(Surv(time, event) ~ 1, clinic, se = TRUE))
by_sex <- svykm(Surv(time, event) ~ sex, clinic, se = TRUE)
tell_curve("pbc.curve_f", by_sex[["f"]])
tell_curve("pbc.curve_m", by_sex[["m"]])
tell_curve("pbc.product", svykm(Surv(time, event) ~ 1, clinic))
tell_hazards <- function(key, x) {
  tell(key, x)
  say(paste0(key, ".likelihoods"), x$ll)
  say(paste0(key, ".freedom"), x$degf.resid)
}
tell_hazards("pbc.cox", svycoxph(Surv(time, event) ~ log_bili + protime + albumin + sex, clinic, control = closely))
breslow <- svycoxph(Surv(time, event) ~ log_bili + albumin, clinic, method = "breslow", control = closely)
tell_hazards("pbc.cox_breslow", breslow)
by_sex <- svycoxph(Surv(time, event) ~ log_bili + albumin + strata(sex), clinic, control = closely)
tell_hazards("pbc.cox_strata", by_sex)
tell_hazards("pbc.cox_entry", svycoxph(Surv(entry, time, event) ~ log_bili + albumin, clinic, control = closely))
women <- svycoxph(Surv(time, event) ~ log_bili + albumin, subset(clinic, sex == "f"), control = closely)
tell_hazards("pbc.cox_women", women)
export("pbc", patients)

# Invented persons -----------------------------------------------------------------------------------------------------

persons <- read.csv(file.path(folder, "persons.csv"))
persons$months <- 1 + (persons$age * 7 + persons$hh * 5 + persons$psu) %% 60
persons$education <- paste0("e", persons$educ)
household <- svydesign(id = ~psu, strata = ~stratum, weights = ~weight, data = persons, nest = TRUE)
ask_persons <- function(key, design) {
  say(paste0(key, ".degf"), degf(design))
  tell(paste0(key, ".total"), svytotal(~ migrant + remit, design))
  means <- svymean(~ migrant + returned + income + intends, design)
  tell(paste0(key, ".mean"), means)
  tell_bounds(paste0(key, ".mean"), confint(means, df = degf(design)))
  tell(paste0(key, ".ratio"), svyratio(~remit, ~income, design))
  tell(paste0(key, ".shares"), svymean(~education, design))
  tell_by(paste0(key, ".by"), svyby(~ migrant + income, ~gov, design, svymean), "gov")
  tell_by(paste0(key, ".crossed"), svyby(~migrant, ~ gov + sex, design, svytotal), c("gov", "sex"))
  tell(paste0(key, ".domain"), svymean(~remit, subset(design, migrant == 1 & sex == 2)))
}
ask_persons("persons", household)
effects <- svymean(~ migrant + returned + income + intends, household, deff = TRUE)
say("persons.mean.deff", deff(effects))
fractions <- c(0.1, 0.25, 0.5, 0.75, 0.9)
for (interval in c("mean", "beta", "xlogit", "asin")) {
  key <- paste0("persons.quantile_", interval)
  tell_quantiles(key, svyquantile(~income, household, fractions, interval.type = interval))
}
# Not "logit": R ends that search where eight digits are right. It is "xlogit" in other words.
for (method in c("mean", "xlogit", "asin", "beta")) {
  share <- svyciprop(~returned, subset(household, gov == 7), method = method)
  tell_share(paste0("persons.share_", method), share)
}
finite <- svydesign(id = ~psu, strata = ~stratum, weights = ~weight, fpc = ~fpc, data = persons, nest = TRUE)
tell("persons_fpc.total", svytotal(~ migrant + remit, finite))
tell("persons_fpc.mean", svymean(~ migrant + income, finite))
logit <- svyglm(
  migrant ~ factor(sex) + age + I(age^2) + education + urban, household,
  family = quasibinomial(), control = to_the_end
)
tell_fit("persons.logit", logit)
tell_fit("persons.linear", svyglm(income ~ factor(sex) + age + education + urban, household))
tell_test("persons.test_F", svychisq(~ sex + education, household))
tell_test("persons.test_adjWald", svychisq(~ sex + education, household, statistic = "adjWald"))
abroad <- subset(household, migrant == 1)
tell_hazards("persons.cox", svycoxph(Surv(months, returned) ~ factor(sex) + age + education, abroad, control = closely))
tell_curve("persons.product", svykm(Surv(months, returned) ~ 1, abroad))
ask_persons("persons_jkn", as.svrepdesign(household, type = "JKn"))
set.seed(22)
drawn <- as.svrepdesign(household, type = "subbootstrap", replicates = 40)
ask_persons("persons_boot", drawn)
spread <- svyquantile(~income, drawn, fractions, interval.type = "quantile")
tell_quantiles("persons_boot.quantile_quantile", spread)
export("persons_boot", tell_replicates("persons_boot", drawn, persons))

# The synthetic survey on migration: households listed in areas, some of them visited by their status ------------------

listed <- read.csv(file.path(folder, "hims", "listing.csv"), na.strings = "")
listed <- listed[, c("household", "stratum", "psu", "region", "area", "pi1", "residents", "current_migrants",
                     "return_migrants", "phase2_stratum", "is_visited")]
screened <- twophase(
  id = list(~psu, ~household), strata = list(~stratum, ~phase2_stratum), probs = list(~pi1, NULL),
  subset = ~ I(is_visited == 1), data = listed, method = "approx"
)
say("hims_listing.degf", degf(screened))
tell("hims_listing.total", svytotal(~ residents + current_migrants + return_migrants, screened))
tell("hims_listing.mean", svymean(~ residents + current_migrants, screened))
tell("hims_listing.ratio", svyratio(~current_migrants, ~residents, screened))
tell_by("hims_listing.by", svyby(~ residents + current_migrants, ~region, screened, svytotal), "region")
tell("hims_listing.domain", svymean(~residents, subset(screened, area == "RURAL")))
export("hims_listing", listed)

asked <- read.csv(file.path(folder, "hims", "persons.csv"), na.strings = "")
asked <- asked[, c("household", "population", "stratum", "psu", "region", "weight_nonresponse", "sex", "age", "education",
                   "labour_status", "has_relative_abroad", "intends_to_emigrate", "ready_to_leave_irregularly",
                   "remittances_tnd")]
answers <- svydesign(id = ~psu, strata = ~stratum, weights = ~weight_nonresponse, data = asked, nest = TRUE)
stayers <- subset(answers, population == "NONMIG")
say("hims.degf", degf(answers))
tell("hims.counts", svytotal(~population, answers))
tell_by("hims.age", svyby(~age, ~population, answers, svymean), "population")
tell_by("hims.intends", svyby(~intends_to_emigrate, ~ region + sex, stayers, svymean), c("region", "sex"))
tell("hims.ready", svytotal(~ready_to_leave_irregularly, stayers, na.rm = TRUE))
women <- subset(stayers, sex == "F" & !is.na(ready_to_leave_irregularly))
for (method in c("mean", "xlogit", "asin", "beta")) {
  share <- svyciprop(~ready_to_leave_irregularly, women, method = method)
  tell_share(paste0("hims.share_", method), share)
}
sent <- svyquantile(~remittances_tnd, subset(answers, !is.na(remittances_tnd)), c(0.25, 0.5, 0.75))
tell_quantiles("hims.quantile", sent)
model <- intends_to_emigrate ~ sex + age + I(age^2) + education + has_relative_abroad
tell_fit("hims.logit", svyglm(model, stayers, family = quasibinomial(), control = to_the_end))
tell_test("hims.test_F", svychisq(~ sex + labour_status, stayers))
export("hims", asked)

writeLines(lines, file.path(folder, "reference.tsv"))
