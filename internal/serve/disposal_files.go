package serve

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"github.com/gin-gonic/gin"

	"permu/internal/land"
)

// addLedgerFile takes the body of a request for a file of an entry.
func (s *server) addLedgerFile(c *gin.Context) error {
	return addFile(c, "entry_id", s.Zones.AddLedgerFile)
}

// ledgerFile hands a file of an entry out.
func (s *server) ledgerFile(c *gin.Context) error { return handOut(c, "entry_id", s.Zones.LedgerFile) }

// adding adds a file to the entry or the case of a number.
type adding func(ctx context.Context, zoneCode string, id int64, by land.Person, f land.Upload) (land.LedgerFile, error)

// addFile takes the body of a request for a file; its name is a parameter, its media type the header's. Who may not add it, and
// one that is too large, is told so before the body is read to its end.
func addFile(c *gin.Context, of string, add adding) error {
	id, err := pathNumber(c, of)
	if err != nil {
		return err
	}
	ctx, zoneCode := c.Request.Context(), c.Param("zone_code")
	added, err := add(ctx, zoneCode, id, officer(ctx, zoneCode), land.Upload{
		Name: c.Query("name"), MediaType: c.ContentType(), Body: http.MaxBytesReader(c.Writer, c.Request.Body, land.MostFileBytes),
	})
	if _, large := errors.AsType[*http.MaxBytesError](err); large {
		return &problemDocument{
			Type: "/problems/too-large", Title: fmt.Sprintf("a file has %d MB at most", land.MostFileBytes>>20), Status: http.StatusRequestEntityTooLarge,
		}
	}
	if err == nil {
		c.JSON(http.StatusOK, added)
	}
	return err
}

// handOut answers a file of what the path names to be saved: never to be shown, so that nothing in it runs as part of the page.
func handOut(c *gin.Context, of string, read func(ctx context.Context, zoneCode string, id, fileID int64) (land.LedgerFile, []byte, error)) error {
	id, err := pathNumber(c, of)
	if err != nil {
		return err
	}
	fileID, err := pathNumber(c, "file_id")
	if err != nil {
		return err
	}
	file, content, err := read(c.Request.Context(), c.Param("zone_code"), id, fileID)
	if err != nil {
		return err
	}
	c.Header("Content-Security-Policy", "sandbox")
	c.Header("Content-Disposition", "attachment; filename*=UTF-8''"+url.PathEscape(file.Name))
	c.Data(http.StatusOK, file.MediaType, content)
	return nil
}

func pathNumber(c *gin.Context, name string) (int64, error) {
	n, err := strconv.ParseInt(c.Param(name), 10, 64)
	if err != nil || n < 1 {
		return 0, land.Problems{{Path: name, Rule: "must be a whole number of at least 1", Value: c.Param(name)}}
	}
	return n, nil
}
