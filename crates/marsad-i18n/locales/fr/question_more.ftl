# Pages des questions et des équilibrages : ce qui est arrondi, dissemblable, contredit, figé ou sans nombre, et unités après un nombre.
counted-ps = { $n ->
    [one] personne
    [many] de personnes
   *[other] personnes
 }
counted-hh = { $n ->
    [one] ménage
    [many] de ménages
   *[other] ménages
 }
counted-day = { $n ->
    [one] jour
    [many] de jours
   *[other] jours
 }
counted-pt = pour cent
rounded-unknown = approché dans sa source : on ignore avec quelle précision
rounded-within = connu à { $half } près en plus ou en moins, à cause d’arrondis
rounded-to = { $unit ->
    [10] arrondi à la dizaine
    [100] arrondi à la centaine
    [1000] arrondi au millier
    [10000] arrondi à la dizaine de milliers
    [100000] arrondi à la centaine de milliers
    [1000000] arrondi au million
   *[other] connu à { $half_text } près en plus ou en moins, à cause d’arrondis
 }

question-step-unmeasured = Aucun chiffre ne dit de combien : { $series } n’en a pas. Son montant fait partie de ce qui reste inexpliqué.
question-step-undefined = Son montant ne peut être calculé avec les chiffres disponibles. Il fait partie de ce qui reste inexpliqué.
question-unexplained-holds = { $n ->
    [one] Ceci contient le montant de l’étape sans nombre : { $steps }.
   *[other] Ceci contient les montants des { $n_text } étapes sans nombre : { $steps }.
 }
question-story-unmeasured = { $name } : sans nombre, dans ce qui reste inexpliqué
question-no-number = sans nombre
question-head-error = Erreur type
question-head-rounding = Arrondi
question-head-kind = Nature de la base

answers-unlike = Ces chiffres ne comptent pas tous la même chose ; leurs écarts ne sont donc pas, en eux-mêmes, des erreurs. Comptés autrement que { $against }, et vides sur l’axe : { $names }. Ils diffèrent par : { $facets }.
answers-unlike-shown = le chiffre affiché en grand
answers-unlike-brief = Ils ne comptent pas tous la même chose ; ils diffèrent par : { $facets }.

question-contradiction = { $first } ; { $second }. Ce sont deux nombres publiés pour la même chose ({ $subject }, { $period }), et ils ne peuvent être justes tous les deux. Registre des contradictions : { $state }.
question-contradiction-link = Lire l’entrée du registre
question-contradictions-elsewhere = { $n ->
    [one] Le registre des contradictions a { $n_text } entrée sur ces séries, pour une autre date.
   *[other] Le registre des contradictions a { $n_text } entrées sur ces séries, pour d’autres dates.
 }
question-contradicted = contredit
contradiction-questions = Questions concernées

question-frozen = Vous lisez cette question telle qu’elle était avec les publications que ce lien nomme, non telle qu’elle est aujourd’hui.
question-frozen-now = La lire telle qu’elle est aujourd’hui
question-release-withdrawn = La publication { $number } de « { $name } » a été retirée le { $date }. { $reason } Ses chiffres ne sont montrés que parce que ce lien la nomme.
question-data-withdrawn = « { $name } » a été retiré le { $date }. { $reason } Ses chiffres ne sont pas montrés ici.
question-data-withdrawn-link = L’avis de retrait
question-figure-withdrawn = Des chiffres publiés à ce sujet ont été retirés.
picture-alt = { $title } { $said }
picture-alt-line = { $title } { $said } Sur la ligne au-dessous, tous les chiffres : { $figures }. { $note }
figure-count-unknown = « { $wanted } » n’est pas l’une de ses façons de compter ; ce sont { $known }
figure-count-one = elle n’a qu’une façon de compter, et « { $wanted } » n’en est pas une
question-card-withdrawn = Des chiffres publiés à ce sujet ont été retirés le { $date }. { $reason }
question-unnamed = Ce lien ne nomme aucune publication de ces jeux de données ; leurs chiffres ne sont pas montrés : { $names }.
refusal-no-data = « { $subject } » a retiré des données et n’en contient pas.

