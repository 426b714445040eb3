package analysis

import (
	"context"
	"strings"

	"permu/internal/access"
	"permu/internal/land"
	"permu/internal/review"
	"permu/internal/store"
)

// linkDays is for how long a link to a case is good where nobody says otherwise.
const linkDays = 180

// NewCaseLink makes a link by which an applicant follows one case without signing in. The token is told once and kept nowhere.
func (z *Zones) NewCaseLink(ctx context.Context, zoneCode string, caseID int64, by land.Person, n land.NewCaseLink) (access.Token, error) {
	if err := z.mayLink(ctx, zoneCode, caseID, by); err != nil {
		return "", err
	}
	n.Owner = strings.TrimSpace(n.Owner)
	if n.Days == 0 {
		n.Days = linkDays
	}
	var r ruled
	r.text("owner", n.Owner, true, mostName)
	r.require(n.Days >= 1 && n.Days <= 730, "days", "from 1 to 730", "")
	if err := r.found.Err(); err != nil {
		return "", err
	}
	token := access.NewToken()
	return token, z.AddCaseLink(ctx, zoneCode, store.NewCaseLink{NewCaseLink: n, CaseID: caseID, By: by.Name, Token: token})
}

// TakeCaseLink takes a link back.
func (z *Zones) TakeCaseLink(ctx context.Context, zoneCode string, caseID, linkID int64, by land.Person) error {
	if err := z.mayLink(ctx, zoneCode, caseID, by); err != nil {
		return err
	}
	return z.RevokeCaseLink(ctx, zoneCode, caseID, linkID, by.Name)
}

func (z *Zones) mayLink(ctx context.Context, zoneCode string, caseID int64, by land.Person) error {
	r, err := z.Store.CaseRecord(ctx, zoneCode, store.CasePart{CaseID: caseID})
	if err != nil {
		return err
	}
	if by.May(review.RightConduct, r.ParkCode) {
		return nil
	}
	return by.Need(review.RightPlan, r.ParkCode)
}

// FollowCase is what a link shows of its case: where it stands, what is due, what must be corrected, what was decided; nothing
// of tax, output or other owners. A link that is worth nothing is [land.ErrNotFound].
func (z *Zones) FollowCase(ctx context.Context, token access.Token) (land.FollowedCase, error) {
	link, err := z.FollowLink(ctx, token)
	if err != nil {
		return land.FollowedCase{}, err
	}
	r, err := z.Store.CaseRecord(ctx, link.ZoneCode, store.CasePart{CaseID: link.CaseID})
	if err != nil {
		return land.FollowedCase{}, err
	}
	set, err := z.ReviewSettings(ctx, link.ZoneCode)
	if err != nil {
		return land.FollowedCase{}, err
	}
	state, _ := review.StateByName(r.State)
	followed := land.FollowedCase{
		SiteName: r.SiteName, ZoneName: link.ZoneName, Owner: link.Owner, State: r.State, StateTitle: state.Title, Round: r.Round, SubmittedOn: r.SubmittedOn,
		DueOn: r.DueOn, ClockTitle: clockTitle(r.Case), Items: []land.ReturnedItem{}, Decision: r.Decision, DecidedOn: r.DecidedOn, Conditions: r.Conditions, PublishedOn: r.PublishedOn,
		Milestones: []land.Milestone{}, ExpiresAt: link.ExpiresAt, Departments: set.Departments,
	}
	for _, item := range r.Items {
		item.AnsweredBy, item.FileID, item.StateTitle = "", 0, review.Title(review.ItemStates(), item.State)
		followed.Items = append(followed.Items, item)
	}
	for _, m := range r.Milestones {
		followed.Milestones = append(followed.Milestones, land.Milestone{Milestone: m.Milestone, Title: review.Title(review.Milestones(), m.Milestone), On: m.On})
	}
	return followed, nil
}

// clockTitle says what is due of a case.
func clockTitle(c land.Case) land.Phrase {
	if c.Clock == nil {
		return land.Phrase{}
	}
	return review.Title(review.Clocks(), *c.Clock)
}
