# La grille où se saisit un petit tableau.
grid-field = { $field } : { $row }
grid-before-of = Avant : { $period }
grid-wrong = Outre ce qui est dit des cellules ci-dessous, on a trouvé dans l’envoi :
grid-offline = Le réseau est coupé. Ce que vous avez saisi est toujours là : renvoyez-le dès son retour.
grid-ended = Votre session est terminée. Ce que vous avez saisi est toujours là : connectez-vous dans un autre onglet, puis renvoyez-le.
