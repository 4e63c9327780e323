# The portal.
skip = Aller au contenu
menu = Rubriques
menu-data = Données
menu-institutions = Institutions
menu-about = À propos
search = Recherche
search-hint = Un chiffre, un pays, une institution
search-button = Chercher
search-here = Chercher d’ici
languages = Langue
crumbs = Vous êtes ici
show = Afficher
copy = Copier
copied = Copié
source = Source :
release = Publication
sentence-stop = .
numerals-western = Chiffres 1 2 3
numerals-arabic-indic = Chiffres ١ ٢ ٣
colophon-reuse = Ces données sont réutilisables librement, à condition d’en citer la source.
colophon-api = API SDMX pour les programmes
fictional-title = Un pays inventé.
fictional-text = Tout ce qui figure ici a été imaginé pour essayer et pour apprendre.

home-lede = Ce que les institutions du pays savent de la migration, en un seul lieu : chaque chiffre dit qui l’a compté, comment, et de quel fichier il vient.
home-figures = Chiffres clés
home-latest = Dernières publications
home-givers = Ce que donne chaque institution
home-all-data = Toutes les données
home-all-institutions = Toutes les institutions

data-lede = Chaque jeu de données avec sa définition, sa source et ses publications.
data-theme = Thème
data-all-themes = Tous les thèmes
data-institution = Institution
data-all-institutions = Toutes les institutions
data-list = Liste
data-none = Rien ici ne répond à la recherche.
dataflow-not-yet = Pas encore publié
dataflow-senders = Qui l’enverrait
dataflow-embargoed = Ce jeu de données sera public le { $moment }.

views = Présentation
view-chart = Graphique
view-table = Tableau
chart-source = Source : { $producers }. Publié le { $date }.
chart-description = { $unit }. { $n ->
    [one] { $n_text } valeur ; le tableau ci-dessous dit la même chose.
   *[other] { $n_text } valeurs ; le tableau ci-dessous dit la même chose.
 }
chart-empty = Il n’y a pas de chiffre pour cette sélection.
chart-interval = (de { $low } à { $high })
chart-bands = La bande autour d’une ligne montre où se trouvent les vraies valeurs, dix-neuf fois sur vingt, selon les erreurs publiées.
chart-whiskers = Le trait fin au bout d’une barre montre où se trouve la vraie valeur, dix-neuf fois sur vingt, selon les erreurs publiées.
chart-bands-of-grades = La bande autour d’une ligne montre où se trouvent les vraies valeurs, dix-neuf fois sur vingt, si les notes supposées des sources sont justes.
chart-whiskers-of-grades = Le trait fin au bout d’une barre montre où se trouve la vraie valeur, dix-neuf fois sur vingt, si les notes supposées des sources sont justes.
table-hint = Chaque chiffre ouvre la page qui dit d’où il vient.
table-margin = de combien la vraie valeur peut s’écarter, dix-neuf fois sur vingt, selon l’erreur qui accompagne le chiffre
table-interval = entre quelles valeurs se trouve la vraie, dix-neuf fois sur vingt, lorsqu’elle peut s’écarter plus d’un côté que de l’autre
cell-hidden = masqué
hidden-to-protect = masqué : si peu de personnes que l’une d’elles pourrait être reconnue, ou un chiffre qui le trahirait
hidden-unreliable = masqué : trop peu fiable pour être montré
hidden-not-for-publication = masqué : l’institution ne le publie pas
cell-missing = –
cell-unpublished = aucun chiffre
unpublished = aucun chiffre : la source n’en a publié aucun ; ce n’est pas zéro
notice-withdrawn = Retiré le { $date }. { $reason } Ce qui avait été publié reste lisible ici.
notice-older = Vous lisez la publication { $number } ; une plus récente l’a remplacée.
notice-older-link = Lire la publication en vigueur
notice-input-replaced = Les chiffres équilibrés reposent sur la publication { $number } de « { $name } », que la publication { $current } a remplacée le { $date } : ils sont à équilibrer de nouveau.
notice-input-withdrawn = Les chiffres équilibrés reposent sur la publication { $number } de « { $name } », retirée le { $date } : ce sur quoi ils reposent ne vaut plus.
notice-correction = Cette publication corrige une erreur. { $reason }
downloads = Télécharger
downloads-shown = Ce qui est affiché :
downloads-all = Tout le jeu de données :
download-sheet-data = Données
download-sheet-about = À propos des données
versions = Publications
versions-changes = Ce qui a changé
release-regular = Publié
release-correction = Correction
release-withdrawn = Retiré
release-withdrawal = Retrait
permalink = Lien permanent vers cette publication et cette sélection
cite = Citer
citation = { $producers }, « { $title } », publication { $number } du { $date }. { $publisher }, { $link }

