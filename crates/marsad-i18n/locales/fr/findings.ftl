# What can be wrong with a submission: the reason and the remedy of each kind of finding.
finding-nearest = Au plus proche : { $nearest }.
finding-fellow-remedy = Une partie en a été acceptée au titre d’un autre accord de votre institution. Si elle change aussi, envoyez-la au titre de cet accord : les deux fichiers peuvent être acceptés, et rien n’est publié avant qu’ils concordent. Sinon, corrigez ce fichier.
finding-own-words-at = { $series }, { $period } : { $words }
finding-more = { $count ->
    [0] et nulle part ailleurs
    [one] et à { $count_text } autre endroit
   *[other] et à { $count_text } autres endroits
 }

finding-unreadable-file-reason = { $found ->
    [empty] Le fichier est vide.
    [html] Le fichier est une page web (HTML), quoi que dise son nom, et non { $expected }.
    [xml-workbook] Le fichier est un classeur écrit comme texte XML, à la manière d’Excel 2003 et de certains portails, et non { $expected }.
    [xml] Le fichier est un texte XML, et non { $expected }.
    [xml-doctype] Le fichier déclare un type de document à lui (DTD), ce qu’aucun message SDMX ne fait ; il n’a pas été lu.
    [xml-damaged] À partir de la ligne { $line }, le fichier n’est plus du XML bien formé ({ $detail }) ; les observations précédentes ont été lues, les suivantes non.
    [xml-broken] Une balise, une référence comme « &…; » ou un caractère du message est endommagé ; ce qui s’y trouve n’a pas été lu.
    [json-damaged] À partir de la ligne { $line }, le fichier n’est pas du JSON bien formé ({ $detail }) ; rien n’en a été lu.
    [json] Le fichier est du JSON, mais pas un message de données SDMX-JSON.
    [utf-32] Les lettres du fichier sont enregistrées en UTF-32, quatre octets pour chacune, ce qui n’est pas lu.
    [sdmx] Le fichier est un message SDMX-ML, et non { $expected }.
    [sdmx-empty] Le message SDMX ne contient aucune observation.
    [sdmx-structure] Le fichier est un message SDMX de structures, comme des listes de codes ou des définitions, et ne contient pas de données.
    [sdmx-error] Le fichier est un message d’erreur d’un service SDMX, et ne contient pas de données.
    [sdmx-old-data] Le fichier est un message SDMX-ML 2.0 de données transversales ou utilitaires, ou un message fait de plusieurs : ces formes ont été abandonnées après la version 2.0 et ne sont pas lues.
    [sdmx-other] Le fichier est un message SDMX, mais pas un message de données.
    [image] Le fichier est une image, et non { $expected }.
    [pdf] Le fichier est un document PDF, et non { $expected }.
    [document] Le fichier est un document de traitement de texte, et non { $expected }.
    [presentation] Le fichier est une présentation, et non { $expected }.
    [other-workbook] Le fichier est un classeur dans un format qui n’est pas lu ici, comme XLSB, Numbers ou un très ancien Excel, et non { $expected }.
    [package] Le fichier est un classeur ou un paquet de fichiers, et non { $expected }.
    [archive] Le fichier est un paquet d’autres fichiers, comme ZIP, et non { $expected }.
    [database] Le fichier vient d’une base de données, et n’est pas { $expected }.
    [statistics] Le fichier vient d’un logiciel de statistique, comme SPSS, Stata ou SAS, et n’est pas { $expected }.
    [text] Le fichier est un texte, peut-être CSV, et non { $expected }.
    [parquet-compression] Les colonnes du fichier Parquet sont compressées avec { $detail }, qui n’est pas lu ici.
    [locked] Le fichier est protégé par un mot de passe.
   *[other] Le fichier ne se lit pas comme { $expected ->
        [text] texte
       *[other] { $expected }
    } ({ $detail }).
 }
finding-unreadable-file-remedy = { $found ->
    [empty] Vérifiez que le fichier a été enregistré et transmis en entier, puis renvoyez-le.
    [html] Ouvrez-le dans un tableur, choisissez « Enregistrer sous », puis « Classeur Excel (.xlsx) », et envoyez le nouveau fichier.
    [xml-workbook] Ouvrez-le dans un tableur, choisissez « Enregistrer sous », puis « Classeur Excel (.xlsx) », et envoyez le nouveau fichier.
    [other-workbook] Ouvrez-le dans un tableur, choisissez « Enregistrer sous », puis « Classeur Excel (.xlsx) », et envoyez le nouveau fichier.
    [xml] Exportez le tableau comme classeur Excel (.xlsx) depuis le logiciel qui l’a écrit, et envoyez celui-ci.
    [xml-doctype] Supprimez la ligne qui commence par « <!DOCTYPE », ou exportez le message sans elle, puis renvoyez le fichier.
    [xml-damaged] Exportez de nouveau le message depuis le logiciel qui l’a écrit, sans le modifier à la main, puis renvoyez-le.
    [xml-broken] Exportez de nouveau le message depuis le logiciel qui l’a écrit ; écrit à la main, « & » devient « &amp; » et « < » devient « &lt; ».
    [json-damaged] Exportez de nouveau le message depuis le logiciel qui l’a écrit, vérifiez sa taille après le transfert, puis renvoyez-le.
    [json] Exportez les données comme message SDMX-JSON, SDMX-ML ou SDMX-CSV, et envoyez celui-ci.
    [utf-32] Enregistrez ou exportez le fichier en UTF-8, puis renvoyez-le.
    [sdmx] Envoyez le tableau dans le format convenu ; si SDMX-ML est voulu, demandez à l’observatoire de modifier le profil de cet accord.
    [sdmx-empty] Vérifiez que la requête dont vient le message demande les bonnes séries et les bonnes périodes, puis envoyez le nouveau message.
    [sdmx-structure] Exportez les données, et non leur structure, puis envoyez ce message.
    [sdmx-error] Lisez ce que dit le message, corrigez la requête dont il vient, puis envoyez le message de données.
    [sdmx-old-data] Exportez les données en SDMX-ML 2.1 (spécifique à la structure ou générique), en SDMX-ML 3.0 ou en SDMX-CSV, et envoyez ce fichier.
    [sdmx-other] Exportez les données en SDMX-ML 2.1 ou 3.0, ou en SDMX-CSV, et envoyez ce fichier.
    [image] Envoyez le tableau lui-même comme classeur Excel (.xlsx), depuis le fichier où ses chiffres ont été saisis : les chiffres d’une image ne sont pas lus.
    [pdf] Envoyez comme classeur Excel (.xlsx) le tableau dont le document est tiré : les tableaux d’un PDF ne sont pas lus.
    [document] Copiez le tableau dans un tableur, enregistrez-le comme classeur Excel (.xlsx), et envoyez celui-ci.
    [presentation] Copiez le tableau dans un tableur, enregistrez-le comme classeur Excel (.xlsx), et envoyez celui-ci.
    [package] Envoyez le tableau dans le format convenu ; si un classeur est voulu, demandez à l’observatoire de modifier le profil de cet accord.
    [archive] Décompressez-le, et envoyez le fichier qui contient le tableau.
    [database] Exportez le tableau comme classeur Excel (.xlsx) ou comme CSV, et envoyez celui-ci.
    [statistics] Exportez le tableau comme classeur Excel (.xlsx) ou comme CSV, et envoyez celui-ci.
    [text] Enregistrez le tableau comme classeur Excel (.xlsx) et envoyez celui-ci ; si un texte est voulu, demandez à l’observatoire de modifier le profil de cet accord.
    [parquet-compression] Écrivez de nouveau le fichier avec zstd, Snappy ou LZ4, ou sans compression, et envoyez celui-ci.
    [locked] Enregistrez le fichier sans mot de passe, puis renvoyez-le.
   *[other] Ouvrez le fichier, enregistrez-le de nouveau dans le format convenu, sans mot de passe, et renvoyez-le ; si un autre format est voulu, demandez à l’observatoire de modifier le profil de cet accord.
 }
finding-missing-column-reason = { $what ->
    [component] Rien dans le fichier ne donne « { $component } » : ni une colonne, ni un en-tête, ni le nom de la feuille.
    [constant] La colonne « { $expected } », qui indiquait « { $taken } » à chaque ligne, n’y est plus : rien ne dit plus que les lignes portent sur « { $taken } », et c’est ainsi qu’elles ont été lues.
    [constant-other] La colonne « { $expected } », qui indiquait « { $taken } » à chaque ligne, n’y est plus ; « { $found } », que le profil ne nomme pas, en tient peut-être lieu. Les lignes ont été lues comme portant sur « { $taken } ».
    [constant-blank] La colonne « { $expected } » est vide à chaque ligne ; le profil y connaît « { $taken } », et les lignes ont été lues comme portant sur « { $taken } ».
    [number] Le fichier n’a pas de colonne « { $expected } » ; à sa place se trouve « { $found } », qui n’a pas été lue.
   *[column] Le fichier n’a pas de colonne « { $expected } », et aucun autre en-tête n’en tient lieu.
 }
finding-missing-column-remedy = { $what ->
    [component] Ajoutez une colonne pour « { $component } » ; si le fichier le dit autrement, demandez à l’observatoire de modifier le profil.
    [constant] Vérifiez que les lignes portent sur « { $taken } », et envoyez-les avec cette colonne ; si elle ne vient plus, demandez à l’observatoire de la retirer du profil.
    [constant-other] Vérifiez que les lignes portent sur « { $taken } ». Si « { $found } » est la même colonne, demandez à l’observatoire d’écrire son en-tête dans le profil.
    [constant-blank] Vérifiez que les lignes portent sur « { $taken } », et remplissez la colonne ; si elle reste vide, demandez à l’observatoire de retirer « { $taken } » du profil.
    [number] Si « { $found } » est la même colonne pour une autre année, il n’y a rien à changer dans le fichier : demandez à l’observatoire de l’écrire dans le profil.
   *[column] Ajoutez la colonne sous ce nom ; si le fichier le dit autrement, demandez à l’observatoire de modifier le profil.
 }
finding-unexpected-column-reason = { $like ->
    [code] La colonne « { $value } », que le profil ne nomme pas, contient des mots de « { $component } » ; le profil indique « { $taken } » pour toutes les valeurs, et c’est ce qui a été lu.
    [period] La colonne « { $value } », que le profil ne nomme pas, donne des périodes (« { $component } ») ; les valeurs ont été lues sans elles.
    [twin] « { $value } » figure dans une colonne qui n’est pas lue, à côté de « { $taken } » : à d’autres lignes, les deux colonnes nomment le même code pour « { $component } », mais pas à celle-ci ; « { $taken } » a été lu.
    [constant] « { $value } » figure dans une colonne où le profil ne connaît que « { $taken } », et qui n’est pas lue ; la ligne a été lue comme si elle indiquait « { $taken } ».
    [flag] Un nombre se trouve là où le profil connaît des lettres pour le statut du nombre à côté : les colonnes de cette feuille ne sont plus celles du profil. Ni l’un ni l’autre n’a été lu.
    [yes] La colonne « { $value } » ressemble à celles qui ont été lues, mais le profil ne la nomme pas ; elle n’a pas été lue.
    [sum] La colonne « { $value } », que le profil ne nomme pas, annonce un cumul ; ses nombres n’ont pas été lus.
    [dimension] La colonne « { $value } », que la structure des données ne connaît pas, indique « { $taken } » : les valeurs peuvent être celles d’une partie ou dans une autre unité ; elles ont été lues sans elle.
    [attribute] La colonne « { $value } », que la structure des données ne connaît pas, indique « { $taken } », ce qui peut changer le sens des valeurs ; elles ont été lues sans elle.
    [block] La colonne « { $value } » n’a pas été lue : elle se trouve là où le profil connaît des valeurs de « { $taken } » (« { $component } »), et aucune colonne lue de ce tableau n’en contient.
    [block-of-unit] La colonne « { $value } » n’a pas été lue : elle se trouve là où le profil connaît des valeurs dont l’unité est « { $taken } », et aucune colonne lue de ce tableau n’est plus dans cette unité.
    [unit] La colonne « { $value } », que le profil ne nomme pas, indique l’unité « { $taken } », qui n’est pas celle des valeurs telles qu’elles ont été lues : elles peuvent être fausses d’un facteur.
    [words] La colonne « { $value } », que le profil ne nomme pas, indique « { $taken } » pour certaines valeurs, qui peuvent être autres que celles demandées ; elles ont été lues sans elle.
   *[no] La colonne « { $value } » ne fait pas partie de l’accord et n’a pas été lue.
 }
