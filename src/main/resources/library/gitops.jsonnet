// What the agent of an environment needs to sync it from the deploy repository. Here unit holds what all other units came to: see
// the guide on GitOps.
local argocd = import 'gitops/argocd.libsonnet';
local flux = import 'gitops/flux.libsonnet';

function(unit, environment)
  if environment.deliver.agent == 'flux' then flux(unit, environment) else argocd(unit, environment)
