# `make` lists the targets. Two are enough: `make run` and `make test`.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup setup-test build run test test-go test-web lint web e2e bench bench-million golden clean fuzz

export GOTOOLCHAIN := local
export GOFLAGS := -buildvcs=false
VERSION := $(shell git describe --always --dirty --tags 2>/dev/null || echo dev)
WEB_SOURCES := $(shell find web/src web/public web/index.html web/vite.config.ts web/tsconfig.json -type f 2>/dev/null | grep -v ' ')

help: ## list the targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: ## install what is missing to run: PostgreSQL, PostGIS, GDAL's tools
	@.ci/install run

setup-test: ## install what is missing to test besides: Chromium, a Chinese font, argon2 and openssl
	@.ci/install test

build: web/dist/index.html ## the page and the binary, bin/permu
	go build -trimpath -ldflags '-X main.version=$(VERSION)' -o bin/permu ./cmd/permu

run: setup build ## the demonstration zone on http://127.0.0.1:8080 (PERMU_ADDR moves it)
	@exec bin/permu demo

test: setup-test build lint test-go test-web e2e ## everything

test-go: ## Go tests on a real PostGIS
	go test ./...

test-web: web/node_modules/.installed ## unit tests of the page
	cd web && npm test --silent

lint: web/node_modules/.installed ## gofumpt, go vet, staticcheck, ESLint
	@unformatted=$$(go tool gofumpt -l cmd internal geodata bench web/*.go); \
	if [[ -n $$unformatted ]]; then echo "gofumpt would change:" $$unformatted; exit 1; fi
	go vet ./...
	go tool staticcheck ./...
	cd web && npm run --silent lint

web: web/dist/index.html ## the page alone

web/node_modules/.installed: web/package-lock.json
	cd web && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

web/dist/index.html: web/node_modules/.installed $(WEB_SOURCES)
	cd web && npm run --silent build
	@touch $@ web/dist/.keep

e2e: setup-test build ## the page in a real browser; leaves screenshots in web/e2e/screenshots
	cd web && npm run --silent e2e

bench: build ## speeds as ratios, see bench/README.md
	bench/run

bench-million: build ## the same on a zone of 1,000,000 parcels; takes hours
	bench/run million

fuzz: ## every fuzz target for 20 s
	@for target in $$(grep -rlE '^func Fuzz' --include=*_test.go internal); do \
		for name in $$(sed -nE 's/^func (Fuzz[A-Za-z0-9_]*).*/\1/p' "$$target"); do \
			go test "./$$(dirname "$$target")" -run '^$$' -fuzz "^$$name\$$" -fuzztime 20s || exit 1; done; done

golden: ## write the demonstration zone's expected answers anew; read the difference like code
	go test ./internal/analysis -run TestDemonstration -update

clean: ## remove what was built
	rm -rf bin web/dist/assets web/dist/index.html web/node_modules
