# On Debian 12 with Swift 6, `make run` is all that is needed; packages come along by themselves.
# ARGS reaches the program: make run ARGS="--theme mono"

SHELL := /bin/bash
PREFIX ?= /usr/local
ARGS ?=
SWIFT ?= swift
RELEASE := $(SWIFT) build -c release --static-swift-stdlib

RUN_PACKAGES := gcc g++ git ca-certificates pkg-config libc6-dev libncurses-dev libsqlite3-dev \
  libsodium-dev libldap-dev libqrencode-dev libpng-dev libjpeg62-turbo-dev zlib1g-dev ncurses-base ncurses-term
TEST_PACKAGES := libvterm-dev openssl strace tmux sqlite3 openssh-server openssh-client slapd ldap-utils \
  msmtp python3-aiosmtpd oathtool zbar-tools sip-tester baresip

.PHONY: run build test bench install lint keys golden proofs clean packages test-packages

run: build
	@.build/release/roster $(ARGS)

build: packages
	@$(RELEASE) --product roster

# The style first, since it is quick; then every test, one after the other. What failed is said again
# at the end, since its place may be thousands of lines above.
test: test-packages lint
	$(SWIFT) build --build-tests
	@set -o pipefail; $(SWIFT) test --skip-build --no-parallel $(ARGS) 2>&1 | tee .build/test.log || \
	  { echo; echo "What failed:"; grep -aE '^✘ Test .* (recorded an issue|failed)|^↳' .build/test.log | \
	  cut -c 1-600 | tail -n 20; exit 1; }

bench: build test-packages
	@$(RELEASE) --product rosterbench
	.build/release/rosterbench $(ARGS)

lint:
	$(SWIFT) format lint --strict -r Sources Tests Package.swift

# Puts the tables of keys and what is said of accessibility into the README anew, after a change of either.
keys:
	@$(SWIFT) build --product roster && .build/debug/roster manual --keys > .build/keys.md
	@.build/debug/roster --accessibility > .build/accessibility.md
	@for part in keys accessibility; do \
	  awk -v part=$$part '$$0 == "<!-- " part " -->" { print; inside = !inside; \
	    while (inside && (getline line < (".build/" part ".md")) > 0) print line; next } !inside' \
	    README.md > .build/README.md && cp .build/README.md README.md; done

# Writes the golden files anew, to be looked at with git diff, after a change of what they show.
golden:
	$(SWIFT) build --build-tests
	-ROSTER_WRITE_GOLDEN=1 $(SWIFT) test --skip-build --no-parallel --filter 'ThemeScreens|DayTests'

# Puts the table of what a real Asterisk shows into the README anew, after a change of its tests.
proofs:
	@LC_ALL=C awk -f Tests/ExchangeTests/proofs.awk Tests/ExchangeTests/*.swift > .build/proofs.md
	@awk '/^<!-- proofs -->$$/ { print; inside = !inside; \
	  while (inside && (getline line < ".build/proofs.md") > 0) print line; next } !inside' \
	  README.md > .build/README.md && cp .build/README.md README.md

# As root after `make build`: only copies what is built.
install: .build/release/roster
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/roster/themes \
	  $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 755 .build/release/roster $(DESTDIR)$(PREFIX)/bin/roster
	install -m 644 themes/*.toml $(DESTDIR)$(PREFIX)/share/roster/themes
	umask 022; cd $(DESTDIR)$(PREFIX)/share; roster=../bin/roster; \
	  $$roster manual > man/man1/roster.1 && \
	  $$roster completions bash > bash-completion/completions/roster && \
	  $$roster completions zsh > zsh/site-functions/_roster && \
	  $$roster completions fish > fish/vendor_completions.d/roster.fish

.build/release/roster:
	@$(MAKE) build

clean:
	rm -rf .build

packages:
	@$(call missing,$(RUN_PACKAGES))

test-packages: packages
	@$(call missing,$(TEST_PACKAGES))

# Installs what is missing of a list, and asks the package manager only then. Servers that come along
# are not started: the tests start their own, on loopback, and end them.
define missing
have=$$(dpkg-query -W -f '$${db:Status-Abbrev}$${Package}\n' $(1) 2>/dev/null | sed -n 's/^ii *//p'); \
need=$$(comm -23 <(printf '%s\n' $(1) | sort) <(echo "$$have" | sort) | xargs); \
if [ -z "$$need" ]; then exit 0; fi; \
if [ "$$(id -u)" = 0 ]; then as=; elif command -v sudo >/dev/null; then as=sudo; else \
  echo "roster: These packages are missing: $$need. Have them installed: apt-get install $$need" >&2; \
  exit 1; fi; \
policy=/usr/sbin/policy-rc.d; \
if ! [ -e $$policy ]; then trap '$$as rm -f $$policy' EXIT; \
  printf '#!/bin/sh\nexit 101\n' | $$as tee $$policy >/dev/null && $$as chmod 755 $$policy; fi; \
$$as apt-get update -qq && \
$$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$need
endef
