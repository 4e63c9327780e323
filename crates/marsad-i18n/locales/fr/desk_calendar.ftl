# Conventions, échéances, rappels et délégations.
calendar-title = Les échéances
calendar-count-late = { $n ->
    [0] Rien n’est en retard.
    [one] { $n_text } transmission est en retard.
   *[other] { $n_text } transmissions sont en retard.
 }
calendar-count-due = { $n ->
    [0] Rien n’est attendu dans les deux semaines.
    [one] { $n_text } est attendue dans les deux semaines.
   *[other] { $n_text } sont attendues dans les deux semaines.
 }
calendar-from = Échéances du
calendar-to = au
calendar-none = Aucune échéance dans cet intervalle. Choisissez d’autres jours, ou voyez dans les conventions ce qui est envoyé et quand.
calendar-agreement = Convention
calendar-period = Période
calendar-due = Échéance
calendar-lateness = Délai
calendar-submission = Envoi
calendar-state = État
calendar-feeds = Dans votre propre calendrier
calendar-feeds-lede = Un logiciel de calendrier demande l’adresse iCalendar avec un jeton qui peut lire le calendrier : ajoutez ?key= et le jeton à la fin.
calendar-token = Créer un jeton
transmission-state-expected = attendue
transmission-state-due = bientôt due
transmission-state-late = en retard
transmission-state-received = reçue, pas encore décidée
transmission-state-returned = retournée, de nouveau attendue
transmission-state-accepted = acceptée
transmission-partly = { $state } en partie (séries : { $accepted } sur { $expected })
transmission-late-partly = { $state }, acceptée en partie (séries : { $accepted } sur { $expected })
lateness-on-the-day = arrivée le jour même
lateness-not-asked = n’était pas demandée
lateness-came-late = { $n ->
    [one] arrivée { $n_text } jour après l’échéance
   *[other] arrivée { $n_text } jours après l’échéance
 }
lateness-came-early = { $n ->
    [one] arrivée { $n_text } jour avant l’échéance
   *[other] arrivée { $n_text } jours avant l’échéance
 }
lateness-due-today = aujourd’hui
lateness-late = { $n ->
    [one] { $n_text } jour de retard
   *[other] { $n_text } jours de retard
 }
lateness-due-in = { $n ->
    [one] dans { $n_text } jour
   *[other] dans { $n_text } jours
 }
calendar-transmission = { $agreement }, { $period } : { $state }
calendar-transmission-text = { $institution } envoie « { $dataflow } » à l’observatoire.

agreements-lede = Ce que les institutions se sont engagées à envoyer, à quel rythme et dans quel délai.
agreements-none = Aucune convention ne concerne encore votre institution.
agreement-frequency = Rythme
frequency-a = chaque année
frequency-s = chaque semestre
frequency-t = tous les quatre mois
frequency-q = chaque trimestre
frequency-m = chaque mois
frequency-w = chaque semaine
frequency-d = chaque jour
agreement-lede = Les données sont envoyées { $frequency }. { $due }
due-rule-calendar = { $n ->
    [0] À envoyer le dernier jour de la période.
    [one] À envoyer { $n_text } jour après la fin de la période.
   *[other] À envoyer { $n_text } jours après la fin de la période.
 }
due-rule-working = { $n ->
    [0] À envoyer le dernier jour de la période.
    [one] À envoyer { $n_text } jour ouvré après la fin de la période.
   *[other] À envoyer { $n_text } jours ouvrés après la fin de la période.
 }
due-roll-stay = Le jour ne bouge pas, même s’il est chômé.
due-roll-next = Si ce jour est chômé, le jour ouvré suivant compte.
due-roll-previous = Si ce jour est chômé, le jour ouvré précédent compte.
due-counting-calendar = tous les jours comptent
due-counting-working = les jours ouvrés comptent
agreement-signed = signée
agreement-unsigned = pas encore signée
agreement-ended = n’est plus en vigueur
agreement-of-pack = telle que décrite au départ
agreement-institution = Institution
agreement-dataflow = Jeu de données
agreement-basis = Base légale
agreement-parties = Parties
agreement-definitions = Ce qui est compté
agreement-contact = Contact
agreement-validity = En vigueur
agreement-from = à partir du { $from }
agreement-from-until = du { $from } au { $until }
agreement-signed-by = signée par { $account }
agreement-text = Texte signé
agreement-text-rule = PDF, document ou image, 20 Mo au plus. C’est le texte de cette version : celui d’une autre version ne lui passe pas.
agreement-sign-title = Signer pour votre institution
agreement-sign-consequence = Votre signature est conservée avec votre nom et l’heure, et ne se retire pas : seule une nouvelle version change ce qui est convenu.
agreement-sign-stays = Ce qui était dû jusqu’à ce jour reste tel quel.
agreement-sign-asks = { $n ->
    [one] Dès la signature, une période échue avant aujourd’hui est demandée : { $periods }. Si elle n’est pas là, elle est aussitôt en retard.
   *[other] Dès la signature, { $n_text } périodes échues avant aujourd’hui sont demandées : { $periods }. Celles qui ne sont pas là sont aussitôt en retard.
 }
