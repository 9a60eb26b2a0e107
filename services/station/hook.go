//go:build !crash || !unix

package station

import "rapporteur.internal/flow"

// hook is nil but in builds for crash tests (tag crash).
func hook() flow.Hook { return nil }
