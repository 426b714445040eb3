package cell

import "regexp"

// chinese are the rules that a row is refused by, and how they read in Chinese.
var chinese = []struct {
	rule *regexp.Regexp
	says string
}{
	{regexp.MustCompile(`^a value is required$`), "不得为空"},
	{regexp.MustCompile(`^must be yes or no`), "应为“是”或“否”"},
	{regexp.MustCompile(`^must be one of (.*), or a Chinese word for one that the mapping knows$`), "应为 $1 之一,或其中文名称"},
	{regexp.MustCompile(`^holds bytes that its encoding does not allow$`), "含有编码不允许的字节"},
	{regexp.MustCompile(`^holds a control character \((.+)\)$`), "含有控制字符($1)"},
	{regexp.MustCompile(`^a text has at most (\d+) characters$`), "文字不得超过 $1 个字符"},
	{regexp.MustCompile(`^the cell is a number and has lost its last digits`), "单元格为数值,末几位已丢失;请设为文本格式后重新录入"},
	{regexp.MustCompile(`^must be a date such as (\S+)$`), "应为日期,如 $1"},
	{regexp.MustCompile(`^the calendar has no such day$`), "没有这一天"},
	{regexp.MustCompile(`^must be a date from (\d+) to (\d+)$`), "日期应在 $1 年至 $2 年之间"},
	{regexp.MustCompile(`^must be a year from (\d+) to (\d+)$`), "年度应在 $1 至 $2 之间"},
	{regexp.MustCompile(`^must be a number$`), "应为数字"},
	{regexp.MustCompile(`^must not be negative$`), "不得为负"},
	{regexp.MustCompile(`^must be at most (\S+) yuan$`), "不得超过 $1 元"},
	{regexp.MustCompile(`^must be at most 1, or in %`), "不得大于 1;百分数请在表头或单元格注明 %"},
	{regexp.MustCompile(`^must be at most (\S+)$`), "不得超过 $1"},
	{regexp.MustCompile(`^must be a whole number up to (\d+)$`), "应为不超过 $1 的整数"},
	{regexp.MustCompile(`^an industry code by GB/T 4754`), "行业代码按 GB/T 4754 为 2 至 4 位数字,可带门类字母"},
	{regexp.MustCompile(`^the row has (\d+) cells, the header (\d+)$`), "本行 $1 格,表头 $2 格"},
	{regexp.MustCompile(`^a row of totals or means, which is of nobody$`), "合计、平均行不是评价对象"},
	{regexp.MustCompile(`^a note under the table, which is of nobody`), "表下的注释不是评价对象"},
}

// Chinese is a rule in Chinese, or as it is where it has no words.
func Chinese(rule string) string {
	for _, one := range chinese {
		if one.rule.MatchString(rule) {
			return one.rule.ReplaceAllString(rule, one.says)
		}
	}
	return rule
}
