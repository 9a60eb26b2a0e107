package segment

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// A case's text: paragraphs parted by |, headings begin with #. The last
// sentence is the one that the rule decides.
type ruleCase struct{ rule, lang, text, who string }

// cases fire each rule by an invented example; where the same shape exists in
// several languages, in each.
var cases = []ruleCase{
	{"subject", "fr", "Rose Tani, Directrice du Fonds vert, a, dans son intervention d'ouverture, rappelé que les sols s'appauvrissent.", "Rose Tani"},
	{"subject", "en", "Rose Tani, Director of the Green Fund, recalled that soils are poor.", "Rose Tani"},
	{"subject", "es", "Rosa Tani, directora del Fondo Verde, recordó que los suelos se agotan.", "Rosa Tani"},
	{"subject", "fr", "S'exprimant au nom de Lin Obo, Ministre de l'eau du Togo, Rose Tani, Ambassadrice du Togo auprès des Nations Unies, a appelé à agir.", "Rose Tani"},
	{"subject", "fr", "Rose Tani et Jean Obo ont souligné que les sols s'appauvrissent.", "Rose Tani;Jean Obo"},
	{"roll", "es", "Los panelistas fueron: Rosa Tani, directora del Fondo Verde; y Juan Obo, abogado.", ""},
	{"roll", "en", "The panellists were: Ms. Rose Tani, Director of the Green Fund; and Mr. John Obo, lawyer.", ""},
	{"roll", "fr", "Les panélistes étaient : Mme Rose Tani, directrice du Fonds vert ; et M. Jean Obo, avocat.", ""},
	{"relay", "es", "El panel fue instalado por Rosa Tani, directora del Fondo Verde, quien destacó el valor de los suelos.", "Rosa Tani"},
	{"relay", "en", "The panel was opened by Rose Tani, Director of the Green Fund, who stressed the value of soils.", "Rose Tani"},
	{"relay", "fr", "La modération a été assurée par Rose Tani, directrice du Fonds vert, qui a souligné la valeur des sols.", "Rose Tani"},
	{"office-source", "fr", "Pour le maire de Nantes, tout est affaire de sols.", "Maire de Nantes"},
	{"office-source", "es", "Para el alcalde de Loja, la clave son los suelos.", "Alcalde de Loja"},
	{"own-view", "fr", "Mme Rose Tani a parlé des sols. A son avis, ils sont fragiles.", "Rose Tani"},
	{"own-view", "en", "Ms. Rose Tani spoke of soils. In her view, they are fragile.", "Rose Tani"},
	{"own-view", "es", "Rosa Tani habló de suelos. A su juicio, son frágiles.", "Rosa Tani"},
	{"own-organisation", "fr", "Rose Tani, représentante de l'Union des jardiniers de France, a parlé des sols. L'UJF propose de les protéger.", "Rose Tani"},
	{"consensus", "es", "Rosa Tani habló de suelos. En este contexto, se subrayó la urgencia de actuar.", "participantes"},
	{"group", "es", "La Comisión de Suelos inició la jornada destacando la falta de datos.", "Comisión de Suelos"},
	{"group", "fr", "L'Union européenne a annoncé une contribution de 3 millions d'euros.", "Union européenne"},
	{"group", "en", "Ms. Rose Tani spoke of soils. A representative of the private sector replied that loans were dear.", "a representative of the private sector"},
	{"office", "es", "La Ministra de Relaciones Exteriores, Rosa Tani, habló de suelos.|La Canciller destacó su valor.", "Rosa Tani"},
	{"group", "fr", "M. Jean Obo a parlé des sols. Le représentant du Brésil a appuyé cette position.", "BR"},
	{"office", "en", "Moderating the session, John Obo from the Green Fund spoke of soils.|Ms. Rose Tani, an expert, stressed their value. The moderator concluded that soils matter.", "John Obo"},
	{"subject", "fr", "Après les mots de bienvenue de M. Jean Obo, maire de la ville, Mme Rose Tani, point focal du projet, a exposé la méthode.", "Rose Tani"},
	{"subject", "fr", "M. Jean Obo a parlé des sols. Quant à Mme Rose Tani, présidente du Fonds vert, elle a demandé des semences.", "Rose Tani"},
	{"subject", "en", "Ms. Rose Tani spoke of soils. But opposition lawmaker Sam Kerr called the plan a failure.", "Sam Kerr"},
	{"subject", "en", "The Blue Agency's country director, Rose Tani, confirmed the figures.", "Rose Tani"},
	{"subject", "es", "El presidente de la cámara, Julio Ferrán, afirmó que los suelos se agotan.", "Julio Ferrán"},
	{"relay", "es", "Dio la bienvenida la Sra. Rosa Tani, directora del Fondo Verde, quien agradeció a los anfitriones.", "Rosa Tani"},
	{"office", "es", "La Viceministra de Ambiente, Sra. Rosa Tani, habló de suelos. La funcionaria hizo hincapié en su valor.", "Rosa Tani"},
	{"group", "es", "Rosa Tani habló de suelos. Colombia informó que prepara una ley.", "CO"},
	{"group", "es", "Honduras y El Salvador solicitaron apoyo técnico.", "HN;SV"},
	{"group", "es", "Las y los participantes coincidieron en que faltan datos.", "participantes"},
	{"group-dropped", "es", "Un representante del sector privado respondió que faltan garantías. Indicó que los bancos exigen avales.", "un representante del sector privado"},
	{"relay", "es", "Tocó el turno a Rosa Tani, directora del Fondo Verde, quien tomó nota de los comentarios.", "Rosa Tani"},
	{"relay", "fr", "La parole a ensuite été donnée à Mme Rose Tani, directrice du Fonds vert, qui a plaidé pour les sols.", "Rose Tani"},
	{"relay", "en", "Ms. Ann Cole spoke of trees. She was followed by Rose Tani, Director of the Green Fund, who warned of drought.", "Rose Tani"},
	{"inverted", "fr", "« Le temps presse », a regretté la cheffe de la délégation du Gabon, Mme Rose Tani.", "Rose Tani"},
	{"subject", "es", "Al inaugurar la conferencia, la Secretaria General Iberoamericana, Rosa Tani, llamó a cuidar los suelos.", "Rosa Tani"},
	{"source", "fr", "Selon Rose Tani, experte au Fonds vert, les sols s'appauvrissent.", "Rose Tani"},
	{"source", "en", "According to Rose Tani, an expert at the Green Fund, soils are poor.", "Rose Tani"},
	{"source", "es", "A juicio de Rosa Tani, experta del Fondo Verde, los suelos se agotan.", "Rosa Tani"},
	{"inverted", "fr", "« Les sols s'appauvrissent », a déclaré Rose Tani, du Fonds vert.", "Rose Tani"},
	{"inverted", "en", "\"Soils are poor,\" said Rose Tani, director of the fund.", "Rose Tani"},
	{"inverted", "es", "Los suelos se agotan, señaló Rosa Tani.", "Rosa Tani"},
	{"agent", "fr", "Un plan a été proposé par Mme Rose Tani, Directrice du Fonds vert.", "Rose Tani"},
	{"agent", "en", "A plan was proposed by Ms. Rose Tani, Director of the Green Fund.", "Rose Tani"},
	{"office", "en", "Ms. Rose Tani, Special Envoy for Soils, spoke.|As the plans proposed take root, the world will see soils restored, the Special Envoy stated.", "Rose Tani"},
	{"office", "en", "Secretary-General Bo Kim-sun spoke of soils.|Deputy Secretary-General Rose Tani agreed.|Secretary-General Bo outlined a plan.", "Bo Kim-sun"},
	{"also-spoke", "en", "The representative of Kenya said that soils were poor.|Also speaking today were representatives of Peru, Chad and Fiji.", ""},
	{"also-spoke", "fr", "Ont également pris la parole les représentants du Pérou et du Tchad.", ""},
	{"also-spoke", "es", "También hicieron uso de la palabra los representantes del Perú y el Chad.", ""},
	{"group-goes-on", "fr", "Le représentant du Gabon a estimé que la dette était un fardeau. Il faut l'alléger.", "GA"},
	{"attending", "fr", "M. Jean Obo se retire de la salle du conseil et ne participe pas au vote.", ""},
	{"attending", "en", "Ms. Rose Tani left the meeting at 6 p.m.", ""},
	{"attending", "es", "Se ausenta la Sra. Rosa Tani a las 20 horas.", ""},
	{"speech-noun", "en", "Rose Tani, an expert, spoke of soils.|The proposal of Rose Tani was to plant trees.", "Rose Tani"},
	{"speech-noun", "es", "Rosa Tani habló de suelos.|La propuesta de Rosa Tani fue plantar árboles.", "Rosa Tani"},
	{"pronoun", "fr", "Mme Rose Tani a parlé des sols. Elle a souligné leur fragilité.", "Rose Tani"},
	{"pronoun", "en", "Ms. Rose Tani spoke of soils. She stressed their value.", "Rose Tani"},
	{"pronoun", "es", "La Sra. Rosa Tani habló de suelos. Ella subrayó su valor.", "Rosa Tani"},
	{"pronoun-weak", "fr", "M. Jean Obo a parlé des sols. Il travaille au Togo.", "Jean Obo"},
	{"pronoun-clash", "fr", "M. Jean Obo, de l'Agence bleue, a parlé des sols. Elle a souligné leur fragilité.", "Jean Obo"},
	{"pronoun-gender", "en", "Mr. John Obo and Ms. Rose Tani spoke of soils. She stressed their value.", "Rose Tani"},
	{"pronoun-plural", "fr", "M. Jean Obo et Mme Rose Tani ont parlé des sols. Ils ont souligné leur valeur.", "Jean Obo;Rose Tani"},
	{"pronoun-inverted", "fr", "Mme Rose Tani a parlé des sols. Les sols, a-t-elle ajouté, sont fragiles.", "Rose Tani"},
	{"pronoun-medial", "en", "Ms. Rose Tani spoke of soils. \"They matter\", she added.", "Rose Tani"},
	{"source-pronoun", "fr", "Mme Rose Tani a parlé des sols. Selon elle, ils sont fragiles.", "Rose Tani"},
	{"dropped", "es", "Rosa Tani habló de suelos. Subrayó su valor.", "Rosa Tani"},
	{"dropped-form", "es", "Rosa Tani habló de suelos. Enlució la sala.", "Rosa Tani"},
	{"dropped-medial", "es", "Rosa Tani habló de suelos. Los suelos del norte son frágiles, puntualizó.", "Rosa Tani"},
	{"office", "fr", "Le Ministre de la santé a annoncé que la campagne commence.", "Ministre de la santé"},
	{"office", "en", "The Minister of Health announced that the campaign starts.", "Minister of Health"},
	{"office", "es", "El Ministro de Salud anunció que la campaña comienza.", "Ministro de Salud"},
	{"group", "en", "The representative of Japan said that seas rise.", "JP"},
	{"group", "en", "Japan's delegate said that seas rise.", "JP"},
	{"descriptor", "es", "El radical Juan Obo habló de suelos.|El radical exhortó a votar.", "Juan Obo"},
	{"own-organisation", "fr", "Rose Tani, Directrice de l'Agence bleue, a parlé des sols. L'Agence bleue estime que tout reste à faire.", "Rose Tani"},
	{"own-organisation", "en", "Rose Tani, Director of the Blue Agency, spoke of soils. The Blue Agency believes that much remains to be done.", "Rose Tani"},
	{"continuation", "fr", "M. Jean Obo a parlé des sols. D'après une enquête que sa fondation a conduite, quatre sols sur dix sont perdus.", "Jean Obo"},
	{"continuation", "en", "Mr. John Obo spoke of soils. In a recent survey, most respondents said that water was short.", "John Obo"},
	{"continuation", "fr", "M. Jean Obo a parlé des sols. Dans une enquête récente, la plupart des participants ont déclaré manquer d'eau.", "Jean Obo"},
	{"continuation", "es", "El Sr. Juan Obo habló de suelos. En un estudio reciente, seis de cada diez entrevistados declararon que falta agua.", "Juan Obo"},
	{"own-view", "fr", "Plusieurs délégations ont demandé un délai. À leurs yeux, le plan est trop court.", "plusieurs délégations"},
	{"group", "en", "Ms. Rose Tani spoke of soils. The Blue Moon societies offered to share their protocols.", "Blue Moon societies"},
	{"group", "fr", "Mme Rose Tani a parlé des sols. L'OMS a offert une assistance technique.", "OMS"},
	{"group", "es", "Rosa Tani habló de suelos. La FAO ofreció asistencia técnica.", "FAO"},
	{"group-dropped", "es", "Rosa Tani habló de suelos. La FAO ofreció asistencia técnica. Recordó que los convenios están firmados.", "FAO"},
	{"group", "fr", "M. Jean Obo a parlé des sols. Les jeunes du programme « Racines », invités à réagir, ont dit leur lassitude.", "jeunes du programme « Racines »"},
	{"group", "en", "Mr. John Obo spoke of soils. The students, invited to respond, said that they were tired.", "students"},
	{"group", "es", "El Sr. Juan Obo habló de suelos. Los estudiantes, invitados a responder, dijeron que falta agua.", "estudiantes"},
	{"group", "en", "Chad and Peru exchanged views on wells.", "TD;PE"},
	{"group", "es", "El Chad y el Perú intercambiaron opiniones sobre los pozos.", "TD;PE"},
	{"group", "fr", "Le Tchad et le Pérou ont échangé leurs vues sur les puits.", "TD;PE"},
	{"group", "fr", "De nombreux participants ont souligné l'urgence.", "de nombreux participants"},
	{"group", "en", "Several delegations stressed the urgency.", "several delegations"},
	{"group", "es", "Varias delegaciones subrayaron la urgencia.", "varias delegaciones"},
	{"group", "fr", "La Fédération de Russie, le Mali et le Chili ont demandé un délai.", "RU;ML;CL"},
	{"group-source", "fr", "Selon plusieurs délégations, le délai est trop court.", "plusieurs délégations"},
	{"group-study", "es", "La encuesta realizada por la Fundación Azul señala que llueve poco.", "Fundación Azul"},
	{"group-study", "en", "A study by the Blue Trust found that rain is scarce.", "Blue Trust"},
	{"group-study", "fr", "L'enquête menée par la Fondation bleue montre que la pluie manque.", "Fondation bleue"},
	{"group-agent", "en", "The urgency was underlined by several delegations.", "several delegations"},
	{"group-inverted", "fr", "Ainsi que l'ont affirmé de nombreux Etats, le délai est trop court.", "de nombreux Etats"},
	{"group-pronoun", "en", "Several delegations stressed the urgency. They asked for help.", "several delegations"},
	{"group-dropped", "es", "Varias delegaciones subrayaron la urgencia. Pidieron ayuda.", "varias delegaciones"},
	{"group-attitude", "en", "Egypt was encouraged by the efforts.", "EG"},
	{"group-list", "fr", "Les participants ont demandé :|- un délai ;", "participants"},
	{"consensus", "fr", "De l'avis général, il faut agir.", "participants"},
	{"consensus", "en", "There was general agreement that time was short.", "participants"},
	{"consensus", "es", "Hubo consenso en que faltaba tiempo.", "participantes"},
	{"continuation", "fr", "Mme Rose Tani a parlé des sols. Les sols sont fragiles.", "Rose Tani"},
	{"crossing", "fr", "Mme Rose Tani a parlé des sols.|Deuxièmement, les sols sont fragiles.", "Rose Tani"},
	{"crossing", "en", "Ms. Rose Tani spoke of soils.|Secondly, soils are poor.", "Rose Tani"},
	{"topic", "en", "Ms. Rose Tani spoke of soils.|Soils feed us.", ""},
	{"comment", "fr", "Mme Rose Tani a parlé des sols. Ces exemples montrent la diversité des situations.", ""},
	{"passive", "fr", "Mme Rose Tani a parlé des sols. Des partenariats ont été présentés.", ""},
	{"passive", "en", "Ms. Rose Tani spoke of soils. Partnerships were presented.", ""},
	{"passive", "es", "Rosa Tani habló de suelos. Fueron presentadas varias alianzas.", ""},
	{"occasion", "fr", "Mme Rose Tani a parlé des sols. La séance suivante portait sur l'eau.", ""},
	{"occasion", "en", "Ms. Rose Tani spoke of soils. The next session dealt with water.", ""},
	{"occasion", "es", "Rosa Tani habló de suelos. La siguiente sesión trató del agua.", ""},
	{"procedural-verb", "en", "The session was chaired by Ms. Rose Tani, Director of the Fund.", ""},
	{"procedural-object", "fr", "Mme Rose Tani a prononcé une allocution.", ""},
	{"portrait", "es", "Rosa Tani, experta, habló de suelos.|Juan Obo, experto, señaló que llueve.|Rosa Tani fue maestra.", ""},
	{"takes-floor", "es", "Interviene D. Juan Obo.", ""},
	{"takes-floor", "fr", "Mme Rose Tani prend la parole.", ""},
	{"takes-floor", "en", "The Chair gave the floor to Ms. Rose Tani.", ""},
	{"announced", "es", "Formula las siguientes preguntas D. Juan Obo:|1ª) ¿Cuándo se abre la piscina?", "Juan Obo"},
	{"turn-label", "fr", "Mme TANI : Les sols sont fragiles.", "TANI"},
	{"turn-label", "en", "The CHAIRPERSON: We shall begin.", "Chairperson"},
	{"turn-label", "es", "El señor PRESIDENTE: Se abre la sesión.", "Presidente"},
	{"turn", "fr", "Mme TANI : Les sols sont fragiles. M. Obo a dit le contraire.", "TANI"},
	{"stage-direction", "fr", "Mme TANI : Les sols sont fragiles. (Applaudissements.)", ""},
	{"section", "fr", "#Réponse de Mme Rose Tani, Directrice du Fonds|Les sols sont fragiles.", "Rose Tani"},
	{"section", "en", "#Statement by Ms. Rose Tani, Director of the Fund|Soils are poor.", "Rose Tani"},
	{"section", "es", "#Respuesta del Sr. Alcalde|Los suelos se agotan.", "Alcalde"},
	{"section-group", "es", "#MOCIÓN DEL GRUPO MUNICIPAL VERDE|Los suelos se agotan.", "GRUPO MUNICIPAL VERDE"},
	{"quotation", "fr", "Mme Rose Tani expose :|« Les sols sont fragiles.|Le Préfet a demandé un avis. »", "Rose Tani"},
	{"background", "en", "#A BRIEF HISTORY OF THE PROCESS|The Fund said that seas rise.", ""},
	{"body", "fr", minutes + "Le Conseil municipal, réuni en séance, charge le maire du dossier.", "Conseil municipal"},
	{"minutes", "fr", minutes + "Monsieur Jean Obo, rapporteur, présente le budget.|Les recettes augmentent.", "Jean Obo"},
	{"vote", "fr", minutes + "Il est décidé de reporter le vote.", ""},
	{"ballot", "es", actas + "El Sr. Alcalde expone el presupuesto.|Tras el debate se lleva a votación el asunto.", ""},
	{"closing", "es", actas + "Y sin más asuntos se levanta la sesión.", ""},
	{"capital-run", "en", records + "Sow the Seeds Worldwide recommended that funds be raised.", "Sow the Seeds Worldwide"},
	{"group-goes-on", "en", records + "Kenya commended the progress. More remained to be done.", "KE"},
	{"backshift", "en", records + "The head of the delegation stated that reforms had begun.|New courts had been opened.", "Head of the delegation"},
	{"record", "fr", summary + "La loi sera revue l'an prochain.", "REIM"},
	{"former", "fr", "M. Jean Obo et Mme Rose Tani ont prononcé les allocutions de clôture. Le premier a promis son appui.", "Jean Obo"},
	{"former", "en", "Mr. John Obo and Ms. Rose Tani made closing remarks. The former promised support. The latter thanked the interpreters.", "Rose Tani"},
	{"former", "es", "El Sr. Juan Obo y la Sra. Rosa Tani pronunciaron las palabras de clausura. La segunda agradeció a los intérpretes.", "Rosa Tani"},
	{"turn-head", "fr", "Intervention de Mme Rose Tani, directrice du Fonds vert : trois constats.", "Rose Tani"},
	{"turn-head", "en", "Response by Mr. John Obo: the pool opens in May.", "John Obo"},
	{"turn-head", "es", "Respuesta del Sr. Alcalde: la piscina abre en mayo.", "Alcalde"},
	{"signature", "fr", "Mme Rose Tani a parlé des sols.|« Les sols sont fragiles. Il faut agir. » — Rose Tani, directrice du Fonds vert", "Rose Tani"},
	{"pronoun", "fr", "Mme Rose Tani a parlé des sols.|#Jean Obo|#Directeur du Fonds bleu|L'eau manque. Il a rappelé que la pluie est rare.", "Jean Obo"},
	{"office", "en", "#Chairperson: Mr A Mason (DP)|The Chairperson observed that soils are poor.", "A Mason"},
	{"subject", "en", "ROSE TANI DA COSTA (Togo), speaking on behalf of the African Group, said that soils are poor.", "ROSE TANI DA COSTA"},
	{"group", "en", "Togo, for the African Group, called for support.", "TG;African Group"},
	{"group", "en", "Some developing country delegates called for support.", "some developing country delegates"},
	{"group", "en", "A youth delegate called for support.", "a youth delegate"},
	{"group", "es", "Otra asistente señaló la falta de datos.", "otra asistente"},
	{"group", "fr", "Un haut fonctionnaire du ministère a souligné l'urgence.", "un haut fonctionnaire du ministère"},
	{"subject", "en", "The countries signed agreements that will bring benefits related to trade, Mr. John Obo said.", "John Obo"},
	{"business", "en", "Mr. John Obo noted that soils are poor.|Rose Tani (Togo) and Sam Kerr (Chile) will co-chair a contact group.", ""},
	{"business", "fr", "M. Jean Obo a été désigné rapporteur.", ""},
	{"business", "es", "La Sra. Rosa Tani fue elegida presidenta.", ""},
	{"in-charge", "es", "La sesión inaugural estuvo a cargo de la Sra. Rosa Tani, directora del Fondo Verde, y el Sr. Juan Obo, alcalde.", ""},
	{"introduces", "en", "The Secretariat introduced the item.", ""},
	{"office-acts", "fr", "M. Jean Obo a parlé des sols. La maire adjointe de Lomé est allée dans le même sens.", "maire adjointe de Lomé"},
	{"turn", "fr", "M. Obo. Le texte est prêt.|Mme Tani. Il est long.|M. Obo. Nous verrons.|Mme Tani. Je le retire. Merci.|M. Kerr. Les sols sont pauvres.", "Kerr"},
	{"group-pronoun", "en", "Sudan, for the African Group, highlighted concerns. With Mali and Togo, she opposed the fee.", "SD;African Group;ML;TG"},
	{"subject", "en", "DAKAR, Senegal, 3 March – Rose Tani, Director of the Fund, said that soils are poor.", "Rose Tani"},
	{"quotes", "en", "The release quoted Rose Tani, Director of the Fund, as saying that soils are poor.", "Rose Tani"},
	{"all-of-them", "es", "En la apertura intervinieron la Sra. Rosa Tani, directora del Fondo Verde; el Sr. Juan Obo, alcalde; y la Sra. Ana Kerr, jueza. Todos ellos coincidieron en la urgencia.", "Rosa Tani;Juan Obo;Ana Kerr"},
	{"inverted", "en", "\"Soils are poor,\" said Deputy Director of the Green Fund for Africa, Ms. Rose Tani.", "Rose Tani"},
	{"pronoun", "fr", "Le mot d'ouverture a été assuré par Mme Rose Tani, directrice du Fonds vert. Présentant le fonds, créé en 2018, elle a rappelé sa mission.", "Rose Tani"},
	{"group", "en", "During the dialogue, organized with two partners, speakers addressed the lack of data.", "speakers"},
	{"group", "fr", "Plusieurs participants dans la salle ont confirmé ces propos.", "plusieurs participants dans la salle"},
	{"group-pronoun", "en", "Ms. Rose Tani noted that soils are poor.|The Committee discussed the plan. They adopted it with changes.", "committee"},
	{"procedural-object", "en", "Ms. Rose Tani, Director of the Fund, addressed the participants.", ""},
	{"group-source", "en", "As one seasoned observer put it, soils are poor.", "one seasoned observer"},
	{"group-inverted", "es", "Como señaló un participante, los suelos se agotan.", "un participante"},
	{"group", "en", "Ms. Rose Tani noted that soils are poor. The Panel agreed to the proposal.", "Panel"},
	{"group-list", "en", "In its decision on soils, the Panel:|• approves the budget; and", "Panel"},
	{"procedural-verb", "en", "The task team, co-chaired by Marc Obo (France) and Sam Kerr (Sudan), met twice.", ""},
	{"group", "fr", "Les participants, venus de huit régions, ont salué la rencontre.", "participants"},
	{"office", "fr", "Le ministre de l'Intérieur, qui présidait la cérémonie, a souligné l'urgence.", "Ministre de l'Intérieur"},
	{"topic", "fr", "Un atelier s'est ouvert mardi à Lomé, a constaté notre correspondant.", ""},
	{"source", "fr", "« Il pleut », a déclaré le président du fonds, Oumar Ba. Selon M. Ba, les sols s'appauvrissent.", "Oumar Ba"},
	{"section", "es", "#Intervención de Rosa Tani, directora del Fondo Verde|Los suelos se agotan.", "Rosa Tani"},
	{"consensus", "es", "La Sra. Rosa Tani habla de suelos.|Se concluye que los suelos se agotan.", "participantes"},
	{"titular", "fr", "#Rose Tani|#Directrice du Fonds vert|Mme Tani rappelle que les sols sont fragiles.|#Jean Obo|#Maire|La pluie est rare. M. Obo précise qu'il faut agir.|Le fleuve baisse.", "Jean Obo"},
	{"section", "es", "#Rosa Tani, Fondo Verde|Los suelos se agotan.|#Juan Obo, Universidad Austral|Llueve poco.", "Juan Obo"},
	{"name-line", "es", "#Taller|Ponente: Rosa Tani, directora del Fondo Verde.|Los suelos se agotan.|Ponente: Juan Obo, alcalde.", ""},
	{"turn-label", "es", "Ana Obo (Perú): Los suelos se agotan.|Rosa Tani, Chile: Llueve poco.", "Rosa Tani"},
	{"turn-head", "es", "#Notas|La Sra. Ana Kerr habló de suelos. Comentario de la Sra. Rosa Tani: faltan datos.", "Rosa Tani"},
	{"subject", "es", "La Sra. Rosa Tani, presidenta de la red, habló de suelos. A esto, doña Rosa añadió que llueve poco.", "Rosa Tani"},
	{"subject", "es", "La joven Paola Cruz llamó a cuidar los suelos.", "Paola Cruz"},
	{"group", "es", "Las personas expositoras concuerdan en que faltan datos.", "personas expositoras"},
	{"dropped", "es", "#Rosa Tani|Sostiene que los suelos se agotan.|#Juan Obo|Distingue tres suelos. Termina invitando a leer el informe.", "Juan Obo"},
	{"quotation", "fr", "Mme Rose Tani a parlé des sols.|« Il faut agir. »", "Rose Tani"},
	{"quotation", "es", "La Sra. Rosa Tani habló de suelos.|“Hay que actuar ya”.", "Rosa Tani"},
	{"office", "fr", "La ministre de l'eau, Rose Tani, a parlé des sols.|La responsable gouvernementale a mis en avant les efforts consentis.", "Rose Tani"},
	{"group-attitude", "fr", "Les intervenants à cette rencontre, initiée par un réseau, ont été unanimes à demander un délai.", "intervenants"},
	{"introduces", "en", "Ms. Rose Tani, Panel Secretary, introduced the draft report (SP-30/Doc.2).", ""},
	{"subject", "en", "Chair Rose Tani opened the session by recalling its history.", "Rose Tani"},
	{"subject", "fr", "M. Jean Obo a ouvert la séance en rappelant que les sols s'appauvrissent.", "Jean Obo"},
	{"passive", "en", records + "Two contact groups were set up to address remaining issues.", ""},
	{"group", "en", "Many noted that soils are poor, with Venezuela recalling the plan.", "many;VE"},
	{"heard", "en", "The groups heard a presentation by Rose Tani, Director of the Fund, describing the plan.", "Rose Tani"},
	{"subject", "fr", "D'entrée, c'est le premier adjoint au maire, M. Jean Obo, qui a souligné l'urgence.", "Jean Obo"},
	{"office", "fr", "Selon son représentant résident, M. Jean Obo, il pleut. Mme Rose Tani, conseillère, a parlé des sols. Pour sa part, le représentant résident de la fondation a souligné l'urgence.", "Jean Obo"},
	{"office", "fr", "M. Jean Obo, ministre de l'eau, a parlé des sols. Lors d'une réunion avec le nouveau chef de la mission bleue, M. Paul Kerr, le ministre de l'eau a indiqué que la pluie est rare.", "Jean Obo"},
	{"procedural-verb", "fr", "Le directeur du fonds vert, monsieur l'ambassadeur Jean Marie Obo, a présidé la cérémonie d'ouverture.", ""},
	{"subject", "fr", "Pendant sa présentation M. Jean Obo s'est concentré sur les sols.", "Jean Obo"},
	{"deed", "en", "Ms. Rose Tani, an expert, met with the guests.", ""},
	{"deed", "fr", "Mme Rose Tani a assisté à la cérémonie.", ""},
	{"deed", "es", "La Sra. Rosa Tani asistió al acto.", ""},
	{"group", "en", "The Government of Kenya stressed the urgency.", "KE"},
	{"office", "en", "The Chair-in-Office of the Forum, Ambassador Rose Tani, thanked the hosts. Mr. Sam Kerr, representing the Chair, promised support. The Chair outlined her priorities.", "Rose Tani"},
	{"office", "en", "Questions to the Minister of Water Affairs were tabled.|The Minister announced that the dam is full.", "Minister of Water Affairs"},
	{"subject", "fr", "M. Jean Obo a parlé des sols. Et Mme Rose Tani de conclure que tout reste à faire.", "Rose Tani"},
	{"subject", "fr", "M. Jean Obo a parlé des sols. « Il faut agir », et Mme Rose Tani d'ajouter : « sans délai ».", "Rose Tani"},
	{"office", "fr", "La ministre de l'eau a tenu à souligner la fragilité des sols.", "ministre de l'eau"},
	{"office", "fr", "Le ministre de l'eau n'a pas manqué de rappeler que les sols s'appauvrissent.", "ministre de l'eau"},
	{"office", "fr", "Le directeur du fonds a terminé en rappelant le retard.", "directeur du fonds"},
	{"group", "fr", "Plusieurs participants ont tenu à vivement remercier les organisateurs.", "plusieurs participants"},
	{"group", "fr", "L'Union européenne a saisi l'occasion pour saluer les progrès.", "Union européenne"},
	{"office", "en", "The Minister of Water went on to explain that soils are poor.", "Minister of Water"},
	{"office", "en", "The Minister of Water was keen to stress the delay.", "Minister of Water"},
	{"office", "en", "The Minister of Water began by recalling the delay.", "Minister of Water"},
	{"group", "en", "The European Union took the opportunity to welcome the progress.", "European Union"},
	{"group", "en", "Kenya went on to urge caution.", "KE"},
	{"office", "es", "El Ministro de Salud quiso subrayar la urgencia.", "Ministro de Salud"},
	{"office", "es", "El Ministro de Salud procedió a exponer el plan.", "Ministro de Salud"},
	{"office", "es", "El Ministro de Salud terminó diciendo que faltan datos.", "Ministro de Salud"},
	{"group", "es", "La Unión Europea no dejó de señalar la urgencia.", "Unión Europea"},
	{"group", "es", "Los participantes aprovecharon la ocasión para agradecer a los anfitriones.", "participantes"},
	{"topic", "fr", "M. Jean Obo a rappelé que les sols s'appauvrissent. Il a demandé un délai.|L'Union européenne tient à remercier les hôtes.", ""},
	{"office", "en", "The Minister of Water goes on to explain the delay.", "Minister of Water"},
	{"office", "es", "El Ministro de Salud aprovecha para agradecer el apoyo.", "Ministro de Salud"},
	{"dropped", "es", "Rosa Tani habló de suelos. Quiso subrayar su valor.", "Rosa Tani"},
	{"pronoun-nearest", "en", "Mr. John Obo noted that soils are poor. Ms. Rose Tani, the new envoy, visited the camp. She stressed the need for seeds.", "Rose Tani"},
	{"pronoun", "fr", "M. Jean Obo a parlé des sols. Mme Rose Tani, nouvelle envoyée, a assisté à la rencontre. Elle a souligné l'urgence.", "Rose Tani"},
	{"pronoun-nearest", "fr", "M. Jean Obo a parlé des sols. La rencontre était organisée avec Mme Rose Tani, nouvelle envoyée. Elle a souligné l'urgence.", "Rose Tani"},
	{"pronoun-nearest", "es", "El Sr. Juan Obo habló de suelos. El acto se organizó con la Sra. Rosa Tani, nueva enviada. Ella subrayó la urgencia.", "Rosa Tani"},
	{"procedural-verb", "en", "Ms. Rose Tani led the discussions on soils.", ""},
	{"procedural-verb", "en", "The meetings, co-led by Ms. Rose Tani and Mr. John Obo, took place in May.", ""},
	{"procedural-verb", "fr", "Mme Rose Tani a dirigé les débats.", ""},
	{"subject", "fr", "M. Jean Obo a mené une étude sur les sols.", "Jean Obo"},
	{"procedural-verb", "es", "La Sra. Rosa Tani codirigió las discusiones sobre suelos.", ""},
	{"subject", "en", "Ms. Rose Tani noted that soils are poor, while Mr. John Obo called for seeds.", "Rose Tani;John Obo"},
	{"subject", "en", "Ms. Rose Tani noted that soils are poor, while the Minister of Water called for seeds.", "Rose Tani;Minister of Water"},
	{"subject", "fr", "Mme Rose Tani a noté que les sols s'appauvrissent, tandis que M. Jean Obo a demandé des semences.", "Rose Tani;Jean Obo"},
	{"subject", "es", "La Sra. Rosa Tani señaló que los suelos se agotan; el Sr. Juan Obo pidió semillas.", "Rosa Tani;Juan Obo"},
	{"office", "en", "The Minister of Water noted that soils are poor, whereas Mr. John Obo called for seeds.", "Minister of Water;John Obo"},
	{"inverted", "fr", "« Il pleut peu », a déclaré Mme Rose Tani, tandis que M. Jean Obo a demandé des semences.", "Rose Tani;Jean Obo"},
	{"subject", "en", "Ms. Rose Tani noted that Mr. John Obo had called for seeds, while rain had been scarce.", "Rose Tani"},
	{"office", "en", "As the Chair explained, soils are poor.", "Chair"},
	{"office", "fr", "Comme le ministre de l'eau l'a expliqué, les sols s'appauvrissent.", "ministre de l'eau"},
	{"office", "es", "Como el Ministro de Salud explicó, faltan datos.", "Ministro de Salud"},
	{"subject", "en", "As Ms. Rose Tani explained, soils are poor.", "Rose Tani"},
	{"pronoun", "en", "Ms. Rose Tani spoke of soils. She noted that they are poor, while Mr. John Obo called for seeds.", "Rose Tani;John Obo"},
	{"group-source", "en", "As the Co-Chairs explained, soils are poor.", "Co-Chairs"},
	{"procedural-verb", "es", "Las reuniones, copresididas por la Sra. Rosa Tani y el Sr. Juan Obo, tuvieron lugar en mayo.", ""},
	{"meeting-fact", "en", "Ms. Rose Tani noted that soils are poor.|In addition to the plenary, the teams held two working sessions.", ""},
	{"meeting-fact", "en", "Ms. Rose Tani noted that soils are poor.|A common objective of the meetings was to prepare the summit.", ""},
	{"meeting-fact", "en", "Ms. Rose Tani noted that soils are poor.|As foreseen in the programme, the teams saw two farms.", ""},
	{"meeting-fact", "fr", "Mme Rose Tani a parlé des sols.|Le but de la journée était d'échanger sur les sols.", ""},
	{"meeting-fact", "fr", "Mme Rose Tani a parlé des sols.|Comme prévu au programme, les équipes ont vu deux fermes.", ""},
	{"meeting-fact", "fr", "Mme Rose Tani a parlé des sols.|Le Fonds vert a réuni à Lomé des paysans de six régions.", ""},
	{"meeting-fact", "es", "Rosa Tani habló de suelos.|La tercera edición tendrá lugar en Dakar en mayo.", ""},
	{"meeting-fact", "es", "Rosa Tani habló de suelos.|El propósito de la jornada era intercambiar ideas.", ""},
	{"meeting-fact", "es", "Rosa Tani habló de suelos.|Según lo previsto, los equipos vieron dos fincas.", ""},
	{"office", "en", "#First round|Mr. John Obo, Co-Chair of the Forum, noted that soils are poor.|#Second round|Ms. Rose Tani, representing the Chair of the Forum, spoke of water.|The Forum Chair stressed the urgency.", "Rose Tani"},
	{"office", "fr", "#Premier volet|M. Jean Obo, coprésident du Forum, a parlé des sols.|#Second volet|Mme Rose Tani, représentant la présidence du Forum, a parlé de l'eau.|M. Sam Kerr a parlé des semences. La présidente a souligné l'urgence.", "Rose Tani"},
	{"office", "es", "#Primera parte|El Sr. Juan Obo, copresidente del Foro, habló de suelos.|#Segunda parte|La Sra. Rosa Tani, en representación de la presidencia del Foro, habló de agua.|El Sr. Sam Kerr habló de semillas. La Presidenta subrayó la urgencia.", "Rosa Tani"},
	{"heading", "en", "#Results", ""},
	{"group-tag", "en", "Soils are poor, said several delegates.", "several delegates"},
	{"group-tag", "en", "Prices had doubled, highlighted Gabon’s delegate, stressing that farmers suffer.", "GA"},
	{"group-tag", "en", "Soils posed hard questions this year, speakers said this morning as the hall filled.", "speakers"},
	{"group-tag", "fr", "« Les sols sont pauvres », s'est réjoui un négociateur chevronné en sortant.", "un négociateur chevronné"},
	{"group-inverted", "fr", "Les sols sont pauvres, a constaté l’émissaire du Pérou, qui a demandé des cartes.", "PE"},
	{"group", "en", "Mourning the dead of the flood, Kenya’s representative said that help was needed.", "KE"},
	{"group", "en", "With Peru and Chile, Japan supported the text.", "PE;CL;JP"},
	{"group", "en", "Speaking on behalf of the African Group, Kenya called for a fund.", "KE;African Group"},
	{"group", "en", "Somebody in the front row asked whether soils were poor.", "somebody in the front row"},
	{"group", "en", "The expert from Chile said that soils were poor.", "CL"},
	{"group", "en", "Costs: a number of delegations doubted that farmers could pay.", "a number of delegations"},
	{"group", "fr", "CARTES : L’UE, soutenue par le CANADA, a préconisé des cartes.", "UE;CA"},
	{"group", "fr", "Plusieurs délégations africaines ont demandé des cartes.", "plusieurs délégations africaines"},
	{"group", "fr", "C'est par la voix de leur doyen que les stagiaires ont remercié les formateurs.", "stagiaires"},
	{"group", "fr", "La délégation togolaise a demandé des cartes.", "TG"},
	{"group", "fr", "Les sections du Bénin et du Togo ont demandé des cartes.", "BJ;TG"},
	{"group", "es", "El delegado chileno pidió mapas.", "CL"},
	{"group-inverted", "es", "Los suelos son pobres, señaló la delegada de Chile.", "CL"},
	{"office", "en", "Access is limited, the Executive Secretary of the Blue Port Network replied.", "Executive Secretary"},
	{"office", "es", "El Director General de Suelos del Ministerio de Agricultura preguntó por los mapas.", "Director General de Suelos"},
	{"office", "en", "The African Union Commissioner-General proposed a plan for soils.", "African Union Commissioner-General"},
	{"group-tag", "en", "Soils moved into focus at a special meeting of the council today, as participants called for simple maps.", "participants"},
	{"heard", "en", "The committee heard from Rose Tani, Chief of the Soil Unit, who said that soils were poor.", "Rose Tani"},
	{"heard", "fr", "Le Comité a entendu Mme Rose Tani, directrice du Fonds vert, qui a souligné que les sols sont pauvres.", "Rose Tani"},
	{"heard", "es", "La comisión escuchó a Rosa Tani, directora del Fondo Verde, quien subrayó que los suelos son pobres.", "Rosa Tani"},
	{"office", "es", "Durante la sesión, la titular de la Agencia Verde, Tani destacó los suelos.", "Tani"},
	{"office", "fr", "Le Co-rapporteur Obodok a exhorté les délégués à lire le texte.", "Obodok"},
	{"office", "fr", "La Directrice Générale a exhorté les délégués à lire le texte.", "Directrice Générale"},
	{"inverted", "es", "Participó Rosa Tani, directora del Fondo Verde, quien afirmó que los suelos son pobres.", "Rosa Tani"},
	{"group", "en", "Delegates fear that soils are poor.", "delegates"},
	{"group", "en", "The Expert Group proposed a map of soils.", "Expert Group"},
	{"group", "fr", "Un producteur voisin veut savoir si les sols sont pauvres.", "un producteur voisin"},
	{"office", "es", "La ministra de Agua de Uruguay recomienda mapas.", "Ministra de Agua de Uruguay"},
	{"behind", "fr", "Les sols sont pauvres, a fait remarquer Mme Rose Tani.", "Rose Tani"},
	{"behind", "fr", "Les sols sont pauvres, a déclaré ce matin le ministre de l'eau.", "Ministre de l'eau"},
	{"behind", "es", "Los suelos son pobres, dijo a la prensa la ministra de Agua.", "Ministra de Agua"},
	{"behind", "es", "En ese mismo sentido se pronunció la directora del Fondo Verde.", "Directora del Fondo Verde"},
	{"subject", "fr", "Lin Obo, maire de la ville, a informé hier le ministre de l'eau.", "Lin Obo"},
	{"occasion-for", "fr", "L'atelier a été l'occasion pour Mme Rose Tani, directrice du Fonds vert, de rappeler que les sols sont pauvres.", "Rose Tani"},
	{"occasion-for", "en", "It fell to Ms. Rose Tani, Director of the Green Fund, to explain that soils were poor.", "Rose Tani"},
	{"occasion-for", "es", "Le correspondió a Rosa Tani, directora del Fondo Verde, explicar que los suelos son pobres.", "Rosa Tani"},
	{"occasion", "fr", "L'atelier a été l'occasion pour les élèves de visiter les jardins.", ""},
	{"group-pronoun", "en", "The representative of Chile spoke of soils.|He asked for a map.", "CL"},
	{"group-pronoun", "fr", "Le délégué du Mali a demandé des cartes.|Il a souligné que les sols sont pauvres.", "ML"},
	{"group", "fr", "Une dame et deux de ses voisins s'inquiètent du prix des terres.", "une dame;deux de ses voisins"},
	{"narration", "fr", "Le film montre les jardins. La délégation y était venue en train.", ""},
	{"subject", "fr", "Lin Obo, maire de la ville, a remercié plusieurs délégués.", "Lin Obo"},
	{"narration", "fr", "Les participants ont souligné l'urgence. Le temps était gris.", ""},
}

