// Package holding keeps a data folder to one process at a time (law 10).
//
// Hold takes the folder's exclusive lock, or says who has it. The holder may
// announce the address of its desk, so that other commands ask it instead of
// opening the folder; the announcement ends with the hold. A lock is the
// kernel's: a process that was killed holds nothing.
//
// It reads and writes two files in the folder (lock, desk.json), nothing else.
package holding