finding-unexpected-column-remedy = { $like ->
    [code] Demandez à l’observatoire d’indiquer dans le profil ce que contient la colonne, ou retirez-la si les valeurs portent sur l’ensemble.
    [period] Demandez à l’observatoire d’indiquer dans le profil le rôle de la colonne, ou retirez-la si elle ne dit rien des valeurs.
    [twin] Vérifiez lequel des deux est juste et corrigez l’autre.
    [constant] Vérifiez sur quoi portent ces lignes. Si elles portent sur autre chose, envoyez-les là où elles ont leur place ; si « { $value } » dit la même chose en d’autres mots, demandez à l’observatoire de modifier le profil.
    [flag] Vérifiez si des colonnes de lettres manquent ou ont changé de place avec celles des nombres. Envoyez le tableau avec ses colonnes d’avant, ou demandez à l’observatoire de les réécrire dans le profil.
    [yes] Si elle fait partie des données, comme la colonne d’une nouvelle année, demandez à l’observatoire de l’ajouter au profil.
    [sum] Vérifiez qu’aucune période ne manque : si le cumul a pris la place d’une période, écrivez celle-ci au-dessus de la colonne ; si la colonne est nouvelle, demandez à l’observatoire de l’écarter dans le profil.
    [dimension] Envoyez les valeurs dans la structure de l’accord : celles de l’ensemble, dans son unité, sans cette colonne. Si la colonne est nécessaire, demandez-la à l’observatoire.
    [attribute] Vérifiez que les valeurs sont celles que demande l’accord ; si oui, retirez la colonne ou demandez à l’observatoire de l’ajouter à la structure.
    [block] Envoyez les valeurs de « { $taken } » comme auparavant ; si elles n’existent plus, informez-en l’observatoire. Si la colonne les contient sous un autre en-tête, demandez à l’observatoire de l’écrire dans le profil.
    [block-of-unit] Envoyez les valeurs en « { $taken } » comme auparavant ; si elles n’existent plus, informez-en l’observatoire. Si la colonne les contient sous un autre en-tête, demandez à l’observatoire de l’écrire dans le profil.
    [unit] Envoyez les valeurs dans l’unité de l’accord, sans cette colonne, ou demandez à l’observatoire d’écrire dans le profil ce que la colonne indique.
    [words] Vérifiez que ces valeurs font partie de celles demandées ; si oui, retirez la colonne ou demandez à l’observatoire d’indiquer son rôle dans le profil.
   *[no] Rien à faire si elle contient des remarques ; sinon, demandez à l’observatoire de l’ajouter au profil.
 }
finding-duplicate-column-reason = { $what ->
    [message] « { $value } » est dit deux fois d’une même observation, d’une même série ou d’un même groupe ; seule la première valeur a été lue.
   *[column] L’en-tête « { $value } » figure deux fois ; seule la première colonne a été lue.
 }
finding-duplicate-column-remedy = { $what ->
    [message] Ne le dites qu’une fois dans le logiciel qui écrit le message, puis exportez-le de nouveau.
   *[column] Gardez l’une des deux colonnes, ou donnez un autre nom à l’autre.
 }
finding-missing-dimension-reason = { $what ->
    [below] « { $value } » n’est pas un mot connu pour « { $component } » : les valeurs des lignes du dessous, qui en dépendent, n’ont pas été lues non plus ({ $count } en tout).
   *[cell] La cellule « { $component } » est vide : la ligne ne dit rien de certain.
 }
finding-missing-dimension-remedy = { $what ->
    [below] Corrigez le mot ou faites écrire son code dans le profil ; les lignes du dessous seront alors lues aussi.
   *[cell] Remplissez la cellule ; pour un total, écrivez le mot convenu pour le total.
 }
finding-missing-period-reason = { $what ->
    [title] Plus rien ne donne « { $component } » pour ce tableau : le profil la prend dans le titre, « { $said } », et c’est « { $value } » qui s’y trouve maintenant.
    [gone] Plus rien ne donne « { $component } » pour ce tableau : le profil la prend dans le titre « { $said } », qui n’y est plus.
    [year] Le tableau ne dit qu’une partie de la période, comme un mois ou une semaine sans une année qui les contienne, ou un jour sans son mois, et rien ne dit le reste : « { $component } » reste inconnue.
   *[all] Rien ne donne « { $component } » pour ce tableau : ni une colonne, ni un en-tête, ni le nom de la feuille, ni un titre que le profil connaisse.
 }
finding-missing-period-remedy = { $what ->
    [year] Écrivez l’année, et le mois là où des jours sont comptés, dans le titre, dans le nom de la feuille ou dans une colonne, puis renvoyez le fichier.
   *[other] Écrivez la période dans le titre comme auparavant, par exemple « année 2024 », ou dans une colonne, puis renvoyez le fichier ; si le fichier la dit ailleurs, demandez à l’observatoire de modifier le profil.
 }
finding-followed-title-reason = { $what ->
    [period] La période { $taken } a été prise dans « { $value } » ; dans le fichier du profil s’y trouvait « { $said } ».
    [scale] « { $value } » nomme une unité, et dans le fichier du profil s’y trouvait « { $said } » : les valeurs ont été multipliées par { $factor }.
    [sheet] Le profil ne nomme pas la feuille « { $value } » ; elle a été lue comme « { $said } », dont seule la période la distingue et dont elle a les en-têtes.
    [only-sheet] Le profil ne nomme pas la feuille « { $value } » ; c’est la seule du fichier, son nom ne diffère de « { $said } » que par ses numéros, et elle a été lue comme elle.
    [rows] Juste au-dessous des lignes que nomme le profil, le tableau continue ; d’autres lignes y ont été lues, avec des mots connus : { $rows }.
    [columns] Le tableau occupe d’autres colonnes que ne le dit le profil, sous les mêmes en-têtes et peut-être avec des périodes en plus ; il a été lu à cet endroit.
    [block] Les en-têtes d’un tableau figurent ici une fois de plus, sous son titre avec d’autres nombres, comme pour une nouvelle année ; ce qui suit a été lu comme ce tableau.
    [part] « { $value } » se trouve là où le profil connaît des valeurs de « { $said } » (« { $component } ») et a été lu comme une partie de celles-ci ; aucune colonne de ce tableau n’a de valeurs de « { $said } » dans son ensemble.
   *[code] Pour « { $component } », « { $taken } » a été pris dans « { $value } » ; dans le fichier du profil s’y trouvait « { $said } ».
 }
finding-followed-title-remedy = { $what ->
    [sheet] Rien à faire si la feuille fait partie des données ; sinon, demandez à l’observatoire d’écrire son nom sous not_read.
    [only-sheet] Rien à faire si c’est bien le tableau convenu ; sinon, envoyez le bon fichier.
    [rows] Rien à faire si elles font partie du tableau ; sinon, laissez une ligne vide au-dessus d’elles. Le profil peut désormais dire { $setting }.
    [columns] Rien à faire si toutes ces colonnes appartiennent au tableau ; sinon, laissez une colonne vide entre les deux. Le profil peut dire { $setting } désormais.
    [block] Rien à faire si ce tableau appartient aux données ; sinon, donnez-lui un autre titre.
    [part] Rien à faire si ces valeurs sont celles de cette seule partie ; sinon, écrivez « { $said } » au-dessus comme auparavant, ou demandez à l’observatoire d’écrire le nouvel en-tête dans le profil.
   *[other] Rien à faire si le titre est juste ; sinon, corrigez-le et renvoyez le fichier.
 }
