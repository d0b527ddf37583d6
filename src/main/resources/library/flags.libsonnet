// What clients have in common that are configured by flags: the client's own flags, overlaid by those of the spec.
{
  local client = self,

  network(name):: if std.objectHas(client.networks, name) then client.networks[name] else
    error client.displayName + ' has no network "' + name + '": it has ' + std.join(', ', std.objectFields(client.networks)),

  // How a switch is turned off; a client whose switches take no value has its own way.
  off(flag):: ['--' + flag + '=false'],

  local flag(key, value) =
    if std.type(value) == 'boolean' then (if value then ['--' + key] else client.off(key))
    else if std.type(value) == 'array' then ['--' + key + '=' + std.toString(v) for v in value]
    else ['--' + key + '=' + std.toString(value)],

  args(node)::
    local flags = client.own(node) + node.config;
    std.flattenArrays([flag(key, flags[key]) for key in std.objectFields(flags)]),

  files(node):: {},
}
