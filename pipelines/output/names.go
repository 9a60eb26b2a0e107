package output

import (
	"path"
	"slices"
	"strconv"
	"strings"
)

// Names gives each path of the inbox the base name of its export: the PDF's
// without its ending, "~2", "~3" … where base names clash (case aside, for
// file systems that fold it). The order of paths doesn't matter: they are
// taken in byte order, so the same set gives the same names.
func Names(paths []string) map[string]string {
	sorted := slices.Clone(paths)
	slices.Sort(sorted)
	out := make(map[string]string, len(sorted))
	taken := map[string]bool{}
	for _, p := range slices.Compact(sorted) {
		base := path.Base(p)
		if ext := path.Ext(base); strings.EqualFold(ext, ".pdf") {
			base = strings.TrimSuffix(base, ext)
		}
		name := base
		for n := 2; taken[strings.ToLower(name)]; n++ {
			name = base + "~" + strconv.Itoa(n)
		}
		taken[strings.ToLower(name)] = true
		out[p] = name
	}
	return out
}
