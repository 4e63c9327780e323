# Revues, listes de contrôle et publication.
tasks-title = Ce qui vous attend
tasks-count = { $n ->
    [0] Rien n’attend
    [one] { $n_text } tâche
   *[other] { $n_text } tâches
 }
tasks-none = Rien ne vous attend. Ce que d’autres font et que vous devez poursuivre apparaît ici de lui-même.
tasks-register = Le registre des contradictions
task-since = depuis le
task-due = échéance
task-late = en retard
task-superseded = remplacée par { $later }
task-older = { $n ->
    [one] { $n_text } fichier antérieur des mêmes périodes, que celui-ci remplace
   *[other] { $n_text } fichiers antérieurs des mêmes périodes, que celui-ci remplace
 }
task-send-data = Envoyer : { $subject }
task-send-data-consequence = Déposez le fichier ou remplissez le modèle ; la réponse est immédiate.
task-mend-submission = Corriger et renvoyer : { $subject }
task-mend-submission-consequence = La page dit ce qui ne va pas, cellule par cellule.
task-answer-reopening = Renvoyer quelques cellules : { $subject }
task-answer-reopening-consequence = Seules les cellules rouvertes devraient changer.
task-answer-comment = Répondre à un commentaire : { $subject }
task-answer-comment-consequence = Une publication attend que chaque échange soit clos.
task-review-submission = Décider : { $subject }
task-review-submission-consequence = L’accepter dans les données, ou la renvoyer avec un motif.
task-prepare-release = Préparer la prochaine publication : { $subject }
task-prepare-release-consequence = Des données acceptées ne sont encore dans aucune publication.
task-balance-again = Équilibrer de nouveau : { $subject }
task-balance-again-consequence = Une publication dont elle a été tirée a été remplacée depuis : construisez-la et proposez-la de nouveau.
task-input-withdrawn = Ce dont elle a été tirée est retiré : { $subject }
task-input-withdrawn-consequence = Elle ne peut être équilibrée de nouveau avant que cela ne soit republié : veillez-y, ou retirez-la aussi.
task-answer-checklist = Répondre à la liste de contrôle : { $subject }
task-answer-checklist-consequence = La publication ne peut être approuvée avant.
task-approve-release = Approuver en seconde personne : { $subject }
task-approve-release-consequence = Une fois approuvée, elle devient publique à l’heure dite, d’elle-même.
task-settle-contradictions = Contradictions que personne n’a expliquées : { $subject }
task-settle-contradictions-consequence = Interrogez les responsables, puis notez où en est chacune.
task-sign-agreement = Signer la convention : { $subject }
task-sign-agreement-consequence = Elle engage votre institution une fois signée.
task-do-action = Action du comité de pilotage : { $subject }
task-do-action-consequence = Votre institution en est chargée.
task-read-prerelease = Lire avant publication : { $subject }
task-read-prerelease-consequence = Chaque consultation est consignée.

review-title = Revue
review-parts = Parties de la revue
review-number = Envoi
review-agreement = Convention
review-sent-by = Envoyé par
review-sent-at = Envoyé le
review-state-received = reçu, pas encore lu
review-state-checked = attend une décision
review-state-returned = renvoyé
review-state-accepted = accepté
review-was-accepted = Accepté par { $person }, { $moment }
review-was-returned = Renvoyé par { $person }, { $moment }
review-decide = Décider
review-reason = Motif
review-accept = Accepter
review-accept-consequence = L’envoi entre dans les données ; les avertissements sont tenus pour vus si un motif est donné.
review-return = Renvoyer
review-return-consequence = L’expéditeur le reçoit en retour avec le motif, qui est obligatoire.
review-take-back = Revenir sur l’acceptation
review-take-back-consequence = La prochaine version se fait sans lui ; une publication qui le contient et attend sa minute perd son approbation ; ce qui est public le reste jusqu’à un retrait ou une correction.
review-found = Ce qui a été trouvé
review-unread = Personne n’a encore lu le fichier.
review-places = { $n ->
    [one] Un endroit : { $places }
   *[other] { $n_text } endroits, par exemple { $places }
 }
