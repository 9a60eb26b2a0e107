package kibana

import "fmt"

// Ask is what a panel of a dashboard asks Elasticsearch, as Kibana's Lens
// would: rows as terms aggregations, R0 outside R1, with the split S inside and
// the metrics M0, M1 in the innermost; a count is the bucket's own. Rows stand
// in the order of the first metric.
func (p Panel) Ask(d Dashboard) map[string]any {
	all := append([]Clause{}, p.Where...)
	for _, key := range []string{"primary", "body"} {
		if c, ok := d.Pills[key]; ok {
			all = append(all, c)
		}
	}
	request := object{"query": filter(all), "track_total_hits": true}
	if p.Look == List {
		request["size"] = 50
		return request
	}
	request["size"] = 0
	if aggs := p.aggregate(p.buckets(), 0); len(aggs) > 0 {
		request["aggs"] = aggs
	}
	return request
}

// buckets are the rows and the split, outermost first.
func (p Panel) buckets() []Bucket {
	all := append([]Bucket{}, p.Rows...)
	if p.Split != nil {
		all = append(all, *p.Split)
	}
	return all
}

func (p Panel) aggregate(rest []Bucket, depth int) object {
	if len(rest) == 0 {
		return p.measures(len(p.Metrics))
	}
	b := rest[0]
	name := fmt.Sprintf("R%d", depth)
	if depth == len(p.Rows) {
		name = "S"
	}
	order := object{"_count": "desc"}
	inner := p.aggregate(rest[1:], depth+1)
	switch {
	case b.ByValue:
		order = object{"_key": "asc"}
	case p.Metrics[0].Op != "count":
		order = object{p.Metrics[0].order(): "desc"}
		for k, v := range p.measures(1) {
			inner[k] = v
		}
	}
	agg := object{"terms": object{"field": b.Field, "size": b.Size, "order": order}}
	if len(inner) > 0 {
		agg["aggs"] = inner
	}
	return object{name: agg}
}

func (m Metric) order() string {
	if m.Op == "median" {
		return "M0.50"
	}
	return "M0"
}

// measures are the first n metrics.
func (p Panel) measures(n int) object {
	all := object{}
	for i, m := range p.Metrics[:n] {
		name := fmt.Sprintf("M%d", i)
		switch m.Op {
		case "count":
		case "unique_count":
			all[name] = object{"cardinality": object{"field": m.Field}}
		case "median":
			all[name] = object{"percentiles": object{"field": m.Field, "percents": []int{50}}}
		default:
			all[name] = object{m.Op: object{"field": m.Field}}
		}
	}
	return all
}
