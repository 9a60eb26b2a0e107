package thesaurus

import "strings"

func functionWords(language string) map[string]bool {
	switch language {
	case "fr":
		return functionFR
	case "en":
		return functionEN
	case "es":
		return functionES
	}
	return nil
}

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// Function words, folded. Negations (ne, pas, sans, not, without, no, sin), and
// words that say how much or who (tous, only, most), are not among them.
var (
	functionFR = words("a l d s c n j m t qu au aux avec ce ces cet cette cela ceux celle celles celui ci la le les un une des du de en et ou y dans par pour sur sous vers chez entre depuis pendant lors afin que qui dont il ils elle elles on nous vous leur leurs lui se sa son ses mon ma mes notre nos votre vos eux est sont etait etaient ete etre sera seront serait seraient soit soient fut furent ont avait avaient ai avons avez eu ayant aura auront aurait auraient ait aient avoir comme si ainsi aussi donc car or mais quand lorsque puisque parce tres tout toute meme cas fait faire laquelle lequel lesquels lesquelles auquel auxquels duquel desquels")
	functionEN = words("a an the of to in on at by for from with into onto upon and or but as is are was were be been being am has have had having do does did its it he she they them their theirs his her hers him we us our ours you your i my this that these those which who whom whose what when where while so than then there also if because about would could will shall s t such very")
	functionES = words("a al el la los las lo un una unos unas de del en y e o u con por para que se su sus le les nos me mi es son era eran fue fueron ser sido siendo sea sean sera seran seria serian esta estan estaba estaban estar este estos estas ese esa esos esas eso esto aquel aquella aquellos aquellas ha han habia habian haber hay haya hayan he hemos como si asi cuando donde quien quienes cual cuales cuyo cuya cuyos cuyas pero sino pues porque tambien muy ya entre sobre desde hasta hacia ante tras durante segun mismo misma")
)
