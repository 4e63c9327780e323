# Questions et plans : ce qui relève d’un jugement, est repris d’ailleurs, reste ouvert ou ne peut pas être. Puis les commandes qui accordent les chiffres d’un fichier.
interval-statements-unlike = L’intervalle va du plus petit au plus grand de plusieurs chiffres officiels.
recommendation-judged = C’est un jugement de ceux qui tiennent cette question ; rien ne le calcule.
recommendation-off-standard = Par rapport à la norme internationale, il diffère, ou ne dit rien, sur : { $facets }.
term-times-rest = multiplié par ({ $number } moins
question-carried = Au moins { $low } et au plus { $high } sont jugés possibles ici.
question-carried-open = Personne n’a dit de combien cela peut s’écarter ici : ses bornes ne sont pas connues.
question-unexplained-open = Aucune étape ne l’explique. On ignore de combien cela peut s’écarter, car personne ne dit de combien une étape précédente peut s’écarter ici.
question-unexplained-vague = Aucune étape ne l’explique. On ignore de combien cela peut s’écarter, car personne ne dit avec quelle précision ceci est connu : { $figures }.

pack-not-nearest = Le chiffre est recommandé comme le plus proche de la norme, et « { $what } » en diffère sur moins de points ({ $where }) : recommandez celui-ci, ou nommez une autre règle.
pack-reversed-step = L’étape va dans le mauvais sens pour sa facette : { $what } ({ $where }). Entre ces réponses il faut « { $detail } » ; corrigez l’effet ou la facette.
pack-cannot-hold = Ceci ne peut pas tenir ensemble, quoi que disent les sources : { $what } ({ $where }). Corrigez la contrainte ou la borne fausse.
pack-not-positive = { $what } est donné là où il faut un nombre supérieur à zéro ({ $where }).
pack-other-years = Une moyenne annuelle est divisée par un autre nombre d’années que celui de sa période : { $what } ({ $where }). Divisez par le nombre d’années de la période.

balance-suspect-one-of = Plusieurs s’accordent le moins avec le reste, toutes exactement aussi mal ; l’une d’elles est { $what }, z = { $z }.
version-findings = { $n ->
    [one] À savoir de cet équilibrage :
   *[other] À savoir de cet équilibrage, { $n_text } choses :
 }
contradiction-settled = Contradiction { $number } : { $state }
contradiction-side = { $number } : { $sources } ({ $series })
error-no-terminal = Il n’y a pas de terminal où demander un mot de passe. Renseignez MARSAD_PASSWORD, ou lancez la commande dans un terminal.
figure-path = Ce lien est le chemin de la page ; donnez --public-url (ou MARSAD_PUBLIC_URL) pour y avoir le portail.

reconcile-file = { $file } ne peut pas être lu : { $detail }.
reconcile-column = il manque une colonne « { $name } » ; la première ligne doit avoir { $columns }
reconcile-cell = ligne { $line }, « { $column } » : « { $value } » n’est pas { $wanted }
reconcile-empty = il n’y a rien sous la première ligne
reconcile-wanted-number = un nombre
reconcile-wanted-one-of = l’un de { $words }
reconcile-workbook = c’est un classeur ; enregistrez-le en CSV avec des virgules, et donnez ce fichier
reconcile-tolerance = La tolérance est un nombre de personnes, zéro ou plus ; « { $value } » n’en est pas un.
reconcile-wanted-period = une période telle que 2023, 2023-Q1 ou 2023-01
reconcile-wanted-next = la période qui suit immédiatement { $before }, de même longueur
reconcile-wanted-earlier-period = cette période ou une période plus haut
reconcile-wanted-rule = une règle de durée telle que D3M, D12M, D0 ou PERM
reconcile-refused = Impossible : { $detail }.
reconcile-findings = { $n ->
    [0] Rien à redire.
    [one] { $n_text } remarque :
   *[other] { $n_text } remarques :
 }
reconcile-part-opening = stock au début
reconcile-part-births = nombre de naissances
reconcile-part-deaths = nombre de décès
reconcile-part-immigration = nombre d’arrivées
reconcile-part-emigration = nombre de départs
reconcile-part-naturalisation = nombre de naturalisations
reconcile-part-adjustment = ajustement déclaré
reconcile-part-closing = stock à la fin
reconcile-group-native-citizens = nationaux nés dans le pays
reconcile-group-foreign-born-citizens = nationaux nés à l’étranger
reconcile-group-native-foreigners = étrangers nés dans le pays
reconcile-group-foreign-born-foreigners = étrangers nés à l’étranger
benchmark-problem-no-periods = la série n’a aucune période
benchmark-problem-not-finite = l’indicateur n’est pas un nombre en { $period }
benchmark-problem-too-few = { $usable ->
    [one] { $usable_text } repère utilisable
   *[other] { $usable_text } repères utilisables
 } là où il en faut { $needed }
benchmark-problem-other = les repères et les indicateurs ne déterminent pas une série unique
account-line-twice-reason = La ligne { $line } est la deuxième pour { $value } et ce groupe : { $group }. Deux valeurs pour une case ; la première a été utilisée.
account-line-twice-remedy = Gardez la bonne ligne.
account-gap-reason = { $after } ne suit pas immédiatement { $before } ; aucun compte n’a été fait entre les deux.
account-gap-remedy = Ajoutez les périodes intermédiaires, ou corrigez la période.
raking-total-twice-reason = { $categories } a un deuxième total, { $value } : deux valeurs pour une case. Le premier a été utilisé.
raking-total-twice-remedy = Gardez le bon total.
raking-no-totals-reason = Il n’y a aucun total : le tableau est resté tel quel.
raking-no-totals-remedy = Ajoutez des lignes avec _T dans les dimensions qu’elles additionnent.
raking-missing-cells-reason = Il manque au tableau de départ { $missing ->
    [one] { $missing_text } combinaison
   *[other] { $missing_text } combinaisons
 } de ses catégories ; ce qui n’y est pas compte pour zéro.
raking-missing-cells-remedy = Donnez chaque case possible, et zéro pour celles qui ne le sont pas.
pack-agreed-facet = Une étape porte sur une facette dont les deux bouts disent la même chose : { $what } ({ $where }). Nommez la facette qui diffère, ou aucune.
pack-contradicted-facet = Deux précisions des mêmes séries, au même moment, ne disent pas la même chose d’une facette : { $what } ({ $where }). N’en gardez qu’une, ou terminez l’une avant que l’autre ne commence.
pack-fixed-facet = Une précision change pour certaines périodes ce qu’un attribut dit de toutes, dans chaque fichier : { $what } ({ $where }). Faites-en une dimension, ou publiez à part ce qui est compté autrement.
pack-outside-range = Les bornes d’un chiffre repris d’ailleurs ne contiennent pas ce chiffre : { $what } ({ $where }). Corrigez les bornes, ou donnez la taille comme hypothèse.
pack-drawn-otherwise = Une affirmation n’est pas ce que donnent celles dont elle est tirée : { $what } ({ $where }). Corrigez les facteurs, leurs signes ou la contrainte.
pack-other-subject = Une affirmation porte sur un autre sujet que sa case : { $what } ({ $where }). Prenez un autre chiffre, ou dites dans la définition de l’affirmation pourquoi il en tient lieu.
contradictions-reopened = { $reopened ->
    [one] { $reopened_text } rouverte : elle passait pour résolue et les deux nombres sont de nouveau là, ou la réponse valait pour d’autres nombres.
   *[other] { $reopened_text } rouvertes : elles passaient pour résolues et les deux nombres sont de nouveau là, ou la réponse valait pour d’autres nombres.
 }
contradiction-nothing-said = Rien n’est dit de la contradiction { $contradiction } : donnez --state avec une note, --public ou --hidden.
benchmark-problem-too-long = un chiffre couvre { $covered } périodes, trop pour une série de cette longueur