const (
	minutes = "Le Conseil, après en avoir délibéré, adopte à l'unanimité le rapport.|Le Conseil décide à l'unanimité de créer un poste.|Le Conseil approuve à la majorité le tarif.|"
	actas   = "El Pleno acuerda por unanimidad el asunto.|Sometido a votación, se aprueba por unanimidad.|El Pleno aprueba por mayoría la tasa.|"
	summary = "M. REIM (Togo) dit que les sols s'appauvrissent.|Mme OBO demande des chiffres.|M. REIM (Togo) précise que la loi est ancienne.|Mme TANI souhaite savoir si elle suffit.|M. REIM (Togo) répond que non.|"
	records = "Togo noted the report.|Peru welcomed the reforms.|Ghana urged caution.|Japan regretted the delay.|Chile asked for details.|"
)

// ruleDocument makes a document of a case's text.
func ruleDocument(c ruleCase) *pb.Document {
	doc := &pb.Document{Id: "d", Metadata: &pb.Metadata{Language: c.lang}}
	for _, p := range strings.Split(c.text, "|") {
		role := pb.Role_ROLE_BODY
		if h, ok := strings.CutPrefix(p, "#"); ok {
			role, p = pb.Role_ROLE_HEADING, h
		}
		doc.Paragraphs = append(doc.Paragraphs, &pb.Paragraph{Text: p, Role: role, Language: c.lang})
	}
	return doc
}

