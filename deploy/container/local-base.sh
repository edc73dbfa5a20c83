#!/usr/bin/env bash
# 不能拉取镜像时,在本机做一个只有 Debian 和 Node.js 的基础镜像:localhost/duban-base。
# 需要 root,以及 debootstrap、buildah;Debian 的软件源用 DEBIAN_MIRROR 指定。
set -euo pipefail
mirror=${DEBIAN_MIRROR:?请设置为 Debian 软件源的地址}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
debootstrap --variant=minbase --include=ca-certificates,libstdc++6,tzdata bookworm "$folder" "$mirror"
rm -rf "$folder"/var/cache/apt/* "$folder"/var/lib/apt/lists/* "$folder"/usr/share/{doc,man,locale}/*
install -D -m 0755 "$(command -v node)" "$folder/usr/local/bin/node"
container=$(buildah from scratch)
buildah add -q "$container" "$folder" /
buildah config --env PATH=/usr/local/bin:/usr/bin:/bin "$container"
buildah commit -q --rm "$container" localhost/duban-base
