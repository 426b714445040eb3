/** Findings by the rule that they are about. Pure. */
import type { Finding } from '../api/files'

export interface RuleGroup {
  rule: string
  /** Largest land first. */
  findings: Finding[]
  /** Land of the parcels, each counted once, mu. */
  area_mu: number
}

/** One group a rule, the longest first. */
export function groupsOf(findings: Finding[], areaOf: (parcel_code: string) => number): RuleGroup[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const group = groups.get(finding.rule)
    if (group) group.push(finding)
    else groups.set(finding.rule, [finding])
  }
  const area = (finding: Finding) => areaOf(finding.parcel_code ?? '')
  return [...groups]
    .map(([rule, list]) => ({
      rule,
      findings: [...list].sort((a, b) => area(b) - area(a)),
      area_mu: [...new Set(list.map((finding) => finding.parcel_code ?? ''))].reduce((sum, code) => sum + areaOf(code), 0),
    }))
    .sort((a, b) => b.findings.length - a.findings.length || a.rule.localeCompare(b.rule))
}
