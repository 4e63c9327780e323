# Entre l’approbation d’une publication et sa minute, et ce qui a été retiré.
embargo-title = Avant la minute
embargo-move = Déplacer la minute
embargo-move-consequence = Jusqu’à cette minute la publication reste fermée. Tous ceux qui l’attendent en sont avertis.
embargo-stop = Retirer l’approbation
embargo-stop-consequence = Elle redevient une proposition et ne sera publique qu’une fois approuvée par une seconde personne.
embargo-told = Le calendrier public montre le motif à tous, dans les trois langues.
embargo-moved = { $at } : déplacée par { $person } du { $from } au { $to }.
embargo-revoked = { $at } : approbation retirée par { $person } ; elle devait être publique à partir du { $from }.
notice-release-withdrawn = { $subject } : retiré.
notice-approval-revoked = { $subject } : l’approbation a été retirée ; rien ne devient public pour l’instant.
notice-release-reopened = { $subject } : des cellules en ont été rouvertes. La publication devient tout de même publique à sa minute, sauf si son approbation est retirée.
notice-release-discussed = { $subject } : une discussion a été ouverte sur un envoi dont elle est faite. La publication devient tout de même publique à sa minute, sauf si son approbation est retirée.
notice-minute-moved = { $subject } : deviendra public à une autre minute que celle annoncée.
refusal-not-embargoed = « { $subject } » n’attend pas sa minute : la publication n’est pas approuvée, ou elle est déjà publique. Ce qui est public peut être retiré.
refusal-minute-changed = Quelqu’un d’autre a déplacé la minute entre-temps. Elle est maintenant : { $subject }. Regardez de nouveau avant de la déplacer.
refusal-withdrawn = « { $subject } » a été retiré : plus rien n’est valable à cette adresse. Sa page dit quand et pourquoi ; les publications antérieures restent lisibles aux liens qui nomment leur numéro.
summary-withdrawn = Retiré le { $date }
audit-step-move-minute = minute de publication déplacée
audit-step-revoke-approval = approbation d’une publication retirée
audit-table-embargo-changes = changement avant la minute d’une publication
verify-row-unreadable = La table « { $table } » contient ce qui n’est pas une de ses lignes : elle a été modifiée de l’extérieur.
receipt-whole = Le reçu de { $submission } est intact : il a été signé avec cette clé, pour un fichier dont le SHA-256 est { $sha256 }.
receipt-agrees = Le reçu de { $submission } s’accorde avec la clé qu’il nomme, { $key }. Comparez cette clé avec celle que le portail de l’observatoire montre sous /keys/receipts, ou donnez-la avec --key.
receipt-broken = Le reçu de { $submission } n’est pas ce qui a été signé avec cette clé.
receipt-none = { $file } n’est pas un reçu : { $detail }. Donnez le fichier JSON du reçu tel que le bureau le fournit.
receipt-on-paper = { $file } est le reçu sur papier, fait pour être lu. Donnez le fichier JSON que le bureau propose à côté : il porte la signature.
receipt-of-file = { $file } est bien le fichier envoyé comme { $submission }, octet pour octet.
receipt-of-another = { $file } n’est pas le fichier envoyé comme { $submission }.
receipt-no-key = « { $key } » n’est ni une clé publique ni un fichier qui en contient une : le reçu n’a pas été vérifié. Une clé est ce que le portail de l’observatoire montre sous /keys/receipts : 64 chiffres hexadécimaux, après « ed25519 » ou seuls.
submission-not-all = Ce que contient le fichier peut être accepté, mais il n’apporte pas tout : ce qui manque figure plus bas.
submission-missing-title = Il manque au fichier ce qu’avaient les deux périodes d’avant. Renvoyez-le complété, ou dites à l’observatoire pourquoi cela n’y est pas.
submission-missing = { $period } : { $n ->
    [one] il manque { $n_text } série
   *[other] il manque { $n_text } séries
 } ({ $series })
