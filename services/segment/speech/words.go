package speech

import "strings"

func join(list []string) string { return strings.Join(list, " ") }
