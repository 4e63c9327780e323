# Équilibrages et autres méthodes de réconciliation sur des fichiers : ce que doit être une case, pourquoi rien n’est possible, ce qui vaut pour toute la réponse.
# $file, $line, $column et $value disent où se trouve quelque chose et quoi ; $wanted est un groupe de mots après « n’est pas ».
reconcile-ragged-reason = { $file }, ligne { $line } : { $cells ->
    [one] { $cells_text } case
   *[other] { $cells_text } cases
 } alors que la première ligne nomme { $columns ->
    [one] { $columns_text } colonne
   *[other] { $columns_text } colonnes
 } ; la ligne a été écartée.
reconcile-ragged-remedy = Corrigez la ligne ; un nombre a un point, et un texte qui contient un séparateur se met entre guillemets droits.
reconcile-no-text-reason = { $file }, la ligne { $line } n’est pas du texte en UTF-8 ; elle a été écartée.
reconcile-no-text-remedy = Enregistrez le fichier en UTF-8.
reconcile-no-text-header = la première ligne n’est pas du texte en UTF-8 ; enregistrez le fichier en UTF-8
reconcile-line-twice-reason = { $file }, ligne { $line }, « { $column } » : « { $value } » figure deux fois ; la ligne a été écartée.
reconcile-line-twice-remedy = Gardez la bonne ligne.
reconcile-unread-reason = { $file }, ligne { $line }, « { $column } » : « { $value } » n’est pas { $wanted } ; la case compte comme vide.
reconcile-unread-remedy = Corrigez la case.
reconcile-no-next-reason = { $file }, ligne { $line }, « { $column } » : « { $value } » n’est pas { $wanted }.
reconcile-no-next-remedy = Ajoutez les lignes intermédiaires, ou corrigez la période.
benchmark-problem-gap = une série n’a pas de trous ; corrigez ce qui est dit plus haut et relancez
raking-problem-no-cells = le fichier n’a pas de tableau de départ
raking-problem-too-large = le tableau a trop de combinaisons de catégories
raking-problem-margins = les totaux ne sont pas ceux du tableau
unroll-wanted-period = une telle année ou une partie d’elle : un mois, un trimestre, un quadrimestre ou un semestre

balance-wanted-cell = une case que nomment les affirmations ou les bornes
balance-wanted-cell-near = une case que nomment les affirmations ou les bornes ; la plus proche est « { $nearest } »
balance-wanted-unit = l’unité « { $unit } » qu’une ligne plus haut donne à cette case
balance-wanted-one-error = vide, et une autre colonne de la ligne le dit déjà
balance-wanted-correlation = une covariance ou une corrélation
balance-wanted-same = ce qu’une ligne plus haut dit de cette contrainte
balance-problem-constraints = de certaines lignes des contraintes, on ne sait pas à laquelle elles appartiennent, si bien qu’il peut manquer un terme à n’importe laquelle ; corrigez ce qui est dit plus haut et relancez
balance-problem-grade = il n’y a pas de note « { $grade } » ; il y a { $grades }
balance-problem-graded-twice = « { $source } » reçoit deux notes ; gardez un seul --grade
balance-problem-source = aucune ligne n’a la source « { $source } »
balance-problem-source-near = aucune ligne n’a la source « { $source } » ; la plus proche est « { $nearest } »
balance-no-source = une source sans nom
balance-account-name = { $period } : { $group }
balance-account-open-reason = En { $period }, il manque un stock au début ou à la fin du compte de ce groupe : { $group } ; ce n’est pas une contrainte.
balance-account-open-remedy = Nommez la case du stock, et donnez-lui une ligne dans les affirmations même si personne ne l’affirme.
balance-constraint-left-out-reason = La contrainte « { $constraint } » a été écartée : sans la ligne illisible, elle dirait autre chose.
balance-constraint-left-out-remedy = Corrigez la ligne.
balance-grade-idle-reason = Chaque chiffre de { $source } a une erreur ou une note à lui, si bien que la note de la source ne change rien.
balance-grade-idle-remedy = Laissez l’erreur vide dans les lignes pour lesquelles la note doit parler.
balancing-about = { $n ->
    [0] Rien ne contrôle rien : il n’est pas dit plus que le nécessaire.
    [one] χ² = { $chi } avec { $n_text } degré de liberté, p { $p }.
   *[other] χ² = { $chi } avec { $n_text } degrés de liberté, p { $p }.
 } { $what ->
    [none] Rien ne ressort.
   *[other] Ce qui s’accorde le moins avec le reste : { $what }, z = { $z } ; { $equals ->
        [0] rien d’autre ne s’accorde aussi mal
        [one] un autre s’accorde exactement aussi mal
       *[other] { $equals_text } autres s’accordent exactement aussi mal
    }.
 }
