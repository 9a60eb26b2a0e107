// Package gold reads annotated texts for measurement. It knows their shape,
// not their content, and the product does not use it.
package gold
