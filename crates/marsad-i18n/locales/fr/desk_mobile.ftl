# Le numéro de portable d’une personne, et ce qui y est envoyé. Un SMS a 160 signes, lien compris, sans apostrophe courbe, ni ç, ni accent circonflexe.
letter-sms-code-text = Marsad. { $code } est le code qui confirme votre numéro, valable dix minutes.
letter-sms-late-text = Marsad. Des données de votre institution sont en retard, voir { $link }
letter-sms-escalation-text = Marsad. Des données que vous suivez sont en retard, voir { $link }
letter-sms-returned-text = Marsad. Un envoi vous a été retourné, voir { $link }
letter-sms-approval-text = Marsad. Une publication attend votre approbation, voir { $link }

me-mobile = Avis urgents par SMS
me-mobile-lede = Au numéro de portable que vous donnez, le bureau écrit quand il y a urgence : rien de plus, et où est le bureau. Ni chiffres, ni noms, ni mots de passe. Vous pouvez retirer le numéro à tout moment.
me-mobile-number = Votre numéro :
me-mobile-kinds = M’écrire quand
me-mobile-sms-late = des données de mon institution sont en retard
me-mobile-sms-escalation = des données que je suis sont en retard
me-mobile-sms-returned = un de mes envois a été retourné
me-mobile-sms-approval = une publication attend l’approbation
me-mobile-waiting = Un code est en route vers ce numéro :
me-mobile-code = Code du SMS
me-mobile-remove = Retirer le numéro
me-mobile-add = Numéro de portable : +, indicatif du pays, numéro
me-mobile-consent = J’accepte que ce numéro soit gardé avec mon compte jusqu’à ce que je le retire, et que des avis urgents y soient envoyés par le service de SMS de l’observatoire.
me-mobile-send = M’envoyer un code
done-mobile-code = Un code est en route, valable dix minutes.
refusal-wrong-mobile = Ce n’est pas un numéro de portable : écrivez +, l’indicatif du pays et le numéro, 8 à 15 chiffres en tout.
refusal-consent-missing = Sans votre accord le numéro n’est pas gardé : cochez-le, ou laissez le numéro de côté.
refusal-wrong-mobile-code = Le code est faux, ou n’est plus valable : il vaut dix minutes et cinq essais. Demandez-en un autre.