finding-title-disagrees-reason = { $what ->
    [year] « { $value } » nomme { $found }, mais le profil indique la période { $taken }, et c’est elle qui a été lue.
    [year-of-words] « { $value } » nomme { $found }, mais le profil donne à des mots du tableau des périodes d’une autre année, comme { $taken }, et ce sont elles qui ont été lues.
    [year-of-columns] « { $value } » nomme { $found }, mais les années du tableau en dessous vont jusqu’à { $taken } et ont été lues telles quelles.
    [outside] « { $value } » dit { $found }, et des mois, trimestres ou semaines du tableau sont en dehors, comme { $taken } ; ils ont été lus tels quels, de la même année.
    [period] À la place de « { $said } » se trouve « { $value } », qui nomme { $found } ; le profil indique { $taken }, écrit à la main, et c’est ce qui a été lu.
    [year-of-n] « { $value } » dit que N est { $found }, mais le profil dit que N est { $taken }, et c’est ce qui a été lu : les années de toutes les colonnes peuvent être fausses.
    [sheet] « { $value } » nomme { $found }, mais la feuille s’appelle « { $said } » : c’est { $taken } qui a été lu.
    [other-language] « { $value } » et « { $said } » se trouvent au-dessus du même tableau et ne disent pas la même période ; c’est { $taken } qui a été lu.
    [other-sheets] « { $value } » nomme { $taken }, période qui a été lue pour cette feuille ; les titres des autres feuilles, comme celui de « { $said } », nomment { $found }.
    [subject] À la place de « { $said } » se trouve « { $value } » : le fichier semble porter sur autre chose.
    [gone-subject] « { $said } », qui disait de quoi parle le fichier, n’y est plus ; les valeurs ont été lues comme auparavant.
    [words] « { $value } » dit quelque chose que ne disait pas « { $said } », qui se trouvait là, et que le flux de données n’explique pas ; les valeurs ont été lues comme auparavant.
    [other-title] « { $value } » ne dit pas la même chose que « { $said } », qui figurait au-dessus du tableau, et ni les données ni le profil n’expliquent la différence ; les valeurs ont été lues comme auparavant.
    [new-title] « { $value } » figure au-dessus du tableau et n’y figurait pas dans le fichier du profil, et ni les données ni le profil ne l’expliquent ; les valeurs ont été lues comme auparavant.
    [first-line] « { $value } » figure entre les en-têtes et la première ligne, et ni les données ni le profil ne l’expliquent ; les lignes en dessous ont été lues comme si cette mention n’y était pas.
    [line-between] « { $value } » figure seul entre les lignes, comme « { $said } » au-dessus de la première, et ni les données ni le profil ne l’expliquent ; les lignes en dessous ont été lues comme si cette mention n’y était pas.
    [day] « { $value } » est d’un jour de l’année dont « { $said } » n’était pas : des valeurs d’un autre jour ne sont peut-être pas celles qui valent pour l’année.
    [new-day] « { $value } » est d’un jour de l’année où les données ne comptent pas, et aucune ligne de ce genre ne figurait au-dessus du tableau : des valeurs d’un autre jour ne sont peut-être pas celles qui valent pour l’année.
    [gone-title] « { $said } », qui figurait au-dessus du tableau dans le fichier du profil, n’y est plus ; les valeurs ont été lues comme auparavant.
    [gone-quality] « { $said } », qui disait que les chiffres sont provisoires ou estimés, n’y est plus, et aucune autre mention ne le dit de tous ; ils ont été lus avec le statut { $taken }, comme le dit le profil.
    [gone-note] La note « { $said } », que le profil garde parce qu’elle restreint les chiffres, n’y est plus ; ils ont été lus comme auparavant.
    [caption] « { $value } » figure au-dessus d’en-têtes écrits une nouvelle fois, et le flux de données ne l’explique pas ; ce qui suit a été lu comme le reste.
    [note] La note « { $value } » dit des chiffres quelque chose que n’expliquent ni les données ni le profil ; ils ont été lus comme si elle n’y était pas.
    [note-of-period] La note « { $value } » semble dire que les chiffres de { $found } sont provisoires, incomplets ou absents ; ils ont été lus comme les autres.
    [note-of-one-code] La note « { $value } » semble dire que seul « { $found } » est compté (« { $component } ») ; les chiffres ont été lus selon le profil, sans en tenir compte.
    [note-without-code] La note « { $value } » semble dire que « { $found } » n’est pas compté (« { $component } ») ; les chiffres ont été lus selon le profil, sans en tenir compte.
    [legend] La légende « { $value } » donne à « { $said } » le sens « { $found } », et le profil « { $taken } » ; les valeurs qui portent cette marque ont été lues selon le profil.
    [other-legend] La légende « { $value } » ne dit pas que « { $said } » signifie « { $taken } » ; les valeurs qui portent cette marque ont pourtant été lues ainsi.
    [mark-of-legend] « { $value } » porte la marque « { $said } », à laquelle la note « { $legend } » donne le sens « { $found } », et le profil n’en dit rien ; les valeurs ont été lues comme si la marque n’y était pas.
    [unknown-mark] « { $value } » porte la marque « { $said } », et ni le fichier ni le profil ne disent ce qu’elle signifie ; les valeurs ont été lues comme si elle n’y était pas.
    [note-of-year] Le profil connaît la note « { $said } » ; « { $value } » est la même à l’année près, et ce qu’elle dit peut concerner maintenant d’autres chiffres.
    [unit] « { $value } » nomme une autre unité que le profil, et c’est le profil qui a été suivi : les valeurs lues sont celles du fichier multipliées par { $factor }. Si « { $value } » est juste, elles sont toutes fausses du même facteur.
    [unit-of-title] « { $value } » nomme une unité, et le profil ne prend l’unité que dans les en-têtes des colonnes : celles dont l’en-tête n’en nomme pas, comme « { $said } », ont été lues telles quelles, multipliées par { $factor }.
    [gone-unit] « { $said } », qui donnait l’unité, n’y est plus ; les valeurs ont été multipliées par { $factor } comme auparavant.
    [gone-own-unit] « { $said } », qui donnait l’unité, n’y est plus ; les valeurs ont été lues telles qu’elles sont dans le fichier, comme s’il y était.
    [gone-counted-unit] À la place de « { $said } » se trouve « { $value } », qui ne dit pas « { $taken } » pour « { $component } » ; là où rien ne le dit, les données comptent d’ordinaire « { $found } ». Les valeurs ont été lues en « { $taken } », comme le dit le profil.
    [gone-code] « { $said } », qui donnait « { $component } », n’y est plus ; « { $taken } » a été lu comme auparavant.
    [other-word] « { $value } » accompagne des nombres là où « { $said } » figurait dans le fichier du profil ; les nombres ont été lus comme auparavant.
    [cumulative] De « { $said } » dans le fichier du profil et de « { $value } » dans celui-ci, un seul parle de cumuls depuis janvier.
    [gone-cumulative] « { $said } », qui disait que les valeurs sont des cumuls depuis janvier, n’y est plus ; elles ont été lues comme telles malgré tout.
    [of-dataflow] « { $value } » figure sous « { $component } », alors que le jeu de données dit « { $taken } » pour toutes ses valeurs : la ligne n’a pas été lue.
    [of-agreement] « { $value } » figure sous « { $component } », alors que selon cet accord « { $taken } » vaut pour toutes les valeurs : la ligne n’a pas été lue.
    [other-code] « { $value } » indique « { $found } » pour « { $component } », mais « { $taken } » vaut pour toutes les valeurs, et c’est ce qui a été lu.
    [percent] « { $value } » parle de pourcentages ou d’autres parts, et aucune valeur ne dépasse 100 ; elles ont été lues comme des effectifs.
    [per-mille] « { $value } » parle de parts pour mille ; les valeurs ont été lues dans l’unité des données.
    [hundred] Dans chaque colonne, les valeurs font 100 au total, comme des parts ; elles ont été lues comme des effectifs.
    [decimals] Aucune valeur ne dépasse 100 et la plupart ont des décimales, comme des pourcentages ; elles ont été lues comme des effectifs.
    [index] « { $value } » parle d’un indice ; les valeurs ont été lues telles quelles, dans l’unité des données.
    [part] « { $value } » ne nomme qu’une partie de l’année ({ $found }) ; les valeurs ont été lues comme celles d’années entières.
    [narrower] « { $value } » dit que quelque chose a été refusé ou laissé de côté, ou ne nomme qu’un groupe, et le profil n’en dit rien ; les valeurs ont été lues comme celles de l’ensemble.
    [average] « { $value } » dit que les nombres sont des moyennes, des médianes, des taux ou des variations ; ils ont été lus comme des totaux.
    [forecast] « { $value } » dit que les nombres sont prévus, visés ou budgétés ; ils ont été lus comme ce qui est arrivé.
    [sample] « { $value } » dit que les nombres sont ceux d’un échantillon ; ils ont été lus comme ceux de l’ensemble.
    [application] « { $value } » parle de ce qui a été demandé, dont ces données ne disent rien ; les valeurs ont été lues comme ce que les données comptent.
    [opposite] « { $value } » parle de ceux qui sont partis alors que ces données comptent ceux qui sont venus, ou l’inverse ; les valeurs ont été lues comme ce que les données comptent.
    [provisional] « { $value } » indique que les chiffres sont provisoires ou estimés, et le profil n’en dit rien ; ils ont été lus comme définitifs.
    [stock] « { $value } » parle de ceux qui sont là à une date, alors que ces données comptent ce qui arrive dans une période ; les valeurs ont été lues comme telles.
    [flow] « { $value } » parle de ce qui arrive dans une période, alors que ces données comptent ceux qui sont là à une date ; les valeurs ont été lues comme telles.
    [year-end] { $value } vient après { $said } : les périodes passent d’une année à l’autre, et l’année { $taken } a été lue pour toutes.
   *[code] À la place de « { $said } » se trouve « { $value } », qui ne dit pas « { $taken } » pour « { $component } » ; le profil le dit, et c’est ce qui a été lu.
 }
finding-title-disagrees-remedy = { $what ->
    [year] Vérifiez lequel des deux est juste ; si c’est le titre, demandez à l’observatoire de changer la période dans le profil.
    [year-of-words] Vérifiez l’année du titre ; si elle est juste, demandez à l’observatoire d’écrire ces mots dans le profil sans année, comme W01 pour une semaine, M01 pour un mois, Q1 pour un trimestre ou A1 pour l’année entière.
    [year-of-columns] Vérifiez si le titre ou les années du tableau sont restés d’un fichier antérieur, corrigez-les et renvoyez le fichier ; si le titre nomme une autre année pour une raison, il n’y a rien à faire.
    [outside] Vérifiez si le titre ou le tableau est resté d’un fichier antérieur, corrigez-le et renvoyez le fichier ; si les deux sont justes, il n’y a rien à faire.
    [period] Vérifiez lequel des deux est juste ; si c’est le titre, demandez à l’observatoire de changer la période dans le profil.
    [year-of-n] Vérifiez l’année dans le titre ; si elle est juste, demandez à l’observatoire de changer dans le profil les années de N, N-1 et ainsi de suite.
    [sheet] Vérifiez lequel des deux est juste, et corrigez le titre ou le nom de la feuille ; si le titre parle d’une autre année à dessein, il n’y a rien à faire.
    [other-language] Vérifiez de quelle période sont les valeurs, corrigez le titre qui en dit une autre, puis renvoyez le fichier.
    [other-sheets] Vérifiez de quelle période sont les valeurs de cette feuille. Si elle est restée d’un fichier antérieur, mettez-y le nouveau titre et les nouvelles valeurs et renvoyez le fichier ; si elle porte sur une autre période pour une raison, il n’y a rien à faire.
    [subject] Si ce n’est pas le bon fichier, envoyez le bon ; si c’est le bon, dites à l’observatoire de quoi il parle.
    [gone-subject] Écrivez de nouveau, à la même place, de quoi parle le fichier.
    [words] Vérifiez que le tableau compte toujours la même chose. Si oui, demandez à l’observatoire d’écrire le nouveau texte dans le profil ; sinon, dites-lui ce que compte le tableau.
    [other-title] Vérifiez que le tableau compte toujours la même chose. Si oui, demandez à l’observatoire d’écrire le nouveau texte dans le profil ; sinon, dites-lui ce que compte le tableau.
    [new-title] Vérifiez que le tableau compte toujours la même chose. Si oui, demandez à l’observatoire d’écrire la ligne dans le profil ; sinon, dites-lui ce que compte le tableau.
    [first-line] Vérifiez que les lignes en dessous sont tout ce que compte le tableau. Si oui, demandez à l’observatoire d’écrire cette mention dans le profil ; sinon, dites-lui ce qu’elles comptent.
    [line-between] Vérifiez ce que comptent les lignes en dessous. Si, avec celles du dessus, elles sont tout ce que compte le tableau, demandez à l’observatoire d’écrire cette mention dans le profil ; sinon, dites-lui ce qu’elles comptent.
    [day] Vérifiez de quel jour sont les valeurs. Si ce n’est pas le jour habituel, envoyez celles de ce jour-là, ou demandez à l’observatoire si elles peuvent valoir pour l’année.
    [new-day] Vérifiez de quel jour sont les valeurs. Si ce n’est pas le jour habituel, envoyez celles de ce jour-là, ou demandez à l’observatoire si elles peuvent valoir pour l’année.
    [gone-title] Rien à faire si le tableau compte toujours la même chose ; sinon, dites à l’observatoire ce qu’il compte.
    [gone-quality] Si les chiffres sont définitifs, demandez à l’observatoire d’ôter le statut du profil ; sinon, dites-le dans le titre comme auparavant.
    [gone-note] Si la note vaut toujours, écrivez-la de nouveau ; sinon, dites à l’observatoire à partir de quand les chiffres comptent davantage.
    [caption] Vérifiez que ce qui suit compte la même chose. Sinon, envoyez-le à part ; si oui, dites-le à l’observatoire.
    [note] Si les chiffres sont bien tout ce qui est compté, demandez à l’observatoire de garder la note dans le profil ; s’ils n’en sont qu’une partie, ou ne sont pas définitifs, dites-lui laquelle et jusqu’à quand.
    [note-of-period] Dites à l’observatoire si les chiffres de cette période sont à marquer comme provisoires, à laisser de côté, ou à garder tels quels avec la note.
    [note-of-one-code] Si c’est bien le cas, demandez à l’observatoire de l’écrire dans le profil ; sinon, demandez-lui d’y garder la note comme ne changeant rien.
    [note-without-code] Dites à l’observatoire si les chiffres peuvent être publiés comme ceux de l’ensemble ; si oui, demandez-lui de garder la note dans le profil.
    [legend] Si le sens de la marque a changé, dites-le à l’observatoire, pour qu’il l’écrive dans le profil ; sinon, écrivez la légende comme elle était.
    [other-legend] Si la marque signifie maintenant autre chose, dites-le à l’observatoire, pour qu’il l’écrive dans le profil ; si son sens est le même, demandez-lui d’y garder la nouvelle légende sous said.
    [mark-of-legend] Demandez à l’observatoire d’écrire { $setting } sous [statuses] dans le profil, ou la marque avec "A" si elle ne dit rien de la qualité des valeurs.
    [unknown-mark] Écrivez sous le tableau ce que la marque signifie. Si elle dit la qualité des valeurs, demandez à l’observatoire de l’écrire sous [statuses] dans le profil, comme { $setting } si elles sont provisoires ; avec "A", elle n’y dit rien d’elles.
    [note-of-year] Vérifiez quels chiffres la note concerne maintenant, puis demandez à l’observatoire d’écrire dans le profil le nouveau texte et ce qui en découle.
    [unit] Vérifiez l’unité et corrigez le titre s’il est faux ; s’il est juste, demandez à l’observatoire de modifier le profil, sinon toutes les valeurs sont fausses du même facteur.
    [unit-of-title] Vérifiez l’unité de ces colonnes ; si c’est celle du titre, demandez à l’observatoire de refaire le profil, sinon toutes leurs valeurs sont fausses du même facteur.
    [gone-unit] Écrivez de nouveau l’unité là où elle était, puis renvoyez le fichier ; si elle a changé, dites-le à l’observatoire.
    [gone-own-unit] Écrivez de nouveau l’unité là où elle était, puis renvoyez le fichier ; si elle a changé, dites-le à l’observatoire, sinon toutes les valeurs sont fausses du même facteur.
    [gone-counted-unit] Vérifiez dans laquelle des deux le tableau compte. Si c’est celle du profil, dites-le dans le titre comme auparavant ; sinon, demandez à l’observatoire de modifier le profil.
    [other-word] Vérifiez que les nombres comptent toujours la même chose. Si c’est le cas, demandez à l’observatoire d’écrire le nouveau mot dans le profil ; sinon, dites-lui ce qu’ils comptent.
    [cumulative] Dites à l’observatoire ce que sont ces valeurs : des cumuls depuis janvier, ou le chiffre de chaque période seule.
    [gone-cumulative] Si ce sont toujours des cumuls depuis janvier, écrivez-le de nouveau à la même place ; sinon, dites-le à l’observatoire.
    [of-dataflow] Si les valeurs sont telles que le dit le jeu de données, corrigez ce code ; sinon, envoyez-les telles qu’il le dit, ou parlez-en à l’observatoire.
    [of-agreement] Si les valeurs sont celles qui ont été convenues, corrigez ce code ; si d’autres sont visées, demandez à l’observatoire de modifier l’accord.
    [other-code] Vérifiez lequel des deux est juste ; si c’est le texte, demandez à l’observatoire de modifier le profil, sinon corrigez le texte.
    [percent] Envoyez les effectifs ; si ce sont bien les pourcentages qui sont voulus, demandez à l’observatoire où ils ont leur place.
    [per-mille] Envoyez les chiffres dans l’unité des données ; si ce sont bien les parts qui sont voulues, demandez à l’observatoire où elles ont leur place.
    [hundred] Envoyez les effectifs ; si ce sont des effectifs qui font 100 par hasard, dites-le à l’observatoire.
    [decimals] Envoyez les effectifs ; si les nombres sont justes tels quels, dites à l’observatoire dans quelle unité ils sont.
    [index] Envoyez les chiffres eux-mêmes ; si c’est bien l’indice qui est voulu, demandez à l’observatoire où il a sa place.
    [part] Vérifiez de quelle période sont les valeurs ; si le titre est juste, demandez à l’observatoire de l’écrire dans le profil.
    [narrower] Dites à l’observatoire ce que compte le tableau ; si le texte ne dit rien de nouveau, demandez-lui de l’écrire dans le profil.
    [average] Envoyez les totaux ; si ce sont bien ces chiffres qui sont demandés, demandez à l’observatoire d’écrire le texte dans le profil.
    [forecast] Envoyez ce qui est arrivé ; si ce sont bien les nombres prévus qui sont demandés, demandez à l’observatoire d’écrire le texte dans le profil.
    [sample] Envoyez les nombres de l’ensemble ; si le texte ne dit rien de nouveau, demandez à l’observatoire de l’écrire dans le profil.
    [application] Envoyez ce que comptent les données ; si le texte ne dit rien de nouveau, demandez à l’observatoire de l’écrire dans le profil.
    [opposite] Envoyez ce que comptent les données ; si le texte ne dit rien d’autre, demandez à l’observatoire de l’écrire dans le profil.
    [provisional] Indiquez le statut à côté des chiffres, ou demandez à l’observatoire de l’écrire dans le profil tant qu’il vaut.
    [stock] Dites à l’observatoire lequel des deux les chiffres comptent ; s’ils relèvent d’autres données, envoyez-les là.
    [flow] Dites à l’observatoire lequel des deux les chiffres comptent ; s’ils relèvent d’autres données, envoyez-les là.
    [year-end] Écrivez l’année à côté de chaque mois ou trimestre.
   *[other] Écrivez dans le titre de quoi parle le tableau, puis renvoyez le fichier ; si cela a changé, dites-le à l’observatoire.
 }
