# La grille où se saisit un petit tableau.
grid-field = { $field } : { $row }
