package embedding_test

import (
	"bytes"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rapporteur.internal/services/report/embedding"
)

func small(seed uint64) *embedding.Model {
	main := []embedding.Group{
		{Family: "fees", Texts: [][]string{{"en:employ", "en:pay", "=fee"}, {"fr:patron", "fr:pai", "=fee"}, {"es:empres", "=fee"}}},
		{Family: "fees", Texts: [][]string{{"en:work", "en:pay", "=share"}, {"fr:salari", "fr:pai", "=share"}, {"es:obrer", "=share"}}},
		{Family: "school", Texts: [][]string{{"en:girl", "en:school", "=toilet"}, {"fr:fill", "fr:ecol", "=toilet"}, {"en:girl", "fr:ecol"}}},
		{Family: "school", Texts: [][]string{{"en:meal", "en:school", "=meal"}, {"fr:repas", "fr:ecol", "=meal"}, {"fr:repas", "en:meal"}}},
	}
	side := []embedding.Group{
		{Family: "employer", Texts: [][]string{{"en:employ"}, {"fr:patron"}, {"es:empres"}}},
		{Family: "worker", Texts: [][]string{{"en:work"}, {"fr:salari"}, {"es:obrer"}}},
	}
	return embedding.Train(main, side, embedding.Options{Dim: 8, Rounds: 60, Step: .1, Heat: .2, Side: .5, Seed: seed, Weight: func(string) float64 { return 1 }})
}

func TestWhatSaysTheSameLiesNearerThanWhatDoesNot(t *testing.T) {
	m := small(1)
	fee := m.Vector([]string{"en:employ", "=fee"})
	for _, c := range []struct {
		name     string
		features []string
	}{
		{"another position of the debate", []string{"fr:salari", "=share"}},
		{"another debate", []string{"fr:fill", "fr:ecol"}},
	} {
		near, far := embedding.Dot(fee, m.Vector([]string{"es:empres", "=fee"})), embedding.Dot(fee, m.Vector(c.features))
		if near <= far {
			t.Errorf("%s lies at %.2f, the same in another language at %.2f", c.name, far, near)
		}
	}
}

func TestTheSameSeedGivesTheSameModel(t *testing.T) {
	var a, b bytes.Buffer
	for _, w := range []*bytes.Buffer{&a, &b} {
		if err := small(7).Write(w); err != nil {
			t.Fatal(err)
		}
	}
	if x, y := vector(t, a.Bytes()), vector(t, b.Bytes()); !slices.Equal(x, y) {
		t.Errorf("%v\n%v", x, y)
	}
}

func vector(t *testing.T, data []byte) []float32 {
	m, err := embedding.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return m.Vector([]string{"en:girl", "=fee"})
}

func TestAModelIsReadAsItWasWritten(t *testing.T) {
	m := small(1)
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		t.Fatal(err)
	}
	back, err := embedding.Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if d := embedding.Dot(m.Vector([]string{"en:girl"}), back.Vector([]string{"en:girl"})); d < .999 {
		t.Errorf("a vector's direction changed: cosine %v", d)
	}
}

func TestNothingKnownHasNoVector(t *testing.T) {
	m := small(1)
	if v := m.Vector([]string{"en:zebra"}); v != nil || embedding.Dot(v, m.Vector([]string{"en:girl"})) != 0 {
		t.Errorf("%v", v)
	}
}

func TestTheBuiltInModelKnowsThreeLanguages(t *testing.T) {
	m, err := embedding.Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []string{"fr:ecol", "en:school", "es:escuel", "=school"} {
		if !m.Known(f) {
			t.Errorf("%s is unknown", f)
		}
	}
}

func TestVectorsHaveLengthOneWhateverTheFeatures(t *testing.T) {
	m := small(1)
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.SliceOf(rapid.SampledFrom([]string{"en:girl", "en:school", "=fee", "=share", "xx"})).Draw(t, "features")
		if v := m.Vector(f); v != nil {
			if n := embedding.Dot(v, v); n < .999 || n > 1.001 {
				t.Fatalf("length² %v", n)
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	if err := small(1).Write(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte("nothing"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, err := embedding.Read(data); err == nil && m.Dim() < 1 {
			t.Fatal("a model without dimensions")
		}
	})
}
