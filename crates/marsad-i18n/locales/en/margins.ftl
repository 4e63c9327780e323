# What the weights of a study were calibrated to before.
estimate-design-calibrated = Margins that the weights reach: their errors are zero, and all others are those of residuals
