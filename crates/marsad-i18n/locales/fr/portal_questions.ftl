# Les pages des questions et des contradictions, la même fiche en fichiers et dans un terminal, et la lecture des tableaux.
menu-questions = Questions
home-questions = Une question, tous les chiffres
home-all-questions = Toutes les questions
questions-lede = Ce que l’on demande sur la migration, avec tous les chiffres officiels côte à côte : pourquoi ils diffèrent, étape par étape, et lequel retenir.
questions-list = Liste
questions-none = Aucune question n’a encore été posée ici.
dataflow-questions = Questions auxquelles il aide à répondre

question-recommended = Recommandé
question-interval = entre { $low } et { $high }
question-figure = { $number } { $unit }
question-figure-period = { $number } { $unit }, { $period }
question-from = Source : { $sources }.
question-pair = { $name } : { $said }
question-no-figure = Aucun chiffre n’a encore été publié à ce sujet.
question-not-published = non publié
question-told = { $n ->
   *[other] { $n_text } chiffres officiels, de { $low } à { $high }
 }
question-told-one = Un seul chiffre officiel
question-switches = Compter autrement
question-switched = Ce chiffre compte autrement que le chiffre recommandé : { $label }.
question-back = Revenir au chiffre recommandé
question-axis = Tous les chiffres officiels sur un même axe
question-every-figure = Tous les chiffres officiels
question-not-drawn = Absents de l’axe, car comptés dans une autre unité : { $names }.
question-difference = { $facet } : { $value } ({ $relation })
question-unsaid = Dit par l’un des deux seulement, sans qu’on sache s’ils coïncident : { $facets }
question-bridges = D’un chiffre à l’autre
question-bridges-text = Chaque étape dit de combien et sur quoi elle repose. Ce qu’aucune n’explique est montré, jamais caché.
question-bridge = De { $from } à { $to }
question-steps = Les étapes
question-share-of-rest = Elle prend cette part de ce qui reste avant elle.
question-estimate = Estimé à { $value }, avec une erreur type de { $error }. Source : { $source }
question-assumed = Calculé avec { $central } ; au moins { $low } et au plus { $high } sont jugés possibles.
question-unexplained-stays = Aucune étape ne l’explique.
question-unexplained-may-be-nothing = Aucune étape ne l’explique, mais ce n’est peut-être rien : les bornes des étapes contiennent zéro.
question-story = { $name } : { $number }
question-story-interval = { $name } : { $number }, { $interval }
question-changes = Ce qui a changé depuis la dernière fois
question-change = { $name } : { $before } avant, { $after } depuis la publication { $release } du { $date }.
question-changed-recommended = Le chiffre recommandé
question-unchanged = Les dernières publications n’ont changé aucun de ces chiffres.
question-histories = Chaque chiffre dans le temps
question-history-point = { $number } ({ $period })
question-on-paper = À l’adresse au bas de la feuille : en quoi chaque chiffre diffère de celui affiché en grand, tout son historique et comment il a été obtenu.
question-definitions = Définitions en entier
question-two-definitions = Deux définitions côte à côte
question-first = Premier chiffre
question-second = Second chiffre
question-compare = Comparer
question-releases = Publications dont viennent ces chiffres
question-moved-on = La publication { $number } de « { $name } » est montrée parce que ce lien la nomme ; la publication { $current } l’a remplacée, les chiffres ont pu changer.
question-citation = { $sources } : { $number } { $unit } ({ $period }). Chiffre recommandé en réponse à « { $question } », { $date }. { $publisher }, { $link }
question-citation-switched = { $sources } : { $number } { $unit } ({ $period } ; { $label }). En réponse à « { $question } », { $date }. { $publisher }, { $link }
question-citation-bare = « { $question } », { $date }. { $publisher }, { $link }
permalink-question = Lien permanent ; il nomme les publications

question-head-question = Question
question-head-why = Pourquoi les chiffres diffèrent
question-head-counts = Ce qu’il compte
question-head-rule = Pourquoi celui-ci
question-head-source = Source
question-head-period = Date
question-head-figure = Chiffre
question-head-interval = Intervalle
question-head-low = Au moins
question-head-high = Au plus
question-head-unit = Unité
question-head-method = Mode de décompte
question-head-coverage = Couverture
question-head-differences = Par rapport au chiffre recommandé
question-head-note = À savoir
question-head-made = Composé de
question-head-from = De
question-head-to = À
question-head-step = Étape
question-head-amount = De combien
question-head-after = Reste
question-head-basis = Sur quoi elle repose
question-head-facet = Ce qui est dit
question-head-relation = Le premier, face au second
question-sheet-answers = Chiffres
question-sheet-bridges = Passages

term-plus = plus
term-minus = moins
term-times = multiplié par
term-over = divisé par
series-part = { $name } ({ $codes })

reading-title = Comment lire ce chiffre
reading-example = Comment lire le tableau, sur un exemple :
unlike = Tout ne compte pas la même chose ici : ne comparez ni n’additionnez sans regarder. { $facets }
unlike-facet = { $facet } : { $values }.
unlike-value = { $value } ({ $who })
unlike-marked = Marqué { $mark } par la source, car la définition ou le champ est autre : { $who }.
line-broken = La ligne est rompue { $gaps } : de part et d’autre, les chiffres ne comptent pas la même chose.
line-gap = entre { $before } et { $after }

contradictions-title = Contradictions
contradictions-lede = Deux nombres publiés pour la même chose, au même moment et selon la même définition, qui ne peuvent être justes tous les deux. Seule la façon de compter peut être autre ; l’entrée le dit alors. Chacune reste ici avec ce qu’en disent ses auteurs.
contradictions-link = Lire les contradictions
contradictions-count = { $n ->
    [0] Aucune contradiction n’est inscrite.
    [one] { $n_text } contradiction est inscrite.
   *[other] { $n_text } contradictions sont inscrites.
 }
contradictions-none = Aucune n’est ouverte au public pour l’instant. Des chiffres qui diffèrent parce qu’ils comptent autre chose ne se contredisent pas : les questions mènent de l’un à l’autre.
contradiction-difference = Écart
contradiction-tolerance = Écart que les deux sources permettent
contradiction-found = Trouvée la première fois
contradiction-seen = Trouvée la dernière fois
contradiction-unlike = En quoi leurs définitions ne sont pas les mêmes
contradiction-notes = Ce qui en a été dit
contradiction-note-numbers = Cela concerne { $first } et { $second }.
contradiction-note-reopened = Rouverte par la comparaison : les nombres sont passés de { $first_before } et { $second_before } à { $first } et { $second }.
contradiction-note-found-again = Rouverte par la comparaison : elle a retrouvé { $first } et { $second }, qui se contredisent toujours.
contradiction-note-agree = Les nombres sont passés de { $first_before } et { $second_before } à { $first } et { $second }, et ne se contredisent plus.
contradiction-note-gone = La comparaison ne retrouve plus ce qu’elle avait trouvé entre { $first } et { $second } : l’un des deux a été remplacé ou retiré, ou ce qu’ils comptent, ou l’écart qu’ils admettent, est dit autrement depuis.
contradiction-note-by-comparison = Comparaison, lancée par { $who }
contradiction-note-changed = Les nombres sont passés de { $first_before } et { $second_before } à { $first } et { $second }.
contradiction-state-open = Ouverte
contradiction-state-explained = Expliquée
contradiction-state-resolved = Résolue
contradiction-state-accepted = Acceptée
