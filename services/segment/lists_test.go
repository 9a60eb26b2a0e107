package segment

// lists are invented lists of speakers, interviews and exchanges, as verbatim is.
var lists = []struct{ name, lang, text, want string }{
	{"names before a colon", "es",
		"Se reunieron 40 personas en la sala.|Rosa Tani: Los suelos se agotan. Propone un plan.|Los municipios carecen de personal.|Juan Obo: Los datos existen.|Ida Kerr: Faltan fondos.|#Cierre|Los participantes destacaron la falta de datos.",
		`meeting-fact
turn-label Rosa Tani
turn Rosa Tani
turn Rosa Tani
turn-label Juan Obo
turn-label Ida Kerr
heading
group participantes`},
	{"names before a dash, and who somebody is", "en",
		"Forty people met in the hall of the town.|Rose Tani — Soils are dying. We need a plan.|John Obo — The data exist but nobody shares them.|Ida Kerr — Funds are short.|Sam Poe — Director of the fund.",
		`meeting-fact
turn-label Rose Tani
turn Rose Tani
turn-label John Obo
turn-label Ida Kerr
turn Ida Kerr`},
	{"a name, a body and a full stop", "fr",
		"Quarante personnes se sont réunies dans la salle.|Rose Tani, Fonds vert. Les sols meurent. Il faut un plan.|Jean Obo (Mairie). Les données existent.|Ida Kerr. Les fonds manquent.",
		`meeting-fact
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
meeting-fact
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
meeting-fact
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
	{"what each asked, and what the guest answered", "es",
		"Se reunieron 40 personas en el local de la cámara.|Invitado principal: Dr. Luis Obo, presidente del Fondo Verde.|Moderación: Omar Kerr.|#Ideas y planteamientos del Dr. Obo|• Suelos: un plan para los municipios.|#Preguntas|Rosa Tani — Seguridad de los suelos. Preguntó cómo se protegen. El Dr. Obo respondió con un plan.|Elena Sosa — Escuelas. Preguntó por los maestros.|Ana Gil — Salud. Preguntó por los médicos.|Fata Mbiro [por confirmar] — Jóvenes. Preguntó por las becas. Respuesta: crear un fondo.|Organizador (Juan Prado) — Orden. Pidió brevedad.|Joven participante [sin nombre] — Empleo. Preguntó por los salarios. Él mencionó una ley.",
		`meeting-fact
guest
topic
heading
section Luis Obo
heading
run-in
dropped Rosa Tani
subject Luis Obo
run-in
dropped Elena Sosa
run-in
dropped Ana Gil
run-in
dropped Fata Mbiro
answer Luis Obo
run-in
dropped Juan Prado
run-in
dropped Joven participante
guest-pronoun Luis Obo`},
	{"what each asked, below headings", "en",
		"#Guest speaker: Dr. Luke Obo, president of the Green Fund|Forty people met in the hall of the town.|#Main points of Dr. Obo|- A plan for soils.|#Questions from the floor|#Rose Tani — Safe soils|She asked how soils are kept. Response: by a plan.|#Ida Kerr [to be confirmed] — Youth|She asked about grants. Response: a fund.|#Sam Poe — Roads|He asked for roads.|#Young participant [no name] — Jobs|He asked about wages.",
		`heading
meeting-fact
heading
section Luke Obo
heading
heading
section Rose Tani
answer Luke Obo
heading
section Ida Kerr
answer Luke Obo
heading
section Sam Poe
heading
section Young participant`},
	{"what each asked, below headings, in French", "fr",
		"#Invitée : Mme Rose Tani, directrice du Fonds vert|Quarante personnes se sont réunies dans la salle.|#Propositions et réflexions de Mme Tani|- Un plan pour les sols.|#Questions du public|#Jean Obo — La sécurité des sols|Il a demandé comment les protéger. Réponse : par un plan.|#Ida Kerr [à confirmer] — Les jeunes|Elle a demandé des bourses. Réponse : un fonds.|#Luc Sand — Les routes|Il a demandé des routes.|#Jeune participant [sans nom] — L'emploi|Il a demandé des salaires.",
		`heading
meeting-fact
heading
section Rose Tani
heading
heading
section Jean Obo
answer Rose Tani
heading
section Ida Kerr
answer Rose Tani
heading
section Luc Sand
heading
section Jeune participant`},
	{"who was there is no list of speakers", "en",
		"The following made statements and put questions to the panel.|(a) Observer for an organisation: Green Fund;|(b) Observer for an organisation: Blue Fund;|(c) Observer for an organisation: Red Fund;|The delegation was composed of the following members of the ministry.|• Ms Rose Tani, Director, Ministry of Soils|• Mr John Obo, Adviser, Ministry of Soils|• Ms Ida Kerr, Adviser, Ministry of Water|The delegation left the room at noon and the session went on.",
		`topic
topic
topic
topic
topic
topic
topic
topic
topic`},
}
