#!/usr/bin/env bash
# Installs the missing Debian (or Ubuntu) packages that the tests use: a browser with fonts for
# Chinese and emoji, Neovim, and Emacs with eglot. Installs as root, or if sudo needs no password; otherwise it prints what is missing.
# Exits with 0 unless an install was possible and failed.
set -euo pipefail

missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v nvim >/dev/null || missing+=(neovim)
command -v emacs >/dev/null || missing+=(emacs-nox)
# Emacs 29 has eglot of its own.
if ! command -v emacs >/dev/null || ! emacs --batch --eval "(require 'eglot)" >/dev/null 2>&1; then
  missing+=(elpa-eglot)
fi
command -v fc-list >/dev/null || missing+=(fontconfig)
has_font() { command -v fc-list >/dev/null && [ -n "$(fc-list "$1" file 2>/dev/null)" ]; }
has_font ':lang=zh-cn' || missing+=(fonts-noto-cjk)
has_font 'Noto Color Emoji' || missing+=(fonts-noto-color-emoji)

if [ ${#missing[@]} -eq 0 ]; then
  exit 0
fi
if ! command -v apt-get >/dev/null; then
  echo "Not a Debian system; install by its own means what is missing of: ${missing[*]}"
  exit 0
fi

if [ "$(id -u)" -eq 0 ]; then
  as_root=()
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
  as_root=(sudo -n)
else
  echo "Missing: ${missing[*]}. To install: sudo apt-get install ${missing[*]}"
  exit 0
fi

echo "Installing ${missing[*]} …"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install() {
  "${as_root[@]}" apt-get update &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
}
if ! install >"$log" 2>&1 </dev/null; then
  tail -n 30 "$log"
  echo "Could not install: ${missing[*]}"
  exit 1
fi
