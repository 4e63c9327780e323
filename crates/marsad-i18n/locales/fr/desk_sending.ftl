# L’envoi : formulaires, modèles, accusés de réception et écarts.
send-title = Envoyer des données
send-lede = Choisissez l’accord au titre duquel vous envoyez.
send-none = Votre institution n’envoie au titre d’aucun accord.
send-late = { $period } : { $lateness }, attendu pour le { $due }
send-until = { $period }, jusqu’au { $due }
send-nothing-until = Rien n’est attendu avant le { $due } : { $period }
send-nothing = Rien n’est attendu
send-template = Le modèle prêt à remplir
send-template-text = Un classeur dont les colonnes et les listes sont prêtes, avec les valeurs de la dernière période pour mémoire. Aucun réglage n’est nécessaire.
send-template-period = Période : { $period }
send-file = Envoyer un fichier
send-choose = Fichier : le modèle rempli, ou votre fichier habituel
send-drop = Ou déposez le fichier ici.
send-consequence = Le fichier est conservé tel quel et contrôlé aussitôt ; la réponse est à la page suivante. Rien n’est publié avant qu’un vérificateur ne l’accepte.
send-waits = En attente de décision. Un fichier pour la même période prend la place de ce qui attend :
send-do = Envoyer et contrôler
send-under-way = Le fichier est en route.
send-checking = Le fichier est arrivé ; il est en cours de contrôle.
send-broken = La ligne a coupé. L’envoi reprend où il s’est arrêté.
send-failed = Le serveur n’a pas pris le fichier. Envoyez-le encore une fois.
send-asking = Le fichier est arrivé. La réponse s’est perdue en route ; elle est redemandée.
send-unanswered = Le fichier est arrivé, et l’on ne sait pas encore ici ce qu’il est devenu. Renvoyez-le dans un instant : ce qui est arrivé n’est pas envoyé deux fois, et il n’est reçu qu’une fois.
send-ended = Votre session est terminée. Ce qui est arrivé du fichier reste : connectez-vous dans un autre onglet, puis renvoyez-le ici. L’envoi reprend où il s’est arrêté.
send-other-person = Une autre personne est connectée maintenant, et le fichier n’est pas envoyé en son nom. Ce qui en est arrivé reste : connectez-vous dans un autre onglet au nom de la personne qui a commencé, puis renvoyez-le ici.
send-sign-in = Se connecter dans un autre onglet
send-no-file = Aucun fichier n’est choisi. Choisissez-en un, puis envoyez-le.
send-grid = Saisir directement
send-grid-text = Pour les petits tableaux : les valeurs se saisissent dans une grille, en regard de celles de la dernière période.
send-grid-open = Ouvrir la grille
send-last = Derniers envois

grid-title = Saisir les valeurs
grid-period = Période
grid-other-period = Afficher cette période
grid-too-large = Ce tableau est trop grand pour une grille. Utilisez le modèle.
grid-by-file = Vers le modèle
grid-hint = Ce qui n’est pas connu reste vide et reçoit un statut. Une colonne copiée d’un tableur peut être collée.
grid-line = Ligne
grid-before = Dernière période
grid-value = Valeur
grid-status = Statut

submissions-title = Envois
submissions-none = Il n’y a pas encore d’envoi.
submissions-caption = Les plus récents d’abord
submission-title = Envoi
submission-state = État
submission-state-received = reçu
submission-state-checked = contrôlé, attend le vérificateur
submission-state-returned = renvoyé
submission-state-accepted = accepté
submission-unread = Le fichier est reçu ; il n’est pas encore lu.
submission-marked = Le classeur aux cellules marquées
submission-again = Envoyer un fichier corrigé
submission-grid = Corriger dans la grille
submission-file = Le fichier tel qu’envoyé
submission-places = Où
submission-words = Des mots de ce fichier ne correspondent à aucun code. Dites une fois ce que chacun veut dire ; tous les fichiers suivants seront lus ainsi.
submission-words-map = Dire ce que veulent dire ces mots
submission-review = Examen et commentaires
submission-talks = { $n ->
    [one] Il y a { $n_text } commentaire sur cet envoi.
   *[other] Il y a { $n_text } commentaires sur cet envoi.
 }
submission-talks-read = Lire et répondre
submission-was-accepted = Accepté le { $when }
submission-was-returned = Renvoyé le { $when }

explain-title = Ces chiffres sont justes malgré tout
explain-text = Les règles suivantes admettent une raison. Le même fichier est envoyé de nouveau avec vos raisons, que le vérificateur voit.
explain-do = Envoyer tel quel, avec ces raisons
explain-no-reason = Donnez une raison pour une règle au moins.
explained-title = Ce que l’expéditeur explique

