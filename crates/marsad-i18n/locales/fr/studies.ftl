# Études sur le portail : leur catalogue, leurs pages, leurs variables.
menu-studies = Études
studies-lede = Des enquêtes dont les réponses sont conservées ici : qui a été interrogé et comment, chaque variable avec ses codes, et la fréquence de chaque réponse.
studies-search = Un mot d’une variable, dans l’une des trois langues
studies-list = Toutes les études
studies-none = Aucune étude n’est encore conservée ici.
studies-found = { $n ->
    [0] Aucune variable ne contient tous ces mots.
    [one] { $n_text } variable contient ces mots.
   *[other] { $n_text } variables contiennent ces mots.
 }
studies-found-first = { $n ->
    [one] La meilleure est affichée.
   *[other] Les { $n_text } meilleures sont affichées.
 }
studies-found-none = Moins de mots trouvent davantage, et le début d’un mot suffit.
studies-in-search = { $n ->
    [one] { $n_text } variable d’une étude contient ces mots
   *[other] { $n_text } variables des études contiennent ces mots
 }
studies-one-row = Une ligne représente : { $unit }
studies-table-rows = { $table } : { $rows }
studies-no-records = Réponses pas encore reçues
studies-no-records-text = Aucune réponse n’a encore été reçue. Ce qu’est l’étude et ce qu’elle demande se lit ici ; la fréquence de chaque réponse suivra.
studies-span = { $from } à { $to }

studies-unknown = Il n’y a pas d’étude « { $subject } ».
studies-unknown-table = L’étude n’a pas de table « { $subject } ».
studies-unknown-variable = L’étude n’a pas de variable « { $subject } ».
studies-near = Peut-être cherchez-vous :

studies-about = À propos de cette étude
studies-unit = Ce que représente une ligne
studies-universe = De qui elle parle
studies-coverage = Où
studies-data-kind = Type de données
studies-collected = Collecte
studies-period = Période dont parlent les réponses
studies-modelled-on = Sur le modèle de
studies-producers = Production
studies-authors = Contenu
studies-nations = Pays
studies-keywords = Mots-clés
studies-version = Version
studies-citation = { $producers }, « { $title } », version { $version }. { $publisher }, { $link }
studies-build = Construire un tableau
studies-build-with = Construire un tableau avec cette variable

studies-tables = Tables
studies-tables-text = Seuls des tableaux et des fréquences protégés quittent l’observatoire ; jamais les réponses d’une personne.
studies-table-persons = Personnes
studies-table-listing = Liste des ménages
studies-table-spells = Séjours
studies-head-table = Table
studies-head-rows = Lignes
studies-head-made = Reçue ou produite le
studies-head-number = numéro
studies-head-codebook = Dictionnaire
studies-head-synthetic = Enregistrements synthétiques
studies-released = Jeux de données publiés à partir d’elle
studies-released-none = Rien n’en a encore été publié.

studies-design = Comment l’échantillon a été tiré
studies-weighting = Pondération
studies-design-of = Le plan de sondage dans la table « { $table } »
studies-design-weights = Poids
studies-design-probabilities = Probabilité de tirage
studies-design-strata = Strates
studies-design-clusters = Unités de sondage
studies-design-fpc = Nombre d’unités de chaque strate
studies-design-second-subset = En seconde phase
studies-design-second-weights = Poids de seconde phase
studies-design-second-probabilities = Probabilité en seconde phase
studies-design-second-strata = Strates de seconde phase
studies-design-second-clusters = Unités de seconde phase
studies-design-second-fpc = Nombre d’unités de chaque strate de seconde phase
studies-design-lonely = Strate à une seule unité
studies-design-replicates = Variances
studies-lonely-fail = Arrête l’estimation : une seule unité ne montre aucune variance.
studies-lonely-certainty = Compte comme tirée avec certitude.
studies-lonely-adjust = Son écart est pris à partir de zéro, qui pour les moyennes et les parts est la moyenne de toutes les unités.
studies-lonely-average = Ajoute ce que les autres strates ajoutent en moyenne.
studies-replicates-jackknife = En écartant une unité après l’autre (jackknife).
studies-replicates-half-samples = Par demi-échantillons équilibrés.
studies-replicates-bootstrap = Par nouveaux tirages (bootstrap rééchelonné).
studies-replicates-supplied = Par des poids répliqués livrés avec les données.

studies-variables = Variables
studies-answers = Réponses
studies-for-sample = Échantillon et poids
studies-head-variable = Variable
studies-head-open = Tableaux publics
studies-open = ouverte
studies-closed = non ouverte
studies-open-text = Le public peut construire des tableaux avec ces variables. Des autres, seule la description est montrée.
studies-holds = Ce qu’elle contient
studies-asked = Qui a été interrogé
studies-level = Niveau
studies-measured-in = Unité
studies-role = Rôle dans le plan de sondage
studies-in-tables = Dans les tables
studies-codelist = Liste de codes
studies-about-variable = À propos de cette variable
studies-variable-description = « { $label } » dans l’étude { $study } : qui a été interrogé, quelles réponses existent, et la fréquence de chacune.

studies-frequencies = Fréquences
studies-reading = Les lignes sont des réponses de l’échantillon ; pondérées, elles représentent toute la population dont parle l’étude.
studies-rounded = Les effectifs pondérés des réponses sont arrondis dans la limite de leur erreur type, afin qu’une soustraction ne dise de personne plus que ce que l’arrondi laisse ouvert ; leur somme peut différer du total. Chaque part est estimée pour elle-même, puis arrondie de la même façon.
studies-chart-unit = Effectif pondéré
studies-head-answer = Réponse
studies-weighted = Pondéré
studies-unweighted = Lignes
studies-head-share = Part des valeurs, %
studies-valid = Avec une valeur
studies-without = Sans valeur
studies-no-answer = Sans réponse
studies-blank = Non interrogé, ou vide
studies-all = Toutes les lignes
studies-summary = Ce que donnent les valeurs
studies-head-counted = Compté en
studies-head-deviation = Écart type
studies-numbers-text = Des nombres, seules la moyenne et la dispersion sont montrées : une valeur isolée pourrait être celle d’une personne.
studies-closed-text = Les valeurs de cette variable ne sont pas montrées. Elles servent au tirage de l’échantillon, ou pourraient désigner une personne.
studies-source = Source : { $study }, table « { $table } », numéro { $number }.
studies-related = Variables apparentées
studies-beside = Variables voisines
studies-previous = Avant elle
studies-next = Après elle
