# Refus dont les mots en ligne de commande nomment une commande : sur une page, ils disent quoi y choisir.
web-refusal-unknown-agreement = Il n’y a pas de convention « { $subject } » pour vous. Choisissez-en une sous « Conventions ».
web-refusal-unknown-submission = Il n’y a pas d’envoi « { $subject } » que vous puissiez lire. Choisissez-en un sous « Envois ».
web-refusal-one-time-password = Le mot de passe de « { $subject } » a été fait par le système. Connectez-vous encore une fois avec lui : la page suivante vous demandera le vôtre.
web-refusal-unknown-question = Il n’y a pas de question { $subject }. Choisissez-en une sous « Questions ».
web-refusal-unknown-study = Il n’y a pas d’étude « { $subject } ». Choisissez-en une sous « Études ».
web-refusal-unknown-variable = Il n’y a pas de variable { $subject }. Choisissez-en une sur la page de l’étude.
web-refusal-study-without-file = Rien n’a encore été reçu ni produit pour « { $subject } ». L’observatoire l’ajoutera.
web-refusal-restricted-study = Les enregistrements de « { $subject } » sont ceux de personnes réelles et ne sont pas montrés ici. Construisez plutôt un tableau protégé.
web-refusal-not-numeric = « { $subject } » ne contient pas de nombres. Demandez plutôt la part d’une catégorie.
web-refusal-not-addable = La somme de « { $subject } » ne dit rien : des années, ou des nombres qui sont des noms, ne s’additionnent pas. Demandez sa moyenne ou sa médiane.
web-refusal-balance-contradicts = Les contraintes du plan de « { $subject } » ne peuvent être respectées ensemble : rien n’est construit. Un méthodologue corrige le plan ; proposez ensuite de nouveau.
# Les constats dont le texte en ligne de commande nomme une option.
web-design-finding-many-margins-remedy = Prenez ces erreurs pour des bornes inférieures, ou croisez par moins de variables.
web-design-finding-replicates-without-margins-remedy = Ôtez les réplicats du plan de sondage de l’étude : les erreurs par linéarisation connaissent les marges. Ou recevez des poids de réplication calés un à un.
web-design-finding-heavy-row-remedy = Regardez le poids de cette ligne : il est faux, ou il faut le tronquer avant de recevoir les enregistrements. Tel quel, les estimations sont presque celles de cette ligne, et leurs erreurs disent peu.
web-design-finding-replicate-scale-assumed-remedy = Comparez-le à la documentation de l’enquête ; un autre s’écrit dans le plan de sondage de l’étude.
web-design-finding-two-phase-method-remedy = { $method ->
    [full] Elle vaut pour quatre degrés au plus dans les deux phases, avec un tirage aléatoire simple dans les strates.
   *[approximate] Si le plan de sondage de l’étude nomme la méthode complète, elle vient des probabilités conjointes, pour quatre degrés au plus dans les deux phases.
 }