finding-unknown-code-reason = { $what ->
    [heading] Les valeurs placées sous l’intertitre « { $value } » n’ont pas été lues ({ $count } en tout) : ce n’est pas un mot connu pour « { $component } ».
    [delete] « { $value } » sous « { $component } » demande d’effacer ce qui est dit ici : un fichier n’efface rien, et la ligne n’a pas été lue.
    [dataflow] Le fichier dit que ses données sont de « { $value } », alors que celles de { $list } sont attendues ici.
    [multiplier] « { $value } » sous « { $component } » n’est pas une puissance de dix par laquelle des valeurs se multiplient.
    [component] Le profil nomme la composante « { $component } » (« { $value } »), que ces données n’ont pas : ce qu’il y dit est sans effet.
   *[word] « { $value } » n’est pas un mot connu pour « { $component } ».
 }
finding-unknown-code-remedy = { $what ->
    [heading] Employez un code ou un mot de la liste { $list }, ou dites à l’observatoire ce que veut dire l’intertitre ; si ces valeurs ne font pas partie des données, demandez-lui de nommer l’intertitre sous skip.
    [delete] Envoyez ce qui vaut maintenant, avec I ou R à la place de D ; si une valeur doit être retirée, dites-le à l’observatoire, ou laissez-la vide avec le statut qui dit pourquoi.
    [dataflow] Envoyez-les au titre de l’accord dont elles relèvent ; si ce sont des données de { $list }, corrigez ce que le fichier dit de lui-même (STRUCTURE_ID ou DATAFLOW).
    [multiplier] Écrivez 0 pour des unités, 3 pour des milliers, 6 pour des millions, ou le mot qui le dit ; si le mot doit rester, demandez à l’observatoire de l’écrire dans le profil sous [codes.UNIT_MULT], par exemple "{ $value }" = "3".
    [component] Demandez à l’observatoire d’écrire dans le profil l’une de { $list } ; le rôle d’une colonne que personne ne lit est ignore.
   *[word] Employez un code ou un mot de la liste { $list }.
 }
finding-not-a-number-reason = { $what ->
    [date] Le format de la cellule fait une date de ce qu’elle contient et en affiche « { $value } » ; aucun nombre n’a été lu.
   *[text] « { $value } » n’est pas un nombre.
 }
finding-not-a-number-remedy = { $where ->
    [date] Donnez à la cellule le format d’un nombre, vérifiez que le nombre est juste, puis renvoyez le fichier.
    [column] Écrivez le nombre seul, avec { $expected } devant les décimales ; dites dans la colonne du statut pourquoi une valeur manque.
   *[profile] Écrivez le nombre seul, avec { $expected } devant les décimales, et 0 s’il n’y en a aucun ; si le texte est une marque qui dit pourquoi la valeur manque, demandez à l’observatoire de l’écrire sous [statuses] dans le profil.
 }
number-mark-one = « { $mark } »
number-mark-any = une virgule ou un point
finding-not-a-period-reason = « { $value } » n’est pas une période.
finding-not-a-period-remedy = Écrivez une année comme 2022, un trimestre comme 2022-Q1, un mois comme 2022-03, une semaine comme 2022-W09, un jour comme 2022-03-31, ou un intervalle comme 2019-01-01/P5Y ; si c’est un sous-total, demandez à l’observatoire de le laisser de côté.
finding-shared-value-reason = { $what ->
    [columns] « { $value } » se trouve dans des cellules fusionnées sur plusieurs colonnes de chiffres, et rien ne dit quelle part en revient à chacune ; il n’a pas été lu.
   *[rows] « { $value } » se trouve dans des cellules fusionnées en face de plusieurs lignes, et rien ne dit quelle part en revient à chacune ; il n’a pas été lu.
 }
finding-shared-value-remedy = Séparez les cellules et écrivez chaque chiffre dans la sienne. Si le nombre est celui de l’ensemble, écrivez un seul libellé, ou demandez à l’observatoire de donner à leurs libellés un même code.
finding-missing-value-reason = { $what ->
    [short] Cette ligne a moins de cellules que les autres ({ $count }, contre { $expected }) : une cellule y a été omise, ou sa fin a été coupée. Si une cellule a été omise, les valeurs qui la suivent sont sous d’autres en-têtes que les leurs ; elles ont été lues telles quelles.
    [column] Aucune ligne n’a encore de valeur dans cette colonne ; rien n’y a été lu.
    [columns] Aucune ligne n’a encore de valeur ici, ni dans les autres colonnes vides ({ $count } en tout) ; rien n’y a été lu.
   *[cell] La ligne n’a pas de valeur, ni de statut qui dise pourquoi.
 }
finding-missing-value-remedy = { $what ->
    [short] Rien à faire s’il ne manque que des cellules vides à la fin ; sinon, mettez la cellule manquante à sa place, vide si elle n’a pas de valeur, pour que chaque valeur soit sous son en-tête, puis renvoyez le fichier.
    [column] Rien n’est à corriger si les périodes sont à venir ; sinon, remplissez les valeurs ou donnez le statut de celles qui manquent.
    [columns] Rien n’est à corriger si les périodes sont à venir ; sinon, remplissez les valeurs ou donnez le statut de celles qui manquent.
   *[cell] Remplissez la valeur, ou donnez le statut d’une valeur manquante.
 }
finding-status-disagrees-reason = « { $value } » indique qu’il n’y a pas de nombre, et un nombre figure à côté ; le nombre a été lu avec ce statut.
finding-status-disagrees-remedy = Retirez le nombre ou corrigez le statut.
finding-duplicate-key-reason = { $where ->
    [row] Une autre cellule de la ligne { $first } a la même série et la même période : deux de ses colonnes disent la même chose.
    [observation] Cette observation répète la série et la période de l’observation { $first }.
    [sheet] Cette ligne répète la série et la période de la ligne { $first } de la feuille « { $sheet } ».
   *[other] Cette ligne répète la série et la période de la ligne { $first }.
 }
finding-duplicate-key-remedy = { $where ->
    [row] Corrigez l’en-tête de la colonne fautive, ou supprimez la colonne qui en répète une autre. Si les deux sont des parties de ce qui a ici un seul code, envoyez leur somme.
    [observation] Gardez l’observation juste et supprimez l’autre ; si les deux sont justes, corrigez ce qui les distingue.
    [column] Ce qui distingue ces lignes figure dans la colonne « { $apart } », qui n’est pas lue : demandez à l’observatoire de la lire. Si la colonne ne dit rien des chiffres, gardez la ligne juste.
   *[other] Ne supprimez l’une des deux que si c’est deux fois la même ligne. Si les deux sont justes, ce qui les distingue doit figurer dans une colonne qui est lue : écrivez-le là, ou demandez à l’observatoire de lire la colonne qui le contient.
 }
finding-not-whole-reason = La valeur { $value } a des décimales là où seuls des nombres entiers ont un sens.
finding-not-whole-remedy = Vérifiez le chiffre : un séparateur de milliers a pu être lu comme le signe devant les décimales.
finding-surplus-decimals-reason = « { $value } » a plus de décimales que ces données n’en ont, et a été lu avec elles.
finding-surplus-decimals-remedy = Vérifiez le nombre : son signe sépare peut-être des milliers. Si les décimales sont justes, il n’y a rien à faire.
finding-wrong-frequency-reason = { $what ->
    [list] La période { $value } est { $found ->
        [S] un semestre
        [T] un quadrimestre
        [Q] un trimestre
        [M] un mois
        [W] une semaine
        [D] un jour
       *[other] d’une autre durée
    }, or les données ne peuvent venir que dans ces fréquences : { $expected }. Ses valeurs ont été lues telles quelles.
   *[other] La période { $value } n’est pas de la fréquence « { $expected } », que dit sa ligne ou le profil.
 }
finding-wrong-frequency-remedy = { $what ->
    [list] Vérifiez que la période a été bien lue ; envoyez les chiffres dans l’une de ces fréquences, ou demandez à l’observatoire d’admettre celle-ci.
   *[other] Corrigez la période ou la fréquence.
 }
finding-unusual-frequency-reason = La période { $value } n’est pas de la fréquence « { $expected } », dans laquelle ces données arrivent d’ordinaire.
finding-unusual-frequency-remedy = Vérifiez que la période a été bien lue ; si les données arrivent vraiment à un autre rythme, demandez à l’observatoire d’indiquer la fréquence dans le profil.
finding-calendar-year-reason = La période { $value } a été lue comme une année civile, alors que les années du profil commencent dans l’une et finissent dans la suivante, comme 2022/2023.
finding-calendar-year-remedy = Si les chiffres sont d’une telle année, écrivez ses deux années, comme 2022/2023 ; s’ils sont de l’année civile, demandez à l’observatoire d’écrire { $setting } sous [codes.TIME_PERIOD] dans le profil.
finding-unusual-unit-reason = Toutes les valeurs ont été lues dans l’unité « { $unit } », que le profil écrit pour toutes, et rien ne dit que ces données arrivent dans cette unité ; elles arrivent d’ordinaire en « { $expected } ».
finding-unusual-unit-remedy = Vérifiez dans quelle unité sont les chiffres ; si c’est l’unité habituelle, demandez à l’observatoire de corriger UNIT_MEASURE dans le profil.
finding-period-not-ended-reason = La période { $value } se termine le { $end }, après le { $day }, jour où ses chiffres ont été reçus.
finding-period-not-ended-remedy = Vérifiez la période ; si les chiffres sont une projection ou un stock d’un jour de cette période, il n’y a rien à corriger.
finding-period-long-before-reason = La période { $value } précède de plus de cinquante ans { $first }, la première dont les chiffres ont été acceptés.
finding-period-long-before-remedy = Vérifiez l’année ; si les chiffres sont bien de cette époque, il n’y a rien à corriger.
finding-out-of-range-reason = { $rule ->
    [none] La valeur { $value } dépasse tout effectif et tout montant possibles ({ $bounds }).
   *[other] La valeur { $value } sort des bornes de la règle { $rule } ({ $bounds }).
 }
