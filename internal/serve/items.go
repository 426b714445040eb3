package serve

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"permu/internal/access"
	"permu/internal/land"
	"permu/internal/layer"
)

// items streams one page of a layer as GeoJSON; `next` goes on by key.
func (s *server) items(c *gin.Context) error {
	collection, err := collectionOf(c)
	if err != nil {
		return err
	}
	q, err := parseItems(collection, c.Request.URL.Query())
	if err != nil {
		return err
	}
	query, tag, err := s.resolve(c.Request.Context(), q)
	if err != nil {
		return err
	}
	if fresh(c, tag) {
		return nil
	}
	return s.writeItems(c, query)
}

// resolve finds the zone and run that a query is about; the tag changes whenever the answer could.
func (s *server) resolve(ctx context.Context, q itemsQuery) (layer.Query, string, error) {
	q.zoneCode = cmp.Or(q.zoneCode, access.FirstZone(who(ctx), access.Read)) // empty for who may read every zone
	if err := mayRead(ctx, q.zoneCode); err != nil {
		return q.query, "", err
	}
	v, err := s.Zones.LayerVersion(ctx, q.zoneCode, q.run)
	if err != nil {
		return q.query, "", err
	}
	q.query.ZoneCode, q.query.RunID, q.query.Year = v.ZoneCode, v.RunID, v.Year
	tag := fmt.Sprintf("%s-%s-%s-%d-%d-%d", s.Version, s.Database, v.ZoneCode, v.DataVersion, v.RunID, v.RunMade)
	if q.query.Collection.ID == "sites" { // they change between imports and runs
		tag += fmt.Sprintf("-%d", v.SitesMade)
	}
	return q.query, `W/"` + tag + `"`, nil
}

// fresh answers 304 when the client has what the tag names.
func fresh(c *gin.Context, tag string) bool {
	c.Header("ETag", tag)
	for _, known := range strings.Split(c.GetHeader("If-None-Match"), ",") {
		if strings.TrimSpace(known) == tag {
			c.Status(http.StatusNotModified)
			return true
		}
	}
	return false
}

func (s *server) writeItems(c *gin.Context, q layer.Query) error {
	ctx := c.Request.Context()
	rows, err := s.Zones.Features(ctx, q)
	if err != nil {
		return err
	}
	defer rows.Close()
	if rule := unknownProperty(rows.Columns(), q.Properties); rule != nil {
		return rule
	}
	c.Header("Content-Type", "application/geo+json")
	if _, err := io.WriteString(c.Writer, `{"type":"FeatureCollection","features":`); err != nil {
		return err
	}
	page, err := layer.WriteFeatures(c.Writer, rows, q.Limit, q.Properties)
	if err != nil {
		return err
	}
	more := rows.Next()
	rows.Close()
	return s.endItems(c, q, page, more)
}

// endItems writes what is known only after the features.
func (s *server) endItems(c *gin.Context, q layer.Query, page layer.Page, more bool) error {
	matched := page.Returned
	if more || q.After != "" {
		var err error
		if matched, err = s.Zones.FeatureCount(c.Request.Context(), q); err != nil {
			return err
		}
	}
	links := []link{{Href: c.Request.URL.RequestURI(), Rel: "self", Type: "application/geo+json"}}
	if more {
		links = append(links, link{Href: nextPage(c.Request.URL, q, page.LastID), Rel: "next", Type: "application/geo+json"})
	}
	end := struct {
		NumberMatched  int       `json:"numberMatched"`
		NumberReturned int       `json:"numberReturned"`
		TimeStamp      time.Time `json:"timeStamp"`
		Links          []link    `json:"links"`
	}{matched, page.Returned, time.Now().UTC().Truncate(time.Second), absolute(c, links)}
	text, err := json.Marshal(end)
	if err != nil {
		return err
	}
	_, err = c.Writer.Write(append([]byte{','}, text[1:]...))
	return err
}

func unknownProperty(columns []layer.Column, properties []string) error {
	var problems land.Problems
	for _, p := range properties {
		known := false
		for _, c := range columns[2:] {
			known = known || c.Name == p
		}
		if !known {
			problems = append(problems, land.Problem{Path: "properties", Rule: "no such property", Value: p})
		}
	}
	return problems.Err()
}

// nextPage goes on with the same zone and run, whatever comes meanwhile.
func nextPage(u *url.URL, q layer.Query, after string) string {
	next, query := *u, u.Query()
	query.Set("after", after)
	query.Set("zone_code", q.ZoneCode)
	if q.RunID != 0 {
		query.Set("run_id", strconv.FormatInt(q.RunID, 10))
	}
	next.RawQuery = query.Encode()
	return next.RequestURI()
}

// item writes one feature by its id.
func (s *server) item(c *gin.Context) error {
	collection, err := collectionOf(c)
	if err != nil {
		return err
	}
	values := c.Request.URL.Query()
	id := strings.TrimPrefix(c.Param("feature"), "/")
	if id == "" {
		return fmt.Errorf("a feature without an id: %w", land.ErrNotFound)
	}
	q, err := parseItems(collection, values)
	if err != nil {
		return err
	}
	query, tag, err := s.resolve(c.Request.Context(), q)
	if err != nil || fresh(c, tag) {
		return err
	}
	query.ID, query.Limit = id, 1
	return s.writeItem(c, query)
}

func (s *server) writeItem(c *gin.Context, q layer.Query) error {
	rows, err := s.Zones.Features(c.Request.Context(), q)
	if err != nil {
		return err
	}
	defer rows.Close()
	var text strings.Builder
	page, err := layer.WriteFeatures(&text, rows, 1, q.Properties)
	if err != nil {
		return err
	}
	if page.Returned == 0 {
		return fmt.Errorf("%s %s: %w", q.Collection.ID, strconv.Quote(q.ID), land.ErrNotFound)
	}
	feature := strings.TrimSuffix(strings.TrimPrefix(text.String(), "["), "}]")
	links, err := json.Marshal(absolute(c, []link{
		{Href: c.Request.URL.RequestURI(), Rel: "self", Type: "application/geo+json"},
		{Href: "/ogc/collections/" + q.Collection.ID, Rel: "collection", Type: "application/json"},
	}))
	if err != nil {
		return err
	}
	c.Data(http.StatusOK, "application/geo+json", []byte(feature+`,"links":`+string(links)+"}"))
	return nil
}
