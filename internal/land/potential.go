package land

// YearlyFigures are what an enterprise reported of one year; Year is nil where it reported nothing.
type YearlyFigures struct {
	USCC           string
	Name           string
	ParkCode       *string
	ParkName       *string
	IndustryCode   *string
	Scale          *string
	Status         *string
	Year           *int
	RevenueCNY     *float64 `db:"revenue_cny"`
	TaxCNY         *float64 `db:"tax_cny"`
	ElectricityKWh *float64
	Employees      *float64
}

// Band is a value with the quartiles between which it lies.
type Band struct {
	Low  float64 `json:"low" doc:"by the first quartile"`
	Mid  float64 `json:"mid" doc:"by the median"`
	High float64 `json:"high" doc:"by the third quartile"`
}

// Estimate is the revenue of an enterprise as the zone's own ratios tell it, yuan.
type Estimate struct {
	By       string  `json:"by" enum:"tax,electricity,employees"`
	Year     int     `json:"year"`
	Value    float64 `json:"value" doc:"what it reported: tax in yuan, electricity in kWh, employees"`
	Ratio    Band    `json:"ratio" doc:"yuan of revenue per yuan of tax, kWh or employee"`
	Revenue  Band    `json:"revenue" doc:"yuan"`
	Division string  `json:"division" doc:"the industry division whose ratios they are; empty is the whole zone"`
	Firms    int     `json:"firms" doc:"whose ratios they are"`
	Formula  Phrase  `json:"formula"`
}

// YearRevenue is the revenue that an enterprise reported of a year.
type YearRevenue struct {
	Year       int      `json:"year"`
	RevenueCNY *float64 `json:"revenue_cny"`
}

// NearThreshold is an enterprise that is not yet counted above designated size (规上) and is, or may be, near the line.
type NearThreshold struct {
	USCC         string        `json:"uscc"`
	Name         string        `json:"name"`
	ParkCode     string        `json:"park_code"`
	ParkName     string        `json:"park_name"`
	IndustryCode string        `json:"industry_code"`
	Scale        string        `json:"scale" doc:"below, or empty where none is on record"`
	Status       string        `json:"status"`
	Class        string        `json:"class" enum:"over,rising,likely,possible,near" doc:"over: reported above the line; rising: would pass it at its growth; likely: the whole band is above; possible: the band holds the line; near: reported not far below"`
	Basis        string        `json:"basis" enum:"reported,estimated"`
	Year         int           `json:"year"`
	Revenue      Band          `json:"revenue" doc:"yuan; of a reported revenue all three are it"`
	Share        float64       `json:"share" doc:"of the line, by the middle of the band"`
	Reported     []YearRevenue `json:"reported"`
	Estimates    []Estimate    `json:"estimates" doc:"the one that counts first: the narrowest"`
	Why          Phrase        `json:"why"`
	Missing      []string      `json:"missing"`
}

// Potential are the enterprises of a zone near the line of designated size.
type Potential struct {
	ZoneCode    string          `json:"zone_code"`
	Year        int             `json:"year"`
	LineCNY     float64         `json:"line_cny"`
	Near        float64         `json:"near" doc:"a reported revenue counts as near from this share of the line"`
	MinFirms    int             `json:"min_firms"`
	Counts      map[string]int  `json:"counts" doc:"by class, of the park that is asked for; below and no_data are not listed, other_industry is not held against the line"`
	Total       int             `json:"total" doc:"enterprises on all pages"`
	Enterprises []NearThreshold `json:"enterprises"`
}

// PotentialQuery asks which enterprises are near the line of designated size. Year 0 is that of the newest run, else of the
// newest reports.
type PotentialQuery struct {
	Year     int
	LineWan  float64
	Near     float64
	MinFirms int
	ParkCode string
	Class    string
}
