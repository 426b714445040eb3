package land

import "time"

// InChina is a moment by the clock of China (UTC+8, Asia/Shanghai), by which days are counted wherever one is kept or shown.
func InChina(at time.Time) time.Time { return at.In(time.FixedZone("UTC+8", 8*60*60)) }

// DayOf is the day of a moment in China, YYYY-MM-DD.
func DayOf(at time.Time) string { return InChina(at).Format(time.DateOnly) }
