# Études synthétiques : ce qui est dit partout où elles paraissent, et ce qui peut clocher dans leurs paramètres.
study-synthetic = Ces données sont synthétiques : aucune des personnes qui y figurent n’existe. Les poids redonnent des chiffres publiés ; tout le reste est supposé.
study-synthetic-short = Données synthétiques

synthesis-problem-unknown-variable = La variable « { $value } » n’existe pas ({ $place }).{ $nearest }
synthesis-problem-unknown-code = Le code « { $value } » n’existe pas ({ $place }).{ $nearest }
synthesis-problem-unknown-population = La population « { $value } » n’existe pas ({ $place }).{ $nearest }
synthesis-problem-duplicate = « { $value } » figure deux fois ({ $place }).
synthesis-problem-empty = Rien n’est donné pour « { $value } » ({ $place }).
synthesis-problem-too-many-codes = { $value } codes, c’est trop ({ $place }) : regroupez-en.
synthesis-problem-shares-do-not-add = La somme des parts est { $value } et non un ({ $place }).
synthesis-problem-wrong-number-of-shares = { $value } parts : ce n’est pas le nombre de codes ou de milieux ({ $place }).
synthesis-problem-out-of-range = { $value } sort de ce qui a un sens ({ $place }).
synthesis-problem-used-before-drawn = « { $value } » est tiré plus loin et ne peut pas encore servir ({ $place }) : changez l’ordre.
synthesis-problem-no-code-left = Les cotes ne laissent à certaines personnes aucun code de « { $value } » ({ $place }).
synthesis-problem-unclear-value = Donnez soit un pourcentage, soit un nombre de personnes ({ $place }).
synthesis-problem-whole-does-not-add = La somme des parties est de { $value } pour cent, ce que l’arrondi n’explique pas ({ $place }).
synthesis-problem-unreachable = Trop peu ou trop de personnes peuvent satisfaire cette cible ({ $place }, variable { $value }).
synthesis-problem-disagreement = Cette cible contredit d’autres cibles de la même variable ({ $place }, variable { $value }).
synthesis-problem-table-too-large = { $value } combinaisons, c’est trop ({ $place }) : réduisez les dépendances ou changez l’ordre.
synthesis-problem-column-kinds-differ = Une autre population a une colonne « { $value } » d’une autre nature ({ $place }).
synthesis-problem-missing-range = Le code « { $value } » n’a pas d’intervalle ({ $place }).
synthesis-problem-missing-rate = La population « { $value } » n’a pas de taux ({ $place }).
synthesis-problem-nearest = {" "}Au plus proche : { $nearest }.

synthesis-remark-stratum-taken-whole = Tous les districts de { $stratum } sont dans l’échantillon.
synthesis-remark-certain-areas = Districts de { $stratum } que leur taille met dans tout échantillon : { $areas }.
synthesis-remark-lonely-area = Un seul district représente { $stratum } : la variance ne peut pas y être calculée.
synthesis-remark-nobody-answered = Aucun ménage de { $population } n’a répondu.
synthesis-remark-cells-merged = Cellules de non-réponse de { $population } ayant trop peu de réponses, redressées ensemble : { $cells }.
synthesis-remark-empty-cell = L’échantillon n’a personne pour { $persons } personnes de { $population } que demande la marge { $margin }.
synthesis-remark-raking-unfinished = Les poids de { $population } restent à { $distance } d’une marge.
synthesis-remark-target-missed = Le chiffre { $target } n’est pas retrouvé : les poids donnent { $estimate }.
