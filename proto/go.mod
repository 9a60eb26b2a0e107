module rapporteur.internal/proto

go 1.26.0

require google.golang.org/protobuf v1.36.12

require (
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.3
	pgregory.net/rapid v1.3.0
)

require golang.org/x/text v0.43.0 // indirect
