// Package flat is a statement as it is filtered, counted and shown in a table:
// one level of named fields, each a value or a list of values, because Kibana
// can't use nested ones. Both stores index a statement as [Of] lays it out, so
// that they count the same.
//
// A value longer than [MaxValue] bytes is cut. It holds no analysis and no
// answer: the whole statement travels beside its record.
package flat
