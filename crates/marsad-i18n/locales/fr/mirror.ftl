# Ce qui peut clocher dans les flux migratoires déclarés des deux côtés : la raison et le remède de chaque cas.
# $reporter compte les départs de $origin vers $destination ; $side vaut receiver ou sender.
mirror-report-outside-reason = Le chiffre { $value } de { $reporter } ({ $origin } vers { $destination }, { $period }) porte sur un pays ou une période absents du tableau ; il a été écarté.
mirror-report-outside-remedy = Ajoutez le pays ou la période au tableau, ou corrigez le chiffre.
mirror-report-within-country-reason = Ce qui est compté pour { $period } comme déplacements à l’intérieur de { $reporter } a été écarté : { $value }.
mirror-report-within-country-remedy = Transmettez les déplacements internes comme migration interne.
mirror-report-not-finite-reason = Le chiffre de { $reporter } pour { $origin } vers { $destination }, { $period }, n’est pas un nombre ; il a été écarté.
mirror-report-not-finite-remedy = Corrigez le chiffre, ou ne le transmettez pas s’il est inconnu.
mirror-report-negative-reason = { $reporter } déclare { $value } personnes de { $origin } vers { $destination } en { $period } ; un nombre de personnes ne peut être négatif, le chiffre a été écarté.
mirror-report-negative-remedy = Transmettez les flux eux-mêmes, et non le solde migratoire.
mirror-report-repeated-reason = { $reporter } donne deux chiffres pour { $origin } vers { $destination } en { $period } : { $kept } a été retenu, { $value } a été écarté.
mirror-report-repeated-remedy = Gardez le chiffre exact ; si les deux le sont, dites ce qui les distingue.
mirror-report-by-other-rule-reason = { $reporter } donne des chiffres selon des règles de durée différentes pour { $origin } vers { $destination } en { $period }, alors qu’un flux n’a ici qu’un chiffre de chaque côté : { $kept } selon « { $rule } » a été retenu, { $value } selon « { $other } » a été écarté. On retient le chiffre établi selon la règle de l’autre côté, sinon le premier.
mirror-report-by-other-rule-remedy = Les deux peuvent être exacts. Pour employer l’autre chiffre, mettez-le seul dans un fichier ; `marsad reconcile flows` emploie les deux.
mirror-one-sided-reason = { $country } ne déclare pas, comme { $side ->
    [receiver] pays d’arrivée
   *[sender] pays de départ
 }, { $pairs ->
    [one] { $pairs_text } flux que déclare son partenaire
   *[other] { $pairs_text } flux que déclarent ses partenaires
 }.
mirror-one-sided-remedy = Demandez ses chiffres à { $country } ; un flux non déclaré n’est pas un flux nul.
mirror-unlike-duration-rules-reason = Pour { $pairs ->
    [one] { $pairs_text } flux
   *[other] { $pairs_text } flux
 }, dont le premier est { $origin } vers { $destination } en { $period }, le pays d’arrivée compte selon « { $receiver } » et le pays de départ selon « { $sender } » : une partie de l’écart tient à la définition.
mirror-unlike-duration-rules-remedy = Convertissez l’un des chiffres à l’autre règle de durée avant de lire l’écart comme une erreur.
mirror-duration-rule-not-stated-reason = Pour { $pairs ->
    [one] { $pairs_text } flux
   *[other] { $pairs_text } flux
 }, dont le premier est { $origin } vers { $destination } en { $period }, un côté au moins ne dit pas sa règle de durée.
mirror-duration-rule-not-stated-remedy = Demandez à partir de quel séjour une personne est comptée, et saisissez la règle avec les chiffres.
mirror-zero-without-ratio-reason = Pour { $pairs ->
    [one] { $pairs_text } flux
   *[other] { $pairs_text } flux
 }, dont le premier est { $origin } vers { $destination } en { $period }, un côté ne compte personne : il n’y a pas de rapport.
mirror-zero-without-ratio-remedy = Vérifiez que zéro veut dire personne, et non « inconnu » ; lisez plutôt l’asymétrie.
mirror-spell-unusable-reason = Le séjour numéro { $number } a une durée ({ $months_text } mois), une entrée en observation ({ $entry } mois) ou un poids ({ $weight }) impossibles ; il a été écarté.
mirror-spell-unusable-remedy = Corrigez les dates et le poids de ce séjour dans le fichier de l’enquête.
mirror-nobody-at-risk-reason = { $again ->
    [never] À partir de { $months_text } mois après l’arrivée
   *[other] De { $months_text } à { $again } mois après l’arrivée
 }, aucun séjour n’a été observé : la part de ceux qui restent assez longtemps est inconnue.
mirror-nobody-at-risk-remedy = { $again ->
    [never] Choisissez une règle plus courte, ou une enquête qui suit les séjours plus longtemps.
   *[other] Convertissez à partir d’une règle de { $again } mois ou plus, ou prenez une enquête qui observe les séjours sans lacune dès l’arrivée.
 }