definition = Comment lire ces chiffres
definition-title = Titre
definition-description = Contenu
definition-universe = Qui est compté
definition-changes = Ce qui est compté selon la période
definition-unit = Unité
definition-caveat = À savoir
definition-error-fixed = Une erreur type de 0 signifie que les poids ont été calés sur le chiffre : il est connu d’ailleurs et non trouvé par l’enquête. Là où beaucoup de marges portent sur peu de personnes, une erreur peut être trop petite : ces chiffres, et ceux dont l’erreur repose sur peu d’unités de sondage, sont de faible fiabilité (U).
definition-producers = Source
definition-released = Publié le
definition-citation = Comment citer
definition-licence = Licence
definition-link = Lien permanent

changes-title = Ce qui a changé entre deux publications
changes-before = Avant
changes-after = Après
changes-difference = Écart
changes-count = { $n ->
    [0] Aucun chiffre n’a changé.
    [one] Un chiffre a changé.
   *[other] { $n_text } chiffres ont changé.
 }

number-sentence = { $name } ({ $codes }), { $period } : { $number }, { $unit }.
number-sentence-whole = { $name }, { $period } : { $number }, { $unit }.
number-sentence-none = { $name } ({ $codes }), { $period } – { $why }.
number-sentence-none-whole = { $name }, { $period } – { $why }.
number-chain = D’où vient ce chiffre
number-excerpt = La ligne du fichier, telle qu’elle a été lue
step-release = Publication { $number }
step-release-text = Une seconde personne l’a approuvée pour le public, après sa protection.
step-version = Version { $number } des données
step-version-text = Le tableau tel que le plan l’a fait ; une fois fait, il ne change plus.
step-plan = Plan
method-latest-accepted = Reprend chaque chiffre accepté tel qu’il a été envoyé ; si deux disent la même chose, le dernier accepté.
step-submission = Envoi
step-submission-text = Envoyé par l’institution, lu et vérifié, puis accepté par une personne nommée.
step-file = Fichier
step-file-text = Conservé tel que reçu, à l’octet près.
fact-proposed-by = Proposé par
fact-approved-by = Approuvé par
fact-approved-at = Approuvé le
fact-public-from = Public depuis le
fact-protection = Protection
fact-sha256 = SHA-256
fact-hash-kept = conservée à l’observatoire, car des valeurs de ce jeu de données sont masquées
fact-built-by = Construit par
fact-built-at = Construit le
fact-observations = Contenu
fact-plan = Plan
fact-pack = Définitions, SHA-256
fact-submission = Envoi
fact-received-by = Envoyé par
fact-received-at = Reçu le
fact-findings = Vérifications
fact-accepted-by = Accepté par
fact-accepted-at = Accepté le
fact-reason = Motif
fact-file = Fichier
fact-place = Place dans le fichier

