# La réponse à qui envoie : en ligne de commande, en page et en classeur marqué.
answer-title = Réponse à « { $file } »
answer-verdict-errors = Le fichier ne peut être accepté tel quel. Corrigez les erreurs, puis renvoyez-le.
answer-verdict-warnings = Le fichier peut être accepté. Vérifiez les avertissements ; si un chiffre est faux, corrigez-le et renvoyez le fichier.
answer-verdict-fine = Le fichier peut être accepté tel quel.
answer-agreement = Accord : { $agreement }
answer-whole-file = tout le fichier
answer-whole-sheet = toute la feuille « { $sheet } »
answer-place-reason = { $place } : { $reason }
answer-place-in-sheet = { $cell } de la feuille « { $sheet } »
answer-in-places = { $n ->
    [one] À { $n_text } endroit
   *[other] À { $n_text } endroits
 }
answer-head-sheet = Feuille
answer-head-cell = Cellule
answer-head-value = Valeur
answer-head-reason = Ce qui ne va pas
answer-head-remedy = Que faire
answer-sheet = Constats
answer-author = Marsad
answer-page-written = La réponse en page : { $file }
answer-workbook-written = Le classeur aux cellules marquées : { $file }
answer-all = Tous les endroits ne figurent pas ici. L’option --all les donne tous.
answer-too-many-cells = « { $file } » a plus de { $limit } cellules et n’est pas rendu avec ses cellules marquées. Employez --html au lieu de --workbook.
answer-not-marked = « { $file } » ne peut être rendu avec ses cellules marquées ({ $detail }). Employez --html au lieu de --workbook.
answer-own-file = « { $file } » est le fichier à vérifier. Choisissez un autre nom pour ce qui est écrit.
answer-who = Le classeur contient les chiffres envoyés : dites qui le demande, avec --as COMPTE.