review-release-waits = La publication { $number } de « { $dataset } » est faite de cet envoi, est approuvée et attend sa minute : { $moment }.
review-release-waits-consequence = Rouvrir des cellules ne l’arrête pas : cela se fait sur sa page. Retirer cette acceptation l’arrête, comme une réponse qui corrige des cellules rouvertes.
review-release-stops = L’accepter retire l’approbation de la publication { $number } de « { $dataset } », qui attend sa minute ({ $moment }) : elle sortirait avec des chiffres que cet envoi corrige.
review-changes = Ce qui change
review-difference = Par rapport à ce qui était accepté : { $new } nouvelles, { $changed } modifiées, { $retold } au même chiffre avec une autre mention, { $vanished } non renvoyées, { $same } identiques.
review-undone = Un fichier arrivé plus tard est déjà accepté : { $later }. Celui-ci donne d’autres valeurs pour les mêmes cellules : l’accepter ramènerait les chiffres antérieurs. Il ne peut être accepté qu’avec un motif.
review-replaced = { $n ->
    [one] Une cellule donnée par { $provider } (« { $submission } ») reçoit une autre valeur. Le fichier ne peut être accepté qu’avec un motif ; { $provider } apprend de quelle cellule il s’agit, et non la valeur.
   *[other] { $n_text } cellules données par { $provider } (« { $submission } ») reçoivent une autre valeur. Le fichier ne peut être accepté qu’avec un motif ; { $provider } apprend de quelles cellules il s’agit, et non les valeurs.
 }
review-beside-others = À côté de ce que d’autres institutions ont envoyé
review-beside-others-lede = L’expéditeur ne l’apprend pas, et le fichier n’est pas retourné pour cela : c’est tiré de chiffres acceptés d’autres institutions, qui ne sont pas publics.
review-series = Série
review-period = Période
review-accepted = Accepté avant
review-sent-now = Envoyé maintenant
review-completeness = Tout est-il là
review-share = { $percent } des séries acceptées auparavant sont là : celles des deux périodes précédentes et de la période elle-même.
review-present = Présentes
review-expected = Attendues
review-missing = Manquantes
review-whole = complet
review-not-whole = incomplet
review-nothing-before = rien à quoi comparer
review-rest-accepted = une partie ; le reste de la période est déjà accepté
review-not-looked = Pas de comparaison : le fichier n’a pas été lu, ou il est trop grand pour être parcouru série par série.
review-plausibility = Est-ce plausible
review-plausibility-lede = D’abord les séries avec des constats, puis celles qui ont le plus bougé. Les points creux viennent d’être envoyés.
review-values = Valeurs en tableau
review-chart-description = Valeurs de { $series } acceptées avant, et celles envoyées maintenant
review-chart-empty = Aucune valeur à dessiner
review-ratio-unusual = { $ratio } fois la valeur précédente ; l’usage est de { $low } à { $high }
review-ratio-usual = { $ratio } fois la valeur précédente, dans l’usage ({ $low } à { $high })
review-outlier = Loin du reste de sa série : score { $score }, usuel jusqu’à 3,5
review-no-outlier = Pas loin du reste de sa série : score { $score }
review-no-test = Passé trop court pour un test
review-series-more = { $n ->
    [one] Une autre série, moins inhabituelle
   *[other] { $n_text } autres séries, moins inhabituelles
 }
review-comments = Commentaires
review-no-comments = Personne n’a encore rien dit. Un commentaire sur une cellule part de sa valeur, dans les tableaux ci-dessus.
review-whole-submission = L’envoi entier
review-comment-cell = Commenter cette valeur
review-about = À propos de
review-comment = Commentaire
review-comment-send = Ajouter le commentaire
review-for = Qui le lit
review-for-sender = l’institution et l’observatoire
review-for-observatory = l’observatoire seulement
review-internal = observatoire seulement
review-open = ouvert
review-settled = clos
review-answer = Réponse
review-answer-send = Envoyer la réponse
review-settle = Clore
review-reopenings = Cellules rouvertes
review-reopening-open = attend l’institution
review-reopening-come = une réponse attend une décision
review-reopening-closed = répondu
review-reopening-lacks = { $n ->
    [one] { $n_text } cellule rouverte n’est pas dans ce fichier. Elle reste demandée à l’institution, même si ce fichier est accepté.
   *[other] { $n_text } cellules rouvertes ne sont pas dans ce fichier. Elles restent demandées à l’institution, même si ce fichier est accepté.
 }
