package elastic

import (
	"context"
	"fmt"

	"github.com/elastic/go-elasticsearch/v8/esapi"
)

// Complete gives up to n names (speakers, organisations, acronyms) of live
// statements that begin so, accents and case folded.
func (s *Store) Complete(ctx context.Context, begin string, n int) ([]string, error) {
	var answer struct {
		Shards  shards `json:"_shards"`
		Suggest struct {
			Names []struct {
				Options []struct {
					Text string `json:"text"`
				} `json:"options"`
			} `json:"names"`
		} `json:"suggest"`
	}
	err := s.do(ctx, func() esapi.Request {
		return esapi.SearchRequest{Index: []string{s.read}, Body: body(object{
			"_source": false,
			"suggest": object{"names": object{"prefix": begin, "completion": object{
				"field": "names", "size": n, "skip_duplicates": true,
			}}},
		})}
	}, &answer)
	if err == nil {
		err = answer.Shards.whole(false)
	}
	if err != nil {
		return nil, fmt.Errorf("complete %q: %w", begin, err)
	}
	var all []string
	for _, s := range answer.Suggest.Names {
		for _, o := range s.Options {
			all = append(all, o.Text)
		}
	}
	return all, nil
}
