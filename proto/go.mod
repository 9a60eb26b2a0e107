module rapporteur.internal/proto

go 1.26.0

require google.golang.org/protobuf v1.36.12

require pgregory.net/rapid v1.3.0