balance-link = Comment ce chiffre a été équilibré
balance-page-title = Comment les chiffres de « { $name } » ont été équilibrés
balance-page-lede = Plusieurs sources parlent des mêmes chiffres et ne s’accordent pas. Voici ce que dit chacune, ce qui en a été fait, laquelle a cédé de combien, et si l’ensemble tient.
balance-fit-title = L’ensemble tient-il ?
balance-plausible = Les écarts sont de l’ordre de ce que les erreurs des sources laissent attendre.
balance-implausible = Les écarts dépassent ce que les erreurs des sources laissent attendre : une source est moins sûre qu’on ne l’a cru, ou quelque chose a été oublié.
balance-suspect-how = Chaque réponse a été laissée de côté à son tour, et les autres disent ce qui devrait en tenir lieu ; z est la distance en erreurs types. Au-delà de 2 elle mérite un regard, au-delà de 3 quelque chose est faux.
balance-suspect-tag = s’accorde le moins
balance-cells-title = Les chiffres, avant et après
balance-cells-text = Chacun avec son erreur type. La dernière colonne dit qui l’a déplacé, et de combien.
balance-statements-text = La réponse d’une source est un chiffre qu’elle donne. Son erreur repose sur ce qui a été publié avec elle, ou sur une note.
balance-left-out = laissé de côté
balance-unchecked = rien ne le contrôle
balance-at-bound = Une borne le retient.
balance-exactly = exactement
balance-head-figure = Chiffre
balance-head-stated = Sources ensemble
balance-head-balanced = Après équilibrage
balance-head-adjustment = Déplacé de
balance-head-shares = Qui l’a déplacé
balance-head-of = Porte sur
balance-head-says = Dit
balance-head-error = Son erreur repose sur
balance-head-moved = Déplacé de
balance-head-against = Face à tous les autres
balance-head-slack = Doit être vérifié
balance-head-off-before = Écart avant
balance-head-off-after = Écart après
balance-head-stands = En l’état
balance-head-tried = À l’essai
balance-trial-title = Et si une source était plus ou moins sûre ?
balance-trial-text = Choisissez la réponse d’une source et une note, et voyez ce qui en sortirait. Rien n’est gardé, rien n’est publié.
balance-trial-statement = Réponse d’une source
balance-trial-grade = Note
balance-trial-button = Essayer
balance-trial-without = Retirer
balance-trial-notice = Ceci est un essai : ces chiffres ne sont pas publiés, et nul n’en répond.
balance-trial-back = Revenir aux chiffres publiés
balance-trial-back-proposed = Revenir aux chiffres proposés
interval-published = L’intervalle couvre 95 % ; il a été publié avec le chiffre.
interval-of-errors = L’intervalle couvre 95 % : 1,96 erreur type, telle que publiée avec le chiffre, de part et d’autre.
interval-balanced = L’intervalle couvre 95 % si les erreurs sont justes : 1,96 erreur type de part et d’autre. Elles découlent des notes supposées des sources lors de l’équilibrage, et des erreurs qui y sont supposées indépendantes ; ce n’est pas l’erreur d’échantillonnage de ce chiffre.
question-title-switched = { $question } ({ $label })
question-head-shown = Chiffre selon une autre définition
question-amounts-each = Chaque montant est arrondi pour lui-même ; leur somme est juste, mais le reste après une étape peut s’écarter d’une unité du dernier chiffre.
question-amounts-shifted = Certains montants s’écartent d’une unité du dernier chiffre, pour que la somme de ce qui est écrit soit juste.
question-carried-outside = Le chiffre lui-même, { $size }, est en dehors.
question-computed = Calculé par { $makers } à partir de chiffres de { $inputs } qui ne s’accordent pas : chacun cède autant que son erreur le permet, si bien que le chiffre peut se trouver en dehors de tous.
chart-source-computed = Le chiffre mis en évidence a été calculé par { $makers } à partir de chiffres de { $inputs }. Source des autres : { $producers }. Publié le { $date }.
chart-source-computed-alone = Calculé par { $makers } à partir de chiffres de { $inputs }. Publié le { $date }.
