# La grille où se saisit un petit tableau.
grid-field = { $field } : { $row }
grid-before-of = Avant : { $period }
grid-wrong = Outre ce qui est dit des cellules ci-dessous, on a trouvé dans l’envoi :
grid-offline = Le réseau est coupé. Ce que vous avez saisi est toujours là : renvoyez-le dès son retour.
grid-ended = Votre session est terminée. Ce que vous avez saisi est toujours là : connectez-vous dans un autre onglet, puis renvoyez-le.
grid-refused = La personne connectée n’a pas le droit d’envoyer ce tableau. Rien n’a été envoyé. Ce que vous avez saisi est toujours là : connectez-vous dans un autre onglet au nom de la personne qui l’a saisi, puis renvoyez-le.
grid-failed = Le serveur n’a pas pris le tableau. Ce que vous avez saisi est toujours là : renvoyez-le dans un instant. Il n’est reçu qu’une fois, même envoyé plusieurs fois.
grid-surplus = Tout ce qui a été collé ne tient pas : les valeurs au-delà de la dernière ligne ou colonne ont été laissées de côté. Ajoutez les lignes qui manquent, puis collez de nouveau.
grid-anew = On s’est reconnecté depuis l’ouverture de ce tableau. Rien n’a été envoyé. Ce qui a été saisi est toujours là : relisez-le et renvoyez-le.
grid-often = Cette convention transmet { $often }.
grid-wrong-period = « { $subject } » n’est pas une période que cette convention transmet. Elle transmet { $often }.
grid-decimals = « { $mark } » précède les décimales : { $example }.
grid-accepted = Des chiffres pour { $period } sont déjà acceptés. Ce qui est envoyé maintenant les remplace une fois accepté.
grid-waits-here = { $submission } contient { $period } et attend le vérificateur. Un tableau pour la même période prend sa place.
grid-waits-other = { $submission } attend le vérificateur : { $periods }.
grid-no-rows = Rien n’a encore été accepté pour cette convention. Ajoutez les lignes dont le tableau a besoin.
grid-add-row = Ajouter une ligne
grid-add-row-text = Une série qui n’est pas dans le tableau, par ses codes. Ce qui est saisi reste.
grid-add-row-do = Ajouter cette ligne
grid-ask = Rien n’a encore été envoyé. Avant l’envoi :
grid-ask-blank = { $n ->
    [one] { $n_text } ligne est vide. Elle est laissée de côté.
   *[other] { $n_text } lignes sont vides. Elles sont laissées de côté.
 }
grid-ask-old = Rien d’aussi ancien que { $period } n’a été accepté pour cette convention. L’année est-elle juste ?
grid-ask-send = Envoyer ce qui est rempli
grid-ask-back = Ou revenez aux cellules, puis renvoyez.
grid-empty = Rien n’a été saisi. Rien n’a été envoyé.
draft-kept = Ce que vous saisissez est conservé sur cet appareil, pour votre seul compte, jusqu’à ce que ce soit arrivé ou que vous vous déconnectiez, et un mois au plus.
draft-opens = Maintenant qu’il a été ouvert, ce tableau s’ouvre de nouveau sans réseau sur cet appareil.
draft-restored = Ce que vous aviez saisi ici sans l’envoyer est de nouveau dans le tableau.
draft-discard = L’effacer
draft-back = Le réseau est revenu : ce tableau peut être envoyé.
draft-sign-out = Des tableaux que vous avez saisis sans les envoyer sont sur cet appareil. La déconnexion les efface. Se déconnecter quand même ?