agreement-sign-drops = { $n ->
    [one] Une période échue avant aujourd’hui n’est plus demandée : { $periods }.
   *[other] { $n_text } périodes échues avant aujourd’hui ne sont plus demandées : { $periods }.
 }
agreement-sign = Signer cette version
agreement-versions = Versions
agreement-no-versions = Rien n’a été convenu depuis la première description de la convention.
agreement-version = Version
agreement-edit-title = Rédiger une nouvelle version
agreement-edit-consequence = Rien ne change avant que le responsable de l’institution ne signe. Dès lors la nouvelle version vaut pour ce qui est dû après la signature ; ce qui était dû avant reste tel quel, même si le premier jour est passé. Les versions antérieures restent lisibles.
agreement-terms = Quand et à quel rythme
agreement-due-days = Jours après la fin de la période
agreement-counting = Les jours qui comptent
agreement-roll = Si l’échéance tombe un jour chômé
agreement-valid-from = En vigueur à partir du
agreement-valid-until = En vigueur jusqu’au, si elle prend fin
agreement-contact-account = Qui reçoit les rappels
agreement-every-officer = tous les responsables des données de l’institution
agreement-note = Ce qui a changé et pourquoi
agreement-save = Conserver cette version

calendar-releases = Calendrier des publications
calendar-releases-lede = Le moment où de nouveaux chiffres deviennent publics, à la minute près, pour tous à la fois.
calendar-releases-feeds = Les logiciels de calendrier suivent la première adresse, les autres programmes la deuxième, les lecteurs de flux la troisième. Une publication déplacée ou reprise y reste, avec le motif.
calendar-coming = À venir
calendar-coming-none = Aucune publication n’a de date pour l’instant. Une date figure ici dès qu’une seconde personne a approuvé les chiffres.
calendar-past = Publié
calendar-past-none = Rien n’a encore été publié.
calendar-release = { $dataflow } : { $kind }, numéro { $number }
calendar-release-text = La publication { $number } de « { $dataflow } » ({ $kind }) devient publique à ce moment.
calendar-release-regular = publication
calendar-release-correction = correction
calendar-release-withdrawal = retrait
calendar-release-postponed = Reporté : { $dataflow } : { $kind }, numéro { $number }
calendar-release-postponed-text = La publication { $number } de « { $dataflow } » ({ $kind }) ne devient pas publique à ce moment, contrairement à l’annonce. Un nouveau moment figurera dans le calendrier dès qu’il sera connu.
calendar-release-cancelled = Annulé : { $dataflow } : { $kind }, numéro { $number }
calendar-release-cancelled-text = La publication { $number } de « { $dataflow } » ({ $kind }) ne devient pas publique : une publication ultérieure prend sa place.
calendar-off = Reporté ou annulé
calendar-state-postponed = reporté
calendar-state-cancelled = annulé
calendar-change-moved = Déplacée du { $from } au { $to }.
calendar-change-stopped = Annoncée pour le { $from }, puis reprise.
calendar-change-reason = Motif : { $reason }
calendar-change-unsaid = Aucun motif n’a été publié.

desk-notices = Avis
notices-title = Avis
notices-unread = { $n ->
    [0] Vous avez tout lu.
    [one] { $n_text } avis est nouveau.
   *[other] { $n_text } avis sont nouveaux.
 }