balancing-about-contradictory = Ce qui doit être respecté se contredit ; les constats disent où. On ne peut dire quel chiffre s’accorde le moins avec le reste.
pack-no-correlation = Autant d’erreurs ne peuvent pas avoir la corrélation { $what } ({ $where }) : elle est entre −1 et 1, et pour n erreurs qui vont toutes l’une contre l’autre pas au-dessous de −1/(n − 1).
balance-wanted-not-negative = zéro ou un nombre plus grand
balance-constraint-twice-reason = { $file }, ligne { $line } : « { $value } » figure une seconde fois dans la contrainte « { $constraint } » ; la ligne a été écartée.
balance-constraint-twice-remedy = Gardez la bonne ligne ; les coefficients d’une même case ne s’additionnent pas.
balance-exact-given-reason = Ligne { $line }, l’erreur du chiffre de { $source } pour { $cell } est donnée comme nulle : il a été tenu pour exact, et tous les autres ont dû s’y plier.
balance-exact-given-remedy = Rien à faire s’il ne peut pas être faux ; sinon, donnez à la ligne une erreur supérieure à zéro.
balance-exact-share-of-zero-reason = Ligne { $line }, l’erreur du chiffre de { $source } pour { $cell } est donnée en proportion (CV), et le chiffre est 0 : il a été tenu pour exact, et tous les autres ont dû s’y plier.
balance-exact-share-of-zero-remedy = Donnez à la ligne une erreur type (STD_ERROR) à la place de la proportion.
balance-exact-constraint-reason = L’erreur de la contrainte « { $constraint } » est donnée comme nulle : elle a été tenue pour exacte.
balance-exact-constraint-remedy = Laissez l’erreur vide si la contrainte vaut exactement ; sinon, donnez-lui une erreur supérieure à zéro.
balance-exact-contradictory-reason = Ceci ne peut pas valoir ensemble : { $members }, avec les chiffres tenus pour exacts : { $exact }. « { $left_out } » dit { $stated }, le reste dit { $implied } ; elle a été écartée.
balance-exact-contradictory-remedy = Donnez une erreur supérieure à zéro au chiffre qui peut être faux, ou corrigez ou assouplissez la contrainte.
balance-exact-figure = { $place } ({ $value })
balance-outside-bounds-reason = Ligne { $line }, le chiffre de { $source } pour { $cell } est { $value }, { $side ->
    [lower] au-dessous de la plus petite valeur
   *[upper] au-dessus de la plus grande valeur
 } que la case peut avoir ({ $bound }).
balance-outside-bounds-remedy = Corrigez le chiffre ; s’il peut être ainsi, élargissez les bornes de la case (--bounds), ou permettez des cases négatives (--signed).
balance-unlikely-reason = Les chiffres diffèrent bien plus que leurs erreurs ne le permettent (χ² = { $chi }, p { $p }). Ce qui s’accorde le moins avec le reste : { $what }, z = { $z } ; { $equals ->
    [0] rien d’autre ne s’accorde aussi mal
    [one] un autre s’accorde exactement aussi mal
   *[other] { $equals_text } autres s’accordent exactement aussi mal
 }.
balance-unlikely-remedy = Corrigez ce qui est faux, ou donnez de plus grandes erreurs ; ne publiez pas ces chiffres avant.
balance-far-reason = Un chiffre est trop loin de ce que tous les autres disent à sa place : { $what }, z = { $z }, alors qu’au-delà de { $limit } quelque chose est faux ; { $equals ->
    [0] rien d’autre ne s’accorde aussi mal
    [one] un autre s’accorde exactement aussi mal
   *[other] { $equals_text } autres s’accordent exactement aussi mal
 }.
balance-far-remedy = Cherchez ce qui est faux, ou donnez de plus grandes erreurs ; parmi des milliers de chiffres, quelques-uns sont aussi loin par hasard.
benchmark-about = Estimé par régression : ρ = { $rho }, σ² = { $variance } ; { $coefficients }.
benchmark-coefficient = { $name } = { $value } (erreur type { $error })
