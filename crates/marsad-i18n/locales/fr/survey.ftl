# Ce qui ne va pas dans le plan d’une enquête. Les lignes se comptent à partir de 1.
design-finding-negative-weights-reason = La colonne « { $column } » contient des poids négatifs ; lignes concernées : { $rows }, la première est la ligne { $row }.
design-finding-negative-weights-remedy = Corrigez les poids. Une personne hors de l’échantillon a le poids zéro, jamais un poids négatif.
design-finding-missing-weights-reason = Dans la colonne « { $column } », des poids manquent ou sont infinis ; lignes concernées : { $rows }, la première est la ligne { $row }.
design-finding-missing-weights-remedy = Donnez un poids à chaque ligne, zéro à celles qui sont hors de l’échantillon.
design-finding-zero-weights-reason = La colonne « { $column } » contient des poids nuls ; lignes : { $rows }, la première est la ligne { $row }. Elles ne comptent pas.
design-finding-zero-weights-remedy = Rien à faire si ces lignes sont hors de l’échantillon ; sinon, donnez-leur leur poids.
design-finding-no-positive-weight-reason = Aucune ligne n’a de poids supérieur à zéro.
design-finding-no-positive-weight-remedy = Vérifiez quelle colonne a été désignée comme poids.
design-finding-equal-weights-assumed-reason = Ni poids, ni probabilités, ni tailles de population n’ont été indiqués ; chaque ligne pèse un.
design-finding-equal-weights-assumed-remedy = Indiquez la colonne des poids, sauf si tous avaient la même chance d’être tirés.
design-finding-weights-do-not-sum-reason = La somme des poids est { $found }, et non { $expected } comme annoncé.
design-finding-weights-do-not-sum-remedy = Vérifiez s’il manque des lignes, si le bon poids a été désigné, et le total annoncé.
design-finding-wrong-probabilities-reason = La colonne « { $column } » contient des probabilités absentes ou hors de l’intervalle de 0 à 1 ; lignes concernées : { $rows }, la première est la ligne { $row }.
design-finding-wrong-probabilities-remedy = Corrigez les probabilités : supérieures à 0, au plus 1.
design-finding-missing-design-values-reason = La colonne « { $column } » ne dit rien pour certaines lignes alors que le plan repose sur elle ; lignes : { $rows }, la première est la ligne { $row }.
design-finding-missing-design-values-remedy = Donnez à chaque ligne sa strate et ses unités.
design-finding-wrong-populations-reason = La colonne « { $column } » contient des tailles ou des taux de sondage absents, nuls ou négatifs ; lignes concernées : { $rows }, la première est la ligne { $row }.
design-finding-wrong-populations-remedy = Corrigez-les ; si une population est inconnue ou sans fin, retirez la colonne du plan.
design-finding-sizes-and-fractions-mixed-reason = Certaines colonnes de population ressemblent à des tailles, d’autres à des taux de sondage.
design-finding-sizes-and-fractions-mixed-remedy = Donnez partout des tailles ou partout des taux.
design-finding-sizes-where-pps-needs-fractions-reason = Le tirage proportionnel à la taille demande les probabilités des unités, mais des tailles de population ont été données.
design-finding-sizes-where-pps-needs-fractions-remedy = Désignez la colonne qui donne la probabilité de chaque unité.
design-finding-pps-without-probabilities-reason = Des unités tirées selon leur taille sans remise demandent les probabilités de leur tirage, et aucune n’est indiquée.
design-finding-pps-without-probabilities-remedy = Indiquez la colonne de la probabilité de chaque unité ; les poids ne la disent pas. Là où elle est inconnue, un tirage avec remise est l’hypothèse prudente.
design-finding-population-too-small-reason = { $phase ->
    [second] En deuxième phase, au degré { $stage },
   *[sample] Au degré { $stage },
 } la population de la strate « { $stratum } » est de { $population }, mais { $sampled } unités y ont été tirées.
design-finding-population-too-small-remedy = Corrigez la taille : elle compte les unités parmi lesquelles ce degré a tiré, non les personnes.
design-finding-population-varies-reason = { $phase ->
    [second] En deuxième phase, au degré { $stage },
   *[sample] Au degré { $stage },
 } les lignes d’une même strate donnent des tailles de population différentes ; strates : { $count }, la première est « { $stratum } ». Chaque unité garde la sienne.
