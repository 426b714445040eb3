package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"permu/internal/access"
	"permu/internal/analysis"
)

type userCommand struct {
	List    userList    `cmd:"" help:"The users: names, states, roles."`
	Add     userAdd     `cmd:"" help:"Add a user and print the one-time link by which it sets a password."`
	Role    userRole    `cmd:"" help:"Give a user these roles and no others."`
	Disable userDisable `cmd:"" help:"Shut a user out, or let it in again with --undo."`
	Link    userLink    `cmd:"" help:"Print a new one-time link for a user who has forgotten the password."`
}

// named is what every verb about one user asks for.
type named struct {
	database
	Name string `arg:"" help:"The user's name."`
}

// printed says where a link leads.
type printed struct {
	URL string `name:"url" env:"PERMU_URL" default:"http://127.0.0.1:8080" help:"Address of the page, for the link."`
}

// byCommand is who records name for what is done on the command line.
func byCommand() string { return userName() + " (permu user)" }

// withAccounts opens the database for a verb.
func withAccounts(ctx context.Context, d database, to streams, do func(*analysis.Accounts) error) error {
	db, err := d.open(ctx, logger(to))
	if err != nil {
		return err
	}
	defer db.close()
	return do(analysis.NewAccounts(db.Store))
}

type userList struct {
	database
	JSON bool `name:"json" help:"Print as JSON."`
}

func (c userList) Run(ctx context.Context, to streams) error {
	return withAccounts(ctx, c.database, to, func(a *analysis.Accounts) error {
		users, err := a.Users(ctx)
		switch {
		case err != nil:
			return err
		case c.JSON:
			return writeJSON(to.out, users)
		}
		return tellUsers(to.out, users)
	})
}

func tellUsers(w io.Writer, users []access.User) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, u := range users {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", u.Name, u.State, seen(u.LastSeenAt), rolesSaid(u.Roles))
	}
	return table.Flush()
}

func seen(at *time.Time) string {
	if at == nil {
		return "never here"
	}
	return at.Local().Format("2006-01-02 15:04")
}

func rolesSaid(grants []access.Grant) string {
	said := make([]string, len(grants))
	for i, g := range grants {
		said[i] = g.String()
	}
	return strings.Join(said, " ")
}

func grantsOf(texts []string) []access.Grant {
	grants := make([]access.Grant, len(texts))
	for i, text := range texts {
		grants[i] = access.ParseGrant(text)
	}
	return grants
}

type userAdd struct {
	named
	printed
	Roles []string `arg:"" name:"role" help:"planner, park_officer, reviewer:DEPARTMENT, approver, leader or administrator; planner@ZONE in one zone, park_officer@ZONE/PARK in one park."`
}

func (c userAdd) Run(ctx context.Context, to streams) error {
	return withAccounts(ctx, c.database, to, func(a *analysis.Accounts) error {
		_, link, err := a.AddUser(ctx, byCommand(), access.NewUser{Name: c.Name, Roles: grantsOf(c.Roles)})
		if err != nil {
			return err
		}
		return tellLink(to.out, c.URL, link)
	})
}

type userRole struct {
	named
	Roles []string `arg:"" name:"role" help:"As of permu user add."`
}

func (c userRole) Run(ctx context.Context, to streams) error {
	return withAccounts(ctx, c.database, to, func(a *analysis.Accounts) error {
		return change(ctx, a, c.Name, to, func(u access.UserChange) access.UserChange {
			u.Roles = grantsOf(c.Roles)
			return u
		})
	})
}

type userDisable struct {
	named
	Undo bool `help:"Let the user in again."`
}

func (c userDisable) Run(ctx context.Context, to streams) error {
	return withAccounts(ctx, c.database, to, func(a *analysis.Accounts) error {
		return change(ctx, a, c.Name, to, func(u access.UserChange) access.UserChange {
			u.Disabled = !c.Undo
			return u
		})
	})
}

// change changes one thing of a user, and tells how it stands then.
func change(ctx context.Context, a *analysis.Accounts, name string, to streams, with func(access.UserChange) access.UserChange) error {
	u, err := a.UserByName(ctx, name)
	if err != nil {
		return err
	}
	now := access.UserChange{Roles: u.Roles, Disabled: u.State == access.Disabled, Revision: u.Revision}
	if u, err = a.ChangeUser(ctx, byCommand(), u.UserID, with(now)); err != nil {
		return err
	}
	return tellUsers(to.out, []access.User{u})
}

type userLink struct {
	named
	printed
}

func (c userLink) Run(ctx context.Context, to streams) error {
	return withAccounts(ctx, c.database, to, func(a *analysis.Accounts) error {
		u, err := a.UserByName(ctx, c.Name)
		if err != nil {
			return err
		}
		link, err := a.NewLink(ctx, byCommand(), u.UserID)
		if err != nil {
			return err
		}
		return tellLink(to.out, c.URL, link)
	})
}

// tellLink says what a one-time link is for, and prints it: after # it stays in the browser, out of logs.
func tellLink(w io.Writer, url string, l access.Link) error {
	whom := l.Name
	if whom == "" {
		whom = "第一位管理员 the first administrator"
	}
	_, err := fmt.Fprintf(w, "一次性链接 one-time link, %s, %s:\n%s/#link=%s\n", whom, l.ExpiresAt.Local().Format("2006-01-02 15:04"), strings.TrimRight(url, "/"), l.Token)
	return err
}
