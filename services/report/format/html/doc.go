// Package html writes a report as one accessible page that loads nothing. It has
// no script; links lead within the page.
package html
