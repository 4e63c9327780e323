# Le bureau : les versions qui attendent, les retards quel que soit leur âge, et ce qui y est refusé.
agreement-proposed = une version attend une signature
agreement-proposed-title = Proposée : version
agreement-proposed-rule = Rien ne découle de cette version avant que l’institution ne la signe. Elle vaut alors pour ce qui est dû après la signature.
agreement-backdated = Son premier jour est passé. Ce qui était dû avant la signature reste néanmoins tel quel.
agreement-effect = pour ce qui est dû après la signature du { $day }

calendar-late-rule = Quel que soit leur âge : rien ne quitte cette liste avant d’être arrivé. Chaque convention mène à sa liste.
calendar-late-count = Périodes
calendar-late-oldest = La plus ancienne
calendar-late-newest = La plus récente
calendar-late-pages = Pages des retards
calendar-late-lede = { $n ->
    [one] { $n_text } période est en retard : { $oldest }, due le { $due }.
   *[other] { $n_text } périodes sont en retard, de { $oldest }, due le { $due }, à { $newest }.
 }
notice-late-digest = { $provider } : { $agreement }. Périodes attendues : { $n } ; la plus ancienne, { $period }, était due le { $due }.
letter-late-digest-subject = Toujours en retard : la liste du mois
letter-late-digest-text = Ces données étaient dues il y a plus d’un mois et sont attendues. La liste vient chaque mois jusqu’à leur arrivée :
letter-late-line = – { $agreement } : périodes attendues { $n }, la plus ancienne { $period }, due le { $due }

letter-email-changed-subject = Votre adresse électronique a été changée
letter-email-changed-text = Les lettres du compte { $account } ne viennent plus à cette adresse : quelqu’un qui connaissait le mot de passe en a donné une autre, ou aucune. Si ce n’était pas vous, demandez à un administrateur de fermer le compte.

refusal-unknown-institution = Il n’y a pas d’institution « { $subject } ». Choisissez-en une que le bureau connaît.
refusal-unknown-role = « { $subject } » n’est pas un rôle. Choisissez-en un dans la liste.
refusal-role-elsewhere = Le rôle « { $subject } » est propre à l’observatoire et ne peut être donné dans une autre institution. Choisissez l’observatoire, ou un rôle d’institution.
refusal-function-missing = Il manque la fonction de « { $subject } » : donnez-la en arabe, en français et en anglais.
refusal-wrong-days = « { $subject } » n’est pas un nombre de jours pour un jeton : de 1 à 366.
refusal-wrong-period = « { $subject } » n’est pas une période que cette convention transmet. Écrivez une année, 2025, ou une partie d’année, 2025-Q1 ou 2025-01, selon la périodicité de la convention.
refusal-second-factor-on = Le compte « { $subject } » a déjà une seconde étape. Mettez-y fin par le mot de passe, puis préparez-en une autre.
refusal-past-moment = Le moment { $subject } est passé. Choisissez-en un plus tard, ou laissez vide pour publier aussitôt.
