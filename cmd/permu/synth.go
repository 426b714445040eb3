package main

import (
	"context"
	"fmt"
	"os"

	"permu/internal/land"
	"permu/internal/synth"
)

type synthCommand struct {
	Profile     string `default:"jinjiang" help:"jinjiang, the demonstration zone, or plain, of any size."`
	Seed        uint64 `default:"1" help:"The same seed gives the same zone."`
	Parcels     int    `default:"10000" help:"Parcels of a plain zone."`
	Enterprises int    `default:"3000" help:"Enterprises of a plain zone."`
	Out         string `type:"path" placeholder:"DIR" help:"Folder for the files. Default: PROFILE-SEED in the present folder."`
}

func (c synthCommand) Run(ctx context.Context, to streams) error {
	profile, ok := synth.ProfileByName(c.Profile)
	if !ok {
		return fmt.Errorf("no profile %q: %w", c.Profile, land.ErrInvalid)
	}
	if c.Profile == "plain" {
		profile = synth.Plain(c.Parcels, c.Enterprises)
	}
	if c.Out == "" {
		c.Out = fmt.Sprintf("%s-%d", c.Profile, c.Seed)
	}
	if err := os.MkdirAll(c.Out, 0o755); err != nil {
		return err
	}
	if err := synth.Write(ctx, synth.Generate(profile, c.Seed), c.Out); err != nil {
		return fmt.Errorf("synth: %w", err)
	}
	_, err := fmt.Fprintf(to.out, "%s: import its files in the order of manifest.yaml\n", c.Out)
	return err
}
