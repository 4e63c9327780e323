# Études et estimations : ce qui est refusé, pourquoi rien ne peut être calculé, les tableaux de la ligne de commande.
refusal-unknown-study = Il n’y a pas d’étude « { $subject } ». La commande « marsad study list » les énumère.
refusal-unknown-table = L’étude n’a pas cette table : « { $subject } ».
refusal-unknown-variable = Il n’y a pas de variable { $subject }. La commande « marsad study show ÉTUDE » les énumère.
refusal-unknown-category = Ce code n’existe pas : { $subject }.
refusal-synthetic-study = « { $subject } » est une étude synthétique, ouverte à tous : des données collectées vont dans une étude à elles, qui se déclare non synthétique.
refusal-study-without-file = Rien n’a encore été reçu ni produit pour « { $subject } » : marsad study receive, ou marsad study synthesise.
refusal-restricted-study = Les enregistrements de « { $subject } » sont ceux de personnes réelles. Demandez en tant que vérificateur, approbateur ou méthodologue (--as), ou un tableau protégé (--protected).
refusal-not-synthetic = « { $subject } » n’est pas produite par un générateur.
refusal-not-numeric = « { $subject } » ne contient pas de nombres. Demandez plutôt ses parts (--proportion).
refusal-not-coded = « { $subject } » n’a pas de codes par lesquels croiser un tableau. Prenez une variable en classes.
refusal-not-safe = « { $subject } » n’est pas une variable ouverte au public.
refusal-too-fine = Un tableau aussi fin pourrait trahir des personnes : « { $subject } ». Croisez et restreignez par moins de variables.
refusal-joined-codes = Plusieurs codes de « { $subject } » ne peuvent être réunis dans un tableau protégé à côté d’une autre variable à codes : bien des tableaux de cette sorte, ensemble, pourraient trahir des personnes. Nommez un seul code, ou aucune autre variable, ou croisez par elle.
refusal-in-tail = À la part « { $subject } », un quantile pourrait être la valeur d’une seule personne. Demandez une part de 0.05 à 0.95.
refusal-too-exact = « { $subject } » ne peut être demandé d’un tableau protégé : un chiffre donné de bien des façons sortirait de son arrondi. Demandez une confiance de 0.9, 0.95 ou 0.99, pour un quantile un vingtième (0.05, 0.1 … 0.95), et les intervalles habituels.

pack-not-allowed = « { $what } » n’est pas permis ici ({ $where }).
pack-wrong-parameters = Les paramètres du générateur ne donnent aucune population ({ $where }) : { $detail }.

survey-problem-no-rows = Aucune ligne n’a pu être lue dans le fichier. Vérifiez qu’il s’agit de SPSS, de Stata, de Parquet ou d’une table de texte avec une première ligne de noms et des lignes en dessous.
survey-problem-no-column = Il n’y a pas de colonne « { $name } ».{ $nearest }
survey-problem-no-code = La colonne « { $name } » n’a pas de code « { $code } ».{ $known ->
    [none] { "" }
   *[other] { " " }Elle a : { $known }.
 }
survey-problem-not-numeric = La colonne « { $name } » ne contient pas de nombres.
survey-problem-wrong-type = La colonne « { $name } » est d’un type inutilisable : { $found }.
survey-problem-type-of-moments = La colonne « { $name } » contient des dates avec une heure, qui ne peuvent pas être utilisées telles quelles : mettez la date, ou le nombre demandé, dans une colonne à part.
survey-problem-wrong-length = La colonne « { $name } » a { $found } valeurs pour { $expected } lignes.
survey-problem-wrong-design = Ce plan de sondage ne permet pas de calculer :
survey-problem-out-of-range = { $value } est hors de ce qui a un sens ({ $what }).{ $what ->
    [confidence] { " " }Un niveau de confiance est une part au-dessus de 0 et au-dessous de 1, comme 0.95.
    [share] { " " }La part d’un quantile est comprise entre 0 et 1 ; celle de la médiane est 0.5.
    [exponent] { " " }Un exposant est un nombre entier de 1 à 9.
    [replicates] { " " }Il faut au moins deux réplicats.
    [rho] { " " }La part de Fay vaut 0 ou plus, et moins de 1.
   *[other] { "" }
 }
