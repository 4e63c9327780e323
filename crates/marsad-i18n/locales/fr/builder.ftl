# Les tableaux d’une étude : le constructeur pour tous, les estimations pour ceux qui estiment, leurs fichiers.
builder-title = Construire un tableau
builder-lede = Choisissez ce qu’il faut estimer, croisez-le par trois caractéristiques au plus et dites de qui il s’agit. Chaque chiffre vient avec son intervalle ; ce qui pourrait désigner une personne, ou qui est trop peu fiable, est masqué.
builder-for-estimators = Pour les méthodologues : toutes les variables, les erreurs types et les effets de plan
builder-tables = Table
builder-table-persons = Personnes
builder-table-listing = Ménages listés
builder-table-spells = Séjours
builder-unit-persons = personnes
builder-unit-listing = ménages
builder-unit-spells = séjours
builder-unit-other = unités
builder-unit-percent = pour cent
builder-statistic = Que faut-il estimer
builder-statistic-count = Combien
builder-statistic-total = Total d’un nombre
builder-statistic-mean = Moyenne d’un nombre
builder-statistic-proportion = Part d’une modalité
builder-statistic-ratio = Un nombre rapporté à un autre
builder-statistic-quantile = Médiane ou autre quantile
builder-of = De quelle variable
builder-kind-numbers = Nombres
builder-kind-flags = Oui ou non
builder-kind-codes = Modalités
builder-choose = Choisir
builder-category = Quelle modalité
builder-all-categories = Toutes
builder-per = Rapporté à
builder-share = Jusqu’à quelle part (la moitié : médiane)
builder-by-1 = En lignes
builder-by-2 = En colonnes
builder-by-3 = En groupes
builder-none = Rien
builder-confidence = Confiance des intervalles
builder-restrict = Seulement une partie
builder-everybody = Tous
builder-joined-alone = Une seule catégorie de chaque caractéristique. L’adresse peut en nommer plusieurs (…=A,B) d’une caractéristique si le tableau n’en a pas d’autre.
builder-all = Ensemble
builder-unasked = Choisissez la variable à mesurer, puis affichez le tableau.
builder-empty = Personne dans l’échantillon ne répond à cela : il n’y a rien à montrer.
builder-not-drawn = Trop de chiffres pour un seul graphique ; le tableau les donne tous.
builder-cell = Sous chaque chiffre : son intervalle et le nombre de répondants sur lequel il repose. Les chiffres sont arrondis en deçà de leur erreur-type et les répondants à cinq près, afin qu’une soustraction ne dise de personne plus que ce que l’arrondi laisse ouvert. Un chiffre masqué ici à seule fin d’en protéger un autre peut être donné dans un tableau selon d’autres modalités.
builder-respondents = n = { $n }
builder-fixed = Là où l’erreur type est 0 et l’intervalle sans longueur, les poids ont été calés sur ce chiffre : il est connu d’ailleurs et non trouvé par l’enquête, et ne dit rien de ce dont les échantillons diffèrent. Un chiffre sur des personnes qui ont toutes donné la même réponse se présente de même.
builder-step = Là où l’erreur type est 0 et l’intervalle sans longueur, tant de personnes ont la même valeur que les deux bornes de l’intervalle tombent sur elle : peu de valeurs se rencontrent alentour, et des échantillons qui diffèrent un peu donnent la même. Cela ne veut pas dire que l’enquête la connaisse exactement.
builder-rest = Les totaux comptent tous ceux dont il s’agit, y compris ceux dont une caractéristique du tableau n’est pas connue ou n’a pas été demandée. La somme des parties peut donc être plus petite.
builder-hidden = { $n ->
    [one] { $n_text } chiffre est masqué.
   *[other] { $n_text } chiffres sont masqués.
 }