design-finding-population-varies-remedy = Donnez la même taille à toutes les lignes d’une strate, sauf si les unités avaient réellement des chances différentes.
design-finding-unit-in-two-strata-reason = L’unité « { $unit } » figure dans plusieurs strates ({ $strata }) ; unités dans ce cas : { $count }.
design-finding-unit-in-two-strata-remedy = Si les noms d’unités recommencent dans chaque strate, déclarez le plan comme emboîté ; sinon, corrigez les strates.
design-finding-lonely-strata-reason = { $phase ->
    [second] En deuxième phase, au degré { $stage },
   *[sample] Au degré { $stage },
 } strates d’une seule unité : { $count } ({ $strata }). { $rule ->
    [certainty] Elles n’ajoutent rien à la variance.
    [adjust] Leur écart est mesuré à zéro au lieu de la moyenne de leur strate.
    [average] Elles ajoutent ce que les autres strates ajoutent en moyenne. L’erreur d’un domaine qui n’est que dans de telles strates est inconnue.
   *[fail] Une seule unité ne permet d’estimer aucune variance.
 }
design-finding-lonely-strata-remedy = Réunissez chacune de ces strates avec une strate semblable, ou dites quelle règle leur appliquer.
design-finding-only-one-unit-reason = Tout l’échantillon forme une seule unité : rien ne montre combien les estimations varient.
design-finding-only-one-unit-remedy = Vérifiez quelle colonne nomme les unités.
design-finding-replicates-look-otherwise-reason = { $called ->
    [combined] Les poids de réplication (moyenne { $replicate-mean }, poids { $weight-mean }) ressemblent à des facteurs, mais ont été déclarés comme poids complets.
   *[factors] Les poids de réplication (moyenne { $replicate-mean }, poids { $weight-mean }) ressemblent à des poids complets, mais ont été déclarés comme facteurs.
 }
design-finding-replicates-look-otherwise-remedy = Voyez dans la documentation de l’enquête s’il faut les multiplier par le poids.
design-finding-wrong-replicate-scales-reason = Il y a { $replicates } réplications, mais { $scales } coefficients pour elles.
design-finding-wrong-replicate-scales-remedy = Donnez un coefficient par réplication ; la documentation de l’enquête les indique.
design-finding-no-replicates-reason = Aucune colonne de poids de réplication n’a été désignée.
design-finding-no-replicates-remedy = Désignez les colonnes.
design-finding-empty-replicates-reason = Colonnes de poids de réplication où aucune ligne n’a de poids : { $count } ({ $columns }).
design-finding-empty-replicates-remedy = Retirez-les, et donnez les facteurs qui valent pour les autres.
design-finding-repeated-replicates-reason = Colonnes de poids de réplication nommées plusieurs fois : { $count } ({ $columns }).
design-finding-repeated-replicates-remedy = Nommez chacune une fois : chaque réplication compte une fois dans l’erreur.
design-finding-unusable-replicate-scales-reason = Facteurs de réplicats qui ne donnent aucune variance : { $count } ({ $scales }).
design-finding-unusable-replicate-scales-remedy = Le facteur devant la somme est un nombre au-dessus de 0 ; ceux des réplicats valent 0 ou plus, et ne sont pas tous 0. D’un seul réplicat, certaines méthodes n’en donnent aucun : nommez tous les réplicats.
design-finding-one-replicate-reason = Sur { $replicates } réplicats, un seul compte : son estimation est sa propre moyenne, dont elle ne s’écarte pas, et toute erreur serait 0.
design-finding-one-replicate-remedy = Nommez tous les réplicats, et donnez à chacun son facteur selon la documentation de l’enquête.
design-finding-weight-among-replicates-reason = La colonne « { $column } » est le poids lui-même, et compte comme un réplicat parce qu’elle est nommée parmi eux.
design-finding-weight-among-replicates-remedy = Nommez les colonnes de réplicats sans elle.
design-finding-replicates-far-from-weights-reason = Colonnes de poids de réplication qui représentent dix fois plus de personnes que les poids, ou dix fois moins : { $count } ({ $columns }). La somme de la première est { $sum }, celle des poids { $weights }.
design-finding-replicates-far-from-weights-remedy = Vérifiez ces colonnes : chaque réplicat représente la même population que les poids.
design-finding-repeated-design-columns-reason = Colonnes nommées pour plus d’un degré : { $columns }.
design-finding-repeated-design-columns-remedy = Nommez chaque colonne une fois, celle du premier degré d’abord : aucune unité n’est tirée d’elle-même, et chaque degré a ses propres tailles, taux ou probabilités.
design-finding-negative-replicates-reason = Poids de réplication au-dessous de zéro : { $weights } ; colonnes qui en ont : { $count } ({ $columns }). Ils sont pris tels quels.
design-finding-negative-replicates-remedy = Certaines façons de faire des réplicats donnent de tels poids : vérifiez que la documentation de l’enquête le dit.
design-finding-strata-not-drawn-reason = Strates de la deuxième phase où personne n’a été tiré : { $count } ({ $strata }).
design-finding-strata-not-drawn-remedy = Réunissez-les avec des strates où quelqu’un a été tiré ; sinon, personne ne les représente.
design-finding-second-phase-empty-reason = Aucune ligne n’est marquée comme appartenant à la deuxième phase.
design-finding-second-phase-empty-remedy = Vérifiez quelle colonne la marque.
design-finding-second-phase-marks-reason = La colonne « { $column } » devrait marquer la deuxième phase, et a dans { $rows } lignes des valeurs qui ne sont pas des marques : { $values }.
design-finding-second-phase-marks-remedy = Écrivez 1 (ou true) où une ligne est de la deuxième phase, et 0 (ou false) ailleurs ; 1 et 2 sont des codes, et non des marques.
design-finding-second-phase-marks-missing-reason = La colonne « { $column } » marque des lignes dans la deuxième phase et hors d’elle, et n’en dit rien pour certaines ; lignes : { $rows }, la première est la ligne { $row }. Elles comptent comme hors de cette phase.
design-finding-second-phase-marks-missing-remedy = Écrivez 0 (ou false) où une ligne n’est pas de la deuxième phase, et 1 (ou true) où elle en est et que la marque manque.
design-finding-second-phase-sizes-reason = Au degré { $stage } de la deuxième phase, la strate « { $stratum } » compte { $size } unités selon la colonne des tailles, et { $counted } dans la première phase selon ses lignes ; strates dans ce cas : { $count }. { $side ->
    [larger] La deuxième phase ne peut tirer parmi plus d’unités que n’en a la première.
   *[smaller] Les tailles sont utilisées telles quelles.
 }
