# Les poids et ce qu’on en fait, les tirages proportionnels à la taille, les intervalles par leur nom, les modèles de petits domaines.
survey-problem-pps-of-two-phases = Un tirage proportionnel à la taille ne se calcule qu’en une phase. Retirez --pps, ou la seconde phase.
survey-problem-not-a-quantile = Cet intervalle, ou cette définition, n’existe que pour les quantiles.
survey-problem-area-options = Ces choix ne vont pas ensemble : l’arc sinus, son bootstrap et l’effet de plan unique sont pour les parts, et les tailles des domaines pour ce qui ne s’additionne pas (moyennes, parts, rapports).
survey-problem-area-twice = Le domaine « { $area } » figure deux fois dans le fichier des domaines. Laissez une seule ligne à chaque domaine.
survey-problem-area-without-size = Le domaine « { $area } » n’a pas de taille supérieure à zéro : il ne peut compter dans le calage sur le total. Renseignez sa taille.
survey-problem-no-size-column = Moyennes, parts et rapports de domaines ne rejoignent un chiffre d’ensemble que si l’on sait combien pèse chaque domaine ; « { $name } » n’est pas une colonne qui le dit. Nommez-en une avec --benchmark-sizes ; moyennes et parts peuvent s’en passer pour rejoindre ce que dit l’échantillon (--benchmark direct). Il y a : { $known }.
survey-problem-no-benchmark = Il n’y a pas de chiffre pour l’ensemble des domaines : l’échantillon n’en donne pas. Donnez un nombre avec --benchmark.
estimate-interval-unfit = Il n’y a pas d’intervalle « { $method } » pour « { $statistic } ». Il y a : { $known }.
estimate-no-script-because = Il n’y a pas de script pour { $language } : { $reason }
script-obstacle-interval = il n’a pas cet intervalle pour cela.
script-obstacle-quantile-rule = il n’a pas cette définition d’un quantile.
script-obstacle-pps = il ne calcule pas les tirages proportionnels à la taille de cette façon, ou pas avec ces poids.
script-obstacle-weighting = il n’a pas cette étape de pondération. Écrivez les poids avec --adjusted-weights et donnez-les-lui.
script-obstacle-small-areas = il n’a pas de modèles de petits domaines.
weighting-step-response-cells = Non-réponse, par cellules
weighting-step-response-propensity = Non-réponse, par propension
weighting-step-trimming = Troncature
weighting-step-post-stratification = Post-stratification
weighting-step-raking = Calage sur marges (raking)
weighting-step-calibration = Calage
weighting-adjusted = { $step } : { $rows } lignes avec un poids ; somme des poids { $before } → { $after } ; facteurs de { $low } à { $high } ; effet de plan des poids (Kish) { $kish-before } → { $kish-after } ; itérations : { $iterations }{ $reached ->
    [yes] .
   *[other] , but non atteint.
 }
weighting-constant = (constante)
weighting-coefficient = Avoir répondu, log des cotes : { $name } { $value }
analysis-head-row = Ligne
analysis-column-weight-before = Poids avant
analysis-column-weight-after = Poids après
analysis-column-weight-factor = Facteur
analysis-column-standardised-residual = Résidu standardisé
analysis-column-root-mse-bootstrap = La même par bootstrap
analysis-column-benchmarked = Calé sur l’ensemble
analysis-column-shift = Déplacement
analysis-fact-weight-sum = Somme des poids
analysis-fact-kish = Effet de plan des poids (Kish)
analysis-fact-model-variance-error = Son erreur type
analysis-fact-bic = BIC
analysis-fact-iterations = Itérations
analysis-fact-benchmark = Chiffre de l’ensemble
analysis-fact-benchmark-before = Ce que donnaient les domaines avant
estimate-design-pps = Tirage proportionnel à la taille
estimate-design-pps-with-replacement = avec remise
estimate-design-pps-brewer = sans remise, d’après Brewer
estimate-design-pps-hajek = sans remise, d’après Hájek
estimate-design-pps-overton = sans remise, avec les probabilités de couples d’Overton
estimate-design-pps-hartley-rao = sans remise, avec les probabilités de couples de Hartley et Rao