mirror-few-at-risk-reason = À { $months_text } mois après l’arrivée, la part ne repose que sur { $effective } séjours, une fois pondérés.
mirror-few-at-risk-remedy = Regroupez des années ou des pays, et publiez le chiffre avec son intervalle.
mirror-every-spell-ended-reason = Tous les séjours observés ont pris fin à { $months_text } mois après l’arrivée : la part est nulle et son erreur inconnue.
mirror-every-spell-ended-remedy = Utilisez davantage de séjours ; sans eux, rien ne se convertit depuis la règle la plus longue.
mirror-rule-without-months-reason = La règle « { $rule } » n’est pas une durée : les longueurs de séjour ne peuvent la convertir.
mirror-rule-without-months-remedy = Convertissez entre des règles en mois, ou déclarez la part avec son auteur et son fondement.
mirror-flow-unusable-reason = Un flux de { $value } avec une erreur type de { $error } ne se convertit pas : ni l’un ni l’autre ne peut être négatif.
mirror-flow-unusable-remedy = Corrigez le flux ou son erreur type.
mirror-not-connected-reason = Les chiffres { $side ->
    [receiver] d’immigration
   *[sender] d’émigration
 } de { $country } n’ont pas de facteur de correction : aucun flux déclaré des deux côtés ne les relie à la référence.
mirror-not-connected-remedy = Procurez-vous le côté manquant de flux avec un pays relié, ou fixez aussi ce facteur.
mirror-rule-changes-reason = { $country } compte son { $side ->
    [receiver] immigration
   *[sender] émigration
 } selon « { $first } » et selon « { $other } », mais n’a qu’un facteur de correction pour les deux.
mirror-rule-changes-remedy = Estimez séparément les périodes de chaque règle.
mirror-nobody-on-both-sides-reason = Aucun des deux côtés ne compte personne pour { $pairs ->
    [one] { $pairs_text } flux
   *[other] { $pairs_text } flux
 }, dont le premier est { $origin } vers { $destination } en { $period } ; ces flux ne disent rien des facteurs de correction et ont été écartés.
mirror-nobody-on-both-sides-remedy = Rien à faire si zéro veut dire personne ; sinon, marquez les chiffres comme manquants.
mirror-zero-excluded-reason = { $reporter } ne compte personne de { $origin } vers { $destination } en { $period } ; zéro n’a pas de logarithme, le chiffre a été écarté, comme déclaré.
mirror-zero-excluded-remedy = Vérifiez que zéro veut dire personne ; choisissez un remplacement si ces flux importent.
mirror-zero-replaced-reason = { $reporter } ne compte personne de { $origin } vers { $destination } en { $period } ; zéro n’a pas de logarithme, { $by } en tient lieu, comme déclaré.
mirror-zero-replaced-remedy = Vérifiez que zéro veut dire personne, et qu’un autre remplacement ne change pas le résultat.
mirror-system-unknown-reason = Le chiffre { $value } de { $reporter } ({ $origin } vers { $destination }, { $period }) renvoie au système de mesure { $system }, qui n’est pas décrit ; il a été écarté.
mirror-system-unknown-remedy = Décrivez le système et ses classes, ou nommez-en un autre.
mirror-covariate-not-finite-reason = « { $covariate } » est inconnu pour { $origin } vers { $destination } en { $period } ; le flux et ses déclarations ont été écartés.
mirror-covariate-not-finite-remedy = Complétez la valeur, ou retirez « { $covariate } » du modèle.
mirror-class-mixes-rules-reason = Des déclarations selon « { $first } » et selon « { $other } » sont dans une même classe de durée ({ $class }) et corrigées de la même façon.
mirror-class-mixes-rules-remedy = Donnez à chaque règle sa propre classe.
mirror-prior-flat-reason = Ce que l’on croit de { $parameter } est si vague (écart type { $deviation } du logarithme) que le niveau des flux n’est guère connu.
mirror-prior-flat-remedy = Demandez à des experts, à un registre apparié ou à une enquête une idée plus précise.
mirror-model-alone-reason = Personne ne déclare { $flows ->
    [one] { $flows_text } flux
   *[other] { $flows_text } flux
 }, dont le premier est { $origin } vers { $destination } en { $period } ; { $flows ->
    [one] son estimation repose
   *[other] leurs estimations reposent
 } sur le seul modèle.
mirror-model-alone-remedy = Montrez ces estimations à part, avec leurs intervalles.
mirror-parameter-not-converged-reason = Les chaînes ne s’accordent pas sur { $parameter } : R-hat { $rhat }, taille efficace { $effective }.
mirror-parameter-not-converged-remedy = Tirez plus longtemps ; si cela ne suffit pas, précisez les croyances ou simplifiez le modèle.
mirror-flows-not-converged-reason = Les chaînes ne s’accordent pas sur { $flows ->
    [one] { $flows_text } flux
   *[other] { $flows_text } flux
 }, le pire étant { $origin } vers { $destination } en { $period } : R-hat { $rhat }, plus petite taille efficace { $effective }.
mirror-flows-not-converged-remedy = Tirez plus longtemps, et ne publiez pas ces flux avant que les chaînes s’accordent.
