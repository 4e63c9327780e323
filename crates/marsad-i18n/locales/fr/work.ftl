# The work of production, on the command line.
refusal-not-your-role = Le rôle de « { $subject } » ne le permet pas. Adressez-vous à une personne dont le rôle le permet.
refusal-not-your-institution = L’accord « { $subject } » appartient à une autre institution. Envoyez sous un accord de la vôtre.
refusal-second-person = « { $subject } » y a pris part : une seconde personne doit le faire.
refusal-unknown-agreement = Il n’y a pas d’accord « { $subject } ». La commande « marsad pack agreements » les liste.
refusal-unknown-dataflow = Il n’y a pas de jeu de données « { $subject } ».
refusal-profile-without-dataflow = Le profil « { $subject } » ne nomme aucun jeu de données, car plusieurs accords peuvent le partager. Écrivez-y dataflow = "…", ou vérifiez le fichier sous son accord.
refusal-unknown-submission = Il n’y a pas d’envoi « { $subject } ». La commande « marsad submission list » les liste.
refusal-unknown-version = Il n’y a pas de version « { $subject } ».
refusal-unknown-release = Il n’y a pas de publication « { $subject } ».
refusal-wrong-credentials = Le compte « { $subject } » et ce mot de passe ne vont pas ensemble.
refusal-one-time-password = Le mot de passe de « { $subject } » a été fait par le système. Choisissez d’abord le vôtre : marsad account password { $subject }
refusal-passwords-differ = Les deux saisies pour « { $subject } » ne sont pas les mêmes. Rien n’a été changé.
refusal-weak-password = Le nouveau mot de passe de « { $subject } » doit être différent, avoir au moins 12 caractères, dont six différents, et n’être ni le nom du compte ni un mot qu’on devine d’abord. Une phrase suffit.
refusal-account-exists = Il y a déjà un compte « { $subject } ».
refusal-wrong-state = Impossible à présent : { $subject }.
refusal-reason-missing = Il manque un motif pour « { $subject } ». Donnez-en un dans chaque langue où il sera lu.
refusal-no-longer-accepted = L’envoi « { $subject } » n’est plus accepté. Construisez une nouvelle version sans lui.
refusal-nothing-accepted = Aucun envoi accepté n’alimente « { $subject } ». Acceptez-en un d’abord.
refusal-already-approved = « { $subject } » a déjà été approuvé.
refusal-nothing-public = « { $subject } » n’a pas de publication à retirer.
refusal-outdated = Une publication plus récente a pris la place de « { $subject } ». Proposez-la de nouveau.
refusal-unknown-observation = La publication n’a ni cette série ni cette période : « { $subject } ».
refusal-wrong-question = La question n’a pas de réponse : { $subject }.
refusal-unknown-question = Il n’y a pas de question { $subject }. La commande « marsad figure » les énumère.
refusal-unknown-contradiction = Il n’y a pas de contradiction { $subject } dans le registre.
refusal-resolved-by-comparison = C’est la comparaison de ce qui est public qui constate qu’une contradiction est résolue : tant que les nombres diffèrent, consignez qu’elle est expliquée ou acceptée ; une fois l’un d’eux corrigé, comparez tout ce qui est public.

pack-missing-file = Le fichier manque.
pack-unreadable = Illisible à { $where } : { $detail }.
pack-duplicate = « { $what } » figure deux fois.
pack-dangling = « { $what } » n’existe pas ({ $where }).{ $nearest }
pack-missing = Il manque « { $what } » ({ $where }).
pack-cycle = « { $what } » est au-dessus de lui-même.
pack-blank-text = Un texte est vide à la ligne { $where } : { $detail }.
pack-nearest = {" "}Au plus proche : { $nearest }.
pack-whole = Le paquet est complet : { $dataflows }, { $codelists } listes de codes, { $providers } institutions.
pack-problems = { $n ->
    [one] { $n_text } problème
   *[other] { $n_text } problèmes
 }
pack-diff-same = Les codes, les groupes et les composantes sont les mêmes de part et d’autre.
pack-diff-open = { $n ->
    [one] { $n_text } code à faire correspondre par une personne
   *[other] { $n_text } codes à faire correspondre par une personne
 }
code-change-same = inchangé
code-change-renamed = nom modifié
code-change-recoded = autre code
code-change-split = scindé
code-change-merged = réuni à d’autres
code-change-reused = autre sens
code-change-vanished = disparu
code-change-new = nouveau
code-fact-parent = sous un autre code
code-fact-group = dans d’autres groupes
code-fact-word = autres mots qui le désignent

check-fine = Rien à redire à { $file } : { $observations }.
check-wrong = { $file } : { $observations }, { $findings }.

