# À quoi les poids d’une étude ont été calés auparavant.
estimate-design-calibrated = Marges atteintes par les poids : leur erreur est nulle, et les autres erreurs sont celles des résidus
# Les erreurs quand les poids ont été calés.
design-finding-replicates-without-margins-reason = { $origin ->
    [made] Les poids ont été calés sur des marges connues ({ $margins }), mais ces réplicats ne l’ont pas été : leurs erreurs types n’en savent rien. Un chiffre fixé par une marge a ici une erreur, et la plupart des autres en ont une trop grande.
   *[supplied] Les poids ont été calés sur des marges connues ({ $margins }). Les erreurs types tirées des poids de réplication n’en tiennent compte que si chaque réplicat a été calé lui aussi.
 }
design-finding-replicates-without-margins-remedy = Renoncez aux réplicats (--replicates) : les erreurs par linéarisation connaissent les marges. Ou donnez des poids de réplication calés un à un (--replicate-weights).
design-finding-fixed-by-margins-reason = Une erreur type de 0 : les poids ont été calés sur ces chiffres, qui sont donc les mêmes dans tout échantillon. Nombre de ces lignes : { $cells }.
design-finding-fixed-by-margins-remedy = Lisez-les comme des chiffres de la marge, connus d’ailleurs et non trouvés par l’enquête. Si le calage s’est arrêté avant d’atteindre la marge, il leur reste un peu d’erreur, qui n’est pas montrée.
design-finding-many-margins-reason = Les poids ont été calés sur beaucoup de marges au regard d’un échantillon si petit : elles prennent plus d’un dixième des degrés de liberté (dans la pire des lignes, marges : { $margins } ; degrés de liberté : { $degrees }{ $left ->
    [none] , de sorte qu’il n’en reste aucun et que son erreur dit peu
   *[some] { "" }
 }), et les erreurs types peuvent être trop petites. Nombre de ces lignes : { $cells }.
design-finding-many-margins-remedy = Prenez ces erreurs pour des bornes inférieures, ou croisez par moins de variables. Avec les poids d’avant le calage (--weights), les erreurs ignorent les marges et sont plutôt trop grandes.
