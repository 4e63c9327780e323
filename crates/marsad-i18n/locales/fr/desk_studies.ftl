# Le bureau : les études pour ceux qui estiment, et les plans qu’ils gardent.
desk-studies-title = Études pour ceux qui estiment
desk-studies-lede = Les estimations tirées des enregistrements de chaque étude, avec tout ce que l’on sait de leur précision, et les plans que l’on en garde.
desk-studies-study = Étude
desk-studies-persons = De qui sont les enregistrements
desk-studies-real = Les enregistrements sont ceux de personnes réelles. Les estimations qu’on en tire sont réservées à ceux qui estiment, et seul ce qui est protégé est publié.
desk-studies-estimate = Estimer
desk-studies-plans = Plans gardés
desk-studies-plans-text = Chacun repose sa question d’un clic. Son fichier va dans le paquet du pays, où une personne le complète et où il fait un jeu de données.
desk-studies-plans-none = Aucun plan n’est gardé pour l’instant : demandez des estimations, puis gardez la question au-dessous d’elles.
desk-studies-author = Gardé par
desk-studies-day = Gardé le
desk-studies-file = Fichier pour le paquet
desk-studies-remove = Retrait
desk-studies-remove-ask = Retirer…
desk-studies-remove-consequence = Plus personne ne le voit. Qu’il a été gardé, et qui l’a retiré, reste au journal d’audit.
desk-studies-remove-do = Retirer le plan

estimate-desk-lede = Pour ceux qui estiment : toutes les variables de l’étude, avec tout ce que l’on sait de la précision d’une estimation. Rien n’est protégé ici : ce que la dernière colonne masquerait ne quitte pas l’observatoire.
estimate-desk-plan-name = Nom du plan
estimate-desk-plan-name-longest = { NUMBER(200) } caractères au plus.
estimate-desk-plan-keep = Garder le plan
estimate-desk-plan-consequence = Il figure sur la page de l’étude avec votre fonction et le jour.
estimate-page-closed-desk = Estimer au bureau
refusal-name-missing = Ce que l’on garde pour « { $subject } » n’a pas de nom. Donnez-lui-en un.
refusal-name-too-long = Le nom dépasse { NUMBER(200) } caractères. Raccourcissez-le.
refusal-unknown-plan = Aucun plan « { $subject } » n’est gardé : il a peut-être été retiré.
refusal-not-your-plan = Une autre personne garde le plan « { $subject } ». Son auteur le retire, ou une personne qui approuve les publications.