func TestEachRuleFiresOnAnInventedExample(t *testing.T) {
	lex := lexicons(t)
	for _, c := range cases {
		t.Run(c.rule+"/"+c.lang, func(t *testing.T) {
			all := Segment(ruleDocument(c), lex)
			s := all[len(all)-1]
			var got []string
			for _, x := range s.Speakers {
				got = append(got, x.Name)
			}
			for _, p := range s.Parties {
				if p.Country != "" {
					got = append(got, p.Country)
				} else {
					got = append(got, p.Name)
				}
			}
			if r := s.Evidence.GetRule(); r != c.rule {
				t.Errorf("rule %s decided, wanted %s\n\t%s", r, c.rule, s.Text)
			}
			if who := strings.Join(got, ";"); !strings.EqualFold(who, c.who) {
				t.Errorf("got %q, wanted %q\n\t%s", who, c.who, s.Text)
			}
		})
	}
}

func TestNoRuleFiresThatNoExampleKnows(t *testing.T) {
	lex := lexicons(t)
	known := map[string]bool{"aside": true, "quotation-ahead": true}
	for _, c := range cases {
		known[c.rule] = true
	}
	for _, c := range slices.Concat(verbatim, summaries, lists) {
		for _, line := range strings.Split(c.want, "\n") {
			rule, _, _ := strings.Cut(line, " ")
			known[rule] = true
		}
	}
	files, _ := filepath.Glob(filepath.Join("testdata", "reports", "*.txt"))
	docs := []*pb.Document{document(t, 1)}
	for _, f := range files {
		doc, _ := readReport(t, f)
		docs = append(docs, doc)
	}
	for _, doc := range docs {
		for _, s := range Segment(doc, lex) {
			if r := s.Evidence.GetRule(); !known[r] {
				t.Errorf("rule %s has no example; it fired on %q", r, s.Text)
				known[r] = true
			}
		}
	}
}

func TestAQuotationIsTheirsWhomTheWordsBehindItName(t *testing.T) {
	lex := lexicons(t)
	for _, c := range []ruleCase{
		{"quotation-ahead", "en", "\"Soils are poor. They need care,\" said Rose Tani, director of the fund.", "Rose Tani"},
		{"quotation-ahead", "fr", "\"Les sols sont pauvres. Il faut agir\", a déclaré Rose Tani, directrice du fonds.", "Rose Tani"},
	} {
		s := Segment(ruleDocument(c), lex)[0]
		if s.Evidence.GetRule() != c.rule || len(s.Speakers) != 1 || s.Speakers[0].Name != c.who {
			t.Errorf("%s: rule %s, speakers %v: %s", c.lang, s.Evidence.GetRule(), s.Speakers, s.Text)
		}
	}
}
