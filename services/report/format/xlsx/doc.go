// Package xlsx writes a report's tables as a workbook, a sheet each. Texts stay
// texts: none is taken for a formula. Its sentences are there to be sorted and
// filtered, not to be read.
package xlsx
