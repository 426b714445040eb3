package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"permu/internal/analysis"
	"permu/internal/land"
	"permu/internal/policy"
)

type policyCommand struct {
	List    policyList    `cmd:"" help:"The built-in policies, with how many numbers of each are still open."`
	Show    policyShow    `cmd:"" help:"Print a policy document."`
	Check   policyCheck   `cmd:"" help:"Report every mistake of a policy document with its line, and the numbers that are still open."`
	Diff    policyDiff    `cmd:"" help:"Tell where two policies differ."`
	Control policyControl `cmd:"" help:"Make a policy document of a table of control indicators (CSV), to screen land and check schemes by."`
	Schema  policySchema  `cmd:"" help:"Print the JSON Schema of policy documents, for editors."`
}

type policyList struct{}

func (policyList) Run(to streams) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%-16s %4s %4s  %s\n", "id", "year", "open", "title")
	for _, id := range policy.BuiltIn() {
		p, err := policy.Find(id)
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%-16s %4s %4d  %s\n", p.ID, yearOrNone(int(p.DataYear)), len(p.Open()), p.Title.ZH)
	}
	_, err := io.WriteString(to.out, b.String())
	return err
}

func yearOrNone(year int) string {
	if year == 0 {
		return "-"
	}
	return fmt.Sprint(year)
}

type policyShow struct {
	Name string `arg:"" help:"A built-in policy or a file."`
}

func (c policyShow) Run(to streams) error {
	p, err := policy.Find(c.Name)
	if err != nil {
		return err
	}
	_, err = to.out.Write(p.Source())
	return err
}

type policyCheck struct {
	File string `arg:"" type:"existingfile" help:"A policy document."`
}

func (c policyCheck) Run(to streams) error {
	p, err := policy.ReadFile(c.File)
	var problems land.Problems
	switch {
	case errors.As(err, &problems):
		return c.tell(problems, to)
	case err != nil:
		return fmt.Errorf("%s: %w", c.File, err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: no mistakes, digest %s\n", p.ID, p.Digest())
	for _, path := range p.Open() {
		fmt.Fprintf(&b, "%s:%d: %s: unknown, must be set\n", c.File, p.Line(path), path)
	}
	for _, notice := range analysis.Untold(p) {
		fmt.Fprintf(&b, "%s: note: %s\n", c.File, notice.EN)
	}
	_, err = io.WriteString(to.out, b.String())
	return err
}

func (c policyCheck) tell(problems land.Problems, to streams) error {
	for _, problem := range problems {
		line := problem.Line
		problem.Line = 0
		if _, err := fmt.Fprintf(to.err, "%s:%d: %s\n", c.File, line, land.Problems{problem}); err != nil {
			return err
		}
	}
	return fmt.Errorf("%w: %w", errReported, land.ErrInvalid)
}

type policyControl struct {
	File      string `arg:"" type:"existingfile" help:"CSV in UTF-8: 行业代码 (GB/T 4754-2017 divisions, or ranges), and any of 容积率, 建筑系数(%), 投资强度, 亩均产值, 亩均税收, in 万元/亩 or as the head says."`
	ID        string `required:"" help:"Id of the document."`
	Title     string `required:"" help:"Its title."`
	Document  string `required:"" help:"The document that sets the limits."`
	Number    string `help:"The number of that document."`
	ValidFrom string `help:"The day from which it is in force, YYYY-MM-DD."`
}

func (c policyControl) Run(to streams) error {
	table, err := os.ReadFile(c.File)
	if err != nil {
		return err
	}
	made, err := policy.ControlDocument(policy.Control{ID: c.ID, Title: c.Title, Document: c.Document, Number: c.Number, ValidFrom: c.ValidFrom, Table: table})
	if err == nil {
		_, err = policy.Read(made)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	_, err = to.out.Write(append(made, '\n'))
	return err
}

type policyDiff struct {
	A    string `arg:"" help:"A built-in policy or a file."`
	B    string `arg:"" help:"Another."`
	JSON bool   `name:"json" help:"Print the differences as JSON."`
}

func (c policyDiff) Run(to streams) error {
	a, err := policy.Find(c.A)
	if err != nil {
		return err
	}
	b, err := policy.Find(c.B)
	if err != nil {
		return err
	}
	changes, err := policy.Diff(a, b)
	if err != nil {
		return err
	}
	if c.JSON {
		return writeJSON(to.out, map[string]any{"changes": append([]policy.Change{}, changes...)})
	}
	for _, change := range changes {
		if _, err := fmt.Fprintln(to.out, change); err != nil {
			return err
		}
	}
	return nil
}

type policySchema struct{}

func (policySchema) Run(to streams) error {
	_, err := to.out.Write(policy.Schema())
	return err
}