demo-start = Marsad montre la chose même : les fichiers des institutions passent par chaque étape.
demo-step-receive = { $file } reçu de { $provider } sous l’accord { $agreement } : { $submission }
demo-step-validate = lu et vérifié : { $observations }, { $findings }
demo-step-decide = accepté par { $person }
demo-step-build = version { $version } de { $dataflow } construite : { $observations }
demo-step-protect = protégée et proposée comme publication { $release } : { $hidden }
demo-step-approve = approuvée par { $person } : publique
demo-accounts = Les comptes et leurs mots de passe à usage unique, montrés maintenant seulement :
demo-accounts-known = Les comptes ont été faits auparavant ; leurs mots de passe ne sont plus montrés. Un administrateur en donne un nouveau : marsad account reset COMPTE --as ADMINISTRATEUR
demo-ready = Prêt dans { $folder }.
demo-no-fonts = Construit sans sa propre police : les pages emploient celles du système du lecteur, les accusés de réception n’existent pas en PDF et les liens partagés ne montrent pas d’image. Lancez `cargo xtask fonts`, puis reconstruisez.
demo-another-country = { $folder } appartient au paquet « { $country } ». Choisissez un autre dossier avec --data.
serve-listening = Marsad est à { $url }
serve-pages = Pages : { $ar } · { $fr } · { $en }
serve-api = SDMX : { $url }
serve-stop = Ctrl-C pour arrêter.
serve-stopped = Arrêté.
serve-no-data = Il n’y a rien dans { $folder }. Commencez par « marsad init --data { $folder } » ou « marsad demo ».

init-done = { $folder } contient le paquet « { $pack } » et un catalogue vide. L’administrateur est « { $account } » ; mot de passe à usage unique : { $password }
init-known = { $folder } sert déjà ; rien n’a été changé.
account-created = Compte « { $account } » fait ; mot de passe à usage unique, montré maintenant seulement : { $password }
account-reset = Le compte « { $account } » a un nouveau mot de passe à usage unique, montré maintenant seulement : { $password }
account-password-set = Le mot de passe de « { $account } » a été changé.
account-password-prompt = Mot de passe de { $account } :
account-password-new = Nouveau mot de passe :
account-password-again = Le même encore une fois :
submit-received = Reçu : { $submission }
submit-known = Déjà reçu : { $submission }
submission-checked = { $submission } : { $observations }, { $findings }
submission-accepted = { $submission } accepté.
submission-returned = { $submission } renvoyé.
version-built = Version { $number } de { $dataflow } : { $observations }
version-unchanged = Rien de nouveau : la version { $number } de { $dataflow } est faite des mêmes données ({ $observations })
release-proposed = Publication { $number } de { $dataflow } proposée : { $hidden }
release-unchanged = Rien n’a été proposé : la publication { $number } de { $dataflow } dit déjà la même chose ({ $hidden })
release-approved = Publication { $number } de { $dataflow } approuvée, publique à partir du { $moment }
release-withdrawing = Retrait de { $dataflow } proposé comme publication { $number } ; une seconde personne doit l’approuver.
verify-progress = vérification de { $subject }
verify-fine = Tout est comme c’était. Envois : { $submissions } · versions : { $versions } · publications : { $releases } · lignes d’audit : { $audit }
verify-problems = { $n ->
    [one] Une chose n’est plus comme elle était.
   *[other] { $n_text } choses ne sont plus comme elles étaient.
 }
verify-orphans = { $n ->
    [one] Un fichier que rien ne nomme, laissé par un travail interrompu ; sans danger.
   *[other] { $n_text } fichiers que rien ne nomme, laissés par un travail interrompu ; sans danger.
 }
verify-audit-gap = Il manque une ligne à la piste d’audit avant le numéro { $number }.
verify-audit-broken = La ligne { $number } de la piste d’audit a été modifiée.
verify-audit-head = Un reçu a été signé sur la ligne { $number } de la piste d’audit, et la piste ne contient plus cette ligne : { $row }.
verify-audit-cut = La fin de la piste d’audit a été coupée : la ligne { $number } a été écrite et n’y est plus.
verify-audit-index = { $records ->
    [one] Ce que la ligne { $number } de la piste d’audit a écrit n’est plus dans l’index tel qu’il était.
   *[other] Ce que { $records_text } lignes de la piste d’audit ont écrit n’est plus dans l’index tel qu’il était ; la première est { $number }.
 }
verify-audit-adopted = La ligne { $number } de la piste d’audit a repris des sessions et des liens que personne n’avait consignés, là où il ne peut y en avoir eu d’ouverts à l’insu de la piste.
verify-audit-migrated = La ligne { $number } de la piste d’audit dit de nouveau que la structure « { $name } » du catalogue a été faite : elle avait été supprimée de la table des migrations.
verify-not-migrated = Le catalogue a été fait par un programme plus ancien : il a { $found } structures sur { $known }. La vérification ne change rien et n’en fait donc aucune ; la prochaine commande qui travaille sur le catalogue les fera.
verify-migrations-forgotten = Le catalogue dit avoir { $found } structures, et sa piste d’audit qu’il en avait davantage : des lignes ont été supprimées de la table des migrations. Travailler maintenant sur le catalogue les ferait refaire ; cherchez d’abord qui a pu écrire dans la base.
verify-row-changed = La ligne « { $row } » n’est pas telle que la piste d’audit la dit écrite.
verify-row-lost = La ligne « { $row } » a disparu du catalogue.
verify-row-unrecorded = La ligne « { $row } » a été écrite à l’insu de la piste d’audit.
verify-lost-catalog = Le lac contient des fichiers et le catalogue ne sait rien : le catalogue est perdu. Restaurez-le d’une sauvegarde.
verify-missing-file = Le fichier { $address } a disparu. Restaurez-le d’une sauvegarde.
verify-changed-file = Le fichier { $address } a été modifié. Restaurez-le d’une sauvegarde.
verify-irreproducible = Refaire « { $subject } » donne un autre tableau.
verify-uncheckable = « { $subject } » ne peut être vérifié : { $detail }.
error-unexpected = Échec : { $detail }
format-no-csv = Cette commande répond en lignes ou en JSON, et non en CSV : donnez --format text ou --format json.
error-file = Le fichier ou dossier { $file } ne peut servir : { $detail }. Vérifiez son nom et vos droits.
error-address = Impossible d’écouter sur { $address } : { $detail }. Choisissez une autre adresse avec --listen.
demo-step = {"  "}· { $step }
role-provider = Responsable des données, { $institution }
role-reviewer = Vérificateur, { $institution }
role-approver = Approbateur des publications, { $institution }
role-administrator = Administrateur, { $institution }

