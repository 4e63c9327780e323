# Ce qui peut clocher quand on met des chiffres en accord : la raison et le remède de chaque cas.
# $place est l’un des messages balancing-place ; $members est une liste de contraintes et de messages balancing-member.
# $source nomme qui le dit ; balancing-source y ajoute le nom du chiffre dans le plan.
balancing-source = { $dataflows } ({ $statements })
balancing-place-statement = le chiffre de { $source } pour { $cell }
balancing-place-cell = { $cell }
balancing-place-covariance = la covariance de { $first } et de { $second }
balancing-place-constraint = la contrainte « { $constraint } »
balancing-member-bound = { $side ->
    [lower] la valeur minimale de { $cell }
   *[upper] la valeur maximale de { $cell }
 }
balancing-member-fixed = la seule valeur que permettent les bornes de { $cell }
balancing-unknown-cell-reason = Une cellule qui n’est pas dans le problème est nommée ici : { $place } ; cet élément a été écarté.
balancing-unknown-cell-remedy = Ajoutez la cellule, ou corrigez son nom.
balancing-unknown-source-reason = { $source } n’a pas de note : on ignore de combien son chiffre pour { $cell } peut s’écarter ; il a été écarté.
balancing-unknown-source-remedy = Donnez une note à { $source }, ou une erreur type à son chiffre.
balancing-unknown-grade-reason = Le chiffre de { $source } pour { $cell } porte une note qui n’est pas dans la table ; il a été écarté.
balancing-unknown-grade-remedy = Ajoutez la note à la table, ou choisissez-en une autre.
balancing-not-finite-reason = On lit { $value } ici : { $place } ; ce n’est pas un nombre avec lequel calculer, et il a été écarté.
balancing-not-finite-remedy = Corrigez le nombre, ou ne le donnez pas s’il n’est pas connu.
balancing-negative-variance-reason = L’incertitude est inférieure à zéro ({ $value }) ici : { $place } ; cet élément a été écarté.
balancing-negative-variance-remedy = Donnez une erreur type ou une part supérieure à zéro.
balancing-zero-variance-reason = L’incertitude est nulle ici : { $place } ; la valeur a été tenue pour exacte, et toutes les autres ont dû s’y plier.
balancing-zero-variance-remedy = Donnez à la note une erreur type minimale, à moins que le chiffre ne puisse vraiment pas être faux.
balancing-exact-values-differ-reason = Plusieurs chiffres pour { $cell } sont tenus pour exacts et ne sont pas égaux ; tous ont été écartés.
balancing-exact-values-differ-remedy = Donnez une incertitude à ceux qui peuvent être faux.
balancing-stated-twice-reason = { $source } donne plusieurs valeurs pour { $cell } : { $values }. Aucune n’a été utilisée.
balancing-stated-twice-remedy = Gardez la bonne valeur ; si toutes sont justes, dites ce qui les distingue.
balancing-repeated-reason = { $source } donne plusieurs fois la même valeur pour { $cell } ; elle a été utilisée une fois.
balancing-repeated-remedy = Rien à faire ; une seule suffit.
balancing-empty-bounds-reason = La valeur minimale de { $cell } ({ $lower }) dépasse la valeur maximale ({ $upper }) ; aucune des deux n’a été utilisée.
balancing-empty-bounds-remedy = Corrigez les bornes.
balancing-exact-out-of-bounds-reason = La valeur { $value } de { $cell } est tenue pour exacte et se trouve hors de ses bornes.
balancing-exact-out-of-bounds-remedy = Corrigez la valeur ou les bornes, ou donnez une incertitude à la valeur.
balancing-unlike-units-reason = La contrainte « { $constraint } » additionne des unités différentes ({ $units }) ; elle a été écartée.
balancing-unlike-units-remedy = Employez des chiffres d’une même unité, ou dites que les coefficients convertissent.
balancing-empty-constraint-reason = Il ne reste aucune cellule dans la contrainte « { $constraint } » ; elle a été écartée.
balancing-empty-constraint-remedy = Vérifiez ses cellules : elles s’annulent peut-être.
balancing-unusable-covariance-reason = La covariance de { $first } et de { $second } est inutilisable : elle a déjà été donnée, ou l’une des deux cellules n’a pas de chiffre incertain.
balancing-unusable-covariance-remedy = Supprimez-la, ou donnez-la pour deux cellules différentes dont les chiffres ont une incertitude.
balancing-impossible-covariances-reason = Aucune erreur ne peut avoir les covariances données entre { $cells } ; elles ont été écartées.
balancing-impossible-covariances-remedy = Vérifiez les corrélations : chacune doit être entre −1 et 1, et toutes doivent être compatibles.
balancing-redundant-reason = Chacun de ces éléments découle des autres : { $members }.
balancing-redundant-remedy = Rien à faire ; le dernier n’était pas nécessaire.
balancing-contradictory-reason = Ces éléments ne peuvent pas tenir ensemble : { $members }. « { $left_out } » dit { $stated }, les autres disent { $implied } ; il a été écarté.
balancing-contradictory-remedy = Corrigez la contrainte fausse, ou rendez-la souple.
balancing-out-of-bounds-reason = { $members } : cela pousse { $cell } { $side ->
    [lower] au-dessous de sa valeur minimale
   *[upper] au-dessus de sa valeur maximale
 }, de { $gap } ; cette borne a été abandonnée.