design-finding-second-phase-sizes-remedy = Donnez le nombre d’unités que la première phase a dans chaque strate de la deuxième, et non celui de la population, avec un fichier qui contient toutes les lignes de la première phase. Si aucune taille n’est nommée, elle y est comptée.
design-finding-second-weights-below-one-reason = La colonne « { $column } » contient des poids de deuxième phase au-dessous de 1, ceux de probabilités au-dessus de 1 ; lignes : { $rows }, la première est la ligne { $row }. Lignes de la deuxième phase : { $drawn } ; la somme de leurs poids est { $sum }.
design-finding-second-weights-below-one-remedy = Un poids de deuxième phase est l’inverse de la probabilité de ce tirage : 2 si une ligne sur deux a été tirée. Seul un calage en amène certains au-dessous de 1.
design-finding-second-weights-too-large-reason = La somme des poids de deuxième phase est { $sum }, et la première phase, d’où elle a été tirée, compte { $rows } lignes.
design-finding-second-weights-too-large-remedy = Nommez les poids de la deuxième phase seule : ils sont multipliés par ceux de la première.
design-finding-second-weights-of-rows-drawn-reason = La somme des poids de deuxième phase est le nombre de ses lignes, { $drawn }, et la première phase, d’où elle a été tirée, en compte { $rows } : ils ont été divisés par leur moyenne, ou disent que tous ont été tirés.
design-finding-second-weights-of-rows-drawn-remedy = Donnez l’inverse de la probabilité du tirage de deuxième phase : la somme de ces poids est proche du nombre de lignes de la première. Tels quels, moyennes, parts et rapports peuvent être justes, mais totaux et effectifs sont trop petits.
design-finding-second-phase-holds-all-reason = Toutes les lignes sont marquées comme appartenant à la deuxième phase ({ $rows }) : le fichier ne contient aucune ligne de la première phase qui n’a pas été tirée.
design-finding-second-phase-holds-all-remedy = Rien à faire si toute la première phase a été tirée. Sinon, donnez un fichier avec toutes ses lignes, celles qui n’ont pas été tirées marquées 0 : sans elles, rien ne montre combien la première phase en avait, ni ce que son tirage ajoute aux erreurs, et sans poids de deuxième phase les totaux sont trop petits.
design-finding-population-varies-in-unit-reason = { $phase ->
    [second] En deuxième phase, au degré { $stage },
   *[sample] Au degré { $stage },
 } les lignes d’une même unité ont des populations différentes : { $unit } ; nombre de telles unités : { $count }.
