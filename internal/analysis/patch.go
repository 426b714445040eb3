package analysis

import (
	"fmt"
	"slices"
	"strings"

	jsonpatch "github.com/evanphx/json-patch/v5"

	"permu/internal/land"
)

// Bounds of a patch, which comes from anybody.
const (
	mostSteps = 200
	mostPatch = 1 << 20 // bytes, and of what it may copy
)

// patched applies a JSON Patch (RFC 6902) to a document. Copy and move are not allowed: thirty copies of a whole document
// into itself would fill the memory. What is not allowed is [land.Problems] with the place in the patch.
func patched(document, patch []byte) ([]byte, error) {
	if len(patch) > mostPatch {
		return nil, land.Problems{{Path: "patch", Rule: fmt.Sprintf("at most %d bytes", mostPatch)}}
	}
	steps, err := jsonpatch.DecodePatch(patch)
	if err != nil {
		return nil, land.Problems{{Path: "patch", Rule: err.Error()}}
	}
	allowed := []string{"add", "remove", "replace", "test"}
	var rules ruled
	rules.require(len(steps) <= mostSteps, "patch", fmt.Sprintf("at most %d operations", mostSteps), fmt.Sprint(len(steps)))
	for i, step := range steps[:min(len(steps), mostSteps)] {
		rules.require(slices.Contains(allowed, step.Kind()), fmt.Sprintf("patch/%d/op", i), "must be one of "+strings.Join(allowed, ", "), step.Kind())
	}
	if err := rules.found.Err(); err != nil {
		return nil, err
	}
	options := jsonpatch.NewApplyOptions()
	options.AccumulatedCopySizeLimit = mostPatch
	changed, err := steps.ApplyWithOptions(document, options)
	if err != nil {
		return nil, land.Problems{{Path: "patch", Rule: err.Error()}}
	}
	return changed, nil
}
