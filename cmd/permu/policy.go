package main

import (
	"fmt"

	"permu/internal/policy"
)

type policyCommand struct {
	List  policyList  `cmd:"" help:"The built-in policies."`
	Show  policyShow  `cmd:"" help:"Print a policy document."`
	Check policyCheck `cmd:"" help:"Report every mistake of a policy document."`
}

type policyList struct{}

func (policyList) Run(to streams) error {
	for _, id := range policy.BuiltIn() {
		p, err := policy.Find(id)
		if err != nil {
			return err
		}
		fmt.Fprintf(to.out, "%-16s %s\n", p.ID, p.Title.ZH)
	}
	return nil
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
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(to.out, "%s: no mistakes, digest %s\n", p.ID, p.Digest())
	return err
}