review-outside = Ces cellules changent aussi, bien que personne ne les ait rouvertes :
review-reopen = Rouvrir des cellules
review-reopen-lede = L’institution est priée de renvoyer ces cellules, et rien d’autre. L’envoi reste accepté jusqu’à ce que la réponse le soit.
review-any = toutes
review-reopen-send = Demander ces cellules
review-more = { $n ->
    [one] Un autre n’est pas affiché
   *[other] { $n_text } autres ne sont pas affichés
 }

contradictions-states = Par état
contradictions-all = Toutes
contradictions-scan = Comparer tout ce qui est public
contradictions-scan-consequence = Les nouvelles contradictions s’ajoutent ; ce qui ne diffère plus est résolu ; ce à quoi il a été répondu pour d’autres nombres est rouvert.
contradictions-desk-none = Rien ici. Ce que deux chiffres publiés disent différemment apparaît après la prochaine comparaison.
contradictions-public = montrée au public
contradictions-not-public = pas montrée au public
contradictions-say = Discuter, ou dire où elle en est
contradictions-who-reads = Seuls ceux qui travaillent avec le registre lisent les commentaires. Le public lit la note pour les lecteurs.
contradictions-state = Où elle en est
contradictions-shown = Public
contradictions-as-before = comme avant
contradictions-settle = Consigner

releases-title = Publications
releases-none = Rien n’a encore été proposé.
releases-unreleased = Accepté depuis le { $day } et dans aucune publication
releases-balance-again = Ce dont elle a été tirée a été remplacé le { $day } : à équilibrer de nouveau
releases-input-withdrawn = Ce dont elle a été tirée a été retiré le { $day } : à republier, ou à retirer aussi
releases-act = Proposer, corriger ou retirer
releases-waiting = Une publication attend déjà : une autre prendrait sa place.
releases-correction-note = Une correction porte une note pour les lecteurs, dans chaque langue.
releases-propose = Construire, protéger et proposer
releases-propose-consequence = Une seconde personne doit l’approuver avant que quiconque la lise.
releases-withdraw-lede = Reprendre ce qui est public : le motif figure sur la page publique, dans chaque langue.
releases-withdraw = Proposer le retrait
releases-withdraw-consequence = Après approbation les données sont marquées comme retirées ; les anciens liens restent lisibles.
release-numbered = publication { $number }
release-kind = Nature
release-kind-regular = ordinaire
release-kind-correction = correction
release-kind-withdrawal = retrait
release-state-proposed = attend l’approbation
release-state-embargoed = sous embargo
release-state-public = publique
release-state-outdated = dépassée
release-version = Version
release-observations = Valeurs
release-hidden = Masquées pour protéger les personnes
release-proposed-by = Proposée par
release-proposed-at = Proposée le
release-approved-by = Approuvée par
release-public-from = Publique à partir du
release-published-at = Publiée le
release-note-ar = Note pour les lecteurs, en arabe
release-note-fr = Note pour les lecteurs, en français
release-note-en = Note pour les lecteurs, en anglais
release-page = La page publique de cette publication
release-withdrawal-page = La page qui dit qu’elle a été retirée

checklist-title = Liste de contrôle
checklist-open = { $n ->
    [0] Rien n’est ouvert : la publication peut être approuvée.
    [one] Une ligne est ouverte.
   *[other] { $n_text } lignes sont ouvertes.
 }
checklist-none = Il n’y a rien à dire de cette publication.
checklist-blocks = bloque
checklist-asks = demande une réponse
checklist-tells = à savoir
checklist-answered = répondu
checklist-by = { $person }, { $moment }
checklist-answer = Pourquoi elle peut sortir tout de même
checklist-build = Vers la page où les publications se construisent
checklist-send = Répondre
checklist-input-returned = « { $subject } », dont elle est faite, n’est plus accepté ou a été retiré.
checklist-input-replaced = Elle a été équilibrée à partir de la publication { $number } de « { $subject } », que la publication { $current } a remplacée : équilibrez-la de nouveau, ou dites pourquoi elle peut sortir.
checklist-open-comment = { $n ->
    [one] Un échange sur « { $subject } » n’est pas clos.
   *[other] { $n_text } échanges sur « { $subject } » ne sont pas clos.
 }
