// Package md writes a report as CommonMark with tables (GFM). Citations link to
// their row in the annex of sources; text is escaped, so that none is markup.
package md
