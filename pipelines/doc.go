// Package pipelines composes the services into the line: it imports all of
// them and is imported by none.
//
//	inbox → watch → extract → segment → index → report, and the desk beside
//
// Ingest (ingest.go) is the line from top to bottom; Open (house.go) composes
// it in one process, with the bus and the index embedded in a data folder that
// one process holds at a time. What runs where is decided here and in the
// commands alone: no service knows.
package pipelines
