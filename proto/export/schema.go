package export

import _ "embed"

//go:embed schema.json
var schema []byte

// Schema is the JSON Schema (2020-12) of a line.
func Schema() []byte { return append([]byte(nil), schema...) }
