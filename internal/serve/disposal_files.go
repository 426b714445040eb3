package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"

	"github.com/gin-gonic/gin"

	"permu/internal/land"
)

// addLedgerFile takes the body of a request for a file of an entry.
func (s *server) addLedgerFile(c *gin.Context) error {
	return takeFile(c, "entry_id", s.Zones.AddLedgerFile)
}

// ledgerFile hands a file of an entry out.
func (s *server) ledgerFile(c *gin.Context) error {
	return handOut(c, "entry_id", s.Zones.LedgerFile)
}

// takeFile adds the body of a request as a file of what the path names; its name is a parameter, its media type the header's.
func takeFile(c *gin.Context, of string, add func(context.Context, land.NewFile) (land.LedgerFile, error)) error {
	id, err := pathNumber(c, of)
	if err != nil {
		return err
	}
	content, err := fileBody(c)
	if err != nil {
		return err
	}
	ctx, zoneCode := c.Request.Context(), c.Param("zone_code")
	file := land.LedgerFile{Name: c.Query("name"), MediaType: c.ContentType()}
	added, err := add(ctx, land.NewFile{ZoneCode: zoneCode, OfID: id, By: officer(ctx, zoneCode), LedgerFile: file, Content: content})
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
