#!/usr/bin/env bash
# Builds the image of this commit and pushes it as IMAGE with the commit's hash as its tag. No key is stored anywhere: CircleCI signs a
# token that says which project and branch this job is of (CIRCLE_OIDC_TOKEN_V2), and Google takes that for an hour's access as
# GCP_SERVICE_ACCOUNT, by the workload identity provider GCP_PROVIDER.
set -euo pipefail
shopt -s inherit_errexit
umask 077

secret=$(mktemp -d)
export CLOUDSDK_CONFIG=$secret/gcloud DOCKER_CONFIG=$secret/docker
trap 'rm -rf "$secret"' EXIT

printf '%s' "$CIRCLE_OIDC_TOKEN_V2" >"$secret/token"
gcloud iam workload-identity-pools create-cred-config "$GCP_PROVIDER" --service-account="$GCP_SERVICE_ACCOUNT" \
    --credential-source-file="$secret/token" --output-file="$secret/credentials.json"
gcloud auth login --brief --cred-file="$secret/credentials.json"
gcloud auth print-access-token | docker login --username oauth2accesstoken --password-stdin "https://${IMAGE%%/*}"

image=$IMAGE:$CIRCLE_SHA1
# A tag means one image for good: where this job is run again, what it pushed the first time stays.
if docker manifest inspect "$image" >/dev/null 2>&1; then
    echo "$image is there already"
    exit 0
fi
docker build --pull --tag "$image" .
docker push "$image"
