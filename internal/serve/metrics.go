package serve

import (
	"strconv"
	"sync"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// durations is the histogram of answers by route and status, registered once for the process.
var durations = sync.OnceValue(func() *prometheus.HistogramVec {
	return promauto.NewHistogramVec(prometheus.HistogramOpts{
		Name: "permu_http_request_seconds",
		Help: "Time to answer, by route and status.",
	}, []string{"route", "status"})
})

func observe(route string, status int, took time.Duration) {
	if route == "" {
		route = "page"
	}
	durations().WithLabelValues(route, strconv.Itoa(status)).Observe(took.Seconds())
}

func metricsHandler() gin.HandlerFunc { return gin.WrapH(promhttp.Handler()) }