design-finding-population-varies-in-unit-remedy = Donnez à toutes les lignes d’une unité la même population : le nombre d’unités de sa strate, ou la fraction tirée.
design-finding-normalised-weights-reason = La somme des poids est { $sum } pour { $rows } lignes : ils ont été divisés par leur somme ou leur moyenne.
design-finding-normalised-weights-remedy = Moyennes, parts et rapports sont justes avec eux. Pour des totaux et des effectifs, donnez les poids tels qu’ils étaient avant.
design-finding-heavy-row-reason = La ligne { $row } porte { $share } % du poids des { $rows } lignes. Lignes de poids égal qui en diraient autant : { $effective-rows }.
design-finding-heavy-row-remedy = Regardez le poids de cette ligne : il est faux, ou il faut le tronquer (--trim-above). Tel quel, les estimations sont presque celles de cette ligne, et leurs erreurs disent peu.
design-finding-replicate-scale-assumed-reason = La somme des carrés sur { $replicates } réplicats est multipliée par { $scale }, le facteur de leur méthode, faute d’un autre.
design-finding-replicate-scale-assumed-remedy = Comparez-le à la documentation de l’enquête ; un autre se donne par --replicate-scale, un par réplicat par --replicate-scales, la part de Fay par --fay.
design-finding-two-phase-method-reason = { $method ->
    [full] La variance des deux phases vient des probabilités conjointes des lignes.
   *[approximate] Les variances des deux phases sont additionnées, ce qui est une approximation.
 }
design-finding-two-phase-method-remedy = { $method ->
    [full] Elle vaut pour quatre degrés au plus dans les deux phases, avec un tirage aléatoire simple dans les strates.
   *[approximate] Avec --two-phase-method full, elle vient des probabilités conjointes, pour quatre degrés au plus dans les deux phases.
 }
# Ce que permet la qualité d’une estimation.
quality-flag-publish = Publiable
quality-flag-low-reliability = Peu fiable : à lire avec prudence
quality-flag-suppress = Pas assez fiable pour être publiée
quality-reason-too-few-rows = Elle repose sur { $rows } réponses ; il en faut au moins { $rows_min }.
quality-reason-high-variation = Son coefficient de variation est de { $cv }, au-dessus de { $cv_max }.
quality-reason-few-degrees = Degrés de liberté de son erreur : { $degrees } ; il en faut au moins { $degrees_min } pour qu’elle soit bien connue.
quality-reason-wide-interval = Longueur de son intervalle, rapportée à elle-même : { $length }, au-dessus de { $length_max }.
quality-reason-unknown-variation = On ne peut dire combien elle varie.

## Pondérations et petits domaines d’une enquête : constats de marsad-survey (WeightingFinding, SmallAreaFinding)

survey-finding-weighting-missing-values-reason = Lignes pondérées sans valeur dans la colonne « { $column } » : { $rows }.
survey-finding-weighting-missing-values-remedy = Complétez les valeurs, ou donnez à ces lignes un code propre avec son propre total.
survey-finding-weighting-cell-without-total-reason = L’échantillon a { $rows } lignes (poids { $weight }) dans la cellule « { $cell } » de la marge { $margin }, pour laquelle il n’y a pas de total de la population.
survey-finding-weighting-cell-without-total-remedy = Ajoutez le total, ou réunissez la cellule avec une autre, dans l’échantillon comme dans la marge.
survey-finding-weighting-cell-without-sample-reason = La population compte { $total } dans la cellule « { $cell } » de la marge { $margin }, où l’échantillon n’a personne ({ $done ->
    [left-out] la cellule a été laissée de côté
   *[refused] aucun poids n’a été calculé
 }).