notices-none = Ce qui vous concerne figurera ici : les échéances, les réponses, les remplacements.
notices-read = Marquer tout comme lu
notice-new = nouveau
notice-reminder-before = { $agreement }, { $period } : à envoyer pour le { $due }.
notice-reminder-due = { $agreement }, { $period } : à envoyer aujourd’hui, { $due }.
notice-reminder-late = { $agreement }, { $period } : attendu pour le { $due } et pas encore arrivé.
notice-escalation = { $provider } : { $agreement }, { $period }, attendu pour le { $due } et pas encore arrivé.
notice-submission-received = L’envoi { $subject } a été reçu.
notice-submission-returned = L’envoi { $subject } a été retourné ; le motif figure sur sa page.
notice-submission-accepted = L’envoi { $subject } a été accepté.
notice-cell-reopened = Des cellules de l’envoi { $subject } sont rouvertes : elles sont à envoyer de nouveau.
notice-cells-replaced = { $provider } a donné une autre valeur pour des cellules de l’envoi { $subject }, et elle a été acceptée : { $cells }. Si la vôtre est juste, dites-le à l’observatoire.
notice-cells-restored = L’acceptation de ce que { $provider } avait donné pour des cellules de l’envoi { $subject } a été retirée ; vos valeurs valent de nouveau : { $cells }.
notice-comment-added = L’envoi { $subject } porte un commentaire.
notice-release-proposed = { $subject } attend une seconde personne.
notice-release-approved = { $subject } a été approuvé.
notice-release-published = { $subject } est public.
notice-action-due = { $told ->
    [again] Rappel : le comité de pilotage demande à votre institution, pour le { $due } : { $text }
    [late] Rappel : le comité de pilotage demandait à votre institution, pour le { $due }, ce qui n’est pas encore fait : { $text }
   *[new] Le comité de pilotage demande à votre institution, pour le { $due } : { $text }
 }
notice-delegation-given = Vous pouvez remplacer { $person } du { $from } au { $until }.

delegations-title = Remplacements
delegations-lede = Pendant votre absence, un collègue de votre institution peut agir à votre place.
delegations-none = Personne ne vous remplace, et vous ne remplacez personne.
delegation-given = { $person } vous remplace
delegation-received = Vous remplacez { $person }
delegation-holds = en vigueur
delegation-to-come = à venir
delegation-over = passé
delegation-ended = terminé
delegation-end = Terminer
delegation-give-title = Se faire remplacer
delegation-consequence = Pendant ces jours, votre collègue voit et fait ce que vous pouvez, sous les deux noms, et reçoit vos rappels. Là où une seconde personne doit juger, vous ne comptez que pour une.
delegation-nobody = Votre institution n’a pas d’autre compte. Demandez à un administrateur d’inviter un collègue.
delegation-to = Collègue
delegation-from = Premier jour
delegation-until = Dernier jour
delegation-reason = Motif
delegation-give = Confier le remplacement
stand-for = Agir à sa place
stand-for-nobody = Agir de nouveau pour vous-même

letter-greeting = À l’attention de : { $function }
letter-closing = { $system }. Cette lettre est écrite par un programme ; personne ne lit les réponses.
letter-line = – { $agreement }, { $period } : échéance le { $due }
letter-invitation-subject = Votre compte : { $system }
letter-invitation-text = Vous êtes invité au bureau, où les institutions envoient leurs données et reçoivent leurs réponses. Votre compte s’appelle { $account }. Choisissez un mot de passe par ce lien dans les sept jours ; il sert une fois.
letter-reset-subject = Un autre mot de passe
letter-reset-text = Quelqu’un, sans doute vous, a demandé un autre mot de passe pour le compte { $account }. Choisissez-le par ce lien dans les deux heures ; il sert une fois. Si ce n’était pas vous, ne faites rien : rien ne change.
letter-password-changed-subject = Votre mot de passe a été changé
letter-password-changed-text = Le mot de passe du compte { $account } a été changé, et tous les appareils ont été déconnectés. Si ce n’était pas vous, demandez à un administrateur de fermer le compte.
letter-locked-subject = Trop de tentatives de connexion
letter-locked-text = Quelqu’un a essayé beaucoup de mots de passe faux pour le compte { $account }. La connexion est fermée pour un moment ; ensuite, tout est comme avant. Si ce n’était pas vous, choisissez un autre mot de passe.
letter-reminder-subject = Des données que l’observatoire attend
letter-reminder-text = Ces données sont attendues bientôt, aujourd’hui, ou l’étaient déjà :
letter-escalation-subject = Des données en retard
letter-escalation-text = Ces données étaient attendues et ne sont pas arrivées :
letter-submission-answered-subject = Réponse à votre envoi
letter-submission-answered-text = Une décision a été prise sur l’envoi { $subject }. La réponse et ses motifs figurent sur sa page.
letter-release-published-subject = De nouveaux chiffres sont publics
letter-release-published-text = { $subject } est public à présent.
letter-action-due-subject = Une action du comité de pilotage
letter-action-due-text = { $told ->
    [again] Rappel : le comité de pilotage demande ceci à votre institution, pour le { $due } ({ $subject }) : { $text }
    [late] Rappel : le comité de pilotage demandait ceci à votre institution pour le { $due } ; ce n’est pas encore fait ({ $subject }) : { $text }
   *[new] Le comité de pilotage demande ceci à votre institution, pour le { $due } ({ $subject }) : { $text }
 }

