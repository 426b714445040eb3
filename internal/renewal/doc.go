// Package renewal finds land that can be taken together (连片): connected sets of parcels within a range of area that come out
// best by an objective that is a sum of stated terms. It does no input or output, reads no clock, and counts its steps.
//
// The search is exact where it can be. Every connected set is met once: a set grows from a root, the parcel at its edge is
// either taken or shut out, and a branch is left when nothing in it can beat what is known. What is still to come is bounded
// from above term by term: terms that add up by the fractional knapsack over the parcels that can be reached, the owners by
// each owner's points spread over its parcels, compactness by the outline that is certain to stay. Where the steps run out,
// the best bound of what was left open is told beside the answer.
package renewal