survey-finding-weighting-cell-without-sample-remedy = Réunissez la cellule avec une autre ; si elle est laissée de côté, la somme des poids est la population sans elle.
survey-finding-weighting-unusable-total-reason = Le total { $total } de la cellule « { $cell } » de la marge { $margin } est inutilisable.
survey-finding-weighting-unusable-total-remedy = Corrigez le total : un nombre, qui n’est pas négatif quand on compte des personnes.
survey-finding-weighting-wrong-cell-reason = La cellule « { $cell } » de la marge { $margin } figure deux fois, ou ne correspond pas aux colonnes de la marge.
survey-finding-weighting-wrong-cell-remedy = Donnez chaque cellule une seule fois, avec un code par colonne ; le ratissage et la post-stratification ne prennent que des marges de personnes.
survey-finding-weighting-totals-disagree-reason = La somme de la marge { $first } est { $first-total }, celle de la marge { $second } est { $second-total }.
survey-finding-weighting-totals-disagree-remedy = Ramenez les marges à une même population, de même date et de même définition, avant de pondérer.
survey-finding-weighting-collinear-reason = La contrainte « { $cell } » de la marge { $margin } découle des autres et n’était pas nécessaire.
survey-finding-weighting-collinear-remedy = Rien à faire si des marges entières sont données ; sinon, vérifiez qu’une colonne n’en répète pas une autre.
survey-finding-weighting-not-reached-reason = La contrainte « { $cell } » de la marge { $margin } devrait valoir { $target } et vaut { $reached }.
survey-finding-weighting-not-reached-remedy = Élargissez les bornes, réunissez les petites cellules, ou retirez la marge incompatible avec les autres.
survey-finding-weighting-not-converged-reason = Après { $iterations } itérations, les contraintes ne sont pas atteintes ; { $distance ->
    [NaN] les calculs n’ont donné aucun nombre, comme là où les bornes ne laissent pas de place.
   *[other] l’écart le plus grand est { $distance }.
 }
survey-finding-weighting-not-converged-remedy = Élargissez les bornes, réunissez les petites cellules, vérifiez que les marges concordent, ou permettez plus d’itérations.
survey-finding-weighting-negative-weights-reason = Poids négatifs : { $rows } lignes.
survey-finding-weighting-negative-weights-remedy = Calez avec des bornes ou par ratissage, ou avec moins de contraintes.
survey-finding-weighting-at-bounds-reason = Poids retenus par une borne : { $rows } lignes.
survey-finding-weighting-at-bounds-remedy = Quelques-uns sont habituels ; s’ils sont nombreux, élargissez les bornes ou réduisez les contraintes.
survey-finding-weighting-bounds-after-scaling-reason = Les poids étaient bien trop petits pour la population et ont d’abord été multipliés par { $factor } ; les bornes valent pour la suite.
survey-finding-weighting-bounds-after-scaling-remedy = Partez de poids dont la somme est la population.
survey-finding-weighting-replicates-not-converged-reason = Répliques dans lesquelles les contraintes ne sont pas atteintes : { $replicates }.
survey-finding-weighting-replicates-not-converged-remedy = Réunissez les petites cellules, pour que chaque réplique ait quelqu’un dans chacune ; sinon, les variances reposent sur la dernière itération.
survey-finding-weighting-cell-without-respondents-reason = Dans la cellule « { $cell } » de { $rows } personnes, personne n’a répondu.
survey-finding-weighting-cell-without-respondents-remedy = Réunissez la cellule avec une voisine, ou utilisez moins de colonnes.
survey-finding-weighting-few-respondents-reason = Dans la cellule « { $cell } », seules { $respondents } personnes ont répondu.
survey-finding-weighting-few-respondents-remedy = Réunissez la cellule avec une voisine, à moins qu’elle ne doive rester seule.
survey-finding-weighting-large-factor-reason = Dans la cellule « { $cell } », les poids des répondants sont multipliés par { $factor }.
survey-finding-weighting-large-factor-remedy = Réunissez la cellule avec une voisine, ou cherchez pourquoi si peu ont répondu.
survey-finding-weighting-cells-merged-reason = De petites cellules ont été réunies : { $cells } cellules, de « { $first } » à « { $last } ».
survey-finding-weighting-cells-merged-remedy = Vérifiez que ces cellules peuvent se représenter l’une l’autre ; sinon, changez l’ordre des colonnes ou les règles.
survey-finding-weighting-not-an-answer-reason = La colonne des réponses ne vaut ni 0 ni 1 : { $rows } lignes.
survey-finding-weighting-not-an-answer-remedy = Codez 1 qui a répondu et 0 qui n’a pas répondu ; donnez le poids 0 à qui ne devait pas répondre.
survey-finding-weighting-small-propensities-reason = Probabilités de réponse inférieures au minimum permis, qui les a remplacées : { $rows } lignes.
survey-finding-weighting-small-propensities-remedy = Utilisez des classes de probabilités, ou moins de colonnes.
survey-finding-weighting-bounds-too-narrow-reason = La somme des poids est { $sum } ; les bornes permettent { $sides ->
    [at-most] { $sum-max } au plus.
    [at-least] { $sum-min } au moins.
   *[between] de { $sum-min } à { $sum-max }.
 }
