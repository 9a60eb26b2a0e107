package local

import (
	"context"
	"testing"

	"rapporteur.internal/services/index"
	"rapporteur.internal/services/index/storetest"
)

func TestTheStoreKeepsTheLaws(t *testing.T) {
	storetest.Run(t, func(t *testing.T) index.Store {
		s, err := Open(context.Background(), t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}