finding-out-of-range-remedy = { $reason ->
    [none] Vérifiez le chiffre et son unité, et corrigez-le ; cette règle n’admet pas de justification, et le fichier n’est pas accepté tant qu’elle n’est pas respectée.
   *[other] Vérifiez le chiffre et son unité, et corrigez-le ; s’il est juste, dites à l’observatoire ce qui l’explique.
 }
finding-sum-of-parts-reason = { $along ->
    [dimension] Additionnées selon « { $dimension } », les parties donnent { $sum }, le total indique { $total } : un écart de { $difference } ({ $series }, { $period }).
    [others] Dans ce fichier, { $equal } totaux sur { $count } sont la somme de leurs parties selon « { $dimension } ». Celui-ci ne l’est pas : les parties donnent { $sum }, le total indique { $total }, un écart de { $difference } ({ $series }, { $period }).
    [printed] Sous « { $header } », le fichier indique { $total }, mais les chiffres à côté font { $sum } : un écart de { $difference }.
    [carried] « { $header } » indique { $total }, mais les chiffres au-dessus font { $sum } : un écart de { $difference }.
    [again] « { $header } » indique { $total }, mais { $sum } y a été reporté : un écart de { $difference }.
    [accepted] Avec ce qui était déjà accepté, les parties selon « { $dimension } » donnent { $sum }, le total indique { $total } : un écart de { $difference } ({ $series }, { $period }).
   *[other] La somme des parties est { $sum }, le total indique { $total } : un écart de { $difference } ({ $series }, { $period }).
 }
finding-sum-of-parts-remedy = { $reason ->
    [none] Corrigez la partie ou le total erroné ; cette règle n’admet pas de justification, et le fichier n’est pas accepté tant qu’ils diffèrent.
    [group] Le total est la somme des parties de « { $group } » : si la ligne ne désigne que celles-ci, écrivez ce nom en entier, ou demandez à l’observatoire d’écrire pour elle { $code } sous codes, dans le profil ; sinon, corrigez la partie ou le total qui est faux.
   *[other] Corrigez la partie ou le total erroné, ou expliquez l’écart à l’observatoire.
 }
finding-part-over-whole-reason = { $parts ->
    [several] Le total est { $value } et { $count } de ses parties selon « { $component } » le dépassent, dont « { $code } » avec { $part } à la ligne { $row } ({ $series }, { $period }).
    [accepted] Avec ce qui était déjà accepté, le total est { $value } et sa partie « { $code } » selon « { $component } » le dépasse : { $part } ({ $series }, { $period }).
   *[other] Le total est { $value } et sa partie « { $code } » selon « { $component } » le dépasse : { $part } à la ligne { $row } ({ $series }, { $period }).
 }
finding-part-over-whole-remedy = Corrigez la partie ou le total ; si la ligne lue comme total n’en est pas un, dites à l’observatoire ce qu’elle représente.
finding-missing-attribute-reason = La ligne ne dit rien sous « { $component } », qui est obligatoire.
finding-missing-attribute-remedy = Remplissez la cellule ; si la colonne manque, ajoutez-la.
finding-no-data-reason = Le fichier ne contient aucune observation lisible.
finding-no-data-remedy = Vérifiez que c’est le bon fichier et que son tableau commence là où le profil l’attend.
finding-too-large-reason = { $what ->
    [bytes] Le fichier dépasse { $limit } octets, le maximum lisible ; il n’a pas été lu.
    [unpacked] Décompressé, le fichier dépasse { $limit } octets, le maximum pour un fichier de cette taille ; il n’a pas été lu.
    [columns] La ligne a plus de { $limit } colonnes ; les suivantes n’ont pas été lues.
    [sheets] Le classeur a plus de { $limit } feuilles ; les suivantes n’ont pas été lues.
    [sheet] Une feuille du classeur dépasse { $limit } octets, le maximum lisible ; le fichier n’a pas été lu.
    [parts] Le classeur contient plus de { $limit } objets, comme des images ou des graphiques ; il n’a pas été lu.
    [part] Une partie du classeur, comme ses textes ou ses styles, dépasse { $limit } octets ; le fichier n’a pas été lu.
    [line] Une ligne dépasse { $limit } octets ; à partir de là, le fichier n’a pas été lu.
    [cells] Le fichier a plus de { $limit } cellules ; les suivantes n’ont pas été lues.
    [keys] Les objets du fichier ont ensemble { $limit } clés différentes et chacun n’en a que quelques-unes : ce ne sont pas les lignes d’un tableau et le fichier n’a pas été lu.
    [cell] Le texte d’une cellule dépasse { $limit } caractères ; la suite n’a pas été lue.
    [rows] La feuille a des lignes au-delà de la ligne { $limit }, où aucune feuille n’en a ; elles n’ont pas été lues.
    [merges] Le classeur est trop grand, ou a trop de cellules fusionnées, pour qu’elles soient examinées ; chaque cellule a été lue pour elle-même.
    [survey-cells] Le fichier a plus de { $limit } cellules, le maximum lu en une fois ; les lignes suivantes n’ont pas été lues.
    [survey-variables] Le fichier a plus de { $limit } variables ; les suivantes n’ont pas été lues.
    [survey-labels] Les libellés de codes sont trop nombreux ou trop longs ({ $limit } au plus) ; les suivants n’ont pas été lus.
    [survey-notes] Le fichier a plus de { $limit } notes ; les suivantes n’ont pas été lues.
    [survey-text] Les textes des lignes dépassent ensemble { $limit } octets ; les suivants n’ont pas été lus.
    [survey-files] Le document décrit plus de { $limit } fichiers ; les suivants n’ont pas été lus.
    [element] Une balise ou un texte du message dépasse { $limit } octets ; le fichier n’a pas été lu à partir de là.
    [depth] Plus de { $limit } éléments du message sont emboîtés les uns dans les autres ; le fichier n’a pas été lu à partir de là.
    [data-sets] Le message a plus de { $limit } jeux de données ; les suivants n’ont pas été lus.
    [groups] Le message dit des groupes de séries plus qu’il n’est possible de garder ({ $limit } octets au plus) ; une partie des attributs de groupes n’a pas été lue.
    [values] Les textes d’une série ou d’une observation dépassent ensemble { $limit } octets ; la suite n’a pas été lue.
   *[other] Le fichier dépasse { $limit }, le maximum lisible ; ce qui dépasse n’a pas été lu.
 }
finding-too-large-remedy = { $what ->
    [columns] Supprimez les colonnes à droite du tableau, puis renvoyez le fichier.
    [sheets] Ne gardez que les feuilles de l’accord, puis renvoyez le fichier.
    [keys] Donnez à tous les objets les mêmes clés, une par colonne d’un tableau, puis renvoyez le fichier.
    [line] Cherchez un guillemet ouvert et jamais fermé, fermez-le ou supprimez-le, puis renvoyez le fichier.
    [cell] Cherchez un guillemet ouvert et jamais fermé, ou raccourcissez le texte, puis renvoyez le fichier.
    [merges] Défusionnez les cellules en répétant leur texte dans chacune, ou partagez le fichier par période, puis renvoyez-le.
    [survey-cells] Ne demandez que les variables nécessaires, ou enregistrez le fichier en plusieurs parties.
    [survey-variables] N’enregistrez que les variables nécessaires, puis renvoyez le fichier.
    [survey-labels] N’enregistrez que les variables nécessaires, puis renvoyez le fichier.
    [survey-notes] Rien à faire si les premières notes suffisent ; sinon, supprimez celles qui ne servent pas.
    [survey-text] Enregistrez le fichier sans les longs textes inutiles, puis renvoyez-le.
    [survey-files] Partagez le document par étude, puis renvoyez-le.
    [element] Exportez de nouveau le message, ou partagez-le par période, puis renvoyez-le.
    [depth] Exportez de nouveau le message en SDMX-ML 2.1 ou 3.0, puis renvoyez-le.
    [data-sets] Partagez le message, ou mettez ses observations dans moins de jeux de données, puis renvoyez-le.
    [groups] Écrivez les attributs au niveau de la série, ou partagez le message par période, puis renvoyez-le.
    [values] Raccourcissez les textes, puis renvoyez le message.
   *[other] Supprimez les images, les graphiques, les lignes et les colonnes vides, ou partagez le fichier par période, puis renvoyez-le.
 }
finding-unclear-encoding-reason = { $what ->
    [changed] Les lettres du fichier sont enregistrées en « { $encoding } », et le profil dit « { $agreed } » ; elles ont été lues en « { $encoding } ».
    [changed-likely] Les lettres du fichier ne sont pas enregistrées en « { $agreed } », comme le dit le profil ; elles ont été lues en « { $encoding } », avec une certitude de { $confidence } %.
   *[other] Le fichier ne dit pas comment ses lettres sont enregistrées ; elles ont été lues comme « { $encoding } », avec une certitude de { $confidence } %.
 }
finding-unclear-encoding-remedy = { $what ->
    [changed] Rien à faire pour ce fichier. Si vos fichiers arrivent désormais ainsi, dites-le à l’observatoire, qui l’écrira dans le profil ; sinon, enregistrez-les comme avant.
    [changed-likely] Vérifiez que les noms ont été bien lus et dites-le à l’observatoire, ou enregistrez le fichier comme avant et renvoyez-le.
   *[other] Enregistrez le fichier comme classeur Excel ou comme « CSV UTF-8 » et renvoyez-le, ou dites à l’observatoire si les accents et les lettres arabes ont été bien lus.
 }
finding-unclear-delimiter-reason = { $what ->
    [changed] Les cellules du fichier sont séparées par { $delimiter ->
        [TAB] des tabulations
       *[other] « { $delimiter } »
    }, et le profil dit { $agreed ->
        [TAB] des tabulations
       *[other] « { $agreed } »
    } ; elles ont été lues comme le fichier les sépare, car ses en-têtes sont alors ceux du profil.
   *[other] Les cellules semblent séparées par { $delimiter ->
        [TAB] des tabulations
       *[other] « { $delimiter } »
    }, avec une certitude de { $confidence } %.
 }
finding-unclear-delimiter-remedy = { $what ->
    [changed] Rien à faire pour ce fichier. Si vos fichiers arrivent désormais ainsi, dites-le à l’observatoire, qui l’écrira dans le profil ; sinon, enregistrez-les comme avant.
   *[other] Enregistrez le tableau comme classeur Excel et renvoyez-le, ou dites à l’observatoire quel signe sépare les cellules.
 }
finding-unreadable-characters-reason = Certaines lettres du fichier ne se lisent pas comme « { $encoding } » ; le signe « � » les remplace.
finding-unreadable-characters-remedy = { $what ->
    [message] Exportez de nouveau le message en UTF-8, dans l’encodage que sa première ligne déclare, puis renvoyez-le.
   *[file] Ouvrez le fichier là où ses lettres s’affichent bien, enregistrez-le comme classeur Excel ou comme « CSV UTF-8 », et renvoyez-le.
 }
finding-uncomputed-formula-reason = La cellule contient une formule dont le résultat n’est pas dans le fichier : elle se lit comme vide.
finding-uncomputed-formula-remedy = Ouvrez le fichier dans un tableur et enregistrez-le pour que les formules soient calculées, ou écrivez la valeur elle-même ; puis renvoyez-le.
finding-shown-differs-reason = { $what ->
    [struck] « { $value } » est barré, comme l’est ce qui ne vaut plus ; il a été lu malgré cela.
    [struck-part] Une partie de « { $value } » est barrée ; seul le reste a été lu.
    [hidden] La cellule contient le nombre { $number }, et son format affiche à sa place des mots, un tiret ou rien ; { $number } a été lu.
    [another] La cellule contient le nombre { $number }, et c’est un autre nombre qui est affiché : son format écrit des chiffres, un signe ou une marque à côté de ses chiffres ou entre eux, comme 000, <, ‰ ou une virgule, ou le fichier en donne un autre texte ; { $number } a été lu.
    [seen] Le format de cette colonne divise ses nombres par mille, une ou plusieurs fois : { $number } est enregistré et { $result } est affiché. L’unité est celle de ce qui est affiché, et { $result } a été lu avant d’appliquer l’unité.
    [hidden-rows] Des lignes qui contiennent quelque chose sont masquées sur cette feuille, à la main ou par un filtre : { $numbers }, dont la première ici. Elles ont été lues comme les autres.
    [hidden-columns] Des colonnes qui contiennent quelque chose sont masquées sur cette feuille : { $numbers }, dont la première ici. Elles ont été lues comme le dit le profil, de même que les autres.
   *[held] Le format de cette colonne divise ses nombres par mille, une ou plusieurs fois : { $number } est enregistré et { $result } est affiché. Rien n’indique l’unité, et { $number } a été lu.
 }