institutions-lede = Qui détient quelle part de l’image de la migration, et ce qui en est parvenu à l’observatoire.
institution-nothing = Rien reçu à ce jour
institution-sends = Ce qu’elle envoie
kind-ministry = Ministères
kind-statistics = Statistique
kind-bank = Banque centrale
kind-agency = Agences et offices
kind-observatory = Observatoire
kind-research = Recherche et associations
kind-host = Institutions des pays d’accueil
kind-international = Organisations internationales
agreement-legal-basis = Fondement
agreement-due-title = Délai
agreement-due = { $n ->
    [one] { $n_text } jour après la fin de la période
   *[other] { $n_text } jours après la fin de la période
 }

about-title = À propos
about-lede = Un système national d’information sur la migration : il rassemble ce que les institutions envoient, le vérifie, le protège et le publie en une seule image.
about-path = Chaque chiffre a un chemin
about-path-text = Chaque chiffre publié se suit jusqu’au fichier dont il vient, à la cellule où il est écrit, à la personne qui l’a accepté et à celle qui a approuvé sa publication.
about-step-received = Le fichier est conservé tel que reçu, avec son empreinte et un reçu.
about-step-checked = Il est lu et vérifié ; ce qui ne va pas revient à l’expéditeur avec la ligne, la colonne et ce qu’il faut faire.
about-step-accepted = Une personne nommée l’accepte, avec un motif.
about-step-version = Un plan déclaré en fait une version des données, qui peut être refaite à tout moment.
about-step-protected = Ce qui pourrait désigner une personne est masqué, et il est dit que cela l’est.
about-step-approved = Une seconde personne approuve la publication. Les corrections sont de nouvelles publications ; les anciennes restent lisibles.
about-never = Ce qu’il ne fait jamais
about-never-text = Aucune page, aucune requête n’aide à chercher ni à reconnaître une personne. Les petits nombres qui le pourraient sont masqués.
about-origin = D’où viennent les chiffres
about-origin-text = Les chiffres ont été publiés par les institutions nommées à côté d’eux, chacun avec la page où il a été lu. Rien n’est estimé ici sans le dire.
about-programs = Pour les programmes
about-programs-text = Toutes les données sont servies par SDMX REST 2.2 en SDMX-JSON 2.0 et SDMX-CSV 2.0, sans clé, et en CSV, XLSX, JSON et Parquet à côté de chaque tableau.
about-licence = Licence

nowhere-title = Aucune page à cette adresse
nowhere-text = L’adresse a peut-être changé, ou il en manque une partie. Cherchez ici, ou partez de la liste des données.
bad-title = Cette adresse demande ce qui n’existe pas
bad-text = « { $parameter } » n’a pas de « { $value } ».
bad-known = Ce qui existe : { $known }.
bad-range = Choisissez un nombre entre { $low } et { $high }, par exemple { $known }.
bad-range-open = Choisissez un nombre supérieur à { $low } et inférieur à { $high }, par exemple { $known }.
failed-title = La page n’a pas pu être faite
failed-text = Vous n’y êtes pour rien. Essayez de nouveau dans un instant ; le journal de l’opérateur dit pourquoi.

offline-title = Pas de réseau
offline-lede = Cette page est hors d’atteinte pour l’instant.
offline-seen = Les pages publiques que vous avez ouvertes sur cet appareil s’ouvrent de nouveau sans réseau, telles qu’elles ont été vues la dernière fois, et le disent.
offline-desk = Du bureau, cet appareil ne conserve que les tableaux que vous avez ouverts pour la saisie, jusqu’à ce que quelqu’un se connecte ou se déconnecte ; tout le reste a besoin d’un réseau. Un fichier en cours d’envoi reprend là où il s’est arrêté.
offline-old = Pas de réseau : voici la page telle qu’elle a été vue la dernière fois sur cet appareil. Depuis, des chiffres ont pu changer ou être retirés.
offline-typed = Pas de réseau : voici le tableau tel qu’il a été ouvert la dernière fois sur cet appareil. Ce que vous saisissez y est conservé ; envoyez-le dès le retour du réseau.
offline-tables = Tableaux qui se remplissent sans réseau
