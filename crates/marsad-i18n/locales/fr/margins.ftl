# À quoi les poids d’une étude ont été calés auparavant.
estimate-design-calibrated = Marges atteintes par les poids : leur erreur est nulle, et les autres erreurs sont celles des résidus
