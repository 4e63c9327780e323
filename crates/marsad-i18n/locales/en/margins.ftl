# What the weights of a study were calibrated to before.
estimate-design-calibrated = Margins that the weights reach: their errors are zero, and all others are those of residuals
# Errors where weights were calibrated.
design-finding-replicates-without-margins-reason = { $origin ->
    [made] The weights were calibrated to known margins ({ $margins }), but these replicates were not: their standard errors do not know of it. Figures that a margin fixes have an error here, and most others have one that is too large.
   *[supplied] The weights were calibrated to known margins ({ $margins }). Standard errors from replicate weights know of it only if every replicate was calibrated too.
 }
design-finding-replicates-without-margins-remedy = Leave the replicates out (--replicates): errors by linearisation know the margins. Or give replicate weights of which each was calibrated (--replicate-weights).
design-finding-fixed-by-margins-reason = A standard error of 0: the weights were calibrated to these figures, which are therefore the same in every sample. Such rows: { $cells }.
design-finding-fixed-by-margins-remedy = Read them as figures of the margin, known from elsewhere and not found by the survey. Where the calibration stopped before it reached the margin, a little of their error is left, which is not shown.
design-finding-many-margins-reason = The weights were calibrated to many margins beside so small a sample: these take more than a tenth of the degrees of freedom (in the worst row, margins: { $margins }; degrees of freedom: { $degrees }{ $left ->
    [none] , so that none is left and its error says little
   *[some] { "" }
 }), and the standard errors may be too small. Such rows: { $cells }.
design-finding-many-margins-remedy = Take these errors as lower bounds, or cross by fewer variables. With the weights before the calibration (--weights) the errors do not know the margins, and are rather too large.
