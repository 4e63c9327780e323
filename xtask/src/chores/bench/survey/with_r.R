# The calls of `cargo xtask bench survey`, made with R's package survey: how long each takes and what it says.
#
# Rscript with_r.R linearised PERSONS.csv            Rscript with_r.R replicates PERSONS.csv
# Rscript with_r.R shared PERSONS.csv FACTORS
#                          also writes the factors of its replicates for each area, eight bytes each, replicate after
#                          replicate, for us to use the same
#
# Prints lines parted by tabs: `seconds NAME …`, `values NAME …`; the last line is `done`. Names and order of the values
# are ours: crossings cell after cell, the first column slowest.

suppressMessages(library(survey))
arguments <- commandArgs(TRUE)
task <- arguments[1]
options(survey.lonely.psu = "fail")

line <- function(kind, name, values) {
  cat(kind, "\t", name, "\t", paste(sprintf("%.17g", as.numeric(unlist(values))), collapse = "\t"), "\n", sep = "")
}

timed <- function(name, call) {
  started <- proc.time()[["elapsed"]]
  result <- eval(substitute(call), parent.frame())
  line("seconds", name, proc.time()[["elapsed"]] - started)
  invisible(result)
}

told <- function(name, x) {
  line("values", paste0(name, ".estimate"), coef(x))
  line("values", paste0(name, ".error"), SE(x))
}

told_by <- function(name, x, by) {
  order <- do.call(order, lapply(by, function(column) x[[column]]))
  by_cell <- function(values) t(matrix(unlist(values), nrow = nrow(x))[order, , drop = FALSE])
  line("values", paste0(name, ".estimate"), by_cell(coef(x)))
  line("values", paste0(name, ".error"), by_cell(SE(x)))
}

told_quantiles <- function(name, x) {
  line("values", paste0(name, ".estimate"), x[[1]][, 1])
  line("values", paste0(name, ".error"), x[[1]][, 4])
}

# The reader of data.table is much quicker than R's own; reading is not timed.
read <- function(path) {
  if (requireNamespace("data.table", quietly = TRUE)) as.data.frame(data.table::fread(path)) else read.csv(path)
}

persons <- read(arguments[2])
persons$sexf <- factor(persons$sex)
persons$educf <- factor(persons$educ)
shares <- c(0.1, 0.25, 0.5, 0.75, 0.9)

drawn <- function() svydesign(ids = ~psu, strata = ~stratum, weights = ~weight, data = persons, nest = TRUE)

linearised <- function() {
  design <- timed("design", drawn())
  totals <- timed("totals", svytotal(~ migrant + remit, design))
  told("totals", totals)
  means <- timed("means", svymean(~ migrant + returned + income + intends, design, deff = TRUE))
  told("means", means)
  line("values", "means.effect", deff(means))
  told("shares", timed("shares", svymean(~educf, design)))
  told("ratio", timed("ratio", svyratio(~remit, ~income, design)))
  told_by("means_by", timed("means_by", svyby(~ migrant + income, ~gov, design, svymean)), "gov")
  told_by("totals_by", timed("totals_by", svyby(~migrant, ~ gov + sex, design, svytotal)), c("gov", "sex"))
  told_quantiles("quantiles", timed("quantiles", svyquantile(~income, design, shares)))
  model <- migrant ~ sexf + age + I(age^2) + educf + urban
  timed("logit", svyglm(model, design, family = quasibinomial()))
  # Where R stops by default, coefficients have eight digits. For what they are, it goes on; that is not timed.
  told("logit", svyglm(model, design, family = quasibinomial(), control = list(epsilon = 1e-14, maxit = 50)))
  told("domain", timed("domain", svymean(~remit, subset(design, migrant == 1 & sex == 2))))
}

# A thousand replicates take R minutes and gigabytes: two smaller numbers say what each more costs.
replicates <- function() {
  design <- drawn()
  for (count in c(20, 100)) {
    set.seed(1)
    name <- function(call) paste0(call, "@", count)
    made <- timed(name("replicate_design"), as.svrepdesign(design, type = "subbootstrap", replicates = count))
    timed(name("replicate_totals"), svyby(~ migrant + remit, ~gov, made, svytotal))
    timed(name("replicate_means"), svyby(~ migrant + income, ~gov, made, svymean))
    timed(name("replicate_ratios"), svyby(~remit, ~gov, made, denominator = ~income, svyratio))
    rm(made)
  }
  for (count in c(5, 20)) {
    set.seed(1)
    made <- as.svrepdesign(design, type = "subbootstrap", replicates = count)
    timed(
      paste0("replicate_quantiles@", count),
      svyquantile(~income, made, shares, interval.type = "quantile")
    )
  }
}

shared <- function() {
  set.seed(1)
  made <- as.svrepdesign(drawn(), type = "subbootstrap", replicates = 30)
  areas <- sort(unique(persons$psu))
  factors <- made$repweights$weights[made$repweights$index[match(areas, persons$psu)], ]
  writeBin(as.vector(factors), arguments[3], size = 8, endian = "little")
  told_by("shared_totals", svyby(~ migrant + remit, ~gov, made, svytotal), "gov")
  told_by("shared_means", svyby(~ migrant + income, ~gov, made, svymean), "gov")
  told_by("shared_ratios", svyby(~remit, ~gov, made, denominator = ~income, svyratio), "gov")
  told_quantiles("shared_quantiles", svyquantile(~income, made, shares, interval.type = "quantile"))
}

switch(task, linearised = linearised(), replicates = replicates(), shared = shared())
cat("done\n")
