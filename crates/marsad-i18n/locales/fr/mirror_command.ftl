# Les commandes de statistiques miroir sur un fichier : ce que doit être une case, pourquoi rien n’est possible, ce qui vaut pour toute la réponse.
# $file, $line, $column et $value disent où se trouve quelque chose et quoi ; $wanted est un groupe de mots après « n’est pas ».
reconcile-left-out-reason = { $file }, ligne { $line }, « { $column } » : « { $value } » n’est pas { $wanted } ; la ligne a été écartée.
reconcile-left-out-remedy = Corrigez la case.
reconcile-wanted-name = un nom ; la case ne doit pas être vide
reconcile-wanted-day = un jour tel que 2023-05-31, ou un mois tel que 2023-05 pour son premier jour
duration-wanted-seen = un jour, et ni SEEN ni --seen ne disent quand le séjour a été vu pour la dernière fois
duration-wanted-order = un jour qui convient : le séjour finirait avant de commencer

mirror-problem-too-many-places = { $countries } pays sur { $periods } périodes dépassent les { $places_max } places qu’un tableau peut avoir
mirror-problem-no-benchmark = aucun facteur n’est fixé ; donnez-en un par --fix
mirror-problem-factor-range = un facteur est un nombre supérieur à zéro, et « { $value } » n’en est pas un ; corrigez-le dans --fix
mirror-problem-factor-twice = le même facteur de { $country } est fixé deux fois ; gardez un seul --fix
mirror-problem-country = aucun pays du fichier ne s’appelle « { $country } »
mirror-problem-country-near = aucun pays du fichier ne s’appelle « { $country } » ; le plus proche est « { $nearest } »
mirror-problem-prior = ce que l’on croit ici n’est pas une loi : { $parameter }, où l’on arrive à « { $value } » là où il faut un nombre dans son domaine ; un intervalle va du plus petit au plus grand nombre, et les parts, facteurs et dispersions sont supérieurs à zéro
mirror-problem-setting = le réglage « { $setting } » ne peut pas être « { $value } »
mirror-problem-nothing = le fichier n’a aucun flux entre deux pays dont les covariables soient connues
mirror-problem-precision = les nombres sont trop éloignés les uns des autres pour que les équations puissent être résolues

factors-about = { $estimated ->
    [one] { $estimated_text } facteur estimé
   *[other] { $estimated_text } facteurs estimés
 } d’après { $terms ->
    [one] { $terms_text } flux déclaré
   *[other] { $terms_text } flux déclarés
 } des deux côtés ; somme des carrés { $squares }.

flows-about = { $chains ->
    [one] { $chains_text } chaîne
   *[other] { $chains_text } chaînes
 } de { $draws ->
    [one] { $draws_text } tirage
   *[other] { $draws_text } tirages
 }, graine { $seed } ; plus grand R-hat { $rhat }, plus petite taille efficace { $effective }.
flows-wanted-once = un nom dont rien n’a été dit plus haut ; de la règle voulue ({ $rule }), il n’y a rien à dire
flows-problem-no-belief = rien n’est dit de ce que l’on croit de « { $what } » ; ajoutez une ligne aux croyances
flows-no-belief-reason = Rien n’est dit de ce que l’on croit de { $kind ->
    [duration] la règle de durée
    [coverage] la couverture
   *[accuracy] l’exactitude
 } « { $name } » ; { $reports ->
    [one] { $reports_text } déclaration dans { $file } (ligne { $line }) a été écartée
   *[other] { $reports_text } déclarations dans { $file } (la première à la ligne { $line }) ont été écartées
 }.
flows-no-belief-remedy = Ajoutez une ligne à son sujet aux croyances, ou corrigez son nom.
flows-covariates-twice-reason = { $file }, ligne { $line } : une autre ligne parle de { $origin } vers { $destination } pour la même période ; la première a été utilisée.
flows-covariates-twice-remedy = Gardez la bonne ligne.
flows-parameter-intercept = la taille d’un flux sans effets
flows-parameter-covariate = l’effet de « { $name } »
flows-parameter-origin = l’effet de { $name } comme origine
flows-parameter-destination = l’effet de { $name } comme destination
flows-parameter-duration = la règle de durée « { $name } »
flows-parameter-coverage = la couverture « { $name } »
flows-parameter-accuracy = l’exactitude « { $name } »
flows-parameter-flow-precision = la dispersion des flux
flows-parameter-origin-precision = la dispersion des origines
flows-parameter-destination-precision = la dispersion des destinations

# Noms des colonnes, des pays et des périodes d’un fichier, et quantités.
reconcile-column-twice-reason = { $file } a deux colonnes appelées « { $column } » ; la première a été lue.
reconcile-column-twice-remedy = Donnez à chaque colonne son propre nom, ou retirez-en une.
reconcile-wanted-amount = un nombre d’au plus 15 chiffres avant le point
reconcile-in-line = { $what } ({ $file }, ligne { $line })
reconcile-names-alike-reason = { $file } : { $names } ne diffèrent que par les majuscules ; ils comptent comme des pays différents.
reconcile-names-alike-remedy = Écrivez un pays d’une seule façon.
reconcile-periods-overlap-reason = { $file } : les périodes { $first } et { $second } ont des jours communs ; un départ peut compter dans les deux, et deux fois dans une somme.
reconcile-periods-overlap-remedy = Gardez des périodes qui ne se recouvrent pas, ou traitez-les séparément.
duration-said-twice-reason = { $file } : { $stays ->
    [one] { $stays_text } séjour est donné
   *[other] { $stays_text } séjours sont donnés
 } à la fois par FROM et TO et par MONTHS et ENDED ; la durée a été utilisée.
duration-said-twice-remedy = Gardez l’un des deux.
benchmark-not-used-reason = { $n ->
    [one] { $what } ne sert qu’à la régression (--method chow-lin) et n’a pas été utilisé.
   *[other] { $what } ne servent qu’à la régression (--method chow-lin) et n’ont pas été utilisés.
 }
benchmark-not-used-remedy = Choisissez la régression, ou retirez-les.
benchmark-no-from-reason = Aucune ligne ne dit FROM : { $figures ->
    [one] { $figures_text } chiffre de TOTAL a été pris pour sa seule période
   *[other] { $figures_text } chiffres de TOTAL ont été pris chacun pour sa seule période
 }, et { $periods ->
    [one] { $periods_text } période n’en a pas
   *[other] { $periods_text } périodes n’en ont pas
 }.
benchmark-no-from-remedy = Si un chiffre porte sur plusieurs périodes, comme une année de trimestres, nommez la première dans FROM.
account-nothing-closed-reason = { $file } n’a pas deux effectifs qui se suivent ; aucun compte n’a été fait.
account-nothing-closed-remedy = Donnez l’effectif au début d’une période et celui de la suivante.
raking-total-missing-reason = Aucune ligne ne donne le total de { $categories } ; rien n’y a été ajusté.
raking-total-missing-remedy = Ajoutez le total, ou retirez tous les totaux de ce genre.
flows-problem-beliefs = un modèle a besoin de chacune de ses croyances ; corrigez les lignes signalées plus haut
flows-problem-no-reports = aucun chiffre déclaré n’est utilisable, et les flux reposeraient sur les seules croyances
flows-mean-unsteady-reason = La moyenne de { $flows ->
    [one] { $flows_text } flux
   *[other] { $flows_text } flux
 }, le premier de { $origin } vers { $destination } en { $period }, dépasse cent fois la médiane : quelques tirages la font.
flows-mean-unsteady-remedy = Lisez la médiane, et resserrez les croyances sur les dispersions et les précisions.
