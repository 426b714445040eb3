package serve

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"

	"github.com/gin-gonic/gin"

	"permu/internal/land"
)

// addLedgerFile takes the body of a request for a file of an entry; its name is a parameter, its media type the header's.
func (s *server) addLedgerFile(c *gin.Context) error {
	entryID, err := pathNumber(c, "entry_id")
	if err != nil {
		return err
	}
	content, err := fileBody(c)
	if err != nil {
		return err
	}
	ctx, zoneCode := c.Request.Context(), c.Param("zone_code")
	file := land.LedgerFile{Name: c.Query("name"), MediaType: c.ContentType()}
	added, err := s.Zones.AddLedgerFile(ctx, zoneCode, entryID, officer(ctx, zoneCode), file, content)
	if err != nil {
		return err
	}
	c.JSON(http.StatusOK, added)
	return nil
}

// fileBody reads the body of a request as a file; one that is too large is not read to its end.
func fileBody(c *gin.Context) ([]byte, error) {
	content, err := io.ReadAll(http.MaxBytesReader(c.Writer, c.Request.Body, land.MostFileBytes))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, &problemDocument{
			Type: "/problems/too-large", Title: fmt.Sprintf("a file has %d MB at most", land.MostFileBytes>>20), Status: http.StatusRequestEntityTooLarge,
		}
	case err != nil:
		return nil, fmt.Errorf("file: %w: %w", err, land.ErrInvalid)
	}
	return content, nil
}

// ledgerFile hands a file of an entry out to be saved: never to be shown, so that nothing in it runs as part of the page.
func (s *server) ledgerFile(c *gin.Context) error {
	entryID, err := pathNumber(c, "entry_id")
	if err != nil {
		return err
	}
	fileID, err := pathNumber(c, "file_id")
	if err != nil {
		return err
	}
	file, content, err := s.Zones.LedgerFile(c.Request.Context(), c.Param("zone_code"), entryID, fileID)
	if err != nil {
		return err
	}
	handOut(c, file, content)
	return nil
}

// handOut answers a file to be saved.
func handOut(c *gin.Context, file land.LedgerFile, content []byte) {
	c.Header("Content-Security-Policy", "sandbox")
	c.Header("Content-Disposition", "attachment; filename*=UTF-8''"+url.PathEscape(file.Name))
	c.Data(http.StatusOK, file.MediaType, content)
}

func pathNumber(c *gin.Context, name string) (int64, error) {
	n, err := strconv.ParseInt(c.Param(name), 10, 64)
	if err != nil || n < 1 {
		return 0, land.Problems{{Path: name, Rule: "must be a whole number of at least 1", Value: c.Param(name)}}
	}
	return n, nil
}
