# Chiffres conciliés : plans qui équilibrent, ce qui en sort, et ce qui changerait.
method-balance = Cherche les chiffres les plus proches de ce que disent les jeux publiés, chacun mesuré par son erreur, pour lesquels tout ce que demande le plan est vérifié.
step-inputs = Chiffres publiés
step-inputs-text = Ce sur quoi repose le nombre : les chiffres que le plan a réunis, chacun avec son propre chemin jusqu’à un fichier.
input-own = { $figure } (le dit directement)
input-tied = { $figure } (lié par le plan)
fact-constraint = Ce qui doit être vérifié

error-basis-published = erreur publiée
error-basis-source-grade = note de son jeu de données
error-basis-plan-grade = note dans le plan
error-basis-declared = erreur déclarée dans le plan
error-basis-drawn = erreur de ce dont il est calculé
error-basis-trial = note à l’essai

balance-head = Version { $number } de { $dataflow }, équilibrée par le plan { $plan } à partir de { $inputs }.
balance-input = { $dataflow }, publication { $number }
balance-estimate = { $value } (erreur type { $error })
balance-cells = Chiffres
balance-cell = { $cell } ({ $period }) : { $stated } selon les sources, { $balanced } après équilibrage ({ $adjustment })
balance-cell-unstated = { $cell } ({ $period }) : aucune source, { $balanced } après équilibrage
balance-cell-unknown = { $cell } ({ $period }) : rien ne le détermine
balance-share = { $source } : { $amount }
balance-share-soft = ce qui n’est vérifié qu’à peu près
balance-statements = Réponses des sources
balance-statement = { $statement }, sur { $cell } : { $stated } ({ $basis }) ; déplacé de { $adjustment }
balance-statement-left-out = { $statement }, sur { $cell } : laissé de côté
balance-basis-grade = { $basis }, { $grade }
balance-fit = face à tous les autres : { $difference } (erreur type { $error }), z = { $z }
balance-correlation = Les erreurs de { $statements } sont supposées liées (corrélation { $number }).
balance-independent = Les erreurs des différents chiffres sont supposées indépendantes les unes des autres. Un chiffre calculé à partir d’autres porte leurs erreurs.
balance-independent-others = Toutes les autres erreurs sont supposées indépendantes les unes des autres. Un chiffre calculé à partir d’autres porte leurs erreurs.
balance-constraints = Ce qui doit être vérifié
balance-constraint = { $name } : écart de { $before } avant, de { $after } après
balance-plausibility = { $n ->
    [0] Rien ne contrôle rien : il n’est pas dit plus que le nécessaire.
    [one] χ² = { $chi } avec { $n_text } degré de liberté, p { $p }.
   *[other] χ² = { $chi } avec { $n_text } degrés de liberté, p { $p }.
 }
balance-suspect = S’accorde le moins avec le reste : { $what }, z = { $z }.
balance-suspect-equals = { $n ->
    [one] { $n_text } autre s’accorde tout aussi mal : les chiffres seuls ne disent pas lequel est faux.
   *[other] { $n_text } autres s’accordent tout aussi mal : les chiffres seuls ne disent pas lequel est faux.
 }
balance-findings = Bon à savoir
balance-changes = Ce qui changerait
balance-change = { $cell } ({ $period }) : { $before } → { $after } ({ $difference })
balance-change-none = Rien ne changerait.
balance-change-none-drawn = { $statements } a été tiré d’autres réponses et porte leurs erreurs : essayez une note pour celles-ci.
balance-none = aucun
balance-facet = { $facet } ({ $relation })

refusal-input-not-public = « { $subject } » n’a pas de publication, et le plan en a besoin. Publiez-le d’abord.
refusal-input-withdrawn = « { $subject } » a été retiré : rien de nouveau ne peut en être fait. Publiez-le de nouveau, ou retirez-le du plan.
refusal-nothing-determined = Aucun chiffre de « { $subject } » ne reçoit de valeur. Le plan dit moins qu’il ne demande.
refusal-balance-contradicts = Les contraintes du plan de « { $subject } » ne peuvent être respectées ensemble : rien n’est construit. « marsad version build » et « marsad pack check » les nomment ; corrigez le plan.
refusal-not-balanced = « { $subject } » n’est pas fait par un plan qui équilibre.
refusal-unknown-statement = Le plan n’a ni réponse ni source « { $subject } ».
pack-unused = « { $what } » est donné et rien ne l’utilise ({ $where }).
pack-same-ends = Le pont mène de « { $what } » à lui-même ({ $where }) : nommez un autre chiffre à un bout, ou retirez le pont.
pack-empty-interval = L’intervalle n’a aucune largeur : { $what } ({ $where }). Écrivez une borne inférieure plus petite, nommez deux chiffres, ou dites qu’il n’y a pas d’intervalle.
pack-zero = « { $what } » est nul ou n’est pas un nombre ({ $where }) : écrivez un autre nombre, ou retirez-le.
pack-no-share = Une part est entre 0 et 1, ce que n’est pas { $what } ({ $where }) : écrivez-la comme une part de un, ou prenez un montant.
pack-no-figure = Aucun chiffre n’est connu pour { $what } ({ $where }) : corrigez la période ou les codes, ou ajoutez le chiffre.
pack-other-frequency = La période n’a pas la longueur que dit la périodicité : { $what } ({ $where }). Corrigez celle des deux qui est fausse.
pack-not-latest = Le chiffre est recommandé comme le plus récent, et « { $what } » l’est davantage ({ $where }) : recommandez celui-ci, ou nommez une autre règle.
pack-not-widest = Le chiffre est recommandé comme complet, et « { $what } » comprend davantage ({ $where }) : recommandez celui-ci, ou nommez une autre règle.
pack-not-official = Le chiffre est recommandé comme celui de l’institution que la loi en charge, et « { $what } » n’est pas une institution publique du pays ({ $where }) : recommandez un autre chiffre, ou nommez une autre règle.
pack-not-reconciled = Le chiffre est recommandé comme l’équilibre de tous les autres, et aucun plan d’équilibrage ne le produit ({ $where }) : recommandez le chiffre d’un tel plan, ou nommez une autre règle.
pack-mixed-interval = L’intervalle réunit des chiffres qui ne comptent pas la même chose à la même date : { $what } ({ $where }). Nommez des chiffres d’une seule définition et d’une seule date, ou laissez-le : les lecteurs en sont avertis.
pack-remarks = { $n ->
    [one] { $n_text } remarque ; le paquet peut servir
   *[other] { $n_text } remarques ; le paquet peut servir
 }
balance-rounding = Ce qui est publié est arrondi de sorte que tout ce qui doit tenir exactement tienne encore ; un chiffre publié peut s’écarter d’une unité du dernier chiffre de celui d’ici.