balancing-out-of-bounds-remedy = Corrigez la contrainte ou la borne fausse.
balancing-undetermined-reason = Aucun chiffre et aucune contrainte ne dit ce que vaut { $cell } ; la cellule n’a pas de valeur.
balancing-undetermined-remedy = Trouvez un chiffre pour elle, ou une contrainte avec des cellules qui en ont un.
balancing-bounds-not-settled-reason = La recherche des cellules à leurs bornes s’est arrêtée trop tôt ; { $violated ->
    [one] { $violated_text } borne n’est pas respectée
   *[other] { $violated_text } bornes ne sont pas respectées
 }.
balancing-bounds-not-settled-remedy = Ne publiez pas ces chiffres ; équilibrez moins de tableaux à la fois.
balancing-errors-left-out-reason = Ces contraintes lient tant de cellules que les erreurs types demanderaient trop de temps ; { $without_error ->
    [one] { $without_error_text } cellule a une valeur sans erreur type
   *[other] { $without_error_text } cellules ont une valeur sans erreur type
 }.
balancing-errors-left-out-remedy = Équilibrez moins de tableaux à la fois, ou autorisez plus de calcul.
balancing-equations-unchecked-reason = Les contraintes sont trop nombreuses pour dire lesquelles découlent des autres ou les contredisent ; { $violated ->
    [0] toutes sont respectées
    [one] { $violated_text } d’entre elles n’est pas respectée
   *[other] { $violated_text } d’entre elles ne sont pas respectées
 }.
