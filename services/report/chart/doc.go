// Package chart draws horizontal bars, as SVG for a page and as PNG for a
// document. The same bars give the same bytes. Values are counts, not below 0;
// each bar prints its value, so that a chart can be read without its axis.
package chart
