# Le tableau de bord, les fiches de qualité et le comité de pilotage.
board-title = Où en sont les choses
board-lede = { $name }, le { $day } : qui a livré quoi, ce qui est en retard, ce qui se contredit et ce qui va paraître.
board-count-late = { $n ->
    [one] période en retard
   *[other] périodes en retard
}
board-count-agreements = { $n ->
    [one] convention avec des données
   *[other] conventions avec des données
}
board-count-contradictions = { $n ->
    [one] contradiction ouverte
   *[other] contradictions ouvertes
}
board-count-upcoming = { $n ->
    [one] publication à venir
   *[other] publications à venir
}
board-late-title = En retard
board-nothing-late = Rien n’est en retard.
board-agreements-title = Les conventions et leurs scores
board-agreements-lede = Chaque partie et l’ensemble de 0 à 100, sur les trois dernières années. Un tiret : ce qui ne peut pas encore se dire.
board-contradictions-title = Contradictions qui attendent une réponse
board-no-contradictions = Aucune contradiction n’attend de réponse.
board-upcoming-title = Publications à venir
board-nothing-upcoming = Aucune publication n’est proposée ni sous embargo.
board-institution = Institution
board-agreement = Convention
board-period = Période
board-due = Échéance
board-state = État
board-last = Dernière période reçue
board-next = Prochaine échéance
board-days = D’ordinaire
board-dataflow = Données
board-number = Publication
board-when = Publique à partir de, ou proposée
board-subject = Ce qui est compté
board-one-says = L’une dit
board-other-says = L’autre dit
board-since = Depuis
board-none = –
board-colon = { " " }:
board-state-expected = attendu
board-state-due = bientôt dû
board-state-late = en retard
board-state-received = reçu
board-state-returned = renvoyé
board-state-accepted = accepté
board-release-embargoed = approuvée, sous embargo
board-release-proposed = attend une seconde personne
board-days-late = { $n ->
    [one] { $n_text } jour de retard
   *[other] { $n_text } jours de retard
}
board-days-early = { $n ->
    [one] { $n_text } jour d’avance
   *[other] { $n_text } jours d’avance
}
board-days-punctual = au jour dit
board-days-not-asked = n’était pas demandé
board-part = Partie
board-of-hundred = Sur 100
board-counted-from = Compté sur
board-part-total = Ensemble
board-part-completeness = Complétude
board-part-validity = Validité
board-part-timeliness = Ponctualité
board-part-revision = Stabilité
board-part-coherence = Cohérence
board-basis-total = La moyenne des parties qui peuvent se dire.
board-basis-completeness = { $came_text } périodes sur { $due_text } échues sont là ; acceptées : { $accepted_text }.
board-basis-series = Séries des périodes acceptées : { $accepted } sur { $expected } attendues.
board-basis-validity = { $observations_text } observations envoyées et lisibles ; quelque chose n’allait pas à { $found_text } endroits, lignes illisibles comprises. Sans défaut : { $sound_text } sur { $judged_text }. De chaque fichier comptent les observations, ou les endroits s’il y en a davantage.
board-basis-timeliness = Sur les mêmes { $due_text } périodes : { $days_text } jours de retard en tout, chacun pesé aux jours convenus.
board-basis-revision = Les chiffres ont changé de { $percent } de leur niveau après leur première acceptation.
board-basis-coherence = { $n ->
    [0] Aucune contradiction n’est ouverte.
    [one] { $n_text } paire de séries contredit une autre source.
   *[other] { $n_text } paires de séries contredisent une autre source.
}
board-unsaid-total = Rien ne peut encore se dire.
board-unsaid-completeness = Rien n’était dû.
board-unsaid-validity = Rien n’a été envoyé et contrôlé.
board-unsaid-timeliness = Rien n’était dû.
board-unsaid-revision = Aucun chiffre n’a été envoyé une seconde fois.
board-unsaid-coherence = Rien n’en est encore public.
board-card-title = Fiche de qualité
board-card-lede = Comment les conventions sont tenues, au { $day }.
board-card-first = Aucune fiche de votre institution n’a encore été faite. Il s’en fait une après la fin de chaque mois, et elle n’est qu’à vous { $n ->
    [0] à aucun moment
    [one] pendant { $n_text } jour
   *[other] pendant { $n_text } jours
}, ou jusqu’à votre réponse.
board-periods-title = Les périodes, la dernière d’abord
board-no-periods = Aucune période n’est due dans ce temps.
board-method-title = Comment le score est fait
board-method-completeness = Les périodes qui ont été acceptées, sur celles qui étaient dues, chacune pour la part de ses séries qui est là : parmi celles que l’une des deux périodes précédentes avait, et les siennes. Ce qui est reçu et n’est pas encore décidé est là, sans être accepté.
board-method-validity = Les observations sans erreur ni avertissement, sur celles qui ont été envoyées. Un fichier qui a plus d’endroits fautifs que d’observations lisibles est jugé sur ses endroits.
board-method-timeliness = Sur les mêmes périodes, la moyenne de : 100 au jour dit ou avant, moins à proportion, et 0 dès que le retard atteint les jours que la convention donne après la fin de la période (une semaine au moins, 90 jours au plus). Ce qui n’est pas arrivé est en retard d’autant qu’aujourd’hui.
board-method-revision = 100 si les chiffres n’ont pas changé après leur première acceptation ; 0 s’ils ont changé d’un dixième de leur niveau.
board-method-coherence = 100 sans contradiction ouverte ; d’autant moins qu’il y en a et que les nombres sont éloignés.
board-method-total = La moyenne des parties qui peuvent se dire, à poids égaux.
board-part-correction = Délai de correction
board-unsaid-correction = Aucun fichier n’a été renvoyé.
board-basis-correction = { $corrected_text } des { $returned_text } fichiers renvoyés ont été corrigés, { $n ->
    [0] d’ordinaire le jour même
    [one] d’ordinaire après { $n_text } jour
   *[other] d’ordinaire après { $n_text } jours
}. Cela ne compte pas dans l’ensemble.
board-basis-correction-none = Fichiers renvoyés : { $returned_text }. Aucun n’est encore corrigé.
board-method-correction = La médiane des jours entre le renvoi d’un fichier et le fichier suivant qui porte une de ses périodes et n’a pas été renvoyé lui-même. Elle figure à côté des parties et ne pèse rien dans l’ensemble.
board-method-source = D’après les indicateurs de qualité et de performance du système statistique européen : R1, TP3, A6, CC1. Le score compare une institution à sa propre convention, et non aux autres.