balancing-equations-unchecked-remedy = Si des contraintes ne sont pas respectées, ne publiez pas ces chiffres ; équilibrez moins de tableaux à la fois pour voir lesquelles se contredisent.
balancing-missing-value-reason = Le chiffre de { $source } pour { $cell } a besoin d’une valeur masquée ou non publiée, { $series } ; il a été écarté.
balancing-missing-value-remedy = Publiez ce qui manque, ou retirez le chiffre du plan.
balancing-not-computable-reason = Le chiffre de { $source } pour { $cell } divise par ce qui est ou peut être nul ; il a été écarté.
balancing-not-computable-remedy = Corrigez le calcul dans le plan.
balancing-ungraded-reason = Rien ne dit de combien le chiffre de { $source } pour { $cell } peut s’écarter ; il a été écarté.
balancing-ungraded-remedy = Donnez une note à son jeu de données, ou dans le plan une note ou une erreur type au chiffre ; s’il est tiré d’autres, à ceux-ci d’abord.
balancing-drawn-otherwise-reason = Le chiffre de { $source } pour { $cell } est { $stated }, et ce dont il serait tiré donne { $implied } : l’écart dépasse sa propre erreur.
balancing-drawn-otherwise-remedy = Vérifiez les facteurs et leurs signes ; s’ils sont justes, il n’a pas été tiré de ces chiffres.
balancing-unlike-definition-reason = On ignore si le chiffre de { $source } compte la même chose que { $cell } : { $facets }.
balancing-unlike-definition-remedy = S’il compte la même chose, complétez sa définition ou dites-le dans le plan ; sinon, les chiffres ne s’accordent que par-dessus cette différence.
account-does-not-close-reason = Pour { $period }, compte : { $group }. Il laisse un écart de { $residual } personnes, plus que les { $allowed } admises.
account-does-not-close-remedy = Cherchez un flux manquant ou compté selon une autre règle, ou déclarez un ajustement.
account-missing-reason = Pour { $period }, compte : { $group }. Un élément n’est pas connu : { $part }.
account-missing-remedy = { $implied ->
    [none] Trouvez le chiffre ; d’autres manquent aussi, on ne peut donc rien en dire.
   *[other] Trouvez le chiffre ; le compte serait équilibré avec { $implied }.
 }
account-not-finite-reason = Pour { $period }, compte : { $group }. Un élément n’est pas un nombre : { $part } ; il compte comme inconnu.
account-not-finite-remedy = Corrigez le chiffre.
account-negative-reason = Pour { $period }, compte : { $group }. Un élément vaut { $value } : { $part } ; un nombre de personnes n’est pas négatif.
account-negative-remedy = Vérifiez le signe, et si un solde ne tient pas la place d’un flux.
account-naturalisations-differ-reason = Pour { $period }, compte : { $group }. { $citizens } naturalisations y sont données, et { $foreigners } pour les étrangers nés au même endroit ; ce dernier nombre a été utilisé.
account-naturalisations-differ-remedy = Donnez un seul nombre pour les deux, sans signe : qui quitte les étrangers rejoint les nationaux nés au même endroit.
account-births-abroad-reason = Pour { $period }, compte : { $group }. { $value } naissances y sont données ; qui naît dans le pays n’est pas né à l’étranger.
account-births-abroad-remedy = Déplacez les naissances vers les personnes nées dans le pays.
account-uneven-series-reason = { $flows ->
    [one] { $flows_text } période de flux ne s’intercale pas
   *[other] { $flows_text } périodes de flux ne s’intercalent pas
 } entre { $stocks ->
    [one] { $stocks_text } stock
   *[other] { $stocks_text } stocks
 } ; seules les périodes qui ont leurs deux stocks ont été regardées.
account-uneven-series-remedy = Ajoutez le stock ou les flux qui manquent.
benchmark-not-finite-reason = Le chiffre de { $first } à { $last } n’est pas un nombre ; il a été écarté.
benchmark-not-finite-remedy = Corrigez-le, ou ne le donnez pas.
benchmark-out-of-range-reason = Le chiffre de { $first } à { $last } porte sur des périodes que la série n’a pas ; il a été écarté.
benchmark-out-of-range-remedy = Allongez la série, ou corrigez les périodes.
benchmark-overlap-reason = Le chiffre de { $first } à { $last } couvre des périodes qu’un autre couvre déjà ; il a été écarté.
benchmark-overlap-remedy = Gardez l’un des deux.
benchmark-zero-indicator-reason = L’indicateur est nul de { $first } à { $last } : rien ne peut être multiplié pour atteindre le chiffre, qui a été écarté.
benchmark-zero-indicator-remedy = Employez la forme additive, ou un autre indicateur.
benchmark-not-positive-reason = L’indicateur vaut { $value } en { $period } ; là où il est multiplié, zéro reste zéro et un mouvement négatif s’inverse.
benchmark-not-positive-remedy = Employez la forme additive, ou un indicateur partout positif.
benchmark-between-reason = Aucun chiffre ne couvre { $first } à { $last }, entre deux périodes couvertes ; les valeurs y relient seulement leurs voisines.
benchmark-between-remedy = Ajoutez le chiffre ; si un autre devait les couvrir, dites-le dans FROM.
benchmark-negative-value-reason = La valeur de { $period } est devenue { $value }, alors que rien de ce qui est donné n’est négatif.
benchmark-negative-value-remedy = Employez la forme proportionnelle, ou vérifiez les chiffres voisins.
benchmark-unbenchmarked-reason = Aucun chiffre ne couvre { $first } à { $last } ; les valeurs y prolongent seulement la série.
benchmark-unbenchmarked-remedy = Signalez-les comme estimations, et refaites le calcul à l’arrivée du chiffre.
benchmark-autocorrelation-at-edge-reason = La meilleure autocorrélation ({ $rho }) est au bord { $edge ->
    [lower] inférieur
   *[upper] supérieur
 } de ce qui a été cherché.
