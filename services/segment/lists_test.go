package segment

// lists are invented lists of speakers, interviews and exchanges, as verbatim is.
var lists = []struct{ name, lang, text, want string }{
	{"names before a colon", "es",
		"Se reunieron 40 personas en la sala.|Rosa Tani: Los suelos se agotan. Propone un plan.|Los municipios carecen de personal.|Juan Obo: Los datos existen.|Ida Kerr: Faltan fondos.|#Cierre|Los participantes destacaron la falta de datos.",
		`topic
turn-label Rosa Tani
turn Rosa Tani
turn Rosa Tani
turn-label Juan Obo
turn-label Ida Kerr
heading
group participantes`},
	{"names before a dash, and who somebody is", "en",
		"Forty people met in the hall of the town.|Rose Tani — Soils are dying. We need a plan.|John Obo — The data exist but nobody shares them.|Ida Kerr — Funds are short.|Sam Poe — Director of the fund.",
		`topic
turn-label Rose Tani
turn Rose Tani
turn-label John Obo
turn-label Ida Kerr
turn Ida Kerr`},
	{"a name, a body and a full stop", "fr",
		"Quarante personnes se sont réunies dans la salle.|Rose Tani, Fonds vert. Les sols meurent. Il faut un plan.|Jean Obo (Mairie). Les données existent.|Ida Kerr. Les fonds manquent.",
		`topic
turn-label Rose Tani
turn Rose Tani
turn Rose Tani
turn-label Jean Obo
turn Jean Obo
turn-label Ida Kerr
turn Ida Kerr`},
	{"an interview", "fr",
		"#Entretien avec Rose Tani, directrice du Fonds vert|Question : Pourquoi ce rapport ? Qui l'a voulu ?|Réponse : Les sols meurent. L'UNICEF a souligné ce fait.|Nous agissons.|Q : Que proposez-vous ?|R : Trois mesures.",
		`heading
question
question
answer Rose Tani
turn Rose Tani
turn Rose Tani
question
answer Rose Tani`},
	{"questions of the public", "es",
		"La Sra. Rosa Tani habló de suelos.|Pregunta: ¿Cómo se financia?|Respuesta 1: Con recursos propios.|Pregunta del público: ¿Y los niños?|Respuesta de Juan Obo: Están en la escuela.",
		`subject Rosa Tani
question
answer Rosa Tani
question
turn-head Juan Obo`},
	{"answers that name who gives them", "en",
		"#Questions|Question: When will the pool open?|Answer: Mr. John Obo replied that it opens in May.",
		`heading
question
subject John Obo`},
	{"headings that are names", "es",
		"#Memoria|Se reunieron 40 personas y la rectora abrió la sesión.|#Suelos vivos: Rosa Tani, Fondo Verde|El suelo se agota. El Ministerio de Suelos ha anunciado un plan. Se presentaron tres casos.|#Propuestas|- Crear una mesa.|#JUAN OBO|#Los datos|Los datos existen.|#Propuestas|1. Publicar los datos.|Ida Kerr, Red de Mujeres.|Muchas mujeres no denuncian.|#Cierre|Los participantes destacaron la falta de datos.",
		`heading
topic
heading
section Rosa Tani
section Rosa Tani
section Rosa Tani
heading
section Rosa Tani
heading
heading
section JUAN OBO
heading
section JUAN OBO
names-speaker
section Ida Kerr
heading
group participantes`},
	{"headings that are names, in English", "en",
		"#Report|Forty people met in the hall and the rector opened the day.|#Rose Tani (Green Fund)|Soils are dying. The Ministry of Soils has announced a plan.|#Dr. John Obo – University of Lomé|The data exist.|#Discussion|Participants stressed the lack of data.",
		`heading
topic
heading
section Rose Tani
section Rose Tani
heading
section John Obo
heading
group participants`},
	{"headings that are names above a report of what they said", "fr",
		"#Rose Tani|Rose Tani, directrice du Fonds vert, a parlé des sols. Les échanges ont été riches.|#Jean Obo|Jean Obo, maire, a parlé des données.|La salle s'est vidée à midi.",
		`heading
subject Rose Tani
occasion
heading
subject Jean Obo
topic`},
}
