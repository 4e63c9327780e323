# Les fichiers conservés ou en route, et les colonnes par lesquelles on trouve les lignes.
refusal-wrong-document = « { $subject } » n’est, quoi que dise son nom, ni un PDF, ni un document Word (DOCX) ou OpenDocument (ODT), ni une image PNG ou JPEG, ou bien il contient un programme. Enregistrez-le en PDF, puis joignez-le de nouveau.
refusal-too-many-uploads = { $subject } fichiers sont déjà en route, le maximum pour une personne. Terminez-en un ou abandonnez-le, puis recommencez.
send-too-many = Vous avez en route autant de fichiers qu’une personne peut en avoir. Abandonner le plus ancien pour envoyer celui-ci ?
verify-row-column = La colonne « { $column } », par laquelle on trouve la ligne « { $row } », n’est pas telle que la piste d’audit la dit écrite.