refusal-unknown-delegation = Vous n’avez pas de délégation « { $subject } » en vigueur aujourd’hui.
refusal-wrong-dates = Les dates ne vont pas ensemble : { $subject }. Le premier jour précède le dernier, et aucun n’est trop éloigné.

rules-title = Ce qui est contrôlé
rules-lede = Tout fichier est lu et contrôlé en général ; aux chiffres de ce jeu de données il est demandé en outre :
rules-none = Rien en outre.
rules-what = Ce qui est demandé
rules-only = De quels chiffres
rules-all = de tous
rules-weight = S’il n’en est pas ainsi
rules-id = Nom de la règle
rules-explainable = { $weight } ; un motif est accepté à la place
rules-ask-range = Les valeurs vont de { $min } à { $max }.
rules-ask-range-min = Aucune valeur n’est inférieure à { $min }.
rules-ask-range-max = Aucune valeur n’est supérieure à { $max }.
rules-ask-sum-of-parts = La somme des parties égale leur total : { $dimension }.
rules-ask-sum-of-whole = Les parties de « { $whole } » en font la somme ({ $dimension }).
rules-ask-sum-of-named = « { $whole } » est la somme de { $parts } ({ $dimension }).
rules-ask-sum-of-named-and-more = « { $whole } » est la somme de { $parts } ({ $dimension }), avec { $optional } si le fichier le compte aussi.
rules-ask-share = Les pourcentages sont ceux que donnent la partie et le tout : { $dimension }.
rules-ask-growth = Aucune série n’augmente ni ne baisse beaucoup plus qu’auparavant.
rules-ask-outlier = Aucune valeur n’est loin de ses semblables.
rules-ask-cumulative = Les mois et les trimestres ne sont pas des cumuls depuis janvier.
rules-ask-scale = Aucune valeur n’est mille, un million ou cent fois ce qu’est sa série.
rules-ask-stock-flow = Ce qui est compté à une date et ce qui arrive pendant une période ne sont pas confondus avec « { $dataflow } ».
rules-ask-stock-account = Un stock est le précédent, plus ce qui est arrivé et moins ce qui est parti entre-temps.
rules-ask-source-ratio = Le rapport à « { $dataflow } » va de { $min } à { $max }.
rules-ask-currency = Aucun montant n’est celui de « { $dataflow } », qui est dans une autre monnaie.
rules-ask-age-heaping = Les âges ne se concentrent pas sur certains derniers chiffres : { $dimension }.
rules-ask-digit-preference = Les effectifs ne finissent pas par certains chiffres plus souvent que le hasard ne le permet.
rules-ask-completeness = { $what } Là où une valeur manque, un statut dit pourquoi.
rules-whole = Chaque période a { $codes }.
rules-whole-begun = Une période qui a l’un d’eux les a tous : { $codes }.
rules-whole-dimension = { $dimension } : { $codes }
rules-whole-crossed = toutes les combinaisons de { $cells }
rules-whole-periods = Le fichier contient { $periods }.
rules-whole-series = Aucune série ne saute une période entre sa première et sa dernière.
rules-whole-following = Aucune série ne saute une période entre la dernière acceptée et la première du fichier.
rules-whole-absent = Ce qui n’est pas listé sous { $dimension } compte pour zéro : une période n’est sautée que si aucune de ses valeurs ne l’a.
rules-ask-formula = Cette formule est vraie à chaque ligne :
rules-ask-formula-told = Cette formule est vraie à chaque ligne ; sinon la réponse dit « { $message } » :