committee-title = Comité de pilotage
committee-open-count = { $n ->
    [0] Aucune action n’est ouverte.
    [one] { $n_text } action est ouverte.
   *[other] { $n_text } actions sont ouvertes.
}
committee-own-card = La fiche de qualité de votre institution
committee-open-title = Actions ouvertes, la plus proche d’abord
committee-action = Action
committee-owner = Institution
committee-due = Jusqu’au
committee-any = tous
committee-show = Afficher
committee-show-all = Tout afficher
committee-nothing = Rien n’a encore été consigné, ou rien que vous puissiez lire.
committee-attending = Présents
committee-kind = Nature
committee-kind-decision = Décision
committee-kind-action = Action
committee-holds = en vigueur
committee-state-open = ouverte
committee-state-done = faite
committee-state-dropped = abandonnée
committee-state-late = ouverte, échéance passée
committee-change = Dire ce qu’il en est advenu
committee-change-save = Le consigner
committee-note = Ce qu’il en est advenu ; nécessaire en cas d’abandon
committee-add = Ajouter une décision ou une action
committee-add-save = La consigner et avertir l’institution
committee-text-ar = Texte en arabe
committee-text-fr = Texte en français
committee-text-en = Texte en anglais
committee-nobody = personne
committee-action-rule = Une action a une institution et un jour ; une décision s’en passe. Ce qui est écrit reste tel quel.
committee-meeting-title = Une nouvelle réunion
committee-held-on = Jour
committee-title-ar = Objet en arabe
committee-title-fr = Objet en français
committee-title-en = Objet en anglais
committee-meeting-save = Ouvrir le relevé de cette réunion
committee-minutes = Compte rendu
committee-mend = Corriger cette réunion
committee-mend-rule = Le jour et ce qui a été décidé restent. Ce qui figurait ici auparavant est conservé dans le journal d’audit.
committee-mend-save = Enregistrer la réunion
committee-mended = Corrigée le { $day }.
committee-history = Ce qui figurait ici auparavant
refusal-unknown-meeting = Il n’y a pas de réunion « { $subject } ».
refusal-unknown-item = Il n’y a ni décision ni action « { $subject } ».