draft-made = Profil de { $file } : { $doubts } à trancher. Lisez les lignes qui commencent par #, puis examinez le fichier avec ce profil.
count-doubts = { $n ->
    [one] { $n_text } point
    [many] { $n_text } points
   *[other] { $n_text } points
 }
doubt-unknown-word = « { $text } » ({ $place }) n’est pas un mot connu pour { $component } ; ses valeurs restent des erreurs tant que cette ligne n’a pas son code ; s’il ne fait pas partie des données, nommez-le sous skip.
doubt-unknown-period = « { $text } » ({ $place }) n’est pas un mot connu pour { $component } ; ses valeurs restent des erreurs tant que cette ligne n’a pas sa période : sans année, comme M01 pour janvier, Q1 pour un trimestre ou A1 pour l’année entière, elle prend l’année de chaque fichier ; s’il ne fait pas partie des données, nommez-le sous skip.
doubt-unknown-section = l’intertitre « { $text } » ({ $place }) surmonte des lignes de valeurs et n’est pas un mot connu pour { $component } ; les valeurs placées dessous restent des erreurs tant que cette ligne n’a pas son code ; si elles ne font pas partie des données, nommez-le sous skip : elles sont laissées de côté avec lui. S’il ne fait que nommer ce qu’elles distinguent, son code est _T.
doubt-word-of-block = « { $text } » ({ $place }) figure parmi des mots pour { $component } et n’y est pas connu ; ses valeurs restent des erreurs tant que cette ligne n’a pas son code. La ligne vaut là où le mot figure parmi des mots pour { $component }, et nulle part ailleurs : sous un autre intertitre, c’est une ligne pour la composante de celui-ci qui le dit. S’il ne fait pas partie des données, nommez-le sous skip.
doubt-heading-of-block = l’intertitre « { $text } » ({ $place }) surmonte des mots pour { $component } et a été pris pour leur nom : son code est _T. S’il dit que seule une partie est comptée dessous, donnez-lui le code de cette partie, sous la composante qui l’a.
doubt-unknown-header = rien n’explique l’en-tête « { $text } » ({ $place }) ; ses colonnes restent des erreurs. Écrivez son mot sous [codes], ou donnez à ses colonnes un rôle et, si rien d’autre ne la dit, une période.
doubt-heading-of-columns = « { $text } » ({ $place }) surmonte plusieurs colonnes et n’est pas un mot connu : il a été pris pour le nom de ce qu’elles distinguent ({ $component }), et « { $taken } » à côté pour l’ensemble. S’il dit que seule une partie est comptée, écrivez le code de cette partie sous constants.
doubt-group-of-columns = « { $text } » ({ $place }) surmonte plusieurs colonnes et n’est pas un mot connu : il a été pris pour le nom d’un groupe ({ $component }), et rien n’en est lu, car les mots placés dessous disent desquelles il s’agit. S’il dit autre chose, ajoutez ce qu’il dit aux components de sa ligne, et son mot sous [codes].
doubt-lone-word = « { $text } » ({ $place }) a été pris pour { $component } = { $taken }, et aucun des mots à côté n’y est connu. Décidez s’il dit bien cela ; sinon, donnez à ce qu’il désigne une autre composante ou un rôle.
doubt-code-among-names = « { $text } » ({ $place }) se trouve parmi des noms et est lu comme { $taken } pour { $component } pour la seule raison que c’est le code de ce pays. Donnez à cette ligne le code du pays voulu, celui-ci ou un autre ; d’ici là, un avertissement le signale.
doubt-flag-column = des lettres telles que « { $text } » ({ $place }) ont été prises pour le statut des nombres à leur { $taken ->
    [right] droite. Si elles se rapportent à ceux de gauche, écrivez side = "left" pour leurs colonnes.
   *[left] gauche. Si elles se rapportent à ceux de droite, écrivez side = "right" pour leurs colonnes.
 }