builder-mark-low-reliability = Faible fiabilité : le chiffre varie beaucoup d’un échantillon à l’autre, ou son erreur elle-même repose sur peu d’unités de sondage, ou elle peut être trop petite parce que les poids ont été calés sur beaucoup de marges pour si peu de personnes. Lisez-le avec son intervalle, et avec prudence.
builder-mark-unreliable = Masqué : il repose sur trop peu de répondants, ou varie trop, pour dire quelque chose.
builder-mark-confidential = Masqué : il pourrait désigner une personne, ou trahir un autre chiffre masqué.
builder-downloads = Le tableau, avec erreurs types et répondants :
builder-scripts = La même question pour R et Stata :
builder-script-data-open = Les données : { $file }, enregistrements où personne n’existe, proposés sur la page de l’étude.
builder-script-data-closed = Les données : { $file }, enregistrements de personnes réelles, que seuls détiennent ceux qui gardent l’étude.
builder-permalink = Lien permanent vers ce tableau
builder-head-remarks = À lire avec lui
builder-head-disclaimer = À ne pas utiliser pour

builder-what-count-persons = Nombre de personnes
builder-what-count-listing = Nombre de ménages
builder-what-count-spells = Nombre de séjours
builder-what-count-other = Nombre d’unités
builder-what-total = Total de « { $variable } »
builder-what-mean = Moyenne de « { $variable } »
builder-what-share = Part de « { $category } » ({ $variable })
builder-what-shares = Parts des modalités de « { $variable } »
builder-what-ratio = « { $numerator } » rapporté à « { $denominator } »
builder-what-median = Médiane de « { $variable } »
builder-what-quantile = Valeur de « { $variable } » que { $share } ne dépassent pas
builder-by = { $what }, par { $variables }
builder-among = Parmi : { $universe }
builder-only = Seulement : { $restrictions }
builder-restriction = { $variable } : { $codes }
builder-intervals = intervalles de confiance à { $confidence }
builder-interval = { $low } – { $high }
builder-source = { $producers }, { $study }, version { $version } ; table « { $table } » { $number }
builder-citation = { $producers }, « { $study } », version { $version }. { $title }. Tableau construit sur { $publisher }, { $link }

builder-choose-below = Choisissez dans le formulaire ci-dessous.
builder-coarser = Afficher un tableau moins fin
builder-apart = Afficher chaque catégorie à part
builder-refused-too-long-reason = L’adresse est trop longue pour être une question.
builder-refused-too-long-remedy = Posez-la dans le formulaire ci-dessous.
builder-refused-too-many-reason = « { $subject } » a trop de valeurs.
builder-refused-too-many-remedy = Donnez-en moins.
builder-refused-too-large-reason = Le tableau aurait plus de { $n_text } cases.
builder-refused-too-large-remedy = Croisez par moins de variables, ou par des variables qui ont moins de modalités.
builder-refused-unknown-variable-reason = La table « { $table } » n’a pas de variable « { $subject } ».
builder-refused-unknown-variable-remedy = Choisissez-en une dans le formulaire ci-dessous.
builder-refused-unknown-variable-near-reason = La table « { $table } » n’a pas de variable « { $subject } ».
builder-refused-unknown-variable-near-remedy = Peut-être s’agit-il de :
builder-refused-unknown-category-reason = Cette modalité n’existe pas : { $subject }.
builder-refused-unknown-category-remedy = Choisissez-en une dans le formulaire ci-dessous.
builder-refused-not-safe-reason = « { $subject } » n’est pas ouverte au public, car elle pourrait désigner des personnes.
builder-refused-not-safe-remedy = Choisissez une autre variable dans le formulaire ci-dessous ; beaucoup y sont en classes plus larges.
builder-refused-not-numeric-reason = « { $subject } » ne contient pas de nombres.
builder-refused-not-numeric-remedy = Demandez plutôt les parts de ses modalités.
builder-refused-not-coded-reason = « { $subject } » n’a pas de modalités.
builder-refused-not-coded-remedy = Les nombres ont une moyenne, un total ou une médiane ; pour croiser ou restreindre, prenez une variable à modalités.
builder-refused-too-fine-reason = Un tableau aussi fin pourrait trahir des personnes.
builder-refused-too-fine-remedy = Croisez par trois variables au plus, chacune une fois ; croisez et restreignez par quatre au plus.
builder-refused-joined-codes-reason = Plusieurs catégories de « { $subject } » ne peuvent être réunies à côté d’une autre caractéristique : bien des tableaux de cette sorte, ensemble, pourraient trahir des personnes.
builder-refused-joined-codes-remedy = Nommez une seule catégorie, ou aucune autre caractéristique que celle-ci, ou regardez chaque catégorie à part.
builder-refused-in-tail-reason = Si loin dans la queue, un quantile pourrait être la valeur d’une seule personne.
builder-refused-in-tail-remedy = Demandez une part de 0.05 à 0.95.
builder-refused-study-without-file-reason = Il n’y a pas encore de données pour cette table.
builder-refused-study-without-file-remedy = Elles apparaîtront ici dès que l’observatoire les aura.