survey-finding-weighting-bounds-too-narrow-remedy = Élargissez les bornes.
survey-finding-weighting-trimmed-reason = Poids tronqués : { $rows } lignes ; poids déplacé : { $weight }.
survey-finding-weighting-trimmed-remedy = Comparez les estimations avant et après ; si elles diffèrent beaucoup, tronquez moins.

survey-finding-small-area-synthetic-only-reason = Le domaine { $area } n’a pas d’estimation directe : la sienne vient du modèle seul.
survey-finding-small-area-synthetic-only-remedy = Publiez-la comme estimation par modèle, avec son erreur plus grande.
survey-finding-small-area-unusable-variance-reason = La variance d’échantillonnage du domaine { $area } est { $variance } ; son estimation directe n’a pas été utilisée.
survey-finding-small-area-unusable-variance-remedy = Lissez d’abord les variances d’échantillonnage entre domaines.
survey-finding-small-area-missing-covariate-reason = Il manque au domaine { $area } la variable auxiliaire « { $covariate } » ; il n’a pas d’estimation.
survey-finding-small-area-missing-covariate-remedy = Complétez la variable auxiliaire.
survey-finding-small-area-no-model-variance-reason = Les domaines ne diffèrent pas plus que leurs erreurs d’échantillonnage : toutes les estimations sont celles du modèle, et les erreurs sont sous-estimées.
survey-finding-small-area-no-model-variance-remedy = Vérifiez que les variances d’échantillonnage ne sont pas trop grandes ; cherchez des variables auxiliaires moins nombreuses et meilleures, ou publiez de plus grands domaines.
survey-finding-small-area-not-converged-reason = Après { $iterations } itérations, la variance du modèle changeait encore de { $change }.
survey-finding-small-area-not-converged-remedy = Permettez plus d’itérations, ou utilisez une autre méthode.
survey-finding-small-area-far-from-model-reason = L’estimation directe du domaine { $area } est à { $residual } écarts types du modèle.
survey-finding-small-area-far-from-model-remedy = Vérifiez l’estimation directe et les variables auxiliaires de ce domaine ; le modèle le rapproche des autres.
survey-finding-small-area-unusable-proportion-reason = La proportion { $proportion } du domaine { $area }, avec un échantillon effectif de { $effective-size }, est inutilisable.
survey-finding-small-area-unusable-proportion-remedy = Corrigez la proportion (de 0 à 1) ou la taille de l’échantillon.
survey-finding-small-area-large-shift-reason = L’étalonnage déplace le domaine { $area } de { $shift }, plus que son erreur de { $root-mse }.
survey-finding-small-area-large-shift-remedy = Le modèle et le chiffre national ne concordent pas : cherchez ce qui échappe aux variables auxiliaires.
survey-finding-small-area-not-in-fit-reason = Le domaine { $area } n’a pas servi au lissage des variances d’échantillonnage.
survey-finding-small-area-not-in-fit-remedy = Rien à faire si son échantillon est trop petit ; sinon, vérifiez sa variance.
survey-finding-small-area-smoothed-not-positive-reason = La variance lissée du domaine { $area } est { $variance }.
survey-finding-small-area-smoothed-not-positive-remedy = Utilisez une autre fonction pour les variances d’échantillonnage.

# What a model of a survey remarks about its data: the reason and the remedy of each kind.
model-finding-rows-with-missing-reason = { $rows ->
    [one] { $rows_text } ligne n’a pas de valeur dans « { $column } » et a été écartée.
   *[other] { $rows_text } lignes n’ont pas de valeur dans « { $column } » et ont été écartées.
 }
