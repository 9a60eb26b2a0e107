// Package station is what the process of a service shares with the other
// five: how it is told where the bus is, what it says of itself, how it stops.
//
// A Station connects to a NATS server outside, waits for it as long as it is
// away, opens the line, serves /healthz, /readyz and /metrics where --admin is
// given, logs structured, and stops cleanly on SIGTERM or an interrupt: stages
// finish what they work on, within a grace of seconds, and what they don't
// finish is delivered again to another copy.
//
// Flags have the environment as their fallback (RAPPORTEUR_NATS_URL and so
// on); secrets come from files or the environment, never from flags, and are
// never logged. It knows no service: each cmd composes its own stages.
package station