finding-shown-differs-remedy = { $what ->
    [struck] Vérifiez si ce qui est barré vaut encore : si oui, enlevez la barre ; sinon, supprimez-le ou écrivez ce qui est juste.
    [struck-part] Supprimez ce qui est barré, pour que ce qui vaut soit seul dans la cellule.
    [hidden] Si le nombre est voulu, affichez-le ; sinon, par exemple pour un petit nombre qui ne doit pas être communiqué, retirez-le de la cellule et écrivez comme texte ce qui est affiché.
    [another] Si c’est ce qui est affiché qui est voulu, écrivez-le dans la cellule même, et comme texte un petit nombre qui ne doit pas être communiqué ; si c’est le nombre, retirez du format ce qui est à côté ou entre ses chiffres, ou saisissez-le de nouveau.
    [seen] Rien à faire si l’unité est juste.
    [hidden-rows] Rien à faire si elles font partie des données ; sinon, supprimez-les.
    [hidden-columns] Rien à faire si elles font partie des données ; sinon, supprimez-les.
   *[held] Vérifiez que le nombre lu est juste, ou indiquez l’unité dans le titre ; le mieux est d’afficher les nombres tels qu’ils sont enregistrés.
 }
finding-cut-off-reason = { $what ->
    [row] Le fichier s’arrête au milieu de cette ligne, qui a moins de cellules que toutes celles d’avant : son dernier nombre peut être coupé lui aussi, et des lignes peuvent manquer ensuite.
    [message] Le message s’arrête trop tôt, à la ligne { $line } du fichier : les observations précédentes ont été lues, et d’autres manquent.
   *[other] Un guillemet a été ouvert et jamais fermé, ou le fichier s’arrête trop tôt : la fin d’une de ses parties manque.
 }
finding-cut-off-remedy = { $what ->
    [row] Exportez le fichier de nouveau, vérifiez que sa dernière ligne est entière, puis renvoyez-le.
    [message] Exportez de nouveau le message, vérifiez sa taille après le transfert, puis renvoyez-le.
   *[other] Fermez ou supprimez le guillemet ; si la fin du fichier manque, exportez-le de nouveau ; puis renvoyez-le.
 }
finding-missing-sheet-reason = { $succeeded ->
    [yes] Le classeur n’a pas de feuille « { $expected } » ; celle d’une autre période a été lue à sa place.
    [part] Le classeur a des feuilles de parties d’une année, mais pas celles-ci : « { $expected } ».
    [later] Le classeur a une feuille d’une année ultérieure, mais pas celles-ci : « { $expected } ».
   *[other] Le classeur n’a pas de feuille « { $expected } ».
 }
finding-missing-sheet-remedy = { $succeeded ->
    [yes] Rien à faire si cette feuille n’est plus envoyée ; sinon, ajoutez-la.
    [part] Rien à faire si ces parties de l’année viennent plus tard ou dans d’autres fichiers ; sinon, ajoutez-les.
    [later] Rien à faire si le fichier ne doit apporter que la nouvelle année ; sinon, ajoutez-les.
   *[other] Ajoutez la feuille ou redonnez-lui ce nom ; si son nom a changé définitivement, demandez à l’observatoire de modifier le profil.
 }
finding-unread-sheet-reason = { $what ->
    [file] Aucun tableau du profil n’est prévu pour ce fichier ; il n’a pas été lu.
    [like] La feuille « { $value } » ressemble à celles qui ont été lues, mais le profil ne la nomme pas : ses nombres ({ $numbers }) n’ont pas été lus.
    [numbers] La feuille « { $value } » ne fait pas partie de l’accord : ses nombres ({ $numbers }) n’ont pas été lus, à côté de { $read } qui l’ont été dans le fichier.
    [head] La feuille « { $value } » aurait été lue comme « { $said } », n’était « { $header } », qui les distingue : ses nombres ({ $numbers }) n’ont pas été lus.
   *[sheet] La feuille « { $value } » ne fait pas partie de l’accord et n’a pas été lue.
 }
finding-unread-sheet-remedy = { $what ->
    [file] Demandez à l’observatoire de décrire le tableau du fichier dans le profil.
    [like] Si elle fait partie des données, comme la feuille d’une nouvelle année, demandez à l’observatoire de l’ajouter au profil.
    [numbers] S’ils font partie des données, demandez à l’observatoire d’ajouter la feuille au profil ; sinon, d’écrire son nom sous not_read.
    [head] Écrivez « { $header } » comme sur la feuille « { $said } » du profil ; si cela a changé définitivement, demandez à l’observatoire de modifier le profil.
   *[sheet] Rien à faire si elle ne contient rien pour l’observatoire ; sinon, demandez à l’observatoire de l’ajouter au profil.
 }
finding-unread-numbers-reason = { $side ->
    [below] Juste au-dessous du tableau que lit le profil se trouvent d’autres nombres, { $numbers } en tout à partir de cette cellule, qui n’ont pas été lus : le tableau semble avoir grandi.
    [above] Juste au-dessus des lignes que lit le profil se trouvent d’autres nombres, { $numbers } en tout à partir de cette cellule, qui n’ont pas été lus : le tableau semble avoir grandi.
    [right] Juste à droite du tableau que lit le profil se trouvent d’autres nombres, { $numbers } en tout à partir de cette cellule, qui n’ont pas été lus : le tableau semble avoir grandi.
   *[other] À partir de cette cellule se trouvent des nombres qu’aucun tableau du profil ne prend, { $numbers } en tout ; ils n’ont pas été lus.
 }
finding-unread-numbers-remedy = { $side ->
    [none] Rien à faire si ce ne sont pas des données, comme les années d’un titre ; sinon, demandez à l’observatoire de décrire leur tableau dans le profil.
   *[other] S’ils font partie du tableau, demandez à l’observatoire d’écrire { $setting } dans le profil ; sinon, laissez une ligne ou une colonne vide entre les deux.
 }
finding-header-moved-reason = { $what ->
    [cell] Les en-têtes des colonnes commencent en { $found }, alors que { $expected } était convenu.
   *[row] Les en-têtes des colonnes sont à la ligne { $found }, alors que la ligne { $expected } était convenue.
 }
finding-header-moved-remedy = { $what ->
    [cell] Vérifiez qu’aucune ligne ni colonne n’a été ajoutée ou supprimée avant le tableau ; si la nouvelle place est la bonne, demandez à l’observatoire de modifier le profil.
   *[row] Vérifiez qu’aucune ligne n’a été ajoutée ou supprimée au-dessus du tableau ; si la nouvelle place est la bonne, demandez à l’observatoire de modifier le profil.
 }
finding-cut-number-reason = { $what ->
    [moved-left] Les colonnes de ce fichier sont ailleurs que celles du profil : la colonne { $from } et les suivantes semblent commencer plus à gauche (caractères : { $by }). Le profil coupe les lignes selon widths = { $widths }, au milieu de mots et de nombres ; les largeurs de ce fichier semblent être { $found }. Rien n’a été lu.
    [moved-right] Les colonnes de ce fichier sont ailleurs que celles du profil : la colonne { $from } et les suivantes semblent commencer plus à droite (caractères : { $by }). Le profil coupe les lignes selon widths = { $widths }, au milieu de mots et de nombres ; les largeurs de ce fichier semblent être { $found }. Rien n’a été lu.
    [rare] La ligne porte « { $value } », mais le profil la coupe à l’intérieur de ce nombre, ce qu’il ne fait pas dans la plupart des autres lignes : deux parties d’un même nombre seraient lues comme deux nombres.
    [misplaced] La ligne porte « { $value } », mais le profil la coupe à l’intérieur de ce nombre, et ce qui reste à côté n’est pas toujours un nombre : les colonnes de ce fichier sont ailleurs.
    [broken] La ligne porte « { $value } », mais le profil la coupe au milieu de ce nombre : une partie en serait lue comme valeur.
    [elsewhere] Les nombres sous « { $value } » sont dans la colonne d’un autre en-tête : le profil coupe les lignes selon widths = { $widths }, et les colonnes de ce fichier sont ailleurs.
    [heads] Le profil n’a qu’une colonne là où les en-têtes portent « { $value } » : les colonnes de ce fichier sont ailleurs, ou il en manque une au profil.
    [two] Le profil ne connaît qu’une colonne là où la ligne porte « { $value } » : deux nombres seraient lus comme un seul.
   *[other] La ligne porte « { $value } », mais le profil la coupe au milieu de ce nombre : ses premiers chiffres tombent dans une colonne qui n’est pas lue, et la valeur serait fausse.
 }
finding-cut-number-remedy = { $what ->
    [moved-left] Envoyez le fichier avec ses colonnes là où elles étaient ; si elles ont changé pour de bon, demandez à l’observatoire d’écrire widths = { $found } sous [format] dans le profil.
    [moved-right] Envoyez le fichier avec ses colonnes là où elles étaient ; si elles ont changé pour de bon, demandez à l’observatoire d’écrire widths = { $found } sous [format] dans le profil.
    [elsewhere] Envoyez le fichier avec ses colonnes là où elles étaient ; si elles ont changé pour de bon, demandez à l’observatoire de corriger widths sous [format] dans le profil.
    [heads] Envoyez le fichier avec ses colonnes là où elles étaient ; si elles ont changé pour de bon, demandez à l’observatoire de corriger widths sous [format] dans le profil.
   *[other] Demandez à l’observatoire de corriger dans le profil les largeurs des colonnes, pour que le nombre tienne entier dans la sienne ; s’il s’agit de deux nombres, laissez deux espaces entre eux.
 }
finding-repeated-header-reason = Les en-têtes des colonnes reviennent entre les lignes ; cette ligne n’a pas été lue comme donnée.
finding-repeated-header-remedy = Rien à faire si les colonnes qui suivent sont dans le même ordre ; sinon, placez ces lignes sous les premiers en-têtes, chaque cellule dans sa colonne.
finding-extra-cells-reason = Le tableau s’arrête à la colonne { $columns }, mais « { $value } » se trouve au-delà : la ligne est peut-être décalée.
finding-extra-cells-remedy = { $kind ->
    [workbook] Déplacez ce qui s’y trouve sous l’en-tête qui lui revient, ou supprimez-le ; puis renvoyez le fichier.
    [json] Donnez à chaque ligne les mêmes membres, ou le même nombre de cellules, puis renvoyez le fichier.
    [fixed-width] Cherchez un texte plus long que sa colonne, raccourcissez-le, puis renvoyez le fichier.
   *[other] Cherchez une virgule ou un point-virgule à l’intérieur d’un texte, et mettez ce texte entre guillemets ; sinon, supprimez la cellule en trop.
 }
finding-row-not-read-reason = { $what ->
    [numbers] La ligne « { $value } » n’a rien dans les colonnes dont les valeurs sont lues ; ses nombres sont dans d’autres colonnes et n’ont pas été lus.
    [part] La note « { $value } » parle d’une partie d’année, et les nombres sous une année ont été lus comme ceux de l’année entière.
    [carried] La ligne « { $value } » reporte la somme d’une page sur une autre ; ce n’est pas un chiffre en soi, et elle n’a pas été lue.
   *[texts] La ligne « { $value } » n’a pas de valeur et n’a pas été lue.
 }
finding-row-not-read-remedy = { $what ->
    [numbers] S’il s’agit de données, déplacez-les sous les en-têtes qui leur reviennent ; sinon, rien à faire.
    [part] Si les chiffres d’une année ne portent que sur cette partie, écrivez-la dans l’en-tête de l’année, par exemple « 9 mois 2024 » ; sinon, rien à faire.
    [carried] Rien à faire s’il s’agit bien d’un report ; sinon, demandez à l’observatoire d’écrire dans le profil ce que ce mot désigne.
   *[texts] Rien à faire si c’est un titre, une note ou une source ; sinon, remplissez sa valeur.
 }