survey-problem-missing-values = Des valeurs de « { $name } » manquent dans { $rows } lignes.
survey-problem-empty-domain = Personne dans l’échantillon n’y répond : il n’y a rien à estimer.
survey-problem-unsupported = { $what ->
    [adjusted-replicates] Des poids ne se calent pas une fois de plus sur des réplicats : calez chaque réplicat et donnez ses poids.
    [unpaired-strata] Les demi-échantillons équilibrés demandent des strates d’exactement deux unités. Réunissez ou divisez des strates, ou prenez le jackknife ou le bootstrap.
    [replicates-of-this-design] Il n’y a ni jackknife, ni bootstrap, ni demi-échantillon pour deux phases ou pour des probabilités de paires. Retirez --replicates : la variance est alors trouvée par linéarisation.
    [pairs-over-stages] Les probabilités de paires ne valent que pour un degré. Ne nommez que les unités du premier degré.
    [too-many-replicates] Autant de réplicats demanderaient plus de mémoire qu’il n’est raisonnable. Demandez-en moins, ou nommez des unités d’un degré supérieur.
    [no-replicates] Un intervalle par réplicats demande un plan avec réplicats (--replicates ou --replicate-weights).
    [quantile-covariance] Des quantiles ne se comparent qu’avec des réplicats : ajoutez --replicates bootstrap.
    [not-a-proportion] Cet intervalle n’existe que pour des parts.
    [too-many-stages] La variance exacte de deux phases se calcule pour quatre degrés au plus.
   *[other] Cette combinaison ne se calcule pas ici : { $what }.
 }
survey-problem-other-type = La colonne « { $name } » est { $found } ; le dictionnaire de l’étude demande { $expected }.
survey-problem-duplicate-key = Deux demandes du plan donnent la même série : { $key }.
survey-problem-wrong-code = « { $code } » ne peut pas être un code de la dimension { $name } : indiquez sa correspondance dans le plan.

estimate-column-estimate = Estimation
estimate-column-standard-error = Erreur type
estimate-column-low = De
estimate-column-high = À
estimate-column-cv = CV
estimate-column-design-effect = Effet de plan
estimate-column-n = Répondants
estimate-column-flag = Qualité
estimate-total = Ensemble
estimate-left-out = { $n ->
    [one] Une ligne a été laissée de côté parce qu’une valeur manque.
   *[other] { $n_text } lignes ont été laissées de côté parce qu’une valeur manque.
 }
estimate-no-script = { $language } ne sait pas calculer cela, ou pas avec ces noms de colonnes.

cell-state-published = fiable
cell-state-low-reliability = peu fiable
cell-state-unreliable = masquée : trop peu fiable
cell-state-confidential = masquée : trop peu de répondants

statistic-count = Nombre de personnes
statistic-total = Total
statistic-mean = Moyenne
statistic-proportion = Part
statistic-ratio = Rapport
statistic-quantile = Quantile

variable-kind-codes = codes
variable-kind-flag = oui ou non
variable-kind-whole = nombre entier
variable-kind-number = nombre
variable-kind-id = identifiant
variable-kind-text = nom
variable-level-nominal = catégories
variable-level-ordinal = catégories ordonnées
variable-level-scale = quantités
design-role-weight = poids
design-role-stratum = strate
design-role-cluster = unité de sondage
design-role-population = unités de la strate
design-role-stage-weight = poids d’une étape
design-role-probability = probabilité de tirage
design-role-id = numéro de la ligne
design-role-household = ménage
design-role-subset = qui est dans la seconde phase
design-role-second-stratum = strate de la seconde phase
design-role-second-probability = probabilité en seconde phase
design-role-second-population = unités de la strate de la seconde phase
design-role-replicate = poids répliqué