checklist-open-reopening = Des cellules de « { $submission } » ont été rouvertes ({ $subject }) et ne sont pas revenues. Motif : { $reason }
checklist-corrected-since = { $n ->
    [one] Une de ses cellules a été rouverte et est revenue autrement avec « { $subject } » après la construction de cette version : { $series }, { $period }. Construisez-la de nouveau.
   *[other] { $n_text } de ses cellules ont été rouvertes et sont revenues autrement avec « { $subject } » après la construction de cette version, par exemple { $series }, { $period }. Construisez-la de nouveau.
 }
checklist-accepted-since = { $n ->
    [one] « { $subject } » a été accepté après la construction de cette version, avec une cellule qui n’y est pas ou y est autrement : { $series }, { $period }. Construisez-la de nouveau, ou dites pourquoi elle peut sortir ainsi.
   *[other] « { $subject } » a été accepté après la construction de cette version, avec { $n_text } cellules qui n’y sont pas ou y sont autrement, par exemple { $series }, { $period }. Construisez-la de nouveau, ou dites pourquoi elle peut sortir ainsi.
 }
checklist-missing-text = Le texte « { $text } » n’existe pas dans cette langue.
checklist-missing-period = La période { $period } est publique aujourd’hui et disparaîtrait.
checklist-large-revision = { $n ->
    [one] Un chiffre change de plus de 10 % : { $series }, { $period }, de { $percent }.
   *[other] { $n_text } chiffres changent de plus de 10 % ; le plus fort est { $series }, { $period }, de { $percent }.
 }
checklist-open-contradiction = { $n ->
    [one] Une contradiction de ces chiffres avec d’autres est ouverte : { $entries }.
   *[other] { $n_text } contradictions de ces chiffres avec d’autres sont ouvertes : { $entries }.
 }
checklist-contradiction = { $first }, contre { $second } ({ $period })
checklist-contradiction-side = { $series } : { $number }
checklist-answer-outlived = Une contradiction est inscrite comme « { $state } » pour des nombres que cette publication changerait : { $entry }. Ils seraient { $numbers }. La prochaine comparaison la rouvrira.
checklist-warning-unanswered = { $n ->
    [one] Un avertissement « { $code } » de « { $submission } » est resté sans réponse.
   *[other] { $n_text } avertissements « { $code } » de « { $submission } » sont restés sans réponse.
 }
checklist-balance-finding = À savoir de l’équilibrage : { $finding }
checklist-rule-broken = { $n ->
    [one] Ensemble, les fichiers enfreignent une règle dans une cellule, { $series }, { $period } : « { $rule } »
   *[other] Ensemble, les fichiers enfreignent une règle dans { $n_text } cellules, par exemple { $series }, { $period } : « { $rule } »
 }
checklist-cells-replaced = { $n ->
    [one] « { $submission } » donne une autre valeur pour une cellule de « { $other } », d’une autre institution, et l’a remplacée : { $series }, { $period }.
   *[other] « { $submission } » donne d’autres valeurs pour { $n_text } cellules de « { $other } », d’une autre institution, et les a remplacées, par exemple { $series }, { $period }.
 }
checklist-period-in-part = { $n ->
    [one] « { $agreement } » : la période { $period } n’est là qu’en partie (séries : { $accepted } sur { $expected }). Demandez le reste, ou dites pourquoi elle peut paraître ainsi.
   *[other] « { $agreement } » : { $n_text } périodes ne sont là qu’en partie, la première étant { $period } (séries : { $accepted } sur { $expected }). Demandez le reste, ou dites pourquoi elles peuvent paraître ainsi.
 }
checklist-hidden-cells = { $n ->
    [one] Une valeur est masquée pour protéger les personnes.
   *[other] { $n_text } valeurs sont masquées pour protéger les personnes.
 }
