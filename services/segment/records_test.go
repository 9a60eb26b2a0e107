package segment

// summaries are invented summary records, as verbatim is.
var summaries = []struct{ name, lang, text, want string }{
	{"a record in the present, its speakers in capitals", "fr",
		"#Présidente : Mme KELL|M. OBO (Togo) dit que le plan est bon. Une commission spéciale précise les coûts.|Le Togo a modifié sa loi. L'UNICEF a salué ce pas.|Mme TANI demande le coût du plan.|M. OBO (Togo) répond qu'il est de 3 millions. Mme Tani a demandé des chiffres. Ils seront fournis.|Un membre du Comité a mis en doute ces chiffres. Le Gouvernement en est sûr.|Il a été demandé si le plan vise les enfants. C'est bien le cas.|Mme TANI voudrait savoir si les plans sont imprimés. Elle en doute.|La PRÉSIDENTE remercie M. Obo.|La séance est levée à 13 heures.",
		`heading
subject OBO
record OBO
record OBO
record OBO
subject TANI
subject OBO
recalled TANI
pronoun-weak OBO
recalled un membre du Comité
record OBO
recalled
record OBO
subject TANI
pronoun TANI
office KELL
record-outcome`},
	{"a record in the past, its paragraphs numbered", "en",
		"#Chairperson: Ms. Kell (Finland)|1. Mr. Obo (Togo) said that soils were poor. His country had planted trees.|2. The disregard for soils had been shown. UNICEF had reported 40 cases.|3. Ms. Tani (Chile) said that prices had risen.|4. The representative of Kenya had mentioned fees. Those fees were too high.|5. It was so decided.|6. Mr. Obo (Togo) asked for the floor.|7. Mr. Sand (Peru) said that wells were dry.",
		`heading
subject Obo
record Obo
record Obo
record Obo
subject Tani
recalled Kenya
record Tani
record-outcome
subject Obo
subject Sand`},
	{"a record that says so", "es",
		"#ACTA RESUMIDA DE LA 5ª SESIÓN|El Sr. OBO (Togo) dice que el plan es bueno.|El Estado ha modificado su ley. El UNICEF ha celebrado ese paso.|La Sra. TANI pregunta cuánto cuesta.|El Sr. OBO (Togo) responde que tres millones. La Sra. Tani ha preguntado por los niños. Están escolarizados.|Se levanta la sesión a las 13 horas.",
		`heading
subject OBO
record OBO
record OBO
subject TANI
subject OBO
recalled TANI
record OBO
record-outcome`},
}
