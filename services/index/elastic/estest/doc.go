// Package estest brings up a real Elasticsearch for tests and measurements, by
// the scripts in RAPPORTEUR_SHARED/elasticsearch (by default ../shared beside
// the repository).
//
// One node of a kind serves all test processes of a run: the first one starts it
// under a lock, and each holds a lease, a shared lock that the kernel takes back
// should the process die. A watcher stops the node when it was without leases
// for a minute. What is fetched stays in the user's cache folder, under
// rapporteur-test/elasticsearch; the first fetch is 0.9 GB.
//
// Tests are skipped, with the reason, where a part is missing: the scripts, mvn,
// unzip, a JDK, or flock.
package estest
