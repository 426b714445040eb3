//go:build linux

package localdb

import (
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
)

const (
	longestLog = 8 << 20
	keptLog    = 1 << 20 // what stays of a log that grew too long
)

// logFile is where PostgreSQL writes. It is a plain file rather than a pipe, so that PostgreSQL can stop in peace when
// this process is killed.
type logFile struct{ *os.File }

func openLog(path string) (logFile, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND|syscall.O_NOFOLLOW, 0o600)
	return logFile{file}, err
}

func (l logFile) size() int64 {
	info, err := l.Stat()
	if err != nil {
		return 0
	}
	return info.Size()
}

// since returns what was written after a size taken earlier, at most the last 64 KiB of it.
func (l logFile) since(size int64) string {
	from := max(size, l.size()-64<<10)
	text, _ := io.ReadAll(io.NewSectionReader(l, from, l.size()-from))
	return string(text)
}

// trim cuts a long log down to its end. PostgreSQL appends, so it goes on writing at the new end.
func (l logFile) trim() error {
	size := l.size()
	if size <= longestLog {
		return nil
	}
	end, err := io.ReadAll(io.NewSectionReader(l, size-keptLog, keptLog))
	if err != nil {
		return err
	}
	if err := l.Truncate(0); err != nil {
		return err
	}
	_, err = l.Write(end)
	return err
}

// explain turns what a PostgreSQL program printed before it failed into an error.
func explain(dir, program, output string, err error) error {
	if strings.Contains(output, "No space left on device") {
		return fmt.Errorf("%s: not enough room on the disk (%s): free some and start again", program, room(dir))
	}
	var reasons []string
	for line := range strings.Lines(output) {
		if strings.Contains(line, "FATAL:") || strings.Contains(line, "PANIC:") || strings.Contains(line, "error:") ||
			strings.Contains(line, "HINT:") {
			reasons = append(reasons, strings.TrimSpace(line))
		}
	}
	if len(reasons) == 0 && strings.TrimSpace(output) != "" {
		reasons = []string{strings.TrimSpace(output)}
	}
	if len(reasons) == 0 {
		return fmt.Errorf("%s: %w", program, err)
	}
	return fmt.Errorf("%s: %s: %w", program, strings.Join(reasons, "; "), err)
}

// room says how much a folder's disk still takes.
func room(dir string) string {
	var disk syscall.Statfs_t
	if err := syscall.Statfs(dir, &disk); err != nil {
		return dir
	}
	return fmt.Sprintf("%d MB left for %s", disk.Bavail*uint64(disk.Bsize)>>20, dir)
}
