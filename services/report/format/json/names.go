package json

import (
	"strings"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

type protoMessage = proto.Message

// kindName is a kind as the exports spell it.
func kindName(k pb.Kind) string { return enumName("KIND_", k.String()) }

// enumName lowers an enum's name without its prefix; unspecified is empty.
func enumName(prefix, name string) string {
	n := strings.ToLower(strings.TrimPrefix(name, prefix))
	if n == "unspecified" {
		return ""
	}
	return n
}
