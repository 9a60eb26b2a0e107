// Package kibana makes what people see in Kibana: data views, saved searches and
// dashboards, in French and English, from the indices' mappings.
//
// [Objects] gives a language's saved objects; deploy/kibana holds them as
// Kibana's import takes them (go run ./services/index/cmd/kibana-objects), and a
// test fails when they are stale. [Check] tells offline what Kibana 8.19 would
// refuse at import or fail on at load. [Provision] waits for a Kibana, imports
// them, and reads them back. [Panel.Ask] is what a panel asks Elasticsearch, by
// which tests and measurements ask the same.
//
// Nothing here is edited by hand in Kibana: importing again overwrites what
// people changed in these objects, and leaves what they saved under other names.
package kibana
