package flow

import (
	"context"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"
	"github.com/prometheus/client_golang/prometheus"
)

// Metrics counts what stages do. A nil *Metrics counts nothing.
type Metrics struct {
	items     *prometheus.CounterVec
	seconds   *prometheus.HistogramVec
	again     *prometheus.CounterVec
	answers   *prometheus.HistogramVec
	waiting   *prometheus.Desc
	working   *prometheus.Desc
	mu        sync.Mutex
	consumers map[string]jetstream.Consumer
}

// NewMetrics registers the collectors under a prefix ("rapporteur"):
// PREFIX_stage_items_total{stage,verdict}, PREFIX_stage_seconds{stage},
// PREFIX_stage_redelivered_total{stage}, PREFIX_answer_seconds{stage,outcome},
// and the lag PREFIX_stage_waiting{stage}, PREFIX_stage_working{stage}, which
// are asked from the server at each scrape.
func NewMetrics(prefix string, reg prometheus.Registerer) (*Metrics, error) {
	buckets := []float64{.001, .005, .02, .1, .5, 2, 10, 60, 300}
	m := &Metrics{
		items: prometheus.NewCounterVec(prometheus.CounterOpts{Name: prefix + "_stage_items_total",
			Help: "Items settled, by verdict: done, failed, rejected, unavailable, not_yet, stopped."}, []string{"stage", "verdict"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: prefix + "_stage_seconds",
			Help: "Time to handle an item; in batches, its share.", Buckets: buckets}, []string{"stage"}),
		again: prometheus.NewCounterVec(prometheus.CounterOpts{Name: prefix + "_stage_redelivered_total",
			Help: "Deliveries beyond an item's first."}, []string{"stage"}),
		answers: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: prefix + "_answer_seconds",
			Help: "Time to answer a question.", Buckets: buckets}, []string{"stage", "outcome"}),
		waiting:   prometheus.NewDesc(prefix+"_stage_waiting", "Items that the stage has not fetched yet.", []string{"stage"}, nil),
		working:   prometheus.NewDesc(prefix+"_stage_working", "Items fetched and not settled, or waiting for another try.", []string{"stage"}, nil),
		consumers: map[string]jetstream.Consumer{},
	}
	for _, c := range []prometheus.Collector{m.items, m.seconds, m.again, m.answers, lagCollector{m}} {
		if err := reg.Register(c); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func (m *Metrics) settled(stage string, v verdict, took time.Duration, deliveries int) {
	if m == nil {
		return
	}
	m.items.WithLabelValues(stage, string(v)).Inc()
	m.seconds.WithLabelValues(stage).Observe(took.Seconds())
	if deliveries > 1 {
		m.again.WithLabelValues(stage).Inc()
	}
}

func (m *Metrics) answered(stage string, err error, took time.Duration) {
	if m == nil {
		return
	}
	m.answers.WithLabelValues(stage, string(verdictOf(err))).Observe(took.Seconds())
}

func (m *Metrics) watch(stage string, c jetstream.Consumer) {
	if m == nil {
		return
	}
	// A counter that appears with its first item hides that item from whoever
	// asks by how much it grew.
	for _, v := range []verdict{verdictDone, verdictFailed, verdictRejected, verdictUnavailable, verdictNotYet, verdictStopped} {
		m.items.WithLabelValues(stage, string(v))
	}
	m.again.WithLabelValues(stage)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.consumers[stage] = c
}

// lagCollector asks the server how far each consumer is.
type lagCollector struct{ m *Metrics }

func (c lagCollector) Describe(ch chan<- *prometheus.Desc) {
	ch <- c.m.waiting
	ch <- c.m.working
}

func (c lagCollector) Collect(ch chan<- prometheus.Metric) {
	c.m.mu.Lock()
	consumers := make(map[string]jetstream.Consumer, len(c.m.consumers))
	for k, v := range c.m.consumers {
		consumers[k] = v
	}
	c.m.mu.Unlock()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	for stage, cons := range consumers {
		info, err := cons.Info(ctx)
		if err != nil {
			continue
		}
		ch <- prometheus.MustNewConstMetric(c.m.waiting, prometheus.GaugeValue, float64(info.NumPending), stage)
		ch <- prometheus.MustNewConstMetric(c.m.working, prometheus.GaugeValue, float64(info.NumAckPending), stage)
	}
}
