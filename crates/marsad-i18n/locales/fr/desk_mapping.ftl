# Words, profiles and correspondences.
mapping-words-title = Mots à faire correspondre
mapping-words-lede = Ces mots du fichier ne désignent encore aucun code. Dites une fois ce que chacun signifie ; tout fichier suivant de cette convention sera lu ainsi.
mapping-words-more = { $n ->
    [one] { $n_text } autre mot s’affichera quand ceux-ci auront leur code.
   *[other] { $n_text } autres mots s’afficheront quand ceux-ci auront leur code.
 }
mapping-words-since = { $n ->
    [one] { $n_text } correspondance a été établie après la lecture de ce fichier.
   *[other] { $n_text } correspondances ont été établies après la lecture de ce fichier.
 }
mapping-words-since-what = Le fichier lui-même reste tel qu’il a été lu : renvoyez-le, et il sera lu avec elles.
mapping-words-none = Tous les mots de ce fichier sont connus.
mapping-words-back = Retour à l’envoi
mapping-places = { $n ->
    [one] à { $n_text } endroit : { $places }
   *[other] à { $n_text } endroits, d’abord { $places }
 }
mapping-why = { $reason }, { $percent }
suggestion-fold = un nom de ce code
suggestion-correspondence = selon une table de passage
suggestion-history = déjà établi ainsi
suggestion-transliteration = se prononce ainsi dans l’autre écriture
suggestion-nearest = s’écrit presque ainsi
mapping-other-code = un autre code ou nom
mapping-leave = laisser pour l’instant
mapping-note = Pourquoi, si ce n’est pas évident
mapping-again = puis renvoyer ce fichier tel quel
mapping-consequence = Ce que vous établissez vaut pour tout fichier de cette convention lu désormais, avec votre nom et la date. Les fichiers déjà lus restent tels quels. On peut revenir dessus.
mapping-keep = Établir les correspondances
mapping-keep-one = Établir la correspondance
mapping-preview = Voir ce que cela changerait
mapping-preview-title = Ce que cela changerait
mapping-preview-what = De ce fichier
mapping-preview-today = aujourd’hui
mapping-preview-then = ensuite
mapping-preview-rows = Observations lues
mapping-preview-findings = Constats
mapping-preview-errors = dont erreurs
mapping-preview-values = Valeurs qui différeraient
mapping-preview-period = Période
mapping-preview-nothing = Aucune valeur ne changerait.
mapping-preview-still-right = Le fichier resterait sans erreur, avec d’autres valeurs.
mapping-preview-right = Le fichier n’aurait plus d’erreur.
mapping-preview-better = Le fichier aurait moins d’erreurs.
mapping-preview-worse = Le fichier aurait plus d’erreurs.
mapping-preview-as-many = Le fichier aurait autant d’erreurs qu’aujourd’hui.
mapping-preview-too-many = Le fichier a trop d’observations pour les comparer une à une.
mapping-preview-changed = { $n ->
    [0] Aucune observation ne serait nouvelle, absente ou différente.
    [one] { $n_text } observation serait nouvelle, absente ou différente.
   *[other] { $n_text } observations seraient nouvelles, absentes ou différentes.
 }
mapping-preview-changed-some = { $n ->
    [one] { $n_text } observation serait nouvelle, absente ou différente ; { $shown } sont montrées.
   *[other] { $n_text } observations seraient nouvelles, absentes ou différentes ; les { $shown } premières sont montrées.
 }

mapping-agreement-title = Mots mis en correspondance
mapping-agreement-lede = Pour un même mot, la dernière correspondance vaut, même contre le profil. Une institution explique les mots que personne n’a expliqués et change ses propres correspondances ; ce que le profil ou l’observatoire dit d’un mot, un vérificateur ou un méthodologue de l’observatoire le change.
mapping-agreement-none = Aucun mot n’a été mis en correspondance pour cette convention.
mapping-agreement-caption = Ce qui a été dit des mots, le plus récent d’abord
mapping-word = Mot
mapping-word-as-written = Le mot, tel qu’il figure dans le fichier
mapping-component = Composante
mapping-code = Code
mapping-code-or-name = Code, ou son nom
mapping-said = Dit le, par
mapping-state = État
mapping-state-holds = en vigueur
mapping-state-replaced = remplacée
mapping-state-taken-back = annulée
mapping-take-back = Annuler
mapping-add = Établir une correspondance à l’avance