sent-title = Ce qui change
submission-reopening = Cellules rouvertes : { $cells }
submission-reopening-brings = { $n ->
    [one] Une de ces cellules est dans ce fichier
   *[other] { $n_text } de ces cellules sont dans ce fichier
 }
submission-reopening-lacks = { $n ->
    [one] Une de ces cellules n’est pas dans ce fichier et reste demandée :
   *[other] { $n_text } de ces cellules ne sont pas dans ce fichier et restent demandées :
 }
submission-reopening-rest = Ce qui n’a pas été rouvert et n’est pas dans ce fichier reste tel qu’il a été accepté.
sent-first = Rien n’a été accepté auparavant au titre de cet accord.
sent-against = Par rapport à ce qui a été accepté dans
sent-new = Cellules nouvelles
sent-changed = Cellules changées
sent-retold = Cellules au même chiffre, avec une autre mention
sent-said-otherwise = même valeur ; autre : { $what }
sent-vanished = Cellules qui ne sont plus envoyées
sent-same = Cellules identiques
sent-size = { $size } ({ $share })
sent-caption = Chaque cellule qui diffère : changée, nouvelle, puis non renvoyée
sent-series = Série
sent-before = Avant
sent-after = Maintenant
sent-change = Écart
sent-file = Tous les écarts (CSV)

receipt-title = Accusé de réception
receipt-submission = Envoi
receipt-agreement = Accord
receipt-provider = Institution
receipt-sender = Compte qui a envoyé
receipt-file = Fichier
receipt-size = Taille
receipt-bytes = { $n ->
    [one] { $n_text } octet
   *[other] { $n_text } octets
 }
receipt-moment = Reçu le
receipt-hash = Empreinte du fichier (SHA-256)
receipt-counts = Ce qui a été lu et trouvé
receipt-chain = Dernière entrée du journal d’audit, et son empreinte
receipt-key = Clé publique (Ed25519)
receipt-key-link = Où la clé est publiée
receipt-signature = Signature
receipt-proof = Le fichier JSON prouve ce qui a été reçu, et quand, à quiconque a la clé publique : on vide le champ signature, puis on vérifie la signature du reste.
receipt-paper = Sur papier (PDF)
receipt-no-paper = Il n’y a pas de PDF : ce programme a été construit sans sa police, avec laquelle les accusés de réception sont écrits. Cette page s’imprime, et le fichier JSON ci-dessous prouve la même chose que le PDF ; qui exploite le programme peut le reconstruire après `cargo xtask fonts`.
receipt-data = Pour preuve (JSON)

template-sheet = À remplir
template-sheet-last = Dernières valeurs
template-sheet-guide = Mode d’emploi
template-hint = Une ligne par valeur. Les noms se choisissent dans les listes ; les en-têtes restent.
template-period = Période
template-period-a = chaque année, par exemple 2025
template-period-s = chaque semestre, par exemple 2025-S1
template-period-t = tous les quatre mois, par exemple 2025-T1
template-period-q = chaque trimestre, par exemple 2025-Q1
template-period-m = chaque mois, par exemple 2025-03
template-period-w = chaque semaine, par exemple 2025-W09
template-period-d = chaque jour, par exemple 2025-03-31
template-period-i = à tout moment, par exemple 2025-03-31T08:30:00
template-choose = Choisissez un nom de la liste.
template-number = Écrivez un nombre. Ce qui n’est pas connu reste vide et reçoit un statut.
template-wrong = Valeur inattendue
template-guide-rows = Les lignes
template-guide-rows-text = Les lignes présentes sont les séries des deux dernières périodes, sans valeur. Ajoutez des lignes en bas ; supprimez celles qui n’ont plus d’objet.
template-guide-rows-none = Rien n’a encore été accepté au titre de cet accord : il n’y a donc pas de lignes au départ. Écrivez-en une pour chaque valeur, avec ses noms et sa période.
template-guide-missing = Ce qui n’est pas connu
template-guide-missing-text = Laissez la valeur vide et choisissez un statut qui dit pourquoi. N’écrivez zéro que si le nombre est zéro.
template-guide-send = L’envoi
template-guide-send-text = Enregistrez le classeur et envoyez-le depuis le bureau. Il est reconnu de lui-même, quelle que soit sa langue.

refusal-key-used-otherwise = La clé « { $subject } » a servi à une autre demande. Prenez une nouvelle clé pour chaque demande.
refusal-too-large = Plus grand que ce qui est admis : la limite est { $subject }. Divisez le fichier ou retirez ce qui est inutile.
refusal-wrong-offset = Cette partie ne commence pas où en est le fichier : { $subject } octets sont arrivés. Envoyez la suite.
refusal-unknown-upload = Aucun fichier « { $subject } » n’est en route. Recommencez l’envoi.
refusal-unknown-receipt = Il n’y a pas d’accusé de réception pour « { $subject } ».
