# Les fichiers conservés ou en route, et les colonnes par lesquelles on trouve les lignes.
refusal-wrong-document = « { $subject } » n’est, quoi que dise son nom, ni un PDF, ni un document Word (DOCX) ou OpenDocument (ODT), ni une image PNG ou JPEG, ou bien il contient un programme. Enregistrez-le en PDF, puis joignez-le de nouveau.
refusal-too-many-uploads = { $subject } fichiers sont déjà en route, le maximum pour une personne. Terminez-en un ou abandonnez-le, puis recommencez.
send-too-many = Vous avez en route autant de fichiers qu’une personne peut en avoir. Abandonner le plus ancien pour envoyer celui-ci ?
verify-row-column = La colonne « { $column } », par laquelle on trouve la ligne « { $row } », n’est pas telle que la piste d’audit la dit écrite.
refusal-infected = L’antivirus a trouvé « { $subject } » dans le fichier ; il n’est donc pas conservé. Faites examiner l’ordinateur d’où il vient, puis envoyez un fichier sain.
refusal-scanner-away = L’antivirus ne répond pas, et rien n’est conservé qu’il n’ait vu. Réessayez dans quelques minutes.
accounts-scanned = Chaque fichier passe par un antivirus avant d’être conservé ; tant que l’antivirus ne répond pas, les fichiers sont refusés.
accounts-unscanned = Aucun antivirus n’est configuré : les fichiers sont conservés tels qu’ils arrivent, et personne n’y cherche de virus. Qui exploite le serveur en configure un avec --clamd.