checklist-no-note = Une correction ou un retrait demande une note pour les lecteurs.
checklist-second-person-missing = Tous ceux qui pourraient l’approuver y ont pris part.
checklist-before-calendar = Une autre publication est annoncée pour le { $moment } ; celle-ci prendrait sa place.
checklist-withdrawn-before = Les mêmes chiffres ont déjà été publiés, puis retirés par la publication { $number } ({ $moment }). Dites ce qui permet de les publier maintenant.
checklist-outdated = Une publication plus récente a pris la place de celle-ci : elle ne peut plus être approuvée. Proposez-la de nouveau si elle est encore voulue.

rehearsal-title = Répétition
rehearsal-begin = Répéter
rehearsal-consequence = Parcourt la publication sans publier : rien n’est écrit.
rehearsal-differences = Chiffres nouveaux, modifiés ou disparus
rehearsal-took = Millisecondes pour ouvrir, comparer et contrôler
rehearsal-pages = Pages qui changeraient
rehearsal-ways = Liens de ces pages qui ont été suivis, dans les trois langues
rehearsal-ways-left = Liens qui n’ont pas été suivis, car trop nombreux
rehearsal-broken = Liens qui ne mènent nulle part
rehearsal-broken-on = sur
rehearsal-broken-none = Chaque lien suivi mène à une page, et à un endroit de celle-ci, qui existent.
rehearsal-texts = Textes auxquels manque une langue

approve-title = Approuver en seconde personne
approve-not-ready = Des lignes de la liste de contrôle sont ouvertes : l’approbation serait refusée.
approve-from = Publique à partir de
approve-from-blank = À la minute près ; tout de suite si rien n’est donné.
approve-send = Approuver
approve-consequence = À partir de cette minute chacun peut la lire. Avant qu’elle ne vienne, qui approuve ou dirige peut la déplacer ou retirer l’approbation, en donnant un motif.

prerelease-title = Avant publication
prerelease-list = Accès avant publication
prerelease-look = Lire le tableau tel qu’il sera
prerelease-balance = Comment les chiffres ont été équilibrés, et ce qu’une autre note changerait
prerelease-logged = Chaque consultation est consignée dans le journal d’audit.
prerelease-until = Sous embargo jusqu’au { $moment }.
prerelease-proposed = Proposée, pas encore approuvée.
prerelease-value = Valeur
prerelease-good = valable
prerelease-revoked = repris
prerelease-revoke = Reprendre
prerelease-looks = Qui a consulté
prerelease-who = Qui
prerelease-when = Quand
prerelease-where = D’où
prerelease-from = À partir de
prerelease-grant = Donner accès

refusal-changed-meanwhile = Quelqu’un a été plus rapide. L’état est maintenant : { $subject }. Regardez de nouveau avant de décider.
refusal-later-accepted = Un fichier arrivé plus tard est déjà accepté : « { $subject } ». Celui-ci ramènerait des chiffres antérieurs. Acceptez-le seulement avec un motif, ou renvoyez-le.
refusal-replaces-others = Des cellules de « { $subject } », envoyées par une autre institution, recevraient une autre valeur. Acceptez-le seulement avec un motif, ou renvoyez-le.
refusal-unknown-comment = Il n’y a pas de commentaire « { $subject } ».
refusal-not-reopened = « { $subject } » n’a pas de telles cellules. Choisissez au moins un code ou une période qu’il apporte.
refusal-reopened-already = Ces cellules ont déjà été rouvertes et ne sont pas encore revenues. Motif donné alors : { $subject }
refusal-already-proposed = « { $subject } » attend déjà, de la même version et avec d’autres mots. Regardez-la ; qui l’a sous les yeux dans la liste des publications peut en proposer une autre à sa place.
refusal-checklist-blocks = La liste de contrôle de « { $subject } » a des lignes ouvertes. Réglez ce qui bloque et répondez à ce qui est demandé, puis approuvez.
refusal-already-withdrawn = « { $subject } » a déjà été retiré. Le motif donné alors demeure.
refusal-unknown-grant = Il n’y a pas de tel accès : « { $subject } ».
demo-reason = Accepté pour la démonstration ; les constats ont été lus.