doubt-guessed-by-letters = la colonne « { $text } » ({ $place }) a été prise pour { $component } seulement parce que ses lettres en sont des codes ; l’en-tête ne le dit pas. S’il s’agit d’autre chose, donnez-lui une autre composante ou role = "ignore".
doubt-mark-of-zero = la légende « { $text } » ({ $place }) dit que « { $taken } » vaut zéro : cette marque est lue comme le nombre 0. Retirez-la sous [statuses] si les valeurs manquent là où elle figure.
doubt-mark-of-status = la légende « { $text } » ({ $place }) donne à la marque qu’elle explique le sens { $taken } ; les périodes, les nombres et les valeurs des libellés qui la portent ont ce statut. Retirez-la sous [statuses] si elle veut dire autre chose.
doubt-ditto = « { $text } » ({ $place }) a été pris comme la répétition du mot qui est au-dessus. S’il veut dire autre chose, écrivez-le avec son code sous [codes].
doubt-unknown-mark = « { $text } » ({ $place }) figure à la place d’un nombre, et rien ne dit ce que cela veut dire ; c’est une erreur tant qu’il n’a pas de code sous [statuses] : "O" si la valeur manque, "M" s’il ne peut pas y en avoir, "Q" si elle n’est pas communiquée, "0" si cela veut dire aucun.
doubt-quality-mark = « { $text } » suit des nombres comme « { $taken } » ({ $place }), et rien ne dit ce que cela veut dire ; ils restent des erreurs tant qu’il n’a pas de code sous [statuses] : "E" s’ils sont estimés, "P" s’ils sont provisoires, "B" si la série est rompue, "A" s’il ne dit rien de leur qualité. Avec son code, ils sont lus comme des nombres.
doubt-mark-without-legend = « { $text } » suit des nombres comme « { $taken } » ({ $place }), et aucune ligne de la feuille ne dit ce que cela veut dire ; ils sont lus comme les autres nombres. S’il dit quelque chose de leur qualité, écrivez-le sous [statuses] : "E" s’ils sont estimés, "P" s’ils sont provisoires, "B" si la série est rompue ; "A" s’il n’en dit rien.
doubt-unexplained-mark = « { $taken } » ({ $place }) porte la marque « { $text } », et rien dans le fichier ne dit ce qu’elle signifie ; les valeurs sont lues comme si elle n’y était pas. Écrivez la marque sous [statuses] avec "P" si elles sont provisoires, avec "E" si elles sont estimées, avec "A" si elle ne dit rien de leur qualité.
doubt-provisional-title = « { $text } » ({ $place }) dit que des chiffres sont provisoires, et aucune valeur n’est marquée ainsi : si cela vaut pour toutes, écrivez OBS_STATUS = "P" sous constants, et retirez-le quand elles seront définitives. Si une marque derrière une année n’y vaut que pour cette année, comme dans « 2023 (p) », écrivez plutôt p = "P" sous [statuses]. S’il parle d’autres chiffres, écrivez la ligne sous skip.
doubt-estimated-title = « { $text } » ({ $place }) dit que des chiffres sont estimés, et aucune valeur n’est marquée ainsi : si cela vaut pour toutes, écrivez OBS_STATUS = "E" sous constants. Si une marque derrière une année n’y vaut que pour cette année, comme dans « 2023 (e) », écrivez plutôt e = "E" sous [statuses]. S’il parle d’autres chiffres, écrivez la ligne sous skip.
doubt-code-column = la colonne « { $text } » ({ $place }) contient des codes d’après son en-tête et n’est pas lue : rien ne dit de quelle composante. Si elle fait partie des données, écrivez pour elle role = "code" et component, et sous [codes] ce que désigne chacun de ses codes, et supprimez la constante de cette composante, si l’ébauche en a une.
doubt-ignored-column = la colonne « { $text } » ({ $place }) n’est pas lue ; donnez-lui un rôle si elle fait partie des données.
doubt-unread-values = les nombres de colonnes telles que « { $text } » ({ $place }) ne sont pas lus : rien de connu ne les distingue de ceux qui le sont. S’ils font partie des données, écrivez pour chacune role = "value" et component = "OBS_VALUE", et donnez à ces colonnes et à celle qui est lue les codes qui les distinguent, par exemple codes = { "{" } SEX = "F" { "}" }.
doubt-constant-column = la colonne « { $text } » ({ $place }) n’indique que « { $taken } » et n’est pas lue. L’ébauche le retient par only = "…" : une ligne d’un prochain fichier qui y indique autre chose sera signalée. Vérifiez que les données doivent bien être celles de « { $taken } » ; si la colonne peut indiquer n’importe quoi, supprimez only, et si elle fait partie des données, donnez-lui un rôle.
doubt-percent-column = la colonne « { $text } » ({ $place }) contient des pourcentages à côté d’effectifs et n’est pas lue. S’ils font partie des données, donnez-lui role = "value", component = "OBS_VALUE" et codes.UNIT_MEASURE = "PT", donnez à la colonne des effectifs codes.UNIT_MEASURE = "{ $taken }", et retirez UNIT_MEASURE de constants.
doubt-same-as-other = la colonne « { $text } » ({ $place }) dit la même chose que « { $taken } » et n’est pas lue ; décidez laquelle des deux est la bonne.
doubt-other-than-twin = la colonne « { $text } » semble dire la même chose que « { $taken } » et n’est pas lue, mais elle nomme un autre code à certaines lignes, d’abord en { $place } ; décidez laquelle des deux est la bonne.
doubt-which-component = la colonne « { $text } » ({ $place }) a été prise pour { $component } ; { $taken } a les mêmes codes et l’en-tête ne les distingue pas. Décidez de laquelle il s’agit.
doubt-which-column = la colonne « { $text } » ({ $place }) a été prise pour { $component } ; la colonne « { $taken } » n’est pas lue et lui ressemble autant, et les en-têtes ne disent pas laquelle des deux c’est. Décidez, et donnez { $component } à l’autre colonne si c’est elle.
doubt-assumed-value = la colonne « { $text } » ({ $place }) a été prise pour les valeurs, bien que son en-tête ne dise pas ce qu’elle compte. Décidez si c’est l’ensemble.
doubt-person-on-a-line = la colonne « { $text } » ({ $place }) contient des âges, qui ne sont pas des effectifs, et rien d’autre n’est compté : est-ce une personne par ligne ? Aucune valeur n’est lue. Demandez un tableau d’effectifs, ou une colonne qui dise combien.
doubt-unread-headings = des intertitres comme « { $text } » ({ $place }) sont des mots de { $component } dans une colonne qui n’est pas lue ; écrivez les codes à la main, pour chaque partie des lignes.
doubt-group-above = « { $text } » ({ $place }) vient avant tout mot de { $component } : si le nom du groupe est sous ses lignes, les valeurs iraient au mauvais groupe. Décidez avant de lire.
doubt-assumed-total = le fichier ne dit rien de { $component } ; « { $taken } » a été retenu pour l’ensemble.
doubt-mentioned-in-title = « { $text } », dans un titre ({ $place }), dit peut-être { $component }, dont rien d’autre dans le fichier ne parle ; « { $taken } » a été retenu pour l’ensemble. Décidez si le titre veut dire cela, et écrivez sous [constants] le code qu’il désigne.
doubt-unsaid-in-columns = des colonnes telles que « { $text } » ({ $place }) ne disent rien de { $component }, à la différence d’autres colonnes du tableau ; « { $taken } » a été retenu pour elles ; si elles ne font pas partie des données, nommez leurs en-têtes sous skip.
doubt-total-of-columns = la colonne « { $text } » ({ $place }) a été prise pour le total de ce que les colonnes à côté distinguent ({ $component } « { $taken } ») ; si elle compte autre chose, écrivez pour elle role = "ignore".
doubt-blank-is-total = là où { $component } est vide à côté de « { $text } » ({ $place }), « { $taken } » a été retenu. Toute autre cellule vide y serait lue de même : retirez-le de constants si un libellé peut manquer.
doubt-unit-of-persons = le fichier ne dit rien de { $component }, et distingue ses valeurs par ce qui est propre à des personnes, tel que le sexe, l’âge ou la nationalité ; « { $taken } » a été retenu pour l’ensemble. Décidez si des personnes sont comptées, et écrivez le code de l’unité sous [constants].
doubt-unsaid-dimension = rien ne donne { $component } avec certitude : écrivez-le sous [constants], ou donnez cette composante à une colonne.
doubt-assumed-from-title = « { $text } », dans un titre ({ $place }), a été compris comme { $component } = { $taken } pour tout le tableau, et y est lu dans chaque fichier. Décidez si le titre veut dire cela.
doubt-assumed-from-sheet = le nom de la feuille « { $text } » a été compris comme { $component } = { $taken }. Décidez s’il veut dire cela.
doubt-letters-of-sheet = le nom de la feuille « { $text } » peut abréger autre chose que { $component } = { $taken }, et aucune autre feuille ne porte un tel code : il n’a pas été compris ainsi. S’il veut dire cela, écrivez le code sous [constants].
doubt-assumed-period = la période { $taken } a été prise dans « { $text } » ({ $place }). Si elle figure sous [[table.said]], elle est lue au même endroit dans chaque fichier ; retirez-la de là pour fixer la période.
doubt-part-of-years = le nom de la feuille « { $text } » a été pris pour une partie de l’année : les années de son tableau sont lues comme cette partie de chacune, par exemple { $taken }. Si ce n’est que le numéro de la feuille, retirez-y sheet_component.
doubt-number-of-sheet = « { $text } » peut être le numéro de la feuille ou une partie de l’année. Il a été pris pour son numéro, et les années de son tableau pour des années entières ; si ce sont des parties, par exemple { $taken }, écrivez sheet_component = "TIME_PERIOD" sous son [[table]].
doubt-unsaid-period = rien ne donne la période de « { $text } » ({ $place }) : écrivez-la dans period.
doubt-other-period = « { $text } » ({ $place }) donne une autre période que { $taken }, qui a été prise. Décidez laquelle est la bonne.
doubt-several-periods = « { $text } » ({ $place }) nomme plusieurs dates ou années ; « { $taken } » a été retenu comme période (aucune si c’est vide). Décidez laquelle est celle des chiffres, et écrivez-la comme period.
doubt-day-of-flow = des jours comme « { $text } » surmontent les chiffres, et le jeu de données compte ce qui arrive pendant une période. Si les chiffres sont ceux du mois seul, écrivez FREQ = "M" sous [constants] ; si ce sont des cumuls depuis janvier, écrivez cumulative = true dans le tableau, ou corrigez les périodes.
doubt-day-within-year = « { $text } » ({ $place }) est d’un jour de l’année où le flux de données ne compte pas. Décidez si les valeurs peuvent valoir pour l’année, que le profil nomme alors comme période ; sinon, demandez celles du jour habituel.
doubt-two-years = « { $text } » nomme deux années civiles ; reporting_year « { $taken } » a été retenu (aucun si c’est vide). Décidez s’il s’agit d’années de référence ou d’une évolution d’une année à l’autre.
doubt-calendar-year = « { $text } » ({ $place }) a été lu comme une année civile, là où l’on compte des années d’études. S’il s’agit d’une telle année, écrivez son intervalle sous [codes.TIME_PERIOD], par exemple "{ $text }" = "{ $taken }" pour celle qui commence alors (ou comme period de la [[table]], si c’est un titre ou le nom de la feuille qui la dit), et demandez des fichiers qui écrivent ses deux années ; s’il s’agit de l’année civile, écrivez-y "{ $text }" = "{ $text }". Il en va de même des autres années civiles du fichier.
doubt-scale = « { $text } » ({ $place }) parle d’une autre unité ; les valeurs sont multipliées par { $taken } (« scale » dans le profil), et l’unité y est lue dans chaque fichier.
doubt-other-unit = « { $text } » ({ $place }) parle d’une unité qui n’est pas celle du flux ; ses valeurs ne sont pas lues.
doubt-unknown-unit = « { $text } » ({ $place }) parle d’une unité qui ne peut être lue avec certitude ; les valeurs sont lues telles quelles. Écrivez scale si elles ne sont pas dans l’unité du flux.
doubt-unsaid-unit = rien ne dit l’unité du tableau en { $place }, alors que « { $text } » se trouve auprès d’un autre tableau : ses valeurs sont lues telles quelles. Si elles sont aussi dans cette unité, écrivez scale dans son [[table]], comme dans celui de l’autre ({ $taken }) ; si elles sont dans l’unité du jeu de données, laissez-le ainsi.
doubt-contradicting-unit = « { $text } » ({ $place }) dit une autre unité que « { $taken } », qui se trouve au-dessus du même tableau et a été retenue. Décidez laquelle des deux est juste, et écrivez scale dans le profil d’après celle-ci.
doubt-words-beside = « { $text } » accompagne des nombres ({ $place }) et a été pris pour le nom de ce qu’ils comptent : ils sont lus sans lui, et un fichier où un autre mot s’y trouve est signalé (« words_beside » dans le profil). Décidez si c’est bien ce que compte le flux ; si ce mot dit une autre unité, écrivez scale.
doubt-cumulative = « { $text } » ({ $place }) parle de cumuls depuis janvier ; écrivez cumulative = true pour les décomposer, ou corrigez la période.
doubt-running-totals = le jeu de données compte des cumuls du 1er janvier à une date : « { $text } » ({ $place }) est lu comme le cumul jusqu’à son dernier jour, avec la fréquence _O. Si les valeurs sont celles de chaque mois ou trimestre seul, elles relèvent d’un autre jeu de données.
doubt-date-order = les dates comme « { $text } » ont été lues avec { $taken ->
    [month-first] le mois d’abord (month-first)
   *[day-first] le jour d’abord (day-first)
 } ; voyez « dates » dans le profil.
