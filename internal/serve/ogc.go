package serve

import (
	"fmt"
	"net/http"

	"github.com/gin-gonic/gin"

	"permu/internal/land"
	"permu/internal/layer"
)

// link is a link of an OGC API document.
type link struct {
	Href  string `json:"href"`
	Rel   string `json:"rel"`
	Type  string `json:"type,omitempty"`
	Title string `json:"title,omitempty"`
}

const crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"

// absolute makes links whole, under the name by which the server was asked, and by TLS where it was.
func absolute(c *gin.Context, links []link) []link {
	scheme := "http://"
	if visitorOf(c.Request.Context()).secure {
		scheme = "https://"
	}
	for i := range links {
		links[i].Href = scheme + c.Request.Host + links[i].Href
	}
	return links
}

func collectionOf(c *gin.Context) (layer.Collection, error) {
	collection, ok := layer.CollectionByID(c.Param("collection"))
	if !ok {
		return collection, fmt.Errorf("collection %q: %w", c.Param("collection"), land.ErrNotFound)
	}
	return collection, nil
}

// landing is the front door of the layers.
func (s *server) landing(c *gin.Context) error {
	c.JSON(http.StatusOK, gin.H{
		"title":       "亩均 Permu",
		"description": "Parks, parcels, buildings, enterprises and findings of a development zone",
		"links": absolute(c, []link{
			{Href: "/ogc", Rel: "self", Type: "application/json"},
			{Href: "/ogc/api", Rel: "service-desc", Type: "application/vnd.oai.openapi+json;version=3.0"},
			{Href: "/ogc/conformance", Rel: "conformance", Type: "application/json"},
			{Href: "/ogc/collections", Rel: "data", Type: "application/json"},
		}),
	})
	return nil
}

func (s *server) conformance(c *gin.Context) error {
	c.JSON(http.StatusOK, gin.H{"conformsTo": []string{
		"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
		"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
		"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
	}})
	return nil
}

func (s *server) collections(c *gin.Context) error {
	all := layer.Collections()
	described := make([]gin.H, len(all))
	for i, collection := range all {
		var err error
		if described[i], err = s.describe(c, collection); err != nil {
			return err
		}
	}
	c.JSON(http.StatusOK, gin.H{
		"links":       absolute(c, []link{{Href: "/ogc/collections", Rel: "self", Type: "application/json"}}),
		"collections": described,
	})
	return nil
}

func (s *server) collection(c *gin.Context) error {
	collection, err := collectionOf(c)
	if err != nil {
		return err
	}
	described, err := s.describe(c, collection)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, described)
	return nil
}

func (s *server) describe(c *gin.Context, collection layer.Collection) (gin.H, error) {
	at := "/ogc/collections/" + collection.ID
	described := gin.H{
		"id": collection.ID, "title": collection.Title, "itemType": "feature", "crs": []string{crs84},
		"links": absolute(c, []link{
			{Href: at, Rel: "self", Type: "application/json"},
			{Href: at + "/items", Rel: "items", Type: "application/geo+json", Title: collection.Title},
		}),
	}
	box, err := s.extent(c)
	if err != nil {
		return nil, err
	}
	if box != nil {
		described["extent"] = gin.H{"spatial": gin.H{"bbox": [][4]float64{{box.West, box.South, box.East, box.North}}, "crs": crs84}}
	}
	return described, nil
}

// extent is the box around every zone, or nil when there is none.
func (s *server) extent(c *gin.Context) (*layer.Box, error) {
	zones, err := s.readable(c.Request.Context())
	if err != nil {
		return nil, err
	}
	var whole *layer.Box
	for _, zone := range zones {
		box, err := s.Zones.Extent(c.Request.Context(), zone.ZoneCode)
		if err != nil {
			return nil, err
		}
		whole = whole.Around(box)
	}
	return whole, nil
}

// layersAPI describes the layers as OpenAPI 3.0.
func (s *server) layersAPI(c *gin.Context) error {
	document := gin.H{"responses": gin.H{"200": gin.H{"description": "a JSON document"}}}
	paths := gin.H{}
	for _, path := range []string{"/ogc", "/ogc/conformance", "/ogc/collections", "/ogc/api"} {
		paths[path] = gin.H{"get": document}
	}
	for _, collection := range layer.Collections() {
		paths["/ogc/collections/"+collection.ID] = gin.H{"get": document}
		paths["/ogc/collections/"+collection.ID+"/items"] = gin.H{"get": gin.H{
			"summary": collection.Title, "operationId": collection.ID, "parameters": parametersOf(collection),
			"responses": gin.H{"200": gin.H{"description": "a page of features", "content": gin.H{"application/geo+json": gin.H{}}}},
		}}
	}
	c.Header("Content-Type", "application/vnd.oai.openapi+json;version=3.0")
	c.JSON(http.StatusOK, gin.H{"openapi": "3.0.3", "info": gin.H{"title": "Permu layers", "version": s.Version}, "paths": paths})
	return nil
}

func parametersOf(collection layer.Collection) []gin.H {
	text := gin.H{"type": "string"}
	parameters := []gin.H{
		{"name": "limit", "in": "query", "schema": gin.H{"type": "integer", "minimum": 1, "maximum": mostLimit, "default": defaultLimit}},
		{"name": "bbox", "in": "query", "schema": gin.H{"type": "array", "items": gin.H{"type": "number"}, "minItems": 4, "maxItems": 6}, "style": "form", "explode": false},
		{"name": "run_id", "in": "query", "schema": gin.H{"type": "integer"}},
		{"name": "year", "in": "query", "schema": gin.H{"type": "integer"}},
		{"name": "zone_code", "in": "query", "schema": text},
		{"name": "datetime", "in": "query", "schema": text},
		{"name": "after", "in": "query", "schema": text},
		{"name": "properties", "in": "query", "schema": text},
	}
	for _, name := range collection.Filters {
		parameters = append(parameters, gin.H{"name": name, "in": "query", "schema": text})
	}
	return parameters
}
