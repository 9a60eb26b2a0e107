// Package json writes a report as JSON, its keys in a fixed order, and reads
// that back. It checks nothing but the form.
package json
