# Words used everywhere.
list-separator = ,{" "}
place-sheet = feuille « { $sheet } »
place-row = ligne { $row }
place-column = colonne { $column }
place-observation = observation { $observation }
place-in-message = { $component }, observation { $observation }
severity-error = Erreur
severity-warning = Avertissement
severity-note = Note
period-s = Semestre { $number }, { $year }
period-t = Quadrimestre { $number }, { $year }
period-q = Trimestre { $number }, { $year }
period-w = Semaine { $number }, { $year }
period-d = Jour { $number }, { $year }
period-range = { $from }–{ $to }
period-of-months = la période comprise entre { $from } et { $to } inclus
period-of-days = la période du { $from } au { $to }
period-short-s = S{ $number } { $year }
period-short-t = Quadr. { $number }, { $year }
period-short-q = T{ $number } { $year }
period-short-w = Sem. { $number }, { $year }
period-short-d = Jour { $number }, { $year }
period-short-months = { $from }–{ $to } { $year }
count-observations = { $n ->
    [one] { $n_text } observation
   *[other] { $n_text } observations
 }
count-findings = { $n ->
    [0] aucun constat
    [one] { $n_text } constat
   *[other] { $n_text } constats
 }
group-errors = { $n ->
    [0] Aucune erreur
    [one] { $n_text } erreur à corriger
   *[other] { $n_text } erreurs à corriger
 }
group-warnings = { $n ->
    [0] Aucun avertissement
    [one] { $n_text } avertissement à vérifier
   *[other] { $n_text } avertissements à vérifier
 }
group-notes = { $n ->
    [0] Aucune note
    [one] { $n_text } note
   *[other] { $n_text } notes
 }
count-dataflows = { $n ->
    [one] { $n_text } jeu de données
   *[other] { $n_text } jeux de données
 }
count-cells-hidden = { $n ->
    [0] aucune valeur masquée
    [one] { $n_text } valeur masquée pour protéger les personnes
   *[other] { $n_text } valeurs masquées pour protéger les personnes
 }
