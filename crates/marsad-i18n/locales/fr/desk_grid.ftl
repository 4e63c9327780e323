# La grille où se saisit un petit tableau.
grid-field = { $field } : { $row }
grid-before-of = Avant : { $period }
grid-wrong = Outre ce qui est dit des cellules ci-dessous, on a trouvé dans l’envoi :
