package serve

import (
	"context"

	"permu/internal/access"
)

// Invited is a user with the one-time link to hand over.
type Invited struct {
	User access.User `json:"user"`
	Link access.Link `json:"link"`
}

// OfUser is which user an operation is about.
type OfUser struct {
	UserID int64 `path:"user_id" minimum:"1"`
}

func (s *server) users(ctx context.Context, _ *struct{}) (*answer[[]access.User], error) {
	users, err := s.Accounts.Users(ctx)
	return &answer[[]access.User]{users}, s.kind(ctx, err)
}

func (s *server) addUser(ctx context.Context, in *struct{ Body access.NewUser }) (*answer[Invited], error) {
	user, link, err := s.Accounts.AddUser(ctx, who(ctx).Name, in.Body)
	return &answer[Invited]{Invited{user, link}}, s.kind(ctx, err)
}

func (s *server) changeUser(ctx context.Context, in *struct {
	OfUser
	Body access.UserChange
},
) (*answer[access.User], error) {
	user, err := s.Accounts.ChangeUser(ctx, who(ctx).Name, in.UserID, in.Body)
	return &answer[access.User]{user}, s.kind(ctx, err)
}

func (s *server) linkUser(ctx context.Context, in *OfUser) (*answer[access.Link], error) {
	link, err := s.Accounts.NewLink(ctx, who(ctx).Name, in.UserID)
	return &answer[access.Link]{link}, s.kind(ctx, err)
}
