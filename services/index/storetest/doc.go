// Package storetest holds every index.Store to the laws of package index, with
// the same sets and counts. A store's test calls [Run] with a function that
// opens an empty store.
//
// All names and sentences in it are invented.
package storetest