mapping-profile-title = Profil de lecture
mapping-profile-of-pack = le profil du paquet
mapping-profile-version = version { $number }, écrite au bureau
mapping-profile-wrong = Le profil ne peut pas être conservé :
mapping-profile-no-doubts = Rien à redire au profil, et le proposeur n’a aucune question sur le fichier.
mapping-profile-doubts = Ce que le proposeur demanderait sur ce fichier
mapping-profile-text = Comment l’institution écrit
mapping-profile-try-on = L’essayer sur
mapping-profile-note = Ce qui change, et pourquoi
mapping-profile-consequence = Une version conservée lit désormais tous les fichiers de ce profil. Les fichiers déjà lus seront relus par la version de leur époque.
mapping-profile-try = Essayer, sans rien conserver
mapping-profile-keep = Conserver comme nouvelle version
mapping-fill-pack = Reprendre le profil du paquet
mapping-fill-draft = En ébaucher un d’après le fichier choisi
mapping-versions = Versions
mapping-versions-none = Seulement le profil du paquet : rien n’a été écrit au bureau.
mapping-version = Version
mapping-written = Écrite le
mapping-sheet-title = Le fichier
mapping-sheet-none = Aucun fichier n’a encore été envoyé pour cette convention. Dès qu’il y en aura un, il figurera ici.
mapping-sheet-caption = Lignes { $first } à { $last } sur { $all }
mapping-sheet-blank = Il n’y a aucune ligne ici : le fichier est vide, ou il n’est pas du type annoncé.
mapping-sheet-legend = Encadré : une erreur s’y trouve. Souligné : un avertissement ou une remarque. Au-dessus de chaque colonne figure ce que le profil d’aujourd’hui y lit.
mapping-sheet-beginning = Le fichier est long : en voici le début.
mapping-sheet-before = Lignes précédentes
mapping-sheet-after = Lignes suivantes
mapping-sheets = Feuilles
column-unsaid = absente du profil
column-ignore = non lue
column-value = valeurs
column-time = temps
column-code = codes
column-text = texte
column-flag = statut

mapping-correspondences-title = Tables de passage
mapping-correspondences-lede = Comment les codes d’une liste deviennent ceux d’une autre, avec la part de chacun. Un code qui devient un autre en entier est aussi suggéré là où un fichier l’emploie comme mot.
mapping-correspondences-none = Il n’y a pas encore de table de passage. Il en faut une là où une institution utilise une autre nomenclature que la nôtre.
mapping-correspondences-caption = La dernière version de chaque table
mapping-correspondence-name = Table
mapping-correspondence-id = Identifiant
mapping-correspondence-from = De la liste
mapping-correspondence-to = Vers la liste
mapping-correspondence-new = Une nouvelle table
mapping-correspondence-next = Une autre version
mapping-correspondence-consequence = La version d’aujourd’hui reste telle quelle ; la nouvelle la suit, avec votre nom et la date.
mapping-correspondence-keep = Conserver la table
mapping-correspondence-propose = Proposer des lignes
mapping-correspondence-propose-rule = Les codes dont le nom est le même dans les deux listes, en toutes les langues, et n’est celui d’aucun autre code reçoivent une ligne ; ceux qui restent sont nommés dessous, après « # ». Rien n’est conservé ainsi. D’une liste à elle-même, les codes d’avant sont comparés à ceux d’aujourd’hui ; ce qu’est devenu un code et lesquels sont vraisemblables figure à côté.
mapping-correspondence-caption = Ce qui devient quoi
mapping-correspondence-what = Code
mapping-correspondence-becomes = devient
mapping-correspondence-share = Part
mapping-correspondence-missing = { $n ->
    [one] La table ne dit rien de { $n_text } code de la première liste : { $codes }.
   *[other] La table ne dit rien de { $n_text } codes de la première liste, dont { $codes }.
 }
mapping-valid-from = Valable à partir du
mapping-source = Source
mapping-lines = Lignes
mapping-lines-rule = Une ligne par couple : CODE;CODE;PART. Les parts d’un code font 1 en tout ; sans part, le code devient l’autre en entier.
mapping-name-ar = Nom en arabe
mapping-name-fr = Nom en français
mapping-name-en = Nom en anglais
mapping-source-ar = Source en arabe
mapping-source-fr = Source en français
mapping-source-en = Source en anglais

refusal-unknown-code = La liste n’a pas de code « { $subject } ». Les codes entre parenthèses, s’il y en a, sont les plus proches.
refusal-wrong-correspondence = La table ne tombe pas juste à « { $subject } ». Les parts de chaque code sont supérieures à 0 et font 1 en tout, chaque couple figure une fois, et les deux listes existent et restent ce qu’elles étaient.
refusal-wrong-profile = Ceci ne peut pas être conservé : { $subject }
