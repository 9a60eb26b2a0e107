// Package cluster runs the line as six processes on this machine, with a real
// NATS server beside them, for tests and measurements: what an operator's
// cluster does, small enough for one folder.
//
// It builds the binaries (Build), starts, kills and stops each process, puts a
// wire before Elasticsearch that can be cut (Wire), and asks the running cluster
// what it has (Status, Export). It promises that Close ends every process that
// it started and no other. It brings up no Elasticsearch: that is
// services/index/elastic/estest's.
//
// It is made for Unix; elsewhere the package is empty.
package cluster