estimate-page-title = Estimations
estimate-page-lede = Pour les méthodologues : toutes les variables de l’étude, avec tout ce que l’on sait de la précision d’une estimation. Rien n’est protégé ici ; c’est possible parce que personne dans ces données n’existe.
estimate-page-to-builder = Le constructeur de tableaux, pour tous
estimate-page-unprotected = Non protégé : la dernière colonne dit ce qui serait publié.
estimate-page-interval = Intervalle
estimate-page-freedom = Degrés de liberté
estimate-page-weight = Somme des poids
estimate-page-mark-low-reliability = Faible fiabilité : serait publié avec un avertissement.
estimate-page-mark-unreliable = Serait masqué.
estimate-page-mark-confidential = Serait masqué.
estimate-page-missing-variables = { $n ->
    [one] { $n_text } ligne a été laissée de côté : ce qui est estimé y manque.
   *[other] { $n_text } lignes ont été laissées de côté : ce qui est estimé y manque.
 }
estimate-page-missing-domains = { $n ->
    [one] { $n_text } ligne a été laissée de côté : une caractéristique du tableau y manque.
   *[other] { $n_text } lignes ont été laissées de côté : une caractéristique du tableau y manque.
 }
estimate-page-design = Comment l’échantillon a été tiré
estimate-page-findings = À savoir
estimate-page-no-findings = Rien à signaler sur le plan de sondage.
estimate-page-downloads = Le tableau ; des scripts R et Stata qui posent la même question aux enregistrements ; le plan (.toml) qui en fait un jeu de données.
estimate-page-plan = Le garder comme plan
estimate-page-plan-text = Un plan dans le paquet du pays refait de cette question un jeu de données, autant de fois qu’il le faut. Une personne en complète les dimensions.
estimate-page-plan-show = Afficher le plan
estimate-page-dataflow = Jeu de données du plan
estimate-page-new-dataflow = Un nouveau jeu de données
estimate-page-closed-title = Réservé à ceux qui s’identifient
estimate-page-closed-text = Les enregistrements de cette étude sont ceux de personnes réelles. Les estimations qu’on en tire sont réservées au personnel de l’observatoire, qui s’identifie à son bureau. Le constructeur de tableaux est ouvert à tous.

estimate-design-weights = Poids
estimate-design-probabilities = Probabilités de sélection
estimate-design-strata = Strates
estimate-design-clusters = Unités tirées
estimate-design-fpc = Correction de population finie
estimate-design-nested = Noms des unités
estimate-design-nested-text = recommencent dans chaque strate
estimate-design-lonely = Strates à une seule unité
estimate-design-lonely-fail = rien n’est estimé
estimate-design-lonely-certainty = comptent comme tirées avec certitude
estimate-design-lonely-adjust = sont mesurées à partir de zéro, qui pour les moyennes et les parts est la moyenne de toutes les unités
estimate-design-lonely-average = ajoutent ce que les autres strates ajoutent en moyenne
estimate-design-second-subset = Seconde phase : qui y est
estimate-design-second-weights = Seconde phase : poids
estimate-design-second-probabilities = Seconde phase : probabilités de sélection
estimate-design-second-strata = Seconde phase : strates
estimate-design-second-clusters = Seconde phase : unités tirées
estimate-design-second-fpc = Seconde phase : correction de population finie
estimate-design-variance = Variance
estimate-design-linearised = par linéarisation
estimate-design-jackknife = par jackknife
estimate-design-half-samples = par demi-échantillons équilibrés
estimate-design-bootstrap = par un bootstrap de { $count } répliques
estimate-design-supplied = par les poids répliqués de l’étude : { $columns }
builder-refused-named-twice-reason = « { $subject } » ne se croise pas avec elle-même : chacune de ses modalités serait tout son groupe.
builder-refused-named-twice-remedy = Choisissez une autre variable en lignes, en colonnes et en groupes.