finding-skipped-by-profile-reason = { $what ->
    [heading] « { $value } » et les valeurs placées dessous ({ $count } en tout) n’ont pas été lus, comme le veut le profil.
   *[other] « { $value } » n’a pas été lu, comme le veut le profil.
 }
finding-skipped-by-profile-remedy = Rien à faire si c’est toujours à laisser de côté ; sinon, demandez à l’observatoire de modifier le profil.
finding-ambiguous-code-reason = { $what ->
    [letters] « { $value } » se trouve parmi des noms et a été lu comme « { $taken } » pour la seule raison que c’est le code de ce pays ; ce peut être l’abréviation d’un autre nom.
   *[word] « { $value } » peut désigner plusieurs choses pour « { $component } ».
 }
finding-ambiguous-code-remedy = { $what ->
    [letters] Écrivez le nom du pays en entier ; si l’abréviation doit rester, demandez à l’observatoire d’écrire sous codes, dans le profil, de quel pays il s’agit.
   *[word] Écrivez le code ou le nom complet de ce que vous voulez dire.
 }
finding-ambiguous-number-reason = { $taken ->
    [second] « { $value } » a été lu avec des décimales, comme { $second } ; il en a plus que ces données n’en ont, et peut être le nombre entier { $first }.
    [first] « { $value } » peut se lire comme le nombre entier { $first } ou, avec des décimales, comme { $second } ; { $first } a été lu.
    [profile] « { $value } » est { $second } si son signe précède des décimales, comme le dit le profil, sinon le nombre entier { $first } ; il n’a pas été lu.
   *[other] « { $value } » peut se lire comme le nombre entier { $first } ou, avec des décimales, comme { $second } ; il n’a pas été lu.
 }
finding-ambiguous-number-remedy = { $taken ->
    [profile] Écrivez le nombre sans décimales, ou sans séparateur de milliers ; si ce signe groupe des milliers dans ce fichier, demandez à l’observatoire de le dire sous [numbers] dans le profil.
   *[other] Écrivez le nombre sans signe entre les milliers, et dites à l’observatoire quel signe précède les décimales.
 }
finding-unclear-total-reason = « { $value } » peut être le total du dernier groupe de « { $component } » ou celui de tous : ni les nombres ni les groupes qui précèdent ne le disent. La ligne n’a pas été lue.
finding-unclear-total-remedy = Écrivez « total général » si c’est le total de tous ; s’il clôt un groupe, donnez à chaque groupe son total, ou répétez le nom du groupe dans sa colonne.
finding-total-unread-reason = « { $value } » additionne tout ce qui est sous « { $component } », ce que ne désigne aucun code ; la ligne n’a pas été lue.
finding-total-unread-remedy = Rien à faire : ce total découle des lignes qui ont été lues. Si c’est celui du dernier groupe seul, répétez le nom du groupe dans sa colonne.
finding-ambiguous-date-reason = « { $value } » peut se lire comme { $first } ou comme { $second } ; la date n’a pas été lue.
finding-ambiguous-date-remedy = Écrivez d’abord l’année, puis le mois, puis le jour : { $first } ou { $second }.
finding-formula-error-reason = La formule de cette cellule donne l’erreur « { $value } » au lieu d’un nombre.
finding-formula-error-remedy = Réparez la formule, ou écrivez le chiffre lui-même à sa place.
finding-read-as-missing-reason = « { $value } » a été lu comme une valeur manquante, avec le statut « { $status } ».
finding-read-as-missing-remedy = Rien à faire si le signe veut dire cela ; sinon, écrivez le chiffre, ou dites à l’observatoire ce que veut dire le signe.
finding-suppressed-by-sender-reason = « { $value } » ne dit pas le nombre exact ; aucun nombre n’a été gardé.
finding-suppressed-by-sender-remedy = Rien à faire si le nombre doit rester caché ; sinon, écrivez-le : l’observatoire protège les petits nombres avant de publier.
finding-number-with-mark-reason = { $scaled ->
    [yes] Dans « { $value } », un signe suit le nombre ; { $number } a été lu, multiplié par { $factor } comme le veut l’unité.
   *[no] Dans « { $value } », un signe suit le nombre ; { $number } a été lu.
 }
finding-number-with-mark-remedy = Rien à faire si le signe renvoie seulement à une note ; s’il dit quelque chose de la valeur, dites-le dans la colonne du statut.
finding-parentheses-as-minus-reason = { $scaled ->
    [yes] « { $value } » est entre parenthèses et a été lu comme le nombre négatif { $number }, multiplié par { $factor } comme le veut l’unité.
   *[no] « { $value } » est entre parenthèses et a été lu comme le nombre négatif { $number }.
 }
finding-parentheses-as-minus-remedy = Écrivez le signe moins si le nombre est négatif ; sinon, enlevez les parenthèses.
finding-percent-unexpected-reason = « { $value } » est un pourcentage dans une colonne d’effectifs ; il n’a pas été lu.
finding-percent-unexpected-remedy = Écrivez l’effectif lui-même ; si la colonne est faite pour des pourcentages, demandez à l’observatoire de modifier le profil.
finding-values-multiplied-reason = À côté de valeurs figure « { $value } », et les données n’ont pas de multiplicateur à elles : ces valeurs ont été multipliées par { $factor }, comme « { $sent } », dont { $result } a été lu (valeurs : { $count }).
finding-values-multiplied-remedy = Rien à faire si les chiffres sont envoyés dans cette unité ; sinon, corrigez le multiplicateur et renvoyez le fichier.
finding-doubtful-message-reason = { $what ->
    [element] « { $value } » n’est pas un élément qu’un message de données a à cette place ({ $count } en tout) : ce qui s’y trouve n’a pas été lu.
    [text] Un texte figure entre les éléments des données, « { $value } », et n’a pas été lu.
    [after] Après la fin du message vient autre chose (« { $value } »), comme lorsque deux messages sont mis dans un même fichier : ce n’a pas été lu.
    [footer] Le service qui a fait le message y dit : « { $value } ».
    [test] Le message dit de lui-même qu’il est un essai.
    [disputed] Deux groupes disent des choses différentes de cette observation sous « { $value } » ; la première a été lue.
    [unmet] Ce qui est dit de groupes ou de séries dont le fichier n’a aucune observation n’a pas servi ({ $count } en tout, le premier « { $value } »).
    [stricter] Sous « { $value } », une observation dit « { $own } », et ce qui est dit de sa série, de son groupe ou de l’ensemble de données est « { $other } » ({ $count } en tout) : le plus strict des deux compte.
    [structure] Un ensemble de données se dit de la structure « { $value } », que l’en-tête du message ne nomme pas.
    [index] Une position sous « { $value } » ne désigne aucune valeur des listes du message ; elle a été lue comme vide.
   *[agency] Le fichier est de « { $value } », alors que l’accord porte sur des données de « { $expected } ».
 }
finding-doubtful-message-remedy = { $what ->
    [element] Vérifiez comment le nom est écrit, majuscules comprises, ou exportez de nouveau le message depuis le logiciel qui l’a écrit.
    [text] Supprimez le texte, ou mettez-le dans une remarque de la série, puis renvoyez le message.
    [after] Envoyez chaque message dans un fichier à lui.
    [footer] Vérifiez que le message est entier : demandez moins à la fois, par exemple une année après l’autre, et envoyez chaque partie.
    [test] Envoyez le message des vraies données ; si ce sont les vraies données, faites que le logiciel le dise (Test : false).
    [disputed] Vérifiez laquelle des deux est juste, et ne la dites qu’une fois, au niveau où elle a sa place.
    [unmet] Vérifiez les codes de ces groupes et séries ; si aucune observation ne manque, il n’y a rien à faire. La confidentialité peut aussi être dite à côté de chaque valeur.
    [stricter] Vérifiez lequel des deux est juste et ne le dites qu’une fois ; si c’est le plus strict, il n’y a rien à faire.
    [structure] Rien à faire si le message est celui des données convenues ; sinon, envoyez le bon.
    [index] Exportez de nouveau le message depuis le logiciel qui l’a écrit.
   *[agency] Vérifiez que c’est le bon fichier ; si c’est le cas, il n’y a rien à faire.
 }
finding-other-version-reason = Le fichier a été fait pour « { $value } », alors que l’accord suit la version { $expected }.
finding-other-version-remedy = Vérifiez que les colonnes et les codes sont ceux de la version { $expected }, et écrivez cette version dans le fichier.
finding-cumulative-unrolled-reason = { $value } est un total depuis janvier ; pour { $period } seul, cela donne { $result }.
finding-cumulative-unrolled-remedy = Rien à faire si le tableau contient des totaux depuis janvier ; là où le résultat est « ? », envoyez aussi le total de la période précédente.
finding-cumulative-suspected-reason = Les valeurs de { $series } montent au long de { $year } comme des totaux depuis janvier.
finding-cumulative-suspected-remedy = Dites à l’observatoire ce qu’elles sont : des totaux depuis janvier, ou le chiffre de chaque mois ou trimestre seul.
finding-part-of-year-reason = { $totals ->
    [one] Le total { $value } a été lu comme celui de { $year }, et il est la somme d’une partie de l’année : rien n’est donné pour { $missing }.
   *[several] Les totaux de { $year }, comme { $value }, ont été lus comme ceux de l’année entière, et ils sont la somme d’une partie de l’année : rien n’est donné pour { $missing }.
 }