model-finding-rows-with-missing-remedy = Si les lignes écartées diffèrent des autres, imputez la valeur ou corrigez les poids de la non-réponse avant d’ajuster le modèle.
model-finding-unused-codes-reason = Aucune ligne retenue n’a ces codes de « { $column } » : { $codes }.
model-finding-unused-codes-remedy = Rien à faire si le domaine les exclut ; sinon, vérifiez les codes.
model-finding-reference-unused-reason = Aucune ligne retenue n’a le code « { $wanted } » de « { $column } » ; les autres sont comparés à « { $used } ».
model-finding-reference-unused-remedy = Choisissez une référence qui figure dans le domaine.
model-finding-one-code-reason = Toutes les lignes retenues ont le même code « { $code } » de « { $column } ».
model-finding-one-code-remedy = Retirez la colonne du modèle, ou élargissez le domaine.
model-finding-empty-column-reason = Aucune ligne ne réunit ce que demande { $column } ; ce terme a été écarté.
model-finding-empty-column-remedy = Regroupez les codes qui se rencontrent rarement, ou renoncez à l’interaction.
model-finding-collinear-column-reason = { $column } se déduit des colonnes qui le précèdent ; ce terme a été écarté.
model-finding-collinear-column-remedy = Gardez une seule des colonnes qui disent la même chose. Comptez les années à partir d’une année proche avant d’en prendre les puissances.
model-finding-one-outcome-reason = Toutes les lignes avec { $column } ont le même résultat : son coefficient n’a pas de valeur finie.
model-finding-one-outcome-remedy = Regroupez ce code avec un code voisin, ou publiez la part elle-même au lieu d’un rapport.
model-finding-separation-reason = Le résultat se déduit sans erreur de { $columns } : ces coefficients croissent sans fin, et ce qui est montré est le point où le calcul s’est arrêté.
model-finding-separation-remedy = N’utilisez pas ces coefficients. Regroupez des codes, ou retirez la colonne.
model-finding-not-converged-reason = { $iterations ->
    [one] L’estimation ne s’est pas stabilisée après { $iterations_text } étape.
   *[other] L’estimation ne s’est pas stabilisée après { $iterations_text } étapes.
 }
model-finding-not-converged-remedy = N’utilisez pas cet ajustement. Vérifiez l’échelle des nombres du modèle et retirez ce qui fait double emploi.
model-finding-fitted-at-limit-reason = { $rows ->
    [one] La valeur ajustée de { $rows_text } ligne se confond avec une borne de son domaine.
   *[other] Les valeurs ajustées de { $rows_text } lignes se confondent avec une borne de leur domaine.
 }
model-finding-fitted-at-limit-remedy = Cherchez une colonne qui décide du résultat à elle seule.
model-finding-replicates-left-out-reason = { $replicates ->
    [one] Le modèle n’a pas de solution dans { $replicates_text } réplique ; la variance est calculée sur les autres.
   *[other] Le modèle n’a pas de solution dans { $replicates_text } répliques ; la variance est calculée sur les autres.
 }
model-finding-replicates-left-out-remedy = Simplifiez le modèle, ou utilisez la variance par linéarisation.
model-finding-no-degrees-of-freedom-reason = Le modèle a autant de coefficients que le plan de sondage a de grappes disponibles (il reste { $freedom } degrés de liberté) : ni test ni intervalle.
model-finding-no-degrees-of-freedom-remedy = Utilisez moins de colonnes, ou un plan dont les grappes sont plus petites.
model-finding-empty-cells-reason = Aucune ligne de l’enquête n’est dans ces cases : { $cells }.
model-finding-empty-cells-remedy = Regroupez des lignes ou des colonnes du tableau avant de le tester.
model-finding-spells-without-duration-reason = { $rows ->
    [one] { $rows_text } épisode finit quand il commence, ou avant (ligne { $first }) ; il a été écarté.
   *[other] { $rows_text } épisodes finissent quand ils commencent, ou avant (le premier à la ligne { $first }) ; ils ont été écartés.
 }
model-finding-spells-without-duration-remedy = Corrigez les dates de ces épisodes.
model-finding-event-not-marked-reason = { $rows ->
    [one] { $rows_text } épisode porte une marque autre que 0 et 1 (ligne { $first }) ; il a été écarté.
   *[other] { $rows_text } épisodes portent une marque autre que 0 et 1 (le premier à la ligne { $first }) ; ils ont été écartés.
 }
model-finding-event-not-marked-remedy = Écrivez 1 quand l’épisode finit par l’événement, et 0 quand sa fin n’a pas été observée.
model-finding-no-events-reason = Aucun épisode ne finit par l’événement.
model-finding-no-events-remedy = Vérifiez la marque de l’événement, ou élargissez le domaine.