benchmark-autocorrelation-at-edge-remedy = { $edge ->
    [lower] Ce que les indicateurs n’expliquent pas ne passe pas d’une période à la suivante, mais est réparti également sur les périodes de chaque chiffre : voyez si cela laisse des marches entre les chiffres, et dans ce cas prenez la méthode de Denton.
   *[upper] Regardez les indicateurs : ils n’expliquent peut-être pas la tendance.
 }
benchmark-total-falls-reason = Le cumul depuis le début de l’année baisse de { $difference } en { $period }.
benchmark-total-falls-remedy = Demandez si un cumul antérieur a été corrigé ; si oui, corrigez-le ici aussi.
benchmark-year-began-before-reason = L’année de { $period } a commencé avant la série : son cumul ne peut pas être réparti.
benchmark-year-began-before-remedy = Commencez la série avec l’année, ou laissez le cumul.
benchmark-total-twice-reason = Il y a deux cumuls pour { $period } ; le premier a été utilisé.
benchmark-total-twice-remedy = Gardez le bon.
benchmark-total-not-finite-reason = Le cumul de { $period } n’est pas un nombre ; il a été écarté.
benchmark-total-not-finite-remedy = Corrigez-le, ou ne le donnez pas.
raking-unusable-seed-reason = Dans le tableau de départ, { $value } est négatif, n’est pas un nombre ou se trouve hors du tableau ; il a compté pour zéro.
raking-unusable-seed-remedy = Corrigez la valeur ou ses catégories.
raking-seed-twice-reason = { $categories } figure plus d’une fois dans le tableau de départ ; les valeurs ont été additionnées.
raking-seed-twice-remedy = Donnez chaque cellule une seule fois.
raking-unusable-total-reason = Le total { $value } de { $categories } est négatif ou n’est pas un nombre ; il n’a pas été ajusté.
raking-unusable-total-remedy = Corrigez le total.
raking-margins-differ-reason = Des marges se contredisent pour { $categories } : { $sums }. Aucun tableau ne convient à toutes.
raking-margin-sum = celles par { $dimensions } donnent { $sum }
raking-total-sum = le total général dit { $sum }
raking-margins-differ-remedy = Équilibrez d’abord les marges, ou décidez laquelle est juste.
raking-no-seed-reason = { $categories } devrait valoir { $total }, mais toutes ses cellules sont nulles dans le tableau de départ.
raking-no-seed-remedy = Mettez de petites valeurs dans les cellules possibles.
raking-not-met-reason = { $categories } devrait valoir { $total } et vaut { $sum }.
raking-not-met-remedy = Cherchez des marges qui se contredisent, ou des zéros qui ne laissent pas d’issue.
raking-further-not-met-reason = { $totals ->
    [one] { $totals_text } autre total n’est pas atteint ; son écart ne dépasse pas ceux qui précèdent
   *[other] { $totals_text } autres totaux ne sont pas atteints ; leurs écarts ne dépassent pas ceux qui précèdent
 }.
raking-further-not-met-remedy = Corrigez d’abord les plus grands écarts, puis relancez la commande.