doubt-thousands = le signe dans les nombres comme « { $text } » a été pris pour celui des milliers ; changez « numbers » dans le profil s’il précède des décimales.
doubt-mixed-marks = certains nombres ont une virgule devant leurs décimales et d’autres un point, comme « { $text } » : écrivez sous « numbers » dans le profil quel signe précède les décimales ; sans cela, aucun nombre qui peut se lire des deux façons n’est tenu pour sûr.
doubt-derived-only = les nombres sous « { $text } » ({ $place }) sont les seuls de leur tableau, et leur en-tête dit qu’ils se déduisent d’autres, comme une variation, une part ou un rang : aucun tableau n’a été ébauché. S’ils sont bien ce que compte le flux de données, écrivez un [[table]] où cette colonne a role = "value" et component = "OBS_VALUE".
doubt-no-table = aucun tableau n’a été trouvé sur « { $text } ».
doubt-no-table-file = aucun tableau n’a été trouvé dans le fichier.
doubt-two-breakdowns = « { $text } » ({ $place }) commence là où finissent les mots de { $component } : ses lignes ont été prises pour une ventilation à part, avec { $component } = { $taken }. Si ce sont des parties du mot qui les précède, écrivez-les sous chacun de ces mots.
doubt-rest-of-which = « { $text } » ({ $place }) peut être { $component } = { $taken } de la ligne au-dessus, ou le reste de ce que les autres lignes distinguent ; ses valeurs restent des erreurs tant qu’aucune ligne n’a son code. Dans le premier cas, écrivez le code dans cette ligne ; si c’est le reste des autres lignes, écrivez-le sous leur composante avec le code de leur reste, ou nommez-le sous skip.
doubt-part-of-row = « { $text } » ({ $place }) se dit une partie de ce qui précède, et aucun total ne s’y trouve : ses valeurs ont été lues comme une partie de « { $taken } » seulement ({ $component }), la ligne au-dessus. Si c’est une partie de toutes les lignes qui précèdent, écrivez au-dessus une ligne avec leur total.
doubt-narrower-title = « { $text } » ({ $place }) dit que quelque chose a été refusé ou laissé de côté, et rien dans le profil ne le dit. Décidez si le tableau est bien ce que compte le flux.
doubt-narrower-subject = « { $text } » ({ $place }) ne parle que de « { $taken } », et rien dans le tableau ne le représente : les valeurs seraient lues comme celles de l’ensemble. Décidez si le tableau est bien ce que compte le flux, ou écrivez le code de cette partie sous constants.
doubt-total-of-parts = « { $text } » ({ $place }) a été pris pour { $component } = { $taken } ; les mots à côté sont des parties d’un même code de la liste, et ce peut être leur seul total. Si c’est le cas, écrivez ce code pour lui sous [codes].
doubt-overlapping-group = « { $text } » ({ $place }) a été pris pour { $component } = { $taken }, dont un groupe voisin contient une partie. Si la ligne ne compte pas cette partie, écrivez l’autre code pour elle sous [codes].
doubt-same-code = « { $text } » ({ $place }) et « { $taken } » désignent un même code pour { $component } : là où rien d’autre ne distingue leurs valeurs, l’un des deux est une erreur ou se perd. Décidez lequel est lu et écrivez l’autre sous skip, ou donnez-lui un autre code sous [codes] ; si le code est leur somme, demandez-la à l’expéditeur.
doubt-parts-of-total = les lignes au-dessus de « { $text } » ({ $place }), et d’autres de même, ne diffèrent que par la colonne « { $taken } », qui n’est pas lue : les totaux ont été retenus, et les lignes qu’ils additionnent figurent sous skip. Si chaque ligne compte, retirez-les de là et donnez une composante à la colonne.
doubt-unread-difference = « { $text } » ({ $place }) distingue une ligne d’une autre, dont toutes les colonnes lues disent la même chose, et sa colonne « { $taken } » n’est pas lue : les deux seraient la même observation. Nommez sous skip les lignes qui ne comptent pas, ou donnez à la colonne la composante qu’elle indique.
doubt-total-of-unread-part = « { $text } » ({ $place }) termine les lignes d’une partie de la colonne « { $taken } », qui n’est pas lue : c’est le total de cette partie, et il serait lu comme celui de l’ensemble ; il figure donc sous skip. Retirez-l’en si c’est le total de l’ensemble.
doubt-title-of-stock = « { $text } » ({ $place }) parle de ceux qui sont là à une date, alors que le flux de données compte ce qui arrive dans une période. Décidez si le tableau relève d’un autre flux ; s’il relève de celui-ci, écrivez la ligne sous [[table.said]] avec of = "subject".
doubt-title-of-flow = « { $text } » ({ $place }) parle de ce qui arrive dans une période, alors que le flux de données compte ceux qui sont là à une date. Décidez si le tableau relève d’un autre flux ; s’il relève de celui-ci, écrivez la ligne sous [[table.said]] avec of = "subject".
doubt-title-of-average = « { $text } » ({ $place }) dit que les nombres sont des moyennes, des médianes, des taux ou des variations, alors que le flux de données compte des totaux. Décidez si ce sont bien ceux que compte le flux ; si oui, écrivez la ligne sous [[table.said]] avec of = "subject".
doubt-title-of-forecast = « { $text } » ({ $place }) dit que les nombres sont prévus, visés ou budgétés, alors que le flux de données compte ce qui est arrivé. Décidez si ce sont bien ceux que compte le flux ; si oui, écrivez la ligne sous [[table.said]] avec of = "subject".
doubt-title-of-sample = « { $text } » ({ $place }) dit que les nombres sont ceux d’un échantillon ; ils seraient lus comme ceux de l’ensemble. Décidez si ce sont bien ceux que compte le flux ; si oui, écrivez la ligne sous [[table.said]] avec of = "subject".
doubt-title-of-application = « { $text } » ({ $place }) parle de ce qui a été demandé, dont le flux de données ne dit rien. Décidez si ce sont bien ceux que compte le flux ; si oui, écrivez la ligne sous [[table.said]] avec of = "subject".
doubt-title-of-opposite-flow = « { $text } » ({ $place }) parle de ceux qui sont partis alors que le flux de données compte ceux qui sont venus, ou l’inverse. Décidez si ce sont bien ceux que compte le flux ; si oui, écrivez la ligne sous [[table.said]] avec of = "subject".
doubt-over-year-end = « { $text } » ({ $place }) suit le dernier mois ou trimestre d’une année : il a été pris pour { $taken }, de la même année que ceux qui précèdent. Décidez de quelle année il est.
doubt-note-of-part = « { $text } » ({ $place }) parle d’une partie d’année, et les années au-dessus des valeurs ont été prises pour entières. Si les chiffres d’une année ne portent que sur cette partie, que son en-tête le dise, par exemple « 9 mois 2024 », ou écrivez pour ce fichier ce que vaut l’année sous [codes.TIME_PERIOD].
doubt-partial-year = « { $text } » ({ $place }) dit une partie d’année et a été pris pour { $taken }. Si ses chiffres ont leur place à côté des autres, laissez l’ébauche telle quelle ; si ce sont des cumuls depuis janvier, écrivez cumulative = true dans le tableau ; s’ils ne doivent pas être lus, écrivez le texte sous skip.
doubt-total-of-part-of-year = « { $text } » ({ $place }) n’est la somme que d’une partie de l’année, les autres mois ou trimestres étant vides ou absents ; il a été pris pour le chiffre de toute l’année { $taken }. Si le reste n’est pas encore connu, que son en-tête le dise, par exemple « 9 mois 2024 », ou écrivez pour ce fichier ce qu’il vaut sous [codes.TIME_PERIOD].
doubt-same-keys = le tableau de « { $text } » ({ $place }) décrit les mêmes observations que celui de { $taken } et n’est pas lu ; décidez lequel compte, ou ce qui les distingue.
doubt-other-caption = « { $text } » ({ $place }) est le titre d’un autre tableau que « { $taken } », et les deux sont lus. Décidez s’ils sont bien tous deux ce que compte le flux ; supprimez le [[table]] de celui qui ne l’est pas.
doubt-unexplained-words = Les textes au-dessus des valeurs disent aussi « { $text } » ({ $place }), que ni le flux de données ni le tableau n’expliquent. Si les valeurs sont bien tout ce que compte le flux, laissez l’ébauche telle quelle ; si elles n’en sont qu’une partie, ou une autre mesure, écrivez le code de cette partie sous constants, ou supprimez le [[table]].
doubt-unexplained-note = la note « { $text } » ({ $place }) dit quelque chose que n’expliquent ni le flux de données ni le tableau, et les chiffres sont lus comme si elle n’y était pas. L’ébauche la garde sous [[table.said]] : laissez-la telle quelle si les chiffres sont bien tout ce que compte le flux ; s’ils n’en sont qu’une partie, écrivez son code sous constants ; si certains ne sont pas définitifs, donnez à leur colonne codes.OBS_STATUS = "P" ; si certains ne doivent pas être lus, écrivez leur en-tête ou libellé sous skip.
doubt-note-of-period = la note « { $text } » ({ $place }) semble dire que les chiffres de { $taken } sont provisoires, incomplets ou absents, et ils sont lus comme les autres. L’ébauche la garde sous [[table.said]] : laissez-la telle quelle si cela ne change rien ; sinon, donnez à la colonne de cette période codes.OBS_STATUS = "P", ou écrivez son en-tête ou libellé sous skip pour qu’elle ne soit pas lue.
doubt-note-of-one-code = la note « { $text } » ({ $place }) semble dire que seul { $taken } est compté ({ $component }), et cela n’a pas été retenu. L’ébauche la garde sous [[table.said]] : si c’est bien le cas, écrivez le code de { $component } sous constants du tableau ; sinon, laissez-la telle quelle.
doubt-note-without-code = la note « { $text } » ({ $place }) semble dire que { $taken } n’est pas compté ({ $component }), et les chiffres sont lus comme ceux de l’ensemble. L’ébauche la garde sous [[table.said]] : laissez-la telle quelle s’ils sont quand même ce que compte le flux ; sinon, écrivez le code du reste sous constants du tableau, ou supprimez le [[table]].
doubt-more-tables = « { $text } » a plus de tableaux qu’une ébauche n’en examine ; à partir de { $place }, aucun n’est repris. Ébauchez-les à partir d’un fichier à part.
doubt-other-measure = le tableau en { $place }, sous « { $text } », contient des pourcentages ou des taux alors que le flux compte ; il n’est pas lu.
doubt-assumed-source = « { $taken } » a été retenu comme { $component } de chaque valeur.
doubt-number-as-period = des nombres tels que « { $text } » ({ $place }) figurent au-dessus des valeurs et ont été lus comme des périodes, « { $text } » comme { $taken }. Ils sont sous [codes.TIME_PERIOD] : corrigez-les là s’ils ont un autre sens, et ajoutez-y ceux du prochain fichier.
doubt-middle-label = « { $text } » ({ $place }), un mot pour { $component }, figure au milieu de ses lignes, et les cellules voisines sont vides : rien ne dit avec certitude de quelles lignes il s’agit. Demandez à l’expéditeur de l’écrire dans chacune de ses lignes, ou dans des cellules fusionnées.
doubt-assumed-encoding = le fichier ne dit pas comment ses lettres sont enregistrées ; elles ont été lues comme { $text }, avec une certitude de { $taken } %. Vérifiez que les accents et les lettres arabes sont justes ; voir encoding sous [format].
doubt-unfit-line = « { $text } » (ligne { $place }) n’entre pas dans les colonnes des autres lignes ; lignes dans ce cas : { $taken }. Elles sont coupées quand même là où commencent les colonnes. Corrigez widths sous [format], ou demandez à l’expéditeur un fichier avec un séparateur entre les cellules.
doubt-more-doubts = trop nombreux pour figurer ici : { $taken } autres points, à partir de « { $text } ». Tranchez d’abord les points listés ; le contrôle du fichier avec ce profil signalera les autres.
doubt-likely = Le plus probable : { $codes }.
doubt-names = C’est le mot pour { $codes }.
contradictions-scanned = { $found ->
    [0] Aucune contradiction dans ce qui est public.
    [one] Une contradiction dans ce qui est public ; nouvelles : { $new_text }, résolues depuis le dernier examen : { $gone_text }.
   *[other] { $found_text } contradictions dans ce qui est public ; nouvelles : { $new_text }, résolues depuis le dernier examen : { $gone_text }.
}
