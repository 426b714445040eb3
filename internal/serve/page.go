package serve

import (
	"errors"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"github.com/gin-gonic/gin"

	"permu/internal/land"
)

// page serves the built page. Files under assets/ carry a hash in their name and never change; a path that is no file
// is a view of the page.
func (s *server) page(c *gin.Context) error {
	if c.Request.Method != http.MethodGet {
		return errMethod
	}
	name := strings.TrimPrefix(path.Clean(c.Request.URL.Path), "/")
	if name == "api" || strings.HasPrefix(name, "api/") || strings.HasPrefix(name, "ogc/") {
		return land.ErrNotFound
	}
	if name != "" && name != "index.html" && s.isFile(name) {
		if strings.HasPrefix(name, "assets/") {
			c.Header("Cache-Control", "public, max-age=31536000, immutable")
		}
		http.ServeFileFS(c.Writer, c.Request, s.Page, name)
		return nil
	}
	if strings.HasPrefix(name, "assets/") {
		return land.ErrNotFound
	}
	return s.index(c)
}

func (s *server) isFile(name string) bool {
	info, err := fs.Stat(s.Page, name)
	return err == nil && !info.IsDir()
}

func (s *server) index(c *gin.Context) error {
	html, err := fs.ReadFile(s.Page, "index.html")
	if errors.Is(err, fs.ErrNotExist) {
		return errNoPage
	}
	if err != nil {
		return err
	}
	c.Header("Cache-Control", "no-cache")
	c.Data(http.StatusOK, "text/html; charset=utf-8", html)
	return nil
}
