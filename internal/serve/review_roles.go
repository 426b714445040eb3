package serve

import "permu/internal/land"

// roleSaid says a role, or a person of the demonstration, as people do.
func roleSaid(name string) land.Phrase {
	said, ok := map[string]land.Phrase{
		"planner": phrase("规划人员", "planner"), "park_officer": phrase("园区专员", "park officer"), "reviewer": phrase("部门审查人", "reviewer"),
		"reviewer_rest": phrase("部门审查人,其余部门", "reviewer, other departments"), "leader": phrase("二级审批人", "second-level approver"),
		"approver": phrase("审批人", "approver"), "administrator": phrase("系统管理员", "administrator"),
	}[name]
	if !ok {
		return phrase(name, name)
	}
	return said
}
