// Package policies holds the evaluation policies that ship with the program, one <id>.yaml each.
package policies

import "embed"

// Files holds <id>.yaml for every built-in policy.
//
//go:embed *.yaml policy.schema.json
var Files embed.FS
