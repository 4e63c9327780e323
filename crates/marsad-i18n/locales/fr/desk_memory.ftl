# Le journal d’audit et le registre des traitements.
memory-footer = Journal d’audit à la ligne { $number }, { $at }. Qui garde cette ligne pourra montrer que rien d’antérieur n’a changé :
memory-head = La chaîne en est à la ligne { $number }, { $at }.
memory-audit-title = Journal d’audit
memory-audit-lede = Chaque changement, enchaîné par son empreinte : qui a fait quoi, sur quoi, d’où, et quelles lignes ont été écrites.
memory-audit-caption = Les lignes, la plus récente d’abord
memory-search = Chercher
memory-search-all = Tout
memory-nothing = Aucune ligne ne correspond.
memory-earlier = Lignes antérieures
memory-verify = Vérifier la chaîne
memory-whole = La chaîne est entière, et tout est comme il a été écrit en dernier.
memory-broken = { $n ->
    [one] { $n_text } chose n’est plus comme elle était.
   *[other] { $n_text } choses ne sont plus comme elles étaient.
}
memory-whole-shell = La chaîne est entière, et tout est comme il a été écrit en dernier. Tête : { $number }:{ $hash }
memory-no-head-shell = Une fin coupée se voit à ce qu’elle avait écrit et aux reçus signés ensuite. Les lignes qui n’ont rien écrit, comme une connexion, ne manquent qu’à une tête que l’on a notée : donnez-en une avec --head NUMÉRO:EMPREINTE.
memory-strange-head = La tête notée de la ligne { $number } ne se trouve pas dans cette chaîne.
memory-reduced = Quelque chose est omis ici : ce que les institutions envoient, si votre rôle ou ce jeton ne permet pas de le voir ; ou une fiche de qualité qui n’est encore, pour quelques jours, qu’à son institution.
memory-number = Ligne
memory-rows = Objets écrits
memory-field = Champ
memory-field-at = Quand
memory-field-actor = Qui
memory-field-action = Étape
memory-field-subject = Sur quoi
memory-field-origin = D’où
memory-field-in-place-of = À la place de
memory-field-from = Du
memory-field-to = Au
memory-field-text = Texte dans ce qui a été écrit
memory-origin-unsaid = non consigné
memory-record-title = Ligne d’audit
memory-previous = Empreinte précédente
memory-hash = Empreinte
memory-hidden = Écrit, et ne vous est pas montré.
memory-new-row = Écrit pour la première fois.
memory-before = Avant
memory-after = Après
memory-changed = changé
memory-chain = La chaîne
memory-record-before = Ligne précédente
memory-record-after = Ligne suivante

memory-register-title = Registre des traitements
memory-register-lede = Ce qui est traité sur des personnes, pourquoi, sur quelle base et combien de temps, au { $day } : pour l’autorité de protection des données, d’après le pack et le journal d’audit.
memory-controller = Responsable
memory-no-register = Le pack ne nomme aucun traitement : ajoutez processing.toml.
memory-legal-basis = Base légale
memory-categories = De qui, et quoi
memory-recipients = Destinataires
memory-kept = Durée
memory-sources = D’où cela vient
memory-access = Trace
memory-agreement-line = { $agreement } ({ $institution }) : { $n ->
    [0] rien reçu
    [one] { $n_text } envoi, le { $last }
   *[other] { $n_text } envois, le dernier le { $last }
}
memory-study-line = { $study } ({ $kind }) : { $n ->
    [0] aucun enregistrement
    [one] { $n_text } enregistrement, gardé depuis le { $last }
   *[other] { $n_text } enregistrements, les derniers gardés depuis le { $last }
}
memory-synthetic = synthétique : personne n’y existe
memory-real = enregistrements de personnes, à accès restreint
memory-never = jamais
memory-traces = { $n ->
    [0] Aucune ligne du journal d’audit n’en parle.
    [one] { $n_text } ligne du journal d’audit, le { $last }.
   *[other] { $n_text } lignes du journal d’audit, la dernière le { $last }.
}
memory-retention-title = Conservation
memory-retention-lede = Ce qui ne sert qu’un temps est effacé quand ce temps est passé. Ce qui reste toujours, avec les noms qui s’y trouvent, est dit plus bas.
memory-class = Quoi
memory-rule = D’après quelle règle
memory-erased-title = Effacé jusqu’ici
memory-days = { $n ->
    [0] pas plus longtemps que cela ne sert
    [one] { $n_text } jour après avoir servi
   *[other] { $n_text } jours après avoir servi
}
memory-erased = { $n ->
    [0] rien encore
    [one] { $n_text } entrée, le { $last }
   *[other] { $n_text } entrées, la dernière le { $last }
}
memory-class-sessions = Sessions : qui est connecté, de quel réseau et jusqu’à quand (la connexion elle-même reste au journal d’audit)
memory-class-links = Liens d’invitation et de réinitialisation
memory-class-uploads = Entrées de fichiers envoyés par parties, et clés qui nomment une demande
memory-class-letters = Lettres par courriel et SMS
memory-class-notices = Avis au bureau
memory-class-attempts = Tentatives de connexion comptées
memory-class-closed-accounts = Adresses, numéros de portable, mots de passe et seconds facteurs des comptes fermés