frequencies-hidden = masqué
frequencies-missing = sans réponse
frequencies-blank = vide
frequencies-valid = avec une valeur
frequencies-all = ensemble
frequencies-summary = Lignes : moyenne { $mean }, écart type { $deviation }, de { $min } à { $max }
frequencies-weighted-summary = Pondéré : moyenne { $mean }, écart type { $deviation }, de { $min } à { $max }

count-rows = { $n ->
    [one] { $n_text } ligne
   *[other] { $n_text } lignes
 }
count-variables = { $n ->
    [one] { $n_text } variable
   *[other] { $n_text } variables
 }
study-made = Étude { $study }, synthétique : table { $table } produite, { $rows }
study-figure-missed = Le chiffre publié { $figure } n’est pas retrouvé.
method-estimate = Estimations à partir des enregistrements d’une enquête, avec ses poids et le plan de son échantillon ; chaque valeur a son erreur type, et ce qui est peu fiable ou repose sur peu de répondants est masqué.
step-study = Réponses
step-study-text = Réponses de personnes, conservées là où seuls les plans les lisent ; leur empreinte reste à l’observatoire.
fact-study = Étude, table et numéro
fact-study-rows = Lignes
fact-study-made-by = Reçues ou produites par
fact-study-made-at = Reçues ou produites le
fact-study-seeds = Graines de la population et de l’échantillon
# Ce qu’un plan de sondage dit de ses colonnes, et ce qui a été pris pour lui.
survey-problem-decimal-commas = La colonne « { $name } » a des virgules dans ses nombres : « { $value } » à la ligne { $row } ; lignes de cette sorte : { $rows }. Écrivez un point avant les décimales, et rien entre les milliers.
survey-problem-not-finite = La colonne « { $name } » a des cellules qui ne sont pas des nombres finis : « { $value } » à la ligne { $row } ; lignes de cette sorte : { $rows }. Laissez-les vides.
survey-problem-names-of-kinds = Les nombres de « { $name } » nomment des catégories ({ $known }) : leur moyenne ou leur total ne dit rien. Demandez des parts (--proportion), ou déclarez la variable « scale » dans le dictionnaire.
refusal-named-twice = « { $subject } » ne se croise pas avec elle-même : chacun de ses codes serait tout son groupe.
design-finding-design-of-codebook-reason = Pris des rôles du dictionnaire : { $columns }.
design-finding-design-of-codebook-remedy = Une option de la commande passe avant le dictionnaire : --weights, --strata, --clusters, --fpc, --replicate-weights.
design-finding-columns-like-design-reason = Par leur nom ou leur libellé, ces colonnes ressemblent à des parties du plan de sondage, et n’ont pas été utilisées : { $columns }. Ni les estimations ni les erreurs n’en tiennent compte.
design-finding-columns-like-design-remedy = Nommez celles qui en sont : --weights, --strata, --clusters, --fpc, --replicate-weights.
design-finding-ratio-without-denominator-reason = La somme de « { $column } » est nulle dans certaines cellules : il n’y a pas de rapport à elle. Nombre de ces cellules : { $cells }.
design-finding-ratio-without-denominator-remedy = Croisez par moins de variables, ou restreignez la question à ceux qui en ont.
design-finding-undefined-in-replicates-reason = Estimations que certains réplicats ne donnent pas, car rien n’y a de poids : { $cells }. Ces réplicats (pour une estimation, au plus : { $replicates }) ont été écartés de son erreur, qui est peut-être trop petite.
design-finding-undefined-in-replicates-remedy = Croisez par moins de variables, ou réunissez les petits domaines.
design-finding-contrast-of-nothing-reason = Cases sans estimation : { $cells }. Rien ne peut leur être comparé : personne n’y a de valeur qui compte.
design-finding-contrast-of-nothing-remedy = Comparez des cases où quelqu’un a répondu.
design-finding-dates-as-days-reason = « { $column } » contient des dates : les nombres sont des jours depuis le 1er janvier 1970.
design-finding-dates-as-days-remedy = Demandez par périodes (--by), ou faites une colonne d’années ou d’âges.
