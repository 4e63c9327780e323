# La grille où se saisit un petit tableau.
grid-field = { $field } : { $row }
grid-before-of = Avant : { $period }
grid-wrong = Outre ce qui est dit des cellules ci-dessous, on a trouvé dans l’envoi :
grid-offline = Le réseau est coupé. Ce que vous avez saisi est toujours là : renvoyez-le dès son retour.
grid-ended = Votre session est terminée. Ce que vous avez saisi est toujours là : connectez-vous dans un autre onglet, puis renvoyez-le.
grid-refused = La personne connectée n’a pas le droit d’envoyer ce tableau. Rien n’a été envoyé. Ce que vous avez saisi est toujours là : connectez-vous dans un autre onglet au nom de la personne qui l’a saisi, puis renvoyez-le.
grid-failed = Le serveur n’a pas pris le tableau. Ce que vous avez saisi est toujours là : renvoyez-le dans un instant. Il n’est reçu qu’une fois, même envoyé plusieurs fois.
grid-anew = On s’est reconnecté depuis l’ouverture de ce tableau. Rien n’a été envoyé. Ce qui a été saisi est toujours là : relisez-le et renvoyez-le.
