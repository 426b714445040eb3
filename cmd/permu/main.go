// Permu (亩均) tells a development zone how well each piece of its land is used: `permu demo` shows it.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"permu/internal/land"
)

// version is set when the binary is built.
var version = "dev"

// Exit statuses.
const (
	exitFailed = 1 // the work failed
	exitUsage  = 2 // the call or the input is wrong
)

// commands are the verbs of the program.
type commands struct {
	Demo     demoCommand     `cmd:"" help:"Private database, demonstration zone, evaluation, page on 127.0.0.1:8080. A second start reuses the data."`
	Serve    serveCommand    `cmd:"" help:"The page and the APIs."`
	Migrate  migrateCommand  `cmd:"" help:"Bring a database to this version."`
	Import   importCommand   `cmd:"" help:"Bring files into a zone: all of it or nothing."`
	Match    matchCommand    `cmd:"" help:"Place enterprises without a parcel by the parcel key in their own record."`
	Evaluate evaluateCommand `cmd:"" help:"Apply a policy to one year of a zone and keep the answer as a run."`
	Score    scoreCommand    `cmd:"" help:"Score a table by a policy, without a database."`
	Screen   screenCommand   `cmd:"" help:"Ask screening rules of a table of parcels, without a database."`
	Runs     runsCommand     `cmd:"" help:"List, show and compare runs."`
	Sites    sitesCommand    `cmd:"" help:"Land that can be taken together."`
	Policy   policyCommand   `cmd:"" help:"List, show and check policies."`
	User     userCommand     `cmd:"" help:"Users and their roles: list, add, role, disable, link."`
	Holidays holidaysCommand `cmd:"" help:"Statutory holidays and days worked in exchange, by which deadlines are counted."`
	Synth    synthCommand    `cmd:"" help:"Make a synthetic zone, reproducible by --seed."`
	Version  versionCommand  `cmd:"" help:"Print the version."`
}

// streams are where a command writes.
type streams struct {
	out, err io.Writer
}

func main() {
	os.Exit(run(os.Args[1:], streams{os.Stdout, os.Stderr}))
}

// run carries out one command line and returns its exit status.
func run(args []string, to streams) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	status := -1
	parser := kong.Must(&commands{},
		kong.Name("permu"),
		kong.Description("How well is each mu of a development zone used?"),
		kong.UsageOnError(),
		kong.Writers(to.out, to.err),
		kong.Exit(func(code int) { status = code }),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(to),
	)
	call, err := parser.Parse(args)
	if status >= 0 { // --help
		return status
	}
	if err != nil {
		fmt.Fprintf(to.err, "permu: %v\nSee permu --help.\n", err)
		return exitUsage
	}
	return statusOf(call.Run(), to)
}

func statusOf(err error, to streams) int {
	if err == nil {
		return 0
	}
	if !errors.Is(err, errReported) {
		fmt.Fprintf(to.err, "permu: %v\n", err)
	}
	if errors.Is(err, land.ErrInvalid) || errors.Is(err, land.ErrNotFound) || errors.Is(err, os.ErrNotExist) {
		return exitUsage
	}
	return exitFailed
}

// errReported is a failure that the command has already told.
var errReported = errors.New("see the report")

type versionCommand struct{}

func (versionCommand) Run(to streams) error {
	_, err := fmt.Fprintln(to.out, "permu", version)
	return err
}