finding-part-of-year-remedy = Ajoutez ce qui manque, ou nommez la partie de l’année dans l’en-tête du total, comme « 9 mois 2023 » ; si rien n’a eu lieu le reste de l’année, écrivez-y 0.
finding-running-total-reason = { $what ->
    [month] Le jeu de données compte des cumuls du 1er janvier à une date, et « { $value } » y figure comme une période à part entière.
    [apart] Le jeu de données compte des cumuls du 1er janvier à une date ; ceux de ce tableau ont été gardés tels quels, bien que le profil dise « { $value } ».
    [nothing] Le profil dit « { $value } », mais aucune période du tableau n’est un mois, un trimestre ou un semestre : rien n’a été décumulé, et chaque valeur a été lue comme celle de toute sa période.
   *[day] Le jeu de données compte des cumuls du 1er janvier à une date : ce que le fichier donne pour « { $value } » a été lu comme le cumul au { $period }.
}
finding-running-total-remedy = { $what ->
    [month] Donnez pour période le dernier jour du cumul, avec la fréquence _O ; si la valeur est celle du mois ou du trimestre seul, dites-le à l’observatoire.
    [apart] L’observatoire retire « { $value } » du profil.
    [nothing] Rien à faire si les valeurs sont les totaux des périodes que nomment les en-têtes ; sinon, demandez à l’observatoire d’écrire sous [codes.TIME_PERIOD] dans le profil de quel mois ou trimestre est chaque en-tête.
   *[day] Rien à faire si les valeurs sont des cumuls depuis janvier ; si chacune est celle de son mois ou trimestre seul, dites-le à l’observatoire.
}
finding-share-disagrees-reason = Le fichier donne une part de « { $value } », mais { $part } sur { $whole } font { $computed } %.
finding-share-disagrees-remedy = Corrigez la part ou l’effectif erroné ; si c’est la part d’autre chose, dites à l’observatoire de quoi.
finding-growth-disagrees-reason = Le fichier donne une évolution de « { $value } », mais de { $before } à { $after } elle est de { $computed } %.
finding-growth-disagrees-remedy = Corrigez l’évolution ou le chiffre erroné ; si c’est l’évolution depuis une autre période, dites à l’observatoire laquelle.
finding-growth-unusual-reason = De { $before } à { $value }, l’évolution est de { $growth } %, bien plus que tout ce que cette série a connu ({ $series }, { $period }).
finding-growth-unusual-remedy = Vérifiez le chiffre ; s’il est juste, dites à l’observatoire ce qui explique l’évolution.
finding-outlier-reason = La valeur { $value } est loin de { $usual }, qui est habituel ici ({ $series }, { $period }).
finding-outlier-remedy = Vérifiez le chiffre et sa ligne ; s’il est juste, dites à l’observatoire ce qui l’explique.
finding-scale-suspected-reason = La valeur est { $value } là où { $usual } est habituel, soit un rapport de { $factor }, comme quand des milliers sont donnés pour des unités ({ $series }, { $period }).
finding-scale-suspected-remedy = Vérifiez l’unité et écrivez le chiffre dans celle qui est convenue ; s’il est juste tel quel, dites à l’observatoire ce qui l’explique.
finding-stock-flow-suspected-reason = { $value } et { $other } ne vont pas ensemble : l’un semble compter qui est là à une date, l’autre ce qui se passe pendant une période.
finding-stock-flow-suspected-remedy = Dites à l’observatoire lequel des deux le chiffre compte ; si des nombres de fin d’année ont été additionnés, donnez plutôt le dernier.
finding-stock-account-reason = De { $before }, avec les entrées et les sorties de l’intervalle, le stock devrait passer à { $result } ; le fichier donne { $after }, soit un écart de { $difference } ({ $series }, { $period }).
finding-stock-account-remedy = Vérifiez les deux stocks et les flux qui les séparent ; si tout est juste, dites ce qui a changé le nombre par ailleurs, comme des naturalisations ou une correction du registre.
finding-period-conflict-reason = Ce fichier donne { $value }, mais « { $source } » donne { $other } ({ $series }, { $period }).
finding-period-conflict-remedy = Vérifiez lequel des deux chiffres est juste et corrigez l’autre ; si celui-ci révise le précédent, dites-le à l’observatoire.
finding-source-ratio-reason = La valeur est { $value } ici et { $other } dans « { $source } » : un rapport de { $ratio }, alors qu’il devrait aller de { $min } à { $max }.
finding-source-ratio-remedy = Vérifiez le chiffre ; s’il est juste, dites à l’observatoire ce qu’une source compte et l’autre non.
finding-currency-suspected-reason = La valeur est { $value } ici et « { $source } » donne { $other } dans une autre monnaie ({ $series }, { $period }) : les deux nombres sont les mêmes, alors qu’environ { $result } serait attendu.
finding-currency-suspected-remedy = Vérifiez dans quelle monnaie est le montant et donnez-le dans celle qui est convenue ; s’il est juste, dites à l’observatoire laquelle des deux sources se trompe.
finding-age-heaping-reason = Les âges qui finissent par certains chiffres, comme 0 et 5, sont trop fréquents : l’indice est { $index }, pour une limite de { $limit }.
finding-age-heaping-remedy = Vérifiez si les âges ont été arrondis ou estimés ; envoyez des âges calculés sur les dates de naissance, ou dites à l’observatoire comment les âges ont été relevés.
finding-digit-preference-reason = Comme « { $value } », trop de valeurs se terminent par { $digits }, à la façon de valeurs arrondies ou estimées.
finding-digit-preference-remedy = Envoyez les effectifs exacts ; s’il n’y en a pas, dites à l’observatoire comment les valeurs ont été arrondies ou estimées.
finding-incomplete-reason = { $what ->
    [gap] Il y a des chiffres de { $first } et de { $last } pour « { $series } », et il n’y en a pas entre les deux : { $missing } (nombre de séries concernées : { $count }) ; les contrôles du flux de données demandent toutes les périodes.
   *[other] Les contrôles du flux de données demandent { $expected } ; il manque : { $missing }.
 }
finding-incomplete-remedy = Ajoutez ce qui manque, ou donnez le statut d’une valeur manquante ; si cela n’existe plus, dites-le à l’observatoire.
finding-unnamed-rest-reason = { $along ->
    [dimension] Le total est { $value } et la somme de ses parties selon « { $dimension } » { $sum } ; rien ne dit ce qu’est le reste, { $rest }.
   *[other] Le total est { $value } et la somme de ses parties { $sum } ; rien ne dit ce qu’est le reste, { $rest }.
 }
finding-unnamed-rest-remedy = Ajoutez une ligne pour le reste, comme « autres » ou « non déclaré », ou corrigez la partie ou le total erroné.
finding-statement-conflict-reason = « { $value } » et « { $other } » ne peuvent être justes tous les deux tels qu’ils sont formulés.
finding-statement-conflict-remedy = Corrigez celui qui est erroné ; si les deux sont justes, dites dans chacun quelles personnes et quelle période il compte.
finding-rule-broken-reason = La règle { $rule } demande { $formula }, mais le côté gauche est { $left } et le côté droit { $right } ({ $series }, { $period }).
finding-rule-broken-remedy = { $reason ->
    [none] Vérifiez les chiffres des deux côtés et corrigez celui qui est erroné ; cette règle n’admet pas de justification, et le fichier n’est pas accepté tant qu’elle n’est pas respectée.
   *[other] Vérifiez les chiffres des deux côtés et corrigez celui qui est erroné ; si tous sont justes, expliquez l’écart à l’observatoire.
 }
finding-rule-unusable-reason = La règle { $rule } n’a pas pu être vérifiée sur ces données ({ $detail }).
finding-rule-unusable-remedy = Rien à corriger dans le fichier ; signalez-le à l’observatoire, qui s’occupe de ses règles.
finding-survey-part-unread-reason = Une partie du fichier ({ $part ->
    [dictionary] la liste des variables
    [variable] une variable
    [variables] les variables
    [variable-labels] les libellés des variables
    [value-labels] des libellés de codes
    [missing-values] des codes de valeurs manquantes
    [documents] les notes
    [attributes] les attributs des variables
    [characteristics] les caractéristiques des variables
    [formats] les formats des variables
    [long-texts] des textes longs
    [weight] la variable de pondération
    [data] les données
    [map] la liste de ses parties
    [end] la fin du fichier
   *[other] { $part }
 }) à l’octet { $offset } { $detail ->
    [cut-off] est coupée
    [damaged] est endommagée
    [no-such-variable] concerne une variable qui n’existe pas
   *[other] est d’un genre inconnu
 } et n’a pas été lue.
finding-survey-part-unread-remedy = Ouvrez le fichier dans le logiciel qui l’a écrit, enregistrez-le de nouveau et envoyez-le ; s’il a été coupé pendant le transfert, renvoyez-le.
finding-survey-part-ignored-reason = { $part ->
    [response-sets] Des jeux de réponses multiples (à l’octet { $offset }) ne sont pas utilisés ; les variables qui les composent ont été lues.
    [variable-sets] Des jeux de variables (à l’octet { $offset }) ne sont pas utilisés ; leurs variables ont été lues.
    [file-attributes] Des attributs du fichier (à l’octet { $offset }) ne sont pas utilisés.
   *[other] Une partie du fichier à l’octet { $offset } est d’un genre qui n’est pas utilisé.
 }
finding-survey-part-ignored-remedy = Rien à faire.
finding-survey-cut-off-reason = Le fichier s’arrête trop tôt, à l’octet { $offset } : { $expected ->
    [unknown] { $rows } lignes ont été lues.
   *[other] { $rows } lignes sur { $expected } ont été lues.
 }
finding-survey-cut-off-remedy = Exportez de nouveau le fichier, vérifiez sa taille après le transfert, puis renvoyez-le.
finding-survey-rows-disagree-reason = Le fichier annonce { $expected } lignes, mais { $rows } ont été trouvées et lues.
finding-survey-rows-disagree-remedy = Vérifiez combien de lignes il devrait y avoir ; s’il en manque, exportez de nouveau le fichier.
finding-survey-encoding-guessed-reason = Le fichier ne dit pas comment ses lettres sont enregistrées ; elles ont été lues comme « { $encoding } », avec une certitude de { $confidence } %.
finding-survey-encoding-guessed-remedy = Regardez quelques libellés ; si les accents ou les lettres arabes sont faux, indiquez l’encodage, ou enregistrez le fichier en Unicode (SPSS 21, Stata 14 ou plus récent) et renvoyez-le.
finding-survey-text-unreadable-reason = Certaines lettres du fichier ne se lisent pas comme « { $encoding } » ; le signe « � » les remplace.
finding-survey-text-unreadable-remedy = Indiquez l’encodage du fichier, ou ouvrez-le là où ses lettres s’affichent bien, enregistrez-le en Unicode et renvoyez-le.
finding-survey-variable-renamed-reason = { $value ->
    [none] Une variable n’a pas de nom ; elle a été appelée « { $name } ».
   *[other] Le nom « { $value } » est vide ou figure deux fois ; la variable a été appelée « { $name } ».
 }
finding-survey-variable-renamed-remedy = Donnez à chaque variable un nom à elle dans le logiciel qui a écrit le fichier.
finding-survey-date-out-of-range-reason = Dans la variable « { $variable } », { $value } n’est une date d’aucun calendrier ; le nombre a été gardé comme motif de l’absence de date.
finding-survey-date-out-of-range-remedy = Corrigez les dates ; si le nombre est un code de valeur manquante, déclarez-le comme tel.
finding-survey-codebook-disagrees-reason = { $what ->
    [column] La colonne « { $value } » n’est pas dans le dictionnaire des variables ; elle a été lue comme texte.
    [variable] La variable « { $value } » du dictionnaire n’a pas de colonne.
    [heading] Le dictionnaire a une colonne « { $value } » inconnue ; elle n’a pas été lue.
    [code-without-variable] Un code du dictionnaire n’appartient à aucune variable décrite au-dessus de lui (« { $value } »).
    [code] « { $value } » n’est pas un nombre, comme le sont les codes de cette variable.
    [number] « { $value } » n’est pas un nombre ; il a été gardé comme motif de l’absence de valeur.
    [date] « { $value } » n’est pas une date comme 2020-10-19 ; il a été gardé comme motif de l’absence de valeur.
    [cell] « { $value } » se trouve au-delà de la dernière colonne.
    [short-row] Une ligne a moins de cellules qu’il n’y a de colonnes : { $value }.
    [answer] Le dictionnaire de l’étude n’a pas ce code : « { $value } ».
    [taken-label] Le fichier et le dictionnaire décrivent différemment ces variables ; le dictionnaire a été retenu : { $value }.
    [taken-code] Le fichier et le dictionnaire nomment différemment des codes de ces variables ; le dictionnaire a été retenu : { $value }.
    [taken-level] Le fichier et le dictionnaire ne disent pas la même chose du niveau de mesure de ces variables ; le dictionnaire a été retenu : { $value }.
    [taken-role] Le fichier et le dictionnaire donnent à ces variables des rôles différents dans le plan de sondage ; le dictionnaire a été retenu : { $value }.
    [taken-missing] Le dictionnaire ne compte pas les mêmes codes que le fichier parmi les non-réponses de ces variables ; le dictionnaire a été retenu : { $value }.
    [kept-kind] Le dictionnaire donne à ces variables un autre type (nombre, texte ou date) que celui du fichier ; le fichier a été retenu : { $value }.
   *[other] Le mot « { $value } » est inconnu dans la colonne « { $what } » du dictionnaire.
 }
finding-survey-codebook-disagrees-remedy = Corrigez le dictionnaire ou les données pour que les deux disent la même chose, et renvoyez-les.
finding-survey-column-nested-reason = { $kind ->
    [map] La colonne « { $value } » contient à chaque ligne des paires de clés et de valeurs (map) ; elle n’a pas été lue.
    [structure] La colonne « { $value } » contient à chaque ligne plusieurs champs (structure) ; elle n’a pas été lue.
   *[list] La colonne « { $value } » contient une liste à chaque ligne ; elle n’a pas été lue.
 }
finding-survey-column-nested-remedy = { $kind ->
    [structure] Écrivez chaque champ dans une colonne à part (« unnest » dans Polars, « json_normalize » dans pandas), puis renvoyez le fichier.
   *[list] Écrivez ce qu’il en faut dans des colonnes à une seule valeur par ligne, ou dans une table à part avec une ligne par valeur, puis renvoyez le fichier.
 }
finding-survey-language-unknown-reason = Un texte est dans la langue « { $value } », qui n’est ni l’arabe, ni le français, ni l’anglais ; il a été gardé sans langue.
finding-survey-language-unknown-remedy = Rien à faire si le texte peut être montré tel quel ; sinon, ajoutez-le dans l’une des trois langues.
finding-outside-reopening-reason = La valeur { $value } de { $series }, { $period }, diffère de { $before }, valeur acceptée ; seules d’autres cellules ont été rouvertes.
finding-outside-reopening-remedy = Renvoyez la valeur acceptée pour cette cellule, ou expliquez pourquoi elle change : le réviseur décide.
